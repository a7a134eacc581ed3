"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.points import tell_of_a_loop_over_points, tell_of_a_step, tell_of_classes
from solutions.misconceptions.slips import Slip, register_slips
from solutions.misconceptions.weighted_sums import edit_the_score
from solutions.numpy_ref.perceptrons_and_logic import perceptron
from solutions.operators import rewritten

ANSWERS = wrong = Register()


# step

step = wrong.edits(of="numpy_ref.perceptrons_and_logic.step")
ANSWER = "np.where(z >= 0, 1, 0)"

step(
    "zero_at_zero",
    (">= 0", "> 0"),
    hint="A score of exactly 0 gives 0 here, but it counts as 1.",
    way_out="Which line of yours decides about it? If it is np.heaviside: which value does that have for 0?",
)
step(
    "half_at_zero",
    (ANSWER, "np.heaviside(z, 0.5)"),
    hint="A score of exactly 0 gives a half here.",
    way_out="There is no half in this course: 0 counts as 1.",
)
step(
    "sign_for_step",
    (ANSWER, "np.sign(z)"),
    hint="There are three values: -1, 0 and 1, as a sign function has them.",
    way_out="The step has two: 0 below 0, and 1 from 0 on.",
)
step(
    "step_of_minus_one_and_one",
    ("1, 0)", "1, -1)"),
    hint="The values are -1 and 1 here.",
    way_out="The labels of this course are 0 and 1.",
)
step(
    "rounded_sigmoid",
    (ANSWER, "np.round(1 / (1 + np.exp(-z)))"),
    hint="A score of 0, and one a hair above it, give 0 here, as they do where a sigmoid is compared with a half or "
    "rounded.",
    way_out="Compare the score itself with 0.",
)
step(
    "sigmoid_for_step",
    (ANSWER, "1 / (1 + np.exp(-z))"),
    hint="This is the sigmoid, which has all values between 0 and 1.",
    way_out="The step jumps: it has the values 0 and 1 alone.",
)
step(
    "tanh_for_step",
    (ANSWER, "np.tanh(z)"),
    hint="This is the hyperbolic tangent, which has all values between -1 and 1.",
    way_out="The step jumps: it has the values 0 and 1 alone.",
)
step(
    "ramp_for_step",
    (ANSWER, "np.maximum(z, 0)"),
    hint="Positive scores come back as they are.",
    way_out="The step tells only the side of 0: 0 below, 1 from 0 on.",
)
step(
    "step_swapped",
    (">= 0", "< 0"),
    hint="0 and 1 are swapped.",
    way_out="A score below 0 gives 0, all others give 1.",
)
step(
    "comparison_turned_round",
    (">= 0", "<= 0"),
    hint="Scores below 0 give 1, and those above it give 0.",
    way_out="Which side of 0 does the comparison let through?",
)
step(
    "step_for_one_number",
    rewritten("return np.where(z >= 0, 1, 0)", "if z >= 0:", "    return 1", "return 0"),
    hint="The true-or-false question of `if` is for one number, and z is a whole array of them.",
    way_out="Compare all entries at once, or go through them one by one.",
)
step(
    "step_printed",
    (f"return {ANSWER}", f"print({ANSWER})"),
    hint="The function returns nothing.",
    way_out="print shows the result to you; return hands it back.",
)
step(
    "compared_with_a_half",
    (">= 0", ">= 0.5"),
    hint="Scores just above 0 give 0, as if they were compared with a half.",
    way_out="Every score of 0 or more gives 1. What is it compared with?",
)
step(
    "compared_with_one",
    (">= 0", ">= 1"),
    hint="Scores between 0 and 1 give 0, as if they were compared with 1.",
    way_out="1 is the answer. What is the score compared with?",
)
step(
    "cut_off_at_both_ends",
    (ANSWER, "np.clip(z, 0, 1)"),
    hint="The scores are cut off at 0 and at 1, and those between stay as they are.",
    way_out="The step has the values 0 and 1 alone.",
)
step(
    "positions_of_ones",
    (", 1, 0)", ")"),
    hint="These are the positions of the ones, as np.where gives them for a condition alone.",
    way_out="Tell it, too, what to put where the condition holds and where it doesn't.",
)
step(
    "negatives_stay",
    ("1, 0)", "1, z)"),
    hint="Scores of 0 or more become 1, but negative ones stay as they are.",
    way_out="What should become of them?",
)
step(
    "loop_variable_changed",
    (ANSWER, "z.copy()"),
    hint="The scores come back as they were.",
    way_out="If you go through them in a loop: another value for the loop's variable doesn't change the array. Collect "
    "the answers in a new list.",
)
step(
    "zeros_for_all",
    (ANSWER, "np.zeros(len(z))"),
    hint="Every score gives 0.",
    way_out="Where is a 1 written, and into which array?",
)
step(
    "true_unless_zero",
    (ANSWER, "z.astype(bool)"),
    hint="Every score but 0 gives 1.",
    way_out="Which scores should give 0? Compare them with it.",
)
step(
    "how_many_ones",
    (ANSWER, "(z >= 0).sum()"),
    hint="One number comes back: how many scores are 0 or more.",
    way_out="Each score has an answer.",
)
step(
    "first_score_only",
    (ANSWER, "int(z[0] >= 0)"),
    hint="Only the first score is looked at.",
    way_out="A function ends at its first return. If yours stands inside a loop, the other scores never get a turn.",
)
step(
    "last_score_only",
    (ANSWER, "int(z[-1] >= 0)"),
    hint="Only the answer to the last score is left.",
    way_out="If you go through the scores in a loop: where are the answers of the earlier rounds kept?",
)
step(
    "answers_as_text",
    (ANSWER, '["1" if score >= 0 else "0" for score in z]'),
    hint="The answers are text, because of the quotes around them.",
    way_out="Numbers stand without them.",
)
step(
    "zeros_left_out",
    (ANSWER, "[1 for score in z if score >= 0]"),
    hint="The ones are collected, and the zeros are left out.",
    way_out="Each score has an answer, whether it is 1 or 0.",
)
step(
    "example_of_the_text",
    (ANSWER, "(z < 1).astype(int)"),
    hint="The comparison is with 1 and the wrong way round, as in the cell above, which is only an example.",
    way_out="Which scores should give 1?",
)


