/* cells.c - a case to the cells of a record, as the columns of the profile say. */
#include "gen.h"

static const char *const first_names[] = {
    "Ada",    "José",  "Zoë",   "Bruno", "Chloé", "Dmitri",  "Søren",  "Emma",
    "Jürgen", "Farah", "René",  "Goran", "Siân",  "Hana",    "Łukasz", "Ivy",
    "Anaïs",  "Jonas", "Kenji", "Inês",  "Lara",  "Mélanie", "Mia",    "Noah",
    "Óscar",  "Priya", "Tomáš", "Quinn", "Rosa",  "Gülşen",  "Sam",    "Åsa"};
static const char *const last_names[] = {
    "García", "Smith",   "Müller", "Okafor",  "Núñez",    "Jones", "Fontaine", "Brânză",
    "Sato",   "Ødegård", "Patel",  "Muñoz",   "Kowalski", "Léger", "Brown",    "Hernández",
    "Nguyen", "Jönsson", "Costa",  "Schäfer", "Ivanov",   "Peña",  "Walker"};
static const char *const agent_first[] = {"Alex", "Becky",  "Carlos", "Dana",
                                          "Erik", "Fatima", "Greg",   "Helen"};
static const char *const agent_last[] = {"Adams", "Baker", "Clark", "Diaz",   "Evans",
                                         "Fox",   "Gray",  "Hill",  "Ingram", "Jordan"};

static const char *const usual[GEN_CELLS] = {
    [GEN_STATE] = "New|In Progress|Pending|Escalated|Resolved|Reopened|Closed",
    [GEN_PRIORITY] = "Critical:8|High:22|Medium:45|Low:25",
    [GEN_IMPACT] = "1 - High|2 - Medium|3 - Low",
    [GEN_CHANNEL] = "Email:38|Phone:27|Chat:20|Portal:15",
    [GEN_CATEGORY] = "Account:22|Billing:20|Delivery:17|Hardware:14|Software:16|Outage:11",
    [GEN_SUBCATEGORY] = ("Login|Profile|Invoice|Refund|Late|Lost|Broken|Missing part|Crash|Update|"
                         "No service|Slow service"),
    [GEN_TYPE] = "Incident:44|Request:32|Question:18|Problem:6",
    [GEN_DEPARTMENT] = "Billing:26|Claims:22|Customer Care:24|Onboarding:12|Technical Support:16",
    [GEN_REGION] = "North:24|South:22|East:20|West:20|Central:14",
    [GEN_CUSTOMER_REGION] = "North|South|East|West|Central",
    [GEN_OUTAGE_REGION] = "North|South|East|West|Central",
    [GEN_DOMAIN] = "Retail:40|Business:30|Public sector:18|Partner:12",
    [GEN_PRODUCT] = "Basic:30|Plus:28|Pro:22|Mobile:14|Router:6",
    [GEN_SHIFT] = "Early|Late|Night",
    [GEN_CUSTOMER_TYPE] = "Private:60|Small business:28|Enterprise:12",
    [GEN_SEX] = "Female|Male|Other",
    [GEN_ESCALATED] = "0|1",
    [GEN_REOPENED] = "0|1",
    [GEN_FIRST_CONTACT] = "0|1",
    [GEN_ANSWERED] = "0|1",
    [GEN_BREACHED] = "0|1",
    [GEN_ACTIVE] = "FALSE|TRUE",
};

const char *gen_usual_words(enum gen_cell cell) {
    return usual[cell] ? usual[cell] : "-";
}

void gen_put_id(const struct gen_run *run, struct gen_out *out, uint64_t number) {
    gen_puts(out, run->profile->prefix);
    gen_uint(out, run->profile->first_id + number, run->profile->id_digits);
}

/* One record while it is written. */
struct record {
    const struct gen_run *run;
    const struct gen_case *c;
    struct gen_out *out;
    enum cl_dirt soil;
    const struct gen_column *column;
    const struct gen_list *words; /* of the column */
};

/* ---- names, texts and other cells that are no plain member of a case ---- */

