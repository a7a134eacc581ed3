"""A predicted value is right in whatever form it is written, and nothing but right."""

from fractions import Fraction

import numpy as np
import pytest
import torch

from autograder.checking.comparisons import predictions
from autograder.checking.predictions import FEWEST, LONGEST, digest_of, others_of, text_of
from autograder.contract.calls import Call
from autograder.contract.cards import Case
from autograder.student.probe import observe

CALL = Call({}, holds="value")


def text(value, decimals=2):
    """The text of a value that a name holds."""
    return text_of(observe({"name": value}, "name", CALL).values, decimals)


SAME = {
    "whole": [4, 4.0, np.int64(4), np.float32(4), [4], (4,), np.array([[4]]), torch.tensor(4), Fraction(4), 4.004],
    "zero": [0, -0.0, False, 0.004, -0.004],
    "numbers": [(1, 2.5), [1, 2.5], np.array([1, 2.5]), [[1, 2.5]], torch.tensor([1, 2.5]), (1, Fraction(5, 2))],
    "choices": [(1, True, 3), [1, 1, 3], np.array([1.0, 1.0, 3.0])],
    "shapes": [((3,), (2, 4)), [[3], [2, 4]], (3, (2, 4)), (np.array([3]), np.array([2, 4])), ((3.0,), (2, 4.0))],
    "a word among numbers": [(3, "error", (2, 2)), [3, "Error", [2, 2]], (np.int64(3), np.str_("error"), (2.001, 2))],
    "a word": ["error", "Error", np.str_("ERROR")],
    "truth among parts": [((1, 2), True), ([1, 2], 1), ((1, 2), np.True_)],
    "fractions in parts": [((0.126, 1), "a"), ([0.1260001, 1.0], "a"), (np.array([0.13, 1]), "a")],
}


@pytest.mark.parametrize("forms", SAME.values(), ids=SAME)
def test_the_form_does_not_matter(forms):
    assert {text(form) for form in forms} == {text(forms[0])}


def test_different_values_have_different_texts():
    firsts = [forms[0] for forms in SAME.values()]
    others = [5, -4, 4.01, [4, 4], (2.5, 1), ((3,), (4, 2)), ((3, 1), (2, 4)), (3, "error", (2, 3))]
    others += [None, "", (), {}, {"error"}, np.nan, np.inf, -np.inf, len, "4", b"error", 4 + 0j]
    texts = [text(value) for value in [*firsts, *others]]
    assert len(set(texts)) == len(texts)


def test_only_so_many_decimals_count():
    assert text(0.1234, decimals=3) == text(0.1232, decimals=3)
    assert text(0.1234, decimals=3) != text(0.1232, decimals=4)


def test_a_huge_answer_costs_no_more_than_a_small_one():
    assert len(text(np.full(100_000, 1e308))) < 400 * LONGEST
    assert len(text([[1, "a"]] * 100_000)) < 300
    assert len(text("x" * 10**6)) < 300


def test_a_digest_tells_no_two_questions_that_have_the_same_answer():
    digests = {digest_of(name, "[] 4") for name in ("f", "g", "h")}
    assert len(digests) == 3
    assert all(len(digest) == 24 for digest in digests)


def test_a_known_value_that_is_no_secret_is_compared_without_a_digest(monkeypatch):
    """A digest takes long on purpose, and there may be a hundred known wrong values."""
    monkeypatch.delattr(predictions, "digest_of")
    case = Case("the value", True, CALL, ["name"], "predictions.same", decimals=2)
    four, also_four, five = (observe({"name": value}, "name", CALL) for value in (4, [4.0], 5))
    assert predictions.same.same(case, four, also_four)
    assert not predictions.same.same(case, four, five)


def others(value, decimals=2):
    return others_of(observe({"name": value}, "name", CALL).values, decimals)


@pytest.mark.parametrize(
    "right, wrong", [((1, 2, 3, 4), (1, 9, 3, 4)), (("error", (4, 2), 3, 4), ("error", (2, 4), 3, 4))]
)
def test_a_part_that_is_wrong_leaves_the_others_as_they_are(right, wrong):
    same = [a == b for a, b in zip(others(right), others(wrong), strict=True)]
    assert same == [False, True, False, False]


def test_the_form_does_not_matter_to_the_others():
    assert others((1, 2, 3.001, 4)) == others([1.0, 2, 3, 4]) == others(np.array([1, 2, 3, 4]))
    assert others(("error", (4, 2), 3, 4)) == others(["Error", [4, 2], 3.0, 4])


@pytest.mark.parametrize("value", [(1, 2, 3), 4, [[1, 2], [3, 4]], "four", [(1, 2), "a", 3]])
def test_a_few_parts_would_tell_too_much_and_what_is_no_row_has_none(value):
    assert FEWEST == 4 and others(value) == []
