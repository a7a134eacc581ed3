"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.points import tell_of_a_score, tell_of_a_step
from solutions.misconceptions.slips import Slip, register_slips
from solutions.misconceptions.weighted_sums import SCORE, edit_the_score
from solutions.operators import left_out, rewritten, rounded

ANSWERS = wrong = Register()


# score

score = wrong.edits(of="numpy_ref.acceptance.score")

score(
    "bias_forgotten",
    (" + bias", ""),
    hint="The bias is missing.",
    way_out="The score is the weighted sum plus the bias; on the slides the bias is -18.",
)
score(
    "bias_subtracted",
    ("+ bias", "- bias"),
    hint="The bias has the wrong sign.",
    way_out="Add it as it is: it is already negative on the slides (-18).",
)
score(
    "weights_swapped",
    ("@ weights", "@ weights[::-1]"),
    hint="The weights meet the wrong features.",
    way_out="The first weight belongs to the first column of X.",
)
score(
    "class_for_score",
    (SCORE, "np.where(X @ weights + bias >= 0, 1, 0)"),
    hint="This is the prediction, 0 or 1.",
    way_out="The score itself is asked for, before the comparison with 0.",
)
score(
    "first_two_features",
    ("X @ weights", "X[:, 0] * weights[0] + X[:, 1] * weights[1]"),
    hint="Only the first two features count here.",
    way_out="A score uses all of them: any number of columns.",
)
score(
    "bias_and_weights_exchanged",
    (SCORE, "X * bias + weights"),
    hint="The weights stand where the bias belongs, and the bias where they belong.",
    way_out="Which of the two has one number for each feature?",
)
score(
    "sigmoid_of_the_score",
    (SCORE, "1 / (1 + np.exp(-(X @ weights + bias)))"),
    hint="The sigmoid is applied to the scores.",
    way_out="It comes later in the course: the score itself is asked for.",
)
score(
    "sign_of_the_score_lost",
    (SCORE, "np.abs(X @ weights + bias)"),
    hint="The scores are never negative: their sign is lost.",
    way_out="What does the sign of a score say about a student?",
)
score(
    "distance_from_the_line",
    (SCORE, "(X @ weights + bias) / np.linalg.norm(weights)"),
    hint="The scores are divided by the length of the weights, which gives distances from the line.",
    way_out="The score is asked for as it is.",
)
score(
    "whole_scores",
    rounded(SCORE),
    hint="The scores are rounded to whole numbers.",
    way_out="Return them as they are.",
)
score(
    "fractions_cut_off",
    (SCORE, "(X @ weights + bias).astype(int)"),
    hint="The fractions of the scores are cut off.",
    way_out="A score may have some: where do yours become whole numbers?",
)
score(
    "mean_of_the_scores",
    (SCORE, "(X @ weights + bias).mean()"),
    hint="One number comes back, the mean of all scores.",
    way_out="Every student has a score.",
)
score(
    "sum_of_the_scores",
    (SCORE, "(X @ weights + bias).sum()"),
    hint="One number comes back, the sum of all scores.",
    way_out="Every student has a score.",
)
score(
    "scores_printed",
    ("return X @ weights + bias", "print(X @ weights + bias)"),
    hint="The function returns nothing.",
    way_out="print shows the scores to you; return hands them back.",
)
score(
    "bias_beside_the_sum",
    (SCORE, "X @ weights, bias"),
    hint="Two things come back, the weighted sums and the bias.",
    way_out="A score is one number for each student. How is it made of the two?",
)


@wrong(
    "score",
    "The caller's table is different after the call: the products are written into X, as by *=.",
    "Make a new table of the products, or do without one.",
)
def products_written_into_the_table(X, weights, bias):
    X *= weights
    return X.sum(axis=1) + bias


@wrong(
    "score",
    "The sum is carried on from one student to the next.",
    "Each student's sum begins at 0: where in the loop is it set back?",
)
def sum_carried_on(X, weights, bias):
    scores, total = [], 0.0
    for row in X:
        for x, weight in zip(row, weights):
            total += x * weight
        scores.append(total + bias)
    return np.array(scores)


edit_the_score(score)
score.together(
    ["bias_forgotten", "bias_subtracted", "bias_for_every_feature", "bias_of_the_slide"],
    ["weights_swapped", "first_two_features"],
    ["class_for_score", "whole_scores", "scores_printed"],
)


# predict

predict = wrong.edits(of="alternatives.acceptance.predict_as_booleans", question="predict")

