"""Every measure by its definition: value, n and who was left out, for cases, an
as-of instant T, a period [a, b) and a choice of cases."""
import math

from cases import state_of

EXCLUDED = ("open", "void", "null", "negative", "future", "unknown_close", "no_sla", "no_instant")
OPEN = ("open", "in-progress", "pending")
STOCKS = set("""open in_progress pending backlog backlog_age_median_days backlog_age_p90_days
 backlog_age_oldest_days high_risk_open overdue_open at_risk_open unassigned_open wip unanswered
 open_overdue_rate days_to_clear stuck_median_days unanswered_oldest_hours""".split())
BY_CREATED_STOCKS = ("open", "in_progress", "pending")


def quantile(values, p):
    v = sorted(values)
    h = (len(v) - 1) * p
    i = math.floor(h)
    return v[i] + (h - i) * (v[min(i + 1, len(v) - 1)] - v[i])


class View:
    """One case at T, with the words that the definitions use."""

    def __init__(self, case, T):
        self.c, self.T, self.state = case, T, case.state(T)
        c, now = case, case.now
        self.now = now
        self.there = self.state is not None
        self.open, self.closed, self.void = self.state in OPEN, self.state == "closed", self.state == "void"
        self.known = self.there and self.state != "unknown"
        gap = any(a <= T < b for a, b in c.gaps)
        self.gap = gap
        self.priority, self.agent = c.at(T, "priority"), c.at(T, "agent")
        self.close_at = c.close_at
        self.close_known = self.closed and (gap or (c.close_at is not None and c.close_at <= T))
        self.has_target = c.target is not None or c.due is not None
        self.has_sla = self.has_target or c.flag is not None
        judged = self.open or (self.closed and (gap or c.ended_late is not None))
        self.breached = judged and (self.open_past(T) if c.breach_at is None else c.breach_at <= T)
        self.met = self.closed and not self.breached and \
            (c.ended_late is False or (gap and self.has_target))
        self.paused = self.open and not self.breached and c.pause_from is not None and \
            c.pause_from <= T and state_of(c.at(T, "status")) == "pending"
        self.at_risk = self.open and not self.breached and not self.paused and \
            c.risk_at is not None and c.risk_at <= T
        self.escalated = bool(c.escalated_any) and (c.escalated_at is None or c.escalated_at <= T)
        self.reopened = bool(c.reopened_any) and (c.reopened_at is None or c.reopened_at <= T)
        first = now["first_response"]
        self.answered = first <= T if first is not None else c.response is not None or now["answered"] is True
        self.rated_at = c.rated_at()
        seen = self.rated_at is None or self.rated_at <= T
        self.csat = now["csat"] if seen else None
        self.nps = now["nps"] if seen else None
        self.ces = now["ces"] if seen else None

    def open_past(self, T):
        """Open at T, and no instant of a breach in the end."""
        c = self.c
        return self.open and c.ended_late is None and (c.due < T if c.due is not None else c.flag is True)


def sla_left_out(v):
    undecided = v.closed and v.c.ended_late is None and not v.gap
    if v.void:
        return "void"
    if not v.has_sla:
        return "no_sla"
    if v.closed and not v.close_known:
        return "unknown_close"
    if undecided:
        return "negative" if v.c.negative else "future" if v.c.future else "null"


def resolution_left_out(v):
    if v.open or v.void:
        return "open" if v.open else "void"
    r = v.c.resolve
    if r is None:
        return "negative" if v.c.negative else "future" if v.c.future else \
            "null" if v.close_known else "unknown_close"
    end = v.c.resolved if v.c.x.has("resolved") else v.c.closed
    if (v.close_at is not None and v.close_at > v.T) or (end is not None and end > v.T):
        return "null"


def response_left_out(v):
    if v.void:
        return "void"
    if v.c.response is None and (v.c.bad_response or v.c.future):
        return "negative" if v.c.bad_response else "future"
    if v.c.response is None or not v.answered:
        return "open" if v.open else "null"


def unless(test, *rest):
    """Left out as the first key whose test holds."""
    tests = (test,) + rest
    return lambda v: next((k for k, f in tests if f(v)), None)


OPEN_OUT, VOID_OUT = ("open", lambda v: v.open), ("void", lambda v: v.void)


def missing(field):
    return ("null", lambda v: v.now[field] is None)


