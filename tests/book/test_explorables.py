"""The explorables in a real browser: driven by mouse, keys and touch, and compared with the references."""

from functools import cache

import numpy as np
import pytest
from playwright.sync_api import expect

from solutions.numpy_ref import acceptance
from tests.book import driving
from tests.book.driving import alive, fresh, middle, press, published, swipe
from tests.book.pages import EXPLORABLES
from tests.book.visits import frames, heights, wait_until_alive

CHAPTER = "book/01-acceptance.html"


# Helpers


def handle(root, name):
    """Return a draggable handle by the beginning of its accessible name."""
    return root.locator(f'.xp-handle[aria-label^="{name}"]')


def data(root):
    """Return the numbers that an explorable publishes."""
    return {key: value for key, value in published(root).items() if isinstance(value, float)}


def drag(locator, to):
    """Drag with the mouse to a place in the window."""
    x, y = middle(locator)
    driving.drag(locator, (to[0] - x, to[1] - y))


def on_board(root, x1, x2):
    """Return where a point of the plane (from -1 to 11 on both axes) lies in the window."""
    box = root.locator(".xp-board svg").bounding_box()
    return box["x"] + (x1 + 1) / 12 * box["width"], box["y"] + (11 - x2) / 12 * box["height"]


def boundary_reference(root):
    """Check that what boundary shows agrees with the reference for the numbers it shows; return those."""
    shown = data(root)
    x, weights = (np.array([shown[f"{letter}{i}"] for i in (1, 2)]) for letter in "xw")
    assert shown["score"] == pytest.approx(acceptance.score(x, weights, shown["bias"]), abs=1e-8)
    if abs(shown["score"]) > 1e-8:
        assert shown["prediction"] == acceptance.predict(x, weights, shown["bias"])
    return shown


# Every explorable of the book


each_page = pytest.mark.parametrize("path", EXPLORABLES)
WIDTHS = [360, 768, 1280]


@each_page
def test_every_explorable_comes_to_life(facts_of, path):
    assert facts_of(path).asleep == []
    assert {each["name"] for each in facts_of(path).explorables} == set(EXPLORABLES[path])


@pytest.fixture(scope="module")
def waiting_heights(visit):
    """The heights of the places of a page's explorables while their scripts are not there, by width."""

    @cache
    def of(path):
        found = {}
        with visit(path, withhold="**/explorables/*.js*") as (page, faults):
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                frames(page)
                found[width] = heights(page)
        assert faults == []
        return found

    return of


@pytest.mark.parametrize("width", WIDTHS)
@each_page
def test_nothing_moves_when_the_script_runs(facts_of, open_page, waiting_heights, path, width):
    if width == 768:  # the one width in which nothing else is asked about a page
        page = open_page(path, width=width)
        assert wait_until_alive(page) == []
        running = heights(page)
    else:
        running = facts_of(path, width=width).heights
    waiting = waiting_heights(path)[width]
    assert running == pytest.approx(waiting, abs=1), "mend --xp-wide or --xp-narrow in explorables.css"


@each_page
def test_every_explorable_has_reset_and_a_status(facts_of, path):
    for each in facts_of(path).explorables:
        assert each["resets"] == 1, each
        assert each["statuses"] >= 1, each
        assert each["label"], each


@each_page
def test_targets_are_large_enough_on_a_phone(open_page, path):
    page = open_page(path, width=360, touch=True)
    assert wait_until_alive(page) == []
    targets = ".xp-target, button, select, input[type=number], input[type=range]"
    small = page.locator(f".explorable :is({targets})").evaluate_all(
        """nodes => nodes.map(node => [node.outerHTML.slice(0, 80), node.getBoundingClientRect()])
                         .filter(([, box]) => box.width < 24 || box.height < 24)"""
    )
    assert not small


@each_page
def test_reset_undoes_everything(open_page, path):
    page = open_page(path)
    for name in EXPLORABLES[path]:
        root = alive(page, name)
        start = root.evaluate("root => ({...root.dataset})")
        for each in root.locator(".xp-handle").all():
            each.focus()
            page.keyboard.press("ArrowUp")
            page.keyboard.press("Shift+ArrowRight")
        for each in root.locator("input[type=range]").all():
            each.focus()
            page.keyboard.press("ArrowRight")
        press(root, "Reset")
        assert root.evaluate("root => ({...root.dataset})") == start


