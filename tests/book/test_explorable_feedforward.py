"""The explorable on feedforward in a real browser: numbers that flow forward, as in the reference."""

import json

import numpy as np
import pytest
from playwright.sync_api import expect

from solutions.numpy_ref.feedforward import add_bias, forward, mlp
from solutions.numpy_ref.probability import sigmoid
from tests.book.driving import alive, fresh, press

CHAPTERS = ("feedforward",)
PAGE = f"book/{CHAPTERS[0]}.html"
W1 = np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]])
W2 = np.array([[1.0], [-1.0], [0.5]])


# Helpers


@pytest.fixture
def root(shared_page):
    return fresh(shared_page(PAGE), "feedforward")


@pytest.fixture
def answered(root):
    """The explorable after both layers have answered."""
    for _ in range(2):
        press(root, "Next layer")
    return root


def unit(root, name):
    """Return a unit of the graph by the beginning of what a screen reader says."""
    return root.locator(f'.xp-unit[aria-label^="{name}"]')


def numbers(text):
    return np.array(text.split(), dtype=float)


def checked(root):
    """Check what is published against the reference, and return the answer."""
    data = root.evaluate("root => ({...root.dataset})")
    x, first, second = numbers(data["x"])[None], numbers(data["w1"]).reshape(3, 2), numbers(data["w2"]).reshape(3, 1)
    z = add_bias(x) @ first
    np.testing.assert_allclose(numbers(data["z1"]), z[0], atol=1e-8)
    np.testing.assert_allclose(numbers(data["hidden"]), sigmoid(z)[0], atol=1e-8)
    np.testing.assert_allclose(float(data["z2"]), (add_bias(sigmoid(z)) @ second).item(), atol=1e-8)
    np.testing.assert_allclose(float(data["yHat"]), forward(x, first, second).item(), atol=1e-8)
    return float(data["yHat"])


def lit_cells(root):
    """The numbers in the cells that are lit, in the order in which they are drawn."""
    return root.evaluate(
        """root => {
            const cells = [...root.querySelectorAll('.xp-svg .xp-cell')];
            const words = [...root.querySelectorAll('.xp-svg g[aria-hidden] text.xp-tick')].slice(-cells.length);
            return cells.flatMap((cell, i) =>
                cell.classList.contains('xp-lit') && cell.style.display !== 'none' ? [words[i].textContent] : []);
        }"""
    )


def lit_lines(root):
    return root.locator(".xp-flow.xp-lit").count()


def arithmetic(root):
    return root.locator(".xp-arithmetic").inner_text()


# What it shows


def test_it_starts_with_the_inputs_and_a_button_that_can_be_pressed(root):
    assert unit(root, "Input 1").get_attribute("aria-label") == "Input 1: 1"
    assert unit(root, "Input 2").get_attribute("aria-label") == "Input 2: 2"
    for name in ("Hidden unit 1", "Hidden unit 2", "Output unit"):
        assert unit(root, name).get_attribute("aria-label") == f"{name}: not computed yet"
    assert root.get_by_role("button", name="Next layer").get_attribute("aria-disabled") == "false"
    assert arithmetic(root) == 'h₁ waits: its layer has not been computed. Press "Next layer".'


def test_the_numbers_of_the_chapter_flow_from_layer_to_layer(root):
    press(root, "Next layer")
    assert arithmetic(root) == "1·0.5 + 2·0.25 + 1·0 = 1, σ gives 0.7311"
    assert lit_lines(root) == 3
    press(root, "Next layer")  # shows the layer that has answered
    assert arithmetic(root) == "0.7311·1 + 0.6792·(−1) + 1·0.5 = 0.5519, σ gives 0.6346"
    assert checked(root) == pytest.approx(0.63457, abs=5e-6)
    press(root, "Back")
    assert root.evaluate("root => root.dataset.chosen") == "Hidden unit 1"


def test_hovering_a_unit_lights_its_column_and_the_row_that_meets_it(answered):
    root = answered
    unit(root, "Hidden unit 2").hover()
    assert arithmetic(root) == "1·(−0.5) + 2·0.75 + 1·(−0.25) = 0.75, σ gives 0.6792"
    assert sorted(lit_cells(root)) == sorted(["1", "2", "1", "−0.5", "0.75", "−0.25", "0.75", "0.679"])
    assert lit_lines(root) == 3


