/* json.c - the JSON writer.
 *
 * Invariant: after every call the text so far is the beginning of one valid
 * document; with `pretty` each member stands on a line of its own. */
#include "caseload/base/json.h"

#include <assert.h>
#include <inttypes.h>

#include "caseload/base/num.h"

#define DEEPEST ((int)CL_LEN(((struct cl_json *)0)->first))

void cl_json_init(struct cl_json *j, struct cl_buf *out) {
    *j = (struct cl_json){.out = out};
}

static void new_line(struct cl_json *j) {
    if (!j->pretty)
        return;
    cl_buf_putc(j->out, '\n');
    for (int i = 0; i < j->depth; i++)
        cl_buf_puts(j->out, "  ");
}

/* Comma, line and key of the next value. */
static void begin_value(struct cl_json *j, const char *key) {
    if (j->depth == 0) {
        assert(!key);
        return;
    }
    bool *first = &j->first[j->depth - 1];
    if (!*first)
        cl_buf_putc(j->out, ',');
    *first = false;
    new_line(j);
    if (key) {
        cl_buf_json(j->out, cl_slice(key));
        cl_buf_puts(j->out, j->pretty ? ": " : ":");
    }
}

static void open_level(struct cl_json *j, const char *key, char bracket) {
    begin_value(j, key);
    assert(j->depth < DEEPEST);
    cl_buf_putc(j->out, bracket);
    j->first[j->depth++] = true;
}

static void close_level(struct cl_json *j, char bracket) {
    assert(j->depth > 0);
    bool empty = j->first[--j->depth];
    if (!empty)
        new_line(j);
    cl_buf_putc(j->out, bracket);
}

void cl_json_object(struct cl_json *j, const char *key) {
    open_level(j, key, '{');
}

void cl_json_array(struct cl_json *j, const char *key) {
    open_level(j, key, '[');
}

void cl_json_end(struct cl_json *j) {
    close_level(j, '}');
}

void cl_json_end_array(struct cl_json *j) {
    close_level(j, ']');
}

void cl_json_string(struct cl_json *j, const char *key, struct cl_slice v) {
    if (!v.ptr) {
        cl_json_null(j, key);
        return;
    }
    begin_value(j, key);
    cl_buf_json(j->out, v);
}

void cl_json_cstr(struct cl_json *j, const char *key, const char *v) {
    cl_json_string(j, key, cl_slice(v));
}

void cl_json_real(struct cl_json *j, const char *key, double v) {
    char text[32];
    cl_format_real(v, text);
    begin_value(j, key);
    /* JSON has no word for what is not a finite number. */
    bool finite = text[text[0] == '-'] >= '0' && text[text[0] == '-'] <= '9';
    cl_buf_puts(j->out, finite ? text : "null");
}

void cl_json_int(struct cl_json *j, const char *key, int64_t v) {
    begin_value(j, key);
    cl_buf_printf(j->out, "%" PRId64, v);
}

void cl_json_bool(struct cl_json *j, const char *key, bool v) {
    begin_value(j, key);
    cl_buf_puts(j->out, v ? "true" : "false");
}

void cl_json_null(struct cl_json *j, const char *key) {
    begin_value(j, key);
    cl_buf_puts(j->out, "null");
}
