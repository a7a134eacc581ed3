"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.patterns import FIRST_ROW, IDENTITY, ONES_IN_FRONT, RELU, SOFTMAX, STEP, TANH, TANH_OF_ALL
from solutions.misconceptions.slips import Slip, register_slips
from solutions.numpy_ref.feedforward import add_bias, forward
from solutions.numpy_ref.probability import sigmoid
from solutions.operators import added, left_out

ANSWERS = wrong = Register()


# add_bias


@wrong("add_bias", "The ones stand in front. They belong at the end: the bias comes last.")
def ones_in_front(X):
    return np.hstack([np.ones((len(X), 1)), X])


@wrong("add_bias", "There is a new row of ones. Every example, so every row, needs a 1 at its end: a new column.")
def ones_as_a_row(X):
    return np.vstack([X, np.ones(X.shape[1])])


@wrong("add_bias", "The new column holds zeros, so every bias would be multiplied by 0. It should hold ones.")
def zeros_added(X):
    return np.hstack([X, np.zeros((len(X), 1))])


@wrong("add_bias", "1 is added to every number. Leave the numbers as they are and put a column of ones beside them.")
def one_added_to_every_number(X):
    return X + 1


@wrong("add_bias", "The 1s have taken the place of the last feature, and in the caller's array. Make a wider table.")
def last_feature_overwritten_in_place(X):
    X[:, -1] = 1
    return X


@wrong("add_bias", "The 1s have taken the place of the last feature. The table should become one column wider.")
def last_feature_overwritten(X):
    Xa = X.copy()
    Xa[:, -1] = 1
    return Xa


@wrong("add_bias", "There is a 1 for every feature. Each example needs only a single 1: one new column.")
def as_many_ones_as_features(X):
    return np.hstack([X, np.ones_like(X)])


@wrong(
    "add_bias",
    "The table has become one long list, with a single 1 at its end.",
    "Which axis should grow, and does the function that adds the ones know it?",
)
def appended_to_a_flat_list(X):
    return np.append(X, 1.0)


@wrong(
    "add_bias",
    "A table and a list of ones, of shape (m,), are joined. Both must be tables.",
    "What is the shape of a column of m ones?",
)
def ones_not_a_column(X):
    return np.hstack([X, np.ones(len(X))])


@wrong(
    "add_bias",
    "The ones don't fit where they are put: below the table, it seems.",
    "They belong beside it, a 1 for each row: along which axis are the two joined?",
)
def concatenated_below(X):
    return np.concatenate([X, np.ones((len(X), 1))])


@wrong("add_bias", "Rows and columns are exchanged: one row per example, with its 1 at the end.")
def added_and_transposed(X):
    return np.vstack([X.T, np.ones(len(X))])


@wrong("add_bias", "The column has a 1 for every feature. It needs one for every example: as many as X has rows.")
def as_long_as_features(X):
    return np.hstack([X, np.ones((X.shape[1], 1))])


@wrong(
    "add_bias",
    "The ones stand before the last feature.",
    "They belong behind it. If you used np.insert: on which side of the place that you name does it put the column?",
)
def ones_before_the_last(X):
    return np.insert(X, -1, 1, axis=1)


@wrong("add_bias", "An array has no append, nor has a row of it: it keeps its size. Make a new, wider table.")
def appended_to_rows(X):
    rows = []
    for row in X:
        row.append(1)
        rows.append(row)
    return np.array(rows)


@wrong("add_bias", "This is the column of ones alone. It belongs on the right of X.")
def the_ones_alone(X):
    return np.ones((len(X), 1))


@wrong(
    "add_bias",
    "X comes back as it was: nothing was added.",
    "If a function has joined the two: it leaves X as it is, so what becomes of its result?",
)
def result_thrown_away(X):
    np.hstack([X, np.ones((len(X), 1))])
    return X


@wrong("add_bias", "The ones are there twice, in front and at the end. Each example needs only the last one.")
def ones_on_both_sides(X):
    ones = np.ones((len(X), 1))
    return np.hstack([ones, X, ones])


@wrong("add_bias", "hstack takes the arrays together, as one list or tuple; here they are two arguments.")
def two_arguments(X):
    return np.hstack(X, np.ones((len(X), 1)))


@wrong("add_bias", "The array has no such place, and it doesn't grow. Make a new table, one column wider.")
def written_beside_the_array(X):
    X[:, X.shape[1]] = 1
    return X


@wrong("add_bias", "Only the first row comes back. Is the return inside the loop? It belongs behind it.")
def first_row_only(X):
    rows = []
    for row in X:
        rows.append([*row, 1.0])
        return np.array(rows)
    return None


@wrong(
    "add_bias",
    "The rows have become None, which is what a list's append returns.",
    "Append first, and take the list afterwards.",
)
def what_append_returns(X):
    rows = []
    for row in X:
        rows.append(list(row).append(1))
    return np.array(rows)


@wrong("add_bias", "The ones lie in a row, of shape (1, m). Beside a table stands a column, of shape (m, 1).")
def ones_lying(X):
    return np.hstack([X, np.ones((1, len(X)))])


@wrong("add_bias", "The column has two ones, whatever X is. It needs one for every example: as many as X has rows.")
def two_ones_always(X):
    return np.hstack([X, np.ones((2, 1))])


@wrong(
    "add_bias",
    "The table has become one long list, with a single 1 somewhere in it.",
    "Which axis should grow, and does the function that adds the ones know it?",
)
def inserted_into_a_flat_list(X):
    return np.insert(X, X.shape[1], 1.0)


@wrong(
    "add_bias",
    "There is a new column and a new row of ones. Only the column is asked for.",
    "If you pad: which of the two axes should grow, and at which end?",
)
def padded_on_two_axes(X):
    return np.pad(X, (0, 1), constant_values=1)


@wrong("add_bias", "All entries are 1: the numbers of X are missing. They go into all columns but the last.")
def nothing_but_ones(X):
    return np.ones((X.shape[0], X.shape[1] + 1))


beside = wrong.edits(of="numpy_ref.feedforward.add_bias")
TABLE = "np.hstack([X, ones])"
beside(
    "one_added_to_the_last_feature",
    (TABLE, "np.hstack([X[:, :-1], X[:, -1:] + ones])"),
    hint="1 has been added to the last feature.",
    way_out="The features stay as they are: how many columns should the table have?",
)
beside(
    "appended_column_in_a_flat_list",
    (TABLE, "np.append(X, ones)"),
    hint="The table has become one long list, with all the ones at its end.",
    way_out="np.append forgets the shape unless it is told an axis: along which should the table grow?",
    speaks_of=("append",),
)
beside(
    "table_and_ones",
    (TABLE, "X, ones"),
    hint="Two things come back, the table and the ones. They should be one table.",
    way_out="What puts arrays side by side?",
)
beside(
    "as_many_ones_as_examples",
    ("(len(X), 1)", "(len(X), len(X))"),
    hint="Each row has as many ones at its end as there are examples. It needs a single one.",
    way_out="What is the shape of a column?",
)


# forward

NO_ONE = (
    "A product doesn't fit. Print the shapes before each one: W1 and W2 have a row more than their inputs have "
    "columns. Is a 1 missing, beside X or beside the hidden answers, or is a table turned over?"
)


@wrong("forward", "The hidden layer has no activation. Its scores go through the sigmoid before the 1 is added.")
def without_hidden_activation(X, W1, W2):
    return sigmoid(add_bias(add_bias(X) @ W1) @ W2)


@wrong("forward", "This is the score of the output. It goes through the sigmoid too.")
def without_output_activation(X, W1, W2):
    return add_bias(sigmoid(add_bias(X) @ W1)) @ W2


@wrong("forward", "There is no activation at all, so two layers do no more than one. Both layers end with the sigmoid.")
def without_activations(X, W1, W2):
    return add_bias(add_bias(X) @ W1) @ W2


@wrong("forward", "The bias of the hidden layer is lost. It is the last row of W1, and it meets the 1 beside X.")
def hidden_bias_lost(X, W1, W2):
    return sigmoid(add_bias(sigmoid(X @ W1[:-1])) @ W2)


@wrong("forward", "The bias of the output is lost. It is the last row of W2, and it meets the hidden layer's own 1.")
def output_bias_lost(X, W1, W2):
    return sigmoid(sigmoid(add_bias(X) @ W1) @ W2[:-1])


@wrong("forward", "The biases of both layers are lost. They are the last rows of W1 and W2; each meets a 1.")
def biases_lost(X, W1, W2):
    return sigmoid(sigmoid(X @ W1[:-1]) @ W2[:-1])


@wrong("forward", "The first rows are used as the biases. They are the last rows, so the 1s belong at the end.")
def bias_row_first(X, W1, W2):
    H = sigmoid(X @ W1[1:] + W1[0])
    return sigmoid(H @ W2[1:] + W2[0])


@wrong("forward", "In the hidden layer the first row of W1 is used as the bias. It is the last: the 1 goes after x.")
def hidden_bias_row_first(X, W1, W2):
    return sigmoid(add_bias(sigmoid(X @ W1[1:] + W1[0])) @ W2)


@wrong("forward", "In the output layer the first row of W2 is used as the bias. It is the last: the 1 goes after h.")
def output_bias_row_first(X, W1, W2):
    return sigmoid(sigmoid(add_bias(X) @ W1) @ W2[1:] + W2[0])


@wrong(
    "forward", "The sigmoid is applied to the hidden layer's 1 as well, which makes 0.73 of it. Add the 1 afterwards."
)
def sigmoid_of_the_one(X, W1, W2):
    return sigmoid(sigmoid(add_bias(add_bias(X) @ W1)) @ W2)


@wrong("forward", "The 1s beside X go through the sigmoid, with the features. The inputs have no activation.")
def sigmoid_of_the_inputs(X, W1, W2):
    return sigmoid(add_bias(sigmoid(sigmoid(add_bias(X)) @ W1)) @ W2)


@wrong("forward", "The hidden layer uses tanh. Here both layers use the sigmoid.")
def hidden_tanh(X, W1, W2):
    return sigmoid(add_bias(np.tanh(add_bias(X) @ W1)) @ W2)


