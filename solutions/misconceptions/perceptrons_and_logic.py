"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.numpy_ref.perceptrons_and_logic import perceptron

ANSWERS = wrong = Register()


# step


@wrong(
    "step",
    "A score of exactly 0 gives 0 here, but it counts as 1. Look at your comparison, or at the value that "
    "np.heaviside has for 0.",
)
def zero_at_zero(z):
    return np.where(z > 0, 1, 0)


@wrong(
    "step",
    "A score of exactly 0 gives a half here. There is no half in this course: 0 counts as 1.",
)
def half_at_zero(z):
    return np.heaviside(z, 0.5)


@wrong("step", "np.sign has three values: -1, 0 and 1. The step has two: 0 below 0, and 1 from 0 on.")
def sign_for_step(z):
    return np.sign(z)


@wrong("step", "The values are -1 and 1 here. The labels of this course are 0 and 1.")
def step_of_minus_one_and_one(z):
    return np.where(z >= 0, 1, -1)


@wrong(
    "step",
    "A score of 0, and one a hair above it, give 0 here, as they do where a sigmoid is rounded: it is a half there, "
    "and a half rounds down to 0. Compare the score itself with 0.",
)
def rounded_sigmoid(z):
    return np.round(1 / (1 + np.exp(-z)))


@wrong(
    "step",
    "This is the sigmoid, which has all values between 0 and 1. The step jumps: it has the values 0 and 1 alone.",
)
def sigmoid_for_step(z):
    return 1 / (1 + np.exp(-z))


@wrong(
    "step",
    "Positive scores come back as they are. The step tells only the side of 0: 0 below, 1 from 0 on.",
)
def ramp_for_step(z):
    return np.maximum(z, 0)


@wrong("step", "0 and 1 are swapped. A score below 0 gives 0, all others give 1.")
def step_swapped(z):
    return np.where(z < 0, 1, 0)


@wrong(
    "step",
    "The true-or-false question of `if` is for one number, and z is a whole array of them. Compare all "
    "entries at once, or go through them one by one.",
)
def step_for_one_number(z):
    if z >= 0:
        return 1
    return 0


@wrong(
    "step",
    "Everything becomes 1. Of two assignments in a row, the second also sees the zeros that the first one wrote: ask "
    "your question once, of the scores themselves.",
)
def second_mask_sees_the_first(z):
    y_hat = z.copy()
    y_hat[y_hat < 0] = 0
    y_hat[y_hat >= 0] = 1
    return y_hat


@wrong(
    "step",
    "The answers are written over the scores, so the caller's array is different afterwards. Put them into a "
    "new array.",
)
def step_over_the_scores(z):
    at_least_zero = z >= 0
    z[at_least_zero] = 1
    z[~at_least_zero] = 0
    return z


@wrong("step", "The function returns nothing. print shows the result to you; return hands it back.")
def step_printed(z):
    print(np.where(z >= 0, 1, 0))


@wrong(
    "step",
    "Scores just above 0 give 0, as if they were compared with a half. Every score of 0 or more gives 1: compare "
    "with 0.",
)
def compared_with_a_half(z):
    return np.where(z >= 0.5, 1, 0)


@wrong("step", "Scores between 0 and 1 give 0, as if they were compared with 1. Compare with 0; 1 is the answer.")
def compared_with_one(z):
    return np.where(z >= 1, 1, 0)


@wrong(
    "step",
    "The scores are cut off at 0 and at 1, and those between stay as they are. The step has the values 0 and 1 alone.",
)
def cut_off_at_both_ends(z):
    return np.clip(z, 0, 1)


@wrong(
    "step",
    "These are the positions of the ones, as np.where gives them for a condition alone. Tell it, too, what to put "
    "where the condition holds and where it doesn't.",
)
def positions_of_ones(z):
    return np.where(z >= 0)


@wrong("step", "Scores of 0 or more become 1, but negative ones stay as they are. They become 0.")
def negatives_stay(z):
    return np.where(z >= 0, 1, z)


@wrong(
    "step",
    "The scores come back as they were. In a loop, giving the loop's variable another value doesn't change the "
    "array: collect the answers in a new list.",
)
def loop_variable_changed(z):
    return z.copy()


