"""What this chapter asks for: shapes to foresee, two to invent, and one warm-up with arrays."""

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.kinds import experiments, predicts
from autograder.specs.question import Assignment, Case, Inputs, Part, Question


def grades(rng: Generator, n_students: int, n_grades: int) -> Inputs:
    """A table whose columns lie at different heights, so that no mean can stand for another."""
    heights = rng.permutation(np.arange(1, n_grades + 1)) * rng.choice([-2.0, 2.0])
    return {"X": rng.integers(-16, 17, size=(n_students, n_grades)) / 8 + heights}


def center_cases(rng: Generator) -> list[Case]:
    return [
        Case("5 students with 4 grades", grades(rng, 5, 4)),
        Case("2 students with 7 grades", grades(rng, 2, 7)),
        Case("8 students with 1 grade", grades(rng, 8, 1)),
        Case("6 students with 6 grades", grades(rng, 6, 6)),
        Case("one student", grades(rng, 1, 3)),
        Case("numbers with many digits", {"X": 3 + rng.normal(size=(5, 3))}),
    ]


def whole_cases(rng: Generator) -> list[Case]:
    return [Case("whole numbers, again", {"X": np.arange(12).reshape(4, 3) ** 2 + rng.integers(0, 9)})]


SHAPES = [Field("first", ["2"], 1, 24, whole=True), Field("second", ["2"], 1, 24, whole=True)]

ASSIGNMENT = Assignment(
    "Start here",
    (
        Question(
            function="center_columns",
            title="How far from the average?",
            reference="numpy_ref.start_here.center_columns",
            outputs=("centered",),
            parts=(
                Part(
                    "the column means are subtracted",
                    1.25,
                    (
                        Case(
                            "3 students with 2 grades",
                            {"X": np.array([[9.0, 8.0], [3.0, 4.0], [6.0, 6.0]])},
                            public=True,
                        ),
                        Case(
                            "3 students with 3 grades",
                            {"X": np.array([[1.0, 5.0, 2.0], [3.0, 0.0, 4.0], [2.0, 1.0, 9.0]])},
                            public=True,
                        ),
                        Case(
                            "2 students with 3 grades",
                            {"X": np.array([[1.5, 2.0, 3.0], [4.0, 0.0, 8.0]])},
                            public=True,
                        ),
                    ),
                    center_cases,
                ),
                Part(
                    "whole numbers",
                    0.25,
                    (Case("whole numbers", {"X": np.array([[1, 2, 3], [4, 0, 8]])}, public=True),),
                    whole_cases,
                ),
            ),
        ),
        predicts(
            "six_shapes",
            "Six shapes",
            "numpy_ref.start_here.six_shapes",
            points=1,
        ),
        experiments(
            "two_shapes",
            "Two shapes of your own",
            "numpy_ref.start_here.two_shapes",
            Measure(
                SHAPES,
                programs.right("measures.start_here.wishes_granted"),
                "Wishes granted: {measured:.0f} of four; {bar:.0f} are asked for",
                bar=4,
                tells=programs.right("measures.start_here.what_is_not_granted"),
            ),
            points=0.5,
        ),
    ),
)
