"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.patterns import BASE, RELU, RESHAPED
from solutions.misconceptions.slips import Slip, register_slips
from solutions.numpy_ref.perceptrons_and_logic import perceptron
from solutions.operators import left_out, rewritten

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


@wrong(
    "region",
    "The third unit gets the answer of the first line twice.",
    "Whose answer is its second input?",
)
def region_first_line_twice(X, first, second, unit):
    h1 = perceptron(X, *first)
    return perceptron(np.column_stack([h1, h1]), *unit)


@wrong("region", "The two lines have changed places: the third unit's first input is the answer of the first line.")
def region_lines_swapped(X, first, second, unit):
    return perceptron(np.column_stack([perceptron(X, *second), perceptron(X, *first)]), *unit)


@wrong(
    "region",
    "The bias of the third unit is missing, or it has the wrong sign.",
    "What is its score where neither line says 1?",
)
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


@wrong(
    "region",
    "The third unit gets the answer of the second line twice.",
    "Whose answer is its first input?",
)
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
    "A product doesn't fit.",
    "The third unit reads a table with a row for each point and a column for each line: do "
    "the answers of a line stand in a column here?",
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
    "perceptron wants weights and bias as two arguments, and one is missing.",
    "Does it get a pair as one? How is a pair taken apart?",
)
def region_pairs_not_taken_apart(X, first, second, unit):
    return perceptron(np.column_stack([perceptron(X, first), perceptron(X, second)]), unit)


@wrong("region", "The answers of both lines come back. The third unit reads them, and its answer is asked for.")
def region_third_unit_missing(X, first, second, unit):
    return perceptron(X, *first), perceptron(X, *second)


MIXED_ROWS = "The answers are mixed up: a row of the table has those of one line to two points."
WHOSE_ROW = "Print the table for three points. Whose answers should stand in a row?"
network = wrong.edits(of="numpy_ref.non_linear_regions.region")
network(
    "region_biases_subtracted",
    ("*first", "first[0], -first[1]"),
    ("*second", "second[0], -second[1]"),
    hint="The biases of the two lines have the wrong sign.",
    way_out="A bias is added to the score.",
)
network(
    "region_biases_exchanged",
    ("*first", "first[0], second[1]"),
    ("*second", "second[0], first[1]"),
    hint="Each line has the bias of the other one.",
    way_out="Weights and bias of a line come together, as one pair.",
)
network(
    "region_of_mixed_rows",
    ("np.column_stack([h1, h2])", "np.array([h1, h2]).reshape(-1, 2)"),
    hint=MIXED_ROWS,
    way_out=WHOSE_ROW,
)
network(
    "region_of_the_sum",
    left_out("h1 = perceptron(X, *first)", "hidden = np.column_stack([h1, h2])"),
    rewritten("h2 = perceptron(X, *second)", "h = perceptron(X, first[0] + second[0], first[1] + second[1])"),
    ("perceptron(hidden, *unit)", "h"),
    hint="The two lines have been added, which makes one line of them.",
    way_out="Each line answers by itself, 0 or 1, before anything is added.",
)
network(
    "region_of_relus",
    ("perceptron(X, *first)", "np.maximum(0, X @ first[0] + first[1])"),
    ("perceptron(X, *second)", "np.maximum(0, X @ second[0] + second[1])"),
    hint="The two lines answer with a ReLU, so a point far away counts for more.",
    way_out="In this exercise all three are perceptrons: what can one answer?",
)
network(
    "region_of_answers_alone",
    ("perceptron(hidden, *unit)", "perceptron(hidden, np.ones(2), unit[1])"),
    hint="The third unit adds the two answers as they are. Its own weights aren't used.",
    way_out="By what is each answer multiplied?",
)
network(
    "region_of_sigmoids_to_the_end",
    ("perceptron(X, *first)", "1 / (1 + np.exp(-(X @ first[0] + first[1])))"),
    ("perceptron(X, *second)", "1 / (1 + np.exp(-(X @ second[0] + second[1])))"),
    ("perceptron(hidden, *unit)", "1 / (1 + np.exp(-(hidden @ unit[0] + unit[1])))"),
    hint="All three units are sigmoids here, so numbers between 0 and 1 come out.",
    way_out="In this exercise they are perceptrons, which say 0 or 1.",
)
network(
    "region_of_minus_one_or_one",
    ("perceptron(hidden, *unit)", "2 * perceptron(hidden, *unit) - 1"),
    hint="The answers are −1 and 1. Here they should be 0 and 1.",
)
# four_parts