@wrong("forward", "Both layers use tanh. Here both use the sigmoid.")
def tanh_in_both(X, W1, W2):
    return np.tanh(add_bias(np.tanh(add_bias(X) @ W1)) @ W2)


@wrong("forward", "The output uses tanh. Here both layers use the sigmoid.")
def output_tanh(X, W1, W2):
    return np.tanh(add_bias(sigmoid(add_bias(X) @ W1)) @ W2)


@wrong("forward", "The hidden layer uses ReLU. Here both layers use the sigmoid.")
def hidden_relu(X, W1, W2):
    return sigmoid(add_bias(np.maximum(0, add_bias(X) @ W1)) @ W2)


@wrong("forward", "The hidden layer uses the step function. Its units answer with the sigmoid, between 0 and 1.")
def hidden_step(X, W1, W2):
    return sigmoid(add_bias(np.where(add_bias(X) @ W1 >= 0, 1.0, 0.0)) @ W2)


@wrong("forward", "Both layers use the step function. Here all units answer with the sigmoid, between 0 and 1.")
def step_in_both(X, W1, W2):
    return np.where(add_bias(np.where(add_bias(X) @ W1 >= 0, 1.0, 0.0)) @ W2 >= 0, 1.0, 0.0)


@wrong("forward", "These are classes, 0 or 1. The network's answers are probabilities: leave out the threshold.")
def classes_returned(X, W1, W2):
    return (sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2) >= 0.5).astype(int)


@wrong("forward", "The output goes through the sigmoid twice. Once is enough.")
def output_sigmoid_twice(X, W1, W2):
    return sigmoid(sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2))


@wrong(
    "forward", "The output goes through softmax, which makes the answers of a row add up to 1. Here it is the sigmoid."
)
def output_softmax(X, W1, W2):
    powers = np.exp(add_bias(sigmoid(add_bias(X) @ W1)) @ W2)
    return powers / powers.sum(axis=1, keepdims=True)


@wrong(
    "forward",
    "Weights of the first layer come to the wrong units, as if its table were read row by row into a new frame.",
    "Does reshape exchange rows and columns? What does?",
)
def reshape_for_transpose(X, W1, W2):
    H = sigmoid(W1.reshape(W1.shape[::-1]) @ add_bias(X).T)
    return sigmoid(W2.T @ add_bias(H.T).T).T


@wrong(
    "forward",
    "Weights of both layers come to the wrong units, as if their tables were read row by row into new frames.",
    "Does reshape exchange rows and columns? What does?",
)
def reshape_for_both(X, W1, W2):
    H = sigmoid(W1.reshape(W1.shape[::-1]) @ add_bias(X).T)
    return sigmoid(W2.reshape(W2.shape[::-1]) @ add_bias(H.T).T).T


@wrong("forward", "Rows and columns of the result are exchanged: one row per example, one column per output unit.")
def one_column_per_example(X, W1, W2):
    H = sigmoid(W1.T @ add_bias(X).T)
    return sigmoid(W2.T @ np.vstack([H, np.ones(len(X))]))


@wrong("forward", "These are the answers of the hidden layer. They go on: add a 1 and multiply by W2.")
def hidden_answers(X, W1, W2):
    return sigmoid(add_bias(X) @ W1)


@wrong("forward", "This is the answer for the first example only. Each row of X has an answer of its own.")
def first_example_only(X, W1, W2):
    h = sigmoid(np.append(X[0], 1) @ W1)
    return sigmoid(np.append(h, 1) @ W2)


@wrong("forward", "The last row of each table is counted twice: the added 1 brings the bias already.")
def biases_twice(X, W1, W2):
    H = sigmoid(add_bias(X) @ W1 + W1[-1])
    return sigmoid(add_bias(H) @ W2 + W2[-1])


@wrong("forward", "The answers of all output units stand in one long list. Each example has a row of its own.")
def answers_in_one_list(X, W1, W2):
    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2).ravel()


@wrong("forward", "Only the first output unit answers. W2 may have several columns, and each is a unit.")
def first_output_only(X, W1, W2):
    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2)[:, 0]


@wrong("forward", "The answers of the output units are added up. Each unit has a column of its own in the result.")
def outputs_added(X, W1, W2):
    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2).sum(axis=1)


@wrong("forward", NO_ONE)
def without_ones(X, W1, W2):
    return sigmoid(sigmoid(X @ W1) @ W2)


@wrong(
    "forward",
    "The ones don't fit where they are put: vstack puts them below the table, and so does concatenate unless it is "
    "told another axis. They belong beside it, a 1 for each row.",
)
def ones_below(X, W1, W2):
    return sigmoid(np.concatenate([sigmoid(np.concatenate([X, np.ones((len(X), 1))]) @ W1), np.ones((len(X), 1))]) @ W2)


@wrong("forward", "The ones are a list of shape (m,). Beside a table stands a column, of shape (m, 1).")
def ones_of_one_axis(X, W1, W2):
    H = sigmoid(np.hstack([X, np.ones(len(X))]) @ W1)
    return sigmoid(np.hstack([H, np.ones(len(X))]) @ W2)


@wrong(
    "forward",
    "Two arrays that meet entry by entry don't fit.",
    "`*` works like that, and a layer needs the product of tables, `@`. So does `+`: what is added to a product is one "
    "row, with a number for each unit.",
)
def entry_by_entry(X, W1, W2):
    H = sigmoid(add_bias(X) * W1)
    return sigmoid(add_bias(H) * W2)


@wrong("forward", "The answers of the batch are averaged into one. Each example keeps its own row.")
def mean_over_the_batch(X, W1, W2):
    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2).mean(axis=0)


@wrong("forward", "The hidden layer has lost its negative scores before the sigmoid. Leave the scores as they are.")
def relu_before_sigmoid(X, W1, W2):
    return sigmoid(add_bias(sigmoid(np.maximum(0, add_bias(X) @ W1))) @ W2)


@wrong("forward", "This is 1 − ŷ. Is a sign reversed on the way, or the answer taken away from 1?")
def one_minus_answer(X, W1, W2):
    return sigmoid(-(add_bias(sigmoid(add_bias(X) @ W1)) @ W2))


@wrong("forward", "The biases have the wrong sign. The 1 adds the last row to the other products.")
def biases_subtracted(X, W1, W2):
    H = sigmoid(X @ W1[:-1] - W1[-1])
    return sigmoid(H @ W2[:-1] - W2[-1])


ROUNDED = "The answers are rounded.", "Return them as they are, and round only what you print."


@wrong("forward", *ROUNDED)
def answers_rounded(X, W1, W2):
    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2).round(3)


@wrong("forward", *ROUNDED)
def answers_rounded_to_four(X, W1, W2):
    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2).round(4)


@wrong("forward", *ROUNDED)
def answers_rounded_to_five(X, W1, W2):
    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2).round(5)


BOTH_ANSWERS = "Two tables come back, the hidden layer's answers among them. Return the answers of the output alone."


@wrong("forward", BOTH_ANSWERS)
def answers_and_hidden(X, W1, W2):
    H = sigmoid(add_bias(X) @ W1)
    return sigmoid(add_bias(H) @ W2), H


@wrong("forward", BOTH_ANSWERS)
def hidden_and_answers(X, W1, W2):
    H = sigmoid(add_bias(X) @ W1)
    return H, sigmoid(add_bias(H) @ W2)


@wrong("forward", "These are the answers of the hidden layer, without its bias. Add the 1s, and go on to W2.")
def hidden_answers_without_bias(X, W1, W2):
    return sigmoid(X @ W1[:-1])


@wrong("forward", NO_ONE)
def without_ones_by_dot(X, W1, W2):
    return sigmoid(np.dot(sigmoid(np.dot(X, W1)), W2))


@wrong(
    "forward",
    "The tables are turned over. A unit is a column of W, and each row of the input meets each column: leave out .T.",
)
def tables_turned_over(X, W1, W2):
    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1.T)) @ W2.T)


@wrong("forward", "The output layer reads X. Its input is what the hidden layer answers, with a 1 beside it.")
def output_reads_x(X, W1, W2):
    return sigmoid(add_bias(X) @ W2)


@wrong("forward", "Both layers use W1. The output layer has a table of its own, W2.")
def first_table_twice(X, W1, W2):
    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W1)


@wrong(
    "forward",
    "This is the answer for the last example only. Does each round of a loop overwrite it? Collect all of them.",
)
def last_example_only(X, W1, W2):
    for x in X:
        h = sigmoid(np.append(x, 1) @ W1)
        y_hat = sigmoid(np.append(h, 1) @ W2)
    return y_hat


@wrong("forward", "The biases are added behind the sigmoid. They belong to the score, so they come in before it.")
def biases_behind_the_sigmoid(X, W1, W2):
    H = sigmoid(X @ W1[:-1]) + W1[-1]
    return sigmoid(H @ W2[:-1]) + W2[-1]


@wrong("forward", "The output's bias is added behind the sigmoid. It belongs to the score, so it comes in before.")
def output_bias_behind_the_sigmoid(X, W1, W2):
    return sigmoid(sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1]) + W2[-1]


@wrong(
    "forward", "1 is added to each score. The 1 is an input: what it adds is the bias, from the last row of the table."
)
def one_for_the_bias(X, W1, W2):
    return sigmoid(sigmoid(X @ W1[:-1] + 1) @ W2[:-1] + 1)


@wrong("forward", "One number is the bias of all units. Each unit has its own: take the whole last row.")
def one_bias_for_all_units(X, W1, W2):
    return sigmoid(sigmoid(X @ W1[:-1] + W1[-1, 0]) @ W2[:-1] + W2[-1, 0])


@wrong("forward", "The hidden layer goes through the sigmoid twice. Once is enough.")
def hidden_sigmoid_twice(X, W1, W2):
    return sigmoid(add_bias(sigmoid(sigmoid(add_bias(X) @ W1))) @ W2)


@wrong("forward", "The sigmoid falls where it should rise: in both layers the sign of the exponent is reversed.")
def sigmoid_turned_round(X, W1, W2):
    H = sigmoid(-(add_bias(X) @ W1))
    return sigmoid(-(add_bias(H) @ W2))


