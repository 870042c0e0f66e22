"""Ends the run where scipy or pandas is missing: meson and TAP then say that it was
skipped.  Tries the system's own Python first, where Debian's packages are."""
import os, sys, warnings

try:
    import pandas, scipy.stats  # noqa: F401
except ImportError as e:
    system = "/usr/bin/python3"
    if os.path.exists(system) and "CASELOAD_SCIPY_TRIED" not in os.environ:
        os.environ["CASELOAD_SCIPY_TRIED"] = "1"
        os.execv(system, [system] + sys.argv)
    print("1..0 # SKIP %s (Debian: python3-scipy python3-pandas)" % e)
    sys.exit(0)
warnings.simplefilter("ignore")
