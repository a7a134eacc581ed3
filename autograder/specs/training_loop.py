"""What this chapter asks for: a model, an epoch of training, and an evaluation; and what comes of them.

A model can't travel as plain data: drivers make one from hidden matrices, hand it to the student's function, and
return the numbers that are in it afterwards. The batches are of unequal size, so that a mean of their means is seen.
The optimiser has momentum and a pull towards 0: what was forgotten in one step shows in the next.
"""

from dataclasses import replace

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import eighths_but_zero
from autograder.specs.kinds import experiments, predicts, repairs
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

ROWS = (5, 7, 9, 10)  # of the hidden cases: in batches of 3 or 4 the last one is smaller
SIZES = ((3, 6, 2), (5, 8, 1), (4, 7, 3), (2, 6, 1))  # features, hidden units, outputs: no two shapes are alike


def labels(rng: Generator, n_samples: int, n_outputs: int = 1) -> np.ndarray:
    return rng.permutation(np.arange(n_samples * n_outputs) % 2).reshape(n_samples, n_outputs).astype(float)


def model_cases(rng: Generator, step: bool = False) -> list[Case]:
    """Models of several sizes, with hidden scores on both sides of 0 that are not too large."""
    cases = []
    for n_features, n_hidden, n_outputs in SIZES:
        inputs: Inputs = {"X": eighths_but_zero(rng, 4, n_features) / 2}
        if step:
            inputs["y"] = labels(rng, 4, n_outputs)
        inputs["W1"] = eighths_but_zero(rng, n_features + 1, n_hidden) / 2
        inputs["W2"] = eighths_but_zero(rng, n_hidden + 1, n_outputs) / 2
        if step:
            inputs["learning_rate"] = float(rng.choice([0.5, 1.0, 2.0]))
        about = f"{n_features} features, {n_hidden} hidden units, {n_outputs} outputs"
        cases.append(Case(about, inputs))
    return cases


def scores_cases(rng: Generator) -> list[Case]:
    cases = model_cases(rng)
    return [*cases, Case(f"{cases[-1].about}, in evaluation mode", {**cases[-1].inputs, "training": 0})]


def step_cases(rng: Generator) -> list[Case]:
    return model_cases(rng, step=True)


def two_classes(rng: Generator, n_samples: int, n_features: int) -> Inputs:
    """Examples, a column of labels, and a linear model whose scores are not large; none is 0."""
    while True:
        X, W = eighths_but_zero(rng, n_samples, n_features) / 2, eighths_but_zero(rng, n_features + 1, 1) / 2
        scores = X @ W[:-1] + W[-1]
        near, far = np.abs(scores).min(), np.abs(scores).max()
        between = np.abs(scores - 0.5).min()
        if near > 0.05 and far < 4 and between > 0.01 and ((scores > 0) & (scores < 0.5)).any():
            return {"X": X, "y": labels(rng, n_samples), "W": W}


def several_classes(rng: Generator, n_samples: int, n_features: int, n_classes: int) -> Inputs:
    X, W = eighths_but_zero(rng, n_samples, n_features) / 2, eighths_but_zero(rng, n_features + 1, n_classes) / 2
    return {"X": X, "y": rng.permutation(np.arange(n_samples) % n_classes), "W": W}


def settings(rng: Generator, batch_size: int) -> Inputs:
    return {
        "batch_size": batch_size,
        "learning_rate": float(rng.choice([0.25, 0.375, 0.625])),
        "momentum": float(rng.choice([0.25, 0.5, 0.75])),
        "weight_decay": float(rng.choice([0.125, 0.25])),
    }


def epoch_cases(rng: Generator) -> list[Case]:
    return [
        Case("7 rows in batches of 3, two classes", {**two_classes(rng, 7, 2), **settings(rng, 3)}),
        Case("10 rows in batches of 4, two classes", {**two_classes(rng, 10, 3), **settings(rng, 4)}),
        Case("9 rows in batches of 4, five classes", {**several_classes(rng, 9, 3, 5), **settings(rng, 4)}),
    ]


