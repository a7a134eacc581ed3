"""Wrong answers in this chapter, with the hint that each earns.

In the comments: what a wrong answer makes of the slide's score of 2, where the sigmoid is 0.8808.
"""

import numpy as np

from solutions.measures.probability import COSTS
from solutions.misconceptions import Register

ANSWERS = wrong = Register()


# sigmoid


@wrong(
    "sigmoid",
    "High scores come out near 0 and low ones near 1, but the sigmoid rises with the score: the minus sign in the "
    "exponent is missing, or the result is subtracted from 1.",
)
def minus_forgotten(z):  # 0.1192
    return 1 / (1 + np.exp(z))


@wrong(
    "sigmoid",
    "Python divides before it adds, so this is 1 plus the exponential. Brackets make the whole sum the denominator.",
)
def brackets_missing(z):  # 1.1353
    return 1 / 1 + np.exp(-z)


@wrong(
    "sigmoid",
    "The formula e^z/(1 + e^z) is right on paper, but for a very high score the computer divides infinity by infinity, "
    "which is nan. With the minus sign in the exponent, as in 1/(1 + e^-z), a very high score gives 1.",
)
def fraction_of_exponentials(z):
    return np.exp(z) / (1 + np.exp(z))


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
    "The sigmoid is computed as 1 minus a fraction of exponentials. For a very low score both of these are infinite, "
    "and their quotient is nan.",
    "With the exponential in the denominator alone, a very low score gives 0.",
)
def one_minus_a_fraction(z):
    return 1 - np.exp(-z) / (1 + np.exp(-z))


@wrong(
    "sigmoid",
    "The sigmoid is applied twice: all values lie between 0.5 and 0.74. Apply it to the score once.",
)
def sigmoid_twice(z):  # 0.7070
    once = 1 / (1 + np.exp(-z))
    return 1 / (1 + np.exp(-once))


@wrong(
    "sigmoid",
    "math.exp takes one number, and z is an array of them. NumPy has an exponential that works on all entries at once.",
)
def math_exp_of_an_array(z):
    import math

    return 1 / (1 + math.exp(-z))


@wrong("sigmoid", "This is the step: its values are 0 and 1 only. The sigmoid is its smooth version, with all between.")
def step_for_sigmoid(z):  # 1
    return np.where(z >= 0, 1, 0)


@wrong("sigmoid", "This is the hyperbolic tangent, which runs from -1 to 1. The sigmoid runs from 0 to 1.")
def tanh_for_sigmoid(z):  # 0.9640
    return np.tanh(z)


@wrong("sigmoid", "The exponential has the base 10 here. The sigmoid takes powers of e = 2.718..., so use exp.")
def powers_of_ten(z):  # 0.9901
    return 1 / (1 + 10**-z)


@wrong("sigmoid", "The exponential has the base 2 here. The sigmoid takes powers of e = 2.718..., so use exp.")
def powers_of_two(z):  # 0.8
    return 1 / (1 + 2**-z)


@wrong("sigmoid", "e is typed with too few digits: 2.718 is not exact enough. NumPy's exponential knows all of them.")
def e_with_three_decimals(z):  # 0.88078
    return 1 / (1 + 2.718**-z)


@wrong("sigmoid", "The denominator has a minus where a plus belongs, so it is 0 for a score of 0.")
def one_minus_the_exponential(z):  # 1.1565
    return 1 / (1 - np.exp(-z))


@wrong(
    "sigmoid", "This is the exponential alone. It is one term of the denominator: 1 is added, then 1 is divided by it."
)
def exponential_alone(z):  # 0.1353
    return np.exp(-z)


@wrong(
    "sigmoid",
    "The scores are compared with each other: their values add up to 1. The sigmoid looks at each score alone.",
)
def share_of_the_sum(z):
    return np.exp(z) / np.sum(np.exp(z))


@wrong("sigmoid", "The values are rounded, so most of their digits are lost. Return them as they are.")
def rounded_to_three_digits(z):  # 0.881
    return np.round(1 / (1 + np.exp(-z)), 3)


@wrong(
    "sigmoid",
    "The fractions are cut off where the scores are whole numbers: zeros_like and a copy give an array of whole "
    "numbers then. Make the result an array of floats.",
)
def whole_numbers_truncate(z):
    values = np.zeros_like(z)
    for position, score in enumerate(z):
        values[position] = 1 / (1 + np.exp(-score))
    return values


