"""Probability: the numbers of slides 9 and 11, as the references compute them and as the page prints them."""

import re
import warnings

import numpy as np
import pytest
import torch

from solutions.numpy_ref.perceptrons_and_logic import step
from solutions.numpy_ref.probability import classify, predict_proba, sigmoid, stable_sigmoid
from solutions.torch_ref import probability as in_torch
from tests.book.pages import BOOK
from tests.book.shown import run_what_is_shown

CHAPTERS = ("probability",)
PAGE = f"book/{CHAPTERS[0]}.html"
STUDENTS = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0], [6.0, 6.0]])
RULE = np.array([2.0, 1.0]), -18.0
SLIDE = {8: 0.99966, -8: 0.000335, 2: 0.88080, 0: 0.5}


# The references


@pytest.mark.parametrize("function", [sigmoid, stable_sigmoid])
def test_slide_9_the_sigmoid_of_the_scores(function):
    scores = np.array(list(SLIDE), dtype=float)
    np.testing.assert_allclose(function(scores), list(SLIDE.values()), atol=5e-6)
    assert function(scores)[1] == pytest.approx(0.000335, abs=5e-7)
    assert function(np.zeros(1)) == 0.5


def test_slide_11_blue_and_red_add_up_to_one():
    blue = predict_proba(STUDENTS, *RULE)
    red = predict_proba(STUDENTS, -RULE[0], -RULE[1])
    np.testing.assert_allclose(blue, [0.99966, 0.000335, 0.88080, 0.5], atol=5e-6)
    np.testing.assert_allclose(blue + red, 1, rtol=1e-15)


def test_the_symmetry_holds_for_any_score():
    z = np.random.default_rng(4).normal(scale=10, size=200)
    np.testing.assert_allclose(1 - sigmoid(z), sigmoid(-z), atol=1e-15)
    np.testing.assert_allclose(sigmoid(z), stable_sigmoid(z), rtol=1e-14)


def test_the_score_is_the_logarithm_of_the_odds():
    z = np.linspace(-15, 15, 31)
    p = sigmoid(z)
    np.testing.assert_allclose(np.log(p / (1 - p)), z, atol=1e-8)


def test_one_half_is_the_score_zero_and_the_tie_is_a_yes():
    rng = np.random.default_rng(5)
    X = np.vstack([rng.integers(0, 11, size=(300, 2)).astype(float), STUDENTS])
    scores = X @ RULE[0] + RULE[1]
    assert (scores == 0).any()
    np.testing.assert_array_equal(classify(X, *RULE, 0.5), step(scores))


@pytest.mark.parametrize("threshold", [0.1, 0.3, 0.9])
def test_another_threshold_shifts_the_bias(threshold):
    X = np.random.default_rng(6).uniform(0, 10, size=(300, 2))
    shifted = RULE[1] - np.log(threshold / (1 - threshold))
    np.testing.assert_array_equal(classify(X, *RULE, threshold), step(X @ RULE[0] + shifted))


def test_the_stable_sigmoid_is_silent_and_the_plain_one_warns():
    z = np.array([-1e6, -1000.0, -50.0, 0.0, 50.0, 1000.0, 1e6])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        values = stable_sigmoid(z)
    assert values.tolist() == [0, 0, np.exp(-50) / (1 + np.exp(-50)), 0.5, 1, 1, 1]
    with pytest.warns(RuntimeWarning, match="overflow"):
        assert sigmoid(np.array([-1000.0])) == 0


def test_the_plain_sigmoid_says_0_where_a_little_could_still_be_stored():
    with pytest.warns(RuntimeWarning, match="overflow"):
        assert sigmoid(np.array([-720.0])) == 0
    assert stable_sigmoid(np.array([-720.0]))[0] == pytest.approx(2e-313, rel=0.05)


def test_the_points_to_draw_on_paper_lie_on_the_sigmoid():
    text = (BOOK / f"{CHAPTERS[0]}.md").read_text(encoding="utf-8")
    paper = next(line for line in text.splitlines() if line.startswith("On paper: draw a line"))
    points = re.findall(r"\(([−\d.]+), ([\d.]+)\)", paper)
    assert len(points) == 7
    for z, p in points:
        assert f"{sigmoid(float(z.replace('−', '-'))):.2f}" == f"{float(p):.2f}"


