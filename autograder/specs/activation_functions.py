"""What this chapter asks for: activation functions, maxout, and their twins in PyTorch.

To these come what a straight line in their place amounts to, and what bent ones can be put together to.
"""

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.drawing import as_tensors, eighths, eighths_but_zero
from autograder.specs.kinds import derives, experiments, predicts, stretches
from autograder.specs.question import Assignment, Case, Inputs, Part, Question

ALPHA = ("alpha",)  # the input that stays a plain number in PyTorch


def both_signs(rng: Generator, size: int) -> np.ndarray:
    """Random numbers without 0, the first negative and the second positive, in any order."""
    x = eighths_but_zero(rng, size)
    x[0], x[1] = -abs(x[0]), abs(x[1])
    return rng.permutation(x)


def many_digits(rng: Generator, size: int) -> np.ndarray:
    """Random numbers of both signs that no short fraction holds."""
    return rng.permutation(np.arange(size) % 2 * 2 - 1) * rng.uniform(0.25, 3, size=size)


def any_alpha(rng: Generator) -> float:
    """An alpha below 1 that is no usual default."""
    return float(rng.choice([0.03, 0.25, 0.375]))


# Functions without alpha


def tanh_cases(rng: Generator) -> list[Case]:
    return [
        Case("7 scores", {"x": rng.permutation(np.append(both_signs(rng, 6), 0.0))}),
        Case("one score", {"x": eighths_but_zero(rng, 1)}),
        Case("scores near 0", {"x": both_signs(rng, 4) / 64}),
        Case("scores with many digits", {"x": many_digits(rng, 5)}),
    ]


def large_tanh_cases(rng: Generator) -> list[Case]:
    return [
        Case("large scores of both signs", {"x": rng.permutation([-1000.0, 1000.0, -400.0, 400.0])}),
        Case("large and small scores", {"x": rng.permutation(np.append(both_signs(rng, 3), [-800.0, 800.0]))}),
    ]


def relu_cases(rng: Generator) -> list[Case]:
    return [
        Case("9 scores", {"x": rng.permutation(np.append(both_signs(rng, 8), 0.0))}),
        Case("negative scores", {"x": -np.abs(eighths_but_zero(rng, 4))}),
        Case("one positive score", {"x": np.array([float(rng.choice([1.5, 2.25]))])}),
        Case("scores with many digits", {"x": many_digits(rng, 5)}),
    ]


def relu_torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", {"x": np.append(both_signs(rng, 4), 8.5)})
    return [*as_tensors(relu_cases(rng)), *as_tensors([short], np.float32)]


# Functions with alpha


def leaky_cases(rng: Generator) -> list[Case]:
    alpha = any_alpha(rng)
    return [
        Case("8 scores", {"x": rng.permutation([*both_signs(rng, 6), 0.0, alpha / 2]), "alpha": alpha}),
        Case("one negative score", {"x": np.array([-3.5]), "alpha": any_alpha(rng)}),
        Case("scores with many digits", {"x": many_digits(rng, 5), "alpha": any_alpha(rng)}),
        Case("negative scores", {"x": -np.abs(eighths_but_zero(rng, 5)), "alpha": any_alpha(rng)}),
    ]


def whole_cases(rng: Generator) -> list[Case]:
    return [Case("whole numbers, again", {"x": rng.permutation(np.arange(-3, 4)), "alpha": any_alpha(rng)})]


def steep_leaky_cases(rng: Generator) -> list[Case]:
    return [Case("an alpha above 1", {"x": both_signs(rng, 6), "alpha": float(rng.choice([1.5, 3.0]))})]


def leaky_torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", {"x": both_signs(rng, 5), "alpha": any_alpha(rng)})
    return [
        *as_tensors([*leaky_cases(rng), *steep_leaky_cases(rng)], numbers=ALPHA),
        *as_tensors([short], np.float32, numbers=ALPHA),
    ]


def elu_cases(rng: Generator) -> list[Case]:
    return [
        Case("7 scores", {"x": rng.permutation(np.append(both_signs(rng, 6), 0.0)), "alpha": any_alpha(rng)}),
        Case("an alpha above 1", {"x": both_signs(rng, 5), "alpha": float(rng.choice([1.5, 3.0]))}),
        Case("one negative score", {"x": np.array([-0.875]), "alpha": any_alpha(rng)}),
        Case("scores with many digits", {"x": many_digits(rng, 5), "alpha": any_alpha(rng)}),
    ]


