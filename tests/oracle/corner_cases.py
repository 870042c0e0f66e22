"""Small exports made to be difficult: every corner that the definitions speak of, in
columns that come and go with the seed.  Same seed, same bytes."""
import csv, io, random
from datetime import datetime, timedelta

START = datetime(2024, 2, 20)
DAYS = 60  # over both changes of summer time in March 2024
STATUS = ["Open", "New", "In Progress", "Assigned", "WIP", "Pending", "On hold", "Waiting", "Awaiting parts",
          "Pending Customer Response", "Resolved", "Closed", "closed", "Done", "Completed", "Cancelled",
          "Rejected", "Duplicate", "Spam", "Reopened", "Escalated", "Quux", ""]
CLOSED = ["Resolved", "Closed", "Done", "Closed", "Solved"]
PRIORITY = ["Critical", "High", "Medium", "Low", "urgent", "P2", "normal", "Strange", ""]
FIELDS = {  # field: (header, odds of being there)
    "created": ("Opened", 9), "first_response": ("First Reply", 6), "updated": ("Updated", 5),
    "resolved": ("Solved", 6), "closed": ("Ended", 6), "due": ("Due", 4), "status": ("Status", 9),
    "priority": ("Priority", 8), "channel": ("Channel", 10), "department": ("Team Name", 10),
    "agent": ("Agent", 7), "csat": ("Stars", 7), "rated": ("Rated", 3), "nps": ("Recommend", 5), "ces": ("Effort", 4),
    "fcr": ("First Contact", 3), "answered": ("Answered", 4), "escalated": ("Escalation", 4),
    "reopened": ("Came Back", 3), "reopen_count": ("Reopen Count", 3), "replies": ("Replies", 4),
    "handling_time": ("Handled", 4), "response_time": ("Reply After", 3), "resolution_time": ("Took", 4),
    "sla_target": ("Allowed", 4), "breached": ("Late", 4),
}
UNITS = {"handling_time": "min", "response_time": "min", "resolution_time": "h", "sla_target": "h"}
SCALES = [(1, 5), (1, 10), (0, 10), (1, 7)]


