/* sql_plan.c - lays a statement out: which nodes become columns, on which level
 * of the WITH chain they stand, and the chain itself.
 *
 * Levels are MATERIALIZED: SQLite would otherwise paste a column's expression in
 * wherever it is used, and terms built on terms would grow without bound. */
#include <math.h>
#include <stdlib.h>

#include "sql_int.h"

#define DEEPEST 12    /* expressions are cut into columns here; SQLite's parser allows 100 */
#define LONGEST 100   /* operands of one AND or OR chain */
#define SHARED_SIZE 4 /* a node with several users becomes a column from this size on */

static size_t operands(const struct cl_node *n, cl_node_id out[3]) {
    out[0] = n->a;
    out[1] = n->b;
    out[2] = n->c;
    return (size_t)cl_op_arity(n->op);
}

static bool stored(const struct cl_node *n) { /* a column of level 0 that is not plain */
    return n->op == CL_X_COL_AT || n->op == CL_X_GAP;
}

static bool leaf(const struct cl_node *n) {
    return n->op == CL_X_CONST || n->op == CL_X_COL || n->op == CL_X_RECORD || stored(n);
}

/* Terms may bear a name that means something in SQL: then it is quoted. */
static bool is_keyword(const char *name) {
    static const char keywords[] =
        " abort action add after all alter always analyze and any as asc attach autoincrement "
        "before begin between by cascade case cast check collate column commit conflict constraint "
        "create cross current current_date current_time current_timestamp database default "
        "deferrable deferred delete desc detach distinct do drop each else end escape except "
        "exclude exclusive exists explain fail filter first following for foreign from full "
        "generated glob group groups having if ignore immediate in index indexed initially inner "
        "insert instead intersect into is isnull join key last left like limit match materialized "
        "natural no not nothing notnull null nulls of offset on or order others outer over "
        "partition plan pragma preceding primary query raise range recursive references regexp "
        "reindex release rename replace restrict returning right rollback row rows savepoint "
        "select set table temp temporary then ties to transaction trigger unbounded union unique "
        "update using vacuum values view virtual when where window with without ";
    size_t n = strlen(name);
    for (const char *at = keywords; (at = strstr(at, name)) != NULL; at++) {
        if (at[-1] == ' ' && at[n] == ' ')
            return true;
    }
    return false;
}

/* A name that no other column of the statement has. */
static const char *fresh_name(struct cl_sql *s, const char *wanted) {
    bool added;
    cl_map_add(s->names, cl_slice(wanted), &added);
    const char *name = cl_arena_printf(s->arena, is_keyword(wanted) ? "\"%s\"" : "%s", wanted);
    for (int i = 2; !added; i++) {
        name = cl_arena_printf(s->arena, "%s_%d", wanted, i);
        cl_map_add(s->names, cl_slice(name), &added);
    }
    return name;
}

void cl_sql_base(struct cl_sql *s, const char *column) {
    cl_map_add(s->base, cl_slice(column), NULL);
    cl_map_add(s->names, cl_slice(column), NULL);
}

static void need_nodes(struct cl_sql *s, const cl_node_id *roots, size_t n_roots) {
    for (size_t i = 0; i < n_roots; i++) {
        s->info[roots[i]].needed = true;
        s->info[roots[i]].refs++;
    }
    for (size_t i = s->n_nodes; i-- > 0;) {
        cl_node_id o[3] = {0};
        if (!s->info[i].needed)
            continue;
        size_t n = operands(&s->nodes[i], o);
        for (size_t k = 0; k < n; k++) {
            s->info[o[k]].needed = true;
            s->info[o[k]].refs++;
        }
    }
}

/* Every name that stands for a stored column, before any computed one gets a name. */
static void need_base(struct cl_sql *s, const struct cl_node *n) {
    bool has = n->op == CL_X_HAS;
    if (has && n->col == CL_NO_COLUMN)
        cl_sql_base(s, "search");
    else if (n->op == CL_X_COL || n->op == CL_X_COL_AT || (has && (n->text.len == 0 || !n->rows)))
        cl_sql_base(s, cl_sql_ident(s->arena, cl_table_column(s->table, n->col)));
}

/* Operands that the SQL repeats, or names inside a subquery, must be columns. */
static void need_atoms(struct cl_sql *s, const struct cl_node *n) {
    bool repeats =
        n->op == CL_X_OFFSET || n->op == CL_X_MONTH || n->op == CL_X_FLOOR || n->op == CL_X_MOD;
    if (!repeats || (n->op == CL_X_FLOOR && cl_sql_is_int(s, n->a)))
        return;
    s->info[n->a].atom = true;
    if (n->op == CL_X_MOD)
        s->info[n->b].atom = true;
}

