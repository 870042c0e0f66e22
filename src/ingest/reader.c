/* reader.c - bytes of a file, pipe or standard input as lines of UTF-8.
 *
 * First step of the way in.  Memory is one block and the longest line.  Every
 * pass sees the same bytes: those that the first look hashed. */
#include "reader.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "caseload/base/utf8.h"
#include "caseload/ingest.h"

#include "scan.h"

#define BLOCK ((size_t)64 << 10)
#define AWAIT_MS 100 /* between two looks at whether anybody still wants it */

struct cl_reader {
    char *name;
    int fd;
    const char *encoding;
    char *own_encoding;
    bool utf8, guessed;
    size_t bom;
    iconv_t conv; /* (iconv_t)-1 when the bytes are UTF-8 */
    struct cl_scan scan;
    char sha256[65];
    uint64_t at;   /* raw bytes read in this pass */
    bool eof;      /* all raw bytes are in buf */
    bool replaced; /* the decoder put a U+FFFD since the last line */
    char *raw;     /* undecoded rest of a block */
    size_t raw_n;
    char *buf; /* decoded bytes [start, end) */
    size_t start, end, cap;
    struct cl_buf clean; /* a line with its broken bytes replaced */
};

static enum cl_rc read_some(struct cl_reader *r, int fd, char *to, size_t *n, struct cl_err *err) {
    for (;;) {
        ssize_t got = read(fd, to, *n);
        if (got >= 0) {
            *n = (size_t)got;
            return CL_OK;
        }
        if (errno != EINTR)
            return cl_fail(err, CL_E_INPUT, "%s: cannot be read: %s", r->name, strerror(errno));
    }
}

static int temporary_file(void) {
    const char *dir = getenv("TMPDIR"); // NOLINT(concurrency-mt-unsafe)
    if (!dir || !*dir)
        dir = "/tmp";
    int fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0)
        return fd;
    struct cl_buf path = {0};
    cl_buf_printf(&path, "%s/caseload-XXXXXX", dir);
    fd = mkostemp(path.ptr, O_CLOEXEC);
    if (fd >= 0)
        unlink(path.ptr);
    cl_buf_free(&path);
    return fd;
}

static enum cl_rc write_all(int fd, const char *bytes, size_t n, struct cl_err *err) {
    while (n > 0) {
        ssize_t put = write(fd, bytes, n);
        if (put < 0 && errno != EINTR)
            return cl_fail(err, CL_E_STORE, "temporary file: cannot be written: %s",
                           strerror(errno));
        if (put > 0) {
            bytes += put;
            n -= (size_t)put;
        }
    }
    return CL_OK;
}

/* Something to read, or its end; a writer may be slow, and the user go away. */
static enum cl_rc await(const struct cl_reader *r, const struct cl_ingest_options *options,
                        struct cl_err *err) {
    struct pollfd p = {.fd = r->fd, .events = POLLIN};
    do {
        if (options->progress && !options->progress(options->progress_ctx, 0, 0))
            return cl_fail(err, CL_E_CANCELLED, "%s: cancelled", r->name);
    } while (poll(&p, 1, AWAIT_MS) == 0);
    return CL_OK;
}

/* A pipe can be read once, the passes need it twice. */
static enum cl_rc spool(struct cl_reader *r, const struct cl_ingest_options *options,
                        struct cl_err *err) {
    if (r->fd != STDIN_FILENO)
        fcntl(r->fd, F_SETFL, fcntl(r->fd, F_GETFL) & ~O_NONBLOCK);
    int to = temporary_file();
    if (to < 0)
        return cl_fail(err, CL_E_STORE, "temporary file: %s; set TMPDIR to a writable folder",
                       strerror(errno));
    enum cl_rc rc = CL_OK;
    for (;;) {
        size_t n = BLOCK;
        rc = await(r, options, err);
        if (rc == CL_OK)
            rc = read_some(r, r->fd, r->raw, &n, err);
        if (rc != CL_OK || n == 0)
            break;
        rc = write_all(to, r->raw, n, err);
        if (rc != CL_OK)
            break;
    }
    if (r->fd != STDIN_FILENO)
        close(r->fd);
    r->fd = to;
    if (rc == CL_OK && lseek(to, 0, SEEK_SET) < 0)
        rc = cl_fail(err, CL_E_STORE, "temporary file: %s", strerror(errno));
    return rc;
}

