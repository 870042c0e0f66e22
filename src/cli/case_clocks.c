/* case_clocks.c - the clocks of one case beside its fields: what `caseload case` says
 * in the words of the Case view. */
#include "caseload/base/json.h"
#include "caseload/panel.h"

#include "cli.h"

enum cl_rc cli_case_clocks(const struct cli_session *s, int64_t case_id, struct cl_arena *arena,
                           struct cl_figure *out, struct cl_err *err) {
    const struct cl_panel_context ctx = {.backend = s->backend,
                                         .scope = &s->scope,
                                         .import = &s->loaded.report,
                                         .as_of_is_data = s->as_of_is_data};
    return cl_panel_case_clocks(&ctx, case_id, arena, out, err);
}

void cli_clocks_text(const struct cl_figure *f, struct cl_buf *out) {
    cl_buf_puts(out, "  Clocks\n");
    for (size_t i = 0; i < f->as.items.n; i++)
        cl_buf_printf(out, "  %-22s %s\n", f->as.items.items[i].label, f->as.items.items[i].text);
    cl_buf_putc(out, '\n');
}

void cli_clocks_json(struct cl_json *j, const struct cl_figure *f) {
    cl_json_array(j, "clocks");
    for (size_t i = 0; i < f->as.items.n; i++) {
        cl_json_object(j, NULL);
        cl_json_cstr(j, "what", f->as.items.items[i].label);
        cl_json_cstr(j, "text", f->as.items.items[i].text);
        cl_json_end(j);
    }
    cl_json_end_array(j);
}
