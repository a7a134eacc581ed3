"""What students hand in as data: which wrong programs it catches, whether it reaches a bar, and what is said."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.checking.known import portable
from autograder.checking.render import as_html, as_text
from autograder.checking.verdict import verdict_of
from autograder.contract.calls import Call
from autograder.contract.cards import Card, Case, Mistake, Part
from autograder.contract.observations import Crashed, Missing, NotCallable, Raised, Returned, TimedOut
from autograder.contract.trials import Catch, Field, Measure, Program
from autograder.student.probe import observe

FIELDS = [Field("x", ["n"], -9, 9), Field("k", [], 0, 5, whole=True)]
RIGHT = Program("f", "def f(x, k):\n    return x[k] if k < len(x) else 0.0")
SAME = Program("g", "def g(x, k):\n    return np.append(x, np.zeros(6))[k]")
FIRST = Program("first", "def first(x, k):\n    return x[0]")
STOPS = Program("stops", "def stops(x, k):\n    return x[k]")
PARTIAL = Program("partial", "def partial(x, k):\n    return x[k] if k == 0 else 7.0")
MEASURE = Program("size", "def size(x, k, y):\n    return np.sum(x) / k + y if k else 1 // k")


def question(trials, hidden=()):
    """The card of trials, one for each part; and of others with the same titles that aren't shown."""
    trial = trials[0]
    several = isinstance(trial, Catch) and trial.most > 1
    call = Call({}, holds="rows" if several else "row", fields=["x", "k"])
    parts = []
    for number, each in enumerate(trials):
        cases = [Case("", True, call, ["rows"], "trials.held", trial=each)]
        cases += [Case("other data", False, call, ["rows"], "trials.held", trial=other) for other in hidden]
        parts.append(Part(f"part {number}", 1.0, cases))
    return Card("rows", "rows", "numpy", [], 2.0, "trials.held", parts)


def seen_of(card, value):
    return [observe({"rows": value}, "rows", case.call, seconds=2.0) for case in card.cases]


def judged(card, value):
    return verdict_of(card, seen_of(card, value))


ONE = question([Catch(FIELDS, 1, [RIGHT, SAME], wrong) for wrong in (FIRST, STOPS)])
FOUR = question([Catch(FIELDS, 4, [RIGHT, SAME], wrong) for wrong in (FIRST, STOPS)])

CATCHES = {  # a row, and the parts that it earns
    "another entry than the first": (([1, 2], 1), [1, 0]),
    "past the end": (([1, 2], 2), [1, 1]),
    "past the end, where the first is right by chance": (([0, 2], 2), [0, 1]),
    "the first": (([1, 2], 0), [0, 0]),
    "by their names": ({"k": 2, "x": [1, 2]}, [1, 1]),
    "arrays": ((np.array([1, 2]), np.int64(2)), [1, 1]),
}


@pytest.mark.parametrize("row, earned", CATCHES.values(), ids=CATCHES)
def test_each_wrong_program_that_gives_itself_away_earns_its_points(row, earned):
    assert [part.points for part in judged(ONE, row).parts] == earned
    assert [part.points for part in judged(FOUR, [row]).parts] == earned


def test_where_alone_a_program_shows_that_it_is_wrong_is_told_if_it_is_not_caught():
    card = question([replace(part.cases[0].trial, only_where="x ends before k") for part in ONE.parts])
    assert judged(card, ([1, 2], 1)).hint == (
        "Your numbers don't give away part 1: it goes wrong only where x ends before k."
    )
    assert not judged(card, ([1, 2], 2)).hint
    assert not judged(card, ([], 7)).hint


def test_of_several_rows_one_is_enough():
    assert judged(FOUR, [([1], 0), ([1, 2], 1), ([0, 2], 2)]).status == "passed"


def test_a_row_on_which_right_programs_differ_is_none():
    card = question([Catch(FIELDS, 1, [RIGHT, PARTIAL], FIRST)])
    assert as_text(judged(card, ([1, 2], 1))).splitlines()[1:] == [
        "  rows can't be used: two right programs give different answers to it."
    ]


SAID = {  # of one row, and of several, by what is handed in
    "nothing": (None, "x and k are asked for, but there is only None", "should hold a list of cases, but holds some"),
    "no row": ([], "x and k are asked for, but there are 0 values", "holds no case yet"),
    "a value outside": (([1, 99], 1), "x should lie between -9 and 9", "in case 1 x should be numbers of shape (n,)"),
    "a dictionary": ({"x": [1]}, "x and k are asked for, but there is only {'x': [1]}", "should hold a list of cases"),
}


