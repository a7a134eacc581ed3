"""Wrong answers to this chapter's functions, each with the hint that it earns; the most particular first."""

import numpy as np
import torch
from torch import nn

from solutions.misconceptions import Register
from solutions.numpy_ref.capstone import gradients, initial_matrices, momentum_step, scores, train
from solutions.numpy_ref.capstone import gradients as right_gradients

ANSWERS = wrong = Register()

# noisy_labels


@wrong(
    "noisy_labels",
    "Sometimes the new label is the old one, so fewer labels are wrong than asked for. Draw from the other classes: "
    "how far may you move on from a class, counted round, without coming back to it?",
)
def may_draw_the_same_class(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=round(share * len(y)), replace=False)
    noisy = y.copy()
    noisy[rows] = rng.integers(0, n_classes, size=len(rows))
    return noisy


@wrong(
    "noisy_labels",
    "The same row is drawn more than once, so fewer labels are wrong than asked for. choice has an argument for that.",
)
def rows_drawn_twice(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=round(share * len(y)))
    noisy = y.copy()
    noisy[rows] = (y[rows] + rng.integers(1, n_classes, size=len(rows))) % n_classes
    return noisy


@wrong(
    "noisy_labels",
    "All labels move by the same step, to the next class for example, as if there were a rule to be learned. Each "
    "of the other classes should be as likely as any.",
)
def always_the_next_class(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=round(share * len(y)), replace=False)
    noisy = y.copy()
    noisy[rows] = (y[rows] + 1) % n_classes
    return noisy


@wrong(
    "noisy_labels",
    "It is always the same rows that get a wrong label, the first ones for example. Let rng choose the rows.",
)
def first_rows(y, share, n_classes, rng):
    count = round(share * len(y))
    noisy = y.copy()
    noisy[:count] = (y[:count] + rng.integers(1, n_classes, size=count)) % n_classes
    return noisy


@wrong(
    "noisy_labels",
    "Every call makes the same labels wrong: a generator is made anew inside. Use the one that you are given.",
)
def own_generator(y, share, n_classes, rng):
    rng = np.random.default_rng(0)
    rows = rng.choice(len(y), size=round(share * len(y)), replace=False)
    noisy = y.copy()
    noisy[rows] = (y[rows] + rng.integers(1, n_classes, size=len(rows))) % n_classes
    return noisy


@wrong(
    "noisy_labels",
    "The chance does not come from rng: with an rng in the same state other labels come out. Call the methods of rng, "
    "not those of np.random or of a generator that is made inside.",
)
def chance_of_its_own(y, share, n_classes, rng):
    rows = np.random.choice(len(y), size=round(share * len(y)), replace=False)
    noisy = y.copy()
    noisy[rows] = (y[rows] + np.random.randint(1, n_classes, size=len(rows))) % n_classes
    return noisy


@wrong("noisy_labels", "share is how many labels come out wrong, not how many stay right.")
def share_stays_right(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=len(y) - round(share * len(y)), replace=False)
    noisy = y.copy()
    noisy[rows] = (y[rows] + rng.integers(1, n_classes, size=len(rows))) % n_classes
    return noisy


@wrong(
    "noisy_labels",
    "Here each label tosses a coin of its own, so the number of wrong ones is itself a matter of chance. "
    "It should be round(share * m) in every draw: choose the rows first.",
)
def coin_for_each(y, share, n_classes, rng):
    return np.where(rng.random(len(y)) < share, (y + rng.integers(1, n_classes, size=len(y))) % n_classes, y)


@wrong("noisy_labels", "No label has changed. Does the function return the array that it has made wrong?")
def returns_the_old_labels(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=round(share * len(y)), replace=False)
    noisy = y.copy()
    noisy[rows] = (y[rows] + rng.integers(1, n_classes, size=len(rows))) % n_classes
    return y


@wrong(
    "noisy_labels",
    "The labels leave the classes: after the last class comes class 0 again. % counts round.",
)
def beyond_the_classes(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=round(share * len(y)), replace=False)
    noisy = y.copy()
    noisy[rows] = y[rows] + rng.integers(1, n_classes, size=len(rows))
    return noisy


@wrong(
    "noisy_labels",
    "It writes into the labels of the caller, and the true ones are lost. Copy the array first.",
)
def changes_the_labels(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=round(share * len(y)), replace=False)
    y[rows] = (y[rows] + rng.integers(1, n_classes, size=len(rows))) % n_classes
    return y


@wrong(
    "noisy_labels",
    "Within a call all labels are moved by the same number of classes: integers without size draws one number for all. "
    "Draw one for each row.",
)
def one_step_for_all(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=round(share * len(y)), replace=False)
    noisy = y.copy()
    noisy[rows] = (y[rows] + rng.integers(1, n_classes)) % n_classes
    return noisy


@wrong("noisy_labels", "Ten classes, whatever n_classes is. Use the number that you are given.")
def always_ten_classes(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=round(share * len(y)), replace=False)
    noisy = y.copy()
    noisy[rows] = (y[rows] + rng.integers(1, 10, size=len(rows))) % 10
    return noisy


