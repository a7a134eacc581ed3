"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register

ANSWERS = wrong = Register()


# score


@wrong(
    "score",
    "The bias is missing. The score is the weighted sum plus the bias; on the slides the bias is -18.",
)
def bias_forgotten(X, weights, bias):
    return X @ weights


@wrong("score", "The bias has the wrong sign. Add it as it is: it is already negative on the slides (-18).")
def bias_subtracted(X, weights, bias):
    return X @ weights - bias


@wrong("score", "The weights meet the wrong features. The first weight belongs to the first column of X.")
def weights_swapped(X, weights, bias):
    return X @ weights[::-1] + bias


@wrong(
    "score",
    "This is the prediction (0 or 1). The question asks for the score itself, before the comparison with 0.",
)
def class_for_score(X, weights, bias):
    return np.where(X @ weights + bias >= 0, 1, 0)


@wrong("score", "Only the first two features count here. A score uses all of them: any number of columns.")
def first_two_features(X, weights, bias):
    return X[:, 0] * weights[0] + X[:, 1] * weights[1] + bias


@wrong(
    "score",
    "The products are not added up. A student has one score: the sum over the features, plus the bias.",
)
def products_not_summed(X, weights, bias):
    return X * weights + bias


@wrong("score", "All students were added into one number. Sum over the features (axis=1), not over the students.")
def summed_over_students(X, weights, bias):
    return np.sum(X * weights) + bias


@wrong("score", "The bias is added once for every feature. It belongs to the score once.")
def bias_for_every_feature(X, weights, bias):
    return np.sum(X * weights + bias, axis=1)


@wrong("score", "The features are averaged. The score is their weighted sum, not the mean.")
def mean_for_sum(X, weights, bias):
    return np.mean(X * weights, axis=1) + bias


@wrong(
    "score",
    "The products are added down the columns, which gives one number for each feature. A student is a row: add "
    "along the other axis.",
)
def summed_down_the_columns(X, weights, bias):
    return np.sum(X * weights, axis=0) + bias


@wrong(
    "score",
    "The rows of X, not its columns, meet the weights. In a product with @ the columns of the left table meet them: X "
    "stands on the left, as it is and not turned round.",
)
def weights_on_the_left(X, weights, bias):
    return weights @ X + bias


@wrong(
    "score",
    "The sum is carried on from one student to the next. Each student's sum begins at 0: set it back inside the loop.",
)
def sum_carried_on(X, weights, bias):
    scores, total = [], 0.0
    for row in X:
        for x, weight in zip(row, weights):
            total += x * weight
        scores.append(total + bias)
    return np.array(scores)


@wrong("score", "The bias is added to every weight, before the features are multiplied. It is added once, to the sum.")
def bias_added_to_the_weights(X, weights, bias):
    return X @ (weights + bias)


@wrong(
    "score",
    "Only the last feature counts. Where a round of the loop overwrites what the one before has found, add the "
    "products up.",
)
def last_feature_only(X, weights, bias):
    for column in range(len(weights)):
        scores = X[:, column] * weights[column]
    return scores + bias


@wrong("score", "The bias of the slide, -18, is written into the function. Use the argument.")
def bias_of_the_slide(X, weights, bias):
    return X @ weights - 18


@wrong("score", "The weights and the bias of the slide are written into the function. Use the arguments.")
def line_of_the_slide(X, weights, bias):
    return 2 * X[:, 0] + X[:, 1] - 18


@wrong("score", "The sigmoid is applied to the scores. It comes later in the course: the score itself is asked for.")
def sigmoid_of_the_score(X, weights, bias):
    return 1 / (1 + np.exp(-(X @ weights + bias)))


# predict


@wrong("predict", "A score of exactly 0 is accepted: the comparison is >= 0, not > 0.")
def strictly_greater(X, weights, bias):
    return (X @ weights + bias > 0).astype(int)


@wrong("predict", "This is the score. The prediction is 1 where the score is 0 or more, and 0 elsewhere.")
def score_for_class(X, weights, bias):
    return X @ weights + bias


@wrong("predict", "np.sign gives -1, 0 and 1. The prediction has two values: 1 for a score of 0 or more, else 0.")
def sign_for_class(X, weights, bias):
    return np.sign(X @ weights + bias)


