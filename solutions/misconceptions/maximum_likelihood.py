"""Wrong answers in this chapter, with the hint that each earns.

In the comments: what a wrong answer makes of the slide's first model, whose labels have the probabilities
0.6, 0.2, 0.1 and 0.7, the likelihood 0.0084 and the log-likelihood -4.7795.

The sum of the logarithms can be written with two terms for each example, and a certain prediction makes nan of one of
them; who picks one probability for each label gets no nan. The likeliest mistakes stand here in both ways.
"""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.points import tell_of_label_probabilities, tell_of_natural_logarithms
from solutions.misconceptions.slips import Slip, register_pairs
from solutions.operators import replaced, rewritten

ANSWERS = wrong = Register()

TOO_LARGE = ("1e-2", "1e-3", "1e-4", "1e-5", "1e-6")  # limits that change probabilities which a model may mean
CLIPPED = "The limit on the probabilities is too large: labels that the model rules out cost much too little."
SMALLER_LIMIT = "Take a far smaller limit, or none: the logarithm of 0 is minus infinity, and that is the answer."
MUCH_ADDED = "What is added to the probabilities is too large: labels that the model rules out cost much too little."
LESS_ADDED = "Add a far smaller number, or none: the logarithm of 0 is minus infinity, and that is the answer."
FORGIVEN = "Minus infinity is replaced by 0 or left out, so a label that the model rules out costs nothing."
INFINITY_COUNTS = "Let it stay: one impossible label makes the sum minus infinity."
ZERO_TIMES_INFINITY = (
    "The formula is right, but where the model is certain it multiplies 0 by the logarithm of 0, and 0 times minus "
    "infinity is nan."
)
ONE_LOGARITHM = "Take the logarithm of one probability alone: that of the label which is there."
BASE_2 = "This is the logarithm to the base 2."
BASE_10 = "This is the logarithm to the base 10."
NATURAL = "The natural logarithm is asked for."
SIGN = "The sign is reversed: the log-likelihood is 0 or less."
SIGN_OF_A_LOGARITHM = "The slide turns it to have positive numbers. Which sign has the logarithm of a probability?"
MEAN = "This is the mean of the logarithms."
THEIR_SUM = "The log-likelihood is their sum."
MINUS_MEAN = "This is the mean of the logarithms with its sign reversed."
SWAPPED = "The two cases are swapped: these are the probabilities of the other labels."
WHICH_CASE = "Where y is 1, which probability belongs to the label?"
FACTOR_MISSING = "Where the label is 1 the probability counts as 1, whatever the model says."
WHEN_LABEL_0 = "With two terms: which factor makes the second one vanish for a label 1?"
OTHER_FACTOR_MISSING = "Where the label is 0 the probability counts as 1, whatever the model says."
WHEN_LABEL_1 = "With two terms: which factor makes the first one vanish for a label 0?"
MORE_PROBABLE = "This goes by the class that the model finds more probable."
ASK_THE_LABELS = "The labels that are there are meant, probable or not: which array has them?"
ENTROPY = "The labels play no part: each logarithm is multiplied by a prediction."
WHAT_HAPPENED = "What happened, the label, decides which logarithm counts."
NOT_SUMMED = "These are the logarithms of the single labels."
ADD_UP = "Add them up to one number."


# label_probabilities


@wrong(
    "label_probabilities",
    "This is y_hat itself, the probability of class 1.",
    "It is right where the label is 1; where the label is 0, the probability of the label is one minus it.",
)
def probability_of_class_1(y, y_hat):  # 0.6, 0.2, 0.9, 0.3
    return np.array(y_hat)


@wrong(
    "label_probabilities",
    "The two cases are swapped: this is the probability that the model gives to the other label, the wrong one.",
)
def probability_of_the_other_label(y, y_hat):  # 0.4, 0.8, 0.9, 0.3
    return np.where(y == 1, 1 - y_hat, y_hat)


@wrong(
    "label_probabilities",
    "This is the probability of class 0 for every example.",
    "Ask y which class is meant.",
)
def probability_of_class_0(y, y_hat):  # 0.4, 0.8, 0.1, 0.7
    return 1 - y_hat


@wrong(
    "label_probabilities",
    "Where the label is 0 you return 0.",
    "Those examples have a probability too: one minus y_hat.",
)
def term_of_class_1_only(y, y_hat):  # 0.6, 0.2, 0, 0
    return y * y_hat


@wrong(
    "label_probabilities",
    "Where the label is 1 you return 0.",
    "Those examples have a probability too: y_hat as it is.",
)
def term_of_class_0_only(y, y_hat):  # 0, 0, 0.1, 0.7
    return (1 - y) * (1 - y_hat)


@wrong(
    "label_probabilities",
    "The probabilities were turned into 0 and 1.",
    "Return them as they are: how sure the model is makes the difference.",
)
def right_or_wrong(y, y_hat):  # 1, 0, 0, 1
    return np.where(y == 1, y_hat >= 0.5, y_hat < 0.5).astype(int)


@wrong(
    "label_probabilities",
    "This is the product already.",
    "Here each example keeps its own probability: an array of shape (m,).",
)
def product_of_the_labels(y, y_hat):  # 0.0084
    return np.prod(np.where(y == 1, y_hat, 1 - y_hat))


@wrong(
    "label_probabilities",
    "These are the logarithms already.",
    "Here the probabilities themselves are asked for.",
)
def logarithms_of_the_labels(y, y_hat):
    return np.log(np.where(y == 1, y_hat, 1 - y_hat))


@wrong(
    "label_probabilities",
    "The examples come class by class: first those with label 1, then those with label 0.",
    "Keep the order of y.",
)
def sorted_by_class(y, y_hat):
    return np.concatenate([y_hat[y == 1], 1 - y_hat[y == 0]])


@wrong(
    "label_probabilities",
    "This is 1 - y: what the model says has no part in it.",
    "Are y and y_hat swapped? y holds the labels and decides; y_hat holds the probabilities.",
)
def arguments_swapped(y, y_hat):
    return np.where(y_hat == 1, y, 1 - y)


@wrong(
    "label_probabilities",
    "`if` asks one yes-or-no question, but y == 1 has an answer for every example.",
    "Work on all of them at once, or go through them in a loop.",
)
def if_on_all_labels(y, y_hat):
    if y == 1:
        return y_hat
    return 1 - y_hat


@wrong(
    "label_probabilities",
    "The caller's y_hat is different after the call, because its entries are written over.",
    "Make a new array, or a copy, and write there.",
)
def y_hat_written_over(y, y_hat):
    y_hat[y == 0] = 1 - y_hat[y == 0]
    return y_hat


@wrong(
    "label_probabilities",
    "These are the probabilities of the classes that the model finds more probable.",
    "The labels that are there are meant, probable or not: ask y, not y_hat.",
)
def probability_of_the_predicted_class(y, y_hat):
    return np.where(y_hat >= 0.5, y_hat, 1 - y_hat)


@wrong(
    "label_probabilities",
    "Where the label is 0 the answer is minus y_hat.",
    "The probability of class 0 is one minus y_hat.",
)
def minus_for_one_minus(y, y_hat):
    return np.where(y == 1, y_hat, -y_hat)


@wrong(
    "label_probabilities",
    "Only the first example has an answer.",
    "Is the return inside the loop? It belongs after it.",
)
def first_label_only(y, y_hat):
    found = []
    for label, probability in zip(y, y_hat):
        found.append(probability if label == 1 else 1 - probability)
        return found
    return found


@wrong("label_probabilities", "The examples with label 0 are left out.", "Each example has an answer.")
def label_1_only(y, y_hat):
    return y_hat[y == 1]


