"""What this chapter asks for: shapes and sizes, networks with any number of layers, and tables for a softmax head.

In every network all sizes differ, so that a transpose is seen, but for the square tables, where its values alone tell.
The scores are small and of both signs: a unit that saturates hides what is wrong before it, and a function that differs
from the sigmoid only below 0 must be told apart.
"""

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import as_tensors, eighths_but_zero
from autograder.specs.kinds import experiments, finds, predicts
from autograder.specs.question import Assignment, Case, Inputs, Part, Question

W1 = np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]])
W2 = np.array([[1.0], [-1.0], [0.5]])
CHAPTER = {"X": np.array([[1.0, 2.0]]), "W1": W1, "W2": W2}
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = {"W1": np.array([[2.0, -2.0], [2.0, -2.0], [-1.0, 3.0]]), "W2": np.array([[2.0], [2.0], [-3.0]])}
BATCH = {
    "X": np.array([[1.0, -2.0, 0.5], [-1.5, 0.25, 2.0], [0.5, 1.0, -1.0], [-2.0, -0.5, 0.75], [1.5, 0.5, -0.25]]),
    "W1": np.array([[0.5, -1.0], [1.0, 0.25], [-0.75, 0.5], [-0.25, 0.75]]),
    "W2": np.array([[1.5], [-1.0], [-0.5]]),
}
SEVERAL = {
    "X": np.array([[1.0, -2.0], [-1.5, 0.25], [0.5, 1.0], [-2.0, -0.5], [1.5, 0.5]]),
    "W1": np.array([[0.5, -1.0, 0.25], [1.0, 0.25, -0.5], [-0.75, 0.5, 1.0]]),
    "W2": np.array(
        [[1.5, -0.5, 0.25, -1.0], [-1.0, 0.75, 0.5, 1.25], [0.25, -1.5, 1.0, 0.5], [-0.5, 0.25, -0.75, 1.0]]
    ),
}


def examples(rng: Generator, n_samples: int, n_features: int) -> np.ndarray:
    return eighths_but_zero(rng, n_samples, n_features) / 2


def table(rng: Generator, n_inputs: int, n_units: int) -> np.ndarray:
    """The weights of a layer, in its last row the biases; none is 0."""
    return eighths_but_zero(rng, n_inputs + 1, n_units) / 2


def network(rng: Generator, n_samples: int, n_features: int, n_hidden: int, n_outputs: int) -> Inputs:
    """Examples and two tables with which hidden scores fall on either side of 0."""
    while True:
        X, first = examples(rng, n_samples, n_features), table(rng, n_features, n_hidden)
        scores = X @ first[:-1] + first[-1]
        if scores.min() < -0.5 and scores.max() > 0.5 and np.abs(scores).max() < 6:
            return {"X": X, "W1": first, "W2": table(rng, n_hidden, n_outputs)}


def layers(rng: Generator, n_samples: int, *widths: int) -> Inputs:
    """Examples and a table for each pair of widths that follow each other."""
    tables = [table(rng, inputs, units) for inputs, units in zip(widths, widths[1:])]
    return {"X": examples(rng, n_samples, widths[0]), "matrices": tables}


# add_bias

TABLES = (
    Case("two examples with three features", {"X": np.array([[1.0, 2.0, -0.5], [3.0, 4.0, 0.25]])}, public=True),
    Case("one example", {"X": np.array([[1.0, 2.0]])}, public=True),
    Case("as many features as examples", {"X": np.array([[0.5, -1.0], [2.0, 3.0]])}, public=True),
    Case("four examples with one feature", {"X": np.array([[2.0], [-0.5], [0.0], [3.0]])}, public=True),
)


def bias_cases(rng: Generator) -> list[Case]:
    return [
        Case("5 examples with 3 features", {"X": examples(rng, 5, 3)}),
        Case("2 examples with 6 features", {"X": examples(rng, 2, 6)}),
        Case("4 examples with 4 features", {"X": examples(rng, 4, 4)}),
        Case("whole numbers", {"X": rng.integers(2, 9, size=(3, 2))}),
    ]


# forward

ONE_OUTPUT = (
    Case("the example of the chapter", CHAPTER, public=True),
    Case("the four corners and the network for XOR", {"X": CORNERS, **XOR}, public=True),
    Case("5 examples with 3 features", BATCH, public=True),
)
SEVERAL_OUTPUTS = (Case("2 features, 3 hidden units, 4 output units", SEVERAL, public=True),)


