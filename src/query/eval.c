/* eval.c - schedules the nodes that a query needs and runs the schedule over
 * chunks.  Invariants: a node is computed once per chunk, after its operands and
 * before its readers; two nodes share a buffer only when the first has no reader
 * left; running allocates nothing. */
#include "eval.h"

#include <math.h>
#include <stdlib.h>

#include "caseload/base/civil.h"

#define MAX_MEMBER 1048576 /* codes above it are looked up by bisection */

void cl_code_init(struct cl_code *code, const struct cl_prog *prog, struct cl_arena *arena) {
    *code = (struct cl_code){.prog = prog, .table = cl_prog_table(prog), .arena = arena};
    code->nodes = cl_prog_nodes(prog, &code->n_nodes);
    code->scheduled = cl_arena_array(arena, code->n_nodes, sizeof *code->scheduled);
    code->slot = cl_arena_array(arena, code->n_nodes, sizeof *code->slot);
    code->truth = cl_arena_array(arena, code->n_nodes, sizeof *code->truth);
    code->member = cl_arena_array(arena, code->n_nodes, sizeof *code->member);
}

static void *grown(struct cl_arena *arena, const void *old, size_t n, size_t cap, size_t size) {
    void *bigger = cl_arena_array(arena, cap, size);
    if (n) {
        memcpy(bigger, old, n * size);
    }
    return bigger;
}

static void add_step(struct cl_code *code, bool use, uint32_t id) {
    if (code->n_steps == code->cap_steps) {
        code->cap_steps = code->cap_steps ? code->cap_steps * 2 : 64;
        code->steps =
            grown(code->arena, code->steps, code->n_steps, code->cap_steps, sizeof *code->steps);
    }
    code->steps[code->n_steps++] = (struct cl_step){use, id};
}

static int operands(const struct cl_node *n, cl_node_id out[3]) {
    out[0] = n->a;
    out[1] = n->b;
    out[2] = n->c;
    return cl_op_arity(n->op);
}

/* A constant that a byte can hold, or a node of bytes. */
static bool fits_truth(const struct cl_code *code, cl_node_id id) {
    const struct cl_node *n = &code->nodes[id];
    if (n->op == CL_X_CONST) {
        return isnan(n->num) || n->num == 0 || n->num == 1;
    }
    return code->truth[id];
}

static bool is_truth(const struct cl_code *code, const struct cl_node *n) {
    switch (n->op) {
    case CL_X_NOT:
    case CL_X_ISNULL:
    case CL_X_EQ:
    case CL_X_NE:
    case CL_X_LT:
    case CL_X_LE:
    case CL_X_GT:
    case CL_X_GE:
    case CL_X_AND:
    case CL_X_OR:
    case CL_X_IN:
    case CL_X_BIT:
    case CL_X_GAP:
    case CL_X_HAS:
        return true;
    case CL_X_COL:
        return cl_table_column(code->table, n->col)->kind == CL_KIND_FLAG;
    case CL_X_COALESCE:
        return fits_truth(code, n->a) && fits_truth(code, n->b);
    case CL_X_IF:
        return fits_truth(code, n->b) && fits_truth(code, n->c);
    case CL_X_CONST:
    case CL_X_COL_AT:
    case CL_X_NEG:
    case CL_X_FLOOR:
    case CL_X_ADD:
    case CL_X_SUB:
    case CL_X_MUL:
    case CL_X_DIV:
    case CL_X_MOD:
    case CL_X_MIN:
    case CL_X_MAX:
    case CL_X_OFFSET:
    case CL_X_MONTH:
    case CL_X_LOOKUP:
    case CL_X_RECORD:
        return false;
    }
    return false;
}

/* Operands have lower ids than their users: marking downwards and scheduling
 * upwards needs no recursion. */
static void need(struct cl_code *code, const cl_node_id *nodes, size_t n, bool *wanted) {
    cl_node_id top = 0, o[3];
    for (size_t i = 0; i < n; i++) {
        wanted[nodes[i]] = true;
        top = nodes[i] > top ? nodes[i] : top;
    }
    cl_node_id low = top;
    for (cl_node_id id = top + 1; id-- > 0;) {
        if (!wanted[id]) {
            continue;
        }
        if (code->scheduled[id]) {
            wanted[id] = false;
            continue;
        }
        low = id;
        for (int k = operands(&code->nodes[id], o); k-- > 0;) {
            wanted[o[k]] = true;
        }
    }
    for (cl_node_id id = low; id <= top; id++) {
        if (wanted[id] && code->nodes[id].op != CL_X_CONST) {
            add_step(code, false, id);
            code->scheduled[id] = true;
            code->truth[id] = is_truth(code, &code->nodes[id]);
        }
        wanted[id] = false;
    }
}

