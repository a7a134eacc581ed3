"""The explorable on maximum likelihood in a real browser, compared with the reference."""

import json
import re

import numpy as np
import pytest
from playwright.sync_api import expect

from solutions.numpy_ref.maximum_likelihood import label_probabilities, likelihood, log_likelihood
from solutions.numpy_ref.probability import predict_proba
from tests.book import driving
from tests.book.driving import fresh, press

CHAPTERS = ("maximum-likelihood",)
PAGE = f"book/{CHAPTERS[0]}.html"
Y = np.array([1, 1, 0, 0])
BAD, GOOD = np.array([0.6, 0.2, 0.9, 0.3]), np.array([0.7, 0.9, 0.2, 0.4])
X = np.column_stack([np.log(y_hat / (1 - y_hat)) for y_hat in (BAD, GOOD)])
WIDTH = 6.6  # of the plane, in its own units


# Helpers


@pytest.fixture
def root(shared_page):
    """Return the explorable as a locator, on a wide page and in the middle of the window."""
    return fresh(shared_page(PAGE), "likelihood")


def data(root):
    """Return what the explorable publishes, numbers as numbers."""
    values = root.evaluate("root => ({...root.dataset})")
    shown = {key: float(text) if re.fullmatch(r"-?[\d.]+(e[-+]?\d+)?", text) else text for key, text in values.items()}
    return shown | {"labels": np.array(values["labels"].split(), dtype=float)}


def model(angle, bias):
    """Return the probabilities of blue that the line with this direction gives, by the reference."""
    radians = np.deg2rad(angle)
    return predict_proba(X, np.array([np.cos(radians), np.sin(radians)]), bias)


def agrees(root):
    """Check what is shown against the reference for the line that is shown; return it."""
    shown = data(root)
    y_hat = model(shown["angle"], shown["bias"])
    np.testing.assert_allclose(shown["labels"], label_probabilities(Y, y_hat), atol=1e-8)
    assert shown["likelihood"] == pytest.approx(likelihood(Y, y_hat), abs=1e-8)
    assert shown["sum"] == pytest.approx(shown["points"] / 4 * log_likelihood(Y, y_hat), abs=1e-6)
    return shown


def one_more_batch(y_hat, value, kind):
    """Return a product with the four labels multiplied in once more, rounded to a precision after every factor."""
    for p in label_probabilities(Y, y_hat):
        value = value * kind(p)
    return value


def after_batches(y_hat, batches, kind):
    """Return the product of the four labels so many times."""
    value = kind(1)
    for _ in range(batches):
        value = one_more_batch(y_hat, value, kind)
    return float(value)


def batches_until_dead(y_hat, kind):
    """Return after how many batches no further one changes the product, and the product."""
    count, value = 0, kind(1)
    while (after := one_more_batch(y_hat, value, kind)) != value:
        count, value = count + 1, after
    return count, float(value)


def drag(handle, by):
    """Drag a handle by so many units of the plane."""
    board = handle.locator("xpath=ancestor::*[name()='svg']")
    unit = board.evaluate("svg => svg.getBoundingClientRect().width") / WIDTH
    driving.drag(handle.locator(".xp-target"), (by[0] * unit, -by[1] * unit))


def handle(root, name):
    """Return a handle by the beginning of its name."""
    return root.locator(f'.xp-handle[aria-label^="{name}"]')


# The four bars


def test_it_starts_with_the_bad_model_of_the_slide(root):
    shown = agrees(root)
    np.testing.assert_allclose(shown["labels"], [0.6, 0.2, 0.1, 0.7])
    assert (shown["likelihood"], shown["points"]) == (0.0084, 4)
    assert shown["sum"] == pytest.approx(-4.7795, abs=5e-5)
    lines = root.locator(".xp-equation").all_inner_texts()
    assert lines == ["x₁ = 0", "0.60 · 0.20 · 0.10 · 0.70 = 0.0084"]
    readout = root.locator(".xp-readout")
    assert "bad model: 0.0084" in readout.inner_text()
    assert "best" not in readout.inner_text()  # nobody has looked for a better one yet
    assert readout.get_attribute("data-tone") == ""