static void measure(struct cl_sql *s, cl_node_id id) {
    const struct cl_node *n = &s->nodes[id];
    struct cl_sql_node *info = &s->info[id];
    cl_node_id o[3] = {0};
    size_t k = operands(n, o);
    bool logic = n->op == CL_X_AND || n->op == CL_X_OR;
    info->size = 1;
    info->chain = 1;
    for (size_t i = 0; i < k; i++) {
        const struct cl_sql_node *in = &s->info[o[i]];
        info->level = in->level > info->level ? in->level : info->level;
        if (in->name || leaf(&s->nodes[o[i]]))
            continue;
        info->size += in->size;
        bool same = logic && s->nodes[o[i]].op == n->op;
        uint16_t depth = (uint16_t)(in->depth + (same ? 0 : 1));
        info->depth = depth > info->depth ? depth : info->depth;
        info->chain += same ? in->chain : 0;
    }
}

static bool wants_column(const struct cl_sql *s, cl_node_id id) {
    const struct cl_node *n = &s->nodes[id];
    const struct cl_sql_node *info = &s->info[id];
    if (leaf(n))
        return stored(n);
    return n->name || info->atom || n->op == CL_X_OFFSET ||
           (info->refs > 1 && info->size >= SHARED_SIZE) || info->depth >= DEEPEST ||
           info->chain >= LONGEST;
}

static void make_column(struct cl_sql *s, cl_node_id id) {
    const struct cl_node *n = &s->nodes[id];
    struct cl_sql_node *info = &s->info[id];
    const char *name = n->name;
    if (n->op == CL_X_COL_AT)
        name = cl_arena_printf(s->arena, "%s_then", cl_table_column(s->table, n->col)->name);
    else if (n->op == CL_X_GAP)
        name = "gap_then";
    else if (n->op == CL_X_OFFSET)
        name = "utc_offset";
    else if (!name)
        name = "x";
    info->name = fresh_name(s, name);
    if (!stored(n))
        info->level++;
    else
        s->level0 = true;
    s->levels = info->level > s->levels ? info->level : s->levels;
}

static bool zone_in_store(const struct cl_sql *s) {
    const char *name = cl_zone_name(cl_prog_zone(s->prog));
    const char *list = cl_table_attr(s->table, "zones");
    struct cl_slice rest = cl_slice(list ? list : "");
    while (rest.ptr) {
        if (cl_slice_eq(cl_slice_trim(cl_slice_cut(&rest, ',')), cl_slice(name)))
            return true;
    }
    return strcmp(name, "UTC") == 0;
}

enum cl_rc cl_sql_begin(struct cl_sql *s, const struct cl_prog *prog, struct cl_arena *arena,
                        const cl_node_id *roots, size_t n_roots, struct cl_err *err) {
    *s = (struct cl_sql){.prog = prog,
                         .table = cl_prog_table(prog),
                         .arena = arena,
                         .names = cl_map_new(),
                         .base = cl_map_new()};
    s->nodes = cl_prog_nodes(prog, &s->n_nodes);
    s->info = cl_arena_array(arena, s->n_nodes, sizeof *s->info);
    need_nodes(s, roots, n_roots);
    cl_sql_base(s, "case_id");
    for (size_t i = 0; i < s->n_nodes; i++) {
        if (!s->info[i].needed)
            continue;
        if (s->nodes[i].op == CL_X_LOOKUP)
            return cl_fail(err, CL_E_USAGE, "SQL: the rank of a word has no SQL");
        need_base(s, &s->nodes[i]);
        need_atoms(s, &s->nodes[i]);
    }
    s->zone_values = !zone_in_store(s);
    for (size_t i = 0; i < s->n_nodes; i++) {
        if (!s->info[i].needed)
            continue;
        measure(s, (cl_node_id)i);
        if (wants_column(s, (cl_node_id)i))
            make_column(s, (cl_node_id)i);
        s->local_time = s->local_time || s->nodes[i].op == CL_X_OFFSET;
    }
    return CL_OK;
}

void cl_sql_done(struct cl_sql *s) {
    cl_map_free(s->names);
    cl_map_free(s->base);
    cl_buf_free(&s->out);
}

/* Starts one more part of the WITH chain. */
void cl_sql_part(struct cl_sql *s, const char *name) {
    cl_buf_printf(&s->out, "%s%s AS ", s->parts++ ? ",\n" : "WITH ", name);
}

/* The offsets that the instants of this table can meet, for a zone that the
 * store does not hold. */
