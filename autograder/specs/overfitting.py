"""What this chapter asks for: a split, scaling without a leak, early stopping, and L2; and what comes of them.

A split is random, so no case has an expected answer: ``comparisons.random_splits`` says what is compared, and why the
cases have the sizes that they have. Losses for early stopping are built from runs of worse epochs around the
patience, so that a patience that is off by one, either way, keeps another epoch.
"""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import eighths_but_zero
from autograder.specs.kinds import experiments, predicts, repairs, stretches
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

# split


def examples(rng: Generator, n_samples: int, n_features: int) -> Inputs:
    """Examples whose rows all differ, with labels of two classes in no order."""
    while True:
        X = eighths_but_zero(rng, n_samples, n_features)
        if len(np.unique(X, axis=0)) == n_samples:
            return {"X": X, "y": rng.permutation(np.arange(n_samples) % 2)}


def numbered(rng: Generator, n_samples: int, n_features: int) -> Inputs:
    """The same with a label of its own for each."""
    return {**examples(rng, n_samples, n_features), "y": rng.permutation(10 * np.arange(1, n_samples + 1))}


def seeds(rng: Generator, *names: str) -> Inputs:
    return dict(zip(names, rng.choice(10_000, size=len(names), replace=False).tolist()))


def split_cases(rng: Generator) -> list[Case]:
    return [
        Case("60 examples, 30 for validation", {**examples(rng, 60, 3), "n_validation": 30, **seeds(rng, "seed")}),
        Case("50 examples, 20 for validation", {**numbered(rng, 50, 2), "n_validation": 20, **seeds(rng, "seed")}),
        Case("15 examples, one for validation", {**numbered(rng, 15, 4), "n_validation": 1, **seeds(rng, "seed")}),
        Case("10 examples, one for training", {**numbered(rng, 10, 3), "n_validation": 9, **seeds(rng, "seed")}),
    ]


def order_cases(rng: Generator) -> list[Case]:
    both = "seed", "other_seed"
    return [
        Case("40 examples, 12 for validation", {**examples(rng, 40, 3), "n_validation": 12, **seeds(rng, *both)}),
        Case("120 examples, 84 for validation", {**numbered(rng, 120, 2), "n_validation": 84, **seeds(rng, *both)}),
    ]


A_FEW = {"X": np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0], [2.5, 9.0], [6.0, 6.5]]), "y": np.array([1, 0, 1, 0, 1])}
FORTY = {"X": np.arange(80.0).reshape(40, 2), "y": np.arange(40)}


# standardise


def two_sets(rng: Generator, n_samples: int, n_points: int, n_features: int) -> Inputs:
    X_train = eighths_but_zero(rng, n_samples, n_features) + rng.integers(-9, 10, size=n_features)
    X_val = eighths_but_zero(rng, n_points, n_features) * 2 + rng.integers(-9, 10, size=n_features)
    return {"X_train": X_train, "X_val": X_val}


def standardise_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 and 4 examples with 3 features", two_sets(rng, 6, 4, 3)),
        Case("5 and 3 examples with 2 features", two_sets(rng, 5, 3, 2)),
        Case("as many features as examples", two_sets(rng, 4, 4, 4)),
        Case("one example for validation", two_sets(rng, 7, 1, 5)),
    ]


# early_stop and kept_weights


def worse(rng: Generator, best: float, count: int) -> list[float]:
    """Some losses above the least so far, up and down. Neighbours differ."""
    return [best + step / 64 for step in 3 + rng.permutation(np.arange(2 * count))[:count]]


def curve(rng: Generator, patience: int) -> np.ndarray:
    """Losses that stop at the patience and fall again later; every wrong count of it keeps another epoch."""
    best: float = 2 + rng.integers(1, 9) / 8  # the first; above 2, since nothing says that losses begin below 1
    losses = [best]
    for length in (0, patience - 1, patience - 1):  # too short a wait each time
        losses += worse(rng, best, length)
        best -= rng.integers(1, 9) / 32
        losses.append(best)
    losses += worse(rng, best, patience)  # here it stops
    for _ in range(2 * patience + 1):  # never seen
        best -= rng.integers(1, 9) / 64
        losses.append(best)
    losses += [*worse(rng, best, patience + 1), best - 0.125]  # whoever stops one later stops here
    return np.array(losses)


