"""Wrong answers in this chapter, with the hint that each earns.

In the comments: what a wrong answer makes of the slide's line (3, 4, -10), where (2.6, 3.5, -10.1) is right.
"""

from dataclasses import dataclass

import numpy as np

from solutions.measures.perceptron_algorithm import applicants
from solutions.misconceptions import Edits, Register
from solutions.misconceptions.points import tell_of_a_loop_over_points, tell_of_classes, tell_of_steps
from solutions.misconceptions.slips import Slip, register_slips
from solutions.numpy_ref.perceptron_algorithm import perceptron_fit
from solutions.operators import added, left_out, rewritten, sides_exchanged, wrapped

ANSWERS = wrong = Register()


@dataclass(frozen=True)
class Update:
    """A program that makes updates, to be edited, and how it writes what all of them have.

    ``y_hat`` is the line that predicts, ``label`` the name of the label, and ``new`` what the names of the new weights
    and the new bias begin with.
    """

    edit: Edits
    y_hat: str
    label: str
    new: str = ""

    @property
    def error(self) -> str:
        return f"{self.label} - y_hat"

    @property
    def weights(self) -> str:
        return f"{self.new}weights = weights + learning_rate * error * x"

    @property
    def bias(self) -> str:
        return f"{self.new}bias = bias + learning_rate * error"

    @property
    def result(self) -> str:
        return f"return {self.new}weights, {self.new}bias"


IN_NUMPY = "y_hat = 1 if x @ weights + bias >= 0 else 0"
IN_TORCH = "y_hat = torch.where(x @ weights + bias >= 0, 1.0, 0.0)"
epoch = wrong.edits(of="alternatives.perceptron_algorithm.epoch_with_an_error", question="perceptron_epoch")
fit = wrong.edits(of="alternatives.perceptron_algorithm.fit_with_an_error", question="perceptron_fit")
step = wrong.edits(of="numpy_ref.perceptron_algorithm.perceptron_step")
step_torch = wrong.edits(of="torch_ref.perceptron_algorithm.perceptron_step", question="perceptron_step_torch")
UPDATES = {  # by what the names of their mistakes begin with
    "": Update(step, IN_NUMPY, "y", "new_"),
    "epoch_": Update(epoch, IN_NUMPY, "label"),
    "fit_": Update(fit, IN_NUMPY, "label"),
    "torch_": Update(step_torch, IN_TORCH, "y", "new_"),
}


# Mistakes of one update, in a step, an epoch, a fit, and a step in PyTorch

