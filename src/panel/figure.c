/* figure.c - what painters of all media work out of a figure in the same way. */
#include "panel.h"

void cl_figure_cells(const struct cl_fig_columns *f, size_t column, int cells, int *out) {
    double v[CL_LEN(f->series)], rest[CL_LEN(f->series)], sum = 0;
    for (size_t s = 0; s < f->n_series; s++) {
        v[s] = f->series[s].points[column] > 0 ? f->series[s].points[column] : 0;
        sum += v[s];
    }
    int left = sum > 0 ? cells : 0;
    for (size_t s = 0; s < f->n_series; s++) {
        double exact = sum > 0 ? v[s] / sum * cells : 0;
        out[s] = (int)exact;
        rest[s] = exact - out[s];
        left -= out[s];
    }
    for (; left > 0; left--) {
        size_t next = 0;
        for (size_t s = 1; s < f->n_series; s++) {
            bool tie = !(rest[s] < rest[next]) && !(rest[s] > rest[next]);
            if (tie ? v[s] > v[next] : rest[s] > rest[next])
                next = s;
        }
        out[next]++;
        rest[next] = -1;
    }
}
