"""The wrong answers that every class gives are known, each with a hint of its own.

Where one of them has a number of its own on the worked example of its chapter, it gives that number.
"""

import numpy as np
import pytest

from autograder.specs.backpropagation import WORKED
from autograder.specs.feedforward import CHAPTER
from autograder.specs.known_answers import misconceptions_of
from autograder.specs.settings import known_chapters, specification
from solutions.numpy_ref.cross_entropy import cross_entropy
from solutions.numpy_ref.feedforward import forward

# The mistake in words: the function that it is made in, and its name there.
LISTED = {
    "feedforward": {
        "no hidden activation": ("forward", "without_hidden_activation"),
        "no output activation": ("forward", "without_output_activation"),
        "hidden bias lost": ("forward", "hidden_bias_lost"),
        "output bias lost": ("forward", "output_bias_lost"),
        "bias row first": ("forward", "bias_row_first"),
        "sigmoid applied to the 1": ("forward", "sigmoid_of_the_one"),
        "tanh": ("forward", "hidden_tanh"),
        "reshape for transpose": ("forward", "reshape_for_transpose"),
        "torch weight not transposed": ("to_linear", "weight_not_transposed"),
    },
    "backpropagation": {
        "W2 is updated first": ("train_step", "W2_first"),
        "no slope of the sigmoid": ("backward", "without_hidden_slope"),
        "slope at h for the slope at z": ("backward", "slope_at_h"),
        "h for h (1 - h)": ("backward", "h_for_the_slope"),
        "the sign": ("backward", "errors_turned"),
        "uphill": ("train_step", "uphill"),
        "delta of the squared error": ("backward", "squared_error"),
        "bias row propagated": ("backward", "bias_row_kept"),
        "bias row propagated as a unit": ("backward", "bias_as_a_unit"),
        "1/m missing": ("backward", "sums_for_means"),
        "1/m twice": ("backward", "mean_of_mean"),
        "slopes transposed": ("backward", "slopes_transposed_back"),
        "bias slopes not added up": ("backward", "bias_slopes_of_all_examples"),
        # weights that begin at zero: no exercise draws them; the chapter and the end of the notebook show it
    },
    "training_loop": {
        "zero_grad missing": ("train_epoch", "zero_grad_missing"),
        "zero_grad in the wrong place": ("train_epoch", "zero_grad_before_step"),
        "step missing": ("train_epoch", "step_missing"),
        "step before backward": ("train_epoch", "step_before_backward"),
        "step before backward, slopes of the last batch": ("train_epoch", "late_by_one"),
        "gradients kept in evaluation": ("evaluate", "no_grad_missing"),
        "loss tensor added up": ("train_epoch", "loss_tensor_added_up"),
        "loss tensor added up in evaluation": ("evaluate", "loss_tensor_with_its_record"),
        "eval() missing": ("evaluate", "no_evaluation_mode"),
        "train() not restored": ("train_epoch", "no_training_mode"),
        "sigmoid in the model": ("make_model", "sigmoid_at_the_end"),
        "sigmoid before the loss": ("train_epoch", "sigmoid_before_the_loss"),
        "softmax in the model": ("make_model", "softmax_at_the_end"),
        "softmax before the loss": ("train_epoch", "softmax_before_the_loss"),
        "layers in a plain list": ("make_model", "layers_in_a_list"),
        "mean of unequal batches": ("train_epoch", "mean_over_batches"),
        "mean of unequal batches in evaluation": ("evaluate", "both_as_means_of_the_batches"),
    },
    "overfitting": {
        "leakage": ("standardise", "leak"),
        "leakage of the mean alone": ("standardise", "mean_leaks"),
        "overlap": ("split", "two_permutations"),
        "overlap of one": ("split", "one_in_both"),
        "learned from all": ("split", "trained_on_all"),
        "unshuffled": ("split", "last_rows"),
        "unshuffled, from the beginning": ("split", "first_rows"),
        "last epoch for the best": ("early_stop", "last_epoch"),
        "last weights for the best": ("kept_weights", "last_weights"),
        "one too patient": ("early_stop", "one_too_patient"),
        "one too impatient": ("early_stop", "one_too_impatient"),
        "stops by the training loss": ("kept_weights", "by_the_training_loss"),
        "biases in the penalty": ("l2_loss", "biases_counted"),
        "biases have slopes": ("l2_gradient", "biases_decay"),
        "biases decay in PyTorch": ("parameter_groups", "all_in_one_group"),
        "the half missing": ("l2_loss", "half_missing"),
        "the half twice": ("l2_loss", "two_halves"),
        "a factor 2 in the slope": ("l2_gradient", "two_kept"),
        "a half in the slope": ("l2_gradient", "half_kept"),
    },
    "dropout": {
        "no scaling": ("dropout", "no_scaling"),
        "divided by p": ("dropout", "divided_by_p"),
        "times keep": ("dropout", "times_keep"),
        "keep and drop swapped": ("dropout", "swapped"),
        "keep and drop swapped in PyTorch": ("make_dropout_model", "p_as_keep"),
        "active in evaluation": ("dropout", "active_in_evaluation"),
        "active in evaluation in PyTorch": ("make_dropout_model", "always_on"),
        "scaled in evaluation": ("dropout", "divided_in_evaluation"),
        "scaled in evaluation, as in the paper": ("dropout", "scaled_in_evaluation_as_in_the_paper"),
        "one mask for all rows": ("dropout", "one_mask_for_all_rows"),
        "whole rows": ("dropout", "whole_rows"),
        "a fresh mask in backward": ("dropout_backward", "fresh_mask"),
        "no scaling in backward": ("dropout_backward", "slopes_without_scaling"),
        "the seed reset inside": ("dropout", "seed_reset_inside"),
        "nan at p = 1": ("dropout", "nan_at_one"),
        "nan at p = 1 in backward": ("dropout_backward", "slopes_nan_at_one"),
    },
    "capstone": {
        "dropout left on in evaluation": ("experiment", "dropout_left_on"),
        "labels may stay right": ("noisy_labels", "may_draw_the_same_class"),
    },
}


