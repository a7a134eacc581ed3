"""What this chapter asks for: what moves a line, a score, a prediction, the boundary, a line of one's own.

Two tasks go back to the means and the broadcasting of "Start here".
"""

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import as_tensors, eighths
from autograder.specs.kinds import experiments, predicts, repairs
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

STUDENTS = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]])
SLIDE = {"weights": np.array([2.0, 1.0]), "bias": -18.0}


def table(rng: Generator, n_samples: int, n_features: int) -> Inputs:
    """Random inputs of a linear score, with weights and a bias that all matter."""
    weights = rng.permutation(np.arange(1, n_features + 1)) * rng.choice([-0.5, 0.5], size=n_features)
    return {
        "X": eighths(rng, n_samples, n_features),
        "weights": weights,
        "bias": float(rng.choice([-1.5, 2.5])),
    }


def score_cases(rng: Generator) -> list[Case]:
    return [
        Case("5 students with 3 features", table(rng, 5, 3)),
        Case("4 students with 6 features", table(rng, 4, 6)),
        Case("one student", table(rng, 1, 2)),
        Case("7 students with 1 feature", table(rng, 7, 1)),
        Case("numbers with many digits", {**table(rng, 5, 2), "X": rng.normal(size=(5, 2))}),
    ]


def predict_cases(rng: Generator) -> list[Case]:
    tie = {"X": np.array([[6.0, 6.0], [5.0, 8.0], [9.0, 0.0]]), **SLIDE}
    nothing_but_bias = np.zeros((2, 3))
    weights = table(rng, 1, 3)["weights"]
    return [
        Case("scores of exactly 0", tie),
        Case(
            "only the bias decides, and it is positive",
            {"X": nothing_but_bias, "weights": weights, "bias": 0.5},
        ),
        Case(
            "only the bias decides, and it is negative",
            {"X": nothing_but_bias, "weights": weights, "bias": -0.5},
        ),
        Case("11 students with 4 features", table(rng, 11, 4)),
        Case("9 students with 2 features", table(rng, 9, 2)),
    ]


def boundary_cases(rng: Generator) -> list[Case]:
    first = float(rng.choice([-3.0, 3.0]))
    return [
        Case(
            "4 points on a random line",
            {"x1": eighths(rng, 4), "weights": np.array([first, -0.5]), "bias": 1.25},
        ),
        Case("another level line", {"x1": eighths(rng, 3), "weights": np.array([0.0, 2.0]), "bias": -3.0}),
        Case(
            "a line through the origin",
            {"x1": eighths(rng, 5), "weights": np.array([first, 2.0]), "bias": 0.0},
        ),
    ]


def vertical_cases(rng: Generator) -> list[Case]:
    vertical = {"x1": eighths(rng, 2), "weights": np.array([-1.5, 0.0]), "bias": 6.0}
    return [Case("another vertical line", vertical, raises="ValueError")]


# own_line, unevenness and silent_table

SEED = 1  # of the applicants in the notebook
LINE = [Field("weights", ["2"], -1000, 1000), Field("bias", [], -100_000, 100_000)]
TABLE = [Field("X", ["4", "3"], -10, 10)]


def applicants_of(seed: int, count: int) -> Inputs:
    """The data of the experiment."""
    X, y = load("measures.acceptance.applicants")(seed, count)
    return {"X": X, "y": y}


def later_applicants(rng: Generator) -> list[Case]:
    return [Case("1,000 applicants who came later", applicants_of(int(rng.integers(2**31)), 1000))]


def uneven_cases(rng: Generator) -> list[Case]:
    return [
        Case("5 students with 5 grades", {"X": eighths(rng, 5, 5)}),
        Case("4 students with 2 grades", {"X": eighths(rng, 4, 2)}),
        Case("2 students with 6 grades", {"X": eighths(rng, 2, 6)}),
        Case("one student with 3 grades", {"X": np.array([[1.5, 2.0, 7.0]]) * rng.choice([1, 2])}),
    ]


THREE_GRADES = {"X": np.array([[9.0, 8.0, 1.0], [3.0, 4.0, 2.0], [6.0, 6.0, 6.0]])}
TWO_GRADES = {"X": np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 2.0]])}

SLIDE_STUDENTS = Case("the three students of the slide", {"X": STUDENTS, **SLIDE}, public=True)
THREE_FEATURES = Case(
    "three features and a positive bias",
    {
        "X": np.array([[1.0, 2.0, -1.5], [0.5, 4.0, -3.0], [0.0, 0.0, 0.0], [-2.0, 0.0, 1.0]]),
        "weights": np.array([0.5, -1.0, 2.0]),
        "bias": 1.5,
    },
    public=True,
)

