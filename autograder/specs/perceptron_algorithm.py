"""What this chapter asks for: one update, an epoch, the whole fit, and the update in PyTorch; and what comes of them.

Whenever a score decides something, all numbers are binary fractions: every order of additions gives the same sign.
"""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import as_tensors
from autograder.specs.drawing import eighths_but_zero as eighths
from autograder.specs.kinds import experiments, finds, predicts, repairs, stretches
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

CORNERS = ((0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0))
RATE = ("learning_rate",)  # the input that stays a plain number in PyTorch
perceptron_step = load("numpy_ref.perceptron_algorithm.perceptron_step")
perceptron_fit = load("numpy_ref.perceptron_algorithm.perceptron_fit")
CAP = 25  # epochs, more than any drawn set of separable points needs
NO_LINE = "points that no line separates"


def any_rate(rng: Generator) -> float:
    return float(rng.choice([0.125, 0.25, 0.5]))


# perceptron_step


def point(rng: Generator, n_features: int, score: float, y: int) -> Inputs:
    """A random point with its label, and a line that gives it this score."""
    x, weights = eighths(rng, n_features), eighths(rng, n_features)
    bias = score - float(x @ weights)
    return {"x": x, "y": y, "weights": weights, "bias": bias, "learning_rate": any_rate(rng)}


def whole_number_line(rng: Generator) -> Inputs:
    """A false negative, with weights and a bias that the caller wrote as whole numbers."""
    x = np.array([-1.5, 0.5, -2.0, -0.25]) * rng.choice([1, 2])
    return {"x": x, "y": 1, "weights": np.array([3, -2, 1, 4]), "bias": -1, "learning_rate": 0.25}


def only_bias_decides(n_features: int, bias: float, y: int) -> Inputs:
    """A point at the origin: its score is the bias."""
    weights = np.arange(1.0, n_features + 1)
    x = np.zeros(n_features)
    return {"x": x, "y": y, "weights": weights, "bias": bias, "learning_rate": 0.5}


def wrong_points(rng: Generator) -> list[Case]:
    small, large = rng.integers(1, 8) / 8, rng.integers(20, 40) / 4
    return [
        Case("a false positive with 3 features", point(rng, 3, small, 0)),
        Case("a false negative with 5 features", point(rng, 5, -small, 1)),
        Case("a false positive, far off", point(rng, 4, large, 0)),
        Case("a false negative, far off", point(rng, 2, -large, 1)),
        Case("a false negative with 1 feature", point(rng, 1, -small, 1)),
        Case("a score of exactly 0 and the label 0", point(rng, 3, 0.0, 0)),
        Case("only the bias decides, and it is negative", only_bias_decides(4, -0.5, 1)),
        Case("only the bias decides, and it is positive", only_bias_decides(3, 0.5, 0)),
    ]


def whole_points(rng: Generator) -> list[Case]:
    return [Case("weights that are whole numbers", whole_number_line(rng))]


def right_points(rng: Generator) -> list[Case]:
    small = rng.integers(1, 8) / 8
    return [
        Case("a wrong point at the origin, with label 0", {**only_bias_decides(2, 1.5, 0), "learning_rate": 1.0}),
        Case("a point that is right, with label 1", point(rng, 4, small, 1)),
        Case("a point that is right, with label 0", point(rng, 3, -small, 0)),
        Case("a score of exactly 0 and the label 1", point(rng, 5, 0.0, 1)),
        Case("right because of the bias alone", only_bias_decides(3, -0.5, 0)),
        Case("right because of the third feature", THIRD_DECIDES),
    ]


def torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", point(rng, 3, -0.75, 1))
    cases = [*wrong_points(rng), *right_points(rng)]
    return [*as_tensors(cases, numbers=RATE), *as_tensors([short], np.float32, numbers=RATE)]


# perceptron_epoch and perceptron_fit


def separable(rng: Generator, n_samples: int, n_features: int) -> Inputs:
    """Random points that a random line separates, with a gap, so that few epochs are enough."""
    normal = rng.permutation(np.arange(1.0, n_features + 1)) * rng.choice([-1, 1], size=n_features)
    offset = float(rng.choice([-1.5, 1.5]))
    points = eighths(rng, 20 * n_samples, n_features)
    scores = points @ normal + offset
    positive, negative = points[scores > 1.5], points[scores < -1.5]
    half = n_samples // 2
    y = rng.permutation([1] * half + [0] * (n_samples - half))
    X = np.array([positive[i] if label else negative[i] for i, label in enumerate(y)])
    return {"X": X, "y": y}


