"""What several tests share: the worker in which answers run, and notebooks with answers written into them.

A course may leave chapters out. A file of tests that can't do without some says ``CHAPTERS = ("acceptance",)``, a
single test ``@pytest.mark.chapters("acceptance")``: it isn't collected where one of them is left out.

Where dates matter, chapters stand in their order: a file of tests that sets some brings the course that it speaks of,
as ``COURSE = ("acceptance", "probability")``, and runs in whatever order this course has them, or without them.
"""

import ast
import copy
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path

import autograder.quickstart  # noqa: F401 (first)

# isort: split
import nbformat
import pytest

from autograder.grading.cards import make_card
from autograder.intake.submissions import release_of
from autograder.paths import ROOT
from autograder.specs.course import assignment, assignments
from autograder.specs.known_answers import misconceptions_of
from autograder.specs.settings import known_chapters, settings
from autograder.specs.sources import solution_source
from tests.at_once import judging_here, worker_of

signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background of a shell ignores it: no time limit
KNOWN = {topic.replace("_", "-") for topic in known_chapters()}
TOGETHER = {  # files that one process takes one after the other
    "what counts seconds and processes": ("tests/autograder/sandbox/", "tests/autograder/grading/test_scale.py"),
    "what looks at the same pages": ("tests/book/test_site.py", "tests/book/test_explorables.py"),
}
LONG = (  # what takes minutes, or a minute in one test, begins first: else one process would end long after the other
    *TOGETHER["what counts seconds and processes"],
    *TOGETHER["what looks at the same pages"],
    *("tests/unseen/", "tests/test_recipes.py", "tests/autograder/test_types.py", "tests/autograder/grading/"),
    *("tests/autograder/nbgrader/", "tests/autograder/specs/test_settings.py", "tests/attacks/"),
)
BY_QUESTION = "tests/autograder/proof/test_matrix.py"  # nothing in it is shared between questions
EXHAUSTIVE = pytest.StashKey[int]()
WORTH_TELLING = 60  # seconds of tests
LEFT_OUT = KNOWN - {chapter.name for chapter in settings().chapters}


def pytest_addoption(parser):
    parser.addoption("--all", action="store_true", help="also what is exhaustive and takes long: make test-all")


def pytest_report_header():
    return f"left out of this course, with their tests: {', '.join(sorted(LEFT_OUT))}" if LEFT_OUT else None


