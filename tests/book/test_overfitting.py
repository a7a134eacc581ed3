"""Overfitting: what it says about splits, early stopping and L2, by the references and on the built page."""

import inspect
import json
import re

import numpy as np
import pytest
import torch

from solutions.numpy_ref.overfitting import early_stop, kept_weights, l2_gradient, l2_loss, split, standardise
from solutions.torch_ref.overfitting import l2_loss as l2_loss_in_torch
from solutions.torch_ref.overfitting import parameter_groups
from tests.book import pages
from tests.book.shown import run_what_is_shown

CHAPTERS = ("overfitting",)
PAGE = f"book/{CHAPTERS[0]}.html"


# The references


@pytest.mark.parametrize("seed", range(20))
def test_a_split_keeps_every_example_once_and_with_its_label(seed):
    rng = np.random.default_rng(seed)
    m = int(rng.integers(2, 30))
    X, y, n_validation = rng.normal(size=(m, 3)), np.arange(m), int(rng.integers(1, m))
    X_train, y_train, X_val, y_val = split(X, y, n_validation, rng)
    assert sorted([*y_train, *y_val]) == list(range(m))
    assert len(y_val) == n_validation
    np.testing.assert_array_equal(X[y_train], X_train)
    np.testing.assert_array_equal(X[y_val], X_val)


def test_the_training_set_gets_mean_0_and_deviation_1_and_the_validation_set_the_same_scale():
    rng = np.random.default_rng(1)
    X_train, X_val = rng.normal(5, 3, size=(9, 2)), rng.normal(-2, 1, size=(4, 2))
    scaled, scaled_val = standardise(X_train, X_val)
    np.testing.assert_allclose([scaled.mean(axis=0), scaled.std(axis=0) - 1], 0, atol=1e-12)
    slope = (scaled[1] - scaled[0]) / (X_train[1] - X_train[0])
    np.testing.assert_allclose(scaled_val, scaled[0] + (X_val - X_train[0]) * slope)


def patient(losses, patience):
    """The rule in other words: the first epoch that none of the next ones beats, as many as the patience says."""
    for epoch in range(len(losses)):
        if min(losses[epoch + 1 : epoch + 1 + patience], default=np.inf) >= losses[epoch]:
            return epoch
    return None


def test_early_stopping_keeps_the_first_epoch_that_the_next_ones_do_not_beat():
    for seed in range(300):
        rng = np.random.default_rng(seed)
        losses, patience = rng.integers(0, 12, size=rng.integers(1, 15)) / 4, int(rng.integers(1, 6))
        kept = early_stop(losses, patience)
        assert kept == patient(losses, patience)
        rows = rng.normal(size=(len(losses), 2))
        np.testing.assert_array_equal(kept_weights(rows, -losses, losses, patience), rows[kept])


@pytest.mark.parametrize("seed", range(5))
def test_the_slopes_of_the_penalty_are_those_of_autograd(seed):
    rng = np.random.default_rng(seed)
    weights, lam = [rng.normal(size=(4, 3)), rng.normal(size=(4, 2))], float(rng.uniform(0.1, 2))
    tensors = [torch.tensor(W, requires_grad=True) for W in weights]
    penalty = l2_loss_in_torch(tensors, lam)
    assert penalty.item() == pytest.approx(l2_loss(weights, lam))
    for slope, found in zip(l2_gradient(weights, lam), torch.autograd.grad(penalty, tensors)):
        np.testing.assert_allclose(slope, found)
        assert not slope[-1].any()


def test_a_step_with_the_penalty_is_a_step_that_shrinks():
    rng = np.random.default_rng(3)
    W, slopes, rate, lam = rng.normal(size=(4, 2)), rng.normal(size=(4, 2)), 0.5, 0.25
    step = W - rate * (slopes + l2_gradient([W], lam)[0])
    np.testing.assert_allclose(step[:-1], (1 - rate * lam) * W[:-1] - rate * slopes[:-1])
    np.testing.assert_allclose(step[-1], W[-1] - rate * slopes[-1])


