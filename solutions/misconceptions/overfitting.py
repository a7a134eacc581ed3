"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.slips import register_choices
from solutions.numpy_ref.overfitting import early_stop, l2_loss, lines_of_training  # the functions of the notebook
from solutions.numpy_ref.overfitting import early_stop as right_early_stop
from solutions.numpy_ref.overfitting import l2_gradient as right_l2_gradient
from solutions.numpy_ref.overfitting import l2_loss as right_l2_loss
from solutions.numpy_ref.overfitting import split as right_split

ANSWERS = wrong = Register()


# split


@wrong(
    "split",
    "The validation set is the end of the data, as it came.",
    "Data are often sorted, by class for example: put the row numbers into a random order first, with rng.",
)
def last_rows(X, y, n_validation, rng):
    return X[:-n_validation], y[:-n_validation], X[-n_validation:], y[-n_validation:]


@wrong(
    "split",
    "The validation set is the beginning of the data, as it came.",
    "Data are often sorted, by class for example: put the row numbers into a random order first, with rng. Is there a "
    "sort after the shuffle? It undoes it.",
)
def first_rows(X, y, n_validation, rng):
    return X[n_validation:], y[n_validation:], X[:n_validation], y[:n_validation]


@wrong(
    "split",
    "The shuffle comes after the cut: the validation set is still the end of the data, as it came.",
    "Shuffle first, then cut.",
)
def cut_before_shuffle(X, y, n_validation, rng):
    training = rng.permutation(len(X) - n_validation)
    return X[training], y[training], X[-n_validation:], y[-n_validation:]


@wrong(
    "split",
    "The shuffle comes after the cut: the validation set is still the beginning of the data, as it came.",
    "Shuffle first, then cut.",
)
def cut_at_the_start_before_shuffle(X, y, n_validation, rng):
    training = n_validation + rng.permutation(len(X) - n_validation)
    return X[training], y[training], X[:n_validation], y[:n_validation]


@wrong(
    "split",
    "The validation set is a block of neighbours that begins somewhere at random.",
    "In sorted data such a block is often of one kind: choose each example by chance, not only the start.",
)
def random_block(X, y, n_validation, rng):
    order = (np.arange(len(X)) + 1 + rng.integers(len(X) - n_validation - 1)) % len(X)
    training, validation = order[n_validation:], order[:n_validation]
    return X[np.sort(training)], y[np.sort(training)], X[validation], y[validation]


@wrong(
    "split",
    "The training set still has all examples, so the validation examples are learned too.",
    "Leave them out there.",
)
def trained_on_all(X, y, n_validation, rng):
    validation = rng.permutation(len(X))[:n_validation]
    return X, y, X[validation], y[validation]


@wrong(
    "split",
    "The two sets overlap: some validation examples are also learned.",
    "Two draws know nothing of each other. Make one random order, and cut it.",
)
def two_permutations(X, y, n_validation, rng):
    training, validation = rng.permutation(len(X))[n_validation:], rng.permutation(len(X))[:n_validation]
    return X[training], y[training], X[validation], y[validation]


@wrong(
    "split",
    "Training and validation examples are drawn with replacement: some come twice and others never.",
    "A split draws each example once: rng.permutation does, and so does rng.choice with replace=False.",
)
def both_with_replacement(X, y, n_validation, rng):
    order = rng.integers(len(X), size=len(X))
    training, validation = order[n_validation:], order[:n_validation]
    return X[training], y[training], X[validation], y[validation]


@wrong(
    "split",
    "The validation examples are drawn with replacement: some come twice, and the training set gets too many. "
    "rng.integers does that, and rng.choice unless it is told replace=False.",
)
def validation_with_replacement(X, y, n_validation, rng):
    validation = rng.choice(len(X), n_validation)
    training = np.setdiff1d(np.arange(len(X)), validation)
    return X[training], y[training], X[validation], y[validation]


@wrong(
    "split",
    "For each example a coin is tossed, so the sizes are a matter of chance too. n_validation examples are asked for, "
    "exactly: shuffle, then cut.",
)
def coin_for_each(X, y, n_validation, rng):
    validation = rng.random(len(X)) < n_validation / len(X)
    return X[~validation], y[~validation], X[validation], y[validation]


@wrong(
    "split",
    "Rows and labels are not in the same order any more, so labels belong to other examples now.",
    "Pick both by one order of row numbers.",
)
def labels_shuffled_apart(X, y, n_validation, rng):
    X, y = X[rng.permutation(len(X))], y[rng.permutation(len(y))]
    return X[n_validation:], y[n_validation:], X[:n_validation], y[:n_validation]


@wrong(
    "split",
    "The rows were shuffled, the labels were not: they belong to other examples now.",
    "Use the same order for both.",
)
def labels_not_shuffled(X, y, n_validation, rng):
    X = X[rng.permutation(len(X))]
    return X[n_validation:], y[n_validation:], X[:n_validation], y[:n_validation]


@wrong(
    "split",
    "Rows and labels are shuffled in place, one after the other: two different orders, and the caller's data"
    " are out of order.",
    "Make one order of row numbers, and pick rows by it.",
)
def shuffled_in_place_apart(X, y, n_validation, rng):
    rng.shuffle(X)
    rng.shuffle(y)
    return X[n_validation:], y[n_validation:], X[:n_validation], y[:n_validation]


@wrong(
    "split",
    "The rows are torn apart: each column got an order of its own, so a row mixes several examples.",
    "Shuffle whole rows: pick them by a list of row numbers.",
)
def columns_shuffled_apart(X, y, n_validation, rng):
    X = rng.permuted(X, axis=0)
    return X[n_validation:], y[n_validation:], X[:n_validation], y[:n_validation]


@wrong(
    "split",
    "The chance comes from another generator than rng, from np.random for example.",
    "An equal rng should give the same split again: call one of its methods instead.",
)
def global_generator(X, y, n_validation, rng):
    order = np.random.permutation(len(X))
    training, validation = order[n_validation:], order[:n_validation]
    return X[training], y[training], X[validation], y[validation]


@wrong(
    "split",
    "The split is always the same one, whatever rng is: a seed is set inside the function, or chance has no part "
    "in it.",
    "Take the chance from rng, and from nowhere else.",
)
def own_seed(X, y, n_validation, rng):
    return right_split(X, y, n_validation, np.random.default_rng(42))


@wrong(
    "split",
    "The sizes are exchanged.",
    "n_validation is the size of the validation set, and the training set, which comes back first, gets the rest.",
)
def sizes_exchanged(X, y, n_validation, rng):
    return right_split(X, y, len(X) - n_validation, rng)


@wrong(
    "split",
    "The four arrays come in the order of scikit-learn, first both X.",
    "Here the labels come directly after their examples: X_train, y_train, X_val, y_val.",
)
def order_of_scikit_learn(X, y, n_validation, rng):
    X_train, y_train, X_val, y_val = right_split(X, y, n_validation, rng)
    return X_train, X_val, y_train, y_val


@wrong(
    "split",
    "Two values come back.",
    "Four are asked for, the arrays themselves: X_train, y_train, X_val, y_val.",
)
def two_pairs(X, y, n_validation, rng):
    X_train, y_train, X_val, y_val = right_split(X, y, n_validation, rng)
    return (X_train, y_train), (X_val, y_val)


@wrong(
    "split",
    "The numbers of the rows come back instead of the rows: pick the rows of X by them.",
)
def row_numbers(X, y, n_validation, rng):
    order = rng.permutation(len(X))
    training, validation = order[n_validation:], order[:n_validation]
    return training, y[training], validation, y[validation]


@wrong(
    "split",
    "One example is in neither set.",
    "Where the first part of the order ends, the second begins: [:k] and [k:]. (And a slice that ends with -1 "
    "leaves out the last one.)",
)
def one_lost(X, y, n_validation, rng):
    order = rng.permutation(len(X))
    training, validation = order[n_validation + 1 :], order[:n_validation]
    return X[training], y[training], X[validation], y[validation]


@wrong(
    "split",
    "The training set has only as many examples as the validation set; the rest is lost.",
    "It gets all the others.",
)
def rest_lost(X, y, n_validation, rng):
    order = rng.permutation(len(X))
    training, validation = order[n_validation : 2 * n_validation], order[:n_validation]
    return X[training], y[training], X[validation], y[validation]


@wrong(
    "split",
    "One example is in both sets.",
    "Where the first part of the order ends, the second begins: [:k] and [k:].",
)
def one_in_both(X, y, n_validation, rng):
    order = rng.permutation(len(X))
    training, validation = order[n_validation - 1 :], order[:n_validation]
    return X[training], y[training], X[validation], y[validation]


