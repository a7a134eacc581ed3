"""Wrong answers in this chapter, with the hint that each earns.

In the comments: what a wrong answer makes of the slide's score of 2, where the sigmoid is 0.8808.
"""

import numpy as np

from solutions.measures.probability import COSTS
from solutions.misconceptions import Register
from solutions.misconceptions.points import tell_of_a_score, tell_of_a_sigmoid, tell_of_a_step
from solutions.misconceptions.slips import Slip, register_pairs, register_slips
from solutions.misconceptions.weighted_sums import SCORE, edit_the_score
from solutions.operators import added, left_out, rewritten

ANSWERS = wrong = Register()


# sigmoid

sigmoid = wrong.edits(of="numpy_ref.probability.sigmoid")
FORMULA = "1 / (1 + np.exp(-z))"
TOO_FEW_DIGITS = {"hint": "e is typed with too few digits.", "way_out": "NumPy's exponential knows all of them."}

sigmoid(
    "minus_forgotten",  # 0.1192
    ("-z", "z"),
    hint="High scores come out near 0 and low ones near 1, but the sigmoid rises with the score.",
    way_out="Is the minus sign in the exponent there? Or is something subtracted from 1?",
    brief="High scores come out near 0 and low ones near 1.",
)
sigmoid(
    "brackets_missing",  # 1.1353
    (FORMULA, "1 / 1 + np.exp(-z)"),
    hint="This is 1 plus the exponential: in 1 / 1 + x Python divides before it adds.",
    way_out="Brackets make the whole sum the denominator.",
)
sigmoid(
    "fraction_of_exponentials",
    (FORMULA, "np.exp(z) / (1 + np.exp(z))"),
    hint="The formula e^z/(1 + e^z) is right on paper, but for a very high score the computer divides infinity by "
    "infinity, which is nan.",
    way_out="With the minus sign in the exponent, as in 1/(1 + e^-z), a very high score gives 1.",
)
sigmoid(
    "one_minus_a_fraction",
    (FORMULA, "1 - np.exp(-z) / (1 + np.exp(-z))"),
    hint="The sigmoid is computed as 1 minus a fraction of exponentials. For a very low score both of these are "
    "infinite, and their quotient is nan.",
    way_out="With the exponential in the denominator alone, a very low score gives 0.",
)
sigmoid(
    "fraction_turned_round",  # 0.1192
    (FORMULA, "np.exp(-z) / (1 + np.exp(-z))"),
    hint="High scores come out near 0, and for a very low one infinity is divided by infinity, which is nan.",
    way_out="Which of the two, 1 or the exponential, belongs above the fraction bar?",
)
sigmoid(
    "sigmoid_twice",  # 0.7070
    (FORMULA, "1 / (1 + np.exp(-1 / (1 + np.exp(-z))))"),
    hint="The sigmoid is applied twice: all values lie between 0.5 and 0.74.",
    way_out="Apply it to the score once.",
)
sigmoid(
    "slope_of_the_sigmoid",  # 0.1050
    (FORMULA, "1 / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z)))"),
    hint="This is the slope of the sigmoid, at most a quarter.",
    way_out="It comes later in the course. The sigmoid itself is asked for.",
)
sigmoid(
    "math_exp_of_an_array",
    rewritten(f"return {FORMULA}", "import math", "return 1 / (1 + math.exp(-z))"),
    hint="math.exp takes one number, and z is an array of them.",
    way_out="NumPy has an exponential that works on all entries at once.",
)
sigmoid(
    "step_for_sigmoid",  # 1
    (FORMULA, "np.where(z >= 0, 1, 0)"),
    hint="This is the step: its values are 0 and 1 only.",
    way_out="The sigmoid is its smooth version, with all between.",
)
sigmoid(
    "tanh_for_sigmoid",  # 0.9640
    (FORMULA, "np.tanh(z)"),
    hint="This is the hyperbolic tangent, which runs from -1 to 1.",
    way_out="The sigmoid runs from 0 to 1.",
)
sigmoid(
    "from_minus_one_to_one",  # 0.7616
    (FORMULA, "2 / (1 + np.exp(-z)) - 1"),
    hint="The values run from -1 to 1, and a score of 0 gives 0.",
    way_out="The sigmoid runs from 0 to 1. What does a score of 0 give?",
)
sigmoid(
    "score_counts_double",  # 0.9820
    (FORMULA, "(1 + np.tanh(z)) / 2"),
    hint="The score counts double: this is the sigmoid of 2z.",
    way_out="If you write it with the hyperbolic tangent, of what is that taken?",
)
sigmoid(
    "score_counts_half",  # 0.7311
    (FORMULA, "1 / (1 + np.exp(-z / 2))"),
    hint="The score counts half: this is the sigmoid of z/2.",
    way_out="What is the exponent?",
)
sigmoid(
    "powers_of_ten",  # 0.9901
    ("np.exp(-z)", "10**-z"),
    hint="The exponential has the base 10 here.",
    way_out="The sigmoid takes powers of e = 2.718..., so use exp.",
)
sigmoid(
    "powers_of_two",  # 0.8
    ("np.exp(-z)", "2**-z"),
    hint="The exponential has the base 2 here.",
    way_out="The sigmoid takes powers of e = 2.718..., so use exp.",
)
sigmoid("e_with_three_decimals", ("np.exp(-z)", "2.718**-z"), **TOO_FEW_DIGITS)  # 0.88078
sigmoid("e_with_two_decimals", ("np.exp(-z)", "2.71**-z"), **TOO_FEW_DIGITS)
sigmoid("e_rounded_to_two_decimals", ("np.exp(-z)", "2.72**-z"), **TOO_FEW_DIGITS)
sigmoid("e_with_one_decimal", ("np.exp(-z)", "2.7**-z"), **TOO_FEW_DIGITS)
sigmoid(
    "one_minus_the_exponential",  # 1.1565
    ("1 + np", "1 - np"),
    hint="The denominator has a minus where a plus belongs, so it is 0 for a score of 0.",
)
sigmoid(
    "exponential_alone",  # 0.1353
    (FORMULA, "np.exp(-z)"),
    hint="This is the exponential alone.",
    way_out="It is one term of the denominator: 1 is added, then 1 is divided by it.",
)
sigmoid(
    "one_missing",  # 7.3891
    (FORMULA, "np.exp(z)"),
    hint="This is e^z, which can be any number above 0.",
    way_out="What has to be added to an exponential, so that no value is above 1?",
)
sigmoid(
    "softplus_for_sigmoid",  # 2.1269
    (FORMULA, "np.log(1 + np.exp(z))"),
    hint="There is a logarithm too many: this is a smooth ramp, which rises above 1.",
    way_out="The sigmoid has an exponential alone.",
)
sigmoid(
    "logarithm_of_the_sigmoid",  # -0.1269
    (FORMULA, "-np.log(1 + np.exp(-z))"),
    hint="This is the logarithm of the sigmoid, which is never above 0.",
    way_out="The sigmoid itself is asked for.",
)
sigmoid(
    "ramp_for_sigmoid",  # 2
    (FORMULA, "np.maximum(z, 0)"),
    hint="Positive scores come back as they are.",
    way_out="A probability is never above 1.",
)
sigmoid(
    "straight_sigmoid",  # 0.9
    (FORMULA, "np.clip(0.2 * z + 0.5, 0, 1)"),
    hint="This is a straight line, cut off at 0 and 1.",
    way_out="Some libraries call it a hard sigmoid. The smooth one is asked for.",
)
sigmoid(
    "straight_sigmoid_by_six",  # 0.8333
    (FORMULA, "np.clip(z / 6 + 0.5, 0, 1)"),
    hint="This is a straight line, cut off at 0 and 1.",
    way_out="Some libraries call it a hard sigmoid. The smooth one is asked for.",
)
sigmoid(
    "softsign_for_sigmoid",  # 0.6667
    (FORMULA, "z / (1 + np.abs(z))"),
    hint="This is z/(1 + |z|), which runs from -1 to 1.",
    way_out="It has a similar shape, but the sigmoid has an exponential in it and runs from 0 to 1.",
)
sigmoid(
    "share_of_the_sum",
    (FORMULA, "np.exp(z) / np.sum(np.exp(z))"),
    hint="The scores are compared with each other: their values add up to 1.",
    way_out="The sigmoid looks at each score alone.",
)
for digits in (1, 2, 3, 4, 5):
    sigmoid(
        f"rounded_to_{digits}_digits",
        (FORMULA, f"np.round(1 / (1 + np.exp(-z)), {digits})"),
        hint=f"The values are rounded to {digits} digits."
        if digits > 1
        else "The values are rounded to one digit after the point.",
        way_out="Return them as they are.",
        brief="The values are rounded.",
    )
