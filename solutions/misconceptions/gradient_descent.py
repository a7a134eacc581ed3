"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.measures.gradient_descent import applicants
from solutions.misconceptions import Register
from solutions.numpy_ref.gradient_descent import descend
from solutions.numpy_ref.probability import sigmoid

ANSWERS = wrong = Register()


# gradient


@wrong(
    "gradient",
    "The slopes point the wrong way, so a step against them would go uphill. Look at which of y_hat and y is "
    "subtracted from the other.",
)
def gradient_turned(X, y, weights, bias):
    errors = y - sigmoid(X @ weights + bias)
    return X.T @ errors / len(y), errors.mean()


@wrong(
    "gradient",
    "These are sums over the points. The error is a mean, so both are divided by the number of points.",
)
def sum_for_mean(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ errors, errors.sum()


@wrong(
    "gradient",
    "The number of points is divided by twice: one mean is enough. .mean() and / m both do it.",
)
def mean_of_mean(X, y, weights, bias):
    errors = (sigmoid(X @ weights + bias) - y) / len(y)
    return X.T @ errors / len(y), errors.mean()


@wrong(
    "gradient",
    "The slopes of the weights are divided by the number of points twice, that of the bias once. One mean is enough.",
)
def mean_of_mean_for_weights(X, y, weights, bias):
    errors = (sigmoid(X @ weights + bias) - y) / len(y)
    return X.T @ errors / len(y), errors.sum()


@wrong(
    "gradient",
    "The slope of the bias is divided by the number of points twice, those of the weights once. One mean is enough.",
)
def mean_of_mean_for_bias(X, y, weights, bias):
    errors = (sigmoid(X @ weights + bias) - y) / len(y)
    return X.T @ errors, errors.mean()


@wrong(
    "gradient",
    "The slope of the bias is a sum over the points, but those of the weights are means. The error is a mean, "
    "so all of them are.",
)
def bias_not_averaged(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ errors / len(y), errors.sum()


@wrong(
    "gradient",
    "The slopes of the weights are sums over the points, but that of the bias is a mean. The error is a mean, "
    "so all of them are.",
)
def weights_not_averaged(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ errors, errors.mean()


@wrong(
    "gradient",
    "The sums are divided by the number of features. The mean goes over the points: how many rows has X?",
)
def divided_by_features(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ errors / X.shape[1], errors.sum() / X.shape[1]


@wrong(
    "gradient",
    "The prediction is hard, 0 or 1, as in the perceptron algorithm. Here it is a probability: send the score "
    "through the sigmoid.",
)
def hard_step(X, y, weights, bias):
    errors = np.where(X @ weights + bias >= 0, 1, 0) - y
    return X.T @ errors / len(y), errors.mean()


@wrong(
    "gradient",
    "The slope of the sigmoid, y_hat * (1 - y_hat), is still there. That is the gradient of the squared error; "
    "for the cross-entropy this factor cancels.",
)
def sigmoid_slope_kept(X, y, weights, bias):
    y_hat = sigmoid(X @ weights + bias)
    errors = (y_hat - y) * y_hat * (1 - y_hat)
    return X.T @ errors / len(y), errors.mean()


@wrong(
    "gradient",
    "This is the gradient of the squared error, with its factor 2 and the slope of the sigmoid. For the "
    "cross-entropy both are gone.",
)
def squared_error(X, y, weights, bias):
    y_hat = sigmoid(X @ weights + bias)
    errors = 2 * (y_hat - y) * y_hat * (1 - y_hat)
    return X.T @ errors / len(y), errors.mean()


@wrong("gradient", "Everything is twice as large as it should be. There is no square here, so no factor 2 comes down.")
def doubled(X, y, weights, bias):
    errors = 2 * (sigmoid(X @ weights + bias) - y)
    return X.T @ errors / len(y), errors.mean()


@wrong(
    "gradient",
    "The label is compared with the score. First turn the score into a probability with the sigmoid, then compare.",
)
def score_for_probability(X, y, weights, bias):
    errors = X @ weights + bias - y
    return X.T @ errors / len(y), errors.mean()


@wrong("gradient", "The bias is missing in the score. The score is the weighted sum plus the bias.")
def bias_not_in_the_score(X, y, weights, bias):
    errors = sigmoid(X @ weights) - y
    return X.T @ errors / len(y), errors.mean()


@wrong("gradient", "The labels aren't used. It is the difference of prediction and label that counts.")
def labels_ignored(X, y, weights, bias):
    y_hat = sigmoid(X @ weights + bias)
    return X.T @ y_hat / len(y), y_hat.mean()


@wrong(
    "gradient",
    "The labels are swapped: y_hat is the probability of class 1, so it is compared with y, not with 1 - y.",
)
def gradient_labels_swapped(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - (1 - y)
    return X.T @ errors / len(y), errors.mean()


@wrong(
    "gradient",
    "The rows and columns of X are mixed up. Each slope is a sum over the points, so the points must be the "
    "axis that is summed over. Where X is square, no error tells you so.",
)
def transpose_missing(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X @ errors / len(y), errors.mean()


@wrong(
    "gradient",
    "The rows and columns of X are mixed up. Each slope is a sum over the points, so the points must be the "
    "axis that is summed over. Where X is square, no error tells you so.",
)
def transpose_missing_in_dot(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return np.dot(X, errors) / len(y), errors.mean()


@wrong(
    "gradient",
    "The mean goes over the features, so there is one number for each point. It goes over the points: one "
    "slope for each weight.",
)
def mean_over_features(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return (errors[:, np.newaxis] * X).mean(axis=1), errors.mean()


@wrong(
    "gradient",
    "One number comes back for all weights. Each weight has a slope of its own: take the mean over the points only.",
)
def mean_over_everything(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return (errors[:, np.newaxis] * X).mean(), errors.mean()


@wrong(
    "gradient",
    "All weights have the same slope. Each error counts for a weight as much as its feature: the X is missing.",
)
def features_missing(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return np.full(len(weights), errors.mean()), errors.mean()


@wrong("gradient", "The slope of the bias is always 0 here. The bias is the weight of an input that is always 1.")
def bias_forgotten(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ errors / len(y), 0.0


@wrong(
    "gradient",
    "The slope of the bias is the mean of the other slopes. The bias is the weight of an input that is always 1, "
    "so its slope is the mean of the errors.",
)
def bias_from_weights(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    dweights = X.T @ errors / len(y)
    return dweights, dweights.mean()


@wrong(
    "gradient",
    "There is one slope of the bias for each point. Take their mean: there is only one bias.",
)
def bias_for_each_point(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ errors / len(y), errors


@wrong("gradient", "The two values come in the wrong order: first the slopes of the weights, then that of the bias.")
def order_turned(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return errors.mean(), X.T @ errors / len(y)


@wrong(
    "gradient",
    "One number comes back, such as the error itself. Return the slopes of the error: one for each weight, together in "
    "an array, and one for the bias.",
)
def error_for_gradient(X, y, weights, bias):
    y_hat = sigmoid(X @ weights + bias)
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


@wrong(
    "gradient",
    "One value comes back. The function returns two, side by side with a comma between them: the slopes of the "
    "weights and that of the bias.",
)
def only_dweights_returned(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ errors / len(y)


@wrong(
    "gradient",
    "There is an axis too many, and it spreads: a column (n, 1) subtracted from weights (n,) gives a table (n, n). "
    "dweights has the shape of the weights, and dbias is a number without any axis.",
)
def column_of_slopes(X, y, weights, bias):
    errors = (sigmoid(X @ weights + bias) - y).reshape(-1, 1)
    return X.T @ errors / len(y), errors.mean()


@wrong(
    "gradient",
    "The predictions are a column (m, 1) and the labels a row (m,), so their difference is a table (m, m) of all "
    "pairs. Give both the same shape.",
)
def predictions_as_column(X, y, weights, bias):
    errors = sigmoid(X @ weights.reshape(-1, 1) + bias) - y
    return X.T @ errors / len(y), errors.mean()


@wrong(
    "gradient",
    "The labels are a column (m, 1) and the predictions a row (m,), so their difference is a table (m, m) of all "
    "pairs. Give both the same shape.",
)
def labels_as_column(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y.reshape(-1, 1)
    return X.T @ errors / len(y), errors.mean()


@wrong(
    "gradient",
    "Only the first point counts. A return inside the loop does that: it belongs behind the loop.",
)
def first_point_only(X, y, weights, bias):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        return error * x_i / len(y), error / len(y)
    return None


@wrong(
    "gradient",
    "Only the last point counts. A loop does that when each round overwrites what the one before has left. Add the "
    "shares of all points up.",
)
def last_point_only(X, y, weights, bias):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        dweights, dbias = error * x_i / len(y), error / len(y)
    return dweights, dbias


@wrong("gradient", "Only the first two features count here. X can have any number of columns.")
def first_two_slopes(X, y, weights, bias):
    errors = sigmoid(X[:, :2] @ weights[:2] + bias) - y
    dweights = np.zeros(len(weights))
    dweights[:2] = X[:, :2].T @ errors / len(y)
    return dweights, errors.mean()


@wrong(
    "gradient",
    "Nothing is averaged: there is a slope for each point. Take the mean over the points, for each weight and for "
    "the bias.",
)
def slopes_of_each_point(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return errors[:, np.newaxis] * X, errors


@wrong(
    "gradient",
    "Everything is half of what it should be. There is no factor of one half in the cross-entropy: divide by the "
    "number of points only.",
)
def halved(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ errors / (2 * len(y)), errors.mean() / 2


@wrong(
    "gradient",
    "The mean of the differences is multiplied by the mean of the features. First multiply, for each point, then "
    "take the mean.",
)
def means_multiplied(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return errors.mean() * X.mean(axis=0), errors.mean()


@wrong(
    "gradient",
    "Only the first slope is computed. A return inside the loop over the weights does that: it belongs behind that "
    "loop.",
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
    "Only the last point counts. A loop does that when each round overwrites what the one before has left. Add the "
    "shares of all points up, and divide by the number of points.",
)
def last_point_alone(X, y, weights, bias):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        dweights, dbias = error * x_i, error
    return dweights, dbias


@wrong(
    "gradient",
    "The division by the number of points stands inside the loop, so earlier points are divided again and again. "
    "Divide once, behind the loop.",
)
def divided_in_every_round(X, y, weights, bias):
    dweights, dbias = np.zeros(X.shape[1]), 0.0
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        dweights, dbias = (dweights + error * x_i) / len(y), (dbias + error) / len(y)
    return dweights, dbias


@wrong("gradient", "The score has the wrong sign: the minus of the formula is inside the given sigmoid already.")
def sigmoid_of_minus_the_score(X, y, weights, bias):
    errors = sigmoid(-(X @ weights + bias)) - y
    return X.T @ errors / len(y), errors.mean()


@wrong("gradient", "This is the line after a step. Return the slopes alone; steps come in the next exercise.")
def line_after_a_step(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return weights - X.T @ errors / len(y), bias - errors.mean()


@wrong(
    "gradient",
    "The sign of the differences is lost: abs makes all of them positive. A point that is predicted too low pulls "
    "the other way.",
)
def absolute_differences(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ np.abs(errors) / len(y), np.abs(errors).mean()


@wrong(
    "gradient",
    "The slopes are multiplied by the weights. The features alone belong there: the weights are inside the prediction.",
)
def slopes_times_weights(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ errors / len(y) * weights, errors.mean()


@wrong(
    "gradient",
    "The slope of the bias is multiplied by the bias. The bias is like the weight of an input that is always 1: the "
    "mean of the differences is its slope.",
)
def slope_times_bias(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return X.T @ errors / len(y), errors.mean() * bias


@wrong("gradient", "Only the first two slopes come back. There is one for each feature.")
def two_slopes(X, y, weights, bias):
    errors = sigmoid(X @ weights + bias) - y
    return np.array([np.mean(errors * X[:, feature]) for feature in range(min(2, X.shape[1]))]), errors.mean()


# descend


@wrong(
    "descend",
    "The steps go uphill, so the error grows. Subtract what points uphill, or turn the difference of y_hat and y.",
)
def uphill(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        weights = weights + learning_rate * X.T @ errors / len(y)
        bias = bias + learning_rate * errors.mean()
    return weights, bias


@wrong(
    "descend",
    "These are sums over the points, so the steps are too large. The error is a mean: divide by the number of points.",
)
def sums_for_means(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        weights = weights - learning_rate * X.T @ errors
        bias = bias - learning_rate * errors.sum()
    return weights, bias


@wrong("descend", "The steps are too small: the number of points is divided by twice. One mean is enough.")
def means_of_means(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = (sigmoid(X @ weights + bias) - y) / len(y)
        weights = weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
    return weights, bias


@wrong(
    "descend",
    "The change of the bias is a sum over the points, but that of the weights is a mean. Both are means.",
)
def fit_bias_not_averaged(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        weights = weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.sum()
    return weights, bias


@wrong("descend", "The sums are divided by the number of features. The mean goes over the points.")
def fit_divided_by_features(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        weights = weights - learning_rate * X.T @ errors / len(weights)
        bias = bias - learning_rate * errors.sum() / len(weights)
    return weights, bias


@wrong(
    "descend",
    "The points move the line one after the other. Here a step uses the mean over all points: predict all of them, "
    "then move the line once.",
)
def stochastic_for_batch(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        for x_i, y_i in zip(X, y):
            error = sigmoid(x_i @ weights + bias) - y_i
            weights, bias = weights - learning_rate * error * x_i, bias - learning_rate * error
    return weights, bias


@wrong("descend", "Each step looks at one point only. Here a step uses the mean over all points.")
def one_point_a_step(X, y, weights, bias, learning_rate, steps):
    for step in range(steps):
        i = step % len(y)
        error = sigmoid(X[i] @ weights + bias) - y[i]
        weights, bias = weights - learning_rate * error * X[i], bias - learning_rate * error
    return weights, bias


@wrong(
    "descend",
    "Every step uses the gradient of the beginning. It changes when the line moves: compute it anew inside the loop, "
    "with the line as it is.",
)
def gradient_before_the_loop(X, y, weights, bias, learning_rate, steps):
    errors = sigmoid(X @ weights + bias) - y
    for _ in range(steps):
        weights = weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
    return weights, bias


@wrong(
    "descend",
    "The points are predicted again after the weights have moved, so the bias moves by another gradient than the "
    "weights. Compute both slopes before anything moves.",
)
def fit_predicts_twice(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        weights = weights - learning_rate * X.T @ (sigmoid(X @ weights + bias) - y) / len(y)
        bias = bias - learning_rate * (sigmoid(X @ weights + bias) - y).mean()
    return weights, bias


@wrong(
    "descend",
    "This is the line after one step. Either the return stands inside the loop, or every step starts again from the "
    "line of the beginning: carry the new weights and the new bias on to the next step.",
)
def one_step_only(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        weights = weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
        return weights, bias
    return weights, bias


@wrong("descend", "There is one step too many. Stop when `steps` steps have been taken.")
def one_step_more(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps + 1):
        errors = sigmoid(X @ weights + bias) - y
        weights = weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
    return weights, bias


@wrong("descend", "There is one step too few. Count how often the loop runs.")
def one_step_less(X, y, weights, bias, learning_rate, steps):
    for _ in range(1, steps):
        errors = sigmoid(X @ weights + bias) - y
        weights = weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
    return weights, bias


@wrong("descend", "The learning rate is missing. It multiplies the change of the weights and of the bias.")
def descend_without_rate(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        weights, bias = weights - X.T @ errors / len(y), bias - errors.mean()
    return weights, bias


@wrong("descend", "The bias stays as it was. It moves in every step, together with the weights.")
def descend_bias_not_updated(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        weights = weights - learning_rate * X.T @ errors / len(y)
    return weights, bias


@wrong(
    "descend",
    "The predictions are hard, 0 or 1, as in the perceptron algorithm. Here they are probabilities: send the scores "
    "through the sigmoid.",
)
def descend_hard_step(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = np.where(X @ weights + bias >= 0, 1, 0) - y
        weights = weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
    return weights, bias


@wrong(
    "descend",
    "The slope of the sigmoid, y_hat * (1 - y_hat), is still there, so the steps are too small. That belongs to the "
    "squared error; for the cross-entropy this factor cancels.",
)
def descend_sigmoid_slope_kept(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        y_hat = sigmoid(X @ weights + bias)
        errors = (y_hat - y) * y_hat * (1 - y_hat)
        weights = weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
    return weights, bias


@wrong("descend", "The bias is missing in the scores. A score is the weighted sum plus the bias.")
def descend_scores_without_bias(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = sigmoid(X @ weights) - y
        weights = weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
    return weights, bias


@wrong(
    "descend",
    "The rows and columns of X are mixed up. Each slope is a sum over the points, so the points must be the "
    "axis that is summed over. Where X is square, no error tells you so.",
)
def descend_transpose_missing(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        weights = weights - learning_rate * X @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
    return weights, bias


@wrong("descend", "The fit starts from zeros. Start from the weights and the bias that the caller gives.")
def descend_start_ignored(X, y, weights, bias, learning_rate, steps):
    weights, bias = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        weights = weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
    return weights, bias


@wrong("descend", "The old weights and the old bias come back. Return the line as the last step has left it.")
def descend_nothing_updated(X, y, weights, bias, learning_rate, steps):
    return weights, bias


@wrong("descend", "This is the last gradient. Return the weights and the bias as they are after the last step.")
def gradient_returned(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        dweights, dbias = X.T @ errors / len(y), errors.mean()
        weights, bias = weights - learning_rate * dweights, bias - learning_rate * dbias
    return dweights, dbias


@wrong(
    "descend",
    "-= writes into the array that was passed in, so the caller's weights are different after the call, and an array "
    "of whole numbers can't even hold the result. Make new weights in every step.",
)
def descend_in_place(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        weights -= learning_rate * X.T @ errors / len(y)
        bias -= learning_rate * errors.mean()
    return weights, bias


@wrong(
    "descend",
    "The fractions are cut off when the caller's weights are whole numbers, because a copy of them can "
    "hold whole numbers only. Make the new weights an array of floats.",
)
def descend_whole_numbers(X, y, weights, bias, learning_rate, steps):
    new_weights = weights.copy()
    for _ in range(steps):
        errors = sigmoid(X @ new_weights + bias) - y
        new_weights[:] = new_weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
    return new_weights, bias


@wrong(
    "descend",
    "Only one array comes back. The function returns two values: the weights and the bias at the end.",
)
def descend_only_weights(X, y, weights, bias, learning_rate, steps):
    for _ in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        weights = weights - learning_rate * X.T @ errors / len(y)
        bias = bias - learning_rate * errors.mean()
    return weights


@wrong(
    "descend",
    "A loop can't go through a number, be it steps or the number of points. range makes a sequence of that length.",
)
def loop_over_a_number(X, y, weights, bias, learning_rate, steps):
    for _ in steps:
        errors = sigmoid(X @ weights + bias) - y
        weights, bias = weights - learning_rate * X.T @ errors / len(y), bias - learning_rate * errors.mean()
    return weights, bias


@wrong("descend", "The learning rate gets smaller from step to step. Here it stays the same.")
def rate_decays(X, y, weights, bias, learning_rate, steps):
    for step in range(steps):
        errors = sigmoid(X @ weights + bias) - y
        rate = learning_rate / (step + 1)
        weights, bias = weights - rate * X.T @ errors / len(y), bias - rate * errors.mean()
    return weights, bias


# descend_torch


@wrong(
    "descend_torch",
    "The gradients add up: backward() adds to what .grad holds already, so the second step uses the sum of two "
    "gradients. Set the gradients back to zero in every step.",
)
def zero_grad_missing(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
    return weights.detach(), bias.detach()


@wrong(
    "descend_torch",
    "The gradient of the bias adds up: backward() adds to what .grad holds already. Set it back to zero in every "
    "step, as that of the weights.",
)
def zero_grad_missing_for_bias(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        weights.grad.zero_()
    return weights.detach(), bias.detach()


@wrong(
    "descend_torch",
    "A step in place, with -=, is refused because autograd watches the weights and would have to differentiate "
    "the step too. Take the step where autograd doesn't look: in a block with torch.no_grad().",
)
def no_grad_missing(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        weights -= learning_rate * weights.grad
        bias -= learning_rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    return weights.detach(), bias.detach()


@wrong(
    "descend_torch",
    "After the first step .grad is None. The step makes new tensors that hang on the old ones, and the graph grows: "
    "torch.no_grad() is missing. In such a block, change the tensors that autograd watches in place.",
)
def graph_grows(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        weights = weights - learning_rate * weights.grad
        bias = bias - learning_rate * bias.grad
    return weights.detach(), bias.detach()


@wrong(
    "descend_torch",
    "The first step is right, but then autograd has lost the line: inside torch.no_grad() the step makes new "
    "tensors, which nobody watches. Change the old ones in place there, or call requires_grad_() on the new ones.",
)
def unwatched_after_a_step(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights = weights - learning_rate * weights.grad
            bias = bias - learning_rate * bias.grad
    return weights, bias


@wrong(
    "descend_torch",
    "zero_() is called where .grad is None. Before the first backward() there is no gradient yet: set it to zero "
    "after the step. Or the step has made a new tensor in place of the one that has the gradient: change that one "
    "in place, in a block with torch.no_grad().",
)
def zeroed_where_none(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        weights.grad.zero_()
        bias.grad.zero_()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
    return weights.detach(), bias.detach()


@wrong(
    "descend_torch",
    "backward() finds nothing to differentiate. Either autograd watches neither the weights nor the bias "
    "(requires_grad_() on copies of them does that), or the loss is computed where it doesn't look: inside "
    "torch.no_grad(), or from detached tensors.",
)
def requires_grad_missing(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone(), bias.clone()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    return weights, bias


@wrong(
    "descend_torch",
    ".grad is None from the beginning. Either backward() isn't called before the first step, or one of the two, "
    "weights or bias, isn't watched: both need requires_grad_().",
)
def backward_missing(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
    return weights.detach(), bias.detach()


@wrong(
    "descend_torch",
    "The caller's line is different after the call, because the steps write into the tensors that were passed in "
    "(.detach() shares their memory). Clone them first.",
)
def torch_in_place(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.detach().requires_grad_(), bias.detach().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    return weights.detach(), bias.detach()


@wrong(
    "descend_torch",
    "The line comes back as it was. Either the gradients are set to zero between backward() and the step, or no step "
    "is taken (an optimizer has step() for it), or the caller's tensors are returned in place of the ones that have "
    "moved.",
)
def zeroed_before_the_step(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        weights.grad.zero_()
        bias.grad.zero_()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
    return weights.detach(), bias.detach()


@wrong("descend_torch", "The steps go uphill, so the error grows. Subtract the gradient.")
def torch_uphill(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights += learning_rate * weights.grad
            bias += learning_rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    return weights.detach(), bias.detach()


@wrong("descend_torch", "The loss is the sum over the points, so the steps are too large. The error is the mean.")
def torch_sum_for_mean(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y, reduction="sum")
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    return weights.detach(), bias.detach()


@wrong(
    "descend_torch",
    "The sigmoid is applied twice: binary_cross_entropy_with_logits takes the scores and applies it itself.",
)
def sigmoid_twice(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        y_hat = torch.sigmoid(X @ weights + bias)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(y_hat, y)
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    return weights.detach(), bias.detach()


@wrong(
    "descend_torch",
    "The loss is the squared error, so the slope of the sigmoid stays in the gradient. Use the cross-entropy.",
)
def torch_squared_error(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = ((torch.sigmoid(X @ weights + bias) - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    return weights.detach(), bias.detach()


@wrong("descend_torch", "The learning rate is missing. It multiplies the change of the weights and of the bias.")
def torch_without_rate(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights -= weights.grad
            bias -= bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    return weights.detach(), bias.detach()


@wrong("descend_torch", "The bias stays as it was. It moves in every step, together with the weights.")
def torch_bias_not_updated(X, y, weights, bias, learning_rate, steps):
    import torch

    weights = weights.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
        weights.grad.zero_()
    return weights.detach(), bias


@wrong(
    "descend_torch",
    "This is the line after one step. Either the return stands inside the loop, or every step starts again from the "
    "line of the beginning: carry the new weights and the new bias on to the next step.",
)
def torch_one_step_only(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        return weights.detach(), bias.detach()
    return weights, bias


@wrong("descend_torch", "There is one step too many. Stop when `steps` steps have been taken.")
def torch_one_step_more(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps + 1):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    return weights.detach(), bias.detach()


@wrong("descend_torch", "The fit starts from zeros. Start from the weights and the bias that the caller gives.")
def torch_start_ignored(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = torch.zeros_like(weights).requires_grad_(), torch.zeros_like(bias).requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    return weights.detach(), bias.detach()


@wrong(
    "descend_torch",
    "The weights come back as a NumPy array. Return tensors; they may be detached, but leave out .numpy().",
)
def torch_left_for_numpy(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    return weights.detach().numpy(), bias.item()


@wrong(
    "descend_torch",
    "Only one tensor comes back. The function returns two values: the weights and the bias at the end.",
)
def torch_only_weights(X, y, weights, bias, learning_rate, steps):
    import torch

    weights, bias = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ weights + bias, y)
        loss.backward()
        with torch.no_grad():
            weights -= learning_rate * weights.grad
            bias -= learning_rate * bias.grad
        weights.grad.zero_()
        bias.grad.zero_()
    return weights.detach()


@wrong(
    "descend_torch", "The arguments of PyTorch's function are swapped: it wants the scores first and the labels second."
)
def torch_labels_for_scores(X, y, weights, bias, learning_rate, steps):
    import torch

    w, b = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        torch.nn.functional.binary_cross_entropy_with_logits(y, X @ w + b).backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
            b -= learning_rate * b.grad
        w.grad.zero_()
        b.grad.zero_()
    return w.detach(), b.detach()


@wrong(
    "descend_torch",
    "binary_cross_entropy wants probabilities between 0 and 1, and gets scores. Its sister with_logits takes scores.",
)
def torch_scores_for_probabilities(X, y, weights, bias, learning_rate, steps):
    import torch

    w, b = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        torch.nn.functional.binary_cross_entropy(X @ w + b, y).backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
            b -= learning_rate * b.grad
        w.grad.zero_()
        b.grad.zero_()
    return w.detach(), b.detach()


@wrong(
    "descend_torch",
    "The error is computed once, before the loop, and backward() can go through it only once. It changes when the "
    "line moves: compute it anew in every step. (retain_graph would give the old gradient again.)",
)
def torch_error_before_the_loop(X, y, weights, bias, learning_rate, steps):
    import torch

    w, b = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    loss = torch.nn.functional.binary_cross_entropy_with_logits(X @ w + b, y)
    for _ in range(steps):
        loss.backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
            b -= learning_rate * b.grad
        w.grad.zero_()
        b.grad.zero_()
    return w.detach(), b.detach()


@wrong(
    "descend_torch",
    "PyTorch's cross_entropy is the one for many classes: it takes the points for classes. For two classes there is "
    "another function, with binary in its name.",
)
def torch_many_classes(X, y, weights, bias, learning_rate, steps):
    import torch

    w, b = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    for _ in range(steps):
        torch.nn.functional.cross_entropy(X @ w + b, y).backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
            b -= learning_rate * b.grad
        w.grad.zero_()
        b.grad.zero_()
    return w.detach(), b.detach()


@wrong(
    "descend_torch",
    "Adam is another way to step: it measures its steps by earlier gradients. Here a step is the learning rate "
    "times the gradient, as SGD takes it.",
)
def torch_adam(X, y, weights, bias, learning_rate, steps):
    import torch

    w, b = weights.clone().requires_grad_(), bias.clone().requires_grad_()
    optimizer = torch.optim.Adam([w, b], lr=learning_rate)
    for _ in range(steps):
        optimizer.zero_grad()
        torch.nn.functional.binary_cross_entropy_with_logits(X @ w + b, y).backward()
        optimizer.step()
    return w.detach(), b.detach()


wrong.edits("torch_ref.gradient_descent.descend", "descend_torch")(
    "torch_bias_as_number",
    ("weights.detach(), bias.detach()", "weights.detach(), bias.item()"),
    hint="The new bias is a plain number, such as .item() makes. The bias came as a tensor without any axis: "
    "return one, too.",
)


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
    "All points count that many times. Those with label 0 count once.",
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
    "The slopes are divided by the sum of the counts. The error is the mean over the points, however much each counts.",
)
def divided_by_the_counts(X, y, weights, bias, cost):
    counts = np.where(y == 1, cost, 1.0)
    dscores = counts * (sigmoid(X @ weights + bias) - y) / counts.sum()
    return X.T @ dscores, dscores.sum()


@wrong(
    "gradient_with_cost",
    "The slope of the bias leaves the cost out. It belongs to the loss of a point, so to all slopes of that point.",
)
def cost_for_weights_only(X, y, weights, bias, cost):
    dscores = _dscores(X, y, weights, bias)
    return X.T @ (np.where(y == 1, cost, 1.0) * dscores), dscores.sum()


@wrong("gradient_with_cost", "These are sums over the points. The error is a mean.")
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
    "The score is multiplied by the cost. The predictions are as before: it is the loss that counts more.",
)
def cost_in_the_score(X, y, weights, bias, cost):
    dscores = (sigmoid(cost * (X @ weights + bias)) - y) / len(y)
    return X.T @ dscores, dscores.sum()


# telling_cases: poor choices

wrong.value(
    "telling_cases",
    "slide_points",
    [([1, 1, 0, 0], [0.6, 0.2, 0.9, 0.3]), ([1, 1, 0, 0], [0.7, 0.9, 0.2, 0.4])],
    "These are the four points of the slide, twice. All three errors are right about them.",
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
    "The right error is infinite here, whatever else is left out of it.",
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
    "Start here, and call descend.",
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