for prefix, update in UPDATES.items():
    edit, torch = update.edit, prefix == "torch_"
    edit(
        f"{prefix}sign_turned",  # (3.4, 4.5, -9.9)
        sides_exchanged(update.error),
        hint="Each update moves the score the wrong way.",
        way_out="Should the score of a false positive rise or fall? And that of a false negative?",
    )
    edit(
        f"{prefix}no_learning_rate",  # (-1, -1, -11)
        ("learning_rate * ", "", 2),
        hint="The learning rate is missing.",
        way_out="It multiplies both changes, that of the weights and that of the bias.",
    )
    edit(
        f"{prefix}bias_not_updated",  # (2.6, 3.5, -10)
        (update.bias, f"{update.new}bias = bias"),
        hint="The bias stays as it was.",
        way_out="It moves too, like the weight of an input that is always 1.",
    )
    edit(
        f"{prefix}weights_not_updated",  # (3, 4, -10.1)
        (update.weights, f"{update.new}weights = weights"),
        hint="The weights stay as they were, and only the bias moves.",
        way_out="Each weight moves too, by a share of its feature.",
    )
    edit(
        f"{prefix}bias_without_rate",  # (2.6, 3.5, -11)
        ("bias + learning_rate * error", "bias + error"),
        hint="The learning rate is missing in the change of the bias.",
        way_out="It multiplies both changes.",
    )
    edit(
        f"{prefix}weights_without_rate",  # (-1, -1, -10.1)
        ("learning_rate * error * x", "error * x"),
        hint="The learning rate is missing in the change of the weights.",
        way_out="It multiplies both changes.",
    )
    edit(
        f"{prefix}rate_twice",  # (2.96, 3.95, -10.01)
        (update.error, f"learning_rate * ({update.error})"),
        hint="The learning rate multiplies the changes twice, so they are too small.",
        way_out="In how many places does it stand on the way from the error to the new weights?",
    )
    edit(
        f"{prefix}feature_missing",  # (2.9, 3.9, -10.1)
        ("error * x", "error"),
        hint="All weights move by the same amount.",
        way_out="Each moves by a share of its own feature: where does the point come in?",
    )
    edit(
        f"{prefix}features_swapped",  # (2.5, 3.6, -10.1)
        ("error * x", "error * x.flip(0)" if torch else "error * x[::-1]"),
        hint="The weights move by each other's features.",
        way_out="The first weight belongs to the first feature.",
    )
    edit(
        f"{prefix}bias_wrong_way",  # (2.6, 3.5, -9.9)
        ("bias + learning_rate", "bias - learning_rate"),
        hint="The weights move the right way, and the bias moves the other way.",
        way_out="A bias is the weight of an input that is always 1. Which way would such a weight move?",
    )
    edit(
        f"{prefix}weights_wrong_way",  # (3.4, 4.5, -10.1)
        ("weights + learning_rate", "weights - learning_rate"),
        hint="The bias moves the right way, and the weights move the other way.",
        way_out="Both should move the score of the point in the same direction.",
    )
    edit(
        f"{prefix}bias_multiplied",  # (2.6, 3.5, -9)
        ("bias + learning_rate * error", "bias + learning_rate * error * bias"),
        hint="The bias moves by a share of itself.",
        way_out="A weight moves by a share of its input. Which input does the bias belong to?",
    )
    edit(
        f"{prefix}bias_for_every_feature",
        ("bias + learning_rate * error", "bias + len(x) * learning_rate * error"),
        hint="The bias moves once for each feature.",
        way_out="It moves once for the whole point: which lines belong inside a loop over the weights?",
    )
    edit(
        f"{prefix}bias_only_rises",
        ("bias + learning_rate * error", "bias + learning_rate * max(error, 0)"),
        hint="The bias moves for a false negative, and stays as it was for a false positive.",
        way_out="It moves whenever the weights do.",
    )
    edit(
        f"{prefix}bias_only_falls",
        ("bias + learning_rate * error", "bias + learning_rate * min(error, 0)"),
        hint="The bias moves for a false positive, and stays as it was for a false negative.",
        way_out="It moves whenever the weights do.",
    )
    edit(
        f"{prefix}label_not_asked",
        (update.error, "1 - 2 * y_hat"),
        hint="Points that are right move the line too: only the prediction decides, never the label.",
        way_out="Update only where the two differ.",
    )
    edit(
        f"{prefix}prediction_not_asked",
        (update.error, f"2 * {update.label} - 1"),
        hint="Points that are right move the line too: only the label decides, never the prediction.",
        way_out="Update only where the two differ.",
    )
    edit(
        f"{prefix}label_for_the_error",
        (update.error, update.label),
        hint="A point of class 1 always moves the line, and one of class 0 never does: the label stands where its "
        "difference from the prediction belongs.",
        way_out="What should come of a label of 1 with a prediction of 1?",
        brief="The label stands where its difference from the prediction belongs.",
    )
    edit(
        f"{prefix}prediction_for_the_error",
        (update.error, "-y_hat"),
        hint="Every accepted point lowers the scores, whether it is right or wrong, and no rejected point moves "
        "anything.",
        way_out="What should a false negative do? And a point that is accepted rightly?",
    )
    edit(
        f"{prefix}predicts_minus_one",
        ("1.0, 0.0", "1.0, -1.0") if torch else ("else 0", "else -1"),
        hint="The prediction is 1 or -1, and the labels are 1 and 0. So a point of class 0 that is right moves the "
        "line too.",
        way_out="Which prediction has the difference 0 from a label of 0?",
        brief="The prediction is 1 or -1, and the labels are 1 and 0.",
    )
    edit(
        f"{prefix}labels_of_minus_one",  # (2.2, 3, -10.2)
        (update.error, f"2 * ({update.error})"),
        hint="Every change is twice as large as it should be, as it is with labels of -1 and 1.",
        way_out="The labels are 0 and 1 here. How far is a wrong prediction from its label?",
        brief="Every change is twice as large as it should be.",
    )
    edit(
        f"{prefix}rule_for_minus_one",
        rewritten(f"error = {update.error}", f"error = {update.label} * ({update.label} * (x @ weights + bias) <= 0)"),
        hint="This is the rule for the labels -1 and 1. Here the labels are 0 and 1, and with a factor of 0 a point of "
        "class 0 never moves the line.",
        way_out="The rule of the chapter asks for the difference of label and prediction.",
        brief="This is the rule for labels of -1 and 1; with a label of 0 it never moves the line.",
    )
    if prefix != "fit_":  # whether a score of exactly 0 comes up on the way depends on the points
        edit(
            f"{prefix}tie_is_a_mistake",
            rewritten(
                f"error = {update.error}",
                f"sign = 2 * {update.label} - 1",
                "error = sign * (sign * (x @ weights + bias) <= 0)",
            ),
            hint="A point with a score of exactly 0 moves the line whatever its label is, as in the rule for labels of "
            "-1 and 1.",
            way_out="The prediction for a score of exactly 0 is 1. For which label is that right?",
            brief="A score of exactly 0 moves the line whatever the label is.",
        )
    edit(
        f"{prefix}tie_is_no_mistake",
        rewritten(
            f"error = {update.error}",
            f"sign = 2 * {update.label} - 1",
            "error = sign * (sign * (x @ weights + bias) < 0)",
        ),
        hint="A point with a score of exactly 0 never moves the line, whatever its label is.",
        way_out="The prediction for a score of exactly 0 is 1. For which label is that wrong?",
    )
    edit(
        f"{prefix}score_without_bias",
        ("@ weights + bias", "@ weights"),
        hint=f"The bias is missing from the score{', or has the wrong sign there' if update.new else ''}, so some "
        "predictions are wrong.",
        way_out="The score is the weighted sum plus the bias.",
        brief="The bias is missing from the score.",
    )
    if not update.new:  # the public points of a step don't tell it from a bias that is missing
        edit(
            f"{prefix}score_bias_subtracted",
            ("@ weights + bias", "@ weights - bias"),
            hint="The bias has the wrong sign in the score, so some predictions are wrong.",
            way_out="The bias is added to the weighted sum. On the slide it is negative already.",
            brief="The bias has the wrong sign in the score.",
        )
    edit(
        f"{prefix}strictly_greater",
        (">= 0", "> 0"),
        hint="A score of exactly 0 is predicted as 0, but it counts as 1.",
        way_out="Which line of yours decides about a score of 0?",
    )
    edit(
        f"{prefix}score_for_prediction",
        rewritten(update.y_hat, "y_hat = x @ weights + bias"),
        hint="The label is compared with the score itself.",
        way_out="First turn the score into a prediction, 0 or 1, then compare.",
    )
    edit(
        f"{prefix}soft_prediction",
        rewritten(
            update.y_hat,
            "y_hat = torch.sigmoid(x @ weights + bias)" if torch else "y_hat = 1 / (1 + np.exp(-(x @ weights + bias)))",
        ),
        hint="The prediction is soft, as from a sigmoid: points that are right move the line a little, and wrong ones "
        "move it too little.",
        way_out="This algorithm predicts 0 or 1.",
        brief="The prediction is soft, as from a sigmoid.",
    )
    edit(
        f"{prefix}predicts_with_sign",
        rewritten(
            update.y_hat, "y_hat = (x @ weights + bias).sign()" if torch else "y_hat = np.sign(x @ weights + bias)"
        ),
        hint="The prediction is 0 for a score of exactly 0 and -1 below it, as from a sign function.",
        way_out="It should have the values 0 and 1 alone.",
    )
    edit(
        f"{prefix}always_adds",
        (update.error, f"abs({update.error})"),
        hint="Every wrong point is added.",
        way_out="A false negative is added. What becomes of a false positive?",
    )
    edit(
        f"{prefix}always_subtracts",
        (update.error, f"-abs({update.error})"),
        hint="Every wrong point is subtracted. That is right for the point of the slide, a false positive.",
        way_out="What becomes of a false negative?",
        brief="Every wrong point is subtracted.",
    )
    edit(
        f"{prefix}false_negatives_ignored",
        (update.error, f"min({update.error}, 0)"),
        hint="Only false positives change the line, as on slide 7.",
        way_out="A false negative changes it too, with the other sign.",
    )
    edit(
        f"{prefix}false_positives_ignored",
        (update.error, f"max({update.error}, 0)"),
        hint="Only false negatives change the line.",
        way_out="A false positive, like the point of the slide, does so too, with the other sign.",
    )
    edit(
        f"{prefix}predicts_twice",
        added(
            update.y_hat.replace("weights", update.new + "weights"),
            f"error = {update.error}",
            before=update.bias,
        ),
        hint="The point is predicted again after the weights have moved, so the bias gets another error than the "
        "weights.",
        way_out="Predict once, before anything moves.",
    )
    edit(
        f"{prefix}rate_of_the_slide",
        ("learning_rate *", "0.1 *", 2),
        hint="The changes are made with the rate 0.1, the slide's, whatever learning_rate is.",
        way_out="Which argument says how large a step is?",
    )
    edit(
        f"{prefix}rate_of_a_hundredth",
        ("learning_rate *", "0.01 *", 2),
        hint="The changes are made with the rate 0.01, whatever learning_rate is.",
        way_out="Which argument says how large a step is?",
    )
    edit(
        f"{prefix}nothing_updated",
        (update.error, "0"),
        hint="The line that comes back is the old one, whatever the points are.",
        way_out="Where do the new weights and the new bias go? Follow their names to the return.",
    )
    edit(
        f"{prefix}changed_in_place",
        rewritten(update.weights, "weights += learning_rate * error * x"),
        rewritten(update.bias, "bias += learning_rate * error"),
        *([rewritten(update.result, "return weights, bias")] if update.new else []),
        hint="The caller's weights are different after the call: the array that was passed in is written into, "
        "as by +=.",
        way_out="Compute new weights, and leave the old ones as they are.",
        brief="The caller's weights are written into, as by +=.",
    )
    edit(
        f"{prefix}entries_changed_in_place",
        rewritten(update.weights, "for j in range(len(x)):", "    weights[j] += learning_rate * error * x[j]"),
        *([rewritten(update.result, "return weights, new_bias")] if update.new else []),
        hint="The caller's weights are different after the call: they are written into, one by one. Besides, whole "
        "numbers can't hold fractions.",
        way_out="Begin with new weights that can hold fractions.",
        brief="The caller's weights are written into, one by one.",
    )
    edit(
        f"{prefix}first_two_changed_in_place",
        rewritten(
            update.weights,
            "weights[0] += learning_rate * error * x[0]",
            "weights[1] += learning_rate * error * x[1]",
        ),
        *([rewritten(update.result, "return weights, new_bias")] if update.new else []),
        hint="Only the first two weights move. Besides, the caller's weights are written into, and are different after "
        "the call.",
        way_out="Make new weights, one for each feature, however many there are.",
    )
    edit(
        f"{prefix}only_weights_returned",
        (update.result, f"return {update.new}weights"),
        hint="One value comes back.",
        way_out="The function returns two, side by side with a comma between them: the new weights and the new bias.",
    )
    edit(
        f"{prefix}bias_first",
        (update.result, f"return {update.new}bias, {update.new}weights"),
        hint="The two values come back in the wrong order.",
        way_out="First the weights, then the bias.",
    )
    edit(
        f"{prefix}a_third_value_returned",
        (update.result, f"{update.result}, error"),
        hint="Three values come back.",
        way_out="The weights and the bias are asked for. What else was found stays inside.",
    )
    edit(
        f"{prefix}line_printed",
        (update.result, f"print({update.new}weights, {update.new}bias)"),
        hint="The function returns nothing.",
        way_out="print shows the new line to you; return hands both values back.",
    )


