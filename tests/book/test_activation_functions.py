"""Activation functions: the numbers of slide 10 as the references compute them, and as the built page shows them."""

import re
import warnings

import numpy as np
import pytest
import torch

from solutions.numpy_ref import activation_functions as reference
from solutions.numpy_ref.probability import stable_sigmoid
from solutions.torch_ref import activation_functions as twin

CHAPTERS = ("activation-functions",)
PAGE = f"book/{CHAPTERS[0]}.html"
HUGE = np.array([-1e308, -1000.0, -750.0, 0.0, 750.0, 1000.0, 1e308])
SMOOTH = {  # function and slope of one number
    "sigmoid": (stable_sigmoid, reference.sigmoid_slope),
    "tanh": (reference.tanh, reference.tanh_slope),
    "ReLU": (reference.relu, reference.relu_slope),
    **{
        f"{name} {alpha}": (lambda x, f=f, a=alpha: f(x, a), lambda x, f=slope, a=alpha: f(x, a))
        for alpha in (0.1, 1.0, 2.0)
        for name, f, slope in [
            ("leaky", reference.leaky_relu, reference.leaky_relu_slope),
            ("ELU", reference.elu, reference.elu_slope),
        ]
    },
}
each_function = pytest.mark.parametrize(("f", "slope"), SMOOTH.values(), ids=SMOOTH)


# The references


def test_slide_10_leaky_relu_and_elu():
    assert reference.leaky_relu(-3.0, 0.1) == pytest.approx(-0.3)
    assert reference.elu(-3.0, 1.0).round(3) == -0.950
    assert reference.elu(-1.0, 1.0).round(3) == -0.632


def test_tanh_is_a_stretched_sigmoid():
    x = np.linspace(-30, 30, 601)
    np.testing.assert_allclose(reference.tanh(x), 2 * stable_sigmoid(2 * x) - 1, atol=1e-15)
    np.testing.assert_allclose(reference.tanh(x), np.tanh(x), atol=1e-15)


def test_the_maximum_is_leaky_relu_up_to_alpha_1_and_not_above():
    x = np.array([-3.0, -0.5, 0.0, 0.5, 3.0])
    for alpha in (-1.0, 0.0, 0.1, 1.0):
        np.testing.assert_array_equal(reference.leaky_relu(x, alpha), np.maximum(alpha * x, x))
    assert (reference.leaky_relu(x, 2.0) != np.maximum(2 * x, x)).tolist() == [True, True, False, True, True]


@each_function
def test_a_slope_is_the_limit_of_the_quotient(f, slope):
    x, h = np.array([-4.0, -1.5, -0.2, 0.2, 1.5, 4.0]), 1e-5  # away from the kinks
    np.testing.assert_allclose((f(x + h) - f(x - h)) / (2 * h), slope(x), atol=1e-9)


@each_function
def test_no_number_is_too_large(f, slope):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isfinite(f(HUGE / 2)).all()
        assert np.isfinite(slope(HUGE / 2)).all()


def test_maxout_takes_the_largest_piece():
    rng = np.random.default_rng(5)
    X, W, b = rng.normal(size=(6, 4)), rng.normal(size=(3, 4, 5)), rng.normal(size=(3, 5))
    expected = (np.einsum("mn,knh->kmh", X, W) + b[:, None]).max(axis=0)
    np.testing.assert_allclose(reference.maxout(X, W, b), expected)
    np.testing.assert_allclose(twin.maxout(*map(torch.from_numpy, (X, W, b))), expected)


@pytest.mark.parametrize("alpha", [0.1, 1.0, 2.0])
def test_the_twins_agree_in_values_and_slopes(alpha):
    numbers = np.array([-1000.0, -3.0, -0.5, 0.5, 3.0, 1000.0])
    pairs = [
        (twin.relu, reference.relu, reference.relu_slope, ()),
        (twin.leaky_relu, reference.leaky_relu, reference.leaky_relu_slope, (alpha,)),
        (twin.elu, reference.elu, reference.elu_slope, (alpha,)),
    ]
    for in_torch, in_numpy, slope, rest in pairs:
        x = torch.tensor(numbers, requires_grad=True)
        values = in_torch(x, *rest)
        values.sum().backward()
        np.testing.assert_allclose(values.detach(), in_numpy(numbers, *rest))
        np.testing.assert_allclose(x.grad, slope(numbers, *rest), atol=1e-300)


# The page


@pytest.fixture
def words(shared_page):
    """Return the text of the built chapter, white space made single."""
    return re.sub(r"\s+", " ", shared_page(PAGE).locator("article").first.inner_text())


def test_the_page_shows_the_numbers_of_the_slide(words):
    assert "−3 becomes −0.3." in words
    assert "ELU(−3) is −0.950 and ELU(−1) is −0.632" in words
    assert "leaky ReLU −0.300 −0.100 0.000 1.000 3.000" in words
    assert "ELU −0.950 −0.632 0.000 1.000 3.000" in words


def test_the_page_shows_tanh_twice(words):
    for x in (-3, -1, 0.5, 2):
        x_text, value = (text.replace("-", "−") for text in (f"{x:g}", f"{reference.tanh(x):.5f}"))
        assert f"{x_text} {value} {value}" in words  # from exponentials, and as 2σ(2x) − 1


def test_the_page_shows_what_goes_wrong(words):
    assert "[0.76159416 1. nan nan]" in words  # tanh as the formula stands
    assert "value 1000.0 slope nan" in words  # torch.where with the exponential in the other branch
    assert "value 1000.0 slope 1.0" in words
    assert "torch.relu 0.0 torch.clamp 1.0 torch.maximum 0.5" in words


def test_the_page_shows_how_the_units_of_xor_go_blind(words):
    for row in ("(0, 0) −0.5 1.5 −0.5 0", "(0, 1) 0.5 0.5 −0.5 1", "(1, 1) 1.5 −0.5 −0.5 0"):
        assert row in words
    assert "the same outputs: True" in words
