"""The six real exports against answers that were computed independently."""
import os, subprocess
from harness import *

EXL = "exl-service-ops/exl_operations_cases.csv"
KAGGLE = "kaggle-tickets/customer_support_tickets.csv"
CALLS = "callcenter-ccd/Call_Center.csv"
NYC = "nyc311-2022/311_Service_Requests_from_2010_to_Present.csv"
SNOW = "snow-uci-6k/incident_event_log.csv"
PT = "pt-suporte/tickets.csv"
ALL = [EXL, KAGGLE, CALLS, NYC, SNOW, PT]


def check_sums(doc):
    """population = n + everything left out, and it is never more than the cases."""
    for k in doc["kpis"]:
        assert k["n"] >= 0 and all(v >= 0 for v in k["excluded"].values()), k
        if k["value"] is None and not k["n"]:
            assert k["why"], "%s is null without a why" % k["key"]


@test
def exl_kpis():
    doc, k = kpis(data(EXL), "--as-of", "data")
    equal(doc["as_of"], "2025-01-05T05:00:00Z")
    for key, value in dict(cases=30000, open=5050, closed=24681, void=269, high_risk_open=1254,
                           overdue_open=5042, reopened=2902, breached=5042, penalty=318800).items():
        equal(k[key]["value"], value, key)
    near(k["resolution_mean"]["value"], 48.56286212065962)
    equal(k["resolution_mean"]["n"], 24681)
    equal(k["resolution_mean"]["excluded"]["open"], 5050)
    equal(k["resolution_mean"]["excluded"]["void"], 269)
    near(k["csat_mean"]["value"], 3.65, 0.002)
    near(k["sla_compliance"]["value"], 24635 / 29677)
    equal(k["sla_compliance"]["n"], 29677)
    near(k["reopen_rate"]["value"], 2902 / 25191)
    near(k["resolution_days_mean"]["value"], 48.56286212065962 / 24)
    near(k["resolution_median"]["value"], 41.0)
    check_sums(doc)


@test
def exl_by_department():
    doc = run_json("query", data(EXL), "--as-of", "data", "--by", "department", "--measure", "open")
    equal([(r["department"], r["open"]) for r in doc["rows"]],
          [("Claims Processing", 1033), ("Customer Support", 1023), ("Onboarding", 1018), ("Billing", 993), ("Policy Update", 983)])
    doc = run_json("query", data(EXL), "--as-of", "data", "--by", "state", "--measure", "cases")
    equal({r["state"]: r["cases"] for r in doc["rows"]}, {"open": 829 + 2697, "pending": 1524, "closed": 24681, "void": 269})
    doc = run_json("query", data(EXL), "--as-of", "data", "--every", "month", "--measure", "created,backlog")
    equal([r["created"] for r in doc["rows"] if r["month"] == "2024-03"], [1267])
    equal(sum(r["created"] for r in doc["rows"]), 30000)
    equal(doc["rows"][-1]["backlog"], 5050)
    doc = run_json("query", data(EXL), "--as-of", "data", "--by", "agent", "--measure", "cases", "--top", "1")
    equal(doc["rows"][0], {"agent": "AGT-144", "cases": 184})


