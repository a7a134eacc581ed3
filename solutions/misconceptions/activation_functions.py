"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.patterns import PICKED
from solutions.misconceptions.slips import Slip, register_pairs

ANSWERS = wrong = Register()


# tanh


@wrong("tanh", "This is the sigmoid, between 0 and 1. tanh lies between -1 and 1, and it is 0 at 0.")
def sigmoid_for_tanh(x):
    return 1 / (1 + np.exp(-x))


@wrong(
    "tanh",
    "This is a sigmoid, stretched to lie between -1 and 1, but only half as steep as tanh.",
    "What must the sigmoid be given in place of x?",
)
def argument_not_doubled(x):
    return 2 / (1 + np.exp(-x)) - 1


@wrong(
    "tanh",
    "This is the sigmoid of 2x, between 0 and 1.",
    "It must still be stretched and moved, to lie between -1 and 1.",
)
def sigmoid_not_stretched(x):
    return 1 / (1 + np.exp(-2 * x))


@wrong("tanh", "The fraction is upside down: the difference of the exponentials stands above, their sum below.")
def tanh_upside_down(x):
    return (np.exp(x) + np.exp(-x)) / (np.exp(x) - np.exp(-x))


@wrong(
    "tanh",
    "The sign is reversed: tanh is positive where x is positive.",
    "Look at which exponential is subtracted from the other.",
)
def tanh_mirrored(x):
    return (np.exp(-x) - np.exp(x)) / (np.exp(-x) + np.exp(x))


@wrong(
    "tanh",
    "Without parentheses the division comes before the plus and the minus.",
    "Put the whole numerator and the whole denominator into parentheses.",
)
def tanh_without_parentheses(x):
    return np.exp(x) - np.exp(-x) / np.exp(x) + np.exp(-x)


@wrong(
    "tanh",
    "This grows without bound: it is half the difference of the exponentials. tanh divides that difference by "
    "their sum.",
)
def divided_by_two(x):
    return (np.exp(x) - np.exp(-x)) / 2


@wrong(
    "tanh",
    "The sign is lost: where x is negative, tanh is too.",
    "What is computed from |x| still needs the sign of x.",
)
def tanh_without_sign(x):
    e = np.exp(-2 * np.abs(x))
    return (1 - e) / (1 + e)


@wrong(
    "tanh",
    "Small scores are right, large ones give nan: exp(1000) is infinite, and infinity divided by infinity is not a "
    "number.",
    "Rewrite the fraction so that exp only gets numbers that are 0 or negative, such as -2|x|.",
)
def naive_tanh(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))


@wrong(
    "tanh",
    "Large positive scores give nan: exp of a large number is infinite.",
    "This form is right where x is negative; where x is positive, use one in which exp gets a negative number.",
)
def tanh_overflows_above(x):
    return (np.exp(2 * x) - 1) / (np.exp(2 * x) + 1)


@wrong(
    "tanh",
    "Large negative scores give nan: exp of a large number is infinite.",
    "This form is right where x is positive; where x is negative, use one in which exp gets a negative number.",
)
def tanh_overflows_below(x):
    return (1 - np.exp(-2 * x)) / (1 + np.exp(-2 * x))


@wrong(
    "tanh",
    "nan has been replaced by 0, but at a large score tanh is almost 1 or -1.",
    "Rewrite the fraction so that no nan comes up: exp should only get numbers that are 0 or negative.",
)
def nan_replaced_by_zero(x):
    return np.nan_to_num((np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)))


@wrong("tanh", "This is the slope of tanh.", "Here its value is asked for.")
def slope_for_tanh(x):
    return 1 - np.tanh(x) ** 2


VALUE = "np.tanh(x)"
shape = wrong.edits("alternatives.activation_functions.tanh_of_numpy", "tanh")

shape(
    "doubled_sigmoid",
    (VALUE, "2 / (1 + np.exp(-2 * x))"),
    hint="The sigmoid of 2x is stretched, but not moved: this lies between 0 and 2.",
    way_out="What should the value at 0 be?",
)
shape(
    "moved_before_it_is_stretched",
    (VALUE, "2 * (1 / (1 + np.exp(-2 * x)) - 1)"),
    hint="The sigmoid of 2x is moved first and then stretched: this lies between -2 and 0.",
    way_out="What should the value at 0 be? Look at the parentheses.",
)
shape(
    "half_a_tanh_by_powers",
    (VALUE, "(np.exp(x) - 1) / (np.exp(x) + 1)"),
    hint="This is only half as steep as tanh, and a large score gives nan.",
    way_out="Divide the fraction of the chapter by e^-x, above and below. Which power of e is left?",
)
shape(
    "parentheses_below_missing",
    (VALUE, "(np.exp(2 * x) - 1) / np.exp(2 * x) + 1"),
    hint="Without parentheses below, the division comes before the plus.",
    way_out="Put the whole denominator into parentheses.",
)
shape(
    "arc_tangent",
    (VALUE, "np.arctan(x)"),
    hint="This is the arc tangent, which goes on to 1.57.",
    way_out="The h in tanh stands for hyperbolic: it is made of exponentials.",
)
shape(
    "tangent",
    (VALUE, "np.tan(x)"),
    hint="This is the tangent of an angle.",
    way_out="The h in tanh stands for hyperbolic: it is made of exponentials.",
)
shape(
    "straight_between_the_limits",
    (VALUE, "np.clip(x, -1, 1)"),
    hint="The score is cut off at -1 and 1: between them this is a straight line.",
    way_out="tanh bends long before it reaches its limits. Which fraction of exponentials is it?",
)
shape(
    "score_over_one_more",
    (VALUE, "x / (1 + np.abs(x))"),
    hint="This comes to its limits, -1 and 1, far too slowly: it is known as softsign.",
    way_out="Which fraction of exponentials is tanh?",
)
shape(
    "signs",
    (VALUE, "np.sign(x)"),
    hint="Only the sign of the score is left, -1, 0 or 1.",
    way_out="Small scores have values in between.",
)
shape(
    "rounded_values",
    (VALUE, "np.round(np.tanh(x), 4)"),
    hint="The values are rounded to four decimals.",
    way_out="Return them as they are; only what is shown is rounded.",
)


# relu


@wrong(
    "relu",
    "One number comes back, the largest of the array. np.max(x, 0) gives that too: its second argument is an axis, "
    "not something to compare with.",
    "ReLU compares every entry with 0, and gives as many values as there are scores.",
)
def zero_as_axis(x):
    return np.max(x, 0)


@wrong(
    "relu",
    "One number comes back, the largest of all.",
    "ReLU compares every entry with 0 on its own, and gives as many values as there are scores.",
)
def largest_of_all(x):
    return max(0, x.max())


@wrong(
    "relu",
    "An if and Python's max ask one yes-or-no question, but here it is about a whole array.",
    "NumPy has functions that decide entry by entry.",
)
def python_max(x):
    return max(0, x)


@wrong("relu", "This keeps the negative scores and makes the positive ones 0.", "ReLU does the opposite.")
def smaller_of_both(x):
    return np.minimum(0, x)


@wrong("relu", "Negative scores have become positive.", "ReLU gives 0 for them.")
def absolute_value(x):
    return np.abs(x)


@wrong("relu", "The negative scores are thrown away, so fewer values come back.", "Each of them stays, as a 0.")
def negatives_thrown_away(x):
    return x[x > 0]


@wrong(
    "relu",
    "Without parentheses this asks whether x*x is above 0, and the answers are True and False.",
    "The comparison comes last, so put it into parentheses.",
)
def comparison_without_parentheses(x):
    return x * x > 0


@wrong("relu", "This is the step, 0 or 1.", "ReLU leaves a positive score as it is.")
def step_for_relu(x):
    return np.where(x > 0, 1.0, 0.0)


@wrong("relu", "Negative scores leak through, as in leaky ReLU.", "ReLU gives 0 for them.")
def leaky_for_relu(x):
    return np.where(x >= 0, x, 0.1 * x)


@wrong("relu", "Values above 1 are cut off.", "ReLU has no upper limit.")
def clipped_at_one(x):
    return np.clip(x, 0, 1)


@wrong(
    "relu",
    "The caller's array is different after the call: the zeros were written into it.",
    "Make a new array, and leave x as it is.",
)
def relu_in_place(x):
    x[x < 0] = 0
    return x


@wrong(
    "relu",
    "np.max takes its second argument for an axis, not for something to compare with.",
    "NumPy has another function for the larger of two values, entry by entry.",
)
def array_as_axis(x):
    return np.max(0, x)


@wrong(
    "relu",
    "np.max looks for the largest entry of one array, and a list of 0 and an array isn't one.",
    "NumPy has another function for the larger of two values, entry by entry.",
)
def largest_of_a_list(x):
    return np.max([0, x])


@wrong(
    "relu",
    "The scores come back as they were.",
    "In a loop, giving the loop's variable another value doesn't change the array: collect the values in a new list.",
)
def scores_unchanged(x):
    return x.copy()


OTHER_BEND = "ReLU has one corner, at 0, and is straight on both sides. What are its values there?"
entries = wrong.edits("alternatives.activation_functions.relu_with_where", "relu")
LARGER = "np.where(x > 0, x, 0)"

entries(
    "corner_at_one",
    ("x > 0", "x > 1"),
    hint="Scores between 0 and 1 have become 0, too.",
    way_out="With what is each score compared?",
)
entries(
    "soft_plus", (LARGER, "np.log1p(np.exp(x))"), hint="This bends softly: it is known as softplus.", way_out=OTHER_BEND
)
entries("sigmoid_for_relu", (LARGER, "1 / (1 + np.exp(-x))"), hint="This is the sigmoid.", way_out=OTHER_BEND)
entries("tanh_for_relu", (LARGER, "np.tanh(x)"), hint="This is tanh.", way_out=OTHER_BEND)
entries(
    "score_times_sigmoid",
    (LARGER, "x / (1 + np.exp(-x))"),
    hint="This is the score times its sigmoid, known as SiLU or swish.",
    way_out=OTHER_BEND,
)
entries(
    "elu_for_relu",
    (LARGER, "np.where(x > 0, x, np.expm1(np.minimum(x, 0)))"),
    hint="Negative scores come down along an exponential, as in ELU.",
    way_out=OTHER_BEND,
)
entries(
    "clipped_at_six",
    (LARGER, "np.clip(x, 0, 6)"),
    hint="Values above 6 are cut off: this is ReLU6, another function.",
    way_out="Has ReLU an upper limit?",
)
entries(
    "squared_relu",
    (LARGER, "np.where(x > 0, x * x, 0)"),
    hint="Positive scores are multiplied by themselves.",
    way_out="ReLU leaves them as they are. If you multiply by a comparison, look at the parentheses.",
)
entries(
    "whole_numbers_only",
    (LARGER, "np.where(x > 0, x, 0).astype(int)"),
    hint="The fractions are cut off: the values are whole numbers.",
    way_out="A score of 1.5 stays 1.5. Where do its decimals get lost?",
)
entries(
    "first_score_only",
    (LARGER, "max(0, x[0])"),
    hint="Only the first score has a value.",
    way_out="Does a return stand inside a loop? Each score has a value of its own.",
)


# leaky_relu


@wrong("leaky_relu", "As in plain ReLU, alpha makes no difference.", "A negative score is multiplied by alpha.")
def leak_ignored(x, alpha):
    return np.maximum(0, x)


@wrong("leaky_relu", "The slide's 0.1 is used whatever alpha is.", "Use the argument.")
def always_a_tenth(x, alpha):
    return np.where(x >= 0, x, 0.1 * x)


@wrong("leaky_relu", "0.01 is used whatever alpha is.", "Use the argument.", constant=0.01)
def always_a_hundredth(x, alpha):
    return np.where(x >= 0, x, 0.01 * x)


@wrong(
    "leaky_relu",
    "The larger of alpha*x and x is right only up to an alpha of 1.",
    "Above 1 it picks the wrong one on both sides: ask for the sign of x instead.",
)
def larger_of_both(x, alpha):
    return np.maximum(alpha * x, x)


@wrong(
    "leaky_relu",
    "An if and Python's max ask one yes-or-no question, but here it is about whole arrays.",
    "Decide entry by entry, with a NumPy function.",
)
def leaky_python_max(x, alpha):
    return max(alpha * x, x)