def large_elu_cases(rng: Generator) -> list[Case]:
    x = rng.permutation(np.append(both_signs(rng, 3), [-1000.0, 1000.0]))
    return [Case("large and small scores", {"x": x, "alpha": any_alpha(rng)})]


def elu_torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", {"x": both_signs(rng, 5), "alpha": any_alpha(rng)})
    return [
        *as_tensors([*elu_cases(rng), *large_elu_cases(rng)], numbers=ALPHA),
        *as_tensors([short], np.float32, numbers=ALPHA),
    ]


# maxout


def layer(rng: Generator, n_samples: int, n_pieces: int, n_features: int, n_hidden: int) -> Inputs:
    """Random inputs of a maxout layer, in which every piece is the largest somewhere and something is below 0.

    No two pieces are the largest at once, and none is so at 0: at such kinks a slope would be a convention.
    """
    while True:
        X, W = eighths(rng, n_samples, n_features), eighths(rng, n_pieces, n_features, n_hidden)
        b = eighths_but_zero(rng, n_pieces, n_hidden)
        scores = np.einsum("mn,knh->kmh", X, W) + b[:, None]
        second, first = np.sort(scores, axis=0)[-2:]
        if (
            first.min() < 0
            and (first > second).all()
            and (first != 0).all()
            and len(set(scores.argmax(axis=0).ravel())) == n_pieces
        ):
            return {"X": X, "W": W, "b": b}


def maxout_cases(rng: Generator) -> list[Case]:
    return [
        Case("4 examples, 3 pieces, 2 features, 5 units", layer(rng, 4, 3, 2, 5)),
        Case("5 examples, 2 pieces, 3 features, 4 units", layer(rng, 5, 2, 3, 4)),
        Case("6 examples, 4 pieces, 2 features, 3 units", layer(rng, 6, 4, 2, 3)),
        Case("as many examples as pieces", layer(rng, 3, 3, 2, 4)),
    ]


def maxout_torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", layer(rng, 4, 2, 3, 5))
    return [*as_tensors(maxout_cases(rng)), *as_tensors([short], np.float32)]


# one_layer


def two_layers(rng: Generator, n_features: int, n_hidden: int, n_outputs: int, shift: float) -> Inputs:
    """Random weights and biases of two layers, with a straight line in between that is not x itself."""
    return {
        "W1": eighths_but_zero(rng, n_features, n_hidden),
        "b1": eighths_but_zero(rng, n_hidden),
        "W2": eighths_but_zero(rng, n_hidden, n_outputs),
        "b2": eighths_but_zero(rng, n_outputs),
        "slope": float(rng.choice([-1.5, 0.25, 3.0])),
        "shift": shift,
    }


def unshifted_cases(rng: Generator) -> list[Case]:
    return [
        Case("2 features, 4 hidden units, 3 outputs", two_layers(rng, 2, 4, 3, 0.0)),
        Case("3 features, 3 hidden units, 3 outputs", two_layers(rng, 3, 3, 3, 0.0)),
        Case("one output", two_layers(rng, 4, 2, 1, 0.0)),
    ]


def shifted_cases(rng: Generator) -> list[Case]:
    up, down = float(rng.choice([0.75, 2.5])), float(rng.choice([-0.5, -1.25]))
    return [
        Case("3 features, 5 hidden units, 2 outputs", two_layers(rng, 3, 5, 2, up)),
        Case("2 features, 2 hidden units, 2 outputs", two_layers(rng, 2, 2, 2, down)),
        Case("one feature and one output", two_layers(rng, 1, 3, 1, up)),
    ]


SMALL = {
    "W1": np.array([[1.0, -2.0]]),
    "b1": np.array([0.5, 1.0]),
    "W2": np.array([[3.0], [1.0]]),
    "b2": np.array([-1.0]),
    "slope": 2.0,
}
UNSHIFTED_PUBLIC = [
    Case("1 feature, 2 hidden units, 1 output", {**SMALL, "shift": 0.0}, public=True),
    Case(
        "2 features, 1 hidden unit, 2 outputs",
        {
            "W1": np.array([[1.0], [-2.0]]),
            "b1": np.array([0.5]),
            "W2": np.array([[3.0, 1.0]]),
            "b2": np.array([-1.0, 2.0]),
            "slope": 2.0,
            "shift": 0.0,
        },
        public=True,
    ),
]
SHIFTED_PUBLIC = [
    Case("the same two layers, with a shift", {**SMALL, "shift": 1.5}, public=True),
    Case(
        "2 features, 1 hidden unit, 2 outputs, with a shift",
        {**UNSHIFTED_PUBLIC[1].inputs, "shift": -0.5},
        public=True,
    ),
]

