"""Steps that are run again only when what they read has changed, and the programs that they call."""

from __future__ import annotations  # so that an old Python gets as far as the message about its age

import hashlib
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "_build"
STAMPS = BUILD / "stamps"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
PIP = SCRIPTS / ("pip.exe" if os.name == "nt" else "pip")
REPORT_EVERY = 10.0  # seconds between lines where the output is not a terminal


def step(name, cost, inputs, action) -> None:
    """Run one step and say how long it took, unless nothing that it reads has changed."""
    print(f"\n== {name} ({cost})", flush=True)
    if is_done(name, inputs):
        print("   nothing has changed", flush=True)
        return
    started = time.monotonic()
    action()
    note(name, inputs, started)


@contextmanager
def step_beside(name, cost, inputs, begin, log: Path):
    """Begin a step, go on with others meanwhile, and see it to its end: ``begin()`` starts its command with a log.

    What the others show is not disturbed: how far it is can be seen in its log, and when they have ended.
    """
    begun = None
    if not is_done(name, inputs):
        print(f"\n== {name} begins, and goes on beside the next step: {log.relative_to(ROOT)}", flush=True)
        started = time.monotonic()
        begun = begin()
    try:
        yield begun
        print(f"\n== {name} ({cost})", flush=True)
        if begun is None:
            print("   nothing has changed", flush=True)
        else:
            require(follow(begun, log, started), begun.args)
            note(name, inputs, started)
    finally:
        if begun is not None and begun.poll() is None:
            begun.terminate()


def is_done(name, inputs) -> bool:
    """Whether a step has ended well, and nothing that it reads has changed since."""
    stamp = STAMPS / name.replace(" ", "-")
    return stamp.exists() and stamp.read_text() == fingerprint(inputs) and PYTHON.exists()


def note(name, inputs, started) -> None:
    """Remember that a step has ended well."""
    STAMPS.mkdir(parents=True, exist_ok=True)
    (STAMPS / name.replace(" ", "-")).write_text(fingerprint(inputs))
    print(f"   done in {time.monotonic() - started:.1f} s", flush=True)


def fingerprint(patterns) -> str:
    """A digest of the files that a step reads."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in patterns for path in ROOT.glob(pattern)}):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def run(arguments: str) -> None:
    """Run Python of the virtual environment."""
    call([str(PYTHON), *arguments.split()])


def call(command) -> None:
    """Run a command that must end well, and show its output."""
    require(subprocess.run(command, cwd=ROOT, env=environment()).returncode, command)


def require(status: int, command) -> None:
    """See that a command ended well."""
    if status != 0:
        sys.exit(f"\nThis failed (exit status {status}): {' '.join(map(str, command))}")


def attempt(command, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command that may fail, with a text as its input, and return what it said."""
    return subprocess.run(command, cwd=ROOT, env=environment(), input=text or "", capture_output=True, text=True)


def environment() -> dict[str, str]:
    """The variables of a command: its programs come from the virtual environment first."""
    return {**os.environ, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}


def begin(command, log: Path) -> subprocess.Popen[bytes]:
    """Start a command whose output goes into a log."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as file:
        return subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=file, stderr=subprocess.STDOUT)


def follow(process: subprocess.Popen[bytes], log: Path, started: float) -> int:
    """Show the last line of a log now and then, until what writes it has ended; where it failed, show how."""
    terminal = sys.stdout.isatty()
    while True:
        try:
            status = process.wait(0.5 if terminal else REPORT_EVERY)
            break
        except subprocess.TimeoutExpired:
            line = f"   {time.monotonic() - started:4.0f} s  {last_line(log)[:90]}"
            print(f"\r\033[K{line}" if terminal else line, end="" if terminal else "\n", flush=True)
    if terminal:
        print("\r\033[K", end="")
    if status != 0:
        print("\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-60:]))
    return status


def last_line(log: Path) -> str:
    """The newest line of a log."""
    lines = log.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
