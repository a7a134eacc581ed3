"""The explorables in a real browser: driven by mouse, keys and touch, and compared with the references."""

import re
from pathlib import Path

import numpy as np
import pytest

from solutions.numpy_ref import acceptance

BOOK = Path(__file__).parents[2] / "book"
CHAPTER = "book/01-acceptance.html"
DIRECTIVE = re.compile(r"^`{3,}\{explorable\} (\S+)", re.MULTILINE)
PAGES = {
    f"book/{path.stem}.html": names
    for path in sorted(BOOK.glob("*.md"))
    if (names := DIRECTIVE.findall(path.read_text(encoding="utf-8")))
}


# Helpers


def explorable(page, name):
    """Return the explorable as a locator, alive and in the middle of the window."""
    root = page.locator(f'[data-explorable="{name}"][data-ready]').first
    root.wait_for()
    root.locator(".xp-board").evaluate("board => board.scrollIntoView({block: 'center'})")
    page.wait_for_timeout(100)
    return root


def handle(root, name):
    """Return a draggable handle by the beginning of its accessible name."""
    return root.locator(f'.xp-handle[aria-label^="{name}"]')


def middle(locator):
    """Return the middle of a locator in the window."""
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def data(root):
    """Return the numbers that an explorable publishes."""
    number = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
    attributes = root.evaluate("root => ({...root.dataset})")
    return {key: float(value) for key, value in attributes.items() if number.fullmatch(value)}


def on_board(root, x1, x2):
    """Return where a point of the plane (from -1 to 11 on both axes) lies in the window."""
    box = root.locator(".xp-board svg").bounding_box()
    return box["x"] + (x1 + 1) / 12 * box["width"], box["y"] + (11 - x2) / 12 * box["height"]


def drag(page, locator, to):
    """Drag with the mouse, in several steps."""
    page.mouse.move(*middle(locator))
    page.mouse.down()
    page.mouse.move(*to, steps=8)
    page.mouse.up()


def swipe(page, start, stop):
    """Move one finger from start to stop, through the browser's own touch input."""
    session = page.context.new_cdp_session(page)

    def touch(kind, *points):
        fingers = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})

    touch("touchStart", start)
    for part in np.linspace(0, 1, 9)[1:]:
        touch("touchMove", tuple(np.array(start) + part * (np.array(stop) - np.array(start))))
        page.wait_for_timeout(20)
    touch("touchEnd")
    page.wait_for_timeout(200)


def boundary_reference(root):
    """Check that what boundary shows agrees with the reference for the numbers it shows; return those."""
    shown = data(root)
    x, weights = (np.array([shown[f"{letter}{i}"] for i in (1, 2)]) for letter in "xw")
    assert shown["score"] == pytest.approx(acceptance.score(x, weights, shown["bias"]), abs=1e-8)
    if abs(shown["score"]) > 1e-8:
        assert shown["prediction"] == acceptance.predict(x, weights, shown["bias"])
    return shown


# Every explorable of the book


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_when_the_script_runs(open_page, path, width):
    page = open_page(path, width=width)
    for name in PAGES[path]:
        explorable(page, name)
    heights = "nodes => nodes.map(node => node.getBoundingClientRect().height)"
    alive = page.locator(".explorable").evaluate_all(heights)
    page.route("**/explorables/*.js*", lambda route: route.abort())
    page.reload()
    waiting = page.locator(".explorable").evaluate_all(heights)
    assert alive == pytest.approx(waiting, abs=1), "mend --xp-wide or --xp-narrow in explorables.css"


@pytest.mark.parametrize("path", PAGES)
def test_every_explorable_has_reset_and_a_status(open_page, path):
    page = open_page(path)
    for name in PAGES[path]:
        root = explorable(page, name)
        assert root.get_by_role("button", name="Reset").count() == 1
        assert root.get_by_role("status").count() >= 1
        assert root.get_attribute("aria-label")


@pytest.mark.parametrize("path", PAGES)
def test_targets_are_large_enough_on_a_phone(open_page, path):
    page = open_page(path, width=360, touch=True)
    for name in PAGES[path]:
        explorable(page, name)
    targets = ".xp-target, button, select, input[type=number], input[type=range]"
    small = page.locator(f".explorable :is({targets})").evaluate_all(
        """nodes => nodes.map(node => [node.outerHTML.slice(0, 80), node.getBoundingClientRect()])
                         .filter(([, box]) => box.width < 24 || box.height < 24)"""
    )
    assert not small


@pytest.mark.parametrize("path", PAGES)
def test_reset_undoes_everything(open_page, path):
    page = open_page(path)
    for name in PAGES[path]:
        root = explorable(page, name)
        start = root.evaluate("root => ({...root.dataset})")
        for each in root.locator(".xp-handle").all():
            each.focus()
            page.keyboard.press("ArrowUp")
            page.keyboard.press("Shift+ArrowRight")
        for each in root.locator("input[type=range]").all():
            each.focus()
            page.keyboard.press("ArrowRight")
        root.get_by_role("button", name="Reset").click()
        assert root.evaluate("root => ({...root.dataset})") == start


# Chapter 1: boundary


def test_boundary_starts_with_the_slides(open_page):
    root = explorable(open_page(CHAPTER), "boundary")
    assert boundary_reference(root) == dict(w1=2, w2=1, bias=-18, x1=7, x2=6, score=2, prediction=1)
    assert root.locator(".xp-equation").inner_text() == "2x₁ + x₂ − 18 = 0"
    for name, score in (("1", 8), ("2", -8), ("3", 2)):
        root.get_by_role("button", name=name, exact=True).click()
        assert boundary_reference(root)["score"] == score


