"""What this chapter asks for: one-hot labels, softmax, and cross-entropy for many classes, in NumPy and in PyTorch.

In every table the number of rows differs from the number of columns, so that a transpose is seen, but for the square
ones: there a sum that has lost its axis divides along the wrong one without an error. Scores too large for exp are
asked for only in parts of their own, so that the plain formulas keep the points for their values.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from autograder.specs.drawing import as_tensors, eighths_but_zero
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

one_hot = load("numpy_ref.many_classes.one_hot")

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
        Case("5 examples, 2 classes", {"Z": scores(rng, 5, 2)}),
        Case("scores with many digits", {"Z": rng.normal(size=(4, 3))}),
    ]


def whole_scores(rng: Generator) -> list[Case]:
    return [Case("whole numbers, again", {"Z": rng.permutation(np.arange(-4, 6)).reshape(5, 2)})]


def far(rng: Generator) -> float:
    """A number far beyond what exp can bear."""
    return float(rng.integers(800, 3000))


def large_scores(rng: Generator) -> list[Case]:
    Z = scores(rng, 3, 4)
    Z[0] += far(rng)
    Z[1] -= far(rng)
    apart = scores(rng, 5, 3)
    apart[[0, 1, 2, 3], rng.permutation([0, 1, 2, 0])] += [2500 + far(rng), -2500 - far(rng), 2500.0, -2500.0]
    return [
        Case("5 rows of very high scores", {"Z": scores(rng, 5, 3) + far(rng)}, careful=True),
        Case("5 rows of very low scores", {"Z": scores(rng, 5, 3) - far(rng)}, careful=True),
        Case("a very high row, a very low one, and another", {"Z": Z}, careful=True),
        Case("one score of a row far above or far below the others", {"Z": apart}, careful=True),
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
WHOLE_SCORES = (Case("scores that are whole numbers", {"Z": np.array([[2, 1, 0], [-1, 3, 0]])}, public=True),)
LARGE_SCORES = (
    Case("very high scores", {"Z": np.array([[1000.0, 1001.0, 999.0]])}, public=True, careful=True),
    Case("very low scores", {"Z": np.array([[-1000.0, -1001.0, -999.0]])}, public=True, careful=True),
    Case("one score far above the others", {"Z": np.array([[3000.0, 0.0, -3.0]])}, public=True, careful=True),
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
        Case("scores with many digits", labelled(rng.permutation([0, 1, 2, 2]), rng.normal(size=(4, 3)))),
    ]


def large_losses(rng: Generator) -> list[Case]:
    high, low, spread = scores(rng, 3, 4) + far(rng), scores(rng, 3, 4) - far(rng), scores(rng, 5, 3)
    spread[:, 1] += 2500 + far(rng)
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
    "Many classes",
    (
        Question(
            function="one_hot",
            title="One-hot labels",
            reference="numpy_ref.many_classes.one_hot",
            outputs=("Y",),
            parts=(Part("the table", 2, LABELS, label_cases),),
        ),
        Question(
            function="softmax",
            title="Softmax",
            reference="numpy_ref.many_classes.softmax",
            outputs=("probabilities",),
            parts=(
                Part("the probabilities", 1.5, SCORES, softmax_cases),
                Part("scores of any size", 1, LARGE_SCORES, large_scores),
                Part("whole numbers", 0.5, WHOLE_SCORES, whole_scores),
            ),
        ),
        Question(
            function="class_cross_entropy",
            title="Cross-entropy for many classes",
            reference="numpy_ref.many_classes.class_cross_entropy",
            outputs=("loss",),
            parts=(
                Part("the mean", 2, LOSSES, loss_cases),
                Part("scores of any size", 1, LARGE_LOSSES, large_losses),
            ),
        ),
        Question(
            function="softmax_torch",
            title="Softmax in PyTorch",
            reference="numpy_ref.many_classes.softmax",
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
            reference="numpy_ref.many_classes.class_cross_entropy",
            outputs=("loss",),
            library="torch",
            parts=(
                Part("the mean", 0.5, as_tensors(LOSSES), loss_torch_cases),
                Part("scores of any size", 0.5, large_tensors(LARGE_LOSSES), large_torch_losses),
            ),
        ),
    ),
)
