"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.points import (
    tell_of_a_loop_over_points,
    tell_of_a_sigmoid,
    tell_of_descending,
    tell_of_slopes,
    tell_of_steps,
)
from solutions.misconceptions.slips import Slip, register_pairs
from solutions.numpy_ref.probability import sigmoid
from solutions.operators import added, bias_lost, in_place, left_out, moved, replaced, rewritten

ANSWERS = wrong = Register()


PERCEPTRON = "The prediction is hard, 0 or 1, as in the perceptron algorithm."
SOFT = "Here it is a probability: keep what the sigmoid gives."
SCORE_COMPARED = "The label is compared with the score."
SCORE_FIRST = "What turns scores into probabilities?"
BIAS_NOT_IN_SCORE = "The bias is missing from the score."
BIAS_SUBTRACTED = "In the score the bias is subtracted."
WHAT_A_SCORE_IS = "Which number is added to the weighted sum?"
MINUS_SCORE = "The score has the wrong sign on its way into the sigmoid."
MINUS_INSIDE = "Its formula has a minus; it is inside the given function already."
SIGMOID_TWICE = "The score goes through the sigmoid twice."
ONCE_IS_ENOUGH = "After the first time it is a probability already."
TANH = "The prediction is that of tanh, from -1 to 1."
FROM_0_TO_1 = "Which function of the chapters gives probabilities, from 0 to 1?"
SIGMOID_SLOPE = "The slope of the sigmoid is still there, as for the squared error."
CANCELS = "What cancels in the chain for the cross-entropy?"
LABEL_IGNORED = "The label isn't used."
DIFFERENCE_COUNTS = "How far is the prediction from where it should be?"
LABEL_SWAPPED = "The prediction is compared with the other label."
OF_CLASS_1 = "Of which class is y_hat the probability?"
SIGNED_LABEL = "The label 0 counts as -1."
LEAVE_LABEL = "y_hat lies between 0 and 1. Which labels can it be compared with?"
ALWAYS_POSITIVE = "The difference is always positive."
PULL_THE_OTHER_WAY = "Which way should a point's score move if it is predicted too low? Too high?"
SQUARED = "The difference is squared."
SLOPE_NOT_ERROR = "The slope along the score is asked for. Is there a square in it?"
WITHOUT_RATE = "The learning rate is missing."
BOTH_CHANGES = "It multiplies both changes, of weights and bias."
SAME_MOVE = "All weights move by the same amount."
BY_ITS_FEATURE = "What multiplies a weight in the score?"
PREDICT_ONCE = "Predict once, before anything moves."
IN_PLACE = "-= writes into the array that was passed in, so the caller's weights are different after the call."
NEW_WEIGHTS = "Make new weights. They can then be fractions, even where the old ones are whole numbers."
STOPS_IN_A_COPY = (
    "A copy of whole numbers can hold whole numbers only, and -= stops where it should write fractions into it."
)
CUT_OFF_IN_A_COPY = (
    "The fractions are cut off where the caller's weights are whole numbers: a copy of them can hold whole numbers "
    "only."
)
FLOATS = "Make the new weights an array of floats."
ONE_VALUE = "Only one value comes back, and two are asked for."
SIDE_BY_SIDE = "Return the weights and the bias, side by side."
ORDER = "The two values come in the wrong order."
WEIGHTS_FIRST = "First the weights, then the bias."
DICTIONARY = "A dictionary comes back."
WITHOUT_NAMES = "Return the two values side by side, without names."
THREE_VALUES = "More than two values come back."
THESE_TWO = "Return the weights and the bias alone."

# stochastic_step

NEW_W, NEW_B = "new_weights = weights - learning_rate * error * x", "new_bias = bias - learning_rate * error"

step = wrong.edits("alternatives.descent_in_practice.step_line_by_line", "stochastic_step")