static void put_id(const struct record *r) {
    gen_put_id(r->run, r->out, r->c->number);
}

static void put_fixed(const struct record *r) {
    if (r->column->words)
        gen_puts(r->out, r->column->words);
}

static void put_created(const struct record *r) {
    int how = r->column->note;
    enum gen_stamp other = how == GEN_ISO || how == GEN_ISO_MINUTE ? GEN_NAMED
                           : how == GEN_DMY_MINUTE                 ? GEN_ISO_MINUTE
                                                                   : GEN_ISO;
    if (r->soil == CL_DIRT_DATE_BROKEN)
        gen_puts(r->out, "2025-02-30 25:00:00");
    else if (r->soil != CL_DIRT_DATE_MIXED)
        gen_stamp(r->out, r->c->created, (enum gen_stamp)how);
    else if (how == GEN_DATE || how == GEN_DMY_DATE || how == GEN_CLOCK)
        gen_stamp(r->out, r->c->created, how == GEN_CLOCK ? GEN_CLOCK : GEN_NAMED_DATE);
    else
        gen_stamp(r->out, r->c->created, other);
}

static void put_agent(const struct record *r) {
    if (r->c->agent == GEN_NOBODY)
        return;
    gen_char(r->out, 'A');
    gen_uint(r->out, (r->c->department + 1) * 100 + r->c->agent + 1, 3);
}

static void put_agent_name(const struct record *r) {
    size_t department = r->c->department % CL_LEN(agent_last);
    if (r->c->agent == GEN_NOBODY)
        return;
    gen_puts(r->out, agent_first[r->c->agent % CL_LEN(agent_first)]);
    gen_char(r->out, ' ');
    gen_puts(r->out, agent_last[department]);
}

static void put_customer(const struct record *r) {
    uint32_t firsts = CL_LEN(first_names), names = firsts * CL_LEN(last_names), n = r->c->customer;
    if (r->soil == CL_DIRT_ENCODING) {
        gen_puts(r->out, "Andr\xe9 Lef\xe8vre"); /* Latin-1 */
        return;
    }
    gen_puts(r->out, first_names[n % firsts]);
    gen_char(r->out, ' ');
    gen_puts(r->out, last_names[n / firsts % CL_LEN(last_names)]);
    if (n >= names) {
        gen_char(r->out, ' ');
        gen_uint(r->out, n / names + 1, 1);
    }
}

void gen_put_first_agent(const struct gen_run *run, struct gen_out *out) {
    const struct gen_case first = {.department = 0, .agent = 0};
    const struct record r = {.run = run, .c = &first, .out = out};
    bool ids = false;
    for (size_t i = 0; i < run->profile->n_columns; i++)
        ids = ids || run->profile->columns[i].cell == GEN_AGENT;
    if (ids)
        put_agent(&r);
    else
        put_agent_name(&r);
}

static void put_email(const struct record *r) {
    gen_puts(r->out, "customer");
    gen_uint(r->out, r->c->customer + 1, 1);
    gen_puts(r->out, "@example.com");
}

static void put_word(const struct record *r, enum gen_cell cell, size_t i) {
    const struct gen_list *l = &r->run->usual[cell];
    gen_word(r->out, &l->word[i % l->n]);
}

static void put_subject(const struct record *r) {
    put_word(r, GEN_CATEGORY, r->c->category);
    gen_puts(r->out, " trouble with ");
    put_word(r, GEN_PRODUCT, r->c->product);
}

static void put_body(const struct record *r) {
    gen_puts(r->out, "I have a problem with my ");
    put_word(r, GEN_PRODUCT, r->c->product);
    gen_puts(r->out, " since this morning.\n\nPlease help. It is about: ");
    put_word(r, GEN_CATEGORY, r->c->category);
    gen_char(r->out, '.');
}