# perceptron_step

for update in (UPDATES[""], UPDATES["torch_"]):
    prefix = "torch_" if update.y_hat == IN_TORCH else ""
    update.edit(
        f"{prefix}bias_moved_by_the_point",
        ("bias + learning_rate * error", "bias + learning_rate * error * x"),
        hint="The change of the bias is multiplied by the point too, so there is a bias for each feature.",
        way_out="The bias moves as the weight of an input that is always 1.",
    )
    update.edit(
        f"{prefix}change_returned",
        (update.weights, "new_weights = learning_rate * error * x"),
        (update.bias, "new_bias = learning_rate * error"),
        hint="This is only the change.",
        way_out="The new line is asked for: what does the change have to be added to?",
    )
    update.edit(
        f"{prefix}prediction_flipped",
        (update.error, "y - (1 - y_hat)"),
        hint="Points that are right move the line, and wrong ones don't.",
        way_out="Which points should change something? And what is the prediction for a score above 0?",
    )
    update.edit(
        f"{prefix}rate_times_label_only",
        ("weights + learning_rate * error * x", "weights + learning_rate * y - y_hat * x"),
        ("bias + learning_rate * error", "bias + learning_rate * y - y_hat"),
        hint="Parentheses are missing: the learning rate multiplies the label alone, and the prediction is subtracted "
        "without it.",
        way_out="The rate multiplies the whole difference.",
    )
    update.edit(
        f"{prefix}weights_multiplied",
        ("weights + learning_rate", "weights * learning_rate"),
        hint="The change multiplies the weights.",
        way_out="What should become of the weights where the change is 0?",
    )

step(
    "whole_numbers_truncate",
    added("new_weights = weights.copy()", before="new_weights = weights + learning_rate * error * x"),
    rewritten(
        "new_weights = weights + learning_rate * error * x",
        "for i in range(len(x)):",
        "    new_weights[i] = weights[i] + learning_rate * error * x[i]",
    ),
    hint="The fractions are cut off when the caller's weights are whole numbers.",
    way_out="What is made like them, such as a copy or zeros_like, can hold whole numbers only. Make the new weights "
    "an array of floats.",
)
step(
    "rounded",
    ("return new_weights, new_bias", "return np.round(new_weights, 1), np.round(new_bias, 1)"),
    hint="The new line is rounded to one decimal, as the slide shows it.",
    way_out="Return the numbers as they are.",
)


@wrong(
    "perceptron_step",
    "The line moves until the point is right.",
    "One step is one update. What is the score of the slide's point after it?",
)
def repeats_until_right(x, y, weights, bias, learning_rate):
    for _ in range(1000):
        y_hat = 1 if x @ weights + bias >= 0 else 0
        weights = weights + learning_rate * (y - y_hat) * x
        bias = bias + learning_rate * (y - y_hat)
    return weights, bias


@wrong(
    "perceptron_step",
    "Only the first two features count here.",
    "A point can have any number of features, and each of them has a weight.",
)
def first_two_features(x, y, weights, bias, learning_rate):
    new_weights = np.array(weights, dtype=float)
    error = y - (1 if x[0] * weights[0] + x[1] * weights[1] + bias >= 0 else 0)
    for i in range(2):
        new_weights[i] += learning_rate * error * x[i]
    return new_weights, bias + learning_rate * error


@wrong(
    "perceptron_step",
    "Only the first two weights come back.",
    "There is one for each feature, and the score needs all of them.",
)
def two_weights_returned(x, y, weights, bias, learning_rate):
    y_hat = 1 if x[0] * weights[0] + x[1] * weights[1] + bias >= 0 else 0
    error = learning_rate * (y - y_hat)
    return np.array([weights[0] + error * x[0], weights[1] + error * x[1]]), bias + error


@wrong(
    "perceptron_step",
    "Where the prediction is right, nothing comes back.",
    "What should the function return there? Look where each return stands.",
)
def nothing_for_right_points(x, y, weights, bias, learning_rate):
    y_hat = 1 if x @ weights + bias >= 0 else 0
    if y_hat > y:
        return weights - learning_rate * x, bias - learning_rate
    if y_hat < y:
        return weights + learning_rate * x, bias + learning_rate
    return None


