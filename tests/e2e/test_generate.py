"""Generated exports: they load whole, dirt is found by name, what is planted is there and nothing else."""
import collections, csv, datetime, io, re, statistics, subprocess
from harness import *


def listed(command):
    return [r["key"] for r in csv.DictReader(io.StringIO(run(command, "--format", "csv")[0]))]


def generate(profile, cases, *args):
    """Rows of the file, and the lines of its truth."""
    out, truth = path(profile + ".csv"), path(profile + ".jsonl")
    run("generate", "--profile", profile, "--cases", str(cases), "--output", out, "--truth", truth, *args)
    with open(out, encoding="utf-8-sig", errors="replace", newline="") as f:
        rows = list(csv.DictReader(f, delimiter=";" if profile == "glpi" else ","))
    with open(truth, encoding="utf-8") as f:
        return out, rows, [json.loads(line) for line in f]


def hours(row, a="Created At", b="Resolved At"):
    when = datetime.datetime.fromisoformat
    return (when(row[b]) - when(row[a])).total_seconds() / 3600 if row[b] else None


def medians(rows, key):
    groups = collections.defaultdict(list)
    for r in rows:
        h = hours(r)
        if h is not None:
            groups[key(r)].append(h)
    return {k: statistics.median(v) for k, v in groups.items() if len(v) >= 300}


@test
def every_profile_loads_whole():
    formats = listed("formats")
    for p in listed("profiles"):
        out, rows, truth = generate(p, 3000)
        f = run_json("import", out, "--dry-run")["files"][0]
        equal((f["records"], f["quarantined"], f["dropped"], f["duplicates"], f["cases"]), (len(rows), 0, 0, 0, 3000), p)
        equal(f["cases"] + f["history"], f["records"], p)
        equal(len(truth), 3001, p)
        if p in formats:
            equal(f["format"], p)


@test
def every_known_format_has_a_profile():
    equal(sorted(set(listed("formats")) - {"generic"} - set(listed("profiles"))), [])


@test
def dirt_is_found_by_name():
    for p in listed("profiles"):
        out, rows, truth = generate(p, 3000, "--dirt", "10", "--seed", "7")
        doc = run_json("import", out, "--dry-run")
        made = [t for t in truth if "dirt" in t]
        assert len(made) >= 250, (p, len(made))
        want = collections.Counter(t["found_as"] for t in made)
        found = {"flag " + k: n for k, n in doc["flags"].items()}
        found["duplicates"] = doc["files"][0]["duplicates"]
        found["quarantine"] = doc["files"][0]["quarantined"]
        found["mapping"] = sum(int(n) for m in doc["mapping"] if m["field"] == "created"
                               for n in re.findall(r"(\d+) of them in another notation", m["reason"]))
        equal({k: found[k] for k in want}, dict(want), p)
        equal({q["record"] for q in doc["quarantine"]}, {t["record"] for t in made if t["found_as"] == "quarantine"}, p)
        note = open(out + ".synthetic.ini").read()
        for kind, n in collections.Counter(t["dirt"] for t in made).items():
            assert "%s = %d\n" % (kind, n) in note, (p, kind, n, note)


@test
def dirt_lies_on_the_cases_named():
    out, _, truth = generate("sla", 3000, "--dirt", "10")
    _, rows, _ = generate("sla", 3000)
    run("generate", "--profile", "sla", "--cases", "3000", "--dirt", "10", "--output", out)
    db = path("dirt.db")
    run("import", out, "--db", db)
    text, _ = run("cases", "--db", db, "--columns", "id,created,flags", "--format", "csv")
    cases = {r["id"]: r for r in csv.DictReader(io.StringIO(text))}
    created = {r["Ticket ID"]: r["Created At"] for r in rows}
    for t in truth:
        if t.get("found_as", "").startswith("flag "):
            assert t["found_as"][5:] in cases[t["id"]]["flags"], (t, cases[t["id"]])
        if t.get("dirt") == "date-mixed":
            equal(cases[t["id"]]["created"][:19].replace("T", " "), created[t["id"]])


@test
def a_year_of_the_bank():
    out, rows, _ = generate("bank", 50000)
    _, k = kpis(out)
    equal(k["cases"]["value"], 50000)
    near(k["escalation_rate"]["value"], 0.33, 0.01)
    minutes = statistics.fmean(int(r["Time to Resolution (minutes)"]) for r in rows if r["Status"] == "Resolved")
    near(k["resolution_mean"]["value"] * 60, minutes, 1e-3) # the last hour's are not over yet
    assert 36 <= minutes <= 38, minutes
    for by, want in (("channel", {"App": .34, "Phone": .33, "Website": .33}),
                     ("category", {"Block Card": .25, "Limit": .25, "Refund": .25, "Tech": .25})):
        text, _ = run("query", out, "--by", by, "--measure", "cases", "--format", "csv")
        got = {r[by]: int(float(r["cases"])) / 50000 for r in csv.DictReader(io.StringIO(text))}
        equal(set(got), set(want))
        assert all(abs(got[w] - want[w]) < 0.01 for w in want), got
    equal({r["Date Opened"][:7] for r in rows}, {"2025-%02d" % m for m in range(1, 13)})
    equal({r["Status"] for r in rows}, {"Escalated", "Resolved", "Reopened"})
    report, _ = run("report", out)
    for text in ("50,000", "37 min", "%.1f %%" % (100 * k["escalation_rate"]["value"])):
        assert text in report, (text, report)


