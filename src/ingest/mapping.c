/* mapping.c - columns of a file to fields of a case.
 *
 * Every pair of column and field has a score: how well the heading's words match
 * times how well the values suit.  The best pair is taken first, a column serves
 * one field, --map comes before all.  What is left is kept as extra columns. */
#include "mapping.h"

#include <stdlib.h>

#include "words.h"

#define MOST_WORDS 0.8 /* share of known words that tells a column without its heading */

struct pair {
    enum cl_col field;
    size_t source;
    double score;
    const char *reason;
};
struct work {
    const struct cl_map_input *in;
    const struct cl_format *format;
    const char *language; /* of most headings, "" for English */
    struct pair *pairs;
    size_t n_pairs, cap;
    size_t known; /* headings that are known words */
    struct {
        bool set, blocked;
        size_t source, source2;
        double score;
        const char *reason;
    } fields[CL_COL_COUNT];
    bool *used; /* source columns */
};

/* The same heading on the other kind of value. */
static const struct {
    enum cl_col from, to;
} twins[] = {
    {CL_COL_FIRST_RESPONSE, CL_COL_RESPONSE_TIME},
    {CL_COL_RESPONSE_TIME, CL_COL_FIRST_RESPONSE},
    {CL_COL_RESOLVED, CL_COL_RESOLUTION_TIME},
    {CL_COL_RESOLUTION_TIME, CL_COL_RESOLVED},
    {CL_COL_RESOLVED, CL_COL_FCR},
    {CL_COL_DUE, CL_COL_SLA_TARGET},
    {CL_COL_SLA_TARGET, CL_COL_DUE},
    {CL_COL_SLA_TARGET, CL_COL_BREACHED},
    {CL_COL_BREACHED, CL_COL_SLA_TARGET},
    {CL_COL_REOPENED, CL_COL_REOPEN_COUNT},
    {CL_COL_REOPEN_COUNT, CL_COL_REOPENED},
    {CL_COL_ANSWERED, CL_COL_FIRST_RESPONSE},
};

static void add_pair(struct work *w, enum cl_col field, size_t source, double heading,
                     const char *how) {
    const struct cl_col_profile *c = &w->in->cols[source];
    const char *why = "";
    double score = heading * cl_fit(field, c, &why);
    if (score < CL_BY_HEADING * 0.6)
        return;
    if (w->n_pairs == w->cap) {
        w->cap = w->cap ? 2 * w->cap : 64;
        w->pairs = cl_realloc_array(w->pairs, w->cap, sizeof *w->pairs);
    }
    w->pairs[w->n_pairs++] = (struct pair){
        .field = field,
        .source = source,
        .score = score,
        .reason = cl_arena_printf(w->in->arena, "heading '%s' %s; %s", c->header, how, why)};
}

/* "Number" may be one of a house: small, and many come again. */
static bool is_house_number(const struct cl_col_profile *c) {
    static const char *const generic[] = {"numero", "number", "nummer", "nr",  "no",
                                          "num",    "n",      "codigo", "ref", "reference"};
    bool small = c->numbers == c->n && c->high < 100000 && cl_profile_unique(c) < 0.9;
    struct cl_buf key = {0};
    cl_heading_squeeze(&key, cl_slice(c->header));
    bool found = false;
    for (size_t i = 0; small && i < CL_LEN(generic); i++)
        found |= cl_slice_eq(cl_slice(generic[i]), (struct cl_slice){key.ptr, key.len});
    cl_buf_free(&key);
    return found;
}

static bool is_ignored(const struct work *w, const char *header) {
    struct cl_slice rest = cl_slice(w->format->ignored ? w->format->ignored : "");
    struct cl_buf have = {0}, want = {0};
    bool found = false;
    cl_heading_squeeze(&have, cl_slice(header));
    while (rest.ptr && rest.len && !found) {
        cl_buf_reset(&want);
        cl_heading_squeeze(&want, cl_slice_cut(&rest, '|'));
        found = cl_slice_eq((struct cl_slice){want.ptr, want.len},
                            (struct cl_slice){have.ptr, have.len});
    }
    cl_buf_free(&have);
    cl_buf_free(&want);
    return found;
}