@wrong(
    "perceptron_step",
    "Only the first weight moves.",
    "If you go through the features in a loop, look where its return stands: at the first return a function ends.",
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
    "The point is predicted again before every weight, with weights of which some have moved already.",
    "Predict once, before anything moves.",
)
def predicted_for_each_weight(x, y, weights, bias, learning_rate):
    moved = weights.astype(float)
    for feature in range(len(x)):
        error = y - (1 if x @ moved + bias >= 0 else 0)
        moved[feature] += learning_rate * error * x[feature]
    error = y - (1 if x @ moved + bias >= 0 else 0)
    return moved, bias + learning_rate * error


# Mistakes of a loop over the points, in an epoch and in a fit

POINTS = "for x, label in zip(X, y):"
for prefix, edit in {"": epoch, "fit_": fit}.items():
    edit(
        f"{prefix}last_point_left_out",
        ("zip(X, y)", "zip(X[:-1], y[:-1])"),
        hint="The last point is never visited.",
        way_out="How many rounds does the loop make for m points?",
    )
    edit(
        f"{prefix}first_point_left_out",
        ("zip(X, y)", "zip(X[1:], y[1:])"),
        hint="The first point is never visited.",
        way_out="Counting starts at 0.",
    )
    edit(
        f"{prefix}backwards",
        ("zip(X, y)", "zip(X[::-1], y[::-1])"),
        hint="The points are visited from the last to the first.",
        way_out="Go through the rows in order.",
    )
    edit(
        f"{prefix}counts_the_features",
        rewritten(POINTS, "for i in range(len(weights)):", "    x, label = X[i], y[i]"),
        hint="There are as many rounds as features, but there should be one for each point.",
        way_out="Which length of X counts its rows?",
    )
    edit(
        f"{prefix}columns_for_points",
        ("zip(X, y)", "zip(X.T, y)"),
        hint="The loop goes through the columns of X, the features.",
        way_out="A point is a row: without .T the loop gives rows.",
    )
    edit(
        f"{prefix}lines_of_all_rounds",
        added("lines = []", before="for _ in range(max_epochs):" if prefix else POINTS),
        added("lines.append((weights, bias))", after="bias = bias + learning_rate * error"),
        ("return weights, bias", "return lines"),
        hint="The lines of all updates come back.",
        way_out="The last of them is asked for: its weights and its bias.",
    )
    edit(
        f"{prefix}bias_after_the_loop",
        left_out("bias = bias + learning_rate * error"),
        added("bias = bias + learning_rate * error", before="if mistakes == 0:")
        if prefix
        else ("return weights, bias", "return weights, bias + learning_rate * error"),
        hint="The bias moves once, below the loop over the points, with the error of the last of them.",
        way_out="It moves together with the weights, after each point.",
    )


# perceptron_epoch

epoch(
    "starts_from_zeros",
    added("weights, bias = np.zeros(X.shape[1]), 0.0", before=POINTS),
    hint="The epoch starts from zeros.",
    way_out="The caller gives a line: start from that.",
)
epoch(
    "each_from_the_beginning",
    ("weights = weights + ", "new_weights = weights + "),
    ("bias = bias + ", "new_bias = bias + "),
    ("return weights, bias", "return new_weights, new_bias"),
    hint="Each update starts again from the initial line, so only the last one is left.",
    way_out="Carry the new weights and the new bias on to the next point.",
)
epoch(
    "returns_after_first_point",
    added("return weights, bias", after="bias = bias + learning_rate * error"),
    hint="The epoch ends after the first point.",
    way_out="All points have their turn. A return or a break inside the loop ends it early.",
)
epoch(
    "ends_after_first_mistake",
    added("if error != 0:", "    return weights, bias", after="bias = bias + learning_rate * error"),
    hint="The epoch ends with the first wrong point.",
    way_out="Visit all points, and update after each one that is wrong.",
)
epoch(
    "many_epochs",
    wrapped(POINTS, "for _ in range(100):"),
    hint="The points are visited again and again.",
    way_out="One epoch visits every point once; the repeating is the work of perceptron_fit.",
)
epoch(
    "epoch_whole_numbers_truncate",
    added("weights = weights.copy()", before=POINTS),
    ("weights = weights + ", "weights[:] = weights + "),
    hint="The fractions are cut off when the caller's weights are whole numbers.",
    way_out="What is made like them, such as a copy or zeros_like, can hold whole numbers only. Make the new weights "
    "an array of floats.",
)
epoch.together(["epoch_bias_for_every_feature"], ["epoch_whole_numbers_truncate"])


@wrong(
    "perceptron_epoch",
    "All points are predicted with the initial line.",
    "Predict each point with the line as the points before it have left it.",
)
def whole_epoch_predicted_first(X, y, weights, bias, learning_rate):
    errors = y - np.where(X @ weights + bias >= 0, 1, 0)
    return weights + learning_rate * errors @ X, bias + learning_rate * errors.sum()


@wrong(
    "perceptron_epoch",
    "The changes are averaged, and all points are predicted with the initial line.",
    "Predict each point with the line as the points before it have left it, and take its whole change.",
)
def one_update_with_the_mean(X, y, weights, bias, learning_rate):
    errors = y - np.where(X @ weights + bias >= 0, 1, 0)
    return weights + learning_rate * X.T @ errors / len(y), bias + learning_rate * errors.mean()


@wrong(
    "perceptron_epoch",
    "One point moves the line until it is right, before the next one has its turn.",
    "How many updates does a point make in one epoch, at most?",
)
def each_point_until_right(X, y, weights, bias, learning_rate):
    for x_i, y_i in zip(X, y):
        for _ in range(100):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_epoch",
    "Only the first two features count here.",
    "X can have any number of columns.",
)
def epoch_first_two_features(X, y, weights, bias, learning_rate):
    new_weights = np.array(weights, dtype=float)
    for x_i, y_i in zip(X, y):
        error = y_i - (1 if x_i[:2] @ new_weights[:2] + bias >= 0 else 0)
        new_weights[:2] += learning_rate * error * x_i[:2]
        bias = bias + learning_rate * error
    return new_weights, bias


# perceptron_fit

