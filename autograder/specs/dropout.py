"""What this chapter asks for: dropout, its way back, a model in PyTorch, and what to make of them.

What falls is left to chance, so it is never compared entry by entry. The comparisons of ``random_masks`` read from
the answers which entries have fallen; for that, no entry of ``x`` is 0.

p is never 0.5 alone: there keeping and dropping are the same.
"""

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import eighths, eighths_but_zero
from autograder.specs.kinds import experiments, predicts, repairs
from autograder.specs.question import Assignment, Case, Inputs, Part, Question

CALLS = 8  # with one generator; `random_masks` counts on 8 calls of 180 entries or more


def any_seed(rng: Generator) -> int:
    return int(rng.integers(1000))


def layer(rng: Generator, *shape: int, p: float, training: bool = True) -> Inputs:
    x = rng.choice([-1, 1], size=shape) * rng.integers(8, 33, size=shape) / 8  # 1 or more, also when cut off
    return {"x": x, "p": p, "seed": any_seed(rng), "training": training}


def several(inputs: Inputs) -> Inputs:
    return {**inputs, "calls": CALLS}


# dropout


def falls_cases(rng: Generator) -> list[Case]:
    return [
        Case("14 rows of 13 entries, p = 0.3", several(layer(rng, 14, 13, p=0.3))),
        Case("12 rows of 16 entries, p = 0.7", several(layer(rng, 12, 16, p=0.7))),
    ]


def factor_cases(rng: Generator) -> list[Case]:
    return [
        Case("11 rows of 9 entries, p = 0.2", layer(rng, 11, 9, p=0.2)),
        Case("9 rows of 12 entries, p = 0.3", layer(rng, 9, 12, p=0.3)),
        Case("12 rows of 10 entries, p = 0.7", layer(rng, 12, 10, p=0.7)),
        Case("8 rows of 14 entries, p = 0", layer(rng, 8, 14, p=0.0)),
    ]


def on_and_off_cases(rng: Generator) -> list[Case]:
    return [
        Case("in training: 10 rows of 12 entries, p = 0.6", layer(rng, 10, 12, p=0.6)),
        Case("11 rows of 9 entries, p = 0.3", layer(rng, 11, 9, p=0.3, training=False)),
        Case("9 rows of 12 entries, p = 0.7", layer(rng, 9, 12, p=0.7, training=False)),
        Case("8 rows of 14 entries, p = 1", layer(rng, 8, 14, p=1.0, training=False)),
    ]


def ends_cases(rng: Generator) -> list[Case]:
    return [
        Case("7 rows of 18 entries, p = 0.4", layer(rng, 7, 18, p=0.4)),
        Case("7 rows of 9 entries, p = 1", layer(rng, 7, 9, p=1.0)),
        Case("7 rows of 9 entries, p = 1, once more", layer(rng, 7, 9, p=1.0)),
    ]


SLIDE = {"x": np.array([1.0, 2.0, 3.0, 4.0]), "p": 0.25, "seed": 15, "training": True}
LAYER = np.resize([1.0, -2.0, 4.0, -1.5, 2.0, -1.0, 3.0], (12, 15))
IN_USE = {"x": LAYER, "p": 0.4, "seed": 5, "training": True}


# dropout_backward


def back(rng: Generator, *shape: int, p: float) -> Inputs:
    """Slopes and a mask in which some entries have fallen and some have not."""
    size = int(np.prod(shape))
    kept = rng.permutation(np.arange(size) >= min(max(round(p * size), 1), size - 1)).reshape(shape)
    return {"dout": eighths_but_zero(rng, *shape), "mask": kept, "p": p}


def backward_cases(rng: Generator) -> list[Case]:
    return [
        Case("5 rows of 9 entries, p = 0.2", back(rng, 5, 9, p=0.2)),
        Case("9 rows of 6 entries, p = 0.3", back(rng, 9, 6, p=0.3)),
        Case("8 rows of 7 entries, p = 0.7", back(rng, 8, 7, p=0.7)),
        Case("6 rows of 7 entries, p = 0", {**back(rng, 6, 7, p=0.0), "mask": np.full((6, 7), True)}),
    ]


