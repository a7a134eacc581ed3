"""Many classes: one-hot labels, softmax and what it costs to be wrong, by the references and on the built page."""

import numpy as np
import pytest
import torch

from solutions.numpy_ref.many_classes import class_cross_entropy, one_hot, softmax
from solutions.numpy_ref.probability import sigmoid
from solutions.torch_ref import many_classes as twin
from tests.book.pages import ROOT
from tests.book.shown import run_what_is_shown

CHAPTERS = ("many-classes",)
PAGE = f"book/{CHAPTERS[0]}.html"
SLIDE_SOFTMAX = [0.6652, 0.2447, 0.0900]


# By the references


def test_softmax_of_2_1_0():
    assert softmax(np.array([[2.0, 1.0, 0.0]]))[0].round(4).tolist() == SLIDE_SOFTMAX


def test_the_notebook_prints_these_numbers():
    prose = (ROOT / "solutions/notebooks/many_classes.py").read_text(encoding="utf-8").replace("\n# ", " ")
    assert "about {}, {} and {}".format(*(f"{share:.4f}" for share in SLIDE_SOFTMAX)) in prose
    losses = [class_cross_entropy(one_hot(np.array([k]), 3), np.array([[2.0, 1.0, 0.0]])) for k in (0, 2)]
    assert f"about {losses[0]:.4f} and {losses[1]:.4f}, so the mean is {np.mean(losses):.4f}." in prose


def test_adding_the_same_to_a_row_changes_nothing_and_nothing_overflows():
    rng = np.random.default_rng(1)
    Z = rng.normal(size=(4, 3))
    for shift in (-1000, 7, 1000):
        np.testing.assert_allclose(softmax(Z + shift), softmax(Z), atol=1e-12)
        assert class_cross_entropy(one_hot(np.array([0, 1, 2, 1]), 3), Z + shift) == pytest.approx(
            class_cross_entropy(one_hot(np.array([0, 1, 2, 1]), 3), Z)
        )


def test_two_classes_are_a_sigmoid_which_is_the_probability_of_class_1():
    z = np.linspace(-30, 30, 13)
    np.testing.assert_allclose(softmax(np.column_stack([np.zeros(13), z]))[:, 1], sigmoid(z))
    first, second = np.random.default_rng(11).normal(size=(2, 13))
    np.testing.assert_allclose(softmax(np.column_stack([first, second]))[:, 1], sigmoid(second - first))


@pytest.mark.parametrize("temperature", [0.1, 0.5, 2, 100])
def test_a_temperature_keeps_the_order_and_changes_how_sure_the_answer_is(temperature):
    Z = np.array([[2.0, 1.0, 0.0], [0.5, -1.0, 1.5]])
    hot = softmax(Z / temperature)
    assert np.array_equal(hot.argsort(axis=1), softmax(Z).argsort(axis=1))
    assert (hot.max(axis=1) < softmax(Z).max(axis=1)).all() == (temperature > 1)
    np.testing.assert_allclose(softmax(Z / 1e9), 1 / 3, atol=1e-8)
    np.testing.assert_allclose(softmax(Z / 1e-3).max(axis=1), 1)


@pytest.mark.parametrize(("y_hat", "mean"), [([0.6, 0.2, 0.9, 0.3], 1.19488), ([0.7, 0.9, 0.2, 0.4], 0.29900)])
def test_with_two_classes_the_cross_entropy_is_that_of_yes_and_no(y_hat, mean):
    z = np.log(np.array(y_hat) / (1 - np.array(y_hat)))
    got = class_cross_entropy(one_hot(np.array([1, 1, 0, 0]), 2), np.column_stack([np.zeros(4), z]))
    assert got == pytest.approx(mean, abs=5e-6)


def test_the_loss_survives_where_the_probability_is_0():
    Y, Z = np.array([[0.0, 1.0, 0.0]]), np.array([[1000.0, 0.0, 0.0]])
    assert softmax(Z)[0, 1] == 0
    assert class_cross_entropy(Y, Z) == 1000


