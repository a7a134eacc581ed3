"""Whatever is counted is counted as people write it."""

import ast
import re

import pytest

from autograder.checking.words import many
from autograder.paths import ROOT

SPEAK = ("appeals", "collect", "commands", "grading", "nbgrader", "platforms", "proof", "records", "roster", "term")
PLURALS = (
    "answers|assignments|attempts|days|exercises|faults|files|functions|hours|marks|minutes|mistakes|pages|people|"
    "points|questions|requests|rows|seconds|students|submissions|times"
)
PLURAL = re.compile(rf"(?: of \S+)? (?:(?!of\b|with\b)\w+ )?(?:{PLURALS})\b")
NEVER_ONE = {  # what comes before the word, where it can't be 1 or is for nobody but us
    *("len(lost)", "count", "len(keys)", "mark.late_days", "PATIENCE / 60", "self.asked"),
    *("seconds", "settings().budget['questions']"),
}


@pytest.mark.parametrize(
    ("count", "words", "said"),
    [
        (1, ("mark",), "1 mark"),
        (0, ("mark",), "0 marks"),
        (2, ("mark",), "2 marks"),
        (1.0, ("point",), "1 point"),
        (0.5, ("point",), "0.5 points"),
        (1 / 3, ("point",), "0.33 points"),
        (1.001, ("point",), "1 point"),
        (1_000_000, ("page",), "1000000 pages"),
        (1, ("person is", "people are"), "1 person is"),
        (2, ("person is", "people are"), "2 people are"),
    ],
    ids=str,
)
def test_one_has_no_plural(count, words, said):
    assert many(count, *words) == said


def plurals_after_numbers(tree):
    """What an f-string puts before a word in the plural, such as ``len(pages)`` for ``f"{len(pages)} pages"``."""
    for node in ast.walk(tree):
        for before, after in zip(getattr(node, "values", []), getattr(node, "values", [])[1:]):
            if isinstance(before, ast.FormattedValue) and PLURAL.match(str(getattr(after, "value", ""))):
                yield ast.unparse(before.value)


def test_a_plural_after_a_number_is_found():
    found = plurals_after_numbers(ast.parse('f"{len(pages)} pages", f"{n} known mistakes", f"{who} says", f"{a:g} of"'))
    assert list(found) == ["len(pages)", "n"]


@pytest.mark.parametrize("room", SPEAK)
def test_no_room_writes_a_plural_after_a_number_that_may_be_one(room):
    for path in sorted((ROOT / "autograder" / room).glob("*.py")):
        found = set(plurals_after_numbers(ast.parse(path.read_text(encoding="utf-8"))))
        assert {each for each in found if not each.isupper()} <= NEVER_ONE, path