@wrong("step", "The ones are collected, and the zeros are left out. Each score has an answer, whether it is 1 or 0.")
def zeros_left_out(z):
    return [1 for score in z if score >= 0]


@wrong(
    "step",
    "The comparison is with 1 and the wrong way round, as in the cell above, which is only an example. Ask for "
    "scores of 0 or more.",
)
def example_of_the_text(z):
    return (z < 1).astype(int)


# perceptron


@wrong("perceptron", "A score of exactly 0 counts as 1. Look at the comparison with 0.")
def perceptron_zero_at_zero(X, weights, bias):
    return np.where(X @ weights + bias > 0, 1, 0)


@wrong("perceptron", "This is the score. A perceptron sends it through the step: 0 or 1 comes out.")
def perceptron_without_step(X, weights, bias):
    return X @ weights + bias


@wrong("perceptron", "The bias is missing. It is added to the weighted sum, before the step.")
def perceptron_without_bias(X, weights, bias):
    return np.where(X @ weights >= 0, 1, 0)


@wrong(
    "perceptron",
    "The bias has the wrong sign. Add it to the weighted sum and compare with 0; comparing the sum with the "
    "bias is the same as subtracting it.",
)
def bias_as_threshold(X, weights, bias):
    return np.where(X @ weights >= bias, 1, 0)


@wrong("perceptron", "The bias is added after the step. It belongs to the score, so it comes before the step.")
def bias_after_step(X, weights, bias):
    return np.where(X @ weights >= 0, 1, 0) + bias


@wrong("perceptron", "np.sign has three values: -1, 0 and 1. A perceptron has two: 0 and 1.")
def perceptron_with_sign(X, weights, bias):
    return np.sign(X @ weights + bias)


@wrong("perceptron", "The outputs are -1 and 1 here. The labels of this course are 0 and 1.")
def perceptron_of_minus_one_and_one(X, weights, bias):
    return np.where(X @ weights + bias >= 0, 1, -1)


@wrong(
    "perceptron",
    "Scores just above 0 give 0, as if they were compared with a half. That is the threshold for a probability; a "
    "score is compared with 0.",
)
def perceptron_threshold_half(X, weights, bias):
    return np.where(X @ weights + bias >= 0.5, 1, 0)


@wrong("perceptron", "The outputs are soft, as from a sigmoid. A perceptron says 0 or 1: use the step.")
def perceptron_with_sigmoid(X, weights, bias):
    return 1 / (1 + np.exp(-(X @ weights + bias)))


@wrong("perceptron", "0 and 1 are swapped: 1 is for a score of 0 or more.")
def perceptron_swapped(X, weights, bias):
    return np.where(X @ weights + bias < 0, 1, 0)


@wrong(
    "perceptron",
    "The true-or-false question of `if` is for one number, but X has many rows. Send all scores through your "
    "step, or go through the rows one by one.",
)
def perceptron_for_one_row(X, weights, bias):
    if X @ weights + bias >= 0:
        return 1
    return 0


@wrong("perceptron", "The weights meet the wrong features. The first weight belongs to the first column of X.")
def perceptron_weights_swapped(X, weights, bias):
    return np.where(X @ weights[::-1] + bias >= 0, 1, 0)


@wrong("perceptron", "Only the first two features count here. X can have any number of columns.")
def perceptron_first_two_features(X, weights, bias):
    return np.where(X[:, 0] * weights[0] + X[:, 1] * weights[1] + bias >= 0, 1, 0)


@wrong(
    "perceptron",
    "The step comes before the sum. First add up one score for each row, then send the score through the step.",
)
def step_before_sum(X, weights, bias):
    return np.where(X * weights + bias >= 0, 1, 0).sum(axis=1)


@wrong(
    "perceptron",
    "All rows were added into one score. Each row has a score and an output of its own.",
)
def perceptron_of_all_rows(X, weights, bias):
    return np.where((X * weights).sum() + bias >= 0, 1, 0)