def backward_ends_cases(rng: Generator) -> list[Case]:
    return [
        Case("4 rows of 11 entries, p = 0.4", back(rng, 4, 11, p=0.4)),
        Case("5 rows of 8 entries, p = 1", {**back(rng, 5, 8, p=1.0), "mask": np.full((5, 8), False)}),
    ]


SLIDE_MASK = np.array([True, False, True, True])
MASK = np.resize([True, False, True, True, True], (6, 7))


# make_dropout_model


def network(
    rng: Generator,
    n_samples: int,
    n_features: int,
    n_hidden: int,
    p: float,
    training: bool,
    active: bool = True,
    calls: int = 40,
) -> Inputs:
    """A network with parameters such that a score tells which of its hidden units have fallen.

    ``active``: every hidden unit has a score above 0 for every row; otherwise about half of them are 0.
    """
    while True:
        X = eighths_but_zero(rng, n_samples, n_features)
        network = {
            "X": X,
            "hidden_weights": eighths_but_zero(rng, n_hidden, n_features) / 2,
            "hidden_bias": eighths(rng, n_hidden) / 4,
            "output_weights": eighths_but_zero(rng, 1, n_hidden) * rng.uniform(0.5, 1.5, (1, n_hidden)).round(3),
            "output_bias": rng.choice([-1, 1], 1) * rng.integers(4, 12, 1) / 8,
        }
        scores = X @ network["hidden_weights"].T
        if active:  # lift every unit above 0
            network["hidden_bias"] = 0.25 - scores.min(axis=0) + rng.integers(0, 8, n_hidden) / 8
        elif not 0.3 < (scores + network["hidden_bias"] < 0).mean() < 0.7:
            continue
        if not active or _decidable(network):
            return {**network, "p": p, "seed": any_seed(rng), "training": training, "calls": calls}


def _decidable(network: Inputs) -> bool:
    """Whether no two sets of hidden units give nearly the same score."""
    hidden = np.maximum(network["X"] @ network["hidden_weights"].T + network["hidden_bias"], 0)
    subsets = (np.arange(2 ** hidden.shape[1])[:, np.newaxis] >> np.arange(hidden.shape[1])) & 1
    sums = np.sort((hidden * network["output_weights"]) @ subsets.T, axis=1)
    return bool(np.diff(sums, axis=1).min() > 0.01)


def training_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 rows with 3 features, 5 hidden units, p = 0.2", network(rng, 6, 3, 5, 0.2, True)),
        Case("8 rows with 2 features, 4 hidden units, p = 0.7", network(rng, 8, 2, 4, 0.7, True)),
        Case("5 rows with 4 features, 3 hidden units, p = 0", network(rng, 5, 4, 3, 0.0, True, active=False)),
    ]


def model_evaluation_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 rows with 3 features, 5 hidden units, p = 0.2", network(rng, 6, 3, 5, 0.2, False, active=False)),
        Case("8 rows with 2 features, 4 hidden units, p = 0.7", network(rng, 8, 2, 4, 0.7, False)),
    ]


PUBLIC_NETWORK = {
    "X": np.array([[1.0, 0.5], [-0.5, 1.5], [2.0, -1.0], [-1.5, -0.75]]),
    "hidden_weights": np.array([[0.5, -0.25], [0.25, 0.5], [-0.5, 0.25]]),
    "hidden_bias": np.array([1.0, 1.25, 1.625]),
    "output_weights": np.array([[1.0, -2.1, 4.3]]),
    "output_bias": np.array([0.75]),
}
NEGATIVE_TOO = {**PUBLIC_NETWORK, "hidden_bias": np.array([0.125, -0.25, 0.0])}

# chosen_rate, own_network


