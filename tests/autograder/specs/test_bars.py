"""The bars of what chance decides lie five deviations from right answers, and from the wrong ones that they stop."""

from functools import cache

import numpy as np
import pytest

from autograder.checking.comparisons import random_masks, runs, training_masks
from autograder.specs.capstone import digits, made_pictures
from solutions.alternatives.capstone import in_torch
from solutions.misconceptions.capstone import always_a_half, stopped_early_in_place_of_dropout, without_a_hidden_layer
from solutions.numpy_ref.capstone import experiment
from tests.conftest import one_in

CHAPTERS = ("capstone", "dropout")
SEEDS = 3  # of each comparison: the mean of so many is judged
RUNS = [pytest.param(8, id="8 runs"), pytest.param(200, id="200 runs", marks=pytest.mark.exhaustive)]
WAYS = {"NumPy": experiment, "PyTorch": in_torch}


def deviations(values, bar, seeds=SEEDS):
    """How far above a bar the mean of some runs lies, in its own deviations; below 0 where it lies under the bar."""
    return (values.mean() - bar) / (values.std(ddof=1) / np.sqrt(seeds) + 1e-9)


def enough(count):
    """The deviations that so many runs must show: a few tell the deviation itself badly."""
    return 5 if count >= 100 else 3.5


@cache
def right_of(run, count, rates=(0.0, 0.5), n_train=200):
    """What some runs get right, of shape (rates, runs): of the validation digits, the test digits, their own labels."""
    (X, y), *others = (digits(name) for name in ("training", "validation", "test"))
    X, y = X[:n_train], y[:n_train]
    shown = np.concatenate([*(pictures for pictures, _ in others), X]) / 16
    truth = np.concatenate([*(labels for _, labels in others), y])
    seeds = range(3000, 3000 + count)
    hits = np.array([[np.asarray(run(X / 16, y, shown, p, seed)) == truth for seed in seeds] for p in rates])
    ends = np.cumsum([len(labels) for _, labels in others])
    return [part.mean(axis=2) for part in np.split(hits, ends, axis=2)]


@pytest.mark.parametrize("count", RUNS)
@pytest.mark.parametrize("way", one_in(len(WAYS), WAYS))
def test_right_experiments_lie_far_inside_the_bars(way, count):
    *sets, own = right_of(WAYS[way], count)
    for without, with_it in sets:
        assert deviations(with_it - without, runs.GAP) > enough(count)
        assert deviations(without, runs.WITHOUT[0]) > enough(count)
        assert deviations(-without, -runs.WITHOUT[1]) > enough(count)
        assert deviations(with_it, runs.WITH) > enough(count)
    assert deviations(own[0], runs.BY_HEART) > enough(count)
    assert deviations(own[1], runs.NEARLY) > enough(count)


@pytest.mark.parametrize("count", RUNS)
@pytest.mark.parametrize("way", one_in(len(WAYS), WAYS))
def test_what_is_asked_of_single_runs_is_far_from_right_ones_too(way, count):
    hardly = right_of(WAYS[way], count, rates=(0.98,), n_train=100)[0][0]
    assert deviations(-hardly, -runs.HARDLY, seeds=1) > enough(count)
    learned = right_of(WAYS[way], count, rates=(0.25,), n_train=60)[0][0]
    assert deviations(learned, runs.LEARNED, seeds=1) > enough(count)


@pytest.mark.parametrize("count", RUNS)
def test_wrong_experiments_that_a_bar_alone_stops_lie_far_outside(count):
    stopped = right_of(stopped_early_in_place_of_dropout, count)[-1][1]
    assert deviations(-stopped, -runs.NEARLY) > enough(count)
    half = right_of(always_a_half, count, rates=(0.98,), n_train=100)[0][0]
    assert deviations(half, runs.HARDLY, seeds=1) > enough(count)


def sorted_of(run, p, count):
    """The shares of made pictures that are sorted, each time other pictures."""
    shares = []
    for seed in range(count):
        case = made_pictures(np.random.default_rng(seed), seed, [p])
        X, y, X_test = (case.inputs[name] for name in ("X_train", "y_train", "X_test"))
        shares.append(np.mean(np.asarray(run(X / 16, y, X_test / 16, p, seed)) == case.expected[0]))
    return np.array(shares)


@pytest.mark.parametrize("count", RUNS)
@pytest.mark.parametrize("p", [0.0, 0.5])
@pytest.mark.parametrize("way", one_in(len(WAYS), WAYS))
def test_networks_sort_the_made_pictures(way, p, count):
    assert sorted_of(WAYS[way], p, count).min() > runs.SORTED


@pytest.mark.parametrize("count", RUNS)
def test_straight_lines_do_not_sort_the_made_pictures(count):
    assert sorted_of(without_a_hidden_layer, 0.0, count).max() < runs.SORTED


SHARES = {
    "training_masks, the public case": (training_masks.FAR, 0.25, 120 * 6),  # the entries of a step, or of an example
    "random_masks, the public module": (random_masks.DEVIATIONS, 0.25, 40 * 12),
    "random_masks, a module with p = 0.2": (random_masks.DEVIATIONS, 0.2, 40 * 30),
    "random_masks, a module with p = 0.7": (random_masks.DEVIATIONS, 0.7, 40 * 32),
    "random_masks, several calls": (random_masks.DEVIATIONS, 0.2, 8 * 180),
}


@pytest.mark.parametrize("name", SHARES)
def test_half_of_the_units_is_far_from_the_share_that_was_asked_for(name):
    far, p, entries = SHARES[name]
    bar = far * np.sqrt(p * (1 - p) / entries)
    assert (abs(p - 0.5) - bar) / np.sqrt(0.25 / entries) > 5
