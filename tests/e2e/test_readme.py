"""README.md is true: its screen is what the program shows, its commands run, its keys exist."""
import csv, io, re, shlex, sys
from harness import *

README = os.path.join(ROOT, "README.md")
SAMPLE = os.path.join(ROOT, "sample-data", "service-ops.csv")


def screen():
    return run("shot", SAMPLE, "--size", "80x24")[0].rstrip("\n")


def fences(text):
    return re.findall(r"^```\n(.*?)^```$", text, re.S | re.M)


@test
def the_screen_is_real():
    first = fences(open(README).read())[0].rstrip("\n")
    equal(first.splitlines(), screen().splitlines())


@test
def the_commands_run():
    lines = [l for block in fences(open(README).read()) for l in block.splitlines() if l.startswith("caseload ")]
    assert len(lines) >= 6, lines
    for line in lines:
        words = [SAMPLE if w == "tickets.csv" else w for w in shlex.split(line.split(" #")[0])]
        out, _ = run(*words[1:])
        assert out.strip(), line


@test
def the_keys_exist():
    bound = " ".join(r["keys"] for r in csv.DictReader(io.StringIO(run("actions", "--format", "csv")[0]))).split()
    table = re.search(r"^\| view \| key .*?\n\n", open(README).read(), re.S | re.M).group(0).splitlines()[2:]
    table = [row.split("|")[2] for row in table if row]
    prose = re.search(r"^Anywhere:.*?\n\n", open(README).read(), re.S | re.M).group(0)
    for key in re.findall(r"`([^`]+)`", " ".join(table) + prose):
        if key.startswith(":") and len(key) > 1 or key.startswith("man "):
            continue
        assert key in bound, key


@test
def every_file_named_is_there():
    for name in set(re.findall(r"`((?:src|tests|include|sample-data|\.github)/[A-Za-z0-9_./-]+)`", open(README).read())):
        assert os.path.exists(os.path.join(ROOT, name)), name


if "--update" in sys.argv: # puts today's screen into README.md
    text = open(README).read()
    old = fences(text)[0]
    with open(README, "w") as f:
        f.write(text.replace(old, screen() + "\n", 1))
else:
    main()
