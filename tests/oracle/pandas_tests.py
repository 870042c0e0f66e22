#!/usr/bin/env python3
"""`test` against scipy and `drivers` against their formulas, on the real exports, the
sample data and generated exports, for measures and dimensions chosen by seeded chance.
Statistic, degrees of freedom, p, effects and intervals agree to nine digits; the p of
a permutation test within four standard errors.  TAP."""
import os, sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "e2e")]
import scipy_here  # noqa: F401  (ends the run where scipy is missing)

import math

import numpy as np

import clocks, exports, inference, measures, questions
from groups import iso
from harness import equal, main, path, run_json, test
from frames import WORDS
from questions import Random, STOCKS

NAMES = {"Fisher": "Fisher", "chi-square": "chi-square", "permutation": "permutation", "goodness": "goodness of fit",
         "Welch": "Welch", "Mann-Whitney": "Mann-Whitney", "Kruskal": "Kruskal", "log-rank": "log-rank"}
KINDS = ("even", "count", "share", "share", "value", "value", "times", None)
SEEN = set()


def same(got, want, where, floor=0.0):
    if want is None or (isinstance(want, float) and not math.isfinite(want)):
        equal(got, None, where)
        return
    assert got is not None, "%s: null, not %r" % (where, want)
    assert abs(got - want) <= 1e-9 * max(abs(want), abs(got)) + floor, "%s: %r is not %r" % (where, got, want)


def same_test(got, want, where):
    word = want["name"].split("'")[0].split(" ")[0]
    assert NAMES[word].lower() in got["name"].lower(), "%s: %s, not %s" % (where, got["name"], want["name"])
    where += " %s" % got["name"]
    equal(got["n"], want["n"], where)
    SEEN.add(word)
    for field in ("statistic", "df", "effect", "effect2", "low", "high"):
        same(got[field], want[field], "%s: %s" % (where, field), 1e-12 if field.startswith("effect") else 1e-300)
    if word == "permutation":
        p = want["p"]
        reach = 4 * math.sqrt(max(p * (1 - p), 1e-3) * (1 / inference.ROUNDS + 1 / 10000))
        assert abs(got["p"] - p) <= reach, "%s: p %r is not %r" % (where, got["p"], p)
    else:
        same(got["p"], want["p"], where + ": p", 1e-300)


def settings(t, r):
    """As of when, which period and which cases: options, T, a, b, choice."""
    T, a, b, args = t.T, None, None, []
    if t.x.has("created") and r.randrange(3) == 0:
        low, high = r.choice(((.15, .8), (.5, .53)))  # the short one makes thin tables
        a, b = t.share(low), t.share(high) + 1
        args = ["--from", iso(a), "--to", iso(b)]
    text, keep = r.choice(t.filters())
    return ["--as-of", iso(T)] + args + (["--filter", text] if text else []), T, a, b, keep


def two_of(t, r, by):
    """Filter options of two values of a column of words, and what they take."""
    values = sorted({x for x in t.x.at(t.T).dim(by) if x is not None})
    if by not in WORDS or len(values) < 3:
        return [], lambda d: np.ones(d.n, bool)
    two = r.sample(values, 2)
    return ["--filter", "%s:%s" % (by, ",".join('"%s"' % v for v in two))], lambda d: np.isin(d.dim(by).astype(str), two)


def one_test(t, r, key=None):
    args, T, a, b, keep = settings(t, r)
    by, kind = r.choice([d for d in t.dims() if d not in ("week", "hour")]), r.choice(KINDS)
    key = key or r.choice([k for k in measures.KEYS if inference.kind_of(k) == kind])
    if r.randrange(2):
        (two, also), before = two_of(t, r, by), keep
        args, keep = args + two, lambda d: before(d) & also(d)
    doc = run_json("test", t.file, *t.options, "--by", by, "--measure", key, *args)
    where = "test %s --by %s --measure %s %s:" % (t.file, by, key, " ".join(args))
    if t.mute(key, T, a, b):
        assert doc["tests"] == [] and doc["why"], where
        return
    period = a, b
    if key in STOCKS and a is not None:
        T, a, b = b - 1, None, None
    d = t.x.at(T)
    labels = [g["label"] for g in doc["groups"] if g["label"] is not None]
    for g in doc["groups"]:
        mask = keep(d) & np.array([x == g["label"] for x in d.dim(by)], bool)
        value, n, _, _, _ = measures.answer(key, d, mask, a, b)
        questions.near(g["value"], value, where + " group %s" % g["label"])
        equal(g["n"], n, where + " n of %s" % g["label"])
    if len(labels) < 2 or (doc["tests"] == [] and len(labels) > 50):
        assert doc["tests"] == [] and doc["why"], where
        return
    want = inference.expected(key, doc["unit"], d, keep(d), a, b, by, labels)
    if want and by == "priority" and key != "resolution_mean" and not t.mute("resolution_mean", t.T, *period):
        want += [x for x in [inference.of_resolution(t.x.at(t.T), keep(t.x.at(t.T)), *period, by, labels)] if x]
    equal([x["name"] for x in doc["tests"]] if not want else len(doc["tests"]), len(want) or [], where + " tests")
    for x, y in zip(doc["tests"], want):
        same_test(x, y, where)


