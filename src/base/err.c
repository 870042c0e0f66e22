/* err.c - filling struct cl_err, giving up, and allocation that cannot fail.
 *
 * Everything above stands on this file; it uses libc only.  Invariant: an error
 * text is one line without control characters, so that it can be printed as it
 * is. */
#include "caseload/base/err.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXIT_PANIC 70 /* EX_SOFTWARE of sysexits.h */

static _Atomic(void (*)(void)) panic_hook;

static void one_line(char *text) {
    for (unsigned char *p = (unsigned char *)text; *p; p++) {
        if (*p < 0x20 || *p == 0x7f)
            *p = ' ';
    }
}

/* In parentheses, since the analyser sees a macro of this name. */
enum cl_rc(cl_fail)(struct cl_err *err, enum cl_rc code, const char *fmt, ...) {
    if (!err)
        return code;
    /* Formatted aside, since a caller may quote the text it replaces. */
    char text[sizeof err->text];
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    if (n < 0)
        text[0] = '\0';
    one_line(text);
    err->code = code;
    memcpy(err->text, text, sizeof text);
    return code;
}

void cl_panic_hook(void (*hook)(void)) {
    atomic_store(&panic_hook, hook);
}

void cl_panic(const char *fmt, ...) {
    char line[768] = "caseload: ";
    size_t used = strlen(line);
    va_list args;
    va_start(args, fmt);
    int n = vsnprintf(line + used, sizeof line - used - 1, fmt, args);
    va_end(args);
    if (n < 0)
        line[used] = '\0';
    one_line(line);
    /* Exchanged, so that a hook that panics itself does not come back here. */
    void (*hook)(void) = atomic_exchange(&panic_hook, NULL);
    if (hook)
        hook();
    size_t len = strlen(line);
    line[len++] = '\n';
    ssize_t written = write(STDERR_FILENO, line, len);
    (void)written;
    _exit(EXIT_PANIC);
}

void *cl_alloc(size_t size) {
    void *ptr = calloc(1, size ? size : 1);
    if (!ptr)
        cl_panic("out of memory: %zu bytes", size);
    return ptr;
}

void *cl_realloc_array(void *ptr, size_t n, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(n, size, &bytes))
        cl_panic("out of memory: %zu times %zu bytes", n, size);
    void *grown = realloc(ptr, bytes ? bytes : 1);
    if (!grown)
        cl_panic("out of memory: %zu bytes", bytes);
    return grown;
}

void cl_memory_trim(void) {
#ifdef __GLIBC__
    (void)malloc_trim(0);
#endif
}
