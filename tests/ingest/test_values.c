/* test_values.c - dates, durations, numbers and flags as columns of a file. */
#include "../../src/ingest/words.h"
#include "fixture.h"

/* One column of cells under a heading that maps it, and what becomes of each. */
struct column {
    const char *heading, *field;
    const char *cells[6], *want[6];
};

static void check(const struct column *c) {
    struct fixture f = {0};
    struct cl_buf b = {0};
    cl_buf_printf(&b, "id;%s;agent\n", c->heading);
    size_t n = 0;
    for (; n < CL_LEN(c->cells) && c->cells[n]; n++)
        cl_buf_printf(&b, "T-%zu;%s;Ann\n", n, c->cells[n]);
    fixture_bytes(&f, b.ptr, b.len);
    assert_int_equal(f.rc, CL_OK);
    assert_int_equal(f.rows, n);
    for (size_t i = 0; i < n; i++) {
        const char *got = cell(&f, i, c->field);
        if (strcmp(got, c->want[i]) != 0)
            fail_msg("%s: '%s' became %s, not %s", c->heading, c->cells[i], got, c->want[i]);
    }
    fixture_close(&f);
    cl_buf_free(&b);
}

static void test_stamps(void **state) {
    (void)state;
    static const struct column columns[] = {
        {"created",
         "created",
         {"2024-03-01", "2024-03-02 9:05", "2024-03-03T09:12:58.123Z", "2024-03-04 09:00:00 +0100",
          "2024-03-05T09:00-03:00", "2024-13-45"},
         {"2024-03-01T00:00:00Z", "2024-03-02T09:05:00Z", "2024-03-03T09:12:58Z",
          "2024-03-04T08:00:00Z", "2024-03-05T12:00:00Z", "(null)"}},
        {"created",
         "created", /* no such offsets */
         {"2024-03-01 09:00 +10099999999999999", "2024-03-02 09:00+99:00", "2024-03-03 09:00",
          "2024-03-04 09:00", "2024-03-05 09:00"},
         {"(null)", "(null)", "2024-03-03T09:00:00Z", "2024-03-04T09:00:00Z",
          "2024-03-05T09:00:00Z"}},
        {"created",
         "created", /* a value above 12 decides for all */
         {"01/02/2024 10:00", "13/02/2024 10:00", "2/3/2024 10:00"},
         {"2024-02-01T10:00:00Z", "2024-02-13T10:00:00Z", "2024-03-02T10:00:00Z"}},
        {"created",
         "created",
         {"01/02/2024 12:10:51 AM", "01/13/2024 12:10:51 PM", "01/02/2024 1:00 pm"},
         {"2024-01-02T00:10:51Z", "2024-01-13T12:10:51Z", "2024-01-02T13:00:00Z"}},
        {"created",
         "created",
         {"01.02.2024", "02.02.24 14:05", "3.2.2024 24:00"},
         {"2024-02-01T00:00:00Z", "2024-02-02T14:05:00Z", "2024-02-04T00:00:00Z"}},
        {"created",
         "created",
         {"12/Mar/24 3:45 PM", "Mar 12, 2024", "12 mars 2024 14h30", "5 de mar\xc3\xa7o de 2024",
          "Tue, 12 Mar 2024 10:00:00 GMT", "2. Mai 2024, 08:15 Uhr"},
         {"2024-03-12T15:45:00Z", "2024-03-12T00:00:00Z", "2024-03-12T14:30:00Z",
          "2024-03-05T00:00:00Z", "2024-03-12T10:00:00Z", "2024-05-02T08:15:00Z"}},
        {"created",
         "created",
         {"1700000000", "1700003600"},
         {"2023-11-14T22:13:20Z", "2023-11-14T23:13:20Z"}},
        {"created",
         "created",
         {"1700000000123", "1700003600123"},
         {"2023-11-14T22:13:20Z", "2023-11-14T23:13:20Z"}},
        {"created",
         "created",
         {"45292.25", "45293", "45294.5"},
         {"2024-01-01T06:00:00Z", "2024-01-02T00:00:00Z", "2024-01-03T12:00:00Z"}},
        {"created",
         "created",
         {"20240301", "20240302", "20240301093000"},
         {"2024-03-01T00:00:00Z", "2024-03-02T00:00:00Z", "2024-03-01T09:30:00Z"}},
        {"created",
         "created",
         {"01/02/24 3:05 p. m.", "13/02/24 3:05 a. m."},
         {"2024-02-01T15:05:00Z", "2024-02-13T03:05:00Z"}},
        {"created",
         "created",
         {"02-JAN-24 02.05.00.000000 PM", "2024-01-02T10:00:00+01:00[Europe/Paris]",
          "2 de enero de 2024 a las 10:05", "2 janvier 2024 \xc3\xa0 10:05",
          "2. januar 2024 kl. 10.05", "2 gennaio 2024 alle 10:05"},
         {"2024-01-02T14:05:00Z", "2024-01-02T09:00:00Z", "2024-01-02T10:05:00Z",
          "2024-01-02T10:05:00Z", "2024-01-02T10:05:00Z", "2024-01-02T10:05:00Z"}},
        {"created",
         "created",
         {"2 de janeiro de 2024 \xc3\xa0s 10:05", "2 januari 2024 om 10:05 uur",
          "mar. 2 janv. 2024 10:05", "20240102T100500Z", "2. ledna 2024 10:05",
          "2024-01-02T10:00:00[Europe/Paris]"},
         {"2024-01-02T10:05:00Z", "2024-01-02T10:05:00Z", "2024-01-02T10:05:00Z",
          "2024-01-02T10:05:00Z", "2024-01-02T10:05:00Z", "(null)"}},
        {"created",
         "created",
         {"2024-03-01 09:00:00 EST", "2024-07-01 09:00:00 CEST"},
         {"2024-03-01T14:00:00Z", "2024-07-01T07:00:00Z"}},
    };
    for (size_t i = 0; i < CL_LEN(columns); i++)
        check(&columns[i]);
}

