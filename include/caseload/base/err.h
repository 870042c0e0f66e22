/* err.h - how a function says that it failed, and how the program gives up.
 *
 * A function that can fail returns enum cl_rc and takes `struct cl_err *err`
 * last.  The first to fail fills it with cl_fail(); everybody above passes it
 * up untouched; the top prints it once.  Bad rows of input are data, not
 * errors.  Programmer errors are asserts.  Out of memory panics. */
#ifndef CASELOAD_BASE_ERR_H
#define CASELOAD_BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CL_NODISCARD __attribute__((warn_unused_result))
#define CL_PRINTF(fmt, args) __attribute__((format(printf, fmt, args), nonnull(fmt)))
#define CL_NORETURN __attribute__((noreturn))
#define CL_LEN(array) (sizeof(array) / sizeof((array)[0]))

/* What went wrong, coarsely; cli turns it into the exit code of CLI contract. */
enum cl_rc {
    CL_OK = 0,
    CL_E_USAGE = -1,     /* unknown option, filter, measure …: exit 2 */
    CL_E_INPUT = -2,     /* a file cannot be read as cases: exit 3 */
    CL_E_STORE = -3,     /* store or output trouble: exit 4 */
    CL_E_PARTIAL = -4,   /* some files failed, the rest are in: exit 5 */
    CL_E_NOTFOUND = -5,  /* no such case: exit 1 */
    CL_E_CANCELLED = -6, /* the job was told to stop */
};

/* One line, "what: why", what to do when that is known; no newline. */
struct cl_err {
    enum cl_rc code;
    char text[512];
};

/* Fills *err (which may be NULL) and returns code, so that a failing function
 * ends in: return cl_fail(err, CL_E_INPUT, "%s: not found", path); */
enum cl_rc cl_fail(struct cl_err *err, enum cl_rc code, const char *fmt, ...) CL_PRINTF(3, 4);
#ifdef __clang_analyzer__ /* it cannot see into err.c that the answer is the code, never CL_OK */
#define cl_fail(err, code, ...) ((void)(cl_fail)(err, code, __VA_ARGS__), (code))
#endif

/* Runs the hook (the terminal's restore), prints "caseload: ..." and exits 70. */
CL_NORETURN void cl_panic(const char *fmt, ...) CL_PRINTF(1, 2);
void cl_panic_hook(void (*hook)(void)); /* NULL removes it; async-signal-safe hooks only */

/* malloc and friends that panic instead of returning NULL. */
void *cl_alloc(size_t size);                              /* zeroed */
void *cl_realloc_array(void *ptr, size_t n, size_t size); /* checks n * size */
/* Gives freed memory back to the system, where libc can: after work that held much of
 * it for a moment.  Takes up to a millisecond; any thread. */
void cl_memory_trim(void);

#endif
