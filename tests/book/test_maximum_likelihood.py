"""Maximum likelihood: the numbers of slides 12 and 13, and where a product dies; computed and on the page."""

import re
from itertools import combinations, product

import numpy as np
import pytest
import torch

from solutions.numpy_ref.maximum_likelihood import label_probabilities, likelihood, log_likelihood
from solutions.numpy_ref.probability import predict_proba
from solutions.torch_ref.maximum_likelihood import log_likelihood as log_likelihood_torch
from tests.book.pages import BOOK, read, source, words
from tests.book.shown import run_what_is_shown

CHAPTERS = ("maximum-likelihood",)
PAGE = f"book/{CHAPTERS[0]}.html"
Y = np.array([1, 1, 0, 0])
BAD, GOOD = np.array([0.6, 0.2, 0.9, 0.3]), np.array([0.7, 0.9, 0.2, 0.4])


@pytest.fixture(scope="module")
def text():
    """The words of the page; what only a screen reader or a script sees is left out."""
    return words(PAGE)


def table_rows(*first):
    """The rows of the page's tables that begin with these cells, as lists of texts."""
    return [row for row in read(PAGE).rows if row[: len(first)] == list(first)]


# Slide 12


@pytest.mark.parametrize(
    ("y_hat", "labels", "product"),
    [(BAD, [0.6, 0.2, 0.1, 0.7], 0.0084), (GOOD, [0.7, 0.9, 0.8, 0.6], 0.3024)],
    ids=["bad", "good"],
)
def test_the_labels_of_slide_12(y_hat, labels, product):
    np.testing.assert_allclose(label_probabilities(Y, y_hat), labels, rtol=1e-12)
    assert likelihood(Y, y_hat) == pytest.approx(product, rel=1e-12)


def test_the_page_shows_slide_12(text):
    assert "The products are 0.0084 for the bad model and 0.3024 for the good one." in text
    assert "36 times as probable" in text
    assert table_rows("A", "1, blue") == [["A", "1, blue", "0.6", "0.6", "0.7", "0.7"]]
    assert table_rows("C", "0, red") == [["C", "0, red", "0.9", "0.1", "0.2", "0.8"]]


def test_labels_that_are_independent_two_by_two_need_not_multiply_all_together():
    rows = np.array([(a, b, a != b) for a in (0, 1) for b in (0, 1)])  # two fair coins, and whether they differ
    for pair in combinations(range(3), 2):
        assert all((rows[:, pair] == both).all(axis=1).mean() == 0.25 for both in product((0, 1), repeat=2))
    assert rows.all(axis=1).mean() == 0  # the product would be one eighth


# Slide 13

ENTRIES = {  # the logarithms of the labels, and their sum
    "bad": (BAD, [-0.5108, -1.6094, -2.3026, -0.3567], -4.7795),
    "good": (GOOD, [-0.3567, -0.1054, -0.2231, -0.5108], -1.1960),
}
each_model = pytest.mark.parametrize(("y_hat", "entries", "total"), ENTRIES.values(), ids=ENTRIES)


@each_model
def test_the_logarithms_of_slide_13(y_hat, entries, total):
    np.testing.assert_allclose(np.log(label_probabilities(Y, y_hat)), entries, atol=5e-5)
    assert log_likelihood(Y, y_hat) == pytest.approx(total, abs=5e-5)
    assert np.exp(log_likelihood(Y, y_hat)) == pytest.approx(likelihood(Y, y_hat))


@each_model
def test_torch_agrees(y_hat, entries, total):
    got = log_likelihood_torch(torch.from_numpy(Y), torch.from_numpy(y_hat))
    assert got.item() == pytest.approx(log_likelihood(Y, y_hat), rel=1e-12)
    assert got.item() == pytest.approx(total, abs=5e-5)


@pytest.mark.parametrize("model", ENTRIES)
def test_the_page_shows_every_entry_of_slide_13(model):
    _, entries, total = ENTRIES[model]
    rows = [*(table_rows(f"{model}, {name}")[0] for name in "ABCD"), *table_rows(f"{model}, sum")]
    assert [row[2] for row in rows] == [f"{value:.4f}".replace("-", "−") for value in [*entries, total]]


def test_the_page_corrects_the_rounding(text):
    assert table_rows("good, B") == [["good, B", "0.9", "−0.1054", "−0.11", "−0.1"]]
    assert [table_rows(f"{model}, sum")[0][4] for model in ENTRIES] == ["−4.78", "−1.19"]
    assert "the exact sums are −4.7795 and −1.1960 ." in text


@pytest.mark.parametrize("base", [np.log, np.log2, np.log10])
def test_every_base_finds_the_same_model(base):
    assert base(label_probabilities(Y, GOOD)).sum() > base(label_probabilities(Y, BAD)).sum()


# Underflow