def rating(field):
    none = lambda v: getattr(v, field) is None
    return unless(("open", lambda v: v.open and none(v)), ("void", lambda v: v.void and none(v)), ("null", none))


no_sla = unless(("no_sla", lambda v: not v.has_sla))
no_agent = unless(("unknown_close", lambda v: not v.close_known), ("null", lambda v: v.agent is None))
created = lambda v: v.c.created
closing = lambda v: v.close_at
breach = lambda v: v.c.breach_at
due = lambda v: v.c.due if v.c.due is not None else (v.close_at if v.c.flag is not None else None)
everyone, known, is_open = (lambda v: v.there), (lambda v: v.known), (lambda v: v.open)
reopen_out = unless(("open", lambda v: v.open and not v.reopened), ("void", lambda v: v.void and not v.reopened))
resolved_out = lambda v: "open" if v.open else sla_left_out(v)
created_out = lambda v: "open" if v.open and not v.breached else sla_left_out(v)
nobody = lambda v: None
was_due = lambda v: v.there and (not v.c.never_due if due(v) is None else due(v) <= v.T)
first_try = lambda v: v.closed and not v.reopened and not v.escalated

SELF_SERVICE = """self-service;self service;selfservice;portal;self-service portal;self service portal;customer portal
help center;help centre;knowledge base;faq;community;forum""".replace("\n", ";").split(";")
MESSAGING = """chat;live chat;livechat;web chat;webchat;chatbot;chat bot;bot;messaging;message;messenger
facebook messenger;whatsapp;sms;text message;telegram;wechat;viber;slack;teams;ms teams;microsoft teams;in-app
in-app message""".replace("\n", ";").split(";")

