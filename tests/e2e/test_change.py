"""`test` and `drivers` from files to every format: the real export's counts, sums that
add up, rows in another order, data without effects, and what is refused."""
import csv, datetime, io, random
from harness import *

KAGGLE = "kaggle-tickets/customer_support_tickets.csv"
TEST_KEYS = ["schema", "as_of", "from", "to", "filter", "measure", "unit", "by", "groups", "tests", "sentence",
             "not_this", "warning", "why"]
DRIVER_KEYS = ["schema", "as_of", "from", "to", "filter", "measure", "unit", "before", "after", "change", "dimensions",
               "drivers", "sentence", "verdict", "stability", "why"]


def made(seed, *more, cases=1500):
    p = path("change/%s.csv" % "-".join([str(seed), str(cases), *more]))
    if not os.path.exists(p):
        os.makedirs(os.path.dirname(p), exist_ok=True)
        run("generate", "--cases", str(cases), "--seed", str(seed), *more, "--output", p)
    return p


def chi_square(table):
    rows = [r for r in table if sum(r)]
    cols = [c for c in zip(*rows) if sum(c)]
    n = sum(map(sum, rows))
    return sum((rows[i][j] - sum(rows[i]) * sum(c) / n) ** 2 / (sum(rows[i]) * sum(c) / n)
               for i in range(len(rows)) for j, c in enumerate(cols))


@test
def critical_breaches_of_the_real_export():
    doc = run_json("test", data(KAGGLE), "--map", "created=First Response Time", "--by", "priority", "--measure",
                   "breached", "--filter", "is:closed")
    equal(list(doc), TEST_KEYS)
    equal([(g["label"], g["value"], g["n"]) for g in doc["groups"]],
          [("Critical", 236, 374), ("High", 158, 355), ("Medium", 0, 341), ("Low", 0, 334)])
    near(doc["groups"][0]["share"], 236 / 374)
    equal([t["name"] for t in doc["tests"]], ["chi-square", "Kruskal-Wallis"])
    near(doc["tests"][0]["statistic"], chi_square([[g["value"], g["n"] - g["value"]] for g in doc["groups"]]))
    equal(doc["tests"][1]["n"], 1404)
    assert "far more often in Critical (63.1 %)" in doc["sentence"], doc["sentence"]
    assert "tautological" in doc["warning"] and "cause" in doc["not_this"]
    for form in ("text", "md"):
        out = run("test", data(KAGGLE), "--map", "created=First Response Time", "--by", "priority", "--measure",
                  "breached", "--filter", "is:closed", "--format", form)[0]
        assert out.startswith("Breached by priority: far more often in Critical"), out
        assert "tautological" in out and "63.1 %" in out


@test
def a_share_is_the_table_of_the_query():
    f = made(1, "--profile", "desk")
    doc = run_json("test", f, "--by", "channel", "--measure", "escalation_rate")
    rows = run_json("query", f, "--by", "channel", "--measure", "escalated,cases")["rows"]
    equal({g["label"]: g["n"] for g in doc["groups"]}, {r["channel"]: r["cases"] for r in rows})
    named = [r for r in rows if r["channel"]]
    equal(doc["tests"][0]["name"], "chi-square")
    near(doc["tests"][0]["statistic"], chi_square([[r["escalated"], r["cases"] - r["escalated"]] for r in named]))
    equal(doc["tests"][0]["n"], sum(r["cases"] for r in named))


@test
def every_format_of_a_test():
    f = made(1)
    args = ("test", f, "--by", "region", "--measure", "resolution_mean")
    doc = run_json(*args)
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.DictReader(io.StringIO(run(*args, "--format", form)[0]), delimiter=delimiter))
        equal(list(rows[0]), ["region", "resolution_mean", "n", "share", "per_case", "low", "high"])
        equal([float(r["resolution_mean"]) for r in rows], [g["value"] for g in doc["groups"]])
    lines = [json.loads(line) for line in run(*args, "--format", "jsonl")[0].splitlines()]
    equal([r["n"] for r in lines], [g["n"] for g in doc["groups"]])
    assert "| region" in run(*args, "--format", "md")[0]
    out = path("change/out.json")
    run(*args, "--format", "json", "--output", out)
    equal(json.load(open(out)), doc)


