"""The feedback page in a real browser: read by a program, on a phone, in the dark, on paper."""

import re
from contextlib import closing

import pytest
from nbgrader.api import Gradebook

from autograder.__main__ import main
from autograder.specs.course import assignment
from tests.book.visits import PHONE, WIDE, violations

pytestmark = pytest.mark.browser
CHAPTERS = ("start-here",)
SLUG = assignment("start-here").slug
LOOPS = "def center_columns(X):\n    means = np.mean(X)\n    return X - means"
HEIGHTS = {WIDE: 800, PHONE: 640}
STUDENTS = ("partly", "right", "untouched", "unreadable", "waits")


@pytest.fixture(scope="module")
def pages(tmp_path_factory, without_rules, hand_in, notebook_of, references):
    """Pages of every kind, as addresses."""
    folder = tmp_path_factory.mktemp("pages") / "class"
    hand_in(folder, "partly", SLUG, notebook_of(SLUG, {"center_columns": LOOPS}))
    hand_in(folder, "right", SLUG, notebook_of(SLUG, references(SLUG)))
    hand_in(folder, "untouched", SLUG, notebook_of(SLUG))
    hand_in(folder, "unreadable", SLUG, b'{"cells": [')
    hand_in(folder, "waits", SLUG, notebook_of(SLUG, references(SLUG)))
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        late = book.find_submission_notebook(SLUG, SLUG, "partly")
        late.late_submission_penalty = 0.25
        late.comments[0].manual_comment = "Look at *axis* once more."
        book.find_submission_notebook(SLUG, SLUG, "waits").grades[0].auto_score = None
        book.db.commit()
    assert main(["feedback", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    return {name: (folder / "feedback" / name / SLUG / f"{SLUG}.html").as_uri() for name in STUDENTS}


@pytest.fixture
def shown(pages, browser):
    """Open a page; the test fails if it asks for anything."""
    contexts, asked = [], []

    def show(name, width=WIDE, scheme="light"):
        window = {"width": width, "height": HEIGHTS[width]}
        # what is injected to ask about the rules would be stopped by the page's own policy
        context = browser.new_context(viewport=window, color_scheme=scheme, bypass_csp=True)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(pages[name])
        return page

    yield show
    for context in contexts:
        with closing(context):
            pass
    assert [url for url in asked if not url.startswith(("data:", "file:"))] == []


WINDOWS = {f"{name}, wide and light": (name, WIDE, "light") for name in STUDENTS} | {
    "partly, a phone in the dark": ("partly", PHONE, "dark"),
    "unreadable, a phone in the light": ("unreadable", PHONE, "light"),
    "waits, wide and dark": ("waits", WIDE, "dark"),
}


@pytest.mark.parametrize("window", WINDOWS.values(), ids=WINDOWS)
def test_a_page_breaks_no_rule_of_accessibility_and_is_no_wider_than_its_window(shown, window):
    page = shown(*window)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0


def on_first_screen(page, locator):
    box = locator.bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


@pytest.mark.parametrize("width", [WIDE, PHONE], ids=["wide", "a phone"])
def test_the_first_screen_has_the_points_what_to_do_next_and_a_way_to_what_was_lost(shown, width):
    page = shown("partly", width)
    for locator in (
        page.get_by_role("heading", level=2).first,
        page.get_by_text("Next:"),
        page.get_by_text("It came late: 0.25 points are taken off."),
        page.get_by_role("link", name="center_columns", exact=True),
    ):
        assert on_first_screen(page, locator)
    assert re.fullmatch(r"[\d.]+ of 3 points", page.get_by_role("heading", level=2).first.inner_text())


def test_every_link_leads_to_a_place_on_the_page(shown):
    page = shown("partly")
    names = page.locator("a").evaluate_all("nodes => nodes.map(node => node.getAttribute('href'))")
    assert {"#check-center_columns", "#comment-solve-center_columns", "#top"} <= set(names)
    assert [name for name in names if not name.startswith("#")] == []
    assert [name for name in names if page.locator(f"[id='{name[1:]}']").count() != 1] == []


def test_the_index_has_the_names_of_functions_and_the_page_nothing_packed(shown):
    page = shown("partly")
    index = page.get_by_role("navigation").inner_text()
    for question in assignment(SLUG).questions:
        assert question.function in index
    text = page.inner_text("body")
    assert "Test cell" not in text
    assert "packed" not in text
    assert max(map(len, text.splitlines())) < 1000


def test_headings_leave_out_no_level(shown):
    levels = shown("partly").locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(each => +each.tagName[1])")
    assert levels[0] == 1
    assert [(before, after) for before, after in zip(levels, levels[1:]) if after > before + 1] == []


def test_a_text_that_waits_is_told_and_the_points_are_so_far(shown):
    page = shown("waits")
    assert page.get_by_role("heading", level=2).first.inner_text().endswith("points so far")
    assert "A person has yet to read" in page.inner_text("main")


def test_on_paper_all_is_dark_on_white_and_ways_back_are_left_out(shown):
    page = shown("partly", scheme="dark")
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.get_by_text("Back to the top").filter(visible=True).count() == 0
    assert page.get_by_text("Look at axis once more.").is_visible()