def mode_cases(rng: Generator) -> list[Case]:
    cases = []
    for n_samples, n_features in ((7, 2), (8, 4)):
        inputs = {**two_classes(rng, n_samples, n_features), "factor": float(rng.choice([0.25, 0.5, 2.0]))}
        about = f"{n_samples} rows in batches of 3, after an evaluation"
        cases.append(Case(about, {**inputs, **settings(rng, 3)}))
    return cases


def evaluation_cases(rng: Generator) -> list[Case]:
    cases = []
    for n_samples, n_features in ((7, 2), (9, 4), (10, 3)):
        inputs = {**two_classes(rng, n_samples, n_features), "batch_size": 4}
        flat = inputs["X"] @ inputs["W"][:-1] + inputs["W"][-1] >= 0
        inputs["y"][0] = not flat[0, 0]  # one is wrong, and the last batch differs from the others
        inputs["y"][-(n_samples % 4) :] = flat[-(n_samples % 4) :]
        cases.append(Case(f"{n_samples} rows in batches of 4", inputs))
    return cases


def tie_cases(rng: Generator) -> list[Case]:
    cases = evaluation_cases(rng)
    inputs = two_classes(rng, 5, 2)
    W = inputs["W"]
    W[0], W[1] = rng.choice([-0.5, 0.5]), rng.choice([-1.0, 1.0])
    inputs["X"][:, 1] = -(inputs["X"][:, 0] * W[0, 0] + W[2, 0]) / W[1, 0]
    inputs["X"][:2, 1] += 1  # the other three have a score of exactly 0
    inputs["y"] = np.array([[0.0], [1.0], [1.0], [1.0], [0.0]])
    return [*cases, Case("scores of exactly 0", {**inputs, "batch_size": 3})]


def after_training_cases(rng: Generator) -> list[Case]:
    return [
        Case(
            f"7 rows with {n_features} features, after training",
            {**two_classes(rng, 7, n_features), "batch_size": 4, "factor": float(rng.choice([0.25, 0.5, 2.0]))},
        )
        for n_features in (2, 3)
    ]


def untouched_cases(rng: Generator) -> list[Case]:
    return [
        Case(
            f"7 rows with {n_features} features",
            {**two_classes(rng, 7, n_features), "batch_size": 4, "learning_rate": float(rng.choice([0.5, 1.0]))},
        )
        for n_features in (2, 3)
    ]


# step_in_parts and my_network


def in_parts(question: Question) -> Question:
    """The question, where the function gets a linear model and its batches, and has the model learn."""
    (part,) = question.parts
    part = replace(part, driver="training_loop.parameters_after_parts")
    return replace(question, library="torch", seconds=10.0, parts=(part,))


NETWORK = [
    Field("hidden_weights", ["h", "2"], -1000, 1000, largest=16),
    Field("hidden_bias", ["h"], -1000, 1000, largest=16),
    Field("output_weights", ["1", "h"], -1000, 1000, largest=16),
    Field("output_bias", ["1"], -1000, 1000),
]


def points_of(seed: int, count: int) -> Inputs:
    """The data of the experiment."""
    X, y = load("measures.training_loop.spirals")(seed, count)
    return {"X": X, "y": y}


def new_points(rng: Generator) -> list[Case]:
    return [Case("1,000 other points", points_of(int(rng.integers(2**31)), 1000))]