@pytest.mark.parametrize("value, one, several", SAID.values(), ids=SAID)
@pytest.mark.parametrize("words", [as_text, as_html])
def test_what_is_wrong_with_all_of_it_is_said_once(value, one, several, words):
    for card, said in ((ONE, one), (FOUR, several)):
        text = words(judged(card, value)).replace("&#x27;", "'")
        assert text.count(said) == 1
        assert text.count("rows can't be used") + text.count("rows should") + text.count("rows holds") == 1
        assert "part 0" not in text
        assert "Case:" not in text


def test_the_case_that_is_wrong_is_named():
    lines = as_text(judged(FOUR, [([1, 2], 1), ([1, 2], 9)])).splitlines()
    assert lines[-1] == "  rows can't be used: in case 2 k should lie between 0 and 5."


@pytest.mark.parametrize("count", [5, 50, 51, 10**6])
def test_too_many_rows_are_counted_to_the_last(count):
    (said,) = as_text(judged(FOUR, [([1, 2], 1)] * count)).splitlines()[1:]
    assert said == f"  rows may hold 4 cases, but holds {count:,}."


SEEN = {
    "missing": (Missing(), "is not defined. Run the cell that gives it a value"),
    "crashed": (Crashed("ended its process"), "ended its process"),
    "forged: not callable": (NotCallable("secret"), "holds something that can't be looked at"),
    "forged: raised": (Raised("ValueError", "secret"), "holds something that can't be looked at"),
    "not in time": (TimedOut(2.0), "holds something that can't be looked at"),
    "forged: no rows": (Returned("secret", None), "holds something that can't be looked at"),
    "forged: values": (Returned("tuple", [np.ones(2)], ["secret"]), "holds something that can't be looked at"),
}


@pytest.mark.parametrize("seen, said", SEEN.values(), ids=SEEN)
def test_whatever_else_comes_back_is_said_in_words_for_a_value(seen, said):
    verdict = verdict_of(ONE, [seen] * len(ONE.cases))
    assert (verdict.status, verdict.points) == ("failed", 0)
    assert as_text(verdict).splitlines()[1:] == [f"  rows {said}."]
    assert "secret" not in as_html(verdict)


def test_dots_count_as_not_attempted_and_a_function_that_returns_dots_does_not():
    assert judged(ONE, ...).status == "not attempted"
    called = Card("f", "f", "numpy", [], 2.0, "values.equal", [Part("all", 1, [Case("", True, Call({}), ["y"], "v")])])
    called = replace(
        called, parts=[Part("all", 1, [replace(called.cases[0], expected=[np.ones(1)], compare="values.equal")])]
    )
    assert verdict_of(called, [observe({"f": lambda: ...}, "f", Call({}))]).status == "failed"


def test_a_value_that_changes_counts_as_it_was_first():
    first, second = (seen_of(ONE, row)[0] for row in (([1, 2], 1), ([0, 2], 2)))
    assert [part.points for part in verdict_of(ONE, [first, second]).parts] == [1, 0]
    assert [part.points for part in verdict_of(ONE, [second, first]).parts] == [0, 1]


# Measures


def measure(y=0.0, **how):
    return Measure(FIELDS, MEASURE, "It measures {measured:.1f}; {bar:g} are asked for", bar=3.0, data={"y": y}, **how)


@pytest.mark.parametrize(
    "how, reached, short",
    [({}, ([3], 1), ([2.9], 1)), ({"at_most": True}, ([3], 1), ([3.1], 1)), ({"slack": 0.5}, ([3], 1), ([2.9], 1))],
    ids=["at least", "at most", "slack is for hidden data alone"],
)
def test_a_bar_is_reached_or_it_is_not(how, reached, short):
    card = question([measure(**how)])
    assert judged(card, reached).status == "passed"
    verdict = judged(card, short)
    assert as_text(verdict).splitlines()[1:] == [f"  part 0: It measures {short[0][0]:.1f}; 3 are asked for."]


@pytest.mark.parametrize(
    "how, y, good",
    [({"slack": 0.5}, -0.5, True), ({"slack": 0.5}, -0.6, False), ({"slack": 0.5, "at_most": True}, 0.5, True)],
    ids=["within the slack", "below it", "above, within the slack"],
)
def test_on_hidden_data_the_bar_is_lower_by_the_slack(how, y, good):
    card = question([measure(**how)], hidden=[measure(y, **how)])
    verdict = judged(card, ([3], 1))
    assert verdict.status == ("passed" if good else "failed")
    if not good:
        assert as_text(verdict).splitlines()[1:] == [
            "  part 0: The result falls short of the bar. Case: other data (a hidden case)."
        ]


