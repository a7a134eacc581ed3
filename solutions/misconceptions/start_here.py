"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register

ANSWERS = wrong = Register()


@wrong(
    "center_columns",
    "Here every student's own mean is subtracted. We want the mean of each column: take it down the rows, "
    "which is the other axis.",
)
def mean_of_each_row(X):
    return X - X.mean(axis=1, keepdims=True)


@wrong(
    "center_columns",
    "These are the means of the rows, one for each student, and they don't line up with the columns. We "
    "want one mean for each column: that is the other axis.",
)
def mean_of_each_row_along_columns(X):
    return X - X.mean(axis=1)


@wrong(
    "center_columns",
    "One mean of the whole table is subtracted. Each column needs a mean of its own: say along which axis to take it.",
)
def mean_of_everything(X):
    return X - X.mean()


@wrong(
    "center_columns",
    "The sum of each column is subtracted. The mean is the sum divided by the number of rows.",
)
def sum_for_mean(X):
    return X - X.sum(axis=0)


@wrong(
    "center_columns",
    "The median of each column is subtracted. The question asks for the mean: the sum divided by the number of rows.",
)
def median_for_mean(X):
    return X - np.median(X, axis=0)


@wrong(
    "center_columns",
    "Each sum is divided by 3, which is right for three students only. Divide by the number of rows that X has.",
)
def divides_by_three(X):
    return X - X.sum(axis=0) / 3


@wrong(
    "center_columns",
    "Each sum is divided by the number of columns. A mean over the students divides by the number of rows.",
)
def divides_by_columns(X):
    return X - X.sum(axis=0) / X.shape[1]


@wrong(
    "center_columns",
    "These are the means themselves. Subtract them from the table: what comes back has the shape of X.",
)
def means_returned(X):
    return X.mean(axis=0)


@wrong("center_columns", "The mean is added. Subtract it: then every column has mean 0.")
def mean_added(X):
    return X + X.mean(axis=0)


@wrong("center_columns", "The difference is the wrong way round. It is the grade minus the mean.")
def mean_minus_grade(X):
    return X.mean(axis=0) - X


@wrong(
    "center_columns",
    "The centred columns are also divided by their spread. Here only the mean is subtracted.",
)
def divided_by_spread(X):
    return (X - X.mean(axis=0)) / X.std(axis=0)


@wrong("center_columns", "Only the first two columns are centred. The table can have any number of columns.")
def first_two_columns(X):
    centered = X.astype(float)
    for column in range(min(2, X.shape[1])):
        centered[:, column] = X[:, column] - X[:, column].mean()
    return centered


@wrong(
    "center_columns",
    "The caller's table is different after the call, because -= writes into it. Compute a new table instead.",
)
def changes_the_table(X):
    X -= X.mean(axis=0)
    return X


@wrong(
    "center_columns",
    "The fractions are cut off: somewhere the grades are made or kept as whole numbers. zeros_like and a copy do that "
    "when X holds whole numbers, astype(int) always. Make the new table of floats.",
)
def whole_numbers_truncate(X):
    centered = np.zeros_like(X)
    for column in range(X.shape[1]):
        centered[:, column] = X[:, column] - X[:, column].mean()
    return centered


@wrong(
    "center_columns",
    "The function returns nothing. Printing shows the table to you, and a name inside the function is gone when it "
    "ends: hand the table back with return.",
)
def printed_for_returned(X):
    print(X - X.mean(axis=0))


@wrong(
    "center_columns",
    "The table comes back with rows and columns exchanged. A list of columns is such a table too: put the columns "
    "side by side again.",
)
def table_turned(X):
    return (X - X.mean(axis=0)).T


@wrong(
    "center_columns",
    "Only the first column is centred. A function ends at its first return: if that stands inside a loop, move it "
    "behind the loop.",
)
def returns_after_first_column(X):
    centered = X.astype(float)
    for column in range(X.shape[1]):
        centered[:, column] = X[:, column] - X[:, column].mean()
        return centered
    return centered


@wrong(
    "center_columns",
    "Only what a function computes can be subtracted, not the function: one such as mean is called with parentheses.",
)
def mean_not_called(X):
    return X - X.mean


@wrong(
    "center_columns",
    "Each mean is rounded down to a whole number, as by int or by the division with two strokes, //. A mean may have "
    "fractions: divide with one stroke.",
)
def rounded_down(X):
    return X - X.sum(axis=0) // len(X)


@wrong(
    "center_columns",
    "X holds whole numbers here, and so does its copy: -= can't write fractions into it. Make the new table of floats.",
)
def subtracts_in_a_copy(X):
    centered = X.copy()
    for column in range(X.shape[1]):
        centered[:, column] -= X[:, column].mean()
    return centered