@wrong("perceptron", "The function returns nothing. print shows the result to you; return hands it back.")
def perceptron_printed(X, weights, bias):
    print(np.where(X @ weights + bias >= 0, 1, 0))


@wrong(
    "perceptron",
    "The products aren't added up: each row has as many answers as features. First add up the row, then the bias, "
    "then take the step.",
)
def perceptron_products_not_summed(X, weights, bias):
    return np.where(X * weights + bias >= 0, 1, 0)


@wrong(
    "perceptron",
    "The products are added down the columns, which gives one number for each feature. An example is a row: add "
    "along the other axis.",
)
def perceptron_down_the_columns(X, weights, bias):
    return np.where(np.sum(X * weights, axis=0) + bias >= 0, 1, 0)


@wrong("perceptron", "The bias is added once for every feature. It is added once, to the sum of the row.")
def perceptron_bias_for_every_feature(X, weights, bias):
    return np.where(np.sum(X * weights + bias, axis=1) >= 0, 1, 0)


@wrong(
    "perceptron",
    "The rows of X, not its columns, meet the weights: X is turned round by .T, or stands on the right of the @. It "
    "has one column for each weight, so it stands on the left, as it is.",
)
def perceptron_of_the_turned_table(X, weights, bias):
    return np.where(X.T @ weights + bias >= 0, 1, 0)


@wrong("perceptron", "A score of exactly 0 gives a half here. It counts as 1.")
def perceptron_half_at_zero(X, weights, bias):
    return np.heaviside(X @ weights + bias, 0.5)


@wrong(
    "perceptron",
    "Everything becomes 1. Of two assignments in a row, the second also sees the zeros that the first one wrote: ask "
    "your question once, of the scores themselves.",
)
def perceptron_second_mask_sees_the_first(X, weights, bias):
    scores = X @ weights + bias
    scores[scores < 0] = 0
    scores[scores >= 0] = 1
    return scores


# perceptron_torch


@wrong("perceptron_torch", "A score of exactly 0 counts as 1. Look at the comparison with 0.")
def torch_zero_at_zero(X, weights, bias):
    return (X @ weights + bias > 0).long()


@wrong("perceptron_torch", "This is the score. A perceptron sends it through the step: 0 or 1 comes out.")
def torch_without_step(X, weights, bias):
    return X @ weights + bias


@wrong("perceptron_torch", "The bias is missing. It is added to the weighted sum, before the step.")
def torch_without_bias(X, weights, bias):
    return (X @ weights >= 0).long()


@wrong(
    "perceptron_torch",
    "The bias has the wrong sign. Add it to the weighted sum and compare with 0; comparing the sum with the "
    "bias is the same as subtracting it.",
)
def torch_bias_as_threshold(X, weights, bias):
    return (X @ weights >= bias).long()


@wrong("perceptron_torch", "sign has three values: -1, 0 and 1. A perceptron has two: 0 and 1.")
def torch_with_sign(X, weights, bias):
    return (X @ weights + bias).sign()


@wrong("perceptron_torch", "The outputs are -1 and 1 here. The labels of this course are 0 and 1.")
def torch_of_minus_one_and_one(X, weights, bias):
    return 2 * (X @ weights + bias >= 0).long() - 1


@wrong("perceptron_torch", "The outputs are soft, as from a sigmoid. A perceptron says 0 or 1.")
def torch_with_sigmoid(X, weights, bias):
    return (X @ weights + bias).sigmoid()


@wrong("perceptron_torch", "0 and 1 are swapped: 1 is for a score of 0 or more.")
def torch_swapped(X, weights, bias):
    return (X @ weights + bias < 0).long()


@wrong(
    "perceptron_torch",
    "The true-or-false question of `if` is for one number, but the scores are a whole tensor. Ask it of all "
    "entries at once: torch.where does that.",
)
def torch_for_one_row(X, weights, bias):
    if X @ weights + bias >= 0:
        return 1
    return 0


@wrong(
    "perceptron_torch",
    "What comes back is a NumPy array or a list, not a tensor. Stay in PyTorch: the operators @, + and >= work on "
    "tensors too.",
)
def torch_left_for_numpy(X, weights, bias):
    return np.where(X.numpy() @ weights.numpy() + bias.numpy() >= 0, 1, 0)


