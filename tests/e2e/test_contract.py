"""The command-line contract, sentence by sentence: keys, names, masking, watching,
read-only stores, what a signal leaves behind."""
import glob, re, signal, sqlite3, time
from harness import *

CSV = """Ticket ID,Created At,Closed At,Status,Priority,Department,Agent,Customer Name,Customer Email,Subject,CSAT,Description,Comments
T1,2024-01-01 09:00,2024-01-01 12:00,Closed,High,Billing,ann@corp.example,Zoe Zebra,zoe@mail.example,"Refund, please",5,my secret text,Zebra wants it back
T2,2024-01-02 10:00,,Open,Critical,Billing,Ben,Yan Yak,yan@mail.example,Card blocked,,other secret,none
T3,2024-01-02 11:00,,Pending,Low,,,Xia Xerus,xia@mail.example,a|b,,secret too,none
T4,2024-01-03 11:00,,Open,Low,Claims,Ben,Uma Urial,uma@mail.example,Nothing,,secret,x,more,cells,Uma Urial
"""
PERSONAL = ("Zoe", "Zebra", "Yak", "Xerus", "Urial", "Uma", "secret", "Refund", "blocked", "@")
SLOW = "id,created,status,subject\n" + "".join("C%d,2024-03-01 11:00,Open,A line of text %d\n" % (i, i) for i in range(120000))


def small():
    return path("contract/small.csv", CSV)


@test
def every_key_of_the_contract():
    f = small()
    doc = run_json("kpi", f)
    equal(list(doc), ["schema", "source", "as_of", "from", "to", "filter", "kpis"])
    equal(list(doc["source"]), ["records", "cases", "history", "duplicates", "quarantined", "dropped"])
    for k in doc["kpis"]:
        equal(list(k), ["key", "label", "value", "unit", "n", "excluded", "low", "high", "previous", "target", "why"])
        equal(list(k["excluded"]), ["open", "void", "null", "negative", "future", "unknown_close", "no_sla", "no_instant"])
        assert (k["value"] is None) == bool(k["why"]), k
    doc = run_json("query", f, "--by", "department", "--measure", "open,nps")
    equal(list(doc), ["schema", "as_of", "from", "to", "filter", "by", "every", "measures", "rows", "why"])
    equal(list(doc["why"]), ["nps"])
    doc = run_json("import", f, "--dry-run")
    equal(list(doc), ["schema", "store", "files", "mapping", "extra", "flags", "quarantine"])
    equal(doc["store"], None)
    equal(list(doc["mapping"][0]), ["field", "column", "column2", "unit", "score", "reason", "runner_up"])
    equal(list(doc["quarantine"][0]), ["file", "record", "line", "reason", "raw"])
    doc = run_json("explain", "open", f)
    for key in ("key", "label", "help", "formula", "unit", "value", "n", "excluded", "low", "high", "sql"):
        assert key in doc, key


@test
def dimensions_have_their_keys():
    """However --by writes them, columns are named by the dimension's key."""
    f = small()
    equal(run("query", f, "--by", "Department", "--format", "csv")[0].splitlines()[0], "department,cases")
    equal(run("query", f, "--by", "Customer Email", "--format", "csv")[0].splitlines()[0], "customer_email,cases")
    equal(run_json("query", f, "--by", "DEPARTMENT")["by"], ["department"])
    for twice in (("--by", "department,Department"), ("--measure", "cases,count")):
        assert "twice" in run("query", f, *twice, code=2)[1]
    run("query", f, "--by", "month", "--every", "month", code=2)


@test
def columns_in_the_order_asked():
    f = small()
    equal(run("cases", f, "--columns", "Status,ID,Customer Email,sla_state", "--top", "1", "--format", "csv")[0].splitlines(),
          ["status,id,customer_email,sla_state", "Closed,T1,zoe@mail.example,met"])
    equal(run("query", f, "--by", "status", "--measure", "cases,open", "--columns", "open,status", "--format", "csv")[0].splitlines()[0], "open,status")
    assert "status" in run("cases", f, "--columns", "statu", code=2)[1]
    assert "--columns" in run("query", f, "--columns", "nosuch", code=2)[1]
    assert "--sort nosuch" in run("cases", f, "--sort", "nosuch", code=2)[1]


@test
def texts_have_an_order():
    f = path("order.csv", "id,created,status,subject\n10,2024-01-01 10:00,Open,b\n2,2024-01-01 11:00,Open,\n1,2024-01-01 12:00,Open,A\n")
    ids = lambda sort: [r["id"] for r in run_json("cases", f, "--sort", sort)["cases"]]
    equal(ids("id"), ["1", "2", "10"])
    equal(ids("-id"), ["10", "2", "1"])
    equal(ids("subject"), ["1", "10", "2"])
    equal(ids("-subject"), ["10", "1", "2"])


