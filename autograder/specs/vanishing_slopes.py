"""What this chapter asks for: slopes, by formulas and by autograd, and what becomes of them in many layers.

No slope is asked for at a kink, where there is none. What autograd goes back through is asked for its values as well.
"""

from collections.abc import Sequence

import numpy as np
from numpy.random import Generator

from autograder.contract.trials import Field, Measure
from autograder.specs import programs
from autograder.specs.activation_functions import (
    ALPHA,
    ELU_LARGE_PUBLIC,
    MAXOUT_PUBLIC,
    any_alpha,
    both_signs,
    large_elu_cases,
    many_digits,
    maxout_torch_cases,
    steep_leaky_cases,
)
from autograder.specs.drawing import as_tensors, eighths_but_zero
from autograder.specs.kinds import experiments, predicts, repairs
from autograder.specs.question import Assignment, Case, Draw, Inputs, Part, Question, load

# Slopes without alpha


def slope_cases(rng: Generator) -> list[Case]:
    return [
        Case("6 scores", {"x": both_signs(rng, 6)}),
        Case("one score", {"x": both_signs(rng, 2)[:1]}),
        Case("9 scores", {"x": both_signs(rng, 9)}),
        Case("scores with many digits", {"x": many_digits(rng, 5)}),
    ]


def relu_slope_cases(rng: Generator) -> list[Case]:
    return [
        *slope_cases(rng),
        Case("negative scores", {"x": -np.abs(eighths_but_zero(rng, 4))}),
        Case("large scores of both signs", {"x": rng.permutation([-900.0, 700.0, -40.0, 60.0])}),
    ]


def relu_torch_cases(rng: Generator) -> list[Case]:
    several = [case for case in relu_slope_cases(rng) if (case.inputs["x"] > 0).any()]  # else nothing depends on x
    short = Case("tensors of float32", {"x": both_signs(rng, 5)})
    return [*as_tensors(several), *as_tensors([short], np.float32)]


def large_slope_cases(rng: Generator) -> list[Case]:
    return [
        Case("large scores of both signs", {"x": rng.permutation([-1000.0, -400.0, -30.0, 1.5, 30.0, 400.0, 1000.0])}),
        Case("large and small scores", {"x": rng.permutation(np.append(both_signs(rng, 3), [-800.0, 800.0]))}),
    ]


# Slopes with alpha


def leaky_slope_cases(rng: Generator) -> list[Case]:
    return [
        Case("7 scores", {"x": both_signs(rng, 7), "alpha": any_alpha(rng)}),
        Case("one negative score", {"x": np.array([-0.875]), "alpha": any_alpha(rng)}),
        Case("negative scores", {"x": -np.abs(eighths_but_zero(rng, 5)), "alpha": any_alpha(rng)}),
    ]


def whole_leaky_cases(rng: Generator) -> list[Case]:
    return [Case("whole numbers, again", {"x": rng.permutation([-3, -2, -1, 1, 2, 4]), "alpha": any_alpha(rng)})]


def leaky_torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", {"x": both_signs(rng, 5), "alpha": any_alpha(rng)})
    return [
        *as_tensors([*leaky_slope_cases(rng), *steep_leaky_cases(rng)], numbers=ALPHA),
        *as_tensors([short], np.float32, numbers=ALPHA),
    ]


def elu_slope_cases(rng: Generator) -> list[Case]:
    return [
        Case("7 scores", {"x": both_signs(rng, 7), "alpha": any_alpha(rng)}),
        Case("an alpha above 1", {"x": np.append(both_signs(rng, 5), -0.25), "alpha": float(rng.choice([1.5, 3.0]))}),
        Case("one negative score", {"x": np.array([-0.875]), "alpha": any_alpha(rng)}),
        Case("scores with many digits", {"x": many_digits(rng, 5), "alpha": any_alpha(rng)}),
    ]