@wrong("perceptron_torch", "Only the first two features count here. X can have any number of columns.")
def torch_first_two_features(X, weights, bias):
    return (X[:, 0] * weights[0] + X[:, 1] * weights[1] + bias >= 0).long()


@wrong("perceptron_torch", "All rows were added into one score. Each row has a score and an output of its own.")
def torch_of_all_rows(X, weights, bias):
    return ((X * weights).sum() + bias >= 0).long()


@wrong("perceptron_torch", "The function returns nothing. print shows the result to you; return hands it back.")
def torch_printed(X, weights, bias):
    print((X @ weights + bias >= 0).long())


@wrong(
    "perceptron_torch",
    "astype belongs to NumPy, and tensors don't have it. A tensor changes its number type with .to, or with .int "
    "and .float.",
)
def torch_with_astype(X, weights, bias):
    return (X @ weights + bias >= 0).astype(int)


@wrong(
    "perceptron_torch",
    "int() takes one number, and the comparison has one answer for each row. Change the number type of the whole "
    "tensor.",
)
def torch_int_of_all(X, weights, bias):
    return int(X @ weights + bias >= 0)


# and_unit


@wrong(
    "and_unit",
    "This unit is OR: it says 1 for a single 1 already. One input alone must not lift the score to 0, and "
    "a score of exactly 0 counts as 1. With these weights the bias must be lower.",
)
def or_for_and():
    return np.array([1.0, 1.0]), -1.0


@wrong(
    "and_unit",
    "This unit always says 1. For the inputs 0 and 0 the score is the bias alone, and a score of 0 counts "
    "as 1: for AND the bias must be below 0.",
)
def all_zero_and():
    return np.array([0.0, 0.0]), 0.0


@wrong(
    "and_unit",
    "This unit never says 1: even for two ones the score is below 0. Both weights must be positive, and together "
    "large enough to lift the score from the bias to 0.",
)
def and_never():
    return np.array([1.0, 1.0]), -2.5


@wrong(
    "and_unit",
    "This unit is NAND, the opposite of AND: its weights are negative, its bias is positive. For AND it is the other "
    "way round: ones must raise the score, from below 0.",
)
def nand_for_and():
    return np.array([-1.0, -1.0]), 1.5


@wrong(
    "and_unit",
    "This unit repeats its first input, whatever the second one is. For AND no input alone may lift the score to 0: it "
    "takes both.",
)
def and_first_input():
    return np.array([1.0, 0.0]), -0.5


@wrong(
    "and_unit",
    "This unit repeats its second input, whatever the first one is. For AND no input alone may lift the score to 0: it "
    "takes both.",
)
def and_second_input():
    return np.array([0.0, 1.0]), -0.5


# or_unit


@wrong(
    "or_unit",
    "This unit is AND: it waits for both inputs. For OR one input alone must lift the score to 0. With these weights "
    "the bias must be higher.",
)
def and_for_or():
    return np.array([1.0, 1.0]), -1.5


@wrong(
    "or_unit",
    "This unit always says 1. For the inputs 0 and 0 the score is the bias alone, and a score of 0 counts "
    "as 1: the bias must be below 0.",
)
def all_zero_or():
    return np.array([1.0, 1.0]), 0.0


@wrong(
    "or_unit",
    "This unit never says 1: whichever inputs are 1, the score stays below 0. Each weight must be positive, and large "
    "enough to lift the score from the bias to 0 by itself.",
)
def or_never():
    return np.array([1.0, 1.0]), -2.5


@wrong(
    "or_unit",
    "This unit is NOR, the opposite of OR: its weights are negative, and its bias isn't. For OR it is the other way "
    "round: ones must raise the score, from below 0.",
)
def nor_for_or():
    return np.array([-1.0, -1.0]), 0.5


@wrong(
    "or_unit",
    "This unit is NAND. Both weights of OR are positive and its bias is negative; each weight alone makes up for it.",
)
def nand_for_or():
    return np.array([-1.0, -1.0]), 1.5