@wrong("predict", "The labels of this course are 0 and 1, not -1 and 1.")
def minus_one_and_one(X, weights, bias):
    return np.where(X @ weights + bias >= 0, 1, -1)


@wrong("predict", "The bias is missing. The score is the weighted sum plus the bias, and its sign decides.")
def predict_without_bias(X, weights, bias):
    return (X @ weights >= 0).astype(int)


@wrong("predict", "The bias has the wrong sign. Add it as it is: it is already negative on the slides (-18).")
def predict_bias_subtracted(X, weights, bias):
    return (X @ weights - bias >= 0).astype(int)


@wrong("predict", "Accept and reject are swapped: 1 is for a score of 0 or more.")
def classes_swapped(X, weights, bias):
    return (X @ weights + bias < 0).astype(int)


@wrong("predict", "The weights meet the wrong features. The first weight belongs to the first column of X.")
def predict_weights_swapped(X, weights, bias):
    return (X @ weights[::-1] + bias >= 0).astype(int)


@wrong("predict", "Only the first two features count here. A score uses all of them: any number of columns.")
def predict_first_two_features(X, weights, bias):
    return (X[:, 0] * weights[0] + X[:, 1] * weights[1] + bias >= 0).astype(int)


@wrong(
    "predict",
    "Scores just above 0 become 0, as if they were compared with 0.5. That is for probabilities, which come later in "
    "the course: a score is compared with 0.",
)
def compared_with_a_half(X, weights, bias):
    return (X @ weights + bias >= 0.5).astype(int)


@wrong("predict", "Small positive scores become 0, as if they were compared with 1. Compare with 0; 1 is the answer.")
def compared_with_one(X, weights, bias):
    return (X @ weights + bias >= 1).astype(int)


@wrong("predict", "A score of exactly 0 gives a half here. It counts as accepted: 1.")
def half_on_the_boundary(X, weights, bias):
    return np.heaviside(X @ weights + bias, 0.5)


@wrong(
    "predict",
    "Everything becomes 1. Of two assignments in a row, the second also sees the zeros that the first one wrote: ask "
    "your question once, of the scores themselves.",
)
def second_mask_sees_the_first(X, weights, bias):
    scores = X @ weights + bias
    scores[scores < 0] = 0
    scores[scores >= 0] = 1
    return scores


@wrong(
    "predict",
    "These are the positions of those accepted, as np.where gives them for a condition alone. Tell it, too, what to "
    "put where the condition holds and where it doesn't.",
)
def positions_of_the_accepted(X, weights, bias):
    return np.where(X @ weights + bias >= 0)


@wrong(
    "predict",
    "The weighted sum is compared with 18, the slide's bias with its sign turned. Other lines have another bias: "
    "use the argument.",
)
def threshold_of_the_slide(X, weights, bias):
    return (X @ weights >= 18).astype(int)


@wrong(
    "predict", "The ones are collected, and the zeros are left out. Each student has an answer, whether it is 1 or 0."
)
def rejected_left_out(X, weights, bias):
    return [1 for score in X @ weights + bias if score >= 0]


# boundary_x2


@wrong(
    "boundary_x2",
    "When weights[1] is 0 this divides by zero and gives inf or nan, with a warning at most. The line is vertical "
    "then: raise ValueError before dividing.",
)
def divides_by_zero(x1, weights, bias):
    return -(weights[0] * x1 + bias) / np.float64(weights[1])


@wrong("boundary_x2", "The minus sign is lost. From w1*x1 + w2*x2 + b = 0 follows w2*x2 = -(w1*x1 + b).")
def minus_lost(x1, weights, bias):
    if weights[1] == 0:
        raise ValueError("vertical line")
    return (weights[0] * x1 + bias) / weights[1]


@wrong("boundary_x2", "The bias has the wrong sign: the minus sign belongs to both terms, -(w1*x1 + b).")
def minus_on_first_term(x1, weights, bias):
    if weights[1] == 0:
        raise ValueError("vertical line")
    return (-weights[0] * x1 + bias) / weights[1]


