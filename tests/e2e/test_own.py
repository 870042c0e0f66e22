#!/usr/bin/env python3
"""Fields, measures and schedules of a configuration, in every command that takes them,
on an export made here and counted here; and the sentences that refuse wrong ones.  TAP."""
import math, random, sqlite3
from datetime import datetime, timedelta, timezone
from harness import ENV, equal, main, near, path, run, run_json, test

START = datetime(2026, 1, 5, tzinfo=timezone.utc)  # a Monday
T = START + timedelta(days=60)
AGENTS = ["Ann", "Bob", "Cleo", "Dag"]
CONFIG = """
[targets]
open_per_case = 0.25

[fields]
ours = priority:critical,high -status:pending
age_band = band(age, 2d, 20d)
old_ours = is:ours age>20d

[measures]
open_per_case = open / cases
twice = 2 * open_per_case
spread = resolution_p90 - resolution_median
handled = aht * closed / 60

[schedule team]
agents = *
hours_per_day = 6
days = Mon-Fri
shrinkage = 0.25

[schedule dag]
agents = Dag
hours_per_day = 4
days = Sat, Sun
"""


def cases():
    r = random.Random(7)
    rows = []
    for i in range(300):
        born = START + timedelta(minutes=r.randrange(60 * 24 * 59))
        status = r.choice(["Open", "Pending", "Closed", "Closed", "Closed"])
        took = timedelta(minutes=r.randrange(10, 60 * 24 * 9))
        if status == "Closed" and born + took > T:
            status = "Open"
        rows.append(dict(id="C%d" % i, born=born, status=status, priority=r.choice(["Critical", "High", "Medium", "Low"]),
                         agent=r.choice(AGENTS), took=took if status == "Closed" else None,
                         handling=r.randrange(5, 90) if status == "Closed" else None))
    return rows


ROWS = cases()


def stamp(t):
    return t.strftime("%Y-%m-%d %H:%M:%S")


def export():
    lines = ["Ticket ID,Created,Closed,Status,Priority,Agent,Handling Time (min)"]
    for c in ROWS:
        closed = stamp(c["born"] + c["took"]) if c["took"] else ""
        lines.append(",".join([c["id"], stamp(c["born"]), closed, c["status"], c["priority"], c["agent"],
                               str(c["handling"] or "")]))
    return path("own.csv", "\n".join(lines) + "\n")


FILE, CONF = export(), path("own.ini", CONFIG)
AT = ["--config", CONF, "--as-of", "2026-03-06T00:00:00Z", FILE]


def ours(c):
    return c["priority"] in ("Critical", "High") and c["status"] != "Pending"


def is_open(c):
    return c["status"] != "Closed"


def age_days(c):
    return (T - c["born"]).total_seconds() / 86400


@test
def a_flag_filters_groups_and_is_a_column():
    want = sum(map(ours, ROWS))
    equal(run_json("query", *AT, "--measure", "cases", "--filter", "is:ours")["rows"][0]["cases"], want)
    equal(run_json("query", *AT, "--measure", "cases", "--filter", "ours:no")["rows"][0]["cases"], len(ROWS) - want)
    equal(run_json("query", *AT, "--measure", "cases", "--filter", "-is:ours")["rows"][0]["cases"], len(ROWS) - want)
    rows = run_json("query", *AT, "--measure", "cases,open", "--by", "ours", "--totals")["rows"]
    equal({r["ours"]: (r["cases"], r["open"]) for r in rows},
          {"yes": (want, sum(ours(c) and is_open(c) for c in ROWS)),
           "no": (len(ROWS) - want, sum(not ours(c) and is_open(c) for c in ROWS)),
           "*": (len(ROWS), sum(map(is_open, ROWS)))})
    listed = run("cases", *AT, "--columns", "id,ours", "--format", "csv")[0].split()[1:]
    equal(dict(l.split(",") for l in listed), {c["id"]: "yes" if ours(c) else "no" for c in ROWS})
    old = sum(ours(c) and is_open(c) and age_days(c) > 20 for c in ROWS)
    equal(run_json("query", *AT, "--measure", "cases", "--filter", "is:old_ours")["rows"][0]["cases"], old)


@test
def bands_have_labels_in_their_order():
    rows = run_json("query", *AT, "--measure", "cases", "--by", "age_band")["rows"]
    cut = [sum(is_open(c) and lo <= age_days(c) < hi for c in ROWS) for lo, hi in ((0, 2), (2, 20), (20, 1e9))]
    equal([(r["age_band"], r["cases"]) for r in rows],
          [("<2d", cut[0]), ("2d-20d", cut[1]), ("20d+", cut[2]), (None, len(ROWS) - sum(cut))])
    equal(run_json("query", *AT, "--measure", "cases", "--filter", "age_band:<2d")["rows"][0]["cases"], cut[0])


