"""The explorables on overfitting in a real browser, compared with NumPy's least squares and with the references."""

import json

import numpy as np
import pytest
from numpy.polynomial import Chebyshev

from solutions.numpy_ref.overfitting import early_stop
from tests.book.driving import call, drag, fresh

CHAPTERS = ("overfitting",)
PAGE = f"book/{CHAPTERS[0]}.html"


# Helpers


def data(root, *names):
    values = root.evaluate("root => ({...root.dataset})")
    return [float(values[name]) for name in names]


def numbers_for(page, name):
    return json.loads(page.locator(f'script[data-for="{name}"]').text_content())


def slide(root, label, value):
    """Move a native slider."""
    slider = root.get_by_role("slider", name=label, exact=True).and_(root.locator("input"))
    slider.evaluate("(input, value) => { input.value = value; input.dispatchEvent(new Event('input')); }", value)


# Capacity


@pytest.fixture
def capacity(shared_page):
    return fresh(shared_page(PAGE), "capacity")


def test_each_degree_has_the_errors_of_numpys_fit(capacity):
    points = numbers_for(capacity.page, "capacity")
    for degree in range(12):
        slide(capacity, "Degree of the polynomial", degree)
        fit = Chebyshev.fit(*points["train"], degree, domain=[-1, 1])
        expected = [np.mean((fit(np.array(x)) - y) ** 2) for x, y in (points["train"], points["val"])]
        np.testing.assert_allclose(data(capacity, "train", "val"), expected, rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_the_fit_is_that_of_numpy_on_other_points(capacity, seed):
    rng = np.random.default_rng(seed)
    x, y, degree = np.sort(rng.uniform(-1, 1, 9)), rng.normal(size=9), int(rng.integers(0, 6))
    found = call(capacity.page, "capacity", "return m.fit(...a);", x.tolist(), y.tolist(), degree)
    np.testing.assert_allclose(found, Chebyshev.fit(x, y, degree, domain=[-1, 1]).coef, rtol=1e-7, atol=1e-9)


def test_the_degree_is_dragged_pressed_and_slid(capacity):
    handle = capacity.locator(".xp-handle")
    assert data(capacity, "degree") == [1]
    drag(handle, (90, 0))
    (dragged,) = data(capacity, "degree")
    assert dragged > 1
    handle.press("ArrowLeft")
    assert data(capacity, "degree") == [dragged - 1]
    capacity.get_by_role("button", name="by heart", exact=True).click()
    assert data(capacity, "degree") == [11]
    assert "Learned by heart" in capacity.locator(".xp-readout").text_content()
    capacity.get_by_role("button", name="best", exact=True).click()
    assert data(capacity, "degree") == data(capacity, "best")
    assert "No other degree does better" in capacity.locator(".xp-readout").text_content()


# Early stopping


@pytest.fixture
def stopping(shared_page):
    return fresh(shared_page(PAGE), "early-stopping")


def test_each_patience_keeps_the_epoch_of_the_reference(stopping):
    losses = np.array(numbers_for(stopping.page, "early-stopping")["val"])
    for patience in (1, 2, 3, 5, 8, 13, 40):
        slide(stopping, "Patience", patience)
        kept = early_stop(losses, patience)
        assert data(stopping, "kept", "last") == [kept, min(kept + patience, len(losses) - 1)]


def test_the_model_keeps_what_the_reference_keeps_on_other_losses(stopping):
    rng = np.random.default_rng(4)
    lists = [(rng.integers(0, 12, size=14) / 4).tolist() for _ in range(50)]
    found = call(stopping.page, "early-stopping", "return a[0].map((l, i) => m.earlyStop(l, 1 + (i % 5)));", lists)
    assert found == [early_stop(np.array(losses), 1 + i % 5) for i, losses in enumerate(lists)]


def test_the_line_is_dragged_pressed_and_slid(stopping):
    losses = np.array(numbers_for(stopping.page, "early-stopping")["val"])
    handle = stopping.locator(".xp-handle")
    (start,) = data(stopping, "stop")
    drag(handle, (60, 0))
    (dragged,) = data(stopping, "stop")
    assert dragged > start
    handle.press("Shift+ArrowLeft")
    assert data(stopping, "stop") == [dragged - 10]
    for stop in (0, 7, 50, len(losses) - 1):
        slide(stopping, "Stop after epoch", stop)
        assert data(stopping, "stop", "best") == [stop, int(np.argmin(losses[: stop + 1]))]
    stopping.get_by_role("button", name="where the patience stops", exact=True).click()
    assert data(stopping, "stop") == data(stopping, "last")