static enum cl_rc open_file(struct cl_reader *r, const char *path,
                            const struct cl_ingest_options *options, struct cl_err *err) {
    /* A pipe without a writer is waited for in await(), not here. */
    r->fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (r->fd < 0)
        return cl_fail(err, CL_E_INPUT, "%s: %s", r->name,
                       errno == ENOENT ? "not found" : strerror(errno));
    struct stat st;
    if (fstat(r->fd, &st) != 0)
        return cl_fail(err, CL_E_INPUT, "%s: %s", r->name, strerror(errno));
    if (S_ISDIR(st.st_mode))
        return cl_fail(err, CL_E_INPUT, "%s: this is a folder, not a file", r->name);
    if (!S_ISREG(st.st_mode) || r->fd == STDIN_FILENO)
        return spool(r, options, err);
    return CL_OK;
}

static enum cl_rc first_look(struct cl_reader *r, struct cl_err *err) {
    struct cl_scanner scanner;
    struct cl_sha256 sha;
    cl_scan_init(&scanner, &r->scan);
    cl_sha256_init(&sha);
    for (;;) {
        size_t n = BLOCK;
        enum cl_rc rc = read_some(r, r->fd, r->raw, &n, err);
        if (rc != CL_OK)
            return rc;
        if (n == 0)
            break;
        cl_scan_add(&scanner, (const unsigned char *)r->raw, n);
        cl_sha256_add(&sha, r->raw, n);
    }
    cl_scan_end(&scanner);
    cl_sha256_hex(&sha, r->sha256);
    return CL_OK;
}

/* Reads the bytes around the first that is no ASCII, and guesses by them. */
static enum cl_rc guess_encoding(struct cl_reader *r, struct cl_err *err) {
    uint64_t from = r->scan.first_high > BLOCK / 4 ? r->scan.first_high - BLOCK / 4 : 0;
    size_t n = 0;
    if (lseek(r->fd, (off_t)from, SEEK_SET) < 0)
        return cl_fail(err, CL_E_INPUT, "%s: %s", r->name, strerror(errno));
    for (size_t got = BLOCK; n < BLOCK && got > 0; n += got) {
        got = BLOCK - n;
        enum cl_rc rc = read_some(r, r->fd, r->raw + n, &got, err);
        if (rc != CL_OK)
            return rc;
    }
    const char *line = from ? memchr(r->raw, '\n', n) : NULL;
    size_t skip = line ? (size_t)(line - r->raw) + 1 : 0;
    r->encoding = cl_encoding_guess(&r->scan, (struct cl_slice){r->raw + skip, n - skip});
    r->guessed = true;
    return CL_OK;
}

static enum cl_rc choose_encoding(struct cl_reader *r, const char *given, struct cl_err *err) {
    r->encoding = cl_encoding_sniff(&r->scan, &r->bom);
    enum cl_rc rc = r->encoding ? CL_OK : guess_encoding(r, err);
    if (rc != CL_OK)
        return rc;
    if (given) {
        r->guessed = false;
        /* A mark says more than an option that only names the family. */
        bool same = r->bom && cl_encoding_wide(r->encoding) && cl_encoding_wide(given);
        if (!same) {
            r->own_encoding = strdup(cl_encoding_name(given));
            if (!r->own_encoding)
                cl_panic("out of memory");
            r->bom = cl_fold_eq(cl_slice(r->own_encoding), cl_slice(r->encoding)) ? r->bom : 0;
            r->encoding = r->own_encoding;
        }
    }
    r->utf8 = cl_fold_eq(cl_slice(r->encoding), CL_S("UTF-8"));
    if (r->utf8)
        return CL_OK;
    r->conv = iconv_open("UTF-8", r->encoding);
    if (r->conv == (iconv_t)-1)
        return cl_fail(err, CL_E_USAGE,
                       "%s: unknown encoding; 'iconv --list' names those of this system",
                       r->encoding);
    return CL_OK;
}

