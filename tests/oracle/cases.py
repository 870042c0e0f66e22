"""Cases read from an export by the definitions of the measures, without the program
under test: columns to instants, versions, states, durations, targets and breaches.

A spec says which column is which field, as `--map` does.  Instants are UTC epoch
seconds, durations seconds, flags True, False or None; None is never 0."""
import csv, math, re
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

FORMATS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d",
           "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%m/%d/%Y %I:%M:%S %p")
MISSING = {"", "?", "-", "null", "na", "n/a"}
STATES = {
    "open": "open new reopened escalated",
    "in-progress": "assigned|active|in progress|started|working|wip",
    "pending": "pending|waiting|on hold|pending customer|pending customer response|awaiting user info",
    "closed": "closed resolved solved completed done fixed fechado",
    "void": "cancelled canceled rejected withdrawn",
    "dropped": "merged spam deleted duplicate test",
}
WORDS = {w: state for state, text in STATES.items()
         for w in (text.split("|") if "|" in text else text.split())}
RANKS = {w: name for name, text in {
    "Critical": "critical urgent p1 crítica", "High": "high p2 alta",
    "Medium": "medium normal p3 média moderate", "Low": "low p4 baixa"}.items() for w in text.split()}
TARGET_HOURS = {"Critical": 4, "High": 8, "Medium": 24, "Low": 72}
PENALTY = {"Critical": 500, "High": 200}
YES, NO = {"yes", "y", "1", "true", "sim", "1.0"}, {"no", "n", "0", "false", "não", "0.0"}
TIMES = ("created", "first_response", "updated", "resolved", "closed", "due", "rated")
DURATIONS = ("resolution_time", "response_time", "handling_time", "sla_target")
NUMBERS = ("csat", "nps", "ces", "replies", "reopen_count", "mod_count")
FLAGS = ("escalated", "reopened", "fcr", "answered", "breached")
CLOCK = ("created", "first_response", "updated", "resolved", "closed")


def text_of(cell):
    cell = cell.strip()
    return None if cell.lower() in MISSING else cell


def stamp(text, zone):
    """Epoch seconds and whether there is a time of day."""
    if text is None:
        return None, False
    m = re.fullmatch(r"(\S+[T ]\S+?)(Z|[+-]\d\d:\d\d)", text)
    if m:
        return int(datetime.fromisoformat(m[1] + m[2].replace("Z", "+00:00")).timestamp()), True
    for f in FORMATS:
        try:
            local = datetime.strptime(text, f)
        except ValueError:
            continue
        # fold=0: of two the first; in a gap the offset before it, so later by the gap
        return int(local.replace(tzinfo=zone).timestamp()), "%H" in f or "%I" in f
    return None, False


def number(text, lo=-math.inf, hi=math.inf):
    try:
        v = float(text)
    except (TypeError, ValueError):
        return None
    return v if lo <= v <= hi else None


def seconds(text, unit):
    if text is None:
        return None
    m = re.fullmatch(r"(\d+):(\d\d):(\d\d)", text)
    if m:
        return int(m[1]) * 3600 + int(m[2]) * 60 + int(m[3])
    v = number(text, 0)
    return None if v is None else v * {"s": 1, "min": 60, "h": 3600, "d": 86400}[unit]


def flag(text):
    return None if text is None else True if text.lower() in YES else False if text.lower() in NO else None


def state_of(word):
    if word is None:
        return None
    plain = " ".join(word.lower().split())
    waits = plain.startswith(("awaiting ", "pending ", "waiting "))
    return WORDS.get(plain, "pending" if waits else "open")


def rank_of(word):
    if word is None:
        return None
    plain = re.sub(r"^\d\s*-\s*", "", word.lower().strip())
    return RANKS.get(plain, word)


