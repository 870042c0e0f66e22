/* read.c - the store's rows as a sealed snapshot, column by column.
 *
 * One read transaction, one pass over case_data joined with derived by row number.
 * Only fields that some source has are read, and derived columns that hold anything.
 * Text stays in the store: such a column is known by name but has no data. */
#include <math.h>
#include <stdlib.h>

#include "store_int.h"

/* One column on its way from statement to table. */
struct target {
    struct cl_column def;
    uint16_t id; /* wanted; CL_NO_COLUMN: the next free one */
    size_t field;
    int at; /* in the statement; -1: no data */
    union {
        uint32_t *codes;
        int64_t *times;
        double *reals;
        int8_t *flags;
        void *any;
    } to;
    struct cl_dict *dict;
};

struct snapshot {
    struct cl_store *store;
    struct cl_arena *arena;
    size_t rows;
    struct target *targets;
    size_t n_targets;
    int64_t *case_ids;
    struct cl_buf sql;
    int next_at;
    bool bare; /* of the open transaction: no words, no past, no attributes */
};

static void *make_data(enum cl_kind kind, size_t rows) {
    return cl_realloc_array(NULL, rows ? rows : 1, cl_kind_size(kind));
}

static struct target *add_target(struct snapshot *s, const char *name, const char *title,
                                 enum cl_kind kind) {
    struct target *t = &s->targets[s->n_targets++];
    *t = (struct target){.def = {.name = cl_arena_str(s->arena, name),
                                 .title = cl_arena_str(s->arena, title),
                                 .kind = kind,
                                 .mapped = true},
                         .id = CL_NO_COLUMN,
                         .at = -1};
    return t;
}

static void select_target(struct snapshot *s, struct target *t) {
    t->at = s->next_at++;
    t->to.any = make_data(t->def.kind, s->rows);
}

static enum cl_rc add_field(struct snapshot *s, size_t i, struct cl_err *err) {
    struct field *f = &s->store->fields[i];
    if (!f->pub.mapped) {
        return CL_OK;
    }
    bool schema = f->pub.col < CL_COL_COUNT;
    struct target *t = add_target(s, f->pub.name, f->pub.title, cl_kind_of(f->pub.type));
    t->field = i;
    t->id = schema ? (uint16_t)f->pub.col : CL_NO_COLUMN;
    t->def.extra = !schema;
    t->def.personal = schema && cl_columns[f->pub.col].personal;
    t->def.header = schema ? cl_arena_str(s->arena, f->pub.header) : NULL;
    if (f->pub.type == CL_T_TEXT) {
        return CL_OK;
    }
    enum cl_rc rc = CL_OK;
    if (f->pub.type == CL_T_WORD && !s->bare) {
        rc = cl_store_take_words(s->store, i, &t->dict, err);
    }
    select_target(s, t);
    cl_buf_printf(&s->sql, ", c.%s", f->column);
    return rc;
}

static enum cl_rc add_derived(struct snapshot *s, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(
        s->store, "SELECT name, title, kind, filled FROM derived_column ORDER BY position", &stmt,
        err);
    int step = SQLITE_DONE;
    while (!rc && (step = sqlite3_step(stmt)) == SQLITE_ROW) {
        struct target *t = add_target(s, (const char *)sqlite3_column_text(stmt, 0),
                                      (const char *)sqlite3_column_text(stmt, 1),
                                      (enum cl_kind)sqlite3_column_int(stmt, 2));
        t->def.derived = true;
        if (sqlite3_column_int(stmt, 3) == 0) {
            continue;
        }
        select_target(s, t);
        cl_buf_puts(&s->sql, ", d.");
        store_quote(&s->sql, t->def.name);
    }
    if (!rc && step != SQLITE_DONE) {
        rc = store_fail(s->store, err, "snapshot");
    }
    sqlite3_finalize(stmt);
    return rc;
}

static enum cl_rc add_source(struct snapshot *s, struct cl_err *err) {
    struct target *t = add_target(s, "source", "Source", CL_KIND_CODE);
    t->dict = cl_dict_new();
    select_target(s, t);
    cl_buf_puts(&s->sql, ", c.source_id");
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(s->store, "SELECT source_id, name FROM source ORDER BY source_id",
                                  &stmt, err);
    while (!rc && sqlite3_step(stmt) == SQLITE_ROW) {
        /* Sources are never deleted, so their numbers are dense like codes. */
        uint32_t code = cl_dict_add(t->dict, store_text(stmt, 1));
        if ((int64_t)code != sqlite3_column_int64(stmt, 0)) {
            rc = cl_fail(err, CL_E_STORE, "%s: corrupt: sources have holes", s->store->path);
        }
    }
    sqlite3_finalize(stmt);
    struct target *flags = add_target(s, "flags", "Flags", CL_KIND_REAL);
    flags->def.derived = true;
    select_target(s, flags);
    cl_buf_puts(&s->sql, ", ifnull(d.flags, c.flags)");
    return rc;
}