# lopsided_tent

THREE_UNITS = [Field("weights", ["3"], -10, 10), Field("biases", ["3"], -10, 10), Field("heights", ["3"], -10, 10)]

ABSOLUTE = {"X": np.array([[-3.0], [0.0], [2.0]]), "W": np.array([[[1.0]], [[-1.0]]]), "b": np.zeros((2, 1))}
ALL_DIFFERENT = {
    "X": np.array([[1.0, 2.0], [-1.0, 0.5], [0.0, -2.0], [3.0, -1.0]]),
    "W": np.array(
        [
            [[1.0, 0.0, -1.0, 2.0, 0.5], [0.5, -1.0, 1.0, 0.0, 2.0]],
            [[-1.0, 1.0, 0.5, -2.0, 1.0], [1.0, 2.0, -0.5, 1.0, 0.0]],
            [[0.0, -2.0, 1.0, 1.0, -1.0], [-1.0, 0.5, 2.0, -1.0, 1.0]],
        ]
    ),
    "b": np.array([[0.5, -0.75, 0.0, 1.0, -2.0], [0.0, -1.5, -2.75, 0.5, -1.0], [-1.75, 0.5, -2.5, -1.25, 1.25]]),
}

MAXOUT_PUBLIC = [
    Case("one unit with two pieces, x and -x", ABSOLUTE, public=True),
    Case("4 examples, 3 pieces, 2 features, 5 units", ALL_DIFFERENT, public=True),
]
RELU_PUBLIC = [
    Case("below 0, at 0 and above", {"x": np.array([-3.0, 0.0, 2.0])}, public=True),
    Case("one score", {"x": np.array([-3.0])}, public=True),
    Case("5 scores", {"x": np.array([0.25, -0.5, 8.0, -7.0, 1.5])}, public=True),
]
LEAKY_PUBLIC = [
    Case("the slide's alpha", {"x": np.array([-3.0, 0.0, 2.0]), "alpha": 0.1}, public=True),
    Case("another alpha", {"x": np.array([4.0, -0.5, 1.5, -2.0]), "alpha": 0.25}, public=True),
]
WHOLE_LEAKY_PUBLIC = [Case("whole numbers", {"x": np.array([-3, 2, -1]), "alpha": 0.5}, public=True)]
LEAKY_STEEP_PUBLIC = [Case("an alpha above 1", {"x": np.array([-1.5, 0.5, -3.0]), "alpha": 2.0}, public=True)]
ELU_PUBLIC = [
    Case("two scores whose values the chapter shows", {"x": np.array([-3.0, -1.0, 0.0, 2.0]), "alpha": 1.0}, True),
    Case("another alpha", {"x": np.array([1.5, -0.5, -2.0]), "alpha": 0.25}, True),
    Case("an alpha above 1", {"x": np.array([-2.0, 3.0, -1.0]), "alpha": 2.0}, True),
]
WHOLE_ELU_PUBLIC = [Case("whole numbers", {"x": np.array([-2, 3, -1]), "alpha": 2.0}, True)]
ELU_LARGE_PUBLIC = [Case("large scores", {"x": np.array([-1000.0, -1.0, 1000.0]), "alpha": 0.5}, True)]


def elementwise(function: str, title: str, parts: tuple[Part, ...]) -> Question:
    """A question about a function of ``x`` that gives one value for each score."""
    return Question(
        function=function,
        title=title,
        reference=f"numpy_ref.activation_functions.{function}",
        outputs=("output",),
        parts=parts,
    )


def twin(function: str, title: str, part: Part) -> Question:
    """The same question for PyTorch."""
    return Question(
        function=f"{function}_torch",
        title=title,
        reference=f"numpy_ref.activation_functions.{function}",
        outputs=("output",),
        library="torch",
        parts=(part,),
    )


