"""Descent in practice: single steps, and what scaling, batches and momentum do, measured and on the built page."""

import re

import numpy as np
import pytest
import torch

from solutions.numpy_ref.cross_entropy import model_error
from solutions.numpy_ref.descent_in_practice import stochastic_epoch, stochastic_step
from solutions.numpy_ref.gradient_descent import descend, gradient
from solutions.numpy_ref.probability import sigmoid
from tests.book.pages import BOOK, read, words

CHAPTERS = ("descent-in-practice",)
PAGE = f"book/{CHAPTERS[0]}.html"
STUDENTS = np.loadtxt(BOOK / "data" / "admissions_noisy.csv", delimiter=",", skiprows=1)
X, Y = STUDENTS[:, :2], STUDENTS[:, 2]
INCOME = np.random.default_rng(8).normal(3000, 900, len(X)).round(-1)
WITHIN = 1e-3
VERSIONS = ("as they are", "centred", "divided", "centred and divided")


def version(X, name):
    """The features as they are, centred, divided or both."""
    centred = X - X.mean(axis=0) if "centred" in name else X
    return centred / X.std(axis=0) if "divided" in name else centred


def fitted(X, y=Y):
    """The weights and the bias of the least error, by Newton's method, and the curvatures there."""
    ones, line = np.column_stack([X, np.ones(len(X))]), np.zeros(X.shape[1] + 1)
    for _ in range(30):
        y_hat = sigmoid(ones @ line)
        bend = ones.T @ (ones * (y_hat * (1 - y_hat))[:, np.newaxis]) / len(X)
        line = line - np.linalg.solve(bend, ones.T @ (y_hat - y) / len(X))
    return line, np.linalg.eigvalsh(bend)


def steps_needed(X, rate, cap, momentum=0.0):
    """How many steps from zeros until the error is within reach of the least, or None."""
    line, _ = fitted(version(X, "centred and divided"))
    least = model_error(version(X, "centred and divided"), Y, line[:-1], line[-1])
    weights, bias, velocity = np.zeros(X.shape[1]), 0.0, (np.zeros(X.shape[1]), 0.0)
    for steps in range(cap + 1):
        if model_error(X, Y, weights, bias) <= least + WITHIN:
            return steps
        slopes = gradient(X, Y, weights, bias)
        velocity = tuple(momentum * v + slope for v, slope in zip(velocity, slopes))
        weights, bias = weights - rate * velocity[0], bias - rate * velocity[1]
    return None


# The references


def test_the_mean_of_the_single_steps_is_the_gradient():
    rng = np.random.default_rng(3)
    X, y, weights, bias = rng.normal(size=(7, 3)), rng.integers(0, 2, size=7), rng.normal(size=3), rng.normal()
    steps = [stochastic_step(x_i, y_i, weights, bias, 1.0) for x_i, y_i in zip(X, y)]
    dweights, dbias = gradient(X, y, weights, bias)
    np.testing.assert_allclose(np.mean([weights - w for w, _ in steps], axis=0), dweights)
    np.testing.assert_allclose(np.mean([bias - b for _, b in steps]), dbias)


def test_a_step_on_a_point_is_descent_on_a_table_with_one_row():
    rng = np.random.default_rng(5)
    x, line = rng.normal(size=3), (rng.normal(size=3), 0.4)
    weights, bias = stochastic_step(x, 1, *line, 0.3)
    expected = descend(x[np.newaxis], np.array([1]), *line, 0.3, 1)
    np.testing.assert_allclose(weights, expected[0])
    assert bias == pytest.approx(expected[1])


def test_an_epoch_hands_the_line_from_point_to_point():
    rng = np.random.default_rng(4)
    X, y, line = rng.normal(size=(5, 2)), rng.integers(0, 2, size=5), (rng.normal(size=2), 0.3)
    expected = line
    for x_i, y_i in zip(X, y):
        expected = stochastic_step(x_i, y_i, *expected, 0.2)
    weights, bias = stochastic_epoch(X, y, *line, 0.2)
    np.testing.assert_array_equal(weights, expected[0])
    assert bias == expected[1]


# What centring does, and what dividing does