@wrong("label_probabilities", ZERO_TIMES_INFINITY, "No logarithm is needed here.")
def exp_of_two_terms(y, y_hat):
    return np.exp(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


CHOICE = "np.where(y == 1, y_hat, 1 - y_hat)"
of_labels = wrong.edits("numpy_ref.maximum_likelihood.label_probabilities")

of_labels("factor_missing", (CHOICE, "y * y_hat + (1 - y_hat)"), hint=FACTOR_MISSING, way_out=WHEN_LABEL_0)
of_labels(
    "factor_y_missing", (CHOICE, "y_hat + (1 - y) * (1 - y_hat)"), hint=OTHER_FACTOR_MISSING, way_out=WHEN_LABEL_1
)
of_labels(
    "parentheses_missing",
    (CHOICE, "y * y_hat + 1 - y * (1 - y_hat)"),
    hint="Parentheses are missing: in 1 - y * ... the multiplication comes first.",
    way_out="The factor is the whole difference.",
)
of_labels(
    "difference_from_the_label",
    (CHOICE, "y - y_hat"),
    hint="This is how far the prediction is from the label, with its sign.",
    way_out="How probable is the label, when the distance is small, and when it is large?",
)
of_labels(
    "powers_added",
    (CHOICE, "y_hat**y + (1 - y_hat) ** (1 - y)"),
    hint="The two powers are added. One of them is always 1.",
    way_out="A factor of 1 does nothing, a summand of 1 does.",
)
of_labels(
    "surprises",
    (CHOICE, f"-np.log({'np.where(y == 1, y_hat, 1 - y_hat)'})"),
    hint="These are the surprises already, minus the logarithms.",
    way_out="Here the probabilities themselves are asked for.",
)
of_labels(
    "probabilities_added_up",
    (CHOICE, "np.sum(np.where(y == 1, y_hat, 1 - y_hat))"),
    hint="The probabilities are added up to one number.",
    way_out="Each example keeps its own: an array of shape (m,) is asked for.",
)
of_labels(
    "mean_of_the_probabilities",
    (CHOICE, "np.mean(np.where(y == 1, y_hat, 1 - y_hat))"),
    hint="This is the mean of the probabilities.",
    way_out="Each example keeps its own: an array of shape (m,) is asked for.",
)
of_labels(
    "both_classes",
    (CHOICE, "np.column_stack([1 - y_hat, y_hat])"),
    hint="The probabilities of both classes come back for each example.",
    way_out="Which of the two belongs to the label?",
)


# likelihood


@wrong(
    "likelihood",
    "The probabilities are added.",
    "For independent examples the probability of all labels together is the product.",
)
def sum_for_product(y, y_hat):  # 1.6
    return np.sum(np.where(y == 1, y_hat, 1 - y_hat))


@wrong(
    "likelihood",
    "This is the mean of the probabilities.",
    "The probability of all labels together is their product.",
)
def mean_for_product(y, y_hat):  # 0.4
    return np.mean(np.where(y == 1, y_hat, 1 - y_hat))


@wrong(
    "likelihood",
    "y_hat is multiplied for all examples.",
    "Where the label is 0, the factor is the probability of class 0: one minus y_hat.",
)
def product_of_class_1(y, y_hat):  # 0.0324
    return np.prod(y_hat)


@wrong(
    "likelihood",
    "For label 0 the factor is y_hat - 1, which is negative.",
    "What does the model leave for the other label?",
)
def one_subtracted_from_y_hat(y, y_hat):
    return np.prod(np.where(y == 1, y_hat, y_hat - 1))


@wrong("likelihood", "The two cases are swapped: this is the probability that all labels are the other one.")
def product_of_the_other_labels(y, y_hat):  # 0.0864
    return np.prod(np.where(y == 1, 1 - y_hat, y_hat))


@wrong(
    "likelihood",
    "The factors of the examples with label 0 are missing.",
    "Every example belongs in the product.",
)
def product_where_label_is_1(y, y_hat):  # 0.12
    return np.prod(y_hat[y == 1])


@wrong(
    "likelihood",
    "The product is 0, because one class has the factor 0.",
    "An example with label 0 has the factor 1 - y_hat.",
)
def product_with_zeros(y, y_hat):  # 0
    return np.prod(y * y_hat)


@wrong(
    "likelihood",
    "These are the probabilities of the labels.",
    "The likelihood is one number: their product.",
)
def factors_not_multiplied(y, y_hat):
    return np.where(y == 1, y_hat, 1 - y_hat)


@wrong(
    "likelihood",
    "These are the products as they grow, one for each example.",
    "Only the last one is asked for.",
)
def running_product(y, y_hat):
    return np.cumprod(np.where(y == 1, y_hat, 1 - y_hat))


@wrong("likelihood", "This is the logarithm of the likelihood.", "Here the product itself is asked for.")
def logarithm_of_likelihood(y, y_hat):  # -4.7795
    return np.sum(np.log(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong(
    "likelihood",
    "A root of the product is taken here.",
    "The likelihood is the product itself, however many examples there are.",
)
def geometric_mean(y, y_hat):  # 0.3027
    return np.prod(np.where(y == 1, y_hat, 1 - y_hat)) ** (1 / len(y))


@wrong(
    "likelihood",
    "The product is right, but then it is subtracted from 1.",
    "The product itself is the answer.",
)
def one_minus_product(y, y_hat):  # 0.9916
    return 1 - np.prod(np.where(y == 1, y_hat, 1 - y_hat))


@wrong(
    "likelihood",
    "This is the product of the 1 - y: what the model says has no part in it.",
    "Are y and y_hat swapped? y holds the labels and decides; y_hat holds the probabilities.",
)
def likelihood_arguments_swapped(y, y_hat):
    return np.prod(np.where(y_hat == 1, y, 1 - y))


@wrong("likelihood", "The product has the factor 0 from its start, so it stays 0.", "A product begins with 1.")
def product_from_zero(y, y_hat):
    product = 0
    for label, probability in zip(y, y_hat):
        product *= probability if label == 1 else 1 - probability
    return product


@wrong(
    "likelihood",
    "Only the first example counts.",
    "Is the return inside the loop? It belongs after it.",
)
def product_after_the_first(y, y_hat):
    product = 1.0
    for label, probability in zip(y, y_hat):
        product *= probability if label == 1 else 1 - probability
        return product
    return product


@wrong(
    "likelihood",
    "Only the last example counts. Does each round of a loop overwrite what the one before has found?",
    "Multiply what is there by the new factor.",
)
def last_factor_only(y, y_hat):
    for label, probability in zip(y, y_hat):
        product = probability if label == 1 else 1 - probability
    return product


@wrong("likelihood", "The first factor is left out: counting starts at 0.")
def first_factor_left_out(y, y_hat):
    return np.prod(np.where(y == 1, y_hat, 1 - y_hat)[1:])


@wrong(
    "likelihood",
    "The products of the two classes are added.",
    "All labels together have one product: multiply the two.",
)
def products_of_the_classes_added(y, y_hat):
    return y_hat[y == 1].prod() + (1 - y_hat[y == 0]).prod()


@wrong(
    "likelihood",
    "The product is rounded to four decimals.",
    "Return it as it is: with many examples nothing would be left.",
)
def rounded_to_four_digits(y, y_hat):
    return round(float(np.prod(np.where(y == 1, y_hat, 1 - y_hat))), 4)


@wrong(
    "likelihood",
    "The product is rounded to ten decimals.",
    "Return it as it is: with many examples nothing would be left.",
)
def rounded_to_ten_digits(y, y_hat):
    return round(float(np.prod(np.where(y == 1, y_hat, 1 - y_hat))), 10)


product = wrong.edits("numpy_ref.maximum_likelihood.likelihood")
PRODUCT = "np.prod(label_probabilities(y, y_hat))"

product(
    "product_of_predicted_classes",
    (PRODUCT, "np.prod(np.maximum(y_hat, 1 - y_hat))"),
    hint=MORE_PROBABLE,
    way_out=ASK_THE_LABELS,
)
product(
    "product_where_label_is_0",
    (PRODUCT, "np.prod(1 - y_hat[y == 0])"),
    hint="The factors of the examples with label 1 are missing.",
    way_out="Every example belongs in the product.",
)
product(
    "product_of_class_0",
    (PRODUCT, "np.prod(1 - y_hat)"),
    hint="Every example counts as if its label were 0.",
    way_out="Where the label is 1, which probability did the model give it?",
)
product(
    "last_factor_left_out",
    (PRODUCT, "np.prod(label_probabilities(y, y_hat)[:-1])"),
    hint="The last factor is left out.",
    way_out="Look at where the range ends.",
)
product(
    "share_that_is_right",
    (PRODUCT, "np.mean((y_hat >= 0.5) == y)"),
    hint="This is the share of labels that the model gets right.",
    way_out="How sure it was should count, too: which probability did it give to all of them together?",
)
product(
    "in_any_order",
    rewritten(f"return {PRODUCT}", "import math", f"return math.comb(len(y), int(np.sum(y))) * {PRODUCT}"),
    hint="The product is multiplied by the number of orders in which these labels could come.",
    way_out="Exactly these labels are meant, in this order.",
)
product(
    "surprise_of_all",
    (PRODUCT, "-np.sum(np.log(label_probabilities(y, y_hat)))"),
    hint="This is minus the logarithm of the likelihood.",
    way_out="Here the product itself is asked for.",
)
product(
    "smallest_factor",
    (PRODUCT, "np.min(label_probabilities(y, y_hat))"),
    hint="This is the smallest of the factors.",
    way_out="All of them have to come true: how do independent probabilities combine?",
)


@wrong("likelihood", ZERO_TIMES_INFINITY, "No logarithm is needed here.")
def exp_of_the_sum_of_two_terms(y, y_hat):
    return np.exp(np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)))


# log_likelihood


@wrong(
    "log_likelihood",
    "The product is computed first, and with 2000 examples the computer rounds it to 0: its logarithm is minus "
    "infinity.",
    "The logarithm of a product is a sum of logarithms: take each logarithm first, then add.",
)
def log_of_the_product(y, y_hat):
    return np.log(np.prod(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong(
    "log_likelihood",
    "The product is computed first, and with 2000 examples the computer rounds it to 0, which has no logarithm.",
    "The logarithm of a product is a sum of logarithms: take each logarithm first, then add.",
)
def math_log_of_the_product(y, y_hat):
    import math

    return math.log(np.prod(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong(
    "log_likelihood",
    "A small number saves the logarithm from 0, but not the answer: the product of 2000 probabilities is lost.",
    "The logarithm of a product is a sum of logarithms: take each logarithm first, then add.",
)
def log_of_the_product_plus_a_little(y, y_hat):
    return np.log(np.prod(np.where(y == 1, y_hat, 1 - y_hat)) + 1e-15)


@wrong(
    "log_likelihood",
    "This is the logarithm of a sum.",
    "It is the product whose logarithm becomes a sum: take the logarithm of each probability first, then add.",
)
def log_of_the_sum(y, y_hat):  # 0.4700
    return np.log(np.sum(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong("log_likelihood", BASE_10, NATURAL)
def base_10(y, y_hat):  # -2.0757
    return np.sum(np.log10(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong("log_likelihood", BASE_2, NATURAL)
def base_2(y, y_hat):  # -6.8954
    return np.sum(np.log2(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong("log_likelihood", SIGN, SIGN_OF_A_LOGARITHM)
def sign_turned(y, y_hat):  # 4.7795
    return -np.sum(np.log(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong("log_likelihood", MEAN, THEIR_SUM)
def mean_of_logs(y, y_hat):  # -1.1949
    return np.mean(np.log(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong("log_likelihood", MINUS_MEAN, THEIR_SUM)
def minus_mean_of_logs(y, y_hat):  # 1.1949
    return -np.mean(np.log(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong(
    "log_likelihood",
    "The logarithm of y_hat is taken for all examples.",
    "Where the label is 0, the probability of the label is one minus y_hat.",
)
def logs_of_class_1(y, y_hat):  # -3.4296
    return np.sum(np.log(y_hat))


@wrong(
    "log_likelihood",
    "The examples with label 0 are missing.",
    "Their labels have a probability too, and its logarithm belongs in the sum.",
)
def logs_where_label_is_1(y, y_hat):  # -2.1203
    return np.sum(y * np.log(y_hat))


@wrong(
    "log_likelihood",
    "The examples with label 1 are missing.",
    "Their labels have a probability too, and its logarithm belongs in the sum.",
)
def logs_where_label_is_0(y, y_hat):  # -2.6593
    return np.sum((1 - y) * np.log(1 - y_hat))


@wrong("log_likelihood", SWAPPED, WHICH_CASE)
def logs_of_the_other_labels(y, y_hat):  # -2.4488
    return np.sum(np.log(np.where(y == 1, 1 - y_hat, y_hat)))


@wrong(
    "log_likelihood",
    "The factor 1 - y is missing, so the examples with label 1 count twice: once rightly, and once as if their label "
    "were 0.",
)
def weight_of_class_0_missing(y, y_hat):  # -5.9189
    return np.sum(y * np.log(y_hat) + np.log(1 - y_hat))


@wrong(
    "log_likelihood",
    "The probabilities are added without a logarithm.",
    "Take the logarithm of each one first.",
)
def sum_without_logs(y, y_hat):  # 1.6
    return np.sum(np.where(y == 1, y_hat, 1 - y_hat))


@wrong("log_likelihood", "This is the likelihood itself.", "Its logarithm is asked for.")
def likelihood_for_its_log(y, y_hat):  # 0.0084
    return np.prod(np.where(y == 1, y_hat, 1 - y_hat))


@wrong("log_likelihood", NOT_SUMMED, ADD_UP)
def logs_not_summed(y, y_hat):
    return np.log(np.where(y == 1, y_hat, 1 - y_hat))


@wrong(
    "log_likelihood",
    "The logarithm of 0 is taken, which is minus infinity.",
    "Is there a label inside a logarithm, as a factor or because y and y_hat are swapped? Only probabilities belong "
    "there.",
)
def log_arguments_swapped(y, y_hat):
    return np.sum(y_hat * np.log(y) + (1 - y_hat) * np.log(1 - y))


@wrong(
    "log_likelihood",
    "math.log takes one number, and here it gets an array.",
    "NumPy has a logarithm of all entries at once.",
)
def math_log_of_an_array(y, y_hat):
    import math

    return math.log(np.where(y == 1, y_hat, 1 - y_hat))


@wrong(
    "log_likelihood",
    "The logarithms of the examples with label 0 are subtracted.",
    "All logarithms are added.",
)
def logs_of_class_0_subtracted(y, y_hat):
    return np.sum(y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat))


@wrong(
    "log_likelihood",
    "For the label 0 the logarithm is subtracted from 1.",
    "First comes 1 minus y_hat, then the logarithm of that.",
)
def one_minus_the_logarithm(y, y_hat):
    return np.sum(y * np.log(y_hat) + (1 - y) * (1 - np.log(y_hat)))


@wrong(
    "log_likelihood",
    "Parentheses are missing: in 1 - y * ... the multiplication comes first.",
    "The factor is the whole difference, 1 - y.",
)
def factor_without_parentheses(y, y_hat):
    return np.sum(y * np.log(y_hat) + 1 - y * np.log(1 - y_hat))


@wrong(
    "log_likelihood",
    "The logarithms are multiplied.",
    "The logarithm of a product is the sum of the logarithms.",
)
def logarithms_multiplied(y, y_hat):
    return np.prod(np.log(np.where(y == 1, y_hat, 1 - y_hat)))


@wrong(
    "log_likelihood",
    "Only the last example counts. Does each round of a loop overwrite what the one before has found?",
    "Add the logarithms up.",
)
def last_logarithm_only(y, y_hat):
    for label, probability in zip(y, y_hat):
        total = np.log(probability if label == 1 else 1 - probability)
    return total


@wrong("log_likelihood", "NumPy has no ln: its function log is the natural logarithm.")
def logarithm_called_ln(y, y_hat):
    return np.ln(np.where(y == 1, y_hat, 1 - y_hat)).sum()


@wrong("log_likelihood", FORGIVEN, INFINITY_COUNTS)
def impossible_labels_forgiven(y, y_hat):
    return np.sum(np.nan_to_num(np.log(np.where(y == 1, y_hat, 1 - y_hat)), neginf=0.0))


@wrong(
    "log_likelihood",
    "math.log stops with an error where a probability is 0.",
    "NumPy's logarithm says minus infinity there, which is the answer.",
)
def math_log_of_zero(y, y_hat):
    import math

    return sum(math.log(p if label == 1 else 1 - p) for label, p in zip(y, y_hat))


@wrong("log_likelihood", ZERO_TIMES_INFINITY, ONE_LOGARITHM)
def zero_times_log_of_zero(y, y_hat):
    return np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@wrong("log_likelihood", BASE_10, NATURAL)
def base_10_of_two_terms(y, y_hat):
    return np.sum(y * np.log10(y_hat) + (1 - y) * np.log10(1 - y_hat))


@wrong("log_likelihood", BASE_2, NATURAL)
def base_2_of_two_terms(y, y_hat):
    return np.sum(y * np.log2(y_hat) + (1 - y) * np.log2(1 - y_hat))


@wrong("log_likelihood", SIGN, SIGN_OF_A_LOGARITHM)
def sign_of_two_terms_turned(y, y_hat):
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@wrong("log_likelihood", MEAN, THEIR_SUM)
def mean_of_two_terms(y, y_hat):
    return np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@wrong("log_likelihood", MINUS_MEAN, THEIR_SUM)
def minus_mean_of_two_terms(y, y_hat):
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@wrong("log_likelihood", SWAPPED, WHICH_CASE)
def two_terms_of_the_other_labels(y, y_hat):
    return np.sum((1 - y) * np.log(y_hat) + y * np.log(1 - y_hat))


@wrong("log_likelihood", NOT_SUMMED, ADD_UP)
def two_terms_not_summed(y, y_hat):
    return y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)


LOGS = "np.sum(np.log(label_probabilities(y, y_hat)))"
logs = wrong.edits("numpy_ref.maximum_likelihood.log_likelihood")

logs(
    "logs_with_a_factor_missing",
    (LOGS, "np.sum(np.log(y * y_hat + (1 - y_hat)))"),
    hint=FACTOR_MISSING,
    way_out=WHEN_LABEL_0,
)
logs(
    "logs_of_predicted_classes",
    (LOGS, "np.sum(np.log(np.maximum(y_hat, 1 - y_hat)))"),
    hint=MORE_PROBABLE,
    way_out=ASK_THE_LABELS,
)
logs(
    "same_logarithm_twice",
    (LOGS, "np.sum(y * np.log(y_hat) + (1 - y) * np.log(y_hat))"),
    hint="Both terms have the logarithm of y_hat in them.",
    way_out="Which probability did the model give to a label 0?",
)
logs(
    "prediction_for_its_label",
    (LOGS, "np.sum(y_hat * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))"),
    hint="In the term of class 1 the factor is the prediction, where the label should be.",
    way_out="Which of the two says whether the term counts?",
)
logs(
    "entropy_of_the_model",
    (LOGS, "np.sum(y_hat * np.log(y_hat) + (1 - y_hat) * np.log(1 - y_hat))"),
    hint=ENTROPY,
    way_out=WHAT_HAPPENED,
)
logs(
    "logarithm_of_one_more",
    (LOGS, "np.sum(np.log1p(label_probabilities(y, y_hat)))"),
    hint="The logarithms are those of 1 more than the probabilities, as log1p gives them.",
    way_out="What is the logarithm of a probability of 1?",
)
logs(
    "logs_of_class_0",
    (LOGS, "np.sum(np.log(1 - y_hat))"),
    hint="Every example counts as if its label were 0.",
    way_out="Where the label is 1, which probability did the model give it?",
)
logs(
    "logs_picked_where_label_is_1",
    (LOGS, "np.sum(np.log(y_hat[y == 1]))"),
    hint="The examples with label 0 are missing.",
    way_out="Their labels have a probability, too, and its logarithm belongs in the sum.",
)
logs(
    "squared_distances",
    (LOGS, "-np.sum((y - y_hat) ** 2)"),
    hint="This is minus the sum of the squared distances.",
    way_out="The logarithms of the labels' probabilities are asked for.",
)
logs(
    "number_that_is_right",
    (LOGS, "np.sum((y_hat >= 0.5) == y)"),
    hint="This is the number of labels that the model gets right.",
    way_out="How sure it was should count, too: what is the logarithm of each label's probability?",
)
logs(
    "base_as_an_argument",
    (LOGS, "np.sum(np.log(label_probabilities(y, y_hat), 10))"),
    hint="NumPy's log takes no base: its second argument is an array for the result.",
    way_out="The natural logarithm is asked for, and that is what it computes without one.",
)
logs(
    "first_logarithm_only",
    (LOGS, "np.log(label_probabilities(y, y_hat))[0]"),
    hint="Only the first example counts.",
    way_out="Is the return inside the loop?",
)
logs(
    "last_logarithm_left_out",
    (LOGS, "np.sum(np.log(label_probabilities(y, y_hat))[:-1])"),
    hint="The last example is left out.",
    way_out="Look at where the range ends.",
)
logs(
    "smallest_logarithm",
    (LOGS, "np.min(np.log(label_probabilities(y, y_hat)))"),
    hint="This is the smallest of the logarithms.",
    way_out="Their sum is asked for.",
)

clipped = wrong.edits("alternatives.maximum_likelihood.log_of_clipped_probabilities", "log_likelihood")
added_to = wrong.edits("alternatives.maximum_likelihood.log_with_a_ten_millionth_added", "log_likelihood")
for limit in TOO_LARGE:
    name = limit.replace("-", "_")
    clipped(f"clipped_at_{name}", replaced("1e-7", limit, times=2), hint=CLIPPED, way_out=SMALLER_LIMIT)
    added_to(f"added_{name}", ("1e-7", limit), hint=MUCH_ADDED, way_out=LESS_ADDED)


# log_likelihood_torch


@wrong(
    "log_likelihood_torch",
    "The product is computed first, and with 2000 examples the computer rounds it to 0: its logarithm is minus "
    "infinity.",
    "The logarithm of a product is a sum of logarithms: take each logarithm first, then add.",
)
def torch_log_of_the_product(y, y_hat):
    import torch

    return torch.where(y == 1, y_hat, 1 - y_hat).prod().log()


@wrong(
    "log_likelihood_torch",
    "This is the logarithm of a sum.",
    "Take the logarithm of each probability first, then add.",
)
def torch_log_of_the_sum(y, y_hat):
    import torch

    return torch.where(y == 1, y_hat, 1 - y_hat).sum().log()


@wrong("log_likelihood_torch", BASE_10, NATURAL)
def torch_base_10(y, y_hat):
    import torch

    return torch.where(y == 1, y_hat, 1 - y_hat).log10().sum()


@wrong("log_likelihood_torch", BASE_2, NATURAL)
def torch_base_2(y, y_hat):
    import torch

    return torch.where(y == 1, y_hat, 1 - y_hat).log2().sum()


@wrong(
    "log_likelihood_torch",
    "The sign is reversed: the log-likelihood is 0 or less. PyTorch's binary_cross_entropy turns it too.",
)
def torch_sign_turned(y, y_hat):
    import torch

    return -torch.where(y == 1, y_hat, 1 - y_hat).log().sum()


@wrong("log_likelihood_torch", MEAN, THEIR_SUM)
def torch_mean_of_logs(y, y_hat):
    import torch

    return torch.where(y == 1, y_hat, 1 - y_hat).log().mean()


@wrong(
    "log_likelihood_torch",
    "This is the mean of the logarithms with its sign reversed, as binary_cross_entropy gives it.",
    "The log-likelihood is the sum, and it is 0 or less.",
)
def torch_minus_mean_of_logs(y, y_hat):
    import torch

    return torch.nn.functional.binary_cross_entropy(y_hat, y)


@wrong(
    "log_likelihood_torch",
    "The logarithm of y_hat is taken for all examples.",
    "Where the label is 0, the probability of the label is one minus y_hat.",
)
def torch_logs_of_class_1(y, y_hat):
    return y_hat.log().sum()


@wrong("log_likelihood_torch", "The examples with label 0 are missing.", "Their labels have a probability too.")
def torch_logs_where_label_is_1(y, y_hat):
    return (y * y_hat.log()).sum()


@wrong("log_likelihood_torch", SWAPPED, WHICH_CASE)
def torch_logs_of_the_other_labels(y, y_hat):
    import torch

    return torch.where(y == 1, 1 - y_hat, y_hat).log().sum()


@wrong("log_likelihood_torch", "This is the likelihood itself.", "Its logarithm is asked for.")
def torch_likelihood_for_its_log(y, y_hat):
    import torch

    return torch.where(y == 1, y_hat, 1 - y_hat).prod()


@wrong("log_likelihood_torch", NOT_SUMMED, ADD_UP)
def torch_logs_not_summed(y, y_hat):
    import torch

    return torch.where(y == 1, y_hat, 1 - y_hat).log()


@wrong(
    "log_likelihood_torch",
    "math.log takes one number, and here are many.",
    "PyTorch has its own logarithm of all entries at once.",
)
def torch_math_log(y, y_hat):
    import math

    import torch

    return math.log(torch.where(y == 1, y_hat, 1 - y_hat))


@wrong(
    "log_likelihood_torch",
    "y_hat goes through a sigmoid: a function whose name ends in with_logits has one inside. y_hat holds "
    "probabilities already.",
)
def torch_probabilities_as_logits(y, y_hat):
    import torch

    return -torch.nn.functional.binary_cross_entropy_with_logits(y_hat, y, reduction="sum")


@wrong(
    "log_likelihood_torch",
    "y and y_hat are swapped: PyTorch's function wants the probabilities first and the labels second.",
)
def torch_labels_first(y, y_hat):
    import torch

    return -torch.nn.functional.binary_cross_entropy(y, y_hat, reduction="sum")


@wrong("log_likelihood_torch", FORGIVEN, INFINITY_COUNTS)
def torch_impossible_labels_forgiven(y, y_hat):
    import torch

    return torch.where(y == 1, y_hat, 1 - y_hat).log().nan_to_num(neginf=0.0).sum()


@wrong("log_likelihood_torch", ZERO_TIMES_INFINITY, ONE_LOGARITHM)
def torch_zero_times_log_of_zero(y, y_hat):
    import torch

    return torch.sum(y * torch.log(y_hat) + (1 - y) * torch.log(1 - y_hat))


@wrong("log_likelihood_torch", MEAN, THEIR_SUM)
def torch_mean_of_two_terms(y, y_hat):
    import torch

    return torch.mean(y * torch.log(y_hat) + (1 - y) * torch.log(1 - y_hat))


@wrong("log_likelihood_torch", SIGN, SIGN_OF_A_LOGARITHM)
def torch_sign_of_two_terms_turned(y, y_hat):
    import torch

    return -torch.sum(y * torch.log(y_hat) + (1 - y) * torch.log(1 - y_hat))


@wrong("log_likelihood_torch", MINUS_MEAN, THEIR_SUM)
def torch_minus_mean_of_two_terms(y, y_hat):
    import torch

    return -torch.mean(y * torch.log(y_hat) + (1 - y) * torch.log(1 - y_hat))


@wrong("log_likelihood_torch", SWAPPED, WHICH_CASE)
def torch_two_terms_of_the_other_labels(y, y_hat):
    import torch

    return torch.sum((1 - y) * torch.log(y_hat) + y * torch.log(1 - y_hat))


@wrong(
    "log_likelihood_torch",
    "The sum comes back as a plain number, such as .item() makes, and autograd can't go back through a number.",
    "Return a tensor.",
)
def torch_as_number(y, y_hat):
    import torch

    return torch.where(y == 1, y_hat, 1 - y_hat).log().sum().item()


TORCH_LOGS = "torch.where(y == 1, y_hat, 1 - y_hat).log().sum()"
by_torch = wrong.edits("alternatives.maximum_likelihood.torch_picked", "log_likelihood_torch")

by_torch(
    "torch_factor_missing",
    (TORCH_LOGS, "(y * y_hat + (1 - y_hat)).log().sum()"),
    hint=FACTOR_MISSING,
    way_out=WHEN_LABEL_0,
)
by_torch(
    "torch_predicted_classes",
    (TORCH_LOGS, "torch.maximum(y_hat, 1 - y_hat).log().sum()"),
    hint=MORE_PROBABLE,
    way_out=ASK_THE_LABELS,
)
by_torch(
    "torch_entropy_of_the_model",
    (TORCH_LOGS, "torch.sum(y_hat * y_hat.log() + (1 - y_hat) * (1 - y_hat).log())"),
    hint=ENTROPY,
    way_out=WHAT_HAPPENED,
)
by_torch(
    "torch_same_logarithm_twice",
    (TORCH_LOGS, "torch.sum(y * y_hat.log() + (1 - y) * y_hat.log())"),
    hint="Both terms have the logarithm of y_hat in them.",
    way_out="Which probability did the model give to a label 0?",
)
by_torch(
    "torch_logarithm_of_one_more",
    (TORCH_LOGS, "torch.log1p(torch.where(y == 1, y_hat, 1 - y_hat)).sum()"),
    hint="The logarithms are those of 1 more than the probabilities, as log1p gives them.",
    way_out="What is the logarithm of a probability of 1?",
)
by_torch(
    "torch_surprises",
    (TORCH_LOGS, 'torch.nn.functional.binary_cross_entropy(y_hat, y, reduction="none")'),
    hint="These are the surprises about the single labels, which are 0 or more.",
    way_out="One number is asked for, and it is 0 or less.",
)
by_torch(
    "torch_many_classes",
    (TORCH_LOGS, "-torch.nn.functional.cross_entropy(y_hat, y)"),
    hint="PyTorch's cross_entropy is the one for many classes: it takes scores, and takes the examples for classes.",
    way_out="For two classes there is another function, with binary in its name.",
)
by_torch(
    "torch_module_made_of_tensors",
    (TORCH_LOGS, "torch.nn.BCELoss(y_hat, y)"),
    hint="torch.nn.BCELoss makes a module, and takes the tensors for its settings.",
    way_out="First make the module, then call it on the two; or look for the function that does the same.",
)
by_torch(
    "torch_squared_distances",
    (TORCH_LOGS, "-torch.sum((y - y_hat) ** 2)"),
    hint="This is minus the sum of the squared distances.",
    way_out="The logarithms of the labels' probabilities are asked for.",
)

torch_clipped = wrong.edits("alternatives.maximum_likelihood.torch_clamped", "log_likelihood_torch")
torch_added_to = wrong.edits("alternatives.maximum_likelihood.torch_a_little_added", "log_likelihood_torch")
for limit in TOO_LARGE:
    name = limit.replace("-", "_")
    torch_clipped(f"torch_clamped_at_{name}", replaced("1e-7", limit, times=2), hint=CLIPPED, way_out=SMALLER_LIMIT)
    torch_added_to(f"torch_added_{name}", ("1e-8", limit), hint=MUCH_ADDED, way_out=LESS_ADDED)


# where_products_die: the first product that is 0 is asked for

wrong.value(
    "where_products_die",
    "last_above_0",
    (74, 537, 358),
    "These are the longest products that are not yet 0. One more label is needed each time.",
    "What is half of the smallest number rounded to?",
)
wrong.value(
    "where_products_die",
    "as_for_a_coin",
    (150, 1075, 1075),
    "This is how many labels of probability 1/2 it would take. Smaller factors get there sooner.",
    "How many factors of 1/2 are there in 1/4, and in 1/8?",
)
wrong.value(
    "where_products_die",
    "longer_for_smaller_factors",
    (300, 2150, 3225),
    "With smaller factors a product gets to 0 sooner, not later.",
    "How many factors of 1/2 are there in 1/4, and in 1/8?",
)
wrong.value(
    "where_products_die",
    "as_many_halves_as_the_denominator",
    (37, 268, 134),
    "1/4 is taken for four factors of 1/2 and 1/8 for eight, and the numbers are rounded down.",
    "Which power of 1/2 is 1/4, and which is 1/8?",
)
wrong.value(
    "where_products_die",
    "quarter_of_a_quarter",
    (38, 269, 359),
    "The last number is right. For the others, 1/4 is taken for four factors of 1/2.",
    "Which power of 1/2 is 1/4?",
)
wrong.value(
    "where_products_die",
    "precisions_swapped",
    (538, 75, 359),
    "float32 and float64 are in the wrong order.",
    "Which of the two has the smaller numbers?",
)
wrong.value(
    "where_products_die",
    "rounded_to_whole_labels_below",
    (75, 537, 358),
    "Two of these products are still the smallest number above 0.",
    "How many factors of 1/2 are needed, and how many labels give at least so many?",
)
wrong.value(
    "where_products_die",
    "one_too_many",
    (76, 539, 360),
    "The products have been 0 for one label already.",
    "From how many factors of 1/2 on is a product 0?",
)
wrong.value(
    "where_products_die",
    "fractions_of_labels",
    (75, 537.5, 358.333333),
    "There is no such thing as half a label. From which whole number on is the product 0?",
)
wrong.value(
    "where_products_die",
    "eighth_taken_for_four_halves",
    (75, 538, 269),
    "The first two numbers are right. For the last, 1/8 is taken for four factors of 1/2.",
    "Which power of 1/2 is 1/8?",
)
wrong.value(
    "where_products_die",
    "eighth_taken_for_eight_halves",
    (38, 269, 135),
    "A quarter is taken for four factors of 1/2, and an eighth for eight.",
    "Which power of 1/2 is 1/4, and which 1/8?",
)
wrong.value(
    "where_products_die",
    "half_a_label_dropped",
    (75, 537, 359),
    "The first and the last number are right. In the second, half a label is dropped.",
    "Is the product of 537 quarters 0?",
)
wrong.value(
    "where_products_die",
    "smallest_of_full_precision",
    (64, 512, 341),
    "Here a product counts as 0 where its digits begin to be lost. It becomes smaller still before it is 0.",
    "What is the smallest number above 0 that the chapter reaches?",
)
wrong.value(
    "where_products_die",
    "largest_exponents",
    (64, 512, 342),
    "These follow from the upper limits, 2 to the power of 128 and of 1024.",
    "The smallest ones are asked about. Where does the chapter's product of coins end?",
)


# top_of_the_hill

wrong.value(
    "top_of_the_hill",
    "most_that_are_right",
    (3.0, -15.1),
    "This model gets most students right. The most likely model is another.",
    "What does a model pay that is very sure and wrong?",
)
for weight, bias in ((0.2, -1.1), (0.1, -0.5), (1.9, -9.6), (1.9, -10.0), (2.0, -10.0)):  # the first that loops find
    wrong.value(
        "top_of_the_hill",
        f"most_that_are_right_{weight}_{bias}".replace("-", "minus_").replace(".", "_"),
        (weight, bias),
        "This model gets most students right. The most likely model is another.",
        "What does a model pay that is very sure and wrong?",
    )
wrong.value(
    "top_of_the_hill",
    "greatest_sum",
    (3.0, -15.8),
    "Here the probabilities of the labels are added. Independent labels multiply.",
    "What is the sum of the logarithms for this model?",
)
wrong.value(
    "top_of_the_hill",
    "one_after_the_other",
    (0.9, -5.0),
    "This is the best weight for the bias -5, but weight and bias have to be varied together.",
    "What comes out for the same weight with other biases?",
)
wrong.value(
    "top_of_the_hill",
    "squared_distance",
    (0.5, -2.7),
    "This model is best in the squared distance from the labels. The greatest log-likelihood belongs to another.",
    "What is compared in your loop?",
)
wrong.value(
    "top_of_the_hill",
    "finer_than_asked_for",
    (0.46, -2.42),
    "This is the top on a finer grid. Here the steps are 0.1, for the weight and for the bias.",
    "Which of the models of the grid has the greatest log-likelihood?",
)
wrong.value(
    "top_of_the_hill",
    "top_of_one_slice",
    (1.0, -5.2),
    "This is the top of the slice with the weight 1. Other slices go higher.",
    "Try the weights, too.",
)
wrong.value(
    "top_of_the_hill",
    "slice_with_the_order_changed",
    (-5.2, 1.0),
    "Two things. 1. The bias stands before the weight. 2. This is the top of the slice with the weight 1.",
    "For the second: other slices go higher. Try the weights, too.",
)
wrong.value(
    "top_of_the_hill",
    "weight_for_a_given_bias",
    (0.7, -4.0),
    "This is the best weight for the bias -4. Other biases go higher.",
    "Two loops, one inside the other, try all pairs.",
)
wrong.value(
    "top_of_the_hill",
    "bottom_of_the_valley",
    (3.0, 0.0),
    "This is the least likely of all these models.",
    "Which of two log-likelihoods belongs to the better model, -10 or -100?",
)
wrong.value(
    "top_of_the_hill",
    "form_of_the_example",
    (1.5, -4.0),
    "That is the example of how to write it.",
)
wrong.value(
    "top_of_the_hill",
    "whole_numbers",
    (1.0, -5.0),
    "This is the best of the models with whole numbers. The steps are 0.1.",
    "How do you make a list of all weights from 0.1 to 3?",
)
wrong.value(
    "top_of_the_hill",
    "bias_without_its_sign",
    (0.5, 2.6),
    "The bias has lost its sign.",
    "Which score should a student have who has hardly studied?",
)
wrong.value(
    "top_of_the_hill",
    "order_changed",
    (-2.6, 0.5),
    "These are the right numbers in the wrong order.",
    "Which comes first, the weight or the bias?",
)
for weight, bias in ((0.5, -2.5), (0.4, -2.2), (0.6, -3.1)):
    wrong.value(
        "top_of_the_hill",
        f"near_the_top_{weight}_{bias}".replace("-", "minus_").replace(".", "_"),
        (weight, bias),
        "This is near the top: another model of the grid is a little higher.",
        "Does your loop try every weight with every bias, and keep the best pair of all?",
    )


# most_likely_share; in the comments: what comes out for 9 yeses among 12 answers, where 0.5 is right


@wrong(
    "most_likely_share",
    "This is the share of yeses that were given. Some of them came from the coin.",
    "Which share of yeses do you expect if p of the people would truly say yes?",
)
def share_of_yeses(answers):  # 0.75
    return np.mean(answers)


@wrong(
    "most_likely_share",
    "With more noes than yeses a negative share comes out. No model has that.",
    "Where between 0 and 1 is the likelihood greatest, if it falls all the way?",
)
def negative_share(answers):
    return 2 * np.mean(answers) - 1


@wrong(
    "most_likely_share",
    "With more noes than yeses the sign is reversed. The likelihood falls all the way from 0 to 1 then.",
    "Where is it greatest?",
)
def sign_taken_away(answers):
    return abs(2 * np.mean(answers) - 1)


@wrong(
    "most_likely_share",
    "The half that the coin made is subtracted, but what is left is a share of all people.",
    "How many people told the truth?",
)
def coin_subtracted_only(answers):  # 0.25
    return max(0.0, np.mean(answers) - 0.5)


@wrong(
    "most_likely_share",
    "This is half of the yeses. The coin doesn't take half of the yeses away: it adds some.",
    "Which share of yeses do you expect if p of the people would truly say yes?",
)
def half_of_the_yeses(answers):  # 0.375
    return np.mean(answers) / 2


@wrong(
    "most_likely_share",
    "This is the probability of a yes under the best model, or of a coin that shows 1 at least half of the time.",
    "How does this probability depend on the share p? Solve for p.",
)
def probability_of_a_yes(answers):  # 0.75, and 0.5 where there are more noes
    return max(0.5, np.mean(answers))


@wrong(
    "most_likely_share",
    "This is the share of true noes.",
    "Which of the two is p?",
)
def share_of_noes(answers):  # 0.5 for 9 of 12, and so for 7 of 10 another one
    return min(1.0, 2 * (1 - np.mean(answers)))


@wrong(
    "most_likely_share",
    "The difference between yeses and noes is a number of people. The share is asked for.",
    "Of how many?",
)
def difference_of_counts(answers):  # 6
    return max(0, int(np.sum(answers == 1) - np.sum(answers == 0)))


@wrong(
    "most_likely_share",
    "The best of a coarse grid is near the top, not at it.",
    "Set the slope of the log-likelihood to 0, as the chapter does for a coin.",
)
def best_of_a_grid(answers):
    grid = np.linspace(0, 0.99, 100)
    yes, no = np.sum(answers == 1), np.sum(answers == 0)
    return grid[np.argmax(yes * np.log((1 + grid) / 2) + no * np.log((1 - grid) / 2))]


@wrong(
    "most_likely_share",
    "Half of an odd number of people is cut to a whole number.",
    "How many heads do you expect of a coin that is tossed 11 times?",
)
def heads_in_whole_numbers(answers):
    heads = len(answers) // 2
    return max(0.0, (np.sum(answers) - heads) / (len(answers) - heads))


SHARE = "max(0.0, 2 * np.mean(answers) - 1)"
share = wrong.edits("numpy_ref.maximum_likelihood.most_likely_share")

share(
    "yeses_doubled",
    (SHARE, "min(1.0, 2 * np.mean(answers))"),
    hint="The yeses of the coin are still in it: the share of yeses is only doubled.",
    way_out="Which share of yeses do you expect if nobody would truly say yes?",
)
share(
    "coin_subtracted_without_a_limit",
    (SHARE, "np.mean(answers) - 0.5"),
    hint="The half that the coin made is subtracted, but what is left is a share of all people, and may be negative.",
    way_out="How many people told the truth? And which shares are possible?",
)
share(
    "share_among_the_yeses",
    (SHARE, "max(0.0, (np.mean(answers) - 0.5) / np.mean(answers))"),
    hint="This is the share of the given yeses that are true.",
    way_out="The share of all people is asked for.",
)
share(
    "formula_forwards",
    (SHARE, "(1 + np.mean(answers)) / 2"),
    hint="The formula goes from the true share to the share of yeses, and is used on the share of yeses.",
    way_out="Solve it for the share that you look for.",
)
share(
    "more_noes_than_yeses",
    (SHARE, "max(0.0, 1 - 2 * np.mean(answers))"),
    hint="Yeses and noes have changed places.",
    way_out="What comes out where everybody says yes?",
)
share(
    "coin_of_a_quarter",
    (SHARE, "max(0.0, (4 * np.mean(answers) - 1) / 3)"),
    hint="Here a quarter of the people is taken for those whom the coin told what to say.",
    way_out="How often does a fair coin show heads?",
)


# telling_decision: poor choices

wrong.value(
    "telling_decision",
    "tie_at_one_half",
    ([[6, 6]], [2, 1], -18, 0.5),
    "The probability equals the threshold here, but leaving out the bias or turning the weights round changes nothing.",
    "Is there another probability that a computer hits exactly?",
)
wrong.value(
    "telling_decision",
    "no_tie",
    ([[7, 6]], [2, 1], -18, 0.9),
    "The probability doesn't equal the threshold here, so the program that asks for more isn't caught.",
    "Which probabilities can a computer hit exactly? The chapter on probability names one at the end of the range.",
)
wrong.value(
    "telling_decision",
    "accepted_by_all",
    ([[9, 8]], [2, 1], -18, 0.6),
    "This student is accepted by all programs: also without the bias, and with the weights in reverse order.",
    "What must the score be like, so that its sign depends on the bias and on the order of the weights?",
)
wrong.value(
    "telling_decision",
    "bias_of_zero",
    ([[1, 2]], [2, -1], 0, 0.5),
    "Without the bias nothing changes here: it is 0.",
    "Which bias decides about your student?",
)
wrong.value(
    "telling_decision",
    "weights_all_alike",
    ([[6, 3]], [2, 2], -18, 0.5),
    "Turning the weights round changes nothing here: they are all alike.",
    "For which weights does the order matter?",
)


# What a source shows

for question in ("label_probabilities", "likelihood", "log_likelihood", "log_likelihood_torch"):
    tell_of_label_probabilities(wrong, question)
for question in ("log_likelihood", "log_likelihood_torch"):
    tell_of_natural_logarithms(wrong, question)
    wrong.telltale(
        question,
        "A mean is taken. The logarithms are added up.",
        shows=r"mean\(|/ \(?(len\(|\w+\.size|\w+\.shape|m\b|n\b|y\.numel)|average\(|nll_loss\("
        r"|binary_cross_entropy\(y_hat, y\)|BCELoss\(\)",
        lacks=r"len\(y\) \* |\* len\(y\)",
    )
    wrong.telltale(
        question,
        "The sign is reversed, as in a loss. A log-likelihood is 0 or less.",
        shows=r"return -|-= |-np\.sum|-torch\.sum|-\(?y \*|-np\.log|-torch\.log",
        lacks=r"binary_cross_entropy",
    )
    wrong.telltale(question, "No logarithm is taken.", lacks=r"log|cross_entropy|Bernoulli|BCE|entr")
    wrong.telltale(
        question,
        "The logarithms aren't added up: one number is asked for.",
        lacks=r"sum|\+=|-=|mean|@|dot|reduce|prod|einsum|\+ |cross_entropy|BCE",
    )
    wrong.telltale(
        question,
        "The logarithms are multiplied. They are added, since the probabilities are multiplied.",
        shows=r"prod\((np|torch)\.log|log\([^\n]*\)\.prod|\*= (np|math|torch)\.log",
    )
    wrong.telltale(
        question,
        "The sum stands inside the logarithm. First the logarithm of each, then their sum.",
        shows=r"log\((np\.|torch\.)?sum\(|\.sum\(\)\.log\(|log\([^\n()]*(\([^()]*\))?[^\n()]*\.sum\(\)\)",
    )
wrong.telltale(
    "label_probabilities",
    "A logarithm, a sum or a product is taken. The probability of each label is asked for, as it is.",
    shows=r"log|\.sum\(|np\.sum|prod|mean",
)
wrong.telltale(
    "label_probabilities",
    "y_hat is kept for all, or multiplied by the label, so a label 0 gets 0 or another's probability.",
    lacks=r"1(\.0)? - |abs|\[|where|if ",
)
wrong.telltale(
    "label_probabilities",
    "Examples are left out: each label has its probability.",
    shows=r"return y_hat\[y|concatenate|append\(y_hat\[y|hstack",
)
wrong.telltale(
    "label_probabilities",
    "Labels and predictions are subtracted without abs, so a label 0 gets more than 1 or less than 0.",
    shows=r"1(\.0)? - \(?(y - y_hat|y_hat - y)\)?|return \(?(y - y_hat|y_hat - y)\)?\Z",
    lacks=r"abs",
)
wrong.telltale(
    "label_probabilities",
    "The predictions of the caller are overwritten.",
    "Work on a copy.",
    shows=r"^ +y_hat\[[^\n]*\] [-+*/]?= ",
    lacks=r"^ +y_hat = ",
)
wrong.telltale(
    "likelihood",
    "The probabilities are added or averaged. They are multiplied.",
    shows=r"\.sum\(|np\.sum|mean\(|\bsum\(|\+=",
    lacks=r"log",
)
wrong.telltale(
    "likelihood",
    "The logarithm comes back, or minus the logarithm. The product itself is asked for.",
    shows=r"log",
    lacks=r"exp",
)
wrong.telltale(
    "likelihood",
    "A root or a mean is taken: the product itself is asked for.",
    shows=r"\*\* \(1(\.0)? /|1(\.0)? / len|gmean|/ len\(|sqrt|mean\(np\.log",
)
wrong.telltale(
    "likelihood",
    "The product begins with 0, so it stays 0.",
    "It begins with 1.",
    shows=r"^ +\w+ = 0(\.0)?$",
    lacks=r"\+=",
)
wrong.telltale(
    "likelihood",
    "Probabilities are cut off or something is added to them. They are multiplied as they are.",
    shows=r"clip\(|clamp|\+ 1e-|maximum\(",
)
wrong.telltale(
    "most_likely_share",
    "The share of yeses among the answers comes back. Half of those who would say no were made to say yes by the coin.",
    lacks=r"2|0\.5|/ 4|half|yes|no\b",
)
wrong.telltale(
    "most_likely_share",
    "A share below 0 can come back. Where fewer than half said yes the most likely share is 0.",
    lacks=r"max|clip|if |where|relu|\[",
)
wrong.telltale(
    "most_likely_share",
    "One half is subtracted, but what is left isn't doubled.",
    "Which share of yeses do you expect where all are true ones?",
    shows=r"- 0?\.5\b|- 1 / 2|- half",
    lacks=r"2 \*|\* 2|/ 0?\.5|/ half|/ \(len|/ \(n|1 - |/ \(1",
)
wrong.telltale(
    "most_likely_share",
    "The share is doubled, but the 1 isn't subtracted: the yeses of the coin are still in it.",
    shows=r"2(\.0)? \* |\* 2\b|/ 0?\.5\b",
    lacks=r"- 1|- 0?\.5|1 - |- \w+|-=|-1",
)
wrong.telltale(
    "most_likely_share",
    "The share is halved.",
    "Which share of yeses do you expect if p of the people would truly say yes?",
    shows=r"(mean\([^\n]*\)|share|yes|p|q|rate) / 2\b|0?\.5 \* ((np\.)?mean|answers|share|p\b)|/ 2(\.0)?\)?\Z",
    lacks=r"2 \*|\* 2|- 1|/ 0?\.5",
)
wrong.telltale(
    "most_likely_share",
    "The coin is taken for one that makes people say no, or reverse their answer. It makes half of them say yes.",
    shows=r"1 - 2 \*|\(1 - ((np\.)?mean\(answers\)|answers\.mean\(\))\) \* 2|2 \* \(1 - |mean\([^\n]*\) \* 2\Z",
    lacks=r"^ +return 1 - min|1 - 2 \* \(1|1 - 2 \* (np\.)?mean\(1|1 - 2 \* no|1 - 2 \* share_no"
    r"|max\([^\n]*1 - 2 \* \(1",
)
wrong.telltale(
    "most_likely_share",
    "A share may be any number from 0 to 1, not 0 and 1 alone.",
    shows=r"round\(|//|return [^\n]*(>= 0?\.5|\bint\()",
)
wrong.telltale(
    "most_likely_share",
    "A number comes back, how many, where a share is asked for.",
    lacks=r"mean|/|average|len|size|shape",
)
wrong.telltale(
    "most_likely_share",
    "The sign is lost by abs. Where fewer than half said yes the most likely share is 0.",
    shows=r"abs\(",
)
register_pairs(
    wrong,
    "where_products_die",
    (75, 538, 359),
    {
        **{
            f"first_{name}": Slip({0: value}, f"The first number: {hint}")
            for name, (value, hint) in {
                "last_above": (74, "the product isn't 0 there yet."),
                "one_too_many": (76, "the product is 0 one label earlier."),
                "of_normal_numbers": (
                    64,
                    "digits begin to be lost there, but smaller numbers can be stored: what is the "
                    "smallest that the chapter reaches?",
                ),
                "of_normal_numbers_less": (
                    63,
                    "digits begin to be lost there, but smaller numbers can be stored: what is the "
                    "smallest that the chapter reaches?",
                ),
                "of_a_coin": (150, "that is for labels of probability 1/2. 1/4 is two halvings."),
                "four_halvings": (38, "1/4 is two halvings, not four."),
                "in_the_other_format": (538, "that is for float64."),
            }.items()
        },
        **{
            f"second_{name}": Slip({1: value}, f"The second number: {hint}")
            for name, (value, hint) in {
                "last_above": (537, "the product isn't 0 there yet."),
                "one_too_many": (539, "the product is 0 one label earlier."),
                "of_normal_numbers": (
                    512,
                    "digits begin to be lost there, but smaller ones can be stored.",
                ),
                "of_normal_numbers_less": (
                    511,
                    "digits begin to be lost there, but smaller ones can be stored.",
                ),
                "of_a_coin": (1075, "that is for labels of probability 1/2. 1/4 is two halvings."),
                "four_halvings": (269, "1/4 is two halvings, not four."),
                "in_the_other_format": (75, "that is for float32."),
            }.items()
        },
        **{
            f"third_{name}": Slip({2: value}, f"The third number: {hint}")
            for name, (value, hint) in {
                "last_above": (358, "the product isn't 0 there yet."),
                "one_too_many": (360, "the product is 0 one label earlier."),
                "of_normal_numbers": (
                    341,
                    "digits begin to be lost there, but smaller ones can be stored.",
                ),
                "of_normal_numbers_more": (
                    342,
                    "digits begin to be lost there, but smaller ones can be stored.",
                ),
                "four_halvings": (269, "1/8 is three halvings, not four."),
                "eight_halvings": (135, "1/8 is three halvings, not eight."),
                "in_float32": (50, "that is for float32."),
                "of_a_coin": (1075, "that is for labels of probability 1/2. 1/8 is three halvings."),
            }.items()
        },
    },
)
wrong.telltale(
    "where_products_die",
    "At least one of the three isn't right, or the value isn't in the form that was asked for.",
    "In the chapter a coin's product is 0 after 150 labels in float32 and after 1075 in float64: numbers smaller "
    "than the "
    "normal ones can still be stored. 1/4 is two halvings and 1/8 three. Round up: with the last label the "
    "product must be 0.",
)
wrong.telltale(
    "top_of_the_hill",
    "Another model of the grid is more likely, or the value isn't in the form that was asked for.",
    "Try every weight with every bias, in steps of 0.1, with the sign of the bias below 0, and keep the pair with the "
    "greatest log-likelihood of all. First the weight, then the bias.",
)