@wrong("sigmoid", "The values are rounded to five digits, as in the text. Return them as they are.")
def rounded_to_five_digits(z):
    return np.round(1 / (1 + np.exp(-z)), 5)


@wrong("sigmoid", "Only 0 and 1 come back, and nothing in between.", "Where do the fractions of the probabilities go?")
def rounded_to_0_and_1(z):
    return np.round(1 / (1 + np.exp(-z)))


@wrong("sigmoid", "e is typed with too few digits. NumPy's exponential knows all of them.")
def e_with_two_decimals(z):
    return 1 / (1 + 2.71**-z)


@wrong("sigmoid", "e is typed with too few digits. NumPy's exponential knows all of them.")
def e_rounded_to_two_decimals(z):
    return 1 / (1 + 2.72**-z)


@wrong("sigmoid", "The division with two strokes, //, rounds down to whole numbers. Divide with one stroke.")
def rounded_down(z):
    return 1 // (1 + np.exp(-z))


@wrong(
    "sigmoid",
    "The sign of the score is lost: low scores give the same as high ones. The exponent is minus the score itself, "
    "not minus its absolute value.",
)
def absolute_value_of_the_score(z):
    return 1 / (1 + np.exp(-np.abs(z)))


@wrong(
    "sigmoid", "The sign ^ isn't a power in Python: it compares the bits of whole numbers. NumPy has an exponential."
)
def caret_for_power(z):
    return 1 / (1 + np.e ^ -z)


@wrong(
    "sigmoid",
    "The exponentials of all scores are added up, and one number comes back. Each score has a sigmoid of its own.",
)
def exponentials_added_up(z):
    return 1 / (1 + np.sum(np.exp(-z)))


# predict_proba


@wrong("predict_proba", "This is the score, any number. The sigmoid turns it into a probability between 0 and 1.")
def score_for_probability(X, weights, bias):
    return X @ weights + bias


@wrong("predict_proba", "This is the class, 0 or 1. The probability is the sigmoid of the score.")
def class_for_probability(X, weights, bias):
    return np.where(X @ weights + bias >= 0, 1, 0)


@wrong(
    "predict_proba",
    "This is the probability of class 0. Class 1 is asked for: is the sign in the exponent right, "
    "or is the probability subtracted from 1?",
)
def probability_of_class_0(X, weights, bias):
    return 1 - 1 / (1 + np.exp(-(X @ weights + bias)))


@wrong("predict_proba", "The bias is missing in the score. On the slides it is -18, so it changes everything.")
def proba_without_bias(X, weights, bias):
    return 1 / (1 + np.exp(-(X @ weights)))


@wrong(
    "predict_proba",
    "The bias has the wrong sign. The score adds it as it is (on the slides it is already negative), and the exponent "
    "is minus the whole score: a minus in front of the weighted sum alone doesn't reach the bias.",
)
def proba_bias_subtracted(X, weights, bias):
    return 1 / (1 + np.exp(-(X @ weights - bias)))


@wrong("predict_proba", "The bias is added after the sigmoid. It belongs to the score, and the sigmoid comes last.")
def bias_after_sigmoid(X, weights, bias):
    return 1 / (1 + np.exp(-(X @ weights))) + bias


@wrong("predict_proba", "The sigmoid is applied twice: all values lie between 0.5 and 0.74. Once is enough.")
def proba_sigmoid_twice(X, weights, bias):
    once = 1 / (1 + np.exp(-(X @ weights + bias)))
    return 1 / (1 + np.exp(-once))


@wrong("predict_proba", "The weights meet the wrong features. The first weight belongs to the first column of X.")
def proba_weights_swapped(X, weights, bias):
    return 1 / (1 + np.exp(-(X @ weights[::-1] + bias)))


@wrong("predict_proba", "Only the first two features count here. A score uses all of them: any number of columns.")
def proba_first_two_features(X, weights, bias):
    return 1 / (1 + np.exp(-(X[:, 0] * weights[0] + X[:, 1] * weights[1] + bias)))


@wrong(
    "predict_proba",
    "Both classes have a column here. Class 1 alone is asked for: one probability for each row, of shape (m,).",
)
def column_for_each_class(X, weights, bias):
    p = 1 / (1 + np.exp(-(X @ weights + bias)))
    return np.column_stack([1 - p, p])


