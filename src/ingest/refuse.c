/* refuse.c - files that are no export, told apart by their first bytes.
 *
 * The reader asks after the first look, before anything is parsed, so that the
 * user reads what the file is instead of thousands of quarantined rows. */
#include <ctype.h>

#include "reader.h"

static const struct {
    const char *bytes;
    size_t n;
    const char *what;
} magics[] = {
    {.bytes = "PK\003\004", .n = 4, .what = "a ZIP archive or an Excel workbook; save it as CSV"},
    {.bytes = "\320\317\021\340", .n = 4, .what = "an old Excel workbook; save it as CSV"},
    {.bytes = "\037\213", .n = 2, .what = "compressed with gzip; unpack it first"},
    {.bytes = "\050\265\057\375", .n = 4, .what = "compressed with zstd; unpack it first"},
    {.bytes = "\375"
              "7zXZ",
     .n = 5,
     .what = "compressed with xz; unpack it first"},
    {.bytes = "BZh", .n = 3, .what = "compressed with bzip2; unpack it first"},
    {.bytes = "7z\274\257", .n = 4, .what = "a 7z archive; unpack it first"},
    {.bytes = "%PDF-", .n = 5, .what = "a PDF document"},
    {.bytes = "{\\rtf", .n = 5, .what = "an RTF document"},
    {.bytes = "\211PNG", .n = 4, .what = "a picture"},
    {.bytes = "\377\330\377", .n = 3, .what = "a picture"},
    {.bytes = "GIF8", .n = 4, .what = "a picture"},
    {.bytes = "\177ELF", .n = 4, .what = "a program"},
    {.bytes = "PAR1", .n = 4, .what = "a Parquet file; export it as CSV"},
    {.bytes = "SQLite format 3", .n = 16, .what = "an SQLite database, not a CSV export"},
};

/* Texts, compared without case after leading blanks. */
static const struct {
    const char *start, *what;
} texts[] = {
    {.start = "version https://git-lfs.github.com/spec",
     .what = "a Git LFS pointer, not the data; run 'git lfs pull'"},
    {.start = "<!doctype html", .what = "an HTML page, not a CSV export"},
    {.start = "<html", .what = "an HTML page, not a CSV export"},
    {.start = "<head", .what = "an HTML page, not a CSV export"},
    {.start = "<body", .what = "an HTML page, not a CSV export"},
    {.start = "<table", .what = "an HTML page, not a CSV export"},
    {.start = "<!--", .what = "an HTML page, not a CSV export"},
    {.start = "<?xml", .what = "XML, not a CSV export"},
    {.start = "<?php", .what = "a PHP script, not a CSV export"},
    {.start = "{\"", .what = "JSON, not a CSV export"},
    {.start = "[{", .what = "JSON, not a CSV export"},
    {.start = "-----BEGIN ", .what = "a key or certificate, not a CSV export"},
};

/* The head as single bytes without NULs, so that UTF-16 pages are known too. */
static size_t plain_head(const struct cl_scan *scan, char *out, size_t cap) {
    size_t n = 0;
    for (size_t i = 0; i < scan->n_head && n < cap; i++) {
        unsigned char c = scan->head[i];
        bool mark = i < 4 && c >= 0xef;
        bool leading = n == 0 && isspace(c);
        if (c && !mark && !leading && !(i < 3 && (c == 0xbb || c == 0xbf)))
            out[n++] = (char)c;
    }
    return n;
}

static const char *known_text(const char *head, size_t n) {
    for (size_t i = 0; i < CL_LEN(texts); i++) {
        size_t len = strlen(texts[i].start);
        if (n >= len && cl_fold_eq((struct cl_slice){head, len}, cl_slice(texts[i].start)))
            return texts[i].what;
    }
    /* "{ \n "key": …" is JSON with line breaks. */
    if (n > 1 && (head[0] == '{' || head[0] == '[')) {
        size_t i = 1;
        while (i < n && isspace((unsigned char)head[i]))
            i++;
        if (i > 1 && i < n && (head[i] == '"' || head[i] == '{'))
            return "JSON, not a CSV export";
    }
    return NULL;
}

enum cl_rc cl_refuse(const char *name, const struct cl_scan *scan, const char *encoding,
                     struct cl_err *err) {
    if (scan->bytes == 0)
        return cl_fail(err, CL_E_INPUT, "%s: the file is empty", name);
    for (size_t i = 0; i < CL_LEN(magics); i++)
        if (scan->n_head >= magics[i].n && memcmp(scan->head, magics[i].bytes, magics[i].n) == 0)
            return cl_fail(err, CL_E_INPUT, "%s: this is %s", name, magics[i].what);
    char head[256];
    size_t n = plain_head(scan, head, sizeof head);
    if (n == 0 && scan->n_head < sizeof scan->head)
        return cl_fail(err, CL_E_INPUT, "%s: the file holds only blanks", name);
    const char *what = known_text(head, n);
    if (what)
        return cl_fail(err, CL_E_INPUT, "%s: this is %s", name, what);
    bool wide = cl_encoding_wide(encoding);
    /* Stray control bytes in cells are data, also many for a small file; with NULs among
     * them, or as one byte in ten, they are no text. */
    uint64_t nul = wide ? 0 : scan->nul;
    if ((nul && (nul + scan->controls) * 50 > scan->bytes) || scan->controls * 10 > scan->bytes)
        return cl_fail(err, CL_E_INPUT, "%s: the file is binary, not text", name);
    return CL_OK;
}
