"""Wrong answers in this chapter, with the hint that each earns.

In the comments: what a wrong answer makes of the slide's two models, where 1.1949 and 0.2990 are right.

The slide's formula has two terms, and a certain prediction makes nan of one of them; who picks one probability for
each label gets no nan. The likeliest mistakes stand here in both ways, so that they are known in both.
"""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.points import tell_of_a_score, tell_of_label_probabilities, tell_of_natural_logarithms
from solutions.misconceptions.slips import Slip, register_pairs
from solutions.operators import replaced, rewritten

ANSWERS = wrong = Register()

SUM = "This is the sum over all examples."
THEIR_MEAN = "The cross-entropy is their mean: by what is the sum divided?"
BASE_10 = "This is the logarithm to the base 10."
NATURAL = "The natural logarithm is asked for."
BASE_2 = "This is the logarithm to the base 2."
SIGN = "The sign is reversed: an error is 0 or more."
SIGN_OF_A_LOGARITHM = "Which sign has the logarithm of a probability?"
HALF = "The error is only half of what it should be."
NO_HALF = "Is there a factor 1/2 in it? Does the mean go over the examples, not over the two terms of each?"
NOT_AVERAGED = "These are the errors of the single examples."
ONE_NUMBER = "The cross-entropy is one number, their mean."
SIGMOID_TOO_MUCH = "A sigmoid is applied to y_hat, but y_hat holds probabilities already."
SIGMOID_OF_SCORES = "The sigmoid is for scores, which are any number."
SWAPPED_LABELS = "The labels are swapped."
WHICH_LABEL = "Where y is 1, does the error come from y_hat or from one minus it?"
COLUMN = "A column of shape (m, 1) met an array of shape (m,), and broadcasting made a table of all pairs."
ONE_SHAPE = "Print the shapes, and give both the same one."

TOO_LARGE = ("1e-2", "1e-3", "1e-4", "1e-5", "1e-6")  # limits that change probabilities which a model may mean
CLIPPED = "The limit on the probabilities is too large: a model that is certain and wrong pays much too little."
SMALLER_LIMIT = "Take a far smaller limit, or none: that loss is infinite."
MUCH_ADDED = "What is added to the probabilities is too large: a model that is certain and wrong pays much too little."
LESS_ADDED = "Add a far smaller number, or none: that loss is infinite."

LIMITS = ("1e-15", "1e-12", "1e-10", "1e-9", "1e-8", "1e-7", "1e-6", "1e-5", "1e-4", "1e-3")
ADDED = ("1e-15", "1e-5", "1e-3")  # where between, the mean is the same as with a limit
CUT_BY_PROBABILITIES = (
    "The scores become probabilities, and what keeps these from 0 cuts large losses off: a score of 1000 on the wrong "
    "side costs 1000."
)
BOUNDS = ("10", "11", "20", "30", "36", "50", "100", "500", "700")
CUT_OFF = "The scores are cut off, so a score of 1000 on the wrong side costs no more than the limit."
WITHOUT_LIMIT = "Leave the scores as they are. Arranged well, the formula gives exp nothing above 0."
WITHOUT_PROBABILITIES = "Compute the loss from the scores, without a probability in between."
LOGITS = "PyTorch has a function for scores, which it calls logits."


# cross_entropy