sigmoid(
    "rounded_to_0_and_1",
    (FORMULA, "np.round(1 / (1 + np.exp(-z)))"),
    hint="Only 0 and 1 come back, and nothing in between.",
    way_out="Return them as they are.",
)
sigmoid(
    "rounded_down",
    ("1 / (", "1 // ("),
    hint="The values are rounded down to whole numbers, as by floor division, //.",
    way_out="A probability is a fraction.",
)
sigmoid(
    "absolute_value_of_the_score",
    ("-z", "-np.abs(z)"),
    hint="The sign of the score is lost: low scores give the same as high ones.",
    way_out="What is the exponent? A minus in front of a negative score makes it positive.",
)
sigmoid(
    "caret_for_power",
    ("np.exp(-z)", "np.e ^ -z"),
    hint="The sign ^ isn't a power in Python: it compares the bits of whole numbers.",
    way_out="NumPy has an exponential.",
)
sigmoid(
    "exponentials_added_up",
    ("np.exp(-z)", "np.sum(np.exp(-z))"),
    hint="The exponentials of all scores are added up, and one number comes back.",
    way_out="Each score has a sigmoid of its own.",
)
sigmoid(
    "first_score_only",
    ("-z", "-z[0]"),
    hint="Only the first score is looked at.",
    way_out="A function ends at its first return. If yours stands inside a loop, the other scores never get a turn.",
)
sigmoid(
    "last_score_only",
    ("-z", "-z[-1]"),
    hint="Only the last score is left.",
    way_out="If you go through the scores in a loop: where are the values of the earlier rounds kept?",
)
sigmoid(
    "sigmoid_printed",
    (f"return {FORMULA}", f"print({FORMULA})"),
    hint="The function returns nothing.",
    way_out="print shows the values to you; return hands them back.",
)
sigmoid(
    "cut_off_at_five",
    ("-z", "-np.clip(z, -5, 5)"),
    hint="The scores are cut off too early, so high and low ones get a wrong value.",
    way_out="How far outside must one cut, so that nobody sees it?",
)
sigmoid(
    "cut_off_at_ten",
    ("-z", "-np.clip(z, -10, 10)"),
    hint="The scores are cut off too early, so high and low ones get a wrong value.",
    way_out="How far outside must one cut, so that nobody sees it?",
)


@wrong(
    "sigmoid",
    "math.exp stops with an error where its result gets too large, as for a score of -1000.",
    "NumPy's exponential goes on with infinity there, and 1 divided by that is 0.",
)
def math_exp_in_a_loop(z):
    import math

    return [1 / (1 + math.exp(-value)) for value in z]


@wrong(
    "sigmoid",
    "The fractions are cut off where the scores are whole numbers.",
    "zeros_like and a copy give an array of whole numbers then. Make the result an array of floats.",
)
def whole_numbers_truncate(z):
    values = np.zeros_like(z)
    for position, score in enumerate(z):
        values[position] = 1 / (1 + np.exp(-score))
    return values


@wrong(
    "sigmoid",
    "The caller's scores are different after the call: they are written over.",
    "Make a new array, of floats.",
)
def scores_written_over(z):
    z[:] = 1 / (1 + np.exp(-z))
    return z


# predict_proba and predict_proba_torch

in_numpy = wrong.edits(of="alternatives.probability.proba_in_one_line", question="predict_proba")
in_torch = wrong.edits(of="torch_ref.probability.predict_proba", question="predict_proba_torch")

for prefix, edit in {"proba_": in_numpy, "torch_proba_": in_torch}.items():
    torch = edit is in_torch
    formula = f"torch.sigmoid({SCORE})" if torch else f"1 / (1 + np.exp(-({SCORE})))"
    edit(
        f"{prefix}is_the_score",
        (formula, SCORE),
        hint="This is the score, any number.",
        way_out="The sigmoid turns it into a probability between 0 and 1.",
    )
    edit(
        f"{prefix}is_the_class",
        (formula, f"({SCORE} >= 0).to(X.dtype)" if torch else f"np.where({SCORE} >= 0, 1, 0)"),
        hint="This is the class, 0 or 1.",
        way_out="The probability is the sigmoid of the score.",
    )
    edit(
        f"{prefix}of_class_0",
        (formula, f"1 - {formula}") if torch else ("np.exp(-", "np.exp("),
        hint="This is the probability of class 0, and class 1 is asked for.",
        way_out="Is the sign in the exponent right? Or is the probability subtracted from 1?",
        brief="This is the probability of class 0.",
    )
    edit(
        f"{prefix}without_bias",
        (" + bias", ""),
        hint="The bias is missing from the score.",
        way_out="The score is the weighted sum plus the bias.",
    )
    edit(
        f"{prefix}bias_subtracted",
        ("+ bias", "- bias"),
        hint="The bias has the wrong sign.",
        way_out="The score adds it as it is, and the exponent is minus the whole score: a minus in front of the "
        "weighted sum alone doesn't reach the bias.",
    )
    edit(
        f"{prefix}bias_after_sigmoid",
        (SCORE, "X @ weights"),
        (f"return {formula.replace(' + bias', '')}", f"return {formula.replace(' + bias', '')} + bias"),
        hint="The bias is added after the sigmoid.",
        way_out="It belongs to the score, and the sigmoid comes last.",
    )
    edit(
        f"{prefix}sigmoid_twice",
        (formula, f"torch.sigmoid({formula})" if torch else f"1 / (1 + np.exp(-{formula}))"),
        hint="The sigmoid is applied twice: all values lie between 0.5 and 0.74.",
        way_out="Once is enough.",
    )
    edit(
        f"{prefix}weights_swapped",
        ("@ weights", "@ weights.flip(0)" if torch else "@ weights[::-1]"),
        hint="The weights meet the wrong features.",
        way_out="The first weight belongs to the first column of X.",
    )
    edit(
        f"{prefix}first_two_features",
        ("X @ weights", "X[:, 0] * weights[0] + X[:, 1] * weights[1]"),
        hint="Only the first two features count here.",
        way_out="A score uses all of them: any number of columns.",
    )
    edit(
        f"{prefix}divided_by_the_sum",
        (formula, f"({formula}) / ({formula}).sum()"),
        hint="The probabilities are divided by their sum over the rows.",
        way_out="Each row is judged alone: they need not add up to 1.",
    )
    edit(
        f"{prefix}softmax_over_rows",
        (formula, f"({SCORE}).softmax(dim=0)" if torch else f"np.exp({SCORE}) / np.exp({SCORE}).sum()"),
        hint="The rows share one probability here: their values add up to 1, as those of a softmax.",
        way_out="Each row has a sigmoid of its own.",
    )
    edit(
        f"{prefix}in_percent",
        (formula, f"100 * ({formula})"),
        hint="These are percentages.",
        way_out="A probability runs from 0 to 1.",
    )
    edit(
        f"{prefix}brackets_missing",
        (formula, f"1 / 1 + torch.exp(-({SCORE}))" if torch else f"1 / 1 + np.exp(-({SCORE}))"),
        hint="This is 1 plus the exponential: in 1 / 1 + x Python divides before it adds.",
        way_out="Brackets make the whole sum the denominator.",
    )
    edit(
        f"{prefix}by_tanh",
        (formula, f"torch.tanh({SCORE})" if torch else f"np.tanh({SCORE})"),
        hint="This is the hyperbolic tangent of the score, which runs from -1 to 1.",
        way_out="A probability runs from 0 to 1: take the sigmoid.",
    )
    edit(
        f"{prefix}exponential_alone",
        (formula, f"torch.exp({SCORE})" if torch else f"np.exp({SCORE})"),
        hint="These are the odds, e to the power of the score, which can be any number above 0.",
        way_out="The sigmoid turns a score into a probability between 0 and 1.",
    )
    edit(
        f"{prefix}logarithm",
        (formula, f"torch.log({formula})" if torch else f"np.log({formula})"),
        hint="This is the logarithm of the probability.",
        way_out="The probability itself is asked for.",
    )
    edit(
        f"{prefix}column_for_each_class",
        (
            formula,
            f"torch.stack([1 - {formula}, {formula}], dim=1)"
            if torch
            else f"np.column_stack([1 - {formula}, {formula}])",
        ),
        hint="Both classes have a column here.",
        way_out="Class 1 alone is asked for: one probability for each row, of shape (m,).",
    )
    edit(
        f"{prefix}pair_of_classes",
        (formula, f"{formula}, 1 - {formula}"),
        hint="The probabilities of both classes come back, one after the other.",
        way_out="Class 1 alone is asked for.",
    )
    edit(
        f"{prefix}sigmoid_of_the_features",
        (formula, "torch.sigmoid(X) @ weights + bias" if torch else "1 / (1 + np.exp(-X)) @ weights + bias"),
        hint="The sigmoid is taken of the features, and then the sum.",
        way_out="First the weighted sum and the bias, then one sigmoid.",
    )
    edit(
        f"{prefix}printed",
        (f"return {formula}", f"print({formula})"),
        hint="The function returns nothing.",
        way_out="print shows the probabilities to you; return hands them back.",
    )
    edit_the_score(edit, prefix, but_not=("sign_turned",))
    edit.together(
        [f"{prefix}without_bias", f"{prefix}bias_subtracted"],
        [f"{prefix}of_class_0", f"{prefix}sigmoid_twice", f"{prefix}is_the_class", f"{prefix}in_percent"],
        [f"{prefix}weights_swapped", f"{prefix}first_two_features"],
    )