@wrong(
    "leaky_relu",
    "One number comes back, the largest of all.",
    "Each score has a value of its own: compare entry by entry.",
)
def leaky_largest_of_all(x, alpha):
    return np.max([alpha * x, x])


@wrong("leaky_relu", "Positive scores are multiplied by alpha too.", "They stay as they are.")
def alpha_everywhere(x, alpha):
    return alpha * x


@wrong("leaky_relu", "The two sides are swapped: alpha multiplies the negative scores, not the positive ones.")
def leaky_sides_swapped(x, alpha):
    return np.where(x >= 0, alpha * x, x)


@wrong("leaky_relu", "Every negative score gives the same value, alpha.", "Multiply: alpha times the score.")
def alpha_alone(x, alpha):
    return np.where(x >= 0, x, alpha)


@wrong("leaky_relu", "Every negative score gives the same value, -alpha.", "Multiply: alpha times the score.")
def minus_alpha_alone(x, alpha):
    return np.where(x >= 0, x, -alpha)


@wrong("leaky_relu", "Negative scores give positive values. alpha times a negative score is negative.")
def leak_turned(x, alpha):
    return np.where(x >= 0, x, -alpha * x)


@wrong(
    "leaky_relu",
    "Negative scores are divided by alpha.",
    "Multiply: they should come near 0 when alpha is small.",
)
def divided_by_alpha(x, alpha):
    return np.where(x >= 0, x, x / alpha)


@wrong(
    "leaky_relu",
    "The leak is added to positive scores too, so they grow.",
    "Only negative scores are multiplied by alpha.",
)
def leak_added_everywhere(x, alpha):
    return np.maximum(0, x) + alpha * x


@wrong("leaky_relu", "This is the slope, 1 or alpha.", "The value is the slope times the score.")
def slope_for_leaky_relu(x, alpha):
    return np.where(x >= 0, 1.0, alpha)


@wrong(
    "leaky_relu",
    "The caller's array is different after the call: the new values were written into it.",
    "Make a new array of floats, and leave x as it is.",
)
def leaky_in_place(x, alpha):
    x[x < 0] = alpha * x[x < 0]
    return x


@wrong(
    "leaky_relu",
    "The caller's array is different after the call, because *= writes into it; and an array of whole numbers can't "
    "even hold the result.",
    "Make a new array of floats.",
)
def leaky_times_in_place(x, alpha):
    x[x < 0] *= alpha
    return x


@wrong(
    "leaky_relu",
    "The fractions are cut off where the scores are whole numbers, because what is made like them (a copy, "
    "zeros_like, np.piecewise) can hold whole numbers only.",
    "Make the result an array of floats.",
)
def leaky_whole_numbers(x, alpha):
    values = x.copy()
    values[x < 0] = alpha * x[x < 0]
    return values


@wrong(
    "leaky_relu",
    "np.max takes its second argument for an axis, not for something to compare with. Besides, the larger of the "
    "two is right only up to an alpha of 1: ask for the sign of x.",
)
def leaky_array_as_axis(x, alpha):
    return np.max(alpha * x, x)


@wrong(
    "leaky_relu",
    "The smaller of alpha*x and x is right only from an alpha of 1 on.",
    "Below 1 it picks the wrong one on both sides: ask for the sign of x instead.",
)
def smaller_of_both_pieces(x, alpha):
    return np.minimum(alpha * x, x)


@wrong("leaky_relu", "alpha is subtracted from the negative scores.", "They are multiplied by it.")
def alpha_subtracted(x, alpha):
    return np.where(x >= 0, x, x - alpha)


@wrong(
    "leaky_relu",
    "Where the scores are whole numbers, so is their copy, and *= can't write fractions into it.",
    "Make the result an array of floats.",
)
def times_in_a_copy(x, alpha):
    values = x.copy()
    values[x < 0] *= alpha
    return values


leak = wrong.edits("numpy_ref.activation_functions.leaky_relu")
LEAKY = "np.where(x >= 0, x, alpha * x)"

leak(
    "negative_part_alone",
    (LEAKY, "alpha * x[x < 0]"),
    hint="Only the negative scores come back, so entries are missing.",
    way_out="The positive scores stay as they are, each in its place.",
)
leak(
    "negative_part_alone_by_a_hundredth",
    (LEAKY, "0.01 * x[x < 0]"),
    hint="Only the negative scores come back, multiplied by 0.01 whatever alpha is.",
    way_out="The positive scores stay as they are, each in its place. And where does alpha come in?",
)
leak(
    "corner_at_alpha",
    ("x >= 0", "x >= alpha"),
    hint="Scores between 0 and alpha are multiplied by alpha, too.",
    way_out="With what is each score compared?",
)
leak(
    "alpha_as_the_least_value",
    (LEAKY, "np.maximum(x, alpha)"),
    hint="No value is below alpha: each score is compared with alpha itself.",
    way_out="What becomes of a negative score? How does alpha come into that?",
)
leak(
    "alpha_added",
    (LEAKY, "np.where(x >= 0, x, x + alpha)"),
    hint="alpha is added to the negative scores.",
    way_out="alpha is a slope. What does a slope do with a score?",
)
leak(
    "rest_of_alpha",
    (LEAKY, "np.where(x >= 0, x, (1 - alpha) * x)"),
    hint="Negative scores are multiplied by 1 - alpha.",
    way_out="Which part of them is let through?",
)
leak(
    "negatives_kept_whole",
    (LEAKY, "np.where(x >= 0, x, x + alpha * x)"),
    hint="Negative scores are multiplied by 1 + alpha: the score itself is added to its leak.",
    way_out="Only a part of them is let through.",
)
leak(
    "elu_for_leaky_relu",
    (LEAKY, "np.where(x >= 0, x, alpha * np.expm1(np.minimum(x, 0)))"),
    hint="This is ELU, with an exponential on the negative side.",
    way_out="Leaky ReLU is a straight line there.",
)
leak(
    "sigmoid_like_leak",
    (LEAKY, "np.where(x >= 0, 1.0, alpha * x)"),
    hint="Every positive score gives 1.",
    way_out="Positive scores stay as they are.",
)


# elu


@wrong("elu", "alpha isn't used.", "It multiplies the curve on the negative side.")
def elu_alpha_ignored(x, alpha):
    return np.where(x >= 0, x, np.exp(np.minimum(x, 0)) - 1)


@wrong("elu", "0.1, the slide's number for leaky ReLU, is used whatever alpha is.", "Use the argument.")
def elu_always_a_tenth(x, alpha):
    return np.where(x >= 0, x, 0.1 * (np.exp(np.minimum(x, 0)) - 1))


@wrong(
    "elu",
    "alpha stands inside exp, so it changes how fast the curve falls, not how deep.",
    "It multiplies the parenthesis.",
)
def alpha_inside_exp(x, alpha):
    return np.where(x >= 0, x, np.exp(alpha * np.minimum(x, 0)) - 1)


@wrong("elu", "The 1 isn't subtracted, so the values just below 0 are near alpha, and the curve has a jump there.")
def one_not_subtracted(x, alpha):
    return np.where(x >= 0, x, alpha * np.exp(np.minimum(x, 0)))


@wrong(
    "elu",
    "alpha multiplies the exponential alone.",
    "It multiplies the whole difference, so that the curve meets the line at 0: where do parentheses belong?",
)
def elu_without_parentheses(x, alpha):
    return np.where(x >= 0, x, alpha * np.exp(np.minimum(x, 0)) - 1)


@wrong("elu", "This is leaky ReLU, a straight line on the negative side.", "ELU has an exponential there.")
def leaky_for_elu(x, alpha):
    return np.where(x >= 0, x, alpha * x)


@wrong("elu", "Negative scores give positive values. exp(x) is below 1 there: 1 is subtracted from it, not it from 1.")
def elu_turned(x, alpha):
    return np.where(x >= 0, x, alpha * (1 - np.exp(np.minimum(x, 0))))


@wrong(
    "elu",
    "The exponential grows where x becomes more negative: it gets -x.",
    "For a negative score exp(x) itself is below 1.",
)
def exp_of_minus_x(x, alpha):
    return np.where(x >= 0, x, alpha * (np.exp(-np.minimum(x, 0)) - 1))


@wrong("elu", "The two sides are swapped: the exponential belongs to the negative scores.")
def elu_sides_swapped(x, alpha):
    return np.where(x >= 0, alpha * (np.exp(x) - 1), x)


@wrong(
    "elu",
    "The exponential is used on both sides.",
    "Where the score is 0 or more, ELU is the score itself.",
)
def exponential_everywhere(x, alpha):
    return alpha * (np.exp(x) - 1)


@wrong(
    "elu",
    "The larger of the two pieces isn't always the right one: the exponential outgrows the line on the positive side.",
    "Ask for the sign of x instead.",
)
def larger_piece(x, alpha):
    return np.maximum(x, alpha * (np.exp(x) - 1))


@wrong(
    "elu",
    "The exponential is added to the positive scores too.",
    "It belongs to the negative ones alone: give exp nothing above 0.",
)
def elu_added_everywhere(x, alpha):
    return np.maximum(0, x) + alpha * (np.exp(x) - 1)


@wrong(
    "elu",
    "Small scores are right, large ones give nan: exp(1000) is infinite, and 0 times infinity is not a number.",
    "Multiplying by a mask doesn't switch a value off; choose with np.where, or give exp nothing above 0.",
)
def infinity_masked(x, alpha):
    return (x >= 0) * x + (x < 0) * alpha * (np.exp(x) - 1)


@wrong(
    "elu",
    "The caller's array is different after the call: the new values were written into it.",
    "Make a new array of floats, and leave x as it is.",
)
def elu_in_place(x, alpha):
    x[x < 0] = alpha * (np.exp(x[x < 0]) - 1)
    return x


@wrong(
    "elu",
    "The fractions are cut off where the scores are whole numbers, because what is made like them (a copy, "
    "zeros_like, np.piecewise) can hold whole numbers only.",
    "Make the result an array of floats.",
)
def elu_whole_numbers(x, alpha):
    values = x.copy()
    values[x < 0] = alpha * (np.exp(x[x < 0]) - 1)
    return values


@wrong(
    "elu",
    "This is plain ReLU: negative scores give 0.",
    "ELU comes down to -alpha there, along an exponential.",
)
def relu_for_elu(x, alpha):
    return np.maximum(0, x)


@wrong("elu", "This is the slope of ELU.", "Here its value is asked for.")
def slope_for_elu(x, alpha):
    return np.where(x >= 0, 1.0, alpha * np.exp(np.minimum(x, 0)))


@wrong(
    "elu",
    "The larger of the two pieces isn't always the right one: with a large alpha the curve lies below the line on the "
    "negative side.",
    "Ask for the sign of x instead.",
)
def larger_of_line_and_curve(x, alpha):
    return np.maximum(x, alpha * (np.exp(np.minimum(x, 0)) - 1))


@wrong("elu", "The 1 is subtracted from the score, inside exp.", "It is subtracted from the exponential.")
def one_inside_exp(x, alpha):
    return np.where(x >= 0, x, alpha * np.exp(np.minimum(x, 0) - 1))


bend = wrong.edits("numpy_ref.activation_functions.elu")
CURVE = "alpha * np.expm1(negative)"