class Export:
    """spec: map (field -> column or (column, column)), unit, scale of csat, inverted flags."""

    def __init__(self, path, spec, zone="UTC", imported_at=None):
        csv.field_size_limit(1 << 30)
        self.zone, self.map = ZoneInfo(zone), spec["map"]
        self.spec = spec
        self.now = imported_at or datetime.now(timezone.utc).timestamp()
        self.date_only = {}
        with open(path, encoding="utf-8-sig", newline="") as f:
            self.rows = [self.row(r) for r in csv.DictReader(f)]
        for f in TIMES:
            self.date_only[f] = not any(r["has_" + f] for r in self.rows)
        self.views = {}
        self.cases = self.versions()

    def has(self, *fields):
        return any(f in self.map for f in fields)

    def cell(self, r, field):
        c = self.map.get(field)
        if isinstance(c, tuple):
            return text_of(" ".join(r[x] or "" for x in c))
        return text_of(r.get(c) or "") if c else None

    def row(self, r):
        out = {"key": tuple(r.values()), "id": self.cell(r, "id")}
        for f in TIMES:
            out[f], out["has_" + f] = stamp(self.cell(r, f), self.zone)
        for f in DURATIONS:
            out[f] = seconds(self.cell(r, f), self.spec.get("unit", {}).get(f, "s"))
        low, high = self.spec.get("scale", (-math.inf, math.inf))
        for f in NUMBERS:
            text = self.cell(r, f)
            out[f] = number(text, low, high) if f == "csat" else \
                number(text, 0, 10) if f == "nps" else number(text, 0)
        for f in FLAGS:
            v = flag(self.cell(r, f))
            out[f] = not v if v is not None and f in self.spec.get("inverted", ()) else v
        for f in ("status", "priority", "channel", "department", "region", "agent", "category"):
            out[f] = self.cell(r, f)
        out["priority"] = rank_of(out["priority"])
        return out

    def versions(self):
        """One case per id and created instant; of identical rows one is kept."""
        seen, groups = set(), {}
        for place, r in enumerate(self.rows):
            if r["key"] in seen:
                continue
            seen.add(r["key"])
            groups.setdefault((r["id"], r["created"]), []).append(
                ((r["updated"] or -math.inf, r["mod_count"] or 0, place), r))
        return [Case(self, [r for _, r in sorted(g, key=lambda x: x[0])]) for g in groups.values()]

    def data_clock(self):
        return max(c.now[f] for c in self.cases for f in CLOCK if c.now[f] is not None and not c.future
                   and c.word != "dropped")


