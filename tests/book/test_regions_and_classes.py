"""Regions and classes: the numbers of slide 18 and what it needs, by the references and on the built page."""

import itertools

import numpy as np
import pytest
import torch

from solutions.numpy_ref.perceptrons_and_logic import perceptron, xor
from solutions.numpy_ref.probability import sigmoid
from solutions.numpy_ref.regions_and_classes import class_cross_entropy, one_hot, region, softmax
from solutions.torch_ref import regions_and_classes as twin

CHAPTERS = ("regions-and-classes",)
PAGE = f"book/{CHAPTERS[0]}.html"
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
OR, NAND, AND = ((np.array(weights), bias) for weights, bias in [([1, 1], -0.5), ([-1, -1], 1.5), ([1, 1], -1.5)])
SLIDE_SOFTMAX = [0.6652, 0.2447, 0.0900]


# By the references


def test_xor_is_two_lines_and_and():
    assert region(CORNERS, OR, NAND, AND).tolist() == xor(CORNERS).tolist() == [0, 1, 1, 0]


def test_a_student_on_the_corner_is_accepted_and_one_with_low_grades_is_not():
    rule, minimum = (np.array([2.0, 1.0]), -18.0), (np.array([0.0, 1.0]), -4.0)
    students = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0], [9.0, 0.0], [7.0, 4.0]])
    assert region(students, rule, minimum, AND).tolist() == [1, 0, 1, 0, 1]


def test_a_third_unit_makes_all_tables_but_two():
    values = np.arange(-2, 2.5, 0.5)
    units = itertools.product(values, values, values)
    tables = {tuple(perceptron(CORNERS, np.array([w1, w2]), b).tolist()) for w1, w2, b in units}
    assert set(itertools.product([0, 1], repeat=4)) - tables == {(0, 1, 1, 0), (1, 0, 0, 1)}


def test_softmax_of_2_1_0():
    assert softmax(np.array([[2.0, 1.0, 0.0]]))[0].round(4).tolist() == SLIDE_SOFTMAX


def test_adding_the_same_to_a_row_changes_nothing_and_nothing_overflows():
    rng = np.random.default_rng(1)
    Z = rng.normal(size=(4, 3))
    for shift in (-1000, 7, 1000):
        np.testing.assert_allclose(softmax(Z + shift), softmax(Z), atol=1e-12)
        assert class_cross_entropy(one_hot(np.array([0, 1, 2, 1]), 3), Z + shift) == pytest.approx(
            class_cross_entropy(one_hot(np.array([0, 1, 2, 1]), 3), Z)
        )


def test_two_classes_are_a_sigmoid():
    z = np.linspace(-30, 30, 13)
    np.testing.assert_allclose(softmax(np.column_stack([z, np.zeros(13)]))[:, 0], sigmoid(z))


@pytest.mark.parametrize(("y_hat", "mean"), [([0.6, 0.2, 0.9, 0.3], 1.19488), ([0.7, 0.9, 0.2, 0.4], 0.29900)])
def test_with_two_classes_the_cross_entropy_is_that_of_slide_15(y_hat, mean):
    z = np.log(np.array(y_hat) / (1 - np.array(y_hat)))
    got = class_cross_entropy(one_hot(np.array([1, 1, 0, 0]), 2), np.column_stack([np.zeros(4), z]))
    assert got == pytest.approx(mean, abs=5e-6)


def test_the_loss_survives_where_the_probability_is_0():
    Y, Z = np.array([[0.0, 1.0, 0.0]]), np.array([[1000.0, 0.0, 0.0]])
    assert softmax(Z)[0, 1] == 0
    assert class_cross_entropy(Y, Z) == 1000


def test_the_gradient_is_softmax_minus_one_hot():
    rng = np.random.default_rng(2)
    Z = torch.from_numpy(rng.normal(size=(5, 3))).requires_grad_()
    Y = one_hot(rng.integers(3, size=5), 3)
    twin.class_cross_entropy(torch.from_numpy(Y), Z).backward()
    np.testing.assert_allclose(Z.grad, (softmax(Z.detach().numpy()) - Y) / 5, atol=1e-12)


@pytest.mark.parametrize("seed", range(10))
def test_the_twins_and_pytorch_itself_agree(seed):
    rng = np.random.default_rng(seed)
    m, n_classes = rng.integers(1, 9, size=2)
    Z, y = rng.normal(scale=rng.choice([1, 300]), size=(m, n_classes)), rng.integers(n_classes, size=m)
    Y = one_hot(y, n_classes)
    scores = torch.from_numpy(Z)
    np.testing.assert_allclose(twin.softmax(scores), softmax(Z), atol=1e-12)
    np.testing.assert_allclose(torch.softmax(scores, dim=1), softmax(Z), atol=1e-12)
    loss = class_cross_entropy(Y, Z)
    assert twin.class_cross_entropy(torch.from_numpy(Y), scores).item() == pytest.approx(loss)
    assert torch.nn.functional.cross_entropy(scores, torch.from_numpy(y)).item() == pytest.approx(loss)


# On the page


@pytest.fixture
def words(shared_page):
    """Return the text of the chapter, with single spaces."""
    return " ".join(shared_page(PAGE).locator("article").inner_text().split())


def test_the_page_shows_the_numbers_of_the_slide(words):
    assert "softmax(2, 1, 0) = (0.6652, 0.2447, 0.0900)" in words
    assert "array([0, 1, 1, 0])" in words  # XOR, computed by a cell
    assert "CAT, DOG and BIRD" in words


def test_the_page_shows_what_else_the_references_give(words):
    for sizes in [[2, 2, 1], [2, 8, 1], [1024, 16, 16, 3]]:
        assert f"{sizes} {sum((n + 1) * h for n, h in itertools.pairwise(sizes))}" in words
    assert "We tried weights and biases from −2 to 2 in steps of one half, and found 14 of them." in words
    for mean in ("1.19488", "0.299"):
        assert mean in words
    for k, loss in enumerate(["0.4076", "1.4076", "2.4076"]):
        assert class_cross_entropy(one_hot(np.array([k]), 3), np.array([[2.0, 1.0, 0.0]])) == pytest.approx(
            float(loss), abs=5e-5
        )
        assert loss in words
