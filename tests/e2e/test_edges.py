"""Questions at the edges: filters on texts, periods of one end, the past, masks, and
files and places that fail.  What the answer must be is worked out here by hand."""
import os, pty, resource, signal, sqlite3, subprocess

from harness import BIN, ENV, HOME, equal, kpis, main, near, path, run, run_json, test

HEAD = "Ticket ID,Subject,Created,Closed,Status,Priority,Agent\n"


def thirty():
    rows = ["%d,Card %d,2024-03-%02d 10:00:00,,Open,High,Ann" % (i, i, i) for i in range(1, 31)]
    return path("thirty.csv", HEAD + "\n".join(rows) + "\n")


def ids(*args, **kw):
    out, _ = run("cases", *args, "--columns", "id", "--format", "csv", **kw)
    return out.split()[1:]


@test
def an_id_is_meant_wholly():
    f = thirty()
    for text in ("id=1", "id:1", 'id:"1"'):
        equal(ids(f, "--filter", text), ["1"], text)
    equal(ids(f, "--filter", "id:1,30"), ["1", "30"])
    equal(len(ids(f, "--filter", "id!=1")), 29)
    equal(len(ids(f, "--filter", "-id:1")), 29)
    equal(ids(f, "--filter", 'subject="CARD 1"'), ["1"])
    equal(len(ids(f, "--filter", 'subject:"card 1"')), 11)
    equal(len(ids(f, "--filter", '"card 2"')), 11)
    up = path("letters.csv", HEAD + "Ab-1,x,2024-03-01,,Open,Low,A\nAb-11,x,2024-03-01,,Open,Low,A\n")
    equal(ids(up, "--filter", "id:AB-1"), ["Ab-1"])
    equal(run_json("query", up, "--measure", "cases", "--filter", "id=ab-1")["rows"], [{"cases": 1}])


@test
def a_period_with_an_end_alone_has_no_start():
    f = thirty()
    doc, kpi = kpis(f, "--to", "2024-03-10")
    equal(doc["from"], None)
    equal(doc["to"], "2024-03-11T00:00:00Z")
    equal(kpi["created"]["value"], 10)
    equal([k["key"] for k in doc["kpis"] if k["previous"] is not None], [])
    doc, kpi = kpis(f, "--from", "2024-03-06", "--to", "2024-03-10")
    equal(kpi["created"]["previous"], 5)
    equal(run_json("query", f, "--measure", "created", "--to", "2024-03-10")["from"], None)
    out, _ = run("report", f, "--to", "2024-03-10")
    assert "Period from the start to 2024-03-11" in out, out
    # Ten days of breaches: 200 for each case that is four hours old and high.
    _, kpi = kpis(f, "--to", "2024-03-10")
    equal(kpi["penalty"]["value"], 2000)
    days = 10 - 10 / 24  # from the first case to the end
    near(kpi["penalty_per_month"]["value"], 2000 / days * 30.4375)


@test
def people_stay_hidden_under_any_heading():
    heads = ["Organization", "Associated Company", "Street", "Creator", "Closed By", "First assigned to",
             "Record owner", "IP", "Erstellt von", "Ansprechpartner", "Teléfono", "Demandeur", "Endereço",
             "Login", "Account"]
    people = ["w%dx%d" % (i, k) for i in range(len(heads)) for k in range(3)]
    rows = ["%d,2024-03-0%d,Open,Agent 1,%s,%s,%s,%s" % (
        k, k + 1, ["Ann", "Eve", "Bob"][k],
        ",".join("w%dx%d" % (i, k) for i in range(len(heads))), ["ann", "Eve", "other"][k],
        ["Phone", "Self service", "Web"][k]) for k in range(3)]
    f = path("people.csv", "Ticket ID,Created,Status,Assignee,Reporter,%s,Watcher,Contact Type\n%s\n" % (
        ",".join(heads), "\n".join(rows)))
    out = run("cases", f, "--format", "csv", "--map", "customer=Reporter")[0]
    assert all(p in out for p in people)
    out = run("cases", f, "--format", "csv", "--map", "customer=Reporter", "--mask")[0]
    equal([p for p in people if p in out], [])
    # The same people under a heading that says nothing; a kind of contact is no person.
    equal([w for w in ("ann", "Eve", "other") if "," + w + "," in out], [])
    assert "Self service" in out, out