def any_start(rng: Generator, n_features: int) -> Inputs:
    """A line to start from that is not 0."""
    bias = float(rng.choice([-1.25, 1.25]))
    return {"weights": eighths(rng, n_features), "bias": bias, "learning_rate": any_rate(rng)}


def whole_number_start(rng: Generator, n_features: int) -> Inputs:
    """A line to start from that the caller wrote as whole numbers."""
    weights = rng.choice([-1, 1], size=n_features) * rng.integers(1, 5, size=n_features)
    return {"weights": weights, "bias": int(rng.choice([-2, 3])), "learning_rate": any_rate(rng)}


def ends_alike(inputs: Inputs, one_cap: int, other_cap: int) -> bool:
    """Whether the fit is at the same line after one number of epochs and after another."""
    one, other = (np.append(*perceptron_fit(**inputs, max_epochs=cap)) for cap in (one_cap, other_cap))
    return np.array_equal(one, other)


Start = Callable[[Generator, int], Inputs]  # draws a line for so many features, and a rate


def learnable(rng: Generator, n_samples: int, n_features: int, start: Start = any_start) -> Inputs:
    """Separable points, and a start from which the fit takes several epochs but not too many."""
    while True:
        inputs = {**separable(rng, n_samples, n_features), **start(rng, n_features)}
        if ends_alike(inputs, CAP - 5, CAP) and not ends_alike(inputs, 2, CAP):
            return inputs


def last_point_misleads(inputs: Inputs) -> bool:
    """Whether a fit that stops as soon as the last point of an epoch is right has not found the line."""
    weights, bias, rate = inputs["weights"], inputs["bias"], inputs["learning_rate"]
    last_is_wrong = True
    while last_is_wrong:
        for x_i, y_i in zip(inputs["X"], inputs["y"], strict=True):
            weights, new_bias = perceptron_step(x_i, y_i, weights, bias, rate)
            last_is_wrong, bias = new_bias != bias, new_bias
    return not np.array_equal(np.append(weights, bias), np.append(*perceptron_fit(**inputs, max_epochs=CAP)))


def misleading(rng: Generator, n_samples: int, n_features: int) -> Inputs:
    """Separable points on which a fit that asks only the last point stops too early."""
    while True:
        inputs = learnable(rng, n_samples, n_features)
        if last_point_misleads(inputs):
            return inputs


def not_learnable(rng: Generator, cap: int) -> Inputs:
    """Four points as in XOR, moved a little, where the line still moves when the cap comes."""
    while True:
        corners = 2 * np.array(CORNERS) + eighths(rng, 2) + rng.integers(-3, 4, size=(4, 2)) / 8
        order = rng.permutation(4)
        inputs = {"X": corners[order], "y": np.array([0, 1, 1, 0])[order], **any_start(rng, 2)}
        if not ends_alike(inputs, cap, cap + 1):
            return {**inputs, "max_epochs": cap}


def epoch_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 points with 3 features", learnable(rng, 6, 3)),
        Case("4 points with 5 features", learnable(rng, 4, 5)),
        Case("9 points with 2 features", learnable(rng, 9, 2)),
        Case("7 points with 2 features", learnable(rng, 7, 2)),
        Case("one point", _one_point(rng)),
        Case("points that are right already", {**RIGHT_ALREADY, "learning_rate": any_rate(rng)}),
    ]


def _one_point(rng: Generator) -> Inputs:
    inputs = point(rng, 3, 0.0, 0)
    x, y = inputs.pop("x"), inputs.pop("y")
    return {"X": x.reshape(1, -1), "y": np.array([y]), **inputs}


def whole_epoch_cases(rng: Generator) -> list[Case]:
    return [Case("weights that are whole numbers", learnable(rng, 7, 2, whole_number_start))]


def fit_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 points with 3 features", {**misleading(rng, 6, 3), "max_epochs": CAP}),
        Case("7 points with 2 features", {**learnable(rng, 7, 2), "max_epochs": CAP}),
        Case("4 points with 5 features", {**learnable(rng, 4, 5), "max_epochs": CAP}),
        Case("5 points with 2 features", {**learnable(rng, 5, 2), "max_epochs": CAP}),
        Case("points that are right already", {**RIGHT_ALREADY, "learning_rate": any_rate(rng), "max_epochs": 9}),
        Case("16 epochs", {**AND, "weights": np.array([-3.0, -3.0]), "bias": 4.0, "max_epochs": CAP}),
    ]