bend(
    "alpha_subtracted_from_the_exponential",
    (CURVE, "np.exp(negative) - alpha"),
    hint="alpha is subtracted from the exponential, so the curve has a jump at 0.",
    way_out="By how much should it come down from 0, and what does alpha multiply?",
)
bend(
    "power_of_alpha",
    (CURVE, "alpha**negative - 1"),
    hint="This is a power of alpha, where a power of e should be.",
    way_out="alpha says how deep the curve goes. Where does it multiply?",
)
bend(
    "power_of_two",
    (CURVE, "alpha * (2.0**negative - 1)"),
    hint="This is a power of 2, where a power of e should be.",
    way_out="How steeply does the curve leave 0, with alpha 1?",
)
bend(
    "celu",
    (CURVE, "alpha * np.expm1(negative / alpha)"),
    hint="The score is divided by alpha inside exp. That is CELU, another function.",
    way_out="alpha says how deep the curve goes, not how fast.",
)
bend(
    "selu",
    (
        "np.where(x >= 0, x, alpha * np.expm1(negative))",
        "1.0507009873554805 * np.where(x >= 0, x, 1.6732632423543772 * np.expm1(negative))",
    ),
    hint="This is SELU, with two fixed numbers in it.",
    way_out="Where does alpha come in, and what should become of a positive score?",
)
bend(
    "alpha_on_both_sides",
    ("x, alpha * np", "alpha * x, alpha * np"),
    hint="Positive scores are multiplied by alpha, too.",
    way_out="They stay as they are.",
)
bend(
    "exponential_times_score",
    (CURVE, "alpha * x * np.exp(negative)"),
    hint="On the negative side the exponential multiplies the score.",
    way_out="The curve comes down to -alpha. Where does it go for a score far below 0?",
)
bend(
    "one_for_positive_scores",
    ("x, alpha * np", "1.0, alpha * np"),
    hint="Every positive score gives 1.",
    way_out="Positive scores stay as they are.",
)
bend(
    "curve_without_alpha_and_one",
    (CURVE, "np.exp(negative)"),
    hint="On the negative side this is the exponential alone.",
    way_out="What is its value just below 0, and where should it be? And where does alpha come in?",
)


# maxout


@wrong(
    "maxout",
    "One number comes back, the largest of all.",
    "Each example has a value for each unit: name the axis of the pieces.",
)
def largest_score_of_all(X, W, b):
    return np.max([X @ W[j] + b[j] for j in range(len(W))])


@wrong(
    "maxout",
    "The tables of the pieces are put below one another, as if they were more examples, and the largest example wins. "
    "np.stack gives the pieces an axis of their own, np.concatenate doesn't.",
)
def pieces_below_one_another(X, W, b):
    return np.concatenate([X @ W[j] + b[j] for j in range(len(W))]).max(axis=0)


@wrong(
    "maxout",
    "The largest bias is added to the largest weighted sum, but they may come from two pieces.",
    "Each piece adds its own bias first; then take the maximum.",
)
def biases_after_the_maximum(X, W, b):
    return np.max([X @ W[j] for j in range(len(W))], axis=0) + b.max(axis=0)


@wrong(
    "maxout",
    "The largest weights are taken first, and then one score is computed.",
    "It is the scores that compete: compute those of every piece, then take the maximum.",
)
def largest_weights(X, W, b):
    return X @ W.max(axis=0) + b.max(axis=0)


@wrong("maxout", "The last piece is left out.", "If there is a loop, where does it end?")
def last_piece_left_out(X, W, b):
    return np.max([X @ W[j] + b[j] for j in range(len(W) - 1)], axis=0)


@wrong("maxout", "This is the first piece alone.", "Compute the others too, and take the largest.")
def one_piece(X, W, b):
    return X @ W[0] + b[0]


@wrong(
    "maxout",
    "This is the last piece alone.",
    "Does each round of a loop replace the one before? Keep the largest so far.",
)
def last_piece_alone(X, W, b):
    return X @ W[-1] + b[-1]


@wrong("maxout", "Negative values have become 0, as with ReLU.", "The largest of the pieces may be negative.")
def relu_of_maxout(X, W, b):
    return np.maximum(0, np.max([X @ W[j] + b[j] for j in range(len(W))], axis=0))


@wrong(
    "maxout",
    "This is the number of the piece that wins.",
    "Its score is asked for: the maximum, not where it is.",
)
def number_of_the_piece(X, W, b):
    return np.argmax([X @ W[j] + b[j] for j in range(len(W))], axis=0)


@wrong(
    "maxout",
    "X @ W has the shape (k, m, h), and b has (k, h): lined up from the right, the pieces of b meet the examples.",
    "Give b an axis for the examples, or add the biases piece by piece.",
)
def bias_meets_examples(X, W, b):
    return (X @ W + b).max(axis=0)


@wrong(
    "maxout",
    "An if and Python's max ask one yes-or-no question, but the scores of a piece are an array.",
    "NumPy has functions that compare entry by entry.",
)
def maxout_python_max(X, W, b):
    return max(X @ W[j] + b[j] for j in range(len(W)))


@wrong(
    "maxout",
    "reshape mixes up pieces, features and units: it keeps the order of the numbers and only cuts them into other "
    "rows.",
    "Take W[j] for each piece, or move the axes with transpose.",
)
def reshape_for_transpose(X, W, b):
    k, n, h = W.shape
    return ((X @ W.reshape(n, k * h)).reshape(len(X), k, h) + b).max(axis=1)


@wrong(
    "maxout",
    "All scores of all pieces come back.",
    "The largest over the pieces is asked for: take the maximum along their axis.",
)
def pieces_not_compared(X, W, b):
    return X @ W + b[:, np.newaxis, :]


@wrong(
    "maxout",
    "The table comes back with rows and columns exchanged: one row for each example, one column for each unit.",
)
def maxout_turned(X, W, b):
    return (X @ W + b[:, np.newaxis, :]).max(axis=0).T


pieces = wrong.edits("numpy_ref.activation_functions.maxout")

pieces(
    "two_pieces",
    ("zip(W, b)", "zip(W[:2], b)"),
    hint="Only the first two pieces compete, as on the slide.",
    way_out="How many are there?",
)
pieces(
    "biases_missing",
    ("+ b_j", "+ 0 * b_j"),
    hint="The biases are missing.",
    way_out="Each piece has its own. When is it added?",
)
pieces(
    "first_bias_for_all",
    ("+ b_j", "+ b[0]"),
    hint="Every piece gets the bias of the first.",
    way_out="Which row of b belongs to a piece?",
)
pieces(
    "bias_subtracted",
    ("+ b_j", "- b_j"),
    hint="The biases are subtracted.",
    way_out="A score is the weighted sum plus the bias.",
)
pieces(
    "smallest_piece",
    ("scores.max(", "scores.min("),
    hint="This is the smallest of the pieces.",
    way_out="Which one should win?",
)
pieces(
    "largest_in_size",
    ("scores.max(axis=0)", "np.abs(scores).max(axis=0)"),
    hint="The signs are lost: the largest of the sizes comes back.",
    way_out="A score below 0 is smaller than any above 0.",
)
pieces(
    "first_example_alone",
    ("scores.max(axis=0)", "scores.max(axis=0)[0]"),
    hint="Only the first example has values.",
    way_out="Does a return stand inside a loop? There is a row for each example.",
)
pieces(
    "pieces_in_the_last_axis",
    ("scores.max(axis=0)", "np.moveaxis(scores, 0, -1)"),
    hint="All scores of all pieces come back, one beside the other.",
    way_out="Which of them is the output of the unit?",
)
for name, axis, over in (("largest_example", 1, "examples"), ("largest_unit", 2, "units")):
    pieces(
        name,
        ("axis=0", f"axis={axis}"),
        hint=f"The maximum is taken over the {over}.",
        way_out="For each example and each unit the pieces compete. Which axis do they have?",
    )
pieces(
    "pieces_added",
    ("scores.max(", "scores.sum("),
    hint="The pieces are added up.",
    way_out="Which one should win?",
)
pieces(
    "pieces_averaged",
    ("scores.max(", "scores.mean("),
    hint="This is the mean of the pieces.",
    way_out="Which one should win?",
)
pieces.together(["two_pieces"], ["biases_missing", "first_bias_for_all"], ["smallest_piece"])
pieces.together(
    ["biases_missing"],
    ["largest_example", "largest_unit", "pieces_added", "pieces_averaged", "smallest_piece"],
)


# relu_torch


@wrong(
    "relu_torch",
    "torch.max(x, 0) takes the 0 as a dimension: it gives the largest of all, and where that is.",
    "ReLU compares every entry with 0, and gives as many values as there are scores.",
)
def torch_zero_as_dimension(x):
    import torch

    return torch.max(x, 0)


@wrong(
    "relu_torch",
    "One number comes back, the largest of all.",
    "ReLU compares every entry with 0 on its own, and gives as many values as there are scores.",
)
def torch_largest_of_all(x):
    return x.max().clamp(min=0)


@wrong(
    "relu_torch",
    "This is the largest of all, however negative: in torch.max(x, 0) the 0 is a dimension.",
    "ReLU compares every entry with 0, and gives as many values as there are scores.",
)
def torch_largest_of_the_pair(x):
    import torch

    return torch.max(x, 0).values


@wrong(
    "relu_torch",
    "torch.nn.ReLU makes a module, and x is taken for one of its settings.",
    "First make the module, then call it on x; or look for the function of that name.",
)
def module_made_of_x(x):
    import torch

    return torch.nn.ReLU(x)


@wrong("relu_torch", "A module comes back, not what it computes.", "Call it on x.")
def module_not_called(x):
    import torch

    return torch.nn.ReLU()


@wrong(
    "relu_torch",
    "An if and Python's max ask one yes-or-no question, but here it is about a whole tensor.",
    "PyTorch has functions that decide entry by entry.",
)
def torch_python_max(x):
    return max(0, x)


@wrong(
    "relu_torch",
    "torch.maximum compares two tensors, and 0 is a plain number.",
    "Make a tensor of it, or look for a function with a lower limit, such as torch.clamp.",
)
def maximum_with_a_number(x):
    import torch

    return torch.maximum(x, 0)


@wrong(
    "relu_torch",
    "torch.maximum compares two tensors, and 0 is a plain number.",
    "Make a tensor of it, or look for a function with a lower limit, such as torch.clamp.",
)
def maximum_of_a_number(x):
    import torch

    return torch.maximum(0, x)


@wrong(
    "relu_torch",
    "torch.max compares two tensors, and 0 is a plain number.",
    "Make a tensor of it, or look for a function with a lower limit, such as torch.clamp.",
)
def max_of_a_number(x):
    import torch

    return torch.max(0, x)


@wrong("relu_torch", "This keeps the negative scores and makes the positive ones 0.", "ReLU does the opposite.")
def torch_smaller_of_both(x):
    return x.clamp(max=0)


@wrong("relu_torch", "Negative scores have become positive.", "ReLU gives 0 for them.")
def torch_absolute_value(x):
    return x.abs()


@wrong(
    "relu_torch",
    "The negative scores are thrown away, so fewer values come back.",
    "Each of them stays, as a 0.",
)
def torch_negatives_thrown_away(x):
    return x[x > 0]


@wrong("relu_torch", "This is the step, 0 or 1.", "ReLU leaves a positive score as it is.")
def torch_step_for_relu(x):
    return (x > 0).to(x.dtype)


@wrong("relu_torch", "Negative scores leak through, as in leaky ReLU.", "ReLU gives 0 for them.")
def torch_leaky_for_relu(x):
    import torch

    return torch.nn.functional.leaky_relu(x)


@wrong("relu_torch", "Negative scores leak through, as in leaky ReLU.", "ReLU gives 0 for them.")
def torch_slide_leaky_for_relu(x):
    import torch

    return torch.where(x >= 0, x, 0.1 * x)


@wrong("relu_torch", "Values above 1 are cut off.", "ReLU has no upper limit.")
def torch_clipped_at_one(x):
    return x.clamp(0, 1)


@wrong("relu_torch", "Values above 6 are cut off: this is ReLU6, another function.", "ReLU has no upper limit.")
def torch_clipped_at_six(x):
    import torch

    return torch.nn.functional.relu6(x)


@wrong(
    "relu_torch",
    "A list or a NumPy array comes back, and a tensor is asked for.",
    "Stay in PyTorch: it has clamp, where and maximum.",
)
def relu_as_a_list(x):
    return [max(0.0, score) for score in x]


@wrong(
    "relu_torch",
    "The caller's tensor is different after the call: the zeros were written into it, as functions whose names end in "
    "_ do too.",
    "Make a new tensor, and leave x as it is.",
)
def torch_relu_in_place(x):
    x[x < 0] = 0
    return x


torch_entries = wrong.edits("alternatives.activation_functions.relu_of_torch", "relu_torch")

for name, formula, said in (
    ("torch_gelu", "torch.nn.functional.gelu(x)", "This is GELU, which bends softly and dips below 0."),
    ("torch_silu", "torch.nn.functional.silu(x)", "This is the score times its sigmoid, known as SiLU or swish."),
    ("torch_soft_plus", "torch.nn.functional.softplus(x)", "This bends softly: it is known as softplus."),
    ("torch_elu_for_relu", "torch.nn.functional.elu(x)", "Negative scores come down along an exponential, as in ELU."),
    ("torch_sigmoid_for_relu", "torch.sigmoid(x)", "This is the sigmoid."),
    ("torch_tanh_for_relu", "torch.tanh(x)", "This is tanh."),
):
    torch_entries(name, ("torch.relu(x)", formula), hint=said, way_out=OTHER_BEND)
