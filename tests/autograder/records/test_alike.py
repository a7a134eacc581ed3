"""Wrong answers without a name stand together where they did the same, with the way from there to a known mistake."""

import ast

import pytest

from autograder.records.alike import MOST, WIDTH, as_known_mistake, group_in_words, groups_in_words, groups_of
from autograder.records.results import Line
from autograder.specs.course import assignments

SLUG = assignments()[0].slug
QUESTIONS = {question.function: question for each in assignments() for question in each.questions}
TASK = next(question for question in QUESTIONS.values() if not question.holds)
VALUE = next((question for question in QUESTIONS.values() if question.holds == "value"), None)


def line(student, behaviour, status="failed", message="all: f is wrong. Case: a small one.\nx: 1", **more):
    how = {"seconds": 0.1, "seed": 1, "sandboxed": True, "verdict": student}
    cell = f"check-{more.pop('function', TASK.function)}"
    return Line(
        SLUG, student, cell, 0.0, 2.0, status, more.pop("mistake", None), message, behaviour=behaviour, **how, **more
    )


CLASS = [
    line("ada", "aaa"),
    line("ben", "bbb", hint="The sign is turned."),
    line("cem", "bbb", hint="The sign is turned.", status="partial"),
    line("dan", "bbb", hint="It is read off from line 3."),
    line("eve", "bbb", function="another_function"),
    line("fay", None, mistake="known"),
    line("gus", None, status="passed"),
]


def example(line):
    return {"ada": "def f(x):\n    return -x", "cem": "def f(x):\n    y = -x\n    return y"}.get(line.student)


def rows_of(lines=CLASS, everything=False):
    return groups_in_words(groups_of(lines), everything, example, " --class there")


def test_what_did_the_same_in_one_question_is_a_group_and_the_largest_comes_first():
    found = [(group.function, group.students) for group in groups_of(CLASS)]
    assert found == [(TASK.function, ["ben", "cem", "dan"]), (TASK.function, ["ada"]), ("another_function", ["eve"])]


def test_a_group_is_told_with_its_students_what_they_read_an_answer_and_the_command_that_goes_on():
    rows = rows_of()
    first = rows.index(f"    3  {TASK.function}: ben, cem, dan")
    assert [row.strip() for row in rows[first + 1 : first + 6]] == [
        "Hint: The sign is turned.",
        "def f(x):",
        "y = -x",
        "return y",
        f"python -m autograder report {SLUG} --class there --like bbb",
    ]
    assert rows[first + 7].strip() == "No hint. all: f is wrong."


def test_small_groups_are_left_out_unless_they_are_asked_for():
    lines = [line(f"s{number}", f"b{number}") for number in range(MOST + 3)]
    assert "and 3 more, given by at most 1 each: --all shows them" in rows_of(lines)[-1]
    assert f"--like b{MOST + 2}" in rows_of(lines, everything=True)[-1]


def test_answers_of_an_earlier_version_are_said_not_to_be_compared():
    (told,) = [row for row in rows_of([line("old", None)]) if "earlier" in row]
    assert "grade --again" in told


def test_nothing_that_a_student_wrote_moves_the_cursor_or_makes_a_long_line():
    wild = line("ada", "aaa", message="all: \x1b[2J\u202e" + "long " * 99, hint=None)
    for row in groups_in_words(groups_of([wild]), False, lambda each: "x = 1\n" + "y" * 500, ""):
        assert row.isprintable()
        assert len(row) <= WIDTH
    whole = group_in_words(groups_of([wild])[0], TASK, example, "")
    assert whole.replace("\n", "").isprintable()


def test_one_group_is_shown_whole_with_an_answer_as_a_known_mistake():
    said = group_in_words(groups_of(CLASS)[0], TASK, example, " --class there")
    assert "given by ben, cem, dan" in said
    assert f'@wrong("{TASK.function}", ' in said
    assert "def name_of_the_mistake(x):\n    y = -x\n    return y" in said
    assert f"solutions/misconceptions/{TASK.topic}.py" in said
    assert f"python -m autograder matrix {TASK.function}" in said
    assert f"python -m autograder grade {SLUG} --class there" in said


def test_a_group_of_which_nothing_was_kept_says_so():
    assert "None of these answers was kept" in group_in_words(groups_of(CLASS)[0], TASK, lambda each: None, "")


SOURCES = {
    "a function": "def f(x):\n    return x",
    "with what it calls": "def g(x):\n    return x\n\n\ndef f(x):\n    return g(x)",
    "a lambda": "f = lambda x: x",
    "cut in the middle": "def f(x):\n    return (x +\n# and 3 more lines",
}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_an_answer_as_a_known_mistake_is_python(source):
    *_, last = ast.parse(as_known_mistake(TASK, source)).body or [None]
    assert last is None if "more lines" in source else last.name == "name_of_the_mistake"


@pytest.mark.skipif(VALUE is None, reason="this course asks for no value")
def test_a_wrong_value_is_registered_as_one():
    assert as_known_mistake(VALUE, "line = [1, 2]").startswith(
        f'wrong.value("{VALUE.function}", "name_of_the_mistake", [1, 2], '
    )
