"""The command-line contract: exit codes, refusals, stores, formats."""
import csv, io, re, sqlite3
from harness import *

CSV = """Ticket ID,Created At,Closed At,Status,Priority,Department,Agent,Customer Name,Subject,CSAT
T1,2024-01-01 09:00,2024-01-01 12:00,Closed,High,Billing,Ann,Zoe,"Refund, please",5
T2,2024-01-02 10:00,,Open,Critical,Billing,Ben,Yan,Card blocked,
T3,2024-01-02 11:00,,Pending,Low,,,Xia,=1+1,
T4,2024-01-03 11:00,2024-01-04 11:00,Closed,Medium,Claims,Ann,Wim,Limit,3
T5,2024-01-03 12:00,,Cancelled,Low,Claims,Ben,Vic,Nothing,
"""


def small():
    return path("small.csv", CSV)


@test
def refusals():
    """What is no export: one clear line, exit 3, nothing stored."""
    bad = {
        "empty.csv": b"",
        "binary.csv": bytes(range(256)) * 64,
        "page.csv": b"<!DOCTYPE html>\n<html><body>Sign in</body></html>\n",
        "pointer.csv": b"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n",
        "header.csv": b"Ticket ID,Created At,Status\n",
    }
    for name, content in bad.items():
        f = path("bad/" + name, content)
        db = path("bad-%s.db" % name)
        for args in (("kpi", f), ("import", "--db", db, f)):
            out, err = run(*args, code=3)
            equal(out, "", name)
            equal(len(err.strip().splitlines()), 1, name + err)
            assert name in err, err
        import os
        assert not os.path.exists(db), "%s made a store" % name
    run("kpi", path("nosuch.csv"), code=3)
    other = path("other.db")
    c = sqlite3.connect(other)
    c.execute("create table x(y)")
    c.commit()
    c.close()
    run("kpi", other, code=3)


@test
def wrong_use():
    f = small()
    for args in (("kpii",), ("kpi", f, "--nosuch"), ("kpi", f, "--filter", "colour:red"), ("kpi", f, "--filter", "is:opne"),
                 ("query", f, "--measure", "opne"), ("query", f, "--by", "departmnt"), ("query", f, "--every", "fortnight"),
                 ("kpi", f, "--as-of", "yesterdayish"), ("kpi", f, "--tz", "Mars/Olympus"), ("kpi", f, "--format", "xml"),
                 ("explain", "opne", f), ("kpi", f, "--map", "creatd=Created At"), ("kpi", f, "--map", "created=No Such"),
                 ("cases", f, "--top", "many"), ("kpi",), ("report", f, "--kind", "nosuch"), ("generate", "--profile", "nosuch")):
        out, err = run(*args, code=2)
        equal(out, "", str(args))
        assert err.startswith("caseload: ") and len(err.splitlines()) == 1, (args, err)
    assert "open" in run("query", f, "--measure", "opne", code=2)[1]
    assert "department" in run("query", f, "--by", "departmnt", code=2)[1]


@test
def not_found_and_partial():
    f = small()
    run("case", "T99", f, code=1)
    out, _ = run("case", "T1", f)
    assert "Refund, please" in out
    run("query", f, "--filter", "priority:high created:2020", "--fail-empty", code=1)
    bad = path("bad/empty.csv", b"")
    out, err = run("kpi", f, bad, "--format", "csv", code=5)
    assert "empty.csv" in err and "cases" in out


@test
def counts_and_formats():
    f = small()
    _, k = kpis(f, "--as-of", "data")
    equal([k[x]["value"] for x in ("cases", "open", "pending", "closed", "void", "unassigned_open", "high_risk_open")], [5, 2, 1, 2, 1, 1, 1])
    equal(k["csat_mean"]["value"], 4)
    rows = list(csv.DictReader(io.StringIO(run("query", f, "--as-of", "data", "--by", "department", "--measure", "open,csat_mean", "--totals", "--format", "csv")[0])))
    equal(rows[-1]["department"], "*")
    equal(rows[-1]["open"], "2")
    equal([r for r in rows if r["department"] == ""][0]["open"], "1")
    equal([r for r in rows if r["department"] == ""][0]["csat_mean"], "")
    for fmt in ("text", "csv", "tsv", "json", "jsonl", "md"):
        for command in (("kpi", f), ("query", f, "--by", "priority"), ("cases", f)):
            out, _ = run(*command, "--format", fmt)
            assert out.strip(), (command, fmt)
            if fmt == "jsonl":
                [json.loads(line) for line in out.splitlines()]
    assert "caseload_open 2" in run("kpi", f, "--format", "prometheus")[0]
    order = [r["priority"] for r in run_json("query", f, "--by", "priority")["rows"]]
    equal(order, ["Critical", "High", "Medium", "Low"])


@test
def cases_read_back():
    f = small()
    rows = list(csv.DictReader(io.StringIO(run("cases", f, "--as-of", "data", "--format", "csv")[0])))
    equal([r["id"] for r in rows], ["T1", "T2", "T3", "T4", "T5"])
    equal(rows[0]["created"], "2024-01-01T09:00:00Z")
    equal(rows[0]["subject"], "Refund, please")
    equal(rows[2]["department"], "")
    equal(rows[1]["state"], "open")
    equal(rows[4]["state"], "void")
    equal([r["id"] for r in run_json("cases", f, "--as-of", "data", "--filter", "is:open", "--sort", "-priority")["cases"]], ["T3", "T2"])
    equal([r["id"] for r in run_json("cases", f, "--filter", '"card blocked"')["cases"]], ["T2"])
    equal([r["id"] for r in run_json("cases", f, "--filter", "department:none")["cases"]], ["T3"])


