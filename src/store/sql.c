/* sql.c - one statement that somebody typed, over a connection that cannot write.
 *
 * Three locks, each enough: the file is opened read-only, query_only is on, and the
 * authorizer knows nothing but reading.  A progress handler ends what takes too long,
 * needs too much memory or is no longer wanted. */
#include <stdlib.h>

#include "caseload/base/civil.h"
#include "caseload/store_sql.h"

#include "store_int.h"

#define STEPS 10000             /* of SQLite's machine between two looks at the clock */
#define STATEMENT_MAX (1 << 20) /* bytes */
#define TEXT_MAX (64 << 20)     /* bytes of one value */

struct asking {
    const struct cl_sql_limits *limits;
    int64_t until, heap; /* when it ends; memory in use before */
    const char *over;    /* the limit that it ran into */
    bool stopped;
    char denied[128]; /* what the authorizer refused first */
    struct cl_arena *arena;
    size_t bytes, cap;
    struct cl_sql_value *cells;
    struct cl_sql_rows *out;
};

/* ---- what is allowed ---- */

static const struct {
    int code;
    const char *doing;
} refused[] = {
    {SQLITE_INSERT, "INSERT into"},      {SQLITE_UPDATE, "UPDATE of"},
    {SQLITE_DELETE, "DELETE from"},      {SQLITE_ATTACH, "ATTACH"},
    {SQLITE_DETACH, "DETACH"},           {SQLITE_PRAGMA, "PRAGMA"},
    {SQLITE_TRANSACTION, "transaction"}, {SQLITE_SAVEPOINT, "savepoint"},
    {SQLITE_FUNCTION, "the function"},
};

/* Those that only look; with a value some of them would change something. */
static bool pragma_looks(const char *name, const char *value) {
    static const char *const with_value[] = {"table_info",  "table_xinfo", "index_info",
                                             "index_xinfo", "index_list",  "foreign_key_list"};
    static const char *const plain[] = {"table_list",   "function_list",   "collation_list",
                                        "user_version", "compile_options", "data_version"};
    for (size_t i = 0; i < CL_LEN(with_value); i++)
        if (sqlite3_stricmp(name, with_value[i]) == 0)
            return true;
    for (size_t i = 0; i < CL_LEN(plain) && value == NULL; i++)
        if (sqlite3_stricmp(name, plain[i]) == 0)
            return true;
    return false;
}

static int authorize(void *ctx, int code, const char *a, const char *b, const char *database,
                     const char *view) {
    struct asking *k = ctx;
    (void)database;
    (void)view;
    if (code == SQLITE_SELECT || code == SQLITE_READ || code == SQLITE_RECURSIVE)
        return SQLITE_OK;
    if (code == SQLITE_FUNCTION && b != NULL && sqlite3_stricmp(b, "load_extension") != 0)
        return SQLITE_OK;
    if (code == SQLITE_PRAGMA && a != NULL && pragma_looks(a, b))
        return SQLITE_OK;
    const char *doing = "that", *what = code == SQLITE_FUNCTION ? b : a;
    for (size_t i = 0; i < CL_LEN(refused); i++)
        doing = refused[i].code == code ? refused[i].doing : doing;
    if (what != NULL && strcmp(what, "sqlite_master") == 0) /* declaring a virtual table */
        doing = "making a table", what = NULL;
    if (k->denied[0] == '\0')
        sqlite3_snprintf(sizeof k->denied, k->denied, "%s%s%s", doing, what != NULL ? " " : "",
                         what != NULL ? what : "");
    return SQLITE_DENY;
}

static int look_at_clock(void *ctx) {
    struct asking *k = ctx;
    if (k->limits->stop != NULL && k->limits->stop(k->limits->ctx))
        k->stopped = true;
    else if (cl_monotonic_ms() > k->until)
        k->over = "takes too long";
    else if (sqlite3_memory_used() - k->heap > (int64_t)CL_SQL_BYTES)
        k->over = "needs too much memory";
    return k->stopped || k->over != NULL;
}

/* ---- the text ---- */

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Past blanks, comments and, where they end a statement, semicolons. */
static const char *skip(const char *s, bool semicolons) {
    for (;;) {
        if ((*s != '\0' && strchr(" \t\r\n\f\v", *s)) || (semicolons && *s == ';')) {
            s++;
        } else if (s[0] == '-' && s[1] == '-') {
            s += strcspn(s, "\n");
        } else if (s[0] == '/' && s[1] == '*') {
            const char *end = strstr(s + 2, "*/");
            s = end != NULL ? end + 2 : s + strlen(s);
        } else {
            return s;
        }
    }
}

