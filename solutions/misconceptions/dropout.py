"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register
from solutions.misconceptions.dropout_layers import tell_of_a_network
from solutions.misconceptions.slips import Slip, register_slips
from solutions.operators import added, bias_lost, left_out, moved

ANSWERS = wrong = Register()

SCALE = "1 / keep if keep > 0 else 0.0"
NO_SCALE = left_out(f"scale = {SCALE}")
WITHOUT_SCALING = [NO_SCALE, (" * scale", "")]
NAN_AT_ONE = [NO_SCALE, ("* scale", "/ keep")]
DIVIDED_BY_P = [NO_SCALE, ("* scale", "/ p")]
NO_GUARD = (" if keep > 0 else 0.0", "")


# dropout

FALLS = "rng.random(x.shape) < keep"
ALL_STAY = "np.ones(x.shape, dtype=bool)"
BY_AT_LEAST = ("< keep", ">= p")  # as most would write it; here the draw itself makes a difference
NO_EVALUATION = left_out("if not training:", f"return x, {ALL_STAY}")
COMPARE = "Compare the random numbers with p."
NUMBER_VARIES = (
    "In dropout every entry is decided on its own, so that the number varies: compare a random number for each entry "
    "with p."
)
SAME_UNITS = "One mask serves all rows: in every example the same units fall."
TREAT_ONE = "Everything falls then and nothing is left to scale: treat this case on its own."
KEEPS_ITS_PLACE = "It keeps its place and is 0: x[mask] picks, x * mask sets to 0."

forward = wrong.edits(of="numpy_ref.dropout.dropout")

forward(
    "no_scaling",
    *WITHOUT_SCALING,
    hint="What stays is not made larger.",
    way_out="With p = 0.25 a quarter of the layer is missing on average, and the others have to make up for it: divide "
    "them by the chance of staying.",
)
forward(
    "divided_by_p",
    *DIVIDED_BY_P,
    hint="What stays is divided by p, the chance of falling.",
    way_out="It should be divided by the chance of staying.",
)
forward(
    "times_keep",
    (SCALE, "keep"),
    hint="What stays is multiplied by the chance of staying, which makes it smaller still.",
    way_out="It has to become larger, to make up for what has fallen.",
)
forward(
    "times_p",
    (SCALE, "p"),
    hint="What stays is multiplied by p.",
    way_out="It has to become larger, to make up for what has fallen: divide by the chance of staying.",
)
forward(
    "times_one_plus_p",
    BY_AT_LEAST,
    (SCALE, "1 + p"),
    hint="What stays is multiplied by 1 + p.",
    way_out="The share 1 - p stays, and its factor should bring the mean back: what times 1 - p is 1?",
)
forward(
    "divided_by_root",
    ("1 / keep", "1 / np.sqrt(keep)"),
    hint="What stays is divided by the square root of the chance of staying.",
    way_out="That keeps the mean of the squares, but it is the mean itself that should stay: leave the root out.",
)
forward(
    "divided_by_the_share_that_stayed",
    BY_AT_LEAST,
    ("1 / keep if keep > 0", "1 / mask.mean() if mask.any()"),
    hint="What stays is divided by the share that happened to stay in this call.",
    way_out="Divide by the chance of staying, which is the same in every call.",
)
forward(
    "p_as_in_the_paper",
    ("keep = 1 - p", "keep = p"),
    hint="p is read as the chance of staying, as in the paper of 2014.",
    way_out="Here, as in PyTorch, it is the chance of falling: the share 1 - p stays, and is divided by 1 - p.",
)
forward(
    "swapped",
    ("< keep", "< p"),
    hint="Keeping and falling are swapped: the share p stays, but it should fall.",
    way_out="Look at the direction of the inequality, or at what is drawn with probability p.",
)
forward("half_falls", ("< keep", "< 0.5"), hint="Half of the entries fall, whatever p is.", way_out=COMPARE)
forward(
    "half_falls_and_doubles",
    ("< keep", "< 0.5"),
    (SCALE, "2"),
    hint="Half of the entries fall and the others are doubled, whatever p is.",
    way_out=COMPARE,
)
forward(
    "active_in_evaluation",
    NO_EVALUATION,
    hint="Entries fall in evaluation as well.",
    way_out="When training is False, x should come back as it is.",
)
forward(
    "training_turned_round",
    ("if not training", "if training"),
    hint="Training and evaluation are swapped.",
    way_out="Entries should fall when training is True, and stay when it is False.",
)
forward(
    "scaled_in_evaluation_as_in_the_paper",
    ("return x, ", "return x * (1 - p), "),
    *WITHOUT_SCALING,
    hint="This is the form of the paper: nothing is scaled in training, and everything is multiplied by 1 - p in "
    "evaluation.",
    way_out="Here the scaling belongs to training, and evaluation returns x as it is.",
)
forward(
    "scaled_in_both",
    ("return x, ", "return x * (1 - p), "),
    hint="x is scaled in training and once more in evaluation.",
    way_out="The scaling in training is enough: in evaluation x comes back as it is.",
)
forward(
    "divided_in_evaluation",
    NO_EVALUATION,
    (FALLS, f"{FALLS} if training else {ALL_STAY}"),
    hint="x is scaled in evaluation too, where nothing falls and there is nothing to make up for.",
    way_out="In evaluation x comes back as it is, without a factor.",
)
forward(
    "one_mask_for_all_rows",
    (FALLS, "np.broadcast_to(rng.random(x.shape[-1]) < keep, x.shape)"),
    hint=SAME_UNITS,
    way_out="Draw a number for each entry of x.",
)
forward(
    "whole_rows",
    (FALLS, "np.broadcast_to(rng.random((len(x), *[1] * (x.ndim - 1))) < keep, x.shape)"),
    hint="Whole rows fall: an example loses all its units or none.",
    way_out="Draw a number for each entry of x.",
)
forward(
    "one_number_for_all",
    (FALLS, "np.full(x.shape, rng.random() < keep)"),
    hint="All entries fall together, or none does, as if one number decided for the whole layer.",
    way_out="Draw a number between 0 and 1 for each entry of x: rng.random does. (rng.integers draws whole ones.)",
)
forward(
    "seed_reset_inside",
    ("rng.random(", "np.random.default_rng(42).random("),
    hint="Every call lets the same entries fall. Is a generator made anew inside the function, or seeded again?",
    way_out="Use the rng that you are given: it moves on from call to call.",
)
forward(
    "rng_ignored",
    ("rng.random(x.shape)", "np.random.rand(*x.shape)"),
    hint="The random numbers don't come from rng: with an rng in the same state other entries fall.",
    way_out="Ask the rng that you are given.",
)
forward(
    "same_number_in_every_row",
    (FALLS, "np.argsort(rng.random(x.shape), axis=-1) >= round(p * x.shape[-1])"),
    hint="Each row loses the same number of entries.",
    way_out=NUMBER_VARIES,
)
forward(
    "same_number_in_every_call",
    (FALLS, "rng.permutation(x.size).reshape(x.shape) >= round(p * x.size)"),
    hint="The number of entries that fall is always the same.",
    way_out=NUMBER_VARIES,
)
forward(
    "mask_turned_round",
    (", mask", ", ~mask"),
    hint="x comes out right, but mask says the opposite.",
    way_out="It should be True for what stays.",
    brief="The mask is the wrong way round.",
)
forward(
    "mask_drawn_twice",
    (", mask", f", {FALLS}"),
    hint="The mask that comes back is not the one that was used: it is drawn a second time.",
    way_out="Keep the first in a variable.",
)
forward("mask_not_used", (" * mask", ""), hint="The mask is drawn but x isn't multiplied by it, so nothing falls.")
forward(
    "x_comes_back",
    NO_SCALE,
    ("x * mask * scale", "x"),
    hint="The mask is drawn but x isn't multiplied by it, so nothing falls.",
    way_out="What stays should also be divided by the chance of staying.",
)
forward(
    "fallen_entries_stay",
    ("x * mask * scale", "np.where(mask, x * scale, x)"),
    hint="What falls keeps its value.",
    way_out="It should be 0: multiply by the mask.",
)
forward(
    "results_swapped",
    (f"x, {ALL_STAY}", f"{ALL_STAY}, x"),
    ("x * mask * scale, mask", "mask, x * mask * scale"),
    hint="The two results are in the wrong order.",
    way_out="First out, then mask.",
)
forward(
    "nan_at_one",
    *NAN_AT_ONE,
    hint="With p = 1 the function computes 0/0, which is nan.",
    way_out=TREAT_ONE,
    brief="With p = 1 the function divides by 0.",
)
forward("division_by_zero_at_one", NO_GUARD, hint="With p = 1 the function divides by 0.", way_out=TREAT_ONE)
forward(
    "changed_in_place",
    ("return x * mask", "x *= mask\n    return x"),
    hint="The function writes into the x that it was given, so the caller's numbers are gone.",
    way_out="Make a new array, x * mask for instance, or copy x first.",
)
forward(
    "only_out",
    (f", {ALL_STAY}", ""),
    (", mask", ""),
    hint="Only out comes back.",
    way_out="The mask is needed for the way back: return both, out and mask.",
)


