"""What this chapter asks for: the probability of each label, their product, and the sum of their logarithms.

No probability is one half, where both labels are alike. Where a label that is there has the probability 0, the
log-likelihood is minus infinity, or at most -16 where probabilities are clipped at 1e-7 or less. One product is so
small that the usual tolerance would hide it: there the answer must lie close by in proportion.

Beside them: where a product dies, a peak to be found by sweeping and one to be derived, and wrong ways to decide.
"""

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field
from autograder.specs import programs
from autograder.specs.drawing import as_tensors, labelled
from autograder.specs.kinds import derives, finds, predicts
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

likelihood = load("numpy_ref.maximum_likelihood.likelihood")
log_likelihood = load("numpy_ref.maximum_likelihood.log_likelihood")

IMPOSSIBLE = -15.9  # the most that ln 0 may be: -16.1 where probabilities are clipped at 1e-7, -15.94 in float32
CLOSE = 1e-3  # in proportion: of a product that is small
SPARE = 0.002  # where 1e-7 is added to a probability of 1e-4, its logarithm is half of that away
MANY = 2000  # examples; the product of their probabilities is too small for any float
LABELS = np.array([1, 1, 0, 0])


def small_cases(rng: Generator) -> list[Case]:
    """Few labels: no probability is so close to 1 that 1e-7, added to it, would be seen in the logarithm."""
    wrong_and_sure = {"y": np.array([0, 1, 0]), "y_hat": rng.permutation([0.96, 0.04, 0.83])}
    return [
        Case("6 examples", labelled(rng, 6)),
        Case("5 examples", labelled(rng, 5)),
        Case("2 examples", labelled(rng, 2)),
        Case("labels of class 1 only", {"y": np.array([1, 1, 1]), "y_hat": rng.integers(60, 85, size=3) / 100}),
        Case("labels of class 0 only", {"y": np.array([0, 0, 0]), "y_hat": rng.integers(16, 40, size=3) / 100}),
        Case("a model that is sure, and wrong", wrong_and_sure),
    ]


def certain_cases(rng: Generator) -> list[Case]:
    return [Case("a model that is certain, and right", certain_and_right(rng))]


def product_cases(rng: Generator) -> list[Case]:
    y = rng.permutation([1, 0, 1, 0, 1, 0])
    y_hat = np.where(y == 1, 0.01, 0.99)
    product = float(likelihood(y, y_hat))
    close = (product * (1 - CLOSE), product * (1 + CLOSE))
    return [
        *small_cases(rng),
        *certain_cases(rng),
        Case("six labels with a probability of 1 in 100", {"y": y, "y_hat": y_hat}, within=close),
    ]


def certain_and_right(rng: Generator) -> Inputs:
    order = rng.permutation(5)
    return {"y": np.array([1, 0, 1, 0, 1])[order], "y_hat": np.array([1.0, 0.0, 0.7, 0.2, 0.9])[order]}


def many(rng: Generator) -> Inputs:
    y = (rng.random(MANY) < 0.4).astype(int)
    return {"y": y, "y_hat": rng.integers(50, 950, size=MANY) / 1000}


def many_cases(rng: Generator) -> list[Case]:
    return [Case(f"{MANY} other examples", many(rng))]


def near(about: str, y: np.ndarray, y_hat: np.ndarray, public: bool = False) -> Case:
    """Labels that the model finds improbable or certain, but not impossible: clipping may hardly change the sum."""
    sum_of_logarithms = float(log_likelihood(y, y_hat))
    return Case(about, {"y": y, "y_hat": y_hat}, public, within=(sum_of_logarithms - SPARE, sum_of_logarithms + SPARE))


def impossible(about: str, y: np.ndarray, y_hat: np.ndarray, public: bool = False) -> Case:
    """Some labels with the probability 0; the others make the sum smaller, if anything."""
    most = IMPOSSIBLE * int(np.sum(y_hat == 1 - y))
    return Case(about, {"y": y, "y_hat": y_hat}, public, within=(-np.inf, most))