uint32_t cl_code_use(struct cl_code *code, const cl_node_id *nodes, size_t n) {
    if (code->n_uses == code->cap_uses) {
        code->cap_uses = code->cap_uses ? code->cap_uses * 2 : 32;
        code->uses =
            grown(code->arena, code->uses, code->n_uses, code->cap_uses, sizeof *code->uses);
    }
    cl_node_id *copy = grown(code->arena, nodes, n, n + 1, sizeof *copy);
    bool *wanted = cl_alloc(code->n_nodes * sizeof *wanted);
    need(code, nodes, n, wanted);
    free(wanted);
    code->uses[code->n_uses] = (struct cl_code_use){copy, n};
    add_step(code, true, (uint32_t)code->n_uses);
    return (uint32_t)code->n_uses++;
}

static size_t step_reads(const struct cl_code *code, const struct cl_step *step,
                         cl_node_id operand[3], const cl_node_id **out) {
    if (step->use) {
        *out = code->uses[step->id].nodes;
        return code->uses[step->id].n;
    }
    *out = operand;
    return (size_t)operands(&code->nodes[step->id], operand);
}

/* Gives each node a buffer and takes it back after the last step that reads it. */
static void assign_slots(struct cl_code *code) {
    size_t *last = cl_alloc(code->n_nodes * sizeof *last);
    /* Buffers of numbers and of truth are two pools. */
    uint32_t *pool[2], n_free[2] = {0, 0}, *n_slots[2] = {&code->n_slots, &code->n_truth_slots};
    pool[0] = cl_alloc((code->n_steps + 1) * sizeof *pool[0]);
    pool[1] = cl_alloc((code->n_steps + 1) * sizeof *pool[1]);
    cl_node_id operand[3];
    const cl_node_id *reads;
    for (size_t i = 0; i < code->n_steps; i++) {
        for (size_t k = step_reads(code, &code->steps[i], operand, &reads); k-- > 0;) {
            last[reads[k]] = i;
        }
    }
    for (size_t i = 0; i < code->n_steps; i++) {
        const struct cl_step *step = &code->steps[i];
        if (!step->use) {
            int t = code->truth[step->id];
            code->slot[step->id] = n_free[t] ? pool[t][--n_free[t]] : (*n_slots[t])++;
        }
        for (size_t k = step_reads(code, step, operand, &reads); k-- > 0;) {
            if (last[reads[k]] == i && code->nodes[reads[k]].op != CL_X_CONST) {
                int t = code->truth[reads[k]];
                pool[t][n_free[t]++] = code->slot[reads[k]];
                last[reads[k]] = SIZE_MAX; /* read twice by this step: freed once */
            }
        }
    }
    free(last);
    free(pool[0]);
    free(pool[1]);
}

static void load_offsets(struct cl_code *code) {
    /* Instants outside these years ask the zone itself. */
    struct cl_offset *offsets;
    int64_t from = cl_days_from_civil(1900, 1, 1) * 86400;
    int64_t to = cl_days_from_civil(2100, 1, 1) * 86400;
    size_t n = cl_zone_offsets(cl_prog_zone(code->prog), from, to, &offsets);
    code->offsets = grown(code->arena, offsets, n, n + 1, sizeof *offsets);
    code->n_offsets = n;
    free(offsets);
}

static void load_member(struct cl_code *code, cl_node_id id) {
    const struct cl_node *n = &code->nodes[id];
    uint32_t top = n->n_codes ? n->codes[n->n_codes - 1] : 0;
    if (top > MAX_MEMBER) {
        return;
    }
    uint8_t *member = cl_arena_array(code->arena, (size_t)top + 1, 1);
    for (uint32_t i = 0; i < n->n_codes; i++) {
        member[n->codes[i]] = 1;
    }
    code->member[id] = member;
}

