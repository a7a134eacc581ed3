"""Set the whole course up, step by step, and serve or test it: what `make course`, `make test` and `make bench` run.

Needs nothing but Python 3.11 or newer. A step whose inputs have not changed since it last ended well is left out.
"""

from __future__ import annotations  # so that an old Python gets as far as the message about its age

import hashlib
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "_build"
STAMPS = BUILD / "stamps"
SAMPLE_CLASS = BUILD / "sample-class"
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
TORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"
REPORT_EVERY = 10.0  # seconds between lines where the output is not a terminal

NO_SANDBOX = """
== sample class: left out
   Grading runs the code of students in bubblewrap, a sandbox for Linux, which was not found.
   Install it (Debian, Ubuntu: apt-get install bubblewrap). Book and notebooks work without it."""

CODE = ("autograder/**/*.py", "solutions/**/*.py", "requirements.txt", "course.toml")
NOTEBOOKS = ("exercises/**/*.ipynb",)
BOOK = ("_config.yml", "_toc.yml", "course.toml", "book/**/*")


def main() -> None:
    command = sys.argv[1] if len(sys.argv) > 1 else "course"
    require_python()
    started = time.monotonic()
    set_up()
    if command == "test":
        run_tests()
    if command == "bench":
        run("tools/bench.py")
    print(f"\nAll done in {time.monotonic() - started:.0f} s.")
    if command == "course":
        say_what_next()
        if os.environ.get("SERVE", "yes") != "no":
            serve()


def require_python() -> None:
    if sys.version_info < (3, 11):
        found = ".".join(str(number) for number in sys.version_info[:3])
        sys.exit(
            f"The course needs Python 3.11 or newer; this is {found} ({sys.executable}).\n"
            "Install a newer one and name it: make course PYTHON=python3.12"
        )


def set_up() -> None:
    """Everything that the commands need."""
    step("packages", "about 2 minutes and 2 GB the first time", ("requirements.txt", "pyproject.toml"), install)
    step("notebooks", "about 10 s", CODE + ("solutions/notebooks/*.py",), partial(run, "-m autograder build"))
    if shutil.which("bwrap"):
        step("sample class", "about 1 minute: a class is graded with nbgrader", CODE + NOTEBOOKS, grade_sample_class)
    else:
        print(NO_SANDBOX, flush=True)
        if os.environ.get("CI"):
            sys.exit("A run in CI must not leave it out.")
    step("site", "about 1 minute the first time", BOOK + CODE + NOTEBOOKS, build_site)


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


def install() -> None:
    """Make the virtual environment and install what requirements.txt pins, PyTorch in its CPU build."""
    if not PYTHON.exists():
        call([sys.executable, "-m", "venv", str(VENV)])
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    torch = next(line.split()[0] for line in lines if line.startswith("torch=="))
    if os.environ.get("TORCH", "cpu") == "cpu" and sys.platform == "linux":
        # from wherever pip looks, else from PyTorch's own index; PyPI's build for Linux brings gigabytes of CUDA
        found = call([*pip, f"{torch}+cpu"], quietly=True)
        if found != 0:
            call([*pip, "--retries", "0", "--index-url", TORCH_CPU_INDEX, f"{torch}+cpu"], quietly=True)
    call([*pip, "-r", "requirements.txt"])
    call([*pip, "--no-deps", "--config-settings", "editable_mode=compat", "-e", "."])


def grade_sample_class() -> None:
    """Make the sample class, grade it, and make its feedback pages."""
    shutil.rmtree(SAMPLE_CLASS, ignore_errors=True)
    run("-m autograder sample-class")
    slugs = " ".join(sorted({path.name for path in (SAMPLE_CLASS / "submitted").glob("*/*")}))
    run(f"-m autograder grade {slugs} --class {SAMPLE_CLASS.relative_to(ROOT)}")
    run(f"-m autograder feedback {slugs} --class {SAMPLE_CLASS.relative_to(ROOT)}")


def build_site() -> None:
    """Build the book; a warning is an error."""
    log = BUILD / "site.log"
    code, stamp = fingerprint((*CODE, "book/**/*.py", "book/data/*")), STAMPS / "code-of-the-book"
    if not stamp.exists() or stamp.read_text() != code:  # Jupyter's cache looks at the cells of a page alone
        for stale in (".jupyter_cache", ".doctrees"):
            shutil.rmtree(BUILD / stale, ignore_errors=True)
        STAMPS.mkdir(parents=True, exist_ok=True)
        stamp.write_text(code)
    call([str(SCRIPTS / "jupyter-book"), "build", ".", "-W", "-n", "--keep-going"], log=log)


def run_tests() -> None:
    """Run every test, the site in a real browser included."""
    options = []
    if browser() is None:
        print(
            "\nNo Chromium was found, so the tests of the site in a browser are left out.\n"
            "Install it (Debian, Ubuntu: apt-get install chromium) or name it: CHROMIUM=/path/to/chrome make test",
            flush=True,
        )
        if os.environ.get("CI"):
            sys.exit("A run in CI must not leave them out.")
        options = ["-m", "not browser"]
    print("\n== tests", flush=True)
    call([str(PYTHON), "-m", "pytest", *options])


def browser() -> str | None:
    """The Chromium that the tests drive."""
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def run(arguments: str) -> None:
    """Run Python of the virtual environment."""
    call([str(PYTHON), *arguments.split()])


def call(command, log: Path | None = None, quietly: bool = False) -> int:
    """Run a command; show its output, or, where it has a log, its last line now and then."""
    environment = {**os.environ, "PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"}
    if quietly:
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True).returncode
    if log is None:
        status = subprocess.run(command, cwd=ROOT, env=environment).returncode
    else:
        status = follow(command, log, environment)
    if status != 0:
        sys.exit(f"\nThis failed (exit status {status}): {' '.join(map(str, command))}")
    return status


def follow(command, log: Path, environment) -> int:
    """Run a command into a log file and show how far it is."""
    log.parent.mkdir(parents=True, exist_ok=True)
    started = shown = time.monotonic()
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
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


def say_what_next() -> None:
    notebook = sorted((ROOT / "exercises").glob("*/*.ipynb"))[:2][-1].relative_to(ROOT)
    pages = sorted((SAMPLE_CLASS / "feedback").glob("*/*/*.html"))
    python = PYTHON.relative_to(ROOT)
    print(f"""
  a student's notebook   {python.parent}/jupyter lab {notebook}
  the graded class       {python} -m autograder report --class {SAMPLE_CLASS.relative_to(ROOT)}
  a feedback page        {pages[0].relative_to(ROOT) if pages else ""}
  formgrader             COURSE_CLASS={SAMPLE_CLASS.relative_to(ROOT)} {python.parent}/jupyter lab
                         (menu Nbgrader, Formgrader)""")


def serve() -> None:
    """Serve the site on this machine only, until interrupted."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = partial(Quiet, directory=str(BUILD / "html"))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8000"))), handler)
    except OSError:  # the port is taken
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_port}"
    print(f"  the book               {address}/\n  the slides' map        {address}/book/slide-map.html")
    print("\nCtrl+C ends it.", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        server.shutdown()


if __name__ == "__main__":
    main()
