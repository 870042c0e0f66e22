"""Every measure on a table of frames.py, by its definition: value, n, who was left out
and the 95 % interval."""
import math

import numpy as np
from scipy import optimize, stats

import survival
from answers import EXCLUDED

HOUR, DAY, MONTH = 3600, 86400, 30.4375
Z = stats.norm.ppf(.975)


def t_quantile(df):
    """t.ppf of scipy 1.10 is right to eight digits only; its tail is right."""
    return optimize.brentq(lambda t: stats.t.sf(t, df) - .025, 1, 1e4, xtol=1e-13, rtol=1e-14)


def wilson(k, n):
    if n == 0:
        return None, None
    p, z2 = k / n, Z * Z
    half = Z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return tuple((p + z2 / (2 * n) + s * half) / (1 + z2 / n) for s in (-1, 1))


def t_interval(v, scale):
    if len(v) < 2:
        return None, None
    half = t_quantile(len(v) - 1) * v.std(ddof=1) / math.sqrt(len(v))
    return (v.mean() - half) / scale, (v.mean() + half) / scale


def order_interval(v, p):
    """Between order statistics: the innermost whose binomial cover is 95 % at least."""
    n = len(v)
    low = int(stats.binom.ppf(.025, n, p))
    high = int(stats.binom.ppf(.975, n, p)) + 1
    v = np.sort(v)
    return (v[low - 1] if low >= 1 else None), (v[high - 1] if high <= n else None)


class Measure:
    """Of `population` those not left out by a rule of `out`, in a period those whose
    `instant` lies in it; `what` of them is counted, averaged or ranked."""

    def __init__(self, population, out, instant, what, kind, scale=1, p=.5, make=None):
        self.population, self.out, self.instant, self.what = population, out, instant, what
        self.kind, self.scale, self.p, self.make = kind, scale, p, make

    def pick(self, d, mask, a, b):
        """Who is measured, n, and the excluded."""
        take = mask & self.population(d)
        why = np.zeros(d.n, int)
        for i, (key, test) in reversed(list(enumerate(self.out(d)))):
            why[test] = i + 1
        keys = [None] + [k for k, _ in self.out(d)]
        limited = a is not None and self.instant is not None
        t = self.instant(d) if limited else np.zeros(d.n)
        inside, undated = np.ones(d.n, bool), np.zeros(d.n, bool)
        if limited:
            inside, undated = (t >= a) & (t < b), np.isnan(t)
        clean = take & (why == 0)
        out = dict.fromkeys(EXCLUDED, 0)
        if self.kind == "count":
            near = np.ones(d.n, bool)
            out["no_instant"] = int((clean & undated & self.what(d)).sum())
            n = int(clean.sum()) - out["no_instant"]
        else:
            near = inside | undated
            out["no_instant"] = int((clean & undated).sum())
            n = int((clean & inside).sum())
        for i, key in enumerate(keys):
            if i:
                out[key] += int((take & near & (why == i)).sum())
        return clean & inside, n, out

    def value(self, d, kept, n):
        """(value, low, high)"""
        if self.kind == "count":
            return int((kept & self.what(d)).sum()), None, None
        if n == 0:
            return None, None, None
        v = self.what(d)[kept]
        if self.make:
            return self.make(v)
        if self.kind == "share":
            return (int(v.sum()) / n,) + wilson(int(v.sum()), n)
        if self.kind == "mean":
            return (math.fsum(v) / n / self.scale,) + t_interval(v, self.scale)
        v = v.astype(float)
        low, high = order_interval(v, self.p)
        return (float(np.quantile(v, self.p)) / self.scale, None if low is None else low / self.scale,
                None if high is None else high / self.scale)


def nobody(d):
    return []


everyone, known, is_open = (lambda d: np.ones(d.n, bool)), (lambda d: d.known), (lambda d: d.open)
created, closing, breach, rated = (lambda d: d.created), (lambda d: d.close_at), (lambda d: d.breach_at), \
    (lambda d: d.rated_at)
nothing = np.isnan


def due(d):
    return np.where(nothing(d.due), np.where(nothing(d.flag), np.nan, d.close_at), d.due)


def was_due(d):
    t = due(d)
    return (nothing(t) & ~d.never_due) | (t <= d.T)


