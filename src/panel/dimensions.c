/* Which dimensions of a table are worth showing as bars, best first. */
#include "panel.h"

/* Extra columns count when they have few words. */
#define EXTRA_WORDS_MAX 60

static const enum cl_col order[] = {CL_COL_DEPARTMENT,
                                    CL_COL_REGION,
                                    CL_COL_PRIORITY,
                                    CL_COL_CHANNEL,
                                    CL_COL_CATEGORY,
                                    CL_COL_TYPE,
                                    CL_COL_TEAM,
                                    CL_COL_SUBCATEGORY,
                                    CL_COL_PRODUCT,
                                    CL_COL_LOCATION,
                                    CL_COL_CUSTOMER_LOCATION,
                                    CL_COL_OUTAGE_LOCATION,
                                    CL_COL_COUNTRY,
                                    CL_COL_PROVINCE,
                                    CL_COL_CITY,
                                    CL_COL_DOMAIN,
                                    CL_COL_CUSTOMER_TYPE,
                                    CL_COL_STATUS,
                                    CL_COL_AGENT,
                                    CL_COL_IMPACT,
                                    CL_COL_URGENCY,
                                    CL_COL_TAGS};

size_t cl_panel_dimensions(const struct cl_table *t, struct cl_arena *arena,
                           const char *const **keys) {
    uint16_t columns = cl_table_columns(t);
    const char **list = cl_arena_array(arena, CL_LEN(order) + columns + 1u, sizeof *list);
    size_t n = 0;
    for (size_t i = 0; i < CL_LEN(order); i++) {
        const struct cl_column *c = cl_table_column(t, (uint16_t)order[i]);
        if (c->mapped && c->dict != NULL && cl_dict_count(c->dict) > 0)
            list[n++] = c->name;
    }
    for (uint16_t id = CL_COL_COUNT; id < columns; id++) {
        const struct cl_column *c = cl_table_column(t, id);
        if (c->name == NULL || !c->extra || c->personal || c->dict == NULL)
            continue;
        uint32_t words = cl_dict_count(c->dict);
        if (words > 1 && words <= EXTRA_WORDS_MAX)
            list[n++] = c->name;
    }
    *keys = list;
    return n;
}