wrong.value(
    "four_parts",
    "a_row_for_each_unit",
    ([0, 0, 1, 1], [1, 0, 1, 0], [1, 1, 0, 1], 77),
    "The answers stand in brackets of their own. Thirteen numbers in one row are asked for.",
)


wrong.value(
    "four_parts",
    "scores_for_answers",
    (-1, -2, 1, 0, 1.5, -0.5, 0.5, -1.5, 0, 1, -1, 0, 77),
    "These are the scores of the units.",
    "What does a unit say to a score below 0, and what to one of 0 or more?",
)
wrong.value(
    "four_parts",
    "minus_one_for_no",
    (-1, -1, 1, 1, 1, -1, 1, -1, 1, 1, -1, 1, 77),
    "A no is −1 here. These units say 0.",
)


# at_least


@wrong(
    "at_least",
    "Points far from the lines count for more than points nearby: the unit adds up something else than answers.",
    "What should the last unit read of each line, and what does it read?",
)
def as_inherited(X, W, b, k):
    hidden = X @ W + b
    unit_weights, unit_bias = np.ones(W.shape[1]), 0.5 - k
    return perceptron(hidden, unit_weights, unit_bias)


@wrong(
    "at_least", "This asks for all of the lines. k of them are enough.", "The bias of the unit was right as it stood."
)
def all_of_them(X, W, b, k):
    return perceptron(perceptron(X, W, b), np.ones(W.shape[1]), 0.5 - W.shape[1])


@wrong(
    "at_least",
    "This asks for one line more than k.",
    "The bias of the unit was right as it stood. What is the score where just k lines say 1?",
)
def more_than_k(X, W, b, k):
    return perceptron(perceptron(X, W, b), np.ones(W.shape[1]), -0.5 - k)


@wrong(
    "at_least",
    "A point on a line should count as 1, and here it doesn't.",
    "What does a perceptron say to a score of exactly 0?",
)
def lines_that_are_strict(X, W, b, k):
    return perceptron((X @ W + b > 0).astype(int), np.ones(W.shape[1]), 0.5 - k)


@wrong("at_least", "This is how many lines say 1. Whether they are enough is asked for.", "What comes after the sum?")
def how_many_lines(X, W, b, k):
    return perceptron(X, W, b).sum(axis=1)


@wrong(
    "at_least",
    "The unit's bias has changed, and it is too large now: the unit says 1 to too many points.",
    "The bias was right as it stood. What does the unit read?",
    speaks_of=("k",),
)
def sign_of_the_bias(X, W, b, k):
    return perceptron(perceptron(X, W, b), np.ones(W.shape[1]), k - 0.5)


@wrong(
    "at_least",
    "Scores are cut off at 0, but above it they still count by their size. A line says 0 or 1.",
    "Which function makes an answer of a score?",
)
def rectified_scores(X, W, b, k):
    return perceptron(np.maximum(0, X @ W + b), np.ones(W.shape[1]), 0.5 - k)


@wrong(
    "at_least",
    "The lines are soft here: each answers a number between 0 and 1. They should say 0 or 1.",
    "Which function makes an answer of a score?",
)
def soft_lines(X, W, b, k):
    return perceptron(1 / (1 + np.exp(-(X @ W + b))), np.ones(W.shape[1]), 0.5 - k)


