"""Backpropagation: the worked example and what is said about it, by the references and on the built page."""

import re

import numpy as np
import pytest
import torch

from solutions.numpy_ref.backpropagation import backward, numerical_gradient, train_step
from solutions.numpy_ref.feedforward import forward
from solutions.torch_ref.backpropagation import backward as backward_in_torch
from tests.book.pages import words
from tests.book.shown import run_what_is_shown

CHAPTERS = ("backpropagation",)
PAGE = f"book/{CHAPTERS[0]}.html"
X, Y = np.array([[1.0, 2.0]]), np.array([[1]])
W1, W2 = np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]]), np.array([[1.0], [-1.0], [0.5]])


def error(X, y, W1, W2):
    y_hat = forward(X, W1, W2)
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)) / len(X)


def network(seed):
    rng = np.random.default_rng(seed)
    m, n, h, k = rng.integers(1, 8, size=4)
    X, y = rng.normal(size=(m, n)), rng.integers(0, 2, size=(m, k))
    return X, y, rng.normal(size=(n + 1, h)), rng.normal(size=(h + 1, k))


# The references


def test_the_slopes_of_the_worked_example():
    dW1, dW2 = backward(X, Y, W1, W2)
    np.testing.assert_allclose(dW2.ravel(), [-0.26715, -0.24819, -0.36543], atol=5.1e-6)
    np.testing.assert_allclose(dW1[-1], [-0.07185, 0.07963], atol=5.1e-6)
    np.testing.assert_allclose(dW1, np.outer([1, 2, 1], dW1[-1]))


def test_a_step_lowers_the_loss_and_a_mixed_step_lowers_it_more():
    assert error(X, Y, W1, W2) == pytest.approx(0.45481, abs=5.1e-6)
    assert error(X, Y, *train_step(X, Y, W1, W2, 1.0)) == pytest.approx(0.20858, abs=5.1e-6)
    new_W2 = W2 - backward(X, Y, W1, W2)[1]
    h = 1 / (1 + np.exp(-np.array([1.0, 0.75])))
    delta1 = (forward(X, W1, W2) - 1) * new_W2[:-1].T * h * (1 - h)
    mixed = error(X, Y, W1 - np.outer([1, 2, 1], delta1), new_W2)
    assert mixed == pytest.approx(0.20853, abs=5.1e-6)


@pytest.mark.parametrize("seed", range(20))
def test_the_slopes_are_those_that_central_differences_measure(seed):
    X, y, W1, W2 = network(seed)
    computed = np.concatenate([W.ravel() for W in backward(X, y, W1, W2)])
    measured = np.concatenate(
        [
            numerical_gradient(lambda W: error(X, y, W, W2), W1).ravel(),
            numerical_gradient(lambda W: error(X, y, W1, W), W2).ravel(),
        ]
    )
    gap = np.linalg.norm(computed - measured)
    assert gap < 1e-6 * (np.linalg.norm(computed) + np.linalg.norm(measured))


@pytest.mark.parametrize("seed", range(20))
def test_grad_of_pytorch_is_equal(seed):
    inputs = network(seed)
    tensors = [torch.tensor(value, dtype=torch.float64) for value in inputs]
    for a, b in zip(backward(*inputs), backward_in_torch(*tensors), strict=True):
        np.testing.assert_allclose(a, b.numpy(), rtol=1e-10, atol=1e-14)


def test_equal_units_stay_equal_and_others_learn_xor():
    corners, xor = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([[0], [1], [1], [0]])
    rng = np.random.default_rng(0)
    equal = np.array([[0.5] * 3, [-0.75] * 3, [0.25] * 3]), np.array([[1.0], [1.0], [1.0], [0.0]])
    drawn = rng.normal(size=(3, 3)), rng.normal(size=(4, 1))
    for _ in range(1000):
        equal, drawn = train_step(corners, xor, *equal, 2.0), train_step(corners, xor, *drawn, 2.0)
    np.testing.assert_allclose(equal[0], equal[0][:, :1] * np.ones(3), atol=1e-9)
    assert (forward(corners, *equal).round() != xor).any()
    assert (forward(corners, *drawn).round() == xor).all()


CORNERS, XOR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]), np.array([[0], [1], [1], [0]])


@pytest.mark.parametrize("step", [0.5, 0.1, 0.02])
def test_the_zeros_of_the_xor_network_are_a_saddle_point_however_near_one_looks(step):
    zeros = np.zeros((3, 2)), np.zeros((3, 1))
    assert not any(slopes.any() for slopes in backward(CORNERS, XOR, *zeros))
    apart = step * np.array([[1.0, -1.0], [-1.0, 1.0], [1.0, 1.0]])
    answers = 1 / (1 + np.exp(-np.array([step, 2 * step, 0.0])))
    balance = step * (2 * answers[0] + answers[1] + answers[2]) / 2
    lower = error(CORNERS, XOR, apart, np.array([[-step], [-step], [balance]]))
    higher = error(CORNERS, XOR, zeros[0], np.array([[0.0], [0.0], [step]]))
    assert lower < np.log(2) < higher


