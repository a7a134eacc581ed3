"""The programs that the commands need of the operating system, and how they get there.

As root on Debian and Ubuntu they are installed through apt-get. Anybody else is told what to type; ``SYSTEM=yes``
lets the command use sudo, and with ``SYSTEM=no`` it never touches the system.
"""

from __future__ import annotations  # so that an old Python gets as far as the message about its age

import ctypes
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Callable, NamedTuple, Sequence

import steps

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FONTS = Path("/usr/share/fonts")
WAIT_FOR_LOCK = 120  # seconds, where another package manager is at work
APT_GET = (
    *("env", "LC_ALL=C", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"),
    *("-o", f"DPkg::Lock::Timeout={WAIT_FOR_LOCK}", "-o", "Dpkg::Use-Pty=0"),
)
REASONS = (  # what apt-get says, and what it means; the first that fits counts
    (r"^sudo: ", "sudo didn't allow it"),
    (r"Could not get lock", "another package manager is at work; try again when it has finished"),
    (r"Permission denied|Operation not permitted|are you root", "it takes root's rights"),
    (r"No space left|don't have enough free space", "the disk is full"),
    (r"Could not resolve|Temporary failure|Could not connect|Connection (failed|timed out)|Failed to fetch|unreachable",
     "the servers of the packages can't be reached from here"),
    (r"Unable to locate package|no installation candidate", "the package lists of this system don't have it"),
)  # fmt: skip


class Need(NamedTuple):
    """A program of the operating system, and the package of Debian and Ubuntu that has it."""

    package: str
    what: str
    cost: str
    found: Callable[[], Any]


def browser() -> str | None:
    """The Chromium that the tests drive."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def can_make_an_environment() -> bool:
    """Whether this Python can make a virtual environment with pip in it, or one is there; Debian packs that apart."""
    return steps.PIP.exists() or importlib.util.find_spec("ensurepip") is not None


def can_drive_a_browser() -> bool:
    """Whether Playwright's own Node.js finds the one library that it wants of Linux and that not every Linux has."""
    if sys.platform != "linux":
        return True
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return False
    return True


def has_letters() -> bool:
    """Whether the letters are there with which the places on a page were measured; Chromium's package has none."""
    return sys.platform != "linux" or any(FONTS.rglob("LiberationSans-Regular.*"))


def database_server() -> Path | None:
    """The folder of PostgreSQL's programs; Debian keeps them out of the search path."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).parent
    return max((path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)


PYTHON_VENV = Need(
    f"python{sys.version_info[0]}.{sys.version_info[1]}-venv",
    "with which Python makes virtual environments",
    "3 MB to load",
    can_make_an_environment,
)
BUBBLEWRAP = Need(
    "bubblewrap",
    "the sandbox in which students' code is graded",
    "less than 1 MB to load",
    lambda: shutil.which("bwrap"),
)
CHROMIUM = Need("chromium", "in which the site is tested", "about 200 MB to load, 700 on the disk", browser)
LIBATOMIC = Need(
    "libatomic1",
    "a library of Playwright, which drives Chromium",
    "less than 1 MB to load",
    can_drive_a_browser,
)
LIBERATION = Need("fonts-liberation", "the letters of the tested site", "2 MB to load", has_letters)
POSTGRESQL = Need(
    "postgresql",
    "a gradebook for many machines; Debian starts its server",
    "about 65 MB to load, 260 on the disk",
    database_server,
)


def provide(needs: Sequence[Need], command: str) -> list[Need]:
    """Install what is missing, or say in one sentence what to type; return what is missing still."""
    missing = [need for need in needs if not need.found()]
    if not missing:
        return []
    names = listed([need.package for need in missing])
    prefix = way_to_install()
    if prefix is None:
        print(f"\n{names} {'was' if len(missing) == 1 else 'were'} not found. {what_to_type(missing, command)}")
    else:
        how = "with sudo, as SYSTEM=yes allows" if prefix else "as root; SYSTEM=no would leave the system alone"
        print(f"\n== packages of the system: {names} (through apt-get, {how})", flush=True)
        install(missing, prefix)
    return [need for need in missing if not need.found()]


def way_to_install() -> list[str] | None:
    """What stands before apt-get to run it, or None where this command may not or can't use it."""
    allowed = os.environ.get("SYSTEM", "")
    if allowed not in ("", "yes", "no"):
        sys.exit(f"SYSTEM can be yes (sudo may be used) or no (the system is left alone), and not {allowed!r}.")
    if allowed == "no" or shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    if allowed != "yes" or shutil.which("sudo") is None:
        return None
    return ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]  # nobody is there to type a password


