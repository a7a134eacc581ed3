"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.patterns import NO_MEAN, ONES_IN_FRONT, RELU, SOFTMAX, TANH, TANH_OF_ALL
from solutions.numpy_ref.backpropagation import backward
from solutions.numpy_ref.feedforward import forward
from solutions.operators import (
    added,
    bias_lost,
    left_out,
    moved,
    rewritten,
    sides_exchanged,
    sign_turned,
    sum_for_mean,
    transposed,
)

ANSWERS = wrong = Register()


# numerical_gradient

DIFFERENCE = "(f(W + step) - f(W - step)) / (2 * h)"
BY_ROWS = ("np.ndindex(W.shape)", "range(len(W))")

measured = wrong.edits(of="numpy_ref.backpropagation.numerical_gradient")

measured(
    "forward_difference",
    (DIFFERENCE, "(f(W + step) - f(W)) / h"),
    hint="This is a forward difference: one step up, compared with where we stand.",
    way_out="Take a step to both sides and divide by the whole distance between the two places; the error is then far "
    "smaller.",
)
measured(
    "backward_difference",
    (DIFFERENCE, "(f(W) - f(W - step)) / h"),
    hint="This is a backward difference: one step down, compared with where we stand.",
    way_out="Take a step to both sides and divide by the whole distance between the two places.",
)
measured(
    "not_halved",
    ("(2 * h)", "h"),
    hint="All slopes are twice as large as they should be.",
    way_out="From one step down to one step up it is twice h: divide by that.",
)
measured(
    "divided_without_brackets",
    ("(2 * h)", "2 * h"),
    hint="The difference is divided by 2 and then multiplied by h.",
    way_out="Python works from left to right: put the 2h into brackets.",
)
measured(
    "not_divided",
    (" / (2 * h)", ""),
    hint="This is the difference of the two values.",
    way_out="A slope is a difference per distance: divide.",
    brief="The difference of the two values is not divided.",
)
measured(
    "slopes_turned",
    sign_turned(DIFFERENCE),
    hint="The sign is wrong: a slope is the value above minus the value below.",
)


@wrong(
    "numerical_gradient",
    "All entries are moved together, so one number comes out for all of them.",
    "Each entry has a slope of its own: move one, leave the others where they are, and go on to the next.",
)
def all_entries_at_once(f, W, h):
    return (f(W + h) - f(W - h)) / (2 * h)


measured(
    "all_entries_at_once_in_a_loop",
    left_out("step = np.zeros(W.shape)", "step[place] = h"),
    (DIFFERENCE, "(f(W + h) - f(W - h)) / (2 * h)"),
    hint="Every slope is the same: the sum of all.",
    way_out="Either all entries are moved together, or each slope is added to all places. Move one entry, and write "
    "its slope into its own place.",
)


@wrong(
    "numerical_gradient",
    "An entry that was moved stays moved while the next one is measured.",
    "Put each entry back before you go on, or take a fresh copy for each.",
)
def entries_stay_lower(f, W, h):
    W, slopes = W.astype(float), np.zeros(W.shape)
    for place in np.ndindex(*W.shape):
        W[place] += h
        above = f(W)
        W[place] -= 2 * h
        slopes[place] = (above - f(W)) / (2 * h)
    return slopes


copies = wrong.edits(of="alternatives.backpropagation.slopes_with_copies", question="numerical_gradient")
OF_THE_SAME_TYPE = ("W.astype(float), W.astype(float)", "W.copy(), W.copy()")

copies(
    "entries_stay_moved",
    moved("up, down = W.astype(float), W.astype(float)", before="for place in np.ndindex(*W.shape):"),
    hint="An entry that was moved stays moved while the next one is measured.",
    way_out="Put each entry back before you go on, or take a fresh copy for each.",
)
measured(
    "first_entry_only",
    moved("return slopes", after=f"slopes[place] = {DIFFERENCE}"),
    hint="Only the first slope is measured.",
    way_out="If the `return` stands inside the loop, move it behind the loop.",
)
measured(
    "first_slope_as_a_number",
    left_out("slopes = np.zeros(W.shape)", "return slopes"),
    ("slopes[place] =", "return"),
    hint="Only the first slope comes back, as a number.",
    way_out="If the `return` stands inside the loop: collect the slopes in an array, and return it behind the loop.",
)
measured(
    "last_slope_as_a_number",
    left_out("slopes = np.zeros(W.shape)"),
    ("slopes[place] =", "slopes ="),
    hint="Only the last slope comes back, as a number.",
    way_out="Each round of the loop overwrites it: write it into its own place of an array that has the shape of W.",
)

moving = wrong.edits(of="alternatives.backpropagation.slopes_in_place_and_exact", question="numerical_gradient")
ANY_TYPE = left_out('if W.dtype.kind == "i":', "return slopes_with_copies(f, W, h)")
NOT_PUT_BACK = ("f(W)\n        W[place] += h\n", "f(W)\n")
LEFT_LOWER = {
    "hint": "W is left changed: each entry ends one step lower than it was.",
    "way_out": "Put the old value back after both values of f are known, or move a copy.",
}

moving("left_lowered", ANY_TYPE, NOT_PUT_BACK, **LEFT_LOWER)
moving(
    "down_from_above",
    ANY_TYPE,
    NOT_PUT_BACK,
    ("-= 2 * h", "-= h"),
    hint="W + h is compared with W, and the difference is divided by two steps.",
    way_out="A step down from an entry that was moved up only leads back: remember the old value, and go one step down "
    "from that.",
)


@wrong(
    "numerical_gradient",
    "This is a complex step: f answers with a real number, so what is imaginary is lost, and all slopes are 0.",
    "Move each entry up and down by h, and compare the two values.",
    speaks_of=["imag"],
)
def complex_step(f, W, h):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        moved = W.astype(complex)
        moved[place] += 1j * h
        slopes[place] = np.imag(f(moved)) / h
    return slopes


copies(
    "names_for_copies",
    ("W.astype(float), W.astype(float)", "W, W"),
    hint="All slopes are 0, as if f had been asked for the same array twice.",
    way_out="`up = W` is no copy but a second name of the same array: what is moved up is moved down again before f is "
    "asked. Make real copies.",
    speaks_of=["no imag"],
)
copies(
    "single_precision",
    ("W.astype(float), W.astype(float)", "W.astype(np.float32), W.astype(np.float32)"),
    hint="The copies are of single precision, with seven digits: a small step is lost in them.",
    way_out="Work on copies with more digits.",
    speaks_of=["float32"],
)
copies(
    "whole_numbers_cut",
    OF_THE_SAME_TYPE,
    hint="W holds whole numbers here, and an array of whole numbers cuts off the fraction of what is written into it: "
    "a small step is lost.",
    way_out="Work on a copy that is an array of floats.",
)
measured(
    "slopes_cut",
    ("slopes = np.zeros(W.shape)", "slopes = np.zeros_like(W)"),
    hint="The slopes are measured well, but the array for them holds whole numbers, because it was made like W.",
    way_out="Make it one of floats.",
    brief="The array for the slopes holds whole numbers, because it was made like W.",
)

wrong.edits(of="alternatives.backpropagation.slopes_with_old_value_put_back", question="numerical_gradient")(
    "all_cut",
    left_out("W = np.array(W, dtype=float)"),
    hint="In W and in the slopes whole numbers cut off fractions: a copy of W, and an array made like W, hold whole "
    "numbers when W does.",
    way_out="Make both arrays of floats.",
)

measured(
    "rows_at_once",
    BY_ROWS,
    hint="A loop over the rows moves a whole row of a matrix at once, so all its entries share one slope.",
    way_out="Visit each entry: by two loops, or by np.ndindex.",
)
measured(
    "one_slope_per_row",
    BY_ROWS,
    ("slopes = np.zeros(W.shape)", "slopes = []"),
    (f"slopes[place] = {DIFFERENCE}", f"slopes.append({DIFFERENCE})"),
    ("return slopes", "return np.array(slopes)"),
    hint="A matrix comes back as one number per row: the loop moves a whole row at once.",
    way_out="Visit each entry, by two loops or by np.ndindex, and return an array with the shape of W.",
)


@wrong(
    "numerical_gradient",
    "This works only for matrices: two loops over W.shape need two sizes, and a row of numbers has only one.",
    "np.ndindex(W.shape) visits every entry of an array of any shape.",
)
def two_loops(f, W, h):
    rows, columns = W.shape
    slopes = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            step = np.zeros((rows, columns))
            step[i, j] = h
            slopes[i, j] = (f(W + step) - f(W - step)) / (2 * h)
    return slopes


flat = wrong.edits(of="alternatives.backpropagation.slopes_in_a_flat_copy", question="numerical_gradient")

flat(
    "left_flat",
    ("np.reshape(slopes, W.shape)", "np.array(slopes)"),
    hint="The slopes are right, but they come back in one long row.",
    way_out="Each belongs in the place of its entry: give the result the shape of W.",
)
flat(
    "flat_for_f",
    ("f(flat.reshape(W.shape))", "f(flat)", 2),
    hint="f gets the entries of a matrix in one long row.",
    way_out="It takes an array with the shape of W: move an entry of that.",
)
measured(
    "own_step",
    added("h = 1e-5", before="slopes = np.zeros(W.shape)"),
    hint="The slopes are not those that steps of h give.",
    way_out="Where is the argument h used, and at how many places is f asked for each entry?",
)
measured(
    "slopes_transposed",
    transposed("return slopes"),
    hint="The slopes stand in the wrong places, as if rows and columns were exchanged.",
)
moving(
    "left_lowered_in_two_steps",
    ANY_TYPE,
    NOT_PUT_BACK,
    rewritten("W[place] -= 2 * h", "W[place] -= h", "W[place] -= h"),
    **LEFT_LOWER,
)
measured(
    "step_cut",
    ("step = np.zeros(W.shape)", "step = np.zeros_like(W)"),
    hint="The array for the step was made like W, so it holds whole numbers when W does, and a small step becomes 0.",
    way_out="Make it an array of floats.",
    brief="The array for the step holds whole numbers, because it was made like W.",
)
copies(
    "forward_difference_of_copies",
    OF_THE_SAME_TYPE,
    left_out("down[place] -= h"),
    ("(2 * h)", "h"),
    hint="Two things. 1: this is a forward difference, one step up compared with where we stand. 2: a copy of whole "
    "numbers cuts off the fraction of a step.",
    way_out="For the first: take a step to both sides. For the second: make the copy an array of floats.",
)
measured(
    "one_step_over_two",
    ("f(W - step)", "f(W)"),
    hint="One step up is compared with where we stand, and the difference is divided by two steps.",
    way_out="Take a step to both sides.",
)
copies(
    "rows_of_copies_at_once",
    OF_THE_SAME_TYPE,
    ("np.ndindex(*W.shape)", "range(len(W))"),
    hint="W[i] is one number of a row, but a whole row of a matrix, and all its entries are moved together.",
    way_out="Visit each entry, by np.ndindex(W.shape), on a copy that is an array of floats.",
)
copies(
    "entries_counted_as_rows",
    OF_THE_SAME_TYPE,
    ("np.ndindex(*W.shape)", "range(W.size)"),
    hint="W.size counts all entries, but W[i] is a whole row of a matrix, and there are fewer rows than entries.",
    way_out="np.ndindex(W.shape) gives the place of each entry.",
)
measured(
    "part_of_the_array_for_f",
    BY_ROWS,
    left_out("step = np.zeros(W.shape)", "step[place] = h"),
    ("f(W + step) - f(W - step)", "f(W[place] + h) - f(W[place] - h)"),
    hint="f doesn't get an array like W.",
    way_out="What stands between its brackets each time: an array like W in which one entry has moved, a part of it, "
    "or f itself?",
)
measured(
    "values_added",
    ("f(W + step) - f", "f(W + step) + f"),
    hint="The two values of f are added.",
    way_out="A slope needs their difference: above minus below.",
)
measured.together(
    ["forward_difference", "not_halved", "divided_without_brackets", "not_divided"],
    ["slopes_cut", "step_cut"],
    ["rows_at_once"],
)


