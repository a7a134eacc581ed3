"""Requests for another look: found however they are written, cleaned, bounded, and never taken from the notebook."""

import nbformat
import pytest

from autograder.appeals.docket import Docket, Event
from autograder.appeals.requests import LONGEST, MOST, SENTENCE, requests_in, requests_in_file, texts_of
from autograder.intake.normalise import normalise
from autograder.intake.submissions import LONGEST_REQUEST, REQUESTS, Submissions, release_of
from autograder.notebook.build import build_source
from autograder.specs.course import assignment

CHAPTERS = ("acceptance",)
SLUG = assignment("acceptance").slug
NAMES = assignment("acceptance").names
WAYS = {
    "as it is told": "I ask to look again at: score, because my bias is right.",
    "in bold, with a backtick": "**I ask to look again at:** `score`, because my bias is right.",
    "in small letters": "i ask to look again at score because my bias is right.",
    "as a quotation": "> I ask you to look again at: score, because my bias is right.",
    "below a heading": "# Request\n\nI ask to look again at: score, because my bias is right.",
    "with the words below": "I ask to look again at: score\n\nmy bias is right.",
    "with a colon": "I ask to look again at: score: my bias is right.",
    "over two lines": "I ask to look\nagain at: score,\nbecause my bias\nis right.",
}


@pytest.mark.parametrize("text", WAYS.values(), ids=WAYS)
def test_a_request_is_read_however_it_is_written(text):
    assert requests_in([text], NAMES) == {"score": "my bias is right."}


def test_several_functions_and_several_requests_are_kept_apart():
    text = "I ask to look again at: score and predict, because both are right."
    assert requests_in([text], NAMES) == {"score": "both are right.", "predict": "both are right."}
    two = ["I ask to look again at: score, because a. I ask to look again at: predict, because b."]
    assert requests_in(two, NAMES) == {"score": "a.", "predict": "b."}
    assert requests_in(["I ask to look again at: score_torch, because c."], NAMES) == {"score_torch": "c."}


def test_what_names_no_question_is_kept_in_whole():
    assert requests_in(["I ask to look again at: task four, because d."], NAMES) == {"": "task four, because d."}


def test_other_texts_ask_nothing():
    assert requests_in(["score, because", "I ask", "Look again at score."], NAMES) == {}


def test_the_notebooks_own_words_ask_nothing():
    source = build_source(assignment(SLUG))
    told = [cell.source for cell in source.cells if SENTENCE in cell.source]
    assert len(told) == 1
    assert requests_in(told, NAMES) == {}
    assert requests_in([f"{told[0]}\n\n{SENTENCE.replace('NAME', 'score')} e."], NAMES) == {"score": "e."}


def test_a_request_is_one_line_that_can_be_seen_and_has_an_end():
    (words,) = requests_in(
        ["I ask to look again at: score, because \x1b[2J\u202e<b>\n\n\t* f " + "x" * 5000], NAMES
    ).values()
    assert words.isprintable()
    assert words.startswith("[2J<b> * f x")
    assert len(words) == LONGEST
    many = requests_in(["I ask to look again at: score, because g. " * 1000], NAMES)
    assert len(many["score"]) <= LONGEST
    names = [f"name_{number}" for number in range(MOST + 9)]
    assert len(requests_in([f"I ask to look again at: {name}, because h." for name in names], names)) == MOST


@pytest.mark.parametrize("kind", ["markdown", "code"])
def test_a_request_is_found_in_a_cell_of_the_students_own(kind, notebook_of):
    notebook = notebook_of(SLUG)
    new = nbformat.v4.new_markdown_cell if kind == "markdown" else nbformat.v4.new_code_cell
    notebook.cells.insert(3, new("# I ask to look again at: score, because it is right"))
    rebuilt = normalise(nbformat.writes(notebook).encode(), release_of(SLUG)).notebook
    assert requests_in(texts_of(rebuilt), NAMES) == {"score": "it is right"}


@pytest.mark.parametrize("name", REQUESTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_beside_the_notebook_is_a_request_and_is_not_named_as_unused(name, encoding, tmp_path, notebook_of):
    place = tmp_path / "ada" / SLUG
    place.mkdir(parents=True)
    nbformat.write(notebook_of(SLUG), place / f"{SLUG}.ipynb")
    (place / name).write_bytes("score, because it’s right.\n".encode(encoding))
    handed = Submissions(tmp_path).take("ada", SLUG)
    assert requests_in_file(handed.request, NAMES) == {"score": "it’s right."}
    assert handed.content is not None
    assert handed.notes == []


def test_a_request_that_is_no_plain_file_is_named_and_not_followed(tmp_path, notebook_of):
    place = tmp_path / "ada" / SLUG
    place.mkdir(parents=True)
    nbformat.write(notebook_of(SLUG), place / f"{SLUG}.ipynb")
    (tmp_path / "secret").write_text("score, because of a secret")
    (place / "request.txt").symlink_to(tmp_path / "secret")
    (place / "request.md").write_bytes(b"score, because x" * LONGEST_REQUEST)
    handed = Submissions(tmp_path).take("ada", SLUG)
    assert "secret" not in handed.request
    assert len(handed.request) <= LONGEST_REQUEST + 2
    assert handed.notes == ["Links, which were not followed: `request.txt`."]


def test_a_file_needs_no_sentence_and_is_read_to_its_bound():
    assert requests_in_file("score, because it’s right.", NAMES) == {"score": "it’s right."}
    assert requests_in_file("Please: all of it.", NAMES) == {"": "Please: all of it."}
    assert requests_in_file("  \n", NAMES) == {}


def test_a_request_is_open_until_it_is_answered_and_again_when_it_is_written_anew(tmp_path):
    docket = Docket(tmp_path)
    assert docket.note("ada", SLUG, {"check-score": "a"}) == 1
    assert docket.note("ada", SLUG, {"check-score": "a"}) == 0
    assert [event.words for event in docket.open()] == ["a"]
    docket.add([Event("now", "declined", "ada", SLUG, "check-score", "no", who="eve")])
    assert docket.open() == []
    assert docket.note("ada", SLUG, {"check-score": "a"}) == 0
    assert docket.open() == Docket(tmp_path).open() == []
    assert docket.note("ada", SLUG, {"check-score": "but b"}) == 1
    assert [event.words for event in Docket(tmp_path).open()] == ["but b"]


def test_an_answer_closes_the_request_that_named_no_question(tmp_path):
    docket = Docket(tmp_path)
    docket.note("ada", SLUG, {"": "all of it"})
    docket.add([Event("now", "granted", "ben", SLUG, "check-score", "yes", 1.0, "eve")])
    assert len(docket.open()) == 1
    docket.add([Event("now", "granted", "ada", SLUG, "check-score", "yes", 1.0, "eve")])
    assert docket.open() == []