static enum cl_rc check_first_word(const char *sql, struct cl_err *err) {
    static const char *const words[] = {"select", "with", "values", "explain"};
    const char *at = skip(sql, false);
    size_t n = 0;
    while (is_letter(at[n]))
        n++;
    for (size_t i = 0; i < CL_LEN(words); i++)
        if (strlen(words[i]) == n && sqlite3_strnicmp(at, words[i], (int)n) == 0)
            return CL_OK;
    if (*at == '\0')
        return cl_fail(err, CL_E_USAGE, "sql: empty; for example: select count(*) from cases");
    n = n > 0 ? n : 1;
    return cl_fail(err, CL_E_USAGE,
                   "sql: %.*s: only select, with, values and explain; nothing can be "
                   "changed",
                   (int)(n < 40 ? n : 40), at);
}

/* ---- errors ---- */

static enum cl_rc fail_with(const struct asking *k, const struct cl_store *store,
                            struct cl_err *err) {
    int code = sqlite3_extended_errcode(store->db) & 0xff;
    if (k->stopped)
        return cl_fail(err, CL_E_CANCELLED, "sql: cancelled");
    if (k->over != NULL)
        return cl_fail(err, CL_E_USAGE, "sql: %s: ask for less, say with a where or a limit",
                       k->over);
    if (k->denied[0] != '\0')
        return cl_fail(err, CL_E_USAGE, "sql: %s is not allowed: nothing can be changed",
                       k->denied);
    if (code == SQLITE_BUSY || code == SQLITE_CORRUPT || code == SQLITE_NOTADB ||
        code == SQLITE_IOERR || code == SQLITE_CANTOPEN || code == SQLITE_LOCKED)
        return store_fail(store, err, "sql");
    char text[400];
    sqlite3_snprintf(sizeof text, text, "%s", sqlite3_errmsg(store->db));
    for (char *p = text; *p; p++)
        *p = (unsigned char)*p < ' ' ? ' ' : *p;
    return cl_fail(err, CL_E_USAGE, "sql: %s", text);
}

/* ---- the answer ---- */

static const char *column_name(const struct asking *k, const char *const *before, size_t n,
                               const char *name) {
    name = name != NULL && *name != '\0' ? name : "column";
    const char *text = name;
    for (size_t copy = 2;; copy++) {
        bool taken = false;
        for (size_t i = 0; i < n && !taken; i++)
            taken = strcmp(before[i], text) == 0;
        if (!taken)
            return cl_arena_str(k->arena, text);
        text = cl_arena_printf(k->arena, "%s_%zu", name, copy);
    }
}

static struct cl_slice hex_of(const struct asking *k, const unsigned char *bytes, size_t n) {
    struct cl_buf text = {0};
    cl_buf_puts(&text, "X'");
    for (size_t i = 0; i < n; i++)
        cl_buf_printf(&text, "%02x", bytes[i]);
    cl_buf_putc(&text, '\'');
    struct cl_slice kept = cl_arena_dup(k->arena, (struct cl_slice){text.ptr, text.len});
    cl_buf_free(&text);
    return kept;
}

static struct cl_sql_value value_of(struct asking *k, sqlite3_stmt *stmt, int i) {
    struct cl_sql_value v = {.type = CL_SQL_NULL};
    int type = sqlite3_column_type(stmt, i);
    if (type == SQLITE_INTEGER) {
        v.type = CL_SQL_INT;
        v.i = sqlite3_column_int64(stmt, i);
        v.r = (double)v.i;
    } else if (type == SQLITE_FLOAT) {
        v.type = CL_SQL_REAL;
        v.r = sqlite3_column_double(stmt, i);
    } else if (type == SQLITE_TEXT) {
        v.type = CL_SQL_TEXT;
        v.text = cl_arena_dup(k->arena, store_text(stmt, i));
    } else if (type == SQLITE_BLOB) {
        const unsigned char *bytes = sqlite3_column_blob(stmt, i);
        v.type = CL_SQL_TEXT;
        v.text = hex_of(k, bytes, bytes != NULL ? (size_t)sqlite3_column_bytes(stmt, i) : 0);
    }
    k->bytes += sizeof v + v.text.len;
    return v;
}

static void add_row(struct asking *k, sqlite3_stmt *stmt) {
    struct cl_sql_rows *out = k->out;
    size_t n = out->n_columns, used = out->n_rows * n;
    if (used + n > k->cap) {
        size_t cap = k->cap > 0 ? k->cap * 2 : n * 64;
        struct cl_sql_value *bigger = cl_arena_array(k->arena, cap, sizeof *bigger);
        if (used > 0)
            memcpy(bigger, k->cells, used * sizeof *bigger);
        k->cells = bigger;
        k->cap = cap;
    }
    for (size_t i = 0; i < n; i++)
        k->cells[used + i] = value_of(k, stmt, (int)i);
    out->n_rows++;
}