@wrong("cross_entropy", SUM, THEIR_MEAN)
def sum_for_mean(y, y_hat):  # 4.7795, 1.1960
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@wrong("cross_entropy", SUM, THEIR_MEAN)
def sum_of_picked(y, y_hat):
    return -np.sum(np.log(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong("cross_entropy", BASE_10, NATURAL)
def base_10(y, y_hat):  # 0.5189, 0.1299
    return -np.mean(y * np.log10(y_hat) + (1 - y) * np.log10(1 - y_hat))


@wrong("cross_entropy", BASE_10, NATURAL)
def base_10_of_picked(y, y_hat):
    return -np.mean(np.log10(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong("cross_entropy", BASE_2, NATURAL)
def base_2(y, y_hat):  # 1.7238, 0.4314
    return -np.mean(y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat))


@wrong("cross_entropy", BASE_2, NATURAL)
def base_2_of_picked(y, y_hat):
    return -np.mean(np.log2(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong("cross_entropy", SIGN, SIGN_OF_A_LOGARITHM)
def sign_turned(y, y_hat):  # -1.1949, -0.2990
    return np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@wrong("cross_entropy", SIGN, SIGN_OF_A_LOGARITHM)
def sign_of_picked_turned(y, y_hat):
    return np.mean(np.log(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong(
    "cross_entropy",
    "The minus sign reaches only one of the two terms.",
    "Both logarithms are 0 or less, so both need it.",
)
def sign_on_first_term(y, y_hat):  # 0.1347, 0.0680
    return np.mean(-(1 - y) * np.log(1 - y_hat) + y * np.log(y_hat))


@wrong(
    "cross_entropy",
    "The minus sign reaches only one of the two terms.",
    "Both logarithms are 0 or less, so both need it.",
)
def sign_on_first_term_for_class_1(y, y_hat):  # -0.1347, -0.0680
    return np.mean(-y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@wrong(
    "cross_entropy",
    "Only the examples with label 1 count here.",
    "The others have an error too: the one with 1 - y and 1 - y_hat.",
)
def term_of_class_1_only(y, y_hat):  # 0.5301, 0.1155
    return -np.mean(y * np.log(y_hat))


@wrong(
    "cross_entropy",
    "Only the examples with label 0 count here. The others have an error too, from the term with y and y_hat.",
    "Either it is missing, or the factor 1 - y reaches it as well: look at the brackets.",
)
def term_of_class_0_only(y, y_hat):  # 0.6648, 0.1835
    return -np.mean((1 - y) * (np.log(1 - y_hat) + y * np.log(y_hat)))


@wrong("cross_entropy", SWAPPED_LABELS, WHICH_LABEL)
def labels_swapped(y, y_hat):  # 0.6122, 1.5081
    return -np.mean((1 - y) * np.log(y_hat) + y * np.log(1 - y_hat))


@wrong("cross_entropy", HALF, NO_HALF)
def half(y, y_hat):  # 0.5974, 0.1495
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)) / 2


@wrong("cross_entropy", HALF, NO_HALF)
def half_of_picked(y, y_hat):
    return -np.mean(np.log(np.where(y == 1, y_hat, 1 - y_hat))) / 2


@wrong(
    "cross_entropy",
    "This is the squared error.",
    "The cross-entropy takes the logarithm of the probability that the label got.",
)
def squared_error(y, y_hat):  # 0.4250, 0.0750
    return np.mean((y - y_hat) ** 2)


@wrong(
    "cross_entropy",
    "This is the distance of the probabilities from the labels.",
    "The cross-entropy takes the logarithm of the probability that the label got.",
)
def absolute_error(y, y_hat):  # 0.6, 0.25
    return np.mean(np.abs(y - y_hat))


@wrong("cross_entropy", SIGMOID_TOO_MUCH, SIGMOID_OF_SCORES)
def sigmoid_of_probabilities(y, y_hat):  # 0.7828, 0.6139
    p = 1 / (1 + np.exp(-y_hat))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@wrong(
    "cross_entropy",
    "The factor 1 - y is missing, so the examples with label 1 also pay for not being 0.",
    "Each label has one term.",
)
def weight_of_class_0_missing(y, y_hat):  # 1.4797, 1.1756
    return -np.mean(np.log(1 - y_hat) + y * np.log(y_hat))


@wrong(
    "cross_entropy",
    "The factor y is missing, so the examples with label 0 also pay for not being 1.",
    "Each label has one term.",
)
def weight_of_class_1_missing(y, y_hat):  # 1.5222, 0.9304
    return -np.mean((1 - y) * np.log(1 - y_hat) + np.log(y_hat))


@wrong(
    "cross_entropy",
    "y_hat and y are swapped: the logarithm of a label is taken, which is minus infinity for a label of 0.",
    "The labels are the factors, and the probabilities go into the logarithms.",
)
def arguments_swapped(y, y_hat):
    return -np.mean(y_hat * np.log(y) + (1 - y_hat) * np.log(1 - y))


@wrong(
    "cross_entropy",
    "The logarithm of 0 is taken, which is minus infinity.",
    "Is there a label inside a logarithm, as a factor or because y and y_hat are swapped? Only probabilities belong "
    "there.",
)
def picked_arguments_swapped(y, y_hat):
    return -np.mean(np.log(np.where(y_hat == 1, y, 1 - y)))


@wrong(
    "cross_entropy",
    "The formula is right, but where the model is certain it multiplies 0 by the logarithm of 0, and 0 times minus "
    "infinity is nan.",
    "Take the logarithm of one probability alone: that of the label which is there.",
)
def zero_times_log_of_zero(y, y_hat):
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@wrong("cross_entropy", NOT_AVERAGED, ONE_NUMBER)
def not_averaged(y, y_hat):
    return -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@wrong("cross_entropy", NOT_AVERAGED, ONE_NUMBER)
def picked_not_averaged(y, y_hat):
    return -np.log(np.where(y == 1, y_hat, 1 - y_hat))


@wrong("cross_entropy", COLUMN, ONE_SHAPE)
def labels_as_column(y, y_hat):  # 0.9035, 0.9035
    y = y.reshape(-1, 1)
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@wrong("cross_entropy", COLUMN, ONE_SHAPE)
def labels_as_column_picked(y, y_hat):
    return -np.mean(np.log(np.where(y.reshape(-1, 1) == 1, y_hat, 1 - y_hat)))


@wrong(
    "cross_entropy",
    "Each class has a mean of its own here, and the two are added.",
    "The sum over all examples is divided once, by the number of all.",
)
def means_of_the_classes(y, y_hat):  # 2.3898, 0.5980
    return -np.mean(np.log(y_hat[y == 1])) - np.mean(np.log(1 - y_hat[y == 0]))


@wrong(
    "cross_entropy",
    "This is minus the logarithm of the mean.",
    "First take the logarithm of each probability, then the mean.",
)
def log_of_the_mean(y, y_hat):  # 0.9163, 0.2877
    return -np.log(np.mean(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong(
    "cross_entropy",
    "This is the mean of the labels' probabilities.",
    "The cross-entropy is the mean of their logarithms, with the sign reversed.",
)
def mean_without_log(y, y_hat):  # 0.4, 0.75
    return np.mean(np.where(y == 1, y_hat, 1 - y_hat))


@wrong(
    "cross_entropy",
    "The 1 is outside the logarithm: this is 1 minus the logarithm.",
    "For label 0 take the logarithm of the difference 1 - y_hat.",
)
def one_minus_the_logarithm(y, y_hat):
    return -np.mean(y * np.log(y_hat) + (1 - y) * (1 - np.log(y_hat)))


@wrong(
    "cross_entropy",
    "The answer is nan because a logarithm gets a negative number.",
    "For label 0 the probability is one minus y_hat: is the difference the right way round?",
)
def difference_turned(y, y_hat):
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(y_hat - 1))


@wrong(
    "cross_entropy",
    "Parentheses are missing: in 1 - y * ... the multiplication comes first.",
    "The factor is the whole difference, 1 - y.",
)
def factor_without_parentheses(y, y_hat):
    return -np.mean(y * np.log(y_hat) + 1 - y * np.log(1 - y_hat))


@wrong(
    "cross_entropy",
    "The sum is divided by 4, which is right for four examples only.",
    "Divide by the number of examples that y has.",
)
def divided_by_four(y, y_hat):
    return -np.sum(np.log(np.where(y == 1, y_hat, 1 - y_hat))) / 4


@wrong(
    "cross_entropy",
    "This is the likelihood, the product of the probabilities.",
    "The cross-entropy is the mean of their logarithms, with the sign reversed.",
)
def likelihood_for_cross_entropy(y, y_hat):
    return np.prod(np.where(y == 1, y_hat, 1 - y_hat))


@wrong(
    "cross_entropy",
    "Only the first example counts.",
    "Is the return inside the loop? It belongs after it.",
)
def first_example_only(y, y_hat):
    total = 0.0
    for label, probability in zip(y, y_hat):
        total -= np.log(probability if label == 1 else 1 - probability)
        return total / len(y)
    return total


@wrong(
    "cross_entropy",
    "What isn't a number is left out, as by np.nanmean, so examples about which the model is certain count neither in "
    "the sum nor in the number.",
    "Their error is 0, and they count.",
)
def certain_examples_left_out(y, y_hat):
    losses = -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
    return np.nansum(losses) / max(1, np.sum(~np.isnan(losses)))  # 0 where nothing is left


@wrong(
    "cross_entropy",
    "The mean reaches only one of the two terms, so one number for each example comes back.",
    "Put both into the mean.",
)
def mean_of_the_first_term(y, y_hat):
    return np.mean(-(1 - y) * np.log(1 - y_hat)) - y * np.log(y_hat)


@wrong("cross_entropy", "The mean is rounded to four decimals.", "Return it as it is.")
def rounded_to_four_digits(y, y_hat):
    return np.round(-np.mean(np.log(np.where(y == 1, y_hat, 1 - y_hat))), 4)


@wrong(
    "cross_entropy",
    "An infinite loss is replaced by 0, so a model that is certain and wrong pays as if it were right.",
    "Only 0 times the logarithm of 0 stands for no loss. Infinity is the right answer.",
)
def certain_and_wrong_for_nothing(y, y_hat):
    losses = -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
    return np.mean(np.nan_to_num(losses, nan=0.0, posinf=0.0))


@wrong(
    "cross_entropy",
    "Infinite losses are left out, so the worst answers cost nothing.",
    "A model that is certain and wrong has an infinite loss: let it count.",
)
def finite_losses_only(y, y_hat):
    losses = -np.log(np.where(y == 1, y_hat, 1 - y_hat))
    return np.mean(losses[np.isfinite(losses)])


@wrong(
    "cross_entropy",
    "math.log stops with an error where a probability is 0.",
    "NumPy's logarithm says minus infinity there, and so the loss is infinite, as it should be.",
)
def math_log_of_zero(y, y_hat):
    import math

    return -sum(math.log(p if label == 1 else 1 - p) for label, p in zip(y, y_hat)) / len(y)


PROBABILITY = "np.where(y == 1, y_hat, 1 - y_hat)"
MEAN_LOSS = "return np.mean(-np.log(probabilities))"
of_probabilities = wrong.edits("numpy_ref.cross_entropy.cross_entropy")

of_probabilities(
    "labels_swapped_picked",
    (PROBABILITY, "np.where(y == 1, 1 - y_hat, y_hat)"),
    hint=SWAPPED_LABELS,
    way_out=WHICH_LABEL,
)
of_probabilities(
    "class_1_for_all",
    (PROBABILITY, "y_hat"),
    hint="The logarithm of y_hat is taken for every example, whatever its label.",
    way_out="Which probability did the model give to a label 0?",
)
of_probabilities(
    "class_0_for_all",
    (PROBABILITY, "1 - y_hat"),
    hint="Every example is treated as if its label were 0.",
    way_out="Which probability did the model give to a label 1?",
)
of_probabilities(
    "predicted_class_for_the_label",
    (PROBABILITY, "np.maximum(y_hat, 1 - y_hat)"),
    hint="This is the surprise about the class that the model finds more probable.",
    way_out="The labels decide which probability counts.",
)
of_probabilities(
    "class_1_alone_picked",
    (PROBABILITY, "np.where(y == 1, y_hat, 1.0)"),
    hint="Only the examples with label 1 count here; the others cost nothing.",
    way_out="What does a label 0 cost?",
)
of_probabilities(
    "class_0_alone_picked",
    (PROBABILITY, "np.where(y == 1, 1.0, 1 - y_hat)"),
    hint="Only the examples with label 0 count here; the others cost nothing.",
    way_out="What does a label 1 cost?",
)
of_probabilities(
    "mean_of_class_1",
    ("np.mean(-np.log(probabilities))", "np.mean(-np.log(probabilities[y == 1]))"),
    hint="This is the mean over the examples with label 1 alone.",
    way_out="The mean is taken over all examples, and those with label 0 have a loss, too.",
)
of_probabilities(
    "plus_for_minus",
    (PROBABILITY, "np.where(y == 1, y_hat, 1 + y_hat)"),
    hint="For the label 0 the logarithm of 1 + y_hat is taken.",
    way_out="Which probability is left for class 0?",
)
of_probabilities(
    "share_of_wrong_predictions",
    ("np.mean(-np.log(probabilities))", "np.mean((y_hat >= 0.5) != y)"),
    hint="This is the share of wrong predictions.",
    way_out="How sure the model was should count, too: what is the surprise about each label?",
)
of_probabilities(
    "hard_predictions",
    (PROBABILITY, "np.where(y == 1, y_hat >= 0.5, y_hat < 0.5)"),
    hint="The probabilities have become 0 and 1 before the logarithm, so a single mistake costs infinitely much.",
    way_out="Leave the probabilities as the model gives them.",
)
of_probabilities(
    "perplexity",
    ("np.mean(-np.log(probabilities))", "np.exp(np.mean(-np.log(probabilities)))"),
    hint="This is e to the power of the cross-entropy, which some call perplexity.",
    way_out="The exponent alone is asked for.",
)
of_probabilities(
    "one_example_too_few",
    ("np.mean(-np.log(probabilities))", "-np.log(probabilities).sum() / (len(y) - 1)"),
    hint="The sum is divided by one less than the number of examples, as for a variance.",
    way_out="A mean divides by the number of all.",
)
of_probabilities(
    "greatest_loss",
    ("np.mean(", "np.max("),
    hint="This is the greatest of the losses.",
    way_out="Their mean is asked for.",
)
of_probabilities(
    "prediction_for_its_label",
    rewritten(MEAN_LOSS, "return -np.mean(y_hat * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))"),
    hint="In the term of class 1 the factor is the prediction, where the label should be.",
    way_out="Which of the two says whether the term counts?",
)
of_probabilities(
    "entropy_of_the_model",
    rewritten(MEAN_LOSS, "return -np.mean(y_hat * np.log(y_hat) + (1 - y_hat) * np.log(1 - y_hat))"),
    hint="The labels play no part: each logarithm is multiplied by the prediction. That is the model's own entropy.",
    way_out="What happened, the label, decides which logarithm counts.",
)
of_probabilities(
    "same_logarithm_twice",
    rewritten(MEAN_LOSS, "return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(y_hat))"),
    hint="Both terms have the logarithm of y_hat in them.",
    way_out="Which probability did the model give to a label 0?",
)
of_probabilities(
    "nan_of_the_mean_replaced",
    rewritten(MEAN_LOSS, "return np.nan_to_num(-np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)))"),
    hint="Where an example is certain the mean is nan, and then it is replaced by 0.",
    way_out="Which of the examples is nan, and what should it cost? The others have a loss as before.",
)
clipped = wrong.edits("alternatives.cross_entropy.clipped_as_is_usual", "cross_entropy")
limited = wrong.edits("alternatives.cross_entropy.lower_limit_alone", "cross_entropy")
added_to = wrong.edits("alternatives.cross_entropy.a_ten_millionth_added", "cross_entropy")
for limit in TOO_LARGE:
    name = limit.replace("-", "_")
    clipped(f"clipped_at_{name}", replaced("1e-7", limit, times=2), hint=CLIPPED, way_out=SMALLER_LIMIT)
    limited(f"limited_at_{name}", ("1e-8", limit), hint=CLIPPED, way_out=SMALLER_LIMIT)
    added_to(f"added_{name}", ("1e-7", limit), hint=MUCH_ADDED, way_out=LESS_ADDED)


# cross_entropy_from_scores


@wrong(
    "cross_entropy_from_scores",
    "The answer is nan because a logarithm gets a negative number.",
    "Are the scores used as probabilities? A score becomes a probability by the sigmoid.",
)
def scores_for_probabilities(y, z):
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))


@wrong(
    "cross_entropy_from_scores",
    "The answer is nan because a logarithm gets a negative number.",
    "Are the scores used as probabilities? A score becomes a probability by the sigmoid.",
)
def scores_for_picked_probabilities(y, z):
    return -np.mean(np.log(np.where(y == 1, z, 1 - z)))


@wrong(
    "cross_entropy_from_scores",
    "For large scores the sigmoid comes out as exactly 0 or 1. ln 0 is minus infinity, and 0 times that is nan.",
    "Put the sigmoid into the formula on paper first: most of it cancels.",
)
def two_terms_of_sigmoid(y, z):
    p = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@wrong(
    "cross_entropy_from_scores",
    "For large scores the sigmoid comes out as exactly 0 or 1, and the logarithm of 0 is infinite.",
    "Put the sigmoid into the formula on paper first: most of it cancels.",
)
def log_of_sigmoid(y, z):
    p = 1 / (1 + np.exp(-z))
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


@wrong(
    "cross_entropy_from_scores",
    "The formula is right, but with scores of 1000 and -1000 an exponential gets too large to be stored.",
    "Take the large part out of the logarithm, so that exp gets a number of 0 or less.",
)
def exponential_of_the_score(y, z):
    return np.mean(np.log(1 + np.exp(z)) - y * z)


@wrong(
    "cross_entropy_from_scores",
    "For label 0 you have e^z and for label 1 e^-z, which is right, but for a score of 1000 on the wrong side the "
    "exponential is too large to be stored.",
    "Take the large part out of the logarithm.",
)
def exponential_of_the_wrong_side(y, z):
    return np.mean(np.log(1 + np.exp(np.where(y == 1, -z, z))))


@wrong("cross_entropy_from_scores", SUM, THEIR_MEAN)
def sum_for_mean_of_scores(y, z):
    return np.sum(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@wrong("cross_entropy_from_scores", SUM, THEIR_MEAN)
def sum_for_mean_of_sigmoids(y, z):
    p = 1 / (1 + np.exp(-z))
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@wrong("cross_entropy_from_scores", SIGN, SIGN_OF_A_LOGARITHM)
def sign_of_scores_turned(y, z):
    return -np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@wrong("cross_entropy_from_scores", SIGN, SIGN_OF_A_LOGARITHM)
def sign_of_sigmoids_turned(y, z):
    p = 1 / (1 + np.exp(-z))
    return np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@wrong(
    "cross_entropy_from_scores",
    "The sigmoid is applied twice.",
    "Once makes probabilities of the scores; the second is one too many.",
)
def sigmoid_twice(y, z):
    p = 1 / (1 + np.exp(-1 / (1 + np.exp(-z))))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@wrong(
    "cross_entropy_from_scores",
    "The labels are swapped, or the sign of the score: a high score with label 1 should be a small error, and here "
    "it is a large one.",
)
def score_labels_swapped(y, z):
    return np.mean(np.maximum(z, 0) - (1 - y) * z + np.log1p(np.exp(-np.abs(z))))


@wrong(
    "cross_entropy_from_scores",
    "The term with y has the wrong sign: the larger the score of an example with label 1, the smaller is its error.",
)
def label_term_added(y, z):
    return np.mean(np.maximum(z, 0) + y * z + np.log1p(np.exp(-np.abs(z))))


@wrong(
    "cross_entropy_from_scores",
    "The labels play no part: the term with y is missing, so all examples are treated as if their label were 0.",
)
def label_term_missing(y, z):
    return np.mean(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))))


@wrong(
    "cross_entropy_from_scores",
    "The term max(z, 0) is missing: the score itself where it is above 0.",
    "For a large score with label 0 it is nearly the whole error.",
)
def maximum_missing(y, z):
    return np.mean(-y * z + np.log1p(np.exp(-np.abs(z))))


@wrong(
    "cross_entropy_from_scores",
    "The absolute value is missing: the exponent should be minus abs(z), which is 0 or less on both sides.",
)
def absolute_value_missing(y, z):
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-z)))


