"""Wrong answers in this chapter, with the hint that each earns."""

from dataclasses import replace

import numpy as np

from solutions.measures.vanishing_slopes import layers
from solutions.misconceptions import Register
from solutions.misconceptions.activation_functions import ANSWERS as OF_VALUES
from solutions.misconceptions.patterns import PICKED
from solutions.misconceptions.slips import Slip, register_slips
from solutions.operators import left_out

ANSWERS = wrong = Register()


# sigmoid_slope


@wrong(
    "sigmoid_slope",
    "The sigmoid is applied twice: x is a score, and the slope is asked for at x, not at sigmoid(x). Compute the "
    "sigmoid once and use its value in the formula.",
)
def slope_at_the_value(x):
    once = 1 / (1 + np.exp(-x))
    twice = 1 / (1 + np.exp(-once))
    return twice * (1 - twice)


@wrong(
    "sigmoid_slope",
    "x is a score, but it is used as if it were the sigmoid's value already. First compute the sigmoid of x.",
)
def score_as_value(x):
    return x * (1 - x)


FRACTION = (
    "Far out on one side exp gives infinity, and the formula makes nan of it: infinity divided by infinity, or 0 times "
    "infinity."
)


@wrong("sigmoid_slope", FRACTION, "Arrange it so that exp never gets a number above 0.")
def fraction_of_powers_of_minus_x(x):
    return np.exp(-x) / (1 + np.exp(-x)) ** 2


@wrong("sigmoid_slope", FRACTION, "Arrange it so that exp never gets a number above 0.")
def fraction_of_powers_of_x(x):
    return np.exp(x) / (1 + np.exp(x)) ** 2


@wrong(
    "sigmoid_slope",
    "math.exp stops with an error where its result gets too large, as for a score of -1000.",
    "NumPy's exponential goes on with infinity there, and 1 divided by that is 0.",
)
def slope_by_math_exp(x):
    import math

    values = [1 / (1 + math.exp(-score)) for score in x]
    return [value * (1 - value) for value in values]


@wrong("sigmoid_slope", "This is the sigmoid itself. Its slope is the value times one minus the value.")
def sigmoid_for_slope(x):
    return 1 / (1 + np.exp(-x))


@wrong("sigmoid_slope", "One factor is missing. The slope is a product: the value, times one minus the value.")
def one_minus_sigmoid(x):
    return 1 - 1 / (1 + np.exp(-x))


@wrong(
    "sigmoid_slope",
    "The result is 0 everywhere, as if the value were subtracted from itself. Without parentheses the multiplication "
    "comes first: put one minus the value into parentheses.",
)
def slope_without_parentheses(x):
    value = 1 / (1 + np.exp(-x))
    return value * 1 - value


@wrong("sigmoid_slope", "The slope is negative, but the sigmoid rises everywhere. Look at the signs.")
def sigmoid_falls(x):
    value = 1 / (1 + np.exp(-x))
    return value * (value - 1)


@wrong("sigmoid_slope", "1 minus the square is the rule for tanh. The sigmoid has another one.")
def rule_of_tanh(x):
    return 1 - (1 / (1 + np.exp(-x))) ** 2


@wrong("sigmoid_slope", "The value is multiplied by one plus the value. It should be one minus the value.")
def plus_for_minus(x):
    value = 1 / (1 + np.exp(-x))
    return value * (1 + value)


@wrong("sigmoid_slope", "The value is there twice. The slope is the value, once, times one minus the value.")
def value_squared(x):
    value = 1 / (1 + np.exp(-x))
    return value**2 * (1 - value)


@wrong("sigmoid_slope", "This is the slope of tanh. The sigmoid is less steep: 0.25 at most.")
def slope_of_tanh(x):
    return 1 - np.tanh(x) ** 2


@wrong("sigmoid_slope", "The score is subtracted from 1. It is the sigmoid's value that is subtracted.")
def one_minus_the_score(x):
    return 1 / (1 + np.exp(-x)) * (1 - x)


products = wrong.edits(of="alternatives.vanishing_slopes.sigmoid_slope_with_product", question="sigmoid_slope")
SIGMOID, PRODUCT = "1 / (1 + np.exp(-x))", "value * (1 - value)"
NEIGHBOURS = {
    "hint": "np.gradient compares each entry with its neighbours in the array, but these are other scores, in any "
    "order.",
    "way_out": "Each slope depends on one score alone. Which formula gives it?",
    "speaks_of": ("gradient",),
}
products(
    "minus_in_the_denominator",
    (SIGMOID, "1 / (1 - np.exp(-x))"),
    hint="The denominator of the sigmoid has a minus where it should have a plus, and at 0 it becomes 0.",
)
products(
    "square_of_the_sigmoid",
    (PRODUCT, "value**2"),
    hint="This is the square of the sigmoid.",
    way_out="Of the two factors one should be what the value lacks of 1.",
)
products(
    "sigmoid_of_one_minus_x",
    (PRODUCT, "value / (1 + np.exp(-(1 - x)))"),
    hint="The second factor is a sigmoid of 1 − x. The 1 belongs outside: the value is taken away from it.",
)
products(
    "second_slope_of_the_sigmoid",
    (PRODUCT, "value * (1 - value) * (1 - 2 * value)"),
    hint="This is the slope of the slope.",
    way_out="One derivative is asked for, not two.",
)
products(
    "slope_of_the_logarithm",
    (PRODUCT, "1 - 2 * value"),
    hint="This is how fast the logarithm of the slope changes.",
    way_out="The slope of the sigmoid is a product of two factors.",
)
products(
    "square_of_the_power_alone",
    ("value * (1 - value)", "np.exp(-x) / (1 + np.exp(-x) ** 2)"),
    left_out(f"value = {SIGMOID}"),
    hint="Only the power in the denominator is squared. The square is that of the whole denominator.",
)
products(
    "sigmoid_of_neighbours",
    (PRODUCT, "np.gradient(value, x)"),
    **NEIGHBOURS,
)


# tanh_slope


