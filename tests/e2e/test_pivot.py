#!/usr/bin/env python3
"""`caseload query --across`: cells and totals are those of plain queries and of the rows
counted here; shares add to 100.0; formats agree; limits are said.  TAP."""
import csv, io, json, random

from harness import *

RANDOM = random.Random(3)
CHANNELS, PRIORITIES, DEPARTMENTS = ["Email", "Phone", "Chat", ""], ["Critical", "High", "Medium", "Low"], ["Billing", "Refunds", "Cards"]
ROWS = [(("C%d" % i), "2024-%02d-%02d" % (RANDOM.randrange(1, 5), RANDOM.randrange(1, 29)),
         RANDOM.choice(["Open", "Closed", "Escalated"]), RANDOM.choice(PRIORITIES), RANDOM.choice(CHANNELS),
         RANDOM.choice(DEPARTMENTS), RANDOM.randrange(10, 24)) for i in range(1500)]


def export():
    return path("in.csv", "Case ID,Created,Closed,Status,Priority,Channel,Department\n" + "".join(
        "%s,%s 09:00,%s,%s,%s,%s,%s\n" % (a, b, "%s %d:00" % (b, hour) if c == "Closed" else "", c, d, e, f)
        for a, b, c, d, e, f, hour in ROWS))


def query(*args, **kw):
    return run("query", export(), "--as-of", "2024-06-01", *args, **kw)


def table(*args):
    return list(csv.DictReader(io.StringIO(query(*args, "--format", "csv")[0])))


@test
def cells_and_totals_are_counted():
    rows = table("--by", "department,priority", "--across", "month,channel", "--measure", "cases,closed", "--totals")
    equal(len(rows), 3 * 4 + 3 + 1)
    for row in rows:
        for head, cell in row.items():
            if head in ("department", "priority"):
                continue
            month, channel, measure = head.split(" / ")
            want = sum(1 for r in ROWS if row["department"] in ("*", r[5]) and row["priority"] in ("*", r[3])
                       and month in ("*", r[1][:7]) and channel in ("*", r[4] or "∅")
                       and (measure == "cases" or r[2] == "Closed"))
            equal(float(cell), want, (row["department"], row["priority"], head))
    heads = list(rows[0])
    assert "2024-03 / Email / cases" in heads and "2024-03 / * / closed" in heads and heads[-1] == "* / * / closed", heads


@test
def totals_equal_the_ungrouped_query():
    keys = "cases,open,resolution_mean,resolution_median,sla_compliance,breached,escalation_rate"
    whole = table("--measure", keys)[0]
    by = {r["priority"]: r for r in table("--by", "priority", "--measure", keys)}
    rows = table("--by", "priority", "--across", "channel", "--measure", keys, "--totals")
    for row in rows:
        want = whole if row["priority"] == "*" else by[row["priority"]]
        for key in keys.split(","):
            equal(row["* / " + key], want[key], (row["priority"], key))


@test
def without_across_nothing_changes():
    flat = query("--by", "department,priority", "--measure", "cases,open", "--totals", "--format", "csv")[0]
    equal(flat.splitlines()[0], "department,priority,cases,open")
    doc = run_json("query", export(), "--by", "channel", "--measure", "cases")
    assert "across" not in doc and doc["by"] == ["channel"] and doc["rows"][0]["cases"] > 0


@test
def shares_add_to_hundred():
    def percents(row, skip):
        return [round(float(c.split("%")[0].strip("░▒▓█ ").strip()) * 10) for h, c in row.items() if h not in skip]

    def shown(share, *more):
        lines = query("--by", "department", "--across", "month", "--measure", "cases", "--totals", "--share", share,
                      *more, "--format", "md")[0].splitlines()
        head = [c.strip() for c in lines[0].strip("|").split("|")]
        return [dict(zip(head, [c.strip() for c in l.strip("|").split("|")])) for l in lines[2:]]

    for row in shown("row"):
        equal(sum(percents(row, ("department", "Total"))), 1000, row)
        equal(row["Total"], "100.0 %")
    rows = shown("column", "--look", "heat-all")
    for head in rows[0]:
        if head != "department":
            equal(sum(percents({head: r[head]}, ())[0] for r in rows[:-1]), 1000, head)
    rows = shown("all")
    equal(sum(sum(percents(r, ("department", "Total"))) for r in rows[:-1]), 1000)
    exact = table("--by", "department", "--across", "month", "--measure", "cases,resolution_mean", "--share", "row")
    for row in exact:  # programs get the unrounded ones; a mean has none
        near(sum(float(c) for h, c in row.items() if h.endswith("/ cases")), 1)
        assert all(c == "" for h, c in row.items() if h.endswith("resolution_mean"))
    assert "do not add up" in query("--by", "department", "--across", "month", "--measure", "resolution_mean",
                                    "--share", "row")[1]


@test
def sorted_and_cut():
    for key, column in (("-cases", "* / cases"), ("cases@Email", "Email / cases"), ("-cases@∅", "∅ / cases")):
        rows = table("--by", "department", "--across", "channel", "--measure", "cases", "--totals", "--sort", key)
        values = [float(r[column]) for r in rows[:-1]]
        equal(values, sorted(values, reverse=key.startswith("-")), key)
    rows = table("--by", "department", "--across", "month,channel", "--measure", "cases", "--sort", "-cases@2024-03 / Email")
    values = [float(r["2024-03 / Email / cases"]) for r in rows]
    equal(values, sorted(values, reverse=True))
    out, err = query("--by", "priority", "--across", "channel", "--measure", "cases", "--sort", "-priority", "--top", "2", "--format", "csv")
    equal([l.split(",")[0] for l in out.splitlines()[1:]], ["Low", "Medium"])
    assert "2 more rows left out" in err
    assert "did you mean @Email" in query("--by", "priority", "--across", "channel", "--sort", "cases@Emial", code=2)[1]


