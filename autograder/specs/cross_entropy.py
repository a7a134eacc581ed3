"""What this chapter asks for: the cross-entropy from probabilities and from scores, the error of a model, and PyTorch.

Beside them: a printed loss to read, a set of labels on which wrong log-likelihoods give themselves away, the score that
a loss belongs to, and a service to make honest.

Where a probability is 0 or 1, conventions differ: the loss of a certain and wrong model is infinite, or finite where
probabilities are clipped at 1e-7 or less. There the answers need only lie between bounds that all of these keep. Of
scores every loss is finite, and asked for as it is.
"""

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import as_tensors, labelled, scored
from autograder.specs.kinds import derives, experiments, finds, predicts
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

cross_entropy = load("numpy_ref.cross_entropy.cross_entropy")

LABELS = np.array([1, 1, 0, 0])
CERTAIN_AND_WRONG = 15.9  # the least loss: 16.1 where probabilities are clipped at 1e-7, 15.94 in float32
SPARE = 0.002  # where 1e-7 is added to a probability of 1e-4, its loss is half of that away

GRID = np.array([-4.0, -2.5, -1.5, -0.75, 0.375, 1.75, 2.0, 3.5])


# cross_entropy


def probability_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 examples", labelled(rng, 6)),
        Case("5 examples", labelled(rng, 5)),
        Case("9 examples", labelled(rng, 9)),
        Case("labels of class 1 only", {"y": np.array([1, 1, 1]), "y_hat": rng.integers(30, 80, size=3) / 100}),
        Case("labels of class 0 only", {"y": np.array([0, 0, 0]), "y_hat": rng.integers(20, 70, size=3) / 100}),
        Case("one example", {"y": np.array([1]), "y_hat": rng.integers(15, 45, size=1) / 100}),
    ]


def certain_cases(rng: Generator) -> list[Case]:
    order = rng.permutation(5)
    y, y_hat = np.array([1, 0, 1, 0, 1])[order], np.array([1.0, 0.0, 0.7, 0.2, 0.9])[order]
    return [Case("certain and right, again", {"y": y, "y_hat": y_hat}, within=(0.13, 0.14))]


def rare(about: str, y: np.ndarray, y_hat: np.ndarray, public: bool = False) -> Case:
    """Labels that the model takes for improbable, but not for impossible: no clipping may reach that far."""
    loss = float(cross_entropy(y, y_hat))
    return Case(about, {"y": y, "y_hat": y_hat}, public, within=(loss - SPARE, loss + SPARE))


def certain_and_wrong(about: str, y: np.ndarray, y_hat: np.ndarray, public: bool = False) -> Case:
    """Some labels whose probability is 0; the others make the mean larger, if anything."""
    least = CERTAIN_AND_WRONG * float(np.mean(y_hat == 1 - y))
    return Case(about, {"y": y, "y_hat": y_hat}, public, within=(least, np.inf))


def wrong_cases(rng: Generator) -> list[Case]:
    y = any_labels(rng, 4)
    ordinary = np.where(y == 1, 0.75, 0.25)
    return [
        rare("labels with a probability of 1 in 5000", y, np.where(y == 1, 0.0002, 0.9998)),
        rare("one improbable label of class 1", np.array([1, 0]), np.array([0.0001, 0.4])),
        rare("one improbable label of class 0", np.array([1, 0, 1]), np.array([0.7, 0.9995, 0.6])),
        certain_and_wrong("certain and wrong, all labels", y, 1.0 - y),
        certain_and_wrong("certain and wrong, a label of class 1", np.array([1]), np.array([0.0])),
        certain_and_wrong("certain and wrong, a label of class 0", np.array([0]), np.array([1.0])),
        certain_and_wrong("certain and wrong once", y, np.append(1.0 - y[:1], ordinary[1:])),
    ]


# cross_entropy_from_scores


def any_labels(rng: Generator, n_samples: int) -> np.ndarray:
    """Labels of both classes."""
    return rng.permutation(np.arange(n_samples) % 2)


def some_scores(rng: Generator, n_samples: int) -> Inputs:
    return {"y": any_labels(rng, n_samples), "z": rng.choice(GRID, size=n_samples, replace=False)}