@wrong(
    "step",
    "Everything becomes 1.",
    "If you write over the scores in two steps: the second also sees what the first one has written. Ask your question "
    "once, of the scores themselves.",
)
def second_mask_sees_the_first(z):
    y_hat = z.copy()
    y_hat[y_hat < 0] = 0
    y_hat[y_hat >= 0] = 1
    return y_hat


@wrong(
    "step",
    "The answers are written over the scores, so the caller's array is different afterwards.",
    "Put them into a new array.",
)
def step_over_the_scores(z):
    at_least_zero = z >= 0
    z[at_least_zero] = 1
    z[~at_least_zero] = 0
    return z


# perceptron and perceptron_torch

in_numpy = wrong.edits(of="alternatives.perceptrons_and_logic.perceptron_in_one_line", question="perceptron")
in_torch = wrong.edits(of="alternatives.perceptrons_and_logic.torch_as_booleans", question="perceptron_torch")
OUTPUTS = "X @ weights + bias >= 0"
NOT_FOR_CLASSES = (  # each can't be told from another where only the sign of a score is seen
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

for prefix, edit in {"perceptron_": in_numpy, "torch_": in_torch}.items():
    torch = prefix == "torch_"
    edit(
        f"{prefix}zero_at_zero",
        (">= 0", "> 0"),
        hint="A score of exactly 0 gives 0 here, but it counts as 1.",
        way_out="Which line of yours decides about a score of 0?",
    )
    edit(
        f"{prefix}without_step",
        (" >= 0", ""),
        hint="This is the score.",
        way_out="A perceptron sends it through the step: 0 or 1 comes out.",
    )
    edit(
        f"{prefix}without_bias",
        (" + bias", ""),
        hint="The bias is missing.",
        way_out="It is added to the weighted sum, before the step.",
    )
    edit(
        f"{prefix}bias_as_threshold",
        ("+ bias", "- bias"),
        hint="The bias has the wrong sign.",
        way_out="Add it to the weighted sum and compare with 0; comparing the sum with the bias is the same as "
        "subtracting it.",
    )
    edit(
        f"{prefix}bias_after_step",
        (OUTPUTS, "(X @ weights >= 0) + bias"),
        hint="The bias is added after the step.",
        way_out="It belongs to the score, so it comes before the step.",
    )
    edit(
        f"{prefix}with_sign",
        (OUTPUTS, "(X @ weights + bias).sign()" if torch else "np.sign(X @ weights + bias)"),
        hint="There are three outputs: -1, 0 and 1, as a sign function has them.",
        way_out="A perceptron has two: 0 and 1.",
    )
    edit(
        f"{prefix}of_minus_one_and_one",
        (OUTPUTS, "2 * (X @ weights + bias >= 0).long() - 1" if torch else "np.where(X @ weights + bias >= 0, 1, -1)"),
        hint="The outputs are -1 and 1 here.",
        way_out="The labels of this course are 0 and 1.",
    )
    edit(
        f"{prefix}threshold_half",
        (">= 0", ">= 0.5"),
        hint="Scores just above 0 give 0, as if they were compared with a half or with 1.",
        way_out="A half is a threshold for probabilities, and 1 is an output. What is a score compared with?",
    )
    edit(
        f"{prefix}with_sigmoid",
        (OUTPUTS, "(X @ weights + bias).sigmoid()" if torch else "1 / (1 + np.exp(-(X @ weights + bias)))"),
        hint="The outputs are soft, as from a sigmoid.",
        way_out="A perceptron says 0 or 1: use the step.",
    )
    edit(
        f"{prefix}with_a_ramp",
        (OUTPUTS, "(X @ weights + bias).clip(0)"),
        hint="Negative scores become 0, and the others stay as they are.",
        way_out="A perceptron says 0 or 1, however high the score is.",
    )
    edit(
        f"{prefix}swapped",
        (">= 0", "< 0"),
        hint="0 and 1 are swapped.",
        way_out="1 is for a score of 0 or more.",
    )
    edit(
        f"{prefix}comparison_turned_round",
        (">= 0", "<= 0"),
        hint="Scores below 0 give 1, and those above it give 0.",
        way_out="Which side of 0 does the comparison let through?",
    )
    edit(
        f"{prefix}for_one_row",
        rewritten("return X @ weights + bias >= 0", "if X @ weights + bias >= 0:", "    return 1", "return 0"),
        hint="The true-or-false question of `if` is for one number, but X has many rows.",
        way_out="Ask it of all scores at once, or go through the rows one by one.",
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
        way_out="X can have any number of columns.",
    )
    edit(
        f"{prefix}step_before_sum",
        (OUTPUTS, "(X * weights + bias >= 0).sum(axis=1)"),
        hint="The step comes before the sum.",
        way_out="First add up one score for each row, then send the score through the step.",
    )
    edit(
        f"{prefix}printed",
        ("return X @ weights + bias >= 0", "print(X @ weights + bias >= 0)"),
        hint="The function returns nothing.",
        way_out="print shows the result to you; return hands it back.",
    )
    edit(
        f"{prefix}how_many_ones",
        (OUTPUTS, "(X @ weights + bias >= 0).sum()"),
        hint="One number comes back: for how many rows the answer is 1.",
        way_out="Each row has an output.",
    )
    edit(
        f"{prefix}bias_counts_too_much",
        ("X @ weights + bias", "(X * weights + bias).sum(axis=1)"),
        hint="Beside the products the bias counts too much: as many times as there are features.",
        way_out="Is it added once, to the sum of the row? To average the products has the same effect.",
    )
    edit_the_score(edit, prefix, but_not=NOT_FOR_CLASSES)

in_numpy(
    "perceptron_half_at_zero",
    (OUTPUTS, "np.heaviside(X @ weights + bias, 0.5)"),
    hint="A score of exactly 0 gives a half here.",
    way_out="It counts as 1.",
)
in_numpy(
    "perceptron_positions",
    (OUTPUTS, "np.where(X @ weights + bias >= 0)"),
    hint="These are the positions of the ones, as np.where gives them for a condition alone.",
    way_out="Tell it, too, what to put where the condition holds and where it doesn't.",
)
in_numpy(
    "perceptron_zeros_left_out",
    (OUTPUTS, "[1 for score in X @ weights + bias if score >= 0]"),
    hint="The ones are collected, and the zeros are left out.",
    way_out="Each row has an output, whether it is 1 or 0.",
)


@wrong(
    "perceptron",
    "Everything becomes 1.",
    "If you write over the scores in two steps: the second also sees what the first one has written. Ask your question "
    "once, of the scores themselves.",
)
def perceptron_second_mask_sees_the_first(X, weights, bias):
    scores = X @ weights + bias
    scores[scores < 0] = 0
    scores[scores >= 0] = 1
    return scores


in_torch(
    "torch_left_for_numpy",
    (OUTPUTS, "(X @ weights + bias >= 0).numpy()"),
    hint="What comes back is a NumPy array or a list, not a tensor.",
    way_out="Stay in PyTorch: the operators @, + and >= work on tensors too.",
)
in_torch(
    "torch_with_astype",
    (OUTPUTS, "(X @ weights + bias >= 0).astype(int)"),
    hint="astype belongs to NumPy, and tensors don't have it.",
    way_out="A tensor changes its number type with .to, or with .int and .float.",
)
in_torch(
    "torch_int_of_all",
    (OUTPUTS, "int(X @ weights + bias >= 0)"),
    hint="int() takes one number, and the comparison has one answer for each row.",
    way_out="Change the number type of the whole tensor.",
)

for prefix, edit in {"perceptron_": in_numpy, "torch_": in_torch}.items():
    edit.together(
        [f"{prefix}without_bias"],
        [f"{prefix}{name}" for name in ("zero_at_zero", "swapped", "comparison_turned_round")],
        [f"{prefix}weights_swapped"],
    )


# and_unit, or_unit, not_unit

UNITS = {  # by what a unit says to (0, 0), (0, 1), (1, 0) and (1, 1): its name, weights and a bias, and what it is
    "0001": ("and", (1, 1, -1.5), "is AND: it waits for both inputs"),
    "0111": ("or", (1, 1, -0.5), "is OR: it says 1 for a single 1 already"),
    "0000": ("never", (1, 1, -2.5), "never says 1"),
    "1111": ("always", (0, 0, 0), "always says 1"),
    "1110": ("nand", (-1, -1, 1.5), "is NAND, the opposite of AND"),
    "1000": ("nor", (-1, -1, 0.5), "is NOR, the opposite of OR"),
    "0011": ("first_input", (1, 0, -0.5), "repeats its first input, whatever the second is"),
    "0101": ("second_input", (0, 1, -0.5), "repeats its second input, whatever the first is"),
    "1100": ("not_first_input", (-1, 0, 0.5), "turns its first input round, whatever the second is"),
    "1010": ("not_second_input", (0, -1, 0.5), "turns its second input round, whatever the first is"),
    "0010": ("only_first", (1, -1, -0.5), "says 1 for the first input without the second"),
    "0100": ("only_second", (-1, 1, -0.5), "says 1 for the second input without the first"),
    "1011": ("unless_only_second", (1, -1, 0.5), "says 0 for the second input alone, and 1 to the other rows"),
    "1101": ("unless_only_first", (-1, 1, 0.5), "says 0 for the first input alone, and 1 to the other rows"),
}
WAYS_OUT = {
    "and": {
        "or": "One input alone must not lift the score to 0, and a score of exactly 0 counts as 1. Where does the bias "
        "have to go, with these weights?",
        "always": "For the inputs 0 and 0 the score is the bias alone, and a score of 0 counts as 1. Which sign must "
        "the bias have?",
        "never": "Even for two ones the score is below 0. How large must both weights be together?",
        "first_input": "No input alone may lift the score to 0: it takes both.",
        "second_input": "No input alone may lift the score to 0: it takes both.",
        "others": "Ones should raise the score: one alone not enough, both together enough. Which signs "
        "do the weights and the bias need?",
    },
    "or": {
        "and": "One input alone must lift the score to 0. Where does the bias have to go, with these weights?",
        "always": "For the inputs 0 and 0 the score is the bias alone, and a score of 0 counts as 1. Which sign must "
        "the bias have?",
        "never": "Whichever inputs are 1, the score stays below 0. How large must each weight be by itself?",
        "first_input": "Each input alone must lift the score to 0.",
        "second_input": "Each input alone must lift the score to 0.",
        "others": "Each input alone should lift the score from below 0 to 0 or more. Which signs do the weights and "
        "the bias need?",
    },
}
GATES = {
    "and": "return np.array([1.0, 1.0]), -1.5",
    "or": "return np.array([1.0, 1.0]), -0.5",
    "not": "return np.array([-1.0]), 0.5",
}

for gate, line in GATES.items():
    unit = wrong.edits(of=f"numpy_ref.perceptrons_and_logic.{gate}_unit")
    for name, (w1, w2, bias), what in UNITS.values():
        if gate != "not" and name != gate:
            way_out = WAYS_OUT[gate].get(name, WAYS_OUT[gate]["others"])
            values = f"return np.array([{w1}, {w2}]), {bias}"
            unit(f"{name}_for_{gate}", rewritten(line, values), hint=f"This unit {what}.", way_out=way_out)
    unit(
        f"three_numbers_for_{gate}",
        rewritten(line, "return 1.0, 1.0, -1.5"),
        hint="Three numbers come back.",
        way_out="Two values are asked for: the weights, together in one array, and the bias.",
    )
    unit(
        f"a_list_of_three_for_{gate}",
        rewritten(line, "return [1.0, 1.0, -1.5]"),
        hint="Three numbers come back, in one list.",
        way_out="Two values are asked for: the weights, together in one array, and the bias.",
    )
    unit(
        f"one_array_for_{gate}",
        rewritten(line, "return np.array([1.0, 1.0, -1.5])"),
        hint="One array comes back.",
        way_out="Two values are asked for: the weights, together in an array, and beside them the bias.",
    )
    unit(
        f"unit_printed_for_{gate}",
        rewritten(line, "print(np.array([1.0, 1.0]), -1.5)"),
        hint="The function returns nothing.",
        way_out="print shows the numbers to you; return hands them back.",
    )
    unit(
        f"numbers_that_do_not_fit_for_{gate}",
        rewritten(line, "return np.array([1.0, 1.0, 1.0]), -1.5"),
        hint="The numbers don't fit the unit: NOT has one input, so it has one weight and one number for the bias."
        if gate == "not"
        else "The numbers don't fit the unit: it has two inputs, so it has two weights, and one number for the bias.",
        way_out="The weights come first, then the bias.",
    )

not_unit = wrong.edits(of="numpy_ref.perceptrons_and_logic.not_unit")

not_unit(
    "identity_for_not",
    rewritten(GATES["not"], "return np.array([1.0]), -0.5"),
    hint="This unit repeats its input.",
    way_out="For NOT a 1 must lower the score below 0, and for a 0 the score is the bias alone. Which signs do the "
    "two numbers need?",
)
not_unit(
    "not_always",
    rewritten(GATES["not"], "return np.array([-1.0]), 1.0"),
    hint="This unit always says 1.",
    way_out="A score of exactly 0 still counts as 1. For the input 1, what does the weight take away, and what does "
    "the bias give?",
)
not_unit(
    "not_never",
    rewritten(GATES["not"], "return np.array([-1.0]), -0.5"),
    hint="This unit never says 1.",
    way_out="For the input 0 the score is the bias alone. Which sign must it have?",
)


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


@wrong(
    "xor",
    "This says 1 to two zeros alone: it is NOR.",
    "XOR is 1 where exactly one input is 1. Let two units read X, and a third one read what they say.",
)
def xor_is_nor(X):
    return perceptron(X, np.array([-1.0, -1.0]), 0.5)


@wrong(
    "xor",
    "This repeats the first input, whatever the second is.",
    "Which of the units looks at the second input? Try each of them by itself.",
)
def xor_repeats_the_first_input(X):
    return perceptron(X, np.array([1.0, 0.0]), -0.5)


@wrong(
    "xor",
    "This repeats the second input, whatever the first is.",
    "Which of the units looks at the first input? Try each of them by itself.",
)
def xor_repeats_the_second_input(X):
    return perceptron(X, np.array([0.0, 1.0]), -0.5)


@wrong(
    "xor",
    "The answers are -1, 0 and 1: one unit is subtracted from the other, the larger from the smaller.",
    "A third unit can read what the two say. Which weights should it have?",
)
def xor_difference_turned_round(X):
    return perceptron(X, np.array([1.0, 1.0]), -1.5) - perceptron(X, np.array([1.0, 1.0]), -0.5)


@wrong(
    "xor",
    "One answer comes back for the whole table.",
    "Each row has an answer of its own.",
)
def xor_of_the_first_row(X):
    return perceptron(X, np.array([1.0, 1.0]), -0.5)[0] - perceptron(X, np.array([1.0, 1.0]), -1.5)[0]


@wrong(
    "xor",
    "The function returns nothing.",
    "print shows the answers to you; return hands them back.",
)
def xor_printed(X):
    print(perceptron(X, np.array([1.0, 1.0]), -0.5))


# lowest_tests

lowest = wrong.edits(of="numpy_ref.perceptrons_and_logic.lowest_tests")


@wrong(
    "lowest_tests",
    "It gives the same answers as the program that you were given: the fault is still there.",
    "With one point fewer than it asks for, what score does the first student have?",
)
def as_inherited(x2, weights, bias):
    exact = -(weights[1] * x2 + bias) / weights[0]
    return np.floor(exact) + 1


lowest(
    "rounded_down",
    ("np.ceil", "np.floor"),
    hint="Tests are rounded down, and some students miss the line by a little.",
    way_out="What is the score with the lower of two whole tests, if the exact one lies between them?",
)


lowest(
    "rounded_to_the_nearest",
    ("np.ceil", "np.round"),
    hint="Tests are rounded to the nearest whole number, so some are a little too low.",
    way_out="A student who is almost on the line isn't on it. In which direction must every fraction go?",
)


lowest(
    "half_a_point_more_to_the_nearest",
    ("np.ceil(exact)", "np.round(exact + 0.5)"),
    hint="Half a point more and then the nearest whole number: an odd test that is just enough becomes one too many.",
    way_out="np.round goes to the even number from a half. Which function only goes up?",
)


lowest(
    "not_rounded",
    ("np.ceil(exact)", "exact"),
    hint="The exact tests come back, fractions too. Tests have whole points.",
    way_out="Which whole number is the lowest that is enough?",
)


lowest(
    "minus_lost",
    ("exact = -(", "exact = ("),
    hint="The minus sign is lost, or misplaced.",
    way_out="The formula for the exact test was right as it stood.",
)


lowest(
    "one_point_too_few",
    ("np.ceil(exact)", "np.ceil(exact) - 1"),
    hint="Every test is one point too low.",
    way_out="What score has a student with this test?",
)


lowest(
    "one_point_too_many",
    ("np.ceil(exact)", "np.ceil(exact) + 1"),
    hint="Every test is one point too high.",
    way_out="With one point fewer, what score does a student have? Which students need the extra point, and which "
    "don't?",
)


lowest(
    "lowest_without_bias",
    (" + bias", ""),
    hint="The bias is missing in the formula for the exact test.",
    way_out="That line was right as it stood.",
)


lowest(
    "lowest_with_exchanged_weights",
    ("(weights[1] * x2 + bias) / weights[0]", "(weights[0] * x2 + bias) / weights[1]"),
    hint="The two weights have changed places in the formula for the exact test.",
    way_out="That line was right as it stood.",
)


@wrong(
    "lowest_tests",
    "Every fraction becomes one half up: the tests are moved by half a point.",
    "The formula for the exact test was right as it stood. What has to happen to its fractions?",
)
def half_a_point_added(x2, weights, bias):
    return -(weights[1] * x2 + bias) / weights[0] + 0.5


@wrong(
    "lowest_tests",
    "Halves are rounded up, but smaller fractions are rounded down, so some tests are a little too low.",
    "A student who is almost on the line isn't on it. In which direction must every fraction go?",
)
def halves_rounded_up(x2, weights, bias):
    return np.floor(-(weights[1] * x2 + bias) / weights[0] + 0.5)


lowest.together(
    ["minus_lost"],
    ["lowest_without_bias"],
    ["lowest_with_exchanged_weights"],
    ["rounded_down", "rounded_to_the_nearest", "not_rounded", "one_point_too_few", "one_point_too_many"],
)


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
    "The greatest weight belongs to the last vote here, not to the rector's, which is the first.",
    "In which order do the votes stand?",
)
def committee_with_the_rector_last():
    return np.array([1.0, 1.0, 1.0, 1.0, 3.0]), -4.5


