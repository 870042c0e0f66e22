/* cmd_import.c - `caseload import`: what was made of the files, for people and
 * programs.  Every record is accounted for. */
#include "caseload/base/json.h"
#include "caseload/base/num.h"
#include "caseload/base/utf8.h"

#include "cli.h"

static void put_file(struct cl_json *j, const struct cl_file_report *f) {
    cl_json_object(j, NULL);
    cl_json_cstr(j, "path", f->path);
    cl_json_int(j, "records", (int64_t)f->records);
    cl_json_int(j, "cases", (int64_t)f->cases);
    cl_json_int(j, "history", (int64_t)f->history);
    cl_json_int(j, "duplicates", (int64_t)f->duplicates);
    cl_json_int(j, "quarantined", (int64_t)f->quarantined);
    cl_json_int(j, "dropped", (int64_t)f->dropped);
    cl_json_cstr(j, "encoding", f->encoding);
    cl_json_cstr(j, "delimiter", f->delimiter);
    cl_json_bool(j, "header", f->header);
    cl_json_cstr(j, "format", f->format);
    cl_json_cstr(j, "date_order", f->date_order);
    cl_json_cstr(j, "sha256", f->sha256);
    if (f->synthetic)
        cl_json_cstr(j, "synthetic", f->synthetic);
    if (f->notes)
        cl_json_cstr(j, "notes", f->notes);
    if (f->failed)
        cl_json_cstr(j, "failed", f->failed);
    cl_json_end(j);
}

static void put_mapping(struct cl_json *j, const struct cl_mapping *m) {
    cl_json_object(j, NULL);
    cl_json_cstr(j, "field", cl_columns[m->field].name);
    cl_json_cstr(j, "column", m->column);
    cl_json_cstr(j, "column2", m->column2);
    cl_json_cstr(j, "unit", m->unit);
    cl_json_real(j, "score", m->score);
    cl_json_cstr(j, "reason", m->reason);
    cl_json_cstr(j, "runner_up", m->runner_up);
    cl_json_end(j);
}

/* A raw record is all free text: nobody knows what its cells are. */
#define MASKED "(masked)"

static void import_json(const struct cl_import_report *r, bool mask, struct cl_buf *out) {
    struct cl_json j;
    cl_json_init(&j, out);
    cl_json_object(&j, NULL);
    cl_json_int(&j, "schema", 1);
    cl_json_cstr(&j, "store", r->store);
    cl_json_array(&j, "files");
    for (size_t i = 0; i < r->n_files; i++)
        put_file(&j, &r->files[i]);
    cl_json_end_array(&j);
    cl_json_array(&j, "mapping");
    for (size_t i = 0; i < r->n_mapping; i++)
        put_mapping(&j, &r->mapping[i]);
    cl_json_end_array(&j);
    cl_json_array(&j, "extra");
    for (size_t i = 0; i < r->n_extra; i++) {
        cl_json_object(&j, NULL);
        cl_json_cstr(&j, "name", r->extra[i].name);
        cl_json_cstr(&j, "column", r->extra[i].column);
        cl_json_end(&j);
    }
    cl_json_end_array(&j);
    cl_json_object(&j, "flags");
    for (size_t i = 0; i < CL_FLAG_COUNT; i++)
        cl_json_int(&j, cl_flags[i].name, (int64_t)r->flags[i]);
    cl_json_end(&j);
    cl_json_array(&j, "quarantine");
    for (size_t i = 0; i < r->n_quarantine; i++) {
        const struct cl_reject_report *q = &r->quarantine[i];
        cl_json_object(&j, NULL);
        cl_json_cstr(&j, "file", q->file);
        cl_json_int(&j, "record", (int64_t)q->record);
        cl_json_int(&j, "line", (int64_t)q->line);
        cl_json_cstr(&j, "reason", q->reason);
        cl_json_string(&j, "raw", mask ? CL_S(MASKED) : q->raw);
        cl_json_end(&j);
    }
    cl_json_end_array(&j);
    cl_json_end(&j);
    cl_buf_putc(out, '\n');
}