@test
def kaggle():
    imp = run_json("import", data(KAGGLE), "--dry-run")
    equal(imp["files"][0]["records"], 8469)
    fields = {m["field"]: m["column"] for m in imp["mapping"]}
    assert "created" not in fields, fields
    equal(fields["first_response"], "First Response Time")
    equal(fields["resolved"], "Time to Resolution")
    assert fields.get("customer_since") != "Time to Resolution"
    doc, k = kpis(data(KAGGLE), "--as-of", "data")
    equal(k["cases"]["value"], 8469)
    equal(k["open"]["value"], 5700)
    near(k["csat_mean"]["value"], 2.99, 0.005)
    equal(k["csat_mean"]["n"], 2769)
    for key in ("created", "response_mean", "response_median", "response_p90", "net_flow", "clearance", "backlog_age_median_days", "resolution_mean"):
        assert k[key]["value"] is None and k[key]["why"], (key, k[key])
    doc = run_json("query", data(KAGGLE), "--as-of", "data", "--every", "month", "--measure", "created,backlog")
    assert all(v is None for r in doc["rows"] for v in (r["created"], r["backlog"])) and doc["why"], doc
    doc = run_json("query", data(KAGGLE), "--as-of", "data", "--filter", "state:open", "--measure", "cases")
    equal(doc["rows"], [{"cases": 2819}])
    doc = run_json("query", data(KAGGLE), "--as-of", "data", "--filter", "is:open", "--measure", "cases")
    equal(doc["rows"], [{"cases": 5700}])
    doc = run_json("query", data(KAGGLE), "--as-of", "data", "--by", "channel", "--measure", "cases")
    equal({r["channel"]: r["cases"] for r in doc["rows"]}, {"Social media": 2121, "Chat": 2073, "Email": 2143, "Phone": 2132})


@test
def kaggle_created_by_map():
    doc, k = kpis(data(KAGGLE), "--as-of", "data", "--map", "first_response=", "--map", "created=First Response Time")
    equal(k["resolution_mean"]["n"], 1404)
    equal(k["resolution_mean"]["excluded"]["negative"], 1365)
    near(k["resolution_mean"]["value"], 7.58, 0.001)


@test
def call_center():
    doc, k = kpis(data(CALLS), "--as-of", "data")
    equal(k["cases"]["value"], 1772)
    for key in ("open", "closed", "backlog"):
        assert k[key]["value"] is None and k[key]["why"], key
    near(k["response_mean"]["value"], 67.22 / 60, 0.0002)
    equal(k["response_mean"]["n"], 1455)
    near(k["aht"]["value"], 226.12 / 60, 0.0002)
    equal(k["aht"]["n"], 1455)
    near(k["abandon_rate"]["value"], 317 / 1772)
    equal(k["csat_mean"]["n"], 1455)
    near(k["csat_mean"]["value"], 3.45, 0.002)
    rows = run_json("cases", data(CALLS), "--as-of", "data", "--sort", "created", "--top", "1")["cases"]
    equal(rows[0]["created"], "2016-01-01T09:12:58Z")
    doc = run_json("query", data(CALLS), "--as-of", "data", "--by", "agent", "--measure", "cases")
    equal({r["agent"]: r["cases"] for r in doc["rows"]},
          {"Jim": 228, "Greg": 208, "Dan": 227, "Diane": 222, "Becky": 216, "Stewart": 230, "Martha": 220, "Joe": 221})
    doc = run_json("query", data(CALLS), "--as-of", "data", "--by", "hour", "--measure", "cases")
    equal({int(r["hour"]): r["cases"] for r in doc["rows"]},
          {9: 216, 10: 172, 11: 236, 12: 214, 13: 182, 14: 182, 15: 174, 16: 168, 17: 218, 18: 10})


@test
def nyc():
    doc, k = kpis(data(NYC), "--as-of", "data")
    equal(k["cases"]["value"], 924)
    equal(k["closed"]["value"], 480)
    near(k["resolution_mean"]["value"], 0.63, 0.008)
    rows = run_json("cases", data(NYC), "--as-of", "data", "--sort", "created", "--top", "1")["cases"]
    equal(rows[0]["created"], "2022-05-01T00:00:03Z")
    doc = run_json("query", data(NYC), "--as-of", "data", "--by", "hour", "--measure", "cases")
    assert {int(r["hour"]) for r in doc["rows"]} <= {0, 1, 2}, doc["rows"]
    doc = run_json("query", data(NYC), "--as-of", "data", "--by", "region", "--measure", "cases")
    equal({r["region"]: r["cases"] for r in doc["rows"]}, {"BRONX": 158, "MANHATTAN": 240, "BROOKLYN": 269, "STATEN ISLAND": 20, "QUEENS": 237})


