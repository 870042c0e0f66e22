#!/bin/sh
# man.sh - the manual pages and completions hold what the program's registries hold,
# and no page has an error that man(1) would warn of.  Exit 77: nothing to compare.
. "$(dirname "$0")/common.sh"
if [ ! -x "$CASELOAD_BIN" ]; then
  echo "skipped: no program at '$CASELOAD_BIN'"
  exit 77
fi
python3 man/update.py --check "$CASELOAD_BIN" >> "$breaches" 2>&1
for section in $(sed -n 's/.*{\.name = "\([a-z]*\)", .*\.set.*/\1/p' src/cli/config.c); do
  grep -q "^\.SS \[$section[] ]" man/caseload-config.5 || breach "man/caseload-config.5: no [$section]"
  grep -q "^\[$section[] ]" src/cli/data/config.ini || breach "src/cli/data/config.ini: no [$section]"
done
if command -v man > /dev/null && command -v groff > /dev/null; then
  for page in man/*.[1-8]; do
    LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" 2>&1 > /dev/null |
      sed 's/^/groff: /' >> "$breaches"
  done
fi
finish
