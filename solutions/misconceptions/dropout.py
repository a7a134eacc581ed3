"""Wrong answers in this chapter, with the hint that each earns."""

import numpy as np

from solutions.misconceptions import Register

ANSWERS = wrong = Register()


# dropout


@wrong(
    "dropout",
    "What stays is not made larger. With p = 0.25 a quarter of the layer is missing on average, and the others have to "
    "make up for it: divide them by the chance of staying.",
)
def no_scaling(x, p, rng, training):
    mask = rng.random(x.shape) >= p if training else np.ones(x.shape)
    return x * mask, mask


@wrong(
    "dropout",
    "What stays is divided by p, the chance of falling. It should be divided by the chance of staying.",
)
def divided_by_p(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return x * mask / p, mask


@wrong(
    "dropout",
    "What stays is multiplied by the chance of staying, which makes it smaller still. It has to become larger, "
    "to make up for what has fallen.",
)
def times_keep(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return x * mask * (1 - p), mask


@wrong(
    "dropout",
    "What stays is multiplied by p. It has to become larger, to make up for what has fallen: divide by the chance of "
    "staying.",
)
def times_p(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return x * mask * p, mask


@wrong(
    "dropout",
    "What stays is multiplied by 1 + p. The share 1 - p stays, and its factor should bring the mean back: "
    "what times 1 - p is 1?",
)
def times_one_plus_p(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return x * mask * (1 + p), mask


@wrong(
    "dropout",
    "What stays is divided by the square root of the chance of staying. That keeps the mean of the squares, "
    "but it is the mean itself that should stay: leave the root out.",
)
def divided_by_root(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return (x * mask / np.sqrt(1 - p) if p < 1 else 0 * x), mask


@wrong(
    "dropout",
    "What stays is divided by the share that happened to stay in this call. Divide by the chance of staying, "
    "which is the same in every call.",
)
def divided_by_the_share_that_stayed(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return (x * mask / mask.mean() if mask.any() else 0 * x), mask


@wrong(
    "dropout",
    "p is read as the chance of staying, as in the paper of 2014. Here, as in PyTorch, it is the chance of falling: "
    "the share 1 - p stays, and is divided by 1 - p.",
)
def p_as_in_the_paper(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) < p
    return (x * mask / p if p > 0 else 0 * x), mask


@wrong(
    "dropout",
    "Keeping and falling are swapped: the share p stays, but it should fall. Look at the direction of the inequality, "
    "or at what is drawn with probability p.",
)
def swapped(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) < p
    return (x * mask / (1 - p) if p < 1 else 0 * x), mask


@wrong(
    "dropout",
    "Keeping and falling are swapped: the share p stays, but it should fall. Look at the direction of the inequality, "
    "or at what is drawn with probability p.",
)
def swapped_with_nan(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) < p
    return x * mask / (1 - p), mask


@wrong(
    "dropout",
    "Keeping and falling are swapped: the share p stays, but it should fall. And what stays should be divided by the "
    "chance of staying.",
)
def swapped_without_scaling(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) < p
    return x * mask, mask


@wrong(
    "dropout",
    "Half of the entries fall, whatever p is. Compare the random numbers with p.",
)
def half_falls(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.integers(0, 2, size=x.shape)
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "Half of the entries fall and the others are doubled, whatever p is. Compare the random numbers with p.",
)
def half_falls_and_doubles(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) < 0.5
    return x * mask * 2, mask


@wrong(
    "dropout",
    "Entries fall in evaluation as well. When training is False, x should come back as it is.",
)
def active_in_evaluation(x, p, rng, training):
    mask = rng.random(x.shape) >= p
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "Entries fall in evaluation as well. When training is False, x should come back as it is.",
)
def active_in_evaluation_with_nan(x, p, rng, training):
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p), mask


@wrong(
    "dropout",
    "Training and evaluation are swapped: entries should fall when training is True, and stay when it is False.",
)
def training_turned_round(x, p, rng, training):
    if training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "This is the form of the paper: nothing is scaled in training, and everything is multiplied by 1 - p in "
    "evaluation. Here the scaling belongs to training, and evaluation returns x as it is.",
)
def scaled_in_evaluation_as_in_the_paper(x, p, rng, training):
    if not training:
        return x * (1 - p), np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return x * mask, mask


@wrong(
    "dropout",
    "x is scaled in training and once more in evaluation. The scaling in training is enough: "
    "in evaluation x comes back as it is.",
)
def scaled_in_both(x, p, rng, training):
    if not training:
        return x * (1 - p), np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "In evaluation nothing falls, so there is nothing to make up for: x comes back as it is, without a factor.",
)
def divided_in_evaluation(x, p, rng, training):
    mask = rng.random(x.shape) >= p if training else np.ones(x.shape)
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "One mask serves all rows: in every example the same units fall. Draw a number for each entry of x.",
)
def one_mask_for_all_rows(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = np.broadcast_to(rng.random(x.shape[-1]) >= p, x.shape)
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "Whole rows fall: an example loses all its units or none. Draw a number for each entry of x.",
)
def whole_rows(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = np.broadcast_to(rng.random((len(x), *[1] * (x.ndim - 1))) >= p, x.shape)
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "All entries fall together, or none does, as if one number decided for the whole layer. Draw a number between 0 "
    "and 1 for each entry of x: rng.random does. (rng.integers draws whole ones.)",
)
def one_number_for_all(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = np.full(x.shape, rng.random() >= p)
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "Every call lets the same entries fall, because a generator is made anew inside the function. Use the rng that you "
    "are given: it moves on from call to call.",
)
def seed_reset_inside(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = np.random.default_rng(42).random(x.shape) >= p
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "The random numbers don't come from rng but from a generator elsewhere, so nobody can repeat a run. "
    "Ask the rng that you are given.",
)
def rng_ignored(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = np.random.rand(*x.shape) >= p
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "The random numbers don't come from rng but from a generator elsewhere, so nobody can repeat a run. "
    "Ask the rng that you are given.",
)
def rng_ignored_with_nan(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = np.random.rand(*x.shape) >= p
    return x * mask / (1 - p), mask


@wrong(
    "dropout",
    "Each row loses the same number of entries. In dropout every entry is decided on its own, so that the number "
    "varies: compare a random number for each entry with p.",
)
def same_number_in_every_row(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    fallen = np.argsort(rng.random(x.shape), axis=-1) < round(p * x.shape[-1])
    return x * ~fallen * (1 / (1 - p) if p < 1 else 0.0), ~fallen


@wrong(
    "dropout",
    "The number of entries that fall is always the same. In dropout every entry is decided on its own, so that the "
    "number varies: compare a random number for each entry with p.",
)
def same_number_in_every_call(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.permutation(x.size).reshape(x.shape) >= round(p * x.size)
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "x comes out right, but mask says the opposite: it should be True for what stays.",
)
def mask_turned_round(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    fallen = rng.random(x.shape) < p
    return x * ~fallen * (1 / (1 - p) if p < 1 else 0.0), fallen


@wrong(
    "dropout",
    "x comes out right, but mask says the opposite: it should be True for what stays.",
)
def mask_turned_round_with_nan(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    fallen = rng.random(x.shape) < p
    return x * ~fallen / (1 - p), fallen


@wrong(
    "dropout",
    "The mask that comes back is not the one that was used: it is drawn a second time. Keep the first in a variable.",
)
def mask_drawn_twice(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    return x * (rng.random(x.shape) >= p) * (1 / (1 - p) if p < 1 else 0.0), rng.random(x.shape) >= p


@wrong(
    "dropout",
    "The mask is drawn but x isn't multiplied by it, so nothing falls.",
)
def mask_not_used(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    return x * (1 / (1 - p) if p < 1 else 0.0), rng.random(x.shape) >= p


@wrong(
    "dropout",
    "The mask is drawn but x isn't multiplied by it, so nothing falls. What stays should also be divided by the chance "
    "of staying.",
)
def x_comes_back(x, p, rng, training):
    return x, rng.random(x.shape) >= p


@wrong(
    "dropout",
    "What falls keeps its value. It should be 0: multiply by the mask.",
)
def fallen_entries_stay(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return np.where(mask, x * (1 / (1 - p) if p < 1 else 0.0), x), mask


@wrong(
    "dropout",
    "The two results are in the wrong order: first out, then mask.",
)
def results_swapped(x, p, rng, training):
    if not training:
        return np.ones(x.shape), x
    mask = rng.random(x.shape) >= p
    return mask, x * mask * (1 / (1 - p) if p < 1 else 0.0)


@wrong(
    "dropout",
    "With p = 1 the function computes 0/0, which is nan. Everything falls then and nothing is left to scale: "
    "treat this case on its own.",
)
def nan_at_one(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p), mask


@wrong(
    "dropout",
    "With p = 1 the function divides by 0. Everything falls then and nothing is left to scale: "
    "treat this case on its own.",
)
def division_by_zero_at_one(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    scale = 1 / (1 - p)
    mask = rng.random(x.shape) >= p
    return x * mask * scale, mask


@wrong(
    "dropout",
    "The function writes into the x that it was given, so the caller's numbers are gone. Make a new array, "
    "x * mask for instance, or copy x first.",
)
def changed_in_place(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    x *= mask
    x *= 1 / (1 - p) if p < 1 else 0.0
    return x, mask


@wrong(
    "dropout",
    "The function writes into the x that it was given, so the caller's numbers are gone. Make a new array, "
    "x * mask for instance, or copy x first.",
)
def changed_in_place_with_nan(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    x[~mask] = 0
    return x / (1 - p), mask


@wrong(
    "dropout",
    "Only out comes back. The mask is needed for the way back: return both, out and mask.",
)
def only_out(x, p, rng, training):
    return x * (rng.random(x.shape) >= p) * (1 / (1 - p) if p < 1 else 0.0) if training else x


@wrong(
    "dropout",
    "training isn't used, so that entries fall in evaluation as well. And what stays in training should be divided by "
    "the chance of staying.",
)
def active_in_evaluation_without_scaling(x, p, rng, training):
    mask = rng.random(x.shape) >= p
    return x * mask, mask


@wrong(
    "dropout",
    "x comes back as it is, also in training. training is True or False, so `if training:` is enough of a question.",
)
def nothing_in_training(x, p, rng, training):
    return x, np.ones(x.shape)


@wrong(
    "dropout",
    "One mask serves all rows: in every example the same units fall. Draw a number for each entry of x; "
    "mask has the shape of x.",
)
def mask_of_one_row(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape[-1]) >= p
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "The function needs a table, but x may have any shape, a single row for instance. x.shape works for all of them.",
)
def only_for_tables(x, p, rng, training):
    m, n = x.shape
    mask = rng.random((m, n)) >= p
    return (x * mask * (1 / (1 - p) if p < 1 else 0.0), mask) if training else (x, mask)


@wrong(
    "dropout",
    "The random numbers follow the bell curve or lie in another range, so that the wrong share falls. rng.random gives "
    "numbers that lie evenly between 0 and 1: one of them is less than p with chance p.",
)
def bell_curve(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.normal(size=x.shape) > p
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong("dropout", "The fractions are cut off: out is stored as integers. Use floats.")
def cut_off(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    out = np.zeros(x.shape, dtype=int)
    out[mask] = x[mask] * (1 / (1 - p) if p < 1 else 0.0)
    return out, mask


@wrong(
    "dropout",
    "What falls is left out, so that out is shorter than x. It keeps its place and is 0: x[mask] picks, x * mask sets "
    "to 0.",
)
def fallen_entries_left_out(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return (x[mask] / (1 - p) if p < 1 else np.zeros(x.shape)), mask


@wrong(
    "dropout",
    "What falls is left out, so that out is shorter than x. It keeps its place and is 0: x[mask] picks, x * mask sets "
    "to 0.",
)
def fallen_entries_left_out_at_one_too(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return x[mask] / (1 - p), mask


@wrong(
    "dropout",
    "What stays is divided by 1 - p twice, once in the mask and once more in out. Once is enough.",
)
def divided_twice(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = (rng.random(x.shape) >= p) * (1 / (1 - p) if p < 1 else 0.0)
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "The scaling is in the wrong place: x is divided in evaluation, where nothing falls, and not in training, where it "
    "makes up for what has fallen. (And p = 1 makes it a division by 0.)",
)
def divided_in_evaluation_alone_with_inf(x, p, rng, training):
    if not training:
        return x / (1 - p), np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return x * mask, mask


@wrong(
    "dropout",
    "x is scaled in evaluation too, where nothing falls: there it comes back as it is. In training p = 1 makes 0/0: "
    "everything falls then, so treat this case on its own.",
)
def divided_in_evaluation_with_nan(x, p, rng, training):
    mask = rng.random(x.shape) >= p if training else np.ones(x.shape)
    return x * mask / (1 - p), mask


@wrong(
    "dropout",
    "In evaluation the mask is missing: two values come back in both cases, out and mask.",
)
def only_out_in_evaluation(x, p, rng, training):
    if not training:
        return x
    mask = rng.random(x.shape) >= p
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "In evaluation nothing comes back: the only `return` belongs to the training. There x comes back as it is.",
)
def nothing_comes_back_in_evaluation(x, p, rng, training):
    if training:
        mask = rng.random(x.shape) >= p
        return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask
    return None


@wrong(
    "dropout",
    "x is multiplied by the random numbers themselves. Compare them with p: the mask is True or False.",
)
def random_numbers_for_a_mask(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape)
    return x * mask, mask


@wrong(
    "dropout",
    "There is a number for each row only: len(x) counts the rows. Every entry is decided on its own, so the random "
    "numbers have the shape of x.",
)
def number_for_each_row(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(len(x)) >= p
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong(
    "dropout",
    "One mask serves all rows: in every example the same units fall. Draw a number for each entry; x.shape works for a "
    "single row, too.",
)
def mask_for_the_second_dimension(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape[1]) >= p
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong("dropout", "rng isn't a function but a generator: call one of its methods, such as rng.random.")
def generator_called(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng(x.shape) >= p
    return x * mask, mask


@wrong(
    "dropout",
    "rand is a function of np.random. The method of a generator is called random, and takes the shape as it is.",
)
def rand_of_a_generator(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.rand(*x.shape) >= p
    return x * mask, mask


@wrong(
    "dropout",
    "random takes the shape as one argument, as x.shape is: the * in front takes it apart.",
)
def shape_taken_apart(x, p, rng, training):
    if not training:
        return x, np.ones(x.shape)
    mask = rng.random(*x.shape) >= p
    return x * mask * (1 / (1 - p) if p < 1 else 0.0), mask


@wrong("dropout", "With p = 1 x comes back as it is. Everything falls then: out is 0.")
def nothing_falls_at_one(x, p, rng, training):
    if not training or p == 1:
        return x, np.ones(x.shape)
    mask = rng.random(x.shape) >= p
    return x * mask / (1 - p), mask


# dropout_backward


@wrong(
    "dropout_backward",
    "The factor is missing. Each entry that stayed was multiplied by 1 / (1 - p) on the way forward, "
    "so its slope is multiplied by the same.",
)
def slopes_without_scaling(dout, mask, p):
    return dout * mask


@wrong(
    "dropout_backward",
    "Other entries than those of mask have fallen: a new mask is drawn on the way back. The slopes pass where the "
    "numbers have passed, so use the mask that you are given.",
)
def fresh_mask(dout, mask, p):
    return dout * (np.random.default_rng(7).random(dout.shape) >= p) * (1 / (1 - p) if p < 1 else 0.0)


@wrong(
    "dropout_backward",
    "Other entries than those of mask have fallen: a new mask is drawn on the way back. The slopes pass where the "
    "numbers have passed, so use the mask that you are given.",
)
def fresh_mask_with_nan(dout, mask, p):
    return dout * (np.random.default_rng(7).random(dout.shape) >= p) / (1 - p)


@wrong(
    "dropout_backward",
    "The slopes are divided by the mask, so that what fell is infinite. Its slope should be 0: multiply by the mask.",
)
def slopes_divided_by_the_mask(dout, mask, p):
    return dout / mask / (1 - p)


@wrong(
    "dropout_backward",
    "The slopes are multiplied by p. The factor on the way back is the one of the way forward, 1 / (1 - p).",
)
def slopes_times_p(dout, mask, p):
    return dout * mask * p


@wrong(
    "dropout_backward",
    "The slopes are divided by the share that happened to stay. The factor of the way forward was 1 / (1 - p), "
    "whatever stayed.",
)
def slopes_divided_by_the_share(dout, mask, p):
    return dout * mask / mask.mean()


@wrong(
    "dropout_backward",
    "The mask isn't used. What fell has no influence on the loss, so its slope is 0.",
)
def mask_forgotten(dout, mask, p):
    return dout * (1 / (1 - p) if p < 1 else 0.0)


@wrong(
    "dropout_backward",
    "The slopes come back as they were given. What fell has the slope 0, and the others are divided by 1 - p.",
)
def slopes_unchanged(dout, mask, p):
    return dout.copy()


@wrong(
    "dropout_backward",
    "The mask is the wrong way round: mask is True for what stayed, and what stayed has a slope.",
)
def slopes_of_what_fell(dout, mask, p):
    return dout * ~mask * (1 / (1 - p) if p < 1 else 0.0)


@wrong(
    "dropout_backward",
    "The mask is the wrong way round: mask is True for what stayed, and what stayed has a slope.",
)
def slopes_of_what_fell_with_nan(dout, mask, p):
    return dout * ~mask / (1 - p)


@wrong(
    "dropout_backward",
    "The slopes are multiplied by 1 - p. The factor on the way back is the one of the way forward, 1 / (1 - p).",
)
def slopes_times_keep(dout, mask, p):
    return dout * mask * (1 - p)


@wrong(
    "dropout_backward",
    "The slopes are divided by p, the chance of falling. The factor of the way forward was 1 / (1 - p).",
)
def slopes_divided_by_p(dout, mask, p):
    return dout * mask / p


@wrong(
    "dropout_backward",
    "The factor counts twice. It was applied once on the way forward, so it is applied once on the way back.",
)
def slopes_scaled_twice(dout, mask, p):
    return dout * mask * (1 / (1 - p) if p < 1 else 0.0) ** 2


@wrong(
    "dropout_backward",
    "What fell is left out, so that the array is shorter. Every entry of x has a slope: where it fell, the slope is 0.",
)
def slopes_left_out(dout, mask, p):
    return dout[mask] * (1 / (1 - p) if p < 1 else 0.0)


@wrong(
    "dropout_backward",
    "The slopes are added up. Every entry has a slope of its own, so the shape stays.",
)
def slopes_added_up(dout, mask, p):
    return (dout * mask * (1 / (1 - p) if p < 1 else 0.0)).sum(axis=0)


@wrong(
    "dropout_backward",
    "With p = 1 the function computes 0/0, which is nan. Everything fell then, so all slopes are 0: "
    "treat this case on its own.",
)
def slopes_nan_at_one(dout, mask, p):
    return dout * mask / (1 - p)


@wrong(
    "dropout_backward",
    "With p = 1 the function divides by 0. Everything fell then, so all slopes are 0: treat this case on its own.",
)
def slopes_divided_by_zero(dout, mask, p):
    scale = 1 / (1 - p)
    return dout * mask * scale


@wrong(
    "dropout_backward",
    "The function writes into the dout that it was given, so the caller's slopes are gone. Make a new array.",
)
def slopes_changed_in_place(dout, mask, p):
    dout *= mask
    dout *= 1 / (1 - p) if p < 1 else 0.0
    return dout


@wrong(
    "dropout_backward",
    "The function writes into the dout that it was given, so the caller's slopes are gone. Make a new array.",
)
def slopes_set_in_place_with_nan(dout, mask, p):
    dout[~mask] = 0
    return dout / (1 - p)


@wrong(
    "dropout_backward",
    "What fell is left out, so that the array is shorter. Every entry of x has a slope: where it fell, the slope is 0.",
)
def slopes_left_out_but_at_one(dout, mask, p):
    return dout[mask] / (1 - p) if p < 1 else np.zeros(dout.shape)


@wrong("dropout_backward", "Where an entry fell, dout comes through. It had no influence on the loss: the slope is 0.")
def slopes_of_what_fell_come_through(dout, mask, p):
    return np.where(mask, dout * (1 / (1 - p) if p < 1 else 0.0), dout)


@wrong("dropout_backward", "The sign is turned. Dropout multiplies by a factor above 0, so slopes keep their signs.")
def slopes_with_other_signs(dout, mask, p):
    return -dout * mask * (1 / (1 - p) if p < 1 else 0.0)


@wrong("dropout_backward", "With p = 1 dout comes back as it is. Everything fell then: all slopes are 0.")
def slopes_come_through_at_one(dout, mask, p):
    return dout if p == 1 else dout * mask / (1 - p)


@wrong(
    "dropout_backward",
    "With p = 1 a single 0 comes back. Every entry has a slope: an array of zeros in the shape of dout.",
)
def one_zero_at_one(dout, mask, p):
    return 0.0 if p == 1 else dout * mask / (1 - p)


@wrong(
    "dropout_backward",
    "@ multiplies matrices. Each slope is multiplied by its own entry of the mask: *.",
)
def slopes_times_mask_as_matrices(dout, mask, p):
    return dout @ mask / (1 - p)


@wrong("dropout_backward", "The factor is always 2, as for p = 0.5. It is 1 / (1 - p).")
def slopes_always_doubled(dout, mask, p):
    return dout * mask * 2


@wrong(
    "dropout_backward",
    "The mask isn't used. What fell has no influence on the loss, so its slope is 0; for p = 1 all of them are.",
)
def mask_forgotten_with_inf(dout, mask, p):
    return dout / (1 - p)


@wrong(
    "dropout_backward",
    "The slopes are divided by the share that happened to stay. The factor was 1 / (1 - p).",
)
def slopes_divided_by_the_share_but_at_one(dout, mask, p):
    return dout * mask / mask.mean() if mask.any() else 0 * dout


@wrong("dropout_backward", "The mask comes back too. Only the slopes are asked for.")
def slopes_and_mask(dout, mask, p):
    return dout * mask * (1 / (1 - p) if p < 1 else 0.0), mask


# make_dropout_model


@wrong(
    "make_dropout_model",
    "The dropout stands after the last layer, so now and then the score itself is 0. It belongs behind the hidden "
    "units, before the layer that reads them.",
)
def dropout_on_the_score(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1), nn.Dropout(p))


@wrong(
    "make_dropout_model",
    "Whole scores are 0: a second dropout stands behind the last layer, or a ReLU does. Take it away: only hidden "
    "units should fall, and a score may be negative.",
)
def dropout_on_the_score_too(n_features, n_hidden, p):
    from torch import nn

    hidden = [nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p)]
    return nn.Sequential(*hidden, nn.Linear(n_hidden, 1), nn.Dropout(p))


@wrong(
    "make_dropout_model",
    "The dropout stands before the first layer, so features of the examples fall. It belongs behind the hidden units.",
)
def dropout_on_the_features(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential(nn.Dropout(p), nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "The scores in training are not those of nn.Dropout on the hidden units alone. Is there a second dropout, "
    "on the features for instance, or another layer than nn.Dropout?",
)
def dropout_on_the_features_too(n_features, n_hidden, p):
    from torch import nn

    hidden = [nn.Dropout(p), nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p)]
    return nn.Sequential(*hidden, nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "In evaluation units still fall. F.dropout(h, p) is always on, and so is an nn.Dropout that forward makes anew or "
    "finds in a plain list, because model.eval() doesn't reach it. Make the layer in __init__, as an attribute of its "
    "own, or hand self.training to F.dropout.",
)
def always_on(n_features, n_hidden, p):
    import torch.nn.functional as F
    from torch import nn

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(n_features, n_hidden)
            self.output = nn.Linear(n_hidden, 1)

        def forward(self, x):
            return self.output(F.dropout(F.relu(self.hidden(x)), p))

    return Model()


@wrong(
    "make_dropout_model",
    "Nothing ever falls: neither in training nor in evaluation. Put an nn.Dropout between the hidden units and the "
    "last layer, and go on with what it returns.",
)
def no_dropout(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "p is used as the chance of staying, as in the paper of 2014. In PyTorch it is the chance of falling: "
    "hand it to nn.Dropout as it is.",
)
def p_as_keep(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(1 - p), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "p isn't used: half of the hidden units fall, as nn.Dropout() without an argument has it.",
)
def p_not_used(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "All hidden units of an example fall together, as nn.Dropout1d does it: that is made for channels of signals. "
    "Take nn.Dropout.",
)
def whole_examples(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout1d(p), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "The hidden units that stay are not made larger in training. Divide them by 1 - p, or take nn.Dropout, which does.",
)
def model_without_scaling(n_features, n_hidden, p):
    import torch
    from torch import nn

    class Dropout(nn.Module):
        def forward(self, x):
            return x * (torch.rand_like(x) >= p) if self.training else x

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "The same hidden units fall in every example of a batch. Each entry should be decided on its own, as nn.Dropout "
    "does it: a random number for each row and each unit.",
)
def model_with_one_mask_for_all_rows(n_features, n_hidden, p):
    import torch
    from torch import nn

    class Dropout(nn.Module):
        def forward(self, x):
            return x * (torch.rand(n_hidden) >= p) / (1 - p) if self.training else x

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "The ReLU is missing, so hidden units are negative where they should be 0. It belongs behind the first layer.",
)
def no_relu(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Dropout(p), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "The hidden units have a sigmoid. A ReLU is asked for.",
)
def sigmoid_for_relu(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Sigmoid(), nn.Dropout(p), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "The hidden units have a tanh. A ReLU is asked for.",
)
def tanh_for_relu(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.Tanh(), nn.Dropout(p), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "The model ends in a sigmoid, so it gives probabilities. Scores are asked for: the last layer is a Linear.",
)
def sigmoid_at_the_end(n_features, n_hidden, p):
    from torch import nn

    hidden = [nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p)]
    return nn.Sequential(*hidden, nn.Linear(n_hidden, 1), nn.Sigmoid())


@wrong(
    "make_dropout_model",
    "The layers are in a plain list, where PyTorch doesn't find their parameters. Take nn.Sequential or nn.ModuleList, "
    "or give each layer an attribute of its own.",
)
def layers_in_a_plain_list(n_features, n_hidden, p):
    from torch import nn

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.layers = [nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, 1)]

        def forward(self, x):
            for layer in self.layers:
                x = layer(x)
            return x

    return Model()


@wrong(
    "make_dropout_model",
    "The layers come back as a list, which is no model: nobody can call it. Make a model of them with nn.Sequential.",
)
def list_of_layers(n_features, n_hidden, p):
    from torch import nn

    return [nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, 1)]


@wrong(
    "make_dropout_model",
    "A class comes back, not a model: call it, with brackets, to make one.",
)
def class_for_model(n_features, n_hidden, p):
    from torch import nn

    class Model(nn.Module):
        pass

    return Model


@wrong(
    "make_dropout_model",
    "The layers have no bias. Leave bias=False out.",
)
def no_bias(n_features, n_hidden, p):
    from torch import nn

    first, last = nn.Linear(n_features, n_hidden, bias=False), nn.Linear(n_hidden, 1, bias=False)
    return nn.Sequential(first, nn.ReLU(), nn.Dropout(p), last)


@wrong("make_dropout_model", "The hidden units have a leaky ReLU. A ReLU is asked for.")
def leaky_relu_for_relu(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.LeakyReLU(), nn.Dropout(p), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "The class has no forward, or it has another name or stands outside of the class: PyTorch calls forward(self, x).",
)
def no_forward(n_features, n_hidden, p):
    from torch import nn

    class Model(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(n_features, n_hidden)
            self.dropout = nn.Dropout(p)
            self.output = nn.Linear(n_hidden, 1)

    return Model()


@wrong(
    "make_dropout_model",
    "The layers have other sizes, or there are more or fewer of them. A model of two nn.Linear is asked for: one from "
    "n_features to n_hidden, one from n_hidden to 1, each with its bias. (nn.Linear stores a row for each unit.)",
)
def other_layers(n_features, n_hidden, p):
    from torch import nn

    hidden = [nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p)]
    return nn.Sequential(*hidden, nn.Linear(n_hidden, n_features))


@wrong(
    "make_dropout_model",
    "This is the form of the paper: nothing is scaled in training, and the hidden units are multiplied by 1 - p in "
    "evaluation. nn.Dropout scales in training, and evaluation leaves all as it is.",
)
def model_scaled_in_evaluation(n_features, n_hidden, p):
    import torch
    from torch import nn

    class Dropout(nn.Module):
        def forward(self, x):
            return x * (torch.rand_like(x) >= p) if self.training else x * (1 - p)

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "The class lacks super().__init__(), the first line of its own __init__: before that PyTorch takes no layers.",
)
def without_super(n_features, n_hidden, p):
    from torch import nn

    class Model(nn.Module):
        def __init__(self):
            self.hidden = nn.Linear(n_features, n_hidden)

    return Model()


@wrong(
    "make_dropout_model",
    "What stands in nn.Sequential is no layer: give it the layers one by one, without a list around them, and call a "
    "class to make a layer of it, as in nn.ReLU().",
)
def list_in_sequential(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential([nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p), nn.Linear(n_hidden, 1)])


@wrong(
    "make_dropout_model",
    "What stands in nn.Sequential is no layer: call a class to make a layer of it, as in nn.ReLU().",
)
def class_in_sequential(n_features, n_hidden, p):
    from torch import nn

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU, nn.Dropout(p), nn.Linear(n_hidden, 1))


@wrong(
    "make_dropout_model",
    "The scores have become a softmax. Of a single score that is always 1. Scores are asked for: the last layer is a "
    "Linear.",
)
def softmax_at_the_end(n_features, n_hidden, p):
    from torch import nn

    hidden = [nn.Linear(n_features, n_hidden), nn.ReLU(), nn.Dropout(p)]
    return nn.Sequential(*hidden, nn.Linear(n_hidden, 1), nn.Softmax(dim=1))


@wrong(
    "make_dropout_model",
    "Keeping and falling are swapped: of the hidden units the share p stays, but it should fall.",
)
def model_keeps_p(n_features, n_hidden, p):
    import torch
    from torch import nn

    class Dropout(nn.Module):
        def forward(self, x):
            return x * (torch.rand_like(x) < p) / (1 - p) if self.training else x

    return nn.Sequential(nn.Linear(n_features, n_hidden), nn.ReLU(), Dropout(), nn.Linear(n_hidden, 1))