/* Millionths of a degree, near the middle of the region. */
static void put_degrees(struct gen_out *out, const struct gen_case *c, bool east) {
    uint32_t scatter = (uint32_t)(c->number * (east ? 7919 : 6007) % 40000);
    uint32_t v = (east ? 73850000 : 40600000) + (uint32_t)c->region * 45000 + scatter;
    if (east)
        gen_char(out, '-');
    gen_uint(out, v / 1000000, 1);
    gen_char(out, '.');
    gen_uint(out, v % 1000000, 6);
}

static void put_latitude(const struct record *r) {
    put_degrees(r->out, r->c, false);
}

static void put_longitude(const struct record *r) {
    put_degrees(r->out, r->c, true);
}

static void put_place(const struct record *r) {
    gen_char(r->out, '(');
    put_degrees(r->out, r->c, false);
    gen_puts(r->out, ", ");
    put_degrees(r->out, r->c, true);
    gen_char(r->out, ')');
}

static void put_tenure(const struct record *r) {
    uint64_t hundredths = (uint64_t)(r->c->created - r->c->since) / (36525 * 864 / 100);
    gen_uint(r->out, hundredths / 100, 1);
    gen_char(r->out, '.');
    gen_uint(r->out, hundredths % 100, 2);
}

static void put_hour(const struct record *r) {
    gen_uint(r->out, (uint64_t)(r->c->created % GEN_DAY_SECS / 3600), 1);
}

/* With words: five from bad to good, and one for no answer. */
static void put_csat(const struct record *r) {
    int csat = r->c->csat;
    if (r->column->words)
        gen_word(r->out, &r->words->word[csat ? (size_t)csat - 1 : r->words->n - 1]);
    else if (csat)
        gen_uint(r->out, (uint64_t)csat, 1);
}

static void put_nps(const struct record *r) {
    if (r->c->nps >= 0)
        gen_uint(r->out, (uint64_t)r->c->nps, 1);
}

static void put_ces(const struct record *r) {
    if (r->c->ces)
        gen_uint(r->out, (uint64_t)r->c->ces, 1);
}

static void put_impact(const struct record *r) {
    gen_word(r->out, &r->words->word[r->c->priority * r->words->n / 4]);
}

static void put_outage_region(const struct record *r) {
    if (r->c->outage || (r->c->category == r->run->usual[GEN_CATEGORY].n - 1 && !r->run->null))
        gen_word(r->out, &r->words->word[r->c->region % r->words->n]);
}

static void put_active(const struct record *r) {
    size_t open = r->c->state != GEN_SOLVED && r->c->state != GEN_DONE;
    gen_word(r->out, &r->words->word[open]);
}

static void put_responded(const struct record *r) {
    gen_word(r->out, &r->words->word[r->c->responded != CL_NO_TIME]);
}

static void put_tag(const struct record *r) {
    const struct gen_word *w = &r->run->usual[GEN_DOMAIN].word[r->c->domain];
    for (size_t i = 0; i < w->n; i++)
        gen_char(r->out, (char)(w->text[i] == ' ' ? '_' : w->text[i] | 32));
}

static void put_resolution_word(const struct record *r) {
    if (r->c->resolved != CL_NO_TIME)
        gen_puts(r->out, "Done");
}

static void put_customer_no(const struct record *r) {
    gen_uint(r->out, UINT64_C(360000000) + r->c->customer, 1);
}

static void put_number(const struct record *r) {
    gen_uint(r->out, 10000 + r->c->number, 1);
}

/* A call has the first name of whoever had it in the queue, answered or not. */
static void put_call_agent(const struct record *r) {
    gen_puts(r->out, agent_first[r->c->shift == 2 ? 7 : r->c->number % CL_LEN(agent_first)]);
}

static void put_call_solved(const struct record *r) {
    gen_word(r->out, &r->words->word[r->c->answered && !r->c->reopened]);
}

static void put_call_wait(const struct record *r) {
    if (r->c->answered)
        gen_uint(r->out, (uint64_t)r->c->response % 240 + 8, 1);
}

static void put_call_talk(const struct record *r) {
    if (r->c->answered)
        gen_duration(r->out, r->c->handling % 1500 + 30, (enum gen_duration)r->column->note);
}

