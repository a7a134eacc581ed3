"""Rebuilding a submission: whatever the file is, a notebook with the released structure comes out."""

import bz2
import gzip
import io
import json
import lzma
import tarfile

import nbformat
import numpy as np
import pytest

from autograder.intake.normalise import normalise
from autograder.intake.reading import LARGEST_FILE
from autograder.intake.recognise import assignment_in
from autograder.intake.submissions import release_of
from autograder.proof.sample_class import _broken
from autograder.specs.course import assignment
from autograder.specs.settings import settings
from tests.conftest import one_in

CHAPTERS = ("acceptance",)
SLUG = assignment("acceptance").slug
QUESTIONS = assignment(SLUG).questions
BROKEN = {student.name: student for student in _broken(assignment(SLUG))}


@pytest.fixture(scope="module")
def release(notebook_of):
    return notebook_of(SLUG)


@pytest.fixture(scope="module")
def solved(notebook_of, references):
    return notebook_of(SLUG, references(SLUG))


def label(cell):
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def answer(submission, function):
    """The source in the cell of a function."""
    return next(cell.source for cell in submission.notebook.cells if label(cell) == f"solve-{function}")


def assert_built_on(release, notebook):
    """All labelled cells of the release are there once, in order, and nothing but answers differs."""
    nbformat.validate(notebook)
    nbformat.writes(notebook).encode()
    labelled = [cell for cell in notebook.cells if label(cell)]
    originals = [cell for cell in release.cells if label(cell)]
    assert [label(cell) for cell in labelled] == [label(cell) for cell in originals]
    for cell, original in zip(labelled, originals):
        assert cell.metadata == original.metadata
        assert original.metadata.nbgrader.solution or cell.source == original.source
    assert all(not cell.get("outputs") for cell in notebook.cells)


def changed(notebook, change):
    """The bytes of a notebook after a change of its JSON."""
    content = json.loads(nbformat.writes(notebook))
    change(content)
    return json.dumps(content).encode()


# Every kind of file


@pytest.mark.parametrize("student", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_keeps_the_answers_that_can_be_found(student, release, references):
    submission = normalise(student.content, release)
    assert_built_on(release, submission.notebook)
    unreadable = not any(student.points.values())
    assert bool(submission.problem) == unreadable
    for function, points in student.points.items():
        if points:
            assert references(SLUG)[function] in answer(submission, function)
    if submission.problem:
        assert submission.log == [submission.problem]


def test_an_untouched_notebook_comes_back_as_it_is(release):
    submission = normalise(nbformat.writes(release).encode(), release)
    assert (submission.log, submission.problem) == ([], None)
    assert [c.source for c in submission.notebook.cells] == [c.source for c in release.cells]


def each_cell(**fields):
    def change(notebook):
        for cell in notebook["cells"]:
            cell.update(fields)

    return change


def without(key):
    def change(notebook):
        for cell in notebook["cells"]:
            cell.pop(key, None)

    return change


def source_as_list(notebook):
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).splitlines(keepends=True)


def source_as_text(notebook):
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])


def answers_as_markdown(notebook):
    for cell in notebook["cells"]:
        if "solve" in str(cell["metadata"]):
            cell.update(cell_type="markdown", metadata=cell["metadata"])


MENDED = {
    "cells without metadata": without("metadata"),
    "cells without ids": without("id"),
    "duplicated ids": each_cell(id="same"),
    "metadata null": each_cell(metadata=None),
    "metadata a list": each_cell(metadata=[1]),
    "marks null": each_cell(metadata={"nbgrader": None}),
    "labels that are lists": each_cell(metadata={"nbgrader": {"grade_id": ["x"]}}),
    "labels that are dictionaries": each_cell(metadata={"nbgrader": {"grade_id": {}}}),
    "sources as lists": source_as_list,
    "sources as text": source_as_text,
    "answers in markdown cells": answers_as_markdown,
    "outputs null": each_cell(outputs=None),
    "unknown nbformat": lambda notebook: notebook.update(nbformat=99, nbformat_minor="x"),
    "no nbformat": lambda notebook: notebook.pop("nbformat"),
    "metadata missing": lambda notebook: notebook.pop("metadata"),
    "cells that are no cells": lambda notebook: notebook["cells"].extend([None, 3, "text", [], {}]),
}