/* The language most headings are in that are no English words; "" for English. */
static const char *language_of(const struct cl_map_input *in) {
    struct {
        const char *name;
        size_t n;
    } seen[16] = {{"", 1}};
    size_t best = 0;
    for (size_t i = 0; i < in->n; i++) {
        struct cl_heading_match m[CL_HEADING_MATCHES];
        size_t n = cl_heading_match(in->headings, cl_slice(in->cols[i].header), m), k = 0;
        const char *only = NULL;
        for (; k < n; k++) {
            if (!m[k].exact)
                continue;
            if (!cl_language_day_first(m[k].language) || (only && strcmp(only, m[k].language) != 0))
                break; /* English, or two languages have it */
            only = m[k].language;
        }
        if (k < n || !only || strlen(only) != 2)
            continue;
        for (k = 0; k + 1 < CL_LEN(seen) && seen[k].name && strcmp(seen[k].name, only) != 0;)
            k++;
        seen[k].name = only;
        seen[k].n++;
        best = seen[k].n > seen[best].n ? k : best;
    }
    return seen[best].name;
}

/* One of the heading's meanings is to the letter of the file's language. */
static bool speaks(const struct work *w, const struct cl_heading_match *m, size_t n) {
    for (size_t i = 0; i < n && *w->language; i++)
        if (m[i].exact && strcmp(m[i].language, w->language) == 0)
            return true;
    return false;
}

static void score_column(struct work *w, size_t source) {
    struct cl_heading_match m[CL_HEADING_MATCHES];
    if (is_ignored(w, w->in->cols[source].header))
        return;
    size_t n = cl_heading_match(w->in->headings, cl_slice(w->in->cols[source].header), m);
    bool known = false;
    double duration = 0;
    for (size_t i = 0; i < n; i++)
        if (m[i].exact && cl_columns[m[i].field].type == CL_T_SECS && m[i].score > duration)
            duration = m[i].score;
    bool native = speaks(w, m, n);
    for (size_t i = 0; i < n; i++) {
        /* "Business duration" is known: another "duration" it is not, whatever is taken;
         * nor is one that the format knows what any other table says. */
        bool secs = cl_columns[m[i].field].type == CL_T_SECS;
        if (secs && ((duration > 0 && !m[i].exact) || (duration > 1 && m[i].score <= 1)))
            continue;
        if (native && strcmp(m[i].language, w->language) != 0)
            m[i].score *= 0.95; /* "Service" in French is a department */
        if (m[i].field == CL_COL_ID && is_house_number(&w->in->cols[source]))
            continue;
        const char *how = m[i].exact ? "is a known word" : "holds a known word";
        known |= m[i].score > 0.8;
        add_pair(w, m[i].field, source, m[i].score, how);
        /* Only values can tell that the other kind is meant. */
        for (size_t k = 0; k < CL_LEN(twins) && w->in->cols[source].n > 0; k++)
            if (twins[k].from == m[i].field &&
                !(duration > 0 && !m[i].exact && cl_columns[twins[k].to].type == CL_T_SECS))
                add_pair(w, twins[k].to, source, m[i].score * 0.97, how);
    }
    w->known += known;
}

static int by_score(const void *a, const void *b) {
    const struct pair *x = a, *y = b;
    if (x->score != y->score)
        return x->score > y->score ? -1 : 1;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    return (int)x->field - (int)y->field;
}

static void give(struct work *w, enum cl_col field, size_t source, double score,
                 const char *reason) {
    w->fields[field].set = true;
    w->fields[field].source = source;
    w->fields[field].source2 = CL_NO_SOURCE;
    w->fields[field].score = score;
    w->fields[field].reason = reason;
    w->used[source] = true;
}

