"""Comparing experiments: what predictions say of two networks, and what counts as a lead."""

import numpy as np
import pytest

from autograder.checking.comparisons.runs import gap_problem, run_problem
from autograder.contract.calls import Call
from autograder.contract.cards import Case
from autograder.contract.observations import Returned

LABELS = np.arange(500) % 10
SEEDS = [1, 2, 3]


def case(compare):
    expected = [np.tile(LABELS, 2)]
    return Case("three seeds", True, Call({"seeds": SEEDS}), ["classes"], f"runs.{compare}", expected=expected)


def answers(*accuracies):
    """Answers of one setting a row, for each seed: each accuracy with other examples wrong."""
    rows = []
    for setting, accuracy in enumerate(accuracies):
        for seed in SEEDS:
            wrong = np.random.default_rng([setting, seed]).permutation(500) >= round(500 * accuracy)
            rows.append(np.tile((LABELS + wrong) % 10, 2))
    return np.array(rows).reshape(len(accuracies), len(SEEDS), 1000)


def problem_of(returned, compare="gap"):
    problem = {"gap": gap_problem, "run": run_problem}[compare]
    return problem(case(compare), Returned("ndarray", [np.asarray(returned)]), [])


def test_a_lead_of_two_networks_that_have_learned_counts():
    assert problem_of(answers(0.76, 0.87)) is None


@pytest.mark.parametrize(
    ("without", "with_it"),
    [(0.6, 0.87), (0.69, 0.87), (0.7, 0.77), (0.52, 0.77)],
    ids=["made bad", "made bad, a little", "no dropout, and a baseline made bad", "both"],
)
def test_a_lead_over_a_baseline_made_bad_on_purpose_does_not_count(without, with_it):
    assert "both learned" in problem_of(answers(without, with_it)).what


SHAPES = [(0, 3, 1000), (2, 0, 1000), (2, 1, 1000), (3, 3, 1000), (2, 3, 0), ()]
OTHERS = [(compare, shape) for compare in ("gap", "run") for shape in SHAPES] + [
    ("gap", (1, 3, 1000)),
    ("run", (2, 3, 1000)),
]


@pytest.mark.parametrize(("compare", "shape"), OTHERS)
def test_answers_of_any_other_shape_are_a_mistake_and_no_fault_of_the_judge(compare, shape):
    assert problem_of(np.zeros(shape), compare).stage == "shape"