@test
def parts_add_to_the_change():
    f = made(2, "--profile", "desk")
    checked = 0
    for measure in ("csat_mean", "resolution_mean", "sla_breach_rate", "escalation_rate", "created", "backlog",
                    "net_flow", "penalty", "csat_satisfied"):
        doc = run_json("drivers", measure, f, "--last", "60d")
        equal(list(doc), DRIVER_KEYS)
        assert doc["why"] is None, (measure, doc["why"])
        near(doc["change"], doc["after"]["value"] - doc["before"]["value"])
        for d in doc["dimensions"]:
            parts = [x for x in doc["drivers"] if x["dimension"] == d["dimension"]]
            near(sum(x["part"] for x in parts), doc["change"])
            near(sum(x["mix"] for x in parts), d["mix"])
            near(sum(x["within"] for x in parts), d["within"])
            checked += 1
        sizes = [abs(x["part"]) for x in doc["drivers"]]
        equal(sizes, sorted(sizes, reverse=True))
        strengths = [d["strength"] for d in doc["dimensions"]]
        equal(strengths, sorted(strengths, reverse=True))
    assert checked > 20


@test
def both_periods_are_the_query_of_each():
    f = made(2)
    doc = run_json("drivers", "resolution_mean", f, "--from", "2024-03-01", "--to", "2024-03-30")
    equal((doc["before"]["from"], doc["before"]["to"]), ("2024-01-31T00:00:00Z", "2024-03-01T00:00:00Z"))
    equal((doc["after"]["from"], doc["after"]["to"]), ("2024-03-01T00:00:00Z", "2024-03-31T00:00:00Z"))
    for side, dates in (("before", ("2024-01-31", "2024-02-29")), ("after", ("2024-03-01", "2024-03-30"))):
        args = ("--from", dates[0], "--to", dates[1])
        whole = kpis(f, *args)[1]["resolution_mean"]
        near(doc[side]["value"], whole["value"])
        equal(doc[side]["n"], whole["n"])
        rows = {r["priority"]: r["resolution_mean"]
                for r in run_json("query", f, "--by", "priority", "--measure", "resolution_mean", *args)["rows"]}
        for x in doc["drivers"]:
            if x["dimension"] == "priority" and x[side] is not None:
                near(x[side], rows[x["value"]])


@test
def every_format_of_drivers():
    f = made(2)
    args = ("drivers", "created", f, "--by", "Region,priority")
    doc = run_json(*args)
    equal(sorted({x["dimension"] for x in doc["drivers"]}), ["priority", "region"])
    assert doc["verdict"] in ("signal", "noise") and "usual range" in doc["stability"], doc
    word = {"signal": "Signal", "noise": "Noise"}[doc["verdict"]]
    assert "\n%s by its weeks. " % word in run(*args)[0]
    rows = list(csv.DictReader(io.StringIO(run(*args, "--format", "csv")[0])))
    equal(list(rows[0]), ["dimension", "value", "before", "after", "n_before", "n_after", "mix", "within", "part"])
    equal([float(r["part"]) for r in rows], [x["part"] for x in doc["drivers"]])
    equal(len(run(*args, "--top", "3", "--format", "jsonl")[0].splitlines()), 3)
    text = run(*args, "--top", "2")[0]
    assert text.startswith("Created ") and "2 more" not in text and "more; --top" in text, text
    assert "| dimension" in run(*args, "--format", "md")[0]
    run(*args, "--format", "tsv")