def test_on_features_of_one_unit_centring_does_it_and_dividing_does_not():
    assert steps_needed(version(X, "centred"), 2.4, 50) <= 20
    assert steps_needed(version(X, "centred and divided"), 10.0, 50) <= 20
    for rate in (0.3, 1.0, 1.8, 2.4):
        assert steps_needed(version(X, "divided"), rate, 400) is None


@pytest.mark.filterwarnings("ignore:overflow")  # with a rate that is far too large
def test_an_income_beside_the_grades_needs_both():
    three = np.column_stack([X, INCOME])
    assert steps_needed(version(three, "centred and divided"), 10.0, 50) <= 20
    for rate in 10.0 ** np.arange(-7, 1):
        assert steps_needed(version(three, "centred"), rate, 300) is None
        assert steps_needed(version(three, "divided"), rate, 300) is None


def test_centring_leaves_the_weights_of_the_lowest_point_and_not_the_curvature_along_a_weight():
    raw, centred = version(X[:, :1], "as they are"), version(X[:, :1], "centred")
    bends = []
    for x in (raw, centred):
        line, _ = fitted(x)
        y_hat = sigmoid(x[:, 0] * line[0] + line[1])
        bends.append((line[0], np.mean(y_hat * (1 - y_hat) * x[:, 0] ** 2)))
    assert bends[0][0] == pytest.approx(bends[1][0])
    assert bends[0][1] > 20 * bends[1][1]


def test_weight_up_and_bias_down_moves_most_students_little():
    x = X[:, 0]
    against, along = np.abs(x - x.mean()), x + x.mean()
    assert np.mean(against < along / 2) > 0.9
    assert (against > along / 2).any()  # most of them, not all


def test_in_percent_the_first_step_shoots_across_and_the_others_come_back_from_that_side():
    x, line, weights = 10 * version(X[:, :1], "centred"), (np.zeros(1), 3.0), [0.0]
    lowest = fitted(x)[0][0]
    for _ in range(60):
        line = descend(x, Y, *line, 0.25, 1)
        weights.append(line[0][0])
    assert weights[1] > 10 * lowest > weights[0]
    assert (np.diff(weights[1:]) < 0).all() and weights[-1] > lowest


def test_all_points_win_by_the_count_of_steps_and_single_ones_by_the_count_of_points():
    both = version(X, "centred and divided")
    line, _ = fitted(both)
    least, single = model_error(both, Y, line[:-1], line[-1]), []
    for seed in range(5):
        rng, place, steps, waiting = np.random.default_rng(seed), (np.zeros(2), 0.0), 0, []
        while model_error(both, Y, *place) > least + WITHIN:
            waiting = list(rng.permutation(len(Y))) if not len(waiting) else waiting
            row, steps = waiting.pop(0), steps + 1
            place = stochastic_step(both[row], Y[row], *place, 1.0)
        single.append(steps)
    assert sorted(single)[2] == 213
    whole = steps_needed(both, 10.0, 50)
    assert whole < sorted(single)[2] < whole * len(Y)


def test_sixteen_of_a_hundred_without_repeats_do_better_than_half_the_noise_of_four():
    """The variance of a mean without repeats has the factor (100 - size) / 99."""
    noise = {size: np.sqrt((100 - size) / 99 / size) for size in (1, 4, 16)}
    assert 1.9 < noise[1] / noise[4] < 2.1 < noise[4] / noise[16] < 2.2


def test_dividing_is_a_rate_of_its_own_for_every_weight():
    three = np.column_stack([X, INCOME])
    centred, deviation = version(three, "centred"), three.std(axis=0)
    expected = descend(version(three, "centred and divided"), Y, np.zeros(3), 0.0, 5.0, 30)
    weights, bias = np.zeros(3), 0.0
    for _ in range(30):
        dweights, dbias = gradient(centred, Y, weights, bias)
        weights, bias = weights - 5.0 / deviation**2 * dweights, bias - 5.0 * dbias
    np.testing.assert_allclose(weights * deviation, expected[0])
    np.testing.assert_allclose(bias, expected[1])


def test_momentum_helps_in_a_narrow_valley_and_harms_in_a_round_one():
    assert steps_needed(X, 0.3, 1000) is None
    assert steps_needed(X, 0.3, 1000, momentum=0.9) is not None
    both = version(X, "centred and divided")
    plain = steps_needed(both, 10.0, 50)
    assert all(steps_needed(both, rate, 500, momentum=0.9) > 2 * plain for rate in (1.0, 3.0, 5.6, 10.0))