def test_the_best_so_far_is_praised_when_it_was_found(root):
    press(root, "good model")
    readout = root.locator(".xp-readout")
    assert "The best so far." in readout.inner_text()
    assert readout.get_attribute("data-tone") == "ok"


def test_the_good_model_is_a_button_away(root):
    press(root, "good model")
    shown = agrees(root)
    np.testing.assert_allclose(shown["labels"], [0.7, 0.9, 0.8, 0.6])
    assert shown["likelihood"] == pytest.approx(0.3024)
    assert root.locator(".xp-equation").all_inner_texts() == ["x₂ = 0", "0.70 · 0.90 · 0.80 · 0.60 = 0.3024"]
    assert root.get_by_role("button", name="good model").get_attribute("aria-pressed") == "true"
    press(root, "bad model")
    assert data(root)["best"] == pytest.approx(0.3024)  # it is remembered
    assert "The best so far is 0.3024" in root.locator(".xp-readout").inner_text()


def test_bars_are_as_high_as_the_probabilities(root):
    press(root, "good model")
    bars = root.locator(".xp-chance-1, .xp-chance-0, .xp-chance-all")
    heights = bars.evaluate_all("bars => bars.map(bar => Number(bar.getAttribute('height')))")
    frame = float(root.locator(".xp-frame").first.get_attribute("height"))
    np.testing.assert_allclose(np.array(heights) / frame, [0.7, 0.9, 0.8, 0.6, 0.3024], atol=1e-4)
    chart = root.get_by_role("img")
    expected = "Probabilities of the labels: A 0.70, B 0.90, C 0.80, D 0.60; all together 0.3024"
    assert chart.get_attribute("aria-label") == expected


# Moving the line


def test_sliders_turn_and_shift_the_line(root):
    for angle in (0, 45, 135, 270, 359):
        root.get_by_label("Direction of w, in degrees").fill(str(angle))
        for bias in (-2, -0.3, 1.25):
            root.get_by_label("Bias, b").fill(str(bias))
            shown = agrees(root)
            assert (shown["angle"], shown["bias"]) == (angle, bias)


def test_the_mouse_shifts_and_turns_the_line(root):
    drag(handle(root, "Foot"), (1, 0))
    shown = agrees(root)
    assert (shown["angle"], shown["bias"]) == (0, -1)
    drag(handle(root, "Tip"), (-0.95, 0.95))  # from the right of the foot to above it
    shown = agrees(root)
    assert shown["angle"] == pytest.approx(90, abs=2)
    assert shown["bias"] == pytest.approx(0, abs=0.05)  # turned about (1, 0)


def test_keys_do_what_the_mouse_does(root):
    handle(root, "Foot").focus()
    root.page.keyboard.press("Shift+ArrowRight")
    assert agrees(root)["bias"] == -0.5
    handle(root, "Tip").focus()
    for _ in range(4):
        root.page.keyboard.press("Shift+ArrowUp")
    assert 10 < agrees(root)["angle"] < 90
    expect(root.get_by_role("status")).to_contain_text("P(all)")


def test_the_line_stays_within_reach_and_the_foot_on_the_line(root, request):
    rng = np.random.default_rng(6)
    for _ in range(40 if request.config.getoption("--all") else 13):
        press_angle, bias = int(rng.integers(0, 360)), round(float(rng.uniform(-2, 2)), 2)
        root.get_by_label("Direction of w, in degrees").evaluate(
            "(input, value) => { input.value = value; input.dispatchEvent(new Event('input')); }", press_angle
        )
        root.get_by_label("Bias, b").evaluate(
            "(input, value) => { input.value = value; input.dispatchEvent(new Event('input')); }", bias
        )
        now = root.evaluate("root => root.explorable.state()")
        radians = np.deg2rad(now["angle"])
        on_line = now["foot"] @ np.array([np.cos(radians), np.sin(radians)]) + now["bias"]
        assert abs(on_line) < 1e-6
        assert np.all(np.abs(now["foot"]) <= 2 + 1e-6)
        assert handle(root, "Tip").is_visible()
        agrees(root)


