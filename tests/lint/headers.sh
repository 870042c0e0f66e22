#!/bin/sh
# headers.sh - each public header compiles alone, and twice.
. "$(dirname "$0")/common.sh"
for f in $(find include/caseload -name '*.h' | sort); do
  name=${f#include/}
  printf '#include "%s"\n#include "%s"\n' "$name" "$name" |
    ${CC:-cc} -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Werror -fsyntax-only -Iinclude \
      -x c - > "$breaches.out" 2>&1 || breach "$f: $(grep -m1 error "$breaches.out")"
done
rm -f "$breaches.out"
finish