for digits in (2, 3, 4, 5):
    in_numpy(
        f"proba_rounded_to_{digits}_digits",
        ("1 / (1 + np.exp(-(X @ weights + bias)))", f"np.round(1 / (1 + np.exp(-(X @ weights + bias))), {digits})"),
        hint=f"The probabilities are rounded to {digits} digits.",
        way_out="Return them as they are.",
    )

in_torch(
    "torch_math_exp",
    rewritten(
        "return torch.sigmoid(X @ weights + bias)", "import math", "return 1 / (1 + math.exp(-(X @ weights + bias)))"
    ),
    hint="math.exp takes one number, and here are many.",
    way_out="PyTorch has its own exponential, and the whole sigmoid too.",
)
in_torch(
    "torch_left_for_numpy",
    ("torch.sigmoid(X @ weights + bias)", "torch.sigmoid(X @ weights + bias).numpy()"),
    hint="What comes back is a NumPy array or a list, not a tensor.",
    way_out="Stay in PyTorch: it has the operator @ and a sigmoid for tensors.",
)
in_torch(
    "torch_module_made_of_scores",
    ("torch.sigmoid", "torch.nn.Sigmoid"),
    hint="torch.nn.Sigmoid makes a module, and takes no scores.",
    way_out="First make the module, then call it on the scores; or look for the function of that name.",
)


# classify

classify = wrong.edits(of="alternatives.probability.classify_as_booleans", question="classify")
PROBABILITY, REACHED = "sigmoid(X @ weights + bias)", "sigmoid(X @ weights + bias) >= threshold"

classify(
    "above_threshold_only",
    (">= threshold", "> threshold"),
    hint="A probability that equals the threshold counts as class 1, and here it becomes class 0.",
    way_out="Which line of yours decides about a probability that just reaches it?",
    brief="A probability that equals the threshold becomes class 0.",
)
classify(
    "threshold_not_asked",
    (">= threshold", ">= 0.5"),
    hint="Everything is decided at a probability of 0.5, a score of 0, whatever the threshold is.",
    way_out="Which argument says how probable a yes must be?",
    brief="Everything is decided at a probability of 0.5.",
)
classify(
    "score_against_threshold",
    (PROBABILITY, "X @ weights + bias"),
    hint="It looks as if the score itself were compared with the threshold, which is a probability.",
    way_out="Which of the two has to be changed, and how, so that they can be compared?",
)
classify(
    "threshold_for_a_share",
    (REACHED, f"{PROBABILITY} >= np.quantile({PROBABILITY}, threshold)"),
    hint="The threshold is taken for a share of the students, so who is accepted depends on the others.",
    way_out="What should a student get who applies alone?",
)
classify(
    "probability_for_class",
    (" >= threshold", ""),
    hint="This is the probability.",
    way_out="The class is 1 where it reaches the threshold, and 0 elsewhere.",
)
classify(
    "probability_kept",
    (REACHED, f"np.where({REACHED}, {PROBABILITY}, 0)"),
    hint="Probabilities that reach the threshold come back as they are.",
    way_out="The class there is 1.",
)
classify(
    "classes_swapped",
    (">= threshold", "< threshold"),
    hint="The classes are swapped.",
    way_out="1 is for a probability that reaches the threshold.",
)
classify(
    "rounded",
    (REACHED, f"np.round({PROBABILITY})"),
    hint="Everything is decided at one half, whatever the threshold is, and a probability of exactly one half becomes "
    "0.",
    way_out="With which number should the probability be compared? And what becomes of one that equals it?",
)
classify(
    "class_0_against_threshold",
    (PROBABILITY, f"1 - {PROBABILITY}"),
    hint="The probability of class 0 is compared with the threshold.",
    way_out="Take that of class 1: is a sign wrong in the exponent, or is the probability subtracted from 1?",
)
classify(
    "threshold_of_class_0",
    (">= threshold", ">= 1 - threshold"),
    hint="The threshold is subtracted from 1, or class 1 is refused where class 0 reaches the threshold.",
    way_out="The higher the threshold, the fewer yeses there should be.",
)
classify(
    "logarithm_of_the_threshold",
    (REACHED, "X @ weights + bias >= np.log(threshold)"),
    hint="The score is compared with the logarithm of the threshold.",
    way_out="A score is the logarithm of odds. Which odds belong to the threshold?",
)
classify(
    "classify_sigmoid_twice",
    (PROBABILITY, f"sigmoid({PROBABILITY})"),
    hint="The sigmoid is applied twice: all probabilities lie between 0.5 and 0.74 then.",
    way_out="Once is enough. Is it in the probability already?",
)
classify(
    "classify_without_bias",
    (" + bias", ""),
    hint="The bias is missing from the score.",
    way_out="The probability is the sigmoid of weighted sum plus bias.",
)
classify(
    "classify_bias_subtracted",
    ("+ bias", "- bias"),
    hint="The bias has the wrong sign.",
    way_out="The score adds it as it is, and the exponent is minus the whole score: a minus in front of the weighted "
    "sum alone doesn't reach the bias.",
)
classify(
    "minus_one_and_one",
    (REACHED, f"np.where({REACHED}, 1, -1)"),
    hint="The classes are -1 and 1.",
    way_out="The labels of this course are 0 and 1.",
)
classify(
    "sign_of_the_difference",
    (REACHED, f"np.sign({PROBABILITY} - threshold)"),
    hint="The answers are -1, 0 and 1, as a sign function gives them.",
    way_out="The classes are 1 where the threshold is reached, and 0 elsewhere.",
)
classify(
    "classify_weights_swapped",
    ("@ weights", "@ weights[::-1]"),
    hint="The weights meet the wrong features.",
    way_out="The first weight belongs to the first column of X.",
)
classify(
    "classify_first_two_features",
    ("X @ weights", "X[:, 0] * weights[0] + X[:, 1] * weights[1]"),
    hint="Only the first two features count here.",
    way_out="A score uses all of them: any number of columns.",
)
classify(
    "if_on_all_rows",
    rewritten(f"return {REACHED}", f"if {REACHED}:", "    return 1", "return 0"),
    hint="`if` asks one yes-or-no question, but the comparison answers one for every row.",
    way_out="Work on all rows at once, or go through them in a loop.",
)
classify(
    "below_the_threshold",
    (">= threshold", "<= threshold"),
    hint="Class 1 is given to probabilities below the threshold.",
    way_out="Which side of it does the comparison let through?",
)
classify(
    "positions_of_class_1",
    (REACHED, f"np.where({REACHED})"),
    hint="These are the positions of class 1, as np.where gives them for a condition alone.",
    way_out="Tell it, too, what to put where it holds and where it doesn't.",
)
classify(
    "how_many_yeses",
    (REACHED, f"({REACHED}).sum()"),
    hint="One number comes back: how many rows reach the threshold.",
    way_out="Each row has a class.",
)
classify(
    "zeros_left_out",
    (REACHED, f"[1 for p in {PROBABILITY} if p >= threshold]"),
    hint="The ones are collected, and the zeros are left out.",
    way_out="Each row has a class, whether it is 1 or 0.",
)
classify(
    "classes_as_text",
    (REACHED, f'["1" if p >= threshold else "0" for p in {PROBABILITY}]'),
    hint="The classes are text, because of the quotes around them.",
    way_out="Numbers stand without them.",
)
classify(
    "classes_by_colour",
    (REACHED, f'["blue" if p >= threshold else "red" for p in {PROBABILITY}]'),
    hint="The classes are words.",
    way_out="Which number stands for blue, and which for red?",
)
classify(
    "classes_printed",
    (f"return {REACHED}", f"print({REACHED})"),
    hint="The function returns nothing.",
    way_out="print shows the classes to you; return hands them back.",
)
NOT_FOR_CLASSES = (  # each can't be told from another where only classes are seen
    "sign_turned",
    "line_of_the_slide",
    "bias_for_every_feature",
    "mean_for_sum",
    "weighted_mean",
    "weights_added_to_the_features",
    "first_row_only",
    "last_row_only",
    "bias_meets_the_first_feature",
    "bias_meets_the_last_feature",
)
edit_the_score(classify, "classify_", but_not=NOT_FOR_CLASSES)
classify.together(
    ["classify_without_bias"], ["score_against_threshold", "classes_swapped"], ["classify_weights_swapped"]
)
classify.together(["class_0_against_threshold"], ["above_threshold_only", "threshold_not_asked"])