def test_hidden_data_are_in_no_word_of_a_verdict():
    card = question([measure()], hidden=[measure(y=-1234567.0)])
    for row in (([9], 1), ([9], 0), ([9], 99), None, ([9], 1, 1)):
        verdict = judged(card, row)
        assert verdict.points == 0
        assert "1234567" not in as_text(verdict) + as_html(verdict) + repr(verdict)


def test_a_measure_that_stops_says_nothing_of_its_program():
    (said,) = as_text(judged(question([measure()]), ([3], 0))).splitlines()[1:]
    assert said == "  rows can't be used: with these numbers there is nothing to measure."


# Known wrong answers


def with_mistake(card, row):
    known = Mistake("poor", "This is poor.", None, True, seen_of(card, row))
    return replace(card, mistakes=[known])


@pytest.mark.parametrize("packed", [False, True], ids=["grader", "notebook"])
@pytest.mark.parametrize("card, row", [(ONE, ([1, 2], 1)), (FOUR, [([1, 2], 1), ([3], 0)])], ids=["one", "several"])
def test_a_known_poor_row_is_named_and_no_other(packed, card, row):
    card = with_mistake(card, row)
    card = portable(card) if packed else card
    assert judged(card, row).mistake == "poor"
    as_arrays = [(np.array(x, float), float(k)) for x, k in (row if card.cases[0].call.holds == "rows" else [row])]
    assert judged(card, as_arrays if len(as_arrays) > 1 else as_arrays[0]).mistake == "poor"
    assert judged(card, ([1, 2.5], 1)).mistake is None
    assert judged(card, ([[1, 2]], 1)).mistake is None
    assert judged(card, None).mistake is None


def test_a_notebook_does_not_hold_a_known_poor_row():
    kept = portable(with_mistake(ONE, ([4.25, 2], 1)))
    assert "4.25" not in repr(kept.mistakes)


# Hints for any value


@pytest.mark.parametrize(
    "value, hint",
    [
        (len, "It holds a function"),
        ((each for each in [1]), "It holds no values yet"),
        ({1, 2}, "A set, in braces, has no order"),
        (None, "It holds None"),
        (([1, 2], "1"), "It holds text"),
        ("([1, 2], 1)", "It holds text"),
        (([1, 2], "one"), None),
        (([1, 2], 0), "Your numbers don't give away part 0"),
    ],
    ids=["function", "generator", "set", "None", "number as text", "row as text", "word", "row"],
)
def test_what_is_no_answer_to_any_question_gets_a_hint(value, hint):
    told = judged(ONE, value).told
    assert told.startswith(hint) if hint else told is None


def test_a_number_out_of_bounds_and_a_missing_value_are_told():
    assert "outside of the range" in judged(ONE, ([1, 2], 10_000)).hint
    assert judged(ONE, ([1, 2],)).hint.startswith("One value is there, where 2 are asked for: x and k.")


def test_percent_are_asked_about_where_a_share_is_asked_for():
    share = Measure([Field("x", [], 0, 1), Field("k", [], 0, 5)], MEASURE, "{measured}", bar=1)
    assert judged(question([share]), (25, 1)).told.endswith("so nothing was tried out. Is it in percent?")
    assert not judged(ONE, ([99, 2], 1)).way_out


TABLE = Measure(
    [Field("W", ["h", "3"], -9, 9, largest=4)], Program("s", "def s(W):\n    return 0"), "{measured}", bar=1
)
SHAPES = {
    "transposed": (np.ones((3, 2)), "W is transposed: its shape is (3, 2), where (h, 3) is asked for."),
    "too large": (np.ones((5, 3)), "W is too large: 5 are too many, and 4 are allowed."),
    "an axis too few": (np.ones(3), "W has the shape (3,), where (h, 3) is asked for."),
    "too wide": (np.ones((2, 4)), "W has the shape (2, 4), where (h, 3) is asked for, so nothing was tried out."),
}


@pytest.mark.parametrize(("value", "told"), SHAPES.values(), ids=SHAPES)
def test_a_shape_that_is_wrong_is_named(value, told):
    case = Case("", True, Call({}, holds="row", fields=["W"]), ["W"], "trials.held", trial=TABLE)
    card = Card("W", "W", "numpy", [], 2.0, "trials.held", [Part("all", 1.0, [case])])
    assert verdict_of(card, [observe({"W": value}, "W", case.call, seconds=2.0)]).hint == told
