/* test_mapping.c - which columns become which fields, and what becomes of the rest. */
#include "fixture.h"

/* A file, and "field=Heading" lines that must come out; "field=" is unmapped. */
struct file {
    const char *name, *text;
    const char *want[16];
};

static void check(const struct file *file) {
    struct fixture f = {0};
    fixture_open(&f, file->text);
    if (f.rc != CL_OK)
        fail_msg("%s: %s", file->name, f.err.text);
    for (size_t i = 0; i < CL_LEN(file->want) && file->want[i]; i++) {
        struct cl_slice rest = cl_slice(file->want[i]);
        struct cl_slice field = cl_slice_cut(&rest, '=');
        enum cl_col col;
        assert_true(cl_column_find(field, &col));
        const char *got = mapped(&f, col);
        if (!cl_slice_eq(cl_slice(got), rest))
            fail_msg("%s: %s came out as '%s'", file->name, file->want[i], got);
    }
    fixture_close(&f);
}

static void test_formats_of_the_wild(void **state) {
    (void)state;
    static const struct file files[] = {
        {"german, semicolon",
         "Ticketnummer;Erstellt am;Geschlossen am;Betreff;Priorit\xc3\xa4t;Status;Bearbeiter;"
         "Abteilung;L\xc3\xb6sungszeit (Stunden);SLA eingehalten\n"
         "A1;01.03.2024 08:00;02.03.2024 17:00;Drucker;Hoch;Gel\xc3\xb6st;M\xc3\xbcller;IT;1,5;Ja\n"
         "A2;03.03.2024 08:00;04.03.2024 17:00;Netz;Niedrig;Offen;Meyer;IT;2,5;Nein\n",
         {"id=Ticketnummer", "created=Erstellt am", "closed=Geschlossen am", "subject=Betreff",
          "priority=Priorit\xc3\xa4t", "status=Status", "agent=Bearbeiter", "department=Abteilung",
          "resolution_time=L\xc3\xb6sungszeit (Stunden)", "breached=SLA eingehalten"}},
        {"french",
         "Num\xc3\xa9ro\tDate de cr\xc3\xa9"
         "ation\tDate de cl\xc3\xb4ture\tObjet\tPriorit\xc3\xa9\t"
         "Statut\tTechnicien\tD\xc3\xa9lai de r\xc3\xa9solution (h)\n"
         "1\t1 mars 2024\t2 mars 2024\tPanne\tHaute\tEn cours\t\xc3\x89mile\t2,5\n",
         {"id=Num\xc3\xa9ro",
          "created=Date de cr\xc3\xa9"
          "ation",
          "closed=Date de cl\xc3\xb4ture", "subject=Objet", "priority=Priorit\xc3\xa9",
          "status=Statut", "agent=Technicien",
          "resolution_time=D\xc3\xa9lai de r\xc3\xa9solution (h)"}},
        {"spanish",
         "ID Caso,Fecha de Apertura,Fecha de Cierre,Estado,Prioridad,Asignado a,Cliente,"
         "Satisfacci\xc3\xb3n\n1,01/04/2024,,Abierto,Alta,Jos\xc3\xa9,Acme,5\n",
         {"id=ID Caso", "created=Fecha de Apertura", "closed=Fecha de Cierre", "status=Estado",
          "priority=Prioridad", "agent=Asignado a", "customer=Cliente",
          "csat=Satisfacci\xc3\xb3n"}},
        {"zendesk",
         "Id,Requester,Status,Priority,Via,Created at,Assignee,Group,First reply time in minutes,"
         "Full resolution time in minutes,Solved at,Reopens,Satisfaction Score\n"
         "1,Bob,Solved,normal,Web,2024-03-01 09:00:00 +0100,Al,L1,12,60,2024-03-01 10:00:00 +0100,"
         "0,Good\n",
         {"id=Id", "customer=Requester", "channel=Via", "created=Created at", "resolved=Solved at",
          "response_time=First reply time in minutes",
          "resolution_time=Full resolution time in minutes", "reopen_count=Reopens",
          "department=Group", "csat=Satisfaction Score"}},
        {"jira",
         "Summary,Issue key,Issue id,Issue Type,Status,Project name,Priority,Assignee,Reporter,"
         "Created,Updated,Resolved,Due Date\n"
         "Fix,PRJ-1,1001,Bug,Done,Core,High,al,bo,1/Mar/24 3:45 PM,2/Mar/24 4:45 PM,"
         "2/Mar/24 4:45 PM,\n",
         {"id=Issue key", "type=Issue Type", "department=Project name", "customer=Reporter",
          "created=Created", "updated=Updated", "resolved=Resolved", "subject=Summary"}},
        {"salesforce",
         "Case Number,Case Owner,Account Name,Date/Time Opened,Date/Time Closed,Status,Case "
         "Origin,Case Reason,Escalated\n"
         "00001,Ann,Acme,3/1/2024 9:15 AM,,New,Web,Install,0\n"
         "00002,Bob,Acme,3/2/2024 9:15 AM,3/3/2024 9:15 AM,Closed,Web,Install,1\n",
         {"id=Case Number", "created=Date/Time Opened", "closed=Date/Time Closed",
          "agent=Case Owner", "customer=Account Name", "channel=Case Origin",
          "category=Case Reason", "escalated=Escalated"}},
        {"open 311",
         "service_request_id,requested_datetime,updated_datetime,closed_date,status,service_name,"
         "service_subtype,agency_responsible,address,lat,long\n"
         "1,2023-01-01T10:00:00Z,2023-01-02T10:00:00Z,,Open,Pothole,Street,DPW,1 "
         "Main,37.7,-122.4\n",
         {"id=service_request_id", "created=requested_datetime", "updated=updated_datetime",
          "closed=closed_date", "category=service_name", "subcategory=service_subtype",
          "department=agency_responsible", "latitude=lat", "longitude=long"}},
    };
    for (size_t i = 0; i < CL_LEN(files); i++)
        check(&files[i]);
}

