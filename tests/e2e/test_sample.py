"""The sample export is what generate makes, and the whole program agrees with a plain count of it."""
import csv, datetime, filecmp, statistics
from harness import *

SAMPLE = os.path.join(ROOT, "sample-data", "service-ops.csv")


def rows():
    with open(SAMPLE, encoding="ascii", newline="") as f:
        return list(csv.DictReader(f))


@test
def generate_makes_the_sample():
    out = path("again.csv")
    run("generate", "--profile", "service-ops", "--cases", "3500", "--seed", "1", "--output", out)
    assert filecmp.cmp(out, SAMPLE, shallow=False)
    assert os.path.getsize(SAMPLE) < 300000
    text, _ = run("generate", "--cases", "3500")
    assert text == open(SAMPLE, encoding="ascii").read()


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