@pytest.mark.parametrize("change", MENDED.values(), ids=MENDED)
def test_odd_json_costs_no_answer(change, solved, release, references):
    submission = normalise(changed(solved, change), release)
    assert_built_on(release, submission.notebook)
    for question in QUESTIONS:
        assert answer(submission, question.function) == references(SLUG)[question.function]


@pytest.mark.parametrize("source", [None, 3, 2.5, True, {}, [1, None, ["x"]], "\ud800 alone"], ids=repr)
def test_a_source_that_is_no_text_does_no_harm(source, solved, release):
    assert_built_on(release, normalise(changed(solved, each_cell(source=source)), release).notebook)


@pytest.mark.parametrize(
    "content",
    [
        b"null",
        b"[]",
        b"3",
        b'{"cells": 5}',
        b'{"cells": {"0": 1}}',
        b'{"worksheets": [{"cells": 5}, 3, null]}',
        b'{"cells": []}',
        b"[" * 100_000,
        b'{"cells": [{"source": ' + b"[" * 900 + b"]" * 900 + b"}]}",
        b'{"cells": [{"source": ["x", ' + b'{"a":' * 900 + b"1" + b"}" * 900 + b"]}]}",
        b'{"cells": ' + b"1" * 5000 + b"}",
        b"\xff\xfe\x00",
        b"\x00" * 100,
        b"\xef\xbb\xbf",
    ],
    ids=lambda content: repr(content[:40]),
)
def test_json_that_is_no_notebook_does_no_harm(content, release):
    submission = normalise(content, release)
    assert_built_on(release, submission.notebook)
    assert submission.log


def test_a_file_of_25_megabytes_is_refused_with_advice(release, solved):
    content = nbformat.writes(solved).encode() + b" " * (25 << 20)
    submission = normalise(content[: LARGEST_FILE + 1], release)
    assert "Clear the outputs" in submission.problem


def test_of_a_cell_that_is_too_long_this_is_said_and_no_other_loses(release, solved, references):
    def write(notebook):
        source = "data = [" + "0.123456, " * 21_000 + "]"
        notebook["cells"].insert(2, {"cell_type": "code", "id": "long", "metadata": {}, "source": source})

    submission = normalise(changed(solved, write), release)
    assert submission.log == ["A cell has 210,009 characters, of which 200,000 were read. Take out what isn't code."]
    assert answer(submission, "score") == references("acceptance")["score"]


def test_outputs_of_10_megabytes_are_dropped(release, solved, references):
    output = {"output_type": "stream", "name": "stdout", "text": "x" * (10 << 20)}
    submission = normalise(changed(solved, lambda nb: nb["cells"][2].update(outputs=[output])), release)
    assert_built_on(release, submission.notebook)
    assert answer(submission, "score") == references(SLUG)["score"]


# What is kept


def test_own_cells_keep_their_place(release, solved):
    def add_helpers(notebook):
        helper = {"cell_type": "code", "metadata": {}, "source": "def helper(): pass", "outputs": []}
        note = {"cell_type": "markdown", "metadata": {}, "source": "My notes."}
        names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in notebook["cells"]]
        notebook["cells"].insert(names.index("check-predict"), note)
        notebook["cells"].insert(names.index("solve-predict"), helper)

    rebuilt = normalise(changed(solved, add_helpers), release).notebook
    places = [label(cell) or cell.source for cell in rebuilt.cells]
    order = ["check-score", "def helper(): pass", "solve-predict", "My notes.", "check-predict"]
    assert sorted(order, key=places.index) == order
    assert_built_on(release, rebuilt)


def test_an_answer_is_found_by_its_function_when_labels_are_lost(release, solved, references):
    submission = normalise(changed(solved, each_cell(metadata={})), release)
    assert answer(submission, "predict") == references(SLUG)["predict"]
    assert any("lost its label" in sentence for sentence in submission.log)


