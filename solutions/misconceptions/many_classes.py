"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.patterns import AXIS_LOST, BASE, DOWN_THE_COLUMNS, SUM_OF_ALL
from solutions.misconceptions.slips import Slip, register_slips
from solutions.operators import left_out, rewritten

ANSWERS = wrong = Register()


# one_hot


@wrong("one_hot", "The table is as wide as the largest label asks for. It should have n_classes columns, always.")
def width_from_labels(y, n_classes):
    return np.eye(y.max() + 1)[y]


@wrong("one_hot", "Each 1 is one column too far to the left, that of class 0 in the last: classes are counted from 0.")
def counted_from_one(y, n_classes):
    return np.eye(n_classes)[y - 1]


@wrong("one_hot", "Rows and columns are exchanged: one row for each example, one column for each class.")
def one_hot_transposed(y, n_classes):
    return np.eye(n_classes)[y].T


@wrong("one_hot", "Zeros and ones are exchanged: a single 1 in each row, in the column of the class.")
def zeros_for_ones(y, n_classes):
    return 1 - np.eye(n_classes)[y]


@wrong("one_hot", "The entries are class numbers. In a one-hot row the entry is 1, and the column says which class.")
def class_numbers(y, n_classes):
    return np.eye(n_classes)[y] * y[:, None]


@wrong("one_hot", "The ones also stand in all columns before the class. Only the column of the class holds a 1.")
def ones_up_to_the_class(y, n_classes):
    return (np.arange(n_classes) <= y[:, None]).astype(float)


@wrong("one_hot", "All examples have been put into one row. Each example has a row of its own.")
def one_row_for_all(y, n_classes):
    row = np.zeros(n_classes)
    row[y] = 1
    return row


@wrong(
    "one_hot",
    "The table has a column for each class that occurs in y. It has n_classes columns, always: a class that "
    "doesn't occur has a column of zeros.",
)
def width_from_different_labels(y, n_classes):
    return np.where(y[:, None] == np.unique(y), 1, 0)


@wrong(
    "one_hot",
    "The table is as large as the largest label says, and so is the identity, if you use one. That is one too few, "
    "since classes begin with 0. Besides, the number of classes is given.",
)
def identity_one_too_small(y, n_classes):
    return np.eye(y.max())[y]


@wrong("one_hot", "The table has a column for each label. Columns are classes: n_classes of them.")
def width_of_labels(y, n_classes):
    Y = np.zeros((len(y), len(y)))
    Y[np.arange(len(y)), y] = 1
    return Y


@wrong(
    "one_hot",
    "The columns are compared with the numbers 1 to n_classes, so class 0 has no 1 anywhere. Classes are counted "
    "from 0, as columns are.",
)
def compared_from_one(y, n_classes):
    return np.where(y[:, None] == np.arange(1, n_classes + 1), 1, 0)


@wrong(
    "one_hot",
    "All rows got the ones of all labels. In Y[:, y] the colon takes every row; and rows that are one and the same "
    "list or array change together. Each row has a 1 in the column of its own label alone.",
)
def ones_in_every_row(y, n_classes):
    Y = np.zeros((len(y), n_classes))
    Y[:, y] = 1
    return Y


@wrong(
    "one_hot",
    "m labels are compared with K classes one by one. To compare each label with each class, make the labels a "
    "column, of shape (m, 1).",
)
def labels_not_a_column(y, n_classes):
    return np.where(y == np.arange(n_classes), 1, 0)


@wrong(
    "one_hot",
    "With one index whole rows are filled: those whose numbers stand in y.",
    "A 1 needs a row and a column: which number says the one, and which the other?",
)
def label_as_row(y, n_classes):
    Y = np.zeros((len(y), n_classes))
    Y[y] = 1
    return Y


@wrong("one_hot", "Row and column are exchanged in the index: first comes the number of the example, then its label.")
def row_and_column_exchanged(y, n_classes):
    Y = np.zeros((len(y), n_classes))
    for example, label in enumerate(y):
        Y[label, example] = 1
    return Y


@wrong(
    "one_hot",
    "Only the first row gets its 1.",
    "Is the return inside the loop? When should the function end?",
)
def first_row_only(y, n_classes):
    Y = np.zeros((len(y), n_classes))
    for example, label in enumerate(y):
        Y[example, label] = 1
        return Y
    return Y


@wrong("one_hot", "The table is as wide as the number of classes that occur. It should have n_classes columns, always.")
def identity_of_different_labels(y, n_classes):
    return np.eye(len(np.unique(y)))[y]


@wrong(
    "one_hot",
    "The ones stand on the diagonal, whatever the labels are. Each row has its 1 in the column of its label: y "
    "isn't used.",
)
def ones_on_the_diagonal(y, n_classes):
    return np.eye(len(y), n_classes)


@wrong(
    "one_hot",
    "The ones of earlier examples stay in the rows of later ones.",
    "What should a row hold before it gets its 1?",
)
def ones_stay(y, n_classes):
    row, rows = np.zeros(n_classes), []
    for label in y:
        row[label] = 1
        rows.append(row.copy())
    return np.array(rows)


rows_of_ones = wrong.edits(of="alternatives.many_classes.rows_of_the_identity", question="one_hot")
IDENTITY = "np.eye(n_classes)[y]"
rows_of_ones(
    "one_column_too_many",
    (IDENTITY, "np.eye(n_classes + 1)[y]"),
    hint="The table has a column too many, the last, in which no label has its 1.",
    way_out="Classes are counted from 0: which number has the last of them?",
)
rows_of_ones(
    "first_class_dropped",
    (IDENTITY, "np.eye(n_classes)[y][:, 1:]"),
    hint="The column of class 0 is missing, so its rows hold zeros alone.",
    way_out="Each class has a column of its own here, the first one too.",
)
rows_of_ones(
    "examples_sorted",
    (IDENTITY, "np.eye(n_classes)[sorted(y)]"),
    hint="The rows come in the order of the classes. Row i belongs to example i.",
    way_out="Was y sorted on the way?",
)
rows_of_ones(
    "columns_from_the_right",
    (IDENTITY, "np.eye(n_classes)[::-1][y]"),
    hint="The columns are counted from the right: class 0 has the last one.",
    way_out="Where should the 1 of class 0 stand?",
)
rows_of_ones(
    "minus_one_for_the_others",
    (IDENTITY, "2 * np.eye(n_classes)[y] - 1"),
    hint="The other entries of a row are −1. In a one-hot row they are 0.",
)
rows_of_ones(
    "counted_from_the_least",
    (IDENTITY, "np.eye(n_classes)[y - y.min()]"),
    hint="The classes are counted from the least label that occurs.",
    way_out="Class 0 has the first column even if no example is of it.",
)


# softmax

COLUMNS = "The columns have the sum 1. An example is a row, so each row should: look at the axis of the sum."
WHOLE_TABLE = "The whole table has the sum 1. Each row should: the sum needs an axis."
NO_KEEPDIMS = (
    "The sums of the rows have lost their axis: shape (m,) meets (m, K), and NumPy lines them up with the columns."
)
STAY_A_COLUMN = "They should stay a column, of shape (m, 1). Which argument of sum and max leaves the axis there?"


@wrong(
    "softmax",
    "The probabilities are right, but exp overflows for large scores. Take the largest score of each row away from "
    "the row before exp: the probabilities stay the same.",
)
def softmax_overflows(Z):
    powers = np.exp(Z)
    return powers / powers.sum(axis=1, keepdims=True)


@wrong(
    "softmax",
    "One number is taken away from the whole table, its largest. In a row far below it every power becomes 0, "
    "and 0 is divided by 0: each row needs its own largest score.",
)
def softmax_global_max(Z):
    powers = np.exp(Z - Z.max())
    return powers / powers.sum(axis=1, keepdims=True)


@wrong("softmax", COLUMNS)
def softmax_columns(Z):
    powers = np.exp(Z - Z.max(axis=0))
    return powers / powers.sum(axis=0)


