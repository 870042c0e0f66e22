/* Numbers with their intervals, as tables write them. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../../src/panel/spread.h"

static void intervals_never_pass_nothing_or_all(void **state) {
    static const struct {
        enum cl_unit unit;
        double v, low, high;
        const char *text;
    } shown[] = {
        {CL_UNIT_SHARE, 0.83, 0.789, 0.871, "83.0 % ±4.1"},
        {CL_UNIT_SHARE, 1, 0.997, 1, "100.0 % -0.3"},
        {CL_UNIT_SHARE, 0.996, 0.984, 0.9996, "99.6 % -1.2"},
        {CL_UNIT_SHARE, 0, 0, 0.104, "0.0 % +10.4"},
        {CL_UNIT_SHARE, 0.067, 0.012, 0.298, "6.7 % +23.1"},
        {CL_UNIT_HOURS, 2, 1.5, 2.5, "2.0 h ±0.5"},
        {CL_UNIT_HOURS, 0.5, 0.4, 0.6, "30 min ±6.0"},
        {CL_UNIT_DAYS, 2, 1.5, 2.5, "2.0 d ±0.5"},
        {CL_UNIT_DAYS, 0.5, 0.4, 0.6, "12.0 h ±2.4"},
        {CL_UNIT_SHARE, 0.5, (double)NAN, (double)NAN, "50.0 %"},
    };
    struct cl_arena *arena = cl_arena_new();
    (void)state;
    for (size_t i = 0; i < CL_LEN(shown); i++)
        assert_string_equal(
            cl_panel_spread(arena, shown[i].unit, shown[i].v, shown[i].low, shown[i].high),
            shown[i].text);
    cl_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(intervals_never_pass_nothing_or_all),
    };
    return cmocka_run_group_tests_name("spread", tests, NULL, NULL);
}
