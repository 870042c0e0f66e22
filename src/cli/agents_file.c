/* agents_file.c - the agents file of a [schedule]: who works how long, one row each.
 *
 * Columns are told by their headings, in any order; what a row leaves empty is as the
 * section says. */
#include "caseload/base/file.h"
#include "caseload/ingest_rows.h"
#include "caseload/metrics_schedule.h"

#include "cli.h"

enum { COL_AGENT, COL_HOURS, COL_DAYS, COL_SHRINKAGE, COL_COUNT };
static const char *const columns[COL_COUNT] = {
    [COL_AGENT] = "agent",
    [COL_HOURS] = "hours_per_day",
    [COL_DAYS] = "days",
    [COL_SHRINKAGE] = "shrinkage",
};

struct reading {
    const char *schedule;
    struct cl_arena *arena;
    size_t at[COL_COUNT]; /* 1 + the place of the column; 0: not there */
    size_t width;
    bool headed;
};

static enum cl_rc read_headings(struct reading *r, const struct cl_row *row, struct cl_err *err) {
    for (size_t i = 0; i < row->n; i++) {
        size_t c = 0;
        while (c < COL_COUNT && !cl_fold_eq(row->fields[i], cl_slice(columns[c])))
            c++;
        const char *name = cl_arena_strn(r->arena, row->fields[i].ptr, row->fields[i].len);
        const char *near = cl_nearest(row->fields[i], columns, COL_COUNT);
        if (c == COL_COUNT)
            return cl_fail(err, CL_E_USAGE, "%.40s: unknown column%s%s%s", name,
                           near ? "; did you mean " : "; agent, hours_per_day, days, shrinkage",
                           near ? near : "", near ? "?" : "");
        if (r->at[c] > 0)
            return cl_fail(err, CL_E_USAGE, "%s: two columns have that name", columns[c]);
        r->at[c] = i + 1;
    }
    r->headed = true;
    r->width = row->n;
    if (r->at[COL_AGENT] == 0)
        return cl_fail(err, CL_E_USAGE, "no column agent; the first line has the names of columns");
    return CL_OK;
}

static enum cl_rc on_row(void *ctx, const struct cl_row *row, struct cl_err *err) {
    struct reading *r = ctx;
    const char *cells[COL_COUNT];
    if (!r->headed)
        return read_headings(r, row, err);
    if (row->n > r->width)
        return cl_fail(err, CL_E_USAGE, "%zu fields, the headings are %zu", row->n, r->width);
    for (size_t c = 0; c < COL_COUNT; c++) {
        bool there = r->at[c] > 0 && r->at[c] <= row->n;
        struct cl_slice s = there ? row->fields[r->at[c] - 1] : (struct cl_slice){NULL, 0};
        cells[c] = s.len > 0 ? cl_arena_strn(r->arena, s.ptr, s.len) : "";
    }
    struct cl_schedule_row one = {.agent = cells[COL_AGENT],
                                  .hours_per_day = cells[COL_HOURS],
                                  .days = cells[COL_DAYS],
                                  .shrinkage = cells[COL_SHRINKAGE]};
    return cl_schedule_add(r->schedule, &one, err);
}

enum cl_rc cli_agents_read(const char *schedule, const char *config, const char *file,
                           struct cl_arena *arena, struct cl_err *err) {
    struct reading r = {.schedule = schedule, .arena = arena};
    size_t folder = (size_t)(cl_path_base(config) - config);
    const char *path =
        file[0] == '/' ? file : cl_arena_printf(arena, "%.*s%s", (int)folder, config, file);
    struct cl_err why = {0};
    if (*file == '\0')
        return cl_fail(err, CL_E_USAGE, "file: a path is missing");
    if (cl_rows_read(path, on_row, &r, &why) != CL_OK)
        return cl_fail(err, CL_E_USAGE, "file: %s", why.text);
    return r.headed ? CL_OK : cl_fail(err, CL_E_USAGE, "file: %s: no row", path);
}