@wrong("center_columns", "The first row is subtracted from all. Subtract the mean of all rows.")
def first_row_subtracted(X):
    return X - X[0]


@wrong(
    "center_columns",
    "The largest value of each column is subtracted. The cell above shows max as an example of axis; here the mean "
    "is asked for.",
)
def largest_subtracted(X):
    return X - X.max(axis=0)


# six_shapes

wrong.value(
    "six_shapes",
    "the_trap",
    [(5, 2), "error", (5, 3), (5,), (3,), "error"],
    "In one difference a list meets a table with one column. You expect a list.",
    "Write one shape below the other, lined up at the right. Which lengths are repeated?",
)
wrong.value(
    "six_shapes",
    "column_for_column",
    [(5, 2), "error", (5, 3), (5, 1), (3,), "error"],
    "In one difference a list meets a table with one column. You expect a column.",
    "The list gets a one in front of its length, not behind it. What does it become?",
)
wrong.value(
    "six_shapes",
    "lined_up_at_the_left",
    [(5, 2), (5, 3), (5, 3), (5, 5), (3,), "error"],
    "You let a list of 5 numbers be subtracted from the columns of a table with 3.",
    "At which end are shapes lined up?",
)
wrong.value(
    "six_shapes",
    "product_as_broadcast",
    [(5, 2), "error", (5, 3), (5, 5), (3,), (5, 3)],
    "One product is taken for one that works entry by entry. In a product with @ nothing is repeated.",
    "Which is the last length on the left, and which the first on the right?",
)
wrong.value(
    "six_shapes",
    "no_list_on_the_left",
    [(5, 2), "error", (5, 3), (5, 5), "error", "error"],
    "One more product works than you say.",
    "For a list on the left its only length is the last one. Which length must it meet?",
)
wrong.value(
    "six_shapes",
    "other_length_left",
    [(5, 2), "error", (5, 3), (5, 5), (5,), "error"],
    "In one product you keep the length that disappears.",
    "Which two lengths meet inside, and which is left?",
)
wrong.value(
    "six_shapes",
    "a_row_for_a_list",
    [(5, 2), "error", (5, 3), (5, 5), (1, 3), "error"],
    "In one product a list gives a table with one row. You have given it an axis that it didn't have.",
    "Which lengths are left when the inner one is gone?",
)
wrong.value(
    "six_shapes",
    "last_product_as_a_list",
    [(5, 2), "error", (5, 3), (5, 5), (3,), (5,)],
    "One product works that shouldn't.",
    "Which is the last length on the left, and which the first on the right?",
)
wrong.value(
    "six_shapes",
    "only_equal_shapes",
    [(5, 2), "error", "error", (5, 5), (3,), "error"],
    "One more difference works than you say.",
    "Which of the tables has a length of 1?",
)
wrong.value(
    "six_shapes",
    "list_and_column_do_not_fit",
    [(5, 2), "error", (5, 3), "error", (3,), "error"],
    "One more difference works than you say, though what comes out may surprise you.",
    "Write one shape below the other, lined up at the right. What stands in front of the shorter one?",
)
wrong.value(
    "six_shapes",
    "shapes_as_text",
    ["(5, 2)", "error", "(5, 3)", "(5, 5)", "(3,)", "error"],
    "The shapes are text here, because of the quotes around them.",
    "What in this list is meant to be a word, and what numbers?",
)


# two_shapes

wrong.value(
    "two_shapes",
    "both_large",
    ((4, 6), (4, 6)),
    "The sum has 24 numbers, because the tables have as many already. They may have at most 12.",
    "Which shapes are repeated in a sum?",
)
wrong.value(
    "two_shapes",
    "a_product_that_works",
    ((4, 1), (1, 6)),
    "The sum is as it should be, but the product of these two tables works.",
    "The inner lengths are both 1. Which lengths should meet in the middle instead?",
)
wrong.value(
    "two_shapes",
    "no_sum",
    ((2, 6), (3, 4)),
    "These two can't be added, because no length of 1 is there to be repeated.",
    "Which lengths fit in a sum?",
)
wrong.value(
    "two_shapes",
    "one_is_repeated",
    ((2, 12), (1, 12)),
    "Only one of the tables is repeated, so the other has all 24 numbers itself.",
    "Can both be repeated, each along another axis?",
)
wrong.value(
    "two_shapes",
    "a_product_of_others_that_works",
    ((6, 1), (1, 4)),
    "The sum is as it should be, but the product of these two tables works.",
    "Which lengths are the inner ones? Which should meet there instead?",
)
wrong.value(
    "two_shapes",
    "equal_shapes",
    ((3, 4), (3, 4)),
    "Two tables of the same shape have a sum of that shape: here 12 numbers.",
    "When does a sum have more numbers than either table?",
)