def sla_out(d):
    unjudged = d.closed & nothing(d.ended_late) & ~d.gap
    return [("void", d.void), ("no_sla", ~d.has_sla), ("unknown_close", d.closed & ~d.close_known),
            ("negative", unjudged & d.negative), ("future", unjudged & d.future), ("null", unjudged)]


def resolution_out(d):
    none = nothing(d.resolve)
    return [("open", d.open), ("void", d.void), ("negative", none & d.negative), ("future", none & d.future),
            ("unknown_close", none & ~d.close_known), ("null", none | (d.close_at > d.T) | (d.end > d.T))]


def reply_out(d):
    none = nothing(d.response)
    return [("void", d.void), ("negative", none & d.bad_response), ("future", none & d.future),
            ("open", d.open & (none | ~d.answered)), ("null", none | ~d.answered)]


def rating_out(field):
    none = lambda d: nothing(getattr(d, field))
    return lambda d: [("open", d.open & none(d)), ("void", d.void & none(d)), ("null", none(d))]


def ended_out(field=None):
    return lambda d: [("open", d.open), ("void", d.void)] + ([("null", nothing(getattr(d, field)))] if field else [])


def missing(f):
    return np.array([x is None for x in f], bool)


no_sla = lambda d: [("no_sla", ~d.has_sla)]
no_agent = lambda d: [("unknown_close", ~d.close_known), ("null", missing(d.agent))]
age_out = lambda d: [("null", nothing(d.created))]
resolved_out = lambda d: [("open", d.open)] + sla_out(d)
created_out = lambda d: [("open", d.open & ~d.breached)] + sla_out(d)
reopen_out = lambda d: [("open", d.open & ~d.reopened), ("void", d.void & ~d.reopened)]
RISKY = ("High", "Critical")


def response_out(d):
    """Of the target of the first response."""
    unjudged = d.answered & nothing(d.response_late) & ~d.response_breached
    return [("void", d.void), ("no_sla", nothing(d.response_target)),
            ("negative", nothing(d.response) & d.bad_response), ("future", nothing(d.response) & d.future),
            ("null", nothing(d.response_due) | unjudged |
             (d.closed & nothing(d.response_late) & ~d.response_breached))]


def response_was_due(d):
    return np.where(nothing(d.response_due), nothing(d.response_target) | nothing(d.pause_from), d.response_due <= d.T)


def wait_out(field):
    return lambda d: [("open", d.open), ("void", d.void), ("unknown_close", ~d.close_known),
                      ("null", nothing(getattr(d, field)))]


def overrun(d):
    """How far past its target at T; of an open case where all hours count."""
    so_far = np.where(d.plain_clock, d.T - d.due, np.nan)
    return np.where(d.breached, np.where(d.closed, d.overrun, so_far), np.nan)


overrun_out = lambda d: [("open", d.open & nothing(overrun(d))), ("null", nothing(overrun(d)))]
work_resolve_out = lambda d: [
    ("open", d.open), ("void", d.void), ("negative", nothing(d.work_resolve) & d.negative),
    ("future", nothing(d.work_resolve) & d.future), ("unknown_close", ~d.close_known),
    ("null", nothing(d.work_resolve) | (d.close_at > d.T) | (d.resolved > d.T))]
work_response_out = lambda d: [
    ("void", d.void), ("negative", nothing(d.work_response) & d.bad_response),
    ("future", nothing(d.work_response) & d.future), ("open", d.open & ~d.answered),
    ("null", nothing(d.work_response) | ~d.answered)]


def span(d):
    """How long it took, or has lasted."""
    took = np.where(nothing(d.resolve), d.close_at - d.created, d.resolve)
    return np.where(d.open, d.T - d.created, took)


def span_out(d):
    ended = ~d.open & nothing(d.resolve)
    return [("void", d.void), ("negative", (span(d) < 0) | (nothing(span(d)) & ended & d.negative)),
            ("future", ended & d.future), ("unknown_close", d.closed & ~d.close_known),
            ("null", nothing(span(d)) | (d.closed & ((d.close_at > d.T) | (d.resolved > d.T))))]


# As far as the exports read here name their channels.
SELF_SERVICE = ("self service", "self-service", "portal", "self service portal", "community")
MESSAGING = ("chat", "whatsapp", "messenger", "sms", "bot", "live chat", "messaging")