@wrong(
    "split",
    "The validation set is always a fifth of the data.",
    "Its size is n_validation.",
)
def always_a_fifth(X, y, n_validation, rng):
    return right_split(X, y, max(1, len(X) // 5), rng)


@wrong(
    "split",
    "n_validation is a number of examples, not a part of them: don't multiply it by the number of rows.",
)
def number_taken_for_a_part(X, y, n_validation, rng):
    return right_split(X, y, n_validation * len(X), rng)


@wrong(
    "split",
    "Only the rows are shuffled, and in place: the labels belong to other examples now, and the data of the "
    "caller are in disorder.",
    "Make one order of row numbers, and pick rows and labels by it.",
)
def rows_shuffled_in_place(X, y, n_validation, rng):
    rng.shuffle(X)
    return X[n_validation:], y[n_validation:], X[:n_validation], y[:n_validation]


@wrong(
    "split",
    "rng.shuffle changes the array that it gets and returns None.",
    "Shuffle an array that has a name, or use rng.permutation, which returns the order.",
)
def result_of_shuffle(X, y, n_validation, rng):
    order = rng.shuffle(np.arange(len(X)))
    return X[order[n_validation:]], y[order[n_validation:]], X[order[:n_validation]], y[order[:n_validation]]


@wrong(
    "split",
    "Rows are picked by row numbers, and these are no whole numbers. rng.permutation(X) shuffles the rows themselves; "
    "rng.permutation(len(X)) makes an order of row numbers.",
)
def rows_for_row_numbers(X, y, n_validation, rng):
    order = rng.permutation(X)
    return X[order[n_validation:]], y[order[n_validation:]], X[order[:n_validation]], y[order[:n_validation]]


@wrong(
    "split",
    "rng isn't a function but a generator: call one of its methods, such as rng.permutation.",
)
def generator_called(X, y, n_validation, rng):
    order = rng(len(X))
    return X[order[n_validation:]], y[order[n_validation:]], X[order[:n_validation]], y[order[:n_validation]]


@wrong(
    "split",
    "The first rows are learned from and the rest is held back: that is neither the size that was asked for, "
    "n_validation for the validation set, nor a matter of chance.",
)
def first_rows_for_training(X, y, n_validation, rng):
    return X[:n_validation], y[:n_validation], X[n_validation:], y[n_validation:]


@wrong(
    "split",
    "~ turns a mask of True and False round. Of row numbers it makes negative ones, which count from the end.",
    "Take the rest of the order, or make a mask first.",
)
def row_numbers_turned_round(X, y, n_validation, rng):
    validation = rng.permutation(len(X))[:n_validation]
    return X[~validation], y[~validation], X[validation], y[validation]


@wrong(
    "split",
    "The mask holds 0 and 1, and NumPy takes those for row numbers: it picks the rows 0 and 1 again and again.",
    "A mask picks rows if it holds True and False.",
)
def mask_of_whole_numbers(X, y, n_validation, rng):
    mask = np.zeros(len(X), dtype=int)
    mask[rng.permutation(len(X))[:n_validation]] = 1
    return X[mask == 0], y[mask == 0], X[mask], y[mask]


@wrong(
    "split",
    "Rows are asked for that aren't there.",
    "There are len(X) of them; X.size counts all numbers of the table, and X[:, ...] picks columns.",
)
def order_of_all_numbers(X, y, n_validation, rng):
    order = rng.permutation(X.size)
    return X[order[n_validation:]], y[order[n_validation:]], X[order[:n_validation]], y[order[:n_validation]]


@wrong(
    "split",
    "X.shape[1] is the number of features, so only the first few rows are ever picked.",
    "The number of examples is len(X).",
)
def order_of_the_features(X, y, n_validation, rng):
    order = rng.permutation(X.shape[1])
    return X[order[n_validation:]], y[order[n_validation:]], X[order[:n_validation]], y[order[:n_validation]]


cut = wrong.edits(of="numpy_ref.overfitting.split")

cut(
    "labels_exchanged",
    ("y[training], X[validation], y[validation]", "y[validation], X[validation], y[training]"),
    hint="The labels of the two sets are exchanged.",
    way_out="Which row numbers pick the labels of X_train?",
)
cut(
    "empty_validation_set",
    (
        "validation, training = order[:n_validation], order[n_validation:]",
        "validation, training = order[len(X):], order",
    ),
    hint="The validation set is empty.",
    way_out="Where is the random order to be cut?",
)


# standardise


@wrong(
    "standardise",
    "Each set is scaled by its own mean and deviation, so the same example gets different numbers in the two.",
    "Take both from the training set, and scale both sets with them.",
)
def each_by_itself(X_train, X_val):
    return (
        (X_train - X_train.mean(axis=0)) / X_train.std(axis=0),
        (X_val - X_val.mean(axis=0)) / np.where(X_val.std(axis=0) > 0, X_val.std(axis=0), 1),
    )


@wrong(
    "standardise",
    "Each set is scaled by its own mean and deviation, so the same example gets different numbers in the two. And a "
    "single example has the deviation 0.",
    "Take both from the training set, and scale both sets with them.",
)
def each_by_itself_even_one(X_train, X_val):
    return [(X - X.mean(axis=0)) / X.std(axis=0) for X in (X_train, X_val)]


@wrong(
    "standardise",
    "The mean and the deviation come from all data, so the validation set leaks into the training set.",
    "Take them from X_train alone.",
)
def leak(X_train, X_val):
    X = np.concatenate([X_train, X_val])
    return (X_train - X.mean(axis=0)) / X.std(axis=0), (X_val - X.mean(axis=0)) / X.std(axis=0)


@wrong(
    "standardise",
    "The mean and the deviation come from the validation set.",
    "Take them from the training set: they are part of what is learned.",
)
def scale_of_the_validation_set(X_train, X_val):
    mean, deviation = X_val.mean(axis=0), X_val.std(axis=0)
    return (X_train - mean) / deviation, (X_val - mean) / deviation


@wrong(
    "standardise",
    "The validation set is left as it was.",
    "It needs the scale of the training set too. (If X_train is overwritten first, its mean is 0 and its "
    "deviation 1 from then on: keep both numbers from before.)",
)
def validation_not_scaled(X_train, X_val):
    return (X_train - X_train.mean(axis=0)) / X_train.std(axis=0), X_val


@wrong(
    "standardise",
    "The mean goes over everything, so all features share one mean and one deviation.",
    "Each column has its own: look at the axis.",
)
def one_mean_for_all(X_train, X_val):
    mean, deviation = X_train.mean(), X_train.std()
    return (X_train - mean) / deviation, (X_val - mean) / deviation


@wrong(
    "standardise",
    "The mean goes over the features of each example.",
    "It goes over the examples, so that each column has a mean: look at the axis.",
)
def each_row_by_itself(X_train, X_val):
    scaled = [(X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True) for X in (X_train, X_val)]
    return scaled[0], scaled[1]


@wrong("standardise", "The columns aren't divided by their deviation: only their means have become 0.")
def only_centred(X_train, X_val):
    return X_train - X_train.mean(axis=0), X_val - X_train.mean(axis=0)


@wrong("standardise", "The mean isn't subtracted: only the deviation has become 1.")
def only_divided(X_train, X_val):
    return X_train / X_train.std(axis=0), X_val / X_train.std(axis=0)


@wrong(
    "standardise",
    "The columns are divided by the variance.",
    "The deviation is its square root.",
)
def divided_by_the_variance(X_train, X_val):
    mean, variance = X_train.mean(axis=0), X_train.var(axis=0)
    return (X_train - mean) / variance, (X_val - mean) / variance


@wrong(
    "standardise",
    "This deviation divides by m - 1 in place of m, as torch.std does and std with ddof=1.",
    "The one that is asked for is NumPy's std as it is.",
)
def deviation_of_a_sample(X_train, X_val):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    return (X_train - mean) / deviation, (X_val - mean) / deviation


@wrong(
    "standardise",
    "This brings each column between 0 and 1, by its least and its greatest value.",
    "Here the mean becomes 0 and the deviation 1.",
)
def between_0_and_1(X_train, X_val):
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    return (X_train - low) / (high - low), (X_val - low) / (high - low)


@wrong(
    "standardise",
    "A pair of brackets is missing: division comes before subtraction, so only the mean is divided by the deviation.",
)
def brackets_missing(X_train, X_val):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    return X_train - mean / deviation, X_val - mean / deviation


@wrong(
    "standardise",
    "The validation set has the right mean subtracted, but is divided by a deviation of its own.",
    "Take both numbers from the training set.",
)
def own_deviation(X_train, X_val):
    own = np.where(X_val.std(axis=0) > 0, X_val.std(axis=0), 1)
    return (X_train - X_train.mean(axis=0)) / X_train.std(axis=0), (X_val - X_train.mean(axis=0)) / own


@wrong(
    "standardise",
    "The validation set comes back first.",
    "The order is the same as that of the arguments: X_train, then X_val.",
)
def sets_turned(X_train, X_val):
    mean, deviation = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_val - mean) / deviation, (X_train - mean) / deviation


@wrong(
    "standardise",
    "One array comes back.",
    "Two are asked for, each for itself: X_train, then X_val.",
)
def only_the_training_set(X_train, X_val):
    return (X_train - X_train.mean(axis=0)) / X_train.std(axis=0)


@wrong(
    "standardise",
    "The arrays of the caller are changed, and when the validation set comes, the training set is scaled already:"
    " its mean is 0 and its deviation 1.",
    "Keep both numbers from before, and make new arrays.",
)
def overwritten_in_place(X_train, X_val):
    X_train -= X_train.mean(axis=0)
    X_train /= X_train.std(axis=0)
    X_val -= X_train.mean(axis=0)
    X_val /= X_train.std(axis=0)
    return X_train, X_val


@wrong(
    "standardise",
    "Each column has its own mean subtracted, but all are divided by one deviation.",
    "Each column has its own: look at the axis.",
)
def one_deviation_for_all(X_train, X_val):
    mean, deviation = X_train.mean(axis=0), X_train.std()
    return (X_train - mean) / deviation, (X_val - mean) / deviation


@wrong(
    "standardise",
    "Each column is divided by its own deviation, but all have one mean subtracted.",
    "Each column has its own: look at the axis.",
)
def one_mean_and_own_deviations(X_train, X_val):
    mean, deviation = X_train.mean(), X_train.std(axis=0)
    return (X_train - mean) / deviation, (X_val - mean) / deviation


@wrong(
    "standardise",
    "The validation set is divided by the right deviation, but has a mean of its own subtracted.",
    "Take both numbers from the training set.",
)
def own_mean(X_train, X_val):
    deviation = X_train.std(axis=0)
    return (X_train - X_train.mean(axis=0)) / deviation, (X_val - X_val.mean(axis=0)) / deviation


@wrong(
    "standardise",
    "The deviation comes from X_train alone, the mean from all data: that is a leak, too.",
    "Take both from X_train.",
)
def mean_leaks(X_train, X_val):
    mean, deviation = np.concatenate([X_train, X_val]).mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / deviation, (X_val - mean) / deviation


@wrong(
    "standardise",
    "The mean goes over the features: axis=1 gives a number for each example.",
    "Each column needs one: look at the axis.",
)
def means_of_rows(X_train, X_val):
    mean, deviation = X_train.mean(axis=1), X_train.std(axis=1)
    return (X_train - mean) / deviation, (X_val - mean) / deviation


@wrong(
    "standardise",
    "The mean goes over the features: axis=1 gives a number for each example.",
    "Each column needs one: look at the axis. And both numbers come from the training set.",
)
def means_of_rows_in_each_set(X_train, X_val):
    scaled = [(X - X.mean(axis=1)) / X.std(axis=1) for X in (X_train, X_val)]
    return scaled[0], scaled[1]


@wrong(
    "standardise",
    "The columns are divided by their greatest value.",
    "Subtract the mean of the column, and divide by its deviation.",
)
def divided_by_the_greatest(X_train, X_val):
    return X_train / X_train.max(axis=0), X_val / X_train.max(axis=0)


@wrong(
    "standardise",
    "The root is taken of the sum of the squared differences.",
    "The deviation is the root of their mean.",
)
def root_of_the_sum_of_squares(X_train, X_val):
    mean = X_train.mean(axis=0)
    length = np.sqrt(((X_train - mean) ** 2).sum(axis=0))
    return (X_train - mean) / length, (X_val - mean) / length


scaled = wrong.edits(of="numpy_ref.overfitting.standardise")
MEAN, DEVIATION = "X_train.mean(axis=0)", "X_train.std(axis=0)"

scaled(
    "between_minus_1_and_1",
    (MEAN, "(X_train.min(axis=0) + X_train.max(axis=0)) / 2"),
    (DEVIATION, "(X_train.max(axis=0) - X_train.min(axis=0)) / 2"),
    hint="This brings each column between -1 and 1, by its least and its greatest value.",
    way_out="Here the mean becomes 0 and the deviation 1.",
)
scaled(
    "range_for_deviation",
    (DEVIATION, "X_train.max(axis=0) - X_train.min(axis=0)"),
    hint="The columns are divided by their range, the greatest value minus the least.",
    way_out="Divide by the deviation of the column.",
)
scaled(
    "median_for_mean",
    (MEAN, "np.median(X_train, axis=0)"),
    hint="The median is subtracted, the value in the middle.",
    way_out="The mean of the column is asked for.",
)
scaled(
    "mean_distance_for_deviation",
    (DEVIATION, "np.abs(X_train - mean).mean(axis=0)"),
    hint="The columns are divided by the mean distance from their mean.",
    way_out="In the deviation the distances are squared before the mean is taken, and then comes the root.",
)
scaled(
    "rows_of_length_1",
    ("(X_train - mean) / deviation", "X_train / np.linalg.norm(X_train, axis=1, keepdims=True)"),
    ("(X_val - mean) / deviation", "X_val / np.linalg.norm(X_val, axis=1, keepdims=True)"),
    hint="Each row is brought to length 1.",
    way_out="It is the columns that get a new scale, each by its mean and its deviation.",
)
scaled(
    "mean_and_deviation_themselves",
    ("(X_train - mean) / deviation, (X_val - mean) / deviation", "mean, deviation"),
    hint="The mean and the deviation of each column come back.",
    way_out="Both sets are asked for, on the scale that these two numbers give.",
)
scaled(
    "sum_for_mean",
    (MEAN, "X_train.sum(axis=0)"),
    hint="The sum of each column is subtracted, not its mean.",
)
scaled(
    "training_set_not_scaled",
    ("return (X_train - mean) / deviation", "return X_train"),
    hint="The training set is left as it was.",
    way_out="Both sets need the new scale.",
)
scaled(
    "deviation_leaks",
    (DEVIATION, "np.concatenate([X_train, X_val]).std(axis=0)"),
    hint="The deviation comes from all data, the validation set included: that is a leak, too.",
    way_out="Take both from X_train.",
)
scaled.together(
    ["median_for_mean", "sum_for_mean"],
    ["range_for_deviation", "deviation_leaks", "mean_distance_for_deviation"],
)


# early_stop


@wrong(
    "early_stop",
    "This is the last epoch of the list.",
    "What is kept is the best one before the stop.",
)
def last_epoch(losses, patience):
    return len(losses) - 1


@wrong(
    "early_stop",
    "This is the best epoch of the whole list.",
    "After the stop nothing is trained any more, so later losses are never seen. Go through the list and stop "
    "when the patience is used up.",
)
def best_of_all(losses, patience):
    return int(np.argmin(losses))


@wrong(
    "early_stop",
    "This is the epoch at which training stops.",
    "What is kept is the best one up to there.",
)
def epoch_of_the_stop(losses, patience):
    return min(right_early_stop(losses, patience) + patience, len(losses) - 1)


@wrong(
    "early_stop",
    "This is how many epochs were run.",
    "What is kept is the best one of them.",
)
def epochs_run(losses, patience):
    return min(right_early_stop(losses, patience) + patience, len(losses) - 1) + 1


@wrong(
    "early_stop",
    "This is the last epoch before the patience is used up.",
    "What is kept is the best one.",
)
def epoch_before_the_stop(losses, patience):
    return min(right_early_stop(losses, patience) + patience, len(losses)) - 1


@wrong(
    "early_stop",
    "Training goes on one epoch too long.",
    "It stops as soon as `patience` epochs in a row were no better, not one later.",
)
def one_too_patient(losses, patience):
    return right_early_stop(losses, patience + 1)


@wrong(
    "early_stop",
    "Training stops one epoch too soon.",
    "`patience` epochs in a row must be no better; the best epoch isn't one of them.",
)
def one_too_impatient(losses, patience):
    return right_early_stop(losses, patience - 1) if patience > 1 else 0


@wrong(
    "early_stop",
    "An improvement that is small isn't counted as one, as with a min_delta.",
    "Any loss that is lower than the least so far is an improvement.",
)
def small_improvements_ignored(losses, patience):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best] - 0.001:
            best = epoch
        if epoch - best == patience:
            break
    return best


@wrong(
    "early_stop",
    "The patience is ignored: training stops at the first epoch that is no better.",
    "Count how many there are in a row.",
)
def no_patience(losses, patience):
    return right_early_stop(losses, 1)


