/* scan.h - counting over raw bytes, block by block; see struct cl_scan. */
#ifndef CASELOAD_INGEST_SCAN_H
#define CASELOAD_INGEST_SCAN_H

#include "reader.h"

struct cl_scanner {
    struct cl_scan *scan;
    unsigned need;      /* continuation bytes that a UTF-8 sequence still wants */
    unsigned low, high; /* range of the next continuation byte */
    bool after_cr, after_high;
};
void cl_scan_init(struct cl_scanner *s, struct cl_scan *scan);
void cl_scan_add(struct cl_scanner *s, const unsigned char *bytes, size_t n);
void cl_scan_end(struct cl_scanner *s);

#endif
