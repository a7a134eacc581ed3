"""Gradient descent: what slide 17 and its neighbours give, by the references and on the built page."""

import re

import numpy as np
import pytest
import torch

from solutions.numpy_ref.acceptance import predict
from solutions.numpy_ref.cross_entropy import model_error
from solutions.numpy_ref.gradient_descent import descend, gradient
from solutions.numpy_ref.perceptron_algorithm import perceptron_step
from solutions.numpy_ref.probability import sigmoid
from solutions.torch_ref.gradient_descent import descend as descend_in_torch
from tests.book.pages import BOOK, words

CHAPTERS = ("gradient-descent",)
PAGE = f"book/{CHAPTERS[0]}.html"
POINT, WEIGHTS, BIAS = np.array([4.0, 5.0]), np.array([3.0, 4.0]), -10.0  # slide 7, label 0
SCORES = [17.8, 13.6, 9.40001, 5.20035, 1.02339, -2.06627]
HOURS, PASSED = np.arange(6.0)[:, np.newaxis] - 2.5, np.array([0, 0, 1, 0, 1, 1])  # six students
NOISY = np.loadtxt(BOOK / "data" / "admissions_noisy.csv", delimiter=",", skiprows=1)
CLEAN = np.loadtxt(BOOK / "data" / "admissions.csv", delimiter=",", skiprows=1)
X_SCALED = (NOISY[:, :2] - NOISY[:, :2].mean(axis=0)) / NOISY[:, :2].std(axis=0)
RULE = np.array([2.0, 1.0, -18.0])  # by which the answers were drawn


def step_on(x, y, weights, bias, learning_rate):
    """A step of gradient descent on a single point."""
    return descend(x[np.newaxis], np.array([y]), weights, bias, learning_rate, 1)


def measured(X, y, weights, bias, h=1e-5):
    """Slopes of the error by central differences, the bias as the last."""
    together = np.append(weights, bias)
    steps = h * np.eye(len(together))
    error = [[model_error(X, y, at[:-1], at[-1]) for at in (together + step, together - step)] for step in steps]
    return np.array([(up - down) / (2 * h) for up, down in error])


# The references


def test_the_first_logistic_step_is_the_line_of_slide_7():
    weights, bias = step_on(POINT, 0, WEIGHTS, BIAS, 0.1)
    assert np.abs([*(weights - [2.6, 3.5]), bias + 10.1]).max() < 2e-10


def test_the_scores_after_each_step_are_those_of_the_slide():
    line, scores = (WEIGHTS, BIAS), []
    for _ in SCORES:
        line = step_on(POINT, 0, *line, 0.1)
        scores.append(POINT @ line[0] + line[1])
    np.testing.assert_allclose(scores, SCORES, atol=5.1e-6)


def test_the_perceptron_and_the_logistic_step_part_only_near_the_boundary():
    hard = soft = (WEIGHTS, BIAS)
    for step in range(6):
        hard, soft = perceptron_step(POINT, 0, *hard, 0.1), step_on(POINT, 0, *soft, 0.1)
        apart = abs(POINT @ (hard[0] - soft[0]) + hard[1] - soft[1])
        assert apart < 0.03 if step < 5 else apart > 1


@pytest.mark.parametrize("seed", range(20))
def test_the_gradient_is_what_central_differences_measure(seed):
    rng = np.random.default_rng(seed)
    m, n = rng.integers(1, 9, size=2)
    X, y = rng.normal(size=(m, n)), rng.integers(0, 2, size=m)
    weights, bias = rng.normal(size=n), rng.normal()
    ours, numerical = np.append(*gradient(X, y, weights, bias)), measured(X, y, weights, bias)
    assert np.linalg.norm(ours - numerical) < 1e-6 * (np.linalg.norm(ours) + np.linalg.norm(numerical))


@pytest.mark.parametrize("seed", range(20))
def test_numpy_and_torch_go_the_same_way(seed):
    rng = np.random.default_rng(seed)
    m, n = rng.integers(1, 9, size=2)
    X, y = rng.normal(size=(m, n)), rng.integers(0, 2, size=m).astype(float)
    weights, bias = rng.normal(size=n), rng.normal()
    expected = descend(X, y, weights, bias, 0.5, 20)
    tensors = [torch.tensor(value, dtype=torch.float64) for value in (X, y, weights, bias)]
    got = descend_in_torch(*tensors, 0.5, 20)
    np.testing.assert_allclose(got[0], expected[0])
    np.testing.assert_allclose(got[1], expected[1])
    assert not got[0].requires_grad
    assert tensors[2].tolist() == weights.tolist()  # not changed in place


