"""The numbers of slides 13 to 16: as the reference computes them, and as the built page shows them."""

import re

import numpy as np
import pytest
import torch
from torch.nn.functional import binary_cross_entropy, binary_cross_entropy_with_logits

from solutions.numpy_ref.acceptance import predict
from solutions.numpy_ref.cross_entropy import cross_entropy, cross_entropy_from_scores, model_error
from solutions.numpy_ref.perceptron_algorithm import perceptron_step
from solutions.numpy_ref.probability import sigmoid
from solutions.torch_ref import cross_entropy as in_torch
from tests.book.pages import BOOK
from tests.book.shown import run_what_is_shown

CHAPTERS = ("cross-entropy",)
PAGE = f"book/{CHAPTERS[0]}.html"
LABELS = np.array([1, 1, 0, 0])
BAD, GOOD = np.array([0.6, 0.2, 0.9, 0.3]), np.array([0.7, 0.9, 0.2, 0.4])
SLIDE = np.array([[4.0, 5.0], [1.0, 1.0]]), np.array([0, 1]), np.array([3.0, 4.0]), -10.0


# The reference


def test_slide_13_the_sums_are_the_surprises_of_four_labels():
    for y_hat, entries, total in [
        (BAD, [0.5108, 1.6094, 2.3026, 0.3567], 4.7795),
        (GOOD, [0.3567, 0.1054, 0.2231, 0.5108], 1.1960),
    ]:
        losses = [cross_entropy(LABELS[i : i + 1], y_hat[i : i + 1]) for i in range(4)]
        np.testing.assert_allclose(losses, entries, atol=5e-5)
        assert 4 * cross_entropy(LABELS, y_hat) == pytest.approx(total, abs=5e-5)


def test_slide_14_base_10_would_give_other_numbers():
    assert 4 * cross_entropy(LABELS, BAD) / np.log(10) == pytest.approx(2.076, abs=5e-4)
    assert 4 * cross_entropy(LABELS, GOOD) / np.log(10) == pytest.approx(0.519, abs=5e-4)


def test_slide_15_the_means():
    assert cross_entropy(LABELS, BAD) == pytest.approx(1.19488, abs=5e-6)
    assert cross_entropy(LABELS, GOOD) == pytest.approx(0.29900, abs=5e-6)


def test_slide_16_the_misread_bracket_ignores_every_point_of_class_1():
    for y_hat, misread in [(BAD, 0.6648), (GOOD, 0.1835)]:
        bracket = -((1 - LABELS) * (np.log(1 - y_hat) + LABELS * np.log(y_hat))).mean()
        assert bracket == pytest.approx(misread, abs=5e-5)
        assert bracket == pytest.approx(cross_entropy(LABELS[2:], y_hat[2:]) / 2)


def test_scores_and_probabilities_give_the_same_loss():
    z = np.linspace(-30, 30, 241)
    for label in (0, 1):
        for score in z:
            y, scores = np.array([label]), np.array([score])
            assert cross_entropy_from_scores(y, scores) == pytest.approx(cross_entropy(y, sigmoid(scores)), rel=2e-3)
    assert cross_entropy_from_scores(LABELS, np.log(BAD / (1 - BAD))) == pytest.approx(1.19488, abs=5e-6)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("z", [-1e6, -1000.0, 0.0, 1000.0, 1e6])
def test_no_score_is_too_large(z):
    assert cross_entropy_from_scores(np.array([1]), np.array([z])) == pytest.approx(max(-z, 0), abs=0.7)
    assert cross_entropy_from_scores(np.array([0]), np.array([z])) == pytest.approx(max(z, 0), abs=0.7)


@pytest.mark.filterwarnings("error")
def test_certain_and_right_costs_nothing():
    assert cross_entropy(np.array([1, 0]), np.array([1.0, 0.0])) == 0


def test_the_error_of_the_slides_line():
    assert model_error(*SLIDE) == pytest.approx((22 + 3.0486) / 2, abs=5e-5)


@pytest.mark.parametrize("seed", range(5))
def test_the_twins_agree(seed):
    rng = np.random.default_rng(seed)
    y, z = rng.integers(0, 2, size=7).astype(float), 5 * rng.normal(size=7)
    twin = in_torch.cross_entropy_from_scores(torch.from_numpy(y), torch.from_numpy(z))
    assert twin.item() == pytest.approx(cross_entropy_from_scores(y, z))


def test_float32_breaks_the_probability_of_the_slides_point_and_not_its_score():
    label, z = torch.tensor([0.0]), torch.tensor([22.0], requires_grad=True)
    y_hat = torch.sigmoid(z)
    assert y_hat.item() == 1
    assert torch.log(1 - y_hat).item() == -np.inf
    for loss, value, slope in [
        (binary_cross_entropy(y_hat, label), 100, 0),
        (binary_cross_entropy_with_logits(z, label), 22, 1),
        (in_torch.cross_entropy_from_scores(label, z), 22, 1),
    ]:
        assert loss.item() == value
        assert torch.autograd.grad(loss, z)[0].item() == slope