def test_of_two_answers_the_last_one_that_was_changed_counts(release, solved, notebook_of):
    def repeat(notebook):
        notebook["cells"] += json.loads(nbformat.writes(notebook_of(SLUG)))["cells"]

    submission = normalise(changed(solved, repeat), release)
    assert answer(submission, "score") == answer(normalise(nbformat.writes(solved).encode(), release), "score")
    assert any("2 cells of score" in sentence for sentence in submission.log)


def test_of_two_different_answers_the_last_one_counts(release, solved):
    def answer_again(notebook):
        (first,) = (
            cell for cell in notebook["cells"] if cell["metadata"].get("nbgrader", {}).get("grade_id") == "solve-score"
        )
        notebook["cells"].append({**first, "id": "again", "source": "def score(X, weights, bias):\n    return 'again'"})

    submission = normalise(changed(solved, answer_again), release)
    assert "again" in answer(submission, "score")
    assert any("2 cells of score" in sentence for sentence in submission.log)


@pytest.mark.chapters("perceptrons-and-logic")
@pytest.mark.parametrize("change", [lambda notebook: None, each_cell(metadata={})], ids=["labelled", "stripped"])
@pytest.mark.parametrize("answered", [True, False], ids=["solved", "untouched"])
def test_the_notebook_of_another_assignment_is_called_what_it_is(change, answered, release, notebook_of, references):
    other = assignment("perceptrons-and-logic").slug
    notebook = notebook_of(other, references(other) if answered else {})
    submission = normalise(changed(notebook, change), release)
    assert_built_on(release, submission.notebook)
    assert submission.problem.startswith(f"This is the notebook {other}")
    assert submission.log == [submission.problem]


@pytest.fixture(scope="module")
def releases():
    return {chapter.slug: release_of(chapter.slug) for chapter in settings().chapters}


@pytest.mark.parametrize("change", [lambda notebook: None, each_cell(metadata={})], ids=["labelled", "stripped"])
@pytest.mark.parametrize("other", one_in(3, [chapter.slug for chapter in settings().chapters]))
def test_every_released_notebook_is_called_what_it_is_wherever_it_is_handed_in(other, change, releases):
    content = changed(releases[other], change)
    assert assignment_in(content) == other
    for slug, release in releases.items():
        problem = normalise(content, release).problem or ""
        assert problem.startswith(f"This is the notebook {other}:") == (slug != other), slug


@pytest.mark.chapters("probability", "cross-entropy")
def test_a_function_that_a_later_notebook_gives_is_no_answer_to_an_earlier_one(notebook_of, references):
    later = notebook_of("cross-entropy", references("cross-entropy"))
    submission = normalise(nbformat.writes(later).encode(), notebook_of("probability"))
    assert submission.problem.startswith(f"This is the notebook {assignment('cross-entropy').slug}")


@pytest.mark.chapters("perceptrons-and-logic")
def test_where_it_can_not_be_told_which_assignment_it_is_none_is_named():
    two = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(f"def {name}(): pass") for name in ("score", "xor")]
    )
    assert assignment_in(nbformat.writes(two).encode()) is None
    two.cells.append(nbformat.v4.new_code_cell("def step(z): return z > 0"))
    assert assignment_in(nbformat.writes(two).encode()) == assignment("perceptrons-and-logic").slug


def test_where_there_is_no_notebook_the_problem_names_what_there_is(release):
    submission = normalise(None, release, ["Archives, which were not unpacked: `a.zip`."])
    assert "`a.zip`" in submission.problem
    assert submission.log == [submission.problem]


def tar_of(content):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        about = tarfile.TarInfo("a.ipynb")
        about.size = len(content)
        archive.addfile(about, io.BytesIO(content))
    return packed.getvalue()


