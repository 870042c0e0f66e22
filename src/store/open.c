/* open.c - opening a store: pragmas, identity of the file, errors in one line.
 *
 * A file is a store when it bears SQLite's magic bytes and our application id.
 * The version check comes before anything is read from the tables. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "store_int.h"

#define BUSY_MS 10000
#define BUSY_POLL_NS 20000000L

bool cl_store_is_sqlite(const char *path) {
    static const char magic[16] = "SQLite format 3";
    char head[sizeof magic];
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    ssize_t n = read(fd, head, sizeof head);
    close(fd);
    return n == (ssize_t)sizeof head && memcmp(head, magic, sizeof magic) == 0;
}

void cl_store_patience(struct cl_store *store, int ms) {
    sqlite3_busy_timeout(store->db, ms);
}

const char *cl_store_path(const struct cl_store *store) {
    return store->path;
}

static const char *reason_of(int code) {
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "locked by another process; try again when it is done";
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return "read-only";
    case SQLITE_CORRUPT:
        return "corrupt; restore a copy or import the exports into a new store";
    case SQLITE_NOTADB:
        return "corrupt: not a database any more";
    case SQLITE_FULL:
        return "disk full";
    case SQLITE_CANTOPEN:
        return "cannot be opened";
    case SQLITE_IOERR:
        return "input/output error";
    case SQLITE_TOOBIG:
        return "a text is longer than SQLite can hold";
    default:
        return NULL;
    }
}

enum cl_rc store_fail(const struct cl_store *store, struct cl_err *err, const char *doing) {
    int code = sqlite3_extended_errcode(store->db);
    const char *reason = reason_of(code);
    if (reason) {
        return cl_fail(err, CL_E_STORE, "%s: %s", store->path, reason);
    }
    return cl_fail(err, CL_E_STORE, "%s: %s: %s", store->path, doing, sqlite3_errmsg(store->db));
}

enum cl_rc store_exec(struct cl_store *store, const char *sql, struct cl_err *err) {
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) != SQLITE_OK) {
        return store_fail(store, err, "store");
    }
    return CL_OK;
}

enum cl_rc store_prepare(struct cl_store *store, const char *sql, sqlite3_stmt **out,
                         struct cl_err *err) {
    if (sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, out, NULL) != SQLITE_OK) {
        return store_fail(store, err, "statement");
    }
    return CL_OK;
}

enum cl_rc store_slot(struct cl_store *store, enum stmt_slot slot, const char *sql,
                      sqlite3_stmt **out, struct cl_err *err) {
    if (!store->slots[slot]) {
        enum cl_rc rc = store_prepare(store, sql, &store->slots[slot], err);
        if (rc) {
            return rc;
        }
    }
    *out = store->slots[slot];
    sqlite3_reset(*out);
    return CL_OK;
}

enum cl_rc store_done(struct cl_store *store, sqlite3_stmt *stmt, struct cl_err *err) {
    int step = sqlite3_step(stmt);
    enum cl_rc rc = CL_OK;
    if (step != SQLITE_DONE && step != SQLITE_ROW) {
        rc = store_fail(store, err, "write");
    }
    sqlite3_reset(stmt);
    return rc;
}

enum cl_rc store_int(struct cl_store *store, const char *sql, int64_t *out, struct cl_err *err) {
    sqlite3_stmt *stmt = NULL;
    enum cl_rc rc = store_prepare(store, sql, &stmt, err);
    if (rc) {
        return rc;
    }
    int step = sqlite3_step(stmt);
    if (step == SQLITE_ROW) {
        *out = sqlite3_column_int64(stmt, 0);
    } else if (step == SQLITE_DONE) {
        *out = 0;
    } else {
        rc = store_fail(store, err, "read");
    }
    sqlite3_finalize(stmt);
    return rc;
}

void store_bind_text(sqlite3_stmt *stmt, int at, const char *text) {
    store_bind_slice(stmt, at, cl_slice(text));
}

void store_bind_slice(sqlite3_stmt *stmt, int at, struct cl_slice text) {
    if (!text.ptr) {
        sqlite3_bind_null(stmt, at);
        return;
    }
    /* Callers step before the bytes go away. */
    sqlite3_bind_text64(stmt, at, text.ptr, text.len, SQLITE_STATIC, SQLITE_UTF8);
}

