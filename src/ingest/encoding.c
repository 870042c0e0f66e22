/* encoding.c - which encoding a file's bytes are in, from counts alone.
 *
 * The reader asks once a file.  UTF-8 is taken when it holds (nearly)
 * everywhere: text in an 8-bit encoding hardly ever looks like it. */
#include "reader.h"

static const struct {
    const char *encoding;
    unsigned char bytes[4];
    size_t n;
} boms[] = {
    {.encoding = "UTF-8", .bytes = {0xef, 0xbb, 0xbf}, .n = 3},
    {.encoding = "UTF-32LE", .bytes = {0xff, 0xfe, 0, 0}, .n = 4},
    {.encoding = "UTF-32BE", .bytes = {0, 0, 0xfe, 0xff}, .n = 4},
    {.encoding = "UTF-16LE", .bytes = {0xff, 0xfe}, .n = 2},
    {.encoding = "UTF-16BE", .bytes = {0xfe, 0xff}, .n = 2},
};

/* Names that people type; what browsers call latin1 is windows-1252. */
static const struct {
    const char *given, *name;
} aliases[] = {
    {.given = "utf8", .name = "UTF-8"},           {.given = "utf-8", .name = "UTF-8"},
    {.given = "utf-8-sig", .name = "UTF-8"},      {.given = "ascii", .name = "UTF-8"},
    {.given = "us-ascii", .name = "UTF-8"},       {.given = "latin1", .name = "WINDOWS-1252"},
    {.given = "latin-1", .name = "WINDOWS-1252"}, {.given = "ansi", .name = "WINDOWS-1252"},
    {.given = "cp1252", .name = "WINDOWS-1252"},  {.given = "windows-1252", .name = "WINDOWS-1252"},
    {.given = "utf16", .name = "UTF-16LE"},       {.given = "utf-16", .name = "UTF-16LE"},
    {.given = "mac", .name = "MACINTOSH"},        {.given = "macroman", .name = "MACINTOSH"},
};

const char *cl_encoding_name(const char *given) {
    for (size_t i = 0; i < CL_LEN(aliases); i++)
        if (cl_fold_eq(cl_slice(aliases[i].given), cl_slice(given)))
            return aliases[i].name;
    return given;
}

/* Without a mark, UTF-16 of mostly Latin text has a NUL in every other byte. */
static const char *sniff_wide(const struct cl_scan *scan) {
    uint64_t odd = scan->nul - scan->nul_even;
    if (scan->nul * 10 < scan->bytes * 3)
        return NULL;
    if (odd > 20 * scan->nul_even)
        return "UTF-16LE";
    if (scan->nul_even > 20 * odd)
        return "UTF-16BE";
    return NULL;
}

const char *cl_encoding_sniff(const struct cl_scan *scan, size_t *bom) {
    for (size_t i = 0; i < CL_LEN(boms); i++)
        if (scan->n_head >= boms[i].n && memcmp(scan->head, boms[i].bytes, boms[i].n) == 0) {
            *bom = boms[i].n;
            return boms[i].encoding;
        }
    *bom = 0;
    const char *wide = sniff_wide(scan);
    if (wide)
        return wide;
    /* A few stray bytes in a large file are damage, not another encoding. */
    if (scan->utf8_bad * 20 <= scan->utf8_ok)
        return "UTF-8";
    return NULL;
}

bool cl_encoding_wide(const char *encoding) {
    struct cl_slice head = {encoding, strlen(encoding) < 6 ? strlen(encoding) : 6};
    return cl_fold_eq(head, CL_S("utf-16")) || cl_fold_eq(head, CL_S("utf-32"));
}