static void test_durations(void **state) {
    (void)state;
    static const struct column columns[] = {
        {"Resolution Time (min)", "resolution_time", {"90", "1.5", "x"}, {"5400", "90", "(null)"}},
        {"tempo_resolucao_horas", "resolution_time", {"2", "1,5"}, {"7200", "5400"}},
        {"Resolution_Days", "resolution_time", {"2", "0"}, {"172800", "0"}},
        {"Resolution Time",
         "resolution_time",
         {"2d 3h 5m", "1 hour and 20 minutes", "PT5M", "3 days 01:02:03", "-", "1 dia 2 horas"},
         {"183900", "4800", "300", "262923", "(null)", "93600"}},
        {"Resolution Time",
         "resolution_time",
         {"1.05:05:00", "2:05:05:00", "10.00:00:01.50", "1.25:00:00", "1.5:00"},
         {"104700", "191100", "864001.5", "(null)", "(null)"}},
        {"calendar_duration",
         "resolution_time",
         {"1970-01-02 00:00:00", "1970-01-01 00:00:30", "1970-03-01 01:00:00"},
         {"86400", "30", "5101200"}},
        {"business_duration",
         "resolution_time",
         {"1 Day 5 Hours", "2 Minutes", "3 Days"},
         {"104400", "120", "259200"}},
        {"calendar_duration", "resolution_time", {"86400", "90", "7"}, {"86400", "90", "7"}},
        {"Spent time", "handling_time", {"0.25", "3.50"}, {"900", "12600"}},
        /* no unit: hours, a day of Excel's, minutes; seconds where they are plausible */
        {"Handling Time", "handling_time", {"0.25", "3.50", "12"}, {"900", "12600", "43200"}},
        {"Handling Time", "handling_time", {"0.00400", "0.01250"}, {"345.6", "1080"}},
        {"Handling Time", "handling_time", {"5", "9"}, {"300", "540"}},
        {"Handling Time", "handling_time", {"45", "300"}, {"45", "300"}},
        /* hours and minutes whatever the largest; of a call minutes and seconds */
        {"Resolution Time", "resolution_time", {"3:01", "90:30"}, {"10860", "325800"}},
        {"Resolution Time", "resolution_time", {"3:01", "5:30"}, {"10860", "19800"}},
        {"Talk Time", "handling_time", {"2:05", "61:00", "1:00:00"}, {"125", "3660", "3600"}},
        {"Resolution Time (hours)", "resolution_time", {"2:30", "26:00"}, {"9000", "93600"}},
        {"Speed of Answer", "response_time", {"91", "121"}, {"91", "121"}},
        {"SLA_Days", "sla_target", {"3", "7"}, {"259200", "604800"}},
        {"Wait Time", "wait_time", {"0:00:10", "0:01:00.5"}, {"10", "60.5"}},
    };
    for (size_t i = 0; i < CL_LEN(columns); i++)
        check(&columns[i]);
}