@wrong(
    "dropout",
    "x comes back as it is, also in training.",
    "training is True or False, so `if training:` is enough of a question.",
)
def nothing_in_training(x, p, rng, training):
    return x, np.ones(x.shape)


forward(
    "mask_of_one_row",
    ("x.shape) < keep", "x.shape[-1]) < keep"),
    hint=SAME_UNITS,
    way_out="Draw a number for each entry of x; mask has the shape of x.",
)
forward(
    "only_for_tables",
    added("m, n = x.shape", before="if not training:"),
    ("random(x.shape)", "random((m, n))"),
    hint="The function needs a table, but x may have any shape, a single row for instance.",
    way_out="x.shape works for all of them.",
)
forward(
    "bell_curve",
    (FALLS, "rng.normal(size=x.shape) > p"),
    hint="The random numbers follow the bell curve or lie in another range, so that the wrong share falls.",
    way_out="rng.random gives numbers that lie evenly between 0 and 1: one of them is less than p with chance p.",
)
forward(
    "cut_off",
    ("x * mask * scale", "(x * mask * scale).astype(int)"),
    hint="The fractions are cut off: out is stored as integers.",
    way_out="Use floats.",
)
forward(
    "fallen_entries_left_out",
    BY_AT_LEAST,
    ("x * mask * scale", "(x[mask] * scale if keep > 0 else np.zeros(x.shape))"),
    hint="What falls is left out, so that out is shorter than x.",
    way_out=KEEPS_ITS_PLACE,
)
forward(
    "fallen_entries_left_out_at_one_too",
    BY_AT_LEAST,
    ("x * mask", "x[mask]"),
    hint="What falls is left out, so that out is shorter than x.",
    way_out=KEEPS_ITS_PLACE,
)
forward(
    "divided_twice",
    moved(f"scale = {SCALE}", before=f"mask = {FALLS}"),
    (FALLS, f"({FALLS}) * scale"),
    hint="What stays is divided by 1 - p twice, once in the mask and once more in out.",
    way_out="Once is enough.",
)
forward(
    "divided_in_evaluation_alone_with_inf",
    ("return x, ", "return x / (1 - p), "),
    *WITHOUT_SCALING,
    hint="The scaling is in the wrong place: x is divided in evaluation, where nothing falls, and not in training, "
    "where it makes up for what has fallen. (And p = 1 makes it a division by 0.)",
)
forward(
    "only_out_in_evaluation",
    (f", {ALL_STAY}", ""),
    hint="In evaluation the mask is missing.",
    way_out="Two values come back in both cases, out and mask.",
)
forward(
    "nothing_comes_back_in_evaluation",
    (f"return x, {ALL_STAY}", "return None"),
    hint="In evaluation nothing comes back.",
    way_out="There x comes back as it is.",
)
forward(
    "random_numbers_for_a_mask",
    (FALLS, "rng.random(x.shape)"),
    *WITHOUT_SCALING,
    hint="x is multiplied by the random numbers themselves.",
    way_out="Compare them with p: the mask is True or False.",
)
forward(
    "number_for_each_row",
    ("random(x.shape)", "random(len(x))"),
    hint="There is a number for each row only: len(x) counts the rows.",
    way_out="Every entry is decided on its own, so the random numbers have the shape of x.",
)
forward(
    "mask_for_the_second_dimension",
    ("random(x.shape)", "random(x.shape[1])"),
    hint=SAME_UNITS,
    way_out="Draw a number for each entry; x.shape works for a single row, too.",
)
forward(
    "generator_called",
    ("rng.random(", "rng("),
    hint="rng isn't a function but a generator.",
    way_out="Call one of its methods, such as rng.random.",
)
forward(
    "rand_of_a_generator",
    ("random(x.shape)", "rand(*x.shape)"),
    hint="rand is a function of np.random.",
    way_out="The method of a generator is called random, and takes the shape as it is.",
)
forward(
    "shape_taken_apart",
    ("random(x.shape)", "random(*x.shape)"),
    hint="The * in front of x.shape takes the shape apart.",
    way_out="random takes it as one argument, as x.shape is.",
)
forward(
    "nothing_falls_at_one",
    ("if not training:", "if not training or p == 1:"),
    hint="With p = 1 x comes back as it is.",
    way_out="Everything falls then: out is 0.",
)
forward(
    "p_as_in_the_paper_and_nan_at_0",
    ("keep = 1 - p", "keep = p"),
    *NAN_AT_ONE,
    hint="p is read as the chance of staying, as in the paper of 2014. (And with p = 0 that gives 0/0, which is nan.)",
    way_out="Here, as in PyTorch, it is the chance of falling.",
)
forward(
    "p_as_in_the_paper_and_division_by_0",
    ("keep = 1 - p", "keep = p"),
    NO_GUARD,
    hint="p is read as the chance of staying, as in the paper of 2014. (And with p = 0 the function divides by it.)",
    way_out="Here, as in PyTorch, it is the chance of falling.",
)
forward(
    "always_doubled",
    (SCALE, "2"),
    hint="What stays is doubled, whatever p is.",
    way_out="Twice is right for p = 0.5. What makes up for p = 0.25, where three of four stay?",
)
forward(
    "divided_by_one_plus_p",
    BY_AT_LEAST,
    (SCALE, "1 / (1 + p)"),
    hint="What stays is divided by 1 + p, which makes it smaller.",
    way_out="It has to become larger. Which share stays on average?",
)
forward(
    "odds_for_factor",
    BY_AT_LEAST,
    (SCALE, "p / (1 - p) if p < 1 else 0.0"),
    hint="What stays is multiplied by p / (1 - p).",
    way_out="The mean should be as before: what times the chance of staying is 1?",
)
forward(
    "bell_curve_for_factor",
    BY_AT_LEAST,
    ("x * mask * scale", "x * rng.normal(1, np.sqrt(p / keep) if keep else 1, x.shape)"),
    hint="No entry becomes 0, and those of x are not all changed by the same factor.",
    way_out="In dropout an entry becomes 0, or is divided by the chance of staying.",
)
forward(
    "fallen_entries_become_nan",
    ("x * mask * scale", "np.where(mask, x * scale, np.nan)"),
    hint="What falls becomes nan.",
    way_out="It should be 0, with which the next layer can go on.",
)
forward(
    "scaled_by_p_in_evaluation",
    ("return x, ", "return x * p, "),
    hint="In evaluation x is multiplied by p.",
    way_out="Nothing falls there, and training has made up for what falls: x comes back as it is.",
)
forward(
    "paper_with_p_in_evaluation",
    ("return x, ", "return x * p, "),
    *WITHOUT_SCALING,
    hint="Nothing is scaled in training, and evaluation multiplies by p, as where p is the chance of staying.",
    way_out="Here p is the chance of falling, and the scaling belongs to training. Evaluation returns x as it is.",
)
forward(
    "same_number_in_every_column",
    (FALLS, "np.argsort(rng.random(x.shape), axis=0) >= round(p * len(x))"),
    hint="Each column loses the same number of entries.",
    way_out=NUMBER_VARIES,
)
forward(
    "zeros_in_evaluation",
    ("return x, ", "return 0 * x, "),
    hint="In evaluation everything is 0.",
    way_out="Nothing falls there: x comes back as it is.",
)
forward(
    "half_stays_by_whole_numbers",
    (FALLS, "rng.integers(0, 2, x.shape) == 1"),
    *NAN_AT_ONE,
    hint="Half of the entries fall, whatever p is. (And with p = 1 the function divides by 0.)",
    way_out=COMPARE,
)
forward.together(
    [
        "swapped",
        "active_in_evaluation",
        "divided_in_evaluation",
        "one_mask_for_all_rows",
        "rng_ignored",
        "mask_turned_round",
        "changed_in_place",
    ],
    ["no_scaling", "nan_at_one", "division_by_zero_at_one"],
    but_not=[("divided_in_evaluation", "no_scaling")],
)