torch_entries(
    "torch_first_score_only",
    ("torch.relu(x)", "torch.relu(x)[0]"),
    hint="Only the first score has a value.",
    way_out="Does a return stand inside a loop? Each score has a value of its own.",
)


# leaky_relu_torch


@wrong("leaky_relu_torch", "As in plain ReLU, alpha makes no difference.", "A negative score is multiplied by alpha.")
def torch_leak_ignored(x, alpha):
    return x.clamp(min=0)


@wrong("leaky_relu_torch", "The slide's 0.1 is used whatever alpha is.", "Use the argument.")
def torch_always_a_tenth(x, alpha):
    import torch

    return torch.where(x >= 0, x, 0.1 * x)


@wrong(
    "leaky_relu_torch",
    "0.01 is used whatever alpha is: it is what PyTorch's own leaky ReLU takes when it isn't told.",
    "Use the argument.",
)
def torch_always_a_hundredth(x, alpha):
    import torch

    return torch.nn.functional.leaky_relu(x)


@wrong(
    "leaky_relu_torch",
    "The larger of alpha*x and x is right only up to an alpha of 1.",
    "Above 1 it picks the wrong one on both sides: ask for the sign of x instead.",
)
def torch_larger_of_both(x, alpha):
    import torch

    return torch.maximum(alpha * x, x)


@wrong(
    "leaky_relu_torch",
    "An if and Python's max ask one yes-or-no question, but here it is about whole tensors.",
    "Decide entry by entry, for example with torch.where.",
)
def torch_leaky_python_max(x, alpha):
    return max(alpha * x, x)


@wrong(
    "leaky_relu_torch",
    "One number comes back, the largest of all.",
    "Each score has a value of its own: decide entry by entry.",
)
def torch_leaky_largest_of_all(x, alpha):
    import torch

    return torch.max(torch.stack([alpha * x, x]))


@wrong("leaky_relu_torch", "A module comes back, not what it computes.", "Call it on x.")
def leaky_module_not_called(x, alpha):
    import torch

    return torch.nn.LeakyReLU(alpha)


@wrong(
    "leaky_relu_torch",
    "torch.max with a dimension gives a pair: the largest values, and where they are. And the larger of alpha*x "
    "and x is right only up to an alpha of 1: ask for the sign of x instead.",
)
def torch_leaky_pair(x, alpha):
    import torch

    return torch.max(torch.stack([alpha * x, x]), dim=0)


@wrong("leaky_relu_torch", "Positive scores are multiplied by alpha too.", "They stay as they are.")
def torch_alpha_everywhere(x, alpha):
    return alpha * x


@wrong("leaky_relu_torch", "The two sides are swapped: alpha multiplies the negative scores, not the positive ones.")
def torch_leaky_sides_swapped(x, alpha):
    import torch

    return torch.where(x >= 0, alpha * x, x)


@wrong(
    "leaky_relu_torch",
    "Every negative score gives the same value, alpha.",
    "Multiply: alpha times the score.",
)
def torch_alpha_alone(x, alpha):
    import torch

    return torch.where(x >= 0, x, alpha)


@wrong(
    "leaky_relu_torch",
    "Every negative score gives the same value, -alpha.",
    "Multiply: alpha times the score.",
)
def torch_minus_alpha_alone(x, alpha):
    import torch

    return torch.where(x >= 0, x, -alpha)


@wrong("leaky_relu_torch", "Negative scores give positive values. alpha times a negative score is negative.")
def torch_leak_turned(x, alpha):
    import torch

    return torch.where(x >= 0, x, -alpha * x)


@wrong(
    "leaky_relu_torch",
    "Negative scores are divided by alpha.",
    "Multiply: they should come near 0 when alpha is small.",
)
def torch_divided_by_alpha(x, alpha):
    import torch

    return torch.where(x >= 0, x, x / alpha)


@wrong(
    "leaky_relu_torch",
    "The leak is added to positive scores too, so they grow.",
    "Only negative scores are multiplied by alpha.",
)
def torch_leak_added_everywhere(x, alpha):
    return x.clamp(min=0) + alpha * x


@wrong("leaky_relu_torch", "This is the slope, 1 or alpha.", "The value is the slope times the score.")
def torch_slope_for_leaky_relu(x, alpha):
    import torch

    return torch.where(x >= 0, 1.0, alpha)


@wrong(
    "leaky_relu_torch",
    "A list or a NumPy array comes back, and a tensor is asked for.",
    "Stay in PyTorch: it has where and clamp.",
)
def leaky_as_a_list(x, alpha):
    return [score if score >= 0 else alpha * score for score in x]


@wrong(
    "leaky_relu_torch",
    "The caller's tensor is different after the call: the new values were written into it.",
    "Make a new tensor, and leave x as it is.",
)
def torch_leaky_in_place(x, alpha):
    x[x < 0] = alpha * x[x < 0]
    return x


torch_leak = wrong.edits("alternatives.activation_functions.leaky_of_torch", "leaky_relu_torch")
TORCH_LEAKY = "torch.nn.functional.leaky_relu(x, alpha)"

torch_leak(
    "torch_negative_part_alone",
    (TORCH_LEAKY, "alpha * x[x < 0]"),
    hint="Only the negative scores come back, so entries are missing.",
    way_out="The positive scores stay as they are, each in its place.",
)
torch_leak(
    "torch_corner_at_alpha",
    (TORCH_LEAKY, "torch.where(x >= alpha, x, alpha * x)"),
    hint="Scores between 0 and alpha are multiplied by alpha, too.",
    way_out="With what is each score compared?",
)
torch_leak(
    "torch_alpha_as_the_least_value",
    (TORCH_LEAKY, "x.clamp(min=alpha)"),
    hint="No value is below alpha: each score is compared with alpha itself.",
    way_out="What becomes of a negative score? How does alpha come into that?",
)
torch_leak(
    "torch_elu_for_leaky_relu",
    (TORCH_LEAKY, "torch.nn.functional.elu(x, alpha)"),
    hint="This is ELU, with an exponential on the negative side.",
    way_out="Leaky ReLU is a straight line there.",
)
torch_leak(
    "torch_rest_of_alpha",
    (TORCH_LEAKY, "torch.where(x >= 0, x, (1 - alpha) * x)"),
    hint="Negative scores are multiplied by 1 - alpha.",
    way_out="Which part of them is let through?",
)
torch_leak(
    "torch_smaller_of_both",
    (TORCH_LEAKY, "torch.minimum(alpha * x, x)"),
    hint="The smaller of alpha*x and x is right only from an alpha of 1 on.",
    way_out="Below 1 it picks the wrong one on both sides: ask for the sign of x instead.",
)


# elu_torch


@wrong(
    "elu_torch",
    "The 1 is subtracted in the exponent, from the score.",
    "It is subtracted from the exponential: where does its bracket end?",
)
def torch_one_in_the_exponent(x, alpha):
    import torch

    return torch.where(x >= 0, x, alpha * torch.exp(torch.clamp(x, max=0) - 1))


@wrong("elu_torch", "alpha isn't used.", "It multiplies the curve on the negative side.")
def torch_alpha_ignored(x, alpha):
    import torch

    return torch.nn.functional.elu(x)


@wrong(
    "elu_torch",
    "alpha stands inside exp, so it changes how fast the curve falls, not how deep.",
    "It multiplies the parenthesis.",
)
def torch_alpha_inside_exp(x, alpha):
    import torch

    return torch.where(x >= 0, x, torch.exp(alpha * torch.clamp(x, max=0)) - 1)


@wrong(
    "elu_torch", "The 1 isn't subtracted, so the values just below 0 are near alpha, and the curve has a jump there."
)
def torch_one_not_subtracted(x, alpha):
    import torch

    return torch.where(x >= 0, x, alpha * torch.exp(torch.clamp(x, max=0)))


@wrong(
    "elu_torch",
    "alpha multiplies the exponential alone.",
    "It multiplies the whole difference, so that the curve meets the line at 0: where do parentheses belong?",
)
def torch_without_parentheses(x, alpha):
    import torch

    return torch.where(x >= 0, x, alpha * torch.exp(torch.clamp(x, max=0)) - 1)


@wrong(
    "elu_torch",
    "This is leaky ReLU, a straight line on the negative side.",
    "ELU has an exponential there.",
)
def torch_leaky_for_elu(x, alpha):
    import torch

    return torch.where(x >= 0, x, alpha * x)


@wrong(
    "elu_torch",
    "Negative scores give positive values. exp(x) is below 1 there: 1 is subtracted from it, not it from 1.",
)
def torch_turned(x, alpha):
    import torch

    return torch.where(x >= 0, x, alpha * (1 - torch.exp(torch.clamp(x, max=0))))


@wrong("elu_torch", "The two sides are swapped: the exponential belongs to the negative scores.")
def torch_sides_swapped(x, alpha):
    import torch

    return torch.where(x >= 0, alpha * (torch.exp(x) - 1), x)


@wrong(
    "elu_torch",
    "The exponential is used on both sides.",
    "Where the score is 0 or more, ELU is the score itself.",
)
def torch_exponential_everywhere(x, alpha):
    import torch

    return alpha * (torch.exp(x) - 1)


@wrong(
    "elu_torch",
    "Small scores are right, large ones give nan: exp(1000) is infinite, and 0 times infinity is not a number. "
    "Multiplying by a mask doesn't switch a value off.",
    "Give exp nothing above 0, for example through torch.clamp.",
)
def torch_infinity_masked(x, alpha):
    import torch

    return (x >= 0) * x + (x < 0) * alpha * (torch.exp(x) - 1)


@wrong(
    "elu_torch",
    "A list or a NumPy array comes back, and a tensor is asked for.",
    "Stay in PyTorch: it has exp, where and clamp.",
)
def torch_left_for_numpy(x, alpha):
    x = x.numpy()
    return np.where(x >= 0, x, alpha * (np.exp(np.minimum(x, 0)) - 1))


@wrong(
    "elu_torch",
    "The caller's tensor is different after the call: the new values were written into it.",
    "Make a new tensor, and leave x as it is.",
)
def torch_in_place(x, alpha):
    import torch

    x[x < 0] = alpha * (torch.exp(x[x < 0]) - 1)
    return x


@wrong(
    "elu_torch",
    "The larger of the two pieces isn't always the right one: with a large alpha the curve lies below the line on the "
    "negative side.",
    "Ask for the sign of x instead.",
)
def torch_larger_of_line_and_curve(x, alpha):
    import torch

    return torch.maximum(x, alpha * (torch.exp(x.clamp(max=0)) - 1))


torch_bend = wrong.edits("alternatives.activation_functions.elu_of_torch", "elu_torch")
TORCH_ELU = "torch.nn.functional.elu(x, alpha)"

torch_bend(
    "torch_celu",
    (TORCH_ELU, "torch.nn.functional.celu(x, alpha)"),
    hint="The score is divided by alpha inside exp. That is CELU, another function.",
    way_out="alpha says how deep the curve goes, not how fast.",
)
torch_bend(
    "torch_selu",
    (TORCH_ELU, "torch.nn.functional.selu(x)"),
    hint="This is SELU, with two fixed numbers in it.",
    way_out="Where does alpha come in, and what should become of a positive score?",
)
torch_bend(
    "torch_relu_for_elu",
    (TORCH_ELU, "torch.relu(x)"),
    hint="This is plain ReLU: negative scores give 0.",
    way_out="ELU comes down to -alpha there. Along which curve?",
)
torch_bend(
    "torch_alpha_on_both_sides",
    (TORCH_ELU, "torch.where(x >= 0, alpha * x, torch.nn.functional.elu(x, alpha))"),
    hint="Positive scores are multiplied by alpha, too.",
    way_out="They stay as they are.",
)
torch_bend(
    "torch_alpha_subtracted_from_the_exponential",
    (TORCH_ELU, "torch.where(x >= 0, x, torch.exp(x.clamp(max=0)) - alpha)"),
    hint="alpha is subtracted from the exponential, so the curve has a jump at 0.",
    way_out="By how much should it come down from 0, and what does alpha multiply?",
)
torch_bend(
    "torch_slope_for_elu",
    (TORCH_ELU, "torch.where(x >= 0, 1.0, alpha * torch.exp(x.clamp(max=0)))"),
    hint="This is the slope of ELU.",
    way_out="Here its value is asked for.",
)
torch_bend(
    "torch_exp_of_minus_x",
    (TORCH_ELU, "torch.where(x >= 0, x, alpha * (torch.exp(-x.clamp(max=0)) - 1))"),
    hint="The exponential grows where x becomes more negative: it gets -x.",
    way_out="For a negative score, is exp(x) itself above 1 or below?",
)


