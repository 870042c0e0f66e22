/* analysis.h - what numbers mean.
 *
 * Everything here asks the metrics (metrics.h) and reckons with stats.h; texts are
 * whole sentences for people.  Any worker thread; what is returned lives in the
 * arena.  What the data do not allow comes back with `why` set, not as an error. */
#ifndef CASELOAD_ANALYSIS_H
#define CASELOAD_ANALYSIS_H

#include "caseload/analysis_change.h"
#include "caseload/analysis_pivot.h"
#include "caseload/analysis_work.h"

#endif