@wrong(
    "cross_entropy_from_scores",
    "log1p adds the 1 by itself: log1p(x) is the logarithm of 1 + x. Here 1 is added twice.",
)
def one_added_twice(y, z):
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(1 + np.exp(-np.abs(z))))


@wrong(
    "cross_entropy_from_scores",
    "The maximum is taken over all examples: one number for all.",
    "Each example has a maximum of its own score and 0.",
)
def maximum_of_all_scores(y, z):
    return np.mean(np.max(z) - y * z + np.log1p(np.exp(-np.abs(z))))


@wrong("cross_entropy_from_scores", NOT_AVERAGED, ONE_NUMBER)
def scores_not_averaged(y, z):
    return np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))


@wrong(
    "cross_entropy_from_scores",
    "y and z are swapped. y holds the labels, 0 or 1, and z the scores, any number.",
)
def labels_for_scores(y, z):
    return np.mean(np.maximum(y, 0) - y * z + np.log1p(np.exp(-np.abs(y))))


@wrong("cross_entropy_from_scores", BASE_10, NATURAL)
def scores_base_10(y, z):
    p = 1 / (1 + np.exp(-z))
    return -np.mean(y * np.log10(p) + (1 - y) * np.log10(1 - p))


@wrong("cross_entropy_from_scores", COLUMN, ONE_SHAPE)
def scores_as_column(y, z):
    z = z.reshape(-1, 1)
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@wrong(
    "cross_entropy_from_scores",
    "The exponent is the absolute value, which is 0 or more.",
    "With a minus before it, no power is above 1.",
)
def exponent_without_minus(y, z):
    return np.mean(np.maximum(z, 0) - y * z + np.log(1 + np.exp(np.abs(z))))


@wrong(
    "cross_entropy_from_scores",
    "Python's max asks one yes-or-no question, but here it gets a whole array.",
    "NumPy has a function for the larger of two values, entry by entry.",
)
def python_max(y, z):
    return np.mean(max(z, 0) - y * z + np.log(1 + np.exp(-np.abs(z))))


@wrong(
    "cross_entropy_from_scores",
    "The labels play no part: every example is treated as if its label were 1.",
    "With label 0 the score enters the error in another way.",
)
def label_missing(y, z):
    return np.mean(np.logaddexp(0, z) - z)


@wrong("cross_entropy_from_scores", "The smaller of the score and 0 is taken.", "It is the larger one.")
def smaller_of_score_and_zero(y, z):
    return np.mean(np.minimum(z, 0) - y * z + np.log(1 + np.exp(-np.abs(z))))


@wrong(
    "cross_entropy_from_scores",
    "The mean reaches the maximum alone, so one number for each example comes back.",
    "Put all three terms into the mean.",
)
def mean_of_the_maximum(y, z):
    return np.mean(np.maximum(z, 0)) - y * z + np.log(1 + np.exp(-np.abs(z)))


@wrong(
    "cross_entropy_from_scores",
    "The logarithm of 1 + e^-z goes with y = 1 alone, without another term.",
    "With y * z subtracted, the exponent is the score itself.",
)
def exponent_of_the_other_label(y, z):
    return np.mean(np.logaddexp(0, -z) - y * z)


REST = "rest = np.log1p(np.exp(-np.abs(z)))"
FORMULA = "np.maximum(z, 0) - y * z + rest"
SIGNS = "The label 0 counts for nothing here: y * z is right for labels -1 and 1."
TURN_LABELS = "The labels are 0 and 1. What should the exponent be for each of them?"
HINGE = "This is the hinge loss, which is 0 as soon as a score is 1 on the right side."
SURPRISE = "The surprise is never quite 0. What is it, for a score of 1?"
from_scores = wrong.edits("numpy_ref.cross_entropy.cross_entropy_from_scores")

