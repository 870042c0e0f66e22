#!/usr/bin/env python3
"""mkunicode.py - writes unicode.c: folding, width and visibility of characters.

Usage: python3 mkunicode.py > unicode.c

The Unicode data is that of Python's unicodedata; the version stands in the
output.  Scripts whose marks carry meaning keep them: only the combining blocks
used as accents are dropped.
"""
import unicodedata as ud

LIMIT = 0x10000  # beyond it are styled and ancient letters only

# Marks that are accents, not vowels.
ACCENTS = [(0x0300, 0x036F), (0x0483, 0x0487), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
           (0x20D0, 0x20FF), (0xFE20, 0xFE2F)]
# Left as they are: no case, no accents, and large.
SKIP = [(0x1100, 0x11FF), (0x3130, 0x318F), (0x3200, 0x33FF), (0xA960, 0xA97F),
        (0xAC00, 0xD7FF), (0xD800, 0xF8FF), (0xF900, 0xFAFF), (0xFB1D, 0xFDFF),
        (0xFE70, 0xFEFE), (0xFFA0, 0xFFDC)]
# Invisible although not of category Cf.
HIDDEN = [(0x034F, 0x034F), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
          (0x2028, 0x2029), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F),
          (0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0xE0000, 0xE0FFF)]
# Wide also where no character is assigned yet.
WIDE = [(0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x1FA70, 0x1FAFF),
        (0x20000, 0x2FFFD), (0x30000, 0x3FFFD)]
# Letters that no decomposition takes apart, and the signs people type as ASCII.
BY_HAND = {
    'ß': 'ss', 'ẞ': 'ss', 'æ': 'ae', 'Æ': 'ae', 'ø': 'o', 'Ø': 'o', 'œ': 'oe', 'Œ': 'oe',
    'đ': 'd', 'Đ': 'd', 'ð': 'd', 'Ð': 'd', 'þ': 'th', 'Þ': 'th', 'ł': 'l', 'Ł': 'l',
    'ħ': 'h', 'Ħ': 'h', 'ŧ': 't', 'Ŧ': 't', 'ı': 'i', 'ĸ': 'k', 'ŋ': 'n', 'Ŋ': 'n',
    'ə': 'e', 'Ə': 'e', 'ƒ': 'f', 'ɓ': 'b', 'Ɓ': 'b', 'ɖ': 'd', 'Ɖ': 'd', 'ɗ': 'd', 'Ɗ': 'd',
    '\u2018': "'", '\u2019': "'", '\u201A': "'", '\u201B': "'", '\u02BC': "'", '\u2032': "'",
    '\u00B4': "'", '\u201C': '"', '\u201D': '"', '\u201E': '"', '\u201F': '"', '\u2033': '"',
    '\u00AB': '"', '\u00BB': '"', '\u2010': '-', '\u2011': '-', '\u2012': '-', '\u2013': '-',
    '\u2014': '-', '\u2015': '-', '\u2212': '-', '\u2215': '/', '\u2044': '/', '\u00D7': 'x',
    '\u2022': '*', '\u00B7': '.', '\u0085': ' ', '\u2028': ' ', '\u2029': ' ', '\u1680': ' ',
    # A sound of its own in front of the accent it decomposes to.
    '\u00A8': '"', '\u00AF': '-', '\u00B8': ',',
}


def within(cp, ranges):
    return any(a <= cp <= b for a, b in ranges)


def fold(ch):
    if ch in BY_HAND:
        return BY_HAND[ch]
    out = ''
    for c in ud.normalize('NFKD', ch.casefold()):
        for d in ud.normalize('NFKD', c.casefold()):
            if within(ord(d), ACCENTS):
                continue
            out += BY_HAND.get(d, d)
    return out


def hidden(cp):
    if cp < 0x20 or 0x7F <= cp < 0xA0:
        return True
    return (ud.category(chr(cp)) in ('Cf', 'Cs') or within(cp, HIDDEN)
            or 0xFDD0 <= cp <= 0xFDEF or (cp & 0xFFFE) == 0xFFFE)


def zero(cp):
    return (hidden(cp) or ud.category(chr(cp)) in ('Mn', 'Me')
            or 0x1160 <= cp <= 0x11FF or 0xD7B0 <= cp <= 0xD7FF)


def wide(cp):
    return (ud.east_asian_width(chr(cp)) in 'WF' or within(cp, WIDE)) and not zero(cp)


def ranges(test):
    out, start = [], None
    for cp in range(0x110000):
        if test(cp):
            if start is None:
                start = cp
        elif start is not None:
            out.append((start, cp - 1))
            start = None
    if start is not None:
        out.append((start, 0x10FFFF))
    return out


def lines(items, width=100):
    line = ''
    for it in items:
        if len(line) + len(it) + 1 > width:
            yield line
            line = ''
        line += it + ','
    if line:
        yield line


def array(decl, items):
    print(f'{decl} = {{')
    for l in lines(items):
        print(l)
    print('};')


def main():
    entries = []
    for cp in range(0x80, LIMIT):
        if within(cp, SKIP):
            continue
        ch = chr(cp)
        folded = fold(ch)
        if hidden(cp) and ch not in BY_HAND:
            folded = ''
        if cp < 0xA0 and ch not in BY_HAND:
            continue
        if folded != ch:
            entries.append((cp, folded, ud.category(ch) in ('Lu', 'Lt')))
    pool, place, at = b'', {}, []
    for cp, folded, upper in entries:
        raw = folded.encode()
        if raw not in place:
            found = pool.find(raw)
            if found < 0:
                found = len(pool)
                pool += raw
            place[raw] = found
        at.append((place[raw], len(raw)))
    assert len(pool) < 1 << 16 and max(n for _, n in at) < 128
    print('/* unicode.c - folding, width and visibility of characters, as tables.')
    print(' *')
    print(f' * Written by mkunicode.py from Unicode {ud.unidata_version}; do not edit.  Every table is')
    print(' * ascending, so that it can be searched by halving. */')
    print('#include "unicode.h"\n')
    print('/* clang-format off */')
    print(f'const size_t cl_unicode_folds_count = {len(entries)};')
    array('const struct cl_unicode_fold cl_unicode_folds[]',
          [f'{{0x{cp:x},{p},{n},{int(u)}}}' for (cp, _, u), (p, n) in zip(entries, at)])
    array('const unsigned char cl_unicode_fold_text[]', [str(b) for b in pool])
    for name, test in (('hidden', hidden), ('zero', zero), ('wide', wide)):
        rs = ranges(test)
        print(f'const size_t cl_unicode_{name}_count = {len(rs)};')
        array(f'const struct cl_unicode_range cl_unicode_{name}[]',
              [f'{{0x{a:x},0x{b:x}}}' for a, b in rs])
    print('/* clang-format on */')


main()