def test_no_threshold_decides_the_noisy_admissions_without_a_mistake():
    test, grades, accepted = np.loadtxt(BOOK / "data" / "admissions_noisy.csv", delimiter=",", skiprows=1, unpack=True)
    scores = np.column_stack([test, grades]) @ RULE[0] + RULE[1]
    assert scores[accepted == 0].max() > scores[accepted == 1].min()


def test_beyond_the_outer_thresholds_no_student_got_the_other_answer():
    test, grades, accepted = np.loadtxt(BOOK / "data" / "admissions_noisy.csv", delimiter=",", skiprows=1, unpack=True)
    scores = np.column_stack([test, grades]) @ RULE[0] + RULE[1]
    limit = np.log(9)  # the score whose probability is 0.9
    assert set(accepted[scores > limit]) == {1}
    assert set(accepted[scores < -limit]) == {0}
    assert set(accepted[np.abs(scores) < limit]) == {0, 1}


def test_where_the_plain_sigmoid_overflows_the_value_has_300_zeros():
    limit = np.log(np.finfo(np.float64).max)
    assert 0 < stable_sigmoid(np.array([-limit]))[0] < 1e-300


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    names = run_what_is_shown(CHAPTERS[0])
    assert names["classify"](STUDENTS, *RULE, 0.9).tolist() == [1, 0, 0, 0]


def test_the_point_of_slide_7_is_certain_in_float32():
    point, weights, bias = torch.tensor([[4.0, 5.0]]), torch.tensor([3.0, 4.0]), torch.tensor(-10.0)
    blue = in_torch.predict_proba(point, weights, bias)
    assert blue.dtype == torch.float32
    assert blue.item() == 1
    assert 0 < in_torch.predict_proba(point, -weights, -bias).item() < 1e-9
    assert predict_proba(point.numpy().astype(float), np.array([3.0, 4.0]), -10.0)[0] < 1


@pytest.mark.parametrize(("dtype", "shown", "power"), [(np.float32, 16.6, 24), (np.float64, 36.7, 53)])
def test_where_the_sigmoid_becomes_exactly_one(dtype, shown, power):
    limit = power * np.log(2)
    assert round(limit, 1) == shown
    assert stable_sigmoid(dtype(limit + 1e-3)) == 1
    assert stable_sigmoid(dtype(limit - 1e-3)) < 1


@pytest.mark.parametrize("seed", range(5))
def test_the_twins_agree(seed):
    rng = np.random.default_rng(seed)
    X, weights, bias = rng.normal(size=(6, 3)), rng.normal(size=3), rng.normal()
    tensors = torch.from_numpy(X), torch.from_numpy(weights), torch.tensor(bias, dtype=torch.float64)
    np.testing.assert_allclose(in_torch.predict_proba(*tensors), predict_proba(X, weights, bias), rtol=1e-13)


# The page


@pytest.fixture
def article(shared_page):
    """Return the text of the built chapter."""
    return shared_page(PAGE).locator("article").inner_text()


def cells(table):
    """Return the texts of a table's body, row by row."""
    return [[text.strip() for text in row.locator("td").all_inner_texts()] for row in table.locator("tbody tr").all()]


def test_the_page_prints_the_numbers_of_the_slides(article):
    for number in ["0.99966", "0.000335", "0.88080", "0.5"]:
        assert number in article


def test_the_page_prints_where_the_computer_saturates(article):
    for number in ["16.6", "36.7", "16.635532", "36.7368"]:
        assert number in article


def test_the_table_of_the_four_ways_tells_which_of_them_fail(shared_page):
    assert cells(shared_page(PAGE).locator("table", has_text="σ(−1000)")) == [
        ["1", "0, with a warning", "1"],
        ["2", "0", "nan, with a warning"],
        ["3", "0, with a warning", "1, with a warning"],
        ["4", "0", "1"],
    ]


def test_the_sigmoid_of_the_slides_stands_in_one_table(shared_page):
    rows = cells(shared_page(PAGE).locator("table", has_text="0.000335").first)
    assert [(row[0], row[2]) for row in rows] == [("8", "0.99966"), ("−8", "0.000335"), ("2", "0.88080"), ("0", "0.5")]
