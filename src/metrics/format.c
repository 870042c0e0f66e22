/* Numbers as people read them, one rule for the screen, reports and text output
 * (METRICS C0, "Rounding"): half away from zero, shares with one decimal, hours
 * and days with one decimal, parts of a day as hours and of an hour as minutes, money
 * whole.  Rounding happens here and nowhere before. */
#include <math.h>
#include <stdio.h>

#include "caseload/base/num.h"
#include "caseload/metrics.h"

#define DASH "\xe2\x80\x94"

static const char *const unit_names[] = {
    [CL_UNIT_COUNT] = "count",   [CL_UNIT_HOURS] = "hours", [CL_UNIT_MINUTES] = "minutes",
    [CL_UNIT_DAYS] = "days",     [CL_UNIT_SHARE] = "share", [CL_UNIT_SCORE] = "score",
    [CL_UNIT_POINTS] = "points", [CL_UNIT_MONEY] = "money", [CL_UNIT_NUMBER] = "number",
};

const char *cl_unit_name(enum cl_unit unit) {
    return unit_names[unit];
}

/* Keeps "30,000" inside 32 bytes: beyond it a power of ten says enough. */
static bool fits(double v) {
    return fabs(v) < 1e15;
}

static void put_count(const char *before, double v, char out[32]) {
    char digits[32];
    cl_format_count((int64_t)round(fabs(v)), digits);
    bool negative = round(fabs(v)) > 0 && v < 0;
    snprintf(out, 32, "%s%s%.28s", negative ? "-" : "", before, digits);
}

static void put_fixed(double v, int decimals, const char *after, char out[32]) {
    char digits[48];
    cl_format_fixed(v, decimals, digits);
    snprintf(out, 32, "%.22s%s", digits, after);
}

static void put_hours(double hours, char out[32]) {
    if (fabs(hours) >= 1)
        put_fixed(hours, 1, " h", out);
    else
        put_fixed(hours * 60, 0, " min", out);
}

static void put_points(double v, char out[32]) {
    put_count("", v, out);
    if (round(v) > 0) {
        char bare[32];
        memcpy(bare, out, sizeof bare);
        snprintf(out, 32, "+%.30s", bare);
    }
}

void cl_unit_format(enum cl_unit unit, double v, char out[32]) {
    if (!isfinite(v)) {
        snprintf(out, 32, "%s", DASH);
        return;
    }
    if (!fits(v)) {
        snprintf(out, 32, "%.3g", v);
        return;
    }
    switch (unit) {
    case CL_UNIT_COUNT:
        put_count("", v, out);
        return;
    case CL_UNIT_HOURS:
        put_hours(v, out);
        return;
    case CL_UNIT_MINUTES:
        if (fabs(v) >= 60)
            put_fixed(v / 60, 1, " h", out);
        else
            put_fixed(v, 1, " min", out);
        return;
    case CL_UNIT_DAYS:
        if (fabs(v) > 0 && fabs(v) < 1)
            put_hours(v * 24, out);
        else
            put_fixed(v, 1, " d", out);
        return;
    case CL_UNIT_SHARE:
        put_fixed(v * 100, 1, " %", out);
        return;
    case CL_UNIT_SCORE:
        put_fixed(v, 2, "", out);
        return;
    case CL_UNIT_POINTS:
        put_points(v, out);
        return;
    case CL_UNIT_MONEY:
        put_count("$", v, out);
        return;
    case CL_UNIT_NUMBER:
        put_fixed(v, 2, "", out);
        return;
    }
}

/* Counts and money move in per cent, everything else in its own unit; a share in
 * percentage points, so that "4.1 %" never means two things. */
void cl_unit_format_delta(enum cl_unit unit, double now, double before, char out[32]) {
    double change = fabs(now - before);
    if (!isfinite(change) || !fits(change)) {
        snprintf(out, 32, "%s", DASH);
        return;
    }
    switch (unit) {
    case CL_UNIT_COUNT:
    case CL_UNIT_MONEY:
        if (before > 0)
            put_fixed(change / before * 100, 1, " %", out);
        else
            cl_unit_format(unit, change, out);
        return;
    case CL_UNIT_SHARE:
        put_fixed(change * 100, 1, " pp", out);
        return;
    case CL_UNIT_POINTS:
        put_fixed(change, 0, "", out);
        return;
    case CL_UNIT_HOURS:
    case CL_UNIT_MINUTES:
    case CL_UNIT_DAYS:
    case CL_UNIT_SCORE:
    case CL_UNIT_NUMBER:
        cl_unit_format(unit, change, out);
        return;
    }
}
