"""Times to an end that some cases have not reached: Kaplan-Meier with Greenwood's
variance, its median and restricted mean, and the log-rank test of groups."""
import math

import numpy as np
from scipy import stats

Z = stats.norm.ppf(.975)
HALF = .5 + 1e-12


def steps(t, event, entry=None):
    """(time, S, low, high) at each time with an end; log-log band."""
    entry = np.full(len(t), -np.inf) if entry is None else entry
    seen = entry < t
    t, event, entry = t[seen], event[seen], entry[seen]
    out, s, greenwood = [], 1.0, 0.0
    left, came = np.sort(t), np.sort(entry)
    for at, d in zip(*np.unique(t[event], return_counts=True)):
        n = np.searchsorted(came, at, "left") - np.searchsorted(left, at, "left")
        s *= 1 - d / n
        greenwood += d / (n * (n - d)) if n > d else np.inf
        low = high = None
        if 0 < s < 1:
            reach = Z * math.sqrt(greenwood) / abs(math.log(s))
            low, high = s ** math.exp(reach), s ** math.exp(-reach)
        out.append((float(at), s, low, high))
    return out


def median(curve):
    """(median, low, high): where S and its band come to one half."""
    first = lambda i: next((c[0] for c in curve if c[i] is not None and c[i] <= HALF), None)
    return first(1), first(2), first(3)


def restricted_mean(curve, tau):
    area, since, s = 0.0, 0.0, 1.0
    for at, after, _, _ in curve:
        if at >= tau:
            break
        area += s * (at - since)
        since, s = at, after
    return area + s * (tau - since)


def logrank(t, event, group):
    """(chi-square, df, p, O and E of the first group); a group in which nothing could
    have ended does not count."""
    k = int(group.max()) + 1
    observed, expected, cov = np.zeros(k), np.zeros(k), np.zeros((k, k))
    order = np.argsort(t, kind="stable")
    t, event, group = t[order], event[order], group[order]
    risk = np.bincount(group, minlength=k).astype(float)
    i = 0
    while i < len(t):
        j = np.searchsorted(t, t[i], "right")
        d = np.bincount(group[i:j][event[i:j]], minlength=k).astype(float)
        n, ended = risk.sum(), d.sum()
        if ended:
            observed += d
            expected += ended * risk / n
            if n > 1:
                share = risk / n
                cov += ended * (n - ended) / (n - 1) * (np.diag(share) - np.outer(share, share))
        risk -= np.bincount(group[i:j], minlength=k)
        i = j
    real = np.flatnonzero(expected > 0)
    if len(real) < 2:
        return None
    z, v = (observed - expected)[real[1:]], cov[np.ix_(real[1:], real[1:])]
    chi2 = float(z @ np.linalg.solve(v, z))
    df = len(real) - 1
    return chi2, df, stats.chi2.sf(chi2, df), observed[0], expected[0]