EPOCHS = "for _ in range(max_epochs):"
fit(
    "same_point_always",
    added("x, label = X[0], y[0]", after=POINTS),
    hint="Every round looks at the first point.",
    way_out="What has to change from one round of the loop to the next?",
)
fit(
    "one_epoch_only",
    ("range(max_epochs)", "range(1)"),
    hint="This is the line after one epoch.",
    way_out="Repeat epochs until one makes no update, and let each start from the line that the last one gave. If you "
    "compare old weights with new ones: two names for one array never differ.",
)
fit(
    "endless_loop",
    rewritten(EPOCHS, "while True:"),
    hint="There is no cap: where no line separates the points this loop never ends.",
    way_out="Count the epochs, and stop when there are max_epochs of them.",
    endless_on="no line separates",
)
fit(
    "returns_only_when_done",
    rewritten("return weights, bias", "return None"),
    rewritten("break", "return weights, bias"),
    hint="When the cap comes first nothing is returned.",
    way_out="What does the function return when the loop has ended by itself?",
)
fit(
    "start_ignored",
    added("weights, bias = np.zeros(X.shape[1]), 0.0", before=EPOCHS),
    hint="The fit starts from zeros.",
    way_out="Start from the weights and the bias that the caller gives.",
)
fit(
    "one_epoch_more",
    ("range(max_epochs)", "range(max_epochs + 1)"),
    hint="There is one epoch too many.",
    way_out="Stop when max_epochs epochs have been run.",
)
fit(
    "one_epoch_less",
    ("range(max_epochs)", "range(max_epochs - 1)"),
    hint="There is one epoch too few: the last one before the cap is left out, or its result is thrown away.",
)
fit(
    "stops_at_a_right_point",
    added("if error == 0:", "    return weights, bias", after="error = label - y_hat"),
    hint="The learning ends with the first point that is right.",
    way_out="It may end only after a whole epoch in which all points were right.",
)
fit(
    "last_point_decides",
    ("mistakes + abs(error)", "abs(error)"),
    hint="The last point alone decides when to stop: what the points before it have found is lost.",
    way_out="Remember whether any point of the epoch was wrong.",
)
fit(
    "stops_when_bias_stays",
    rewritten("mistakes = 0", "before = bias"),
    left_out("mistakes = mistakes + abs(error)"),
    rewritten("if mistakes == 0:", "if bias == before:"),
    hint="It stops after an epoch in which the bias has moved as often up as down, though points were wrong.",
    way_out="Remember whether any point was wrong.",
)
fit(
    "stops_when_weights_stay",
    rewritten("mistakes = 0", "before = weights"),
    left_out("mistakes = mistakes + abs(error)"),
    rewritten("if mistakes == 0:", "if np.array_equal(weights, before):"),
    hint="It stops when the weights are the same after an epoch, but they may have moved there and back.",
    way_out="Remember whether any point was wrong.",
)
fit(
    "fit_whole_numbers_truncate",
    added("weights = weights.copy()", before=EPOCHS),
    ("weights = weights + ", "weights[:] = weights + "),
    hint="The fractions are cut off when the caller's weights are whole numbers.",
    way_out="What is made like them, such as a copy or zeros_like, can hold whole numbers only. Make the new weights "
    "an array of floats.",
)


@wrong(
    "perceptron_fit",
    "max_epochs counts single points here.",
    "It should count epochs, and an epoch visits all points.",
)
def cap_counts_points(X, y, weights, bias, learning_rate, max_epochs):
    for visit in range(max_epochs):
        i = visit % len(X)
        error = y[i] - (1 if X[i] @ weights + bias >= 0 else 0)
        weights, bias = weights + learning_rate * error * X[i], bias + learning_rate * error
    return weights, bias


