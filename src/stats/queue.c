/* queue.c - how many agents a live channel needs (Erlang 1917). */
#include <math.h>

#include "caseload/stats.h"

struct cl_erlang cl_erlang_c(double per_hour, double aht_secs, unsigned agents,
                             double target_secs) {
    const double nan = (double)NAN;
    struct cl_erlang e = {.load = nan, nan, nan, nan, nan, false};
    if (!(per_hour >= 0) || !(aht_secs >= 0) || !(target_secs >= 0) || agents > CL_ERLANG_AGENTS)
        return e;
    double load = per_hour * aht_secs / 3600, n = agents;
    e.load = load;
    e.unstable = !(load < n);
    if (e.unstable)
        return e;
    double blocked = 1; /* Erlang B of 0, 1, 2 … agents */
    for (unsigned i = 1; i <= agents; i++)
        blocked = load * blocked / (i + load * blocked);
    e.occupancy = load / n;
    e.wait_share = blocked / (1 - e.occupancy * (1 - blocked));
    e.level = 1;
    e.asa_secs = 0;
    if (aht_secs > 0) {
        e.level = 1 - e.wait_share * exp(-(n - load) * target_secs / aht_secs);
        e.asa_secs = e.wait_share * aht_secs / (n - load);
    }
    return e;
}