predict(
    "strictly_greater",
    (">= 0", "> 0"),
    hint="A score of exactly 0 is rejected.",
    way_out="It is accepted. Which comparison lets 0 in?",
)
predict(
    "score_for_class",
    (" >= 0", ""),
    hint="This is the score.",
    way_out="The prediction is 1 where the score is 0 or more, and 0 elsewhere.",
)
predict(
    "sign_for_class",
    ("X @ weights + bias >= 0", "np.sign(X @ weights + bias)"),
    hint="The answers are -1, 0 and 1, as a sign function gives them.",
    way_out="The prediction has two values: 1 for a score of 0 or more, else 0.",
)
predict(
    "minus_one_and_one",
    ("X @ weights + bias >= 0", "np.where(X @ weights + bias >= 0, 1, -1)"),
    hint="The answers are -1 and 1.",
    way_out="The labels of this course are 0 and 1.",
)
predict(
    "predict_without_bias",
    (" + bias", ""),
    hint="The bias is missing.",
    way_out="The score is the weighted sum plus the bias, and its sign decides.",
)
predict(
    "predict_bias_subtracted",
    ("+ bias", "- bias"),
    hint="The bias has the wrong sign.",
    way_out="Add it as it is: on the slides it is negative already. To compare the weighted sum with the bias is to "
    "subtract it.",
)
predict(
    "classes_swapped",
    (">= 0", "< 0"),
    hint="Accept and reject are swapped.",
    way_out="1 is for a score of 0 or more.",
)
predict(
    "comparison_turned_round",
    (">= 0", "<= 0"),
    hint="Scores below 0 are accepted and those above it rejected.",
    way_out="Which side of 0 does the comparison let through?",
)
predict(
    "predict_weights_swapped",
    ("@ weights", "@ weights[::-1]"),
    hint="The weights meet the wrong features.",
    way_out="The first weight belongs to the first column of X.",
)
predict(
    "predict_first_two_features",
    ("X @ weights", "X[:, 0] * weights[0] + X[:, 1] * weights[1]"),
    hint="Only the first two features count here.",
    way_out="A score uses all of them: any number of columns.",
)
predict(
    "compared_with_a_half",
    (">= 0", ">= 0.5"),
    hint="Scores just above 0 become 0, as if they were compared with 0.5.",
    way_out="That is for probabilities, which come later in the course: a score is compared with 0.",
)
predict(
    "compared_with_one",
    (">= 0", ">= 1"),
    hint="Small positive scores become 0, as if they were compared with 1.",
    way_out="1 is the answer. What is the score compared with?",
)
predict(
    "half_on_the_boundary",
    ("X @ weights + bias >= 0", "np.heaviside(X @ weights + bias, 0.5)"),
    hint="A score of exactly 0 gives a half here.",
    way_out="It counts as accepted: 1.",
)
predict(
    "probability_for_class",
    ("X @ weights + bias >= 0", "1 / (1 + np.exp(-(X @ weights + bias)))"),
    hint="The answers are soft, as from a sigmoid.",
    way_out="That comes later in the course. Here each student is accepted, 1, or rejected, 0.",
)
predict(
    "positive_scores_kept",
    ("X @ weights + bias >= 0", "np.maximum(X @ weights + bias, 0)"),
    hint="Negative scores become 0, and the others stay as they are.",
    way_out="An accepted student gets a 1, however high the score is.",
)
predict(
    "cut_off_at_0_and_1",
    ("X @ weights + bias >= 0", "np.clip(X @ weights + bias, 0, 1)"),
    hint="Scores between 0 and 1 stay as they are.",
    way_out="The prediction has the values 0 and 1 alone.",
)
predict(
    "how_many_are_accepted",
    ("X @ weights + bias >= 0", "(X @ weights + bias >= 0).sum()"),
    hint="One number comes back: how many are accepted.",
    way_out="Each student has an answer.",
)
predict(
    "answers_as_text",
    ("X @ weights + bias >= 0", 'np.where(X @ weights + bias >= 0, "1", "0")'),
    hint="The answers are text, because of the quotes around them.",
    way_out="Numbers stand without them.",
)
predict(
    "answers_in_a_list_as_text",
    ("X @ weights + bias >= 0", '["1" if score >= 0 else "0" for score in X @ weights + bias]'),
    hint="The answers are text, because of the quotes around them.",
    way_out="Numbers stand without them.",
)
predict(
    "answers_in_words",
    ("X @ weights + bias >= 0", '["accept" if score >= 0 else "reject" for score in X @ weights + bias]'),
    hint="The answers are words.",
    way_out="Which number stands for *accept*, and which for *reject*?",
)
predict(
    "answers_printed",
    ("return X @ weights + bias >= 0", "print(X @ weights + bias >= 0)"),
    hint="The function returns nothing.",
    way_out="print shows the answers to you; return hands them back.",
)
predict(
    "asked_of_all_at_once",
    rewritten("return X @ weights + bias >= 0", "if X @ weights + bias >= 0:", "    return 1", "return 0"),
    hint="The true-or-false question of `if` is for one number, and there is a score for each student.",
    way_out="Compare all scores at once, or go through them one by one.",
)
predict(
    "positions_of_the_accepted",
    ("X @ weights + bias >= 0", "np.where(X @ weights + bias >= 0)"),
    hint="These are the positions of those accepted, as np.where gives them for a condition alone.",
    way_out="Tell it, too, what to put where the condition holds and where it doesn't.",
)


@wrong(
    "predict",
    "Everybody is accepted.",
    "If you write over the scores in two steps: the second also sees what the first one has written. Ask your question "
    "once, of the scores themselves.",
)
def second_mask_sees_the_first(X, weights, bias):
    scores = X @ weights + bias
    scores[scores < 0] = 0
    scores[scores >= 0] = 1
    return scores


