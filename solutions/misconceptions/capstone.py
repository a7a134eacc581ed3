"""Wrong answers to this chapter's functions, each with the hint that it earns; the most particular first."""

import numpy as np
import torch
from torch import nn

from solutions.misconceptions import Register
from solutions.misconceptions.dropout_layers import tell_of_a_network
from solutions.misconceptions.slips import Slip, register_choices, register_slips
from solutions.misconceptions.torch_loops import EVERY_BATCH, tell_of_a_loop
from solutions.numpy_ref.capstone import gradients, initial_matrices, momentum_step, scores, train
from solutions.operators import added, bias_lost, left_out, moved, rewritten, sides_exchanged

ANSWERS = wrong = Register()

# noisy_labels

ROWS = "size=round(share * len(y)), replace=False"
STEPS = "rng.integers(1, n_classes, size=len(wrong))"
MOVED_ON = f"(y[wrong] + {STEPS}) % n_classes"
LABELS = f"noisy[wrong] = {MOVED_ON}"
OTHER_CLASSES = (
    "Draw from the other classes: how far may you move on from a class, counted round, without coming back to it?"
)

labels = wrong.edits(of="numpy_ref.capstone.noisy_labels")

labels(
    "may_draw_the_same_class",
    (MOVED_ON, "rng.integers(0, n_classes, size=len(wrong))"),
    hint="Sometimes the new label is the old one, so fewer labels are wrong than asked for.",
    way_out="Draw from the other classes: how far may you move on from a class, counted round, without coming back to "
    "it?",
)
labels(
    "rows_drawn_twice",
    (", replace=False", ""),
    hint="The same row is drawn more than once, so fewer labels are wrong than asked for.",
    way_out="Which argument of choice forbids repeats?",
)
labels(
    "always_the_next_class",
    (STEPS, "1"),
    hint="All labels move by the same step, to the next class for example, as if there were a rule to be learned.",
    way_out="Each of the other classes should be as likely as any.",
)
labels(
    "first_rows",
    ("rng.choice(len(y), size=round(share * len(y)), replace=False)", "np.arange(round(share * len(y)))"),
    hint="It is always the same rows that get a wrong label, the first ones for example.",
    way_out="Let rng choose the rows.",
)
labels(
    "own_generator",
    added("rng = np.random.default_rng(0)", before=f"wrong = rng.choice(len(y), {ROWS})"),
    hint="Every call makes the same labels wrong: a generator is made anew inside.",
    way_out="Use the one that you are given.",
)
labels(
    "chance_of_its_own",
    ("rng.choice", "np.random.choice"),
    ("rng.integers", "np.random.randint"),
    hint="The chance does not come from rng: with an rng in the same state other labels come out.",
    way_out="Call the methods of rng, not those of np.random or of a generator that is made inside.",
)
labels(
    "share_stays_right",
    ("size=round(", "size=len(y) - round("),
    hint="share is how many labels come out wrong, not how many stay right.",
)
labels(
    "coin_for_each",
    rewritten(
        LABELS,
        "moved = (y + rng.integers(1, n_classes, size=len(y))) % n_classes",
        "noisy = np.where(rng.random(len(y)) < share, moved, y)",
    ),
    hint="Here each label tosses a coin of its own, so the number of wrong ones is itself a matter of chance.",
    way_out="It should be round(share * m) in every draw: choose the rows first.",
)
labels(
    "coin_for_each_and_any_class",
    left_out(f"wrong = rng.choice(len(y), {ROWS})"),
    rewritten(LABELS, "noisy = np.where(rng.random(len(y)) < share, rng.integers(0, n_classes, size=len(y)), y)"),
    hint="Two things: each label tosses a coin of its own, so the number of wrong ones is a matter of chance; and a "
    "new label may be the old one.",
    way_out="Choose the rows first, round(share * m) of them. Then draw from the other classes.",
)
labels(
    "returns_the_old_labels",
    ("return noisy", "return y"),
    hint="No label has changed.",
    way_out="Does the function return the array that it has made wrong?",
)
labels(
    "beyond_the_classes",
    (") % n_classes", ")"),
    hint="The labels leave the classes.",
    way_out="After the last class comes class 0 again: % counts round.",
)
labels(
    "changes_the_labels",
    ("y.copy()", "y"),
    hint="It writes into the labels of the caller, and the true ones are lost.",
    way_out="Copy the array first.",
)
labels(
    "one_step_for_all",
    (", size=len(wrong)", ""),
    hint="Within a call all labels are moved by the same number of classes: integers without size draws one number "
    "for all.",
    way_out="Draw one for each row.",
)
labels(
    "always_ten_classes",
    ("rng.integers(1, n_classes", "rng.integers(1, 10"),
    ("% n_classes", "% 10"),
    hint="The labels are made for ten classes, whatever n_classes is.",
    way_out="Use the number that you are given.",
)
labels(
    "rounded_down",
    ("round(", "int("),
    hint="The number of wrong labels is cut off: of 48 labels a share of 0.2 is 9.6, and that is 10, not 9.",
    way_out="Go to the nearest whole number.",
)
labels(
    "not_rounded",
    ("round(share * len(y))", "share * len(y)"),
    hint="share * m isn't a whole number, and nobody can draw 9.6 rows.",
    way_out="Round it.",
)
labels(
    "one_class_never_comes",
    ("integers(1, n_classes", "integers(1, n_classes - 1"),
    hint="One of the other classes never comes.",
    way_out="Which steps lead to another class, from the least to the greatest? integers leaves out the number at its "
    "end.",
)
labels(
    "class_0_never_comes",
    rewritten(
        LABELS,
        "for row in wrong:",
        "    noisy[row] = rng.choice([each for each in range(1, n_classes) if each != y[row]])",
    ),
    hint="Class 0 never comes as a wrong label.",
    way_out="With which number do the classes begin?",
)
labels(
    "only_the_wrong_labels",
    ("return noisy", "return noisy[wrong]"),
    hint="As many numbers come back as labels are made wrong: these labels alone, or the numbers of their rows.",
    way_out="All labels are asked for, the others as they were.",
)
labels(
    "returns_after_one_label",
    added("wrong = wrong[:1]", before=LABELS),
    hint="Only one label is wrong.",
    way_out="Is there a `return` inside a loop? It ends the function in the first round.",
)
labels(
    "one_class_too_few_to_count_round",
    ("% n_classes", "% (n_classes - 1)"),
    hint="The last class never comes as a wrong label: it is counted round too early.",
    way_out="How many classes are there, class 0 included?",
)
labels(
    "mirrored_classes",
    (MOVED_ON, "n_classes - 1 - y[wrong]"),
    hint="Each class turns into one certain other, the first into the last for example, and a class in the middle "
    "stays as it is.",
    way_out="Each of the other classes should be as likely as any: draw them.",
)
labels(
    "one_class_for_all",
    (MOVED_ON, "rng.integers(0, n_classes)"),
    hint="Within a call all rows that are drawn get the same class, which is the right one for some of them.",
    way_out="Draw for each row, among the classes that are wrong for it.",
)
labels(
    "rounded_up",
    ("round(share * len(y))", "int(np.ceil(share * len(y)))"),
    hint="The number of wrong labels is rounded up.",
    way_out="Go to the nearest whole number, which may be the one below.",
)
labels(
    "all_labels_shuffled",
    (LABELS, "noisy = rng.permutation(noisy)"),
    hint="All labels are shuffled, so share makes no difference.",
    way_out="Choose round(share * m) rows, and give only these another class.",
)


# gradients

FORWARD = "np.maximum(Z, 0) * mask / (1 - p)"
BACK = "delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)"
ERROR = "(y_hat - np.eye(W2.shape[1])[y]) / len(X)"
SOFTMAX = "E / E.sum(axis=1, keepdims=True)"
HIDDEN = "hidden units are rectified: relu(Z), with the slope 1 where the sum is above 0, and 0 elsewhere."
FIRST_GRADIENT, SECOND_GRADIENT = "return Xa.T @ delta1", ", Ha.T @ delta2"

slopes = wrong.edits(of="numpy_ref.capstone.gradients")

