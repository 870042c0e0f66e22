/* buf.c - the growing byte buffer and the quoting of CSV, JSON and SQL.
 *
 * Invariant: after every call that adds, ptr is NUL-terminated and len excludes
 * that NUL; a zeroed struct is an empty buffer. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "caseload/base/str.h"
#include "caseload/base/utf8.h"

static void reserve(struct cl_buf *buf, size_t more) {
    size_t need;
    if (__builtin_add_overflow(buf->len, more, &need) || need == SIZE_MAX)
        cl_panic("out of memory: %zu bytes", more);
    if (++need <= buf->cap)
        return;
    size_t cap = buf->cap ? buf->cap : 64;
    while (cap < need)
        cap = cap > SIZE_MAX / 2 ? need : cap * 2;
    buf->ptr = cl_realloc_array(buf->ptr, cap, 1);
    buf->cap = cap;
}

void cl_buf_free(struct cl_buf *buf) {
    free(buf->ptr);
    *buf = (struct cl_buf){0};
}

void cl_buf_reset(struct cl_buf *buf) {
    reserve(buf, 0);
    buf->len = 0;
    buf->ptr[0] = '\0';
}

void cl_buf_add(struct cl_buf *buf, const void *bytes, size_t n) {
    reserve(buf, n);
    if (n)
        memcpy(buf->ptr + buf->len, bytes, n);
    buf->len += n;
    buf->ptr[buf->len] = '\0';
}

void cl_buf_puts(struct cl_buf *buf, const char *s) {
    cl_buf_add(buf, s, strlen(s));
}

void cl_buf_putc(struct cl_buf *buf, char c) {
    cl_buf_add(buf, &c, 1);
}

void cl_buf_printf(struct cl_buf *buf, const char *fmt, ...) {
    va_list args, again;
    va_start(args, fmt);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (n < 0)
        cl_panic("cannot format \"%s\"", fmt);
    reserve(buf, (size_t)n);
    vsnprintf(buf->ptr + buf->len, (size_t)n + 1, fmt, again);
    va_end(again);
    buf->len += (size_t)n;
}

void cl_buf_csv(struct cl_buf *buf, struct cl_slice field, char delimiter) {
    bool quote = false;
    for (size_t i = 0; i < field.len && !quote; i++) {
        char c = field.ptr[i];
        quote = c == delimiter || c == '"' || c == '\r' || c == '\n';
    }
    if (!quote) {
        cl_buf_add(buf, field.ptr, field.len);
        return;
    }
    cl_buf_putc(buf, '"');
    for (size_t i = 0; i < field.len; i++) {
        if (field.ptr[i] == '"')
            cl_buf_putc(buf, '"');
        cl_buf_putc(buf, field.ptr[i]);
    }
    cl_buf_putc(buf, '"');
}

static void json_escape(struct cl_buf *buf, uint32_t cp) {
    static const struct {
        char c;
        const char *text;
    } shorts[] = {
        {.c = '"', .text = "\\\""}, {.c = '\\', .text = "\\\\"}, {.c = '\n', .text = "\\n"},
        {.c = '\r', .text = "\\r"}, {.c = '\t', .text = "\\t"},  {.c = '\b', .text = "\\b"},
        {.c = '\f', .text = "\\f"},
    };
    for (size_t i = 0; i < CL_LEN(shorts); i++) {
        if (cp == (unsigned char)shorts[i].c) {
            cl_buf_puts(buf, shorts[i].text);
            return;
        }
    }
    cl_buf_printf(buf, "\\u%04x", (unsigned)cp);
}

/* Bytes from `at` on that stand for themselves in JSON. */
static size_t plain_run(struct cl_slice text, size_t at) {
    size_t end = at;
    while (end < text.len && text.ptr[end] >= 0x20 && text.ptr[end] < 0x7f &&
           text.ptr[end] != '"' && text.ptr[end] != '\\')
        end++;
    return end - at;
}

void cl_buf_json(struct cl_buf *buf, struct cl_slice text) {
    cl_buf_putc(buf, '"');
    for (size_t at = 0; at < text.len;) {
        size_t run = plain_run(text, at);
        cl_buf_add(buf, text.ptr + at, run);
        at += run;
        if (at == text.len)
            break;
        uint32_t cp = cl_utf8_next(text, &at);
        /* DEL and C1 are legal JSON, but the text may be looked at in a terminal. */
        if (cp < 0x20 || cp == '"' || cp == '\\' || (cp >= 0x7f && cp < 0xa0)) {
            json_escape(buf, cp);
        } else {
            char bytes[4];
            cl_buf_add(buf, bytes, cl_utf8_put(bytes, cp));
        }
    }
    cl_buf_putc(buf, '"');
}

void cl_buf_sql(struct cl_buf *buf, struct cl_slice text) {
    cl_buf_putc(buf, '\'');
    for (size_t i = 0; i < text.len; i++) {
        /* SQLite ends a statement at a NUL byte, whatever stands around it. */
        if (text.ptr[i] == '\0') {
            cl_buf_puts(buf, "'||char(0)||'");
            continue;
        }
        if (text.ptr[i] == '\'')
            cl_buf_putc(buf, '\'');
        cl_buf_putc(buf, text.ptr[i]);
    }
    cl_buf_putc(buf, '\'');
}