@wrong(
    "or_unit",
    "This unit repeats its first input, whatever the second one is. For OR each input alone must lift the score to 0.",
)
def or_first_input():
    return np.array([1.0, 0.0]), -0.5


@wrong(
    "or_unit",
    "This unit repeats its second input, whatever the first one is. For OR each input alone must lift the score to 0.",
)
def or_second_input():
    return np.array([0.0, 1.0]), -0.5


# not_unit


@wrong(
    "not_unit",
    "This unit repeats its input. For NOT a 1 must lower the score below 0, so the weight is negative; for a 0 the "
    "score is the bias alone, which must not be negative.",
)
def identity_for_not():
    return np.array([1.0]), -0.5


@wrong(
    "not_unit",
    "This unit always says 1. The weight must be so negative that it takes more away than the bias gives; "
    "a score of exactly 0 still counts as 1.",
)
def not_always():
    return np.array([-1.0]), 1.0


@wrong(
    "not_unit",
    "This unit never says 1. For the input 0 the score is the bias alone, so the bias must not be negative.",
)
def not_never():
    return np.array([-1.0]), -0.5


# xor


@wrong(
    "xor",
    "The table is right. But it should come from your function perceptron, called for each unit, and that can't be "
    "seen here.",
    "Two units read X, the third one reads what they say; a weighted sum anywhere else isn't seen.",
)
def xor_without_perceptrons(X):
    return (X[:, 0] != X[:, 1]).astype(int)


@wrong(
    "xor",
    "This is OR: it differs from XOR for two ones. No single perceptron gives XOR; combine this one with "
    "a unit that says no to two ones.",
)
def xor_is_or(X):
    return perceptron(X, np.array([1.0, 1.0]), -0.5)


@wrong(
    "xor",
    "This is NAND: it differs from XOR for two zeros. No single perceptron gives XOR; combine this one with OR.",
)
def xor_is_nand(X):
    return perceptron(X, np.array([-1.0, -1.0]), 1.5)


@wrong(
    "xor",
    "This is AND. XOR is 1 where exactly one input is 1, and one unit isn't enough: let two units read X, and a third "
    "one read what they say.",
)
def xor_is_and(X):
    return perceptron(X, np.array([1.0, 1.0]), -1.5)


@wrong(
    "xor",
    "This is the opposite of XOR: it says where the inputs are equal. Turning the answer of the last unit round is "
    "enough.",
)
def xor_negated(X):
    nor = perceptron(X, np.array([-1.0, -1.0]), 0.5)
    both = perceptron(X, np.array([1.0, 1.0]), -1.5)
    return perceptron(np.column_stack([nor, both]), np.array([1.0, 1.0]), -0.5)


@wrong(
    "xor",
    "This is 1 everywhere. Of OR and NAND, for example, one always says 1, so the last unit mustn't be OR: both must "
    "hold.",
)
def xor_joined_by_or(X):
    at_least_one = perceptron(X, np.array([1.0, 1.0]), -0.5)
    not_both = perceptron(X, np.array([-1.0, -1.0]), 1.5)
    return perceptron(np.column_stack([at_least_one, not_both]), np.array([1.0, 1.0]), -0.5)


@wrong(
    "xor",
    "The outputs of the two units are added, so a 2 comes out. A third perceptron has to decide.",
)
def xor_sum_of_units(X):
    at_least_one = perceptron(X, np.array([1.0, 1.0]), -0.5)
    not_both = perceptron(X, np.array([-1.0, -1.0]), 1.5)
    return at_least_one + not_both


@wrong(
    "xor",
    "These are the outputs of the two hidden units, two columns. A third perceptron takes them as its inputs.",
)
def xor_hidden_units(X):
    at_least_one = perceptron(X, np.array([1.0, 1.0]), -0.5)
    not_both = perceptron(X, np.array([-1.0, -1.0]), 1.5)
    return np.column_stack([at_least_one, not_both])


