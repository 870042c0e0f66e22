/* test_exports.c - the real exports: mapping, types and sums against known answers.
 * The files lie in $CASELOAD_TEST_DATA or beside the repository. */
#include "fixture.h"

struct expect {
    const char *field, *heading;
};
struct export_file {
    const char *path, *format, *order;
    size_t records;
    struct expect map[24]; /* heading "" must stay unmapped */
};

static bool find(struct fixture *f, const char *path) {
    const char *data = getenv("CASELOAD_TEST_DATA"), *root = getenv("CASELOAD_TEST_ROOT");
    char full[512];
    if (data)
        snprintf(full, sizeof full, "%s/%s", data, path);
    else
        snprintf(full, sizeof full, "%s/../shared/data/%s", root ? root : ".", path);
    if (access(full, R_OK) != 0) {
        print_message("no export %s\n", full);
        return false;
    }
    fixture_file(f, full);
    return true;
}

static void check(struct fixture *f, const struct export_file *e) {
    memset(f, 0, sizeof *f);
    if (!find(f, e->path))
        skip();
    assert_int_equal(f->rc, CL_OK);
    assert_int_equal(f->profile->records, e->records);
    assert_int_equal(f->rows + f->rejects, e->records);
    assert_int_equal(f->rejects, 0);
    assert_string_equal(f->profile->format, e->format);
    assert_string_equal(f->profile->date_order, e->order);
    for (size_t i = 0; i < CL_LEN(e->map) && e->map[i].field; i++) {
        enum cl_col col;
        assert_true(cl_column_find(cl_slice(e->map[i].field), &col));
        const char *got = mapped(f, col);
        if (strcmp(got, e->map[i].heading) != 0)
            fail_msg("%s: %s is made from '%s'", e->path, e->map[i].field, got);
    }
    for (size_t i = 0; i < f->rows; i++)
        assert_int_equal(f->flags[i], 0);
}

static size_t present(const struct fixture *f, const char *name) {
    size_t n = 0;
    for (size_t i = 0; i < f->rows; i++)
        n += strcmp(cell(f, i, name), "(null)") != 0;
    return n;
}
static size_t having(const struct fixture *f, const char *name, const char *value) {
    size_t n = 0;
    for (size_t i = 0; i < f->rows; i++)
        n += strcmp(cell(f, i, name), value) == 0;
    return n;
}
static double mean(const struct fixture *f, const char *name) {
    double sum = 0;
    for (size_t i = 0; i < f->rows; i++)
        if (strcmp(cell(f, i, name), "(null)") != 0)
            sum += strtod(cell(f, i, name), NULL);
    return sum / (double)present(f, name);
}
#define assert_near(a, b, eps) assert_true((a) - (b) < (eps) && (b) - (a) < (eps))

static void test_exl(void **state) {
    (void)state;
    static const struct export_file e = {"exl-service-ops/exl_operations_cases.csv",
                                         "generic",
                                         "ymd",
                                         30000,
                                         {{"id", "Case_ID"},
                                          {"created", "Created_Date"},
                                          {"closed", "Closed_Date"},
                                          {"resolved", ""},
                                          {"sla_target", "SLA_Days"},
                                          {"resolution_time", "Resolution_Hours"},
                                          {"breached", "SLA_Breach"},
                                          {"agent", "Agent_ID"},
                                          {"reopened", "Reopen_Flag"},
                                          {"csat", "Customer_Rating"},
                                          {"customer_type", "Customer_Type"},
                                          {"channel", "Channel"},
                                          {"department", "Department"},
                                          {"region", "Region"},
                                          {"status", "Status"},
                                          {"priority", "Priority"}}};
    struct fixture f;
    check(&f, &e);
    assert_int_equal(present(&f, "closed"), 24681);
    assert_int_equal(having(&f, "reopened", "1"), 2902);
    assert_int_equal(having(&f, "status", "Cancelled"), 269);
    assert_near(mean(&f, "csat"), 3.65, 0.005);
    assert_near(mean(&f, "resolution_time") / 3600, 44.49, 0.005);
    assert_string_equal(cell(&f, 0, "sla_target"), "259200");
    assert_true(f.layout->cols[1].date_only); /* created */
    assert_false(f.layout->cols[2].date_only);
    assert_false(f.profile->resolution_in_days);
    fixture_close(&f);
}

static void test_kaggle(void **state) {
    (void)state;
    static const struct export_file e = {"kaggle-tickets/customer_support_tickets.csv",
                                         "kaggle-tickets",
                                         "ymd",
                                         8469,
                                         {{"id", "Ticket ID"},
                                          {"created", ""},
                                          {"first_response", "First Response Time"},
                                          {"resolved", "Time to Resolution"},
                                          {"resolution_time", ""},
                                          {"response_time", ""},
                                          {"status", "Ticket Status"},
                                          {"priority", "Ticket Priority"},
                                          {"channel", "Ticket Channel"},
                                          {"type", "Ticket Type"},
                                          {"csat", "Customer Satisfaction Rating"},
                                          {"customer", "Customer Name"},
                                          {"subject", "Ticket Subject"},
                                          {"text", "Ticket Description"},
                                          {"product", "Product Purchased"}}};
    struct fixture f;
    check(&f, &e);
    assert_int_equal(present(&f, "resolved"), 2769);
    assert_int_equal(present(&f, "csat"), 2769);
    assert_int_equal(having(&f, "status", "Pending Customer Response"), 2881);
    assert_int_equal(having(&f, "priority", "Critical"), 2129);
    assert_int_equal(present(&f, "date_of_purchase"), 8469);
    assert_string_equal(cell(&f, 0, "first_response"), "2023-06-01T12:15:00Z");
    fixture_close(&f);
}

