"""What this chapter asks for: the region of two lines and a third unit, and what else lines and units can do.

The points lie on either side of both lines, and on the lines themselves; in every table the number of rows differs from
the number of columns. All numbers are binary fractions, so that a score which should be 0 is 0.
"""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import eighths, eighths_but_zero
from autograder.specs.kinds import derives, experiments, predicts, repairs
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

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

# at_least, sharpness_for and fence


def many_lines(rng: Generator, n_samples: int, n_features: int, n_lines: int, k: int) -> Inputs:
    """Points of which each side of some line has some, and one on a line exactly; all numbers are binary fractions."""
    X, W = eighths(rng, n_samples, n_features), eighths_but_zero(rng, n_features, n_lines)
    b = -(X[0] @ W + X[1] @ W) / 2  # the first two points are on opposite sides of every line
    b[0] = -float(X[2] @ W[:, 0])
    return {"X": X, "W": W, "b": b, "k": k}


def at_least_cases(rng: Generator) -> list[Case]:
    return [
        Case("9 points, at least 2 of 3 lines", many_lines(rng, 9, 2, 3, 2)),
        Case("8 points, at least 1 of 4 lines", many_lines(rng, 8, 3, 4, 1)),
        Case("10 points, all of 5 lines", many_lines(rng, 10, 2, 5, 5)),
        Case("12 points, at least 3 of 6 lines", many_lines(rng, 12, 2, 6, 3)),
        Case("7 points, one line", many_lines(rng, 7, 3, 1, 1)),
    ]


STRIP = {  # the corner of the chapter and a third line
    "X": np.array([[9.0, 8.0], [3.0, 4.0], [9.0, 0.0], [7.0, 4.0]]),
    "W": np.array([[2.0, 0.0, -1.0], [1.0, 1.0, 0.0]]),
    "b": np.array([-18.0, -4.0, 8.0]),
}


def corner_cases(rng: Generator) -> list[Case]:
    return [
        Case("5 probabilities", {"p": rng.permutation([0.4, 0.3125, 0.01, 0.125, 0.002])}),
        Case("one probability", {"p": np.array([float(rng.choice([0.05, 0.2]))])}),
        Case("small ones", {"p": 10.0 ** -rng.permutation([3.0, 5.0, 8.0])}),
    ]


FENCE = [
    Field("weights", ["3", "2"], -100, 100),
    Field("biases", ["3"], -1000, 1000),
    Field("unit_weights", ["3"], -100, 100),
    Field("unit_bias", [], -1000, 1000),
]


def points_of(seed: int, count: int) -> Inputs:
    """The data of the experiment."""
    X, y = load("measures.non_linear_regions.points_of_a_shape")(seed, count)
    return {"X": X, "y": y}


def new_points(rng: Generator) -> list[Case]:
    return [Case("2,000 other points", points_of(int(rng.integers(2**31)), 2000))]


ASSIGNMENT = Assignment(
    "Non-linear regions",
    (
        predicts(
            "four_parts",
            "What three units say",
            "numpy_ref.non_linear_regions.four_parts",
            points=1.25,
        ),
        Question(
            function="region",
            title="A region from two lines",
            reference="numpy_ref.non_linear_regions.region",
            outputs=("y_hat",),
            parts=(Part("the answers", 1, REGIONS, region_cases),),
        ),
        repairs(
            "at_least",
            "At least k of the lines",
            "numpy_ref.non_linear_regions.at_least",
            outputs=("y_hat",),
            points=1,
            broken="as_inherited",
            public=[
                Case("at least 2 of 3 lines", {**STRIP, "k": 2}, public=True),
                Case("all of 3 lines", {**STRIP, "k": 3}, public=True),
                Case("any of 3 lines", {**STRIP, "k": 1}, public=True),
            ],
            draw=at_least_cases,
        ),
        experiments(
            "fence",
            "Three lines around a shape",
            "numpy_ref.non_linear_regions.fence",
            Measure(
                FENCE,
                programs.right("measures.non_linear_regions.share_of_points_right"),
                "Your network gets {measured:.1%} of the points right; {bar:.0%} are asked for",
                bar=0.95,
                slack=0.02,
                tells=programs.right("measures.non_linear_regions.what_is_wrong_with_a_fence"),
            ),
            points=1.75,
            data=points_of(10, 200),
            draw=new_points,
        ),
        derives(
            Question(
                function="sharpness_for",
                title="How sharp a corner",
                reference="numpy_ref.non_linear_regions.sharpness_for",
                outputs=("sharpness",),
                parts=(
                    Part(
                        "the sharpness",
                        1,
                        (
                            Case("two probabilities", {"p": np.array([0.25, 0.1])}, public=True),
                            Case("one probability", {"p": np.array([0.45])}, public=True),
                        ),
                        corner_cases,
                    ),
                ),
            )
        ),
    ),
)