static void write_zone(struct cl_sql *s) {
    int64_t low = INT64_MAX, high = INT64_MIN;
    size_t rows = cl_table_rows(s->table);
    for (uint16_t c = 0; c < cl_table_columns(s->table); c++) {
        const struct cl_column *col = cl_table_column(s->table, c);
        if (!col || !col->name || col->kind != CL_KIND_TIME || !col->v.times)
            continue;
        for (size_t i = 0; i < rows; i++) {
            int64_t t = col->v.times[i];
            low = t != CL_NO_TIME && t < low ? t : low;
            high = t != CL_NO_TIME && t > high ? t : high;
        }
    }
    if (low > high)
        low = high = 0;
    struct cl_offset *offsets;
    size_t n = cl_zone_offsets(cl_prog_zone(s->prog), low, high, &offsets);
    cl_sql_part(s, "local_offset(from_utc, offset)");
    cl_buf_puts(&s->out, "(\n  VALUES ");
    for (size_t i = 0; i < n; i++) {
        int64_t from = i == 0 && offsets[i].from_utc > low ? low : offsets[i].from_utc;
        cl_buf_printf(&s->out, "%s(%lld, %d)", i ? ", " : "", (long long)from, offsets[i].offset);
    }
    cl_buf_puts(&s->out, "\n)");
    free(offsets);
}

/* The value of a column before its first change after an instant. */
static void write_past(struct cl_sql *s, cl_node_id id) {
    const struct cl_node *n = &s->nodes[id];
    cl_sql_part(s, cl_arena_printf(s->arena, "past_%s", s->info[id].name));
    cl_buf_puts(&s->out, "(\n  SELECT case_id, old, MIN(seq) AS seq FROM changes WHERE field = ");
    cl_buf_sql(&s->out, cl_slice(cl_table_column(s->table, n->col)->name));
    cl_buf_puts(&s->out, " AND at > ");
    cl_sql_number(&s->out, n->num);
    cl_buf_puts(&s->out, " GROUP BY case_id\n)");
}

static void write_stored(struct cl_sql *s, cl_node_id id) {
    const struct cl_node *n = &s->nodes[id];
    const char *name = s->info[id].name;
    if (n->op == CL_X_GAP) {
        cl_buf_puts(&s->out, ",\n    EXISTS (SELECT 1 FROM reopen_gap AS g WHERE g.case_id = "
                             "cases.case_id AND g.from_at <= ");
        cl_sql_number(&s->out, n->num);
        cl_buf_puts(&s->out, " AND g.to_at > ");
        cl_sql_number(&s->out, n->num);
        cl_buf_printf(&s->out, ") AS %s", name);
        return;
    }
    const struct cl_column *col = cl_table_column(s->table, n->col);
    bool word = col->kind == CL_KIND_CODE;
    cl_buf_printf(&s->out,
                  ",\n    CASE WHEN past_%s.case_id IS NULL THEN cases.%s ELSE %spast_%s.old%s END "
                  "AS %s",
                  name, cl_sql_ident(s->arena, col), word ? "" : "CAST(", name,
                  word ? "" : " AS INTEGER)", name);
}

static void write_level0(struct cl_sql *s) {
    for (size_t i = 0; i < s->n_nodes; i++) {
        if (s->info[i].needed && s->nodes[i].op == CL_X_COL_AT)
            write_past(s, (cl_node_id)i);
    }
    cl_sql_part(s, "c");
    cl_buf_puts(&s->out, s->levels ? "MATERIALIZED (\n  SELECT " : "(\n  SELECT ");
    for (uint32_t i = 0; i < cl_map_count(s->base); i++) {
        struct cl_slice name = cl_map_key(s->base, i);
        cl_buf_printf(&s->out, "%scases.%.*s", i ? ", " : "", (int)name.len, name.ptr);
    }
    for (size_t i = 0; i < s->n_nodes; i++) {
        if (s->info[i].needed && stored(&s->nodes[i]))
            write_stored(s, (cl_node_id)i);
    }
    cl_buf_puts(&s->out, "\n  FROM cases");
    for (size_t i = 0; i < s->n_nodes; i++) {
        const char *name = s->info[i].name;
        if (s->info[i].needed && s->nodes[i].op == CL_X_COL_AT)
            cl_buf_printf(&s->out, "\n  LEFT JOIN past_%s ON past_%s.case_id = cases.case_id", name,
                          name);
    }
    cl_buf_puts(&s->out, "\n)");
}

const char *cl_sql_with(struct cl_sql *s) {
    if (s->zone_values && s->local_time)
        write_zone(s);
    if (s->levels == 0 && !s->level0)
        return "cases";
    write_level0(s);
    const char *source = "c";
    for (uint16_t level = 1; level <= s->levels; level++) {
        const char *name = cl_arena_printf(s->arena, "c%d", level);
        cl_sql_part(s, name);
        cl_buf_puts(&s->out, "MATERIALIZED (\n  SELECT *");
        for (size_t i = 0; i < s->n_nodes; i++) {
            const struct cl_sql_node *info = &s->info[i];
            if (!info->needed || !info->name || info->level != level || stored(&s->nodes[i]))
                continue;
            cl_buf_puts(&s->out, ",\n    ");
            cl_sql_column(s, (cl_node_id)i, source);
            cl_buf_printf(&s->out, " AS %s", info->name);
        }
        cl_buf_printf(&s->out, "\n  FROM %s\n)", source);
        source = name;
    }
    return source;
}