@wrong("softmax", WHOLE_TABLE)
def softmax_global_sum(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum()


@wrong("softmax", NO_KEEPDIMS, STAY_A_COLUMN)
def softmax_without_keepdims(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1)


@wrong(
    "softmax",
    "The largest scores have lost their axis: shape (m,) meets (m, K), and NumPy lines them up with the columns.",
    STAY_A_COLUMN,
)
def softmax_max_without_keepdims(Z):
    powers = np.exp(Z - Z.max(axis=1))
    return powers / powers.sum(axis=1, keepdims=True)


@wrong(
    "softmax",
    "The largest score of each *column* is taken away. That changes the differences within a row, and with them the "
    "probabilities: take the largest of each row.",
)
def softmax_column_max(Z):
    powers = np.exp(Z - Z.max(axis=0))
    return powers / powers.sum(axis=1, keepdims=True)


@wrong(
    "softmax",
    "The greatest power is subtracted, which leaves no power above 0.",
    "What may be subtracted is the same for all scores of a row, and it comes before exp. Why does it change nothing?",
)
def softmax_max_after_exp(Z):
    powers = np.exp(Z)
    powers = powers - powers.max(axis=1, keepdims=True)
    return powers / powers.sum(axis=1, keepdims=True)


@wrong("softmax", "This is a sigmoid for each class. The sum of a row should be 1.")
def softmax_sigmoids(Z):
    return 1 / (1 + np.exp(-Z))


@wrong("softmax", "Softmax is applied twice. The second time flattens the probabilities: leave it out.")
def softmax_twice(Z):
    for _ in range(2):
        Z = np.exp(Z - Z.max(axis=1, keepdims=True))
        Z = Z / Z.sum(axis=1, keepdims=True)
    return Z


@wrong("softmax", "exp is missing: scores can be negative, and their shares then are too. Divide powers, not scores.")
def shares_of_scores(Z):
    return Z / Z.sum(axis=1, keepdims=True)


@wrong("softmax", "These are the powers. Divide each by the sum of its row, and they become probabilities.")
def powers_only(Z):
    return np.exp(Z - Z.max(axis=1, keepdims=True))


@wrong(
    "softmax",
    "A 1 for the largest score, 0 for the others, is a decision. Softmax gives each class a probability.",
)
def hard_max(Z):
    return np.eye(Z.shape[1])[Z.argmax(axis=1)]


@wrong("softmax", "These are the logarithms of the probabilities. The probabilities themselves are asked for.")
def log_softmax(Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


@wrong("softmax", COLUMNS)
def softmax_columns_plain(Z):
    return np.exp(Z) / np.exp(Z).sum(axis=0)


@wrong("softmax", WHOLE_TABLE)
def softmax_whole_table(Z):
    powers = np.exp(Z - Z.max())
    return powers / powers.sum()


@wrong("softmax", WHOLE_TABLE)
def softmax_whole_table_plain(Z):
    return np.exp(Z) / np.exp(Z).sum()


@wrong("softmax", NO_KEEPDIMS, STAY_A_COLUMN)
def softmax_without_keepdims_plain(Z):
    return np.exp(Z) / np.exp(Z).sum(axis=1)


@wrong("softmax", NO_KEEPDIMS, STAY_A_COLUMN)
def softmax_without_keepdims_global_max(Z):
    powers = np.exp(Z - Z.max())
    return powers / powers.sum(axis=1)


@wrong(
    "softmax",
    "The greatest scores and the sums of the rows have the shape (m,), and NumPy lines them up with the columns.",
    STAY_A_COLUMN,
)
def softmax_without_any_keepdims(Z):
    powers = np.exp(Z - Z.max(axis=1))
    return powers / powers.sum(axis=1)


@wrong(
    "softmax",
    "What is subtracted is less than the greatest score of the row, so a score far above it still overflows.",
    "Subtract the greatest: then no power is above 1.",
)
def softmax_least_subtracted(Z):
    powers = np.exp(Z - Z.min(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@wrong(
    "softmax",
    "The scores are cut off, so those beyond the limit all count the same. Nothing has to be cut: only differences "
    "count, so subtract the greatest score of the row.",
)
def softmax_cut_off(Z):
    powers = np.exp(np.clip(Z, -500, 500))
    return powers / powers.sum(axis=1, keepdims=True)


@wrong(
    "softmax",
    "A power gets too large, and math.exp stops with an error.",
    "Only differences count in a row: how can its greatest score become 0 before the powers are taken?",
)
def softmax_with_math_exp(Z):
    import math

    rows = [[math.exp(z) for z in row] for row in Z]
    return [[power / sum(row) for power in row] for row in rows]


@wrong("softmax", "Softmax is applied twice. The second time flattens the probabilities: leave it out.")
def softmax_twice_plain(Z):
    once = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    return np.exp(once) / np.exp(once).sum(axis=1, keepdims=True)


@wrong(
    "softmax",
    "The highest score gets the lowest probability.",
    "Is there a minus sign too many, or 1 divided by a power?",
)
def softmax_minus(Z):
    powers = np.exp(-Z)
    return powers / powers.sum(axis=1, keepdims=True)


@wrong("softmax", "These are the powers. Divide each by the sum of its row, and they become probabilities.")
def powers_only_plain(Z):
    return np.exp(Z)


@wrong(
    "softmax",
    "These are the numbers of the classes with the greatest scores. Softmax gives a probability for each class: "
    "the shape stays that of Z.",
)
def greatest_class(Z):
    return Z.argmax(axis=1)


@wrong(
    "softmax",
    "One row comes back, that of the first example. Does the return stand inside a loop? Collect the rows, or work on "
    "all at once.",
)
def softmax_first_row(Z):
    for row in Z:
        powers = np.exp(row - row.max())
        return powers / powers.sum()
    return Z


@wrong("softmax", "The powers are divided by the mean of their row. Divide by the sum: then a row adds up to 1.")
def softmax_by_the_mean(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.mean(axis=1, keepdims=True)


@wrong("softmax", "The table comes back with rows and columns exchanged: one row for each example, as in Z.")
def softmax_turned(Z):
    powers = np.exp(Z.T - Z.max(axis=1))
    return powers / powers.sum(axis=0)


@wrong(
    "softmax",
    "The scores are divided by the largest of the row. Subtract it: only a shift leaves the probabilities as they are.",
)
def softmax_divided_by_the_largest(Z):
    powers = np.exp(Z / Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@wrong(
    "softmax",
    "One row comes back, that of the last example. Does each round of a loop overwrite what the one before has found? "
    "Collect the rows, or work on all at once.",
)
def softmax_last_row(Z):
    for row in Z:
        powers = np.exp(row - row.max())
        found = powers / powers.sum()
    return found


@wrong("softmax", "The probabilities are rounded to four digits. Return them as they are.")
def softmax_rounded(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (powers / powers.sum(axis=1, keepdims=True)).round(4)


by_rows = wrong.edits(of="numpy_ref.many_classes.softmax")
POWERS, ALL_POWERS = "np.exp(shifted)", "powers.sum(axis=1, keepdims=True)"
WITHOUT_SHIFT = rewritten("shifted = Z - Z.max(axis=1, keepdims=True)", "shifted = Z")
FROM_THE_SIGMOID = {
    "hint": "A 1 is added to the sum of the powers, as in a sigmoid, so the rows don't add up to 1.",
    "way_out": "What should the denominator be, if all shares of a row make 1?",
}
OTHERS_ALONE = {
    "hint": "Each power is divided by those of the other classes alone: these are odds.",
    "way_out": "A probability is a share of the whole: which power is missing in the denominator?",
}
BASE_2 = {
    "hint": "These are powers of 2. Softmax takes powers of e.",
}
BY_SCORES = {
    "hint": "The powers are divided by a sum of scores.",
    "way_out": "What should a row add up to, and the sum of what gives that?",
}
by_rows("softmax_with_a_one", (f"/ {ALL_POWERS}", f"/ (1 + {ALL_POWERS})"), **FROM_THE_SIGMOID)
by_rows("softmax_with_a_one_plain", WITHOUT_SHIFT, (f"/ {ALL_POWERS}", f"/ (1 + {ALL_POWERS})"), **FROM_THE_SIGMOID)
by_rows("softmax_over_the_others", (f"/ {ALL_POWERS}", f"/ ({ALL_POWERS} - powers)"), **OTHERS_ALONE)
by_rows(
    "softmax_over_the_others_plain", WITHOUT_SHIFT, (f"/ {ALL_POWERS}", f"/ ({ALL_POWERS} - powers)"), **OTHERS_ALONE
)
by_rows("softmax_of_powers_of_2", (POWERS, "2.0**shifted"), **BASE_2)
by_rows("softmax_of_powers_of_2_plain", WITHOUT_SHIFT, (POWERS, "2.0**shifted"), **BASE_2)
by_rows("softmax_over_scores", (f"/ {ALL_POWERS}", "/ Z.sum(axis=1, keepdims=True)"), **BY_SCORES)
by_rows("softmax_over_scores_plain", WITHOUT_SHIFT, (f"/ {ALL_POWERS}", "/ Z.sum(axis=1, keepdims=True)"), **BY_SCORES)
by_rows(
    "softmax_of_length_1",
    WITHOUT_SHIFT,
    (ALL_POWERS, "np.sqrt((powers**2).sum(axis=1, keepdims=True))"),
    hint="Each row has the length 1: the sum of its squares is 1.",
    way_out="Probabilities have the sum 1 themselves.",
)
by_rows(
    "scores_between_0_and_1",
    (POWERS, "Z - Z.min(axis=1, keepdims=True)"),
    (ALL_POWERS, "(Z.max(axis=1, keepdims=True) - Z.min(axis=1, keepdims=True))"),
    left_out("shifted = Z - Z.max(axis=1, keepdims=True)"),
    hint="The scores are stretched so that the least of a row becomes 0 and the greatest 1.",
    way_out="Probabilities add up to 1, and none is 0 here: which function makes a score positive?",
)


# class_cross_entropy

SUM = "This is the sum over the examples. Their mean is asked for."
ENTRIES = "This is the mean over all m times K entries of the table. Add up each row, then take the mean of the m rows."
SIGN = "The sign is the wrong way round: a loss is 0 or more, and logarithms of probabilities are negative."
OTHER_TERMS = (
    "The terms with 1 − Y belong to yes-or-no questions, with one output. With a column for each class, an example "
    "has one logarithm: leave them out."
)
LOG10 = "This is the logarithm of base 10. The course uses the natural one, np.log."
LOSS_COLUMNS = "The softmax runs down the columns. An example is a row: look at the axis."


@wrong(
    "class_cross_entropy",
    "The loss is right where it can be computed, but exp overflows or the logarithm gets 0. Take the largest score of "
    "each row away first, and the logarithm of the sum of the powers, not of each probability.",
)
def loss_of_naive_softmax(Y, Z):
    powers = np.exp(Z)
    return -(Y * np.log(powers / powers.sum(axis=1, keepdims=True))).sum(axis=1).mean()


@wrong(
    "class_cross_entropy",
    "The softmax no longer overflows, but a probability can become 0, and its logarithm is minus infinity. What is "
    "the logarithm of a quotient? Then no logarithm of 0 arises.",
)
def loss_of_stable_softmax(Y, Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return -(Y * np.log(powers / powers.sum(axis=1, keepdims=True))).sum(axis=1).mean()


@wrong("class_cross_entropy", SUM)
def loss_sum(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))).sum()


@wrong("class_cross_entropy", ENTRIES)
def loss_mean_of_entries(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))).mean()


@wrong("class_cross_entropy", SIGN)
def loss_sign(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return (Y * (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))).sum(axis=1).mean()


@wrong("class_cross_entropy", OTHER_TERMS)
def loss_with_other_terms(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    p = np.exp(shifted)
    p = p / p.sum(axis=1, keepdims=True)
    return -(Y * np.log(p) + (1 - Y) * np.log(1 - p)).sum(axis=1).mean()


@wrong("class_cross_entropy", LOG10)
def loss_log10(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))).sum(axis=1).mean() / np.log(10)


@wrong("class_cross_entropy", "Z holds scores, not probabilities: softmax comes first.")
def loss_of_scores(Y, Z):
    return -(Y * np.log(Z)).sum(axis=1).mean()


@wrong("class_cross_entropy", LOSS_COLUMNS)
def loss_columns(Y, Z):
    shifted = Z - Z.max(axis=0)
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=0)))).sum(axis=1).mean()


