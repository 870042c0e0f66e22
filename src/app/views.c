/* views.c - the registry of views: which panels of the catalogue each shows.
 *
 * A panel that the catalogue does not have is left out, and the layout gives its
 * room to the others. */
#include "caseload/app.h"

const struct cl_view_info cl_views[CL_VIEW_COUNT] = {
    [CL_VIEW_OVERVIEW] =
        {.name = "overview",
         .title = "Overview",
         .tiny = "Ov",
         .digit = '1',
         .help = "How are we now, against the 30 days before and the targets?",
         .panels = {{.id = "cards"},
                    {.id = "trend", .measure = "backlog"},
                    {.id = "open-by", .measure = "open", .instead = "volume-by", .nth = 1},
                    {.id = "open-by", .measure = "open", .instead = "volume-by", .nth = 2},
                    {.id = "open-by", .measure = "open", .instead = "volume-by", .nth = 3},
                    {.id = "high-risk-by", .measure = "high_risk_open"},
                    {.id = "volume-by", .measure = "cases", .nth = 5},
                    {.id = "backlog", .measure = "open"},
                    {.id = "open-by", .measure = "open", .instead = "volume-by", .nth = 4},
                    {.id = "findings"}}},
    [CL_VIEW_BACKLOG] =
        {.name = "backlog",
         .title = "Backlog",
         .tiny = "Bk",
         .digit = '2',
         .help = "What breaches next, and who has it?",
         .panels = {{.id = "backlog", .measure = "open"},
                    {.id = "open-sla", .measure = "open"},
                    {.id = "open-age", .measure = "open"},
                    {.id = "open-by", .measure = "open", .instead = "volume-by", .nth = 1}}},
    [CL_VIEW_CASES] = {.name = "cases",
                       .title = "Cases",
                       .tiny = "Cases",
                       .help = "The cases behind a number, open or not.",
                       .panels = {{.id = "cases", .measure = "cases"},
                                  {.id = "volume-by", .measure = "cases", .nth = 1},
                                  {.id = "volume-by", .measure = "cases", .nth = 2},
                                  {.id = "volume-by", .measure = "cases", .nth = 3}}},
    [CL_VIEW_CASE] = {.name = "case",
                      .title = "Case",
                      .tiny = "Case",
                      .help = "What happened to this case, and how does it stand?",
                      .panels = {{.id = "case"}, {.id = "case-history"}}},
    [CL_VIEW_DATA] = {.name = "data",
                      .title = "Data",
                      .tiny = "Data",
                      .help = "What did the import read, change or refuse?",
                      .panels = {{.id = "data-files"},
                                 {.id = "data-columns"},
                                 {.id = "data-quality"},
                                 {.id = "data-rejects"}}},
};

bool cl_view_find(struct cl_slice name, enum cl_view *out) {
    for (int i = 0; i < CL_VIEW_COUNT; i++) {
        if (cl_fold_eq(name, cl_slice(cl_views[i].name))) {
            *out = (enum cl_view)i;
            return true;
        }
    }
    return false;
}
