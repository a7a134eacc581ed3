"""Which known mistake an answer has, where it isn't alone in it or another number stands in it."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.checking.known import LIKELY, name_of, portable, two_things, unfolded
from autograder.checking.verdict import verdict_of
from autograder.contract import cards
from autograder.contract.calls import Call
from autograder.contract.cards import Card, Mistake
from autograder.grading.cards import make_card
from autograder.specs.course import assignments
from autograder.student.probe import observe_all

INPUTS = [
    {"z": np.array([-1.0, 0.5, 2.0]), "rate": 0.5},
    {"z": np.array([[3.0, -2.0], [0.25, -4.0]]), "rate": 0.25},
    {"z": np.array([0.0, -8.0]), "rate": 2.0},
]


def two(z, rate):
    return np.where(z > 0, z, rate * z), z.sum() + rate


def card_of(right, *known, outputs=("leaky", "total"), hidden=()):
    """A card with the cases of ``INPUTS``, and the outcomes of known mistakes: functions or pairs with a constant."""
    cases = []
    for at, inputs in enumerate(INPUTS):
        found = right(**inputs)
        expected = [np.asarray(each) for each in (found if len(outputs) > 1 else [found])]
        call = Call(inputs, len(outputs))
        cases.append(cards.Case(f"case {at}", at not in hidden, call, list(outputs), "values.equal", expected=expected))
    card = Card("f", "A function", "numpy", [], 1.0, "values.equal", [cards.Part("all", 1, cases)])
    return replace(card, mistakes=[mistake(card, each) for each in known])


def mistake(card, known):
    function, constant = known if isinstance(known, tuple) else (known, None)
    name = function.__name__
    outcomes = observe_all(card.calls, {"f": function})
    return Mistake(name, f"Hint about {name}, 0.01.", f"Mend {name}.", True, outcomes, constant)


def judged(answer, card):
    return verdict_of(card, observe_all(card.calls, {"f": answer}))


def fixed(number):
    def fixed_rate(z, rate):
        return np.where(z > 0, z, number * z)

    return fixed_rate


def leaky(z, rate):
    return two(z, rate)[0]


ONE = card_of(leaky, (fixed(0.01), 0.01), outputs=("leaky",))


def test_a_constant_of_ones_own_is_read_off_and_told():
    verdict = judged(fixed(0.75), ONE)
    assert (verdict.mistake, verdict.hint) == ("fixed_rate", "Hint about fixed_rate, 0.75.")
    assert judged(fixed(0.01), ONE).hint == "Hint about fixed_rate, 0.01."


@pytest.mark.parametrize(
    "answer",
    [
        lambda z, rate: np.where(z > 0, 2 * z, 0.75 * z),
        lambda z, rate: np.where(z > 0, z, 3 * rate * z),
        lambda z, rate: leaky(z, rate),
    ],
    ids=["wrong elsewhere too", "no constant", "right"],
)
def test_a_constant_is_read_off_only_where_it_is_one_in_every_case(answer):
    assert judged(answer, ONE).mistake is None


def test_a_constant_that_hidden_cases_alone_show_is_not_told():
    hidden = card_of(leaky, (fixed(0.01), 0.01), outputs=("leaky",), hidden=(0, 1, 2))
    assert judged(fixed(0.75), hidden).mistake is None


# Two things


def turned_total(z, rate):
    return two(z, rate)[0], -two(z, rate)[1]


def no_leak(z, rate):
    return np.maximum(z, 0), two(z, rate)[1]


PAIR = card_of(two, turned_total, no_leak)


def in_place(z, rate):
    leak, total = no_leak(z, rate)
    z *= 2
    return leak, total


TWO_FAULTS = {
    "in another order": (lambda z, rate: no_leak(z, rate)[::-1], "The values come back in the wrong order", "no_leak"),
    "in place": (in_place, "The arguments are changed in place", "no_leak"),
    "each value its own": (
        lambda z, rate: (no_leak(z, rate)[0], turned_total(z, rate)[1]),
        "no_leak",
        "turned_total",
    ),
}


@pytest.mark.parametrize(("answer", "first", "second"), TWO_FAULTS.values(), ids=TWO_FAULTS)
def test_two_faults_are_both_told(answer, first, second):
    verdict = judged(answer, PAIR)
    assert verdict.hint.startswith("Two things. 1. ")
    one, other = verdict.hint.split(" 2. ")
    assert first in one
    assert second in other


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (lambda found: np.round(found, 1), "rounded to 1 decimal place"),
        (np.abs, "signs are lost"),
        (np.square, "squared"),
        (lambda found: np.maximum(found, 0), "below 0 become 0"),
    ],
    ids=["rounded", "absolute", "squared", "rectified"],
)
def test_what_is_done_at_the_end_is_told_beside_a_known_mistake(end, words):
    def ramp(z, rate):
        return 0.77 * z + rate

    verdict = judged(lambda z, rate: end(ramp(z, rate)), card_of(leaky, ramp, outputs=("leaky",)))
    assert verdict.mistake == "ramp"
    assert verdict.hint.startswith("Two things. 1. ")
    assert words in verdict.hint
    assert judged(lambda z, rate: end(leaky(z, rate)), card_of(leaky, ramp, outputs=("leaky",))).mistake is None


def test_a_known_mistake_of_one_value_is_told_whatever_is_wrong_with_the_other():
    verdict = judged(lambda z, rate: (no_leak(z, rate)[0], z.sum() ** 2 + 7), PAIR)
    assert verdict.hint.startswith("About leaky: Hint about no_leak")


def test_a_pair_of_mistakes_is_no_part_of_another_one():
    pair = replace(PAIR.mistakes[1], hint="Two things. 1: this. 2: that.")
    card = replace(PAIR, mistakes=[pair])
    assert judged(no_leak, card).hint == pair.hint
    assert judged(lambda z, rate: no_leak(z, rate)[::-1], card).mistake is None


def test_a_single_number_is_not_the_mean_of_many():
    def many(z, rate):
        return np.full(3, z.sum()), rate

    card = card_of(lambda z, rate: (z.sum() + 1, rate), many)
    assert "their mean" not in (judged(lambda z, rate: (z.sum(), rate + 1), card).hint or "")


def test_a_fault_of_form_alone_is_no_known_mistake():
    assert judged(lambda z, rate: two(z, rate)[::-1], PAIR).mistake is None


def test_values_of_another_shape_than_the_arguments_of_their_names_are_judged_all_the_same():
    right = card_of(lambda z, rate: (2 * z, rate), (lambda z, rate: (z, rate), None), outputs=("z", "rate"))
    assert judged(lambda z, rate: (z[:-1], rate), right).points == 0


# Most of the cases


def one_case_spoilt(z, rate):
    return turned_total(z, rate) if z.ndim == 1 else (z, 17.0)


def test_the_mistake_that_explains_most_is_told_with_less_certainty():
    verdict = judged(one_case_spoilt, PAIR)
    assert verdict.mistake == "turned_total"
    assert verdict.hint == f"{LIKELY} Hint about turned_total, 0.01."


def test_what_is_infinite_beside_the_mistake_that_explains_most_is_told():
    hint = judged(lambda z, rate: turned_total(z, rate) if z.ndim == 1 else (z, np.inf), PAIR).hint
    assert hint == f"{LIKELY} Hint about turned_total, 0.01. In the other cases nan or inf comes back."


def test_a_way_out_of_both_mistakes_is_told_once():
    assert two_things("", ("A.", "Look."), ("B.", "Look.")).way_out == "For both: Look."
    assert two_things("", ("A.", "Look."), ("B.", None)).way_out == "For the first: Look."


def test_of_two_mistakes_it_is_not_said_what_is_right_beside_one_of_them():
    first, second = "The biases are right. In the weights the slope is missing.", "The p is right, but the share isn't."
    told = two_things("", (first, None), (second, None)).hint
    assert told == "Two things. 1. In the weights the slope is missing. 2. The share isn't."


def test_no_mistake_is_told_that_a_right_case_contradicts():
    assert judged(lambda z, rate: two(z, rate) if z.ndim > 1 else turned_total(z, rate), PAIR).mistake is None


def test_a_single_case_is_not_enough_for_what_is_only_likely():
    assert judged(lambda z, rate: turned_total(z, rate) if len(z) == 3 else (z, 17.0), PAIR).mistake is None


def test_of_two_mistakes_that_explain_as_much_none_is_told():
    def other_way(z, rate):
        return turned_total(z, rate) if z.ndim == 1 else (0 * z, 0.0)

    assert judged(one_case_spoilt, card_of(two, turned_total, other_way)).mistake is None


STEP = card_of(lambda z, rate: (z - rate * z, rate), outputs=("z", "rate"))
ODD = {
    "True and False": lambda z, rate: (z > 0, rate),
    "a row too few": lambda z, rate: (z[:1], rate),
    "a row too many": lambda z, rate: (np.array([*z, *z, *z]), rate),
    "single numbers": lambda z, rate: (z.sum(), z.sum()),
    "nothing in it": lambda z, rate: (z[:0], rate),
    "whole numbers": lambda z, rate: (z.astype(int), 1),
}


@pytest.mark.parametrize("answer", ODD.values(), ids=ODD)
def test_numbers_of_any_kind_and_shape_are_put_into_the_forms_that_an_answer_may_have(answer):
    wrong = mistake(STEP, lambda z, rate: (z + 1, rate))
    assert judged(answer, replace(STEP, mistakes=[wrong])).status in ("failed", "partial")


@pytest.mark.chapters("many-classes")
def test_two_mistakes_at_once_are_in_a_notebook_as_digests_and_are_told_alike():
    question = next(each for each in assignments() if each.slug.endswith("many-classes")).questions[0]
    card = make_card(question, None)
    packed = portable(card)
    pairs = [each for each in card.mistakes if each.hint.startswith("Two things.")]
    assert pairs and not any(each.hint.startswith("Two things.") for each in packed.mistakes)
    again = {each.name: each for each in unfolded(packed).mistakes}
    for each in pairs:
        same = again[each.name]
        assert (same.hint, same.way_out) == (each.hint, each.way_out)
        assert name_of(unfolded(packed), each.outcomes, [same], [False]).mistake == each.name