@wrong(
    "committee_unit",
    "Two things. 1: the greatest weight belongs to the last vote, not to the rector's, which is the first. 2: the vote "
    "with it and one other are enough.",
    "For the second: what is their score, and what does the step make of exactly 0?",
)
def committee_with_the_rector_last_on_the_tie():
    return np.array([1.0, 1.0, 1.0, 1.0, 3.0]), -4.0


@wrong(
    "committee_unit",
    "Here the rector and two others are not enough.",
    "How much do they bring together, and how much does the bias take away?",
)
def committee_with_three_others():
    return np.array([4.0, 1.0, 1.0, 1.0, 1.0]), -6.5


@wrong(
    "committee_unit",
    "Two things. 1: the greatest weight belongs to the last vote, not to the rector's, which is the first. 2: the vote "
    "with it and two others are not enough.",
    "For the second: how much do they bring together, and how much does the bias take away?",
)
def committee_with_the_rector_last_and_three_others():
    return np.array([1.0, 1.0, 1.0, 1.0, 3.0]), -5.5


@wrong(
    "committee_unit",
    "Here the rector decides alone.",
    "The others should count, too: how large are their weights?",
)
def committee_of_one():
    return np.array([1.0, 0.0, 0.0, 0.0, 0.0]), -0.5


@wrong("committee_unit", "Here any single vote is enough.", "What should a single vote bring?")
def committee_of_any_vote():
    return np.ones(5), -0.5


