"""Set the whole course up, step by step, and serve or test it: what the commands of the Makefile run.

Needs nothing but Python 3.11 or newer. A step whose inputs have not changed since it last ended well is left out.
"""

from __future__ import annotations  # so that an old Python gets as far as the message about its age

import os
import shutil
import subprocess
import sys
import time
from functools import partial

import environment
import lock
import server
import system
from steps import BUILD, PYTHON, ROOT, SCRIPTS, STAMPS, begin, call, fingerprint, run, step, step_beside

SAMPLE_CLASS = BUILD / "sample-class"
SITE_LOG = BUILD / "site.log"
CODE = ("autograder/**/*.py", "solutions/**/*.py", "requirements.lock", "course.toml")
NOTEBOOKS = ("exercises/**/*.ipynb",)
BOOK = ("_config.yml", "_toc.yml", "course.toml", "book/**/*")
NO_SANDBOX = 3  # how tools/sandbox.py ends where there can't be one
BROWSER = (system.CHROMIUM, system.LIBATOMIC, system.LIBERATION)
TESTS = (system.PYTHON_VENV, system.BUBBLEWRAP, *BROWSER, system.POSTGRESQL)
NEEDS = {
    "course": (system.PYTHON_VENV, system.BUBBLEWRAP),
    "test": TESTS,
    "test-all": TESTS,
    "faults": TESTS,
    "bench": (system.PYTHON_VENV, system.BUBBLEWRAP),
    "lock": (system.PYTHON_VENV,),
}
WITHOUT_BROWSER = dict.fromkeys(BROWSER, "the tests of the site in a browser")
CAN_DO_WITHOUT = {  # what is left out where a program can't be had
    "course": {system.BUBBLEWRAP: "the graded class"},
    "test": WITHOUT_BROWSER,
    "test-all": WITHOUT_BROWSER,
}


def main() -> None:
    command = sys.argv[1] if len(sys.argv) > 1 else "course"
    require_python()
    if command not in NEEDS:
        sys.exit(f"There is no command {command!r}; there are {', '.join(NEEDS)}.")
    started = time.monotonic()
    missing = require_programs(command)
    if command == "lock":
        lock.lock()
        return
    graded = set_up(with_class=system.BUBBLEWRAP not in missing)
    if not graded and command != "course":
        sys.exit(f"`make {command}` can't do without the sandbox.")
    if command in ("test", "test-all"):
        run_tests(exhaustive=command == "test-all", in_browser=not any(need in missing for need in BROWSER))
    if command in ("faults", "bench"):
        run(f"tools/{command}.py")
    print(f"\nAll done in {time.monotonic() - started:.0f} s.")
    if command == "course":
        say_what_next(graded)
        if os.environ.get("SERVE", "yes") != "no":
            server.serve()


def require_python() -> None:
    if sys.version_info < (3, 11):
        found = ".".join(str(number) for number in sys.version_info[:3])
        sys.exit(
            f"The course needs Python 3.11 or newer; this is {found} ({sys.executable}).\n"
            "Install a newer one and name it: make course PYTHON=python3.12"
        )


def require_programs(command: str) -> list[system.Need]:
    """Get the programs of the system; return those that are missing and that the command can do without."""
    missing = system.provide(NEEDS[command], f"make {command}")
    optional = CAN_DO_WITHOUT.get(command, {})
    fatal = [need.package for need in missing if need not in optional]
    if fatal:
        sys.exit(f"`make {command}` can't do without {system.listed(fatal)}.")
    for what in sorted({optional[need] for need in missing}):
        lacking = [need.package for need in missing if optional[need] == what]
        leave_out(what, f"{system.listed(lacking)} {'is' if len(lacking) == 1 else 'are'} missing.")
    return missing


def leave_out(what: str, why: str) -> None:
    """Go on without something, and say so; in CI nothing may be left out."""
    print(f"\n== left out: {what}, since {why}", flush=True)
    if os.environ.get("CI"):
        sys.exit("A run in CI must not leave it out.")