/* The same heading means a field or another by what stands below it. */
static void test_values_decide(void **state) {
    (void)state;
    static const struct file files[] = {
        {"instants under a duration's name",
         "id,created,First Response Time,Time to Resolution\n"
         "1,2024-01-01 10:00,2024-01-01 11:00,2024-01-02 10:00\n",
         {"first_response=First Response Time", "resolved=Time to Resolution",
          "response_time=", "resolution_time="}},
        {"durations under an instant's name",
         "id,created,First Response Time,Time to Resolution\n1,2024-01-01 10:00,15,2:00:00\n",
         {"response_time=First Response Time", "resolution_time=Time to Resolution",
          "first_response=", "resolved="}},
        {"yes and no under an instant's name",
         "Call Id,Date,Answered (Y/N),Resolved\nID1,31-01-2016,Y,Y\nID2,30-01-2016,N,N\n",
         {"fcr=Resolved", "answered=Answered (Y/N)", "resolved=", "created=Date"}},
        {"a date of something else",
         "id,Date of Purchase,status\n1,2021-03-22,Open\n",
         {"created=", "status=status"}},
        {"a federal state beside a status",
         "id,state,status\n1,TX,Open\n2,CA,Closed\n3,NY,Open\n4,FL,Open\n5,WA,Open\n6,OR,Open\n",
         {"status=status", "province=state"}},
        {"a state that is a status", "id,state\n1,open\n2,closed\n", {"status=state"}},
        {"counts are no flag",
         "id,reopened\n1,0\n2,3\n3,1\n",
         {"reopen_count=reopened", "reopened="}},
        {"an SLA's target, not its outcome",
         "id,SLA,SLA Breach\n1,24,0\n2,48,1\n",
         {"sla_target=SLA", "breached=SLA Breach"}},
        {"an SLA's outcome", "id,SLA\n1,Met\n2,Breached\n", {"breached=SLA", "sla_target="}},
        {"coordinates are no place name",
         "Unique Key,Created Date,Agency,Location\n"
         "1,05/01/2022 12:10:51 AM,NYPD,\"(40.83065, -73.92308)\"\n"
         "2,05/13/2022 12:10:51 AM,NYPD,\"(40.83165, -73.92408)\"\n",
         {"location=", "department=Agency", "created=Created Date"}},
        {"opened before created by the system",
         "number,opened_at,sys_created_at,assignment_group\n"
         "INC1,29-02-2016 01:16,29-02-2016 01:23,G1\n",
         {"created=opened_at", "department=assignment_group"}},
        {"clocks are no team",
         "id,created at,status,Time\n1,2024-01-01 10:00,open,01:30 PM\n"
         "2,2024-01-02 10:00,open,02:30 PM\n",
         {"department=", "team=", "created=created at"}},
        {"a priority beside a severity",
         "ticket,status,Severity,Priority\n1,open,1 - Minor,0 - Unassigned\n"
         "2,open,2 - Normal,3 - High\n3,open,4 - Critical,0 - Unassigned\n",
         {"priority=Priority"}},
        {"two durations of ServiceNow",
         "number,opened_at,calendar_duration,business_duration\n"
         "INC1,2024-01-01 10:00:00,86400,3600\n",
         {"resolution_time=calendar_duration", "handling_time="}},
        {"durations that look like instants",
         "number,opened_at,calendar_duration\n"
         "INC1,2024-01-01 10:00:00,1970-01-02 00:00:00\n",
         {"resolution_time=calendar_duration", "resolved="}},
        {"a word that may also be a no",
         "id,created,Category\n1,2024-01-01,Net\n2,2024-01-02,Net\n3,2024-01-03,Net\n",
         {"category=Category"}},
        {"yes and no are no category",
         "id,created,Category\n1,2024-01-01,x\n2,2024-01-02,no\n3,2024-01-03,x\n",
         {"category="}},
        {"unknown headings, telling values",
         "aaa,bbb,ccc,ddd\nX1,2024-01-02 10:00,Closed,High\nX2,2024-01-03 10:00,Open,Low\n",
         {"id=aaa", "created=bbb", "status=ccc", "priority=ddd"}},
    };
    for (size_t i = 0; i < CL_LEN(files); i++)
        check(&files[i]);
}