@wrong(
    "early_stop",
    "A tie counts as an improvement here, so the later epoch is kept.",
    "The loss has to be lower than the least so far. To be as low isn't enough.",
)
def ties_improve(losses, patience):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss <= losses[best]:
            best = epoch
        if epoch - best == patience:
            break
    return best


@wrong(
    "early_stop",
    "The right epoch is kept, but a tie gives new patience.",
    "To reach the least loss again is no improvement, so the count goes on.",
)
def ties_give_patience(losses, patience):
    best = waited = 0
    for epoch, loss in enumerate(losses):
        waited = waited + 1 if loss > losses[best] else 0
        if loss < losses[best]:
            best = epoch
        if waited == patience:
            break
    return best


@wrong(
    "early_stop",
    "It stops in time, but of two epochs that tie, the later one is kept.",
    "The first one is asked for.",
)
def last_of_ties(losses, patience):
    best = right_early_stop(losses, patience)
    seen = losses[: best + patience + 1]
    return int(np.flatnonzero(seen == losses[best])[-1])


@wrong(
    "early_stop",
    "The epochs are counted from 1.",
    "Here, as in Python's lists, the first has the number 0.",
)
def counted_from_1(losses, patience):
    return right_early_stop(losses, patience) + 1


@wrong(
    "early_stop",
    "This is the least loss.",
    "The number of its epoch is asked for.",
)
def loss_for_epoch(losses, patience):
    return losses[right_early_stop(losses, patience)]


@wrong(
    "early_stop",
    "Each loss is compared with the one before.",
    "It is compared with the least so far: a loss that falls a little after a rise may still be no improvement.",
)
def compared_with_the_one_before(losses, patience):
    waited = 0
    for epoch in range(1, len(losses)):
        waited = waited + 1 if losses[epoch] >= losses[epoch - 1] else 0
        if waited == patience:
            return int(np.argmin(losses[: epoch + 1]))
    return int(np.argmin(losses))


@wrong(
    "early_stop",
    "Each loss is compared with the one before, and what comes back is the epoch before the rise.",
    "Compare with the least loss so far, and keep its epoch.",
)
def before_the_rise(losses, patience):
    waited = 0
    for epoch in range(1, len(losses)):
        waited = waited + 1 if losses[epoch] >= losses[epoch - 1] else 0
        if waited == patience:
            return epoch - patience
    return len(losses) - 1


@wrong(
    "early_stop",
    "The count of bad epochs never goes back to 0, so it is used up by bad epochs that are not in a row.",
    "An improvement gives back all the patience.",
)
def never_reset(losses, patience):
    best = waited = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        elif epoch:
            waited += 1
        if waited == patience:
            break
    return best


@wrong(
    "early_stop",
    "Two things. 1: a tie counts as an improvement. 2: the count of bad epochs never goes back to 0.",
    "For the first: the loss has to be lower than the least so far. For the second: an improvement gives back all the "
    "patience.",
)
def ties_improve_and_never_reset(losses, patience):
    best = waited = 0
    for epoch, loss in enumerate(losses):
        if loss <= losses[best]:
            best = epoch
        else:
            waited += 1
        if waited == patience:
            break
    return best


@wrong(
    "early_stop",
    "The first epoch is counted as one without improvement, so the patience is one shorter at the beginning.",
    "The first loss is the least so far.",
)
def first_epoch_counted(losses, patience):
    best = waited = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best


@wrong(
    "early_stop",
    "This keeps the epoch with the greatest loss.",
    "The best one has the least.",
)
def greatest_loss(losses, patience):
    return right_early_stop(-np.asarray(losses), patience)


@wrong(
    "early_stop",
    "This is the best of the first epochs, as many as the patience says.",
    "The patience begins anew at every improvement.",
)
def best_of_the_first(losses, patience):
    return int(np.argmin(losses[:patience]))


@wrong(
    "early_stop",
    "This is the best of the first `patience` + 1 epochs.",
    "The patience begins anew at every improvement.",
)
def best_of_the_first_and_one_more(losses, patience):
    return int(np.argmin(losses[: patience + 1]))


@wrong(
    "early_stop",
    "Epoch 0 always comes back.",
    "Does the search begin with a least loss of 0, which no loss is below? Or does a `return` end it at once?",
)
def begins_with_0(losses, patience):
    return 0


@wrong(
    "early_stop",
    "The search begins with a least loss of 1, and losses may be greater.",
    "Begin with the first loss, or with infinity.",
)
def begins_with_1(losses, patience):
    least, best, waited = 1.0, 0, 0
    for epoch, loss in enumerate(losses):
        if loss < least:
            least, best, waited = loss, epoch, 0
        else:
            waited += 1
            if waited == patience:
                break
    return best


@wrong(
    "early_stop",
    "When the list ends before the patience does, nothing comes back.",
    "The best epoch should come back in any case. What happens after the last round of the loop?",
)
def nothing_without_a_stop(losses, patience):
    best = 0
    for epoch, loss in enumerate(losses):
        if loss < losses[best]:
            best = epoch
        if epoch - best == patience:
            return best
    return None


@wrong(
    "early_stop",
    "When the list ends before the patience does, the last epoch comes back.",
    "The best one is kept then too.",
)
def last_without_a_stop(losses, patience):
    best = right_early_stop(losses, patience)
    return best if best + patience < len(losses) else len(losses) - 1


@wrong(
    "early_stop",
    "Two values come back.",
    "Only the number of the epoch is asked for.",
)
def epoch_and_loss(losses, patience):
    best = right_early_stop(losses, patience)
    return best, losses[best]


@wrong(
    "early_stop",
    "Each loss is compared with the one before, and what comes back is the epoch before the rise.",
    "Compare with the least loss so far, and keep its epoch. (For the first epoch, losses[epoch - 1] is the last "
    "loss of the list.)",
)
def first_compared_with_the_last(losses, patience):
    waited = 0
    for epoch in range(len(losses)):
        waited = waited + 1 if losses[epoch] > losses[epoch - 1] else 0
        if waited == patience:
            return epoch - patience
    return len(losses) - 1


@wrong(
    "early_stop",
    "The last epochs, as many as the patience says, are left out of the search.",
    "They count as well, unless training has stopped before.",
)
def last_ones_left_out(losses, patience):
    return int(np.argmin(losses[:-patience])) if patience < len(losses) else 0


@wrong(
    "early_stop",
    "Losses above the least so far count as improvements: each is compared with something that doesn't follow the "
    "best one, the first loss for example.",
    "With every improvement the least loss changes, not only the epoch.",
)
def compared_with_the_first(losses, patience):
    best, waited = 0, 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[0]:
            best, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best


@wrong(
    "early_stop",
    "The patience is subtracted from the last epoch that was run.",
    "That is the best one only if training has stopped: the list may end first. Keep the number of the best epoch"
    " in a variable.",
)
def patience_subtracted(losses, patience):
    least, waited, last = np.inf, 0, 0
    for epoch, loss in enumerate(losses):
        waited = 0 if loss < least else waited + 1
        least, last = min(least, loss), epoch
        if waited == patience:
            break
    return last - patience


@wrong(
    "early_stop",
    "The last loss of the list is never looked at. Where does your range end? It leaves out the number at its end.",
)
def last_loss_unseen(losses, patience):
    return right_early_stop(losses[:-1], patience) if len(losses) > 1 else 0


@wrong(
    "early_stop",
    "It asks for an epoch that isn't in the list: the list may end before the patience is used up.",
    "Stop there too.",
)
def beyond_the_list(losses, patience):
    best, epoch = 0, 0
    while epoch - best < patience:
        epoch += 1
        if losses[epoch] < losses[best]:
            best = epoch
    return best


@wrong(
    "early_stop",
    "The answer is True or False, whether to stop. It is the number of an epoch that is asked for.",
    "Which of the losses that were seen is the least?",
)
def whether_the_last_were_no_better(losses, patience):
    if len(losses) < patience:
        return False
    return not any(losses[-back] < losses[-back - 1] for back in range(1, patience + 1))


@wrong(
    "early_stop",
    "The answer is True or False, whether training stops. It is the number of an epoch that is asked for.",
    "Which of the losses that were seen is the least?",
)
def whether_it_stops(losses, patience):
    return right_early_stop(losses, patience) + patience < len(losses)


@wrong(
    "early_stop",
    "This is the best of the last epochs, as many as the patience says.",
    "The best so far may be older. Go through the list from its beginning.",
)
def best_of_the_last(losses, patience):
    return max(len(losses) - patience, 0) + int(np.argmin(losses[-patience:]))


@wrong(
    "early_stop",
    "This is how many epochs have passed since the best one.",
    "The number of the best epoch itself is asked for.",
)
def epochs_since_the_best(losses, patience):
    best = right_early_stop(losses, patience)
    return min(patience, len(losses) - 1 - best)


@wrong(
    "early_stop",
    "A little progress doesn't count as progress here: a loss has to be lower by some margin.",
    "Keras knows a min_delta. In this course any loss below the least so far is an improvement.",
)
def least_progress(losses, patience):
    best = waited = 0
    for epoch in range(1, len(losses)):
        if losses[epoch] < losses[best] - 0.1:
            best, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return best


@wrong(
    "early_stop",
    "A loss that is worse than the least so far takes its place here.",
    "The least loss changes only when a lower one comes.",
)
def least_replaced_by_every_loss(losses, patience):
    best, waited, least = 0, 0, losses[0]
    for epoch in range(1, len(losses)):
        if losses[epoch] < least:
            best, waited = epoch, 0
        else:
            waited += 1
        least = losses[epoch]
        if waited == patience:
            break
    return best


# kept_weights


@wrong(
    "kept_weights",
    "This stops by the training loss.",
    "That one goes on falling while the network learns by heart: the validation loss is what tells.",
)
def by_the_training_loss(weights, train_losses, val_losses, patience):
    return weights[early_stop(train_losses, patience)]


@wrong(
    "kept_weights",
    "These are the weights of the epoch with the least training loss.",
    "The network has learned by heart there: the validation loss is what tells.",
)
def least_training_loss(weights, train_losses, val_losses, patience):
    return weights[np.argmin(train_losses)]


@wrong(
    "kept_weights",
    "These are the last weights of all.",
    "The weights of the best epoch are kept.",
)
def last_weights(weights, train_losses, val_losses, patience):
    return weights[-1]


@wrong(
    "kept_weights",
    "These are the weights at the moment of the stop.",
    "Since the best epoch the validation loss hasn't been lower: go back to that epoch.",
)
def weights_at_the_stop(weights, train_losses, val_losses, patience):
    return weights[min(early_stop(val_losses, patience) + patience, len(weights) - 1)]


@wrong(
    "kept_weights",
    "The count of epochs that were no better is never set back.",
    "The patience is for epochs in a row.",
)
def kept_never_reset(weights, train_losses, val_losses, patience):
    return weights[never_reset(val_losses, patience)]


@wrong(
    "kept_weights",
    "These are the weights at the moment of the stop, and the count of epochs that were no better is never set back.",
    "Which epoch is kept? And what does the patience ask for, in a row or in all?",
)
def stop_of_a_count_never_reset(weights, train_losses, val_losses, patience):
    least, waited, epoch = val_losses[0], 0, 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < least:
            least = val_losses[epoch]
        else:
            waited += 1
        if waited == patience:
            break
    return weights[epoch]


@wrong(
    "kept_weights",
    "It stops in time, but then the epoch with the least training loss is kept.",
    "Keep the one with the least validation loss.",
)
def least_training_loss_before_the_stop(weights, train_losses, val_losses, patience):
    seen = early_stop(val_losses, patience) + patience + 1
    return weights[np.argmin(train_losses[:seen])]


@wrong(
    "kept_weights",
    "Each loss is compared with the one before, not with the least so far.",
    "A loss that falls a little after a rise may still be no improvement.",
)
def compared_with_the_epoch_before(weights, train_losses, val_losses, patience):
    waited, stop = 0, len(val_losses)
    for epoch in range(1, len(val_losses)):
        waited = 0 if val_losses[epoch] < val_losses[epoch - 1] else waited + 1
        if waited == patience:
            stop = epoch + 1
            break
    return weights[np.argmin(val_losses[:stop])]


@wrong(
    "kept_weights",
    "These are the weights of the best epoch of the whole list.",
    "After the stop nothing is trained any more: later epochs don't count.",
)
def best_weights_of_all(weights, train_losses, val_losses, patience):
    return weights[np.argmin(val_losses)]


@wrong(
    "kept_weights",
    "The epoch is chosen by the gap between the two losses.",
    "A model that is equally bad on both sets has no gap: it is the validation loss that should be small.",
    speaks_of=["-"],
)
def smallest_gap(weights, train_losses, val_losses, patience):
    return weights[np.argmin(np.abs(val_losses - train_losses))]


