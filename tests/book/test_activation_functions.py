"""Activation functions: the numbers of slide 10 as the references compute them, and as the built page shows them."""

import re
import warnings

import numpy as np
import pytest
import torch

from solutions.numpy_ref import activation_functions as reference
from solutions.numpy_ref.probability import stable_sigmoid
from solutions.torch_ref import activation_functions as twin
from tests.book.shown import run_what_is_shown

CHAPTERS = ("activation-functions",)
PAGE = f"book/{CHAPTERS[0]}.html"
HUGE = np.array([-1e308, -1000.0, -750.0, 0.0, 750.0, 1000.0, 1e308])
FUNCTIONS = {
    "tanh": reference.tanh,
    "ReLU": reference.relu,
    **{
        f"{name} {alpha}": lambda x, f=f, a=alpha: f(x, a)
        for alpha in (0.1, 1.0, 2.0)
        for name, f in [("leaky", reference.leaky_relu), ("ELU", reference.elu)]
    },
}


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


@pytest.mark.parametrize("f", FUNCTIONS.values(), ids=FUNCTIONS)
def test_no_number_is_too_large(f):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert np.isfinite(f(HUGE / 2)).all()


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_no_number_is_too_small(dtype):
    tiny = np.array([-1e-8, -1e-20, 1e-30, 1e-8], dtype=dtype)
    np.testing.assert_allclose(reference.tanh(tiny), tiny, rtol=1e-6)
    np.testing.assert_allclose(reference.elu(tiny, 1.0), tiny, rtol=1e-6)
    in_torch = twin.elu(torch.from_numpy(tiny), 1.0)
    np.testing.assert_allclose(in_torch, tiny, rtol=1e-6)


def test_hats_follow_the_sine_and_no_straight_line_does():
    x = np.linspace(0, 6, 2001)
    grid = np.linspace(0, 6, 13)
    hats = np.interp(x, grid, np.sin(grid))  # what a hat on each grid point adds up to
    assert np.abs(hats - np.sin(x)).max() < 0.0312
    slopes, starts = np.meshgrid(np.linspace(-1, 1, 41), np.linspace(-2, 2, 81))
    errors = np.abs(slopes[..., None] * x[::50] + starts[..., None] - np.sin(x[::50])).max(axis=-1)
    assert errors.min() > 0.6


def test_numpys_max_hands_a_tensor_more_than_its_own_max_takes():
    tensor = torch.tensor([[1.0, 5.0], [4.0, 2.0]])
    assert tensor.max(axis=0).values.tolist() == [4, 5]  # the axis isn't what it refuses
    with pytest.raises(TypeError):
        np.max(tensor, axis=0)


def test_maxout_takes_the_largest_piece():
    rng = np.random.default_rng(5)
    X, W, b = rng.normal(size=(6, 4)), rng.normal(size=(3, 4, 5)), rng.normal(size=(3, 5))
    expected = (np.einsum("mn,knh->kmh", X, W) + b[:, None]).max(axis=0)
    np.testing.assert_allclose(reference.maxout(X, W, b), expected)
    np.testing.assert_allclose(twin.maxout(*map(torch.from_numpy, (X, W, b))), expected)


@pytest.mark.parametrize("alpha", [0.1, 1.0, 2.0])
def test_the_twins_agree(alpha):
    x = np.array([-1000.0, -3.0, -0.5, 0.0, 0.5, 3.0, 1000.0])
    for name, rest in [("relu", ()), ("leaky_relu", (alpha,)), ("elu", (alpha,))]:
        in_torch = getattr(twin, name)(torch.from_numpy(x), *rest)
        np.testing.assert_allclose(in_torch, getattr(reference, name)(x, *rest))


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    with pytest.warns(RuntimeWarning):
        names = run_what_is_shown(CHAPTERS[0])
    np.testing.assert_allclose(names["three_layers"], names["X"] @ names["W"] + names["b"])


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
    assert "this form makes 0 of the score" in words  # in float32, where the exponential is nearly 1


def test_the_page_shows_how_the_units_of_xor_go_blind(words):
    for row in ("(0, 0) −0.5 1.5 −0.5 0", "(0, 1) 0.5 0.5 −0.5 1", "(1, 1) 1.5 −0.5 −0.5 0"):
        assert row in words
    assert "the same outputs: True" in words
