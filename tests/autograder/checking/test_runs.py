"""Comparing experiments: what predictions say of two networks, and what counts as a lead."""

import numpy as np
import pytest

from autograder.checking.comparisons import find, runs
from autograder.contract.calls import Call
from autograder.contract.cards import Case
from autograder.contract.observations import Returned

LABELS = np.arange(500) % 10
OWN = np.arange(100) % 10
SEEDS = [1, 2, 3]


def case(compare, rates=(0.0, 0.5)):
    inputs = {"y_train": OWN, "rates": list(rates), "seeds": SEEDS}
    return Case("three seeds", True, Call(inputs), ["classes", "trainings"], f"runs.{compare}", expected=[LABELS])


def classes(labels, accuracy, seed):
    wrong = np.random.default_rng(seed).permutation(labels.size) >= round(labels.size * accuracy)
    return (labels + wrong) % 10


def answers(*settings):
    """Answers for pairs of accuracies, of test pictures and of those of the training; each seed has others wrong."""
    rows = []
    for number, (accuracy, known) in enumerate(settings):
        for seed in SEEDS:
            shown = classes(LABELS, accuracy, [number, seed])
            rows.append(np.concatenate([shown, shown, classes(OWN, known, [number, seed])]))
    return np.array(rows).reshape(len(settings), len(SEEDS), -1)


def trainings(**changed):
    """How the networks of both rates were trained; something may be changed for p = 0."""
    seen = {"number of examples": OWN.size, "share": 1.0}  # with dropout all copies of a picture are told apart
    rows = [runs.ASKED | {"p of the training": p} | seen | {"told apart": float(p > 0)} for p in (0.0, 0.5)]
    return np.array([[list((row | changes).values())] * 3 for row, changes in zip(rows, (changed, {}), strict=True)])


def problem_of(returned, compare="gap", rates=(0.0, 0.5), **changed):
    seen = Returned("tuple", [np.asarray(returned), trainings(**changed)[: len(rates)]])
    return find(f"runs.{compare}").problem(case(compare, rates), seen, [])


CHANGED = {
    "number of trainings": 5,
    "number of weights": 65 * 16 + 17 * 10,
    "number of steps": 1000,
    "momentum": 0.0,
    "p of the training": 0.5,
    "number of examples": 50,
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_lead_of_networks_that_are_trained_in_two_ways_does_not_count(name):
    problem = problem_of(answers((0.74, 1.0), (0.84, 0.96)), **{name: CHANGED[name]})
    assert f"p = 0 the {name} was {CHANGED[name]:g}" in problem.what


def test_a_lead_of_classes_that_no_network_gave_does_not_count():
    assert "not those of the network" in problem_of(answers((0.74, 1.0), (0.84, 0.96)), share=0.9).what


def test_a_lead_of_a_module_whose_units_fall_without_dropout_does_not_count():
    assert "units fall" in problem_of(answers((0.74, 1.0), (0.84, 0.96)), **{"told apart": 0.5}).what


def test_where_no_training_was_seen_nothing_else_is_said():
    assert (
        "neither"
        in problem_of(
            answers((0.74, 1.0), (0.84, 0.96)), **{"number of trainings": 0, "number of weights": np.nan}
        ).what
    )


def test_a_lead_of_two_networks_that_have_learned_counts():
    assert problem_of(answers((0.74, 1.0), (0.84, 0.96))) is None


@pytest.mark.parametrize("with_it", [0.7, 0.74, 0.75])
def test_without_a_lead_nothing_counts(with_it):
    assert "The difference should be 3%" in problem_of(answers((0.74, 1.0), (with_it, 0.96))).what


@pytest.mark.parametrize(
    ("without", "with_it"),
    [(0.6, 0.87), (0.65, 0.87), (0.7, 0.77), (0.52, 0.77), (0.82, 0.9)],
    ids=["made bad", "made bad, a little", "no dropout, and a baseline made bad", "both", "made good"],
)
def test_a_lead_over_a_baseline_that_is_not_the_usual_one_does_not_count(without, with_it):
    assert "both learned" in problem_of(answers((without, 1.0), (with_it, 0.96))).what


@pytest.mark.parametrize(
    ("own", "own_with"),
    [(0.8, 0.96), (1.0, 0.83), (0.8, 0.8)],
    ids=["a baseline that has seen a part", "stopped early in place of dropout", "neighbours"],
)
def test_a_lead_of_networks_that_do_not_know_their_own_labels_does_not_count(own, own_with):
    assert "training labels" in problem_of(answers((0.74, own), (0.84, own_with))).what


def test_a_network_that_learns_where_hardly_a_unit_is_left_does_not_use_p():
    assert "hardly a hidden unit" in problem_of(answers((0.8, 1.0)), rates=[0.98]).what.lower()
    assert problem_of(answers((0.15, 0.2)), rates=[0.98]) is None


def test_all_made_pictures_have_to_be_right_without_dropout_and_with_it():
    assert problem_of(answers((1.0, 1.0), (1.0, 1.0)), "made") is None
    for settings in ([(0.82, 1.0), (1.0, 1.0)], [(1.0, 1.0), (0.36, 1.0)]):
        assert "hidden layer" in problem_of(answers(*settings), "made").what


SHAPES = [(0, 3, 1100), (2, 0, 1100), (2, 1, 1100), (3, 3, 1100), (2, 3, 0), (1, 3, 1100), ()]


@pytest.mark.parametrize("compare", ["gap", "run", "made"])
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_answers_of_any_other_shape_are_a_mistake_and_no_fault_of_the_judge(compare, shape):
    rates = (0.25,) if compare == "run" and shape != (1, 3, 1100) else (0.0, 0.5)
    assert problem_of(np.zeros(shape), compare, rates).stage == "shape"
