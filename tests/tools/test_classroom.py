"""The check that runs on GitHub Classroom: the workflow's own commands, in a folder as a student has it."""

import os
import shutil
import subprocess
import sys

import nbformat
import pytest
import yaml

from autograder.paths import ROOT
from autograder.specs.course import assignment

CHAPTERS = ("start-here",)
FOLDER = ROOT / "tools" / "classroom"
SLUG = assignment("start-here").slug
WORKFLOW = yaml.safe_load((FOLDER / "check.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def student(tmp_path_factory, notebook_of, references):
    """A student's folder, after the last command of the workflow; and how it ended."""
    folder = tmp_path_factory.mktemp("student")
    shutil.copy(FOLDER / "check.py", folder)
    first, *_ = references(SLUG).items()
    nbformat.write(notebook_of(SLUG, dict([first])), folder / "some.ipynb")
    (folder / "broken.ipynb").write_text("{")
    *_, last = WORKFLOW["jobs"]["check"]["steps"]
    assert last == {"run": "python check.py"}
    variables = {**os.environ, "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    done = subprocess.run([sys.executable, "check.py"], cwd=folder, env=variables, capture_output=True, text=True)
    return folder, done


def test_every_notebook_is_run_and_its_own_check_speaks(student):
    _, done = student
    some = done.stdout.split("## some.ipynb")[1]
    assert some.count("Correct") == 1
    assert some.count("Not attempted") == len(assignment(SLUG).questions) - 1
    assert "points on the public cases" in some


def test_what_cannot_be_checked_is_named_and_keeps_no_other_back(student):
    _, done = student
    assert "This notebook can't be checked: it can't be read as a notebook" in done.stdout
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_the_summary_is_what_was_printed(student):
    folder, done = student
    assert (folder / "summary.md").read_text(encoding="utf-8") == done.stdout


def test_the_workflow_reads_alone_ends_and_uses_the_actions_of_the_course():
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert WORKFLOW["jobs"]["check"]["timeout-minutes"] <= 30
    ours = yaml.safe_load((ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8"))
    used = {step["uses"] for step in ours["jobs"]["linux"]["steps"] if "uses" in step}
    assert {step["uses"] for step in WORKFLOW["jobs"]["check"]["steps"] if "uses" in step} <= used
