/* input.h - one key, as the app understands it. */
#ifndef CASELOAD_TUI_INPUT_H
#define CASELOAD_TUI_INPUT_H

#include "screen.h"

enum input_result { INPUT_DONE, INPUT_REDRAW, INPUT_SUSPEND };
enum input_result input_key(struct screen *s, int key);

#endif