@test
def measures_are_measures_everywhere():
    rows = run_json("query", *AT, "--measure", "open_per_case,twice,open,cases", "--by", "priority", "--totals",
                    "--sort", "-twice")["rows"]
    for r in rows:
        near(r["open_per_case"], r["open"] / r["cases"])
        near(r["twice"], 2 * r["open"] / r["cases"])
    values = [r["twice"] for r in rows if r["priority"] != "*"]
    equal(values, sorted(values, reverse=True))
    weeks = run_json("query", *AT, "--measure", "open_per_case,open,cases", "--every", "week")["rows"]
    assert len(weeks) > 7
    for r in weeks:
        near(r["open_per_case"], r["open"] / r["cases"])
    doc = run_json("explain", "spread", *AT)
    p90, p50 = (run_json("explain", k, *AT) for k in ("resolution_p90", "resolution_median"))
    near(doc["value"], p90["value"] - p50["value"])
    equal((doc["unit"], doc["n"], doc["formula"]), ("hours", p50["n"], "resolution_p90 - resolution_median"))
    equal(run_json("explain", "open_per_case", *AT)["target"], 0.25)
    listed = run("measures", "--config", CONF, "--format", "csv")[0]
    assert "open_per_case" in listed and "twice" in listed


@test
def the_sql_of_explain_returns_the_value():
    for key in ("open_per_case", "twice", "spread", "handled", "utilization", "resolution_km_median", "resolution_rmst"):
        doc = run_json("explain", key, *AT)
        got = sqlite3.connect(doc["store"]).execute(doc["sql"]).fetchone()[0]
        near(got, doc["value"])


def minutes(days, hours, shrinkage):
    """Of the working days from the first case on, the first one in part."""
    first, total = min(c["born"] for c in ROWS), 0.0
    for n in range(61):
        a = START + timedelta(days=n)
        b = a + timedelta(days=1)
        share = (min(b, T + timedelta(seconds=1)) - max(a, first)).total_seconds() / 86400
        if a.weekday() in days and share > 0:
            total += share * hours * 60 * (1 - shrinkage)
    return total


@test
def utilization_by_agent_and_of_all():
    rows = run_json("query", *AT, "--measure", "utilization", "--by", "agent", "--totals")["rows"]
    plan = {a: minutes(range(5), 6, .25) for a in AGENTS[:3]} | {"Dag": minutes((5, 6), 4, 0)}
    handled = {a: sum(c["handling"] for c in ROWS if c["agent"] == a and c["handling"]) for a in AGENTS}
    got = {r["agent"]: r["utilization"] for r in rows}
    for a in AGENTS:
        near(got[a], handled[a] / plan[a])
    near(got["*"], sum(handled.values()) / sum(plan.values()))
    doc = run_json("query", *AT, "--measure", "utilization", "--by", "priority")
    assert "by agent alone" in doc["why"]["utilization"], doc["why"]


@test
def hours_come_from_an_agents_file():
    """Columns in any order, cells left empty as the section says, beside the configuration."""
    path("hours.csv", "\ufeffDays;Agent;Hours_per_day;Shrinkage\n;ann;;\n\nSat, Sun;Dag;4;0\nall;Eve;2;\n")
    own = path("file.ini", "[schedule team]\nfile = hours.csv\nhours_per_day = 6\nshrinkage = 0.25\n"
               "standard_minutes = Critical stop 90\nstandard_minutes = login 12\n")
    at = ["--config", own] + AT[2:]
    rows = run_json("query", *at, "--measure", "utilization", "--by", "agent", "--totals")["rows"]
    got = {r["agent"]: r["utilization"] for r in rows}
    plan = {"Ann": minutes(range(5), 6, .25), "Dag": minutes((5, 6), 4, 0)}
    handled = {a: sum(c["handling"] for c in ROWS if c["agent"] == a and c["handling"]) for a in plan}
    for a in plan:
        near(got[a], handled[a] / plan[a])
    near(got["*"], sum(handled.values()) / (sum(plan.values()) + minutes(range(7), 2, .25)))
    assert got["Bob"] is None, got