slopes(
    "not_scaled",
    (FORWARD, "np.maximum(Z, 0) * mask"),
    (BACK, "delta2 @ W2[:-1].T * mask * (Z > 0)"),
    hint="The units that are left are not made larger.",
    way_out="Only 1 − p of them work on average. What makes up for that, forward and back?",
    brief="The units that are left are not made larger.",
)
slopes(
    "divided_by_p",
    ("/ (1 - p)", "/ (p or 1)", 2),
    hint="The units that are left are divided by p.",
    way_out="p is the probability that a unit is dropped. What is the probability that it stays?",
)
slopes(
    "times_keep",
    ("/ (1 - p)", "* (1 - p)", 2),
    hint="The units are multiplied by 1 − p.",
    way_out="In training they are divided by it: fewer are left, and each must do more.",
)
slopes(
    "no_mask_on_the_way_back",
    (BACK, "delta2 @ W2[:-1].T * (Z > 0)"),
    hint="The mask is missing on the way back.",
    way_out="A unit that was dropped had no part in the loss, so no error reaches it, and the others pass theirs "
    "through the same factor.",
)
slopes(
    "mask_without_factor_on_the_way_back",
    (BACK, "delta2 @ W2[:-1].T * mask * (Z > 0)"),
    hint="The mask is on the way back, but the factor 1 / (1 − p) is not.",
    way_out="The error passes through both.",
)
slopes(
    "mask_ignored",
    (FORWARD, "np.maximum(Z, 0)"),
    (BACK, "delta2 @ W2[:-1].T * (Z > 0)"),
    hint="The mask is not used: these are the gradients with all hidden units at work.",
)
slopes(
    "mask_turned_round",
    ("* mask / (1 - p)", "* (1 - mask if p else mask) / (1 - p)", 2),
    hint="The mask is inverted.",
    way_out="1 stands for a unit that works, 0 for one that is dropped.",
)
slopes(
    "sum_of_losses",
    (" / len(X)", ""),
    hint="This is the gradient of the sum of the losses.",
    way_out="The loss is their mean: divide by the number of examples.",
    brief="The errors are not divided by the number of examples.",
)
slopes(
    "signs_turned",
    sides_exchanged("y_hat - np.eye(W2.shape[1])[y]"),
    hint="The signs are reversed.",
    way_out="The error is ŷ minus the one-hot label, not the other way.",
)
slopes(
    "no_slope_of_relu",
    (" * (Z > 0)", ""),
    hint="The slope of the ReLU is missing.",
    way_out="Where a hidden unit has a negative sum, no error passes.",
)
slopes(
    "no_relu",
    ("np.maximum(Z, 0)", "Z"),
    (" * (Z > 0)", ""),
    hint="The hidden layer has no ReLU, and without one, two layers are no more than one.",
)
slopes(
    "softmax_over_examples",
    (SOFTMAX, "E / E.sum(axis=0)"),
    hint="The softmax is taken over the examples.",
    way_out="The probabilities of one example, a row, must add up to 1: look at the axis.",
)
slopes(
    "softmax_twice",
    added("E = np.exp(E / E.sum(axis=1, keepdims=True))", before=f"y_hat = {SOFTMAX}"),
    hint="The softmax is applied to what is a softmax already.",
    way_out="It is applied once, to the scores.",
)
slopes(
    "bias_row_first",
    (FIRST_GRADIENT, "return np.roll(Xa.T @ delta1, 1, axis=0)"),
    (SECOND_GRADIENT, ", np.roll(Ha.T @ delta2, 1, axis=0)"),
    hint="The gradients of the biases are in the first row.",
    way_out="They belong in the last: X and the hidden units get a last column of ones.",
)
slopes(
    "transposed",
    (FIRST_GRADIENT, "return delta1.T @ Xa"),
    (SECOND_GRADIENT, ", delta2.T @ Ha"),
    hint="The gradients are transposed.",
    way_out="Each has the shape of its matrix.",
)
slopes(
    "swapped",
    ("return Xa.T @ delta1, Ha.T @ delta2", "return Ha.T @ delta2, Xa.T @ delta1"),
    hint="The two gradients are swapped: that of W1 comes first.",
)
slopes(
    "no_bias_row",
    (FIRST_GRADIENT, "return X.T @ delta1"),
    (SECOND_GRADIENT, ", H.T @ delta2"),
    hint="The gradients of the biases are missing.",
    way_out="Each gradient has as many rows as its matrix.",
)
slopes(
    "shapes_that_do_not_fit",
    ("np.eye(W2.shape[1])[y]", "y"),
    hint="Two arrays meet whose shapes don't fit; the message has both.",
    way_out="Is one of them (m,)? Then y isn't one-hot, or a sum over axis 1 lacks keepdims=True. A column too many on "
    "the way back? Then the bias row of W2 should stay behind.",
)
slopes(
    "number_of_the_class_subtracted",
    ("np.eye(W2.shape[1])[y]", "y[:, np.newaxis]"),
    hint="The number of the class is subtracted from each probability.",
    way_out="Subtract 1 from that of the labelled class, and 0 from the others: a one-hot row.",
)
slopes(
    "one_subtracted_from_whole_columns",
    rewritten(f"delta2 = {ERROR}", "delta2 = y_hat", "delta2[:, y] -= 1", "delta2 = delta2 / len(X)"),
    hint="1 is subtracted in whole columns: P[:, y] takes every row for each label.",
    way_out="One entry in each row is meant, so rows are picked by numbers, too.",
)
slopes(
    "scores_for_probabilities",
    (SOFTMAX, "S"),
    hint="The softmax is missing: the one-hot rows are subtracted from the scores.",
    way_out="ŷ is the softmax of each row.",
)
slopes(
    "sigmoid_for_softmax",
    (SOFTMAX, "1 / (1 + np.exp(-S))"),
    hint="Each score has a sigmoid of its own.",
    way_out="ŷ is the softmax of each row, which adds up to 1.",
)
slopes(
    "softmax_over_everything",
    (SOFTMAX, "E / E.sum()"),
    hint="The softmax is divided by the sum over the whole table.",
    way_out="Each row adds up to 1 by itself.",
)
slopes(
    "mean_of_means",
    (FIRST_GRADIENT, f"{FIRST_GRADIENT} / len(X)"),
    (SECOND_GRADIENT, f"{SECOND_GRADIENT} / len(X)"),
    hint="It is divided by the number of examples twice.",
    way_out="Δ₂ holds the 1/m already, and the rest comes from Δ₂.",
)
slopes(
    "mean_for_W2_alone",
    (FIRST_GRADIENT, f"{FIRST_GRADIENT} * len(X)"),
    hint="The gradient of W2 is divided by the number of examples, that of W1 is not.",
    way_out="Divide Δ₂, from which both come.",
)
slopes(
    "mean_over_all_entries",
    ("/ len(X)", "/ y_hat.size"),
    hint="It is divided by the number of entries of ŷ.",
    way_out="The loss is a mean over the examples: divide by m.",
)
slopes(
    "first_row_of_W2_left_behind",
    ("W2[:-1].T", "W2[1:].T"),
    hint="On the way back the first row of W2 is left out.",
    way_out="The bias is the last one.",
)
slopes(
    "slope_of_a_sigmoid",
    ("(Z > 0)", "H * (1 - H)"),
    hint="h (1 − h) is the slope of a sigmoid.",
    way_out=f"The {HIDDEN}",
)
slopes(
    "sigmoid_units",
    (FORWARD, "1 / (1 + np.exp(-Z)) * mask / (1 - p)"),
    ("* (Z > 0)", "/ (1 + np.exp(-Z)) / (1 + np.exp(Z))"),
    hint="The hidden units have a sigmoid.",
    way_out=f"Here the {HIDDEN}",
)
slopes(
    "factor_on_the_way_back_alone",
    (FORWARD, "np.maximum(Z, 0) * mask"),
    hint="The factor 1 / (1 − p) is on the way back, but not on the way forward.",
    way_out="The error passes through what the numbers have passed through.",
)
slopes(
    "factor_twice_on_the_way_back",
    (BACK, "delta2 @ W2[:-1].T * mask / (1 - p) ** 2 * (Z > 0)"),
    hint="On the way back the factor 1 / (1 − p) counts twice.",
    way_out="The error passes through it once.",
)
slopes(
    "times_keep_on_the_way_back",
    (BACK, "delta2 @ W2[:-1].T * mask * (1 - p) * (Z > 0)"),
    hint="On the way back the error is multiplied by 1 − p.",
    way_out="It passes through the same factor as the numbers.",
)
slopes(
    "unmasked_units_for_W2",
    (SECOND_GRADIENT, ", np.hstack([np.maximum(Z, 0), ones]).T @ delta2"),
    hint="The gradient of W2 is made of the hidden units before dropout.",
    way_out="W2 has seen them after it.",
)
slopes(
    "bias_scaled_too",
    (FORWARD, "np.maximum(Z, 0) * mask"),
    ("[H, ones])", "[H, ones]) / (1 - p)"),
    hint="The 1 of the bias is divided by 1 − p, too.",
    way_out="Dropout takes hidden units alone: put the column of ones behind them afterwards.",
)
slopes(
    "biases_not_used",
    ("Xa @ W1", "X @ W1[:-1]"),
    ("Ha @ W2", "H @ W2[:-1]"),
    hint="The biases have no part in the way forward: the scores of both layers leave out the last rows.",
)
slopes(
    "means_for_the_biases",
    (FIRST_GRADIENT, "return np.vstack([X.T @ delta1, delta1.mean(axis=0)])"),
    (SECOND_GRADIENT, ", np.vstack([H.T @ delta2, delta2.mean(axis=0)])"),
    hint="The errors are averaged for the biases.",
    way_out="They are added up: Δ₂ holds the 1/m already.",
)
slopes(
    "mask_on_the_way_back_alone",
    (FORWARD, "np.maximum(Z, 0)"),
    hint="The mask is on the way back, but not on the way forward: all hidden units reach the scores.",
    way_out="Which units worked when the scores were computed?",
)
slopes(
    "slope_of_the_softmax_too",
    (ERROR, f"{ERROR} * y_hat * (1 - y_hat)"),
    hint="The error is multiplied by ŷ (1 − ŷ) as well.",
    way_out="With the cross-entropy that slope has cancelled: what is left is the difference between ŷ and the one-hot "
    "label.",
)
slopes(
    "divided_by_the_features",
    ("/ len(X)", "/ X.shape[1]"),
    hint="It is divided by the number of features.",
    way_out="The loss is a mean over the examples, the rows of X.",
)
slopes(
    "classes_counted_from_1",
    ("[y]", "[y - 1]"),
    hint="The 1 of each one-hot row stands one place too early, as if the classes were counted from 1.",
    way_out="They are counted from 0. Where does the 1 of class 0 belong?",
)
slopes(
    "softmax_without_exp",
    (SOFTMAX, "S / S.sum(axis=1, keepdims=True)"),
    hint="The scores are divided by their sum as they are. Negative ones give no probabilities that way.",
    way_out="What makes them positive first, in a softmax?",
)
slopes(
    "no_gradient_for_the_biases",
    (FIRST_GRADIENT, "return np.vstack([X.T @ delta1, 0 * W1[-1]])"),
    (SECOND_GRADIENT, ", np.vstack([H.T @ delta2, 0 * W2[-1]])"),
    hint="The last rows are 0, so the biases never learn.",
    way_out="They are weights of a 1 that every example has: they get a gradient as the others do.",
)
slopes(
    "tanh_units",
    (FORWARD, "np.tanh(Z) * mask / (1 - p)"),
    ("(Z > 0)", "(1 - np.tanh(Z) ** 2)"),
    hint="The hidden units have a tanh.",
    way_out=f"Here the {HIDDEN}",
)
slopes(
    "leaky_units",
    (FORWARD, "np.where(Z > 0, Z, 0.01 * Z) * mask / (1 - p)"),
    ("(Z > 0)", "np.where(Z > 0, 1, 0.01)"),
    hint="The hidden units are leaky: a part of a negative sum comes through.",
    way_out=f"Here the {HIDDEN}",
)
slopes(
    "divided_by_the_share_that_stayed",
    ("/ (1 - p)", "/ mask.mean()", 2),
    hint="What is left is divided by the share that happened to stay.",
    way_out="Divide by the chance of staying, whatever the mask is.",
)
slopes(
    "hidden_biases_not_used",
    ("Xa @ W1", "X @ W1[:-1]"),
    hint="The biases of the hidden layer have no part in the way forward.",
    way_out="What does the last column of ones meet in the product?",
)
slopes(
    "output_biases_not_used",
    ("Ha @ W2", "H @ W2[:-1]"),
    hint="The biases of the output have no part in the way forward.",
    way_out="What does the last column of ones meet in the product?",
)
slopes(
    "slope_where_the_sum_is_negative",
    ("(Z > 0)", "(Z < 0)"),
    hint="The slope of the ReLU is the wrong way round: the error passes where the sum is negative.",
    way_out="Which units were cut off to 0 on the way forward?",
)
slopes(
    "units_for_their_slope",
    ("(Z > 0)", "np.maximum(Z, 0)"),
    hint="The error is multiplied by the hidden units.",
    way_out="It should be multiplied by their slope, which is 1 or 0.",
)
slopes(
    "matrices_after_a_step",
    (FIRST_GRADIENT, "return W1 - Xa.T @ delta1"),
    (SECOND_GRADIENT, ", W2 - Ha.T @ delta2"),
    hint="These are the matrices after a step.",
    way_out="The gradients alone are asked for; another function makes the step.",
)
slopes(
    "mask_for_the_scores_alone",
    (SECOND_GRADIENT, ", np.hstack([np.maximum(Z, 0) * mask, ones]).T @ delta2"),
    hint="The gradient of W2 is made of hidden units without the factor 1 / (1 − p).",
    way_out="Use the units as W2 has met them on the way forward.",
)
slopes.together(
    [
        "not_scaled",
        "divided_by_p",
        "times_keep",
        "no_mask_on_the_way_back",
        "mask_without_factor_on_the_way_back",
        "mask_ignored",
        "mask_turned_round",
        "mask_on_the_way_back_alone",
    ],
    ["sum_of_losses", "signs_turned"],
    ["no_slope_of_relu"],
    ["softmax_over_examples", "scores_for_probabilities"],
)


# momentum_step

VELOCITY = "momentum * velocity + gradient"
STEP = "W - learning_rate * velocity"
COLLECTS = "The velocity collects gradients in full; the minus comes with the step."
WHOLE_GRADIENT = "How much of the old velocity stays is what momentum says. The gradient counts in full, as in PyTorch."

step = wrong.edits(of="numpy_ref.capstone.momentum_step")

