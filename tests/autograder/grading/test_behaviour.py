"""Answers that did the same have one digest, however they are written, and others have another."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.contract import cards
from autograder.contract.calls import Call
from autograder.contract.cards import Card
from autograder.contract.observations import Crashed, Missing, Returned, TimedOut, Unreadable
from autograder.contract.verdicts import PartVerdict, Problem, Verdict
from autograder.grading.behaviour import behaviour_of
from autograder.student.probe import observe_all

INPUTS = [np.linspace(0.1, 3.7, 30), np.array([[1.0, -2.0, 0.5], [3.0, 4.0, 0.25]])]


def card_of(compare):
    cases = [
        cards.Case("a case", public, Call({"x": each, "rate": 0.5}), ["y"], compare, expected=[0.5 * each])
        for public, each in zip((True, False), INPUTS)
    ]
    return Card("f", "A function", "numpy", [], 1.0, compare, [cards.Part("all", 1, cases)])


CARD = card_of("values.equal")


def behaviour(answer, card=CARD):
    """The digest of a function, given as its source or as what was seen."""
    if not isinstance(answer, str):
        return behaviour_of(card, [answer] * 2, verdict_of(card, [answer] * 2))
    place = {}
    exec(f"import numpy as np\ndef f(x, rate):\n    {answer}", place)
    seen = observe_all(card.calls, place)
    return behaviour_of(card, seen, verdict_of(card, seen))


ALIKE = {
    "the same otherwise written": ("return rate * x + 1", "y = 1\n    return y + x * rate"),
    "another order of adding": ("return x * (0.1 + 0.2 + 0.3)", "return x * (0.3 + 0.2 + 0.1)"),
    "in single precision": ("return x * 0.7", "return (x * 0.7).astype(np.float32)"),
    "a result of 0 and what rounding leaves of it": ("return 0 * x", "return x / 3 * 1e-13"),
    "an error in lines of the same shape": ("return x @ x[:, 1:9] @ x", "z = x\n    return z @ z[:, 1:9]@z"),
}
APART = {
    "other numbers": ("return rate * x + 1", "return rate * x + 1.2"),
    "the opposite sign": ("return x", "return -x"),
    "another order of the entries": ("return x", "return np.sort(x)[..., ::-1]"),
    "another shape": ("return x", "return x.ravel()"),
    "one entry that isn't finite": ("return x", "return np.where(x == x.max(), np.nan, x)"),
    "infinite and not a number": ("return np.full(x.shape, np.inf)", "return np.full(x.shape, np.nan)"),
    "a wrong value and a change in place": ("return x + 1", "x[0] = 9 * x[0]\n    return x + 1"),
    "nothing and a number": ("return None", "return 0.0"),
    "two errors": ("return int('a')", "return {}['a']"),
    "the same error of two functions": ("return np.dot(x, x[:, :5])", "return np.outer(x, x[:, :5])"),
}


@pytest.mark.parametrize(("one", "other"), ALIKE.values(), ids=ALIKE)
def test_what_did_the_same_is_one_group(one, other):
    assert behaviour(one) == behaviour(other)


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_what_did_otherwise_is_another(one, other):
    assert behaviour(one) != behaviour(other)


def test_what_chance_has_a_hand_in_is_told_by_its_problem_and_not_by_its_numbers():
    card = card_of("random_masks.falls")

    def of(number, what):
        part = PartVerdict("all", 0.0, 1.0, Problem("value", what))
        seen = [Returned("ndarray", [np.full(3, number)], ["ndarray"])] * 2
        return behaviour_of(card, seen, Verdict("f", "failed", 0.0, 1.0, [part]))

    assert of(1.0, "0.71 of the entries are 0") == of(2.0, "0.69 of the entries are 0")
    assert of(1.0, "0.71 of the entries are 0") != of(1.0, "the mask is not the one that was used")


def test_the_same_does_not_hold_of_two_questions():
    assert behaviour("return x") != behaviour("return x", replace(CARD, function="g"))


ODD = {
    "nothing": Missing(),
    "no end": TimedOut(1.0),
    "a crash": Crashed("ended"),
    "half a character": Returned("\ud800", [Unreadable("\ud800")], ["str"]),
    "no values": Returned("tuple", None, [], 3),
    "an empty array": Returned("ndarray", [np.zeros(0)], ["ndarray"]),
    "the largest numbers": Returned("ndarray", [np.full(9, 1.7e308)], ["ndarray"]),
}


def test_whatever_was_seen_has_a_short_digest_of_its_own():
    found = {behaviour(seen) for seen in ODD.values()}
    assert len(found) == len(ODD)
    assert {len(each) for each in found} == {12}
