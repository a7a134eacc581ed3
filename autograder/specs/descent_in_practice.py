"""What this chapter asks for: a step for a single point, an epoch of such steps, and what scaling and rates do.

The points and the lines are drawn as for gradient descent with all points: with small scores, so that every prediction
is soft.
"""

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import eighths_but_zero
from autograder.specs.gradient_descent import (
    SLIDE_LINE,
    THREE_FEATURES,
    TWO_POINTS,
    WHOLE_NUMBERS,
    Line,
    any_line,
    any_rate,
    points,
    whole_number_line,
)
from autograder.specs.kinds import experiments, predicts, repairs
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

descend = load("numpy_ref.gradient_descent.descend")


def point(rng: Generator, n_features: int, y: int, line: Line = any_line) -> Inputs:
    """One random point with this label, a line and a rate."""
    inputs = points(rng, 1, n_features, line)
    numbers = {"weights": inputs["weights"], "bias": inputs["bias"], "learning_rate": any_rate(rng)}
    return {"x": inputs["X"][0], "y": y, **numbers}


def one_feature_cases(rng: Generator) -> list[Case]:
    right = {"x": np.array([-1.5]), "y": 0, "weights": np.array([0.75]), "bias": 0.125}
    return [
        Case("one feature, a point that is right already", {**right, "learning_rate": any_rate(rng)}),
        Case("one feature, label 1", point(rng, 1, 1)),
        Case("one feature, label 0", point(rng, 1, 0)),
    ]


def step_cases(rng: Generator) -> list[Case]:
    return [
        Case("3 features, label 1", point(rng, 3, 1)),
        Case("5 features, label 0", point(rng, 5, 0)),
        Case("2 features, label 0", point(rng, 2, 0)),
        Case("4 features, label 1", point(rng, 4, 1)),
        Case("only the bias decides", {**point(rng, 3, 1), "x": np.zeros(3)}),
    ]


def whole_step_cases(rng: Generator) -> list[Case]:
    return [
        Case("one weight that is a whole number", point(rng, 1, 1, whole_number_line)),
        Case("weights that are whole numbers", point(rng, 4, 1, whole_number_line)),
    ]


def epoch_cases(rng: Generator) -> list[Case]:
    return [
        Case("5 points with 3 features", {**points(rng, 5, 3), "learning_rate": any_rate(rng)}),
        Case("4 points with 6 features", {**points(rng, 4, 6), "learning_rate": any_rate(rng)}),
        Case("9 points with 2 features", {**points(rng, 9, 2), "learning_rate": any_rate(rng)}),
        Case("6 points with 2 features", {**points(rng, 6, 2), "learning_rate": any_rate(rng)}),
        Case("one point", {**points(rng, 1, 3), "learning_rate": any_rate(rng)}),
    ]


def whole_epoch_cases(rng: Generator) -> list[Case]:
    start = points(rng, 6, 2, whole_number_line)
    return [Case("weights that are whole numbers", {**start, "learning_rate": any_rate(rng)})]


# unscaled and rates_of_their_own


def scaled_line(rng: Generator, n_features: int) -> Inputs:
    """A line for scaled features, and how they were scaled. No deviation is 1."""
    return {
        "weights": eighths_but_zero(rng, n_features),
        "bias": float(rng.choice([-0.75, 0.375])),
        "mean": rng.integers(2, 40, n_features) / 4,
        "deviation": rng.choice([0.25, 0.5, 2.0, 4.0], n_features),
    }


def scaled_cases(rng: Generator) -> list[Case]:
    return [
        Case("3 features", scaled_line(rng, 3)),
        Case("5 features", scaled_line(rng, 5)),
        Case("one feature", scaled_line(rng, 1)),
    ]


def students_of(seed: int, count: int) -> Inputs:
    """The data of the experiment, with the least error that there is."""
    X, y = load("measures.descent_in_practice.applicants")(seed, count)
    scaled = X / X.std(axis=0)
    weights, bias = descend(scaled, y, np.zeros(3), 0.0, 4.0, 400)
    scores = scaled @ weights + bias
    least = np.mean(np.logaddexp(0, np.where(y == 1, -scores, scores)))
    return {"X": X, "y": y, "least": np.array(least)}  # an array, as all data of an experiment are


def new_students(rng: Generator) -> list[Case]:
    return [Case("1,000 students who came later", students_of(int(rng.integers(2**31)), 1000))]


SCALED = {
    "weights": np.array([2.0, -1.5]),
    "bias": 0.5,
    "mean": np.array([5.0, 3000.0]),
    "deviation": np.array([2.5, 750.0]),
}