def test_weight_decay_of_sgd_is_the_penalty_with_its_half():
    torch.manual_seed(0)
    model = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Linear(4, 1)).double()
    X = torch.randn(6, 3, dtype=torch.float64)
    before = [parameter.detach().clone() for parameter in model.parameters()]
    tables = [torch.cat([layer.weight.T, layer.bias[None]]) for layer in (model[0], model[2])]
    loss = model(X).square().mean() + l2_loss_in_torch(tables, 0.125)
    expected = [p - 0.5 * g for p, g in zip(before, torch.autograd.grad(loss, list(model.parameters())))]
    optimizer = torch.optim.SGD(parameter_groups(model, 0.125), lr=0.5)
    model(X).square().mean().backward()
    optimizer.step()
    for parameter, wanted in zip(model.parameters(), expected):
        torch.testing.assert_close(parameter.detach(), wanted)


def test_most_optimisers_of_pytorch_have_weight_decay_and_not_all():
    found = {}
    for name in dir(torch.optim):
        each = getattr(torch.optim, name)
        if isinstance(each, type) and issubclass(each, torch.optim.Optimizer) and each is not torch.optim.Optimizer:
            found[name] = "weight_decay" in inspect.signature(each).parameters
    assert found["SGD"] and found["Adam"] and found["AdamW"]
    assert not found["LBFGS"]
    assert sum(found.values()) > len(found) / 2


def test_adam_takes_weight_decay_as_the_penalty_and_adamw_as_the_shrinking():
    for kind, expected in ((torch.optim.Adam, 2.0 - 0.1), (torch.optim.AdamW, 2.0 * (1 - 0.1 * 0.5))):
        weight = torch.tensor([2.0], requires_grad=True)
        weight.grad = torch.zeros(1)  # the error doesn't depend on it
        kind([weight], lr=0.1, weight_decay=0.5).step()
        assert weight.item() == pytest.approx(expected, abs=1e-6)


def test_the_rule_is_right_more_often_in_the_long_run_than_on_this_draw():
    rows = np.loadtxt(pages.BOOK / "data" / "admissions_noisy.csv", delimiter=",", skiprows=1)
    scores = rows[:, :2] @ [2.0, 1.0] - 18
    assert np.mean((scores >= 0) == rows[:, 2]) == pytest.approx(0.87)
    chances = 1 / (1 + np.exp(-scores))
    assert np.mean(np.maximum(chances, 1 - chances)) == pytest.approx(0.90, abs=0.006)
    rng = np.random.default_rng(8)
    redrawn = rng.random((4000, len(scores))) < chances
    assert np.mean((scores >= 0) == redrawn) == pytest.approx(0.90, abs=0.006)


def test_a_random_split_of_a_drifting_series_looks_better_than_the_future_will_be():
    value, days = np.cumsum(np.random.default_rng(2).normal(size=(100, 300)), axis=1), np.arange(300)
    wrong = []
    for back in (np.random.default_rng(3).permutation(300)[:60], days[-60:]):
        known = np.setdiff1d(days, back)
        nearest = known[np.abs(known - back[:, np.newaxis]).argmin(axis=1)]
        wrong.append(np.abs(value[:, nearest] - value[:, back]).mean())
    assert wrong[1] > 3 * wrong[0]


def test_a_rare_class_is_missed_by_chance_as_often_as_the_chapter_says():
    rng = np.random.default_rng(4)
    missed = np.mean([(rng.permutation(100)[:20] >= 5).all() for _ in range(4000)])
    assert missed == pytest.approx(0.32, abs=0.025)


def test_a_constant_feature_cannot_be_standardised():
    with np.errstate(invalid="ignore"):
        scaled, _ = standardise(np.array([[3.0, 1.0], [3.0, 2.0]]), np.array([[3.0, 1.5]]))
    assert np.isnan(scaled[:, 0]).all()


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    names = run_what_is_shown(CHAPTERS[0])
    (weight,), (bias,) = names["one_step"](lambda layer: names["parameter_groups"](layer, 0.1))
    assert (weight, bias) == (pytest.approx([1.9, -0.95]), 4.0)


# The built page