# dropout_backward

ALL_SLOPES_ARE_ZERO = "Everything fell then, so all slopes are 0: treat this case on its own."
SHORTER = "What fell is left out, so that the array is shorter."
SLOPE_OF_WHAT_FELL = "Every entry of x has a slope: where it fell, the slope is 0."

backward = wrong.edits(of="numpy_ref.dropout.dropout_backward")

backward(
    "slopes_without_scaling",
    *WITHOUT_SCALING,
    hint="The factor is missing.",
    way_out="Each entry that stayed was multiplied by 1 / (1 - p) on the way forward, so its slope is multiplied by "
    "the same.",
)
backward(
    "fresh_mask",
    ("* mask", "* (np.random.default_rng(7).random(dout.shape) < keep)"),
    hint="Other entries than those of mask have fallen: a new mask is drawn on the way back.",
    way_out="The slopes pass where the numbers have passed, so use the mask that you are given.",
)
backward(
    "slopes_divided_by_the_mask",
    NO_SCALE,
    ("* mask * scale", "/ mask / keep"),
    hint="The slopes are divided by the mask, so that what fell is infinite.",
    way_out="Its slope should be 0: multiply by the mask.",
)
backward(
    "slopes_times_p",
    (SCALE, "p"),
    hint="The slopes are multiplied by p.",
    way_out="The factor on the way back is the one of the way forward, 1 / (1 - p).",
)
backward(
    "slopes_divided_by_the_share",
    NO_SCALE,
    ("* scale", "/ mask.mean()"),
    hint="The slopes are divided by the share that happened to stay.",
    way_out="The factor of the way forward was 1 / (1 - p), whatever stayed.",
)
backward(
    "mask_forgotten",
    (" * mask", ""),
    hint="The mask isn't used.",
    way_out="What fell has no influence on the loss, so its slope is 0.",
)
backward(
    "slopes_unchanged",
    NO_SCALE,
    ("dout * mask * scale", "dout.copy()"),
    hint="The slopes come back as they were given.",
    way_out="What fell has the slope 0, and the others are divided by 1 - p.",
)
backward(
    "slopes_of_what_fell",
    ("* mask", "* ~mask"),
    hint="The mask is the wrong way round.",
    way_out="mask is True for what stayed, and what stayed has a slope.",
)
backward(
    "slopes_times_keep",
    (SCALE, "keep"),
    hint="The slopes are multiplied by 1 - p.",
    way_out="The factor on the way back is the one of the way forward, 1 / (1 - p).",
)
backward(
    "slopes_divided_by_p",
    *DIVIDED_BY_P,
    hint="The slopes are divided by p, the chance of falling.",
    way_out="The factor of the way forward was 1 / (1 - p).",
)
backward(
    "slopes_scaled_twice",
    ("* scale", "* scale**2"),
    hint="The factor counts twice.",
    way_out="It was applied once on the way forward, so it is applied once on the way back.",
)
backward("slopes_left_out", ("dout * mask", "dout[mask]"), hint=SHORTER, way_out=SLOPE_OF_WHAT_FELL)
backward(
    "slopes_added_up",
    ("dout * mask * scale", "(dout * mask * scale).sum(axis=0)"),
    hint="The slopes are added up.",
    way_out="Every entry has a slope of its own, so the shape stays.",
)
backward(
    "slopes_nan_at_one",
    *NAN_AT_ONE,
    hint="With p = 1 the function computes 0/0, which is nan.",
    way_out=ALL_SLOPES_ARE_ZERO,
    brief="With p = 1 the function divides by 0.",
)
backward("slopes_divided_by_zero", NO_GUARD, hint="With p = 1 the function divides by 0.", way_out=ALL_SLOPES_ARE_ZERO)
backward(
    "slopes_changed_in_place",
    ("return dout * mask", "dout *= mask\n    return dout"),
    hint="The function writes into the dout that it was given, so the caller's slopes are gone.",
    way_out="Make a new array.",
)
backward(
    "slopes_left_out_but_at_one",
    ("dout * mask * scale", "dout[mask] * scale if keep > 0 else np.zeros(dout.shape)"),
    hint=SHORTER,
    way_out=SLOPE_OF_WHAT_FELL,
)
backward(
    "slopes_of_what_fell_come_through",
    ("dout * mask * scale", "np.where(mask, dout * scale, dout)"),
    hint="Where an entry fell, dout comes through.",
    way_out="It had no influence on the loss: the slope is 0.",
)
backward(
    "slopes_with_other_signs",
    ("return dout", "return -dout"),
    hint="The sign is reversed.",
    way_out="Dropout multiplies by 0 or by a factor above 0, so no slope changes its sign.",
)
backward(
    "slopes_come_through_at_one",
    added("if p == 1:", "    return dout", before="keep = 1 - p"),
    hint="With p = 1 dout comes back as it is.",
    way_out="Everything fell then: all slopes are 0.",
)
backward(
    "one_zero_at_one",
    added("if p == 1:", "    return 0.0", before="keep = 1 - p"),
    hint="With p = 1 a single 0 comes back.",
    way_out="Every entry has a slope: an array of zeros in the shape of dout.",
)
backward(
    "slopes_times_mask_as_matrices",
    ("* mask", "@ mask"),
    hint="@ multiplies matrices.",
    way_out="Each slope is multiplied by its own entry of the mask: *.",
)
backward(
    "slopes_always_doubled",
    (SCALE, "2"),
    hint="The factor is always 2, as for p = 0.5.",
    way_out="It is 1 / (1 - p).",
)
backward(
    "slopes_divided_by_the_share_but_at_one",
    ("1 / keep if keep > 0", "1 / mask.mean() if mask.any()"),
    hint="The slopes are divided by the share that happened to stay.",
    way_out="The factor was 1 / (1 - p).",
)
backward(
    "slopes_and_mask",
    ("mask * scale", "mask * scale, mask"),
    hint="The mask comes back too.",
    way_out="Only the slopes are asked for.",
)
backward(
    "slopes_times_one_plus_p",
    (SCALE, "1 + p"),
    hint="The slopes are multiplied by 1 + p.",
    way_out="By which number was an entry multiplied that stayed?",
)
backward(
    "slopes_divided_by_the_root",
    ("1 / keep", "1 / np.sqrt(keep)"),
    hint="The slopes are divided by the square root of the chance of staying.",
    way_out="On the way forward there was no root.",
)
backward(
    "slopes_over_the_rows",
    ("mask * scale", "mask * scale / len(dout)"),
    hint="The slopes are divided by the number of rows.",
    way_out="If the loss is a mean, dout holds that already.",
)
backward(
    "factors_without_slopes",
    ("dout * mask * scale", "mask * scale"),
    hint="These are the factors of the way forward, and dout has no part in them.",
    way_out="By the chain rule they are multiplied with something.",
)
backward(
    "slopes_times_odds",
    (SCALE, "p / (1 - p) if p < 1 else 0.0"),
    hint="The slopes are multiplied by p / (1 - p).",
    way_out="By which number was an entry multiplied that stayed?",
)
backward(
    "mean_of_the_slopes",
    ("dout * mask * scale", "(dout * mask * scale).mean()"),
    hint="One number comes back, a mean.",
    way_out="Every entry of x has a slope of its own.",
)
backward(
    "slopes_of_zero",
    ("dout * mask", "0 * dout * mask"),
    hint="All slopes are 0.",
    way_out="Is the mask multiplied by its opposite, or dout overwritten? What stayed should have a slope.",
)
backward.together(
    ["mask_forgotten", "slopes_of_what_fell", "fresh_mask", "slopes_with_other_signs", "slopes_changed_in_place"],
    ["slopes_without_scaling", "slopes_nan_at_one", "slopes_divided_by_zero"],
    but_not=[("mask_forgotten", "slopes_without_scaling")],
)