# maxout_torch


@wrong(
    "maxout_torch",
    "torch.max with a dimension gives a pair: the largest values, and which entry each of them was.",
    "Only the values are asked for; take them out of the pair by their name.",
)
def torch_pair_of_maximum(X, W, b):
    import torch

    return torch.stack([X @ W[j] + b[j] for j in range(len(W))]).max(dim=0)


@wrong(
    "maxout_torch",
    "The maximum is taken over the examples.",
    "It is taken over the pieces, for each example and each unit on its own: look at which dimension the pieces have.",
)
def torch_largest_example(X, W, b):
    import torch

    return torch.stack([X @ W[j] + b[j] for j in range(len(W))]).amax(dim=1)


@wrong(
    "maxout_torch",
    "The maximum is taken over the units.",
    "It is taken over the pieces, for each example and each unit on its own: look at which dimension the pieces have.",
)
def torch_largest_unit(X, W, b):
    import torch

    return torch.stack([X @ W[j] + b[j] for j in range(len(W))]).amax(dim=2)


@wrong(
    "maxout_torch",
    "One number comes back, the largest of all.",
    "Each example has a value for each unit: name the dimension of the pieces.",
)
def torch_largest_score_of_all(X, W, b):
    import torch

    return torch.stack([X @ W[j] + b[j] for j in range(len(W))]).max()


@wrong(
    "maxout_torch",
    "The tables of the pieces are put below one another, as if they were more examples, and the largest example wins. "
    "torch.stack gives the pieces a dimension of their own, torch.cat doesn't.",
)
def torch_pieces_below_one_another(X, W, b):
    import torch

    return torch.cat([X @ W[j] + b[j] for j in range(len(W))]).amax(dim=0)


@wrong("maxout_torch", "The pieces are added up.", "Take the largest of them.")
def torch_pieces_added(X, W, b):
    return sum(X @ W[j] + b[j] for j in range(len(W)))


@wrong("maxout_torch", "This is the mean of the pieces.", "Take the largest of them.")
def torch_pieces_averaged(X, W, b):
    return sum(X @ W[j] + b[j] for j in range(len(W))) / len(W)


@wrong("maxout_torch", "This is the smallest of the pieces.", "Take the largest.")
def torch_smallest_piece(X, W, b):
    import torch

    return torch.stack([X @ W[j] + b[j] for j in range(len(W))]).amin(dim=0)


@wrong("maxout_torch", "The biases are missing.", "Each piece has its own, added before the maximum is taken.")
def torch_biases_missing(X, W, b):
    return (X @ W).amax(dim=0)


@wrong(
    "maxout_torch",
    "The largest bias is added to the largest weighted sum, but they may come from two pieces.",
    "Each piece adds its own bias first; then take the maximum.",
)
def torch_biases_after_the_maximum(X, W, b):
    return (X @ W).amax(dim=0) + b.amax(dim=0)


@wrong("maxout_torch", "Every piece gets the bias of the first.", "Each has its own row in b.")
def torch_first_bias_for_all(X, W, b):
    return (X @ W + b[0]).amax(dim=0)


@wrong(
    "maxout_torch",
    "The largest weights are taken first, and then one score is computed.",
    "It is the scores that compete: compute those of every piece, then take the maximum.",
)
def torch_largest_weights(X, W, b):
    return X @ W.amax(dim=0) + b.amax(dim=0)


@wrong(
    "maxout_torch",
    "Only the first two pieces compete, as on the slide.",
    "There may be any number: one for each W[j].",
)
def torch_two_pieces(X, W, b):
    import torch

    return torch.maximum(X @ W[0] + b[0], X @ W[1] + b[1])


@wrong("maxout_torch", "The last piece is left out.", "If there is a loop, where does it end?")
def torch_last_piece_left_out(X, W, b):
    import torch

    return torch.stack([X @ W[j] + b[j] for j in range(len(W) - 1)]).amax(dim=0)


@wrong("maxout_torch", "This is the first piece alone.", "Compute the others too, and take the largest.")
def torch_one_piece(X, W, b):
    return X @ W[0] + b[0]


@wrong(
    "maxout_torch",
    "This is the last piece alone.",
    "Does each round of a loop replace the one before? Keep the largest so far.",
)
def torch_last_piece_alone(X, W, b):
    return X @ W[-1] + b[-1]


@wrong(
    "maxout_torch",
    "Negative values have become 0, as with ReLU.",
    "The largest of the pieces may be negative.",
)
def torch_relu_of_maxout(X, W, b):
    import torch

    return torch.relu(torch.stack([X @ W[j] + b[j] for j in range(len(W))]).amax(dim=0))


@wrong(
    "maxout_torch",
    "This is the number of the piece that wins.",
    "Its score is asked for: the maximum, not where it is.",
)
def torch_number_of_the_piece(X, W, b):
    import torch

    return torch.stack([X @ W[j] + b[j] for j in range(len(W))]).argmax(dim=0)


@wrong(
    "maxout_torch",
    "X @ W has the shape (k, m, h), and b has (k, h): lined up from the right, the pieces of b meet the examples.",
    "Give b a dimension for the examples, or add the biases piece by piece.",
)
def torch_bias_meets_examples(X, W, b):
    return (X @ W + b).amax(dim=0)


@wrong(
    "maxout_torch",
    "An if and Python's max ask one yes-or-no question, but the scores of a piece are a tensor.",
    "PyTorch has functions that compare entry by entry.",
)
def torch_maxout_python_max(X, W, b):
    return max(X @ W[j] + b[j] for j in range(len(W)))


@wrong(
    "maxout_torch",
    "torch.max needs one tensor, but gets a list of them.",
    "Put the scores of the pieces into one first, with torch.stack.",
)
def maximum_of_a_list(X, W, b):
    import torch

    return torch.max([X @ W[j] + b[j] for j in range(len(W))], dim=0)


@wrong(
    "maxout_torch",
    "torch.amax needs one tensor, but gets a list of them.",
    "Put the scores of the pieces into one first, with torch.stack.",
)
def amax_of_a_list(X, W, b):
    import torch

    return torch.amax([X @ W[j] + b[j] for j in range(len(W))], dim=0)


@wrong(
    "maxout_torch",
    "reshape mixes up pieces, features and units: it keeps the order of the numbers and only cuts them into other "
    "rows.",
    "Take W[j] for each piece, or move the dimensions with permute.",
)
def torch_reshape_for_transpose(X, W, b):
    k, n, h = W.shape
    return ((X @ W.reshape(n, k * h)).reshape(len(X), k, h) + b).amax(dim=1)


@wrong(
    "maxout_torch",
    "A list or a NumPy array comes back, and a tensor is asked for.",
    "Stay in PyTorch: it has stack and amax.",
)
def maxout_left_for_numpy(X, W, b):
    return np.max([(X @ W[j] + b[j]).numpy() for j in range(len(W))], axis=0)


@wrong(
    "maxout_torch",
    "np.max hands a tensor to the tensor's own max, with more arguments than that takes.",
    "Stay in PyTorch: there the axis is called dim.",
)
def torch_maximum_by_numpy(X, W, b):
    return np.max(X @ W + b[:, None], axis=0)


torch_pieces = wrong.edits("alternatives.activation_functions.torch_maxout_with_values_of_max", "maxout_torch")

torch_pieces(
    "torch_bias_subtracted",
    ("+ b[j]", "- b[j]"),
    hint="The biases are subtracted.",
    way_out="A score is the weighted sum plus the bias.",
)
torch_pieces(
    "torch_largest_in_size",
    ("]).max(", "]).abs().max("),
    hint="The signs are lost: the largest of the sizes comes back.",
    way_out="A score below 0 is smaller than any above 0.",
)
torch_pieces(
    "torch_first_example_alone",
    (".values", ".values[0]"),
    hint="Only the first example has values.",
    way_out="Does a return stand inside a loop? There is a row for each example.",
)
torch_pieces(
    "torch_pieces_not_compared",
    (".max(dim=0).values", ""),
    hint="All scores of all pieces come back.",
    way_out="The largest over the pieces is asked for. Which dimension do they have?",
)
torch_pieces(
    "torch_smooth_maximum",
    ("max(dim=0).values", "logsumexp(dim=0)"),
    hint="This is a soft maximum, in which all pieces have a part.",
    way_out="The largest score alone is the output.",
)


# six_rows

wrong.value(
    "six_rows",
    "leaky_relu_and_elu_swapped",
    (6, 3, 1, 5, 2, 4, -2.3, 0.4),
    "Leaky ReLU and ELU have changed places.",
    "One of them is a straight line below 0. In which row are the values in proportion to the scores?",
)
wrong.value(
    "six_rows",
    "value_for_alpha",
    (5, 3, 1, 6, 2, 4, -2.3, 0.7),
    "The functions are right. What you take for alpha is a value of leaky ReLU, without its sign.",
    "Alpha is the factor between the score and the value.",
)
wrong.value(
    "six_rows",
    "value_for_the_score",
    (5, 3, 1, 6, 2, 4, -0.7, 0.3),
    "The functions are right, but the lowest score isn't a value of the table.",
    "Some rows tell every score, negative ones too. Which functions can be undone everywhere?",
)
wrong.value(
    "six_rows",
    "sign_of_the_score",
    (5, 3, 1, 6, 2, 4, 2.3, 0.3),
    "Nearly: the lowest score has the other sign.",
    "Is its sigmoid above one half, or below?",
)
wrong.value(
    "six_rows",
    "sigmoid_and_tanh_swapped",
    (5, 2, 1, 6, 3, 4, -2.3, 0.3),
    "The sigmoid and tanh have changed places.",
    "Which of them can have values below 0?",
)
wrong.value(
    "six_rows",
    "numbers_the_other_way_round",
    (3, 5, 2, 6, 1, 4, -2.3, 0.3),
    "These are the rows of the functions, in the order of the functions. The functions of the rows are asked for.",
    "Begin with row A: which function made it?",
)
wrong.value(
    "six_rows",
    "swapped_with_the_right_alpha",
    (6, 3, 1, 5, 2, 4, -2.3, 0.3),
    "Leaky ReLU and ELU have changed places; the scores and alpha fit.",
    "One of them is a straight line below 0. In which row are the values in proportion to the scores?",
)
wrong.value(
    "six_rows",
    "step_and_relu_swapped",
    (5, 3, 4, 6, 2, 1, -2.3, 0.3),
    "The step and ReLU have changed places.",
    "What does each of them make of a score above 1?",
)
wrong.value(
    "six_rows",
    "alpha_of_the_slide",
    (5, 3, 1, 6, 2, 4, -2.3, 0.1),
    "Only alpha is wrong: 0.1 is that of the slide, and this leaky ReLU has another.",
    "You know two scores below 0 and what became of them.",
)
wrong.value(
    "six_rows",
    "alpha_below_zero",
    (5, 3, 1, 6, 2, 4, -2.3, -0.3),
    "Nearly: alpha has the other sign.",
    "Row A has two values below 0. What are the signs of their scores?",
)
wrong.value(
    "six_rows",
    "third_score_for_the_lowest",
    (5, 3, 1, 6, 2, 4, -0.4, 0.3),
    "All but the lowest score are right. This is the third score.",
    "Which of the three scores has the lowest sigmoid?",
)
wrong.value(
    "six_rows",
    "rows_in_brackets_of_their_own",
    ((5, 3, 1, 6, 2, 4), -2.3, 0.3),
    "The six functions stand in brackets of their own. Eight numbers in one row are asked for.",
)
wrong.value(
    "six_rows",
    "tanh_and_elu_swapped",
    (5, 6, 1, 3, 2, 4, -2.3, 0.3),
    "tanh and ELU have changed places.",
    "What does each of them make of a score above 1?",
)
wrong.value(
    "six_rows",
    "tanh_and_leaky_relu_swapped",
    (3, 5, 1, 6, 2, 4, -2.3, 0.3),
    "tanh and leaky ReLU have changed places.",
    "Which of them leaves a positive score as it is?",
)
wrong.value(
    "six_rows",
    "sigmoid_and_step_swapped",
    (5, 3, 2, 6, 1, 4, -2.3, 0.3),
    "The sigmoid and the step have changed places.",
    "Which of them has values other than 0 and 1?",
)
wrong.value(
    "six_rows",
    "alpha_from_the_other_row",
    (5, 3, 1, 6, 2, 4, -2.3, 0.8),
    "Only alpha is wrong: it is not the ratio of two rows of the table.",
    "Alpha is the factor between the score itself and the value.",
)
wrong.value(
    "six_rows",
    "value_of_elu_for_the_score",
    (5, 3, 1, 6, 2, 4, -0.9, 0.3),
    "All but the lowest score are right. -0.9 is what ELU makes of it.",
    "Which function can be undone everywhere, with a logarithm?",
)
wrong.value(
    "six_rows",
    "logarithm_to_the_base_10",
    (5, 3, 1, 6, 2, 4, -1.0, 0.7),
    "The lowest score is a logarithm to the base 10, and alpha follows from it.",
    "The sigmoid has a power of e.",
)
wrong.value(
    "six_rows",
    "score_without_sign_of_the_ratio",
    (5, 3, 1, 6, 2, 4, 0.1, 0.3),
    "All but the lowest score are right. 0.1 is its sigmoid, or the odds that belong to it.",
    "The score is the logarithm of the odds.",
)
register_pairs(
    wrong,
    "six_rows",
    (5, 3, 1, 6, 2, 4, -2.3, 0.3),
    {
        "leaky_relu_for_elu": Slip({0: 6, 3: 5}, "Leaky ReLU and ELU have changed places."),
        "sigmoid_for_tanh": Slip({1: 2, 4: 3}, "The sigmoid and tanh have changed places."),
        "step_for_relu_row": Slip({2: 4, 5: 1}, "The step and ReLU have changed places."),
        "tanh_for_elu": Slip({1: 6, 3: 3}, "tanh and ELU have changed places."),
        "third_score": Slip({6: -0.4}, "-0.4 isn't the lowest score: it is the third."),
        "score_without_its_sign": Slip({6: 2.3}, "The lowest score has the other sign."),
        "a_value_for_the_score": Slip({6: -0.7}, "What you take for the lowest score is a value of the table."),
        "a_value_for_alpha": Slip({7: 0.7}, "What you take for alpha is a value of leaky ReLU, without its sign."),
        "the_slides_alpha": Slip({7: 0.1}, "0.1 is the alpha of the slide, and this leaky ReLU has another."),
    },
)


