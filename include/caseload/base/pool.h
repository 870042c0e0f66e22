/* pool.h - worker threads and the one mailbox back to the main thread.
 * src/base is the only place that includes pthread.h. */
#ifndef CASELOAD_BASE_POOL_H
#define CASELOAD_BASE_POOL_H

#include "caseload/base/err.h"

struct cl_pool;

/* run() is called on a worker with the job's own data and nothing else; done()
 * on the thread that reaps.  The pool frees nothing: done() ends the job's life. */
struct cl_job {
    void (*run)(struct cl_job *job);
    void (*done)(struct cl_job *job);
    struct cl_job *next;  /* the pool's */
    struct cl_pool *pool; /* the pool's; run() may ask cl_job_cancelled() */
    bool cancelled;       /* the pool's; set by cl_job_cancel() only */
    uint64_t serial;      /* the caller's: results older than its newest request are dropped */
};

struct cl_pool *cl_pool_new(unsigned threads); /* 0: one per processor, 2 to 16, so that a
                                             long job does not stop the short ones */
void cl_pool_free(struct cl_pool *pool);       /* cancels, joins, calls done() of all (also of jobs
                                             that never ran); NULL is fine */
void cl_pool_put(struct cl_pool *pool, struct cl_job *job);
int cl_pool_fd(const struct cl_pool *pool); /* poll this; readable: reap */
size_t cl_pool_reap(struct cl_pool *pool);  /* calls done() of finished jobs; how many */
/* Asks one job to stop; done() is still called.  Before cl_pool_put or after done()
 * it means nothing.  The thread that reaps calls it. */
void cl_job_cancel(struct cl_job *job);
bool cl_job_cancelled(const struct cl_job *job); /* long jobs ask now and then */

/* Calls fn(ctx, i) for i in [0, n) on up to `threads` threads (0: one per
 * processor) and returns when all are done.  The order is not defined; callers
 * merge by index, so that any number of threads gives the same bits. */
void cl_parallel(size_t n, unsigned threads, void (*fn)(void *ctx, size_t i), void *ctx);

#endif