@wrong(
    "kept_weights",
    "The epoch is chosen by the size of the weights.",
    "Small weights may be as bad as large ones: it is the validation loss that should be small.",
    speaks_of=["norm"],
)
def smallest_weights(weights, train_losses, val_losses, patience):
    return weights[early_stop(np.linalg.norm(weights, axis=1), patience)]


@wrong(
    "kept_weights",
    "The two losses are added or averaged.",
    "The training loss goes on falling when new examples get worse: only the validation loss counts.",
)
def both_losses(weights, train_losses, val_losses, patience):
    return weights[early_stop(train_losses + val_losses, patience)]


@wrong(
    "kept_weights",
    "This is the number of the epoch.",
    "Its row of the weights is asked for.",
)
def number_of_the_epoch(weights, train_losses, val_losses, patience):
    return early_stop(val_losses, patience)


@wrong(
    "kept_weights",
    "This is the loss of the epoch that is kept.",
    "Its row of the weights is asked for.",
)
def loss_of_the_epoch(weights, train_losses, val_losses, patience):
    return val_losses[early_stop(val_losses, patience)]


@wrong(
    "kept_weights",
    "This is a column: one weight after each epoch.",
    "The rows of `weights` are the epochs.",
)
def column_for_row(weights, train_losses, val_losses, patience):
    return weights[:, early_stop(val_losses, patience)]


@wrong(
    "kept_weights",
    "These are the weights one epoch after the best.",
    "Row k has them as they were after epoch k.",
)
def one_row_later(weights, train_losses, val_losses, patience):
    return weights[min(early_stop(val_losses, patience) + 1, len(weights) - 1)]


@wrong(
    "kept_weights",
    "These are the weights one epoch before the best.",
    "Row k has them as they were after epoch k.",
)
def one_row_earlier(weights, train_losses, val_losses, patience):
    return weights[early_stop(val_losses, patience) - 1]


@wrong(
    "kept_weights",
    "All weights up to the best epoch come back.",
    "Only the weights as they were right after that epoch are asked for: one row.",
)
def all_rows_until(weights, train_losses, val_losses, patience):
    return weights[: early_stop(val_losses, patience) + 1]


@wrong(
    "kept_weights",
    "Training goes on one epoch too long.",
    "It stops as soon as `patience` epochs in a row were no better, not one later.",
)
def kept_one_too_patient(weights, train_losses, val_losses, patience):
    return weights[early_stop(val_losses, patience + 1)]


@wrong(
    "kept_weights",
    "Training stops one epoch too soon.",
    "`patience` epochs in a row must be no better; the best epoch isn't one of them.",
)
def kept_one_too_impatient(weights, train_losses, val_losses, patience):
    return weights[early_stop(val_losses, patience - 1) if patience > 1 else 0]


@wrong(
    "kept_weights",
    "A tie counts as an improvement here.",
    "The loss has to be lower than the least so far. To be as low isn't enough.",
)
def kept_ties_improve(weights, train_losses, val_losses, patience):
    return weights[ties_improve(val_losses, patience)]


@wrong(
    "kept_weights",
    "These are the best of the first epochs, as many as the patience says.",
    "The patience begins anew at every improvement.",
)
def kept_best_of_the_first(weights, train_losses, val_losses, patience):
    return weights[np.argmin(val_losses[:patience])]


@wrong(
    "kept_weights",
    "This looks for the smallest gap between the two losses.",
    "A gap is small, too, while the network has learned nothing: what counts is the validation loss itself.",
    speaks_of=["-"],
)
def smallest_gap_at_the_stop(weights, train_losses, val_losses, patience):
    return weights[right_early_stop(abs(val_losses - train_losses), patience)]


@wrong(
    "kept_weights",
    "The rows of several epochs are averaged.",
    "The weights of one epoch are kept, as they were after it.",
)
def mean_of_the_rows(weights, train_losses, val_losses, patience):
    return weights[: early_stop(val_losses, patience) + 1].mean(axis=0)


@wrong(
    "kept_weights",
    "This row lies as many epochs before the end of the list as the patience says.",
    "Training may have stopped long before the end of the list. Which epoch is best up to the stop?",
)
def patience_before_the_end(weights, train_losses, val_losses, patience):
    return weights[max(len(weights) - 1 - patience, 0)]


@wrong(
    "kept_weights",
    "These weights are older than the best ones: the patience is subtracted from an epoch that is the best already.",
    "What does early_stop return, the epoch of the stop or the best one?",
)
def patience_subtracted_from_the_best(weights, train_losses, val_losses, patience):
    return weights[max(early_stop(val_losses, patience) - patience, 0)]


@wrong(
    "kept_weights",
    "The row is the one whose number is the patience.",
    "The patience says how long to wait. Which epoch is kept?",
)
def row_of_the_patience(weights, train_losses, val_losses, patience):
    return weights[min(patience, len(weights) - 1)]


# l2_loss


@wrong(
    "l2_loss",
    "The biases are counted too.",
    "They are free: leave out the last row of each matrix.",
)
def biases_counted(weights, lam):
    return lam / 2 * sum((W**2).sum() for W in weights)


@wrong(
    "l2_loss",
    "The ½ is missing, and the biases are counted.",
    "The penalty is λ/2 times the squares without the last rows.",
)
def biases_counted_without_half(weights, lam):
    return lam * sum((W**2).sum() for W in weights)


@wrong(
    "l2_loss",
    "It is twice as large as it should be: the ½ is missing.",
    "The ½ makes the slope λw instead of 2λw.",
)
def half_missing(weights, lam):
    return 2 * right_l2_loss(weights, lam)


@wrong("l2_loss", "It is half of what it should be: there is one ½ too many.")
def two_halves(weights, lam):
    return right_l2_loss(weights, lam) / 2


@wrong("l2_loss", "λ is missing: the penalty is λ/2 times the sum of the squares.")
def lam_missing(weights, lam):
    return right_l2_loss(weights, 1.0)


@wrong(
    "l2_loss",
    "This is the sum of the squares alone.",
    "It is multiplied by λ/2.",
)
def only_squares(weights, lam):
    return right_l2_loss(weights, 2.0)


@wrong(
    "l2_loss",
    "λ is squared.",
    "Only the weights are.",
)
def lam_squared(weights, lam):
    return right_l2_loss(weights, lam**2)


@wrong(
    "l2_loss",
    "This adds up absolute values, which is called L1.",
    "For L2 the weights are squared.",
)
def absolute_values(weights, lam):
    return lam / 2 * sum(np.abs(W[:-1]).sum() for W in weights)


@wrong(
    "l2_loss",
    "This adds up absolute values, which is called L1.",
    "For L2 the weights are squared, and λ is halved.",
)
def absolute_values_without_half(weights, lam):
    return lam * sum(np.abs(W[:-1]).sum() for W in weights)


@wrong("l2_loss", "The weights aren't squared, so negative and positive ones cancel.")
def not_squared(weights, lam):
    return lam / 2 * sum(W[:-1].sum() for W in weights)


@wrong(
    "l2_loss",
    "The sum is squared, not each weight.",
    "Square first, then add up.",
)
def square_of_the_sum(weights, lam):
    return lam / 2 * sum(W[:-1].sum() ** 2 for W in weights)


@wrong(
    "l2_loss",
    "A square root is taken: this is the length of the weights.",
    "The penalty is made of the squares themselves.",
)
def root_of_the_sum(weights, lam):
    return lam / 2 * np.sqrt(sum((W[:-1] ** 2).sum() for W in weights))


@wrong(
    "l2_loss",
    "The lengths of the matrices are added up: np.linalg.norm takes a square root.",
    "The penalty is made of the squares themselves.",
)
def sum_of_lengths(weights, lam):
    return lam / 2 * sum(np.linalg.norm(W[:-1]) for W in weights)


@wrong(
    "l2_loss",
    "This is the mean of the squares in each matrix.",
    "The penalty is their sum.",
)
def mean_for_sum(weights, lam):
    return lam / 2 * sum((W[:-1] ** 2).mean() for W in weights)


@wrong(
    "l2_loss",
    "The sum is divided by the number of layers.",
    "It is a plain sum over all of them.",
)
def mean_over_layers(weights, lam):
    return right_l2_loss(weights, lam) / len(weights)


@wrong(
    "l2_loss",
    "The last column is left out.",
    "The biases are in the last row of each matrix.",
)
def last_column_left_out(weights, lam):
    return lam / 2 * sum((W[:, :-1] ** 2).sum() for W in weights)


@wrong(
    "l2_loss",
    "The first row is left out.",
    "The biases are in the last row of each matrix.",
)
def first_row_left_out(weights, lam):
    return lam / 2 * sum((W[1:] ** 2).sum() for W in weights)


@wrong(
    "l2_loss",
    "Only the biases are counted.",
    "They are what is left out: the weights are the rows above.",
)
def only_biases(weights, lam):
    return lam / 2 * sum((W[-1] ** 2).sum() for W in weights)


@wrong(
    "l2_loss",
    "Only the first matrix is counted.",
    "Go through the whole list; a `return` inside the loop ends it too early.",
)
def only_the_first_layer(weights, lam):
    return right_l2_loss(weights[:1], lam)


@wrong(
    "l2_loss",
    "Only the last matrix is counted.",
    "Does each round replace the sum of the one before? Add them up.",
)
def only_the_last_layer(weights, lam):
    return right_l2_loss(weights[-1:], lam)


@wrong(
    "l2_loss",
    "Only the first two matrices are counted.",
    "A network may have any number of layers: use a loop.",
)
def only_two_layers(weights, lam):
    return right_l2_loss(weights[:2], lam)


@wrong(
    "l2_loss",
    "The last matrix is left out as a whole.",
    "It is the last row of each matrix that doesn't count.",
)
def last_layer_left_out(weights, lam):
    return lam / 2 * sum((W**2).sum() for W in weights[:-1])


@wrong(
    "l2_loss",
    "There is one number for each layer.",
    "Add them up: the penalty is one number.",
)
def one_for_each_layer(weights, lam):
    return [right_l2_loss([W], lam) for W in weights]


@wrong(
    "l2_loss",
    "The penalty is negative, so large weights would be rewarded.",
    "It is added to the loss. Should it make that larger or smaller?",
)
def reward(weights, lam):
    return -right_l2_loss(weights, lam)


@wrong(
    "l2_loss",
    "`weights` is a list of matrices, and a list can't be squared.",
    "Go through it, one matrix at a time.",
)
def list_squared(weights, lam):
    return lam / 2 * np.sum(weights**2)


@wrong(
    "l2_loss",
    "The matrices differ in shape, so NumPy can't put the list into one array.",
    "Go through it, one matrix at a time.",
)
def list_put_into_an_array(weights, lam):
    return lam / 2 * np.sum(np.array(weights) ** 2)


@wrong(
    "l2_loss",
    "The biases are set to 0 in the matrices of the caller: the network has lost them.",
    "Leave the last row out of the sum; nothing has to be changed for that.",
)
def loss_with_biases_erased(weights, lam):
    for W in weights:
        W[-1] = 0
    return right_l2_loss(weights, lam)


@wrong(
    "l2_loss",
    "The first column is left out.",
    "The biases are in the last row of each matrix.",
)
def first_column_left_out(weights, lam):
    return lam / 2 * sum((W[:, 1:] ** 2).sum() for W in weights)


@wrong(
    "l2_loss",
    "The sum is divided by the number of weights.",
    "The penalty is a plain sum.",
)
def mean_over_all_weights(weights, lam):
    return right_l2_loss(weights, lam) / sum(W[:-1].size for W in weights)


@wrong(
    "l2_loss",
    "Several numbers come back, or can't be added up: Python's sum goes over the rows alone.",
    "NumPy's goes over all entries of a matrix.",
)
def sums_of_columns(weights, lam):
    return lam / 2 * sum(sum(W[:-1] ** 2) for W in weights)


@wrong(
    "l2_loss",
    "The last matrix is left out, and so are the biases of the others.",
    "Go through the whole list; only the last row of each matrix doesn't count.",
)
def last_layer_missing(weights, lam):
    return right_l2_loss(weights[:-1], lam)


@wrong(
    "l2_loss",
    "// rounds down, and of a small λ nothing is left.",
    "Take / for a fraction.",
)
def rounded_division(weights, lam):
    return lam // 2 * sum((W[:-1] ** 2).sum() for W in weights)


@wrong(
    "l2_loss",
    "In Python ^ doesn't raise to a power: it works on bits.",
    "A square is written with **.",
)
def caret_for_power(weights, lam):
    return lam / 2 * sum((W[:-1] ^ 2).sum() for W in weights)


penalty = wrong.edits(of="numpy_ref.overfitting.l2_loss")
SQUARES = "(W[:-1] ** 2).sum()"
SINGULAR = "norm with a 2 is the greatest singular value of a matrix, not the root of the sum of its squares."
NORM_OF_A_MATRIX = "What does norm take of a matrix where nothing else is said?"

