/* ini.h - configuration files, read by inih.
 * inih cuts lines at 199 bytes and section names at 49 and treats " ;" as a
 * comment; longer ones are refused with their line number instead.  Indentation
 * means nothing: a key never continues on the next line. */
#ifndef CASELOAD_BASE_INI_H
#define CASELOAD_BASE_INI_H

#include "caseload/base/err.h"

/* Called per key in file order; a failure it returns ends the read.  The strings
 * are borrowed for the call. */
typedef enum cl_rc (*cl_ini_fn)(void *ctx, const char *section, const char *key, const char *value,
                                unsigned line, struct cl_err *err);
/* Errors name path and line.  A missing file is CL_E_NOTFOUND. */
CL_NODISCARD enum cl_rc cl_ini_read(const char *path, cl_ini_fn fn, void *ctx, struct cl_err *err);

#endif
