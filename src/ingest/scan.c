/* scan.c - the first look at a file: what kinds of bytes it is made of.
 *
 * First step of the way in: the reader feeds it every raw block once.  Only
 * counts are kept, so a file of any size needs the same memory. */
#include "scan.h"

void cl_scan_init(struct cl_scanner *s, struct cl_scan *scan) {
    *scan = (struct cl_scan){0};
    *s = (struct cl_scanner){.scan = scan};
}

/* RFC 3629: the second byte's range shuts out overlong forms and surrogates. */
static void lead_byte(struct cl_scanner *s, unsigned c) {
    s->low = 0x80;
    s->high = 0xbf;
    if (c >= 0xc2 && c <= 0xdf) {
        s->need = 1;
    } else if (c >= 0xe0 && c <= 0xef) {
        s->need = 2;
        s->low = c == 0xe0 ? 0xa0 : 0x80;
        s->high = c == 0xed ? 0x9f : 0xbf;
    } else if (c >= 0xf0 && c <= 0xf4) {
        s->need = 3;
        s->low = c == 0xf0 ? 0x90 : 0x80;
        s->high = c == 0xf4 ? 0x8f : 0xbf;
    } else {
        s->scan->utf8_bad++;
    }
}

static void high_byte(struct cl_scanner *s, unsigned c) {
    s->scan->high++;
    s->scan->c1 += c < 0xa0;
    s->scan->high_pairs += s->after_high;
    s->after_high = true;
    if (!s->need) {
        lead_byte(s, c);
        return;
    }
    if (c < s->low || c > s->high) {
        s->scan->utf8_bad++;
        s->need = 0;
        lead_byte(s, c);
        return;
    }
    s->low = 0x80;
    s->high = 0xbf;
    if (--s->need == 0)
        s->scan->utf8_ok++;
}

static void control_byte(struct cl_scanner *s, unsigned c, uint64_t at) {
    if (c == '\n') {
        s->scan->lf++;
    } else if (c == 0) {
        s->scan->nul++;
        s->scan->nul_even += at % 2 == 0;
    } else if (c != '\r' && c != '\t') {
        s->scan->controls++;
    }
}

void cl_scan_add(struct cl_scanner *s, const unsigned char *bytes, size_t n) {
    struct cl_scan *scan = s->scan;
    size_t room = sizeof scan->head - scan->n_head;
    size_t take = n < room ? n : room;
    if (take)
        memcpy(scan->head + scan->n_head, bytes, take);
    scan->n_head += take;
    for (size_t i = 0; i < n; i++) {
        unsigned c = bytes[i];
        if (s->after_cr) {
            scan->lone_cr += c != '\n';
            s->after_cr = false;
        }
        if (c >= 0x80) {
            if (scan->high == 0)
                scan->first_high = scan->bytes + i;
            high_byte(s, c);
            continue;
        }
        s->after_high = false;
        if (s->need) {
            s->need = 0;
            scan->utf8_bad++;
        }
        if (c < 0x20) {
            control_byte(s, c, scan->bytes + i);
            s->after_cr = c == '\r';
        }
    }
    scan->bytes += n;
}

void cl_scan_end(struct cl_scanner *s) {
    if (s->need)
        s->scan->utf8_bad++;
    if (s->after_cr)
        s->scan->lone_cr++;
    s->need = 0;
    s->after_cr = false;
}