@wrong(
    "predict_proba",
    "The sigmoid is applied to every feature. First add up the weighted features and the bias, then take one sigmoid.",
)
def sigmoid_of_each_feature(X, weights, bias):
    return 1 / (1 + np.exp(-(X * weights + bias)))


@wrong(
    "predict_proba",
    "The probabilities are divided by their sum over the rows. Each row is judged alone: they need not add up to 1.",
)
def divided_by_the_sum(X, weights, bias):
    p = 1 / (1 + np.exp(-(X @ weights + bias)))
    return p / p.sum()


@wrong("predict_proba", "These are percentages. A probability runs from 0 to 1.")
def percentages(X, weights, bias):
    return 100 / (1 + np.exp(-(X @ weights + bias)))


@wrong(
    "predict_proba",
    "Python divides before it adds, so this is 1 plus the exponential. Brackets make the whole sum the denominator.",
)
def proba_brackets_missing(X, weights, bias):
    return 1 / 1 + np.exp(-(X @ weights + bias))


@wrong(
    "predict_proba",
    "The sigmoid is taken of the features, and then the sum. First the weighted sum and the bias, then one sigmoid.",
)
def sigmoid_of_the_features(X, weights, bias):
    return 1 / (1 + np.exp(-X)) @ weights + bias


@wrong("predict_proba", "All rows were added into one score. Each row has a score and a probability of its own.")
def proba_of_all_rows(X, weights, bias):
    return 1 / (1 + np.exp(-(np.sum(X * weights) + bias)))


@wrong(
    "predict_proba",
    "The probabilities of both classes come back, one array after the other. Class 1 alone is asked for.",
)
def pair_of_probabilities(X, weights, bias):
    probability = 1 / (1 + np.exp(-(X @ weights + bias)))
    return probability, 1 - probability


# classify


@wrong(
    "classify",
    "A probability that equals the threshold counts as class 1, and here it becomes class 0. Look at the comparison.",
)
def above_threshold_only(X, weights, bias, threshold):
    return np.where(1 / (1 + np.exp(-(X @ weights + bias))) > threshold, 1, 0)


@wrong(
    "classify",
    "This decides at a probability of 0.5 (a score of 0) whatever the threshold is. Compare with `threshold`.",
)
def threshold_not_asked(X, weights, bias, threshold):
    return np.where(X @ weights + bias >= 0, 1, 0)


@wrong(
    "classify",
    "The score is compared with the threshold. A threshold is a probability: take the sigmoid of the score first.",
)
def score_against_threshold(X, weights, bias, threshold):
    return np.where(X @ weights + bias >= threshold, 1, 0)


@wrong("classify", "This is the probability. The class is 1 where it reaches the threshold, and 0 elsewhere.")
def probability_for_class(X, weights, bias, threshold):
    return 1 / (1 + np.exp(-(X @ weights + bias)))


@wrong("classify", "The classes are swapped: 1 is for a probability that reaches the threshold.")
def classes_swapped(X, weights, bias, threshold):
    return np.where(1 / (1 + np.exp(-(X @ weights + bias))) < threshold, 1, 0)


@wrong(
    "classify",
    "round decides at one half, never asks the threshold, and rounds one half itself down to 0. "
    "Compare the probability with `threshold`.",
)
def rounded(X, weights, bias, threshold):
    return np.round(1 / (1 + np.exp(-(X @ weights + bias))))


@wrong(
    "classify",
    "The probability of class 0 is compared. Take that of class 1: is a sign wrong in the exponent, "
    "or is the probability subtracted from 1?",
)
def class_0_against_threshold(X, weights, bias, threshold):
    return np.where(1 - 1 / (1 + np.exp(-(X @ weights + bias))) >= threshold, 1, 0)


@wrong(
    "classify",
    "The sigmoid is applied twice: all probabilities lie between 0.5 and 0.74 then. Once is enough.",
)
def classify_sigmoid_twice(X, weights, bias, threshold):
    once = 1 / (1 + np.exp(-(X @ weights + bias)))
    return np.where(1 / (1 + np.exp(-once)) >= threshold, 1, 0)


@wrong("classify", "The bias is missing in the score. The probability is the sigmoid of weighted sum plus bias.")
def classify_without_bias(X, weights, bias, threshold):
    return np.where(1 / (1 + np.exp(-(X @ weights))) >= threshold, 1, 0)


