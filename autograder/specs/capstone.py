"""What this chapter asks for: noisy labels, gradients with dropout, momentum, training, the same in PyTorch, and the
experiment; and the texts of the report, which people grade.

Of the 20 points of the rubric the machine gives 12: correctness (8) and, of the evidence (6), the 4 of the experiment
and of what is seen in the course of a training.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.paths import DATA_FILES
from autograder.specs import programs
from autograder.specs.dropout import PUBLIC_NETWORK, network
from autograder.specs.kinds import experiments, predicts
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, Written

# noisy_labels


def labels(rng: Generator, n_samples: int, n_classes: int, share: float) -> Inputs:
    y = rng.permutation(np.arange(n_samples) % n_classes)
    return {"y": y, "share": share, "n_classes": n_classes, "seed": int(rng.integers(1 << 30))}


def label_cases(rng: Generator) -> list[Case]:
    return [
        Case("60 labels of 10 classes, one in five wrong", labels(rng, 60, 10, 0.2)),
        Case("48 labels of 4 classes, three in four wrong", labels(rng, 48, 4, 0.75)),
        Case("46 labels of 7 classes, one in three wrong", labels(rng, 46, 7, 1 / 3)),
        Case("43 labels of 2 classes, three in ten wrong", labels(rng, 43, 2, 0.3)),
    ]


# gradients, train


def eighths(rng: Generator, *shape: int) -> np.ndarray:
    """Random multiples of 1/8 between -1 and 1, none of them 0."""
    return rng.choice([-1, 1], size=shape) * rng.integers(1, 9, size=shape) / 8


def problem(rng: Generator, n_samples: int, n_features: int, n_hidden: int, n_classes: int) -> Inputs:
    """Examples, labels and matrices; no hidden unit is near the kink of the ReLU, and each is at work somewhere."""
    while True:
        X, y = eighths(rng, n_samples, n_features), rng.permutation(np.arange(n_samples) % n_classes)
        W1, W2 = eighths(rng, n_features + 1, n_hidden), eighths(rng, n_hidden + 1, n_classes)
        Z = np.hstack([X, np.ones((n_samples, 1))]) @ W1
        if np.abs(Z).min() > 0.01 and (Z < 0).any() and (Z > 0).any(axis=0).all():
            return {"X": X, "y": y, "W1": W1, "W2": W2}


def masked(rng: Generator, sizes: Sequence[int], p: float) -> Inputs:
    inputs = problem(rng, *sizes)
    mask = (rng.random((sizes[0], sizes[2])) >= p).astype(float)
    mask.flat[rng.integers(mask.size)] = 0  # at least one is dropped, and one is left
    mask.flat[(mask.argmin() + 1) % mask.size] = 1
    return {**inputs, "mask": mask, "p": p}


def whole(rng: Generator, sizes: Sequence[int]) -> Inputs:
    return {**problem(rng, *sizes), "mask": np.ones((sizes[0], sizes[2])), "p": 0.0}


def whole_cases(rng: Generator) -> list[Case]:
    return [
        Case("7 examples, 3 features, 4 hidden units, 5 classes", whole(rng, (7, 3, 4, 5))),
        Case("6 examples, 2 features, 5 hidden units, 3 classes", whole(rng, (6, 2, 5, 3))),
    ]


def masked_cases(rng: Generator) -> list[Case]:
    return [
        Case("p = 0.25", masked(rng, (7, 3, 4, 5), 0.25)),
        Case("p = 0.625", masked(rng, (6, 2, 5, 3), 0.625)),
        Case("p = 0.2, many units", masked(rng, (5, 4, 9, 3), 0.2)),
    ]


def step_inputs(rng: Generator, shape: Sequence[int]) -> Inputs:
    numbers = {"learning_rate": float(rng.choice([0.25, 0.5, 0.75])), "momentum": float(rng.choice([0.25, 0.5, 0.75]))}
    return {"W": eighths(rng, *shape), "velocity": eighths(rng, *shape), "gradient": eighths(rng, *shape), **numbers}


def step_cases(rng: Generator) -> list[Case]:
    first = step_inputs(rng, (4, 2))
    return [
        Case("a matrix of shape (3, 5)", step_inputs(rng, (3, 5))),
        Case("a matrix of shape (6, 2)", step_inputs(rng, (6, 2))),
        Case("the first step", {**first, "velocity": np.zeros((4, 2))}),
    ]


def training(rng: Generator, sizes: Sequence[int], steps: int, momentum: float = 0.75) -> Inputs:
    numbers = {"p": 0.0, "learning_rate": 0.25, "momentum": momentum, "steps": steps, "seed": int(rng.integers(1000))}
    return {**problem(rng, *sizes), **numbers}


def training_cases(rng: Generator) -> list[Case]:
    return [
        Case("3 steps", training(rng, (7, 3, 4, 5), 3)),
        Case("4 steps, little momentum", training(rng, (6, 2, 5, 3), 4, 0.25)),
        Case("one step", training(rng, (5, 4, 3, 2), 1)),
    ]


def masked_training(rng: Generator, p: float) -> Inputs:
    """Two steps with two examples and three hidden units that are at work for both: all masks can be tried."""
    numbers = {"learning_rate": 0.125, "momentum": float(rng.choice([0.25, 0.5, 0.75])), "steps": 2}
    return {
        "X": rng.permutation(np.arange(1, 9))[:4].reshape(2, 2) / 8,
        "y": rng.permutation(3)[:2],
        "W1": rng.uniform(0.5, 1, size=(3, 3)).round(3),  # far above 0, so that no step brings a unit to rest
        "W2": rng.uniform(-0.5, 0.5, size=(4, 3)).round(3),  # no two masks give the same
        "p": p,
        **numbers,
        "seed": int(rng.integers(1000)),
        "calls": 120,  # `training_masks` counts on them
    }


def mask_cases(rng: Generator) -> list[Case]:
    return [Case(f"2 examples, 3 hidden units, 2 steps, p = {p:g}", masked_training(rng, p)) for p in (0.375, 0.7)]


# network_torch, fit_torch


def network_inputs(rng: Generator, sizes: Sequence[int], p: float, training: int) -> Inputs:
    inputs = problem(rng, *sizes)
    del inputs["y"]
    return {**inputs, "p": p, "training": training}


def evaluated_cases(rng: Generator) -> list[Case]:
    several, other = network_inputs(rng, (7, 3, 4, 5), 0.25, 0), network_inputs(rng, (6, 2, 5, 3), 0.75, 0)
    return [
        Case("3 features, 4 hidden units, 5 classes", several),
        Case("2 features, 5 hidden units, 3 classes", other),
        Case("one example", {**other, "X": other["X"][:1]}),
    ]


def several(rng: Generator, sizes: Sequence[int], p: float) -> Inputs:
    """Several calls in training, with weights by which a score tells which hidden units have fallen."""
    n_samples, n_features, n_hidden = sizes
    return network(rng, n_samples, n_features, n_hidden, p, training=True)


def dropped_cases(rng: Generator) -> list[Case]:
    return [
        Case("in training, p = 0.2: 6 examples, 5 hidden units", several(rng, (6, 3, 5), 0.2)),
        Case("in training, p = 0.7: 8 examples, 4 hidden units", several(rng, (8, 2, 4), 0.7)),
        Case("in training, p = 1: all hidden units are dropped", several(rng, (7, 3, 4), 1.0)),
        Case("in training, p = 0: none is dropped", several(rng, (6, 2, 5), 0.0)),
    ]


def fitting(
    rng: Generator, sizes: Sequence[int], steps: int, p: float = 0.0, training: int = 1, momentum: float = 0.75
) -> Inputs:
    numbers = {"learning_rate": 0.25, "momentum": momentum, "steps": steps, "training": training}
    return {**problem(rng, *sizes), "p": p, **numbers}


def fitting_cases(rng: Generator) -> list[Case]:
    return [
        Case("3 steps", fitting(rng, (7, 3, 4, 5), 3)),
        Case("4 steps, little momentum", fitting(rng, (6, 2, 5, 3), 4, momentum=0.25)),
        Case("one step", fitting(rng, (5, 4, 3, 2), 1)),
    ]


def mode_cases(rng: Generator) -> list[Case]:
    return [
        Case("the module comes in evaluation mode, p = 1", fitting(rng, (7, 3, 4, 5), 2, p=1.0, training=0)),
        Case("3 steps, p = 1", fitting(rng, (6, 2, 5, 3), 3, p=1.0)),
    ]


# experiment


@cache
def digits(name: str) -> tuple[np.ndarray, np.ndarray]:
    """The pixels and the labels of a set of digits, whole numbers."""
    table = np.loadtxt(DATA_FILES / f"digits_{name}.csv", delimiter=",", skiprows=1, dtype=int)
    return table[:, :-1], table[:, -1]


def run_case(about: str, name: str, n_train: int, rates: list[float], seeds: list[int], public: bool = False) -> Case:
    X_train, y_train = digits("training")
    X_test, labels = digits(name)
    inputs = {"X_train": X_train[:n_train], "y_train": y_train[:n_train], "X_test": X_test}
    return Case(about, {**inputs, "rates": rates, "seeds": seeds}, public=public, expected=(labels,))


def made_pictures(rng: Generator, seed: int, rates: list[float], public: bool = False) -> Case:
    """Pictures whose labels a network finds, but neither the nearest examples nor a straight line.

    The classes of the first half are told apart by three points each, and every training picture has four more points
    that only its copies share. The test pictures have those of a training picture of the other class, which so is the
    nearest. The others are two exclusive ors, each of two groups of points: a straight line has one of four wrong in
    each, whatever its weights are.
    """
    points, (one, other, same, different) = rng.permutation(64), rng.permutation(10)[:4]
    own = points[6:62].reshape(14, 4)

    def picture(*lit: np.ndarray) -> np.ndarray:
        return np.isin(np.arange(64), np.concatenate(lit)) * 16

    pairs = [(points[:3], one), (points[3:6], other)]
    train = [(picture(pairs[i % 2][0], own[i]), pairs[i % 2][1]) for i in range(14)] * 3
    test = [(picture(pairs[1 - i % 2][0], own[i]), pairs[1 - i % 2][1]) for i in range(14)]
    squares = []
    for left, right in points[6:62].reshape(2, 2, 14):
        squares += [(picture(points[:0]), same), (picture(left, right), same)]
        squares += [(picture(left), different), (picture(right), different)]
    (X_train, y_train), (X_test, labels) = (map(np.array, zip(*each)) for each in (train + squares * 6, test + squares))
    inputs = {"X_train": X_train, "y_train": y_train, "X_test": X_test, "rates": rates, "seeds": [seed]}
    about = "pictures that were made for it, p = " + " and ".join(f"{p:g}" for p in rates)
    return Case(about, inputs, public=public, expected=(labels,))


def hidden_pictures(rng: Generator) -> list[Case]:
    return [made_pictures(rng, 5, [0.5])]


def hidden_comparison(rng: Generator) -> list[Case]:
    return [run_case("the test digits, p = 0 and 0.5, three seeds", "test", 200, [0.0, 0.5], [11, 12, 13])]


# silent_slopes

CASE = [Field("dout", ["8"], -100, 100), Field("mask", ["8"], 0, 1, whole=True), Field("p", [], 0.05, 0.95)]


# Public cases

DRAW = np.random.default_rng(15)
SMALL = {
    "X": np.array([[0.5, -1.0], [1.0, 0.25], [-0.5, 1.0], [0.75, 0.5], [-1.0, -0.75]]),
    "y": np.array([0, 2, 0, 2, 2]),  # no class has one example alone: an error over columns would be a 0 that is noise
    "W1": np.array([[0.5, -0.5, 1.0, 0.25], [0.75, 0.25, -0.5, -1.0], [0.125, 0.625, -0.25, 0.5]]),
    "W2": np.array([[1.0, -0.5, 0.25], [0.5, 0.75, -1.0], [-0.25, 1.0, 0.5], [0.75, -1.0, 0.5], [0.25, 0.5, -0.75]]),
}
NO_MASK = {"mask": np.ones((5, 4)), "p": 0.0}
SOME_MASK = {
    "mask": np.array([[1, 0, 1, 1], [1, 1, 1, 0], [0, 1, 1, 1], [1, 1, 0, 1], [1, 1, 1, 0]], dtype=float),
    "p": 0.25,
}
FIT = {"learning_rate": 0.5, "momentum": 0.25}

TRAIN = [
    Case("one step", {**SMALL, "p": 0.0, **FIT, "steps": 1, "seed": 0}, public=True),
    Case("3 steps", {**SMALL, "p": 0.0, **FIT, "steps": 3, "seed": 0}, public=True),
]
NETWORK = {"X": SMALL["X"], "W1": SMALL["W1"], "W2": SMALL["W2"]}
CALLED = {**PUBLIC_NETWORK, "p": 0.25, "seed": 3, "training": True, "calls": 40}

ASSIGNMENT = Assignment(
    "Capstone: digits with wrong labels",
    (
        predicts(
            "own_labels",
            "What the pictures show",
            "numpy_ref.capstone.own_labels",
            points=0.5,
        ),
        Question(
            function="noisy_labels",
            title="Labels made wrong at random",
            reference="numpy_ref.capstone.noisy_labels",
            outputs=("y",),
            parts=(
                Part(
                    "so many labels, evenly drawn",
                    1,
                    (
                        Case("50 labels of 10 classes, one in five wrong", labels(DRAW, 50, 10, 0.2), public=True),
                        Case("40 labels of 4 classes, three in four wrong", labels(DRAW, 40, 4, 0.75), public=True),
                        Case(
                            "48 labels of 3 classes, one in five wrong: 9.6, so 10",
                            labels(DRAW, 48, 3, 0.2),
                            public=True,
                        ),
                    ),
                    label_cases,
                    driver="capstone.repeated_labels",
                    compare="random_labels.labels",
                ),
            ),
        ),
        experiments(
            "silent_slopes",
            "A case that gives no way back away",
            "numpy_ref.capstone.silent_slopes",
            Measure(
                CASE,
                programs.right("measures.capstone.ways_unnoticed"),
                "Wrong programs that give the right answer: {measured:.0f} of four (none counts if nothing stayed, or "
                "if a slope is 0 or stands there twice); {bar:.0f} are asked for",
                bar=4,
                tells=programs.right("measures.capstone.what_is_noticed"),
            ),
            points=1,
        ),
        Question(
            function="gradients",
            title="The gradients, with a mask",
            reference="numpy_ref.capstone.gradients",
            outputs=("dW1", "dW2"),
            exact_shape=True,
            parts=(
                Part(
                    "without dropout",
                    0.75,
                    (
                        Case("5 examples, all units at work", {**SMALL, **NO_MASK}, public=True),
                        Case("8 examples, 4 classes", whole(DRAW, (8, 3, 2, 4)), public=True),
                    ),
                    whole_cases,
                ),
                Part(
                    "with dropout",
                    1.25,
                    (
                        Case("5 examples, five units dropped", {**SMALL, **SOME_MASK}, public=True),
                        Case("5 examples, p = 0.625", masked(DRAW, (5, 3, 4, 2), 0.625), public=True),
                    ),
                    masked_cases,
                ),
            ),
        ),
        Question(
            function="momentum_step",
            title="A step with momentum",
            reference="numpy_ref.capstone.momentum_step",
            outputs=("W", "velocity"),
            parts=(
                Part(
                    "the new weights and the new velocity",
                    0.5,
                    (
                        Case(
                            "a single weight",
                            {
                                "W": np.array([[3.0]]),
                                "velocity": np.array([[2.0]]),
                                "gradient": np.array([[1.0]]),
                                "learning_rate": 0.5,
                                "momentum": 0.25,
                            },
                            public=True,
                        ),
                        Case("a matrix of shape (2, 3)", step_inputs(DRAW, (2, 3)), public=True),
                    ),
                    step_cases,
                ),
            ),
        ),
        Question(
            function="train",
            title="Training in NumPy",
            reference="numpy_ref.capstone.train",
            outputs=("W1", "W2"),
            seconds=15.0,  # who takes PyTorch all the same waits for its first optimizer
            parts=(
                Part("the weights after some steps, p = 0", 0.5, TRAIN, training_cases, driver="capstone.trained"),
                Part(
                    "new masks in every step",
                    0.5,
                    (Case("2 examples, 3 hidden units, 2 steps, p = 0.25", masked_training(DRAW, 0.25), public=True),),
                    mask_cases,
                    driver="capstone.trained_often",
                    compare="training_masks.masks",
                ),
            ),
        ),
        predicts(
            "learned_when",
            "What is learned, and when",
            "numpy_ref.capstone.learned_when",
            points=1,
        ),
        Question(
            function="network_torch",
            title="The network as a module",
            reference="torch_ref.capstone.network",
            outputs=("scores",),
            exact_shape=True,
            library="torch",
            seconds=10.0,
            parts=(
                Part(
                    "its scores, in evaluation",
                    0.5,
                    [
                        Case("p = 0.25", {**NETWORK, "p": 0.25, "training": 0}, public=True),
                        Case("one example", {**NETWORK, "X": SMALL["X"][:1], "p": 0.5, "training": 0}, public=True),
                    ],
                    evaluated_cases,
                    driver="capstone.module_scores",
                ),
                Part(
                    "dropout, in training",
                    0.5,
                    [
                        Case("p = 0.25: each hidden unit is dropped or made larger", {**CALLED, "p": 0.25}, True),
                        Case("p = 1: all hidden units are dropped", {**CALLED, "p": 1.0}, True),
                        Case("p = 0: none is dropped", {**CALLED, "p": 0.0}, True),
                    ],
                    dropped_cases,
                    driver="capstone.scores_in_training",
                    compare="random_masks.model",
                ),
            ),
        ),
        Question(
            function="fit_torch",
            title="Training in PyTorch",
            reference="torch_ref.capstone.fit",
            outputs=("W1", "W2"),
            library="torch",
            seconds=10.0,
            parts=(
                Part(
                    "the weights after some steps, p = 0",
                    0.5,
                    [
                        Case("one step", {**SMALL, "p": 0.0, **FIT, "steps": 1, "training": 1}, True),
                        Case("3 steps", {**SMALL, "p": 0.0, **FIT, "steps": 3, "training": 1}, True),
                    ],
                    fitting_cases,
                    driver="capstone.fitted_parameters",
                ),
                Part(
                    "dropout at work while it trains, and no longer when it comes back",
                    0.5,
                    [
                        Case(
                            "the module comes in evaluation mode, p = 1",
                            {**SMALL, "p": 1.0, **FIT, "steps": 2, "training": 0},
                            True,
                        ),
                        Case(
                            "the module comes in training mode, p = 1",
                            {**SMALL, "p": 1.0, **FIT, "steps": 3, "training": 1},
                            True,
                        ),
                    ],
                    mode_cases,
                    driver="capstone.scores_after_training",
                    outputs=("scores",),
                ),
            ),
        ),
        Question(
            function="experiment",
            title="The experiment: dropout against the baseline",
            reference="numpy_ref.capstone.experiment",
            outputs=("classes", "trainings"),
            seconds=15.0,
            fixed=True,
            parts=(
                Part(
                    "one run, which its seed repeats",
                    0.75,
                    (run_case("60 digits, p = 0.25, the seeds 7, 7, 8", "validation", 60, [0.25], [7, 7, 8], True),),
                    driver="capstone.runs",
                    compare="runs.run",
                ),
                Part(
                    "pictures that only a trained network sorts",
                    0.75,
                    (made_pictures(DRAW, 4, [0.0, 0.5], public=True),),
                    hidden_pictures,
                    driver="capstone.runs",
                    compare="runs.made",
                ),
                Part(
                    "dropout is 3 points better, on the mean of the seeds",
                    1.5,
                    (
                        run_case(
                            "the validation digits, p = 0 and 0.5, three seeds",
                            "validation",
                            200,
                            [0.0, 0.5],
                            [1, 2, 3],
                            public=True,
                        ),
                        run_case("the validation digits, p = 0.98", "validation", 100, [0.98], [4], public=True),
                    ),
                    hidden_comparison,
                    driver="capstone.runs",
                    compare="runs.gap",
                ),
            ),
        ),
    ),
    loads=("torch._dynamo",),  # what the first optimizer of a process loads
    written=(
        Written(
            "evidence",
            "evidence",
            "What did you measure? Show the accuracies on the validation digits, with and without dropout, for each "
            "seed, and say how sure they make you.",
            (
                (1, "A table or figure of both settings for at least three seeds, with their mean and their spread."),
                (1, "A sentence that says what these numbers show, and one that says what they don't."),
            ),
        ),
        Written(
            "explanation",
            "explanation",
            "Why does it happen? Explain what the wrong labels do to the network without dropout and what dropout "
            "changes, to somebody who has read about overfitting, but not about dropout.",
            (
                (1, "What the network without dropout does with the wrong labels, and a measurement that shows it."),
                (1, "Why dropping units at random makes that harder: an argument, not only the word ensemble."),
                (1, "Why dropout must be off in evaluation and what the factor 1 / (1 − p) is for."),
                (
                    1,
                    "A prediction of this explanation (more noise, another p, fewer units), tried, with its outcome.",
                ),
            ),
        ),
        Written(
            "reproducibility",
            "reproducibility",
            "Could somebody else get your numbers? Say what they need to know and to do.",
            (
                (1, "Sizes, rates, steps, seeds and the data of each set: enough to run it again without asking you."),
                (1, "The numbers come from cells of this notebook, which runs from top to bottom."),
            ),
        ),
    ),
    earlier=("add_bias", "one_hot", "softmax"),
)