# make_dropout_model

FIRST, LAST = "nn.Linear(n_features, n_hidden),", "nn.Linear(n_hidden, 1),"
DROPOUT = "nn.Dropout(p),"
RELU_ASKED_FOR = "A ReLU is asked for."

layers = wrong.edits(of="torch_ref.dropout.make_dropout_model")
module = wrong.edits(of="alternatives.dropout.as_a_module", question="make_dropout_model")
by_hand = wrong.edits(of="alternatives.dropout.with_a_dropout_of_its_own", question="make_dropout_model")

layers(
    "dropout_on_the_score",
    moved(DROPOUT, after=LAST),
    hint="The dropout stands after the last layer, so now and then the score itself is 0.",
    way_out="It belongs after the hidden units, before the layer that reads them.",
)
layers(
    "dropout_on_the_score_too",
    added(DROPOUT, after=LAST),
    hint="Whole scores are 0: a second dropout stands behind the last layer, or a ReLU does.",
    way_out="Take it away: only hidden units should fall, and a score may be negative.",
)
layers(
    "dropout_on_the_features",
    moved(DROPOUT, before=FIRST),
    hint="The dropout stands before the first layer, so features of the examples fall.",
    way_out="It belongs after the hidden units.",
)
layers(
    "dropout_on_the_features_too",
    added(DROPOUT, before=FIRST),
    hint="The scores in training are not those of nn.Dropout on the hidden units alone.",
    way_out="Is there a second dropout, on the features for instance, or another layer than nn.Dropout?",
)
wrong.edits(of="alternatives.dropout.by_function_with_training", question="make_dropout_model")(
    "always_on",
    (", training=self.training", ""),
    hint="In evaluation units still fall. F.dropout(h, p) is always on, and so is an nn.Dropout that forward makes "
    "anew or finds in a plain list, because model.eval() doesn't reach it.",
    way_out="Make the layer in __init__, as an attribute of its own, or hand self.training to F.dropout.",
)
layers(
    "no_dropout",
    left_out(DROPOUT),
    hint="Nothing ever falls: neither in training nor in evaluation.",
    way_out="Put an nn.Dropout between the hidden units and the last layer, and go on with what it returns.",
)
layers(
    "p_as_keep",
    ("Dropout(p)", "Dropout(1 - p)"),
    hint="p is used as the chance of staying, as in the paper of 2014.",
    way_out="In PyTorch it is the chance of falling: pass it to nn.Dropout as it is.",
)
layers(
    "p_not_used",
    ("Dropout(p)", "Dropout()"),
    hint="p isn't used: half of the hidden units fall, as nn.Dropout() without an argument has it.",
)
layers(
    "whole_examples",
    ("Dropout(p)", "Dropout1d(p)"),
    hint="All hidden units of an example fall together, as nn.Dropout1d does it: that is made for channels of signals.",
    way_out="Take nn.Dropout.",
)
by_hand(
    "model_without_scaling",
    (" / (1 - p)", ""),
    hint="The hidden units that stay are not made larger in training.",
    way_out="Divide them by 1 - p, or take nn.Dropout, which does.",
)
by_hand(
    "model_with_one_mask_for_all_rows",
    ("torch.rand_like(x)", "torch.rand(n_hidden)"),
    hint="The same hidden units fall in every example of a batch.",
    way_out="Each entry should be decided on its own, as nn.Dropout does it: a random number for each row and each "
    "unit.",
)
layers(
    "no_relu",
    left_out("nn.ReLU(),"),
    hint="The ReLU is missing, so hidden units are negative where they should be 0.",
    way_out="It belongs behind the first layer.",
)
layers(
    "sigmoid_for_relu",
    ("ReLU", "Sigmoid"),
    hint="The hidden units have a sigmoid.",
    way_out=RELU_ASKED_FOR,
)
layers("tanh_for_relu", ("ReLU", "Tanh"), hint="The hidden units have a tanh.", way_out=RELU_ASKED_FOR)
layers(
    "sigmoid_at_the_end",
    added("nn.Sigmoid(),", after=LAST),
    hint="The model ends in a sigmoid, so it gives probabilities.",
    way_out="Scores are asked for: the last layer is a Linear.",
)
wrong.edits(of="alternatives.dropout.with_a_list_of_modules", question="make_dropout_model")(
    "layers_in_a_plain_list",
    ("nn.ModuleList([", "[", 2),
    ("])", "]", 2),
    hint="The layers are in a plain list, where PyTorch doesn't find their parameters.",
    way_out="Take nn.Sequential or nn.ModuleList, or give each layer an attribute of its own.",
)
layers(
    "list_of_layers",
    ("nn.Sequential(", "["),
    ("\n    )", "\n    ]"),
    hint="The layers come back as a list, which is no model: nobody can call it.",
    way_out="Make a model of them with nn.Sequential.",
)
module(
    "class_for_model",
    ("Model()", "Model"),
    hint="A class comes back, not a model.",
    way_out="Call it, with brackets, to make one.",
)
layers(
    "no_bias",
    bias_lost("nn.Linear(n_features, n_hidden)"),
    bias_lost("nn.Linear(n_hidden, 1)"),
    hint="A layer has no bias.",
    way_out="Leave bias=False out.",
)
layers(
    "leaky_relu_for_relu",
    ("ReLU", "LeakyReLU"),
    hint="The hidden units have a leaky ReLU.",
    way_out=RELU_ASKED_FOR,
)
module(
    "no_forward",
    ("def forward(", "def call("),
    hint="The class has no forward, or it has another name or stands outside of the class.",
    way_out="PyTorch calls forward(self, x).",
)
layers(
    "other_layers",
    ("n_hidden, 1)", "n_hidden, n_features)"),
    hint="The layers have other sizes, or there are more or fewer of them.",
    way_out="A model of two nn.Linear is asked for: one from n_features to n_hidden, one from n_hidden to 1, each with "
    "its bias. (nn.Linear stores a row for each unit.)",
)
by_hand(
    "model_scaled_in_evaluation",
    ("return x\n", "return x * (1 - p)\n"),
    (" / (1 - p)", ""),
    hint="This is the form of the paper: nothing is scaled in training, and the hidden units are multiplied by 1 - p "
    "in evaluation.",
    way_out="nn.Dropout scales in training, and evaluation leaves all as it is.",
)
module(
    "without_super",
    left_out("super().__init__()"),
    hint="The class lacks super().__init__(), the first line of its own __init__.",
    way_out="Before that PyTorch takes no layers.",
)
layers(
    "list_in_sequential",
    ("nn.Sequential(", "nn.Sequential(["),
    ("\n    )", "\n    ])"),
    hint="What stands in nn.Sequential is no layer.",
    way_out="Give it the layers one by one, without a list around them, and call a class to make a layer of it, as in "
    "nn.ReLU().",
)
layers(
    "class_in_sequential",
    ("nn.ReLU()", "nn.ReLU"),
    hint="What stands in nn.Sequential is no layer.",
    way_out="Call a class to make a layer of it, as in nn.ReLU().",
)
layers(
    "softmax_at_the_end",
    added("nn.Softmax(dim=1),", after=LAST),
    hint="The scores have become a softmax. Of a single score that is always 1.",
    way_out="Scores are asked for: the last layer is a Linear.",
)
by_hand(
    "model_keeps_p",
    (">= p", "< p"),
    hint="Keeping and falling are swapped: of the hidden units the share p stays, but it should fall.",
)
layers(
    "gelu_for_relu",
    ("ReLU", "GELU"),
    hint="The hidden units have a GELU.",
    way_out=RELU_ASKED_FOR,
)
layers("elu_for_relu", ("ReLU", "ELU"), hint="The hidden units have an ELU.", way_out=RELU_ASKED_FOR)
layers("softplus_for_relu", ("ReLU", "Softplus"), hint="The hidden units have a softplus.", way_out=RELU_ASKED_FOR)
layers(
    "tanh_at_the_end",
    added("nn.Tanh(),", after=LAST),
    hint="The model ends in a tanh, so no score is beyond -1 and 1.",
    way_out="A score may be any number: the last layer is a Linear.",
)
by_hand(
    "model_divides_by_p",
    ("/ (1 - p)", "/ p"),
    hint="In training the hidden units that stay are divided by p.",
    way_out="p is the chance of falling. What is that of staying?",
)
by_hand(
    "model_scales_in_evaluation_too",
    ("return x\n", "return x / (1 - p)\n"),
    hint="The hidden units are divided by 1 - p in evaluation, too, where nothing falls.",
    way_out="In evaluation they stay as they are.",
)
layers.together(
    ["no_relu", "sigmoid_for_relu"],
    ["dropout_on_the_score", "no_dropout", "p_as_keep"],
    ["sigmoid_at_the_end"],
    but_not=[("sigmoid_for_relu", "p_as_keep"), ("p_as_keep", "sigmoid_at_the_end")],
)
by_hand.together(["model_keeps_p", "model_with_one_mask_for_all_rows"], ["model_without_scaling"])


