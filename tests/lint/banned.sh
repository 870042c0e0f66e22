#!/bin/sh
# banned.sh - functions that go wrong, and text that does not belong here.
. "$(dirname "$0")/common.sh"

ban() { # extended regex, why, files…
  pattern=$1 why=$2
  shift 2
  [ $# -gt 0 ] || return
  grep -nHE "$pattern" "$@" | while IFS=: read -r file line text; do
    breach "$file:$line: $why: $(echo "$text" | cut -c1-60)"
  done
}

ban_code() { # the same, not looking into strings and comments
  pattern=$1 why=$2
  shift 2
  for f in "$@"; do
    sed -e 's/"\([^"\\]\|\\.\)*"/""/g' -e 's@//.*@@' -e 's@/\*.*@@' -e 's@^ *\*.*@@' "$f" |
      grep -nE "$pattern" | while IFS=: read -r line text; do
      breach "$f:$line: $why: $(echo "$text" | cut -c1-60)"
    done
  done
}

src=$(c_files src include)
all=$(c_files src include tests)
below_cli=$(c_files src | grep -v '^src/cli/')
word='(^|[^A-Za-z0-9_])'

ban_code "$word(strcpy|strcat|sprintf|vsprintf|gets|strtok|alloca|tmpnam|tempnam|mktemp) *\(" \
  "writes without a limit or keeps hidden state" $src
ban_code "$word(atoi|atol|atoll|atof|strtod|strtof|scanf|sscanf|fscanf) *\(" \
  "hides errors or asks the locale: cl_parse_i64, cl_parse_real" $(echo "$src" | grep -v '^src/base/num')
ban_code "$word(localtime|localtime_r|gmtime|gmtime_r|mktime|timegm|strftime|tzset) *\(" \
  "depends on TZ or locale: base/civil.h" $src
ban_code 'setlocale *\( *LC_(NUMERIC|ALL)' "numbers would depend on the locale" $src
ban_code "$word(tolower|toupper|strcasecmp|strncasecmp|isalpha|isupper|islower) *\(" \
  "asks the locale: cl_fold_eq" $src
ban_code "$word(system|popen|rand|srand|random|usleep) *\(" "not here" $src
ban_code "$word(printf|puts|putchar|perror|exit) *\(" "modules never print nor leave" \
  $(echo "$below_cli" | grep -v '^src/base/err\.c')
ban_code "$word(float|double)( |\*|\))|math\.h" "integers only" $(c_files src/generate)
ban_code '^extern ' "no extern in .c files" $(echo "$src" | grep '\.c$')
ban "$word(TODO|FIXME|XXX|HACK)([^A-Za-z0-9_#]|\$)" "without an issue number" $all

text=$(find src include tests man sample-data README.md .github .ci meson.build -type f \
  ! -name '*.csv' ! -path 'tests/lint/banned.sh' 2> /dev/null)
ban '/(work|home|root|Users)/[a-z]' "path of one machine" $text
ban '/tmp/' "path of one machine: \$TMPDIR, mkdtemp" $(echo "$text" | grep -v '^tests/')
ban '(pypi|crates|npmjs|deb\.debian|proxy\.golang|rubygems)\.(org|io|com)' "host of a registry" $text
ban '[ 	]+$' "blanks at the end of a line" $(echo "$text" | grep -vE '\.(txt|golden|ans|md|html)$')
finish
