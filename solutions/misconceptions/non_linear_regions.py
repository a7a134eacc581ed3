"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.numpy_ref.perceptrons_and_logic import perceptron

ANSWERS = wrong = Register()


@wrong("region", "A score of exactly 0 counts as 1, in the hidden units and in the last one: look at your comparison.")
def region_strictly_greater(X, first, second, unit):
    h1 = (X @ first[0] + first[1] > 0).astype(int)
    h2 = (X @ second[0] + second[1] > 0).astype(int)
    return (unit[0][0] * h1 + unit[0][1] * h2 + unit[1] > 0).astype(int)


@wrong("region", "The third unit reads the scores of the lines. It should read their answers, 0 or 1.")
def region_of_scores(X, first, second, unit):
    z1, z2 = X @ first[0] + first[1], X @ second[0] + second[1]
    return perceptron(np.column_stack([z1, z2]), *unit)


@wrong("region", "This is where both lines say 1, whatever the third unit is. Its weights and its bias decide.")
def region_always_and(X, first, second, unit):
    return perceptron(X, *first) * perceptron(X, *second)


@wrong("region", "This is where at least one line says 1, whatever the third unit is. Its weights and its bias decide.")
def region_always_or(X, first, second, unit):
    return np.maximum(perceptron(X, *first), perceptron(X, *second))


@wrong("region", "This is the answer of the first line alone.")
def region_first_line(X, first, second, unit):
    return perceptron(X, *first)


@wrong("region", "The third unit gets the answer of the first line twice. Its second input is that of the second line.")
def region_first_line_twice(X, first, second, unit):
    h1 = perceptron(X, *first)
    return perceptron(np.column_stack([h1, h1]), *unit)


@wrong("region", "The two lines have changed places: the third unit's first input is the answer of the first line.")
def region_lines_swapped(X, first, second, unit):
    return perceptron(np.column_stack([perceptron(X, *second), perceptron(X, *first)]), *unit)


@wrong("region", "The bias of the third unit is missing.")
def region_without_last_bias(X, first, second, unit):
    return perceptron(np.column_stack([perceptron(X, *first), perceptron(X, *second)]), unit[0], 0.0)


@wrong("region", "The biases of the two lines are missing.")
def region_without_biases(X, first, second, unit):
    hidden = np.column_stack([perceptron(X, first[0], 0.0), perceptron(X, second[0], 0.0)])
    return perceptron(hidden, *unit)


@wrong("region", "This is the score of the third unit. A step makes 0 or 1 of it.")
def region_score(X, first, second, unit):
    hidden = np.column_stack([perceptron(X, *first), perceptron(X, *second)])
    return hidden @ unit[0] + unit[1]


@wrong(
    "region",
    "A point exactly on a line has a score of 0 there, and that counts as 1. The third unit does it right, "
    "the two lines don't.",
)
def region_strict_lines(X, first, second, unit):
    h1 = (X @ first[0] + first[1] > 0).astype(int)
    h2 = (X @ second[0] + second[1] > 0).astype(int)
    return perceptron(np.column_stack([h1, h2]), *unit)


@wrong("region", "The third unit's score can be exactly 0 too, and that counts as 1. The two lines do it right.")
def region_strict_unit(X, first, second, unit):
    hidden = np.column_stack([perceptron(X, *first), perceptron(X, *second)])
    return (hidden @ unit[0] + unit[1] > 0).astype(int)


@wrong(
    "region",
    "The third unit reads the point. It should read what the two lines say of it: its two weights belong to "
    "their answers.",
)
def region_unit_on_the_point(X, first, second, unit):
    return perceptron(X, *unit)


@wrong("region", "This is where just one line says 1, whatever the third unit is. Its weights and its bias decide.")
def region_always_xor(X, first, second, unit):
    return perceptron(X, *first) ^ perceptron(X, *second)


@wrong("region", "The third unit gets the answer of the second line twice. Its first input is that of the first line.")
def region_second_line_twice(X, first, second, unit):
    h2 = perceptron(X, *second)
    return perceptron(np.column_stack([h2, h2]), *unit)


@wrong(
    "region",
    "The two lines answer with a sigmoid here, so the third unit reads numbers between 0 and 1. In this exercise all "
    "three are perceptrons: their answers are 0 or 1.",
)
def region_of_sigmoids(X, first, second, unit):
    h1, h2 = (1 / (1 + np.exp(-(X @ weights + bias))) for weights, bias in (first, second))
    return perceptron(np.column_stack([h1, h2]), *unit)


@wrong("region", "These are the answers of the two lines, two columns. The third unit makes one answer of each row.")
def region_hidden_answers(X, first, second, unit):
    return np.column_stack([perceptron(X, *first), perceptron(X, *second)])


@wrong(
    "region",
    "A product doesn't fit. What the third unit reads should be a table with one row for each point and one column for "
    "each line: are the answers of each line a row, or all in one row? np.column_stack puts arrays side by side.",
)
def region_hidden_as_rows(X, first, second, unit):
    return perceptron(np.array([perceptron(X, *first), perceptron(X, *second)]), *unit)


@wrong(
    "region",
    "The hidden answers are −1 and 1 here. They should be 0 and 1: with other numbers the third unit's weights mean "
    "something else.",
)
def region_of_minus_one_and_one(X, first, second, unit):
    hidden = 2 * np.column_stack([perceptron(X, *first), perceptron(X, *second)]) - 1
    return perceptron(hidden, *unit)


@wrong(
    "region",
    "perceptron wants the weights and the bias as two arguments, and one is missing. Does it get a pair as one? Take "
    "the pair apart.",
)
def region_pairs_not_taken_apart(X, first, second, unit):
    return perceptron(np.column_stack([perceptron(X, first), perceptron(X, second)]), unit)


@wrong("region", "The answers of both lines come back. The third unit reads them, and its answer is asked for.")
def region_third_unit_missing(X, first, second, unit):
    return perceptron(X, *first), perceptron(X, *second)