# Chapter 1: boundary


@pytest.fixture
def boundary(shared_page):
    """Return the explorable with the line, on a wide page."""
    return fresh(shared_page(CHAPTER), "boundary")


def test_boundary_starts_with_the_slides(boundary):
    root = boundary
    assert boundary_reference(root) == dict(w1=2, w2=1, bias=-18, x1=7, x2=6, score=2, prediction=1)
    assert root.locator(".xp-equation").inner_text() == "2x₁ + x₂ − 18 = 0"
    for name, score in (("1", 8), ("2", -8), ("3", 2)):
        root.get_by_role("button", name=name, exact=True).click()
        assert boundary_reference(root)["score"] == score


def test_boundary_model_agrees_with_the_reference(boundary):
    rng = np.random.default_rng(1)
    cases = [(rng.uniform(0, 10, 2), rng.uniform(-4, 4, 2), rng.uniform(-20, 20)) for _ in range(50)]
    got = boundary.page.evaluate(
        """cases => { const {score, predict} = Explorables.models.boundary;
                      return cases.map(([x, w, b]) => [score(x, w, b), predict(x, w, b)]) }""",
        [[x.tolist(), w.tolist(), float(bias)] for x, w, bias in cases],
    )
    expected = [[acceptance.score(x, w, bias), acceptance.predict(x, w, bias)] for x, w, bias in cases]
    np.testing.assert_allclose(got, expected, atol=1e-8)


def test_boundary_follows_the_mouse_and_catches_the_tie(boundary):
    root = boundary
    drag(handle(root, "Student"), on_board(root, 3.2, 4.4))
    shown = boundary_reference(root)
    assert (shown["x1"], shown["x2"], shown["prediction"]) == (3.2, 4.4, 0)
    drag(handle(root, "Student"), on_board(root, 6.2, 5.8))  # near the tie, not on it
    shown = boundary_reference(root)
    assert (shown["x1"], shown["x2"], shown["score"], shown["prediction"]) == (6, 6, 0, 1)
    expect(root.get_by_role("status")).to_contain_text("exactly 0")  # announced when the movement has stopped
    assert "≥ 0" in root.get_by_role("status").inner_text()


def test_boundary_line_turns_and_moves(boundary):
    root = boundary
    drag(handle(root, "Foot"), on_board(root, 6, 3))  # shift: the weights stay
    shown = boundary_reference(root)
    assert (shown["w1"], shown["w2"], shown["bias"]) == (2, 1, -15)
    tip = root.locator('.xp-handle[aria-label^="Tip"]')
    drag(tip, on_board(root, 7, 5))  # turn about the foot (6, 3): w = (1, 2)
    shown = boundary_reference(root)
    assert (shown["w1"], shown["w2"], shown["bias"]) == (1, 2, -12)


def test_boundary_listens_to_keys(boundary):
    root, page = boundary, boundary.page
    handle(root, "Student").focus()
    page.keyboard.press("ArrowLeft")
    assert boundary_reference(root)["x1"] == 6.9
    page.keyboard.press("Shift+ArrowDown")
    assert boundary_reference(root)["x2"] == 5
    assert handle(root, "Student").get_attribute("aria-valuetext") == "test 6.9, grades 5"
    handle(root, "Foot").focus()
    page.keyboard.press("ArrowRight")
    assert boundary_reference(root)["bias"] == -19
    handle(root, "Tip").focus()
    page.keyboard.press("ArrowUp")
    assert boundary_reference(root)["w2"] == 1.5


def test_boundary_inputs_do_what_drags_do(boundary):
    root = boundary
    root.get_by_label("test", exact=True).fill("4.5")
    root.get_by_label("grades", exact=True).fill("9")
    assert boundary_reference(root)["score"] == 0
    root.get_by_label("Weight of the test, w₁").fill("0")
    root.get_by_label("Bias, b").fill("-9")
    shown = boundary_reference(root)
    assert (shown["w1"], shown["bias"], shown["score"]) == (0, -9, 0)
    root.get_by_label("Weight of the grades, w₂").fill("0")  # no line is left: the bias alone decides
    assert boundary_reference(root)["prediction"] == 0


