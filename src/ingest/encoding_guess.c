/* encoding_guess.c - which 8-bit or East Asian encoding a text is in.
 *
 * East Asian ones must decode without an error to the letters that their language
 * uses, next to each other; the 8-bit ones differ by which bytes are letters of
 * one language.  A guess, and reported as one. */
#include <iconv.h>
#include <stdlib.h>

#include "caseload/base/utf8.h"

#include "reader.h"

/* ---- characters of two bytes ---- */

struct decoded {
    size_t errors, n, beside; /* characters above ASCII; those next to another */
    size_t kana, hangul, han, odd;
};

static void class_of(uint32_t cp, struct decoded *d) {
    if (cp >= 0x3040 && cp <= 0x30ff)
        d->kana++;
    else if (cp >= 0xac00 && cp <= 0xd7a3)
        d->hangul++;
    else if ((cp >= 0x4e00 && cp <= 0x9fff) || (cp >= 0x3000 && cp <= 0x303f))
        d->han++;
    else if (cp < 0xff01 || cp > 0xff5e) /* the wide forms of ASCII stand in any of them */
        d->odd++;
}

static bool decode(const char *encoding, struct cl_slice sample, struct decoded *d) {
    *d = (struct decoded){0};
    iconv_t conv = iconv_open("UTF-8", encoding);
    if (conv == (iconv_t)-1)
        return false;
    size_t room = 4 * sample.len + 16, left = sample.len;
    char *text = cl_alloc(room), *to = text, *from = cl_alloc(sample.len + 1), *in = from;
    memcpy(from, sample.ptr, sample.len);
    while (left > 0 && iconv(conv, &in, &left, &to, &room) == (size_t)-1) {
        d->errors += left > 3; /* the sample may end within a character */
        in++;
        left -= left > 0;
    }
    iconv_close(conv);
    struct cl_slice s = {text, (size_t)(to - text)};
    bool before = false;
    for (size_t at = 0; at < s.len;) {
        uint32_t cp = cl_utf8_next(s, &at);
        bool wide = cp >= 0x80;
        d->n += wide;
        d->beside += wide && before;
        if (wide)
            class_of(cp, d);
        before = wide;
    }
    free(text);
    free(from);
    return true;
}

/* What the characters of each must mostly be, the strictest first. */
static const struct {
    const char *encoding;
    double kana, hangul; /* least shares */
} wide[] = {
    {"CP932", 0, 0}, {"EUC-JP", 0.15, 0}, {"CP949", 0, 0.9}, {"GB18030", 0, 0}, {"BIG5", 0, 0},
};

/* GB 2312 and its kin have two high bytes a character, Big5 often a low second one. */
static const char *guess_wide(const struct cl_scan *scan, struct cl_slice sample) {
    bool high_pairs = scan->high_pairs * 20 >= scan->high * 9;
    for (size_t i = 0; i < CL_LEN(wide); i++) {
        struct decoded d;
        bool big5 = strcmp(wide[i].encoding, "BIG5") == 0;
        bool sjis = strcmp(wide[i].encoding, "CP932") == 0;
        if ((!sjis && !big5 && !high_pairs) || !decode(wide[i].encoding, sample, &d) || d.n < 4)
            continue;
        double n = (double)d.n;
        /* Western letters stand alone between ASCII ones, these in rows. */
        if (d.errors * 200 <= d.n && (double)d.odd <= 0.05 * n && (double)d.beside >= 0.5 * n &&
            (double)d.kana >= wide[i].kana * n && (double)d.hangul >= wide[i].hangul * n)
            return wide[i].encoding;
    }
    return NULL;
}

/* ---- one byte a letter ---- */