# scores_of_a_layer: the right one is (6, 6, 8.5, 0.128)

wrong.value(
    "scores_of_a_layer",
    "bias_scaled_too",
    (6.0, 6.0, 8.75, 0.128),
    "You get this largest score if the bias is made larger, too.",
    "Which numbers does dropout touch, and which come after it?",
)
wrong.value(
    "scores_of_a_layer",
    "nothing_scaled",
    (6.0, 5.0, 7.0, 0.128),
    "These are the scores of a layer whose units fall while the others stay as large as they were.",
    "What makes up for those that have fallen?",
)
wrong.value(
    "scores_of_a_layer",
    "all_units_stay",
    (6.0, 6.0, 7.25, 0.512),
    "The largest score is not the one where all three units stay.",
    "Does every unit raise the score?",
)
wrong.value(
    "scores_of_a_layer",
    "second_unit_not_asked",
    (6.0, 6.0, 8.5, 0.64),
    "The largest score is right. Its chance is that of the first and the third unit staying.",
    "What has to happen to the second one at the same time?",
)
wrong.value(
    "scores_of_a_layer",
    "p_as_the_chance_of_staying",
    (6.0, 6.0, 31.0, 0.032),
    "Here 0.2 is the chance of staying, as in the original paper.",
    "What is p in this chapter?",
)
wrong.value(
    "scores_of_a_layer",
    "scaled_in_evaluation",
    (5.0, 5.0, 7.0, 0.128),
    "This is the form of the paper: nothing is scaled in training, but everything in evaluation.",
    "Which of the two modes does this chapter leave alone?",
)
wrong.value(
    "scores_of_a_layer",
    "mean_without_the_factor",
    (6.0, 5.0, 8.5, 0.128),
    "You get this mean if what stays isn't made larger. For the largest score it was.",
    "What does a unit give on average, over masks in which it falls and masks in which it stays?",
)
wrong.value(
    "scores_of_a_layer",
    "mean_without_falling",
    (6.0, 7.25, 8.5, 0.128),
    "You get this mean if every unit is made larger, but none ever falls.",
    "How often does a unit give 0?",
)
wrong.value(
    "scores_of_a_layer",
    "largest_without_the_factor",
    (6.0, 6.0, 7.0, 0.128),
    "You get this largest score if what stays is left as it is.",
    "What does dropout do in training to the units that stay?",
)
wrong.value(
    "scores_of_a_layer",
    "chance_that_all_stay",
    (6.0, 6.0, 8.5, 0.512),
    "The largest score is right. The chance is that of all three units staying.",
    "Do all three stay where the score is largest?",
)
wrong.value(
    "scores_of_a_layer",
    "chances_swapped",
    (6.0, 6.0, 8.5, 0.032),
    "The scores are right. In the chance, staying and falling have changed places.",
    "Which units have to stay, and how likely is that for each?",
)
wrong.value(
    "scores_of_a_layer",
    "chance_of_two_decimals",
    (6.0, 6.0, 8.5, 0.13),
    "The scores are right, but the chance is rounded to two decimals.",
    "How many are asked for?",
)
wrong.value(
    "scores_of_a_layer",
    "factor_twice",
    (6.0, 6.0, 10.375, 0.128),
    "In the largest score what stays is divided by 1 − p twice.",
    "By which number is a unit multiplied that stays?",
)
wrong.value(
    "scores_of_a_layer",
    "bias_left_out",
    (5.0, 5.0, 7.5, 0.128),
    "These would be the three scores without the bias.",
    "Does dropout touch it?",
)
wrong.value(
    "scores_of_a_layer",
    "chance_that_one_falls",
    (6.0, 6.0, 8.5, 0.2),
    "The scores are right. The chance is that of the second unit falling, whatever the others do.",
    "What has to happen to the first and the third?",
)
wrong.value(
    "scores_of_a_layer",
    "chance_of_any_two",
    (6.0, 6.0, 8.5, 0.384),
    "The scores are right. The chance is that of any two units staying.",
    "Does it matter which two?",
)
wrong.value(
    "scores_of_a_layer",
    "chance_in_per_cent",
    (6.0, 6.0, 8.5, 12.8),
    "The scores are right. The chance is in per cent.",
    "Between which numbers does a probability lie?",
)
wrong.value(
    "scores_of_a_layer",
    "largest_where_nothing_falls",
    (6.0, 6.0, 6.0, 0.128),
    "The largest score here is that of evaluation.",
    "With which units fallen is the score larger, and how large do the others become?",
)
OF_A_SCORE = {
    "in evaluation": (
        (5.0, 7.25),
        "In evaluation nothing falls and nothing is scaled, and the bias counts: the first number is wrong.",
        "What is the weighted sum of 4, 1 and 2?",
    ),
    "on average": (
        (4.8, 5.0, 7.25),
        "The mean over many masks, the second number, is wrong: what stays is made larger, and the bias counts as it "
        "is.",
        "What does a unit give on average, over masks in which it falls and masks in which it stays?",
    ),
    "with the bias scaled": (
        (8.75,),
        "In the largest score the bias is made larger, too.",
        "Which numbers does dropout touch, and which come after it?",
    ),
    "where all stay": (
        (7.25, 6.0),
        "The third number is not the largest score: the second unit has a negative weight, so it should fall.",
        "Does every unit raise the score?",
    ),
    "at most": (
        (7.0, 7.5, 31.0),
        "The largest score is wrong: the units that stay there are divided by 1 - p once, and then the bias comes.",
        "Which units have to fall, and how large do the others become?",
    ),
    "of two that stay": (
        (0.64,),
        "The chance is that of the first and the third unit staying, whatever the second does.",
        "What has to happen to the second one at the same time?",
    ),
    "of all that stay": (
        (0.512,),
        "The chance is that of all three units staying.",
        "Do all three stay where the score is largest, or does one of them fall?",
    ),
    "chance": (
        (0.032, 0.2, 0.384),
        "The chance of the largest score is wrong: there some units stay and one falls, all of it at once.",
        "How are the chances of three things put together that happen at the same time?",
    ),
}
PLACE = {"in evaluation": 0, "on average": 1, "with the bias scaled": 2, "where all stay": 2, "at most": 2}
SCORES = {
    f"{name.replace(' ', '_')}_{number:g}": Slip({PLACE.get(name, 3): number}, hint, look)
    for name, (numbers, hint, look) in OF_A_SCORE.items()
    for number in numbers
}
register_slips(wrong, "scores_of_a_layer", (6.0, 6.0, 8.5, 0.128), SCORES, list(SCORES))
wrong.telltale(
    "scores_of_a_layer",
    "At least one of the four numbers isn't right, and it isn't one or two of the common slips.",
    "In evaluation nothing falls and nothing is scaled. In training: what does a unit give on average, which units "
    "have to fall where the score is largest, by which factor do the others become larger, and how likely is just "
    "this mask?",
)