@wrong("forward", "Both layers use ReLU. Here both use the sigmoid.")
def relu_in_both(X, W1, W2):
    return np.maximum(0, add_bias(np.maximum(0, add_bias(X) @ W1)) @ W2)


@wrong("forward", "The output uses ReLU. Here both layers use the sigmoid.")
def output_relu(X, W1, W2):
    return np.maximum(0, add_bias(sigmoid(add_bias(X) @ W1)) @ W2)


@wrong(
    "forward", "Two things. 1: the hidden layer uses ReLU, and here it is the sigmoid. 2: the output has no activation."
)
def relu_and_a_bare_output(X, W1, W2):
    return add_bias(np.maximum(0, add_bias(X) @ W1)) @ W2


@wrong(
    "forward", "Two things. 1: the hidden layer uses tanh, and here it is the sigmoid. 2: the output has no activation."
)
def tanh_and_a_bare_output(X, W1, W2):
    return add_bias(np.tanh(add_bias(X) @ W1)) @ W2


@wrong(
    "forward",
    "Two things. 1: the hidden layer has no activation; its scores go through the sigmoid. 2: both biases are lost.",
)
def no_hidden_activation_and_no_biases(X, W1, W2):
    return sigmoid(X @ W1[:-1] @ W2[:-1])


@wrong("forward", "argmax gives the place of the largest answer. The answers themselves are asked for.")
def place_of_the_largest(X, W1, W2):
    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2).argmax(axis=1)


DOUBLED = "Every score counts twice. If your sigmoid is a tanh: it has the half of the score in it."
through = wrong.edits(of="numpy_ref.feedforward.forward")
FIRST_LAYER, LAST_LAYER = "sigmoid(Xa @ W1)", "sigmoid(Ha @ W2)"
through(
    "hidden_softmax",
    (FIRST_LAYER, "np.exp(Xa @ W1) / np.exp(Xa @ W1).sum(axis=1, keepdims=True)"),
    hint="The hidden layer goes through softmax, so its units share one 1. Here each has a sigmoid.",
)
through(
    "scores_doubled",
    (FIRST_LAYER, "sigmoid(2 * (Xa @ W1))"),
    (LAST_LAYER, "sigmoid(2 * (Ha @ W2))"),
    hint=DOUBLED,
)
through(
    "hidden_sigmoid_turned_round",
    (FIRST_LAYER, "sigmoid(-(Xa @ W1))"),
    hint="In the hidden layer the sigmoid falls where it should rise.",
    way_out="What is the sign of the exponent there?",
)
through(
    "slope_for_the_answer",
    (f"return {LAST_LAYER}", f"y_hat = {LAST_LAYER}\n    return y_hat * (1 - y_hat)"),
    hint="These are the slopes of the last sigmoids, which are never more than a quarter.",
    way_out="The answers themselves are asked for.",
)
through(
    "hidden_layer_of_slopes",
    (f"H = {FIRST_LAYER}", f"H = {FIRST_LAYER} * (1 - {FIRST_LAYER})"),
    hint="The hidden layer hands on the slopes of its sigmoids. It should hand on their values.",
)
through(
    "features_standardised",
    ("add_bias(X)", "add_bias((X - X.mean(axis=0)) / X.std(axis=0))"),
    hint="The features are standardised first, so an example's answer depends on the other examples.",
    way_out="Use X as it is given.",
)
through(
    "means_for_sums",
    (FIRST_LAYER, "sigmoid(Xa @ W1 / Xa.shape[1])"),
    (LAST_LAYER, "sigmoid(Ha @ W2 / Ha.shape[1])"),
    hint="Each score is divided by the number of its inputs. A score is a sum, not a mean.",
)
through(
    "activation_before_both_products",
    (f"H = {FIRST_LAYER}", "H = add_bias(sigmoid(X)) @ W1"),
    ("add_bias(H)", "add_bias(sigmoid(H))"),
    (LAST_LAYER, "Ha @ W2"),
    left_out("Xa = add_bias(X)"),
    hint="The sigmoid stands before each product, so X goes through it and the last scores don't.",
    way_out="A layer ends with its activation.",
)
through(
    "answers_that_add_up_to_1",
    (f"return {LAST_LAYER}", f"y_hat = {LAST_LAYER}\n    return y_hat / y_hat.sum(axis=1, keepdims=True)"),
    hint="The answers of a row are divided by their sum. Here each output unit answers for itself.",
)
through(
    "hidden_bias_twice",
    (FIRST_LAYER, "sigmoid(Xa @ W1 + W1[-1])"),
    hint="The hidden layer has its biases twice: the 1 beside X brings them already.",
)
through(
    "output_bias_twice",
    (LAST_LAYER, "sigmoid(Ha @ W2 + W2[-1])"),
    hint="The output has its bias twice: the 1 beside the hidden answers brings it already.",
)
through(
    "hidden_bias_subtracted",
    (FIRST_LAYER, "sigmoid(X @ W1[:-1] - W1[-1])"),
    left_out("Xa = add_bias(X)"),
    hint="The biases of the hidden layer have the wrong sign.",
    way_out="The 1 adds the last row to the other products.",
)
through(
    "output_bias_subtracted",
    (LAST_LAYER, "sigmoid(H @ W2[:-1] - W2[-1])"),
    left_out("Ha = add_bias(H)"),
    hint="The bias of the output has the wrong sign.",
    way_out="The 1 adds the last row to the other products.",
)
through(
    "hidden_answers_with_their_one",
    (LAST_LAYER, "Ha"),
    hint="These are the answers of the hidden layer, with the 1 beside them.",
    way_out="They are what the output layer reads: which table comes next?",
)


# mlp


@wrong("mlp", "Only the last layer has its activation. Every layer ends with the sigmoid.")
def only_last_activation(X, matrices):
    A = X
    for W in matrices:
        A = add_bias(A) @ W
    return sigmoid(A)


@wrong("mlp", "The last layer has no activation. Every layer ends with the sigmoid, the last one too.")
def last_without_activation(X, matrices):
    A = X
    for W in matrices[:-1]:
        A = sigmoid(add_bias(A) @ W)
    return add_bias(A) @ matrices[-1]


@wrong(
    "mlp", "There is no activation at all, so all the layers together do no more than one. Each ends with the sigmoid."
)
def no_activations(X, matrices):
    A = X
    for W in matrices:
        A = add_bias(A) @ W
    return A


@wrong(
    "mlp",
    "The last table is left out, so the answers are those of the layer before it.",
    "Where does the loop end?",
)
def last_table_left_out(X, matrices):
    A = X
    for W in matrices[:-1]:
        A = sigmoid(add_bias(A) @ W)
    return A


@wrong("mlp", "The first table is left out, so X meets a table that belongs to a later layer.")
def first_table_left_out(X, matrices):
    A = X
    for W in matrices[1:]:
        A = sigmoid(add_bias(A) @ W)
    return A


@wrong("mlp", "Two layers are written into the function. The list may have any length: go through it with a loop.")
def first_two_tables(X, matrices):
    H = sigmoid(add_bias(X) @ matrices[0])
    return sigmoid(add_bias(H) @ matrices[1])


@wrong("mlp", "The function unpacks two tables, but the list may have any length. Go through it with a loop.")
def two_tables_unpacked(X, matrices):
    W1, W2 = matrices
    return sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2)


@wrong("mlp", "The function unpacks three tables, but the list may have any length. Go through it with a loop.")
def three_tables_unpacked(X, matrices):
    W1, W2, W3 = matrices
    return sigmoid(add_bias(sigmoid(add_bias(sigmoid(add_bias(X) @ W1)) @ W2)) @ W3)


@wrong("mlp", "These are the answers of the first layer. Is the return inside the loop? It belongs behind it.")
def return_inside_the_loop(X, matrices):
    for W in matrices:
        return sigmoid(add_bias(X) @ W)
    return X


@wrong(
    "mlp",
    "The caller's list has lost tables afterwards, as by pop or del.",
    "A loop or an index only looks at them.",
)
def tables_popped(X, matrices):
    A = X
    while matrices:
        A = sigmoid(add_bias(A) @ matrices.pop(0))
    return A


@wrong("mlp", "The list of the caller is the other way round afterwards. Leave it as it is.")
def list_reversed_in_place(X, matrices):
    matrices.reverse()
    A = X
    for W in matrices[::-1]:
        A = sigmoid(add_bias(A) @ W)
    return A


@wrong("mlp", "Every layer gets X. From the second on, a layer's input is what the layer before it answers.")
def every_layer_gets_x(X, matrices):
    for W in matrices:
        A = sigmoid(add_bias(X) @ W)
    return A


@wrong("mlp", "The tables are used from the last to the first. The first one in the list meets X.")
def from_last_to_first(X, matrices):
    A = X
    for W in reversed(matrices):
        A = sigmoid(add_bias(A) @ W)
    return A


@wrong("mlp", "The biases are lost. They are the last row of each table, and each layer adds a 1 to meet its own.")
def all_biases_lost(X, matrices):
    A = X
    for W in matrices:
        A = sigmoid(A @ W[:-1])
    return A


@wrong("mlp", "The first row of each table is used as the bias. It is the last one: add the 1 at the end of each row.")
def all_bias_rows_first(X, matrices):
    A = X
    for W in matrices:
        A = sigmoid(A @ W[1:] + W[0])
    return A


@wrong("mlp", "The hidden layers use tanh. Here every layer uses the sigmoid.")
def hidden_layers_tanh(X, matrices):
    A = X
    for W in matrices[:-1]:
        A = np.tanh(add_bias(A) @ W)
    return sigmoid(add_bias(A) @ matrices[-1])


@wrong("mlp", "Every layer uses tanh. Here it is the sigmoid.")
def all_layers_tanh(X, matrices):
    A = X
    for W in matrices:
        A = np.tanh(add_bias(A) @ W)
    return A


@wrong("mlp", "The hidden layers use ReLU. Here every layer uses the sigmoid.")
def hidden_layers_relu(X, matrices):
    A = X
    for W in matrices[:-1]:
        A = np.maximum(0, add_bias(A) @ W)
    return sigmoid(add_bias(A) @ matrices[-1])


@wrong("mlp", "Every layer uses ReLU. Here it is the sigmoid.")
def all_layers_relu(X, matrices):
    A = X
    for W in matrices:
        A = np.maximum(0, add_bias(A) @ W)
    return A


