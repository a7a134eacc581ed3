"""Gradient descent: what slide 17 and its neighbours give, by the references and on the built page."""

import re

import numpy as np
import pytest
import torch

from solutions.numpy_ref.acceptance import predict
from solutions.numpy_ref.cross_entropy import model_error
from solutions.numpy_ref.gradient_descent import descend, gradient, stochastic_epoch, stochastic_step
from solutions.numpy_ref.perceptron_algorithm import perceptron_step
from solutions.torch_ref.gradient_descent import descend as descend_in_torch
from tests.book.pages import words

CHAPTERS = ("gradient-descent",)
PAGE = f"book/{CHAPTERS[0]}.html"
POINT, WEIGHTS, BIAS = np.array([4.0, 5.0]), np.array([3.0, 4.0]), -10.0  # slide 7, label 0
SCORES = [17.8, 13.6, 9.40001, 5.20035, 1.02339, -2.06627]


def measured(X, y, weights, bias, h=1e-5):
    """Slopes of the error by central differences, the bias as the last."""
    together = np.append(weights, bias)
    steps = h * np.eye(len(together))
    error = [[model_error(X, y, at[:-1], at[-1]) for at in (together + step, together - step)] for step in steps]
    return np.array([(up - down) / (2 * h) for up, down in error])


# The references


def test_the_first_logistic_step_is_the_line_of_slide_7():
    weights, bias = stochastic_step(POINT, 0, WEIGHTS, BIAS, 0.1)
    assert np.abs([*(weights - [2.6, 3.5]), bias + 10.1]).max() < 2e-10


def test_the_scores_after_each_step_are_those_of_the_slide():
    line, scores = (WEIGHTS, BIAS), []
    for _ in SCORES:
        line = stochastic_step(POINT, 0, *line, 0.1)
        scores.append(POINT @ line[0] + line[1])
    np.testing.assert_allclose(scores, SCORES, atol=5.1e-6)


def test_the_perceptron_and_the_logistic_step_part_only_near_the_boundary():
    hard = soft = (WEIGHTS, BIAS)
    for step in range(6):
        hard, soft = perceptron_step(POINT, 0, *hard, 0.1), stochastic_step(POINT, 0, *soft, 0.1)
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


def test_the_mean_of_the_single_steps_is_the_gradient():
    rng = np.random.default_rng(3)
    X, y, weights, bias = rng.normal(size=(7, 3)), rng.integers(0, 2, size=7), rng.normal(size=3), rng.normal()
    steps = [stochastic_step(x_i, y_i, weights, bias, 1.0) for x_i, y_i in zip(X, y)]
    dweights, dbias = gradient(X, y, weights, bias)
    np.testing.assert_allclose(np.mean([weights - w for w, _ in steps], axis=0), dweights)
    np.testing.assert_allclose(np.mean([bias - b for _, b in steps]), dbias)


def test_an_epoch_hands_the_line_from_point_to_point():
    rng = np.random.default_rng(4)
    X, y, line = rng.normal(size=(5, 2)), rng.integers(0, 2, size=5), (rng.normal(size=2), 0.3)
    expected = line
    for x_i, y_i in zip(X, y):
        expected = stochastic_step(x_i, y_i, *expected, 0.2)
    weights, bias = stochastic_epoch(X, y, *line, 0.2)
    np.testing.assert_array_equal(weights, expected[0])
    assert bias == expected[1]


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


def test_the_page_shows_what_float32_does(page_text):
    assert re.search(r"reports 100 and the slope 0 ?:", page_text)
    assert re.search(r"reports 22 and the slope 1 ?\.", page_text)
