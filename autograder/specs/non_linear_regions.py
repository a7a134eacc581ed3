"""What this chapter asks for: the region of two lines and a third unit.

The points lie on either side of both lines, and on the lines themselves; in every table the number of rows differs from
the number of columns. All numbers are binary fractions, so that a score which should be 0 is 0.
"""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from autograder.specs.drawing import eighths, eighths_but_zero
from autograder.specs.question import Assignment, Case, Inputs, Part, Question

Unit = tuple[np.ndarray, float]


def unit(first_weight: float, second_weight: float, bias: float) -> Unit:
    return np.array([first_weight, second_weight]), bias


AND, OR, NAND, FIRST_ONLY = unit(1.0, 1.0, -1.5), unit(1.0, 1.0, -0.5), unit(-1.0, -1.0, 1.5), unit(1.0, -1.0, -0.5)
OR_BY_A_TIE, AND_BY_A_TIE = unit(1.0, 1.0, -1.0), unit(0.5, 0.5, -1.0)  # their score is 0 where they just say 1

# What the two lines say of a point: all four answers, on either side of 0 so near that a bias forgotten is seen.
BESIDE = [(0.75, 1.5), (0.375, -0.5), (-1.25, 0.25), (-0.375, -2.0), (1.25, -1.0), (-0.5, 0.625), (2.0, 0.25)]
TIES = [(0.0, 1.0), (0.0, -0.75), (1.25, 0.0), (-0.5, 0.0), (0.0, 0.0)]


def two_lines(rng: Generator, scores: Sequence[tuple[float, float]], n_features: int, third: Unit) -> Inputs:
    """Points to which two lines give these pairs of scores, in a random order; all numbers are binary fractions."""
    signs = rng.choice([-1.0, 1.0], size=2)
    last = signs[:, None] * [[2.0, 2.0], [2.0, -2.0]]  # the weights of the last two features, and the inverse
    inverse = signs * [[0.25, 0.25], [0.25, -0.25]]
    weights = np.column_stack([eighths_but_zero(rng, 2, n_features - 2), last])
    biases = rng.choice([-2.5, -1.25, 1.25, 2.5], size=2)
    X = eighths(rng, len(scores), n_features)
    left = rng.permutation(scores) - biases - X[:, :-2] @ weights[:, :-2].T
    X[:, -2:] = left @ inverse.T
    return {"X": X, "first": (weights[0], float(biases[0])), "second": (weights[1], float(biases[1])), "unit": third}


def region_cases(rng: Generator) -> list[Case]:
    return [
        Case("7 points, both lines", two_lines(rng, BESIDE, 4, AND)),
        Case("12 points, at least one line", two_lines(rng, BESIDE + TIES, 2, OR)),
        Case("8 points, not both lines", two_lines(rng, BESIDE[:3] + TIES, 3, NAND)),
        Case("12 points, the first line and not the second", two_lines(rng, BESIDE + TIES, 3, FIRST_ONLY)),
        Case("7 points, at least one line, by a score of 0", two_lines(rng, BESIDE, 5, OR_BY_A_TIE)),
        Case("one point", two_lines(rng, [(0.5, 0.75)], 3, AND_BY_A_TIE)),
    ]


REGIONS = (
    Case(
        "students of the chapter, the last on the corner",
        {
            "X": np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0], [9.0, 0.0], [7.0, 4.0]]),
            "first": (np.array([2.0, 1.0]), -18.0),
            "second": (np.array([0.0, 1.0]), -4.0),
            "unit": AND,
        },
        public=True,
    ),
    Case(
        "XOR of the four corners",
        {
            "X": np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]),
            "first": (np.array([1.0, 1.0]), -0.5),
            "second": (np.array([-1.0, -1.0]), 1.5),
            "unit": AND,
        },
        public=True,
    ),
    Case(
        "three features; the first line and not the second",
        {
            "X": np.array([[1.0, 2.0, 0.5], [-1.0, 0.5, 2.0], [2.0, -1.0, 0.0], [-0.5, -2.0, 1.0], [0.5, 0.25, -1.0]]),
            "first": (np.array([1.0, 0.5, -0.5]), 0.25),
            "second": (np.array([0.0, 1.0, 1.0]), 0.5),
            "unit": FIRST_ONLY,
        },
        public=True,
    ),
    Case(
        "a third unit with a score of exactly 0",
        {
            "X": np.array([[2.0, -1.0], [-3.0, 2.0], [-1.0, -2.0]]),
            "first": (np.array([1.0, 0.0]), -0.5),
            "second": (np.array([0.0, 1.0]), -1.0),
            "unit": OR_BY_A_TIE,
        },
        public=True,
    ),
    Case(
        "at least one of two lines",
        {
            "X": np.array([[2.0, -1.0], [-3.0, 2.0], [-1.0, -2.0], [1.0, 1.5]]),
            "first": (np.array([1.0, 0.0]), -0.5),
            "second": (np.array([0.0, 1.0]), -1.0),
            "unit": OR,
        },
        public=True,
    ),
)

ASSIGNMENT = Assignment(
    "Non-linear regions",
    (
        Question(
            function="region",
            title="A region from two lines",
            reference="numpy_ref.non_linear_regions.region",
            outputs=("y_hat",),
            parts=(Part("the answers", 1, REGIONS, region_cases),),
        ),
    ),
)
