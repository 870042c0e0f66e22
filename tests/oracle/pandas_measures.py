#!/usr/bin/env python3
"""Every measure that `caseload measures` lists, against pandas and scipy: on the real
exports, the sample data and generated exports; cards with and without a period,
groups, time axes and filters chosen by seeded chance.  Counts, n and the excluded are
equal, the rest to nine digits.  A measure that nobody computes here fails.  TAP."""
import csv, io, os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "e2e")]
import scipy_here  # noqa: F401  (ends the run where scipy is missing)

import exports, measures, questions
from harness import equal, main, run, test

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
    main()