/* No heading names the unit, the instants of the same records do. */
static void test_unit_from_the_instants(void **state) {
    (void)state;
    static const struct {
        double secs;
        const char *unit, *fourth;
    } units[] = {{60, "min", "14400"}, {3600, "h", "864000"}, {1, "s", "240"}};
    for (size_t u = 0; u < CL_LEN(units); u++) {
        struct cl_buf b = {0};
        cl_buf_puts(&b, "id,created,resolved,resolution time\n");
        for (int i = 1; i <= 8; i++) {
            char text[32];
            cl_format_utc(1700000000 + (int64_t)(i * 60 * units[u].secs), text);
            cl_buf_printf(&b, "%d,2023-11-14T22:13:20Z,%s,%d\n", i, text, i * 60);
        }
        struct fixture f = {0};
        fixture_bytes(&f, b.ptr, b.len);
        assert_string_equal(cell(&f, 3, "resolution_time"), units[u].fourth);
        bool said = false;
        for (size_t i = 0; i < f.profile->n_mapping; i++)
            said |= f.profile->mapping[i].field == CL_COL_RESOLUTION_TIME &&
                    strcmp(f.profile->mapping[i].unit, units[u].unit) == 0;
        assert_true(said);
        fixture_close(&f);
        cl_buf_free(&b);
    }
}

/* "12:34" beside instants is what they say. */
static void test_clock_from_the_instants(void **state) {
    (void)state;
    struct cl_buf b = {0};
    struct fixture f = {0};
    cl_buf_puts(&b, "id,created,resolved,resolution time\n");
    for (int i = 1; i <= 8; i++)
        cl_buf_printf(&b, "%d,2024-01-01 10:00:00,2024-01-01 10:%02d:30,%d:30\n", i, i, i);
    fixture_bytes(&f, b.ptr, b.len);
    assert_string_equal(cell(&f, 1, "resolution_time"), "150");
    bool said = false;
    for (size_t i = 0; i < f.profile->n_mapping; i++)
        said |= strstr(f.profile->mapping[i].reason, "12:34 is minutes and seconds") != NULL;
    assert_true(said);
    fixture_close(&f);
    cl_buf_free(&b);
}

static void test_numbers(void **state) {
    (void)state;
    static const struct column columns[] = {
        {"Resolution Minutes",
         "resolution_time",
         {"1,234.5", "1,000", "2"},
         {"74070", "60000", "120"}},
        {"Resolution Minutes",
         "resolution_time",
         {"1.234,5", "1.000", "2"},
         {"74070", "60000", "120"}},
        {"Resolution Minutes", "resolution_time", {"0,5", "0,250", "12"}, {"30", "15", "720"}},
        {"Resolution Minutes", "resolution_time", {"1 234,5", "7"}, {"74070", "420"}},
        {"CSAT",
         "csat",
         {"4/5", "5 - Great", "3 stars", "9", "N/A"},
         {"4", "5", "3", "9", "(null)"}},
        {"CSAT", "csat", {"Very satisfied", "Dissatisfied", "Neutral"}, {"5", "2", "3"}},
        {"Satisfaction score", "csat", {"Good", "Bad", "Good"}, {"1", "0", "1"}},
    };
    for (size_t i = 0; i < CL_LEN(columns); i++)
        check(&columns[i]);
}