def test_a_stuck_run_still_creeps_towards_half_of_ln_2():
    rng = np.random.default_rng(6)
    network = rng.normal(size=(3, 2)), rng.normal(size=(3, 1))
    errors = []
    for step in range(4001):
        if step in (1000, 2000, 4000):
            errors.append(error(CORNERS, XOR, *network))
        network = train_step(CORNERS, XOR, *network, 2.0)
    assert errors[0] > errors[1] > errors[2] > np.log(2) / 2
    assert errors[2] == pytest.approx(np.log(2) / 2, abs=1e-3)
    assert all(np.abs(slopes).max() > 0 for slopes in backward(CORNERS, XOR, *network))


def test_the_ones_put_first_give_the_right_slopes_in_wrong_rows():
    X, y, W1, W2 = network(3)
    right = backward(X, y, W1, W2)
    ones = np.ones((len(X), 1))
    rolled = np.roll(right[0], 1, axis=0)  # the rows that [1, X] in place of [X, 1] gives
    H = 1 / (1 + np.exp(-np.hstack([X, ones]) @ W1))
    delta1 = ((forward(X, W1, W2) - y) @ W2[:-1].T) * H * (1 - H)
    np.testing.assert_allclose(np.hstack([ones, X]).T @ delta1 / len(X), rolled)
    assert rolled.shape == right[0].shape


def test_all_stuck_runs_say_two_labels_and_twice_one_half():
    said = []
    for seed in (6, 8):
        rng = np.random.default_rng(seed)
        network = rng.normal(size=(3, 2)), rng.normal(size=(3, 1))
        for _ in range(2000):
            network = train_step(CORNERS, XOR, *network, 2.0)
        said.append(np.sort(forward(CORNERS, *network).ravel()))
    np.testing.assert_allclose(said, [[0, 0.5, 0.5, 1]] * 2, atol=0.01)


def test_with_one_example_or_one_output_a_mistake_is_none():
    X, y, W1, W2 = network(3)
    X, y, W2 = X[:1], y[:1, :1], W2[:, :1]
    H = 1 / (1 + np.exp(-np.hstack([X, [[1.0]]]) @ W1))
    delta2 = forward(X, W1, W2) - y
    entry_by_entry = (delta2 * W2[:-1].T) * H * (1 - H)
    summed = np.hstack([X, [[1.0]]]).T @ entry_by_entry  # and not divided by the number of examples
    np.testing.assert_allclose(summed, backward(X, y, W1, W2)[0])


def test_in_float32_a_right_gradient_stays_above_the_limit_with_every_step():
    names = run_what_is_shown(CHAPTERS[0])
    X, y, W1, W2 = (names[f"{name}_try"].astype(np.float32) for name in ("X", "y", "W1", "W2"))
    ones = np.ones((len(X), 1), np.float32)

    def error_of(W1, W2):
        H = 1 / (1 + np.exp(-np.hstack([X, ones]) @ W1))
        y_hat = 1 / (1 + np.exp(-np.hstack([H, ones]) @ W2))
        return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)).sum() / np.float32(len(X))

    assert error_of(W1, W2).dtype == np.float32
    differences = []
    for h in (10.0 ** np.arange(-6, 0.1, 0.5)).astype(np.float32):
        slopes = []
        for which, W in enumerate((W1, W2)):
            for place in np.ndindex(W.shape):
                up, down = W.copy(), W.copy()
                up[place] += h
                down[place] -= h
                ends = [error_of(moved, W2) if which == 0 else error_of(W1, moved) for moved in (up, down)]
                slopes.append((ends[0] - ends[1]) / (2 * h))
        differences.append(names["relative"](names["computed"], np.array(slopes, dtype=float)))
    assert min(differences) > 1e-6
    assert differences[2] > 0.01  # at a step of 1e-5


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    names = run_what_is_shown(CHAPTERS[0])
    assert names["relative"](names["computed"], names["measured"](1e-5)) < 1e-9


# The built page


@pytest.fixture(scope="module")
def page_text():
    """The text of the built chapter."""
    return words(PAGE)


@pytest.mark.parametrize(
    "words",
    [
        r"the loss falls from 0\.45481 to 0\.20858",
        r"the loss falls, to 0\.20853",
        r"\(−0\.26715, −0\.24819, −0\.36543\)",
        r"\(−0\.07185, 0\.07963\)",
        r"−0\.36543 · 1 · 0\.19661 · 1 = −0\.07185",
        r"together −0\.07574\W+Measured, [^:]*: −0\.07574",
        r"79,510 weights and biases",
        r"The error is 0\.6931",
    ],
)
def test_the_page_shows_what_it_computes(page_text, words):
    assert re.search(words, page_text)


def test_the_page_shows_no_raw_formula(page_text):
    assert "$" not in page_text