/* Letters above ASCII of a language, as bytes of the encoding. */
static const struct {
    const char *encoding, *letters;
} languages[] = {
    {"WINDOWS-1252", "\xe4\xf6\xfc\xdf\xc4\xd6\xdc"}, /* German */
    {"WINDOWS-1252", "\xe0\xe2\xe7\xe9\xe8\xea\xeb\xee\xef\xf4\xf9\xfb\xfc\x9c"
                     "\xc0\xc9\xc8\xca\xc7\xab\xbb\x92\xb0"}, /* French */
    {"WINDOWS-1252", "\xe1\xe9\xed\xf3\xfa\xf1\xfc\xbf\xa1\xba\xaa\xc1\xc9\xcd\xd3\xda\xd1"},
    {"WINDOWS-1252", "\xe3\xf5\xe1\xe9\xed\xf3\xfa\xe2\xea\xf4\xe7\xe0\xc3\xd5\xc1\xc9\xcd"
                     "\xd3\xda\xc2\xca\xd4\xc7\xba\xaa"},             /* Portuguese */
    {"WINDOWS-1252", "\xe0\xe8\xe9\xec\xf2\xf9\xc0\xc8\xc9\xb0"},     /* Italian */
    {"WINDOWS-1252", "\xe5\xe4\xf6\xe6\xf8\xe9\xc5\xc4\xd6\xc6\xd8"}, /* Nordic */
    {"WINDOWS-1252", "\xe9\xeb\xef\xe8\xf6\xfc\x80\x85\x91\x92\x93\x94\x96\x97\x99\xa0\xa3\xa9"
                     "\xae\xb0\xb7"}, /* Dutch; the signs of English */
    {"MACINTOSH", "\x8e\x8f\x9d\x88\x89\x90\x91\x94\x95\x8d\x99\x9e\xcb\x83\xd5"}, /* French */
    {"MACINTOSH", "\x8a\x9a\x9f\xa7\x80\x85\x86"},                                 /* German */
    {"MACINTOSH", "\x87\x8e\x92\x97\x9c\x96\x8b\x9b\x8d\x99"},                     /* Iberian */
    {"WINDOWS-1250", "\xb9\xe6\xea\xb3\xf1\xf3\x9c\x9f\xbf\xa5\xc6\xca\xa3\xd1\xd3\x8c\x8f\xaf"},
    {"WINDOWS-1250",
     "\xe1\xe8\xef\xe9\xec\xed\xf2\xf3\xf8\x9a\x9d\xfa\xf9\xfd\x9e\xc1\xc8\xcf"
     "\xc9\xcc\xcd\xd2\xd3\xd8\x8a\x8d\xda\xd9\xdd\x8e\xe4\xbe\xbc\xf4"}, /* Czech */
    {"WINDOWS-1250", "\xe1\xe9\xed\xf3\xf6\xf5\xfa\xfc\xfb\xc1\xc9\xcd\xd3\xd6\xd5\xda\xdc\xdb"},
    {"WINDOWS-1250", "\xe8\xe6\xf0\x9a\x9e\xc8\xc6\xd0\x8a\x8e"}, /* Croatian */
    {"ISO-8859-2", "\xb1\xe6\xea\xb3\xf1\xf3\xb6\xbc\xbf\xa1\xc6\xca\xa3\xd1\xd3\xa6\xac\xaf"},
    {"ISO-8859-2", "\xe1\xe8\xef\xe9\xec\xed\xf2\xf3\xf8\xb9\xbb\xfa\xf9\xfd\xbe\xc1\xc8\xcf"
                   "\xc9\xcc\xcd\xd2\xd3\xd8\xa9\xab\xda\xd9\xdd\xae"},        /* Czech */
    {"CP850", "\x84\x94\x81\xe1\x8e\x99\x9a"},                                 /* German */
    {"CP850", "\x82\x8a\x85\x87\x83\x88\x93\x96\x97\x8c\x8b\x90"},             /* French */
    {"CP850", "\xa0\x82\xa1\xa2\xa3\xa4\x81\xc6\xe4\x83\x88\x93\x87\xc7\xe5"}, /* Iberian */
    {"WINDOWS-1254", "\xe7\xf0\xfd\xf6\xfe\xfc\xc7\xd0\xdd\xd6\xde\xdc\xe2"},  /* Turkish */
};

static const char *guess_letters(struct cl_slice sample) {
    uint64_t count[256] = {0}, high = 0;
    for (size_t i = 0; i < sample.len; i++) {
        unsigned char c = (unsigned char)sample.ptr[i];
        count[c]++;
        high += c >= 0x80;
    }
    const char *other = NULL;
    double west = 0, most = 0;
    for (size_t i = 0; i < CL_LEN(languages); i++) {
        uint64_t covered = 0;
        for (const char *p = languages[i].letters; *p; p++)
            covered += count[(unsigned char)*p];
        double share = high ? (double)covered / (double)high : 0;
        bool western = strcmp(languages[i].encoding, languages[0].encoding) == 0;
        if (western && share > west)
            west = share;
        if (!western && share > most) {
            most = share;
            other = languages[i].encoding;
        }
    }
    /* Western is what most files are; another must be clearly better, and more so by few. */
    return other && most > west + (high < 12 ? 0.25 : 0.08) ? other : languages[0].encoding;
}

/* Cyrillic text has high bytes in rows, western text single ones between ASCII letters. */
const char *cl_encoding_guess(const struct cl_scan *scan, struct cl_slice sample) {
    const char *found = guess_wide(scan, sample);
    if (found)
        return found;
    if (scan->high >= 20 && scan->high_pairs * 10 > scan->high * 6)
        return "WINDOWS-1251";
    return guess_letters(sample);
}