@pytest.mark.parametrize("w1", ["-4", "0", "4"])
@pytest.mark.parametrize("w2", ["-4", "0", "4"])
def test_boundary_handles_are_on_the_board_or_hidden(boundary, w1, w2):
    root = boundary
    root.get_by_label("Weight of the test, w₁").fill(w1)
    root.get_by_label("Weight of the grades, w₂").fill(w2)
    board = root.locator(".xp-board svg").bounding_box()
    for each in root.locator(".xp-handle").all():
        if each.is_visible():
            x, y = middle(each.locator(".xp-target"))
            assert board["x"] - 1 <= x <= board["x"] + board["width"] + 1
            assert board["y"] - 1 <= y <= board["y"] + board["height"] + 1


def test_touch_drags_a_handle_and_a_swipe_beside_it_scrolls(open_page):
    page = open_page(CHAPTER, width=360, touch=True)
    root = alive(page, "boundary")
    before = page.evaluate("scrollY")
    swipe(page, middle(handle(root, "Student")), on_board(root, 3, 8))
    shown = boundary_reference(root)
    assert (shown["x1"], shown["x2"]) == (3, 8)
    assert page.evaluate("scrollY") == before
    empty = np.array(on_board(root, 1, 5))
    swipe(page, empty, empty - [0, 150])
    page.wait_for_function("least => scrollY > least", arg=before + 50)
    assert boundary_reference(root)["x1"] == 3


# Chapter 1: plane-slice


@pytest.fixture
def plane_slice(shared_page):
    """Return the explorable with the plane, on a wide page."""
    return fresh(shared_page(CHAPTER), "plane-slice")


def slice_reference(root):
    """Check plane-slice against the reference for the numbers it shows; return those."""
    shown = data(root)
    x, weights = (np.array([shown[f"{letter}{i}"] for i in (1, 2, 3)]) for letter in "xw")
    assert shown["score"] == acceptance.score(x, weights, shown["bias"])
    assert shown["prediction"] == acceptance.predict(x, weights, shown["bias"])
    # With the rank fixed, its term joins the bias: the slice is a line of the first two features.
    assert acceptance.score(x[:2], weights[:2], shown["sliceBias"]) == shown["score"]
    return shown


def test_slice_at_rank_1_is_the_line_of_the_slides(plane_slice):
    root = plane_slice
    shown = slice_reference(root)
    assert (shown["x3"], shown["sliceBias"], shown["score"]) == (1, -18, 2)
    assert root.locator(".xp-equation").inner_text() == "2x₁ + x₂ − 18 = 0"


def test_slice_moves_by_slider_keys_and_mouse(plane_slice):
    root, page = plane_slice, plane_slice.page
    root.get_by_label("Class rank, x₃").fill("5")
    shown = slice_reference(root)
    assert (shown["sliceBias"], shown["score"], shown["prediction"]) == (-20, 0, 1)  # a tie again
    rank = handle(root, "Class rank")
    rank.focus()
    page.keyboard.press("ArrowUp")
    assert (slice_reference(root)["x3"], slice_reference(root)["prediction"]) == (6, 0)
    rank.evaluate("node => node.scrollIntoView({block: 'center'})")
    x, y = middle(rank)
    drag(rank, (x, y - 400))
    assert slice_reference(root)["x3"] == 10
    root.get_by_label("Weight of the rank, w₃").fill("0")  # the rank no longer counts
    assert slice_reference(root)["sliceBias"] == -17.5


def test_section_lies_on_the_plane(plane_slice):
    corners = np.array(plane_slice.page.evaluate("Explorables.models['plane-slice'].section([2, 1, -0.5], -17.5)"))
    assert len(corners) >= 3
    np.testing.assert_allclose(acceptance.score(corners, np.array([2, 1, -0.5]), -17.5), 0, atol=1e-9)