def set_up(with_class: bool) -> bool:
    """Everything that the commands need; return whether there is a graded class."""
    requirements = ("requirements.txt", "requirements.lock", "pyproject.toml")
    step("packages", "about 2 minutes and 2 GB the first time", requirements, install)
    step("notebooks", "about half a minute", CODE + ("solutions/notebooks/*.py",), partial(run, "-m autograder build"))
    graded = with_class and sandbox_works()
    with step_beside("site", "about 2 minutes the first time", BOOK + CODE + NOTEBOOKS, build_site, SITE_LOG):
        if graded:  # on two cores both take little longer than one of them
            cost = "about 3 minutes: a class is graded with nbgrader"
            step("sample class", cost, CODE + NOTEBOOKS, grade_sample_class)
    return graded


def install() -> None:
    """Install the packages that are locked."""
    lock.require_lock()
    environment.install(lock.LOCK, lock.pins(lock.LOCK.read_text(encoding="utf-8"))["torch"])


def sandbox_works() -> bool:
    """Ask the grader whether it can shut students' code in on this machine; if not, say why the class is left out."""
    asked = subprocess.run([str(PYTHON), "tools/sandbox.py"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    if asked.returncode == NO_SANDBOX:
        leave_out("the graded class", f"the sandbox for students' code doesn't work here:\n{asked.stdout.strip()}")
    elif asked.returncode != 0:
        sys.exit("\nThe grader doesn't start; see above.")
    return asked.returncode == 0


def grade_sample_class() -> None:
    """Make the sample class, grade it, and make its feedback pages."""
    shutil.rmtree(SAMPLE_CLASS, ignore_errors=True)
    run("-m autograder sample-class")
    slugs = " ".join(sorted({path.name for path in (SAMPLE_CLASS / "submitted").glob("*/*")}))
    run(f"-m autograder grade {slugs} --class {SAMPLE_CLASS.relative_to(ROOT)}")
    run(f"-m autograder feedback {slugs} --class {SAMPLE_CLASS.relative_to(ROOT)}")


def build_site():
    """Begin to build the book; a warning is an error."""
    code, stamp = fingerprint((*CODE, "book/**/*.py", "book/data/*")), STAMPS / "code-of-the-book"
    if not stamp.exists() or stamp.read_text() != code:  # Jupyter's cache looks at the cells of a page alone
        for stale in (".jupyter_cache", ".doctrees"):
            shutil.rmtree(BUILD / stale, ignore_errors=True)
        STAMPS.mkdir(parents=True, exist_ok=True)
        stamp.write_text(code)
    return begin([str(SCRIPTS / "jupyter-book"), "build", ".", "-W", "-n", "--keep-going"], SITE_LOG)


def run_tests(exhaustive: bool, in_browser: bool) -> None:
    """Run the tests; the exhaustive ones take much longer."""
    print("\n== tests", flush=True)
    options = ["-n", "auto", "--durations", "10"]  # a process for each core
    options += [*(["--all"] if exhaustive else []), *([] if in_browser else ["-m", "not browser"])]
    call([str(PYTHON), "-m", "pytest", *options])


def say_what_next(graded: bool) -> None:
    """What there is now, and how to open it."""
    scripts = SCRIPTS.relative_to(ROOT)
    python, sample = PYTHON.relative_to(ROOT), SAMPLE_CLASS.relative_to(ROOT)
    notebook = sorted((ROOT / "exercises").glob("*/*.ipynb"))[:2][-1].relative_to(ROOT)
    print(f"\n  a student's notebook   {scripts / 'jupyter'} lab {notebook}")
    if graded:
        page = min((SAMPLE_CLASS / "feedback").glob("*/*/*.html")).relative_to(ROOT)
        print(f"""\
  the graded class       {python} -m autograder report --class {sample}
  a feedback page        {page}
  formgrader             COURSE_CLASS={sample} {scripts / "jupyter"} lab
                         (menu Nbgrader, Formgrader)""")


if __name__ == "__main__":
    main()
