"""Steps that are run again only when what they read has changed, and the programs that they call."""

from __future__ import annotations  # so that an old Python gets as far as the message about its age

import hashlib
import os
import subprocess
import sys
import time
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
    stamp = STAMPS / name.replace(" ", "-")
    before = fingerprint(inputs)
    if stamp.exists() and stamp.read_text() == before and PYTHON.exists():
        print("   nothing has changed", flush=True)
        return
    started = time.monotonic()
    action()
    STAMPS.mkdir(parents=True, exist_ok=True)
    stamp.write_text(fingerprint(inputs))
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


def call(command, log: Path | None = None) -> None:
    """Run a command that must end well; show its output, or, where it has a log, its last line now and then."""
    status = follow(command, log) if log else subprocess.run(command, cwd=ROOT, env=environment()).returncode
    if status != 0:
        sys.exit(f"\nThis failed (exit status {status}): {' '.join(map(str, command))}")


def attempt(command, text: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command that may fail, with a text as its input, and return what it said."""
    return subprocess.run(command, cwd=ROOT, env=environment(), input=text or "", capture_output=True, text=True)


def environment() -> dict[str, str]:
    """The variables of a command: its programs come from the virtual environment first."""
    return {**os.environ, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}


def follow(command, log: Path) -> int:
    """Run a command into a log file and show how far it is."""
    log.parent.mkdir(parents=True, exist_ok=True)
    started = shown = time.monotonic()
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        for line in process.stdout:
            file.write(line)
            now, terminal = time.monotonic(), sys.stdout.isatty()
            if terminal:
                print(f"\r\033[K   {now - started:4.0f} s  {line.strip()[:90]}", end="", flush=True)
            elif now - shown > REPORT_EVERY:
                print(f"   {now - started:4.0f} s  {line.strip()[:90]}", flush=True)
                shown = now
    if sys.stdout.isatty():
        print("\r\033[K", end="")
    if process.wait() != 0:
        print("".join(log.read_text(encoding="utf-8").splitlines(keepends=True)[-60:]))
    return process.returncode
