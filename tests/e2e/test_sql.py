#!/usr/bin/env python3
"""`caseload sql` reads everything and changes nothing: thirty hostile statements leave the
store's bytes as they were; one statement, one line of error, all formats.  TAP."""
import csv, hashlib, io, json, os, signal, sqlite3, subprocess, time

from harness import *

CSV = "Case ID,Created,Closed,Status,Priority,Channel,Subject\n" + "".join(
    "C%d,2024-01-%02d 10:00,%s,%s,%s,\"%s\",%s\n" % (
        i, i % 28 + 1, "2024-02-%02d 12:00" % (i % 28 + 1) if i % 3 else "", "Closed" if i % 3 else "Open",
        ["Critical", "High", "Medium", "Low"][i % 4], ["Email", "Phone", "Chat, web"][i % 3],
        "line\x1b[31m %d" % i) for i in range(300))
BOMB = "with recursive c(x) as (select 1 union all select x + 1 from c) select %s from c"
HOSTILE = [
    "insert into case_data(case_id) values (999999)", "INSERT INTO meta VALUES ('x', 1)",
    "update case_data set id = 'x'", "delete from case_data", "drop table case_data", "drop view cases",
    "create table x(y)", "create temp table x(y)", "create view v as select 1", "alter table meta rename to m",
    "attach database ':memory:' as y", "attach '%(dir)s/other.db' as y", "detach main",
    "pragma user_version = 5", "pragma writable_schema = on", "pragma journal_mode = delete",
    "pragma query_only = off", "pragma wal_checkpoint(truncate)", "pragma incremental_vacuum",
    "vacuum", "vacuum into '%(dir)s/copy.db'", "begin immediate", "commit", "savepoint s", "reindex", "analyze",
    "select load_extension('%(dir)s/x.so')", "select writefile('%(dir)s/w', 'x')", "select edit('x')",
    "with a as (select 1) insert into meta select 'a', 1", "with a as (select 1) delete from meta",
    "select 1; drop table meta", "select 1; pragma writable_schema = on; select 2",
    "explain query plan delete from meta; select 1", "explain insert into meta values ('q', 1)",
    "select * from pragma_journal_mode('delete')", "select * from pragma_writable_schema(1)",
    "select * from pragma_wal_checkpoint", "select fts3_tokenizer('x', x'00')",
    "/* select */ drop table meta", "-- x\ndelete from meta", "replace into meta values ('q', 1)",
    "select * from sqlite_dbpage; update sqlite_dbpage set data = x'00'", "insert into sqlite_master values (1)",
]


def store():
    db = path("store.db")
    if not os.path.exists(db):
        run("import", path("in.csv", CSV), "--db", db)
    return db


def bytes_of(db):
    return hashlib.sha256(open(db, "rb").read()).hexdigest()


@test
def nothing_can_be_written():
    db, folder = store(), path("hostile")
    os.makedirs(folder, exist_ok=True)
    before, files = bytes_of(db), sorted(os.listdir(folder))
    assert len(HOSTILE) >= 30
    for sql in HOSTILE:
        sql = sql.replace("%(dir)s", folder)
        out, err = run("sql", "--db", db, "--", sql, code=2)
        assert out == "" and err.startswith("caseload: sql: ") and err.count("\n") == 1, (sql, out, err)
        equal(bytes_of(db), before, sql)
    equal(sorted(os.listdir(folder)), files)
    rows = sqlite3.connect(db).execute("pragma integrity_check").fetchall()
    equal(rows, [("ok",)])


@test
def what_was_refused_is_named():
    db = store()
    for sql, word in (("select 1; drop table meta", "drop"), ("explain delete from meta", "DELETE from meta"),
                      ("select load_extension('x')", "load_extension"), ("selct 1", "selct"),
                      ("select nope from cases", "no such column: nope"), ("select * from case", "near \"case\""),
                      ("vacuum into 'x'", "vacuum"), ("", "select count(*)"), ("select zeroblob(100000000)", "too big")):
        assert word in run("sql", "--db", db, "--", sql, code=2)[1], sql
    assert "name a statement" in run("sql", "--db", db, code=2)[1]
    assert "--mask" in run("sql", "select 1", "--db", db, "--mask", code=2)[1]