from_scores(
    "labels_as_signs",
    (FORMULA, "np.logaddexp(0, -y * z)"),
    hint=SIGNS,
    way_out=TURN_LABELS,
)
from_scores("hinge", (FORMULA, "np.maximum(0, 1 - (2 * y - 1) * z)"), hint=HINGE, way_out=SURPRISE)
from_scores(
    "rest_missing",
    (" + rest", ""),
    hint="The logarithm is missing: what is there is right for large scores only.",
    way_out="What does a score of 0 cost?",
)
from_scores(
    "one_missing",
    ("np.log1p(np.exp(-np.abs(z)))", "np.log(np.exp(-np.abs(z)))"),
    hint="The 1 is missing in the logarithm, so logarithm and exponential undo each other.",
    way_out="What does a score of 0 cost?",
)
from_scores(
    "parentheses_around_the_wrong_terms",
    ("np.maximum(z, 0) - y * z", "(np.maximum(z, 0) - y) * z"),
    hint="The score multiplies the maximum, too.",
    way_out="Only the label is multiplied by the score.",
)
from_scores(
    "squared_distance_of_probabilities",
    (FORMULA, "(1 / (1 + np.exp(-z)) - y) ** 2"),
    hint="This is the squared error of the probabilities.",
    way_out="The surprise about the labels is asked for.",
)
from_scores(
    "squared_distance_of_scores",
    (FORMULA, "(z - y) ** 2"),
    hint="This is the squared distance of the scores from the labels.",
    way_out="The surprise about the labels is asked for. How probable does a score make its label?",
)
from_scores(
    "share_of_wrong_signs",
    (FORMULA, "(z >= 0) != y"),
    hint="This is the share of scores on the wrong side of 0.",
    way_out="How far they are there should count, too.",
)
from_scores(
    "softmax_over_the_examples",
    rewritten(REST, "p = np.exp(z) / np.exp(z).sum()"),
    (FORMULA, "-y * np.log(p) - (1 - y) * np.log(1 - p)"),
    hint="The probabilities add up to 1 over the examples, as with a softmax.",
    way_out="Each example has a probability of its own, which comes from its own score alone.",
)
from_scores(
    "sigmoid_of_minus_the_score",
    rewritten(REST, "p = 1 / (1 + np.exp(z))"),
    (FORMULA, "-y * np.log(p) - (1 - y) * np.log(1 - p)"),
    hint="The sign in the exponent of the sigmoid is reversed, so large scores have small probabilities.",
    way_out="A high score should make the label 1 probable. And what does the loss look like without a probability?",
)
from_scores(
    "label_1_alone_by_sigmoid",
    rewritten(REST, "p = 1 / (1 + np.exp(-z))"),
    (FORMULA, "-y * np.log(p)"),
    hint="Only the examples with label 1 count here.",
    way_out="What does a score cost whose label is 0?",
)
from_scores(
    "scores_base_2",
    rewritten(REST, "p = 1 / (1 + np.exp(-z))"),
    (FORMULA, "-y * np.log2(p) - (1 - y) * np.log2(1 - p)"),
    hint=BASE_2,
    way_out=NATURAL,
)
from_scores(
    "nan_and_infinity_replaced",
    rewritten(REST, "p = 1 / (1 + np.exp(-z))"),
    (FORMULA, "np.nan_to_num(-y * np.log(p) - (1 - y) * np.log(1 - p))"),
    hint="nan is replaced by 0, which is right, and infinity by the largest number. But no loss is infinite here.",
    way_out="A score of 1000 on the wrong side costs 1000. Compute the loss from the score, without a probability.",
)
from_scores(
    "certain_scores_forgiven",
    rewritten(REST, "p = 1 / (1 + np.exp(-z))"),
    (FORMULA, "np.nan_to_num(-y * np.log(p) - (1 - y) * np.log(1 - p), posinf=0.0)"),
    hint="nan and infinity are replaced by 0, so a large score on the wrong side costs nothing.",
    way_out="A score of 1000 on the wrong side costs 1000. Compute the loss from the score, without a probability.",
)
from_scores(
    "losses_of_whole_numbers",
    rewritten(
        "return np.mean(np.maximum(z, 0) - y * z + rest)",
        "losses = np.zeros_like(z)",
        "losses[:] = np.maximum(z, 0) - y * z + rest",
        "return losses.mean()",
    ),
    hint="The fractions are cut off where the scores are whole numbers, because an array made like them can hold whole "
    "numbers only.",
    way_out="Make it an array of floats.",
)
from_scores(
    "losses_like_the_labels",
    rewritten(
        "return np.mean(np.maximum(z, 0) - y * z + rest)",
        "losses = np.zeros_like(y)",
        "losses[:] = np.maximum(z, 0) - y * z + rest",
        "return losses.mean()",
    ),
    hint="The fractions of the losses are cut off, because an array made like the labels can hold whole numbers only.",
    way_out="Make it an array of floats.",
)
from_scores(
    "sum_of_losses_like_the_labels",
    rewritten(
        "return np.mean(np.maximum(z, 0) - y * z + rest)",
        "losses = np.zeros_like(y)",
        "losses[:] = np.maximum(z, 0) - y * z + rest",
        "return losses.sum()",
    ),
    hint="Two things. 1: the fractions of the losses are cut off, because an array made like the labels can hold whole "
    "numbers only. 2: this is the sum over all examples.",
    way_out="For the first: make it an array of floats. For the second: the cross-entropy is their mean.",
)
from_scores(
    "surplus_half",
    (FORMULA, "np.maximum(z, 0) - y * z + 0.5 * rest"),
    hint="The logarithm counts half.",
    way_out="What does a score of 0 cost? It should be the surprise of a coin.",
)
for limit in LIMITS:
    name = limit.replace("-", "_")
    from_scores(
        f"scores_by_probabilities_clipped_at_{name}",
        rewritten(REST, f"p = np.clip(1 / (1 + np.exp(-z)), {limit}, 1 - {limit})"),
        (FORMULA, "-y * np.log(p) - (1 - y) * np.log(1 - p)"),
        hint=CUT_BY_PROBABILITIES,
        way_out=WITHOUT_PROBABILITIES,
    )
for limit in ADDED:
    name = limit.replace("-", "_")
    from_scores(
        f"scores_by_probabilities_and_{name}",
        rewritten(REST, "p = 1 / (1 + np.exp(-z))"),
        (FORMULA, f"-y * np.log(p + {limit}) - (1 - y) * np.log(1 - p + {limit})"),
        hint=CUT_BY_PROBABILITIES,
        way_out=WITHOUT_PROBABILITIES,
    )
for bound in BOUNDS:
    from_scores(
        f"scores_cut_off_at_{bound}",
        rewritten(REST, f"z = np.clip(z, -{bound}, {bound})", REST),
        hint=CUT_OFF,
        way_out=WITHOUT_LIMIT,
    )


# model_error


@wrong(
    "model_error",
    "A large score makes a probability of exactly 0 or 1. ln 0 is minus infinity, and 0 times that is nan.",
    "Compute the error from the scores, without the probabilities.",
)
def error_by_two_terms(X, y, weights, bias):
    p = 1 / (1 + np.exp(-(X @ weights + bias)))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@wrong(
    "model_error",
    "A large score makes a probability of exactly 0 or 1, and the logarithm of 0 is infinite.",
    "Compute the error from the scores, without the probabilities.",
)
def error_by_picked_probability(X, y, weights, bias):
    p = 1 / (1 + np.exp(-(X @ weights + bias)))
    return -np.mean(np.log(np.where(y == 1, p, 1 - p)))


@wrong(
    "model_error",
    "The answer is nan because a logarithm gets a negative number.",
    "Are the scores used as probabilities? Take the cross-entropy from scores.",
)
def error_without_sigmoid(X, y, weights, bias):
    z = X @ weights + bias
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))


@wrong("model_error", "The bias is missing from the scores.", "A score is the weighted sum plus the bias.")
def error_without_bias(X, y, weights, bias):
    z = X @ weights
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@wrong("model_error", "The bias has the wrong sign: the score adds it as it is.")
def error_bias_subtracted(X, y, weights, bias):
    z = X @ weights - bias
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@wrong(
    "model_error",
    "Of scores and labels one is a column of shape (m, 1), the other has the shape (m,): broadcasting pairs every "
    "score with every label, in a table of shape (m, m).",
    "Both should have the shape (m,).",
)
def column_of_scores(X, y, weights, bias):
    z = X @ weights.reshape(-1, 1) + bias
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@wrong(
    "model_error",
    "Of probabilities and labels one is a column of shape (m, 1), the other has the shape (m,): broadcasting pairs "
    "every probability with every label.",
    "Both should have the shape (m,).",
)
def column_of_probabilities(X, y, weights, bias):
    p = 1 / (1 + np.exp(-(X @ weights.reshape(-1, 1) + bias)))
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


@wrong("model_error", "y and the scores are swapped: cross_entropy_from_scores wants the labels first.")
def error_of_swapped_arguments(X, y, weights, bias):
    z = X @ weights + bias
    return np.mean(np.maximum(y, 0) - y * z + np.log1p(np.exp(-np.abs(y))))


@wrong("model_error", SUM, THEIR_MEAN)
def error_summed(X, y, weights, bias):
    z = X @ weights + bias
    return np.sum(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@wrong("model_error", SUM, THEIR_MEAN)
def error_of_probabilities_summed(X, y, weights, bias):
    p = 1 / (1 + np.exp(-(X @ weights + bias)))
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))


@wrong("model_error", SIGN, SIGN_OF_A_LOGARITHM)
def error_sign_turned(X, y, weights, bias):
    z = X @ weights + bias
    return -np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@wrong(
    "model_error",
    "This is the share of wrong classes.",
    "It says how many points are on the wrong side, not how far: take the cross-entropy of the scores.",
)
def share_of_mistakes(X, y, weights, bias):
    return np.mean(np.where(X @ weights + bias >= 0, 1, 0) != y)


@wrong(
    "model_error",
    "This is the squared error of the probabilities.",
    "The error of a model here is its cross-entropy.",
)
def error_squared(X, y, weights, bias):
    p = 1 / (1 + np.exp(-(X @ weights + bias)))
    return np.mean((y - p) ** 2)


@wrong(
    "model_error", "The labels are swapped: this is the error that the model would have if every label were the other."
)
def error_labels_swapped(X, y, weights, bias):
    z = X @ weights + bias
    return np.mean(np.maximum(z, 0) - (1 - y) * z + np.log1p(np.exp(-np.abs(z))))


@wrong("model_error", "The sigmoid is applied twice: cross-entropy from scores has a sigmoid inside already.")
def error_of_sigmoid(X, y, weights, bias):
    p = 1 / (1 + np.exp(-(X @ weights + bias)))
    return np.mean(np.maximum(p, 0) - y * p + np.log1p(np.exp(-np.abs(p))))


@wrong(
    "model_error",
    "Only the first two features count here.",
    "A score uses all of them: any number of columns.",
)
def error_of_two_features(X, y, weights, bias):
    z = X[:, 0] * weights[0] + X[:, 1] * weights[1] + bias
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))


@wrong("model_error", NOT_AVERAGED, ONE_NUMBER)
def errors_not_averaged(X, y, weights, bias):
    z = X @ weights + bias
    return np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z)))


@wrong(
    "model_error",
    "A logarithm is taken of the scores as if they were probabilities.",
    "Take the cross-entropy from scores.",
)
def picked_scores_for_probabilities(X, y, weights, bias):
    z = X @ weights + bias
    return -np.mean(np.log(np.where(y == 1, z, 1 - z)))


@wrong(
    "model_error",
    "The products aren't added up: each feature counts as a score of its own.",
    "A point has one score, the weighted sum plus the bias.",
)
def error_of_each_feature(X, y, weights, bias):
    z = X * weights + bias
    return np.mean(np.logaddexp(0, z) - y[:, np.newaxis] * z)


CALL = "return cross_entropy_from_scores(y, X @ weights + bias)"
SCORES = "z = X @ weights + bias"
model_error = wrong.edits("numpy_ref.cross_entropy.model_error")