def whole_fit_cases(rng: Generator) -> list[Case]:
    return [
        Case("weights that are whole numbers", {**learnable(rng, 5, 2, whole_number_start), "max_epochs": CAP}),
    ]


def capped_cases(rng: Generator) -> list[Case]:
    return [
        Case(f"{NO_LINE}, again", not_learnable(rng, int(rng.integers(7, 12)))),
        Case("the cap comes first, again", {**learnable(rng, 6, 3), "max_epochs": 2}),
    ]


# telling_student, wrong_students and line_for_most

STUDENT = [
    Field("X", ["1", "n"], -100, 100, smallest=3),
    Field("weights", ["n"], -100, 100, smallest=3),
    Field("bias", [], -1000, 1000),
]
# Zeros show the rules that differ at a score of 0 and a little above, so these two are worth little.
# By what they do wrong: known wrong answers to predict, the points for showing it, and where alone it can show.
RULES = {
    "the rule that rejects a score of exactly 0": ("strictly_greater", 0.25, "the score is exactly 0"),
    "the rule that forgets the bias": ("predict_without_bias", 1, "the score without the bias has another sign"),
    "the rule that looks at two features only": (
        "predict_first_two_features",
        0.5,
        "the other features change the sign of the score",
    ),
    "the rule that compares the score with 1": ("compared_with_one", 0.25, "the score lies from 0 on and below 1"),
}
LINE = [Field("weights", ["5"], -100, 100), Field("bias", [], -1000, 1000)]


def students_of(seed: int, count: int) -> Inputs:
    """The data of the experiment."""
    X, y = load("measures.perceptron_algorithm.applicants")(seed, count)
    return {"X": X, "y": y}


def new_students(rng: Generator) -> list[Case]:
    return [Case("1,000 students who came later", students_of(int(rng.integers(2**31)), 1000))]


def decided(rng: Generator, n_samples: int, n_features: int) -> Inputs:
    """Points of which a line decides some wrongly; one has a score of exactly 0, and one just below."""
    X, weights = eighths(rng, n_samples, n_features), eighths(rng, n_features)
    X[-1], bias = np.eye(n_features)[0], -float(weights[0])  # its score is 0
    X[:-1][-1:] = X[-1] * (1 - np.sign(weights[0]) / 8)  # its score is a little less
    return {"X": X, "y": rng.integers(0, 2, n_samples), "weights": weights, "bias": bias}


def decided_cases(rng: Generator) -> list[Case]:
    return [
        Case("7 points with 3 features, one of them on the line", decided(rng, 7, 3)),
        Case("5 points with 1 feature, one of them on the line", decided(rng, 5, 1)),
        Case("every point is right", {**decided(rng, 1, 2), "y": np.array([1])}),
        Case("every point is wrong", {**decided(rng, 1, 4), "y": np.array([0])}),
    ]


ON_THE_LINE = {
    "X": np.array([[9.0, 8.0], [3.0, 4.0], [6.0, 6.0], [7.0, 6.0], [6.0, 5.5]]),
    "y": np.array([1, 1, 1, 0, 0]),
    "weights": np.array([2.0, 1.0]),
    "bias": -18.0,
}

RIGHT_ALREADY = {
    "X": np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0], [6.0, 6.0]]),
    "y": np.array([1, 0, 1, 1]),
    "weights": np.array([2.0, 1.0]),
    "bias": -18.0,
}
THIRD_DECIDES = {
    "x": np.array([1.0, 1.0, 5.0]),
    "y": 1,
    "weights": np.array([-1.0, -1.0, 1.0]),
    "bias": 0.0,
    "learning_rate": 0.5,
}
SLIDE_POINT = {
    "x": np.array([4.0, 5.0]),
    "y": 0,
    "weights": np.array([3.0, 4.0]),
    "bias": -10.0,
    "learning_rate": 0.1,
}
ADMISSIONS = {"weights": np.array([2.0, 1.0]), "bias": -18.0, "learning_rate": 0.25}

