"""Plant deliberate faults, one at a time, and see whether the tests that should catch them do.

    make faults                          all of them
    python tools/faults.py NAME ...      some of them, by (parts of) their names
    python tools/faults.py --list        what there is

A fault is a change of one place in one file, as `tests/faults/*.toml` has it: `file`, `old`, `new`, `caught_by` (what
pytest is given), and `needs`, where notebooks or the site must be built again first. Each is planted in a copy of the
repository; the work tree is never touched.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

from autograder.specs.settings import known_chapters, settings

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "faults"
LEFT_OUT = {".git", ".venv", "class", "node_modules", "__pycache__", ".pytest_cache", ".ruff_cache"}
BUILDS = {
    "notebooks": ["-m", "autograder", "build"],
    "site": ["-m", "jupyter_book", "build", ".", "-n", "--keep-going", "-q"],
}
CAUGHT, MISSED = 0, 1
SECONDS = 1200  # for the tests of one fault


@dataclass(frozen=True)
class Fault:
    """One deliberate fault."""

    name: str  # a sentence: what is wrong with it
    file: str
    old: str
    new: str
    caught_by: str
    needs: str | None = None
    every: bool = False  # whether the text is changed wherever it stands, as in a built page

    def plant(self, root: Path) -> None:
        """Put the fault into a tree; raise ``ValueError`` where its place isn't there, or isn't the only one."""
        path = root / self.file
        text = path.read_text(encoding="utf-8")
        places = text.count(self.old)
        if places < 1 or places > 1 and not self.every:
            raise ValueError(f"{self.name}: its text stands {places} times in {self.file}, not once")
        path.write_text(text.replace(self.old, self.new), encoding="utf-8")


def faults() -> list[Fault]:
    """All faults of this course, in the order of their files: none that names a chapter that is left out."""
    found = []
    left_out = set(known_chapters()) - {chapter.topic for chapter in settings().chapters}
    for path in sorted(DATA.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["fault"]:
            fault = Fault(**entry)
            named = f"{fault.file} {fault.caught_by}".replace("-", "_")
            if not any(topic in named for topic in left_out):
                found.append(fault)
    return found


def copy_of_the_repository(place: Path) -> Path:
    """A copy of the work tree, with what was built from it."""
    root = place / "course"
    shutil.copytree(ROOT, root, ignore=lambda _, names: LEFT_OUT & set(names), symlinks=True)
    return root


def caught(fault: Fault, root: Path) -> tuple[bool, str]:
    """Plant a fault in a copy and run the tests that should catch it; whether they did, and what they said."""
    before = (root / fault.file).read_bytes()
    environment = {**os.environ, "PYTHONPATH": str(root), "OMP_NUM_THREADS": "1"}
    try:
        fault.plant(root)
        for build in (fault.needs or "").split():
            done = subprocess.run(
                [sys.executable, *BUILDS[build]], cwd=root, env=environment, capture_output=True, text=True
            )
            if done.returncode:
                return True, f"the build of the {build} fails: {_last_line(done.stdout + done.stderr)}"
        tests = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *shlex.split(fault.caught_by)]
        done = subprocess.run(tests, cwd=root, env=environment, capture_output=True, text=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return False, f"its tests did not end in {SECONDS} s"
    finally:
        (root / fault.file).write_bytes(before)
    if done.returncode not in (0, 1):  # 2: a module can't be loaded; 4 and 5: there is no such test
        ended = done.returncode == 2
        return ended, f"pytest ends with {done.returncode}: {_last_line(done.stdout + done.stderr)}"
    failed = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return done.returncode == 1, (failed or ["nothing failed"])[0][:150]


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1][:150] if lines else ""


def main(arguments: list[str] | None = None) -> int:
    """Plant the faults that are asked for; 1 if any of them was missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="part of a name, or of a file (all)")
    parser.add_argument("--list", action="store_true", help="only tell what there is")
    options = parser.parse_args(arguments)
    chosen = [f for f in faults() if not options.names or any(part in f"{f.name} {f.file}" for part in options.names)]
    if not chosen:
        sys.exit(f"No fault is called like {' or '.join(options.names)}; --list shows them all.")
    if options.list:
        print("\n".join(f"{fault.file}: {fault.name}" for fault in chosen))
        return CAUGHT
    missed = 0
    with tempfile.TemporaryDirectory() as place:
        root = copy_of_the_repository(Path(place))
        for number, fault in enumerate(chosen, start=1):
            started = time.monotonic()
            found, said = caught(fault, root)
            missed += not found
            word = "caught" if found else "MISSED"
            print(
                f"{number:3d}/{len(chosen)} {word} {time.monotonic() - started:5.1f} s  {fault.name}\n{'':20}{said}",
                flush=True,
            )
    print(f"{len(chosen) - missed} caught, {missed} missed")
    return MISSED if missed else CAUGHT


if __name__ == "__main__":
    sys.exit(main())