def impossible_cases(rng: Generator) -> list[Case]:
    y = rng.permutation([1, 0, 1, 0])
    y_hat = np.where(y == 1, 0.9, 0.1)
    place = rng.integers(4)
    return [
        near("a label of class 1 with a probability of 1 in 5000", np.array([1, 0]), np.array([0.0002, 0.4])),
        near("a label of class 0 with a probability of 1 in 5000", np.array([1, 0]), np.array([0.7, 0.9998])),
        impossible("one label that the model rules out", y, np.where(np.arange(4) == place, 1.0 - y, y_hat)),
        impossible("a label of class 1 that the model rules out", np.array([1]), np.array([0.0])),
        impossible("a label of class 0 that the model rules out", np.array([0]), np.array([1.0])),
    ]


def sure_cases(rng: Generator) -> list[Case]:
    return [
        near("certain and right, again", **certain_and_right(rng)),
        near("a certain label of class 1", np.array([1]), np.array([1.0])),
        near("a certain label of class 0", np.array([0, 1]), np.array([0.0, 0.6])),
    ]


# most_likely_share and telling_decision


def answers_with(rng: Generator, yes: int, no: int) -> Inputs:
    return {"answers": rng.permutation([1] * yes + [0] * no)}


def share_cases(rng: Generator) -> list[Case]:
    few = int(rng.integers(1, 9))
    return [
        Case("a few more yeses than noes", answers_with(rng, 20 + few, 20)),
        Case("many more yeses than noes", answers_with(rng, 30 + few, 9)),
        Case("an odd number of answers", answers_with(rng, 11, 2 * few - 1 if few < 6 else 8)),
        Case("five answers", answers_with(rng, 4, 1)),
    ]


def end_cases(rng: Generator) -> list[Case]:
    few = int(rng.integers(1, 9))
    return [
        Case("a few more noes than yeses", answers_with(rng, 20, 20 + few)),
        Case("noes alone", answers_with(rng, 0, 3)),
        Case("as many as the coin makes", answers_with(rng, 12, 12)),
        Case("yeses alone", answers_with(rng, few + 1, 0)),
    ]


DECISION = [
    Field("X", ["1", "n"], 0, 10),
    Field("weights", ["n"], -3, 3),
    Field("bias", [], -30, 3),
    Field("threshold", [], 0, 1),
]
# By what they do wrong: known wrong answers to classify, the points for showing it, and where alone it can show.
WAYS_TO_DECIDE = {
    "the program that asks for more than the threshold": (
        "above_threshold_only",
        0.5,
        "the probability equals the threshold exactly",
    ),
    "the program that forgets the bias": (
        "classify_without_bias",
        0.25,
        "the score without the bias leads to the other side of the threshold",
    ),
    "the program that turns the weights round": (
        "classify_weights_swapped",
        0.25,
        "the weights in the opposite order lead to the other side of the threshold",
    ),
}


def torch_small_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", labelled(rng, 5))
    return [*as_tensors(small_cases(rng)), *as_tensors([short], np.float32)]


def torch_many_cases(rng: Generator) -> list[Case]:
    short = Case(f"{MANY} examples in float32", many(rng))
    return [*as_tensors(many_cases(rng)), *as_tensors([short], np.float32)]


def torch_impossible_cases(rng: Generator) -> list[Case]:
    return as_tensors(impossible_cases(rng))


def torch_sure_cases(rng: Generator) -> list[Case]:
    return as_tensors(sure_cases(rng))