@wrong(
    "mlp", "The result has a column too many: the 1 is added after the last layer as well. Add it before each product."
)
def one_too_many(X, matrices):
    A = add_bias(X)
    for W in matrices:
        A = add_bias(sigmoid(A @ W))
    return A


@wrong("mlp", "The sigmoid is applied to the 1s as well, which makes 0.73 of them. Add the 1 after the activation.")
def sigmoid_of_all_ones(X, matrices):
    A = add_bias(X)
    for W in matrices:
        A = sigmoid(add_bias(A @ W))
    return A[:, :-1]


@wrong("mlp", "The answers of all layers come back, in a list. Only those of the last layer are asked for.")
def all_layers_returned(X, matrices):
    layers = [X]
    for W in matrices:
        layers.append(sigmoid(add_bias(layers[-1]) @ W))
    return layers


@wrong("mlp", "The last layer uses softmax. Here every layer uses the sigmoid.")
def last_layer_softmax(X, matrices):
    A = X
    for W in matrices[:-1]:
        A = sigmoid(add_bias(A) @ W)
    powers = np.exp(add_bias(A) @ matrices[-1])
    return powers / powers.sum(axis=1, keepdims=True)


@wrong("mlp", "These are classes, 0 or 1. The answers are probabilities: leave out the threshold.")
def mlp_classes(X, matrices):
    A = X
    for W in matrices:
        A = sigmoid(add_bias(A) @ W)
    return (A >= 0.5).astype(int)


NO_ONE_IN_A_LAYER = (
    "A product doesn't fit: each table has a row more than its input has columns. Every layer adds a 1 to its input; "
    "or a table stands on the wrong side."
)


@wrong("mlp", NO_ONE_IN_A_LAYER)
def mlp_without_ones(X, matrices):
    A = X
    for W in matrices:
        A = sigmoid(A @ W)
    return A


@wrong("mlp", "The 1 is added only to X. Every layer adds its own, because every table ends with a row of biases.")
def one_only_at_the_start(X, matrices):
    A = add_bias(X)
    for W in matrices:
        A = sigmoid(A @ W)
    return A


@wrong("mlp", "The result is transposed: one row per example, one column per unit of the last layer.")
def mlp_transposed(X, matrices):
    A = X
    for W in matrices:
        A = sigmoid(add_bias(A) @ W)
    return A.T


@wrong("mlp", "This is the answer for the first example only. Each row of X has an answer of its own.")
def mlp_first_example(X, matrices):
    a = X[0]
    for W in matrices:
        a = sigmoid(np.append(a, 1) @ W)
    return a


@wrong("mlp", "The answers of the last layer go through the sigmoid a second time. Once is enough.")
def last_sigmoid_twice(X, matrices):
    A = X
    for W in matrices:
        A = sigmoid(add_bias(A) @ W)
    return sigmoid(A)


@wrong("mlp", "Only the first and the last table are used. Those between them are layers too.")
def first_and_last_only(X, matrices):
    A = sigmoid(add_bias(X) @ matrices[0])
    if len(matrices) == 1:
        return A
    return sigmoid(add_bias(A) @ matrices[-1])


@wrong(
    "mlp",
    "The loop ends one table too early, and the 1 for the next product is still in the result. Go on to the last.",
)
def loop_one_too_short(X, matrices):
    A = add_bias(X)
    for i in range(len(matrices) - 1):
        A = add_bias(sigmoid(A @ matrices[i]))
    return A


@wrong("mlp", "Every round uses the first table of the list. Each layer has a table of its own: the next in the list.")
def first_table_in_every_round(X, matrices):
    A = X
    for _ in matrices:
        A = sigmoid(add_bias(A) @ matrices[0])
    return A


@wrong("mlp", "X comes back. The loop has put the answers of each layer under another name: return that.")
def x_comes_back(X, matrices):
    A = X
    for W in matrices:
        A = sigmoid(add_bias(A) @ W)
    return X


@wrong(
    "mlp",
    "In the first round the variable has no value yet. Give it one before the loop: what the first layer reads is X.",
)
def no_value_in_the_first_round(X, matrices):
    for W in matrices:
        A = sigmoid(add_bias(A) @ W)  # noqa: F821
    return A


@wrong("mlp", "The bias of the first layer is lost. Every layer adds a 1 to its input, the first one too.")
def first_bias_lost(X, matrices):
    A = sigmoid(X @ matrices[0][:-1])
    for W in matrices[1:]:
        A = sigmoid(add_bias(A) @ W)
    return A


@wrong("mlp", "The bias of the last layer is lost. Every layer adds a 1 to its input, the last one too.")
def last_bias_lost(X, matrices):
    A = X
    for W in matrices[:-1]:
        A = sigmoid(add_bias(A) @ W)
    return sigmoid(A @ matrices[-1][:-1])


@wrong("mlp", "Only the first layer has its bias. Every layer adds a 1 to its input.")
def only_the_first_bias(X, matrices):
    A = sigmoid(add_bias(X) @ matrices[0])
    for W in matrices[1:]:
        A = sigmoid(A @ W[:-1])
    return A


@wrong("mlp", "The first layer has no activation. Every layer ends with the sigmoid, the first one too.")
def first_without_activation(X, matrices):
    A = add_bias(X) @ matrices[0]
    for W in matrices[1:]:
        A = sigmoid(add_bias(A) @ W)
    return A


@wrong(
    "mlp", "The sigmoid stands before the product, so X goes through it and the last scores don't. It comes after it."
)
def activation_before_the_product(X, matrices):
    A = X
    for W in matrices:
        A = add_bias(sigmoid(A)) @ W
    return A


@wrong(
    "mlp", "Every layer has two sigmoids, one before the product and one after it. Only the one after it belongs there."
)
def activation_on_both_sides(X, matrices):
    A = X
    for W in matrices:
        A = sigmoid(add_bias(sigmoid(A)) @ W)
    return A


@wrong("mlp", "forward does two layers, and the tables overlap: each but the first and the last is used twice.")
def overlapping_pairs(X, matrices):
    A = X
    for first, second in zip(matrices, matrices[1:]):
        A = forward(A, first, second)
    return A


@wrong(
    "mlp", "forward takes two tables, and the list may have any length. Go through it with a loop, one layer a round."
)
def all_tables_to_forward(X, matrices):
    return forward(X, *matrices)


@wrong("mlp", "The tables are turned over. A unit is a column of its table: leave out .T.")
def mlp_tables_turned_over(X, matrices):
    A = X
    for W in matrices:
        A = sigmoid(add_bias(A) @ W.T)
    return A


@wrong(
    "mlp",
    "A number stands where a table is wanted.",
    "Does the loop run over indices, or over the tables themselves?",
)
def number_for_a_table(X, matrices):
    A = X
    for i in range(len(matrices)):
        A = sigmoid(add_bias(A) @ i)
    return A


@wrong(
    "mlp",
    "A table is used as a place in the list.",
    "Does the loop run over indices, or over the tables themselves?",
)
def table_for_a_number(X, matrices):
    A = X
    for W in matrices:
        A = sigmoid(add_bias(A) @ matrices[W])
    return A


@wrong("mlp", NO_ONE_IN_A_LAYER)
def mlp_without_ones_by_dot(X, matrices):
    A = X
    for W in matrices:
        A = sigmoid(np.dot(A, W))
    return A


layered = wrong.edits(of="numpy_ref.feedforward.mlp")
LAYER = "A = sigmoid(add_bias(A) @ W)"
layered(
    "biases_of_all_layers_twice",
    (LAYER, "A = sigmoid(add_bias(A) @ W + W[-1])"),
    hint="Every layer has its biases twice: the added 1 brings them already.",
)
layered(
    "biases_of_all_layers_subtracted",
    (LAYER, "A = sigmoid(A @ W[:-1] - W[-1])"),
    hint="The biases have the wrong sign.",
    way_out="The 1 adds the last row of each table to the other products.",
)
layered(
    "biases_of_all_layers_behind_the_sigmoid",
    (LAYER, "A = sigmoid(A @ W[:-1]) + W[-1]"),
    hint="The biases are added behind the sigmoid. They belong to the score, so they come in before it.",
)
layered("scores_doubled", (LAYER, "A = sigmoid(2 * (add_bias(A) @ W))"), hint=DOUBLED)
layered(
    "one_for_all_biases",
    (LAYER, "A = sigmoid(A @ W[:-1] + 1)"),
    hint="1 is added to every score in place of the biases.",
    way_out="The 1 is an input: by what is it multiplied?",
)
layered(
    "one_bias_for_a_layer",
    (LAYER, "A = sigmoid(A @ W[:-1] + W[-1, 0])"),
    hint="One number is the bias of all units of a layer. Each unit has its own.",
    way_out="How many numbers are there in the last row of a table?",
)
layered(
    "all_sigmoids_twice",
    (LAYER, "A = sigmoid(sigmoid(add_bias(A) @ W))"),
    hint="Every layer goes through the sigmoid twice. Once is enough.",
)
layered(
    "all_sigmoids_turned_round",
    (LAYER, "A = sigmoid(-(add_bias(A) @ W))"),
    hint="In every layer the sigmoid falls where it should rise.",
    way_out="What is the sign of its exponent?",
)
layered(
    "all_layers_step",
    (LAYER, "A = np.where(add_bias(A) @ W >= 0, 1.0, 0.0)"),
    hint="Every layer uses the step function. Here it is the sigmoid.",
)
layered(
    "hidden_layers_step",
    (LAYER, "A = add_bias(np.where(A >= 0, 1.0, 0.0) if W is not matrices[0] else A) @ W"),
    ("return A", "return sigmoid(A)"),
    hint="The hidden layers use the step function. Their units answer with the sigmoid, between 0 and 1.",
)
layered(
    "all_layers_softmax",
    (
        LAYER,
        "A = np.exp(add_bias(A) @ W)",
    ),
    added("A = A / A.sum(axis=1, keepdims=True)", after="A = np.exp(add_bias(A) @ W)"),
    hint="Every layer uses softmax. Here it is the sigmoid.",
)
layered(
    "slopes_for_the_answers",
    ("return A", "return A * (1 - A)"),
    hint="These are the slopes of the last sigmoids, which are never more than a quarter.",
    way_out="The answers themselves are asked for.",
)
layered(
    "features_of_all_standardised",
    ("A = X", "A = (X - X.mean(axis=0)) / X.std(axis=0)"),
    hint="The features are standardised first, so an example's answer depends on the other examples.",
    way_out="Use X as it is given.",
)
layered(
    "every_other_table",
    ("in matrices", "in matrices[::2]"),
    hint="Every second table is left out.",
    way_out="Each table is a layer of its own.",
)
layered(
    "mlp_first_output_only",
    ("return A", "return A[:, 0]"),
    hint="Only the first output unit answers. The last table may have several columns, and each is a unit.",
)
layered(
    "mlp_answers_that_add_up_to_1",
    ("return A", "return A / A.sum(axis=1, keepdims=True)"),
    hint="The answers of a row are divided by their sum. Here each output unit answers for itself.",
)