measured(
    "second_difference",
    (DIFFERENCE, "(f(W + step) - 2 * f(W) + f(W - step)) / h**2"),
    hint="This is how the slope itself changes, a second difference.",
    way_out="For a slope two places are enough, one on each side.",
)
measured(
    "half_steps",
    (DIFFERENCE, "(f(W + step / 2) - f(W - step / 2)) / h"),
    hint="Each entry is moved by half of h only.",
    way_out="How far is it from h below to h above?",
)
measured(
    "steps_in_proportion",
    ("= h", "= h * W[place]"),
    hint="An entry is moved by a share of itself, so one that is 0 isn't moved at all.",
    way_out="h is the distance, the same for all entries.",
)
measured(
    "value_for_slope",
    (DIFFERENCE, "f(W + step)"),
    hint="These are values of f, not slopes.",
    way_out="What has to be subtracted, and by which distance is the difference divided?",
)
measured(
    "from_plus_to_where_it_stands",
    (DIFFERENCE, "(f(W + step) - f(W)) / (h**2)"),
    hint="The difference is divided by the square of h.",
    way_out="A slope is a difference per distance; and a step to both sides is asked for.",
)
ROWS_AS_NUMBERS = {
    "hint": "A whole row of W is taken for a number. W.size counts all entries, but W[i] is a row of a table.",
    "way_out": "How is each entry of an array of any shape reached?",
}
copies(
    "rows_as_numbers",
    ("np.ndindex(*W.shape)", "range(W.size)"),
    ("up[place] += h", "up[place] = float(up[place]) + h"),
    **ROWS_AS_NUMBERS,
)


@wrong("numerical_gradient", **ROWS_AS_NUMBERS)
def rows_as_numbers_in_place(f, W, h):
    slopes = np.zeros_like(W)
    for i in range(W.size):
        old = float(W[i])
        W[i] = old + h
        above = f(W)
        W[i] = old - h
        slopes[i] = (above - f(W)) / (2 * h)
        W[i] = old
    return slopes


moving(
    "forward_difference_in_place",
    ANY_TYPE,
    added("value = f(W)", after="slopes = np.zeros(W.shape)"),
    left_out("W[place] -= 2 * h", "below = f(W)"),
    ("W[place] += h\n        slopes", "W[place] -= h\n        slopes"),
    ("(above - below) / (2 * h)", "(above - value) / h"),
    hint="This is a forward difference, and it is measured in W itself, where whole numbers can't take up a fraction.",
    way_out="Take a step to both sides, in a copy that is an array of floats.",
)


# backward

OF_THE_SIGMOID = "H * (1 - H)"
DELTA2 = "y_hat - y"
FIRST, SECOND = "Xa.T @ delta1 / len(X)", "Ha.T @ delta2 / len(X)"
SLOPES = f"{FIRST}, {SECOND}"
SUMS = (" / len(X)", "", 2)

SUMS_MULTIPLIED = "The errors of the outputs and the weights of a unit are each added up, and the sums multiplied."
passed_back = wrong.edits(of="numpy_ref.backpropagation.backward")

passed_back(
    "errors_turned",
    sides_exchanged(DELTA2),
    hint="All slopes have the wrong sign, so a step against them would go uphill.",
    way_out="Look at which of y_hat and y is subtracted from the other.",
)
passed_back(
    "squared_error",
    (DELTA2, "(y_hat - y) * y_hat * (1 - y_hat)"),
    hint="δ₂ has the slope of the sigmoid in it, as for the squared error.",
    way_out="With the cross-entropy that factor cancels: what is left is the difference of prediction and label.",
)
passed_back(
    "output_slope_on_the_way",
    ("(delta2 @", "(delta2 * y_hat * (1 - y_hat) @"),
    hint="On the way to the hidden layer the slope of the output's sigmoid is multiplied in.",
    way_out="With the cross-entropy it has cancelled already: δ₂ itself goes back through the weights.",
)
passed_back(
    "without_hidden_slope",
    (f" * {OF_THE_SIGMOID}", ""),
    hint="The slope of the hidden layer's sigmoid is missing.",
    way_out="There is a sigmoid between a hidden unit's score and its output, and the chain rule multiplies by its "
    "slope.",
)
passed_back(
    "slope_at_h",
    (OF_THE_SIGMOID, "sigmoid(H) * (1 - sigmoid(H))"),
    hint="The slope of the sigmoid is taken at h, but h is what comes out of the sigmoid already.",
    way_out="The slope at the score is written with h alone, without another sigmoid.",
)
passed_back(
    "h_for_the_slope",
    (OF_THE_SIGMOID, "H"),
    hint="The slope of the sigmoid is a product of two factors, h and 1 minus h. The second one is missing.",
    brief="Of the two factors in the slope of the sigmoid only h is there.",
)
passed_back(
    "rest_for_the_slope",
    (OF_THE_SIGMOID, "(1 - H)"),
    hint="The slope of the sigmoid is a product of two factors, h and 1 minus h. The first one is missing.",
)
passed_back(
    "slope_of_tanh",
    (OF_THE_SIGMOID, "(1 - H**2)"),
    hint="1 minus h² is the slope of tanh.",
    way_out="The hidden units have a sigmoid, whose slope is h times 1 minus h.",
)
passed_back(
    "scores_for_outputs",
    rewritten("H = sigmoid(Xa @ W1)", "Z = Xa @ W1", "H = sigmoid(Z)"),
    (OF_THE_SIGMOID, "Z * (1 - Z)"),
    hint="The slope of the sigmoid is written with the score in place of h: z times 1 minus z.",
    way_out="Put the output of the unit there, the sigmoid of its score.",
)
passed_back(
    "bias_row_kept",
    ("W2[:-1]", "W2"),
    hint="The last row of W2 goes back with the others, and the shapes don't fit.",
    way_out="It belongs to the 1, which no hidden unit made: leave that row out on the way back.",
)
passed_back(
    "bias_as_a_unit",
    ("W2[:-1]", "W2"),
    (OF_THE_SIGMOID, "Ha * (1 - Ha)"),
    hint="dW1 has a column too many: the 1 beside the hidden units was treated like a unit.",
    way_out="It has no weights of its own. Leave the last row of W2 out on the way back.",
)
passed_back(
    "first_row_dropped",
    ("W2[:-1]", "W2[1:]"),
    hint="The wrong row of W2 is left out on the way back: the first.",
    way_out="The bias is the last row.",
)
passed_back(
    "not_transposed",
    transposed("W2[:-1].T"),
    hint="The tables of a product don't fit; the line that the error names says which.",
    way_out="On the way forward each layer needs the column of 1s beside its input. On the way back δ₂ goes through W2 "
    "transposed, without its last row, and H and 1 − H come in entry by entry, by *, not by @.",
)
passed_back(
    "sums_multiplied",
    ("delta2 @ W2[:-1].T", "delta2.sum(axis=1, keepdims=True) * W2[:-1].sum(axis=1)"),
    hint=SUMS_MULTIPLIED,
    way_out="An error goes back through its own weight: multiply first, then add.",
)
passed_back(
    "entry_by_entry",
    ("delta2 @ W2", "delta2 * W2"),
    hint="δ₂ and W2 are multiplied entry by entry.",
    way_out="With one output that happens to be right; with several, the errors of all outputs meet in each hidden "
    "unit and are added, which is a product of tables.",
)
passed_back(
    "sums_for_means",
    SUMS,
    hint="These are sums over the examples.",
    way_out="The error is a mean over them, so both matrices of slopes are divided by how many examples there are.",
    brief="The slopes are sums over the examples.",
)
passed_back(
    "sum_for_mean_in_dW1",
    (FIRST, "Xa.T @ delta1"),
    hint="dW1 is a sum over the examples, and dW2 a mean.",
    way_out="Divide both by how many examples there are.",
)
passed_back(
    "sum_for_mean_in_dW2",
    (SECOND, "Ha.T @ delta2"),
    hint="dW2 is a sum over the examples, and dW1 a mean.",
    way_out="Divide both by how many examples there are.",
)
passed_back(
    "mean_of_mean",
    (" / len(X)", " / len(X) / len(X)", 2),
    hint="Both matrices are divided by the number of examples twice.",
    way_out="What is divided in δ₂ reaches both, so it mustn't be divided again at the end: once is enough.",
)
passed_back(
    "mean_of_mean_in_dW1",
    (FIRST, f"{FIRST} / len(X)"),
    hint="dW1 is divided by the number of examples twice.",
    way_out="If δ₂ was divided by it, δ₁ has that from there already.",
)
passed_back(
    "mean_over_entries",
    (" / len(X)", " / y.size", 2),
    hint="With several outputs this is the mean over all entries of y.",
    way_out="The error is the mean over the examples; the losses of the outputs of one example are added.",
)
passed_back(
    "slopes_transposed_back",
    ("Xa.T @ delta1", "delta1.T @ Xa"),
    ("Ha.T @ delta2", "delta2.T @ Ha"),
    hint="Both matrices of slopes are transposed.",
    way_out="Each has the shape of its matrix of weights: the inputs of the layer, transposed, times its δ.",
)
passed_back(
    "without_bias_slopes",
    ("Xa.T", "X.T"),
    ("Ha.T", "H.T"),
    hint="The slopes of the biases are missing in both matrices.",
    way_out="Use the inputs of each layer with their column of 1s.",
)
passed_back(
    "without_hidden_bias_slopes",
    ("Xa.T", "X.T"),
    hint="The slopes of the hidden biases are missing in dW1.",
    way_out="Use the inputs with their column of 1s.",
)
passed_back(
    "without_output_bias_slopes",
    ("Ha.T", "H.T"),
    hint="The slope of the output's bias is missing in dW2.",
    way_out="Use the hidden outputs with their column of 1s.",
)

biases = wrong.edits(of="alternatives.backpropagation.weights_and_biases_apart", question="backward")
HIDDEN_BIASES, OUTPUT_BIASES = "delta1.mean(axis=0)", "delta2.mean(axis=0, keepdims=True)"

biases(
    "bias_slopes_not_divided",
    sum_for_mean(HIDDEN_BIASES),
    sum_for_mean(OUTPUT_BIASES),
    hint="The slopes of the biases are sums over the examples, those of the weights are means.",
    way_out="Divide both.",
)
biases(
    "bias_slopes_of_one_example",
    (HIDDEN_BIASES, "delta1[0]"),
    (OUTPUT_BIASES, "delta2[0]"),
    hint="The bias row has the δ of the first example alone.",
    way_out="A bias takes part in every example: its slope is the mean of their δ.",
)
biases(
    "bias_slopes_of_all_examples",
    (HIDDEN_BIASES, "delta1"),
    (OUTPUT_BIASES, "delta2"),
    hint="Below the slopes of the weights stands a δ for every example.",
    way_out="A bias has one slope for each unit: take the mean over the examples.",
)
biases(
    "bias_slopes_zero",
    (HIDDEN_BIASES, "np.zeros(W1.shape[1])"),
    (OUTPUT_BIASES, "np.zeros(W2.shape[1])"),
    hint="The slopes of the biases are all 0.",
    way_out="A bias is multiplied by 1, so its slope is the mean of the δ of its unit.",
)
biases(
    "bias_slopes_first",
    sides_exchanged(f"X.T @ delta1 / len(X), {HIDDEN_BIASES}", ", "),
    (f"H.T @ delta2 / len(X), {OUTPUT_BIASES}", f"{OUTPUT_BIASES}, H.T @ delta2 / len(X)"),
    hint="The slopes of the biases stand in the first row.",
    way_out="In both matrices the bias is the last row.",
)

