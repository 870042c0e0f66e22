#!/usr/bin/env python3
"""Writes the lists of the program into its manual pages and completions.

usage: update.py [--check] CASELOAD
A list stands between a line with "begin NAME" and one with "end NAME"; --check changes
nothing, prints what differs and exits 1."""
import csv
import io
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, "..", "src", "cli", "data")


class Program:
    def __init__(self, path):
        self.path = os.path.abspath(path)
        self.home = tempfile.TemporaryDirectory()
        self.env = dict(os.environ, HOME=self.home.name, LC_ALL="C.UTF-8")
        for name in ("CONFIG", "CACHE", "STATE"):
            self.env["XDG_%s_HOME" % name] = os.path.join(self.home.name, name)
        self.commands = [c for c in self.help() if not c[0].startswith("-")]
        self.options = {c: [o for o in self.help(c) if o[0].startswith("--")] for c, _ in self.commands}
        self.every_option = {}
        for options in self.options.values():
            for left, text in options:
                self.every_option.setdefault(left, text)

    def run(self, *args):
        return subprocess.run([self.path, *args], env=self.env, check=True, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE).stdout.decode()

    def rows(self, command):
        return list(csv.DictReader(io.StringIO(self.run(command, "--format", "csv"))))

    def help(self, *command):
        """[left, text] of the two-column part of --help."""
        found = []
        for line in self.run(*command, "--help").splitlines():
            entry = re.match(r"  (\S.*?)(?:  +(\S.*))?$", line)
            if entry and not line.startswith("   "):
                found.append([entry.group(1), entry.group(2) or ""])
            elif re.match(r" {20,}\S", line) and found:
                found[-1][1] = (found[-1][1] + " " + line.strip()).strip()
        return found


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in ".'" else text


def tagged(head, *lines):
    return [".TP", head] + [roff(l) for l in lines if l]


def bold(text):
    return ".B " + roff(text).replace('"', '\\(dq')


def option_head(left):
    name, _, arg = left.partition(" ")
    return bold(name) if not arg else '.BI "%s " "%s"' % (roff(name), roff(arg).replace('"', '\\(dq'))


def man_blocks(p):
    def listed(command, key="key"):
        return sum((tagged(bold(r[key]), r["help"] or r.get("title", "")) for r in p.rows(command)), [])

    fields = sum((tagged('.BR "%s" " (%s)"' % (r["name"], r["type"]), r["help"] or r["title"])
                  for r in p.rows("fields")), [])
    actions, group = [], None
    for r in p.rows("actions"):
        if r["group"] != group:
            group = r["group"]
            actions.append('.SS "%s"' % group)
        actions += tagged('.BR "%s" " (%s)"' % (roff(r["name"]), roff(r["keys"]).replace('"', '\\(dq')), r["help"])
    measures = []
    for r in p.rows("measures"):
        measures += tagged('.BR "%s" " (%s)"' % (r["key"], r["unit"]), r["label"] + ". " + r["help"])
        if r["formula"]:
            measures += [".br", "Formula: " + roff(r["formula"])]
    return {
        "commands": sum((tagged(bold(name), text) for name, text in p.commands), []),
        "options": sum((tagged(option_head(left), text) for left, text in sorted(p.every_option.items())), []),
        "fields": fields,
        "dimensions": listed("dimensions"),
        "actions": actions,
        "formats": listed("formats"),
        "profiles": listed("profiles"),
        "effects": listed("effects"),
        "measures": measures,
    }


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"


FILES = {"--db", "--mapping", "--config", "--output", "--truth"}


def values(p):
    """What the argument of an option can be, where that is a fixed list."""
    return {
        "--measure": [r["key"] for r in p.rows("measures")],
        "--by": [r["key"] for r in p.rows("dimensions")],
        "--every": ["day", "week", "month", "quarter", "year"],
        "--format": ["text", "csv", "tsv", "json", "jsonl", "md"],
        "--date-order": ["dmy", "mdy", "ymd"],
        "--map": [r["name"] + "=" for r in p.rows("fields")],
        "--profile": [r["key"] for r in p.rows("profiles")],
        "--effect": [r["key"] for r in p.rows("effects")],
    }