@wrong("class_cross_entropy", "Softmax is applied twice: once to the scores is enough.")
def loss_softmax_twice(Y, Z):
    Z = np.exp(Z - Z.max(axis=1, keepdims=True))
    Z = Z / Z.sum(axis=1, keepdims=True)
    return -(Y * (Z - np.log(np.exp(Z).sum(axis=1, keepdims=True)))).sum(axis=1).mean()


@wrong(
    "class_cross_entropy", "This has a sigmoid for each class. The classes share a probability of 1: use the softmax."
)
def loss_of_sigmoids(Y, Z):
    return (Y * np.logaddexp(0, -Z)).sum(axis=1).mean()


@wrong("class_cross_entropy", "The mean is missing: this is the loss of each example. One number is asked for.")
def loss_of_each(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))).sum(axis=1)


@wrong("class_cross_entropy", "These are squared differences. Cross-entropy is minus the logarithm of a probability.")
def loss_squared(Y, Z):
    p = np.exp(Z - Z.max(axis=1, keepdims=True))
    p = p / p.sum(axis=1, keepdims=True)
    return ((Y - p) ** 2).sum(axis=1).mean()


@wrong("class_cross_entropy", SUM)
def loss_sum_plain(Y, Z):
    return -(Y * np.log(np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True))).sum()


@wrong("class_cross_entropy", SUM)
def loss_sum_of_softmax(Y, Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return -(Y * np.log(powers / powers.sum(axis=1, keepdims=True))).sum()


@wrong("class_cross_entropy", ENTRIES)
def loss_mean_of_entries_plain(Y, Z):
    return -np.mean(Y * np.log(np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)))


@wrong("class_cross_entropy", ENTRIES)
def loss_mean_of_entries_of_softmax(Y, Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return -np.mean(Y * np.log(powers / powers.sum(axis=1, keepdims=True)))


@wrong(
    "class_cross_entropy",
    "The loss is divided by the number of classes. It is a mean over the examples: add up each row, "
    "then take the mean of the m rows.",
)
def loss_mean_of_classes(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))).sum(axis=0).mean()


@wrong("class_cross_entropy", SIGN)
def loss_sign_of_softmax(Y, Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return (Y * np.log(powers / powers.sum(axis=1, keepdims=True))).sum(axis=1).mean()


@wrong("class_cross_entropy", SIGN)
def loss_sign_plain(Y, Z):
    return (Y * np.log(np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True))).sum(axis=1).mean()


@wrong("class_cross_entropy", OTHER_TERMS)
def loss_with_other_terms_plain(Y, Z):
    P = np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    return -(Y * np.log(P) + (1 - Y) * np.log(1 - P)).sum(axis=1).mean()


@wrong("class_cross_entropy", LOG10)
def loss_log10_of_softmax(Y, Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return -(Y * np.log10(powers / powers.sum(axis=1, keepdims=True))).sum(axis=1).mean()


@wrong("class_cross_entropy", LOG10)
def loss_log10_plain(Y, Z):
    return -(Y * np.log10(np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True))).sum(axis=1).mean()


@wrong("class_cross_entropy", LOSS_COLUMNS)
def loss_columns_plain(Y, Z):
    return -(Y * np.log(np.exp(Z) / np.exp(Z).sum(axis=0))).sum(axis=1).mean()


@wrong("class_cross_entropy", NO_KEEPDIMS, STAY_A_COLUMN)
def loss_without_keepdims(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=1)))).sum(axis=1).mean()


@wrong("class_cross_entropy", NO_KEEPDIMS, STAY_A_COLUMN)
def loss_without_keepdims_plain(Y, Z):
    return -(Y * np.log(np.exp(Z) / np.exp(Z).sum(axis=1))).sum(axis=1).mean()


@wrong(
    "class_cross_entropy",
    "Log-sum-exp minus the score of the class is right, but the powers in it overflow for very high scores, and for "
    "very low ones their sum is 0.",
    "Take the greatest score of the row out first, and add it again after the logarithm.",
)
def loss_of_naive_log_sum(Y, Z):
    return (np.log(np.exp(Z).sum(axis=1)) - (Y * Z).sum(axis=1)).mean()


@wrong(
    "class_cross_entropy",
    "One number is subtracted from the whole table, its greatest. In a row far below it all powers become 0, and so "
    "does their sum: each row needs its own greatest score.",
)
def loss_global_max(Y, Z):
    shifted = Z - Z.max()
    return -(Y * (shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))).sum(axis=1).mean()


@wrong(
    "class_cross_entropy",
    "A small number keeps the logarithm from 0, but the loss of a very improbable class is wrong then: it can't grow "
    "further. Write the logarithm of the quotient as a difference: then no logarithm of 0 arises.",
)
def loss_kept_from_0(Y, Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return -(Y * np.log(powers / powers.sum(axis=1, keepdims=True) + 1e-12)).sum(axis=1).mean()


@wrong(
    "class_cross_entropy",
    "This is minus the score of the class. The loss has a second term, the logarithm of the sum of the powers: "
    "the other classes count too.",
)
def loss_without_log_sum(Y, Z):
    return -(Y * Z).sum(axis=1).mean()


@wrong(
    "class_cross_entropy",
    "The greatest score was subtracted before exp, but not added again after the logarithm, while the score of the "
    "class is whole. Either shift both, or add what you took out.",
)
def loss_max_not_added(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return (np.log(np.exp(shifted).sum(axis=1)) - (Y * Z).sum(axis=1)).mean()


@wrong(
    "class_cross_entropy",
    "This counts how often the class with the greatest score isn't that of the label. Cross-entropy looks at the "
    "probabilities, not at the decisions.",
)
def error_rate(Y, Z):
    return (Y.argmax(axis=1) != Z.argmax(axis=1)).mean()


@wrong(
    "class_cross_entropy",
    "Y is used as if it held class numbers. It holds one-hot rows: multiply with it, or find the column of the 1 "
    "in each row.",
)
def loss_of_class_numbers(Y, Z):
    shifted = Z - Z.max(axis=1, keepdims=True)
    return (np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(Y)), Y]).mean()


@wrong("class_cross_entropy", "The softmax is taken of the labels: Y and Z have changed places. Z holds the scores.")
def loss_labels_for_scores(Y, Z):
    return -np.mean(np.sum(Z * (Y - np.logaddexp.reduce(Y, axis=1, keepdims=True)), axis=1))


@wrong(
    "class_cross_entropy",
    "The largest probability of each row is taken, whatever the label is. Take that of the class that Y marks.",
)
def loss_of_the_largest(Y, Z):
    return np.mean(np.logaddexp.reduce(Z, axis=1) - Z.max(axis=1))


@wrong("class_cross_entropy", "Only the first example counts. Is the return inside the loop? It belongs behind it.")
def loss_of_the_first(Y, Z):
    total = 0.0
    for labels, scores in zip(Y, Z):
        total += np.logaddexp.reduce(scores) - labels @ scores
        return total / len(Y)
    return total