@test
def an_unknown_state_is_no_zero():
    db = path("two.db")
    run("import", "--db", db, small(), "--source", "desk", "--quiet")
    calls = path("calls.csv", "Call Id,Date,Time,Agent,Answered (Y/N)\n1,2024-01-02,10:00:00,Ann,Y\n2,2024-01-03,11:00:00,Ben,N\n")
    run("import", "--db", db, calls, "--source", "calls", "--quiet")
    rows = {r["source"]: r for r in run_json("query", "--db", db, "--as-of", "data", "--by", "source", "--measure", "cases,open,closed,void")["rows"]}
    equal([rows["calls"][k] for k in ("cases", "open", "closed", "void")], [2, None, None, None])
    assert rows["desk"]["open"] > 0 and rows["desk"]["void"] is not None
    _, k = kpis("--db", db, "--as-of", "data", "--filter", "source:calls")
    assert k["open"]["value"] is None and "known" in k["open"]["why"], k["open"]
    equal(kpis("--db", db, "--as-of", "data", "--filter", "source:calls created:2020")[1]["open"]["value"], 0)


@test
def nothing_personal_under_a_mask():
    f = small()
    shots = [("shot", f, "--view", v, "--size", "160x50") for v in ("overview", "backlog", "data")]
    for args in [("cases", f, "--format", "csv"), ("cases", f), ("case", "T1", f), ("case", "T1", f, "--format", "json"), ("report", f),
                 ("report", f, "--format", "md"), ("import", f), ("import", f, "--format", "json"), ("explain", "open", f),
                 ("query", f, "--by", "customer,customer_email"), ("query", f, "--by", "agent"), ("query", f, "--by", "comments"),
                 ("shot", f, "--view", "backlog", "--size", "160x50", "--keys", "Enter")] + shots:
        out, err = run(*args, "--mask")
        for word in PERSONAL:
            assert word not in out + err, (args, word)
    assert "Ben" in run("query", f, "--by", "agent", "--mask")[0]
    equal(run("cases", f, "--mask")[0], run("cases", f, "--mask")[0])


@test
def a_bar_does_not_end_a_cell():
    out, _ = run("cases", small(), "--columns", "id,subject", "--format", "md")
    assert "a\\|b" in out, out


def watch(*args, seconds=3.5, change=None):
    p = subprocess.Popen([BIN, *args, "--watch", "--interval", "1s"], env=ENV, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         stdin=subprocess.DEVNULL)
    time.sleep(seconds / 2)
    if change:
        change()
    time.sleep(seconds / 2)
    p.send_signal(signal.SIGTERM)
    out, err = p.communicate()
    equal(p.returncode, -signal.SIGTERM, err)
    return out.decode(), err.decode()


@test
def watching():
    f = small()
    run("kpi", f)
    assert watch("explain", "cases", f)[0].count("Cases (cases)") > 1
    assert watch("case", "T1", f)[0].count("Zoe Zebra") > 1
    assert watch(f)[0].count("Overview") > 1
    g = path("contract/watched.csv", CSV)
    out, err = watch("query", g, "--format", "csv", seconds=6, change=lambda: path("contract/watched.csv", b""))
    assert "watched.csv" in err and out.count("cases\n") > 1, (out, err)
    run("kpi", f, "--interval", "soon", code=2)
    run("kpi", "-", "--watch", code=2, stdin=CSV.encode())


@test
def wrong_use_says_what_to_do():
    f = small()
    for args in (("kpi", "--db", "clickhouse://me:hush@host:1/x"), ("kpi", f, "--db", "clickhouse://me:hush@host:1/x"),
                 ("doctor", "--db", "clickhouse://me:hush@host:1/x")):
        err = run(*args, code=2)[1]
        assert "hush" not in err and "store file" in err, err
    assert "--as-of" in run("kpi", f, "--as-of", "noon", code=2)[1]
    assert "--from" in run("kpi", f, "--from", "noon", code=2)[1]
    run("paths", "x", code=2)
    run("kpi", f, "--output", "", code=2)
    run("import", f, "--db", "", code=2)
    ini = path("contract/c.ini", "[penalty]\ncritcal = 1\n")
    err = run("kpi", f, "--config", ini, code=2)[1]
    equal(err.count("[penalty]"), 1)
    assert "c.ini:2:" in err and "critical" in err
    assert "c.ini:1: " in run("kpi", f, "--config", path("contract/c.ini", "critical = 1\n"), code=2)[1]


