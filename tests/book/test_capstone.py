"""The capstone: what the page says of the data, of the experiment and of the points, by the references and as built."""

import re

import numpy as np
import pytest
import torch

from autograder.specs.capstone import digits
from autograder.specs.course import assignment
from solutions.numpy_ref.capstone import (
    experiment,
    gradients,
    initial_matrices,
    momentum_step,
    noisy_labels,
    scores,
    train,
)
from solutions.torch_ref.capstone import fit, network
from tests.book import pages

CHAPTERS = ("capstone",)
PAGE = f"book/{CHAPTERS[0]}.html"
PROJECT = assignment("capstone")


@pytest.fixture(scope="module")
def words():
    """The text of the built page."""
    return pages.words(PAGE)


# The references


def loss(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    H = np.maximum(np.hstack([X, ones]) @ W1, 0) * mask / (1 - p)
    Z = np.hstack([H, ones]) @ W2
    return np.mean(np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(y)), y])


@pytest.mark.parametrize("p", [0.0, 0.25, 0.6])
def test_the_gradients_are_what_central_differences_measure(p):
    rng = np.random.default_rng(3)
    X, y = rng.normal(size=(6, 3)), rng.integers(0, 4, size=6)
    W1, W2 = initial_matrices(3, 5, 4, rng)
    mask = rng.random((6, 5)) >= p
    found = gradients(X, y, W1, W2, mask, p)
    for which, W in enumerate((W1, W2)):
        for place in np.ndindex(W.shape):
            step = np.zeros(W.shape)
            step[place] = 1e-5
            up, down = ((W1 + s * step, W2) if which == 0 else (W1, W2 + s * step) for s in (1, -1))
            slope = (loss(X, y, *up, mask, p) - loss(X, y, *down, mask, p)) / 2e-5
            assert found[which][place] == pytest.approx(slope, abs=1e-8)


def test_a_step_in_pytorch_is_a_step_in_numpy():
    rng = np.random.default_rng(4)
    X, y = rng.normal(size=(6, 3)), rng.integers(0, 4, size=6)
    W1, W2 = initial_matrices(3, 5, 4, rng)
    model = network(3, 5, 4, 0.0).double()
    with torch.no_grad():
        for layer, W in ((model[0], W1), (model[3], W2)):
            layer.weight.copy_(torch.from_numpy(W[:-1].T))
            layer.bias.copy_(torch.from_numpy(W[-1]))
    fit(model, torch.from_numpy(X), torch.from_numpy(y), 0.2, 0.9, 3)
    velocities = [np.zeros(W1.shape), np.zeros(W2.shape)]
    for _ in range(3):
        dW1, dW2 = gradients(X, y, W1, W2, np.ones((6, 5)), 0.0)
        W1, velocities[0] = momentum_step(W1, velocities[0], dW1, 0.2, 0.9)
        W2, velocities[1] = momentum_step(W2, velocities[1], dW2, 0.2, 0.9)
    np.testing.assert_allclose(model(torch.from_numpy(X)).detach(), scores(X, W1, W2), rtol=1e-9)


def test_drawing_from_all_classes_would_give_18_percent():
    rng = np.random.default_rng(5)
    y = rng.integers(0, 10, size=100_000)
    assert (noisy_labels(y, 0.2, 10, rng) != y).mean() == 0.2
    old_too = np.where(rng.random(y.size) < 0.2, rng.integers(0, 10, size=y.size), y)
    assert (old_too != y).mean() == pytest.approx(0.18, abs=0.008)


@pytest.mark.exhaustive  # the page's own experiment is computed below
def test_dropout_is_far_more_than_three_points_better_on_the_test_digits_too():
    (X_train, y_train), (X_test, y_test) = digits("training"), digits("test")
    gaps = []
    for seed in range(30, 42):
        right = [np.mean(experiment(X_train / 16, y_train, X_test / 16, p, seed) == y_test) for p in (0.0, 0.5)]
        gaps.append(right[1] - right[0])
    assert np.mean(gaps) - 0.03 > 5 * np.std(gaps, ddof=1) / np.sqrt(3)  # of the mean of three


def all_digits():
    rows = np.loadtxt(pages.BOOK / "data" / "digits.csv", delimiter=",", skiprows=1, dtype=int)
    return rows[:, :-1], rows[:, -1]


def learned(rate, momentum, steps, seed):
    X, y = digits("training")
    rng = np.random.default_rng(seed)
    W1, W2 = train(X / 16, y, *initial_matrices(64, 64, 10, rng), 0.0, rate, momentum, steps, rng)
    return np.mean(scores(X / 16, W1, W2).argmax(axis=1) == y)