@wrong(
    "predict",
    "The weighted sum is compared with 18, the slide's bias with its sign reversed.",
    "Other lines have another bias: use the argument.",
)
def threshold_of_the_slide(X, weights, bias):
    return (X @ weights >= 18).astype(int)


@wrong(
    "predict",
    "The ones are collected, and the zeros are left out.",
    "Each student has an answer, whether it is 1 or 0.",
)
def rejected_left_out(X, weights, bias):
    return [1 for score in X @ weights + bias if score >= 0]


NOT_FOR_CLASSES = (  # each can't be told from another where only the sign of a score is seen
    "sign_turned",
    "bias_of_the_slide",
    "line_of_the_slide",
    "bias_for_every_feature",
    "mean_for_sum",
    "weighted_mean",
    "weights_added_to_the_features",
    "weights_ignored",
    "bias_multiplied",
    "first_row_only",
    "last_row_only",
    "bias_meets_the_first_feature",
    "bias_meets_the_last_feature",
)
edit_the_score(predict, "predict_", but_not=NOT_FOR_CLASSES)
predict(
    "bias_counts_too_much",
    ("X @ weights + bias", "(X * weights + bias).sum(axis=1)"),
    hint="Beside the products the bias counts too much: as many times as there are features.",
    way_out="Is it added once, to the sum of the row? To average the products has the same effect.",
)
predict.together(["predict_without_bias"], ["strictly_greater", "classes_swapped"], ["predict_weights_swapped"])


# boundary_x2

boundary = wrong.edits(of="numpy_ref.acceptance.boundary_x2")
REFUSED = (
    "if weights[1] == 0:",
    'raise ValueError("weights[1] is 0: the boundary is vertical, or there is none")',
)
FORMULA = "-(weights[0] * x1 + bias) / weights[1]"

boundary(
    "divides_by_zero",
    left_out(*REFUSED),
    hint="When weights[1] is 0 this divides by zero and gives inf or nan, with a warning at most.",
    way_out="The line is vertical then: raise ValueError before dividing.",
    brief="A vertical line isn't refused.",
)
boundary(
    "minus_lost",
    (FORMULA, "(weights[0] * x1 + bias) / weights[1]"),
    hint="The minus sign is lost.",
    way_out="Where two terms go to the other side of the equation, what becomes of their signs?",
)
boundary(
    "minus_on_first_term",
    (FORMULA, "(-weights[0] * x1 + bias) / weights[1]"),
    hint="The bias has the wrong sign: the minus sign belongs to both terms.",
    brief="The bias has the wrong sign.",
)
boundary(
    "minus_on_the_bias_alone",
    (FORMULA, "(weights[0] * x1 - bias) / weights[1]"),
    hint="The minus sign reaches the bias alone.",
    way_out="Bring both terms to the other side: what becomes of their signs?",
)
boundary(
    "boundary_weights_swapped",
    (FORMULA, "-(weights[1] * x1 + bias) / np.float64(weights[0])"),
    hint="The two weights are swapped: x1 goes with weights[0], and we divide by weights[1].",
    brief="The two weights are swapped.",
)
boundary(
    "division_missing",
    (" / weights[1]", ""),
    hint="The division by weights[1] is missing.",
    way_out="What multiplies x2 in the equation of the line?",
)
boundary(
    "multiplied_for_divided",
    (" / weights[1]", " * weights[1]"),
    hint="The sum is multiplied by weights[1].",
    way_out="In the equation of the line x2 is multiplied by it. How do you get rid of it?",
)
boundary(
    "only_bias_divided",
    (FORMULA, "-weights[0] * x1 - bias / weights[1]"),
    hint="Only the bias is divided.",
    way_out="Both terms are: where do parentheses belong?",
)
boundary(
    "only_the_product_divided",
    (FORMULA, "-weights[0] * x1 / weights[1] - bias"),
    hint="Only the product with x1 is divided, and the bias isn't.",
    way_out="Both terms are: where do parentheses belong?",
)
boundary(
    "boundary_without_bias",
    (FORMULA, "-weights[0] * x1 / weights[1]"),
    hint="The bias is missing: every line would pass through the origin.",
    brief="The bias is missing.",
)
boundary(
    "boundary_without_x1",
    (FORMULA, "-bias / weights[1] + 0 * x1"),
    hint="The same x2 comes back for every x1, as if the line were level.",
    way_out="Which term of the equation has x1 in it?",
)
boundary(
    "boundary_of_swapped_weights",
    ("weights[1] == 0", "weights[0] == 0"),
    (FORMULA, "-(weights[1] * x1 + bias) / weights[0]"),
    hint="The two weights are swapped, and a vertical line isn't refused.",
    way_out="x1 goes with weights[0], and we divide by weights[1]: that is the one that must not be 0.",
)
boundary(
    "other_weight_tested",
    ("weights[1] == 0", "weights[0] == 0"),
    hint="The formula is right, but lines with weights[0] = 0 are refused, and vertical ones aren't.",
    way_out="Which of the two weights must not be 0?",
)
boundary(
    "boundary_rounded_down",
    ("/ weights[1]", "// weights[1]"),
    hint="The results are rounded down to whole numbers, as by floor division, //.",
    way_out="A point of the line may have fractions.",
)
boundary(
    "boundary_without_parentheses",
    (FORMULA, "-weights[0] * x1 + bias / weights[1]"),
    hint="The minus sign reaches only the first term, and only the bias is divided.",
    way_out="Put the whole sum into parentheses: both belong to it.",
)
boundary(
    "both_coordinates",
    (FORMULA, "np.column_stack([x1, -(weights[0] * x1 + bias) / weights[1]])"),
    hint="Both coordinates come back.",
    way_out="Only the second ones are asked for, one for each x1.",
)
boundary(
    "both_coordinates_in_a_pair",
    (FORMULA, "x1, -(weights[0] * x1 + bias) / weights[1]"),
    hint="Both coordinates come back.",
    way_out="Only the second ones are asked for, one for each x1.",
)
boundary(
    "score_for_boundary",
    (FORMULA, "weights[0] * x1 + bias"),
    hint="This is the score of a student whose second feature is 0.",
    way_out="Set the score to 0 and solve for x2.",
)
boundary(
    "line_of_the_slide",
    (FORMULA, "18 - 2 * x1"),
    hint="This is the line of the slide, whatever the arguments are.",
    way_out="Which arguments say what the line is?",
)
boundary(
    "level_line_refused",
    ("weights[1] == 0", "weights[0] == 0 or weights[1] == 0"),
    hint="Lines with weights[0] = 0 are refused too. They are level, and every x1 has an x2.",
    way_out="Which of the two weights must not be 0?",
)
boundary(
    "falling_and_rising_refused",
    ("weights[1] == 0", "weights[1] <= 0"),
    hint="Lines with a negative weights[1] are refused too.",
    way_out="By which number can't you divide?",
)

