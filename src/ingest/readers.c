/* readers.c - for each mapped column: date order, decimal sign, unit, scale.
 *
 * Decided once from the whole column (and, where that says nothing, from the
 * other columns of the file), so that no cell is read by guess. */
#include "mapping.h"
#include "words.h"

/* Units of plain numbers where the heading names none. */
static const struct {
    enum cl_col field;
    double secs;
} default_units[] = {
    {CL_COL_HANDLING_TIME, 1},      {CL_COL_WAIT_TIME, 1},     {CL_COL_RESPONSE_TIME, 60},
    {CL_COL_RESOLUTION_TIME, 3600}, {CL_COL_SLA_TARGET, 3600},
};
/* Words of a heading that fix the unit by custom. */
static const struct {
    const char *word;
    double secs;
} custom_units[] = {
    {"speed", 1},
    {"asa", 1},
    {"answer", 1},
    {"talk", 1},
    {"aht", 1},
    {"effort", 3600},
    {"timeworked", 60},
    {"accountedtime", 60},
    {"calendarduration", 1},
    {"businessduration", 1},
    {"businessresolvetime", 1},
    {"calendarstc", 1},
    {"businessstc", 1}, /* ServiceNow */
    {"spenttime", 3600},
    {"aufgewendetezeit", 3600},
    {"tempspasse", 3600}, /* Redmine */
    {"tiempodedicado", 3600},
    {"tempogasto", 3600},
    {"tempoimpiegato", 3600},
    {"gespendeerdetijd", 3600},
    {"zeitaufwand", 3600},
    {"hoursspent", 3600},
};

/* How a unit was found. */
enum source { NAMED, CUSTOM, DEFAULT };

static double unit_of(enum cl_col field, const char *header, enum source *from) {
    double secs = cl_header_unit(cl_slice(header));
    *from = NAMED;
    if (secs > 0)
        return secs;
    struct cl_buf squeezed = {0};
    cl_heading_squeeze(&squeezed, cl_slice(header));
    *from = CUSTOM;
    for (size_t i = 0; i < CL_LEN(custom_units) && secs == 0; i++)
        if (strstr(squeezed.ptr ? squeezed.ptr : "", custom_units[i].word))
            secs = custom_units[i].secs;
    cl_buf_free(&squeezed);
    if (secs > 0)
        return secs;
    *from = DEFAULT;
    for (size_t i = 0; i < CL_LEN(default_units) && secs == 0; i++)
        if (default_units[i].field == field)
            secs = default_units[i].secs;
    return secs > 0 ? secs : 1;
}

/* Numbers too small for the usual unit of their field. */
static const struct {
    enum cl_col field;
    bool fractions;     /* some are not whole */
    double below, secs; /* all are at most that: this is the unit instead */
} small[] = {
    {CL_COL_HANDLING_TIME, true, 24, 3600},
    {CL_COL_HANDLING_TIME, true, 480, 60},
    {CL_COL_HANDLING_TIME, false, 10, 60},
    {CL_COL_WAIT_TIME, true, 60, 60},
};

static double plausible_unit(const struct cl_col_profile *c, enum cl_col field, double usual,
                             const char **why) {
    *why = NULL;
    if (c->numbers == 0)
        return usual;
    /* 0.00347 of a day is what Excel writes for five minutes. */
    if (c->high < 1 && c->low >= 0 && c->long_fractions * 2 > c->numbers) {
        *why = "fractions of a day, as Excel writes them";
        return 86400;
    }
    for (size_t i = 0; i < CL_LEN(small); i++)
        if (small[i].field == field && small[i].fractions == (c->fractions > 0) &&
            c->high <= small[i].below) {
            *why = "no unit is given, and they are too small for seconds";
            return small[i].secs;
        }
    return usual;
}

/* Cases that end have responses of hours and minutes, calls of minutes and seconds. */
static bool has_end(const struct cl_plan *plan) {
    for (size_t i = 0; i < plan->n; i++)
        if (plan->cols[i].field == CL_COL_RESOLVED || plan->cols[i].field == CL_COL_CLOSED ||
            plan->cols[i].field == CL_COL_RESOLUTION_TIME)
            return true;
    return false;
}

/* "12:34" of a call is minutes and seconds, of a resolution hours and minutes. */
static bool minutes_first(const struct cl_plan_col *p, enum source from, bool ends) {
    if (from == NAMED)
        return p->secs.unit <= 60;
    return p->field == CL_COL_HANDLING_TIME || p->field == CL_COL_WAIT_TIME ||
           (p->field == CL_COL_RESPONSE_TIME && (!ends || p->secs.unit == 1));
}

static void choose_secs(const struct cl_map_input *in, struct cl_plan_col *p, double given,
                        bool ends) {
    const struct cl_col_profile *c = &in->cols[p->source];
    enum source from = NAMED;
    const char *why = NULL;
    p->secs.unit = given > 0 ? given : unit_of(p->field, c->header, &from);
    p->secs.decimal = p->decimal;
    p->secs.clock2_minutes = minutes_first(p, from, ends);
    if (from == DEFAULT)
        p->secs.unit = plausible_unit(c, p->field, p->secs.unit, &why);
    p->unit_guessed = from != NAMED;
    p->cell_notation = c->numbers == 0 && c->n > 0;
    p->clock2 = c->secs[CL_SECS_CLOCK2] * 2 > c->n;
    p->unit = p->cell_notation ? NULL : cl_time_unit_name(p->secs.unit);
    if (why)
        p->reason = cl_arena_printf(in->arena, "%s; %s", p->reason, why);
}

