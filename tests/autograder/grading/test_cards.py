"""A card is a question made concrete: what is expected comes from the references, through a driver if there is one."""

from dataclasses import replace

import numpy as np
import pytest

from autograder.checking.comparisons import Comparison, values
from autograder.checking.verdict import verdict_of
from autograder.contract.observations import Returned
from autograder.grading import cards
from autograder.grading.cards import make_card
from autograder.specs.question import Case, Part, Question

SCORES = Case("three scores", {"x": np.array([-2.0, 1.0, 3.0]), "alpha": 0.5}, public=True)


def question(**part):
    return Question(
        function="elu_torch",
        title="ELU",
        reference="numpy_ref.activation_functions.elu",
        outputs=("output",),
        library="torch",
        parts=(Part("the slope", 1, (SCORES,), driver="autograd.value_and_slope", outputs=("value", "slope"), **part),),
    )


def first_case(card):
    return card.parts[0].cases[0]


NINES = Returned("tuple", [np.array([9.0])] * 2, ["Tensor"] * 2)


def test_what_a_driver_should_give_is_what_it_makes_of_the_solution():
    values, slopes = first_case(make_card(question(), None)).expected
    np.testing.assert_allclose(values, [0.5 * (np.exp(-2) - 1), 1, 3])
    np.testing.assert_allclose(slopes, [0.5 * np.exp(-2), 1, 1])


def test_a_part_may_compare_in_its_own_way(monkeypatch):
    lenient = Comparison(lambda case, seen, remarks: None, lambda case, seen, outcome: False)
    monkeypatch.setattr(values, "lenient", lenient, raising=False)
    assert verdict_of(make_card(question(), None), [NINES]).status == "failed"
    assert verdict_of(make_card(question(compare="values.lenient"), None), [NINES]).status == "passed"


def test_the_card_of_a_fixed_question_is_kept_until_the_course_is_another(monkeypatch, tmp_path):
    monkeypatch.setattr(cards, "CARDS", tmp_path)
    monkeypatch.setattr(cards, "fingerprint_of_course", lambda: "first")
    made = []
    monkeypatch.setattr(cards, "_with_mistakes", lambda question, card: made.append(1) or card)
    fixed = replace(question(), fixed=True)

    def again():
        cards._fixed_card.cache_clear()  # as in another process
        return make_card(fixed, seed=3)

    first, second = again(), again()
    assert len(made) == 1
    assert repr(second) == repr(first)
    monkeypatch.setattr(cards, "fingerprint_of_course", lambda: "second")
    again()
    (kept,) = tmp_path.iterdir()
    assert (len(made), kept.name.split("-")[0], kept.name.split("-")[-1]) == (2, "elu_torch", "second.json")
    kept.write_text("{")  # as if a run had been ended
    again()
    assert len(made) == 3
    cards._fixed_card.cache_clear()


def test_a_comparison_that_nobody_knows_is_an_error_of_the_course():
    with pytest.raises(AttributeError, match="unknown"):
        verdict_of(make_card(question(compare="values.unknown"), None), [NINES])
