/* pool.c - worker threads, the mailbox back to the thread that reaps, and the
 * fork-join loop of the scans.  One mutex guards the queue and the mailbox; the
 * eventfd is readable exactly while the mailbox holds something.  Workers block
 * all signals, so that handlers run on the main thread alone. */
#include "caseload/base/pool.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define MAX_THREADS 16

struct queue {
    struct cl_job *first, **end;
};

struct cl_pool {
    pthread_mutex_t lock;
    pthread_cond_t work;
    struct queue waiting, finished;
    bool closing;
    atomic_bool cancelled; /* asked without the lock by cl_job_cancelled() */
    int fd;
    unsigned n;
    pthread_t threads[MAX_THREADS];
};

static unsigned processors(void) {
    cpu_set_t set;
    CPU_ZERO(&set);
    int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
    return n < 1 ? 1 : n > MAX_THREADS ? MAX_THREADS : (unsigned)n;
}

static bool spawn(pthread_t *thread, void *(*run)(void *), void *arg) {
    sigset_t all, old;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    int rc = pthread_create(thread, NULL, run, arg);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    return rc == 0;
}

static void queue_put(struct queue *q, struct cl_job *job) {
    job->next = NULL;
    *q->end = job;
    q->end = &job->next;
}

static struct cl_job *queue_take_all(struct queue *q) {
    struct cl_job *first = q->first;
    *q = (struct queue){NULL, &q->first};
    return first;
}

static struct cl_job *queue_take(struct queue *q) {
    struct cl_job *job = q->first;
    q->first = job->next;
    if (!q->first)
        q->end = &q->first;
    job->next = NULL;
    return job;
}

/* With the lock held: the fd and the mailbox must not be seen apart. */
static void post(struct cl_pool *pool, struct cl_job *job) {
    queue_put(&pool->finished, job);
    uint64_t one = 1;
    while (write(pool->fd, &one, sizeof one) < 0 && errno == EINTR) {
    }
}

static void *worker(void *arg) {
    struct cl_pool *pool = arg;
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        while (!pool->waiting.first && !pool->closing)
            pthread_cond_wait(&pool->work, &pool->lock);
        if (!pool->waiting.first)
            break;
        struct cl_job *job = queue_take(&pool->waiting);
        pthread_mutex_unlock(&pool->lock);
        job->run(job);
        pthread_mutex_lock(&pool->lock);
        post(pool, job);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

struct cl_pool *cl_pool_new(unsigned threads) {
    struct cl_pool *pool = cl_alloc(sizeof *pool);
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->work, NULL);
    pool->waiting.end = &pool->waiting.first;
    pool->finished.end = &pool->finished.first;
    pool->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (pool->fd < 0)
        cl_panic("cannot make an eventfd: %s", strerror(errno));
    unsigned want = threads > MAX_THREADS ? MAX_THREADS : threads;
    if (threads == 0)
        want = processors() < 2 ? 2 : processors();
    while (pool->n < want && spawn(&pool->threads[pool->n], worker, pool))
        pool->n++;
    if (pool->n == 0)
        cl_panic("cannot start a thread");
    return pool;
}

void cl_pool_put(struct cl_pool *pool, struct cl_job *job) {
    assert(job->run && job->done);
    job->pool = pool;
    __atomic_store_n(&job->cancelled, false, __ATOMIC_RELAXED);
    pthread_mutex_lock(&pool->lock);
    queue_put(&pool->waiting, job);
    pthread_cond_signal(&pool->work);
    pthread_mutex_unlock(&pool->lock);
}

int cl_pool_fd(const struct cl_pool *pool) {
    return pool->fd;
}

size_t cl_pool_reap(struct cl_pool *pool) {
    uint64_t ignored;
    pthread_mutex_lock(&pool->lock);
    while (read(pool->fd, &ignored, sizeof ignored) < 0 && errno == EINTR) {
    }
    struct cl_job *job = queue_take_all(&pool->finished);
    pthread_mutex_unlock(&pool->lock);
    size_t n = 0;
    while (job) {
        struct cl_job *next = job->next; /* done() frees the job */
        job->next = NULL;
        job->done(job);
        job = next;
        n++;
    }
    return n;
}

void cl_job_cancel(struct cl_job *job) {
    __atomic_store_n(&job->cancelled, true, __ATOMIC_RELAXED);
}

bool cl_job_cancelled(const struct cl_job *job) {
    return __atomic_load_n(&job->cancelled, __ATOMIC_RELAXED) ||
           (job->pool && atomic_load_explicit(&job->pool->cancelled, memory_order_relaxed));
}

void cl_pool_free(struct cl_pool *pool) {
    if (!pool)
        return;
    atomic_store_explicit(&pool->cancelled, true, memory_order_relaxed);
    pthread_mutex_lock(&pool->lock);
    pool->closing = true;
    struct cl_job *job = queue_take_all(&pool->waiting);
    while (job) { /* never run, but done() owns them */
        struct cl_job *next = job->next;
        post(pool, job);
        job = next;
    }
    pthread_cond_broadcast(&pool->work);
    pthread_mutex_unlock(&pool->lock);
    for (unsigned i = 0; i < pool->n; i++)
        pthread_join(pool->threads[i], NULL);
    cl_pool_reap(pool);
    close(pool->fd);
    pthread_cond_destroy(&pool->work);
    pthread_mutex_destroy(&pool->lock);
    free(pool);
}

struct share {
    atomic_size_t next;
    size_t n;
    void (*fn)(void *ctx, size_t i);
    void *ctx;
};

static void *take_shares(void *arg) {
    struct share *s = arg;
    size_t i;
    while ((i = atomic_fetch_add_explicit(&s->next, 1, memory_order_relaxed)) < s->n)
        s->fn(s->ctx, i);
    return NULL;
}

void cl_parallel(size_t n, unsigned threads, void (*fn)(void *ctx, size_t i), void *ctx) {
    pthread_t helpers[MAX_THREADS];
    struct share s = {.n = n, .fn = fn, .ctx = ctx};
    size_t want = threads == 0 ? processors() : threads > MAX_THREADS ? MAX_THREADS : threads;
    size_t started = 0;
    if (want > n)
        want = n;
    /* This thread is one of them, also when no other can be started. */
    while (started + 1 < want && spawn(&helpers[started], take_shares, &s))
        started++;
    take_shares(&s);
    for (size_t i = 0; i < started; i++)
        pthread_join(helpers[i], NULL);
}
