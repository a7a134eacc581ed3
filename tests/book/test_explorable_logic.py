"""The explorable on perceptrons and logic in a real browser: one line against truth tables, as in the reference."""

import itertools

import numpy as np
import pytest
from playwright.sync_api import expect

from solutions.numpy_ref import perceptrons_and_logic as reference
from tests.book import driving
from tests.book.driving import alive, fresh, middle, swipe

CHAPTERS = ("perceptrons-and-logic",)
PAGE = f"book/{CHAPTERS[0]}.html"
ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
NAND_UNIT = (-reference.and_unit()[0], -reference.and_unit()[1])
XOR = "0110"


# Helpers


@pytest.fixture
def root(shared_page):
    """Return the explorable as a locator, alive and in the middle of the window."""
    return fresh(shared_page(PAGE), "logic")


def choose(root, name):
    """Choose the function that the line should compute."""
    root.get_by_label("Function").select_option(label=name)


def enter(root, weights, bias):
    """Type weights and bias into the fields."""
    for label, value in zip(["w₁", "w₂", "b"], [*weights, bias]):
        root.get_by_label(label, exact=True).fill(f"{value:g}")


def cells(root):
    """Return the columns of the table by their heads."""
    heads = root.locator("th").all_inner_texts()
    rows = [row.locator("td").all_inner_texts() for row in root.locator("tbody tr").all()]
    return dict(zip(heads, zip(*rows)))


def checked(root):
    """Check what a single unit shows against the reference, and return the answers of the four rows."""
    shown = root.evaluate("root => ({...root.dataset})")
    weights, bias = np.array([float(shown["w1"]), float(shown["w2"])]), float(shown["bias"])
    table = cells(root)
    np.testing.assert_array_equal(np.array([table["x₁"], table["x₂"]], dtype=int).T, ROWS)
    scores = np.array([text.replace("−", "-") for text in table["score"]], dtype=float)
    np.testing.assert_allclose(scores, ROWS @ weights + bias, atol=0.006)  # shown with two digits
    answers = "".join(table["answer"])
    assert answers == shown["answers"] == "".join(map(str, reference.perceptron(ROWS, weights, bias)))
    right = sum("yes" in text for text in table["right?"])
    wanted = "".join(table[shown["goal"]])
    assert right == int(shown["right"]) == sum(a == b for a, b in zip(answers, wanted))
    assert root.locator("caption span").inner_text() == f"{right}/4 rows right"
    assert root.locator("meter").evaluate("meter => meter.value") == right
    return answers


def handle(root, name):
    """Return a draggable handle by the beginning of its accessible name."""
    return root.locator(f'.xp-handle[aria-label^="{name}"]')


def drag(grip, by, unit):
    """Drag a handle by so many units of the plane, to the right and upwards."""
    driving.drag(grip.locator(".xp-target"), (by[0] * unit, -by[1] * unit))


def unit_length(root):
    """Return how many pixels the sides of the square have."""
    corners = root.locator(".xp-wrong").evaluate_all("rings => rings.map(ring => ring.getScreenCTM().e)")
    return max(corners) - min(corners)


# The model


def test_the_model_is_the_reference(root):
    values = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2]  # exact in binary, with many ties
    units = [{"weights": unit[:2], "bias": unit[2]} for unit in itertools.product(values, repeat=3)]
    got = root.page.evaluate(
        """units => { const {ROWS, perceptron, hidden, xor} = Explorables.models.logic;
                      return { answers: units.map(unit => ROWS.map(x => perceptron(x, unit))),
                               hidden: ROWS.map(hidden), xor: ROWS.map(xor) }; }""",
        units,
    )
    expected = [reference.perceptron(ROWS, np.array(unit["weights"]), unit["bias"]) for unit in units]
    np.testing.assert_array_equal(got["answers"], expected)
    hidden = [reference.perceptron(ROWS, *unit) for unit in (reference.or_unit(), NAND_UNIT)]
    np.testing.assert_array_equal(got["hidden"], np.column_stack(hidden))
    np.testing.assert_array_equal(got["xor"], reference.xor(ROWS))


# One line


def test_it_starts_with_a_line_that_is_almost_right(root):
    assert checked(root) == "0011"
    assert root.get_attribute("data-goal") == "AND"
    assert root.get_attribute("data-right") == "3"


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("AND", reference.and_unit()),
        ("OR", reference.or_unit()),
        ("NAND", NAND_UNIT),
        ("NOT x₁", ([-1.0, 0.0], 0.5)),  # the reference's NOT, with a second input that doesn't count
    ],
)
def test_the_units_of_the_chapter_get_four_rows(root, name, unit):
    choose(root, name)
    enter(root, *unit)
    checked(root)
    assert root.get_attribute("data-right") == "4"
    assert f"4/4: this unit computes {name}." in root.locator(".xp-readout").inner_text()
    assert not root.locator(".xp-wrong").filter(visible=True).count()