def test_descent_separates_what_a_line_can_separate():
    corners, labels = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([0, 0, 0, 1])
    assert predict(corners, *descend(corners, labels, np.zeros(2), 0.0, 1.0, 1000)).tolist() == labels.tolist()


def test_float32_saturates_at_the_point_of_the_slide():
    z, label = torch.tensor(22.0, requires_grad=True), torch.tensor(0.0)
    probability = torch.sigmoid(z)
    assert probability == 1
    loss = torch.nn.functional.binary_cross_entropy(probability, label)
    assert (loss.item(), torch.autograd.grad(loss, z)[0].item()) == (100, 0)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(z, label)
    assert (loss.item(), torch.autograd.grad(loss, z)[0].item()) == (22, 1)


# What the chapter says of its two data sets


def trials(rounds):
    """Feel the way down from -1: a stride to each side, and half of it where both are higher."""
    error = lambda w: model_error(HOURS, PASSED, np.array([w]), 0.0)  # noqa: E731
    w, stride = -1.0, 0.5
    for _ in range(rounds):
        best = min((w, w - stride, w + stride), key=error)
        stride = stride / 2 if best == w else stride
        w = best
    return error(w)


def test_for_one_weight_trials_come_as_near_as_slopes():
    at, b = np.array([-1.0]), 0.0
    for _ in range(8):
        at = at - gradient(HOURS, PASSED, at, b)[0]
    stepped = model_error(HOURS, PASSED, at, b)
    least = model_error(HOURS, PASSED, *descend(HOURS, PASSED, np.zeros(1), 0.0, 1.0, 3000))
    assert [f"{value:.4f}" for value in (trials(8), stepped, least)] == ["0.4131", "0.4141", "0.4130"]


def test_two_of_the_three_mistakes_of_the_page_still_point_downhill():
    X, y, place = X_SCALED, NOISY[:, 2], np.array([0.5, -1.0, 0.3])
    ones = np.column_stack([X, np.ones(len(X))])
    y_hat = sigmoid(ones @ place)
    right = ones.T @ (y_hat - y) / len(y)
    forgotten, kept = ones.T @ (y_hat - y), ones.T @ ((y_hat - y) * y_hat * (1 - y_hat)) / len(y)
    error = lambda at: model_error(X, y, at[:-1], at[-1])  # noqa: E731
    for wrong in (forgotten, kept):
        assert error(place - 1e-3 * wrong) < error(place) < error(place + 1e-3 * right)
        assert np.linalg.norm(wrong - right) > 1e-6 * (np.linalg.norm(wrong) + np.linalg.norm(right))


def test_the_squared_error_hardly_pulls_at_a_score_of_ten_and_needs_thousands_of_steps():
    steps = {}
    for squared in (False, True):
        weights, bias, steps[squared] = WEIGHTS, -22.0, 0
        while POINT @ weights + bias >= 0:
            y_hat = sigmoid(POINT @ weights + bias)
            slope = y_hat * y_hat * (1 - y_hat) if squared else y_hat  # of a point with label 0
            weights, bias, steps[squared] = weights - 0.1 * slope * POINT, bias - 0.1 * slope, steps[squared] + 1
    assert steps == {False: 3, True: 5257}
    assert sigmoid(10.0) ** 2 * (1 - sigmoid(10.0)) < 5e-5


def test_no_line_separates_the_noisy_answers():
    """At the lowest point all slopes are 0, with predictions between 0 and 1: no direction lowers every loss."""
    weights, bias = descend(X_SCALED, NOISY[:, 2], np.zeros(2), 0.0, 10.0, 600)
    assert np.abs(np.append(*gradient(X_SCALED, NOISY[:, 2], weights, bias))).max() < 1e-12
    assert model_error(X_SCALED, NOISY[:, 2], weights, bias) > 0.2


def test_on_noisy_answers_descent_comes_to_rest_and_long_before_that_the_error_is_as_low_as_it_gets():
    y, line, errors = NOISY[:, 2], (np.zeros(2), 0.0), []
    for _ in range(2000):
        errors.append(model_error(X_SCALED, y, *line))
        new = descend(X_SCALED, y, *line, 10.0, 1)
        if np.array_equal(new[0], line[0]) and new[1] == line[1]:
            break
        line = new
    assert 300 < len(errors) < 1000  # where rounding ends it, differs a little from machine to machine
    assert errors[150] - errors[-1] < 1e-10
    assert np.abs(np.append(*gradient(X_SCALED, y, *line))).max() < 1e-12