NOT_REFUSED = {  # by name: what a vertical line gets in place of a ValueError, and what is said of it
    "nothing_for_a_vertical_line": ("return None", "For a vertical line nothing comes back."),
    "error_returned": ('return ValueError("vertical")', "For a vertical line an error is returned, as a value."),
    "text_for_a_vertical_line": ('return "vertical"', "For a vertical line a text comes back."),
    "zeros_for_a_vertical_line": ("return 0 * x1", "For a vertical line zeros come back, as if all x2 were 0."),
    "failed_assertion": ("assert False", "A vertical line makes an assertion fail, which is an AssertionError."),
    "error_of_a_division": ("raise ZeroDivisionError", "A vertical line stops the function with a ZeroDivisionError."),
    "any_error": ("raise Exception", "A vertical line stops the function with the most general of all errors."),
}
for name, (instead, hint) in NOT_REFUSED.items():
    way_out = "Callers expect a ValueError. The text of the exercise shows how a function stops with one."
    boundary(name, rewritten(REFUSED[1], instead), hint=hint, way_out=way_out)

boundary.together(
    ["divides_by_zero", "nothing_for_a_vertical_line", "error_of_a_division"],
    [
        "minus_lost",
        "minus_on_first_term",
        "minus_on_the_bias_alone",
        "boundary_weights_swapped",
        "division_missing",
        "only_bias_divided",
        "boundary_without_bias",
        "boundary_without_parentheses",
        "line_of_the_slide",
        "score_for_boundary",
    ],
    but_not=[("divides_by_zero", "boundary_weights_swapped")],
)


# score_torch

score_torch = wrong.edits(of="torch_ref.acceptance.score", question="score_torch")

score_torch(
    "torch_bias_forgotten",
    (" + bias", ""),
    hint="The bias is missing.",
    way_out="The score is the weighted sum plus the bias.",
)
score_torch(
    "torch_bias_subtracted",
    ("+ bias", "- bias"),
    hint="The bias has the wrong sign.",
    way_out="Add it as it is.",
)
score_torch(
    "torch_weights_swapped",
    ("@ weights", "@ weights.flip(0)"),
    hint="The weights meet the wrong features.",
    way_out="The first weight belongs to the first column of X.",
)
score_torch(
    "torch_first_two_features",
    ("X @ weights", "X[:, 0] * weights[0] + X[:, 1] * weights[1]"),
    hint="Only the first two features count here.",
    way_out="A score uses all of them: any number of columns.",
)
score_torch(
    "torch_class_for_score",
    (SCORE, "(X @ weights + bias >= 0).long()"),
    hint="This is the prediction.",
    way_out="The score itself is asked for, before the comparison with 0.",
)
score_torch(
    "torch_sigmoid_of_the_score",
    (SCORE, "(X @ weights + bias).sigmoid()"),
    hint="The sigmoid is applied to the scores.",
    way_out="It comes later in the course: the score itself is asked for.",
)
score_torch(
    "torch_whole_scores",
    (SCORE, "(X @ weights + bias).int()"),
    hint="The fractions of the scores are cut off.",
    way_out="A score may have some: where do yours become whole numbers?",
)
score_torch(
    "torch_scores_printed",
    ("return X @ weights + bias", "print(X @ weights + bias)"),
    hint="The function returns nothing.",
    way_out="print shows the scores to you; return hands them back.",
)


