"""What the end-to-end tests share: the binary, a home of their own, TAP output."""
import json, os, shutil, subprocess, sys, tempfile, traceback

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
BIN = os.environ.get("CASELOAD_BIN", os.path.join(ROOT, "build", "src", "cli", "caseload"))
HOME = tempfile.mkdtemp(prefix="caseload-e2e-")
ENV = dict(os.environ, HOME=HOME, XDG_CACHE_HOME=HOME + "/cache", XDG_CONFIG_HOME=HOME + "/config",
           XDG_STATE_HOME=HOME + "/state", LC_ALL="C.UTF-8", TZ="UTC")
TESTS = []


class Skip(Exception):
    pass


def test(fn):
    TESTS.append(fn)
    return fn


def data(name):
    """A real export, or Skip."""
    for root in (os.environ.get("CASELOAD_TEST_DATA"), os.path.join(ROOT, "..", "shared", "data")):
        if root and os.path.exists(os.path.join(root, name)):
            return os.path.join(root, name)
    raise Skip("real export %s is not here" % name)


def run(*args, code=0, stdin=None, env=None):
    p = subprocess.run([BIN, *args], input=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                       env=dict(ENV, **(env or {})), timeout=300,
                       stdin=subprocess.DEVNULL if stdin is None else None)
    out, err = p.stdout.decode("utf-8", "replace"), p.stderr.decode("utf-8", "replace")
    assert p.returncode == code, "%s: exit %d, expected %d\n%s%s" % (args, p.returncode, code, out[-500:], err[-2000:])
    return out, err


def run_json(*args, **kw):
    return json.loads(run(*args, "--format", "json", **kw)[0])


def kpis(*args, **kw):
    doc = run_json("kpi", *args, **kw)
    return doc, {k["key"]: k for k in doc["kpis"]}


def near(a, b, rel=1e-9):
    assert a is not None and abs(a - b) <= rel * max(1.0, abs(b)), "%r is not %r" % (a, b)


def equal(a, b, what=""):
    assert a == b, "%s %r is not %r" % (what, a, b)


def path(name, content=None):
    p = os.path.join(HOME, name)
    if content is not None:
        os.makedirs(os.path.dirname(p), exist_ok=True)
        with open(p, "wb") as f:
            f.write(content if isinstance(content, bytes) else content.encode())
    return p


def main():
    failed = 0
    print("1..%d" % len(TESTS))
    for i, fn in enumerate(TESTS, 1):
        try:
            fn()
            print("ok %d - %s" % (i, fn.__name__), flush=True)
        except Skip as e:
            print("ok %d - %s # SKIP %s" % (i, fn.__name__, e), flush=True)
        except Exception:
            failed += 1
            print("not ok %d - %s" % (i, fn.__name__), flush=True)
            for line in traceback.format_exc().splitlines()[-12:]:
                print("# " + line, flush=True)
    shutil.rmtree(HOME, ignore_errors=True)
    sys.exit(1 if failed else 0)