static void test_layouts(void **state) {
    (void)state;
    static const struct file files[] = {
        {"pipe", "id|created|status\n1|2024-01-01|Open\n", {"id=id", "created=created"}},
        {"excel's first line", "sep=;\nid;created;status\n1;2024-01-01;Open\n", {"id=id"}},
        {"preamble",
         "Relat\xc3\xb3rio de chamados\nGerado em: 01/02/2024\n\n"
         "Chamado;Aberto em;Fechado em;Status;T\xc3\xa9"
         "cnico\n"
         "1;10/02/2024 10:00;;Aberto;Ana\n2;11/02/2024 10:00;13/02/2024 10:00;Fechado;Ana\n"
         "Total: 2\n",
         {"id=Chamado", "created=Aberto em", "closed=Fechado em"}},
        {"preamble of full width",
         "Ticket report,,,\nall queues,,,\nTicket ID,Created At,Status,Agent\n"
         "1,2024-01-01,Open,Al\n2,2024-01-01,Open,Al\n",
         {"id=Ticket ID", "created=Created At"}},
        {"commas inside, semicolons between",
         "id;created;subject\n1;2024-01-01;a, b, c\n2;2024-01-02;d, e\n",
         {"id=id", "subject=subject"}},
    };
    for (size_t i = 0; i < CL_LEN(files); i++)
        check(&files[i]);
}

