"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.measures.gradient_descent import applicants
from solutions.misconceptions import Register
from solutions.misconceptions.points import (
    LABEL,
    PREDICTION,
    UNARY_MINUS,
    tell_of_a_mean_over_points,
    tell_of_a_sigmoid,
    tell_of_descending,
    tell_of_slopes,
    tell_of_steps,
)
from solutions.misconceptions.slips import Slip, register_pairs
from solutions.numpy_ref.gradient_descent import descend
from solutions.numpy_ref.probability import sigmoid
from solutions.operators import (
    added,
    bias_lost,
    in_place,
    left_out,
    moved,
    replaced,
    rewritten,
    rounded,
    sides_exchanged,
    sum_for_mean,
    unwrapped,
)

ANSWERS = wrong = Register()


# What gradient and descend share, said of all points at once

HARD = "The predictions are hard, 0 or 1, as in the perceptron algorithm."
ABOVE_HALF = "Each prediction counts as 0 or 1 here, by whether it is above one half."
KEEP_PROBABILITY = "A prediction is a probability: keep what the sigmoid gives."
SCORES_COMPARED = "The labels are compared with the scores."
SCORE_FIRST = "What turns scores into probabilities?"
BIAS_NOT_IN_SCORES = "The bias is missing from the scores."
BIAS_SUBTRACTED = "In the scores the bias is subtracted."
WHAT_A_SCORE_IS = "Which number is added to the weighted sum?"
MINUS_SCORE = "The scores have the wrong sign on their way into the sigmoid."
MINUS_INSIDE = "Its formula has a minus; it is inside the given function already."
SIGMOID_TWICE = "The scores go through the sigmoid twice."
ONCE_IS_ENOUGH = "After the first time they are probabilities already."
TANH = "The predictions are those of tanh, from -1 to 1."
FROM_0_TO_1 = "Which function of the chapters gives probabilities, from 0 to 1?"
SOFTMAX = "The predictions add up to 1 over the points, as with a softmax."
EACH_ON_ITS_OWN = "Each point has a probability of its own, which comes from its own score alone."
LABELS_IGNORED = "The labels aren't used."
DIFFERENCE_COUNTS = "How far is a prediction from where it should be?"
LABELS_SWAPPED = "Each prediction is compared with the other label."
OF_CLASS_1 = "Of which class is y_hat the probability?"
SIGNED_LABELS = "The labels 0 count as -1."
LEAVE_LABELS = "y_hat lies between 0 and 1. Which labels can it be compared with?"
ALL_POSITIVE = "All differences have become positive."
PULL_THE_OTHER_WAY = "Which way should a point's score move if it is predicted too low? Too high?"
SQUARED = "The differences are squared."
SLOPE_NOT_ERROR = "The slope along each score is asked for. Is there a square in it?"
SIGMOID_SLOPE = "The slope of the sigmoid is still there, as for the squared error."
CANCELS = "What cancels in the chain for the cross-entropy?"
HALF_A_CHAIN = "The chain ends at the prediction: this is how the error changes with y_hat."
ONE_FACTOR_MORE = "Which factor leads on from the prediction to the score?"
LABEL_1_ALONE = "Only the points with label 1 count."
LABEL_0_ALONE = "Only the points with label 0 count."
OTHER_LABEL = "What is the slope of the loss for the other label?"
LABELS_ADDED = "Prediction and label are added."
BY_FEATURES = "The sums are divided by the number of features."
ROWS = "The mean is taken over the points: how many rows has X?"
ONE_MEAN = "One mean is enough; .mean() and / m both do it."
MIXED_UP = (
    "The rows and columns of X are mixed up. Each slope is a sum over the points. Where X is square, no error tells "
    "you so."
)
AXIS_OF_THE_POINTS = "Which axis of X has the points? That is the one to sum over."
SAMPLES_IN_COLUMNS = "The columns of X are taken for the points, as in courses that write an example in a column."
ROW_FOR_EACH_POINT = "Here each row is a point: what shape should the scores have?"
DICTIONARY = "A dictionary comes back."
TWO_VALUES = "Return the two values side by side, without names."
THREE_VALUES = "More than two values come back."

# gradient

slopes = wrong.edits("alternatives.gradient_descent.gradient_line_by_line", "gradient")

slopes(
    "gradient_turned",
    sides_exchanged("y_hat - y"),
    hint="The slopes point the wrong way, so a step against them would go uphill.",
    way_out="Look at which of y_hat and y is subtracted from the other.",
    brief="The sign of the slopes is reversed.",
)
slopes("bias_not_in_the_score", bias_lost("X @ weights + bias"), hint=BIAS_NOT_IN_SCORES, way_out=WHAT_A_SCORE_IS)
slopes("bias_subtracted_in_the_score", ("+ bias", "- bias"), hint=BIAS_SUBTRACTED, way_out=WHAT_A_SCORE_IS)
slopes("score_for_probability", ("sigmoid(z)", "z"), hint=SCORES_COMPARED, way_out=SCORE_FIRST)
slopes("hard_step", ("sigmoid(z)", "np.where(z >= 0, 1, 0)"), hint=HARD, way_out=KEEP_PROBABILITY)
slopes("rounded_predictions", rounded("sigmoid(z)"), hint=ABOVE_HALF, way_out=KEEP_PROBABILITY)
slopes("sigmoid_of_minus_the_score", ("sigmoid(z)", "sigmoid(-z)"), hint=MINUS_SCORE, way_out=MINUS_INSIDE)
slopes("sigmoid_twice", ("sigmoid(z)", "sigmoid(sigmoid(z))"), hint=SIGMOID_TWICE, way_out=ONCE_IS_ENOUGH)
slopes("tanh_for_sigmoid", ("sigmoid(z)", "np.tanh(z)"), hint=TANH, way_out=FROM_0_TO_1)
slopes("softmax_for_sigmoid", ("sigmoid(z)", "np.exp(z) / np.exp(z).sum()"), hint=SOFTMAX, way_out=EACH_ON_ITS_OWN)
slopes("labels_ignored", ("y_hat - y", "y_hat"), hint=LABELS_IGNORED, way_out=DIFFERENCE_COUNTS)
slopes("gradient_labels_swapped", ("y_hat - y", "y_hat - (1 - y)"), hint=LABELS_SWAPPED, way_out=OF_CLASS_1)
slopes("labels_of_both_signs", ("y_hat - y", "y_hat - (2 * y - 1)"), hint=SIGNED_LABELS, way_out=LEAVE_LABELS)
slopes("absolute_differences", ("y_hat - y", "np.abs(y_hat - y)"), hint=ALL_POSITIVE, way_out=PULL_THE_OTHER_WAY)
slopes("squared_differences", ("y_hat - y", "(y_hat - y) ** 2"), hint=SQUARED, way_out=SLOPE_NOT_ERROR)
slopes("labels_added", ("y_hat - y", "y_hat + y"), hint=LABELS_ADDED, way_out=DIFFERENCE_COUNTS)
slopes("label_1_alone", ("y_hat - y", "y * (y_hat - y)"), hint=LABEL_1_ALONE, way_out=OTHER_LABEL)
slopes("label_0_alone", ("y_hat - y", "(1 - y) * y_hat"), hint=LABEL_0_ALONE, way_out=OTHER_LABEL)
slopes(
    "sigmoid_slope_kept",
    ("y_hat - y", "(y_hat - y) * y_hat * (1 - y_hat)"),
    hint=SIGMOID_SLOPE,
    way_out=CANCELS,
)
slopes(
    "chain_ends_at_the_prediction",
    ("y_hat - y", "(y_hat - y) / (y_hat * (1 - y_hat))"),
    hint=HALF_A_CHAIN,
    way_out=ONE_FACTOR_MORE,
)
slopes(
    "squared_error",
    ("y_hat - y", "2 * (y_hat - y) * y_hat * (1 - y_hat)"),
    hint="This is the gradient of the squared error, with its factor 2 and the slope of the sigmoid.",
    way_out="The error here is the cross-entropy. What becomes of both factors then?",
)
slopes(
    "doubled",
    ("y_hat - y", "2 * (y_hat - y)"),
    hint="Everything is twice as large as it should be.",
    way_out="A factor 2 comes down from a square. Is there one in the cross-entropy?",
)
slopes(
    "sum_for_mean",
    (" / len(y)", ""),
    sum_for_mean("errors.mean()"),
    hint="These are sums over the points.",
    way_out="The error is a mean: by what are they divided?",
)
slopes(
    "mean_of_mean",
    (" / len(y)", " / len(y) ** 2"),
    ("errors.mean()", "errors.mean() / len(y)"),
    hint="All is divided by the number of points twice.",
    way_out=ONE_MEAN,
)
slopes(
    "mean_of_mean_for_weights",
    (" / len(y)", " / len(y) ** 2"),
    hint="The slopes of the weights are divided by the number of points twice, that of the bias once.",
    way_out=ONE_MEAN,
)
slopes(
    "mean_over_all_entries_for_weights",
    (" / len(y)", " / X.size"),
    hint="The slopes of the weights are divided by how many numbers X has, so by the features as well.",
    way_out="How many losses does the mean have?",
)
slopes(
    "mean_of_mean_for_bias",
    ("errors.mean()", "errors.mean() / len(y)"),
    hint="The slope of the bias is divided by the number of points twice, those of the weights once.",
    way_out=ONE_MEAN,
)
slopes(
    "bias_not_averaged",
    sum_for_mean("errors.mean()"),
    hint="The slope of the bias is a sum over the points, those of the weights are means.",
    way_out="Which of the two belongs to the mean loss?",
)
slopes(
    "weights_not_averaged",
    (" / len(y)", ""),
    hint="The slopes of the weights are sums over the points, that of the bias is a mean.",
    way_out="Which of the two belongs to the mean loss?",
)
slopes(
    "divided_by_features",
    (" / len(y)", " / X.shape[1]"),
    ("errors.mean()", "errors.sum() / X.shape[1]"),
    hint=BY_FEATURES,
    way_out=ROWS,
)
slopes(
    "halved",
    (" / len(y)", " / (2 * len(y))"),
    ("errors.mean()", "errors.mean() / 2"),
    hint="Everything is half of what it should be.",
    way_out="Is there a factor of one half in the cross-entropy?",
)
slopes("transpose_missing", ("X.T @ errors", "X @ errors"), hint=MIXED_UP, way_out=AXIS_OF_THE_POINTS)
slopes("transpose_missing_in_dot", ("X.T @ errors", "np.dot(X, errors)"), hint=MIXED_UP, way_out=AXIS_OF_THE_POINTS)
slopes(
    "points_in_columns",
    ("X @ weights", "weights @ X"),
    ("X.T @ errors / len(y)", "X @ errors / X.shape[1]"),
    hint=SAMPLES_IN_COLUMNS,
    way_out=ROW_FOR_EACH_POINT,
)
slopes(
    "points_in_columns_by_dot",
    ("X @ weights", "np.dot(weights, X)"),
    ("X.T @ errors / len(y)", "np.dot(X, errors) / X.shape[1]"),
    hint=SAMPLES_IN_COLUMNS,
    way_out=ROW_FOR_EACH_POINT,
)
slopes(
    "features_missing",
    ("X.T @ errors / len(y)", "np.full(len(weights), errors.mean())"),
    hint="All weights have the same slope: the features play no part in it.",
    way_out="What multiplies a weight in the score?",
)
slopes(
    "slopes_times_weights",
    ("X.T @ errors / len(y)", "X.T @ errors / len(y) * weights"),
    hint="The slopes are multiplied by the weights.",
    way_out="How does the score of a point change with a weight? The weight itself isn't in that.",
)
slopes(
    "errors_of_the_last_row",
    ("X.T @ errors / len(y)", "errors.sum() * X[-1] / len(y)"),
    hint="The sum of all differences is multiplied by the last row.",
    way_out="Each difference belongs to the features of its own point: multiply before you add up.",
)
slopes(
    "means_multiplied",
    ("X.T @ errors / len(y)", "errors.mean() * X.mean(axis=0)"),
    hint="The mean of the differences is multiplied by the mean of the features.",
    way_out="First multiply, for each point, then take the mean.",
)
slopes(
    "column_of_slopes",
    ("X.T @ errors / len(y)", "(X.T @ errors / len(y)).reshape(-1, 1)"),
    hint="The numbers are right, but there is an axis too many: a column (n, 1) subtracted from weights (n,) gives a "
    "table (n, n).",
    way_out="dweights has the shape of the weights, and dbias no axis. Print both shapes.",
)
slopes(
    "mean_over_everything",
    ("X.T @ errors / len(y)", "np.mean(X.T * errors)"),
    hint="One number comes back for all weights.",
    way_out="Each weight has a slope of its own: take the mean over the points only.",
)
slopes(
    "mean_of_the_sums",
    ("X.T @ errors / len(y)", "np.mean(X.T @ errors)"),
    hint="One number comes back for all weights: the sums over the points are averaged over the features.",
    way_out="Each weight has a slope of its own. Over what should the mean go?",
)
slopes(
    "sum_over_everything",
    ("X.T @ errors / len(y)", "np.sum(X.T @ errors) / len(y)"),
    hint="One number comes back for all weights: the slopes are added up.",
    way_out="Each weight has a slope of its own. Over what should the sum go?",
)
slopes(
    "bias_forgotten",
    ("errors.mean()", "0.0"),
    hint="The slope of the bias is always 0 here.",
    way_out="The bias is the weight of an input that is always 1. What is its slope, then?",
)
slopes(
    "bias_from_weights",
    ("errors.mean()", "dweights.mean()"),
    hint="The slope of the bias is the mean of the other slopes.",
    way_out="The bias is the weight of an input that is always 1. What is its slope, then?",
)
slopes(
    "bias_for_each_point",
    ("errors.mean()", "errors"),
    hint="There is one slope of the bias for each point.",
    way_out="There is only one bias. How do the points share it?",
)
slopes(
    "slope_times_bias",
    ("errors.mean()", "errors.mean() * bias"),
    hint="The slope of the bias is multiplied by the bias.",
    way_out="The bias is the weight of an input that is always 1. What is its slope, then?",
)
slopes(
    "bias_slope_turned",
    ("errors.mean()", "-errors.mean()"),
    hint="The slope of the bias has the wrong sign.",
    way_out="The same differences belong to both.",
)
slopes(
    "bias_of_the_last_point",
    ("errors.mean()", "errors[-1]"),
    hint="For the bias only the last point counts.",
    way_out="How do all points together move it? If there is a loop, look at what is added up in it.",
)
slopes(
    "bias_once_for_each_feature",
    ("errors.mean()", "errors.mean() * X.shape[1]"),
    hint="Each point counts for the bias once for each feature.",
    way_out="How often does a point count? If there are two loops, one inside the other, where does the bias belong?",
)
slopes(
    "order_turned",
    ("dweights, dbias", "dbias, dweights"),
    hint="The two values come in the wrong order.",
    way_out="First the slopes of the weights, then that of the bias.",
)
slopes(
    "only_dweights_returned",
    ("return dweights, dbias", "return dweights"),
    hint="One value comes back, and two are asked for.",
    way_out="Return the slopes of the weights and that of the bias, side by side.",
)
slopes("a_dictionary", ("dweights, dbias", "dict(dw=dweights, db=dbias)"), hint=DICTIONARY, way_out=TWO_VALUES)
slopes(
    "three_values",
    ("dweights, dbias", "dweights, dbias, errors"),
    hint=THREE_VALUES,
    way_out="Return the slopes of the weights and that of the bias, and nothing else.",
)
slopes(
    "line_after_a_step",
    ("return dweights, dbias", "return weights - dweights, bias - dbias"),
    hint="This is the line after a step.",
    way_out="Return the slopes alone; steps come in a later exercise.",
)
slopes.together(
    ["bias_not_in_the_score", "score_for_probability", "hard_step"],
    ["sigmoid_slope_kept"],
    ["bias_for_each_point"],
    but_not=[("hard_step", "sigmoid_slope_kept")],  # then all slopes are 0
)