@wrong("boundary_x2", "The two weights are swapped: x1 goes with weights[0], and we divide by weights[1].")
def boundary_weights_swapped(x1, weights, bias):
    if weights[1] == 0:
        raise ValueError("vertical line")
    return -(weights[1] * x1 + bias) / np.float64(weights[0])


@wrong("boundary_x2", "The division by weights[1] is missing.")
def division_missing(x1, weights, bias):
    if weights[1] == 0:
        raise ValueError("vertical line")
    return -(weights[0] * x1 + bias)


@wrong("boundary_x2", "Only the bias is divided. Divide the whole sum: -(w1*x1 + b) / w2.")
def only_bias_divided(x1, weights, bias):
    if weights[1] == 0:
        raise ValueError("vertical line")
    return -weights[0] * x1 - bias / weights[1]


@wrong("boundary_x2", "The bias is missing: every line would pass through the origin.")
def boundary_without_bias(x1, weights, bias):
    if weights[1] == 0:
        raise ValueError("vertical line")
    return -weights[0] * x1 / weights[1]


@wrong(
    "boundary_x2",
    "The two weights are swapped, in the formula and in the test for 0: x1 goes with weights[0], and we divide by "
    "weights[1].",
)
def boundary_of_swapped_weights(x1, weights, bias):
    if weights[0] == 0:
        raise ValueError("vertical line")
    return -(weights[1] * x1 + bias) / weights[0]


@wrong(
    "boundary_x2",
    "The results are rounded down to whole numbers, as by the division with two strokes, //. Divide with one stroke.",
)
def boundary_rounded_down(x1, weights, bias):
    if weights[1] == 0:
        raise ValueError("vertical line")
    return -(weights[0] * x1 + bias) // weights[1]


@wrong(
    "boundary_x2",
    "The minus sign reaches only the first term, and only the bias is divided. Put the whole sum into parentheses: "
    "both belong to it.",
)
def boundary_without_parentheses(x1, weights, bias):
    if weights[1] == 0:
        raise ValueError("vertical line")
    return -weights[0] * x1 + bias / weights[1]


@wrong("boundary_x2", "Both coordinates come back. Only the second ones are asked for, one for each x1.")
def both_coordinates(x1, weights, bias):
    if weights[1] == 0:
        raise ValueError("vertical line")
    return np.column_stack([x1, -(weights[0] * x1 + bias) / weights[1]])


@wrong(
    "boundary_x2",
    "This is the score of a student whose second feature is 0. Set the score to 0 and solve for x2: the minus sign "
    "and the division are missing.",
)
def score_for_boundary(x1, weights, bias):
    if weights[1] == 0:
        raise ValueError("vertical line")
    return weights[0] * x1 + bias


# score_torch


@wrong("score_torch", "The bias is missing. The score is the weighted sum plus the bias.")
def torch_bias_forgotten(X, weights, bias):
    return X @ weights


@wrong("score_torch", "The bias has the wrong sign. Add it as it is.")
def torch_bias_subtracted(X, weights, bias):
    return X @ weights - bias


@wrong(
    "score_torch",
    "What comes back is a NumPy array or a list, not a tensor. Stay in PyTorch: the operators @ and + work on "
    "tensors too.",
)
def numpy_for_tensor(X, weights, bias):
    return X.numpy() @ weights.numpy() + bias.numpy()


@wrong(
    "score_torch",
    "The products are not added up. A student has one score: the sum over the features, plus the bias.",
)
def torch_products_not_summed(X, weights, bias):
    return X * weights + bias


@wrong(
    "score_torch",
    "All students were added into one number. Sum over the features (dim=1), not over the students.",
)
def torch_summed_over_students(X, weights, bias):
    return (X * weights).sum() + bias


@wrong(
    "score_torch",
    "This is the prediction. The question asks for the score itself, before the comparison with 0.",
)
def torch_class_for_score(X, weights, bias):
    return (X @ weights + bias >= 0).long()


@wrong(
    "score_torch",
    "The products are added down the columns, which gives one number for each feature. A student is a row: add "
    "along the other dimension.",
)
def torch_summed_down_the_columns(X, weights, bias):
    return (X * weights).sum(dim=0) + bias


# what_changes

