"""The same bytes for a seed, whatever compiled the generators: hashes of every profile by each compiler
and optimisation that is here, against those of tests/generate/hashes.txt (--update writes them)."""
import shutil, subprocess
from harness import *

SOURCES = ["tests/generate/hashes.c"] + ["src/base/%s.c" % n for n in (
    "arena", "buf", "civil", "data/unicode", "err", "fold", "map", "sha256", "str", "utf8")]
KNOWN = os.path.join(ROOT, "tests", "generate", "hashes.txt")


def hashes(compiler, *flags):
    exe = path("-".join((compiler, *flags)).strip("-"))
    made = [os.path.join("src/generate", f) for f in sorted(os.listdir(os.path.join(ROOT, "src/generate"))) if f.endswith(".c")]
    subprocess.run([compiler, "-std=c17", "-D_GNU_SOURCE", "-Iinclude", *flags, "-o", exe, *SOURCES, *made], cwd=ROOT, check=True)
    return subprocess.run([exe], stdout=subprocess.PIPE, check=True).stdout.decode()


def check(compiler, *flags):
    if not shutil.which(compiler):
        raise Skip(compiler + " is not here")
    with open(KNOWN) as f:
        equal(hashes(compiler, *flags).splitlines(), f.read().splitlines())


@test
def gcc_plain():
    check("gcc", "-O0")


@test
def gcc_optimised():
    check("gcc", "-O2")


@test
def clang_plain():
    check("clang", "-O0")


@test
def clang_optimised():
    check("clang", "-O2", "-funsigned-char")


if "--update" in sys.argv:
    with open(KNOWN, "w") as f:
        f.write(hashes("cc", "-O1"))
else:
    main()