@test
def another_order_of_the_rows_changes_nothing():
    f = made(3)
    lines = open(f, newline="").read().splitlines(True)
    rest = lines[1:]
    random.Random(5).shuffle(rest)
    g = path("change/shuffled.csv", "".join([lines[0], *rest]))
    for args in (("test", "--by", "priority", "--measure", "breached"), ("test", "--by", "channel", "--measure", "csat_mean"),
                 ("test", "--by", "region", "--measure", "resolution_mean"), ("drivers", "csat_mean"),
                 ("drivers", "created")):
        one, two = run_json(*args, f), run_json(*args, g)
        equal(one["sentence"], two["sentence"])
        for a, b in zip(one.get("tests", []), two.get("tests", [])):
            near(a["statistic"], b["statistic"])
            assert a["p"] == b["p"] or abs(a["p"] - b["p"]) < 1e-9
        for a, b in zip(one.get("drivers", []), two.get("drivers", [])):
            near(a["part"], b["part"])


@test
def no_effect_no_small_chance():
    """30 tests of data without differences: about 1.5 of them under 5 %, none very small."""
    chances = []
    for seed in range(100, 110):
        f = made(seed, "--null", "--profile", "desk", cases=400)
        for by, measure in (("region", "resolution_mean"), ("channel", "csat_mean"), ("department", "escalation_rate")):
            tests = run_json("test", f, "--by", by, "--measure", measure)["tests"]
            if tests:
                chances.append(tests[0]["p"])
    assert len(chances) >= 20, chances
    if None in chances:
        raise Skip("built without GSL")
    assert min(chances) > 0.0005 and sum(p < 0.05 for p in chances) <= 5, sorted(chances)


@test
def nothing_to_say_is_said():
    f = made(2)
    doc = run_json("drivers", "resolution_median", f)
    assert "no parts that add up" in doc["why"] and doc["drivers"] == [] and doc["sentence"], doc
    out, err = run("drivers", "resolution_median", f, "--format", "csv")
    equal(len(out.splitlines()), 1)
    assert "resolution_median: " in err
    doc = run_json("test", f, "--by", "priority", "--measure", "cases", "--filter", "priority:High")
    assert "only one value" in doc["why"] and doc["tests"] == [] and doc["sentence"] is None
    small = path("change/none.csv", "id,created,status\n1,2024-01-01 10:00,Open\n")
    assert run_json("test", small, "--by", "weekday", "--measure", "csat_mean")["why"]
    assert run_json("drivers", "csat_mean", small)["why"]


@test
def wrong_words_name_the_nearest():
    f = made(2)
    for args, words in ((("test", f, "--by", "departmnt", "--measure", "created"), ("--by", "department")),
                        (("test", f, "--by", "region", "--measure", "creatd"), ("--measure", "created")),
                        (("test", f, "--by", "channel"), ("--measure", "name one")),
                        (("test", f, "--measure", "created"), ("--by", "name one")),
                        (("test", f, "--by", "department,region", "--measure", "created"), ("--by", "one dimension")),
                        (("test", f, "--by", "channel", "--measure", "created", "--every", "day"), ("--every", "test")),
                        (("drivers",), ("name a measure",)),
                        (("drivers", "creatd", f), ("created",)),
                        (("drivers", "created", f, "--by", "departmnt"), ("--by", "department")),
                        (("drivers", "created", f, "--by", "department,Department"), ("twice",)),
                        (("drivers", "created", f, "--top", "few"), ("--top",)),
                        (("drivers", "created", f, "--format", "xlsx"), ("--format",)),
                        (("drivers", "created", f, "--filter", "prioritty:High"), ("priority",))):
        err = run(*args, code=2)[1]
        equal(err.count("\n"), 1)
        for word in words:
            assert word in err, (args, err)


@test
def a_price_list_is_no_finding():
    f = made(3, "--profile", "service-ops")
    warnings = [run_json("test", f, "--by", "priority", "--measure", m)["warning"] for m in ("penalty", "breached")]
    assert "by definition" in warnings[0] and "tautological" not in warnings[0], warnings
    assert "tautological" in warnings[1], warnings