def score_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 examples", some_scores(rng, 6)),
        Case("5 examples", some_scores(rng, 5)),
        Case("scores with many digits", {"y": any_labels(rng, 4), "z": 2 * rng.normal(size=4)}),
        Case("labels of class 1 only", {"y": np.array([1, 1, 1]), "z": rng.choice(GRID, size=3, replace=False)}),
        Case("labels of class 0 only", {"y": np.array([0, 0]), "z": rng.choice(GRID, size=2, replace=False)}),
    ]


def whole_score_cases(rng: Generator) -> list[Case]:
    return [Case("whole numbers, again", {"y": any_labels(rng, 4), "z": rng.permutation([-3, 1, 2, 5])})]


def large_score_cases(rng: Generator) -> list[Case]:
    large, middle = float(rng.integers(800, 1000)), float(rng.integers(30, 60))
    y = any_labels(rng, 4)
    signs = 2 * y - 1
    return [
        Case("large scores on the right side, again", {"y": y, "z": large * signs}),
        Case("large scores on the wrong side, again", {"y": y, "z": -large * signs}),
        Case("scores from 30 to 60 on the wrong side", {"y": y, "z": -middle * signs}),
        Case("large scores and small ones", {"y": y, "z": np.array([large, 1.5, -0.75, -large])}),
    ]


# model_error


def model(rng: Generator, n_samples: int, n_features: int) -> Inputs:
    scores = rng.choice(GRID, size=n_samples, replace=False)
    inputs = scored(rng, scores, n_features)
    return {"X": inputs.pop("X"), "y": any_labels(rng, n_samples), **inputs}


def model_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 points with 3 features", model(rng, 6, 3)),
        Case("4 points with 5 features", model(rng, 4, 5)),
        Case("7 points with 2 features", model(rng, 7, 2)),
        Case("3 points with 1 feature", model(rng, 3, 1)),
        Case("numbers with many digits", {**model(rng, 5, 3), "X": rng.uniform(-0.5, 0.5, size=(5, 3))}),
    ]


def large_model_cases(rng: Generator) -> list[Case]:
    X = rng.integers(60, 100, size=(4, 2)).astype(float)
    line = {"weights": np.array([9.0, 6.0]), "bias": -20.0}
    nearer = {"weights": np.array([0.5, 0.25]), "bias": -15.0}
    return [
        Case("the right side, and large numbers", {"X": X, "y": np.ones(4, int), **line}),
        Case("the wrong side, and large numbers", {"X": X, "y": np.zeros(4, int), **line}),
        Case("scores from 30 to 60 on the wrong side", {"X": X, "y": np.zeros(4, int), **nearer}),
    ]


# score_of_loss


def loss_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 losses", {"loss": rng.permutation([0.0625, 0.25, 0.5, 1.25, 2.0, 3.5])}),
        Case("losses with many digits", {"loss": rng.uniform(0.05, 4, size=4)}),
        Case("one loss", {"loss": rng.integers(2, 30, size=1) / 8}),
    ]


def large_loss_cases(rng: Generator) -> list[Case]:
    large = float(rng.integers(750, 3000))
    return [
        Case("large losses, again", {"loss": np.array([large, 0.375, large + 7])}),
        Case("losses from 30 to 60", {"loss": rng.uniform(30, 60, size=3)}),
    ]


def small_loss_cases(rng: Generator) -> list[Case]:
    return [Case("losses close to 0, again", {"loss": rng.permutation([2e-15, 3e-17, 1e-19])})]


# telling_forecasts and honest_again

# No probability is 1, so that zeros and ones are no answer.
FORECASTS = [Field("y", ["m"], 0, 1, whole=True, smallest=3), Field("y_hat", ["m"], 0, 0.99, smallest=3)]
LIKELIHOODS = {  # by what they do wrong: the program, the points for showing it, and where alone it can show
    "the program that multiplies first": (
        programs.wrong("maximum_likelihood", "log_likelihood", "log_of_the_product"),
        0.75,
        "the labels' probabilities have a product that is too small for a computer, though none of them is 0",
    ),
    "the program that multiplies pairs": (
        programs.right("measures.cross_entropy.log_likelihood_of_pairs"),
        0.5,
        "two labels side by side have probabilities whose product is too small for a computer, though no label has "
        "the probability 0",
    ),
    "the program that adds two terms for each label": (
        programs.wrong("maximum_likelihood", "log_likelihood", "zero_times_log_of_zero"),
        0.25,
        "the model is certain about a label, and right",
    ),
}
SERVICE = [Field("factor", [], -100, 100), Field("shift", [], -100, 100)]