@wrong(
    "classify",
    "The bias has the wrong sign. The score adds it as it is (on the slides it is already negative), and the exponent "
    "is minus the whole score: a minus in front of the weighted sum alone doesn't reach the bias.",
)
def classify_bias_subtracted(X, weights, bias, threshold):
    return np.where(1 / (1 + np.exp(-(X @ weights - bias))) >= threshold, 1, 0)


@wrong("classify", "The labels of this course are 0 and 1, not -1 and 1.")
def minus_one_and_one(X, weights, bias, threshold):
    return np.where(1 / (1 + np.exp(-(X @ weights + bias))) >= threshold, 1, -1)


@wrong("classify", "np.sign gives -1, 0 and 1. The classes are 1 where the threshold is reached, and 0 elsewhere.")
def sign_of_the_difference(X, weights, bias, threshold):
    return np.sign(1 / (1 + np.exp(-(X @ weights + bias))) - threshold)


@wrong("classify", "The weights meet the wrong features. The first weight belongs to the first column of X.")
def classify_weights_swapped(X, weights, bias, threshold):
    return np.where(1 / (1 + np.exp(-(X @ weights[::-1] + bias))) >= threshold, 1, 0)


@wrong("classify", "Only the first two features count here. A score uses all of them: any number of columns.")
def classify_first_two_features(X, weights, bias, threshold):
    score = X[:, 0] * weights[0] + X[:, 1] * weights[1] + bias
    return np.where(1 / (1 + np.exp(-score)) >= threshold, 1, 0)


@wrong(
    "classify",
    "`if` asks one yes-or-no question, but the comparison answers one for every row. Work on all rows at once, "
    "or go through them in a loop.",
)
def if_on_all_rows(X, weights, bias, threshold):
    if 1 / (1 + np.exp(-(X @ weights + bias))) >= threshold:
        return 1
    return 0


@wrong("classify", "The comparison is the wrong way round: class 1 is for a probability that reaches the threshold.")
def below_the_threshold(X, weights, bias, threshold):
    return np.where(1 / (1 + np.exp(-(X @ weights + bias))) <= threshold, 1, 0)


@wrong(
    "classify",
    "np.where with a condition alone gives the positions where it holds. Tell it, too, what to put where it holds "
    "and where it doesn't.",
)
def positions_of_class_1(X, weights, bias, threshold):
    return np.where(1 / (1 + np.exp(-(X @ weights + bias))) >= threshold)


# stable_sigmoid


@wrong(
    "stable_sigmoid",
    "This is the plain sigmoid: right, but for a very low score it takes the exponential of a very high number, "
    "which is too large to be stored. For z below 0 the same fraction has another form, with e^z in place of e^-z.",
)
def plain_sigmoid(z):
    return 1 / (1 + np.exp(-z))


@wrong(
    "stable_sigmoid",
    "e^z/(1 + e^z) is safe for low scores only: a very high one gives infinity divided by infinity, which is nan. "
    "Use this form for z below 0 and the plain one for the others.",
)
def form_for_low_scores(z):
    return np.exp(z) / (1 + np.exp(z))


@wrong(
    "stable_sigmoid",
    "For scores near 0 the values are right, but for a very high one the exponential of z is too large to be stored, "
    "as in 1 - 1/(1 + e^z). "
    "Let the sign of the score decide which form to use, so that the exponential never gets a number above 0.",
)
def complement_of_class_0(z):
    return 1 - 1 / (1 + np.exp(z))


@wrong(
    "stable_sigmoid",
    "np.where chooses between the two forms, but only after both were computed for all scores, so each form still "
    "meets the scores it can't bear. Take the exponential once, of a number that is never above 0, and build both "
    "forms from it.",
)
def where_of_both_forms(z):
    return np.where(z >= 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))


@wrong(
    "stable_sigmoid",
    "The formula is computed with math.exp, which stops with an error where the number gets too large. "
    "See to it that the exponential gets no number above 0: for z below 0 use the form with e^z.",
)
def math_exp_of_each_score(z):
    import math

    return [1 / (1 + math.exp(-value)) for value in z]


@wrong(
    "stable_sigmoid",
    "math.exp stops with an error where the number gets too large: here at very high scores. "
    "See to it that it gets no number above 0: this form is for z below 0 alone.",
)
def math_exp_of_each_high_score(z):
    import math

    return [math.exp(value) / (1 + math.exp(value)) for value in z]