static enum cl_rc plan(struct snapshot *s, struct cl_err *err) {
    size_t n = s->store->n_fields;
    int64_t derived = 0;
    enum cl_rc rc = store_int(s->store, "SELECT count(*) FROM derived_column", &derived, err);
    s->targets = cl_arena_array(s->arena, n + (size_t)derived + 2, sizeof *s->targets);
    s->next_at = 1;
    cl_buf_puts(&s->sql, "SELECT c.case_id");
    for (size_t i = 0; !rc && i < CL_COL_COUNT; i++) {
        rc = add_field(s, i, err);
    }
    rc = rc ? rc : add_derived(s, err);
    rc = rc ? rc : add_source(s, err);
    for (size_t i = CL_COL_COUNT; !rc && i < n; i++) {
        rc = add_field(s, i, err);
    }
    cl_buf_puts(&s->sql, " FROM case_data c LEFT JOIN derived d ON d.case_id = c.case_id"
                         " ORDER BY c.case_id");
    return rc;
}

static bool is_null(sqlite3_stmt *stmt, int at) {
    return sqlite3_column_type(stmt, at) == SQLITE_NULL;
}

/* NULL reads as 0: only a 0 is asked which of the two it is, since every question
 * costs as much as the value. */
static void read_value(const struct target *t, sqlite3_stmt *stmt, size_t row) {
    int64_t whole = 0;
    double real = 0;
    switch (t->def.kind) {
    case CL_KIND_CODE:
        t->to.codes[row] = (uint32_t)sqlite3_column_int64(stmt, t->at);
        break;
    case CL_KIND_TIME:
        whole = sqlite3_column_int64(stmt, t->at);
        t->to.times[row] = whole == 0 && is_null(stmt, t->at) ? CL_NO_TIME : whole;
        break;
    case CL_KIND_REAL:
        real = sqlite3_column_double(stmt, t->at);
        t->to.reals[row] = !(real < 0) && !(real > 0) && is_null(stmt, t->at) ? (double)NAN : real;
        break;
    case CL_KIND_FLAG:
        whole = sqlite3_column_int64(stmt, t->at);
        t->to.flags[row] = whole == 0 && is_null(stmt, t->at) ? -1 : (int8_t)whole;
        break;
    }
}

static enum cl_rc read_rows(struct snapshot *s, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(s->store, s->sql.ptr, &stmt, err);
    if (rc) {
        return rc;
    }
    s->case_ids = cl_realloc_array(NULL, s->rows ? s->rows : 1, sizeof *s->case_ids);
    size_t row = 0;
    int step;
    while ((step = sqlite3_step(stmt)) == SQLITE_ROW && row < s->rows) {
        s->case_ids[row] = sqlite3_column_int64(stmt, 0);
        for (size_t i = 0; i < s->n_targets; i++) {
            if (s->targets[i].at >= 0) {
                read_value(&s->targets[i], stmt, row);
            }
        }
        row++;
    }
    if (step != SQLITE_DONE || row != s->rows) {
        rc = store_fail(s->store, err, "snapshot");
    }
    sqlite3_finalize(stmt);
    return rc;
}

static void hand_over(struct snapshot *s, struct cl_build *b) {
    for (size_t i = 0; i < s->n_targets; i++) {
        struct target *t = &s->targets[i];
        t->id = cl_build_column(b, t->id, &t->def, t->to.any, s->rows, t->dict);
        t->to.any = NULL;
        t->dict = NULL;
    }
    cl_build_case_ids(b, s->case_ids);
    s->case_ids = NULL;
}

static uint16_t id_of(const struct snapshot *s, const char *name) {
    for (size_t i = 0; i < s->n_targets; i++) {
        if (strcmp(s->targets[i].def.name, name) == 0) {
            return s->targets[i].id;
        }
    }
    return CL_NO_COLUMN;
}

static enum cl_rc fill(struct snapshot *s, struct cl_build **b, struct cl_err *err) {
    int64_t rows = 0;
    enum cl_rc rc = store_int(s->store, "SELECT count(*) FROM case_data", &rows, err);
    s->rows = (size_t)rows;
    rc = rc ? rc : store_fields_load(s->store, err);
    rc = rc ? rc : plan(s, err);
    rc = rc ? rc : read_rows(s, err);
    if (rc) {
        return rc;
    }
    *b = cl_build_new(s->rows);
    const int64_t *case_ids = s->case_ids;
    hand_over(s, *b);
    return s->bare ? CL_OK
                   : cl_store_build_past(s->store, *b, case_ids, id_of(s, "status_state"), err);
}

static enum cl_rc take(struct snapshot *s, struct cl_table **out, struct cl_err *err) {
    struct cl_build *b = NULL;
    *out = NULL;
    s->arena = cl_arena_new();
    enum cl_rc rc = fill(s, &b, err);
    if (rc) {
        cl_build_free(b);
    } else {
        *out = cl_table_seal(b);
    }
    for (size_t i = 0; i < s->n_targets; i++) {
        free(s->targets[i].to.any);
        cl_dict_free(s->targets[i].dict);
    }
    free(s->case_ids);
    cl_buf_free(&s->sql);
    cl_arena_free(s->arena);
    return rc;
}

enum cl_rc cl_store_snapshot(struct cl_store *store, struct cl_table **out, struct cl_err *err) {
    struct snapshot s = {.store = store};
    *out = NULL;
    store_fields_free(store);
    enum cl_rc rc = store_exec(store, "BEGIN", err);
    if (!rc) {
        rc = take(&s, out, err);
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    }
    return rc;
}

enum cl_rc cl_store_peek(struct cl_store *store, struct cl_table **out, struct cl_err *err) {
    struct snapshot s = {.store = store, .bare = true};
    return take(&s, out, err);
}