model_error(
    "error_with_labels_as_signs",
    rewritten(CALL, SCORES, "return np.mean(np.logaddexp(0, -y * z))"),
    hint=SIGNS,
    way_out=TURN_LABELS,
)
model_error(
    "error_as_hinge",
    rewritten(CALL, SCORES, "return np.mean(np.maximum(0, 1 - (2 * y - 1) * z))"),
    hint=HINGE,
    way_out=SURPRISE,
)
model_error(
    "error_of_labels_1",
    rewritten(CALL, SCORES, "return np.mean(y * np.logaddexp(0, -z))"),
    hint="Only the points with label 1 count here.",
    way_out="What does a score cost whose label is 0?",
)
model_error(
    "error_of_labels_0",
    rewritten(CALL, SCORES, "return np.mean((1 - y) * np.logaddexp(0, z))"),
    hint="Only the points with label 0 count here.",
    way_out="What does a score cost whose label is 1?",
)
model_error(
    "squared_distance_of_the_scores",
    rewritten(CALL, SCORES, "return np.mean((z - y) ** 2)"),
    hint="This is the squared distance of the scores from the labels, as for a straight line through numbers.",
    way_out="The error of a model here is its cross-entropy.",
)
model_error(
    "probabilities_for_the_mean_error",
    rewritten(CALL, SCORES, "return np.mean(1 / (1 + np.exp(-z)) - y)"),
    hint="This is the mean of the differences between probabilities and labels, in which they can cancel.",
    way_out="The error of a model here is its cross-entropy.",
)
model_error(
    "bias_as_a_factor",
    (" + bias", " * bias"),
    hint="The scores are multiplied by the bias.",
    way_out="What does a point of zeros have for its score?",
)
model_error(
    "error_divided_by_features",
    (CALL.removeprefix("return "), CALL.removeprefix("return ") + " * len(y) / X.shape[1]"),
    hint="The sum is divided by the number of features.",
    way_out="The mean is taken over the points: how many rows has X?",
)
model_error(
    "points_in_columns",
    ("X @ weights", "weights @ X"),
    hint="The columns of X are taken for the points, as in courses that write an example in a column.",
    way_out="Here each row is a point: what shape should the scores have?",
)
model_error(
    "points_in_columns_by_dot",
    ("X @ weights", "np.dot(weights, X)"),
    hint="The columns of X are taken for the points, as in courses that write an example in a column.",
    way_out="Here each row is a point: what shape should the scores have?",
)
for limit in LIMITS:
    name = limit.replace("-", "_")
    model_error(
        f"error_by_probabilities_clipped_at_{name}",
        rewritten(
            CALL,
            SCORES,
            f"p = np.clip(1 / (1 + np.exp(-z)), {limit}, 1 - {limit})",
            "return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))",
        ),
        hint=CUT_BY_PROBABILITIES,
        way_out=WITHOUT_PROBABILITIES,
    )
for limit in ADDED:
    name = limit.replace("-", "_")
    model_error(
        f"error_by_probabilities_and_{name}",
        rewritten(
            CALL,
            SCORES,
            "p = 1 / (1 + np.exp(-z))",
            f"return -np.mean(y * np.log(p + {limit}) + (1 - y) * np.log(1 - p + {limit}))",
        ),
        hint=CUT_BY_PROBABILITIES,
        way_out=WITHOUT_PROBABILITIES,
    )
for bound in BOUNDS:
    model_error(
        f"error_of_scores_cut_off_at_{bound}",
        rewritten(
            CALL, f"z = np.clip(X @ weights + bias, -{bound}, {bound})", "return np.mean(np.logaddexp(0, z) - y * z)"
        ),
        hint=CUT_OFF,
        way_out=WITHOUT_LIMIT,
    )


# cross_entropy_from_scores_torch


@wrong(
    "cross_entropy_from_scores_torch",
    "The arguments of PyTorch's function are swapped: it wants the scores first and the labels second.",
)
def torch_arguments_swapped(y, z):
    import torch

    return torch.nn.functional.binary_cross_entropy_with_logits(y, z)


@wrong(
    "cross_entropy_from_scores_torch",
    "The sigmoid is applied twice: a function whose name ends in with_logits has one inside already.",
)
def torch_sigmoid_before_logits(y, z):
    import torch

    return torch.nn.functional.binary_cross_entropy_with_logits(z.sigmoid(), y)


@wrong(
    "cross_entropy_from_scores_torch",
    "binary_cross_entropy wants probabilities between 0 and 1, and gets scores.",
    "PyTorch has a function of its own for scores, which it calls logits.",
)
def torch_scores_for_probabilities(y, z):
    import torch

    return torch.nn.functional.binary_cross_entropy(z, y)


@wrong(
    "cross_entropy_from_scores_torch",
    "In float32 the sigmoid of 22 is exactly 1, and then the true loss, 22, is lost: PyTorch gives 100.",
    "Its function for scores, which it calls logits, never makes a probability.",
)
def torch_by_probabilities(y, z):
    import torch

    return torch.nn.functional.binary_cross_entropy(z.sigmoid(), y)


@wrong(
    "cross_entropy_from_scores_torch",
    "For large scores the sigmoid comes out as exactly 0 or 1. ln 0 is minus infinity, and 0 times that is nan.",
    "PyTorch has a function for scores, which it calls logits.",
)
def torch_two_terms(y, z):
    p = z.sigmoid()
    return -(y * p.log() + (1 - y) * (1 - p).log()).mean()


@wrong(
    "cross_entropy_from_scores_torch",
    "For large scores the sigmoid comes out as exactly 0 or 1, and the logarithm of 0 is infinite.",
    "PyTorch has a function for scores, which it calls logits.",
)
def torch_log_of_picked(y, z):
    import torch

    p = z.sigmoid()
    return -torch.where(y == 1, p, 1 - p).log().mean()


@wrong(
    "cross_entropy_from_scores_torch",
    "The formula is right, but with scores of 1000 and -1000 an exponential gets too large to be stored.",
    "PyTorch has a function for scores, which it calls logits.",
)
def torch_exponential_of_the_score(y, z):
    import torch

    return (torch.log(1 + torch.exp(z)) - y * z).mean()


@wrong("cross_entropy_from_scores_torch", SUM, THEIR_MEAN)
def torch_sum_for_mean(y, z):
    import torch

    return torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="sum")


@wrong("cross_entropy_from_scores_torch", NOT_AVERAGED, ONE_NUMBER)
def torch_not_averaged(y, z):
    import torch

    return torch.nn.functional.binary_cross_entropy_with_logits(z, y, reduction="none")


@wrong("cross_entropy_from_scores_torch", SIGN, SIGN_OF_A_LOGARITHM)
def torch_sign_turned(y, z):
    import torch

    return -torch.nn.functional.binary_cross_entropy_with_logits(z, y)


@wrong(
    "cross_entropy_from_scores_torch",
    "PyTorch's cross_entropy is the one for many classes: it takes the examples for classes.",
    "For two classes there is another function, with binary in its name.",
)
def torch_many_classes(y, z):
    import torch

    return torch.nn.functional.cross_entropy(z, y)


@wrong("cross_entropy_from_scores_torch", "The labels are swapped: this is the error for the other labels.")
def torch_labels_swapped(y, z):
    import torch

    return torch.nn.functional.binary_cross_entropy_with_logits(z, 1 - y)


@wrong(
    "cross_entropy_from_scores_torch",
    "This is the squared error of the scores.",
    "The cross-entropy is asked for.",
)
def torch_squared_error(y, z):
    import torch

    return torch.nn.functional.mse_loss(z, y)


@wrong(
    "cross_entropy_from_scores_torch",
    "torch.nn.BCEWithLogitsLoss makes a module, and takes the tensors for its settings.",
    "First make the module, then call it on the two; or look for the function that does the same.",
)
def torch_module_made_of_tensors(y, z):
    import torch

    return torch.nn.BCEWithLogitsLoss(z, y)


@wrong(
    "cross_entropy_from_scores_torch",
    "torch.max(z, 0) takes the 0 for a dimension and gives a pair: the largest value and where it is.",
    "Each score should be compared with 0: torch.clamp has a lower limit.",
)
def torch_zero_as_dimension(y, z):
    import torch

    return (torch.max(z, 0) - y * z + torch.log(1 + torch.exp(-z.abs()))).mean()


@wrong(
    "cross_entropy_from_scores_torch",
    "torch.maximum compares two tensors, and 0 is a plain number.",
    "Make a tensor of it, or look for a function with a lower limit, such as torch.clamp.",
)
def torch_maximum_with_a_number(y, z):
    import torch

    return (torch.maximum(z, 0) - y * z + torch.log(1 + torch.exp(-z.abs()))).mean()


@wrong(
    "cross_entropy_from_scores_torch",
    "np.mean hands a tensor to the tensor's own mean, along with arguments that it doesn't take.",
    "Stay in PyTorch: it has functions for all of this, often with the same names.",
)
def torch_mean_by_numpy(y, z):
    return np.mean(np.maximum(z, 0) - y * z)


@wrong(
    "cross_entropy_from_scores_torch",
    "y and the sigmoid are swapped: PyTorch's function wants the probabilities first and the labels second.",
    "Besides, it has another one for scores, which it calls logits.",
)
def torch_labels_for_probabilities(y, z):
    import torch

    return torch.nn.functional.binary_cross_entropy(y, torch.sigmoid(z))


LIBRARY = "return torch.nn.functional.binary_cross_entropy_with_logits(z, y)"
torch_scores = wrong.edits(
    "torch_ref.cross_entropy.cross_entropy_from_scores", question="cross_entropy_from_scores_torch"
)