static void put_call_csat(const struct record *r) {
    if (r->c->answered)
        gen_uint(r->out, r->c->csat ? (uint64_t)r->c->csat : 3, 1);
}

static void put_zip(const struct record *r) {
    gen_uint(r->out, 10000 + r->c->region * 200 + r->c->number % 90, 5);
}

/* ---- every cell ---- */

enum kind {
    OWN,     /* put() */
    INSTANT, /* int64_t, by enum gen_stamp */
    LENGTH,  /* int64_t, by enum gen_duration; 0 is none */
    WORD,    /* size_t, a place in the column's list */
    COUNT,   /* uint32_t */
    FLAG,    /* bool */
};
#define AT(member) .offset = offsetof(struct gen_case, member)
static const struct {
    enum kind kind;
    size_t offset;
    void (*put)(const struct record *r);
} cells[GEN_CELLS] = {
    [GEN_FIXED] = {.put = put_fixed},
    [GEN_ID] = {.put = put_id},
    [GEN_CREATED] = {.put = put_created},
    [GEN_RESPONDED] = {INSTANT, AT(responded)},
    [GEN_RESOLVED] = {INSTANT, AT(resolved)},
    [GEN_CLOSED] = {INSTANT, AT(closed)},
    [GEN_UPDATED] = {INSTANT, AT(updated)},
    [GEN_DUE] = {INSTANT, AT(due)},
    [GEN_SINCE] = {INSTANT, AT(since)},
    [GEN_STATE] = {WORD, AT(state)},
    [GEN_PRIORITY] = {WORD, AT(priority)},
    [GEN_IMPACT] = {.put = put_impact},
    [GEN_CHANNEL] = {WORD, AT(channel)},
    [GEN_CATEGORY] = {WORD, AT(category)},
    [GEN_SUBCATEGORY] = {WORD, AT(sub)},
    [GEN_TYPE] = {WORD, AT(type)},
    [GEN_DEPARTMENT] = {WORD, AT(department)},
    [GEN_REGION] = {WORD, AT(region)},
    [GEN_CUSTOMER_REGION] = {WORD, AT(customer_region)},
    [GEN_OUTAGE_REGION] = {.put = put_outage_region},
    [GEN_DOMAIN] = {WORD, AT(domain)},
    [GEN_PRODUCT] = {WORD, AT(product)},
    [GEN_SHIFT] = {WORD, AT(shift)},
    [GEN_CUSTOMER_TYPE] = {WORD, AT(customer_type)},
    [GEN_SEX] = {WORD, AT(sex)},
    [GEN_ZIP] = {.put = put_zip},
    [GEN_AGENT] = {.put = put_agent},
    [GEN_AGENT_NAME] = {.put = put_agent_name},
    [GEN_CUSTOMER] = {.put = put_customer},
    [GEN_EMAIL] = {.put = put_email},
    [GEN_SUBJECT] = {.put = put_subject},
    [GEN_BODY] = {.put = put_body},
    [GEN_CSAT] = {.put = put_csat},
    [GEN_NPS] = {.put = put_nps},
    [GEN_CES] = {.put = put_ces},
    [GEN_TENURE] = {.put = put_tenure},
    [GEN_HOUR] = {.put = put_hour},
    [GEN_AGE] = {COUNT, AT(age)},
    [GEN_REOPENS] = {COUNT, AT(reopens)},
    [GEN_MOVES] = {COUNT, AT(moves)},
    [GEN_CHANGES] = {COUNT, AT(changes)},
    [GEN_REPLIES] = {COUNT, AT(replies)},
    [GEN_LATITUDE] = {.put = put_latitude},
    [GEN_LONGITUDE] = {.put = put_longitude},
    [GEN_PLACE] = {.put = put_place},
    [GEN_RESPONSE] = {LENGTH, AT(response)},
    [GEN_RESOLUTION] = {LENGTH, AT(resolution)},
    [GEN_HANDLING] = {LENGTH, AT(handling)},
    [GEN_TARGET] = {LENGTH, AT(target)},
    [GEN_ESCALATED] = {FLAG, AT(escalated)},
    [GEN_REOPENED] = {FLAG, AT(reopened)},
    [GEN_FIRST_CONTACT] = {FLAG, AT(first_contact)},
    [GEN_ANSWERED] = {FLAG, AT(answered)},
    [GEN_BREACHED] = {FLAG, AT(breached)},
    [GEN_ACTIVE] = {.put = put_active},
    [GEN_RESPONSE_FLAG] = {.put = put_responded},
    [GEN_TAG] = {.put = put_tag},
    [GEN_RESOLUTION_WORD] = {.put = put_resolution_word},
    [GEN_CUSTOMER_NO] = {.put = put_customer_no},
    [GEN_NUMBER] = {.put = put_number},
    [GEN_CALL_AGENT] = {.put = put_call_agent},
    [GEN_CALL_SOLVED] = {.put = put_call_solved},
    [GEN_CALL_WAIT] = {.put = put_call_wait},
    [GEN_CALL_TALK] = {.put = put_call_talk},
    [GEN_CALL_CSAT] = {.put = put_call_csat},
};