def one_output_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 examples, 3 features, 4 hidden units", network(rng, 6, 3, 4, 1)),
        Case("4 examples, 5 features, 2 hidden units", network(rng, 4, 5, 2, 1)),
        Case("5 examples, 1 feature, 3 hidden units", network(rng, 5, 1, 3, 1)),
        Case("7 examples, 2 features, 3 hidden units", network(rng, 7, 2, 3, 1)),
    ]


def several_output_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 examples, 3 features, 5 hidden and 2 output units", network(rng, 6, 3, 5, 2)),
        Case("3 examples, 4 features, 2 hidden and 5 output units", network(rng, 3, 4, 2, 5)),
        Case("4 examples, 2 features, 5 hidden and 3 output units", network(rng, 4, 2, 5, 3)),
    ]


def torch_cases(rng: Generator) -> list[Case]:
    long = [*one_output_cases(rng)[:2], *several_output_cases(rng)[:2]]
    short = Case("tensors of float32", network(rng, 5, 4, 3, 2))
    return [*as_tensors(long), *as_tensors([short], np.float32)]


# mlp

TOP = np.array([[1.0, -0.5], [-1.5, 0.75], [0.5, 1.0], [-0.25, -1.0], [0.75, 0.5]])
TWO_LAYERS = (
    Case("the example of the chapter", {"X": CHAPTER["X"], "matrices": [W1, W2]}, public=True),
    Case("5 examples with 3 features", {"X": BATCH["X"], "matrices": [BATCH["W1"], BATCH["W2"]]}, public=True),
)
ANY_NUMBER = (
    Case("a single layer", {"X": SEVERAL["X"], "matrices": [SEVERAL["W1"]]}, public=True),
    Case("three layers", {"X": SEVERAL["X"], "matrices": [SEVERAL["W1"], SEVERAL["W2"], TOP]}, public=True),
    Case("two layers of 2 units, 2 features", {"X": SEVERAL["X"], "matrices": [W1, W1[::-1] * 2]}, public=True),
)


def two_layer_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 examples, layers of 3 and 2 units", layers(rng, 6, 4, 3, 2)),
        Case("5 examples, layers of 4 units and 1 unit", layers(rng, 5, 2, 4, 1)),
        Case("4 examples, layers of 2 and 5 units", layers(rng, 4, 3, 2, 5)),
    ]


def any_number_cases(rng: Generator) -> list[Case]:
    return [
        Case("a single layer", layers(rng, 5, 3, 2)),
        Case("three layers", layers(rng, 6, 2, 5, 3, 4)),
        Case("three layers of 3 units, 3 features", layers(rng, 5, 3, 3, 3, 3)),
        Case("five layers", layers(rng, 4, 3, 5, 2, 6, 3, 1)),
    ]


# telling_scores and blind_table

SCORES = [Field("Z", ["m", "K"], -40, 720, largest=3)]
SOFTMAXES = {  # by what they do wrong: known wrong answers to softmax, and where alone that can show
    "the softmax that takes the powers of the scores as they are": (
        "softmax_overflows",
        "a score is so large that its power is too large for a computer",
    ),
    "the softmax that subtracts the greatest score of the whole table": (
        "softmax_global_max",
        "the scores of one row all lie far below the greatest of the table",
    ),
    "the softmax that subtracts the least score of each row": (
        "softmax_least_subtracted",
        "the greatest and the least score of one row lie very far apart",
    ),
    "the softmax that cuts scores off at 500": ("softmax_cut_off", "a score above 500 counts"),
}

# to_linear

LAYER = np.array([[0.5, -1.0, 0.25, 1.5], [1.0, 0.25, -0.5, -0.75], [-0.75, 0.5, 1.0, 0.125]])
SQUARE = np.array([[0.5, -1.0, 2.0], [1.5, 0.25, -0.5], [-0.25, 0.75, 1.0], [0.125, -1.25, 0.375]])
INPUTS = np.array([[1.0, 2.0], [-0.5, 1.5], [2.0, -1.0]])


def numbers_of(*tables: tuple[str, np.ndarray]) -> list[Case]:
    return [Case(about, {"W": numbers}, public=True) for about, numbers in tables]


