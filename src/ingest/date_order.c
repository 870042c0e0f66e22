/* date_order.c - which number of a date is the day, over a whole column.
 *
 * A value above 12 decides; then the spread of the numbers; then the other
 * columns of the file (joined by the caller); custom comes last. */
#include "stamp.h"

static void add_short(struct cl_time_stats *s, const struct cl_stamp *st, uint64_t times) {
    s->first_over_31 += st->n[0] > 31 ? times : 0;
    s->third_over_31 += st->n[2] > 31 ? times : 0;
}

static void add_ambiguous(struct cl_time_stats *s, const struct cl_stamp *st, uint64_t times) {
    s->first_over_12 += st->n[0] > 12 && st->n[0] <= 31 ? times : 0;
    s->second_over_12 += st->n[1] > 12 && st->n[1] <= 31 ? times : 0;
    if (st->n[0] < 32)
        s->first_seen |= UINT32_C(1) << st->n[0];
    if (st->n[1] < 32)
        s->second_seen |= UINT32_C(1) << st->n[1];
    s->dots += st->separator == '.' ? times : 0;
    s->dashes += st->separator == '-' ? times : 0;
    s->slashes += st->separator == '/' ? times : 0;
}

static void add_digits(struct cl_time_stats *s, double v, uint64_t times) {
    if (v >= 20000 && v < 80000) /* 1954 to 2119 */
        s->epoch[CL_EPOCH_EXCEL] += times;
    else if (v >= 5e8 && v < 5e9) /* 1985 to 2128 */
        s->epoch[CL_EPOCH_SECS] += times;
    else if (v >= 5e11 && v < 5e12)
        s->epoch[CL_EPOCH_MILLIS] += times;
    else if (v >= 5e14 && v < 5e15)
        s->epoch[CL_EPOCH_MICROS] += times;
}

void cl_time_stats_add(struct cl_time_stats *s, const struct cl_stamp *st, uint64_t times) {
    s->n += times;
    s->shapes[st->shape] += times;
    s->with_time += st->has_time ? times : 0;
    s->with_ampm += st->ampm ? times : 0;
    s->with_offset += st->has_offset ? times : 0;
    switch (st->shape) {
    case CL_SHAPE_SHORT:
        add_short(s, st, times);
        add_ambiguous(s, st, times);
        break;
    case CL_SHAPE_YEAR_LAST:
        add_ambiguous(s, st, times);
        break;
    case CL_SHAPE_YEAR_FIRST:
        s->ymd += st->n[2] > 12 ? times : 0;
        s->ydm += st->n[1] > 12 ? times : 0;
        break;
    case CL_SHAPE_DIGITS:
        add_digits(s, st->number, times);
        break;
    case CL_SHAPE_NONE:
    case CL_SHAPE_NAMED:
    case CL_SHAPE_CLOCK:
    case CL_SHAPE_COUNT:
        break;
    }
}

void cl_time_stats_join(struct cl_time_stats *s, const struct cl_time_stats *o) {
    s->n += o->n;
    for (size_t i = 0; i < CL_SHAPE_COUNT; i++)
        s->shapes[i] += o->shapes[i];
    for (size_t i = 0; i < CL_LEN(s->epoch); i++)
        s->epoch[i] += o->epoch[i];
    s->with_time += o->with_time;
    s->with_ampm += o->with_ampm;
    s->with_offset += o->with_offset;
    s->first_over_12 += o->first_over_12;
    s->second_over_12 += o->second_over_12;
    s->first_over_31 += o->first_over_31;
    s->third_over_31 += o->third_over_31;
    s->ydm += o->ydm;
    s->ymd += o->ymd;
    s->first_seen |= o->first_seen;
    s->second_seen |= o->second_seen;
    s->dots += o->dots;
    s->dashes += o->dashes;
    s->slashes += o->slashes;
}

enum cl_order cl_order_decide(const struct cl_time_stats *s) {
    uint64_t ambiguous = s->shapes[CL_SHAPE_YEAR_LAST] + s->shapes[CL_SHAPE_SHORT];
    if (ambiguous == 0)
        return s->ydm > s->ymd                  ? CL_ORDER_YDM
               : s->shapes[CL_SHAPE_YEAR_FIRST] ? CL_ORDER_YMD
                                                : CL_ORDER_NONE;
    if (s->first_over_31 > s->third_over_31)
        return CL_ORDER_YMD;
    if (s->first_over_12 != s->second_over_12)
        return s->first_over_12 > s->second_over_12 ? CL_ORDER_DMY : CL_ORDER_MDY;
    if (s->first_over_12)
        return CL_ORDER_NONE;
    /* All below 13: the day takes many values where the month takes few. */
    int first = __builtin_popcount(s->first_seen), second = __builtin_popcount(s->second_seen);
    if (ambiguous >= 8 && first >= 4 && first >= 3 * second)
        return CL_ORDER_DMY;
    if (ambiguous >= 8 && second >= 4 && second >= 3 * first)
        return CL_ORDER_MDY;
    return CL_ORDER_NONE;
}

enum cl_order cl_order_guess(const struct cl_time_stats *s, bool day_first_hint) {
    if (s->shapes[CL_SHAPE_YEAR_LAST] + s->shapes[CL_SHAPE_SHORT] == 0)
        return CL_ORDER_NONE; /* month names and plain numbers have no order */
    if (s->dots > s->dashes + s->slashes)
        return CL_ORDER_DMY;
    if (s->with_ampm * 2 > s->n)
        return CL_ORDER_MDY;
    if (day_first_hint || s->dashes > s->slashes)
        return CL_ORDER_DMY;
    return CL_ORDER_MDY;
}

enum cl_epoch cl_epoch_decide(const struct cl_time_stats *s) {
    enum cl_epoch best = CL_EPOCH_NONE;
    uint64_t most = 0;
    static const enum cl_epoch all[] = {CL_EPOCH_SECS, CL_EPOCH_MILLIS, CL_EPOCH_MICROS,
                                        CL_EPOCH_EXCEL};
    for (size_t i = 0; i < CL_LEN(all); i++)
        if (s->epoch[all[i]] > most) {
            most = s->epoch[all[i]];
            best = all[i];
        }
    return best;
}

static const char *const order_names[] = {
    [CL_ORDER_DMY] = "dmy", [CL_ORDER_MDY] = "mdy", [CL_ORDER_YMD] = "ymd", [CL_ORDER_YDM] = "ydm"};

const char *cl_order_name(enum cl_order order) {
    return order_names[order];
}

bool cl_order_parse(const char *name, enum cl_order *out) {
    for (size_t i = 1; i < CL_LEN(order_names); i++)
        if (cl_fold_eq(cl_slice(order_names[i]), cl_slice(name))) {
            *out = (enum cl_order)i;
            return true;
        }
    return false;
}