static void put_cell(const struct record *r) {
    const char *at = (const char *)r->c + cells[r->column->cell].offset;
    int64_t secs;
    size_t place;
    uint32_t count;
    switch (cells[r->column->cell].kind) {
    case OWN:
        cells[r->column->cell].put(r);
        break;
    case INSTANT:
        memcpy(&secs, at, sizeof secs);
        if (secs != CL_NO_TIME)
            gen_stamp(r->out, secs, (enum gen_stamp)r->column->note);
        break;
    case LENGTH:
        memcpy(&secs, at, sizeof secs);
        if (secs)
            gen_duration(r->out, secs, (enum gen_duration)r->column->note);
        break;
    case WORD:
        memcpy(&place, at, sizeof place);
        gen_word(r->out, &r->words->word[place % r->words->n]);
        break;
    case COUNT:
        memcpy(&count, at, sizeof count);
        gen_uint(r->out, count, 1);
        break;
    case FLAG:
        gen_word(r->out, &r->words->word[*(const bool *)at]);
        break;
    }
}

static bool needs_quotes(const struct gen_profile *p, enum gen_cell cell) {
    return p->quote || cell == GEN_BODY || cell == GEN_PLACE;
}

static void end_row(const struct gen_profile *p, struct gen_out *out) {
    if (p->crlf)
        gen_char(out, '\r');
    gen_char(out, '\n');
}

void gen_record(const struct gen_run *run, const struct gen_case *c, enum cl_dirt soil,
                struct gen_out *out) {
    const struct gen_profile *p = run->profile;
    size_t n = p->n_columns - (soil == CL_DIRT_SHORT);
    struct record r = {.run = run, .c = c, .out = out, .soil = soil};
    for (size_t i = 0; i < n; i++) {
        bool quotes = needs_quotes(p, p->columns[i].cell);
        r.column = &p->columns[i];
        r.words = &run->lists[i];
        if (i)
            gen_char(out, p->delimiter);
        if (quotes)
            gen_char(out, '"');
        put_cell(&r);
        if (quotes)
            gen_char(out, '"');
    }
    if (soil == CL_DIRT_NUL)
        gen_char(out, '\0');
    if (soil == CL_DIRT_LONG) {
        gen_char(out, p->delimiter);
        gen_puts(out, "one field too many");
    }
    end_row(p, out);
}

void gen_header(const struct gen_run *run, struct gen_out *out) {
    const struct gen_profile *p = run->profile;
    gen_room(out);
    if (p->bom)
        gen_puts(out, "\xef\xbb\xbf");
    for (size_t i = 0; i < p->n_columns; i++) {
        if (i)
            gen_char(out, p->delimiter);
        if (p->quote)
            gen_char(out, '"');
        gen_puts(out, p->columns[i].heading);
        if (p->quote)
            gen_char(out, '"');
    }
    end_row(p, out);
}
