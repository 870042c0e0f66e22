/* map_user.c - one --map argument: FIELD=COLUMN, FIELD=, FIELD=A+B, …@unit.
 *
 * Columns are found by heading as written, else without case, accents and signs;
 * a heading that holds '+' or '@' goes in double quotes. */
#include "mapping.h"
#include "words.h"

static size_t find_column(const struct cl_map_input *in, struct cl_slice name) {
    for (size_t i = 0; i < in->n; i++)
        if (cl_slice_eq(cl_slice(in->cols[i].header), name))
            return i;
    struct cl_buf want = {0}, have = {0};
    size_t found = CL_NO_SOURCE;
    cl_heading_squeeze(&want, name);
    for (size_t i = 0; i < in->n && found == CL_NO_SOURCE && want.len; i++) {
        cl_buf_reset(&have);
        cl_heading_squeeze(&have, cl_slice(in->cols[i].header));
        if (have.len == want.len && memcmp(have.ptr, want.ptr, want.len) == 0)
            found = i;
    }
    cl_buf_free(&want);
    cl_buf_free(&have);
    return found;
}

/* Takes one name, quoted or up to '+' or a last '@unit'. */
static struct cl_slice take_name(struct cl_slice *s) {
    if (s->len && s->ptr[0] == '"') {
        const char *end = memchr(s->ptr + 1, '"', s->len - 1);
        if (end) {
            struct cl_slice name = {s->ptr + 1, (size_t)(end - s->ptr) - 1};
            size_t used = name.len + 2;
            *s = (struct cl_slice){s->ptr + used, s->len - used};
            return name;
        }
    }
    size_t n = 0;
    while (n < s->len && s->ptr[n] != '+')
        n++;
    for (size_t i = n; i-- > 0;)
        if (s->ptr[i] == '@') {
            struct cl_slice unit = {s->ptr + i + 1, n - i - 1};
            n = cl_unit_secs(unit) > 0 ? i : n;
            break;
        }
    struct cl_slice name = {s->ptr, n};
    *s = (struct cl_slice){s->ptr + n, s->len - n};
    return name;
}

static enum cl_rc no_column(const struct cl_map_input *in, struct cl_slice name,
                            struct cl_err *err) {
    const char **known = cl_arena_array(in->arena, in->n ? in->n : 1, sizeof *known);
    for (size_t i = 0; i < in->n; i++)
        known[i] = in->cols[i].header;
    const char *near = cl_nearest(name, known, in->n);
    if (near)
        return cl_fail(err, CL_E_USAGE, "--map: no column '%.*s'; did you mean '%s'?",
                       (int)name.len, name.ptr, near);
    return cl_fail(err, CL_E_USAGE, "--map: no column '%.*s' in this file", (int)name.len,
                   name.ptr);
}

static enum cl_rc find_field(struct cl_slice name, enum cl_col *out, struct cl_err *err) {
    if (cl_column_find(cl_slice_trim(name), out))
        return CL_OK;
    const char *known[CL_COL_COUNT];
    for (size_t i = 0; i < CL_COL_COUNT; i++)
        known[i] = cl_columns[i].name;
    const char *near = cl_nearest(name, known, CL_COL_COUNT);
    return cl_fail(err, CL_E_USAGE, "--map: no field '%.*s'%s%s", (int)name.len, name.ptr,
                   near ? "; did you mean " : "; 'caseload fields' lists them", near ? near : "");
}

enum cl_rc cl_user_map_parse(const struct cl_map_input *in, const char *text,
                             struct cl_user_map *out, struct cl_err *err) {
    struct cl_slice rest = cl_slice(text);
    struct cl_slice field = cl_slice_cut(&rest, '=');
    *out = (struct cl_user_map){.source = CL_NO_SOURCE, .source2 = CL_NO_SOURCE};
    if (!rest.ptr)
        return cl_fail(err, CL_E_USAGE, "--map: '%s': expected FIELD=COLUMN", text);
    enum cl_rc rc = find_field(field, &out->field, err);
    if (rc != CL_OK || cl_slice_trim(rest).len == 0)
        return rc;
    /* A heading that holds these signs is taken as it stands. */
    out->source = find_column(in, rest);
    if (out->source != CL_NO_SOURCE)
        return CL_OK;
    struct cl_slice name = take_name(&rest);
    out->source = find_column(in, name);
    if (out->source == CL_NO_SOURCE)
        return no_column(in, name, err);
    if (rest.len && rest.ptr[0] == '+') {
        rest = (struct cl_slice){rest.ptr + 1, rest.len - 1};
        name = take_name(&rest);
        out->source2 = find_column(in, name);
        if (out->source2 == CL_NO_SOURCE)
            return no_column(in, name, err);
    }
    if (rest.len && rest.ptr[0] == '@') {
        rest = (struct cl_slice){rest.ptr + 1, rest.len - 1};
        out->unit = cl_unit_secs(rest);
        if (out->unit == 0)
            return cl_fail(err, CL_E_USAGE, "--map: unknown unit '%.*s'; known are s, min, h, d",
                           (int)rest.len, rest.ptr);
    } else if (rest.len) {
        return cl_fail(err, CL_E_USAGE, "--map: '%s': what is '%.*s'?", text, (int)rest.len,
                       rest.ptr);
    }
    if (out->source2 != CL_NO_SOURCE && cl_columns[out->field].type != CL_T_TIME)
        return cl_fail(err, CL_E_USAGE, "--map: %s is no instant; two columns cannot be joined",
                       cl_columns[out->field].name);
    return CL_OK;
}
