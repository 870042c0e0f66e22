/* columns.h - private to generate: what a column of an export holds.  A profile is
 * a table of these. */
#ifndef CL_SRC_GENERATE_COLUMNS_H
#define CL_SRC_GENERATE_COLUMNS_H

#include "out.h"

#define GEN_WORDS 24 /* of a list */
#define GEN_COLUMNS 48

enum gen_cell {
    GEN_FIXED, /* always the column's words */
    GEN_ID,
    /* instants, by enum gen_stamp */
    GEN_CREATED,
    GEN_RESPONDED,
    GEN_RESOLVED,
    GEN_CLOSED,
    GEN_UPDATED,
    GEN_DUE,
    GEN_SINCE,
    /* words of a list, which may have weights: "App:34|Phone:33" */
    GEN_STATE,    /* by enum gen_state */
    GEN_PRIORITY, /* four, the most urgent first */
    GEN_IMPACT,   /* three */
    GEN_CHANNEL,
    GEN_CATEGORY,
    GEN_SUBCATEGORY, /* as many of each category */
    GEN_TYPE,
    GEN_DEPARTMENT,
    GEN_REGION,
    GEN_CUSTOMER_REGION,
    GEN_OUTAGE_REGION, /* empty but in an outage */
    GEN_DOMAIN,
    GEN_PRODUCT,
    GEN_SHIFT,
    GEN_CUSTOMER_TYPE,
    GEN_SEX,
    GEN_TAG,
    GEN_ZIP,
    /* names and texts */
    GEN_AGENT,
    GEN_AGENT_NAME,
    GEN_CUSTOMER,
    GEN_CUSTOMER_NO,
    GEN_NUMBER,
    GEN_RESOLUTION_WORD,
    GEN_EMAIL,
    GEN_SUBJECT,
    GEN_BODY,
    /* numbers */
    GEN_CSAT, /* with words: five, from bad to good */
    GEN_NPS,
    GEN_CES,
    GEN_TENURE, /* years with two decimals */
    GEN_HOUR,
    GEN_AGE,
    GEN_REOPENS,
    GEN_MOVES,
    GEN_CHANGES,
    GEN_REPLIES,
    GEN_LATITUDE,
    GEN_LONGITUDE,
    GEN_PLACE, /* "(latitude, longitude)" */
    /* durations, by enum gen_duration */
    GEN_RESPONSE,
    GEN_RESOLUTION,
    GEN_HANDLING,
    GEN_TARGET,
    /* flags; words: "no|yes" */
    GEN_ESCALATED,
    GEN_REOPENED,
    GEN_FIRST_CONTACT,
    GEN_ANSWERED,
    GEN_BREACHED,
    GEN_ACTIVE,
    GEN_RESPONSE_FLAG,
    /* calls: empty when nobody answered */
    GEN_CALL_AGENT,
    GEN_CALL_SOLVED,
    GEN_CALL_WAIT,
    GEN_CALL_TALK,
    GEN_CALL_CSAT,
    GEN_CELLS
};
struct gen_column {
    const char *heading;
    enum gen_cell cell;
    int note;          /* of gen_stamp or gen_duration */
    const char *words; /* '|' between; NULL: the usual ones of the cell */
};
struct gen_list {
    size_t n;
    uint32_t total; /* of the weights */
    struct gen_word word[GEN_WORDS];
    uint16_t weight[GEN_WORDS];
};

#endif
