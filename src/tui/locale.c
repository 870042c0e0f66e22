/* locale.c - the one place where the locale is decided.
 *
 * Only LC_CTYPE is set.  An explicit C or POSIX means ASCII; a UTF-8 locale that is
 * not installed, or none at all, becomes C.UTF-8; anything else means ASCII. */
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "term.h"

static const char *wanted(void) {
    static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < CL_LEN(names); i++) {
        const char *v = getenv(names[i]);
        if (v && *v)
            return v;
    }
    return NULL;
}

static bool says_utf8(const char *name) {
    struct cl_slice rest = cl_slice(name);
    (void)cl_slice_cut(&rest, '.');
    struct cl_slice set = cl_slice_cut(&rest, '@'); /* "de_DE.UTF-8@euro" */
    return cl_fold_eq(set, CL_S("utf-8")) || cl_fold_eq(set, CL_S("utf8"));
}

bool term_locale_utf8(void) {
    const char *name = wanted();
    if (name && (strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0)) {
        setlocale(LC_CTYPE, "C");
        return false;
    }
    if (name && setlocale(LC_CTYPE, ""))
        return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    if (name && !says_utf8(name))
        return false;
    return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}