class Maker:
    def __init__(self, seed, rows=160, have=None, log=False):
        self.r = r = random.Random(seed)
        self.fields = ["id"] + [f for f, (_, odds) in FIELDS.items() if r.randrange(10) < odds]
        if have is not None:
            self.fields = ["id"] + [f for f in FIELDS if f in have]
        self.log = log
        if log:
            self.fields += [f for f in ("created", "updated", "status") if f not in self.fields]
            self.fields.append("mod_count")
        if not {"status", "created"} & set(self.fields):
            self.fields.append("created")
        self.day_only = {f: r.randrange(5) == 0 for f in ("created", "resolved", "closed", "due", "first_response")}
        self.scale = r.choice(SCALES)
        self.made_sla = r.randrange(2) == 0
        self.rows = [row for i in range(rows) for row in self.case(i)]
        for i in range(3):
            self.rows.append(list(r.choice(self.rows)))  # identical
        if "csat" in self.fields:
            self.widen()

    def header(self, field):
        if field == "breached" and self.made_sla:
            return "made_sla"
        return {"id": "Number", "mod_count": "Mod Count"}.get(field) or FIELDS[field][0]

    def widen(self):
        """Both ends of the scale occur often, and a few ratings lie outside of it."""
        at = self.fields.index("csat")
        for i, score in enumerate([self.scale[0]] * 6 + [self.scale[1]] * 8 + [-3, 4000]):
            self.rows[i][at] = str(score)

    def stamp(self, t, field):
        if t is None:
            return self.r.choice(["", "", "NULL", "n/a", "-"])
        return t.strftime("%Y-%m-%d" if self.day_only.get(field) else "%Y-%m-%d %H:%M:%S")

    def after(self, t, hours):
        return None if t is None else t + timedelta(seconds=int(3600 * hours * self.r.random() ** 3))

    def times(self):
        """Of one case: in order most of the time."""
        r = self.r
        t = {"created": START + timedelta(seconds=r.randrange(DAYS * 86400))}
        if r.randrange(6) == 0:  # around the two changes, the hour that does not exist included
            t["created"] = r.choice([datetime(2024, 3, 10), datetime(2024, 3, 31)]) + \
                timedelta(seconds=r.randrange(4 * 3600))
        base = t["created"]
        t["first_response"] = self.after(base, 40) if r.randrange(4) else None
        t["resolved"] = self.after(base, 300) if r.randrange(5) < 3 else None
        t["closed"] = self.after(t["resolved"] or base, 80) if r.randrange(5) < 3 else None
        t["due"] = base + timedelta(hours=r.choice([4, 8, 24, 72])) if r.randrange(6) else None
        t["updated"] = max(x for x in t.values() if x is not None)
        t["rated"] = self.after(t["closed"] or t["resolved"], 50) if r.randrange(3) else None
        odd = r.randrange(40)
        if odd == 0:
            t["created"] = None
        elif odd == 1 and t["resolved"]:
            t["resolved"] = base - timedelta(hours=5)
        elif odd == 2 and t["closed"]:
            t["closed"] = base - timedelta(days=3)
        elif odd == 3:
            t[r.choice(["closed", "resolved"])] = datetime(2093, 5, 1, 12)
        elif odd == 4 and t["first_response"]:
            t["first_response"] = base - timedelta(minutes=7)
        elif odd == 5:
            t["created"] = datetime(2093, 4, 1)
        elif odd == 6:
            t["resolved"] = base
        return t

    def cells(self, number, t):
        r, maybe = self.r, lambda *words: r.choice(words + ("",))
        low, high = self.scale
        ended = t["closed"] or t["resolved"]
        word = r.choice(CLOSED) if ended and r.randrange(6) else r.choice(STATUS)
        out = {
            "id": number, "status": word, "priority": r.choice(PRIORITY),
            "channel": r.choice(["Email", "Phone", "Chat", ""]), "department": r.choice(["North", "South", "Ost"]),
            "agent": maybe("Ada", "Bob", "Cy", "Dee"), "csat": maybe(*map(str, range(low, high + 1))),
            "nps": maybe(*map(str, range(11))), "ces": maybe("1", "4", "7"), "fcr": maybe("yes", "no"),
            "answered": maybe("Y", "N"), "escalated": maybe("1", "0"), "reopened": maybe("true", "false"),
            "reopen_count": maybe("0", "0", "1", "3"), "replies": maybe("0", "1", "2", "5"),
            "handling_time": maybe("3", "12.5", "0"), "response_time": maybe("4", "60", "0.5", "-2"),
            "resolution_time": maybe("0", "5", "30.25", "100"), "sla_target": maybe("0", "4", "24", "36.5"),
            "breached": maybe("yes", "no"), "mod_count": "0",
        }
        out.update({f: self.stamp(x, f) for f, x in t.items()})
        return out

    def case(self, i):
        r = self.r
        t = self.times()
        cells = self.cells("N%04d" % i, t)
        rows = [cells]
        if self.log:
            rows = self.versions(cells, t)
        elif r.randrange(30) == 0 and "created" in self.fields:  # the id again, for another case
            again = self.times()
            if again["created"] is not None and t["created"] is not None and \
                    abs((again["created"] - t["created"]).total_seconds()) > 3 * 86400:
                rows.append(self.cells("N%04d" % i, again))
        return [[row[f] for f in self.fields] for row in rows]

    def versions(self, cells, t):
        """Steps of one case, some of them from closed back to open."""
        r, rows, at = self.r, [], t["created"] or START
        for k in range(r.randrange(1, 5)):
            last = dict(cells, mod_count=str(k), updated=self.stamp(at, "updated"))
            last["status"] = r.choice(["New", "In Progress", "Pending", "Resolved", "Closed", "Reopened", "Escalated"])
            last["priority"] = r.choice(["Critical", "High", "Low"])
            last["agent"] = r.choice(["Ada", "Bob", ""])
            last["department"] = r.choice(["North", "South"])
            ended = last["status"] in ("Resolved", "Closed")
            for f in ("resolved", "closed"):
                last[f] = self.stamp(at if ended else None, f)
            last["rated"] = last["due"] = ""
            rows.append(last)
            at = at + timedelta(seconds=r.randrange(1, 5 * 86400))
        return rows

    def text(self, rows=None):
        out = io.StringIO()
        w = csv.writer(out, lineterminator="\n")
        w.writerow([self.header(f) for f in self.fields])
        w.writerows(rows or self.rows)
        return out.getvalue()

    def spec(self):
        return {"map": {f: self.header(f) for f in self.fields}, "scale": self.scale,
                "unit": UNITS, "inverted": ("breached",) if self.made_sla else ()}

    def options(self):
        out = []
        for f in list(FIELDS) + ["mod_count"]:
            unit = "@" + UNITS[f] if f in UNITS else ""
            out += ["--map", "%s=%s%s" % (f, self.header(f), unit) if f in self.fields else f + "="]
        return out