@test
def the_future_of_a_case_is_unseen():
    head = "Ticket ID,Created,Updated,Status,Priority,Agent,Department,Subject,Score Now\n"
    rows = ["A1,2024-01-01 10:00:00,2024-01-01 10:00:00,New,Low,Ann,Desk,first,1",
            "A1,2024-01-01 10:00:00,2024-01-05 10:00:00,Open,High,Bob,Desk,second,",
            "A1,2024-01-01 10:00:00,2024-01-09 10:00:00,Closed,Critical,Eve,Lab,third,3",
            "A2,2024-01-02 10:00:00,2024-01-02 10:00:00,New,Low,Ann,Desk,other,5"]
    f = path("past.csv", head + "\n".join(rows) + "\n")
    columns = "id,status,priority,agent,department,updated,subject,score_now,state"
    want = {"2024-01-03": "A1,New,Low,Ann,Desk,2024-01-01T10:00:00Z,first,1,open",
            "2024-01-06": "A1,Open,High,Bob,Desk,2024-01-05T10:00:00Z,second,,open",
            "2024-01-10": "A1,Closed,Critical,Eve,Lab,2024-01-09T10:00:00Z,third,3,closed"}
    for at, line in want.items():
        out, _ = run("cases", f, "--as-of", at, "--columns", columns, "--format", "csv")
        equal(out.splitlines()[1:], [line, "A2,New,Low,Ann,Desk,2024-01-02T10:00:00Z,other,5,open"], at)
        doc = run_json("case", "A1", f, "--as-of", at)
        case = doc["cases"][0]
        equal([str(case[k]) if case[k] is not None else "" for k in columns.split(",")], line.split(","), at)
        equal(len({h["seq"] for h in doc["history"]}), list(want).index(at), at)
    equal(ids(f, "--as-of", "2024-01-03", "--filter", "status:new"), ["A1", "A2"])
    masked = run("cases", f, "--as-of", "2024-01-03", "--mask", "--columns", "id,subject", "--format", "csv")[0]
    assert "first" not in masked and "third" not in masked and "subject-" in masked, masked


@test
def what_is_missing_is_what_is_said():
    f = thirty()

    def why(measure, *maps):
        args = [a for m in maps for a in ("--map", m)]
        return run_json("query", f, "--measure", measure, *args)["why"][measure]

    equal(why("resolution_mean", "closed="),
          "no resolution time, and no resolved or closed column to compute it from")
    equal(why("resolution_mean", "created="),
          "no resolution time, and no created column to compute it from")
    equal(why("resolution_mean", "created=", "closed="),
          "no resolution time, and no created and closed columns to compute it from")
    equal(why("response_mean"), "no response time, and no first response column to compute it from")


@test
def a_date_has_no_hour():
    days = path("days.csv", "Day No,Opened,Status\nD1,2024-03-01,Open\nD2,2024-03-02,Open\n")
    hours = path("hours.csv", "Case No,Opened At,Status\nH1,2024-03-01 00:10:00,Open\nH2,2024-03-01 13:00:00,Open\n")
    db = os.path.join(HOME, "mixed.db")
    run("import", days, "--db", db, "--map", "id=Day No", "--quiet")
    run("import", hours, "--db", db, "--map", "id=Case No", "--quiet")
    for by, want in (("hour", {"0": 1, "13": 1, None: 2}), ("day_part", {"night": 1, "afternoon": 1, None: 2})):
        doc = run_json("query", "--db", db, "--by", by, "--measure", "cases")
        equal({None if r[by] is None else str(r[by]): r["cases"] for r in doc["rows"]}, want)
    equal(ids("--db", db, "--filter", "hour:0"), ["H1"])
    equal(ids("--db", db, "--filter", "day_part:none"), ["D1", "D2"])
    sql = run_json("explain", "cases", "--db", db, "--filter", "hour:none")["sql"]
    out = subprocess.run(["sqlite3", db, sql], stdout=subprocess.PIPE, check=True).stdout.decode()
    equal(out.split("|")[0].strip(), "2")
    equal({r["weekday"] for r in run_json("query", days, "--map", "id=Day No", "--by", "weekday",
                                          "--measure", "cases")["rows"]}, {"Fri", "Sat"})


