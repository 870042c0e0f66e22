/* synthetic.c - FILE.synthetic.ini: the note beside a file that its cases were made
 * up, written by `caseload generate`.
 *
 * It counts only while it gives the file's size, so that an old note does not
 * brand a real export that later got the same name. */
#include "caseload/base/ini.h"
#include "caseload/base/num.h"

#include "load_int.h"

struct note {
    struct cl_arena *arena;
    const char *profile, *seed, *version, *effects, *null, *dirt;
    int64_t bytes;
};

static enum cl_rc on_key(void *ctx, const char *section, const char *key, const char *value,
                         unsigned line, struct cl_err *err) {
    struct note *n = ctx;
    const struct {
        const char *key;
        const char **into;
    } keys[] = {{"profile", &n->profile}, {"seed", &n->seed}, {"version", &n->version},
                {"effects", &n->effects}, {"null", &n->null}, {"dirt", &n->dirt}};
    (void)line;
    (void)err;
    if (strcmp(section, "synthetic") != 0) {
        return CL_OK;
    }
    for (size_t i = 0; i < CL_LEN(keys); i++) {
        if (strcmp(key, keys[i].key) == 0) {
            *keys[i].into = cl_arena_str(n->arena, value);
        }
    }
    if (strcmp(key, "bytes") == 0 && !cl_parse_i64(cl_slice(value), &n->bytes)) {
        n->bytes = -1;
    }
    return CL_OK;
}

static bool says(const char *value, const char *usual) {
    return value && strcmp(value, usual) != 0;
}

const char *load_synthetic(struct cl_arena *arena, const struct load_file *in) {
    struct note n = {.arena = arena, .bytes = -1};
    struct cl_err ignored;
    if (strcmp(in->absolute, "-") == 0 ||
        cl_ini_read(cl_arena_printf(arena, "%s.synthetic.ini", in->absolute), on_key, &n,
                    &ignored) != CL_OK ||
        n.bytes != in->size || !n.profile) {
        return NULL;
    }
    return cl_arena_printf(
        arena, "profile %s, seed %s, caseload %s%s%s%s%s%s%s", n.profile, n.seed ? n.seed : "?",
        n.version ? n.version : "?", says(n.effects, "none") ? ", effects " : "",
        says(n.effects, "none") ? n.effects : "",
        says(n.null, "no") ? ", nothing else planted" : "", says(n.dirt, "0") ? ", dirt " : "",
        says(n.dirt, "0") ? n.dirt : "", says(n.dirt, "0") ? " %" : "");
}
