/* json.h - a JSON writer: commas, nesting, escaping, numbers that read back. */
#ifndef CASELOAD_BASE_JSON_H
#define CASELOAD_BASE_JSON_H

#include "caseload/base/str.h"

/* Writes into out.  key may be NULL inside arrays.  Asserts on bad nesting. */
struct cl_json {
    struct cl_buf *out;
    int depth;
    bool first[32], pretty;
};
void cl_json_init(struct cl_json *j, struct cl_buf *out);
void cl_json_object(struct cl_json *j, const char *key);
void cl_json_array(struct cl_json *j, const char *key);
void cl_json_end(struct cl_json *j); /* of the innermost object or array */
void cl_json_end_array(struct cl_json *j);
void cl_json_string(struct cl_json *j, const char *key, struct cl_slice v); /* ptr NULL: null */
void cl_json_cstr(struct cl_json *j, const char *key, const char *v);       /* NULL: null */
void cl_json_real(struct cl_json *j, const char *key, double v);            /* NaN: null */
void cl_json_int(struct cl_json *j, const char *key, int64_t v);
void cl_json_bool(struct cl_json *j, const char *key, bool v);
void cl_json_null(struct cl_json *j, const char *key);

#endif
