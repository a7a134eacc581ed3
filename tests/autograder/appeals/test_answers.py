"""An appeal from end to end: asked in a notebook or a file, answered by a person, kept by every later command."""

import re
import shutil

import nbformat
import pytest
from nbgrader.api import Gradebook

from autograder.__main__ import main
from autograder.specs.course import assignment

CHAPTERS = ("start-here",)
SLUG = assignment("start-here").slug
TASK = assignment(SLUG).question("center_columns")
FULL = assignment(SLUG).points
WORDS = "the mean is over the columns"
REASON = "The task doesn't say over which axis."


@pytest.fixture(scope="module")
def graded(tmp_path_factory, hand_in, notebook_of, references, misconception):
    """A class: one right, two wrong in the same way, of whom one asks in the notebook and one in a file."""
    folder = tmp_path_factory.mktemp("appeals") / "class"
    wrong = references(SLUG) | {"center_columns": misconception(SLUG, "mean_of_everything").source}
    asks = notebook_of(SLUG, wrong)
    asks.cells.append(nbformat.v4.new_markdown_cell(f"I ask to look again at: center_columns, because {WORDS}"))
    hand_in(folder, "ada", SLUG, notebook_of(SLUG, references(SLUG)))
    hand_in(folder, "ben", SLUG, asks)
    hand_in(folder, "o'neil", SLUG, notebook_of(SLUG, wrong))
    (folder / "submitted" / "o'neil" / SLUG / "request.txt").write_text(f"center_columns, because {WORDS}")
    assert main(["grade", SLUG, "--class", str(folder), "--jobs", "1"]) == 0
    return folder


@pytest.fixture
def a_class(graded, tmp_path):
    return shutil.copytree(graded, tmp_path / "class")


@pytest.fixture
def run(capsys):
    """Run a command on a class; return what it said."""

    def whole(command, folder, *arguments, status=0):
        capsys.readouterr()
        assert main([command, *arguments, "--class", str(folder)]) == status
        said = capsys.readouterr()
        return said.err if status else said.out

    return whole


def score_of(folder, student):
    with Gradebook(f"sqlite:///{folder / 'gradebook.db'}") as book:
        return book.find_submission(SLUG, student).score