@wrong("committee_unit", "Here all five must agree.", "How many of the four others are enough, beside the rector?")
def committee_of_all():
    return np.ones(5), -4.5


@wrong(
    "committee_unit", "Here any two votes are enough.", "Write down the condition for two others without the rector."
)
def committee_of_any_two():
    return np.ones(5), -1.5


@wrong("committee_unit", "Here any four votes are enough.", "Write down the condition for the rector and two others.")
def committee_of_any_four():
    return np.ones(5), -3.5


@wrong(
    "committee_unit",
    "Here two others are enough, and the rector's vote doesn't count.",
    "How large must the rector's weight be, so that nothing goes without it?",
)
def committee_without_a_rector():
    return np.array([0.0, 1.0, 1.0, 1.0, 1.0]), -1.5


@wrong(
    "committee_unit",
    "Here the rector alone is enough, and so are two others: it is an *or*.",
    "The rector is needed, and the others too. Which sums must stay below 0?",
)
def committee_of_rector_or_two():
    return np.array([2.0, 1.0, 1.0, 1.0, 1.0]), -1.5


@wrong(
    "committee_unit",
    "Here four others can do without the rector, and the rector and one other are enough.",
    "Which of the two sums should reach 0, if any?",
)
def committee_with_three_of_six():
    return np.array([2.0, 1.0, 1.0, 1.0, 1.0]), -2.5