# one_layer


@wrong(
    "one_layer",
    "The shift is lost. A shift of 0 hides that.",
    "What does an input of zeros give, after the first layer, after the line, and at the end?",
)
def shift_lost(W1, b1, W2, b2, slope, shift):
    return slope * W1 @ W2, slope * b1 @ W2 + b2


@wrong(
    "one_layer",
    "The shift is added to the outputs as it is. It is added before the second layer.",
    "Each output gets the shift from every hidden unit: how often, and how strongly?",
)
def shift_added_last(W1, b1, W2, b2, slope, shift):
    return slope * W1 @ W2, slope * b1 @ W2 + b2 + shift


@wrong(
    "one_layer",
    "The weights are right. In the biases, what comes from the first layer lacks the slope.",
    "A score is weighted inputs plus bias. Which of the two is multiplied by the slope?",
)
def slope_for_weights_only(W1, b1, W2, b2, slope, shift):
    return slope * W1 @ W2, (b1 + shift) @ W2 + b2


@wrong(
    "one_layer",
    "The biases are right. In the weights the slope is missing.",
    "What is multiplied by the slope: a bias alone, or the whole score?",
)
def slope_for_biases_only(W1, b1, W2, b2, slope, shift):
    return W1 @ W2, (slope * b1 + shift) @ W2 + b2


@wrong(
    "one_layer",
    "The biases of the second layer are multiplied by the slope, too. They come after the line.",
    "Write down the outputs of the second layer first. Where does the line stand in them?",
)
def slope_for_all_biases(W1, b1, W2, b2, slope, shift):
    return slope * W1 @ W2, slope * (b1 @ W2 + b2) + shift * W2.sum(axis=0)


@wrong(
    "one_layer",
    "The shift is multiplied by the slope. The line multiplies first and adds then.",
    "What does the line make of a score of 0?",
)
def shift_before_slope(W1, b1, W2, b2, slope, shift):
    return slope * W1 @ W2, slope * (b1 + shift) @ W2 + b2


@wrong(
    "one_layer",
    "This is the one layer of two with nothing in between, as in the chapter.",
    "Put slope and shift where the scores of the first layer are passed on, and multiply out again.",
)
def nothing_in_between(W1, b1, W2, b2, slope, shift):
    return W1 @ W2, b1 @ W2 + b2


@wrong(
    "one_layer",
    "The biases are added up. Those of the first layer go through the weights of the second.",
    "What does the second layer make of a hidden unit's bias?",
)
def biases_added_up(W1, b1, W2, b2, slope, shift):
    return slope * W1 @ W2, slope * b1.sum() + shift + b2


@wrong(
    "one_layer",
    "The tables stand the wrong way round. With tables the order of a product counts.",
    "Which of the two meets the input first?",
)
def tables_the_wrong_way_round(W1, b1, W2, b2, slope, shift):
    return slope * W2 @ W1, (slope * b1 + shift) @ W2 + b2


WEIGHTS, BIASES = "slope * (W1 @ W2)", "(slope * b1 + shift) @ W2 + b2"


@wrong(
    "one_layer",
    "The shift is multiplied by the sum of all of W2, so every output gets the same from it.",
    "Each output has its own weights: along which axis do they stand?",
)
def shift_times_all_weights(W1, b1, W2, b2, slope, shift):
    return slope * W1 @ W2, slope * b1 @ W2 + shift * W2.sum() + b2


collapsed = wrong.edits("numpy_ref.activation_functions.one_layer")

collapsed(
    "slope_squared",
    (WEIGHTS, "slope**2 * (W1 @ W2)"),
    hint="The slope counts twice in the weights.",
    way_out="How many straight lines lie between the two layers?",
)
collapsed(
    "second_biases_lost",
    (BIASES, "(slope * b1 + shift) @ W2"),
    hint="The biases of the second layer are missing.",
    way_out="What does an input of zeros give in the end?",
)
collapsed(
    "first_biases_lost",
    (BIASES, "shift * W2.sum(axis=0) + b2"),
    hint="The biases of the first layer are missing.",
    way_out="What does an input of zeros give after the first layer?",
)
collapsed(
    "shift_once_for_each_unit",
    (BIASES, "slope * b1 @ W2 + shift * len(b1) + b2"),
    hint="Each output gets the shift once for each hidden unit, all of the same strength.",
    way_out="By what does the second layer multiply what comes from a unit?",
)
collapsed(
    "shift_in_the_weights",
    (WEIGHTS, "slope * (W1 @ W2) + shift"),
    hint="The shift is added to the weights, too.",
    way_out="Does an input count more because of it?",
)
collapsed(
    "shift_subtracted",
    ("+ shift", "- shift"),
    hint="The shift is subtracted.",
    way_out="What does the line make of a score of 0?",
)
collapsed(
    "slope_added",
    (WEIGHTS, "slope + W1 @ W2"),
    hint="The slope is added to the weights.",
    way_out="What does a slope do with a score?",
)
collapsed(
    "biases_first",
    ("return W, b", "return b, W"),
    hint="The two values come in the wrong order.",
    way_out="First the weights, then the biases.",
)


# lopsided_tent

wrong.value(
    "lopsided_tent",
    "hat_of_the_chapter",
    ([1, 1, 1], [0, -1, -2], [1, -2, 1]),
    "This is the hat of the chapter: corners at 0, 1 and 2, and no higher than 1.",
    "Move its corners first. Where is the score of a unit 0?",
)
wrong.value(
    "lopsided_tent",
    "corners_with_their_own_sign",
    ([1, 1, 1], [-1, 2, 3], [1, -4, 3]),
    "The heights are right, but the corners lie at 1, −2 and −3.",
    "For which bias is x plus the bias 0 at x = 2?",
)
wrong.value(
    "lopsided_tent",
    "slopes_for_changes",
    ([1, 1, 1], [1, -2, -3], [1, -3, 0]),
    "These heights are the slopes of the tent. But a unit that has begun goes on for ever.",
    "Between 2 and 3, which units have begun, and what do their slopes add up to?",
)
wrong.value(
    "lopsided_tent",
    "values_at_the_corners",
    ([1, 1, 1], [1, -2, -3], [0, 3, 0]),
    "The heights of the output aren't the heights of the tent.",
    "Go from left to right. Which unit must begin at −1, and how steeply?",
)
wrong.value(
    "lopsided_tent",
    "never_down_again",
    ([1, 1, 1], [1, -2, -3], [1, -4, 0]),
    "Up to 3 it is right, but from there on the sum keeps falling.",
    "Which slope is left at 3, and what takes it away?",
)
wrong.value(
    "lopsided_tent",
    "heights_of_the_hat",
    ([1, 1, 1], [1, -2, -3], [1, -2, 1]),
    "The corners are right. These are the heights of the hat of the chapter, which is equally steep on both sides.",
    "What is the slope of the tent on each side of 2?",
)
wrong.value(
    "lopsided_tent",
    "slope_for_the_change_at_the_top",
    ([1, 1, 1], [1, -2, -3], [1, -3, 3]),
    "Between 2 and 3 the sum falls too slowly: there the first unit still rises.",
    "From which slope to which does the tent turn at 2?",
)
wrong.value(
    "lopsided_tent",
    "sign_in_the_weight",
    ([1, -4, 3], [1, 8, -9], [1, 1, 1]),
    "The corners are right. But a unit with a negative weight answers to the left of its corner.",
    "Where does the second unit have a positive score? Which of its numbers can make it count downwards?",
)
wrong.value(
    "lopsided_tent",
    "a_row_for_each_unit",
    ([1, 1, 1], [1, -2, -4], [1, -3, 3]),
    "Here each row is a unit. The three weights should come first, then the three biases, then the three heights.",
)


# relu_heights


@wrong(
    "relu_heights",
    "These are the slopes of the pieces. But a ReLU that has begun goes on rising under all pieces after its own.",
    "What has to be added at a point, so that the slopes of all ReLUs up to there give that of the piece?",
)
def slopes_for_heights(x, y):
    return np.diff(y) / np.diff(x)


@wrong(
    "relu_heights",
    "These are the changes from point to point, whatever the distance between them.",
    "How steep is each piece?",
)
def rises_for_heights(x, y):
    return np.diff(y)


@wrong(
    "relu_heights",
    "The rises of the pieces are compared, and not their slopes: it makes a difference how far apart two points are.",
)
def changes_of_rises(x, y):
    return np.diff(np.diff(y), prepend=0)


@wrong(
    "relu_heights",
    "Each height is the slope before the point minus that after it. It is the other way round.",
    "Where the curve gets steeper, the new ReLU adds something.",
)
def signs_turned(x, y):
    return -np.diff(np.diff(y) / np.diff(x), prepend=0)


@wrong(
    "relu_heights",
    "The heights after the first are the slope before the point minus that after it. It is the other way round.",
    "Where the curve gets steeper, the new ReLU adds something.",
)
def later_signs_turned(x, y):
    slopes = np.diff(y) / np.diff(x)
    return np.append(slopes[:1], -np.diff(slopes))


@wrong(
    "relu_heights",
    "Two things. 1: the rises of the pieces are compared, and not their slopes. 2: a height is the slope after the "
    "point minus that before it, not the other way round.",
    "For the first: how far is it from point to point?",
)
def later_signs_of_rises_turned(x, y):
    rises = np.diff(y)
    return np.append(rises[:1], -np.diff(rises))