passed_back(
    "output_without_sigmoid",
    ("sigmoid(Ha @ W2)", "Ha @ W2"),
    hint="The output has no sigmoid on the way forward, so δ₂ compares a score with a label.",
    way_out="Compare a probability.",
)
passed_back(
    "hidden_without_sigmoid",
    ("sigmoid(Xa @ W1)", "Xa @ W1"),
    hint="The hidden layer has no sigmoid on the way forward.",
    way_out="What the output layer reads are the sigmoids of the scores.",
)
passed_back(
    "hard_prediction",
    (DELTA2, "(y_hat >= 0.5) - y"),
    hint="The prediction is rounded to 0 or 1 before it is compared.",
    way_out="Use the probability itself.",
)
passed_back(
    "wrong_order",
    sides_exchanged(SLOPES, ", "),
    hint="The two come back in the wrong order: dW1 is the first, dW2 the second.",
)
passed_back(
    "deltas_for_slopes",
    (SLOPES, "delta1, delta2"),
    hint="What comes back are the δ of the two layers.",
    way_out="The slopes of the weights are one product further: the inputs of each layer, transposed, times its δ.",
)
passed_back(
    "weights_for_slopes",
    (SLOPES, f"W1 - {FIRST}, W2 - {SECOND}"),
    hint="A step has been taken already: these are new weights.",
    way_out="Return the slopes alone; the step comes in the next exercise.",
)
passed_back(
    "only_dW1",
    (SLOPES, FIRST),
    hint="Only dW1 comes back.",
    way_out="The function returns two matrices: dW1 and dW2.",
)
passed_back(
    "three_values",
    (SLOPES, f"{SLOPES}, y_hat"),
    hint="More than two values come back.",
    way_out="The function returns two matrices: dW1 and dW2, in this order.",
)
passed_back(
    "wrong_inputs",
    ("Xa.T", "Ha.T"),
    hint="dW1 uses the outputs of the hidden layer in place of the inputs.",
    way_out="Each matrix of slopes has what its own layer reads: for W1 that is X with its 1s.",
)
passed_back(
    "wrong_inputs_of_the_output",
    ("Ha.T", "Xa.T"),
    hint="dW2 uses the inputs of the network.",
    way_out="Each matrix of slopes has what its own layer reads: for W2 those are the hidden outputs with their 1s.",
)
passed_back(
    "deltas_exchanged",
    ("Xa.T @ delta1", "Xa.T @ delta2"),
    ("Ha.T @ delta2", "Ha.T @ delta1"),
    hint="The δ are exchanged: δ₁ belongs to the hidden layer and so to dW1, δ₂ to the output and so to dW2.",
)
passed_back(
    "without_weights_on_the_way",
    ("(delta2 @ W2[:-1].T)", "delta2"),
    hint="δ₁ is made without W2.",
    way_out="A hidden unit acts on the error through its weights to the outputs: δ₂ goes back along them.",
)
passed_back(
    "slope_of_the_output_for_the_hidden",
    (OF_THE_SIGMOID, "y_hat * (1 - y_hat)"),
    hint="δ₁ has the slope of the output's sigmoid, ŷ(1 − ŷ), where it needs that of the hidden layer: take the hidden "
    "outputs.",
)
passed_back(
    "slopes_for_weights_on_the_way",
    ("W2[:-1]", "dW2[:-1]"),
    added(f"dW2 = {SECOND}", after=f"delta2 = {DELTA2}"),
    hint="On the way back δ₂ meets dW2, the slopes, where it should meet W2, the weights that the signal came through.",
)
passed_back(
    "twice_the_errors",
    (DELTA2, "2 * (y_hat - y)"),
    hint="δ₂ is twice as large as it should be.",
    way_out="A 2 belongs to the slope of a square. The error is the cross-entropy, and there the difference of "
    "prediction and label stands alone.",
)
passed_back(
    "squared_error_with_its_two",
    (DELTA2, "2 * (y_hat - y) * y_hat * (1 - y_hat)"),
    hint="δ₂ is that of the squared error, with its 2 and the slope of the sigmoid.",
    way_out="With the cross-entropy both are gone: what is left is the difference of prediction and label.",
)
passed_back(
    "slope_along_the_prediction",
    (DELTA2, "(1 - y) / (1 - y_hat) - y / y_hat"),
    hint="δ₂ is the slope of the loss along ŷ.",
    way_out="The score lies one sigmoid further back: times the slope of that sigmoid, it shrinks to the difference of "
    "prediction and label.",
)
passed_back(
    "errors_squared",
    (DELTA2, "(y_hat - y) ** 2"),
    hint="δ₂ is squared, which loses its sign.",
    way_out="It is the difference of prediction and label as it is.",
)
passed_back(
    "zeros_for_dW1",
    (OF_THE_SIGMOID, "(H * 1 - H)"),
    hint="dW1 holds only zeros.",
    way_out="If that is not a place kept for later: H * 1 - H is 0 everywhere, as * comes before -. The 1 − H needs "
    "brackets.",
)
passed_back(
    "nothing_for_dW1",
    (FIRST, "None"),
    hint="dW1 is None: nothing has been put there.",
    way_out="It has a number for each entry of W1.",
)
passed_back(
    "only_dW2",
    (SLOPES, SECOND),
    hint="Only dW2 comes back.",
    way_out="The function returns two matrices: dW1 and dW2.",
)
passed_back(
    "mean_of_mean_in_dW2",
    (SECOND, f"{SECOND} / len(X)"),
    hint="dW2 is divided by the number of examples twice.",
    way_out="If δ₂ was divided by it, that is enough.",
)
passed_back(
    "mean_over_features",
    (" / len(X)", " / X.shape[1]", 2),
    hint="The sums are divided by the number of features.",
    way_out="They go over the examples: divide by how many rows X has.",
)
passed_back(
    "labels_flattened",
    (DELTA2, "y_hat - y.ravel()"),
    hint="The labels are flattened, so a column minus a row makes a table of all pairs.",
    way_out="Leave y in its shape, (m, K).",
)
passed_back(
    "one_error_for_all",
    (DELTA2, "np.mean(y_hat - y)"),
    hint="δ₂ is a single number, the mean over all examples.",
    way_out="Each example keeps its own error for each output: a table (m, K).",
)
passed_back(
    "network_with_tanh",
    ("sigmoid(Xa @ W1)", "np.tanh(Xa @ W1)"),
    (OF_THE_SIGMOID, "(1 - H**2)"),
    hint="The hidden layer uses tanh, forward and back.",
    way_out="Here it has a sigmoid, whose slope is h times 1 − h.",
)
passed_back(
    "network_with_relu",
    ("sigmoid(Xa @ W1)", "np.maximum(0, Xa @ W1)"),
    (OF_THE_SIGMOID, "(H > 0)"),
    hint="The hidden layer uses ReLU, forward and back.",
    way_out="Here it has a sigmoid, whose slope is h times 1 − h.",
)
passed_back.together(
    ["errors_turned", "squared_error"],
    ["without_hidden_slope", "h_for_the_slope"],
    ["sums_for_means", "mean_of_mean"],
    ["without_bias_slopes"],
)

one_by_one = wrong.edits(of="alternatives.backpropagation.one_example_after_the_other", question="backward")
OVERWRITTEN = (" += ", " = ", 2)
RETURNED_AT_ONCE = added("return dW1, dW2", after="dW2 += np.outer(ha, delta2) / len(X)")
LAST_ALONE = {
    "hint": "These are the slopes of the last example alone.",
    "way_out": "If each round of the loop overwrites those of the one before, add them up.",
}
FIRST_ALONE = {
    "hint": "These are the slopes of the first example alone.",
    "way_out": "If the return stands inside the loop, move it behind the loop.",
}

one_by_one("last_example_alone", OVERWRITTEN, SUMS, **LAST_ALONE)
one_by_one("last_example_alone_divided", OVERWRITTEN, **LAST_ALONE)
one_by_one("first_example_alone", RETURNED_AT_ONCE, SUMS, **FIRST_ALONE)
one_by_one("first_example_alone_divided", RETURNED_AT_ONCE, **FIRST_ALONE)


passed_back(
    "slope_for_the_error",
    (DELTA2, "y_hat * (1 - y_hat)"),
    hint="δ₂ is the slope of the last sigmoid, and the labels have no part in it.",
    way_out="How wrong is each output?",
)
passed_back(
    "hidden_slope_twice",
    (OF_THE_SIGMOID, f"{OF_THE_SIGMOID} * {OF_THE_SIGMOID}"),
    hint="The slope of the hidden sigmoid is multiplied in twice.",
    way_out="How many sigmoids lie between the score of a hidden unit and its output?",
)
passed_back(
    "errors_without_sign",
    (DELTA2, "np.abs(y_hat - y)"),
    hint="δ₂ has lost its sign.",
    way_out="An answer that is too low should rise, one that is too high should fall.",
)
passed_back(
    "output_of_softmax",
    ("sigmoid(Ha @ W2)", "np.exp(Ha @ W2) / np.exp(Ha @ W2).sum(axis=1, keepdims=True)"),
    hint="The output goes through softmax.",
    way_out="Here each output is a yes-or-no question: which function makes its probability?",
)
passed_back(
    "means_before_the_products",
    (FIRST, "np.outer(Xa.mean(axis=0), delta1.mean(axis=0))"),
    (SECOND, "np.outer(Ha.mean(axis=0), delta2.mean(axis=0))"),
    hint="The means of inputs and δ are taken first, and then multiplied.",
    way_out="Each example has slopes of its own: in which order do product and mean come?",
)
passed_back(
    "mean_over_units",
    (FIRST, "Xa.T @ delta1 / W1.shape[1]"),
    (SECOND, "Ha.T @ delta2 / W2.shape[1]"),
    hint="The sums are divided by the number of units of the layer.",
    way_out="They go over the examples: how many are there?",
)
passed_back(
    "slope_of_the_score",
    (OF_THE_SIGMOID, "(Xa @ W1 > 0)"),
    hint="The slope is that of ReLU, but on the way forward the hidden units have a sigmoid.",
    way_out="Write the slope of the sigmoid with its value, the hidden outputs.",
)
passed_back(
    "divided_by_the_square_root",
    (" / len(X)", " / np.sqrt(len(X))", 2),
    hint="The sums are divided by the square root of the number of examples.",
    way_out="A mean is a sum divided by how many there are.",
)
passed_back(
    "old_outputs_on_the_way",
    ("(delta2 @ W2[:-1].T)", "(y_hat @ W2[:-1].T)"),
    hint="The answers of the network go back through W2. It is how wrong they are that goes back.",
)


# train_step

STEP1, STEP2 = "W1 - learning_rate * dW1", "W2 - learning_rate * dW2"
STEPS = f"{STEP1}, {STEP2}"

wrong.edits(of="alternatives.backpropagation.step_with_W2_kept_for_the_way_back", question="train_step")(
    "W2_first",
    moved("back = delta2 @ W2[:-1].T", after="W2 = W2 + learning_rate * Ha.T @ -delta2 / len(X)"),
    hint="W2 has moved before the error goes back through it, so the slopes of W1 belong to two different networks.",
    way_out="Take all slopes first, with both matrices as they are; then move both.",
)


@wrong(
    "train_step",
    "After W2 has moved, the slopes are taken again for W1, so the two belong to different networks.",
    "Take all slopes once, with both matrices as they are; then move both.",
)
def slopes_again_for_W1(X, y, W1, W2, learning_rate):
    W2 = W2 - learning_rate * backward(X, y, W1, W2)[1]
    W1 = W1 - learning_rate * backward(X, y, W1, W2)[0]
    return W1, W2


@wrong(
    "train_step",
    "After W1 has moved, the slopes are taken again for W2, so the two belong to different networks.",
    "Take all slopes once, with both matrices as they are; then move both.",
)
def slopes_again_for_W2(X, y, W1, W2, learning_rate):
    W1 = W1 - learning_rate * backward(X, y, W1, W2)[0]
    W2 = W2 - learning_rate * backward(X, y, W1, W2)[1]
    return W1, W2


