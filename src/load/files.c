/* files.c - which files an import is about: paths, folders, stat, SHA-256.
 *
 * A folder stands for the *.csv, *.tsv and *.txt directly in it, by name.  A file
 * that is missing is kept in the list: reading it gives the error. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "caseload/base/file.h"

#include "load_int.h"

#define FILES_LIMIT 10000u /* of one load */

static enum cl_rc push(struct load_files *out, size_t *cap, struct cl_arena *arena,
                       const char *path, struct cl_err *err) {
    if (out->n == FILES_LIMIT) {
        return cl_fail(err, CL_E_USAGE, "%s: more than %u files at once", path, FILES_LIMIT);
    }
    if (out->n == *cap) {
        *cap = *cap ? *cap * 2 : 16;
        struct load_file *grown = cl_arena_array(arena, *cap, sizeof *grown);
        if (out->n) {
            memcpy(grown, out->items, out->n * sizeof *grown);
        }
        out->items = grown;
    }
    struct load_file *f = &out->items[out->n++];
    *f = (struct load_file){.path = cl_arena_str(arena, path)};
    if (strcmp(path, "-") == 0) {
        f->absolute = "-";
        f->stream = out->streams = true;
        return CL_OK;
    }
    f->absolute = cl_path_absolute(arena, path);
    struct stat st;
    if (stat(path, &st) == 0) {
        f->there = true;
        f->size = st.st_size;
        f->mtime_ns = (int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
        f->inode = (int64_t)st.st_ino;
        f->stream = !S_ISREG(st.st_mode);
        out->streams = out->streams || f->stream;
    }
    return CL_OK;
}

static bool export_name(const char *name) {
    static const char *const ends[] = {".csv", ".tsv", ".txt"};
    size_t n = strlen(name);
    for (size_t i = 0; i < CL_LEN(ends); i++) {
        if (name[0] != '.' && n > 4 &&
            cl_fold_eq((struct cl_slice){name + n - 4, 4}, cl_slice(ends[i]))) {
            return true;
        }
    }
    return false;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static enum cl_rc push_folder(struct load_files *out, size_t *cap, struct cl_arena *arena,
                              const char *path, struct cl_err *err) {
    DIR *dir = opendir(path);
    if (!dir) {
        return cl_fail(err, CL_E_INPUT, "%s: %s", path, strerror(errno));
    }
    const char **names = NULL;
    size_t n = 0;
    const struct dirent *entry;
    while ((entry = readdir(dir)) && n <= FILES_LIMIT) {
        if (export_name(entry->d_name)) {
            names = cl_realloc_array(names, n + 1, sizeof *names);
            names[n++] = cl_arena_str(arena, entry->d_name);
        }
    }
    closedir(dir);
    enum cl_rc rc =
        n ? CL_OK : cl_fail(err, CL_E_INPUT, "%s: no .csv, .tsv or .txt file in this folder", path);
    if (n) {
        qsort(names, n, sizeof *names, by_name);
    }
    size_t len = strlen(path);
    const char *slash = len && path[len - 1] == '/' ? "" : "/";
    for (size_t i = 0; !rc && i < n; i++) {
        rc = push(out, cap, arena, cl_arena_printf(arena, "%s%s%s", path, slash, names[i]), err);
    }
    free(names);
    return rc;
}

enum cl_rc load_files_find(const struct cl_load_options *o, struct cl_arena *arena,
                           struct load_files *out, struct cl_err *err) {
    size_t cap = 0;
    enum cl_rc rc = CL_OK;
    for (size_t i = 0; !rc && i < o->n_files; i++) {
        struct stat st;
        bool folder = stat(o->files[i], &st) == 0 && S_ISDIR(st.st_mode);
        rc = folder ? push_folder(out, &cap, arena, o->files[i], err)
                    : push(out, &cap, arena, o->files[i], err);
    }
    return rc;
}

enum cl_rc load_file_hash(struct load_file *f, struct cl_err *err) {
    if (f->sha256[0]) {
        return CL_OK;
    }
    int fd = open(f->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return cl_fail(err, CL_E_INPUT, "%s: %s", f->path, strerror(errno));
    }
    size_t size = 1u << 16;
    char *block = cl_realloc_array(NULL, size, 1);
    struct cl_sha256 sha;
    cl_sha256_init(&sha);
    ssize_t n;
    while ((n = read(fd, block, size)) > 0) {
        cl_sha256_add(&sha, block, (size_t)n);
    }
    int saved = errno;
    close(fd);
    free(block);
    if (n < 0) {
        return cl_fail(err, CL_E_INPUT, "%s: %s", f->path, strerror(saved));
    }
    cl_sha256_hex(&sha, f->sha256);
    return CL_OK;
}
