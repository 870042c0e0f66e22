/* actions.c - the table of actions and how well typed words fit one.
 *
 * Made from actions.def; the fuzzy score is what palette and help order by. */
#include "caseload/app.h"

const struct cl_action_info cl_actions[CL_ACT_COUNT] = {
#define CL_ACTION(id, name, keys, group, help) [CL_ACT_##id] = {name, keys, group, help},
#include "caseload/actions.def"
#undef CL_ACTION
};

/* What people call an action elsewhere. */
static const struct {
    enum cl_action action;
    const char *words;
} synonyms[] = {
    {CL_ACT_DOWN, "next line move"},
    {CL_ACT_UP, "line move"},
    {CL_ACT_LEFT, "move"},
    {CL_ACT_RIGHT, "move"},
    {CL_ACT_FIRST, "top begin home"},
    {CL_ACT_LAST, "bottom end"},
    {CL_ACT_HALF_DOWN, "scroll"},
    {CL_ACT_HALF_UP, "scroll"},
    {CL_ACT_PAGE_DOWN, "scroll screen"},
    {CL_ACT_PAGE_UP, "scroll screen"},
    {CL_ACT_FOCUS_NEXT, "pane window tab"},
    {CL_ACT_FOCUS_PREVIOUS, "pane window tab"},
    {CL_ACT_VIEW_OVERVIEW, "home dashboard kpi cards"},
    {CL_ACT_VIEW_BACKLOG, "queue tickets list risk"},
    {CL_ACT_VIEW_TRENDS, "chart line time control limits history graph"},
    {CL_ACT_VIEW_AGENTS, "people performance ranking team representatives"},
    {CL_ACT_VIEW_SLA, "finance money penalty breach compliance cost roi"},
    {CL_ACT_VIEW_WORKFORCE, "shift hours heatmap staffing peak"},
    {CL_ACT_VIEW_PIVOT, "cross table crosstab excel heat"},
    {CL_ACT_VIEW_FEEDBACK, "csat nps rating survey detractors words gauges"},
    {CL_ACT_VIEW_DRIVERS, "what changed why contribution mix cause"},
    {CL_ACT_VIEW_TEST, "significance chi square statistics difference"},
    {CL_ACT_VIEW_FINDINGS, "insights advice recommendations actions"},
    {CL_ACT_VIEW_DATA, "import mapping columns rejects quarantine quality"},
    {CL_ACT_VIEW_LAST, "previous back cd"},
    {CL_ACT_DRILL, "open enter show details"},
    {CL_ACT_BACK, "escape close cancel return"},
    {CL_ACT_STEP_BACK, "return up"},
    {CL_ACT_GOTO_CASE, "jump ticket number open id"},
    {CL_ACT_FIND, "search look"},
    {CL_ACT_NARROW, "filter grep only text"},
    {CL_ACT_KEEP, "include equal filter only"},
    {CL_ACT_DROP, "exclude not hide filter"},
    {CL_ACT_FILTER, "values menu choose select facet"},
    {CL_ACT_CHIP_DROP, "remove delete chip filter"},
    {CL_ACT_CHIPS_CLEAR, "reset remove all chips delete"},
    {CL_ACT_SORT, "order ascending descending"},
    {CL_ACT_SORT_MENU, "order by columns"},
    {CL_ACT_DIMENSION, "group by department region channel breakdown"},
    {CL_ACT_SECOND_DIMENSION, "columns by split cross"},
    {CL_ACT_NEXT_MEASURE, "metric kpi value chart what changed"},
    {CL_ACT_SHARE, "percent proportion relative"},
    {CL_ACT_EXPLAIN, "why definition formula sql query null number"},
    {CL_ACT_SQL, "select query database table store"},
    {CL_ACT_REFRESH, "reload update read again"},
    {CL_ACT_UNDO, "revert back history"},
    {CL_ACT_REDO, "forward again history"},
    {CL_ACT_COMMAND, "palette prompt run"},
    {CL_ACT_HELP, "keys manual shortcuts bindings"},
    {CL_ACT_REDRAW, "repaint clear"},
    {CL_ACT_SUSPEND, "background shell stop"},
    {CL_ACT_CANCEL, "stop interrupt abort"},
    {CL_ACT_QUIT, "exit leave close"},
    {CL_ACT_QUIT_NOW, "exit leave"},
    {CL_ACT_MENU_TOGGLE, "mark select value"},
    {CL_ACT_MENU_ALL, "select every"},
    {CL_ACT_MENU_INVERT, "opposite"},
};

bool cl_action_find(struct cl_slice name, enum cl_action *out) {
    for (int i = 0; i < CL_ACT_COUNT; i++) {
        if (cl_fold_eq(name, cl_slice(cl_actions[i].name))) {
            *out = (enum cl_action)i;
            return true;
        }
    }
    return false;
}

static int lower(char c) {
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* Where `typed` stands in text, ignoring ASCII case; NULL when it does not. */
static const char *find_in(const char *text, struct cl_slice typed) {
    for (const char *p = text; *p; p++) {
        size_t i = 0;
        while (i < typed.len && p[i] && lower(p[i]) == lower(typed.ptr[i]))
            i++;
        if (i == typed.len)
            return p;
    }
    return NULL;
}

static bool letters_in_order(const char *text, struct cl_slice typed) {
    size_t i = 0;
    for (const char *p = text; *p && i < typed.len; p++)
        i += lower(*p) == lower(typed.ptr[i]);
    return i == typed.len;
}

static int score_word(enum cl_action action, struct cl_slice typed) {
    const struct cl_action_info *info = &cl_actions[action];
    const char *at = find_in(info->name, typed);
    if (at)
        return at == info->name ? (strlen(info->name) == typed.len ? 100 : 80) : 60;
    for (size_t i = 0; i < CL_LEN(synonyms); i++) {
        if (synonyms[i].action == action && find_in(synonyms[i].words, typed))
            return 40;
    }
    if (find_in(info->help, typed))
        return 30;
    if (find_in(info->group, typed))
        return 20;
    return typed.len > 1 && letters_in_order(info->name, typed) ? 10 : 0;
}

int cl_action_score(enum cl_action action, struct cl_slice typed) {
    typed = cl_slice_trim(typed);
    int score = 1;
    while (typed.ptr) {
        struct cl_slice word = cl_slice_cut(&typed, ' ');
        if (word.len == 0)
            continue;
        int s = score_word(action, word);
        if (s == 0)
            return 0;
        score += s;
    }
    return score;
}