step = wrong.edits(of="numpy_ref.backpropagation.train_step")

step(
    "uphill",
    (" - ", " + ", 2),
    hint="The step goes uphill.",
    way_out="The slopes say where the error grows: go against them.",
)
step(
    "without_rate",
    ("learning_rate * ", "", 2),
    hint="The learning rate is missing.",
    way_out="It multiplies the slopes of both matrices.",
)
step(
    "rate_for_W1_alone",
    (STEP2, "W2 - dW2"),
    hint="The learning rate is used for one of the matrices alone, W1.",
    way_out="It belongs to both.",
)
step(
    "rate_for_W2_alone",
    (STEP1, "W1 - dW1"),
    hint="The learning rate is used for one of the matrices alone, W2.",
    way_out="It belongs to both.",
)
step("only_W2_moves", (STEP1, "W1"), hint="W1 stays as it was.", way_out="Both matrices move.")
step("only_W1_moves", (STEP2, "W2"), hint="W2 stays as it was.", way_out="Both matrices move.")

in_copies = wrong.edits(of="alternatives.backpropagation.step_with_float_copies", question="train_step")
COPIED = "W1, W2 = W1.astype(float), W2.astype(float)"

in_copies(
    "biases_stay",
    ("W1 -= learning_rate * dW1", "W1[:-1] -= learning_rate * dW1[:-1]"),
    ("W2 -= learning_rate * dW2", "W2[:-1] -= learning_rate * dW2[:-1]"),
    hint="The bias rows stay as they were.",
    way_out="They are learned like all other rows: move the whole matrix.",
)
in_copies(
    "step_in_place",
    left_out(COPIED),
    hint="The matrices of the caller are changed in place, by -= or by writing into them.",
    way_out="Make new ones: the caller may still need the old, and whole numbers can't take up a fraction.",
)
in_copies(
    "step_written_in_place",
    left_out(COPIED),
    ("W1 -=", "W1[:] = W1 -"),
    ("W2 -=", "W2[:] = W2 -"),
    hint="The matrices of the caller are changed in place, by writing into them.",
    way_out="Make new ones: the caller may still need the old, and whole numbers can't take up a fraction.",
)
in_copies(
    "copies_of_whole_numbers",
    (".astype(float)", ".copy()", 2),
    hint="A copy of a matrix of whole numbers holds whole numbers too, and -= can't write a fraction into it.",
    way_out="Make the new matrix by a subtraction, which gives floats.",
)

step("old_matrices", (STEPS, "W1, W2"), hint="The old matrices come back.", way_out="Return the new ones.")
step(
    "slopes_come_back",
    (STEPS, "dW1, dW2"),
    hint="What comes back are the slopes.",
    way_out="Subtract them, times the rate, and return the new matrices.",
)
step(
    "steps_come_back",
    ("W1 - ", ""),
    ("W2 - ", ""),
    hint="What comes back is the step, rate times slopes.",
    way_out="Subtract it from the matrices.",
)
step(
    "step_minus_matrix",
    sides_exchanged(STEP1),
    sides_exchanged(STEP2),
    hint="The step is subtracted the wrong way round: the matrix comes first, and the step is subtracted from it.",
)
step(
    "step_in_wrong_order",
    sides_exchanged(STEPS, ", "),
    hint="The two come back in the wrong order: W1 is the first, W2 the second.",
)
step(
    "only_W1_comes_back",
    (STEPS, STEP1),
    hint="Only W1 comes back.",
    way_out="The function returns two matrices: W1 and W2 after the step.",
)


@wrong(
    "train_step",
    "This takes a step after every example.",
    "Here all examples make one step together, with the mean of their slopes.",
)
def step_by_step(X, y, W1, W2, learning_rate):
    for x_i, y_i in zip(X, y):
        dW1, dW2 = backward(x_i[np.newaxis], y_i[np.newaxis], W1, W2)
        W1, W2 = W1 - learning_rate * dW1, W2 - learning_rate * dW2
    return W1, W2


step(
    "step_with_sums",
    ("* dW", "* len(X) * dW", 2),
    hint="The slopes are sums over the examples.",
    way_out="The error is a mean over them: divide by how many there are, once.",
)
step(
    "step_with_mean_of_mean",
    ("* dW", "/ len(X) * dW", 2),
    hint="It is divided by the number of examples twice.",
    way_out="The slopes of the backward pass are means already.",
)
step.together(["uphill"], ["without_rate", "step_with_sums", "step_with_mean_of_mean"])

written_out = wrong.edits(of="alternatives.backpropagation.step_written_out", question="train_step")
OUTPUT_ERRORS = "(sigmoid(Ha @ W2) - y)"

written_out(
    "step_without_hidden_slope",
    (" * H * (1 - H)", ""),
    hint="W2 moves well, W1 doesn't: in its slopes the slope of the hidden sigmoid is missing.",
    way_out="If you call backward, mend that first.",
)
written_out(
    "step_on_squared_error",
    (OUTPUT_ERRORS, f"{OUTPUT_ERRORS} * sigmoid(Ha @ W2) * (1 - sigmoid(Ha @ W2))"),
    hint="The step belongs to the squared error: δ₂ has the slope of the sigmoid in it.",
    way_out="With the cross-entropy that factor cancels. If you call backward, mend that first.",
)

step(
    "slopes_exchanged",
    ("dW1, dW2 =", "dW2, dW1 ="),
    hint="The slopes come back from backward in the order dW1, dW2; here they are taken the other way round.",
)
step(
    "slopes_of_W2_for_W1",
    (STEP1, "W1 - learning_rate * dW2"),
    hint="W1 moves by dW2.",
    way_out="Each matrix moves by its own slopes: W1 by dW1.",
)
step(
    "W1_uphill",
    ("W1 - ", "W1 + "),
    hint="W1 goes uphill, while W2 goes down.",
    way_out="Both go against their slopes.",
)
step(
    "W2_uphill",
    ("W2 - ", "W2 + "),
    hint="W2 goes uphill, while W1 goes down.",
    way_out="Both go against their slopes.",
)
step(
    "divided_by_the_rate",
    (STEPS, "W1 - dW1 / learning_rate, W2 - dW2 / learning_rate"),
    hint="The slopes are divided by the learning rate.",
    way_out="The step is a product: a small rate makes a small step.",
)


@wrong(
    "train_step",
    "Both matrices of slopes come as one pair, and a product with a pair doesn't reach the matrices in it.",
    "Take it apart first.",
)
def a_pair_times_a_number(X, y, W1, W2, learning_rate):
    slopes = backward(X, y, W1, W2)
    return (W1, W2) - learning_rate * slopes


step(
    "rate_of_ones_own",
    ("learning_rate * ", "0.1 * ", 2),
    hint="0.1 is the learning rate here, whatever the argument is.",
    way_out="The caller gives a rate.",
    constant=0.1,
)
step(
    "two_steps",
    added(
        "W1, W2 = W1 - learning_rate * dW1, W2 - learning_rate * dW2",
        "dW1, dW2 = backward(X, y, W1, W2)",
        after="dW1, dW2 = backward(X, y, W1, W2)",
    ),
    hint="Two steps are taken.",
    way_out="A call makes one step; who repeats it?",
)
step(
    "signs_for_slopes",
    (STEPS, "W1 - learning_rate * np.sign(dW1), W2 - learning_rate * np.sign(dW2)"),
    hint="Every entry moves equally far: only the sign of its slope counts.",
    way_out="A step is as long as the slope is steep, times the rate.",
)
step(
    "steps_of_one_length",
    (STEPS, "W1 - learning_rate * dW1 / np.linalg.norm(dW1), W2 - learning_rate * dW2 / np.linalg.norm(dW2)"),
    hint="The slopes are divided by their length, so every step is equally long.",
    way_out="A step is as long as the slope is steep, times the rate.",
)


# backward_torch

HIDDEN, SCORES = "torch.cat([X, ones], dim=1) @ W1", "torch.cat([H, ones], dim=1) @ W2"
MEAN = 'reduction="sum") / len(X)'
GRADIENTS = "W1.grad, W2.grad"

by_autograd = wrong.edits(of="torch_ref.backpropagation.backward", question="backward_torch")
SUMS_IN_TORCH = {
    "hint": "The slopes are sums over the examples.",
    "way_out": "The error is a mean over them: divide by how many there are.",
}

by_autograd(
    "torch_mean_over_entries",
    (f", {MEAN}", ")"),
    hint="With several outputs this is the mean over all entries of y: that is what the loss does by itself.",
    way_out="The error is the mean over the examples; ask for a sum, and divide by how many examples there are.",
    brief="With several outputs the loss is the mean over all entries of y.",
)
by_autograd(
    "torch_sum",
    (MEAN, 'reduction="sum")'),
    **SUMS_IN_TORCH,
)
by_autograd(
    "torch_mean_of_mean",
    (f", {MEAN}", ") / len(X)"),
    hint="The mean is divided by the number of examples once more.",
    way_out="The loss takes a mean by itself, over all entries of y; ask for a sum before you divide.",
)
by_autograd(
    "torch_twice",
    added("loss.backward(retain_graph=True)", before="loss.backward()"),
    hint="The slopes are twice as large as they should be.",
    way_out="`backward` adds to what is in .grad: if it is called twice, once is enough.",
)
by_autograd(
    "torch_sigmoid_twice",
    (SCORES, f"torch.sigmoid({SCORES})"),
    hint="The sigmoid is applied twice at the output: the loss with logits applies it itself.",
    way_out="Give it the scores, or take the loss for probabilities.",
)

probabilities = wrong.edits(of="alternatives.backpropagation.torch_with_probabilities", question="backward_torch")
LOG_LIKELIHOODS = "(y * torch.log(y_hat) + (1 - y) * torch.log(1 - y_hat))"
MEAN_OF_LOSSES = f"-{LOG_LIKELIHOODS}.sum() / len(X)"
OF_THE_SQUARED_ERROR = {
    "hint": "This is the gradient of the squared error.",
    "way_out": "The network is trained with the cross-entropy.",
}

probabilities("torch_squared_error", (f"-{LOG_LIKELIHOODS}", "((y_hat - y) ** 2)"), **OF_THE_SQUARED_ERROR)
probabilities("torch_mse_loss", (MEAN_OF_LOSSES, "torch.nn.functional.mse_loss(y_hat, y)"), **OF_THE_SQUARED_ERROR)
probabilities(
    "torch_without_loss",
    (MEAN_OF_LOSSES, "y_hat.sum()"),
    hint="This is the gradient of the prediction.",
    way_out="Compute the cross-entropy from prediction and label, and go back from that.",
)

by_autograd(
    "torch_hidden_without_sigmoid",
    (f"torch.sigmoid({HIDDEN})", HIDDEN),
    hint="The hidden layer has no sigmoid.",
    way_out="What the output layer reads are the sigmoids of the scores.",
)
by_autograd(
    "torch_cut_off",
    (f"torch.sigmoid({HIDDEN})", f"torch.sigmoid({HIDDEN}).detach()"),
    hint="dW1 is None: W1 is not watched, or the record between it and the loss is cut off, by .detach(), .data or "
    "torch.tensor(...).",
    way_out="Watch both copies, and leave the hidden values as they come.",
)
by_autograd(
    "torch_unwatched",
    (".requires_grad_()", "", 2),
    hint="Nothing is recorded, so there is nothing to go back through.",
    way_out="Say first for which tensors you want slopes, by requires_grad_(), and compute the loss with those, "
    "outside of torch.no_grad().",
)
by_autograd(
    "torch_never_backward",
    left_out("loss.backward()"),
    hint="Both are None: .grad is empty before backward() has been called, and it is empty for tensors that are "
    "computed from watched ones.",
    way_out="Copy first, then watch the copy, call `backward` on the loss, and read .grad of the copy.",
)
by_autograd(
    "torch_wrong_order",
    sides_exchanged(GRADIENTS, ", "),
    hint="The two come back in the wrong order: dW1 is the first, dW2 the second.",
)
by_autograd(
    "torch_weights",
    (GRADIENTS, "(W1 - W1.grad).detach(), (W2 - W2.grad).detach()"),
    hint="A step has been taken: these are new weights.",
    way_out="Return the slopes, which are in .grad.",
)
by_autograd(
    "torch_matrices",
    (GRADIENTS, "W1, W2"),
    hint="The matrices themselves come back.",
    way_out="Their slopes are in .grad once `backward` has been called on the loss.",
)
by_autograd(
    "torch_left_for_numpy",
    (GRADIENTS, "W1.grad.numpy(), W2.grad.numpy()"),
    hint="The slopes come back as NumPy arrays.",
    way_out="Return tensors: leave out .numpy().",
)
by_autograd("torch_loss", (GRADIENTS, "loss"), hint="The loss comes back.", way_out="Return the slopes of W1 and W2.")

