/* str.h - borrowed bytes, growing buffers, folded comparison, nearest names. */
#ifndef CASELOAD_BASE_STR_H
#define CASELOAD_BASE_STR_H

#include <string.h>

#include "caseload/base/err.h"

struct cl_arena;

/* Borrowed bytes; not NUL-terminated; ptr may be NULL when len is 0. */
struct cl_slice {
    const char *ptr;
    size_t len;
};
#define CL_S(literal) ((struct cl_slice){(literal), sizeof(literal) - 1})

static inline struct cl_slice cl_slice(const char *s) {
    return (struct cl_slice){s, s ? strlen(s) : 0};
}
static inline bool cl_slice_eq(struct cl_slice a, struct cl_slice b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}
bool cl_slice_eq_nocase(struct cl_slice a, struct cl_slice b); /* ASCII letters in any case */
int cl_slice_cmp(struct cl_slice a, struct cl_slice b);        /* by bytes, shorter first */
/* As people order names: runs of digits by their number, so "A9" before "A10"; other
 * bytes as they are, so fold both first. */
int cl_slice_cmp_natural(struct cl_slice a, struct cl_slice b);
struct cl_slice cl_slice_trim(struct cl_slice s); /* ASCII blanks and NBSP at both ends */
/* Splits at the first sep: returns what stands before it, leaves the rest in *s;
 * without sep returns all and leaves *s empty with ptr NULL. */
struct cl_slice cl_slice_cut(struct cl_slice *s, char sep);

/* A growing byte buffer; ptr is NUL-terminated after every call. */
struct cl_buf {
    char *ptr;
    size_t len, cap;
};
void cl_buf_free(struct cl_buf *buf);
void cl_buf_reset(struct cl_buf *buf);
void cl_buf_add(struct cl_buf *buf, const void *bytes, size_t n);
void cl_buf_puts(struct cl_buf *buf, const char *s);
void cl_buf_putc(struct cl_buf *buf, char c);
void cl_buf_printf(struct cl_buf *buf, const char *fmt, ...) CL_PRINTF(2, 3);
/* As one CSV field: quoted only where delimiter, quote, CR or LF require it. */
void cl_buf_csv(struct cl_buf *buf, struct cl_slice field, char delimiter);
/* As a JSON string with its quotes; invalid UTF-8 becomes U+FFFD. */
void cl_buf_json(struct cl_buf *buf, struct cl_slice text);
/* As an SQL literal with its quotes; a NUL byte becomes ||char(0)||. */
void cl_buf_sql(struct cl_buf *buf, struct cl_slice text);

/* Folded form: lower case, accents dropped, blanks at the ends dropped and runs
 * of blanks made one, typographic quotes and dashes in ASCII, invisible characters
 * dropped; from own tables, since libc's fail in LC_ALL=C.  Two words are "the
 * same word" in caseload when their folded forms are equal. */
struct cl_slice cl_fold(struct cl_arena *arena, struct cl_slice s);
void cl_fold_buf(struct cl_buf *out, struct cl_slice s); /* appends */
bool cl_fold_eq(struct cl_slice a, struct cl_slice b);

/* An identifier: folded, everything else than a-z 0-9 becomes one '_' inside and
 * nothing at the ends; "_" when nothing is left ("статус"). May start with a digit. */
struct cl_slice cl_ident(struct cl_arena *arena, struct cl_slice s);

/* The known name nearest to `name` by edit distance, else the first that begins with it;
 * NULL when none is near. */
const char *cl_nearest(struct cl_slice name, const char *const *known, size_t n);

/* Text to index, insertion order kept.  Keys are copied and stay where they are
 * for the map's life, so a slice of cl_map_key may be kept. */
struct cl_map;
struct cl_map *cl_map_new(void);
void cl_map_free(struct cl_map *map);                                      /* NULL is fine */
uint32_t cl_map_add(struct cl_map *map, struct cl_slice key, bool *added); /* its index, from 0 */
bool cl_map_find(const struct cl_map *map, struct cl_slice key, uint32_t *index);
struct cl_slice cl_map_key(const struct cl_map *map, uint32_t index);
uint32_t cl_map_count(const struct cl_map *map);

#endif