@test
def an_odds_ratio_without_bound_is_said_in_words():
    f = path("change/fisher.csv", "id,created,closed,status,priority\n" +
             "1,2024-01-01 09:00,2024-01-03 09:00,Closed,High\n2,2024-01-03 09:00,,Open,Low\n"
             "3,2024-01-03 09:00,,Open,Low\n")
    for args in (("test", f, "--by", "priority", "--measure", "breached"), ("report", f, "--kind", "statistics")):
        out = run(*args)[0]
        assert "Fisher" in out and "bound" in out, out
        assert not {"nan", "inf", "nan,"} & set(out.split()), out
    doc = run_json("test", f, "--by", "priority", "--measure", "breached")
    equal((doc["tests"][0]["statistic"], doc["tests"][0]["effect"]), (None, None))


def weeks(name, counts):
    """An export with so many cases in each week."""
    rows, at = [], datetime.datetime(2024, 1, 1)
    for n in counts:
        rows += ["%d,%s,Open" % (len(rows) + i, (at + datetime.timedelta(hours=i)).isoformat(" ")) for i in range(n)]
        at += datetime.timedelta(days=7)
    return path("change/%s.csv" % name, "id,created,status\n" + "\n".join(rows + ["last,%s,Open\n" % at]))


@test
def the_finding_on_demand_says_what_the_chart_says():
    usual = [40, 43, 38, 41, 44, 39, 42, 37] * 4
    for name, counts, says in (("steady", usual, "Consistent demand: 37 cases last week"),
                               ("unsettled", usual[:20] + [90] + usual[21:], "Demand was unusual in 1 of the last 26"),
                               ("changed", usual[:-1] + [90], "Demand has changed: 90 cases last week")):
        out = " ".join(run("report", weeks(name, counts), "--kind", "statistics", "--width", "100")[0].split())
        assert says in out, (name, out[:3000])
        equal("Stable: no signal in 26 weeks" in out, name == "steady", out[:3000])
        equal(out.count("emand: ") + out.count("Demand was") + out.count("Demand has"), 1, out[:3000])


@test
def reports_show_the_backlog_against_its_flow_and_overruns():
    """Ten cases a day that stay for two days: twenty are open; each is late by a day."""
    start, rows = datetime.datetime(2024, 1, 1), []
    for i in range(1000):
        born = start + datetime.timedelta(minutes=144 * i)
        gone = born + datetime.timedelta(days=2)
        rows.append("%d,%s,%s,%s,High,1" % (i, born, gone if i < 980 else "", "Closed" if i < 980 else "Open"))
    f = path("change/flow.csv", "id,created,closed,status,priority,sla_days\n" + "\n".join(rows) + "\n")
    out = " ".join(run("report", f, "--kind", "statistics", "--width", "200")[0].split())
    assert "Backlog by week: signal or noise" in out, out[:3000]
    said = out[out.index("The numbers fit each other"):][:120]
    assert "20.0 cases were open on average, and 10.0 a day for 2.0 d each" in said, said
    out = run("report", f, "--kind", "sla", "--format", "md")[0]
    row = next(line for line in out.split("\n") if line.startswith("| 1-3d |"))
    assert row.split("|")[2].strip().startswith("98"), row


@test
def three_cases_are_not_called_balanced():
    f = path("change/three.csv", "id,created,status,channel\n" + "".join(
        "%d,2024-01-0%d 10:00,Open,%s\n" % (i, i, c) for i, c in ((1, "mail"), (2, "phone"), (3, "chat"))))
    assert "No dominant" not in run("report", f)[0]


@test
def cells_cannot_steer_the_terminal():
    f = path("change/escape.csv", "id,created,status,channel\n" + "".join(
        "%d,2024-01-%02d 10:00,Open,%s\n" % (i, 1 + i % 28, "a\x1b[31mred" if i % 2 else "mail") for i in range(60)))
    for args in (("test", f, "--by", "channel", "--measure", "cases"), ("drivers", "created", f, "--by", "channel")):
        for form in ("text", "md"):
            assert "\x1b" not in run(*args, "--format", form)[0]


main()
