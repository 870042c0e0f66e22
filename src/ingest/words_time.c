/* words_time.c - months, halves of the day and zones in the words of exports.
 *
 * Used by values_time.c for every run of letters in a stamp.  Abbreviations that
 * mean two things are left to the more frequent one. */
#include "words.h"

static const struct {
    unsigned char month;
    const char *words; /* folded, '|' at both ends of each */
} months[] = {
    {1, "|jan|january|janeiro|ene|enero|janv|janvier|januar|jaenner|janner|gen|gennaio|januari|"},
    {2, "|feb|february|fev|fevereiro|febrero|fevr|fevrier|februar|febbraio|februari|"},
    {3, "|mar|march|marco|marzo|mars|marz|maerz|mrz|maart|mrt|"},
    {4, "|apr|april|abr|abril|avr|avril|aprile|"},
    {5, "|may|mai|maio|mayo|maggio|mag|mei|"},
    {6, "|jun|june|junho|junio|juin|juni|giu|giugno|"},
    {7, "|jul|july|julho|julio|juil|juillet|juli|lug|luglio|"},
    {8, "|aug|august|ago|agosto|aou|aout|augustus|"},
    {9, "|sep|sept|september|set|setembro|septiembre|setiembre|septembre|settembre|"},
    {10, "|oct|october|out|outubro|octubre|octobre|okt|oktober|ott|ottobre|"},
    {11, "|nov|november|novembro|noviembre|novembre|"},
    {12, "|dec|december|dez|dezembro|dic|diciembre|decembre|dezember|dicembre|"},
};

static const struct {
    const char *word;
    int minutes;
} zones[] = {
    {"z", 0},       {"utc", 0},    {"gmt", 0},    {"est", -300}, {"edt", -240}, {"cst", -360},
    {"cdt", -300},  {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}, {"akst", -540},
    {"akdt", -480}, {"hst", -600}, {"brt", -180}, {"art", -180}, {"clt", -240}, {"wet", 0},
    {"west", 60},   {"bst", 60},   {"cet", 60},   {"cest", 120}, {"mez", 60},   {"mesz", 120},
    {"eet", 120},   {"eest", 180}, {"msk", 180},  {"ist", 330},  {"sgt", 480},  {"hkt", 480},
    {"jst", 540},   {"kst", 540},  {"aest", 600}, {"aedt", 660}, {"nzst", 720}, {"nzdt", 780},
};

/* Weekdays, articles, ordinals. "mar" and "sat" stay a month and a day. */
static const char fillers[] =
    "|t|m|at|of|on|the|st|nd|rd|th|de|do|del|di|da|as|a las|um|uhr|le|van|om|ore|alle|h|hs|hrs|"
    "mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|"
    "saturday|sunday|segunda|terca|quarta|quinta|sexta|sabado|domingo|feira|seg|ter|qua|qui|sex|"
    "sab|dom|lunes|martes|miercoles|jueves|viernes|lun|mie|jue|vie|lundi|mardi|mercredi|jeudi|"
    "vendredi|samedi|dimanche|mer|jeu|ven|sam|dim|montag|dienstag|mittwoch|donnerstag|freitag|"
    "samstag|sonntag|mo|mi|fr|sa|so|lunedi|martedi|mercoledi|giovedi|venerdi|domenica|maandag|"
    "dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|";

static bool listed(const char *list, struct cl_slice word) {
    for (const char *p = list; *p && p[1];) {
        const char *end = strchr(p + 1, '|');
        size_t n = (size_t)(end - p) - 1;
        if (n == word.len && memcmp(p + 1, word.ptr, n) == 0)
            return true;
        p = end;
    }
    return false;
}

/* Folds without allocating where the word is ASCII, as it nearly always is. */
static struct cl_slice folded(struct cl_slice word, char small[16], struct cl_buf *big) {
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if ((unsigned char)c >= 0x80 || i >= 16) {
            cl_fold_buf(big, word);
            return (struct cl_slice){big->ptr, big->len};
        }
        small[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    return (struct cl_slice){small, word.len};
}

static struct cl_stamp_word look_up(struct cl_slice w) {
    if (w.len == 0)
        return (struct cl_stamp_word){CL_STAMP_UNKNOWN, 0};
    if (cl_slice_eq(w, CL_S("am")) || cl_slice_eq(w, CL_S("a")))
        return (struct cl_stamp_word){CL_STAMP_AM, 0};
    if (cl_slice_eq(w, CL_S("pm")) || cl_slice_eq(w, CL_S("p")))
        return (struct cl_stamp_word){CL_STAMP_PM, 0};
    for (size_t i = 0; i < CL_LEN(months); i++)
        if (listed(months[i].words, w))
            return (struct cl_stamp_word){CL_STAMP_MONTH, months[i].month};
    for (size_t i = 0; i < CL_LEN(zones); i++)
        if (cl_slice_eq(cl_slice(zones[i].word), w))
            return (struct cl_stamp_word){CL_STAMP_ZONE, zones[i].minutes * 60};
    if (listed(fillers, w))
        return (struct cl_stamp_word){CL_STAMP_FILLER, 0};
    return (struct cl_stamp_word){CL_STAMP_UNKNOWN, 0};
}

struct cl_stamp_word cl_stamp_word(struct cl_slice word) {
    char small[16];
    struct cl_buf big = {0};
    struct cl_stamp_word found = look_up(folded(word, small, &big));
    cl_buf_free(&big);
    return found;
}