def test_no_line_of_the_board_beats_the_one_that_the_chapter_names(root):
    text = root.page.locator("details", has_text="The best line").first.text_content()
    product, angle, bias = re.search(r"is ([\d.]+), at (\d+)° and the bias ([−\d.]+?)\.?\s*$", text.strip()).groups()
    assert likelihood(Y, model(int(angle), float(bias.replace("−", "-")))) == pytest.approx(float(product), abs=5e-5)
    grid = [likelihood(Y, model(a, b)) for a in range(0, 360, 3) for b in np.arange(-2, 2.01, 0.1)]
    assert max(grid) <= float(product) + 5e-5


# More points


@pytest.mark.parametrize(("name", "y_hat"), [("bad model", BAD), ("good model", GOOD)])
@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_the_product_dies_and_the_sum_does_not(root, name, y_hat, kind):
    press(root, name)
    root.get_by_label("Precision of the product").select_option(label=kind.__name__)
    press(root, "Until the product dies")
    count, dead = batches_until_dead(y_hat, kind)
    shown = agrees(root)
    assert (shown["points"], shown["product"], shown["precision"]) == (4 * count, dead, kind.__name__)
    assert shown["sum"] == pytest.approx(count * log_likelihood(Y, y_hat))
    words = "is 0" if dead == 0 else "stands still at"
    assert dead == (0 if name == "bad model" else float(np.finfo(kind).smallest_subnormal))
    assert f"the product {words}" in root.locator(".xp-readout").inner_text()
    button = root.get_by_role("button", name="Until the product dies")
    assert button.get_attribute("aria-disabled") == "true"


def test_points_are_added_by_four_and_by_a_hundred(root):
    press(root, "4 more")
    shown = agrees(root)
    assert (shown["points"], shown["product"]) == (8, pytest.approx(0.0084**2))
    press(root, "100 more")
    assert agrees(root)["points"] == 108
    assert "10⁻" in root.locator(".xp-trail").inner_text()
    press(root, "Reset")
    assert agrees(root)["points"] == 4


def test_more_precision_brings_the_product_back(root):
    root.get_by_label("Precision of the product").select_option(label="float32")
    press(root, "Until the product dies")
    root.get_by_label("Precision of the product").select_option(label="float64")
    count, _ = batches_until_dead(BAD, np.float32)
    assert data(root)["product"] == pytest.approx(0.0084**count, rel=1e-6)


def test_the_model_is_the_reference(root):
    rng = np.random.default_rng(7)
    lines = [[int(rng.integers(0, 360)), float(rng.uniform(-2, 2))] for _ in range(30)]
    script = """lines => { const m = Explorables.models.likelihood;
                 return lines.map(([angle, bias]) => {
                   const p = m.labelProbabilities(angle, bias);
                   return [p, m.product(p), m.sumOfLogs(p), m.manyPoints(p, 50, 1), m.untilDead(p, 0)]; }); }"""
    for (angle, bias), (p, product, total, many, dead) in zip(
        lines, root.page.evaluate(script, json.loads(json.dumps(lines)))
    ):
        y_hat = model(angle, bias)
        np.testing.assert_allclose(p, label_probabilities(Y, y_hat), rtol=1e-10)
        assert product == pytest.approx(likelihood(Y, y_hat), rel=1e-10)
        assert total == pytest.approx(log_likelihood(Y, y_hat), rel=1e-10)
        assert many == pytest.approx(after_batches(y_hat, 50, np.float32), rel=1e-4, abs=1e-44)
        assert dead == pytest.approx(batches_until_dead(y_hat, np.float64)[0], abs=1)