# alike_at_a_half: the right one is [0, 1, 1, 0, 2, 0, 3, 0]

wrong.value(
    "alike_at_a_half",
    "doubling_forgotten",
    [0, 1, 1, 0, 2, 1, 3, 0],
    "Look once more at those that you say are noticed in training: one of them isn't.",
    "What is the factor of dropout with p = 0.5, as a number?",
)
wrong.value(
    "alike_at_a_half",
    "swapped_chances_forgotten",
    [0, 1, 1, 1, 2, 0, 3, 1],
    "Two of those that you say are noticed do exactly what they should when p is 0.5.",
    "What is the chance of staying there, and what is that of falling?",
)
wrong.value(
    "alike_at_a_half",
    "division_by_p_overlooked",
    [1, 1, 1, 0, 2, 0, 3, 0],
    "One that you say is noticed does exactly what it should when p is 0.5.",
    "By which number should it divide there?",
)
wrong.value(
    "alike_at_a_half",
    "no_division_taken_for_alike",
    [0, 0, 1, 0, 2, 0, 3, 0],
    "One that you let through is noticed: without any division the scores of a layer are half as large on average.",
    "With p = 0.5, how large should an entry be that stays?",
)
wrong.value(
    "alike_at_a_half",
    "evaluation_alone",
    [0, 1, 1, 0, 2, 0, 2, 0],
    "One of those that evaluation shows up is noticed in training, too.",
    "How large should an entry be that stays, and how large is it?",
)
wrong.value(
    "alike_at_a_half",
    "made_up_for_in_evaluation",
    [0, 1, 1, 0, 2, 0, 1, 0],
    "One of the programs leaves training as it is, and scales in evaluation instead.",
    "What should come back in evaluation?",
)
wrong.value(
    "alike_at_a_half",
    "evaluation_not_looked_at",
    [0, 1, 1, 0, 0, 0, 1, 0],
    "In evaluation dropout does nothing at all. Two of the programs do something.",
    "What should come back in evaluation?",
)
wrong.value(
    "alike_at_a_half",
    "exact_share_taken_for_alike",
    [0, 1, 0, 0, 2, 0, 3, 0],
    "One that you let through is noticed: count what falls in several calls.",
    "Does the number vary, where each entry is decided on its own?",
)
wrong.value(
    "alike_at_a_half",
    "both_for_evaluation",
    [0, 1, 1, 0, 3, 0, 3, 0],
    "One of those that you say are noticed twice is right in training.",
    "With p = 0.5, how large should an entry be that stays?",
)
wrong.value(
    "alike_at_a_half",
    "nothing_is_noticed",
    [0, 0, 0, 0, 0, 0, 0, 0],
    "Here no program is ever noticed.",
    "With p = 0.5, how large should an entry be that stays, and what should evaluation give?",
)
wrong.value(
    "alike_at_a_half",
    "yes_and_no",
    [0, 1, 1, 0, 1, 0, 1, 0],
    "You have found which are noticed. For each of them the number also says where.",
    "Which numbers stand for training, for evaluation, and for both?",
)
wrong.value(
    "alike_at_a_half",
    "training_and_evaluation_exchanged",
    [0, 2, 2, 0, 1, 0, 3, 0],
    "Training and evaluation have changed places.",
    "Which number stands for which of the two?",
)
PROGRAMS = (
    ("divides by p", "By which number should it divide where p is 0.5?"),
    ("leaves what stays as it is", "With p = 0.5, how large should an entry be that stays?"),
    ("lets exactly the share p fall", "Does that number vary where each entry is decided on its own?"),
    ("takes p for the chance of staying", "What is the chance of staying at 0.5, and what that of falling?"),
    ("multiplies in evaluation and divides in training", "In which of the two does it differ from the right one?"),
    ("doubles", "What is the factor of dropout with p = 0.5, as a number?"),
    ("multiplies in evaluation, not in training", "Is training as it should be? And evaluation?"),
    (
        "stays with the chance p and has the right factor",
        "Are the chances of staying and falling the same at one half?",
    ),
)
ALIKE = [0, 1, 1, 0, 2, 0, 3, 0]
AT_A_HALF = {
    f"program_{place + 1}_as_{number}": Slip({place: number}, f"You have misjudged program {place + 1} ({what}).", look)
    for place, (what, look) in enumerate(PROGRAMS)
    for number in range(4)
    if number != ALIKE[place]
}
register_slips(wrong, "alike_at_a_half", ALIKE, AT_A_HALF, list(AT_A_HALF), list)
wrong.telltale(
    "alike_at_a_half",
    "At least three of the eight are judged wrongly, or the value isn't in the form that was asked for.",
    "With p = 0.5 the chances of staying and falling are the same. What is the factor there, as a number? And what "
    "should come back in evaluation, whatever p is?",
)