ASSIGNMENT = Assignment(
    "Activation functions",
    (
        predicts(
            "six_rows",
            "Six functions, six rows",
            "numpy_ref.activation_functions.six_rows",
            points=1,
            decimals=1,
        ),
        elementwise(
            "tanh",
            "The hyperbolic tangent",
            (
                Part(
                    "the values",
                    0.5,
                    (
                        Case("scores around 0", {"x": np.array([-1.0, 0.0, 0.5, 2.0])}, public=True),
                        Case("one score", {"x": np.array([-3.0])}, public=True),
                    ),
                    tanh_cases,
                ),
                Part(
                    "large scores",
                    0.25,
                    (Case("large scores", {"x": np.array([-1000.0, 0.5, 1000.0])}, public=True),),
                    large_tanh_cases,
                ),
            ),
        ),
        elementwise("relu", "ReLU", (Part("the values", 0.25, RELU_PUBLIC, relu_cases),)),
        elementwise(
            "leaky_relu",
            "Leaky ReLU",
            (
                Part("an alpha below 1", 0.25, LEAKY_PUBLIC, leaky_cases),
                Part("an alpha above 1", 0.25, LEAKY_STEEP_PUBLIC, steep_leaky_cases),
                Part("whole numbers", 0.25, WHOLE_LEAKY_PUBLIC, whole_cases),
            ),
        ),
        elementwise(
            "elu",
            "ELU",
            (
                Part("the values", 0.25, ELU_PUBLIC, elu_cases),
                Part("large scores", 0.25, ELU_LARGE_PUBLIC, large_elu_cases),
                Part("whole numbers", 0.25, WHOLE_ELU_PUBLIC, whole_cases),
            ),
        ),
        derives(
            Question(
                function="one_layer",
                title="Two layers and a straight line",
                reference="numpy_ref.activation_functions.one_layer",
                outputs=("W", "b"),
                parts=(
                    Part("a line through 0", 0.75, UNSHIFTED_PUBLIC, unshifted_cases),
                    Part("a line with a shift", 0.75, SHIFTED_PUBLIC, shifted_cases),
                ),
            )
        ),
        experiments(
            "lopsided_tent",
            "A tent of three ReLUs",
            "numpy_ref.activation_functions.lopsided_tent",
            Measure(
                THREE_UNITS,
                programs.right("measures.activation_functions.farthest_from_the_tent"),
                "Somewhere from -6 to 6 the sum is {measured:.3g} away from the tent; {bar:g} is allowed",
                bar=0.01,
                at_most=True,
            ),
            points=1.5,
        ),
        Question(
            function="maxout",
            title="A layer of maxout units",
            reference="numpy_ref.activation_functions.maxout",
            outputs=("output",),
            parts=(Part("the largest scores", 0.5, MAXOUT_PUBLIC, maxout_cases),),
        ),
        twin("relu", "ReLU in PyTorch", Part("the values", 0.25, as_tensors(RELU_PUBLIC), relu_torch_cases)),
        twin(
            "leaky_relu",
            "Leaky ReLU in PyTorch",
            Part(
                "the values",
                0.25,
                as_tensors([*LEAKY_PUBLIC, *LEAKY_STEEP_PUBLIC], numbers=ALPHA),
                leaky_torch_cases,
            ),
        ),
        twin(
            "elu",
            "ELU in PyTorch",
            Part("the values", 0.25, as_tensors([*ELU_PUBLIC, *ELU_LARGE_PUBLIC], numbers=ALPHA), elu_torch_cases),
        ),
        twin(
            "maxout",
            "Maxout in PyTorch",
            Part("the largest scores", 0.25, as_tensors(MAXOUT_PUBLIC), maxout_torch_cases),
        ),
    ),
    stretch=(
        stretches(
            "relu_heights",
            "Any curve out of ReLUs",
            "numpy_ref.activation_functions.relu_heights",
            outputs=("heights",),
            public=[
                Case("one piece", {"x": np.array([1.0, 3.0]), "y": np.array([2.0, 8.0])}, public=True),
                Case("a roof", {"x": np.array([-1.0, 1.0, 2.0]), "y": np.array([0.0, 3.0, 0.0])}, public=True),
                Case(
                    "five points, unequally far apart",
                    {"x": np.array([-2.0, -1.5, 0.0, 1.0, 4.0]), "y": np.array([1.0, 2.0, -1.0, -1.0, 5.0])},
                    public=True,
                ),
                Case(
                    "a parabola",
                    {"x": np.linspace(-2, 2, 9), "y": np.linspace(-2, 2, 9) ** 2},
                    public=True,
                ),
                Case("whole numbers", {"x": np.array([0, 2, 3, 7]), "y": np.array([4, 3, 3, -2])}, public=True),
            ],
        ),
    ),
)
