"""An export as the program and as pandas see it, and what both are asked."""
import random
from datetime import timezone

import numpy as np

import answers, cases, measures
from frames import DAY, WORDS, Export
from groups import bounds, iso
from harness import equal, run_json

Random = random.Random
STOCKS = answers.STOCKS
CREATED_STOCKS = answers.BY_CREATED_STOCKS


def near(got, want, where):
    equal(got is None, want is None, "%s: %r, not %r" % (where, got, want))
    if want is None:
        return
    if isinstance(want, int):
        equal(got, want, where)
    else:
        assert abs(got - want) <= 1e-9 * max(abs(want), 1e-3), "%s: %r is not %r" % (where, got, want)


def stamp(text):
    return cases.stamp(text, timezone.utc)[0]


class Trial:
    def __init__(self, file, *options, policy=None):
        self.file, self.options = file, list(options)
        report = run_json("import", "--dry-run", file, *self.options)
        self.x = Export(file, report, policy=policy)
        self.T = self.x.data_clock()
        stamps = (c.now[f] for c in self.x.cases for f in cases.CLOCK if c.word != "dropped")
        self.stamps = sorted(t for t in stamps if t is not None and t <= self.T)

    def share(self, p):
        return self.stamps[int((len(self.stamps) - 1) * p)]

    def answer(self, key, T, a, b, choose=None):
        if key in STOCKS and a is not None:
            T, a, b = b - 1, None, None
        d = self.x.at(T)
        return measures.answer(key, d, np.ones(d.n, bool) if choose is None else choose(d), a, b)

    def mute(self, key, T, a, b):
        """Whether there can be no number, for want of a column or an instant."""
        past = key in STOCKS and not self.x.has("created") and b is not None and b - 1 < T
        return answers.why_not(key, self.x) or past or (a is not None and answers.undated(key, self.x))

    def cards(self, T, a=None, b=None, last=None):
        period = ["--last", "%dd" % last] if last else [] if a is None else ["--from", iso(a), "--to", iso(b)]
        doc = run_json("kpi", self.file, *self.options, "--as-of", iso(T), *period)
        if last:  # its end is the as-of instant; the start is a second more or less
            a, b = stamp(doc["from"]), stamp(doc["to"])
            equal((b, a - T + last * DAY in (0, 1)), (T + 1, True), "--last")
        b = None if b is None else min(b, T + 1)
        for k in doc["kpis"]:
            key = k["key"]
            where = "%s %s as of %s, %s to %s" % (self.file, key, iso(T), a, b)
            if key not in measures.KEYS:
                continue  # one test of its own says which nobody computes
            if self.mute(key, T, a, b):
                assert k["value"] is None and k["n"] == 0 and k["why"], "%s: %r" % (where, k)
                continue
            value, n, out, low, high = self.answer(key, T, a, b)
            equal(k["n"], n, where + ": n")
            equal(k["excluded"], out, where + ": excluded")
            near(k["value"], value, where)
            equal(k["why"] is None, value is not None, where + ": why")
            for name, end in (("low", low), ("high", high)):
                if k[name] is not None or key in measures.SHARES or key in ("nps", "fcr_rate"):
                    near(k[name], end, "%s: %s" % (where, name))

    # ---- groups ----

    def dims(self):
        out = [f for f in WORDS if self.x.has(f)]
        out += ["state"] if self.x.has("status", "resolved", "closed") else []
        out += ["nps_class"] if self.x.has("nps") else []
        out += ["csat_class"] if self.x.has("csat") else []
        if self.x.has("created"):
            out += "hour weekday day_part week month quarter".split()
            out += ["age_bucket"] if self.x.has("status", "resolved", "closed") else []
            out += ["tenure_band"] if self.x.has("customer_since", "tenure") else []
        return out

    def filters(self):
        """(text, what it takes)"""
        x, out = self.x, [("", lambda d: np.ones(d.n, bool))]
        if x.has("priority"):
            out.append(("priority:high,critical", lambda d: np.isin(d.priority.astype(str), measures.RISKY)))
        if x.has("channel"):
            one = min(c for c in x.at(self.T).dim("channel") if c is not None)
            out.append(('-channel:"%s"' % one, lambda d: d.dim("channel") != one))
        if x.has("agent"):
            out.append(("agent:none", lambda d: measures.missing(d.agent)))
        if x.has("csat"):
            out.append(("csat<=2", lambda d: d.real(lambda v: v.now["csat"]) <= 2))
            out.append(("is:rated", lambda d: ~np.isnan(d.csat)))
        if x.has("status", "resolved", "closed"):
            out += [("is:open", lambda d: d.open), ("is:closed", lambda d: d.closed), ("-is:void", lambda d: ~d.void)]
        if x.has("created") and x.has("resolved", "closed"):
            out.append(("resolution>1d", lambda d: d.resolve > DAY))
            out.append(("age>7d", lambda d: d.open & (d.T - d.created > 7 * DAY)))
        return out

    def ask(self, r):
        """One question of `query` by chance, and each of its cells."""
        born = self.x.has("created")
        T = r.choice([self.T, self.share(.6)]) if born else self.T
        a = b = None
        if born and r.randrange(3) == 0:
            a, b = self.share(.2), min(self.share(.6), T) + 1
            a, b = (a, b) if a < b else (None, None)
        every = r.choice((None, None, "month", "quarter", "week")) if born else None
        by = r.sample(self.dims(), r.randrange(0 if every else 1, 3))
        by = [d for d in by if not every or d not in ("week", "month", "quarter")]
        text, keep = r.choice(self.filters())
        keys = r.sample(measures.KEYS, 12)
        args = ["--as-of", iso(T), "--measure", ",".join(keys)] + (["--by", ",".join(by)] if by else [])
        args += (["--every", every] if every else []) + (["--filter", text] if text else [])
        args += (["--totals"] if r.randrange(2) else []) + (["--from", iso(a), "--to", iso(b)] if a is not None else [])
        doc = run_json("query", self.file, *self.options, *args)
        asked = " ".join([self.file] + args)
        rows = doc["rows"] if len(doc["rows"]) <= 14 else r.sample(doc["rows"], 14)
        stocks_at = {row[every] for row in rows[:3]} if every else set()
        for row in rows:
            for key in keys:
                where = "query %s: %s in %s" % (asked, key, [row[d] for d in by + ([every] if every else [])])
                if key in doc["why"]:
                    assert row[key] is None, where
                    continue
                stock = key in STOCKS and key not in CREATED_STOCKS
                if every and stock and row[every] not in stocks_at | {"*"}:
                    continue
                want = self.cell(key, T, a, b, keep, by, row, every)
                if every and key == "penalty_per_month" and row[key] is None and not want:
                    continue  # nobody of the group is there in this bucket, so it has no span either
                near(row[key], want, where)
        if not every:
            self.same_groups(doc, by, keep, T, asked)

    def chosen(self, d, keep, by, row):
        mask = keep(d)
        for name in by:
            if row[name] != "*":
                want = None if row[name] is None else str(row[name])
                mask = mask & np.array([x == want for x in d.dim(name)], bool)
        return mask

    def cell(self, key, T, a, b, keep, by, row, every):
        choose = lambda d: self.chosen(d, keep, by, row)
        if not every or row[every] == "*":
            return self.answer(key, T, a, b, choose)[0]
        low, high = bounds(self.x, row[every], every)
        high = min(high, T + 1)
        if key in STOCKS and key not in CREATED_STOCKS:
            return self.answer(key, T, low, high, choose)[0]
        low, high = (low, high) if a is None else (max(low, a), min(high, b))
        if key not in STOCKS:
            return self.answer(key, T, low, high, choose)[0]
        d = self.x.at(T)
        return int((choose(d) & (d.created >= low) & (d.created < high) & measures.COUNTS[key][3](d)).sum())

    def same_groups(self, doc, by, keep, T, asked):
        d = self.x.at(T)
        mask = keep(d)
        want = set(zip(*(d.dim(name)[mask] for name in by)))
        got = {tuple(None if row[n] is None else str(row[n]) for n in by) for row in doc["rows"]}
        got = {g for g in got if "*" not in g}
        equal(got, want or got, "groups of " + asked)
