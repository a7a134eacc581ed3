"""What this chapter asks for: slopes measured, computed and derived, a step with them, and a network that has learned.

All sizes of a network are distinct, with the 1s and without, so that a transpose or a forgotten row doesn't fit.
Only in one case both matrices are square: there a transpose fits and gives wrong values.
"""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import as_tensors, eighths_but_zero
from autograder.specs.kinds import derives, experiments, predicts, repairs, stretches
from autograder.specs.question import Assignment, Case, Inputs, Part, Question, load

NUMBERS = ("learning_rate",)  # the inputs that stay plain numbers in PyTorch
RATES = (0.25, 0.375, 0.625, 1.5)


# numerical_gradient: with binary fractions and these steps no value is rounded, so that an entry that is moved up and
# down again has its old value exactly. On a cubic a step of 1/2 shows in the result, on a quadratic no step does.

SMALL, LARGE = 2.0**-15, 0.5


def function_of(rng: Generator, W: np.ndarray, cubic: bool) -> Inputs:
    """The tables of the driver's function: a quadratic, or a cubic."""
    a = eighths_but_zero(rng, *W.shape) if cubic else np.zeros(W.shape)
    return {"a": a, "b": eighths_but_zero(rng, *W.shape), "c": eighths_but_zero(rng, *W.shape)}


def slopes_of(rng: Generator, shape: Sequence[int], cubic: bool, whole: bool = False) -> Inputs:
    W = eighths_but_zero(rng, *shape)
    if whole:
        W = rng.choice([-1, 1], size=shape) * rng.integers(1, 4, size=shape)
    return {"W": W, "h": LARGE if cubic else SMALL, **function_of(rng, W, cubic)}


TINY = 2.0**-24  # a step that is lost in single precision; added to the numbers here it is exact in double


def row_cases(rng: Generator) -> list[Case]:
    return [
        Case("5 numbers, a small step", slopes_of(rng, (5,), cubic=False)),
        Case("4 numbers, a step that is not small", slopes_of(rng, (4,), cubic=True)),
        Case("one number", slopes_of(rng, (1,), cubic=True)),
        Case(
            "4 numbers, a tiny step", {**slopes_of(rng, (4,), cubic=True), "W": rng.integers(8, 17, 4) / 8, "h": TINY}
        ),
    ]


def matrix_cases(rng: Generator) -> list[Case]:
    return [
        Case("4 rows and 2 columns, a small step", slopes_of(rng, (4, 2), cubic=False)),
        Case("2 rows and 5 columns, a step that is not small", slopes_of(rng, (2, 5), cubic=True)),
        Case("as many rows as columns", slopes_of(rng, (3, 3), cubic=True)),
        Case("a column", slopes_of(rng, (4, 1), cubic=False)),
    ]


def whole_cases(rng: Generator) -> list[Case]:
    return [
        Case("3 rows and 2 columns of whole numbers", slopes_of(rng, (3, 2), cubic=True, whole=True)),
        Case("4 whole numbers", slopes_of(rng, (4,), cubic=False, whole=True)),
    ]


# Networks


def network(rng: Generator, m: int, n: int, h: int, k: int) -> Inputs:
    """A network of random size with data for it. Both signs are among the scores, and none is large."""
    while True:
        W1, W2 = eighths_but_zero(rng, n + 1, h) / 2, eighths_but_zero(rng, h + 1, k) / 2
        inputs = {"X": eighths_but_zero(rng, m, n) / 2, "y": rng.integers(0, 2, size=(m, k)), "W1": W1, "W2": W2}
        Z = inputs["X"] @ W1[:-1] + W1[-1]
        scores = W2[:-1].T @ (1 / (1 + np.exp(-Z.T))) + W2[-1:].T
        signs = Z.min() < -0.25 and (Z.max() > 0.25)
        if signs and np.abs(Z).max() < 4 and 0.05 < np.abs(scores).max() < 3 and _mixed(inputs["y"]):
            return inputs


