"""Vanishing slopes: the slopes of the references, how they multiply, and what the built page shows of both."""

import re
import warnings

import numpy as np
import pytest
import torch

from solutions.numpy_ref import activation_functions as functions
from solutions.numpy_ref import vanishing_slopes as reference
from solutions.numpy_ref.probability import stable_sigmoid
from solutions.torch_ref import activation_functions as twin
from solutions.torch_ref import vanishing_slopes as for_autograd
from tests.book.pages import read

CHAPTERS = ("vanishing-slopes",)
PAGE = f"book/{CHAPTERS[0]}.html"
HUGE = np.array([-1e308, -1000.0, -750.0, 0.0, 750.0, 1000.0, 1e308])
SMOOTH = {  # function and slope of one number
    "sigmoid": (stable_sigmoid, reference.sigmoid_slope),
    "tanh": (functions.tanh, reference.tanh_slope),
    "ReLU": (functions.relu, reference.relu_slope),
    **{
        f"{name} {alpha}": (lambda x, f=f, a=alpha: f(x, a), lambda x, f=slope, a=alpha: f(x, a))
        for alpha in (0.1, 1.0, 2.0)
        for name, f, slope in [
            ("leaky", functions.leaky_relu, reference.leaky_relu_slope),
            ("ELU", functions.elu, reference.elu_slope),
        ]
    },
}
each_function = pytest.mark.parametrize(("f", "slope"), SMOOTH.values(), ids=SMOOTH)


# The references


@each_function
def test_a_slope_is_the_limit_of_the_quotient(f, slope):
    x, h = np.array([-4.0, -1.5, -0.2, 0.2, 1.5, 4.0]), 1e-5  # away from the kinks
    np.testing.assert_allclose((f(x + h) - f(x - h)) / (2 * h), slope(x), atol=1e-9)


@each_function
def test_no_number_is_too_large(f, slope):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isfinite(slope(HUGE / 2)).all()


def test_a_small_slope_of_the_sigmoid_keeps_its_digits():
    x = np.array([20.0, 40.0, 300.0])
    np.testing.assert_allclose(reference.sigmoid_slope(x), np.exp(-x), rtol=1e-8)
    np.testing.assert_array_equal(reference.sigmoid_slope(-x), reference.sigmoid_slope(x))


@pytest.mark.parametrize("alpha", [0.1, 1.0, 2.0])
def test_autograd_finds_the_slopes_of_the_references(alpha):
    numbers = np.array([-1000.0, -3.0, -0.5, 0.5, 3.0, 1000.0])
    for name, rest in [("relu", ()), ("leaky_relu", (alpha,)), ("elu", (alpha,))]:
        for function in (getattr(for_autograd, f"{name}_for_autograd"), getattr(twin, name)):
            x = torch.tensor(numbers, requires_grad=True)
            values = function(x, *rest)
            values.sum().backward()
            np.testing.assert_allclose(values.detach(), getattr(functions, name)(numbers, *rest))
            np.testing.assert_allclose(x.grad, getattr(reference, f"{name}_slope")(numbers, *rest), atol=1e-300)


def test_autograd_follows_the_piece_that_wins():
    rng = np.random.default_rng(5)
    X, W, b = rng.normal(size=(6, 4)), rng.normal(size=(3, 4, 5)), rng.normal(size=(3, 5))
    x = torch.tensor(X, requires_grad=True)
    values = for_autograd.maxout_for_autograd(x, torch.from_numpy(W), torch.from_numpy(b))
    values.sum().backward()
    np.testing.assert_allclose(values.detach(), functions.maxout(X, W, b))
    winner = (np.einsum("mn,knh->kmh", X, W) + b[:, None]).argmax(axis=0)
    expected = [sum(W[winner[i, unit], :, unit] for unit in range(5)) for i in range(6)]
    np.testing.assert_allclose(x.grad, expected)


def test_at_the_kink_our_slopes_are_those_on_the_left_and_autograd_s_those_on_the_right():
    alpha = 0.25
    zero = np.array([0.0])
    assert (reference.relu_slope(zero), reference.leaky_relu_slope(zero, alpha)) == (0, alpha)
    assert reference.elu_slope(zero, alpha) == alpha
    for name, rest in [("relu", ()), ("leaky_relu", (alpha,)), ("elu", (alpha,))]:
        x = torch.zeros(1, requires_grad=True)
        getattr(for_autograd, f"{name}_for_autograd")(x, *rest).sum().backward()
        assert x.grad.item() == 1


