/* Workers and mailbox; run under ThreadSanitizer too. */
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "caseload/base/civil.h"
#include "caseload/base/pool.h"

struct square {
    struct cl_job job;
    uint64_t in, out;
    uint64_t *sum; /* of the reaping thread */
};

static void square_run(struct cl_job *job) {
    struct square *s = (struct square *)job;
    s->out = s->in * s->in;
}

static void square_done(struct cl_job *job) {
    struct square *s = (struct square *)job;
    *s->sum += s->out;
    free(s);
}

static struct square *square(uint64_t in, uint64_t *sum) {
    struct square *s = cl_alloc(sizeof *s);
    *s = (struct square){.job = {.run = square_run, .done = square_done}, .in = in, .sum = sum};
    return s;
}

static bool readable(const struct cl_pool *pool, int timeout_ms) {
    struct pollfd p = {.fd = cl_pool_fd(pool), .events = POLLIN};
    return poll(&p, 1, timeout_ms) == 1;
}

static void all_jobs_come_back(void **state) {
    (void)state;
    for (unsigned threads = 0; threads <= 4; threads++) {
        struct cl_pool *pool = cl_pool_new(threads);
        uint64_t sum = 0, want = 0;
        size_t got = 0;
        for (uint64_t i = 1; i <= 500; i++) {
            cl_pool_put(pool, &square(i, &sum)->job);
            want += i * i;
        }
        while (got < 500) {
            assert_true(readable(pool, 10000));
            got += cl_pool_reap(pool);
        }
        assert_int_equal(sum, want);
        assert_false(readable(pool, 0)); /* quiet while nothing is finished */
        assert_int_equal(cl_pool_reap(pool), 0);
        cl_pool_free(pool);
    }
    cl_pool_free(NULL);
}

struct gate {
    struct cl_job job;
    atomic_bool *started;
    bool *done, cancelled;
};

static void gate_run(struct cl_job *job) {
    struct gate *g = (struct gate *)job;
    atomic_store(g->started, true);
    int64_t until = cl_monotonic_ms() + 10000;
    while (!cl_job_cancelled(job) && cl_monotonic_ms() < until)
        poll(NULL, 0, 1);
    g->cancelled = cl_job_cancelled(job);
}

static void gate_done(struct cl_job *job) {
    *((struct gate *)job)->done = true;
}

static void wait_for(atomic_bool *flag) {
    while (!atomic_load(flag))
        poll(NULL, 0, 1);
}

static void one_job_is_cancelled(void **state) {
    (void)state;
    atomic_bool started = false, other_started = false;
    bool done = false, other_done = false;
    struct cl_pool *pool = cl_pool_new(2);
    struct gate a = {
        .job = {.run = gate_run, .done = gate_done}, .started = &started, .done = &done};
    struct gate b = a;
    b.started = &other_started;
    b.done = &other_done;
    cl_pool_put(pool, &a.job);
    cl_pool_put(pool, &b.job);
    wait_for(&started);
    wait_for(&other_started);
    cl_job_cancel(&a.job);
    assert_true(readable(pool, 10000));
    assert_int_equal(cl_pool_reap(pool), 1);
    assert_true(done && a.cancelled);
    assert_false(other_done);
    assert_false(cl_job_cancelled(&b.job));
    cl_pool_free(pool);
    assert_true(other_done && b.cancelled);
}

/* Freeing stops what runs and gives back what never ran. */
static void free_calls_done_of_all(void **state) {
    (void)state;
    atomic_bool started = false;
    bool done = false;
    uint64_t sum = 0;
    struct cl_pool *pool = cl_pool_new(1);
    struct gate g = {
        .job = {.run = gate_run, .done = gate_done}, .started = &started, .done = &done};
    cl_pool_put(pool, &g.job);
    wait_for(&started);
    for (uint64_t i = 0; i < 10; i++)
        cl_pool_put(pool, &square(i, &sum)->job);
    cl_pool_free(pool);
    assert_true(done && g.cancelled);
    assert_int_equal(sum, 0); /* they did not run; the leak checker sees that they were freed */
}

static void count_up(void *ctx, size_t i) {
    uint64_t *cells = ctx;
    cells[i] += i + 1;
}

static void parallel_covers_each_index_once(void **state) {
    (void)state;
    static const size_t sizes[] = {0, 1, 2, 15, 1000};
    for (size_t s = 0; s < CL_LEN(sizes); s++)
        for (unsigned threads = 0; threads < 20; threads += 3) {
            uint64_t cells[1000] = {0};
            cl_parallel(sizes[s], threads, count_up, cells);
            for (size_t i = 0; i < CL_LEN(cells); i++)
                assert_int_equal(cells[i], i < sizes[s] ? i + 1 : 0);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_jobs_come_back),
        cmocka_unit_test(one_job_is_cancelled),
        cmocka_unit_test(free_calls_done_of_all),
        cmocka_unit_test(parallel_covers_each_index_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