COLAB = b"https://colab.research.google.com/drive/1abc"
NO_NOTEBOOKS = {
    "zip": (b"PK\x03\x04 and so on", "a zip archive. Unpack it"),
    "empty zip": (b"PK\x05\x06" + bytes(18), "a zip archive with nothing in it"),
    "gzip": (gzip.compress(b"{}"), "a gzip archive. Unpack it"),
    "bzip2": (bz2.compress(b"{}"), "a bzip2 archive. Unpack it"),
    "xz": (lzma.compress(b"{}"), "an xz archive. Unpack it"),
    "rar": (b"Rar!\x1a\x07\x01\x00", "a rar archive. Unpack it"),
    "7z": (b"7z\xbc\xaf\x27\x1c\x00\x04", "a 7z archive. Unpack it"),
    "tar": (tar_of(b"{}"), "a tar archive. Unpack it"),
    "PDF": (b"%PDF-1.4 ...", "a PDF"),
    "address": (COLAB, "a link to one. Download"),
    "address in UTF-16": (COLAB.decode().encode("utf-16"), "a link to one. Download"),
    "Windows shortcut": (b"[InternetShortcut]\r\nURL=" + COLAB, "a link to one. Download"),
    "Linux shortcut": (b"[Desktop Entry]\nType=Link\nURL=" + COLAB, "a link to one. Download"),
    "macOS shortcut": (
        b'<?xml version="1.0"?>\n<plist><dict><key>URL</key><string>' + COLAB + b"</string></dict></plist>",
        "a link to one. Download",
    ),
    "Google Drive": (b'{"doc_id": "1abc", "email": "a@b.org"}', "a link to one. Download"),
    "web page": (b"\n<!DOCTYPE html>\n<html><body>Sign in</body></html>", "a web page. Download"),
}


@pytest.mark.parametrize("kind", NO_NOTEBOOKS)
def test_of_a_file_that_is_something_else_this_is_said(kind, release):
    content, said = NO_NOTEBOOKS[kind]
    problem = normalise(content, release).problem
    assert f"The file is not a notebook but {said}" in problem
    assert "cut off" not in problem


def test_a_text_of_a_student_carries_no_markup(release, solved):
    def write(notebook):
        text = "<script>alert(1)</script> <img src=x> [x](javascript:alert(1)) and 1 < 2"
        notebook["cells"].append({"cell_type": "markdown", "id": "mine", "metadata": {}, "source": text})

    (own,) = [cell for cell in normalise(changed(solved, write), release).notebook.cells if cell.id.startswith("own-")]
    assert own.source == "&lt;script>alert(1)&lt;/script> &lt;img src=x> [x] (javascript:alert(1)) and 1 < 2"


def test_points_and_checks_are_those_of_the_release(release, solved):
    def cheat(notebook):
        for cell in notebook["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade"):
                cell["metadata"]["nbgrader"]["points"] = 1000
                cell["source"] = "1000.0"

    assert_built_on(release, normalise(changed(solved, cheat), release).notebook)


# Whatever happens to a file

JUNK = [None, True, 0, -1, 1e300, float("nan"), "", "x" * 50, "\ud800", "solve-score", [], {}, [[]], {"cells": []}]


def places(value, path=()):
    """The paths to everything inside a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield (*path, key)
        yield from places(item, (*path, key))


def mutate(notebook, rng):
    """Change one place of a notebook's JSON at random: replace, delete or repeat it."""
    everywhere = list(places(notebook))
    *path, key = everywhere[rng.integers(len(everywhere))]
    parent = notebook
    for step in path:
        parent = parent[step]
    way = rng.integers(3)
    if way == 0:
        parent[key] = JUNK[rng.integers(len(JUNK))]
    elif way == 1:
        del parent[key]
    elif isinstance(parent, list):
        parent.insert(rng.integers(len(parent) + 1), parent[key])
    else:
        parent[str(rng.integers(9))] = parent[key]


@pytest.mark.parametrize("seed", range(100))
def test_no_change_of_a_file_can_break_it(seed, release, solved):
    rng = np.random.default_rng(seed)
    notebook = json.loads(nbformat.writes(solved))
    for _ in range(rng.integers(1, 12)):
        mutate(notebook, rng)
    content = bytearray(json.dumps(notebook).encode())
    assert_built_on(release, normalise(bytes(content), release).notebook)
    for place in rng.integers(len(content), size=3):
        content[place] = rng.integers(256)
    assert_built_on(release, normalise(bytes(content), release).notebook)
    assert_built_on(release, normalise(bytes(content[: rng.integers(len(content))]), release).notebook)
