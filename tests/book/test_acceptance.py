"""Acceptance: what the page says of the weights, the bias and the arrow, and that its code runs."""

import numpy as np
import pytest

from solutions.numpy_ref.acceptance import boundary_x2, predict, score
from tests.book.pages import BOOK
from tests.book.shown import run_what_is_shown

CHAPTERS = ("acceptance",)
X1 = np.array([0.0, 4.0, 9.0])


def test_weights_in_the_same_proportion_shift_the_line_without_turning_it():
    line, moved = boundary_x2(X1, np.array([2.0, 1.0]), -18.0), boundary_x2(X1, np.array([3.0, 1.5]), -18.0)
    np.testing.assert_allclose(line - moved, 6)


def test_a_larger_bias_lets_more_students_in():
    X = np.random.default_rng(1).uniform(0, 10, size=(500, 2))
    accepted = [predict(X, np.array([2.0, 1.0]), bias).sum() for bias in (-20.0, -18.0, -12.0, 3.0)]
    assert accepted == sorted(accepted) and accepted[-1] == 500


def test_the_rule_is_wrong_about_some_students_of_the_second_university():
    *features, y = np.loadtxt(BOOK / "data" / "admissions_noisy.csv", delimiter=",", skiprows=1, unpack=True)
    X = np.column_stack(features)
    wrong = predict(X, np.array([2.0, 1.0]), -18.0) != y
    assert 0 < wrong.sum() < 20
    assert np.abs(score(X, np.array([2.0, 1.0]), -18.0)[wrong]).max() < 3


def test_one_student_of_the_hundred_is_exactly_on_the_line():
    """Counted in tenths, where nothing is rounded."""
    tenths = np.round(10 * np.loadtxt(BOOK / "data" / "admissions.csv", delimiter=",", skiprows=1)[:, :2]).astype(int)
    assert (2 * tenths[:, 0] + tenths[:, 1] == 180).sum() == 1


def test_a_weight_that_moves_beside_a_weight_of_0_shifts_the_line_and_does_not_turn_it():
    level = [boundary_x2(X1, np.array([0.0, w2]), -6.0) for w2 in (1.0, 2.0)]
    np.testing.assert_allclose(level, [[6, 6, 6], [3, 3, 3]])


def test_a_plain_division_warns_where_the_line_is_vertical():
    with pytest.warns(RuntimeWarning, match="divide by zero"):
        assert np.isinf(-(2 * X1[:2] - 18) / np.float64(0)).all()
    with pytest.raises(ValueError, match="vertical"):
        boundary_x2(X1, np.array([2.0, 0.0]), -18.0)


def test_what_the_page_shows_runs_in_a_fresh_interpreter(monkeypatch):
    monkeypatch.chdir(BOOK)  # where the folder data is
    names = run_what_is_shown(CHAPTERS[0])
    assert (names["y_hat"] == names["y"]).all()