void store_bind_time(sqlite3_stmt *stmt, int at, int64_t time) {
    if (time == CL_NO_TIME) {
        sqlite3_bind_null(stmt, at);
        return;
    }
    sqlite3_bind_int64(stmt, at, time);
}

struct cl_slice store_text(sqlite3_stmt *stmt, int col) {
    const char *text = (const char *)sqlite3_column_text(stmt, col);
    return (struct cl_slice){text, text ? (size_t)sqlite3_column_bytes(stmt, col) : 0};
}

void store_statements_drop(struct cl_store *store) {
    for (size_t i = 0; i < ST_COUNT; i++) {
        sqlite3_finalize(store->slots[i]);
        store->slots[i] = NULL;
    }
    struct row_stmt *rows[] = {&store->insert, &store->replace};
    for (size_t i = 0; i < CL_LEN(rows); i++) {
        sqlite3_finalize(rows[i]->stmt);
        free(rows[i]->fields);
        *rows[i] = (struct row_stmt){0};
    }
}

void cl_store_close(struct cl_store *store) {
    if (!store) {
        return;
    }
    cl_store_rollback(store);
    store_statements_drop(store);
    store_fields_free(store);
    sqlite3_close(store->db);
    free(store->filled);
    cl_buf_free(&store->scratch);
    cl_buf_free(&store->fold);
    free(store->path);
    free(store);
}

/* Whether nothing waits in the store's write-ahead log. */
static bool log_is_empty(const struct cl_store *store) {
    struct cl_buf log = {0};
    struct stat st;
    cl_buf_printf(&log, "%s-wal", store->path);
    bool empty = stat(log.ptr, &st) != 0 || st.st_size == 0;
    cl_buf_free(&log);
    return empty;
}

/* Readers of a folder they may not write: SQLite cannot make the shared memory
 * that WAL needs there, and nobody else can be writing. */
static int open_immutable(struct cl_store *store) {
    struct cl_buf uri = {0};
    cl_buf_puts(&uri, "file:");
    for (const char *p = store->path; *p; p++) {
        if (*p == '?' || *p == '#' || *p == '%') {
            cl_buf_printf(&uri, "%%%02x", (unsigned)(unsigned char)*p);
        } else {
            cl_buf_putc(&uri, *p);
        }
    }
    cl_buf_puts(&uri, "?immutable=1");
    sqlite3_close(store->db);
    store->db = NULL;
    int rc = sqlite3_open_v2(uri.ptr, &store->db,
                             SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, NULL);
    cl_buf_free(&uri);
    return rc;
}

static enum cl_rc connect(struct cl_store *store, struct cl_err *err) {
    int flags = SQLITE_OPEN_NOMUTEX;
    switch (store->mode) {
    case CL_STORE_READ:
        flags |= SQLITE_OPEN_READONLY;
        break;
    case CL_STORE_WRITE:
        flags |= SQLITE_OPEN_READWRITE;
        break;
    case CL_STORE_CREATE:
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        break;
    }
    int rc = sqlite3_open_v2(store->path, &store->db, flags, NULL);
    if (rc == SQLITE_OK) {
        sqlite3_busy_timeout(store->db, BUSY_MS);
        sqlite3_extended_result_codes(store->db, 1);
        int64_t ignored;
        struct cl_err first = {0};
        if (store_int(store, "SELECT count(*) FROM sqlite_master", &ignored, &first) == CL_OK) {
            return CL_OK;
        }
        rc = sqlite3_errcode(store->db);
    }
    bool no_shared_memory = (rc & 0xff) == SQLITE_CANTOPEN || (rc & 0xff) == SQLITE_READONLY;
    if (store->mode == CL_STORE_READ && no_shared_memory && access(store->path, R_OK) == 0 &&
        log_is_empty(store)) {
        rc = open_immutable(store);
        if (rc == SQLITE_OK) {
            return CL_OK;
        }
    }
    if (!store->db) {
        cl_panic("out of memory");
    }
    return store_fail(store, err, "open");
}