def test_the_twin_has_the_right_slope_at_zero():
    z = torch.zeros(2, requires_grad=True)
    in_torch.cross_entropy_from_scores(torch.tensor([0.0, 1.0]), z).backward()
    assert z.grad.tolist() == [0.25, -0.25]


@pytest.mark.parametrize(("maximum", "slope"), [(lambda z: z.clamp(min=0), 1), (torch.relu, 0)], ids=["clamp", "relu"])
def test_the_formula_typed_into_torch_has_another_slope_at_zero(maximum, slope):
    z = torch.zeros(1, requires_grad=True)
    (maximum(z) + torch.log1p(torch.exp(-z.abs()))).sum().backward()  # label 0
    assert z.grad.item() == slope != 0.5


def test_a_line_has_an_error_for_each_steepness():
    X, y, weights, bias = SLIDE
    assert model_error(X, y, 2 * weights, 2 * bias) > model_error(X, y, weights, bias) + 1


def test_mistakes_stand_still_for_five_updates_while_the_error_falls():
    (X, y), line = SLIDE[:2], SLIDE[2:]
    mistakes, errors = [], []
    for _ in range(7):
        mistakes.append(int((predict(X, *line) != y).sum()))
        errors.append(model_error(X, y, *line))
        line = perceptron_step(X[0], 0, *line, 0.1)
    assert mistakes == [2, 2, 2, 2, 2, 2, 1]
    assert np.all(np.diff(errors) < 0)


SERVICES = {"honest": 1, "boaster": 2, "timid": 0.5}  # by what each multiplies the log-odds


def mean_surprise(said, truth):
    return np.mean(-truth * np.log(said) - (1 - truth) * np.log(1 - said))


def test_the_honest_service_has_the_least_mean_surprise():
    truth = (np.arange(100_000) + 0.5) / 100_000
    surprise = {name: mean_surprise(sigmoid(k * np.log(truth / (1 - truth))), truth) for name, k in SERVICES.items()}
    assert surprise["honest"] == pytest.approx(0.5, abs=1e-3)
    assert surprise["honest"] < surprise["timid"] < surprise["boaster"] < np.log(2)


@pytest.mark.parametrize(("name", "share"), [("honest", 80), ("boaster", 67), ("timid", 94)])
def test_how_often_it_rains_where_a_service_says_four_fifths(name, share):
    said = np.log(0.8 / 0.2)
    assert 100 * sigmoid(np.array([said / SERVICES[name]]))[0] == pytest.approx(share, abs=0.5)


# The page


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    names = run_what_is_shown(CHAPTERS[0])
    assert (names["column"] - names["y"]).shape == (4, 4)


def test_the_exercise_on_paper_has_the_numbers_of_the_bad_model():
    total, mean = 4 * cross_entropy(LABELS, BAD), cross_entropy(LABELS, BAD)
    sentence = f"Their four heights add up to {total:.4f}; a quarter of that is the mean, {mean:.5f}."
    assert sentence in (BOOK / "cross-entropy.md").read_text(encoding="utf-8")


@pytest.fixture
def words(shared_page):
    """Return a function that gives the text of a section of the built chapter."""
    page = shared_page(PAGE)

    def section(label):
        text = page.locator(f"section#{label}, section:has(> span#{label})").last.inner_text()
        return re.sub(r"\s+", " ", text)

    return section


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        (
            "sec-ce-from-likelihood",
            ["2.3026", "4.7795", "1.1960", "1.19488", "0.29900"],
        ),
        ("sec-ce-formula", ["0.5108", "1.6094", "2.3026", "0.3567", "1.19488", "0.29900"]),
        ("sec-ce-bracket", ["0.6648", "0.1835"]),
        ("sec-ce-confident", ["0.4250", "0.0750"]),
        ("sec-ce-logarithm", ["2.0757", "0.5194", "1.7238", "0.4314", "0.5189", "0.1299"]),
        ("sec-ce-sum-or-mean", ["1.1949", "1.1960", "0.29900"]),
        ("sec-ce-weights", ["12.5243"]),
        ("sec-ce-calibration", ["20,000", "80", "67", "93", "0.507", "0.583", "0.540", "0.693"]),
        ("sec-ce-float32", ["22", "inf", "nan", "100", "16.6"]),
    ],
)
def test_the_page_shows_the_numbers_of_the_slides(words, label, numbers):
    text = words(label)
    missing = [number for number in numbers if not re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", text)]
    assert not missing
