/* loop.h - one poll(2) loop: descriptors, signals by self-pipe, one timer.
 * Signals only set a flag and wake the loop; nothing else runs in a handler. */
#ifndef CASELOAD_BASE_LOOP_H
#define CASELOAD_BASE_LOOP_H

#include "caseload/base/err.h"

struct cl_loop;
CL_NODISCARD enum cl_rc cl_loop_open(struct cl_loop **out, struct cl_err *err);
void cl_loop_close(struct cl_loop *loop); /* gives old signal handlers back; NULL is fine */
/* ready(ctx) when fd is readable or hung up. */
void cl_loop_watch(struct cl_loop *loop, int fd, void (*ready)(void *ctx), void *ctx);
void cl_loop_unwatch(struct cl_loop *loop, int fd);
void cl_loop_signal(struct cl_loop *loop, int signo); /* start catching it */
int cl_loop_take_signal(struct cl_loop *loop);        /* a caught signal, or 0; each once */
/* Waits at most timeout_ms (-1: for ever), calls what is ready, returns. */
CL_NODISCARD enum cl_rc cl_loop_turn(struct cl_loop *loop, int timeout_ms, struct cl_err *err);

#endif
