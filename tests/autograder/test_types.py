"""The types of the grader: checked strictly, and with few exceptions, each of which says what it excepts and why."""

import re
import subprocess
import sys
import tomllib

import pytest

from autograder.paths import ROOT

CHECKED = [
    *sorted((ROOT / "autograder").rglob("*.py")),
    *(ROOT / "solutions" / name for name in ("answers.py", "edits.py", "operators.py")),
    *(ROOT / "solutions" / name / "__init__.py" for name in ("misconceptions", "alternatives")),
]
IGNORED = [
    f"{path.relative_to(ROOT)}: {line.strip()}"
    for path in CHECKED
    for line in path.read_text(encoding="utf-8").splitlines()
    if "type: ignore" in line
]
MOST = 10  # exceptions, for what a library leaves open


@pytest.fixture(scope="module")
def configuration():
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]


def test_the_checker_finds_nothing():
    done = subprocess.run([sys.executable, "-m", "mypy"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]


def test_the_whole_grader_is_checked_strictly(configuration):
    settings = {name: value for name, value in configuration.items() if name != "overrides"}
    assert settings.pop("untyped_calls_exclude") == ["IPython", "distributed", "nbconvert", "nbformat"]
    assert settings == {
        "strict": True,
        "packages": ["autograder"],
        "modules": [
            "solutions.answers",
            "solutions.edits",
            "solutions.operators",
            "solutions.misconceptions",
            "solutions.alternatives",
        ],
        "follow_imports": "silent",  # of the course's other modules, which are written as students write
        "python_version": "3.11",
        "cache_dir": "_build/mypy",
    }


def test_only_packages_without_types_are_excepted(configuration):
    (only,) = configuration["overrides"]
    assert only == {"module": ["jupytext", "nbgrader.*", "tqdm"], "ignore_missing_imports": True}


def test_every_exception_says_what_it_excepts_and_why():
    said = re.compile(r"# type: ignore\[[a-z-]+(, [a-z-]+)*\]  # \S")
    assert [line for line in IGNORED if not said.search(line)] == []


def test_there_are_few_exceptions():
    assert len(IGNORED) <= MOST, "\n".join(IGNORED)
