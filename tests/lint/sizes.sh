#!/bin/sh
# sizes.sh - files and functions stay readable.  Tables generated into a folder
# named data, and the .def lists, are exempt.
. "$(dirname "$0")/common.sh"
for f in $(c_files src include tests | grep -v '/data/' | grep -v '\.def$'); do
  case $f in
    *.h) limit=200 ;;
    *) limit=600 ;;
  esac
  lines=$(wc -l < "$f")
  [ "$lines" -le $limit ] || breach "$f:1: $lines lines, at most $limit"
done
for f in $(c_files src tests | grep '\.c$' | grep -v '/data/'); do
  case $f in
    tests/*) limit=120 ;;
    *) limit=80 ;;
  esac
  # A function opens with a line at the left edge that ends in ") {" and closes
  # with a brace at the left edge.
  awk -v limit=$limit -v file="$f" '
    /^[^ \t#}\/].*\) *\{$/ || /^    +.*\) *\{$/ && open_args { start = NR; name = $0 }
    { open_args = /^[a-z].*[(,]$/ }
    /^\}/ && start { if (NR - start + 1 > limit)
        printf "%s:%d: function of %d lines, at most %d\n", file, start, NR - start + 1, limit
      start = 0 }' "$f" >> "$breaches"
done
finish