@wrong(
    "committee_unit",
    "Here no motion passes.",
    "How much do all five bring together, and how much does the bias take away?",
)
def committee_that_never_agrees():
    return np.ones(5), -6.0


@wrong(
    "committee_unit",
    "Here every motion passes, even without a vote.",
    "Without a vote the score is the bias alone. Which sign must it have?",
)
def committee_that_always_agrees():
    return np.array([3.0, 1.0, 1.0, 1.0, 1.0]), 0.0


@wrong(
    "committee_unit",
    "Here the motion passes where it should fail, and fails where it should pass.",
    "What does a yes do to the score? Look at the signs.",
)
def committee_turned_round():
    return np.array([-3.0, -1.0, -1.0, -1.0, -1.0]), 4.5


@wrong(
    "committee_unit",
    "The numbers don't fit the unit: it has five inputs, so it has five weights, and one number for the bias.",
    "The four others vote one by one: each has a weight.",
)
def committee_of_two_weights():
    return np.array([3.0, 1.0]), -4.5


@wrong(
    "committee_unit",
    "Every number comes back by itself.",
    "Two values are asked for: the weights, together in one array, and the bias.",
)
def committee_in_six_numbers():
    return 3.0, 1.0, 1.0, 1.0, 1.0, -4.5


# one_unit_enough