def test_the_output_unit_shows_the_second_matrix(answered):
    root = answered
    unit(root, "Output unit").hover()
    assert root.evaluate("root => root.dataset.layer") == "2"
    assert arithmetic(root) == "0.7311·1 + 0.6792·(−1) + 1·0.5 = 0.5519, σ gives 0.6346"
    assert sorted(lit_cells(root)) == sorted(["0.731", "0.679", "1", "1", "−1", "0.5", "0.552", "0.635"])


def test_an_input_lights_its_row_of_weights(root):
    unit(root, "Input 2").hover()
    assert sorted(lit_cells(root)) == sorted(["2", "0.25", "0.75"])
    assert lit_lines(root) == 2
    assert arithmetic(root) == "From x₂: 0.25 to h₁, 0.75 to h₂."


def test_numbers_appear_layer_by_layer(answered):
    root = answered
    back, forth = (root.get_by_role("button", name=name, exact=True) for name in ("Back", "Next layer"))
    assert forth.get_attribute("aria-disabled") == "true"
    back.click()
    assert unit(root, "Output unit").get_attribute("aria-label") == "Output unit: not computed yet"
    back.click()
    assert unit(root, "Hidden unit 1").get_attribute("aria-label") == "Hidden unit 1: not computed yet"
    assert back.get_attribute("aria-disabled") == "true"
    assert "waits" in arithmetic(root)
    forth.click()
    assert unit(root, "Hidden unit 1").get_attribute("aria-label") == "Hidden unit 1: 0.731"
    forth.click()
    assert unit(root, "Output unit").get_attribute("aria-label") == "Output unit: 0.635"
    assert forth.get_attribute("aria-disabled") == "true"


def test_inputs_and_weights_can_be_typed(root):
    fields = root.locator("input[type=number]")
    fields.nth(0).fill("-1.5")
    fields.nth(1).fill("0.5")
    before = checked(root)
    root.locator("select").select_option(label="ŷ")
    for i, value in enumerate([-2, 1.25, 0.75]):
        fields.nth(2 + i).fill(str(value))
    assert root.evaluate("root => root.dataset.w2") == "-2 1.25 0.75"
    assert checked(root) != before
    root.locator("select").select_option(label="h₂")
    fields.nth(4).fill("3")
    assert root.evaluate("root => root.dataset.w1") == "0.5 -0.5 0.25 0.75 0 3"
    checked(root)
    root.get_by_role("button", name="Reset").click()
    assert checked(root) == pytest.approx(0.63457, abs=5e-6)


def test_it_works_without_a_mouse(root):
    page = root.page
    unit(root, "Input 1").focus()
    assert root.evaluate("root => root.dataset.chosen") == "Input 1"
    for expected in ["Input 2", "The 1 beside the inputs", "Hidden unit 1"]:
        page.keyboard.press("Tab")
        assert root.evaluate("root => root.dataset.chosen") == expected
    assert unit(root, "Hidden unit 1").get_attribute("aria-pressed") == "true"
    expect(root.get_by_role("status")).to_contain_text("Hidden unit 1")


def test_it_works_by_touch(open_page):
    page = open_page(PAGE, width=360, touch=True)
    root = alive(page, "feedforward")
    unit(root, "The 1 of the hidden layer").tap()
    assert lit_lines(root) == 1
    assert arithmetic(root) == "From 1: 0.5 to ŷ."
    unit(root, "Output unit").tap()
    assert lit_lines(root) == 3


# The model


def test_the_model_is_the_reference(root):
    rng = np.random.default_rng(10)
    for _ in range(20):
        x = rng.normal(size=3)
        matrices = [rng.normal(size=shape) for shape in [(4, 5), (6, 2), (3, 4)]]
        body = "a => Explorables.models.feedforward.layers(a[0], a[1]).map(layer => layer.a)"
        given = json.loads(json.dumps([x.tolist(), [W.tolist() for W in matrices]]))
        found = root.page.evaluate(body, given)
        for depth, answers in enumerate(found, 1):
            np.testing.assert_allclose(answers, mlp(x[None], matrices[:depth])[0], rtol=1e-9)