among_many = wrong.edits(of="numpy_ref.non_linear_regions.at_least")
ENOUGH = "0.5 - k"
K_UNUSED = {
    "hint": "How many lines are enough doesn't depend on k here.",
    "way_out": "The last line was right as it stood; what does the unit read?",
}
VOTE = "perceptron(hidden, np.ones(W.shape[1]), 0.5 - k)"
among_many(
    "at_most_k",
    (VOTE, "perceptron(hidden, -np.ones(W.shape[1]), 0.5 + k)"),
    hint="This is where at most k of the lines say 1.",
    way_out="The last line was right as it stood; what does the unit read?",
)
among_many(
    "exactly_k",
    (VOTE, "(hidden.sum(axis=1) == k).astype(int)"),
    hint="This is where just k of the lines say 1. More are welcome, too.",
    way_out="The last line was right as it stood; what does the unit read?",
)
among_many(
    "two_whatever_k",
    (VOTE, "(hidden.sum(axis=1) >= 2).astype(int)"),
    **K_UNUSED,
)
among_many(
    "lines_without_biases",
    ("perceptron(X, W, b)", "perceptron(X, W, 0)"),
    hint="The biases of the lines have got lost, or have the wrong sign.",
    way_out="What was added to the scores in the program that you were given?",
)
among_many(
    "mean_of_the_answers",
    (VOTE, "(hidden.mean(axis=1) >= k).astype(int)"),
    hint="The mean of the answers is compared with k. A mean of zeros and ones is never more than 1.",
    way_out="Of what is k a number?",
    speaks_of=("mean",),
)
among_many(
    "points_counted_for_each_line",
    (VOTE, "(hidden.sum(axis=0) >= k).astype(int)"),
    hint="There is an answer for each line, not for each point: the sum runs over the points.",
    way_out="Which axis are the lines?",
)


# fence

wrong.value(
    "fence",
    "the_example",
    ([[1, 0], [0, 1], [-1, 0]], [-5, -5, 8], [0, 0, 0], 0),
    "This unit doesn't listen to the lines, and says 1 everywhere.",
    "Which weights and which bias make it say 1 only where all three of them do?",
)
wrong.value(
    "fence",
    "outside_everywhere",
    ([[1, 0], [0, 1], [-1, 0]], [-5, -5, 8], [0, 0, 0], -1),
    "This network says 0 everywhere, and most points do lie outside. But none of those inside is found.",
    "Begin with one line along one side of the shape.",
)
wrong.value(
    "fence",
    "any_line_is_enough",
    ([[-1.5, 8.0], [-5.5, -4.5], [7.0, -3.5]], [-14.5, 65.25, 0.0], [1, 1, 1], -0.5),
    "Where one of the lines says 1, the unit does, too.",
    "How many of the three say 1 inside the shape, and how many just outside?",
)
wrong.value(
    "fence",
    "and_of_two",
    ([[-1.5, 8.0], [-5.5, -4.5], [7.0, -3.5]], [-14.5, 65.25, 0.0], [1, 1, 1], -1.5),
    "Two of the three lines are enough for this unit.",
    "Its bias is that of an AND of two. How large may the score of two be, and how large must that of three be?",
)
wrong.value(
    "fence",
    "a_box_with_one_side_open",
    ([[1, 0], [0, 1], [-1, 0]], [-1, -2, 9], [1, 1, 1], -2.5),
    "These lines run straight up and across, and leave one side open.",
    "The shape has three sides, and slanting ones: how must two weights be chosen for such a line?",
)


wrong.value(
    "fence",
    "all_lines_turned",
    ([[1.5, -8.0], [5.5, 4.5], [-7.0, 3.5]], [14.5, -65.25, 0.0], [1, 1, 1], -2.5),
    "The lines run well, but each says 1 on its outer side, and there is no place that lies outside of all three.",
    "Which side of a line says 1, and what turns it round?",
)
wrong.value(
    "fence",
    "one_line_turned",
    ([[-1.5, 8.0], [5.5, 4.5], [7.0, -3.5]], [-14.5, -65.25, 0.0], [1, 1, 1], -2.5),
    "Two of the lines are right. The second says 1 on the wrong side, so what is found lies outside of the shape.",
    "Put a point of the shape into the score of each line: what sign should it have?",
)
wrong.value(
    "fence",
    "corners_for_lines",
    ([[1.0, 2.0], [9.0, 3.5], [4.5, 9.0]], [0, 0, 0], [1, 1, 1], -2.5),
    "These are the corners of the shape. The weights of a line say which way it faces, not where it lies.",
    "Which score should both corners of a side have?",
)