wrong.edits(of="alternatives.backpropagation.torch_example_by_example", question="backward_torch")(
    "torch_last_example",
    added("W1.grad, W2.grad = None, None", after="for x_i, y_i in zip(X, y):"),
    (" / len(X)", ""),
    hint="These are the slopes of the last example alone.",
    way_out=".grad was emptied, or the slopes overwritten, in every round of the loop: all examples belong in one "
    "mean.",
)

by_autograd(
    "torch_arguments_exchanged",
    sides_exchanged("scores, y", ", "),
    hint="The loss gets the labels first and the scores second.",
    way_out="It is the other way round.",
)
probabilities(
    "torch_turned",
    (MEAN_OF_LOSSES, MEAN_OF_LOSSES.removeprefix("-")),
    hint="The slopes have the wrong sign.",
    way_out="If you wrote the cross-entropy yourself, what stands in front of it? If you wrote δ₂, which of prediction "
    "and label is subtracted from the other?",
)
probabilities(
    "torch_one_term",
    (" + (1 - y) * torch.log(1 - y_hat)", ""),
    hint="Only the labels 1 count in this loss.",
    way_out="The cross-entropy has a second term, for the labels 0.",
)

wrong.edits(of="alternatives.backpropagation.torch_with_autograd_grad", question="backward_torch")(
    "torch_biases_lost",
    bias_lost("X @ W1[:-1] + W1[-1]"),
    bias_lost(" @ W2[:-1] + W2[-1]"),
    hint="The biases of both layers are lost.",
    way_out="They are the last rows of W1 and W2, and each meets a 1.",
)

by_autograd(
    "torch_without_ones",
    (HIDDEN, "X @ W1"),
    (SCORES, "H @ W2"),
    hint="A product doesn't fit: each matrix has a row more than its input has columns.",
    way_out="Put a column of ones beside X, and one beside the hidden outputs.",
)
by_autograd(
    "torch_ones_below",
    (", dim=1", "", 2),
    hint="The ones are put below the table.",
    way_out="By default torch.cat puts tables below one another.",
)
by_autograd(
    "torch_table_of_losses",
    (MEAN, 'reduction="none")'),
    hint="backward() goes back from a single number, and here the loss is a table with one loss for each entry.",
    way_out="Add them up, and divide by the number of examples.",
)
by_autograd(
    "torch_backward_of_a_number",
    (MEAN, 'reduction="sum").item() / len(X)'),
    hint=".item() makes a plain number of the loss, and a number has no record to go back through.",
    way_out="Call `backward` on the tensor.",
)
by_autograd(
    "torch_result_of_backward",
    left_out(f"return {GRADIENTS}"),
    hint="None comes back.",
    way_out="Either there is no `return`, or it returns what `backward()` gives, which is nothing: the slopes lie in "
    ".grad of each watched copy.",
)


@wrong(
    "backward_torch",
    "NumPy meets tensors: the add_bias, sigmoid and forward that are given are for arrays.",
    "Write the way forward with PyTorch's functions.",
)
def torch_given_forward(X, y, W1, W2):
    import torch

    W1, W2 = W1.clone().requires_grad_(), W2.clone().requires_grad_()
    y_hat = forward(X, W1, W2)
    loss = torch.nn.functional.binary_cross_entropy(y_hat, y, reduction="sum") / len(X)
    loss.backward()
    return W1.grad, W2.grad


by_autograd.together(
    ["torch_mean_over_entries", "torch_sum", "torch_mean_of_mean"],
    ["torch_sigmoid_twice"],
    ["torch_hidden_without_sigmoid"],
    ["torch_wrong_order"],
)


in_lines = wrong.edits(of="alternatives.backpropagation.torch_by_hand", question="backward_torch")
TORCH_DELTA2 = "torch.sigmoid(Ha @ W2) - y"
SLOPE_LEFT = f"({TORCH_DELTA2}) * torch.sigmoid(Ha @ W2) * (1 - torch.sigmoid(Ha @ W2))"
WITHOUT_ONES = ("Xa.T", "X.T"), ("Ha.T", "H.T")
SLOPE_LEFT_TURNED = "(y - torch.sigmoid(Ha @ W2)) * torch.sigmoid(Ha @ W2) * (1 - torch.sigmoid(Ha @ W2))"
in_lines(
    "torch_slope_of_the_output_left",
    (TORCH_DELTA2, SLOPE_LEFT),
    hint="The slope of the output's sigmoid is left in δ₂, as for the squared error.",
    way_out="With the cross-entropy that factor cancels.",
)
in_lines(
    "torch_slope_left_and_turned",
    (TORCH_DELTA2, SLOPE_LEFT_TURNED),
    hint="Two things. 1: the slope of the output's sigmoid is left in δ₂, as for the squared error. 2: all slopes have "
    "the wrong sign.",
    way_out="For the first: with the cross-entropy that factor cancels. For the second: which of prediction and label "
    "is subtracted from the other?",
    brief="δ₂ is that of the squared error, with the wrong sign.",
)
in_lines(
    "torch_rows_of_biases_missing",
    *WITHOUT_ONES,
    hint="The slopes of the biases are missing in both matrices.",
    way_out="Use the inputs of each layer with their column of 1s.",
)
in_lines(
    "torch_hidden_slope_missing",
    (" * H * (1 - H)", ""),
    hint="The slope of the hidden sigmoid is missing in dW1.",
    way_out="What lies between the score of a hidden unit and its output?",
)
LEFT = "δ₂ is that of the squared error, with the slope of the output's sigmoid"
CANCELS = "With the cross-entropy that factor cancels, and the error is a mean over the examples."
in_lines(
    "torch_slope_left_and_sums",
    (TORCH_DELTA2, SLOPE_LEFT),
    SUMS,
    hint=f"Two things. 1: {LEFT}. 2: the slopes are sums over the examples.",
    way_out=CANCELS,
)
in_lines(
    "torch_slope_left_turned_and_sums",
    (TORCH_DELTA2, SLOPE_LEFT_TURNED),
    SUMS,
    hint=f"Several things. 1: {LEFT}. 2: the sign is wrong.",
    way_out=CANCELS,
)
in_lines(
    "torch_slope_left_turned_and_sums_without_biases",
    (TORCH_DELTA2, SLOPE_LEFT_TURNED),
    SUMS,
    *WITHOUT_ONES,
    hint=f"Two things to begin with. 1: both matrices lack the last row, the slopes of the biases. 2: {LEFT}.",
    way_out="Use the inputs of each layer with their column of 1s; and which factor cancels with the cross-entropy?",
)
in_lines.together(
    ["torch_slope_of_the_output_left", "torch_slope_left_and_turned"],
    ["torch_rows_of_biases_missing", "torch_hidden_slope_missing"],
)
by_autograd(
    "torch_loss_of_one_class",
    (f"binary_cross_entropy_with_logits(scores, y, {MEAN}", "torch.nn.functional.cross_entropy(scores, y)"),
    hint="This is the loss of one class among several, with a softmax.",
    way_out="Here each output is a yes-or-no question: which loss is made for scores of such questions?",
)
by_autograd(
    "torch_squares_of_scores",
    (f"binary_cross_entropy_with_logits(scores, y, {MEAN}", "((scores - y) ** 2).sum() / len(X)"),
    hint="Scores are compared with labels, by their squares.",
    way_out="The network is trained with the cross-entropy, which there is for scores, too.",
)
by_autograd(
    "torch_hidden_tanh",
    (f"torch.sigmoid({HIDDEN})", f"torch.tanh({HIDDEN})"),
    hint="The hidden layer uses tanh. Here it has a sigmoid.",
)
by_autograd(
    "torch_hidden_relu",
    (f"torch.sigmoid({HIDDEN})", f"torch.relu({HIDDEN})"),
    hint="The hidden layer uses ReLU. Here it has a sigmoid.",
)
by_autograd(
    "torch_scores_for_probabilities",
    (f"binary_cross_entropy_with_logits(scores, y, {MEAN}", "torch.nn.functional.binary_cross_entropy(scores, y)"),
    hint="This loss wants probabilities, and it gets scores.",
    way_out="What makes probabilities of scores? Or which loss takes scores as they are?",
)
by_autograd(
    "torch_hidden_bias_lost",
    (HIDDEN, "X @ W1[:-1]"),
    hint="The biases of the hidden layer are lost.",
    way_out="They are the last row of W1, which meets a 1.",
)
by_autograd(
    "torch_output_bias_lost",
    (SCORES, "H @ W2[:-1]"),
    hint="The bias of the output is lost.",
    way_out="It is the last row of W2, which meets a 1.",
)


# zero_slopes, of which the right ones are those of the second feature and of the first unit, in the hidden layer

wrong.value(
    "zero_slopes",
    "where_weights_are_zero",
    [8, 10],
    "These entries are 0 themselves. That a weight is 0 says nothing about its own slope.",
    "Would the error change if you moved it a little?",
)
wrong.value(
    "zero_slopes",
    "only_the_weight_of_zero",
    [10],
    "Entry 10 is 0, but its slope isn't: unit 1 answers something, and the answer of the network is not yet right.",
    "Whose slope is multiplied by entry 10?",
)
wrong.value(
    "zero_slopes",
    "counted_from_zero",
    [0, 3, 4, 5, 6],
    "All numbers are too small by one.",
    "From which number on are the entries counted?",
)
wrong.value(
    "zero_slopes",
    "unit_with_the_score_of_zero",
    [3, 6, 9],
    "The score of unit 3 is 0. Its answer isn't, and its sigmoid is steepest there.",
    "Which numbers are multiplied on the way from the loss to these weights?",
)
wrong.value(
    "zero_slopes",
    "not_in_order",
    [4, 5, 6, 1, 7],
    "The five entries are right, but they should come in order.",
)


wrong.value(
    "zero_slopes",
    "nothing",
    [],
    "There are slopes of 0.",
    "One feature is 0. What are the slopes of its weights?",
)


# deltas

SQUARED, OF_SOFTSIGN = "2 * (y_hat - y) * y_hat * (1 - y_hat)", " / (1 + np.abs(Z)) ** 2"

derived = wrong.edits(of="numpy_ref.backpropagation.deltas")

