/* Frames: what they are called, what they count, and where Esc leads from a view that
 * has no key. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixture.h"

/* The crumb of a drilled frame names what it is filtered by, not what it once was. */
static void the_crumb_follows_the_filter(void **state) {
    struct cl_app *app = open_app();
    (void)state;
    cl_app_command(app, CL_S("pivot priority channel open"));
    settle(app);
    act(app, CL_ACT_RIGHT);
    act(app, CL_ACT_DRILL);
    assert_string_equal(cl_app_top(app)->crumb, "Priority = Critical, Channel = Phone, open");
    act(app, CL_ACT_CHIP_DROP);
    assert_string_equal(cl_app_top(app)->crumb, "Priority = Critical, Channel = Phone");
    act(app, CL_ACT_CHIPS_CLEAR);
    assert_string_equal(cl_app_top(app)->crumb, "Backlog");
    act(app, CL_ACT_UNDO);
    assert_string_equal(cl_app_top(app)->crumb, "Priority = Critical, Channel = Phone");
    act(app, CL_ACT_BACK);
    assert_string_equal(cl_app_top(app)->crumb, "Pivot");
    cl_app_close(app);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_crumb_follows_the_filter),
    };
    return cmocka_run_group_tests(tests, prepare, tidy);
}