/* A store of an older build is brought up when it is first read. */
static enum cl_rc bring_up(struct cl_store *store, struct cl_err *err) {
    struct cl_store *writer;
    struct cl_err why;
    if (cl_store_open(store->path, CL_STORE_WRITE, &writer, &why)) {
        return cl_fail(err, CL_E_STORE, "%s: made by an older caseload, cannot be brought up: %s",
                       store->path, why.text);
    }
    cl_store_close(writer);
    return CL_OK;
}

/* Two that open the same empty file: SQLite answers the second at once that it is
 * busy, without the patience that all else has. */
static enum cl_rc begin_log(struct cl_store *store, struct cl_err *err) {
    int64_t began = cl_monotonic_ms();
    for (;;) {
        enum cl_rc rc = store_exec(store, "PRAGMA journal_mode=WAL", err);
        bool busy = rc && (sqlite3_errcode(store->db) & 0xff) == SQLITE_BUSY;
        if (!busy || cl_monotonic_ms() - began > BUSY_MS) {
            return rc;
        }
        nanosleep(&(struct timespec){.tv_nsec = BUSY_POLL_NS}, NULL);
    }
}

/* Decides from the header's two numbers what the file is. */
static enum cl_rc identify(struct cl_store *store, struct cl_err *err) {
    int64_t app = 0;
    int64_t version = 0;
    int64_t objects = 0;
    enum cl_rc rc = store_int(store, "PRAGMA application_id", &app, err);
    rc = rc ? rc : store_int(store, "PRAGMA user_version", &version, err);
    rc = rc ? rc : store_int(store, "SELECT count(*) FROM sqlite_master", &objects, err);
    if (rc) {
        return rc;
    }
    bool blank = app == 0 && version == 0 && objects == 0;
    if (app != CL_STORE_APPLICATION_ID && !(blank && store->mode == CL_STORE_CREATE)) {
        return cl_fail(err, CL_E_INPUT, "%s: an SQLite file, but no caseload store", store->path);
    }
    if (version > CL_STORE_SCHEMA) {
        return cl_fail(err, CL_E_STORE,
                       "%s: made by a newer caseload (store version %lld, this one reads up to %d)",
                       store->path, (long long)version, CL_STORE_SCHEMA);
    }
    if (store->mode == CL_STORE_READ) {
        bool current;
        rc = store_is_current(store, &current, err);
        return rc || current ? rc : bring_up(store, err);
    }
    rc = begin_log(store, err);
    /* FULL: what an import says is stored is on the disk, also while others read. */
    rc = rc ? rc
            : store_exec(store,
                         "PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF;"
                         "PRAGMA cache_size=-16000",
                         err);
    return rc ? rc : store_migrate(store, err);
}

enum cl_rc cl_store_open(const char *path, enum cl_store_mode mode, struct cl_store **out,
                         struct cl_err *err) {
    *out = NULL;
    struct stat st;
    bool there = stat(path, &st) == 0;
    if (!there && (mode != CL_STORE_CREATE || errno != ENOENT)) {
        return cl_fail(err, CL_E_STORE, "%s: %s", path, strerror(errno));
    }
    if (there && S_ISDIR(st.st_mode)) {
        return cl_fail(err, CL_E_STORE, "%s: a folder, not a store", path);
    }
    if (there && access(path, R_OK) != 0) {
        return cl_fail(err, CL_E_STORE, "%s: %s", path, strerror(errno));
    }
    if (there && st.st_size > 0 && !cl_store_is_sqlite(path)) {
        return cl_fail(err, CL_E_INPUT, "%s: not a caseload store", path);
    }
    if (there && mode != CL_STORE_READ && access(path, W_OK) != 0) {
        return cl_fail(err, CL_E_STORE, "%s: read-only", path);
    }
    struct cl_store *store = cl_alloc(sizeof *store);
    store->path = strdup(path);
    if (!store->path) {
        cl_panic("out of memory");
    }
    store->mode = mode;
    enum cl_rc rc = connect(store, err);
    rc = rc ? rc : identify(store, err);
    if (rc) {
        cl_store_close(store);
        return rc;
    }
    *out = store;
    return CL_OK;
}