static void test_flags(void **state) {
    (void)state;
    static const struct column columns[] = {
        {"reopened", "reopened", {"Sim", "N\xc3\xa3o", "sim"}, {"1", "0", "1"}},
        {"reopened", "reopened", {"1.0", "0.0", "?"}, {"1", "0", "(null)"}},
        {"escalated", "escalated", {"TRUE", "FALSE", "yes"}, {"1", "0", "1"}},
        {"escalated", "escalated", {"ja", "nein", "Y"}, {"1", "0", "1"}},
        {"SLA Breached", "breached", {"Yes", "No"}, {"1", "0"}},
        {"made_sla", "breached", {"TRUE", "FALSE"}, {"0", "1"}}, /* asks the other way round */
        {"Dentro do SLA", "breached", {"Sim", "N\xc3\xa3o"}, {"0", "1"}},
        {"Fora do prazo", "breached", {"Sim", "N\xc3\xa3o"}, {"1", "0"}},
        {"SLA", "breached", {"Met", "Breached", "Met"}, {"0", "1", "0"}},
        {"SLA Met", "breached", {"Violated", "Within SLA"}, {"1", "0"}},
    };
    for (size_t i = 0; i < CL_LEN(columns); i++)
        check(&columns[i]);
}

static void test_missing_words(void **state) {
    (void)state;
    static const struct column columns[] = {
        {"product",
         "product",
         {"?", "NULL", "n/a", "-", "none", "Phone"},
         {"(null)", "(null)", "(null)", "(null)", "(null)", "Phone"}},
        {"region", "region", {"NA", "EMEA", "APAC"}, {"NA", "EMEA", "APAC"}}, /* North America */
        {"region", "region", {"NA", "North", "South"}, {"(null)", "North", "South"}},
    };
    for (size_t i = 0; i < CL_LEN(columns); i++)
        check(&columns[i]);
    static const char *const nulls[] = {"n\xc3\xa3o informado"};
    struct fixture f = {.options.nulls = nulls, .options.n_nulls = 1};
    fixture_open(&f, "id,product\n1,N\xc3\xa3o Informado\n2,Phone\n");
    assert_string_equal(cell(&f, 0, "product"), "(null)");
    fixture_close(&f);
}

static void test_bad_value_flag(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "id,created,status\n1,2024-01-01,Open\n2,soon,Open\n3,2024-01-03,Open\n"
                     "4,2024-01-04,Open\n5,2024-02-30,Open\n6,2024-01-04,Open\n");
    assert_int_equal(f.rejects, 0);
    assert_int_equal(f.flags[0], 0);
    assert_int_equal(f.flags[1], CL_FLAG_BIT(BAD_VALUE));
    assert_int_equal(f.flags[4], CL_FLAG_BIT(BAD_VALUE));
    assert_string_equal(cell(&f, 4, "created"), "(null)");
    fixture_close(&f);
}

static void test_zone(void **state) {
    (void)state;
    struct fixture f = {0};
    if (cl_zone_open("Europe/Berlin", &f.options.zone, &f.err) != CL_OK) {
        print_message("no time zones on this machine\n");
        skip();
    }
    fixture_open(&f, "id,created\n1,2024-01-01 12:00\n2,2024-10-27 02:30\n3,2024-03-31 02:30\n"
                     "4,2024-07-01T12:00Z\n");
    assert_string_equal(cell(&f, 0, "created"), "2024-01-01T11:00:00Z");
    assert_string_equal(cell(&f, 1, "created"), "2024-10-27T00:30:00Z"); /* the first of two */
    assert_int_equal(f.flags[1], CL_FLAG_BIT(TZ_AMBIGUOUS));
    assert_string_equal(cell(&f, 2, "created"), "2024-03-31T01:30:00Z"); /* moved forward */
    assert_int_equal(f.flags[2], CL_FLAG_BIT(TZ_GAP));
    assert_string_equal(cell(&f, 3, "created"), "2024-07-01T12:00:00Z");
    fixture_close(&f);
}