@test
def options_never_answer_from_another_import():
    f = path("naive.csv", "id,created,closed,weird\nA,2024-03-01 09:00,2024-03-01 10:00,2024-03-01 12:00\nB,2024-03-02 09:00,2024-03-02 10:00,2024-03-02 12:00\n")
    equal(kpis(f)[1]["resolution_mean"]["value"], 1)
    equal(kpis(f, "--map", "closed=weird")[1]["resolution_mean"]["value"], 3)
    equal(kpis(f)[1]["resolution_mean"]["value"], 1)
    first = lambda *a: run_json("cases", f, "--top", "1", *a)["cases"][0]["created"]
    equal(first(), "2024-03-01T09:00:00Z")
    equal(first("--tz", "America/New_York"), "2024-03-01T14:00:00Z")
    equal(first(), "2024-03-01T09:00:00Z")


@test
def the_same_file_grows_history():
    f = path("grow.csv", "id,created,status,priority\nA,2024-03-01 09:00,Open,Low\nB,2024-03-02 09:00,Open,Low\n")
    equal(kpis(f)[1]["open"]["value"], 2)
    path("grow.csv", "id,created,status,priority\nA,2024-03-01 09:00,Closed,High\nB,2024-03-02 09:00,Open,Low\nC,2024-03-03 09:00,Open,Low\n")
    doc, k = kpis(f)
    equal((k["cases"]["value"], k["open"]["value"], k["closed"]["value"]), (3, 2, 1))
    history = run_json("case", "A", f)["history"]
    assert ("status", "Open", "Closed") in [(h["field"], h["old"], h["new"]) for h in history], history


@test
def a_store_of_its_own():
    f = small()
    db = path("own.db")
    imp = run_json("import", "--db", db, f)
    equal(imp["files"][0]["cases"], 5)
    imp = run_json("import", "--db", db, f)
    equal((imp["files"][0]["cases"], imp["files"][0]["duplicates"]), (0, 5))
    equal(kpis("--db", db, "--as-of", "data")[1]["cases"]["value"], 5)
    equal(kpis(db, "--as-of", "data")[1]["cases"]["value"], 5)
    c = sqlite3.connect(db)
    equal(c.execute("select count(*) from cases where department='Billing'").fetchone()[0], 2)
    equal(c.execute("pragma integrity_check").fetchone()[0], "ok")
    assert c.execute("pragma application_id").fetchone()[0] != 0
    c.close()


@test
def standard_input():
    equal(json.loads(run("kpi", "-", "--format", "json", stdin=CSV.encode())[0])["source"]["records"], 5)


@test
def output_and_dashboard_without_a_terminal():
    f = small()
    target = path("kpi.csv")
    run("kpi", f, "--format", "csv", "--output", target)
    assert open(target).read().startswith("key,")
    out, _ = run(f)
    equal(out, run("report", f, "--kind", "overview", "--format", "text")[0])
    run("kpi", f, "--output", "/nosuchfolder/x", code=4)
    assert run("report", f, "--format", "md")[0].startswith("# ")
    assert all(ord(ch) < 128 for ch in run("report", f, "--ascii")[0])


@test
def help_fits():
    for args in ((), ("kpi",), ("query",), ("cases",), ("import",), ("generate",)):
        out, _ = run(*args, "--help")
        assert len(out.splitlines()) <= 60, (args, len(out.splitlines()))
        assert all(len(line) <= 80 for line in out.splitlines()), [l for l in out.splitlines() if len(l) > 80]
    equal(len(run("--version")[0].splitlines()), 1)


@test
def registries():
    for command, least in (("fields", 55), ("measures", 55), ("dimensions", 40), ("panels", 6), ("rules", 20), ("actions", 30), ("formats", 5)):
        rows = list(csv.DictReader(io.StringIO(run(command, "--format", "csv")[0])))
        assert len(rows) >= least, (command, len(rows))
        for r in rows:
            assert r["help"] and r["help"].endswith("."), (command, r)
        names = [list(r.values())[0] for r in rows]
        equal(len(names), len(set(names)), command)
    run("doctor")
    run("paths")


@test
def hostile_cells_cannot_tear_the_terminal():
    f = path("hostile.csv", "id,created,status,department,subject\n"
             "\x1b[31mA,2024-03-01 09:00,Open,\x1b]0;owned\x07Bill\u202eing,\x9b2J\n".encode() + b"B,2024-03-01 10:00,Open,\xff\xfe,x\ty\n"
             + b"".join(b"C%d,2024-03-01 11:00,Open,Claims,An ordinary subject line\n" % i for i in range(40)))
    for command in (("kpi",), ("cases",), ("query", "--by", "department"), ("report",), ("report", "--format", "md"), ("import", "--dry-run")):
        out, err = run(command[0], f, *command[1:])
        for ch in out + err:
            assert ch == "\n" or (ord(ch) >= 32 and not 0x7f <= ord(ch) < 0xa0 and ch not in "\u202e\u2066"), (command, repr(ch))


main()
