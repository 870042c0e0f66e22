/* read_past.c - events, reopen gaps and attributes of a snapshot.
 *
 * Only columns whose past matters for the state at an instant are loaded: status
 * (and the state of its word), priority, agent, department.  Both tables are in
 * the order of case numbers, so rows are found by one running index. */
#include <stdio.h>
#include <stdlib.h>

#include "store_int.h"

static const enum cl_col past_cols[] = {CL_COL_STATUS, CL_COL_PRIORITY, CL_COL_AGENT,
                                        CL_COL_DEPARTMENT};

/* Events and gaps between reading them and the table that takes them. */
struct store_past {
    struct cl_store *store;
    const int64_t *case_ids;
    size_t rows;
    struct cl_event *events;
    size_t n_events, cap_events;
    struct cl_gap *gaps;
    size_t n_gaps;
    uint32_t *state_of; /* by code of the status word */
    uint32_t n_states;
};

static struct cl_event *push_event(struct store_past *p) {
    if (p->n_events == p->cap_events) {
        p->cap_events = p->cap_events ? p->cap_events * 2 : 256;
        p->events = cl_realloc_array(p->events, p->cap_events, sizeof *p->events);
    }
    return &p->events[p->n_events++];
}

/* Advances *row to the case; false when it has no row. */
static bool seek(const struct store_past *p, int64_t case_id, size_t *row) {
    while (*row < p->rows && p->case_ids[*row] < case_id) {
        (*row)++;
    }
    return *row < p->rows && p->case_ids[*row] == case_id;
}

static enum cl_rc read_states(struct store_past *p, struct cl_err *err) {
    int64_t n = 0;
    enum cl_rc rc = store_int(p->store, "SELECT ifnull(max(code), 0) FROM status_word", &n, err);
    p->state_of = cl_alloc(sizeof *p->state_of * ((size_t)n + 1));
    p->n_states = (uint32_t)n;
    sqlite3_stmt *stmt = NULL;
    rc = rc ? rc : store_prepare(p->store, "SELECT code, state FROM status_word", &stmt, err);
    while (!rc && sqlite3_step(stmt) == SQLITE_ROW) {
        p->state_of[sqlite3_column_int64(stmt, 0)] = (uint32_t)sqlite3_column_int(stmt, 1);
    }
    sqlite3_finalize(stmt);
    return rc;
}

static uint32_t state_of(const struct store_past *p, uint32_t code) {
    return code <= p->n_states ? p->state_of[code] : 0;
}

static void add_events(struct store_past *p, sqlite3_stmt *stmt, size_t row) {
    int id = sqlite3_column_int(stmt, 2);
    for (size_t i = 0; i < CL_LEN(past_cols); i++) {
        if (p->store->fields[past_cols[i]].pub.id != id) {
            continue;
        }
        struct cl_event e = {.row = (uint32_t)row,
                             .col = (uint16_t)past_cols[i],
                             .at = sqlite3_column_type(stmt, 1) == SQLITE_NULL
                                       ? CL_NO_TIME
                                       : sqlite3_column_int64(stmt, 1),
                             .old_code = (uint32_t)sqlite3_column_int64(stmt, 3),
                             .new_code = (uint32_t)sqlite3_column_int64(stmt, 4)};
        *push_event(p) = e;
        if (past_cols[i] == CL_COL_STATUS) {
            e.col = CL_NO_COLUMN; /* the id of status_state is known later */
            e.old_code = state_of(p, e.old_code);
            e.new_code = state_of(p, e.new_code);
            *push_event(p) = e;
        }
    }
}

static enum cl_rc read_events(struct store_past *p, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(
        p->store,
        "SELECT case_id, at, field_id, old, new FROM history ORDER BY case_id, seq, field_id",
        &stmt, err);
    size_t row = 0;
    int step = SQLITE_DONE;
    while (!rc && (step = sqlite3_step(stmt)) == SQLITE_ROW) {
        if (seek(p, sqlite3_column_int64(stmt, 0), &row)) {
            add_events(p, stmt, row);
        }
    }
    if (!rc && step != SQLITE_DONE) {
        rc = store_fail(p->store, err, "history");
    }
    sqlite3_finalize(stmt);
    return rc;
}

