/* cmd_screen.c - the dashboard, `caseload shot` and `caseload report`. */
#include <stdlib.h>
#include <unistd.h>

#include "caseload/base/num.h"
#include "caseload/tui.h"

#include "cli.h"

static enum cl_rc tui_options(struct cli_options *o, struct cl_arena *arena, struct cli_session *s,
                              struct cl_tui_options *t, struct cl_err *err) {
    enum cl_rc rc = cli_config_read(o, arena, &s->config, err);
    s->open = true;
    if (rc == CL_OK)
        rc = cli_load_options(o, arena, s, err);
    if (rc != CL_OK)
        return rc;
    *t = (struct cl_tui_options){.load = &s->load,
                                 .as_of_text = o->as_of,
                                 .from_text = o->from,
                                 .to_text = o->to,
                                 .last_text = o->last,
                                 .view = o->view,
                                 .keys = s->config.keys.ptr,
                                 .savings = &s->config.savings,
                                 .no_color = o->no_color,
                                 .ascii = o->ascii,
                                 .mask = o->mask};
    t->scope = (struct cl_scope){.filter = cli_filter_text(o, arena),
                                 .as_of = CL_NO_TIME,
                                 .from = CL_NO_TIME,
                                 .to = CL_NO_TIME,
                                 .targets = s->config.targets};
    return CL_OK;
}

static int write_report(struct cli_options *o, struct cl_arena *arena, const char *format,
                        struct cl_err *err) {
    struct cli_session s;
    uint64_t width = 0;
    if (o->width && cli_number("width", o->width, &width, err) != CL_OK)
        return 0;
    if (width != 0 && (width < 40 || width > 1000)) {
        (void)cl_fail(err, CL_E_USAGE, "--width %s: 40 to 1000", o->width);
        return 0;
    }
    if (cli_session_open(o, arena, &s, err) != CL_OK)
        return 0;
    struct cl_panel_context ctx = {.backend = s.backend,
                                   .scope = &s.scope,
                                   .import = &s.loaded.report,
                                   .as_of_is_data = s.as_of_is_data,
                                   .savings = &s.config.savings};
    struct cl_buf out = {0};
    if (cl_report_write(&ctx, o->kind ? o->kind : "overview", format, (int)width, o->ascii, &out,
                        err) == CL_OK)
        (void)!cli_emit(o, &out, err);
    cl_buf_free(&out);
    return cli_session_close(&s, 0);
}

int cli_run_report(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    const char *format;
    if (cli_format(o, cli_command_find("report"), &format, err) != CL_OK)
        return 0;
    return write_report(o, arena, format, err);
}

/* For a terminal that cannot be drawn on. */
static int report_instead(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    if (isatty(STDOUT_FILENO) && !o->quiet)
        fprintf(stderr,
                "caseload: this terminal cannot show the dashboard; here is its text report\n");
    return write_report(o, arena, o->format ? o->format : "text", err);
}

int cli_dashboard(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_session s = {0};
    struct cl_tui_options t;
    int code = 0;
    if (o->files.n == 0 && !o->db) {
        cli_help(o, stderr);
        return 2;
    }
    const char *term = getenv("TERM");
    if (!isatty(STDOUT_FILENO) || !isatty(STDIN_FILENO) || o->output ||
        (term && strcmp(term, "dumb") == 0))
        return report_instead(o, arena, err);
    if (tui_options(o, arena, &s, &t, err) == CL_OK)
        code = cl_tui_run(&t, err);
    if (code != CL_TUI_DUMB)
        return cli_session_close(&s, code);
    (void)cli_session_close(&s, 0);
    return report_instead(o, arena, err);
}

int cli_run_shot(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_session s = {0};
    struct cl_tui_options t;
    const char *format;
    int64_t columns = 80, rows = 24;
    struct cl_slice size = cl_slice(o->size ? o->size : "80x24");
    if (cli_format(o, cli_command_find("shot"), &format, err) != CL_OK)
        return 0;
    if (!cl_parse_i64(cl_slice_cut(&size, 'x'), &columns) || !cl_parse_i64(size, &rows) ||
        columns < 1 || rows < 1 || columns > 1000 || rows > 1000) {
        (void)cl_fail(err, CL_E_USAGE, "--size %s: such as 80x24", o->size);
        return 0;
    }
    if (tui_options(o, arena, &s, &t, err) == CL_OK) {
        struct cl_buf out = {0};
        if (cl_tui_shot(&t, (int)columns, (int)rows, o->keys ? o->keys : "", &out, err) == CL_OK)
            (void)!cli_emit(o, &out, err);
        cl_buf_free(&out);
    }
    return cli_session_close(&s, 0);
}
