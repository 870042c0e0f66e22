/* ini.c - configuration files through inih.  inih is fed line by line by our own
 * reader, which counts the lines, refuses what inih would cut silently, and drops
 * indentation, so that an indented key is not taken for a continued value. */
#include "caseload/base/ini.h"

#include <errno.h>
#include <ini.h>
#include <stdio.h>
#include <string.h>

#define MAX_LINE 199
#define MAX_SECTION 49
#define MAX_LINES 100000

struct reading {
    const char *path;
    FILE *file;
    unsigned line;
    cl_ini_fn fn;
    void *ctx;
    enum cl_rc rc; /* the first failure; nothing is read or called after it */
    struct cl_err *err;
};

/* One line without its end into buf; -1 at the end of the file. */
static int get_line(struct reading *r, char *buf, size_t size) {
    size_t n = 0;
    int c = getc(r->file);
    if (c == EOF)
        return -1;
    r->line++;
    for (; c != EOF && c != '\n'; c = getc(r->file)) {
        if (c == '\0' || n + 1 >= size) {
            r->rc = cl_fail(r->err, CL_E_USAGE, "%s:%u: %s", r->path, r->line,
                            c == '\0' ? "not a text file" : "line is longer than 199 bytes");
            return -1;
        }
        buf[n++] = (char)c;
    }
    if (n && buf[n - 1] == '\r')
        n--;
    buf[n] = '\0';
    return (int)n;
}

static bool line_ok(struct reading *r, const char *s) {
    const char *end = s[0] == '[' ? strchr(s, ']') : NULL;
    bool text = *s && *s != '[' && *s != ';' && *s != '#';
    if (end && end - s - 1 > MAX_SECTION)
        r->rc = cl_fail(r->err, CL_E_USAGE, "%s:%u: section name is longer than 49 bytes", r->path,
                        r->line);
    else if (s[0] == '[' && !end)
        r->rc = cl_fail(r->err, CL_E_USAGE, "%s:%u: section without ']'", r->path, r->line);
    else if (text && !strpbrk(s, "=:"))
        r->rc = cl_fail(r->err, CL_E_USAGE, "%s:%u: expected 'key = value' or '[section]'", r->path,
                        r->line);
    else if (r->line > MAX_LINES)
        r->rc = cl_fail(r->err, CL_E_USAGE, "%s: more than %d lines", r->path, MAX_LINES);
    return r->rc == CL_OK;
}

/* Like fgets, for inih. */
static char *next_line(char *str, int num, void *stream) {
    struct reading *r = stream;
    char buf[MAX_LINE + 2]; /* room for CR */
    int n = r->rc == CL_OK ? get_line(r, buf, sizeof buf) : -1;
    if (n < 0)
        return NULL;
    char *s = buf;
    if (r->line == 1 && strncmp(s, "\xEF\xBB\xBF", 3) == 0)
        s += 3;
    s += strspn(s, " \t");
    if (n > MAX_LINE || strlen(s) + 1 > (size_t)num) {
        r->rc =
            cl_fail(r->err, CL_E_USAGE, "%s:%u: line is longer than 199 bytes", r->path, r->line);
        return NULL;
    }
    if (!line_ok(r, s))
        return NULL;
    memcpy(str, s, strlen(s) + 1);
    return str;
}

static int on_key(void *user, const char *section, const char *key, const char *value) {
    struct reading *r = user;
    if (r->rc == CL_OK)
        r->rc = r->fn(r->ctx, section, key, value, r->line, r->err);
    return r->rc == CL_OK;
}

enum cl_rc cl_ini_read(const char *path, cl_ini_fn fn, void *ctx, struct cl_err *err) {
    struct reading r = {.path = path, .fn = fn, .ctx = ctx, .err = err};
    r.file = fopen(path, "re");
    if (!r.file)
        return cl_fail(err, errno == ENOENT ? CL_E_NOTFOUND : CL_E_USAGE, "%s: %s", path,
                       strerror(errno));
    int bad_line = ini_parse_stream(next_line, &r, on_key, &r);
    bool unreadable = ferror(r.file) != 0;
    fclose(r.file);
    if (r.rc != CL_OK)
        return r.rc;
    if (unreadable)
        return cl_fail(err, CL_E_USAGE, "%s: cannot be read", path);
    if (bad_line != 0)
        return cl_fail(err, CL_E_USAGE, "%s:%d: cannot be understood", path, bad_line);
    return CL_OK;
}
