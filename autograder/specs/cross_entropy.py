"""What this chapter asks for: the cross-entropy from probabilities and from scores, the error of a model, and PyTorch.

Where a model is certain or a score is large, conventions differ (clipping a probability at 1e-7 or at 1e-15 gives
another loss): there the answers need only be finite and lie between bounds that every convention keeps.
"""

import numpy as np
from numpy.random import Generator

from autograder.specs.drawing import as_tensors, labelled, scored
from autograder.specs.question import Assignment, Case, Inputs, Part, Question

LABELS = np.array([1, 1, 0, 0])
SURE = 0.01  # a loss that is 0 but for clipping
RIGHT = (-1e-6, SURE)
WRONG = (10.0, 1000.001)  # of scores of 1000, and of clipped probabilities
WRONG_22 = (10.0, 40.0)  # of the score 22: 22, or a little less or more where probabilities are clipped

GRID = np.array([-4.0, -2.5, -1.5, -0.75, 0.375, 1.75, 2.0, 3.5])


# cross_entropy


def probability_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 examples", labelled(rng, 6)),
        Case("5 examples", labelled(rng, 5)),
        Case("9 examples", labelled(rng, 9)),
        Case("labels of class 1 only", {"y": np.array([1, 1, 1]), "y_hat": rng.integers(60, 95, size=3) / 100}),
        Case("labels of class 0 only", {"y": np.array([0, 0, 0]), "y_hat": rng.integers(5, 40, size=3) / 100}),
        Case("one example", {"y": np.array([1]), "y_hat": rng.integers(15, 45, size=1) / 100}),
    ]


def certain_cases(rng: Generator) -> list[Case]:
    order = rng.permutation(5)
    y, y_hat = np.array([1, 0, 1, 0, 1])[order], np.array([1.0, 0.0, 0.7, 0.2, 0.9])[order]
    return [Case("certain and right, again", {"y": y, "y_hat": y_hat}, within=(0.13, 0.14))]


# cross_entropy_from_scores


def any_labels(rng: Generator, n_samples: int) -> np.ndarray:
    """Labels of both classes."""
    return rng.permutation(np.arange(n_samples) % 2)


def some_scores(rng: Generator, n_samples: int) -> Inputs:
    return {"y": any_labels(rng, n_samples), "z": rng.choice(GRID, size=n_samples, replace=False)}


def score_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 examples", some_scores(rng, 6)),
        Case("5 examples", some_scores(rng, 5)),
        Case("labels of class 1 only", {"y": np.array([1, 1, 1]), "z": rng.choice(GRID, size=3, replace=False)}),
        Case("labels of class 0 only", {"y": np.array([0, 0]), "z": rng.choice(GRID, size=2, replace=False)}),
        Case("scores that are whole numbers", {"y": any_labels(rng, 4), "z": rng.permutation([-3, 1, 2, 5])}),
    ]


def large_score_cases(rng: Generator) -> list[Case]:
    large = float(rng.integers(800, 1000))
    y = any_labels(rng, 4)
    signs = 2 * y - 1
    return [
        Case("large scores on the right side, again", {"y": y, "z": large * signs}, within=RIGHT),
        Case("large scores on the wrong side, again", {"y": y, "z": -large * signs}, within=WRONG),
    ]


# model_error


def model(rng: Generator, n_samples: int, n_features: int) -> Inputs:
    scores = rng.choice(GRID, size=n_samples, replace=False)
    inputs = scored(rng, scores, n_features)
    return {"X": inputs.pop("X"), "y": any_labels(rng, n_samples), **inputs}


def model_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 points with 3 features", model(rng, 6, 3)),
        Case("4 points with 5 features", model(rng, 4, 5)),
        Case("7 points with 2 features", model(rng, 7, 2)),
        Case("3 points with 1 feature", model(rng, 3, 1)),
    ]


def large_model_cases(rng: Generator) -> list[Case]:
    X = rng.integers(60, 100, size=(4, 2)).astype(float)
    line = {"weights": np.array([3.0, 2.0]), "bias": -20.0}
    return [
        Case(
            "the right side, and large numbers",
            {"X": X, "y": np.ones(4, int), **line},
            within=RIGHT,
        ),
        Case(
            "the wrong side, and large numbers",
            {"X": X, "y": np.zeros(4, int), **line},
            within=WRONG,
        ),
    ]


# PyTorch


def torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", some_scores(rng, 5))
    return [*as_tensors(score_cases(rng)), *as_tensors([short], np.float32)]


def torch_large_cases(rng: Generator) -> list[Case]:
    return [
        *as_tensors(large_score_cases(rng)),
        *as_tensors([Case("two points of score 22", {"y": [0, 0], "z": [22, 22]}, within=WRONG_22)], np.float32),
    ]