wrong.value(
    "what_changes",
    "greater_numbers_let_more_in",
    (3, 3, 5, 2, 4, 5),
    "In the second rule weights and bias have all grown by the same factor. You say that more students get in.",
    "Take a student on the line. What is the score under the first rule, and under the second?",
)
wrong.value(
    "what_changes",
    "weights_alone_make_the_line",
    (1, 1, 5, 2, 1, 5),
    "In two rules the weights grow or shrink and the bias stays. You say that the line stays, too.",
    "The student (12, 4) lies on the old line. Does the new rule give a score of 0 as well?",
)
wrong.value(
    "what_changes",
    "shifted_the_other_way",
    (4, 1, 5, 2, 3, 5),
    "Two lines shift the other way than you say.",
    "Give a student on the old line the new weights. Is the score above 0 now, or below?",
)
wrong.value(
    "what_changes",
    "same_line_same_answers",
    (3, 1, 5, 1, 4, 5),
    "In the fourth rule the line is indeed the old one. But a line has two sides.",
    "What is the score of a student who was clearly accepted?",
)
wrong.value(
    "what_changes",
    "one_weight_shifts",
    (3, 1, 5, 2, 4, 4),
    "In the last rule one weight has grown and the other hasn't.",
    "How many points of the second feature made up for one of the first, and how many do now?",
)
wrong.value(
    "what_changes",
    "bias_alone_shifts",
    (5, 1, 5, 2, 5, 5),
    "In two of the rules that you call turned, both weights have changed by the same factor.",
    "What does the direction of the line depend on?",
)
wrong.value(
    "what_changes",
    "weights_exchanged_mirror",
    (3, 1, 2, 2, 4, 5),
    "In the third rule the two weights have changed places. That isn't the old line.",
    "Where does each of the two lines meet the axes?",
)
wrong.value(
    "what_changes",
    "signs_turn",
    (3, 1, 5, 5, 4, 5),
    "In the fourth rule the proportion of the weights is the old one, so the line doesn't turn.",
    "Which students have the score 0 there, and which have one above it?",
)
wrong.value(
    "what_changes",
    "sixth_is_the_first_doubled",
    (3, 1, 5, 2, 4, 1),
    "In the last rule not all three numbers are twice what they were.",
    "Compare each of them with the old one.",
)
wrong.value(
    "what_changes",
    "greater_numbers_let_fewer_in",
    (3, 4, 5, 2, 4, 5),
    "In the second rule the bias isn't the only number that has changed.",
    "Compare each of the three numbers with the old one.",
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


# unevenness


@wrong(
    "unevenness",
    "It answers as the program that you were given: the fault is still there.",
    "What is subtracted from the grades of the first student? Print the two shapes.",
)
def as_inherited(X):
    means = X.mean(axis=1)
    return np.abs(X - means).max(axis=1)


@wrong(
    "unevenness",
    "The grades are compared with the averages of the columns, so with other students.",
    "Whose average is asked for? The axis was right as it stood.",
)
def against_the_columns(X):
    means = X.mean(axis=0)
    return np.abs(X - means).max(axis=1)


@wrong(
    "unevenness",
    "The grades are compared with one average of the whole table.",
    "Every student needs one average. The axis was right as it stood.",
)
def against_the_whole_table(X):
    return np.abs(X - X.mean()).max(axis=1)


@wrong(
    "unevenness",
    "One distance for each grade comes back: the maximum is taken over the students.",
    "Which axis should be gone in the end?",
)
def one_for_each_grade(X):
    means = X.mean(axis=1, keepdims=True)
    return np.abs(X - means).max(axis=0)


@wrong(
    "unevenness",
    "Grades far below the average aren't seen, because their difference is negative.",
    "np.abs was right as it stood.",
)
def only_upwards(X):
    means = X.mean(axis=1, keepdims=True)
    return (X - means).max(axis=1)


@wrong(
    "unevenness",
    "The largest distance in the whole table comes back, one number for all students.",
    "Which axis should be gone in the end? That of the maximum was right as it stood.",
)
def one_for_all(X):
    return np.abs(X - X.mean(axis=1, keepdims=True)).max()


@wrong(
    "unevenness",
    "This is the way from the lowest grade to the highest. The average isn't in it.",
    "From where to where does the distance go that is asked for?",
)
def lowest_to_highest(X):
    return X.max(axis=1) - X.min(axis=1)


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