WRONG_POINTS = [
    Case("the point of the slide, a false positive", SLIDE_POINT, public=True),
    Case(
        "a false negative with three features",
        {
            "x": np.array([1.0, -2.0, 0.5]),
            "y": 1,
            "weights": np.array([2.0, 1.0, -3.0]),
            "bias": -1.0,
            "learning_rate": 0.5,
        },
        public=True,
    ),
    Case("a score of exactly 0 and the label 0", {"x": np.array([6.0, 6.0]), "y": 0, **ADMISSIONS}, public=True),
    Case(
        "only the bias decides",
        {
            "x": np.array([2.0, 4.0]),
            "y": 1,
            "weights": np.array([2.0, -1.0]),
            "bias": -1.0,
            "learning_rate": 0.125,
        },
        public=True,
    ),
]
WHOLE_POINTS = [
    Case(
        "weights that are whole numbers",
        {"x": np.array([1.0, 4.0]), "y": 1, "weights": np.array([2, -1]), "bias": -1, "learning_rate": 0.125},
        public=True,
    ),
]
RIGHT_POINTS = [
    Case(
        "a wrong point at the origin: the bias moves, the weights don't",
        {**only_bias_decides(2, -0.5, 1), "learning_rate": 1.0},
        public=True,
    ),
    Case("a student who is accepted rightly", {"x": np.array([7.0, 6.0]), "y": 1, **ADMISSIONS}, public=True),
    Case("a student who is rejected rightly", {"x": np.array([3.0, 4.0]), "y": 0, **ADMISSIONS}, public=True),
    Case("a score of exactly 0 and the label 1", {"x": np.array([6.0, 6.0]), "y": 1, **ADMISSIONS}, public=True),
]

AND = {
    "X": np.array(CORNERS),
    "y": np.array([0, 0, 0, 1]),
    "weights": np.array([0.0, 0.0]),
    "bias": 0.0,
    "learning_rate": 0.5,
}
THREE_FEATURES = {
    "X": np.array(
        [[0.5, 1.5, 1.0], [1.0, -2.0, 0.5], [0.0, 1.0, 2.0], [-1.0, 0.5, -3.0], [2.0, 2.0, -0.5]],
    ),
    "y": np.array([0, 1, 0, 1, 1]),
    "weights": np.array([-2.0, -1.0, 1.0]),
    "bias": -1.0,
    "learning_rate": 0.25,
}
# From these lines no known mistake goes unseen, in an epoch or in a fit.
WHOLE_EPOCH = {**THREE_FEATURES, "weights": np.array([-1, -1, 1]), "bias": 1}
WHOLE_FIT = {**THREE_FEATURES, "weights": np.array([-2, 3, -1]), "bias": -2, "max_epochs": CAP}
# XOR with its last corner pulled out: on the corners themselves epochs soon end where they began.
LIKE_XOR = {
    **AND,
    "X": np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [2.0, 2.0]]),
    "y": np.array([0, 1, 1, 0]),
}

# pocket


def walk(X: ArrayLike, y: ArrayLike, weights: ArrayLike, bias: float, learning_rate: float, n_epochs: int) -> Inputs:
    """The inputs of a pocket perceptron."""
    start = {"weights": np.array(weights), "bias": bias, "learning_rate": learning_rate}
    return {"X": np.array(X), "y": np.array(y), **start, "n_epochs": n_epochs}


WALKS = [  # by what goes wrong there for those who keep another line than the first of the best
    Case(
        "the start is the best line",
        walk(
            [[0.5, -0.5], [-0.75, -2.0], [1.5, 2.0], [0.25, -0.25], [0.5, 1.5]],
            [1, 0, 0, 1, 0],
            [-1.5, -1.5],
            -1.5,
            learning_rate=0.25,
            n_epochs=2,
        ),
        public=True,
    ),
    Case(
        "the best line comes within an epoch",
        walk(
            [[0.75, -0.25], [0.5, -1.0], [-1.5, 0.5], [-1.75, -1.5], [0.75, 0.75]],
            [1, 0, 0, 0, 0],
            [-2.0, 1.0],
            1.0,
            learning_rate=0.5,
            n_epochs=4,
        ),
        public=True,
    ),
    Case(
        "worse lines before the best, and after it",
        walk(
            [[0.75, -1.25], [-0.75, 2.0], [-1.5, 0.5], [-0.75, -0.25], [1.75, -1.25]],
            [1, 1, 0, 1, 0],
            [-1.0, -1.0],
            2.0,
            learning_rate=1.0,
            n_epochs=2,
        ),
        public=True,
    ),
    Case(
        "8 points, 3 epochs",
        walk(
            [
                [0.0, 1.75],
                [1.25, -1.0],
                [2.0, 0.75],
                [1.25, -1.5],
                [2.0, 2.0],
                [0.75, 0.25],
                [0.0, -0.75],
                [-0.25, 1.75],
            ],
            [1, 0, 1, 0, 1, 0, 1, 0],
            [-1.5, -0.5],
            -1.5,
            learning_rate=0.5,
            n_epochs=3,
        ),
        public=True,
    ),
    Case(
        "the corners of XOR",
        walk(CORNERS, [0, 1, 1, 0], [0.0, 0.0], 0.0, learning_rate=1.0, n_epochs=6),
        public=True,
    ),
]

