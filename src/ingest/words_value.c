/* words_value.c - what words in cells and units in headings mean.
 *
 * Small tables of folded words, asked by the profile and by the value readers;
 * a word stands in one place only. */

#include "words.h"

/* The folded word in a buffer on the stack; longer ones are no known word. */
struct folded {
    char text[40];
    size_t n;
};

static bool fold_word(struct cl_slice s, struct folded *out) {
    out->n = 0;
    if (s.len == 0 || s.len > 32)
        return false;
    bool ascii = true;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        ascii &= (unsigned char)c < 0x80;
        out->text[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    out->n = s.len;
    if (ascii)
        return true;
    struct cl_buf buf = {0};
    cl_fold_buf(&buf, s);
    bool fits = buf.len > 0 && buf.len < sizeof out->text;
    if (fits) {
        memcpy(out->text, buf.ptr, buf.len);
        out->n = buf.len;
    }
    cl_buf_free(&buf);
    return fits;
}

static bool in_list(const char *const *list, size_t n, const struct folded *word) {
    for (size_t i = 0; i < n; i++)
        if (list[i][0] == word->text[0] && strlen(list[i]) == word->n &&
            memcmp(list[i], word->text, word->n) == 0)
            return true;
    return false;
}

bool cl_word_missing(struct cl_slice s) {
    static const char *const words[] = {
        "?",       "-none-",       "-",
        "--",      "---",          "null",
        "(null)",  "<null>",       "na",
        "n/a",     "#n/a",         "n.a.",
        "none",    "nan",          "nil",
        "\\n",     "nat",          "#null!",
        "#value!", "n/d",          "<na>",
        "nd",      "n.d.",         "k.a.",
        "k. a.",   "s/d",          "(blank)",
        "(empty)", "undefined",    "(none)",
        ".",       "not set",      "n.v.t.",
        "null.",   "#ref!",        "#name?",
        "#div/0!", "\xe2\x80\x94", "\xe2\x80\x93",
    };
    if (s.len == 0)
        return true;
    /* Nearly every cell is asked: its first byte tells most of them. */
    if (s.len > 9 || !strchr("?-nN(<#\\kKsSuU.\xe2", s.ptr[0]))
        return false;
    struct folded w;
    return fold_word(s, &w) && in_list(words, CL_LEN(words), &w);
}

bool cl_word_nobody(struct cl_slice s) {
    static const char *const words[] = {
        "unassigned",    "not assigned",  "nobody",        "no agent",         "no owner",
        "no group",      "no assignee",   "nao atribuido", "sem atribuicao",   "sin asignar",
        "no asignado",   "non assigne",   "non attribue",  "nicht zugewiesen", "niet toegewezen",
        "non assegnato", "nieprzypisane", "nieprzypisany", "neprirazeno",      "не назначен",
        "не назначено",  "ej tilldelad",  "ikke tildelt",  "atanmamis",        "未分配",
        "未指派",        "未割り当て",    "未割当",        "미지정",           "미배정",
        "未対応",
    };
    const char *edges = "-<>[]()* ", *before = "-<>[]()*:. 0123456789"; /* "0 - Unassigned" */
    while (s.len && strchr(before, s.ptr[0]))
        s = (struct cl_slice){s.ptr + 1, s.len - 1};
    while (s.len && strchr(edges, s.ptr[s.len - 1]))
        s.len--;
    struct folded w;
    return fold_word(s, &w) && in_list(words, CL_LEN(words), &w);
}

bool cl_word_unrated(struct cl_slice s) {
    static const char *const words[] = {
        "offered",   "not offered", "unoffered",   "unrated",      "not rated", "no rating",
        "no survey", "no response", "no feedback", "not answered", "pending",   "skipped",
        "sem nota",  "sin valorar", "non note",    "ohne wertung",
    };
    struct folded w;
    return fold_word(s, &w) && in_list(words, CL_LEN(words), &w);
}

static bool leads_with(struct cl_slice s, const char *const *list, size_t n) {
    struct cl_slice rest = s, word = cl_slice_cut(&rest, ':');
    struct folded w;
    return fold_word(cl_slice_trim(word), &w) && in_list(list, n, &w);
}

bool cl_word_total(struct cl_slice s) {
    static const char *const words[] = {
        "total",         "totals",      "grand total",   "subtotal",      "sub total",
        "sum",           "summe",       "gesamt",        "gesamtsumme",   "gesamtergebnis",
        "totale",        "totaal",      "eindtotaal",    "total general", "total geral",
        "suma",          "razem",       "somme",         "total global",  "celkem",
        "итого",         "всего",       "合计",          "总计",          "合計",
        "총계",          "합계",        "toplam",        "yhteensa",      "row count",
        "summa",         "jumlah",      "avg",           "durchschnitt",  "mittelwert",
        "moyenne",       "promedio",    "gemiddelde",    "suma total",    "insgesamt",
        "overall total", "total cases", "total tickets", "total records", "soma",
        "totaux",
    };
    return leads_with(s, words, CL_LEN(words));
}

bool cl_word_figure(struct cl_slice s) {
    static const char *const words[] = {"average", "mean", "rows", "count", "ensemble"};
    return leads_with(s, words, CL_LEN(words));
}

bool cl_word_unspecified(struct cl_slice s) {
    struct folded w;
    static const char *const words[] = {"unspecified", "not specified", "0 unspecified"};
    return fold_word(s, &w) && in_list(words, CL_LEN(words), &w);
}

int cl_word_bool(struct cl_slice s) {
    static const char *const yes[] = {
        "yes", "y", "true", "t", "1",  "1.0",  "sim",        "s",    "si",        "ja", "j",
        "oui", "o", "vrai", "x", "on", "wahr", "verdadeiro", "vero", "verdadero", "da", "waar"};
    static const char *const no[] = {"no",     "n",    "false", "f",     "0",     "0.0",
                                     "nao",    "nein", "nee",   "non",   "falso", "faux",
                                     "falsch", "off",  "net",   "onwaar"};
    if (s.len > 12)
        return -1;
    struct folded w;
    if (!fold_word(s, &w))
        return -1;
    if (in_list(yes, CL_LEN(yes), &w))
        return 1;
    return in_list(no, CL_LEN(no), &w) ? 0 : -1;
}

bool cl_word_bool_weak(struct cl_slice s) {
    static const char *const weak[] = {"x", "net", "o", "s", "t", "f", "j", "da", "on", "off"};
    struct folded w;
    return fold_word(s, &w) && in_list(weak, CL_LEN(weak), &w);
}

int cl_word_breach(struct cl_slice s) {
    static const char *const breached[] = {
        "breached",    "breach",         "violated",      "sla violated",   "sla breached",
        "missed",      "overdue",        "failed",        "not met",        "out of sla",
        "outside sla", "late",           "fora do prazo", "estourado",      "violado",
        "fora do sla", "vencido",        "nao cumprido",  "fuera de plazo", "incumplido",
        "hors delai",  "verletzt",       "uberschritten", "ueberschritten", "non rispettato",
        "atrasado",    "not within sla", "sla not met",   "above sla",      "sla missed",
        "descumprido", "depasse",
    };
    static const char *const met[] = {
        "met",         "within sla",      "in sla",        "within",          "achieved",
        "sla met",     "not breached",    "no breach",     "on time",         "ontime",
        "compliant",   "dentro do prazo", "dentro do sla", "no prazo",        "cumprido",
        "atendido",    "en plazo",        "cumplido",      "dans les delais", "respecte",
        "eingehalten", "rispettato",      "inside sla",    "passed",          "sla achieved",
    };
    struct folded w;
    if (!fold_word(s, &w))
        return -1;
    if (in_list(breached, CL_LEN(breached), &w))
        return 1;
    return in_list(met, CL_LEN(met), &w) ? 0 : -1;
}

/* Tokens of a heading, camel case cut; calls fn until it returns false. */
static bool next_token(struct cl_slice heading, size_t *at, struct cl_slice *token) {
    size_t i = *at;
    while (i < heading.len && (unsigned char)heading.ptr[i] < 0x80 &&
           !((heading.ptr[i] | 32) >= 'a' && (heading.ptr[i] | 32) <= 'z'))
        i++;
    size_t from = i;
    for (; i < heading.len; i++) {
        char c = heading.ptr[i];
        bool lower = c >= 'a' && c <= 'z', upper = c >= 'A' && c <= 'Z';
        if (!lower && !upper && (unsigned char)c < 0x80)
            break;
        if (upper && i > from && heading.ptr[i - 1] >= 'a' && heading.ptr[i - 1] <= 'z')
            break;
    }
    *token = (struct cl_slice){heading.ptr + from, i - from};
    *at = i;
    return token->len > 0;
}

bool cl_header_inverted(struct cl_slice heading) {
    static const char *const words[] = {
        "met",    "made",      "within",   "compliance", "compliant",   "achieved",
        "ok",     "dentro",    "cumprido", "cumprida",   "atendido",    "kept",
        "hit",    "adherence", "cumplido", "respecte",   "eingehalten", "rispettato",
        "ontime", "fulfilled", "timely",   "prazo",
    };
    size_t at = 0;
    struct cl_slice token;
    bool inverted = false;
    while (next_token(heading, &at, &token)) {
        struct folded w;
        if (!fold_word(token, &w))
            continue;
        if ((w.n == 3 && memcmp(w.text, "not", 3) == 0) || (w.n == 4 && !memcmp(w.text, "fora", 4)))
            return false;
        inverted |= in_list(words, CL_LEN(words), &w);
    }
    return inverted;
}

int cl_word_rating(struct cl_slice s, bool *two) {
    static const struct {
        const char *word;
        int value;
        bool two;
    } words[] = {
        {"good", 5, true},
        {"bad", 1, true},
        {"positive", 5, true},
        {"negative", 1, true},
        {"happy", 5, true},
        {"unhappy", 1, true},
        {"bom", 5, true},
        {"ruim", 1, true},
        {"gut", 5, true},
        {"schlecht", 1, true},
        {"thumbs up", 5, true},
        {"thumbs down", 1, true},
        {"extremely happy", 5, false},
        {"very happy", 5, false},
        {"extremely unhappy", 1, false},
        {"very unhappy", 1, false},
        {"extremely satisfied", 5, false},
        {"extremely dissatisfied", 1, false},
        {"very positive", 5, false},
        {"very negative", 1, false},
        {"great", 5, false},
        {"okay", 3, false},
        {"not good", 1, false},
        {"very satisfied", 5, false},
        {"satisfied", 4, false},
        {"neutral", 3, false},
        {"dissatisfied", 2, false},
        {"unsatisfied", 2, false},
        {"very dissatisfied", 1, false},
        {"very unsatisfied", 1, false},
        {"excellent", 5, false},
        {"very good", 5, false},
        {"average", 3, false},
        {"fair", 3, false},
        {"poor", 2, false},
        {"very poor", 1, false},
        {"terrible", 1, false},
        {"very bad", 1, false},
        {"muito satisfeito", 5, false},
        {"satisfeito", 4, false},
        {"neutro", 3, false},
        {"insatisfeito", 2, false},
        {"muito insatisfeito", 1, false},
        {"otimo", 5, false},
        {"regular", 3, false},
        {"pessimo", 1, false},
        {"muy satisfecho", 5, false},
        {"satisfecho", 4, false},
        {"insatisfecho", 2, false},
        {"muy insatisfecho", 1, false},
        {"sehr zufrieden", 5, false},
        {"zufrieden", 4, false},
        {"unzufrieden", 2, false},
        {"sehr unzufrieden", 1, false},
        {"tres satisfait", 5, false},
        {"satisfait", 4, false},
        {"insatisfait", 2, false},
        {"tres insatisfait", 1, false},
    };
    struct folded w;
    if (!fold_word(s, &w))
        return -1;
    for (size_t i = 0; i < CL_LEN(words); i++)
        if (words[i].word[0] == w.text[0] && strlen(words[i].word) == w.n &&
            memcmp(words[i].word, w.text, w.n) == 0) {
            *two = words[i].two;
            return words[i].value;
        }
    return -1;
}

static const struct {
    double secs;
    const char *words;
} units[] = {
    {1, "s|sec|secs|second|seconds|seg|segs|segundo|segundos|sek|sekunde|sekunden|seconde|"
        "secondes|secondi|secondo|seconden|sg|sekundy|sekundi|сек|секунд|секунды|saniye|秒|초|"
        "sekunder"},
    {60, "m|min|mins|minute|minutes|minuto|minutos|minuten|minuti|minuut|mn|mnt|minuty|minut|минут|"
         "мин|минуты|dk|dakika|分|分钟|分鐘|분|minutter|menit|minuter"},
    {3600, "h|hr|hrs|hour|hours|hora|horas|std|stunde|stunden|heure|heures|ora|ore|uur|uren|hs|"
           "godz|godzin|godziny|hod|hodin|hodiny|ч|час|часов|часы|часа|saat|小时|小時|時間|시간|"
           "timer|timmar|jam|ora|stdn"},
    {86400, "d|day|days|dia|dias|tag|tage|tagen|jour|jours|giorno|giorni|dag|dagen|j|"
            "dni|dzien|dny|dnu|день|днеи|дня|дни|сут|gun|天|日|일|dage|dager|dagar|hari|jrs"},
    {604800, "w|wk|wks|week|weeks|semana|semanas|woche|wochen|semaine|semaines|settimane"},
};

double cl_word_unit(struct cl_slice word) {
    struct folded w;
    if (!fold_word(word, &w))
        return 0;
    for (size_t i = 0; i < CL_LEN(units); i++) {
        struct cl_slice rest = cl_slice(units[i].words);
        while (rest.ptr) {
            struct cl_slice one = cl_slice_cut(&rest, '|');
            if (one.len == w.n && memcmp(one.ptr, w.text, w.n) == 0)
                return units[i].secs;
        }
    }
    return 0;
}

double cl_header_unit(struct cl_slice heading) {
    size_t at = 0;
    struct cl_slice token;
    double found = 0;
    while (next_token(heading, &at, &token)) {
        double secs = cl_word_unit(token);
        /* One letter is a unit only at the end: "time_h", "Duration (s)". */
        bool last = true;
        for (size_t i = at; i < heading.len; i++)
            last &= heading.ptr[i] == ')' || heading.ptr[i] == ']' || heading.ptr[i] == ' ';
        if (secs > 0 && secs < 604800 && (token.len > 1 || last))
            found = secs;
    }
    return found;
}

static const struct {
    const char *name;
    double secs;
} unit_names[] = {{"s", 1}, {"min", 60}, {"h", 3600}, {"d", 86400}};

const char *cl_time_unit_name(double secs) {
    for (size_t i = 0; i < CL_LEN(unit_names); i++)
        if (unit_names[i].secs == secs)
            return unit_names[i].name;
    return NULL;
}

double cl_unit_secs(struct cl_slice name) {
    for (size_t i = 0; i < CL_LEN(unit_names); i++)
        if (cl_slice_eq(cl_slice(unit_names[i].name), name))
            return unit_names[i].secs;
    return 0;
}