# sharpness_for


@wrong(
    "sharpness_for",
    "The third unit's score at the corner isn't −1, but half of that.",
    "What do the two lines answer there, and what does the bias take away?",
)
def score_of_minus_one(p):
    return np.log((1 - p) / p)


@wrong(
    "sharpness_for",
    "A negative sharpness would reverse every answer.",
    "What is the sign of the score at the corner?",
)
def sign_of_the_score(p):
    return 2 * np.log(p / (1 - p))


@wrong(
    "sharpness_for",
    "Here the lines answer 0 at the corner. But a soft unit with the score 0 answers something else.",
    "What is the sigmoid of 0?",
)
def lines_answer_0(p):
    return np.log((1 - p) / p) / 1.5


@wrong(
    "sharpness_for",
    "The logarithm is that of p alone. What is undone here is a sigmoid.",
    "Which logarithm is a score, that of the probability or that of the odds?",
)
def logarithm_of_p(p):
    return -2 * np.log(p)


@wrong(
    "sharpness_for",
    "The score at the corner is halved where it should be doubled.",
    "If half of s is a number, what is s?",
)
def half_for_double(p):
    return 0.5 * np.log((1 - p) / p)


@wrong(
    "sharpness_for",
    "The logarithm has the base 10. A sigmoid has powers of e in it.",
    "Which logarithm undoes a power of e?",
)
def base_10(p):
    return 2 * np.log10((1 - p) / p)


@wrong(
    "sharpness_for",
    "These are twice the odds against p. A score is the logarithm of odds.",
    "What undoes the power of e in the sigmoid?",
)
def odds_for_their_logarithm(p):
    return 2 * (1 - p) / p


@wrong(
    "sharpness_for",
    "The bias of the third unit is multiplied by s here, but its two weights aren't.",
    "All numbers of the third unit are multiplied. What is its score then?",
)
def weights_of_the_third_unit_left(p):
    return (1 + np.log((1 - p) / p)) / 1.5


@wrong(
    "sharpness_for",
    "The two weights of the third unit are multiplied by s here, but its bias isn't.",
    "All numbers of the third unit are multiplied. What is its score then?",
)
def bias_of_the_third_unit_left(p):
    return 1.5 + np.log(p / (1 - p))


corner = wrong.edits(of="numpy_ref.non_linear_regions.sharpness_for")
ODDS_AGAINST = "2 * np.log((1 - p) / p)"
corner(
    "logarithm_of_the_rest",
    (ODDS_AGAINST, "-2 * np.log(1 - p)"),
    hint="The logarithm is that of 1 − p alone. What is undone here is a sigmoid.",
    way_out="Which logarithm is a score, that of a probability or that of the odds?",
)
corner(
    "sigmoid_not_undone",
    (ODDS_AGAINST, "1 / (1 + np.exp(0.5 * p))"),
    hint="A sigmoid is taken of p. But p is what comes out of the sigmoid, and s what goes in.",
    way_out="Write the equation with p on the left, and solve for s.",
)
corner(
    "sharpness_squared",
    (ODDS_AGAINST, "np.log((1 - p) / p) ** 2"),
    hint="A logarithm is squared where it should be doubled.",
    way_out="Solve once more: half of s is a number.",
)
corner(
    "product_for_difference",
    (ODDS_AGAINST, "2 * np.log(p) * np.log(1 - p)"),
    hint="Two logarithms are multiplied. The logarithm of a fraction is a difference.",
)
corner(
    "quotient_of_logarithms",
    (ODDS_AGAINST, "2 * np.log(1 - p) / np.log(p)"),
    hint="A logarithm is divided by another. The logarithm of a fraction is a difference.",
)
corner(
    "multiplier_added_to",
    (ODDS_AGAINST, "np.log((1 - p) / p) + 0.5"),
    hint="The half is added to s here. The score at the corner is a product.",
    way_out="Every number of the third unit is multiplied by s. What does that make of its score?",
)


