"""Random questions of `query` (dimensions, time axes, filters, totals) and our own
answer to each of their cells."""
from datetime import datetime, timedelta, timezone

import answers
from harness import equal, near, run_json

DAY = 86400
UNITS = ("day", "week", "month", "quarter", "year")


def iso(t):
    return datetime.fromtimestamp(t, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def age_bucket(v):
    if not v.open or v.c.created is None:
        return None
    days = (v.T - v.c.created) / DAY
    tops = ((1, "0-1d"), (3, "1-3d"), (7, "3-7d"), (14, "7-14d"), (30, "14-30d"), (90, "30-90d"))
    return next((label for top, label in tops if days < top), "90d+")


def state(v):
    return "open" if v.state in ("open", "in-progress") else None if v.state == "unknown" else v.state


def sla_state(v):
    if v.closed:
        return "breached" if v.breached else "met" if v.met else None if v.has_sla else "no-sla"
    if not v.open or v.breached or not v.has_sla:
        return None if not v.open else "breached" if v.breached else "no-sla"
    if v.paused:
        return "paused"
    if v.c.risk_at is not None and v.c.risk_at <= v.T:
        return "at-risk"
    return None if v.c.due is None and not v.c.never_due else "on-track"


def label(d, unit):
    return {"day": d.strftime("%Y-%m-%d"), "week": "%d-W%02d" % d.isocalendar()[:2], "month": d.strftime("%Y-%m"),
            "quarter": "%d-Q%d" % (d.year, (d.month + 2) // 3), "year": str(d.year)}[unit]


def bounds(x, text, unit):
    """First second of the bucket and of the next one, by the local calendar."""
    if unit == "week":
        a = datetime.strptime(text + "-1", "%G-W%V-%u")
        b = a + timedelta(days=7)
    elif unit == "quarter":
        year, quarter = text.split("-Q")
        a = datetime(int(year), int(quarter) * 3 - 2, 1)
        b = (a + timedelta(days=95)).replace(day=1)
    else:
        a = datetime.strptime(text, {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[unit])
        b = a + timedelta(days=1) if unit == "day" else a.replace(year=a.year + 1) if unit == "year" else \
            (a + timedelta(days=32)).replace(day=1)
    return tuple(int(d.replace(tzinfo=x.zone).timestamp()) for d in (a, b))


def of_created(make):
    return lambda v: None if v.c.created is None else make(datetime.fromtimestamp(v.c.created, v.c.x.zone))


def of_hour(make):
    """A date alone has no hour."""
    return lambda v: None if v.c.x.date_only["created"] else of_created(make)(v)


COLUMNS = {"department": lambda v: v.c.at(v.T, "department"), "priority": lambda v: v.priority,
           "channel": lambda v: v.now["channel"], "agent": lambda v: v.agent}
BY_STATE = {"state": state, "sla_state": sla_state}
BY_CREATED = {
    "age_bucket": age_bucket, "hour": of_hour(lambda d: str(d.hour)),
    "weekday": of_created(lambda d: "Mon Tue Wed Thu Fri Sat Sun".split()[d.weekday()]),
    "day_part": of_hour(lambda d: ("night", "morning", "afternoon", "evening")[d.hour // 6]),
    "week": of_created(lambda d: label(d, "week")), "month": of_created(lambda d: label(d, "month")),
    "quarter": of_created(lambda d: label(d, "quarter"))}
DIMS = dict(COLUMNS, **BY_STATE, **BY_CREATED)
RISKY = lambda v: v.priority in ("High", "Critical")
FILTERS = {  # text: (columns it needs, what it takes)
    "": ((), lambda v: True),
    "priority:high,critical": (("priority",), RISKY),
    "priority>=high channel:*": (("priority", "channel"), lambda v: RISKY(v) and v.now["channel"] is not None),
    "-channel:email": (("channel",), lambda v: (v.now["channel"] or "").lower() != "email"),
    "agent:none": (("agent",), lambda v: v.agent is None),
    "csat<=2": (("csat",), lambda v: v.now["csat"] is not None and v.now["csat"] <= 2),
    "is:rated -is:overdue": (("csat", "status"), lambda v: v.csat is not None and not (v.open and v.breached)),
    "is:open": (("status",), lambda v: v.open),
    "state:open,pending": (("status",), lambda v: v.open),
    "is:in-progress": (("status",), lambda v: v.state == "in-progress"),
    "is:closed": (("status",), lambda v: v.closed),
    "is:void": (("status",), lambda v: v.void),
    "is:breached": (("status", "created"), lambda v: v.breached),
    "is:reopened": (("status",), lambda v: v.reopened),
    "is:unanswered": (("status", "first_response"), lambda v: not v.closed and not v.void and not v.answered),
    "resolution>1d": (("created",), lambda v: v.c.resolve is not None and v.c.resolve > DAY),
    "age>7d": (("created", "status"), lambda v: v.open and v.c.created is not None and v.T - v.c.created > 7 * DAY),
}


def cell_of(t, key, choose, T, a, b, every, bucket):
    """The measure in one cell: a stock at the end of its bucket, a flow inside it."""
    if not every or bucket == "*":
        return answers.answer(key, t.x, choose, T, a, b)[0]
    low, high = bounds(t.x, bucket, every)
    high = min(high, T + 1)
    if key in answers.STOCKS and key not in answers.BY_CREATED_STOCKS:
        return answers.answer(key, t.x, choose, T, low, high)[0]
    low, high = (low, high) if a is None else (max(low, a), min(high, b))
    if key not in answers.STOCKS:
        return answers.answer(key, t.x, choose, T, low, high)[0]
    counts = answers.COUNTS[key][3]
    return sum(1 for v in answers.views_at(t.x, T)
               if choose(v) and v.c.created is not None and low <= v.c.created < high and counts(v))


def ask(t, T, a, b, by, every, text, keys, totals):
    args = ["query", t.file, *t.options, "--as-of", iso(T), "--measure", ",".join(keys)]
    args += ["--by", ",".join(by)] if by else []
    args += ["--every", every] if every else []
    args += ["--filter", text] if text else []
    args += ["--totals"] if totals else []
    args += ["--from", iso(a), "--to", iso(b)] if a is not None else []
    doc = run_json(*args)
    return doc, " ".join(args)


def compare(t, r):
    """One random question."""
    x = t.x
    born = x.has("created")
    T = r.choice([t.T, t.share(.5), t.share(.75)]) if born else t.T
    a = b = None
    if r.randrange(3) == 0 and born:
        a, b = t.share(.25), min(t.share(.62), T) + 1
        a, b = (a, b) if a < b else (None, None)
    wide = t.stamps[-1] - t.stamps[0] > 400 * DAY
    every = r.choice((None, None) + UNITS[2 if wide else 0:]) if born else None
    dims = [d for d in DIMS if (x.has(d) if d in COLUMNS else
                                x.has("status", "resolved", "closed") if d in BY_STATE else born)]
    by = [d for d in r.sample(dims, min(len(dims), r.randrange(0 if every else 1, 3)))
          if not every or d not in UNITS]
    texts = [f for f, (needs, _) in FILTERS.items() if all(x.has(n) for n in needs)]
    text = r.choice(texts)
    keys = r.sample(answers.KEYS, 10)
    doc, asked = ask(t, T, a, b, by, every, text, keys, r.randrange(2) == 0)
    keep, groups = FILTERS[text][1], set()
    for row in doc["rows"]:
        group = tuple(row[d] for d in by)
        groups.add(group)

        def choose(v):
            return keep(v) and all(g == "*" or (DIMS[d](v) or None) == (g if g is None else str(g))
                                   for d, g in zip(by, group))
        for key in keys:
            if key in doc["why"]:
                assert row[key] is None, asked
                continue
            value = cell_of(t, key, choose, T, a, b, every, row[every] if every else None)
            where = "%s: %s in %s: %r, not %r" % (asked, key, [row[d] for d in by + ([every] if every else [])],
                                                row[key], value)
            equal(row[key] is None, value is None, where)
            assert value is None or abs(value - row[key]) <= 1e-9 * max(1, abs(value)), where
    if not every:
        want = {tuple(DIMS[d](v) or None for d in by) for v in answers.views_at(x, T) if keep(v)}
        got = {tuple(g if g is None else str(g) for g in g) for g in groups if "*" not in g}
        equal(got, want or got, asked)