derived(
    "delta_of_cross_entropy",
    (SQUARED, "y_hat - y"),
    hint="δ₂ is that of the cross-entropy, where the slope of the sigmoid cancels.",
    way_out="With another loss it needn't. What is the slope of (ŷ − y)², and what lies between ŷ and the score?",
)
derived(
    "without_output_slope",
    (SQUARED, "2 * (y_hat - y)"),
    hint="This is the slope along the prediction ŷ. δ₂ is the slope along the score.",
    way_out="One link of the chain is missing: what lies between the two?",
)
derived(
    "without_two",
    (SQUARED, "(y_hat - y) * y_hat * (1 - y_hat)"),
    hint="δ₂ is half of what it should be.",
    way_out="Derive the slope of a square once more.",
)
derived(
    "errors_turned_in_deltas",
    (SQUARED, "2 * (y - y_hat) * y_hat * (1 - y_hat)"),
    hint="The signs are the wrong way round.",
    way_out="Where the prediction is too high, does a higher score raise or lower the error?",
)
derived(
    "hidden_slope_of_sigmoid",
    (OF_SOFTSIGN, " * H * (1 - H)"),
    hint="h(1 − h) is the slope of the sigmoid.",
    way_out="The hidden units have another curve here: differentiate z / (1 + |z|), first for z > 0 and then for z < "
    "0.",
)
derived(
    "sigmoids_in_the_hidden_layer",
    ("H = Z / (1 + np.abs(Z))", "H = sigmoid(Z)"),
    (OF_SOFTSIGN, " * H * (1 - H)"),
    hint="The hidden units are sigmoids here, forward and back.",
    way_out="What does a hidden unit of this network answer to the score 3?",
)
derived(
    "hidden_slope_missing",
    (OF_SOFTSIGN, ""),
    hint="This is the slope along what the hidden units answer. δ₁ is the slope along their scores.",
    way_out="One link of the chain is missing.",
)
derived(
    "hidden_slope_not_squared",
    (OF_SOFTSIGN, " / (1 + np.abs(Z))"),
    hint="The slope of the hidden unit isn't right: it falls off too slowly.",
    way_out="In a quotient numerator and denominator both depend on z. Which rule gives its slope?",
)
derived(
    "slope_at_the_answer",
    (OF_SOFTSIGN, " / (1 + np.abs(H)) ** 2"),
    hint="The slope of the hidden unit is taken at its answer.",
    way_out="What went into the unit when it answered?",
)
derived(
    "slope_without_absolute_value",
    (OF_SOFTSIGN, " / (1 + Z) ** 2"),
    hint="This is right for scores above 0 alone.",
    way_out="Derive the unit's answer for z < 0, where |z| is −z.",
)
derived(
    "slope_of_tanh",
    (OF_SOFTSIGN, " * (1 - H**2)"),
    hint="1 − h² is the slope of tanh, which lies between −1 and 1, too.",
    way_out="The hidden units have another curve here: differentiate z / (1 + |z|), first for z > 0 and then for z < "
    "0.",
)
derived(
    "first_row_left_out",
    ("W2[:-1].T", "W2[1:].T"),
    hint="The first row of W2 is left out on the way back.",
    way_out="Which row belongs to the 1, which no unit computes?",
)
derived(
    "bias_row_goes_back",
    ("W2[:-1].T", "W2.T"),
    hint="The bias row of W2 goes back with the others, and the shapes don't fit.",
    way_out="Whose score would it lead to?",
)
derived(
    "mean_of_deltas",
    (SQUARED, f"{SQUARED} / len(X)"),
    hint="The δ are divided by the number of examples. A δ belongs to the error of one example.",
    way_out="The mean comes later, when slopes of weights are made.",
)
derived(
    "hidden_delta_first",
    ("return delta2, delta1", "return delta1, delta2"),
    hint="The two come in the wrong order: first the output layer, then the hidden one.",
)


derived(
    "sign_of_the_score_in_the_slope",
    (OF_SOFTSIGN, " * np.sign(Z) / (1 + np.abs(Z)) ** 2"),
    hint="The slope of the hidden unit changes its sign with the score. But z / (1 + |z|) rises everywhere.",
    way_out="Derive it for z < 0, where |z| is −z, and count the signs.",
)
derived(
    "slope_of_the_absolute_value_left_out",
    (OF_SOFTSIGN, " * (1 + np.abs(Z) - Z) / (1 + np.abs(Z)) ** 2"),
    hint="This is right for scores above 0 alone.",
    way_out="Derive the unit's answer for z < 0, where |z| is −z.",
)
derived(
    "squared_score_in_the_slope",
    (OF_SOFTSIGN, " / (1 + Z**2)"),
    hint="The denominator of the hidden slope is 1 + z². It should be a square as a whole.",
    way_out="Write (1 + |z|)² out: how many terms are there?",
)
derived(
    "slope_upside_down",
    (OF_SOFTSIGN, " * (1 + np.abs(Z)) ** 2"),
    hint="The slope of the hidden unit grows with its score. It should fall.",
    way_out="Is it multiplied where it should be divided?",
)
derived(
    "squares_for_errors",
    (SQUARED, "(y_hat - y) ** 2 * y_hat * (1 - y_hat)"),
    hint="The square of the error is still in δ₂.",
    way_out="What is the slope of a square?",
)
derived(
    "answers_of_softsign_at_the_end",
    ("sigmoid(add_bias(H) @ W2)", "add_bias(H) @ W2"),
    (SQUARED, "2 * (y_hat - y)"),
    hint="The output has no sigmoid here, neither forward nor back.",
    way_out="What do the outputs of this network answer to the score 3?",
)
derived(
    "output_slope_twice",
    ("(delta2 @", "(delta2 * y_hat * (1 - y_hat) @"),
    hint="δ₂ is right. On the way to δ₁ the slope of the output's sigmoid is multiplied in once more.",
)


# right_answers


@wrong(
    "right_answers",
    "It answers as the program that you were given: the fault is still there.",
    "What is the shape of decisions == y, and what should it be?",
)
def share_as_inherited(X, y, W1, W2):
    probabilities = forward(X, W1, W2)
    decisions = np.where(probabilities >= 0.5, 1, 0)
    return np.mean(decisions == y)


@wrong(
    "right_answers",
    "The examples that are right are counted. Their share is asked for, between 0 and 1.",
)
def number_of_right_answers(X, y, W1, W2):
    return np.sum(np.where(forward(X, W1, W2)[:, 0] >= 0.5, 1, 0) == y)


@wrong(
    "right_answers",
    "This is the share of the wrong answers.",
    "np.mean was right as it stood; what does it take the mean of?",
)
def share_of_wrong_answers(X, y, W1, W2):
    return np.mean(np.where(forward(X, W1, W2)[:, 0] >= 0.5, 1, 0) != y)


@wrong(
    "right_answers",
    "With a single output the largest of a row is always in column 0, so every example is said to be 0.",
    "The decisions were right as they stood; look at what they are compared with.",
)
def decided_by_argmax(X, y, W1, W2):
    return np.mean(forward(X, W1, W2).argmax(axis=1) == y)


@wrong(
    "right_answers",
    "Every answer of the network is above 0, so every example is said to be 1.",
    "The decisions were right as they stood: forward gives probabilities, not scores.",
)
def probabilities_compared_with_zero(X, y, W1, W2):
    return np.mean(np.where(forward(X, W1, W2)[:, 0] >= 0, 1, 0) == y)


@wrong(
    "right_answers",
    "Probabilities are compared with labels, which they never equal.",
    "Keep the decisions, 0 or 1.",
)
def probabilities_for_decisions(X, y, W1, W2):
    return np.mean(forward(X, W1, W2)[:, 0] == y)


@wrong(
    "right_answers",
    "One entry for each example comes back. One number is asked for, their share.",
)
def one_answer_for_each(X, y, W1, W2):
    return (np.where(forward(X, W1, W2)[:, 0] >= 0.5, 1, 0) == y).astype(float)


@wrong(
    "right_answers",
    "Every label is compared with the decision for the first example alone.",
    "Which shape do the decisions have, and which part of them belongs to the one output?",
)
def first_decision_for_all(X, y, W1, W2):
    decisions = np.where(forward(X, W1, W2) >= 0.5, 1, 0)
    return np.mean(decisions[0] == y)


@wrong(
    "right_answers",
    "This says how often the answer is 1, not how often it is right.",
    "What are the decisions compared with?",
)
def share_of_ones(X, y, W1, W2):
    return np.mean(np.where(forward(X, W1, W2)[:, 0] >= 0.5, 1, 0))


@wrong(
    "right_answers",
    "The number of predicted 1s is compared with the true number. Two mistakes can cancel there.",
    "Compare example by example.",
)
def as_many_ones_as_labels(X, y, W1, W2):
    decisions = np.where(forward(X, W1, W2)[:, 0] >= 0.5, 1, 0)
    return 1 - abs(np.mean(decisions) - np.mean(y))


@wrong(
    "right_answers",
    "The answers are taken away from the labels, and what is left is averaged.",
    "When is an answer right, and which sign compares it with its label?",
)
def mean_difference(X, y, W1, W2):
    return np.mean(np.abs(forward(X, W1, W2)[:, 0] - y))


# pond_network

wrong.value(
    "pond_network",
    "network_of_zeros",
    ([[0.0] * 6] * 3, [[0.0]] * 7),
    "This network says one half to every spot, so it takes all of them for water.",
    "Begin with random numbers, and train.",
)
wrong.value(
    "pond_network",
    "all_units_equal",
    ([[0.5] * 6, [-0.5] * 6, [-0.25] * 6], [[1.0]] * 6 + [[-3.0]]),
    "Hidden units are equal, and equal ones draw one and the same line.",
    "Begin with numbers that differ: chance will do.",
)
wrong.value(
    "pond_network",
    "one_straight_shore",
    ([[4.0, 0, 0, 0, 0, 0], [0.0] * 6, [-4.0, 0, 0, 0, 0, 0]], [[-6.0]] + [[0.0]] * 5 + [[3.0]]),
    "One unit alone draws a straight shore, and the pond is round.",
    "Let train_step move the weights of all six.",
)


# slopes_of

going_back = wrong.edits(of="numpy_ref.backpropagation.slopes_of")

going_back(
    "slopes_overwritten",
    ("number.slope += result.slope * slope", "number.slope = result.slope * slope"),
    hint="Where a number is used more than once, only one of its slopes is left: each writes over the one before.",
    way_out="Where paths meet, their slopes add up.",
)
going_back(
    "from_first_to_last",
    ("in reversed(tape)", "in tape"),
    hint="The results are visited in the order in which they were computed: the slope of the last one never gets far.",
    way_out="A slope can be sent on only when all of it has arrived. Where does it begin?",
)
going_back(
    "own_factor",
    ("[(self, other.value), (other, self.value)]", "[(self, self.value), (other, other.value)]"),
    hint="In a product each number gets its own value for a slope. By how much does a·b grow when a grows by 1?",
)
going_back(
    "product_like_a_sum",
    ("[(self, other.value), (other, self.value)]", "[(self, 1.0), (other, 1.0)]"),
    hint="A product is treated like a sum here: its links have slopes of their own, which depend on the other number.",
)
going_back(
    "nothing_to_begin_with",
    ("f(numbers).slope = 1.0", "f(numbers)"),
    hint="All slopes are 0: the result itself has none that could be sent back.",
    way_out="How fast does the result grow with the result?",
)
going_back(
    "links_alone",
    ("result.slope * slope", "slope"),
    hint="The slopes of the links are added up, but what comes back from the end is never multiplied by them: each "
    "link counts on its own.",
    way_out="Along a path the slopes multiply.",
)


@wrong(
    "slopes_of",
    "These slopes are measured. Beside a number as large as a billion a small step is lost in the rounding.",
    "Go back through what the program has done.",
)
def measured_slopes(f, x):
    slopes = []
    for place in range(len(x)):
        up, down = list(x), list(x)
        up[place] += 1e-5
        down[place] -= 1e-5
        slopes.append((f(up) - f(down)) / 2e-5)
    return slopes


@wrong(
    "slopes_of",
    "A result sends its slope on whenever something arrives, each time with all that came before. So parts of it are "
    "counted several times.",
    "Visit each result once, when nothing more can arrive.",
)
def sent_on_too_early(f, x):
    class Number:
        def __init__(self, value, links=()):
            self.value, self.links, self.slope = value, links, 0.0

        def __add__(self, other):
            return Number(self.value + other.value, [(self, 1.0), (other, 1.0)])

        def __mul__(self, other):
            return Number(self.value * other.value, [(self, other.value), (other, self.value)])

        def send(self, slope):
            self.slope += slope
            for number, link in self.links:
                number.send(self.slope * link)

    numbers = [Number(value) for value in x]
    f(numbers).send(1.0)
    return [number.slope for number in numbers]