@test
def the_probability_is_true():
    for p, columns in (("sla", ("Created At", "Resolved At")), ("service-ops", ("Created_Date", "Closed_Date"))):
        _, rows, truth = generate(p, 30000, "--effect", "slow-region")
        bins = collections.defaultdict(lambda: [0, 0, 0.0])
        for r, t in zip(rows, truth[1:]):
            assert r[list(r)[0]] == t["id"]
            h = hours(r, *columns)
            if h is None and p == "service-ops": # its open cases say nothing of their ends
                continue
            b = bins[int(t["breach_probability"] * 5)]
            b[0] += 1
            b[1] += h is None or h * 3600 > t["target_secs"]
            b[2] += t["breach_probability"]
        for n, breached, sure in bins.values():
            if n >= 1000:
                assert abs(breached - sure) / n < 0.03, (p, n, breached / n, sure / n)


@test
def null_means_null():
    _, rows, truth = generate("sla", 30000, "--null")
    equal(truth[0]["effects"], [])
    equal(len({(t["breach_probability"], t["target_secs"]) for t in truth[1:]}), 1)
    late = lambda r: not 6 <= int(r["Creation Hour"]) < 22
    for key in (lambda r: r["Region"], lambda r: r["Priority"], lambda r: r["Channel"], lambda r: r["Agent"], late,
                lambda r: float(r["Customer Tenure (years)"]) > 4):
        m = medians(rows, key)
        assert max(m.values()) < 1.15 * min(m.values()), m


@test
def effects_are_there_and_alone():
    late = lambda r: not 6 <= int(r["Creation Hour"]) < 22
    old = lambda r: float(r["Customer Tenure (years)"]) > 4
    for effect, key, factor in (("late-shift", late, 1.8), ("tenure", old, 1.6),
                                ("slow-region", lambda r: r["Region"] == "South", 1.6),
                                ("hard-agent", lambda r: r["Priority"] == "Critical", 1.7)):
        _, rows, truth = generate("sla", 30000, "--null", "--effect", effect)
        m = medians(rows, key)
        near(m[True] / m[False], factor, 0.05)
        equal([e["effect"] for e in truth[0]["effects"]], [effect])
        if effect == "hard-agent": # looks slow, and is as fast as the others with the same cases
            agents = medians(rows, lambda r: r["Agent"])
            mine = agents.pop(truth[0]["effects"][0]["agent"])
            assert mine > 1.15 * statistics.median(agents.values()), (mine, agents)
            easy = medians([r for r in rows if r["Priority"] != "Critical"], lambda r: r["Agent"] == "A101")
            near(easy[True] / easy[False], 1, 0.1)


@test
def an_outage_and_a_backlog():
    _, rows, truth = generate("outage", 20000, "--effect", "outage", "--null")
    e = truth[0]["effects"][0]
    inside = [r for r in rows if e["from"][:16] <= r["Opened"] < e["to"][:16]]
    usual = len(rows) / 365 / 4
    near(len(inside) / usual, 6, 0.15)
    near(sum(r["Location"] == e["region"] and r["Category"] == e["category"] for r in inside) / len(inside), 5 / 6, 0.1)
    _, rows, _ = generate("kpi", 20000, "--effect", "growing-backlog")
    left = collections.Counter(r["Opened At"][:7] for r in rows if not r["Closed At"])
    assert left["2025-11"] > 1.3 * left["2025-10"] > 1.7 * left["2025-09"] > 1.7 * left["2025-06"], left


@test
def the_past_of_the_desk():
    out, rows, _ = generate("desk", 2000)
    db = path("desk.db")
    run("import", out, "--db", db)
    first = [r for r in rows if r["Status"] == "Pending"][0]
    t = first["Updated At"].replace(" ", "T") + "Z"
    text, _ = run("query", "--db", db, "--by", "status", "--measure", "cases", "--as-of", t, "--format", "csv",
                  "--filter", "id:" + first["Case ID"])
    equal([r["status"] for r in csv.DictReader(io.StringIO(text))], ["Pending"])
    last = {r["Case ID"]: r["Status"] for r in rows}
    text, _ = run("query", "--db", db, "--by", "status", "--measure", "cases", "--format", "csv")
    got = {r["status"]: int(float(r["cases"])) for r in csv.DictReader(io.StringIO(text))}
    equal({k: v for k, v in got.items() if v}, dict(collections.Counter(last.values())))


@test
def what_cannot_be_is_refused():
    for args, words in ((["--effect", "slow-region", "--profile", "bank"], "no column"),
                        (["--effect", "late-shft"], "late-shift"), (["--profile", "zendsk"], "zendesk"),
                        (["--dirt", "16"], "at most 15"), (["--dirt", "x"], "whole number"),
                        (["--null", "word"], "takes no FILE"), (["--cases", "100000001"], "at most")):
        out, err = run("generate", *args, code=2)
        assert words in err and out == "", (args, err)
    gone = path("gone.csv")
    run("generate", "--effect", "tenure", "--output", gone, code=2)
    assert not os.path.exists(gone) and not os.path.exists(gone + ".synthetic.ini")


@test
def memory_does_not_grow():
    def peak(n):
        code = ("import resource,subprocess,sys;subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL,check=True);"
                "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        p = subprocess.run([sys.executable, "-c", code, BIN, "generate", "--quiet", "--profile", "desk", "--cases", str(n)],
                           stdout=subprocess.PIPE, env=ENV, check=True)
        return int(p.stdout)
    assert peak(50000) < peak(500) + 4000


main()
