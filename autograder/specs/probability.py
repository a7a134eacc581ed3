"""What this chapter asks for: the sigmoid, probabilities, a class by a threshold, and a sigmoid that never overflows.

Beside them: chances to work out, thresholds for what mistakes cost, and two tasks about the perceptron algorithm.

Large scores are asked of ``sigmoid`` only where the plain formula has the right value; care with overflow is a part
of ``stable_sigmoid`` alone. Where a class is asked for, no probability is near the threshold but those that
equal it: a score of 0 and the threshold 0.5, which binary fractions hold exactly.
"""

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import as_tensors, eighths_but_zero, scored
from autograder.specs.kinds import experiments, finds, predicts, repairs
from autograder.specs.perceptron_algorithm import AND, CORNERS, learnable
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

STUDENTS = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]])
ON_THE_BOUNDARY = np.array([[6.0, 6.0], [5.0, 8.0], [9.0, 0.0]])
SLIDE = {"weights": np.array([2.0, 1.0]), "bias": -18.0}

# Close enough that a bias of 1.25 too much changes a class, and between 0, the threshold and its score there is one.
GRID = np.array([-4.0, -3.0, -2.5, -1.5, -0.75, -0.25, 0.375, 0.875, 1.75, 2.0, 2.75, 3.5])


def scores(z: ArrayLike) -> Inputs:
    return {"z": np.array(z)}


# sigmoid and stable_sigmoid


def sigmoid_cases(rng: Generator) -> list[Case]:
    return [
        Case("5 scores", scores(eighths_but_zero(rng, 5))),
        Case("7 scores, some of them around 10", scores(np.append(4 * eighths_but_zero(rng, 6), -12.0))),
        Case("one score", scores(eighths_but_zero(rng, 1))),
        Case("scores with many digits", scores(2 * rng.normal(size=4))),
    ]


def whole_scores(rng: Generator) -> list[Case]:
    return [Case("scores that are whole numbers", scores(rng.permutation([-6, -2, 0, 1, 3])))]


def large_scores(rng: Generator) -> list[Case]:
    large = float(rng.integers(720, 2000))
    return [Case("scores from far left to far right", scores(rng.permutation([-large, -30.0, 1.5, large])))]


FAINT = Case("a score of -21", scores([-21.0]), public=True, within=(7.5e-10, 7.7e-10))  # 7.58e-10, which is not 0


def values_of_stable_sigmoid(rng: Generator) -> list[Case]:
    large = float(rng.integers(800, 3000))
    return [
        *sigmoid_cases(rng),
        Case("scores of any size", scores(rng.permutation([-large, -1.25, 0.0, 2.5, large, 17.0]))),
    ]


def care_with_overflow(rng: Generator) -> list[Case]:
    large = float(rng.integers(800, 3000))
    return [
        Case("scores that are all very low", scores([-large, -large - 7]), careful=True),
        Case("scores that are all very high", scores([large, large + 7]), careful=True),
        Case("low and high scores", scores(rng.permutation([-large, -0.5, 0.0, 0.5, large])), careful=True),
    ]


# predict_proba and classify


def proba_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 students with 3 features", scored(rng, GRID[:6], 3)),
        Case("4 students with 5 features", scored(rng, GRID[[0, 4, 7, 9]], 5)),
        Case("one student", scored(rng, GRID[[8]], 2)),
        Case("7 students with 1 feature", scored(rng, GRID[5:], 1)),
    ]


def classify_cases(rng: Generator) -> list[Case]:
    return [
        Case("a threshold of 0.9", {**scored(rng, GRID, 3), "threshold": 0.9}),
        Case("a threshold of 0.25", {**scored(rng, GRID, 2), "threshold": 0.25}),
        Case("a threshold of 0.75", {**scored(rng, GRID, 5), "threshold": 0.75}),
        Case("a threshold of 0.5", {**scored(rng, GRID, 4), "threshold": 0.5}),
        Case("probabilities of exactly one half", {"X": ON_THE_BOUNDARY, **SLIDE, "threshold": 0.5}),
        Case(
            "probabilities of exactly one half, again",
            {**scored(rng, np.array([0.0, 0.75, 0.0, -1.25, 0.0]), 3), "threshold": 0.5},
        ),
    ]


# thresholds_for_costs, two_telling_points and epochs_needed

