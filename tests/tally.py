#!/usr/bin/env python3
"""Counts what a `meson test` run did, down to the single cmocka or TAP test.

usage: tally.py LOG.json TALLY
Appends "passed failed skipped" to TALLY and prints each failed and each skipped test; a
program that dies, times out or is stopped by a sanitizer counts as failed even when all
its tests had passed."""
import json
import re
import sys

CMOCKA = {word: re.compile(r"^\[ +%s +\] (\d+) test\(s\)" % word, re.M) for word in ("PASSED", "FAILED", "SKIPPED")}
CMOCKA_SKIP = re.compile(r"^\[ RUN +\] (.+)\n((?:(?!\[ ).*\n)*)\[ +SKIPPED +\] \1$", re.M)
TAP = re.compile(r"^(not ok|ok)\b[ \d-]*(.*)$", re.M)
TAP_SKIP = re.compile(r"# *skip\w*:? *(.*)", re.I)


def count(entry):
    """passed, failed, [skipped with why] of one program."""
    text = (entry.get("stdout") or "") + "\n" + (entry.get("stderr") or "")
    result = entry["result"]
    passed, failed, skipped = 0, 0, []
    if any(p.search(text) for p in CMOCKA.values()):
        total = {word: sum(map(int, p.findall(text))) for word, p in CMOCKA.items()}
        passed, failed = total["PASSED"], total["FAILED"]
        skipped = ["%s: %s" % (name, " ".join(why.split()) or "no reason given") for name, why in CMOCKA_SKIP.findall(text)]
        skipped += ["a test"] * (total["SKIPPED"] - len(skipped))
    elif re.search(r"^1\.\.[1-9]", text, re.M):
        for state, rest in TAP.findall(text):
            why = TAP_SKIP.search(rest)
            if why:
                skipped.append(rest.strip())
            elif state == "ok":
                passed += 1
            else:
                failed += 1
    elif result == "SKIP":
        skipped.append(next((l.strip() for l in text.splitlines() if l.strip()), "no reason given"))
    else:
        passed = result in ("OK", "EXPECTEDFAIL")
    if result not in ("OK", "EXPECTEDFAIL", "SKIP") and failed == 0:
        failed = 1
    return int(passed), failed, skipped


def main(log, tally):
    passed = failed = skipped = programs = 0
    try:
        lines = open(log, encoding="utf-8").read().splitlines()
    except OSError as e:
        lines = []
        print("FAILED: no log: %s" % e)
    for line in lines:
        entry = json.loads(line)
        programs += 1
        p, f, s = count(entry)
        passed, failed, skipped = passed + p, failed + f, skipped + len(s)
        if f:
            print("FAILED: %s: %d (%s)" % (entry["name"], f, entry["result"]))
        for why in s:
            print("skipped: %s: %s" % (entry["name"], why))
    if programs == 0:
        failed = 1
    with open(tally, "a", encoding="utf-8") as out:
        print(passed, failed, skipped, file=out)
    print("%d programs: %d passed, %d failed, %d skipped" % (programs, passed, failed, skipped))


main(*sys.argv[1:])