@wrong(
    "xor",
    "The outputs of the two units lie in two rows, but the third unit needs them as two columns: one row per "
    "example, as in X. np.column_stack does that.",
)
def xor_stacked_as_rows(X):
    at_least_one = perceptron(X, np.array([1.0, 1.0]), -0.5)
    not_both = perceptron(X, np.array([-1.0, -1.0]), 1.5)
    return perceptron(np.array([at_least_one, not_both]), np.array([1.0, 1.0]), -1.5)


@wrong("xor", "The outputs of two units come back. A third unit reads both of them, and its output is the answer.")
def xor_third_unit_missing(X):
    return perceptron(X, np.array([1.0, 1.0]), -0.5), perceptron(X, np.array([-1.0, -1.0]), 1.5)


@wrong(
    "xor",
    "This unit finds one of the two rows with a 1: the first input and not the second. A unit for the other row is "
    "missing, and one that joins the two.",
)
def xor_first_and_not_second(X):
    return perceptron(X, np.array([1.0, -1.0]), -0.5)


@wrong(
    "xor",
    "This unit finds one of the two rows with a 1: the second input and not the first. A unit for the other row is "
    "missing, and one that joins the two.",
)
def xor_second_and_not_first(X):
    return perceptron(X, np.array([-1.0, 1.0]), -0.5)


@wrong(
    "xor",
    "The answer is 0 everywhere: try each unit by itself. NAND says no only to two ones, so its bias is positive; with "
    "a negative one and negative weights a unit never says 1.",
)
def xor_of_a_unit_that_never_fires(X):
    either = perceptron(X, np.array([1.0, 1.0]), -0.5)
    never = perceptron(X, np.array([-1.0, -1.0]), -1.5)
    return perceptron(np.column_stack([either, never]), np.array([1.0, 1.0]), -1.5)


@wrong(
    "xor",
    "The sign ^ compares the bits of whole numbers, and X holds floats. Besides, the question is how units work "
    "together: call your function perceptron three times.",
)
def xor_by_caret(X):
    return X[:, 0] ^ X[:, 1]


# lowest_tests


@wrong(
    "lowest_tests",
    "It answers as the program that you were given: the fault is still there.",
    "With one point fewer than it asks for, what score does the first student have?",
)
def as_inherited(x2, weights, bias):
    exact = -(weights[1] * x2 + bias) / weights[0]
    return np.floor(exact) + 1


@wrong(
    "lowest_tests",
    "Tests are rounded down, and some students miss the line by a little.",
    "What is the score with the lower of two whole tests, if the exact one lies between them?",
)
def rounded_down(x2, weights, bias):
    return np.floor(-(weights[1] * x2 + bias) / weights[0])


@wrong(
    "lowest_tests",
    "Tests are rounded to the nearest whole number, so some are a little too low.",
    "A student who is almost on the line isn't on it. In which direction must every fraction go?",
)
def rounded_to_the_nearest(x2, weights, bias):
    return np.round(-(weights[1] * x2 + bias) / weights[0])


@wrong(
    "lowest_tests",
    "The exact tests come back, fractions too. Tests have whole points.",
    "Which whole number is the lowest that is enough?",
)
def not_rounded(x2, weights, bias):
    return -(weights[1] * x2 + bias) / weights[0]


@wrong(
    "lowest_tests",
    "The minus sign is lost, or misplaced.",
    "The formula for the exact test was right as it stood.",
)
def minus_lost(x2, weights, bias):
    return np.ceil((weights[1] * x2 + bias) / weights[0])


# committee_unit


@wrong(
    "committee_unit",
    "Here any three votes are enough: the rector counts like the others.",
    "Write down the condition for three others without the rector.",
)
def committee_of_equals():
    return np.ones(5), -2.5


@wrong(
    "committee_unit",
    "Here the four others can do without the rector.",
    "How much may four others bring at the most, and how much do the rector and two bring?",
)
def committee_with_a_double_vote():
    return np.array([2.0, 1.0, 1.0, 1.0, 1.0]), -3.5


@wrong(
    "committee_unit",
    "Here the rector and one other are enough.",
    "The score of the rector and one other must be below 0. What does that ask of the bias?",
)
def committee_with_one_other():
    return np.array([4.0, 1.0, 1.0, 1.0, 1.0]), -4.5


