/* path.c - folders of the user and paths as text.
 *
 * Invariant: nothing but cl_dir_path with `make` touches the file system. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "caseload/base/file.h"

static const struct {
    const char *variable, *fallback;
} homes[] = {
    [CL_DIR_CONFIG] = {.variable = "XDG_CONFIG_HOME", .fallback = ".config"},
    [CL_DIR_CACHE] = {.variable = "XDG_CACHE_HOME", .fallback = ".cache"},
    [CL_DIR_STATE] = {.variable = "XDG_STATE_HOME", .fallback = ".local/state"},
};

static bool make_folder(const char *path) {
    if (mkdir(path, 0700) == 0)
        return true;
    struct stat st;
    return errno == EEXIST && stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

/* The folder and every missing one above it. */
static bool make_folders(struct cl_arena *arena, const char *path) {
    char *partial = cl_arena_str(arena, path);
    for (char *p = partial + 1; *p; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        /* A folder above may be one that we may not read; the last decides. */
        make_folder(partial);
        *p = '/';
    }
    return make_folder(partial);
}

const char *cl_dir_path(struct cl_arena *arena, enum cl_dir dir, bool make) {
    /* The XDG specification: a relative path counts as unset. */
    const char *base = secure_getenv(homes[dir].variable);
    const char *path;
    if (base && base[0] == '/') {
        path = cl_arena_printf(arena, "%s/caseload", base);
    } else {
        const char *home = secure_getenv("HOME");
        if (!home || home[0] != '/')
            return NULL;
        path = cl_arena_printf(arena, "%s/%s/caseload", home, homes[dir].fallback);
    }
    if (make && !make_folders(arena, path))
        return NULL;
    return path;
}

/* Drops "." and empty parts; ".." stays, since it may lead over a link. */
const char *cl_path_absolute(struct cl_arena *arena, const char *path) {
    char *cwd = path[0] == '/' ? NULL : getcwd(NULL, 0);
    char *joined = cl_arena_printf(arena, "%s/%s", cwd ? cwd : "", path);
    free(cwd);
    char *out = cl_arena_alloc(arena, strlen(joined) + 2);
    size_t n = 0;
    struct cl_slice rest = cl_slice(joined);
    while (rest.ptr) {
        struct cl_slice part = cl_slice_cut(&rest, '/');
        if (part.len == 0 || cl_slice_eq(part, CL_S(".")))
            continue;
        out[n++] = '/';
        memcpy(out + n, part.ptr, part.len);
        n += part.len;
    }
    if (n == 0)
        out[0] = '/';
    return out;
}

const char *cl_path_base(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}