torch_scores(
    "torch_labels_as_signs",
    rewritten(LIBRARY, "return torch.nn.functional.soft_margin_loss(z, y)"),
    hint=SIGNS,
    way_out=TURN_LABELS,
)
torch_scores(
    "torch_hinge",
    rewritten(LIBRARY, "return torch.clamp(1 - (2 * y - 1) * z, min=0).mean()"),
    hint=HINGE,
    way_out=SURPRISE,
)
torch_scores(
    "torch_squared_error_of_probabilities",
    rewritten(LIBRARY, "return torch.nn.functional.mse_loss(torch.sigmoid(z), y)"),
    hint="This is the squared error of the probabilities.",
    way_out="The cross-entropy is asked for.",
)
torch_scores(
    "torch_distance_of_probabilities",
    rewritten(LIBRARY, "return torch.nn.functional.l1_loss(torch.sigmoid(z), y)"),
    hint="This is the mean distance of the probabilities from the labels.",
    way_out="The cross-entropy is asked for.",
)
torch_scores(
    "torch_label_1_alone",
    rewritten(LIBRARY, "return -(y * torch.nn.functional.logsigmoid(z)).mean()"),
    hint="Only the examples with label 1 count here.",
    way_out="What does a score cost whose label is 0?",
)
torch_scores(
    "torch_half",
    rewritten(LIBRARY, LIBRARY + " / 2"),
    hint="The error is only half of what it should be.",
    way_out="Is there a factor of one half in the cross-entropy?",
)
torch_scores(
    "torch_divided_by_the_number_twice",
    rewritten(LIBRARY, LIBRARY + " / len(y)"),
    hint="It is divided by the number of examples twice.",
    way_out="Does PyTorch's function give the sum or the mean, if it isn't told?",
)
torch_scores(
    "torch_softmax_over_the_examples",
    rewritten(LIBRARY, "return torch.nn.functional.binary_cross_entropy(z.softmax(dim=0), y)"),
    hint="The probabilities add up to 1 over the examples: that is a softmax.",
    way_out="Each example has a probability of its own, which comes from its own score alone.",
)
torch_scores(
    "torch_negative_log_likelihood_of_scores",
    rewritten(LIBRARY, "return torch.nn.functional.nll_loss(z, y)"),
    hint="nll_loss wants logarithms of the probabilities of many classes, and class numbers.",
    way_out="Here there are two classes and scores. PyTorch has a function for them, with binary in its name.",
)
for limit in LIMITS:
    name = limit.replace("-", "_")
    torch_scores(
        f"torch_by_probabilities_clamped_at_{name}",
        rewritten(
            LIBRARY,
            f"p = torch.sigmoid(z).clamp({limit}, 1 - {limit})",
            "return -(y * p.log() + (1 - y) * (1 - p).log()).mean()",
        ),
        hint=CUT_BY_PROBABILITIES,
        way_out=LOGITS,
    )
for limit in ADDED:
    name = limit.replace("-", "_")
    torch_scores(
        f"torch_by_probabilities_and_{name}",
        rewritten(
            LIBRARY,
            "p = torch.sigmoid(z)",
            f"return -(y * torch.log(p + {limit}) + (1 - y) * torch.log(1 - p + {limit})).mean()",
        ),
        hint=CUT_BY_PROBABILITIES,
        way_out=LOGITS,
    )
for bound in BOUNDS:
    torch_scores(
        f"torch_scores_cut_off_at_{bound}",
        rewritten(LIBRARY, f"z = z.clamp(-{bound}, {bound})", LIBRARY),
        hint=CUT_OFF,
        way_out=LOGITS,
    )


@wrong(
    "cross_entropy_from_scores_torch",
    "The loss comes back as a plain number, such as .item() makes, and autograd can't go back through a number.",
    "Return a tensor.",
)
def torch_loss_as_number(y, z):
    import torch

    return torch.nn.functional.binary_cross_entropy_with_logits(z, y).item()


# one_loss_three_ways: 18 bits about 12 labels

wrong.value(
    "one_loss_three_ways",
    "sums_kept",
    (12.476649, 5.41854, 0.000004),
    "These are sums over the 12 labels, and the last one is the probability of all of them together.",
    "What is the mean of what was printed?",
)
wrong.value(
    "one_loss_three_ways",
    "factors_turned_round",
    (2.164043, 4.982892, 0.353553),
    "The factors between the bases are upside down. A surprise of one bit is that of a coin.",
    "What is the surprise of a coin with ln? Is it more or less than 1?",
)
wrong.value(
    "one_loss_three_ways",
    "probability_with_e",
    (1.039721, 0.451545, 0.22313),
    "The two means are right. The probability comes from the mean in bits as if that were a mean with ln.",
    "With which base do you undo a logarithm to the base 2?",
)
wrong.value(
    "one_loss_three_ways",
    "bases_swapped",
    (0.451545, 1.039721, 0.353553),
    "The first two numbers are in the wrong order.",
    "Which comes first in what is asked for, ln or the base 10?",
)
wrong.value(
    "one_loss_three_ways",
    "left_in_bits",
    (1.5, 1.5, 0.353553),
    "The mean is still in bits. Another base gives another number.",
    "How are log2 and ln of the same number related?",
)
wrong.value(
    "one_loss_three_ways",
    "sums_and_one_probability",
    (12.476649, 5.41854, 0.353553),
    "The probability is right. The first two numbers are sums over all labels.",
    "What do the second and the third program print, the sum or the mean?",
)
wrong.value(
    "one_loss_three_ways",
    "probability_of_all",
    (1.039721, 0.451545, 0.000004),
    "The two means are right. The last number is the probability of all 12 labels together.",
    "Each label has the same probability. What is the surprise about a single one, in bits?",
)
wrong.value(
    "one_loss_three_ways",
    "probability_of_the_other_label",
    (1.039721, 0.451545, 0.646447),
    "The two means are right. The last number is the probability of the other label.",
    "The surprise belongs to the label that came true.",
)
wrong.value(
    "one_loss_three_ways",
    "bits_taken_for_ln",
    (1.039721, 0.651442, 0.353553),
    "For the base 10 the mean in bits is taken for one with ln.",
    "Start from the mean with ln, or use the factor between the bases 2 and 10.",
)
wrong.value(
    "one_loss_three_ways",
    "multiplied_by_ln_10",
    (1.039721, 2.394646, 0.353553),
    "The first and the last number are right. In the second the factor between ln and the base 10 is inverted.",
    "Is log10 of a number greater or smaller in size than its ln?",
)
wrong.value(
    "one_loss_three_ways",
    "labels_over_loss",
    (0.462098, 0.200687, 0.629961),
    "The number of labels is divided by the loss.",
    "What was added up, and over how many labels?",
)
wrong.value(
    "one_loss_three_ways",
    "probability_with_10",
    (1.039721, 0.451545, 0.031623),
    "The two means are right. The probability comes from the mean in bits as if that were one with the base 10.",
    "With which base do you undo a logarithm to the base 2?",
)
wrong.value(
    "one_loss_three_ways",
    "first_factor_turned_round",
    (2.164043, 0.451545, 0.353553),
    "The last two numbers are right. In the first, the factor between bits and ln is inverted.",
    "What is the surprise of a coin with ln? Is it more or less than 1?",
)
wrong.value(
    "one_loss_three_ways",
    "second_factor_turned_round",
    (1.039721, 4.982892, 0.353553),
    "The first and the last number are right. In the second, the factor between the bases is inverted.",
    "What is the surprise of a coin with the base 10? Is it more or less than 1?",
)
wrong.value(
    "one_loss_three_ways",
    "half_of_the_bits",
    (1.039721, 0.451545, 0.666667),
    "The two means are right. The last number is one divided by the mean in bits.",
    "Which probability has a surprise of 1 bit, and which one of 2 bits?",
)
wrong.value(
    "one_loss_three_ways",
    "negative",
    (-1.039721, -0.451545, 0.353553),
    "The sizes are right. A loss is a surprise.",
    "What is the sign of a surprise, and what is the sign of the logarithm of a probability?",
)
register_pairs(
    wrong,
    "one_loss_three_ways",
    (1.039721, 0.451545, 0.353553),
    {
        "sums_for_means": Slip(
            {0: 12.476649, 1: 5.41854}, "The first two numbers are sums over all labels, not means."
        ),
        "factors_of_the_bases_turned": Slip(
            {0: 2.164043, 1: 4.982892}, "The factors between the bases are upside down."
        ),
        "ln_and_base_10_swapped": Slip({0: 0.451545, 1: 1.039721}, "The first two numbers are in the wrong order."),
        "bits_kept": Slip({0: 1.5, 1: 1.5}, "The mean is still in bits."),
        "a_power_of_e": Slip({2: 0.22313}, "The probability is a power of e, though the mean is in bits."),
        "all_twelve": Slip({2: 0.000004}, "The last number is the probability of all 12 labels together."),
        "the_other_label": Slip({2: 0.646447}, "The last number is the probability of the other label."),
    },
)


# telling_forecasts: poor choices

wrong.value(
    "telling_forecasts",
    "ordinary_labels",
    ([1, 0, 1], [0.7, 0.4, 0.6]),
    "With ordinary probabilities all three programs are right.",
    "Which probabilities are hard for a computer?",
)
wrong.value(
    "telling_forecasts",
    "impossible_label",
    ([1, 0, 1], [0.0, 0.4, 0.6]),
    "The right answer is minus infinity here, and so is the logarithm of a product that is 0.",
    "How can a product become 0 though none of its factors is?",
)
wrong.value(
    "telling_forecasts",
    "certain_and_right_alone",
    ([0, 0, 0], [0.0, 0.0, 0.0]),
    "All labels are certain and right here: every logarithm is 0, and so is that of each product.",
    "Add labels that are improbable. How improbable must they be?",
)
wrong.value(
    "telling_forecasts",
    "never_beside_each_other",
    ([1, 0, 1, 0], [1e-200, 0.5, 1e-200, 0.5]),
    "The product of all is 0 for the computer, but that of no pair is.",
    "Which labels meet in a pair? And what if a label is certain?",
)


# score_of_loss; in the comments: what comes out for the loss 0.75, where -0.1107 is right

TOO_LARGE_A_LOSS = (
    "For a loss of 1000 the computer can't store what is computed on the way: a power of e becomes infinite, or a "
    "probability 0."
)
BEFORE_THE_LOGARITHM = "Solve the equation with letters first. Which large part leaves the logarithm then?"
DIGITS_LOST = "Losses close to 0 lose their digits: a power of e that is nearly 1 is rounded, and too little is left."
ONE_TAKEN_AWAY = "The chapter on activation functions has a way to take 1 from a power of e without that."


