"""Exports with expectations: mapping, units, first case, key numbers."""
from harness import *


def check_import(f, e):
    doc = run_json("import", "--dry-run", *e.get("args", ()), f)
    file, mapped = doc["files"][0], {m["field"]: m for m in doc["mapping"]}
    if "records" in e:
        equal(file["records"], e["records"], "records")
    equal(file["quarantined"], e.get("quarantined", 0), "quarantined")
    parts = sum(file[k] for k in ("cases", "history", "duplicates", "quarantined", "dropped"))
    equal(parts, file["records"], "sum of the parts")
    for key, value in e.get("prof", {}).items():
        equal(file[key], value, key)
    for field, column in e.get("mapping", {}).items():
        assert field in mapped, "%s is not mapped" % field
        want = column if isinstance(column, tuple) else (column, None)
        equal((mapped[field]["column"], mapped[field]["column2"]), want, field)
    for field in e.get("absent", ()):
        assert field not in mapped, "%s is %s" % (field, mapped[field]["column"])
    for field, unit in e.get("unit", {}).items():
        equal(mapped[field]["unit"], unit, "unit of " + field)
    extras = [x["column"] for x in doc["extra"]]
    for column in e.get("extra", ()):
        assert column in extras, "%s is not kept" % column


def check_case(f, e):
    want = e["first"]
    rows = {str(r["id"]): r for r in run_json("cases", *e.get("args", ()), f)["cases"]}
    for key, value in want.items():
        equal(rows[want["id"]][key], value, key)


def check_numbers(f, e):
    _, k = kpis("--as-of", "data", *e.get("args", ()), f)
    for key, value in e["kpi"].items():
        if value is None:
            assert k[key]["value"] is None and k[key]["why"], "%s is %r" % (key, k[key]["value"])
        else:
            near(k[key]["value"], value, 1e-6)


def export(name, content, **e):
    def check():
        f = path("exports/" + name, content)
        check_import(f, e)
        if "first" in e:
            check_case(f, e)
        if "kpi" in e:
            check_numbers(f, e)
    check.__name__ = name
    TESTS.append(check)
