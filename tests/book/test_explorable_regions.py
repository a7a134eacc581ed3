"""The explorable on non-linear regions in a real browser: two lines and a third unit, as in the reference."""

import numpy as np
import pytest
from playwright.sync_api import expect

from solutions.numpy_ref.non_linear_regions import region
from solutions.numpy_ref.perceptrons_and_logic import xor
from solutions.numpy_ref.probability import sigmoid
from tests.book import driving
from tests.book.driving import call, fresh

CHAPTERS = ("non-linear-regions",)
PAGE = f"book/{CHAPTERS[0]}.html"
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
OR, NAND, AND = ([1, 1], -0.5), ([-1, -1], 1.5), ([1, 1], -1.5)


# Helpers


@pytest.fixture
def root(shared_page):
    """Return the explorable as a locator, alive and in the middle of the window."""
    return fresh(shared_page(PAGE), "regions")


def enter(root, group, weights, bias):
    """Type the three numbers of a unit; 0 and 1 are the lines, 2 is the third unit."""
    fields = root.locator("fieldset").nth(group).locator("input")
    for i, value in enumerate([*weights, bias]):
        fields.nth(i).fill(f"{value:g}")


def shown(root):
    """Return what the explorable publishes: three units, the answers, the number of right corners."""
    data = root.evaluate("root => ({...root.dataset})")
    units = [np.array(data[name].split(), dtype=float) for name in ("first", "second", "unit")]
    answers = np.array(data["answers"].split(), dtype=float)
    return [(unit[:2], unit[2]) for unit in units], answers, int(data["right"])


def checked(root):
    """Check what hard units show against the reference, and return the answers at the corners."""
    units, answers, right = shown(root)
    expected = region(CORNERS, *units)
    assert answers.tolist() == expected.tolist()
    assert right == (expected == xor(CORNERS)).sum()
    rings = root.locator(".xp-wrong").evaluate_all("rings => rings.map(ring => ring.style.display)")
    assert rings.count("none") == right
    return "".join(map(str, expected))


def plain(units):
    """Turn pairs into what the model of the explorable takes."""
    return [{"weights": list(map(float, weights)), "bias": float(bias)} for weights, bias in units]


def drag(handle, by):
    """Drag a handle by so many units of the plane, which is 2.9 wide."""
    board = handle.locator("xpath=ancestor::*[name()='svg']")
    unit = board.evaluate("svg => svg.getBoundingClientRect().width") / 2.9
    driving.drag(handle.locator(".xp-target"), (by[0] * unit, -by[1] * unit))


# What it shows


def test_it_starts_with_a_corner_and_one_right_answer(root):
    assert checked(root) == "0001"
    assert shown(root)[2] == 1
    assert root.evaluate("root => root.dataset.parts") == "1111"


def test_xor_can_be_reached_by_typing(root):
    enter(root, 0, *OR)
    enter(root, 1, *NAND)
    assert checked(root) == "0110"
    assert "all four corners of XOR are right" in root.locator(".xp-readout").inner_text()
    assert root.evaluate("root => root.dataset.parts") == "0111"  # parallel lines: no point has two answers of 0
    assert root.get_by_role("button", name="XOR").get_attribute("aria-pressed") == "true"


def test_xor_can_be_reached_by_dragging(root):
    drag(root.locator('[aria-label^="Foot of arrow 1"]'), (-0.75, -0.75))  # through (-0.25, 0.75)
    drag(root.locator('[aria-label^="Tip of arrow 1"]'), (0, 0.5))  # weights (1, 1)
    drag(root.locator('[aria-label^="Tip of arrow 2"]'), (-0.5, -1))  # weights (-1, -1)
    drag(root.locator('[aria-label^="Foot of arrow 2"]'), (0, -0.5))  # through (1.5, 0)
    units, _, right = shown(root)
    np.testing.assert_allclose([[*weights, bias] for weights, bias in units[:2]], [[1, 1, -0.5], [-1, -1, 1.5]])
    assert (checked(root), right) == ("0110", 4)


def test_the_buttons_set_the_third_unit(root):
    for name, expected in [("OR", "0111"), ("NAND", "1110"), ("AND", "0001")]:
        root.get_by_role("button", name=name, exact=True).click()
        assert checked(root) == expected
        assert root.get_by_role("button", name=name, exact=True).get_attribute("aria-pressed") == "true"
        assert name in root.locator(".xp-readout").inner_text()


def test_the_table_shows_all_that_the_third_unit_can_meet(root):
    enter(root, 2, [1, -2], 0.5)
    rows = [row.locator("td").all_inner_texts() for row in root.locator("tbody tr").all()]
    h = np.array([row[:2] for row in rows], dtype=float)
    np.testing.assert_array_equal(h, CORNERS)
    scores = h @ np.array([1, -2]) + 0.5
    assert [float(row[2].replace("−", "-")) for row in rows] == scores.tolist()
    assert [int(row[3]) for row in rows] == (scores >= 0).astype(int).tolist()


def test_a_line_without_weights_is_told(root):
    enter(root, 0, [0, 0], -0.5)
    checked(root)
    assert "without weights" in root.locator(".xp-readout").inner_text()
    assert root.evaluate("root => root.dataset.parts") == "1100"


