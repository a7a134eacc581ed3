"""What is foreseen, mended, derived and tried out about many classes: what nobody has thought of earns nothing."""

import re

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.paths import ROOT
from autograder.specs.many_classes import TEMPERATURES, scores_of
from autograder.specs.settings import specification
from autograder.student.probe import observe_all
from solutions.measures.many_classes import claims_too_much, three_models
from solutions.misconceptions.many_classes import as_inherited
from solutions.numpy_ref.many_classes import cat_after_changes, confusion, lead_for, softmax, temperatures
from tests.conftest import card_of

CHAPTERS = ("many-classes",)
ASSIGNMENT = specification("many_classes")
TEXTS = [
    path.read_text(encoding="utf-8")
    for path in [*(ROOT / "book").glob("*.md"), ROOT / "solutions/notebooks/many_classes.py"]
]
CHANGES = {"all": 0.6, "doubled": 0.36 / 0.46, "bird": 0.6 / 1.3, "left out": 0.6 / 0.9}  # in fractions, by hand


def points_for(function, value):
    card = card_of(ASSIGNMENT.question(function), seed=0)
    return verdict_of(card, observe_all(card.calls, {function: value})).points


# cat_after_changes


def test_the_cat_after_each_change_is_what_fractions_say():
    roots = np.sqrt([0.6, 0.3, 0.1])
    assert np.allclose(cat_after_changes(), [*CHANGES.values(), roots[0] / roots.sum()])


def test_no_value_is_near_enough_to_the_middle_of_two_to_be_rounded_otherwise():
    assert (np.abs(np.array(cat_after_changes()) * 100 % 1 - 0.5) > 0.02).all()


def test_what_becomes_of_the_cat_stands_nowhere():
    answer = re.compile(r"\b0?" + r"0?\D+0?".join(f"{value:.2g}"[1:] for value in cat_after_changes()) + r"0?\b")
    assert not any(answer.search(text) for text in TEXTS)


@pytest.mark.parametrize(
    "guess",
    [(0.11, 0.22, 0.33, 0.44, 0.55), [0.6] * 5, (0.6, 0.78, 0.46, 0.67), 0.6, "more", (0.6, 0.3, 0.1, 0.6, 0.3)],
    ids=["the example", "nothing changes", "four of five", "one number", "a word", "what is given"],
)
def test_a_guess_at_the_cat_earns_nothing(guess):
    assert points_for("cat_after_changes", guess) == 0


# confusion


@pytest.mark.parametrize("seed", range(20))
def test_the_program_that_was_left_is_wrong_on_drawn_examples(seed):
    (part,) = ASSIGNMENT.question("confusion").parts
    cases = part.draw(np.random.default_rng(seed))
    right = [confusion(**case.inputs) for case in cases]
    assert all(np.allclose(shares.sum(axis=1), 1) for shares in right)
    with np.errstate(all="ignore"):
        wrong = [as_inherited(**case.inputs) for case in cases]
    assert not all(np.allclose(*shares) for shares in zip(right, wrong, strict=True))


# lead_for


@pytest.mark.parametrize("n_classes", [2, 3, 17])
def test_softmax_turns_a_lead_back_into_the_probability(n_classes):
    p = np.array([0.01, 0.3, 0.97])
    Z = np.zeros((3, n_classes))
    Z[:, 0] = lead_for(p, n_classes)
    assert np.allclose(softmax(Z)[:, 0], p)


# temperatures


def test_a_thousand_random_temperatures_miss_the_bar():
    rng = np.random.default_rng(0)
    (field,), data = TEMPERATURES, scores_of(20, 150)
    anywhere = rng.uniform(field.low, field.high, (500, 3))
    ratios = np.exp(rng.uniform(np.log(field.low), np.log(field.high), (500, 3)))
    assert min(claims_too_much(guess, **data) for guess in [*anywhere, *ratios]) > 0.03


@pytest.mark.parametrize("seed", range(30))
def test_what_is_found_on_the_data_of_the_notebook_is_good_enough_on_other_data(seed):
    assert claims_too_much(temperatures(), *three_models(seed + 100, 2000)) <= 0.06


@pytest.mark.parametrize(
    "guess",
    [(1, 1, 1), (0.05, 0.05, 0.05), (20, 20, 20), (2, 2, 2), (2, 0.5, 2), (3, 1, 2), (100, 1, 1), 1.0, [[3, 1, 2]]],
    ids=["as they are", "cold", "hot", "twos", "twos and a half", "one left", "too high", "a number", "a table"],
)
def test_other_temperatures_earn_nothing(guess):
    assert points_for("temperatures", guess) == 0


def test_at_most_half_of_the_points_are_for_what_is_written_from_a_description():
    points = {}
    for question in ASSIGNMENT.questions:
        points[question.kind] = points.get(question.kind, 0) + question.points
    assert points["implement"] <= ASSIGNMENT.points / 2
    assert len(points) >= 3
    assert ASSIGNMENT.points == 10
