"""Clocks that stand still: business hours of a calendar, pauses, and the policies that
say which case runs on which, by the definitions of the measures."""
from datetime import date, datetime, timedelta

DAY = 86400
FAR = 2556144000  # 2051: what is not due by then never is


class Calendar:
    """hours: of each weekday (Monday first) the local seconds (from, to) of its intervals;
    one that ends at or before its start runs into the next day."""

    def __init__(self, zone, hours, holidays=()):
        self.zone, self.holidays = zone, set(holidays)
        self.hours = [[(a, b if b > a else b + DAY) for a, b in day] for day in hours]

    def instant(self, day, secs):
        at = datetime(day.year, day.month, day.day) + timedelta(seconds=secs)
        return int(at.replace(tzinfo=self.zone).timestamp())

    def of_day(self, day):
        if day in self.holidays:
            return []
        spans = [(self.instant(day, a), self.instant(day, b)) for a, b in self.hours[day.weekday()]]
        return [(a, b) for a, b in spans if b > a]

    def spans(self, start):
        """Working time from `start` on, in order."""
        day = datetime.fromtimestamp(start, self.zone).date() - timedelta(days=1)
        while day < date(2051, 1, 1):
            for a, b in sorted(self.of_day(day)):
                if b > start:
                    yield max(a, start), b
            day += timedelta(days=1)


class Clock:
    def __init__(self, calendar=None, pauses=()):
        self.calendar, self.pauses = calendar, list(pauses)
        self.plain = calendar is None and not self.pauses

    def spans(self, start):
        """Time that counts from `start` on."""
        for a, b in self.calendar.spans(start) if self.calendar else ((start, FAR * 4),):
            for low, high in self.pauses:
                high = FAR * 4 if high is None else high
                if high <= a:
                    continue
                if low >= b:
                    break
                if low > a:
                    yield a, low
                a = max(a, high)
                if a >= b:
                    break
            if a < b:
                yield a, b

    def between(self, start, end):
        total = 0
        for a, b in self.spans(start):
            if a >= end:
                break
            total += min(b, end) - a
        return total

    def after(self, start, secs):
        if secs <= 0:
            return start
        if self.plain:
            return start + secs
        for a, b in self.spans(start):
            if b - a >= secs:
                return a + secs
            secs -= b - a
            if b > FAR:
                break
        return None


class Rule:
    """A policy: hours by priority for the target and the first response, penalties."""

    def __init__(self, takes, target=None, response=None, penalty=None, calendar=None, share=None):
        self.takes, self.calendar, self.share = takes, calendar, share
        self.target, self.response, self.penalty = target or {}, response or {}, penalty or {}


class Policy:
    def __init__(self, rules=(), never_pauses=False):
        self.rules, self.never_pauses = list(rules), never_pauses

    def of(self, row):
        return next((r for r in self.rules if r.takes(row)), None)


def merged(spans):
    """Spans in order that touch or overlap are one; the last may be open."""
    out = []
    for a, b in spans:
        if out and (out[-1][1] is None or a <= out[-1][1]):
            old = out[-1][1]
            out[-1] = (out[-1][0], None if b is None or old is None else max(old, b))
        elif b is None or a < b:
            out.append((a, b))
    return out
