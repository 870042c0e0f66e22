/* tidy.c - removes temporary files when a signal ends the process.
 *
 * The handler only unlinks names that were made ready before, then lets the
 * signal end the process, so that the exit code stays 128+n.  With more files at
 * once than there are slots, the last ones are left behind. */
#include "caseload/base/tidy.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "caseload/base/file.h"

#define SLOTS 8
#define PATH_BYTES 4096

/* The file itself last: while it has its name, no other process takes it for one of
 * its own (src/load/shared.c locks it). */
static const char *const ends[] = {"-wal", "-shm", "-journal", ""};
enum { ENDS = 4 };
static const int signals[] = {SIGHUP, SIGINT, SIGPIPE, SIGQUIT, SIGTERM};

enum { FREE, CHANGING, USED };
static struct {
    atomic_int state;
    char paths[ENDS][PATH_BYTES + 16];
} slots[SLOTS];

static void on_signal(int number) {
    for (size_t i = 0; i < SLOTS; i++) {
        if (atomic_load(&slots[i].state) != USED)
            continue;
        for (size_t k = 0; k < ENDS; k++)
            (void)unlink(slots[i].paths[k]);
    }
    (void)raise(number); /* SA_RESETHAND: this time it ends the process */
}

static void take_signals(void) {
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct sigaction now, ours = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
        sigemptyset(&ours.sa_mask);
        if (sigaction(signals[i], NULL, &now) == 0 && now.sa_handler == SIG_DFL)
            (void)sigaction(signals[i], &ours, NULL);
    }
}

void cl_tidy_add(const char *path) {
    struct cl_arena *arena = cl_arena_new();
    const char *absolute = cl_path_absolute(arena, path);
    bool known = false;
    for (size_t i = 0; i < SLOTS; i++)
        known = known || (atomic_load(&slots[i].state) == USED &&
                          strcmp(slots[i].paths[ENDS - 1], absolute) == 0);
    for (size_t i = 0; !known && strlen(absolute) < PATH_BYTES && i < SLOTS; i++) {
        int empty = FREE;
        if (!atomic_compare_exchange_strong(&slots[i].state, &empty, CHANGING))
            continue;
        for (size_t k = 0; k < ENDS; k++)
            (void)snprintf(slots[i].paths[k], sizeof slots[i].paths[k], "%s%s", absolute, ends[k]);
        atomic_store(&slots[i].state, USED);
        take_signals();
        break;
    }
    cl_arena_free(arena);
}

void cl_tidy_drop(const char *path) {
    struct cl_arena *arena = cl_arena_new();
    const char *absolute = cl_path_absolute(arena, path);
    for (size_t i = 0; i < SLOTS; i++) {
        if (atomic_load(&slots[i].state) == USED &&
            strcmp(slots[i].paths[ENDS - 1], absolute) == 0) {
            atomic_store(&slots[i].state, FREE);
            break;
        }
    }
    cl_arena_free(arena);
}

static _Thread_local sigset_t mask_before;

void cl_tidy_hold(void) {
    sigset_t ending;
    sigemptyset(&ending);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaddset(&ending, signals[i]);
    (void)pthread_sigmask(SIG_BLOCK, &ending, &mask_before);
}

void cl_tidy_release(void) {
    (void)pthread_sigmask(SIG_SETMASK, &mask_before, NULL);
}