step(
    "step_uphill",
    ("weights - learning_rate", "weights + learning_rate"),
    ("bias - learning_rate", "bias + learning_rate"),
    hint="The step goes uphill: the point is predicted worse afterwards.",
    way_out="Which way do the slopes point, uphill or downhill?",
    brief="The step goes uphill.",
)
step(
    "bias_uphill",
    ("bias - learning_rate", "bias + learning_rate"),
    hint="The bias moves the wrong way.",
    way_out="Compare the signs of the two changes.",
)
step(
    "weights_uphill",
    ("weights - learning_rate", "weights + learning_rate"),
    hint="The weights move the wrong way.",
    way_out="Compare the signs of the two changes.",
)
step("step_score_without_bias", bias_lost("x @ weights + bias"), hint=BIAS_NOT_IN_SCORE, way_out=WHAT_A_SCORE_IS)
step("step_bias_subtracted", ("weights + bias", "weights - bias"), hint=BIAS_SUBTRACTED, way_out=WHAT_A_SCORE_IS)
step("step_score_for_probability", ("sigmoid(z)", "z"), hint=SCORE_COMPARED, way_out=SCORE_FIRST)
step("perceptron_for_step", ("sigmoid(z)", "np.where(z >= 0, 1, 0)"), hint=PERCEPTRON, way_out=SOFT)
step("step_minus_the_score", ("sigmoid(z)", "sigmoid(-z)"), hint=MINUS_SCORE, way_out=MINUS_INSIDE)
step("step_sigmoid_twice", ("sigmoid(z)", "sigmoid(sigmoid(z))"), hint=SIGMOID_TWICE, way_out=ONCE_IS_ENOUGH)
step("step_tanh", ("sigmoid(z)", "np.tanh(z)"), hint=TANH, way_out=FROM_0_TO_1)
step("step_label_ignored", ("y_hat - y", "y_hat"), hint=LABEL_IGNORED, way_out=DIFFERENCE_COUNTS)
step("step_label_swapped", ("y_hat - y", "y_hat - (1 - y)"), hint=LABEL_SWAPPED, way_out=OF_CLASS_1)
step("step_signed_label", ("y_hat - y", "y_hat - (2 * y - 1)"), hint=SIGNED_LABEL, way_out=LEAVE_LABEL)
step("step_absolute_difference", ("y_hat - y", "abs(y_hat - y)"), hint=ALWAYS_POSITIVE, way_out=PULL_THE_OTHER_WAY)
step("step_squared_difference", ("y_hat - y", "(y_hat - y) ** 2"), hint=SQUARED, way_out=SLOPE_NOT_ERROR)
step(
    "step_sigmoid_slope_kept",
    ("y_hat - y", "(y_hat - y) * y_hat * (1 - y_hat)"),
    hint=SIGMOID_SLOPE,
    way_out=CANCELS,
)
step(
    "step_sigmoid_slope_for_weights",
    (" * error * x", " * error * y_hat * (1 - y_hat) * x"),
    hint="The slope of the sigmoid is still there in the change of the weights, as for the squared error.",
    way_out=CANCELS,
)
step(
    "step_squared_error",
    ("y_hat - y", "2 * (y_hat - y) * y_hat * (1 - y_hat)"),
    hint="The step goes down the squared error, with its factor 2 and the slope of the sigmoid.",
    way_out="The error here is the cross-entropy. What becomes of both factors then?",
)
step(
    "step_doubled",
    ("y_hat - y", "2 * (y_hat - y)"),
    hint="The step is twice as long as it should be.",
    way_out="Is there a factor 2 in the slopes of the cross-entropy?",
)
step(
    "step_divided_by_features",
    ("y_hat - y", "(y_hat - y) / len(x)"),
    hint="The step is divided by the number of features.",
    way_out="There is one point here: is there anything to be averaged?",
)
step(
    "step_without_rate",
    replaced("learning_rate * ", "", times=2),
    hint=WITHOUT_RATE,
    way_out=BOTH_CHANGES,
)
step(
    "step_bias_without_rate",
    ("bias - learning_rate * error", "bias - error"),
    hint="The learning rate is missing in the change of the bias.",
    way_out="It multiplies both changes.",
)
step(
    "step_weights_without_rate",
    ("weights - learning_rate * error", "weights - error"),
    hint="The learning rate is missing in the change of the weights.",
    way_out="It multiplies both changes.",
)
step(
    "step_rate_twice",
    replaced("learning_rate * ", "learning_rate**2 * ", times=2),
    hint="The learning rate multiplies both changes twice.",
    way_out="If your slopes have it in them already, the step needs it no more.",
)
step(
    "step_rate_of_the_example",
    replaced("learning_rate * ", "0.1 * ", times=2),
    hint="The rate of the example, 0.1, is used whatever the argument says.",
    way_out="Where does learning_rate come in?",
)
step(
    "step_bias_not_updated",
    ("bias - learning_rate * error", "bias"),
    hint="The bias stays as it was.",
    way_out="It moves too, like the weight of an input that is always 1.",
)
step(
    "step_weights_not_updated",
    ("weights - learning_rate * error * x", "weights"),
    hint="The weights stay as they were, and only the bias moves.",
    way_out="By how much should each of them move?",
)
step("step_feature_missing", (" * error * x", " * error"), hint=SAME_MOVE, way_out=BY_ITS_FEATURE)
step(
    "step_weights_for_features",
    (" * error * x", " * error * weights"),
    hint="The weights are multiplied by themselves: the old weights stand where the point should be.",
    way_out="How does the score change with a weight?",
)
step(
    "step_whole_point_for_each_weight",
    ("weights - learning_rate * error * x", "weights[:, np.newaxis] - learning_rate * error * x"),
    hint="For each weight a whole row comes back.",
    way_out="Each weight moves by its own feature alone. Which entry of x is that?",
)
step(
    "step_feature_times_label_only",
    ("learning_rate * error * x", "learning_rate * (y_hat - y * x)"),
    hint="The feature multiplies the label alone.",
    way_out="It multiplies the whole difference: look at the parentheses.",
)
step(
    "step_bias_moved_by_the_point",
    ("bias - learning_rate * error", "bias - learning_rate * error * x"),
    hint="The change of the bias is multiplied by the point, too.",
    way_out="The bias is like the weight of an input that is always 1. What is its change, then?",
)
step(
    "step_bias_moved_by_the_sum",
    ("bias - learning_rate * error", "bias - learning_rate * error * x.sum()"),
    hint="The change of the bias is multiplied by the sum of the features.",
    way_out="The bias is like the weight of an input that is always 1. What is its change, then?",
)
step(
    "bias_inside_the_loop",
    ("bias - learning_rate * error", "bias - len(x) * learning_rate * error"),
    hint="The bias moves once for each feature.",
    way_out="It moves once for the point. Does its update stand inside a loop over the weights?",
)
step(
    "step_predicts_twice",
    added("error = sigmoid(x @ new_weights + bias) - y", after=NEW_W),
    hint="The point is predicted again after the weights have moved, so the bias gets another error than the weights.",
    way_out=PREDICT_ONCE,
    brief="The point is predicted again after the weights have moved.",
)
step(
    "bias_moves_first",
    moved(NEW_W, after=NEW_B),
    added("error = sigmoid(x @ weights + new_bias) - y", after=NEW_B),
    hint="The point is predicted again after the bias has moved, so the weights get another error than the bias.",
    way_out=PREDICT_ONCE,
    brief="The point is predicted again after the bias has moved.",
)
step(
    "step_in_place",
    rewritten(NEW_W, "weights -= learning_rate * error * x"),
    ("return new_weights", "return weights"),
    hint=IN_PLACE,
    way_out=NEW_WEIGHTS,
    brief="The caller's weights are different after the call.",
)
step(
    "step_in_place_on_a_copy",
    rewritten(NEW_W, "new_weights = weights.copy()", "new_weights -= learning_rate * error * x"),
    hint=STOPS_IN_A_COPY,
    way_out=FLOATS,
)
step(
    "step_change_returned",
    ("weights - learning_rate", "learning_rate"),
    ("bias - learning_rate", "learning_rate"),
    hint="This is only the change.",
    way_out="Subtract it from the weights and the bias, and return the new line.",
)
step(
    "slopes_for_line",
    ("weights - learning_rate * error", "error"),
    ("bias - learning_rate * error", "error"),
    hint="These are the slopes.",
    way_out="The line after the step is asked for: what becomes of the old weights and the old bias?",
)
step(
    "step_nothing_updated",
    ("return new_weights, new_bias", "return weights, bias"),
    hint="The old weights and the old bias come back.",
    way_out="Return the new ones.",
)
step("step_only_weights", ("return new_weights, new_bias", "return new_weights"), hint=ONE_VALUE, way_out=SIDE_BY_SIDE)
step("step_bias_first", ("new_weights, new_bias", "new_bias, new_weights"), hint=ORDER, way_out=WEIGHTS_FIRST)
step(
    "step_a_dictionary",
    ("new_weights, new_bias", "dict(w=new_weights, b=new_bias)"),
    hint=DICTIONARY,
    way_out=WITHOUT_NAMES,
)
step(
    "step_three_values", ("new_weights, new_bias", "new_weights, new_bias, error"), hint=THREE_VALUES, way_out=THESE_TWO
)
step.together(
    ["step_score_without_bias", "step_score_for_probability", "perceptron_for_step"],
    ["step_sigmoid_slope_kept"],
    ["step_without_rate"],
    ["step_feature_missing", "step_bias_not_updated", "step_predicts_twice"],
    but_not=[("perceptron_for_step", "step_sigmoid_slope_kept")],  # then nothing moves
)


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