penalty(
    "products_of_the_matrices",
    (SQUARES, "(W[:-1] @ W[:-1].T).sum()"),
    hint="Each matrix is multiplied by itself with @, which mixes different weights.",
    way_out="Each weight is squared by itself.",
    speaks_of=("@",),
)
penalty(
    "greatest_singular_values",
    (SQUARES, "np.linalg.norm(W[:-1], 2) ** 2"),
    hint=SINGULAR,
    way_out=NORM_OF_A_MATRIX,
    speaks_of=("norm",),
)
penalty(
    "both_penalties",
    (SQUARES, "(W[:-1] ** 2).sum() + np.abs(W[:-1]).sum()"),
    hint="Absolute values are added as well, which is called an elastic net.",
    way_out="L2 is made of squares alone.",
)
penalty(
    "biases_of_the_first_layer_alone_left_out",
    ("[(W[:-1] ** 2).sum() for W in weights]", "[(weights[0][:-1] ** 2).sum(), *((W**2).sum() for W in weights[1:])]"),
    hint="The biases of the first matrix are left out, those of the others are counted.",
    way_out="Every matrix has its biases in the last row.",
)
penalty(
    "biases_of_the_last_layer_alone_left_out",
    (
        "[(W[:-1] ** 2).sum() for W in weights]",
        "[*((W**2).sum() for W in weights[:-1]), (weights[-1][:-1] ** 2).sum()]",
    ),
    hint="The biases of the last matrix are left out, those of the others are counted.",
    way_out="Every matrix has its biases in the last row.",
)
penalty(
    "two_last_rows_left_out",
    ("W[:-1]", "W[:-2]"),
    hint="The last two rows of each matrix are left out.",
    way_out="Only one row holds biases.",
)
penalty(
    "divided_by_the_rows",
    (SQUARES, "(W[:-1] ** 2).sum() / len(W[:-1])"),
    hint="In each matrix the sum of the squares is divided by the number of its rows.",
    way_out="The penalty is a plain sum.",
)
penalty(
    "largest_weight_alone",
    (SQUARES, "(W[:-1] ** 2).max()"),
    hint="Only the largest weight of each matrix is counted.",
    way_out="All weights have a part in the penalty.",
)
penalty(
    "product_of_the_layers",
    ("sum(squares)", "np.prod(squares)"),
    hint="The numbers of the layers are multiplied.",
    way_out="The penalty is their sum.",
)


# l2_gradient


@wrong(
    "l2_gradient",
    "It is twice as large as it should be: the ½ of the penalty cancels the 2 of the square, so the slope is λw.",
)
def two_kept(weights, lam):
    return [np.vstack([2 * lam * W[:-1], 0 * W[-1:]]) for W in weights]


@wrong(
    "l2_gradient",
    "It is half of what it should be: the ½ is gone, since the square brings a 2.",
    "The slope is λw.",
)
def half_kept(weights, lam):
    return [np.vstack([lam / 2 * W[:-1], 0 * W[-1:]]) for W in weights]


@wrong(
    "l2_gradient",
    "The biases have slopes too.",
    "They are free: the last row of each matrix is 0.",
)
def biases_decay(weights, lam):
    return [lam * W for W in weights]


@wrong(
    "l2_gradient",
    "The biases have slopes, and there is a factor 2 left.",
    "Their rows are 0, and the ½ cancels the 2.",
)
def biases_decay_twice(weights, lam):
    return [2 * lam * W for W in weights]


@wrong(
    "l2_gradient",
    "The rows of the biases are missing, so these matrices can't be added to the gradient of the loss.",
    "Keep the row, with zeros.",
)
def bias_rows_missing(weights, lam):
    return [lam * W[:-1] for W in weights]


@wrong(
    "l2_gradient",
    "These are the weights after a step, W − λW.",
    "The function returns the slopes alone, λW; the step comes later.",
)
def shrunk_weights(weights, lam):
    return [W - slope for W, slope in zip(weights, right_l2_gradient([1.0 * W for W in weights], lam))]


@wrong(
    "l2_gradient",
    "The sign is reversed.",
    "The penalty grows with the size of a weight, so its slope has the weight's sign.",
)
def sign_turned(weights, lam):
    return right_l2_gradient([1.0 * W for W in weights], -lam)


@wrong("l2_gradient", "λ is missing: the slope along a weight w is λw.")
def slope_without_lam(weights, lam):
    return right_l2_gradient(weights, 1.0)


@wrong(
    "l2_gradient",
    "λ is squared.",
    "It stands in the penalty once, and so it does in the slope.",
)
def slope_with_lam_squared(weights, lam):
    return right_l2_gradient(weights, lam**2)


@wrong(
    "l2_gradient",
    "Only the signs of the weights are left.",
    "That is the slope of L1, the absolute values; of L2 it is λw.",
)
def slope_of_absolute_values(weights, lam):
    return right_l2_gradient([np.sign(W) for W in weights], lam)


@wrong(
    "l2_gradient",
    "The weights are still squared.",
    "Along w, the slope of w² is 2w.",
)
def squares_kept(weights, lam):
    return right_l2_gradient([W**2 for W in weights], lam / 2)


@wrong(
    "l2_gradient",
    "The weights are still squared.",
    "Along w, the slope of λ/2 · w² is λw.",
)
def squares_kept_without_half(weights, lam):
    return right_l2_gradient([W**2 for W in weights], lam)


@wrong(
    "l2_gradient",
    "The last column is 0.",
    "The biases are in the last row of each matrix.",
)
def last_column_zero(weights, lam):
    return [lam * np.where(np.arange(W.shape[1]) == W.shape[1] - 1, 0, W) for W in weights]


@wrong(
    "l2_gradient",
    "The first row is 0.",
    "The biases are in the last row of each matrix.",
)
def first_row_zero(weights, lam):
    return [lam * np.concatenate([0 * W[:1], W[1:]]) for W in weights]


@wrong(
    "l2_gradient",
    "The zeros are written into the matrices of the caller: the biases of the network are gone.",
    "Make a new matrix for the slopes, and leave those of the caller alone.",
)
def biases_erased(weights, lam):
    for W in weights:
        W[-1] = 0
    return [lam * W for W in weights]


@wrong(
    "l2_gradient",
    "The slopes are computed in the matrices of the caller, so the weights of the network are gone.",
    "Make a new matrix for the slopes.",
)
def computed_in_place(weights, lam):
    for W in weights:
        W[-1] = 0
        W *= lam
    return list(weights)


@wrong(
    "l2_gradient",
    "The slopes are written into a copy of the matrix, which holds whole numbers if that one does: fractions are cut "
    "off. lam * W makes a new matrix of fractions.",
)
def written_into_integers(weights, lam):
    slopes = []
    for W in weights:
        dW = W.copy()
        dW[:-1] = lam * W[:-1]
        dW[-1] = 0
        slopes.append(dW)
    return slopes


@wrong("l2_gradient", "The matrices come in the wrong order: the first belongs to the first layer.")
def layers_turned(weights, lam):
    return right_l2_gradient(weights, lam)[::-1]


@wrong(
    "l2_gradient",
    "This is the penalty, one number for each layer.",
    "Its slopes are asked for, one for each weight.",
)
def penalty_for_slopes(weights, lam):
    return [l2_loss([W], lam) for W in weights]


@wrong(
    "l2_gradient",
    "One number comes back, as the penalty is one.",
    "Its slopes are asked for, one for each weight.",
)
def penalty_for_all_slopes(weights, lam):
    return l2_loss(weights, lam)


@wrong(
    "l2_gradient",
    "One array comes back.",
    "A list is asked for, with a matrix for each layer. (A `return` inside the loop ends it after the first.)",
)
def first_layer_alone(weights, lam):
    return right_l2_gradient(weights, lam)[0]


@wrong(
    "l2_gradient",
    "The slopes are divided by the number of weights.",
    "The penalty is a sum, not a mean.",
)
def slopes_averaged(weights, lam):
    return [slope / W[:-1].size for W, slope in zip(weights, right_l2_gradient(weights, lam))]


@wrong(
    "l2_gradient",
    "`weights` is a list of matrices, and a list can't be multiplied by λ.",
    "Go through it, one matrix at a time.",
)
def list_multiplied(weights, lam):
    return lam * weights


@wrong(
    "l2_gradient",
    "A matrix is added to the list with +, which NumPy takes for arithmetic.",
    "To put it at the end of the list, use append.",
)
def added_for_appended(weights, lam):
    slopes = []
    for W in weights:
        dW = lam * W
        dW[-1] = 0
        slopes += dW
    return slopes


@wrong(
    "l2_gradient",
    "The row of zeros stands first.",
    "The biases are in the last row of each matrix.",
)
def zeros_on_top(weights, lam):
    return [np.vstack([0 * W[-1:], lam * W[:-1]]) for W in weights]


@wrong(
    "l2_gradient",
    "These are the weights after a step, W − λW, biases too.",
    "The function returns the slopes alone: λW, and 0 for the biases.",
)
def all_shrunk(weights, lam):
    return [W - lam * W for W in weights]


@wrong(
    "l2_gradient",
    "Only one matrix is in the list.",
    "Is it put there after the loop, where each round has to do it?",
)
def last_layer_alone(weights, lam):
    return right_l2_gradient(weights, lam)[-1:]


@wrong(
    "l2_gradient",
    "The slopes are written into the matrices of the caller: a second name, as in G = W, makes no copy. lam * W makes "
    "a new matrix.",
)
def second_name_for_copy(weights, lam):
    for W in weights:
        W[:-1] = lam * W[:-1]
        W[-1] = 0
    return list(weights)


slope = wrong.edits(of="numpy_ref.overfitting.l2_gradient")

slope(
    "first_column_zero",
    ("dW[-1] = 0", "dW[:, 0] = 0"),
    hint="The first column is 0.",
    way_out="The biases are in the last row of each matrix.",
)
slope(
    "all_of_the_first_matrix",
    ("dW[-1] = 0", "dW[-1] = 0 if W is not weights[0] else dW[-1]"),
    hint="The biases of the first matrix have slopes, those of the others haven't.",
    way_out="The last row of every matrix is free.",
)
slope(
    "only_the_first_biases_free",
    ("dW[-1] = 0", "dW[-1] = 0 if W is weights[0] else dW[-1]"),
    hint="Only the biases of the first matrix are free.",
    way_out="The last row of every matrix is.",
)
slope(
    "biases_as_they_are",
    ("dW[-1] = 0", "dW[-1] = W[-1]"),
    hint="The last rows hold the biases as they are.",
    way_out="These matrices are slopes. How does the penalty change with a bias?",
)
slope(
    "last_entry_alone_is_free",
    ("dW[-1] = 0", "dW[-1, -1] = 0"),
    hint="Only one bias of each matrix is free, the last.",
    way_out="All of the last row are biases.",
)
slope(
    "ones_for_the_biases",
    ("dW[-1] = 0", "dW[-1] = 1"),
    hint="The slopes of the biases are 1.",
    way_out="How does the penalty change with a bias?",
)
slope(
    "slopes_over_the_rows",
    ("lam * W", "lam * W / len(W[:-1])"),
    hint="The slopes of each matrix are divided by the number of its rows.",
    way_out="The penalty is a sum, not a mean.",
)
slope(
    "relative_slopes",
    ("lam * W", "lam * W / np.sqrt((W[:-1] ** 2).sum())"),
    hint="The slopes of each matrix are divided by its length.",
    way_out="That belongs to a penalty with a square root. Along w, the slope of λ/2 · w² is λw.",
)


# parameter_groups


@wrong(
    "parameter_groups",
    "The biases shrink too: all parameters are in one group.",
    "Make a second group for the biases, with a weight_decay of 0.",
)
def all_in_one_group(model, weight_decay):
    return [{"params": list(model.parameters()), "weight_decay": weight_decay}]


@wrong(
    "parameter_groups",
    "The biases are in no group, so the optimizer never moves them.",
    "They get a group of their own, with a weight_decay of 0.",
)
def biases_in_no_group(model, weight_decay):
    return [{"params": [p for p in model.parameters() if p.dim() > 1], "weight_decay": weight_decay}]


@wrong(
    "parameter_groups",
    "The weights are in no group, so the optimizer never moves them.",
    "They get a group too, with weight_decay.",
)
def weights_in_no_group(model, weight_decay):
    return [{"params": [p for p in model.parameters() if p.dim() == 1], "weight_decay": 0.0}]


@wrong("parameter_groups", "The weights of the last layer don't shrink.", "The layer that gives the scores is one too.")
def last_layer_spared(model, weight_decay):
    weights = [p for p in model.parameters() if p.dim() > 1]
    biases = [p for p in model.parameters() if p.dim() == 1]
    return [
        {"params": weights[:-1], "weight_decay": weight_decay},
        {"params": [weights[-1], *biases], "weight_decay": 0.0},
    ]


@wrong("parameter_groups", "The groups are exchanged: the biases shrink, the weights don't.")
def groups_exchanged(model, weight_decay):
    weights = [p for p in model.parameters() if p.dim() > 1]
    biases = [p for p in model.parameters() if p.dim() == 1]
    return [{"params": weights, "weight_decay": 0.0}, {"params": biases, "weight_decay": weight_decay}]


