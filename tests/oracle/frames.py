"""An export read with pandas and the table of its cases at an instant: a column for
everything that measures count, rank, group or filter by.  Which column is which field
comes from the program's import report; what the cells mean is read here again, and
what becomes of a case by cases.py."""
from datetime import datetime
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

import cases
from answers import View

cases.FORMATS += tuple(f for f in ("%m/%d/%y %I:%M %p", "%d/%b/%y %I:%M %p") if f not in cases.FORMATS)
WORDS = """status priority channel category subcategory type department team region location customer_location
 outage_location country province city domain product agent customer_type impact urgency""".split()
PAST = ("status", "priority", "agent", "department")  # of these the version of T counts
RATINGS = {"good": 1, "bad": 0, "extremely happy": 5, "happy": 4, "neutral": 3, "unhappy": 2, "extremely unhappy": 1}
FLAG_WORDS = {"sla violated": True, "within sla": False}
DAY, YEAR = 86400, 31557600
NONE = np.nan


def texts(series):
    """Cells without outer blanks; the words for a missing value are missing."""
    s = series.str.strip()
    return s.mask(s.str.lower().isin(cases.MISSING), None)


def instants(s, zone):
    """Epoch seconds (None is missing), and whether any has a time of day."""
    out = pd.Series(NONE, index=s.index)
    clock = False
    left = s.notna()
    offset = s.str.fullmatch(r".*\d(Z|[+-]\d\d:\d\d)", na=False) & s.str.contains(":", na=False)
    if offset.any():
        out[offset] = pd.to_datetime(s[offset], utc=True).map(lambda t: t.timestamp())
        left, clock = left & ~offset, True
    for f in cases.FORMATS:
        if not left.any():
            break
        timed = "%H" in f or "%I" in f
        some = s[left & (s.str.contains(":", na=False) == timed)]
        t = pd.to_datetime(some, format=f, errors="coerce", exact=True).dropna()
        if zone.key == "UTC":
            out[t.index] = (t - pd.Timestamp(0)) // pd.Timedelta(seconds=1)
        else:
            out[t.index] = [d.to_pydatetime().replace(tzinfo=zone).timestamp() for d in t]
        left[t.index] = False
        clock = clock or (len(t) > 0 and timed)
    return [None if pd.isna(v) else int(v) for v in out], clock


def scale_of(numbers):
    """The scale that the ratings of a column use, by their ends."""
    v = numbers.dropna()
    low, high = (v.min(), v.max()) if len(v) else (1, 5)
    if low == 0:
        return (0, 1) if high <= 1 else (0, 10) if high <= 10 else (0, 100)
    return (1, 5) if high <= 5 else (1, 7) if high <= 7 else (1, 10) if high <= 10 else (0, 100)


class Export(cases.Export):
    """The cases of a file, of which the program said `report`."""

    def __init__(self, file, report, zone="UTC", spec=None, policy=None):
        head = report["files"][0]
        self.zone, self.views, self.tables = ZoneInfo(zone), {}, {}
        self.policy = policy or self.policy
        self.now = pd.Timestamp.now(tz="UTC").timestamp()
        self.map = {m["field"]: (m["column"], m["column2"]) if m["column2"] else m["column"]
                    for m in report["mapping"]}
        raw = pd.read_csv(file, sep=head["delimiter"], dtype=str, keep_default_na=False, encoding="utf-8-sig")
        made = {m["field"]: m["unit"] for m in report["mapping"] if m["unit"]}
        inverted = tuple(f for f in cases.FLAGS if self.map.get(f) == "made_sla")
        self.spec = spec or {"unit": made, "inverted": inverted}
        self.rows = self.read(raw)
        self.cases = self.versions()

    def text(self, raw, field):
        c = self.map.get(field)
        if isinstance(c, tuple):
            return texts(raw[c[0]] + " " + raw[c[1]])
        return texts(raw[c]) if c else pd.Series([None] * len(raw), index=raw.index, dtype=object)

    def ratings(self, s):
        numbers = pd.to_numeric(s.str.lower().map(RATINGS).where(lambda v: v.notna(), s), errors="coerce")
        self.spec.setdefault("scale", scale_of(numbers))
        low, high = self.spec["scale"]
        return numbers.where((numbers >= low) & (numbers <= high))

    def read(self, raw):
        out, self.date_only = {"key": list(map(tuple, raw.to_numpy())), "id": list(self.text(raw, "id"))}, {}
        for f in cases.TIMES + ("customer_since",):
            out[f], clock = instants(self.text(raw, f), self.zone)
            self.date_only[f] = not clock
        for f in cases.DURATIONS:
            unit = self.spec.get("unit", {}).get(f, "s")
            out[f] = [cases.seconds(t, unit) for t in self.text(raw, f)]
        for f in cases.NUMBERS + ("tenure",):
            s = self.text(raw, f)
            v = self.ratings(s) if f == "csat" else pd.to_numeric(s, errors="coerce")
            out[f] = [None if pd.isna(x) else x for x in v.where((v >= 0) & ((f != "nps") | (v <= 10)))]
        for f in cases.FLAGS:
            turned = f in self.spec.get("inverted", ())
            v = [FLAG_WORDS.get((t or "").lower(), cases.flag(t)) for t in self.text(raw, f)]
            out[f] = [not x if turned and x is not None else x for x in v]
        for f in WORDS:
            out[f] = list(self.text(raw, f))
        out["priority"] = [cases.rank_of(p) for p in out["priority"]]
        return [dict(zip(out, r)) for r in zip(*out.values())]

    def start(self):
        """Just before the first close, where the export holds older cases only because
        they were open then: one in twenty is from over 30 days before."""
        closes = [c.close_at for c in self.cases if c.close_at is not None]
        births = np.array([c.created for c in self.cases if c.created is not None])
        start = min(closes, default=None)
        if start is None or (births < start - 1 - 30 * DAY).mean() <= .05:
            return None
        return start - 1

    def at(self, T):
        """The table at T; the last few are kept."""
        if T not in self.tables:
            if len(self.tables) > 12:
                self.tables.clear()
            self.tables[T] = Table(self, T)
        return self.tables[T]


