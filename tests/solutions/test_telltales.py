"""Telltales speak of wrong answers alone: no right one shows what they look for."""

import pytest

from autograder.checking.source import functions_in, source_of
from autograder.checking.telltale import of_question
from autograder.contract.cards import Card, Telltale
from autograder.specs.course import assignments
from autograder.specs.known_answers import alternatives_of, telltales_of
from autograder.specs.sources import solution_source

TOLD = [question for each in assignments() for question in each.tasks if telltales_of(question) and not question.holds]


def told(question, telltales, source):
    """What telltales say of an answer."""
    plain = [Telltale(each.shows, each.lacks, each.hint, each.way_out) for each in telltales]
    card = Card(question.function, "", "", [], 1.0, "", [], telltales=plain)
    read = source_of(question.function, functions_in(source))
    return read and of_question(read, card)


@pytest.mark.parametrize("question", TOLD, ids=lambda question: question.function)
def test_no_right_answer_shows_what_is_told_of_wrong_ones(question):
    right = {answer.name: answer.source for answer in alternatives_of(question)}
    right["reference"] = solution_source(question)
    found = {name: told(question, telltales_of(question), source) for name, source in right.items()}
    assert {name: hint.mistake for name, hint in found.items() if hint} == {}