@wrong("score_of_loss", TOO_LARGE_A_LOSS, BEFORE_THE_LOGARITHM)
def power_of_the_loss(loss):
    return -np.log(np.exp(loss) - 1)


@wrong("score_of_loss", TOO_LARGE_A_LOSS, BEFORE_THE_LOGARITHM)
def power_without_digits_lost(loss):
    return -np.log(np.expm1(loss))


@wrong("score_of_loss", DIGITS_LOST, ONE_TAKEN_AWAY)
def digits_lost(loss):
    return -loss - np.log(1 - np.exp(-loss))


@wrong(
    "score_of_loss",
    "Large losses have a way of their own here, and it gives a score with the wrong sign.",
    "Does a label with a large loss have a score far above 0, or far below?",
)
def large_losses_as_they_are(loss):
    return np.where(loss > 30, loss, -np.log(np.expm1(np.minimum(loss, 30))))


@wrong(
    "score_of_loss",
    "The sign is reversed: a large loss of a label 1 belongs to a score far below 0.",
    "What does the chapter say is the loss of a label 1 with the score z?",
)
def score_of_label_0(loss):  # 0.1107
    return loss + np.log(-np.expm1(-loss))


@wrong(
    "score_of_loss",
    "This is the probability of the label. Its score is asked for.",
    "Which score has this probability for its sigmoid?",
)
def probability_of_the_label(loss):  # 0.4724
    return np.exp(-loss)


@wrong(
    "score_of_loss",
    "The loss with its sign reversed is the score only where the loss is large.",
    "What is the score of a label whose loss is that of a coin?",
)
def minus_the_loss(loss):  # -0.75
    return -loss


@wrong(
    "score_of_loss",
    "In the last step the 1 ends up on the wrong side: the power of the loss is 1 plus another power.",
    "Which of the two is the larger, and by how much?",
)
def one_added(loss):  # -1.1360
    return -loss - np.log1p(np.exp(-loss))


@wrong(
    "score_of_loss",
    "The part that was taken out of the logarithm is missing.",
    "Put the score back into the formula of the loss: which loss comes out?",
)
def part_taken_out_forgotten(loss):  # 0.6393
    return -np.log(-np.expm1(-loss))


@wrong(
    "score_of_loss",
    "This is the formula for the loss of a score. Here the loss is given, and the score is asked for.",
    "Call the score z, write down what its loss is, and solve for z.",
)
def loss_of_the_score(loss):  # 0.3869
    return np.log1p(np.exp(-loss))


@wrong(
    "score_of_loss",
    "The sign is reversed: a large loss of a label 1 belongs to a score far below 0.",
    "What does the chapter say is the loss of a label 1 with the score z?",
)
def plain_score_with_its_sign_turned(loss):  # 0.1107
    return np.log(np.exp(loss) - 1)


@wrong(
    "score_of_loss",
    "This is the sigmoid of the loss.",
    "The sigmoid makes a probability of a score. Which way do you have to go?",
)
def sigmoid_of_the_loss(loss):  # 0.6792
    return 1 / (1 + np.exp(-loss))


@wrong(
    "score_of_loss",
    "This is the logarithm of the loss.",
    "In which formula of the chapter is a loss equal to a logarithm?",
)
def logarithm_of_the_loss(loss):  # -0.2877
    return np.log(loss)


@wrong(
    "score_of_loss",
    "Nearly: this is e to the power of minus the score. The last step is missing.",
    "How do you get an exponent down?",
)
def logarithm_missing(loss):  # 1.1170
    return np.expm1(loss)


@wrong("score_of_loss", BASE_10, "Which logarithm undoes a power of e?")
def score_in_base_10(loss):
    return -loss / np.log(10) - np.log10(-np.expm1(-loss))


@wrong(
    "score_of_loss",
    "The 1 is lost on the way: without it, logarithm and power undo each other.",
    "What is the score of a label whose loss is that of a coin?",
)
def loss_itself(loss):  # 0.75
    return loss.copy()


# honest_again

wrong.value(
    "honest_again",
    "as_it_was",
    (1.0, 0.0),
    "With these two numbers the service says what it said before.",
    "It boasts. Which factors bring its scores nearer to 0?",
)
wrong.value(
    "honest_again",
    "factor_alone",
    (0.16, 0.0),
    "The factor takes away the boasting, but the service still leans towards rain.",
    "How often does it say more than one half, and how often does it rain?",
)
wrong.value(
    "honest_again",
    "shift_alone",
    (1.0, -3.8),
    "The shift keeps the service from leaning to one side, but it still boasts.",
    "What makes all its scores smaller, above 0 and below?",
)
wrong.value(
    "honest_again",
    "silent",
    (0.0, 0.0),
    "It says one half every day now: that is honest, and useless.",
    "Look for a factor between 0 and 1.",
)
wrong.value(
    "honest_again",
    "halved",
    (0.5, 0.0),
    "The factor is a good one for the boasting, but the service still leans towards rain.",
    "How often does it say more than one half, and how often does it rain?",
)
wrong.value(
    "honest_again",
    "shift_the_other_way",
    (0.4, 1.6),
    "The factor is a good one, but with this shift the service leans even more.",
    "Which sign must the shift have to lower its scores?",
)
wrong.value(
    "honest_again",
    "boasts_even_more",
    (2.5, -4.0),
    "A factor above 1 makes the scores larger: it boasts even more.",
    "Which factors bring its scores nearer to 0?",
)
wrong.value(
    "honest_again",
    "factor_below_zero",
    (-0.4, 1.6),
    "With a factor below 0 the service says rain where it used to say sun.",
    "It knows a lot about the weather: keep the order of its scores.",
)
wrong.value(
    "honest_again",
    "shift_before_factor",
    (0.4, -4.0),
    "The factor is a good one, and the shift is too large: it is added after the multiplication.",
    "What becomes of a score of 4?",
)


# What a source shows

wrong.telltale(
    "model_error",
    "The bias is subtracted from the score.",
    "It is added to the weighted sum.",
    shows=r"(weights|\bw|\)) - (bias|b)\b",
)
wrong.telltale(
    "model_error",
    "It is divided by the number of features, where the mean goes over the points.",
    shows=r"/ \(?(X\.shape\[1\]|len\(weights\)|weights\.size|X\.size|X\.shape\[-1\])",
)
wrong.telltale(
    "model_error",
    "A sum comes back, where the mean over the points is asked for.",
    lacks=r"mean\(|/ \(?(len\(|\w+\.size|\w+\.shape|m\b|n\b)|average\(|cross_entropy",
)
wrong.telltale(
    "score_of_loss",
    "For large losses the sign is wrong: a large loss belongs to a score far below 0.",
    shows=r"where\(.*>.*, loss, |if loss > .*:\n +return loss|loss\[\w+\]$",
)

tell_of_label_probabilities(wrong, "cross_entropy")
for question in ("cross_entropy", "cross_entropy_from_scores", "cross_entropy_from_scores_torch"):
    tell_of_natural_logarithms(wrong, question)
    wrong.telltale(
        question,
        "A sum comes back, where the mean over the examples is asked for.",
        shows=r"reduction='sum'",
        lacks=r"/ ",
    )
    wrong.telltale(
        question,
        "A sum comes back, or one number for each example. Their mean is asked for.",
        lacks=r"mean|/ |average|cross_entropy\w*\(|BCE",
    )
    wrong.telltale(
        question,
        "It is divided by one less than there are examples, or by the number of one class alone.",
        shows=r"/ \((len\(\w+\)|m|n|y\.size) - 1\)|/ y\.sum\(|/ np\.sum\(y|/ sum\(y|/ np\.count_nonzero",
    )
    wrong.telltale(
        question,
        "A factor ½ or 2 stands there, as a square has it. The cross-entropy has none.",
        shows=r"/ \(2 \* |(mean\([^\n]*\)|total|loss|losses|sum\([^\n]*\)) / 2\b|0\.5 \* (?!np\.(log|abs))|\* 0\.5\b",
        lacks=r"tanh",
    )
