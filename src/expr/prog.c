/* prog.c - programs: nodes that are hash-consed by content, so that equal
 * expressions of many measures are one node and are evaluated once.
 * Invariants: operands stand before their users; node 0 is the constant 1; a
 * node never changes after it is made, but for its name and its resolved rows. */
#include "prog.h"

#include <assert.h>
#include <stdlib.h>

static uint64_t mix(uint64_t h, uint64_t v) {
    h ^= v + UINT64_C(0x9e3779b97f4a7c15) + (h << 6) + (h >> 2);
    return h * UINT64_C(0xff51afd7ed558ccd);
}

static uint64_t bits_of(double v) {
    uint64_t bits;
    memcpy(&bits, &v, sizeof bits);
    return bits;
}

static uint64_t hash_node(const struct cl_node *n) {
    uint64_t h = mix((uint64_t)n->op, n->col);
    h = mix(mix(mix(h, n->a), n->b), n->c);
    h = mix(h, bits_of(n->num));
    for (uint32_t i = 0; i < n->n_codes && n->codes; i++) {
        h = mix(h, n->codes[i]);
    }
    for (size_t i = 0; i < n->text.len; i++) {
        h = mix(h, (unsigned char)n->text.ptr[i]);
    }
    return h ^ (h >> 31);
}

static bool same_node(const struct cl_node *x, const struct cl_node *y) {
    return x->op == y->op && x->col == y->col && x->a == y->a && x->b == y->b && x->c == y->c &&
           bits_of(x->num) == bits_of(y->num) && x->n_codes == y->n_codes &&
           (!x->codes || !y->codes
                ? x->codes == y->codes
                : memcmp(x->codes, y->codes, x->n_codes * sizeof(uint32_t)) == 0) &&
           cl_slice_eq(x->text, y->text);
}

static void grow_slots(struct cl_prog *p) {
    size_t n = p->n_slots ? p->n_slots * 2 : 256;
    p->slots = cl_arena_array(p->arena, n, sizeof *p->slots);
    p->n_slots = n;
    for (size_t i = 0; i < p->n_nodes; i++) {
        size_t at = hash_node(&p->nodes[i]) & (n - 1);
        while (p->slots[at]) {
            at = (at + 1) & (n - 1);
        }
        p->slots[at] = (uint32_t)i + 1;
    }
}

static void grow_nodes(struct cl_prog *p) {
    size_t cap = p->cap_nodes ? p->cap_nodes * 2 : 128;
    struct cl_node *nodes = cl_arena_array(p->arena, cap, sizeof *nodes);
    if (p->n_nodes) {
        memcpy(nodes, p->nodes, p->n_nodes * sizeof *nodes);
    }
    p->nodes = nodes;
    p->cap_nodes = cap;
}

cl_node_id cl_expr_node(struct cl_prog *p, const struct cl_node *proto) {
    if (p->n_nodes * 2 >= p->n_slots) {
        grow_slots(p);
    }
    size_t at = hash_node(proto) & (p->n_slots - 1);
    while (p->slots[at]) {
        if (same_node(&p->nodes[p->slots[at] - 1], proto)) {
            return p->slots[at] - 1;
        }
        at = (at + 1) & (p->n_slots - 1);
    }
    assert(p->n_nodes < UINT32_MAX - 1);
    struct cl_node node = *proto;
    if (node.codes) {
        uint32_t *codes = cl_arena_array(p->arena, node.n_codes, sizeof *codes);
        memcpy(codes, node.codes, node.n_codes * sizeof *codes);
        node.codes = codes;
    }
    if (node.text.ptr) {
        node.text = cl_arena_dup(p->arena, node.text);
    }
    if (p->n_nodes == p->cap_nodes) {
        grow_nodes(p);
    }
    p->nodes[p->n_nodes] = node;
    p->slots[at] = (uint32_t)p->n_nodes + 1;
    return (cl_node_id)p->n_nodes++;
}

static void look_at_history(struct cl_prog *p) {
    size_t n_cols = cl_table_columns(p->table), n = 0;
    p->last_event = cl_arena_array(p->arena, n_cols ? n_cols : 1, sizeof *p->last_event);
    for (size_t i = 0; i < n_cols; i++) {
        p->last_event[i] = CL_NO_TIME;
    }
    const struct cl_event *events = cl_table_events(p->table, &n);
    for (size_t i = 0; i < n; i++) {
        if (events[i].col < n_cols && events[i].at > p->last_event[events[i].col]) {
            p->last_event[events[i].col] = events[i].at;
        }
    }
    const struct cl_gap *gaps = cl_table_gaps(p->table, &n);
    for (size_t i = 0; i < n; i++) {
        p->gap_low = i == 0 || gaps[i].from < p->gap_low ? gaps[i].from : p->gap_low;
        p->gap_high = i == 0 || gaps[i].to > p->gap_high ? gaps[i].to : p->gap_high;
    }
}