@wrong(
    "stable_sigmoid",
    "The absolute value is right, but for low scores the answer is that of the high ones: the values never fall "
    "below 0.5. For z below 0 the numerator is another one.",
)
def absolute_value_for_all(z):
    return 1 / (1 + np.exp(-np.abs(z)))


@wrong(
    "stable_sigmoid",
    "The two forms are on the wrong sides: for z of 0 or more the exponent is -z, for the others it is z.",
)
def sides_swapped(z):
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, small, 1) / (1 + small)


@wrong(
    "stable_sigmoid",
    "The scores are cut off too early, so a score of 17 or less already gets a wrong value. If you cut, cut far "
    "outside, where the sigmoid is 0 or 1 to all digits.",
)
def cut_off_too_early(z):
    return 1 / (1 + np.exp(-np.clip(z, -5, 5)))


@wrong(
    "stable_sigmoid",
    "A very low score gets exactly 0. The sigmoid is small there, but not 0: a model is never quite certain. What "
    "exp gives for a negative number is precise however small it is.",
)
def zero_for_low_scores(z):
    small = np.exp(-np.abs(z))
    return np.where(z < -20, 0, np.where(z >= 0, 1, small) / (1 + small))


@wrong(
    "stable_sigmoid",
    "`if` asks one yes-or-no question, but z >= 0 has an answer for every score. Work on all scores at once, "
    "or go through them in a loop.",
)
def if_on_all_scores(z):
    if z >= 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))


@wrong(
    "stable_sigmoid",
    "The minus sign in the exponent got lost: high scores come out near 0. The sigmoid rises with the score.",
)
def stable_minus_forgotten(z):
    return 1 / (1 + np.exp(z))


@wrong(
    "stable_sigmoid",
    "The exponential gets abs(z), a number above 0, so it overflows on both sides. With a minus sign before abs(z) "
    "it can't: then arrange the two fractions anew.",
)
def positive_exponent(z):
    large = np.exp(np.abs(z))
    return np.where(z >= 0, large, 1) / (1 + large)


@wrong("stable_sigmoid", "This is the step: its values are 0 and 1 only. The sigmoid has all between.")
def step_for_stable_sigmoid(z):
    return np.where(z >= 0, 1.0, 0.0)


@wrong(
    "stable_sigmoid",
    "The fractions are cut off where the scores are whole numbers: zeros_like and a copy give an array of whole "
    "numbers then. Make the result an array of floats.",
)
def stable_whole_numbers(z):
    values = np.zeros_like(z)
    for position, score in enumerate(z):
        power = np.exp(-abs(score))
        values[position] = (1 if score >= 0 else power) / (1 + power)
    return values


@wrong(
    "stable_sigmoid",
    "Low scores go through both forms: the second one finds their sigmoids, which are above 0, where the scores "
    "were. Ask for the sign of the scores themselves, and write into another array.",
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
    "The scores are compared with each other: the largest of all is subtracted from each, as for softmax. The "
    "sigmoid looks at each score alone.",
)
def largest_score_subtracted(z):
    power = np.exp(z - z.max())
    return power / (1 + power)