SLIDE_MODEL = {
    "X": np.array([[1.0, 2.0]]),
    "W1": np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]]),
    "W2": np.array([[1.0], [-1.0], [0.5]]),
}
THREE_HIDDEN = {
    "X": np.array([[1.0, 2.0], [-0.5, 1.5]]),
    "W1": np.array([[0.5, -1.0, 0.25], [1.0, 0.25, -0.5], [-0.75, 0.5, 1.0]]),
    "W2": np.array([[1.5], [-1.0], [0.25], [-0.5]]),
}
WIDE_MODEL = {
    "X": np.array([[0.5, -1.0, 2.0], [-1.5, 0.25, 1.0]]),
    "W1": np.array(
        [
            [0.5, -1.0, 0.25, 1.5, -0.75],
            [-0.25, 0.75, 1.0, -0.5, 1.25],
            [1.0, 0.5, -1.5, 0.25, -0.5],
            [0.5, 0.25, -0.75, -1.0, 0.125],
        ]
    ),
    "W2": np.array([[1.0, -0.5], [0.75, 1.25], [-1.0, 0.5], [0.25, -0.25], [-1.5, 1.0], [0.25, -1.0]]),
}
FIVE_ROWS = {
    "X": np.array([[0.5, 1.0], [-1.0, 0.5], [1.5, -0.5], [-0.5, -1.5], [1.0, 2.0]]),
    "y": np.array([[1.0], [0.0], [1.0], [0.0], [0.0]]),
    "W": np.array([[0.5], [-0.25], [0.125]]),
}
THREE_CLASSES = {
    "X": np.array([[0.5, 1.0], [-1.0, 0.5], [1.5, -0.5], [-0.5, -1.5], [1.0, 2.0]]),
    "y": np.array([2, 0, 1, 1, 0]),
    "W": np.array([[0.5, -0.25, 0.75], [-0.5, 1.0, 0.25], [0.125, -0.25, 0.5]]),
}
RATES = {"batch_size": 2, "learning_rate": 0.5, "momentum": 0.5, "weight_decay": 0.125}
EPOCHS = (
    Case("5 rows in batches of 2, two classes", {**FIVE_ROWS, **RATES}, public=True),
    Case("5 rows in batches of 2, three classes", {**THREE_CLASSES, **RATES}, public=True),
)