@wrong(
    "relu_heights",
    "The ReLU that begins at the first point is missing: nothing rises before the second one.",
    "How steep is the sum before the first point?",
)
def first_left_out(x, y):
    return np.diff(np.diff(y) / np.diff(x))


@wrong(
    "relu_heights",
    "All heights are right but the first, which is 0 here. Before the first point the sum is flat.",
)
def first_is_zero(x, y):
    slopes = np.diff(y) / np.diff(x)
    return np.diff(slopes, prepend=slopes[0])


@wrong(
    "relu_heights",
    "From the first slope the last one is subtracted: np.roll, or an index of -1, goes round to the end.",
    "How steep is the sum before the first point?",
)
def last_slope_before_the_first(x, y):
    slopes = np.diff(y) / np.diff(x)
    return slopes - np.roll(slopes, 1)


wrong.value(
    "lopsided_tent",
    "signs_of_the_corners_partly",
    ([1, 1, 1], [1, 2, 3], [1, -4, 3]),
    "The heights are right and the first corner is, too, but the others lie at −2 and −3.",
    "For which bias is x plus the bias 0 at x = 2?",
)
wrong.value(
    "lopsided_tent",
    "heights_turned_over",
    ([1, 1, 1], [1, -2, -3], [-1, 4, -3]),
    "The tent hangs upside down.",
    "Should the sum rise or fall from −1 on?",
)
wrong.value(
    "lopsided_tent",
    "heights_backwards",
    ([1, 1, 1], [1, -2, -3], [3, -4, 1]),
    "The heights are the right ones, in the opposite order.",
    "How steeply does the tent rise from −1 on?",
)
wrong.value(
    "lopsided_tent",
    "rises_again",
    ([1, 1, 1], [1, -2, -3], [1, -4, 4]),
    "From 3 on the sum rises again.",
    "Which slope is left at 3, and what just takes it away?",
)
wrong.value(
    "lopsided_tent",
    "three_times_as_high",
    ([1, 1, 1], [1, -2, -3], [3, -12, 9]),
    "The corners are right, and the sum is three times as high as the tent.",
    "How far is it from −1 to 2, and how far does the tent rise on the way?",
)

register_pairs(
    wrong,
    "lopsided_tent",
    ([1, 1, 1], [1, -2, -3], [1, -4, 3]),
    {
        "corners_for_biases": Slip(
            {1: [-1, 2, 3]}, "The biases are the corners, so the sum bends on the other side of 0: their sign is wrong."
        ),
        "biases_without_signs": Slip(
            {1: [1, 2, 3]}, "The biases have no signs, so two corners lie on the other side of 0."
        ),
        "slopes_for_heights": Slip(
            {2: [1, -3, 0]}, "The heights are the slopes of the tent. A height is the change of slope at its corner."
        ),
        "the_hats_heights": Slip(
            {2: [1, -2, 1]}, "The heights are those of a tent that is equally steep on both sides."
        ),
        "the_tents_heights": Slip(
            {2: [0, 3, 0]}, "The heights of the output are changes of slope, not how high the tent is."
        ),
        "upside_down": Slip({2: [-1, 4, -3]}, "The heights have the wrong sign: the tent hangs upside down."),
        "top_only_by_its_slope": Slip({2: [1, -3, 3]}, "The second height leaves the slope of the first unit in."),
    },
)


# What a source shows

TABLES_LIKE_X = r"zeros_like\(x\)|empty_like\(x\)|ones_like\(x\)|x\.copy\(\)|np\.copy\(x\)"
for question in ("relu", "relu_torch", "leaky_relu", "leaky_relu_torch", "elu", "elu_torch"):
    wrong.telltale(
        question,
        "The scores of the caller are overwritten.",
        "Work on a copy.",
        shows=r"^ +x\[[^\n]*\] [-+*/]?= |relu_\(|clamp_\(|mul_\(|elu_\(|inplace=True|^ +x \*= |\bout=x\b",
        lacks=r"^ +x = ",
    )
    wrong.telltale(
        question,
        "Numbers are rounded, or cut to whole ones.",
        shows=r"round\(|\bint\(|astype\(int|\.int\(|\.long\(|// ",
    )
    wrong.telltale(
        question,
        "Some scores are thrown away, so fewer come back.",
        "Each score has a value.",
        shows=r"return x\[[^\n]*\]\Z|for \w+ in x if ",
        lacks=r" else ",
    )
    wrong.telltale(
        question,
        "One score decides for all, or one number comes back. Each score has its own value.",
        shows=r"x\.max\(\)|np\.max\((0, )?x\)|torch\.max\(x\)|x\.sum\(|x\.mean\(|\.any\(|\.all\(|x\[0\]|\bmax\(x\)",
        lacks=r"\bfor\b",
    )
    wrong.telltale(
        question,
        "Large scores are cut off. From 0 on a score stays as it is, however large.",
        shows=r"clip\(x?,? ?0(\.0)?, (a_max=)?\d|clamp\(x?,? ?(min=)?0(\.0)?, (max=)?\d|clamp\([^\n]*max=[1-9]"
        r"|relu6|ReLU6|hardtanh"
        r"|minimum\([^\n]*, [1-9]\d*(\.0)?\)",
    )
for question in ("relu", "relu_torch"):
    wrong.telltale(
        question,
        "Another activation is taken, which is smooth or leaks below 0.",
        "ReLU is 0 there, and the score itself from 0 on.",
        shows=r"softplus|Softplus|leaky|Leaky|gelu|GELU|silu|SiLU|\belu|ELU\(|sigmoid|tanh|logaddexp|exp\(|0\.0*1 \*",
        lacks=r"ReLU\(\)\(x\)|functional\.relu\(",
    )
    wrong.telltale(
        question,
        "The smaller of the two is taken, so the negative scores stay.",
        shows=r"minimum\(|clamp\(max=|clamp\(x, max=|np\.fmin|torch\.min|\bmin\(",
        lacks=r"clamp\([^\n]*min=",
    )
    wrong.telltale(
        question,
        "A 1 comes for the positive scores. They stay as they are.",
        shows=r"where\(x >=? 0(\.0)?, 1|1(\.0)? if \w+ >=? 0|heaviside|return \(?x >=? 0\)?(\.astype\([^\n]*\)"
        r"|\.float\(\)|\.int\(\))?\Z",
        lacks=r"x \* |\* x",
    )
    wrong.telltale(
        question,
        "Negative scores become positive, where they should become 0.",
        shows=r"abs\(|\.abs\(|\*\* 2|-x\b|-score",
        lacks=r"/ 2|0\.5|\* x\b|x \*",
    )
for question in ("leaky_relu", "leaky_relu_torch"):
    wrong.telltale(
        question,
        "The greater of x and alpha times x is taken. With an alpha above 1 that is the wrong one.",
        "Let the sign of the score decide.",
        shows=r"(maximum|max|fmax)\((x|score|value|v), alpha \* \w+\)|(maximum|max|fmax)\(alpha \* \w+, \w+\)"
        r"|maximum\(x, x \* alpha\)"
        r"|max\((x|score|value|v), (x|score|value|v) \* alpha\)",
        lacks=r"minimum|if alpha",
    )
for question in ("leaky_relu", "leaky_relu_torch", "elu", "elu_torch"):
    wrong.telltale(
        question,
        "A number of its own stands where alpha should: the argument isn't used, or not alone.",
        shows=r"\b0\.0?[123]\d* \* (x|np|torch|score)|negative_slope=0|, 0\.0?1\)|alpha = [\d.]+$|LeakyReLU\(\)"
        r"|leaky_relu\(x\)|ELU\(\)|F\.elu\(x\)"
        r"|functional\.elu\(x\)",
    )
    wrong.telltale(
        question,
        "alpha multiplies the positive scores, too, or in place of the negative ones.",
        shows=r"return alpha \* np\.where|where\(\w+ >=? 0(\.0)?, alpha \* |return (np"
        r"|torch)\.where\(\w+ <=? 0(\.0)?, x, |alpha \* \w+ if \w+ >=? 0|alpha \* np\.maximum"
        r"|alpha \* (torch\.)?(relu|clamp)\((x|x, min=0)\)|alpha \* x\.clamp\(min=0\)",
    )
    wrong.telltale(
        question,
        "It is divided by alpha, or alpha is added or subtracted. It should be a factor.",
        shows=r"/ alpha|\+ alpha\b(?! \*)|- alpha\b(?! \*)",
    )
    wrong.telltale(
        question,
        "alpha loses or changes its sign, or the score does.",
        "Both count as they are.",
        shows=r"-alpha\b|abs\(|alpha \* -|alpha \* \(?-x|-1 \* alpha",
        lacks=r"relu\(-x",
    )
    wrong.telltale(
        question,
        "The table for the answer can hold whole numbers only, where the scores are whole: fractions are cut off.",
        "Make it with floats.",
        shows=TABLES_LIKE_X,
        lacks=r"dtype|astype\(float\)|torch",
    )
for question in ("elu", "elu_torch"):
    wrong.telltale(
        question,
        "A scale of 1.05 multiplies the values, as in SELU. Positive scores stay as they are.",
        shows=r"1\.05|selu|SELU|scale\b|lambda_|1\.67",
    )
    wrong.telltale(
        question,
        "The 1 isn't subtracted from the exponential, so the curve doesn't meet 0 at 0.",
        lacks=r"- 1(\.0)?\b|expm1|elu\(|ELU|1(\.0)? - ",
    )
    wrong.telltale(
        question,
        "alpha stands inside the exponential. It multiplies the curve from outside.",
        shows=r"(exp|expm1)\(\(?(alpha \*|x \* alpha|\w+ \* alpha|x / alpha|\w+ / alpha)|CELU|celu",
    )
    wrong.telltale(
        question,
        "Brackets are missing: alpha multiplies the exponential alone, and then 1 is subtracted.",
        shows=r"alpha \* (np|torch|math)\.exp\([^()]*(\([^()]*\))?[^()]*\) - 1(\.0)?\b|exp\(\w+\) \* alpha - 1",
    )
    wrong.telltale(
        question,
        "The difference is reversed: 1 − exp is positive below 0, where ELU is negative.",
        shows=r"1(\.0)? - (np|torch|math)\.exp",
        lacks=r"-alpha|- alpha",
    )
    wrong.telltale(
        question,
        "The exponent has the wrong sign: below 0 exp(−x) grows without end.",
        shows=r"exp\(-(x|score|value|v)\b|expm1\(-(x|score|value|v)\b|exp\(\(?(np\.|torch\.)?abs\(|exp\(x\.abs",
    )
    wrong.telltale(
        question,
        "The greater of x and the curve is taken. With an alpha above 1 that is the wrong one just below 0.",
        "Let the sign of the score decide.",
        shows=r"(maximum|max|fmax)\((x|score|value|v), alpha \* |(maximum|max|fmax)\(alpha \* ",
        lacks=r"maximum\(0|zero",
    )
    wrong.telltale(
        question,
        "There is no exponential: below 0 this is a straight line.",
        lacks=r"exp|elu|ELU|np\.e\b|\*\*",
    )
