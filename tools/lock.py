"""The versions of all packages, those too that other packages bring: requirements.lock, written by `make lock`.

requirements.txt names the packages that the course uses itself, each in one version and with its reason. From it uv
finds one version of everything that they need, the same on all systems and Pythons. Two things aren't locked here:

- What PyTorch's build for Linux brings for graphics cards: those who ask for it (`TORCH=any`) get the versions that
  PyTorch pins itself, and all others are spared several gigabytes.
- Hashes. pip wants a hash of every package or of none, and the CPU build of PyTorch, which comes from another index,
  has others than PyPI's build of the same version.
"""

from __future__ import annotations  # so that an old Python gets as far as the message about its age

import os
import re
import sys

import environment
import steps

REQUIREMENTS = steps.ROOT / "requirements.txt"
LOCK = steps.ROOT / "requirements.lock"
HEADER = """\
# Every package of the course in the version that it was tested with, on all systems and Pythons.
# Written by `make lock` from requirements.txt; tools/lock.py tells what is left out and why. Never edit it.
"""
PIN = re.compile(r"^(?P<name>[\w.-]+)(?P<extra>\[\w+\])?==(?P<version>[^\s,;]+)(?P<rest>[^\s;]*)(?P<space> *)", re.M)
FOR_GRAPHICS_CARDS = re.compile(r"(cuda|nvidia|triton)\b")
DIRECT = "-r requirements.txt"  # how uv marks what stands in that file itself


def pins(text: str) -> dict[str, str]:
    """The version of each package that is pinned in a text, by its name."""
    return {match["name"].lower(): match["version"] for match in PIN.finditer(text)}


def direct(text: str) -> dict[str, str]:
    """The pins of a lock file that come from requirements.txt itself."""
    return pins("\n".join(line for line in text.splitlines() if DIRECT in line))


def differences() -> list[str]:
    """The packages that requirements.txt and the lock file don't have in the same version."""
    wanted = pins(REQUIREMENTS.read_text(encoding="utf-8"))
    locked = direct(LOCK.read_text(encoding="utf-8")) if LOCK.exists() else {}
    return sorted(name for name in {*wanted, *locked} if wanted.get(name) != locked.get(name))


def require_lock() -> None:
    """End with a sentence where the lock file is older than requirements.txt."""
    names = differences()
    if names:
        sys.exit(f"requirements.txt and requirements.lock differ ({', '.join(names)}). Bring them together: make lock")


def lock() -> None:
    """Write the lock file, with as few changes as can be; NEWEST=yes takes the newest version of everything."""
    text = REQUIREMENTS.read_text(encoding="utf-8")
    before = pins(LOCK.read_text(encoding="utf-8")) if LOCK.exists() else {}
    environment.make()
    environment.pip(f"uv=={pins(text)['uv']}")
    newest = os.environ.get("NEWEST") == "yes"
    if newest:
        text = with_versions(text, pins(compiled("-", text=without_versions(text))))
        REQUIREMENTS.write_text(text, encoding="utf-8")
    keep = [] if newest else ["--output-file", str(LOCK)]  # uv keeps the versions of the file that is there
    lines = compiled("requirements.txt", *keep).splitlines(keepends=True)
    LOCK.write_text(HEADER + "".join(line for line in lines if not FOR_GRAPHICS_CARDS.match(line)), encoding="utf-8")
    after = pins(LOCK.read_text(encoding="utf-8"))
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            print(f"   {name}: {before.get(name, 'new')} -> {after.get(name, 'gone')}")
    print(f"requirements.lock has {len(after)} packages.")


def compiled(source: str, *options: str, text: str | None = None) -> str:
    """What uv finds for a list of requirements, a line for each package."""
    project = (steps.ROOT / "pyproject.toml").read_text(encoding="utf-8")
    oldest = re.search(r'requires-python = ">=([\d.]+)"', project)[1]
    command = [str(steps.SCRIPTS / "uv"), "pip", "compile", source, *options, "--no-build", "--no-python-downloads"]
    command += ["--universal", "--python-version", oldest, "--fork-strategy", "fewest"]
    done = steps.attempt([*command, "--no-header", "--annotation-style", "line"], text)
    if done.returncode != 0:
        sys.exit(f"uv found no versions that go together:\n{done.stderr}")
    return done.stdout


def without_versions(text: str) -> str:
    """A list of requirements that takes any version; a bound that stands after the version stays."""
    return PIN.sub(lambda pin: f"{pin['name']}{pin['extra'] or ''}{pin['rest'].lstrip(',')}{pin['space']}", text)


def with_versions(text: str, versions: dict[str, str]) -> str:
    """A list of requirements with other versions; the comments stay in their column where they can."""

    def renewed(pin: re.Match[str]) -> str:
        requirement = f"{pin['name']}{pin['extra'] or ''}=={versions[pin['name'].lower()]}{pin['rest']}"
        return requirement.ljust(len(pin[0]) - 2) + "  " if pin["space"] else requirement

    return PIN.sub(renewed, text)
