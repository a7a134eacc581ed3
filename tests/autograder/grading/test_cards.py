"""A card is a question made concrete: what is expected comes from the references, through a driver if there is one."""

import numpy as np
import pytest

from autograder.checking.comparisons import Comparison, values
from autograder.checking.verdict import judge
from autograder.contract.plain import from_plain
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
        parts=(Part("the slope", 1, (SCORES,), driver="autograd.slope", outputs=("slope",), **part),),
    )


def first_case(card):
    return card["parts"][0]["cases"][0]


def test_what_a_driver_should_give_is_what_it_makes_of_the_solution():
    by_driver = from_plain(first_case(make_card(question(), None))["expected"][0])
    by_reference = question(reference="numpy_ref.activation_functions.elu_slope")
    np.testing.assert_allclose(by_driver, from_plain(first_case(make_card(by_reference, None))["expected"][0]))
    np.testing.assert_allclose(by_driver, [0.5 * np.exp(-2), 1, 1])


def test_a_part_may_compare_in_its_own_way(monkeypatch):
    seen = {"status": "returned", "printed": "", "changed": [], "kind": "Tensor", "length": None}
    seen |= {"kinds": ["Tensor"], "values": [{"array": [9.0], "dtype": "float64", "shape": [1]}]}
    lenient = Comparison(lambda card, case, seen, remarks: None, lambda card, case, seen, outcome: False)
    monkeypatch.setattr(values, "lenient", lenient, raising=False)
    assert judge(make_card(question(), None), [seen])["status"] == "failed"
    assert judge(make_card(question(compare="values.lenient"), None), [seen])["status"] == "passed"


def test_a_comparison_that_nobody_knows_is_an_error_of_the_course():
    seen = {"status": "returned", "printed": "", "changed": [], "kind": "Tensor", "length": None}
    seen |= {"kinds": ["Tensor"], "values": [{"array": [9.0], "dtype": "float64", "shape": [1]}]}
    with pytest.raises(AttributeError, match="unknown"):
        judge(make_card(question(compare="values.unknown"), None), [seen])