LAYERS = (("the first table of the chapter", W1), ("2 inputs, 4 units", LAYER), ("as many units as inputs", SQUARE))
LAYER_NUMBERS = as_tensors(numbers_of(*LAYERS))
LAYER_ANSWERS = (
    *as_tensors(
        [
            Case("the example of the chapter", {"W": W1, "X": CHAPTER["X"]}, public=True),
            Case("3 examples, 4 units", {"W": LAYER, "X": INPUTS}, public=True),
            Case("5 examples, as many units as inputs", {"W": SQUARE, "X": BATCH["X"]}, public=True),
        ]
    ),
    *as_tensors([Case("tensors of float32", {"W": LAYER, "X": INPUTS[:2]}, public=True)], np.float32),
)
SIZES = ((4, 3), (2, 5), (3, 3), (6, 1))  # inputs, units


def layer_cases(rng: Generator) -> list[Case]:
    long = [Case(f"{n} inputs, {h} units", {"W": table(rng, n, h)}) for n, h in SIZES]
    return [*as_tensors(long), *as_tensors([Case("a table of float32", {"W": table(rng, 5, 2)})], np.float32)]


def answer_cases(rng: Generator) -> list[Case]:
    long = [Case(f"{n} inputs, {h} units", {"W": table(rng, n, h), "X": examples(rng, 7, n)}) for n, h in SIZES]
    short = Case("tensors of float32", {"W": table(rng, 5, 2), "X": examples(rng, 4, 5)})
    return [*as_tensors(long), *as_tensors([short], np.float32)]


ASSIGNMENT = Assignment(
    "Feedforward, with a softmax head",
    (
        predicts(
            "shapes_on_the_way",
            "Six lines, six shapes",
            "numpy_ref.feedforward.shapes_on_the_way",
            points=1,
        ),
        predicts(
            "numbers_of_a_network",
            "How many numbers?",
            "numpy_ref.feedforward.numbers_of_a_network",
            points=1,
        ),
        Question(
            function="add_bias",
            title="The column of ones",
            reference="numpy_ref.feedforward.add_bias",
            outputs=("Xa",),
            exact_shape=True,
            parts=(Part("the table", 0.5, TABLES, bias_cases),),
        ),
        Question(
            function="forward",
            title="A network with one hidden layer",
            reference="numpy_ref.feedforward.forward",
            outputs=("y_hat",),
            parts=(
                Part("one output unit", 1, ONE_OUTPUT, one_output_cases),
                Part("several output units", 0.5, SEVERAL_OUTPUTS, several_output_cases),
            ),
        ),
        Question(
            function="mlp",
            title="Any number of layers",
            reference="numpy_ref.feedforward.mlp",
            outputs=("y_hat",),
            parts=(
                Part("two layers", 0.5, TWO_LAYERS, two_layer_cases),
                Part("one layer, three, five", 0.75, ANY_NUMBER, any_number_cases),
            ),
        ),
        finds(
            "telling_scores",
            "One table, four careless heads",
            "numpy_ref.feedforward.telling_scores",
            SCORES,
            most=1,
            right=[programs.right("numpy_ref.many_classes.softmax")],
            wrong={
                title: (programs.wrong("many_classes", "softmax", name), 0.5, only_where)
                for title, (name, only_where) in SOFTMAXES.items()
            },
        ),
        experiments(
            "blind_table",
            "A table that can't tell rows from columns",
            "numpy_ref.feedforward.blind_table",
            Measure(
                [Field("Z", ["3", "3"], -20, 20)],
                programs.right("measures.feedforward.numbers_right_both_ways"),
                "Different scores on which the answers agree: {measured:.0f} (0 if they differ); "
                "{bar:.0f} are asked for",
                bar=9,
                tells=programs.right("measures.feedforward.what_is_wrong_with_a_table"),
            ),
            points=1,
        ),
        Question(
            function="to_linear",
            title="A layer of PyTorch",
            reference="torch_ref.feedforward.to_linear",
            outputs=("answers",),
            library="torch",
            exact_shape=True,
            parts=(
                Part(
                    "what the layer stores",
                    0.5,
                    LAYER_NUMBERS,
                    layer_cases,
                    driver="feedforward.layer_numbers",
                    outputs=("weight", "bias"),
                ),
                Part("what the layer computes", 0.5, LAYER_ANSWERS, answer_cases, driver="feedforward.layer_answers"),
            ),
        ),
        Question(
            function="forward_torch",
            title="The network in PyTorch",
            reference="numpy_ref.feedforward.forward",
            outputs=("y_hat",),
            library="torch",
            parts=(Part("the answers", 0.75, as_tensors((*ONE_OUTPUT, *SEVERAL_OUTPUTS)), torch_cases),),
        ),
    ),
    earlier=("sigmoid", "softmax"),
)