@wrong(
    "committee_unit",
    "Here a score of exactly 0 lets decisions pass that should fail.",
    "Which votes have the score 0, and what does the step make of it?",
)
def committee_on_the_tie():
    return np.array([3.0, 1.0, 1.0, 1.0, 1.0]), -4.0


@wrong(
    "committee_unit",
    "Here the rector and two others are not enough.",
    "How much do they bring together, and how much does the bias take away?",
)
def committee_with_three_others():
    return np.array([4.0, 1.0, 1.0, 1.0, 1.0]), -6.5


@wrong(
    "committee_unit",
    "Here the rector decides alone.",
    "The others should count, too: how large are their weights?",
)
def committee_of_one():
    return np.array([1.0, 0.0, 0.0, 0.0, 0.0]), -0.5


# one_unit_enough

wrong.value(
    "one_unit_enough",
    "one_word_for_one_unit",
    (2, 3, 8),
    "You leave out functions that take two words to say, such as an AND inside an OR. One unit may still compute them.",
    "Try unequal weights: what if one input counts twice as much as the others?",
)
wrong.value(
    "one_unit_enough",
    "exactly_one_too",
    (2, 3, 4, 6, 8, 9),
    "One of those that you name says 0 to no ones at all, 1 to a single one, and 0 again to two.",
    "Hold one input at 0. Which function of the other two is left?",
)
wrong.value(
    "one_unit_enough",
    "one_or_two_too",
    (2, 3, 6, 7, 8, 9),
    "One of those that you name says 0 to no ones and to three, and 1 to the rows between.",
    "Add up the conditions for two opposite rows with a 1, and those for the two with a 0.",
)
wrong.value(
    "one_unit_enough",
    "the_choice_too",
    (2, 3, 5, 6, 8, 9),
    "One of those that you name repeats one input or another, and a third decides which.",
    "Can one fixed weight make an input count in some rows and not in others?",
)
wrong.value(
    "one_unit_enough",
    "equality_too",
    (1, 2, 3, 6, 8, 9),
    "One of those that you name is the opposite of XOR.",
    "What becomes of the four conditions when every answer is turned round?",
)
wrong.value(
    "one_unit_enough",
    "no_negative_weights",
    (3, 6),
    "You name only functions that more ones can't turn from 1 to 0.",
    "What does an input with a negative weight do?",
)
wrong.value(
    "one_unit_enough",
    "two_conditions_left_out",
    (2, 3, 6, 8),
    "All that you name are right, and one is missing. It needs weights of both signs.",
    "Which input must be 1 in all its rows, and what do the other two add to that?",
)
wrong.value(
    "one_unit_enough",
    "and_inside_or_left_out",
    (2, 3, 8, 9),
    "All that you name are right, and one is missing. It is an AND inside an OR.",
    "What if one input counts twice as much as the others?",
)
wrong.value(
    "one_unit_enough",
    "those_that_it_cannot",
    (1, 4, 5, 7),
    "These are the others, those that a single perceptron can't compute.",
)
wrong.value(
    "one_unit_enough",
    "all_nine",
    (1, 2, 3, 4, 5, 6, 7, 8, 9),
    "One unit doesn't compute everything. One of the nine is the opposite of XOR.",
    "For which of the others can you find four conditions that contradict each other?",
)
wrong.value(
    "one_unit_enough",
    "difference_left_out",
    (3, 6, 8, 9),
    "All that you name are right, and one is missing: it is an AND in which one input is turned round.",
    "What does an input with a negative weight do?",
)
wrong.value(
    "one_unit_enough",
    "all_inputs_alike",
    (3, 8),
    "You name only functions to which all inputs are alike.",
    "What if one input counts more than the others, or against them?",
)


# two_against_two