static void text_files(const struct cl_import_report *r, struct cl_buf *out) {
    for (size_t i = 0; i < r->n_files; i++) {
        const struct cl_file_report *f = &r->files[i];
        char n[6][32];
        const uint64_t counts[6] = {f->records,    f->cases,       f->history,
                                    f->duplicates, f->quarantined, f->dropped};
        for (int k = 0; k < 6; k++)
            cl_format_count((int64_t)counts[k], n[k]);
        if (f->failed) {
            cl_buf_printf(out, "not in: %s\n", f->failed);
            continue;
        }
        cl_buf_printf(out,
                      "%s\n  %s records = %s cases + %s history + %s duplicates + %s quarantined + "
                      "%s dropped\n",
                      f->path, n[0], n[1], n[2], n[3], n[4], n[5]);
        cl_buf_printf(out, "  %s, delimiter '%s', %s, format %s%s%s\n", f->encoding,
                      strcmp(f->delimiter, "\t") == 0 ? "tab" : f->delimiter,
                      f->header ? "header" : "no header", f->format ? f->format : "generic",
                      f->date_order ? ", dates " : "", f->date_order ? f->date_order : "");
        if (f->synthetic)
            cl_buf_printf(out, "  synthetic: %s\n", f->synthetic);
        if (f->notes)
            cl_buf_printf(out, "  not sure: %s\n", f->notes);
    }
}

static void import_text(const struct cl_import_report *r, bool mask, struct cl_buf *out) {
    struct cl_arena *arena = cl_arena_new();
    text_files(r, out);
    cl_buf_puts(out, "\nColumns\n");
    for (size_t i = 0; i < r->n_mapping; i++) {
        const struct cl_mapping *m = &r->mapping[i];
        cl_buf_printf(out, "  %-18s = %s%s%s%s%s  (%.2f: %s%s%s)\n", cl_columns[m->field].name,
                      m->column, m->column2 ? " + " : "", m->column2 ? m->column2 : "",
                      m->unit ? ", in " : "", m->unit ? m->unit : "", m->score, m->reason,
                      m->runner_up ? "; next " : "", m->runner_up ? m->runner_up : "");
    }
    for (size_t i = 0; i < r->n_extra; i++)
        cl_buf_printf(out, "  %-18s = %s  (kept as it is)\n", r->extra[i].name, r->extra[i].column);
    bool any = false;
    for (size_t i = 0; i < CL_FLAG_COUNT; i++)
        if (r->flags[i]) {
            cl_buf_printf(out, "%s  %-24s %8llu  %s\n", any ? "" : "\nNoticed\n", cl_flags[i].name,
                          (unsigned long long)r->flags[i], cl_flags[i].help);
            any = true;
        }
    if (r->unknown_status)
        cl_buf_printf(out, "\n%s\n", r->unknown_status);
    for (size_t i = 0; i < r->n_quarantine; i++) {
        const struct cl_reject_report *q = &r->quarantine[i];
        struct cl_slice raw = mask ? CL_S(MASKED) : cl_utf8_safe(arena, q->raw, false);
        raw = cl_utf8_fit(arena, raw, 60, false);
        cl_buf_printf(out, "%s  %s record %llu line %llu: %s: %.*s\n", i ? "" : "\nQuarantine\n",
                      q->file, (unsigned long long)q->record, (unsigned long long)q->line,
                      q->reason, (int)raw.len, raw.ptr);
    }
    if (r->store)
        cl_buf_printf(out, "\nStore: %s\n", r->store);
    cl_arena_free(arena);
}

int cli_run_import(struct cli_options *o, struct cl_arena *arena, struct cl_err *err) {
    struct cli_session s = {0};
    const char *format;
    if (cli_format(o, cli_command_find("import"), &format, err) != CL_OK ||
        cli_config_read(o, arena, &s.config, err) != CL_OK) {
        cli_config_done(&s.config);
        return 0;
    }
    s.open = true;
    if (o->files.n == 0)
        (void)cl_fail(err, CL_E_USAGE, "import: name the files to load");
    else if (cli_load_options(o, arena, &s, err) == CL_OK) {
        s.load.import_only = true;
        enum cl_rc rc = cl_load(&s.load, &s.loaded, err);
        if (rc == CL_OK || rc == CL_E_PARTIAL) {
            struct cl_buf out = {0};
            const struct cl_import_report *r = &s.loaded.report;
            s.partial = rc == CL_E_PARTIAL;
            *err = (struct cl_err){0};
            if (strcmp(format, "json") == 0)
                import_json(r, o->mask, &out);
            else
                import_text(r, o->mask, &out);
            for (size_t i = 0; i < r->n_files; i++) /* an error: --quiet keeps it */
                if (r->files[i].failed)
                    fprintf(stderr, "caseload: %s\n", r->files[i].failed);
            if (r->quarantined && !o->quiet)
                fprintf(stderr, "caseload: %llu of %llu records quarantined\n",
                        (unsigned long long)r->quarantined, (unsigned long long)r->records);
            (void)!cli_emit(o, &out, err);
            cl_buf_free(&out);
        }
    }
    return cli_session_close(&s, 0);
}