def test_soft_units_agree_with_sigmoids(root):
    root.get_by_role("button", name="XOR").click()
    root.get_by_role("button", name="Soft units").click()
    for sharpness in (1, 6, 20):
        root.get_by_label("Sharpness of soft units").fill(str(sharpness))
        units, answers, right = shown(root)
        first, second, unit = ((sharpness * weights, sharpness * bias) for weights, bias in units)
        hidden = np.column_stack([sigmoid(CORNERS @ weights + bias) for weights, bias in (first, second)])
        expected = sigmoid(hidden @ unit[0] + unit[1])
        np.testing.assert_allclose(answers, expected, atol=2e-6)
        assert right == ((expected >= 0.5) == xor(CORNERS)).sum()
    assert root.locator(".xp-border").get_attribute("d").count("M") > 20  # two long borders
    root.get_by_role("button", name="Soft units").click()
    checked(root)


def test_soft_units_list_what_the_third_unit_really_reads(root):
    enter(root, 2, [1, 1], -0.5)
    assert root.locator("caption").inner_text() == "All that the third unit can meet"
    root.get_by_label("Sharpness of soft units").fill("2")
    assert root.locator("caption").inner_text() == "What the third unit reads at the corners"
    units, answers, _ = shown(root)
    first, second, unit = ((2 * weights, 2 * bias) for weights, bias in units)
    hidden = np.column_stack([sigmoid(CORNERS @ weights + bias) for weights, bias in (first, second)])
    rows = [row.locator("td").all_inner_texts() for row in root.locator("tbody tr").all()]
    assert [row[0] for row in rows] == ["(0, 0)", "(0, 1)", "(1, 0)", "(1, 1)"]
    numbers = np.array([[text.replace("−", "-") for text in row[1:]] for row in rows], dtype=float)
    np.testing.assert_allclose(numbers[:, :2], hidden, atol=0.0051)
    np.testing.assert_allclose(numbers[:, 2], hidden @ unit[0] + unit[1], atol=0.0051)
    np.testing.assert_allclose(numbers[:, 3], answers, atol=0.0051)
    assert not np.isin(numbers[:, :2], [0, 1]).any()  # no pair of hard answers is left


@pytest.mark.parametrize(("bias", "said"), [(-4, "below 0.5"), (2, "0.5 or more")])
def test_soft_units_name_a_border_only_where_there_is_one(root, bias, said):
    readout, border = root.locator(".xp-readout"), root.locator(".xp-border")
    root.get_by_role("button", name="Soft units").click()
    assert "On the dashed border ŷ is 0.5" in readout.inner_text()
    assert border.get_attribute("d").count("M") > 5
    enter(root, 2, [1, 1], bias)
    assert f"ŷ is {said} all over the board, so there is no border" in readout.inner_text()
    assert "dashed" not in readout.inner_text()
    assert border.get_attribute("d") == ""
    answers = shown(root)[1]
    assert (answers >= 0.5).all() if bias > 0 else (answers < 0.5).all()


def test_it_works_without_a_mouse(root):
    page = root.page
    root.locator('[aria-label^="Foot of arrow 1"]').focus()
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert shown(root)[0][0][1] == -0.2  # the line x₁ = 0.5 has moved to 0.2
    root.locator('[aria-label^="Tip of arrow 2"]').focus()
    page.keyboard.press("ArrowRight")
    assert shown(root)[0][1][0].tolist() == [0.1, 1]
    checked(root)
    expect(root.get_by_role("status")).to_contain_text("of the 4 corners")


# The model


def test_the_model_is_the_reference(root):
    rng = np.random.default_rng(9)
    for _ in range(30):
        units = [(rng.normal(size=2), rng.normal()) for _ in range(3)]
        X = rng.normal(size=(5, 2))
        body = "return a[0].map(x => m.region(x, [a[1][0], a[1][1]], a[1][2]));"
        assert call(root.page, "regions", body, X.tolist(), plain(units)) == region(X, *units).tolist()


@pytest.mark.parametrize(("second", "there"), [([1, 0, -0.5], [0, 3]), ([-1, 0, 0.5], [1, 2, 3])])
def test_lines_that_coincide_have_no_part_between_them(root, second, there):
    lines = [{"weights": line[:2], "bias": line[2]} for line in ([1, 0, -0.5], second)]
    parts = call(root.page, "regions", "return m.parts([-1, 2, -1, 2], a[0]);", lines)
    assert [i for i, polygon in enumerate(parts) if polygon] == there  # on opposite lines themselves both say 1


def test_the_parts_are_where_the_two_lines_say_so(root):
    rng = np.random.default_rng(10)
    for _ in range(30):
        lines = [(rng.normal(size=2), rng.normal(scale=0.5)) for _ in range(2)]
        parts = call(root.page, "regions", "return m.parts([-1, 2, -1, 2], a[0]);", plain(lines))
        area = 0.0
        for answers, polygon in zip(CORNERS, parts):
            if not polygon:
                continue
            x, y = np.array(polygon).T
            area += abs(x @ np.roll(y, -1) - y @ np.roll(x, -1)) / 2
            middle = np.array(polygon).mean(axis=0)  # convex, so the middle lies inside
            said = [float(middle @ weights + bias >= 0) for weights, bias in lines]
            assert said == answers.tolist()
        assert area == pytest.approx(9)  # together they are the whole box
