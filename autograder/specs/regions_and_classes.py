"""What this chapter asks for: a region from two lines, one-hot labels, softmax, and cross-entropy for many classes.

In every table the number of rows differs from the number of columns, so that a transpose is seen, but for the square
ones: there a sum that has lost its axis divides along the wrong one without an error. Scores too large for exp are
asked for only in parts of their own, so that the plain formulas keep the points for their values.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from autograder.specs.drawing import as_tensors, eighths, eighths_but_zero
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

# region


one_hot = load("numpy_ref.regions_and_classes.one_hot")
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

# one_hot


def label_cases(rng: Generator) -> list[Case]:
    return [
        Case("7 labels of 5 classes", {"y": rng.permutation([0, 1, 2, 3, 4, 4, 0]), "n_classes": 5}),
        Case("6 labels of 8 classes, some missing", {"y": rng.permutation([0, 1, 1, 3, 5, 5]), "n_classes": 8}),
        Case("every class once", {"y": rng.permutation(4), "n_classes": 4}),
        Case("one label", {"y": np.array([2]), "n_classes": 6}),
    ]


LABELS = (
    Case("cat, bird, dog, cat", {"y": np.array([0, 2, 1, 0]), "n_classes": 3}, public=True),
    Case("two labels of five classes", {"y": np.array([3, 1]), "n_classes": 5}, public=True),
    Case("two labels of three classes", {"y": np.array([1, 0]), "n_classes": 3}, public=True),
)

# softmax


def scores(rng: Generator, n_samples: int, n_classes: int) -> np.ndarray:
    return eighths_but_zero(rng, n_samples, n_classes)


def softmax_cases(rng: Generator) -> list[Case]:
    return [
        Case("4 examples, 3 classes", {"Z": scores(rng, 4, 3)}),
        Case("2 examples, 5 classes", {"Z": scores(rng, 2, 5)}),
        Case("3 examples, 3 classes", {"Z": scores(rng, 3, 3)}),
        Case("one example, 4 classes", {"Z": scores(rng, 1, 4)}),
        Case("scores that are whole numbers", {"Z": rng.permutation(np.arange(-4, 6)).reshape(5, 2)}),
    ]


def far(rng: Generator) -> float:
    """A number far beyond what exp can bear."""
    return float(rng.integers(800, 3000))


def large_scores(rng: Generator) -> list[Case]:
    Z = scores(rng, 3, 4)
    Z[0] += far(rng)
    Z[1] -= far(rng)
    return [
        Case("5 rows of very high scores", {"Z": scores(rng, 5, 3) + far(rng)}, careful=True),
        Case("5 rows of very low scores", {"Z": scores(rng, 5, 3) - far(rng)}, careful=True),
        Case("a very high row, a very low one, and another", {"Z": Z}, careful=True),
    ]


SCORES = (
    Case("the scores of the chapter", {"Z": np.array([[2.0, 1.0, 0.0]])}, public=True),
    Case(
        "4 examples, 3 classes",
        {"Z": np.array([[2.0, 1.0, 0.0], [0.5, -1.0, 1.5], [-2.0, 0.25, 3.0], [1.0, 1.0, 1.0]])},
        public=True,
    ),
    Case("3 examples, 3 classes", {"Z": np.array([[1.0, 2.0, 4.0], [0.5, 0.0, 1.5], [-1.0, 3.0, 0.5]])}, public=True),
)
LARGE_SCORES = (
    Case("very high scores", {"Z": np.array([[1000.0, 1001.0, 999.0]])}, public=True, careful=True),
    Case("very low scores", {"Z": np.array([[-1000.0, -1001.0, -999.0]])}, public=True, careful=True),
    Case("one score far above the others", {"Z": np.array([[1000.0, 0.0, -3.0]])}, public=True, careful=True),
    Case(
        "a row of very high and a row of very low scores",
        {"Z": np.array([[1000.0, 998.0, 1000.0], [-1000.0, -1000.0, -1003.0]])},
        public=True,
        careful=True,
    ),
)

# class_cross_entropy


def labelled(y: ArrayLike, Z: ArrayLike) -> Inputs:
    return {"Y": one_hot(np.array(y), np.shape(Z)[1]), "Z": np.array(Z)}


def loss_cases(rng: Generator) -> list[Case]:
    return [
        Case("4 examples, 3 classes", labelled(rng.permutation([0, 1, 2, 2]), scores(rng, 4, 3))),
        Case("2 examples, 5 classes", labelled(rng.permutation(5)[:2], scores(rng, 2, 5))),
        Case("3 examples, 3 classes", labelled(rng.permutation([0, 2, 2]), scores(rng, 3, 3))),
        Case("one example, 4 classes", labelled(rng.integers(4, size=1), scores(rng, 1, 4))),
        Case("6 examples, 2 classes", labelled(rng.permutation([0, 0, 1, 1, 1, 1]), scores(rng, 6, 2))),
    ]


def large_losses(rng: Generator) -> list[Case]:
    high, low, spread = scores(rng, 3, 4) + far(rng), scores(rng, 3, 4) - far(rng), scores(rng, 5, 3)
    spread[:, 1] += far(rng)
    both = scores(rng, 2, 3) + np.array([[far(rng)], [-far(rng)]])
    return [
        Case("3 rows of very high scores", labelled(rng.permutation([0, 1, 3]), high), careful=True),
        Case("3 rows of very low scores", labelled(rng.permutation([0, 1, 3]), low), careful=True),
        Case("a very high score in each row", labelled(rng.permutation([0, 0, 1, 1, 2]), spread), careful=True),
        Case("a very high row and a very low one", labelled([2, 1], both), careful=True),
    ]


LOSSES = (
    Case("a cat and a bird", labelled([0, 2], [[2.0, 1.0, 0.0], [2.0, 1.0, 0.0]]), public=True),
    Case(
        "4 examples, 3 classes",
        labelled([1, 2, 2, 0], [[2.0, 1.0, 0.5], [0.5, -1.0, 1.5], [-2.0, 0.25, 3.0], [1.0, 1.5, -1.0]]),
        public=True,
    ),
    Case(
        "3 examples, 3 classes",
        labelled([1, 1, 0], [[1.0, 2.0, 4.0], [0.5, 0.0, 1.5], [-1.0, 3.0, 0.5]]),
        public=True,
    ),
)
LARGE_LOSSES = (
    Case("a very high score for the right class", labelled([0], [[1000.0, 0.0, 0.0]]), public=True, careful=True),
    Case("a very high score for another class", labelled([1], [[1000.0, 0.0, 0.0]]), public=True, careful=True),
    Case("very low scores", labelled([2], [[-1000.0, -1001.0, -1003.0]]), public=True, careful=True),
    Case(
        "a row of very high and a row of very low scores",
        labelled([1, 0], [[1000.0, 998.0, 1000.0], [-1000.0, -1000.0, -1003.0]]),
        public=True,
        careful=True,
    ),
)

# The twins


def large_tensors(cases: Sequence[Case]) -> list[Case]:
    """The cases for PyTorch, which doesn't warn: what overflows comes out as nan."""
    return as_tensors([replace(case, careful=False) for case in cases])