def test_boundary_model_agrees_with_the_reference(open_page):
    rng = np.random.default_rng(1)
    cases = [(rng.uniform(0, 10, 2), rng.uniform(-4, 4, 2), rng.uniform(-20, 20)) for _ in range(50)]
    page = open_page(CHAPTER)
    explorable(page, "boundary")
    got = page.evaluate(
        """cases => { const {score, predict} = Explorables.models.boundary;
                      return cases.map(([x, w, b]) => [score(x, w, b), predict(x, w, b)]) }""",
        [[x.tolist(), w.tolist(), float(bias)] for x, w, bias in cases],
    )
    expected = [[acceptance.score(x, w, bias), acceptance.predict(x, w, bias)] for x, w, bias in cases]
    np.testing.assert_allclose(got, expected, atol=1e-8)


def test_boundary_follows_the_mouse_and_catches_the_tie(open_page):
    page = open_page(CHAPTER)
    root = explorable(page, "boundary")
    drag(page, handle(root, "Student"), on_board(root, 3.2, 4.4))
    shown = boundary_reference(root)
    assert (shown["x1"], shown["x2"], shown["prediction"]) == (3.2, 4.4, 0)
    drag(page, handle(root, "Student"), on_board(root, 6.2, 5.8))  # near the tie, not on it
    shown = boundary_reference(root)
    assert (shown["x1"], shown["x2"], shown["score"], shown["prediction"]) == (6, 6, 0, 1)
    page.wait_for_timeout(700)  # the sentence is announced when the movement has stopped
    assert "exactly 0" in root.get_by_role("status").inner_text()
    assert "≥ 0" in root.get_by_role("status").inner_text()


def test_boundary_line_turns_and_moves(open_page):
    page = open_page(CHAPTER)
    root = explorable(page, "boundary")
    drag(page, handle(root, "Foot"), on_board(root, 6, 3))  # shift: the weights stay
    shown = boundary_reference(root)
    assert (shown["w1"], shown["w2"], shown["bias"]) == (2, 1, -15)
    tip = root.locator('.xp-handle[aria-label^="Tip"]')
    drag(page, tip, on_board(root, 7, 5))  # turn about the foot (6, 3): w = (1, 2)
    shown = boundary_reference(root)
    assert (shown["w1"], shown["w2"], shown["bias"]) == (1, 2, -12)


def test_boundary_listens_to_keys(open_page):
    page = open_page(CHAPTER)
    root = explorable(page, "boundary")
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


def test_boundary_inputs_do_what_drags_do(open_page):
    page = open_page(CHAPTER)
    root = explorable(page, "boundary")
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
def test_boundary_handles_are_on_the_board_or_hidden(open_page, w1, w2):
    root = explorable(open_page(CHAPTER), "boundary")
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
    root = explorable(page, "boundary")
    before = page.evaluate("scrollY")
    swipe(page, middle(handle(root, "Student")), on_board(root, 3, 8))
    shown = boundary_reference(root)
    assert (shown["x1"], shown["x2"]) == (3, 8)
    assert page.evaluate("scrollY") == before
    empty = np.array(on_board(root, 1, 5))
    swipe(page, empty, empty - [0, 150])
    assert page.evaluate("scrollY") > before + 50
    assert boundary_reference(root)["x1"] == 3


# Chapter 1: plane-slice


def slice_reference(root):
    """Check plane-slice against the reference for the numbers it shows; return those."""
    shown = data(root)
    x, weights = (np.array([shown[f"{letter}{i}"] for i in (1, 2, 3)]) for letter in "xw")
    assert shown["score"] == acceptance.score(x, weights, shown["bias"])
    assert shown["prediction"] == acceptance.predict(x, weights, shown["bias"])
    # With the rank fixed, its term joins the bias: the slice is a line of the first two features.
    assert acceptance.score(x[:2], weights[:2], shown["sliceBias"]) == shown["score"]
    return shown


def test_slice_at_rank_1_is_the_line_of_the_slides(open_page):
    root = explorable(open_page(CHAPTER), "plane-slice")
    shown = slice_reference(root)
    assert (shown["x3"], shown["sliceBias"], shown["score"]) == (1, -18, 2)
    assert root.locator(".xp-equation").inner_text() == "2x₁ + x₂ − 18 = 0"


def test_slice_moves_by_slider_keys_and_mouse(open_page):
    page = open_page(CHAPTER)
    root = explorable(page, "plane-slice")
    root.get_by_label("Class rank, x₃").fill("5")
    shown = slice_reference(root)
    assert (shown["sliceBias"], shown["score"], shown["prediction"]) == (-20, 0, 1)  # a tie again
    rank = handle(root, "Class rank")
    rank.focus()
    page.keyboard.press("ArrowUp")
    assert (slice_reference(root)["x3"], slice_reference(root)["prediction"]) == (6, 0)
    rank.evaluate("node => node.scrollIntoView({block: 'center'})")
    x, y = middle(rank)
    drag(page, rank, (x, y - 400))
    assert slice_reference(root)["x3"] == 10
    root.get_by_label("Weight of the rank, w₃").fill("0")  # the rank no longer counts
    assert slice_reference(root)["sliceBias"] == -17.5


def test_section_lies_on_the_plane(open_page):
    page = open_page(CHAPTER)
    explorable(page, "plane-slice")
    corners = np.array(page.evaluate("Explorables.models['plane-slice'].section([2, 1, -0.5], -17.5)"))
    assert len(corners) >= 3
    np.testing.assert_allclose(acceptance.score(corners, np.array([2, 1, -0.5]), -17.5), 0, atol=1e-9)
