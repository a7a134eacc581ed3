"""Wrong answers in this chapter, with the hint that each earns.

In the comments: what a wrong answer makes of the slide's line (3, 4, -10), where (2.6, 3.5, -10.1) is right.
"""

import numpy as np

from solutions.measures.perceptron_algorithm import applicants
from solutions.misconceptions import Register
from solutions.numpy_ref.perceptron_algorithm import perceptron_fit

ANSWERS = wrong = Register()


# perceptron_step


@wrong(
    "perceptron_step",
    "The score goes the wrong way. A false positive needs a lower score, a false negative a higher one: "
    "look at which of y and y_hat is subtracted from the other.",
)
def sign_turned(x, y, weights, bias, learning_rate):  # (3.4, 4.5, -9.9)
    y_hat = 1 if x @ weights + bias >= 0 else 0
    return weights - learning_rate * (y - y_hat) * x, bias - learning_rate * (y - y_hat)


@wrong(
    "perceptron_step",
    "The learning rate is missing. It multiplies the change of the weights and the change of the bias.",
)
def no_learning_rate(x, y, weights, bias, learning_rate):  # (-1, -1, -11)
    y_hat = 1 if x @ weights + bias >= 0 else 0
    return weights + (y - y_hat) * x, bias + (y - y_hat)


@wrong(
    "perceptron_step",
    "The bias stays as it was. It moves too, like the weight of an input that is always 1.",
)
def bias_not_updated(x, y, weights, bias, learning_rate):  # (2.6, 3.5, -10)
    y_hat = 1 if x @ weights + bias >= 0 else 0
    return weights + learning_rate * (y - y_hat) * x, bias


@wrong(
    "perceptron_step",
    "The weights stay as they were and only the bias moves. Each weight moves too, by a share of its feature.",
)
def weights_not_updated(x, y, weights, bias, learning_rate):  # (3, 4, -10.1)
    y_hat = 1 if x @ weights + bias >= 0 else 0
    return weights, bias + learning_rate * (y - y_hat)


@wrong(
    "perceptron_step",
    "The learning rate is missing in the change of the bias. It multiplies both changes.",
)
def bias_without_rate(x, y, weights, bias, learning_rate):  # (2.6, 3.5, -11)
    y_hat = 1 if x @ weights + bias >= 0 else 0
    return weights + learning_rate * (y - y_hat) * x, bias + (y - y_hat)


@wrong(
    "perceptron_step",
    "All weights move by the same amount. Each one moves by its own feature, times the rate: the x is missing.",
)
def feature_missing(x, y, weights, bias, learning_rate):  # (2.9, 3.9, -10.1)
    y_hat = 1 if x @ weights + bias >= 0 else 0
    return weights + learning_rate * (y - y_hat), bias + learning_rate * (y - y_hat)


@wrong(
    "perceptron_step",
    "The weights move by each other's features. The first weight belongs to the first feature.",
)
def features_swapped(x, y, weights, bias, learning_rate):  # (2.5, 3.6, -10.1)
    y_hat = 1 if x @ weights + bias >= 0 else 0
    return weights + learning_rate * (y - y_hat) * x[::-1], bias + learning_rate * (y - y_hat)


@wrong(
    "perceptron_step",
    "Points that are right move the line too: only the prediction is asked, never the label. Update only "
    "where the two differ.",
)
def label_not_asked(x, y, weights, bias, learning_rate):
    if x @ weights + bias >= 0:
        return weights - learning_rate * x, bias - learning_rate
    return weights + learning_rate * x, bias + learning_rate


@wrong(
    "perceptron_step",
    "Points that are right move the line too: only the label is asked, never the prediction. Update only "
    "where the two differ.",
)
def prediction_not_asked(x, y, weights, bias, learning_rate):
    if y == 1:
        return weights + learning_rate * x, bias + learning_rate
    return weights - learning_rate * x, bias - learning_rate


@wrong(
    "perceptron_step",
    "The prediction is -1 or 1 here, but the labels are 0 and 1. A false negative then changes everything by twice "
    "as much, and a point of class 0 that is right changes it too.",
)
def predicts_minus_one(x, y, weights, bias, learning_rate):
    y_hat = 1 if x @ weights + bias >= 0 else -1
    return weights + learning_rate * (y - y_hat) * x, bias + learning_rate * (y - y_hat)


@wrong(
    "perceptron_step",
    "Every change is twice as large as it should be. With labels and predictions of -1 and 1 their difference "
    "is 2 or -2 where the point is wrong; here they are 0 and 1.",
)
def labels_of_minus_one(x, y, weights, bias, learning_rate):
    y_hat = 1 if x @ weights + bias >= 0 else -1
    error = (2 * y - 1) - y_hat
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong(
    "perceptron_step",
    "This is the rule for the labels -1 and 1. Here the labels are 0 and 1, and multiplying by a label of "
    "0 means that such a point never moves the line.",
)
def rule_for_minus_one(x, y, weights, bias, learning_rate):
    if y * (x @ weights + bias) <= 0:
        return weights + learning_rate * y * x, bias + learning_rate * y
    return weights, bias


@wrong(
    "perceptron_step",
    "The bias is missing in the score, so some predictions are wrong. The score is the weighted sum plus the bias.",
)
def score_without_bias(x, y, weights, bias, learning_rate):
    y_hat = 1 if x @ weights >= 0 else 0
    return weights + learning_rate * (y - y_hat) * x, bias + learning_rate * (y - y_hat)


