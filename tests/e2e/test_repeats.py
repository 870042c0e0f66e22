#!/usr/bin/env python3
"""Net first contact: customers who came back within a week, against counting by looking,
whatever the order and number of the imports.  TAP."""
import random, sqlite3
from datetime import datetime, timedelta, timezone
from harness import equal, main, near, path, run, run_json, test

START, WEEK = datetime(2026, 1, 5, tzinfo=timezone.utc), timedelta(days=7)
T = START + timedelta(days=40)
AS_OF = ["--no-config", "--as-of", T.strftime("%Y-%m-%dT%H:%M:%SZ")]


def cases():
    r = random.Random(23)
    rows = []
    for i in range(400):
        born = START + timedelta(minutes=r.randrange(60 * 24 * 39))
        took = timedelta(minutes=r.randrange(5, 60 * 24 * 5)) if r.random() < .8 else None
        ended = born + took if took is not None and born + took < T else None
        rows.append(dict(id="C%d" % i, born=born, ended=ended, fcr=r.choice(["Yes", "Yes", "No", ""]) if ended else "",
                         customer=r.choice(["Ann", "Bob", "Cy", "Di", "Eve", "Flo", "Gus", ""]),
                         category=r.choice(["Login", "Refund", "Post", ""])))
    return rows


ROWS = cases()


def stamp(t):
    return t.strftime("%Y-%m-%d %H:%M:%S") if t else ""


def export(name, rows, customer=True):
    lines = ["Ticket ID,Created,Closed,Status,First Contact Resolution,Category" + (",Customer" if customer else "")]
    for c in rows:
        lines.append(",".join([c["id"], stamp(c["born"]), stamp(c["ended"]), "Closed" if c["ended"] else "Open",
                               c["fcr"], c["category"]] + ([c["customer"]] if customer else [])))
    return path(name, "\n".join(lines) + "\n")


def came_back(c, t):
    return any(o is not c and o["customer"] == c["customer"] and o["category"] == c["category"]
               and c["born"] <= o["born"] <= min(t, (c["ended"] or c["born"]) + WEEK) for o in ROWS)


def net(t=T):
    flagged = [c for c in ROWS if c["fcr"] and c["customer"] and c["born"] <= t]
    return sum(c["fcr"] == "Yes" and not came_back(c, t) for c in flagged), len(flagged)


FILE = export("net.csv", ROWS)


@test
def who_came_back_is_not_resolved():
    good, n = net()
    doc = run_json("explain", "fcr_net", FILE, *AS_OF)
    near(doc["value"], good / n)
    equal(doc["n"], n)
    assert doc["low"] < doc["value"] < doc["high"]
    plain = run_json("explain", "fcr_rate", FILE, *AS_OF)["value"]
    assert doc["value"] < plain - .1, (doc["value"], plain)
    near(sqlite3.connect(doc["store"]).execute(doc["sql"]).fetchone()[0], doc["value"])


@test
def what_came_later_is_not_known_before():
    t = START + timedelta(days=20)
    good, n = net(t)
    doc = run_json("explain", "fcr_net", FILE, "--no-config", "--as-of", t.strftime("%Y-%m-%dT%H:%M:%SZ"))
    near(doc["value"], good / n)
    assert good > sum(c["fcr"] == "Yes" and not came_back(c, T) for c in ROWS if c["fcr"] and c["customer"] and
                      c["born"] <= t)


@test
def imports_in_any_order_give_the_same():
    """A case of an earlier import is followed by one of a later import."""
    whole, store = run_json("explain", "fcr_net", FILE, *AS_OF), path("parts.db")
    for i in (2, 0, 1):
        run("import", export("part%d.csv" % i, ROWS[i::3]), "--db", store, "--source", "one", "--no-config")
    parts = run_json("explain", "fcr_net", "--db", store, *AS_OF)
    equal((parts["value"], parts["n"]), (whole["value"], whole["n"]))
    # The snapshot that grew beside the last import says what the store says.
    db = path("grown.db")
    run("import", export("part0.csv", ROWS[0::3]), "--db", db, "--source", "one", "--no-config")
    rest = [c for i, c in enumerate(ROWS) if i % 3]
    grown = run_json("explain", "fcr_net", export("rest.csv", rest), "--db", db, "--source", "one", *AS_OF)
    equal((grown["value"], grown["n"]), (whole["value"], whole["n"]))
    # A customer who turns out to be another takes the repeat along.
    changed = [dict(c, customer="Zoe" if c["customer"] == "Ann" and i % 2 else c["customer"])
               for i, c in enumerate(ROWS)]
    again = run_json("explain", "fcr_net", export("changed.csv", changed), "--db", db, "--source", "one", *AS_OF)
    fresh = run_json("explain", "fcr_net", path("changed.csv"), *AS_OF)
    equal((again["value"], again["n"]), (fresh["value"], fresh["n"]))
    assert again["value"] != whole["value"]


@test
def without_customers_there_is_a_why():
    doc = run_json("explain", "fcr_net", export("nobody.csv", ROWS, customer=False), *AS_OF)
    assert doc["value"] is None and "no customer column" in doc["why"], doc


main()