static void assign(struct work *w) {
    if (w->n_pairs)
        qsort(w->pairs, w->n_pairs, sizeof *w->pairs, by_score);
    for (size_t i = 0; i < w->n_pairs; i++) {
        const struct pair *p = &w->pairs[i];
        if (p->score < CL_BY_HEADING || w->used[p->source] || w->fields[p->field].set ||
            w->fields[p->field].blocked)
            continue;
        give(w, p->field, p->source, p->score, p->reason);
    }
}

static const char *runner_up(const struct work *w, enum cl_col field) {
    for (size_t i = 0; i < w->n_pairs; i++)
        if (w->pairs[i].field == field && w->pairs[i].source != w->fields[field].source)
            return w->in->cols[w->pairs[i].source].header;
    return NULL;
}

static enum cl_rc follow_user(struct work *w, struct cl_user_map *maps, struct cl_err *err) {
    const struct cl_ingest_options *o = w->in->options;
    for (size_t i = 0; i < o->n_maps; i++) {
        enum cl_rc rc = cl_user_map_parse(w->in, o->maps[i], &maps[i], err);
        if (rc != CL_OK)
            return rc;
        enum cl_col f = maps[i].field;
        w->fields[f].set = false; /* the last --map of a field counts */
        w->fields[f].blocked = maps[i].source == CL_NO_SOURCE;
        if (w->fields[f].blocked)
            continue;
        give(w, f, maps[i].source, 1, cl_arena_printf(w->in->arena, "given with --map"));
        w->fields[f].source2 = maps[i].source2;
        if (maps[i].source2 != CL_NO_SOURCE)
            w->used[maps[i].source2] = true;
    }
    return CL_OK;
}

/* ---- after the assignment ---- */

static bool by_user(const struct work *w, enum cl_col field) {
    return w->fields[field].set && w->fields[field].score >= 1 && w->fields[field].reason[0] == 'g';
}

/* Where only the second of two fields was found, it is the first. */
static void promote(struct work *w) {
    static const struct {
        enum cl_col from, to;
    } moves[] = {{CL_COL_AGENT_NAME, CL_COL_AGENT}, {CL_COL_TEAM, CL_COL_DEPARTMENT}};
    for (size_t i = 0; i < CL_LEN(moves); i++) {
        enum cl_col from = moves[i].from, to = moves[i].to;
        if (!w->fields[from].set || w->fields[to].set || w->fields[to].blocked)
            continue;
        if (by_user(w, from))
            continue;
        w->fields[to] = w->fields[from];
        w->fields[from].set = false;
    }
}

static void take_back(struct work *w, enum cl_col field) {
    w->fields[field].set = false;
    w->used[w->fields[field].source] = false;
}

static const struct cl_col_profile *column_of(const struct work *w, enum cl_col field) {
    return w->fields[field].set ? &w->in->cols[w->fields[field].source] : NULL;
}

/* An export without a single resolved instant counts by its closed ones. */
static void drop_empty_resolved(struct work *w) {
    const struct cl_col_profile *resolved = column_of(w, CL_COL_RESOLVED);
    const struct cl_col_profile *closed = column_of(w, CL_COL_CLOSED);
    if (resolved && closed && resolved->n == 0 && closed->n > 0 && !by_user(w, CL_COL_RESOLVED))
        take_back(w, CL_COL_RESOLVED);
}

/* "Resolved: yes" beside the instant says no more than that; alone it is the first contact's. */
static void drop_resolved_flag(struct work *w) {
    const struct cl_col_profile *fcr = column_of(w, CL_COL_FCR);
    const struct cl_col_profile *end = column_of(w, CL_COL_RESOLVED);
    struct cl_heading_match m[CL_HEADING_MATCHES];
    if (!fcr || !end || end->n == 0 || by_user(w, CL_COL_FCR))
        return;
    size_t n = cl_heading_match(w->in->headings, cl_slice(fcr->header), m);
    for (size_t i = 0; i < n; i++)
        if (m[i].field == CL_COL_FCR)
            return; /* its words mean that */
    take_back(w, CL_COL_FCR);
}