def driven(t, r):
    key = r.choice([k for k in measures.KEYS if k not in inference.OTHER] + ["net_flow"])
    by = r.sample([d for d in t.dims() if d not in ("week", "month", "quarter", "state")], 2)
    days = r.choice((14, 30, 60))
    text, keep = r.choice(t.filters())
    doc = run_json("drivers", key, t.file, *t.options, "--as-of", iso(t.T), "--by", ",".join(by), "--last",
                   "%dd" % days, *(["--filter", text] if text else []))
    where = "drivers %s %s --by %s --last %dd %s:" % (key, t.file, by, days, text)
    spans = [tuple(questions.stamp(doc[s][e]) for e in ("from", "to")) for s in ("before", "after")]
    equal(spans[0][1], spans[1][0], where)
    equal(spans[0][1] - spans[0][0], spans[1][1] - spans[1][0], where)
    if t.mute(key, t.T, *spans[1]):
        assert doc["drivers"] == [] and doc["why"], where
        return
    whole = []
    for name, (a, b) in zip(("before", "after"), spans):
        whole.append(t.answer(key, t.T, a, min(b, t.T + 1), keep)[:2])
        questions.near(doc[name]["value"], whole[-1][0], where + name)
        equal(doc[name]["n"], whole[-1][1], where + name)
    if None in (whole[0][0], whole[1][0]):
        assert doc["drivers"] == [] and doc["why"], where
        return
    change = whole[1][0] - whole[0][0]
    scale = max(abs(whole[0][0]), abs(whole[1][0]), 1)
    same(doc["change"], change, where, 1e-9 * scale)
    if not doc["drivers"]:
        nobody = change == 0 and not any(keep(t.x.at(e)).any() for e in (t.T, spans[0][1] - 1))
        assert nobody or (doc["why"] and ("median" in key or "p90" in key or key == "resolution_rmst")), \
            where + repr(doc["why"])
        return
    SEEN.add("drivers")
    adds = doc["unit"] in ("count", "money")
    for name in by:
        sides = []
        for a, b in spans:
            table = {}
            for row in doc["drivers"]:
                if row["dimension"] == name:
                    one = lambda d, v=row["value"]: keep(d) & np.array([x == v for x in d.dim(name)], bool)
                    value, n = t.answer(key, t.T, a, min(b, t.T + 1), one)[:2]
                    table[row["value"]] = (value, n)
            sides.append(table)
        want = inference.parts(sides[0], sides[1], adds)
        rows = {row["value"]: row for row in doc["drivers"] if row["dimension"] == name}
        for value, (mix, within) in want.items():
            same(rows[value]["mix"], mix, "%s mix of %s" % (where, value), 1e-11 * scale)
            same(rows[value]["within"], within, "%s within of %s" % (where, value), 1e-11 * scale)
        total = sum(row["part"] for row in rows.values())
        assert abs(total - change) <= 1e-9 * scale, "%s parts of %s: %r is not %r" % (where, name, total, change)


def of(name, file, seed, tests, drivers):
    def same_verdicts():
        t, r = questions.Trial(file()), Random(seed + exports.SEED)
        for _ in range(tests):
            one_test(t, r)
        for _ in range(drivers if t.x.has("created") else 0):
            driven(t, r)
    same_verdicts.__name__ = "same_verdicts_of_" + name
    test(same_verdicts)


@test
def same_verdicts_under_a_policy():
    config = path("response.ini", "[policy all]\nresponse = 1h\n")
    rule = clocks.Rule(lambda row: True, {}, {"all": 1})
    t = questions.Trial(dict(exports.SAMPLE)["sample_kpi"](), "--config", config, policy=clocks.Policy([rule]))
    r = Random(exports.SEED)
    for key in ("response_breached", "response_breached", "response_sla_compliance"):
        one_test(t, r, key)


if __name__ == "__main__":
    for i, (name, file) in enumerate(exports.REAL):
        of(name, file, i, 6, 3)
    for i, (name, file) in enumerate(exports.SAMPLE):
        of(name, file, i, 3, 1)
    for i, (name, file) in enumerate(exports.MADE):
        of(name, file, i, 8, 4)
    of("a_few_cases", exports.FEW, 1, 40, 2)

    @test
    def every_kind_of_test_was_met():
        equal(sorted({"Fisher", "chi-square", "permutation", "goodness", "Welch", "Mann-Whitney", "Kruskal", "log-rank",
                      "drivers"} - SEEN), [], "never met:")

    main()