@wrong(
    "perceptron_fit",
    "All points of an epoch are predicted with the same line.",
    "Predict each point with the line as the points before it have left it.",
)
def fit_predicts_epoch_first(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        errors = y - np.where(X @ weights + bias >= 0, 1, 0)
        weights, bias = weights + learning_rate * errors @ X, bias + learning_rate * errors.sum()
    return weights, bias


@wrong(
    "perceptron_fit",
    "The changes of an epoch are averaged, and all its points are predicted with the same line.",
    "Predict each point with the line as the points before it have left it, and take its whole change.",
)
def fit_with_the_mean(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        errors = y - np.where(X @ weights + bias >= 0, 1, 0)
        weights, bias = weights + learning_rate * X.T @ errors / len(y), bias + learning_rate * errors.mean()
    return weights, bias


@wrong(
    "perceptron_fit",
    "One wrong point moves the line in an epoch, and the others never get a turn.",
    "Visit all points, and update after each one that is wrong.",
)
def fit_by_the_first_mistake(X, y, weights, bias, learning_rate, max_epochs):
    for _ in range(max_epochs):
        wrong_points = np.flatnonzero(np.where(X @ weights + bias >= 0, 1, 0) != y)
        if len(wrong_points) == 0:
            break
        x, label = X[wrong_points[0]], y[wrong_points[0]]
        sign = 1 if label == 1 else -1
        weights, bias = weights + learning_rate * sign * x, bias + learning_rate * sign
    return weights, bias


@wrong(
    "perceptron_fit",
    "This is the best line on the way, the one with the fewest mistakes.",
    "That is a good idea where no line is perfect. Here the line at the end is asked for.",
)
def best_line_kept(X, y, weights, bias, learning_rate, max_epochs):
    best, fewest = (weights, bias), np.sum(np.where(X @ weights + bias >= 0, 1, 0) != y)
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i @ weights + bias >= 0 else 0)
            weights, bias = weights + learning_rate * error * x_i, bias + learning_rate * error
        mistakes = np.sum(np.where(X @ weights + bias >= 0, 1, 0) != y)
        if mistakes < fewest:
            best, fewest = (weights, bias), mistakes
    return best


@wrong(
    "perceptron_fit",
    "Only the first two features count here.",
    "X can have any number of columns.",
)
def fit_first_two_features(X, y, weights, bias, learning_rate, max_epochs):
    new_weights = np.array(weights, dtype=float)
    for _ in range(max_epochs):
        for x_i, y_i in zip(X, y):
            error = y_i - (1 if x_i[:2] @ new_weights[:2] + bias >= 0 else 0)
            new_weights[:2] += learning_rate * error * x_i[:2]
            bias = bias + learning_rate * error
    return new_weights, bias


# perceptron_step_torch


@wrong(
    "perceptron_step_torch",
    "What comes back are NumPy arrays or lists, not tensors.",
    "Stay in PyTorch: the operators @, >=, + and * work on tensors too.",
)
def torch_left_for_numpy(x, y, weights, bias, learning_rate):
    x, y, weights, bias = x.numpy(), y.numpy(), weights.numpy(), bias.numpy()
    error = y - np.where(x @ weights + bias >= 0, 1, 0)
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong(
    "perceptron_step_torch",
    "The prediction is True or False here, and PyTorch doesn't subtract those.",
    "Make a number of it first: 0 or 1.",
)
def torch_boolean_subtracted(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias >= 0)
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong(
    "perceptron_step_torch",
    "astype belongs to NumPy, and tensors don't have it.",
    "A tensor changes its number type with .to, or with .int and .float.",
)
def torch_with_astype(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias >= 0).astype(int)
    return weights + learning_rate * error * x, bias + learning_rate * error


@wrong(
    "perceptron_step_torch",
    "No gradient is needed here: a prediction of 0 or 1 has none, so backward() finds nothing.",
    "The change can be computed at once, from the label, the prediction and the point.",
)
def torch_by_backward(x, y, weights, bias, learning_rate):
    watched = weights.clone().requires_grad_()
    loss = (y - (x @ watched + bias >= 0).to(x.dtype)) ** 2
    loss.backward()
    return weights - learning_rate * watched.grad, bias


@wrong(
    "perceptron_step_torch",
    "The new bias is a plain number, such as .item() makes.",
    "The bias came as a tensor without any axis: return one, too.",
)
def torch_bias_as_number(x, y, weights, bias, learning_rate):
    error = y - (x @ weights + bias >= 0).to(y.dtype)
    return weights + learning_rate * error * x, (bias + learning_rate * error).item()


@wrong(
    "perceptron_step_torch",
    "Only the first two features count here.",
    "A point can have any number of features, and each of them has a weight.",
)
def torch_first_two_features(x, y, weights, bias, learning_rate):
    error = y - (x[:2] @ weights[:2] + bias >= 0).to(y.dtype)
    new_weights = weights.clone()
    new_weights[:2] += learning_rate * error * x[:2]
    return new_weights, bias + learning_rate * error


# Two mistakes at once

for prefix, update in UPDATES.items():
    update.edit.together(
        [f"{prefix}{name}" for name in ("sign_turned", "always_adds", "label_for_the_error", "predicts_minus_one")],
        [f"{prefix}{name}" for name in ("no_learning_rate", "bias_without_rate")],
        [f"{prefix}bias_not_updated"],
        [f"{prefix}{name}" for name in ("score_without_bias", "strictly_greater")],
        [f"{prefix}{name}" for name in ("changed_in_place", "bias_first")],
        but_not=[
            (f"{prefix}label_for_the_error", f"{prefix}score_without_bias"),
            (f"{prefix}label_for_the_error", f"{prefix}strictly_greater"),
        ],
    )


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
    "one_too_few",
    (5, 0.0, -0.25, -1.75),
    "After five updates the point is still wrong.",
    "Work out its score with your last line. Is the bias in it?",
)
wrong.value(
    "updates_until_right",
    "labels_of_minus_one",
    (3, 0.5, -0.5, -1.5),
    "The line is right, but your updates are twice as large as they should be.",
    "How far is a prediction of 0 from a label of 1?",
)
wrong.value(
    "updates_until_right",
    "feature_missing",
    (18, 2.0, 5.5, 1.5),
    "Both weights move by the same amount in your updates.",
    "Each moves by a share of its own feature. What are the two features?",
)
wrong.value(
    "updates_until_right",
    "minus_of_the_feature_lost",
    (9, 2.0, 3.25, -0.75),
    "The second weight moves the wrong way.",
    "What is the sign of the second feature?",
)
wrong.value(
    "updates_until_right",
    "minus_of_the_feature_lost_everywhere",
    (5, 0.0, 2.25, -1.75),
    "This would be right for the point (2, 1).",
    "What is the sign of the second feature?",
)
wrong.value(
    "updates_until_right",
    "old_bias",
    (6, 0.5, -0.5, -3.0),
    "The number of updates and the weights are right, but this is the bias of the beginning.",
    "What becomes of the bias in an update?",
)
wrong.value(
    "updates_until_right",
    "bias_the_wrong_way",
    (9, 2.0, -1.25, -5.25),
    "The bias goes down in your updates.",
    "The score should rise. Which way does the bias move for that?",
)
wrong.value(
    "updates_until_right",
    "bias_by_whole_steps",
    (4, -0.5, 0.0, 1.0),
    "The bias moves by a whole 1 in your updates.",
    "What does the learning rate multiply?",
)
wrong.value(
    "updates_until_right",
    "bias_by_whole_steps_and_one_more_at_zero",
    (5, 0.0, -0.25, 2.0),
    "The bias moves by a whole 1 in your updates, and one of them starts from a score of exactly 0.",
    "What does the learning rate multiply? And what does the unit say to a score of 0?",
)
wrong.value(
    "updates_until_right",
    "one_update",
    (1, -2.0, 0.75, -2.75),
    "One update moves the score in the right direction, but not far enough.",
    "What is the score before it, and what after it?",
)
register_slips(
    wrong,
    "updates_until_right",
    (6, 0.5, -0.5, -1.5),
    {
        "one_fewer": Slip({0: 5}, "You count one update too few.", "Is the point right at a score below 0?"),
        "one_more": Slip({0: 7}, "You count one update too many.", "What does the unit say to a score of 0?"),
        "first_weight_down": Slip({1: -5.5}, "The first weight goes down.", "Which sign has the first feature?"),
        "second_weight_up": Slip({2: 2.5}, "The second weight goes up.", "Which sign has the second feature?"),
        "bias_left": Slip({3: -3.0}, "The bias stands still.", "What becomes of it in an update?"),
        "bias_down": Slip({3: -4.5}, "The bias goes down.", "Which way does the score have to move?"),
        "bias_in_ones": Slip({3: 3.0}, "The bias moves by a whole 1.", "What does the learning rate multiply?"),
    },
    together=("one_fewer", "one_more", "first_weight_down", "second_weight_up", "bias_left", "bias_down"),
)
KNOWN = {each.name: each for each in wrong if each.question == "updates_until_right"}
TURNED = "minus_of_the_feature_lost"
for name, values in (("bias_stands_still", (8, 1.5, 3.0, -3.0)), ("one_more_at_zero", (10, 2.5, 3.5, -0.5))):
    wrong.value(
        "updates_until_right",
        f"{name}_and_{TURNED}",
        values,
        f"Two things. 1. {KNOWN[name].hint} 2. {KNOWN[TURNED].hint}",
        f"For the first: {KNOWN[name].way_out} For the second: {KNOWN[TURNED].way_out}",
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
    "Where do two rules differ, if one asks for >= 0 and the other for > 0?",
)
wrong.value(
    "telling_student",
    "negative_bias",
    ([[2.0, 1.0, 1.0]], [2.0, 1.0, -1.0], -4.0),
    "Without the bias, and without the third feature, the answers are what they should be here.",
    "Which sign must the bias have, so that the score falls below 0 without it?",
)


wrong.value(
    "telling_student",
    "score_between_0_and_1",
    ([[2.0, 1.0, 1.5]], [-2.0, -1.0, 3.0], 1.0),
    "The score is a half. That shows who compares with 1, but not who rejects a score of exactly 0.",
    "Which score does only one of the two comparisons >= and > let through?",
)
wrong.value(
    "telling_student",
    "all_zeros",
    ([[0.0, 0.0, 0.0]], [0.0, 0.0, 0.0], 0.0),
    "The score is 0, but there is no bias to forget and no third feature to leave out.",
    "Let the bias and the third feature lift the score to 0.",
)
wrong.value(
    "telling_student",
    "third_feature_pulls_down",
    ([[2.0, 1.0, 3.0]], [1.0, 1.0, -2.0], 3.0),
    "The score is 0, and without the bias it is negative. Without the third feature it rises.",
    "Which sign should the third product have?",
)
wrong.value(
    "telling_student",
    "bias_of_zero",
    ([[2.0, 1.0, 1.0]], [-1.0, -1.0, 3.0], 0.0),
    "The bias is 0, so nobody sees who forgets it.",
    "Which sign should it have, if the score is 0 with it and negative without it?",
)