@test
def names_that_people_use_are_known():
    f = path("sla.csv", "Case_ID,Created_Date,Status,SLA_Days,Ticket Type\nC1,2024-03-01,Open,2,Fault\n"
                        "C2,2024-03-01,Open,5,Question\n")
    for name in ("SLA_Days", "sla_days", '"SLA_Days"'):
        equal(ids(f, "--filter", name + ">3d"), ["C2"], name)
    equal(ids(f, "--filter", '"ticket type":fault'), ["C1"])
    equal(ids(f, "--filter", "ticket_type:fault"), ["C1"])
    equal({r["type"] for r in run_json("query", f, "--by", "Ticket Type", "--measure", "cases")["rows"]},
          {"Fault", "Question"})
    said = run("cases", f, "--filter", "age_hours>3", code=2)[1]
    assert "did you mean 'age'?" in said, said
    said = run("cases", f, "--filter", "sla_basiss:1", code=2)[1]
    assert "sla_basis'?" not in said, said


@test
def each_file_that_fails_is_named():
    a, b = path("empty.csv", ""), path("html.csv", "<html><body>no</body></html>\n")
    said = run("kpi", a, b, code=3)[1]
    equal(said.count("\n"), 1, said)
    assert "empty.csv" in said and "html.csv" in said, said
    for quiet in ((), ("--quiet",)):
        for command in (("kpi",), ("import", "--db", path("failed.db"))):
            said = run(*command, thirty(), a, b, *quiet, code=5)[1]
            assert "empty.csv" in said and "html.csv" in said, said
    many = [path("none%02d.csv" % i, "") for i in range(40)]
    said = run("kpi", *many, code=3)[1]
    equal(said.count("\n"), 1, said)
    assert " more" in said, said


def in_terminal(*args):
    """What a pseudo-terminal gets on standard output."""
    master, slave = pty.openpty()
    p = subprocess.Popen([BIN, *args], stdin=subprocess.DEVNULL, stdout=slave, stderr=subprocess.DEVNULL, env=ENV)
    os.close(slave)
    out = b""
    while True:
        try:
            block = os.read(master, 65536)
        except OSError:
            break
        if not block:
            break
        out += block
    os.close(master)
    equal(p.wait(), 0)
    return out


@test
def a_terminal_obeys_no_cell():
    bad = "x\x1b]0 owned\x07\x1b[31m\u202ey\u009b2J"
    f = path("escape.csv", "Ticket ID,Created,Status,Subject,Note\n1,2024-03-01,Open,%s,%s\n" % (bad, bad) +
             "".join("%d,2024-03-01,Open,an ordinary text,another one\n" % i for i in range(2, 60)))
    for form in ("csv", "tsv", "json", "jsonl", "md", "text"):
        seen = in_terminal("cases", f, "--format", form)
        equal([c for c in ("\x1b", "\x07", "\u202e", "\u009b") if c in seen.decode()], [], form)
        assert b"y" in seen and b"Open" in seen, seen
    assert b"\t" in in_terminal("cases", f, "--format", "tsv")
    for args in ((), ("--output", "-")):
        assert bad in run("cases", f, "--format", "csv", *args)[0]
    out = path("escape.out")
    in_terminal("cases", f, "--format", "csv", "--output", out)
    assert bad in open(out, encoding="utf-8", newline="").read()


@test
def a_file_without_a_case_is_no_export():
    bad = path("nocase.csv", "id,created,status\n1,2024-01-01,Open,x\n2,2024-01-01,Open,y,z\n3,a,b,c\n")
    db = os.path.join(HOME, "nocase.db")
    for args in (("kpi", bad), ("import", bad, "--db", db)):
        said = run(*args, code=3)[1]
        equal(said.count("\n"), 1, said)
        assert "none of 3 records can be a case: 4 fields, the header has 3 (2 of them)" in said, said
    equal(os.path.exists(db), False)
    out = run("import", thirty(), bad, "--db", db, code=5)[1]
    assert "nocase.csv" in out, out
    equal(run("sql", "select count(*), (select count(*) from quarantined) from cases", "--db", db, "--format",
              "csv")[0].splitlines()[1], "30,0")
    run("import", "--dry-run", bad, code=3)
    # One good record is enough.
    run("kpi", path("onecase.csv", "id,created,status\n1,2024-01-01,Open\n2,2024-01-01,Open,y,z\n"))