wrong.telltale(
    "tanh",
    "exp gets large numbers, and infinity divided by infinity isn't a number.",
    "Divide by the larger power, above and below, or let exp see −2|x| alone.",
    shows=r"exp\((x|score|value|v)\) [-+] (np|math)\.exp\(-|exp\(2 \* (x|score|value|v)\)",
    lacks=r"abs|where|if |\[|clip|maximum",
)
wrong.telltale(
    "tanh",
    "np.where computes both sides for all scores, and what isn't a number there may be chosen.",
    "Which form is good for which sign?",
    shows=r"where\(x < 0(\.0)?, \(1 - |where\(x >=? 0(\.0)?, \((np\.exp\(2 \* x\)|e) - 1",
)
wrong.telltale(
    "tanh",
    "The sign of the score is lost, so low scores get positive values.",
    shows=r"abs\(",
    lacks=r"sign|where|if |copysign|\* x|x /|\[",
)
wrong.telltale(
    "tanh",
    "This is a sigmoid, or a multiple of it. For tanh its score is doubled, its value too, and 1 is subtracted.",
    shows=r"1(\.0)? / \(1(\.0)? \+ (np|math)\.exp\(-(x|score|v)\)\)|sigmoid\(x\)|2 / \(1 \+ np\.exp\(-x\)\)"
    r"|1(\.0)? / \(1(\.0)? \+ np\.exp\(-2 \* x\)\)\Z",
)
wrong.telltale(
    "tanh",
    "The scores are cut off too near to 0, so the values beyond are those of the limit.",
    shows=r"clip\(x, -?[\w.]+, (\d|1[0-4])(\.\d*)?\)|clip\(x, -(\d|1[0-4])(\.\d*)?, ",
)
wrong.telltale(
    "tanh",
    "This is sinh, cosh or their quotient upside down: the difference of the powers is divided by their sum.",
    shows=r"exp\(x\) \+ np\.exp\(-x\)\) / \(np\.exp\(x\) - |\) / 2(\.0)?\Z|sinh\(x\)\Z|cosh\(x\)\Z"
    r"|cosh\(x\) / np\.sinh",
)
wrong.telltale("tanh", "The powers have another base than e.", shows=r"\b(2|2\.0|10) \*\* |exp2\(|power\((2|10)")
wrong.telltale(
    "tanh",
    "Another curve is taken, or a slope: the value of tanh is asked for.",
    shows=r"arctan|atan|1(\.0)? - [^\n]*tanh[^\n]*\*\* 2|arcsinh|x / \(1 \+|/ np\.sqrt|arctanh|np\.tan\(",
)
wrong.telltale(
    "tanh",
    "The 2 in the exponent is missing: divided by exp(x), above and below, exp(−2x) is left.",
    shows=r"exp\(-(np\.)?(abs\(x\)|x)\)",
    lacks=r"exp\(x\)|exp\((np\.)?abs\(x\)\)|\*\* 2|e \* e|2 \*|\* 2",
)
wrong.telltale(
    "one_layer",
    "The bias of the second layer is multiplied by slope. It is added after the line.",
    shows=r"slope \* \([^\n]*@ W2[^()\n]* \+ b2\)|slope \* b2|b2 \* slope|\+ b2\) \* slope",
)
wrong.telltale(
    "one_layer",
    "The shift is added at the end, as it is. It belongs before the second layer, so it goes through W2.",
    shows=r"@ W2[^\n]* \+ shift\b|b2 \+ shift|\+ shift\Z|^ +b \+= shift|shift \+ b2",
    lacks=r"shift\) @ W2|shift \* W2|shift\) \* W2|@ \(W2",
)
wrong.telltale(
    "one_layer", "The shift has no part in this.", "What becomes of it in the second layer?", lacks=r"\bshift\b"
)
wrong.telltale("one_layer", "The slope has no part in this.", "What does it multiply?", lacks=r"\bslope\b")
wrong.telltale(
    "one_layer",
    "The matrices are multiplied in the other order, or transposed. W has shape (n, k): first W1, then W2.",
    shows=r"W2 @ W1\b|W2\.T @|@ W1\.T|dot\(W2, W1|W1\.T @|dot\(W2\.T",
)
wrong.telltale(
    "one_layer",
    "The weights of the two layers are multiplied entry by entry, or added.",
    "A layer after a layer is a product of matrices.",
    shows=r"W1 \* W2|W1 \+ W2|multiply\(W1",
)
wrong.telltale(
    "one_layer",
    "The slope counts twice. Between the two layers it multiplies once.",
    shows=r"slope \*\* 2|slope \* slope|\(slope \* W1\) @ \(slope \* W2\)|slope \* W1 @ \(slope \* W2\)",
)
wrong.telltale(
    "one_layer",
    "The bias of the first layer has no part in this.",
    "It goes through the line and through the second layer.",
    lacks=r"\bb1\b",
)
wrong.telltale("one_layer", "The bias of the second layer has no part in this.", lacks=r"\bb2\b")
wrong.telltale(
    "one_layer",
    "The bias of the first layer isn't multiplied by slope, though the line gets it as a part of the score.",
    shows=r"^ +b = (?![^\n]*slope)[^\n]*\bb1\b|return [^\n]*, (?![^\n]*slope)[^\n]*\bb1\b",
    lacks=r"^ +(hidden|h|a|b1|W2|inner|mid|middle|shifted) = [^\n]*slope",
)
wrong.telltale(
    "one_layer",
    "The weights of the one layer aren't multiplied by slope.",
    shows=r"^ +W = (W1 @ W2|np\.dot\(W1, W2\)|W1\.dot\(W2\)|np\.matmul\(W1, W2\))$|return \(?W1 @ W2,",
    lacks=r"W \*= slope|slope \* W\b|^ +W[12] = ",
)
wrong.telltale(
    "one_layer",
    "The shift stands in the weights. It is the same for every row: it belongs to the bias.",
    shows=r"^ +W = [^\n]*shift",
)
wrong.telltale(
    "one_layer",
    "The bias of the first layer is added as it is. It goes through the second layer's weights.",
    shows=r"\bb1 \+ b2\b|b2 \+ (slope \* )?b1\b(?! @)|b1 \* b2",
)
wrong.telltale("one_layer", "The bias stands before the weights in what comes back.", shows=r"return \(?b, W")
for question in ("maxout", "maxout_torch"):
    wrong.telltale(
        question,
        "The pieces are added or averaged. The largest of them is asked for.",
        shows=r"\.sum\((axis|dim)=0|\.mean\(|np\.mean|\bmean\(|sum\([^\n]*(axis|dim)=0",
    )
    wrong.telltale(
        question,
        "The smallest of the pieces is taken.",
        shows=r"\.a?min\(|np\.a?min|torch\.a?min|minimum",
        lacks=r"max",
    )
    wrong.telltale(
        question,
        "The number of the piece comes back, not its score.",
        shows=r"argmax|\.indices|\.max\((dim=)?0\)\[1\]|^ +_, \w+ = [^\n]*max\(",
        lacks=PICKED,
    )
    wrong.telltale(
        question,
        "The log of a sum of exps is a soft maximum, larger than the largest score. The largest itself is asked for.",
        shows=r"logsumexp|logaddexp|log\([^\n]*exp\(",
    )
    wrong.telltale(
        question,
        "The largest bias is taken on its own. Each bias belongs to the scores of its own piece.",
        "First all scores with their biases, then the maximum.",
        shows=r"\bb\.(a?max)\(|\.a?max\(b\b",
    )
    wrong.telltale(question, "The biases have no part in this.", "Each piece has its own.", lacks=r"\bb\b|bias")
    wrong.telltale(
        question,
        "The bias is added after the largest was taken. Each piece adds its own before.",
        shows=r"max\((axis=|dim=)?0?\)(\.values)? \+ b\b|max\(\w+, (axis=|dim=)?0\)(\.values)? \+ b\b"
        r"|^ +return (best|largest|result|out) \+ b\b",
    )
    wrong.telltale(
        question,
        "A ReLU, another activation or a softmax is applied, too. A maxout unit has none: its largest score may "
        "be negative.",
        shows=r"relu|ReLU|maximum\((0|0\.0|scores, 0|\w+, 0(\.0)?)|clamp\(|clip\(|softmax|tanh|sigmoid"
        r"|np\.zeros\(\((len\(X\)|m|X\.shape\[0\]), \w+[^\n]*\n(?=[\s\S]*maximum)"
        r"|zeros_like",
    )
    wrong.telltale(
        question,
        "The largest is looked for among the units or the examples. It is that among the pieces, the first axis.",
        shows=r"max\([^\n]*(axis|dim)=(1|2|-1)\)|\.max\((1|2|-1)\)|max\([^\n]*\+ b[^\n]*, (1|2|-1)\)",
        lacks=r"max\([^\n]*(axis|dim)=0\)|einsum|tensordot|axis=(1|-1)\)\.T|stack\([^\n]*(axis|dim)=(1|2|-1)",
    )
    wrong.telltale(
        question,
        "All scores together have one largest. Each example and unit has its own.",
        shows=r"\.max\(\)|np\.max\(\w+\)\Z|torch\.max\(\w+\)\Z",
    )
    wrong.telltale(
        question,
        "Every piece gets the same weights or the same bias.",
        "The j-th piece has W[j] and b[j].",
        shows=r"\+ b\[0\](?![\s\S]*b\[[j1ik]|[\s\S]*zip)|@ W\[0\](?![\s\S]*W\[[j1ik]|[\s\S]*zip)",
    )
    wrong.telltale(
        question,
        "Only two pieces are compared. There can be any number of them.",
        shows=r"W\[1\]",
        lacks=r"\bfor\b|W\[2",
    )
    wrong.telltale(
        question,
        "The last piece, or the first, is left out.",
        shows=r"range\((len\(W\)|W\.shape\[0\]|k) - 1\)|W\[:-1\]|W\[1:\]",
        lacks=r"W\[0\]",
    )
    wrong.telltale(
        question,
        "The size of the scores is compared, without their signs.",
        shows=r"abs\(|\.abs\(|\*\* 2",
    )
wrong.telltale(
    "relu_heights",
    "np.gradient gives averages at the points. The slope of each piece is asked for, from point to point.",
    shows=r"gradient\(",
)
wrong.telltale(
    "relu_heights",
    "The slopes themselves come back. A height is the change of slope at its point.",
    lacks=r"(?s)diff.*diff|slope|-= |solve|lstsq|for |gradient",
)
wrong.telltale(
    "relu_heights",
    "Neighbouring slopes are added, where a height is their difference.",
    shows=r"\[1:\] \+ \w+\[:-1\]|\[:-1\] \+ \w+\[1:\]",
)
wrong.telltale(
    "relu_heights",
    "The points are taken for equally far apart: a rise is divided by its run.",
    lacks=r"/|solve|gradient|lstsq",
)
wrong.telltale(
    "relu_heights",
    "The first height is missing, or not the first slope: before the first point the sum is flat.",
    shows=r"prepend=\w+\[0\]|return np\.diff\(\w+\)\Z|np\.diff\(np\.diff\(y\) / np\.diff\(x\)\)",
)
register_pairs(
    wrong,
    "six_rows",
    (5, 3, 1, 6, 2, 4, -2.3, 0.3),
    {
        "leaky_relu_for_elu_row": Slip({0: 6, 3: 5}, "Leaky ReLU and ELU have changed places."),
        "sigmoid_for_tanh_row": Slip({1: 2, 4: 3}, "The sigmoid and tanh have changed places."),
        "step_for_relu_place": Slip({2: 4, 5: 1}, "The step and ReLU have changed places."),
        "the_third_score": Slip({6: -0.4}, "-0.4 isn't the lowest score: it is the third."),
        "lowest_without_sign": Slip({6: 2.3}, "The lowest score has the other sign."),
        "a_value_of_the_table": Slip({6: -0.7}, "What you take for the lowest score is a value of the table."),
        "value_of_elu": Slip({6: -0.9}, "-0.9 isn't the lowest score: it is what ELU makes of it."),
        "rows_of_the_functions": Slip(
            dict(enumerate((3, 5, 2, 6, 1, 4))),
            "These are the rows of the functions, in the order of the functions. The functions of the rows are asked "
            "for.",
        ),
        "base_10": Slip(
            {6: -1.0, 7: 0.7},
            "The lowest score is a logarithm to the base 10, and alpha follows from it.",
        ),
        "negative_alpha": Slip({7: -0.3}, "alpha has the other sign: score and value are both negative."),
        "alpha_with_the_elu": Slip({7: 0.4}, "What you take for alpha belongs to the row of ELU."),
    },
)
wrong.telltale(
    "six_rows",
    "At least one of the eight isn't right, or the value isn't in the form that was asked for.",
    "Only the step has nothing but 0 and 1, only the sigmoid has all its values between 0 and 1, and only tanh "
    "is negative "
    "and has no value above 1. Of the three that leave 1.2 as it is one is 0 below, and one is in proportion to the "
    "scores. The sigmoid's row tells the scores: the lowest is negative. alpha is a value of leaky ReLU divided by its "
    "score, so it is positive.",
)
wrong.telltale(
    "lopsided_tent",
    "The sum isn't the tent, or the value isn't in the form that was asked for.",
    "A unit bends where its weight times x plus its bias is 0: with the weight 1 the bias is the corner with the other "
    "sign. A height is the change of slope at its corner. How steep is the tent before and after −1, 2 and 3?",
)
