"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.numpy_ref.probability import sigmoid

ANSWERS = wrong = Register()


# stochastic_step


@wrong(
    "stochastic_step",
    "The step goes uphill: the point is predicted worse afterwards.",
    "Subtract what points uphill, or turn the difference of y_hat and y.",
)
def step_uphill(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong("stochastic_step", "The bias moves the wrong way. Its sign is the same as that of the weights.")
def bias_uphill(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    return weights - learning_rate * error * x, bias + learning_rate * error


@wrong("stochastic_step", "The weights move the wrong way, and the bias the right one. Their signs are the same.")
def weights_uphill(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    return weights + learning_rate * error * x, bias - learning_rate * error


@wrong(
    "stochastic_step",
    "The learning rate is missing. It multiplies the change of the weights and of the bias.",
)
def step_without_rate(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    return weights - error * x, bias - error


@wrong("stochastic_step", "The learning rate is missing in the change of the bias. It multiplies both changes.")
def step_bias_without_rate(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    return weights - learning_rate * error * x, bias - error


@wrong(
    "stochastic_step",
    "The bias stays as it was. It moves too, like the weight of an input that is always 1.",
)
def step_bias_not_updated(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    return weights - learning_rate * error * x, bias


@wrong(
    "stochastic_step",
    "The weights stay as they were and only the bias moves. Each weight moves too, by a share of its feature.",
)
def step_weights_not_updated(x, y, weights, bias, learning_rate):
    return weights, bias - learning_rate * (sigmoid(x @ weights + bias) - y)


@wrong(
    "stochastic_step",
    "The bias moves once for each feature. It moves once for the point: its update belongs behind a loop over the "
    "weights.",
)
def bias_inside_the_loop(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    new_weights = np.array(weights, dtype=float)
    for i in range(len(x)):
        new_weights[i] -= learning_rate * error * x[i]
        bias = bias - learning_rate * error
    return new_weights, bias


@wrong(
    "stochastic_step",
    "The point is predicted again before every weight, with weights of which some have moved already.",
    "Predict once, before anything moves.",
)
def predicted_for_each_weight(x, y, weights, bias, learning_rate):
    new_weights = np.array(weights, dtype=float)
    for i in range(len(x)):
        new_weights[i] -= learning_rate * (sigmoid(x @ new_weights + bias) - y) * x[i]
    return new_weights, bias - learning_rate * (sigmoid(x @ new_weights + bias) - y)


@wrong(
    "stochastic_step",
    "The point is predicted again before every weight, with weights of which some have moved already.",
    "Predict once, before anything moves.",
)
def predicted_inside_the_loop(x, y, weights, bias, learning_rate):
    new_weights = np.array(weights, dtype=float)
    for i in range(len(x)):
        y_hat = sigmoid(x @ new_weights + bias)
        new_weights[i] -= learning_rate * (y_hat - y) * x[i]
    return new_weights, bias - learning_rate * (y_hat - y)


@wrong(
    "stochastic_step",
    "The point is predicted anew for every weight, and the bias moves once for each of them.",
    "Predict once, before the loop, and move the bias once, behind it.",
)
def everything_inside_the_loop(x, y, weights, bias, learning_rate):
    new_weights = np.array(weights, dtype=float)
    for i in range(len(x)):
        y_hat = sigmoid(x @ new_weights + bias)
        new_weights[i] -= learning_rate * (y_hat - y) * x[i]
        bias = bias - learning_rate * (y_hat - y)
    return new_weights, bias


@wrong(
    "stochastic_step",
    "The point is predicted again after the weights have moved, so the bias gets another error than the weights.",
    "Predict once, before anything moves.",
)
def step_predicts_twice(x, y, weights, bias, learning_rate):
    weights = weights - learning_rate * (sigmoid(x @ weights + bias) - y) * x
    bias = bias - learning_rate * (sigmoid(x @ weights + bias) - y)
    return weights, bias


@wrong(
    "stochastic_step",
    "The point is predicted again after the bias has moved, so the weights get another error than the bias.",
    "Predict once, before anything moves.",
)
def bias_moves_first(x, y, weights, bias, learning_rate):
    bias = bias - learning_rate * (sigmoid(x @ weights + bias) - y)
    weights = weights - learning_rate * (sigmoid(x @ weights + bias) - y) * x
    return weights, bias


@wrong(
    "stochastic_step",
    "The prediction is hard, 0 or 1: this is the perceptron's update. Here the prediction is a probability, so "
    "points that are right move the line a little too.",
)
def perceptron_for_step(x, y, weights, bias, learning_rate):
    error = np.where(x @ weights + bias >= 0, 1, 0) - y
    return weights - learning_rate * error * x, bias - learning_rate * error


@wrong(
    "stochastic_step",
    "The slope of the sigmoid, y_hat * (1 - y_hat), is still there, so the step is too small. That belongs to the "
    "squared error; for the cross-entropy this factor cancels.",
)
def step_sigmoid_slope_kept(x, y, weights, bias, learning_rate):
    y_hat = sigmoid(x @ weights + bias)
    error = (y_hat - y) * y_hat * (1 - y_hat)
    return weights - learning_rate * error * x, bias - learning_rate * error


@wrong(
    "stochastic_step",
    "The label is compared with the score.",
    "First turn the score into a probability with the sigmoid, then compare.",
)
def step_score_for_probability(x, y, weights, bias, learning_rate):
    error = x @ weights + bias - y
    return weights - learning_rate * error * x, bias - learning_rate * error


@wrong("stochastic_step", "The bias is missing in the score. The score is the weighted sum plus the bias.")
def step_score_without_bias(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights) - y
    return weights - learning_rate * error * x, bias - learning_rate * error


@wrong(
    "stochastic_step",
    "All weights move by the same amount. Each one moves by its own feature too: the x is missing.",
)
def step_feature_missing(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    return weights - learning_rate * error, bias - learning_rate * error


@wrong(
    "stochastic_step",
    "The step is divided by the number of features. There is one point here, so nothing is averaged.",
)
def step_divided_by_features(x, y, weights, bias, learning_rate):
    error = (sigmoid(x @ weights + bias) - y) / len(x)
    return weights - learning_rate * error * x, bias - learning_rate * error


@wrong(
    "stochastic_step",
    "This is only the change.",
    "Subtract it from the weights and the bias, and return the new line.",
)
def step_change_returned(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    return learning_rate * error * x, learning_rate * error


@wrong("stochastic_step", "The old weights and the old bias come back.", "Return the new ones.")
def step_nothing_updated(x, y, weights, bias, learning_rate):
    return weights, bias


@wrong("stochastic_step", "Only the first two features count here. x can have any number of features.")
def step_first_two_features(x, y, weights, bias, learning_rate):
    error = sigmoid(x[:2] @ weights[:2] + bias) - y
    new_weights = np.array(weights, dtype=float)
    new_weights[:2] -= learning_rate * error * x[:2]
    return new_weights, bias - learning_rate * error


@wrong(
    "stochastic_step",
    "-= writes into the array that was passed in, so the caller's weights are different after the call, and an array "
    "of whole numbers can't even hold the result.",
    "Compute new weights and give them a name of their own.",
)
def step_in_place(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    weights -= learning_rate * error * x
    bias -= learning_rate * error
    return weights, bias


@wrong(
    "stochastic_step",
    "The caller's weights are different after the call: the loop writes into the array that was passed in.",
    "Make an array of floats for the new weights first.",
)
def step_entries_in_place(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    for i in range(len(x)):
        weights[i] = weights[i] - learning_rate * error * x[i]
    return weights, bias - learning_rate * error


@wrong(
    "stochastic_step",
    "The fractions are cut off when the caller's weights are whole numbers, because a copy of them can hold whole "
    "numbers only.",
    "Make the new weights an array of floats.",
)
def step_whole_numbers(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    new_weights = weights.copy()
    for i in range(len(x)):
        new_weights[i] = weights[i] - learning_rate * error * x[i]
    return new_weights, bias - learning_rate * error


@wrong(
    "stochastic_step",
    "Only one array comes back. The function returns two values: the new weights and the new bias.",
)
def step_only_weights(x, y, weights, bias, learning_rate):
    return weights - learning_rate * (sigmoid(x @ weights + bias) - y) * x


@wrong(
    "stochastic_step",
    "These are the slopes.",
    "Return the line after the step: the old weights and the old bias, minus the learning rate times their slopes.",
)
def slopes_for_line(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    return error * x, error


@wrong("stochastic_step", "The two values come in the wrong order: first the weights, then the bias.")
def step_bias_first(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    return bias - learning_rate * error, weights - learning_rate * error * x


@wrong(
    "stochastic_step",
    "Only the first weight moves. A return inside the loop over the features does that: it belongs behind the loop.",
)
def step_returns_after_first_weight(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    moved = weights.astype(float)
    for feature in range(len(x)):
        moved[feature] -= learning_rate * error * x[feature]
        return moved, bias - learning_rate * error
    return moved, bias


@wrong(
    "stochastic_step",
    "The change of the bias is multiplied by the point too. The bias moves as the weight of an input that is always 1.",
)
def step_bias_moved_by_the_point(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    return weights - learning_rate * error * x, bias - learning_rate * error * x


@wrong(
    "stochastic_step",
    "The rate of the example, 0.1, is used whatever the argument says.",
    "Use learning_rate.",
)
def step_rate_of_the_example(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    return weights - 0.1 * error * x, bias - 0.1 * error


@wrong(
    "stochastic_step",
    "Points that are right are left without a step, as in the perceptron algorithm. Here every point moves the "
    "line, and the less its label was expected, the more.",
)
def step_for_wrong_points_only(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    if abs(error) < 0.5:
        return weights, bias
    return weights - learning_rate * error * x, bias - learning_rate * error


@wrong(
    "stochastic_step",
    "Parentheses are in the wrong place: the feature multiplies the label alone. It multiplies the whole difference.",
)
def step_feature_times_label_only(x, y, weights, bias, learning_rate):
    y_hat = sigmoid(x @ weights + bias)
    return weights - learning_rate * (y_hat - y * x), bias - learning_rate * (y_hat - y)


# stochastic_epoch


@wrong(
    "stochastic_epoch",
    "All points are predicted with the line of the beginning.",
    "Predict each point with the line as the points before it have left it.",
)
def predicted_at_the_beginning(X, y, weights, bias, learning_rate):
    errors = sigmoid(X @ weights + bias) - y
    return weights - learning_rate * X.T @ errors, bias - learning_rate * errors.sum()


@wrong(
    "stochastic_epoch",
    "This is one step with the mean over all points. A stochastic epoch takes a step after each point, with the "
    "line as the points before it have left it.",
)
def one_step_with_the_mean(X, y, weights, bias, learning_rate):
    errors = sigmoid(X @ weights + bias) - y
    return weights - learning_rate * X.T @ errors / len(y), bias - learning_rate * errors.mean()


@wrong(
    "stochastic_epoch",
    "Each step is divided by the number of points. A stochastic step looks at one point, so nothing is averaged.",
)
def steps_averaged(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = (sigmoid(x_i @ weights + bias) - y_i) / len(y)
        weights, bias = weights - learning_rate * error * x_i, bias - learning_rate * error
    return weights, bias


@wrong(
    "stochastic_epoch",
    "Each step starts again from the line of the beginning, so only the last one is left.",
    "Carry the new weights and the new bias on to the next point.",
)
def each_step_from_the_beginning(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        new_weights, new_bias = weights - learning_rate * error * x_i, bias - learning_rate * error
    return new_weights, new_bias


@wrong(
    "stochastic_epoch",
    "The epoch ends after the first point. A return inside the loop does that: it belongs behind the loop.",
)
def epoch_ends_at_once(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        return weights - learning_rate * error * x_i, bias - learning_rate * error
    return weights, bias


@wrong("stochastic_epoch", "The last point is never visited.", "Look at where the range ends.")
def last_left_out(X, y, weights, bias, learning_rate):
    for i in range(len(X) - 1):
        error = sigmoid(X[i] @ weights + bias) - y[i]
        weights, bias = weights - learning_rate * error * X[i], bias - learning_rate * error
    return weights, bias


@wrong("stochastic_epoch", "The first point is never visited. Counting starts at 0.")
def first_left_out(X, y, weights, bias, learning_rate):
    for i in range(1, len(X)):
        error = sigmoid(X[i] @ weights + bias) - y[i]
        weights, bias = weights - learning_rate * error * X[i], bias - learning_rate * error
    return weights, bias


@wrong(
    "stochastic_epoch",
    "The points are visited from the last to the first.",
    "Go through the rows in order.",
)
def epoch_backwards(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X[::-1], y[::-1]):
        error = sigmoid(x_i @ weights + bias) - y_i
        weights, bias = weights - learning_rate * error * x_i, bias - learning_rate * error
    return weights, bias


@wrong(
    "stochastic_epoch",
    "The loop counts the features, but it should count the points: one round for each row of X.",
)
def epoch_counts_features(X, y, weights, bias, learning_rate):
    for i in range(len(weights)):
        error = sigmoid(X[i] @ weights + bias) - y[i]
        weights, bias = weights - learning_rate * error * X[i], bias - learning_rate * error
    return weights, bias


@wrong(
    "stochastic_epoch",
    "The steps go uphill.",
    "Subtract what points uphill, or turn the difference of y_hat and y.",
)
def epoch_uphill(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong("stochastic_epoch", "The learning rate is missing. It multiplies every change of the weights and the bias.")
def epoch_without_rate(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        weights, bias = weights - error * x_i, bias - error
    return weights, bias


@wrong("stochastic_epoch", "The bias stays as it was. It moves together with the weights, after each point.")
def epoch_bias_not_updated(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        weights = weights - learning_rate * (sigmoid(x_i @ weights + bias) - y_i) * x_i
    return weights, bias


@wrong(
    "stochastic_epoch",
    "The bias moves once for each feature. It moves once for each point: its update belongs behind a loop over the "
    "weights.",
)
def epoch_bias_inside_the_loop(X, y, weights, bias, learning_rate):
    new_weights = np.array(weights, dtype=float)
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ new_weights + bias) - y_i
        for j in range(len(x_i)):
            new_weights[j] -= learning_rate * error * x_i[j]
            bias = bias - learning_rate * error
    return new_weights, bias


@wrong(
    "stochastic_epoch",
    "Each point is predicted again before every weight, with weights of which some have moved already.",
    "Predict once for each point, before anything moves.",
)
def epoch_predicted_inside_the_loop(X, y, weights, bias, learning_rate):
    new_weights = np.array(weights, dtype=float)
    for x_i, y_i in zip(X, y):
        for j in range(len(x_i)):
            y_hat = sigmoid(x_i @ new_weights + bias)
            new_weights[j] -= learning_rate * (y_hat - y_i) * x_i[j]
        bias = bias - learning_rate * (y_hat - y_i)
    return new_weights, bias


@wrong(
    "stochastic_epoch",
    "Each point is predicted again after the weights have moved, so the bias gets another error than the weights.",
    "Predict once for each point, before anything moves.",
)
def epoch_predicts_twice(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        weights = weights - learning_rate * (sigmoid(x_i @ weights + bias) - y_i) * x_i
        bias = bias - learning_rate * (sigmoid(x_i @ weights + bias) - y_i)
    return weights, bias


@wrong(
    "stochastic_epoch",
    "The predictions are hard, 0 or 1: this is the perceptron algorithm. Here they are probabilities, so points "
    "that are right move the line a little too.",
)
def perceptron_for_epoch(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = np.where(x_i @ weights + bias >= 0, 1, 0) - y_i
        weights, bias = weights - learning_rate * error * x_i, bias - learning_rate * error
    return weights, bias


@wrong(
    "stochastic_epoch",
    "The slope of the sigmoid, y_hat * (1 - y_hat), is still there, so the steps are too small. That belongs to the "
    "squared error; for the cross-entropy this factor cancels.",
)
def epoch_sigmoid_slope_kept(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        y_hat = sigmoid(x_i @ weights + bias)
        error = (y_hat - y_i) * y_hat * (1 - y_hat)
        weights, bias = weights - learning_rate * error * x_i, bias - learning_rate * error
    return weights, bias


@wrong("stochastic_epoch", "The bias is missing in the score. The score is the weighted sum plus the bias.")
def epoch_score_without_bias(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights) - y_i
        weights, bias = weights - learning_rate * error * x_i, bias - learning_rate * error
    return weights, bias


@wrong(
    "stochastic_epoch",
    "The epoch starts from zeros.",
    "Start from the weights and the bias that the caller gives.",
)
def epoch_start_ignored(X, y, weights, bias, learning_rate):
    weights, bias = np.zeros(X.shape[1]), 0.0
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        weights, bias = weights - learning_rate * error * x_i, bias - learning_rate * error
    return weights, bias


@wrong(
    "stochastic_epoch",
    "The old weights and the old bias come back.",
    "Keep what each step gives, and return it.",
)
def epoch_nothing_updated(X, y, weights, bias, learning_rate):
    return weights, bias


@wrong(
    "stochastic_epoch",
    "-= writes into the array that was passed in, so the caller's weights are different after the call, and an array "
    "of whole numbers can't even hold the result.",
    "Make new weights in every step.",
)
def epoch_in_place(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        weights -= learning_rate * error * x_i
        bias -= learning_rate * error
    return weights, bias


@wrong(
    "stochastic_epoch",
    "The fractions are cut off when the caller's weights are whole numbers, because a copy of them can hold whole "
    "numbers only.",
    "Make the new weights an array of floats.",
)
def epoch_whole_numbers(X, y, weights, bias, learning_rate):
    new_weights = weights.copy()
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ new_weights + bias) - y_i
        new_weights[:] = new_weights - learning_rate * error * x_i
        bias = bias - learning_rate * error
    return new_weights, bias


@wrong(
    "stochastic_epoch",
    "Only one array comes back. The function returns two values: the weights and the bias at the end.",
)
def epoch_only_weights(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        weights, bias = weights - learning_rate * error * x_i, bias - learning_rate * error
    return weights


@wrong(
    "stochastic_epoch",
    "The bias moves once, behind the loop, with the difference of the last point. It moves together with the "
    "weights, after each point.",
)
def epoch_bias_after_the_loop(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ weights + bias) - y_i
        weights = weights - learning_rate * error * x_i
    return weights, bias - learning_rate * error


@wrong(
    "stochastic_epoch",
    "Each point is predicted again after the bias has moved, so the weights get another difference than the bias.",
    "Predict once for each point, before anything moves.",
)
def epoch_predicts_again_for_weights(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        bias = bias - learning_rate * (sigmoid(x_i @ weights + bias) - y_i)
        weights = weights - learning_rate * (sigmoid(x_i @ weights + bias) - y_i) * x_i
    return weights, bias


# what_undoes_it

wrong.value(
    "what_undoes_it",
    "both_for_a_unit",
    (3, 1, 3, 4, 3, 4),
    "A change that only multiplies was given more than it needs.",
    "What is a column divided by its deviation, before and after every number was multiplied by 10?",
)
wrong.value(
    "what_undoes_it",
    "sign_undone",
    (2, 1, 3, 4, 2, 2),
    "A column whose signs are turned has the same deviation as before.",
    "Divide 3 and −3 by it: are the results equal?",
)
wrong.value(
    "what_undoes_it",
    "square_undone",
    (2, 1, 3, 3, 2, 4),
    "Squares stretch large numbers more than small ones.",
    "Centring moves all numbers alike, and dividing shrinks all alike. Can that bring the old distances back?",
)
wrong.value(
    "what_undoes_it",
    "the_two_confused",
    (1, 2, 3, 4, 1, 4),
    "Centring and dividing are confused.",
    "Which of them undoes an addition, and which a multiplication?",
)
wrong.value(
    "what_undoes_it",
    "scaling_undoes_everything",
    (3, 3, 3, 3, 3, 3),
    "Both together were chosen for all six. Sometimes one of them is enough, and sometimes both are not.",
    "Write down three numbers, and make each change with them.",
)
wrong.value(
    "what_undoes_it",
    "sign_undone_by_both",
    (2, 1, 3, 4, 2, 3),
    "Both together leave the sign of every distance from the mean as it is.",
    "Take 1, 2 and 6, turn the signs, and scale. Are the results those of before?",
)
wrong.value(
    "what_undoes_it",
    "sign_undone_by_centring",
    (2, 1, 3, 4, 2, 1),
    "Centring subtracts a number. Does that turn a sign back?",
    "Take 1, 2 and 6, turn the signs, and centre. Are the results those of before?",
)
wrong.value(
    "what_undoes_it",
    "both_wherever_it_can_be_undone",
    (3, 3, 3, 4, 3, 4),
    "Some of the changes need only one of the two, and you gave them both.",
    "What is left of an added number once the mean is subtracted?",
)
wrong.value(
    "what_undoes_it",
    "square_and_sign_undone",
    (2, 1, 3, 3, 2, 3),
    "Not every change can be undone: two of the six leave their trace, whatever is subtracted and divided by.",
    "Make each change with 1, 2 and 6, and scale the results.",
)
wrong.value(
    "what_undoes_it",
    "addition_overlooked",
    (2, 1, 2, 4, 2, 4),
    "From °C to °F something is added, too.",
    "What becomes of it when a column is only divided?",
)


# unscaled


@wrong(
    "unscaled",
    "It answers as the program that you were given: the fault is still there.",
    "Take the average student. What is her score with the scaled line, and what with yours?",
)
def as_inherited(weights, bias, mean, deviation):
    new_weights = weights / deviation
    new_bias = bias - weights @ mean
    return new_weights, new_bias


@wrong(
    "unscaled",
    "The weights are multiplied by the deviations. That is the way to scaled features, not back.",
    "The weights were right as they stood.",
)
def multiplied_by_the_deviation(weights, bias, mean, deviation):
    new_weights = weights * deviation
    return new_weights, bias - new_weights @ mean


@wrong(
    "unscaled",
    "What the means contribute is added. Scaling has subtracted the means: which way does that move a score?",
)
def means_added(weights, bias, mean, deviation):
    new_weights = weights / deviation
    return new_weights, bias + new_weights @ mean


@wrong(
    "unscaled",
    "The bias stays as it was, so a student with average features no longer gets the score that she had.",
    "The sign was right as it stood. What do the means contribute to a score?",
)
def bias_left_alone(weights, bias, mean, deviation):
    return weights / deviation, bias


@wrong(
    "unscaled",
    "The bias is divided by deviations as well. It belongs to no feature, so it has no unit to give back.",
)
def bias_divided(weights, bias, mean, deviation):
    new_weights = weights / deviation
    return new_weights, (bias - weights @ mean) / np.prod(deviation)


@wrong(
    "unscaled",
    "The bias is divided by the deviations, so there is one for each feature.",
    "Write the score of a scaled student out. Which of its terms has no feature in it?",
)
def bias_divided_by_each(weights, bias, mean, deviation):
    return weights / deviation, (bias - weights @ mean) / deviation


# in_numbers

wrong.value(
    "in_numbers",
    "noise_like_the_size",
    (25, 144, 5, 0.4),
    "Three times the points don't make a third of the noise.",
    "How many times the points make half of the noise?",
)
wrong.value(
    "in_numbers",
    "noise_the_other_way",
    (25, 16, 5, 0.4),
    "Your batch is smaller than before. It is the noise that should shrink.",
    "Which slope varies more from draw to draw, that of few points or that of many?",
)
wrong.value(
    "in_numbers",
    "two_slopes_remembered",
    (25, 432, 1.8, 0.4),
    "Here the velocity remembers only one slope.",
    "At which velocity does it lose as much in a step as it gains?",
)
wrong.value(
    "in_numbers",
    "momentum_turned",
    (25, 432, 1.2, 0.4),
    "That way the steps would hardly become longer.",
    "What part of the velocity is kept, and at which velocity is the slope as large as the part that is lost?",
)
wrong.value(
    "in_numbers",
    "rate_of_one_step",
    (25, 432, 5, 0.2),
    "With this rate the steep direction is at its bottom after one step. A somewhat larger one still comes nearer.",
    "By which factor does a step multiply the distance, and when is its size 1?",
)
wrong.value(
    "in_numbers",
    "a_step_for_each_point",
    (1200, 432, 5, 0.4),
    "That many steps take a single point each.",
    "How many batches do the points fill?",
)
wrong.value(
    "in_numbers",
    "flattest_direction",
    (25, 432, 5, 20),
    "That rate is the limit for the flattest direction. The steepest one has flown off long before.",
    "Which direction is the first that a growing rate throws out?",
)


# rates_of_their_own

wrong.value(
    "rates_of_their_own",
    "one_rate_for_all",
    ([1.0, 1.0, 1.0, 1.0]),
    "One rate for all is what the units don't allow.",
    "Look at the first slopes: which weight flies off?",
)
wrong.value(
    "rates_of_their_own",
    "tiny_for_all",
    ([1e-6, 1e-6, 1e-6, 1e-6]),
    "This is small enough for the income, and far too small for all others.",
    "Give every weight a rate that fits the unit of its feature.",
)
wrong.value(
    "rates_of_their_own",
    "divided_once",
    ([2.74, 0.00918, 0.377, 8.0]),
    "Each rate is divided by the deviation of its feature, once.",
    "In another unit the slope changes, and so does the weight that it is subtracted from. How often does that count?",
)
wrong.value(
    "rates_of_their_own",
    "calm_and_slow",
    ([0.117, 1.32e-06, 0.00222, 1.0]),
    "The rates are in the right proportion, and small.",
    "How much larger may all of them be before the error jumps?",
)