def _groups(model, weight_decay, **of_biases):
    weights = [p for p in model.parameters() if p.dim() > 1]
    biases = [p for p in model.parameters() if p.dim() == 1]
    return [{"params": weights, "weight_decay": weight_decay}, {"params": biases, **of_biases}]


@wrong(
    "parameter_groups",
    "The weights shrink half as fast as they should.",
    "PyTorch's weight_decay is λ itself: the ½ is in the penalty already.",
)
def decay_halved(model, weight_decay):
    return _groups(model, weight_decay / 2)


@wrong(
    "parameter_groups",
    "The weights shrink twice as fast as they should.",
    "PyTorch's weight_decay is λ itself, without a factor 2.",
)
def decay_doubled(model, weight_decay):
    return _groups(model, 2 * weight_decay)


@wrong(
    "parameter_groups",
    'Nothing shrinks: no weight is in a group with "weight_decay".',
    "A key with another name is ignored without a word. And parameters have names such as 0.weight: ask how the "
    "name ends.",
)
def decay_nowhere(model, weight_decay):
    return [{**group, "weight_decay": 0.0, "decay": weight_decay} for group in _groups(model, weight_decay)]


@wrong(
    "parameter_groups",
    "Only the first layer shrinks.",
    "All weights do: go through all parameters of the model.",
)
def only_the_first_layer_decays(model, weight_decay):
    first, *others = model.parameters()
    return [{"params": [first], "weight_decay": weight_decay}, {"params": others}]


@wrong(
    "parameter_groups",
    "Only the last layer shrinks.",
    "All weights do: go through all parameters of the model.",
)
def only_the_last_layer_decays(model, weight_decay):
    *others, last, bias = model.parameters()
    return [{"params": [last], "weight_decay": weight_decay}, {"params": [*others, bias]}]


@wrong(
    "parameter_groups",
    "Some parameters are in two groups, and PyTorch refuses that.",
    "Each belongs to one.",
)
def biases_in_two_groups(model, weight_decay):
    biases = [p for p in model.parameters() if p.dim() == 1]
    return [{"params": list(model.parameters()), "weight_decay": weight_decay}, {"params": biases, "weight_decay": 0.0}]


@wrong(
    "parameter_groups",
    "The optimizer finds text where it needs parameters.",
    'It takes a list of dictionaries, not a single one; and under "params" a list of parameters, not of their names.',
)
def one_dictionary(model, weight_decay):
    return {"params": list(model.parameters()), "weight_decay": weight_decay}


@wrong(
    "parameter_groups",
    "No parameter of the model moves: the groups are empty, or hold copies.",
    "Give the optimizer the parameters as they are, without clone, detach or data. (Their names are such as "
    "0.weight: ask how a name ends.)",
)
def copies(model, weight_decay):
    groups = _groups(model, weight_decay)
    return [{**group, "params": [p.detach() for p in group["params"]]} for group in groups]


@wrong(
    "parameter_groups",
    "An optimizer comes back.",
    "Only the list of groups is asked for: the optimizer is made of it later.",
)
def an_optimizer(model, weight_decay):
    import torch

    return torch.optim.SGD(_groups(model, weight_decay), lr=0.1)


@wrong(
    "parameter_groups",
    "The model is a row of layers; the weights and biases belong to its layers. model.named_parameters() goes through "
    "all of them.",
)
def weights_of_the_model_itself(model, weight_decay):
    return [{"params": model.weight, "weight_decay": weight_decay}, {"params": model.bias}]


@wrong(
    "parameter_groups",
    "The layers are written down one by one, so that only a network with two of them works. "
    "model.named_parameters() goes through all parameters, however many there are.",
)
def two_layers_written_down(model, weight_decay):
    weights, biases = [model[0].weight, model[2].weight], [model[0].bias, model[2].bias]
    return [{"params": weights, "weight_decay": weight_decay}, {"params": biases, "weight_decay": 0.0}]


@wrong("parameter_groups", 'The optimizer looks for the key "params" in each group, with exactly this name.')
def other_key(model, weight_decay):
    return [{"parameters": group["params"]} for group in _groups(model, weight_decay)]


@wrong(
    "parameter_groups",
    "Only the first layer is in the groups, so the others never learn. model.named_parameters() goes through all.",
)
def only_the_first_layer_in_groups(model, weight_decay):
    return [{"params": [model[0].weight], "weight_decay": weight_decay}, {"params": [model[0].bias]}]


@wrong(
    "parameter_groups",
    "Not every layer has weights: a ReLU has none. model.named_parameters() goes through all that there are.",
)
def weights_of_every_layer(model, weight_decay):
    weights, biases = [layer.weight for layer in model], [layer.bias for layer in model]
    return [{"params": weights, "weight_decay": weight_decay}, {"params": biases}]


@wrong("parameter_groups", "λ is always 0.01.", "Hand on the weight_decay that the function is given.", constant=0.01)
def decay_written_down(model, weight_decay):
    return _groups(model, 0.01)


@wrong(
    "parameter_groups",
    "All parameters but the last shrink, the other biases too.",
    "Each layer has weights and biases: ask for the name, or for the number of dimensions.",
)
def all_but_the_last_decay(model, weight_decay):
    *others, last = model.parameters()
    return [{"params": others, "weight_decay": weight_decay}, {"params": [last]}]


# too_good, where 1, 4, 5, 8 and 9 are right

wrong.value(
    "too_good",
    "choice_is_no_leak",
    [1, 4, 8, 9],
    "These four are right, but one is missing: there nothing leaks, and still luck has a part in the number.",
    "Which team used one and the same set to choose and to judge?",
)
wrong.value(
    "too_good",
    "neighbours_overlooked",
    [1, 4, 5, 9],
    "These four are right, but one is missing, where time comes in.",
    "What does the model know of the hour before and after a held-back one, and what of next week?",
)
wrong.value(
    "too_good",
    "mirror_images_overlooked",
    [1, 4, 5, 8],
    "These four are right, but one is missing, where examples resemble each other.",
    "Where may the mirror image of a held-back picture be?",
)
wrong.value(
    "too_good",
    "persons_overlooked",
    [1, 5, 8, 9],
    "These four are right, but one is missing, where examples belong together.",
    "Whom has the model seen already when it is judged?",
)
wrong.value(
    "too_good",
    "labels_alone_leak",
    [4, 5, 8, 9],
    "These four are right, but one is missing, where something is computed from all rows.",
    "Do only labels tell of the held-back patients?",
)
wrong.value(
    "too_good",
    "mirror_images_anyway",
    [1, 4, 5, 7, 8, 9],
    "One of them is fair: there the held-back pictures stay out of the training.",
    "What comes first in 7 and in 9, and does it matter?",
)
wrong.value(
    "too_good",
    "scaled_by_the_training_set",
    [1, 2, 4, 5, 8, 9],
    "One of them is fair: to scale held-back patients isn't to learn from them.",
    "From which patients does the mean come?",
)
wrong.value(
    "too_good",
    "last_months_held_back",
    [1, 4, 5, 6, 8, 9],
    "One of them is fair: there the model is judged as it will be used.",
    "When does it answer, and what can it know by then?",
)
wrong.value(
    "too_good",
    "stopped_by_the_validation_set",
    [1, 3, 4, 5, 8, 9],
    "One of them is fair: there, the set that made the choice isn't the one that judges.",
    "Which set gave the number that is reported?",
)
wrong.value(
    "too_good",
    "persons_and_neighbours_overlooked",
    [1, 5, 9],
    "These three are right, but two are missing.",
    "In which other reports has a held-back example something that belongs to it in the training set?",
)
wrong.value(
    "too_good",
    "the_fair_ones",
    [2, 3, 6, 7],
    "These are the four that are fair, and just the other reports are asked for.",
    "Which numbers are too good?",
)
wrong.value(
    "too_good",
    "counted_from_zero",
    [0, 3, 4, 7, 8],
    "There is no report 0.",
    "From which number on are the reports counted?",
)
wrong.value(
    "too_good",
    "from_large_to_small",
    [9, 8, 5, 4, 1],
    "These are the numbers, but in the wrong order.",
    "Which one should stand first?",
)


wrong.value(
    "too_good",
    "only_what_is_learned_twice",
    [4, 8, 9],
    "These three are right, but two are missing: in one, something is computed from all rows, and in the other the "
    "choice was made by the set that judges.",
    "Must a row itself be on both sides for something to leak?",
)
wrong.value(
    "too_good",
    "choice_and_neighbours_overlooked",
    [1, 4, 9],
    "These three are right, but two are missing: in one, time comes in, and in the other luck.",
    "What does a model know of the hour before, and which number does the best of 40 have?",
)
wrong.value(
    "too_good",
    "all_nine",
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
    "Some of the teams have made no mistake.",
    "Which of them used the held-back examples neither to learn nor to choose?",
)
register_choices(
    wrong,
    "too_good",
    right=[1, 4, 5, 8, 9],
    wrong={
        1: ("scales before the split", "From which patients do the mean and the deviation come?"),
        2: ("scales with the training set's numbers", "To scale held-back patients isn't to learn from them."),
        3: ("has a test set beside the validation set", "Which set made the choice, and which one judges?"),
        4: ("has several photos of each person", "Do the same persons stand on both sides of a random split?"),
        5: ("reports the best of 40", "Which set has chosen it, and is its number still a fair one?"),
        6: ("holds back the last months", "Is its model judged in the way it will be used?"),
        7: ("adds mirror images after the split", "Do mirror images of held-back pictures get into the training set?"),
        8: ("draws hours at random over time", "What does a model know of the hour before and the hour after?"),
        9: ("splits after it has added mirror images", "On which side of the split does the mirror image fall?"),
    },
    hint="You have misjudged the team that {}.",
)
wrong.telltale(
    "too_good",
    "More than three of the nine are judged wrongly, or the list isn't in the form that was asked for.",
    "Ask of each team: does anything of the held-back examples come into the training, by a number, by a neighbour, by "
    "a copy, or by a choice?",
)


# picked_feature


@wrong(
    "picked_feature",
    "It answers as the program that you were given: the fault is still there.",
    "From which rows was the feature chosen?",
)
def as_inherited(X, y, n_validation):
    is_right = (X >= 0) == y[:, np.newaxis]
    best = np.argmax(is_right.mean(axis=0))
    held_back = is_right[:n_validation]
    return int(best), float(held_back[:, best].mean())


@wrong(
    "picked_feature",
    "The feature that comes back is the best on the held-back rows.",
    "They may judge a choice, but have no part in it. Which rows are left for that?",
)
def picked_by_the_held_back(X, y, n_validation):
    is_right = (X >= 0) == y[:, np.newaxis]
    held_back = is_right[:n_validation]
    best = np.argmax(held_back.mean(axis=0))
    return int(best), float(held_back[:, best].mean())


@wrong(
    "picked_feature",
    "The feature is right, but its share is that of the rows from which it was picked.",
    "Which rows have never been looked at before?",
)
def judged_by_the_same_rows(X, y, n_validation):
    is_right = (X >= 0) == y[:, np.newaxis]
    learned_from = is_right[n_validation:]
    best = np.argmax(learned_from.mean(axis=0))
    return int(best), float(learned_from[:, best].mean())


@wrong(
    "picked_feature",
    "The feature is right, but its share is that of all rows.",
    "The rows that chose it may not judge it.",
)
def judged_by_all_rows(X, y, n_validation):
    is_right = (X >= 0) == y[:, np.newaxis]
    best = np.argmax(is_right[n_validation:].mean(axis=0))
    return int(best), float(is_right[:, best].mean())


@wrong(
    "picked_feature",
    "The two sets have changed places: the first rows pick the feature, the others judge it.",
    "Which rows were held back in the program that you were given?",
)
def sets_exchanged(X, y, n_validation):
    is_right = (X >= 0) == y[:, np.newaxis]
    best = np.argmax(is_right[:n_validation].mean(axis=0))
    return int(best), float(is_right[n_validation:, best].mean())


@wrong(
    "picked_feature",
    "All rows still take part in the choice. It is other rows that judge now.",
    "The rows that judge were right as they stood. Which may choose?",
)
def other_rows_judge(X, y, n_validation):
    is_right = (X >= 0) == y[:, np.newaxis]
    best = np.argmax(is_right.mean(axis=0))
    return int(best), float(is_right[n_validation:, best].mean())


pick = wrong.edits(of="numpy_ref.overfitting.picked_feature")

