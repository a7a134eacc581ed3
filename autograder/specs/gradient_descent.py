"""What this chapter asks for: two gradients, the fit, and the fit by autograd; and what comes of them.

The scores are small, so that every prediction is soft, and all fits end after few steps: what is wrong in one step
must not vanish while the line converges.
"""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import as_tensors, eighths_but_zero
from autograder.specs.kinds import derives, experiments, finds, predicts
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

NUMBERS = ("learning_rate", "steps")  # the inputs that stay plain numbers in PyTorch
RATES = (0.25, 0.375, 0.625)

Line = Callable[[Generator, int], Inputs]  # draws a line for so many features


def any_rate(rng: Generator) -> float:
    return float(rng.choice(RATES))


def any_line(rng: Generator, n_features: int) -> Inputs:
    """A line to start from. No weight is 0, nor is the bias."""
    weights = rng.choice([-1, 1], size=n_features) * rng.integers(1, 9, size=n_features) / 8
    return {"weights": weights, "bias": float(rng.choice([-0.75, -0.375, 0.375, 0.75]))}


def whole_number_line(rng: Generator, n_features: int) -> Inputs:
    """A line to start from that the caller wrote as whole numbers."""
    weights = rng.choice([-1, 1], size=n_features) * rng.integers(1, 3, size=n_features)
    return {"weights": weights, "bias": int(rng.choice([-1, 1]))}


def points(rng: Generator, n_samples: int, n_features: int, line: Line = any_line) -> Inputs:
    """Random points of both classes and a line, with scores between -4 and 4."""
    while True:
        X = eighths_but_zero(rng, n_samples, n_features) / 2
        inputs = {"X": X, "y": rng.permutation(np.arange(n_samples) % 2), **line(rng, n_features)}
        if np.abs(X @ inputs["weights"] + inputs["bias"]).max() < 4:
            return inputs


def in_large_units(rng: Generator) -> Inputs:
    """Points of which one feature is counted in very small units, so that its numbers are large and its weight is tiny.

    No single step measures both slopes: one that is small enough for this weight drowns the others in rounding.
    """
    inputs = points(rng, 5, 2)
    unit = np.array([1.0, 2.0**25])
    return {**inputs, "X": inputs["X"] * unit, "weights": inputs["weights"] / unit}


# gradient


def one_point_cases(rng: Generator) -> list[Case]:
    return [
        Case("one point with 4 features and label 1", {**points(rng, 1, 4), "y": np.array([1])}),
        Case("one point with 2 features and label 0", {**points(rng, 1, 2), "y": np.array([0])}),
    ]


def gradient_cases(rng: Generator) -> list[Case]:
    return [
        Case("5 points with 3 features", points(rng, 5, 3)),
        Case("4 points with 6 features", points(rng, 4, 6)),
        Case("as many features as points", points(rng, 4, 4)),
        Case("7 points with 1 feature", points(rng, 7, 1)),
        Case("numbers with many digits", {**points(rng, 5, 2), "X": rng.normal(size=(5, 2))}),
        Case("2 points with 2 features", points(rng, 2, 2)),
        Case("a feature in the millions", in_large_units(rng)),
        Case("only the bias decides", {**points(rng, 3, 2), "X": np.zeros((3, 2)), "y": np.array([1, 0, 1])}),
    ]


# gradient_with_cost


def any_cost(rng: Generator) -> float:
    return float(rng.choice([1.5, 3.0, 4.0, 6.0]))


def costly_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 points with 3 features", {**points(rng, 6, 3), "cost": any_cost(rng)}),
        Case("4 points with 5 features", {**points(rng, 4, 5), "cost": any_cost(rng)}),
        Case("as many features as points", {**points(rng, 4, 4), "cost": any_cost(rng)}),
        Case("a feature in the millions", {**in_large_units(rng), "cost": any_cost(rng)}),
        Case("a cost below 1", {**points(rng, 5, 2), "cost": 0.25}),
        Case("one point with label 1", {**points(rng, 1, 3), "y": np.array([1]), "cost": any_cost(rng)}),
        Case("one point with label 0", {**points(rng, 1, 3), "y": np.array([0]), "cost": any_cost(rng)}),
    ]


# descend


def fit(rng: Generator, n_samples: int, n_features: int, steps: int, line: Line = any_line) -> Inputs:
    return {**points(rng, n_samples, n_features, line), "learning_rate": any_rate(rng), "steps": steps}