static enum cl_rc read_rows(struct asking *k, struct cl_store *store, sqlite3_stmt *stmt,
                            struct cl_err *err) {
    struct cl_sql_rows *out = k->out;
    uint64_t most = k->limits->rows > 0 ? k->limits->rows : CL_SQL_ROWS;
    most = most < CL_SQL_ROWS_MAX ? most : CL_SQL_ROWS_MAX;
    out->n_columns = (size_t)sqlite3_column_count(stmt);
    const char **names = cl_arena_array(k->arena, out->n_columns + 1, sizeof *names);
    for (size_t i = 0; i < out->n_columns; i++)
        names[i] = column_name(k, names, i, sqlite3_column_name(stmt, (int)i));
    out->columns = names;
    int step;
    while ((step = sqlite3_step(stmt)) == SQLITE_ROW) {
        out->more = out->n_rows >= most;
        if (out->more)
            break;
        add_row(k, stmt);
        if (k->bytes > CL_SQL_BYTES) {
            k->over = "gives too large an answer";
            break;
        }
    }
    out->cells = k->cells;
    return k->over == NULL && (step == SQLITE_DONE || step == SQLITE_ROW)
               ? CL_OK
               : fail_with(k, store, err);
}

/* Tables that SQLite makes by itself are declared when they are first named, by what
 * looks to the authorizer like a CREATE TABLE; so they are named before it is there.
 * A library without one of them does without. */
static void meet_tables(const struct cl_store *store) {
    static const char *const known[] = {
        "json_each",          "json_tree",           "pragma_table_info",
        "pragma_table_xinfo", "pragma_table_list",   "pragma_index_list",
        "pragma_index_info",  "pragma_user_version", "pragma_function_list"};
    for (size_t i = 0; i < CL_LEN(known); i++) {
        char sql[64];
        sqlite3_stmt *stmt = NULL;
        sqlite3_snprintf(sizeof sql, sql, "SELECT 1 FROM %s", known[i]);
        (void)sqlite3_prepare_v2(store->db, sql, -1, &stmt, NULL);
        sqlite3_finalize(stmt);
    }
}

static enum cl_rc lock_up(struct asking *k, struct cl_store *store, struct cl_err *err) {
    enum cl_rc rc = store_exec(store, "PRAGMA query_only=ON; PRAGMA temp_store=MEMORY", err);
    if (rc != CL_OK)
        return rc;
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    (void)sqlite3_db_config(store->db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    (void)sqlite3_limit(store->db, SQLITE_LIMIT_ATTACHED, 0);
    (void)sqlite3_limit(store->db, SQLITE_LIMIT_LENGTH, TEXT_MAX);
    meet_tables(store);
    k->until = cl_monotonic_ms() + (k->limits->ms > 0 ? k->limits->ms : CL_SQL_MS);
    k->heap = sqlite3_memory_used();
    sqlite3_set_authorizer(store->db, authorize, k);
    sqlite3_progress_handler(store->db, STEPS, look_at_clock, k);
    return CL_OK;
}

enum cl_rc cl_store_sql(const char *path, const char *sql, const struct cl_sql_limits *limits,
                        struct cl_arena *arena, struct cl_sql_rows *out, struct cl_err *err) {
    static const struct cl_sql_limits none;
    struct cl_store *store = NULL;
    sqlite3_stmt *stmt = NULL;
    const char *rest = NULL;
    struct asking k = {.limits = limits != NULL ? limits : &none, .arena = arena, .out = out};
    *out = (struct cl_sql_rows){0};
    enum cl_rc rc = check_first_word(sql, err);
    if (rc == CL_OK && strlen(sql) > STATEMENT_MAX)
        rc = cl_fail(err, CL_E_USAGE, "sql: longer than %d bytes", STATEMENT_MAX);
    rc = rc != CL_OK ? rc : cl_store_open(path, CL_STORE_READ, &store, err);
    rc = rc != CL_OK ? rc : lock_up(&k, store, err);
    if (rc == CL_OK && sqlite3_prepare_v2(store->db, sql, -1, &stmt, &rest) != SQLITE_OK)
        rc = fail_with(&k, store, err);
    rest = rc == CL_OK ? skip(rest, true) : NULL;
    if (rc == CL_OK && *rest != '\0')
        rc = cl_fail(err, CL_E_USAGE, "sql: one statement at a time; a second one begins at %.*s",
                     (int)strcspn(rest, " \t\r\n;"), rest);
    if (rc == CL_OK && !sqlite3_stmt_readonly(stmt))
        rc = cl_fail(err, CL_E_USAGE, "sql: not allowed: nothing can be changed");
    rc = rc != CL_OK ? rc : read_rows(&k, store, stmt, err);
    sqlite3_finalize(stmt);
    cl_store_close(store);
    return rc;
}