struct cl_prog *cl_prog_new(struct cl_arena *arena, const struct cl_table *table,
                            const struct cl_vocab *vocab, const struct cl_zone *zone) {
    struct cl_prog *p = cl_arena_alloc(arena, sizeof *p);
    p->arena = arena;
    p->table = table;
    p->vocab = vocab;
    p->zone = zone ? zone : cl_zone_utc();
    p->is_utc = p->zone == cl_zone_utc() || strcmp(cl_zone_name(p->zone), "UTC") == 0;
    look_at_history(p);
    cl_prog_const(p, 1);
    return p;
}

const struct cl_table *cl_prog_table(const struct cl_prog *p) {
    return p->table;
}
const struct cl_zone *cl_prog_zone(const struct cl_prog *p) {
    return p->zone;
}
struct cl_arena *cl_prog_arena(const struct cl_prog *p) {
    return p->arena;
}
const struct cl_node *cl_prog_nodes(const struct cl_prog *p, size_t *n) {
    *n = p->n_nodes;
    return p->nodes;
}

cl_node_id cl_prog_const(struct cl_prog *p, double v) {
    /* One NULL and one zero, whatever the sign, so that content is bits. */
    double num = isnan(v) ? (double)NAN : v == 0 ? 0 : v;
    return cl_expr_node(p, &(struct cl_node){.op = CL_X_CONST, .num = num});
}

cl_node_id cl_prog_col(struct cl_prog *p, uint16_t col) {
    assert(col < cl_table_columns(p->table));
    return cl_expr_node(p, &(struct cl_node){.op = CL_X_COL, .col = col});
}

cl_node_id cl_prog_op(struct cl_prog *p, enum cl_op op, cl_node_id a, cl_node_id b, cl_node_id c) {
    int arity = cl_op_arity(op);
    assert(arity > 0 && op != CL_X_IN && op != CL_X_BIT && op != CL_X_LOOKUP);
    cl_node_id operands[3] = {a, arity > 1 ? b : 0, arity > 2 ? c : 0}, out;
    for (int i = 0; i < 3; i++) {
        assert(operands[i] < p->n_nodes);
    }
    if (cl_expr_fold(p, op, operands, &out)) {
        return out;
    }
    return cl_expr_node(
        p, &(struct cl_node){.op = op, .a = operands[0], .b = operands[1], .c = operands[2]});
}

cl_node_id cl_expr_col_at(struct cl_prog *p, uint16_t col, int64_t t) {
    /* No change after T: the present value is the value at T. */
    if (t == CL_NO_TIME || p->last_event[col] == CL_NO_TIME || p->last_event[col] <= t) {
        return cl_prog_col(p, col);
    }
    return cl_expr_node(p, &(struct cl_node){.op = CL_X_COL_AT, .col = col, .num = (double)t});
}

cl_node_id cl_expr_gap(struct cl_prog *p, int64_t t) {
    if (t == CL_NO_TIME || t < p->gap_low || t >= p->gap_high) {
        return cl_prog_const(p, 0);
    }
    return cl_expr_node(p, &(struct cl_node){.op = CL_X_GAP, .num = (double)t});
}

cl_node_id cl_expr_bit(struct cl_prog *p, cl_node_id a, unsigned bit) {
    const struct cl_node *n = cl_expr_at(p, a);
    if (n->op == CL_X_CONST) {
        bool fits = n->num >= 0 && n->num < 0x1p53;
        return cl_prog_const(p, fits ? fmod(floor(n->num / ldexp(1, (int)bit)), 2) : (double)NAN);
    }
    return cl_expr_node(p, &(struct cl_node){.op = CL_X_BIT, .a = a, .num = (double)bit});
}

cl_node_id cl_expr_has(struct cl_prog *p, uint16_t col, struct cl_slice text) {
    struct cl_slice folded = cl_fold(p->arena, text);
    if (!folded.ptr || folded.len == 0) {
        folded = (struct cl_slice){"", 0};
    }
    return cl_expr_node(p, &(struct cl_node){.op = CL_X_HAS, .col = col, .text = folded});
}

