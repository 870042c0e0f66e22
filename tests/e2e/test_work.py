"""Agents, shifts, money and feedback from the file to the report: what is planted is
found, what is not there is not claimed."""
import random, re
from harness import *

KAGGLE = "kaggle-tickets/customer_support_tickets.csv"


def made(name, profile, cases, seed, *more):
    out = path(name)
    run("generate", "--profile", profile, "--cases", str(cases), "--seed", str(seed), *more,
        "--output", out)
    return out


def section(text, title):
    """The lines of one panel of a text report."""
    found, inside = [], False
    for line in text.splitlines():
        if line.startswith("─ "):
            inside = line.startswith("─ %s ─" % title)
        elif inside:
            found.append(line)
    assert found, "%s is not in the report" % title
    return "\n".join(found)


def rows(file, kind, title, *more):
    """The rows of a table in a Markdown report, each a dict."""
    lines = run("report", file, "--kind", kind, "--format", "md", *more)[0].splitlines()
    at = next(i for i, l in enumerate(lines) if re.match(r"#+ %s\b" % re.escape(title), l))
    table = []
    for line in lines[at + 1:]:
        if line.startswith("#"):
            break
        if line.startswith("|"):
            table.append([c.strip() for c in line.strip().strip("|").split("|")])
    head = table[0]
    return [list(zip(head, r)) for r in table[2:]]


def number(text):
    return float(re.match(r"-?[\d,.]+", text).group().replace(",", ""))


@test
def no_gap_at_ten_where_there_is_none():
    f = data(KAGGLE)
    args = (f, "--map", "created=First Response Time", "--filter", "is:closed")
    doc = run_json("query", *args, "--filter", "priority:critical is:breached", "--by", "hour",
                   "--measure", "cases")
    by = {r["hour"]: r["cases"] for r in doc["rows"]}
    equal(sum(by.values()), 236)
    equal(by.get(22, by.get("22")), 3)
    said = section(run("report", *args, "--kind", "agents", "--width", "200")[0], "Shifts")
    assert "22:00 to 23:00 breach most" not in said, said
    for begin, end in re.findall(r"The hours from (\d\d):00 to (\d\d):00", said):
        hours = (int(end) - int(begin)) % 24
        assert (22 - int(begin)) % 24 >= hours, said


@test
def a_late_shift_is_found():
    f = made("late.csv", "sla", 12000, 7, "--effect", "late-shift")
    said = section(run("report", f, "--kind", "agents", "--width", "200")[0], "Shifts")
    window = re.search(r"The hours from (\d\d):00 to (\d\d):00 breach more than the others: "
                       r"([\d.]+) % against ([\d.]+) %", said)
    assert window, said
    assert int(window[1]) in (21, 22, 23) and 3 <= int(window[2]) <= 7, said
    assert float(window[3]) > 1.5 * float(window[4]), said


@test
def null_data_claim_no_shift():
    claimed = 0
    for seed in range(1, 13):
        f = made("null-%d.csv" % seed, "sla", 1500, seed, "--null")
        said = section(run("report", f, "--kind", "agents", "--width", "200")[0], "Shifts")
        claimed += "breach most" in said or "breach more than the others" in said
    assert claimed <= 2, "%d of 12 exports without any effect" % claimed