# Traces

SIGMOID = r"np\.exp|sigmoid|expit"
for question in ("region", "at_least"):
    wrong.telltale(
        question,
        "np.sign answers −1 or 1, and 0 on a line. A perceptron answers 0 or 1, and 1 to a score of exactly 0.",
        shows=r"sign\(",
    )
    wrong.telltale(question, "A sigmoid answers between 0 and 1. These units are perceptrons: 0 or 1.", shows=SIGMOID)
    wrong.telltale(question, MIXED_ROWS, WHOSE_ROW, shows=RESHAPED)
    wrong.telltale(
        question, "A ReLU keeps a positive score. These units are perceptrons: they answer 0 or 1.", shows=RELU
    )
wrong.telltale(
    "region",
    "Your comparison leaves out a score of exactly 0. That counts as 1, in the two lines and in the third unit.",
    shows=r"(?<![<>=-])> 0(\.0)?\b|<= 0(\.0)?\b",
)
wrong.telltale(
    "region", "A score is compared with one half. A perceptron says 1 from a score of 0 on.", shows=r"> 0\.5|>= 0\.5"
)
wrong.telltale("region", "A bias is subtracted. It is added to the score.", shows=r" - (first|second|unit)\[1\]")
wrong.telltale(
    "region",
    "The two answers are joined by a rule that is always the same. The third unit's weights and its bias decide.",
    shows=r"logical_(and|or|xor)|np\.minimum|\w+ (&|\||\^) \w+|h1 \* h2|h1 == h2|h1 != h2|np\.all\(|np\.any\(",
)
wrong.telltale(
    "region",
    "The third unit looks at the point. It should read the two answers.",
    shows=r"X @ unit\[0\]|perceptron\(X, \*unit\)",
)
wrong.telltale("region", "The two lines are joined before they have answered.", shows=r"first\[0\] [+*@] second\[0\]")
wrong.telltale(
    "at_least",
    "The answers are added down the points, along axis 0. Each point has its own: add over the lines.",
    shows=r"axis=0|sum\(0\)",
)
wrong.telltale("at_least", "`== k` asks for exactly k lines. More are welcome: at least k.", shows=r"== k\b")
wrong.telltale("at_least", "`> k` asks for more than k lines. At least k are asked for.", shows=r"(?<!=)> k\b(?! - )")
wrong.telltale("at_least", "This asks for at most k of the lines, not for at least k.", shows=r"<=? k\b|k >=? ")
wrong.telltale("at_least", "The answers are averaged. k is a number of lines: what is their sum?", shows=r"mean\(")
wrong.telltale(
    "at_least",
    "Your comparison leaves out a score of exactly 0: on a line a perceptron says 1.",
    shows=r"(?<![<>=])> 0(\.0)?\b(?!\.)|<= 0(\.0)?\b",
)
wrong.telltale("at_least", "All of the lines have to say 1 here. k of them are enough.", shows=r"np\.all\(|\.all\(")
wrong.telltale("at_least", "One of the lines is enough here, whatever k is.", shows=r"np\.any\(|\.any\(")
wrong.telltale(
    "at_least",
    "The unit adds up scores. It should add answers, 0 or 1.",
    shows=r"(?m)^(hidden|scores?|z|lines|votes) = X @ W \+ b\Z(?![\s\S]*(>|<|perceptron\(X|heaviside))",
)
wrong.telltale(
    "at_least",
    "The bias of the unit has the wrong sign: with a greater k it should be harder to reach 0.",
    shows=r"k - 0\.5\)|(?<!- )\bk\)\Z|k - 1\)\Z",
)
wrong.telltale(
    "at_least",
    "The unit's bias isn't the one that stood there, so it asks for one line more or less.",
    shows=r"-0\.5 - k|- k - 0\.5|-k - 0\.5|-\(k \+ 0\.5\)|1 - k\b|-k - 1",
)
wrong.telltale("sharpness_for", "The logarithm has another base than e. A sigmoid has powers of e in it.", shows=BASE)
wrong.telltale(
    "sharpness_for",
    "The sign is reversed: with p below one half this is negative, and s would reverse every answer.",
    shows=r"return (2(\.0)? \* )?np\.log\(p / \(1(\.0)? - p\)\)|return np\.log\(p\) - np\.log|(= |return )logit\(p\)",
)
wrong.telltale(
    "sharpness_for",
    "The score at the corner isn't −1.5: a soft line with the score 0 answers one half, and there are two of them.",
    shows=r"[/*] 1\.5\b|\b1\.5 [/*]|- 1\.5\b",
)
wrong.telltale(
    "sharpness_for",
    "An exp is taken. s goes into the sigmoid, and p comes out: undo it.",
    shows=r"(?s)\A(?!.*(\bfor\b|while)).*(np\.exp|sigmoid\()",
)
wrong.telltale(
    "sharpness_for",
    "The rest, 1 − p, has no part in this. A score is the logarithm of odds.",
    shows=r"(?s)\A(?!.*(1(\.0)? - |/ p\b|-p\b|logit|p - 1|log1p|\bfor\b|while))",
)
wrong.telltale(
    "sharpness_for",
    "No logarithm is taken. What undoes the power of e in a sigmoid?",
    shows=r"(?s)\A(?!.*(log|\bfor\b|while|arctanh))",
)
wrong.telltale(
    "sharpness_for", "A power or a root is taken. Solve once more: half of s is a logarithm.", shows=r"np\.sqrt|\*\* "
)
wrong.telltale(
    "sharpness_for",
    "Something is halved. If half of s is a number, s is twice that.",
    shows=r"(?s)\A(?!.*(\bfor\b|while)).*(/ 2(\.0)?\Z|/ 2(\.0)? |0\.5 \* |\* 0\.5)",
)
wrong.telltale(
    "sharpness_for",
    "The factor isn't right: what is the score of the third unit at the corner, where each line answers one half?",
    shows=r"\b[34](\.0)? \* np\.log",
)