def channel_in(d, words):
    return np.array([(c or "").lower() in words for c in d.dim("channel")], bool)


COUNTS = {
    "cases": (everyone, nobody, created, everyone), "created": (everyone, nobody, created, everyone),
    "open": (known, nobody, created, is_open), "backlog": (known, nobody, None, is_open),
    "in_progress": (known, nobody, created, lambda d: d.state == "in-progress"),
    "pending": (known, nobody, created, lambda d: d.state == "pending"),
    "closed": (known, nobody, closing, lambda d: d.closed),
    "closed_in_period": (known, nobody, closing, lambda d: d.closed),
    "void": (known, nobody, created, lambda d: d.void),
    "high_risk_open": (known, nobody, None, lambda d: d.open & np.isin(d.priority.astype(str), RISKY)),
    "unassigned_open": (known, nobody, None, lambda d: d.open & missing(d.agent)),
    "overdue_open": (is_open, no_sla, None, lambda d: d.breached),
    "at_risk_open": (is_open, no_sla, None, lambda d: d.at_risk),
    "unanswered": (everyone, nobody, None, lambda d: ~d.closed & ~d.void & ~d.answered),
    "escalated": (everyone, nobody, created, lambda d: d.escalated),
    "reopened": (everyone, nobody, created, lambda d: d.reopened),
    "breached": (everyone, sla_out, breach, lambda d: d.breached),
    "sla_undetermined": (was_due, sla_out, due, lambda d: d.closed & d.unsure),
    "response_breached": (everyone, response_out, lambda d: d.response_breach, lambda d: d.response_breached),
}
SHARES = {
    "sla_compliance": (was_due, sla_out, due, lambda d: d.met),
    "sla_breach_rate": (was_due, sla_out, due, lambda d: ~d.met),
    "sla_compliance_resolved": (everyone, resolved_out, closing, lambda d: d.met),
    "sla_compliance_created": (everyone, created_out, created, lambda d: d.met),
    "open_overdue_rate": (is_open, no_sla, None, lambda d: d.breached),
    "escalation_rate": (everyone, nobody, created, lambda d: d.escalated),
    "reopen_rate": (everyone, reopen_out, created, lambda d: d.reopened),
    "abandon_rate": (everyone, lambda d: [("null", nothing(d.file_answered))], created,
                     lambda d: d.file_answered == 0),
    "one_touch_rate": (everyone, ended_out("file_replies"), closing, lambda d: d.file_replies < 2),
    "csat_response_rate": (everyone, ended_out(), closing, lambda d: ~nothing(d.csat)),
    "csat_satisfied": (everyone, rating_out("csat"), rated,
                       lambda d: d.csat / d.x.spec.get("scale", (1, 5))[1] > .6 + 1e-12),
    "sla_disagrees": (lambda d: ~nothing(d.flag), lambda d: ended_out("late_by_target")(d), closing,
                      lambda d: d.late_by_target != d.flag),
    "ces_agree": (everyone, lambda d: [("null", nothing(d.ces))], rated, lambda d: d.ces >= 5),
    "self_service_share": (everyone, lambda d: [("null", missing(d.dim("channel")))], created,
                           lambda d: channel_in(d, SELF_SERVICE)),
    "messaging_share": (everyone, lambda d: [("null", missing(d.dim("channel")))], created,
                        lambda d: channel_in(d, MESSAGING)),
    "response_sla_compliance": (response_was_due, response_out, lambda d: d.response_due,
                                lambda d: d.answered & (d.response_late == 0)),
}
first_try = lambda d: d.closed & ~d.reopened & ~d.escalated
FCR = {
    "fcr": (everyone, lambda d: [("void", d.void), ("null", nothing(d.file_fcr))], created, lambda d: d.file_fcr == 1),
    "replies": (everyone, lambda d: [("void", d.void), ("null", nothing(d.file_replies))], created,
                lambda d: (d.file_replies <= 1) & first_try(d)),
    "status": (everyone, lambda d: [("void", d.void)], created, first_try),
}
RESOLVED_FCR = {  # of the closed
    "fcr": (known, ended_out("file_fcr"), closing, lambda d: d.file_fcr == 1),
    "replies": (known, ended_out("file_replies"), closing, lambda d: (d.file_replies <= 1) & first_try(d)),
    "status": (known, ended_out(), closing, first_try),
}
took, waited, aged = (lambda d: d.resolve), (lambda d: d.response), (lambda d: d.T - d.created)


