"""A language model's first answers: there is one to each question, and what they earn is what the guide shows."""

import json
from dataclasses import asdict

import pytest

from autograder.proof import first_answers
from autograder.specs.course import assignment, assignments

SMALL = "start-here"
EACH = {each.slug: each for each in assignments()}
SLUGS = [
    pytest.param(slug, marks=() if each.topic == "start_here" else pytest.mark.exhaustive)
    for slug, each in EACH.items()
]


def test_every_question_has_one():
    asked = {question.function for each in assignments() for question in each.questions}
    assert asked <= set(first_answers.answers())


@pytest.mark.parametrize("slug", SLUGS)
def test_the_guide_shows_what_they_earn(slug):
    kept = {row["function"]: row for row in json.loads(first_answers.TABLE.read_text("utf-8"))}
    found = [asdict(row) for row in first_answers.earned(EACH[slug])]
    assert found == [kept[row["function"]] for row in found]


@pytest.mark.chapters(SMALL)
def test_a_wrong_one_earns_nothing(monkeypatch):
    right = first_answers.answers()
    wrong = {**right, "center_columns": "def center_columns(X):\n    return X"}
    monkeypatch.setattr(first_answers, "answers", lambda: wrong)
    points = {row.function: row.points for row in first_answers.earned(assignment(SMALL))}
    assert points.pop("center_columns") == 0
    assert all(points.values())