def days(seed: int) -> Inputs:
    """The data of the experiment."""
    scores, rained = load("measures.cross_entropy.forecasts")(seed, 500)
    return {"z": scores, "y": rained}


def new_days(rng: Generator) -> list[Case]:
    return [Case("500 other days", days(int(rng.integers(2**31))))]


# PyTorch


def torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", some_scores(rng, 5))
    return [*as_tensors(score_cases(rng)), *as_tensors([short], np.float32)]


def torch_large_cases(rng: Generator) -> list[Case]:
    return [
        *as_tensors(large_score_cases(rng)),
        *as_tensors([Case("two points of score 22", {"y": [0, 0], "z": [22, 22]})], np.float32),
    ]


SLIDE_MODELS = (
    Case("the first model of the slide", {"y": LABELS, "y_hat": np.array([0.6, 0.2, 0.9, 0.3])}, public=True),
    Case("the better model of the slide", {"y": LABELS, "y_hat": np.array([0.7, 0.9, 0.2, 0.4])}, public=True),
    Case(
        "5 examples, the classes mixed",
        {"y": np.array([0, 1, 0, 0, 1]), "y_hat": np.array([0.25, 0.95, 0.6, 0.1, 0.35])},
        public=True,
    ),
)
CERTAIN = (
    Case(
        "two predictions that are certain, and right",
        {"y": np.array([1, 0, 1, 0]), "y_hat": np.array([1.0, 0.0, 0.8, 0.3])},
        public=True,
        within=(0.14, 0.15),
    ),
)
IMPROBABLE, IMPOSSIBLE = np.array([0.01, 0.9999]), np.array([0.0, 1.0])
WRONG = (
    rare("a label with a probability of 1 in 100, and one of 1 in 10000", np.array([1, 0]), IMPROBABLE, public=True),
    certain_and_wrong("two predictions that are certain, and wrong", np.array([1, 0]), IMPOSSIBLE, public=True),
)
SCORES = (
    Case("4 scores", {"y": LABELS, "z": np.array([0.5, -1.5, 2.0, -1.0])}, public=True),
    Case("the scores of the three students", {"y": np.array([1, 0, 0]), "z": np.array([8.0, -8.0, 2.0])}, public=True),
)
LARGE_SCORES = (
    Case(
        "large scores on the right side",
        {"y": np.array([1, 0]), "z": np.array([1000.0, -1000.0])},
        public=True,
    ),
    Case(
        "large scores on the wrong side",
        {"y": np.array([0, 1]), "z": np.array([1000.0, -1000.0])},
        public=True,
    ),
    Case(
        "scores of 40 on the wrong side",
        {"y": np.array([1, 0]), "z": np.array([-40.0, 40.0])},
        public=True,
    ),
)
WHOLE_SCORES = (Case("scores that are whole numbers", {"y": LABELS, "z": np.array([1, -2, 3, -1])}, public=True),)
LOSSES = (
    Case("the losses of four scores", {"loss": np.log1p(np.exp(np.array([-2.0, 0.0, 0.5, 3.0])))}, public=True),
    Case("losses below and above that of a coin", {"loss": np.array([0.125, 0.75, 4.0])}, public=True),
)
LARGE_LOSSES = (Case("losses of 800 and 1000", {"loss": np.array([800.0, 1000.0])}, public=True),)
SMALL_LOSSES = (Case("losses of 1e-14 and 1e-18", {"loss": np.array([1e-14, 1e-18])}, public=True),)
SCORE_22 = Case(
    "the point of slide 7, with the score 22, in float32",
    {"y": np.array([0.0]), "z": np.array([22.0])},
    public=True,
)