@wrong(
    "score_torch",
    "What comes back is a NumPy array or a list, not a tensor.",
    "Stay in PyTorch: the operators @ and + work on tensors too.",
)
def numpy_for_tensor(X, weights, bias):
    return X.numpy() @ weights.numpy() + bias.numpy()


edit_the_score(score_torch, "torch_")
score_torch.together(
    ["torch_bias_forgotten", "torch_bias_subtracted"],
    ["torch_weights_swapped", "torch_first_two_features", "torch_class_for_score"],
)


# what_changes

ON_THE_LINE = "Give a student on the old line the new weights. Is the score above 0 now, or below?"
register_slips(
    wrong,
    "what_changes",
    (3, 1, 5, 2, 4, 5),
    {
        "greater_numbers_let_more_in": Slip(
            {1: 3},
            "In the second rule weights and bias have all grown by the same factor. You say that more students get in.",
            "Take a student on the line. What is the score under the first rule, and under the second?",
        ),
        "weights_alone_make_the_line": Slip(
            {0: 1, 4: 1},
            "In two rules the weights grow or shrink and the bias stays. You say that the line stays, too.",
            "The student (12, 4) lies on the old line. Does the new rule give a score of 0 as well?",
        ),
        "shifted_the_other_way": Slip({0: 4, 4: 3}, "Two lines shift the opposite way.", ON_THE_LINE),
        "same_line_same_answers": Slip(
            {3: 1},
            "In the fourth rule the line is indeed the old one. But a line has two sides.",
            "What is the score of a student who was clearly accepted?",
        ),
        "one_weight_shifts": Slip(
            {5: 4},
            "In the last rule one weight has grown and the other hasn't.",
            "How many points of the second feature made up for one of the first, and how many do now?",
        ),
        "bias_alone_shifts": Slip(
            {0: 5, 4: 5},
            "In two of the rules that you call turned, both weights have changed by the same factor.",
            "What does the direction of the line depend on?",
        ),
        "weights_exchanged_mirror": Slip(
            {2: 2},
            "In the third rule the two weights have changed places. That isn't the old line.",
            "Where does each of the two lines meet the axes?",
        ),
        "signs_turn": Slip(
            {3: 5},
            "In the fourth rule the ratio of the weights is the old one, so the line doesn't turn.",
            "Which students have the score 0 there, and which have one above it?",
        ),
        "sixth_is_the_first_doubled": Slip(
            {5: 1},
            "In the last rule not all three numbers are twice what they were.",
            "Compare each of them with the old one.",
        ),
        "greater_numbers_let_fewer_in": Slip(
            {1: 4},
            "In the second rule the bias isn't the only number that has changed.",
            "Compare each of the three numbers with the old one.",
        ),
        "second_turns": Slip(
            {1: 5},
            "In the second rule the weights have grown by the same factor, so the line doesn't turn.",
            "Which students have a score of 0?",
        ),
        "first_shifts_the_other_way": Slip({0: 4}, "The first line shifts the opposite way.", ON_THE_LINE),
        "fifth_shifts_the_other_way": Slip({4: 3}, "The fifth line shifts the opposite way.", ON_THE_LINE),
        "first_stays": Slip(
            {0: 1}, "In the first rule the weights have grown and the bias hasn't. The line doesn't stay.", ON_THE_LINE
        ),
        "fifth_stays": Slip(
            {4: 1}, "In the fifth rule the weights are smaller and the bias isn't. The line doesn't stay.", ON_THE_LINE
        ),
        "negative_weights_reject": Slip(
            {3: 4},
            "In the fourth rule the weights are negative, but the bias has changed its sign as well.",
            "What is the score of a student who was clearly rejected?",
        ),
        "positive_bias_accepts": Slip(
            {3: 3},
            "In the fourth rule the bias is positive, but the weights have changed their signs as well.",
            "What is the score of a student who was clearly accepted?",
        ),
        "third_stays": Slip(
            {2: 1},
            "In the third rule the same numbers belong to other features.",
            "The student (12, 4) lies on the old line. What is this student's score now?",
        ),
        "third_lets_more_in": Slip(
            {2: 3},
            "In the third rule some students get in and others no longer do: the line has another direction.",
            "How many points of the second feature make up for one of the first?",
        ),
        "sixth_lets_more_in": Slip(
            {5: 3},
            "In the last rule one weight has grown and the other hasn't.",
            "How many points of the second feature made up for one of the first, and how many do now?",
        ),
    },
    together=(
        *("shifted_the_other_way", "same_line_same_answers", "signs_turn", "one_weight_shifts"),
        *("greater_numbers_let_more_in", "weights_exchanged_mirror", "weights_alone_make_the_line"),
        *("first_stays", "fifth_stays", "first_shifts_the_other_way", "fifth_shifts_the_other_way"),
        *("third_stays", "second_turns", "sixth_lets_more_in"),
    ),
)