pick(
    "the_last_rows_held_back",
    ("is_right[:n_validation], is_right[n_validation:]", "is_right[-n_validation:], is_right[:-n_validation]"),
    hint="The last rows are held back.",
    way_out="Which rows were held back in the program that you were given?",
)
pick(
    "all_but_the_last_choose",
    ("is_right[n_validation:]", "is_right[:-n_validation]"),
    hint="All rows but the last choose, those that are held back among them.",
    way_out="The held-back rows are the first. Which are left?",
)
pick(
    "the_last_choose",
    ("is_right[n_validation:]", "is_right[-n_validation:]"),
    hint="Only the last n_validation rows choose.",
    way_out="All may choose that aren't held back.",
)
pick(
    "share_of_all_features",
    ("held_back[:, best].mean()", "held_back.mean()"),
    hint="The feature is right, but its share is that of all features together.",
    way_out="Which column of the held-back rows belongs to it?",
)
# best_line

loop = wrong.edits(of="numpy_ref.overfitting.best_line")
KEPT = "best, least = line.copy(), loss"  # where the line is the best so far

loop(
    "as_inherited_line",
    (KEPT, "best, least = line, loss"),
    hint="It answers as the program that you were given: what comes back is the line after the last step.",
    way_out="`best` and `line` are two names. For how many arrays?",
)
loop(
    "copied_at_the_start",
    ("best, least = line, np.inf", "best, least = line.copy(), np.inf"),
    (KEPT, "least = loss"),
    hint="Zeros come back: what was copied is the line before the first step.",
    way_out="When does `best` have to get new numbers?",
)
loop(
    "the_worst_line",
    ("best, least = line, np.inf", "best, least = line, -np.inf"),
    ("loss < least", "loss > least"),
    hint="The line with the largest validation loss comes back.",
    way_out="The comparison was right as it stood.",
)
loop(
    "copied_before_the_step",
    ("    for _ in range(n_epochs):\n", "    for _ in range(n_epochs):\n        before = line.copy()\n"),
    (KEPT, "best, least = before, loss"),
    hint="What comes back is the line one step before the best.",
    way_out="The loss belongs to the line after the step: copy it there.",
)
loop(
    "stopped_at_the_first_rise",
    ("if loss < least:\n            " + KEPT, "if loss >= least:\n            break\n        " + KEPT),
    hint="It stops as soon as the validation loss rises for the first time.",
    way_out="May the loss fall again, and lower than before? How many steps is it to take?",
)
loop(
    "the_least_loss",
    ("return best", "return least"),
    hint="The least loss comes back, not the line that has it.",
    way_out="What the program returns had the right name.",
)


loop(
    "compared_with_the_step_before",
    (KEPT, "best = line.copy()\n        least = loss"),
    hint="Each loss is compared with the one before, so a line is kept whenever the loss falls a little.",
    way_out="`least` was right as it stood: it changes only together with `best`.",
)
loop(
    "the_first_line",
    (KEPT, "best, least = line.copy(), -np.inf"),
    hint="The line after the first step comes back: no later loss counts as less.",
    way_out="What does `least` hold after the first step?",
)


# by_heart and stopped_in_time

ZEROS = [0.0] * 21

wrong.value(
    "by_heart",
    "a_line_of_zeros",
    ZEROS,
    "With zeros every patient is as likely ill as healthy: nothing was learned.",
    "Hand in a row of what train returns.",
)
wrong.value(
    "by_heart",
    "after_one_step",
    lines_of_training(1)[-1].tolist(),
    "This line has taken a single step. It has hardly begun to learn.",
    "To learn the exceptions among the 40 as well, what does a line need: time, or restraint?",
)
wrong.value(
    "by_heart",
    "after_a_hundred_epochs",
    lines_of_training(100)[-1].tolist(),
    "This is the line that train returns as it stands. The training loss is still falling then.",
    "What happens if it goes on, or takes larger steps?",
)

wrong.value(
    "stopped_in_time",
    "a_line_of_zeros_again",
    ZEROS,
    "With zeros every patient is as likely ill as healthy: nothing was learned.",
    "Hand in one of the lines of train. At which epoch is the other curve lowest?",
)
wrong.value(
    "stopped_in_time",
    "after_a_hundred_epochs_again",
    lines_of_training(100)[-1].tolist(),
    "This is the last line of train as it stands. Its loss on held-back patients has been rising for a long time.",
    "Which of your functions says when to stop?",
)
wrong.value(
    "stopped_in_time",
    "nearly_by_heart",
    lines_of_training(300)[-1].tolist(),
    "This line nearly knows its 40 patients by heart, and makes confident mistakes with others.",
    "Stop earlier, or let large weights cost something.",
)
wrong.value(
    "stopped_in_time",
    "after_the_first_step",
    lines_of_training(1)[-1].tolist(),
    "This line has taken a single step. Both losses are still falling there.",
    "At which epoch is the loss on held-back patients least?",
)


# errors_by_width

widths = wrong.edits(of="numpy_ref.overfitting.errors_by_width")

widths(
    "error_on_the_training_set",
    ("H_val[:, :width] @ weights - y_val", "H_train[:, :width] @ weights - y_train"),
    ("np.array(errors)", "np.round(errors, 12)"),  # what is left of an exact fit differs from one processor to the next
    hint="These are the errors on the training set, which fall to 0 and stay there.",
    way_out="What happens to examples that the weights have not seen?",
)
widths(
    "fitted_to_the_validation_set",
    ("pinv(H_train[:, :width]) @ y_train", "pinv(H_val[:, :width]) @ y_val"),
    ("np.array(errors)", "np.round(errors, 12)"),
    hint="The weights are fitted to the validation set, and then measured on it.",
    way_out="Which examples may a network learn from?",
)
widths(
    "no_relu",
    ("np.maximum(X_train @ V, 0), np.maximum(X_val @ V, 0)", "X_train @ V, X_val @ V"),
    hint="The hidden units are straight lines here: the ReLU is missing.",
)
widths(
    "all_units_every_time",
    ("H_train[:, :width]", "H_train"),
    ("H_val[:, :width]", "H_val"),
    hint="All entries are the same: every network has all of the hidden units.",
    way_out="The first network has one unit, the second two.",
)
widths(
    "one_unit_too_few",
    ("range(1, V.shape[1] + 1)", "range(V.shape[1])"),
    hint="Each network has one hidden unit too few, and the first has none.",
)
widths(
    "one_unit_at_a_time",
    ("H_train[:, :width]", "H_train[:, width - 1 : width]"),
    ("H_val[:, :width]", "H_val[:, width - 1 : width]"),
    hint="Each network has a single unit here, the second only the second. Those before it should stay.",
)
widths(
    "sums_of_squares",
    ("np.mean((", "np.sum(("),
    hint="These are sums of squares. The mean over the validation set is asked for.",
)
widths(
    "root_of_the_error",
    (
        "np.mean((H_val[:, :width] @ weights - y_val) ** 2)",
        "np.sqrt(np.mean((H_val[:, :width] @ weights - y_val) ** 2))",
    ),
    hint="This is the root of the mean square. The mean square itself is asked for.",
)


widths.together(
    ["one_unit_too_few", "one_unit_at_a_time", "all_units_every_time"],
    ["root_of_the_error", "sums_of_squares"],
    ["no_relu"],
)


# What a source shows

wrong.telltale(
    "split",
    "The chance comes from np.random or from a generator that is made here, not from rng.",
    "An equal rng should give the same split again: call one of its methods.",
    shows=r"np\.random\.|default_rng\(|(?<!rng\.)(?<![.\w])random\.\w+\(",
)
wrong.telltale(
    "split",
    "n_validation is taken for the size of the training set.",
    "It is the size of the validation set; the training set gets all the others.",
    shows=r"(?i)(?<!, )\b(train\w*|learn\w*|tr\w?|fit)(, \w+)? = \(?\w+\[:n_validation\]"
    r"|X\[\w+\[:n_validation\]\], y\[\w+\[:n_val"
    r"idation\]\], X|return \(?X\[:n_validation\]",
)
wrong.telltale(
    "split",
    "rng is never used, so chance has no part in the split.",
    "Files are often sorted: put the row numbers into a random order first.",
    lacks=r"rng\.|\(rng|, rng\)(?!:)|np\.random|default_rng",
)
wrong.telltale(
    "split",
    "A random order is drawn more than once, so rows and labels, or the two sets, don't belong together.",
    "Make one order, and pick rows and labels by it.",
    shows=r"(?s)rng\.(permutation|choice|integers|permuted)\(.*rng\.(permutation|choice|integers|permuted)\(",
)
wrong.telltale(
    "split",
    "Rows and labels of the caller are shuffled in place.",
    "Make an order of row numbers, and pick by it.",
    shows=r"rng\.shuffle\([Xy]\)",
    lacks=r"copy\(",
)
wrong.telltale(
    "split",
    "The examples are drawn with replacement: some come twice, and others never.",
    "A split draws each example once.",
    shows=r"rng\.integers\(.*(size=|, )|rng\.choice\(",
    lacks=r"replace=False|, False\)|\.pop\(",
)
wrong.telltale(
    "split",
    "Something is sorted after the shuffle, which undoes it.",
    "Sort nothing, or only the row numbers of one set.",
    shows=r"(?<!arg)sort(ed)?\(",
    lacks=r"sort(ed)?\((order|\w+)\[",
)
wrong.telltale(
    "split",
    "The arrays come back in another order: after the rows of the training set come its labels.",
    "X_train, y_train, X_val, y_val.",
    shows=r"return \(?X\w*(\[[^\]]*\]+)?, X|return \(?y|return \(?X_?(val|te)",
)

wrong.telltale(
    "standardise",
    "Both sets are put together, so the validation set leaks into the mean or the deviation.",
    "Take both numbers from X_train alone.",
    shows=r"np\.(vstack|concatenate|r_|append|row_stack)\b",
)
wrong.telltale(
    "standardise",
    "The validation set is scaled with its own numbers, as if it stood alone.",
    "Take the mean and the deviation of the training set for both.",
    shows=r"X_val\.(mean|std|var|min|max)\(|np\.(mean|std|var|min|max|average)\(X_val|(\w+)\(X_train\), \2\(X_val\)"
    r"|\(X_val - \w*val\w*\)|\((\w+) - (np\.mean\(\3|\3\.mean\().*for \3 in|for (\w+) in [\[(]X_train, X_val[\])]:\n"
    r"(.|\n)*(np\.mean\(|np\.std\(|\b)\5(\.mean|\.std|,|\))",
)
wrong.telltale(
    "standardise",
    "The columns are divided by the variance: the root is missing.",
    "The deviation is the square root of the variance.",
    shows=r"\.var\(|np\.var\(|\*\* 2|np\.square",
    lacks=r"sqrt|\*\* 0?\.5|\*\* \(1 / 2\)|norm",
)
wrong.telltale(
    "standardise",
    "The deviation divides by m - 1 in place of m.",
    "The one that is asked for is NumPy's std as it is, without ddof.",
    shows=r"ddof=1|(len\(\w+\)|shape\[0\]|\bm|\bn) - 1\b",
)
wrong.telltale(
    "standardise",
    "One mean or deviation is taken of the whole table, not of each column.",
    "Each column has its own: look at the axis.",
    shows=r"\.(mean|std|var)\(\)|np\.(mean|std|var)\(\w+\)",
    lacks=r"for |lambda|apply_along|map\(",
)
wrong.telltale(
    "standardise",
    "A mean or a deviation goes over the features of each row.",
    "Each column has its own: look at the axis.",
    shows=r"axis=(1|-1)|axis=1|(mean|std)\((\w+, )?1\)",
)
wrong.telltale(
    "standardise",
    "The columns are scaled by their least and their greatest value.",
    "Here the mean becomes 0 and the deviation 1.",
    shows=r"\.max\(|\.min\(|np\.(max|min|ptp|amax|amin)\(",
)
wrong.telltale(
    "standardise",
    "The median is taken, not the mean.",
    shows=r"median",
)
wrong.telltale(
    "standardise",
    "The mean distance stands in place of the deviation.",
    "There the distances are squared, and the root comes last.",
    shows=r"abs\(",
)
wrong.telltale(
    "standardise",
    "Nothing is divided: only the mean is subtracted.",
    "Divide by the deviation of the column.",
    lacks=r"/|divide",
)
wrong.telltale(
    "standardise",
    "No mean is subtracted.",
    "Take the mean of the training set off both sets, before you divide.",
    lacks=r"-[ =(]|subtract",
)
wrong.telltale(
    "standardise",
    "The mean is added, where it should be subtracted.",
    shows=r"X\w* \+ \w*(mean|mu|avg)",
)
wrong.telltale(
    "standardise",
    "It multiplies by the deviation, where it should divide.",
    shows=r"\) \* \w*(std|dev|sd|sigma)",
)
wrong.telltale(
    "standardise",
    "The validation set comes back first, or one set comes back twice.",
    "The order is that of the arguments: X_train, then X_val.",
    shows=r"return \(?\(?\(?(X_val|val|scaled_val|\w+\(X_val)",
)

