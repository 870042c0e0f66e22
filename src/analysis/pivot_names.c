/* pivot_names.c - what the shares and looks of a pivot are called on the command
 * line and on the screen. */
#include "caseload/analysis_pivot.h"

const char *cl_pivot_share_name(enum cl_pivot_share share) {
    static const char *const names[] = {[CL_SHARE_NONE] = "none",
                                        [CL_SHARE_ROW] = "row",
                                        [CL_SHARE_COLUMN] = "column",
                                        [CL_SHARE_ALL] = "all"};
    return names[share];
}

const char *cl_pivot_look_name(enum cl_pivot_look look) {
    static const char *const names[] = {[CL_LOOK_NONE] = "none",
                                        [CL_LOOK_HEAT_ROW] = "heat-row",
                                        [CL_LOOK_HEAT_COLUMN] = "heat-column",
                                        [CL_LOOK_HEAT_ALL] = "heat-all",
                                        [CL_LOOK_TARGET] = "target",
                                        [CL_LOOK_OUTLIER] = "outlier",
                                        [CL_LOOK_SLA] = "sla"};
    return names[look];
}
