"""What several tests share: the worker in which answers run, and notebooks with answers written into them."""

import copy
import os
import subprocess
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before PyTorch loads: its threads would wait for one another

import nbformat
import pytest

from autograder.intake.submissions import release_of
from autograder.paths import ROOT
from autograder.sandbox.outside.client import Worker
from autograder.specs.course import assignment
from autograder.specs.known_answers import misconceptions_of
from autograder.specs.sources import inlined_source

LEFT_OUT = pytest.StashKey[int]()


def pytest_addoption(parser):
    parser.addoption("--all", action="store_true", help="run what is exhaustive, too")


def pytest_configure(config):
    config.addinivalue_line("markers", "exhaustive: takes long and runs with --all alone")
    config.addinivalue_line("markers", "xdist_group(name): tests that one process runs, one after the other")


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(config, items):
    for item in items:
        if not item.get_closest_marker("xdist_group"):  # what a module sets up is set up once
            item.add_marker(pytest.mark.xdist_group(str(item.path)))
    if config.getoption("--all"):
        return
    chosen = [item for item in items if not item.get_closest_marker("exhaustive")]
    left_out = [item for item in items if item.get_closest_marker("exhaustive")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = chosen
    config.stash[LEFT_OUT] = len(left_out)
    if hasattr(config, "workeroutput"):  # a process of pytest-xdist tells the one that reports
        config.workeroutput["left out"] = len(left_out)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left out", 0)


def pytest_terminal_summary(terminalreporter, config):
    if count := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(f"{count} exhaustive tests were left out; `make test-all` runs them too")


@pytest.fixture(scope="session")
def worker():
    """One worker for all tests: nothing that a submission does may hurt the next one."""
    with Worker() as started:
        yield started


@pytest.fixture(scope="session")
def references():
    """The reference answers of an assignment, as source by function."""

    def of(slug):
        questions = assignment(slug).questions
        return {q.function: inlined_source(q.solution, q.function, markers=False) for q in questions}

    return of


@pytest.fixture(scope="session")
def misconception():
    """A known wrong answer by its name."""

    def named(slug, name):
        answers = [answer for question in assignment(slug).questions for answer in misconceptions_of(question)]
        return next(answer for answer in answers if answer.name == name)

    return named


@pytest.fixture(scope="session")
def notebook_of():
    """The released notebook of an assignment with some functions written into their cells."""
    releases = {}

    def of(slug, sources=()):
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


def cell_of(notebook, label):
    """The cell of a notebook with a nbgrader label."""
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == label)