def pytest_ignore_collect(collection_path):
    if collection_path.suffix == ".py" and collection_path.is_relative_to(ROOT / "tests"):
        return needs_what_is_left_out(chapters_of(collection_path), collection_path) or None
    return None


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Give each file of tests to one process: what a module sets up is set up once, and a page is loaded once.

    The groups of `--dist loadgroup` do nothing with pytest 9.2: it doesn't read the names that they are put into.
    """
    from xdist.scheduler import LoadFileScheduling

    class ByFile(LoadFileScheduling):
        def _split_scope(self, nodeid):
            shared = (what for what, files in TOGETHER.items() if nodeid.startswith(files))
            question = nodeid.partition("[")[2] if nodeid.startswith(BY_QUESTION) else ""
            return next(shared, super()._split_scope(nodeid) + question)

    # in the order of the items: the short ones come last. By their number, long ones would, and leave a process idle
    config.option.loadscopereorder = False
    return ByFile(config, log)


def pytest_collection_modifyitems(config, items):
    needs = {item: [name for mark in item.iter_markers("chapters") for name in mark.args] for item in items}
    without = {item for item in items if needs_what_is_left_out(needs[item], item.nodeid)}
    config.hook.pytest_deselected(items=list(without))
    kept = [item for item in items if item not in without]
    items[:] = sorted(kept, key=lambda item: not item.nodeid.startswith(LONG))
    if not config.getoption("--all"):
        exhaustive = {item for item in items if item.get_closest_marker("exhaustive")}
        config.hook.pytest_deselected(items=list(exhaustive))
        items[:] = [item for item in items if item not in exhaustive]
        config.stash[EXHAUSTIVE] = len(exhaustive)
        if hasattr(config, "workeroutput"):  # a process of pytest-xdist tells the one that reports
            config.workeroutput["exhaustive"] = len(exhaustive)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    node.config.stash[EXHAUSTIVE] = getattr(node, "workeroutput", {}).get("exhaustive", 0)


def pytest_terminal_summary(terminalreporter, config):
    """Tell where the time went: the seconds of the processes together, by folder."""
    seconds = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if hasattr(report, "duration"):
                seconds["/".join(report.nodeid.split("::")[0].split("/")[:-1])] += report.duration
    if sum(seconds.values()) > WORTH_TELLING:
        terminalreporter.section("where the time went")
        for folder, duration in seconds.most_common(12):
            terminalreporter.write_line(f"{duration:7.1f} s  {folder}")
    if count := config.stash.get(EXHAUSTIVE, 0):
        terminalreporter.write_line(f"{count} exhaustive tests were left out; `make test-all` runs them too")


def chapters_of(path):
    """The chapters that a file of tests needs as a whole, and those that it needs for what it imports from others.

    It is read, not run, since it may need them as it is loaded.
    """
    needs = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == "CHAPTERS":
            needs.update(ast.literal_eval(node.value))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("tests."):
            place = ROOT.joinpath(*node.module.split("."))
            inside = [place / f"{name.name}.py" for name in node.names]  # `from folder import file`
            for other in filter(Path.is_file, [place.with_suffix(".py"), *inside]):
                needs |= chapters_of(other)
    return needs


def needs_what_is_left_out(chapters, where):
    unknown = set(chapters) - KNOWN
    if unknown:
        raise pytest.UsageError(f"{where} needs chapters that there are not: {', '.join(sorted(unknown))}")
    return bool(LEFT_OUT.intersection(chapters))


def one_in(count, variants):
    """Variants of one kind as parameters: the first of every so many is tried always, the others with --all."""
    marks = [() if place % count == 0 else pytest.mark.exhaustive for place, _ in enumerate(variants)]
    return [pytest.param(each, marks=mark) for each, mark in zip(variants, marks, strict=True)]


def chosen_of(chosen, variants):
    """Variants of one kind as parameters: those that were chosen are tried always, the others with --all."""
    return [pytest.param(each, marks=() if each in chosen else pytest.mark.exhaustive) for each in variants]


@cache
def card_of(question, seed):
    """The card of a question, made once: its known mistakes are tried out, which takes longer than any verdict."""
    return make_card(question, seed)


@pytest.fixture(scope="session")
def worker(at_once):
    """One worker for all tests: nothing that a submission does may hurt the next one."""
    return worker_of(("torch",))


@pytest.fixture(scope="session", autouse=True)
def at_once():
    """Runs with one process judge and make pages in this one; those with several begin processes as always."""
    with judging_here(card_of):
        yield


@pytest.fixture(scope="session", autouse=True)
def version_of_the_tables():
    """The version that nbgrader gives to a new gradebook, asked for once: it starts a program to learn it."""
    from nbgrader import api

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "get_alembic_version", cache(api.get_alembic_version))
        yield


@pytest.fixture(scope="session")
def references():
    """The reference answers of an assignment, as source by function."""

    def of(name):
        return {question.function: solution_source(question) for question in assignment(name).questions}

    return of


@pytest.fixture(scope="session")
def misconception():
    """A known wrong answer by its name."""

    def named(chapter, name):
        answers = [answer for question in assignment(chapter).questions for answer in misconceptions_of(question)]
        return next(answer for answer in answers if answer.name == name)

    return named


@pytest.fixture(scope="session")
def notebook_of():
    """The released notebook of an assignment with some functions written into their cells."""
    releases = {}

    def of(name, sources=()):
        slug = assignment(name).slug
        if slug not in releases:
            releases[slug] = release_of(slug)
        notebook = copy.deepcopy(releases[slug])
        for function, source in dict(sources).items():
            cell_of(notebook, f"solve-{function}").source = source
        return notebook

    return of


@pytest.fixture(scope="session")
def hand_in(notebook_of):
    """Put a submission into a class folder: a notebook, or the bytes of a file."""

    def put(folder, student, slug, content):
        place = folder / "submitted" / student / slug
        place.mkdir(parents=True)
        content = content if isinstance(content, bytes) else nbformat.writes(content).encode()
        (place / f"{slug}.ipynb").write_bytes(content)

    return put


@pytest.fixture(scope="session")
def command():
    """Run a program of the virtual environment in the repository's folder; return the finished process."""

    def run(*arguments, **environment):
        scripts = Path(sys.executable).parent
        variables = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", **environment}
        return subprocess.run(
            [str(argument) for argument in arguments], cwd=ROOT, env=variables, capture_output=True, text=True
        )

    return run


