"""A control group for the sandbox, where the system grants one: the kernel itself bounds what all in it use together.

The grader watches what a submission uses (see ``watch``), five times a second. Who has a group of control groups of
version 2 for the grader's own use, as ``systemd-run --user --scope -p Delegate=yes`` makes one, names its folder in
``COURSE_CGROUP``. Untried on a real one: the machines that this was written on grant none.
"""

import os
from contextlib import suppress
from pathlib import Path

VARIABLE = "COURSE_CGROUP"
LIMITS = {"memory.max": str(6 << 30), "memory.swap.max": "0", "pids.max": "256"}  # bytes, bytes, processes and threads
ENTER = 'echo $$ > "$0/cgroup.procs" && exec "$@"'  # in a shell: it is in the group before it is another program


class NoGroup(Exception):
    """The folder that was named is no control group that can be used; the message says what is missing."""


def make_group(name: str) -> Path | None:
    """Make a group with its limits below the one that the environment names; None where it names none.

    Parameters
    ----------
    name : str
        What the group is called.
    """
    parent = os.environ.get(VARIABLE)
    if not parent:
        return None
    group = Path(parent) / name
    try:
        granted = (Path(parent) / "cgroup.controllers").read_text(encoding="utf-8").split()
        (Path(parent) / "cgroup.subtree_control").write_text("+memory +pids", encoding="utf-8")
        group.mkdir()
        for limit, value in LIMITS.items():
            (group / limit).write_text(value, encoding="utf-8")
    except OSError as error:
        raise NoGroup(f"{VARIABLE} names {parent}, and no group can be made there: {error.strerror}.") from None
    if missing := {"memory", "pids"} - set(granted):
        raise NoGroup(f"{VARIABLE} names {parent}, which grants no limit of {' and '.join(sorted(missing))}.")
    return group


def entering(group: Path | None) -> list[str]:
    """The words before a command that put it, and all that it starts, into a group."""
    return [] if group is None else ["/bin/sh", "-c", ENTER, str(group)]


def remove_group(group: Path | None) -> None:
    """Remove a group whose processes have ended."""
    if group is not None:
        with suppress(OSError):
            group.rmdir()
