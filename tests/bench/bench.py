#!/usr/bin/env python3
"""Times and memory of the plain build on 30,000 cases, each beside its limit.  Prints; judges nothing.

usage: bench.py CASELOAD [EXPORT]
Without EXPORT one is generated.  Each figure is the median of five runs; the screen is complete at
the last byte before 300 ms of silence, on a pseudo-terminal of 80x24 cells."""
import fcntl, os, platform, pty, resource, select, shutil, statistics, struct, subprocess, sys, tempfile, termios, time

RUNS = 5


def screen(argv, env):
    """Seconds to the complete first screen, bytes, and resident megabytes."""
    start = time.monotonic()
    pid, fd = pty.fork()
    if pid == 0:
        os.execve(argv[0], argv, env)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    total, last = 0, start
    while select.select([fd], [], [], 3 if total == 0 else 0.3)[0]:
        try:
            got = os.read(fd, 65536)
        except OSError:
            break
        if not got:
            break
        total, last = total + len(got), time.monotonic()
    rss = 0
    for line in open("/proc/%d/status" % pid):
        if line.startswith("VmRSS"):
            rss = int(line.split()[1]) / 1024
    os.write(fd, b"Q")
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline and os.waitpid(pid, os.WNOHANG)[0] == 0:
        if select.select([fd], [], [], 0.05)[0]:
            try:
                os.read(fd, 65536)
            except OSError:
                pass
    os.close(fd)
    return last - start, total, rss


def main():
    binary = os.path.abspath(sys.argv[1])
    home = tempfile.mkdtemp(prefix="caseload-bench-")
    env = dict(os.environ, HOME=home, XDG_CACHE_HOME=home + "/cache", XDG_STATE_HOME=home + "/state", XDG_CONFIG_HOME=home + "/config",
               TERM="xterm-256color", LC_ALL="C.UTF-8")
    env.pop("NO_COLOR", None)
    export = sys.argv[2] if len(sys.argv) > 2 else home + "/cases.csv"
    if len(sys.argv) < 3:
        subprocess.run([binary, "generate", "--profile", "service-ops", "--cases", "30000", "--seed", "1", "--output", export], check=True, env=env)
    print("machine: %s, %d processors, Linux %s" % (platform.machine(), os.cpu_count(), platform.release()))
    print("command: %s %s" % (os.path.basename(binary), os.path.basename(export)))
    cold, warm, rss, size = [], [], [], []
    for _ in range(RUNS):
        shutil.rmtree(home + "/cache", ignore_errors=True)
        cold.append(screen([binary, export], env)[0])
        secs, count, mb = screen([binary, export], env)
        warm.append(secs)
        rss.append(mb)
        size.append(count)
    shutil.rmtree(home, ignore_errors=True)
    for what, values, unit, limit in (("from CSV to the first complete screen", [1000 * v for v in cold], "ms", 1000),
                                      ("from the store to the first complete screen", [1000 * v for v in warm], "ms", 150),
                                      ("resident memory", rss, "MB", 30), ("first screen on the wire", size, "bytes", 5120)):
        print("%-45s %8.0f %-5s (limit %d)" % (what, statistics.median(values), unit, limit))


main()
