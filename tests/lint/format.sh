#!/bin/sh
# format.sh - clang-format has nothing to say.  Other versions format otherwise, so
# only version 14 (Debian 12) judges; exit 77 means skipped.
. "$(dirname "$0")/common.sh"
if ! clang-format --version 2> /dev/null | grep -q 'version 14\.'; then
  echo "skipped: clang-format 14 is not installed"
  exit 77
fi
clang-format --dry-run $(c_files src include tests | grep -v '/data/' | grep -v '\.def$') 2>&1 |
  grep 'clang-format-violations' | cut -d: -f1,2 | sort -u | sed 's/$/: not formatted/' >> "$breaches"
finish