# to_linear


@wrong(
    "to_linear",
    "The weights are not transposed. In W a column is a unit, in the layer's weight a row is: exchange the two.",
)
def weight_not_transposed(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    layer.weight.data, layer.bias.data = W[:-1].clone(), W[-1].clone()
    return layer


@wrong(
    "to_linear",
    "The weights don't fit into the layer. It has one row per unit, and W one column per unit: transpose the weights, "
    "and give nn.Linear first the number of inputs, which is one less than W has rows.",
)
def weight_not_transposed_copied(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W[:-1])
        layer.bias.copy_(W[-1])
    return layer


@wrong(
    "to_linear",
    "The weights don't fit into the layer. The last row of W is the bias, the other rows are the weights; so the "
    "layer has one input less than W has rows.",
)
def whole_table_copied(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W.T)
        layer.bias.copy_(W[-1])
    return layer


@wrong(
    "to_linear", "The sizes of the layer are exchanged: nn.Linear wants the number of inputs first, then that of units."
)
def sizes_exchanged(W):
    import torch

    layer = torch.nn.Linear(W.shape[1], len(W) - 1, dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W[:-1])
    return layer


@wrong("to_linear", "reshape doesn't turn the table over: weights end up in the wrong units. The transpose is .T.")
def weight_reshaped(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W[:-1].reshape(layer.weight.shape))
        layer.bias.copy_(W[-1])
    return layer


@wrong(
    "to_linear", "The bias is taken from the first row of W, and the weights from the others. The bias is the last row."
)
def bias_from_the_first_row(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W[1:].T)
        layer.bias.copy_(W[0])
    return layer


@wrong("to_linear", "The weights are right, but the bias is taken from the first row of W. It is the last.")
def bias_of_the_first_feature(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W[:-1].T)
        layer.bias.copy_(W[0])
    return layer


@wrong("to_linear", "The bias is still the random one that the layer began with. Copy the last row of W into it.")
def bias_left_random(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W[:-1].T)
    return layer


@wrong("to_linear", "The bias is 0 in every unit. Copy the last row of W into it.")
def bias_of_zeros(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W[:-1].T)
        layer.bias.zero_()
    return layer


@wrong("to_linear", "The bias has the wrong sign. The layer adds it, as the 1 does in [X, 1] times W.")
def bias_subtracted(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W[:-1].T)
        layer.bias.copy_(-W[-1])
    return layer


@wrong("to_linear", "The weights are still the random ones that the layer began with. Copy those of W into them.")
def weight_left_random(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.bias.copy_(W[-1])
    return layer


@wrong(
    "to_linear",
    "The layer still has the random numbers that it began with. A new name, or a new tensor under an old name, "
    "doesn't change the layer: write into its own tensors.",
)
def layer_left_random(W):
    import torch

    return torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)


@wrong(
    "to_linear",
    "The layer still has the random numbers that it began with, in float32. Copy the numbers of W into it; and tell "
    "the layer the type of number that W has.",
)
def short_layer_left_random(W):
    import torch

    return torch.nn.Linear(len(W) - 1, W.shape[1])


@wrong(
    "to_linear",
    "The layer holds float32, which is what PyTorch takes if it is told nothing. Then it can't compute with X of "
    "float64. Give it the dtype of W.",
)
def layer_of_float32(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1])
    with torch.no_grad():
        layer.weight.copy_(W[:-1].T)
        layer.bias.copy_(W[-1])
    return layer


@wrong("to_linear", "The layer holds float64 whatever W holds. Give it the dtype of W.")
def layer_always_float64(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=torch.float64)
    with torch.no_grad():
        layer.weight.copy_(W[:-1].T)
        layer.bias.copy_(W[-1])
    return layer


@wrong(
    "to_linear",
    "The bias row is still among the weights, and the layer has no bias. The layer adds no 1 to its input: give the "
    "weights all rows but the last, and the bias the last.",
)
def whole_table_without_bias(W):
    import torch

    layer = torch.nn.Linear(len(W), W.shape[1], bias=False, dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W.T)
    return layer


@wrong(
    "to_linear",
    "The bias row is still among the weights, so the layer wants one more input. The weights are all rows but the "
    "last.",
)
def bias_row_in_the_weights(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    layer.weight.data, layer.bias.data = W.T.clone(), W[-1].clone()
    return layer


@wrong("to_linear", "The layer has no bias. Leave out bias=False, and copy the last row of W into the bias.")
def layer_without_bias(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], bias=False, dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W[:-1].T)
    return layer


@wrong(
    "to_linear", "The bias of the layer is a list, of shape (h,): take the last row with a single number as its index."
)
def bias_as_a_row(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    layer.weight.data, layer.bias.data = W[:-1].T.clone(), W[-1:].clone()
    return layer


@wrong("to_linear", "Two tensors come back. Put them into a layer, and return the layer.")
def tensors_for_a_layer(W):
    return W[:-1].T, W[-1]


@wrong("to_linear", "A dictionary comes back. Load it into a layer, and return the layer.")
def dictionary_for_a_layer(W):
    return {"weight": W[:-1].T, "bias": W[-1]}


@wrong("to_linear", "The weights come back alone. Return the whole layer.")
def weight_for_a_layer(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W[:-1].T)
        layer.bias.copy_(W[-1])
    return layer.weight


@wrong(
    "to_linear",
    "The layer comes back inside an nn.Sequential. Return the nn.Linear itself; the sigmoid is no part of it.",
)
def layer_in_a_sequential(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W[:-1].T)
        layer.bias.copy_(W[-1])
    return torch.nn.Sequential(layer, torch.nn.Sigmoid())


@wrong(
    "to_linear",
    "Autograd watches the numbers of the layer and doesn't let them be written over. Do it where it looks away: "
    "inside a block with torch.no_grad().",
)
def written_without_no_grad(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    layer.weight.copy_(W[:-1].T)
    layer.bias.copy_(W[-1])
    return layer


@wrong(
    "to_linear",
    "A layer's weight must be an nn.Parameter; a plain tensor is refused. Wrap it into one, or copy the numbers into "
    "the parameter that is there.",
)
def plain_tensor_assigned(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    layer.weight = W[:-1].T
    layer.bias = W[-1]
    return layer


@wrong("to_linear", "The layer got tables where it wants sizes: two whole numbers, the inputs and the units.")
def tables_as_sizes(W):
    import torch

    return torch.nn.Linear(W[:-1].T, W[-1])


@wrong(
    "to_linear",
    "The layer has an input too many, and a random bias besides the one among its weights. The layer adds its bias by "
    "itself: give it all rows but the last as weights, and the last as its bias.",
)
def whole_table_and_a_random_bias(W):
    import torch

    layer = torch.nn.Linear(len(W), W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W.T)
    return layer


@wrong(
    "to_linear",
    "The weights don't fit into the layer. It has one row per unit, and W one column per unit: transpose the weights.",
)
def weight_not_transposed_loaded(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    layer.load_state_dict({"weight": W[:-1], "bias": W[-1]})
    return layer


@wrong(
    "to_linear",
    "The bias row is still among the weights, and the bias is a random one. The weights are all rows of W but the "
    "last; the last is the bias.",
)
def whole_table_as_weights(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    layer.weight = torch.nn.Parameter(W.T)
    return layer


@wrong("to_linear", "The weights begin at the second row of W. They are all rows but the last, which is the bias.")
def weights_from_the_second_row(W):
    import torch

    layer = torch.nn.Linear(len(W) - 1, W.shape[1], dtype=W.dtype)
    with torch.no_grad():
        layer.weight.copy_(W[1:].T)
        layer.bias.copy_(W[-1])
    return layer


@wrong(
    "to_linear",
    "A function comes back. Even one that computes the same is no layer and holds no weights: return an nn.Linear.",
)
def function_for_a_layer(W):
    return lambda X: X @ W[:-1] + W[-1]


@wrong("to_linear", "The weights come back as a tensor. Put them into a layer, with the bias, and return the layer.")
def tensor_for_a_layer(W):
    return W[:-1].T


copied = wrong.edits(of="torch_ref.feedforward.to_linear")
WEIGHT, BIAS = "layer.weight.copy_(W[:-1].T)", "layer.bias.copy_(W[-1])"
copied(
    "layer_of_zeros",
    (WEIGHT, "layer.weight.zero_()"),
    (BIAS, "layer.bias.zero_()"),
    hint="All numbers of the layer are 0. They should be those of W.",
)
copied(
    "units_in_the_reverse_order",
    (WEIGHT, "layer.weight.copy_(W[:-1].flip(1).T)"),
    hint="The weights of the units are in the reverse order, so unit 1 has those of the last.",
)
copied(
    "inputs_in_the_reverse_order",
    (WEIGHT, "layer.weight.copy_(W[:-1].flip(0).T)"),
    hint="The weights of each unit are in the reverse order, from the last input to the first.",
)
copied(
    "bias_of_one_number",
    (BIAS, "layer.bias.fill_(W[-1, 0])"),
    hint="All units have the same bias, that of the first.",
    way_out="How many numbers are there in the last row of W?",
)


# forward_torch


@wrong("forward_torch", "The hidden layer has no activation. Its scores go through the sigmoid before the 1 is added.")
def torch_without_hidden_activation(X, W1, W2):
    import torch

    return torch.sigmoid((X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1])


@wrong("forward_torch", "This is the score of the output. It goes through the sigmoid too.")
def torch_without_output_activation(X, W1, W2):
    import torch

    return torch.sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1]


@wrong("forward_torch", "There is no activation at all, so two layers do no more than one. Both end with the sigmoid.")
def torch_without_activations(X, W1, W2):
    return (X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1]


@wrong("forward_torch", "The bias of the hidden layer is lost. It is the last row of W1.")
def torch_hidden_bias_lost(X, W1, W2):
    import torch

    return torch.sigmoid(torch.sigmoid(X @ W1[:-1]) @ W2[:-1] + W2[-1])


@wrong("forward_torch", "The bias of the output is lost. It is the last row of W2.")
def torch_output_bias_lost(X, W1, W2):
    import torch

    return torch.sigmoid(torch.sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1])


@wrong("forward_torch", "The biases of both layers are lost. They are the last rows of W1 and W2.")
def torch_biases_lost(X, W1, W2):
    import torch

    return torch.sigmoid(torch.sigmoid(X @ W1[:-1]) @ W2[:-1])


@wrong("forward_torch", "The first rows are used as the biases. They are the last rows.")
def torch_bias_row_first(X, W1, W2):
    import torch

    return torch.sigmoid(torch.sigmoid(X @ W1[1:] + W1[0]) @ W2[1:] + W2[0])


@wrong("forward_torch", "The sigmoid is applied to the hidden layer's 1 as well, which makes 0.73 of it.")
def torch_sigmoid_of_the_one(X, W1, W2):
    import torch

    scores = X @ W1[:-1] + W1[-1]
    return torch.sigmoid(torch.sigmoid(torch.hstack([scores, torch.ones_like(scores[:, :1])])) @ W2)


@wrong("forward_torch", "The hidden layer uses tanh. Here both layers use the sigmoid.")
def torch_hidden_tanh(X, W1, W2):
    import torch

    return torch.sigmoid(torch.tanh(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1])


@wrong("forward_torch", "The hidden layer uses ReLU. Here both layers use the sigmoid.")
def torch_hidden_relu(X, W1, W2):
    import torch

    return torch.sigmoid(torch.relu(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1])


@wrong("forward_torch", "The output goes through softmax. Here it is the sigmoid, unit by unit.")
def torch_output_softmax(X, W1, W2):
    import torch

    return torch.softmax(torch.sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1], dim=1)


@wrong("forward_torch", "These are the answers of the hidden layer. They go on to W2.")
def torch_hidden_answers(X, W1, W2):
    import torch

    return torch.sigmoid(X @ W1[:-1] + W1[-1])


@wrong(
    "forward_torch",
    "A product doesn't fit. Print the shapes: each table has a row of biases more than its input has columns. Give "
    "that input a column of ones, or add the row to the product; and look which table stands on which side.",
)
def torch_without_ones(X, W1, W2):
    import torch

    return torch.sigmoid(torch.sigmoid(X @ W1) @ W2)


@wrong(
    "forward_torch", "Rows and columns of the result are exchanged: one row per example, one column per output unit."
)
def torch_one_column_per_example(X, W1, W2):
    import torch

    return torch.sigmoid(torch.sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1]).T


@wrong(
    "forward_torch",
    "No tensor comes back. Return it as it is: leave out .numpy() and .tolist(), and use torch.sigmoid.",
)
def torch_left_for_numpy(X, W1, W2):
    import torch

    return torch.sigmoid(torch.sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1]).numpy()