# stable_sigmoid

stable = wrong.edits(of="numpy_ref.probability.stable_sigmoid")
SMALL, FRACTION = "small = np.exp(-np.abs(z))", "return np.where(z >= 0, 1, small) / (1 + small)"

stable(
    "plain_sigmoid",
    left_out(SMALL),
    rewritten(FRACTION, "return 1 / (1 + np.exp(-z))"),
    hint="This is right, but for a very low score an exponential gets a very high number, and the result is too large "
    "to be stored.",
    way_out="For z below 0 the same fraction can be written with e^z alone.",
)
stable(
    "form_for_low_scores",
    left_out(SMALL),
    rewritten(FRACTION, "return np.exp(z) / (1 + np.exp(z))"),
    hint="e^z/(1 + e^z) is safe for low scores only: a very high one gives infinity divided by infinity, which is nan.",
    way_out="Use this form for z below 0 and the plain one for the others.",
)
stable(
    "complement_of_class_0",
    left_out(SMALL),
    rewritten(FRACTION, "return 1 - 1 / (1 + np.exp(z))"),
    hint="For scores near 0 the values are right, but for a very high one e^z is too large to be stored.",
    way_out="Let the sign of the score decide which form to use, so that the exponential never gets a number above 0.",
)
stable(
    "where_of_both_forms",
    left_out(SMALL),
    rewritten(FRACTION, "return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))"),
    hint="The values are right, but both forms are computed for all scores, as np.where does before it chooses. So "
    "each form still meets the scores it can't bear.",
    way_out="Take the exponential once, of a number that is never above 0, and build both forms from it.",
)
stable(
    "math_exp_of_each_score",
    rewritten(SMALL, "import math"),
    rewritten(FRACTION, "return [1 / (1 + math.exp(-value)) for value in z]"),
    hint="math.exp stops with an error where its result gets too large, here at very low scores.",
    way_out="See to it that the exponential gets no number above 0: for z below 0 use the form with e^z.",
)
stable(
    "math_exp_of_each_high_score",
    rewritten(SMALL, "import math"),
    rewritten(FRACTION, "return [math.exp(value) / (1 + math.exp(value)) for value in z]"),
    hint="math.exp stops with an error where its result gets too large, here at very high scores.",
    way_out="See to it that it gets no number above 0: this form is for z below 0 alone.",
)
stable(
    "absolute_value_for_all",
    ("np.where(z >= 0, 1, small)", "1"),
    hint="Nothing overflows, but for low scores the answer is that of the high ones: the values never fall below 0.5.",
    way_out="For z below 0 the numerator is another one.",
)
stable(
    "low_form_for_all",
    ("np.where(z >= 0, 1, small)", "small"),
    hint="Nothing overflows, but for high scores the answer is that of the low ones: the values never rise above 0.5.",
    way_out="For z of 0 or more the numerator is another one.",
)
stable(
    "sides_swapped",
    ("1, small)", "small, 1)"),
    hint="Nothing overflows, but high scores come out near 0 and low ones near 1.",
    way_out="For z of 0 or more the exponent is -z, for the others it is z. Which form stands on which side?",
)
stable(
    "cut_off_too_early",
    left_out(SMALL),
    rewritten(FRACTION, "return 1 / (1 + np.exp(-np.clip(z, -5, 5)))"),
    hint="The scores are cut off too early, so a score of size 17 or less already gets a wrong value.",
    way_out="If you cut, cut far outside, where the sigmoid is 0 or 1 to all digits.",
)
stable(
    "cut_off_at_ten",
    left_out(SMALL),
    rewritten(FRACTION, "return 1 / (1 + np.exp(-np.clip(z, -10, 10)))"),
    hint="The scores are cut off too early, so a score of size 17 or less already gets a wrong value.",
    way_out="If you cut, cut far outside, where the sigmoid is 0 or 1 to all digits.",
)
stable(
    "zero_for_low_scores",
    (FRACTION, "return np.where(z < -20, 0, np.where(z >= 0, 1, small) / (1 + small))"),
    hint="Very low scores, such as -21, get 0, or the value of a limit at which they are cut off. The sigmoid is small "
    "there, but not 0, and it goes on falling.",
    way_out="What exp gives for a negative number is precise however small it is.",
)
stable(
    "if_on_all_scores",
    left_out(SMALL),
    rewritten(FRACTION, "if z >= 0:", "    return 1 / (1 + np.exp(-z))", "return np.exp(z) / (1 + np.exp(z))"),
    hint="`if` asks one yes-or-no question, but z >= 0 has an answer for every score.",
    way_out="Work on all scores at once, or go through them in a loop.",
)
stable(
    "one_form_for_all_if_any_is_low",
    left_out(SMALL),
    rewritten(FRACTION, "if np.all(z >= 0):", "    return 1 / (1 + np.exp(-z))", "return np.exp(z) / (1 + np.exp(z))"),
    hint="One form is chosen for all scores at once, so a single low score sends the high ones through the form for "
    "low ones.",
    way_out="Each score should choose for itself.",
)
stable(
    "one_form_for_all_if_any_is_high",
    left_out(SMALL),
    rewritten(FRACTION, "if np.any(z >= 0):", "    return 1 / (1 + np.exp(-z))", "return np.exp(z) / (1 + np.exp(z))"),
    hint="One form is chosen for all scores at once, so a single high score sends the low ones through the form for "
    "high ones.",
    way_out="Each score should choose for itself.",
)
stable(
    "stable_minus_forgotten",
    left_out(SMALL),
    rewritten(FRACTION, "return 1 / (1 + np.exp(z))"),
    hint="High scores come out near 0, but the sigmoid rises with the score.",
    way_out="Look at the sign in the exponent, and then at very high scores.",
)
stable(
    "positive_exponent",
    ("-np.abs(z)", "np.abs(z)"),
    ("np.where(z >= 0, 1, small)", "np.where(z >= 0, small, 1)"),
    hint="The values are right, but the exponential gets numbers above 0, such as abs(z), so it overflows on both "
    "sides.",
    way_out="With a minus sign before abs(z) it can't: then arrange the two fractions anew.",
)
stable(
    "step_for_stable_sigmoid",
    left_out(SMALL),
    rewritten(FRACTION, "return np.where(z >= 0, 1.0, 0.0)"),
    hint="This is the step: its values are 0 and 1 only.",
    way_out="The sigmoid has all between.",
)
stable(
    "low_scores_get_a_half",
    left_out(SMALL),
    rewritten(FRACTION, "return 1 / (1 + np.exp(-np.maximum(z, 0)))"),
    hint="Nothing overflows, but all low scores get one half.",
    way_out="Which form is safe for them?",
)
stable(
    "high_scores_get_a_half",
    left_out(SMALL),
    rewritten(FRACTION, "return np.exp(np.minimum(z, 0)) / (1 + np.exp(np.minimum(z, 0)))"),
    hint="Nothing overflows, but all high scores get one half.",
    way_out="Which form is safe for them?",
)
stable(
    "denominator_missing_for_low_scores",
    (FRACTION, "return np.where(z >= 0, 1 / (1 + small), small)"),
    hint="For low scores the denominator is missing: these are the numerators alone.",
    way_out="How does the fraction change, when numerator and denominator are multiplied by e^z?",
)
stable(
    "one_minus_the_exponential",
    (FRACTION, "return np.where(z >= 0, 1 - small, small)"),
    hint="The fraction is missing: high scores give 1 minus an exponential, and low ones the exponential itself.",
    way_out="What is the exponential divided by?",
)
stable(
    "logarithm_of_the_sigmoid",
    left_out(SMALL),
    rewritten(FRACTION, "return -np.logaddexp(0, -z)"),
    hint="This is the logarithm of the sigmoid, which is never above 0.",
    way_out="The sigmoid itself is asked for. What undoes a logarithm?",
)
stable(
    "score_counts_double",
    left_out(SMALL),
    rewritten(FRACTION, "return (1 + np.tanh(z)) / 2"),
    hint="The score counts double: this is the sigmoid of 2z.",
    way_out="If you write it with the hyperbolic tangent, of what is that taken?",
)
stable(
    "hyperbolic_tangent",
    left_out(SMALL),
    rewritten(FRACTION, "return np.tanh(z)"),
    hint="This is the hyperbolic tangent, which runs from -1 to 1.",
    way_out="The sigmoid runs from 0 to 1.",
)
stable(
    "largest_score_subtracted",
    rewritten(SMALL, "small = np.exp(z - z.max())"),
    ("np.where(z >= 0, 1, small)", "small"),
    hint="The scores are compared with each other: the largest of all is subtracted from each, as for softmax.",
    way_out="The sigmoid looks at each score alone.",
)
for digits in (3, 4, 5):
    stable(
        f"rounded_to_{digits}_digits",
        (FRACTION, f"return np.round(np.where(z >= 0, 1, small) / (1 + small), {digits})"),
        hint=f"The values are rounded to {digits} digits, so small ones become 0.",
        way_out="Return them as they are.",
    )
