/* arena.h - memory of one request, freed all at once.
 *
 * A function that takes an arena returns memory that lives exactly as long as
 * that arena.  Allocation never returns NULL.  With -Ddebug_arena=true each
 * allocation is its own malloc, so that the sanitizers see overruns. */
#ifndef CASELOAD_BASE_ARENA_H
#define CASELOAD_BASE_ARENA_H

#include "caseload/base/err.h"
#include "caseload/base/str.h"

struct cl_arena;
struct cl_arena *cl_arena_new(void);
void cl_arena_free(struct cl_arena *arena);  /* NULL is fine */
void cl_arena_reset(struct cl_arena *arena); /* frees what was handed out, keeps a block */
size_t cl_arena_bytes(const struct cl_arena *arena);

void *cl_arena_alloc(struct cl_arena *arena, size_t size); /* zeroed, aligned for any type */
void *cl_arena_array(struct cl_arena *arena, size_t n, size_t size); /* checks n * size */
char *cl_arena_str(struct cl_arena *arena, const char *s);
char *cl_arena_strn(struct cl_arena *arena, const char *s, size_t n); /* NUL-terminated copy */
struct cl_slice cl_arena_dup(struct cl_arena *arena, struct cl_slice s);
char *cl_arena_printf(struct cl_arena *arena, const char *fmt, ...) CL_PRINTF(2, 3);

#endif
