"""What is told of a program that was to be mended, where something else of it has changed."""

import re

import pytest

from autograder.checking.source import functions_in, source_of
from autograder.specs.course import assignments
from autograder.specs.known_answers import misconceptions_of
from autograder.specs.repaired import telltales_of_repair
from autograder.specs.sources import solution_source

REPAIRS = [question for each in assignments() for question in each.tasks if question.broken]
each_repair = pytest.mark.parametrize("question", REPAIRS, ids=lambda question: question.function)


def told(question, source):
    """The hints that a source earns."""
    text = source_of(question.function, functions_in(source)).text
    return [
        each.hint
        for each in telltales_of_repair(question)
        if re.search(each.shows, text) and not re.search(each.lacks, text)
    ]


def broken(question):
    return next(each.source for each in misconceptions_of(question) if each.name == question.broken)


@each_repair
def test_nothing_is_told_of_the_program_as_it_was_nor_of_the_mended_one(question):
    assert told(question, broken(question)) == told(question, solution_source(question)) == []


@each_repair
def test_a_line_that_was_right_is_named_where_it_has_changed(question):
    *before, last = source_of(question.function, functions_in(broken(question))).text.splitlines()
    changed = "\n".join([f"def {question.function}():", *before[1:], "    return 0"])
    right = source_of(question.function, functions_in(solution_source(question))).text.splitlines()
    hints = [f"The line `{last.strip()}` was right, and is changed or gone."] if last in right else []
    assert told(question, changed) == hints


@pytest.mark.chapters("overfitting")
def test_another_order_of_the_lines_is_named():
    (question,) = (each for each in REPAIRS if each.function == "best_line")
    rows = broken(question).splitlines()
    step = next(row for row in rows if row.strip().startswith("line -="))
    assert told(question, "\n".join([*[row for row in rows[:-1] if row != step], step, rows[-1]])) == [
        "The lines stand in another order now."
    ]


def test_of_other_questions_nothing_is_told():
    others = [question for each in assignments() for question in each.tasks if not question.broken]
    assert [question.function for question in others if telltales_of_repair(question)] == []