wrong.telltale(
    "cross_entropy",
    "No minus is left: a surprise is minus the logarithm, so it is positive.",
    shows=r"log\(",
    lacks=r"-(np|torch|math|\(|y|F|log|1 \*|total|loss|losses|sum)|-= |- y \*|0 - |log1p|logaddexp|abs|-float|-1"
    r"|- \w+ \* |- z|- np\.log|- math\.log",
)
for question in ("cross_entropy_from_scores", "cross_entropy_from_scores_torch"):
    wrong.telltale(
        question,
        "First the sigmoid, then its logarithm: for large scores the sigmoid comes out as 0 or 1, and the loss "
        "is lost.",
        "Put the two together: ln(1 + e^−z) needs no sigmoid.",
        shows=r"(?s)(1(\.0)? / \(1(\.0)? \+ (np|torch)\.exp\(-|(?<!log)(?<!log_)sigmoid\(|expit\().*(log\("
        r"|cross_entropy|BCELoss)|binary_cross_entropy\(torch\.sigmoid",
        lacks=r"logsigmoid|log_expit|with_logits|WithLogits",
    )
    wrong.telltale(
        question,
        "exp gets large scores, and infinity comes out.",
        "Let exp see −|z| alone.",
        shows=r"(log1p\(|log\(1(\.0)? \+ |log\()(np|torch|math)\.exp\((-?z|-?s|score|-?x|-?wrong_side|-?\w+ \* z)\)",
        lacks=r"where|if |\[|minimum|clamp|abs",
    )
    wrong.telltale(
        question,
        "The labels are exchanged: a high score of a label 1 costs most.",
        shows=r"where\(y( == 1)?, z, -z\)|where\(y == 0, -z, z\)|\(2 \* y - 1\) \* z\)"
        r"|where\(y( == 1)?, 1(\.0)? - (p|y_hat)|\+ y \* z|logsigmoid\(-z\) \* y|y \* \w*\.?logsigmoid\(-z"
        r"|1(\.0)? - y\) \* z[^\n]*logaddexp|-\(1(\.0)? - y\) \* z",
        lacks=r"logsigmoid\(\(2|logaddexp\(0, -|exp\(-\(2|softplus\(-",
    )
    wrong.telltale(
        question,
        "The scores are cut off at limits, so far beyond them the loss no longer grows.",
        shows=r"clip\(z|clamp\(z, -?\d|z\.clamp\(-\d|z\.clip\(|clip\(p|clamp\(p|p\.clamp|p\.clip|clip\((1|sigmoid"
        r"|y_hat)|1e-\d+, 1 - 1e-\d+",
    )
    wrong.telltale(
        question,
        "The scores are taken for probabilities: their logarithm, or a loss of probabilities, is taken directly.",
        shows=r"log\(z\)|log\(1(\.0)? - z\)|binary_cross_entropy\(z|BCELoss\(\)\(z|cross_entropy\(y, z\)",
    )
    wrong.telltale(
        question,
        "PyTorch's function takes the scores first, then the labels.",
        shows=r"with_logits\(y, z|WithLogitsLoss\([^\n]*\)\(y, z|logits\(y\.",
    )
    wrong.telltale(
        question,
        "The sigmoid is applied twice: what takes scores applies it itself.",
        shows=r"with_logits\((torch\.)?sigmoid|with_logits\(\w+\.sigmoid|with_logits\((p|probs?|y_hat),"
        r"|Logits\w*\([^\n]*\)\((torch\.sigmoid|p,|probs?,)",
    )
    wrong.telltale(
        question,
        "The term y · z is missing, so the labels have no part in the loss.",
        lacks=r"\by\b",
    )
    wrong.telltale(
        question,
        "The smaller of the score and 0 is taken. It is the larger one.",
        shows=r"minimum\(z, 0|minimum\(0, z|clamp\(z, max=0|z\.clamp\(max=0|min\(z, 0|min\(score, 0",
        lacks=r"exp\((np\.)?minimum",
    )
    wrong.telltale(
        question,
        "The part in front of the logarithm is multiplied, or a term of it is missing.",
        shows=r"abs\(z\) - y \* z|np\.abs\(z\) \+ |maximum\(z, 0\) \* y|maximum\(z, 0\) \+ y \* z",
    )
    wrong.telltale(
        question,
        "exp(+|z|) grows without end. The exponent is −|z|.",
        shows=r"exp\((np\.|torch\.)?abs\(z\)\)|exp\(z\.abs\(\)\)",
    )
    wrong.telltale(
        question,
        "Differences are squared. Cross-entropy is minus the logarithm of a probability.",
        shows=r"\*\* 2|square\(|mse_loss|MSELoss",
    )
wrong.telltale(
    "model_error",
    "First the sigmoid, then its logarithm: for large scores the sigmoid comes out as 0 or 1, and the loss is lost.",
    "cross_entropy_from_scores takes the scores as they are.",
    shows=r"(?s)(1(\.0)? / \(1(\.0)? \+ (np|torch)\.exp\(-|(?<!log)(?<!log_)sigmoid\(|expit\().*(log\("
    r"|cross_entropy\()",
    lacks=r"logsigmoid|log_expit|with_logits",
)
wrong.telltale(
    "model_error",
    "The bias is added after the sigmoid, to the probability.",
    "It belongs to the score: what goes into the sigmoid.",
    shows=r"(sigmoid\([^\n]*\)|exp\([^\n]*\)\)|\bp|y_hat|proba?) \+ bias\b",
    lacks=r"sigmoid\([^\n]*\+ bias\)|@ [^\n]*\+ bias",
)
wrong.telltale(
    "model_error",
    "cross_entropy takes probabilities, and it gets scores.",
    "Which function takes scores?",
    shows=r"(?<!_)cross_entropy\(y, (X @|z\b|scores?\b|np\.dot|\(?X)",
)
wrong.telltale(
    "model_error",
    "Labels and scores have changed places: the labels come first.",
    shows=r"from_scores\((z|scores?|X @[^\n,]*), y\)",
)
wrong.telltale(
    "model_error",
    "A penalty on the weights is added, which isn't part of this error.",
    shows=r"weights \*\* 2|weights @ weights|norm\(weights|lam\b|lambda_|np\.sum\(weights|np\.square\(weights"
    r"|abs\(weights",
)
wrong.telltale(
    "model_error",
    "The error is that of decisions, 0 or 1: how many points are wrong. The mean surprise is asked for.",
    shows=r"!= y|y !=|np\.mean\([^\n]*>= 0|accuracy",
)
wrong.telltale(
    "model_error",
    "Differences are squared. Cross-entropy is minus the logarithm of a probability.",
    shows=r"(y_hat|p|probs?|score|scores|z|y)\) \*\* 2|(- y|y -)[^\n]*\*\* 2|square\((y|p|z|score)",
)
tell_of_a_score(wrong, "model_error")
tell_of_natural_logarithms(wrong, "model_error")
wrong.telltale(
    "score_of_loss",
    "For small losses digits are lost: 1 − e^−loss is a difference of two numbers that are nearly the same.",
    "There is a function for exp(x) − 1 that keeps them.",
    shows=r"1(\.0)? - (np|math)\.exp\(-|1(\.0)? - p\b|exp\((loss|each)\) - 1|1(\.0)? - np\.e \*\*",
    lacks=r"expm1",
)
wrong.telltale(
    "score_of_loss",
    "For large losses exp(loss) is infinite, or exp(−loss) is 0, and its logarithm is taken.",
    "Take the large part, −loss, out of the logarithm.",
    shows=r"exp\(loss\)|expm1\(loss\)|log\(p\b|log\(np\.exp\(-loss\)|p / \(1 - p\)",
    lacks=r"where|minimum|if ",
)
wrong.telltale(
    "score_of_loss",
    "The sign is reversed: a label 1 with a large loss has a score far below 0.",
    shows=r"return np\.log\(np\.exp(m1)?\(loss\)|return loss \+|log\(\(1(\.0)? - p\) / p\)"
    r"|return np\.log\((np\.exp\(loss\) - 1|np\.expm1\(loss\))",
)
wrong.telltale(
    "score_of_loss",
    "The probability comes back, or its odds. The score is asked for, the logarithm of the odds.",
    shows=r"return np\.exp\(-loss\)\Z|return p\Z|return p / \(1",
)
wrong.telltale(
    "score_of_loss",
    "The logarithm has another base than e. The natural one is asked for.",
    shows=r"log2\(|log10\(|/ np\.log\((2|10)",
)
wrong.telltale(
    "score_of_loss",
    "Numbers are cut off or something is added to them, so very small or large losses come out wrong.",
    shows=r"clip\(|\+ 1e-|maximum\(",
)
wrong.telltale(
    "score_of_loss",
    "This is the loss of a score, not the score of a loss: the sign before e differs.",
    shows=r"log1p\(np\.exp\(-?loss\)\)|log\(1(\.0)? \+ np\.exp\(-?loss\)\)|logaddexp\(0, -?loss\)",
)
wrong.telltale(
    "score_of_loss",
    "The loss is minus the logarithm of the probability: its minus is lost.",
    shows=r"p = np\.exp\(loss\)|-np\.expm1\(loss\)|1(\.0)? - np\.exp\(loss\)",
)
register_pairs(
    wrong,
    "one_loss_three_ways",
    (1.039721, 0.451545, 0.353553),
    {
        "sum_first": Slip({0: 12.476649}, "The first number is a sum over all labels, not their mean."),
        "turned_first": Slip({0: 2.164043}, "For ln you divide the bits by ln 2 in place of multiplying."),
        "kept_first": Slip({0: 1.5}, "The first number is still in bits."),
        "other_base_first": Slip({0: 0.451545}, "The first number has the base 10."),
        "sum_second": Slip({1: 5.41854}, "The second number is a sum over all labels, not their mean."),
        "turned_second": Slip(
            {1: 4.982892}, "For the base 10 you divide the bits by log10(2) in place of multiplying."
        ),
        "as_from_ln": Slip({1: 0.651442}, "For the base 10 the mean in bits is taken for one with ln."),
        "times_ln_10": Slip(
            {1: 2.394646}, "For the base 10 you multiply the mean with ln by ln 10 in place of dividing."
        ),
        "bits_times_ln_10": Slip(
            {1: 3.453878}, "For the base 10 the bits are multiplied by ln 10. The factor is log10(2)."
        ),
        "kept_second": Slip({1: 1.5}, "The second number is still in bits."),
        "other_base_second": Slip({1: 1.039721}, "The second number has the base e."),
        "power_of_e": Slip({2: 0.22313}, "The probability is a power of e, though the mean is in bits."),
        "power_of_10": Slip({2: 0.031623}, "The probability is a power of 10, though the mean is in bits."),
        "all_labels": Slip({2: 0.000004}, "The last number is the probability of all 12 labels together."),
        "label_that_was_not": Slip({2: 0.646447}, "The last number is the probability of the other label."),
        "one_over_the_bits": Slip(
            {2: 0.666667}, "The last number is one divided by the mean in bits, not a power of ½."
        ),
        "above_1": Slip({2: 2.828427}, "A probability can't be above 1: the exponent has lost its minus."),
    },
)
wrong.telltale(
    "one_loss_three_ways",
    "At least one of the three isn't right, or the value isn't in the form that was asked for.",
    "First the mean: divide the sum by the number of labels. What is the surprise of a coin in bits, "
    "with ln, and to the base 10? And which power undoes a logarithm to the base 2?",
)
wrong.telltale(
    "honest_again",
    "With these two numbers the service isn't honest yet, or the value isn't in the form that was asked for.",
    "It boasts: a factor between 0 and 1 shrinks its scores. It leans towards rain: a shift below 0 takes "
    "that away. The "
    "shift is added after the multiplication, so it is smaller than one that you would subtract from the scores first.",
)