# four_parts: two slips at once

TIES = "What does the step make of a score of exactly 0?"
ANSWER_SLIPS = {
    "ties": Slip({3: 0, 8: 0, 11: 0}, "Three scores are exactly 0, in A and in C, and you count them as a no.", TIES),
    "tie_of_a": Slip({3: 0}, "In A a score of exactly 0 is taken for a no.", TIES),
    "ties_of_c": Slip({8: 0, 11: 0}, "In C two scores are exactly 0, and you count them as a no.", TIES),
    "tie_of_c": Slip({8: 0}, "In C the first score is exactly 0, and you take it for a no.", TIES),
    "last_tie_of_c": Slip({11: 0}, "In C the last score is exactly 0, and you take it for a no.", TIES),
    "parts_exchanged": Slip(
        {1: 1, 2: 0, 5: 1, 6: 0, 9: 0, 10: 1},
        "The order isn't that of the task: the parts (0, 1) and (1, 0) have changed places.",
    ),
    "bias_of_a": Slip({0: 1}, "In A the bias is forgotten: what is the score where neither line says 1?"),
    "bias_of_b": Slip({6: 0}, "In B the third answer is wrong: does its score have the bias?"),
    "weights_of_a": Slip({1: 1, 2: 0}, "In A the two weights have changed places."),
    "weights_of_b": Slip({5: 1, 6: 0}, "In B the two weights have changed places."),
    "weights_of_c": Slip({9: 0, 10: 1}, "In C the two weights have changed places."),
    "sign_of_b": Slip({4: 0, 5: 1, 6: 0, 7: 1}, "In B every answer is flipped."),
    "last_of_b": Slip({7: 1}, "In B the last answer is wrong: both weights count there."),
}
COUNT_SLIPS = {
    "weights_alone": Slip({12: 65}, "The count leaves out the biases.", "Which units have a bias?"),
    "one_hidden_layer": Slip({12: 47}, "The count is that of a network with one hidden layer."),
    "biases_of_features": Slip({12: 83}, "In the count the features have biases, too."),
    "units": Slip({12: 18}, "The count is that of units and features, not that of weights and biases."),
    "bias_for_each_layer": Slip({12: 68}, "In the count a whole layer shares one bias."),
    "column_for_each_one": Slip({12: 90}, "The count has columns for the 1s, which no unit computes."),
    "outputs_without_biases": Slip({12: 75}, "In the count the outputs have no biases."),
    "a_hidden_layer_without_biases": Slip({12: 72}, "In the count one hidden layer has no biases."),
    "hidden_layers_without_biases": Slip({12: 67}, "In the count the hidden layers have no biases."),
}
THIRTEEN = (0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 77)
register_slips(wrong, "four_parts", THIRTEEN, {**ANSWER_SLIPS, **COUNT_SLIPS}, [*ANSWER_SLIPS, *COUNT_SLIPS])
wrong.telltale(
    "at_least", "The sizes of the scores are added. A line answers 0 or 1, and that is what counts.", shows=r"\babs\("
)
wrong.telltale(
    "at_least",
    "The biases of the lines have the wrong sign, or are used in another way.",
    shows=r"X @ W - b|W \* b|\* b\b",
)
wrong.telltale(
    "sharpness_for", "There is a plus where the rest, 1 − p, needs a minus.", shows=r"/ p \+ 1|1(\.0)? \+ p\b|p \+ 1"
)
for question in ("region", "at_least"):
    wrong.telltale(question, "tanh answers between −1 and 1. These units are perceptrons: 0 or 1.", shows=r"tanh\(")