# key: (population, left out, instant, what counts)
COUNTS = {
    "cases": (everyone, nobody, created, lambda v: True),
    "created": (everyone, nobody, created, lambda v: True),
    "open": (known, nobody, created, is_open),
    "in_progress": (known, nobody, created, lambda v: v.state == "in-progress"),
    "pending": (known, nobody, created, lambda v: v.state == "pending"),
    "backlog": (known, nobody, None, is_open),
    "closed": (known, nobody, closing, lambda v: v.closed),
    "closed_in_period": (known, nobody, closing, lambda v: v.closed),
    "void": (known, nobody, created, lambda v: v.void),
    "high_risk_open": (known, nobody, None, lambda v: v.open and v.priority in ("High", "Critical")),
    "unassigned_open": (known, nobody, None, lambda v: v.open and v.agent is None),
    "overdue_open": (is_open, no_sla, None, lambda v: v.breached),
    "at_risk_open": (is_open, no_sla, None, lambda v: v.at_risk),
    "unanswered": (everyone, nobody, None, lambda v: not v.closed and not v.void and not v.answered),
    "escalated": (everyone, nobody, created, lambda v: v.escalated),
    "reopened": (everyone, nobody, created, lambda v: v.reopened),
    "breached": (everyone, sla_left_out, breach, lambda v: v.breached),
}
SHARES = {
    "sla_compliance": (was_due, sla_left_out, due, lambda v: v.met),
    "sla_breach_rate": (was_due, sla_left_out, due, lambda v: not v.met),
    "sla_compliance_resolved": (everyone, resolved_out, closing, lambda v: v.met),
    "sla_compliance_created": (everyone, created_out, created, lambda v: v.met),
    "open_overdue_rate": (is_open, no_sla, None, lambda v: v.breached),
    "escalation_rate": (everyone, nobody, created, lambda v: v.escalated),
    "reopen_rate": (everyone, reopen_out, created, lambda v: v.reopened),
    "abandon_rate": (everyone, unless(missing("answered")), created, lambda v: v.now["answered"] is False),
    "one_touch_rate": (everyone, unless(OPEN_OUT, VOID_OUT, missing("replies")), closing,
                       lambda v: v.now["replies"] < 2),
    "csat_response_rate": (everyone, unless(OPEN_OUT, VOID_OUT), closing, lambda v: v.csat is not None),
    "ces_agree": (everyone, unless(("null", lambda v: v.ces is None)), lambda v: v.rated_at, lambda v: v.ces >= 5),
    "self_service_share": (everyone, unless(missing("channel")), created,
                           lambda v: v.now["channel"].lower() in SELF_SERVICE),
    "messaging_share": (everyone, unless(missing("channel")), created,
                        lambda v: v.now["channel"].lower() in MESSAGING),
}
FCR = {  # by the best evidence there is
    "fcr": (everyone, unless(VOID_OUT, missing("fcr")), created, lambda v: v.now["fcr"]),
    "replies": (everyone, unless(VOID_OUT, missing("replies")), created,
                lambda v: v.now["replies"] <= 1 and first_try(v)),
    "status": (everyone, unless(VOID_OUT), created, first_try),
}
FCR_RESOLVED = {
    "fcr": (known, unless(OPEN_OUT, VOID_OUT, missing("fcr")), closing, lambda v: v.now["fcr"]),
    "replies": (known, unless(OPEN_OUT, VOID_OUT, missing("replies")), closing,
                lambda v: v.now["replies"] <= 1 and first_try(v)),
    "status": (known, unless(OPEN_OUT, VOID_OUT), closing, first_try),
}
# key: (population, left out, instant, number of a case, what is made of the numbers)
mean = lambda scale: lambda x: math.fsum(x) / len(x) / scale
at = lambda p, scale: lambda x: quantile(x, p) / scale
took, waited = (lambda v: v.c.resolve), (lambda v: v.c.response)
aged, age_out = (lambda v: v.T - v.c.created), unless(("null", lambda v: v.c.created is None))
LISTS = {
    "resolution_mean": (everyone, resolution_left_out, closing, took, mean(3600)),
    "resolution_days_mean": (everyone, resolution_left_out, closing, took, mean(86400)),
    "resolution_median": (everyone, resolution_left_out, closing, took, at(.5, 3600)),
    "resolution_p90": (everyone, resolution_left_out, closing, took, at(.9, 3600)),
    "response_mean": (everyone, response_left_out, created, waited, mean(60)),
    "response_median": (everyone, response_left_out, created, waited, at(.5, 60)),
    "response_p90": (everyone, response_left_out, created, waited, at(.9, 60)),
    "backlog_age_median_days": (is_open, age_out, None, aged, at(.5, 86400)),
    "backlog_age_p90_days": (is_open, age_out, None, aged, at(.9, 86400)),
    "backlog_age_oldest_days": (is_open, age_out, None, aged, lambda x: max(x) / 86400),
    "csat_mean": (everyone, rating("csat"), lambda v: v.rated_at, lambda v: v.csat, mean(1)),
    "nps": (everyone, rating("nps"), lambda v: v.rated_at, lambda v: v.nps,
            lambda x: 100 * (sum(s >= 9 for s in x) - sum(s <= 6 for s in x)) / len(x)),
    "unanswered_oldest_hours": (lambda v: v.there and not v.closed and not v.void and not v.answered,
                                unless(("null", lambda v: v.c.created is None)), None, aged, lambda x: max(x) / 3600),
    "ces_mean": (everyone, rating("ces"), lambda v: v.rated_at, lambda v: v.ces, mean(1)),
    "wip": (is_open, unless(("null", lambda v: v.agent is None)), None, lambda v: v.agent,
            lambda x: len(x) / len(set(x))),
}
AHT_CLOSED = (everyone, unless(OPEN_OUT, VOID_OUT, missing("handling_time")), closing,
              lambda v: v.now["handling_time"], mean(60))
AHT_ALL = (everyone, unless(missing("handling_time")), created, lambda v: v.now["handling_time"], mean(60))
KEYS = sorted(set(COUNTS) | set(SHARES) | set(LISTS) | set(
    "fcr_rate fcr_rate_resolved aht csat_satisfied throughput net_flow clearance days_to_clear penalty penalty_per_month".split()))


def sort_out(views, population, left_out, instant, a, b, counted=None):
    """Who is measured, and the others by why; `counted` for counts, whose excluded are
    those of the whole population and whose undated are the ones that would have counted."""
    kept, out = [], dict.fromkeys(EXCLUDED, 0)
    n = 0
    for v in views:
        if not v.there or not population(v):
            continue
        limited = a is not None and instant is not None
        t = instant(v) if limited else None
        inside = not limited or (t is not None and a <= t < b)
        near = inside or t is None
        why = left_out(v)
        if why:
            out[why] += near or counted is not None
        elif counted is not None and limited and t is None and counted(v):
            out["no_instant"] += 1
        elif counted is not None:
            n += 1
            if inside and counted(v):
                kept.append(v)
        elif inside:
            kept.append(v)
            n += 1
        elif t is None:
            out["no_instant"] += 1
    return kept, n, out