def tied_curve(rng: Generator, patience: int) -> np.ndarray:
    """Losses with ties at the least: no tie is an improvement, nor does it give new patience."""
    best: float = 2 + rng.integers(1, 9) / 8
    losses = [best, best - 0.25]
    best -= 0.25
    losses += worse(rng, best, patience - 2)
    losses += [best] + worse(rng, best, 1)  # the tie, and the last epoch of the patience
    losses += [best - 0.125, best + 0.5]  # lower, but after the stop
    return np.array(losses)


def open_curve(rng: Generator, patience: int) -> np.ndarray:
    """Losses that end before the patience does, with the least in the middle and a tie at the end."""
    best: float = 2 + rng.integers(1, 9) / 8
    losses = [best, *worse(rng, best, patience - 1), best - 0.5, best - 1.0, *worse(rng, best - 1.0, patience - 2)]
    return np.array(losses)


def to_the_end_cases(rng: Generator) -> list[Case]:
    return [
        Case("training ends before the patience does", {"losses": open_curve(rng, 4), "patience": 4}),
        Case("the losses fall to the end", {"losses": np.arange(40, 40 - 3 * 7, -3) / 16, "patience": 2}),
        Case(
            "two epochs have the same least loss",
            {"losses": rng.integers(8, 17) / 8 + np.array([2.0, 1.5, 0.25, 1.0, 0.25, 0.75]), "patience": 5},
        ),
        Case("a single epoch", {"losses": np.array([2.5]), "patience": 2}),
    ]


def stop_cases(rng: Generator) -> list[Case]:
    return [
        Case("patience 3", {"losses": curve(rng, 3), "patience": 3}),
        Case("patience 1", {"losses": curve(rng, 1), "patience": 1}),
        Case("patience 5", {"losses": curve(rng, 5), "patience": 5}),
        Case("a tie while waiting, patience 4", {"losses": tied_curve(rng, 4), "patience": 4}),
    ]


def training(rng: Generator, n_epochs: int, n_features: int) -> Inputs:
    """The weights after each epoch, and a training loss that falls all the time."""
    falls = rng.integers(1, 9, size=n_epochs) / 64
    return {"weights": eighths_but_zero(rng, n_epochs, n_features), "train_losses": 5 - np.cumsum(falls)}


def kept(rng: Generator, losses: np.ndarray, patience: int, n_features: int) -> Inputs:
    inputs = training(rng, len(losses), n_features)
    return {**inputs, "val_losses": losses, "patience": patience}


def kept_cases(rng: Generator) -> list[Case]:
    return [
        Case("it stops, patience 2", kept(rng, curve(rng, 2), 2, 3)),
        Case("it stops, patience 4", kept(rng, curve(rng, 4), 4, 2)),
        Case("a tie while waiting, patience 3", kept(rng, tied_curve(rng, 3), 3, 4)),
        Case("training ends before the patience does", kept(rng, open_curve(rng, 3), 3, 5)),
        Case(
            "the training loss rises first",
            {**kept(rng, open_curve(rng, 4), 4, 2), "train_losses": np.array([3.0, 3.5, 4, 4.5, 5, 2.5, 2.0, 1.0])},
        ),
    ]


# l2


def network(rng: Generator, *widths: int) -> list[np.ndarray]:
    """One matrix for each layer; the last row has its biases, none of which is 0."""
    return [eighths_but_zero(rng, inputs + 1, units) for inputs, units in zip(widths, widths[1:])]


def loss_cases(rng: Generator) -> list[Case]:
    return [
        Case("a network 3-4-2", {"weights": network(rng, 3, 4, 2), "lam": 0.375}),
        Case("a network 2-5-3-1", {"weights": network(rng, 2, 5, 3, 1), "lam": 1.5}),
        Case("one layer", {"weights": network(rng, 4, 3), "lam": 0.25}),
        Case("λ = 0", {"weights": network(rng, 2, 3, 4), "lam": 0.0}),
    ]


def gradient_cases(rng: Generator) -> list[Case]:
    return [
        Case("a network 3-4-2", {"weights": network(rng, 3, 4, 2), "lam": 0.375}),
        Case("a network 2-5-1", {"weights": network(rng, 2, 5, 1), "lam": 1.5}),
        Case("two square matrices", {"weights": network(rng, 2, 3, 4), "lam": 0.625}),
        Case("weights that are whole numbers", {"weights": whole_numbers(rng, 3, 2, 2), "lam": 0.25}),
        Case("λ = 0", {"weights": network(rng, 3, 2, 1), "lam": 0.0}),
    ]


def whole_numbers(rng: Generator, *widths: int) -> list[np.ndarray]:
    return [(8 * W).astype(int) for W in network(rng, *widths)]