static void test_no_header(void **state) {
    (void)state;
    static const char text[] = "1,2024-01-01,Open,High\n2,2024-01-02,Closed,Low\n";
    static const char *const maps[] = {"agent=3"};
    struct fixture f = {0};
    fixture_open(&f, text);
    assert_false(f.profile->header);
    assert_int_equal(f.rows, 2);
    fixture_close(&f);
    f.options.no_header = true;
    f.options.maps = maps;
    f.options.n_maps = 1;
    fixture_open(&f, text);
    assert_int_equal(f.rows, 2);
    assert_string_equal(cell(&f, 0, "agent"), "Open");
    fixture_close(&f);
}

static void test_date_and_time_join(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "Ticket,Date Opened,Time Opened,Date Closed,Time Closed\n"
                     "1,3/1/2023,9:05 AM,3/13/2023,11:05 PM\n2,3/2/2023,9:06 AM,3/14/2023,\n");
    assert_string_equal(cell(&f, 0, "created"), "2023-03-01T09:05:00Z");
    assert_string_equal(cell(&f, 0, "closed"), "2023-03-13T23:05:00Z");
    assert_string_equal(cell(&f, 1, "closed"), "2023-03-14T00:00:00Z");
    assert_int_equal(f.layout->n, 3); /* the times are no columns of their own */
    fixture_close(&f);
    fixture_open(&f, "Ticket,Created,Time\n1,2024-03-01,01:30 PM\n2,2024-03-02,02:30 AM\n");
    assert_string_equal(cell(&f, 0, "created"), "2024-03-01T13:30:00Z");
    fixture_close(&f);
}

/* ---- --map ---- */
struct user {
    const char *maps[3];
    enum cl_rc rc;
    const char *field, *value; /* of the first row */
};

static void test_user_maps(void **state) {
    (void)state;
    static const struct user users[] = {
        {{"created=When"}, CL_OK, "created", "2024-03-01T00:00:00Z"},
        {{"created=when+Clock"}, CL_OK, "created", "2024-03-01T10:30:00Z"},
        {{"created=When+\"A+B\""}, CL_OK, "created", "2024-03-01T11:45:00Z"},
        {{"resolution_time=took@min"}, CL_OK, "resolution_time", "720"},
        {{"resolution_time=took@d"}, CL_OK, "resolution_time", "1036800"},
        {{"resolution_time=took"}, CL_OK, "resolution_time", "43200"},
        {{"id="}, CL_OK, "id", "(no column)"},
        {{"agent=id", "agent=took"}, CL_OK, "agent", "12"},
        {{"colour=When"}, CL_E_USAGE, NULL, NULL},
        {{"created=Whem"}, CL_E_USAGE, NULL, NULL},
        {{"created"}, CL_E_USAGE, NULL, NULL},
        {{"resolution_time=took@week"}, CL_E_USAGE, NULL, NULL},
        {{"agent=took+id"}, CL_E_USAGE, NULL, NULL},
    };
    for (size_t i = 0; i < CL_LEN(users); i++) {
        struct fixture f = {.options.maps = users[i].maps};
        while (f.options.n_maps < 3 && users[i].maps[f.options.n_maps])
            f.options.n_maps++;
        fixture_open(&f, "id,When,Clock,A+B,took\n1,2024-03-01,10:30,11:45,12\n"
                         "2,2024-03-02,10:31,11:46,13\n");
        if (f.rc != users[i].rc)
            fail_msg("%s: %s", users[i].maps[0], f.err.text);
        if (users[i].field)
            assert_string_equal(cell(&f, 0, users[i].field), users[i].value);
        fixture_close(&f);
    }
}

/* ---- extras ---- */

