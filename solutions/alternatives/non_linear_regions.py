"""Other right answers in this chapter."""

import numpy as np

from solutions.alternatives import Register
from solutions.numpy_ref.perceptrons_and_logic import perceptron

ANSWERS = right = Register()


@right("region")
def region_by_hand(X, first, second, unit):
    def step(z):
        return np.where(z >= 0, 1, 0)

    h1, h2 = step(X @ first[0] + first[1]), step(X @ second[0] + second[1])
    (v1, v2), c = unit
    return step(v1 * h1 + v2 * h2 + c)


@right("region")
def region_point_by_point(X, first, second, unit):
    answers = []
    for x in X:
        hidden = [1 if sum(w * v for w, v in zip(line[0], x)) + line[1] >= 0 else 0 for line in (first, second)]
        answers.append(1 if hidden[0] * unit[0][0] + hidden[1] * unit[0][1] + unit[1] >= 0 else 0)
    return answers


@right("region")
def region_with_matrices(X, first, second, unit):
    W, b = np.stack([first[0], second[0]], axis=1), np.array([first[1], second[1]])
    hidden = (X @ W + b >= 0).astype(float)
    return hidden @ unit[0] + unit[1] >= 0


@right("region")
def region_of_transposed_rows(X, first, second, unit):
    hidden = np.array([perceptron(X, *line) for line in (first, second)]).T
    return perceptron(hidden, *unit)


@right("region")
def region_by_its_table(X, first, second, unit):
    table = perceptron(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), *unit)
    return table[2 * perceptron(X, *first) + perceptron(X, *second)]


right.value("four_parts", "as_floats", [0.0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 77.0])


@right("at_least")
def answers_counted(X, W, b, k):
    return ((X @ W + b >= 0).sum(axis=1) >= k).astype(int)


@right("at_least")
def with_a_whole_bias(X, W, b, k):
    return perceptron(perceptron(X, W, b), np.ones(W.shape[1]), -k)


right.value(
    "fence", "lines_that_say_1_outside", ([[1.5, -8], [5.5, 4.5], [-7, 3.5]], [14.5, -65.25, 0], [-1, -1, -1], 0.5)
)
right.value("fence", "rough", ([[-0.2, 1], [-1.2, -1], [2, -1]], [-1.8, 14.4, 0], [1, 1, 1], -3))


@right("sharpness_for")
def through_the_odds(p):
    odds = p / (1 - p)
    return -np.log(odds) / 0.5


@right("sharpness_for")
def difference_of_logarithms(p):
    return 2 * (np.log1p(-p) - np.log(p))
