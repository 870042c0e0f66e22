#!/bin/sh
# layers.sh - an include is allowed only towards what src/meson.build lets the
# module link; each outside library has one module that knows it.
. "$(dirname "$0")/common.sh"

# "module: linked linked …", one line each, from the list of modules.
links=$(sed -n "s/^  \['\([a-z]*\)', *\[\([^]]*\)\].*/\1: \2/p" src/meson.build | tr -d "',")
[ -n "$links" ] || { echo "src/meson.build: list of modules not found"; exit 1; }

owner_of() { # path after caseload/
  case $1 in
    base/*) echo base ;;
    columns.def | flags.def) echo schema ;;
    actions.def | action.h) echo app ;;
    *) echo "$1" | sed 's/[._].*//' ;;
  esac
}

check_own() { # file module
  allowed=" $2 $(echo "$links" | sed -n "s/^$2: //p") "
  grep -n '^ *# *include *"caseload/' "$1" | while IFS=: read -r line text; do
    path=$(echo "$text" | sed 's/.*"caseload\/\([^"]*\)".*/\1/')
    owner=$(owner_of "$path")
    case $allowed in
      *" $owner "*) ;;
      *) breach "$1:$line: $2 may not include $path ($owner stands above it or is not linked)" ;;
    esac
    [ -e "include/caseload/$path" ] || breach "$1:$line: include/caseload/$path does not exist"
  done
  grep -n '^ *# *include *"' "$1" | grep -v '"caseload/' | while IFS=: read -r line text; do
    path=$(echo "$text" | sed 's/.*"\([^"]*\)".*/\1/')
    case $path in
      ..* | /*) breach "$1:$line: private header $path of another folder" ;;
    esac
  done
}

for module in $(echo "$links" | cut -d: -f1); do
  for f in $(c_files "src/$module"); do
    check_own "$f" "$module"
  done
  for f in $(find include/caseload -maxdepth 1 -name "$module.h" -o -maxdepth 1 -name "${module}_*.h"); do
    check_own "$f" "$module"
  done
done
for f in $(c_files include/caseload/base); do
  check_own "$f" base
done
[ -e include/caseload/action.h ] && check_own include/caseload/action.h app
for d in src/*/; do
  module=$(basename "$d")
  [ "$module" = cli ] || echo "$links" | grep -q "^$module:" ||
    breach "src/$module: not in the list of src/meson.build"
done

only_in() { # header pattern, where
  grep -rnE --include='*.[ch]' "^ *# *include *[<\"]$1[>\"]" src include | grep -vE "^$2" |
    while IFS=: read -r file line text; do
      breach "$file:$line: $text: only in $2"
    done
}
only_in 'sqlite3\.h' 'src/store/'
only_in 'csv\.h' 'src/ingest/'
only_in '(ncursesw/)?n?curses\.h' 'src/tui/term_curses\.c'
only_in '(pthread|threads)\.h' 'src/base/'
only_in 'gsl/[a-z_]*\.h' 'src/stats/'
only_in 'ini\.h' 'src/base/'
finish
