/* zone.c - IANA zones by name: a cache for the process's life, lookups in both
 * directions.  A zone never changes once it is in the cache, so threads share it
 * without a lock; only the cache itself has one. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "caseload/base/civil.h"

#include "tzif.h"

#define CYCLE_SECS (INT64_C(146097) * 86400)
#define WINDOW_SECS (INT64_C(26) * 3600) /* no offset is larger */
#define MAX_FILE_BYTES (512 * 1024)
#define MAX_NAME_BYTES 64
#define MAX_SECS INT64_C(999999999999999) /* keeps all sums far from overflow */
#define DEFAULT_DIR "/usr/share/zoneinfo"

struct cl_zone {
    char name[MAX_NAME_BYTES + 1];
    struct cl_tz tz;
    struct cl_zone *next;
};

static const struct cl_zone utc_zone = {.name = "UTC"};
static pthread_mutex_t cache_lock = PTHREAD_MUTEX_INITIALIZER;
static struct cl_zone *cache;

const struct cl_zone *cl_zone_utc(void) {
    return &utc_zone;
}

const char *cl_zone_name(const struct cl_zone *zone) {
    return zone->name;
}

/* Letters, digits, _ + - in parts separated by single slashes: no absolute
 * path and no "..", since the name becomes part of a path. */
static bool name_ok(const char *name) {
    size_t n = strlen(name);
    if (n == 0 || n > MAX_NAME_BYTES || name[n - 1] == '/')
        return false;
    for (size_t i = 0; i < n; i++) {
        char c = name[i];
        bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                    c == '_' || c == '+' || c == '-';
        if (!word && (c != '/' || i == 0 || name[i - 1] == '/'))
            return false;
    }
    return true;
}

static enum cl_rc no_file(const char *dir, const char *name, struct cl_err *err) {
    struct stat st;
    char probe[512];
    snprintf(probe, sizeof probe, "%s/Etc/UTC", dir);
    if (stat(probe, &st) != 0)
        return cl_fail(err, CL_E_USAGE, "time zone %s: no time zone data in %s: install tzdata",
                       name, dir);
    return cl_fail(err, CL_E_USAGE,
                   "time zone %s: not known: use an IANA name such as Europe/Amsterdam", name);
}

/* The whole file, at most MAX_FILE_BYTES; bytes are the caller's. */
static enum cl_rc read_file(const char *name, unsigned char **bytes, size_t *n,
                            struct cl_err *err) {
    const char *dir = getenv("TZDIR"); // NOLINT(concurrency-mt-unsafe): nobody sets it
    if (!dir || !*dir)
        dir = DEFAULT_DIR;
    char path[512];
    if ((size_t)snprintf(path, sizeof path, "%s/%s", dir, name) >= sizeof path)
        return cl_fail(err, CL_E_USAGE, "time zone %s: path too long", name);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        if (fd >= 0)
            close(fd);
        return no_file(dir, name, err);
    }
    *bytes = cl_alloc(MAX_FILE_BYTES);
    *n = 0;
    ssize_t got = 0;
    while (*n < MAX_FILE_BYTES) {
        got = read(fd, *bytes + *n, MAX_FILE_BYTES - *n);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        *n += (size_t)got;
    }
    close(fd);
    if (got < 0 || *n == MAX_FILE_BYTES) {
        free(*bytes);
        return cl_fail(err, CL_E_USAGE, "time zone %s: %s cannot be read", name, path);
    }
    return CL_OK;
}

static enum cl_rc load_zone(const char *name, struct cl_zone **out, struct cl_err *err) {
    unsigned char *bytes = NULL;
    size_t n = 0;
    enum cl_rc rc = read_file(name, &bytes, &n, err);
    if (rc != CL_OK)
        return rc;
    struct cl_zone *zone = cl_alloc(sizeof *zone);
    struct cl_err why = {0};
    rc = cl_tz_parse(bytes, n, &zone->tz, &why);
    free(bytes);
    if (rc != CL_OK) {
        free(zone);
        return cl_fail(err, rc, "time zone %s: %s", name, why.text);
    }
    memcpy(zone->name, name, strlen(name) + 1);
    *out = zone;
    return CL_OK;
}

