"""The tests of differences and the parts of a change, by scipy and by their formulas."""
import math

import numpy as np
from scipy import stats

import measures
import survival

ROUNDS = 4000
RNG = np.random.default_rng(11)
# Neither sums nor averages of cases.
OTHER = {"throughput", "net_flow", "clearance", "days_to_clear", "penalty_per_month", "wip", "backlog_age_oldest_days",
         "unanswered_oldest_hours"}
EVERY_CASE = {"cases", "created"}
DURATIONS = ("hours", "minutes", "days")


def kind_of(key):
    if key in OTHER:
        return None
    if key in ("resolution_km_median", "resolution_rmst"):
        return "times"
    if key.startswith("fcr_rate") or key in measures.SHARES:
        return "share"
    if key in measures.COUNTS:
        return "even" if key in EVERY_CASE else "count"
    return "value"


def sample(key, d, mask, a, b):
    """(value of each case, whether it ended, its place)"""
    if key == "penalty":
        kept, _, _ = measures.M["breached"].pick(d, mask, a, b)
        kept &= d.breached
        return d.penalty[kept], None, np.flatnonzero(kept)
    if kind_of(key) == "times":
        m = measures.Measure(measures.everyone, measures.span_out, measures.created, None, "other")
        kept, _, _ = m.pick(d, mask, a, b)
        return measures.span(d)[kept], d.closed[kept], np.flatnonzero(kept)
    m = measures.measure_of(key, d.x)
    kept, _, _ = m.pick(d, mask, a, b)
    v = m.what(d)[kept].astype(float) / m.scale
    if key == "nps":
        v = 100.0 * (v >= 9) - 100.0 * (v <= 6)
    return v, None, np.flatnonzero(kept)


def verdict(name, n, statistic, df, p, effect, effect2, low=None, high=None):
    return dict(name=name, n=n, statistic=statistic, df=df, p=p, effect=effect, effect2=effect2, low=low, high=high)


def squeezed(table):
    return table[table.sum(1) > 0][:, table.sum(0) > 0]


def association(table):
    """V, and V corrected for bias (Bergsma 2013)."""
    chi2 = stats.chi2_contingency(table, correction=False)[0]
    n, (r, c) = table.sum(), table.shape
    phi = max(0, chi2 / n - (r - 1) * (c - 1) / (n - 1))
    rr, cc = r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)
    below = min(rr - 1, cc - 1)
    return math.sqrt(chi2 / (n * min(r - 1, c - 1))), math.sqrt(phi / below) if below > 0 else math.nan


def permuted(table, chi2):
    """(hits + 1) / (rounds + 1) over tables with these margins."""
    rows, cols = np.repeat(np.arange(table.shape[0]), table.sum(1)), np.repeat(np.arange(table.shape[1]), table.sum(0))
    expected = np.outer(table.sum(1), table.sum(0)) / table.sum()
    hits = 0
    for _ in range(ROUNDS):
        RNG.shuffle(cols)
        t = np.zeros(table.shape)
        np.add.at(t, (rows, cols), 1)
        hits += ((t - expected) ** 2 / expected).sum() >= chi2 * (1 - 1e-9)
    return (hits + 1) / (ROUNDS + 1)


def independence(table):
    t = squeezed(np.asarray(table, int).reshape(-1, 2))
    if min(t.shape, default=0) < 2:
        return None
    chi2, p, df, expected = stats.chi2_contingency(t, correction=False)
    v, corrected = association(t)
    thin = (expected < 1).any() or (expected < 5).mean() > .2
    if thin and t.shape == (2, 2):
        odds, p = stats.fisher_exact(t)
        return verdict("Fisher's exact", int(t.sum()), None, None, p, odds, v)
    if thin:
        return verdict("permutation", int(t.sum()), chi2, df, permuted(t, chi2), v, corrected)
    return verdict("chi-square", int(t.sum()), chi2, df, p, v, corrected)


def even(counts):
    c = np.array([x for x in counts if x], float)
    if len(counts) < 2 or c.sum() == 0:
        return None
    every = np.array(counts, float)
    chi2, p = stats.chisquare(every)
    share = c / c.sum()
    return verdict("goodness", int(c.sum()), chi2, len(every) - 1, p, math.exp(-(share * np.log(share)).sum()),
                   share.max())