/* "Answered" of a ticket says that staff wrote; only of a call that someone picked up. */
static void drop_answered_ticket(struct work *w) {
    static const char *const calls[] = {"call",   "chat",  "pick",  "anruf", "chiamat",
                                        "llamad", "ligac", "appel", "phone"};
    static const enum cl_col timed[] = {CL_COL_HANDLING_TIME, CL_COL_WAIT_TIME,
                                        CL_COL_RESPONSE_TIME};
    if (!w->fields[CL_COL_ANSWERED].set || by_user(w, CL_COL_ANSWERED))
        return;
    bool call = false;
    for (size_t i = 0; i < CL_LEN(timed); i++)
        call |= w->fields[timed[i]].set;
    struct cl_buf key = {0};
    for (size_t i = 0; i < w->in->n && !call; i++) {
        cl_buf_reset(&key);
        cl_heading_squeeze(&key, cl_slice(w->in->cols[i].header));
        cl_buf_putc(&key, 0);
        for (size_t k = 0; k < CL_LEN(calls); k++)
            call |= strstr(key.ptr, calls[k]) != NULL;
    }
    cl_buf_free(&key);
    if (!call)
        take_back(w, CL_COL_ANSWERED);
}

/* A log of events: cases come again, each time with another instant, and no heading
 * says that it is the one of their creation. */
static void see_event_log(struct work *w) {
    static const char *const vague[] = {
        "date",           "datetime",  "timestamp", "time",      "eventtime",      "timetimestamp",
        "starttimestamp", "starttime", "start",     "eventdate", "eventtimestamp", "dateandtime",
        "data",           "datum",     "fecha",     "startdate", "datahora",       "logdate"};
    const struct cl_col_profile *id = column_of(w, CL_COL_ID);
    const struct cl_col_profile *created = column_of(w, CL_COL_CREATED);
    static const enum cl_col others[] = {CL_COL_UPDATED, CL_COL_CLOSED, CL_COL_RESOLVED,
                                         CL_COL_FIRST_RESPONSE};
    if (!id || !created || !w->fields[CL_COL_STATUS].set || by_user(w, CL_COL_CREATED))
        return;
    for (size_t i = 0; i < CL_LEN(others); i++)
        if (w->fields[others[i]].set || w->fields[others[i]].blocked)
            return;
    if (cl_profile_unique(id) > 0.7 || created->distinct * 10 < id->distinct * 13)
        return;
    bool known = false;
    struct cl_buf key = {0};
    cl_heading_squeeze(&key, cl_slice(created->header));
    for (size_t i = 0; i < CL_LEN(vague); i++)
        known |= cl_slice_eq(cl_slice(vague[i]), (struct cl_slice){key.ptr, key.len});
    cl_buf_free(&key);
    if (!known)
        return;
    w->fields[CL_COL_UPDATED] = w->fields[CL_COL_CREATED];
    w->fields[CL_COL_UPDATED].reason =
        cl_arena_printf(w->in->arena,
                        "heading '%s'; cases come again, each time with another: "
                        "instants of events",
                        created->header);
    w->fields[CL_COL_CREATED].set = false;
}

static bool is_clock(const struct cl_col_profile *c) {
    return c->n > 0 && c->time.shapes[CL_SHAPE_CLOCK] * 10 >= c->n * 9 && c->clock_over_24 == 0;
}

/* "Date Opened" and "Time Opened"; a mere "Time" is that of the creation. */
static bool same_moment(enum cl_col field, const char *a, const char *b) {
    struct cl_buf x = {0}, y = {0};
    cl_heading_moment(&x, cl_slice(a));
    cl_heading_moment(&y, cl_slice(b));
    bool same = x.len == y.len && (x.len == 0 || memcmp(x.ptr, y.ptr, x.len) == 0);
    same |= y.len == 0 && field == CL_COL_CREATED;
    cl_buf_free(&x);
    cl_buf_free(&y);
    return same;
}

