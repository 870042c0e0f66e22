/* Every kind of report, written in every format over a small table. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "caseload/base/utf8.h"
#include "caseload/report.h"

#include "../metrics/small_table.h"

#define N 90
struct fixture {
    struct small_backend b;
    struct small_case cases[N];
    char ids[N][8];
    struct cl_arena *arena;
    struct cl_scope scope;
    struct cl_panel_context ctx;
    struct cl_buf out;
    struct cl_err err;
};

static int setup(void **state) {
    static const char *const departments[] = {"Billing", "Cards|and more", "Refunds"};
    static const char *const priorities[] = {"Critical", "High", "Low"};
    struct fixture *f = cl_alloc(sizeof *f);
    f->arena = cl_arena_new();
    for (size_t i = 0; i < N; i++) {
        (void)snprintf(f->ids[i], sizeof f->ids[i], "C%zu", i);
        f->cases[i] = (struct small_case){.id = f->ids[i],
                                          .status = i % 4 ? "Closed" : "Open",
                                          .priority = priorities[i % 3],
                                          .department = departments[i % 7 % 3],
                                          .agent = i % 2 ? "A1" : "A2",
                                          .created_h = (double)i * 24,
                                          .closed_h = i % 4 ? (double)i * 24 + 6 : SMALL_NAN,
                                          .response_min = 30,
                                          .csat = 1 + (double)(i % 5),
                                          .nps = (double)(i % 11)};
    }
    f->scope = (struct cl_scope){
        .as_of = SMALL_T0 + 100 * SMALL_DAY, .from = CL_NO_TIME, .to = CL_NO_TIME};
    small_open(&f->b, f->cases, N, true);
    f->ctx = (struct cl_panel_context){.backend = &f->b.base, .scope = &f->scope};
    *state = f;
    return 0;
}

static int teardown(void **state) {
    struct fixture *f = *state;
    cl_buf_free(&f->out);
    cl_arena_free(f->arena);
    small_close(&f->b);
    free(f);
    return 0;
}

static const char *text_of(struct fixture *f, const char *kind, const char *format, int columns,
                           bool ascii) {
    cl_buf_reset(&f->out);
    enum cl_rc rc = cl_report_write(&f->ctx, kind, format, columns, ascii, &f->out, &f->err);
    if (rc != CL_OK)
        print_error("%s: %s\n", kind, f->err.text);
    assert_int_equal(rc, CL_OK);
    return f->out.ptr;
}

static void lines_keep_their_width(void **state) {
    struct fixture *f = *state;
    static const int widths[] = {40, 60, 80, 132};
    const char *kind;
    for (size_t i = 0; (kind = cl_report_kind_at(i)) != NULL; i++) {
        for (size_t w = 0; w < CL_LEN(widths) * 2; w++) {
            bool ascii = w % 2 != 0;
            struct cl_slice rest = cl_slice(text_of(f, kind, "text", widths[w / 2], ascii));
            while (rest.ptr != NULL) {
                struct cl_slice line = cl_slice_cut(&rest, '\n');
                if (cl_utf8_width(line) > (size_t)widths[w / 2])
                    fail_msg("%s %d: %.*s", kind, widths[w / 2], (int)line.len, line.ptr);
                if (line.len > 0 && line.ptr[line.len - 1] == ' ')
                    fail_msg("%s: blanks end %.*s|", kind, (int)line.len, line.ptr);
                for (size_t k = 0; ascii && k < line.len; k++)
                    assert_true((unsigned char)line.ptr[k] < 0x80);
            }
        }
    }
}

/* A table has as many cells in each row as in its head. */
static void markdown_tables_are_whole(void **state) {
    struct fixture *f = *state;
    const char *kind;
    for (size_t i = 0; (kind = cl_report_kind_at(i)) != NULL; i++) {
        struct cl_slice rest = cl_slice(text_of(f, kind, "md", 0, false));
        size_t cells = 0;
        while (rest.ptr != NULL) {
            struct cl_slice line = cl_slice_cut(&rest, '\n');
            size_t bars = 0;
            for (size_t k = 0; k < line.len; k++)
                bars += line.ptr[k] == '|' && (k == 0 || line.ptr[k - 1] != '\\');
            if (line.len == 0 || line.ptr[0] != '|')
                cells = 0;
            else if (cells != 0 && bars != cells)
                fail_msg("%s: %.*s", kind, (int)line.len, line.ptr);
            else
                cells = bars;
        }
    }
}

static void numbers_are_those_of_the_figures(void **state) {
    struct fixture *f = *state;
    const char *text = text_of(f, "pivot", "md", 0, false);
    assert_non_null(strstr(text, "## Cases by month and channel\n\nno channel column"));
    text = text_of(f, "sla", "md", 0, false);
    assert_non_null(strstr(text, "| 2024-02 |"));
    text = text_of(f, "feedback", "text", 80, true);
    assert_non_null(strstr(text, "|")); /* where the target is */
    assert_non_null(strstr(text, "NPS"));
    text = text_of(f, "statistics", "text", 80, false);
    assert_non_null(strstr(text, "What to do"));
}

/* Findings are sentences: no width, however great, may cut them. */
static void sentences_are_whole(void **state) {
    struct fixture *f = *state;
    static const int widths[] = {60, 80, 132, 200, 400};
    for (size_t i = 0; i < CL_LEN(widths); i++) {
        const char *text = text_of(f, "statistics", "text", widths[i], true);
        const char *from = strstr(text, "Findings"), *to = strstr(from, "Created per day");
        assert_non_null(to);
        struct cl_slice part = {from, (size_t)(to - from)};
        assert_true(part.len > 200);
        for (size_t k = 1; k < part.len; k++) /* a cut ends in ~ */
            assert_false(part.ptr[k] == '~' && part.ptr[k - 1] != ' ');
        assert_non_null(strstr(from, "What it means"));
    }
}

static void kinds_are_named(void **state) {
    struct fixture *f = *state;
    assert_int_equal(cl_report_write(&f->ctx, "feedbak", "text", 80, false, &f->out, &f->err),
                     CL_E_USAGE);
    assert_non_null(strstr(f->err.text, "did you mean feedback?"));
    assert_int_equal(cl_report_write(&f->ctx, "zzzzzzz", "text", 80, false, &f->out, &f->err),
                     CL_E_USAGE);
    assert_non_null(strstr(f->err.text, "overview, sla, agents"));
    assert_int_equal(f->out.len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(lines_keep_their_width, setup, teardown),
        cmocka_unit_test_setup_teardown(markdown_tables_are_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(numbers_are_those_of_the_figures, setup, teardown),
        cmocka_unit_test_setup_teardown(sentences_are_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(kinds_are_named, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