def welch(a, b):
    na, nb = len(a), len(b)
    if na < 2 or nb < 2 or (np.ptp(a) == 0 and np.ptp(b) == 0):
        return None
    ea, eb = a.var(ddof=1) / na, b.var(ddof=1) / nb
    t = (a.mean() - b.mean()) / math.sqrt(ea + eb)
    df = (ea + eb) ** 2 / (ea ** 2 / (na - 1) + eb ** 2 / (nb - 1))
    assert abs(t - stats.ttest_ind(a, b, equal_var=False).statistic) < 1e-9 * max(1, abs(t))
    half, diff, pooled = measures.t_quantile(df) * math.sqrt(ea + eb), a.mean() - b.mean(), na + nb - 2
    g = diff / math.sqrt((ea * na * (na - 1) + eb * nb * (nb - 1)) / pooled) * (1 - 3 / (4 * pooled - 1))
    return verdict("Welch", na + nb, t, df, 2 * stats.t.sf(abs(t), df), diff, g, diff - half, diff + half)


def mann_whitney(a, b):
    if len(a) == 0 or len(b) == 0 or np.ptp(np.concatenate([a, b])) == 0:
        return None
    r = stats.mannwhitneyu(a, b, use_continuity=True, method="asymptotic")
    delta = 2 * r.statistic / (len(a) * len(b)) - 1
    return verdict("Mann-Whitney", len(a) + len(b), r.statistic, None, r.pvalue, delta, None)


def kruskal(v, group):
    parts = [v[group == g] for g in np.unique(group)]
    if len(parts) < 2 or np.ptp(v) == 0:
        return None
    h = stats.kruskal(*parts).statistic
    return verdict("Kruskal", len(v), h, len(parts) - 1, stats.chi2.sf(h, len(parts) - 1), h / (len(v) - 1), None)


def ranked(v, group, unit):
    """Two groups: their means and ranks; more: ranks."""
    names = np.unique(group)
    if len(names) < 2:
        return []
    if len(names) > 2:
        return [kruskal(v, group)]
    a, b = v[group == names[0]], v[group == names[1]]
    out = [welch(a, b), mann_whitney(a, b)]
    if unit in DURATIONS:
        out.append(welch(np.log(a[a > 0]), np.log(b[b > 0])))
    return out


def places(d, by, labels):
    shown = {label: i for i, label in enumerate(labels)}
    return np.array([shown.get(x, -1) for x in d.dim(by)], int)


def expected(key, unit, d, mask, a, b, by, labels):
    """The tests of a measure between the groups that were shown, in order."""
    place = places(d, by, labels)
    kind, out = kind_of(key), []
    if kind in ("even", "count"):
        found = [measures.answer(key, d, mask & (place == i), a, b)[:2] for i in range(len(labels))]
        out.append(even([v for v, _ in found]) if kind == "even" else independence([(v, n - v) for v, n in found if n]))
    elif kind:
        v, event, rows = sample(key, d, mask & (place >= 0), a, b)
        group = np.unique(place[rows], return_inverse=True)[1]
        if kind == "share":
            out.append(independence([[((v > 0) & (group == g)).sum(), ((v <= 0) & (group == g)).sum()]
                                     for g in np.unique(group)]))
        elif kind == "times":
            r = survival.logrank(v, event, group) if len(set(group)) > 1 else None
            out.append(r and verdict("log-rank", len(v), *r))
        else:
            out += ranked(v, group, unit)
    return [t for t in out if t]


def of_resolution(d, mask, a, b, by, labels):
    """Beside every test by priority, which may set the targets."""
    place = places(d, by, labels)
    v, _, rows = sample("resolution_mean", d, mask & (place >= 0), a, b)
    return kruskal(v, place[rows])


# ---- the parts of a change ----

def parts(before, after, adds):
    """{label: (value, n)} of both periods: (mix, within) of each label, or None where
    the groups do not make the whole."""
    labels = sorted(set(before) | set(after), key=str)
    at = lambda side, i: np.array([math.nan if side.get(x, (None, 0))[i] is None else side.get(x, (None, 0))[i]
                                   for x in labels], float)
    r0, r1 = at(before, 0), at(after, 0)
    if adds:
        return {x: (0.0, w) for x, w in zip(labels, np.nan_to_num(r1) - np.nan_to_num(r0))}
    n0, n1 = np.where(np.isnan(r0), 0, at(before, 1)), np.where(np.isnan(r1), 0, at(after, 1))
    r0, r1 = np.where(n0 > 0, r0, math.nan), np.where(n1 > 0, r1, math.nan)
    w0, w1 = n0 / n0.sum(), n1 / n1.sum()
    whole = (np.nansum(w0 * r0) + np.nansum(w1 * r1)) / 2
    level = np.where(np.isnan(r0), r1, np.where(np.isnan(r1), r0, (r0 + r1) / 2))
    mix = (w1 - w0) * (np.nan_to_num(level) - whole)
    within = np.where(np.isnan(r0) | np.isnan(r1), 0, (w0 + w1) / 2 * (r1 - r0))
    return {x: (m, w) for x, m, w in zip(labels, mix, within)}