cl_node_id cl_expr_is_text_of(struct cl_prog *p, uint16_t col, struct cl_slice text) {
    struct cl_slice folded = cl_fold(p->arena, text);
    const char *edged = cl_arena_printf(p->arena, "%c%.*s%c", CL_TEXT_EDGE, (int)folded.len,
                                        folded.len ? folded.ptr : "", CL_TEXT_EDGE);
    return cl_expr_node(p, &(struct cl_node){.op = CL_X_HAS, .col = col, .text = cl_slice(edged)});
}

static int by_code(const void *x, const void *y) {
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;
    return (a > b) - (a < b);
}

cl_node_id cl_expr_in(struct cl_prog *p, cl_node_id a, uint32_t *codes, uint32_t n) {
    if (n == 0) {
        cl_node_id null = cl_prog_const(p, (double)NAN), zero = cl_prog_const(p, 0);
        return cl_prog_op(p, CL_X_IF, cl_prog_op(p, CL_X_ISNULL, a, 0, 0), null, zero);
    }
    qsort(codes, n, sizeof *codes, by_code);
    uint32_t kept = 1;
    for (uint32_t i = 1; i < n; i++) {
        if (codes[i] != codes[kept - 1]) {
            codes[kept++] = codes[i];
        }
    }
    const struct cl_node *value = cl_expr_at(p, a);
    if (value->op == CL_X_CONST) {
        bool in = false;
        for (uint32_t i = 0; i < kept; i++) {
            in = in || value->num == (double)codes[i];
        }
        return cl_prog_const(p, isnan(value->num) ? (double)NAN : in);
    }
    return cl_expr_node(p,
                        &(struct cl_node){.op = CL_X_IN, .a = a, .codes = codes, .n_codes = kept});
}

struct word_rank {
    struct cl_slice folded;
    int rank; /* of priorities; 0 for other words */
    uint32_t code;
};

static int by_word(const void *x, const void *y) {
    const struct word_rank *a = x, *b = y;
    if (a->rank != b->rank) {
        return a->rank < b->rank ? -1 : 1;
    }
    int c = cl_slice_cmp(a->folded, b->folded);
    return c ? c : (a->code > b->code) - (a->code < b->code);
}

cl_node_id cl_prog_rank(struct cl_prog *p, uint16_t col) {
    cl_node_id a = cl_prog_col(p, col);
    const struct cl_dict *dict = cl_expr_dict(p, col);
    if (!dict) {
        return a;
    }
    struct cl_node proto = {.op = CL_X_LOOKUP, .a = a, .n_codes = cl_dict_count(dict)};
    size_t before = p->n_nodes;
    cl_node_id id = cl_expr_node(p, &proto);
    if (p->n_nodes == before) {
        return id;
    }
    uint32_t n = proto.n_codes;
    struct word_rank *words = cl_arena_array(p->arena, (size_t)n + 1, sizeof *words);
    double *lookup = cl_arena_array(p->arena, (size_t)n + 1, sizeof *lookup);
    for (uint32_t i = 0; i < n; i++) {
        struct cl_slice word = cl_dict_word(dict, i + 1);
        int rank = col == CL_COL_PRIORITY ? cl_priority_rank(word) : 0;
        words[i] = (struct word_rank){cl_fold(p->arena, word),
                                      col == CL_COL_PRIORITY && rank == 0 ? 5 : rank, i + 1};
    }
    qsort(words, n, sizeof *words, by_word);
    lookup[0] = (double)NAN;
    for (uint32_t i = 0; i < n; i++) {
        lookup[words[i].code] = (double)(i + 1);
    }
    p->nodes[id].lookup = lookup;
    return id;
}

cl_node_id cl_prog_rank_text(struct cl_prog *p, uint16_t col, const double *ranks, uint32_t n) {
    struct cl_node record = {.op = CL_X_RECORD};
    struct cl_node proto = {.op = CL_X_LOOKUP, .col = col, .n_codes = n > 0 ? n - 1 : 0};
    proto.a = cl_expr_node(p, &record);
    cl_node_id id = cl_expr_node(p, &proto);
    p->nodes[id].lookup = ranks;
    return id;
}

enum cl_rc cl_prog_resolve(struct cl_prog *p, cl_text_fn fn, void *ctx, struct cl_err *err) {
    size_t rows = cl_table_rows(p->table);
    for (size_t i = 0; i < p->n_nodes; i++) {
        if (p->nodes[i].op != CL_X_HAS || p->nodes[i].rows) {
            continue;
        }
        uint8_t *hit = cl_arena_array(p->arena, rows ? rows : 1, 1);
        enum cl_rc rc = fn(ctx, p->nodes[i].col, p->nodes[i].text, hit, err);
        if (rc != CL_OK) {
            return rc;
        }
        p->nodes[i].rows = hit;
    }
    return CL_OK;
}
