"""The front page: its numbers are those of the course, its lists are complete, and it shows what it says at once."""

import re
from dataclasses import replace
from html import unescape
from importlib import import_module

import nbformat
import pytest

from autograder.checking.render import as_html
from autograder.checking.verdict import verdict_of
from autograder.grading.cards import make_card
from autograder.specs.settings import settings
from book.chapters import chapters, points_in_words
from book.demonstration import assignment_on
from book.facts import facts, slides
from tests.book.pages import BOOK, CHAPTER_PAGES, PAGES, ROOT, source, words, words_of
from tests.book.visits import shift

SOURCE = (BOOK / "index.md").read_text(encoding="utf-8")
PAGE = "book/index.html"
ROW = re.compile(r"<li><p>(<span class=\"chapter-number\">.+?)</p>", re.DOTALL)


def notebooks():
    slugs = [chapter.slug for chapter in settings().chapters]
    return [nbformat.read(ROOT / f"exercises/{slug}/{slug}.ipynb", as_version=4) for slug in slugs]


def minutes_said(text):
    """What a notebook says that it takes; the capstone is the only one that speaks of hours."""
    return 300 if "Four to six hours" in text else int(re.search(r"About (\d+) minutes", text)[1])


def registered(room):
    """How many answers the registers of a room of ``solutions`` hold, in the chapters of the course."""
    topics = [chapter.topic for chapter in settings().chapters]
    return sum(len(import_module(f"solutions.{room}.{topic}").ANSWERS) for topic in topics)


# Numbers


def test_points_and_functions_are_those_of_the_notebooks_that_students_get():
    marks = [cell.metadata.get("nbgrader", {}) for notebook in notebooks() for cell in notebook.cells]
    graded = {mark["grade_id"]: mark["points"] for mark in marks if mark.get("grade")}
    checks = [name for name in graded if name.startswith("check-")]
    known = facts()
    assert (known["points"], known["functions"]) == (f"{sum(graded.values()):g}", f"{len(checks)}")
    assert known["notebooks"] == f"{len(notebooks())}"


def test_mistakes_and_other_right_answers_are_those_of_the_registers():
    assert facts()["mistakes"] == f"{registered('misconceptions'):,}"
    assert facts()["right-answers"] == f"{registered('alternatives'):,}"


def test_minutes_are_those_that_the_chapters_and_the_notebooks_say():
    pages = [words(path) for path in CHAPTER_PAGES]
    to_read = [int(re.search(r"Takes about (\d+) minutes", page)[1]) for page in pages]
    to_solve = [minutes_said(notebook.cells[0].source) for notebook in notebooks()]
    known = facts()
    assert (known["first-chapter"], known["first-notebook"]) == (f"{to_read[0]}", f"{to_solve[0]}")
    assert abs(int(known["hours-to-read"]) - sum(to_read) / 60) <= 0.5
    assert abs(int(known["hours-to-solve"]) - sum(to_solve) / 60) <= 0.5


def test_figures_that_move_are_those_on_the_pages():
    found = {name for page in PAGES for name in re.findall(r'data-explorable="([\w-]+)"', source(page))}
    assert facts()["explorables"] == f"{len(found)}"


def test_the_page_shows_the_numbers_as_they_are_now():
    asked = re.findall(r"\{fact\}`([\w-]+)`", SOURCE)
    known = facts()
    shown = re.findall(r'<span class="fact">([^<]+)</span>', source(PAGE))
    assert asked
    assert shown == [known[name] for name in asked]


def test_no_number_of_the_course_is_typed_by_hand():
    prose = re.sub(r"^---\n.+?\n---\n|^```.+?^```|`[^`]*`|\*[^*\n]+\*", "", SOURCE, flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"\d[\d.]*", prose.replace("BSD 3-Clause", "").replace("CC BY 4.0", "")) == []


# Lists


def test_every_chapter_has_its_line_in_order_below_the_title_of_its_part():
    listed = source(PAGE).split('id="what-you-will-be-able-to-do"')[1].split('class="slide-strip')[0]
    shown, title = [], None
    for heading, label in re.findall(r'<h3>(.+?)<a |href="[\w-]+\.html#(ch-[\w-]+)"', listed):
        title = unescape(heading) or title
        shown += [(label, title)] if label else []
    assert [label for label, _ in shown] == [chapter.label for chapter in chapters()]
    assert [title for (_, title), each in zip(shown, chapters()) if each.part] == [c.part for c in chapters() if c.part]