def nps(v):
    up, down = (v >= 9).mean(), (v <= 6).mean()
    se = 100 * math.sqrt(max(up + down - (up - down) ** 2, 0) / len(v))
    return 100 * (up - down), 100 * (up - down) - Z * se, 100 * (up - down) + Z * se


M = {k: Measure(*v, kind="count") for k, v in COUNTS.items()}
M.update({k: Measure(*v, kind="share") for k, v in SHARES.items()})
M.update({
    "resolution_mean": Measure(everyone, resolution_out, closing, took, "mean", HOUR),
    "resolution_days_mean": Measure(everyone, resolution_out, closing, took, "mean", DAY),
    "resolution_median": Measure(everyone, resolution_out, closing, took, "quantile", HOUR),
    "resolution_p90": Measure(everyone, resolution_out, closing, took, "quantile", HOUR, .9),
    "response_mean": Measure(everyone, reply_out, created, waited, "mean", 60),
    "response_median": Measure(everyone, reply_out, created, waited, "quantile", 60),
    "response_p90": Measure(everyone, reply_out, created, waited, "quantile", 60, .9),
    "backlog_age_median_days": Measure(is_open, age_out, None, aged, "quantile", DAY),
    "backlog_age_p90_days": Measure(is_open, age_out, None, aged, "quantile", DAY, .9),
    "backlog_age_oldest_days": Measure(is_open, age_out, None, aged, "other",
                                       make=lambda v: (v.max() / DAY, None, None)),
    "stuck_median_days": Measure(is_open, lambda d: [("null", ~(d.updated <= d.T))], None, lambda d: d.T - d.updated,
                                 "quantile", DAY),
    "unanswered_oldest_hours": Measure(lambda d: ~d.closed & ~d.void & ~d.answered, age_out, None, aged, "other",
                                       make=lambda v: (v.max() / HOUR, None, None)),
    "csat_mean": Measure(everyone, rating_out("csat"), rated, lambda d: d.csat, "mean"),
    "ces_mean": Measure(everyone, rating_out("ces"), rated, lambda d: d.ces, "mean"),
    "nps": Measure(everyone, rating_out("nps"), rated, lambda d: d.nps, "other", make=nps),
    "overrun_mean": Measure(lambda d: d.breached, overrun_out, breach, overrun, "mean", HOUR),
    "overrun_p90": Measure(lambda d: d.breached, overrun_out, breach, overrun, "quantile", HOUR, .9),
    "requester_wait_mean": Measure(everyone, wait_out("wait_requester"), closing, lambda d: d.wait_requester, "mean",
                                   HOUR),
    "agent_wait_mean": Measure(everyone, wait_out("wait_agent"), closing, lambda d: d.wait_agent, "mean", HOUR),
    "on_hold_mean": Measure(everyone, wait_out("wait_hold"), closing, lambda d: d.wait_hold, "mean", HOUR),
    "resolution_business_mean": Measure(everyone, work_resolve_out, closing, lambda d: d.work_resolve, "mean", HOUR),
    "response_business_mean": Measure(everyone, work_response_out, created, lambda d: d.work_response, "mean", 60),
    "wip": Measure(is_open, lambda d: [("null", missing(d.agent))], None, lambda d: d.agent, "other",
                   make=lambda v: (len(v) / len(set(v)), None, None)),
})
AHT = {True: Measure(everyone, ended_out("file_handling_time"), closing, lambda d: d.file_handling_time, "mean", 60),
       False: Measure(everyone, lambda d: [("null", nothing(d.file_handling_time))], created,
                      lambda d: d.file_handling_time, "mean", 60)}


def measure_of(key, x):
    """What depends on the columns that there are."""
    if key == "aht":
        return AHT[x.has("status", "resolved", "closed")]
    if key in ("fcr_rate", "fcr_rate_resolved"):
        table = FCR if key == "fcr_rate" else RESOLVED_FCR
        return Measure(*table["fcr" if x.has("fcr") else "replies" if x.has("replies") else "status"], kind="share")
    return M.get(key)