# own_line

wrong.value(
    "own_line",
    "as_in_the_example",
    ([1.0, 1.0], -50.0),
    "With this line a worse grade, which is a greater number, raises the score.",
    "Which sign must the weight of the grade have?",
)
wrong.value(
    "own_line",
    "test_alone",
    ([1.0, 0.0], -50.0),
    "This line stands upright: the grade doesn't count.",
    "Among applicants with the same test, who is accepted? Turn the line.",
)
wrong.value(
    "own_line",
    "grade_alone",
    ([0.0, -1.0], 3.5),
    "This line is level: the test doesn't count.",
    "Among applicants with the same grade, who is accepted? Turn the line.",
)
wrong.value(
    "own_line",
    "sides_changed",
    ([-0.25, 5.0], -5.0),
    "The line runs where it should, but the sides have changed places.",
    "Is the score of a very good applicant above 0?",
)
wrong.value(
    "own_line",
    "line_of_zeros",
    ([0.0, 0.0], 0.0),
    "With weights of 0 there is no line: everybody has the same score.",
    "Choose two points in the picture between which a good line runs.",
)
wrong.value(
    "own_line",
    "scale_of_the_test_forgotten",
    ([1.0, -1.0], 0.0),
    "One point of the test counts as much as a whole grade here, so the grade hardly matters.",
    "The test goes up to 100 and the grade up to 6. How many points make up for one grade?",
)
wrong.value(
    "own_line",
    "bias_with_the_wrong_sign",
    ([0.25, -5.0], -5.0),
    "The direction of the line is a good one, but almost nobody is accepted.",
    "A point on the line that you drew: what is its score? What must the bias be for it to be 0?",
)
wrong.value(
    "own_line",
    "line_of_the_slide",
    ([2.0, 1.0], -18.0),
    "This is the line of the slide, of another university.",
    "Draw it with show_line. Here a good grade is a small one.",
)


# unevenness

uneven = wrong.edits(of="numpy_ref.acceptance.unevenness")


@wrong(
    "unevenness",
    "It gives the same answers as the program that you were given: the fault is still there.",
    "What is subtracted from the grades of the first student? Print the two shapes.",
)
def as_inherited(X):
    means = X.mean(axis=1)
    return np.abs(X - means).max(axis=1)


uneven(
    "against_the_columns",
    ("axis=1, keepdims=True", "axis=0"),
    hint="The grades are compared with the averages of the columns, so with other students.",
    way_out="Whose average is asked for? The axis was right as it stood.",
)


uneven(
    "against_the_whole_table",
    ("X.mean(axis=1, keepdims=True)", "X.mean()"),
    hint="The grades are compared with one average of the whole table.",
    way_out="Every student needs one average. The axis was right as it stood.",
)


uneven(
    "one_for_each_grade",
    (".max(axis=1)", ".max(axis=0)"),
    hint="One distance for each grade comes back: the maximum is taken over the students.",
    way_out="Which axis should be gone in the end?",
)


uneven(
    "only_upwards",
    ("np.abs(X - means)", "(X - means)"),
    hint="Grades far below the average aren't seen, because their difference is negative.",
    way_out="np.abs was right as it stood.",
)


uneven(
    "one_for_all",
    (".max(axis=1)", ".max()"),
    hint="The largest distance in the whole table comes back, one number for all students.",
    way_out="Which axis should be gone in the end? That of the maximum was right as it stood.",
)


@wrong(
    "unevenness",
    "This is the way from the lowest grade to the highest. The average isn't in it.",
    "From where to where does the distance that is asked for go?",
)
def lowest_to_highest(X):
    return X.max(axis=1) - X.min(axis=1)


uneven(
    "mean_distance",
    (".max(axis=1)", ".mean(axis=1)"),
    hint="The mean of the distances comes back, not the largest.",
    way_out="Which grade is asked for? The maximum was right as it stood.",
)


uneven(
    "sum_of_distances",
    (".max(axis=1)", ".sum(axis=1)"),
    hint="The distances are added up.",
    way_out="Which grade is asked for? The maximum was right as it stood.",
)


uneven(
    "smallest_distance",
    (".max(axis=1)", ".min(axis=1)"),
    hint="The smallest distance comes back: that of the grade that is nearest.",
    way_out="Which grade is asked for? The maximum was right as it stood.",
)


@wrong(
    "unevenness",
    "The standard deviation comes back, to which all grades of a student contribute.",
    "One grade is asked for, the farthest. The last line was right as it stood.",
)
def standard_deviation(X):
    return X.std(axis=1)


uneven(
    "squared_distance",
    ("np.abs(X - means)", "((X - means) ** 2)"),
    hint="The distances are squared.",
    way_out="np.abs was right as it stood.",
)


uneven(
    "which_grade",
    (".max(axis=1)", ".argmax(axis=1)"),
    hint="The number of the grade that is farthest comes back. How far away it is was asked for.",
    way_out="The maximum was right as it stood.",
)


