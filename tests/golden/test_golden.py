#!/usr/bin/env python3
"""Golden screens: every view at four sizes, in UTF-8 and ASCII, over data/desk.csv.

`test_golden.py` compares (TAP); `test_golden.py --update` writes the screens anew:
read the difference before you commit it."""
import os, subprocess, sys, tempfile, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "..", ".."))
BIN = os.environ.get("CASELOAD_BIN", os.path.join(ROOT, "build", "src", "cli", "caseload"))
SIZES = ["80x24", "120x40", "160x48", "40x12"]
# name, options, keys
SCREENS = [
    ("overview", [], ""),
    ("overview-filtered", ["--filter", "department:billing"], "l l"),
    ("backlog", [], "2 j j"),
    ("case", [], "2 j Enter"),
    ("cases", [], "l l Enter"),
    ("trends", [], "3"),
    ("trends-measure", [], "3 b b Tab l"),
    ("agents", [], "4 j l"),
    ("agent-heat", [], "4 Tab l l j"),
    ("sla", [], "5"),
    ("workforce", [], "6"),
    ("workforce-volume", [], "6 b l l j"),
    ("pivot", [], "0 j l l"),
    ("pivot-months", [], ": pivot Space priority Space month Space sla_compliance Enter l"),
    ("pivot-share", [], "0 % D"),
    ("feedback", [], ": feedback Enter"),
    ("drivers", [], "l i b"),
    ("test", [], ": test Enter"),
    ("findings", [], ": findings Enter j"),
    ("data", ["--view", "data"], ""),
    ("filter", [], "f Right"),
    ("explain", [], "l i"),
    ("help", [], "?"),
    ("palette", [], ": sort"),
    ("sort", [], "2 l S j Space"),
]


def shot(home, size, options, keys, ascii_only):
    env = dict(os.environ, HOME=home, XDG_CACHE_HOME=home, XDG_CONFIG_HOME=home, XDG_STATE_HOME=home,
               LC_ALL="C.UTF-8", TZ="UTC")
    # As a new load each time, so that the status row says the same.
    cache = tempfile.mkdtemp(dir=home)
    env["XDG_CACHE_HOME"] = cache
    p = subprocess.run([BIN, "shot", os.path.join(HERE, "data", "desk.csv"), "--as-of", "data", "--size", size,
                        "--keys", keys, *(["--ascii"] if ascii_only else []), *options],
                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, timeout=120)
    assert p.returncode == 0, p.stderr.decode("utf-8", "replace")
    return p.stdout


def width(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def check(out, size, ascii_only):
    columns, rows = map(int, size.split("x"))
    lines = out.decode("utf-8").split("\n")[:-1]
    assert len(lines) == rows, "%d lines" % len(lines)
    assert all(width(line) <= columns for line in lines), "a line is too long"
    assert not ascii_only or all(byte < 0x80 for byte in out), "not ASCII"


def main():
    update = "--update" in sys.argv[1:]
    cases = [(s, z, a) for s in SCREENS for z in SIZES for a in (False, True)]
    failed = 0
    print("1..%d" % len(cases))
    with tempfile.TemporaryDirectory(prefix="caseload-golden-") as home:
        for i, ((name, options, keys), size, ascii_only) in enumerate(cases, 1):
            title = "%s-%s%s" % (name, size, "-ascii" if ascii_only else "")
            path = os.path.join(HERE, "screens", title + ".txt")
            try:
                out = shot(home, size, options, keys, ascii_only)
                check(out, size, ascii_only)
                if update:
                    os.makedirs(os.path.dirname(path), exist_ok=True)
                    with open(path, "wb") as f:
                        f.write(out)
                with open(path, "rb") as f:
                    want = f.read()
                assert out == want, "differs; is now:\n" + out.decode("utf-8")
                print("ok %d - %s" % (i, title), flush=True)
            except (AssertionError, OSError, subprocess.TimeoutExpired) as e:
                failed += 1
                print("not ok %d - %s" % (i, title))
                print("\n".join("# " + line for line in str(e).split("\n")), flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
