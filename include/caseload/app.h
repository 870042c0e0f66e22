/* app.h - what the program is doing, without a screen: scope, view stack, chips,
 * selection, jobs.  Belongs to the main thread, which never runs SQL, never scans
 * rows, never waits.  Everything the keyboard can do is an action. */
#ifndef CASELOAD_APP_H
#define CASELOAD_APP_H

#include "caseload/base/pool.h"
#include "caseload/panel.h"

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

#endif
