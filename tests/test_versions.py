"""The version of the course stands in one place, and all others say the same."""

import re
import tomllib

import nbformat
import pytest

from autograder.intake.reading import VERSION_KEY
from autograder.notebook.build import METADATA, build_source
from autograder.paths import EXERCISES, ROOT
from autograder.specs.course import assignments
from autograder.specs.editions import FIRST, record
from autograder.version import VERSION

CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_package_takes_its_version_from_there():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["setuptools"]["dynamic"]["version"] == {"attr": "autograder.version.VERSION"}


def test_whoever_cites_the_course_cites_this_version():
    assert f"version: {VERSION}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_the_changes_begin_with_this_version_and_have_all_that_notebooks_were_made_with():
    versions = re.findall(r"^## (\S+)$", CHANGES, re.MULTILINE)
    assert versions[0] == VERSION
    assert versions[-1] == FIRST
    assert set(record()) <= set(versions)


def test_a_notebook_carries_the_version_where_nobody_reads_it():
    notebook = build_source(assignments()[0])
    assert notebook.metadata[VERSION_KEY] == VERSION
    assert not any(VERSION in cell.source for cell in notebook.cells if "packed" not in cell.source)


@pytest.mark.parametrize("slug", [each.slug for each in assignments()])
def test_every_released_notebook_carries_it(slug):
    assert nbformat.read(EXERCISES / slug / f"{slug}.ipynb", as_version=4).metadata == METADATA