ASSIGNMENT = Assignment(
    "Acceptance at a university",
    (
        predicts(
            "what_changes",
            "Six other rules",
            "numpy_ref.acceptance.what_changes",
            points=1,
        ),
        Question(
            function="score",
            title="The score of every student",
            reference="numpy_ref.acceptance.score",
            outputs=("score",),
            parts=(Part("the scores", 0.75, (SLIDE_STUDENTS, THREE_FEATURES), score_cases),),
        ),
        Question(
            function="predict",
            title="Accept or reject",
            reference="numpy_ref.acceptance.predict",
            outputs=("y_hat",),
            parts=(
                Part(
                    "the predictions",
                    1,
                    (
                        SLIDE_STUDENTS,
                        THREE_FEATURES,
                        Case("a student on the boundary", {"X": np.array([[6.0, 6.0]]), **SLIDE}, public=True),
                        Case(
                            "students near the boundary",
                            {"X": np.array([[6.125, 6.0], [5.875, 6.0], [6.375, 6.0]]), **SLIDE},
                            public=True,
                        ),
                    ),
                    predict_cases,
                ),
            ),
        ),
        Question(
            function="boundary_x2",
            title="The boundary line",
            reference="numpy_ref.acceptance.boundary_x2",
            outputs=("x2",),
            parts=(
                Part(
                    "points on the line",
                    0.75,
                    (
                        Case("the line of the slide", {"x1": np.array([5.0, 6.0, 9.0]), **SLIDE}, public=True),
                        Case(
                            "a line that rises",
                            {"x1": np.array([0.0, 4.0, -2.0]), "weights": np.array([1.0, -2.0]), "bias": 3.0},
                            public=True,
                        ),
                        Case(
                            "a level line",
                            {"x1": np.array([1.0, 5.0]), "weights": np.array([0.0, 2.0]), "bias": -3.0},
                            public=True,
                        ),
                    ),
                    boundary_cases,
                ),
                Part(
                    "a vertical line is refused",
                    0.5,
                    (
                        Case(
                            "a vertical line",
                            {"x1": np.array([5.0, 6.0]), "weights": np.array([2.0, 0.0]), "bias": -18.0},
                            public=True,
                            raises="ValueError",
                        ),
                        Case(
                            "both weights 0",
                            {"x1": np.array([5.0, 6.0]), "weights": np.array([0.0, 0.0]), "bias": -18.0},
                            public=True,
                            raises="ValueError",
                        ),
                    ),
                    vertical_cases,
                ),
            ),
        ),
        experiments(
            "own_line",
            "A line of your own",
            "numpy_ref.acceptance.own_line",
            Measure(
                LINE,
                programs.right("measures.acceptance.share_right"),
                "The line gets {measured:.1%} of the applicants right; {bar:.0%} are asked for",
                bar=0.9,
                slack=0.05,
                tells=programs.right("measures.acceptance.what_is_wrong_with_a_line"),
            ),
            points=1.25,
            data=applicants_of(SEED, 100),
            draw=later_applicants,
        ),
        repairs(
            "unevenness",
            "How uneven the grades are",
            "numpy_ref.acceptance.unevenness",
            outputs=("gaps",),
            points=0.75,
            broken="as_inherited",
            public=[
                Case("3 students with 3 grades", THREE_GRADES, public=True),
                Case("3 students with 2 grades", TWO_GRADES, public=True),
            ],
            draw=uneven_cases,
        ),
        experiments(
            "silent_table",
            "A table that gives nobody away",
            "numpy_ref.acceptance.silent_table",
            Measure(
                TABLE,
                programs.right("measures.acceptance.programs_unnoticed"),
                "Wrong programs that give the right answer: {measured:.0f} of five (none counts if two numbers are the "
                "same); {bar:.0f} are asked for",
                bar=5,
                tells=programs.right("measures.acceptance.what_gives_somebody_away"),
            ),
            points=1.25,
        ),
        Question(
            function="score_torch",
            title="The score in PyTorch",
            reference="numpy_ref.acceptance.score",
            outputs=("score",),
            library="torch",
            parts=(
                Part(
                    "the scores",
                    0.75,
                    as_tensors([SLIDE_STUDENTS, THREE_FEATURES]),
                    lambda rng: as_tensors(score_cases(rng)),
                ),
            ),
        ),
    ),
)