uneven(
    "only_downwards",
    ("np.abs(X - means)", "(means - X)"),
    hint="Grades far above the average aren't seen.",
    way_out="np.abs was right as it stood.",
)


uneven(
    "against_the_median",
    ("X.mean(", "np.median(X, "),
    hint="The grades are compared with the student's median.",
    way_out="The mean was right as it stood. What has to change is its shape.",
)


@wrong(
    "unevenness",
    "Everything is done column by column: one distance comes back for each grade.",
    "One for each student is asked for. The axes were right as they stood; what shape must the means have?",
)
def columns_throughout(X):
    return np.abs(X - X.mean(axis=0)).max(axis=0)


@wrong(
    "unevenness",
    "The distance of the grade that is farthest has a sign here.",
    "Distances have none. np.abs was right as it stood.",
)
def farthest_with_its_sign(X):
    differences = X - X.mean(axis=1, keepdims=True)
    return differences[np.arange(len(X)), np.abs(differences).argmax(axis=1)]


uneven.together(
    ["against_the_columns", "against_the_whole_table", "against_the_median"],
    ["only_upwards", "only_downwards", "squared_distance"],
    ["one_for_all", "smallest_distance"],
)


# silent_table: poor choices

wrong.value(
    "silent_table",
    "counted_through",
    [[9, 8, 7], [6, 5, 4], [3, 2, 1], [0, -1, -2]],
    "Where the numbers fall evenly, nobody sees the median. The other programs are seen.",
    "Which mean is left as it is when one divides by 3 in place of 4?",
)
wrong.value(
    "silent_table",
    "only_zeros",
    [[0, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]],
    "On this table all five are right, but its numbers are all the same.",
    "Zeros are more than is needed. What must be 0, if not the numbers?",
)
wrong.value(
    "silent_table",
    "a_number_twice",
    [[1, 2, -3], [-1, -2, 3], [2, 4, -6], [-2, -4, 6]],
    "All five are right about this table, but some of its numbers stand there twice.",
    "The sums are as they should be. Which two rows can be others?",
)
wrong.value(
    "silent_table",
    "the_same_mean",
    [[10, -2, -1], [3, 0, 5], [1, 4, 8], [-6, 6, -4]],
    "All columns have the same mean and median, but the sums tell who divides by 3.",
    "Which sum is the same whether it is divided by 3 or by 4?",
)
wrong.value(
    "silent_table",
    "rows_forgotten",
    [[1, 2, 3], [-1, -2, -3], [4, 5, 6], [-4, -5, -6]],
    "The columns are as they should be. Whoever takes the means of the rows is still seen.",
    "What has to be subtracted from each row, and what is?",
)
wrong.value(
    "silent_table",
    "medians_forgotten",
    [[-9, 5, 4], [1, -3, 2], [10, -10, 0], [-2, 8, -6]],
    "All sums are as they should be, those of the rows and those of the columns. One program doesn't add up.",
    "Which are the two numbers in the middle of a column, and what has to be half of their sum?",
)


# What a source shows

for question in ("score", "predict", "score_torch"):
    tell_of_a_score(wrong, question)
tell_of_a_step(wrong, "predict")
for question in ("score", "score_torch"):
    wrong.telltale(
        question,
        "Something is done with the score before it comes back.",
        "The score itself is asked for, whatever its sign.",
        shows=r" [<>]=? 0|heaviside|sigmoid|exp\(|relu|maximum\(|clamp\(|clip\(|sign\(|round\(|tanh|softmax|np\.where",
    )
    wrong.telltale(
        question,
        "The scores are cut to whole numbers.",
        shows=r"\.int\(|\.long\(|astype\(int|dtype=int|\bint\(|//|dtype=torch\.(int|long)",
    )