@pytest.mark.parametrize("steps", [10, 50, 100])
def test_the_prediction_of_the_model_report_fails(steps):
    rolling, fast = (
        np.mean([learned(rate, momentum, steps, seed) for seed in range(1, 6)])
        for rate, momentum in ((0.2, 0.9), (2.0, 0.0))
    )
    assert fast < rolling - 0.1


def test_among_the_pictures_that_are_shown_first_there_are_wrong_labels_and_before_them_none():
    (X, y), (X_all, y_all) = digits("training"), all_digits()
    truth = {row.tobytes(): label for row, label in zip(X_all, y_all, strict=True)}
    wrong = np.array([truth[row.tobytes()] for row in X]) != y
    assert not wrong[:15].any()
    assert wrong[15:27].sum() == 3


def test_the_loss_begins_near_the_logarithm_of_ten_and_five_pictures_are_learned():
    X, y = digits("training")
    for seed in range(5):
        rng = np.random.default_rng(seed)
        W1, W2 = initial_matrices(64, 64, 10, rng)
        assert 0 < loss(X / 16, y, W1, W2, 1, 0.0) - np.log(10) < 0.5
        W1, W2 = train(X[:5] / 16, y[:5], W1, W2, 0.0, 0.2, 0.9, 200, rng)
        assert loss(X[:5] / 16, y[:5], W1, W2, 1, 0.0) < 1e-4


@pytest.mark.exhaustive  # the page's own experiment is computed below
def test_the_large_rate_is_behind_the_small_one_at_first_and_varies_most_after_ten_steps():
    plain, rolling, fast = (
        np.array([[learned(rate, momentum, steps, seed) for seed in range(1, 6)] for steps in (10, 25, 50, 100)])
        for rate, momentum in ((0.2, 0.0), (0.2, 0.9), (2.0, 0.0))
    )
    assert (fast.mean(axis=1) < plain.mean(axis=1)).tolist() == [True, True, True, False]
    assert fast[0].std() > max(row.std() for row in (*fast[1:], *rolling, *plain))


@pytest.mark.exhaustive  # the page's own experiment is computed below
def test_networks_that_differ_in_their_seed_alone_can_differ_by_three_points():
    (X_train, y_train), (X, y) = digits("training"), digits("validation")
    for p, apart in ((0.0, 0.03), (0.5, 0.015)):
        right = [np.mean(experiment(X_train / 16, y_train, X / 16, p, seed) == y) for seed in range(1, 6)]
        assert np.ptp(right) > apart


def test_no_picture_is_twice_in_the_data():
    X, _ = all_digits()
    assert len({row.tobytes() for row in X}) == len(X) == 1797


# The page


def test_the_page_says_what_the_sets_hold(words):
    assert "training 300 60 are wrong yes" in words
    assert "validation 700 right yes" in words
    assert "test 797 right no, the grader does" in words


def test_the_page_shows_how_the_prediction_of_the_report_ended(words):
    shown = re.search(r"these networks have learned ([\d.]+) , ([\d.]+) , ([\d.]+) and ([\d.]+) of the labels", words)
    means = [np.mean([learned(2.0, 0.0, steps, seed) for seed in range(1, 6)]) for steps in (10, 25, 50, 100)]
    np.testing.assert_allclose([float(number) for number in shown.groups()], means, atol=0.015)


def test_the_page_says_that_pictures_of_one_person_lie_on_both_sides(words):
    assert re.search(r"thirteen people ?, and we have drawn our three sets picture by picture", words)


def test_the_page_divides_the_points_as_the_specification_does(words):
    for row in ("correctness 8 8 –", "evidence 6 4 2", "explanation 4 – 4", "reproducibility 2 – 2"):
        assert row in words
    assert "together 20 12 8" in words


def test_the_page_has_the_rubric_of_the_notebook(words):
    for written in PROJECT.written:
        for _, what in written.rubric:
            assert what.replace("'", "’") in words


def test_the_page_shows_the_experiment_of_the_reference(words):
    (X_train, y_train), (X, y) = digits("training"), digits("validation")
    found = [
        [np.mean(experiment(X_train / 16, y_train, X / 16, p, seed) == y) for seed in range(1, 6)] for p in (0.0, 0.5)
    ]
    means = [float(number) for number in re.findall(r"(0\.\d{3}) ± 0\.\d{3}", words)]
    assert means == pytest.approx(np.mean(found, axis=1), abs=0.004)