@wrong(
    "forward_torch",
    "A layer holds float32, which is what PyTorch takes if it is told nothing, but X holds float64. Give the layers "
    "the dtype of the tables.",
)
def torch_layers_of_float32(X, W1, W2):
    import torch

    for W in (W1, W2):
        layer = torch.nn.Linear(len(W) - 1, W.shape[1])
        with torch.no_grad():
            layer.weight.copy_(W[:-1].T)
            layer.bias.copy_(W[-1])
        X = torch.sigmoid(layer(X))
    return X


@wrong("forward_torch", "Only the first output unit answers. W2 may have several columns, and each is a unit.")
def torch_first_output_only(X, W1, W2):
    import torch

    return torch.sigmoid(torch.sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1])[:, 0]


@wrong("forward_torch", "These are classes, 0 or 1. The network's answers are probabilities: leave out the threshold.")
def torch_classes(X, W1, W2):
    import torch

    return (torch.sigmoid(torch.sigmoid(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1]) >= 0.5).to(X.dtype)


@wrong(
    "forward_torch",
    "NumPy arrays meet tensors: np.ones, add_bias and forward are NumPy. Use torch.ones and torch.hstack.",
)
def torch_ones_of_numpy(X, W1, W2):
    import torch

    ones = np.ones((len(X), 1))
    H = torch.sigmoid(torch.tensor(np.hstack([X, ones]) @ W1))
    return torch.sigmoid(torch.tensor(np.hstack([H, ones]) @ W2))


@wrong(
    "forward_torch",
    "The ones don't fit where they are put. They belong beside the table, a 1 for each row; by default torch.cat "
    "puts tables below one another.",
)
def torch_ones_below(X, W1, W2):
    import torch

    ones = torch.ones(len(X), 1, dtype=X.dtype)
    H = torch.sigmoid(torch.cat([X, ones]) @ W1)
    return torch.sigmoid(torch.cat([H, ones]) @ W2)


@wrong("forward_torch", "The ones are a list of shape (m,). Beside a table stands a column, of shape (m, 1).")
def torch_ones_of_one_axis(X, W1, W2):
    import torch

    ones = torch.ones(len(X), dtype=X.dtype)
    H = torch.sigmoid(torch.cat([X, ones], dim=1) @ W1)
    return torch.sigmoid(torch.cat([H, ones], dim=1) @ W2)


@wrong("forward_torch", "Both layers use tanh. Here both use the sigmoid.")
def torch_tanh_in_both(X, W1, W2):
    import torch

    return torch.tanh(torch.tanh(X @ W1[:-1] + W1[-1]) @ W2[:-1] + W2[-1])


in_tensors = wrong.edits(of="torch_ref.feedforward.forward", question="forward_torch")
HIDDEN_SCORES, OUTPUT_SCORES = "X @ W1[:-1] + W1[-1]", "H @ W2[:-1] + W2[-1]"
in_tensors(
    "torch_hidden_sigmoid_twice",
    (f"torch.sigmoid({HIDDEN_SCORES})", f"torch.sigmoid(torch.sigmoid({HIDDEN_SCORES}))"),
    hint="The hidden layer goes through the sigmoid twice. Once is enough.",
)
in_tensors(
    "torch_biases_subtracted",
    ("+ W1[-1]", "- W1[-1]"),
    ("+ W2[-1]", "- W2[-1]"),
    hint="The biases have the wrong sign. A bias is added to the score.",
)
in_tensors(
    "torch_biases_behind_the_sigmoid",
    (f"torch.sigmoid({HIDDEN_SCORES})", "torch.sigmoid(X @ W1[:-1]) + W1[-1]"),
    (f"torch.sigmoid({OUTPUT_SCORES})", "torch.sigmoid(H @ W2[:-1]) + W2[-1]"),
    hint="The biases are added behind the sigmoid. They belong to the score, so they come in before it.",
)
in_tensors(
    "torch_output_tanh",
    (f"torch.sigmoid({OUTPUT_SCORES})", f"torch.tanh({OUTPUT_SCORES})"),
    hint="The output uses tanh. Here both layers use the sigmoid.",
)
in_tensors(
    "torch_relu_in_both",
    ("torch.sigmoid", "torch.relu", 2),
    hint="Both layers use ReLU. Here both use the sigmoid.",
)
in_tensors(
    "torch_sigmoids_turned_round",
    (f"torch.sigmoid({HIDDEN_SCORES})", f"torch.sigmoid(-({HIDDEN_SCORES}))"),
    (f"torch.sigmoid({OUTPUT_SCORES})", f"torch.sigmoid(-({OUTPUT_SCORES}))"),
    hint="The sigmoid falls where it should rise: in both layers the sign of the exponent is reversed.",
)
in_tensors(
    "torch_hidden_softmax",
    (f"torch.sigmoid({HIDDEN_SCORES})", f"torch.softmax({HIDDEN_SCORES}, dim=1)"),
    hint="The hidden layer goes through softmax, so its units share one 1. Here each has a sigmoid.",
)


# shapes_on_the_way

wrong.value(
    "shapes_on_the_way",
    "nonsense_refused_and_a_column",
    ["error", (4, 2), "error", "error", (4, 5), (4, 1)],
    "Two lines run and give something that nobody wants: the third and the last.",
    "Look at the shapes alone, not at what is meant.",
)
wrong.value(
    "shapes_on_the_way",
    "shapes_as_text",
    ["error", "(4, 2)", "(3, 2)", "error", "(4, 5)", "(4, 4)"],
    "The shapes stand in quotes. Only the word error needs them.",
)


wrong.value(
    "shapes_on_the_way",
    "rows_and_columns_exchanged",
    ["error", (2, 4), (2, 3), "error", (5, 4), (4, 4)],
    "In the products rows and columns have changed places.",
    "A product has the rows of the left table: and the columns of which?",
)
wrong.value(
    "shapes_on_the_way",
    "everything_runs",
    [(4, 2), (4, 2), (3, 2), (4, 5), (4, 5), (4, 4)],
    "Not every line runs.",
    "Write the two inner numbers of each product beside each other: which aren't equal?",
)


# numbers_of_a_network

wrong.value(
    "numbers_of_a_network",
    "a_unit_for_each_one",
    (120, 15, 0),
    "The 1 of a hidden layer was counted as a unit. No unit computes it, so no column belongs to it.",
)
wrong.value(
    "numbers_of_a_network",
    "totals_for_differences",
    (103, 117, 103),
    "The second and the third are totals. How many more numbers would there be?",
)


wrong.value(
    "numbers_of_a_network",
    "units_counted",
    (22, 1, 0),
    "Features and units are counted. The numbers that a network learns lie between them.",
    "How many rows and how many columns does each matrix have?",
)


