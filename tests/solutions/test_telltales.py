"""Telltales speak of wrong answers alone: no right one shows what they look for."""

import re
from dataclasses import replace

import pytest

from autograder.checking.source import functions_in, source_of
from autograder.checking.telltale import of_question
from autograder.contract.cards import Telltale
from autograder.grading.cards import draw_card
from autograder.intake.submissions import release_of
from autograder.specs.course import assignments
from autograder.specs.known_answers import alternatives_of, telltales_of
from autograder.specs.sources import solution_source

TOLD = [(each, question) for each in assignments() for question in each.tasks if telltales_of(question)]
OF_FUNCTIONS = [pytest.param(*pair, id=pair[1].function) for pair in TOLD if not pair[1].holds]


def told(question, source, given):
    """What the telltales of a question say of an answer, in a notebook with these functions."""
    plain = [Telltale(each.shows, each.lacks, each.hint, each.way_out) for each in telltales_of(question)]
    card = replace(draw_card(question, seed=None), telltales=plain)
    read = source_of(question.function, {**given, **functions_in(source)})
    return read and of_question(read, card)


@pytest.mark.parametrize(("assignment", "question"), OF_FUNCTIONS)
def test_no_right_answer_shows_what_is_told_of_wrong_ones(assignment, question):
    cells = [cell.source for cell in release_of(assignment.slug).cells if cell.cell_type == "code"]
    given = {name: tree for cell in cells for name, tree in functions_in(cell).items()}
    right = {answer.name: answer.source for answer in alternatives_of(question)}
    right["reference"] = solution_source(question)
    found = {name: told(question, source, given) for name, source in right.items()}
    assert {name: hint.mistake for name, hint in found.items() if hint} == {}


def test_an_argument_may_have_another_name():
    (question,) = (question for _, question in TOLD if question.function == "elu_slope")
    right = "def elu_slope(scores, a):\n    return np.where(scores > 0, 1.0, a * np.exp(np.minimum(scores, 0)))"
    assert told(question, right, {}) is None
    assert told(question, right.replace("a * np", "np"), {}) == told(
        question, "def elu_slope(x, alpha):\n    return np.where(x > 0, 1.0, np.exp(np.minimum(x, 0)))", {}
    )


def test_a_telltale_has_patterns_and_whole_sentences():
    for _, question in TOLD:
        for each in telltales_of(question):
            assert re.compile(each.shows) and re.compile(each.lacks), each
            assert question.holds or each.shows or each.lacks, each
            assert all(said.endswith((".", "?")) for said in (each.hint, each.way_out) if said), each
