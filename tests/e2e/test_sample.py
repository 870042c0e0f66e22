"""The samples are what generate makes, and the whole program agrees with a plain count of the first."""
import csv, datetime, filecmp, re, shlex, shutil, statistics, subprocess
from harness import *

SAMPLES = os.path.join(ROOT, "sample-data")
SAMPLE = os.path.join(SAMPLES, "service-ops.csv")


def text_of(*parts):
    with open(os.path.join(*parts), encoding="utf-8", newline="") as f:
        return f.read()


def rows():
    with open(SAMPLE, encoding="ascii", newline="") as f:
        return list(csv.DictReader(f))


@test
def the_commands_make_the_samples():
    commands = re.findall(r"^caseload (generate .*)$", text_of(SAMPLES, "README.md"), re.M)
    made = set()
    for line in commands:
        words = shlex.split(line)
        at = words.index("--output") + 1
        name = os.path.basename(words[at])
        equal(words[words.index("--profile") + 1] + ".csv", name)
        words[at] = path(name)
        run(*words)
        assert filecmp.cmp(words[at], os.path.join(SAMPLES, name), shallow=False), name
        note = [text_of(folder, name + ".synthetic.ini") for folder in (HOME, SAMPLES)]
        equal(*[re.sub(r"(?m)^version = .*$", "", n) for n in note])
        assert os.path.getsize(words[at]) < 300000, name
        made.add(name)
    equal(made, {f for f in os.listdir(SAMPLES) if f.endswith(".csv")})
    profiles = csv.DictReader(run("profiles", "--format", "csv")[0].splitlines())
    equal(made, {p["key"] + ".csv" for p in profiles}, "a sample of every profile")


@test
def the_usual_profile_is_the_first_sample():
    text, note = run("generate", "--cases", "3500")
    assert text == text_of(SAMPLE)
    assert "synthetic" in note and "service-ops" in note and "seed 1" in note


@test
def the_samples_say_that_they_are_synthetic():
    doc = run_json("import", os.path.join(SAMPLES, "sla.csv"), "--dry-run")
    said = doc["files"][0]["synthetic"]
    assert "profile sla, seed 1, caseload " in said and "late-shift, tenure" in said, said
    screen, _ = run("shot", os.path.join(SAMPLES, "bank.csv"), "--view", "data", "--size", "120x40")
    assert "bank.csv is synthetic" in screen, screen
    # An old note does not brand another file that got its name.
    other = path("sla.csv", text_of(SAMPLES, "bank.csv"))
    shutil.copy(os.path.join(SAMPLES, "sla.csv.synthetic.ini"), other + ".synthetic.ini")
    assert "synthetic" not in run_json("import", other, "--dry-run")["files"][0]


@test
def a_backlog_without_clocks_begins_with_the_gravest():
    screen, _ = run("shot", os.path.join(SAMPLES, "kaggle-tickets.csv"), "--view", "backlog", "--size", "120x40")
    assert "SLA left▲" not in screen and "SLA left ▲" not in screen, screen
    words = [w for line in screen.splitlines() for w in re.findall(r"\b(Critical|High|Medium|Low)\b", line)[:1]]
    assert len(words) >= 5, words
    equal(words, sorted(words, key=["Critical", "High", "Medium", "Low"].index), "the gravest first")
    assert "no open cases" not in screen and "no created column" in screen, screen


@test
def the_demo_offers_the_samples():
    # A tree in which the program is newer than its sources: nothing is built.
    tree = path("tree")
    shutil.copytree(SAMPLES, os.path.join(tree, "sample-data"))
    for folder in ("src", "include", "build/src/cli"):
        os.makedirs(os.path.join(tree, folder))
    for f in ("meson.build", "meson_options.txt"):
        open(os.path.join(tree, f), "w").close()
    os.symlink(os.path.abspath(BIN), os.path.join(tree, "build/src/cli/caseload"))

    def demo(*args):
        p = subprocess.run([os.path.join(tree, "sample-data", "demo"), *args], stdin=subprocess.DEVNULL,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENV, timeout=300)
        return p.returncode, p.stdout.decode(), p.stderr.decode()
    code, out, err = demo()
    equal(code, 0, err)
    equal(re.findall(r"^== (.*)$", out, re.M), ["service-ops", "kpi", "bank", "outage", "sla"])
    code, out, err = demo("glpi", "--filter", "priority:critical")
    assert code == 0 and "from glpi.csv" in out and "==" not in out, out + err
    code, out, err = demo("nothing")
    assert code == 2 and "bank" in err and "zendesk" in err, err


@test
def counts_agree():
    cases = rows()
    _, k = kpis(SAMPLE, "--as-of", "data")
    closed = [r for r in cases if r["Closed_Date"]]
    equal(k["cases"]["value"], len(cases))
    equal(k["open"]["value"], len(cases) - len(closed))
    equal(k["closed"]["value"], len(closed))
    equal(k["high_risk_open"]["value"],
          sum(not r["Closed_Date"] and r["Priority"] in ("High", "Critical") for r in cases))
    rated = [int(r["Customer_Rating"]) for r in cases if r["Customer_Rating"]]
    near(k["csat_mean"]["value"], statistics.fmean(rated))
    when = datetime.datetime.fromisoformat
    hours = [(when(r["Closed_Date"]) - when(r["Created_Date"])).total_seconds() / 3600 for r in closed]
    near(k["resolution_mean"]["value"], statistics.fmean(hours))
    late = [h > 24 * int(r["SLA_Days"]) for r, h in zip(closed, hours)]
    near(k["sla_compliance_resolved"]["value"], 1 - sum(late) / len(late))


@test
def nothing_of_the_sample_is_lost():
    doc = run_json("import", SAMPLE, "--db", path("sample.db"))
    f = doc["files"][0]
    equal(f["records"], len(rows()))
    equal(f["records"], f["cases"] + f["history"] + f["duplicates"] + f["quarantined"] + f["dropped"])
    equal(f["quarantined"], 0)
    found = {m["column"] for m in doc["mapping"]} | {e["column"] for e in doc["extra"]}
    equal(found, set(rows()[0]))


@test
def the_sample_config_is_accepted():
    config = os.path.join(ROOT, "src", "cli", "data", "config.ini")
    run("kpi", SAMPLE, "--config", config)
    bare = "\n".join(l[1:] if l.startswith(";") and " = " in l and not l.startswith("; ") else l
                     for l in open(config, encoding="utf-8").read().splitlines())
    run("kpi", SAMPLE, "--config", path("all.ini", bare))


main()