def test_pages_have_the_numbers_of_the_settings():
    for path, chapter in zip(CHAPTER_PAGES, chapters(), strict=True):
        number = re.search(r'<h1>(?:<span class="section-number">(\d+)\. </span>)?', source(path))[1]
        assert number == (f"{chapter.number}" if chapter.is_numbered else None)
        equations = re.findall(r'class="eqno">\((\d+)\.', source(path))
        assert set(equations) <= {f"{chapter.number}"}


@pytest.mark.parametrize("path", [ROOT / "README.md", *BOOK.glob("*.md")], ids=lambda path: path.stem)
def test_no_chapter_is_called_planned(path):
    assert not re.search(r"\(planned\)|planned chapter|are planned", path.read_text(encoding="utf-8"))


def test_a_line_shows_what_a_chapter_costs():
    for row, chapter in zip(ROW.findall(source(PAGE)), chapters(), strict=True):
        text = words_of(row)
        assert text.startswith(f"{chapter.number} {chapter.title}") or text.startswith(
            f"{chapter.number}{chapter.title}"
        )
        assert f"{chapter.reading} min · {points_in_words(chapter.assignment.points)}" in text
        assert chapter.slides in text


def test_the_strip_leads_from_every_slide_to_the_chapters_of_the_slide_map():
    boxes = re.findall(r'<li class="slides-\d"><p>(.+?)</p>', source(PAGE), re.DOTALL)
    numbers = {chapter.label: chapter.number for chapter in chapters()}
    found = {}
    for box in boxes:
        first, last = re.search(r'slide-number">(\d+)(?:–(\d+))?<', box).groups()
        linked = [int(number) for number in re.findall(r"ch\. (\d+)", words_of(box))]
        found |= {slide: linked for slide in range(int(first), int(last or first) + 1)}
    treated = {slide.number: [label for label in slide.chapters if label in numbers] for slide in slides()}
    assert found == {slide: [numbers[label] for label in labels] for slide, labels in treated.items()}


# The check


def test_the_message_is_what_the_notebook_says_to_this_mistake():
    asked = assignment_on("acceptance").question("score")
    card = make_card(asked, seed=None)
    wrong = next(mistake for mistake in card.mistakes if mistake.name == "bias_subtracted")
    verdict = verdict_of(card, wrong.outcomes)
    assert verdict.hint == wrong.hint
    first = replace(verdict, way_out=None)  # that comes when the same mistake is made again, or when it is asked for
    assert words_of(as_html(first, public_only=True)) in words(PAGE)


# In a browser


def test_the_first_screen_says_what_it_is_and_shows_a_figure_that_moves(shared_page):
    page = shared_page(PAGE)
    for name in ("Start reading", "Solve a notebook", "Teach with it"):
        box = page.get_by_role("link", name=name).bounding_box()
        assert box["y"] + box["height"] < 800
    board = page.locator("[data-explorable=boundary][data-ready] svg").first.bounding_box()
    assert board["y"] < 0.6 * 800  # a long title, or one more line of text, moves it down


@pytest.mark.parametrize("width", [1280, 412])
def test_nothing_moves_while_it_loads(open_page, width):
    assert shift(open_page(PAGE, width=width)) < 0.01


def test_the_three_ways_stand_side_by_side_and_their_first_steps_line_up(shared_page):
    page = shared_page(PAGE)
    boxes = [way.bounding_box() for way in page.locator(".way").all()]
    lists = [facts.bounding_box() for facts in page.locator(".way dl").all()]
    assert len({box["y"] for box in boxes}) == 1
    assert len({round(box["y"]) for box in lists}) == 1
    narrow = shared_page(PAGE, width=360)
    assert len({way.bounding_box()["x"] for way in narrow.locator(".way").all()}) == 1


def test_every_button_leads_to_its_place(shared_page):
    page = shared_page(PAGE)
    links = {link.inner_text(): link.get_attribute("href") for link in page.locator(".front-actions a").all()}
    first = chapters()[0]
    explained = any(chapter.name == "start-here" for chapter in chapters())
    assert links == {
        "Start reading": f"{first.name}.html#{first.label}",
        "Solve a notebook": "start-here.html#sec-run" if explained else f"{first.name}.html#{first.label}",
        "Teach with it": "instructor-guide.html#instructor-guide",
    }