@wrong(
    "class_cross_entropy",
    "A limit keeps the probability away from 0, but the loss of a very improbable class is wrong then: it can't "
    "grow further. Write the logarithm of the quotient as a difference: then no logarithm of 0 arises.",
)
def loss_kept_from_0_by_a_limit(Y, Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    probabilities = np.clip(powers / powers.sum(axis=1, keepdims=True), 1e-15, 1)
    return -np.mean(np.sum(Y * np.log(probabilities), axis=1))


of_labels = wrong.edits(of="numpy_ref.many_classes.class_cross_entropy")
LOSS = "-(Y * log_probabilities).sum(axis=1).mean()"
of_labels(
    "loss_of_scores_within_limits",
    left_out(
        "shifted = Z - Z.max(axis=1, keepdims=True)",
        "log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))",
    ),
    ("shifted - log_sum", "np.log(np.clip(Z, 1e-9, 1 - 1e-9))"),
    hint="Z holds scores, and they are cut down to the range of probabilities.",
    way_out="Scores become probabilities by another function, which comes before the logarithm.",
)
of_labels(
    "loss_of_scores_above_a_limit",
    left_out(
        "shifted = Z - Z.max(axis=1, keepdims=True)",
        "log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))",
    ),
    ("shifted - log_sum", "np.log(np.maximum(Z, 1e-9))"),
    hint="Z holds scores, and the logarithm is taken of them as if they were probabilities.",
    way_out="Scores become probabilities by another function, which comes before the logarithm.",
    constant=1e-9,
)
of_labels(
    "loss_of_picked_scores",
    left_out(
        "shifted = Z - Z.max(axis=1, keepdims=True)",
        "log_sum = np.log(np.exp(shifted).sum(axis=1, keepdims=True))",
        "log_probabilities = shifted - log_sum",
    ),
    (LOSS, "-np.log(Z[np.arange(len(Z)), Y.argmax(axis=1)]).mean()"),
    hint="Z holds scores, and the logarithm is taken of them as if they were probabilities.",
    way_out="Scores become probabilities by another function, which comes before the logarithm.",
)
of_labels(
    "loss_without_the_logarithm",
    (LOSS, "-(Y * np.exp(log_probabilities)).sum(axis=1).mean()"),
    hint="This is minus the mean probability of the right classes. The logarithm is missing.",
)
of_labels(
    "logarithm_of_the_mean",
    (LOSS, "-np.log((Y * np.exp(log_probabilities)).sum(axis=1).mean())"),
    hint="The mean of the probabilities is taken first, and then the logarithm.",
    way_out="Each example has a loss of its own: in which order do logarithm and mean come?",
)
of_labels(
    "share_that_is_right",
    (LOSS, "(Y.argmax(axis=1) == Z.argmax(axis=1)).mean()"),
    hint="This is the share of the examples whose greatest score is that of the label.",
    way_out="Cross-entropy looks at the probabilities, not at the decisions.",
)
of_labels(
    "improbability",
    (LOSS, "1 - (Y * np.exp(log_probabilities)).sum(axis=1).mean()"),
    hint="This is how much probability goes to the wrong classes, 1 at most. A cross-entropy can grow without limit.",
    way_out="What does it take of the right class's probability?",
)
of_labels(
    "slopes_for_the_loss",
    (LOSS, "np.exp(log_probabilities) - Y"),
    hint="These are the slopes of the loss along the scores, a table. The loss itself is one number.",
)
of_labels(
    "entropy_of_the_prediction",
    (LOSS, "-(np.exp(log_probabilities) * log_probabilities).sum(axis=1).mean()"),
    hint="The labels aren't used: this is the entropy of the predicted probabilities.",
    way_out="Whose logarithms count in a row, and what picks them out?",
)
of_labels(
    "loss_of_yes_or_no",
    (LOSS, "(np.logaddexp(0, Z) - Y * Z).sum(axis=1).mean()"),
    hint="This is the loss of yes-or-no questions: a sigmoid for each column, and both of its terms.",
    way_out="The classes share a probability of 1. Which function makes all of a row?",
)
of_labels(
    "loss_of_logarithms_of_labels",
    (LOSS, "-(np.exp(log_probabilities) * np.log(Y + 1e-12)).sum(axis=1).mean()"),
    hint="The logarithm is taken of the labels, and the probabilities are factors: the two have changed places.",
    way_out="Which of the two is never 0, so that its logarithm exists?",
    constant=1e-12,
)


# softmax_torch

NO_KEEPDIM = (
    "The sums of the rows have lost their axis: shape (m,) meets (m, K), and PyTorch lines them up with the columns. "
    "They should be a column: see keepdim, which has no s here."
)


@wrong("softmax_torch", "The columns have the sum 1. An example is a row, so each row should.", "Look at `dim`.")
def torch_softmax_columns(Z):
    import torch

    return torch.softmax(Z, dim=0)


@wrong("softmax_torch", "Softmax is applied twice. The second time flattens the probabilities: leave it out.")
def torch_softmax_twice(Z):
    import torch

    return torch.softmax(torch.softmax(Z, dim=1), dim=1)


@wrong("softmax_torch", "This is a sigmoid for each class. The sum of a row should be 1.")
def torch_sigmoids(Z):
    import torch

    return torch.sigmoid(Z)


@wrong("softmax_torch", "These are the logarithms of the probabilities. The probabilities themselves are asked for.")
def torch_log_softmax(Z):
    import torch

    return torch.log_softmax(Z, dim=1)


@wrong("softmax_torch", "exp overflows for large scores: nan comes out. Take the largest score of each row away first.")
def torch_softmax_overflows(Z):
    import torch

    powers = torch.exp(Z)
    return powers / powers.sum(dim=1, keepdim=True)


@wrong("softmax_torch", "The whole table has the sum 1. Each row should: the sum needs a dim.")
def torch_global_sum(Z):
    import torch

    powers = torch.exp(Z - Z.amax(dim=1, keepdim=True))
    return powers / powers.sum()


@wrong(
    "softmax_torch",
    "One number is subtracted from the whole table, its greatest. In a row far below it all powers become 0, "
    "and 0 is divided by 0: each row needs its own greatest score.",
)
def torch_softmax_global_max(Z):
    import torch

    powers = torch.exp(Z - Z.max())
    return powers / powers.sum(dim=1, keepdim=True)


@wrong("softmax_torch", "The whole table has the sum 1. Each row should: the sum needs a dim.")
def torch_whole_table_plain(Z):
    return Z.exp() / Z.exp().sum()


@wrong("softmax_torch", NO_KEEPDIM)
def torch_without_keepdim(Z):
    import torch

    powers = torch.exp(Z - Z.amax(dim=1, keepdim=True))
    return powers / powers.sum(dim=1)


@wrong("softmax_torch", NO_KEEPDIM)
def torch_without_keepdim_plain(Z):
    return Z.exp() / Z.exp().sum(dim=1)


@wrong(
    "softmax_torch",
    "Two tensors stand where one is wanted.",
    "With a dimension, PyTorch's max gives the greatest values and where they stand: which of the two do you want?",
    speaks_of=("max",),
)
def torch_max_is_a_pair(Z):
    import torch

    powers = torch.exp(Z - Z.max(dim=1, keepdim=True))
    return powers / powers.sum(dim=1, keepdim=True)


@wrong(
    "softmax_torch",
    "A 1 for the greatest score and 0 for the others is a decision. Softmax gives each class a probability.",
)
def torch_hard_max(Z):
    import torch

    return torch.nn.functional.one_hot(Z.argmax(dim=1), Z.shape[1])


@wrong(
    "softmax_torch",
    "What comes back is a NumPy array or a list, not a tensor. Stay in PyTorch: it has exp, sum and amax, and the "
    "whole softmax too.",
)
def torch_softmax_left_for_numpy(Z):
    Z = Z.numpy()
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@wrong(
    "softmax_torch",
    "torch.softmax isn't told the dimension along which the probabilities should add up to 1.",
    "Which dimension runs through a row?",
)
def torch_softmax_without_dim(Z):
    import torch

    return torch.softmax(Z)


@wrong("softmax_torch", "The whole table has the sum 1. Each row should: the sum needs a dimension.")
def torch_softmax_whole_table(Z):
    import torch

    powers = torch.exp(Z - Z.max())
    return powers / powers.sum()


@wrong("softmax_torch", "These are the powers.", "By what is each divided, so that a row adds up to 1?")
def torch_powers_only(Z):
    import torch

    return torch.exp(Z - Z.amax(dim=1, keepdim=True))


@wrong("softmax_torch", "These are the powers.", "By what is each divided, so that a row adds up to 1?")
def torch_powers_only_plain(Z):
    import torch

    return torch.exp(Z)


@wrong(
    "softmax_torch",
    "exp is missing: these are shares of scores, which can be negative.",
    "Powers are always positive: divide those.",
)
def torch_shares_of_scores(Z):
    return Z / Z.sum(dim=1, keepdim=True)


@wrong(
    "softmax_torch",
    "The highest score gets the lowest probability.",
    "Is there a minus sign too many, or another function than softmax?",
)
def torch_softmin(Z):
    import torch

    return torch.nn.functional.softmin(Z, dim=1)


# class_cross_entropy_torch


@wrong(
    "class_cross_entropy_torch",
    "Softmax is applied twice: PyTorch's cross_entropy takes scores and applies it itself.",
)
def torch_loss_softmax_twice(Y, Z):
    import torch

    return torch.nn.functional.cross_entropy(torch.softmax(Z, dim=1), Y)


@wrong("class_cross_entropy_torch", "The scores come first and the labels second: the two have changed places.")
def torch_loss_swapped(Y, Z):
    import torch

    return torch.nn.functional.cross_entropy(Y, Z)


@wrong(
    "class_cross_entropy_torch",
    "This is the mean over all entries of the table. Add up each row, then take the mean of the rows.",
)
def torch_loss_mean_of_entries(Y, Z):
    import torch

    return -(Y * torch.log_softmax(Z, dim=1)).mean()


@wrong("class_cross_entropy_torch", "This is the sum over the examples. Their mean is asked for.")
def torch_loss_sum(Y, Z):
    import torch

    return torch.nn.functional.cross_entropy(Z, Y, reduction="sum")


@wrong("class_cross_entropy_torch", "The sign is the wrong way round: a loss is 0 or more.")
def torch_loss_sign(Y, Z):
    import torch

    return (Y * torch.log_softmax(Z, dim=1)).sum(dim=1).mean()


@wrong("class_cross_entropy_torch", "The softmax runs down the columns. An example is a row.", "Look at `dim`.")
def torch_loss_columns(Y, Z):
    import torch

    return -(Y * torch.log_softmax(Z, dim=0)).sum(dim=1).mean()


@wrong(
    "class_cross_entropy_torch",
    "This is right until a probability becomes 0, whose logarithm is minus infinity. PyTorch also has both in one.",
)
def torch_loss_log_of_softmax(Y, Z):
    import torch

    return -(Y * torch.log(torch.softmax(Z, dim=1))).sum(dim=1).mean()


@wrong(
    "class_cross_entropy_torch",
    "This is the loss of yes-or-no questions, a sigmoid for each column. Use the softmax.",
)
def torch_loss_binary(Y, Z):
    import torch

    return torch.nn.functional.binary_cross_entropy_with_logits(Z, Y)


@wrong(
    "class_cross_entropy_torch",
    "PyTorch's cross_entropy takes class numbers, which are integers, or one row of probabilities for each example, "
    "which are floats. Y is of the second kind: leave it as it is.",
)
def torch_loss_long_labels(Y, Z):
    import torch

    return torch.nn.functional.cross_entropy(Z, Y.long())


@wrong("class_cross_entropy_torch", "The mean is missing: this is the loss of each example. One number is asked for.")
def torch_loss_of_each(Y, Z):
    import torch

    return -(Y * torch.log_softmax(Z, dim=1)).sum(dim=1)


@wrong(
    "class_cross_entropy_torch",
    "The terms with 1 − Y don't belong here: binary_cross_entropy is for yes-or-no questions, and its mean is over "
    "all entries. With a column for each class, an example has one logarithm.",
)
def torch_loss_binary_of_softmax(Y, Z):
    import torch

    return torch.nn.functional.binary_cross_entropy(torch.softmax(Z, dim=1), Y)


@wrong(
    "class_cross_entropy_torch",
    "This is minus the score of the class: neither softmax nor logarithm has been taken.",
    "If it comes from nll_loss: what does that expect to be given?",
)
def torch_nll_of_scores(Y, Z):
    import torch

    return torch.nn.functional.nll_loss(Z, Y.argmax(dim=1))


@wrong(
    "class_cross_entropy_torch",
    "This is minus the probability of the right class. The logarithm is missing.",
    "If it comes from nll_loss: in spite of its name that doesn't take it.",
)
def torch_nll_of_probabilities(Y, Z):
    import torch

    return torch.nn.functional.nll_loss(torch.softmax(Z, dim=1), Y.argmax(dim=1))


@wrong(
    "class_cross_entropy_torch",
    "A whole tensor is taken for a yes or no.",
    "Did torch.nn.CrossEntropyLoss get the tensors itself? It makes a module, and takes them for its settings: make "
    "the module first, then call it on the two.",
)
def torch_module_made_of_tables(Y, Z):
    import torch

    return torch.nn.CrossEntropyLoss(Z, Y)


@wrong(
    "class_cross_entropy_torch",
    "There are more labels than examples, or fewer. Does argmax run down the columns? Then it gives a number for each "
    "class. Each example is a row: look at the dimension. (Y itself would do, too.)",
)
def torch_argmax_down_the_columns(Y, Z):
    import torch

    return torch.nn.functional.cross_entropy(Z, Y.argmax(0))


@wrong(
    "class_cross_entropy_torch",
    "The loss comes back as a plain number, such as .item() makes, and autograd can't go back through a number. "
    "Return a tensor.",
)
def torch_loss_as_number(Y, Z):
    import torch

    return torch.nn.functional.cross_entropy(Z, Y).item()


in_torch = wrong.edits(of="torch_ref.many_classes.class_cross_entropy", question="class_cross_entropy_torch")
SCORES_AS_THEY_ARE = {
    "hint": "Z holds scores, but the logarithm is taken of them as if they were probabilities.",
    "way_out": "What comes before the logarithm? PyTorch also has both in one.",
}
LOG_SOFTMAX, MEAN_OF_ROWS = "torch.log_softmax(Z, dim=1)", ".sum(dim=1).mean()"
in_torch(
    "torch_loss_of_scores",
    (LOG_SOFTMAX, "torch.log(Z)"),
    **SCORES_AS_THEY_ARE,
)
in_torch(
    "torch_loss_of_scores_within_limits",
    (LOG_SOFTMAX, "torch.log(Z.clamp(1e-9, 1))"),
    hint="Z holds scores, and they are cut down to the range of probabilities.",
    way_out="Scores become probabilities by another function, which comes before the logarithm.",
    constant=1e-9,
)
in_torch(
    "torch_loss_of_sigmoids",
    (LOG_SOFTMAX, "torch.nn.functional.logsigmoid(Z)"),
    hint="Each class has a sigmoid of its own. The classes share a probability of 1.",
    way_out="Which function makes all probabilities of a row?",
)
in_torch(
    "torch_loss_squared",
    (f"-(Y * log_probabilities){MEAN_OF_ROWS}", "((Y - log_probabilities.exp()) ** 2).sum(dim=1).mean()"),
    hint="These are squared differences.",
    way_out="Cross-entropy is minus the logarithm of a probability: which?",
)
in_torch(
    "torch_mse_loss",
    (f"-(Y * log_probabilities){MEAN_OF_ROWS}", "torch.nn.functional.mse_loss(log_probabilities.exp(), Y)"),
    hint="These are squared differences.",
    way_out="Cross-entropy is minus the logarithm of a probability: which?",
)
in_torch(
    "torch_entropy_of_the_prediction",
    ("(Y *", "(log_probabilities.exp() *"),
    hint="The labels aren't used: this is the entropy of the predicted probabilities.",
    way_out="Whose logarithms count in a row, and what picks them out?",
)
picked = wrong.edits(of="alternatives.many_classes.loss_with_nll", question="class_cross_entropy_torch")
NLL = "torch.nn.functional.nll_loss(torch.log_softmax(Z, dim=1), Y.argmax(dim=1))"
PICKED = "-torch.log(Z[range(len(Z)), Y.argmax(dim=1)])"
picked("torch_loss_of_picked_scores", (NLL, f"{PICKED}.mean()"), **SCORES_AS_THEY_ARE)
picked("torch_loss_of_picked_scores_each", (NLL, PICKED), **SCORES_AS_THEY_ARE)


# cat_after_changes

wrong.value(
    "cat_after_changes",
    "probabilities_doubled",
    (0.60, 0.60, 0.46, 0.67, 0.60),
    "The second and the last can't be as before: differences of scores have changed.",
    "When a score is doubled, what becomes of its power of e?",
)
wrong.value(
    "cat_after_changes",
    "squared_but_not_shared",
    (0.60, 0.36, 0.46, 0.67, 0.77),
    "The second and the last are powers of 0.6. The three probabilities must add up to 1 again.",
    "What becomes of the dog and of the bird?",
)
wrong.value(
    "cat_after_changes",
    "percentages",
    (60, 78, 46, 67, 47),
    "These are percentages.",
    "A probability runs from 0 to 1.",
)


wrong.value(
    "cat_after_changes",
    "dog_for_the_cat",
    (0.30, 0.20, 0.23, 0.33, 0.33),
    "These are the probabilities of the dog.",
    "Which of the three classes is asked for?",
)
wrong.value(
    "cat_after_changes",
    "one_decimal",
    (0.6, 0.8, 0.5, 0.7, 0.5),
    "These are right as far as they go, but two decimal places are asked for.",
)


# confusion


@wrong(
    "confusion",
    "Something is divided by the wrong sums: the rows of the table don't add up to 1.",
    "Which shape do the sums have, and along which axis does broadcasting lay them?",
)
def as_inherited(y, Z):
    guesses = Z.argmax(axis=1)
    counts = np.zeros((Z.shape[1], Z.shape[1]))
    for label, guess in zip(y, guesses):
        counts[label, guess] += 1
    return counts / counts.sum(axis=1)


@wrong(
    "confusion",
    "Each column adds up to 1: of those taken for a cat, the share that are cats. The share of the cats is asked for.",
    "By how many examples should a row be divided?",
)
def columns_add_up_to_1(y, Z):
    counts = np.zeros((Z.shape[1], Z.shape[1]))
    for label, guess in zip(y, Z.argmax(axis=1)):
        counts[label, guess] += 1
    return counts / np.maximum(counts.sum(axis=0), 1)


@wrong(
    "confusion",
    "These are shares of all examples. Each row should add up to 1.",
    "How many examples is the first row about?",
)
def shares_of_all(y, Z):
    counts = np.zeros((Z.shape[1], Z.shape[1]))
    for label, guess in zip(y, Z.argmax(axis=1)):
        counts[label, guess] += 1
    return counts / counts.sum()


@wrong("confusion", "These are counts. Shares are asked for.", "What should each row add up to?")
def counts_for_shares(y, Z):
    counts = np.zeros((Z.shape[1], Z.shape[1]))
    for label, guess in zip(y, Z.argmax(axis=1)):
        counts[label, guess] += 1
    return counts


@wrong(
    "confusion",
    "Rows and columns have changed places: a row is for a class, a column for what it is taken for.",
    "The counting was right as it stood. What happens after it?",
)
def rows_and_columns_exchanged(y, Z):
    counts = np.zeros((Z.shape[1], Z.shape[1]))
    for label, guess in zip(y, Z.argmax(axis=1)):
        counts[guess, label] += 1
    return counts / counts.sum(axis=0, keepdims=True)


@wrong(
    "confusion",
    "Each row adds up to 1, but it is for what examples are taken for: rows and columns have changed places.",
    "The counting was right as it stood. What happens after it?",
)
def rows_for_guesses(y, Z):
    counts = np.zeros((Z.shape[1], Z.shape[1]))
    for label, guess in zip(y, Z.argmax(axis=1)):
        counts[guess, label] += 1
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


counted = wrong.edits(of="numpy_ref.many_classes.confusion")
START = "np.zeros((Z.shape[1], Z.shape[1]))"
counted(
    "counted_from_ones",
    (START, START.replace("zeros", "ones")),
    hint="Each count is too large by 1, as if counting began there.",
    way_out="How many examples are in an entry before the first was looked at?",
)
counted(
    "least_score_for_the_greatest",
    ("argmax", "argmin"),
    hint="An example is taken for the class with its least score.",
    way_out="The first line was right as it stood.",
)
counted(
    "once_for_many",
    ("+= 1", "= 1"),
    hint="It makes no difference how often a mistake was made: each entry is 1 or 0 before it is divided.",
    way_out="The counting was right as it stood. What happens after it?",
)
counted(
    "only_right_ones",
    ("return counts / counts.sum(axis=1, keepdims=True)", "return np.diag(counts) / counts.sum(axis=1)"),
    hint="This is the share of each class that is right, the diagonal. A whole table is asked for.",
)
counted(
    "divided_by_the_most",
    ("counts.sum(axis=1, keepdims=True)", "counts.max(axis=1, keepdims=True)"),
    hint="The rows are divided by their greatest count, and add up to more than 1.",
    way_out="How many examples is the first row about?",
)
counted(
    "divided_by_the_number_of_classes",
    ("counts.sum(axis=1, keepdims=True)", "len(counts)"),
    hint="All counts are divided by the number of classes.",
    way_out="How many examples is the first row about?",
)


# lead_for


@wrong(
    "lead_for",
    "This is the score of a sigmoid: right for two classes. Here there may be more that share what is left.",
    "Write the sum by which softmax divides: how many terms are equal?",
)
def always_two_classes(p, n_classes):
    return np.log(p / (1 - p))


@wrong(
    "lead_for",
    "The lead should grow with the number of classes, and here it falls.",
    "Solve for the power of e once more: on which side does the number of the others stand?",
)
def fewer_with_more_classes(p, n_classes):
    return np.log(p / (1 - p)) - np.log(n_classes - 1)


@wrong(
    "lead_for",
    "The class that is ahead is counted among the others, too.",
    "How many classes share the rest?",
)
def all_classes_behind(p, n_classes):
    return np.log(p / (1 - p)) + np.log(n_classes)


@wrong(
    "lead_for",
    "This is how far the logarithm of p is from that of an equal share. The others lose probability, too.",
    "Compare p with what one of the others gets, not with what it would get if all were equal.",
)
def over_an_equal_share(p, n_classes):
    return np.log(p * n_classes)


@wrong(
    "lead_for",
    "The logarithm has the base 10. Softmax takes powers of e.",
    "Which logarithm undoes a power of e?",
)
def base_10(p, n_classes):
    return np.log10(p * (n_classes - 1) / (1 - p))


@wrong(
    "lead_for",
    "The logarithm has the base 2. Softmax takes powers of e.",
    "Which logarithm undoes a power of e?",
)
def base_2(p, n_classes):
    return np.log2(p * (n_classes - 1) / (1 - p))


@wrong(
    "lead_for",
    "This compares p with 1, not with what is left for the others.",
    "Write p as a share: what stands in the denominator?",
)
def rest_forgotten(p, n_classes):
    return np.log(p * (n_classes - 1))


@wrong(
    "lead_for",
    "This is the power of e of the lead, the ratio of two probabilities.",
    "Which lead has this power of e?",
)
def ratio_for_lead(p, n_classes):
    return p * (n_classes - 1) / (1 - p)


@wrong(
    "lead_for",
    "The sign is the wrong way round: this is how far the others are ahead.",
    "Which sign should the lead have where p is nearly 1?",
)
def lead_of_the_others(p, n_classes):
    return np.log((1 - p) / (p * (n_classes - 1)))


ahead = wrong.edits(of="numpy_ref.many_classes.lead_for")
LEAD = "np.log(p / (1 - p)) + np.log(n_classes - 1)"
ahead(
    "others_added_inside",
    (LEAD, "np.log(p / (1 - p) + n_classes - 1)"),
    hint="The number of the others is added inside the logarithm. There it is a factor.",
    way_out="Solve for the power of e once more, step by step.",
)
ahead(
    "others_for_factor",
    (LEAD, "(n_classes - 1) * np.log(p / (1 - p))"),
    hint="The logarithm is multiplied by the number of the others, which should stand inside.",
    way_out="What is the logarithm of a product?",
)
ahead(
    "p_forgotten",
    (LEAD, "np.log((n_classes - 1) / (1 - p))"),
    hint="p itself is missing: only what is left for the others is there.",
    way_out="Write the quotient of the two probabilities, that of the class and that of one of the others.",
)
ahead(
    "difference_of_probabilities",
    (LEAD, "p - (1 - p) / (n_classes - 1)"),
    hint="This is how far ahead the probability is. The lead of the score is asked for.",
    way_out="Scores differ by a logarithm: of the quotient of what?",
)
ahead(
    "logarithm_of_p",
    (LEAD, "np.log(p)"),
    hint="This is the logarithm of the probability. It would be the score if the powers of e had the sum 1.",
    way_out="How large is the score of one of the others, measured like this?",
)
ahead(
    "score_of_the_others",
    (LEAD, "np.log((1 - p) / (n_classes - 1))"),
    hint="This is the logarithm of what one of the others gets.",
    way_out="How far is the logarithm of p above it?",
)
ahead(
    "lead_squared",
    (LEAD, "np.log(p / (1 - p)) * np.log(n_classes - 1)"),
    hint="Two logarithms are multiplied. The logarithm of a product is a sum.",
)


# temperatures

wrong.value(
    "temperatures",
    "left_as_they_are",
    (1, 1, 1),
    "A temperature of 1 leaves the models as they are.",
    "Which of the three claims more than it gets right, and does it need a higher temperature or a lower one?",
)
wrong.value(
    "temperatures",
    "factors_for_divisors",
    (0.31, 2.5, 0.59),
    "These numbers would do as factors, but a temperature divides the scores.",
    "Does a model that is too sure have to be heated or cooled?",
)
wrong.value(
    "temperatures",
    "one_for_all",
    (1.7, 1.7, 1.7),
    "One temperature for all can't do: the models aren't equally sure.",
    "Find the temperature of each model by itself.",
)
wrong.value(
    "temperatures",
    "order_of_the_models",
    (0.4, 1.7, 3.2),
    "The order isn't that of the models: which of them claims far too much?",
    "Look at the mean claims at temperature 1.",
)


# temperature_for


def _by_halving(too_high, count):
    """Temperatures by halving: where ``too_high(T)`` says so, it has to be hotter."""
    cold, hot = np.full(count, 1e-3), np.full(count, 1e6)
    for _ in range(100):
        middle = np.sqrt(cold * hot)
        above = too_high(middle[:, None])
        cold, hot = np.where(above, middle, cold), np.where(above, hot, middle)
    return middle


def _shares(Z):
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


@wrong(
    "temperature_for",
    "This is one divided by the temperature: what the scores should be multiplied with.",
    "Scores are divided by a temperature: the hotter, the closer together they come.",
)
def multiplied_for_divided(Z, p):
    return 1 / _by_halving(lambda T: _shares(Z / T).max(axis=1) > p, len(Z))


@wrong(
    "temperature_for",
    "The greatest score is compared with the second alone. With more than two classes the others have a share, too.",
    "There is no formula for it any more; but a temperature can be tried out.",
)
def two_best_alone(Z, p):
    ordered = np.sort(Z, axis=1)
    return (ordered[:, -1] - ordered[:, -2]) / np.log(p / (1 - p))


@wrong(
    "temperature_for",
    "This would be right if all other classes had the same score, as in exercise 5. Here they differ.",
    "Try out temperatures with your softmax.",
)
def others_alike(Z, p):
    K = Z.shape[1]
    others = (Z.sum(axis=1) - Z.max(axis=1)) / (K - 1)
    return (Z.max(axis=1) - others) / np.log((K - 1) * p / (1 - p))


@wrong(
    "temperature_for",
    "One temperature is used for all rows, so that p is the mean of their greatest probabilities. Each row needs its "
    "own.",
)
def one_for_all_rows(Z, p):
    return _by_halving(lambda T: np.full(len(Z), _shares(Z / T).max(axis=1).mean() > p), len(Z))


@wrong(
    "temperature_for",
    "The first class gets the probability p here, whether or not its score is the greatest.",
    "Which column is it in each row?",
)
def first_class_for_the_greatest(Z, p):
    return _by_halving(lambda T: _shares(Z / T)[:, 0] > p, len(Z))


@wrong(
    "temperature_for",
    "These temperatures are nearly right, as on a grid with steps of a hundredth. Six digits are asked for.",
    "Whether a temperature is too hot or too cold can be seen: each try can halve what is left.",
)
def on_a_grid(Z, p):
    grid = np.arange(0.01, 30, 0.01)
    return [grid[np.argmin([abs(_shares(row[None] / T).max() - p) for T in grid])] for row in Z]


# Traces

wrong.telltale(
    "temperature_for",
    "Powers of e are taken of the scores themselves, and large ones overflow. Softmax needs differences alone.",
    shows=r"np\.exp\((Z|z|row|scores)\b(\[\w+\])? / \w+(\[[^\]]*\])?\)",
    lacks=r"softmax| - |-= ",
)
wrong.telltale(
    "temperature_for",
    "The search ends too early: a temperature can be hotter.",
    shows=r"\b(high|hi|hot|upper|right|b) = (\([^\n,]*, )?(\d|1[0-6])(\.\d*)?\)?$"
    r"|linspace\([^,]*, (\d|1[0-6])(\.\d*)?,",
)
wrong.telltale("one_hot", "There is a column too many. Classes are counted from 0.", shows=r"n_classes \+ 1")
wrong.telltale(
    "one_hot",
    "Classes are counted from 1 here. The first of them is class 0.",
    shows=r"\by - 1\b|label - 1|\bc - 1\b|\[\w+ - 1\]|range\(1,|arange\(1,",
)
wrong.telltale("one_hot", "Each 1 stands one column too far to the right.", shows=r"(label|y|\by\[i\]|k|c) \+ 1\b")
wrong.telltale(
    "one_hot",
    "The number of columns comes from the labels that occur. n_classes says it, always.",
    shows=r"y\.max\(|max\(y|unique\(|set\(y",
    lacks="n_classes",
)
wrong.telltale(
    "one_hot",
    "The labels are counted anew among those that occur. A label is the number of its column, whatever else occurs.",
    shows=r"unique\(.*inverse|searchsorted|\.index\(|factorize|enumerate\((sorted|set|np\.unique)",
)
wrong.telltale(
    "one_hot",
    "The table has the wrong shape: a row for each example, and a column for each class.",
    shows=r"zeros\(\(n_classes, |zeros\(\(len\(y\), len\(y\)\)|eye\(len\(y\)",
)
wrong.telltale(
    "one_hot", "In [:, y] the colon takes every row, so the ones of all labels are in each.", shows=r"\[:, y\]"
)
wrong.telltale(
    "one_hot", "Zeros and ones are exchanged.", shows=r"\by\[:, None\] != |1 - np\.eye|1 - Y|np\.ones\(\((len|y|m)"
)
wrong.telltale(
    "one_hot", "Row and column have changed places.", shows=r"\[y, (np\.arange|range)|\[label, |\[c, i\]|\[y\[i\], i\]"
)
wrong.telltale(
    "one_hot", "The labels are sorted. Row i belongs to example i.", shows=r"(?<!search)sorted\(|\.sort\(|np\.sort"
)

for question in ("softmax", "softmax_torch", "class_cross_entropy", "class_cross_entropy_torch"):
    wrong.telltale(
        question,
        "Something goes down the columns, along axis 0. An example is a row: look at axis or dim.",
        shows=DOWN_THE_COLUMNS,
    )
    wrong.telltale(
        question,
        "This has a sigmoid in it. The classes share a probability of 1: take the softmax of a row.",
        shows=r"1(\.0)? \+ (np|torch)\.exp|sigmoid\(|expit\(",
    )
    wrong.telltale(
        question,
        "The greatest score of the whole table is taken away. Each row needs its own.",
        shows=r"(?s)\A(?!.*\bfor\b).*(Z\.max\(\)|(np|torch)\.a?max\(Z\)|Z\.amax\(\))",
    )
    wrong.telltale(question, "The least score is taken away, so the others still overflow.", shows=r"Z\.min\(|min\(Z")
    wrong.telltale(
        question,
        "Numbers are cut off, or a small one is added. Then what is very improbable or very large comes out wrong.",
        shows=r"clip\(|clamp\(|\+ 1e-|, 1e-",
    )
    wrong.telltale(question, "The powers have another base than e.", shows=r"\b(2|2\.0|10) \*\* |exp2\(|power\((2|10)")
for question in ("softmax", "softmax_torch"):
    wrong.telltale(
        question,
        "The sums of the rows have lost their axis, shape (m,), and line up with the columns. What keeps them a "
        "column?",
        shows=AXIS_LOST,
    )
    wrong.telltale(
        question, "The sum is that of the whole table, since it has no axis. Each row has its own.", shows=SUM_OF_ALL
    )
    wrong.telltale(
        question,
        "These are logarithms of the probabilities. The probabilities themselves are asked for.",
        shows=r"log_softmax(?![\s\S]*exp)|return (np|torch)\.log\(",
    )
    wrong.telltale(
        question,
        "With the minus before the scores the highest gets the lowest probability.",
        shows=r"exp\(-Z\)|exp\(-1 \* Z\)|softmax\(-Z|softmin",
        lacks=r"1(\.0)? \+ (np|torch)\.exp\(-",
    )
    wrong.telltale(
        question,
        "No power is taken. Scores can be negative: divide powers of e, not scores.",
        shows=r"(?s)\A(?!.*(exp|oftmax|\*\*|power|scipy))",
    )
    wrong.telltale(
        question,
        "This makes a decision, 0 or 1. A probability for each class is asked for.",
        shows="argmax|argsort|one_hot",
    )
    wrong.telltale(
        question, "It is divided by a mean, not by the sum.", shows=r"/ [\w.()]*\.mean\(|/ np\.mean|/ torch\.mean"
    )
    wrong.telltale(
        question,
        "It is divided by the largest. What makes a row add up to 1 is the sum, and before exp the largest is "
        "subtracted.",
        shows=r"/ [\w.()]*\.max\(|/ (np|torch)\.a?max",
    )
    wrong.telltale(question, "It is divided by a sum of scores, not of powers.", shows=r"/ (Z\.sum|(np|torch)\.sum\(Z)")
    wrong.telltale(
        question, "1 is added to the sum, as in a sigmoid.", shows=r"1(\.0)? \+ [\w.()]*sum|sum\([^\n]*\) \+ 1"
    )
    wrong.telltale(
        question, "The row is scaled to a length or a spread. Its sum should be 1.", shows=r"norm\(|np\.sqrt|std\("
    )
    wrong.telltale(question, "Softmax is applied twice.", shows=r"(?s)softmax\(.*softmax\(")
for question in ("class_cross_entropy", "class_cross_entropy_torch"):
    wrong.telltale(
        question,
        "No softmax is taken. Z holds scores, not probabilities, so the logarithm of Z means nothing.",
        shows=r"(?s)\A(?!.*(exp|oftmax|cross_entropy|CrossEntropy|scipy))",
    )
    wrong.telltale(question, "The logarithm has another base than e. The natural one is asked for.", shows=BASE)
    wrong.telltale(
        question,
        "The mean is over all entries of the table, m times K. It should be that of the m examples: first add up "
        "each row.",
        shows=r"-\(?Y \* [\w.]+(\([^()]*\))?\)?\.mean\(\)|mean\(-?\(?Y \* [^,\n]*\)\Z|\.size\b|numel\(\)",
    )
    wrong.telltale(
        question,
        "It is divided by the number of classes. The mean is that of the examples.",
        shows=r"Y\.shape\[(1|-1)\]|Z\.shape\[(1|-1)\]|, K = [YZ]\.shape(?=[\s\S]*/ K)|sum\(axis=0\)\.mean",
    )
    wrong.telltale(
        question,
        "The terms with 1 − Y are those of a yes or no. With a column for each class an example has one logarithm.",
        shows=r"1(\.0)? - Y|binary_cross|BCE",
    )
    wrong.telltale(
        question,
        "Differences are squared, or made positive. Cross-entropy is minus the logarithm of a probability.",
        shows=r"\*\* 2|square\(|mse_loss|MSELoss|abs\(",
    )
    wrong.telltale(
        question,
        "Labels and scores have changed places: the logarithm is that of the probability, not of the label.",
        shows=r"log\(Y|\bZ \* (np|torch)\.log|\bP \* (np|torch)\.log\(Y",
    )
    wrong.telltale(
        question,
        "Decisions are compared. Cross-entropy looks at the probability of the right class.",
        shows=r"Z\.argmax|argmax\(Z|== Y\.argmax|Y\.argmax\([^)]*\) ==",
    )
    wrong.telltale(
        question,
        "Labels and scores have changed places: the scores come first.",
        shows=r"cross_entropy\(Y, |Loss\(\)\(Y,|loss_fn\(Y,",
    )
    wrong.telltale(
        question,
        "Softmax is applied twice: PyTorch's cross_entropy takes scores and applies it itself.",
        shows=r"(?s)(?=.*[^_]softmax\().*(cross_entropy\(|CrossEntropyLoss\()",
    )
    wrong.telltale(
        question,
        "The logarithm is missing: in spite of its name nll_loss doesn't take it.",
        shows=r"(?s)\A(?!.*log).*nll_loss",
    )
    wrong.telltale(question, "No logarithm is taken.", shows=r"(?s)\A(?!.*(log|cross_entropy|CrossEntropy))")
    wrong.telltale(question, "The losses are added. Their mean is asked for.", shows="reduction='sum'")

wrong.telltale("confusion", "An example is taken for the class with its least score.", shows="argmin")
wrong.telltale(
    "confusion",
    "The greatest score is looked for down the columns. An example is a row.",
    shows=r"argmax\((Z, )?(axis=)?0\)",
)
wrong.telltale(
    "confusion",
    "The sums run down the columns. The first row is about the cats: how many are there?",
    shows=r"sum\((counts, )?(axis=)?0",
)
wrong.telltale(
    "confusion",
    "Rows and columns have changed places: a row is for a class, a column for what it is taken for.",
    shows=r"\[(guess|guesses|g|pred\w*|p), (label|y|true|t)\b",
)
wrong.telltale(
    "confusion",
    "The counts are divided by the number of all examples. Each row should add up to 1.",
    shows=r"counts\.sum\(\)|/ len\(y\)|np\.sum\(counts\)|/ y\.size|/ len\(Z\)",
)
wrong.telltale("confusion", "The counting doesn't begin with 0.", shows=r"np\.ones\(|np\.full")
wrong.telltale(
    "confusion",
    "The sums have lost their axis, and broadcasting lays them along the columns: each row should be divided by its "
    "own.",
    shows=AXIS_LOST,
)
wrong.telltale("confusion", "Each pair counts once, however often it was seen.", shows=r"\] = 1")
wrong.telltale(
    "confusion",
    "The counts are divided by the greatest, not by the sum of the row.",
    shows=r"\.max\(axis|/ counts\.max|np\.max\(counts",
)
wrong.telltale(
    "confusion",
    "The counts are divided by a mean or by the number of classes, not by the sum of the row.",
    shows=r"counts\.mean\(|len\(counts\)|/ Z\.shape\[1\]",
)
wrong.telltale(
    "confusion",
    "The table comes back with rows and columns exchanged.",
    shows=r"(?s)\A(?!.*\.T.*\.T).*return [^\n]*\.T\Z",
)

wrong.telltale(
    "lead_for",
    "Brackets are missing: / n_classes - 1 divides by n_classes, and then 1 is subtracted.",
    shows=r"/ n_classes - 1\b",
)
wrong.telltale("lead_for", "The logarithm has another base than e. Softmax takes powers of e.", shows=BASE)
wrong.telltale(
    "lead_for",
    "The odds are upside down, so the lead has the wrong sign: which sign should it have where p is nearly 1?",
    shows=r"(?s)\A(?!.*- ?np\.log).*(?<!/ \()\(1(\.0)? - p\) / p",
)
wrong.telltale(
    "lead_for",
    "All classes are counted. How many share the rest?",
    shows=r"(?s)\A(?!.*- [12]\b)(?!.*, -1).*n_classes",
)
wrong.telltale(
    "lead_for", "The number of the others isn't right: n_classes less one.", shows=r"n_classes - 2|n_classes \+ 1"
)
wrong.telltale(
    "lead_for",
    "A logarithm is divided by the number of the others. That belongs inside, as a factor.",
    shows=r"log\([^\n]*\)\) / \(n_classes - 1\)|log\(\w+\) / \(n_classes|/ np\.log\((n_classes|K|k)",
)
wrong.telltale(
    "lead_for",
    "A logarithm is multiplied by the number of the others. That belongs inside, as a factor.",
    shows=r"\(n_classes - 1\) \* np\.log|log\([^\n]*\)\) \* \(n_classes - 1\)|log\(\w+\) \* \(n_classes",
)
wrong.telltale(
    "lead_for",
    "With more classes the lead falls here. It should grow.",
    shows=r"- np\.log\((n_classes|K|k)\b|\(1(\.0)? - p\) \* \(n_classes - 1\)|/ \(n_classes - 1\)\)\Z",
)
wrong.telltale(
    "lead_for",
    "The number of the others is added without its logarithm.",
    shows=r"(?s)\A(?!.*(\bfor\b|while)).*\+ \(?n_classes",
)
wrong.telltale(
    "lead_for",
    "What is left for the others, 1 − p, is missing.",
    shows=r"(?s)\A(?!.*(1(\.0)? - |p - 1|/ p\b|-p\b|logit|log1p|\bfor\b|while))",
)
wrong.telltale(
    "lead_for",
    "A power of e is taken. The lead is a logarithm, which undoes it.",
    shows=r"(?s)\A(?!.*(\bfor\b|while)).*np\.exp",
)
wrong.telltale(
    "lead_for",
    "No logarithm is taken: this is no difference of scores.",
    shows=r"(?s)\A(?!.*(log|arctanh|\bfor\b|while))",
)
wrong.telltale(
    "lead_for",
    "Two logarithms are multiplied or divided. That of a product is a sum, that of a quotient a difference.",
    shows=r"log\([^()]*(\([^()]*\))?[^()]*\) / np\.log|log\(\w+\) \* np\.log|log\([^\n]*\)\) \* np\.log",
)


# cat_after_changes: two slips at once

CAT_SLIPS = {
    "shift_makes_surer": Slip({0: 0.95}, "The first: every score grows alike, and only differences count."),
    "doubled_the_same": Slip({1: 0.6}, "The second: doubled scores lie twice as far apart, so it can't stay 0.6."),
    "doubled_not_shared": Slip({1: 0.36}, "The second is a square, but the three squares don't add up to 1 yet."),
    "doubled_flattened": Slip({1: 0.47}, "The second: doubled scores make a model surer. Here it is less sure."),
    "bird_not_shared": Slip({2: 0.6}, "The third: the bird has got more, so the cat must get less."),
    "ln_4_to_the_probability": Slip(
        {2: 0.25}, "The third: ln 4 was added to a probability; it is the score that grows."
    ),
    "ln_4_for_4": Slip(
        {2: 0.58}, "The third: the power of the bird grows by the factor 4, and here it was multiplied by ln 4."
    ),
    "ln_4_off": Slip({2: 0.65}, "The third: the bird became less probable, as if ln 4 were taken away."),
    "ln_4_for_the_cat": Slip({2: 0.86}, "The third: it is the score of the bird that grows, not that of the cat."),
    "bird_left_in": Slip({3: 0.6}, "The fourth: without the bird the two that are left must add up to 1."),
    "bird_in_halves": Slip(
        {3: 0.65}, "The fourth: the bird's share was split evenly. Which ratio of cat to dog stays?"
    ),
    "bird_to_the_cat": Slip({3: 0.7}, "The fourth: all of the bird's share went to the cat."),
    "cut_off_in_the_fourth": Slip({3: 0.66}, "The fourth is cut off, not rounded."),
    "second_and_fifth": Slip({1: 0.47, 4: 0.78}, "The second and the fifth have changed places: which makes it surer?"),
    "heated_twice_as_sure": Slip(
        {4: 0.78}, "The fifth: the temperature divides the scores, which gives roots, not squares."
    ),
    "heated_the_same": Slip({4: 0.6}, "The fifth: a temperature of 2 halves the differences, so it can't stay 0.6."),
    "heated_probability": Slip({4: 0.3}, "The fifth: a probability was divided by the temperature; scores should be."),
    "root_not_shared": Slip({4: 0.77}, "The fifth is a root, but the three roots don't add up to 1 yet."),
}
register_slips(wrong, "cat_after_changes", (0.6, 0.78, 0.46, 0.67, 0.47), CAT_SLIPS, [*CAT_SLIPS])
wrong.telltale(
    "one_hot",
    "More than one entry of a row is 1: there should be just that of its class.",
    shows=r"\[\w+, :?\w*:\w*( \+ 1)?\] = 1|<= y|>= y",
)
wrong.telltale(
    "lead_for",
    "All classes are counted. How many share the rest?",
    shows=r"log\(n_classes\)|\* n_classes\b(?! -)|/ n_classes\b(?! -)",
)
wrong.telltale(
    "lead_for",
    "The number of the others comes in without its logarithm.",
    shows=r"[-+] 1(\.0)? / \(?n_classes",
)


wrong.telltale(
    "cat_after_changes",
    "Not all five numbers are right.",
    "Go on with the powers, which stand as 6 to 3 to 1: what does each change make of them, and what is the "
    "share of the cat then?",
)
