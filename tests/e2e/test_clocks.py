#!/usr/bin/env python3
"""Policies, calendars and pauses of a configuration, over a series of exports of one
help desk, against minutes counted one by one with zoneinfo.  TAP."""
import csv, io, random, sqlite3
from collections import Counter
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo
from harness import equal, kpis, main, near, path, run, run_json, test

ZONE = ZoneInfo("Europe/Amsterdam")
START, END = datetime(2026, 3, 2, tzinfo=timezone.utc), datetime(2026, 6, 1, tzinfo=timezone.utc)
T0 = int(START.timestamp())
MINUTES = int((END - START).total_seconds() // 60)
HOLIDAYS = {date(2026, 3, 30), date(2026, 4, 6)}
CONFIG = """
[policy gold]
filter = customer_type:gold -channel:phone
critical = 2h
all = 6h
response = 30m
response_low = none
calendar = office
at_risk = 0.5
penalty_low = 77

[policy plant]
filter = department:Plant
all = 5h
high = none
response = 90m
calendar = nights

[policy since spring]
from = 2026-03-16
all = 12h
calendar = office

[calendar office]
zone = Europe/Amsterdam
weekdays = 09:00-12:30, 13:00-17:30
friday = 09:00-15:00
holidays = 2026-03-30
holidays = 2026-04-06

[calendar nights]
zone = Europe/Amsterdam
weekdays = 22:00-06:00
saturday = 20:00-23:00, 23:30-07:00
"""
OFFICE = {d: [(540, 750), (780, 1050)] for d in range(4)} | {4: [(540, 900)]}
NIGHTS = {d: [(1320, 1800)] for d in range(5)} | {5: [(1200, 1380), (1410, 1860)]}
DEFAULT = {"Critical": 240, "High": 480, "Medium": 1440, "Low": 4320}


def prefix(hours, holidays=()):
    """Working minutes before each minute: is the clock on the wall inside an interval of
    its own day, or of the day before that runs over midnight?"""
    out = [0]
    for m in range(MINUTES):
        local = datetime.fromtimestamp(T0 + m * 60, ZONE)
        works = False
        for back in (0, 1):
            day = local.date() - timedelta(days=back)
            if day not in holidays:
                at = local.hour * 60 + local.minute + back * 1440
                works = works or any(a <= at < b for a, b in hours.get(day.weekday(), ()))
        out.append(out[-1] + works)
    return out


TABLES = {"office": prefix(OFFICE, HOLIDAYS), "nights": prefix(NIGHTS), None: list(range(MINUTES + 1))}


def policy_of(c):
    if c["customer_type"] == "gold" and c["channel"] != "phone":
        target = 120 if c["priority"] == "Critical" else 360
        return ("office", target, None if c["priority"] == "Low" else 30, 0.5,
                77 if c["priority"] == "Low" else {"Critical": 500, "High": 200}.get(c["priority"], 0))
    fine = {"Critical": 500, "High": 200}.get(c["priority"], 0)
    if c["department"] == "Plant":
        return "nights", None if c["priority"] == "High" else 300, 90, 0.75, fine
    if c["created"] >= datetime(2026, 3, 16, tzinfo=ZONE).timestamp():
        return "office", 720, None, 0.75, fine
    return None, DEFAULT[c["priority"]], None, 0.75, fine


def minute(t):
    return (t - T0) // 60


class Truth:
    """Minute by minute: does the clock run in it?"""

    def __init__(self, c):
        self.calendar, self.target, self.response, self.share, self.penalty = policy_of(c)
        table = TABLES[self.calendar]
        stops = bytearray(MINUTES)
        seen = c["versions"]
        if len(seen) > 1:
            for i, (at, status) in enumerate(seen):
                if status in ("Pending", "On hold"):
                    end = MINUTES if i + 1 == len(seen) else minute(seen[i + 1][0])
                    stops[minute(at):end] = b"\1" * (end - minute(at))
        born = minute(c["created"])
        self.run, total = [], 0  # minutes on the clock at the end of each minute since created
        for m in range(born, MINUTES):
            total += table[m + 1] - table[m] if not stops[m] else 0
            self.run.append(total)
        self.born, self.stopped = born, stops
        self.closed = None if c["closed"] is None else minute(c["closed"])
        self.elapsed = None if c["closed"] is None else self.at(self.closed)
        self.due = self.when(self.target)
        self.past = self.when_past(self.target)
        self.late = None if self.elapsed is None or self.target is None else self.elapsed > self.target
        self.breach = self.past if self.closed is None or self.late else None

    def at(self, m):
        return self.run[m - self.born - 1] if m > self.born else 0

    def when(self, minutes):
        """Epoch seconds at which so many minutes have passed; None: not in sight."""
        if minutes is None:
            return None
        i = next((i for i, v in enumerate(self.run) if v >= minutes), None)
        return None if i is None else T0 + (self.born + i + 1) * 60

    def when_past(self, minutes):
        """The first second after that which counts."""
        if minutes is None:
            return None
        i = next((i for i, v in enumerate(self.run) if v > minutes), None)
        return None if i is None else T0 + (self.born + i) * 60 + 1


def make_cases(n, seed):
    r = random.Random(seed)
    out = []
    for i in range(n):
        created = T0 + r.randrange(0, 40 * 1440) * 60
        if i % 10 == 0:  # around the night of 29 March
            created = int(datetime(2026, 3, 28, 12, tzinfo=ZONE).timestamp()) + r.randrange(0, 1440) * 60
        steps, at = [(created, "New")], created
        for _ in range(r.randrange(0, 5)):
            at += r.randrange(1, 3 * 1440) * 60
            steps.append((at, r.choice(["Open", "Pending", "On hold", "In Progress", "Pending"])))
        closed = at + r.randrange(1, 2 * 1440) * 60 if r.randrange(3) else None
        if closed:
            steps.append((closed, "Closed"))
        answered = created + r.randrange(1, 600) * 60 if r.randrange(4) else None
        out.append({"id": "K%03d" % i, "created": created, "closed": closed, "steps": steps,
                    "first_response": answered, "priority": r.choice(list(DEFAULT)),
                    "customer_type": r.choice(["gold", "silver"]), "department": r.choice(["Plant", "Shop"]),
                    "channel": r.choice(["phone", "mail"])})
    return out


def stamp(t):
    return "" if t is None else datetime.fromtimestamp(t, timezone.utc).strftime("%Y-%m-%d %H:%M:%SZ")


def export(cases, at):
    """What the help desk would have written at that instant."""
    out = io.StringIO()
    w = csv.writer(out)
    w.writerow("id created updated closed first_response status priority customer_type department channel".split())
    for c in cases:
        if c["created"] > at:
            continue
        when, status = [s for s in c["steps"] if s[0] <= at][-1]
        if not c["versions"] or c["versions"][-1] != (when, status):
            c["versions"].append((when, status))
        ended = c["closed"] if c["closed"] and c["closed"] <= at else None
        reply = c["first_response"] if c["first_response"] and c["first_response"] <= at else None
        w.writerow([c["id"], stamp(c["created"]), stamp(when), stamp(ended), stamp(reply), status, c["priority"],
                    c["customer_type"], c["department"], c["channel"]])
    return out.getvalue()


LAST = int(datetime(2026, 4, 20, 12, tzinfo=timezone.utc).timestamp())


def desk(name, n=240, seed=5):
    """Exports every two days into one store; cases as the exports knew them at last."""
    cases, db = make_cases(n, seed), path(name + ".db")
    for c in cases:
        c["versions"] = []
    times = list(range(T0 + 2 * 86400, LAST, 2 * 86400)) + [LAST]
    files = [path("%s%02d.csv" % (name, i), export(cases, at)) for i, at in enumerate(times)]
    config = path(name + ".ini", CONFIG)
    for f in files:
        run("import", f, "--db", db, "--source", "desk", "--config", config)
    for c in cases:
        if c["closed"] and c["closed"] > LAST:
            c["closed"] = None
        if c["first_response"] and c["first_response"] > LAST:
            c["first_response"] = None
    return [c for c in cases if c["versions"]], db, config


def rows(db, *columns):
    with sqlite3.connect(db) as store:
        return {r[0]: dict(zip(columns, r[1:])) for r in
                store.execute("SELECT id, %s FROM cases" % ", ".join(columns))}


def far(t):
    """Beyond the minutes that were counted nothing is compared."""
    return t is None or t >= END.timestamp() - 86400


@test
def every_case_minute_by_minute():
    cases, db, config = desk("minutes")
    got = rows(db, "due_at", "breach_at", "ended_late", "elapsed_secs", "overrun_secs", "target_secs", "penalty",
               "pause_from", "at_risk_at", "work_resolve_secs", "sla_basis", "plain_clock")
    assert len(cases) > 200, len(cases)
    paused = late = 0
    for c in cases:
        t, g = Truth(c), got[c["id"]]
        equal(g["target_secs"], None if t.target is None else t.target * 60, c["id"] + " target")
        equal(g["penalty"], t.penalty, c["id"] + " penalty")
        if not far(t.due):
            equal(g["due_at"], t.due, c["id"] + " due")
        if not far(t.past):
            equal(g["breach_at"], t.breach, c["id"] + " breach")
        if t.target is not None and t.closed is not None:
            equal(g["ended_late"], int(t.late), c["id"] + " late")
            equal(g["elapsed_secs"], t.elapsed * 60, c["id"] + " elapsed")
            equal(g["overrun_secs"], (t.elapsed - t.target) * 60 if t.late else None, c["id"] + " overrun")
            late += t.late
        risk = None if t.target is None else t.when(-(-t.target * t.share // 1))
        if not far(risk):
            equal(g["at_risk_at"], risk, c["id"] + " at risk")
        paused += any(t.stopped)
        if t.calendar and t.closed is not None:
            table = TABLES[t.calendar]
            equal(g["work_resolve_secs"], (table[t.closed] - table[t.born]) * 60, c["id"] + " business")
    assert paused > 60 and late > 30, (paused, late)


@test
def states_at_any_instant():
    cases, db, config = desk("states", seed=8)
    truths = {c["id"]: Truth(c) for c in cases}
    for T in (LAST, LAST - 5 * 86400 - 7 * 60, LAST - 16 * 86400):
        want = Counter()
        for c in cases:
            t = truths[c["id"]]
            if c["created"] > T:
                continue
            past = t.past is not None and t.past <= T
            if t.closed is not None and c["closed"] <= T:
                want["no-sla" if t.target is None else "breached" if t.late else "met"] += 1
            elif t.target is None:
                want["no-sla"] += 1
            elif past:
                want["breached"] += 1
            else:
                seen = [s for s in c["versions"] if s[0] <= T]
                stands = len(c["versions"]) > 1 and seen and seen[-1][1] in ("Pending", "On hold")
                risk = t.when(-(-t.target * t.share // 1))
                want["paused" if stands else "at-risk" if risk is not None and risk <= T else "on-track"] += 1
        doc = run_json("query", "--db", db, "--config", config, "--by", "sla_state", "--measure", "cases",
                       "--as-of", datetime.fromtimestamp(T, timezone.utc).isoformat())
        equal({r["sla_state"]: r["cases"] for r in doc["rows"]}, dict(want), "states at %d" % T)
        assert want["paused"] > 0, want


@test
def first_response():
    cases, db, config = desk("replies", seed=21)
    got = rows(db, "response_target_secs", "response_due_at", "response_breach_at", "response_late")
    met = due = 0
    for c in cases:
        t, g = Truth(c), got[c["id"]]
        equal(g["response_target_secs"], t.response and t.response * 60, c["id"])
        if t.response is None:
            continue
        at, past = t.when(t.response), t.when_past(t.response)
        if not far(at):
            equal(g["response_due_at"], at, c["id"] + " response due")
        if c["first_response"] is not None:
            spent = t.at(minute(c["first_response"]))
            equal(g["response_late"], int(spent > t.response), c["id"] + " response late")
        if far(at) or at > LAST:
            continue
        late = c["first_response"] is None or t.at(minute(c["first_response"])) > t.response
        if c["first_response"] is None and c["closed"] is not None and (far(past) or past > c["closed"]):
            continue  # closed without an answer before that was late: nobody knows
        due += 1
        met += not late
    _, k = kpis("--db", db, "--config", config, "--as-of", datetime.fromtimestamp(LAST, timezone.utc).isoformat())
    card = k.get("response_sla_compliance") or run_json(
        "explain", "response_sla_compliance", "--db", db, "--config", config,
        "--as-of", datetime.fromtimestamp(LAST, timezone.utc).isoformat())
    equal(card["n"], due)
    near(card["value"], met / due)
    assert card["low"] < card["value"] < card["high"], card


@test
def waits_from_the_history():
    cases, db, config = desk("waits", seed=3)
    got = rows(db, "requester_wait_secs", "agent_wait_secs", "on_hold_secs")
    known = 0
    for c in cases:
        g, want = got[c["id"]], {"requester": 0, "agent": 0, "hold": 0}
        if c["closed"] is None or len(c["versions"]) < 2:
            equal(g["requester_wait_secs"], None, c["id"])
            continue
        since = c["created"]
        for i, (at, status) in enumerate(c["versions"]):
            to = c["versions"][i + 1][0] if i + 1 < len(c["versions"]) else c["closed"]
            if status == "On hold":
                want["hold"] += to - since
            if status == "Pending":
                want["agent"] += to - since
            elif status != "Closed":
                want["requester"] += to - since
            since = to
        equal((g["requester_wait_secs"], g["agent_wait_secs"], g["on_hold_secs"]),
              (want["requester"], want["agent"], want["hold"]), c["id"])
        known += 1
    assert known > 50, known


@test
def another_policy_derives_the_store_anew():
    cases, db, config = desk("again", n=60, seed=4)
    before = rows(db, "due_at")
    other = path("other.ini", CONFIG.replace("critical = 2h", "critical = 3h").replace("all = 6h", "all = 7h"))
    run("kpi", "--db", db, "--config", other)
    after = rows(db, "due_at")
    gold = [c["id"] for c in cases if c["customer_type"] == "gold" and c["channel"] != "phone"]
    assert gold and all(before[i] != after[i] for i in gold if before[i]["due_at"] is not None)
    assert all(before[i] == after[i] for i in before if i not in gold)
    run("kpi", "--db", db, "--config", config)
    equal(rows(db, "due_at"), before)
    run("kpi", "--db", db, "--no-config")
    equal({r["sla_basis"] for r in rows(db, "sla_basis").values()}, {4.0})


@test
def pauses_by_configuration():
    cases, db, _ = desk("pauses", n=80, seed=6)
    last = Counter(c["versions"][-1][1] for c in cases if len(c["versions"]) > 1)
    assert last["On hold"] > 0 and last["Pending"] > 0, last
    for words, want in (("none", 0), ("on hold", last["On hold"]), ("pending", last["On hold"] + last["Pending"]),
                        ("On Hold, pending", last["On hold"] + last["Pending"]), ("open", last["Open"])):
        config = path("pause.ini", "[policy all]\nall = 5000h\n[pause]\nstatus = %s\n" % words)
        doc = run_json("query", "--db", db, "--config", config, "--by", "status", "--measure", "cases",
                       "--filter", "is:paused")
        equal(sum(r["cases"] for r in doc["rows"]), want, words)
        if words == "on hold":
            equal({r["status"]: r["cases"] for r in doc["rows"]}, {"On hold": want})
            doc = run_json("query", "--db", db, "--config", config, "--by", "sla_state", "--measure", "cases")
            equal({r["sla_state"]: r["cases"] for r in doc["rows"]}["paused"], want)


@test
def dates_without_a_time_of_day():
    text = "id,created,closed,status,sla_days\n"
    for i, (days, target) in enumerate(((0, 1), (1, 1), (2, 1), (1, 3), (3, 3), (4, 3), (5, 3))):
        text += "D%d,2026-03-02,2026-03-%02d,Closed,%d\n" % (i, 2 + days, target)
    file = path("dates.csv", text)
    doc = run_json("explain", "sla_undetermined", file)
    equal((doc["value"], doc["n"]), (2, 7))  # one day against one, three against three
    doc = run_json("explain", "sla_compliance", file)
    near(doc["value"], 4 / 7)
    assert any("undetermined at day precision" in n for n in doc["notes"]), doc["notes"]
    assert any("7 cases with a target from the SLA column" in n for n in doc["notes"]), doc["notes"]


@test
def a_clock_that_cannot_pause_says_so():
    head = "id,created,status,priority\n"
    waits = path("waiting.csv", head + "A,2026-03-02 09:00:00,Pending,Low\nB,2026-03-02 09:00:00,Open,Low\n")
    plain = path("plain.csv", head + "A,2026-03-02 09:00:00,Open,Low\n")
    says = lambda f, *more: any("clock cannot pause: no status history" in n
                                for n in run_json("explain", "breached", f, *more)["notes"])
    assert says(waits) and not says(plain)
    assert not says(waits, "--config", path("nopause.ini", "[pause]\nstatus = none\n"))


@test
def one_case_says_what_is_left():
    log = path("left.csv", "number,status,priority,opened_at,updated_at\n"
               "B,New,Low,2026-03-23 09:00:00,2026-03-23 09:00:00\n"
               "B,On hold,Low,2026-03-23 09:00:00,2026-03-23 12:00:00\n"
               "C,New,Low,2026-03-27 15:00:00,2026-03-27 15:00:00\n")
    config = path("left.ini", "[policy all]\nall = 8h\ncalendar = office\n[calendar office]\n"
                  "zone = Europe/Amsterdam\nweekdays = 09:00-17:00\n")
    clocks = lambda i, *more: {c["what"]: c["text"] for c in run_json(
        "case", i, log, "--tz", "Europe/Amsterdam", "--as-of", "2026-03-28T12:00", *more)["clocks"]}
    got = clocks("B", "--no-config")
    assert got["Clock"] == "24 hours, 7 days; paused" and got["On the clock"] == "69.0 h left when it goes on", got
    got = clocks("C", "--config", config)
    equal(got["SLA"], "8.0 h, due 2026-03-30 15:00, from the policy all")
    equal(got["On the clock"], "6.0 h left in the hours of office")
    equal(got["Left"], "50h 00")  # the night of summer time is in between
    out, _ = run("case", "C", log, "--config", config, "--tz", "Europe/Amsterdam", "--as-of", "2026-03-28T12:00")
    assert "Clocks" in out and "hours of office" in out, out


@test
def what_no_case_has_is_said():
    cases, db, config = desk("missing", n=20, seed=2)
    odd = path("odd.ini", "[policy a]\nfilter = customer_type:gold,platinum\nall = 1h\n"
                          "[policy b]\nfilter = tier:top\nall = 2h\n[policy c]\nall = 3h\n")
    _, err = run("kpi", "--db", db, "--config", odd)
    assert "[policy a] filter: customer_type:platinum: no case has that value" in err, err
    assert "[policy b] filter: unknown field 'tier'" in err, err
    got = rows(db, "target_secs")
    for c in cases:
        equal(got[c["id"]]["target_secs"], 3600.0 if c["customer_type"] == "gold" else 10800.0)


@test
def penalty_presets():
    file = path("fines.csv", "id,created,status,priority\nA,2026-03-02 09:00:00,Open,Critical\n"
                             "B,2026-03-02 09:00:00,Open,High\nC,2026-05-02 09:00:00,Open,High\n")
    for preset, want in (("standard", 700), ("small", 60)):
        config = path(preset + ".ini", "[penalty]\npreset = %s\n" % preset)
        equal(kpis(file, "--config", config)[1]["penalty"]["value"], want)
    config = path("own.ini", "[penalty]\npreset = small\nhigh = 11\n")
    equal(kpis(file, "--config", config)[1]["penalty"]["value"], 61)


ERRORS = (
    ("[policy gold]\nall = 4\n", ":2: [policy gold] all: '4': a time with a unit"),
    ("[policy gold]\ncritcal = 4h\n", ":2: [policy gold] critcal: unknown key, did you mean critical"),
    ("[policy gold]\ncalendar = ofice\n[calendar office]\nzone = UTC\nmonday = 09:00-17:00\n",
     ":2: [policy gold] calendar: no section [calendar ofice], did you mean office?"),
    ("[policy gold]\nfilter = is:open\nall = 1h\n", ":2: [policy gold] filter: 'is:open': fields of the export only"),
    ("[policy gold]\nfilter = sla_state:met\nall = 1h\n", "fields of the export only"),
    ("[policy gold]\nfilter = created:last-90d\nall = 1h\n", "fields of the export only"),
    ("[policy gold]\nfilter = refund\nall = 1h\n", "fields of the export only"),
    ("[policy gold]\nfilter = priority:high,\nall = 1h\n", ":2: [policy gold] filter: a value is missing"),
    ("[policy a]\nall = 1h\n[policy b]\nall = 2h\n", ":4: [policy b]: never reached: [policy a] before it takes every"),
    ("[policy]\nall = 1h\n", ":2: [policy]: give it a name"),
    ("[policy a]\nfrom = spring\n", ":2: [policy a] from: 'spring': a date such as"),
    ("[policy a]\nat_risk = 75\n", ":2: [policy a] at_risk: '75': a share of the target"),
    ("[calendar c]\nmonday = 9-17\n", ":2: [calendar c] monday: '9-17': hours are written 09:00-17:00"),
    ("[calendar c]\nmonday = 09:00-17:00\n", ":2: [calendar c] no zone"),
    ("[calendar c]\nzone = Europe/Amsterdm\n", ":2: [calendar c] zone: time zone Europe/Amsterdm: not known"),
    ("[calendar c]\nzone = UTC\nmonday = 09:00-12:00, 11:00-13:00\n", "[calendar c] monday: hours overlap"),
    ("[calendar c]\nzone = UTC\n", ":2: [calendar c] no hours"),
    ("[calendar c]\nzone = UTC\nweekdays = closed\n", ":2: [calendar c] no hours"),
    ("[calendar c]\nholidays = 25/12\n", ":2: [calendar c] holidays: '25/12': a holiday is a date"),
    ("[calender c]\nzone = UTC\n", ":2: [calender c]: unknown section"),
    ("[pause]\nstate = pending\n", ":2: [pause] state: unknown key"),
    ("[penalty]\npreset = smal\n", ":2: [penalty] preset: smal: did you mean small"),
)


@test
def mistakes_are_named_with_their_line():
    file = path("one.csv", "id,created,status\nA,2026-03-02 09:00:00,Open\n")
    for i, (text, says) in enumerate(ERRORS):
        config = path("wrong%d.ini" % i, text)
        _, err = run("kpi", file, "--config", config, code=2)
        assert says in err and config in err, (text, err)
    many = "".join("[policy p%d]\nfilter = priority:high\nall = 1h\n" % i for i in range(65))
    _, err = run("kpi", file, "--config", path("many.ini", many), code=2)
    assert "more than 64 policies" in err, err


if __name__ == "__main__":
    main()