step(
    "no_momentum",
    (VELOCITY, "gradient"),
    hint="The old velocity has no effect.",
    way_out="It stays in part: momentum times it, plus the gradient.",
)
step(
    "uphill",
    (STEP, "W + learning_rate * velocity"),
    hint="The step goes uphill.",
    way_out="Subtract the velocity, times the learning rate.",
)
step(
    "step_with_the_old_velocity",
    (f"velocity = {VELOCITY}", f"new = {VELOCITY}"),
    (f"{STEP}, velocity", f"{STEP}, new"),
    hint="The step is made with the old velocity.",
    way_out="First the new velocity, then the step with it.",
)
step(
    "average_of_gradients",
    (VELOCITY, "momentum * velocity + (1 - momentum) * gradient"),
    hint="The gradient is multiplied by 1 − momentum, as in an average.",
    way_out=WHOLE_GRADIENT,
)
step(
    "rate_in_the_velocity",
    (VELOCITY, "momentum * velocity - learning_rate * gradient"),
    (STEP, "W + velocity"),
    hint="Here the learning rate is in the velocity. That is another convention.",
    way_out="The velocity collects gradients, and the learning rate comes in when the weights move.",
)
step(
    "rate_in_the_velocity_downhill",
    (VELOCITY, "momentum * velocity + learning_rate * gradient"),
    (STEP, "W - velocity"),
    hint="Here the learning rate is in the velocity. That is another convention.",
    way_out="The velocity collects gradients, and the learning rate comes in when the weights move.",
)
step(
    "old_velocity_returned",
    (f"velocity = {VELOCITY}", f"new = {VELOCITY}"),
    (STEP, "W - learning_rate * new"),
    hint="The new weights are right, but the velocity that comes back is the old one.",
)
step(
    "rates_swapped",
    (VELOCITY, "learning_rate * velocity + gradient"),
    (STEP, "W - momentum * velocity"),
    hint="Learning rate and momentum are swapped.",
)
step(
    "results_swapped",
    (f"{STEP}, velocity", f"velocity, {STEP}"),
    hint="The two results are swapped: the weights come first, then the velocity.",
)
step(
    "gradient_with_a_minus",
    (VELOCITY, "momentum * velocity - gradient"),
    hint="The gradient is subtracted from the velocity, and the velocity from the weights: together that goes uphill.",
    way_out=COLLECTS,
)
step(
    "minus_in_the_velocity",
    (VELOCITY, "momentum * velocity - gradient"),
    (STEP, "W + learning_rate * velocity"),
    hint="The weights would be right if the velocity began with 0, but the minus is in the velocity.",
    way_out=COLLECTS,
)
step(
    "rate_twice",
    (VELOCITY, "momentum * velocity + learning_rate * gradient"),
    hint="The learning rate counts twice, in the velocity and in the step.",
    way_out="It comes in when the weights move.",
)
step(
    "step_without_rate",
    (STEP, "W - velocity"),
    hint="The step has no learning rate: the weights move by the whole velocity.",
)
step(
    "velocity_kept_whole",
    (VELOCITY, "velocity + gradient"),
    hint="The whole old velocity stays.",
    way_out="Only a part of it does. Which argument says how much?",
)
step(
    "momentum_at_the_gradient",
    (VELOCITY, "velocity + momentum * gradient"),
    hint="Momentum multiplies the gradient.",
    way_out=WHOLE_GRADIENT,
)
step(
    "momentum_at_both",
    (VELOCITY, "momentum * (velocity + gradient)"),
    hint="Momentum multiplies the gradient as well.",
    way_out=WHOLE_GRADIENT,
)
step(
    "look_ahead",
    (STEP, "W - learning_rate * (gradient + momentum * velocity)"),
    hint="This is the variant of Nesterov, which takes the gradient once more on top.",
    way_out="Here the step is the new velocity, times the learning rate.",
)
step(
    "rate_at_the_gradient_alone",
    (f"velocity = {VELOCITY}", f"new = {VELOCITY}"),
    (f"{STEP}, velocity", "W - learning_rate * gradient - momentum * velocity, new"),
    hint="The old velocity moves the weights without the learning rate.",
    way_out="First the new velocity, then the step: the learning rate times all of it.",
)
step(
    "only_the_weights",
    (f"{STEP}, velocity", STEP),
    hint="Only the weights come back.",
    way_out="The next step needs the velocity, too: return both.",
)
step(
    "written_into_both",
    rewritten(f"velocity = {VELOCITY}", "velocity *= momentum", "velocity += gradient"),
    rewritten(f"return {STEP}, velocity", "W -= learning_rate * velocity", "return W, velocity"),
    hint="The arrays of the caller are changed: x *= ... and x -= ... write into them.",
    way_out="Make new ones.",
)
step(
    "step_with_the_gradient",
    (STEP, "W - learning_rate * gradient"),
    hint="The new velocity is right, but the weights move by the gradient alone.",
    way_out="What has the velocity collected it for?",
)
step(
    "average_and_step_with_the_gradient",
    (VELOCITY, "momentum * velocity + (1 - momentum) * gradient"),
    (STEP, "W - learning_rate * gradient"),
    hint="Two things: the velocity is an average, with the gradient times 1 − momentum; and the weights move by the "
    "gradient alone.",
    way_out="The gradient counts in full in the velocity, and the step is made with the new velocity.",
)
step(
    "momentum_for_what_goes",
    (VELOCITY, "(1 - momentum) * velocity + gradient"),
    hint="Of the old velocity 1 − momentum stays.",
    way_out="Momentum is the part that stays, not the part that is lost.",
)
step(
    "average_the_other_way_round",
    (VELOCITY, "(1 - momentum) * velocity + momentum * gradient"),
    hint="The velocity is an average in which momentum is the weight of the gradient.",
    way_out=WHOLE_GRADIENT,
)
step(
    "rate_in_the_velocity_uphill",
    (VELOCITY, "momentum * velocity - learning_rate * gradient"),
    (STEP, "W - velocity"),
    hint="Two things: the learning rate is in the velocity, and with a minus there and one in the step it goes uphill.",
    way_out="The velocity collects gradients; learning rate and minus come in when the weights move.",
)
step(
    "momentum_in_the_step_too",
    (STEP, "W - learning_rate * momentum * velocity"),
    hint="The velocity is right, but the step is multiplied by momentum as well.",
    way_out="Momentum has done its work when the velocity is made.",
)
step(
    "weights_that_stay",
    (STEP, "W"),
    hint="The weights come back as they were.",
    way_out="The velocity is new. What does it do to the weights?",
)
step(
    "the_step_itself",
    (STEP, "learning_rate * velocity"),
    hint="The first thing that comes back is the step.",
    way_out="The weights after the step are asked for.",
)
step(
    "velocity_times_the_rate_returned",
    (f"{STEP}, velocity", f"{STEP}, learning_rate * velocity"),
    hint="The new weights are right, but the velocity that comes back is multiplied by the learning rate.",
    way_out="The learning rate belongs to the step alone.",
)
step(
    "step_with_the_whole_old_velocity",
    (f"velocity = {VELOCITY}", f"new = {VELOCITY}"),
    (f"{STEP}, velocity", "W - learning_rate * (velocity + gradient), new"),
    hint="The velocity is right, but the step is made with the whole old velocity and the gradient.",
    way_out="Make it with what you return as the new velocity.",
)


# train

MASK = "mask = rng.random((len(X), W1.shape[1])) >= p"
FIRST_STEP = "W1, velocity1 = momentum_step(W1, velocity1, dW1, learning_rate, momentum)"
SECOND_STEP = "W2, velocity2 = momentum_step(W2, velocity2, dW2, learning_rate, momentum)"
GRADIENTS = "dW1, dW2 = gradients(X, y, W1, W2, mask, p)"
BEGINNING = "velocity1, velocity2 = np.zeros(W1.shape), np.zeros(W2.shape)"
GIVEN_RNG = "Use the rng that the function is given; it moves on from call to call."

training = wrong.edits(of="numpy_ref.capstone.train")

training(
    "velocity_forgotten",
    moved(BEGINNING, before=MASK),
    hint="Nothing is left of the earlier steps.",
    way_out="Is the velocity made zero in every step? The zeros belong before the loop.",
)
training(
    "second_matrix_without_momentum",
    rewritten(SECOND_STEP, "W2 = W2 - learning_rate * dW2"),
    hint="W2 moves without momentum.",
    way_out="It needs a velocity as W1 does, one of its own, of its own shape.",
)
training(
    "second_gradient_after_the_first_step",
    added("dW2 = gradients(X, y, W1, W2, mask, p)[1]", before=SECOND_STEP),
    hint="The gradient of the second matrix is computed after the first has moved.",
    way_out="One gradient, then both steps.",
)
training(
    "returns_after_one_step",
    added("break", after=SECOND_STEP),
    hint="Only one step is made.",
    way_out="Does the return stand inside the loop, or is there no loop?",
)
training(
    "keep_and_drop_swapped",
    (">= p", "< p"),
    hint="With p = 0 units are dropped all the same: the comparison is the wrong way round.",
    way_out="With which probability is a random number from 0 to 1 less than p?",
)
training(
    "one_step_too_few",
    ("range(steps)", "range(steps - 1)"),
    hint="The last step is missing: the loop makes one step too few.",
)
training(
    "weights_moved_before_the_velocity",
    rewritten(FIRST_STEP, "W1, velocity1 = W1 - learning_rate * velocity1, momentum * velocity1 + dW1"),
    rewritten(SECOND_STEP, "W2, velocity2 = W2 - learning_rate * velocity2, momentum * velocity2 + dW2"),
    hint="The weights move by the old velocity, and the new gradient comes into it only afterwards.",
    way_out="First the new velocity, then the step with it.",
)
training(
    "one_mask_for_all_steps",
    moved(MASK, before="for _ in range(steps):"),
    hint="One mask serves for all steps, so a unit that is dropped for an example never learns from it.",
    way_out="Draw a new mask in every step, with the generator that you are given.",
)
training(
    "never_dropping",
    rewritten(MASK, "mask = np.ones((len(X), W1.shape[1]))"),
    ("mask, p)", "mask, 0.0)"),
    hint="No unit is dropped, whatever p is.",
    way_out="The mask is drawn by rng, anew in every step.",
)
training(
    "half_of_the_units",
    (">= p", ">= 0.5"),
    hint="Half of the units are dropped, whatever p is.",
    way_out="Compare random numbers from 0 to 1 with p.",
)
training(
    "one_mask_for_all_examples",
    ("(len(X), W1.shape[1])", "W1.shape[1]"),
    hint="In each step the same units are dropped for all examples.",
    way_out="Each example has a mask of its own: one random number for each example and each unit.",
)
training(
    "one_velocity_for_both",
    rewritten(BEGINNING, "velocity1 = np.zeros(W1.shape)"),
    ("W2, velocity2 = momentum_step(W2, velocity2", "W2, velocity1 = momentum_step(W2, velocity1"),
    hint="Two arrays meet whose shapes don't fit; the message has both.",
    way_out="Each matrix has a velocity of its own shape, and the mask has the shape (m, n_hidden).",
)
training(
    "nothing_moves",
    ("W1, velocity1 =", "_, velocity1 ="),
    ("W2, velocity2 =", "_, velocity2 ="),
    hint="Nothing moves: the matrices that come back are those that came.",
    way_out="Is what momentum_step returns given to W1 and W2?",
)