stable(
    "stable_printed",
    (FRACTION, FRACTION.replace("return ", "print(") + ")"),
    hint="The function returns nothing.",
    way_out="print shows the values to you; return hands them back.",
)


@wrong(
    "stable_sigmoid",
    "The fractions are cut off where the scores are whole numbers.",
    "zeros_like, a copy and np.piecewise give an array of whole numbers then. Make the result an array of floats.",
)
def stable_whole_numbers(z):
    values = np.zeros_like(z)
    for position, score in enumerate(z):
        power = np.exp(-abs(score))
        values[position] = (1 if score >= 0 else power) / (1 + power)
    return values


@wrong(
    "stable_sigmoid",
    "Low scores go through both forms: the second one finds their sigmoids, which are above 0, where the scores were.",
    "Ask for the sign of the scores themselves, and write into another array.",
)
def second_form_meets_the_first(z):
    values = z.astype(float)
    low = values < 0
    values[low] = np.exp(values[low]) / (1 + np.exp(values[low]))
    high = values >= 0
    values[high] = 1 / (1 + np.exp(-values[high]))
    return values


@wrong(
    "stable_sigmoid",
    "A score of exactly 0 is in neither of the two cases, so its value stays what the array began with.",
    "Let one of the cases include 0.",
)
def nothing_at_zero(z):
    values = np.zeros(len(z))
    for position, score in enumerate(z):
        power = np.exp(-abs(score))
        if score > 0:
            values[position] = 1 / (1 + power)
        if score < 0:
            values[position] = power / (1 + power)
    return values


# chances_by_hand: 0.4 and three times the odds, three times as probable, and the threshold 0.8

register_slips(
    wrong,
    "chances_by_hand",
    (2 / 3, -1.0986123, 1.3862944),
    {
        "probability_times_three": Slip(
            {0: 1.2},
            "A probability can't be 1.2: adding to the score multiplies the odds, not the probability.",
            "What are the odds, if the probability is 0.4?",
        ),
        "odds_left_as_odds": Slip(
            {0: 2.0},
            "The first number is the odds after the rise. The probability is asked for.",
            "How many of three are a yes, if the odds are 2 to 1?",
        ),
        "odds_of_0.4": Slip(
            {0: 1.2 / 2.2},
            "For the first number 0.4 is taken for the odds. It is the probability.",
            "Of ten cases four are a yes. How many are a no?",
        ),
        "odds_of_three": Slip(
            {0: 0.75},
            "The first number belongs to odds of 3 to 1, as if the odds had been even before.",
            "What were the odds when the probability was 0.4?",
        ),
        "probability_taken_for_a_score": Slip(
            {0: 0.8173678},
            "The 0.4 is taken for a score. It is a probability.",
            "Which score, or which odds, belong to a probability of 0.4?",
        ),
        "score_for_the_probability": Slip(
            {0: 0.6931472},
            "The first number is the score after the rise. The probability is asked for.",
            "What turns a score into a probability?",
        ),
        "rise_added_to_the_probability": Slip(
            {0: 1.4986123},
            "A probability can't be 1.499: it is the score that has risen by ln 3.",
            "Which score belongs to a probability of 0.4?",
        ),
        "red_and_blue_swapped": Slip(
            {1: 1.0986123},
            "With the second score blue is three times as probable as red.",
            "What is the sign of a score, if red is more probable?",
        ),
        "third_for_a_quarter": Slip(
            {1: -0.6931472},
            "The second score belongs to a probability of 1/3 for blue.",
            "If red is three times as probable, what is left for blue? The two add up to 1.",
        ),
        "logarithm_of_a_quarter": Slip(
            {1: -1.3862944},
            "The second score is the logarithm of a probability of 1/4.",
            "What are this student's odds of blue? A score is the logarithm of those.",
        ),
        "odds_for_the_score": Slip(
            {1: 0.3333333}, "The second number is the odds of blue.", "How do you get from odds to a score?"
        ),
        "probability_for_the_score": Slip(
            {1: 0.25},
            "The second number is the probability of blue. The score is asked for.",
            "How do you get from a probability to odds, and from odds to a score?",
        ),
        "odds_of_red_for_the_score": Slip(
            {1: 3.0}, "The second number is the odds of red.", "Of whose odds is a score the logarithm?"
        ),
        "logarithm_of_the_threshold": Slip(
            {2: -0.2231436},
            "The third number is the logarithm of the threshold. A threshold above one half asks for a score above 0.",
            "What is a score the logarithm of?",
        ),
        "threshold_turned_round": Slip(
            {2: -1.3862944},
            "The third score has the wrong sign.",
            "What is the sign of the score, if the probability is above one half?",
        ),
        "odds_of_the_threshold": Slip(
            {2: 4.0}, "The third number is the odds of the threshold.", "How do you get from odds to a score?"
        ),
        "sigmoid_of_the_threshold": Slip(
            {2: 0.6899745},
            "The third number is the sigmoid of the threshold. That goes from a score to a probability.",
            "The threshold is a probability already. What leads back to a score?",
        ),
        "threshold_itself": Slip(
            {2: 0.8},
            "The third number is the threshold itself.",
            "It is a probability. Which score has this probability?",
        ),
        "both_signs_turned": Slip(
            {1: 1.0986123, 2: -1.3862944},
            "Both scores have the wrong sign.",
            "What is the sign of the score, if blue is more probable?",
        ),
        "base_10": Slip(
            {1: -0.4771213, 2: 0.60206},
            "The two scores are logarithms to the base 10.",
            "Which base does the chapter take for log-odds?",
        ),
        "base_2": Slip(
            {1: -1.5849625, 2: 2.0},
            "The two scores are logarithms to the base 2.",
            "Which base does the chapter take for log-odds?",
        ),
        "odds_for_both_scores": Slip(
            {1: 0.3333333, 2: 4.0}, "The last two numbers are odds.", "How do you get from odds to a score?"
        ),
        "two_decimals": Slip({0: 0.67, 1: -1.1, 2: 1.39}, "These are rounded to two decimals. Three are asked for."),
        "rounded_down": Slip(
            {0: 0.666},
            "The first number is cut off after three decimals.",
            "Which of the neighbours is nearer, 0.666 or 0.667?",
        ),
    },
    together=(
        *("probability_times_three", "odds_left_as_odds", "probability_taken_for_a_score", "odds_of_three"),
        *("red_and_blue_swapped", "third_for_a_quarter", "probability_for_the_score", "odds_for_the_score"),
        *("logarithm_of_the_threshold", "odds_of_the_threshold", "sigmoid_of_the_threshold", "threshold_turned_round"),
    ),
)


# thresholds_for_costs