wrong.value(
    "two_against_two",
    "all_and_nothing",
    ([[1, 1, 0, 0, 0], [0, 0, 1, 1, 0]], [[1, 1, 1, 1, 0], [0, 0, 0, 0, 0]]),
    "The sums are the same, but to one of the last two rows the function says 1.",
    "Share the same four ones out in another way.",
)
wrong.value(
    "two_against_two",
    "rows_of_xor",
    ([[0, 1, 0, 0, 0], [1, 0, 0, 0, 0]], [[0, 0, 0, 0, 0], [1, 1, 0, 0, 0]]),
    "With the last three inputs at 0, this function isn't XOR but AND of the first two.",
    "Begin with two rows that the function says 1 to.",
)
wrong.value(
    "two_against_two",
    "sums_differ",
    ([[1, 1, 0, 0, 0], [1, 1, 1, 1, 0]], [[1, 0, 0, 0, 0], [0, 0, 1, 0, 0]]),
    "The answers are as they should be, but the conditions don't contradict each other: the sums of the rows differ.",
    "When two conditions are added, how often does each weight occur?",
)
wrong.value(
    "two_against_two",
    "one_row_twice",
    ([[1, 1, 0, 0, 0], [1, 1, 0, 0, 0]], [[1, 0, 1, 0, 0], [0, 1, 0, 1, 0]]),
    "The same row twice has each of its weights twice, so the last two rows would have to have them, too.",
    "There are other rows to which the function says 1.",
)
wrong.value(
    "two_against_two",
    "rows_of_the_form",
    ([[0, 1, 1, 0, 0], [1, 0, 1, 1, 1]], [[0, 0, 0, 0, 0], [0, 0, 0, 0, 1]]),
    "These rows have the right answers, but the sums of the two pairs differ, input by input.",
    "Begin with two rows whose ones you can share out in another way.",
)
wrong.value(
    "two_against_two",
    "pairs_exchanged",
    ([[1, 0, 1, 0, 0], [0, 1, 0, 1, 0]], [[1, 1, 0, 0, 0], [0, 0, 1, 1, 0]]),
    "The four rows are good ones. Which pair comes first?",
)
wrong.value(
    "two_against_two",
    "as_many_ones_in_all",
    ([[1, 1, 0, 0, 0], [0, 0, 1, 1, 0]], [[1, 0, 1, 0, 1], [0, 1, 0, 0, 0]]),
    "The pairs have as many ones in all, but not at each input.",
    "Compare the two pairs column by column.",
)


# full_adder


@wrong(
    "full_adder",
    "The bit that is carried over plays no part: this is a half adder, for two bits alone.",
    "What two half adders say can be joined by one more unit or two.",
)
def half_adder(X):
    a, b, _ = X.T
    return np.column_stack([a != b, (a == 1) & (b == 1)]).astype(int)


@wrong(
    "full_adder",
    "The sum's own bit is right. The bit that is carried on looks at the first two inputs only.",
    "Write down 1 + 0 with a 1 carried over.",
)
def carry_of_two(X):
    a, b, _ = X.T
    return np.column_stack([X.sum(axis=1) % 2, (a == 1) & (b == 1)]).astype(int)


@wrong(
    "full_adder",
    "A 1 is carried on here only if all three bits are 1.",
    "How much are two ones, and how is that written with two bits?",
)
def carry_of_three_ones(X):
    return np.column_stack([X.sum(axis=1) % 2, X.all(axis=1)]).astype(int)


@wrong(
    "full_adder",
    "A 1 is carried on here as soon as one of the bits is 1. It takes two of them.",
)
def carry_of_any(X):
    return np.column_stack([X.sum(axis=1) % 2, X.any(axis=1)]).astype(int)


@wrong("full_adder", "The two columns have changed places: the sum's own bit comes first, and then what is carried on.")
def columns_exchanged(X):
    return np.column_stack([X.sum(axis=1) >= 2, X.sum(axis=1) % 2]).astype(int)


@wrong(
    "full_adder",
    "With three ones the sum's own bit is 0 here. Three is 11 in binary: it is a 1 again, and another 1 is carried on.",
    "An XOR of two bits, and then one with the third.",
)
def exactly_one(X):
    return np.column_stack([X.sum(axis=1) == 1, X.sum(axis=1) >= 2]).astype(int)


@wrong("full_adder", "This is the sum as a number. It is to be written with two bits, one in each column.")
def sum_as_a_number(X):
    return X.sum(axis=1)
