"""Trainings with dropout: the masks are read from the weights, and only a right training passes, with any seed."""

from math import comb

import numpy as np
import pytest

from autograder.checking.comparisons import training_masks
from autograder.contract.calls import Call
from autograder.contract.cards import Case
from autograder.contract.observations import Returned
from autograder.specs.capstone import masked_training
from autograder.student.drivers.capstone import trained_often
from solutions.numpy_ref.capstone import gradients, momentum_step, train


def case_of(seed, p=0.375):
    inputs = masked_training(np.random.default_rng(seed), p)
    return Case("2 steps", False, Call(inputs, 2), ["W1", "W2"], "training_masks.masks")


def problem_of(function, seed=0, p=0.375):
    case = case_of(seed, p)
    found = trained_often(function, **case.call.inputs)
    seen = Returned("tuple", list(found), ["ndarray", "ndarray"])
    return training_masks.problem(case, seen, [])


def trained(mask_of, scale=lambda p: p):
    """A training whose masks come from ``mask_of(shape, p, rng, step)``."""

    def train(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
        V1, V2 = 0 * W1, 0 * W2
        for step in range(steps):
            mask = mask_of((len(X), W1.shape[1]), p, rng, step)
            dW1, dW2 = gradients(X, y, W1, W2, mask, scale(p))
            W1, V1 = momentum_step(W1, V1, dW1, learning_rate, momentum)
            W2, V2 = momentum_step(W2, V2, dW2, learning_rate, momentum)
        return W1, W2

    return train


@pytest.mark.parametrize("seed", range(8))
def test_the_masks_that_were_drawn_are_read_from_the_weights(seed):
    case = case_of(seed)
    shape = (case.call.inputs["calls"], 2, 2, 3)
    drawn = np.random.default_rng(seed).random(shape) >= 0.375
    masks = iter(drawn.reshape(-1, 2, 3))
    inputs = {name: value for name, value in case.call.inputs.items() if name not in ("calls", "seed")}
    function = trained(lambda shape, p, rng, step: next(masks))
    ends = [function(**inputs, rng=None) for _ in range(shape[0])]
    found = np.array([np.concatenate([W1.ravel(), W2.ravel()]) for W1, W2 in ends])
    every = training_masks._all_masks(inputs)
    weights = training_masks._trained(inputs, every, 1 / (1 - 0.375))
    apart = np.abs(weights - found[:, np.newaxis]).max(axis=2)
    np.testing.assert_array_equal(every[apart.argmin(axis=1)], drawn)
    assert np.sort(apart, axis=1)[:, 1].min() > 10 * training_masks.NEAR_IN_FLOAT32  # no other masks come near


@pytest.mark.parametrize("p", [0.25, 0.375, 0.7])
def test_a_right_training_passes_with_any_seed(p):
    for seed in range(20):
        assert problem_of(train, seed, p) is None


@pytest.mark.parametrize("p", [0.25, 0.375, 0.7])
def test_a_share_is_off_by_bad_luck_less_than_once_in_ten_to_the_ninth(p):
    for n in (120 * 12 // 2, 120 * 12 // 3):  # entries of a step, of a hidden unit
        far = training_masks.FAR * (p * (1 - p) * n) ** 0.5
        tails = sum(comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1) if abs(k - n * p) > far)
        assert tails < 1e-10


def halves(shape, p, rng, step):
    """The second example keeps what the first drops."""
    first = rng.random(shape[1]) >= p
    return np.array([first, ~first])


def fixed_count(shape, p, rng, step):
    size = shape[0] * shape[1]
    return (rng.permutation(size) >= round(p * size)).reshape(shape)


WRONG = {
    "no mask at all": (trained(lambda shape, p, rng, step: np.ones(shape), lambda p: 0.0), "no hidden unit"),
    "the factor is missing": (trained(lambda shape, p, rng, step: rng.random(shape) >= p, lambda p: 0.0), "multiplied"),
    "the share is another one": (trained(lambda shape, p, rng, step: rng.random(shape) >= p**2), "share"),
    "masks from a generator of its own": (
        trained(lambda shape, p, rng, step: np.random.default_rng(step).random(shape) >= p),
        "every call",
    ),
    "masks from NumPy's own generator": (
        trained(lambda shape, p, rng, step: np.random.random(shape) >= p),
        "same state",
    ),
    "one mask for all examples": (
        trained(lambda shape, p, rng, step: np.ones(shape) * (rng.random(shape[1]) >= p)),
        "for all examples",
    ),
    "one decision for all units": (
        trained(lambda shape, p, rng, step: np.ones(shape) * (rng.random((shape[0], 1)) >= p)),
        "together",
    ),
    "a fixed number is dropped": (trained(fixed_count), "always the same"),
    "one example keeps what the other drops": (trained(halves), "another"),
    "a mask in the first step alone": (
        trained(lambda shape, p, rng, step: rng.random(shape) >= (p if step == 0 else -1)),
        "share",
    ),
    "masks for the first unit alone": (
        trained(lambda shape, p, rng, step: (rng.random(shape) >= p) | (np.arange(shape[1]) > 0)),
        "share",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_training_is_told_what_is_wrong_with_its_masks(name):
    function, word = WRONG[name]
    for seed in range(3):
        assert word in problem_of(function, seed).what


def test_one_mask_for_both_steps_is_seen():
    def train(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
        mask = rng.random((len(X), W1.shape[1])) >= p
        return trained(lambda *_: mask)(X, y, W1, W2, p, learning_rate, momentum, steps, rng)

    assert "serves for the other step" in problem_of(train).what


def test_zeros_put_back_after_a_training_without_masks_are_no_masks():
    def put_back(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
        end1, end2 = train(X, y, W1, W2, 0.0, learning_rate, momentum, steps, rng)
        return np.where(rng.random(W1.shape[1]) < p ** (steps * len(X)), W1, end1), end2

    assert "any masks give" in problem_of(put_back).what


@pytest.mark.parametrize("shape", [(), (3,), (3, 3, 1)])
def test_matrices_of_another_shape_are_a_mistake(shape):
    assert problem_of(lambda *_: (np.zeros(shape), np.zeros(shape))).stage == "shape"