# wrong_students

students = wrong.edits(of="numpy_ref.perceptron_algorithm.wrong_students")


@wrong(
    "wrong_students",
    "It gives the same answers as the program that you were given: the fault is still there.",
    "Work out by hand what the line says to the third student.",
)
def as_inherited(X, y, weights, bias):
    scores = X @ weights + bias
    decisions = np.where(scores > 0, 1, 0)
    return np.flatnonzero(decisions != y)


students(
    "a_lower_limit",
    (">= 0", "> -1"),
    hint="Scores a little below 0 are accepted, too: the limit has moved.",
    way_out="Which comparison with 0 itself lets in 0 and nothing below?",
)


students(
    "right_students",
    ("!= y", "== y"),
    hint="The points that are right come back, not those that are wrong.",
    way_out="Which comparison with y asks for a difference?",
)


students(
    "one_entry_for_each",
    ("np.flatnonzero(y_hat != y)", "(y_hat != y).astype(int)"),
    hint="One entry for every point comes back. The numbers of the wrong ones are asked for.",
    way_out="np.flatnonzero was right as it stood.",
)


students(
    "how_many",
    ("np.flatnonzero(y_hat != y)", "np.sum(y_hat != y)"),
    hint="It counts the wrong points. Their row numbers are asked for.",
    way_out="np.flatnonzero was right as it stood.",
)


@wrong(
    "wrong_students",
    "A point that the line rejects wrongly isn't found.",
    "Is the bias still in the scores? Does the comparison see both kinds of mistakes? Both were right as they stood.",
)
def without_bias(X, y, weights, bias):
    return np.flatnonzero(np.where(X @ weights >= 0, 1, 0) != y)


students(
    "counted_from_1",
    ("np.flatnonzero(y_hat != y)", "np.flatnonzero(y_hat != y) + 1"),
    hint="The rows are counted from 1.",
    way_out="What is the number of the first row in Python?",
)


students(
    "false_negatives_only",
    ("!= y", "< y"),
    hint="Only false negatives are found, those that the line rejects wrongly.",
    way_out="In which two ways can a decision differ from a label?",
)


@wrong(
    "wrong_students",
    "The scores themselves are compared with the labels, so nearly every point counts as wrong.",
    "The line between the scores and the comparison was needed: it makes decisions of the scores.",
)
def scores_for_decisions(X, y, weights, bias):
    return np.flatnonzero(X @ weights + bias != y)


students(
    "points_for_rows",
    ("np.flatnonzero(y_hat != y)", "X[y_hat != y]"),
    hint="The points themselves come back. Their row numbers are asked for.",
    way_out="np.flatnonzero was right as it stood.",
)


students(
    "labels_for_rows",
    ("np.flatnonzero(y_hat != y)", "y[y_hat != y]"),
    hint="The labels of the wrong points come back. Their row numbers are asked for.",
    way_out="np.flatnonzero was right as it stood.",
)


@wrong(
    "wrong_students",
    "The accepted points come back, whether they are right or wrong.",
    "What were the decisions compared with?",
)
def accepted_students(X, y, weights, bias):
    return np.flatnonzero(X @ weights + bias >= 0)


students(
    "exchanged_at_zero",
    (">= 0", "<= 0"),
    hint="Accept and reject are exchanged: points that are clearly right count as wrong.",
    way_out="In the program that you were given a single score is decided wrongly. Which?",
)


@wrong(
    "wrong_students",
    "Two things. 1: the fault is still there. 2: the rows are counted from 1.",
    "For the first: work out by hand what the line says to the third student. For the second: what is the number of "
    "the first row in Python?",
)
def as_inherited_and_counted_from_1(X, y, weights, bias):
    return np.flatnonzero(np.where(X @ weights + bias > 0, 1, 0) != y) + 1


@wrong(
    "wrong_students",
    "Two things. 1: the fault is still there. 2: the points themselves come back, not their row numbers.",
    "For the first: work out by hand what the line says to the third student. For the second: np.flatnonzero was right "
    "as it stood.",
)
def as_inherited_and_points(X, y, weights, bias):
    return X[np.where(X @ weights + bias > 0, 1, 0) != y]


@wrong(
    "wrong_students",
    "Two things. 1: the fault is still there. 2: labels come back, not row numbers.",
    "For the first: work out by hand what the line says to the third student. For the second: np.flatnonzero was right "
    "as it stood.",
)
def as_inherited_and_labels(X, y, weights, bias):
    return y[np.where(X @ weights + bias > 0, 1, 0) != y]


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


@wrong(
    "pocket",
    "The line in the pocket moves along with the others: += changes the array itself, which has two names.",
    "Put a copy into the pocket, or make new weights in each step.",
)
def same_copy_in_the_pocket(X, y, weights, bias, learning_rate, n_epochs):
    return same_array_in_the_pocket(X, y, np.array(weights, dtype=float), bias, learning_rate, n_epochs)


# What a source shows

for question in ("perceptron_step", "perceptron_epoch", "perceptron_fit", "perceptron_step_torch", "pocket"):
    wrong.telltale(
        question,
        "The start that the caller gives is thrown away: zeros or random numbers take its place.",
        "Begin with the arguments weights and bias.",
        shows=r"^ +(weights|w|weights, bias|w, b) = \(?(np|torch)\.(zeros|ones|random)|^ +(bias|b) = 0(\.0)?$",
    )
    wrong.telltale(
        question,
        "This is a step down the slope of a loss. The rule uses no slope: only a wrong point moves the line, "
        "by the error y − y_hat, with y_hat 0 or 1.",
        shows=r"backward\(|autograd\.grad|_loss\(|Loss\(|optim\.|sigmoid\(|np\.exp\(|torch\.exp\(|expit\(|tanh\(",
    )
    wrong.telltale(
        question,
        "The score itself is compared with the label. The rule compares the prediction, 0 or 1.",
        shows=r"\b(y|yi|y_i|label|t|y\[i\]) - \(?(score|z|s|x @ weights|np\.dot|x\.dot|X\[i\] @|xi @|x_i @)",
        lacks=r">= 0|<= |< 0|> 0|heaviside",
    )
    wrong.telltale(
        question,
        "The error is y_hat − y here, and it is added, so each step makes a wrong point worse.",
        shows=r"(?s)(y_hat|pred|prediction|p|guess|out|output|yhat) - (y|label|yi|y_i|y\[i\])\b.*[\w\]] (\+=|\+) \(?"
        r"(learning_rate|lr|eta|error|update|delta)",
        lacks=r"-= |weights - |w - |-learning_rate|\* -1",
    )
    wrong.telltale(
        question,
        "The error loses its sign, so the line moves one way only.",
        shows=r"abs\((error|err|e|y|label|yi|delta)\b[^\n]*\)( \*|\))|(error|err|e|delta|\(y - y_hat\)) \*\* 2",
        lacks=r"(mistakes|updates|errors|wrong|n_wrong|total|count) (\+=|=) [^\n]*abs",
    )
    wrong.telltale(
        question,
        "The weights move without the point: its features have no part in the step.",
        "Each weight moves by the error times its own feature.",
        shows=r"^ +(new_)?(weights|w)(\[\w\])? (\+= |= (weights|w)(\[\w\])? \+ )(learning_rate|lr|eta) \* (error"
        r"|err|e|delta|\(\w+ - \w+\))$"
        r"|return \(?weights \+ learning_rate \* (error|err|e|\(\w+ - \w+\)),",
    )
    wrong.telltale(
        question,
        "Labels or predictions are −1 and 1, as in other books. In this course they are 0 and 1.",
        "How long is a step when y − y_hat is 2?",
        shows=r"2 \* (y|yi|label|y_i)\b|else -1\b|, -1(\.0)?\)|sign\(",
    )
    tell_of_classes(wrong, question)
    tell_of_steps(wrong, question)