/* A date and its time of day in two columns: "Date" and "Time". */
static void join_clock(struct work *w, enum cl_col field) {
    const struct cl_col_profile *date = &w->in->cols[w->fields[field].source];
    if (date->time.with_time || cl_profile_stamps(date) == 0 ||
        w->fields[field].source2 != CL_NO_SOURCE)
        return;
    size_t best = CL_NO_SOURCE, best_distance = SIZE_MAX;
    for (size_t i = 0; i < w->in->n; i++) {
        size_t at = w->fields[field].source;
        size_t distance = i > at ? i - at : at - i;
        if (w->used[i] || !is_clock(&w->in->cols[i]) || distance >= best_distance ||
            !same_moment(field, date->header, w->in->cols[i].header))
            continue;
        best = i;
        best_distance = distance;
    }
    if (best == CL_NO_SOURCE)
        return;
    w->fields[field].source2 = best;
    w->used[best] = true;
    w->fields[field].reason = cl_arena_printf(w->in->arena, "%s; '%s' is its time of day",
                                              w->fields[field].reason, w->in->cols[best].header);
}

static bool free_field(const struct work *w, enum cl_col field) {
    return !w->fields[field].set && !w->fields[field].blocked;
}

/* In a file whose headings are (nearly) all unknown, the values must say it. */
static void last_resort(struct work *w) {
    if (w->known * 3 > w->in->n || w->known > 3)
        return;
    for (size_t i = 0; i < w->in->n && !w->fields[CL_COL_CREATED].set; i++) {
        const struct cl_col_profile *c = &w->in->cols[i];
        if (w->used[i] || w->fields[CL_COL_CREATED].blocked || c->missing ||
            cl_profile_share(c, cl_profile_stamps(c)) < 0.98)
            continue;
        give(w, CL_COL_CREATED, i, 0.4, "the first column of dates without gaps");
    }
    for (size_t i = 0; i < w->in->n; i++) {
        const struct cl_col_profile *c = &w->in->cols[i];
        if (w->used[i])
            continue;
        if (cl_profile_share(c, c->statuses) > MOST_WORDS && free_field(w, CL_COL_STATUS))
            give(w, CL_COL_STATUS, i, 0.45, "its words are states of a case");
        else if (cl_profile_share(c, c->priorities) > MOST_WORDS && free_field(w, CL_COL_PRIORITY))
            give(w, CL_COL_PRIORITY, i, 0.45, "its words are priorities");
    }
}

/* A first column of short, all different words is what cases are called by. */
static void find_id(struct work *w) {
    if (w->fields[CL_COL_ID].set || w->fields[CL_COL_ID].blocked || w->in->n < 2 || w->used[0])
        return;
    const struct cl_col_profile *c = &w->in->cols[0];
    bool short_words = c->longest <= 40 && c->emails == 0 && c->sentences == 0;
    if (c->missing == 0 && c->n > 1 && cl_profile_unique(c) >= 0.98 && short_words &&
        cl_profile_stamps(c) == 0 && cl_profile_durations(c) == 0 && c->part_5 + c->part_10 == 0)
        give(w, CL_COL_ID, 0, 0.4, "the first column, and all its values differ");
}

/* ---- the plan ---- */

static bool is_dimension(const struct cl_col_profile *c, uint64_t rows) {
    double share = CL_DIMENSION_SHARE * (double)rows;
    return c->words != NULL && c->n > 0 &&
           (c->distinct <= CL_DIMENSION_WORDS || (double)c->distinct <= share);
}

static struct cl_plan_col *add_col(struct cl_plan *plan, enum cl_col field, size_t source) {
    struct cl_plan_col *p = &plan->cols[plan->n++];
    *p = (struct cl_plan_col){.field = field, .source = source, .source2 = CL_NO_SOURCE};
    return p;
}