# chosen_rate


@wrong(
    "chosen_rate",
    "It answers as the program that you were given: the fault is still there.",
    "Which p has the best single run, and which is best on the whole?",
)
def as_inherited(rates, validation, test):
    number = np.argmax(validation)
    best = number // validation.shape[1]
    return rates[best], test[best].mean()


@wrong(
    "chosen_rate",
    "The best mean is found, but its number is divided by the number of runs.",
    "There is one mean for each p. Of what is argmax the number now?",
    speaks_of=("argmax",),
)
def number_of_the_mean_divided(rates, validation, test):
    best = np.argmax(validation.mean(axis=1)) // validation.shape[1]
    return rates[best], test[best].mean()


@wrong(
    "chosen_rate",
    "p is chosen by the test set. Then the number that is reported has been chosen, too, and is too good.",
    "Which set is there for choosing?",
)
def chosen_by_the_test_set(rates, validation, test):
    best = np.argmax(test.mean(axis=1))
    return rates[best], test[best].mean()


@wrong(
    "chosen_rate",
    "The p is right, but the share comes from the set by which it was chosen.",
    "Which set has not been looked at yet?",
)
def validation_reported(rates, validation, test):
    best = np.argmax(validation.mean(axis=1))
    return rates[best], validation[best].mean()


@wrong(
    "chosen_rate",
    "The number of the row comes back in place of its p.",
    "rates was right as it stood.",
)
def number_of_the_row(rates, validation, test):
    best = np.argmax(validation.mean(axis=1))
    return best, test[best].mean()


@wrong(
    "chosen_rate",
    "The means are taken over the p, one for each seed, and a seed is chosen in place of a p.",
    "Which axis of the table has the runs of one p?",
)
def means_of_the_seeds(rates, validation, test):
    best = min(np.argmax(validation.mean(axis=0)), len(rates) - 1)
    return rates[best], test[best].mean()


@wrong(
    "chosen_rate",
    "The p is right, but the share is that of one run: the one that was best on the validation set.",
    "Is it a network that is chosen, or a p?",
)
def best_run_reported(rates, validation, test):
    best = np.argmax(validation.mean(axis=1))
    return rates[best], test[best, np.argmax(validation[best])]


@wrong(
    "chosen_rate",
    "The p is right, but the share is the median of its runs, not their mean.",
    "Which of the two lets every run count?",
)
def median_reported(rates, validation, test):
    best = np.argmax(validation.mean(axis=1))
    return rates[best], np.median(test[best])


@wrong(
    "chosen_rate",
    "The p is right, but its luckiest run on the test set is reported.",
    "What will somebody who trains one more network get?",
)
def luckiest_run_reported(rates, validation, test):
    best = np.argmax(validation.mean(axis=1))
    return rates[best], test[best].max()


@wrong(
    "chosen_rate",
    "The p is right, but the share is the mean of all networks, whatever their p.",
    "Which row of the table belongs to the p that was chosen?",
)
def mean_of_all_networks(rates, validation, test):
    return rates[np.argmax(validation.mean(axis=1))], test.mean()


@wrong(
    "chosen_rate",
    "p is chosen by its worst run. That is careful, but the mean of the runs is what the rule goes by.",
    "How do you sum up the runs of one p?",
)
def chosen_by_the_worst_run(rates, validation, test):
    best = np.argmax(validation.min(axis=1))
    return rates[best], test[best].mean()


@wrong(
    "chosen_rate",
    "p is chosen by the median of its runs. The rule goes by their mean.",
    "Which of the two lets every run count?",
)
def chosen_by_the_median(rates, validation, test):
    best = np.argmax(np.median(validation, axis=1))
    return rates[best], test[best].mean()


@wrong(
    "chosen_rate",
    "p is chosen by how many runs it wins. The rule goes by the mean of its runs.",
    "Which of the two asks by how much a run is won?",
)
def chosen_by_vote(rates, validation, test):
    best = np.bincount(validation.argmax(axis=0)).argmax()
    return rates[best], test[best].mean()


@wrong(
    "chosen_rate",
    "The p is right, but the share is that of its first run alone.",
    "What sums up all runs of this p?",
)
def first_run_reported(rates, validation, test):
    best = np.argmax(validation.mean(axis=1))
    return rates[best], test[best, 0]


# own_network

ZEROS = [0.0] * 20
FIRST_FEATURE = [1.0, *ZEROS[1:]]

wrong.value(
    "own_network",
    "nothing_learned",
    ([ZEROS], [0.0], [[0.0]], [0.0]),
    "All weights are 0, so the score is the same for every example.",
    "Train a model first, and hand in its parameters.",
)
wrong.value(
    "own_network",
    "always_class_0",
    ([ZEROS], [0.0], [[0.0]], [-1.0]),
    "The network says 0 to every example, and half of them are of class 1.",
    "Look at the histogram of the scores: where do the two classes lie?",
)
wrong.value(
    "own_network",
    "first_feature_alone",
    ([FIRST_FEATURE], [0.0], [[1.0]], [-0.5]),
    "One hidden unit that looks at one feature can't tell eight heaps apart.",
    "Let a training find the weights.",
)


# What a source shows