@pytest.fixture(scope="module")
def words():
    """Return the words of the page, with the minus sign of the keyboard."""
    return pages.words(PAGE).replace("\N{MINUS SIGN}", "-")


def found(pattern, words):
    """Return the numbers that a sentence of the page names."""
    match = re.search(pattern, words)
    assert match, f"the page does not say: {pattern}"
    return [float(group.replace(",", "")) for group in match.groups()]


def embedded(name):
    return json.loads(re.search(rf'data-for="{name}">(.*?)</script>', pages.source(PAGE), re.DOTALL)[1])


def test_the_curve_through_all_points_is_worse_on_new_points_in_nearly_every_draw(words):
    worse, draws = found(r"In (\d+) of (\d+) draws the curve of degree 11 is worse", words)
    assert worse > 0.95 * draws
    many, few = found(r"The middle errors are ([\d.]+) and ([\d.]+) \.", words)
    assert many > 5 * few


def test_a_curve_that_swings_has_large_numbers_that_almost_cancel(words):
    number, height = found(
        r"has numbers as large as ([\d,]+) ?, and yet between -1 and 1 it stays within (\d+) of", words
    )
    assert number > 100 * height


def test_the_thin_lines_of_the_validation_loss_are_dashed_as_the_explorable_says(words):
    assert "follow one thin dashed line to its lowest point" in words
    assert "curves[:, :, which].T, style" in (pages.BOOK / "overfitting.md").read_text(encoding="utf-8")


def test_early_stopping_names_its_price(words):
    has, might = found(r"it has (\d+) where it might have had (\d+)", words)
    assert has < might


def test_exceptions_are_learned_and_do_not_carry_over(words):
    (rule,) = found(r"So the rule itself is right on (\d+) % of them", words)
    seen, unseen = found(
        r"right on (\d+) % of the students that they learned from.*?validation set they are right on (\d+) %", words
    )
    assert unseen < rule < seen


def test_with_many_points_one_error_is_below_the_noise_and_the_other_above(words):
    below, above = found(
        r"With 384 they are ([\d.]+) and ([\d.]+) ?, one just below and one just above the noise", words
    )
    assert 0.08 < below < 0.3**2 < above < 0.1


def test_the_validation_loss_rises_while_the_training_loss_falls(words):
    least, epoch, last, spread = found(
        r"mean of ([\d.]+) after (\d+) epochs the validation loss rises to ([\d.]+) ± ([\d.]+)", words
    )
    assert last > 1.4 * least
    assert epoch < 100
    assert spread > 0


def test_stopping_early_is_better_on_the_test_sets(words):
    stopped, _, last, _ = found(
        r"on them is ([\d.]+) ± ([\d.]+) ; with the weights of the last epoch it is ([\d.]+) ± ([\d.]+)", words
    )
    assert stopped < last
    better, runs = found(r"In (\d+) of (\d+) runs stopping was better", words)
    assert better > runs / 2


def test_the_best_of_a_hundred_coins_looks_good_on_the_validation_set(words):
    looked, true = found(
        r"right on (\d+) % of the validation examples.*? right on (\d+) %, as coins are on average", words
    )
    assert 74 <= looked <= 80  # the mean of the greatest of 100 counts of 20 tosses
    assert true == 50


def test_the_page_says_what_scaling_and_decay_give(words):
    assert "the mean is 4 and the deviation 2 , so the training set becomes -1 and 1 and the 8 becomes 2" in words
    one, two, without = found(r"first line gives ([\d.]+) ;.*?and gives ([\d.]+) \..*?it would be ([\d.]+)", words)
    assert one == two == pytest.approx(2 - 0.5 * (0.5 + 0.1 * 2))
    assert without == pytest.approx(2 - 0.5 * 0.5)


def test_the_curves_of_the_explorable_have_two_losses_for_each_epoch():
    curves = embedded("early-stopping")
    assert len(curves["train"]) == len(curves["val"]) == 100
    assert curves["train"][-1] < curves["train"][0]
    assert len({early_stop(np.array(curves["val"]), patience) for patience in (1, 2, 3, 5)}) > 2