@wrong(
    "train",
    "W2 has moved before the slopes of W1 go back through it.",
    "First all slopes, of the same weights, then both steps.",
)
def second_matrix_moves_too_early(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    velocity1, velocity2 = np.zeros(W1.shape), np.zeros(W2.shape)
    A, labels = np.column_stack([X, np.ones(len(X))]), np.eye(W2.shape[1])[y]
    for _ in range(steps):
        factor = (rng.random((len(X), W1.shape[1])) >= p) / (1 - p)
        Z = A @ W1
        H = np.column_stack([np.maximum(Z, 0) * factor, np.ones(len(X))])
        powers = np.exp(H @ W2 - (H @ W2).max(axis=1, keepdims=True))
        delta = (powers / powers.sum(axis=1, keepdims=True) - labels) / len(X)
        W2, velocity2 = momentum_step(W2, velocity2, H.T @ delta, learning_rate, momentum)
        back = A.T @ (delta @ W2[:-1].T * factor * (Z > 0))
        W1, velocity1 = momentum_step(W1, velocity1, back, learning_rate, momentum)
    return W1, W2


training("only_W2_moves", left_out(FIRST_STEP), hint="Only W2 is trained.", way_out="Both matrices make a step.")
training("only_W1_moves", left_out(SECOND_STEP), hint="Only W1 is trained.", way_out="Both matrices make a step.")
training(
    "rate_twice_in_each_step",
    ("dW1, learning_rate", "learning_rate * dW1, learning_rate"),
    ("dW2, learning_rate", "learning_rate * dW2, learning_rate"),
    hint="The learning rate counts twice, in the velocity and in the step.",
    way_out="It comes in when the weights move.",
)
training(
    "each_example_makes_a_step",
    ("for _ in range(steps)", "for row in np.tile(np.arange(len(X)), steps)"),
    ("(len(X), W1.shape[1])", "(1, W1.shape[1])"),
    ("gradients(X, y", "gradients(X[[row]], y[[row]]"),
    hint="Each example makes a step of its own.",
    way_out="All examples are used in every step.",
)
training(
    "uphill_in_each_step",
    ("dW1, learning_rate", "dW1, -learning_rate"),
    ("dW2, learning_rate", "dW2, -learning_rate"),
    hint="The steps go uphill.",
    way_out="The velocity times the learning rate is subtracted.",
)
training(
    "p_not_handed_on",
    ("mask, p)", "mask, 0.0)"),
    speaks_of=("gradients",),
    hint="The hidden units that are left are not made larger: `gradients` is told p = 0, though the mask was drawn "
    "with p.",
    way_out="What `gradients` makes of the mask depends on its last argument.",
)
training(
    "chance_from_elsewhere",
    ("rng.random(", "np.random.random("),
    hint="The masks don't come from rng: with a generator in the same state the training ends elsewhere.",
    way_out="Call the methods of the rng that the function is given, not those of np.random.",
)
training(
    "generator_of_its_own",
    added("rng = np.random.default_rng(0)", before=BEGINNING),
    hint="Every training has the same masks: a generator is made anew inside the function.",
    way_out=GIVEN_RNG,
)
training(
    "one_number_for_each_example",
    rewritten(MASK, "mask = np.repeat(rng.random((len(X), 1)) >= p, W1.shape[1], axis=1)"),
    hint="All hidden units of an example are dropped together, or none is.",
    way_out="Each unit is decided on its own: how many random numbers does a mask need?",
)
training(
    "a_fixed_number_dropped",
    rewritten(
        MASK,
        "size = len(X) * W1.shape[1]",
        "mask = (rng.permutation(size) >= round(p * size)).reshape(len(X), -1)",
    ),
    hint="In every step the same number of units is dropped.",
    way_out="Dropout decides each unit on its own, so the number varies: compare a random number of each unit with p.",
)
training(
    "one_step_too_many",
    ("range(steps)", "range(steps + 1)"),
    hint="The loop makes one step too many.",
    way_out="How often does it run? `steps` says how many are asked for.",
)
training(
    "velocity_begins_with_ones",
    ("np.zeros(W1.shape), np.zeros(W2.shape)", "np.ones(W1.shape), np.ones(W2.shape)"),
    hint="The first step is off by the same amount everywhere: the velocity begins with ones.",
    way_out="Before the first step nothing has been collected.",
)
training(
    "velocity_begins_with_the_weights",
    ("np.zeros(W1.shape), np.zeros(W2.shape)", "W1, W2"),
    hint="The velocity begins with the weights, so the first step is made of them as well.",
    way_out="The two have the same shape and nothing else in common. What has been collected before the first step?",
)
training(
    "rates_swapped_in_the_call",
    ("learning_rate, momentum)\n", "momentum, learning_rate)\n", 2),
    hint="Learning rate and momentum are swapped.",
    way_out="In which order does momentum_step take them?",
)
training(
    "results_of_the_step_swapped",
    ("W1, velocity1 =", "velocity1, W1 ="),
    ("W2, velocity2 =", "velocity2, W2 ="),
    hint="What momentum_step returns is taken in the wrong order: the velocity becomes the weights.",
    way_out="Which of the two comes first?",
)
training(
    "rate_divided_by_the_examples",
    ("dW1, learning_rate", "dW1, learning_rate / len(X)"),
    ("dW2, learning_rate", "dW2, learning_rate / len(X)"),
    hint="The steps are as many times too short as there are examples.",
    way_out="gradients returns means already.",
)
training(
    "chance_of_staying_handed_on",
    ("mask, p)", "mask, 1 - p)"),
    speaks_of=("gradients",),
    hint="`gradients` is told 1 − p, so it divides by p, which may be 0.",
    way_out="It wants the probability with which units were dropped.",
)
training.together(
    ["weights_moved_before_the_velocity", "velocity_forgotten"],
    ["one_mask_for_all_steps", "keep_and_drop_swapped", "generator_of_its_own"],
    but_not=[("weights_moved_before_the_velocity", "one_mask_for_all_steps")],  # two steps have a single gradient then
)


# network_torch


@wrong(
    "network_torch",
    "There is no dropout: in training, with p = 1, hidden units are still at work. nn.Dropout is a layer.",
)
def no_dropout(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Linear(n_hidden, n_classes))


@wrong("network_torch", "In PyTorch p is the probability of dropping, as it is here; 1 − p turns it round.")
def keep_probability(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(1 - p), nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "Dropout stands after the output, so whole scores are dropped.",
    "It belongs to the hidden units.",
)
def dropout_on_the_scores(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Linear(n_hidden, n_classes), nn.Dropout(p))


@wrong(
    "network_torch",
    "Dropout stands before the first layer, so the inputs are dropped.",
    "It belongs to the hidden units.",
)
def dropout_on_the_inputs(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Dropout(p), nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "The network ends with a softmax. nn.CrossEntropyLoss takes scores and has the softmax in it: two are too many.",
)
def softmax_at_the_end(n_features, n_hidden, n_classes, p):
    return nn.Sequential(
        nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, n_classes), nn.Softmax(dim=1)
    )


@wrong("network_torch", "There is nothing between the two linear layers: a hidden unit needs its ReLU.")
def no_activation(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Dropout(p), nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "The hidden units have a sigmoid.",
    "Here they are rectified units.",
)
def module_with_sigmoid_units(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Dropout(p), nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "Dropout is at work in evaluation too. nn.functional.dropout doesn't know the mode of the module unless it is "
    "told; nn.Dropout does.",
)
def always_dropping(n_features, n_hidden, n_classes, p):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.first, self.second = nn.Linear(n_features, n_hidden), nn.Linear(n_hidden, n_classes)

        def forward(self, X):
            return self.second(nn.functional.dropout(torch.relu(self.first(X)), 1.0))

    return Network()


@wrong(
    "network_torch",
    "Dropout is at work in evaluation, too.",
    "F.dropout doesn't know the mode unless it is told self.training, and an nn.Dropout that forward makes anew "
    "is not reached by eval(): make it in __init__.",
)
def dropout_in_evaluation(n_features, n_hidden, n_classes, p):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden, self.output = nn.Linear(n_features, n_hidden), nn.Linear(n_hidden, n_classes)

        def forward(self, X):
            return self.output(nn.functional.dropout(torch.relu(self.hidden(X)), p))

    return Network()


@wrong(
    "network_torch",
    "The layers don't fit what comes in.",
    "Whatever the numbers are, the first goes from n_features to n_hidden, the second from n_hidden to n_classes.",
)
def fixed_sizes(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Dropout(p), nn.Linear(64, 10))


@wrong(
    "network_torch",
    "The hidden units have a tanh.",
    "Here they are rectified units.",
)
def tanh_units(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Tanh(), nn.Dropout(p), nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "A ReLU stands behind the last layer, so no score is ever negative.",
    "The last layer is a Linear.",
)
def relu_at_the_end(n_features, n_hidden, n_classes, p):
    return nn.Sequential(
        nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, n_classes), nn.ReLU()
    )


@wrong(
    "network_torch",
    "The network ends with a log-softmax.",
    "Scores are asked for: nn.CrossEntropyLoss has the softmax in it.",
)
def log_softmax_at_the_end(n_features, n_hidden, n_classes, p):
    return nn.Sequential(
        nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, n_classes), nn.LogSoftmax(dim=1)
    )


@wrong(
    "network_torch",
    "p isn't used: half of the hidden units are dropped, as nn.Dropout() without an argument has it.",
)
def p_not_used(n_features, n_hidden, n_classes, p):
    hidden = [nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout()]
    return nn.Sequential(*hidden, nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "The second linear layer is missing: the hidden units themselves come back, in place of a score for each class.",
)
def no_output_layer(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p))


@wrong(
    "network_torch",
    "The classes come back, where the scores are greatest.",
    "Training needs the scores themselves.",
)
def class_for_score(n_features, n_hidden, n_classes, p):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            hidden = [nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p)]
            self.scores = nn.Sequential(*hidden, nn.Linear(n_hidden, n_classes))

        def forward(self, X):
            return self.scores(X).argmax(dim=1)

    return Network()


@wrong(
    "network_torch",
    "The layers have no bias.",
    "Leave bias=False out.",
)
def layers_without_bias(n_features, n_hidden, n_classes, p):
    first, last = nn.Linear(n_features, n_hidden, bias=False), nn.Linear(n_hidden, n_classes, bias=False)
    return nn.Sequential(first, nn.ReLU(), nn.Dropout(p), last)


@wrong(
    "network_torch",
    "There is a linear layer too many.",
    "Two are asked for: one to the hidden units, one to the scores.",
)
def two_hidden_layers(n_features, n_hidden, n_classes, p):
    hidden = [nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, n_hidden), nn.ReLU()]
    return nn.Sequential(*hidden, nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "With p = 1 the factor is 1/0, and 0 times it is nan.",
    "Everything is dropped then: treat this case on its own, or take nn.Dropout.",
)
def nothing_over_zero(n_features, n_hidden, n_classes, p):
    class Dropout(nn.Module):
        def forward(self, X):
            return X * (torch.rand_like(X) >= p) / (1 - p) if self.training else X

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "The class lacks super().__init__(), the first line of its own __init__: before that PyTorch takes no layers.",
)
def without_super(n_features, n_hidden, n_classes, p):
    class Network(nn.Module):
        def __init__(self):
            self.hidden = nn.Linear(n_features, n_hidden)

    return Network()


@wrong(
    "network_torch",
    "The layers come back as a list, which is no module: nobody can call it.",
    "Make one of them with nn.Sequential.",
)
def a_list_of_layers(n_features, n_hidden, n_classes, p):
    return [nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, n_classes)]


@wrong(
    "network_torch",
    "A class comes back, not a module: call it, with brackets, to make one.",
)
def a_class_for_a_module(n_features, n_hidden, n_classes, p):
    return type("Network", (nn.Module,), {})


@wrong(
    "network_torch",
    "The layers are in a plain list, where PyTorch doesn't find their parameters.",
    "Take nn.Sequential or nn.ModuleList, or give each layer an attribute of its own.",
)
def layers_in_a_plain_list(n_features, n_hidden, n_classes, p):
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = [nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, n_classes)]

        def forward(self, X):
            for layer in self.layers:
                X = layer(X)
            return X

    return Network()


@wrong(
    "network_torch",
    "In training the hidden units that are left are not made larger: the factor 1 / (1 − p) is missing.",
    "On average as much should reach the output as when all units are at work.",
)
def left_as_they_are(n_features, n_hidden, n_classes, p):
    class Dropout(nn.Module):
        def forward(self, X):
            return X * (torch.rand_like(X) >= p) if self.training else X

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "Nothing is dropped in training unless p is 1. Dropout is at work with every p above 0.",
    "p is a probability: each hidden unit is dropped with it, in every call anew.",
)
def dropping_at_1_alone(n_features, n_hidden, n_classes, p):
    class Dropout(nn.Module):
        def forward(self, X):
            return X * 0 if self.training and p == 1 else X

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "In training the hidden units are multiplied by 1 − p, and none of them is dropped.",
    "That is what units give on average; dropout lets some of them fall and makes the others larger.",
)
def smaller_in_place_of_dropped(n_features, n_hidden, n_classes, p):
    class Dropout(nn.Module):
        def forward(self, X):
            return X * (1 - p) if self.training else X

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "The same hidden units are dropped for all examples of a call: one mask serves for all rows.",
    "Each example has a mask of its own, so it has the shape of the hidden units of all examples.",
)
def one_mask_for_all_rows(n_features, n_hidden, n_classes, p):
    class Dropout(nn.Module):
        def forward(self, X):
            return X * nn.functional.dropout(torch.ones(n_hidden), p, self.training)

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "The same hidden units are dropped in every call: the mask is drawn once, when the network is made.",
    "The mask belongs into forward, where it is drawn anew for every call.",
)
def mask_drawn_once(n_features, n_hidden, n_classes, p):
    class Dropout(nn.Module):
        def __init__(self):
            super().__init__()
            self.factor = (torch.rand(n_hidden) >= p) / (1 - p) if p < 1 else torch.zeros(n_hidden)

        def forward(self, X):
            return X * self.factor if self.training else X

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "Evaluation multiplies the hidden units by 1 − p. Here training makes up for what is dropped, and evaluation "
    "changes nothing.",
    "In which of the two modes does nn.Dropout make units larger?",
)
def made_up_for_in_evaluation(n_features, n_hidden, n_classes, p):
    class Dropout(nn.Module):
        def forward(self, X):
            return X * (torch.rand_like(X) >= p) if self.training else X * (1 - p)

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, n_classes))


FIRST, LAST, DROPOUT = "nn.Linear(n_features, n_hidden),", "nn.Linear(n_hidden, n_classes),", "nn.Dropout(p),"
IN_THE_LOSS = "Scores are asked for: nn.CrossEntropyLoss has the softmax in it."

layers = wrong.edits(of="torch_ref.capstone.network", question="network_torch")

