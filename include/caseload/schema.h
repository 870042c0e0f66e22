/* schema.h - the one list of case fields, the states, and the flags of a case. */
#ifndef CASELOAD_SCHEMA_H
#define CASELOAD_SCHEMA_H

#include "caseload/base/arena.h"

/* What a field holds, in the store and in memory. */
enum cl_type {
    CL_T_WORD, /* category: a dictionary code, 0 is NULL */
    CL_T_TEXT, /* free text: in the store, not loaded */
    CL_T_TIME, /* instant: UTC seconds */
    CL_T_SECS, /* duration: seconds */
    CL_T_REAL, /* number */
    CL_T_FLAG, /* yes or no */
};

enum cl_col {
#define CL_COLUMN(id, name, type, personal, title, headers, help) CL_COL_##id,
#include "caseload/columns.def"
#undef CL_COLUMN
    CL_COL_COUNT
};

struct cl_column_def {
    const char *name;  /* --map, SQL and filter name: "priority" */
    const char *title; /* heading: "Priority" */
    const char
        *headers;     /* CSV headings that map here in English, folded, '|' between, best first */
    const char *help; /* one sentence */
    enum cl_type type;
    bool personal; /* hidden by --mask */
};
extern const struct cl_column_def cl_columns[CL_COL_COUNT];
bool cl_column_find(struct cl_slice name, enum cl_col *out); /* ignores case */
const char *cl_type_name(enum cl_type type);                 /* "word", "text", "time" … */

/* State of a case; the numbers stand in the store. */
enum cl_state {
    CL_STATE_UNKNOWN = 0, /* neither a status nor a close column */
    CL_STATE_OPEN = 1,
    CL_STATE_IN_PROGRESS = 2, /* part of open */
    CL_STATE_PENDING = 3,     /* open too */
    CL_STATE_CLOSED = 4,
    CL_STATE_VOID = 5,    /* ended without a resolution */
    CL_STATE_DROPPED = 6, /* merged, spam, test: out of everything */
};
const char *cl_state_name(enum cl_state state); /* "open", "in-progress" … */

/* Status words to states: the built-in table (several languages) plus [states]
 * of the config.  Words compare folded. */
struct cl_states;
struct cl_states *cl_states_new(void);
void cl_states_free(struct cl_states *states); /* NULL is fine */
CL_NODISCARD enum cl_rc cl_states_add(struct cl_states *states, const char *state,
                                      struct cl_slice word, struct cl_err *err);
/* Unlisted words are open; *known says whether the word is listed.  *reopened is
 * true for words such as "Reopened", *escalated for "Escalated". */
struct cl_state_word {
    enum cl_state state;
    bool known, reopened, escalated, resolved;
};
struct cl_state_word cl_state_of(const struct cl_states *states, struct cl_slice word);
void cl_states_print(
    const struct cl_states *states,
    struct cl_buf *out); /* canonical text of additions: part of an import's options */

/* Canonical priority: 1 Critical, 2 High, 3 Medium, 4 Low, 0 unknown word. Understands
 * "P1", "1 - Critical", "Urgent", "Crítica", … */
int cl_priority_rank(struct cl_slice word);
extern const char *const cl_priority_names[5]; /* [0] is "" */

/* What was noticed on a case; a bit each in the column `flags`. */
enum cl_flag {
#define CL_FLAG(id, name, help) CL_FLAG_##id,
#include "caseload/flags.def"
#undef CL_FLAG
    CL_FLAG_COUNT
};
struct cl_flag_def {
    const char *name, *help;
};
extern const struct cl_flag_def cl_flags[CL_FLAG_COUNT];
#define CL_FLAG_BIT(id) (UINT64_C(1) << CL_FLAG_##id)

#endif