def fit_cases(rng: Generator) -> list[Case]:
    return [
        Case("5 points with 3 features, 4 steps", fit(rng, 5, 3, 4)),
        Case("4 points with 6 features, 3 steps", fit(rng, 4, 6, 3)),
        Case("as many features as points, 2 steps", fit(rng, 4, 4, 2)),
        Case("9 points with 2 features, one step", fit(rng, 9, 2, 1)),
        Case("6 points with 2 features, 5 steps", fit(rng, 6, 2, 5)),
    ]


def whole_fit_cases(rng: Generator) -> list[Case]:
    return [Case("weights that are whole numbers", fit(rng, 6, 2, 5, whole_number_line))]


def fit_torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", fit(rng, 6, 3, 3))
    return [*as_tensors(fit_cases(rng), numbers=NUMBERS), *as_tensors([short], np.float32, numbers=NUMBERS)]


# telling_cases and lowest_line

# No probability is 1, so that zeros and ones are no answer.
ANSWERS = [Field("y", ["n"], 0, 1, whole=True, smallest=3), Field("y_hat", ["n"], 0, 0.99, smallest=3)]
ERRORS = {  # by what they do wrong: the program, the points for showing it, and where alone it can show
    "the error that leaves out points that are certain and right": (
        programs.wrong("cross_entropy", "cross_entropy", "certain_examples_left_out"),
        0.75,
        "a case has a point about which the model is certain and right, and the error of the others is neither 0 nor "
        "infinite",
    ),
    "the error that multiplies first": (
        programs.right("measures.gradient_descent.error_of_the_product"),
        0.5,
        "the labels of a case have probabilities whose product is too small for a computer, though none of them is 0",
    ),
    "the error that charges nothing for certain and wrong": (
        programs.wrong("cross_entropy", "cross_entropy", "certain_and_wrong_for_nothing"),
        0.25,
        "the model is certain about a label, and wrong",
    ),
}
LINE = [Field("weights", ["3"], -100, 100), Field("bias", [], -100, 100)]


def students_of(seed: int, count: int) -> Inputs:
    """The data of the experiment."""
    X, y = load("measures.gradient_descent.applicants")(seed, count)
    return {"X": X, "y": y}


SLIDE_LINE = {"weights": np.array([3.0, 4.0]), "bias": -10.0}
TWO_POINTS = {"X": np.array([[4.0, 5.0], [1.0, 1.0]]), "y": np.array([0, 1])}
THREE_FEATURES = {
    "X": np.array([[0.5, 1.5, 1.0], [1.0, -2.0, 0.5], [0.25, 1.0, 2.0], [-1.0, 0.5, -1.5], [2.0, 1.0, -0.5]]),
    "y": np.array([0, 1, 0, 1, 1]),
    "weights": np.array([-0.5, 0.25, 1.0]),
    "bias": -0.75,
}
SQUARE = {
    "X": np.array([[1.0, -2.0, 0.5], [0.25, 1.5, -1.0], [-0.5, 1.0, 2.0]]),
    "y": np.array([1, 0, 1]),
    "weights": np.array([0.5, -1.0, 0.75]),
    "bias": 0.25,
}
MILLIONS = {
    "X": np.array([[0.5, 4e6], [-1.0, 1e7], [1.5, -6e6], [0.25, 2e6]]),
    "y": np.array([1, 0, 1, 0]),
    "weights": np.array([0.75, -1e-7]),
    "bias": 0.25,
}
WHOLE_NUMBERS = {
    "X": np.array([[0.5, -1.0], [1.5, 0.5], [-1.0, 0.25]]),
    "y": np.array([1, 0, 1]),
    "weights": np.array([1, -2]),
    "bias": -1,
}

NEAR_THE_BOTTOM = {  # as many labels of each kind, so that the slope of the bias is close to 0 as well
    **THREE_FEATURES,
    "X": np.asarray(THREE_FEATURES["X"])[:4] / 10000,
    "y": np.array([0, 1, 0, 1]),
    "bias": 0.0,
}