wrong.value(
    "thresholds_for_costs",
    "one_half_for_all",
    (0.5, 0.5, 0.5, 0.5, 0.5),
    "All offices decide alike here, though their mistakes don't cost the same.",
    "What should an office do for which a wrong no is far worse than a wrong yes?",
)
wrong.value(
    "thresholds_for_costs",
    "turned_round",
    (0.94, 0.08, 0.75, 0.33, 0.03),
    "Whoever fears a wrong no has the highest threshold here, and says no most often.",
    "Which mistake becomes rarer when a threshold falls?",
)
wrong.value(
    "thresholds_for_costs",
    "all_or_nothing",
    (0.0, 1.0, 0.0, 1.0, 1.0),
    "These offices don't look at the probability any more: they say yes to everybody or to nobody.",
    "Draw the cost of one office over its threshold. Where is it lowest?",
)
wrong.value(
    "thresholds_for_costs",
    "a_little_to_one_side",
    (0.4, 0.6, 0.4, 0.6, 0.6),
    "The thresholds go the right way, but not far enough: some mistakes cost many times as much as others.",
    "Draw the cost of one office over its threshold. Where is it lowest?",
)
wrong.value(
    "thresholds_for_costs",
    "turned_round_exactly",
    tuple(no / (yes + no) for yes, no in COSTS),
    "Whoever fears a wrong no has the highest threshold here, and says no most often.",
    "Which mistake becomes rarer when a threshold falls?",
)
wrong.value(
    "thresholds_for_costs",
    "one_cost_over_the_other",
    tuple(min(yes / no, 1) for yes, no in COSTS),
    "These are the costs of a wrong yes divided by those of a wrong no. That can be more than 1.",
    "At which probability do a yes and a no cost the same on average?",
)


# rounded_to_one

wrong.value(
    "rounded_to_one",
    "whole_gap",
    (6.931, 4.852),
    "There the power of e is as large as the whole gap, and the sum is the first number above 1.",
    "Below which part of the gap is it rounded down to 1?",
)
wrong.value(
    "rounded_to_one",
    "half_of_half_the_gap",
    (8.318, 6.238),
    "There the sigmoid has been 1 for a while already: half of the gap above 1 is enough.",
    "The sum, 1 plus a power of e, is rounded first. Which power of 2 is half of the gap there?",
)
wrong.value(
    "rounded_to_one",
    "base_10",
    (3.311, 2.408),
    "This is a logarithm to the base 10. The sigmoid has a power of e.",
    "Which power of e is one half?",
)
wrong.value(
    "rounded_to_one",
    "exponents_of_two",
    (11, 8),
    "These are exponents of 2. The score is an exponent of e.",
    "How do you write a power of 2 as a power of e?",
)
wrong.value(
    "rounded_to_one",
    "those_of_the_chapter",
    (16.6, 36.7),
    "These are the scores for float32 and float64.",
    "How large is the gap above 1 in the two formats here?",
)
wrong.value(
    "rounded_to_one",
    "exponents_of_the_gap",
    (10, 7),
    "These are exponents of 2, those of the whole gap. The score is an exponent of e.",
    "How do you write a power of 2 as a power of e?",
)
wrong.value(
    "rounded_to_one",
    "order_changed",
    (5.545, 7.625),
    "These are the right scores in the wrong order.",
    "Which format has the greater gap above 1?",
)
wrong.value(
    "rounded_to_one",
    "whole_gap_in_the_wrong_order",
    (4.852, 6.931),
    "Two things. 1: the scores are in the wrong order. 2: you have taken the whole gap, and half of it is enough.",
    "For the first: which format has the greater gap above 1?",
)
wrong.value(
    "rounded_to_one",
    "rounded_up",
    (7.7, 5.6),
    "These are rounded up. Round to the nearest decimal, as the chapter does.",
)
wrong.value(
    "rounded_to_one",
    "a_score_of_the_format",
    (7.6, 5.6),
    "In bfloat16 this is the first score that the format itself can hold. A smaller one does, if it may be any number.",
    "Which power of e is half of the gap? Its exponent need not be a number of the format.",
)
wrong.value(
    "rounded_to_one",
    "twice_the_gap",
    (6.2, 4.2),
    "There the power of e is larger than the gap, and the sum is a number above 1.",
    "Below which part of the gap is it rounded down to 1?",
)
wrong.value(
    "rounded_to_one",
    "signs_turned",
    (-7.6, -5.5),
    "With a negative score the sigmoid is near 0.",
    "What is the exponent of e, and what is the score?",
)
wrong.value(
    "rounded_to_one",
    "whole_gap_for_the_first",
    (6.9, 5.5),
    "The second score is right. For the first you have taken the whole gap.",
    "Below which part of the gap is a sum rounded down to 1?",
)
wrong.value(
    "rounded_to_one",
    "whole_gap_for_the_second",
    (7.6, 4.9),
    "The first score is right. For the second you have taken the whole gap.",
    "Below which part of the gap is a sum rounded down to 1?",
)
wrong.value(
    "rounded_to_one",
    "rounded_to_whole_numbers",
    (8, 6),
    "These are rounded to whole numbers.",
    "One decimal is asked for.",
)


# two_telling_points: poor choices

wrong.value(
    "two_telling_points",
    "far_on_the_wrong_side",
    [([1, 0.5], 0, [3, 4], -2, 0.1)],
    "This point is so far on the wrong side that it catches only the program that goes on until it is right.",
    "What must the score do, so that a second prediction misleads?",
)
wrong.value(
    "two_telling_points",
    "on_the_line_without_bias",
    [([1, 1], 0, [2, -2], 0, 0.5)],
    "The bias is 0 here, so the program that forgets it isn't caught.",
    "Let the weighted sum and the bias differ in sign.",
)
wrong.value(
    "two_telling_points",
    "right_points",
    [([0.9, 0.8], 1, [2, 1], -1.8, 0.5), ([0.3, 0.4], 0, [2, 1], -1.8, 0.5)],
    "Both points are right here, and only the program that forgets the bias moves anything.",
    "Which of the four mistakes shows only at a point that is wrong?",
)


# epochs_needed

epochs = wrong.edits(of="numpy_ref.probability.epochs_needed")


@wrong(
    "epochs_needed",
    "It gives the same answers as the program that you were given: it stops where an epoch ends with the weights with "
    "which it began.",
    "Follow the corners of XOR by hand for an epoch. Is every point right at its end?",
)
def stops_where_the_weights_are_equal(X, y, weights, bias, learning_rate, max_epochs):
    for epochs in range(max_epochs):
        before = weights
        for x, label in zip(X, y):
            y_hat = 1 if x @ weights + bias >= 0 else 0
            weights = weights + learning_rate * (label - y_hat) * x
            bias = bias + learning_rate * (label - y_hat)
        if np.array_equal(weights, before):
            return epochs
    return max_epochs


@wrong(
    "epochs_needed",
    "The bias is compared now as well, but updates can cancel: an epoch that moves the line there and back ends where "
    "it began.",
    "What do you want to know about the points, and what about the line?",
)
def stops_where_the_line_is_equal(X, y, weights, bias, learning_rate, max_epochs):
    for epochs in range(max_epochs):
        before, bias_before = weights, bias
        for x, label in zip(X, y):
            y_hat = 1 if x @ weights + bias >= 0 else 0
            weights = weights + learning_rate * (label - y_hat) * x
            bias = bias + learning_rate * (label - y_hat)
        if np.array_equal(weights, before) and bias == bias_before:
            return epochs
    return max_epochs


epochs(
    "last_point_asked",
    left_out("updates = 0", "updates += label != y_hat"),
    rewritten("if updates == 0:", "if y_hat == label:"),
    hint="Only the last point is asked. The others of the epoch may have been wrong.",
    way_out="Where must the count of updates begin anew, and where must it not?",
)
epochs(
    "one_more",
    ("return epochs", "return epochs + 1"),
    hint="The epoch that finds every point right is counted too. The count was right as it stood.",
    way_out="If all points are right from the start, how many epochs are needed?",
)
epochs(
    "differences_cancel",
    ("label != y_hat", "label - y_hat"),
    hint="It stops after an epoch in which a wrong yes and a wrong no cancel.",
    way_out="How do you count both kinds of mistake, so that neither takes anything away?",
)
epochs(
    "last_one_not_counted",
    left_out("updates = 0", "updates += label != y_hat"),
    rewritten("if updates == 0:", "if np.array_equal(np.where(X @ weights + bias >= 0, 1, 0), y):"),
    hint="The points are asked at the end of an epoch, but that epoch isn't counted, though it made updates.",
    way_out="How many epochs have been run when the question is asked?",
)
epochs(
    "count_never_begins_anew",
    left_out("updates = 0"),
    added("updates = 0", before="for epochs in range(max_epochs):"),
    hint="The cap comes back though every point is right before.",
    way_out="If you count updates: what is asked is whether *this* epoch has made any. Where does the count begin "
    "anew?",
)
epochs(
    "one_less_at_the_cap",
    ("return max_epochs", "return epochs"),
    hint="Where the cap comes first, one epoch is missing.",
    way_out="What did the last line return?",
)
epochs(
    "nothing_at_the_cap",
    left_out("return max_epochs"),
    hint="Where the cap comes first, nothing is returned.",
    way_out="The last line was right as it stood.",
)
epochs(
    "scores_of_0_rejected",
    (">= 0", "> 0"),
    hint="A score of exactly 0 counts as a no now.",
    way_out="The prediction was right as it stood.",
)
epochs(
    "line_for_the_epochs",
    ("return epochs", "return weights, bias"),
    ("return max_epochs", "return weights, bias"),
    hint="The line comes back. The number of epochs is asked for.",
    way_out="What the program returned was right as it stood.",
)