@test
def utilization_is_estimated_by_issue():
    """The subcategory's minutes, else the category's; issues without minutes stay out."""
    issues = [("Access", "Login"), ("Access", "Other"), ("Refund", ""), ("Post", "")]
    lines, by = ["Ticket ID,Created,Closed,Status,Agent,Category,Subcategory"], {"Ann": 0, "Bob": 0}
    for i in range(60):
        born, (category, sub), agent = START + timedelta(hours=7 * i), issues[i % 4], ["Ann", "Bob", ""][i % 3]
        closed = i % 5 > 0
        lines.append("C%d,%s,%s,%s,%s,%s,%s" % (i, stamp(born), stamp(born + timedelta(hours=3)) if closed else "",
                                                "Closed" if closed else "Open", agent, category, sub))
        if closed and agent:
            by[agent] += {"Login": 5.5, "Other": 20, "": 40 if category == "Refund" else 0}[sub]
    config = path("standard.ini", "[schedule team]\nagents = *\nhours_per_day = 8\n"
                  "standard_minutes = login 5.5, Access 20, refund 40\n")
    issue = [path("issue.csv", "\n".join(lines) + "\n"), "--config", config, "--from", "2026-01-05", "--to",
             "2026-01-25", "--as-of", "2026-03-06T00:00:00Z"]
    rows = run_json("query", *issue, "--measure", "utilization_estimated", "--by", "agent", "--totals")["rows"]
    got = {r["agent"]: r["utilization_estimated"] for r in rows}
    for a in by:
        near(got[a], by[a] / (15 * 480))
    near(got["*"], sum(by.values()) / (2 * 15 * 480))
    doc = run_json("explain", "utilization_estimated", *issue)
    near(sqlite3.connect(doc["store"]).execute(doc["sql"]).fetchone()[0], got["*"])
    assert "estimate" in doc["help"].lower() or "estimate" in doc["label"].lower(), doc


@test
def load_index_is_against_the_median():
    rows = run_json("query", *AT, "--measure", "load_index,throughput", "--by", "agent")["rows"]
    rates = sorted(r["throughput"] for r in rows)
    for r in rows:
        near(r["load_index"], r["throughput"] / ((rates[1] + rates[2]) / 2))


@test
def open_cases_make_the_honest_median():
    spans = sorted(((c["took"] if c["took"] else T - c["born"]).total_seconds(), bool(c["took"])) for c in ROWS)
    s, median = 1.0, None
    for t in sorted({t for t, _ in spans}):
        gone = sum(e for x, e in spans if x == t)
        s *= 1 - gone / sum(x >= t for x, _ in spans)
        if s <= .5 + 1e-12 and median is None:
            median = t / 3600
    doc = run_json("explain", "resolution_km_median", *AT)
    near(doc["value"], median)
    equal(doc["n"], len(ROWS))
    assert doc["low"] <= median <= doc["high"]
    assert "leaves out the open ones" in doc["notes"][-1]


def ends(values, p):
    """The ends of a quantile's interval: ranks by the binomial distribution, summed as it is."""
    v, n = sorted(values), len(values)
    below = [sum(math.comb(n, j) * p**j * (1 - p)**(n - j) for j in range(x + 1)) for x in range(n + 1)]
    low, high = (next(x for x in range(n + 1) if below[x] >= q) for q in (.025, .975))
    return v[low - 1] if low else None, v[high] if high < n else None


@test
def quantiles_have_intervals():
    hours = [c["took"].total_seconds() / 3600 for c in ROWS if c["took"]]
    for key, p in (("resolution_median", .5), ("resolution_p90", .9)):
        doc = run_json("explain", key, *AT)
        low, high = ends(hours, p)
        near(doc["low"], low)
        near(doc["high"], high)
        assert low < doc["value"] < high and "order statistics" in doc["interval"], doc
    # Five cases have no rank that is that far out.
    few = path("few.csv", "Ticket ID,Created,Closed,Status\n" + "".join(
        "C%d,%s,%s,Closed\n" % (i, stamp(START), stamp(START + timedelta(hours=i + 1))) for i in range(5)))
    doc = run_json("explain", "resolution_median", few, "--no-config")
    equal((doc["value"], doc["low"], doc["high"]), (3, None, None))