FITS = [
    Case("one step", {**THREE_FEATURES, "learning_rate": 0.5, "steps": 1}, public=True),
    Case("4 steps with 3 features", {**THREE_FEATURES, "learning_rate": 0.5, "steps": 4}, public=True),
    Case("as many features as points", {**SQUARE, "learning_rate": 0.25, "steps": 3}, public=True),
    Case("slopes close to 0", {**NEAR_THE_BOTTOM, "learning_rate": 0.5, "steps": 3}, public=True),
]

ASSIGNMENT = Assignment(
    "Gradient descent",
    (
        predicts(
            "on_the_bowl",
            "Three rates on a bowl",
            "numpy_ref.gradient_descent.on_the_bowl",
            points=1,
            decimals=2,
        ),
        Question(
            function="gradient",
            title="The gradient",
            reference="numpy_ref.gradient_descent.gradient",
            outputs=("dweights", "dbias"),
            exact_shape=True,
            parts=(
                Part(
                    "one point",
                    0.5,
                    (
                        Case(
                            "the point of the slide",
                            {"X": TWO_POINTS["X"][:1], "y": TWO_POINTS["y"][:1], **SLIDE_LINE},
                            public=True,
                        ),
                        Case(
                            "one point with three features",
                            {
                                "X": np.array([[1.0, -2.0, 0.5]]),
                                "y": np.array([1]),
                                "weights": np.array([0.5, 0.25, -1.0]),
                                "bias": -0.5,
                            },
                            public=True,
                        ),
                    ),
                    one_point_cases,
                ),
                Part(
                    "the mean over all points",
                    1.5,
                    (
                        Case(
                            "two points, and a line of zeros",
                            {**TWO_POINTS, "weights": np.zeros(2), "bias": 0.0},
                            public=True,
                        ),
                        Case("5 points with 3 features", THREE_FEATURES, public=True),
                        Case("as many features as points", SQUARE, public=True),
                        Case("a feature in the millions", MILLIONS, public=True),
                    ),
                    gradient_cases,
                ),
            ),
        ),
        derives(
            Question(
                function="gradient_with_cost",
                title="Another error, another gradient",
                reference="numpy_ref.gradient_descent.gradient_with_cost",
                outputs=("dweights", "dbias"),
                exact_shape=True,
                parts=(
                    Part(
                        "the slopes",
                        1.5,
                        (
                            Case(
                                "two points, and a line of zeros",
                                {**TWO_POINTS, "weights": np.zeros(2), "bias": 0.0, "cost": 3.0},
                                public=True,
                            ),
                            Case("5 points with 3 features", {**THREE_FEATURES, "cost": 2.0}, public=True),
                            Case("a feature in the millions", {**MILLIONS, "cost": 2.0}, public=True),
                        ),
                        costly_cases,
                    ),
                ),
            )
        ),
        finds(
            "telling_cases",
            "Two cases, three wrong errors",
            "numpy_ref.gradient_descent.telling_cases",
            ANSWERS,
            most=2,
            right=[programs.right("numpy_ref.cross_entropy.cross_entropy")],
            wrong=ERRORS,
        ),
        Question(
            function="descend",
            title="Gradient descent",
            reference="numpy_ref.gradient_descent.descend",
            outputs=("weights", "bias"),
            parts=(
                Part(
                    "the line after some steps",
                    0.75,
                    FITS,
                    fit_cases,
                ),
                Part(
                    "whole numbers",
                    0.25,
                    (Case("whole numbers", {**WHOLE_NUMBERS, "learning_rate": 0.5, "steps": 2}, public=True),),
                    whole_fit_cases,
                ),
            ),
        ),
        experiments(
            "lowest_line",
            "Down to the bottom",
            "numpy_ref.gradient_descent.lowest_line",
            Measure(
                LINE,
                programs.right("measures.gradient_descent.error_of"),
                "The error of the line is {measured:.5f}; {bar:.5f} or less is asked for",
                bar=0.33124,
                at_most=True,
            ),
            points=1,
            data=students_of(17, 60),
        ),
        Question(
            function="descend_torch",
            title="Gradient descent by autograd",
            reference="numpy_ref.gradient_descent.descend",
            outputs=("weights", "bias"),
            library="torch",
            seconds=10.0,  # in a notebook the first optimizer takes PyTorch some seconds
            parts=(Part("the line after some steps", 1, as_tensors(FITS, numbers=NUMBERS), fit_torch_cases),),
        ),
    ),
    loads=("torch._dynamo",),  # what the first optimizer of a process loads
)