def _mixed(y: np.ndarray) -> bool:
    """Whether there are labels of both classes, or too few for it."""
    return y.size < 3 or bool(0 < y.sum() < y.size)


def whole_network(rng: Generator, m: int, n: int, h: int, k: int) -> Inputs:
    """The same with matrices of whole numbers."""
    while True:
        inputs = network(rng, m, n, h, k)
        W1, W2 = (rng.choice([-1, 1], size=inputs[name].shape) for name in ("W1", "W2"))
        if np.abs(inputs["X"] @ W1[:-1] + W1[-1]).max() < 4:
            return {**inputs, "W1": W1, "W2": W2}


def network_cases(rng: Generator) -> list[Case]:
    return [
        Case("7 examples, 2 features, 4 hidden units, 1 output", network(rng, 7, 2, 4, 1)),
        Case("3 examples, 4 features, 6 hidden units, 2 outputs", network(rng, 3, 4, 6, 2)),
        Case("8 examples, 5 features, 2 hidden units, 4 outputs", network(rng, 8, 5, 2, 4)),
        Case("one example, 3 features, 5 hidden units, 2 outputs", network(rng, 1, 3, 5, 2)),
        Case("one hidden unit", network(rng, 6, 3, 1, 2)),
        Case("both matrices square", network(rng, 5, 2, 3, 4)),
    ]


def step_cases(rng: Generator) -> list[Case]:
    cases = network_cases(rng)
    return [Case(case.about, {**case.inputs, "learning_rate": float(rng.choice(RATES))}) for case in cases]


def whole_step_cases(rng: Generator) -> list[Case]:
    return [
        Case("matrices of whole numbers", {**whole_network(rng, 5, 3, 2, 1), "learning_rate": float(rng.choice(RATES))})
    ]


def torch_cases(rng: Generator) -> list[Case]:
    return [
        *as_tensors(network_cases(rng)),
        *as_tensors([Case("tensors of float32", network(rng, 6, 2, 4, 2))], np.float32),
    ]


# deltas: a slope that is measured is no answer


def with_a_unit_far_out(inputs: Inputs, sign: int) -> Inputs:
    """The same network, where the first hidden unit has a score far from 0 and counts much.

    Its part in the scores of the output, and what the bias takes away for it, are whole numbers: who computes the δ
    rounds nothing there. Who moves a score and measures is left with the noise of large numbers, whatever the step.
    """
    far, count = 2.0**14 - 1, 2.0**28
    W1, W2 = inputs["W1"].copy(), inputs["W2"].copy()
    W1[:, 0], W1[-1, 0] = 0, sign * far
    W2[0], W2[-1] = count, W2[-1] - sign * count * far / (1 + far)
    return {**inputs, "W1": W1, "W2": W2}


def delta_cases(rng: Generator) -> list[Case]:
    far_out = with_a_unit_far_out(network(rng, 5, 3, 4, 2), int(rng.choice([-1, 1])))
    return [*network_cases(rng), Case("5 examples, one of 4 hidden units far out", far_out)]


# right_answers and pond_network

MATRICES = [Field("W1", ["3", "6"], -1000, 1000), Field("W2", ["7", "1"], -1000, 1000)]
forward = load("numpy_ref.feedforward.forward")


def decided(rng: Generator, m: int, n: int, h: int) -> Inputs:
    """A network that decides some examples rightly and others wrongly, all of them clearly.

    A table of all answers against all labels has another mean.
    """
    while True:
        inputs = network(rng, m, n, h, 1)
        y, y_hat = rng.integers(0, 2, size=m), forward(inputs["X"], inputs["W1"], inputs["W2"])
        right = (y_hat >= 0.5) == y  # everybody against everybody
        shares = np.diag(right).mean(), right.mean()
        if 0 < shares[0] < 1 and abs(shares[0] - shares[1]) > 0.01 and np.abs(y_hat - 0.5).min() > 0.001:
            return {**inputs, "y": y}


