"""Cases read from an export by the definitions of the measures, without the program
under test: columns to instants, versions, states, durations, targets and breaches.

A spec says which column is which field, as `--map` does.  Instants are UTC epoch
seconds, durations seconds, flags True, False or None; None is never 0."""
import csv, math, re
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from clocks import Clock, Policy, merged

FORMATS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d",
           "%d-%m-%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%m/%d/%Y %I:%M:%S %p")
MISSING = {"", "?", "-", "null", "na", "n/a"}
STATES = {
    "open": "open new reopened escalated",
    "in-progress": "assigned|active|in progress|started|working|wip|processing (assigned)",
    "pending": "pending|waiting|on hold|pending customer|pending customer response|awaiting user info",
    "closed": "closed resolved solved completed done fixed fechado",
    "void": "cancelled canceled rejected withdrawn",
    "dropped": "merged spam deleted duplicate test",
}
WORDS = {w: state for state, text in STATES.items()
         for w in (text.split("|") if "|" in text else text.split())}
RANKS = {w: name for name, text in {
    "Critical": "critical urgent emergency highest very-high p1 crítica", "High": "high p2 alta",
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
    plain = " ".join(re.split(r"[\s_-]+", word.lower().strip()))
    waits = plain.startswith(("awaiting ", "pending ", "waiting "))
    return WORDS.get(plain, "pending" if waits else "open")


def hours_of(targets, priority, default=None):
    """Its own line, else that of all, also of a case of unknown priority."""
    return targets.get(priority, targets.get("all", default))


def rank_of(word):
    if word is None:
        return None
    plain = re.sub(r"^\d\s*-?\s*(?=[^\d\s])", "", word.lower().strip()).replace(" ", "-")
    return RANKS.get(plain, word)


class Export:
    """spec: map (field -> column or (column, column)), unit, scale of csat, inverted flags."""
    policy = Policy()

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
        self.walk()
        self.find_pauses()
        self.find_target()
        self.find_breach()
        self.find_response()

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

    def find_pauses(self):
        """Since when the status is known, where the clock stands still, and who waited."""
        self.pause_from, self.pauses, self.waits = None, [], None
        if len(self.past) < 2:
            return
        at = [v["updated"] for v in self.past]
        if at[0] is None:
            at[0] = self.created
        ends = at[1:] + [None]
        paused = [(a, b) for a, b, v in zip(at, ends, self.past) if state_of(v["status"]) == "pending"
                  and a is not None and (b is not None or v is self.now)]
        if not self.x.policy.never_pauses:
            self.pause_from, self.pauses = at[0], merged(paused)
        end = self.close_at
        if end is None or self.created is None or end < self.created:
            return
        since, self.waits = self.created, {"requester": 0, "agent": 0, "hold": 0}
        for b, v in zip(ends, self.past):
            to = end if b is None or b > end else b
            if to <= since:
                continue
            state, hold = state_of(v["status"]), "hold" in (v["status"] or "").lower()
            if state in ("open", "in-progress") or (state == "pending" and hold):
                self.waits["requester"] += to - since
            if state == "pending" and not hold:
                self.waits["agent"] += to - since
            if state == "pending" and hold:
                self.waits["hold"] += to - since
            since = to

    def find_target(self):
        now, rule = self.now, self.x.policy.of(self.now)
        self.rule, self.clock = rule, Clock()
        self.target = self.due = self.past_due = self.risk_at = None
        if now["sla_target"] is not None and now["sla_target"] >= 0:
            self.target, self.clock = now["sla_target"], Clock(None, self.pauses)
        elif now["due"] is not None:
            self.due, self.past_due, self.pause_from = now["due"], now["due"] + 1, None
            if self.created is not None:
                self.target = self.between(self.created, self.due, "created", "due")
        else:
            hours = hours_of(rule.target if rule else {}, now["priority"], TARGET_HOURS.get(now["priority"]))
            if hours is not None:
                self.target = hours * 3600
                self.clock = Clock(rule.calendar if rule else None, self.pauses)
        if self.target is not None and self.created is not None:
            share = rule.share if rule and rule.share is not None else 0.75
            if self.due is None:
                self.due = self.clock.after(self.created, math.floor(self.target))
                self.past_due = self.clock.after(self.created, math.floor(self.target) + 1)
            self.risk_at = self.clock.after(self.created, math.ceil(share * max(self.target, 0)))
        else:
            self.pause_from = None
        self.never_due = self.target is not None and self.due is None and self.pause_from is not None
        self.penalty = dict(PENALTY, **(rule.penalty if rule else {})).get(now["priority"], 0)

    def ending(self):
        """When the ended case ended, its time on all hours, and whether of both ends
        only the day is known."""
        x, at, secs = self.x, None, self.resolve
        if secs is not None:
            mapped = x.has("resolved", "closed")
            at = self.close_at if not mapped else self.resolved if x.has("resolved") else self.closed
            field = "resolved" if x.has("resolved") else "closed"
            days = mapped and x.date_only["created"] and x.date_only[field] and at is not None
        elif not (self.close_at is None or self.negative or self.ahead(self.created) or self.ahead(self.close_at)):
            at = self.close_at
            field = "resolved" if at == self.resolved else "closed"
            days = x.date_only["created"] and x.date_only[field] and self.created is not None
        if at is None:
            return None, secs, False
        if secs is None and self.created is not None:
            secs = self.between(self.created, at, "created", field)
        return at, secs, days

    def on_clock(self, clock, at, secs):
        if secs is None or clock.plain or at is None or self.created is None:
            return secs
        if clock.calendar:
            return clock.between(self.created, at)
        return secs - (at - self.created) + clock.between(self.created, at)

    def judge(self):
        """Time past the target of the ended case, or None; whether its day decides."""
        at, secs, days = self.ending()
        elapsed = self.on_clock(self.clock, at, secs)
        past = None
        if elapsed is not None and self.target is not None:
            past = elapsed - self.target
        elif self.close_at is not None and not self.negative and self.due is not None and \
                not self.ahead(self.created) and not self.ahead(self.close_at):
            past = self.close_at - self.due
        self.late_by_target = None if past is None else past > 0
        self.overrun = past if past is not None and past > 0 else None
        finer = self.now["resolution_time"] is not None and self.now["resolution_time"] >= 0 and \
            self.x.spec.get("unit", {}).get("resolution_time", "s") != "d" and self.resolve is not None
        own_due = self.now["due"] is not None and not (self.now["sla_target"] or -1) >= 0
        if days and not finer and not own_due and self.flag is None and past is not None and elapsed is not None:
            low, high = elapsed - 86400, elapsed + 86400
            if self.clock.calendar:
                low = self.clock.between(self.created + 86400, at)
                high = self.clock.between(self.created, at + 86400)
            self.unsure = low < self.target < high

    def find_breach(self):
        self.flag, self.ended_late, self.breach_at = None, None, None
        self.late_by_target = self.overrun = None
        self.unsure = False
        past = self.past_due
        if self.word in (None, "dropped"):
            return
        mark = self.now["breached"]
        if self.ends:
            self.flag = mark
            self.judge()
            if self.close_at is None:
                return
            self.ended_late = mark if mark is not None else self.late_by_target
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

    def find_response(self):
        """The target of the first response, and both times in business hours."""
        self.response_target = self.response_due = self.response_breach = self.response_late = None
        self.work_resolve = self.work_response = self.work = None
        rule, first, born = self.rule, self.now["first_response"], self.created
        calendar = Clock(rule.calendar) if rule and rule.calendar else None
        at, _, _ = self.ending()
        replied = first if first is not None else None if born is None or self.response is None else \
            born + math.floor(self.response)
        if calendar and born is not None:
            if self.resolve is not None and at is not None:
                self.work = self.work_resolve = calendar.between(born, at)
            if self.response is not None:
                self.work = self.work_response = calendar.between(born, replied)
        hours = hours_of(rule.response, self.now["priority"]) if rule else None
        if hours is None or not self.x.has("first_response", "response_time"):
            return
        clock = Clock(rule.calendar, self.pauses)
        self.response_target = hours * 3600
        past = None
        if born is not None:
            self.response_due = clock.after(born, math.floor(self.response_target))
            past = clock.after(born, math.floor(self.response_target) + 1)
        if self.response is None:
            over = self.close_at is not None and past is not None and past > self.close_at
            if first is None and not over:
                self.response_breach = past
            return
        self.response_late = self.on_clock(clock, replied, self.response) > self.response_target
        if self.response_late:
            self.response_breach = past if past is not None and past < replied else replied

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