OFFICES = [Field("thresholds", ["5"], 0, 1)]
UPDATE = [
    Field("x", ["n"], 0, 1),
    Field("y", [], 0, 1, whole=True),
    Field("weights", ["n"], -100, 100),
    Field("bias", [], -100, 100),
    Field("learning_rate", [], 0.001, 1),
]
STEPS = {  # by what they do wrong: known wrong answers to perceptron_step, and where alone that can show
    "the update that counts a score of exactly 0 as a no": ("strictly_greater", "the score of a point is exactly 0"),
    "the update that forgets the bias in the score": (
        "score_without_bias",
        "the score of a point has another sign without the bias",
    ),
    "the update that predicts once more before the bias moves": (
        "predicts_twice",
        "the weights alone, once they have moved, put a point on its right side",
    ),
    "the update that goes on until the point is right": (
        "repeats_until_right",
        "a point is still on the wrong side after one update",
    ),
}
CAP = 20


def decisions(seed: int) -> Inputs:
    """The data of the experiment."""
    probabilities, y, costs = load("measures.probability.cases_to_decide")(seed, 1000)
    return {"probabilities": probabilities, "y": y, "costs": costs}


def new_decisions(rng: Generator) -> list[Case]:
    return [Case("1,000 other cases", decisions(int(rng.integers(2**31))))]


def corners_of_xor(rng: Generator) -> Inputs:
    """Points that no line separates, where the line soon comes back to where it was before an epoch."""
    order, rate = rng.permutation(4), float(rng.choice([0.125, 0.25, 0.5]))
    X, y = np.array(CORNERS)[order] * rng.choice([1, 2, 4]), np.array([0, 1, 1, 0])[order]
    return {"X": X, "y": y, "weights": np.zeros(2), "bias": 0.0, "learning_rate": rate}


def only_the_bias(rng: Generator) -> Inputs:
    """Points of which only the origin is wrong, for several epochs."""
    X = np.array([[0.0, 0.0], [3.0, 1.0], [2.0, 2.0], [-4.0, -3.0]])
    start = {"weights": np.array([1.0, 1.5]), "bias": float(rng.integers(4, 8)) / 4, "learning_rate": 0.25}
    return {"X": X, "y": np.array([0, 1, 1, 0]), **start}


def epochs_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 points with 3 features", {**learnable(rng, 6, 3), "max_epochs": 25}),
        Case("5 points with 2 features", {**learnable(rng, 5, 2), "max_epochs": 25}),
        Case("the corners of XOR, again", {**corners_of_xor(rng), "max_epochs": int(rng.integers(7, 15))}),
        Case("only the bias moves, again", {**only_the_bias(rng), "max_epochs": CAP}),
        Case("the cap comes first", {**learnable(rng, 6, 3), "max_epochs": 2}),
    ]


def torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", scored(rng, GRID[2:9], 2))
    return [*as_tensors(proba_cases(rng)), *as_tensors([short], np.float32)]


SLIDE_STUDENTS = Case("the three students of the slide", {"X": STUDENTS, **SLIDE}, public=True)
THREE_FEATURES = Case(
    "three features and a positive bias",
    {
        "X": np.array([[1.0, 2.0, -1.5], [0.5, 2.0, -0.25], [0.0, 0.0, 0.0], [-2.75, 0.0, 0.0]]),
        "weights": np.array([0.5, -1.0, 2.0]),
        "bias": 1.5,
    },
    public=True,
)
SIGMOID_VALUES = (
    Case("the scores of the slide", scores([8.0, -8.0, 2.0, 0.0]), public=True),
    Case("scores with fractions", scores([-1.5, 0.25, 3.0]), public=True),
)
WHOLE_SCORES = (Case("scores that are whole numbers", scores([1, -1]), public=True),)

ALREADY_RIGHT = {"X": STUDENTS, "y": np.array([1, 0, 1]), **SLIDE, "learning_rate": 0.5}
XOR = {**AND, "y": np.array([0, 1, 1, 0])}
ORIGIN = {
    "X": np.array([[0.0, 0.0], [3.0, 1.0], [2.0, 2.0]]),
    "y": np.array([0, 1, 1]),
    "weights": np.array([1.0, 1.0]),
    "bias": 1.0,
    "learning_rate": 0.5,
}
EPOCHS = (
    Case("the corners of AND", {**AND, "max_epochs": CAP}, public=True),
    Case("the corners of XOR, which no line separates", {**XOR, "max_epochs": CAP}, public=True),
    Case("a point at the origin, which moves the bias alone", {**ORIGIN, "max_epochs": CAP}, public=True),
    Case("the students of the slide, who are right already", {**ALREADY_RIGHT, "max_epochs": CAP}, public=True),
)

