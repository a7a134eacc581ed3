"""Answers that look like chance to whoever only counts: patterns, cycles, blocks and twins. None passes."""

from functools import cache

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.grading.cards import make_card
from autograder.specs.settings import specification
from autograder.student.probe import observe_all

CHANCE = ("so many labels, evenly drawn", "in training: what falls", "at random, by rng")
TOPICS = {"noisy_labels": "capstone", "dropout": "dropout", "split": "overfitting"}


@cache
def card_of(name):
    return make_card(specification(TOPICS[name]).question(name), 21)


def moved(y, rows, n_classes, rng):
    noisy = y.copy()
    noisy[rows] = (y[rows] + rng.integers(1, n_classes, size=len(rows))) % n_classes
    return noisy


# noisy_labels


def every_second_row(y, share, n_classes, rng):
    order = np.concatenate([rng.permutation(np.arange(start, len(y), 2)) for start in (0, 1)])
    return moved(y, order[: round(share * len(y))], n_classes, rng)


def three_rows_of_four(y, share, n_classes, rng):
    often, seldom = (rng.permutation(np.flatnonzero((np.arange(len(y)) % 4 == 0) == rest)) for rest in (False, True))
    return moved(y, [*often, *seldom][: round(share * len(y))], n_classes, rng)


def a_block_that_begins_anywhere(y, share, n_classes, rng):
    rows = (rng.integers(len(y)) + np.arange(round(share * len(y)))) % len(y)
    return moved(y, rows, n_classes, rng)


def the_next_rows_in_turn(y, share, n_classes, rng, turns=[0]):  # noqa: B006
    count = round(share * len(y))
    turns[0] += count
    return moved(y, (turns[0] + np.arange(count)) % len(y), n_classes, rng)


# dropout


def masked(x, p, training, mask):
    return (np.where(mask, x / (1 - p), 0.0) if p < 1 else 0 * x, mask) if training else (x, mask)


def half_of_the_rows_twice(x, p, rng, training):
    rows = rng.random(((len(x) + 1) // 2, *x.shape[1:])) >= p
    return masked(x, p, training, np.concatenate([rows, rows])[: len(x)])


def the_last_column_like_the_first(x, p, rng, training):
    mask = rng.random(x.shape) >= p
    mask[..., -1] = mask[..., 0]
    return masked(x, p, training, mask)


def by_the_clock_of_its_calls(x, p, rng, training, calls=[0]):  # noqa: B006
    calls[0] += 1
    return masked(x, p, training, np.random.default_rng(calls[0]).random(x.shape) >= p)


def a_chessboard_that_moves(x, p, rng, training):
    places = np.add.outer(np.arange(len(x)), np.arange(x[0].size)) if x.ndim == 2 else np.arange(x.size)
    return masked(x, p, training, (places + rng.integers(10)) % 10 >= round(10 * p))


# split


def by_rows(X, y, validation):
    rest = np.setdiff1d(np.arange(len(X)), validation)
    return X[rest], y[rest], X[validation], y[validation]


def the_end_with_one_row_exchanged(X, y, n_validation, rng):
    rows = np.arange(len(X) - n_validation, len(X))
    rows[rng.integers(1, n_validation - 1)] = rng.integers(1, len(X) - n_validation - 1)
    return by_rows(X, y, rows)


def always_the_same_rows_but_one(X, y, n_validation, rng):
    order = np.random.default_rng(0).permutation(len(X))
    other = n_validation + rng.integers(len(X) - n_validation)
    return by_rows(X, y, np.append(order[1:n_validation], order[other]))


ATTACKS = {
    "noisy_labels": (every_second_row, three_rows_of_four, a_block_that_begins_anywhere, the_next_rows_in_turn),
    "dropout": (
        half_of_the_rows_twice,
        the_last_column_like_the_first,
        by_the_clock_of_its_calls,
        a_chessboard_that_moves,
    ),
    "split": (the_end_with_one_row_exchanged, always_the_same_rows_but_one),
}
PAIRS = [(name, attack) for name, attacks in ATTACKS.items() for attack in attacks]


@pytest.mark.parametrize(("name", "attack"), PAIRS, ids=[attack.__name__ for _, attack in PAIRS])
def test_what_only_looks_like_chance_does_not_pass(name, attack):
    verdict = verdict_of(card_of(name), observe_all(card_of(name).calls, {name: attack}))
    assert verdict.status != "passed"
    on_chance = [part for part in verdict.parts if part.title in CHANCE]
    assert [part.points for part in on_chance] == [0.0], verdict.parts
