"""The command that starts the sandbox: what of the machine can be seen inside; of the course three rooms."""

import os
import sys
from pathlib import Path

from autograder.paths import ROOT

# The virtual environment has a place of its own inside: outside it may lie below /tmp, which is covered there.
IN_ENVIRONMENT = sys.prefix != sys.base_prefix
PREFIX_INSIDE = Path("/grader/python") if IN_ENVIRONMENT else Path(sys.prefix)
PYTHON_INSIDE = PREFIX_INSIDE / Path(sys.executable).relative_to(sys.prefix)
COURSE_INSIDE = Path("/grader")

ROOMS = ("contract", "student", "sandbox/inside")  # of autograder: all of the course that stands beside a student


def environment(home: str) -> dict[str, str]:
    """All that the worker sees of the grader's environment: in /proc, too, it shows what a process started with."""
    threads = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}
    return {"PATH": "/usr/bin:/bin", "HOME": home, "USER": "student", "LANG": "C.UTF-8", "MPLBACKEND": "agg", **threads}


def command(bubblewrap: str) -> list[str]:
    """The bubblewrap command before the worker's own: no network, a read-only system, nothing of the course.

    Root binds what perhaps only root can read, and the worker gives its rights up; anybody else needs a
    namespace of users to set the sandbox up.
    """
    words = [bubblewrap, "--die-with-parent", "--new-session", "--unshare-ipc", "--unshare-pid", "--unshare-net"]
    words += ["--unshare-uts", "--unshare-cgroup-try"]
    if os.geteuid() == 0:
        words += ["--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"]
    else:
        words += ["--unshare-user"]
    bound = {place: place for place in ("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache", "/etc/alternatives")}
    bound["/etc/fonts"] = "/etc/fonts"
    bound |= {sys.base_prefix: sys.base_prefix, sys.prefix: str(PREFIX_INSIDE)}
    for room in ROOMS:
        bound[str(ROOT / "autograder" / room)] = str(COURSE_INSIDE / "autograder" / room)
    folders = {str(parent) for place in bound.values() for parent in Path(place).parents}
    for folder in sorted(folders - {"/"}):  # parents come first
        words += ["--perms", "0755", "--dir", folder]
    for place, inside in bound.items():
        words += ["--ro-bind-try", place, inside]
    words += ["--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/tmp", "--chdir", "/tmp"]
    return [*words, "--remount-ro", "/dev", "--remount-ro", "/"]