layers(
    "module_with_a_sigmoid_at_the_end",
    added("nn.Sigmoid(),", after=LAST),
    hint="The network ends with a sigmoid, so each score becomes a number between 0 and 1.",
    way_out=IN_THE_LOSS,
)
layers(
    "softmax_over_the_examples_at_the_end",
    added("nn.Softmax(dim=0),", after=LAST),
    hint="The network ends with a softmax, and that over the examples of a batch.",
    way_out=IN_THE_LOSS,
)
layers(
    "dropout_on_the_scores_too",
    added(DROPOUT, after=LAST),
    hint="Scores are dropped, too: a second dropout stands behind the last layer.",
    way_out="It belongs to the hidden units alone.",
)
layers(
    "dropout_on_the_inputs_too",
    added(DROPOUT, before=FIRST),
    hint="The scores in training are not those of dropout on the hidden units alone.",
    way_out="Is there a second dropout, on the inputs for instance?",
)
layers(
    "whole_examples_dropped",
    ("Dropout(p)", "Dropout1d(p)"),
    hint="All hidden units of an example are dropped together, or none is.",
    way_out="Each unit is decided on its own. nn.Dropout does that; Dropout1d is made for the channels of signals.",
)
layers(
    "one_score_for_all_classes",
    ("n_classes)", "1)"),
    hint="The network gives one score for each example.",
    way_out="Each class needs a score of its own.",
)
layers(
    "leaky_units_in_the_module",
    ("nn.ReLU()", "nn.LeakyReLU()"),
    hint="The hidden units are leaky: a part of a negative sum comes through.",
    way_out="Here they are rectified units, and negative sums become 0.",
)
layers(
    "smooth_units_in_the_module",
    ("nn.ReLU()", "nn.GELU()"),
    hint="The hidden units have a smooth relative of the ReLU, nn.GELU for instance.",
    way_out="Here they are rectified units.",
)
layers(
    "normalised_units",
    added("nn.BatchNorm1d(n_hidden),", before="nn.ReLU(),"),
    hint="There is another layer than the four that are asked for, such as a normalisation.",
    way_out="Two linear layers, a ReLU and a dropout make this network.",
)
layers(
    "no_bias_in_the_first_layer",
    bias_lost(FIRST.rstrip(",")),
    hint="The first layer has no bias.",
    way_out="Leave bias=False out.",
)
layers(
    "no_bias_in_the_last_layer",
    bias_lost(LAST.rstrip(",")),
    hint="The last layer has no bias.",
    way_out="Leave bias=False out.",
)


# fit_torch

OPTIMIZER = "torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)"
LOSS = "loss = loss_function(model(X), y)"
TAKES_SCORES = "CrossEntropyLoss takes the scores and has the softmax in it."

fit = wrong.edits(of="torch_ref.capstone.fit", question="fit_torch")

fit(
    "gradients_not_zeroed",
    left_out("optimizer.zero_grad()"),
    hint="The gradients of all steps are added up.",
    way_out="Set them to zero in every step, before backward().",
)
fit(
    "optimizer_without_momentum",
    (", momentum=momentum)", ")"),
    hint="The steps have no momentum.",
    way_out="SGD takes it as an argument, and the optimizer is made once, before the loop: one that is made anew has "
    "forgotten its velocity.",
)
fit(
    "softmax_before_the_loss",
    ("(model(X), y)", "(torch.softmax(model(X), dim=1), y)"),
    hint="A softmax stands before the loss.",
    way_out=TAKES_SCORES,
)
fit(
    "no_step",
    left_out("optimizer.step()"),
    hint="The weights don't move.",
    way_out="After backward() the optimizer makes its step, and zero_grad() must not come between the two.",
)
fit(
    "left_in_training",
    ("model.eval()", "model"),
    hint="Dropout is still at work in the module that comes back.",
    way_out="eval() turns it off when the training is over.",
)
fit(
    "trained_in_evaluation",
    ("model.train()", "model.eval()"),
    hint="Dropout is off while the network trains.",
    way_out="The module may come in evaluation mode: train() turns dropout on.",
)
fit(
    "mode_never_set",
    left_out("model.train()"),
    ("model.eval()", "model"),
    hint="The module is never told the mode.",
    way_out="train() before the loop turns dropout on, eval() after it turns it off.",
)
fit(
    "adam",
    (OPTIMIZER, "torch.optim.Adam(model.parameters(), lr=learning_rate)"),
    hint="Adam makes other steps.",
    way_out="Here it is gradient descent with momentum: torch.optim.SGD.",
)
fit(
    "one_example_a_step",
    ("for _ in range(steps)", "for row in torch.arange(len(X)).repeat(steps)"),
    ("(model(X), y)", "(model(X[row, None]), y[row, None])"),
    hint="Each example makes a step of its own.",
    way_out="All examples are used in every step.",
)
fit(
    "loss_made_of_the_data",
    ("loss_function(model", "nn.CrossEntropyLoss(model"),
    hint="nn.CrossEntropyLoss(model(X), y) makes a loss with these as settings: it is a class.",
    way_out="Make the loss once, with empty brackets, and call what you have made.",
)
fit(
    "loss_arguments_swapped",
    ("(model(X), y)", "(y, model(X))"),
    hint="The arguments of the loss are swapped: first the scores, then the classes.",
)
fit(
    "sum_of_the_losses",
    ("CrossEntropyLoss()", 'CrossEntropyLoss(reduction="sum")'),
    hint="The losses of the examples are added up.",
    way_out="Their mean is asked for, as the loss has it without being told.",
)
fit(
    "squared_error",
    (LOSS, "loss = nn.functional.mse_loss(model(X), torch.eye(model[-1].out_features, dtype=X.dtype)[y])"),
    hint="This is a squared error.",
    way_out="The loss is the cross-entropy of scores and classes.",
)
fit(
    "no_logarithm",
    ("CrossEntropyLoss", "NLLLoss"),
    hint="The loss, NLLLoss or nll_loss, takes the logarithms of probabilities, and gets scores.",
    way_out="The cross-entropy takes the scores.",
)
fit(
    "fit_returns_after_one_step",
    added("break", after="optimizer.step()"),
    hint="Only one step is made.",
    way_out="Does the return stand inside the loop, or is there no loop?",
)
fit(
    "evaluation_from_the_second_step",
    added("model.eval()", after="optimizer.step()"),
    hint="Dropout is off from the second step on: eval() is inside the loop.",
    way_out="It belongs after the loop.",
)
fit(
    "rate_and_momentum_swapped",
    ("lr=learning_rate, momentum=momentum", "lr=momentum, momentum=learning_rate"),
    hint="Learning rate and momentum are swapped.",
    way_out="In SGD they have names: lr and momentum.",
)
fit(
    "rate_and_momentum_of_the_experiment",
    ("lr=learning_rate, momentum=momentum", "lr=0.2, momentum=0.9"),
    hint="The learning rate is always 0.2, and the momentum 0.9.",
    way_out="Use the numbers that the function is given.",
)
fit(
    "a_copy_trained",
    added("import copy", "model = copy.deepcopy(model)", before=f"optimizer = {OPTIMIZER}"),
    hint="A copy is trained, and the module of the caller stays as it was.",
    way_out="Train the one that you are given.",
)
fit(
    "nesterov",
    ("momentum=momentum)", "momentum=momentum, nesterov=True)"),
    hint="This is the variant of Nesterov.",
    way_out="SGD without nesterov=True takes the steps of exercise 5.",
)
fit(
    "one_step_too_few_in_the_fit",
    ("range(steps)", "range(steps - 1)"),
    hint="The last step is missing: the loop makes one step too few.",
)
fit(
    "one_step_too_many_in_the_fit",
    ("range(steps)", "range(steps + 1)"),
    hint="The loop makes one step too many.",
    way_out="How often does it run? `steps` says how many are asked for.",
)
fit(
    "dampened",
    ("momentum=momentum)", "momentum=momentum, dampening=momentum)"),
    hint="The velocity is an average: the gradient is multiplied by 1 − momentum.",
    way_out="In SGD that is called dampening. Left alone it is 0, and the gradient counts in full.",
)
fit(
    "sigmoid_before_the_loss",
    ("(model(X), y)", "(model(X).sigmoid(), y)"),
    hint="A sigmoid stands before the loss.",
    way_out=TAKES_SCORES,
)
fit(
    "classes_to_the_loss",
    ("(model(X), y)", "(model(X).argmax(dim=1).to(X.dtype), y)"),
    hint="The loss gets classes, and no slope leads from a class back to the weights.",
    way_out=TAKES_SCORES,
)
fit(
    "a_loss_of_two_classes_for_each",
    (LOSS, "loss = nn.BCEWithLogitsLoss()(model(X), torch.eye(model[-1].out_features, dtype=X.dtype)[y])"),
    hint="The loss is that of two classes, taken for each score by itself.",
    way_out="Each example has one of several classes: take the cross-entropy of scores and classes.",
)
fit(
    "only_the_last_layer_trained",
    ("SGD(model.parameters()", "SGD(model[-1].parameters()"),
    hint="Only the last layer is trained.",
    way_out="The optimizer moves what it is given. Which parameters should that be?",
)
fit(
    "only_the_first_layer_trained",
    ("SGD(model.parameters()", "SGD(model[0].parameters()"),
    hint="Only the first layer is trained.",
    way_out="The optimizer moves what it is given. Which parameters should that be?",
)
fit(
    "half_of_the_loss",
    (LOSS, "loss = loss_function(model(X), y) / 2"),
    hint="The steps are too short: the loss is halved before backward().",
    way_out="The mean of the losses is asked for as it is.",
)
fit(
    "mean_of_the_mean",
    (LOSS, "loss = loss_function(model(X), y) / len(X)"),
    hint="The loss is divided by the number of examples, though it is a mean already.",
    way_out="Take it as the loss gives it.",
)
fit(
    "decayed",
    ("momentum=momentum)", "momentum=momentum, weight_decay=0.01)"),
    hint="The weights shrink in every step, which nobody asked for.",
    way_out="Is there a weight_decay? Leave it out.",
)
fit.together(
    ["left_in_training", "trained_in_evaluation", "mode_never_set"],
    ["gradients_not_zeroed"],
    ["optimizer_without_momentum", "adam", "rate_and_momentum_of_the_experiment", "nesterov"],
    ["softmax_before_the_loss", "no_logarithm", "sum_of_the_losses", "squared_error"],
)


# experiment


@wrong(
    "experiment",
    "The same picture gets two different answers: dropout is still at work when the network is used.",
    "In evaluation all units work.",
)
def dropout_left_on(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.9, 200, rng)
    ones = np.ones((len(X_test), 1))
    H = np.maximum(np.hstack([X_test, ones]) @ W1, 0)
    H = H * (rng.random(H.shape) >= p) / (1 - p)
    return (np.hstack([H, ones]) @ W2).argmax(axis=1)


@wrong(
    "experiment",
    "p makes no difference: the network is trained in the same way, whatever p is.",
    "Pass p on to the training.",
)
def p_ignored(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, 0.0, 0.2, 0.9, 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "All seeds give the same network: make the generator from the seed that you are given.",
)
def seed_ignored(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(0)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.9, 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "The same seed gives another network each time: somewhere a generator is not made from the seed.",
)
def not_seeded(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng()
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.9, 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "The network has hardly learned anything.",
    "Does it make 200 steps, with rate 0.2 and momentum 0.9?",
)
def too_few_steps(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.0, 1, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "These are the scores of the classes.",
    "What is asked for is the class of each picture: where the greatest score is.",
)
def returns_scores(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    return scores(X_test, W1, W2)


@wrong(
    "experiment",
    "These are the classes of the training pictures.",
    "A network that has learned its examples by heart knows those: ask it about the test pictures.",
)
def answers_for_the_training_set(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    return scores(X_train, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "Without dropout this network is better than it should be.",
    "Perhaps it has not had the time to learn the wrong labels by heart: rate 0.2, momentum 0.9 and 200 steps; "
    "the pixels are between 0 and 1 already.",
)
def no_momentum_in_the_experiment(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.0, 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "Dropout does harm here.",
    "Are the first weights too large (begin with those of initial_matrices, or with PyTorch's own)? Or does one "
    "mask serve for all examples of a step, where each needs its own?",
)
def first_weights_too_large(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(X_train.shape[1] + 1, 64)), rng.normal(size=(65, 10))
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.9, 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "Hardly any of the answers is right, whatever seed and p are.",
    "Is anything learnt? Where all weights begin with 0, no slope ever reaches the hidden layer.",
)
def weights_of_zero(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = np.zeros((X_train.shape[1] + 1, 64)), np.zeros((65, 10))
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.9, 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "One number comes back, an accuracy perhaps.",
    "What is asked for is the class of each test picture; the grader counts the right ones.",
)
def returns_the_accuracy(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    return np.mean(scores(X_train, W1, W2).argmax(axis=1) == y_train)


@wrong(
    "experiment",
    "One number for each class comes back: axis 0 goes over the examples.",
    "The class with the greatest score in each row is asked for: look at the axis.",
)
def argmax_over_the_examples(X_train, y_train, X_test, p, seed):
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, np.random.default_rng(seed))
    return scores(X_test, W1, W2).argmax(axis=0)


@wrong(
    "experiment",
    "The network has learned nothing: the weights are those of the beginning.",
    "Is it trained, and are the trained weights used?",
)
def not_trained(X_train, y_train, X_test, p, seed):
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, np.random.default_rng(seed))
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "A module of PyTorch takes tensors, and gets arrays of NumPy.",
    "Make tensors of them first, the pixels as float32.",
)
def arrays_for_tensors(X_train, y_train, X_test, p, seed):
    return nn.Linear(64, 10)(X_test)