static void choose_time(const struct cl_map_input *in, const struct cl_time_stats *file,
                        bool day_first, struct cl_plan_col *p) {
    const struct cl_col_profile *c = &in->cols[p->source];
    p->time.order = cl_order_decide(&c->time);
    if (p->time.order == CL_ORDER_NONE)
        p->time.order = cl_order_decide(file);
    enum cl_order given;
    p->order_guessed = p->time.order == CL_ORDER_NONE;
    if (p->order_guessed)
        p->time.order = cl_order_guess(&c->time, day_first);
    if (in->options->date_order && cl_order_parse(in->options->date_order, &given)) {
        p->time.order = given;
        p->order_guessed = false;
    }
    bool dots = c->time.dots > c->time.dashes + c->time.slashes; /* nobody writes 5.13.2024 */
    p->order_guessed &= !dots && (p->time.order == CL_ORDER_DMY || p->time.order == CL_ORDER_MDY);
    if (p->order_guessed)
        p->reason = cl_arena_printf(in->arena,
                                    "%s; both orders of day and month fit, %s is a guess "
                                    "(--date-order)",
                                    p->reason, cl_order_name(p->time.order));
    p->time.epoch = cl_epoch_decide(&c->time);
    p->date_only = c->time.with_time == 0 && p->source2 == CL_NO_SOURCE &&
                   cl_profile_stamps(c) > 0 && p->time.epoch == CL_EPOCH_NONE;
}

static bool has_word(const struct cl_col_profile *c, const char *const *list, size_t n) {
    for (uint32_t i = 0; c->words && i < cl_map_count(c->words); i++)
        for (size_t k = 0; k < n; k++)
            if (cl_fold_eq(cl_map_key(c->words, i), cl_slice(list[k])))
                return true;
    return false;
}

/* "NA" beside "EMEA" is North America, beside two-letter codes Namibia. */
static bool na_is_word(const struct cl_plan_col *p, const struct cl_col_profile *c) {
    static const char *const regions[] = {"emea", "apac", "latam"};
    if (p->field == CL_COL_COUNTRY && c->words && cl_map_count(c->words) >= 5) {
        for (uint32_t i = 0; i < cl_map_count(c->words); i++)
            if (cl_map_key(c->words, i).len != 2)
                return false;
        return true;
    }
    return has_word(c, regions, CL_LEN(regions));
}

static char file_decimal(const struct cl_map_input *in) {
    uint64_t comma = 0, dot = 0;
    for (size_t i = 0; i < in->n; i++) {
        comma += in->cols[i].comma_votes > in->cols[i].dot_votes;
        dot += in->cols[i].dot_votes > in->cols[i].comma_votes;
    }
    return comma > dot ? ',' : '.';
}

/* Headings of a language that writes the day first, or a semicolon as delimiter. */
static bool day_first_hint(const struct cl_map_input *in) {
    size_t english = 0, other = 0;
    for (size_t i = 0; i < in->n; i++) {
        struct cl_heading_match m[CL_HEADING_MATCHES];
        size_t n = cl_heading_match(in->headings, cl_slice(in->cols[i].header), m);
        bool en = false, foreign = false;
        for (size_t k = 0; k < n; k++) {
            en |= !cl_language_day_first(m[k].language);
            foreign |= strlen(m[k].language) == 2 && cl_language_day_first(m[k].language);
        }
        english += en;
        other += foreign && !en;
    }
    return in->delimiter == ';' || other > english;
}

static double user_unit(const struct cl_user_map *user, size_t n, enum cl_col field) {
    for (size_t i = 0; i < n; i++)
        if (user[i].field == field && user[i].source != CL_NO_SOURCE)
            return user[i].unit;
    return 0;
}

void cl_readers_choose(const struct cl_map_input *in, const struct cl_user_map *user, size_t n_user,
                       struct cl_plan *plan) {
    struct cl_time_stats file = {0};
    for (size_t i = 0; i < in->n; i++)
        cl_time_stats_join(&file, &in->cols[i].time);
    char decimal = file_decimal(in);
    bool day_first = day_first_hint(in);
    plan->order = CL_ORDER_NONE;
    for (size_t i = 0; i < plan->n; i++) {
        struct cl_plan_col *p = &plan->cols[i];
        const struct cl_col_profile *c = &in->cols[p->source];
        enum cl_type type = p->field == CL_COL_COUNT ? CL_T_WORD : cl_columns[p->field].type;
        p->decimal = c->comma_votes > c->dot_votes   ? ','
                     : c->dot_votes > c->comma_votes ? '.'
                                                     : decimal;
        if (type == CL_T_TIME) {
            choose_time(in, &file, day_first, p);
            if (plan->order == CL_ORDER_NONE || p->field == CL_COL_CREATED)
                plan->order = p->time.order;
        }
        if (type == CL_T_SECS)
            choose_secs(in, p, user_unit(user, n_user, p->field), has_end(plan));
        if (p->field == CL_COL_CSAT)
            cl_scale_choose(c, p);
        if (type == CL_T_FLAG)
            p->inverted = p->field == CL_COL_BREACHED && cl_header_inverted(cl_slice(c->header));
        if (type == CL_T_WORD) {
            p->keep_na = na_is_word(p, c);
            p->unspecified = plan->format->unspecified && p->field != CL_COL_COUNT;
        }
    }
}
