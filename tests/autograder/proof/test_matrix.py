"""The check of the checks: every known answer of the course against the cases of its question."""

import json
import re
from functools import cache
from itertools import pairwise

import pytest

from autograder.contract.wire import encode
from autograder.grading.cards import draw_card
from autograder.proof import matrix
from autograder.proof.matrix import points_of, rows_of, table, too_few
from autograder.specs.course import assignments
from autograder.specs.known_answers import misconceptions_of
from tests.conftest import chosen_of

FEW, MANY = 2, 200  # seeds: the first of them always, all of them with --all
QUESTIONS = {f"{each.slug} {q.function}": q for each in assignments() for q in each.tasks}
# Each of their known answers trains networks; ``make_model`` of the training loop stands for them, all with --all
DEAR = {"train_epoch", "evaluate", "train", "fit_torch", "experiment"}
QUICK = [name for name, question in QUESTIONS.items() if question.function not in DEAR]
each_name = pytest.mark.parametrize("name", chosen_of(QUICK, QUESTIONS))
DRAWN = [name for name, question in QUESTIONS.items() if not question.fixed]  # no seed changes the others
# The last question in NumPy and in PyTorch of every fourth notebook; the others are drawn once, with --all more often
LAST = {(name.split()[0], QUESTIONS[name].library): name for name in DRAWN if name in QUICK}
DRAWN_TWICE = {name for (slug, _), name in LAST.items() if slug in [each.slug for each in assignments()][::4]}


@cache
def known_answers(name):
    """The known answers to a question, judged on one draw of its cases: several tests look at the same."""
    return rows_of(QUESTIONS[name], seed=0)


@each_name
def test_right_answers_pass_and_each_mistake_is_named(name):
    faults = [row for row in known_answers(name) if row.fault]
    assert not faults, "\n" + table(faults)


@each_name
def test_a_question_knows_more_than_one_right_way_and_its_mistakes(name):
    assert too_few(QUESTIONS[name]) is None


def test_what_a_question_lacks_is_said(monkeypatch):
    monkeypatch.setattr(matrix, "FEWEST_MISCONCEPTIONS", 1000)
    said = [too_few(question) for question in QUESTIONS.values()]
    assert all(re.fullmatch(r"\w+: FAULT: \d+ misconceptions and .* needs at least 1000 and 1", each) for each in said)


@each_name
def test_a_mistake_does_not_share_its_name(name):
    names = sorted(row.answer for row in known_answers(name))
    assert all(a != b for a, b in pairwise(names))


@each_name
def test_a_mistake_that_is_tried_alone_gets_the_points_of_its_row(name):
    last = misconceptions_of(QUESTIONS[name])[-1]
    (row,) = [row for row in known_answers(name) if row.answer == last.name]
    assert points_of(QUESTIONS[name], last) == row.points


@pytest.mark.parametrize("name", chosen_of(QUICK[::5], QUESTIONS))
def test_public_cases_alone_judge_nobody_wrongly(name):
    """In the notebook a mistake may stay unseen, but no right answer fails and no wrong hint is given."""
    for row in rows_of(QUESTIONS[name], seed=None):
        if row.kind == "misconception":
            one_of_two = row.named and row.named in row.answer.split("_and_")  # it is there, beside another mistake
            assert row.named in (None, row.answer) or one_of_two, f"{row.answer} was named {row.named}"
        else:
            assert row.fault is None, row


@each_name
def test_hidden_cases_depend_on_the_seed_and_public_ones_do_not(name):
    question = QUESTIONS[name]

    def inputs(seed, public):
        # as text: arrays have no single answer to ==
        cases = [case for case in draw_card(question, seed).cases if case.public == public]
        return [json.dumps([encode(case.call), case.trial and encode(case.trial)]) for case in cases]

    assert inputs(1, public=True) == inputs(2, public=True) == inputs(None, public=True)
    assert inputs(1, public=False) == inputs(1, public=False)
    assert inputs(None, public=False) == []
    if inputs(1, public=False) and not question.fixed:
        assert inputs(1, public=False) != inputs(2, public=False)


@pytest.mark.parametrize("name", chosen_of(DRAWN_TWICE, DRAWN))
def test_every_seed_gives_the_same_verdicts(name, request):
    for seed in range(1, MANY if request.config.getoption("--all") else FEW):
        found = rows_of(QUESTIONS[name], seed)
        different = [row for row, known in zip(found, known_answers(name), strict=True) if row != known]
        assert not different, f"seed {seed}\n{table(different)}"
