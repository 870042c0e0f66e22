/* columns.c - the list of case fields and of flags as data.
 *
 * Made from columns.def and flags.def, so that a field is added in one line
 * there and nowhere here. */
#include "caseload/schema.h"

const struct cl_column_def cl_columns[CL_COL_COUNT] = {
#define CL_COLUMN(id, field, kind, hidden, heading, words, sentence)                               \
    [CL_COL_##id] = {.name = (field),                                                              \
                     .title = (heading),                                                           \
                     .headers = (words),                                                           \
                     .help = (sentence),                                                           \
                     .type = CL_T_##kind,                                                          \
                     .personal = (hidden)},
#include "caseload/columns.def"
#undef CL_COLUMN
};

const struct cl_flag_def cl_flags[CL_FLAG_COUNT] = {
#define CL_FLAG(id, word, sentence) [CL_FLAG_##id] = {.name = (word), .help = (sentence)},
#include "caseload/flags.def"
#undef CL_FLAG
};

/* The bits of a mask stand in the store as a signed 64-bit number, and in memory
 * as a double. */
_Static_assert(CL_FLAG_COUNT <= 53, "a mask of flags must be exact as a double");

bool cl_column_find(struct cl_slice name, enum cl_col *out) {
    for (size_t i = 0; i < CL_COL_COUNT; i++) {
        if (cl_slice_eq_nocase(cl_slice(cl_columns[i].name), name)) {
            *out = (enum cl_col)i;
            return true;
        }
    }
    return false;
}

const char *cl_type_name(enum cl_type type) {
    switch (type) {
    case CL_T_WORD:
        return "word";
    case CL_T_TEXT:
        return "text";
    case CL_T_TIME:
        return "time";
    case CL_T_SECS:
        return "secs";
    case CL_T_REAL:
        return "real";
    case CL_T_FLAG:
        return "flag";
    }
    return "";
}