def step(rng: Generator, widths: Sequence[int], weight_decay: float, learning_rate: float) -> Inputs:
    """A network as PyTorch stores it, slopes for all parameters, and the numbers of a step."""
    layers, slopes = network(rng, *widths), network(rng, *widths)
    return {
        "weights": [W[:-1].T.copy() for W in layers],
        "biases": [W[-1].copy() for W in layers],
        "weight_slopes": [W[:-1].T.copy() for W in slopes],
        "bias_slopes": [W[-1].copy() for W in slopes],
        "weight_decay": weight_decay,
        "learning_rate": learning_rate,
    }


def step_cases(rng: Generator) -> list[Case]:
    return [
        Case("a network 3-4-2", step(rng, (3, 4, 2), 0.375, 0.5)),
        Case("a network 2-5-3-1", step(rng, (2, 5, 3, 1), 1.25, 0.25)),
        Case("one layer", step(rng, (4, 3), 0.5, 0.125)),
    ]


# picked_feature and best_line


def chosen(is_right: np.ndarray) -> int | None:
    """The feature that is right most often; None where two are."""
    shares = is_right.mean(axis=0)
    return int(shares.argmax()) if (shares == shares.max()).sum() == 1 else None


def tempting(rng: Generator, n_samples: int, n_features: int, n_validation: int) -> Inputs:
    """Labels by the toss of a coin, where all rows, the held-back ones and the others each pick another feature."""
    while True:
        X, y = eighths_but_zero(rng, n_samples, n_features), rng.integers(0, 2, n_samples)
        is_right = (X >= 0) == y[:, np.newaxis]
        shown = is_right[:n_validation], is_right[n_validation:], is_right
        picks = {chosen(rows) for rows in shown}
        if None not in picks and len(picks) == 3:
            return {"X": X, "y": y, "n_validation": n_validation}


def picked_cases(rng: Generator) -> list[Case]:
    return [
        Case("20 rows with 6 features, 8 held back", tempting(rng, 20, 6, 8)),
        Case("15 rows with 10 features, 5 held back", tempting(rng, 15, 10, 5)),
        Case("30 rows with 8 features, 18 held back", tempting(rng, 30, 8, 18)),
    ]


def noisy(rng: Generator, n_train: int, n_val: int, n_features: int, n_epochs: int) -> Inputs:
    """Two sets of a noisy rule on which the validation loss of a line is least some epochs before the end."""
    w = rng.choice([-2.0, 2.0], n_features) * (np.arange(n_features) < 2)
    while True:
        X = eighths_but_zero(rng, n_train + n_val, n_features)
        y = np.where(X @ w + rng.normal(0, 2, len(X)) >= 0, 1, 0)
        inputs: Inputs = {"X_train": X[:n_train], "y_train": y[:n_train], "X_val": X[n_train:], "y_val": y[n_train:]}
        line = load("numpy_ref.overfitting.best_line")
        inputs["learning_rate"] = float(rng.choice([0.125, 0.25]))
        ends = [line(**inputs, n_epochs=count) for count in (2, n_epochs - 2, n_epochs)]
        if np.array_equal(ends[1], ends[2]) and not np.allclose(ends[0], ends[2], rtol=0.01):
            return {**inputs, "n_epochs": n_epochs}


def bumpy(rng: Generator, n_train: int, n_val: int, n_features: int, n_epochs: int) -> Inputs:
    """Data and a rate so large that the validation loss rises once and still falls below that later."""
    line = load("numpy_ref.overfitting.best_line")
    while True:
        inputs = {**noisy(rng, n_train, n_val, n_features, n_epochs), "learning_rate": float(rng.choice([4.0, 8.0]))}
        kept = [line(**{**inputs, "n_epochs": count}) for count in range(1, n_epochs + 1)]
        rises = [count for count in range(1, n_epochs) if np.array_equal(kept[count - 1], kept[count])]
        if rises and not np.allclose(kept[rises[0]], kept[-1], rtol=0.01):
            return inputs


def line_cases(rng: Generator) -> list[Case]:
    return [
        Case("12 and 8 examples, and large steps", bumpy(rng, 12, 8, 3, 12)),
        Case("12 and 8 examples with 5 features", noisy(rng, 12, 8, 5, 30)),
        Case("15 and 6 examples with 3 features", noisy(rng, 15, 6, 3, 40)),
        Case("8 and 10 examples with 4 features", noisy(rng, 8, 10, 4, 25)),
    ]


# by_heart and stopped_in_time

