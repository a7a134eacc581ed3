"""The first screen of a feedback page, in words: the points, what to do next, and what is to be said of them."""

from datetime import datetime, timedelta

import nbformat
import pytest

from autograder.checking.render import LOOKS
from autograder.nbgrader.summary import When, late_in_words, summary_of
from autograder.term.marks import Mark
from autograder.term.rules import Rules

DUE = datetime(2026, 10, 1, 20)


def notebook(*cells):
    """A notebook of graded cells: label, score, points, the verdict, and more of its label."""
    made = []
    for label, score, points, status, more in cells:
        said = [f"<b>{LOOKS[status][0]} {LOOKS[status][1]}: f, 1 of 2 points</b>"] if status else []
        outputs = [nbformat.v4.new_output("execute_result", data={"text/html": text}) for text in said]
        cell = nbformat.v4.new_code_cell("check()", outputs=outputs)
        cell.metadata["nbgrader"] = {"grade_id": label, "grade": True, "score": score, "points": points, **more}
        made.append(cell)
    return nbformat.v4.new_notebook(cells=made)


def told(*cells, mark=None, when=None, rules=None):
    return summary_of(notebook(*cells), "ada", "01", mark, when or When(), rules or Rules())


RIGHT = ("check-f", 2, 2, "passed", {})
PARTLY = ("check-g", 1, 2, "partial", {})
WRONG = ("check-h", 0, 1, "failed", {})
LEFT = ("check-k", 0, 3, "not attempted", {})
UNREADABLE = ("check-f", 0, 2, "unreadable", {})
TEXT = ("report-evidence", 0, 4, None, {"waits": True})
NO_TEXT = ("report-evidence", 0, 4, None, {"unanswered": True})
READ = ("report-evidence", 3, 4, None, {})

NEXT = {  # what a student sees, and does next
    "all right": ([RIGHT], "2 of 2 points", "nothing. All of it is right."),
    "one wrong": ([RIGHT, WRONG, LEFT], "2 of 6 points", "look at h."),
    "one left": ([RIGHT, LEFT], "2 of 5 points", "answer k: it is as it came."),
    "all left": ([LEFT, NO_TEXT], "0 of 7 points", "look at your file. No answer was found in it"),
    "unreadable": ([UNREADABLE], "0 of 2 points", "hand in a notebook that opens in Jupyter."),
    "a text waits": ([RIGHT, TEXT], "2 of 2 points so far", "wait for the texts."),
    "a text was read": ([RIGHT, READ], "5 of 6 points", "read what stands about evidence."),
}


@pytest.mark.parametrize("cells, points, next_", NEXT.values(), ids=NEXT)
def test_the_first_screen_says_the_points_and_what_to_do_next(cells, points, next_):
    summary = told(*cells)
    assert summary.headline == points
    assert summary.next.startswith(next_)


def test_every_exercise_stands_in_one_group_under_the_name_of_its_function():
    summary = told(RIGHT, PARTLY, WRONG, LEFT, TEXT)
    assert {headline: [(line.name, line.in_words) for line in lines] for headline, lines in summary.groups} == {
        "3 exercises lost points:": [
            ("g", "Partly correct, 1 of 2 points"),
            ("h", "Not right yet, 0 of 1 point"),
            ("k", "Not attempted, 0 of 3 points"),
        ],
        "A person has yet to give points:": [("evidence", "4 points")],
        "Full points:": [("f", "Correct, 2 of 2 points")],
    }
    assert summary.remarks == ("A person has yet to read evidence: up to 4 points more.",)


def test_a_cancelled_question_is_told_with_its_reason_and_in_no_sum():
    rules = Rules(cancelled={"g": "it was unclear"}, full_points={"h": "the hint was wrong"})
    summary = told(RIGHT, PARTLY, WRONG, rules=rules)
    assert summary.headline == "3 of 3 points"
    groups = {headline: [f"{line.name}: {line.in_words}" for line in lines] for headline, lines in summary.groups}
    assert groups["Not counted:"] == ["g: it was unclear, 2 points"]
    assert groups["Full points:"][1] == "h: full points for all, the hint was wrong, 1 of 1 point"


def test_points_by_hand_are_said_to_be_so():
    line = told(("check-f", 2, 2, "failed", {"by_hand": True})).lines[0]
    assert line.in_words == "by a person, 2 of 2 points"


def test_the_points_are_those_that_count():
    mark = Mark("ada", "01", 2.0, 0.5, 2.0, "graded", days_late=1)
    assert told(RIGHT, mark=mark, when=When(DUE + timedelta(hours=3), DUE, DUE)).headline == "1.5 of 2 points"


def late(off=0.0, hours=0, extension=0, days=0, spent=0):
    until = DUE + timedelta(days=extension)
    mark = Mark("ada", "01", 6.0, off, 8.0, "graded", days, spent)
    return late_in_words(mark, When(until + timedelta(hours=hours), DUE, until), Rules())


LATE = {  # when a work came, and what is said of it
    "in time": ({"hours": -1}, []),
    "late": ({"off": 1.0, "hours": 49}, ["It came 2 days and 1 hour late: 1 point is taken off."]),
    "in the time of grace": ({"hours": 1}, ["It came 1 hour late: nothing is taken off."]),
    "with a late day": (
        {"hours": 3, "days": 1, "spent": 1},
        ["It came 3 hours late: one of your late days pays for it, and nothing is taken off."],
    ),
    "with late days": (
        {"off": 0.5, "hours": 50, "days": 3, "spent": 2},
        ["It came 2 days and 2 hours late: 2 of your late days pay for it, and 0.5 points are taken off."],
    ),
    "with an extension": ({"hours": -1, "extension": 2}, ["You had an extension until 2026-10-03 20:00 UTC."]),
    "after an extension": (
        {"off": 2.0, "hours": 1, "extension": 2},
        ["You had an extension until 2026-10-03 20:00 UTC.", "It came 1 hour late: 2 points are taken off."],
    ),
}


@pytest.mark.parametrize("how, said", LATE.values(), ids=LATE)
def test_lateness_is_told_in_words(how, said):
    assert late(**how) == said


def test_who_is_excused_is_told_so():
    mark = Mark("ada", "01", 2.0, 0.0, 2.0, "excused")
    assert told(RIGHT, mark=mark).remarks == ("You are excused from this notebook: it doesn't count.",)


def test_the_first_screen_as_a_cell_of_a_notebook_has_the_same_words():
    summary = told(RIGHT, PARTLY)
    text = summary.as_markdown()
    for words in (summary.headline, summary.next, "One exercise lost points:", "- `g`: Partly correct, 1 of 2 points"):
        assert words in text