ASSIGNMENT = Assignment(
    "The PyTorch training loop",
    (
        predicts(
            "weights_left",
            "Four orders of the lines",
            "numpy_ref.training_loop.weights_left",
            points=1.5,
            decimals=3,
        ),
        Question(
            function="make_model",
            title="A model",
            reference="torch_ref.training_loop.make_model",
            outputs=("scores",),
            exact_shape=True,
            library="torch",
            seconds=10.0,
            parts=(
                Part(
                    "the scores",
                    0.75,
                    (
                        Case("two hidden units", SLIDE_MODEL, public=True),
                        Case("two features, three hidden units", THREE_HIDDEN, public=True),
                        Case("five hidden units, two outputs", WIDE_MODEL, public=True),
                        Case("two hidden units, in evaluation mode", {**SLIDE_MODEL, "training": 0}, public=True),
                    ),
                    scores_cases,
                    driver="training_loop.logits_of_model",
                ),
                Part(
                    "the scores after a step of an optimiser",
                    0.5,
                    (
                        Case(
                            "five hidden units, two outputs",
                            {
                                "X": WIDE_MODEL["X"],
                                "y": np.array([[1.0, 0.0], [1.0, 1.0]]),
                                "W1": WIDE_MODEL["W1"],
                                "W2": WIDE_MODEL["W2"],
                                "learning_rate": 1.0,
                            },
                            public=True,
                        ),
                    ),
                    step_cases,
                    driver="training_loop.logits_after_step",
                ),
            ),
        ),
        Question(
            function="train_epoch",
            title="An epoch of training",
            reference="torch_ref.training_loop.train_epoch",
            outputs=("W",),
            library="torch",
            seconds=10.0,
            parts=(
                Part(
                    "the parameters after the epoch",
                    1,
                    EPOCHS,
                    epoch_cases,
                    driver="training_loop.parameters_after_epoch",
                ),
                Part(
                    "the mean loss", 0.5, EPOCHS, epoch_cases, driver="training_loop.loss_of_epoch", outputs=("loss",)
                ),
                Part(
                    "in training mode",
                    0.5,
                    (
                        Case(
                            "after an evaluation; in training mode the model doubles its scores",
                            {**FIVE_ROWS, "factor": 2.0, **RATES},
                            public=True,
                        ),
                    ),
                    mode_cases,
                    driver="training_loop.parameters_after_evaluation_and_epoch",
                ),
            ),
        ),
        Question(
            function="evaluate",
            title="An evaluation",
            reference="torch_ref.training_loop.evaluate",
            outputs=("loss", "accuracy"),
            library="torch",
            seconds=10.0,
            parts=(
                Part(
                    "the mean loss",
                    0.5,
                    (Case("5 rows in batches of 2", {**FIVE_ROWS, "batch_size": 2}, public=True),),
                    evaluation_cases,
                    driver="training_loop.loss_of_evaluation",
                    outputs=("loss",),
                ),
                Part(
                    "the accuracy",
                    0.5,
                    (
                        Case("5 rows in batches of 2", {**FIVE_ROWS, "batch_size": 2}, public=True),
                        Case(
                            "a score of exactly 0",
                            {
                                "X": np.array([[1.0, 0.75], [2.0, 1.0], [-1.0, 1.0]]),
                                "y": np.array([[1.0], [1.0], [0.0]]),
                                "W": np.array([[1.0], [-2.0], [0.5]]),
                                "batch_size": 2,
                            },
                            public=True,
                        ),
                        Case(
                            "8 rows in batches of 3",
                            {
                                "X": np.array([[1.25], [0.125], [-1.25], [0.75], [0.0], [-2.25], [-0.75], [1.75]]),
                                "y": np.array([[1.0], [1.0], [1.0], [0.0], [1.0], [0.0], [1.0], [1.0]]),
                                "W": np.array([[1.0], [0.25]]),
                                "batch_size": 3,
                            },
                            public=True,
                        ),
                        Case(  # one step on the first batch would bring the last row to the other side
                            "the last row lies close to the border",
                            {
                                "X": np.array([[1.25], [0.125], [-1.25], [-0.28125]]),
                                "y": np.array([[1.0], [1.0], [1.0], [0.0]]),
                                "W": np.array([[1.0], [0.25]]),
                                "batch_size": 3,
                            },
                            public=True,
                        ),
                    ),
                    tie_cases,
                    driver="training_loop.accuracy_of_evaluation",
                    outputs=("accuracy",),
                ),
                Part(
                    "in evaluation mode",
                    0.5,
                    (
                        Case(
                            "after training; in training mode the model doubles its scores",
                            {**FIVE_ROWS, "batch_size": 2, "factor": 2.0},
                            public=True,
                        ),
                    ),
                    after_training_cases,
                    driver="training_loop.mode_after_training",
                    outputs=("loss", "training"),
                ),
                Part(
                    "without a trace",
                    0.25,
                    (
                        Case(
                            "the scores that are computed, their slopes, and W after the next step",
                            {**FIVE_ROWS, "batch_size": 2, "learning_rate": 0.5},
                            public=True,
                        ),
                    ),
                    untouched_cases,
                    driver="training_loop.traces_of_evaluation",
                    outputs=("scores", "slopes", "W"),
                ),
            ),
        ),
        in_parts(
            repairs(
                "step_in_parts",
                "A batch that comes in parts",
                "torch_ref.training_loop.step_in_parts",
                outputs=("W",),
                points=1.5,
                broken="as_inherited",
                public=EPOCHS,
                draw=epoch_cases,
            )
        ),
        experiments(
            "my_network",
            "Two spirals",
            "numpy_ref.training_loop.my_network",
            Measure(
                NETWORK,
                programs.right("measures.training_loop.share_told_apart"),
                "The network gets {measured:.1%} of the points right; {bar:.0%} are asked for",
                bar=0.96,
                slack=0.06,
                tells=programs.right("measures.training_loop.what_a_network_lacks"),
            ),
            points=2,
            data=points_of(1, 200),
            draw=new_points,
        ),
    ),
    loads=("torch._dynamo",),  # what the first optimizer of a process loads
)
