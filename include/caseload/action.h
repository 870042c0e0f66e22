/* action.h - the one list of what the keyboard can do, made from actions.def. */
#ifndef CASELOAD_ACTION_H
#define CASELOAD_ACTION_H

#include "caseload/base/str.h"

enum cl_action {
#define CL_ACTION(id, name, keys, group, help) CL_ACT_##id,
#include "caseload/actions.def"
#undef CL_ACTION
    CL_ACT_COUNT
};
struct cl_action_info {
    const char *name, *keys, *group, *help; /* keys: "j Down" */
};
extern const struct cl_action_info cl_actions[CL_ACT_COUNT];
bool cl_action_find(struct cl_slice name, enum cl_action *out); /* ignores case */
/* How well `typed` fits: 0 not at all; a name's start beats its middle beats its
 * letters in order beats words of the help and synonyms. */
int cl_action_score(enum cl_action action, struct cl_slice typed);

#endif