# telling_scores: poor choices

wrong.value(
    "telling_scores",
    "scores_of_the_chapter",
    [[2.0, 1.0, 0.0], [0.0, 3.0, 0.0], [1.0, 1.0, 1.0]],
    "With scores as small as these all four are right.",
    "From which score on can a computer no longer store the power?",
)
wrong.value(
    "telling_scores",
    "one_row_of_high_scores",
    [[720.0, 719.0, 718.0]],
    "These scores are high, but close together, and there is only one row.",
    "Which of the four depends on another row, and which on the least score of a row?",
)
wrong.value(
    "telling_scores",
    "one_score_far_above",
    [[720.0, 0.0, 0.0]],
    "One score lies far above the others, so its probability is 1 even if it is cut off; and there is only one row.",
    "Which scores does cutting off make equal that aren't?",
)
wrong.value(
    "telling_scores",
    "rows_far_apart",
    [[720.0, 719.0], [-40.0, -39.0]],
    "The rows lie far apart, but in each row the scores are close together.",
    "When is a score far above the least of its row?",
)
wrong.value(
    "telling_scores",
    "all_equal",
    [[700.0, 700.0], [700.0, 700.0]],
    "All scores are equal, and so are all probabilities, whatever is subtracted or cut off.",
)


# blind_table: tables that aren't blind, or have too few numbers

wrong.value(
    "blind_table",
    "all_scores_equal",
    [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]],
    "Here both are right, but all scores are equal.",
    "What do rows and columns have to have in common? Begin with the powers, not with the scores.",
)
wrong.value(
    "blind_table",
    "three_scores_moved_along",
    [[1.0, 2.0, 3.0], [2.0, 3.0, 1.0], [3.0, 1.0, 2.0]],
    "Here both are right, because each row and each column has the same three scores. The scores themselves may all "
    "differ.",
    "What do these rows and columns have in common that softmax looks at?",
)
wrong.value(
    "blind_table",
    "equal_sums_of_scores",
    [[2.0, 7.0, 6.0], [9.0, 5.0, 1.0], [4.0, 3.0, 8.0]],
    "Rows and columns have the same sum of scores. But softmax doesn't add scores.",
    "Of which numbers does it take the sum?",
)
wrong.value(
    "blind_table",
    "mirrored_at_the_diagonal",
    [[1.0, 2.0, 3.0], [2.0, 4.0, 5.0], [3.0, 5.0, 6.0]],
    "The table is mirrored at its diagonal, so column 1 has the scores of row 1. But an entry in row 1 and column 2 is "
    "divided by different sums.",
)
wrong.value(
    "blind_table",
    "powers_of_ten",
    np.log10([[2.0, 7.0, 6.0], [9.0, 5.0, 1.0], [4.0, 3.0, 8.0]]).tolist(),
    "Here the powers of 10 have equal sums. Softmax takes powers of e.",
    "Which logarithm undoes them?",
)
wrong.value(
    "blind_table",
    "rounded_scores",
    np.log([[2.0, 7.0, 6.0], [9.0, 5.0, 1.0], [4.0, 3.0, 8.0]]).round(3).tolist(),
    "The idea is right, but the scores are rounded, and so the two answers differ a little.",
    "Hand in what the computer computes, with all its digits.",
)


# shapes_on_the_way and numbers_of_a_network: two slips at once

SHAPE_SLIPS = {
    "first_runs": Slip(
        {0: (4, 2)}, "The first line, X @ W1, doesn't run: X has 3 columns, and how many rows does W1 have?"
    ),
    "second_refused": Slip({1: "error"}, "The second line runs: with its 1s X has as many columns as W1 has rows."),
    "second_keeps_ones": Slip(
        {1: (4, 3)}, "The second line has the columns of W1. The 1s don't come out of the product."
    ),
    "third_refused": Slip({2: "error"}, "The third line means nothing, and yet X.T @ W1 runs."),
    "third_turned": Slip({2: (2, 3)}, "The third line: whose rows and columns are they?"),
    "third_as_x": Slip({2: (4, 2)}, "The third line has the rows of X.T, and these aren't four."),
    "fourth_runs": Slip({3: (4, 5)}, "The fourth line doesn't run: a 1 is missing between the two products."),
    "fifth_with_a_one": Slip({4: (4, 6)}, "The fifth line has the columns of W2 alone, and no 1 beside them."),
    "fifth_refused": Slip({4: "error"}, "The fifth line runs: with the 1s everything fits."),
    "fifth_of_the_hidden": Slip({4: (4, 2)}, "The fifth line has the columns of W2, those of the last product."),
    "last_a_column": Slip(
        {5: (4, 1)}, "The last line: a column minus a row isn't a column. What does broadcasting make?"
    ),
    "last_a_row": Slip({5: (4,)}, "The last line: a column minus a row is no row. What does broadcasting make?"),
    "last_refused": Slip({5: "error"}, "The last line runs: broadcasting makes a table of a column and a row."),
}
SHAPES = ("error", (4, 2), (3, 2), "error", (4, 5), (4, 4))
register_slips(wrong, "shapes_on_the_way", SHAPES, SHAPE_SLIPS, [*SHAPE_SLIPS], form=list)
THREE_AT_ONCE = {
    "first_runs_third_refused_last_refused": ("first_runs", "third_refused", "last_refused"),
    "first_runs_third_as_x_last_refused": ("first_runs", "third_as_x", "last_refused"),
    "third_refused_fourth_runs_last_a_column": ("third_refused", "fourth_runs", "last_a_column"),
    "first_runs_third_refused_fourth_runs": ("first_runs", "third_refused", "fourth_runs"),
    "first_runs_fourth_runs_last_a_column": ("first_runs", "fourth_runs", "last_a_column"),
    "first_runs_fourth_runs_last_refused": ("first_runs", "fourth_runs", "last_refused"),
    "third_refused_fourth_runs_last_refused": ("third_refused", "fourth_runs", "last_refused"),
    "third_refused_fifth_with_a_one_last_a_column": ("third_refused", "fifth_with_a_one", "last_a_column"),
    "first_runs_third_refused_last_a_column": ("first_runs", "third_refused", "last_a_column"),
}
for name, slips in THREE_AT_ONCE.items():
    parts = {place: part for slip in slips for place, part in SHAPE_SLIPS[slip].changes.items()}
    wrong.value(
        "shapes_on_the_way",
        name,
        [parts.get(place, right) for place, right in enumerate(SHAPES)],
        "Three lines are wrong. " + " ".join(SHAPE_SLIPS[slip].hint for slip in slips[:2]),
        "For the other one: look at the shapes.",
    )

NUMBER_SLIPS = {
    "no_biases_at_all": Slip({0: 90, 1: 13}, "The biases are missing, in the first number and in the second."),
    "shared_biases_everywhere": Slip({0: 93, 1: 13}, "In the first two numbers a whole layer shares one bias."),
    "no_biases": Slip({0: 90}, "In the first number the biases are missing."),
    "units_for_ones": Slip(
        {0: 120}, "In the first number the 1s have columns of their own, and no unit computes them."
    ),
    "shared_biases": Slip({0: 93}, "In the first number a whole layer shares one bias."),
    "no_last_layer": Slip({0: 88}, "In the first number the matrix of the last layer is missing."),
    "no_last_biases": Slip({0: 100}, "In the first number the biases of the outputs are missing."),
    "biased_features": Slip({0: 112}, "In the first number the features have biases, too."),
    "units_alone": Slip({0: 22}, "The first number counts units and features, not what lies between them."),
    "hidden_units_alone": Slip({0: 13}, "The first number counts the biases alone."),
    "column_alone": Slip({1: 10}, "The second leaves out that the units of the next layer read the new one."),
    "weights_of_the_new_unit": Slip({1: 9}, "The second has the weights from the features alone: there are others."),
    "no_bias_for_the_new_unit": Slip({1: 13}, "In the second the new unit has no bias."),
    "a_bias_too_many": Slip({1: 15}, "The second is too large by one: the next layer has its biases already."),
    "the_unit_itself": Slip({1: 1}, "The second counts the unit, not its weights and its bias."),
    "outgoing_alone": Slip({1: 4}, "The second has the weights to the next layer alone: what does the new unit read?"),
    "with_the_outputs": Slip({1: 17}, "The second is too large: the outputs don't read the first hidden layer."),
    "total_for_difference": Slip({1: 117}, "The second is a total. How many more are there?"),
    "batch_counts": Slip({2: 10}, "The third: the matrices stay as they are, however many examples the batch has."),
    "batch_doubles": Slip({2: 103}, "The third: no number is added when the batch is twice as large."),
    "batch_times_ten": Slip({2: 1030}, "The third: the batch has no part in how many weights and biases there are."),
    "batch_times_twenty": Slip({2: 2060}, "The third: the batch has no part in how many weights and biases there are."),
    "batch_times_features": Slip({2: 90}, "The third: ten more examples are data. No weight and no bias is added."),
    "batch_of_20": Slip({2: 20}, "The third: the matrices stay as they are, however many examples the batch has."),
}
NUMBER_PAIRS = [
    *("no_biases_at_all", "shared_biases_everywhere", "no_last_layer"),
    *("no_biases", "units_for_ones", "shared_biases", "no_last_biases", "biased_features", "units_alone"),
    *("total_for_difference", "with_the_outputs"),
    *("column_alone", "weights_of_the_new_unit", "no_bias_for_the_new_unit", "a_bias_too_many", "the_unit_itself"),
    *("batch_counts", "batch_doubles", "batch_times_ten", "batch_times_features", "batch_of_20"),
]
register_slips(wrong, "numbers_of_a_network", (103, 14, 0), NUMBER_SLIPS, NUMBER_PAIRS)
wrong.telltale(
    "numbers_of_a_network",
    "Not all three numbers are right.",
    "Write down the shape of every matrix, with a row for the 1. Which of them grow with one more unit, and which with "
    "a larger batch?",
)


# Traces