enum cl_rc cl_reader_open(const char *path, const struct cl_ingest_options *options,
                          struct cl_reader **out, struct cl_err *err) {
    struct cl_reader *r = cl_alloc(sizeof *r);
    *out = NULL;
    r->fd = -1;
    r->conv = (iconv_t)-1;
    r->raw = cl_alloc(BLOCK);
    r->name = strdup(strcmp(path, "-") == 0 ? "standard input" : path);
    if (!r->name)
        cl_panic("out of memory");
    enum cl_rc rc = open_file(r, path, options, err);
    if (rc == CL_OK)
        rc = first_look(r, err);
    if (rc == CL_OK)
        rc = choose_encoding(r, options->encoding, err);
    if (rc == CL_OK)
        rc = cl_refuse(r->name, &r->scan, r->encoding, err);
    if (rc == CL_OK)
        rc = cl_reader_rewind(r, err);
    if (rc != CL_OK) {
        cl_reader_close(r);
        return rc;
    }
    *out = r;
    return CL_OK;
}

void cl_reader_close(struct cl_reader *r) {
    if (!r)
        return;
    if (r->conv != (iconv_t)-1)
        iconv_close(r->conv);
    if (r->fd > STDIN_FILENO)
        close(r->fd);
    cl_buf_free(&r->clean);
    free(r->own_encoding);
    free(r->name);
    free(r->raw);
    free(r->buf);
    free(r);
}

enum cl_rc cl_reader_rewind(struct cl_reader *r, struct cl_err *err) {
    if (lseek(r->fd, (off_t)r->bom, SEEK_SET) < 0)
        return cl_fail(err, CL_E_INPUT, "%s: %s", r->name, strerror(errno));
    r->at = r->bom;
    r->start = r->end = r->raw_n = 0;
    r->eof = r->replaced = false;
    if (r->conv != (iconv_t)-1)
        iconv(r->conv, NULL, NULL, NULL, NULL);
    return CL_OK;
}

/* Room for a decoded block: no encoding needs more than four bytes for one. */
static void make_room(struct cl_reader *r) {
    if (r->start > 0) {
        memmove(r->buf, r->buf + r->start, r->end - r->start);
        r->end -= r->start;
        r->start = 0;
    }
    size_t want = r->end + 4 * BLOCK;
    if (want <= r->cap)
        return;
    r->cap = want > 2 * r->cap ? want : 2 * r->cap;
    r->buf = cl_realloc_array(r->buf, r->cap, 1);
}

static void put_replacement(struct cl_reader *r) {
    memcpy(r->buf + r->end, "\xef\xbf\xbd", 3);
    r->end += 3;
    r->replaced = true;
}

static void decode(struct cl_reader *r) {
    char *in = r->raw;
    size_t left = r->raw_n;
    while (left > 0) {
        char *to = r->buf + r->end;
        size_t room = r->cap - r->end;
        size_t got = iconv(r->conv, &in, &left, &to, &room);
        r->end = (size_t)(to - r->buf);
        if (got != (size_t)-1 || errno == E2BIG)
            continue;
        if (errno == EINVAL && !r->eof)
            break; /* half a character at the end of the block */
        size_t skip = cl_encoding_wide(r->encoding) && left > 1 ? 2 : 1;
        put_replacement(r);
        in += skip;
        left -= skip;
    }
    memmove(r->raw, in, left);
    r->raw_n = left;
}

