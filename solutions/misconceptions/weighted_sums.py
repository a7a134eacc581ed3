"""Mistakes of a weighted sum with a bias, wherever a right answer has ``X @ weights + bias`` in it."""

from collections.abc import Collection

from solutions.misconceptions import Edits

SCORE = "X @ weights + bias"
MISTAKES = {  # by name: what stands there in place of the score, the mistake, and the way out
    "bias_multiplied": (
        "X @ weights * bias",
        "The bias multiplies the weighted sum.",
        "What should a bias of 0 do to a score?",
    ),
    "bias_added_to_the_weights": (
        "X @ (weights + bias)",
        "The bias is added to every weight, before the features are multiplied.",
        "How often should it count in one score?",
    ),
    "bias_for_every_feature": (
        "(X * weights + bias).sum(axis=1)",
        "The bias is added once for every feature.",
        "It is added once, to the sum of the row.",
    ),
    "mean_for_sum": (
        "(X * weights).mean(axis=1) + bias",
        "The products are averaged.",
        "A score is their sum, however many features there are.",
    ),
    "weights_ignored": (
        "X.sum(axis=1) + bias",
        "The features are added up as they are: the weights don't count.",
        "How does a weight say how much its feature counts?",
    ),
    "weights_added_to_the_features": (
        "(X + weights).sum(axis=1) + bias",
        "The weights are added to the features.",
        "What should a weight of 2 do to its feature?",
    ),
    "weighted_mean": (
        "X @ weights / weights.sum() + bias",
        "The weighted sum is divided by the sum of the weights, as for a weighted mean.",
        "A score is the sum itself.",
    ),
    "down_the_columns": (
        "(X * weights).sum(axis=0) + bias",
        "The products are added down the columns, which gives one number for each feature.",
        "An example is a row. Along which axis do its features lie?",
    ),
    "all_rows_added": (
        "(X * weights).sum() + bias",
        "All rows were added into one score.",
        "Each row has a score of its own. Along which axis do its features lie?",
    ),
    "products_not_summed": (
        "X * weights + bias",
        "The products aren't added up: each row has as many numbers as features.",
        "First add up the row, then the bias.",
    ),
    "turned_table": (
        "X.T @ weights + bias",
        "In the product something other than the columns of X meets the weights.",
        "With @ the columns of what stands on the left meet what stands on the right. Look at both shapes.",
    ),
    "first_feature_only": (
        "X[:, 0] * weights[0] + bias",
        "Only the first feature counts here.",
        "A score uses all of them. If you go through the features in a loop, look where it ends.",
    ),
    "last_feature_only": (
        "X[:, -1] * weights[-1] + bias",
        "Only the last feature counts here.",
        "A score uses all of them. If you go through the features in a loop: what becomes of the product of the round "
        "before?",
    ),
    "bias_meets_the_first_feature": (
        "X[:, 0] * bias + X[:, 1:] @ weights[:-1] + weights[-1]",
        "The column of ones meets the last weight, and the bias meets the first feature.",
        "Compare the order of the columns with that of the weights.",
    ),
    "bias_meets_the_last_feature": (
        "weights[0] + X[:, :-1] @ weights[1:] + X[:, -1] * bias",
        "The column of ones meets the first weight, and the bias meets the last feature.",
        "Compare the order of the columns with that of the weights.",
    ),
    "bias_of_the_slide": (
        "X @ weights - 18",
        "The bias of the slide, -18, is used whatever the argument is.",
        "Other lines have a different bias.",
    ),
    "line_of_the_slide": (
        "2 * X[:, 0] + X[:, 1] - 18",
        "The weights and the bias of the slide are used whatever the arguments are.",
        "Which arguments say what the line is?",
    ),
    "sign_turned": (
        "-(X @ weights + bias)",
        "The whole score has the wrong sign.",
        "Is a minus in the way, or is something subtracted from 0?",
    ),
    "first_row_only": (
        "X[0] @ weights + bias",
        "Only the first row is looked at.",
        "A function ends at its first return. If yours stands inside a loop, the other rows never get a turn.",
    ),
    "last_row_only": (
        "X[-1] @ weights + bias",
        "Only the last row is left.",
        "If you go through the rows in a loop: where are the answers of the earlier rounds kept?",
    ),
}


def edit_the_score(edit: Edits, prefix: str = "", but_not: Collection[str] = ()) -> None:
    """Register the mistakes of a weighted sum.

    Parameters
    ----------
    edit : Edits
        Edits of a right answer that has the score in it once.
    prefix : str
        What their names begin with in this question.
    but_not : collection of str
        Mistakes that can't be told from others there.
    """
    for name, (wrong, hint, way_out) in MISTAKES.items():
        if name not in but_not:
            edit(prefix + name, (SCORE, wrong), hint=hint, way_out=way_out)