def views_at(x, T):
    """The cases that are there at T; the last few instants are kept."""
    if T not in x.views:
        if len(x.views) > 40:
            x.views.clear()
        x.views[T] = [v for v in (View(c, T) for c in x.cases) if v.there]
    return x.views[T]


def answer(key, x, choose, T, a=None, b=None):
    """(value, n, excluded) of the export x at T, of the views that `choose` takes."""
    if key in STOCKS and a is not None:
        T, a, b = b - 1, None, None
    return answer_views(key, x, [v for v in views_at(x, T) if choose(v)], T, a, b)


def answer_views(key, x, views, T, a=None, b=None):
    if key in COUNTS:
        population, left_out, instant, what = COUNTS[key]
        kept, n, out = sort_out(views, population, left_out, instant, a, b, what)
        return len(kept), n, out
    if key == "fcr_rate":
        SHARES[key] = FCR["fcr" if x.has("fcr") else "replies" if x.has("replies") else "status"]
    if key == "fcr_rate_resolved":
        SHARES[key] = FCR_RESOLVED["fcr" if x.has("fcr") else "replies" if x.has("replies") else "status"]
    if key == "csat_satisfied":
        low, high = x.spec.get("scale", (1, 5))
        step = low + 0.6 * (high - low) if low == 0 else high * 0.6
        SHARES[key] = (everyone, rating("csat"), lambda v: v.rated_at, lambda v: v.csat > step + 1e-9)
    if key in SHARES:
        population, left_out, instant, what = SHARES[key]
        kept, n, out = sort_out(views, population, left_out, instant, a, b)
        return (sum(map(bool, map(what, kept))) / n if n else None), n, out
    if key == "aht":
        LISTS[key] = AHT_CLOSED if x.has("status", "resolved", "closed") else AHT_ALL
    if key in LISTS:
        population, left_out, instant, number, make = LISTS[key]
        kept, n, out = sort_out(views, population, left_out, instant, a, b)
        values = [number(v) for v in kept]
        return (make(values) if values else None), n, out
    return SPECIAL[key](x, views, T, a, b)


def throughput(x, views, T, a, b):
    kept, n, out = sort_out(views, lambda v: v.closed, no_agent, closing, a, b)
    pairs = set()
    for v in kept:
        if v.close_at is not None:
            from datetime import datetime
            pairs.add((v.agent, datetime.fromtimestamp(v.close_at, x.zone).date()))
    return (n / len(pairs) if pairs else None), n, out


def flows(x, views, T, a, b):
    made, n, out = sort_out(views, everyone, nobody, created, a, b, lambda v: True)
    ended, _, _ = sort_out(views, everyone, nobody, closing, a, b, lambda v: v.closed)
    return len(made), len(ended), n, out


def net_flow(x, views, T, a, b):
    made, ended, n, out = flows(x, views, T, a, b)
    return made - ended, n, out


def clearance(x, views, T, a, b):
    made, ended, n, out = flows(x, views, T, a, b)
    return (ended / made if made else None), n, out


def days_to_clear(x, views, T, a, b):
    n = sum(v.known for v in views)
    views = [v for v in views if v.known]
    made, ended, _, _ = flows(x, views, T, T + 1 - 28 * 86400, T + 1)
    backlog = sum(v.open for v in views)
    return (backlog / (ended / 28) if ended > made else None), n, dict.fromkeys(EXCLUDED, 0)


def penalty(x, views, T, a, b):
    kept, n, out = sort_out(views, everyone, sla_left_out, breach, a, b, lambda v: v.breached)
    return sum(v.c.penalty for v in kept), n, out


def penalty_per_month(x, views, T, a, b):
    total, n, out = penalty(x, views, T, a, b)
    births = [v.c.created for v in views if v.c.created is not None]
    if a is None and not births:
        return None, n, out
    span = (b - a) if a is not None else T + 1 - min(births)
    return total / (max(span, 86400) / 86400) * 30.4375, n, out


SPECIAL = {f.__name__: f for f in (throughput, net_flow, clearance, days_to_clear, penalty, penalty_per_month)}

