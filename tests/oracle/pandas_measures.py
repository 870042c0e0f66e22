#!/usr/bin/env python3
"""Every measure that `caseload measures` lists, against pandas and scipy: on the real
exports, the sample data and generated exports; cards with and without a period,
groups, time axes and filters chosen by seeded chance.  Counts, n and the excluded are
equal, the rest to nine digits.  A measure that nobody computes here fails.  TAP."""
import csv, io, os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "e2e")]
import scipy_here  # noqa: F401  (ends the run where scipy is missing)

import measures, questions
from harness import ROOT, data, equal, main, path, run, test

REAL = ("exl-service-ops/exl_operations_cases.csv", "kaggle-tickets/customer_support_tickets.csv",
        "callcenter-ccd/Call_Center.csv", "nyc311-2022/311_Service_Requests_from_2010_to_Present.csv",
        "snow-uci-6k/incident_event_log.csv", "pt-suporte/tickets.csv")
MADE = (("service-ops", 3000, 11), ("kpi", 1500, 12), ("bank", 1500, 13), ("sla", 1500, 14), ("desk", 250, 15))


def of(name, file, seed, rounds):
    def same_numbers():
        t = questions.Trial(file())
        r = questions.Random(seed)
        t.cards(t.T)
        if len(t.x.cases) < 10000:
            t.cards(t.share(.55))
            t.cards(t.T, t.share(.3), t.share(.7))
        t.cards(t.T, last=30)
        for _ in range(rounds):
            t.ask(r)
    same_numbers.__name__ = "same_numbers_of_" + name
    test(same_numbers)


def made(profile, cases, seed):
    def file():
        p = path("%s-%d.csv" % (profile, seed))
        run("generate", "--profile", profile, "--cases", str(cases), "--seed", str(seed), "--output", p)
        return p
    return file


@test
def every_measure_is_computed_or_excused():
    listed = [r["key"] for r in csv.DictReader(io.StringIO(run("measures", "--format", "csv")[0]))]
    assert len(listed) > 50, listed
    nobody = [k for k in listed if k not in measures.KEYS and k not in measures.NOT_INDEPENDENT]
    equal(nobody, [], "measures that this reading neither computes nor excuses:")
    equal([k for k in measures.KEYS if k not in listed], [], "computed here, but not listed:")


if __name__ == "__main__":
    for i, name in enumerate(REAL):
        of(name.split("/")[0].replace("-", "_"), lambda name=name: data(name), i, 4)
    for i, name in enumerate(sorted(f for f in os.listdir(os.path.join(ROOT, "sample-data")) if f.endswith(".csv"))):
        of("sample_" + name[:-4].replace("-", "_"), lambda name=name: os.path.join(ROOT, "sample-data", name), i, 2)
    for profile, cases, seed in MADE:
        of("made_" + profile.replace("-", "_"), made(profile, cases, seed), seed, 4)
    main()