wrong.telltale(
    "at_least",
    "Something is divided by the number of lines. k is a number of lines: it is compared with the sum of their "
    "answers.",
    shows=r"/ W\.shape|np\.ones\([^\n]*\) / |/ len\(|/ hidden\.shape",
)
wrong.telltale(
    "region",
    "An answer of a line is reversed. The third unit's weights do that where it is wanted.",
    shows=r"1 - perceptron\(|~perceptron\(|1 - h[12]\b",
)
wrong.telltale("at_least", "Something is multiplied by k. It is with the bias that k comes in.", shows=r"\* k\b|k \* ")
wrong.telltale(
    "at_least",
    "The answers are joined by a rule in which k has no part. How many lines say 1?",
    shows=r"max\((hidden, )?axis|\.prod\(|np\.prod",
)
wrong.telltale(
    "at_least", "A fixed number stands where a score is compared with 0, or a count with k.", shows="> [1-9]|>= [1-9]"
)
wrong.telltale(
    "sharpness_for", "Two logarithms are added. That of a fraction is a difference.", shows=r"log\(p\) \+ np\.log\(1"
)
wrong.telltale(
    "sharpness_for",
    "Brackets are missing: the 2 belongs to both logarithms.",
    shows=r"return -?2(\.0)? \* np\.log\((p|1 - p)\) [-+] np\.log",
)
wrong.telltale(
    "sharpness_for", "It is divided by a logarithm. Half of s is a logarithm.", shows=r"/ np\.log|/ \(np\.log"
)
for question in ("region", "at_least"):
    wrong.telltale(
        question,
        "Answers of −1 and 1 are made of 0 and 1. A line that says no should count as 0.",
        shows=r"2(\.0)? \* (perceptron|hidden|h\d?)\b[^\n]* - 1",
    )


wrong.telltale(
    "four_parts",
    "Not all thirteen numbers are right.",
    "Put the two answers of each part into the score of each unit: from 0 on it says 1. For the count: how "
    "many inputs has a unit, and what else does it learn?",
)