def large_elu_slope_cases(rng: Generator) -> list[Case]:
    far = rng.permutation([-1000.0, -800.0, -30.0, -0.5, 30.0, 800.0, 1000.0])
    return [
        *large_elu_cases(rng),
        Case("large scores of both signs", {"x": far, "alpha": any_alpha(rng)}),
    ]


def elu_torch_cases(rng: Generator) -> list[Case]:
    short = Case("tensors of float32", {"x": np.append(both_signs(rng, 4), 200.0), "alpha": any_alpha(rng)})
    return [
        *as_tensors([*elu_slope_cases(rng), *large_elu_slope_cases(rng)], numbers=ALPHA),
        *as_tensors([short], np.float32, numbers=ALPHA),
    ]


# slope_through and first_deviations


def any_chain(rng: Generator, n_layers: int) -> Inputs:
    """A start, and a chain of weights of both signs, none of which is 1."""
    return {"x": float(rng.choice([-1.25, 0.75, 1.5])), "weights": both_signs(rng, n_layers) + 0.0625}


def chain_cases(rng: Generator) -> list[Case]:
    return [
        Case("4 layers", any_chain(rng, 4)),
        Case("7 layers", any_chain(rng, 7)),
        Case("one layer", {"x": 0.5, "weights": rng.choice([-1.5, 0.75, 2.5], size=1)}),
        Case("two layers, and a start of 0", {"x": 0.0, "weights": both_signs(rng, 2)}),
    ]


def draws_from(seed: int) -> Inputs:
    """The data of the experiment: the widths, and the seeds of five draws."""
    widths = load("measures.vanishing_slopes.layers")()
    return {"widths": np.array(widths), "seeds": seed + np.arange(5)}


def new_draws(rng: Generator) -> list[Case]:
    return [Case("other draws", draws_from(int(rng.integers(2**31))))]


RELU_PUBLIC = [
    Case("below 0 and above", {"x": np.array([-3.0, 2.0])}, public=True),
    Case("5 scores", {"x": np.array([0.25, -0.5, 8.0, -7.0, 1.5])}, public=True),
]
LEAKY_PUBLIC = [
    Case("the slide's alpha", {"x": np.array([-3.0, 2.0]), "alpha": 0.1}, public=True),
    Case("another alpha", {"x": np.array([4.0, -0.5, 1.5, -2.0]), "alpha": 0.25}, public=True),
]
STEEP_LEAKY = Case("an alpha above 1", {"x": np.array([-1.5, 0.5, -3.0]), "alpha": 2.0}, public=True)
ELU_PUBLIC = [
    Case("alpha is 1", {"x": np.array([-3.0, -1.0, 2.0]), "alpha": 1.0}, True),
    Case("another alpha", {"x": np.array([1.5, -0.5, -2.0]), "alpha": 0.25}, True),
    Case("an alpha above 1", {"x": np.array([-1.5, 0.5, -0.25]), "alpha": 2.0}, True),
]


LARGE_PUBLIC = [Case("large scores", {"x": np.array([-1000.0, 0.5, 1000.0])}, public=True)]
WHOLE_LEAKY_PUBLIC = [Case("whole numbers", {"x": np.array([-3, 2, -1]), "alpha": 0.5}, public=True)]


def slope(function: str, title: str, *parts: Part) -> Question:
    """A question about the slope of an activation function at each of its scores."""
    return Question(
        function=function,
        title=title,
        reference=f"numpy_ref.vanishing_slopes.{function}",
        outputs=("slope",),
        parts=parts,
    )


def by_autograd(function: str, title: str, points: float, public: Sequence[Case], draw: Draw) -> Question:
    """A question about a function in PyTorch that looks at its values and at the slopes that autograd finds."""
    return Question(
        function=f"{function}_for_autograd",
        title=title,
        reference=f"torch_ref.vanishing_slopes.{function}_for_autograd",
        outputs=("value", "slope"),
        library="torch",
        parts=(Part("the values, and the slopes by autograd", points, public, draw, "autograd.value_and_slope"),),
    )