@wrong(
    "tanh_slope",
    "tanh as a fraction of exponentials is right on paper, but for large scores the computer divides infinity by "
    "infinity, which is nan.",
    "NumPy has a tanh that is right for all scores.",
)
def tanh_as_a_fraction(x):
    value = (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
    return 1 - value**2


@wrong(
    "tanh_slope",
    "tanh as a fraction of exponentials is right on paper, but for very high scores the computer divides infinity by "
    "infinity, which is nan.",
    "NumPy has a tanh that is right for all scores.",
)
def tanh_as_a_fraction_of_one_power(x):
    value = (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1)
    return 1 - value**2


@wrong("tanh_slope", "The square is missing: the slope is one minus the square of tanh.")
def square_missing(x):
    return 1 - np.tanh(x)


@wrong(
    "tanh_slope",
    "tanh is applied twice: x is a score, and the slope is asked for at x, not at tanh(x). Compute tanh once and "
    "square its value.",
)
def tanh_slope_at_the_value(x):
    return 1 - np.tanh(np.tanh(x)) ** 2


@wrong("tanh_slope", "x is a score, but it is used as if it were the value of tanh already. First compute tanh of x.")
def tanh_score_as_value(x):
    return 1 - x**2


@wrong("tanh_slope", "The score is squared, and then tanh is taken. It is the value of tanh that is squared.")
def score_squared(x):
    return 1 - np.tanh(x**2)


@wrong("tanh_slope", "The whole difference is squared. Only tanh is: first the square, then the subtraction from 1.")
def difference_squared(x):
    return (1 - np.tanh(x)) ** 2


@wrong("tanh_slope", "The value times one minus the value is the rule for the sigmoid. tanh has another one.")
def rule_of_sigmoid(x):
    return np.tanh(x) * (1 - np.tanh(x))


@wrong("tanh_slope", "The slope is negative, but tanh rises everywhere. The square is subtracted from 1.")
def tanh_falls(x):
    return np.tanh(x) ** 2 - 1


@wrong("tanh_slope", "The square is added to 1. It is subtracted, so that the slope is 1 at most.")
def square_added(x):
    return 1 + np.tanh(x) ** 2


@wrong("tanh_slope", "This is the square of tanh, which is 0 at 0, where tanh is steepest. Subtract it from 1.")
def one_missing(x):
    return np.tanh(x) ** 2


@wrong("tanh_slope", "This is tanh itself. Its slope is one minus the square of that value.")
def tanh_for_slope(x):
    return np.tanh(x)


@wrong(
    "tanh_slope",
    "This is the square root of the slope.",
    "Is there a root that doesn't belong there, or a square that is missing, as of one over the hyperbolic cosine?",
)
def cosine_not_squared(x):
    return 1 / np.cosh(x)


@wrong("tanh_slope", "This is the slope of the sigmoid. tanh is steeper: its slope at 0 is 1.")
def slope_of_sigmoid(x):
    value = 1 / (1 + np.exp(-x))
    return value * (1 - value)


@wrong("tanh_slope", "tanh is multiplied by 2. It is squared: multiplied by itself.")
def doubled_for_squared(x):
    return 1 - np.tanh(x) * 2


@wrong(
    "tanh_slope",
    "The sign ^ isn't a power in Python: it compares the bits of whole numbers. A power is written with two stars.",
)
def caret_for_square(x):
    return 1 - np.tanh(x) ^ 2


tangent = wrong.edits(of="numpy_ref.vanishing_slopes.tanh_slope")
SQUARE_OF_TANH = "1 - np.tanh(x) ** 2"
tangent(
    "tan_for_tanh",
    (SQUARE_OF_TANH, "1 - np.tan(x) ** 2"),
    hint="This is the tangent of an angle, which has poles. The hyperbolic tangent ends in an h.",
)
tangent(
    "slope_of_tan",
    (SQUARE_OF_TANH, "1 / np.cos(x) ** 2"),
    hint="This is the slope of the tangent of an angle. The hyperbolic functions end in an h.",
)
tangent(
    "slope_of_arctan",
    (SQUARE_OF_TANH, "1 / (1 + x**2)"),
    hint="This is the slope of the inverse tangent, another curve that levels off.",
    way_out="Write the slope of tanh with its value.",
)
tangent(
    "second_slope_of_tanh",
    (SQUARE_OF_TANH, "-2 * np.tanh(x) * (1 - np.tanh(x) ** 2)"),
    hint="This is the slope of the slope.",
    way_out="One derivative is asked for, not two.",
)
tangent("tanh_of_neighbours", (SQUARE_OF_TANH, "np.gradient(np.tanh(x), x)"), **NEIGHBOURS)


# relu_slope


@wrong("relu_slope", "This is ReLU itself. Here its slope is asked for: how steep it is, not how high.")
def relu_for_its_slope(x):
    return np.maximum(0, x)


@wrong(
    "relu_slope",
    "The two sides are swapped. On the positive side ReLU is the line x; on the negative side it is flat.",
)
def relu_slope_sides_swapped(x):
    return np.where(x > 0, 0.0, 1.0)


@wrong("relu_slope", "The negative side has the slope -1. This is the slope of |x|; ReLU is flat there.")
def slope_of_absolute_value(x):
    return np.sign(x)


@wrong("relu_slope", "Negative scores have a slope of 0.1, as in the slide's leaky ReLU. ReLU itself is flat there.")
def a_tenth_for_relu_slope(x):
    return np.where(x > 0, 1.0, 0.1)


@wrong("relu_slope", "Negative scores have a slope of 0.01, as in leaky ReLU. ReLU itself is flat there.")
def a_hundredth_for_relu_slope(x):
    return np.where(x > 0, 1.0, 0.01)


@wrong("relu_slope", "The slope is 1 everywhere. On the negative side ReLU stays at 0, however the score changes.")
def relu_slope_one_everywhere(x):
    return np.ones(len(x))


@wrong("relu_slope", "The slope is 0 everywhere. On the positive side ReLU is the line x, which rises.")
def relu_slope_zero_everywhere(x):
    return np.zeros(len(x))


@wrong(
    "relu_slope",
    "The negative scores are thrown away, so fewer slopes come back. Each of them has one too: 0.",
)
def relu_slope_of_positive_scores(x):
    return np.ones(len(x[x > 0]))


@wrong(
    "relu_slope",
    "One number comes back. Each score has a slope of its own: as many slopes as scores.",
)
def one_relu_slope_for_all(x):
    return 1.0 if x.max() > 0 else 0.0


@wrong(
    "relu_slope",
    "np.gradient compares each entry with its neighbours in the array, but these are other scores, in any order. "
    "Each slope depends on one score alone: on which side of 0 it lies.",
)
def neighbours_compared(x):
    return np.gradient(np.maximum(0, x))


@wrong(
    "relu_slope",
    "np.gradient compares each entry with its neighbours in the array, but these are other scores, in any order. "
    "Each slope depends on one score alone: on which side of 0 it lies.",
)
def neighbours_compared_by_distance(x):
    return np.gradient(np.maximum(0, x), x)


@wrong(
    "relu_slope",
    "The caller's array is different after the call: the slopes were written into it. Make a new array, and "
    "leave x as it is.",
)
def relu_slope_in_place(x):
    x[x <= 0] = 0
    x[x > 0] = 1
    return x


@wrong(
    "relu_slope",
    "The positive side gives the score, and the negative side 1. The slope of the line x is 1, and where ReLU is "
    "flat it is 0.",
)
def score_and_one(x):
    return np.where(x > 0, x, 1)


step_up = wrong.edits(of="numpy_ref.vanishing_slopes.relu_slope")
step_up(
    "scores_cut_at_one",
    ("np.where(x > 0, 1.0, 0.0)", "np.clip(x, 0, 1)"),
    hint="The score itself comes back, cut off at 0 and at 1. Between them the slope isn't the score.",
    way_out="How steep is the line x?",
)
step_up(
    "relu_slope_from_one_on",
    ("x > 0", "x > 1"),
    hint="The slope begins to be 1 only where the score is above 1.",
    way_out="Where does ReLU have its kink?",
    constant=1.0,
)
step_up(
    "relu_slope_of_softplus",
    ("np.where(x > 0, 1.0, 0.0)", "1 / (1 + np.exp(-x))"),
    hint="This is the sigmoid, the slope of a ReLU whose kink is smooth. That of ReLU jumps.",
)


# leaky_relu_slope


@wrong("leaky_relu_slope", "This is the slope of plain ReLU: alpha isn't used. The negative side has a slope too.")
def slope_of_plain_relu(x, alpha):
    return np.where(x > 0, 1.0, 0.0)


@wrong("leaky_relu_slope", "The slide's 0.1 is used whatever alpha is. Use the argument.")
def leaky_slope_always_a_tenth(x, alpha):
    return np.where(x > 0, 1.0, 0.1)


@wrong("leaky_relu_slope", "0.01 is used whatever alpha is.", "Use the argument.", constant=0.01)
def leaky_slope_always_a_hundredth(x, alpha):
    return np.where(x > 0, 1.0, 0.01)


@wrong("leaky_relu_slope", "This is leaky ReLU itself. Here its slope is asked for: how steep it is, not how high.")
def leaky_relu_for_its_slope(x, alpha):
    return np.where(x > 0, x, alpha * x)


@wrong("leaky_relu_slope", "The negative side gives alpha times the score, the value. The slope is that factor alone.")
def leak_for_its_slope(x, alpha):
    return np.where(x > 0, 1.0, alpha * x)


@wrong("leaky_relu_slope", "The positive side gives the score, the value. The slope of the line x is 1.")
def leaky_line_for_its_slope(x, alpha):
    return np.where(x > 0, x, alpha)


@wrong("leaky_relu_slope", "The two sides are swapped: the slope is 1 where the score is positive.")
def leaky_slope_sides_swapped(x, alpha):
    return np.where(x > 0, alpha, 1.0)


@wrong(
    "leaky_relu_slope",
    "The slope is negative on the left, but leaky ReLU rises there too when alpha is positive. Look at the sign.",
)
def leaky_falls(x, alpha):
    return np.where(x > 0, 1.0, -alpha)


@wrong("leaky_relu_slope", "The slope is alpha everywhere. On the positive side leaky ReLU is the line x.")
def leaky_slope_alpha_everywhere(x, alpha):
    return np.full(len(x), alpha)


@wrong("leaky_relu_slope", "The slope is 1 everywhere. On the negative side alpha multiplies the score.")
def leaky_slope_one_everywhere(x, alpha):
    return np.ones(len(x))


@wrong("leaky_relu_slope", "One over alpha is the wrong way round: alpha multiplies the score, so it is the slope.")
def one_over_alpha(x, alpha):
    return np.where(x > 0, 1.0, 1 / alpha)


@wrong("leaky_relu_slope", "1 - alpha is how much is held back. alpha is what comes through, and the slope.")
def one_minus_alpha(x, alpha):
    return np.where(x > 0, 1.0, 1 - alpha)


@wrong(
    "leaky_relu_slope",
    "This is the slope of the larger of alpha*x and x, which is leaky ReLU only up to an alpha of 1. Ask for the "
    "sign of x instead.",
)
def slope_of_the_larger(x, alpha):
    return np.where(alpha * x > x, alpha, 1.0)


@wrong(
    "leaky_relu_slope",
    "The caller's array is different after the call: the slopes were written into it. Make a new array of floats, "
    "and leave x as it is.",
)
def leaky_slope_in_place(x, alpha):
    positive = x > 0
    x[positive] = 1
    x[~positive] = alpha
    return x


@wrong(
    "leaky_relu_slope",
    "alpha is cut off to a whole number where the scores are whole numbers, because an array made like x can hold "
    "whole numbers only. Make the result an array of floats.",
)
def leaky_slope_whole_numbers(x, alpha):
    slopes = np.ones_like(x)
    slopes[x < 0] = alpha
    return slopes


@wrong(
    "leaky_relu_slope",
    "Two things. 1. The negative side gives alpha times the score, the value. 2. Fractions are cut off where the "
    "scores are whole numbers.",
    "The slope is a factor. Make the result an array of floats.",
)
def leak_in_whole_numbers(x, alpha):
    slopes = np.ones_like(x)
    slopes[x < 0] = alpha * x[x < 0]
    return slopes


bent = wrong.edits(of="numpy_ref.vanishing_slopes.leaky_relu_slope")
BENT = "np.where(x > 0, 1.0, alpha)"
bent(
    "alpha_on_the_wrong_side_alone",
    (BENT, "np.where(x > 0, alpha, 0.0)"),
    hint="alpha is the slope on the positive side, and the negative side has none.",
    way_out="On which side is leaky ReLU the line x?",
)
bent(
    "both_pieces_added",
    (BENT, "np.where(x > 0, 1.0 + alpha, alpha)"),
    hint="On the positive side alpha is added to the 1, as if both pieces counted there.",
    way_out="Each score lies on one piece only.",
)
bent(
    "alpha_minus_one",
    (BENT, "np.where(x > 0, 1.0, alpha - 1)"),
    hint="On the negative side 1 is taken away from alpha.",
    way_out="There the value is alpha times the score: how fast does it change with the score?",
)


# elu_slope


@wrong("elu_slope", "alpha isn't used. It multiplies the curve on the negative side, and so its slope.")
def slope_alpha_ignored(x, alpha):
    return np.where(x > 0, 1.0, np.exp(np.minimum(x, 0)))


@wrong("elu_slope", "This is ELU itself. Here its slope is asked for: 1 where the score is positive.")
def elu_for_slope(x, alpha):
    return np.where(x > 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


@wrong("elu_slope", "A 1 is subtracted on the negative side. In ELU it is a constant, and a constant has the slope 0.")
def constant_kept(x, alpha):
    return np.where(x > 0, 1.0, alpha * (np.exp(np.minimum(x, 0)) - 1))


@wrong("elu_slope", "This is the slope of leaky ReLU, alpha on the whole negative side. That of ELU changes with x.")
def leaky_slope(x, alpha):
    return np.where(x > 0, 1.0, alpha)


@wrong("elu_slope", "The positive side gives the score. The slope of the line x is 1.")
def line_for_its_slope(x, alpha):
    return np.where(x > 0, x, alpha * np.exp(np.minimum(x, 0)))


@wrong("elu_slope", "This is the slope of ReLU, 0 on the negative side. ELU still rises there.")
def relu_slope_for_elu(x, alpha):
    return np.where(x > 0, 1.0, 0.0)


@wrong("elu_slope", "The two sides are swapped: the slope is 1 where the score is positive.")
def slope_sides_swapped(x, alpha):
    return np.where(x > 0, alpha * np.exp(x), 1.0)


@wrong("elu_slope", "The exponential is used on both sides. Where the score is positive, ELU is a line of slope 1.")
def slope_exponential_everywhere(x, alpha):
    return alpha * np.exp(x)


@wrong("elu_slope", "alpha stands inside exp. It multiplies the exponential.")
def slope_alpha_inside(x, alpha):
    return np.where(x > 0, 1.0, np.exp(alpha * np.minimum(x, 0)))


@wrong(
    "elu_slope",
    "This is the rule for powers of x, but in exp(x) the x is in the exponent. The exponential is its own slope.",
)
def rule_for_powers(x, alpha):
    return np.where(x > 0, 1.0, alpha * x * np.exp(np.minimum(x, 0) - 1))


@wrong("elu_slope", "The slope is negative on the left, but ELU rises everywhere. Look at the sign.")
def elu_falls(x, alpha):
    return np.where(x > 0, 1.0, -alpha * np.exp(np.minimum(x, 0)))


@wrong(
    "elu_slope",
    "The slope grows where x becomes more negative: exp gets -x. The curve becomes flat there, so it is exp(x).",
)
def slope_exp_of_minus_x(x, alpha):
    return np.where(x > 0, 1.0, alpha * np.exp(-np.minimum(x, 0)))


@wrong(
    "elu_slope", "The negative side is multiplied by the score. The slope of the exponential is the exponential itself."
)
def slope_times_score(x, alpha):
    return np.where(x >= 0, 1, alpha * x * np.exp(np.minimum(x, 0)))


@wrong("elu_slope", "The positive side has the slope alpha. The line x has the slope 1; alpha belongs to the curve.")
def alpha_on_both_sides(x, alpha):
    return alpha * np.exp(np.minimum(x, 0))


@wrong(
    "elu_slope",
    "exp of a large score is infinite, and multiplied by the 0 of a comparison it becomes nan.",
    "Make sure that exp gets no large number, not even where its result isn't used.",
)
def comparison_times_exp(x, alpha):
    return (x > 0) * 1.0 + (x <= 0) * alpha * np.exp(x)


levelled = wrong.edits(of="numpy_ref.vanishing_slopes.elu_slope")
CURVE = "alpha * np.exp(negative)"
levelled(
    "value_plus_one",
    (CURVE, "alpha * (np.exp(negative) - 1) + 1"),
    hint="On the negative side this is the value of ELU plus 1. It is its slope only where alpha is 1.",
    way_out="Which constant, added to the value, gives the slope for every alpha?",
)
levelled(
    "alpha_inside_and_outside",
    (CURVE, "alpha * np.exp(alpha * negative)"),
    hint="alpha stands inside exp, too. It multiplies the exponential alone.",
)
levelled(
    "divided_by_alpha",
    (CURVE, "np.exp(negative) / alpha"),
    hint="The exponential is divided by alpha. alpha multiplies the curve, and so its slope.",
)
levelled(
    "alpha_added",
    (CURVE, "alpha + np.exp(negative)"),
    hint="alpha is added to the exponential. It multiplies the curve, and so its slope.",
)
levelled(
    "slope_of_sigmoid_for_elu",
    (CURVE, "alpha / (1 + np.exp(-negative))"),
    hint="The negative side is a sigmoid here. ELU has an exponential there.",
    way_out="What is the slope of an exponential?",
)
levelled(
    "alpha_minus_the_exponential",
    (CURVE, "alpha * (1 - np.exp(negative))"),
    hint="The exponential is taken away from 1, so the slope is greatest where the curve levels off.",
    way_out="A constant has the slope 0: what is left of ELU's formula?",
)


# relu_for_autograd


@wrong(
    "relu_for_autograd",
    "What comes back is cut off from x, so autograd finds no slope: .detach(), .item(), .data, torch.tensor(...), "
    "torch.no_grad() and a comparison such as x > 0 do that. Compute with tensors from beginning to end.",
)
def relu_cut_off(x):
    import torch

    return torch.relu(x.detach())


@wrong(
    "relu_for_autograd",
    "This is a new tensor that knows nothing of x; requires_grad=True doesn't tie it to x. "
    "Compute with tensors from beginning to end.",
)
def relu_as_new_leaf(x):
    return x.detach().clamp(min=0).requires_grad_()


@wrong(
    "relu_for_autograd",
    "This is a list. Autograd needs a tensor: work on all entries at once, with a function of PyTorch.",
)
def relu_as_a_list(x):
    return [max(0.0, score) for score in x]


@wrong(
    "relu_for_autograd",
    "This goes through NumPy, and autograd can't look through NumPy. Stay in PyTorch: it has clamp, where and "
    "maximum too.",
)
def relu_left_for_numpy(x):
    return np.maximum(0, x.numpy())


@wrong(
    "relu_for_autograd",
    "This is a NumPy array, cut off from x, and autograd can't look through NumPy. Stay in PyTorch: it has clamp, "
    "where and maximum too.",
)
def relu_detached_for_numpy(x):
    return np.maximum(0, x.detach().numpy())


@wrong(
    "relu_for_autograd",
    "The zeros are written into x itself, as functions whose names end in _ do too. Autograd forbids that: it needs "
    "x as it was. Make a new tensor.",
)
def torch_relu_in_place(x):
    x[x < 0] = 0
    return x


@wrong(
    "relu_for_autograd",
    "A module comes back, not what it computes. First make the module, then call it on x; or look for the function of "
    "that name.",
)
def module_for_its_result(x):
    import torch

    return torch.nn.ReLU(x)


# leaky_relu_for_autograd


@wrong(
    "leaky_relu_for_autograd",
    "What comes back is cut off from x, so autograd finds no slope: .detach(), .item(), .data, torch.tensor(...), "
    "torch.no_grad() and a comparison such as x > 0 do that. Compute with tensors from beginning to end.",
)
def leaky_cut_off(x, alpha):
    import torch

    x = x.detach()
    return torch.where(x >= 0, x, alpha * x)


@wrong(
    "leaky_relu_for_autograd",
    "This is a list. Autograd needs a tensor: work on all entries at once, for example with torch.where.",
)
def leaky_as_a_list(x, alpha):
    return [score if score >= 0 else alpha * score for score in x]


@wrong(
    "leaky_relu_for_autograd",
    "This goes through NumPy, and autograd can't look through NumPy. Stay in PyTorch: it has where and clamp too.",
)
def leaky_left_for_numpy(x, alpha):
    x = x.numpy()
    return np.where(x >= 0, x, alpha * x)


@wrong(
    "leaky_relu_for_autograd",
    "This is a NumPy array, cut off from x, and autograd can't look through NumPy. Stay in PyTorch: it has where "
    "and clamp too.",
)
def leaky_detached_for_numpy(x, alpha):
    x = x.detach().numpy()
    return np.where(x >= 0, x, alpha * x)


@wrong(
    "leaky_relu_for_autograd",
    "The new values are written into x itself. Autograd forbids that: it needs x as it was. Make a new tensor.",
)
def torch_leaky_in_place(x, alpha):
    x[x < 0] = alpha * x[x < 0]
    return x


NEGATIVE_CUT_OFF = (
    "The values are right, but those of the negative scores are cut off from x, so autograd finds the slope 0 there: "
    ".detach(), .item(), .data, torch.tensor(...) and torch.no_grad() do that."
)
POSITIVE_CUT_OFF = (
    "The values are right, but those of the positive scores are cut off from x, so autograd finds the slope 0 there: "
    ".detach(), .item(), .data, torch.tensor(...) and torch.no_grad() do that."
)
UNBROKEN = "Compute both sides with tensors from beginning to end."


@wrong("leaky_relu_for_autograd", NEGATIVE_CUT_OFF, UNBROKEN)
def leak_cut_off(x, alpha):
    import torch

    return torch.where(x >= 0, x, (alpha * x).detach())


@wrong("leaky_relu_for_autograd", POSITIVE_CUT_OFF, UNBROKEN)
def line_cut_off(x, alpha):
    import torch

    return torch.where(x >= 0, x.detach(), alpha * x)


# elu_for_autograd


@wrong("elu_for_autograd", NEGATIVE_CUT_OFF, UNBROKEN)
def curve_cut_off(x, alpha):
    import torch

    return torch.where(x >= 0, x, alpha * torch.expm1(x.detach().clamp(max=0)))


@wrong("elu_for_autograd", POSITIVE_CUT_OFF, UNBROKEN)
def line_of_elu_cut_off(x, alpha):
    import torch

    return torch.where(x >= 0, x.detach(), alpha * torch.expm1(x.clamp(max=0)))


@wrong(
    "elu_for_autograd",
    "The slope at a large score is nan. torch.where computes both sides, and on the way back the infinite exp is "
    "multiplied by 0, which gives nan. Give exp nothing above 0, for example through torch.clamp.",
)
def slope_is_nan(x, alpha):
    import torch

    return torch.where(x >= 0, x, alpha * (torch.exp(x) - 1))


@wrong(
    "elu_for_autograd",
    "What comes back is cut off from x, so autograd finds no slope: .detach(), .item(), .data, torch.tensor(...), "
    "torch.no_grad() and a comparison such as x > 0 do that. Compute with tensors from beginning to end.",
)
def torch_cut_off(x, alpha):
    import torch

    with torch.no_grad():
        return torch.where(x >= 0, x, alpha * (torch.exp(torch.clamp(x, max=0)) - 1))


@wrong(
    "elu_for_autograd",
    "This goes through NumPy, and autograd can't look through NumPy. Stay in PyTorch: it has exp, where and clamp too.",
)
def torch_left_for_numpy(x, alpha):
    x = x.numpy()
    return np.where(x >= 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


@wrong(
    "elu_for_autograd",
    "This is a NumPy array, cut off from x, and autograd can't look through NumPy. Stay in PyTorch: it has exp, "
    "where and clamp too.",
)
def torch_detached_for_numpy(x, alpha):
    x = x.detach().numpy()
    return np.where(x >= 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


@wrong(
    "elu_for_autograd",
    "The new values are written into x itself. Autograd forbids that: it needs x as it was. Make a new tensor.",
)
def torch_in_place(x, alpha):
    import torch

    x[x < 0] = alpha * (torch.exp(x[x < 0]) - 1)
    return x


@wrong("elu_for_autograd", "alpha isn't used. It multiplies the curve on the negative side.")
def torch_alpha_ignored_and_infinite(x, alpha):
    import torch

    return torch.where(x >= 0, x, torch.exp(x) - 1)


@wrong(
    "elu_for_autograd",
    "Negative scores give positive values. exp(x) is below 1 there: 1 is subtracted from it, not it from 1.",
)
def torch_turned_and_infinite(x, alpha):
    import torch

    return torch.where(x >= 0, x, alpha * (1 - torch.exp(x)))


# maxout_for_autograd


@wrong(
    "maxout_for_autograd",
    "What comes back is cut off from X, so autograd finds no slope: .detach(), .item(), .data, torch.tensor(...), "
    "torch.no_grad() and argmax do that. Compute with tensors from beginning to end.",
)
def maxout_cut_off(X, W, b):
    import torch

    return torch.stack([X.detach() @ W[j] + b[j] for j in range(len(W))]).amax(dim=0)


@wrong(
    "maxout_for_autograd",
    "This goes through NumPy, and autograd can't look through NumPy. Stay in PyTorch: it has stack and amax too.",
)
def maxout_left_for_numpy(X, W, b):
    return np.max([(X @ W[j] + b[j]).numpy() for j in range(len(W))], axis=0)


@wrong(
    "maxout_for_autograd",
    "This is a NumPy array, cut off from X, and autograd can't look through NumPy. Stay in PyTorch: it has stack "
    "and amax too.",
)
def maxout_detached_for_numpy(X, W, b):
    return np.max([(X @ W[j] + b[j]).detach().numpy() for j in range(len(W))], axis=0)


@wrong("maxout_for_autograd", "The biases are missing. Each piece has its own, added before the maximum is taken.")
def torch_maximum_without_biases(X, W, b):
    return (X @ W).max(dim=0).values


# Wrong values are seen here, too, but for these: they break in autograd before anybody looks at their values, or have a
# hint of their own above.

UNSEEN = {
    *("relu_as_a_list", "torch_relu_in_place", "leaky_as_a_list", "torch_leaky_in_place"),
    *("module_made_of_x", "module_not_called", "torch_largest_of_the_pair"),
    *("torch_step_for_relu", "torch_slope_for_leaky_relu", "torch_number_of_the_piece"),
    "torch_last_piece_left_out",
    *("torch_left_for_numpy", "torch_in_place", "maxout_left_for_numpy"),
}
for answer in OF_VALUES:
    if answer.question.endswith("_torch") and answer.name not in UNSEEN:
        wrong.append(replace(answer, question=answer.question.replace("_torch", "_for_autograd")))


# through_layers

wrong.value(
    "through_layers",
    "relu_for_leaky_relu",
    (0, 0, 0, 20),
    "This is what ReLU would do: the second score is negative, and nothing is left. Leaky ReLU leaves a tenth.",
)
wrong.value(
    "through_layers",
    "input_of_the_layer_left_out",
    (1.8, 1.2, -0.4, 20),
    "The slope along the second weight is short of a factor.",
    "By what is that weight multiplied in its own layer?",
)
wrong.value(
    "through_layers",
    "as_if_linear",
    (18, 12, -6, 20),
    "Nothing is made smaller here, as if no score were below 0.",
    "What is the sign of the score of the second layer, and what does leaky ReLU do to it?",
)


# slope_through


@wrong(
    "slope_through",
    "It answers as the program that you were given: the fault is still there.",
    "Measure the slope for a single layer. At which place is the sine in that layer taken?",
)
def as_inherited(x, weights):
    value, slope = x, 1.0
    for weight in weights:
        slope = slope * weight * np.cos(value)
        value = np.sin(weight * value)
    return value, slope


@wrong(
    "slope_through",
    "The cosine is taken at what comes out of the layer. The slope belongs to the place where the sine is taken.",
)
def cosine_of_the_output(x, weights):
    value, slope = x, 1.0
    for weight in weights:
        value = np.sin(weight * value)
        slope = slope * weight * np.cos(value)
    return value, slope


@wrong(
    "slope_through",
    "The weights are missing in the slope. They were right as they stood.",
)
def chain_without_weights(x, weights):
    value, slope = x, 1.0
    for weight in weights:
        score = weight * value
        slope = slope * np.cos(score)
        value = np.sin(score)
    return value, slope


@wrong(
    "slope_through",
    "The weight is used twice for the new value: the sine is taken of the score times the weight once more.",
    "What should the order of the lines be, and which name holds what?",
)
def weight_used_twice(x, weights):
    value, slope = x, 1.0
    for weight in weights:
        value = weight * value
        slope = slope * weight * np.cos(value)
        value = np.sin(weight * value)
    return value, slope


@wrong(
    "slope_through",
    "This is the slope of the last layer alone. What the layers before it did is thrown away.",
    "The slope of a chain is a product. What was right about it in the program that you were given?",
)
def last_layer_alone(x, weights):
    value, slope = x, 1.0
    for weight in weights:
        slope = weight * np.cos(weight * value)
        value = np.sin(weight * value)
    return value, slope


@wrong(
    "slope_through",
    "Every cosine is taken at the start times a weight. That is the score of the first layer only.",
    "Of what is the sine taken in the second layer?",
)
def always_at_the_start(x, weights):
    value, slope = x, 1.0
    for weight in weights:
        slope = slope * weight * np.cos(weight * x)
        value = np.sin(weight * value)
    return value, slope


chain = wrong.edits(of="numpy_ref.vanishing_slopes.slope_through")
FACTOR = "slope = slope * weight * np.cos(score)"
chain(
    "sine_for_cosine",
    (FACTOR, "slope = slope * weight * value"),
    hint="The slope is multiplied by the sine. Another function says how steep a sine is.",
    way_out="The cosine was right as it stood; at which place should it be taken?",
)
chain(
    "sum_for_product",
    (FACTOR, "slope = slope + weight * np.cos(score)"),
    hint="The slopes of the layers are added.",
    way_out="In a chain they are multiplied, as in the program that you were given.",
)
chain(
    "cosine_of_the_weight",
    ("np.cos(score)", "np.cos(weight)"),
    hint="The cosine is taken at the weight.",
    way_out="Of what is the sine taken in the same layer?",
)
chain(
    "weights_squared",
    ("* weight * np.cos", "* weight**2 * np.cos"),
    hint="Each weight is multiplied into the slope twice.",
    way_out="The weights were right as they stood.",
)
chain(
    "from_the_last_weight",
    ("in weights", "in weights[::-1]"),
    hint="The layers are gone through from the last to the first.",
    way_out="The loop was right as it stood: which weight meets the start?",
)
chain(
    "cosine_left_out",
    (" * np.cos(score)", ""),
    hint="The slope is the product of the weights alone.",
    way_out="How steep is the function of a layer at its score?",
)
chain(
    "start_in_the_slope",
    ("value, slope = x, 1.0", "value, slope = x, x"),
    hint="The start is multiplied into the slope.",
    way_out="How fast does the start change with itself?",
)
chain(
    "cosines_turned",
    ("np.cos(score)", "-np.cos(score)"),
    hint="Each layer turns the sign of the slope round.",
    way_out="The slope of a sine at 0: does the curve rise or fall there?",
)
chain(
    "score_for_the_value",
    ("value = np.sin(score)", "value = score"),
    hint="The layers hand on their scores. They should hand on the sines.",
    way_out="The value was right as it stood.",
)


# faulty_steps

wrong.value(
    "faulty_steps",
    "where_it_shows",
    (7, 7, 0, 7, 8),
    "This is where the difference shows, not where it arises.",
    "A table is wrong if anything that goes into it is. Follow the numbers back.",
)
wrong.value(
    "faulty_steps",
    "nothing_found",
    (0, 0, 0, 0, 0),
    "Four of the five have a fault.",
    "Measure the slopes, and compare.",
)


wrong.value(
    "faulty_steps",
    "counted_from_zero",
    (5, 4, 0, 6, 3),
    "The numbers are too small by one.",
    "From which number on are the steps counted?",
)
wrong.value(
    "through_layers",
    "one_slope_for_all",
    (1.8, 0.0012, -0.6, 20),
    "In the slope along the start every layer leaves a tenth. Some leave everything.",
    "Which of the four scores are below 0?",
)


# first_deviations

wrong.value(
    "first_deviations",
    "a_tenth_for_all",
    [0.1] * 20,
    "The layers have different numbers of inputs, and here all get the same deviation.",
    "How large does the sum in a score get with 40 inputs, and how large with 200?",
)
wrong.value(
    "first_deviations",
    "ones",
    [1.0] * 20,
    "With such weights every layer makes its outputs several times as large as its inputs.",
    "How does the mean square of a score depend on the number of inputs?",
)
wrong.value(
    "first_deviations",
    "for_relu",
    np.sqrt(2 / np.array(layers()[:-1])).tolist(),
    "This rule is for ReLU, which erases the negative scores. Leaky ReLU keeps something of them.",
    "What is left of the mean square where the scores of one half are halved?",
)
wrong.value(
    "first_deviations",
    "variances",
    (1.6 / np.array(layers()[:-1])).tolist(),
    "These look like variances. Deviations are asked for.",
    "How do you get from the one to the other?",
)
wrong.value(
    "first_deviations",
    "for_tanh",
    (1 / np.sqrt(np.array(layers()[:-1]))).tolist(),
    "These keep the size of the scores. What the function takes away from them isn't made up for.",
    "What is left of the mean square where the scores of one half are halved?",
)
wrong.value(
    "first_deviations",
    "by_the_outputs",
    np.sqrt(1.6 / np.array(layers()[1:])).tolist(),
    "The number of units of a layer stands where the number of its inputs belongs.",
    "How many terms does the sum in a score have?",
)
wrong.value(
    "first_deviations",
    "by_the_mean_slope",
    np.sqrt(2 / 1.5 / np.array(layers()[:-1])).tolist(),
    "The slopes were averaged first and then squared, where the mean of their squares is meant.",
    "What becomes of the square of a score that is halved?",
)


wrong.value(
    "first_deviations",
    "by_both_sides",
    np.sqrt(2 / (np.array(layers()[:-1]) + np.array(layers()[1:]))).tolist(),
    "This rule averages the inputs and the outputs of a layer, and leaves out what the function does to the sizes.",
    "How many terms does the sum in a score have, and how much of its square is left after leaky ReLU?",
)
wrong.value(
    "first_deviations",
    "one_over_the_inputs",
    (1 / np.array(layers()[:-1])).tolist(),
    "With one over the number of inputs the scores get smaller from layer to layer.",
    "The squares add up: what does that say about the deviation?",
)
wrong.value(
    "first_deviations",
    "square_multiplied",
    np.sqrt(2 * 1.25 / np.array(layers()[:-1])).tolist(),
    "Leaky ReLU lets more through than ReLU. Here the weights are made larger for it.",
    "Should they be larger or smaller than those for ReLU?",
)
wrong.value(
    "first_deviations",
    "bounds_for_deviations",
    np.sqrt(6 / 1.25 / np.array(layers()[:-1])).tolist(),
    "These would do as bounds of numbers that are drawn evenly. Deviations are asked for.",
    "How large is the deviation of numbers that are evenly spread from −a to a?",
)


# through_layers and faulty_steps: two slips at once

LEAKY = "How steep is leaky ReLU where the score is below 0?"
CHAIN_SLIPS = {
    "value_as_if_linear": Slip(
        {0: 18}, "The value: the second score is negative, and leaky ReLU leaves a tenth of it."
    ),
    "value_of_relu": Slip({0: 0}, "The value is that of ReLU. Leaky ReLU leaves a tenth of a negative score."),
    "value_without_sign": Slip({0: -1.8}, "The value has the wrong sign: there are two negative weights."),
    "value_a_tenth_too_often": Slip(
        {0: 0.18}, "The value was made smaller once too often: only one score is negative."
    ),
    "start_without_slopes": Slip(
        {1: 12}, "The slope along the start leaves out the slope alpha, 0.1, of one layer.", LEAKY
    ),
    "start_without_weights": Slip({1: 0.1}, "The slope along the start leaves out the weights."),
    "start_without_sign": Slip(
        {1: -1.2}, "The slope along the start has the wrong sign: there are two negative weights."
    ),
    "start_times_the_input": Slip({1: 1.8}, "The slope along the start is the value: the input isn't a factor of it."),
    "second_without_slope": Slip({2: -6}, "The third leaves out alpha, the slope of the second layer.", LEAKY),
    "second_without_sign": Slip({2: 0.6}, "The third has lost its sign: one negative weight comes after the second."),
    "second_by_the_start": Slip(
        {2: -0.3}, "The third uses the input 1.5. It is what the first layer answers that counts."
    ),
    "second_without_input": Slip({2: -0.2}, "The third leaves out what comes into the second layer."),
    "second_with_its_weight": Slip(
        {2: 1.8}, "The third has the second weight as a factor. In the slope along that weight it isn't one."
    ),
    "second_along_the_start": Slip({2: 1.2}, "The third is the slope along the start, not along the second weight."),
    "second_without_those_behind": Slip({2: 0.3}, "The third leaves out the layers behind the second."),
    "second_a_tenth_too_often": Slip({2: -0.06}, "The third has one factor 0.1 too many."),
    "second_of_relu": Slip({2: 0}, "The third is that of ReLU.", LEAKY),
    "second_without_slope_or_sign": Slip(
        {2: 6}, "The third has lost its sign, and the factor alpha of the second layer."
    ),
    "one_halving_short": Slip({3: 19}, "19 halvings leave almost two millionths."),
    "one_halving_more": Slip({3: 21}, "The slope falls below a millionth sooner than you say."),
    "quarters": Slip({3: 10}, "In the fourth the weight 2 isn't counted: it multiplies the quarter."),
    "a_layer_short_of_quarters": Slip(
        {3: 9}, "In the fourth the weight 2 isn't counted: a layer leaves at most one half."
    ),
    "never": Slip(
        {3: 0}, "In the fourth a layer leaves at most a quarter times the weight 2, and that is less than 1."
    ),
    "thousandth": Slip({3: 6}, "The fourth counts decimal places. A layer halves the slope at best."),
    "of_millionth_by_ten": Slip({3: 7}, "The fourth counts decimal places. A layer halves the slope at best."),
}
CHAIN_PAIRS = [
    *("value_a_tenth_too_often", "second_a_tenth_too_often"),
    *("value_as_if_linear", "value_of_relu", "value_without_sign"),
    *("start_without_slopes", "start_without_sign", "start_without_weights"),
    *("second_without_slope", "second_without_sign", "second_by_the_start", "second_without_input"),
    *("second_with_its_weight", "second_without_slope_or_sign"),
    *("one_halving_short", "one_halving_more", "quarters"),
]
register_slips(wrong, "through_layers", (1.8, 1.2, -0.6, 20), CHAIN_SLIPS, CHAIN_PAIRS)
for name, value in {"all_linear_and_signs_lost": (18, 12, 6, 20), "all_linear_one_short": (18, 12, -6, 19)}.items():
    wrong.value(
        "through_layers",
        name,
        value,
        "The second score is negative, and leaky ReLU leaves a tenth of it. Here all layers are taken as linear, and "
        + ("the sign of the third is lost." if value[3] == 20 else "the fourth is one layer short."),
        LEAKY,
    )

STEP_SLIPS = {
    "a_overlooked": Slip({0: 0}, "A has a fault: which row of W2 is left out on the way back?"),
    "a_where_it_shows": Slip({0: 7}, "In A the fault comes before step 7: what goes into it?"),
    "a_in_the_output": Slip({0: 5}, "In A step 5 is right: this is the δ of the cross-entropy."),
    "a_in_dw2": Slip({0: 8}, "In A the slopes of W2 are right. What does the table of W1 use that they don't?"),
    "b_overlooked": Slip({1: 0}, "B has a fault: does its δ belong to the cross-entropy?"),
    "b_in_the_slope": Slip(
        {1: 6}, "In B hidden - hidden**2 is the slope of the sigmoid, so step 6 is right: look before it."
    ),
    "b_where_it_shows": Slip({1: 7}, "In B both tables are off, so the fault comes before step 7."),
    "b_where_it_shows_too": Slip({1: 8}, "In B both tables are off, so the fault comes before step 8."),
    "c_without_ones": Slip({2: 4}, "In C step 4 is right: keeping the bias apart is as good as a column of 1s."),
    "c_sign": Slip({2: 5}, "In C step 5 is right: −(y − a2) is a2 − y."),
    "c_einsum": Slip({2: 6}, "In C step 6 is right: the einsum is the same product in another form."),
    "c_layers": Slip({2: 2}, "In C step 2 is right: a bias that is added is as good as a column of 1s."),
    "c_second_table": Slip({2: 8}, "In C step 8 is right: the einsum is the same product in another form."),
    "c_first_table": Slip({2: 7}, "In C step 7 is right: len(y) is the number of examples, too."),
    "d_overlooked": Slip({3: 0}, "D has a fault: by what is it divided, examples or features?"),
    "d_other_table": Slip({3: 8}, "In D step 8 is right: X.shape[0] is the number of examples. Which table is off?"),
    "d_on_the_way": Slip({3: 6}, "In D W2.T[:, :-1] leaves out the bias, as it should. Look at the steps after it."),
    "d_in_the_output": Slip({3: 5}, "In D the slopes of W2 are right, and so is step 5 before them."),
    "e_overlooked": Slip({4: 0}, "E has a fault: is there a bias in what it predicts?"),
    "e_in_the_output": Slip({4: 5}, "In E step 5 is right: it is the prediction before it that leaves out the bias."),
    "e_on_the_way": Slip({4: 6}, "In E both tables are off, so the fault comes before step 6: is a bias left out?"),
    "e_in_means": Slip({4: 7}, "In E the means are the same product in another form. Is a bias left out before?"),
    "e_where_it_shows": Slip({4: 8}, "In E both tables are off, so the fault comes before step 8: is a bias left out?"),
    "e_in_the_ones": Slip({4: 3}, "In E step 3 adds the 1s as it should. Are they used in the prediction?"),
}
STEP_PAIRS = [
    *("a_overlooked", "a_where_it_shows", "b_overlooked", "b_in_the_slope", "b_where_it_shows"),
    *("c_without_ones", "c_sign", "c_einsum", "c_layers", "c_second_table", "c_first_table"),
    *("d_overlooked", "d_other_table", "e_overlooked", "e_in_the_output", "e_where_it_shows", "e_in_the_ones"),
]
register_slips(wrong, "faulty_steps", (6, 5, 0, 7, 4), STEP_SLIPS, STEP_PAIRS)
wrong.telltale(
    "through_layers",
    "Not all four numbers are right.",
    "Write down every score on the way, and the slope of leaky ReLU there. Along the start all weights and slopes are "
    "factors; along the second weight what comes into it takes its place, with all that comes after.",
)
wrong.telltale(
    "faulty_steps",
    "Not all five numbers are right.",
    "Measure the slopes for each program. Where one table alone is off, what does it use that the other doesn't? Where "
    "both are off, what goes into both?",
)


# Traces

for question in ("sigmoid_slope", "tanh_slope", "relu_slope", "leaky_relu_slope", "elu_slope"):
    wrong.telltale(
        question,
        "Slopes are measured between neighbours. Each score has its own slope.",
        shows=r"np\.gradient|np\.diff",
    )
    wrong.telltale(
        question,
        "A function of `math` takes one number. The scores are an array.",
        shows=r"return math\.|math\.\w+\(x\)(?![\s\S]*\bfor\b)",
    )
wrong.telltale("sigmoid_slope", "1 − s² is the slope of tanh.", shows=r"1(\.0)? - \w+ \*\* 2|tanh\(x\) \*\* 2")
wrong.telltale(
    "sigmoid_slope", "The score is used as if it were the value of the sigmoid.", shows=r"x \* \(1(\.0)? - x\)"
)
wrong.telltale(
    "sigmoid_slope", "There is a plus where the rule has a minus.", shows=r"\* \(1(\.0)? \+ \w+\)|\+ \w+ \*\* 2"
)

wrong.telltale(
    "sigmoid_slope",
    "The second factor, 1 − s, is missing.",
    shows=r"(?s)\A(?!.*(- |\*\*|cosh|square|sech|exp[^\n]*exp|torch|grad|def ))",
)

wrong.telltale(
    "tanh_slope",
    "t(1 − t) is the rule of the sigmoid. tanh has another.",
    shows=r"(?s)\A(?!.*(\b4\b)).*(np\.tanh\(x\) \* \(1(\.0)? - |\b(t|tanh|value|y) \* \(1(\.0)? - (t|tanh|value|y)\))",
)
wrong.telltale(
    "tanh_slope",
    "The sign isn't right: something is added, or its sign is reversed.",
    shows=r"1(\.0)? \+ (np\.tanh|t\b|\w+ \*\* 2)|\*\* 2 - 1\b",
)
wrong.telltale(
    "tanh_slope", "The square is missing.", shows=r"1(\.0)? - np\.tanh\(x\)\Z|1(\.0)? - t\Z|1(\.0)? - value\Z"
)
wrong.telltale(
    "tanh_slope",
    "The score is squared. It is the value of tanh that belongs there.",
    shows=r"1(\.0)? - x \*\* 2|1(\.0)? - x \* x",
)
wrong.telltale(
    "tanh_slope",
    "The brackets are squared: it is the value of tanh that is squared.",
    shows=r"\(1(\.0)? - [\w.()]+\) \*\* 2",
)
wrong.telltale("tanh_slope", "tanh is applied twice.", shows=r"tanh\((np\.)?tanh\(")
wrong.telltale(
    "tanh_slope",
    "This is the slope of another function: of arctan or artanh.",
    shows=r"arctanh|1(\.0)? / \(1(\.0)? [-+] x",
)
wrong.telltale(
    "tanh_slope",
    "This is made of the sigmoid of x. tanh has a rule of its own.",
    shows=r"sigmoid|1(\.0)? / \(1(\.0)? \+ np\.exp\(-x\)",
)

PIECES = (
    (
        r"where\(x <=? 0(\.0)?, 1(\.0)?,|where\(x >=? 0(\.0)?, (alpha|0)|where\(x < 0(\.0)?, x\b|(alpha|"
        r"0) if \w+ >=? 0|1(\.0)? if \w+ <=? 0|\[x <=? 0\] = 1",
        "The two pieces are swapped: the slope 1 belongs to the positive scores.",
    ),
    (
        r"(?s)\A(?!.*(autograd|grad\(|\.grad\b|requires_grad|torch|/ x\b|step|1e-)).*(, x[,)]|, alpha \* x|"
        r"alpha \* x\b|maximum\(|else x\b|x if |\* x\Z|\[x [<>]=? 0\] = x)",
        "One piece gives a value, with x in it, where its slope is asked for.",
    ),
    (r"-alpha|-1(\.0)?,|, -1|^return alpha - 1", "A sign is wrong: none of the slopes is negative."),
    (r"1(\.0)? / alpha|/ alpha|alpha \*\* 2", "alpha is divided by, or squared. It is the slope as it stands."),
    (
        r"(?s)\A(?!.*(\* \(x|\* np|\(x > 0\)|heaviside|\w+ \* \(1)).*(1(\.0)? - alpha|1(\.0)? \+ alpha)",
        "alpha is added to 1, or subtracted from it. It is the slope as it stands.",
    ),
    (
        r"(?s)\A(?!.*(autograd|grad\(|\.grad\b|requires_grad|torch|/ x\b|step|1e-)).*(\.any\(|\.all\(|\.sum\(|"
        r"\.mean\()",
        "One number is made of all scores. Each has a slope of its own.",
    ),
    (r"> 1\b|>= 1\b|< 1\b|> alpha|< alpha|> 0\.\d*[1-9]", "The scores are compared with another number than 0."),
    (
        r"(?s)(?=.*alpha).*(astype\(int|dtype=int|like\(x\)|x\.copy|// )",
        "An array of whole numbers cuts off the fraction of alpha.",
    ),
)
for question in ("relu_slope", "leaky_relu_slope"):
    for pattern, hint in PIECES:
        if question == "leaky_relu_slope" or "alpha" not in hint:
            wrong.telltale(question, hint, shows=pattern)
wrong.telltale("leaky_relu_slope", "A number of your own stands in place of alpha.", shows=r"\b0\.\d+")
wrong.telltale(
    "leaky_relu_slope",
    "The slope is 0 where x is negative, but leaky ReLU rises there too.",
    shows=r"(?s)\A(?!.*(alpha \+|\+ alpha)).*(where\(x [<>]=? 0(\.0)?, 1(\.0)?, 0)",
)
wrong.telltale(
    "elu_slope",
    "The two pieces are swapped: the slope 1 belongs to the positive scores.",
    shows=r"where\(x <=? 0(\.0)?, 1(\.0)?,|where\(x >=? 0(\.0)?, alpha|1(\.0)? if \w+ <=? 0|\[x <=? 0\] = 1",
)
wrong.telltale(
    "elu_slope",
    "The −1 or −alpha is a constant, and has the slope 0: this is the value, not the slope.",
    shows=r"(?s)\A(?!.*(\+ alpha|\+ 1\b)).*(exp\([^()]*(\([^()]*\))?\) - 1|expm1|- alpha)",
)
wrong.telltale(
    "elu_slope",
    "Where x is positive the value stands, not its slope.",
    shows=r"(?s)\A(?!.*(\+ alpha|minimum|negative|\bz\b|exp\((\w+)\)\)?\Z)).*(where\(x [<>]=? 0(\.0)?, x\b|, x\)\Z|"
    r"else x\b|\[x >=? 0\] = x)",
)
wrong.telltale(
    "elu_slope",
    "The smaller or the larger of the two slopes is taken, where the sign of the score decides between them.",
    "Which of the two is smaller depends on alpha.",
    shows=r"(minimum|maximum|min|max)\(1(\.0)?, |(minimum|maximum|min|max)\([^\n]*exp\([^\n]*, 1(\.0)?\)",
)
wrong.telltale("elu_slope", "alpha plays no part.", "The curve below 0 is alpha times another one.", lacks=r"\balpha\b")
wrong.telltale(
    "elu_slope", "The sign of the exponent is turned round.", shows=r"exp\(-(x|z|negative|score)\)|exp\(-x\b"
)
wrong.telltale(
    "elu_slope",
    "One piece has the slope 0. Neither of the two is flat.",
    shows=r"(?s)\A(?!.*(minimum|float32|clip)).*(return np\.where\([^\n]*, 0(\.0)?\)\Z|"
    r"where\(x [<>]=? 0(\.0)?, 0(\.0)?, )",
)
wrong.telltale(
    "elu_slope", "x is a factor. The exponential is its own slope.", shows=r"alpha \* x\b|x \* np\.exp|\* x\Z"
)
wrong.telltale(
    "elu_slope",
    "alpha stands in the wrong place: it is a factor of the exponential.",
    shows=r"exp\(alpha|alpha \*\* |/ alpha|alpha \+ ",
)
wrong.telltale("elu_slope", "A sign is wrong: none of the slopes is negative.", shows=r"-alpha|-np\.exp")

wrong.telltale(
    "slope_through", "The two come back in the wrong order: the value is the first.", shows=r"return \(?slope, "
)
wrong.telltale(
    "slope_through",
    "The slopes of the layers are added. One layer after the other multiplies them.",
    shows=r"\+= |slope \+ |sum\(",
)
wrong.telltale(
    "slope_through",
    "The cosine comes after the value has moved on, so it is that of another score. Take it before.",
    shows=r"value = np\.sin\(([^\n]*)\)\n[\s\S]*np\.cos\((weight|w) \* value|"
    r"value = np\.sin[^\n]*\n[\s\S]*np\.cos\(value \* (weight|w)|value = np\.sin[^\n]*\n\s*score = ",
)
wrong.telltale(
    "slope_through",
    "The cosine is taken of a value, not of the score that goes into the sine.",
    shows=r"np\.cos\(value\)|np\.cos\(np\.sin",
)
wrong.telltale(
    "slope_through",
    "The cosine is taken of something else than the score.",
    shows=r"np\.cos\(x\)|np\.cos\((weight|w)\)|np\.cos\(slope",
)
wrong.telltale(
    "slope_through",
    "A sign is wrong: the slope of the sine is the cosine, as it is.",
    shows=r"-np\.cos|-np\.sin|- np\.cos|-1 \*|slope = -",
)
wrong.telltale(
    "slope_through",
    "The slope is multiplied by a value or a sine. The slope of the sine is the cosine.",
    shows=r"slope[^\n]*np\.sin|slope[^\n(]* \* value\b",
)
wrong.telltale(
    "slope_through",
    "A layer's weight is missing from the slope: the score grows by it.",
    shows=r"slope = slope \* np\.cos\([^\n]*\)\Z|slope = np\.cos\([^\n]*\) \* slope\Z|slope \*= np\.cos\([^\n]*\)\Z|"
    r"(?m:slope \*= np\.cos\(\w+\)\Z)|(?m:slope = slope \* np\.cos\(\w+\)\Z)",
)
wrong.telltale(
    "slope_through", "The slope doesn't begin with 1.", shows=r"slope = x, 0|, 0(\.0)?\Z|slope = 0|= (x|value), x"
)
wrong.telltale(
    "slope_through",
    "The slopes of the earlier layers are lost: each round begins anew.",
    shows=r"(?m)slope = (weight|w) \* np\.cos\(\w+\)\Z|slope = np\.cos\(\w+\) \* (weight|w)\Z",
)
wrong.telltale(
    "slope_through", "Something is divided. The slopes of the layers are multiplied.", shows=r"slope / |/ (weight|w)\b"
)
wrong.telltale(
    "slope_through",
    "The layers are taken in another order, or one is left out.",
    shows=r"(?s)\A(?!.*(scores|values|cosines|zip|len\(weights\))).*(reversed\(weights|in weights\[::-1\]|"
    r"weights\[1:\]|weights\[:-1\])",
)
wrong.telltale(
    "slope_through", "Something is squared, or there twice.", shows=r"weight \*\* 2|\*\* 2|np\.cos\([^\n]*\) \* np\.cos"
)

for question in ("relu_for_autograd", "leaky_relu_for_autograd", "elu_for_autograd", "maxout_for_autograd"):
    wrong.telltale(
        question,
        "The result is cut off from its inputs, so autograd finds no slope: work with tensors from beginning to end.",
        shows=r"x\.detach\(|X\.detach\(|\.item\(|\.numpy\(|np\.|torch\.tensor\((x|X|np|v|out|res|\[max)|x\.data\b"
        r"|no_grad|"
        "tolist",
    )
wrong.telltale(
    "relu_for_autograd",
    "This is another function than ReLU: negative scores become 0, positive ones stay.",
    shows=r"(?s)\A(?!.*(x \+|\+ x)).*(abs\(|max=0|minimum\(|where\(x <=? 0(\.0)?, x|\(x < 0\)|-x|sigmoid|tanh)",
)
wrong.telltale(
    "relu_for_autograd",
    "This is a slope, or one number for all: the values of ReLU are asked for.",
    shows=r"where\(x [<>]=? 0(\.0)?, 1|heaviside|sign\(|\(x > 0\)\.|\.max\(\)|torch\.max\(x\)",
)
wrong.telltale(
    "leaky_relu_for_autograd",
    "The two pieces are swapped: alpha belongs to the negative scores.",
    shows=r"(?s)\A(?!.*(alpha [<>])).*(where\(x <=? 0(\.0)?, x|where\(x >=? 0(\.0)?, alpha|clamp\(x, max=0\) \+ alpha|"
    r"minimum\(x, alpha)",
)
wrong.telltale(
    "leaky_relu_for_autograd",
    "One piece is a slope. The values are asked for, and autograd finds the slopes.",
    shows=r"(?s)\A(?!.*(\* x|x \*|prelu)).*(where\([^\n]*, alpha\)|, 1(\.0)?, alpha|torch\.full)",
)
wrong.telltale(
    "leaky_relu_for_autograd",
    "A sign is wrong: a negative score stays negative.",
    shows=r"(?s)\A(?!.*(-x|relu|1 - alpha)).*(-alpha|- alpha|abs\(x\))",
)
wrong.telltale(
    "leaky_relu_for_autograd",
    "alpha isn't used as the factor of a negative score.",
    shows=r"/ alpha|alpha \+ x|x \+ alpha",
)
wrong.telltale(
    "leaky_relu_for_autograd",
    "A number of your own stands in place of alpha.",
    shows=r"negative_slope=0\.|leaky_relu\(x\)|\b0\.\d+",
)
wrong.telltale(
    "leaky_relu_for_autograd",
    "Negative scores become 0. Leaky ReLU leaves alpha times the score.",
    shows=r"\brelu\(x\)\Z|clamp\(x, min=0\)\Z|clamp\(min=0\)\Z",
)
wrong.telltale(
    "elu_for_autograd",
    "The two pieces are swapped: the line x belongs to the positive scores.",
    shows=r"where\(x <=? 0(\.0)?, x, alpha|where\(x >=? 0(\.0)?, alpha",
)

wrong.telltale(
    "elu_for_autograd",
    "Brackets are missing: alpha multiplies exp less 1, not exp alone.",
    shows=r"alpha \* torch\.exp\([^()]*(\([^()]*\))?\) - 1\b|alpha \* \w+\.exp\(\) - 1\b",
)
wrong.telltale(
    "elu_for_autograd",
    "The −1 is missing: at 0 ELU is 0.",
    shows=r"(?s)\A(?!.*(- 1\b|expm1|- alpha|F\.elu|\belu\(|ELU|celu))",
)
wrong.telltale("elu_for_autograd", "The sign of the exponent is turned round.", shows=r"exp\(-x\)")
wrong.telltale(
    "elu_for_autograd", "The sign is reversed: it is exp less 1.", shows=r"1(\.0)? - torch\.exp|1(\.0)? - \w+\.exp"
)

wrong.telltale("elu_for_autograd", "alpha isn't used: without it elu takes 1.", shows=r"\belu\(x\)|ELU\(\)")
wrong.telltale(
    "elu_for_autograd",
    "exp gets the positive scores, which are too large for it.",
    shows=r"exp\(torch\.(relu\(x|clamp\(x, min)|exp\(x\.clamp\(min",
)
wrong.telltale(
    "elu_for_autograd",
    "alpha stands in the wrong place: it is a factor of exp less 1.",
    shows=r"exp\(alpha|exp\(x / alpha|/ alpha",
)
wrong.telltale(
    "maxout_for_autograd",
    "The k scores are averaged or added. The largest of them is asked for.",
    shows=r"\.mean\(|\.sum\(dim=0|torch\.mean",
)
wrong.telltale(
    "maxout_for_autograd",
    "The smallest of the k scores is taken. The largest is asked for.",
    shows=r"amin|\.min\(|minimum",
    lacks=r"max",
)
wrong.telltale(
    "maxout_for_autograd",
    "This says which piece wins. Its score is asked for.",
    shows=r"argmax|\.indices",
    lacks=PICKED,
)
wrong.telltale(
    "maxout_for_autograd",
    "The log of a sum of exps is a soft maximum, larger than the largest score. The largest itself is asked for.",
    shows=r"logsumexp|logaddexp|log\([^\n]*exp\(",
)
wrong.telltale(
    "maxout_for_autograd",
    "The largest bias is taken on its own. Each bias belongs to the scores of its own piece.",
    "First all scores with their biases, then the maximum.",
    shows=r"\bb\.(a?max)\(|\.a?max\(b\b",
)
wrong.telltale("maxout_for_autograd", "The biases are left out.", lacks=r"\bb\b")
wrong.telltale(
    "maxout_for_autograd",
    "An activation is applied to the scores. Maxout is the largest of them, as it is.",
    shows="relu|clamp|sigmoid|softmax|tanh",
)
wrong.telltale(
    "maxout_for_autograd",
    "The largest is taken along the wrong axis. It should be that of the k pieces, for each example and each unit.",
    shows=r"'mn,knh->kmh'[\s\S]*dim=(1|2|-1)|'mn,knh->mkh'[\s\S]*dim=(0|2|-1)|'mn,knh->mhk'[\s\S]*dim=(0|1)\b|"
    r"stack\((?![^\n]*dim)[\s\S]*dim=(1|2|-1)|'ij,kjl->kil'[\s\S]*dim=(1|2|-1)|\(X @ W[\s\S]*dim=(1|2|-1)|"
    r"matmul\(X, W\)[\s\S]*dim=(1|2|-1)",
)
wrong.telltale(
    "maxout_for_autograd", "Only the first piece is used.", shows=r"(?s)\A(?!.*(\bfor\b|\[1|where)).*(W\[0\]|b\[0\])"
)
wrong.telltale(
    "maxout_for_autograd",
    "One number comes back: the largest of all. It should be that of the k pieces.",
    shows=r"\.max\(\)|torch\.max\(\w+\)\Z|amax\(\w+\)\Z",
)
wrong.telltale(
    "leaky_relu_for_autograd",
    "All of it is multiplied by alpha. alpha belongs to the negative scores alone.",
    shows=r"(maximum|where|max)\([^\n]*\) \* alpha\Z|^return alpha \* torch\.(maximum|where)",
)
wrong.telltale(
    "sigmoid_slope",
    "The score is squared on the way. The slope is made of the sigmoid's own value.",
    shows=r"\w \*\* 2\)|-x \* x",
)
