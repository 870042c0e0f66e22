/* stamp.h - dates and times of day as exports write them.
 *
 * scan() reads the notation of one cell, whatever it is; which number is the day
 * is decided once a column (date_order.c) and solve() only applies it. */
#ifndef CASELOAD_INGEST_STAMP_H
#define CASELOAD_INGEST_STAMP_H

#include "caseload/base/civil.h"

enum cl_shape {
    CL_SHAPE_NONE,       /* no stamp */
    CL_SHAPE_YEAR_FIRST, /* 2024-03-12, 20240312 */
    CL_SHAPE_YEAR_LAST,  /* 12.03.2024 */
    CL_SHAPE_SHORT,      /* 12/03/24: any order */
    CL_SHAPE_NAMED,      /* 12 mars 2024 */
    CL_SHAPE_CLOCK,      /* a time of day alone */
    CL_SHAPE_DIGITS,     /* one number: epoch or serial day */
    CL_SHAPE_COUNT
};

struct cl_stamp {
    enum cl_shape shape;
    int64_t n[3]; /* date numbers as they stand */
    int digits[3];
    int month; /* NAMED */
    bool month_first;
    int hour, minute, second;
    bool has_time, ampm, has_offset;
    int32_t offset;
    char separator;
    double number; /* DIGITS */
};

enum cl_order { CL_ORDER_NONE, CL_ORDER_DMY, CL_ORDER_MDY, CL_ORDER_YMD, CL_ORDER_YDM };
enum cl_epoch { CL_EPOCH_NONE, CL_EPOCH_SECS, CL_EPOCH_MILLIS, CL_EPOCH_MICROS, CL_EPOCH_EXCEL };

struct cl_time_format {
    enum cl_order order;
    enum cl_epoch epoch; /* how a lone number is read */
};

bool cl_stamp_scan(struct cl_slice text, struct cl_stamp *out);
/* Local (or, with has_offset, zone's) seconds since 1970; false: no such date. */
bool cl_stamp_solve(const struct cl_stamp *stamp, const struct cl_time_format *format,
                    int64_t *local);

/* ---- what a column's stamps have in common (date_order.c) ---- */
struct cl_time_stats {
    uint64_t n, shapes[CL_SHAPE_COUNT], with_time, with_ampm, with_offset;
    uint64_t first_over_12, second_over_12; /* YEAR_LAST and SHORT */
    uint64_t first_over_31, third_over_31;  /* SHORT */
    uint64_t ydm, ymd;                      /* YEAR_FIRST: which of the two cannot be a month */
    uint32_t first_seen, second_seen;       /* bit i: the number i stood there */
    uint64_t dots, dashes, slashes;
    uint64_t epoch[CL_EPOCH_EXCEL + 1];
};
void cl_time_stats_add(struct cl_time_stats *s, const struct cl_stamp *stamp, uint64_t times);
void cl_time_stats_join(struct cl_time_stats *s, const struct cl_time_stats *other);
/* The order of ambiguous dates: NONE when nothing but custom could say. */
enum cl_order cl_order_decide(const struct cl_time_stats *s);
/* The same by custom: dots, AM/PM, a day-first language, a semicolon. */
enum cl_order cl_order_guess(const struct cl_time_stats *s, bool day_first_hint);
enum cl_epoch cl_epoch_decide(const struct cl_time_stats *s);
const char *cl_order_name(enum cl_order order); /* "dmy" …, NULL for NONE */
bool cl_order_parse(const char *name, enum cl_order *out);

#endif