LINE = [Field("line", ["21"], -1000, 1000)]


def patients_of(seed: int, count: int) -> Inputs:
    """The data of the experiments."""
    X, y = load("measures.overfitting.patients")(seed, count)
    return {"X": X, "y": y}


def new_patients(rng: Generator) -> list[Case]:
    return [Case("1,000 other patients", patients_of(int(rng.integers(2**31)), 1000))]


TEN_ROWS = {  # the first 4, the others, all, all but the last 4 and the last 4 pick five different features
    "X": np.array(
        [
            [1.5, -2.0, -1.5, -0.5, 1.5],
            [-1.5, -2.0, 1.5, -1.5, -2.0],
            [0.5, 0.5, 1.0, -1.5, -0.5],
            [-1.0, -0.5, 1.0, -0.5, -1.5],
            [0.5, -2.0, -2.0, 2.0, -1.5],
            [-0.5, 1.5, 1.5, -0.5, -2.0],
            [-0.5, -1.0, 1.5, 2.0, -2.0],
            [-0.5, 2.0, -1.5, -2.0, -1.0],
            [-0.5, -2.0, -2.0, 2.0, 0.5],
            [-2.0, -1.5, -1.5, -1.5, -2.0],
        ]
    ),
    "y": np.array([1, 0, 1, 0, 0, 1, 1, 0, 1, 0]),
    "n_validation": 4,
}
SMALL_SETS = noisy(np.random.default_rng(1), 6, 4, 2, 20)
SMALL = [np.array([[3.0, -1.0], [7.0, 6.0]]), np.array([[2.0], [1.0], [5.0]])]
WIDER = [np.array([[0.5, -1.0, 1.5], [2.0, 0.25, -0.5], [4.0, -3.0, 2.5]]), np.array([[1.0], [-2.0], [0.5], [3.0]])]
DIPS = np.array([0.9, 0.7, 0.75, 0.6, 0.65, 0.7, 0.62, 0.5, 0.55])
TIED = np.array([2.5, 2.0, 2.25, 2.0, 2.125, 1.75])
SAVED = np.array([[k / 2, 1 - k**2 / 64] for k in range(1, 16)])  # on a curve: the mean of two rows is no row

# errors_by_width


def of_widths(seed: int, n_samples: int, n_features: int, n_hidden: int) -> Inputs:
    """Two sets, and hidden units for them."""
    rng = np.random.default_rng(seed)
    return {
        "X_train": eighths_but_zero(rng, n_samples, n_features),
        "y_train": eighths_but_zero(rng, n_samples),
        "X_val": eighths_but_zero(rng, 4, n_features),
        "y_val": eighths_but_zero(rng, 4),
        "V": eighths_but_zero(rng, n_features, n_hidden),
    }


