"""Backpropagation: what is predicted, derived, mended and trained can't be had by luck, by habit, or from the book."""

import re

import numpy as np
import pytest

from autograder.paths import ROOT
from autograder.specs.backpropagation import ASSIGNMENT, MATRICES, decided_cases, delta_cases, network, spots
from autograder.specs.known_answers import misconceptions_of
from solutions.measures.backpropagation import share_of_spots, spots_at_the_pond, what_is_wrong_with_a_network
from solutions.numpy_ref.backpropagation import (
    deltas,
    numerical_gradient,
    pond_network,
    right_answers,
    train_step,
    zero_slopes,
)
from solutions.numpy_ref.feedforward import add_bias
from solutions.numpy_ref.probability import sigmoid

CHAPTERS = ("backpropagation",)
POND = ASSIGNMENT.question("pond_network").parts[0].trial


def trained(rate, steps, seed=0, size=1.0):
    X, y = spots_at_the_pond(21, 200)
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(3, 6)) * size, rng.normal(size=(7, 1)) * size
    for _ in range(steps):
        W1, W2 = train_step(X, y.reshape(-1, 1), W1, W2, rate)
    return W1, W2


def test_five_slopes_of_thirteen_are_zero_and_the_weight_of_zero_has_one():
    assert len(zero_slopes()) == 5
    assert 10 not in zero_slopes()


def test_the_numbers_of_the_slopes_stand_in_no_text_of_the_book():
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "book").glob("*.md"))
    assert ", ".join(map(str, zero_slopes())) not in text


@pytest.mark.parametrize("seed", range(3))
def test_the_deltas_are_the_slopes_that_one_measures(seed):
    rng = np.random.default_rng(seed)
    inputs = network(rng, 4, 3, 5, 2)
    y, W2 = inputs["y"], inputs["W2"]
    Z = add_bias(inputs["X"]) @ inputs["W1"]

    def error_of_hidden(Z):
        return np.sum((sigmoid(add_bias(Z / (1 + abs(Z))) @ W2) - y) ** 2)

    scores = add_bias(Z / (1 + abs(Z))) @ W2
    delta2, delta1 = deltas(**inputs)
    np.testing.assert_allclose(delta1, numerical_gradient(error_of_hidden, Z), atol=1e-8)
    np.testing.assert_allclose(delta2, numerical_gradient(lambda Z: np.sum((sigmoid(Z) - y) ** 2), scores), atol=1e-8)


def measured_deltas(X, y, W1, W2, step):
    def answers(scores):
        return sigmoid(add_bias(scores / (1 + abs(scores))) @ W2)

    Z = add_bias(X) @ W1
    scores = add_bias(Z / (1 + abs(Z))) @ W2
    return (
        numerical_gradient(lambda scores: np.sum((sigmoid(scores) - y) ** 2), scores, step),
        numerical_gradient(lambda Z: np.sum((answers(Z) - y) ** 2), Z, step),
    )


@pytest.mark.parametrize("step", 10.0 ** np.arange(-12, 0.5, 0.5))
def test_no_step_measures_the_deltas_of_the_hidden_layer_well_enough_to_stand_for_the_formula(step):
    cases = ASSIGNMENT.question("deltas").part("the hidden layer, delta1").public
    pairs = [(measured_deltas(**case.inputs, step=step)[1], deltas(**case.inputs)[1]) for case in cases]
    assert not all(np.allclose(got, right, rtol=1e-6, atol=1e-8) for got, right in pairs)


@pytest.mark.parametrize("seed", range(20))
def test_where_a_unit_is_far_out_the_deltas_don_t_depend_on_the_order_of_additions(seed):
    for case in delta_cases(np.random.default_rng(seed)):
        X, y, W1, W2 = (case.inputs[name] for name in ("X", "y", "W1", "W2"))
        Z = X @ W1[:-1] + W1[-1]
        H = Z / (1 + abs(Z))
        other = sigmoid(W2[-1] + sum(np.outer(H[:, unit], W2[unit]) for unit in range(H.shape[1])))
        delta2 = 2 * (other - y) * other * (1 - other)
        for got, right in zip((delta2, delta2 @ W2[:-1].T * (1 - abs(H)) ** 2), deltas(**case.inputs)):
            np.testing.assert_allclose(got, right, rtol=2e-7, atol=1e-9)


def test_no_page_has_a_unit_like_that_of_the_derivation():
    for path in (ROOT / "book").glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert "softsign" not in text.lower(), path.name
        assert not re.search(r"1 \+ \\?(abs|lvert|vert)|1 \+ \|z\|", text), path.name


@pytest.mark.parametrize("seed", range(20))
def test_a_table_of_all_answers_against_all_labels_shows_in_every_case_whose_answers_differ(seed):
    (broken,) = (each for each in misconceptions_of(ASSIGNMENT.question("right_answers")) if "inherited" in each.name)
    public = [case for case in ASSIGNMENT.question("right_answers").parts[0].public if case.inputs["W2"].any()]
    for case in [*public, *decided_cases(np.random.default_rng(seed))]:
        assert abs(broken.function(**case.inputs) - right_answers(**case.inputs)) > 0.01


@pytest.mark.parametrize("spread", [1000, 100, 20, 5, 1])
def test_a_thousand_guesses_stay_far_below_the_bar(spread):
    rng, data = np.random.default_rng(1), spots(21, 200)
    assert spread <= MATRICES[0].high
    guesses = ((rng.uniform(-spread, spread, (3, 6)), rng.uniform(-spread, spread, (7, 1))) for _ in range(1000))
    with np.errstate(over="ignore"):
        assert max(share_of_spots(*guess, **data) for guess in guesses) < POND.bar - 0.1


@pytest.mark.parametrize(("rate", "steps"), [(0.01, 1000), (0.1, 1000), (1.0, 100)])
def test_too_little_training_stays_below_the_bar(rate, steps):
    assert share_of_spots(*trained(rate, steps), **spots(21, 200)) < POND.bar


@pytest.mark.parametrize("seed", range(4))
def test_enough_training_reaches_the_bar_here_and_elsewhere(seed):
    network = trained(2.0, 1000, seed)
    assert share_of_spots(*network, **spots(21, 200)) > POND.bar + 0.02
    assert share_of_spots(*network, **spots(seed, 1000)) > POND.bar - POND.slack + 0.02


@pytest.mark.parametrize(("rate", "steps"), [(1.0, 1000), (2.0, 5000)], ids=["all", "some, after many roundings"])
def test_training_that_begins_with_zeros_is_told_that_hidden_units_are_equal(rate, steps):
    W1, W2 = trained(rate, steps, size=0.0)
    told, _ = what_is_wrong_with_a_network(W1, W2, **spots(21, 200))
    assert told == "Hidden units are equal, and equal ones draw one and the same line."


def test_a_network_whose_biases_stand_in_the_first_rows_is_told_so():
    W1, W2 = (np.roll(W, 1, axis=0) for W in trained(2.0, 1000, 0))
    told, _ = what_is_wrong_with_a_network(W1, W2, **spots(21, 200))
    assert told == "The biases stand in the first rows."


def test_the_reference_reaches_the_bar():
    W1, W2 = map(np.array, pond_network())
    assert share_of_spots(W1, W2, **spots(21, 200)) > POND.bar


def test_half_of_the_points_at_most_are_for_functions_from_a_description():
    implemented = sum(each.points for each in ASSIGNMENT.questions if each.kind == "implement")
    assert implemented <= ASSIGNMENT.points / 2