def test_a_formula_in_probabilities_is_spoilt_even_by_a_term_that_it_leaves_out():
    Y, Z = np.array([[0.0, 1.0, 0.0]]), np.array([[1000.0, 0.0, 0.0]])
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = Y * np.log(softmax(Z))
    assert terms[0, 1] == -np.inf  # the dog's
    assert np.isnan(terms[0, 2])  # the bird's, 0 times minus infinity


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


def without_keepdims(Z):
    powers = np.exp(Z)
    return powers / powers.sum(axis=1)


def test_sums_that_lost_their_axis_are_noticed_by_neither_one_row_nor_as_many_as_classes():
    Z = np.array([[2.0, 1.0, 0.0], [0.0, 3.0, 0.0], [1.0, 1.0, 1.0], [0.5, 0.0, 2.0]])
    np.testing.assert_allclose(without_keepdims(Z[:1]), softmax(Z[:1]))
    for m in (2, 4):
        with pytest.raises(ValueError, match="could not be broadcast"):
            without_keepdims(Z[:m])
    assert not np.allclose(without_keepdims(Z[:3]).sum(axis=1), 1)


def test_pytorch_takes_class_numbers_and_rows_of_probabilities_that_are_floats():
    Z, y = torch.tensor([[2.0, 1.0, 0.0], [0.5, -1.0, 1.5]]), torch.tensor([1, 2])
    loss = torch.nn.CrossEntropyLoss()
    rows = torch.nn.functional.one_hot(y, 3)
    assert loss(Z, y).item() == pytest.approx(loss(Z, rows.float()).item())
    unsure = torch.tensor([[0.0, 0.8, 0.2], [0.0, 0.0, 1.0]])
    assert loss(Z, unsure).item() == pytest.approx(class_cross_entropy(unsure.numpy(), Z.numpy()))
    with pytest.raises(RuntimeError):
        loss(Z, rows)  # whole numbers


def test_softmax_twice_can_not_fall_below_its_floor():
    """For three classes; it differs for other numbers of them."""
    for n_classes, floor in [(3, 0.5514), (2, 0.3133)]:
        sure = torch.eye(n_classes)[:1]
        assert torch.nn.functional.cross_entropy(sure, torch.tensor([0])).item() == pytest.approx(floor, abs=5e-5)


def test_one_sigmoid_for_each_class_does_not_add_up_to_1():
    assert sigmoid(np.array([2.0, 1.0, 0.0])).sum() == pytest.approx(2.1119, abs=5e-5)


def test_powers_of_e_end_where_the_page_says():
    for kind, largest in [(np.float64, 709.78), (np.float32, 88.72)]:
        with np.errstate(over="ignore"):
            assert np.isfinite(np.exp(kind(largest)))
            assert np.isinf(np.exp(kind(largest + 0.01)))


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    names = run_what_is_shown(CHAPTERS[0])
    wrong = (names["X"] @ names["W"] + names["b"]).argmax(axis=1) != names["classes"]
    assert wrong.sum() == 2


# On the page


@pytest.fixture
def words(shared_page):
    """Return the text of the chapter, with single spaces."""
    return " ".join(shared_page(PAGE).locator("article").inner_text().split())


def test_the_page_shows_the_softmax_of_2_1_0(words):
    assert "softmax(2, 1, 0) = (0.6652, 0.2447, 0.0900)" in words


def test_the_page_shows_what_else_the_references_give(words):
    for mean in ("1.19488", "0.299"):
        assert mean in words
    for k, loss in enumerate(["0.4076", "1.4076", "2.4076"]):
        assert class_cross_entropy(one_hot(np.array([k]), 3), np.array([[2.0, 1.0, 0.0]])) == pytest.approx(
            float(loss), abs=5e-5
        )
        assert loss in words
    assert "2 of the 75 animals are on the wrong side of a border" in words


def test_the_page_tells_what_one_two_and_three_rows_show_of_a_lost_axis(words):
    assert "1 rows with the sums [1.]" in words
    assert "2 rows: operands could not be broadcast together" in words
    assert "3 rows with the sums [0.911 1.122 0.701]" in words


def test_the_two_columns_of_two_classes_are_the_sigmoid(words):
    assert words.count("[0.999665 0.000335 0.880797 0.5 ]") == 2
