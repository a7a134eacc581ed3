"""The cards of a chapter and of its notebook: what they say, where they lead, which solutions they show."""

import re

import pytest

from autograder.specs.course import assignment
from book._ext.cards import colab_address, notebook_path
from book.chapters import points_in_words
from book.reading import minutes

CHAPTERS = ("acceptance",)
SLUG = assignment("acceptance").slug
NOTEBOOK = notebook_path(SLUG)
CHAPTER = "```{chapter-card}\n:slides: 2–5\n:exercise: acceptance\n- Compute a score\n```"
EXERCISE = "```{exercise-card} acceptance\n```"


def test_a_chapter_card_says_where_how_long_and_what_for(build, tmp_path):
    page, warnings = build(CHAPTER)
    assert warnings == ""
    assert "slides 2–5" in page
    assert f"about {minutes(CHAPTER)} minutes to read" in page
    assert "Compute a score" in page
    assert f'href="notebooks/{SLUG}.ipynb" download' in page
    assert (tmp_path / f"html/notebooks/{SLUG}.ipynb").is_file()


def test_a_missing_notebook_is_a_warning(build, tmp_path):
    (tmp_path / NOTEBOOK).unlink()
    page, warnings = build(CHAPTER)
    assert f"no notebook {NOTEBOOK}" in warnings
    assert "download>" not in page


def test_an_exercise_card_lists_the_functions_and_reveals_the_solutions(build):
    page, warnings = build(EXERCISE)
    assert warnings == ""
    assert points_in_words(assignment("acceptance").points) in page
    assert "boundary_x2" in page
    assert "Our boundary_x2" in page


@pytest.mark.chapters("perceptrons-and-logic")
def test_an_exercise_card_tells_what_there_is_without_points(build):
    page, _ = build("```{exercise-card} perceptrons-and-logic\n```")
    table, _, below = page.partition("If you want more.")
    assert "full_adder" not in table
    assert "A full adder" in below and "without points" in below
    assert "Our full_adder" in below
    page, _ = build(EXERCISE)
    assert "If you want more." not in page


SCORE = "```{implementation} acceptance.score\n```"
CODE = '<span class="k">def</span>'


def test_what_a_notebook_asks_for_is_given_away_only_by_reveals_below_its_card(build):
    page, warnings = build(f"{SCORE}\n\n{EXERCISE}")
    assert warnings == ""
    assert f"score</span></code> is yours to write, in notebook {SLUG}." in page
    card = page.index("card-exercise")
    assert page.index("is yours to write") < card < page.index(CODE)
    closed = re.findall(r"<details[^>]*>.*?</details>", page[card:], re.DOTALL)
    assert sum(part.count(CODE) for part in closed) == page.count(CODE) > 0


@pytest.mark.parametrize("shown", [False, [], ["start-here"]])
def test_the_solutions_can_be_left_out(build, shown):
    page, warnings = build(f"{SCORE}\n\n{EXERCISE}", show_solutions=shown)
    assert warnings == ""
    assert CODE not in page
    assert "Our score" not in page
    assert "folded up" not in page
    assert "What score takes and returns" in page


@pytest.mark.parametrize("shown", [True, ["acceptance"]])
def test_the_solutions_of_some_notebooks_can_be_shown(build, shown):
    page, _ = build(f"{SCORE}\n\n{EXERCISE}", show_solutions=shown)
    assert CODE in page
    assert "folded up below the exercise card" in page


def test_what_no_notebook_asks_for_is_shown_all_the_same(build):
    page, _ = build("```{implementation} capstone.initial_matrices\n```", show_solutions=False)
    assert "def" in re.sub(r"<[^>]*>", "", page).split()


def test_an_unknown_assignment_is_refused(build):
    _, warnings = build("```{exercise-card} nothing\n```")
    assert "nothing" in warnings


def test_colab_needs_a_repository_on_github():
    assert colab_address("", "main", "01-acceptance") is None
    assert colab_address("https://git.example.org/uni/course", "main", "01-acceptance") is None
    address = colab_address("https://github.com/uni/course.git", "main", "01-acceptance")
    assert "/github/uni/course/blob/main/" in address


def test_the_text_builder_shows_all_of_a_card(build):
    text, warnings = build(f"{CHAPTER}\n\n{EXERCISE}", builder="text")
    assert warnings == ""
    for part in [NOTEBOOK, "Compute a score", "boundary_x2", "Our boundary_x2"]:
        assert part in text
