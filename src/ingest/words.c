/* words.c - the registry of headings, and what a single word of one is worth.
 *
 * mapping.c scores headings with it.  A language is a file of its own with one
 * table; a new one is named in the list below. */
#include "words.h"

static const struct {
    const char *language; /* ISO 639; English beyond columns.def is "en" */
    const struct cl_header_words *words;
} languages[] = {
    {.language = "en", .words = cl_words_en},     {.language = "pt", .words = cl_words_pt},
    {.language = "es", .words = cl_words_es},     {.language = "fr", .words = cl_words_fr},
    {.language = "de", .words = cl_words_de},     {.language = "it", .words = cl_words_it},
    {.language = "nl", .words = cl_words_nl},     {.language = "pl", .words = cl_words_pl},
    {.language = "cs", .words = cl_words_cs},     {.language = "ru", .words = cl_words_ru},
    {.language = "sv", .words = cl_words_nordic}, {.language = "tr", .words = cl_words_tr},
    {.language = "zh", .words = cl_words_asia},
};

const struct cl_header_words *cl_header_words_at(size_t language, const char **name) {
    if (language >= CL_LEN(languages))
        return NULL;
    *name = languages[language].language;
    return languages[language].words;
}

bool cl_language_day_first(const char *language) {
    return strcmp(language, "en") != 0;
}

static const char stops[] =
    "|the|of|a|an|for|in|to|de|do|da|dos|das|del|la|le|du|des|d|l|di|der|van|e|y|und|et|en|em|no|"
    "na|is|was|as|with|";
static const char units[] =
    "|mins|min|minutes|minute|hrs|hr|hours|hour|secs|sec|seconds|days|horas|hora|minutos|dias|"
    "segundos|stunden|minuten|heures|tage|jours|s|h|m|ore|minuti|giorni|sekunden|uren|dagen|"
    "business|calendar|utc|gmt|local|hh|mm|ss|dd|hhmm|hhmmss|yyyy|yyyymmdd|ddmmyyyy|mmddyyyy|";
static const char fillers[] =
    "|ticket|tickets|cf|case|cases|issue|request|incident|call|sr|sys|u|custom|field|chamado|"
    "chamados|"
    "caso|name|flag|n|value|overall|dt|col|fld|incidencia|demande|solicitud|solicitacao|score|yn|"
    "ocorrencia|atendimento|requisicao|vorgang|melding|dossier|demanda|question|";

static bool listed(const char *list, struct cl_slice token) {
    for (const char *p = list; p[1];) {
        const char *end = strchr(p + 1, '|');
        size_t n = (size_t)(end - p) - 1;
        if (n == token.len && memcmp(p + 1, token.ptr, n) == 0)
            return true;
        p = end;
    }
    return false;
}

enum cl_token_kind cl_header_token(struct cl_slice token) {
    bool digits = token.len > 0;
    for (size_t i = 0; i < token.len; i++)
        digits &= token.ptr[i] >= '0' && token.ptr[i] <= '9';
    if (digits || listed(units, token))
        return CL_TOKEN_UNIT;
    if (listed(stops, token))
        return CL_TOKEN_STOP;
    if (listed(fillers, token))
        return CL_TOKEN_FILLER;
    return token.len > 1 && cl_word_unit(token) > 0 ? CL_TOKEN_UNIT : CL_TOKEN_WORD;
}
