"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.slips import Slip, register_slips
from solutions.operators import rewritten, rounded, sides_exchanged, sum_for_mean

ANSWERS = wrong = Register()


# center_columns

center = wrong.edits(of="numpy_ref.start_here.center_columns")
MEANS, CENTRED = "X.mean(axis=0)", "X - column_means"

center(
    "mean_of_each_row",
    (MEANS, "X.mean(axis=1, keepdims=True)"),
    hint="Here every student's own mean is subtracted.",
    way_out="We want the mean of each column: take it down the rows, which is the other axis.",
)
center(
    "mean_of_each_row_along_columns",
    (MEANS, "X.mean(axis=1)"),
    hint="These are the means of the rows, one for each student, and they don't line up with the columns.",
    way_out="We want one mean for each column: that is the other axis.",
    brief="These are the means of the rows.",
)
center(
    "mean_of_everything",
    (MEANS, "X.mean()"),
    hint="One mean of the whole table is subtracted.",
    way_out="Each column needs a mean of its own: say along which axis to take it.",
)
center(
    "sum_for_mean",
    sum_for_mean(MEANS),
    hint="The sum of each column is subtracted.",
    way_out="The mean is the sum divided by the number of rows.",
)
center(
    "median_for_mean",
    (MEANS, "np.median(X, axis=0)"),
    hint="The median of each column is subtracted.",
    way_out="The question asks for the mean: the sum divided by the number of rows.",
)
center(
    "divides_by_three",
    (MEANS, "X.sum(axis=0) / 3"),
    hint="Each sum is divided by 3, which is right for three students only.",
    way_out="How many rows does X have?",
)
center(
    "divides_by_columns",
    (MEANS, "X.sum(axis=0) / X.shape[1]"),
    hint="Each sum is divided by the number of columns.",
    way_out="A mean over the students divides by the number of rows.",
)
center(
    "divides_by_all_numbers",
    (MEANS, "X.sum(axis=0) / X.size"),
    hint="Each sum is divided by how many numbers the whole table has.",
    way_out="How many numbers were added up for one column?",
)
center(
    "divides_by_one_less",
    (MEANS, "X.sum(axis=0) / (len(X) - 1)"),
    hint="Each sum is divided by one less than the number of rows, as for a sample's variance.",
    way_out="A mean divides by the number itself.",
)
center(
    "means_returned",
    (CENTRED, "column_means"),
    hint="These are the means themselves.",
    way_out="Subtract them from the table: what comes back has the shape of X.",
)
center(
    "means_in_every_row",
    (CENTRED, "0 * X + column_means"),
    hint="These are the means, the same in every row.",
    way_out="Subtract them from the table: how far is each grade from its mean?",
)
center(
    "means_returned_too",
    (CENTRED, "X - column_means, column_means"),
    hint="Two things come back, the table and the means.",
    way_out="The table alone is asked for.",
)
center(
    "mean_added",
    (CENTRED, "X + column_means"),
    hint="The mean is added.",
    way_out="Subtract it: then every column has mean 0.",
)
center(
    "mean_minus_grade",
    sides_exchanged(CENTRED),
    hint="The difference is reversed: it is the mean minus the grade.",
    way_out="How far above the mean is the grade?",
)
center(
    "divided_by_the_mean",
    (CENTRED, "X / column_means"),
    hint="The grades are divided by the means.",
    way_out="How far a grade is above the mean is a difference.",
)
center(
    "distance_without_sign",
    (CENTRED, "np.abs(X - column_means)"),
    hint="Grades below the mean come out positive, like those above it.",
    way_out="What should the numbers of a column add up to?",
)
center(
    "squared_differences",
    (CENTRED, "(X - column_means) ** 2"),
    hint="The differences are squared, as for a variance.",
    way_out="The differences themselves are asked for.",
)
center(
    "divided_by_spread",
    (CENTRED, "(X - column_means) / X.std(axis=0)"),
    hint="The centred columns are also divided by their spread.",
    way_out="Here only the mean is subtracted.",
)
center(
    "divided_by_spread_of_a_sample",
    (CENTRED, "(X - column_means) / X.std(axis=0, ddof=1)"),
    hint="The centred columns are also divided by their spread.",
    way_out="Here only the mean is subtracted.",
)
center(
    "divided_by_spread_of_everything",
    (CENTRED, "(X - column_means) / X.std()"),
    hint="The centred columns are also divided by the spread of the table.",
    way_out="Here only the mean is subtracted.",
)
center(
    "scaled_to_0_and_1",
    (CENTRED, "(X - X.min(axis=0)) / (X.max(axis=0) - X.min(axis=0))"),
    hint="Every column runs from 0 to 1 now.",
    way_out="That is another way to scale a table. Here the mean of each column is subtracted, and no more.",
)
center(
    "smallest_subtracted",
    (MEANS, "X.min(axis=0)"),
    hint="The smallest value of each column is subtracted.",
    way_out="The mean is asked for.",
)
center(
    "largest_subtracted",
    (MEANS, "X.max(axis=0)"),
    hint="The largest value of each column is subtracted.",
    way_out="The cell above shows max as an example of axis; here the mean is asked for.",
)
center(
    "spread_subtracted",
    (MEANS, "X.std(axis=0)"),
    hint="The spread of each column is subtracted.",
    way_out="The mean is asked for.",
)
center(
    "first_row_subtracted",
    (MEANS, "X[0]"),
    hint="The first row is subtracted from all.",
    way_out="Subtract the mean of all rows.",
)
center(
    "last_row_subtracted",
    (MEANS, "X[-1]"),
    hint="The last row is subtracted from all.",
    way_out="The mean of all rows is asked for. If you add rows up in a loop, look what each round keeps.",
)
center(
    "mean_of_the_first_column",
    (MEANS, "X[:, 0].mean()"),
    hint="The mean of the first column is subtracted from all columns.",
    way_out="Each column has a mean of its own.",
)
center(
    "means_rounded",
    rounded(MEANS),
    hint="The means are rounded to whole numbers.",
    way_out="A mean may have fractions.",
)
center(
    "table_rounded",
    rounded(CENTRED),
    hint="The table is rounded to whole numbers.",
    way_out="Differences from a mean may have fractions.",
)
center(
    "mean_not_called",
    (MEANS, "X.mean"),
    hint="Only what a function computes can be subtracted, not the function.",
    way_out="One such as mean is called with parentheses.",
)
center(
    "rounded_down",
    (MEANS, "X.sum(axis=0) // len(X)"),
    hint="Each mean is rounded down to a whole number, as by int or by floor division, //.",
    way_out="A mean may have fractions.",
    brief="Each mean is rounded down to a whole number.",
)
center(
    "table_turned",
    (CENTRED, "(X - column_means).T"),
    hint="The table comes back with rows and columns exchanged. A list of columns is such a table too.",
    way_out="In what comes back a student is a row again.",
    brief="The table comes back with rows and columns exchanged.",
)
center(
    "table_unchanged",
    (CENTRED, "X"),
    hint="The table comes back as it was.",
    way_out="A subtraction makes a new table. Which name holds yours, and which table do you return?",
)
center(
    "changes_the_table",
    rewritten("return X - column_means", "X -= column_means", "return X"),
    hint="The caller's table is different after the call, because -= writes into it.",
    way_out="Compute a new table instead.",
    brief="The caller's table is written into.",
)
center(
    "columns_written_over",
    rewritten("return X - column_means", "X[:] = X - column_means", "return X"),
    hint="The caller's table is different after the call: the new columns are written over the old ones. Besides, a "
    "table of whole numbers takes up no fractions.",
    way_out="Make a new table, of floats.",
    brief="The caller's table is written over.",
)
center(
    "printed_for_returned",
    ("return X - column_means", "print(X - column_means)"),
    hint="The function returns nothing.",
    way_out="Printing shows the table to you, and a name inside the function is gone when it ends: hand the table back "
    "with return.",
)
center(
    "turned_before_the_subtraction",
    (CENTRED, "X.T - column_means"),
    hint="The means don't line up with what they are subtracted from: are its rows and columns exchanged?",
    way_out="Write the two shapes one below the other, lined up at the right.",
)