def y_hat_of(forward):
    return forward(**CHAPTER).item()


def loss_after(train_step):
    W1, W2 = train_step(**WORKED, learning_rate=1.0)
    return cross_entropy(WORKED["y"].ravel(), forward(WORKED["X"], W1, W2).ravel())


# What a mistake makes of the worked example, to five digits.
NUMBERS = {
    "feedforward": (
        y_hat_of,
        {
            "no hidden activation": 0.67918,
            "no output activation": 0.55188,
            "hidden bias lost": 0.62246,
            "output bias lost": 0.51297,
            "bias row first": 0.63175,
            "sigmoid applied to the 1": 0.60286,
            "tanh": 0.65168,
            "reshape for transpose": 0.57819,
        },
    ),
    "backpropagation": (loss_after, {"W2 is updated first": 0.20853}),
}

KNOWN = {
    (topic, question.function, answer.name): answer
    for topic in known_chapters()
    for question in specification(topic).questions
    for answer in misconceptions_of(question)
}
EVERY = [(topic, mistake) for topic, mistakes in LISTED.items() for mistake in mistakes]
WITH_NUMBER = [(topic, mistake) for topic, (_, numbers) in NUMBERS.items() for mistake in numbers]


@pytest.mark.parametrize("topic, mistake", EVERY)
def test_a_listed_mistake_has_its_misconception(topic, mistake):
    assert (topic, *LISTED[topic][mistake]) in KNOWN


@pytest.mark.parametrize("topic, mistake", WITH_NUMBER)
def test_a_listed_mistake_gives_its_number_on_the_worked_example(topic, mistake):
    computed, numbers = NUMBERS[topic]
    wrong = KNOWN[topic, *LISTED[topic][mistake]].function
    assert np.round(computed(wrong), 5) == pytest.approx(numbers[mistake])