def short_of_space(bytes_left, *args):
    """Exit code and standard error where no file may grow beyond so many bytes."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (bytes_left, bytes_left))
    p = subprocess.run([BIN, *args], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                       env=ENV, preexec_fn=limit)
    return p.returncode, p.stderr.decode()


def one_line(said, *parts):
    equal(said.count("\n"), 1, said)
    assert all(p in said for p in parts), said


@test
def trouble_with_a_store_is_one_line():
    f = thirty()
    db = os.path.join(HOME, "trouble.db")
    run("import", f, "--db", db, "--quiet")
    with sqlite3.connect(db) as store:
        version = store.execute("PRAGMA user_version").fetchone()[0]
        store.execute("PRAGMA user_version=99")
    for args in (("kpi",), ("report",), ("cases",), ("import", f), ("kpi", f), ("sql", "select 1")):
        one_line(run(*args, "--db", db, code=4)[1], "trouble.db", "newer")
    with sqlite3.connect(db) as store:
        store.execute("PRAGMA user_version=%d" % version)
    run("kpi", "--db", db)
    more = path("more.csv", HEAD + "".join("M%d,%s,2024-03-01 10:00:00,,Open,High,Ann\n" % (i, "x" * 90)
                                           for i in range(4000)))
    code, said = short_of_space(200000, "import", more, "--db", db)
    equal(code, 4, said)
    one_line(said, "trouble.db")
    equal(run_json("query", "--db", db, "--measure", "cases")["rows"], [{"cases": 30}])
    none = os.path.join(HOME, "none.db")
    code, said = short_of_space(200000, "kpi", more, "--db", none)
    equal(code, 4, said)
    one_line(said, "none.db: ")
    equal([n for n in os.listdir(HOME) if n.startswith("none.db")], [])
    for args in (("kpi", f), ("report", f), ("kpi", f, "--format", "json")):
        one_line(run(*args, "--output", "/dev/full", code=4)[1], "/dev/full")
    one_line(run("import", f, "--db", os.path.join(HOME, "no", "where.db"), code=4)[1], "where.db")
    if os.geteuid() == 0:
        return  # may write anywhere
    folder = os.path.join(HOME, "shut")
    os.mkdir(folder)
    os.rename(db, os.path.join(folder, "s.db"))
    os.chmod(folder, 0o555)
    run("kpi", "--db", os.path.join(folder, "s.db"))
    one_line(run("import", more, "--db", os.path.join(folder, "s.db"), code=4)[1], "s.db")
    one_line(run("import", more, "--db", os.path.join(folder, "t.db"), code=4)[1], "t.db")
    os.chmod(folder, 0o755)


@test
def what_was_guessed_is_said():
    both = path("both.csv", "id,created,closed,status\n1,03/04/2024 10:00,05/04/2024 10:00,closed\n"
                            "2,04/04/2024 10:00,,open\n3,05/04/2024 10:00,,open\n")
    out, _ = run("import", both, "--dry-run")
    assert "not sure: Every date fits with day or month first" in out and "--date-order" in out, out
    assert "--date-order decides" in run_json("import", both, "--dry-run")["files"][0]["notes"]
    # A store that is opened again still says so, on the screen too.
    db = os.path.join(HOME, "both.db")
    run("import", both, "--db", db)
    con = sqlite3.connect(db)
    assert "mdy is a guess" in con.execute("select notes from imports").fetchone()[0]
    con.close()
    screen, _ = run("shot", "--db", db, "--view", "data", "--size", "120x40")
    assert "both.csv: not sure" in screen, screen
    sure = run_json("import", both, "--dry-run", "--date-order", "dmy")["files"][0]
    assert "notes" not in sure, sure


if __name__ == "__main__":
    main()
