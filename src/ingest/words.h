/* words.h - the words that the importer knows: headings of other languages,
 * months, yes and no, missing, units, outcomes.  Everything compares folded. */
#ifndef CASELOAD_INGEST_WORDS_H
#define CASELOAD_INGEST_WORDS_H

#include "caseload/schema.h"

/* ---- headings (words.c) ---- */
struct cl_header_words {
    enum cl_col field;
    const char *words; /* folded, '|' between, the best first; NULL ends a table */
};
extern const struct cl_header_words cl_words_en[], cl_words_pt[], cl_words_es[], cl_words_fr[],
    cl_words_de[], cl_words_it[], cl_words_nl[], cl_words_pl[], cl_words_cs[], cl_words_ru[],
    cl_words_nordic[], cl_words_tr[], cl_words_asia[];
/* The table of the i-th language and its name; NULL past the end. */
const struct cl_header_words *cl_header_words_at(size_t language, const char **name);
/* What a word of a heading is worth: units and numbers say how, stops join, fillers
 * ("ticket", "chamado") stand before everything, words tell fields apart. */
enum cl_token_kind { CL_TOKEN_UNIT, CL_TOKEN_STOP, CL_TOKEN_FILLER, CL_TOKEN_WORD };
enum cl_token_kind cl_header_token(struct cl_slice token);
/* Words of a language in which the day comes first. */
bool cl_language_day_first(const char *language);

/* ---- words in stamps (words_time.c) ---- */
enum cl_stamp_kind {
    CL_STAMP_UNKNOWN,
    CL_STAMP_MONTH, /* value 1 to 12 */
    CL_STAMP_AM,
    CL_STAMP_PM,
    CL_STAMP_ZONE, /* value: seconds east */
    CL_STAMP_FILLER,
};
struct cl_stamp_word {
    enum cl_stamp_kind kind;
    int value;
};
struct cl_stamp_word cl_stamp_word(struct cl_slice word);

/* ---- words in cells (words_value.c): s is trimmed ---- */
bool cl_word_missing(struct cl_slice s); /* empty, "?", "NULL", "n/a" … */
/* "Unspecified" and the like: missing where a register of requests writes them. */
bool cl_word_unspecified(struct cl_slice s);
bool cl_word_nobody(struct cl_slice s);    /* "Unassigned", "-- Not assigned --" */
bool cl_word_unrated(struct cl_slice s);   /* "Offered": asked, but no rating came */
bool cl_word_total(struct cl_slice s);     /* "Grand Total", "Total: 12": no case's number */
bool cl_word_figure(struct cl_slice s);    /* "Average", "Rows: 12": the same, or a value */
int cl_word_bool(struct cl_slice s);       /* 1, 0, or -1 */
bool cl_word_bool_weak(struct cl_slice s); /* "x", "net": yes and no, or something else */
/* An SLA's outcome: 1 "Breached", 0 "Met", -1 another word. */
int cl_word_breach(struct cl_slice s);
/* A heading that asks whether the SLA was kept, so that yes is no breach. */
bool cl_header_inverted(struct cl_slice heading);
/* A rating in words: 1 to 5, or -1.  Two-point words are 1 and 5 with *two set. */
int cl_word_rating(struct cl_slice s, bool *two);
/* Seconds of a unit's name ("h", "minutos", "tage"), 0 when it is none. */
double cl_word_unit(struct cl_slice word);
/* The unit that a heading names ("Resolution Time (min)", "tempo_horas"), 0 when none. */
double cl_header_unit(struct cl_slice heading);
const char *cl_time_unit_name(double secs); /* "s", "min", "h", "d", else NULL */
/* Seconds of "s", "min", "h", "d" after @ in --map; 0: unknown. */
double cl_unit_secs(struct cl_slice name);

#endif