def accuracies(rng: Generator, n_rates: int, n_runs: int) -> Inputs:
    """Runs of several p: the best mean, the luckiest run and the best on the test set are three different p.

    The best median is that of another p, too: of a fourth one, if there are four. A p that is neither wins most runs.
    """
    while True:
        validation, test = rng.integers(700, 900, size=(2, n_rates, n_runs)) / 1000
        means, tested = validation.mean(axis=1), test.mean(axis=1)
        best, typical = int(means.argmax()), int(np.median(validation, axis=1).argmax())
        winner = int(np.bincount(validation.argmax(axis=0)).argmax())
        chosen = {best, int(validation.argmax()) // n_runs, int(tested.argmax())}
        apart = len({best, typical, winner}) == 3 and len(chosen | {typical}) == min(n_rates, 4)
        if len(chosen) == 3 and apart and min(np.diff(np.sort(each)).min() for each in (means, tested)) > 0.002:
            rates = np.sort(rng.permutation(np.arange(1, 20))[:n_rates]) / 20
            return {"rates": rates, "validation": validation, "test": test}


def chosen_cases(rng: Generator) -> list[Case]:
    alone = accuracies(rng, 4, 3)
    return [
        Case("5 rates, 3 runs of each", accuracies(rng, 5, 3)),
        Case("3 rates, 6 runs of each", accuracies(rng, 3, 6)),
        Case("4 rates, 5 runs of each", accuracies(rng, 4, 5)),
        Case("one run of each", {**alone, "validation": alone["validation"][:, :1], "test": alone["test"][:, :1]}),
    ]


RUNS = {
    "rates": np.array([0.0, 0.1, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9]),
    "validation": np.array(
        [  # the best mean, median, run, least and most wins are in different rows, and so is the best column's number
            [0.74, 0.73, 0.75, 0.74],
            [0.76, 0.76, 0.77, 0.93],
            [0.79, 0.76, 0.77, 0.92],
            [0.72, 0.71, 0.73, 0.74],
            [0.79, 0.78, 0.79, 0.80],
            [0.60, 0.80, 0.80, 0.81],
            [0.75, 0.76, 0.75, 0.76],
            [0.80, 0.81, 0.70, 0.70],
        ]
    ),
    "test": np.array(
        [
            [0.79, 0.80, 0.80, 0.79],
            [0.78, 0.79, 0.77, 0.78],
            [0.82, 0.84, 0.77, 0.73],
            [0.72, 0.73, 0.71, 0.72],
            [0.76, 0.77, 0.78, 0.77],
            [0.75, 0.74, 0.75, 0.76],
            [0.92, 0.93, 0.91, 0.92],
            [0.70, 0.71, 0.70, 0.69],
        ]
    ),
}

NETWORK = [
    Field("hidden_weights", ["h", "20"], -1000, 1000, largest=200),
    Field("hidden_bias", ["h"], -1000, 1000, largest=200),
    Field("output_weights", ["1", "h"], -1000, 1000, largest=200),
    Field("output_bias", ["1"], -1000, 1000),
]
VALIDATION = {"seed": 8, "count": 1000}


def later_examples(rng: Generator) -> list[Case]:
    return [Case("2,000 examples that came later", {"seed": int(rng.integers(1000, 2**31)), "count": 2000})]


ASSIGNMENT = Assignment(
    "Dropout",
    (
        predicts(
            "scores_of_a_layer",
            "What dropout makes of a score",
            "numpy_ref.dropout.scores_of_a_layer",
            points=1,
            decimals=3,
        ),
        Question(
            function="dropout",
            title="Dropout",
            reference="numpy_ref.dropout.dropout",
            outputs=("out", "mask"),
            parts=(
                Part(
                    "in evaluation nothing falls",
                    0.5,
                    (
                        Case("the numbers of the chapter", {**SLIDE, "training": False}, public=True),
                        Case("p = 0.2", {"x": LAYER[:5], "p": 0.2, "seed": 3, "training": False}, public=True),
                        Case("in training something falls", {**IN_USE, "p": 0.4}, public=True),
                    ),
                    on_and_off_cases,
                    driver="dropout.one_call",
                    compare="random_masks.on_and_off",
                ),
                Part(
                    "in training: what falls",
                    1,
                    (
                        Case(
                            "12 rows of 15 entries, several calls",
                            several({"x": LAYER, "p": 0.2, "seed": 14, "training": True}),
                            public=True,
                        ),
                    ),
                    falls_cases,
                    driver="dropout.several_calls",
                    compare="random_masks.falls",
                ),
                Part(
                    "in training: how large the others become",
                    0.5,
                    (
                        Case("the numbers of the chapter", SLIDE, public=True),
                        Case("p = 0.2", {"x": LAYER, "p": 0.2, "seed": 8, "training": True}, public=True),
                        Case("p = 0", {"x": LAYER[:4], "p": 0.0, "seed": 2, "training": True}, public=True),
                    ),
                    factor_cases,
                    driver="dropout.one_call",
                    compare="random_masks.factor",
                ),
                Part(
                    "p = 1: everything falls",
                    0.5,
                    (
                        Case("p = 1", {**SLIDE, "p": 1.0}, public=True),
                        Case("p = 0.7: not everything falls", {**IN_USE, "p": 0.7}, public=True),
                    ),
                    ends_cases,
                    driver="dropout.one_call",
                    compare="random_masks.on_and_off",
                ),
            ),
        ),
        predicts(
            "alike_at_a_half",
            "What p = 0.5 can't tell apart",
            "numpy_ref.dropout.alike_at_a_half",
            points=1,
        ),
        Question(
            function="dropout_backward",
            title="The way back",
            reference="numpy_ref.dropout.dropout_backward",
            outputs=("dx",),
            exact_shape=True,
            compare="random_masks.backward",
            parts=(
                Part(
                    "the slopes",
                    0.75,
                    (
                        Case(
                            "the mask of the chapter",
                            {"dout": np.array([3.0, 6.0, -3.0, 1.5]), "mask": SLIDE_MASK, "p": 0.25},
                            public=True,
                        ),
                        Case(
                            "6 rows of 7 entries, p = 0.2", {"dout": LAYER[:6, :7], "mask": MASK, "p": 0.2}, public=True
                        ),
                    ),
                    backward_cases,
                ),
                Part(
                    "p = 1, and what is below",
                    0.25,
                    (
                        Case("p = 0.4", {"dout": LAYER[:6, :7], "mask": MASK, "p": 0.4}, public=True),
                        Case(
                            "p = 1",
                            {"dout": np.array([3.0, 6.0, -3.0]), "mask": np.full(3, False), "p": 1.0},
                            public=True,
                        ),
                    ),
                    backward_ends_cases,
                ),
            ),
        ),
        repairs(
            "chosen_rate",
            "Which p?",
            "numpy_ref.dropout.chosen_rate",
            outputs=("rate", "accuracy"),
            points=1,
            broken="as_inherited",
            public=[Case("8 rates, 4 runs of each", RUNS, public=True)],
            draw=chosen_cases,
        ),
        Question(
            function="make_dropout_model",
            title="A model with dropout",
            reference="torch_ref.dropout.make_dropout_model",
            outputs=("scores",),
            library="torch",
            compare="random_masks.model",
            seconds=10.0,
            parts=(
                Part(
                    "in evaluation",
                    0.5,
                    (
                        Case(
                            "4 rows with 2 features, 3 hidden units",
                            {**NEGATIVE_TOO, "p": 0.25, "seed": 1, "training": False, "calls": 40},
                            public=True,
                        ),
                    ),
                    model_evaluation_cases,
                    driver="dropout.scores_of_model",
                ),
                Part(
                    "in training",
                    1,
                    (
                        Case(
                            "4 rows with 2 features, 3 hidden units",
                            {**PUBLIC_NETWORK, "p": 0.25, "seed": 1, "training": True, "calls": 40},
                            public=True,
                        ),
                    ),
                    training_cases,
                    driver="dropout.scores_of_model",
                ),
            ),
        ),
        experiments(
            "own_network",
            "A network that hasn't learned by heart",
            "numpy_ref.dropout.own_network",
            Measure(
                NETWORK,
                programs.right("measures.dropout.share_right"),
                "The network gets {measured:.1%} of the examples right; {bar:.0%} are asked for",
                bar=0.85,
                slack=0.025,
                tells=programs.right("measures.dropout.what_a_network_lacks"),
            ),
            points=2,
            data=VALIDATION,
            draw=later_examples,
        ),
    ),
    loads=("torch._dynamo",),  # what the first optimizer of a process loads
    earlier=("train_epoch", "evaluate"),
)