SLIDE_MODELS = (
    Case("the first model of the slide", {"y": LABELS, "y_hat": np.array([0.6, 0.2, 0.9, 0.3])}, public=True),
    Case("the better model of the slide", {"y": LABELS, "y_hat": np.array([0.7, 0.9, 0.2, 0.4])}, public=True),
    Case(
        "5 examples, the classes mixed",
        {"y": np.array([0, 1, 0, 0, 1]), "y_hat": np.array([0.25, 0.95, 0.6, 0.1, 0.35])},
        public=True,
    ),
)
CERTAIN = (
    Case(
        "two predictions that are certain, and right",
        {"y": np.array([1, 0, 1, 0]), "y_hat": np.array([1.0, 0.0, 0.8, 0.3])},
        public=True,
        within=(0.14, 0.15),
    ),
)
SCORES = (
    Case("4 scores", {"y": LABELS, "z": np.array([0.5, -1.5, 2.0, -1.0])}, public=True),
    Case("the scores of the three students", {"y": np.array([1, 0, 0]), "z": np.array([8.0, -8.0, 2.0])}, public=True),
)
LARGE_SCORES = (
    Case(
        "large scores on the right side",
        {"y": np.array([1, 0]), "z": np.array([1000.0, -1000.0])},
        public=True,
        within=RIGHT,
    ),
    Case(
        "large scores on the wrong side",
        {"y": np.array([0, 1]), "z": np.array([1000.0, -1000.0])},
        public=True,
        within=WRONG,
    ),
    Case(
        "scores of 100 on the wrong side",
        {"y": np.array([1, 0]), "z": np.array([-100.0, 100.0])},
        public=True,
        within=WRONG,
    ),
)
SCORE_22 = Case(
    "the point of slide 7, with the score 22, in float32",
    {"y": np.array([0.0]), "z": np.array([22.0])},
    public=True,
    within=WRONG_22,
)

ASSIGNMENT = Assignment(
    "Cross-entropy",
    (
        Question(
            function="cross_entropy",
            title="Cross-entropy from probabilities",
            reference="numpy_ref.cross_entropy.cross_entropy",
            outputs=("cross_entropy",),
            parts=(
                Part("the mean", 3, SLIDE_MODELS, probability_cases),
                Part("certain and right", 1, CERTAIN, certain_cases),
            ),
        ),
        Question(
            function="cross_entropy_from_scores",
            title="Cross-entropy from scores",
            reference="numpy_ref.cross_entropy.cross_entropy_from_scores",
            outputs=("cross_entropy",),
            parts=(
                Part("the mean", 2, SCORES, score_cases),
                Part("large scores", 1, LARGE_SCORES, large_score_cases),
            ),
        ),
        Question(
            function="model_error",
            title="The error of a model",
            reference="numpy_ref.cross_entropy.model_error",
            outputs=("error",),
            parts=(
                Part(
                    "the error",
                    2,
                    (
                        Case(
                            "the three students of the slide",
                            {
                                "X": np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]]),
                                "y": np.array([1, 0, 0]),
                                "weights": np.array([2.0, 1.0]),
                                "bias": -18.0,
                            },
                            public=True,
                        ),
                        Case(
                            "4 points with three features",
                            {
                                "X": np.array(
                                    [[1.0, 2.0, -1.5], [0.5, 2.0, -0.25], [0.0, 0.5, 0.0], [-2.75, 0.0, 1.0]]
                                ),
                                "y": np.array([1, 0, 1, 1]),
                                "weights": np.array([0.5, -1.0, 2.0]),
                                "bias": 1.5,
                            },
                            public=True,
                        ),
                    ),
                    model_cases,
                ),
                Part(
                    "large scores",
                    1,
                    (
                        Case(
                            "marks out of 100, on the right side",
                            {
                                "X": np.array([[90.0, 80.0], [70.0, 60.0]]),
                                "y": np.array([1, 1]),
                                "weights": np.array([2.0, 1.0]),
                                "bias": -18.0,
                            },
                            public=True,
                            within=RIGHT,
                        ),
                        Case(
                            "marks out of 100, on the wrong side",
                            {
                                "X": np.array([[90.0, 80.0], [70.0, 60.0]]),
                                "y": np.array([0, 0]),
                                "weights": np.array([2.0, 1.0]),
                                "bias": -18.0,
                            },
                            public=True,
                            within=WRONG,
                        ),
                    ),
                    large_model_cases,
                ),
            ),
        ),
        Question(
            function="cross_entropy_from_scores_torch",
            title="Cross-entropy from scores in PyTorch",
            reference="numpy_ref.cross_entropy.cross_entropy_from_scores",
            outputs=("cross_entropy",),
            library="torch",
            parts=(
                Part("the mean", 1, as_tensors(SCORES), torch_cases),
                Part(
                    "large scores",
                    1,
                    [*as_tensors(LARGE_SCORES), *as_tensors([SCORE_22], np.float32)],
                    torch_large_cases,
                ),
            ),
        ),
    ),
)
