#!/usr/bin/env python3
"""Every measure that `caseload measures` lists, against pandas and scipy: on the real
exports, the sample data and generated exports; cards with and without a period,
groups, time axes and filters chosen by seeded chance.  Counts, n and the excluded are
equal, the rest to nine digits.  A measure that nobody computes here fails.  TAP."""
import csv, io, os, sys
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "e2e")]
import scipy_here  # noqa: F401  (ends the run where scipy is missing)

import numpy as np

import clocks, exports, measures, questions
from groups import iso
from harness import equal, main, path, run, run_json, test

def of(name, file, seed, rounds):
    def same_numbers():
        t = questions.Trial(file())
        r = questions.Random(seed + exports.SEED)
        t.cards(t.T)
        if len(t.x.cases) < 10000:
            t.cards(t.share(.55))
            t.cards(t.T, t.share(.3), t.share(.7))
        t.cards(t.T, last=30)
        for _ in range(rounds):
            t.ask(r)
    same_numbers.__name__ = "same_numbers_of_" + name
    test(same_numbers)


CONFIG = """[policy office]
filter = priority:critical,high
critical = 2h
high = 150m
response = 45m
response_high = 3h
at_risk = 0.5
penalty_high = 90
calendar = office

[policy night]
all = 10h
low = none
response = 2h
calendar = nights

[calendar office]
zone = Europe/Amsterdam
weekdays = 08:30-12:00, 12:45-17:30
friday = 08:30-15:00
holidays = 2025-04-21, 2025-12-25

[calendar nights]
zone = Europe/Amsterdam
weekdays = 22:00-06:00
weekend = 08:00-12:00
"""


def policy():
    at = lambda h, m=0: h * 3600 + m * 60
    zone, day = ZoneInfo("Europe/Amsterdam"), [(at(8, 30), at(12)), (at(12, 45), at(17, 30))]
    office = clocks.Calendar(zone, [day] * 4 + [[(at(8, 30), at(15))], [], []], [date(2025, 4, 21), date(2025, 12, 25)])
    nights = clocks.Calendar(zone, [[(at(22), at(6))]] * 5 + [[(at(8), at(12))]] * 2)
    return clocks.Policy([
        clocks.Rule(lambda row: row["priority"] in ("Critical", "High"), {"Critical": 2, "High": 2.5},
                    {"all": .75, "High": 3}, {"High": 90}, office, .5),
        clocks.Rule(lambda row: True, {"all": 10, "Low": None}, {"all": 2}, {}, nights)])


SCHEDULES = """[schedule early]
agents = A107, A103
hours_per_day = 7.5
days = Mon-Fri
shrinkage = 0.2

[schedule others]
agents = *
hours_per_day = 4
days = Mon, Wed, Sat
from = 2025-03-01
to = 2025-10-31
"""


def scheduled(agent, first, last):
    """Minutes of the days from the first to the last."""
    early = agent in ("A107", "A103")
    days = [first + timedelta(days=i) for i in range((last - first).days + 1)]
    if early:
        return sum(d.weekday() < 5 for d in days) * 7.5 * 60 * .8
    return sum(d.weekday() in (0, 2, 5) and date(2025, 3, 1) <= d <= date(2025, 10, 31) for d in days) * 4 * 60


@test
def agents_against_their_schedules():
    t = questions.Trial(dict(exports.SAMPLE)["sample_kpi"](), "--config", path("schedules.ini", SCHEDULES))
    d = t.x.at(t.T)
    agents = sorted({a for a in d.agent if a is not None})
    for first, last in ((date(2025, 2, 10), date(2025, 5, 9)), (date(2025, 9, 1), date(2025, 12, 20))):
        span = [int(datetime(x.year, x.month, x.day, tzinfo=timezone.utc).timestamp())
                for x in (first, last + timedelta(days=1))]
        doc = run_json("query", t.file, *t.options, "--by", "agent", "--measure", "utilization", "--totals", "--from",
                       first.isoformat(), "--to", last.isoformat())
        kept, _, _ = measures.AHT[True].pick(d, np.ones(d.n, bool), *span)
        rows = {row["agent"]: row["utilization"] for row in doc["rows"]}
        assert set(rows) <= set(agents) | {"*"} and len(rows) > 20, rows
        for agent, value in rows.items():
            mask = kept if agent == "*" else kept & (d.agent == agent)
            paid = sum(scheduled(a, first, last) for a in (agents if agent == "*" else [agent]))
            if mask.any():
                questions.near(value, d.file_handling_time[mask].sum() / 60 / paid, "utilization of %s" % agent)


@test
def agents_against_the_team():
    for name in ("sample_kpi", "sample_desk", "sample_sla"):
        t = questions.Trial(dict(exports.SAMPLE)[name]())
        d = t.x.at(t.T)
        for more, keep in (((), np.ones(d.n, bool)), (("--filter", "is:closed resolution<=1d"),
                                                      d.closed & (d.resolve <= 86400))):
            doc = run_json("query", t.file, "--as-of", iso(t.T), "--by", "agent", "--measure", "load_index", *more)
            own = {row["agent"]: measures.throughput(d, keep & (d.agent == row["agent"]), None, None)[0]
                   for row in doc["rows"] if row["agent"] is not None}
            middle = np.median([v for v in own.values() if v is not None])
            for row in doc["rows"]:
                v = own.get(row["agent"])
                questions.near(row["load_index"], None if v is None else v / middle, "%s %s" % (name, row["agent"]))


def under_policies(name, file, *options):
    """Business hours, pauses and targets of the configuration."""
    def same_numbers():
        t = questions.Trial(file(), "--config", path("config.ini", CONFIG), *options, policy=policy())
        t.cards(t.T)
        t.cards(t.share(.55))
        t.cards(t.T, t.share(.3), t.share(.7))
        r = questions.Random(7 + exports.SEED)
        for _ in range(3):
            t.ask(r)
    same_numbers.__name__ = "same_numbers_under_policies_of_" + name
    test(same_numbers)


@test
def every_measure_is_computed_or_excused():
    listed = [r["key"] for r in csv.DictReader(io.StringIO(run("measures", "--format", "csv")[0]))]
    assert len(listed) > 50, listed
    nobody = [k for k in listed if k not in measures.KEYS and k not in measures.NOT_INDEPENDENT]
    equal(nobody, [], "measures that this reading neither computes nor excuses:")
    equal([k for k in measures.KEYS if k not in listed], [], "computed here, but not listed:")


if __name__ == "__main__":
    for kind, rounds in ((exports.REAL, 4), (exports.SAMPLE, 2), (exports.MADE, 4)):
        for i, (name, file) in enumerate(kind):
            of(name, file, i, rounds)
    unmapped = ("--map", "sla_target=", "--map", "due=")
    for name, options in (("kpi", ()), ("sla", unmapped), ("desk", unmapped), ("service-ops", unmapped)):
        under_policies("made_" + name.replace("-", "_"), dict(exports.MADE)["made_" + name.replace("-", "_")], *options)
    under_policies("snow_uci_6k", dict(exports.REAL)["snow_uci_6k"], "--map", "breached=")
    main()