@test
def service_now():
    imp = run_json("import", data(SNOW), "--dry-run")
    f = imp["files"][0]
    equal((f["records"], f["cases"], f["history"] + f["duplicates"]), (5998, 890, 5108))
    doc, k = kpis(data(SNOW), "--as-of", "data")
    equal(k["cases"]["value"], 890)
    equal(k["closed"]["value"], 890)
    equal(k["breached"]["value"], 395)
    near(k["sla_compliance"]["value"], 495 / 890)
    near(k["resolution_mean"]["value"], 315.87, 0.0001)
    equal(k["resolution_mean"]["n"], 861)
    equal(k["reopened"]["value"], 10)
    near(k["reopen_rate"]["value"], 10 / 890)
    doc = run_json("query", data(SNOW), "--as-of", "data", "--by", "priority", "--measure", "cases")
    equal({r["priority"]: r["cases"] for r in doc["rows"]}, {"Critical": 15, "High": 33, "Medium": 757, "Low": 85})


@test
def portuguese():
    doc, k = kpis(data(PT), "--as-of", "data")
    equal(k["cases"]["value"], 200)
    equal(k["closed"]["value"], 200)
    equal(k["open"]["value"], 0)
    equal(k["reopened"]["value"], 44)
    near(k["resolution_mean"]["value"], 22.1)
    equal(k["breached"]["value"], 95)
    doc = run_json("query", data(PT), "--as-of", "data", "--by", "priority", "--measure", "cases")
    equal([(r["priority"], r["cases"]) for r in doc["rows"]], [("Critical", 33), ("High", 61), ("Medium", 40), ("Low", 66)])


@test
def every_record_is_accounted_for():
    for name in ALL:
        for f in run_json("import", data(name), "--dry-run")["files"]:
            equal(f["records"], f["cases"] + f["history"] + f["duplicates"] + f["quarantined"] + f["dropped"], name)


@test
def evidence_is_named_in_every_format():
    f = path("proxy.csv", "id,created,closed,status\nA,2024-01-01 09:00,2024-01-01 10:00,Closed\n")
    equal(kpis(f)[1]["fcr_rate"]["label"], "First contact (proxy)")
    for form in ("text", "csv", "md"):
        assert "First contact (proxy)" in run("kpi", f, "--format", form)[0], form
    for args, words in ((("--by", "sistema"), "unknown dimension 'sistema'; listed by caseload dimensions"),
                        (("--filter", "prio:high"), "unknown field 'prio': did you mean 'priority'?")):
        assert words in run("query", f, "--measure", "cases", *args, code=2)[1]


@test
def explain_sql_returns_the_value():
    """For every measure, in the sqlite3 shell itself, on four exports."""
    import shutil as sh
    if not sh.which("sqlite3"):
        raise Skip("no sqlite3 shell")
    for name in (EXL, SNOW, CALLS, PT):
        db = path("explain-%s.db" % name.split("/")[0])
        run("import", "--db", db, data(name), "--quiet")
        _, k = kpis("--db", db, "--as-of", "data")
        for key, kpi in k.items():
            x = run_json("explain", key, "--db", db, "--as-of", "data")
            if not x["sql"]:
                assert kpi["value"] is None, "%s %s has a value and no SQL" % (name, key)
                continue
            p = subprocess.run(["sqlite3", "-readonly", db, x["sql"]], stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120)
            assert p.returncode == 0, (name, key, p.stderr.decode()[-300:], x["sql"])
            first = p.stdout.decode().splitlines()[0].split("|")[0] if p.stdout.strip() else ""
            if kpi["value"] is None:
                if not kpi["why"]:
                    equal(first, "", "%s %s" % (name, key))
            else:
                near(float(first), kpi["value"], 1e-9)
            equal(x["value"], kpi["value"], key)


main()