enum cl_rc cl_zone_open(const char *name, const struct cl_zone **out, struct cl_err *err) {
    if (!name_ok(name))
        return cl_fail(err, CL_E_USAGE,
                       "time zone '%.80s': not a name: use an IANA name such as Europe/Amsterdam",
                       name);
    if (strcmp(name, "UTC") == 0) {
        *out = &utc_zone;
        return CL_OK;
    }
    enum cl_rc rc = CL_OK;
    pthread_mutex_lock(&cache_lock);
    struct cl_zone *zone = cache;
    while (zone && strcmp(zone->name, name) != 0)
        zone = zone->next;
    if (!zone) {
        rc = load_zone(name, &zone, err);
        if (rc == CL_OK) {
            zone->next = cache;
            cache = zone;
        }
    }
    pthread_mutex_unlock(&cache_lock);
    if (rc == CL_OK)
        *out = zone;
    return rc;
}

/* How far back an instant after the end of a cyclic table is looked up. */
static int64_t cycle_shift(const struct cl_tz *tz, int64_t utc) {
    if (!tz->cyclic || utc < tz->at[tz->n - 1])
        return 0;
    return ((utc - tz->at[tz->n - 1]) / CYCLE_SECS + 1) * CYCLE_SECS;
}

/* How many changes lie at or before utc. */
static size_t changes_until(const struct cl_tz *tz, int64_t utc) {
    size_t low = 0, high = tz->n;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (tz->at[mid] <= utc)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static int32_t offset_after(const struct cl_tz *tz, size_t changes) {
    return changes ? tz->offset[changes - 1] : tz->first;
}

static int64_t clamp_secs(int64_t v) {
    return v < -MAX_SECS ? -MAX_SECS : v > MAX_SECS ? MAX_SECS : v;
}

int32_t cl_zone_offset(const struct cl_zone *zone, int64_t utc) {
    utc = clamp_secs(utc);
    return offset_after(&zone->tz, changes_until(&zone->tz, utc - cycle_shift(&zone->tz, utc)));
}

int64_t cl_zone_to_utc(const struct cl_zone *zone, int64_t local, enum cl_local_kind *kind) {
    const struct cl_tz *tz = &zone->tz;
    local = clamp_secs(local);
    /* A whole number of cycles moves the clock and the table alike. */
    int64_t shift = cycle_shift(tz, local + WINDOW_SECS);
    int64_t wall = local - shift;
    size_t i = changes_until(tz, wall - WINDOW_SECS);
    *kind = CL_LOCAL_PLAIN;
    int64_t found = CL_NO_TIME;
    for (;; i++) { /* each stretch of one offset that could hold the wall time */
        int32_t offset = offset_after(tz, i);
        int64_t utc = wall - offset;
        bool begun = i == 0 || utc >= tz->at[i - 1];
        bool ended = i < tz->n && utc >= tz->at[i];
        if (begun && !ended) {
            if (found != CL_NO_TIME) {
                *kind = CL_LOCAL_AMBIGUOUS;
                break;
            }
            found = utc;
        }
        if (found == CL_NO_TIME && ended && wall - tz->offset[i] < tz->at[i]) {
            *kind = CL_LOCAL_GAP; /* the clock jumps over it: keep the old offset */
            found = utc;
            break;
        }
        if (i == tz->n || tz->at[i] > wall + WINDOW_SECS)
            break;
    }
    return found + shift;
}

size_t cl_zone_offsets(const struct cl_zone *zone, int64_t from, int64_t to,
                       struct cl_offset **out) {
    const struct cl_tz *tz = &zone->tz;
    size_t n = 1, cap = 16;
    struct cl_offset *list = cl_realloc_array(NULL, cap, sizeof *list);
    from = clamp_secs(from);
    to = clamp_secs(to);
    list[0] = (struct cl_offset){from, cl_zone_offset(zone, from)};
    int64_t shift = cycle_shift(tz, from);
    size_t i = changes_until(tz, from - shift);
    for (;;) {
        if (i == tz->n) {
            if (!tz->cyclic)
                break;
            shift += CYCLE_SECS; /* the same change, one cycle on */
            i = changes_until(tz, tz->at[tz->n - 1] - CYCLE_SECS);
            continue;
        }
        int64_t at = tz->at[i] + shift;
        if (at > to)
            break;
        if (at > list[n - 1].from_utc && tz->offset[i] != list[n - 1].offset) {
            if (n == cap) {
                cap *= 2;
                list = cl_realloc_array(list, cap, sizeof *list);
            }
            list[n++] = (struct cl_offset){at, tz->offset[i]};
        }
        i++;
    }
    *out = list;
    return n;
}