def decided_cases(rng: Generator) -> list[Case]:
    return [
        Case("7 examples with 2 features, 4 hidden units", decided(rng, 7, 2, 4)),
        Case("5 examples with 3 features, 2 hidden units", decided(rng, 5, 3, 2)),
        Case("8 examples with 1 feature, 3 hidden units", decided(rng, 8, 1, 3)),
    ]


def spots(seed: int, count: int) -> Inputs:
    """The data of the experiment."""
    X, y = load("measures.backpropagation.spots_at_the_pond")(seed, count)
    return {"X": X, "y": y}


def new_spots(rng: Generator) -> list[Case]:
    return [Case("1,000 other spots", spots(int(rng.integers(2**31)), 1000))]


WORKED = {  # the worked example of the chapters on feedforward and on backpropagation
    "X": np.array([[1.0, 2.0]]),
    "y": np.array([[1]]),
    "W1": np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]]),
    "W2": np.array([[1.0], [-1.0], [0.5]]),
}
FIVE_EXAMPLES = {
    "X": np.array([[0.5, -1.0, 1.0], [1.0, 0.25, -0.5], [-1.5, 1.0, 0.75], [0.25, 2.0, 1.0], [-0.5, -0.75, -2.0]]),
    "y": np.array([[0], [1], [1], [0], [1]]),
    "W1": np.array([[1.0, -0.5], [0.25, 0.75], [-1.0, 0.5], [0.5, -0.25]]),
    "W2": np.array([[1.5], [-1.0], [0.5]]),
}
# The first answer is 0 here, and the share that is right is another than the share of the answers which are 1.
ANOTHER_ORDER = {**FIVE_EXAMPLES, "X": FIVE_EXAMPLES["X"][[2, 0, 1, 3, 4]], "y": np.array([1, 0, 1, 1, 1])}
ALL_ONE_HALF = {**FIVE_EXAMPLES, "y": np.array([1, 0, 1, 1, 0]), "W2": np.zeros((3, 1))}
TWO_OUTPUTS = {
    "X": np.array([[1.0, -0.5], [-1.0, 2.0], [0.5, 1.5]]),
    "y": np.array([[1, 0], [0, 0], [1, 1]]),
    "W1": np.array([[0.5, -1.0, 0.25, 1.0], [-0.75, 0.5, 1.0, 0.25], [0.25, 0.5, -0.5, -1.0]]),
    "W2": np.array([[1.0, -0.5], [0.5, 1.0], [-1.0, 0.75], [0.25, -1.5], [-0.5, 0.25]]),
}

NETWORKS = [
    Case("the worked example", WORKED, public=True),
    Case("5 examples, 3 features, 2 hidden units, 1 output", FIVE_EXAMPLES, public=True),
    Case("3 examples, 2 features, 4 hidden units, 2 outputs", TWO_OUTPUTS, public=True),
]
DELTAS = [*NETWORKS, Case("a hidden unit far out that counts much", with_a_unit_far_out(TWO_OUTPUTS, -1), public=True)]
STEPS = [
    Case(case.about, {**case.inputs, "learning_rate": rate}, public=True)
    for case, rate in zip(NETWORKS, (1.0, 0.5, 0.25))
]

# slopes_of

PLUS, TIMES = 0, 1


def program(x: Sequence[float], *steps: Sequence[int]) -> Inputs:
    """Numbers, and what a program does with them: see the driver ``of_a_program``."""
    return {"x": np.array(x), "steps": np.array(steps)}