def answer(key, d, mask, a=None, b=None):
    """(value, n, excluded, low, high) of the cases of `mask`."""
    m = measure_of(key, d.x)
    if m is None:
        return SPECIAL[key](d, mask, a, b)
    kept, n, out = m.pick(d, mask, a, b)
    value, low, high = m.value(d, kept, n)
    return value, n, out, low, high


# ---- what is made of more than one number ----

def throughput(d, mask, a, b):
    m = Measure(lambda d: d.closed, no_agent, closing, None, "other")
    kept, n, out = m.pick(d, mask, a, b)
    days = local_days(d, d.close_at)
    pairs = {(d.agent[i], days[i]) for i in np.flatnonzero(kept)}
    return (n / len(pairs) if pairs else None), n, out, None, None


def local_days(d, t):
    from datetime import datetime
    return [None if np.isnan(x) else datetime.fromtimestamp(x, d.x.zone).date() for x in t]


def flows(d, mask, a, b):
    kept, n, out = M["created"].pick(d, mask, a, b)
    ended, _, _ = M["closed"].pick(d, mask, a, b)
    return int(kept.sum()), int((ended & d.closed).sum()), n, out


def net_flow(d, mask, a, b):
    came, left, n, out = flows(d, mask, a, b)
    return came - left, n, out, None, None


def clearance(d, mask, a, b):
    came, left, n, out = flows(d, mask, a, b)
    return (left / came if came else None), n, out, None, None


def days_to_clear(d, mask, a, b):
    mask = mask & d.known
    came, left, _, _ = flows(d, mask, d.T + 1 - 28 * DAY, d.T + 1)
    backlog = int((mask & d.open).sum())
    return (backlog / (left / 28) if left > came else None), int(mask.sum()), dict.fromkeys(EXCLUDED, 0), None, None


def penalty(d, mask, a, b):
    kept, n, out = M["breached"].pick(d, mask, a, b)
    return math.fsum(d.penalty[kept & d.breached]), n, out, None, None


def penalty_per_month(d, mask, a, b):
    total, n, out, _, _ = penalty(d, mask, a, b)
    births = d.created[mask & ~nothing(d.created)]
    if a is None and len(births) == 0:
        return None, n, out, None, None
    span = (b - a) if a is not None else d.T + 1 - births.min()
    return total / (max(span, DAY) / DAY) * MONTH, n, out, None, None


def curve(d, mask, a, b):
    m = Measure(everyone, span_out, created, None, "other")
    kept, n, out = m.pick(d, mask, a, b)
    start = d.x.start()
    entry = None if start is None else (start - d.created)[kept]
    return survival.steps(span(d)[kept], d.closed[kept], entry) if n else None, n, out


def resolution_km_median(d, mask, a, b):
    steps, n, out = curve(d, mask, a, b)
    value, low, high = survival.median(steps) if steps is not None else (None, None, None)
    return tuple(v if i in (1, 2) or v is None else v / HOUR for i, v in enumerate((value, n, out, low, high)))


def resolution_rmst(d, mask, a, b):
    steps, n, out = curve(d, mask, a, b)
    return (None if steps is None else survival.restricted_mean(steps, 30 * DAY) / HOUR), n, out, None, None


SPECIAL = {f.__name__: f for f in (throughput, net_flow, clearance, days_to_clear, penalty, penalty_per_month,
                                    resolution_km_median, resolution_rmst)}
KEYS = sorted(set(M) | set(SPECIAL) | {"aht", "fcr_rate", "fcr_rate_resolved"})
# Measures that this reading does not compute, and why.
NOT_INDEPENDENT = {
    "exposure": "the chance of a breach is that of a model, whose own tests judge it",
    "utilization": "needs a schedule: pandas_measures.py has a test of its own",
    "utilization_estimated": "needs a schedule: tests/e2e/test_own.py counts it",
    "fcr_net": "follows customers from case to case: tests/e2e/test_repeats.py does so",
    "load_index": "of one agent against the team: pandas_measures.py has a test of its own",
    "deflection": "no export holds what self-service answered",
    "occupancy": "no export holds the time that agents were available",
}