wrong.telltale("add_bias", "The ones stand in front. They belong at the end: the bias comes last.", shows=ONES_IN_FRONT)
wrong.telltale(
    "add_bias",
    "The ones stand in front. They belong at the end: the bias comes last.",
    shows=r"\[1(\.0)?, \*|(?<!\w)\[1(\.0)?\] \+",
)
wrong.telltale(
    "add_bias",
    "A row is added below or above, along axis 0. Each example needs a 1 of its own: a new column.",
    shows=r"(?s)\A(?!.*\.T\b).*(vstack|row_stack|axis=0|np\.r_|ones\(\(1, )",
)
wrong.telltale(
    "add_bias", "Zeros are added, and a bias times 0 is 0. Ones are needed.", shows=r"(?s)\A(?!.*(= 1|\+ 1)).*np\.zeros"
)
wrong.telltale(
    "add_bias", "There is a 1 for every feature. Each example needs one.", shows=r"ones_like\(X\)|ones\(X\.shape\)"
)
wrong.telltale(
    "add_bias",
    "There are as many ones as features. Each example needs one.",
    shows=r"ones\(\(?(n|X\.shape\[1\])(, 1)?\)",
)
wrong.telltale("add_bias", "1 is added to the numbers. It should stand beside them.", shows=r"X \+ (1|np\.ones|ones)\b")
wrong.telltale(
    "add_bias",
    "The ones take the place of a feature. The table should become one column wider.",
    shows=r"(?s)\A(?!.*\+ 1).*\[:, (-1|0)\] = 1",
)
wrong.telltale(
    "add_bias", "The numbers are stored as integers: fractions are lost.", shows=r"dtype=(int|bool|np\.int)|astype\(int"
)

CUT_FROM_A_LIST = r"append\((?![^\n]*axis=)[^\n]*\.reshape\("
MIXED_UP = "append without an axis makes one long list, and reshape cuts it into rows that are mixed up."
wrong.telltale("add_bias", MIXED_UP, shows=CUT_FROM_A_LIST)

HIDDEN_ACTIVATIONS = (
    (CUT_FROM_A_LIST, MIXED_UP),
    (
        r"(?s)\A(?!.*(X\.T|A\.T|\.T\)|Xa\.T)).*(\bW\w*\.T\b)",
        "A table is turned over by .T. A unit is a column of it: the input meets each column.",
    ),
    (RELU, "A ReLU is used. Every layer here ends with the sigmoid."),
    (SOFTMAX, "A softmax is used. Every layer here ends with the sigmoid, unit by unit."),
    (TANH, "tanh is used. Every layer here ends with the sigmoid."),
    (TANH_OF_ALL, DOUBLED),
    (STEP, "A threshold makes 0 or 1 of the numbers. Every layer here ends with the sigmoid."),
    (FIRST_ROW, "The first row of a table is taken for the biases. They are its last row."),
    (ONES_IN_FRONT, "The ones stand in front of the inputs. They belong at the end: the biases are the last row."),
    (r" - W\w*\[-1\]| - matrices\[\w+\]\[-1\]", "A bias is subtracted. The 1 adds it to the score."),
    (
        r"(?s)\A(?!.*(\+= )).*((sigmoid|expit)\([^()\n]*@ \w+\[:-1\]\)(?! \+)|"
        r"sigmoid\(np\.dot\(\w+, \w+\[:-1\]\)\)(?! \+))",
        "In a layer the biases are missing: the last row of its table isn't added.",
    ),
    (
        r"(sigmoid|expit)\(\w+ @ \w+(\[:-1\])?\) \+ |sigmoid\(np\.dot\(\w+, \w+\[:-1\]\)\) \+ ",
        "A bias is added behind the sigmoid. It belongs to the score.",
    ),
    (
        r"W\w*\[-1, 0\]|W\w*\[-1\]\[0\]|W\w*\[-1\]\.(sum|mean)",
        "One number is the bias of all units. Each unit has its own, in the last row.",
    ),
    (
        r"sigmoid\(-|1(\.0)? / \(1(\.0)? \+ (np|torch)\.exp\((?!-)|1(\.0)? - (np|torch)\.exp\(|expit\(-",
        "The sigmoid is reversed, or falls where it should rise.",
    ),
    (
        r"sigmoid\((torch\.)?sigmoid\([^()]*(\([^()]*\))?[^()]*\)\)|expit\(expit\([^()]*\)\)",
        "The sigmoid is applied twice in a layer.",
    ),
    (
        r"(?s)\A(?!.*(sigmoid|exp|expit|tanh|Sigmoid|relu|ReLU|max|where|clip|clamp|sign|step|>))",
        "There is no activation at all: each layer ends with the sigmoid.",
    ),
    ("argmax|topk", "argmax gives a place. The answers themselves are asked for."),
    (
        r"\.mean\((axis|dim)=|X\.std|\.mean\(\)",
        "Something is averaged. Each example has an answer of its own, from its own numbers.",
    ),
    ("IDENTITY", "The last product comes back as it is: the last layer ends with the sigmoid, too."),
    (
        r"(?s)\A(?!.*(\bif\b|tolist|list\()).*(\[:, 0\]\Z|\[0\]\Z|\.ravel\(\)\Z|\.flatten\(\)\Z)",
        "The answers lose a column or an axis. There may be several output units.",
    ),
    (r"[XHAha]\w* \* W\w*\b|multiply\(", "`*` multiplies entry by entry. A layer needs the product of tables, @."),
    (r"return \w+\.T\Z", "The answers come back with rows and columns exchanged."),
)
for question in ("forward", "mlp", "forward_torch"):
    for pattern, hint in HIDDEN_ACTIVATIONS:
        wrong.telltale(question, hint, shows=IDENTITY if pattern == "IDENTITY" else pattern)
for question in ("forward", "forward_torch"):
    wrong.telltale(
        question, "W2 comes before W1: the first layer has W1.", shows=r"@ W2[^\n]*\n[\s\S]*@ W1|@ W2[^\n]*@ W1"
    )
    wrong.telltale(question, "W2 isn't used: these are the answers of the hidden layer.", lacks=r"W2")
    wrong.telltale(question, "W1 isn't used: the output reads what the hidden layer answers.", lacks=r"W1")
wrong.telltale(
    "mlp",
    "The last layer is treated in another way than the others. It ends with the sigmoid, as they do.",
    shows=r"(<|!=|<=|==|is not) (len\(matrices\) - [12]|n - 1|last|matrices\[-1\])|matrices\[:-1\]",
)
wrong.telltale(
    "mlp",
    "The 1s overwrite the last unit of a layer. A column of ones has to be added beside it.",
    shows=r"(?s)\A(?!.*\+ 1).*\[:, -1\] = 1",
)
wrong.telltale("mlp", "The tables are used from the last to the first.", shows=r"reversed\(|\[::-1\]|\.reverse\(")
wrong.telltale(
    "mlp",
    "The caller's list loses its tables. A loop only looks at them.",
    shows=r"(?s)\A(?!.*(list\(|copy|\[:\])).*(\.pop\(|del matrices)",
)
wrong.telltale("mlp", "The first table is left out, or treated in another way.", shows=r"matrices\[1:\]|range\(1, len")
wrong.telltale(
    "mlp",
    "Two layers are written into the function. There may be any number of them.",
    shows=r"W1, W2|matrices\[0\][\s\S]*matrices\[1\]",
)
wrong.telltale(
    "mlp",
    "Every layer reads X. From the second on it reads what the layer before it answers.",
    shows=r"(?s)\A(?!.*(\bX = )).*(for [^\n]*:\n[^\n]*(add_bias\(X\)|\bX\b)[^\n]* @ \w+)",
)

wrong.telltale(
    "to_linear", "The first row of W is taken for the bias. It is the last.", shows=r"W\[0\]|W\[1:\]|W\[:1\]"
)
wrong.telltale("to_linear", "The layer has no bias. It should hold the last row of W.", shows="bias=False")
wrong.telltale("to_linear", "The bias has the wrong sign.", shows=r"-W\[-1\]")
wrong.telltale(
    "to_linear", "reshape doesn't turn a table over: weights end up in the wrong units.", shows=r"\.reshape\(|\.view\("
)
wrong.telltale(
    "to_linear",
    "Nothing is transposed. In W a unit is a column, in the layer's weight it is a row.",
    shows=r"(?s)\A(?!.*(\.T\b|transpose|\bt\(\)|permute|\bmT\b|\.H\b|einsum|swapaxes|for ))",
)
wrong.telltale(
    "to_linear",
    "The sizes of the layer are exchanged: first the inputs, then the units.",
    shows=r"Linear\((W\.shape\[1\]|W\.size\(1\)|n_units|h|units), ",
)
wrong.telltale(
    "to_linear",
    "The layer has an input too many: the last row of W is the bias.",
    shows=r"Linear\((len\(W\)|W\.shape\[0\]|W\.size\(0\)), ",
)
wrong.telltale(
    "to_linear",
    "The layer isn't told the type of number, and is float32. W may hold float64.",
    shows=r"(?s)\A(?!.*(dtype|double\(|\.to\(|\.type\(|type_as|Parameter|\.data = |set_default))",
)
wrong.telltale(
    "to_linear",
    "The type of number is fixed. It should be that of W.",
    shows=r"(?s)\A(?!.*(\.to\(W|W\.dtype)).*(float64|\.double\(|float32|\.float\()",
)
wrong.telltale(
    "to_linear", "A sigmoid or a container is added. The layer alone is asked for.", shows="sigmoid|Sigmoid|Sequential"
)
wrong.telltale("to_linear", "The bias isn't set: it keeps the random numbers that it began with.", lacks=r"bias")
wrong.telltale(
    "to_linear", "The weights aren't set: they keep the random numbers that they began with.", lacks=r"weight"
)
wrong.telltale(
    "add_bias",
    "np.pad fills up with zeros. A bias times 0 is 0: ones are needed.",
    shows=r"np\.pad\((?![^\n]*(=1|ones))",
)
wrong.telltale(
    "add_bias",
    "np.pad adds a row here, or more. Each example needs one more column alone.",
    shows=r"np\.pad\(X, \(\((1, |0, 1)|np\.pad\(X, (1|\(0, 1\))",
)


wrong.telltale(
    "shapes_on_the_way",
    "Not all six lines are right.",
    "Write the shapes side by side: in a product the inner two must be equal, and the outer two are left. In a "
    "difference a length of 1 is repeated.",
)