def test_on_clean_answers_the_slopes_get_small_and_the_error_can_still_be_lowered():
    y = CLEAN[:, 2]
    line = descend(X_SCALED, y, np.zeros(2), 0.0, 1.0, 10_000)
    assert predict(X_SCALED, *line).tolist() == y.tolist()
    assert np.abs(np.append(*gradient(X_SCALED, y, *line))).max() < 1e-3
    errors = [model_error(X_SCALED, y, k * line[0], k * line[1]) for k in (1, 2, 4, 8)]
    assert errors == sorted(errors, reverse=True)
    assert errors[-1] < errors[0] / 5


def test_zeros_and_random_weights_lead_to_the_same_place():
    rng, y = np.random.default_rng(2), NOISY[:, 2]
    expected = np.append(*descend(X_SCALED, y, np.zeros(2), 0.0, 10.0, 300))
    for _ in range(5):
        found = descend(X_SCALED, y, 3 * rng.normal(size=2), 3 * rng.normal(), 10.0, 300)
        np.testing.assert_allclose(np.append(*found), expected, atol=1e-6)


def fitted(X, y):
    """The weights and the bias of the least error, by Newton's method."""
    ones, line = np.column_stack([X, np.ones(len(X))]), np.zeros(X.shape[1] + 1)
    for _ in range(30):
        y_hat = sigmoid(ones @ line)
        bend = ones.T @ (ones * (y_hat * (1 - y_hat))[:, np.newaxis])
        line = line - np.linalg.solve(bend, ones.T @ (y_hat - y))
    return line


def test_other_answers_by_the_same_rule_give_quite_other_weights():
    """The spread that the page tells of, with other draws and another method."""
    X = NOISY[:, :2]
    rng, found = np.random.default_rng(20), []
    chances = sigmoid(np.column_stack([X, np.ones(len(X))]) @ RULE)
    for _ in range(400):
        line = fitted(X_SCALED, rng.random(len(X)) < chances)
        raw = line[:2] / X.std(axis=0)
        found.append([*raw, line[2] - raw @ X.mean(axis=0)])
    low, high = np.percentile(found, [5, 95], axis=0)
    np.testing.assert_allclose(low, [1.4, 0.6, -33], rtol=0.15)
    np.testing.assert_allclose(high, [3.8, 2.0, -13], rtol=0.15)
    ours = fitted(X_SCALED, NOISY[:, 2])
    apart = np.abs(ours[:2] / X.std(axis=0) - RULE[:2])
    assert np.mean(np.all(np.abs(np.array(found)[:, :2] - RULE[:2]) <= apart, axis=1)) < 0.05  # a lucky draw


# The built page


@pytest.fixture(scope="module")
def page_text():
    """The text of the built chapter."""
    return words(PAGE)


def test_the_page_shows_the_scores_of_both_methods(page_text):
    rows = zip(["17.8", "13.6", "9.4", "5.2", "1.0", "−3.2"], SCORES)
    for step, (hard, soft) in enumerate(rows, start=1):
        shown = f"{soft:.5f}".replace("-", "−")
        assert re.search(rf" {step} {hard} [01] {shown} ", page_text), (step, hard, shown)


def test_the_page_shows_the_first_step(page_text):
    assert "the weights 2.600000 and 3.500000 and the bias −10.100000" in page_text
    assert re.search(r"the greatest difference is 1\.\d · 10⁻¹⁰", page_text)


def test_the_page_compares_trials_and_slopes_as_they_are(page_text):
    assert "from 1.5848 the error has come down to 0.4131 , where 0.4130 is the least possible" in page_text
    assert re.search(r"After eight steps the weight is 1\.1136 ?, with the error 0\.4141", page_text)


def test_the_page_shows_how_far_other_draws_lie_apart(page_text):
    said = re.search(
        r"the first weight lies between ([\d.]+) and ([\d.]+) ?, the second between ([\d.]+) and ([\d.]+) ?, "
        r"and the bias between −(\d+) and −(\d+)",
        page_text,
    )
    np.testing.assert_allclose([float(value) for value in said.groups()], [1.4, 3.8, 0.6, 2.0, 33, 13], rtol=0.1)


def test_the_page_says_when_no_weight_moves_any_more(page_text):
    steps, near = re.search(r"moves any more after (\d+) steps.* after (\d+) steps, it is within", page_text).groups()
    assert 100 < int(near) < 200 < int(steps) < 1000
