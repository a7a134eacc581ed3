"""Maximum likelihood: the numbers of slides 12 and 13, from the references and on the built page."""

import numpy as np
import pytest
import torch

from solutions.numpy_ref.maximum_likelihood import label_probabilities, likelihood, log_likelihood
from solutions.torch_ref.maximum_likelihood import log_likelihood as log_likelihood_torch
from tests.book.pages import read, words

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


# Slide 13

ENTRIES = {  # minus the logarithms of the labels, and their sum
    "bad": (BAD, [0.5108, 1.6094, 2.3026, 0.3567], 4.7795),
    "good": (GOOD, [0.3567, 0.1054, 0.2231, 0.5108], 1.1960),
}
each_model = pytest.mark.parametrize(("y_hat", "entries", "total"), ENTRIES.values(), ids=ENTRIES)


@each_model
def test_the_logarithms_of_slide_13(y_hat, entries, total):
    np.testing.assert_allclose(-np.log(label_probabilities(Y, y_hat)), entries, atol=5e-5)
    assert -log_likelihood(Y, y_hat) == pytest.approx(total, abs=5e-5)
    assert np.exp(log_likelihood(Y, y_hat)) == pytest.approx(likelihood(Y, y_hat))


@each_model
def test_torch_agrees(y_hat, entries, total):
    got = log_likelihood_torch(torch.from_numpy(Y), torch.from_numpy(y_hat))
    assert got.item() == pytest.approx(log_likelihood(Y, y_hat), rel=1e-12)
    assert -got.item() == pytest.approx(total, abs=5e-5)


@pytest.mark.parametrize("model", ENTRIES)
def test_the_page_shows_every_entry_of_slide_13(model):
    _, entries, total = ENTRIES[model]
    rows = [*(table_rows(f"{model}, {name}")[0] for name in "ABCD"), *table_rows(f"{model}, sum")]
    assert [row[2] for row in rows] == [f"{value:.4f}" for value in [*entries, total]]


def test_the_page_corrects_the_rounding(text):
    assert table_rows("good, B") == [["good, B", "0.9", "0.1054", "0.11", "0.1"]]
    assert [table_rows(f"{model}, sum")[0][4] for model in ENTRIES] == ["4.78", "1.19"]
    assert "the exact sums are 4.7795 and 1.1960 ." in text


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


def test_two_thousand_labels_keep_a_finite_sum():
    many, y_hat = np.tile(Y, 500), np.tile(BAD, 500)
    assert likelihood(many, y_hat) == 0
    assert log_likelihood(many, y_hat) == pytest.approx(500 * np.log(0.0084))


@pytest.mark.parametrize(("kind", "last", "first"), [("float32", "149", "150"), ("float64", "1074", "1075")])
def test_the_page_says_where_the_product_is_zero(kind, last, first):
    [row] = table_rows(kind)
    assert row[1] == last
    assert row[2].endswith(f"= {first}")


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