ASSIGNMENT = Assignment(
    "Backpropagation",
    (
        predicts("zero_slopes", "Slopes that are 0", "numpy_ref.backpropagation.zero_slopes", points=1.5),
        Question(
            function="numerical_gradient",
            title="Measured slopes",
            reference="numpy_ref.backpropagation.numerical_gradient",
            outputs=("slopes",),
            exact_shape=True,
            parts=(
                Part(
                    "a row of numbers",
                    0.75,
                    (
                        Case(
                            "two numbers, the sum of the squares",
                            {
                                "W": np.array([1.0, -2.0]),
                                "h": 2.0**-10,
                                "a": np.zeros(2),
                                "b": np.ones(2),
                                "c": np.zeros(2),
                            },
                            public=True,
                        ),
                        Case(
                            "three numbers, with cubes and a large step",
                            {
                                "W": np.array([0.5, -1.0, 2.0]),
                                "h": 0.5,
                                "a": np.array([1.0, 2.0, -1.0]),
                                "b": np.array([0.5, 1.0, 2.0]),
                                "c": np.array([1.0, -1.0, 0.5]),
                            },
                            public=True,
                        ),
                        Case(
                            "two numbers, with cubes and a tiny step",
                            {
                                "W": np.array([1.5, -2.25]),
                                "h": TINY,
                                "a": np.array([1.0, 2.0]),
                                "b": np.array([-1.0, 0.5]),
                                "c": np.array([0.5, 1.0]),
                            },
                            public=True,
                        ),
                    ),
                    row_cases,
                    driver="backpropagation.measured",
                ),
                Part(
                    "a matrix",
                    1,
                    (
                        Case(
                            "3 rows and 2 columns",
                            {
                                "W": np.array([[0.5, -0.5], [0.25, 0.75], [1.5, -0.25]]),
                                "h": 2.0**-10,
                                "a": np.zeros((3, 2)),
                                "b": np.array([[1.0, 2.0], [-1.0, 0.5], [3.0, 1.0]]),
                                "c": np.array([[1.0, 0.5], [-0.5, 1.0], [0.25, -1.0]]),
                            },
                            public=True,
                        ),
                        Case(
                            "2 rows and 3 columns, with cubes and a large step",
                            {
                                "W": np.array([[1.0, -1.5, 0.5], [2.0, 0.25, -0.5]]),
                                "h": 0.5,
                                "a": np.array([[1.0, -1.0, 2.0], [0.5, 1.0, -2.0]]),
                                "b": np.array([[0.5, 1.0, -1.0], [2.0, -0.5, 1.0]]),
                                "c": np.array([[1.0, 0.5, -1.0], [0.25, -0.5, 2.0]]),
                            },
                            public=True,
                        ),
                    ),
                    matrix_cases,
                    driver="backpropagation.measured",
                ),
                Part(
                    "whole numbers",
                    0.25,
                    (
                        Case(
                            "a row of whole numbers",
                            {
                                "W": np.array([3, -1]),
                                "h": 0.5,
                                "a": np.zeros(2),
                                "b": np.array([0.5, 1.0]),
                                "c": np.array([1.0, -0.25]),
                            },
                            public=True,
                        ),
                    ),
                    whole_cases,
                    driver="backpropagation.measured",
                ),
            ),
        ),
        Question(
            function="backward",
            title="The backward pass",
            reference="numpy_ref.backpropagation.backward",
            outputs=("dW1", "dW2"),
            exact_shape=True,
            parts=(
                Part(
                    "the output layer, dW2",
                    1.25,
                    NETWORKS,
                    network_cases,
                    driver="backpropagation.second_of_two",
                    outputs=("dW2",),
                ),
                Part(
                    "the hidden layer, dW1",
                    2.25,
                    NETWORKS,
                    network_cases,
                    driver="backpropagation.first_of_two",
                    outputs=("dW1",),
                ),
            ),
        ),
        derives(
            Question(
                function="deltas",
                title="Other units, another loss",
                reference="numpy_ref.backpropagation.deltas",
                outputs=("delta2", "delta1"),
                exact_shape=True,
                parts=(
                    Part(
                        "the output layer, delta2",
                        1,
                        DELTAS,
                        delta_cases,
                        driver="backpropagation.first_of_two",
                        outputs=("delta2",),
                    ),
                    Part(
                        "the hidden layer, delta1",
                        1.5,
                        DELTAS,
                        delta_cases,
                        driver="backpropagation.second_of_two",
                        outputs=("delta1",),
                    ),
                ),
            )
        ),
        repairs(
            "right_answers",
            "How many are right",
            "numpy_ref.backpropagation.right_answers",
            outputs=("share",),
            points=1.5,
            broken="share_as_inherited",
            public=[
                Case(
                    "5 examples, of which 4 are right", {**FIVE_EXAMPLES, "y": np.array([1, 1, 0, 1, 0])}, public=True
                ),
                Case("the same in another order, of which 3 are right", ANOTHER_ORDER, public=True),
                Case("every answer is exactly one half, and means 1", ALL_ONE_HALF, public=True),
            ],
            draw=decided_cases,
        ),
        Question(
            function="train_step",
            title="A step with both matrices",
            reference="numpy_ref.backpropagation.train_step",
            outputs=("W1", "W2"),
            exact_shape=True,
            parts=(
                Part("the matrices after the step", 1, STEPS, step_cases),
                Part(
                    "matrices of whole numbers",
                    0.25,
                    (
                        Case(
                            "matrices of whole numbers",
                            {
                                **FIVE_EXAMPLES,
                                "W1": np.array([[1, -1], [1, 2], [-1, 1], [1, -1]]),
                                "W2": np.array([[2], [-1], [1]]),
                                "learning_rate": 0.5,
                            },
                            public=True,
                        ),
                    ),
                    whole_step_cases,
                ),
            ),
        ),
        experiments(
            "pond_network",
            "In the pond or not",
            "numpy_ref.backpropagation.pond_network",
            Measure(
                MATRICES,
                programs.right("measures.backpropagation.share_of_spots"),
                "The network is right about {measured:.1%} of the spots; {bar:.0%} are asked for",
                bar=0.94,
                slack=0.04,
                tells=programs.right("measures.backpropagation.what_is_wrong_with_a_network"),
            ),
            points=2.5,
            data=spots(21, 200),
            draw=new_spots,
        ),
        Question(
            function="backward_torch",
            title="The same by autograd",
            seconds=10.0,  # PyTorch loads much at its first step, and at its first torch.func
            reference="numpy_ref.backpropagation.backward",
            outputs=("dW1", "dW2"),
            library="torch",
            exact_shape=True,
            parts=(Part("both matrices of slopes", 1.25, as_tensors(NETWORKS), torch_cases),),
        ),
    ),
    stretch=(
        stretches(
            "slopes_of",
            "A small autograd",
            "numpy_ref.backpropagation.slopes_of",
            outputs=("slopes",),
            driver="backpropagation.of_a_program",
            public=[
                Case("a·b", program([3.0, 4.0], [TIMES, 0, 1]), public=True),
                Case("a·b + c", program([3.0, 4.0, -2.0], [TIMES, 0, 1], [PLUS, 3, 2]), public=True),
                Case("a·a: a number is used twice", program([3.0], [TIMES, 0, 0]), public=True),
                Case("s·s, where s = a + b", program([3.0, -1.0], [PLUS, 0, 1], [TIMES, 2, 2]), public=True),
                Case(
                    "(a·b + a)·(a·b): a result is used early and late",
                    program([3.0, -0.5], [TIMES, 0, 1], [PLUS, 2, 0], [TIMES, 3, 2]),
                    public=True,
                ),
                Case("a + b·b, and a is large", program([1e9, 3.0], [TIMES, 1, 1], [PLUS, 0, 2]), public=True),
                Case(
                    "a·a + b in place of a, twelve times over",
                    program(
                        [0.5, 0.25],
                        *([TIMES, 0, 0], [PLUS, 2, 1]),
                        *(step for last in range(3, 25, 2) for step in ([TIMES, last, last], [PLUS, last + 1, 1])),
                    ),
                    public=True,
                ),
            ],
        ),
    ),
    earlier=("sigmoid", "add_bias", "forward"),
)
