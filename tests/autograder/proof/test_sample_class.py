"""The sample class: what `make course` has graded has exactly the marks that follow from its construction."""

import json

import pytest
from nbgrader.api import Gradebook

from autograder.paths import SAMPLE_CLASS
from autograder.records import results
from autograder.specs.course import assignments


@pytest.fixture(scope="module")
def expected():
    """The points by assignment, student and cell; and whether the file was broken."""
    for name in ("expected.jsonl", "results.jsonl", "gradebook.db"):
        if not (SAMPLE_CLASS / name).exists():
            pytest.fail(f"There is no {SAMPLE_CLASS / name}. Run `make course SERVE=no` first: it grades the class.")
    lines = (SAMPLE_CLASS / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return {(x["assignment"], x["student"], x["cell"]): x["points"] for x in map(json.loads, lines)}


def test_the_class_has_students_of_every_kind(expected):
    students = {student.split("-")[0] for _, student, _ in expected}
    assert {"reference", "untouched", "alternative", "mistake", "merge", "endless", "exit"} <= students


def test_every_question_is_answered_wrongly_by_somebody(expected):
    lines = results.read(SAMPLE_CLASS / "results.jsonl")
    honest = [line for line in lines if line.student.startswith("mistake") and line.status != "by hand"]
    wrong = {(line.assignment, line.cell) for line in honest if line.points != line.max_points}
    asked = {(each.slug, f"check-{question.function}") for each in assignments() for question in each.questions}
    assert wrong >= asked


def test_the_results_are_those_of_the_construction(expected):
    lines = results.read(SAMPLE_CLASS / "results.jsonl")
    handed_in = [line for line in lines if line.status != "missing"]
    assert {(line.assignment, line.student, line.cell): line.points for line in handed_in} == expected


def test_who_handed_in_nothing_has_a_line_all_the_same(expected):
    lines = results.read(SAMPLE_CLASS / "results.jsonl")
    students = {line.student for line in lines}
    assert all({line.student for line in lines if line.assignment == slug} == students for slug, _, _ in expected)
    assert all(line.points == 0 for line in lines if line.status == "missing")


def test_the_gradebook_is_that_of_the_construction(expected):
    with Gradebook(f"sqlite:///{SAMPLE_CLASS / 'gradebook.db'}") as book:
        marks = {
            (assignment.name, submission.student.id, grade.name): grade.auto_score  # None: it waits for people
            for assignment in book.assignments
            for submission in assignment.submissions
            for notebook in submission.notebooks
            for grade in notebook.grades
        }
    assert marks == expected


def test_every_student_has_a_feedback_page(expected):
    for slug, student, _ in expected:
        page = SAMPLE_CLASS / "feedback" / student / slug / f"{slug}.html"
        assert page.exists(), page


def test_right_answers_are_given_no_hint_and_mistakes_are_named(expected):
    for line in results.read(SAMPLE_CLASS / "results.jsonl"):
        if line.status in ("missing", "by hand"):
            continue
        if line.student.startswith(("reference", "alternative")):
            assert (line.status, line.mistake) == ("passed", None), line
            assert (line.hint, line.way_out) == (None, None), line
            assert "Hint" not in line.message
        if line.student.startswith("mistake") and line.points < line.max_points:
            assert line.mistake, line