@wrong("stochastic_step", "Only the first two features count here. x can have any number of features.")
def step_first_two_features(x, y, weights, bias, learning_rate):
    error = sigmoid(x[:2] @ weights[:2] + bias) - y
    new_weights = np.array(weights, dtype=float)
    new_weights[:2] -= learning_rate * error * x[:2]
    return new_weights, bias - learning_rate * error


@wrong(
    "stochastic_step",
    "The caller's weights are different after the call: their entries are written over.",
    "Make an array of floats for the new weights first.",
)
def step_entries_in_place(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    for i in range(len(x)):
        weights[i] = weights[i] - learning_rate * error * x[i]
    return weights, bias - learning_rate * error


@wrong("stochastic_step", CUT_OFF_IN_A_COPY, FLOATS)
def step_whole_numbers(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    new_weights = weights.copy()
    for i in range(len(x)):
        new_weights[i] = weights[i] - learning_rate * error * x[i]
    return new_weights, bias - learning_rate * error


@wrong(
    "stochastic_step",
    "Only the first weight moves.",
    "A return inside the loop over the features does that: it belongs after the loop.",
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
    "Points that are right are left without a step, as in the perceptron algorithm.",
    "Here every point moves the line, and the less its label was expected, the more.",
)
def step_for_wrong_points_only(x, y, weights, bias, learning_rate):
    error = sigmoid(x @ weights + bias) - y
    if abs(error) < 0.5:
        return weights, bias
    return weights - learning_rate * error * x, bias - learning_rate * error


# stochastic_epoch

W_STEP, B_STEP = "weights = weights - learning_rate * error * x_i", "bias = bias - learning_rate * error"
LOOP = "for x_i, y_i in zip(X, y):"

epoch = wrong.edits("alternatives.descent_in_practice.epoch_line_by_line", "stochastic_epoch")

epoch(
    "epoch_uphill",
    ("weights - learning_rate", "weights + learning_rate"),
    ("bias - learning_rate", "bias + learning_rate"),
    hint="The steps go uphill.",
    way_out="Which way do the slopes point, uphill or downhill?",
)
epoch(
    "epoch_bias_uphill",
    ("bias - learning_rate", "bias + learning_rate"),
    hint="The bias moves uphill.",
    way_out="Compare the signs of the two updates.",
)
epoch(
    "epoch_weights_uphill",
    ("weights - learning_rate", "weights + learning_rate"),
    hint="The weights move uphill.",
    way_out="Compare the signs of the two updates.",
)
epoch("epoch_score_without_bias", bias_lost("x_i @ weights + bias"), hint=BIAS_NOT_IN_SCORE, way_out=WHAT_A_SCORE_IS)
epoch("epoch_bias_subtracted", ("weights + bias", "weights - bias"), hint=BIAS_SUBTRACTED, way_out=WHAT_A_SCORE_IS)
epoch("epoch_score_for_probability", ("sigmoid(z)", "z"), hint=SCORE_COMPARED, way_out=SCORE_FIRST)
epoch("perceptron_for_epoch", ("sigmoid(z)", "np.where(z >= 0, 1, 0)"), hint=PERCEPTRON, way_out=SOFT)
epoch("epoch_minus_the_score", ("sigmoid(z)", "sigmoid(-z)"), hint=MINUS_SCORE, way_out=MINUS_INSIDE)
epoch("epoch_sigmoid_twice", ("sigmoid(z)", "sigmoid(sigmoid(z))"), hint=SIGMOID_TWICE, way_out=ONCE_IS_ENOUGH)
epoch("epoch_label_ignored", ("y_hat - y_i", "y_hat"), hint=LABEL_IGNORED, way_out=DIFFERENCE_COUNTS)
epoch("epoch_label_swapped", ("y_hat - y_i", "y_hat - (1 - y_i)"), hint=LABEL_SWAPPED, way_out=OF_CLASS_1)
epoch("epoch_signed_label", ("y_hat - y_i", "y_hat - (2 * y_i - 1)"), hint=SIGNED_LABEL, way_out=LEAVE_LABEL)
epoch(
    "epoch_sigmoid_slope_kept",
    ("y_hat - y_i", "(y_hat - y_i) * y_hat * (1 - y_hat)"),
    hint=SIGMOID_SLOPE,
    way_out=CANCELS,
)
epoch(
    "epoch_doubled",
    ("y_hat - y_i", "2 * (y_hat - y_i)"),
    hint="Every step is twice as long as it should be.",
    way_out="Is there a factor 2 in the slopes of the cross-entropy?",
)
epoch(
    "steps_averaged",
    ("y_hat - y_i", "(y_hat - y_i) / len(y)"),
    hint="Each step is divided by the number of points.",
    way_out="A stochastic step looks at one point: is there anything to be averaged?",
)
epoch(
    "epoch_bias_averaged",
    ("bias - learning_rate * error", "bias - learning_rate * error / len(y)"),
    hint="The change of the bias is divided by the number of points.",
    way_out="A stochastic step looks at one point: is there anything to be averaged?",
)
epoch(
    "epoch_divided_by_features",
    ("y_hat - y_i", "(y_hat - y_i) / X.shape[1]"),
    hint="Each step is divided by the number of features.",
    way_out="A stochastic step looks at one point: is there anything to be averaged?",
)
epoch("epoch_without_rate", replaced("learning_rate * ", "", times=2), hint=WITHOUT_RATE, way_out=BOTH_CHANGES)
epoch(
    "epoch_bias_without_rate",
    ("bias - learning_rate * error", "bias - error"),
    hint="The learning rate is missing in the change of the bias.",
    way_out="It multiplies both changes.",
)
epoch("epoch_feature_missing", (" * error * x_i", " * error"), hint=SAME_MOVE, way_out=BY_ITS_FEATURE)
epoch(
    "epoch_bias_not_updated",
    left_out(B_STEP),
    hint="The bias stays as it was.",
    way_out="It moves together with the weights, after each point.",
)
epoch(
    "epoch_weights_not_updated",
    left_out(W_STEP),
    hint="Only the bias moves; the weights stay as they were.",
    way_out="They move after each point, together with the bias.",
)
epoch(
    "epoch_bias_after_the_loop",
    left_out(B_STEP),
    added(B_STEP, before="return weights, bias"),
    hint="The bias moves only once, at the end, with the difference of the last point.",
    way_out="It moves together with the weights, after each point.",
)
epoch(
    "epoch_bias_inside_the_loop",
    ("bias - learning_rate * error", "bias - len(x_i) * learning_rate * error"),
    hint="The bias moves once for each feature.",
    way_out="It moves once for each point. Does its update stand inside a loop over the weights?",
)
epoch(
    "epoch_predicts_twice",
    added("error = sigmoid(x_i @ weights + bias) - y_i", after=W_STEP),
    hint="Each point is predicted again after the weights have moved, so the bias gets another error than the weights.",
    way_out="Predict once for each point, before anything moves.",
    brief="Each point is predicted again after the weights have moved.",
)
epoch(
    "epoch_predicts_again_for_weights",
    moved(W_STEP, after=B_STEP),
    added("error = sigmoid(x_i @ weights + bias) - y_i", after=B_STEP),
    hint="Each point is predicted again after the bias has moved, so the weights get another error than the bias.",
    way_out="Predict once for each point, before anything moves.",
    brief="Each point is predicted again after the bias has moved.",
)
epoch(
    "predicted_at_the_beginning",
    added("first = weights, bias", before=LOOP),
    ("x_i @ weights + bias", "x_i @ first[0] + first[1]"),
    hint="All points are predicted with the initial line.",
    way_out="Predict each point with the line that the one before has left.",
)
epoch(
    "each_step_from_the_beginning",
    rewritten(W_STEP, "new_weights = weights - learning_rate * error * x_i"),
    rewritten(B_STEP, "new_bias = bias - learning_rate * error"),
    ("return weights, bias", "return new_weights, new_bias"),
    hint="Each step starts again from the initial line, so only the last one is left.",
    way_out="Carry the new line on to the next point.",
    brief="Each step starts again from the initial line.",
)
epoch(
    "epoch_ends_at_once",
    moved("return weights, bias", after=B_STEP),
    hint="The epoch ends after the first point.",
    way_out="Where does the return stand, inside the loop or behind it?",
)
epoch(
    "last_left_out",
    ("zip(X, y)", "zip(X[:-1], y)"),
    hint="The last point is never visited.",
    way_out="Look at where the range ends.",
)
epoch(
    "first_left_out",
    ("zip(X, y)", "zip(X[1:], y[1:])"),
    hint="The first point is never visited.",
    way_out="Where does counting start?",
)
epoch(
    "epoch_backwards",
    ("zip(X, y)", "zip(X[::-1], y[::-1])"),
    hint="The points are visited from the last to the first.",
    way_out="Go through the rows in order.",
)
epoch(
    "epoch_twice",
    rewritten(LOOP, "for x_i, y_i in [*zip(X, y)] * 2:"),
    hint="Every point is visited twice.",
    way_out="An epoch is one round through the points. Is there a loop around yours?",
)
epoch(
    "epoch_of_wrong_points_alone",
    added("if (y_hat >= 0.5) == y_i:", "    continue", before="error = y_hat - y_i"),
    hint="Points that are right are left without a step, as in the perceptron algorithm.",
    way_out="What does the rule of the chapter say about a point that is right with the probability 0.7?",
)
epoch(
    "epoch_start_ignored",
    added("weights, bias = np.zeros(X.shape[1]), 0.0", before=LOOP),
    hint="The epoch starts from zeros.",
    way_out="Start from the weights and the bias that the caller gives.",
)
epoch(
    "epoch_nothing_updated",
    left_out(W_STEP, B_STEP),
    hint="The old weights and the old bias come back.",
    way_out="Keep what each step gives, and return it.",
)
epoch(
    "epoch_in_place",
    in_place(W_STEP),
    hint=IN_PLACE,
    way_out=NEW_WEIGHTS,
    brief="The caller's weights are different after the call.",
)
epoch(
    "epoch_in_place_on_a_copy",
    added("weights = weights.copy()", before=LOOP),
    in_place(W_STEP),
    hint=STOPS_IN_A_COPY,
    way_out=FLOATS,
)
epoch(
    "line_after_each_step",
    added("lines = []", before=LOOP),
    added("lines.append((*weights, bias))", after=B_STEP),
    ("return weights, bias", "return lines"),
    hint="The line after each step comes back, in a list.",
    way_out="Return two values: the weights and the bias after the last point.",
)
epoch("epoch_only_weights", ("return weights, bias", "return weights"), hint=ONE_VALUE, way_out=SIDE_BY_SIDE)
epoch("epoch_bias_first", ("return weights, bias", "return bias, weights"), hint=ORDER, way_out=WEIGHTS_FIRST)
epoch(
    "epoch_a_dictionary",
    ("return weights, bias", "return dict(w=weights, b=bias)"),
    hint=DICTIONARY,
    way_out=WITHOUT_NAMES,
)
epoch(
    "epoch_three_values", ("return weights, bias", "return weights, bias, error"), hint=THREE_VALUES, way_out=THESE_TWO
)
epoch.together(
    ["epoch_uphill"],
    ["epoch_score_without_bias", "epoch_score_for_probability", "perceptron_for_epoch", "epoch_sigmoid_slope_kept"],
    ["epoch_without_rate"],
    ["epoch_bias_not_updated", "epoch_predicts_twice"],
    ["predicted_at_the_beginning", "each_step_from_the_beginning", "epoch_ends_at_once"],
)


@wrong(
    "stochastic_epoch",
    "This is one step with the mean over all points.",
    "A stochastic epoch takes a step after each point, with the line as the points before it have left it.",
)
def one_step_with_the_mean(X, y, weights, bias, learning_rate):
    errors = sigmoid(X @ weights + bias) - y
    return weights - learning_rate * X.T @ errors / len(y), bias - learning_rate * errors.mean()


@wrong(
    "stochastic_epoch",
    "As many points are visited as there are features.",
    "Each row of X has its turn: what does your loop count?",
)
def epoch_counts_features(X, y, weights, bias, learning_rate):
    for i in range(len(weights)):
        error = sigmoid(X[i] @ weights + bias) - y[i]
        weights, bias = weights - learning_rate * error * X[i], bias - learning_rate * error
    return weights, bias


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


@wrong("stochastic_epoch", CUT_OFF_IN_A_COPY, FLOATS)
def epoch_whole_numbers(X, y, weights, bias, learning_rate):
    new_weights = weights.copy()
    for x_i, y_i in zip(X, y):
        error = sigmoid(x_i @ new_weights + bias) - y_i
        new_weights[:] = new_weights - learning_rate * error * x_i
        bias = bias - learning_rate * error
    return new_weights, bias


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
    "A column whose signs are reversed has the same deviation as before.",
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
for name, sign, said in (
    ("left", 1, "centring turns a sign back"),
    ("divided", 2, "dividing by the deviation, which is never negative, turns a sign back"),
    ("scaled", 3, "centring and dividing together turn a sign back"),
):
    wrong.value(
        "what_undoes_it",
        f"the_two_confused_and_sign_{name}",
        (1, 2, 3, 4, 1, sign),
        f"Two things. 1: centring and dividing are confused. 2: it looks as if {said}.",
        "For the first: which undoes an addition, and which a multiplication? For the second: take 1, 2 and 6, turn "
        "the signs, and scale.",
    )
CHANGES = (  # what each change does, and a question about it
    ("A grade times ten is only multiplied.", "Which of the two scalings undoes a factor on its own?"),
    ("Years counted from 2000 are only shifted.", "Which of the two scalings undoes a shift on its own?"),
    ("From °C to °F a number is multiplied and another one added.", "What does each of the two scalings leave behind?"),
    ("Squares stretch large numbers more than small ones.", "Does any shift or factor bring the old distances back?"),
    ("From centimetres to inches a number is only divided.", "Which of the two scalings undoes a factor on its own?"),
    (
        "A change of sign is more than a shift or a factor above 0.",
        "In which order are the results? Try 1, 2 and 6.",
    ),
)
RIGHT = (2, 1, 3, 4, 2, 4)
KNOWN = [answer.function() for answer in wrong if answer.question == "what_undoes_it"]
for place, (said, question) in enumerate(CHANGES):
    for number in (1, 2, 3, 4):
        choice = (*RIGHT[:place], number, *RIGHT[place + 1 :])
        if choice not in (RIGHT, *KNOWN):
            wrong.value(
                "what_undoes_it",
                f"change_{place + 1}_as_{number}",
                choice,
                f"Five of the six are right. {said}",
                question,
            )

register_pairs(
    wrong,
    "what_undoes_it",
    RIGHT,
    {
        f"change_{place + 1}_as_{number}": Slip({place: number}, *CHANGES[place])
        for place, number in ((0, 3), (1, 3), (2, 1), (2, 2), (3, 3), (4, 3), (5, 1), (5, 2), (5, 3))
    },
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
    "The bias stays as it was, so a student with average features no longer gets the score that she had.",
    "The sign was right as it stood. What do the means contribute to a score?",
)
def bias_left_alone(weights, bias, mean, deviation):
    return weights / deviation, bias


@wrong(
    "unscaled",
    "The bias is divided by deviations as well.",
    "It belongs to no feature, so it has no unit to give back.",
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


back = wrong.edits("numpy_ref.descent_in_practice.unscaled")

back(
    "divided_twice",
    ("bias - weights @ mean", "bias - (weights / deviation) @ mean"),
    hint="In the bias the weights are divided by the deviations twice.",
    way_out="Which weights meet the means, the old ones divided once, or the new ones divided again?",
)
back(
    "divided_by_the_sum_of_the_deviations",
    ("weights @ mean", "(old @ mean) / deviation.sum()"),
    ("weights = weights / deviation", "old, weights = weights, weights / deviation"),
    hint="The weighted means are added up first, and only then divided.",
    way_out="The division belongs to each weight or mean, before the sum.",
)
back(
    "means_added",
    ("bias - weights", "bias + weights"),
    hint="What the means contribute is added.",
    way_out="Scaling has subtracted the means: which way does that move a score?",
)
back(
    "means_times_deviations",
    ("weights @ mean", "weights @ (mean * deviation**2)"),
    hint="The means are multiplied by the deviations on their way into the bias.",
    way_out="What does the mean of a feature contribute to a score, before and after scaling?",
)
back(
    "means_without_weights",
    ("weights @ mean", "mean.sum()"),
    hint="From the bias the means themselves are subtracted, whatever the weights are.",
    way_out="What does the mean of a feature contribute to a score?",
)
back(
    "scaled_means_without_weights",
    ("weights @ mean", "(mean / deviation).sum()"),
    hint="What is subtracted from the bias has no weights in it.",
    way_out="What does the mean of a feature contribute to a score?",
)
back(
    "a_bias_for_each_feature",
    ("weights @ mean", "weights * mean"),
    hint="There is one bias for each feature.",
    way_out="A line has a single bias. How do the shares of the features come together in it?",
)
back(
    "divided_by_the_square",
    ("weights / deviation", "weights / deviation**2"),
    hint="The weights are divided by the deviations twice.",
    way_out="How many times was a feature divided?",
)
back(
    "means_subtracted_from_the_weights",
    ("weights / deviation", "(weights - mean) / deviation"),
    hint="The weights are treated like features: the means are subtracted from them.",
    way_out="The weights were right as they stood.",
)
back(
    "means_and_deviations_swapped",
    ("weights / deviation", "weights / mean"),
    ("weights @ mean", "weights @ deviation"),
    hint="Means and deviations have changed places.",
    way_out="By which of the two was a feature divided?",
)
back(
    "unscaled_in_place",
    ("weights = weights / deviation", "weights /= deviation"),
    hint="The caller's weights are different after the call: the new ones were written into them.",
    way_out="The weights were right as they stood; the fault is in the bias.",
)
back(
    "scaled_once_more",
    ("weights / deviation", "weights * deviation"),
    ("bias - weights", "bias + weights"),
    hint="This scales the features once more: weights and means are treated as on the way there.",
    way_out="The line should go back. The weights were right as they stood.",
)
back(
    "unscaled_order_turned",
    ("weights, bias - weights @ mean", "bias - weights @ mean, weights"),
    hint=ORDER,
    way_out=WEIGHTS_FIRST,
)
back.together(
    ["means_added"],
    ["divided_twice", "means_times_deviations", "means_without_weights", "scaled_means_without_weights"],
    ["divided_by_the_square", "means_subtracted_from_the_weights"],
)


# in_numbers

wrong.value(
    "in_numbers",
    "noise_like_the_size",
    (25, 144, 5, 0.4),
    "Three times the points don't make a third of the noise.",
    "How many times as many points halve the noise?",
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
    "As the rate grows, which direction flies off first?",
)
wrong.value(
    "in_numbers",
    "noise_by_the_root_of_the_size",
    (25, 83.1, 5, 0.4),
    "The square root is taken of the wrong number.",
    "Four times the points make half of the noise. How many times make a third?",
)
wrong.value(
    "in_numbers",
    "first_step_not_counted",
    (25, 432, 4, 0.4),
    "Nearly: what the newest slope contributes is missing from the length of the steps.",
    "Add 1, 0.8, 0.64 and so on: where does the sum go?",
)
wrong.value(
    "in_numbers",
    "points_of_an_epoch",
    (57600, 432, 5, 0.4),
    "Points and size of a batch are multiplied.",
    "How many batches do the points fill?",
)
wrong.value(
    "in_numbers",
    "curvature_for_the_rate",
    (25, 432, 5, 2.5),
    "The last number is the curvature over two. With so large a rate the steps fly off.",
    "By which factor does a step multiply the distance, and when is its size 1?",
)
NOISE = {
    "noise_like_the_size": (144, "three times the points don't make a third of the noise"),
    "noise_the_other_way": (16, "a smaller batch has more noise, not less"),
}
REST = {
    "two_slopes_remembered": (1.8, 0.4, "the velocity remembers only one slope"),
    "momentum_turned": (1.2, 0.4, "with momentum the steps become longer than that"),
    "first_step_not_counted": (4, 0.4, "the newest slope is missing from the length of the steps"),
    "rate_of_one_step": (5, 0.2, "above the last rate the steps still come nearer for a while"),
    "flattest_direction": (5, 20, "the last rate is the limit of the flattest direction, not of the steepest"),
}
for first, (size, one) in NOISE.items():
    for second, (longer, rate, other) in REST.items():
        wrong.value(
            "in_numbers", f"{first}_and_{second}", (25, size, longer, rate), f"Two things. 1: {one}. 2: {other}."
        )


# rates_of_their_own

wrong.value(
    "rates_of_their_own",
    "one_rate_for_all",
    ([1.0, 1.0, 1.0, 1.0]),
    "One rate for all is what the units don't allow.",
    "Look at the first slopes: which weight flies off?",
)
register_pairs(
    wrong,
    "in_numbers",
    (25, 432, 5, 0.4),
    {
        "batch_like_the_noise": Slip({1: 144}, "Three times the points don't make a third of the noise."),
        "batch_the_other_way": Slip({1: 16}, "The batch is smaller than before, so the noise grows."),
        "batch_by_the_root": Slip({1: 83.1}, "For the batch the square root is taken of the wrong number."),
        "one_over_what_is_kept": Slip({2: 1.2}, "1 is divided by the part that momentum keeps, not by what is lost."),
        "two_slopes": Slip({2: 1.8}, "The velocity remembers only one slope."),
        "bottom_at_once": Slip(
            {3: 0.2}, "The rate lands at the bottom of the steep direction at once. The limit is higher."
        ),
        "limit_of_the_flattest": Slip({3: 20}, "The rate is the limit for the flattest direction."),
        "points_times_size": Slip({0: 57600}, "The number of points times the batch size isn't the number of steps."),
        "size_by_the_square": Slip({1: 96}, "The noise doesn't fall like that: a third of it is asked for."),
        "newest_slope_left_out": Slip({2: 4}, "What the newest slope adds is missing from the length of the steps."),
        "half_the_curvature": Slip(
            {3: 2.5}, "The rate is the curvature over two, and it should be the other way round."
        ),
        "bottom_of_the_flattest": Slip({3: 10}, "The rate belongs to the flattest direction."),
        "points_for_batches": Slip({0: 1200}, "That many steps take a single point each."),
    },
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


# What a source shows

for question in ("stochastic_step", "stochastic_epoch"):
    tell_of_a_sigmoid(wrong, question)
    tell_of_steps(wrong, question)
    tell_of_slopes(wrong, question)
    tell_of_descending(wrong, question)
    wrong.telltale(
        question,
        "There is a mean, where a step looks at one point alone.",
        "Is there anything to be averaged?",
        shows=r"\bmean\(",
        lacks=r"gradient\(",
    )
tell_of_a_loop_over_points(wrong, "stochastic_epoch")
wrong.telltale(
    "unscaled",
    "The weights are divided by the variance, the square of the deviation.",
    "Which number was each feature divided by?",
    shows=r"deviation \*\* 2|deviation \* deviation|np\.square\(deviation|np\.sqrt\(deviation",
)
wrong.telltale(
    "unscaled",
    "The means are multiplied by the deviations, where the new weights should meet them.",
    "What is subtracted from each feature, and by what is it divided?",
    shows=r"mean \* deviation|deviation \* mean",
)
wrong.telltale(
    "unscaled",
    "The term of the means is added to the bias, where it should be subtracted.",
    "With which sign does the mean stand in a scaled feature?",
    shows=r"bias \+ (?!-)",
    lacks=r"- \(?(\w+ @|np\.|\(|mean|weights|\w+\.)|-[a-z(]",
)
wrong.telltale(
    "unscaled",
    "The weights are multiplied by the deviation, where they should be divided by it.",
    shows=r"weights \* deviation|deviation \* weights",
)
wrong.telltale(
    "stochastic_step",
    "The step is divided by the number of features.",
    "There is one point here: is there anything to be averaged?",
    shows=r"/ (len\(x\)|x\.size|x\.shape|m\b|n\b)",
)
wrong.telltale(
    "stochastic_step",
    "The change of the bias is multiplied by the point.",
    "The bias is like the weight of an input that is always 1. What is its change, then?",
    shows=r"\b(new_)?(bias|b) (-=|= \w+ [-+]) [^\n]*(\* (x\b|x\.sum|np\.sum\(x|x\[)|x \*)"
    r"|bias - [^\n,]*\* x(\.sum\(\))?\)?$",
)
wrong.telltale(
    "stochastic_step",
    "All weights move by the same amount: the point isn't in their change.",
    "What multiplies a weight in the score?",
    shows=r"\b(new_)?(weights|w) (-=|= \w+ [-+]) (learning_rate|lr) \* \(?(error|err|diff|delta|y_hat - y|p - y"
    r"|y - y_hat|e|grad)\)?$",
    lacks=r"(error|err|diff|delta|e|grad|x) = [^\n]*\* x\b|\* x$",
)
wrong.telltale(
    "stochastic_step",
    "These are the slopes, or the change alone: the line after the step is asked for.",
    "What becomes of the old weights and the old bias?",
    shows=r"return \(?-?(dw|dweights|grad\w*|error|err|diff|learning_rate|lr)\b",
)
wrong.telltale(
    "stochastic_epoch",
    "Each step is divided by the number of points.",
    "A stochastic step looks at one point: is there anything to be averaged?",
    shows=r"/ ?=? (len\(\w+\)|m\b|n\b|X\.shape\[0\]|y\.size|y\.shape|n_samples|float\(len)",
    lacks=r"gradient\(",
)
wrong.telltale(
    "stochastic_epoch",
    "All points are predicted before the loop, with the initial line.",
    "Predict each point with the line that the one before has left.",
    shows=r"^ {4}(?!for|def|return).*(sigmoid|gradient|exp)\(",
    lacks=r"^ {8,}.*((sigmoid|gradient|exp)\(|step\w*\()|def |lambda",
)
wrong.telltale(
    "stochastic_epoch",
    "Each step starts again from the initial line: the new one is never carried on.",
    shows=r"^ {8,}\(?new_?w\w*, new_?b\w*\)? = stochastic_step\([^\n]*\bweights, bias\b",
    lacks=r"(weights|bias)\b[^\n=(]* = \(?new",
)
wrong.telltale(
    "stochastic_epoch",
    "The result of the step is thrown away.",
    "Keep what each step gives, and carry it on to the next point.",
    shows=r"^ +stochastic_step\(",
)
wrong.telltale(
    "stochastic_epoch",
    "The slopes of all points go into one step.",
    "A stochastic epoch takes a step after each point, by the slopes of that point.",
    shows=r"\bX\.T @|@ X\b|np\.dot\(X\.T|\.dot\(X\)|^ {8}\w*(dw|dweights|grad|sum_w|total|gw|delta_w)\w* \+= ",
    lacks=r"gradient\(|:\w+ \+ 1",
)
wrong.telltale(
    "stochastic_epoch",
    "The points are visited from the last to the first, or more than once.",
    "An epoch is one round through the rows, in order.",
    shows=r"\[::-1\]|reversed\(|, -1, -1\)|\* 2:|for \w+ in range\((epochs|\d+)\)",
)
wrong.telltale(
    "stochastic_epoch",
    "As many points are visited as there are features.",
    "Each row of X has its turn.",
    shows=r"^ {4}for \w+ in range\((len\(weights\)|X\.shape\[1\]|len\(X\[0\]\)"
    r"|weights\.size)\):\n(.*\n)*?.*\bX\[\w+\](?!\[)",
)
wrong.telltale(
    "unscaled",
    "The weighted means are added up first, and only then divided.",
    "The division belongs to each weight or mean, before the sum.",
    shows=r"(weights @ mean|mean @ weights|dot\((weights|mean), (mean|weights)\)|weights\.dot\(mean\)"
    r"|sum\(weights \* mean\)|\.sum\(\))\)? / \(?((np\.)?(sum|mean)\()?deviation",
)
wrong.telltale(
    "unscaled",
    "The bias itself is divided.",
    "It belongs to no feature, so it has no unit to give back.",
    shows=r"\bbias / |\(bias [-+] [^\n]*\) / |new_bias /= |\bbias /= ",
)
wrong.telltale(
    "unscaled",
    "The weights are divided by the deviations twice before they meet the means.",
    "Once they are divided, the new ones meet the means as they are.",
    shows=r"\b(weights|w|new_w\w*) = (?:weights|w) / deviation\n(?:.*\n)*?.*\(?\1( [@*] \(?mean\)? / deviation"
    r"| / deviation\)? [@*]| \* mean / deviation)"
    r"|\bweights /= deviation\n(?:.*\n)*?.*/ deviation",
)
wrong.telltale(
    "unscaled",
    "The means meet the old weights, which haven't been divided yet.",
    "Take the average student. What is her score with the scaled line, and what with yours?",
    shows=r"[-+] \(?(weights @ mean|mean @ weights|(np\.)?dot\((weights, mean|mean, weights)\)"
    r"|np\.sum\(weights \* mean\)|\(weights \* mean\)\.sum\(\)"
    r"|weights\.dot\(mean\)|sum\(weights \* mean\))\)?$",
    lacks=r"\bweights (=|/=) |/ deviation @ mean|/ deviation\) @",
)
wrong.telltale(
    "unscaled",
    "The shares of the features aren't added up, so there is one bias for each feature.",
    "A line has a single bias.",
    shows=r"bias [-+] \(?\w+ (\* mean( / deviation)?|/ deviation \* mean)\)?( / deviation)?\)?$",
    lacks=r"sum|dot|@|for |vdot|inner|einsum",
)
wrong.telltale(
    "unscaled",
    "The means play no part, so an average student no longer gets the score that she had.",
    "What do the means contribute to a score?",
    lacks=r"\bmean\b",
)
wrong.telltale(
    "unscaled",
    "The deviations play no part.",
    "By which of the two was a feature divided?",
    lacks=r"\bdeviation\b",
)
wrong.telltale(
    "unscaled",
    "What is taken from the bias has no weights in it.",
    "What does the mean of a feature contribute to a score?",
    shows=r"bias [-+] \(?(mean\.sum\(\)|np\.sum\(mean\)|sum\(mean\)|\(mean / deviation\)\.sum\(\)"
    r"|np\.sum\(mean / deviation\)|np\.mean\(mean|mean\.mean)",
)
wrong.telltale(
    "unscaled",
    "A mean over the features is taken, where their shares are added up.",
    shows=r"np\.mean\(|\.mean\(",
)
wrong.telltale(
    "unscaled",
    "The weights are treated like features: the means are subtracted from them, or added.",
    "The weights were right as they stood.",
    shows=r"\bweights [-+] mean|\(weights [-+] \w+ \* mean",
)
wrong.telltale(
    "unscaled",
    "Means and deviations have changed places.",
    "By which of the two was a feature divided?",
    shows=r"weights / mean|@ deviation\b|\* deviation\)\.sum\(",
)
wrong.telltale(
    "unscaled",
    "The caller's weights are written over.",
    "The weights were right as they stood; the fault is in the bias.",
    shows=r"^ +weights /= |^ +weights\[[^\n]*\] [-*/]?= |out=weights",
    lacks=r"copy|weights = ",
)
wrong.telltale(
    "unscaled",
    "The bias stands before the weights in what comes back, or the weights are missing there.",
    "The weights come first.",
    shows=r"return \(?(new_)?bias\b",
)
wrong.telltale(
    "unscaled",
    "The old weights or the old bias come back.",
    "Return the new ones.",
    shows=r"new_bias(?:.*\n)*.*return \(?\w+, bias\)?$|new_weights(?:.*\n)*.*return \(?weights, ",
    lacks=r"^ +(\(?weights|bias)\b[^\n]* [-/]?= ",
)
wrong.telltale(
    "unscaled",
    "Something is rounded.",
    "Keep the numbers as they are.",
    shows=r"round\(|\bint\(|//",
)
wrong.telltale(
    "unscaled",
    "Something is made positive.",
    "Keep the numbers as they are, with their signs.",
    shows=r"\babs\(",
)
wrong.telltale(
    "rates_of_their_own",
    "Some of these rates don't suit the unit of their feature: with them a weight jumps, or hardly moves.",
    "A unit counts twice: in the slope, and in the weight from which it is subtracted. So how does the rate go with "
    "the "
    "deviation of a column? And the bias has a unit of its own: its input is always 1.",
)
wrong.telltale(
    "what_undoes_it",
    "More than one of the six is wrong.",
    "Centring undoes what is added, and dividing by the deviation, which is never negative, undoes a factor above 0. "
    "Which of the two is in each change, and is there anything else in it?",
)
wrong.telltale(
    "in_numbers",
    "More than one of the four numbers is wrong.",
    "An epoch is as many steps as there are batches; the noise falls with the square root of a batch's size, so a "
    "third "
    "of it needs more than three times the points; with momentum 1 is divided by the part that is lost; and the "
    "steepest direction is the first to fly off.",
)
