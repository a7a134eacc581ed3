"""What this chapter asks for: a step for a single point, and an epoch of such steps.

The points and the lines are drawn as for gradient descent with all points: with small scores, so that every prediction
is soft.
"""

import numpy as np
from numpy.random import Generator

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
from autograder.specs.question import Assignment, Case, Inputs, Part, Question


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


ASSIGNMENT = Assignment(
    "Descent in practice: scaling, batches, momentum",
    (
        Question(
            function="stochastic_step",
            title="One step for one point",
            reference="numpy_ref.descent_in_practice.stochastic_step",
            outputs=("weights", "bias"),
            parts=(
                Part(
                    "one feature",
                    1,
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
                    1.5,
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
                    0.5,
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
                    1.5,
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
                    0.5,
                    (Case("weights that are whole numbers", {**WHOLE_NUMBERS, "learning_rate": 0.25}, public=True),),
                    whole_epoch_cases,
                ),
            ),
        ),
    ),
)