@pytest.mark.parametrize(("kind", "first"), [(np.float32, 150), (np.float64, 1075)])
def test_half_to_the_power_m_underflows(kind, first):
    halves = np.full(first, kind(0.5))
    assert likelihood(np.ones(first), halves) == 0
    assert likelihood(np.ones(first - 1), halves[1:]) > 0
    assert log_likelihood(np.ones(first), halves) == pytest.approx(first * np.log(0.5), rel=1e-5)


def one_by_one(factors, kind=float):
    """The product, rounded to a precision after each factor."""
    value = kind(1)
    for factor in factors:
        value *= kind(factor)
    return value


def test_at_four_thousand_labels_both_products_are_dead_and_the_sums_compare():
    for y_hat, dead in [(BAD, 0), (GOOD, np.finfo(float).smallest_subnormal)]:
        once = label_probabilities(Y, y_hat)
        assert one_by_one(np.tile(once, 1000)) == one_by_one(np.tile(once, 2000)) == dead
        many = log_likelihood(np.tile(Y, 1000), np.tile(y_hat, 1000))
        assert many == pytest.approx(1000 * np.log(once).sum())
    assert one_by_one(np.tile(label_probabilities(Y, GOOD), 200)) > 0
    assert one_by_one(np.tile(label_probabilities(Y, BAD), 200)) == 0


def test_the_page_shows_one_product_dead_at_eight_hundred_labels_and_both_at_four_thousand():
    for labels, good in [("800", "minus 104"), ("4000", "minus 324")]:
        row = re.search(rf"<td[^>]*><p>{labels}</p></td>.*?</tr>", source(PAGE), re.DOTALL)[0]
        assert "<strong>0</strong>" in row
        assert f'10 to the {good}"' in row


def test_the_better_of_two_models_may_have_the_product_that_is_0():
    worse, better = np.tile(label_probabilities(Y, GOOD), 1250), np.append(np.full(4999, 0.75), 0.01)
    assert len(worse) == len(better) == 5000
    assert np.log(better).sum() > np.log(worse).sum() + 10
    assert one_by_one(better) == 0 < one_by_one(worse)


@pytest.mark.filterwarnings("ignore:divide by zero")
def test_the_sum_is_minus_infinity_where_a_probability_was_rounded_to_0():
    score = torch.tensor([22.0])  # of the point (4, 5) with label 0, in float32
    assert log_likelihood_torch(torch.zeros(1), torch.sigmoid(score)).item() == -np.inf
    for score, finite in [(36.7, True), (36.8, False)]:
        assert np.isfinite(log_likelihood(np.zeros(1), 1 / (1 + np.exp(-np.array([score]))))) == finite


def test_what_the_page_shows_runs_in_a_fresh_interpreter(capsys):
    run_what_is_shown(CHAPTERS[0])
    lines = capsys.readouterr().out.splitlines()
    assert "1075 labels of probability 0.5 have the product 0.0" in lines
    assert lines[-1].startswith("-inf should be -745.13")


@pytest.mark.parametrize(("kind", "last", "first"), [("float32", "149", "150"), ("float64", "1074", "1075")])
def test_the_page_says_where_the_product_is_zero(kind, last, first):
    [row] = table_rows(kind)
    assert row[1] == last
    assert row[2].endswith(f"= {first}")


# At work

STUDENTS = np.loadtxt(BOOK / "data" / "admissions_noisy.csv", delimiter=",", skiprows=1)[:, :2]


def test_the_page_says_how_far_chance_moves_the_best_bias(text):
    assert "nine in ten of the best biases lie between −18.7 and −17.4" in text


def test_other_draws_of_the_answers_have_a_best_bias_within_the_named_range():
    rng = np.random.default_rng(61)
    biases = np.arange(-20, -16, 0.02)
    y_hat = [predict_proba(STUDENTS, np.array([2.0, 1.0]), bias) for bias in biases]
    found = []
    for _ in range(200):
        again = rng.random(len(STUDENTS)) < predict_proba(STUDENTS, np.array([2.0, 1.0]), -18.0)
        found.append(biases[np.argmax([log_likelihood(again, each) for each in y_hat])])
    assert np.mean((np.array(found) > -18.75) & (np.array(found) < -17.35)) == pytest.approx(0.9, abs=0.06)


# The coin, and what a likelihood is not


@pytest.mark.parametrize(("heads", "tails"), [(7, 3), (1, 4), (3, 1), (20, 20)])
def test_the_share_of_heads_is_the_most_likely_probability(heads, tails):
    throws = np.array([1] * heads + [0] * tails)
    grid = np.linspace(0.001, 0.999, 999)
    values = [log_likelihood(throws, np.full(len(throws), p)) for p in grid]
    assert grid[np.argmax(values)] == pytest.approx(heads / (heads + tails), abs=6e-4)


@pytest.mark.parametrize("y_hat", [BAD, GOOD], ids=["bad", "good"])
def test_the_labellings_of_one_model_add_up_to_one(y_hat):
    labellings = np.array(np.meshgrid(*[[0, 1]] * 4)).reshape(4, -1).T
    assert sum(likelihood(labels, y_hat) for labels in labellings) == pytest.approx(1)