def test_the_steps_with_momentum_are_those_of_pytorch():
    both, weights, bias, velocity = version(X, "centred and divided"), np.zeros(2), 0.0, (np.zeros(2), 0.0)
    w = torch.zeros(2, dtype=torch.float64, requires_grad=True)
    b = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w, b], lr=0.3, momentum=0.8)
    for _ in range(20):
        velocity = tuple(0.8 * v + slope for v, slope in zip(velocity, gradient(both, Y, weights, bias)))
        weights, bias = weights - 0.3 * velocity[0], bias - 0.3 * velocity[1]
        optimizer.zero_grad()
        scores = torch.from_numpy(both) @ w + b
        torch.nn.functional.binary_cross_entropy_with_logits(scores, torch.from_numpy(Y)).backward()
        optimizer.step()
    np.testing.assert_allclose(w.detach().numpy(), weights)
    np.testing.assert_allclose(b.item(), bias)


# The built page


@pytest.fixture(scope="module")
def rows():
    """The rows of all tables of the built chapter."""
    return [row for row in read(PAGE).rows if row]


@pytest.fixture(scope="module")
def page_text():
    """The text of the built chapter."""
    return words(PAGE)


def counted(text):
    """A number of steps of a table; a dash is None."""
    return None if text == "—" else int(text.replace(",", ""))


def test_the_page_shows_what_each_version_needs(rows):
    needs = {row[0]: [counted(cell) for cell in row[1:]] for row in rows if row[0] in VERSIONS and len(row) == 3}
    assert list(needs) == list(VERSIONS)
    assert 4000 < needs["as they are"][0] < 8000  # the last hops before it creeps differ from machine to machine
    assert needs["centred"][0] == 9
    assert 400 < needs["divided"][0] < 800
    assert needs["centred and divided"] == [7, 7]
    assert needs["as they are"][1] is needs["centred"][1] is None
    assert 1500 < needs["divided"][1] < 3000


@pytest.mark.parametrize("features", [X, np.column_stack([X, INCOME])], ids=["two", "three"])
@pytest.mark.parametrize("name", VERSIONS)
def test_the_page_shows_the_ratios_of_the_curvatures(rows, features, name):
    at = sigmoid(
        np.column_stack([version(features, VERSIONS[-1]), np.ones(len(X))]) @ fitted(version(features, VERSIONS[-1]))[0]
    )
    ones = np.column_stack([version(features, name), np.ones(len(X))])
    bends = np.linalg.eigvalsh(ones.T @ (ones * (at * (1 - at))[:, np.newaxis]) / len(X))
    shown = [row for row in rows if len(row) == 6 and row[1] == name][features.shape[1] - 2]
    assert float(shown[4].replace(",", "")) == pytest.approx(bends[-1] / bends[0], rel=0.06, abs=0.5)


def test_the_page_shows_that_small_rates_need_as_many_steps_whatever_the_batch(rows):
    sizes = {
        row[0]: [counted(cell) for cell in row[1:]]
        for row in rows
        if row[0] in ("1", "5", "20", "100") and len(row) == 5
    }
    assert len(sizes) == 4
    firsts = [steps[0] for steps in sizes.values()]
    assert max(firsts) < 1.2 * min(firsts)
    assert sizes["1"][-2:] == [None, None]
    assert sizes["100"][-1] == 7


def test_the_page_shows_that_four_times_the_points_have_half_the_noise(rows):
    noise = {row[0]: float(row[2]) for row in rows if row[0] in ("1", "4", "16") and len(row) == 3}
    assert noise["1"] == pytest.approx(2 * noise["4"], rel=0.1)
    assert noise["4"] == pytest.approx(2 * noise["16"], rel=0.15)


def test_the_page_shows_that_momentum_needs_the_root_of_the_steps(rows):
    plain, rolling = (
        [counted(cell) for cell in row[1:]] for row in rows if row[0] in ("steps, plain", "steps, with momentum")
    )
    assert plain == [35, 346, 3454, 34539]
    assert rolling == [16, 58, 204, 708]


def test_the_page_names_who_had_the_ideas(page_text):
    assert re.search(r"Robbins and Monro .*Polyak .*Rumelhart", page_text)
    assert "Adam" in page_text
