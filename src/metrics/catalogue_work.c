/* The catalogue, workload: what needs to be known about the agents' time.
 * These keys are promised by the command line; without schedules they say so. */
#include <math.h>

#include "catalogue.h"

const struct cl_measure cl_measures_work[] = {
    {.info = {.key = "utilization",
              .label = "Utilization",
              .unit = CL_UNIT_SHARE,
              .help = "Handling time as a share of scheduled time.",
              .formula = "handling minutes / scheduled minutes",
              .target = NAN,
              .population = "agents with a schedule",
              .source = "30"},
     .never = "needs a schedule of working hours, which this build cannot read"},
    {.info = {.key = "occupancy",
              .label = "Occupancy",
              .unit = CL_UNIT_SHARE,
              .help = "Handling time as a share of the time agents are available or handling.",
              .formula = "handle / (handle + available)",
              .target = NAN,
              .population = "agents with a schedule",
              .source = "30"},
     .never = "needs the time agents were available, which an export does not hold"},
    {.info = {.key = "load_index",
              .label = "Load index",
              .unit = CL_UNIT_NUMBER,
              .help = "Closed per active day against the team's median; not utilization.",
              .formula = "closed per active day of an agent / median over agents",
              .target = NAN,
              .population = "agents",
              .source = "30"},
     .never = "the comparison between agents is not part of this build"},
};
const size_t cl_measures_work_n = CL_LEN(cl_measures_work);