class Case:
    def __init__(self, export, versions):
        self.x, self.past, self.now = export, versions, versions[-1]
        now = self.now
        self.created, self.resolved, self.closed = now["created"], now["resolved"], now["closed"]
        self.future = any(self.ahead(now[f]) for f in CLOCK)
        self.word = state_of(now["status"])
        self.reopened_word = (now["status"] or "").lower() == "reopened"
        self.find_end()
        self.find_durations()
        self.find_target()
        self.walk()
        self.find_breach()

    def ahead(self, t):
        return t is not None and t > self.x.now + 300

    def find_end(self):
        ends = [t for t in (self.resolved, self.closed) if t is not None]
        mapped = self.x.has("resolved", "closed")
        self.close_at = min(ends) if ends and not self.reopened_word else None
        if self.word is None and mapped:
            self.word = "closed" if ends else "open"
        if self.word == "closed" and not mapped and self.created is not None and \
                self.now["resolution_time"] is not None and self.now["resolution_time"] >= 0:
            self.close_at = self.created + round(self.now["resolution_time"])
        self.ends = self.word not in ("void", "dropped", None) and \
            (self.close_at is not None or self.word == "closed")

    def between(self, a, b, *fields):
        """Elapsed seconds; civil days where neither end has a time of day."""
        if all(self.x.date_only[f] for f in fields):
            day = lambda t: datetime.fromtimestamp(t, self.x.zone).date()
            return (day(b) - day(a)).days * 86400
        return b - a

    def find_durations(self):
        now, x = self.now, self.x
        end_field = "resolved" if x.has("resolved") else "closed"
        end, column = now[end_field], now["resolution_time"]
        self.negative = self.created is not None and any(
            t is not None and t < self.created for t in (end, self.close_at))
        self.resolve = None
        if self.ends:
            self.negative = self.negative or (column or 0) < 0
            ahead = any(self.ahead(t) for t in (self.created, end, self.close_at))
            if not self.negative and not ahead:
                if not x.has("resolved", "closed") or not x.has("created"):
                    self.resolve = column
                elif self.created is not None and end is not None:
                    days = x.date_only["created"] and x.date_only[end_field]
                    fine = x.spec.get("unit", {}).get("resolution_time", "s") != "d"
                    self.resolve = column if days and fine and column is not None else \
                        self.between(self.created, end, "created", end_field)
        first = now["first_response"]
        self.response, self.bad_response = now["response_time"], False
        if self.created is not None and first is not None:
            days = x.date_only["created"] and x.date_only["first_response"]
            if not days or self.response is None:
                self.response = self.between(self.created, first, "created", "first_response")
            self.bad_response = first < self.created
        if self.bad_response or (self.response or 0) < 0:
            self.response, self.bad_response = None, True
        elif self.ahead(self.created) or self.ahead(first):
            self.response = None

    def find_target(self):
        now = self.now
        self.target = self.due = self.risk_at = None
        if now["sla_target"] is not None and now["sla_target"] >= 0:
            self.target = now["sla_target"]
        elif now["due"] is not None:
            self.due = now["due"]
            if self.created is not None:
                self.target = self.between(self.created, self.due, "created", "due")
        elif now["priority"] in TARGET_HOURS:
            self.target = TARGET_HOURS[now["priority"]] * 3600
        if self.target is not None and self.created is not None:
            if self.due is None:
                self.due = self.created + math.floor(self.target)
            self.risk_at = self.created + math.ceil(0.75 * max(self.target, 0))
        self.penalty = PENALTY.get(now["priority"], 0)

    def late(self):
        """Did the ended case take longer than its target?"""
        if self.resolve is not None and self.target is not None:
            return self.resolve > self.target
        if self.close_at is None or self.negative or self.ahead(self.created) or self.ahead(self.close_at):
            return None
        if self.created is not None and self.target is not None:
            field = "resolved" if self.close_at == self.resolved else "closed"
            return self.between(self.created, self.close_at, "created", field) > self.target
        return None if self.due is None else self.close_at > self.due

    def find_breach(self):
        self.flag, self.ended_late, self.breach_at = None, None, None
        past = None if self.due is None else self.due + 1
        if self.word in (None, "dropped"):
            return
        mark = self.now["breached"]
        if self.ends:
            self.flag = mark
            if self.close_at is None:
                return
            self.ended_late = mark if mark is not None else self.late()
            if self.ended_late:
                self.breach_at = past if past is not None and past < self.close_at else self.close_at
            elif self.ended_late is None and past is not None and past <= self.close_at:
                self.breach_at = past  # open and past it, as long as it was open
        elif mark and self.word != "void":
            self.flag = True
            seen = self.now["updated"] if self.now["updated"] is not None else self.created
            self.breach_at = past if past is not None and (seen is None or past <= seen) else seen
        elif past is not None and (self.close_at is None or past <= self.close_at):
            self.breach_at = past

    def walk(self):
        """Reopenings and escalations as far as the versions tell them."""
        x, self.gaps, self.escalated_at, self.reopened_at = self.x, [], None, None
        since, before = None, None
        for i, v in enumerate(self.past if len(self.past) > 1 else ()):
            at = v["updated"] if v["updated"] is not None else (self.created if i == 0 else None)
            state = state_of(v["status"])
            word = (v["status"] or "").lower()
            if word == "escalated" and self.escalated_at is None:
                self.escalated_at = at
            opened = state in ("open", "in-progress", "pending")
            step = before is not None and state_of(before["status"]) == "closed" and opened
            again = word == "reopened" and (before is None or (before["status"] or "").lower() != "reopened")
            if (step or again) and self.reopened_at is None:
                self.reopened_at = at
            if step and at is not None:
                ends = [t for t in (before["resolved"], before["closed"]) if t is not None]
                start = min(ends) if ends and min(ends) < at else since
                if start is not None and start < at:
                    self.gaps.append((start, at))
            if state != "closed":
                since = None
            elif before is None or state_of(before["status"]) != "closed":
                since = at
            before = v
        now = self.now
        if x.has("escalated"):
            self.escalated_any = now["escalated"]
        else:
            self.escalated_any = self.escalated_at is not None or (now["status"] or "").lower() == "escalated"
        if x.has("reopened", "reopen_count"):
            count = now["reopen_count"]
            self.reopened_any = now["reopened"] if now["reopened"] is not None else \
                None if count is None else count > 0
        else:
            self.reopened_any = self.reopened_at is not None or self.reopened_word

    # ---- at an instant ----

    def at(self, T, field):
        """The field in the newest version of T or before, else in the first."""
        seen = self.past[0]
        if len(self.past) == 1:
            return seen[field]
        for v in self.past[1:]:
            if v["updated"] is None or v["updated"] <= T:
                seen = v
        return seen[field]

    def state(self, T):
        """None: not there at T; else open, in-progress, pending, closed, void, unknown."""
        word = state_of(self.at(T, "status")) if len(self.past) > 1 else self.word
        word = word or self.word
        if (self.created is not None and self.created > T) or word == "dropped":
            return None
        if any(a <= T < b for a, b in self.gaps):
            return "closed"
        if self.close_at is not None and self.close_at <= T:
            return "void" if word == "void" else "closed"
        if self.close_at is not None and word not in ("in-progress", "pending"):
            return "open"
        return word or "unknown"

    def rated_at(self):
        ends = [t for t in (self.resolved, self.closed) if t is not None]
        return next((t for t in (self.now["rated"], self.close_at, min(ends, default=None), self.created)
                     if t is not None), None)