wrong.telltale(
    "dropout",
    "The chance doesn't come from rng alone: np.random or a generator of its own is used.",
    "Take the random numbers from rng and from nowhere else.",
    shows=r"np\.random\.(?!Generator)|default_rng\(|torch\.rand|(?<![.\w])random\.\w+\(",
)
wrong.telltale(
    "dropout",
    "Training and evaluation are exchanged.",
    "In evaluation nothing falls, and x comes back.",
    shows=r"if training( is True| == True)?:\n +return \(?x,|if not training:\n +(mask|keep|drop|draw)",
)
wrong.telltale(
    "dropout",
    "It is never asked whether this is training, so entries fall in evaluation too.",
    "In evaluation x comes back as it is.",
    lacks=r"^ +.*\btraining\b",
)
wrong.telltale(
    "dropout",
    "One draw decides for a whole row, or for all entries together.",
    "Each entry is decided on its own: as many random numbers as x has entries.",
    shows=r"rng\.random\(\)|rng\.random\(\(?(len\(x\)|x\.shape\[\S*\]),?\)?\)|random\(\(?(len\(x\)|x\.shape\[0\]), 1|"
    r"random\(x\.shape\[1:\]|random\(\(1, |random\(\(len\(x\),\)",
    lacks=r"for |fromiter",
)
wrong.telltale(
    "dropout",
    "Exactly the share p of the entries falls, by a choice or an order that is drawn.",
    "Each entry is decided on its own, so the number that falls varies.",
    shows=r"rng\.(permutation|shuffle|permuted)\(|replace=False|argsort\(|np\.round\(|\bround\(|int\(p \*",
)
wrong.telltale(
    "dropout",
    "What stays is divided by p.",
    "The chance of staying is 1 - p.",
    shows=r"/ \(?p\b(?! [-+*])",
    lacks=r"1 - p\b|1\.0 - p\b",
)
wrong.telltale(
    "dropout",
    "What stays is divided by p.",
    "By which chance are the others kept?",
    shows=r"(x|out|mask|kept) / p\b|1(\.0)? / p\b",
)
wrong.telltale(
    "dropout",
    "What stays is left as it is: the factor 1 / (1 - p) is missing.",
    "What makes up for the entries that have fallen?",
    lacks=r"/|divide|\*\* -1|reciprocal",
)
wrong.telltale(
    "dropout",
    "What stays is multiplied by 1 - p, so it becomes smaller.",
    "It is made larger, so that the mean over many masks is what it was.",
    shows=r"\* \(1(\.0)? - p\)|\* keep\b|\* q\b|\* keep_prob",
    lacks=r"/ \(1(\.0)? - p\)|/ keep|/ q\b",
)
wrong.telltale(
    "dropout",
    "In evaluation the entries are scaled.",
    "There x comes back as it is: in training what stays has been made larger already.",
    shows=r"not training.*:\n +return \(?x [*/]|return \(?x \* \(1 - p\)",
)
wrong.telltale(
    "dropout",
    "p is taken for the chance of staying: an entry stays where the random number is below p.",
    "p is the chance of falling.",
    shows=r"(mask|keep|kept|stays?) = \(?rng\.random\(.*\) <=? p\b",
    lacks=r"~|logical_not|1 - mask|not mask|invert",
)
wrong.telltale(
    "dropout",
    "The two results are exchanged: the mask stands first, or there is only one.",
    "out comes first, then mask.",
    shows=r"return \(?(mask|keep)\w*, ",
)
wrong.telltale(
    "dropout",
    "For p = 1 it divides 0 by 0: then 1 - p is 0.",
    "For p = 1 everything falls, and `out` is 0.",
    shows=r"/ \(?1(\.0)? - p|/ keep|/ q\b|/ \(1(\.0)? - p\)",
    lacks=r"if (?!not training|training)|where|nan_to_num|maximum\(|max\(|p == 1|p >= 1|p < 1|1e-|\[[^\]\n]+\] = ",
)
wrong.telltale(
    "dropout",
    "The random numbers are not evenly spread from 0 to 1.",
    "Then they are below p more or less often than with the chance p.",
    shows=r"rng\.(normal|standard_normal|exponential)\(",
)

wrong.telltale(
    "dropout_backward",
    "The slopes are divided by p.",
    "The factor is that of the way forward, and there the chance of staying counts.",
    shows=r"/ \(?p\b",
)
wrong.telltale(
    "dropout_backward",
    "The factor 1 / (1 - p) is missing: an entry that stays was made larger on its way forward, too.",
    "What does a small change of it change in `out`?",
    lacks=r"/|divide|\*\* -1|reciprocal",
)
wrong.telltale(
    "dropout_backward",
    "The mask is inverted or never used: slopes go through where the entry fell.",
    "What has fallen has no part in `out`.",
    shows=r"~mask|1 - mask|not mask|logical_not|mask == 0|mask == False|mask < ",
    lacks=r"\[~mask\] = 0|\[mask == 0\] = 0|where\((~mask|mask == 0), 0",
)
wrong.telltale(
    "dropout_backward",
    "The mask is never used, so slopes go through where the entry fell.",
    "What has fallen has no part in `out`.",
    lacks=r"^ +.*\bmask\b",
)
wrong.telltale(
    "dropout_backward",
    "The slopes are multiplied by 1 - p, or by p.",
    "On the way forward what stays was divided.",
    shows=r"\* \(1(\.0)? - p\)|\* keep\b|\* q\b|\* p\b",
    lacks=r"/ \(1(\.0)? - p\)|/ keep|/ q\b",
)
wrong.telltale(
    "dropout_backward",
    "The factor comes from the share that stayed in this mask, not from p.",
    "It is the same whatever has fallen.",
    shows=r"mask\.(mean|sum)\(|np\.(mean|sum|count_nonzero)\(mask|mask\.size",
)
wrong.telltale(
    "dropout_backward",
    "The factor is there twice.",
    "The slope passes dropout once.",
    shows=r"\(1(\.0)? - p\) \*\* 2|/ \(1 - p\) / \(1 - p\)|keep \*\* 2",
)
wrong.telltale(
    "dropout_backward",
    "For p = 1 it divides 0 by 0: then 1 - p is 0.",
    "For p = 1 everything fell, and all slopes are 0.",
    shows=r"/ \(?1(\.0)? - p|/ keep|/ q\b|/ \(1(\.0)? - p\)",
    lacks=r"if |where|nan_to_num|maximum\(|max\(|1e-|\[[^\]\n]+\] = ",
)

wrong.telltale(
    "chosen_rate",
    "p is chosen by the test set.",
    "Which set is there for choosing?",
    shows=r"arg(max|sort)\([^\n]*\btest\b|\btest\.mean\(axis=1\)\.argmax|best = .*\btest\b|= test\.(mean|max)\(",
)
wrong.telltale(
    "chosen_rate",
    "The number that is reported comes from the validation set, which has chosen p.",
    "Which set has had no part in the choice?",
    shows=r"return .*validation|validation\[\w+\]\.mean\(|np\.mean\(validation\[|\w+\.max\(\)",
)
wrong.telltale(
    "chosen_rate",
    "The luckiest single run decides.",
    "The networks of one p are to be taken together.",
    shows=r"\.max\(axis=1\)|np\.max\(validation, |argmax\(validation\)|validation\.argmax\(",
)
wrong.telltale(
    "chosen_rate",
    "It goes over the values of p for each seed: rows and columns are confused.",
    "There is a row for each p, and a column for each seed.",
    shows=r"axis=0|, 0\)|\[:, \w+\]",
)
wrong.telltale(
    "chosen_rate",
    "The worst p is chosen, or the middle run decides.",
    "The best mean is looked for.",
    shows=r"argmin|median|\.min\(",
)
wrong.telltale(
    "chosen_rate",
    "The test set has a part in the choice of p.",
    "Then the number that is reported has been chosen, too. Which set is there for choosing?",
    shows=r"validation \+ test|test \+ validation|concatenate|hstack|vstack",
)
wrong.telltale(
    "chosen_rate",
    "The two results are exchanged.",
    "The rate comes first, then the share of the test examples.",
    shows=r"return \(?(float\()?test",
)
wrong.telltale(
    "chosen_rate",
    "The number of the row comes back in place of its p.",
    "rates holds the values of p.",
    lacks=r"rates\[|rates\.|take\(rates|zip\(rates|in rates|\(rates, ",
)
wrong.telltale(
    "chosen_rate",
    "All values of p are averaged, or one run alone is reported.",
    "Which networks have the p that was chosen?",
    shows=r"\btest\.mean\(\)|np\.mean\(test\)|test\[\w+, |test\[\w+\]\[|test\[\w+\]\.max|test\.max\(|max\(test",
)
tell_of_a_network(wrong, "make_dropout_model")