def softmax_torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", {"Z": scores(rng, 6, 3)})
    return [*as_tensors(softmax_cases(rng)), *as_tensors([short], np.float32)]


def loss_torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", labelled(rng.permutation([0, 0, 1, 2, 3, 3]), scores(rng, 6, 4)))
    return [*as_tensors(loss_cases(rng)), *as_tensors([short], np.float32)]


def large_torch_scores(rng: Generator) -> list[Case]:
    return large_tensors(large_scores(rng))


def large_torch_losses(rng: Generator) -> list[Case]:
    return large_tensors(large_losses(rng))


ASSIGNMENT = Assignment(
    "Non-linear regions and many classes",
    (
        Question(
            function="region",
            title="A region from two lines",
            reference="numpy_ref.regions_and_classes.region",
            outputs=("y_hat",),
            parts=(Part("the answers", 1, REGIONS, region_cases),),
        ),
        Question(
            function="one_hot",
            title="One-hot labels",
            reference="numpy_ref.regions_and_classes.one_hot",
            outputs=("Y",),
            parts=(Part("the table", 2, LABELS, label_cases),),
        ),
        Question(
            function="softmax",
            title="Softmax",
            reference="numpy_ref.regions_and_classes.softmax",
            outputs=("probabilities",),
            parts=(
                Part("the probabilities", 2, SCORES, softmax_cases),
                Part("scores of any size", 1, LARGE_SCORES, large_scores),
            ),
        ),
        Question(
            function="class_cross_entropy",
            title="Cross-entropy for many classes",
            reference="numpy_ref.regions_and_classes.class_cross_entropy",
            outputs=("loss",),
            parts=(
                Part("the mean", 2, LOSSES, loss_cases),
                Part("scores of any size", 1, LARGE_LOSSES, large_losses),
            ),
        ),
        Question(
            function="softmax_torch",
            title="Softmax in PyTorch",
            reference="numpy_ref.regions_and_classes.softmax",
            outputs=("probabilities",),
            library="torch",
            parts=(
                Part("the probabilities", 1, as_tensors(SCORES), softmax_torch_cases),
                Part("scores of any size", 1, large_tensors(LARGE_SCORES), large_torch_scores),
            ),
        ),
        Question(
            function="class_cross_entropy_torch",
            title="Cross-entropy for many classes in PyTorch",
            reference="numpy_ref.regions_and_classes.class_cross_entropy",
            outputs=("loss",),
            library="torch",
            parts=(
                Part("the mean", 0.5, as_tensors(LOSSES), loss_torch_cases),
                Part("scores of any size", 0.5, large_tensors(LARGE_LOSSES), large_torch_losses),
            ),
        ),
    ),
)