@wrong("center_columns", "Only the first two columns are centred.", "The table can have any number of columns.")
def first_two_columns(X):
    centered = X.astype(float)
    for column in range(min(2, X.shape[1])):
        centered[:, column] = X[:, column] - X[:, column].mean()
    return centered


@wrong(
    "center_columns",
    "The fractions are cut off: somewhere the grades are made or kept as whole numbers.",
    "zeros_like and a copy do that when X holds whole numbers, astype(int) always. Make the new table of floats.",
)
def whole_numbers_truncate(X):
    centered = np.zeros_like(X)
    for column in range(X.shape[1]):
        centered[:, column] = X[:, column] - X[:, column].mean()
    return centered


@wrong(
    "center_columns",
    "Only the first column is centred.",
    "A function ends at its first return: if that stands inside a loop, move it below the loop.",
)
def returns_after_first_column(X):
    centered = X.astype(float)
    for column in range(X.shape[1]):
        centered[:, column] = X[:, column] - X[:, column].mean()
        return centered
    return centered


@wrong(
    "center_columns",
    "Only the last column is centred.",
    "If each round of a loop begins with a new copy of the table, what becomes of the round before?",
)
def last_column_only(X):
    for column in range(X.shape[1]):
        centered = X.astype(float)
        centered[:, column] = X[:, column] - X[:, column].mean()
    return centered


