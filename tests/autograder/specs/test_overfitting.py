"""Overfitting: lines that know forty patients by heart, and lines that are good for others, aren't found by luck."""

from itertools import combinations

import numpy as np
import pytest

from autograder.paths import ROOT
from autograder.specs.overfitting import ASSIGNMENT, line_cases, new_patients, patients_of, picked_cases
from solutions.measures.overfitting import loss_of_line
from solutions.misconceptions.overfitting import ANSWERS
from solutions.numpy_ref.overfitting import best_line, by_heart, lines_of_training, picked_feature, stopped_in_time
from solutions.numpy_ref.overfitting import too_good as reports

CHAPTERS = ("overfitting",)
BY_HEART, IN_TIME = (ASSIGNMENT.question(name).parts[0].trial for name in ("by_heart", "stopped_in_time"))
LEARNED_FROM, HELD_BACK = patients_of(3, 40), patients_of(103, 200)


def loss(line, patients=HELD_BACK):
    return loss_of_line(np.asarray(line), **patients)


@pytest.mark.parametrize("scale", [0.2, 0.5, 1, 3, 10, 1000])
def test_a_thousand_guesses_reach_neither_bar(scale):
    guesses = np.random.default_rng(2).uniform(-scale, scale, (1000, 21))
    assert min(loss(line, LEARNED_FROM) for line in guesses) > BY_HEART.bar
    assert min(map(loss, guesses)) > IN_TIME.bar


def test_what_the_notebook_draws_first_reaches_neither_bar():
    line = lines_of_training(100)[-1]
    assert loss(line, LEARNED_FROM) > BY_HEART.bar and loss(line) > IN_TIME.bar


@pytest.mark.parametrize("line", [lines_of_training(100, lam)[-1] for lam in (0.001, 0.01, 1, 3)])
def test_a_price_that_is_too_small_or_too_large_misses_the_bar(line):
    assert loss(line) > IN_TIME.bar


@pytest.mark.parametrize(
    "line",
    [stopped_in_time(), lines_of_training(300, 0.1)[-1], lines_of_training(100, 0.1)[-1]],
    ids=["stop", "price", "both"],
)
def test_stopping_and_a_price_are_good_for_patients_who_come_later(line):
    assert loss(line) <= IN_TIME.bar
    for seed in range(10):
        (case,) = new_patients(np.random.default_rng(seed))
        assert loss(line, case.inputs) <= IN_TIME.bar + IN_TIME.slack


def test_no_wrong_answer_that_a_notebook_knows_is_right_elsewhere():
    lines = [each.function() for each in ANSWERS if each.question in ("by_heart", "stopped_in_time")]
    assert min(loss(line, LEARNED_FROM) for line in lines) > BY_HEART.bar
    assert min(map(loss, lines)) > IN_TIME.bar
    assert loss(by_heart()) > 0.9


@pytest.mark.parametrize("seed", range(20))
def test_a_leak_and_a_lost_line_show_in_every_hidden_case(seed):
    for case in picked_cases(np.random.default_rng(seed)):
        X, y = case.inputs["X"], case.inputs["y"]
        assert picked_feature(**case.inputs)[0] != ((X >= 0) == y[:, np.newaxis]).mean(axis=0).argmax()
    for case in line_cases(np.random.default_rng(seed)):
        later = {**case.inputs, "n_epochs": 3 * case.inputs["n_epochs"]}
        assert best_line(**case.inputs).any()
        assert loss_on(best_line(**later), later) <= loss_on(best_line(**case.inputs), later)


def loss_on(line, inputs):
    return loss_of_line(line, inputs["X_val"], inputs["y_val"])


def test_every_report_that_is_left_out_or_added_by_mistake_has_a_hint_of_its_own():
    known = {tuple(each.function()) for each in ANSWERS if each.question == "too_good"}
    right = tuple(reports())
    assert set(combinations(right, len(right) - 1)) <= known
    assert {tuple(sorted((*right, other))) for other in set(range(1, 10)) - set(right)} <= known


def test_what_is_predicted_stands_in_no_text_of_the_book():
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "book").glob("*.md"))
    assert ", ".join(map(str, reports())) not in text