static void make_plan(const struct work *w, struct cl_plan *plan) {
    plan->cols = cl_arena_array(w->in->arena, w->in->n + CL_COL_COUNT, sizeof *plan->cols);
    plan->n = 0;
    for (size_t f = 0; f < CL_COL_COUNT; f++) {
        bool raw = f == CL_COL_PRIORITY_RAW && !w->fields[f].set && !w->fields[f].blocked;
        size_t from = raw ? CL_COL_PRIORITY : f;
        if (!w->fields[from].set)
            continue;
        struct cl_plan_col *p = add_col(plan, (enum cl_col)f, w->fields[from].source);
        p->source2 = w->fields[from].source2;
        p->score = w->fields[from].score > 1 ? 1 : w->fields[from].score;
        p->reason = raw ? "the file's own word beside the canonical one" : w->fields[f].reason;
        p->runner_up = raw ? NULL : runner_up(w, (enum cl_col)f);
    }
    for (size_t i = 0; i < w->in->n; i++) {
        bool nothing = w->in->cols[i].header[0] == 0 && w->in->cols[i].n == 0;
        if (w->used[i] || nothing) /* a delimiter at the end of every line makes such a column */
            continue;
        struct cl_plan_col *p = add_col(plan, CL_COL_COUNT, i);
        p->dimension = is_dimension(&w->in->cols[i], w->in->cols[i].rows);
    }
}

static unsigned signature(const struct cl_map_input *in, const char *words) {
    struct cl_slice rest = cl_slice(words);
    unsigned hits = 0;
    struct cl_buf want = {0}, have = {0};
    while (rest.ptr && rest.len) {
        struct cl_slice word = cl_slice_cut(&rest, '|');
        cl_buf_reset(&want);
        cl_heading_squeeze(&want, word);
        for (size_t i = 0; i < in->n; i++) {
            cl_buf_reset(&have);
            cl_heading_squeeze(&have, cl_slice(in->cols[i].header));
            if (have.len == want.len && want.len && !memcmp(have.ptr, want.ptr, want.len)) {
                hits++;
                break;
            }
        }
    }
    cl_buf_free(&want);
    cl_buf_free(&have);
    return hits;
}

static const struct cl_format *recognise(const struct cl_map_input *in) {
    const struct cl_format *best = NULL;
    double most = 0;
    size_t i = 0;
    for (; cl_format_entry(i); i++) {
        const struct cl_format *f = cl_format_entry(i);
        if (!f->signature)
            continue;
        unsigned hits = signature(in, f->signature);
        double score = (double)hits / f->need;
        if (hits >= f->need && score > most) {
            most = score;
            best = f;
        }
    }
    return best ? best : cl_format_entry(i - 1);
}

enum cl_rc cl_mapping_make(const struct cl_map_input *in, struct cl_plan *out, struct cl_err *err) {
    const struct cl_ingest_options *o = in->options;
    struct work *w = cl_alloc(sizeof *w);
    struct cl_user_map *maps = cl_arena_array(in->arena, o->n_maps ? o->n_maps : 1, sizeof *maps);
    w->in = in;
    w->used = cl_arena_array(in->arena, in->n ? in->n : 1, sizeof *w->used);
    *out = (struct cl_plan){.format = recognise(in)};
    w->format = out->format;
    w->language = language_of(in);
    cl_headings_add_format(in->headings, out->format);
    enum cl_rc rc = follow_user(w, maps, err);
    if (rc == CL_OK) {
        for (size_t i = 0; i < in->n; i++)
            score_column(w, i);
        assign(w);
        last_resort(w);
        find_id(w);
        promote(w);
        drop_empty_resolved(w);
        drop_resolved_flag(w);
        drop_answered_ticket(w);
        see_event_log(w);
        for (size_t f = 0; f < CL_COL_COUNT; f++)
            if (w->fields[f].set && cl_columns[f].type == CL_T_TIME)
                join_clock(w, (enum cl_col)f);
        make_plan(w, out);
        cl_readers_choose(in, maps, o->n_maps, out);
    }
    free(w->pairs);
    free(w);
    return rc;
}