@wrong(
    "stable_sigmoid",
    "A score of exactly 0 is in neither of the two cases, so its value stays what the array began with. Let one of "
    "the cases include 0.",
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


# predict_proba_torch


@wrong("predict_proba_torch", "This is the score, any number. The sigmoid turns it into a probability.")
def torch_score_for_probability(X, weights, bias):
    return X @ weights + bias


@wrong("predict_proba_torch", "This is the class, 0 or 1. The probability is the sigmoid of the score.")
def torch_class_for_probability(X, weights, bias):
    return (X @ weights + bias >= 0).to(X.dtype)


@wrong(
    "predict_proba_torch",
    "This is the probability of class 0. Class 1 is asked for: is the sign in the exponent right, "
    "or is the probability subtracted from 1?",
)
def torch_probability_of_class_0(X, weights, bias):
    return 1 - (X @ weights + bias).sigmoid()


@wrong("predict_proba_torch", "The bias is missing in the score.")
def torch_proba_without_bias(X, weights, bias):
    return (X @ weights).sigmoid()


@wrong(
    "predict_proba_torch",
    "The bias has the wrong sign. The score adds it as it is, and the exponent is minus the whole score, not minus "
    "the weighted sum alone.",
)
def torch_proba_bias_subtracted(X, weights, bias):
    return (X @ weights - bias).sigmoid()


@wrong(
    "predict_proba_torch", "The bias is added after the sigmoid. It belongs to the score, and the sigmoid comes last."
)
def torch_bias_after_sigmoid(X, weights, bias):
    return (X @ weights).sigmoid() + bias


@wrong("predict_proba_torch", "The sigmoid is applied twice: all values lie between 0.5 and 0.74. Once is enough.")
def torch_sigmoid_twice(X, weights, bias):
    return (X @ weights + bias).sigmoid().sigmoid()


@wrong(
    "predict_proba_torch",
    "The rows share one probability here: softmax makes them add up to 1. Each row has a sigmoid of its own.",
)
def torch_softmax_over_rows(X, weights, bias):
    return (X @ weights + bias).softmax(dim=0)


@wrong("predict_proba_torch", "This is the logarithm of the probability: logsigmoid is another function than sigmoid.")
def torch_logarithm_of_sigmoid(X, weights, bias):
    import torch

    return torch.nn.functional.logsigmoid(X @ weights + bias)


@wrong(
    "predict_proba_torch",
    "math.exp takes one number, and here are many. PyTorch has its own exponential, and the whole sigmoid too.",
)
def torch_math_exp(X, weights, bias):
    import math

    return 1 / (1 + math.exp(-(X @ weights + bias)))


@wrong(
    "predict_proba_torch",
    "What comes back is a NumPy array or a list, not a tensor. Stay in PyTorch: it has the operator @ and a sigmoid "
    "for tensors.",
)
def torch_left_for_numpy(X, weights, bias):
    return 1 / (1 + np.exp(-(X.numpy() @ weights.numpy() + bias.numpy())))


@wrong(
    "predict_proba_torch",
    "The sigmoid is applied to every feature. First add up the weighted features and the bias, then take one sigmoid.",
)
def torch_sigmoid_of_each_feature(X, weights, bias):
    return (X * weights + bias).sigmoid()


@wrong(
    "predict_proba_torch",
    "torch.nn.Sigmoid makes a module, and takes no scores. First make the module, then call it on the scores; or "
    "look for the function of that name.",
)
def torch_module_made_of_scores(X, weights, bias):
    import torch

    return torch.nn.Sigmoid(X @ weights + bias)


# chances_by_hand: 0.4 and three times the odds, three times as probable, and the threshold 0.8

wrong.value(
    "chances_by_hand",
    "probability_times_three",
    (1.2, -1.0986123, 1.3862944),
    "A probability can't be 1.2: adding to the score multiplies the odds, not the probability.",
    "What are the odds, if the probability is 0.4?",
)
wrong.value(
    "chances_by_hand",
    "odds_left_as_odds",
    (2.0, -1.0986123, 1.3862944),
    "The first number is the odds after the rise. The probability is asked for.",
    "How many of three are a yes, if the odds are 2 to 1?",
)
wrong.value(
    "chances_by_hand",
    "red_and_blue_swapped",
    (0.6666667, 1.0986123, 1.3862944),
    "With the second score blue is three times as probable as red.",
    "What is the sign of a score, if red is more probable?",
)
wrong.value(
    "chances_by_hand",
    "third_for_a_quarter",
    (0.6666667, -0.6931472, 1.3862944),
    "The second score belongs to a probability of 1/3 for blue.",
    "If red is three times as probable, what is left for blue? The two add up to 1.",
)
wrong.value(
    "chances_by_hand",
    "logarithm_of_the_threshold",
    (0.6666667, -1.0986123, -0.2231436),
    "The third number is the logarithm of the threshold. A threshold above one half asks for a score above 0.",
    "Of what is a score the logarithm?",
)
wrong.value(
    "chances_by_hand",
    "two_decimals",
    (0.67, -1.1, 1.39),
    "These are rounded to two decimals. Three are asked for.",
)
wrong.value(
    "chances_by_hand",
    "threshold_turned_round",
    (0.6666667, -1.0986123, -1.3862944),
    "The third score has the wrong sign.",
    "What is the sign of the score, if the probability is above one half?",
)
wrong.value(
    "chances_by_hand",
    "both_signs_turned",
    (0.6666667, 1.0986123, -1.3862944),
    "Both scores have the wrong sign.",
    "What is the sign of the score, if blue is more probable?",
)
wrong.value(
    "chances_by_hand",
    "logarithm_of_a_quarter",
    (0.6666667, -1.3862944, 1.3862944),
    "The second score is the logarithm of a probability of 1/4.",
    "What are this student's odds of blue? A score is the logarithm of those.",
)
wrong.value(
    "chances_by_hand",
    "odds_of_the_threshold",
    (0.6666667, -1.0986123, 4.0),
    "The third number is the odds of the threshold.",
    "How do you get from odds to a score?",
)
wrong.value(
    "chances_by_hand",
    "sigmoid_of_the_threshold",
    (0.6666667, -1.0986123, 0.6899745),
    "The third number is the sigmoid of the threshold. That goes from a score to a probability.",
    "The threshold is a probability already. What leads back to a score?",
)
wrong.value(
    "chances_by_hand",
    "odds_for_the_score",
    (0.6666667, 0.3333333, 1.3862944),
    "The second number is the odds of blue.",
    "How do you get from odds to a score?",
)
wrong.value(
    "chances_by_hand",
    "probability_taken_for_a_score",
    (0.8173678, -1.0986123, 1.3862944),
    "The 0.4 is taken for a score. It is a probability.",
    "Which score, or which odds, belong to a probability of 0.4?",
)
wrong.value(
    "chances_by_hand",
    "base_10",
    (0.6666667, -0.4771213, 0.60206),
    "The two scores are logarithms to the base 10.",
    "Which base does the chapter take for log-odds?",
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
    "There the sigmoid has been 1 for a while already: half of the gap is enough.",
    "Which power of 2 is half of the gap?",
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
    "rounded_up",
    (7.7, 5.6),
    "These are rounded up. Round to the nearest decimal, as the chapter does.",
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


@wrong(
    "epochs_needed",
    "It answers as the program that you were given: it stops where an epoch ends with the weights with which it began.",
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


@wrong(
    "epochs_needed",
    "The last point alone is asked. The others of the epoch may have been wrong.",
    "Where must the count of updates begin anew, and where must it not?",
)
def last_point_asked(X, y, weights, bias, learning_rate, max_epochs):
    for epochs in range(max_epochs):
        for x, label in zip(X, y):
            y_hat = 1 if x @ weights + bias >= 0 else 0
            weights = weights + learning_rate * (label - y_hat) * x
            bias = bias + learning_rate * (label - y_hat)
        if y_hat == label:
            return epochs
    return max_epochs


@wrong(
    "epochs_needed",
    "The epoch that finds every point right is counted too. The count was right as it stood.",
    "How many epochs do points need that are right from the start?",
)
def one_more(X, y, weights, bias, learning_rate, max_epochs):
    for epochs in range(max_epochs):
        updates = 0
        for x, label in zip(X, y):
            y_hat = 1 if x @ weights + bias >= 0 else 0
            weights = weights + learning_rate * (label - y_hat) * x
            bias = bias + learning_rate * (label - y_hat)
            updates += label != y_hat
        if updates == 0:
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


@wrong(
    "epochs_needed",
    "The differences of an epoch are added up, and a wrong yes and a wrong no cancel.",
    "How do you count both kinds of mistake, so that neither takes anything away?",
)
def differences_cancel(X, y, weights, bias, learning_rate, max_epochs):
    for epochs in range(max_epochs):
        balance = 0
        for x, label in zip(X, y):
            y_hat = 1 if x @ weights + bias >= 0 else 0
            weights = weights + learning_rate * (label - y_hat) * x
            bias = bias + learning_rate * (label - y_hat)
            balance += label - y_hat
        if balance == 0:
            return epochs
    return max_epochs


@wrong(
    "epochs_needed",
    "The points are asked at the end of an epoch, but that epoch isn't counted, though it made updates.",
    "How many epochs have been run when the question is asked?",
)
def last_one_not_counted(X, y, weights, bias, learning_rate, max_epochs):
    for epochs in range(max_epochs):
        for x, label in zip(X, y):
            y_hat = 1 if x @ weights + bias >= 0 else 0
            weights = weights + learning_rate * (label - y_hat) * x
            bias = bias + learning_rate * (label - y_hat)
        if np.array_equal(np.where(X @ weights + bias >= 0, 1, 0), y):
            return epochs
    return max_epochs