@wrong(
    "perceptron_step",
    "A score of exactly 0 is predicted as 0 here, but it counts as 1. Look at the comparison.",
)
def strictly_greater(x, y, weights, bias, learning_rate):
    y_hat = 1 if x @ weights + bias > 0 else 0
    return weights + learning_rate * (y - y_hat) * x, bias + learning_rate * (y - y_hat)


@wrong(
    "perceptron_step",
    "np.sign says 0 for a score of exactly 0 and -1 below it. The prediction has the values 0 and 1.",
)
def predicts_with_sign(x, y, weights, bias, learning_rate):
    y_hat = np.sign(x @ weights + bias)
    return weights + learning_rate * (y - y_hat) * x, bias + learning_rate * (y - y_hat)


@wrong(
    "perceptron_step",
    "The label is compared with the score. First turn the score into a prediction, 0 or 1, then compare.",
)
def score_for_prediction(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias)
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong(
    "perceptron_step",
    "The prediction is soft, as from a sigmoid, so right points move the line a little and wrong ones too "
    "little. This algorithm predicts 0 or 1.",
)
def soft_prediction(x, y, weights, bias, learning_rate):
    y_hat = 1 / (1 + np.exp(-(x @ weights + bias)))
    return weights + learning_rate * (y - y_hat) * x, bias + learning_rate * (y - y_hat)


@wrong(
    "perceptron_step",
    "Every wrong point is added. A false negative is added, but a false positive is subtracted.",
)
def always_adds(x, y, weights, bias, learning_rate):
    y_hat = 1 if x @ weights + bias >= 0 else 0
    if y_hat != y:
        return weights + learning_rate * x, bias + learning_rate
    return weights, bias


@wrong(
    "perceptron_step",
    "Every wrong point is subtracted. That is right for the point of the slide, a false positive; a false "
    "negative is added.",
)
def always_subtracts(x, y, weights, bias, learning_rate):
    y_hat = 1 if x @ weights + bias >= 0 else 0
    if y_hat != y:
        return weights - learning_rate * x, bias - learning_rate
    return weights, bias


@wrong(
    "perceptron_step",
    "Only false positives change the line, as on slide 7. A false negative changes it too, with the other sign.",
)
def false_negatives_ignored(x, y, weights, bias, learning_rate):
    if x @ weights + bias >= 0 and y == 0:
        return weights - learning_rate * x, bias - learning_rate
    return weights, bias


@wrong(
    "perceptron_step",
    "Only false negatives change the line. A false positive, like the point of the slide, does so too, with the other "
    "sign.",
)
def false_positives_ignored(x, y, weights, bias, learning_rate):
    if x @ weights + bias < 0 and y == 1:
        return weights + learning_rate * x, bias + learning_rate
    return weights, bias


@wrong(
    "perceptron_step",
    "The point is predicted again after the weights have moved, so the bias gets another error than the "
    "weights. Predict once, before anything moves.",
)
def predicts_twice(x, y, weights, bias, learning_rate):
    weights = weights + learning_rate * (y - (1 if x @ weights + bias >= 0 else 0)) * x
    bias = bias + learning_rate * (y - (1 if x @ weights + bias >= 0 else 0))
    return weights, bias


@wrong(
    "perceptron_step",
    "The line moves until the point is right. One step is one update; on the slide the point is still wrong after it.",
)
def repeats_until_right(x, y, weights, bias, learning_rate):
    for _ in range(1000):
        y_hat = 1 if x @ weights + bias >= 0 else 0
        weights = weights + learning_rate * (y - y_hat) * x
        bias = bias + learning_rate * (y - y_hat)
    return weights, bias


