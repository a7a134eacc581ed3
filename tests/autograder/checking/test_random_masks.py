"""What chance decides is compared by how it falls: no right answer fails by bad luck, and nothing makes it stumble."""

import numpy as np
import pytest

from autograder.checking import comparisons
from autograder.checking.verdict import verdict_of
from autograder.contract.observations import Returned
from autograder.grading.cards import draw_card
from autograder.specs.settings import specification
from autograder.student.probe import observe_all
from solutions.numpy_ref.dropout import dropout
from tests.conftest import card_of

QUESTIONS = {question.function: question for question in specification("dropout").questions}


def verdict(function, name="dropout", seed=1, make=card_of):
    card = make(QUESTIONS[name], seed)
    return verdict_of(card, observe_all(card.calls, {name: function}))


def drawn(x, p, training, mask):
    """A right answer with a mask that somebody else has drawn."""
    return (x * mask / (1 - p) if p < 1 else 0 * x, mask) if training else (x, mask)


@pytest.mark.parametrize("seed", range(12))
def test_no_right_answer_fails_by_bad_luck(seed):
    chance = np.random.default_rng(seed)

    def other_numbers(x, p, rng, training):  # decided by rng, but otherwise than in the reference
        start = int(rng.integers(2**32)) + 1000 * seed
        return drawn(x, p, training, np.random.default_rng(start).random(x.shape) >= p)

    found = verdict(other_numbers, seed=int(chance.integers(1000)), make=draw_card)  # a mistake would cost points
    assert found.points == QUESTIONS["dropout"].points


def test_a_mistake_is_named_whatever_its_random_numbers_are():
    def one_number(x, p, rng, training):
        return drawn(x, p, training, np.full(x.shape, rng.uniform(1, 2) > 1 + p))

    def one_row(x, p, rng, training):
        return drawn(x, p, training, np.ones(x.shape) * rng.binomial(1, 1 - p, size=x.shape[-1]))

    def fresh_generator(x, p, rng, training):
        return drawn(x, p, training, np.random.default_rng().random(x.shape) >= p)

    for seed in range(5):
        assert verdict(one_number, seed=seed).mistake == "one_number_for_all"
        assert verdict(one_row, seed=seed).mistake == "one_mask_for_all_rows"
        assert verdict(fresh_generator, seed=seed).mistake == "rng_ignored"


def shuffled(p, rng, shape):
    """A mask in which just the right number of entries has fallen."""
    size = int(np.prod(shape))
    return rng.permutation(np.arange(size) >= round(p * size)).reshape(shape)


MASKS = {  # how a mask comes about that isn't one of independent entries, and what is said of it
    "none of the entries of out falls, though p is": lambda p, rng, shape: np.ones(shape, dtype=bool),
    "all entries of out fall, though p is": lambda p, rng, shape: np.zeros(shape, dtype=bool),
    "the same entries fall in every call": lambda p, rng, shape: np.random.default_rng(5).random(shape) >= p,
    "all entries fall together or none does": lambda p, rng, shape: np.full(shape, rng.random() >= 0.5),
    "the same entries fall in every row": lambda p, rng, shape: np.tile(rng.random(shape[1]) >= p, (shape[0], 1)),
    "whole rows fall": lambda p, rng, shape: np.tile(rng.random((shape[0], 1)) >= p, shape[1]),
    "the number of entries that fall is always the same": shuffled,
    "in every row the same number of entries falls": lambda p, rng, shape: np.array(
        [shuffled(p, rng, shape[1]) for _ in range(shape[0])]
    ),
    "in every column the same number of entries falls": lambda p, rng, shape: (
        np.array([shuffled(p, rng, shape[0]) for _ in range(shape[1])]).T
    ),
    "the entries don't fall independently of each other": lambda p, rng, shape: np.repeat(
        rng.random((int(np.prod(shape)) + 1) // 2) >= p, 2
    )[: int(np.prod(shape))].reshape(shape),
}


@pytest.mark.parametrize("words", MASKS)
def test_what_is_wrong_with_the_chance_of_a_mask_is_said(words):
    def answer(x, p, rng, training):
        table = x.ndim == 2 and 0 < p < 1
        return drawn(x, p, training, MASKS[words](p, rng, x.shape) if table else rng.random(x.shape) >= p)

    (part,) = (part for part in verdict(answer).parts if part.title == "in training: what falls")
    assert part.problem and part.problem.what.startswith(words)


def on_and_off(x, p, rng, training):
    """What falls and how large the others become are wrong, but dropout is on in training and off in evaluation."""
    out = x.copy()
    if training:
        out[rng.random(x.shape) < (1 if p == 1 else 0.5)] = 0
    return out, out != 0


NOTHING_DONE = {
    "x comes back": lambda x, p, rng, training: (x, x),
    "zeros come back": lambda x, p, rng, training: (0 * x, 0 * x),
    "ones come back": lambda x, p, rng, training: (0 * x + 1, x),
    "nothing comes back": lambda *_: None,
}


@pytest.mark.parametrize("name", NOTHING_DONE)
def test_a_body_that_does_nothing_earns_nothing(name):
    for seed in range(3):
        assert verdict(NOTHING_DONE[name], seed=seed).points == 0


@pytest.mark.parametrize("make", [lambda dout, mask, p: mask, lambda dout, mask, p: 0 * dout], ids=["mask", "zeros"])
def test_a_way_back_that_computes_nothing_earns_nothing(make):
    assert verdict(make, "dropout_backward").points == 0


def test_evaluation_and_p_of_1_count_by_themselves():
    earned = {part.title: part.points for part in verdict(on_and_off).parts}
    assert earned["in evaluation nothing falls"] and earned["p = 1: everything falls"]
    assert sum(map(bool, earned.values())) == 2


def test_a_mask_with_the_factor_counts_with_a_remark():
    def scaled(x, p, rng, training):
        out, mask = dropout(x, p, rng, training)
        return out, mask / (1 - p) if p < 1 else mask

    result = verdict(scaled)
    assert result.points == QUESTIONS["dropout"].points
    assert any("mask holds the factor" in remark for remark in result.remarks)


def test_a_mask_with_the_factor_hides_no_mistake():
    def divided_by_zero(x, p, rng, training):
        if not training:
            return x, np.ones(x.shape)
        with np.errstate(invalid="ignore"):
            factor = (rng.random(x.shape) > p) / np.float64(1 - p)
            return x * factor, factor

    assert verdict(divided_by_zero).mistake == "nan_at_one"


def test_the_global_generators_are_as_before():
    np.random.seed(3)
    expected = np.random.random(3)
    np.random.seed(3)
    verdict(lambda x, p, rng, training: drawn(x, p, training, np.random.rand(*x.shape) >= p))
    assert np.random.random(3).tolist() == expected.tolist()


ODD = [np.zeros(0), np.array(1.0), np.full((2, 2), np.nan), np.full((9, 12, 15), True), np.zeros((9, 12, 15)), np.inf]


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("name", QUESTIONS)
def test_nothing_that_comes_back_makes_a_comparison_stumble(name, odd):
    card = card_of(QUESTIONS[name], 2)
    array = np.asarray(odd)
    for case in card.cases:
        count = len(case.outputs)
        seen = Returned("tuple", [array] * count, ["ndarray"] * count, count)
        comparison = comparisons.find(case.compare)
        comparison.problem(case, seen, [])
        for known in card.mistakes:
            for outcome in known.outcomes:
                if isinstance(outcome, Returned) and outcome.values:
                    comparison.same(case, seen, outcome)