NEEDS = {  # columns without which there is no number; any of each group will do
    "state": ("status", "resolved", "closed"), "created": ("created",), "priority": ("priority",),
    "agent": ("agent",), "csat": ("csat",), "nps": ("nps",), "ces": ("ces",), "replies": ("replies",),
    "answered": ("answered",), "handling": ("handling_time",), "reply": ("first_response", "response_time"),
    "updated": ("updated",), "channel": ("channel",), "escalated": ("escalated", "status"), "reopened": ("reopened", "reopen_count", "status"),
}
WANTS = {"state": """open in_progress pending closed void backlog backlog_age_median_days backlog_age_p90_days
 backlog_age_oldest_days high_risk_open overdue_open at_risk_open unassigned_open wip throughput resolution_mean
 resolution_median resolution_p90 resolution_days_mean one_touch_rate csat_response_rate reopen_rate breached
 sla_compliance sla_breach_rate sla_compliance_resolved sla_compliance_created open_overdue_rate penalty
 penalty_per_month closed_in_period net_flow clearance days_to_clear sla_undetermined sla_disagrees overrun_mean
 overrun_p90 requester_wait_mean agent_wait_mean on_hold_mean resolution_business_mean resolution_km_median
 resolution_rmst fcr_rate_resolved stuck_median_days""", "updated": "stuck_median_days",
         "created": """created unanswered_oldest_hours net_flow clearance days_to_clear resolution_km_median
 resolution_rmst penalty_per_month stuck_median_days backlog_age_median_days backlog_age_p90_days backlog_age_oldest_days""", "priority": "high_risk_open",
         "agent": "unassigned_open wip throughput", "csat": "csat_mean csat_satisfied csat_response_rate",
         "nps": "nps", "ces": "ces_mean ces_agree", "channel": "self_service_share messaging_share",
         "replies": "one_touch_rate", "answered": "abandon_rate", "handling": "aht",
         "reply": "unanswered unanswered_oldest_hours", "escalated": "escalated escalation_rate", "reopened": "reopened reopen_rate"}
SLA = """breached overdue_open at_risk_open sla_compliance sla_breach_rate sla_compliance_resolved penalty
 sla_compliance_created open_overdue_rate penalty_per_month sla_undetermined overrun_mean overrun_p90""".split()
CLOSINGS = """closed closed_in_period throughput one_touch_rate csat_response_rate sla_compliance_resolved
 resolution_mean resolution_median resolution_p90 resolution_days_mean sla_disagrees requester_wait_mean
 agent_wait_mean on_hold_mean resolution_business_mean fcr_rate_resolved""".split()
OF_CASES = {  # measures of what some case must have
    "flag": ("sla_disagrees",), "response_target": ("response_breached", "response_sla_compliance"),
    "waits": ("requester_wait_mean", "agent_wait_mean", "on_hold_mean"),
    "work": ("resolution_business_mean", "response_business_mean")}


def closes(x):
    return x.has("resolved", "closed") or all(map(x.has, ("status", "created", "resolution_time")))


def why_not(key, x):
    """The kind of column that this export lacks for the measure, or None."""
    for kind, keys in WANTS.items():
        if key in keys.split() and not x.has(*NEEDS[kind]):
            return kind
    if key == "csat_mean" and tuple(x.spec.get("scale", ())) == (0, 1):
        return "points"
    if key in SLA and not any(c.due is not None or c.flag is not None for c in x.cases if c.word != "dropped"):
        return "sla"
    for field, keys in OF_CASES.items():
        if key in keys and all(getattr(c, field) is None for c in x.cases):
            return field
    if key in ("resolution_km_median", "resolution_rmst"):
        return None if closes(x) else "close"
    if key.startswith("resolution_") and not x.has("resolution_time") and \
            not (x.has("created") and x.has("resolved", "closed")):
        return "resolution"
    if key.startswith("response_") and not x.has("response_time") and \
            not (x.has("created") and x.has("first_response")):
        return "response"
    if key in ("fcr_rate", "fcr_rate_resolved") and not x.has("fcr", "status") and not (
            x.has("escalated") and x.has("reopened", "reopen_count")):
        return "outcome"
    return "close" if key in ("throughput", "days_to_clear") and not closes(x) else None


def undated(key, x):
    """Counted by an instant that no case of this export has."""
    if key in STOCKS:
        return False
    if key == "aht":
        return not closes(x) if x.has("status", "resolved", "closed") else not x.has("created")
    if key in CLOSINGS:
        return not closes(x)
    by_created = key in ("fcr_rate", "response_business_mean", "self_service_share", "messaging_share") or \
        any(key in t and t[key][2] is created for t in (COUNTS, SHARES, LISTS))
    return by_created and not x.has("created")
