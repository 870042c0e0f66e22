/* table.h - a table of counts without its empty rows and columns. */
#ifndef CL_STATS_TABLE_H
#define CL_STATS_TABLE_H

#include <stddef.h>

struct cl_crosstab {
    double *cell; /* [rows * cols], then the sums of rows, then those of columns */
    double *row, *col;
    size_t rows, cols;
    double n;
};

void cl_crosstab_make(struct cl_crosstab *t, const double *counts, size_t rows, size_t cols);
void cl_crosstab_free(struct cl_crosstab *t);

#endif