static enum cl_rc fill(struct cl_reader *r, struct cl_err *err) {
    make_room(r);
    uint64_t left = r->scan.bytes > r->at ? r->scan.bytes - r->at : 0;
    size_t n = BLOCK - (r->utf8 ? 0 : r->raw_n);
    if (n > left)
        n = (size_t)left;
    char *to = r->utf8 ? r->buf + r->end : r->raw + r->raw_n;
    size_t want = n;
    enum cl_rc rc = n ? read_some(r, r->fd, to, &n, err) : CL_OK;
    if (rc == CL_OK && want > 0 && n == 0)
        rc = cl_fail(err, CL_E_INPUT, "%s: became shorter while it was read", r->name);
    if (rc != CL_OK)
        return rc;
    r->at += n;
    r->eof = n == 0 || r->at >= r->scan.bytes;
    if (r->utf8) {
        r->end += n;
    } else {
        r->raw_n += n;
        decode(r);
    }
    return CL_OK;
}

size_t cl_reader_cut(const struct cl_reader *r, struct cl_slice text) {
    const char *lf = memchr(text.ptr, '\n', text.len);
    size_t n = lf ? (size_t)(lf - text.ptr) + 1 : text.len;
    if (r->scan.lone_cr == 0)
        return n;
    const char *cr = memchr(text.ptr, '\r', n);
    if (!cr)
        return n;
    size_t at = (size_t)(cr - text.ptr) + 1;
    return at < n && text.ptr[at] == '\n' ? at + 1 : at;
}

/* A whole line stands at start: it has its end, and a CR there is not cut from its LF. */
static size_t whole_line(const struct cl_reader *r, size_t from) {
    if (r->end == r->start)
        return 0;
    struct cl_slice have = {r->buf + r->start, r->end - r->start};
    if (r->scan.lone_cr == 0 && !r->eof) {
        const char *lf = memchr(have.ptr + from, '\n', have.len - from);
        return lf ? (size_t)(lf - have.ptr) + 1 : 0;
    }
    size_t n = cl_reader_cut(r, have);
    if (r->eof || n < have.len || have.ptr[n - 1] == '\n')
        return n;
    return 0;
}

static struct cl_slice cleaned(struct cl_reader *r, struct cl_slice text, bool *replaced) {
    if (!r->utf8 || r->scan.utf8_bad == 0 || cl_utf8_valid(text))
        return text;
    cl_buf_reset(&r->clean);
    for (size_t at = 0; at < text.len;) {
        char cp[4];
        cl_buf_add(&r->clean, cp, cl_utf8_put(cp, cl_utf8_next(text, &at)));
    }
    *replaced = true;
    return (struct cl_slice){r->clean.ptr, r->clean.len};
}

enum cl_rc cl_reader_line(struct cl_reader *r, struct cl_line *line, bool *got,
                          struct cl_err *err) {
    *line = (struct cl_line){0};
    *got = false;
    size_t n = 0, seen = 0;
    for (;;) {
        size_t have = r->end - r->start;
        n = whole_line(r, seen);
        if (n || r->eof)
            break;
        seen = have;
        if (have > CL_LINE_LIMIT) {
            line->too_long = true; /* keep the beginning, drop what follows */
            r->end = r->start + CL_LINE_LIMIT;
            seen = CL_LINE_LIMIT;
        }
        enum cl_rc rc = fill(r, err);
        if (rc != CL_OK)
            return rc;
    }
    if (n == 0)
        return CL_OK;
    struct cl_slice text = {r->buf + r->start, n};
    line->too_long |= n > CL_LINE_LIMIT;
    r->start += n;
    line->replaced = r->replaced;
    r->replaced = false;
    line->text = cleaned(r, text, &line->replaced);
    *got = true;
    return CL_OK;
}

const char *cl_reader_name(const struct cl_reader *r) {
    return r->name;
}
const char *cl_reader_encoding(const struct cl_reader *r) {
    return r->encoding;
}
bool cl_reader_guessed(const struct cl_reader *r) {
    return r->guessed;
}
bool cl_reader_bom(const struct cl_reader *r) {
    return r->bom > 0;
}
const char *cl_reader_sha256(const struct cl_reader *r) {
    return r->sha256;
}
uint64_t cl_reader_bytes(const struct cl_reader *r) {
    return r->scan.bytes;
}
uint64_t cl_reader_at(const struct cl_reader *r) {
    return r->at;
}