# Traces

FIRST_ROW_BACK = r"W2\w*\[1:|\[:, 1:\]|W2\.T\[1:|W2\w*\[0\]|\[1:, :\]"
wrong.telltale(
    "numerical_gradient",
    "Two loops count rows and columns. W may be a row of numbers, which has one axis, or have any other shape.",
    shows=r"W\.shape\[1\]|\w+, \w+ = (W\.shape|np\.shape\(W\))",
)
wrong.telltale(
    "numerical_gradient",
    "Brackets are missing: / 2 * h divides by 2, and then multiplies by h.",
    shows=r"/ 2(\.0)? \* h",
)
wrong.telltale(
    "numerical_gradient",
    "This is a forward difference: it compares with where we stand, in place of one step down.",
    shows=r"(?s)\A(?!.*(- f\(down|- f\(W - )).*(- f\(W\)\)? / h|- (f0|base|f_?W|here|f_base|start|value)\)? / h)",
)
wrong.telltale(
    "numerical_gradient",
    "This is a backward difference: one step down, compared with where we stand.",
    shows=r"f\(W\) - f\(",
)
wrong.telltale(
    "numerical_gradient",
    "The difference is divided by h. From one place to the other it is twice as far.",
    shows=r"(?s)\A(?!.*(0\.5|/ 2|2(\.0)? \*|\* 2|\+ h\b.*\+ h\b|h \+ h|f\(W\)|f\(\w+\.copy\(\)\)|f0|base)).*/ h\b",
)
wrong.telltale("numerical_gradient", "A step of your own is used in place of h.", shows=r"\b1e-0?\d+|0\.0+1\b")
wrong.telltale(
    "numerical_gradient",
    "The two values are added. A slope is their difference.",
    shows=r"f\(\w+\) \+ f\(\w+\)|\(\w*(up|plus|above)\w* \+ \w*(down|minus|below)\w*\) /",
)
wrong.telltale(
    "numerical_gradient",
    "The sign is reversed: the value above less the value below.",
    shows=r"f\(\w*(down|minus|lower|below|left)\w*\) - f\(|\(\w*(down|minus|lower|below)\w* - \w*(up|plus|upper|above)",
)
wrong.telltale(
    "numerical_gradient",
    "A copy of an array of whole numbers holds whole numbers: a small step is cut off there.",
    shows=r"(?s)\A(?!.*(float|astype|\* 1\.0|\+ 0\.0|double|\.shape|\+ h \*|h \* )).*(W\.copy\(\)|copy\(W\)|"
    r"zeros_like\(W\)|array\(W\))",
)
wrong.telltale(
    "numerical_gradient",
    "The loop goes over rows, so a whole row of a matrix moves at once.",
    shows=r"(?s)\A(?!.*(ndindex|ndenumerate|nditer|flat|ravel|reshape|unravel|\.shape\[1\]|eye|product|"
    r"W\.shape:)).*range\((len\(W\)|W\.shape\[0\])\)",
)
wrong.telltale(
    "numerical_gradient",
    "All entries are moved at once. Each has a slope of its own.",
    shows=r"W \+ h\)|W - h\)|W \+= h|W -= h",
)
wrong.telltale("numerical_gradient", "It is divided by the square of h, as for a second derivative.", shows=r"h \*\* 2")
wrong.telltale(
    "numerical_gradient",
    "W itself is moved and not put back, so the caller's array changes.",
    shows=r"(?s)\A(?!.*(W = |copy|old|saved|value|float)).*(\bW\[[^\]\n]*\] (\+|-)= h)",
)
wrong.telltale(
    "numerical_gradient",
    "The slopes don't come back in the shape of W.",
    shows=r"\.sum\(\)\Z|return \w+\.T\b|\.ravel\(\)\Z|\.flatten\(\)\Z|return np\.mean",
)

BACK = (
    (r"W2(\[:-1\])?\.sum\((axis=)?(1|-1)|np\.sum\(W2(\[:-1\])?, (axis=)?(1|-1)", SUMS_MULTIPLIED),
    (TANH_OF_ALL, "The sigmoid as a tanh has the half of the score in it. Here each score counts twice."),
    (FIRST_ROW_BACK, "The first row or column is left out, as where the bias comes first. Here the bias is the last."),
    (ONES_IN_FRONT, "The 1s are put before the inputs. They belong at the end: the last row holds the biases."),
    (RELU, "A ReLU is used, on the way forward or back. The hidden layer has the sigmoid."),
    (
        r"(?s)\A(?!.*(log\(|torch)).*((?<!\w)1(\.0)? - (\w+ \*\* 2|np\.square|[hHaA]\w* \* [hHaA]\w*))",
        "1 − h² is the slope of tanh. The hidden layer has the sigmoid.",
    ),
    (TANH, "tanh is used. The hidden layer has the sigmoid."),
    (SOFTMAX, "A softmax is used. The outputs are sigmoids."),
    (
        r"(?s)\A(?!.*(autograd|requires_grad|torch|np\.log)).*(- y\)? \* \(?(y_hat|A2|a2|a3|A3|out\w*|O|o|P|p|Y|"
        r"Y_hat|pred\w*|yhat)\b|- y\)? \* sigmoid|- y\) \* \(1)",
        "δ₂ has the slope of the output's sigmoid in it, as for the squared error. With the cross-entropy it cancels.",
    ),
    (
        r"\b2(\.0)? \* \(?\w+ - \w+|\b2(\.0)? \* (delta|d2|error|err|diff)",
        "There is a factor 2, as for the squared error.",
    ),
    (
        r"(?s)\A(?!.*(-\w+\.T|= -\w|return -|-\(|-np|- lear)).*(= |\()y - (y_hat|A2|a2|a3|out\w*|P|p|Y|pred\w*|\w+\)|"
        "sigmoid)",
        "The errors have the wrong sign: the prediction comes first, and the label is subtracted from it.",
    ),
    (
        r"(?s)\A(?!.*(autograd|requires_grad|torch)).*(/ X\.shape\[1\]|/ W\d?\.|/ len\(W|/ y\.size|/ y\.shape\[1\]|"
        r"/ n_features|\.mean\(\)|/ y_hat\.size|/ X\.size)",
        "It is divided by another number than that of the examples.",
    ),
    (
        r"\b[zZ]\w? \* \(1(\.0)? - [zZ]|sigmoid\((H|h|A1|a1|hidden)\) \* ",
        "The slope of the hidden sigmoid is taken at the wrong number: it is h(1 − h), where h is what the unit "
        "answers.",
    ),
)
for question in ("backward", "train_step"):
    for pattern, hint in BACK:
        wrong.telltale(question, hint, shows=pattern)
    wrong.telltale(
        question,
        "The slope of the hidden sigmoid, h(1 − h), occurs nowhere.",
        shows=r"(?s)\A(?!.*(backward|1(\.0)? - |- [\w.]+ ?\*|\*\* 2|square|deriv|prime|slope|grad\w*\())",
    )
wrong.telltale("backward", "Nothing is divided by the number of examples: these are sums, not means.", shows=NO_MEAN)
wrong.telltale(
    "backward",
    "The two come back in the wrong order: dW1 is the first.",
    shows=r"return \(?\w*[dDgG]\w*(2|out\w*|top|second), \w*(1|hidden|first)\w*",
)
wrong.telltale(
    "backward",
    "A step is taken. The slopes themselves are asked for.",
    shows="learning_rate|W1 - (d|lr|0|g)|W2 - (d|lr|0|g)",
)
wrong.telltale(
    "backward",
    "δ₂ and W2 are multiplied entry by entry. A product of tables takes the error back.",
    shows=r"(delta2|d2|error|err) \* W2|W2 \* (delta2|d2|error|err)\b|(delta2|d2|error|err) \* W2\[:-1\](?!\.T)",
)
wrong.telltale(
    "backward",
    "dW1 is made of X without its 1s, so the slopes of the biases are missing.",
    shows=r"(?s)\A(?!.*(vstack|sum\(axis=0|\.sum\(0|ones|mean\()).*(X\.T @|X\.T\.dot|np\.dot\(X\.T)",
)

wrong.telltale(
    "deltas",
    "It is divided by a number of examples. Each example has its own error here: there is no mean.",
    shows=r"/ m\b|/ len\(|/ X\.shape|/ n\b|\.mean\(|np\.mean|/ y\.",
)
wrong.telltale(
    "deltas",
    "These are the slopes of weights. Those of the scores are asked for, a row for each example.",
    shows=r"return [^\n]*\.T (@|/)|\b(A|X|Xa|Xb|Ha|Hb|H|a\w*|inputs|hidden)\.T @|= np\.dot\(\w+\.T,|dW\d",
)
wrong.telltale(
    "deltas",
    "The first row of W2 is left out, as where the bias comes first. Here the bias is the last.",
    shows=FIRST_ROW_BACK,
)
wrong.telltale(
    "deltas",
    "The 1s are put before the inputs. They belong at the end: the last row holds the biases.",
    shows=ONES_IN_FRONT,
)
wrong.telltale(
    "deltas",
    "The hidden layer is treated as if it had another function. It answers z / (1 + |z|).",
    shows=r"\b(H|h|A1|a1|hidden) \* \(1(\.0)? - (H|h|A1|a1|hidden)\)|\b(H|h|A1|a1|hidden) = sigmoid|sigmoid\(Z1|"
    r"1(\.0)? - (H|h|a1|A1) \*\* 2|forward\(|tanh",
)
wrong.telltale(
    "deltas",
    "In the quotient rule the slope of |z| is taken for 1. Where z is negative it is −1.",
    shows=r"abs\(\w+\) - \w+|- (Z1?|z1?|S1?|s1?|scores?)\b( \* 1)?\) / |denominator \* 1 - ",
)
wrong.telltale(
    "deltas", "|z| occurs nowhere. A hidden unit answers z / (1 + |z|).", shows=r"(?s)\A(?!.*(abs|sign|where|maximum))"
)
wrong.telltale(
    "deltas",
    "The slope of z / (1 + |z|) has the square of 1 + |z| below. Here it isn't squared.",
    shows=r"(?m)^.*W2.*/ \(1(\.0)? \+ (np\.)?abs\(\w+\)\)\Z|(?m:^.*W2.*/ (denominator|denom|d|q)\Z)",
)
wrong.telltale(
    "deltas",
    "It is multiplied by (1 + |z|)², where it should be divided.",
    shows=r"W2[^\n]*\* \(1(\.0)? \+ np\.abs\(\w+\)\) \*\* 2",
)
wrong.telltale(
    "deltas",
    "The 2 is missing that the slope of a square has.",
    shows=r"(?s)\A(?!.*(\b2(\.0)? \*|\* 2\b|\+ \(?\w+ - y))",
)
wrong.telltale(
    "deltas",
    "The slope of the output's sigmoid, ŷ(1 − ŷ), occurs nowhere. It cancels with the cross-entropy alone.",
    shows=r"(?s)\A(?!.*(1(\.0)? - |- \w+ ?\*|square))",
)
wrong.telltale(
    "deltas",
    "The errors have the wrong sign: the prediction comes first, and the label is subtracted from it.",
    shows=r"(?s)\A(?!.*(-2|-\(|= -|\* -|- 2)).*((= |\(|\* )\(?y - \w+)",
)
wrong.telltale(
    "deltas",
    "The two come back in the wrong order: delta2 is the first.",
    shows=r"return \(?\w*(1|hidden)\w*, \w*(2|out)\w*",
)
wrong.telltale(
    "deltas", "A factor isn't right: the slope of a square has a 2.", shows=r"\b4(\.0)? \*|\b3(\.0)? \*|0\.5 \*|/ 2\b"
)
wrong.telltale(
    "deltas", "Something is added up over the examples. Each has a row of its own.", shows=r"\.sum\(axis=0|keepdims"
)

