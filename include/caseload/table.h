/* table.h - cases column by column.
 *
 * A cl_batch carries typed rows on the way in (ingest to store).  A cl_table is
 * a sealed snapshot: immutable, counted, shared between threads.  A column is
 * named by a 16-bit id resolved against the table: below CL_COL_COUNT a field of
 * the schema, above it derived, extra and user columns. */
#ifndef CASELOAD_TABLE_H
#define CASELOAD_TABLE_H

#include "caseload/base/civil.h"
#include "caseload/schema.h"

/* Words of one column; code 0 is NULL, the first word has code 1.  Append only. */
struct cl_dict;
struct cl_dict *cl_dict_new(void);
void cl_dict_free(struct cl_dict *dict); /* NULL is fine */
uint32_t cl_dict_add(struct cl_dict *dict, struct cl_slice word);
bool cl_dict_find(const struct cl_dict *dict, struct cl_slice word, uint32_t *code); /* exact */
struct cl_slice cl_dict_word(const struct cl_dict *dict, uint32_t code); /* code 0: ptr NULL */
uint32_t cl_dict_count(const struct cl_dict *dict);                      /* highest code */

/* ---- batches ---- */
#define CL_BATCH_ROWS 4096

struct cl_cell {
    union {
        int64_t i;     /* TIME: UTC seconds; FLAG: 0 or 1; WORD: code */
        double r;      /* SECS, REAL */
        const char *s; /* TEXT: n bytes */
    } v;
    uint32_t n;     /* TEXT: bytes */
    int32_t offset; /* TIME: local minus UTC, when naive */
    uint8_t set;    /* 0: NULL */
    uint8_t naive;  /* TIME: the stamp had no offset */
};

struct cl_layout_col {
    enum cl_col col; /* CL_COL_COUNT for an extra column */
    enum cl_type type;
    const char *name;             /* field name, or the extra column's identifier */
    const char *header;           /* as the file writes it ("A + B" when joined) */
    struct cl_dict *dict;         /* WORD: where codes are made; owned by the import */
    bool date_only;               /* TIME: no cell of the column has a time of day */
    double scale_low, scale_high; /* CSAT: sniffed scale; 0, 0 when there is none */
};
struct cl_layout {
    struct cl_layout_col *cols; /* mapped fields in schema order, then extras */
    size_t n;
};

struct cl_origin {
    uint64_t record, line; /* 1-based; of the record's first line */
    uint64_t flags;        /* enum cl_flag bits found while parsing */
    bool dropped;          /* its status word is one of the dropped states */
};

/* Up to CL_BATCH_ROWS rows; cells[row * layout->n + col]; borrowed for the call. */
struct cl_batch {
    const struct cl_layout *layout;
    size_t rows;
    struct cl_cell *cells;
    struct cl_origin *origins;
};

struct cl_reject {
    uint64_t record, line;
    const char *reason;  /* one clause: "11 fields, the header has 12" */
    struct cl_slice raw; /* the record's bytes as read, decoded to UTF-8 */
};

/* Where rows go: the store, a table being built, a counter; several may be
 * chained.  begin, then add and reject as often as needed, then commit or
 * rollback.  All on one thread. */
struct cl_sink {
    void *ctx;
    enum cl_rc (*begin)(void *ctx, const struct cl_layout *layout, struct cl_err *err);
    enum cl_rc (*add)(void *ctx, const struct cl_batch *batch, struct cl_err *err);
    enum cl_rc (*reject)(void *ctx, const struct cl_reject *reject, struct cl_err *err);
    enum cl_rc (*commit)(void *ctx, struct cl_err *err);
    void (*rollback)(void *ctx);
};

/* ---- snapshots ---- */
enum cl_kind { CL_KIND_CODE, CL_KIND_TIME, CL_KIND_REAL, CL_KIND_FLAG };
#define CL_NO_COLUMN UINT16_MAX
enum cl_kind cl_kind_of(enum cl_type type);
size_t cl_kind_size(enum cl_kind kind); /* bytes of one value */

