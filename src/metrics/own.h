/* own.h - the part of the catalogue that the configuration defines.  Seen by
 * src/metrics only. */
#ifndef CASELOAD_METRICS_OWN_H
#define CASELOAD_METRICS_OWN_H

#include "catalogue.h"

#define CL_MAX_MEASURES 512 /* names that a suggestion looks at */

const struct cl_measure *cl_own_at(size_t i); /* NULL past the end */

#endif