def words_of(page):
    return " ".join(re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")).replace("&#39;", "'").split())


def test_a_request_is_listed_with_the_words_the_hint_the_smallest_case_and_what_to_type(graded, run):
    said = run("appeals", graded)
    assert said.startswith("2 requests for another look")
    assert said.count(f"“{WORDS}”") == 2
    assert "the judge: Hint: " in said
    assert "your answer: " in said
    assert f"python -m autograder mark ben {SLUG} center_columns {TASK.points:g}" in said
    assert f"python -m autograder decline 'o'\"'\"'neil' {SLUG} center_columns" in said
    assert "ada" not in said


def test_a_granted_request_is_closed_kept_and_told(a_class, run, autograde):
    mark = ("mark", a_class, "ben", "start-here", "center_columns", f"{TASK.points:g}", "--because", REASON)
    said = run(*mark, "--by", "Eve")
    moved = f"ben  {SLUG}  {FULL - TASK.points:g} → {FULL:g}  (center_columns 0 → {TASK.points:g}: by hand, “{REASON}”)"
    assert said.splitlines()[0] == moved
    assert score_of(a_class, "ben") == FULL
    # the list, and every command that grades
    assert run("appeals", a_class).startswith("1 request for another look\n\no'neil")
    assert "→" not in run("grade", a_class, SLUG, "--jobs", "1")
    assert "→" not in run("grade", a_class, SLUG, "--jobs", "1", "--again")
    autograde(a_class, SLUG, force=True)
    assert score_of(a_class, "ben") == FULL
    listed = run("appeals", a_class, "--all")
    assert re.search(
        rf"ben  {SLUG}  center_columns  ({TASK.points:g}) of \1  Eve, [\d: -]+ UTC: {re.escape(REASON)}", listed
    )
    assert moved in listed
    # the page
    run("feedback", a_class, SLUG, "--jobs", "1")
    page = words_of(a_class / "feedback" / "ben" / SLUG / f"{SLUG}.html")
    assert f"You asked to have center_columns looked at again. A person gave {TASK.points:g} of {TASK.points:g}" in page
    assert page.count(REASON) == 1
    # another answer takes the place of the first
    run("mark", a_class, "ben", SLUG, "center_columns", "0.5", "--because", "Half of it.")
    assert score_of(a_class, "ben") == FULL - TASK.points + 0.5
    run("feedback", a_class, SLUG, "--jobs", "1")
    page = words_of(a_class / "feedback" / "ben" / SLUG / f"{SLUG}.html")
    assert (page.count(REASON), page.count("Half of it.")) == (0, 1)


def test_a_declined_request_keeps_the_points_and_is_told_with_its_reason(a_class, run):
    assert "The points are as they were." in run(
        "decline", a_class, "o'neil", SLUG, "center_columns", "--because", REASON
    )
    assert score_of(a_class, "o'neil") == FULL - TASK.points
    run("feedback", a_class, SLUG, "--jobs", "1")
    page = words_of(a_class / "feedback" / "o'neil" / SLUG / f"{SLUG}.html")
    assert f"You asked to have center_columns looked at again. The points stay as they are: {REASON}" in page
    assert "o'neil" not in run("appeals", a_class)
    # the same request again is not open, another one is
    file = a_class / "submitted" / "o'neil" / SLUG / "request.txt"
    run("grade", a_class, SLUG, "--jobs", "1", "--again")
    assert "o'neil" not in run("appeals", a_class)
    file.write_text("center_columns, because I have read the chapter now")
    assert "1 student asks for another look" in run("grade", a_class, SLUG, "--jobs", "1")
    assert "“I have read the chapter now”" in run("appeals", a_class)


def test_a_mark_is_withdrawn_and_the_judges_counts_again(a_class, run):
    run("mark", a_class, "ben", SLUG, "center_columns", "1", "--because", REASON)
    said = run("mark", a_class, "ben", SLUG, "center_columns", "--withdraw", "--because", "It was ada's.")
    assert "(center_columns 1 → 0: no longer by hand)" in said
    assert score_of(a_class, "ben") == FULL - TASK.points
    assert "given by hand" not in run("appeals", a_class)


def test_a_mark_of_formgrader_and_its_comment_stay_and_are_listed(a_class, run):
    with Gradebook(f"sqlite:///{a_class / 'gradebook.db'}") as book:
        book.find_grade("check-center_columns", SLUG, SLUG, "ben").manual_score = 1
        book.find_comment("solve-center_columns", SLUG, SLUG, "ben").manual_comment = "Nearly."
        book.db.commit()
    assert "(center_columns 0 → 1: by hand, in formgrader)" in run("grade", a_class, SLUG, "--jobs", "1")
    assert f"ben  {SLUG}  center_columns  1 of {TASK.points:g}  in formgrader" in run("appeals", a_class)
    run("mark", a_class, "ben", SLUG, "center_columns", "1.25", "--because", REASON)
    run("feedback", a_class, SLUG, "--jobs", "1")
    page = words_of(a_class / "feedback" / "ben" / SLUG / f"{SLUG}.html")
    assert "Nearly." in page
    assert REASON in page


CALLED = {
    "another function": (["ben", SLUG, "center_column", "1"], "Did you mean center_columns?"),
    "another student": (["bem", SLUG, "center_columns", "1"], f"no notebook {SLUG} of 'bem'. Did you mean ben?"),
    "too many points": (["ben", SLUG, "center_columns", "9"], f"is worth {TASK.points:g} points, and 9 can't be given"),
    "points and none": (["ben", SLUG, "center_columns", "1", "--withdraw"], "one of the two"),
    "neither": (["ben", SLUG, "center_columns"], "one of the two"),
    "another assignment": (["ben", "99-nothing", "center_columns", "1"], "there is no chapter '99-nothing'"),
}


@pytest.mark.parametrize("arguments, words", CALLED.values(), ids=CALLED)
def test_a_wrong_call_is_said_in_a_sentence_and_changes_nothing(arguments, words, graded, run):
    before = (graded / "appeals.jsonl").read_bytes(), (graded / "moved.jsonl").read_bytes()
    assert words in run("mark", graded, *arguments, "--because", REASON, status=2)
    assert ((graded / "appeals.jsonl").read_bytes(), (graded / "moved.jsonl").read_bytes()) == before


def test_an_answer_needs_a_reason(graded, run):
    assert "Say why" in run("mark", graded, "ben", SLUG, "center_columns", "1", "--because", "  ", status=2)


def test_a_class_without_appeals_says_so(tmp_path, run):
    assert "Nobody has asked" in run("appeals", tmp_path)


def test_a_mark_for_a_question_that_was_cancelled_is_said_not_to_count(a_class, run, term_of):
    run("mark", a_class, "ben", SLUG, "center_columns", "1", "--because", REASON)
    term_of('[cancelled]\ncenter_columns = "two ways"\n')

    assert "center_columns is cancelled" in run(
        "mark", a_class, "ben", SLUG, "center_columns", "0.5", "--because", REASON
    )
    assert "given by hand" not in run("appeals", a_class)