struct cl_column {
    const char *name, *title;
    const char *header; /* of a field: the heading that an export has it under, or NULL */
    enum cl_kind kind;
    bool mapped; /* some source has this column */
    bool derived, extra, personal;
    union {
        const uint32_t *codes; /* 0: NULL */
        const int64_t *times;  /* CL_NO_TIME: NULL */
        const double *reals;   /* NaN: NULL */
        const int8_t *flags;   /* -1: NULL */
    } v;
    const struct cl_dict *dict; /* CODE */
};

/* One change of one case, sorted by (row, seq); codes into the column's dict
 * (0 NULL).  Only the columns whose past matters: status, priority, agent,
 * department. */
struct cl_event {
    uint32_t row;
    uint16_t col;
    int64_t at;
    uint32_t old_code, new_code;
};
/* A time in which a case was closed before it was reopened: [from, to). */
struct cl_gap {
    uint32_t row;
    int64_t from, to;
};

struct cl_table; /* immutable; thread-safe */
struct cl_build; /* a table being made; one thread */

struct cl_build *cl_build_new(size_t rows_hint);
void cl_build_free(struct cl_build *b); /* NULL is fine */
size_t cl_build_rows(const struct cl_build *b);
/* Adds a column of `rows` values; data is malloc'ed and becomes the table's;
 * strings are copied; dict becomes the table's too.  A schema column uses its
 * enum as id; pass CL_NO_COLUMN for the next free id above CL_COL_COUNT.  Data NULL:
 * of kind CODE a TEXT column, of any other one without a value anywhere. */
uint16_t cl_build_column(struct cl_build *b, uint16_t id, const struct cl_column *def, void *data,
                         size_t rows, struct cl_dict *dict);
void cl_build_events(struct cl_build *b, struct cl_event *events, size_t n); /* malloc'ed, taken */
void cl_build_gaps(struct cl_build *b, struct cl_gap *gaps, size_t n);       /* malloc'ed, taken */
/* Row to case id of the store; malloc'ed, taken; ascending. */
void cl_build_case_ids(struct cl_build *b, int64_t *ids);
void cl_build_attr(struct cl_build *b, const char *key,
                   const char *value);              /* "zone", "csat_scale" … */
struct cl_table *cl_table_seal(struct cl_build *b); /* takes b; one reference */

struct cl_table *cl_table_ref(const struct cl_table *t);
void cl_table_unref(const struct cl_table *t); /* NULL is fine */
size_t cl_table_rows(const struct cl_table *t);
uint16_t cl_table_columns(const struct cl_table *t); /* ids are below this; holes have name NULL */
/* Never NULL: an unmapped schema field has all-NULL data of its kind. TEXT
 * fields have kind CODE, no data and dict NULL. */
const struct cl_column *cl_table_column(const struct cl_table *t, uint16_t id);
/* By field name, identifier or original header in any case; CL_NO_COLUMN when none. */
uint16_t cl_table_find(const struct cl_table *t, struct cl_slice name);
/* How many values a column has; of a FLAG column how many are yes; of a TIME column the
 * earliest and the latest (CL_NO_TIME: none).  Reckoned once for all who ask;
 * CL_NO_COLUMN and TEXT have none. */
struct cl_extent {
    size_t present, yes;
    int64_t first, last;
};
const struct cl_extent *cl_table_extent(const struct cl_table *t, uint16_t id);
const struct cl_event *cl_table_events(const struct cl_table *t, size_t *n);
const struct cl_gap *cl_table_gaps(const struct cl_table *t, size_t *n);
const int64_t *cl_table_case_ids(const struct cl_table *t);
const char *cl_table_attr(const struct cl_table *t, const char *key); /* NULL when not set */
/* A new sealed table that shares all columns and adds one (data is copied). */
struct cl_table *cl_table_with_column(const struct cl_table *t, const struct cl_column *def,
                                      uint16_t *id);

/* Whether a text holds an e-mail address, wherever it stands. */
bool cl_holds_mail(struct cl_slice word);
/* The same table with pseudonyms for the words of personal columns, of extra
 * columns that hold names, e-mails or sentences (those are marked personal), and
 * for e-mails in any other column.  Codes stay. */
struct cl_table *cl_table_masked(const struct cl_table *t, const char *salt);
/* "customer-1f2e3d4c5b": the column and ten hex digits of salt, column and word. */
void cl_pseudonym(const char *salt, const char *column, struct cl_slice word, char out[64]);

#endif