@wrong(
    "epochs_needed",
    "Two things. 1: lines are still compared, but updates can cancel: an epoch that moves the line there and back ends "
    "where it began. 2: the epoch that finds every point right is counted too.",
    "For the first: what do you want to know about the points? For the second: the count was right as it stood.",
)
def line_compared_and_last_epoch_counted(X, y, weights, bias, learning_rate, max_epochs):
    for epochs in range(max_epochs):
        before, bias_before = weights, bias
        for x, label in zip(X, y):
            y_hat = 1 if x @ weights + bias >= 0 else 0
            weights = weights + learning_rate * (label - y_hat) * x
            bias = bias + learning_rate * (label - y_hat)
        if np.array_equal(weights, before) and bias == bias_before:
            return epochs + 1
    return max_epochs


@wrong(
    "epochs_needed",
    "This is how many updates were made. The epochs are asked for, as in the program that you were given.",
    "An epoch may hold several updates.",
)
def updates_counted(X, y, weights, bias, learning_rate, max_epochs):
    updates = 0
    for _ in range(max_epochs):
        for x, label in zip(X, y):
            y_hat = 1 if x @ weights + bias >= 0 else 0
            weights = weights + learning_rate * (label - y_hat) * x
            bias = bias + learning_rate * (label - y_hat)
            updates += int(label != y_hat)
    return updates


# What a source shows

for question in ("predict_proba", "predict_proba_torch"):
    tell_of_a_sigmoid(wrong, question)
    wrong.telltale(
        question,
        "The bias is added after the sigmoid, to the probability.",
        "It belongs to the score: what goes into the sigmoid, not what comes out.",
        shows=r"(sigmoid\([^\n]*\)|mean\([^\n]*\)|sum\([^\n]*\)|\bprob\w*|\bp|contributions\S*) \+ bias",
        lacks=r"sigmoid\([^\n]*\+ bias\)|= [^\n]*@ [^\n]*\+ bias",
    )
    wrong.telltale(
        question,
        "The sigmoid is taken of each feature by itself, not of their sum.",
        "First the weighted sum with the bias, then the sigmoid.",
        shows=r"sigmoid\(X \* weights",
    )

for question in ("predict_proba", "predict_proba_torch"):
    tell_of_a_score(wrong, question)
    wrong.telltale(
        question,
        "This is the probability of the other class, red.",
        "With a high score blue is probable.",
        shows=r"return 1(\.0)? - ",
        lacks=r"exp\((?!-)|sigmoid\(-",
    )
    wrong.telltale(
        question,
        "A decision is made: 0 or 1 comes back. The probability is asked for.",
        shows=r">=? |round\(|heaviside|astype\(int|\.int\(|\.long\(",
    )
    wrong.telltale(
        question,
        "Another curve than the sigmoid is taken.",
        "exp(−z) stands below the fraction line, with a 1.",
        shows=r"tanh\((?![^\n]*/ 2)|arctan|atan\(|relu|ReLU|clip\(|clamp\(|hardsigmoid|hardtanh|2 \*\* -",
        lacks=r"0\.5|clip\([^\n]*\d{2,}|clamp\([^\n]*\d{2,}|/ 2",
    )
    wrong.telltale(
        question,
        "A softmax divides by the sum over all rows, so the probabilities of different rows add up to 1.",
        "Each row has a probability of its own.",
        shows=r"softmax\(|exp\([^\n]*\) / [^\n]*sum\(|/ np\.sum\(|/ torch\.sum\(",
        lacks=r"stack|cat\(",
    )
for question in ("sigmoid", "stable_sigmoid"):
    wrong.telltale(
        question,
        "The scores are cut off at limits too near to 0, so what lies beyond them gets the value of the limit.",
        shows=r"clip\(z, -?[\w.]+, (\d|[123]\d)(\.\d*)?\)|clip\(z, -(\d|[123]\d)(\.\d*)?, |clamp\(-?(\d"
        r"|[123]\d)(\.\d*)?,",
    )
    wrong.telltale(
        question,
        "In the power of e the minus is missing: this falls where the sigmoid rises.",
        shows=r"1(\.0)? / \(1(\.0)? \+ (np|math|torch)\.exp\((z|value|score|v|x|z\[i\])\)\)",
        lacks=r"exp\(-|1(\.0)? - ",
    )
    wrong.telltale(
        question,
        "A bracket is missing: 1 / 1 + … divides first and then adds.",
        shows=r"1(\.0)? / 1(\.0)? \+|1(\.0)? / (np|math)\.exp\([^\n]*\) \+ 1|1(\.0)? \+ 1(\.0)? / (np|math)\.exp",
    )
    wrong.telltale(
        question,
        "The 1 below the fraction line is missing, or is subtracted.",
        shows=r"1(\.0)? / (np|math)\.exp\(-|/ \(1(\.0)? - (np|math)\.exp|/ \((np|math)\.exp\([^\n]*\) - 1|-> "
        r"|return np\.exp\(-?z\)\Z",
    )
    wrong.telltale(
        question,
        "This is the slope of the sigmoid, or its logarithm. Its value is asked for.",
        shows=r"return (\w+) \* \(1(\.0)? - \1\)|return -?np\.log",
    )
    wrong.telltale(
        question,
        "The table for the answer can hold whole numbers only, since the scores are whole: fractions are cut off.",
        "Make it with floats.",
        shows=r"(zeros_like|empty_like|ones_like)\(z\)|z\.copy\(\)",
        lacks=r"astype\(float\)|dtype",
    )
    wrong.telltale(
        question,
        "The powers have another base than e.",
        shows=r"\b(2|2\.0|10) \*\* |exp2\(|power\((2|10)|2\.7\d* \*\*|3 \*\*",
    )
    wrong.telltale(
        question,
        "All scores share one sum or one maximum, as in a softmax. The sigmoid of a score depends on that score alone.",
        shows=r"\.sum\(|np\.sum\(|z\.max\(|np\.max\(z|z\.min\(|z\.mean\(|\.all\(|\.any\(|softmax",
    )
    wrong.telltale(
        question,
        "This is tanh, from −1 to 1. The sigmoid goes from 0 to 1.",
        shows=r"return np\.tanh\(|exp\(-z\)\) / \(np\.exp\(z\)|\(1(\.0)? - (np|math)\.exp\(-\w+\)\) / \(1(\.0)? \+",
    )
    wrong.telltale(
        question,
        "tanh has to get half of the score, and its value is halved too, before ½ is added.",
        shows=r"tanh\((?!z / 2|0\.5 \* z|z \* 0\.5|\w+ / 2|0\.5 \* \w+)",
    )
    wrong.telltale(
        question,
        "A straight line or a step takes the place of the curve.",
        lacks=r"exp|tanh|expit|np\.e\b|math\.e\b|\*\*|sigmoid|power|logaddexp",
    )