@test
def answers_are_those_of_sqlite():
    db = store()
    for sql in ("select channel, priority, count(*) n from cases group by 1, 2 order by 1, 2",
                "select id, created, status, subject from cases order by case_id limit 7",
                "select count(*), min(created), null, 1.5, 'a,\"b' from cases_utc",
                "select name from pragma_table_list where type = 'view' order by name",
                "select value from json_each('[1, \"two\", null]')", "values (1), (2)", "explain select 1"):
        if sql.startswith("explain"):
            assert run_json("sql", sql, "--db", db)["rows"][0]["opcode"] == "Init"
            continue
        doc = run_json("sql", sql, "--db", db)
        want = [list(r) for r in sqlite3.connect(db).execute(sql)]
        equal([[row[c] for c in doc["columns"]] for row in doc["rows"]], want, sql)
        table = list(csv.reader(io.StringIO(run("sql", sql, "--db", db, "--format", "csv")[0])))
        equal(table[0], doc["columns"])
        equal(len(table) - 1, len(want))
        lines = [json.loads(l) for l in run("sql", sql, "--db", db, "--format", "jsonl")[0].splitlines()]
        equal(lines, doc["rows"])
    md = run("sql", "select 'a|b' as x", "--db", db, "--format", "md")[0]
    equal(md.splitlines()[-1], "| a\\|b |")
    text = run("sql", "select subject from cases limit 1", "--db", db)[0]
    assert "\x1b" not in text, text


@test
def odd_values():
    db = store()
    doc = run_json("sql", "select 1 as a, 2 as a, x'00ff' as b, 9007199254740993 as big, -5 as neg, 1e300 as far", "--db", db)
    equal(doc["rows"], [{"a": 1, "a_2": 2, "b": "X'00ff'", "big": "9007199254740993", "neg": -5, "far": 1e300}])
    equal(run("sql", "select 1 where 0", "--db", db, "--format", "csv")[0], "1\n")
    run("sql", "select 1 where 0", "--db", db, "--fail-empty", code=1)
    # a CSV file is read into a store first
    equal(run("sql", "select count(*) n from cases", path("in.csv", CSV), "--format", "csv")[0], "n\n300\n")


@test
def rows_are_limited_and_said():
    db = store()
    out, err = run("sql", BOMB % "x", "--db", db, "--top", "5", "--format", "csv")
    equal(out, "x\n1\n2\n3\n4\n5\n")
    assert "there are more" in err
    doc = run_json("sql", BOMB % "x", "--db", db, "--top", "5")
    assert doc["more"] is True and len(doc["rows"]) == 5
    assert run("sql", "select 1", "--db", db, "--top", "2000000", code=2)[1].count("1000000") == 1
    out, err = run("sql", "select id from cases", "--db", db, "--format", "csv", "--top", "300")
    assert err == "" and out.count("\n") == 301


@test
def a_bomb_ends_by_memory_and_by_the_keyboard():
    db = store()
    before = bytes_of(db)
    err = run("sql", "with recursive c(x, y) as (select 1, zeroblob(60000) union all select x + 1, zeroblob(60000) from c) "
              "select x, y from c order by y, x", "--db", db, code=2)[1]
    assert "too much memory" in err, err
    p = subprocess.Popen([BIN, "sql", BOMB % "count(*)", "--db", db], env=ENV, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(1)
    p.send_signal(signal.SIGINT)
    p.communicate(timeout=30)
    assert p.returncode in (130, -signal.SIGINT), p.returncode
    equal(bytes_of(db), before)


main()