@wrong(
    "center_columns",
    "The last column comes back, and no other.",
    "If you go through the columns in a loop: where are those of the earlier rounds kept?",
)
def last_column_returned(X):
    for column in range(X.shape[1]):
        centered = X[:, column] - X[:, column].mean()
    return centered


@wrong(
    "center_columns",
    "The first column comes back, and no other.",
    "A function ends at its first return: where does yours stand?",
)
def first_column_returned(X):
    return X[:, 0] - X[:, 0].mean()


@wrong(
    "center_columns",
    "X holds whole numbers here, and so does its copy: -= can't write fractions into it.",
    "Make the new table of floats.",
)
def subtracts_in_a_copy(X):
    centered = X.copy()
    for column in range(X.shape[1]):
        centered[:, column] -= X[:, column].mean()
    return centered


center.together(
    ["mean_of_each_row", "mean_of_each_row_along_columns", "mean_of_everything", "sum_for_mean", "median_for_mean"],
    [
        "mean_added",
        "mean_minus_grade",
        "divided_by_spread",
        "table_turned",
        "changes_the_table",
    ],
)


# six_shapes

LAST_LENGTH_AND_FIRST = "Which is the last length on the left, and which the first on the right?"
LINED_UP = "Write one shape below the other, lined up at the right."
register_slips(
    wrong,
    "six_shapes",
    [(5, 2), "error", (5, 3), (5, 5), (3,), "error"],
    {
        "the_trap": Slip(
            {3: (5,)},
            "In one difference a list meets a table with one column. You expect a list.",
            f"{LINED_UP} Which lengths are repeated?",
        ),
        "column_for_column": Slip(
            {3: (5, 1)},
            "In one difference a list meets a table with one column. You expect a column.",
            "The list gets a one in front of its length, not behind it. What does it become?",
        ),
        "lined_up_at_the_left": Slip(
            {1: (5, 3)},
            "You let a list of 5 numbers fit a table with 3 columns.",
            "Shapes are lined up from the right. Which two lengths meet there?",
        ),
        "product_as_broadcast": Slip(
            {5: (5, 3)},
            "One product is taken for one that works entry by entry. In a product with @ nothing is repeated.",
            LAST_LENGTH_AND_FIRST,
        ),
        "no_list_on_the_left": Slip(
            {4: "error"},
            "One more product works than you say.",
            "For a list on the left its only length is the last one. Which length must it meet?",
        ),
        "other_length_left": Slip(
            {4: (5,)},
            "In one product you keep the length that disappears.",
            "Which two lengths meet inside, and which is left?",
        ),
        "a_row_for_a_list": Slip(
            {4: (1, 3)},
            "In one product a list gives a table with one row. You have given it an axis that it didn't have.",
            "Which lengths are left when the inner one is gone?",
        ),
        "last_product_as_a_list": Slip({5: (5,)}, "One product works that shouldn't.", LAST_LENGTH_AND_FIRST),
        "last_product_as_a_column": Slip({5: (5, 1)}, "One product works that shouldn't.", LAST_LENGTH_AND_FIRST),
        "only_equal_shapes": Slip(
            {2: "error"}, "One more difference works than you say.", "Which of the tables has a length of 1?"
        ),
        "the_column_is_left": Slip(
            {2: (5, 1)},
            "In one difference a column meets a table, and you expect a column.",
            "Which lengths of 1 are repeated? The larger table gives the shape.",
        ),
        "list_and_column_do_not_fit": Slip(
            {3: "error"},
            "One more difference works than you say, though what comes out may surprise you.",
            f"{LINED_UP} What stands in front of the shorter one?",
        ),
        "a_row_of_differences": Slip(
            {3: (1, 5)},
            "In one difference a list meets a table with one column. You expect a row.",
            f"{LINED_UP} Both have a length that is repeated.",
        ),
        "inner_length_kept": Slip(
            {0: (5, 3)},
            "In the first product you keep the length that disappears.",
            "Which two lengths meet inside, and which are left?",
        ),
        "first_product_turned": Slip(
            {0: (2, 5)},
            "The first product has its two lengths the other way round.",
            "The rows of a product are those of the table on the left.",
        ),
        "first_product_as_a_square": Slip(
            {0: (3, 3)},
            "In the first product you keep the length that disappears, twice.",
            "Which two lengths meet inside, and which are left?",
        ),
        "shapes_as_text": Slip(
            {0: "(5, 2)", 2: "(5, 3)", 3: "(5, 5)", 4: "(3,)"},
            "The shapes are text here, because of the quotes around them.",
            "What in this list is meant to be a word, and what numbers?",
        ),
    },
    together=(
        *("the_trap", "column_for_column", "list_and_column_do_not_fit", "a_row_of_differences"),
        *("lined_up_at_the_left", "product_as_broadcast", "no_list_on_the_left", "other_length_left"),
        *("a_row_for_a_list", "only_equal_shapes", "the_column_is_left", "inner_length_kept", "first_product_turned"),
    ),
    form=list,
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
for shapes in [((3, 1), (1, 8)), ((8, 1), (1, 3)), ((12, 1), (1, 2)), ((2, 1), (1, 12)), ((24, 1), (1, 1))]:
    wrong.value(
        "two_shapes",
        "product_of_{}x{}_and_{}x{}".format(*shapes[0], *shapes[1]),
        shapes,
        "The inner lengths are both 1, so the product of these two tables works.",
        "Which lengths should meet in the middle instead?",
    )
wrong.value(
    "two_shapes",
    "lists_for_tables",
    ((4,), (6,)),
    "These are shapes of lists, with one length each.",
    "A table has two. Which of them should be 1, so that it is repeated?",
)
wrong.value(
    "two_shapes",
    "large_and_unlike",
    ((4, 6), (6, 4)),
    "Each of these tables has 24 numbers itself, and they may have at most 12.",
    "Which lengths are repeated in a sum?",
)
wrong.value(
    "two_shapes",
    "row_for_all",
    ((4, 6), (1, 6)),
    "The first table has all 24 numbers itself. It may have at most 12.",
    "Can both be repeated, each along another axis?",
)


# What a source shows

wrong.telltale(
    "center_columns",
    "The signs are lost: what lies below its mean is negative.",
    shows=r"abs\(|\*\* 2",
)
wrong.telltale(
    "center_columns",
    "The mean of one column is taken for all of them.",
    "Each column has its own mean.",
    shows=r"X\[:, 0\]|X\[:, -1\]|X\[0\]",
    lacks=r"for ",
)
wrong.telltale(
    "center_columns",
    "Nothing is subtracted: the means come back, not the table without them.",
    "Subtract from each number the mean of its column.",
    lacks=r"-[ =]|subtract|-\w",
)
wrong.telltale(
    "center_columns",
    "The mean is taken over each row, or over the whole table.",
    "Each column has its own: look at the axis.",
    shows=r"axis=1|axis=-1|mean\(X\)|X\.mean\(\)",
    lacks=r"\.T\b",
)
wrong.telltale(
    "center_columns",
    "The columns are divided by something.",
    "Only their means become 0.",
    shows=r"/ \(?(X\.std|np\.std|std|dev|X\.max|sd)|- (\w+)\) / \2\b|- (X\.mean|np\.mean)\([^/\n]*\)\) / ",
)

wrong.telltale(
    "center_columns",
    "The difference is the wrong way round: subtract the mean from the number.",
    shows=r"mean\(axis=0\) - X|means? - X|np\.mean\(X, axis=0\) - X|averages? - X",
)
wrong.telltale(
    "center_columns", "A median is taken, where the mean is asked for.", shows=r"median\(|percentile\(|quantile\("
)
wrong.telltale(
    "center_columns",
    "The smallest or the greatest number has a part in this. Only the mean is subtracted.",
    shows=r"\bmin\(|\bmax\(|\.min\(|\.max\(|ptp\(",
)
wrong.telltale(
    "center_columns",
    "The sum is divided by one less, or one more, than there are rows.",
    "A mean divides by the number of rows.",
    shows=r"/ \(?(len\(X\)|X\.shape\[0\]|m|n|rows|n_rows) [-+] 1",
)
wrong.telltale(
    "center_columns",
    "The sum of a column is divided by the number of columns.",
    "Over how many numbers does the mean of a column go?",
    shows=r"/ \(?(X\.shape\[1\]|len\(X\[0\]\)|len\(X\.T\))",
    lacks=r"\.T\b.*sum|sum.*axis=1",
)
wrong.telltale(
    "center_columns",
    "The sum of the column is subtracted, not its mean.",
    "By what must a sum be divided?",
    lacks=r"mean|/|average|median|\*\* -1",
)
wrong.telltale(
    "center_columns", "The mean is added. It should be subtracted.", shows=r"X \+ (X\.mean|np\.mean|means?\b)"
)
wrong.telltale(
    "center_columns",
    "Whole numbers are made, so fractions are lost.",
    shows=r"\bint\(|astype\(int|dtype=int|//|round\(|np\.int",
)
wrong.telltale(
    "center_columns",
    "The result of the first column counts for all, or the loop leaves columns out.",
    "Every column has its turn.",
    shows=r"range\(1, |range\([^\n]*- 1\)",
)
wrong.telltale(
    "center_columns",
    "Rows are left out of the mean: the first or the last has no part in it.",
    shows=r"X\[1:\]|X\[:-1\]|X\[1:, |X\[:-1, ",
)
wrong.telltale(
    "center_columns",
    "The table comes back with rows and columns exchanged.",
    shows=r"return X\.T - |X\.T - X\.mean\(axis=0\)",
)
wrong.telltale(
    "six_shapes",
    "At least one of the six isn't right, or the value isn't in the form that was asked for.",
    "A product: the last length of the left and the first of the right must be the same, both disappear, and a "
    "list has "
    "only one length. A difference: line both up at the right; a length of 1, or one that is missing in front, is "
    "repeated, and all others must be the same.",
)
wrong.telltale(
    "two_shapes",
    "At least one of the four wishes isn't granted: each table has at most 12 numbers, the sum has 24, and the product "
    "is an error.",
    "In a sum a length of 1 is repeated, so let each table have one, along different axes. A product works where the "
    "inner lengths, the second of the first table and the first of the second, are the same.",
)
