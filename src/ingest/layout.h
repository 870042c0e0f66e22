/* layout.h - the plan as others see it: columns of batches, rows of the report. */
#ifndef CASELOAD_INGEST_LAYOUT_H
#define CASELOAD_INGEST_LAYOUT_H

#include "mapping.h"

/* Both live as long as the input's arena. */
struct cl_layout *cl_layout_make(const struct cl_map_input *in, const struct cl_plan *plan,
                                 cl_dict_fn dict_of, void *dict_ctx);
const struct cl_mapping *cl_layout_mappings(const struct cl_map_input *in,
                                            const struct cl_plan *plan, size_t *n);

#endif