@wrong(
    "noisy_labels",
    "The number of wrong labels is cut off: of 48 labels a share of 0.2 is 9.6, and that is 10, not 9. int cuts off; "
    "round goes to the nearest whole number.",
)
def rounded_down(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=int(share * len(y)), replace=False)
    noisy = y.copy()
    noisy[rows] = (y[rows] + rng.integers(1, n_classes, size=len(rows))) % n_classes
    return noisy


@wrong(
    "noisy_labels",
    "share * m isn't a whole number, and nobody can draw 9.6 rows: round it.",
)
def not_rounded(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=share * len(y), replace=False)
    noisy = y.copy()
    noisy[rows] = (y[rows] + rng.integers(1, n_classes, size=len(rows))) % n_classes
    return noisy


@wrong(
    "noisy_labels",
    "One of the other classes never comes: integers leaves out the number at its end, so steps from 1 to n_classes − 1 "
    "are integers(1, n_classes).",
)
def one_class_never_comes(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=round(share * len(y)), replace=False)
    noisy = y.copy()
    noisy[rows] = (y[rows] + rng.integers(1, n_classes - 1, size=len(rows))) % n_classes
    return noisy


@wrong(
    "noisy_labels",
    "Class 0 never comes as a wrong label: range(1, ...) begins with 1, and the classes begin with 0.",
)
def class_0_never_comes(y, share, n_classes, rng):
    noisy = y.copy()
    for row in rng.choice(len(y), size=round(share * len(y)), replace=False):
        noisy[row] = rng.choice([each for each in range(1, n_classes) if each != y[row]])
    return noisy


@wrong(
    "noisy_labels",
    "Only the labels that were made wrong come back. All are asked for, the others as they were.",
)
def only_the_wrong_labels(y, share, n_classes, rng):
    rows = rng.choice(len(y), size=round(share * len(y)), replace=False)
    return (y[rows] + rng.integers(1, n_classes, size=len(rows))) % n_classes


@wrong(
    "noisy_labels",
    "Only one label is wrong. A `return` inside the loop ends the function in its first round.",
)
def returns_after_one_label(y, share, n_classes, rng):
    noisy = y.copy()
    for row in rng.choice(len(y), size=round(share * len(y)), replace=False):
        noisy[row] = (y[row] + rng.integers(1, n_classes)) % n_classes
        break
    return noisy


# gradients


@wrong(
    "gradients",
    "The units that are left are not made larger. Only 1 − p of them work on average: divide by it, forward and back.",
)
def not_scaled(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask, ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask * (Z > 0)), Ha.T @ delta2