def bash_blocks(p):
    lines = ["_caseload_commands=%s" % quoted(" ".join(n for n, _ in p.commands)),
             "_caseload_options() {", "  case $1 in"]
    for name, options in p.options.items():
        lines.append("    %s) echo %s ;;" % (name, quoted(" ".join(l.split()[0] for l, _ in options))))
    lines += ["    *) echo %s ;;" % quoted(" ".join(l.split()[0] for l in p.every_option)), "  esac", "}",
              "_caseload_values() {", "  case $1 in"]
    for option, words in values(p).items():
        lines.append("    %s) echo %s ;;" % (option, quoted(" ".join(words))))
    lines.append("    explain) echo %s ;;" % quoted(" ".join(values(p)["--measure"])))
    return {"lists": lines + ["  esac", "}"]}


def zsh_blocks(p):
    def text(s):
        return re.sub(r"([\[\]:])", r"\\\1", s)

    lines = ["_caseload_commands=("]
    lines += ["  " + quoted("%s:%s" % (n, t)) for n, t in p.commands] + [")", "_caseload_options=("]
    fixed = values(p)
    for left, help_text in p.every_option.items():
        name, _, arg = left.partition(" ")
        spec = "%s[%s]" % (name, text(help_text))
        if arg:
            what = "_files" if name in FILES else "(%s)" % " ".join(fixed[name]) if name in fixed else " "
            spec += ":%s:%s" % (text(arg), what)
        lines.append("  " + quoted(spec))
    return {"lists": lines + [")", "_caseload_measures=(" + " ".join(fixed["--measure"]) + ")"]}


def fish_blocks(p):
    lines = ["complete -c caseload -n __fish_use_subcommand -a %s -d %s" % (n, quoted(t)) for n, t in p.commands]
    fixed = values(p)
    for left, help_text in p.every_option.items():
        name, _, arg = left.partition(" ")
        takers = " ".join(c for c, options in p.options.items() if any(l == left for l, _ in options))
        line = "complete -c caseload -n %s -l %s -d %s" % (
            quoted("__fish_seen_subcommand_from " + takers), name[2:], quoted(help_text))
        if arg:
            line += " -r" if name in FILES else " -x"
        if name in fixed:
            line += " -a " + quoted(" ".join(fixed[name]))
        lines.append(line)
    return {"lists": lines}


def rewritten(text, blocks):
    out, skipping = [], None
    for line in text.splitlines():
        mark = re.match(r'^(?:\.\\"|#) (begin|end) (\w+)$', line)
        if mark and mark.group(1) == "end":
            skipping = None
        if skipping is None:
            out.append(line)
        if mark and mark.group(1) == "begin":
            skipping = mark.group(2)
            out += blocks[skipping]
    assert skipping is None, "begin without end: " + skipping
    return "\n".join(out) + "\n"


def main(args):
    check = args[:1] == ["--check"]
    p = Program(args[-1])
    man = man_blocks(p)
    targets = [(os.path.join(HERE, n), man) for n in ("caseload.1", "caseload-metrics.7")]
    targets += [(os.path.join(DATA, "caseload.bash"), bash_blocks(p)), (os.path.join(DATA, "_caseload"), zsh_blocks(p)),
                (os.path.join(DATA, "caseload.fish"), fish_blocks(p))]
    stale = 0
    for path, blocks in targets:
        with open(path, encoding="utf-8") as f:
            old = f.read()
        new = rewritten(old, blocks)
        if old == new:
            continue
        stale += 1
        if check:
            missing = [l for l in new.splitlines() if l not in set(old.splitlines())]
            print("%s: not what the program says%s" % (os.path.relpath(path), ": " + missing[0] if missing else ""))
        else:
            with open(path, "w", encoding="utf-8") as f:
                f.write(new)
    if check and stale:
        print("run man/update.py %s" % args[-1])
        return 1
    return 0


sys.exit(main(sys.argv[1:]))