def band(values, tops, labels):
    """Label of the first top above the value; missing stays missing."""
    at = np.searchsorted(np.asarray(tops, float), values, side="right")
    out = np.asarray(labels, object)[np.minimum(at, len(labels) - 1)]
    return np.where(np.isnan(values), None, out)


class Table:
    """One row per case that is there at T; columns are arrays, missing numbers NaN."""

    def __init__(self, x, T):
        self.x, self.T = x, T
        self.views = views = [v for v in (View(c, T) for c in x.cases) if v.there]
        real = lambda make: np.array([NONE if y is None else float(y) for y in map(make, views)], float)
        true = lambda make: np.array([bool(y) for y in map(make, views)], bool)
        word = lambda make: np.array([make(v) for v in views], object)
        self.real, self.true, self.word = real, true, word
        for f in ("open", "closed", "void", "known", "gap", "close_known", "has_target", "has_sla", "breached", "met",
                  "at_risk", "escalated", "reopened", "answered"):
            setattr(self, f, true(lambda v: getattr(v, f)))
        for f in ("close_at", "csat", "nps", "ces", "rated_at"):
            setattr(self, f, real(lambda v: getattr(v, f)))
        for f in ("created", "resolved", "due", "target", "risk_at", "breach_at", "resolve", "response", "ended_late",
                  "flag", "penalty", "overrun", "late_by_target", "pause_from", "work_resolve", "work_response",
                  "response_target", "response_due", "response_breach", "response_late"):
            setattr(self, f, real(lambda v: getattr(v.c, f)))
        for f in ("negative", "future", "bad_response", "unsure", "never_due"):
            setattr(self, f, true(lambda v: getattr(v.c, f)))
        self.updated = real(lambda v: v.now["updated"])
        for f in ("handling_time", "replies", "fcr", "answered"):
            setattr(self, "file_" + f, real(lambda v: v.now[f]))
        for f in ("requester", "agent", "hold"):
            setattr(self, "wait_" + f, real(lambda v: v.c.waits and v.c.waits[f]))
        self.plain_clock = true(lambda v: v.c.clock.plain)
        self.response_breached = ~self.void & (self.response_breach <= T) & \
            ~(np.isnan(self.response_late) & self.answered)
        self.end = self.resolved if x.has("resolved") else real(lambda v: v.c.closed)
        self.state = word(lambda v: v.state)
        self.priority, self.agent = word(lambda v: v.priority), word(lambda v: v.agent)
        self.n = len(views)
        self.dims = {}

    def dim(self, key):
        """Labels of a dimension, None where it is missing."""
        if key not in self.dims:
            self.dims[key] = self.label(key)
        return self.dims[key]

    def years(self):
        since = self.real(lambda v: v.now["customer_since"])
        return np.where(np.isnan(since), self.real(lambda v: v.now["tenure"]), (self.created - since) / YEAR)

    def label(self, key):
        if key in PAST:
            return self.word(lambda v: v.c.at(self.T, key))
        if key in WORDS:
            return self.word(lambda v: v.now[key])
        if key == "state":
            return self.word(lambda v: {"in-progress": "open", "unknown": None}.get(v.state, v.state))
        if key == "age_bucket":
            return band(np.where(self.open, self.T - self.created, NONE) / DAY, [1, 3, 7, 14, 30, 90],
                        ["0-1d", "1-3d", "3-7d", "7-14d", "14-30d", "30-90d", "90d+"])
        if key == "tenure_band":
            y = self.years()
            y = np.where(y >= 0, y, NONE)
            return band(np.where(y == 4, 3, y), [1, 2, 4], ["<1y", "1-2y", "2-4y", ">4y"])
        if key == "nps_class":
            return band(self.nps, [7, 9], ["detractor", "passive", "promoter"])
        if key == "csat_class":
            top = self.x.spec.get("scale", (1, 5))[1]
            share = self.csat / top
            out = np.where(share > .6 + 1e-12, "satisfied", np.where(share > .4 + 1e-12, "neutral", "dissatisfied"))
            return np.where(np.isnan(share), None, out.astype(object))
        return self.calendar(key)

    def calendar(self, key):
        make = {"hour": lambda d: str(d.hour), "weekday": lambda d: "Mon Tue Wed Thu Fri Sat Sun".split()[d.weekday()],
                "day_part": lambda d: ("night", "morning", "afternoon", "evening")[d.hour // 6]}
        f = make.get(key, lambda d: bucket(d, key))
        if key in ("hour", "day_part") and self.x.date_only["created"]:  # a date alone has no hour
            return np.array([None] * len(self.created), object)
        return np.array([None if np.isnan(t) else f(datetime.fromtimestamp(t, self.x.zone)) for t in self.created],
                        object)


def bucket(d, unit):
    return {"day": d.strftime("%Y-%m-%d"), "week": "%d-W%02d" % d.isocalendar()[:2], "month": d.strftime("%Y-%m"),
            "quarter": "%d-Q%d" % (d.year, (d.month + 2) // 3), "year": str(d.year)}[unit]
