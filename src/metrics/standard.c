/* standard.c - what a [schedule] says of cases: whose agents have hours, and how many
 * standard minutes an issue takes, as nodes of a question's program. */
#include <math.h>

#include "caseload/metrics_schedule.h"

#include "ask.h"

#define IN_WORDS 200 /* words of one in (…) */

/* Adds `column in ("a", "b")` over the words of the column that `wanted` keeps; false
 * when there are none. */
static bool put_words(struct cl_buf *out, const struct cl_table *t, const char *column,
                      bool (*wanted)(const struct cl_table *t, uint32_t code, const void *ctx),
                      const void *ctx) {
    uint16_t id = cl_table_find(t, cl_slice(column));
    const struct cl_dict *dict = id != CL_NO_COLUMN ? cl_table_column(t, id)->dict : NULL;
    bool agent = id == CL_COL_AGENT;
    size_t n = 0;
    for (uint32_t code = 1; dict != NULL && code <= cl_dict_count(dict); code++) {
        struct cl_slice word = cl_dict_word(dict, code);
        if (!wanted(t, code, ctx))
            continue;
        if (n % IN_WORDS == 0)
            cl_buf_printf(out, agent ? "%sat(%s) in (\"" : "%s%s in (\"", n > 0 ? ") or " : "",
                          column);
        else
            cl_buf_puts(out, ", \"");
        for (size_t i = 0; i < word.len; i++) {
            if (word.ptr[i] == '"')
                cl_buf_putc(out, '"');
            cl_buf_putc(out, word.ptr[i]);
        }
        cl_buf_putc(out, '"');
        n++;
    }
    if (n > 0)
        cl_buf_putc(out, ')');
    return n > 0;
}

static bool has_schedule(const struct cl_table *t, uint32_t code, const void *ctx) {
    (void)ctx;
    return cl_schedule_has(t, code);
}

enum cl_rc cl_ask_unscheduled(struct cl_ask *ask, const struct cl_moment *m, cl_node_id *out) {
    struct cl_buf text = {0};
    enum cl_rc rc = CL_OK;
    cl_buf_puts(&text, "not coalesce(");
    *out = cl_prog_const(ask->prog, 1);
    if (put_words(&text, ask->backend->table, "agent", has_schedule, NULL)) {
        cl_buf_puts(&text, ", 0)");
        rc = cl_ask_formula(ask, cl_arena_strn(ask->arena, text.ptr, text.len), m, out);
    }
    cl_buf_free(&text);
    return rc;
}

struct wanted_word {
    uint16_t column;
    struct cl_slice word;
};

static bool same_word(const struct cl_table *t, uint32_t code, const void *ctx) {
    const struct wanted_word *w = ctx;
    return cl_fold_eq(cl_dict_word(cl_table_column(t, w->column)->dict, code), w->word);
}

enum cl_rc cl_ask_standard(struct cl_ask *ask, const struct cl_moment *m, cl_node_id *out) {
    /* The word that says most of the case decides. */
    static const char *const columns[] = {"subcategory", "category", "type"};
    const struct cl_table *t = ask->backend->table;
    enum cl_rc rc = CL_OK;
    double minutes;
    *out = cl_prog_const(ask->prog, (double)NAN);
    for (size_t c = 0; c < CL_LEN(columns); c++) {
        struct wanted_word w = {.column = cl_table_find(t, cl_slice(columns[c]))};
        for (size_t i = 0; rc == CL_OK && cl_schedule_standard(i, &w.word, &minutes); i++) {
            struct cl_buf text = {0};
            cl_node_id is;
            if (put_words(&text, t, columns[c], same_word, &w)) {
                rc = cl_ask_formula(ask, cl_arena_strn(ask->arena, text.ptr, text.len), m, &is);
                if (rc == CL_OK)
                    is = cl_prog_op(ask->prog, CL_X_IF, is, cl_prog_const(ask->prog, minutes),
                                    cl_prog_const(ask->prog, (double)NAN));
                if (rc == CL_OK)
                    *out = cl_prog_op(ask->prog, CL_X_COALESCE, *out, is, 0);
            }
            cl_buf_free(&text);
        }
    }
    return rc;
}