wrong.telltale(
    "predict",
    "The scores themselves come back, or one decision for all. Each student gets 0 or 1.",
    lacks=r"[<>]|heaviside|sign|round|step|logical|np\.greater|np\.less|signbit|ge\(",
)
wrong.telltale(
    "predict",
    "The whole column is asked at once: any and all give one answer for all students.",
    shows=r"\bany\(|\ball\(|\.any\(|\.all\(",
)
wrong.telltale(
    "boundary_x2",
    "For a vertical line nothing is raised. A ValueError is asked for.",
    "`raise` ends the function with an error: printing or returning something doesn't.",
    lacks=r"\braise\b|^ +assert ",
)
wrong.telltale(
    "boundary_x2",
    "Another error than a ValueError is raised.",
    shows=r"raise (?!ValueError)\w+|^ +assert ",
)
wrong.telltale(
    "boundary_x2",
    "What is refused depends on the first weight. The second one alone matters: where it is 0 no x2 answers, with a "
    "vertical line or without any.",
    shows=r"weights\[0\] [!=]= 0|weights == 0|0 in weights|\ball\(|\bany\(|\.any\(|\.all\(|w\[0\] [!=]= 0"
    r"|not weights\[0\]",
)
wrong.telltale("boundary_x2", "The bias has no part in this.", "It shifts the line.", lacks=r"\bbias\b")
wrong.telltale(
    "boundary_x2",
    "No minus is left. On the border the score is 0: what is brought to the other side changes its sign.",
    lacks=r"-",
)
wrong.telltale(
    "boundary_x2",
    "Only the part with x1 changes its sign. The bias is brought to the other side, too.",
    shows=r"\(-weights\[0\] \* x1 \+ bias\)|-weights\[0\] / weights\[1\] \* x1 \+ bias|\(bias - (weights\[0\]"
    r"|w1) \* x1\)"
    r"|-\(?weights\[0\] / weights\[1\]\)? \* x1 \+ bias|\(bias - x1 \* weights\[0\]\)|\(-x1 \* weights\[0\] \+ bias\)",
)
wrong.telltale(
    "boundary_x2",
    "Only the bias changes its sign. The part with x1 is brought to the other side, too.",
    shows=r"\(weights\[0\] \* x1 - bias\)|weights\[0\] / weights\[1\] \* x1 - bias|\(x1 \* weights\[0\] - bias\)"
    r"|\(-bias \+ weights\[0\] \* x1\)",
    lacks=r"-\(?weights\[0\]|-x1|-\(x1|-slope|- slope",
)
wrong.telltale(
    "boundary_x2",
    "Only one of the two terms is divided by the second weight.",
    "Brackets are missing: the whole sum is divided.",
    shows=r"[-+] bias / weights\[1\]|[-+] \(?(bias / weights\[1\])|weights\[0\] / weights\[1\] \* x1 [-+] bias\)?\Z",
    lacks=r"(?s)/ weights\[1\].*/ weights\[1\]",
)
wrong.telltale(
    "boundary_x2",
    "The two weights have changed places: x2 belongs to the second, so it is divided by that.",
    shows=r"/ \(?(float\()?weights\[0\]|weights\[1\] \* x1",
)
wrong.telltale(
    "boundary_x2",
    "A small number is added, so the line is another one.",
    shows=r"\+ (1e-\d+|eps|epsilon|0\.0+1)\b",
)
wrong.telltale(
    "unevenness",
    "A standard deviation or a variance is taken. The distance of one grade is asked for, the greatest.",
    shows=r"std\(|var\(|\*\* 2|square\(",
)
wrong.telltale(
    "unevenness",
    "This is the distance between the highest and the lowest grade. The average has no part in it.",
    shows=r"ptp\(|X\.max\([^()]*\) - X\.min\(|np\.max\(X, axis=1\) - np\.min\(",
)
wrong.telltale(
    "unevenness",
    "The averages have lost their axis, so they line up with the columns, not with the rows.",
    "Which shape must they have to be repeated along each row?",
    shows=r"mean\((X, )?(axis=)?(1|-1)\)",
    lacks=r"keepdims|None|newaxis|reshape|expand_dims|\.T\b|\bfor\b|einsum|np\.max\(X|X\.max\(|repeat|tile"
    r"|apply_along|maximum",
)
wrong.telltale(
    "unevenness",
    "The averages are those of the columns, or of the whole table. Each student needs one of their own.",
    shows=r"mean\((X, )?(axis=)?0|X\.mean\(\)|np\.mean\(X\)|mean\(0,",
    lacks=r"\.T\b",
)
wrong.telltale(
    "unevenness",
    "The distances have kept their sign, so a grade far below the average doesn't count.",
    "A distance is never negative.",
    lacks=r"abs|fabs|maximum|\*\* 2|std|sqrt|norm|absolute|if |np\.max\(\[|min\(",
)
wrong.telltale(
    "unevenness",
    "The average distance comes back, or their sum. The greatest is asked for.",
    shows=r"abs\([^\n]*\)\.(mean|sum)\(|(mean|sum)\((np\.)?abs\(",
)
wrong.telltale("unevenness", "A median is taken. The average is asked for.", shows=r"median\(")
wrong.telltale(
    "unevenness",
    "The greatest is looked for down the columns, or in the whole table. Each student needs one of their own.",
    shows=r"\.max\((axis=)?0|\.max\(\)|np\.max\([^\n]*axis=0\)|\A[^f]*np\.max\((np\.)?abs\([^,]*\)\)\Z",
    lacks=r"\.T\b|\bfor\b",
)
wrong.telltale(
    "unevenness",
    "A number other than the number of grades divides the sum.",
    shows=r"/ \(?(X\.shape\[0\]|len\(X\)|X\.size|\(?X\.shape\[1\] - 1|\(?len\(row\) - 1)",
)
wrong.telltale(
    "unevenness",
    "The distance is divided by something. How far the grade lies from the average is asked for, as it is.",
    shows=r"/ (means?|averages?|avg|np\.abs|abs|X\.std)\b",
)
wrong.telltale(
    "what_changes",
    "At least one of the six is judged otherwise than it should be, or the value isn't in the form that was asked for.",
    "A line turns where the proportion of the two weights changes. Where both are multiplied by the same number, and "
    "the bias too, it stays, and with a negative number its sides change places. Where the weights are "
    "multiplied and the "
    "bias isn't, the line shifts: take a student with the score 0 under the old rule. Is the new score above 0 "
    "or below?",
)