for question in ("perceptron_epoch", "perceptron_fit", "pocket"):
    tell_of_a_loop_over_points(wrong, question)
    wrong.telltale(
        question,
        "The predictions are made for all points at once, so the later points are judged by an old line.",
        "Each point is judged by the line as the point before has left it.",
        shows=r"^ {4,}(y_hat|predictions|preds?|errors?|scores?|outputs?) = [^\n]*\bX @ ",
        lacks=r"array_equal|np\.all|np\.any|\.all\(|\.any\(|np\.sum|\.sum\(|count_nonzero|len\(",
    )
    wrong.telltale(
        question,
        "One step is taken for all points together, a sum or a mean. Each point takes its own.",
        shows=r"X\.T @|@ X\b|errors?\.(sum|mean)\(|np\.(sum|mean)\(errors?|/ len\(X\)|/ m\b|/ X\.shape\[0\]",
        lacks=r"(?s)for \w+, \w+ in zip\(X",
    )
    wrong.telltale(
        question,
        "The points have their turns in another order than in X.",
        shows=r"reversed\(|\[::-1\]|range\([^\n]*, -1\)|argsort|sorted\(",
    )
tell_of_classes(wrong, "wrong_students")
wrong.telltale(
    "perceptron_epoch",
    "There are several epochs here, or the loop goes on until all points are right. Each point has one turn.",
    shows=r"while |range\((1000|100|50|20|10|epochs|n_epochs)\)",
    lacks=r"while \w+ < (len|m|n)",
)
wrong.telltale(
    "perceptron_fit",
    "The fit ends when the weights stay the same, or nearly. Then the bias can move alone, and updates can "
    "cancel each other.",
    "Stop after an epoch without an update.",
    shows=r"allclose\(|array_equal\([^\n]*(old|prev|before|weights|\bw\b)|norm\(",
    lacks=r"(old|prev|before|last)\w*b|b\w*_(old|prev|before)|isclose",
)
wrong.telltale(
    "perceptron_fit",
    "The fit ends when few points are wrong, or at a tolerance. Every point must be right.",
    shows=r"tol\b|< 1e-|<= 1\b|accuracy >|> 0?\.9|mean\([^\n]*\) >",
)
wrong.telltale(
    "perceptron_fit",
    "There is one epoch too few, or one too many.",
    "How many rounds has range(3)?",
    shows=r"range\((max_epochs [-+] 1|1, max_epochs)\)|<= max_epochs|max_epochs - 1|max_epochs \+ 1",
    lacks=r"range\(1, max_epochs \+ 1\)|= 1\b[\s\S]*<= max_epochs",
)
wrong.telltale(
    "perceptron_fit",
    "max_epochs doesn't keep the loop from going on.",
    "Points that no line separates would keep it busy for ever.",
    lacks=r"\bmax_epochs\b",
)
wrong.telltale(
    "perceptron_fit",
    "Each round starts again from the weights that were given, so the epochs don't build on each other.",
    shows=r"^ {8,}\w+, \w+ = perceptron_epoch\(X, y, weights, bias",
    lacks=r"^ {8,}weights, bias = perceptron_epoch|^ {8,}(weights|bias) = |^ {8,}weights, bias = ",
)
wrong.telltale(
    "pocket",
    "The lines are compared at the end of an epoch alone. A better one may stand there after any point.",
    shows=r"^ {8}(?! )(\w+ = [^\n]*X @|\w+ = n_wrong|if n_wrong|wrong =|errors =|mistakes =)",
)
wrong.telltale(
    "pocket",
    "The line at the start is never counted, so any later one takes its place.",
    "How many points does it get wrong?",
    shows=r"inf\b|= None|len\(y\)( \+ 1)?$|len\(X\)( \+ 1)?$",
)
wrong.telltale(
    "pocket",
    "Of several that are equally good the last is kept. The first is asked for.",
    shows=r"<= (best|fewest|best_wrong|best_errors|min_\w+|least)|>= (best|most)\w*",
)
wrong.telltale(
    "pocket", "The last line comes back, not the one in the pocket.", shows=r"return \(?(w|weights), (b|bias)\)?\Z"
)
wrong.telltale(
    "wrong_students",
    "A score of exactly 0 with the label 1 counts as wrong, because a positive product with the label is asked for.",
    "On the line the answer is a yes.",
    shows=r"<= 0\b",
    lacks=r"== 0|y == 1 and|& \(y|\* 0",
)
wrong.telltale(
    "wrong_students",
    "The points that are right come back.",
    shows=r"== y\b|y == ",
    lacks=r"!=|~|not|where\(y == 1|y == [01]",
)
wrong.telltale(
    "wrong_students",
    "A list of yes and no comes back, or of labels. The numbers of the rows are asked for.",
    shows=r"return \(?\w+ != y\)?\Z|return [^\n]*\[[^\n]*!= y\]\Z",
)
wrong.telltale(
    "wrong_students",
    "np.where with one argument gives a tuple: its first entry has the rows.",
    shows=r"np\.where\([^,\n]*\)\Z|np\.nonzero\([^\n]*\)\Z|argwhere",
)
wrong.telltale(
    "updates_until_right",
    "At least one of the four numbers isn't right, or the value isn't in the form that was asked for.",
    "What is the score before the first update? In each of them the weights move by the learning rate times their "
    "features, with sign, and the bias by the learning rate. How much higher is the score then? At a score of 0 the "
    "point is right.",
)
wrong.telltale(
    "wrong_students",
    "The rows are counted from 1.",
    "As everywhere in Python they are counted from 0.",
    shows=r"\+ 1\b",
)
wrong.telltale(
    "wrong_students",
    "The points themselves come back, or how many they are, where the numbers of the rows are asked for.",
    "flatnonzero gives the row numbers.",
    lacks=r"nonzero|where\(|enumerate|range\(|arange",
)