/* What the order of ambiguous dates is taken from. */
struct order {
    const char *text, *given, *order, *first;
};

static void test_date_order(void **state) {
    (void)state;
    static const struct order files[] = {
        {"id,created\n1,03/04/2024\n2,13/04/2024\n", NULL, "dmy", "2024-04-03T00:00:00Z"},
        {"id,created\n1,03/04/2024\n2,04/13/2024\n", NULL, "mdy", "2024-03-04T00:00:00Z"},
        /* another column of the file says it */
        {"id,created,closed\n1,03/04/2024,03/04/2024\n2,05/04/2024,25/04/2024\n", NULL, "dmy",
         "2024-04-03T00:00:00Z"},
        /* custom: dots, a language, a semicolon; else the month first */
        {"id,created\n1,03.04.2024\n2,04.04.2024\n", NULL, "dmy", "2024-04-03T00:00:00Z"},
        {"chamado,data_abertura\n1,03/04/2024\n2,04/04/2024\n", NULL, "dmy",
         "2024-04-03T00:00:00Z"},
        {"id;created\n1;03/04/2024\n2;04/04/2024\n", NULL, "dmy", "2024-04-03T00:00:00Z"},
        {"id,created\n1,03/04/2024\n2,04/04/2024\n", NULL, "mdy", "2024-03-04T00:00:00Z"},
        {"id,created\n1,03/04/2024\n2,04/04/2024\n", "dmy", "dmy", "2024-04-03T00:00:00Z"},
        {"id,created\n1,24/04/03\n2,31/12/24\n", "ymd", "ymd", "2024-04-03T00:00:00Z"},
        {"id,created\n1,2024-04-03\n", NULL, "ymd", "2024-04-03T00:00:00Z"},
        {"id,created\n1,3 Apr 2024\n", NULL, "none", "2024-04-03T00:00:00Z"},
    };
    for (size_t i = 0; i < CL_LEN(files); i++) {
        struct fixture f = {.options.date_order = files[i].given};
        fixture_open(&f, files[i].text);
        assert_int_equal(f.rc, CL_OK);
        assert_string_equal(f.profile->date_order, files[i].order);
        assert_string_equal(cell(&f, 0, "created"), files[i].first);
        fixture_close(&f);
    }
    struct fixture f = {.options.date_order = "myd"};
    fixture_open(&f, "id,created\n1,2024-01-01\n");
    assert_int_equal(f.rc, CL_E_USAGE);
    fixture_close(&f);
}

static const char *created_reason(const struct fixture *f) {
    for (size_t i = 0; i < f->profile->n_mapping; i++)
        if (f->profile->mapping[i].field == CL_COL_CREATED)
            return f->profile->mapping[i].reason;
    return "";
}

/* All numbers are below 13: custom decides, and the report says that it did. */
static void test_order_is_a_guess(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "id,created\n1,03/04/2024\n2,04/04/2024\n");
    assert_non_null(strstr(created_reason(&f), "mdy is a guess"));
    assert_int_equal(f.profile->n_notes, 1);
    assert_non_null(strstr(f.profile->notes[0], "--date-order"));
    fixture_close(&f);
    fixture_open(&f, "id,created\n1,03/04/2024\n2,14/04/2024\n");
    assert_null(strstr(created_reason(&f), "guess"));
    assert_int_equal(f.profile->n_notes, 0);
    fixture_close(&f);
    f.options.date_order = "dmy";
    fixture_open(&f, "id,created\n1,03/04/2024\n2,04/04/2024\n");
    assert_int_equal(f.profile->n_notes, 0);
    fixture_close(&f);
}