ASSIGNMENT = Assignment(
    "Overfitting",
    (
        predicts(
            "too_good",
            "Nine reports",
            "numpy_ref.overfitting.too_good",
            points=1,
        ),
        Question(
            function="split",
            title="A random split",
            reference="numpy_ref.overfitting.split",
            outputs=("X_train", "y_train", "X_val", "y_val"),
            compare="random_splits.split",
            parts=(
                Part(
                    "each example in one of the two sets, with its label",
                    0.75,
                    (
                        Case(
                            "5 examples, 2 for validation",
                            {**A_FEW, "n_validation": 2, "seed": 1},
                            public=True,
                        ),
                        Case("one example for validation", {**A_FEW, "n_validation": 1, "seed": 2}, public=True),
                        Case("40 examples, 24 for validation", {**FORTY, "n_validation": 24, "seed": 3}, public=True),
                    ),
                    split_cases,
                    driver="overfitting.split_once",
                ),
                Part(
                    "at random, by rng",
                    0.5,
                    (
                        Case(
                            "three splits of 40 examples",
                            {**FORTY, "n_validation": 16, "seed": 1, "other_seed": 2},
                            public=True,
                        ),
                    ),
                    order_cases,
                    driver="overfitting.split_thrice",
                    outputs=tuple(
                        f"{name} {which}"
                        for which in ("first", "again", "other")
                        for name in ("X_train", "y_train", "X_val", "y_val")
                    ),
                    compare="random_splits.order",
                ),
            ),
        ),
        Question(
            function="standardise",
            title="Scaling without a leak",
            reference="numpy_ref.overfitting.standardise",
            outputs=("X_train", "X_val"),
            parts=(
                Part(
                    "both sets on the scale of the training set",
                    0.5,
                    (
                        Case(
                            "one feature",
                            {"X_train": np.array([[2.0], [6.0]]), "X_val": np.array([[8.0]])},
                            public=True,
                        ),
                        Case(
                            "4 and 3 examples with 2 features",
                            {
                                "X_train": np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0], [5.0, 2.0]]),
                                "X_val": np.array([[8.0, 1.0], [4.0, 9.5], [6.0, 3.0]]),
                            },
                            public=True,
                        ),
                    ),
                    standardise_cases,
                ),
            ),
        ),
        repairs(
            "picked_feature",
            "Find the leak",
            "numpy_ref.overfitting.picked_feature",
            outputs=("feature", "share"),
            points=1.25,
            broken="as_inherited",
            public=[Case("10 rows with 5 features, 4 held back", TEN_ROWS, public=True)],
            draw=picked_cases,
        ),
        Question(
            function="early_stop",
            title="Early stopping",
            reference="numpy_ref.overfitting.early_stop",
            outputs=("epoch",),
            parts=(
                Part(
                    "the best epoch",
                    0.5,
                    (
                        Case("the patience is never used up", {"losses": DIPS, "patience": 4}, public=True),
                        Case("the losses fall to the end", {"losses": DIPS[[0, 1, 3, 7]], "patience": 1}, public=True),
                        Case("two epochs tie", {"losses": TIED[:5], "patience": 4}, public=True),
                        Case(
                            "a loss falls by very little",
                            {"losses": np.array([2.5, 2.0, 1.99995, 2.25]), "patience": 2},
                            public=True,
                        ),
                        Case(
                            "the loss rises first",
                            {"losses": np.array([1.5, 1.75, 1.25, 1.625]), "patience": 2},
                            public=True,
                        ),
                    ),
                    to_the_end_cases,
                ),
                Part(
                    "the stop",
                    0.5,
                    (
                        Case("patience 3", {"losses": DIPS, "patience": 3}, public=True),
                        Case("patience 1", {"losses": DIPS, "patience": 1}, public=True),
                        Case("a tie while waiting", {"losses": TIED, "patience": 3}, public=True),
                    ),
                    stop_cases,
                ),
            ),
        ),
        Question(
            function="kept_weights",
            title="The weights that are kept",
            reference="numpy_ref.overfitting.kept_weights",
            outputs=("weights",),
            parts=(
                Part(
                    "the weights of the best epoch",
                    0.5,
                    (
                        Case(
                            "it stops long before the last epoch",
                            {
                                "weights": SAVED,
                                "train_losses": np.array(
                                    [0.9, 0.7, 0.6, 0.5, 0.4, 0.3, 0.25, 0.2, 0.15, 0.1, 0.12, 0.13, 0.14, 0.16, 0.18]
                                ),
                                "val_losses": np.array(
                                    [1.0, 1.1, 0.8, 0.85, 0.7, 0.75, 0.72, 0.6, 0.65, 0.62, 0.61, 0.5, 0.55, 0.56, 0.4]
                                ),
                                "patience": 2,
                            },
                            public=True,
                        ),
                        Case(
                            "two epochs tie",
                            {
                                "weights": SAVED[:6],
                                "train_losses": np.array([0.9, 0.5, 0.6, 0.55, 0.4, 0.3]),
                                "val_losses": np.array([1.0, 0.75, 0.5, 0.5, 0.8, 0.6]),
                                "patience": 2,
                            },
                            public=True,
                        ),
                        Case(
                            "it stops at the last epoch",
                            {
                                "weights": SAVED[:6],
                                "train_losses": np.array([0.95, 0.9, 0.4, 0.3, 0.2, 0.25]),
                                "val_losses": np.array([0.95, 0.9, 0.5, 0.6, 0.7, 0.8]),
                                "patience": 3,
                            },
                            public=True,
                        ),
                    ),
                    kept_cases,
                ),
            ),
        ),
        repairs(
            "best_line",
            "A loop that forgets the best",
            "numpy_ref.overfitting.best_line",
            outputs=("line",),
            points=1,
            broken="as_inherited_line",
            public=[
                Case("6 and 4 examples with 2 features", noisy(np.random.default_rng(1), 6, 4, 2, 20), public=True),
                Case("large steps", bumpy(np.random.default_rng(2), 6, 4, 2, 12), public=True),
            ],
            draw=line_cases,
        ),
        Question(
            function="l2_loss",
            title="The L2 penalty",
            reference="numpy_ref.overfitting.l2_loss",
            outputs=("penalty",),
            parts=(
                Part(
                    "the penalty",
                    0.5,
                    (
                        Case("two small layers", {"weights": SMALL, "lam": 0.5}, public=True),
                        Case("three hidden units", {"weights": WIDER, "lam": 0.25}, public=True),
                        Case("three layers", {"weights": [*SMALL, np.array([[-4.0], [2.0]])], "lam": 1.5}, public=True),
                    ),
                    loss_cases,
                ),
            ),
        ),
        Question(
            function="l2_gradient",
            title="Its slopes",
            reference="numpy_ref.overfitting.l2_gradient",
            outputs=("dW1", "dW2"),
            exact_shape=True,
            parts=(
                Part(
                    "the slopes of two layers",
                    0.5,
                    (
                        Case("two small layers", {"weights": SMALL, "lam": 0.5}, public=True),
                        Case("three hidden units", {"weights": WIDER, "lam": 0.25}, public=True),
                        Case(
                            "weights that are whole numbers",
                            {"weights": [W.astype(int) for W in SMALL], "lam": 0.25},
                            public=True,
                        ),
                    ),
                    gradient_cases,
                ),
            ),
        ),
        experiments(
            "by_heart",
            "Overfit on purpose",
            "numpy_ref.overfitting.by_heart",
            Measure(
                LINE,
                programs.right("measures.overfitting.loss_of_line"),
                "The loss on the training set is {measured:.3f}; {bar:.2f} or less is asked for",
                bar=0.01,
                at_most=True,
                tells=programs.right("measures.overfitting.what_keeps_from_learning_by_heart"),
            ),
            points=0.5,
            data=patients_of(3, 40),
        ),
        experiments(
            "stopped_in_time",
            "And stop it",
            "numpy_ref.overfitting.stopped_in_time",
            Measure(
                LINE,
                programs.right("measures.overfitting.loss_of_line"),
                "The loss on patients held back is {measured:.3f}; {bar:.2f} or less is asked for",
                bar=0.5,
                at_most=True,
                slack=0.05,
                tells=programs.right("measures.overfitting.what_keeps_from_being_general"),
            ),
            points=1.25,
            data=patients_of(103, 200),
            draw=new_patients,
        ),
        Question(
            function="parameter_groups",
            title="Weight decay in PyTorch",
            reference="torch_ref.overfitting.parameter_groups",
            outputs=("groups",),
            library="torch",
            seconds=10.0,  # in a notebook the first optimizer takes PyTorch some seconds
            parts=(
                Part(
                    "the parameters after a step of SGD",
                    0.75,
                    (
                        Case(
                            "two small layers",
                            {
                                "weights": [
                                    np.array([[2.0, -1.0], [0.5, 4.0], [1.0, 3.0]]),
                                    np.array([[1.0, -2.0, 4.0]]),
                                ],
                                "biases": [np.array([2.0, -2.0, 1.0]), np.array([-4.0])],
                                "weight_slopes": [
                                    np.array([[0.5, 0.25], [-1.0, 1.5], [0.25, -0.5]]),
                                    np.array([[0.5, 0.5, -1.5]]),
                                ],
                                "bias_slopes": [np.array([0.25, -0.5, 1.0]), np.array([0.75])],
                                "weight_decay": 0.25,
                                "learning_rate": 0.5,
                            },
                            public=True,
                        ),
                        Case(
                            "a single layer",
                            {
                                "weights": [np.array([[1.0, -3.0]])],
                                "biases": [np.array([2.0])],
                                "weight_slopes": [np.array([[0.25, 0.5]])],
                                "bias_slopes": [np.array([-1.0])],
                                "weight_decay": 0.5,
                                "learning_rate": 0.25,
                            },
                            public=True,
                        ),
                    ),
                    step_cases,
                    driver="overfitting.decayed_step",
                    outputs=("the weights", "the biases"),
                ),
            ),
        ),
    ),
    stretch=(
        stretches(
            "errors_by_width",
            "Double descent",
            "numpy_ref.overfitting.errors_by_width",
            outputs=("errors",),
            public=[
                Case("3 examples, up to 2 units", of_widths(1, 3, 2, 2), public=True),
                Case("2 examples, up to 3 units", of_widths(2, 2, 3, 3), public=True),
                Case("4 examples, up to 8 units", of_widths(3, 4, 3, 8), public=True),
                Case("6 examples, up to 20 units", of_widths(5, 6, 2, 20), public=True),
            ],
        ),
    ),
    loads=("torch._dynamo",),  # what the first optimizer of a process loads
)