@test
def an_export_that_begins_late_counts_from_there():
    """Half of the cases are a year older than the first close: they are here because they
    were open still, and count from then on."""
    lines, spans, start = ["Ticket ID,Created,Closed,Status"], [], START - timedelta(seconds=1)
    r = random.Random(3)
    for i in range(200):
        born = START + timedelta(hours=r.randrange(1, 900)) if i % 2 else START - timedelta(days=300 + i)
        took = timedelta(hours=r.randrange(1, 400)) if i % 2 else START - born + timedelta(hours=i * 9)
        ended = born + took < T and i % 5 > 0 or i == 0
        closed = START if i == 0 else born + took
        t, entry = (closed if ended else T) - born, max(start - born, timedelta(seconds=-1))
        spans.append((t.total_seconds(), ended, entry.total_seconds() if born < start else -1))
        lines.append("C%d,%s,%s,%s" % (i, stamp(born), stamp(closed) if ended else "", "Closed" if ended else "Open"))
    doc = run_json("explain", "resolution_km_median", path("late.csv", "\n".join(lines) + "\n"), "--no-config",
                   "--as-of", "2026-03-06T00:00:00Z")
    assert "delayed entry" in doc["formula"], doc["formula"]
    s, median = 1.0, None
    for t in sorted({t for t, e, f in spans if e and f < t}):
        gone = sum(e and x == t for x, e, f in spans)
        s *= 1 - gone / sum(f < t <= x for x, e, f in spans)
        if s <= .5 + 1e-12 and median is None:
            median = t / 3600
    near(doc["value"], median)
    near(sqlite3.connect(doc["store"]).execute(doc["sql"]).fetchone()[0], doc["value"])


@test
def wrong_ones_are_refused_with_their_line():
    for text, why in (
            ("[fields]\nx = band(age, 7d, 1d)", ":2: [fields] x: band() edge '1d'"),
            ("[fields]\na = is:b\n\nb = -is:a", ":4: [fields] b: it refers to itself"),
            ("[fields]\npriority = is:open", ":2: [fields] priority: that name is taken"),
            ("[fields]\nopen = is:open", ":2: [fields] open: a measure has that name"),
            ("[measures]\nx = penalti / closed", ":2: [measures] x: penalti: no such measure, did you mean penalty?"),
            ("[measures]\nx = cases\nx = open", ":3: [measures] x: there is a measure with that key"),
            ("[measures]\ny = x + 1\nx = cases", ":2: [measures] y: x: no such measure"),
            ("[measures]\nx = cases +", ":2: [measures] x: a measure, a number or ( is missing"),
            ("[measures]\nage = cases", ":2: [measures] age: a field or dimension"),
            ("[measure]\nx = 1", ":2: [measure]: unknown section; did you mean [measures]?"),
            ("[schedule a]\nagents = *", "[schedule a]: hours_per_day is missing"),
            ("[schedule a]\nday = Mon", ":2: [schedule a] day: unknown key; did you mean days?"),
            ("[schedule a]\nfiles = x", ":2: [schedule a] files: unknown key; did you mean file?"),
            ("[schedule a]\nfile = none.csv", ":2: [schedule a] file: "),
            ("[schedule a]\nfile = " + path("a1.csv", "agent,days\n\nAnn,Mon\nBob,Mo\n"), "a1.csv:4: days: 'Mo'"),
            ("[schedule a]\nfile = " + path("a2.csv", "agent,hours\nAnn,8\n"), "a2.csv:1: hours: unknown column; did you mean hours_per_day"),
            ("[schedule a]\nfile = " + path("a3.csv", "name,days\nAnn,Mon\n"), "a3.csv:1: name: unknown column"),
            ("[schedule a]\nfile = " + path("a4.csv", "agent\nAnn\nAnn\n"), "a4.csv:3: agents: 'Ann' has a schedule"),
            ("[schedule a]\nfile = " + path("a5.csv", "agent\nAnn,8\n"), "a5.csv:2: 2 fields, the headings are 1"),
            ("[schedule a]\nfile = " + path("a6.csv", "agent\nAnn\n"), "hours_per_day is missing for Ann"),
            ("[schedule a]\nstandard_minutes = Login", ":2: [schedule a] standard_minutes: 'Login' is not a word"),
            ("[targets]\nopen_per_cas = 1", ":2: [targets] open_per_cas: no such measure")):
        err = run("query", "--config", path("wrong.ini", text + "\n"), FILE, code=2)[1]
        assert why in err, "%r: %s" % (text, err)
    # What only the data can tell is said when the field is used.
    used = path("used.ini", "[fields]\nx = priorty:high\n")
    run("query", "--config", used, FILE)
    err = run("query", "--config", used, FILE, "--by", "x", code=2)[1]
    assert "[fields] x: " in err and "priority" in err, err
    assert "[fields]" in run("doctor", "--config", path("wrong.ini", "[fields]\nis = is:open\n"))[0]


main()