/* ---- scales ---- */

struct scale {
    const char *values; /* blank between */
    double low, high;
    size_t flagged;
    const char *heading; /* NULL: csat */
};

static void test_csat_scale(void **state) {
    (void)state;
    static const struct scale scales[] = {
        {"1 2 3 4 5 5 4", 1, 5, 0, NULL},
        {"1 7 3 4 5 6 2", 1, 7, 0, NULL},
        {"1 10 3 4 9 6 2", 1, 10, 0, NULL},
        {"0 10 3 4 9 6 2", 0, 10, 0, NULL},
        {"80 95 100 60 20 55", 0, 100, 0, NULL},
        {"80% 95% 100% 60%", 0, 100, 0, NULL},
        {"4.5 3.5 5 1", 1, 5, 0, NULL},
        {"1 2 3 4 5 999 -1", 1, 5, 2, NULL},
        {"0 1 1 0 1", 0, 1, 0, NULL},
        {"1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 1 2 3 4 5 5 4 99", 1, 5, 1, NULL},
        {"1 2 3 4 5 4 99", 1, 5, 1, NULL},
        {"3 5 8 9 2 7 6 55 60 70", 0, 100, 0, NULL},
        {"1 2 3 4 5 3 2", 1, 10, 0, "Satisfaction (1-10)"},
        {"1 2 3 4 5 3 99", 1, 10, 1, "csat score out of 10"},
        {"1 2 3 4 5 3 2", 1, 7, 0, "CSAT score /7"},
        {"1 2 3 4 5 3 2", 1, 10, 0, "CSAT score 1/10"},
        {"1 2 3 4 5 3 2", 1, 5, 0, "24/7 support satisfaction"},
        {"80 90 70 60 5 3 2", 0, 100, 0, "Satisfaction (1-5)"}, /* the values do not */
    };
    for (size_t i = 0; i < CL_LEN(scales); i++) {
        char map[64];
        const char *maps[] = {map};
        snprintf(map, sizeof map, "csat=%s", scales[i].heading ? scales[i].heading : "csat");
        struct fixture f = {.options.maps = maps, .options.n_maps = 1};
        struct cl_buf b = {0};
        cl_buf_printf(&b, "id,%s\n", scales[i].heading ? scales[i].heading : "csat");
        struct cl_slice rest = cl_slice(scales[i].values);
        for (int k = 0; rest.ptr; k++) {
            struct cl_slice v = cl_slice_cut(&rest, ' ');
            cl_buf_printf(&b, "T%d,%.*s\n", k, (int)v.len, v.ptr);
        }
        fixture_bytes(&f, b.ptr, b.len);
        const struct cl_layout_col *c = &f.layout->cols[1];
        assert_int_equal(c->col, CL_COL_CSAT);
        assert_true(c->scale_low == scales[i].low && c->scale_high == scales[i].high);
        size_t flagged = 0;
        for (size_t k = 0; k < f.rows; k++)
            flagged += (f.flags[k] & CL_FLAG_BIT(CSAT_SCALE)) != 0;
        assert_int_equal(flagged, scales[i].flagged);
        fixture_close(&f);
        cl_buf_free(&b);
    }
}

static void test_status_spelling_and_dropped(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "id,status\n1,Open\n2, OPEN \n3,open\n4,Open\n5,Spam\n6,Blorp\n");
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(cell(&f, i, "status"), "Open");
    assert_int_equal(f.dropped, 1);
    assert_int_equal(f.profile->n_unknown_status, 1);
    assert_int_equal(f.profile->unknown_status[0].len, 5);
    fixture_close(&f);
}

static void test_priority(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "id,priority\n1,3 - Moderate\n2,Cr\xc3\xadtica\n3,P2\n4,Whatever\n");
    assert_string_equal(cell(&f, 0, "priority"), "Medium");
    assert_string_equal(cell(&f, 0, "priority_raw"), "3 - Moderate");
    assert_string_equal(cell(&f, 1, "priority"), "Critical");
    assert_string_equal(cell(&f, 2, "priority"), "High");
    assert_string_equal(cell(&f, 3, "priority"), "Whatever");
    fixture_close(&f);
}

