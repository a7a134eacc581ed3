"""Every known answer of the course, written into its notebook and graded, gets the marks and the name of the matrix.

A student of this class gives the answer of the same number to every question of a notebook. The sample class, which the
other tests look at, has the first few of them.
"""

import json

import pytest

from autograder.grading.run import ClassFolders, Options, grade
from autograder.proof.sample_class import honest_students, write_sample_class
from autograder.records import results
from autograder.specs.course import assignments

pytestmark = pytest.mark.exhaustive
QUESTIONS = {(each.slug, f"check-{question.function}") for each in assignments() for question in each.questions}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """The lines of the results by assignment, student and cell; and the points that each must have."""
    folder = tmp_path_factory.mktemp("everybody")
    write_sample_class(folder, honest_students)
    grade([each.slug for each in assignments()], ClassFolders(folder, folder / "submitted"), Options(progress=False))
    lines = results.read(folder / "results.jsonl")
    expected = map(json.loads, (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines())
    points = {(line["assignment"], line["student"], line["cell"]): line["points"] for line in expected}
    found = {(line.assignment, line.student, line.cell): line for line in lines if line.status != "missing"}
    return found, points


def test_the_points_are_those_of_the_construction(graded):
    lines, points = graded
    assert lines.keys() == points.keys()
    different = {key: (line.points, points[key]) for key, line in lines.items() if line.points != points[key]}
    assert not different


def test_every_question_is_answered_wrongly_by_somebody(graded):
    lines, _ = graded
    wrong = {(slug, cell) for (slug, student, cell), line in lines.items() if line.points != line.max_points}
    assert wrong >= QUESTIONS


def test_no_right_answer_is_blamed(graded):
    for key, line in graded[0].items():
        if line.status != "by hand" and line.student.startswith(("reference", "alternative")):
            assert (line.status, line.mistake) == ("passed", None), key
            assert (line.hint, line.way_out) == (None, None), key
            assert "Hint" not in line.message, key


def test_every_mistake_is_named(graded):
    for key, line in graded[0].items():
        if line.student.startswith("mistake") and line.status != "by hand" and line.points < line.max_points:
            assert line.mistake, (key, line.message)