wrong.telltale(
    "stable_sigmoid",
    "Warnings are switched off, but exp still gets large numbers.",
    "Arrange the formula so that exp gets numbers that are 0 or negative.",
    shows=r"errstate|seterr|filterwarnings|simplefilter|catch_warnings",
)
wrong.telltale(
    "stable_sigmoid",
    "np.where computes both sides for all scores, so exp gets large numbers all the same.",
    "Let exp see −|z| alone, or pick the scores with a mask.",
    shows=r"np\.where\((?=[^\n]*exp\(-z\))(?=[^\n]*exp\(z\))",
)
wrong.telltale(
    "stable_sigmoid",
    "The choice between the two formulas is the wrong way round: each gets the scores with which its exp overflows.",
    shows=r"(?s)(if \w+ >=? 0|\w+ >= 0\] =|where\(z >=? 0, ).{0,25}exp\((z|v|value|score)\b[^-]*exp\((z|v|value"
    r"|score)|if \w+ < 0:\s+[^\n]*exp\(-",
)
wrong.telltale(
    "stable_sigmoid",
    "exp gets −z for every score, which is large where the score is far below 0.",
    "There the other formula is needed, with exp(z).",
    shows=r"exp\(-(z|value|v|x|score)\)",
    lacks=r"where|if |\[|clip|abs|minimum|maximum|piecewise|select",
)
wrong.telltale(
    "stable_sigmoid",
    "exp gets z for every score, which is large where the score is far above 0.",
    "There the other formula is needed, with exp(−z).",
    shows=r"exp\((z|value|v|x|score)\)",
    lacks=r"where|if |\[|clip|abs|minimum|maximum|piecewise|select|exp\(-",
)
wrong.telltale(
    "stable_sigmoid",
    "One of the two sides is flat: above or below some score 0, ½ or 1 comes back, where the sigmoid still changes.",
    shows=r"where\([^\n]*, (0|1|0\.0|1\.0|0\.5), |\] = (0|1|0\.0|1\.0)$|append\((0|1|0\.0|1\.0)\)|return (0|1"
    r"|0\.0|1\.0)$|nan_to_num",
    lacks=r"where\(z >= 0, 1(\.0)?, (small|e|\w+)\) /",
)
tell_of_a_score(wrong, "classify")
wrong.telltale(
    "classify",
    "A probability that equals the threshold is taken for a no. It reaches the threshold, so it is a yes.",
    shows=r"> \(?(threshold|cut|t|limit|logit|border)|threshold < ",
    lacks=r">=|<=",
)
wrong.telltale(
    "classify",
    "The threshold of the argument isn't used: one half, or a score of 0, decides.",
    shows=r">=? 0?\.5\b|>=? 0(\.0)?(?![.\d])|round\(|rint\(",
    lacks=r"threshold",
)
wrong.telltale(
    "classify",
    "The score is compared with the threshold, which is a probability.",
    "Make a probability of the score first, or a score of the threshold.",
    shows=r">=? threshold|threshold <=? ",
    lacks=r"sigmoid|exp|proba|log|expit|tanh|sort|rank|quantile|percentile",
)
wrong.telltale(
    "classify",
    "The rows are ranked or sorted: who gets the 1 depends on the others.",
    "Each row is decided by its own probability alone.",
    shows=r"argsort|rankdata|\bsort(ed)?\(|quantile|percentile|median",
)
wrong.telltale(
    "classify",
    "The comparison is reversed: what lies below the threshold gets the 1.",
    shows=r"<=? threshold|threshold >=? ",
    lacks=r"1 - |, 0, 1\)|~|0 if|\] = 0|append\(0\)|return 0|not |logical_not|continue",
)
wrong.telltale(
    "classify",
    "The probabilities themselves come back, or the threshold is subtracted. A class, 0 or 1, is asked for.",
    lacks=r"[<>]|heaviside|ge\(|greater|sign|step|ceil|floor|round|rint|less|digitize|searchsorted|compare|cut\(",
)
wrong.telltale(
    "classify",
    "The logarithm of the odds is upside down, or not of the odds: a score is ln(p / (1 − p)).",
    shows=r"log\(\(1(\.0)? - threshold\) / threshold\)|log\(threshold\)(?! - )|log\(1(\.0)? / threshold\)"
    r"|log\(1(\.0)? - threshold\)\)?(?! )",
    lacks=r"-np\.log\(\(1|-\(?np\.log\(1 / threshold - 1|log\(threshold\) - np\.log|log\(threshold\) - math",
)
wrong.telltale(
    "classify",
    "heaviside takes as second argument what becomes of 0: a probability that equals the threshold should give 1.",
    shows=r"heaviside\([^\n]*, 0",
)
wrong.telltale("classify", "A sign function gives −1, 0 and 1. A class is 0 or 1.", shows=r"\bsign\(|\.sign\(|else -1")
wrong.telltale(
    "classify",
    "The sigmoid is applied to what is a probability already.",
    shows=r"sigmoid\(predict_proba|sigmoid\(sigmoid|sigmoid\((p|proba\w*|prob\w*)\)",
)
wrong.telltale(
    "epochs_needed",
    "The last epoch, the one without an update, is counted as well.",
    "Return how many came before it.",
    shows=r"return \(?(epochs?|i|_|e|n|count) \+ 1|range\(1, max_epochs \+ 1\)|epochs? \+= 1\n[^\n]*\n? +for",
)
wrong.telltale(
    "epochs_needed",
    "It still stops where weights are equal or nearly. Updates can cancel, and the bias can move alone.",
    "Count the updates of an epoch.",
    shows=r"allclose|array_equal|isclose|== before|== old|norm\(",
    lacks=r"array_equal\((y_hat|predictions|preds?|decisions)\b",
)
wrong.telltale(
    "epochs_needed",
    "The number of updates is counted over all epochs, or kept from one to the next.",
    "Begin with 0 in every epoch.",
    shows=r"^ {4}(updates|mistakes|errors|wrong|n_updates|changes|count) = 0",
    lacks=r"^ {8}(updates|mistakes|errors|wrong|n_updates|changes|count) = 0",
)
wrong.telltale(
    "epochs_needed",
    "The number of updates comes back. The number of epochs is asked for.",
    shows=r"return (updates|mistakes|errors|total|n_updates)\b",
)
wrong.telltale(
    "epochs_needed",
    "Where some point is never right something other than max_epochs comes back.",
    lacks=r"return max_epochs|epochs? < max_epochs|return epochs?\Z|break",
)
tell_of_a_step(wrong, "epochs_needed")
wrong.telltale(
    "chances_by_hand",
    "At least one of the three isn't right, or the value isn't in the form that was asked for.",
    "A score is the natural logarithm of the odds, p / (1 − p). First: adding ln 3 to the score multiplies the "
    "odds by 3; "
    "from there go back to a probability. Second: whose odds are 3 to 1, and which sign has the score? Third: the odds "
    "that belong to a probability of 0.8.",
)
wrong.telltale(
    "thresholds_for_costs",
    "At least one of the five thresholds costs more than it needs to, or the form isn't the one that was asked for.",
    "Where a wrong yes is dear the threshold is high, where a wrong no is dear it is low, below one half. In "
    "which order "
    "do the two costs stand in the table, and the offices? At the threshold a yes and a no cost the same on average.",
)
register_pairs(
    wrong,
    "rounded_to_one",
    (7.6, 5.5),
    {
        "whole_gap_first": Slip({0: 6.931}, "For the first you have taken the whole gap: half of it is enough."),
        "half_a_half_first": Slip({0: 8.318}, "For the first you have halved the gap once too often."),
        "base_10_first": Slip(
            {0: 3.311}, "The first has a logarithm to the base 10, where the sigmoid has powers of e."
        ),
        "base_10_whole_gap_first": Slip(
            {0: 3.0},
            "The first has a logarithm to the base 10 and the whole gap. Half of it is enough, with powers of e.",
        ),
        "power_of_2_first": Slip({0: 11.0}, "The first is an exponent of 2, where the sigmoid has powers of e."),
        "exponent_of_the_gap_first": Slip({0: 10.0}, "The first is the exponent of 2 in the whole gap."),
        "whole_gap_second": Slip({1: 4.852}, "For the second you have taken the whole gap: half of it is enough."),
        "half_a_half_second": Slip({1: 6.238}, "For the second you have halved the gap once too often."),
        "base_10_second": Slip(
            {1: 2.408}, "The second has a logarithm to the base 10, where the sigmoid has powers of e."
        ),
        "base_10_whole_gap_second": Slip(
            {1: 2.1},
            "The second has a logarithm to the base 10 and the whole gap. Half of it is enough, with powers of e.",
        ),
        "power_of_2_second": Slip({1: 8.0}, "The second is an exponent of 2, where the sigmoid has powers of e."),
        "exponent_of_the_gap_second": Slip({1: 7.0}, "The second is the exponent of 2 in the whole gap."),
    },
)
wrong.telltale(
    "rounded_to_one",
    "At least one of the two scores isn't right, or the value isn't in the form that was asked for.",
    "The sum 1 + e^−z is rounded to 1 where e^−z is at most half of the gap above 1. Halve the gap first, then "
    "take the "
    "natural logarithm, since the sigmoid has powers of e, and change the sign.",
)