@wrong(
    "perceptron_step",
    "This is only the change. Add it to the weights and the bias, and return the new line.",
)
def change_returned(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    return learning_rate * error * x, learning_rate * error


@wrong(
    "perceptron_step",
    "The old weights and the old bias come back, whatever the point is. Return the new ones.",
)
def nothing_updated(x, y, weights, bias, learning_rate):
    return weights, bias


@wrong(
    "perceptron_step",
    "Only the first two features count here. x can have any number of features, and each of them has a weight.",
)
def first_two_features(x, y, weights, bias, learning_rate):
    new_weights = np.array(weights, dtype=float)
    error = y - (1 if x[0] * weights[0] + x[1] * weights[1] + bias >= 0 else 0)
    for i in range(2):
        new_weights[i] += learning_rate * error * x[i]
    return new_weights, bias + learning_rate * error


@wrong(
    "perceptron_step",
    "The caller's weights are different after the call: the array that was passed in is written into, as by +=. "
    "Compute new weights and give them a name of their own.",
)
def weights_changed_in_place(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    weights += learning_rate * error * x
    bias += learning_rate * error
    return weights, bias


@wrong(
    "perceptron_step",
    "The fractions are cut off when the caller's weights are whole numbers, because what is made like them (a copy, "
    "zeros_like) can hold whole numbers only. Make the new weights an array of floats.",
)
def whole_numbers_truncate(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    new_weights = weights.copy()
    for i in range(len(x)):
        new_weights[i] = weights[i] + learning_rate * error * x[i]
    return new_weights, bias + learning_rate * error


@wrong(
    "perceptron_step",
    "One value comes back. The function returns two, side by side with a comma between them: the new weights and "
    "the new bias.",
)
def only_weights_returned(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    return weights + learning_rate * error * x


@wrong(
    "perceptron_step",
    "The function returns nothing. print shows the new line to you; return hands both values back.",
)
def line_printed(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    print(weights + learning_rate * error * x, bias + learning_rate * error)


@wrong(
    "perceptron_step",
    "Where the prediction is right, nothing comes back: each return stands in the branch of a mistake. Return the "
    "old line there.",
)
def nothing_for_right_points(x, y, weights, bias, learning_rate):
    y_hat = 1 if x @ weights + bias >= 0 else 0
    if y_hat > y:
        return weights - learning_rate * x, bias - learning_rate
    if y_hat < y:
        return weights + learning_rate * x, bias + learning_rate
    return None


@wrong("perceptron_step", "The two values come in the wrong order: first the weights, then the bias.")
def bias_first(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    return bias + learning_rate * error, weights + learning_rate * error * x


@wrong(
    "perceptron_step",
    "The change of the bias is multiplied by the point too, so there is a bias for each feature. The bias moves as "
    "the weight of an input that is always 1: by the learning rate alone.",
)
def bias_moved_by_the_point(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    return weights + learning_rate * error * x, bias + learning_rate * error * x


@wrong("perceptron_step", "The slide's learning rate, 0.1, is used whatever the argument says. Use learning_rate.")
def rate_of_the_slide(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    return weights + 0.1 * error * x, bias + 0.1 * error


@wrong(
    "perceptron_step",
    "Only the first weight moves. Where the return stands inside the loop over the features, the others have no turn: "
    "move it behind the loop.",
)
def returns_after_first_weight(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    moved = weights.astype(float)
    for feature in range(len(x)):
        moved[feature] += learning_rate * error * x[feature]
        return moved, bias + learning_rate * error
    return moved, bias


@wrong(
    "perceptron_step",
    "The bias moves once for each feature: its update stands inside the loop over the weights. Move it behind the "
    "loop.",
)
def bias_inside_the_loop(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    moved = weights.astype(float)
    for feature in range(len(x)):
        moved[feature] += learning_rate * error * x[feature]
        bias += learning_rate * error
    return moved, bias


@wrong(
    "perceptron_step",
    "The point is predicted again before every weight, with weights of which some have moved already. Predict once, "
    "before anything moves.",
)
def predicted_for_each_weight(x, y, weights, bias, learning_rate):
    moved = weights.astype(float)
    for feature in range(len(x)):
        error = y - (1 if x @ moved + bias >= 0 else 0)
        moved[feature] += learning_rate * error * x[feature]
    error = y - (1 if x @ moved + bias >= 0 else 0)
    return moved, bias + learning_rate * error


@wrong(
    "perceptron_step",
    "Parentheses are missing: the learning rate multiplies the label alone, and the prediction is subtracted "
    "without it. The rate multiplies the whole difference.",
)
def rate_times_label_only(x, y, weights, bias, learning_rate):
    y_hat = 1 if x @ weights + bias >= 0 else 0
    return weights + learning_rate * y - y_hat * x, bias + learning_rate * y - y_hat


@wrong(
    "perceptron_step",
    "Only the first two weights come back. There is one for each feature, and the score needs all of them.",
)
def two_weights_returned(x, y, weights, bias, learning_rate):
    y_hat = 1 if x[0] * weights[0] + x[1] * weights[1] + bias >= 0 else 0
    error = learning_rate * (y - y_hat)
    return np.array([weights[0] + error * x[0], weights[1] + error * x[1]]), bias + error


@wrong("perceptron_step", "The change multiplies the weights. It is added to them.")
def weights_multiplied(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    return weights * learning_rate * error * x, bias + learning_rate * error


# perceptron_epoch


@wrong(
    "perceptron_epoch",
    "All points are predicted with the line of the beginning. Predict each point with the line as the "
    "points before it have left it.",
)
def whole_epoch_predicted_first(X, y, weights, bias, learning_rate):
    errors = y - np.where(X @ weights + bias >= 0, 1, 0)
    return weights + learning_rate * errors @ X, bias + learning_rate * errors.sum()


@wrong(
    "perceptron_epoch",
    "Each update starts again from the line of the beginning, so only the last one is left. Carry the new "
    "weights and the new bias on to the next point.",
)
def each_from_the_beginning(X, y, weights, bias, learning_rate):
    new_weights, new_bias = weights, bias
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        new_weights, new_bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return new_weights, new_bias


@wrong(
    "perceptron_epoch",
    "The epoch ends after the first point: a return or a break inside the loop does that. Visit all points, and "
    "return behind the loop.",
)
def returns_after_first_point(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        return weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_epoch",
    "The epoch ends with the first wrong point. Visit all points, and update after each one that is wrong.",
)
def ends_after_first_mistake(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        if error != 0:
            return weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong("perceptron_epoch", "The last point is never visited. Look at where the loop ends.")
def last_point_left_out(X, y, weights, bias, learning_rate):
    for i in range(len(X) - 1):
        error = y[i] - (1 if X[i] @ weights + bias >= 0 else 0)
        weights, bias = weights + learning_rate * error * X[i], bias + learning_rate * error
    return weights, bias


@wrong("perceptron_epoch", "The first point is never visited. Counting starts at 0.")
def first_point_left_out(X, y, weights, bias, learning_rate):
    for i in range(1, len(X)):
        error = y[i] - (1 if X[i] @ weights + bias >= 0 else 0)
        weights, bias = weights + learning_rate * error * X[i], bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_epoch",
    "The points are visited from the last to the first. Go through the rows in order.",
)
def backwards(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X[::-1], y[::-1]):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_epoch",
    "The loop counts the features, but it should count the points: one round for each row of X.",
)
def counts_the_features(X, y, weights, bias, learning_rate):
    for i in range(len(weights)):
        error = y[i] - (1 if X[i] @ weights + bias >= 0 else 0)
        weights, bias = weights + learning_rate * error * X[i], bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_epoch",
    "The points are visited again and again. One epoch visits every point once; the repeating is the work of "
    "perceptron_fit.",
)
def many_epochs(X, y, weights, bias, learning_rate):
    for _ in range(100):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_epoch",
    "One point moves the line until it is right, before the next one has its turn. In an epoch every "
    "point makes one update at most.",
)
def each_point_until_right(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        for _ in range(100):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_epoch",
    "The score goes the wrong way. A false positive needs a lower score, a false negative a higher one: "
    "look at which of label and prediction is subtracted from the other.",
)
def epoch_sign_turned(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = (1 if x_i @ weights + bias >= 0 else 0) - y_i
        weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong("perceptron_epoch", "The learning rate is missing. It multiplies every change of the weights and the bias.")
def epoch_without_rate(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        weights, bias = weights + error * x_i, bias + error
    return weights, bias


@wrong("perceptron_epoch", "The bias stays as it was. It moves together with the weights, after each wrong point.")
def epoch_bias_not_updated(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        weights = weights + learning_rate * error * x_i
    return weights, bias


@wrong(
    "perceptron_epoch",
    "All weights move by the same amount. Each one moves by its own feature of the point, times the rate.",
)
def epoch_feature_missing(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        weights, bias = weights + learning_rate * error, bias + learning_rate * error
    return weights, bias


@wrong("perceptron_epoch", "A score of exactly 0 counts as 1. Look at the comparison with 0.")
def epoch_strictly_greater(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias > 0 else 0)
        weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong("perceptron_epoch", "The bias is missing in the score. The score is the weighted sum plus the bias.")
def epoch_score_without_bias(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights >= 0 else 0)
        weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_epoch",
    "Points that are right move the line too: only the prediction is asked. Update only where it differs "
    "from the label.",
)
def epoch_label_not_asked(X, y, weights, bias, learning_rate):
    for x_i in X:
        error = -1 if x_i @ weights + bias >= 0 else 1
        weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_epoch",
    "The predictions are -1 and 1 here, but the labels are 0 and 1. The difference of label and "
    "prediction must be 0 for a point that is right.",
)
def epoch_predicts_minus_one(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else -1)
        weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong("perceptron_epoch", "Only the first two features count here. X can have any number of columns.")
def epoch_first_two_features(X, y, weights, bias, learning_rate):
    new_weights = np.array(weights, dtype=float)
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i[:2] @ new_weights[:2] + bias >= 0 else 0)
        new_weights[:2] += learning_rate * error * x_i[:2]
        bias = bias + learning_rate * error
    return new_weights, bias


@wrong(
    "perceptron_epoch",
    "The old weights and the old bias come back. Keep what each update gives, and return it at the end.",
)
def epoch_nothing_updated(X, y, weights, bias, learning_rate):
    return weights, bias


@wrong(
    "perceptron_epoch",
    "The caller's weights are different after the call: the array that was passed in is written into, as by +=. "
    "Make new weights in every update.",
)
def epoch_changes_in_place(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        weights += learning_rate * error * x_i
        bias += learning_rate * error
    return weights, bias


@wrong(
    "perceptron_epoch",
    "The fractions are cut off when the caller's weights are whole numbers, because what is made like them (a copy, "
    "zeros_like) can hold whole numbers only. Make the new weights an array of floats.",
)
def epoch_whole_numbers_truncate(X, y, weights, bias, learning_rate):
    new_weights = weights.copy()
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ new_weights + bias >= 0 else 0)
        new_weights[:] = new_weights + learning_rate * error * x_i
        bias = bias + learning_rate * error
    return new_weights, bias


@wrong(
    "perceptron_epoch",
    "Only the weights come back. The function returns two values: the weights and the bias at the end.",
)
def epoch_only_weights_returned(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights


@wrong(
    "perceptron_epoch",
    "The function returns nothing. print shows the line to you; return hands both values back.",
)
def epoch_line_printed(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    print(weights, bias)


@wrong(
    "perceptron_epoch",
    "The bias moves once, behind the loop, with the error of the last point. It moves together with the weights, "
    "after each point.",
)
def bias_after_the_loop(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        weights = weights + learning_rate * error * x_i
    return weights, bias + learning_rate * error


@wrong(
    "perceptron_epoch",
    "The changes are averaged, and all points are predicted with the line of the beginning. Predict each point with "
    "the line as the points before it have left it, and take its whole change.",
)
def one_update_with_the_mean(X, y, weights, bias, learning_rate):
    errors = y - np.where(X @ weights + bias >= 0, 1, 0)
    return weights + learning_rate * X.T @ errors / len(y), bias + learning_rate * errors.mean()


@wrong(
    "perceptron_epoch",
    "The loop goes through the columns of X, the features. A point is a row: without .T the loop gives rows.",
)
def columns_for_points(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X.T, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


# perceptron_fit


@wrong(
    "perceptron_fit",
    "This is the line after one epoch. Repeat epochs until one makes no update, and let each start from the line that "
    "the last one gave. Where the old weights are kept to compare with, keep a copy: two names for one array never "
    "differ.",
)
def one_epoch_only(X, y, weights, bias, learning_rate, max_epochs):
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
        weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_fit",
    "There is no cap: where no line separates the points this loop never ends. Count the epochs, and stop "
    "when there are max_epochs of them.",
    endless_on="no line separates",
)
def endless_loop(X, y, weights, bias, learning_rate, max_epochs):
    mistakes = 1
    while mistakes > 0:
        mistakes = 0
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            mistakes += abs(error)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_fit",
    "When the cap comes first nothing is returned: the only return waits for an epoch without a mistake. "
    "Return the line after the loop too.",
)
def returns_only_when_done(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        mistakes = 0
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            mistakes += abs(error)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
        if mistakes == 0:
            return weights, bias
    return None


@wrong(
    "perceptron_fit",
    "The fit starts from zeros. Start from the weights and the bias that the caller gives.",
)
def start_ignored(X, y, weights, bias, learning_rate, max_epochs):
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong("perceptron_fit", "There is one epoch too many. Stop when max_epochs epochs have been run.")
def one_epoch_more(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs + 1):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_fit",
    "There is one epoch too few: the last one before the cap is left out, or its result is thrown away.",
)
def one_epoch_less(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs - 1):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_fit",
    "max_epochs counts single points here. It counts epochs, and an epoch visits all points.",
)
def cap_counts_points(X, y, weights, bias, learning_rate, max_epochs):
    for visit in range(max_epochs):
        i = visit % len(X)
        error = y[i] - (1 if X[i] @ weights + bias >= 0 else 0)
        weights, bias = weights + learning_rate * error * X[i], bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_fit",
    "The learning ends with the first point that is right. It may end only after a whole epoch in which "
    "all points were right.",
)
def stops_at_a_right_point(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            if error == 0:
                return weights, bias
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_fit",
    "The last point alone decides when to stop, because each point overwrites what the one before has found. "
    "Remember whether any point of the epoch was wrong.",
)
def last_point_decides(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
            changed = error != 0
        if not changed:
            break
    return weights, bias


@wrong(
    "perceptron_fit",
    "All points of an epoch are predicted with the same line. Predict each point with the line as the "
    "points before it have left it.",
)
def fit_predicts_epoch_first(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        errors = y - np.where(X @ weights + bias >= 0, 1, 0)
        weights, bias = weights + learning_rate * errors @ X, bias + learning_rate * errors.sum()
    return weights, bias


@wrong(
    "perceptron_fit",
    "The score goes the wrong way. A false positive needs a lower score, a false negative a higher one: "
    "look at which of label and prediction is subtracted from the other.",
)
def fit_sign_turned(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = (1 if x_i @ weights + bias >= 0 else 0) - y_i
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong("perceptron_fit", "The learning rate is missing. It multiplies every change of the weights and the bias.")
def fit_without_rate(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + error * x_i, bias + error
    return weights, bias


@wrong("perceptron_fit", "The bias stays as it was. It moves together with the weights, after each wrong point.")
def fit_bias_not_updated(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights = weights + learning_rate * error * x_i
    return weights, bias


@wrong("perceptron_fit", "A score of exactly 0 counts as 1. Look at the comparison with 0.")
def fit_strictly_greater(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias > 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong("perceptron_fit", "The bias is missing in the score. The score is the weighted sum plus the bias.")
def fit_score_without_bias(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_fit",
    "Points that are right move the line too: only the prediction is asked. Update only where it differs "
    "from the label.",
)
def fit_label_not_asked(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i in X:
            error = -1 if x_i @ weights + bias >= 0 else 1
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_fit",
    "The predictions are -1 and 1 here, but the labels are 0 and 1. The difference of label and "
    "prediction must be 0 for a point that is right.",
)
def fit_predicts_minus_one(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else -1)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong("perceptron_fit", "Only the first two features count here. X can have any number of columns.")
def fit_first_two_features(X, y, weights, bias, learning_rate, max_epochs):
    new_weights = np.array(weights, dtype=float)
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i[:2] @ new_weights[:2] + bias >= 0 else 0)
            new_weights[:2] += learning_rate * error * x_i[:2]
            bias = bias + learning_rate * error
    return new_weights, bias


@wrong(
    "perceptron_fit",
    "The old weights and the old bias come back. Keep what each epoch gives, and return it at the end.",
)
def fit_nothing_updated(X, y, weights, bias, learning_rate, max_epochs):
    return weights, bias


@wrong(
    "perceptron_fit",
    "The caller's weights are different after the call: the array that was passed in is written into, as by +=. "
    "Make new weights in every update.",
)
def fit_changes_in_place(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights += learning_rate * error * x_i
            bias += learning_rate * error
    return weights, bias


@wrong(
    "perceptron_fit",
    "The fractions are cut off when the caller's weights are whole numbers, because what is made like them (a copy, "
    "zeros_like) can hold whole numbers only. Make the new weights an array of floats.",
)
def fit_whole_numbers_truncate(X, y, weights, bias, learning_rate, max_epochs):
    new_weights = weights.copy()
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ new_weights + bias >= 0 else 0)
            new_weights[:] = new_weights + learning_rate * error * x_i
            bias = bias + learning_rate * error
    return new_weights, bias


@wrong(
    "perceptron_fit",
    "Only the weights come back. The function returns two values: the weights and the bias at the end.",
)
def fit_only_weights_returned(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights


@wrong(
    "perceptron_fit",
    "The function returns nothing. print shows the line to you; return hands both values back.",
)
def fit_line_printed(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    print(weights, bias)


@wrong(
    "perceptron_fit",
    "It stops when the bias is the same after an epoch, but the weights may have changed, and the bias may have "
    "moved there and back. Remember whether any point was wrong.",
)
def stops_when_bias_stays(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        before = bias
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
        if bias == before:
            break
    return weights, bias


@wrong(
    "perceptron_fit",
    "Three values come back. The weights and the bias are asked for; how many epochs it took stays inside.",
)
def number_of_epochs_returned(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias, max_epochs


# perceptron_step_torch


@wrong(
    "perceptron_step_torch",
    "The score goes the wrong way. A false positive needs a lower score, a false negative a higher one: "
    "look at which of y and y_hat is subtracted from the other.",
)
def torch_sign_turned(x, y, weights, bias, learning_rate):  # (3.4, 4.5, -9.9)
    error = (x @ weights + bias >= 0).to(x.dtype) - y
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong(
    "perceptron_step_torch",
    "The learning rate is missing. It multiplies the change of the weights and the change of the bias.",
)
def torch_no_learning_rate(x, y, weights, bias, learning_rate):  # (-1, -1, -11)
    error = y - (x @ weights + bias >= 0).to(x.dtype)
    return weights + error * x, bias + error


@wrong(
    "perceptron_step_torch",
    "The bias stays as it was. It moves too, like the weight of an input that is always 1.",
)
def torch_bias_not_updated(x, y, weights, bias, learning_rate):  # (2.6, 3.5, -10)
    error = y - (x @ weights + bias >= 0).to(x.dtype)
    return weights + learning_rate * error * x, bias


@wrong(
    "perceptron_step_torch",
    "All weights move by the same amount. Each one moves by its own feature, times the rate: the x is missing.",
)
def torch_feature_missing(x, y, weights, bias, learning_rate):  # (2.9, 3.9, -10.1)
    error = y - (x @ weights + bias >= 0).to(x.dtype)
    return weights + learning_rate * error, bias + learning_rate * error


@wrong(
    "perceptron_step_torch",
    "The weights move by each other's features. The first weight belongs to the first feature.",
)
def torch_features_swapped(x, y, weights, bias, learning_rate):  # (2.5, 3.6, -10.1)
    error = y - (x @ weights + bias >= 0).to(x.dtype)
    return weights + learning_rate * error * x.flip(0), bias + learning_rate * error


@wrong(
    "perceptron_step_torch",
    "Points that are right move the line too: only the prediction is asked, never the label. Update only "
    "where the two differ.",
)
def torch_label_not_asked(x, y, weights, bias, learning_rate):
    if x @ weights + bias >= 0:
        return weights - learning_rate * x, bias - learning_rate
    return weights + learning_rate * x, bias + learning_rate


@wrong(
    "perceptron_step_torch",
    "Points that are right move the line too: only the label is asked, never the prediction. Update only "
    "where the two differ.",
)
def torch_prediction_not_asked(x, y, weights, bias, learning_rate):
    if y == 1:
        return weights + learning_rate * x, bias + learning_rate
    return weights - learning_rate * x, bias - learning_rate


@wrong(
    "perceptron_step_torch",
    "The prediction is -1 or 1 here, but the labels are 0 and 1. A false negative then changes everything by twice "
    "as much, and a point of class 0 that is right changes it too.",
)
def torch_predicts_minus_one(x, y, weights, bias, learning_rate):
    y_hat = 1 if x @ weights + bias >= 0 else -1
    return weights + learning_rate * (y - y_hat) * x, bias + learning_rate * (y - y_hat)


@wrong(
    "perceptron_step_torch",
    "sign says 0 for a score of exactly 0 and -1 below it. The prediction has the values 0 and 1.",
)
def torch_predicts_with_sign(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias).sign()
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong(
    "perceptron_step_torch",
    "The bias is missing in the score, so some predictions are wrong. The score is the weighted sum plus the bias.",
)
def torch_score_without_bias(x, y, weights, bias, learning_rate):
    error = y - (x @ weights >= 0).to(x.dtype)
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong(
    "perceptron_step_torch",
    "A score of exactly 0 is predicted as 0 here, but it counts as 1. Look at the comparison.",
)
def torch_strictly_greater(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias > 0).to(x.dtype)
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong(
    "perceptron_step_torch",
    "The prediction is soft, as from a sigmoid. This algorithm predicts 0 or 1.",
)
def torch_soft_prediction(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias).sigmoid()
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong(
    "perceptron_step_torch",
    "The point is predicted again after the weights have moved, so the bias gets another error than the "
    "weights. Predict once, before anything moves.",
)
def torch_predicts_twice(x, y, weights, bias, learning_rate):
    weights = weights + learning_rate * (y - (x @ weights + bias >= 0).to(x.dtype)) * x
    bias = bias + learning_rate * (y - (x @ weights + bias >= 0).to(x.dtype))
    return weights, bias


@wrong(
    "perceptron_step_torch",
    "Every wrong point is subtracted. That is right for the point of the slide, a false positive; a false "
    "negative is added.",
)
def torch_always_subtracts(x, y, weights, bias, learning_rate):
    y_hat = 1 if x @ weights + bias >= 0 else 0
    if y_hat != y:
        return weights - learning_rate * x, bias - learning_rate
    return weights, bias


@wrong(
    "perceptron_step_torch",
    "The old weights and the old bias come back, whatever the point is. Return the new ones.",
)
def torch_nothing_updated(x, y, weights, bias, learning_rate):
    return weights, bias


@wrong(
    "perceptron_step_torch",
    "The caller's weights and bias are different after the call: something writes into the tensors that were passed "
    "in, as += does. Make new tensors instead.",
)
def torch_changed_in_place(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias >= 0).to(x.dtype)
    weights += learning_rate * error * x
    bias += learning_rate * error
    return weights, bias


@wrong(
    "perceptron_step_torch",
    "What comes back are NumPy arrays or lists, not tensors. Stay in PyTorch: the operators @, >=, + and * work on "
    "tensors too.",
)
def torch_left_for_numpy(x, y, weights, bias, learning_rate):
    x, y, weights, bias = x.numpy(), y.numpy(), weights.numpy(), bias.numpy()
    error = y - np.where(x @ weights + bias >= 0, 1, 0)
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong(
    "perceptron_step_torch",
    "One value comes back. The function returns two, side by side with a comma between them: the new weights and "
    "the new bias.",
)
def torch_only_weights_returned(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    return weights + learning_rate * error * x


@wrong(
    "perceptron_step_torch",
    "The function returns nothing. print shows the new line to you; return hands both values back.",
)
def torch_line_printed(x, y, weights, bias, learning_rate):
    error = y - (1 if x @ weights + bias >= 0 else 0)
    print(weights + learning_rate * error * x, bias + learning_rate * error)


@wrong(
    "perceptron_step_torch",
    "The prediction is True or False here, and PyTorch doesn't subtract those. Make a number of it first: 0 or 1.",
)
def torch_boolean_subtracted(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias >= 0)
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong("perceptron_step_torch", "The two values come in the wrong order: first the weights, then the bias.")
def torch_bias_first(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias >= 0).to(x.dtype)
    return bias + learning_rate * error, weights + learning_rate * error * x


@wrong(
    "perceptron_step_torch",
    "astype belongs to NumPy, and tensors don't have it. A tensor changes its number type with .to, or with .int "
    "and .float.",
)
def torch_with_astype(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias >= 0).astype(int)
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong(
    "perceptron_step_torch",
    "No gradient is needed here: a prediction of 0 or 1 has none, so backward() finds nothing. The change can be "
    "computed at once, from the label, the prediction and the point.",
)
def torch_by_backward(x, y, weights, bias, learning_rate):
    watched = weights.clone().requires_grad_()
    loss = (y - (x @ watched + bias >= 0).to(x.dtype)) ** 2
    loss.backward()
    return weights - learning_rate * watched.grad, bias


@wrong(
    "perceptron_step_torch",
    "The new bias is a plain number, such as .item() makes. The bias came as a tensor without any axis: "
    "return one, too.",
)
def torch_bias_as_number(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias >= 0).to(y.dtype)
    return weights + learning_rate * error * x, (bias + learning_rate * error).item()


# updates_until_right, from the score -9 in steps of 1.5

wrong.value(
    "updates_until_right",
    "one_more_at_zero",
    (7, 1.0, -0.75, -1.25),
    "One of your updates starts from a score of exactly 0.",
    "What does the unit say to a score of 0?",
)
wrong.value(
    "updates_until_right",
    "bias_stands_still",
    (8, 1.5, -1.0, -3.0),
    "It takes eight only if the bias stands still while the weights move.",
    "How much does the score change when the bias moves as well?",
)
wrong.value(
    "updates_until_right",
    "rate_left_out",
    (2, 1.5, -1.0, -1.0),
    "Two would be enough with steps four times as long: the learning rate is 0.25.",
    "By how much does each weight move in one update?",
)
wrong.value(
    "updates_until_right",
    "one_update",
    (1, -2.0, 0.75, -2.75),
    "One update moves the score in the right direction, but not far enough.",
    "What is the score before it, and what after it?",
)


# telling_student: poor choices

wrong.value(
    "telling_student",
    "student_on_the_line_alone",
    ([[6.0, 6.0, 6.0]], [2.0, 1.0, -1.0], -12.0),
    "This student shows what happens at a score of exactly 0, and no more.",
    "Without the bias, or without the third feature, the score should have another sign.",
)
wrong.value(
    "telling_student",
    "clearly_accepted",
    ([[9.0, 8.0, 7.0]], [2.0, 1.0, 1.0], -25.0),
    "Here the rules have no reason to differ: the score is far above 0, also without the third feature.",
    "Where do two rules part that compare with 0, one with >= and one with >?",
)
wrong.value(
    "telling_student",
    "negative_bias",
    ([[2.0, 1.0, 1.0]], [2.0, 1.0, -1.0], -4.0),
    "Without the bias, and without the third feature, the answers are what they should be here.",
    "Which sign must the bias have, so that the score falls below 0 without it?",
)


# wrong_students


@wrong(
    "wrong_students",
    "It answers as the program that you were given: the fault is still there.",
    "Work out by hand what the line says to the third student.",
)
def as_inherited(X, y, weights, bias):
    scores = X @ weights + bias
    decisions = np.where(scores > 0, 1, 0)
    return np.flatnonzero(decisions != y)


@wrong(
    "wrong_students",
    "The points that are right come back, not those that are wrong.",
    "Which comparison with y asks for a difference?",
)
def right_students(X, y, weights, bias):
    return np.flatnonzero(np.where(X @ weights + bias >= 0, 1, 0) == y)


@wrong(
    "wrong_students",
    "One entry for every point comes back. The numbers of the wrong ones are asked for.",
    "np.flatnonzero was right as it stood.",
)
def one_entry_for_each(X, y, weights, bias):
    return (np.where(X @ weights + bias >= 0, 1, 0) != y).astype(int)


@wrong(
    "wrong_students",
    "It counts the wrong points. Their row numbers are asked for.",
    "np.flatnonzero was right as it stood.",
)
def how_many(X, y, weights, bias):
    return np.sum(np.where(X @ weights + bias >= 0, 1, 0) != y)


@wrong(
    "wrong_students",
    "The bias is missing in the scores.",
    "The scores were right as they stood.",
)
def without_bias(X, y, weights, bias):
    return np.flatnonzero(np.where(X @ weights >= 0, 1, 0) != y)


@wrong(
    "wrong_students",
    "The rows are counted from 1.",
    "What is the number of the first row in Python?",
)
def counted_from_1(X, y, weights, bias):
    return np.flatnonzero(np.where(X @ weights + bias >= 0, 1, 0) != y) + 1


# line_for_most

wrong.value(
    "line_for_most",
    "line_of_zeros",
    ([0.0, 0.0, 0.0, 0.0, 0.0], 0.0),
    "This line admits everybody.",
    "Start perceptron_epoch from here.",
)
wrong.value(
    "line_for_most",
    "all_marks_alike",
    ([1.0, 1.0, 1.0, 1.0, 1.0], -25.0),
    "All marks count alike here. The decisions were made in another way.",
    "Let the algorithm find out which mark counts how much.",
)
wrong.value(
    "line_for_most",
    "first_mark_alone",
    ([1.0, 0.0, 0.0, 0.0, 0.0], -5.0),
    "Only the first mark counts here.",
    "Let the algorithm find out which mark counts how much.",
)


def last_line(epochs):
    """What the algorithm leaves of the students of the notebook, from zeros and with the rate 1."""
    weights, bias = perceptron_fit(*applicants(34, 100), np.zeros(5), 0.0, 1.0, epochs)
    return weights.tolist(), float(bias)


for epochs in (10, 50, 100, 500, 1000):
    wrong.value(
        "line_for_most",
        f"last_line_of_{epochs}_epochs",
        last_line(epochs),
        "This is the last line of a run that never comes to rest. One before it may have been better.",
        "Look at every line on the way, and keep the best.",
    )


# pocket

kept = wrong.edits(of="numpy_ref.perceptron_algorithm.pocket")

kept(
    "last_line",
    ("return best", "return weights, bias"),
    hint="This is the last line, not the best. Where no line is right, the algorithm walks on for ever, away from good "
    "lines too.",
    way_out="What was in the pocket all along?",
)
kept(
    "judged_after_epochs",
    (
        """            if n_wrong(weights, bias) < fewest:
                best, fewest = (weights, bias), n_wrong(weights, bias)
""",
        """        if n_wrong(weights, bias) < fewest:
            best, fewest = (weights, bias), n_wrong(weights, bias)
""",
    ),
    hint="A line is judged only when an epoch is over. A better one may have come and gone within it.",
    way_out="Compare after each point.",
)
kept(
    "start_left_out",
    ("best, fewest = (weights, bias), n_wrong(weights, bias)\n    for", "best, fewest = None, np.inf\n    for"),
    hint="The line at the start is never in the pocket, although no line after it may be better.",
    way_out="What is the best line before the first point was looked at?",
)
kept(
    "later_line_for_the_first",
    ("< fewest", "<= fewest"),
    hint="Of lines that are equally good the last is kept here. Only a better line is worth a change of pockets: the "
    "first is asked for.",
)
kept(
    "judged_by_one_point",
    (
        "if n_wrong(weights, bias) < fewest:",
        "if ((x_i @ weights + bias >= 0) == y_i) and n_wrong(weights, bias) <= fewest:",
    ),
    hint="Whether a line gets the point right that it was changed for says little about the others, and a line that is "
    "as good as the one in the pocket is not better.",
    way_out="Count the wrong ones among all points.",
)
kept(
    "stops_at_the_first_worse_line",
    (
        """                best, fewest = (weights, bias), n_wrong(weights, bias)
    return""",
        """                best, fewest = (weights, bias), n_wrong(weights, bias)
            elif n_wrong(weights, bias) > fewest:
                return best
    return""",
    ),
    hint="This stops as soon as a line is worse than the one in the pocket. But the way to a better line often leads "
    "through worse ones.",
)


@wrong(
    "pocket",
    "The line in the pocket moves along with the others, and so do the caller's weights: += changes the array itself.",
    "Put a copy into the pocket, or make new weights in each step.",
)
def same_array_in_the_pocket(X, y, weights, bias, learning_rate, n_epochs):
    best, fewest = (weights, bias), np.sum((X @ weights + bias >= 0) != y)
    for _ in range(n_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (x_i @ weights + bias >= 0)
            weights += learning_rate * error * x_i
            bias = bias + learning_rate * error
            if np.sum((X @ weights + bias >= 0) != y) < fewest:
                best, fewest = (weights, bias), np.sum((X @ weights + bias >= 0) != y)
    return best
