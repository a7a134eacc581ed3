"""Wrong values by one slip or two, and the mistakes of a weighted sum."""

import numpy as np
import pytest

from solutions.misconceptions import Register
from solutions.misconceptions.slips import Slip, register_choices, register_slips
from solutions.misconceptions.weighted_sums import MISTAKES, edit_the_score

SLIPS = {
    "first_doubled": Slip({0: 2}, "The first is doubled.", "Halve it."),
    "last_lost": Slip({2: 0}, "The last is lost."),
    "both": Slip({0: 2, 2: 0}, "Both went wrong in one way."),
    "first_lost": Slip({0: 0}, "The first is lost."),
}


@pytest.fixture
def wrong():
    return Register()


def values_of(register):
    return {answer.name: answer.function() for answer in register}


def test_a_slip_changes_its_places_and_no_others(wrong):
    register_slips(wrong, "three", (1, 5, 9), SLIPS)
    assert values_of(wrong) == {
        "first_doubled": (2, 5, 9),
        "last_lost": (1, 5, 0),
        "both": (2, 5, 0),
        "first_lost": (0, 5, 9),
    }


def test_two_slips_say_both(wrong):
    register_slips(wrong, "three", (1, 5, 9), SLIPS, together=("first_lost", "last_lost"))
    assert values_of(wrong)["first_lost_and_last_lost"] == (0, 5, 0)
    assert wrong[-1].told == "Two things. 1. The first is lost. 2. The last is lost."


def test_two_slips_that_are_another_one_or_touch_one_place_are_left_out(wrong):
    register_slips(wrong, "three", (1, 5, 9), SLIPS, together=("first_doubled", "last_lost"))
    register_slips(wrong, "three", (1, 5, 9), SLIPS, together=("first_doubled", "first_lost"))
    assert len(wrong) == len(SLIPS)


def test_a_value_that_is_known_is_not_registered_again(wrong):
    wrong.value("three", "known", (2, 5, 9), "It is known.")
    register_slips(wrong, "three", (1, 5, 9), SLIPS)
    assert [*values_of(wrong)] == ["known", "last_lost", "both", "first_lost"]


def test_a_value_has_the_form_that_is_asked_for(wrong):
    register_slips(wrong, "three", (1, 5, 9), SLIPS, form=sum)
    assert values_of(wrong)["last_lost"] == 6


def test_a_weighted_sum_has_each_of_its_mistakes_but_those_that_are_left_out(wrong):
    edit_the_score(wrong.edits(of="numpy_ref.acceptance.score"), "a_", but_not=("turned_table",))
    X, weights, bias = np.array([[1.0, 2.0, 4.0], [0.5, -3.0, 2.0]]), np.array([2.0, -1.0, 0.5]), 3.0
    assert [answer.name for answer in wrong] == [f"a_{name}" for name in MISTAKES if name != "turned_table"]
    for answer in wrong:
        assert not np.array_equal(answer.function(X, weights, bias), X @ weights + bias), answer.name


def test_of_a_choice_one_to_three_numbers_are_judged_wrongly(wrong):
    about = {number: (f"number {number}", "Look.") for number in (1, 2, 3)}
    register_choices(wrong, "chosen", [1, 3], about, "The sentence about {} is judged wrongly.")
    assert sorted(values_of(wrong).values()) == [[], [1], [1, 2], [1, 2, 3], [2], [2, 3], [3]]
    assert [answer.hint for answer in wrong if answer.function() == [1]] == [
        "The sentence about number 3 is judged wrongly."
    ]