def test_a_tie_counts_as_one_and_is_named(root):
    enter(root, [1, 1], -1)
    assert checked(root) == "0111"
    assert "score 0, a tie, and answers 1" in root.locator(".xp-readout").inner_text()


def test_zero_weights_leave_no_line(root):
    enter(root, [0, 0], -1)
    assert checked(root) == "0000"
    assert "no line" in root.locator(".xp-readout").inner_text()
    drag(handle(root, "Tip"), (0.5, 0.5), unit_length(root))  # an arrow can be pulled out again
    checked(root)
    assert (root.get_attribute("data-w1"), root.get_attribute("data-w2")) == ("1", "1")


def test_the_mouse_moves_and_turns_the_line(root):
    unit = unit_length(root)
    drag(handle(root, "Tip"), (0, 0.5), unit)  # from (1, 0.5) to (1, 1)
    checked(root)
    assert root.evaluate("root => [root.dataset.w1, root.dataset.w2, root.dataset.bias]") == ["1", "1", "-1"]
    drag(handle(root, "Foot"), (0.25, 0.25), unit)  # shift: the weights stay
    assert checked(root) == "0001"
    assert root.evaluate("root => [root.dataset.w1, root.dataset.w2, root.dataset.bias]") == ["1", "1", "-1.5"]


def test_the_keys_do_the_same(root):
    handle(root, "Tip").focus()
    for _ in range(2):
        root.page.keyboard.press("Shift+ArrowUp")
    handle(root, "Foot").focus()
    root.page.keyboard.press("Shift+ArrowRight")
    root.page.keyboard.press("Shift+ArrowUp")
    assert checked(root) == "0001"
    assert root.evaluate("root => [root.dataset.w1, root.dataset.w2, root.dataset.bias]") == ["1", "1", "-1.5"]
    assert handle(root, "Tip").get_attribute("aria-valuetext") == "weights (1, 1)"


def test_a_finger_turns_the_line(open_page):
    page = open_page(PAGE, width=360, touch=True)
    root = alive(page, "logic")
    x, y = middle(handle(root, "Tip").locator(".xp-target"))
    swipe(page, (x, y), (x, y - 0.5 * unit_length(root)))
    expect(root).to_have_attribute("data-w2", "1")
    checked(root)
    assert (root.get_attribute("data-w1"), root.get_attribute("data-w2")) == ("1", "1")


# XOR


def test_no_line_gets_xor(root):
    choose(root, "XOR")
    lines = itertools.product([-2, -1, 0, 1, 2], [-2, -1, 0, 1, 2], [-1.5, -0.5, 0, 0.5, 1.5])
    shown = root.evaluate(
        """(root, lines) => lines.map(([w1, w2, bias]) => {
            root.explorable.set({weights: [w1, w2], bias});
            return [root.dataset.answers, Number(root.dataset.right)];
        })""",
        [*map(list, lines)],
    )
    assert max(right for _, right in shown) <= 3
    others = {f"{n:04b}" for n in range(16)} - {XOR, "1001"}  # all of them are within reach of a line
    assert {answers for answers, _ in shown} == others


def test_xor_says_why_after_some_tries(root):
    choose(root, "XOR")
    reason = "no line gets 4"
    assert reason not in root.locator(".xp-readout").inner_text()
    for weights, bias in [([1, 1], -1.5), ([1, 1], -0.5), ([-1, -1], 1.5)]:
        enter(root, weights, bias)
        checked(root)
    assert reason in root.locator(".xp-readout").inner_text()
    expect(root.get_by_role("status")).to_contain_text(reason)  # announced when the movement has stopped
    choose(root, "AND")
    assert reason not in root.locator(".xp-readout").inner_text()


def test_three_units_get_xor(root):
    button = root.get_by_role("button", name="XOR from three units")
    button.focus()
    root.page.keyboard.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    table = cells(root)
    columns = {
        "OR": reference.perceptron(ROWS, *reference.or_unit()),
        "NAND": reference.perceptron(ROWS, *NAND_UNIT),
        "AND": reference.xor(ROWS),
        "XOR": reference.xor(ROWS),
    }
    for name, values in columns.items():
        assert table[name] == tuple(map(str, values))
    assert root.get_attribute("data-right") == "4"
    assert root.get_by_label("b", exact=True).is_disabled()
    assert not root.locator(".xp-handle").filter(visible=True).count()
    root.page.keyboard.press("Enter")  # back to the one line
    assert root.get_attribute("data-right") != "4"
    checked(root)


def test_the_shaded_strip_of_the_three_units_holds_the_ones(root):
    root.get_by_role("button", name="XOR from three units").click()
    inside = root.evaluate(
        """root => { const area = root.querySelector('path.xp-area-pos');
                     const toArea = area.getScreenCTM().inverse();
                     const corners = [...root.querySelectorAll('.xp-wrong')].map(ring =>
                       new DOMPoint(0, 0).matrixTransform(ring.getScreenCTM()).matrixTransform(toArea));
                     return corners.map(corner => Number(area.isPointInFill(corner))); }"""
    )
    np.testing.assert_array_equal(inside, reference.xor(ROWS))