static enum cl_rc read_gaps(struct store_past *p, struct cl_err *err) {
    int64_t n = 0;
    enum cl_rc rc = store_int(p->store, "SELECT count(*) FROM reopen_gap", &n, err);
    p->gaps = cl_alloc(sizeof *p->gaps * ((size_t)n + 1));
    sqlite3_stmt *stmt = NULL;
    rc = rc ? rc
            : store_prepare(p->store,
                            "SELECT case_id, from_at, to_at FROM reopen_gap"
                            " ORDER BY case_id, from_at",
                            &stmt, err);
    size_t row = 0;
    int step = SQLITE_DONE;
    while (!rc && p->n_gaps < (size_t)n && (step = sqlite3_step(stmt)) == SQLITE_ROW) {
        if (seek(p, sqlite3_column_int64(stmt, 0), &row)) {
            p->gaps[p->n_gaps++] = (struct cl_gap){.row = (uint32_t)row,
                                                   .from = sqlite3_column_int64(stmt, 1),
                                                   .to = sqlite3_column_int64(stmt, 2)};
        }
    }
    if (!rc && step != SQLITE_DONE && step != SQLITE_ROW) {
        rc = store_fail(p->store, err, "gaps");
    }
    sqlite3_finalize(stmt);
    return rc;
}

static void past_free(struct store_past *p) {
    free(p->events);
    free(p->gaps);
    free(p->state_of);
    p->events = NULL;
    p->gaps = NULL;
    p->state_of = NULL;
}

static enum cl_rc read_past(struct store_past *p, struct cl_err *err) {
    enum cl_rc rc = read_states(p, err);
    rc = rc ? rc : read_events(p, err);
    rc = rc ? rc : read_gaps(p, err);
    if (rc) {
        past_free(p);
    }
    return rc;
}

static void hand_over(struct store_past *p, struct cl_build *b, uint16_t status_state) {
    size_t kept = 0;
    for (size_t i = 0; i < p->n_events; i++) {
        struct cl_event e = p->events[i];
        if (e.col == CL_NO_COLUMN) {
            if (status_state == CL_NO_COLUMN) {
                continue;
            }
            e.col = status_state;
        }
        p->events[kept++] = e;
    }
    cl_build_attr(b, "has_history", p->n_events ? "1" : "0");
    cl_build_events(b, p->events, kept);
    cl_build_gaps(b, p->gaps, p->n_gaps);
    p->events = NULL;
    p->gaps = NULL;
    past_free(p);
}

/* Attributes that one row of SQL gives each; NULL: not set. */
static const struct {
    const char *key, *sql;
} attrs[] = {
    {"zone", "SELECT ifnull((SELECT zone FROM import ORDER BY import_id DESC LIMIT 1), 'UTC')"},
    {"zones", "SELECT group_concat(zone) FROM (SELECT DISTINCT zone FROM zone_offset)"},
    {"csat_scale", "SELECT printf('%!.17g-%!.17g', scale_low, scale_high) FROM source_field"
                   " JOIN field USING (field_id) WHERE name = 'csat' AND scale_low IS NOT NULL"
                   " ORDER BY source_id DESC LIMIT 1"},
    {"date_only", "SELECT group_concat(name) FROM (SELECT name FROM source_field"
                  " JOIN field USING (field_id) WHERE type = 'time' GROUP BY field_id"
                  " HAVING min(date_only))"},
    {"imported_at", "SELECT max(at) FROM import"},
    {"source_files", "SELECT group_concat(path, char(10)) FROM"
                     " (SELECT DISTINCT path FROM import_file ORDER BY file_id)"},
};

static enum cl_rc build_attrs(struct cl_store *store, struct cl_build *b, struct cl_err *err) {
    enum cl_rc rc = CL_OK;
    for (size_t i = 0; !rc && i < CL_LEN(attrs); i++) {
        sqlite3_stmt *stmt = NULL;
        rc = store_prepare(store, attrs[i].sql, &stmt, err);
        if (!rc && sqlite3_step(stmt) == SQLITE_ROW) {
            const char *value = (const char *)sqlite3_column_text(stmt, 0);
            if (value) {
                cl_build_attr(b, attrs[i].key, value);
            }
        }
        sqlite3_finalize(stmt);
    }
    return rc;
}

enum cl_rc cl_store_build_past(struct cl_store *store, struct cl_build *b, const int64_t *case_ids,
                               uint16_t status_state, struct cl_err *err) {
    struct store_past past = {.store = store, .case_ids = case_ids, .rows = cl_build_rows(b)};
    enum cl_rc rc = read_past(&past, err);
    if (rc) {
        return rc;
    }
    hand_over(&past, b, status_state);
    return build_attrs(store, b, err);
}
