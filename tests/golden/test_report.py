#!/usr/bin/env python3
"""The text report keeps its width, says nothing but ASCII when asked, and has no
control characters; nothing open is said once.  TAP."""
import os, subprocess, sys, tempfile, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "..", ".."))
BIN = os.environ.get("CASELOAD_BIN", os.path.join(ROOT, "build", "src", "cli", "caseload"))
DESK = os.path.join(HERE, "data", "desk.csv")
CLOSED = "Case ID,Created,Closed,Status,Priority,Category\n" + "".join(
    "C%d,2024-01-%02d 10:00,2024-02-%02d 10:00,Closed,High,Kind %d\n" % (i, i % 27 + 1, i % 27 + 1, i % 23) for i in range(200))


def columns(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def report(home, *options):
    env = dict(os.environ, HOME=home, XDG_CACHE_HOME=home, XDG_CONFIG_HOME=home, XDG_STATE_HOME=home, LC_ALL="C.UTF-8")
    p = subprocess.run([BIN, "report", *options, "--as-of", "data"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, timeout=120)
    assert p.returncode == 0, p.stderr.decode("utf-8", "replace")
    return p.stdout.decode("utf-8")


def widths(home, closed):
    for path in (DESK, closed):
        for width in (40, 60, 80, 132):
            for ascii_only in (False, True):
                out = report(home, path, "--width", str(width), *(["--ascii"] if ascii_only else []))
                long = [line for line in out.split("\n") if columns(line) > width]
                assert not long, "%d columns: %r" % (width, long[0])
                assert all(c == "\n" or ord(c) >= 32 for c in out), "a control character"
                assert not ascii_only or out.isascii(), "not ASCII"


def nothing_open(home, closed):
    out = report(home, closed)
    assert "Nothing stands out" in out and "Open by" not in out and "Largest backlog" not in out, out
    assert " … 8 more\n" in out, out  # 23 categories, 15 bars


def tables(home, closed):
    rows = [line for line in report(home, DESK, "--format", "md").split("\n")]
    for i, line in enumerate(rows):
        if line.startswith("| ---"):  # a header above, and as many cells in each row below
            n = line.count("|")
            for row in [rows[i - 1]] + rows[i + 1:]:
                if not row.startswith("|"):
                    break
                assert row.replace("\\|", "").count("|") == n, row


def main():
    checks, failed = (widths, nothing_open, tables), 0
    print("1..%d" % len(checks))
    with tempfile.TemporaryDirectory(prefix="caseload-report-") as home:
        closed = os.path.join(home, "closed.csv")
        with open(closed, "w") as f:
            f.write(CLOSED)
        for i, check in enumerate(checks, 1):
            try:
                check(home, closed)
                print("ok %d - %s" % (i, check.__name__), flush=True)
            except (AssertionError, OSError, subprocess.TimeoutExpired) as e:
                failed += 1
                print("not ok %d - %s" % (i, check.__name__))
                print("\n".join("# " + line for line in str(e).split("\n")[:60]), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