@test
def an_agent_with_hard_cases_is_not_blamed():
    f = made("hard.csv", "desk", 6000, 7, "--null", "--effect", "hard-agent")
    table = rows(f, "agents", "Agents", "--width", "400")
    who = max(table, key=lambda r: number(r[1][1]))  # the first agent gets most cases
    titles = [t for t, _ in who]
    sla = titles.index("SLA met")
    equal(titles[sla + 1], "as team")
    raw, fair = number(who[sla][1]), number(who[sla + 1][1])
    assert fair > raw + 3, (raw, fair)
    assert who[sla + 1][1].endswith("#1"), who
    # The median agent's mix is the team's: nothing changes for it.
    gaps = sorted(abs(number(r[sla][1]) - number(r[sla + 1][1])) for r in table if "#" in r[sla + 1][1])
    assert gaps[len(gaps) // 2] < 3, gaps


@test
def savings_are_those_of_the_config():
    f = made("money.csv", "sla", 3000, 3)
    conf = path("savings.ini", "[savings]\nsegment = priority:high\neffect = 0.2, 0.4, 0.6\n"
                               "hours = 10\nrate = 50\nper_case = 2\n")
    said = section(run("report", f, "--kind", "sla", "--config", conf, "--width", "200")[0], "Money")
    assert "cases of priority:high," in said and "10 hours of work at $50 and $2 a case; set by" in said, said
    _, k = kpis(f, "--filter", "priority:high")
    loss = k["penalty_per_month"]["value"]
    high = re.search(r"60 % of these penalties avoided saves \$([\d,]+) a month: net \$(-?[\d,]+), ROI (-?[\d.]+), "
                     r"benefit-cost ([\d.]+)", said)
    assert high, said
    near(number(high[1]), round(0.6 * loss), 1e-4)
    near(float(high[4]) - 1, float(high[3]), 0.011)
    cost = number(re.search(r"Cost +\$([\d,]+) a month", said)[1])
    near(number(high[1]) / cost, float(high[4]), 0.01)
    free = path("free.ini", "[savings]\nhours = 0\n")
    said = section(run("report", f, "--kind", "sla", "--config", free, "--width", "200")[0], "Money")
    assert "n/a" in said and "inf" not in said and "ROI -" not in said, said


@test
def savings_that_cannot_be_are_refused():
    f = made("money.csv", "sla", 200, 3)
    for text, says in (("effect = 0.9, 0.5, 0.7", "at least the one before"),
                       ("efect = 1", "did you mean effect"), ("rate = lots", "not a number")):
        conf = path("bad.ini", "[savings]\n%s\n" % text)
        err = run("report", f, "--kind", "sla", "--config", conf, code=2)[1]
        assert "bad.ini:2: [savings]" in err and says in err, err
    conf = path("bad.ini", "[savings]\nsegment = prioriti:high\n")
    err = run("report", f, "--kind", "sla", "--config", conf, code=2)[1]
    assert "[savings] segment" in err and "priority" in err, err


def feedback(name):
    pick, lines = random.Random(5), ["Case ID,Created Date,Closed Date,Status,Department,CSAT,Feedback"]
    noise = ["alpha", "beta", "gamma", "delta", "kappa", "sigma", "omega", "theta"]
    for i in range(400):
        low = i % 2 == 0
        words = pick.sample(noise, 3) + (["Unhöflich"] if low and i % 4 == 0 else []) + \
            (["прекрасно"] if not low and i % 3 == 0 else [])
        lines.append("F%d,2024-03-%02d,2024-04-%02d,Closed,%s,%d,\"the %s, the end\"" % (
            i, 1 + i % 28, 1 + i % 28, ("Billing", "Tech")[i // 200], 1 if low else 5, " ".join(words)))
    return path(name, "\n".join(lines) + "\n")


@test
def words_of_any_script_tell_low_from_high():
    f = feedback("feedback.csv")
    table = {r[0][1]: r for r in rows(f, "feedback", "Words of the feedback")}
    equal(set(table), {"unhoflich", "прекрасно"})
    assert "low" in table["unhoflich"][1][1] and "high" in table["прекрасно"][1][1]
    doc = run_json("cases", f, "--filter", "feedback:unhoflich")
    equal(len(doc["rows"] if "rows" in doc else doc["cases"]), 100)


@test
def masked_feedback_stays_hidden():
    f = feedback("masked.csv")
    out = run("report", f, "--kind", "feedback", "--mask", "--width", "200")[0]
    assert "texts are hidden by --mask" in out, out[-1500:]
    for word in ("Unhö", "unhof", "прекрасно", "alpha"):
        assert word not in out, word


@test
def the_unhappy_are_listed_with_their_text():
    f = feedback("unhappy.csv")
    out = run("report", f, "--kind", "feedback", "--width", "200")[0]
    said = section(out, "Unhappy customers")
    assert "the end" in said, said
    dates = re.findall(r"2024-04-\d\d", said)
    equal(dates, sorted(dates, reverse=True))


@test
def a_lower_bound_meets_no_target():
    """Where only a status could tell of an escalation, none seen is not none."""
    head, body = "Ticket ID,Created,Status,Escalated\n", ""
    for i in range(60):
        body += "T%d,2026-01-%02d 10:00,Closed,no\n" % (i, 1 + i % 28)
    plain = "".join(line.rsplit(",", 1)[0] + "\n" for line in (head + body).splitlines())
    told = section(run("report", path("told.csv", head + body), "--kind", "feedback")[0], "Against target")
    status = section(run("report", path("status.csv", plain), "--kind", "feedback")[0], "Against target")
    rate = lambda text: next(line for line in text.splitlines() if "Escalation rate" in line)
    assert "0.0 %" in rate(told) and "target < 20.0 %" in rate(told) and rate(told).endswith("met"), told
    assert "0.0 %" in rate(status) and "target < 20.0 %" in rate(status) and "met" not in rate(status), status


@test
def response_goes_by_who_answered_first():
    lines = ["Case ID,Created Date,Closed Date,Status,Agent,First Responder,Response Time (min)"]
    for i in range(60):
        lines.append("R%d,2024-03-%02d 09:00,2024-03-%02d 12:00,Closed,Desk,%s,%d" % (
            i, 1 + i % 28, 1 + i % 28, ("Quick", "Slow")[i % 2], (5, 50)[i % 2]))
    f = path("first.csv", "\n".join(lines) + "\n")
    table = {r[0][1]: dict(r) for r in rows(f, "agents", "Agents", "--width", "400")}
    assert table["Quick"]["Response"].startswith("5.0 min"), table
    assert table["Slow"]["Response"].startswith("50.0 min"), table
    equal(number(table["Desk"]["Closed"]), 60)
    assert not re.match(r"\d", table["Desk"]["Response"]), table
    out = run("report", f, "--kind", "agents", "--width", "400")[0]
    assert "response goes by who answered first" in out


@test
def money_without_priorities_says_so():
    lines = ["Case ID,Created Date,Closed Date,Status,SLA Hours"]
    for i in range(60):
        lines.append("M%d,2024-03-%02d 09:00,2024-03-%02d 12:00,Closed,%d" % (
            i, 1 + i % 27, 2 + i % 27, 4 if i % 2 else 100))
    f = path("plain.csv", "\n".join(lines) + "\n")
    said = section(run("report", f, "--kind", "sla", "--width", "200")[0], "Money")
    assert "Savings" in said and "no " in said, said


if __name__ == "__main__":
    main()