for question, losses in (("early_stop", "losses"), ("kept_weights", "val_losses")):
    wrong.telltale(
        question,
        "A small improvement isn't counted as one, by a limit such as min_delta.",
        "Any loss lower than the least so far is an improvement.",
        shows=r"delta|\btol\b|tolerance|\beps|1e-\d|\b0\.0+\d",
    )
    wrong.telltale(
        question,
        "To reach the least loss again counts as an improvement here (<=), so the later epoch is kept.",
        "The loss has to be lower than the least so far. To be as low isn't enough.",
        shows=rf"\w*(loss|value|current|\bv|\bl|{losses}\[\w+\]) <= \w*(best|least|low|min|losses\[)",
    )
    wrong.telltale(
        question,
        "The wait goes on until there are more bad epochs than the patience: it stops one too late.",
        "It stops as soon as `patience` epochs in a row were no better.",
        shows=r"\b(wait\w*|bad\w*|count\w*|counter|since\w*|no_\w+|worse\w*|stale\w*|strikes?|not_\w+|unimproved|streak|"
        r"without\w*|epochs_\w+|fails?) > patience\b",
    )
    wrong.telltale(
        question,
        "Each loss is compared with the one before, not with the least so far.",
        "A loss that falls a little after a rise may still be no improvement.",
        shows=rf"{losses}\[(\w+)\] (<|>|<=|>=) {losses}\[\1 - 1\]|{losses}\[(\w+) - 1\] (<|>|<=|>=) {losses}\[\3\]"
        rf"|loss (<|>|<=|>=) (prev\w*|last\w*|before)\b|np\.diff\({losses}|zip\({losses}, {losses}\[1:\]\)",
    )
    wrong.telltale(
        question,
        "The best of the whole list is taken: what comes after the stop counts, too.",
        "After the stop nothing is trained any more. Where does the patience come in?",
        shows=r"argmin\(|\.index\(min\(|min\(",
        lacks=r"for |while |(?<!def )early_stop\(|\[:",
    )
    wrong.telltale(
        question,
        "The count of bad epochs never goes back to 0, so bad epochs that are not in a row use up the patience.",
        "An improvement gives back all the patience.",
        shows=r"\+= 1",
        lacks=r"^ {8,}[^\n]*= [^\n]*\b0\b|- best|while|- kept|- \w*best",
    )
    wrong.telltale(
        question,
        "The greatest loss is looked for, where the best is the least.",
        shows=rf"argmax\({losses}|max\({losses}|(loss|{losses}\[\w+\]) > \w*(best|least)\w*(\[\w+\])?:\n +\w*best",
    )
wrong.telltale(
    "early_stop",
    "What comes back is the epoch at which the loop stops, not the best one.",
    "The best epoch up to there is kept, by its number.",
    shows=r"for (\w+)(, \w+)? in (.|\n)*(\n    return \1( [-+] \w+)?$|\w+ (==|>=) patience:\n +return \1( [-+] \w+)?$)",
)
wrong.telltale(
    "early_stop",
    "A loss comes back, where the number of its epoch is asked for.",
    shows=r"return (best_loss|least|min_loss|best_value|min\(|losses\[\w+\]$)",
)
wrong.telltale(
    "early_stop",
    "The epoch is moved by one at the end.",
    "Epochs are counted from 0.",
    shows=r"return (int\()?\w*best\w* [-+] 1\b",
)
wrong.telltale(
    "kept_weights",
    "The training loss has a say in which weights are kept.",
    "It may fall while new examples get worse. Which of the two losses tells how the model does on new examples?",
    shows=r"train_losses(?!, val_losses, patience\):)",
)
wrong.telltale(
    "kept_weights",
    "A column of the table is taken, or several rows.",
    "Row k has the weights after epoch k: one row is asked for.",
    shows=r"weights\[:, |weights\[:\w+|mean\(",
)
wrong.telltale(
    "kept_weights",
    "The row after the best epoch is taken, or the one before.",
    "Row k has the weights as they were after epoch k.",
    shows=r"weights\[[^\]:\n]* [-+] 1\]",
)
wrong.telltale(
    "kept_weights",
    "The weights at the stop are taken, those of the last epoch that was run.",
    "Which epoch is kept?",
    shows=r"for (\w+)(, \w+)? in (.|\n)*return weights\[\1\]|weights\[-1\]",
)
wrong.telltale(
    "kept_weights",
    "The weights never come back: a number does.",
    "Return a row of weights.",
    lacks=r"weights(?!, train_losses)",
)

wrong.telltale(
    "picked_feature",
    "It goes over the features of each row, not over the rows for each feature.",
    "How often is each rule right? Look at the axis.",
    shows=r"axis=1|axis=-1",
)
wrong.telltale(
    "picked_feature",
    "The feature is chosen by all rows, those that are held back among them.",
    "They may judge what was chosen. Which rows are left for the choice?",
    shows=r"is_right\.(mean|sum)\(|(mean|sum)\(is_right, ",
    lacks=r"is_right = \(X\[",
)
wrong.telltale(
    "picked_feature",
    "The feature is chosen by the held-back rows.",
    "They may judge what was chosen. Which rows are left for the choice?",
    shows=r"argm\w+\((held_back|is_right\[:n_validation|np\.mean\(held_back|np\.mean\(is_right\[:n_val)",
)
wrong.telltale(
    "picked_feature",
    "The share that comes back is measured on the rows by which the feature was chosen.",
    "Which rows are there for judging?",
    shows=r"(learned_from|training|train|rest|learn|fit)\w*\[:, \w+\]|shares?\[|rates?\[|scores?\[|accuracy\[|\.max\(\)"
    r"|is_right\[n_validation:, \w+\]|is_right\[:, ",
)
wrong.telltale(
    "picked_feature",
    "Where a feature is exactly 0, the rule names class 1.",
    "The rule was right as it stood.",
    shows=r"X > 0",
)
wrong.telltale(
    "picked_feature",
    "The last rows are held back here, or the two parts are exchanged.",
    "The first n_validation rows were held back, and that was right.",
    shows=r"\[-n_validation:\]|\[:-n_validation\]|held_back = is_right\[n_validation:\]",
)
wrong.telltale(
    "picked_feature",
    "It looks for the feature that is right least often.",
    shows=r"argmin",
)

wrong.telltale(
    "best_line",
    "`best` is another name for the array in which `line` is changed in place, so it moves on with it.",
    "Copy the line whenever it is kept.",
    shows=r"(?s)line [-+]=.*(best, least = \(line, loss\)|least, best = \(loss, line\)|best = line\n|best = line$)",
)
wrong.telltale(
    "best_line",
    "The loop ends early, though all steps should be taken.",
    "Go on, and keep the best line.",
    shows=r"break|^ {8,}return ",
)
wrong.telltale(
    "best_line",
    "The line after the last step comes back, not the best one.",
    shows=r"return line$",
)
wrong.telltale(
    "best_line",
    "The least loss is never noted, or not where the line is kept.",
    "With which loss is the next one compared?",
    lacks=r"least = |losses",
)
wrong.telltale(
    "best_line",
    "The training loss decides which line is kept.",
    "The loss of the validation set should.",
    shows=r"scores = X_train|y_train \* scores",
)
wrong.telltale(
    "best_line",
    "The line with the greatest loss is kept.",
    shows=r"loss >=? least",
)
wrong.telltale(
    "best_line",
    "A later line with an equal loss replaces the earlier one.",
    shows=r"loss <= least",
)

for question in ("l2_loss", "l2_gradient"):
    wrong.telltale(
        question,
        "The biases count too: the last row of a matrix is treated like the others.",
        "The biases are free. In which row do they stand?",
        lacks=r"-1|len\(\w+\) - |shape\[0\] - ",
    )
    wrong.telltale(
        question,
        "The first row is taken for the biases.",
        "They stand in the last row.",
        shows=r"\[1:|\[0\] = |\[0, :\] = ",
    )
    wrong.telltale(
        question,
        "A column is taken for the biases.",
        "They stand in the last row, not in a column.",
        shows=r"\[:, :-1\]|\[:, -1\]|\[:, 1:\]|\[:, 0\]",
    )
    wrong.telltale(
        question,
        "It takes absolute values or signs, as L1 does.",
        "The weights are squared in the L2 penalty.",
        shows=r"abs\(|sign\(",
    )
    wrong.telltale(question, "λ is squared.", shows=r"lam \*\* 2|lam \* lam")
    wrong.telltale(
        question,
        "It divides by lam.",
        "The penalty grows with it.",
        shows=r"/ \(?lam\b|/ \(2 \* lam\)",
    )
wrong.telltale(
    "l2_loss",
    "A mean of the squares is taken, where their sum is asked for.",
    shows=r"mean\(|/ \(?len\(|/ \w+\.size|/ n\b",
)
wrong.telltale(
    "l2_loss",
    "The half is missing: the penalty is λ/2 times the sum.",
    lacks=r"/ \(?2|0\.5",
)
wrong.telltale(
    "l2_loss",
    "The weights aren't squared.",
    "Negative and positive ones cancel then.",
    lacks=r"\*\* 2|square|(\w+) \* \1\b|(\w+)\[:-1\] \* \2\[:-1\]|norm|@|dot|pow|einsum|\*\* 2\.0",
)
wrong.telltale(
    "l2_loss",
    SINGULAR,
    NORM_OF_A_MATRIX,
    shows=r"norm\(\w+(\[:-1\])?, (ord=)?2\)",
)
wrong.telltale(
    "l2_loss",
    "A root is taken.",
    "The penalty has the sum of the squares, without a root.",
    shows=r"sqrt|\*\* 0?\.5|norm\([^*]*\)(?! \*\* 2)",
    lacks=r"norm\(.*\) \*\* 2",
)
wrong.telltale(
    "l2_loss",
    "Only some of the layers count.",
    "There may be any number of them.",
    shows=r"weights\[(0|1|-1|:-1|1:)\]",
)
wrong.telltale(
    "l2_gradient",
    "There is a factor 2 too many, or a half.",
    "λ/2 times a square has the slope λ times the weight.",
    shows=r"2(\.0)? \* |\* 2\b|/ 2|0\.5",
    lacks=r"grad\(",
)
wrong.telltale(
    "l2_gradient",
    "The weights are squared, where the slope is asked for.",
    "How fast does a square grow with its weight?",
    shows=r"\*\* 2|square|(\b\w+) \* \1\b",
    lacks=r"grad\(",
)
wrong.telltale(
    "l2_gradient",
    "The slopes are summed or averaged.",
    "A matrix for each matrix is asked for, with a slope for each weight.",
    shows=r"\.(sum|mean)\(|np\.(sum|mean)\(|/ \(?len\(|\.size",
    lacks=r"grad\(",
)
wrong.telltale(
    "l2_gradient",
    "The slopes have the opposite sign.",
    "The penalty grows with a weight that is positive.",
    shows=r"-lam|-\(lam|= -|\(-W|-W",
)
wrong.telltale(
    "l2_gradient",
    "The row of the biases is left out, so the matrix has one row too few.",
    "Its slopes are 0, and they have a row, too.",
    shows=r"lam \* \w+\[:-1\]|\w+\[:-1\] \* lam",
    lacks=r"vstack|concatenate|zeros|append\(.*axis|\[:-1\] =|pad|r_",
)

wrong.telltale(
    "parameter_groups",
    "The first half of the parameters is taken for the weights.",
    "They alternate: after the weights of each layer come its biases.",
    shows=r"// 2\]|// 2:|:n\]|:half|half:|split\(",
)
wrong.telltale(
    "parameter_groups",
    "All parameters, biases too, stand in one group.",
    "Each group has settings of its own: `weight_decay` for the weights, none for the biases.",
    shows=r"'params': (list\()?model\.parameters\(\)|'params': params\b",
)
wrong.telltale(
    "parameter_groups",
    "There is only one group, so some parameters are in none and never learn, or all have the same decay.",
    "Every parameter must be in one of the groups.",
    shows=r"params",
    lacks=r"(?s)params['\"=].*params['\"=]|append|for |extend",
)
wrong.telltale(
    "parameter_groups",
    "The biases get the weight decay, and the weights none.",
    "It is the other way round.",
    shows=r"'params': \[?\w*bias\w*\]?, 'weight_decay': (weight_decay|\d*\.?\d*[1-9])|'params': \[?\w*weights?\]?, "
    r"'weight_decay': 0",
)
wrong.telltale(
    "parameter_groups",
    "The weight decay is changed before it is handed on.",
    "The optimiser takes it as it is.",
    shows=r"weight_decay (/ |\* [\d(])|[\d)] [*/] weight_decay|weight_decay \*\*",
)
wrong.telltale(
    "parameter_groups",
    "Both groups have the weight decay.",
    "The biases are free.",
    shows=r"(?s)'weight_decay': weight_decay.*'weight_decay': weight_decay",
)
wrong.telltale(
    "parameter_groups",
    "Names or numbers stand where the parameters themselves belong.",
    "named_parameters gives pairs: the name, and the parameter.",
    shows=r"append\(name\)|\[name for|\.detach\(|\.data\b|\.item\(|\.shape\b(?!\))",
    lacks=r"len\(\w+\.shape\)",
)