@test
def output_that_cannot_be_written():
    f = small()
    for args in (("kpi", f), ("--help",), ("--version",), ("generate", "--cases", "5"), ("import", f)):
        with open("/dev/full", "w") as full:
            p = subprocess.run([BIN, *args], env=ENV, stdout=full, stderr=subprocess.PIPE, timeout=100)
        equal(p.returncode, 4, args)


@test
def a_store_that_cannot_be_written():
    f = small()
    folder = path("contract/shelf")
    db = folder + "/s.db"
    os.makedirs(folder, exist_ok=True)
    run("import", f, "--db", db)
    os.chmod(HOME, 0o755)
    for p, mode in ((db, 0o444), (folder, 0o555)):
        os.chmod(p, mode)
    drop = (lambda: os.setuid(65534)) if os.geteuid() == 0 else None

    def as_nobody(*args, code=0):
        p = subprocess.run([BIN, *args], env=dict(ENV, XDG_CACHE_HOME="/nosuch"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           preexec_fn=drop, timeout=100)
        equal(p.returncode, code, p.stderr.decode())
        return p.stdout.decode(), p.stderr.decode()

    if drop:
        try:
            subprocess.run([BIN, "--version"], preexec_fn=drop, stdout=subprocess.DEVNULL, check=True)
        except (OSError, subprocess.SubprocessError):
            raise Skip("the binary cannot be run by another user")
    equal(json.loads(as_nobody("kpi", db, "--format", "json", "--no-config")[0])["kpis"][0]["value"], 3)
    assert "Card blocked" in as_nobody("case", "T2", db, "--no-config")[0]
    assert "read-only" in as_nobody("import", f, "--db", db, "--no-config", code=4)[1]
    ini = path("contract/p.ini", "[penalty]\ncritical = 9\n")
    os.chmod(ini, 0o644)
    err = as_nobody("kpi", db, "--config", ini, code=4)[1]
    assert "read-only" in err and "copy it" in err, err
    os.chmod(folder, 0o755)


def ended(sig, *args, stdin=None, env=None, until=lambda: True):
    """Ends a command once `until` holds; its exit status."""
    # Under nohup SIGHUP would be ignored, which is inherited.
    p = subprocess.Popen([BIN, *args], env=dict(ENV, **(env or {})), stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                         preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_DFL))
    for _ in range(1000):
        if until() or p.poll() is not None:
            break
        time.sleep(0.005)
    p.send_signal(sig)
    p.stdout.close()
    return p.wait()


@test
def a_signal_leaves_nothing_behind():
    f = path("contract/slow.csv", SLOW)
    cache, tmp = path("contract/cache"), path("contract/tmp")
    os.makedirs(tmp, exist_ok=True)
    beside = lambda: [n for n in glob.glob(cache + "/caseload/*") if re.search(r"\.db\.\d+", n)]
    for sig in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        equal(ended(sig, "kpi", f, env={"XDG_CACHE_HOME": cache}, until=beside), -sig)
        equal(beside(), [])
        with open(f) as stdin:
            equal(ended(sig, "kpi", "-", stdin=stdin, env={"TMPDIR": tmp}, until=lambda: os.listdir(tmp)), -sig)
        equal(os.listdir(tmp), [])
    p = subprocess.Popen("%s cases - --format csv < %s | head -1" % (BIN, f), shell=True, env=dict(ENV, TMPDIR=tmp),
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    p.communicate()
    for _ in range(200):
        if not os.listdir(tmp):
            break
        time.sleep(0.05)
    equal(os.listdir(tmp), [])
    # What SIGKILL leaves, the next build takes away.
    ended(signal.SIGKILL, "kpi", f, env={"XDG_CACHE_HOME": cache}, until=beside)
    assert beside()
    equal(kpis(f, env={"XDG_CACHE_HOME": cache})[1]["cases"]["value"], 120000)
    equal(beside(), [])


@test
def an_ended_import_leaves_the_store():
    db, f = path("contract/kept.db"), path("contract/slow.csv", SLOW)
    run("import", small(), "--db", db)
    equal(ended(signal.SIGTERM, "import", f, "--db", db, until=lambda: os.path.exists(db + "-wal")), -signal.SIGTERM)
    c = sqlite3.connect(db)
    equal(c.execute("pragma integrity_check").fetchone()[0], "ok")
    equal(c.execute("select count(*) from cases").fetchone()[0], 3)
    c.close()


main()