ASSIGNMENT = Assignment(
    "Descent in practice: scaling, batches, momentum",
    (
        predicts(
            "what_undoes_it",
            "Centring or dividing?",
            "numpy_ref.descent_in_practice.what_undoes_it",
            points=0.75,
        ),
        Question(
            function="stochastic_step",
            title="One step for one point",
            reference="numpy_ref.descent_in_practice.stochastic_step",
            outputs=("weights", "bias"),
            parts=(
                Part(
                    "one feature",
                    0.5,
                    (
                        Case(
                            "one feature, label 1",
                            {
                                "x": np.array([2.0]),
                                "y": 1,
                                "weights": np.array([-0.5]),
                                "bias": 0.25,
                                "learning_rate": 0.5,
                            },
                            public=True,
                        ),
                        Case(
                            "one feature, label 0",
                            {
                                "x": np.array([1.5]),
                                "y": 0,
                                "weights": np.array([1.0]),
                                "bias": -1.0,
                                "learning_rate": 0.25,
                            },
                            public=True,
                        ),
                    ),
                    one_feature_cases,
                ),
                Part(
                    "several features",
                    0.5,
                    (
                        Case(
                            "the point of the slide",
                            {"x": np.array([4.0, 5.0]), "y": 0, **SLIDE_LINE, "learning_rate": 0.1},
                            public=True,
                        ),
                        Case(
                            "three features",
                            {
                                "x": np.array([1.0, -2.0, 0.5]),
                                "y": 1,
                                "weights": np.array([0.5, 0.25, -1.0]),
                                "bias": -0.5,
                                "learning_rate": 0.5,
                            },
                            public=True,
                        ),
                        Case(
                            "a point that is on the right side already",
                            {
                                "x": np.array([1.0, 0.5]),
                                "y": 1,
                                "weights": np.array([1.0, -1.0]),
                                "bias": 1.0,
                                "learning_rate": 0.25,
                            },
                            public=True,
                        ),
                    ),
                    step_cases,
                ),
                Part(
                    "whole numbers",
                    0.25,
                    (
                        Case(
                            "weights that are whole numbers",
                            {
                                "x": np.array([1.5, 0.5]),
                                "y": 0,
                                "weights": np.array([1, -1]),
                                "bias": -1,
                                "learning_rate": 0.25,
                            },
                            public=True,
                        ),
                        Case(
                            "whole numbers, and a point that is on the right side already",
                            {
                                "x": np.array([1.0, 0.5]),
                                "y": 1,
                                "weights": np.array([1, -1]),
                                "bias": 1,
                                "learning_rate": 0.25,
                            },
                            public=True,
                        ),
                    ),
                    whole_step_cases,
                ),
            ),
        ),
        Question(
            function="stochastic_epoch",
            title="An epoch",
            reference="numpy_ref.descent_in_practice.stochastic_epoch",
            outputs=("weights", "bias"),
            parts=(
                Part(
                    "every point once, in order",
                    0.5,
                    (
                        Case(
                            "two points and the line of the slide",
                            {**TWO_POINTS, **SLIDE_LINE, "learning_rate": 0.1},
                            public=True,
                        ),
                        Case("5 points with 3 features", {**THREE_FEATURES, "learning_rate": 0.5}, public=True),
                    ),
                    epoch_cases,
                ),
                Part(
                    "whole numbers",
                    0.25,
                    (Case("weights that are whole numbers", {**WHOLE_NUMBERS, "learning_rate": 0.25}, public=True),),
                    whole_epoch_cases,
                ),
            ),
        ),
        repairs(
            "unscaled",
            "Back to the units",
            "numpy_ref.descent_in_practice.unscaled",
            outputs=("weights", "bias"),
            points=0.75,
            broken="as_inherited",
            public=[Case("a grade and an income", SCALED, public=True)],
            draw=scaled_cases,
        ),
        predicts(
            "in_numbers",
            "Batches and momentum in numbers",
            "numpy_ref.descent_in_practice.in_numbers",
            points=0.5,
            decimals=1,
        ),
        experiments(
            "rates_of_their_own",
            "A rate for each",
            "numpy_ref.descent_in_practice.rates_of_their_own",
            Measure(
                [Field("rates", ["4"], 0, 100)],
                programs.right("measures.descent_in_practice.steps_with_rates"),
                "It takes {measured:.0f} steps (100 is where counting ends); {bar:.0f} or fewer are asked for",
                bar=6,
                at_most=True,
                slack=4,
            ),
            points=1,
            data=students_of(7, 200),
            draw=new_students,
        ),
    ),
)
