"""Submissions that attack what calls them: none earns a point, and the next student has full marks."""

import dataclasses

import pytest

from autograder.grading.judge import Judge
from autograder.sandbox.outside import client, run
from autograder.specs.course import assignment
from tests.attacks import driven
from tests.attacks.tables import attacks_of
from tests.attacks.test_attacks import SECRET
from tests.conftest import chosen_of

CHAPTERS = ("dropout",)
SLUG = assignment("dropout").slug
ATTACKS = attacks_of(driven)
SLOW = "driven-answers_larger_than_anything"  # every case takes its time; answers without end are in test_attacks too
TRIED = chosen_of([each for each in ATTACKS if each.name != SLOW], ATTACKS)


@pytest.fixture(autouse=True)
def short_limits(monkeypatch):
    monkeypatch.setattr(client, "CELL_SECONDS", 1.0)
    monkeypatch.setattr(run, "SPARE_SECONDS", 1.0)


@pytest.fixture(scope="module")
def judge(worker):
    long = assignment(SLUG)
    questions = tuple(dataclasses.replace(question, seconds=2.0) for question in long.questions)
    return Judge(dataclasses.replace(long, questions=questions), worker, seed=5)


@pytest.mark.parametrize("attack", TRIED, ids=lambda attack: attack.name)
def test_an_attack_on_what_calls_it_gains_nothing(attack, judge, notebook_of):
    judgement = judge.judge(notebook_of(SLUG, {"dropout": attack.source}))
    assert {verdict.points for verdict in judgement.verdicts} == {0.0}, attack.sentence
    assert SECRET not in str(judgement)


def test_the_student_after_these_has_full_marks(judge, notebook_of, references):
    judgement = judge.judge(notebook_of(SLUG, references(SLUG)))
    assert {verdict.status for verdict in judgement.verdicts} == {"passed"}
