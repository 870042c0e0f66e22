/* cmd_generate.c - `caseload generate`: a synthetic export, and beside it a file
 * that says so.
 *
 * FILE.synthetic.ini is what the import reads and the data-quality view shows; an
 * export on standard output has no place for it, so a note goes to standard error. */
#include "caseload/base/file.h"
#include "caseload/generate.h"

#include "cli.h"
#include "version.h"

static enum cl_rc write_out(void *ctx, const void *bytes, size_t n, struct cl_err *err) {
    return cl_output_write(ctx, bytes, n, err);
}

/* "late-shift, tenure"; "none" for an empty list. */
static void put_effects(struct cl_buf *b, const struct cl_generate_options *g) {
    for (size_t i = 0; i < g->n_effects; i++)
        cl_buf_printf(b, "%s%s", i ? ", " : "", g->effects[i]);
    if (g->n_effects == 0)
        cl_buf_puts(b, "none");
}

static enum cl_rc write_sidecar(const char *path, const struct cl_generate_options *g,
                                const struct cl_generate_report *report, struct cl_err *err) {
    struct cl_buf b = {0};
    struct cl_output *out;
    cl_buf_printf(&b,
                  "; The cases of %s are nobody's: they were made by caseload generate.\n"
                  "[synthetic]\n"
                  "profile = %s\nseed = %llu\nversion = %s\ncases = %llu\n",
                  cl_path_base(path), g->profile, (unsigned long long)g->seed, g->version,
                  (unsigned long long)g->cases);
    cl_buf_puts(&b, "effects = ");
    put_effects(&b, g);
    cl_buf_printf(&b, "\nnull = %s\ndirt = %u\nrecords = %llu\nbytes = %llu\n",
                  g->null ? "yes" : "no", g->dirt, (unsigned long long)report->records,
                  (unsigned long long)report->bytes);
    if (g->dirt)
        cl_buf_puts(&b, "[dirt]\n");
    for (size_t i = 0; g->dirt && i < CL_DIRT_COUNT; i++)
        cl_buf_printf(&b, "%s = %llu\n", cl_dirt_at(i)->id, (unsigned long long)report->dirt[i]);
    struct cl_arena *arena = cl_arena_new();
    enum cl_rc rc = cl_output_open(cl_arena_printf(arena, "%s.synthetic.ini", path), &out, err);
    if (rc == CL_OK && (rc = cl_output_write(out, b.ptr, b.len, err)) != CL_OK)
        cl_output_discard(out);
    else if (rc == CL_OK)
        rc = cl_output_commit(out, err);
    cl_arena_free(arena);
    cl_buf_free(&b);
    return rc;
}

static enum cl_rc read_options(const struct cli_options *o, struct cl_generate_options *g,
                               struct cl_err *err) {
    uint64_t dirt = 0;
    *g = (struct cl_generate_options){.profile = o->profile ? o->profile : "service-ops",
                                      .cases = 30000,
                                      .seed = 1,
                                      .effects = o->effects.items,
                                      .n_effects = o->effects.n,
                                      .null = o->no_effects,
                                      .version = CASELOAD_VERSION,
                                      .write = write_out,
                                      .truth = o->truth ? write_out : NULL};
    if (o->files.n)
        return cl_fail(err, CL_E_USAGE, "generate %s: takes no FILE; use --output",
                       o->files.items[0]);
    enum cl_rc rc = o->cases ? cli_number("cases", o->cases, &g->cases, err) : CL_OK;
    if (rc == CL_OK && o->seed)
        rc = cli_number("seed", o->seed, &g->seed, err);
    if (rc == CL_OK && o->dirt)
        rc = cli_number("dirt", o->dirt, &dirt, err);
    g->dirt = dirt > CL_GENERATE_DIRT ? CL_GENERATE_DIRT + 1 : (unsigned)dirt;
    return rc;
}

int cli_run_generate(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cl_generate_options g;
    struct cl_generate_report report;
    struct cl_output *out = NULL, *truth = NULL;
    const char *format, *path = o->output ? o->output : "-";
    (void)arena;
    if (cli_format(o, cli_command_find("generate"), &format, err) != CL_OK ||
        read_options(o, &g, err) != CL_OK)
        return 0;
    enum cl_rc rc = cl_output_open(path, &out, err);
    if (rc == CL_OK && o->truth)
        rc = cl_output_open(o->truth, &truth, err);
    g.write_ctx = out;
    g.truth_ctx = truth;
    rc = rc ? rc : cl_generate(&g, &report, err);
    if (rc != CL_OK) {
        cl_output_discard(out);
        cl_output_discard(truth);
        return 0;
    }
    /* First the file that says what the other one is. */
    if (strcmp(path, "-") != 0)
        rc = write_sidecar(path, &g, &report, err);
    else if (!o->quiet)
        fprintf(stderr, "caseload: synthetic cases: profile %s, seed %llu, caseload %s\n",
                g.profile, (unsigned long long)g.seed, g.version);
    if (rc == CL_OK && truth)
        rc = cl_output_commit(truth, err);
    else
        cl_output_discard(truth);
    if (rc == CL_OK)
        (void)!cl_output_commit(out, err);
    else
        cl_output_discard(out);
    return 0;
}