ASSIGNMENT = Assignment(
    "The perceptron algorithm",
    (
        predicts(
            "updates_until_right",
            "Until the point is right",
            "numpy_ref.perceptron_algorithm.updates_until_right",
            points=1,
            decimals=2,
        ),
        Question(
            function="perceptron_step",
            title="One update",
            reference="numpy_ref.perceptron_algorithm.perceptron_step",
            outputs=("weights", "bias"),
            parts=(
                Part("a wrong point moves the line", 1.25, WRONG_POINTS, wrong_points),
                Part("a point that is right changes nothing", 0.5, RIGHT_POINTS, right_points),
                Part("whole numbers", 0.25, WHOLE_POINTS, whole_points),
            ),
        ),
        Question(
            function="perceptron_epoch",
            title="An epoch",
            reference="numpy_ref.perceptron_algorithm.perceptron_epoch",
            outputs=("weights", "bias"),
            parts=(
                Part(
                    "every point once, in order",
                    0.75,
                    (
                        Case("the truth table of AND", AND, public=True),
                        Case("5 points with 3 features", THREE_FEATURES, public=True),
                        Case("points that are right already", {**RIGHT_ALREADY, "learning_rate": 0.25}, public=True),
                    ),
                    epoch_cases,
                ),
                Part(
                    "whole numbers",
                    0.25,
                    (Case("weights that are whole numbers", WHOLE_EPOCH, public=True),),
                    whole_epoch_cases,
                ),
            ),
        ),
        repairs(
            "wrong_students",
            "Whom the line gets wrong",
            "numpy_ref.perceptron_algorithm.wrong_students",
            outputs=("rows",),
            points=1,
            broken="as_inherited",
            public=[Case("five students, one of them on the line and one just below", ON_THE_LINE, public=True)],
            draw=decided_cases,
        ),
        Question(
            function="perceptron_fit",
            title="The perceptron algorithm",
            reference="numpy_ref.perceptron_algorithm.perceptron_fit",
            outputs=("weights", "bias"),
            parts=(
                Part(
                    "points that a line separates",
                    1.25,
                    (
                        Case("the truth table of AND", {**AND, "max_epochs": CAP}, public=True),
                        Case("5 points with 3 features", {**THREE_FEATURES, "max_epochs": CAP}, public=True),
                    ),
                    fit_cases,
                ),
                Part(
                    "stops at the cap",
                    0.5,
                    (
                        Case("the cap comes first", {**AND, "max_epochs": 3}, public=True),
                        Case(f"4 {NO_LINE}", {**LIKE_XOR, "max_epochs": 7}, public=True),
                    ),
                    capped_cases,
                ),
                Part(
                    "whole numbers",
                    0.25,
                    (Case("weights that are whole numbers", WHOLE_FIT, public=True),),
                    whole_fit_cases,
                ),
            ),
        ),
        experiments(
            "line_for_most",
            "A line where none is perfect",
            "numpy_ref.perceptron_algorithm.line_for_most",
            Measure(
                LINE,
                programs.right("measures.perceptron_algorithm.share_right"),
                "The line gets {measured:.1%} of the students right; {bar:.0%} are asked for",
                bar=0.95,
                slack=0.1,
                tells=programs.right("measures.perceptron_algorithm.what_a_line_says"),
            ),
            points=2,
            data=students_of(34, 100),
            draw=new_students,
        ),
        finds(
            "telling_student",
            "One student, four wrong rules",
            "numpy_ref.perceptron_algorithm.telling_student",
            STUDENT,
            most=1,
            right=[programs.right("numpy_ref.acceptance.predict")],
            wrong={
                title: (programs.wrong("acceptance", "predict", name), points, only_where)
                for title, (name, points, only_where) in RULES.items()
            },
        ),
        Question(
            function="perceptron_step_torch",
            title="One update in PyTorch",
            reference="numpy_ref.perceptron_algorithm.perceptron_step",
            outputs=("weights", "bias"),
            library="torch",
            parts=(Part("the update", 1, as_tensors([*WRONG_POINTS, *RIGHT_POINTS], numbers=RATE), torch_cases),),
        ),
    ),
    stretch=(
        stretches(
            "pocket",
            "A perceptron with a pocket",
            "numpy_ref.perceptron_algorithm.pocket",
            outputs=("weights", "bias"),
            public=WALKS,
        ),
    ),
)