wrong.telltale(
    "right_answers",
    "Rounding makes 0 of exactly one half. An answer of one half or more means 1.",
    shows=r"np\.round|\.round\(|rint\(|(?<!\w)round\(",
)
wrong.telltale(
    "right_answers",
    "An answer of exactly one half means 1, and this comparison leaves it out.",
    shows=r"> 0\.5|<= 0\.5",
)
wrong.telltale(
    "right_answers",
    "Probabilities are compared with 0. From one half on an answer means 1.",
    shows=r"> 0\b(?!\.)|>= 0\b(?!\.)|>= 0\.0|sign\(",
)
wrong.telltale("right_answers", "With a single output argmax is always 0.", shows="argmax")
wrong.telltale("right_answers", "This counts the wrong answers.", shows="!=")
wrong.telltale(
    "right_answers", "This is a number of answers. Their share is asked for.", shows=r"np\.sum\([^\n]*\)\Z|\.sum\(\)\Z"
)
wrong.telltale(
    "right_answers", "This is the decision for the first example alone.", shows=r"\[0\] ==|\[0, :\]|decisions\[0\]"
)
wrong.telltale(
    "right_answers",
    "It is divided by the number of features, not by that of the examples.",
    shows=r"X\.shape\[1\]|/ len\(X\[0\]",
)
wrong.telltale(
    "right_answers",
    "This asks whether all are right, or one. The share that is right is asked for.",
    shows=r"\.all\(|np\.all|\.any\(|array_equal|allclose",
)

wrong.telltale(
    "train_step",
    "The step goes uphill: the slopes are added, not subtracted.",
    shows=r"(?s)\A(?!.*(-learning_rate|\* -|= -|- learning_rate|@ -|y - )).*(\+ learning_rate|W\w* \+= |"
    r"learning_rate \* [^\n]* \+ W|- -|\+ lr\b)",
)
wrong.telltale("train_step", "The slopes are divided by the learning rate.", shows="/ learning_rate")
wrong.telltale("train_step", "The learning rate isn't used.", lacks=r"learning_rate")
wrong.telltale(
    "train_step",
    "W2 moves before the error goes back through it. All slopes belong to the network as it was given.",
    shows=r"(?s)\A(?!.*(old|copy|float|astype|asarray|clone|backward\(X, y, W1, W2\)[\s\S]*W2 =|torch|"
    r"W2_)).*(\bW2 = [^\n]*learning_rate[^\n]*\n.*(backward\([^\n]*W2\)|@ W2|W2\[:-1\]\.T|W2\.T))",
)
wrong.telltale(
    "train_step",
    "W1 moves before the slopes of W2 are taken. All slopes belong to the network as it was given.",
    shows=r"\bW1 = [^\n]*learning_rate[^\n]*\n[\s\S]*= backward\([^\n]*W1",
)
wrong.telltale(
    "train_step",
    "The caller's matrices are changed in place.",
    shows=r"(?s)\A(?!.*(copy|float|astype|\.array|clone)).*(\bW1 -= |\bW2 -= |\bW1\[[^\n]*\] -?= |\bW2\[[^\n]*\] -?= )",
)
wrong.telltale(
    "train_step", "The two come back in the wrong order: W1 is the first.", shows=r"return \(?(W2|new_W2|W2_new), "
)
wrong.telltale(
    "train_step",
    "W1 and W2 have got each other's slopes.",
    shows=r"dW2, dW1 = backward|\w*W1 - learning_rate \* \(?(dW2|g2|grad2|grads\[1\])",
)
wrong.telltale(
    "train_step",
    "The step is subtracted the wrong way round.",
    shows=r"\w+ \* learning_rate - W|learning_rate \* \w+ - W",
)
wrong.telltale(
    "train_step",
    "The slopes or the step come back. The new matrices are asked for.",
    shows=r"return \(?(dW1|learning_rate)",
)
wrong.telltale("train_step", "Fractions are cut off.", shows=r"astype\(int|np\.round|dtype=int")

BY_AUTOGRAD = (
    (ONES_IN_FRONT, "The 1s are put before the inputs. They belong at the end: the last row holds the biases."),
    (FIRST_ROW_BACK + "|W1\\[1:\\]|W1\\[0\\]", "The first row is taken for the biases. They are the last."),
    (RELU, "A ReLU is used. The hidden layer has the sigmoid."),
    (TANH, "tanh is used. The hidden layer has the sigmoid."),
    (
        r"softmax|(?<!binary_)cross_entropy\(",
        "A softmax, or its loss, is used. The outputs are sigmoids: this is a loss of yes or no.",
    ),
    (r"mse_loss|MSELoss|\*\* 2", "This is a squared error. The error is the cross-entropy."),
    (
        r"with_logits\(y, |with_logits\(input=y",
        "Labels and scores have changed places in the loss: the scores come first.",
    ),
    (
        r"(with_logits|WithLogitsLoss\(\))\((torch\.)?sigmoid|"
        r"= (torch\.)?sigmoid\([^\n]*@ [^\n]*\n[^\n]*= (torch\.)?sigmoid\([^\n]*@ [\s\S]*with_logits|"
        r"with_logits\((p|y_hat|probs?|probabilities|pred),",
        "The sigmoid is applied twice at the output: the loss with logits applies it itself.",
    ),
    (
        r"(?s)\A(?!.*(reduction='[^m]|\.sum\(|shape\[1\]|numel|logsigmoid|softplus|\blog\b|\* y\.size)).*(with_logits|"
        "WithLogits|binary_cross)",
        "The loss takes the mean over all entries. With several outputs the losses of an example are added first.",
    ),
    (
        r"reduction='sum'(?![\s\S]*/)(?![\s\S]*mean)",
        "The losses are added up, and not divided by the number of examples.",
    ),
    (r"/ X\.shape\[1\]|/ y\.numel|/ y\.shape\[1\]|/ W", "It is divided by another number than that of the examples."),
    (r"return \(?\w*(W2|2|C|B|c|b)\.grad, ", "The two come back in the wrong order: dW1 is the first."),
    (r"\.item\(\)|\.numpy\(|H = [^\n]*\.detach\(\)", "The record is cut off, so autograd can't go back."),
    ("learning_rate|W1 - |W2 - ", "A step is taken. The slopes themselves are asked for."),
    (r"(?s)\A(?!.*sigmoid)", "The hidden layer has no sigmoid."),
    (r"(?s)\A(?!.*(ones|pad|\[-1\]|add_bias))", "The biases are missing: nothing meets the last rows."),
    (r"(?s)\A(?!.*(backward\(|autograd|\.grad\(|\.T\b|func))", "backward() is never called."),
)
for pattern, hint in BY_AUTOGRAD:
    wrong.telltale("backward_torch", hint, shows=pattern)


# zero_slopes: entries that are missing or too many, two such slips at once

TOO_MANY = {
    (8,): "Entry 8 is 0 itself, and that says nothing about its slope.",
    (10,): "Entry 10 is 0 itself, but its slope isn't: unit 1 answers something, for a sigmoid is never 0.",
    (8, 10): "Entries 8 and 10 are 0 themselves. The value of a weight says nothing about its own slope.",
    (3,): "Entry 3 isn't one of them: unit 3 has the score 0, but its sigmoid is steep.",
    (3, 9): "Entries 3 and 9 don't belong there: unit 3 has the score 0, but its sigmoid is steep.",
    (12,): "Entry 12 isn't one of them: unit 3 has the score 0, but it answers one half.",
    (8, 9): "Entries 8 and 9 are biases of units that get some error back.",
    (9,): "Entry 9 is a bias of a unit to which something comes back.",
    (2,): "Entry 2 doesn't belong there: its feature is 2, and something comes back to unit 2.",
    (2, 3): "Entries 2 and 3 don't belong there: their feature is 2, and something comes back to their units.",
    (10, 13): "Entries 10 and 13 belong to the output, and the answer of the network isn't yet right.",
    (10, 11, 12): "Entry 10 is 0 itself, but its slope isn't; 11 and 12 don't belong there either: the units answer.",
    (13,): "Entry 13 is the bias of the output, whose input is 1.",
    (2, 8): "Entries 2 and 8 belong to unit 2, to which something comes back.",
    (11,): "Entry 11 doesn't belong there: unit 2 answers something, and the answer of the network isn't yet right.",
}
MISSING = {
    (1,): "One is missing: no error flows back to unit 1, as its weight in W2 is 0.",
    (7,): "One is missing: the bias of unit 1 gets nothing back either, through the weight 0 of W2.",
    (1, 7): "The way back is forgotten: no error flows back to unit 1, as its weight in W2 is 0.",
    (4,): "One is missing: its feature is 0, and nothing comes back to it either.",
    (5, 6): "Two are missing: their feature is 0.",
    (4, 5, 6): "The way forward is forgotten: one feature is 0. What are the slopes of its weights?",
    (6,): "One is missing: its feature is 0.",
    (5,): "One is missing: its feature is 0.",
}


def _with_and_without(more, fewer=()):
    return sorted({1, 4, 5, 6, 7, *more} - {*fewer})


for entries, hint in TOO_MANY.items():
    wrong.value("zero_slopes", f"{'_and_'.join(map(str, entries))}_too_many", _with_and_without(entries), hint)
for entries, hint in MISSING.items():
    wrong.value("zero_slopes", f"{'_and_'.join(map(str, entries))}_missing", _with_and_without((), entries), hint)
for more, too_many in TOO_MANY.items():
    for fewer, missing in MISSING.items():
        wrong.value(
            "zero_slopes",
            f"{'_and_'.join(map(str, more))}_too_many_and_{'_and_'.join(map(str, fewer))}_missing",
            _with_and_without(more, fewer),
            f"Two things. 1. {too_many} 2. {missing}",
        )
wrong.value(
    "zero_slopes",
    "first_row",
    [1, 2, 3],
    "These are the weights of the first feature. It is the second that is 0.",
    "How are the entries numbered, row by row or column by column?",
)
wrong.telltale(
    "backward",
    "The two come back in the wrong order: dW1 is the first.",
    shows=r"return \(?(Ha|H\w*|A1\w*|a2\w*|hidden\w*|inner)\.T @ [^\n]*, (Xa|X\w*|A0\w*|a1\w*|inputs)\.T @",
)
wrong.telltale(
    "backward",
    "The error goes back through all of W2, its last row too. That is the bias, and no unit stands behind it.",
    shows=r"(?s)\A(?!.*(:-1\]|delete)).*(@ W2\.T|dot\(\w+, W2\.T\)|W2, \w+\.T)",
)
wrong.telltale(
    "deltas",
    "1 − |h| isn't the slope yet: differentiate z / (1 + |z|) for z > 0.",
    shows=r"(?s)\A(?!.*\*\* 2).*1(\.0)? - (np\.)?abs\(",
)
for question in ("backward", "train_step"):
    wrong.telltale(
        question,
        "The δ of the hidden layer has the slope of the output's sigmoid, where that of the hidden one belongs.",
        shows=r"(W2\[:-1\]\.T|D1|d1|delta1|back\w*|dh|dhid\w*)\)* \* \(?(y_hat|Y|out\w*|o|P|p) \* \(1",
    )
wrong.telltale(
    "train_step",
    "The slopes are computed again after one of the matrices has moved, so the other gets those of another network.",
    "Compute both before anything moves.",
    shows=r"^( +)(W1|W2) (?:-=|=) [^\n]*backward\([^\n]*\n\1W\d (?:-=|=) [^\n]*backward\([^\n]*\b\2\b",
)


wrong.telltale(
    "numerical_gradient",
    "The step grows with the entry.",
    shows=r"\bh \* .*(max|abs)",
)