@wrong(
    "gradient",
    "The mean is taken over the features, so there is one number for each point.",
    "It goes over the points: one slope for each weight.",
)
def mean_over_features(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return (errors[:, np.newaxis] * X).mean(axis=1), errors.mean()


@wrong(
    "gradient",
    "One number comes back, such as the error itself.",
    "Return the slopes of the error: one for each weight, together in an array, and one for the bias.",
)
def error_for_gradient(X, y, weights, bias):
    y_hat = sigmoid(X @ weights + bias)
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@wrong(
    "gradient",
    "The predictions are a column (m, 1) and the labels a row (m,), so their difference is a table (m, m) of all "
    "pairs.",
    "Give both the same shape.",
)
def predictions_as_column(X, y, weights, bias):
    errors = sigmoid(X @ weights.reshape(-1, 1) + bias) - y
    return X.T @ errors / len(y), errors.mean()


@wrong(
    "gradient",
    "The labels are a column (m, 1) and the predictions a row (m,), so their difference is a table (m, m) of all "
    "pairs.",
    "Give both the same shape.",
)
def labels_as_column(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y.reshape(-1, 1)
    return X.T @ errors / len(y), errors.mean()


@wrong(
    "gradient",
    "Only the first point counts.",
    "A return inside the loop does that: it belongs after the loop.",
)
def first_point_only(X, y, weights, bias):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        return error * x_i / len(y), error / len(y)
    return None


@wrong(
    "gradient",
    "Only the last point counts. A loop does that when each round overwrites what the one before has left.",
    "Add the shares of all points up.",
)
def last_point_only(X, y, weights, bias):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        dweights, dbias = error * x_i / len(y), error / len(y)
    return dweights, dbias


@wrong("gradient", "Only the first two features count here.", "X can have any number of columns.")
def first_two_slopes(X, y, weights, bias):
    errors = sigmoid(X[:, :2] @ weights[:2] + bias) - y
    dweights = np.zeros(len(weights))
    dweights[:2] = X[:, :2].T @ errors / len(y)
    return dweights, errors.mean()


@wrong(
    "gradient",
    "Nothing is averaged: there is a slope for each point.",
    "Take the mean over the points, for each weight and for the bias.",
)
def slopes_of_each_point(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return errors[:, np.newaxis] * X, errors


@wrong(
    "gradient",
    "Only the first slope is computed.",
    "A return inside the loop over the weights does that: it belongs behind that loop.",
)
def first_slope_only(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    slopes = np.zeros(X.shape[1])
    for feature in range(X.shape[1]):
        slopes[feature] = np.mean(errors * X[:, feature])
        return slopes, errors.mean()
    return slopes, errors.mean()


@wrong(
    "gradient",
    "Only the last point counts. A loop does that when each round overwrites what the one before has left.",
    "Add the shares of all points up, and divide by the number of points.",
)
def last_point_alone(X, y, weights, bias):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        dweights, dbias = error * x_i, error
    return dweights, dbias


@wrong(
    "gradient",
    "The division by the number of points stands inside the loop, so earlier points are divided again and again.",
    "Divide once, below the loop.",
)
def divided_in_every_round(X, y, weights, bias):
    dweights, dbias = np.zeros(X.shape[1]), 0.0
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        dweights, dbias = (dweights + error * x_i) / len(y), (dbias + error) / len(y)
    return dweights, dbias


@wrong("gradient", "Only the first two slopes come back.", "There is one for each feature.")
def two_slopes(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return np.array([np.mean(errors * X[:, feature]) for feature in range(min(2, X.shape[1]))]), errors.mean()


# descend

DIFFERENCES = ("z = X @ weights + bias", "y_hat = sigmoid(z)", "errors = y_hat - y")
WEIGHTS_STEP, BIAS_STEP = "weights = weights - learning_rate * dweights", "bias = bias - learning_rate * dbias"

fit = wrong.edits("alternatives.gradient_descent.descend_line_by_line", "descend")

fit(
    "uphill",
    ("weights - learning_rate", "weights + learning_rate"),
    ("bias - learning_rate", "bias + learning_rate"),
    hint="The steps go uphill, so the error grows.",
    way_out="Which way do the slopes point, uphill or downhill?",
    brief="The steps go uphill.",
)
fit(
    "bias_uphill",
    ("bias - learning_rate", "bias + learning_rate"),
    hint="The bias moves uphill.",
    way_out="Compare the signs of the two updates.",
)
fit(
    "weights_uphill",
    ("weights - learning_rate", "weights + learning_rate"),
    hint="The weights move uphill.",
    way_out="Compare the signs of the two updates.",
)
fit("descend_scores_without_bias", bias_lost("X @ weights + bias"), hint=BIAS_NOT_IN_SCORES, way_out=WHAT_A_SCORE_IS)
fit("descend_bias_subtracted", ("@ weights + bias", "@ weights - bias"), hint=BIAS_SUBTRACTED, way_out=WHAT_A_SCORE_IS)
fit("descend_scores_for_probabilities", ("sigmoid(z)", "z"), hint=SCORES_COMPARED, way_out=SCORE_FIRST)
fit("descend_hard_step", ("sigmoid(z)", "np.where(z >= 0, 1, 0)"), hint=HARD, way_out=KEEP_PROBABILITY)
fit("descend_minus_the_scores", ("sigmoid(z)", "sigmoid(-z)"), hint=MINUS_SCORE, way_out=MINUS_INSIDE)
fit("descend_sigmoid_twice", ("sigmoid(z)", "sigmoid(sigmoid(z))"), hint=SIGMOID_TWICE, way_out=ONCE_IS_ENOUGH)
fit("descend_tanh", ("sigmoid(z)", "np.tanh(z)"), hint=TANH, way_out=FROM_0_TO_1)
fit("descend_labels_ignored", ("y_hat - y", "y_hat"), hint=LABELS_IGNORED, way_out=DIFFERENCE_COUNTS)
fit("descend_labels_swapped", ("y_hat - y", "y_hat - (1 - y)"), hint=LABELS_SWAPPED, way_out=OF_CLASS_1)
fit("descend_signed_labels", ("y_hat - y", "y_hat - (2 * y - 1)"), hint=SIGNED_LABELS, way_out=LEAVE_LABELS)
fit("descend_absolute_differences", ("y_hat - y", "np.abs(y_hat - y)"), hint=ALL_POSITIVE, way_out=PULL_THE_OTHER_WAY)
fit(
    "descend_sigmoid_slope_kept",
    ("y_hat - y", "(y_hat - y) * y_hat * (1 - y_hat)"),
    hint=SIGMOID_SLOPE,
    way_out=CANCELS,
)
fit(
    "descend_squared_error",
    ("y_hat - y", "2 * (y_hat - y) * y_hat * (1 - y_hat)"),
    hint="The steps go down the squared error, with its factor 2 and the slope of the sigmoid.",
    way_out="The error here is the cross-entropy. What becomes of both factors then?",
)
fit(
    "descend_doubled",
    ("y_hat - y", "2 * (y_hat - y)"),
    hint="Every step is twice as long as it should be.",
    way_out="Is there a factor 2 in the slopes of the cross-entropy?",
)
fit(
    "descend_halved",
    ("y_hat - y", "(y_hat - y) / 2"),
    hint="Every step is half as long as it should be.",
    way_out="Is there a factor of one half in the slopes of the cross-entropy?",
)
fit(
    "sums_for_means",
    (" / len(y)", ""),
    sum_for_mean("errors.mean()"),
    hint="The steps are sums over the points, so they are too large.",
    way_out="The error is a mean: by what are they divided?",
    brief="The steps are sums over the points.",
)
fit(
    "means_of_means",
    (" / len(y)", " / len(y) ** 2"),
    ("errors.mean()", "errors.mean() / len(y)"),
    hint="The steps are too small: they are divided by the number of points twice.",
    way_out=ONE_MEAN,
)
fit(
    "fit_bias_not_averaged",
    sum_for_mean("errors.mean()"),
    hint="The change of the bias is a sum over the points, that of the weights is a mean.",
    way_out="Which of the two belongs to the mean loss?",
)
fit(
    "fit_weights_not_averaged",
    (" / len(y)", ""),
    hint="The change of the weights is a sum over the points, that of the bias is a mean.",
    way_out="Which of the two belongs to the mean loss?",
)
fit(
    "fit_divided_by_features",
    (" / len(y)", " / len(weights)"),
    ("errors.mean()", "errors.sum() / len(weights)"),
    hint=BY_FEATURES,
    way_out=ROWS,
)
fit("descend_transpose_missing", ("X.T @ errors", "X @ errors"), hint=MIXED_UP, way_out=AXIS_OF_THE_POINTS)
fit(
    "descend_transpose_missing_in_dot", ("X.T @ errors", "np.dot(X, errors)"), hint=MIXED_UP, way_out=AXIS_OF_THE_POINTS
)
fit(
    "descend_points_in_columns",
    ("X @ weights", "weights @ X"),
    ("X.T @ errors / len(y)", "X @ errors / X.shape[1]"),
    hint=SAMPLES_IN_COLUMNS,
    way_out=ROW_FOR_EACH_POINT,
)
fit(
    "descend_points_in_columns_by_dot",
    ("X @ weights", "np.dot(weights, X)"),
    ("X.T @ errors / len(y)", "np.dot(X, errors) / X.shape[1]"),
    hint=SAMPLES_IN_COLUMNS,
    way_out=ROW_FOR_EACH_POINT,
)
fit(
    "descend_features_missing",
    ("X.T @ errors / len(y)", "errors.mean()"),
    hint="All weights move by the same amount: the features play no part in it.",
    way_out="What multiplies a weight in the score?",
)
fit(
    "gradient_before_the_loop",
    *(moved(line, before="for _ in range(steps):") for line in DIFFERENCES),
    hint="Every step uses the gradient of the beginning.",
    way_out="It changes when the line moves. What must be computed anew?",
    brief="Every step uses the gradient of the beginning.",
)
fit(
    "stops_where_it_is_flat",
    ("learning_rate * dweights", "learning_rate * dweights * (np.linalg.norm(dweights) > 0.01)"),
    ("learning_rate * dbias", "learning_rate * dbias * (np.linalg.norm(dweights) > 0.01)"),
    hint="Where the slopes are small, the line stops before all its steps are made.",
    way_out="How many steps does the caller ask for? An early end, such as a break, makes fewer.",
)
fit(
    "fit_predicts_twice",
    added("dbias = (sigmoid(X @ weights + bias) - y).mean()", before=BIAS_STEP),
    hint="The points are predicted again after the weights have moved, so the bias moves by another gradient.",
    way_out="Compute both slopes before anything moves.",
)
fit(
    "fit_predicts_again_for_the_weights",
    added("dweights = X.T @ (sigmoid(X @ weights + bias) - y) / len(y)", after=BIAS_STEP),
    moved(WEIGHTS_STEP, after="dweights = X.T @ (sigmoid(X @ weights + bias) - y) / len(y)"),
    hint="The points are predicted again after the bias has moved, so the weights move by another gradient.",
    way_out="Compute both slopes before anything moves.",
)
fit(
    "one_step_only",
    moved("return weights, bias", after=BIAS_STEP),
    hint="This is the line after one step.",
    way_out="Is there a return inside the loop? Or does every step start from the same line?",
)
fit(
    "one_step_more",
    ("range(steps)", "range(steps + 1)"),
    hint="There is one step too many.",
    way_out="Stop when `steps` steps have been taken.",
)
fit(
    "one_step_less",
    ("range(steps)", "range(1, steps)"),
    hint="There is one step too few.",
    way_out="Count how often the loop runs.",
)
fit(
    "descend_without_rate",
    ("learning_rate * dweights", "dweights"),
    ("learning_rate * dbias", "dbias"),
    hint="The learning rate is missing.",
    way_out="It multiplies both changes, of weights and bias.",
)
fit(
    "descend_weights_without_rate",
    ("learning_rate * dweights", "dweights"),
    hint="The learning rate is missing in the change of the weights.",
    way_out="It multiplies both changes.",
)
fit(
    "descend_bias_without_rate",
    ("learning_rate * dbias", "dbias"),
    hint="The learning rate is missing in the change of the bias.",
    way_out="It multiplies both changes.",
)
fit(
    "descend_rate_twice",
    ("learning_rate * dweights", "learning_rate**2 * dweights"),
    ("learning_rate * dbias", "learning_rate**2 * dbias"),
    hint="The learning rate multiplies every change twice.",
    way_out="If your slopes have it in them already, the step needs it no more.",
)
fit(
    "descend_steps_of_equal_length",
    rewritten(
        "dbias = errors.mean()",
        "dbias = errors.mean()",
        "length = np.sqrt(dweights @ dweights + dbias**2) + 1e-300",
        "dweights, dbias = dweights / length, dbias / length",
    ),
    hint="The gradient is divided by its length, so all steps are equally long.",
    way_out="A step is the learning rate times the slope, and shorter where it is less steep.",
)
fit(
    "rate_decays",
    ("for _ in", "for step in"),
    ("learning_rate * dweights", "learning_rate / (step + 1) * dweights"),
    ("learning_rate * dbias", "learning_rate / (step + 1) * dbias"),
    hint="The learning rate gets smaller from step to step.",
    way_out="Here it stays the same.",
)
fit(
    "descend_with_momentum",
    added("speed, bias_speed = 0.0, 0.0", before="for _ in range(steps):"),
    rewritten(WEIGHTS_STEP, "speed = 0.9 * speed + dweights", "weights = weights - learning_rate * speed"),
    rewritten(BIAS_STEP, "bias_speed = 0.9 * bias_speed + dbias", "bias = bias - learning_rate * bias_speed"),
    hint="The steps remember nine tenths of the steps before: this is momentum.",
    way_out="A plain step uses the slopes at its own place alone.",
)
fit(
    "gradients_add_up",
    added("dweights, dbias = 0.0, 0.0", before="for _ in range(steps):"),
    ("dweights = X.T", "dweights = dweights + X.T"),
    ("dbias = errors", "dbias = dbias + errors"),
    hint="The gradients add up from step to step.",
    way_out="Each step uses those of its own place. Where are the sums set back to 0?",
)
fit(
    "descend_bias_not_updated",
    left_out(BIAS_STEP),
    hint="The bias stays as it was.",
    way_out="It moves in every step, together with the weights.",
)
fit(
    "descend_weights_not_updated",
    left_out(WEIGHTS_STEP),
    hint="Only the bias moves; the weights stay as they were.",
    way_out="They move in every step, together with the bias.",
)
fit(
    "bias_moves_after_the_loop",
    left_out(BIAS_STEP),
    added(BIAS_STEP, before="return weights, bias"),
    hint="The bias moves only once, after all steps of the weights.",
    way_out="It moves in every step, together with the weights.",
)
fit(
    "bias_moves_for_each_feature",
    ("learning_rate * dbias", "len(weights) * learning_rate * dbias"),
    hint="In every step the bias moves once for each feature.",
    way_out="There is one bias. Does it move inside a loop over the weights?",
)
fit(
    "descend_start_ignored",
    added("weights, bias = np.zeros(X.shape[1]), 0.0", before="for _ in range(steps):"),
    hint="The fit starts from zeros.",
    way_out="Start from the weights and the bias that the caller gives.",
)
fit(
    "descend_bias_from_zero",
    added("bias = 0.0", before="for _ in range(steps):"),
    hint="The bias starts from 0, whatever the caller gives.",
    way_out="Weights and bias both come as arguments.",
)
fit(
    "descend_weights_from_zero",
    added("weights = np.zeros(X.shape[1])", before="for _ in range(steps):"),
    hint="The weights start from zeros, whatever the caller gives.",
    way_out="Weights and bias both come as arguments.",
)
fit(
    "zeros_in_every_step",
    added("weights, bias = np.zeros(X.shape[1]), 0.0", after="for _ in range(steps):"),
    hint="Every step starts again from zeros.",
    way_out="Begin with the line of the caller, once, and carry the new one on to the next step.",
)
fit(
    "descend_nothing_updated",
    left_out(WEIGHTS_STEP, BIAS_STEP),
    hint="The old weights and the old bias come back.",
    way_out="Return the line as the last step has left it.",
)
fit(
    "gradient_returned",
    ("return weights, bias", "return dweights, dbias"),
    hint="This is the last gradient.",
    way_out="Return the weights and the bias as they are after the last step.",
)
fit(
    "last_step_returned",
    ("return weights, bias", "return learning_rate * dweights, learning_rate * dbias"),
    hint="This is how far the last step has moved the line.",
    way_out="Return the weights and the bias as they are after it.",
)
fit(
    "descend_in_place",
    in_place(WEIGHTS_STEP),
    hint="-= writes into the array that was passed in, so the caller's weights are different after the call.",
    way_out="Make new weights in every step. They can then be fractions, even where the old ones are whole numbers.",
    brief="The caller's weights are different after the call.",
)
fit(
    "descend_in_place_on_a_copy",
    added("weights = weights.copy()", before="for _ in range(steps):"),
    in_place(WEIGHTS_STEP),
    hint="A copy of whole numbers can hold whole numbers only, and -= stops where it should write fractions into it.",
    way_out="Make the new weights an array of floats.",
)
fit(
    "descend_only_weights",
    ("return weights, bias", "return weights"),
    hint="Only one value comes back, and two are asked for.",
    way_out="Return the weights and the bias at the end, side by side.",
)
fit(
    "descend_order_turned",
    ("return weights, bias", "return bias, weights"),
    hint="The two values come in the wrong order.",
    way_out="First the weights, then the bias.",
)
fit(
    "descend_a_dictionary",
    ("return weights, bias", "return dict(w=weights, b=bias)"),
    hint=DICTIONARY,
    way_out=TWO_VALUES,
)
fit(
    "descend_with_history",
    added("errors_so_far = []", before="for _ in range(steps):"),
    ("return weights, bias", "return weights, bias, errors_so_far"),
    hint="More than two values come back, for example with a history of the errors.",
    way_out="Return the weights and the bias alone.",
)
fit(
    "loop_over_a_number",
    ("range(steps)", "steps"),
    hint="A loop can't go through a number, be it steps or the number of points.",
    way_out="range makes a sequence of that length.",
)
fit.together(
    ["uphill"],
    [
        "descend_scores_without_bias",
        "descend_scores_for_probabilities",
        "descend_hard_step",
        "descend_sigmoid_slope_kept",
    ],
    ["sums_for_means"],
    ["descend_without_rate"],
    ["descend_bias_not_updated"],
)
fit.together(
    ["uphill", "sums_for_means"],
    ["one_step_only", "one_step_more", "gradient_before_the_loop", "descend_start_ignored"],
)
fit.together(
    ["descend_bias_without_rate", "descend_without_rate"],
    ["one_step_only", "one_step_more", "gradient_before_the_loop", "descend_start_ignored"],
)


@wrong(
    "descend",
    "The points move the line one after the other.",
    "Here a step uses the mean over all points: predict all of them, then move the line once.",
)
def stochastic_for_batch(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        for x_i, y_i in zip(X, y):
            error = sigmoid(x_i @ weights + bias) - y_i
            weights, bias = weights - learning_rate * error * x_i, bias - learning_rate * error
    return weights, bias


@wrong("descend", "Each step looks at one point only.", "Here a step uses the mean over all points.")
def one_point_a_step(X, y, weights, bias, learning_rate, steps):
    for step in range(steps):
        i = step % len(y)
        error = sigmoid(X[i] @ weights + bias) - y[i]
        weights, bias = weights - learning_rate * error * X[i], bias - learning_rate * error
    return weights, bias


@wrong(
    "descend",
    "The fractions are cut off when the caller's weights are whole numbers, because a copy of them can hold whole "
    "numbers only.",
    "Make the new weights an array of floats.",
)
def descend_whole_numbers(X, y, weights, bias, learning_rate, steps):
    new_weights = weights.copy()
    for _ in range(steps):
        errors = sigmoid(X @ new_weights + bias) - y
        new_weights[:] = new_weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
    return new_weights, bias


# descend_torch

FORWARD = ("scores = X @ weights + bias", "loss = binary_cross_entropy_with_logits(scores, y)")
MOVE_WEIGHTS, MOVE_BIAS = "weights -= learning_rate * weights.grad", "bias -= learning_rate * bias.grad"
ZEROED = ("weights.grad.zero_()", "bias.grad.zero_()")
LOSS = "binary_cross_entropy_with_logits(scores, y)"

by_autograd = wrong.edits("torch_ref.gradient_descent.descend", "descend_torch")
by_optimizer = wrong.edits("alternatives.gradient_descent.torch_with_optimizer", "descend_torch")

by_autograd(
    "zero_grad_missing",
    left_out(*ZEROED),
    hint="The gradients add up: backward() adds to what .grad holds already.",
    way_out="Set the gradients back to zero in every step.",
)
by_autograd(
    "zero_grad_missing_for_bias",
    left_out(ZEROED[1]),
    hint="The gradient of the bias adds up: backward() adds to what .grad holds already.",
    way_out="Set it back to zero in every step, as that of the weights.",
)
by_autograd(
    "zero_grad_missing_for_weights",
    left_out(ZEROED[0]),
    hint="The gradient of the weights adds up: backward() adds to what .grad holds already.",
    way_out="Set it back to zero in every step, as that of the bias.",
)
by_autograd(
    "no_grad_missing",
    unwrapped("with torch.no_grad():"),
    hint="A step in place, with -=, is refused: autograd watches the weights and would have to differentiate it too.",
    way_out="Take the step in a block with torch.no_grad(), where autograd doesn't look.",
)
by_autograd(
    "graph_grows",
    unwrapped("with torch.no_grad():"),
    rewritten(MOVE_WEIGHTS, "weights = weights - learning_rate * weights.grad"),
    rewritten(MOVE_BIAS, "bias = bias - learning_rate * bias.grad"),
    left_out(*ZEROED),
    hint="After the first step .grad is None: the step has made new tensors, which hang on the old ones.",
    way_out="Change the tensors that autograd watches in place, in a block with torch.no_grad().",
)
by_autograd(
    "unwatched_after_a_step",
    rewritten(MOVE_WEIGHTS, "weights = weights - learning_rate * weights.grad"),
    rewritten(MOVE_BIAS, "bias = bias - learning_rate * bias.grad"),
    left_out(*ZEROED),
    hint="The first step is right, but inside torch.no_grad() it makes new tensors, which nobody watches.",
    way_out="Change the old ones in place there, or call requires_grad_() on the new ones.",
)
by_autograd(
    "zeroed_where_none",
    *(moved(line, after="for _ in range(steps):") for line in ZEROED),
    hint="zero_() is called where .grad is None.",
    way_out="Is it called before the first backward()? Or has the step made a new tensor, in place of the one with the "
    "gradient?",
)
by_autograd(
    "requires_grad_missing",
    replaced(".requires_grad_()", "", times=2),
    hint="backward() finds nothing to differentiate.",
    way_out="Does autograd watch the weights and the bias? Is the loss computed from them, outside of torch.no_grad()?",
)
by_autograd(
    "backward_missing",
    left_out("loss.backward()"),
    hint=".grad is None at the first step.",
    way_out="Is backward() called before it? Are weights and bias both watched, and both in the scores?",
)
by_autograd(
    "loss_as_a_number",
    ("loss.backward()", "loss.item().backward()"),
    hint="backward() is called on a plain number, which knows nothing of where it came from.",
    way_out="Keep the loss as a tensor until the gradients are there; .item() is for printing.",
)
by_autograd(
    "loss_of_each_point",
    (LOSS, 'binary_cross_entropy_with_logits(scores, y, reduction="none")'),
    hint="backward() needs a single number to go back from, and gets a loss for each point.",
    way_out="The error is their mean.",
)
by_autograd(
    "torch_in_place",
    replaced(".detach().clone()", ".detach()", times=2),
    hint="The caller's line is different after the call: the steps write into the tensors that were passed in.",
    way_out="Clone them first; .detach() alone shares their memory.",
)
by_autograd(
    "zeroed_before_the_step",
    *(moved(line, before="with torch.no_grad():") for line in ZEROED),
    hint="The line comes back as it was.",
    way_out="Is a step taken, and before the gradients are set to zero? Are the tensors returned that have moved?",
)
by_autograd(
    "torch_uphill",
    ("weights -=", "weights +="),
    ("bias -=", "bias +="),
    hint="The steps go uphill, so the error grows.",
    way_out="In which direction does the gradient point?",
    brief="The steps go uphill.",
)
by_autograd(
    "torch_sum_for_mean",
    (LOSS, 'binary_cross_entropy_with_logits(scores, y, reduction="sum")'),
    hint="The loss is the sum over the points, so the steps are too large.",
    way_out="The error is the mean.",
    brief="The loss is the sum over the points.",
)
by_autograd(
    "torch_mean_of_mean",
    (LOSS, "binary_cross_entropy_with_logits(scores, y) / len(y)"),
    hint="The steps are too small: they are divided by the number of points twice.",
    way_out="Does PyTorch's function give the sum or the mean, if it isn't told?",
)
by_autograd(
    "sigmoid_twice",
    (LOSS, "binary_cross_entropy_with_logits(torch.sigmoid(scores), y)"),
    hint="The sigmoid is applied twice: a function whose name ends in with_logits has one inside.",
    way_out="Give it the scores.",
    brief="The sigmoid is applied twice.",
)
by_autograd(
    "torch_squared_error",
    (LOSS, "((torch.sigmoid(scores) - y) ** 2).mean()"),
    hint="The loss is the squared error, so the slope of the sigmoid stays in the gradient.",
    way_out="Use the cross-entropy.",
    brief="The loss is the squared error.",
)
by_autograd(
    "torch_squared_error_of_scores",
    (LOSS, "((scores - y) ** 2).mean()"),
    hint="The loss is the squared distance of the scores from the labels, as for a straight line through numbers.",
    way_out="Use the cross-entropy.",
)
by_autograd("torch_labels_swapped", (LOSS, "binary_cross_entropy_with_logits(scores, 1 - y)"), hint=LABELS_SWAPPED)
by_autograd(
    "torch_without_rate",
    replaced("learning_rate * ", "", times=2),
    hint="The learning rate is missing.",
    way_out="It multiplies both changes, of weights and bias.",
)
by_autograd(
    "torch_bias_without_rate",
    (MOVE_BIAS, "bias -= bias.grad"),
    hint="The learning rate is missing in the change of the bias.",
    way_out="It multiplies both changes.",
)
by_autograd(
    "torch_bias_not_updated",
    left_out(MOVE_BIAS),
    hint="The bias stays as it was.",
    way_out="It moves in every step, together with the weights.",
)
by_autograd(
    "torch_weights_not_updated",
    left_out(MOVE_WEIGHTS),
    hint="Only the bias moves; the weights stay as they were.",
    way_out="They move in every step, together with the bias.",
)
by_autograd(
    "torch_one_step_only",
    moved("return weights.detach(), bias.detach()", after=ZEROED[1]),
    hint="This is the line after one step.",
    way_out="Is there a return inside the loop? Or does every step start from the same line?",
)
by_autograd(
    "torch_one_step_more",
    ("range(steps)", "range(steps + 1)"),
    hint="There is one step too many.",
    way_out="Stop when `steps` steps have been taken.",
)
by_autograd(
    "torch_one_step_less",
    ("range(steps)", "range(1, steps)"),
    hint="There is one step too few.",
    way_out="Count how often the loop runs.",
)
by_autograd(
    "torch_start_ignored",
    ("weights.detach().clone()", "torch.zeros_like(weights)"),
    ("bias.detach().clone()", "torch.zeros_like(bias)"),
    hint="The fit starts from zeros.",
    way_out="Start from the weights and the bias that the caller gives.",
)
by_autograd(
    "torch_left_for_numpy",
    ("weights.detach(), bias.detach()", "weights.detach().numpy(), bias.item()"),
    hint="The weights come back as a NumPy array.",
    way_out="Return tensors; they may be detached.",
)
by_autograd(
    "torch_only_weights",
    ("return weights.detach(), bias.detach()", "return weights.detach()"),
    hint="Only one tensor comes back, and two are asked for.",
    way_out="Return the weights and the bias at the end, side by side.",
)
by_autograd(
    "torch_order_turned",
    ("return weights.detach(), bias.detach()", "return bias.detach(), weights.detach()"),
    hint="The two values come in the wrong order.",
    way_out="First the weights, then the bias.",
)
by_autograd(
    "torch_labels_for_scores",
    (LOSS, "binary_cross_entropy_with_logits(y, scores)"),
    hint="The arguments of PyTorch's function are swapped.",
    way_out="It wants the scores first and the labels second.",
)
by_autograd(
    "torch_scores_for_probabilities",
    (LOSS, "torch.nn.functional.binary_cross_entropy(scores, y)"),
    hint="binary_cross_entropy wants probabilities between 0 and 1, and gets scores.",
    way_out="It has a sister that takes scores.",
)
by_autograd(
    "torch_error_before_the_loop",
    *(moved(line, before="for _ in range(steps):") for line in FORWARD),
    hint="The error is computed once, before the loop, and backward() can go through it only once.",
    way_out="It changes when the line moves. What must be computed anew in every step?",
)
by_autograd(
    "torch_old_gradient_again",
    *(moved(line, before="for _ in range(steps):") for line in FORWARD),
    ("loss.backward()", "loss.backward(retain_graph=True)"),
    hint="Every step uses the gradient of the beginning.",
    way_out="The error changes when the line moves. What must be computed anew in every step?",
)
by_autograd(
    "torch_many_classes",
    (LOSS, "torch.nn.functional.cross_entropy(scores, y)"),
    hint="PyTorch's cross_entropy is the one for many classes: it takes the points for classes.",
    way_out="For two classes there is another function, with binary in its name.",
)
by_optimizer(
    "torch_adam",
    ("SGD", "Adam"),
    hint="Adam is another way to step: it measures its steps by earlier gradients.",
    way_out="Here a step is the learning rate times the gradient, as SGD takes it.",
)
by_optimizer(
    "torch_momentum",
    ("lr=learning_rate", "lr=learning_rate, momentum=0.9"),
    hint="The steps remember nine tenths of the steps before: this is momentum.",
    way_out="A plain step uses the gradient at its own place alone.",
)
by_optimizer(
    "torch_rate_of_the_optimizer",
    (", lr=learning_rate", ""),
    hint="The steps have the rate 0.001, whatever the argument says: PyTorch takes it when it isn't told another.",
    way_out="Where does learning_rate come in?",
)
by_optimizer(
    "torch_rate_of_a_hundredth",
    ("lr=learning_rate", "lr=0.01"),
    hint="The steps have the rate 0.01, whatever the argument says.",
    way_out="Where does learning_rate come in?",
)
by_autograd(
    "torch_bias_as_number",
    ("weights.detach(), bias.detach()", "weights.detach(), bias.item()"),
    hint="The new bias is a plain number, such as .item() makes.",
    way_out="The bias came as a tensor without any axis: return one, too.",
)
by_autograd.together(
    ["zero_grad_missing"],
    ["torch_uphill", "torch_one_step_more"],
    ["torch_sum_for_mean", "sigmoid_twice", "torch_squared_error"],
)
by_autograd.together(["torch_without_rate"], ["zero_grad_missing", "torch_sum_for_mean", "sigmoid_twice"])


# on_the_bowl

wrong.value(
    "on_the_bowl",
    "two_of_the_square_forgotten",
    (5.56, 3.64, 3.04, 1.0),
    "This bowl is only half as steep as the one asked about.",
    "What is the slope of 2·(w − 3)², and what does the square contribute to it?",
)
wrong.value(
    "on_the_bowl",
    "one_step_only",
    (5.4, 2.2, -1.8, 0.5),
    "This is where a single step leads. Two are asked for, each with the slope at its own place.",
    "By what is the distance from the bottom multiplied in one step?",
)
wrong.value(
    "on_the_bowl",
    "bottom_at_zero",
    (2.52, 0.28, 10.08, 0.5),
    "The factor shrinks the weight itself here. But the bottom of this bowl isn't at 0.",
    "How far from the bottom is 7, and how far after two steps?",
)
wrong.value(
    "on_the_bowl",
    "uphill",
    (10.84, 22.36, 43.96, 0.5),
    "These steps go up.",
    "The slope at 7 is positive. On which side is the bottom?",
)
wrong.value(
    "on_the_bowl",
    "rate_of_one_step",
    (4.44, 3.16, 8.76, 0.25),
    "The three places are right. With the rate at the end, one step leads straight to the bottom.",
    "Where does a somewhat larger rate lead: nearer than before, or farther away?",
)
wrong.value(
    "on_the_bowl",
    "same_slope_twice",
    (3.8, -2.6, -10.6, 0.5),
    "Both steps use the slope of the start.",
    "How steep is it where the first step has led?",
)
wrong.value(
    "on_the_bowl",
    "distances_from_the_bottom",
    (1.44, 0.16, 5.76, 0.5),
    "The first three are distances from the bottom. The places are asked for.",
    "Where is the bottom?",
)
wrong.value(
    "on_the_bowl",
    "limit_of_half_the_bowl",
    (4.44, 3.16, 8.76, 1.0),
    "The three places are right. The rate at the end would be the limit for a bowl half as steep.",
    "By which factor does a step multiply the distance, and when is its size 1?",
)
wrong.value(
    "on_the_bowl",
    "last_of_the_three",
    (4.44, 3.16, 8.76, 0.55),
    "The three places are right. With the rate at the end you have seen for yourself where two steps lead.",
    "By which factor does a step multiply the distance, and when is its size 1?",
)
wrong.value(
    "on_the_bowl",
    "below_the_bottom",
    (4.44, 2.84, 8.76, 0.5),
    "With the second rate the first step leads beyond the bottom. The second one comes back over it.",
    "What is the sign of the slope on the other side of the bottom?",
)
wrong.value(
    "on_the_bowl",
    "parenthesis_lost_in_the_slope",
    (3.0, 1.0, 9.75, 0.5),
    "These steps follow the slope 4w − 3, which isn't 0 at the bottom.",
    "What is the slope at w = 3?",
)
wrong.value(
    "on_the_bowl",
    "errors_for_places",
    (4.147, 0.051, 66.355, 0.5),
    "The first three are errors. The places are asked for.",
    "For which w did you work them out?",
)
wrong.value(
    "on_the_bowl",
    "one_decimal",
    (4.4, 3.2, 8.8, 0.5),
    "These are the right numbers, to one decimal. Two are asked for.",
)
wrong.value(
    "on_the_bowl",
    "three_steps",
    (3.864, 2.968, -3.912, 0.5),
    "This is where three steps lead. Two are asked for.",
)
wrong.value(
    "on_the_bowl",
    "start_at_zero",
    (1.92, 2.88, -1.32, 0.5),
    "The steps are right, but they begin at 0.",
    "Where does the descent start?",
)
register_pairs(
    wrong,
    "on_the_bowl",
    (4.44, 3.16, 8.76, 0.5),
    {
        "a_single_step": Slip({0: 5.4, 1: 2.2, 2: -1.8}, "The places are where one step leads. Two are asked for."),
        "steps_that_go_up": Slip({0: 10.84, 1: 22.36, 2: 43.96}, "The steps go up."),
        "slope_of_the_start_twice": Slip({0: 3.8, 1: -2.6, 2: -10.6}, "Both steps use the slope of the start."),
        "distances_for_places": Slip(
            {0: 1.44, 1: 0.16, 2: 5.76}, "The first three are distances from the bottom, not places."
        ),
        "straight_to_the_bottom": Slip(
            {3: 0.25}, "The rate at the end lands at the bottom at once. A somewhat larger one still leads nearer."
        ),
        "bottom_at_0": Slip({0: 2.52, 1: 0.28, 2: 10.08}, "The bottom is taken to be at 0, and it is at 3."),
        "half_as_steep": Slip({0: 5.56, 1: 3.64, 2: 3.04}, "The places belong to a bowl that is half as steep."),
        "one_step_too_many": Slip({0: 3.864, 1: 2.968, 2: -3.912}, "The places are where three steps lead."),
        "jump_back_overlooked": Slip(
            {1: 2.84}, "With the second rate the first step leads beyond the bottom, and the second comes back over it."
        ),
        "second_rate_after_one_step": Slip({1: 2.2}, "The second place is where one step leads."),
        "third_rate_after_one_step": Slip({2: -1.8}, "The third place is where one step leads."),
        "largest_rate_of_the_list": Slip(
            {3: 0.55}, "With the rate at the end two steps have led farther away: the third place shows it."
        ),
        "limit_of_another_bowl": Slip({3: 1.0}, "The rate at the end would be the limit for a bowl half as steep."),
    },
)


# gradient_with_cost


def _dscores(X, y, weights, bias):
    return (sigmoid(X @ weights + bias) - y) / len(y)


@wrong(
    "gradient_with_cost",
    "The cost plays no part: these are the slopes of the plain cross-entropy.",
    "Write down the loss of a point with label 1. What does a factor in front of it do to its slope?",
)
def cost_left_out(X, y, weights, bias, cost):
    dscores = _dscores(X, y, weights, bias)
    return X.T @ dscores, dscores.sum()


@wrong(
    "gradient_with_cost",
    "The cost multiplies every point. Those with label 0 count once.",
    "Write down the losses of both labels, one below the other. In which of them is the cost?",
)
def cost_of_all_points(X, y, weights, bias, cost):
    dscores = cost * _dscores(X, y, weights, bias)
    return X.T @ dscores, dscores.sum()


@wrong(
    "gradient_with_cost",
    "The points with label 0 count more here, and those with label 1 once. It is the other way round.",
)
def cost_of_the_other_label(X, y, weights, bias, cost):
    dscores = np.where(y == 0, cost, 1.0) * _dscores(X, y, weights, bias)
    return X.T @ dscores, dscores.sum()


@wrong(
    "gradient_with_cost",
    "The cost multiplies the label alone. So the slope of a point with label 1 is large even where the point is surely "
    "right.",
    "Go through the chain for label 1: what does the factor multiply?",
)
def cost_times_label(X, y, weights, bias, cost):
    dscores = (sigmoid(X @ weights + bias) - cost * y) / len(y)
    return X.T @ dscores, dscores.sum()


@wrong(
    "gradient_with_cost",
    "The slopes are divided by the sum of the counts.",
    "The error is the mean over the points, however much each counts.",
)
def divided_by_the_counts(X, y, weights, bias, cost):
    counts = np.where(y == 1, cost, 1.0)
    dscores = counts * (sigmoid(X @ weights + bias) - y) / counts.sum()
    return X.T @ dscores, dscores.sum()


@wrong(
    "gradient_with_cost",
    "The slope of the bias leaves the cost out.",
    "It belongs to the loss of a point, so to all slopes of that point.",
)
def cost_for_weights_only(X, y, weights, bias, cost):
    dscores = _dscores(X, y, weights, bias)
    return X.T @ (np.where(y == 1, cost, 1.0) * dscores), dscores.sum()


@wrong("gradient_with_cost", "These are sums over the points.", "The error is a mean.")
def costs_summed(X, y, weights, bias, cost):
    dscores = np.where(y == 1, cost, 1.0) * (sigmoid(X @ weights + bias) - y)
    return X.T @ dscores, dscores.sum()


@wrong(
    "gradient_with_cost",
    "The slopes point the wrong way: with a step against them the error would grow.",
    "Compare one of them with the measured slope.",
)
def costly_gradient_turned(X, y, weights, bias, cost):
    dscores = -np.where(y == 1, cost, 1.0) * _dscores(X, y, weights, bias)
    return X.T @ dscores, dscores.sum()


@wrong(
    "gradient_with_cost",
    "The score is multiplied by the cost.",
    "The predictions are as before: it is the loss that counts more.",
)
def cost_in_the_score(X, y, weights, bias, cost):
    dscores = (sigmoid(cost * (X @ weights + bias)) - y) / len(y)
    return X.T @ dscores, dscores.sum()


COUNTED = "counts * (y_hat - y)"
costly = wrong.edits("numpy_ref.gradient_descent.gradient_with_cost")

costly(
    "cost_for_bias_only",
    ("X.T @ dscores", "X.T @ ((y_hat - y) / len(y))"),
    hint="The slopes of the weights leave the cost out.",
    way_out="It belongs to the loss of a point. Which slopes does that reach?",
)
costly(
    "cost_as_a_divisor",
    ("counts * (y_hat", "1 / counts * (y_hat"),
    hint="Points with label 1 count less, not more: the cost divides.",
    way_out="A loss that counts three times: what does that make of its slope?",
)
costly(
    "cost_added",
    ("counts * (y_hat", "(1 + np.where(y == 1, cost, 0.0)) * (y_hat"),
    hint="Points with label 1 count once more than they should.",
    way_out="Is the loss of such a point multiplied by the cost, or is something added to it?",
)
costly(
    "cost_times_prediction",
    (COUNTED, "(cost * y_hat - y)"),
    hint="The cost multiplies the prediction alone.",
    way_out="Go through the chain for label 1: what does the factor multiply?",
)
costly(
    "cost_squared",
    ("counts * (y_hat", "counts**2 * (y_hat"),
    hint="For the points with label 1 the cost counts twice over.",
    way_out="How often does the factor stand in the loss?",
)
costly(
    "sign_of_label_1_turned",
    (COUNTED, "(cost * y * (1 - y_hat) + (1 - y) * y_hat)"),
    hint="The points with label 1 pull the wrong way.",
    way_out="Their loss falls when the score grows. What is the sign of its slope?",
)
costly(
    "sign_of_label_0_turned",
    (COUNTED, "(cost * y * (y_hat - 1) - (1 - y) * y_hat)"),
    hint="The points with label 0 pull the wrong way.",
    way_out="Their loss grows with the score. What is the sign of its slope?",
)
costly("costly_label_1_alone", (COUNTED, "cost * y * (y_hat - y)"), hint=LABEL_1_ALONE, way_out=OTHER_LABEL)
costly("costly_label_0_alone", (COUNTED, "(1 - y) * y_hat"), hint=LABEL_0_ALONE, way_out=OTHER_LABEL)
costly(
    "costly_sigmoid_slope_kept",
    (COUNTED, "counts * (y_hat - y) * y_hat * (1 - y_hat)"),
    hint=SIGMOID_SLOPE,
    way_out=CANCELS,
)
costly(
    "costly_chain_ends_at_the_prediction",
    (COUNTED, "counts * (y_hat - y) / (y_hat * (1 - y_hat))"),
    hint=HALF_A_CHAIN,
    way_out=ONE_FACTOR_MORE,
)
costly(
    "costly_scores_compared",
    ("sigmoid(X @ weights + bias)", "X @ weights + bias"),
    hint=SCORES_COMPARED,
    way_out=SCORE_FIRST,
)
costly(
    "costly_bias_not_in_the_score", bias_lost("X @ weights + bias"), hint=BIAS_NOT_IN_SCORES, way_out=WHAT_A_SCORE_IS
)
costly(
    "mean_of_each_class",
    (" / len(y)", " / np.where(y == 1, max(1, np.sum(y == 1)), max(1, np.sum(y == 0)))"),
    hint="Each point is divided by the number of points with its own label.",
    way_out="The error is the mean over all points.",
)
costly("costly_divided_by_features", (" / len(y)", " / X.shape[1]"), hint=BY_FEATURES, way_out=ROWS)
costly(
    "costly_transpose_missing",
    ("X.T @ dscores", "X @ dscores"),
    hint=MIXED_UP,
    way_out=AXIS_OF_THE_POINTS,
)
costly(
    "costs_of_each_point",
    ("dscores.sum()", "dscores"),
    hint="There is one slope of the bias for each point.",
    way_out="There is only one bias. How do the points share it?",
)
costly(
    "costly_bias_averaged_twice",
    ("dscores.sum()", "dscores.mean()"),
    hint="The slope of the bias is divided by the number of points twice, those of the weights once.",
    way_out=ONE_MEAN,
)


# telling_cases: poor choices

wrong.value(
    "telling_cases",
    "slide_points",
    [([1, 1, 0, 0], [0.6, 0.2, 0.9, 0.3]), ([1, 1, 0, 0], [0.7, 0.9, 0.2, 0.4])],
    "These are the book's four points, twice. All three errors are right about them.",
    "Is the model certain about one of them?",
)
wrong.value(
    "telling_cases",
    "half_for_everything",
    [([1, 0, 1], [0.5, 0.5, 0.5])],
    "With 0.5 for everything the labels make no difference.",
    "What does the model say to the other label?",
)
wrong.value(
    "telling_cases",
    "certain_and_wrong_alone",
    [([1, 1, 0], [0.0, 0.0, 0.5])],
    "The right error is infinite here, so nothing else shows.",
    "You have two cases. What can the other one show?",
)
wrong.value(
    "telling_cases",
    "never_certain",
    [([1, 0, 1], [0.9, 0.2, 0.6]), ([0, 0, 0], [0.3, 0.8, 0.1])],
    "In these cases the model is never certain. Some mistakes come to light only where it is.",
    "What should an error say where the probability of the label is 1, and what where it is 0?",
)


# lowest_line

wrong.value(
    "lowest_line",
    "line_of_zeros",
    ([0.0, 0.0, 0.0], 0.0),
    "This is where the descent begins: one half for everybody.",
    "Start here, call descend, and keep what it gives back.",
)
wrong.value(
    "lowest_line",
    "rule_of_chance",
    ([2.0, -1.5, 3.0], 0.5),
    "A rule like this was used to draw the answers. With sixty students chance has moved the bottom elsewhere.",
    "Call descend on these students.",
)
wrong.value(
    "lowest_line",
    "halfway",
    ([1.2, -0.2, 0.5], 0.5),
    "The line points the right way and has far to go.",
    "Look at the learning curve: is it still falling?",
)
wrong.value(
    "lowest_line",
    "signs_turned",
    ([-2.8, 0.65, -2.86], -1.13),
    "This line points the wrong way: it is the bottom, seen from the other side.",
    "Which way does a step go, along the gradient or against it?",
)
wrong.value(
    "lowest_line",
    "bottom_without_bias",
    ([2.35, -0.52, 2.42], 0.0),
    "The bias is still 0 here, and the error can't fall farther without it.",
    "Does it move in every step, too?",
)


def line_after(steps, learning_rate):
    """Where the descent on the students of the notebook is after some steps."""
    weights, bias = descend(*applicants(seed=17, count=60), np.zeros(3), 0.0, learning_rate, steps)
    return weights.tolist(), float(bias)


wrong.value(
    "lowest_line",
    "not_there_yet_at_0_1",
    line_after(50, 0.1),
    "With the rate 0.1 fifty steps don't lead far.",
    "Look at the learning curve: is it still falling?",
)
wrong.value(
    "lowest_line",
    "not_there_yet_at_1",
    line_after(50, 1.0),
    "With the rate 1 the error is still falling after fifty steps.",
    "Take more steps, or larger ones.",
)
wrong.value(
    "lowest_line",
    "jumping_at_30",
    line_after(50, 30.0),
    "With the rate 30 the line jumps across the valley.",
    "Draw the learning curve. Which rate is calm and still fast?",
)


# What a source shows

for question in ("gradient", "gradient_with_cost", "descend"):
    tell_of_a_sigmoid(wrong, question)
    tell_of_slopes(wrong, question)
    tell_of_a_mean_over_points(wrong, question)
tell_of_steps(wrong, "descend")
tell_of_descending(wrong, "descend")
for question in ("gradient", "gradient_with_cost"):
    wrong.telltale(
        question,
        "The difference is the wrong way round, label minus prediction, so the slopes point the wrong way.",
        "With the score a prediction grows. Does the error of a point with label 0?",
        shows=rf"{LABEL} - {PREDICTION}",
        lacks=rf"{UNARY_MINUS}| - X|log|{PREDICTION}[^\n]* - ",
    )
    wrong.telltale(
        question,
        "The slope of the bias has the wrong sign: a minus stands before it alone.",
        "The same differences belong to both.",
        shows=r"\b(dbias|db|grad_b) = -|@ [^\n]*, -(np\.|err|diff|\()",
        lacks=r"-X|-\(X|= -.*@|dw\w* = -|return \(?-",
    )
    wrong.telltale(
        question,
        "This is the line after a step.",
        "Return the slopes alone.",
        shows=r"return \(?(weights|bias) - |\bweights (-=|= weights - )|return \(?weights, bias\)?$",
        lacks=r"^ +weights = (np|X|\w+\.)",
    )
    wrong.telltale(
        question,
        "More than two values come back, or other ones: the slopes of the weights and that of the bias are asked for.",
        shows=r"return \(?\w+, \w+, \w+|return \{|return dict\(|return \(?(error|loss)\w*\)?$|return \(?(dweights"
        r"|dw)\)?$",
    )
    wrong.telltale(
        question,
        "The slopes of the weights are multiplied by the weights.",
        "How does the score of a point change with a weight? The weight itself isn't in that.",
        shows=r"^ +(return \(?|dw\w* = |grad_w\w* = )(weights \* |[^\n,]*(/ \w+(\(\w+\))?|\)) \* weights\b)",
    )
    wrong.telltale(
        question,
        "The slopes of all weights are made one number: a mean or a sum goes over everything.",
        "Each weight has a slope of its own. Over what should the sum go?",
        shows=r"dw\w* = (np\.)?(mean|sum)\([^\n]*@|dw\w* = \([^\n]*@[^\n]*\)\.(sum|mean)\(\)",
        lacks=r"axis|for ",
    )
wrong.telltale(
    "descend",
    "The slopes are computed once, before the loop, and never again.",
    "At each new place the slopes are others.",
    shows=r"^ {4}(?!for|def|return).*(sigmoid\(|gradient\(|exp\()",
    lacks=r"^ {8,}.*(sigmoid\(|gradient\(|exp\()",
)
wrong.telltale(
    "descend",
    "There is one step too few, or one too many.",
    "How many rounds has range(3)?",
    shows=r"range\((steps - 1|steps \+ 1|1, steps)\)",
)
wrong.telltale(
    "descend",
    "The loop may stop before all steps are made.",
    "Exactly `steps` steps are asked for.",
    shows=r"^( +)for .*(\n\1 +.*)*?\n\1 {4,}(break|return )",
)
wrong.telltale(
    "descend",
    "Each point takes a step of its own, where every step uses the mean over all points.",
    shows=r"for \w+, \w+ in zip\(X, y\)|for \w+ in range\(len\(X\)|for \w+ in range\(X\.shape",
    lacks=r"\+= ",
)
wrong.telltale(
    "descend",
    "The weights move uphill: the step is added.",
    shows=r"weights \+ learning_rate|weights \+= learning_rate|\bw \+= learning_rate|\bw \+ learning_rate",
    lacks=r"y - |-learning_rate|- sigmoid",
)
wrong.telltale(
    "gradient_with_cost",
    "The cost is on the points with label 0, where those with label 1 should have it.",
    shows=r"where\(y == 0, cost|where\(y, 1, cost|where\(y == 1, 1(\.0)?, cost|1 - y\) \* \(?cost",
)
wrong.telltale(
    "gradient_with_cost",
    "The slope of the bias has no cost.",
    "It is the mean of the same errors as that of the weights.",
    shows=r"(mean|sum)\((diff|error|errors|err|delta|y_hat - y|p - y)\)|\b(diff|error|errors|err|delta)\.(mean|sum)\(",
    lacks=r"\b(diff|error|errors|err|delta) = .*(cost|where|\b\w+ \* \(|\) \* \w)|(diff|error|errors|err|delta) \*= "
    r"|factor|weight_of",
)
wrong.telltale(
    "gradient_with_cost",
    "The slopes are measured by differences of the loss, so they are only rough.",
    "Derive the formula: the cost is a factor of each point's error.",
    shows=r"/ \(?(h|eps|epsilon|2 \* h|2 \* eps|delta)\)?$|/ h\b|/ eps\b|/ \(2 \* (h|eps)",
)
wrong.telltale(
    "gradient",
    "The slopes are measured by a small step, not computed.",
    "Derive the formula: it gives all their digits.",
    shows=r"/ \(?(h|eps|epsilon|2 \* h|2 \* eps|delta|step)\b",
)
wrong.telltale(
    "gradient_with_cost",
    "The cost multiplies the label or the prediction alone, not the whole loss of the point.",
    "Go through the chain for label 1: what does the factor multiply?",
    shows=r" - \(?cost \* y\b(?! \*)| - \(?y \* cost\b(?! \*)|- np\.where\(y == 1, cost, 0|\bcost \* (y_hat|p"
    r"|sigmoid\([^()]*\)) - y\b",
    lacks=r"\* y_hat|\* p\b|y_hat \*|\bp \*",
)
wrong.telltale(
    "gradient_with_cost",
    "The cost plays no part.",
    "Write down the loss of a point with label 1. What does a factor in front of it do to its slope?",
    lacks=r"\bcost\b",
)
wrong.telltale(
    "gradient_with_cost",
    "All points count that many times, those with label 0 too.",
    "Write down the losses of both labels, one below the other. In which of them is the cost?",
    shows=r"\bcost \* |\* cost\b|\*= cost",
    lacks=r"where|if |\by \*|\* y\b|== ?[01]|\[y|mask|positive|- 1\) \*|\* \(cost - 1|cost \*\* y|power|choose"
    r"|isclose|astype\(bool|y > ",
)
wrong.telltale(
    "gradient_with_cost",
    "It is divided by the sum of the counts.",
    "The error is the mean over the points, however much each counts.",
    shows=r"^ +(total|n|m|count|norm) = ((np\.)?sum\([a-z]\w*\)|[a-z]\w*\.sum\(\))$"
    r"|/ (np\.sum\((counts|weight|weights_|w|c|factor|scale|sample)\w*\)|(counts|w|c|factor|scale"
    r"|sample)\w*\.sum\(\))|average\([^\n]*weights="
    r"|/ \(cost \* ",
)
wrong.telltale(
    "gradient_with_cost",
    "The score, or the whole prediction, is multiplied by the cost.",
    "The predictions are as before: it is the loss that counts more.",
    shows=r"sigmoid\(cost \*|sigmoid\([^\n]*\* cost\)|^ +(z|scores?) = cost \*|\b(z|scores?) \*= ",
)
wrong.telltale(
    "gradient_with_cost",
    "The cost is added to something, or divides it.",
    "It is a factor of the loss of a point with label 1.",
    shows=r"/ cost\b|\+ cost\b(?! \*)|\(1 \+ cost\)|cost \+ 1|1 / np\.where\([^\n]*cost|\*\* 2|sqrt\(cost",
    lacks=r"-cost|\(1 - cost",
)
wrong.telltale(
    "gradient_with_cost",
    "Each class is averaged on its own.",
    "The error is the mean over all points.",
    shows=r"\[y == 1\]\)?\.mean\(|mean\([^\n]*\[y == 1\]|/ (np\.sum\(y|y\.sum\(|\(y == 1\)\.sum|np\.sum\(y == )",
)
wrong.telltale(
    "descend",
    "The gradients add up from step to step.",
    "Each step uses those of its own place.",
    shows=r"^ {8}(dw|dweights|grad_w|gw|total)\w* \+= ",
    lacks=r"^ {8,}(dw|dweights|grad_w|gw|total)\w*(, \w+)* = ",
)
wrong.telltale(
    "descend",
    "The counting loop makes one step too many, or one too few.",
    "Count how often the loop runs.",
    shows=r"\b(\w+) = 0\n(?:.*\n)*? *while \1 <= steps|\b(\w+) = 1\n(?:.*\n)*? *while \2 < steps|while steps >= 0"
    r"|range\(0, steps - 1\)"
    r"|range\(0, steps \+ 1\)|range\(2, steps",
)
wrong.telltale(
    "descend",
    "This is the line after one step: the return stands inside the loop.",
    "It has the indentation of the `for`.",
    shows=r"^ {8,}return ",
    lacks=r"if |def ",
)
wrong.telltale(
    "descend",
    "A random part of the points is used, where each step uses all of them.",
    shows=r"rng\.|np\.random|random\.|batch",
)

# What is written around autograd
wrong.telltale(
    "descend_torch",
    "The optimizer isn't plain gradient descent.",
    "Here a step is the learning rate times the slope, as SGD takes it.",
    shows=r"Adam|RMSprop|Adagrad|Adadelta|LBFGS|Rprop|Nadam|NAdam",
)
wrong.telltale(
    "descend_torch",
    "Momentum or weight decay is switched on, and plain steps have neither.",
    shows=r"momentum|nesterov|weight_decay|velocity|0\.9\d* \*",
)
wrong.telltale(
    "descend_torch",
    "The labels are given to the loss first: it wants the scores first and the labels second.",
    shows=r"(binary_cross_entropy\w*|BCE\w*\([^()]*\)|criterion|loss_fn|bce|loss_function"
    r"|cost_fn)\((input=)?y(\.\w+\([^()]*\))?,",
)
wrong.telltale(
    "descend_torch",
    "The sigmoid is applied twice: a loss with logits in its name has one inside.",
    "Give it the scores.",
    shows=r"(?s)\A(?=.*((with_logits|WithLogits))).*sigmoid\(",
)
wrong.telltale(
    "descend_torch",
    "This loss wants probabilities between 0 and 1, and there is no sigmoid.",
    "It has a sister that takes scores.",
    shows=r"binary_cross_entropy\(|BCELoss\(",
    lacks=r"sigmoid|expit|exp\(|Sigmoid",
)
wrong.telltale(
    "descend_torch",
    "The loss is the squared error.",
    "Use the cross-entropy.",
    shows=r"mse_loss|MSELoss|\*\* 2|square\(|pow\(2\)|l1_loss|L1Loss|\.abs\(\)\.mean",
)
wrong.telltale(
    "descend_torch",
    "The loss is the one for many classes, which takes the points for classes, or another one than the cross-entropy.",
    "For two classes there is a function with binary in its name.",
    shows=r"(?<!binary_)cross_entropy\(|CrossEntropyLoss|nll_loss|NLLLoss|hinge|softmax",
)
wrong.telltale(
    "descend_torch",
    "The loss is a sum over the points.",
    "The error is the mean.",
    shows=r"reduction='sum'|\.sum\(\)\.backward|loss = [^\n]*(\.sum\(\)|torch\.sum\([^\n]*\))$",
    lacks=r" / |mean|/= ",
)
wrong.telltale(
    "descend_torch",
    "backward() needs a single number, and the loss isn't averaged.",
    shows=r"reduction='none'",
    lacks=r"mean|sum",
)
wrong.telltale(
    "descend_torch",
    "The mean is divided by the number of points once more.",
    "PyTorch's function gives the mean already.",
    shows=r"(logits|entropy|criterion|loss_fn)\([^()\n]*(\([^()]*\)[^()\n]*)*\) / |mean\(\) / (len|m\b|n\b|y\.|X\.)"
    r"|loss / (len|m\b|n\b|y\.|X\.)",
    lacks=r"reduction='(sum|none)'",
)
wrong.telltale(
    "descend_torch",
    "The slopes are never set back to zero: backward() adds to what .grad holds already.",
    shows=r"^ {8,}.*backward\(",
    lacks=r"zero|grad = None|autograd\.grad|func\.grad|^ {8,}.*(detach\(|requires_grad|clone"
    r"|no_grad\(\):\n(.*\n)? +\(?(weights|w)\b.* = )"
    r"|set_to_none|del |Parameter|fill_|\.grad \*=|\.grad -= ",
)
wrong.telltale(
    "descend_torch",
    "The slopes are set back to zero right after backward(), before the step has used them.",
    shows=r"backward\(\)\n +\w+(\.grad)?\.zero_(grad)?\(|backward\(\)\n +\w+\.grad = None",
)
wrong.telltale(
    "descend_torch",
    "The steps write into the caller's tensors.",
    "Clone them first; .detach() alone shares their memory.",
    shows=r"(?s)\A(?=.*( -= |\+= |sub_\(|add_\(|\.step\(\)|copy_\(|\.data = )).*((weights"
    r"|detach\(\))\.requires_grad_\(|weights\.requires_grad = True"
    r"|nn\.Parameter\(weights\)|= weights\.detach\(\)$)",
    lacks=r"clone|deepcopy|torch\.tensor\(|\* 1\b|\+ 0\b|from_numpy\([^\n]*copy",
)
wrong.telltale(
    "descend_torch",
    "The steps go uphill.",
    "In which direction does the gradient point?",
    shows=r"\+= (learning_rate|lr)|\+ (learning_rate|lr) \* |maximize=True|add_\((learning_rate|lr) \*"
    r"|alpha=learning_rate\)|\(-loss\)\.backward",
    lacks=r"-(learning_rate|lr)\b|-\w+\.grad|-grad|sub_\(|- torch\.sigmoid|y - |= -",
)
wrong.telltale(
    "descend_torch",
    "The learning rate plays no part.",
    "It multiplies both changes, of weights and bias.",
    lacks=r"\b(learning_rate|lr)\b",
)
wrong.telltale(
    "descend_torch",
    "There is one step too few, or one too many.",
    "How many rounds has range(3)?",
    shows=r"range\((steps - 1|steps \+ 1|1, steps|0, steps - 1|0, steps \+ 1|2, steps)\)|while steps >= 0",
)
wrong.telltale(
    "descend_torch",
    "This is the line after one step: the return stands inside the loop.",
    "It has the indentation of the `for`.",
    shows=r"^ {8,}return ",
    lacks=r"if |def ",
)
wrong.telltale(
    "descend_torch",
    "The loop may stop before all steps are made.",
    "Exactly `steps` steps are asked for.",
    shows=r"\bbreak\b",
)
wrong.telltale(
    "descend_torch",
    "The slopes are cut off, or the rate changes on the way.",
    "A plain step is the rate times the slope.",
    shows=r"clip_grad|\.clamp|clamp_\(|scheduler|lr_scheduler|learning_rate [*/]= |learning_rate / \(",
)
wrong.telltale(
    "descend_torch",
    "What comes back is no tensor: .item(), .numpy() or .tolist() makes something else of it.",
    "Return two tensors; they may be detached.",
    shows=r"return [^\n]*\.(item|numpy|tolist)\(|return [^\n]*float\(",
)
wrong.telltale(
    "descend_torch",
    "The loss is made a plain number before backward().",
    "Keep it as a tensor until the slopes are there; .item() is for printing.",
    shows=r"item\(\)\.backward|loss = [^\n]*\.item\(\)|loss = float\(",
)
wrong.telltale(
    "descend_torch",
    "The bias stands before the weights in what comes back.",
    "The weights come first.",
    shows=r"return \(?(bias|b)\b[^,\n]*, w",
)
wrong.telltale(
    "descend_torch",
    "The line starts from zeros, not from the one that the caller gives.",
    shows=r"torch\.(zeros|zeros_like|randn|rand|ones)\(",
    lacks=r"weights\.(detach|clone|data|reshape|tolist|unsqueeze)|copy_\(|\(weights|cat\(|stack|ones\(len|ones\(X"
    r"|weights\[",
)
wrong.telltale(
    "descend_torch",
    "The error is computed before the loop, once and for all.",
    "It changes when the line moves. What must be computed anew in every step?",
    shows=r"^ {4}(?!for|def|return|\w*(criterion|loss_fn|bce)).*(entropy|criterion|loss_fn)\w*\(\w",
    lacks=r"^ {8,}.*(entropy|criterion|loss_fn|log|softplus|BCE|sigmoid)\w*\(|lambda|def ",
)
wrong.telltale(
    "descend_torch",
    "The bias is missing from the scores.",
    "Which number is added to the weighted sum?",
    lacks=r"\+ \(?\w*(bias|\bb\b|b0|b_|_b\b|intercept)|(bias|\bb|\w*_b) \+ |stack|append|cat\(|Linear|addm|gradient\("
    r"|ones|linear\(",
)
wrong.telltale(
    "lowest_line",
    "This line isn't the lowest: another one has a smaller error. The descent may still be on its way, or may "
    "jump across the valley; or its numbers were rounded, exchanged or given another sign.",
    "Take more steps, or another rate, until the error falls no more, and hand in what `descend` returns as it is.",
)
wrong.telltale(
    "on_the_bowl",
    "These numbers don't follow the bowl everywhere: the slope is 0 at its bottom, w = 3, and each step multiplies the "
    "distance from there by the same factor.",
    "Work out the slope at 7, and where the first step leads. Near the limit steps jump over the bottom, and up to it "
    "they still come nearer.",
)