SMALL = (
    Case("the first model of the slide", {"y": LABELS, "y_hat": np.array([0.6, 0.2, 0.9, 0.3])}, public=True),
    Case("the better model of the slide", {"y": LABELS, "y_hat": np.array([0.7, 0.9, 0.2, 0.4])}, public=True),
    Case(
        "5 examples, the classes mixed",
        {"y": np.array([0, 1, 0, 0, 1]), "y_hat": np.array([0.25, 0.95, 0.6, 0.1, 0.35])},
        public=True,
    ),
)
ONE_CLASS = (
    Case("two labels of class 1", {"y": np.array([1, 1]), "y_hat": np.array([0.8, 0.6])}, public=True),
    Case("two labels of class 0", {"y": np.array([0, 0]), "y_hat": np.array([0.3, 0.1])}, public=True),
)
ALL = (
    Case(
        f"{MANY} examples",
        {"y": np.tile([1, 0, 0, 1, 0], MANY // 5), "y_hat": np.tile([0.7, 0.2, 0.6, 0.9], MANY // 4)},
        public=True,
    ),
)
RULED_OUT = (
    near("labels with a probability of 1 in 100 and of 1 in 10000", np.array([1, 0]), np.array([0.01, 0.9999]), True),
    impossible("a label that the model rules out", np.array([1, 0, 1]), np.array([0.0, 0.2, 0.9]), True),
)

CERTAIN = {"y": np.array([1, 0, 1, 0]), "y_hat": np.array([1.0, 0.0, 0.8, 0.3])}
SURE = Case("two predictions that are certain, and right", CERTAIN, public=True)
NEARLY_SURE = (near(SURE.about, **CERTAIN, public=True),)

MORE_YESES = (
    Case("9 of 12 say yes", {"answers": np.array([1, 1, 0, 1, 1, 1, 0, 1, 1, 0, 1, 1])}, public=True),
    Case("7 of 10 say yes", {"answers": np.array([1, 0, 1, 1, 1, 0, 1, 0, 1, 1])}, public=True),
    Case("7 of 11 say yes", {"answers": np.array([1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1])}, public=True),
)
MORE_NOES = (Case("3 of 8 say yes", {"answers": np.array([0, 1, 0, 0, 1, 0, 1, 0])}, public=True),)

ASSIGNMENT = Assignment(
    "Maximum likelihood",
    (
        predicts(
            "where_products_die",
            "Where products die",
            "numpy_ref.maximum_likelihood.where_products_die",
            points=0.75,
        ),
        Question(
            function="label_probabilities",
            title="The probability of each label",
            reference="numpy_ref.maximum_likelihood.label_probabilities",
            outputs=("probabilities",),
            parts=(Part("the probabilities", 1, (*SMALL, SURE), lambda rng: [*small_cases(rng), *certain_cases(rng)]),),
        ),
        Question(
            function="likelihood",
            title="The probability of all labels",
            reference="numpy_ref.maximum_likelihood.likelihood",
            outputs=("likelihood",),
            parts=(Part("the product", 0.75, (*SMALL, *ONE_CLASS, SURE), product_cases),),
        ),
        Question(
            function="log_likelihood",
            title="The logarithm of the likelihood",
            reference="numpy_ref.maximum_likelihood.log_likelihood",
            outputs=("log_likelihood",),
            parts=(
                Part("a few examples", 0.5, SMALL, small_cases),
                Part(f"{MANY} examples", 0.25, ALL, many_cases),
                Part("improbable labels", 0.25, RULED_OUT, impossible_cases),
                Part("certain and right", 0.25, NEARLY_SURE, sure_cases),
            ),
        ),
        predicts(
            "top_of_the_hill",
            "The top of a hill",
            "numpy_ref.maximum_likelihood.top_of_the_hill",
            points=1,
            decimals=1,
        ),
        derives(
            Question(
                function="most_likely_share",
                title="A coin that protects",
                reference="numpy_ref.maximum_likelihood.most_likely_share",
                outputs=("share",),
                parts=(
                    Part("inside the range", 0.75, MORE_YESES, share_cases),
                    Part("at its ends", 0.5, MORE_NOES, end_cases),
                ),
            )
        ),
        finds(
            "telling_decision",
            "One student, three wrong ways to decide",
            "numpy_ref.maximum_likelihood.telling_decision",
            DECISION,
            most=1,
            right=[programs.right("numpy_ref.probability.classify")],
            wrong={
                title: (programs.wrong("probability", "classify", name), points, only_where)
                for title, (name, points, only_where) in WAYS_TO_DECIDE.items()
            },
        ),
        Question(
            function="log_likelihood_torch",
            title="The logarithm of the likelihood in PyTorch",
            reference="numpy_ref.maximum_likelihood.log_likelihood",
            outputs=("log_likelihood",),
            library="torch",
            parts=(
                Part("a few examples", 0.25, as_tensors(SMALL), torch_small_cases),
                Part(f"{MANY} examples", 0.25, as_tensors(ALL), torch_many_cases),
                Part("improbable labels", 0.25, as_tensors(RULED_OUT), torch_impossible_cases),
                Part("certain and right", 0.25, as_tensors(NEARLY_SURE), torch_sure_cases),
            ),
        ),
    ),
)