@test
def formats_agree():
    args = ["--by", "department,priority", "--across", "month,channel", "--measure", "cases,open", "--totals"]
    rows = table(*args)
    doc = json.loads(query(*args, "--format", "json")[0])
    equal(doc["across"], ["month", "channel"])
    equal(len(doc["rows"]), len(rows))
    for flat, row in zip(rows, doc["rows"]):
        equal(flat["department"], row["department"] or "")
        for column, cell in zip(doc["columns"], row["cells"]):
            head = "%s / %s" % (column["month"], column["channel"] or "∅")
            if column["month"] == "*":
                head = "*"
            for key in ("cases", "open"):
                name = "%s / %s" % (head if head != "*" else "* / *", key)
                equal(float(flat[name]), cell[key], name)
    lines = [json.loads(l) for l in query(*args, "--format", "jsonl")[0].splitlines()]
    equal([{k: ("" if v is None else str(v)) for k, v in l.items()} for l in lines],
          [{k: v for k, v in r.items()} for r in rows])
    tsv = query(*args, "--format", "tsv")[0]
    equal(len(tsv.splitlines()), len(rows) + 1)
    text = query(*args, "--format", "text")[0]
    assert "Total" in text and "*" not in text.splitlines()[0], text[:200]
    assert query(*args, "--columns", "department,2024-03 / Email / open", "--format", "csv")[0].startswith(
        "department,2024-03 / Email / open\n")


@test
def looks_are_in_json_and_text():
    doc = json.loads(query("--by", "priority", "--across", "channel", "--measure", "sla_compliance,cases", "--look", "sla",
                           "--format", "json")[0])
    cells = [c["sla_compliance"] for row in doc["rows"] for c in row["cells"]]
    assert all(set(c) == {"value", "heat", "mark"} for c in cells)
    assert any(c["mark"] == "bad" for c in cells), cells
    for c in cells:
        if c["heat"] is not None:
            near(c["heat"], 1 - c["value"])
    text = query("--by", "priority", "--across", "channel", "--look", "heat-row")[0]
    assert "█" in text
    assert "did you mean heat-row" in query("--by", "priority", "--look", "heat-rows", code=2)[1]
    config = path("targets.ini", "[targets]\nescalation_rate = 0.9\n")
    text = query("--by", "priority", "--across", "channel", "--measure", "escalation_rate", "--look", "target", "--config", config)[0]
    assert "+ " in text and "! " not in text, text


@test
def saved_pivots():
    help_text = run("query", "--help")[0]
    for name in ("monthly", "monthly-channel", "channel", "issue", "issue-status", "sla"):
        assert name in help_text
    rows = table("--pivot", "monthly")
    equal([r["month"] for r in rows], ["2024-01", "2024-02", "2024-03", "2024-04"])
    rows = table("--pivot", "monthly-channel")
    near(sum(float(v) for k, v in rows[0].items() if k != "month"), 1)
    rows = table("--pivot", "monthly-channel", "--share", "none", "--across", "priority")
    equal(sum(float(v) for r in rows for k, v in r.items() if k != "month"), 1500)
    assert "did you mean monthly" in query("--pivot", "monthy", code=2)[1]


@test
def wrong_use_is_said():
    for args, word in ((["--across", "month", "--every", "month"], "--across month"),
                       (["--across", "a,b,c"], "at most 2"), (["--across", "chanel"], "channel"),
                       (["--by", "channel", "--across", "channel"], "twice"), (["--share", "rows"], "row, column, all"),
                       (["--by", "priority", "--across", "month", "--measure", "nope"], "nope"),
                       (["--across", "month", "--columns", "x", "--format", "json"], "--columns")):
        err = query(*args, code=2)[1]
        assert word in err and err.count("\n") == 1, (args, err)
    wide = path("wide.csv", "Case ID,Created,Status,Agent\n" + "".join("C%d,2024-01-01,Open,A%d\n" % (i, i % 300) for i in range(900)))
    err = run("query", wide, "--by", "status", "--across", "agent", code=2)[1]
    assert "300 columns" in err and "200" in err, err
    out = run("query", wide, "--by", "agent", "--across", "status", "--top", "5", "--format", "csv")[0]
    equal(len(out.splitlines()), 6)
    run("query", export(), "--by", "priority", "--across", "channel", "--filter", "created:1999", "--fail-empty", code=1)


@test
def reports_of_every_kind():
    for kind, words in (("pivot", ["Created by month and channel", "Total", "█"]), ("sla", ["SLA"]), ("agents", ["Agents"]),
                        ("feedback", ["Against target"]), ("statistics", ["Findings"]), ("overview", ["Key figures"])):
        text = run("report", export(), "--kind", kind, "--as-of", "2024-06-01")[0]
        md = run("report", export(), "--kind", kind, "--as-of", "2024-06-01", "--format", "md")[0]
        for word in words:
            assert word in text, (kind, word, text)
        assert md.startswith("# caseload: "), md[:60]
        plain = run("report", export(), "--kind", kind, "--as-of", "2024-06-01", "--ascii", "--width", "60")[0]
        assert plain.isascii() and max(len(l) for l in plain.splitlines()) <= 60, kind
    assert "did you mean statistics" in run("report", export(), "--kind", "statistic", code=2)[1]


main()
