"""What is recognised, derived and built of activation functions: what nobody has thought of earns nothing."""

import re

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.paths import ROOT
from autograder.specs.activation_functions import THREE_UNITS
from autograder.specs.settings import specification
from autograder.student.probe import observe_all
from solutions.measures.activation_functions import farthest_from_the_tent
from solutions.numpy_ref.activation_functions import elu, leaky_relu, one_layer, relu, six_rows, tanh
from solutions.numpy_ref.perceptrons_and_logic import step
from solutions.numpy_ref.probability import sigmoid
from tests.conftest import card_of

CHAPTERS = ("activation-functions",)
ASSIGNMENT = specification("activation_functions")
NOTEBOOK = (ROOT / "solutions/notebooks/activation_functions.py").read_text(encoding="utf-8")
TEXTS = [NOTEBOOK, *(path.read_text(encoding="utf-8") for path in (ROOT / "book").glob("*.md"))]


def points_for(function, value):
    card = card_of(ASSIGNMENT.question(function), seed=0)
    return verdict_of(card, observe_all(card.calls, {function: value})).points


# six_rows


def rows_of_the_notebook():
    rows = re.findall(r"^# \| [A-F] \| (.*) \|$", NOTEBOOK, flags=re.MULTILINE)
    return np.array([[float(number.replace("−", "-")) for number in row.split(" | ")] for row in rows])


def test_the_rows_of_the_notebook_are_values_of_the_functions_that_are_asked_for():
    *numbers, lowest, alpha = six_rows()
    numbers = [int(number) for number in numbers]
    functions = [step, sigmoid, tanh, relu, lambda x: leaky_relu(x, alpha), lambda x: elu(x, 1.0)]
    scores = np.array([1.2, lowest, -0.4])
    values = [functions[number - 1](scores) for number in numbers]
    assert np.abs(np.array(values) - rows_of_the_notebook()).max() <= 0.0005 + 1e-12


def test_each_row_fits_one_function_alone_whatever_alpha_is():
    rows = rows_of_the_notebook()
    scores = np.log(rows[4] / (1 - rows[4])).round(1)
    for alpha in np.arange(1, 20) / 20:
        functions = [step, sigmoid, tanh, relu, lambda x, alpha=alpha: leaky_relu(x, alpha), lambda x: elu(x, 1.0)]
        close = np.array([[np.abs(row - f(scores)).max() < 0.01 for f in functions] for row in rows])
        assert (close.sum(axis=1) <= 1).all()


def test_which_function_made_which_row_stands_nowhere():
    answer = re.compile(r"\b" + r"\W+".join(f"{number:.0f}" for number in six_rows()[:6]) + r"\b")
    assert not any(answer.search(text) for text in TEXTS)


@pytest.mark.parametrize(
    "guess",
    [(1, 2, 3, 4, 5, 6, 0.5, 0.1), six_rows()[:6], six_rows()[6:], "A", six_rows()[::-1]],
    ids=["the example", "functions alone", "numbers alone", "a letter", "backwards"],
)
def test_a_guess_at_the_rows_earns_nothing(guess):
    assert points_for("six_rows", guess) == 0


# one_layer


@pytest.mark.parametrize("seed", range(5))
def test_one_layer_gives_what_two_give(seed):
    for part in ASSIGNMENT.question("one_layer").parts:
        for case in part.draw(np.random.default_rng(seed)):
            W, b = one_layer(**case.inputs)
            X = np.random.default_rng(seed).normal(size=(6, len(W)))
            hidden = case.inputs["slope"] * (X @ case.inputs["W1"] + case.inputs["b1"]) + case.inputs["shift"]
            assert np.allclose(X @ W + b, hidden @ case.inputs["W2"] + case.inputs["b2"])


def test_the_layer_of_the_chapter_without_a_line_earns_nothing():
    def as_in_the_chapter(W1, b1, W2, b2, slope, shift):
        return W1 @ W2, b1 @ W2 + b2

    assert points_for("one_layer", as_in_the_chapter) == 0


# lopsided_tent


def test_a_thousand_random_sums_stray_far_from_the_tent():
    rng = np.random.default_rng(0)
    anywhere = [[rng.uniform(each.low, each.high, 3) for each in THREE_UNITS] for _ in range(500)]
    whole = [[np.ones(3), rng.integers(-4, 5, 3), rng.integers(-4, 5, 3)] for _ in range(500)]
    assert min(farthest_from_the_tent(*guess) for guess in anywhere + whole) > 0.5


@pytest.mark.parametrize(
    "units",
    [
        ([0, 0, 0], [0, 0, 0], [0, 0, 0]),
        ([1, 1, 1], [0, 0, 0], [1, 1, 1]),
        ([1, 1, 1], [1, -2, -3], [1, -4, 2.9]),
        ([1, 1, 1], [1, -2, -3], [3, -12, 9]),
        ([1, 1], [1, -2], [1, -4]),
        ([[1, 1, 1]], [[1, -2, -3]], [[1, -4, 3]]),
    ],
    ids=["zeros", "the example", "not quite", "three times as high", "two units", "tables"],
)
def test_what_is_no_tent_earns_nothing(units):
    assert points_for("lopsided_tent", units) == 0


def test_at_most_half_of_the_points_are_for_what_is_written_from_a_description():
    points = {}
    for question in ASSIGNMENT.questions:
        points[question.kind] = points.get(question.kind, 0) + question.points
    assert points["implement"] <= ASSIGNMENT.points / 2
    assert len(points) >= 3
    assert ASSIGNMENT.points == 8