enum cl_rc cl_code_seal(struct cl_code *code, struct cl_err *err) {
    for (size_t i = 0; i < code->n_steps; i++) {
        cl_node_id id = code->steps[i].id;
        const struct cl_node *n = &code->nodes[id];
        if (code->steps[i].use) {
            continue;
        }
        if (n->op == CL_X_HAS && !n->rows) {
            return cl_fail(err, CL_E_STORE, "query: the search for '%.*s' was not resolved",
                           n->text.len > 60 ? 60 : (int)n->text.len, n->text.ptr);
        }
        if (n->op == CL_X_OFFSET && !code->offsets) {
            load_offsets(code);
        }
        if (n->op == CL_X_IN) {
            load_member(code, id);
        }
    }
    assign_slots(code);
    return CL_OK;
}

void cl_eval_init(struct cl_eval *eval, const struct cl_code *code) {
    *eval = (struct cl_eval){.code = code};
    eval->buffers = cl_realloc_array(NULL, ((size_t)code->n_slots + CL_SPARE) * CL_CHUNK_ROWS,
                                     sizeof *eval->buffers);
    eval->truth_buffers =
        cl_realloc_array(NULL, ((size_t)code->n_truth_slots + CL_SPARE) * CL_CHUNK_ROWS, 1);
}

void cl_eval_done(struct cl_eval *eval) {
    free(eval->buffers);
    free(eval->truth_buffers);
    eval->buffers = NULL;
    eval->truth_buffers = NULL;
}

static double *numbers_at(const struct cl_eval *eval, size_t slot) {
    return eval->buffers + slot * CL_CHUNK_ROWS;
}

static uint8_t *truth_at(const struct cl_eval *eval, size_t slot) {
    return eval->truth_buffers + slot * CL_CHUNK_ROWS;
}

double *cl_eval_spare(const struct cl_eval *eval, unsigned spare) {
    return numbers_at(eval, (size_t)eval->code->n_slots + spare);
}

struct cl_vec cl_eval_vec(const struct cl_eval *eval, cl_node_id id, unsigned spare) {
    const struct cl_code *code = eval->code;
    const struct cl_node *n = &code->nodes[id];
    if (n->op == CL_X_CONST) {
        return (struct cl_vec){&n->num, 0};
    }
    if (!code->truth[id]) {
        return (struct cl_vec){numbers_at(eval, code->slot[id]), SIZE_MAX};
    }
    static const double number[] = {0, 1, (double)NAN};
    const uint8_t *from = truth_at(eval, code->slot[id]);
    double *to = cl_eval_spare(eval, spare);
    for (size_t i = 0; i < eval->n; i++) {
        to[i] = number[from[i]];
    }
    return (struct cl_vec){to, SIZE_MAX};
}

const uint8_t *cl_eval_truth(const struct cl_eval *eval, cl_node_id id, unsigned spare) {
    const struct cl_code *code = eval->code;
    const struct cl_node *n = &code->nodes[id];
    if (n->op != CL_X_CONST && code->truth[id]) {
        return truth_at(eval, code->slot[id]);
    }
    uint8_t *to = truth_at(eval, (size_t)code->n_truth_slots + spare);
    if (n->op == CL_X_CONST) {
        memset(to, isnan(n->num) ? CL_CODE_NULL : n->num != 0, eval->n);
        return to;
    }
    const double *from = numbers_at(eval, code->slot[id]);
    for (size_t i = 0; i < eval->n; i++) {
        to[i] = isnan(from[i]) ? CL_CODE_NULL : from[i] != 0;
    }
    return to;
}

void cl_eval_run(struct cl_eval *eval, uint32_t first, const uint32_t *rows, size_t n, cl_use_fn fn,
                 void *ctx) {
    const struct cl_code *code = eval->code;
    eval->first = first;
    eval->rows = rows;
    eval->n = n;
    for (size_t i = 0; i < code->n_steps; i++) {
        uint32_t id = code->steps[i].id;
        if (code->steps[i].use) {
            fn(ctx, eval, id);
        } else if (code->truth[id]) {
            cl_kernel_truth(eval, id, truth_at(eval, code->slot[id]));
        } else {
            cl_kernel_number(eval, id, numbers_at(eval, code->slot[id]));
        }
    }
}
