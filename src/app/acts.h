/* acts.h - what keys do: moving, drilling, choosing, menus, prompts.  Included by
 * state.h, after its types. */
#ifndef CASELOAD_APP_ACTS_H
#define CASELOAD_APP_ACTS_H

/* move.c */
void app_move(struct cl_app *app, enum cl_action action);
void app_focus_step(struct cl_app *app, int step);
void app_clamp(struct cl_app *app, int panel);
int64_t app_rows(const struct cl_figure *figure);
const struct cl_fig_row *app_row(const struct cl_figure *figure, int64_t at);
int app_table_of(const struct cl_app *app); /* the first table of the view, or -1 */
void app_sheet_landed(struct cl_app *app, struct cl_frame *f);

/* drill.c */
void app_drill(struct cl_app *app);
/* The filter of what the cursor is on, or NULL. */
const char *app_drill_terms(const struct cl_figure *figure, const struct cl_spot *spot);
void app_drill_to(struct cl_app *app, const char *terms);
void app_keep_value(struct cl_app *app, bool keep);
void app_sibling(struct cl_app *app, int step);
void app_sibling_landed(struct cl_app *app, struct cl_frame *list);
void app_sort_column(struct cl_app *app);
bool app_sort_any(const struct cl_figure *figure); /* a table with a column to sort by */
bool app_open_case(struct cl_app *app, int64_t case_id, const char *name);
int app_list_panel(const struct cl_frame *f); /* its table of cases, or -1 */

/* choose.c */
void app_next_choice(struct cl_app *app, enum cl_action action);
void app_toggle_share(struct cl_app *app);
/* Measures and dimensions by name, or a saved pivot's, for the top frame's panels. */
void app_choose_words(struct cl_app *app, struct cl_slice line);

/* menu.c */
void app_menu_open(struct cl_app *app);
void app_menu_close(struct cl_app *app);
void app_menu_lines(struct cl_app *app);
void app_menu_seek(struct cl_app *app); /* the lines anew; the cursor on what the search found */
void app_menu_act(struct cl_app *app, enum cl_action action);
void app_menu_free(struct cl_menu *menu);

/* prompt.c */
void app_prompt_open(struct cl_app *app, enum cl_prompt prompt);
void app_prompt_end(struct cl_app *app, bool keep);
void app_palette_open(struct cl_app *app, enum cl_overlay overlay);
void app_over_close(struct cl_app *app);
void app_over_act(struct cl_app *app, enum cl_action action);
void app_found_again(struct cl_app *app);
void app_sort_menu_open(struct cl_app *app);

/* sql.c */
void app_sql_open(struct cl_app *app);
void app_sql_start(struct cl_app *app, const char *statement);
bool app_sql_cancel(struct cl_app *app); /* false: none runs */
void app_sql_act(struct cl_app *app, enum cl_action action);
void app_sql_drop(struct cl_app *app);

#endif