@wrong("gradients", "Divide by the probability that a unit stays, 1 − p, not by p.")
def divided_by_p(X, y, W1, W2, mask, p):
    factor = mask / p if p else mask
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * factor, ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * factor * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "The units are multiplied by 1 − p. In training they are divided by it: few are left, and each must do more.",
)
def times_keep(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask * (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask * (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "The mask is missing on the way back. A unit that was dropped had no part in the loss, so no error reaches it, and "
    "the others pass theirs through the same factor.",
)
def no_mask_on_the_way_back(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "The mask is on the way back, but the factor 1 / (1 − p) is not. The error passes through both.",
)
def mask_without_factor_on_the_way_back(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask * (Z > 0)), Ha.T @ delta2


@wrong("gradients", "The mask is not used: these are the gradients with all hidden units at work.")
def mask_ignored(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * (Z > 0)), Ha.T @ delta2


@wrong("gradients", "The mask is turned round: 1 stands for a unit that works, 0 for one that is dropped.")
def mask_turned_round(X, y, W1, W2, mask, p):
    factor = (1 - mask) / (1 - p) if p else mask
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * factor, ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * factor * (Z > 0)), Ha.T @ delta2


@wrong("gradients", "This is the gradient of the sum of the losses. The loss is their mean: divide by the examples.")
def sum_of_losses(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong("gradients", "The signs are turned round: the error is ŷ minus the one-hot label, not the other way.")
def signs_turned(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (np.eye(W2.shape[1])[y] - E / E.sum(axis=1, keepdims=True)) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "The slope of the ReLU is missing: where a hidden unit has a negative sum, no error passes.",
)
def no_slope_of_relu(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Ha = np.hstack([np.maximum(Xa @ W1, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p)), Ha.T @ delta2


@wrong("gradients", "The hidden layer has no ReLU: without one, two layers are no more than one.")
def no_relu(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Ha = np.hstack([Xa @ W1 * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p)), Ha.T @ delta2


@wrong(
    "gradients",
    "The softmax is taken over the examples. The probabilities of one example, a row, must add up to 1: axis 1.",
)
def softmax_over_examples(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=0) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "The softmax is applied to what is a softmax already. It is applied once, to the scores.",
)
def softmax_twice(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    E = np.exp(E / E.sum(axis=1, keepdims=True))
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "The gradients of the biases are in the first row. They belong in the last: X and the hidden units get a last "
    "column of ones.",
)
def bias_row_first(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    delta1 = delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)
    return np.vstack([delta1.sum(axis=0), X.T @ delta1]), np.vstack([delta2.sum(axis=0), Ha[:, :-1].T @ delta2])


@wrong("gradients", "The gradients are transposed. Each has the shape of its matrix.")
def transposed(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)).T @ Xa, delta2.T @ Ha


@wrong("gradients", "The two gradients are swapped: that of W1 comes first.")
def swapped(X, y, W1, W2, mask, p):
    return right_gradients(X, y, W1, W2, mask, p)[::-1]


@wrong("gradients", "The gradients of the biases are missing. Each gradient has as many rows as its matrix.")
def no_bias_row(X, y, W1, W2, mask, p):
    dW1, dW2 = right_gradients(X, y, W1, W2, mask, p)
    return dW1[:-1], dW2[:-1]


@wrong(
    "gradients",
    "Two arrays meet whose shapes don't fit; the message has both. (m, n_classes) and (m,): y is not made one-hot, or "
    "a sum over axis 1 lacks keepdims=True. A column too many on the way back: the bias row of W2 stays behind, "
    "W2[:-1].",
)
def shapes_that_do_not_fit(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - y) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "The number of the class is subtracted from each probability. Subtract 1 from that of the labelled class, and 0 "
    "from the others: a one-hot row.",
)
def number_of_the_class_subtracted(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - y[:, np.newaxis]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "1 is subtracted in whole columns: P[:, y] takes every row for each label. One entry in each row is meant, so rows "
    "are picked by numbers, too.",
)
def one_subtracted_from_whole_columns(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = E / E.sum(axis=1, keepdims=True)
    delta2[:, y] -= 1
    delta2 = delta2 / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "The softmax is missing: the one-hot rows are subtracted from the scores. ŷ is the softmax of each row.",
)
def scores_for_probabilities(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    delta2 = (Ha @ W2 - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "Each score has a sigmoid of its own. ŷ is the softmax of each row, which adds up to 1.",
)
def sigmoid_for_softmax(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    delta2 = (1 / (1 + np.exp(-Ha @ W2)) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "The softmax is divided by the sum over the whole table. Each row adds up to 1 by itself: axis=1.",
)
def softmax_over_everything(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum() - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "It is divided by the number of examples twice. Δ₂ holds the 1/m already, and the rest comes from Δ₂.",
)
def mean_of_means(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)) / len(X), Ha.T @ delta2 / len(X)


@wrong(
    "gradients",
    "The gradient of W2 is divided by the number of examples, that of W1 is not. Divide Δ₂, from which both come.",
)
def mean_for_W2_alone(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)) * len(X), Ha.T @ delta2


@wrong(
    "gradients",
    "It is divided by the number of entries of ŷ. The loss is a mean over the examples: divide by m.",
)
def mean_over_all_entries(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / E.size
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "On the way back the first row of W2 is left out. The bias is the last one.",
)
def first_row_of_W2_left_behind(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[1:].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "h (1 − h) is the slope of a sigmoid. The hidden units are rectified: the slope is 1 where the sum is above 0, and "
    "0 elsewhere.",
)
def slope_of_a_sigmoid(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    H = Ha[:, :-1]
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * H * (1 - H)), Ha.T @ delta2


@wrong(
    "gradients",
    "The hidden units have a sigmoid. Here they are rectified units, relu(Z).",
)
def sigmoid_units(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    H = 1 / (1 + np.exp(-Xa @ W1))
    Ha = np.hstack([H * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * H * (1 - H)), Ha.T @ delta2


@wrong(
    "gradients",
    "The factor 1 / (1 − p) is on the way back, but not on the way forward. The error passes through what the numbers "
    "have passed through.",
)
def factor_on_the_way_back_alone(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask, ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "On the way back the factor 1 / (1 − p) counts twice. The error passes through it once.",
)
def factor_twice_on_the_way_back(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) ** 2 * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "On the way back the error is multiplied by 1 − p. It passes through the same factor as the numbers, 1 / (1 − p).",
)
def times_keep_on_the_way_back(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask * (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "The gradient of W2 is made of the hidden units before dropout. W2 has seen them after it.",
)
def unmasked_units_for_W2(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return (
        Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)),
        np.hstack([np.maximum(Z, 0), ones]).T @ delta2,
    )


@wrong(
    "gradients",
    "The 1 of the bias is divided by 1 − p, too. Dropout takes hidden units alone: put the column of ones behind them "
    "afterwards.",
)
def bias_scaled_too(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask, ones]) / (1 - p)
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    return Xa.T @ (delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)), Ha.T @ delta2


@wrong(
    "gradients",
    "The biases have no part in the way forward: Z and S are computed without the last rows of the matrices.",
)
def biases_not_used(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Z = X @ W1[:-1]
    H = np.maximum(Z, 0) * mask / (1 - p)
    E = np.exp(H @ W2[:-1])
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    delta1 = delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)
    return np.hstack([X, ones]).T @ delta1, np.hstack([H, ones]).T @ delta2


@wrong(
    "gradients",
    "The errors are averaged for the biases. They are added up: Δ₂ holds the 1/m already.",
)
def means_for_the_biases(X, y, W1, W2, mask, p):
    ones = np.ones((len(X), 1))
    Xa = np.hstack([X, ones])
    Z = Xa @ W1
    Ha = np.hstack([np.maximum(Z, 0) * mask / (1 - p), ones])
    E = np.exp(Ha @ W2)
    delta2 = (E / E.sum(axis=1, keepdims=True) - np.eye(W2.shape[1])[y]) / len(X)
    delta1 = delta2 @ W2[:-1].T * mask / (1 - p) * (Z > 0)
    return np.vstack([X.T @ delta1, delta1.mean(axis=0)]), np.vstack([Ha[:, :-1].T @ delta2, delta2.mean(axis=0)])


# momentum_step


@wrong("momentum_step", "The old velocity has no effect. It stays in part: momentum times it, plus the gradient.")
def no_momentum(W, velocity, gradient, learning_rate, momentum):
    return W - learning_rate * gradient, gradient


@wrong("momentum_step", "The step goes uphill: subtract the velocity, times the learning rate.")
def uphill(W, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return W + learning_rate * velocity, velocity


@wrong("momentum_step", "The step is made with the old velocity. First the new velocity, then the step with it.")
def step_with_the_old_velocity(W, velocity, gradient, learning_rate, momentum):
    return W - learning_rate * velocity, momentum * velocity + gradient


@wrong(
    "momentum_step",
    "The gradient is multiplied by 1 − momentum, as in an average. Here it counts in full, as in PyTorch.",
)
def average_of_gradients(W, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + (1 - momentum) * gradient
    return W - learning_rate * velocity, velocity


@wrong(
    "momentum_step",
    "Here the learning rate is in the velocity. That is another convention: the velocity collects gradients, and the "
    "learning rate comes in when the weights move.",
)
def rate_in_the_velocity(W, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - learning_rate * gradient
    return W + velocity, velocity


@wrong(
    "momentum_step",
    "Here the learning rate is in the velocity. That is another convention: the velocity collects gradients, and the "
    "learning rate comes in when the weights move.",
)
def rate_in_the_velocity_downhill(W, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + learning_rate * gradient
    return W - velocity, velocity


@wrong("momentum_step", "The new weights are right, but the velocity that comes back is the old one.")
def old_velocity_returned(W, velocity, gradient, learning_rate, momentum):
    return W - learning_rate * (momentum * velocity + gradient), velocity


@wrong("momentum_step", "Learning rate and momentum are swapped.")
def rates_swapped(W, velocity, gradient, learning_rate, momentum):
    velocity = learning_rate * velocity + gradient
    return W - momentum * velocity, velocity


@wrong("momentum_step", "The two results are swapped: the weights come first, then the velocity.")
def results_swapped(W, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return velocity, W - learning_rate * velocity


@wrong(
    "momentum_step",
    "The gradient is subtracted from the velocity, and the velocity from the weights: together that goes uphill. The "
    "velocity collects gradients; the minus comes with the step.",
)
def gradient_with_a_minus(W, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - gradient
    return W - learning_rate * velocity, velocity


@wrong(
    "momentum_step",
    "The new weights are right, but the minus is in the velocity. Here the velocity "
    "collects gradients, and the minus comes with the step.",
)
def minus_in_the_velocity(W, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity - gradient
    return W + learning_rate * velocity, velocity


@wrong(
    "momentum_step",
    "The learning rate counts twice, in the velocity and in the step. It comes in when the weights move.",
)
def rate_twice(W, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + learning_rate * gradient
    return W - learning_rate * velocity, velocity


@wrong(
    "momentum_step",
    "The step has no learning rate: the weights move by the whole velocity.",
)
def step_without_rate(W, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return W - velocity, velocity


@wrong(
    "momentum_step",
    "The whole old velocity stays. Only a part of it does: momentum times the old velocity.",
)
def velocity_kept_whole(W, velocity, gradient, learning_rate, momentum):
    velocity = velocity + gradient
    return W - learning_rate * velocity, velocity


@wrong(
    "momentum_step",
    "Momentum multiplies the gradient. It says how much of the old velocity stays; the gradient counts in full.",
)
def momentum_at_the_gradient(W, velocity, gradient, learning_rate, momentum):
    velocity = velocity + momentum * gradient
    return W - learning_rate * velocity, velocity


@wrong(
    "momentum_step",
    "Momentum multiplies the gradient as well. It says how much of the old velocity stays; the gradient counts whole.",
)
def momentum_at_both(W, velocity, gradient, learning_rate, momentum):
    velocity = momentum * (velocity + gradient)
    return W - learning_rate * velocity, velocity


@wrong(
    "momentum_step",
    "This is the variant of Nesterov, which takes the gradient once more on top. Here the step is the new velocity, "
    "times the learning rate.",
)
def look_ahead(W, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return W - learning_rate * (gradient + momentum * velocity), velocity


@wrong(
    "momentum_step",
    "The old velocity moves the weights without the learning rate. First the new velocity, then the step: the learning "
    "rate times all of it.",
)
def rate_at_the_gradient_alone(W, velocity, gradient, learning_rate, momentum):
    new = momentum * velocity + gradient
    return W - learning_rate * gradient - momentum * velocity, new


@wrong(
    "momentum_step",
    "Only the weights come back. The next step needs the velocity, too: return both.",
)
def only_the_weights(W, velocity, gradient, learning_rate, momentum):
    velocity = momentum * velocity + gradient
    return W - learning_rate * velocity


@wrong(
    "momentum_step",
    "The arrays of the caller are changed. x *= ... and x -= ... write into them: make new ones.",
)
def written_into_both(W, velocity, gradient, learning_rate, momentum):
    velocity *= momentum
    velocity += gradient
    W -= learning_rate * velocity
    return W, velocity


# train


@wrong(
    "train",
    "Nothing is left of the earlier steps: is the velocity made zero in every step? Make the zeros before the loop.",
)
def velocity_forgotten(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, W2 = W1 - learning_rate * dW1, W2 - learning_rate * dW2
    return W1, W2


@wrong("train", "W2 moves without momentum. It needs a velocity as W1 does, one of its own, of its own shape.")
def second_matrix_without_momentum(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    velocity1 = np.zeros(W1.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, velocity1 = momentum_step(W1, velocity1, dW1, learning_rate, momentum)
        W2 = W2 - learning_rate * dW2
    return W1, W2


@wrong(
    "train",
    "The gradient of the second matrix is computed after the first has moved. One gradient, then both steps.",
)
def second_gradient_after_the_first_step(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    velocity1, velocity2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        W1, velocity1 = momentum_step(W1, velocity1, gradients(X, y, W1, W2, mask, p)[0], learning_rate, momentum)
        W2, velocity2 = momentum_step(W2, velocity2, gradients(X, y, W1, W2, mask, p)[1], learning_rate, momentum)
    return W1, W2


@wrong("train", "Only one step is made. Does the return stand inside the loop, or is there no loop?")
def returns_after_one_step(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    velocity1, velocity2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, velocity1 = momentum_step(W1, velocity1, dW1, learning_rate, momentum)
        W2, velocity2 = momentum_step(W2, velocity2, dW2, learning_rate, momentum)
        break
    return W1, W2


@wrong(
    "train",
    "With p = 0 units are dropped all the same: the comparison is the wrong way round. A random number from 0 to 1 is "
    "at least p with probability 1 − p.",
)
def keep_and_drop_swapped(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    velocity1, velocity2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) < p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, velocity1 = momentum_step(W1, velocity1, dW1, learning_rate, momentum)
        W2, velocity2 = momentum_step(W2, velocity2, dW2, learning_rate, momentum)
    return W1, W2


@wrong("train", "The last step is missing: the loop makes one step too few.")
def one_step_too_few(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    velocity1, velocity2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps - 1):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, velocity1 = momentum_step(W1, velocity1, dW1, learning_rate, momentum)
        W2, velocity2 = momentum_step(W2, velocity2, dW2, learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "One mask serves for all steps, so a unit that is dropped for an example never learns from it. Draw a new mask in "
    "every step, with the generator that you are given.",
)
def one_mask_for_all_steps(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    velocity1, velocity2 = np.zeros(W1.shape), np.zeros(W2.shape)
    mask = rng.random((len(X), W1.shape[1])) >= p
    for _ in range(steps):
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, velocity1 = momentum_step(W1, velocity1, dW1, learning_rate, momentum)
        W2, velocity2 = momentum_step(W2, velocity2, dW2, learning_rate, momentum)
    return W1, W2


@wrong("train", "No unit is dropped, whatever p is. The mask is drawn by rng, anew in every step.")
def never_dropping(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    velocity1, velocity2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        dW1, dW2 = gradients(X, y, W1, W2, np.ones((len(X), W1.shape[1])), 0.0)
        W1, velocity1 = momentum_step(W1, velocity1, dW1, learning_rate, momentum)
        W2, velocity2 = momentum_step(W2, velocity2, dW2, learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "Half of the units are dropped, whatever p is. Compare random numbers from 0 to 1 with p.",
)
def half_of_the_units(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = rng.integers(0, 2, size=(len(X), W1.shape[1]))
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, V1 = momentum_step(W1, V1, dW1, learning_rate, momentum)
        W2, V2 = momentum_step(W2, V2, dW2, learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "In each step the same units are dropped for all examples. Each example has a mask of its own: one random number "
    "for each example and each unit.",
)
def one_mask_for_all_examples(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = rng.random(W1.shape[1]) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, V1 = momentum_step(W1, V1, dW1, learning_rate, momentum)
        W2, V2 = momentum_step(W2, V2, dW2, learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "Two arrays meet whose shapes don't fit; the message has both. Each matrix has a velocity of its own shape, and "
    "the mask has the shape (m, n_hidden).",
)
def one_velocity_for_both(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V = np.zeros(W1.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, V = momentum_step(W1, V, dW1, learning_rate, momentum)
        W2, V = momentum_step(W2, V, dW2, learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "Nothing moves: the matrices that come back are those that came. Is what momentum_step returns given to W1 and W2?",
)
def nothing_moves(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        V1 = momentum_step(W1, V1, dW1, learning_rate, momentum)[1]
        V2 = momentum_step(W2, V2, dW2, learning_rate, momentum)[1]
    return W1, W2


@wrong(
    "train",
    "Only W2 is trained. Both matrices make a step.",
)
def only_W2_moves(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V2 = np.zeros(W2.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W2, V2 = momentum_step(W2, V2, dW2, learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "Only W1 is trained. Both matrices make a step.",
)
def only_W1_moves(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V1 = np.zeros(W1.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, V1 = momentum_step(W1, V1, dW1, learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "The learning rate counts twice, in the velocity and in the step. It comes in when the weights move.",
)
def rate_twice_in_each_step(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        V1, V2 = momentum * V1 + learning_rate * dW1, momentum * V2 + learning_rate * dW2
        W1, W2 = W1 - learning_rate * V1, W2 - learning_rate * V2
    return W1, W2


@wrong(
    "train",
    "Each example makes a step of its own. All examples are used in every step.",
)
def each_example_makes_a_step(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        for x, label in zip(X, y):
            mask = rng.random((1, W1.shape[1])) >= p
            dW1, dW2 = gradients(x[np.newaxis], np.array([label]), W1, W2, mask, p)
            W1, V1 = momentum_step(W1, V1, dW1, learning_rate, momentum)
            W2, V2 = momentum_step(W2, V2, dW2, learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "The steps go uphill: the velocity times the learning rate is subtracted.",
)
def uphill_in_each_step(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, V1 = momentum_step(W1, V1, dW1, -learning_rate, momentum)
        W2, V2 = momentum_step(W2, V2, dW2, -learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "The hidden units that are left are not made larger: `gradients` is told p = 0, though the mask was drawn with p.",
    "What `gradients` makes of the mask depends on its last argument.",
)
def p_not_handed_on(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, 0.0)
        W1, V1 = momentum_step(W1, V1, dW1, learning_rate, momentum)
        W2, V2 = momentum_step(W2, V2, dW2, learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "The masks don't come from rng: with a generator in the same state the training ends elsewhere.",
    "Call the methods of the rng that the function is given, not those of np.random.",
)
def chance_from_elsewhere(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = np.random.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, V1 = momentum_step(W1, V1, dW1, learning_rate, momentum)
        W2, V2 = momentum_step(W2, V2, dW2, learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "Every training has the same masks: a generator is made anew inside the function.",
    "Use the rng that the function is given; it moves on from call to call.",
)
def generator_of_its_own(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    rng = np.random.default_rng(0)
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = rng.random((len(X), W1.shape[1])) >= p
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, V1 = momentum_step(W1, V1, dW1, learning_rate, momentum)
        W2, V2 = momentum_step(W2, V2, dW2, learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "All hidden units of an example are dropped together, or none is.",
    "Each unit is decided on its own: how many random numbers does a mask need?",
)
def one_number_for_each_example(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        mask = np.repeat(rng.random((len(X), 1)) >= p, W1.shape[1], axis=1)
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, V1 = momentum_step(W1, V1, dW1, learning_rate, momentum)
        W2, V2 = momentum_step(W2, V2, dW2, learning_rate, momentum)
    return W1, W2


@wrong(
    "train",
    "In every step the same number of units is dropped. Dropout decides each unit on its own, so the number varies.",
    "Compare a random number of each unit with p.",
)
def a_fixed_number_dropped(X, y, W1, W2, p, learning_rate, momentum, steps, rng):
    V1, V2 = np.zeros(W1.shape), np.zeros(W2.shape)
    for _ in range(steps):
        size = len(X) * W1.shape[1]
        mask = (rng.permutation(size) >= round(p * size)).reshape(len(X), -1)
        dW1, dW2 = gradients(X, y, W1, W2, mask, p)
        W1, V1 = momentum_step(W1, V1, dW1, learning_rate, momentum)
        W2, V2 = momentum_step(W2, V2, dW2, learning_rate, momentum)
    return W1, W2


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


@wrong("network_torch", "Dropout stands after the output, so whole scores are dropped. It belongs to the hidden units.")
def dropout_on_the_scores(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Linear(n_hidden, n_classes), nn.Dropout(p))


@wrong(
    "network_torch", "Dropout stands before the first layer, so the inputs are dropped. It belongs to the hidden units."
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


@wrong("network_torch", "The hidden units have a sigmoid. Here they are rectified units.")
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
    "Dropout is at work in evaluation, too. F.dropout doesn't know the mode unless it is told self.training, and an "
    "nn.Dropout that forward makes anew is not reached by eval(): make it in __init__.",
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
    "The layers don't fit what comes in. Whatever the numbers are, the first goes from n_features to n_hidden, the "
    "second from n_hidden to n_classes.",
)
def fixed_sizes(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Linear(64, 64), nn.ReLU(), nn.Dropout(p), nn.Linear(64, 10))


@wrong(
    "network_torch",
    "The hidden units have a tanh. Here they are rectified units.",
)
def tanh_units(n_features, n_hidden, n_classes, p):
    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Tanh(), nn.Dropout(p), nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "A ReLU stands behind the last layer, so no score is ever negative. The last layer is a Linear.",
)
def relu_at_the_end(n_features, n_hidden, n_classes, p):
    return nn.Sequential(
        nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, n_classes), nn.ReLU()
    )


@wrong(
    "network_torch",
    "The network ends with a log-softmax. Scores are asked for: nn.CrossEntropyLoss has the softmax in it.",
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
    "The classes come back, where the scores are greatest. Training needs the scores themselves.",
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
    "The layers have no bias. Leave bias=False out.",
)
def layers_without_bias(n_features, n_hidden, n_classes, p):
    first, last = nn.Linear(n_features, n_hidden, bias=False), nn.Linear(n_hidden, n_classes, bias=False)
    return nn.Sequential(first, nn.ReLU(), nn.Dropout(p), last)


@wrong(
    "network_torch",
    "There is a linear layer too many. Two are asked for: one to the hidden units, one to the scores.",
)
def two_hidden_layers(n_features, n_hidden, n_classes, p):
    hidden = [nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, n_hidden), nn.ReLU()]
    return nn.Sequential(*hidden, nn.Linear(n_hidden, n_classes))


@wrong(
    "network_torch",
    "With p = 1 the factor is 1/0, and 0 times it is nan. Everything is dropped then: treat this case on its own, or "
    "take nn.Dropout.",
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
    "The layers come back as a list, which is no module: nobody can call it. Make one of them with nn.Sequential.",
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
    "The layers are in a plain list, where PyTorch doesn't find their parameters. Take nn.Sequential or nn.ModuleList, "
    "or give each layer an attribute of its own.",
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
    "Where does the factor 1 / (1 − p) stand in the equations of exercise 2?",
)
def made_up_for_in_evaluation(n_features, n_hidden, n_classes, p):
    class Dropout(nn.Module):
        def forward(self, X):
            return X * (torch.rand_like(X) >= p) if self.training else X * (1 - p)

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, n_classes))


# fit_torch


@wrong(
    "fit_torch",
    "The gradients of all steps are added up: set them to zero in every step, before backward().",
)
def gradients_not_zeroed(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.train()
    for _ in range(steps):
        nn.functional.cross_entropy(model(X), y).backward()
        optimizer.step()
    return model.eval()


@wrong(
    "fit_torch",
    "The steps have no momentum. SGD takes it as an argument, and the optimizer is made once, before the loop: "
    "one that is made anew has forgotten its velocity.",
)
def optimizer_without_momentum(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), y).backward()
        optimizer.step()
    return model.eval()


@wrong(
    "fit_torch",
    "A softmax stands before the loss. CrossEntropyLoss takes the scores and has the softmax in it.",
)
def softmax_before_the_loss(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(torch.softmax(model(X), dim=1), y).backward()
        optimizer.step()
    return model.eval()


@wrong(
    "fit_torch",
    "The weights don't move. After backward() the optimizer makes its step, and zero_grad() may not stand between the "
    "two.",
)
def no_step(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), y).backward()
    return model.eval()


@wrong(
    "fit_torch",
    "Dropout is still at work in the module that comes back. eval() turns it off when the training is over.",
)
def left_in_training(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), y).backward()
        optimizer.step()
    return model


@wrong(
    "fit_torch",
    "Dropout is off while the network trains. The module may come in evaluation mode: train() turns dropout on.",
)
def trained_in_evaluation(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.eval()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), y).backward()
        optimizer.step()
    return model


@wrong(
    "fit_torch",
    "The module is never told the mode. train() before the loop turns dropout on, eval() after it turns it off.",
)
def mode_never_set(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), y).backward()
        optimizer.step()
    return model


@wrong("fit_torch", "Adam makes other steps. Here it is gradient descent with momentum: torch.optim.SGD.")
def adam(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.Adam(model.parameters(), lr=learning_rate)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), y).backward()
        optimizer.step()
    return model.eval()


@wrong("fit_torch", "Each example makes a step of its own. All examples are used in every step.")
def one_example_a_step(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.train()
    for _ in range(steps):
        for x, label in zip(X, y):
            optimizer.zero_grad()
            nn.functional.cross_entropy(model(x[None]), label[None]).backward()
            optimizer.step()
    return model.eval()


@wrong(
    "fit_torch",
    "nn.CrossEntropyLoss(model(X), y) makes a loss with these as settings. It is a class: make the loss once, with "
    "empty brackets, and call what you have made.",
)
def loss_made_of_the_data(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.CrossEntropyLoss(model(X), y).backward()
        optimizer.step()
    return model.eval()


@wrong(
    "fit_torch",
    "The arguments of the loss are swapped: first the scores, then the classes.",
)
def loss_arguments_swapped(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(y, model(X)).backward()
        optimizer.step()
    return model.eval()


@wrong(
    "fit_torch",
    "The losses of the examples are added up. Their mean is asked for, as the loss has it without being told.",
)
def sum_of_the_losses(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), y, reduction="sum").backward()
        optimizer.step()
    return model.eval()


@wrong(
    "fit_torch",
    "This is a squared error. The loss is the cross-entropy of scores and classes.",
)
def squared_error(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.train()
    for _ in range(steps):
        scores = model(X)
        one_hot = nn.functional.one_hot(y, scores.shape[1]).to(scores.dtype)
        optimizer.zero_grad()
        nn.functional.mse_loss(scores, one_hot).backward()
        optimizer.step()
    return model.eval()


@wrong(
    "fit_torch",
    "nll_loss takes the logarithms of probabilities, and gets scores. cross_entropy takes the scores.",
)
def no_logarithm(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.nll_loss(model(X), y).backward()
        optimizer.step()
    return model.eval()


@wrong(
    "fit_torch",
    "Only one step is made. Does the return stand inside the loop, or is there no loop?",
)
def fit_returns_after_one_step(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), y).backward()
        optimizer.step()
        break
    return model.eval()


@wrong(
    "fit_torch",
    "Dropout is off from the second step on: eval() stands inside the loop. It belongs behind it.",
)
def evaluation_from_the_second_step(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), y).backward()
        optimizer.step()
        model.eval()
    return model


@wrong(
    "fit_torch",
    "Learning rate and momentum are swapped. In SGD they have names: lr and momentum.",
)
def rate_and_momentum_swapped(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=momentum, momentum=learning_rate)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), y).backward()
        optimizer.step()
    return model.eval()


@wrong(
    "fit_torch",
    "The learning rate is always 0.2, and the momentum 0.9. Use the numbers that the function is given.",
)
def rate_and_momentum_of_the_experiment(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.9)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), y).backward()
        optimizer.step()
    return model.eval()


@wrong(
    "fit_torch",
    "A copy is trained, and the module of the caller stays as it was. Train the one that you are given.",
)
def a_copy_trained(model, X, y, learning_rate, momentum, steps):
    import copy

    trained = copy.deepcopy(model)
    optimizer = torch.optim.SGD(trained.parameters(), lr=learning_rate, momentum=momentum)
    trained.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(trained(X), y).backward()
        optimizer.step()
    return trained.eval()


@wrong(
    "fit_torch",
    "This is the variant of Nesterov. SGD without nesterov=True makes the steps of exercise 3.",
)
def nesterov(model, X, y, learning_rate, momentum, steps):
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum, nesterov=True)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), y).backward()
        optimizer.step()
    return model.eval()


# experiment


@wrong(
    "experiment",
    "The same picture gets two different answers: dropout is still at work when the network is used. In evaluation "
    "all units work.",
)
def dropout_left_on(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.9, 200, rng)
    ones = np.ones((len(X_test), 1))
    H = np.maximum(np.hstack([X_test, ones]) @ W1, 0)
    H = H * (rng.random(H.shape) >= p) / (1 - p)
    return (np.hstack([H, ones]) @ W2).argmax(axis=1)


@wrong("experiment", "p makes no difference: the network is trained in the same way, whatever p is. Hand p on to it.")
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


@wrong("experiment", "The network has hardly learned anything. Does it make 200 steps, with rate 0.2 and momentum 0.9?")
def too_few_steps(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.0, 1, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "These are the scores of the classes. What is asked for is the class of each picture: where the greatest score is.",
)
def returns_scores(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    return scores(X_test, W1, W2)


@wrong(
    "experiment",
    "These are the classes of the training pictures. A network that has learned its examples by heart knows those: ask "
    "it about the test pictures.",
)
def answers_for_the_training_set(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    return scores(X_train, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "Without dropout this network is better than it should be. Perhaps it has not had the time to learn the wrong "
    "labels by heart: rate 0.2, momentum 0.9 and 200 steps; the pixels are between 0 and 1 already.",
)
def no_momentum_in_the_experiment(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.0, 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "Dropout does harm here. Are the first weights too large (begin with those of initial_matrices, or with PyTorch's "
    "own)? Or does one mask serve for all examples of a step, where each needs its own?",
)
def first_weights_too_large(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(X_train.shape[1] + 1, 64)), rng.normal(size=(65, 10))
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.9, 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "Whatever seed and p are, the answers are the same, and hardly any is right. Do all weights begin with 0? Then no "
    "slope ever reaches the hidden layer. Begin with initial_matrices.",
)
def weights_of_zero(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = np.zeros((X_train.shape[1] + 1, 64)), np.zeros((65, 10))
    W1, W2 = train(X_train, y_train, W1, W2, p, 0.2, 0.9, 200, rng)
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "One number comes back, an accuracy perhaps. What is asked for is the class of each test picture; the grader "
    "counts the right ones.",
)
def returns_the_accuracy(X_train, y_train, X_test, p, seed):
    rng = np.random.default_rng(seed)
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, rng)
    return np.mean(scores(X_train, W1, W2).argmax(axis=1) == y_train)


@wrong(
    "experiment",
    "One number for each class comes back: axis 0 goes over the examples. The greatest score of each row is asked for, "
    "axis 1.",
)
def argmax_over_the_examples(X_train, y_train, X_test, p, seed):
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, np.random.default_rng(seed))
    return scores(X_test, W1, W2).argmax(axis=0)


@wrong(
    "experiment",
    "The network has learned nothing: the weights are those of the beginning. Is it trained, and are the trained "
    "weights used?",
)
def not_trained(X_train, y_train, X_test, p, seed):
    W1, W2 = initial_matrices(X_train.shape[1], 64, 10, np.random.default_rng(seed))
    return scores(X_test, W1, W2).argmax(axis=1)


@wrong(
    "experiment",
    "A module of PyTorch takes tensors, and gets arrays of NumPy. Make tensors of them first, the pixels as float32.",
)
def arrays_for_tensors(X_train, y_train, X_test, p, seed):
    return nn.Linear(64, 10)(X_test)


@wrong(
    "experiment",
    "Dropout makes no difference of three points here.",
    "Has each example a mask of its own, drawn anew in every step? Is p used as it is? And are the test pictures used "
    "as they come, with pixels from 0 to 1, as those of the training?",
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
    "The two that divide by the share and that read the mask backwards are right here. But nothing is to be doubled.",
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
    "Which slopes may fall, if they are to have a length?",
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