def what_to_type(missing: Sequence[Need], command: str) -> str:
    """How a person installs what is missing, in one sentence."""
    if sys.platform != "linux":
        return "Without Linux, grading and its tests are left out; book and notebooks work as they are."
    if shutil.which("apt-get") is None:
        return f"Install what your system calls {'it' if len(missing) == 1 else 'them'}, then run `{command}` again."
    by_snap = [need for need in missing if comes_as_snap(need)]
    by_apt = [need.package for need in missing if need not in by_snap]
    parts = [f"apt-get install {' '.join(by_apt)}"] if by_apt else []
    parts += [f"snap install {need.package}" for need in by_snap]
    if os.geteuid() == 0:
        return f"Type: {' && '.join(parts)}"
    if shutil.which("sudo") is None:
        return f"Type, as root (there is no sudo here): {' && '.join(parts)}"
    line = " && ".join(f"sudo {part}" for part in parts)
    alone = not by_apt or os.environ.get("SYSTEM")
    return f"Type: {line}" if alone else f"Type: {line} (or let the command do it: {command} SYSTEM=yes)"


def comes_as_snap(need: Need) -> bool:
    """Whether this is Ubuntu's Chromium, of which apt-get has a mere reference to the snap."""
    return need is CHROMIUM and "ubuntu" in distribution()


def distribution(release: Path = Path("/etc/os-release")) -> set[str]:
    """What this Linux calls itself and the one that it is made from."""
    try:
        text = release.read_text(encoding="utf-8")
    except OSError:
        return set()
    fields = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    return {word for key in ("ID", "ID_LIKE") for word in " ".join(shlex.split(fields.get(key, ""))).split()}


def install(missing: Sequence[Need], prefix: Sequence[str]) -> None:
    """Install packages one by one, so that one that can't be had doesn't keep the others away; say what failed."""
    lists = apt_get(prefix, "update")
    for need in missing:
        print(f"   {need.package}, {need.what}: {need.cost}", flush=True)
        if comes_as_snap(need):
            print(f"   Ubuntu has it as a snap alone. {what_to_type([need], '')}", flush=True)
            continue
        started = time.monotonic()
        done = apt_get(prefix, "install", "-y", "--no-install-recommends", need.package)
        if done.returncode == 0:
            print(f"   done in {time.monotonic() - started:.1f} s", flush=True)
        else:
            print(f"   This failed: {reason_of(lists.stderr + done.stderr, done.stderr)}", flush=True)


def apt_get(prefix: Sequence[str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run apt-get, asking nothing and showing nothing."""
    return subprocess.run(
        [*prefix, *APT_GET, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


def reason_of(said: str, last: str) -> str:
    """Why apt-get failed: what its words mean, and the words."""
    lines = [line for line in last.splitlines() if re.match(r"E: |sudo: ", line)] or last.splitlines()[-1:]
    words = f"apt-get says: {lines[0].strip()}" if lines else "apt-get doesn't say why"
    meant = next((reason for pattern, reason in REASONS if re.search(pattern, said, re.MULTILINE)), None)
    return f"{meant}. ({words})" if meant else words


def listed(names: Sequence[str]) -> str:
    """Names as in a sentence: a, b and c."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
