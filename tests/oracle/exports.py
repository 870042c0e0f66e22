"""The exports that the program and pandas both read: real ones where they are, those of
the sample data, generated ones.  Lists of (name, function that gives the file).
CASELOAD_ORACLE_SEED=N asks other questions than those of every run."""
import os

from harness import ROOT, data, path, run

SEED = int(os.environ.get("CASELOAD_ORACLE_SEED", "0")) * 1000
SAMPLES = os.path.join(ROOT, "sample-data")


def made(profile, cases, seed, *more):
    def file():
        p = path("%s-%d.csv" % (profile, seed))
        if not os.path.exists(p):
            run("generate", "--profile", profile, "--cases", str(cases), "--seed", str(seed), "--output", p, *more)
        return p
    return file


REAL = [(name.split("/")[0].replace("-", "_"), lambda name=name: data(name)) for name in (
    "exl-service-ops/exl_operations_cases.csv", "kaggle-tickets/customer_support_tickets.csv",
    "callcenter-ccd/Call_Center.csv", "nyc311-2022/311_Service_Requests_from_2010_to_Present.csv",
    "snow-uci-6k/incident_event_log.csv", "pt-suporte/tickets.csv")]
SAMPLE = [("sample_" + name[:-4].replace("-", "_"), lambda name=name: os.path.join(SAMPLES, name))
          for name in sorted(os.listdir(SAMPLES)) if name.endswith(".csv")]
MADE = [("made_" + profile.replace("-", "_"), made(profile, cases, seed)) for profile, cases, seed in (
    ("service-ops", 3000, 11), ("kpi", 1500, 12), ("bank", 1500, 13), ("sla", 1500, 14), ("desk", 250, 15))]
FEW = made("sla", 60, 16)  # makes thin tables