ASSIGNMENT = Assignment(
    "From yes/no to probability",
    (
        predicts(
            "chances_by_hand",
            "Chances by hand",
            "numpy_ref.probability.chances_by_hand",
            points=0.75,
            decimals=3,
        ),
        Question(
            function="sigmoid",
            title="The sigmoid",
            reference="numpy_ref.probability.sigmoid",
            outputs=("probability",),
            parts=(
                Part("the formula", 0.5, SIGMOID_VALUES, sigmoid_cases),
                Part(
                    "large scores",
                    0.25,
                    (Case("very low and very high scores", scores([-1000.0, 25.0, -1.5, 1000.0]), public=True),),
                    large_scores,
                ),
                Part("whole numbers", 0.25, WHOLE_SCORES, whole_scores),
            ),
        ),
        Question(
            function="predict_proba",
            title="The probability of class 1",
            reference="numpy_ref.probability.predict_proba",
            outputs=("probability",),
            parts=(Part("the probabilities", 0.5, (SLIDE_STUDENTS, THREE_FEATURES), proba_cases),),
        ),
        Question(
            function="classify",
            title="A class by a threshold",
            reference="numpy_ref.probability.classify",
            outputs=("y_hat",),
            parts=(
                Part(
                    "the classes",
                    0.75,
                    (
                        Case(
                            "the students of the slide, a threshold of 0.9",
                            {"X": STUDENTS, **SLIDE, "threshold": 0.9},
                            public=True,
                        ),
                        Case(
                            "a student on the boundary, a threshold of 0.5",
                            {"X": ON_THE_BOUNDARY[:1], **SLIDE, "threshold": 0.5},
                            public=True,
                        ),
                        Case(
                            "three students who all reach a threshold of 0.6",
                            {"X": np.array([[9.0, 8.0], [7.0, 6.0], [8.0, 9.0]]), **SLIDE, "threshold": 0.6},
                            public=True,
                        ),
                        Case(
                            "three features and a threshold of 0.25",
                            {**THREE_FEATURES.inputs, "threshold": 0.25},
                            public=True,
                        ),
                    ),
                    classify_cases,
                ),
            ),
        ),
        experiments(
            "thresholds_for_costs",
            "What mistakes cost",
            "numpy_ref.probability.thresholds_for_costs",
            Measure(
                OFFICES,
                programs.right("measures.probability.cost_of_mistakes"),
                "The mistakes cost {measured:.1f} for every 100 cases; {bar:.0f} or less is asked for",
                bar=214,
                at_most=True,
                slack=50,
            ),
            points=1.25,
            data=decisions(4),
            draw=new_decisions,
        ),
        Question(
            function="stable_sigmoid",
            title="A sigmoid that never overflows",
            reference="numpy_ref.probability.stable_sigmoid",
            outputs=("probability",),
            parts=(
                Part(
                    "the values",
                    0.25,
                    (*SIGMOID_VALUES, Case("scores of 1000", scores([-1000.0, 0.0, 1000.0]), public=True), FAINT),
                    values_of_stable_sigmoid,
                ),
                Part(
                    "no overflow",
                    0.5,
                    (
                        Case("a very low score", scores([-1000.0]), public=True, careful=True),
                        Case("a very high score", scores([1000.0]), public=True, careful=True),
                        Case("both, and some between", scores([-1000.0, -2.0, 3.0, 1000.0]), public=True, careful=True),
                    ),
                    care_with_overflow,
                ),
                Part("whole numbers", 0.25, WHOLE_SCORES, whole_scores),
            ),
        ),
        predicts(
            "rounded_to_one",
            "Where 1 begins",
            "numpy_ref.probability.rounded_to_one",
            points=0.5,
            decimals=1,
        ),
        finds(
            "two_telling_points",
            "Two points, four wrong updates",
            "numpy_ref.probability.two_telling_points",
            UPDATE,
            most=2,
            right=[programs.right("numpy_ref.perceptron_algorithm.perceptron_step")],
            wrong={
                title: (programs.wrong("perceptron_algorithm", "perceptron_step", name), 0.25, only_where)
                for title, (name, only_where) in STEPS.items()
            },
        ),
        repairs(
            "epochs_needed",
            "Stopped for the wrong reason",
            "numpy_ref.probability.epochs_needed",
            outputs=("epochs",),
            points=0.75,
            broken="stops_where_the_weights_are_equal",
            public=EPOCHS,
            draw=epochs_cases,
        ),
        Question(
            function="predict_proba_torch",
            title="The probability of class 1 in PyTorch",
            reference="numpy_ref.probability.predict_proba",
            outputs=("probability",),
            library="torch",
            parts=(Part("the probabilities", 0.5, as_tensors([SLIDE_STUDENTS, THREE_FEATURES]), torch_cases),),
        ),
    ),
)
