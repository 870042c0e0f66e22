/* For every measure the SQL that explain shows gives the measure's value: through
 * the store's own connection, and in the sqlite3 shell on the store's file. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "caseload/base/num.h"
#include "caseload/metrics.h"

#include "data.h"

static bool same(double a, double b) {
    if (isnan(a) || isnan(b))
        return isnan(a) && isnan(b);
    return a == b || fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b));
}

static bool have_shell(void) {
    return access("/usr/bin/sqlite3", X_OK) == 0;
}

/* First column of the first row, as the stock shell prints it. */
static double shell_value(const struct data *d, const char *sql) {
    char path[400], command[900], line[256] = "";
    snprintf(path, sizeof path, "%s/query.sql", d->folder);
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    fprintf(f, ".mode list\n%s;\n", sql);
    fclose(f);
    snprintf(command, sizeof command, "/usr/bin/sqlite3 -readonly '%s' < '%s' 2>&1",
             d->loaded.store_path, path);
    FILE *p = popen(command, "r");
    assert_non_null(p);
    if (!fgets(line, sizeof line, p))
        line[0] = '\0';
    int status = pclose(p);
    unlink(path);
    if (status != 0)
        fail_msg("sqlite3: %s\n%s", line, sql);
    line[strcspn(line, "|\n")] = '\0';
    double v;
    return cl_parse_real(cl_slice(line), &v) ? v : (double)NAN;
}

static void check(const struct data *d, struct cl_backend *b, const struct cl_scope *scope,
                  const struct cl_measure *m, struct cl_arena *arena) {
    struct cl_explanation e;
    struct cl_err err = {0};
    double v;
    const char *key = cl_measure_info(m)->key;
    if (cl_metrics_explain(b, scope, m, arena, &e, &err) != CL_OK)
        fail_msg("%s: %s: %s", d->title, key, err.text);
    if (!e.sql) {
        if (!e.value.why && !isnan(e.value.value))
            print_message("%s: %s has no SQL\n", d->title, key);
        return;
    }
    if (b->ops->sql_value(b, e.sql, &v, &err) != CL_OK)
        fail_msg("%s: %s: %s\n%s", d->title, key, err.text, e.sql);
    if (!same(v, e.value.value))
        fail_msg("%s: %s is %.17g, by SQL %.17g\n%s", d->title, key, e.value.value, v, e.sql);
    if (have_shell()) {
        v = shell_value(d, e.sql);
        /* The shell prints 15 digits. */
        if (!same(v, e.value.value) && fabs(v - e.value.value) > 1e-12 * fabs(v))
            fail_msg("%s: %s is %.17g, by the shell %.17g\n%s", d->title, key, e.value.value, v,
                     e.sql);
    }
}

static void check_filter(struct data *d, const char *filter, bool period) {
    struct cl_backend *b = NULL;
    struct cl_err err = {0};
    struct cl_arena *arena = cl_arena_new();
    const struct cl_measure *m;
    int64_t clock = cl_data_clock(d->loaded.table);
    struct cl_scope scope = {.filter = filter,
                             .as_of = clock == CL_NO_TIME ? 1600000000 : clock,
                             .from = CL_NO_TIME,
                             .to = CL_NO_TIME,
                             .zone = cl_zone_utc()};
    if (period) {
        scope.as_of -= 3600;
        scope.to = scope.as_of + 1;
        scope.from = scope.to - 20 * 86400;
    }
    if (cl_backend_open(d->loaded.table, d->loaded.store_path, false, &b, &err) != CL_OK)
        fail_msg("%s", err.text);
    for (size_t i = 0; (m = cl_measure_at(i)) != NULL; i++)
        check(d, b, &scope, m, arena);
    cl_backend_close(b);
    cl_arena_free(arena);
}

static void check_all(struct data *d) {
    static const char *const filters[] = {"", "priority:high,critical", "is:open -agent:none"};
    for (size_t f = 0; f < CL_LEN(filters) * 2; f++)
        check_filter(d, filters[f / 2], f % 2);
}

static void generated(void **state) {
    struct data d = {0};
    (void)state;
    data_generate(&d, 600, 11);
    check_all(&d);
    data_done(&d);
}

static void event_log(void **state) {
    struct data d = {0};
    (void)state;
    if (!data_real(&d, "snow-uci-6k", "snow-uci-6k/incident_event_log.csv"))
        skip();
    check_all(&d);
    data_done(&d);
}

static void call_centre(void **state) {
    struct data d = {0};
    (void)state;
    if (!data_real(&d, "callcenter-ccd", "callcenter-ccd/Call_Center.csv"))
        skip();
    check_all(&d);
    data_done(&d);
}

/* What SQL cannot search, its statement lists. */
static void texts(void **state) {
    static const char csv[] = "id,status,description,priority\n"
                              "1,Open,Pedido de REEMBOLSO não atendido,High\n"
                              "2,Open,reembolso,Low\n"
                              "3,Closed,Reunião,High\n"
                              "4,Open,reuniao  geral,Low\n"
                              "5,Open,,Low\n";
    struct data d = {0};
    (void)state;
    data_text(&d, csv);
    check_filter(&d, "text:reembolso", false);
    check_filter(&d, "text:reunião", false);
    check_filter(&d, "-text:\"reuniao geral\"", false);
    check_filter(&d, "text:none", false);
    data_done(&d);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(generated),
        cmocka_unit_test(event_log),
        cmocka_unit_test(call_centre),
        cmocka_unit_test(texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
