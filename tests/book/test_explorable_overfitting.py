"""The explorables of chapter 13 in a real browser, compared with NumPy's least squares and with the references."""

import json

import numpy as np
import pytest
from numpy.polynomial import Chebyshev

from solutions.numpy_ref.overfitting import early_stop

CHAPTER = "book/13-overfitting.html"


# Helpers


def explorable(page, name):
    """Return the explorable as a locator, alive and in the middle of the window."""
    root = page.locator(f'[data-explorable="{name}"][data-ready]')
    root.wait_for()
    root.locator(".xp-board").evaluate("board => board.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(100)
    return root


def data(root, *names):
    values = root.evaluate("root => ({...root.dataset})")
    return [float(values[name]) for name in names]


def numbers_for(page, name):
    return json.loads(page.locator(f'script[data-for="{name}"]').text_content())


def call(page, model, body, *arguments):
    """Evaluate JavaScript with the functions of a model in reach as ``m`` and the arguments as ``a``."""
    script = f"a => {{ const m = Explorables.models[{json.dumps(model)}]; {body} }}"
    return page.evaluate(script, json.loads(json.dumps(arguments)))


def slide(root, label, value):
    """Move a native slider."""
    slider = root.get_by_role("slider", name=label, exact=True).and_(root.locator("input"))
    slider.evaluate("(input, value) => { input.value = value; input.dispatchEvent(new Event('input')); }", value)


def drag(page, handle, dx):
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y, steps=3)
    page.mouse.move(x + dx, y, steps=3)
    page.mouse.up()


# Capacity


@pytest.fixture
def capacity(open_page):
    return explorable(open_page(CHAPTER), "capacity")


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
    page, handle = capacity.page, capacity.locator(".xp-handle")
    assert data(capacity, "degree") == [1]
    drag(page, handle, 90)
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
def stopping(open_page):
    return explorable(open_page(CHAPTER), "early-stopping")


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
    drag(stopping.page, handle, 60)
    (dragged,) = data(stopping, "stop")
    assert dragged > start
    handle.press("Shift+ArrowLeft")
    assert data(stopping, "stop") == [dragged - 10]
    for stop in (0, 7, 50, len(losses) - 1):
        slide(stopping, "Stop after epoch", stop)
        assert data(stopping, "stop", "best") == [stop, int(np.argmin(losses[: stop + 1]))]
    stopping.get_by_role("button", name="where the patience stops", exact=True).click()
    assert data(stopping, "stop") == data(stopping, "last")