def test_pieces_of_equal_weights_tie_without_a_kink():
    W, b = np.full((2, 1, 1), 3.0), np.zeros((2, 1))
    left, right = (functions.maxout(np.array([[x]]), W, b).item() / x for x in (-0.5, 0.5))
    assert left == right == 3


def test_an_infinite_slope_that_is_not_picked_gives_nan_where_every_value_is_finite():
    x = torch.tensor([0.0], requires_grad=True)
    values = torch.where(x > 0, torch.sqrt(x), x)
    values.sum().backward()
    assert values.isfinite().all()
    assert x.grad.isnan().all()


def test_a_nan_need_not_reach_all_weights_below():
    x = torch.tensor([-1.0, 1.0], requires_grad=True)
    (torch.relu(x) * torch.tensor(float("nan"))).sum().backward()
    assert (x.grad[0].item(), x.grad[1].isnan().item()) == (0, True)  # ReLU lets nothing through on the left


def test_slopes_alone_never_wake_a_unit_of_the_first_layer_but_momentum_and_a_penalty_move_it():
    X = torch.tensor([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0]])
    moved = {}
    for name, settings in {"slopes": {}, "momentum": {"momentum": 0.9}, "penalty": {"weight_decay": 0.1}}.items():
        weights = torch.tensor([1.0, 1.0], requires_grad=True)
        optimizer = torch.optim.SGD([weights], lr=0.1, **settings)
        if name == "momentum":
            optimizer.state[weights]["momentum_buffer"] = torch.ones(2)  # from steps in which the unit was alive
        (-torch.relu(X @ weights - 20).sum()).backward()
        assert not weights.grad.any()
        optimizer.step()
        moved[name] = (weights != 1).any().item()
    assert moved == {"slopes": False, "momentum": True, "penalty": True}


@pytest.mark.parametrize(("layers", "expected"), [(3, 4), (20, 524_288)])
def test_in_a_chain_that_explodes_the_slope_is_as_large_along_each_weight(layers, expected):
    weights = torch.full((layers,), 2.0, requires_grad=True)
    value = torch.tensor(1.0)
    for weight in weights:
        value = torch.relu(weight * value)
    value.backward()
    assert weights.grad.tolist() == [expected] * layers


def test_twenty_sigmoids_have_at_most_a_quarter_to_the_power_of_20_and_reach_it():
    value, product = np.array([0.5]), 1.0
    for _ in range(20):
        score = value - 0.5  # the weight 1 and the bias −1/2
        product *= reference.sigmoid_slope(score)[0]
        value = stable_sigmoid(score)
    assert product == 0.25**20
    assert reference.sigmoid_slope(np.linspace(-3, 3, 601)).max() == 0.25


# The page


@pytest.fixture
def words(shared_page):
    """Return the text of the built chapter, white space made single."""
    return re.sub(r"\s+", " ", shared_page(PAGE).locator("article").first.inner_text())


def test_the_page_shows_a_slope_at_a_kink_and_one_that_is_no_number(words):
    assert "torch.relu 0.0 torch.clamp 1.0 torch.maximum 0.5" in words
    assert "value 1000.0 slope nan" in words  # torch.where with the exponential in the other branch
    assert "value 1000.0 slope 1.0" in words


def rows_beginning(*cells):
    """The rows of the page's tables that begin with these cells, without them."""
    return [row[len(cells) :] for row in read(PAGE).rows if tuple(row[: len(cells)]) == cells]


def test_the_page_shows_what_is_left_after_some_layers_from_one_start_for_all():
    for start in ("1", "−1"):
        assert rows_beginning(start, "tanh") == [["0.42", "0.096", "0.041", "0.016"]]
    for name in ("ReLU", "leaky ReLU", "ELU"):
        assert rows_beginning("1", name) == [["1", "1", "1", "1"]]
    assert rows_beginning("−1", "ReLU") == [["0", "0", "0", "0"]]
    assert rows_beginning("−1", "ELU") == [["0.37", "0.062", "0.021", "0.0064"]]


def test_the_page_shows_a_dead_unit_that_comes_back_to_life():
    steps = [row for row in read(PAGE).rows if len(row) == 5 and row[0].isdigit()]
    scores = [float(score.replace("−", "-")) for _, _, score, *_ in steps]
    assert len(scores) == 6
    assert scores[0] == -1
    assert scores == sorted(scores)
    assert scores[-1] > 0


def test_the_page_shows_that_a_deep_network_learns_with_the_right_beginning():
    learned = {row[0].split(",")[0]: row[1] for row in read(PAGE).rows if len(row) == 3}
    assert (learned["PyTorch"], learned["He"]) == ("0", "5")
