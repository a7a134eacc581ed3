"""What this chapter asks for: one-hot labels, softmax, and cross-entropy for many classes, in NumPy and in PyTorch.

To these come what scores do to probabilities, a program to mend, and models that are too sure or not sure enough.

In every table the number of rows differs from the number of columns, so that a transpose is seen, but for the square
ones: there a sum that has lost its axis divides along the wrong one without an error. Scores too large for exp are
asked for only in parts of their own, so that the plain formulas keep the points for their values.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import as_tensors, eighths_but_zero
from autograder.specs.kinds import derives, experiments, predicts, repairs, stretches
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


# confusion, lead_for and temperatures

TEMPERATURES = [Field("temperatures", ["3"], 0.05, 20)]


def recognised(rng: Generator, labels: list[int], n_classes: int) -> Inputs:
    """Labels, each class more than once and not all equally often, and scores of which some are greatest elsewhere."""
    y = rng.permutation(labels)
    Z = np.array([rng.permutation(n_classes) for _ in y]) - 0.5
    right = rng.permutation(len(y))[: len(y) // 2]
    Z[right, y[right]] = n_classes + 1.0
    return {"y": y, "Z": Z}


def confusion_cases(rng: Generator) -> list[Case]:
    return [
        Case("11 examples of 3 classes", recognised(rng, [0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2], 3)),
        Case("9 examples of 4 classes", recognised(rng, [0, 1, 1, 2, 2, 2, 3, 3, 3], 4)),
        Case("7 examples of 2 classes", recognised(rng, [0, 0, 1, 1, 1, 1, 1], 2)),
        Case("a class that is never guessed", {"y": np.array([0, 1, 1]), "Z": np.array([[2.0, 1.0]] * 3)}),
    ]


def lead_cases(rng: Generator) -> list[Case]:
    p = rng.permutation([0.95, 0.03125, 0.5, 0.75, 0.2])
    return [
        Case("3 classes", {"p": p, "n_classes": 3}),
        Case("many classes", {"p": p[:4], "n_classes": int(rng.integers(8, 40))}),
        Case("one probability", {"p": p[-1:], "n_classes": 5}),
    ]


def two_class_leads(rng: Generator) -> list[Case]:
    return [Case("two classes", {"p": rng.permutation([0.125, 0.9, 0.5, 0.25]), "n_classes": 2})]


def scores_of(seed: int, count: int) -> Inputs:
    """The data of the experiment."""
    Z, y = load("measures.many_classes.three_models")(seed, count)
    return {"Z": Z, "y": y}


def new_examples(rng: Generator) -> list[Case]:
    return [Case("2,000 other examples", scores_of(int(rng.integers(2**31)), 2000))]


# temperature_for

THREE_ROWS = np.array([[0.5, 2.0, -1.0, 0.0], [-3.0, 1.0, 4.0, 1.0], [2.5, 2.0, 2.0, 1.5]])
HIGH_AND_LOW = np.array([[1000.0], [0.0], [-1000.0]])

SEVEN = {
    "y": np.array([0, 0, 0, 0, 1, 2, 2]),
    "Z": np.array(
        [[3.0, 1, 0], [2, 1, 0], [0, 1, 0], [1, 0, 2], [0, 2, 1], [0, 1, 4], [1, 2, 0]],
    ),
}

ASSIGNMENT = Assignment(
    "Many classes",
    (
        predicts(
            "cat_after_changes",
            "What becomes of the cat",
            "numpy_ref.many_classes.cat_after_changes",
            points=1.25,
            decimals=2,
        ),
        Question(
            function="one_hot",
            title="One-hot labels",
            reference="numpy_ref.many_classes.one_hot",
            outputs=("Y",),
            parts=(Part("the table", 0.75, LABELS, label_cases),),
        ),
        Question(
            function="softmax",
            title="Softmax",
            reference="numpy_ref.many_classes.softmax",
            outputs=("probabilities",),
            parts=(
                Part("the probabilities", 1, SCORES, softmax_cases),
                Part("scores of any size", 0.5, LARGE_SCORES, large_scores),
                Part("whole numbers", 0.25, WHOLE_SCORES, whole_scores),
            ),
        ),
        repairs(
            "confusion",
            "Who is taken for whom",
            "numpy_ref.many_classes.confusion",
            outputs=("shares",),
            points=1,
            broken="as_inherited",
            public=[Case("7 examples of 3 classes", SEVEN, public=True)],
            draw=confusion_cases,
        ),
        derives(
            Question(
                function="lead_for",
                title="How far ahead",
                reference="numpy_ref.many_classes.lead_for",
                outputs=("leads",),
                parts=(
                    Part(
                        "any number of classes",
                        1,
                        (Case("3 classes", {"p": np.array([0.5, 0.9]), "n_classes": 3}, public=True),),
                        lead_cases,
                    ),
                    Part(
                        "two classes",
                        0.25,
                        (Case("2 classes", {"p": np.array([0.75, 0.5]), "n_classes": 2}, public=True),),
                        two_class_leads,
                    ),
                ),
            )
        ),
        Question(
            function="class_cross_entropy",
            title="Cross-entropy for many classes",
            reference="numpy_ref.many_classes.class_cross_entropy",
            outputs=("loss",),
            parts=(
                Part("the mean", 0.75, LOSSES, loss_cases),
                Part("scores of any size", 0.5, LARGE_LOSSES, large_losses),
            ),
        ),
        experiments(
            "temperatures",
            "Three temperatures",
            "numpy_ref.many_classes.temperatures",
            Measure(
                TEMPERATURES,
                programs.right("measures.many_classes.claims_too_much"),
                "For the model that is farthest off claim and share differ by {measured:.3f}; {bar:g} is allowed",
                bar=0.03,
                at_most=True,
                slack=0.03,
                tells=programs.right("measures.many_classes.what_is_wrong_with_temperatures"),
            ),
            points=1.5,
            data=scores_of(20, 150),
            draw=new_examples,
        ),
        Question(
            function="softmax_torch",
            title="Softmax in PyTorch",
            reference="numpy_ref.many_classes.softmax",
            outputs=("probabilities",),
            library="torch",
            parts=(
                Part("the probabilities", 0.5, as_tensors(SCORES), softmax_torch_cases),
                Part("scores of any size", 0.25, large_tensors(LARGE_SCORES), large_torch_scores),
            ),
        ),
        Question(
            function="class_cross_entropy_torch",
            title="Cross-entropy for many classes in PyTorch",
            reference="numpy_ref.many_classes.class_cross_entropy",
            outputs=("loss",),
            library="torch",
            parts=(
                Part("the mean", 0.25, as_tensors(LOSSES), loss_torch_cases),
                Part("scores of any size", 0.25, large_tensors(LARGE_LOSSES), large_torch_losses),
            ),
        ),
    ),
    stretch=(
        stretches(
            "temperature_for",
            "The temperature for a probability",
            "numpy_ref.many_classes.temperature_for",
            outputs=("temperatures",),
            public=[
                Case("the scores of the chapter", {"Z": np.array([[2.0, 1.0, 0.0]]), "p": 0.5}, public=True),
                Case("two classes", {"Z": np.array([[1.0, 3.0], [-2.0, -2.5]]), "p": 0.75}, public=True),
                Case("3 rows, 4 classes", {"Z": THREE_ROWS, "p": 0.9}, public=True),
                Case("the same rows, nearly all classes alike", {"Z": THREE_ROWS, "p": 0.3}, public=True),
                Case("very high and very low scores", {"Z": THREE_ROWS + HIGH_AND_LOW, "p": 0.95}, public=True),
            ],
        ),
    ),
)
