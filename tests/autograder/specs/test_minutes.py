"""How long a notebook takes: an estimate that follows from what it asks."""

from dataclasses import replace

import pytest

from autograder.specs.course import assignments
from autograder.specs.minutes import in_words, minutes, statements

ALL = assignments()


@pytest.mark.parametrize("assignment", ALL, ids=lambda each: each.slug)
def test_who_knows_numpy_is_faster_and_nobody_needs_a_day(assignment):
    beginner, knows = minutes(assignment)
    assert 5 <= knows < beginner <= 300


def test_a_notebook_that_asks_less_takes_less_time():
    whole = max(ALL, key=lambda each: len(each.questions))
    assert minutes(replace(whole, questions=whole.questions[:1])) < minutes(whole)


def test_a_docstring_is_no_statement():
    question = next(each for assignment in ALL for each in assignment.questions if each.function == "score")
    assert statements(question) == 1


def test_the_minutes_are_called_estimates():
    assert "(estimates)" in in_words(ALL[0])