ASSIGNMENT = Assignment(
    "Cross-entropy",
    (
        predicts(
            "one_loss_three_ways",
            "One loss, three ways",
            "numpy_ref.cross_entropy.one_loss_three_ways",
            points=1,
            decimals=2,
        ),
        Question(
            function="cross_entropy",
            title="Cross-entropy from probabilities",
            reference="numpy_ref.cross_entropy.cross_entropy",
            outputs=("cross_entropy",),
            parts=(
                Part("the mean", 1, SLIDE_MODELS, probability_cases),
                Part("certain and right", 0.5, CERTAIN, certain_cases),
                Part("sure and wrong", 0.5, WRONG, wrong_cases),
            ),
        ),
        finds(
            "telling_forecasts",
            "One set, three wrong programs",
            "numpy_ref.cross_entropy.telling_forecasts",
            FORECASTS,
            most=1,
            right=[programs.right("measures.cross_entropy.log_likelihood_one_by_one")],
            wrong=LIKELIHOODS,
        ),
        Question(
            function="cross_entropy_from_scores",
            title="Cross-entropy from scores",
            reference="numpy_ref.cross_entropy.cross_entropy_from_scores",
            outputs=("cross_entropy",),
            parts=(
                Part("the mean", 1, SCORES, score_cases),
                Part("large scores", 0.75, LARGE_SCORES, large_score_cases),
                Part("whole numbers", 0.25, WHOLE_SCORES, whole_score_cases),
            ),
        ),
        derives(
            Question(
                function="score_of_loss",
                title="From the loss back to the score",
                reference="numpy_ref.cross_entropy.score_of_loss",
                outputs=("score",),
                parts=(
                    Part("the scores", 0.75, LOSSES, loss_cases),
                    Part("large losses", 0.5, LARGE_LOSSES, large_loss_cases),
                    Part("small losses", 0.25, SMALL_LOSSES, small_loss_cases),
                ),
            )
        ),
        Question(
            function="model_error",
            title="The error of a model",
            reference="numpy_ref.cross_entropy.model_error",
            outputs=("error",),
            parts=(
                Part(
                    "the error",
                    0.75,
                    (
                        Case(
                            "the three students of the slide",
                            {
                                "X": np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]]),
                                "y": np.array([1, 0, 0]),
                                "weights": np.array([2.0, 1.0]),
                                "bias": -18.0,
                            },
                            public=True,
                        ),
                        Case(
                            "4 points with three features",
                            {
                                "X": np.array(
                                    [[1.0, 2.0, -1.5], [0.5, 2.0, -0.25], [0.0, 0.5, 0.0], [-2.75, 0.0, 1.0]]
                                ),
                                "y": np.array([1, 0, 1, 1]),
                                "weights": np.array([0.5, -1.0, 2.0]),
                                "bias": 1.5,
                            },
                            public=True,
                        ),
                    ),
                    model_cases,
                ),
                Part(
                    "large scores",
                    0.25,
                    (
                        Case(
                            "marks out of 100, on the right side",
                            {
                                "X": np.array([[90.0, 80.0], [70.0, 60.0]]),
                                "y": np.array([1, 1]),
                                "weights": np.array([2.0, 1.0]),
                                "bias": -18.0,
                            },
                            public=True,
                        ),
                        Case(
                            "marks out of 100, on the wrong side",
                            {
                                "X": np.array([[90.0, 80.0], [70.0, 60.0]]),
                                "y": np.array([0, 0]),
                                "weights": np.array([2.0, 1.0]),
                                "bias": -18.0,
                            },
                            public=True,
                        ),
                    ),
                    large_model_cases,
                ),
            ),
        ),
        experiments(
            "honest_again",
            "An honest service",
            "numpy_ref.cross_entropy.honest_again",
            Measure(
                SERVICE,
                programs.right("measures.cross_entropy.log_likelihood_of"),
                "The log-likelihood of the days is {measured:.1f}; {bar:.0f} or more is asked for",
                bar=-266,
                slack=60,
                tells=programs.right("measures.cross_entropy.what_keeps_from_honesty"),
            ),
            points=2,
            data=days(7),
            draw=new_days,
        ),
        Question(
            function="cross_entropy_from_scores_torch",
            title="Cross-entropy from scores in PyTorch",
            reference="numpy_ref.cross_entropy.cross_entropy_from_scores",
            outputs=("cross_entropy",),
            library="torch",
            parts=(
                Part("the mean", 0.5, as_tensors(SCORES), torch_cases),
                Part(
                    "large scores",
                    0.5,
                    [*as_tensors(LARGE_SCORES), *as_tensors([SCORE_22], np.float32)],
                    torch_large_cases,
                ),
            ),
        ),
    ),
)