static void test_call_centre(void **state) {
    (void)state;
    static const struct export_file e = {"callcenter-ccd/Call_Center.csv",
                                         "callcenter",
                                         "dmy",
                                         1772,
                                         {{"id", "Call Id"},
                                          {"created", "Date"},
                                          {"fcr", "Resolved"},
                                          {"resolved", ""},
                                          {"answered", "Answered (Y/N)"},
                                          {"response_time", "Speed of Answer"},
                                          {"handling_time", "AvgTalkDuration"},
                                          {"csat", "Satisfaction rating"},
                                          {"agent", "Agent"},
                                          {"department", "Department"},
                                          {"status", ""}}};
    struct fixture f;
    check(&f, &e);
    assert_true(f.profile->bom);
    assert_int_equal(having(&f, "answered", "1"), 1455);
    assert_int_equal(having(&f, "fcr", "1"), 1311);
    assert_int_equal(having(&f, "created", "2016-01-01T09:12:58Z"), 2);
    assert_near(mean(&f, "response_time"), 67.22, 0.005);
    assert_near(mean(&f, "handling_time"), 226.12, 0.005);
    fixture_close(&f);
}

static void test_nyc(void **state) {
    (void)state;
    static const struct export_file e = {
        "nyc311-2022/311_Service_Requests_from_2010_to_Present.csv",
        "311",
        "mdy",
        924,
        {{"id", "Unique Key"},
         {"created", "Created Date"},
         {"closed", "Closed Date"},
         {"due", "Due Date"},
         {"department", "Agency"},
         {"region", "Borough"},
         {"category", "Complaint Type"},
         {"subcategory", "Descriptor"},
         {"channel", "Open Data Channel Type"},
         {"city", "City"},
         {"status", "Status"},
         {"latitude", "Latitude"},
         {"longitude", "Longitude"},
         {"resolved", ""},
         {"location", ""},
         {"updated", ""}}};
    struct fixture f;
    check(&f, &e);
    assert_int_equal(present(&f, "closed"), 480);
    assert_int_equal(present(&f, "due"), 0);
    assert_int_equal(present(&f, "latitude"), 913);
    assert_int_equal(having(&f, "created", "2022-05-01T00:10:51Z") > 0, true);
    assert_int_equal(having(&f, "region", "BROOKLYN"), 269);
    assert_int_equal(having(&f, "channel", "UNKNOWN"), 4); /* a word of theirs */
    fixture_close(&f);
}

static void test_servicenow(void **state) {
    (void)state;
    static const struct export_file e = {"snow-uci-6k/incident_event_log.csv",
                                         "servicenow",
                                         "dmy",
                                         5998,
                                         {{"id", "number"},
                                          {"created", "opened_at"},
                                          {"updated", "sys_updated_at"},
                                          {"resolved", "resolved_at"},
                                          {"closed", "closed_at"},
                                          {"status", "incident_state"},
                                          {"mod_count", "sys_mod_count"},
                                          {"breached", "made_sla"},
                                          {"channel", "contact_type"},
                                          {"department", "assignment_group"},
                                          {"agent", "assigned_to"},
                                          {"customer", "caller_id"},
                                          {"reassigned_count", "reassignment_count"},
                                          {"reopen_count", "reopen_count"},
                                          {"impact", "impact"},
                                          {"urgency", "urgency"},
                                          {"priority", "priority"},
                                          {"location", "location"}}};
    struct fixture f;
    check(&f, &e);
    assert_int_equal(having(&f, "breached", "1"), 399);
    assert_string_equal(cell(&f, 0, "created"), "2016-02-29T01:16:00Z");
    assert_string_equal(cell(&f, 0, "priority"), "Medium");
    assert_string_equal(cell(&f, 0, "priority_raw"), "3 - Moderate");
    assert_string_equal(cell(&f, 0, "agent"), "(null)");
    assert_string_equal(cell(&f, 0, "opened_by"), "Opened by  8"); /* inner blanks stay */
    fixture_close(&f);
}

static void test_portuguese(void **state) {
    (void)state;
    static const struct export_file e = {"pt-suporte/tickets.csv",
                                         "generic",
                                         "ymd",
                                         200,
                                         {{"id", "id_ticket"},
                                          {"created", "data_abertura"},
                                          {"closed", "data_fechamento"},
                                          {"customer", "cliente"},
                                          {"customer_type", "segmento"},
                                          {"product", "sistema"},
                                          {"category", "tipo_chamado"},
                                          {"priority", "prioridade"},
                                          {"status", "status"},
                                          {"agent", "analista"},
                                          {"resolution_time", "tempo_resolucao_horas"},
                                          {"csat", "satisfacao_cliente"},
                                          {"reopened", "reaberto"}}};
    struct fixture f;
    check(&f, &e);
    assert_int_equal(having(&f, "priority", "Critical"), 33);
    assert_int_equal(having(&f, "priority", "High"), 61);
    assert_int_equal(having(&f, "priority", "Medium"), 40);
    assert_int_equal(having(&f, "priority", "Low"), 66);
    assert_int_equal(having(&f, "reopened", "1"), 44);
    assert_near(mean(&f, "resolution_time") / 3600, 22.1, 0.0001);
    assert_false(f.profile->resolution_in_days);
    fixture_close(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_exl),         cmocka_unit_test(test_kaggle),
        cmocka_unit_test(test_call_centre), cmocka_unit_test(test_nyc),
        cmocka_unit_test(test_servicenow),  cmocka_unit_test(test_portuguese),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