@wrong(
    "experiment",
    "Dropout makes no difference of three points here.",
    "Does each example have a mask of its own, drawn anew in every step? Is p used as it is? And are the test pictures "
    "used as they come, with pixels from 0 to 1, as those of the training?",
)
def one_mask_for_all_examples_of_a_step(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(200):
        dW1, dW2 = gradients(X_train, y_train, W1, W2, rng.random(64) >= p, p)
        W1, V1 = momentum_step(W1, V1, dW1, 0.2, 0.9)
        W2, V2 = momentum_step(W2, V2, dW2, 0.2, 0.9)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "These are the labels of the nearest training pictures. No network is trained here, so nothing is learned of "
    "dropout.",
    "Train a network of 64 hidden units on the training pictures, and ask that about the test pictures.",
)
def nearest_neighbours(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    rows = rng.permutation(len(X_train))[: int(0.97 * len(X_train))]
    X, y = X_train[rows], y_train[rows]
    apart = (X_test**2).sum(axis=1)[:, np.newaxis] - 2 * X_test @ X.T + (X**2).sum(axis=1)
    nearest = y[apart.argsort(axis=1)[:, : 5 if p else 1]]
    return (nearest[:, :, np.newaxis] == np.arange(10)).sum(axis=1).argmax(axis=1)


@wrong(
    "experiment",
    "The network has no hidden layer: pictures that no straight line can divide come out wrong.",
    "64 hidden units with a ReLU stand between the pictures and the scores.",
)
def without_a_hidden_layer(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W, V = rng.normal(0, 0.1, size=(X_train.shape[1], 10)), 0
    for _ in range(200):
        E = np.exp(X_train @ W)
        V = 0.9 * V + X_train.T @ (E / E.sum(axis=1, keepdims=True) - np.eye(10)[y_train]) / len(X_train)
        W = W - 0.2 * V
    return (X_test @ W).argmax(axis=1)


@wrong(
    "experiment",
    "Where p is above 0, the network doesn't learn its own training labels as one with dropout does in 200 steps.",
    "Both networks are trained in the same way: 200 steps, the same rate and momentum, no other remedy against "
    "overfitting. p alone makes the difference.",
)
def stopped_early_in_place_of_dropout(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, 0.0, 0.2, 0.9, 25 if p else 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "p turns dropout on, but its size plays no part: with p = 0.98, where hardly a unit is left, the network is as "
    "good as ever.",
    "Hand p on as it is.",
)
def always_a_half(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, 0.5 if p else 0.0, 0.2, 0.9, 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "The network without dropout doesn't know its own training labels: it has seen a part of them only, or not had its "
    "200 steps.",
    "A comparison is fair where both networks get the same examples and the same training, and p alone differs.",
)
def a_baseline_that_sees_half(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    rows = slice(None) if p else slice(len(X_train) * 2 // 3)
    W1, W2 = train(X_train[rows], y_train[rows], W1, W2, p, 0.2, 0.9, 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


# own_labels: the right ones are 6 7 1 4 1 2 8 0 3 6 2 1

wrong.value(
    "own_labels",
    "labels_as_they_came",
    [1, 7, 6, 4, 1, 2, 8, 0, 7, 7, 2, 5],
    "These are the labels that came with the pictures.",
    "Which of them don't fit what you see?",
)
wrong.value(
    "own_labels",
    "first_and_last_alone",
    [6, 7, 6, 4, 1, 2, 8, 0, 7, 7, 2, 1],
    "You have mended two labels, and both are right now. There are more that don't fit.",
    "Look at the third picture, and at the one after the 0.",
)
wrong.value(
    "own_labels",
    "ninth_left",
    [6, 7, 1, 4, 1, 2, 8, 0, 7, 6, 2, 1],
    "One label is left that doesn't fit its picture.",
    "How does this person write a 7? There is another one to compare it with.",
)
wrong.value(
    "own_labels",
    "fourth_and_fifth_taken_for_other_digits",
    [6, 7, 1, 9, 7, 2, 8, 0, 3, 6, 2, 1],
    "The wrong labels are found, but two more are changed that were right.",
    "Look at other pictures with the labels 4 and 1: how are these digits written?",
)
wrong.value(
    "own_labels",
    "fourth_taken_for_a_nine",
    [6, 7, 1, 9, 1, 2, 8, 0, 3, 6, 2, 1],
    "One label is changed that was right.",
    "Look at other pictures with the labels 4 and 9: how are these digits written?",
)


# silent_slopes: poor choices

wrong.value(
    "silent_slopes",
    "one_of_eight_fell",
    ([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 1, 1, 1, 1, 1, 0], 0.25),
    "On this case all four programs are noticed.",
    "By what does the right program multiply? Which p makes that a doubling?",
)
wrong.value(
    "silent_slopes",
    "share_as_p_says",
    ([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 1, 0, 0, 1, 1, 1], 0.25),
    "Two of the four are right here. But the program that doubles is noticed: at this p the factor isn't 2.",
    "At which p is doubling right? How many have to stay then?",
)
wrong.value(
    "silent_slopes",
    "read_one_way",
    ([1, 2, 8, -4, 3, 4, -3, -1], [1, 1, 0, 0, 1, 1, 0, 0], 0.5),
    "The sums and the share are as they should be, but read backwards the mask is another one.",
    "Which masks read the same both ways?",
)
wrong.value(
    "silent_slopes",
    "any_length",
    ([1, 2, 3, 4, 5, 6, 7, 8], [1, 1, 0, 0, 0, 0, 1, 1], 0.5),
    "Three are right. The fourth doesn't double these slopes, because of their squares.",
    "Add up the squares of what stayed, and those of all. What has the one sum to be to the other?",
)
wrong.value(
    "silent_slopes",
    "half_of_the_squares",
    ([1, 4, 2, 7, 8, -2, -4, -1], [1, 0, 0, 1, 1, 0, 0, 1], 0.5),
    "Three are right. The fourth doesn't double these slopes, because of their squares.",
    "A length is the root of a sum of squares. What becomes of the sum when the length is doubled?",
)
wrong.value(
    "silent_slopes",
    "slopes_twice",
    ([1, 1, 3, 1, 1, 1, 1, 1], [1, 1, 0, 0, 0, 0, 1, 1], 0.5),
    "Some slopes are the same, and they should all be different.",
    "How many different numbers do you have?",
)
wrong.value(
    "silent_slopes",
    "nothing_stayed",
    ([1, 2, 3, 4, 5, 6, 7, 8], [0, 0, 0, 0, 0, 0, 0, 0], 0.5),
    "Nothing has stayed here, and something should.",
    "How many have to stay, that the share is the chance of staying?",
)
wrong.value(
    "silent_slopes",
    "nothing_where_it_fell",
    ([1, 2, 0, 0, 0, 0, 3, 4], [1, 1, 0, 0, 0, 0, 1, 1], 0.5),
    "Where the entry fell, the slope is 0. None should be.",
    "How do the slopes that fell count in the length of dout?",
)


LABELS = [6, 7, 1, 4, 1, 2, 8, 0, 3, 6, 2, 1]
register_slips(
    wrong,
    "own_labels",
    LABELS,
    {
        f"picture_{place + 1}_read_as_{digit}": Slip(
            {place: digit},
            f"Eleven of the twelve are right: picture {place + 1} shows another digit.",
            "Which of the validation pictures are most like it?",
        )
        for place in range(12)
        for digit in range(10)
        if digit != LABELS[place]
    },
    form=list,
)
wrong.telltale(
    "own_labels",
    "At least two of the digits are read otherwise than meant, or the list isn't in the form that was asked for.",
    "The labels beside the pictures are no help: some are wrong. Which of the validation pictures are most like these?",
)


# learned_when: the right ones are 2, 3, 6 and 8

wrong.value(
    "learned_when",
    "dropout_prevents_it",
    [2, 3, 5, 6, 8],
    "One too many: with p = 0.5 wrong labels are learned more slowly, but they are learned.",
    "How many of them does the network give back after 200 steps?",
)
wrong.value(
    "learned_when",
    "longer_is_better",
    [2, 3, 4, 6],
    "The network without dropout isn't at its best after 200 steps.",
    "Compare what it says of new pictures after 30 and after 200 steps.",
)
wrong.value(
    "learned_when",
    "wrong_labels_at_once",
    [1, 3, 6, 8],
    "After 20 steps it has learned hardly any of the wrong labels.",
    "What does it answer in their place?",
)
wrong.value(
    "learned_when",
    "early_answers_not_looked_at",
    [3, 6, 8],
    "One is missing.",
    "Ask the network about the pictures with wrong labels early, and compare with the digits that they show.",
)
wrong.value(
    "learned_when",
    "early_stop_missing",
    [2, 3, 6],
    "One is missing.",
    "Draw the share of the new pictures over the steps: where is it highest?",
)
wrong.value(
    "learned_when",
    "larger_p_missing",
    [2, 3, 8],
    "One is missing.",
    "Draw the share of the wrong labels over the steps, for each p: where does each curve end?",
)
wrong.value(
    "learned_when",
    "late_answers_not_looked_at",
    [2, 6, 8],
    "One is missing.",
    "How many of the wrong labels does the network without dropout give back at the end?",
)
wrong.value(
    "learned_when",
    "best_twice",
    [2, 3, 4, 6, 8],
    "Two of these can't both be true.",
    "Was it better on new pictures after 30 steps or after 200?",
)
wrong.value(
    "learned_when",
    "dropout_helps_at_once",
    [2, 3, 6, 7, 8],
    "One too many: units that fall make the network slower with the right labels, too.",
    "Compare these after 20 steps, with p = 0 and with 0.8.",
)
wrong.value(
    "learned_when",
    "two_answers_to_one_picture",
    [1, 2, 3, 6, 8],
    "Two of these can't both be true: it gives only one answer to a picture with a wrong label.",
    "Is this answer the wrong label or the digit, after 20 steps?",
)
wrong.value(
    "learned_when",
    "the_false_ones",
    [1, 4, 5, 7],
    "These are the four that are false.",
    "Which numbers are asked for?",
)
wrong.value(
    "learned_when",
    "early_for_late",
    [1, 3, 4, 6],
    "Two pairs are the wrong way round: the sentences about the answers after 20 steps, and those about the best time "
    "for new pictures.",
    "Is an early answer the wrong label or the digit? And was the network better on new pictures after 30 steps or "
    "after 200?",
)
register_choices(
    wrong,
    "learned_when",
    right=[2, 3, 6, 8],
    wrong={
        1: ("wrong labels after 20 steps", "How many of them does it give back so early?"),
        2: ("the digits that pictures with a wrong label show", "What does it answer there after 20 steps?"),
        3: ("wrong labels after 200 steps without dropout", "How many of them does it give back at the end?"),
        4: ("new pictures after 200 steps", "Was it better on new pictures earlier?"),
        5: ("wrong labels with p = 0.5", "How many of them does it give back after 200 steps?"),
        6: ("wrong labels and larger p", "For each p, plot how many it gives back: where does each curve end?"),
        7: ("right labels after 20 steps and larger p", "Which network is slower at first?"),
        8: ("new pictures after 30 steps and after 200", "Plot how many it reads rightly: where is the curve highest?"),
    },
    hint="You have misjudged the sentence about {}.",
)
wrong.telltale(
    "learned_when",
    "You have misjudged more than three of the eight, or the list isn't in the form that was asked for.",
    "Measure: how many right labels and how many wrong ones are given back after 20, 30 and 200 steps, for each p?",
)


# What a source shows

wrong.telltale(
    "noisy_labels",
    "The new class is drawn from all classes, so the old one may come back.",
    "Every other class is as likely as any, and the old one never comes back.",
    shows=r"integers\((low=)?(0, )?(high=)?n_classes(,|\))|choice\(n_classes|choice\(range\(n_classes"
    r"|choice\(np\.arange\("
    r"n_classes\)[,)]",
    lacks=r"while |!= |== (?!c\b)|setdiff1d|delete\(",
)
wrong.telltale(
    "noisy_labels",
    "For each label a coin is tossed, so the number of wrong ones is a matter of chance, too.",
    "The number of wrong labels is fixed: draw that many rows, none of them twice.",
    shows=r"rng\.(random|uniform)\(.*\) <=? share|(\w+) = rng\.(random|uniform)\((.|\n)*\b\2(\[\w+\])? <=? share"
    r"|binomial",
)
wrong.telltale(
    "noisy_labels",
    "The rows are drawn with replacement, so some come twice and fewer labels are wrong.",
    "No row twice.",
    shows=r"rng\.integers\((0, )?(len\(y\)|y\.size|y\.shape\[0\]|m\b|n\b)|rng\.choice\((len\(y\)|y\.size|y\.shape|m\b|"
    r"n\b|np\.arange|range|y\b)(?!.*(replace=False|, False))",
    lacks=r"\.pop\(|in chosen|not in|add\(|replace=False",
)
wrong.telltale(
    "noisy_labels",
    "The number of rows is cut off or rounded up, not rounded.",
    "round(share * m) says how many.",
    shows=r"int\(share \*|int\(len\(y\) \*|int\(m \*|floor\(|ceil\(|// |int\(np\.ceil|\.astype\(int\)",
    lacks=r"round\(|rint\(|\+ 0?\.5",
)
wrong.telltale(
    "noisy_labels",
    "A wrong label is always the next class, or a fixed one.",
    "Every other class should be as likely as any.",
    shows=r"\+ 1\) % n_classes|n_classes - 1 - |- 1\) % n_classes",
    lacks=r"integers\(.*\+ 1\) % n|rng\.(random|choice)\(.*\+ 1\) % n",
)
wrong.telltale(
    "noisy_labels",
    "The classes are gone through one by one, each with its own share of wrong labels.",
    "The rows are drawn from all of them together.",
    shows=r"for (\w+) in (range\(n_classes\)|np\.unique\(y\)|set\(y\)):(.|\n)*y == \1",
)
wrong.telltale(
    "noisy_labels",
    "The chance doesn't come from rng: np.random, or a generator of its own, is used.",
    shows=r"np\.random\.|default_rng\(|(?<![.\w])random\.\w+\(",
)
wrong.telltale(
    "noisy_labels",
    "The labels of the caller are changed: the new array is the old one.",
    "Return a new array, a copy.",
    shows=r" = y$|\by\[\w+\] = ",
    lacks=r"copy\(|np\.array\(|list\(|astype\(|clone|np\.where",
)
wrong.telltale(
    "noisy_labels",
    "The first rows get the wrong labels: which rows is no matter of chance.",
    shows=r"\[:(k|n|count|n_wrong|round\(.*\))\] = |for \w+ in range\((k|n_wrong|count|round)",
    lacks=r"permutation|choice|shuffle|argsort",
)
wrong.telltale(
    "noisy_labels",
    "All of the chosen rows get one and the same shift or class.",
    "Draw one for each row.",
    shows=r"rng\.integers\((1, )?n_classes( - 1)?\)",
    lacks=r"for |while ",
)

wrong.telltale(
    "gradients",
    "The softmax is taken down the columns, over the examples, not over the classes of a row.",
    "Each row should have the sum 1: look at the axis.",
    shows=r"\.max\(axis=0|\.max\(0|sum\(axis=0, keepdims=True\)|/ \(?(np\.)?\w+\.sum\(axis=0|/ np\.sum\(\w+, axis=0|"
    r"softmax\(.*axis=0|softmax\(\w+\.T\)(?!\.T)",
)
wrong.telltale(
    "gradients",
    "The softmax is divided by the sum of the whole table.",
    "Each row should have the sum 1.",
    shows=r"/ (np\.)?(\w+\.sum\(\)|sum\(\w+\)|np\.sum\(\w+\))",
    lacks=r"zip\(X|for \w+ in range\(",
)
wrong.telltale(
    "gradients",
    "The powers are not divided by their sum in the softmax, or there is no softmax at all.",
    "ŷ is the softmax of each row.",
    lacks=r"softmax|/ \w+\.sum\(|/ np\.sum\(|sum\(.*axis|logsumexp|einsum|cross_entropy",
)
wrong.telltale(
    "gradients",
    "It divides by p, where 1 - p belongs.",
    "p is the chance of falling.",
    shows=r"/ \(?p\b(?! [-+])",
)
wrong.telltale(
    "gradients",
    "The factor 1 / (1 - p) is missing.",
    "What stays is made larger, on the way forward and on the way back.",
    lacks=r"1(\.0)? - p\b|-p\b|p - 1|keep|scale",
)
wrong.telltale(
    "gradients",
    "The factor 1 / (1 - p) is there only once: on the way forward, for H, or on the way back.",
    "It belongs to both.",
    shows=r"(?s)\A(?!.*1(\.0)? - p.*1(\.0)? - p).*1(\.0)? - p",
    lacks=r"= \(?(mask / |1(\.0)? / |mask \* )?\(?\(?1(\.0)? - p|where\(|backward\(",
)
wrong.telltale(
    "gradients",
    "The mask is there only once: a unit that has fallen gives nothing on the way forward, and gets nothing on the way "
    "back.",
    "It belongs to both ways.",
    shows=r"(?s)\A[^\n]*\n(?!.*\bmask\b.*\bmask\b).*\bmask\b",
    lacks=r"= \(?mask\b|\bmask = |H > 0|H != 0|backward\(|zip\(|factor|scale|\bgate\b|where\([^\n]*\bmask\b",
)
wrong.telltale(
    "gradients",
    "The mask is never used.",
    "Which units were dropped?",
    lacks=r"^ +.*\bmask\b",
)
wrong.telltale(
    "gradients",
    "It isn't divided by the number of examples: the loss is a mean.",
    "What weight does each example have in a mean?",
    lacks=r"/ (np\.float32\()?\(?(m\b|n\b|N\b|len\(|\w+\.shape\[0\]|n_|batch|\w+\.size|num|count|examples)|/= |mean\("
    r"|1(\.0)? / "
    r"|backward\(",
)
wrong.telltale(
    "gradients",
    "The two gradients are exchanged: dW2 comes back first.",
    "dW1, then dW2: each with the shape of its matrix.",
    shows=r"return \(?(dW2|H\w*\.T @|grad_?2|gW2|g2)",
)
wrong.telltale(
    "gradients",
    "The slope of the ReLU is missing on the way back.",
    "A unit whose sum is negative passes nothing on.",
    lacks=r">=? 0|0 <|sign\(|heaviside|astype\(bool\)|where\(|backward\(",
)
wrong.telltale(
    "gradients",
    "There is no ReLU on the way forward.",
    "H is what a ReLU and dropout leave of Z.",
    lacks=r"maximum|relu|clip\(|where\(|\* \(\w+ >=? 0|fmax|abs\(|> 0\)",
)
wrong.telltale(
    "gradients",
    "The hidden units have another activation than a ReLU.",
    shows=r"tanh\(|sigmoid\(|1 / \(1 \+ np\.exp",
)
wrong.telltale(
    "gradients",
    "The bias row of W2 isn't left out on the way back.",
    "The bias comes from no hidden unit: which row has it?",
    lacks=r"\[:-1|\[:n|\[:W|\[:h|\[:\w+\.shape|\[:H|\[:, :-1|\[:len|, axis=0\)|delete|backward\(",
)
wrong.telltale(
    "gradients",
    "The first row of W2 is left out on the way back, where the bias stands in the last one.",
    shows=r"W2\[1:\]|\[:, 1:\]",
)
wrong.telltale(
    "gradients",
    "The labels are not subtracted from ŷ, or the other way round.",
    "What is subtracted from ŷ, in the column of the label alone?",
    shows=r"(one_hot\(.*\)|\bY|np\.eye\(.*\)\[y\]|onehot|y_one\w*|targets?) - (\w*hat|P|probs?|softmax|p_|A2)",
)
wrong.telltale(
    "gradients",
    "The errors are squared: that belongs to another loss, and to no slope.",
    "With the cross-entropy the slope along the scores is a difference: of what?",
    shows=r"\*\* 2|square\(",
    lacks=r"tanh",
)
wrong.telltale(
    "gradients",
    "The labels have no part in the slopes.",
    "Where does the labelled class come in?",
    lacks=r"^ +.*\by\b",
)
wrong.telltale(
    "gradients",
    "The slope of a softmax is multiplied in once more, as S * (1 - S).",
    "With the cross-entropy it has cancelled already.",
    shows=r"(\w+) \* \(1 - \1\)",
)

wrong.telltale(
    "momentum_step",
    "The weights move uphill: the step is added.",
    "They move by minus the rate times the new velocity.",
    shows=r"\bW \+ |W \+= ",
    lacks=r"W \+ \(?-|\+ -|- learning_rate|-learning_rate|= -|-\(",
)
wrong.telltale(
    "momentum_step",
    "The rate is multiplied into the velocity, so the velocity that comes back is not the one that is asked for.",
    "The velocity is momentum times the old one plus the gradient as it is.",
    shows=r"learning_rate \* (gradient|grad|g)\b|gradient \* learning_rate|velocity = .*learning_rate"
    r"|\bv\w* = .*learning_rate",
)
wrong.telltale(
    "momentum_step",
    "The gradient is subtracted in the velocity.",
    "The velocity is momentum times the old one plus the gradient.",
    shows=r"momentum \* velocity - |velocity \* momentum - ",
)
wrong.telltale(
    "momentum_step",
    "The gradient counts only by 1 - momentum, as in an average.",
    "It is added as it is.",
    shows=r"1(\.0)? - momentum",
)
wrong.telltale(
    "momentum_step",
    "The old velocity makes the step.",
    "The weights move by the new one.",
    shows=r"\n +(?!velocity\b)(\w+) = (.*momentum(.|\n)*)learning_rate \* velocity\b"
    r"|W - learning_rate \* velocity, \(?momentum",
)
wrong.telltale(
    "momentum_step",
    "The momentum multiplies the gradient, or the old velocity is added as it is.",
    "It says how much of the old velocity is kept.",
    shows=r"momentum \* (gradient|grad|g|\(velocity)|velocity \+ momentum \*|(?<!\* )velocity \+ gradient",
    lacks=r"momentum \* velocity|velocity \* momentum",
)
wrong.telltale(
    "momentum_step",
    "The old velocity isn't kept: it has no part in the new one.",
    lacks=r"^ +.*\bvelocity\b.*momentum|^ +.*momentum.*\bvelocity\b|velocity \*= momentum",
)
wrong.telltale(
    "momentum_step",
    "The step is made with the gradient, not with the velocity.",
    shows=r"W - learning_rate \* (gradient|grad\b|\(gradient|\(momentum)",
    lacks=r"W - learning_rate \* \(momentum \* velocity \+ gradient\)"
    r"|W - learning_rate \* \(gradient \+ momentum \* velocity\)",
)
wrong.telltale(
    "momentum_step",
    "The two results are exchanged.",
    "The new weights come first.",
    shows=r"return \(?(velocity|v\w*), ",
)
wrong.telltale(
    "momentum_step",
    "The arrays of the caller are changed in place.",
    "Make new ones.",
    shows=r"velocity [*+-]= |W [-+]= ",
    lacks=r"copy\(|velocity = |W = ",
)
wrong.telltale(
    "momentum_step",
    "The step looks ahead, as Nesterov's does.",
    "The plain step with the new velocity is asked for.",
    shows=r"gradient \+ momentum \* \w*v\w*\)|momentum \* (new_\w+|v\b|v_new|velocity) \+ gradient\)",
    lacks=r"W - learning_rate \* \((gradient \+ momentum \* velocity|momentum \* velocity \+ gradient)\)",
)
wrong.telltale(
    "momentum_step",
    "The rate is missing in the step, or it divides.",
    shows=r"/ learning_rate",
)
wrong.telltale(
    "momentum_step",
    "The old velocity comes back, not the new one.",
    shows=r"\n +(?!velocity\b)\w+ = .*momentum(.|\n)*return .*, velocity\)?$",
)

wrong.telltale(
    "train",
    "The masks come from another generator than rng: it is made anew, here.",
    "The chance comes from rng, which goes on from step to step.",
    shows=r"default_rng\(|np\.random\.(?!Generator)",
)
wrong.telltale(
    "train",
    "The mask is drawn once, before the loop, so the same units are dropped in each step.",
    "Draw a new mask in every step.",
    shows=r"^ {4}\w+ = .*rng\.|^ {4}mask",
    lacks=r"^ {8,}.*rng\.",
)
wrong.telltale(
    "train",
    "p is taken for the chance of staying: a unit works where the random number is below p.",
    "It works with the probability 1 - p.",
    shows=r"rng\.(random|uniform)\(.*\) <=? p\b|binomial\(1, p\b",
    lacks=r"~|1 - \(|logical_not|1 - mask|1 - drop|p, 0(\.0)?, 1",
)
wrong.telltale(
    "train",
    "One mask is drawn for all examples.",
    "Every hidden unit of every example is decided on its own.",
    shows=r"rng\.random\(\(?(1, )?W1\.shape\[1\],?\)?\)|rng\.random\((n_hidden|h)\)|random\(\(1, ",
)
wrong.telltale(
    "train",
    "One draw decides for all units of an example, or the mask has the shape of the inputs.",
    "It has a row for each example and a column for each hidden unit.",
    shows=r"rng\.random\(\(?(len\(X\)|X\.shape\[0\]|X\.shape)(, 1)?\)?\)|rng\.random\(\)|random\(X\.shape\)"
    r"|random\(W1\.shape\)",
)
wrong.telltale(
    "train",
    "The mask has the factor 1 / (1 - p) in it, which gradients puts in as well.",
    "It holds 0 and 1.",
    shows=r"/ \(1(\.0)? - p\)",
    lacks=r"relu|maximum",
)
wrong.telltale(
    "train",
    "There is no mask: nothing is ever dropped.",
    "Draw one from rng in every step.",
    lacks=r"rng\.|\(rng|, rng\)(?!:)|default_rng|np\.random",
)
wrong.telltale(
    "train",
    "The velocities begin with zero in every step, so there is no momentum.",
    "They are made before the loop, and go on.",
    shows=r"^ {8,}.*(zeros|= 0\b|0\.0)",
    lacks=r"^ {4}.*(zeros|= 0|\(0)",
)
wrong.telltale(
    "train",
    "Only one of the two matrices has momentum.",
    "Each has a velocity of its own.",
    shows=r"(?s)\A[^\n]*\n(?!.*\bmomentum\b.*\bmomentum\b).*\bmomentum\b",
    lacks=r" in zip|for \w+ in range\(2\)|for \w+ in \(|for \w+ in \[|def |lambda|enumerate| for ",
)
wrong.telltale(
    "train",
    "Both matrices share one velocity, or the velocities are exchanged.",
    "Each has one of its own, with its shape.",
    shows=r"momentum_step\(W1, (velocity|v|V|velocity2|v2|V2|vel)\b|momentum_step\(W2, (velocity|v|V|velocity1|v1|V1"
    r"|vel)\b",
)
wrong.telltale(
    "train",
    "There is no momentum in these steps.",
    "Each step keeps some of the velocity of the one before.",
    lacks=r"^ +.*\bmomentum\b",
)
wrong.telltale(
    "train",
    "The weights move uphill.",
    shows=r"W[12] \+ learning_rate|W[12] \+= learning_rate|W[12] = W[12] \+ (?!-)",
)
wrong.telltale(
    "train",
    "The weights move by the old velocity, and the new gradient comes into it only afterwards.",
    "First the new velocity, then the step with it.",
    shows=r"W[12] (-=|= W[12] -) [^\n]*\b([vV]\w*) *\n(?:.*\n)*? +\2 (= .*|[*+]= )",
)
wrong.telltale(
    "train",
    "There is one step too few, or one too many.",
    "How many rounds has range(3)?",
    shows=r"range\((steps - 1|steps \+ 1|1, steps)\)|range\(1, steps\)",
)
wrong.telltale(
    "train",
    "Not all examples are used in every step, or they are used one by one.",
    "All of them make each step together.",
    shows=r"rng\.(choice|permutation|integers)\(|for \w+ in range\(len\(X\)|for \w+, \w+ in zip\(X, y\)|range\(0, len|"
    r"range\(0, X\.shape",
    lacks=r"rng\.(choice|integers)\(.*(2|\[0)",
)
wrong.telltale(
    "train",
    "The gradient of W2 is computed with a W1 that has moved already, or two masks are drawn in one step.",
    "Compute both gradients first, then make both steps.",
    shows=r"(?s)gradients\(.*gradients\(",
)
wrong.telltale(
    "train",
    "The velocity that momentum_step returns is not kept.",
    "It returns two things, and the next step needs the second.",
    shows=r"momentum_step\(.*\)\[0\]|, _ = momentum_step|W\d, _ =",
)
wrong.telltale(
    "train",
    "The matrices of the caller are changed in place.",
    "Make new ones, or copies.",
    shows=r"W[12] [-+]= ",
    lacks=r"copy\(",
)
wrong.telltale(
    "train",
    "The matrices are drawn anew, so those that are given have no part.",
    "Start from the matrices that come as arguments.",
    shows=r"initial_matrices\(",
)
wrong.telltale(
    "train",
    "The gradient counts only by 1 - momentum, as in an average.",
    "It is added to the velocity as it is.",
    shows=r"1(\.0)? - momentum",
)
wrong.telltale(
    "train",
    "The rate is multiplied or divided by something.",
    "It is an argument, and used as it is.",
    shows=r"\d \* learning_rate|learning_rate [*/] (\d|len|m\b)|learning_rate, 0|lr = ",
)
wrong.telltale(
    "train",
    "The rate shrinks or grows from step to step.",
    shows=r"learning_rate \*= |learning_rate /= |learning_rate \* 0?\.|learning_rate / \(",
)

tell_of_a_network(wrong, "network_torch")
wrong.telltale(
    "network_torch",
    "The last layer gives one score, or another number of them than n_classes.",
    shows=r"Linear\(n_hidden, (1|n_features|n_hidden|\d+)\)",
)

wrong.telltale(
    "fit_torch",
    "The module is never put into training mode: it may come in evaluation mode, and then dropout is off while it "
    "trains.",
    "Put it into training mode first.",
    lacks=r"\.train\(|\.training = True",
)
wrong.telltale(
    "fit_torch",
    "The module doesn't come back in evaluation mode.",
    "Put it there after the last step.",
    lacks=r"\.eval\(|\.train\(False\)|\.training = False",
)
wrong.telltale(
    "fit_torch",
    "The optimiser is another one than gradient descent with momentum, such as Adam.",
    "torch.optim.SGD makes the steps of exercise 5.",
    shows=r"Adam|RMSprop|Adagrad|Adadelta|LBFGS|NAdam|Rprop|ASGD",
)
wrong.telltale(
    "fit_torch",
    "The optimiser has no momentum.",
    "SGD takes it as an argument.",
    shows=r"SGD\(",
    lacks=r"SGD\(.*momentum",
)
wrong.telltale(
    "fit_torch",
    "The examples are taken in batches, or one by one, where every step uses all of them.",
    shows=r"DataLoader|range\(0, |randperm|for \w+, \w+ in zip\(X, y\)|for \w+ in range\(len\(X\)\)|\.split\(|X\[\w+:|"
    r"randint\(|chunk\(|X\[i\]",
)
wrong.telltale(
    "fit_torch",
    "Something else than the module comes back, such as a loss or a list of losses.",
    "Return the same network that came in.",
    shows=r"^    return \(?(loss\w*|history|losses|total|None|model\.state_dict|optimizer|model\(X\)|\[)",
)
wrong.telltale(
    "fit_torch",
    "Another network comes back, a copy: the one that came in should be trained and returned.",
    shows=r"deepcopy|copy\(",
)
wrong.telltale(
    "fit_torch",
    "The loss is another one than the mean cross-entropy of the scores.",
    "nn.CrossEntropyLoss takes scores and classes.",
    shows=r"NLLLoss|nll_loss|MSELoss|mse_loss|BCE|binary_cross|L1Loss|reduction='sum'|MultiMargin|label_smoothing|weight=",
)
wrong.telltale(
    "fit_torch",
    "The optimiser has something that isn't asked for: Nesterov's step, a dampening or a weight decay.",
    shows=r"nesterov|dampening|weight_decay",
)
wrong.telltale(
    "fit_torch",
    "There is one step too few, or one too many.",
    "How many rounds has range(3)?",
    shows=r"range\((steps - 1|steps \+ 1|1, steps)\)",
)
wrong.telltale(
    "fit_torch",
    "A new optimiser is made in every round, so its velocity begins with zero each time.",
    "Make it once, before the loop.",
    shows=r"^ {8,}.*(SGD\(|optim\.)",
)
wrong.telltale(
    "fit_torch",
    "The slopes are set to zero once, before the loop, so they add up.",
    "Each step begins with slopes of zero.",
    shows=r"^ {4}\w+\.zero_grad\(",
    lacks=r"^ {8,}\w+\.zero_grad\(",
)
wrong.telltale(
    "fit_torch",
    "There is one step, after the loop.",
    "Each round makes a step.",
    shows=r"^ {4}\w+\.step\(\)",
    lacks=EVERY_BATCH,
)
wrong.telltale(
    "fit_torch",
    "The loss gets one-hot labels or labels of another type.",
    "It takes classes as they come.",
    shows=r"one_hot|y\.float\(|y\.long\(|unsqueeze|\.view\(|\.reshape\(",
)
wrong.telltale(
    "fit_torch",
    "The rate or the momentum is written as a number.",
    "Both are arguments.",
    shows=r"lr=\d|momentum=\d|SGD\(model\.parameters\(\), \d",
)
wrong.telltale(
    "fit_torch",
    "The rate and the momentum are exchanged.",
    shows=r"lr=momentum|momentum=learning_rate",
)
wrong.telltale(
    "fit_torch",
    "The module is in evaluation mode while it trains, so dropout is off.",
    "Training mode first, evaluation mode after the last step.",
    shows=r"\.eval\(\)(.|\n)*for ",
)
tell_of_a_loop(wrong, "fit_torch")

wrong.telltale(
    "experiment",
    "The chance doesn't come from the seed: a generator is made without it, or with a number of its own.",
    "The same seed gives the same network, a different seed a different one.",
    shows=r"default_rng\((\d*|None)\)|manual_seed\(\d+\)|np\.random\.(?!default_rng|Generator)",
)
wrong.telltale(
    "experiment",
    "The seed is never used.",
    lacks=r"^ +.*\bseed\b",
)
wrong.telltale(
    "experiment",
    "p is not handed on: a number stands in its place, the same whatever the argument p is.",
    shows=r"train\([^\n]*W2, 0?\.\d|train\([^\n]*, 0\.5, |network_torch\(.*, 0?\.\d+\)|p=0?\.\d",
)
wrong.telltale(
    "experiment",
    "The classes are looked for down the columns, so there is one for each class, not one for each picture.",
    "The largest score of each row names its class: look at the axis.",
    shows=r"axis=0|dim=0|argmax\(\)|argmax\(0\)",
)
wrong.telltale(
    "experiment",
    "The scores come back, not the class of each picture.",
    "Which class has the largest score?",
    lacks=r"arg(max|sort|min)|max\(",
)
wrong.telltale(
    "experiment",
    "The pictures are scaled once more, though their pixels are from 0 to 1 already.",
    shows=r"X_(test|train) / |X_(test|train)\.max\(|/ (16|255)",
)
wrong.telltale(
    "experiment",
    "The network is asked about its training pictures, not about X_test.",
    shows=r"scores\(X_train|model\(\w*X_train|predict\w*\(X_train",
    lacks=r"X_test\b.*(scores|model)|(scores|model)\(.*X_test",
)
wrong.telltale(
    "experiment",
    "The rate and the momentum are exchanged.",
    "The rate is 0.2, the momentum 0.9.",
    shows=r"0\.9, 0\.2",
)
wrong.telltale(
    "experiment",
    "The rate, the momentum, the number of steps or of hidden units isn't the one that is asked for.",
    "64 hidden units, 200 steps, the rate 0.2, the momentum 0.9.",
    lacks=r"(?s)\A(?=.*0?\.2\b)(?=.*0?\.9\b)(?=.*\b200\b)(?=.*\b64\b)",
)
wrong.telltale(
    "experiment",
    "The network is never trained.",
    lacks=r"train\(|fit_torch\(",
)
wrong.telltale(
    "experiment",
    "The class with the least score is taken.",
    shows=r"argmin",
)