static void test_extras(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "id,status,Customer Gender,customer-gender,,State of X,flags,\n"
                     "1,Open,F,x,y,z,w,\n2,Open,M,x,y,z,w,\n");
    assert_string_equal(cell(&f, 0, "customer_gender"), "F");
    assert_string_equal(cell(&f, 0, "customer_gender_2"), "x");
    assert_string_equal(cell(&f, 0, "column_5"), "y");
    assert_string_equal(cell(&f, 0, "state_of_x"), "z");
    assert_string_equal(cell(&f, 0, "flags_2"), "w");            /* the view has a column flags */
    assert_string_equal(cell(&f, 0, "column_8"), "(no column)"); /* neither name nor value */
    fixture_close(&f);
}

/* Some cases have no number: they are cases all the same. */
static void test_id_with_gaps(void **state) {
    (void)state;
    struct fixture f = {0};
    struct cl_buf b = {0};
    cl_buf_puts(&b, "status,id,created\n");
    for (int i = 1; i <= 30; i++)
        cl_buf_printf(&b, "open,T%d,2024-01-%02d\n", i, i);
    cl_buf_puts(&b, "open,,2024-01-31\n");
    fixture_bytes(&f, b.ptr, b.len);
    assert_string_equal(mapped(&f, CL_COL_ID), "id");
    assert_int_equal(f.rows, 31);
    assert_string_equal(cell(&f, 30, "id"), "(null)");
    fixture_close(&f);
    cl_buf_free(&b);
}

static void test_dimension_or_text(void **state) {
    (void)state;
    struct fixture f = {0};
    struct cl_buf b = {0};
    cl_buf_puts(&b, "id,created,few,many\n");
    for (int i = 0; i < 1500; i++)
        cl_buf_printf(&b, "T%d,2024-01-01,w%d,v%d\n", i, i % 900, i);
    fixture_bytes(&f, b.ptr, b.len);
    assert_int_equal(f.layout->n, 4);
    assert_int_equal(f.layout->cols[2].type, CL_T_WORD);
    assert_int_equal(f.layout->cols[3].type, CL_T_TEXT);
    assert_string_equal(cell(&f, 1499, "many"), "v1499");
    fixture_close(&f);
    cl_buf_free(&b);
}

static void test_reasons_and_runner_up(void **state) {
    (void)state;
    struct fixture f = {0};
    fixture_open(&f, "id,Agency,Agency Name,status\n1,NYPD,Police,Open\n2,DOT,Transport,Open\n");
    const struct cl_mapping *m = NULL;
    for (size_t i = 0; i < f.profile->n_mapping; i++)
        if (f.profile->mapping[i].field == CL_COL_DEPARTMENT)
            m = &f.profile->mapping[i];
    assert_non_null(m);
    assert_string_equal(m->column, "Agency");
    assert_string_equal(m->runner_up, "Agency Name");
    assert_non_null(strstr(m->reason, "heading 'Agency' is a known word"));
    assert_true(m->score > 0.9 && m->score <= 1);
    fixture_close(&f);
}

static void test_formats_registry(void **state) {
    (void)state;
    size_t n = 0;
    for (; cl_format_at(n); n++) {
        const struct cl_format_info *f = cl_format_at(n);
        assert_true(f->id[0] && f->title[0]);
        assert_int_equal(f->help[strlen(f->help) - 1], '.');
        for (size_t k = 0; k < n; k++)
            assert_string_not_equal(cl_format_at(k)->id, f->id);
    }
    assert_true(n >= 8);
    assert_string_equal(cl_format_at(n - 1)->id, "generic");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_formats_of_the_wild),
        cmocka_unit_test(test_values_decide),
        cmocka_unit_test(test_layouts),
        cmocka_unit_test(test_no_header),
        cmocka_unit_test(test_date_and_time_join),
        cmocka_unit_test(test_user_maps),
        cmocka_unit_test(test_extras),
        cmocka_unit_test(test_id_with_gaps),
        cmocka_unit_test(test_dimension_or_text),
        cmocka_unit_test(test_reasons_and_runner_up),
        cmocka_unit_test(test_formats_registry),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