ASSIGNMENT = Assignment(
    "When slopes vanish",
    (
        predicts(
            "through_layers",
            "Through four layers",
            "numpy_ref.vanishing_slopes.through_layers",
            points=0.75,
            decimals=1,
        ),
        slope(
            "sigmoid_slope",
            "The slope of the sigmoid",
            Part(
                "the slopes",
                0.25,
                (
                    Case("at 0 and on both sides", {"x": np.array([-2.0, 0.0, 2.0])}, public=True),
                    Case("4 scores", {"x": np.array([1.0, -0.5, 3.5, 0.25])}, public=True),
                ),
                slope_cases,
            ),
            Part("large scores", 0.25, LARGE_PUBLIC, large_slope_cases),
        ),
        slope(
            "tanh_slope",
            "The slope of tanh",
            Part(
                "the slopes",
                0.25,
                (
                    Case("at 0 and on both sides", {"x": np.array([-1.0, 0.0, 1.0])}, public=True),
                    Case("4 scores", {"x": np.array([0.5, -0.25, 2.0, -1.5])}, public=True),
                ),
                slope_cases,
            ),
            Part("large scores", 0.25, LARGE_PUBLIC, large_slope_cases),
        ),
        slope("relu_slope", "The slope of ReLU", Part("the slopes", 0.25, RELU_PUBLIC, relu_slope_cases)),
        slope(
            "leaky_relu_slope",
            "The slope of leaky ReLU",
            Part(
                "the slopes",
                0.5,
                (*LEAKY_PUBLIC, STEEP_LEAKY),
                lambda rng: [*leaky_slope_cases(rng), *steep_leaky_cases(rng)],
            ),
            Part("whole numbers", 0.25, WHOLE_LEAKY_PUBLIC, whole_leaky_cases),
        ),
        slope(
            "elu_slope",
            "The slope of ELU",
            Part("the slopes", 0.25, ELU_PUBLIC, elu_slope_cases),
            Part("large scores", 0.25, ELU_LARGE_PUBLIC, large_elu_slope_cases),
        ),
        repairs(
            "slope_through",
            "A chain of sines",
            "numpy_ref.vanishing_slopes.slope_through",
            outputs=("value", "slope"),
            points=0.75,
            broken="as_inherited",
            public=[Case("three layers", {"x": 0.5, "weights": np.array([2.0, -1.5, 0.75])}, public=True)],
            draw=chain_cases,
        ),
        predicts(
            "faulty_steps",
            "Which step is wrong?",
            "numpy_ref.vanishing_slopes.faulty_steps",
            points=1,
        ),
        experiments(
            "first_deviations",
            "Twenty layers to begin with",
            "numpy_ref.vanishing_slopes.first_deviations",
            Measure(
                [Field("deviations", ["20"], 0, 10)],
                programs.right("measures.vanishing_slopes.worst_layer"),
                "The outputs of the worst layer are too large or too small by a factor of {measured:.3g}; "
                "{bar:.3g} or less is asked for",
                bar=1.4,
                at_most=True,
                slack=0.2,
                tells=programs.right("measures.vanishing_slopes.what_is_wrong_with_deviations"),
            ),
            points=1.5,
            data=draws_from(0),
            draw=new_draws,
        ),
        by_autograd("relu", "ReLU for autograd", 0.25, as_tensors(RELU_PUBLIC), relu_torch_cases),
        by_autograd(
            "leaky_relu",
            "Leaky ReLU for autograd",
            0.25,
            as_tensors([*LEAKY_PUBLIC, STEEP_LEAKY], numbers=ALPHA),
            leaky_torch_cases,
        ),
        by_autograd(
            "elu",
            "ELU for autograd",
            0.5,
            as_tensors([*ELU_PUBLIC, *ELU_LARGE_PUBLIC], numbers=ALPHA),
            elu_torch_cases,
        ),
        by_autograd("maxout", "Maxout for autograd", 0.5, as_tensors(MAXOUT_PUBLIC[1:]), maxout_torch_cases),
    ),
    earlier=("numerical_gradient",),
)