@contextmanager
def term_in(folder, chapters=None):
    """A term with its settings in a folder: of some chapters, or of those of this course with their points."""
    points = ""
    if chapters is None:
        chapters = [chapter.name for chapter in settings().chapters]
        points = "\n".join(["[points]", *(f"{function} = {worth}" for function, worth in settings().points.items())])
    head = f'title = "A term"\n[[parts]]\nchapters = {json.dumps(chapters)}\n'

    with pytest.MonkeyPatch.context() as patch:

        def have(lines, top=""):
            path = folder / "course.toml"
            path.write_text(f"{top}\n{head}{lines}\n{points}\n", encoding="utf-8")
            patch.setattr("autograder.specs.settings.SETTINGS", path)
            patch.setenv("COURSE_SETTINGS", str(path))  # for the programs that a test runs
            forget()
            settings()
            return path

        yield have
    forget()


@pytest.fixture
def term_of(tmp_path, request):
    """Make these lines the rules of a term; returns the file of settings that has them."""
    with term_in(tmp_path, getattr(request.module, "COURSE", None)) as have:
        yield have


@pytest.fixture(scope="module")
def without_rules(tmp_path_factory):
    """A term without rules: what a gradebook has by hand is what counts, whatever the course says."""
    with term_in(tmp_path_factory.mktemp("term")) as have:
        yield have("")


def forget():
    """Forget the settings that were read, and what was made of them."""
    settings.cache_clear()
    assignments.cache_clear()


@pytest.fixture(scope="session")
def autograde():
    """What ``nbgrader autograde`` does, in this process: nbgrader's own converter with our configuration.

    Where the command itself is looked at, what it says and how it ends, ``command`` starts it.
    """
    from tests.autograde_here import autograde

    return autograde


@pytest.fixture(scope="session")
def typed():
    """Run a command of ours in this process, which has loaded what it needs; return what came of it, as of a program.

    Where the process itself is looked at, its variables or who may read what it writes, ``command`` starts one.
    """
    from autograder.__main__ import main

    def run(*arguments):
        out, error, mask = io.StringIO(), io.StringIO(), os.umask(0o022)
        os.umask(mask)
        with redirect_stdout(out), redirect_stderr(error):
            try:
                status = main([str(argument) for argument in arguments])
            except SystemExit as ended:  # what argparse does with words that it doesn't know
                status = ended.code
            finally:
                os.umask(mask)  # a command closes what it writes
        return subprocess.CompletedProcess(arguments, status, out.getvalue(), error.getvalue())

    return run


def cell_of(notebook, label):
    """The cell of a notebook with a nbgrader label."""
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == label)


def answer_cell(notebook, name):
    """The cell of an answer: by its label, or, where nobody grades it, by what it defines."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    labelled = [c for c in code if c.metadata.get("nbgrader", {}).get("grade_id") == f"solve-{name}"]
    defining = [c for c in code if re.search(rf"^def {name}\(", c.source, re.MULTILINE)]
    return [*labelled, *defining][0]


LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser():
    """Chromium, the one that tools/system.py finds."""
    import system
    from playwright.sync_api import sync_playwright

    executable = system.browser()
    if executable is None:
        pytest.fail("No Chromium was found. Install it, name it in CHROMIUM, or leave these out: -m 'not browser'")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=LAUNCH)
        yield started
        started.close()