def numbers_of(answers):
    """The numbers of the functions that are said to be computable, counted from 1."""
    return tuple(number for number, answer in enumerate(answers, start=1) if answer)


register_slips(
    wrong,
    "one_unit_enough",
    [False, True, True, False, False, True, False, True, True],
    {
        "one_word_for_one_unit": Slip(
            {5: False, 8: False},
            "You leave out functions that take two words to say, such as an AND inside an OR. One unit may still "
            "compute them.",
            "Try unequal weights: what if one input counts twice as much as the others?",
        ),
        "exactly_one_too": Slip(
            {3: True},
            "One that you name says 0 to no ones, 1 to a single one, and 0 again to two.",
            "Hold one input at 0. Which function of the other two is left?",
        ),
        "one_or_two_too": Slip(
            {6: True},
            "One of those that you name says 0 to no ones and to three, and 1 to the rows between.",
            "Add up the conditions for two opposite rows with a 1, and those for the two with a 0.",
        ),
        "the_choice_too": Slip(
            {4: True},
            "One of those that you name repeats one input or another, and a third decides which.",
            "Can one fixed weight make an input count in some rows and not in others?",
        ),
        "equality_too": Slip(
            {0: True},
            "One of those that you name is the opposite of XOR.",
            "What becomes of the four conditions when every answer is reversed?",
        ),
        "no_negative_weights": Slip(
            {1: False, 7: False, 8: False},
            "You name only functions that more ones can't turn from 1 to 0.",
            "What does an input with a negative weight do?",
        ),
        "two_conditions_left_out": Slip(
            {8: False},
            "One is missing that needs weights of both signs and has an OR inside an AND.",
            "Which input must be 1 in all its rows, and what do the other two add to that?",
        ),
        "and_inside_or_left_out": Slip(
            {5: False},
            "One is missing that is an AND inside an OR.",
            "What if one input counts twice as much as the others?",
        ),
        "difference_left_out": Slip(
            {1: False},
            "One is missing that is an AND in which one input is negated.",
            "What does an input with a negative weight do?",
        ),
        "majority_left_out": Slip(
            {2: False},
            "One is missing to which all inputs are alike: it counts them.",
            "What does a unit with equal weights look at?",
        ),
        "not_all_left_out": Slip(
            {7: False},
            "One is missing that is the opposite of an AND.",
            "What becomes of a unit when all its weights and its bias change their signs?",
        ),
        "those_that_it_cannot": Slip(
            dict(enumerate([True, False, False, True, True, False, True, False, False])),
            "These are the others, those that a single perceptron can't compute.",
        ),
        "all_nine": Slip(
            dict.fromkeys(range(9), True),
            "One unit doesn't compute everything. One of the nine is the opposite of XOR.",
            "For which of the others can you find four conditions that contradict each other?",
        ),
        "all_inputs_alike": Slip(
            {1: False, 5: False, 8: False},
            "You name only functions to which all inputs are alike.",
            "What if one input counts more than the others, or against them?",
        ),
    },
    together=(
        "exactly_one_too",
        "one_or_two_too",
        "the_choice_too",
        "equality_too",
        "two_conditions_left_out",
        "and_inside_or_left_out",
    ),
    form=numbers_of,
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


# What a source shows

for question in ("perceptron", "perceptron_torch"):
    tell_of_classes(wrong, question)
    tell_of_a_loop_over_points(wrong, question)
wrong.telltale(
    "perceptron",
    "The column of ones is the first, and the bias the last of the weights, so it meets a feature.",
    "In which order do weights and columns stand?",
    shows=r"(?s)(column_stack|hstack|concatenate|c_)[(\[]{1,2}np\.ones.*append\(weights, bias\)",
)
wrong.telltale(
    "lowest_tests",
    "The minus is lost: at the border the weighted sum and the bias cancel each other.",
    "What is the first feature where the score is 0?",
    lacks=r"-\(|= -|\(-|- bias| -",
)
wrong.telltale(
    "lowest_tests",
    "1 is added after the rounding, so the answer is one too high.",
    shows=r"ceil\(.*\) \+ 1|floor\(.*\) \+ 2",
)

for question in ("perceptron", "perceptron_torch"):
    wrong.telltale(
        question,
        "The score is compared with another number than 0.",
        "The bias is in the score already: the step is at 0.",
        shows=r">=? (0\.\d*[1-9]|[1-9]\d*(\.\d+)?)\b",
        lacks=r"exp\(|sigmoid|ndim|shape|len\(|heaviside",
    )
    wrong.telltale(
        question,
        "A ReLU cuts the sum off below 0 before the step, so what was negative is no longer told from 0.",
        "The step gets the score as it is, the sum with its bias.",
        shows=r"\brelu|ReLU|maximum\(|clamp\(|max\(0",
    )
    wrong.telltale(
        question,
        "The scores themselves come back, or a probability. A perceptron says 0 or 1.",
        lacks=r"[<>]|heaviside|sign|round|step|signbit|ge\(|greater|less|rint",
    )
    wrong.telltale(
        question,
        "any and all give one answer for all rows. Each row has its own.",
        shows=r"\bany\(|\ball\(|\.any\(|\.all\(",
    )
tell_of_a_step(wrong, "step")
wrong.telltale(
    "step",
    "The score itself is left where it isn't negative, as in a ReLU. The step gives 1 there.",
    shows=r"maximum\(|where\(z >=? 0(\.0)?, z|z if z|relu|clip\(z, 0(, None)?\)",
)
wrong.telltale(
    "step", "The scores are cut off at 0 and 1, so what lies between them stays.", shows=r"clip\(z, 0(\.0)?, 1"
)
wrong.telltale(
    "step",
    "A curve is taken, as a sigmoid, in place of the step: values between 0 and 1 come of it.",
    shows=r"exp\(|tanh|sigmoid|expit",
    lacks=r"round|rint|[<>]",
)
wrong.telltale(
    "step",
    "One answer comes for all scores. Each has its own.",
    shows=r"\bany\(|\ball\(|\.any\(|\.all\(|z\[0\]|z\.item",
)
wrong.telltale(
    "step",
    "A score is divided by its size. At 0 that isn't a number, and below 0 it is −1.",
    shows=r"z / (np\.)?abs\(z|abs\(z\) / z",
)
wrong.telltale(
    "step",
    "Fractions are cut off first, so a score just below 0 becomes 0.",
    shows=r"astype\(int\) [<>]|trunc\(|\bint\(z\) [<>]|\bint\(\w+\) >= 0|z // |fix\(",
)
wrong.telltale(
    "lowest_tests",
    "The exact test is rounded down or to the nearest, so the score can be below 0.",
    shows=r"np\.round|\bround\(|rint\(|trunc\(|astype\(int|\bint\(|\.floor\((?![^\n]*\) \+ 1)|// ",
    lacks=r"ceil|-np\.floor|-math\.floor|\+ 1|==|-\(-|%|[<>]|\+=",
)
wrong.telltale(
    "lowest_tests",
    "After rounding down 1 is always added: a student who is exactly on the line gets a point more than is needed.",
    shows=r"(floor\([^\n]*\)|int\([^\n]*\)|astype\(int\)|//[^\n]*) \+ 1",
    lacks=r"where|if |%|==",
)
wrong.telltale(
    "lowest_tests",
    "The two weights have changed places: the test is the first feature, so it is divided by its weight.",
    shows=r"/ \(?weights\[1\]|weights\[0\] \* x2",
)
wrong.telltale("lowest_tests", "The bias plays no part.", "It shifts the line.", lacks=r"\bbias\b")
wrong.telltale(
    "lowest_tests",
    "Only the weight of the grade changes its sign, or only the bias. Both are brought to the other side.",
    shows=r"\(-weights\[1\] \* x2 \+ bias\)|\(bias - weights\[1\] \* x2\)|\(weights\[1\] \* x2 - bias\)"
    r"|\(-x2 \* weights\[1\] \+ bias\)|\(bias - x2 \* weights\[1\]\)|-\(weights\[1\] \* x2 - bias\)",
)
wrong.telltale(
    "lowest_tests",
    "Only one of the two terms is divided by the weight of the test.",
    "Brackets are missing: the whole sum is divided.",
    shows=r"[-+] bias / weights\[0\]",
    lacks=r"(?s)/ weights\[0\].*/ weights\[0\]",
)
wrong.telltale(
    "lowest_tests",
    "Numbers are cut off at a limit. The lowest test may lie anywhere.",
    shows=r"clip\(|maximum\(|max\(0|minimum\(",
)
wrong.telltale(
    "lowest_tests",
    "It is rounded before it is divided, so what comes out isn't whole.",
    shows=r"(ceil|floor|round)\([^\n/()]*(\([^\n/()]*\))?[^\n/()]*\) / ",
)
wrong.telltale(
    "xor",
    "The last unit is an AND or an OR of the inputs. It should read the outputs of the first two.",
    shows=r"return perceptron\(X, ",
)
wrong.telltale(
    "xor",
    "The two outputs stand in two rows here. A row is an example: put them side by side as columns.",
    shows=r"np\.array\(\[\w+, \w+\]\)(?!\.T)|vstack\(|row_stack\(|np\.stack\(\[\w+, \w+\]\)(?!\.T)"
    r"|np\.stack\(\(\w+, \w+\)\)",
    lacks=r"\.T\b|transpose|axis=1|column_stack",
)
wrong.telltale(
    "xor",
    "XOR is worked out with a comparison of the inputs, not by perceptrons.",
    shows=r"\^|!= X|X\[:, 0\] != |logical_xor|bitwise_xor|% 2|== 1\)?(\.astype\(int\))?\Z",
    lacks=r"(?s)perceptron\(.*perceptron\(",
)
wrong.telltale(
    "xor",
    "There is one unit alone. No line separates the corners of XOR.",
    "How many units does the chapter need?",
    shows=r"perceptron\(",
    lacks=r"(?s)perceptron\(.*perceptron\(|def |\bfor\b",
)
wrong.telltale(
    "xor",
    "Two outputs are added or multiplied outside a unit. A third perceptron reads both.",
    shows=r"return \w+ [-+*&|] \w+\Z|return \(\w+ [-+*&|] \w+\)",
)
wrong.telltale(
    "full_adder",
    "The carry stands in front: the sum's own bit comes first, and then what is carried on.",
    shows=r"(column_stack|stack|array)\([\[(]{1,2}(carry\w*|c_out|cout|carried_on)\b",
)
wrong.telltale(
    "full_adder",
    "The third bit, the one that was carried over, is never used.",
    "A half adder adds two bits. Here there are three.",
    lacks=r"2\]|\.T\b|-1\]|for |, \w+, \w+ =|zip|sum\(",
)
wrong.telltale(
    "full_adder",
    "Bits are added, compared or taken modulo 2. NAND units alone are asked for.",
    shows=r"% 2|//|\^|logical_xor|sum\(axis|X\.sum|np\.sum|logical_and|logical_or",
)
wrong.telltale(
    "full_adder",
    "The carry is NAND of two bits, so it is inverted: where both are 1 something is carried on.",
    shows=r"column_stack\([\[(]\w+, (n|n1|n2|not_both|nand_ab|nab)[\])]",
)
wrong.telltale(
    "one_unit_enough",
    "Several of the nine are judged wrongly, or the value isn't in the form that was asked for.",
    "Which can be said with weights and a bias, where an input may count twice or against the others? And for which do "
    "conditions of two rows with a 1 contradict those of two with a 0, as for XOR?",
)