/* Headings are compared folded, so the words of all languages must stand so. */
static void test_heading_words_are_folded(void **state) {
    const char *language = "";
    struct cl_arena *arena = cl_arena_new();
    (void)state;
    for (size_t i = 0; cl_header_words_at(i, &language); i++)
        for (const struct cl_header_words *w = cl_header_words_at(i, &language); w->words; w++) {
            struct cl_slice rest = cl_slice(w->words);
            while (rest.ptr) {
                struct cl_slice word = cl_slice_cut(&rest, '|');
                if (word.len == 0 || !cl_slice_eq(word, cl_fold(arena, word)))
                    fail_msg("%s, %s: '%.*s'", language, cl_columns[w->field].name, (int)word.len,
                             word.ptr);
            }
        }
    cl_arena_free(arena);
}

static void test_words_that_name_nothing(void **state) {
    (void)state;
    assert_true(cl_word_nobody(CL_S("-- Unassigned --")));
    assert_true(cl_word_nobody(CL_S("Not Assigned")));
    assert_true(cl_word_nobody(CL_S("0 - Unassigned")));
    assert_false(cl_word_nobody(CL_S("Ann")));
    assert_true(cl_word_total(CL_S("Grand Total")));
    assert_true(cl_word_total(CL_S("Total: 12")));
    assert_false(cl_word_total(CL_S("TOTAL-4711")));
    assert_true(cl_word_unrated(CL_S("Offered")));
    assert_false(cl_word_unrated(CL_S("Good")));
}

/* No date, written as one: the case is open, not closed since 1970. */
static void test_no_date_written_as_one(void **state) {
    struct fixture f = {0};
    (void)state;
    fixture_open(&f, "id,created,closed,status\n"
                     "1,2024-01-02 09:00:00,1970-01-01 00:00:00,open\n"
                     "2,2024-01-03 09:00:00,1900-01-01 00:00:00,open\n"
                     "3,2024-01-04 09:00:00,2024-01-05 09:00:00,closed\n");
    assert_string_equal(cell(&f, 0, "closed"), "(null)");
    assert_string_equal(cell(&f, 1, "closed"), "(null)");
    assert_string_equal(cell(&f, 2, "closed"), "2024-01-05T09:00:00Z");
    fixture_close(&f);
}

/* Seconds since 1970 have a 0 where others leave the cell empty. */
static void test_no_date_written_as_zero(void **state) {
    struct fixture f = {0};
    (void)state;
    fixture_open(&f, "id,created,closed\n1,1704014300,0\n2,1704014300,1704014400\n"
                     "3,1704014300,0\n");
    assert_string_equal(mapped(&f, CL_COL_CLOSED), "closed");
    assert_string_equal(cell(&f, 0, "closed"), "(null)");
    assert_int_equal(f.flags[0], 0);
    assert_string_equal(cell(&f, 1, "closed"), "2023-12-31T09:20:00Z");
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_stamps),
        cmocka_unit_test(test_durations),
        cmocka_unit_test(test_unit_from_the_instants),
        cmocka_unit_test(test_clock_from_the_instants),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_flags),
        cmocka_unit_test(test_missing_words),
        cmocka_unit_test(test_bad_value_flag),
        cmocka_unit_test(test_zone),
        cmocka_unit_test(test_date_order),
        cmocka_unit_test(test_order_is_a_guess),
        cmocka_unit_test(test_csat_scale),
        cmocka_unit_test(test_status_spelling_and_dropped),
        cmocka_unit_test(test_priority),
        cmocka_unit_test(test_heading_words_are_folded),
        cmocka_unit_test(test_words_that_name_nothing),
        cmocka_unit_test(test_no_date_written_as_one),
        cmocka_unit_test(test_no_date_written_as_zero),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
