# common.sh - sourced by the lint scripts: where the checkout is, how to complain.
# A script prints every breach as file:line: what, and exits 1 when there was one.
cd "${CASELOAD_TEST_ROOT:-$(dirname "$0")/../..}" || exit 2
breaches=$(mktemp) || exit 2
trap 'rm -f "$breaches"' EXIT

breach() {
  echo "$*" >> "$breaches"
}

finish() {
  if [ -s "$breaches" ]; then
    sort -u "$breaches"
    echo "$(sort -u "$breaches" | wc -l) breaches" >&2
    exit 1
  fi
  exit 0
}

c_files() { # of the folders given
  find "$@" -type f \( -name '*.c' -o -name '*.h' -o -name '*.def' \) | sort
}
