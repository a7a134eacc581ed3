"""The verdict: answers are tried for real and compared with a small question made for each test."""

import json
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
import torch

from autograder.checking import errors, hints
from autograder.checking.render import as_html, as_text
from autograder.checking.verdict import verdict_of
from autograder.contract import cards
from autograder.contract.calls import Call
from autograder.contract.cards import Card, Mistake
from autograder.contract.observations import Observation
from autograder.contract.verdicts import Problem
from autograder.contract.wire import decode, encode
from autograder.grading.cards import make_card
from autograder.specs.question import Case, Part, Question
from autograder.specs.settings import specification
from autograder.student.probe import observe_all

SMALL = {"X": np.array([[1.0, 2.0], [3.0, 4.5]]), "w": np.array([2.0, -1.0])}
LARGE = {"X": np.arange(12.0).reshape(4, 3) / 8, "w": np.array([0.5, 1.0, -2.0])}
OTHER = {"X": np.arange(15.0).reshape(5, 3) / 4 - 1.03125, "w": np.array([0.5, 1.0, -2.0])}


def right(X, w):
    return X @ w


def case(inputs, answer=right, public=True, about="a case", raises=None, careful=False):
    """A case as it lies in a card."""
    expected = None if raises else [np.asarray(answer(**inputs))]
    call = Call(inputs, careful=careful)
    return cards.Case(about, public, call, ["score"], "values.equal", raises=raises, expected=expected)


def question(*parts, library="numpy", **of_each_case):
    """The card of a question whose parts are lists of cases, worth 2 points each."""
    parts = parts or ([case(SMALL), case(LARGE), case(OTHER, public=False)],)
    if outputs := of_each_case.get("outputs"):
        parts = [[replace(each, call=replace(each.call, outputs=len(outputs))) for each in part] for part in parts]
    parts = [
        cards.Part(f"part {number}", 2, [replace(each, **of_each_case) for each in part])
        for number, part in enumerate(parts)
    ]
    compare = of_each_case.get("compare", "values.equal")
    return Card("score", "The score", library, [], 0.2, compare, parts)


def sent(kind, value):
    """A value after a journey as JSON."""
    return decode(kind, json.loads(json.dumps(encode(value))))


def judged(answer, card=None, unused_names=(), source=None, **namespace):
    """The verdict of an answer after a journey as JSON."""
    card = card or question()
    if answer is not None:
        namespace["score"] = answer
    observations = observe_all(card.calls, namespace)
    return verdict_of(sent(Card, card), sent(list[Observation | None], observations), unused_names, source=source)


def first_problem(answer, card=None, **namespace):
    return judged(answer, card, **namespace).parts[0].problem


# Right answers


@pytest.mark.parametrize(
    "answer",
    [
        right,
        lambda X, w: (X @ w).tolist(),
        lambda X, w: tuple(X @ w),
        lambda X, w: (X @ w).astype("float32"),
        lambda X, w: X @ w * (1 + 1e-7),
        lambda X, w: np.frompyfunc(float, 1, 1)(X @ w),
        lambda students, weights: students @ weights,
    ],
    ids=["reference", "list", "tuple", "float32", "rounded differently", "array of objects", "other parameter names"],
)
def test_a_right_answer_gets_full_marks_and_no_word_more(answer):
    verdict = judged(answer)
    assert (verdict.status, verdict.points) == ("passed", 2.0)
    assert (verdict.hint, verdict.way_out, verdict.mistake, verdict.remarks) == (None, None, None, [])


def test_a_column_counts_with_a_remark():
    verdict = judged(lambda X, w: X @ w.reshape(-1, 1))
    assert verdict.points == 2.0
    assert any("(2, 1)" in remark and "(2,)" in remark for remark in verdict.remarks)


def test_a_column_is_a_mistake_where_the_shape_must_be_exact():
    problem = first_problem(lambda X, w: X @ w.reshape(-1, 1), question(exact_shape=True))
    assert problem.stage == "shape"


@pytest.mark.parametrize(
    ("answer", "stage"),
    [
        (lambda X, w: X @ w * 0 + 0.3, None),
        (lambda X, w: X @ w * np.nan, "finite"),
        (lambda X, w: X @ w * 0 + 1.5, "value"),
        (lambda X, w: 0.3, "shape"),
    ],
    ids=["between the bounds", "nan", "beyond a bound", "another shape"],
)
def test_where_conventions_differ_only_bounds_are_checked(answer, stage):
    card = question([replace(case(SMALL), within=(0.0, 1.0))])
    problem = first_problem(answer, card)
    assert (problem and problem.stage) == stage


@pytest.mark.parametrize(
    ("value", "stage"),
    [(np.inf, None), (36.0, None), (16.0, None), (7.0, "value"), (-np.inf, "value"), (np.nan, "finite")],
    ids=["infinite", "large", "on the bound", "too small", "minus infinity", "nan"],
)
def test_with_a_bound_of_infinity_infinity_is_right(value, stage):
    card = question([replace(case(SMALL), within=(16.0, np.inf))])
    problem = first_problem(lambda X, w: X @ w * 0 + value, card)
    assert (problem and problem.stage) == stage
    assert stage != "value" or problem.what == "score should be 16 or more; infinity is right too"


def test_with_a_bound_of_minus_infinity_minus_infinity_is_right():
    card = question([replace(case(SMALL), within=(-np.inf, -16.0))])
    assert judged(lambda X, w: X @ w * 0 - np.inf, card).points == 2.0
    assert first_problem(lambda X, w: X @ w * 0 - 7.0, card).what.endswith("-16 or less; minus infinity is right too")


def test_an_overflow_costs_points_only_where_care_is_asked_for():
    def zero(X, w):
        return np.zeros(len(X))

    def careless(X, w):
        return 1 / (1 + np.exp(1000 + abs(X @ w)))  # 0, by way of infinity

    verdict = judged(careless, question([case(SMALL, zero)], [case(SMALL, zero, careful=True)]))
    assert [part.points for part in verdict.parts] == [2.0, 0.0]
    assert verdict.parts[1].problem.what == "makes NumPy warn: overflow encountered in exp"
    assert "too large to be stored" in verdict.hint


def test_booleans_count_as_ones_and_zeros():
    labels = question([case(SMALL, lambda X, w: (X @ w > 0).astype(int))])
    assert judged(lambda X, w: X @ w > 0, labels).points == 2.0
    assert judged(lambda X, w: X @ w <= 0, labels).points == 0.0


def test_single_precision_has_the_wider_tolerance():
    slightly_off = 1 + 2e-5
    assert judged(lambda X, w: (X @ w * slightly_off).astype("float32")).points == 2.0
    assert judged(lambda X, w: X @ w * slightly_off).points == 0.0


@pytest.mark.parametrize("edge", [np.nan, np.inf, -np.inf])
def test_nan_and_inf_are_right_where_they_are_expected(edge):
    card = question([case({"X": np.array([1.0, 2.0])}, lambda X: np.array([edge, 1.0]))])
    assert judged(lambda X: np.array([edge, 1.0]), card).points == 2.0
    assert judged(lambda X: np.array([5.0, 1.0]), card).points == 0.0
    for other in {np.nan, np.inf, -np.inf} - {edge}:
        assert judged(lambda X, other=other: np.array([other, 1.0]), card).points == 0.0
    assert judged(lambda X: np.array([edge, np.nan]), card).points == 0.0


def test_a_part_is_lost_alone():
    card = question([case(SMALL)], [case(LARGE)])
    verdict = judged(lambda X, w: X @ w if len(X) == 2 else X @ w + 1, card)
    assert (verdict.status, verdict.points, verdict.max_points) == ("partial", 2.0, 4)
    assert [part.points for part in verdict.parts] == [2.0, 0.0]


# The order of the checks: each answer below has its own fault and all faults further down


def test_the_checks_stop_at_the_first_fault_in_their_order():
    def changing(answer):
        def f(X, w):
            X += 1
            return answer(X, w)

        return f

    nothing = question(outputs=["score", "spare"])
    stages = [
        first_problem(None).stage,
        first_problem(3).stage,
        first_problem(changing(lambda X, w: X.nothing)).stage,
        first_problem(changing(lambda X, w: None)).stage,
        first_problem(changing(lambda X, w: "text"), nothing).stage,
        first_problem(changing(lambda X, w: "text")).stage,
        first_problem(changing(lambda X, w: np.array([[np.nan]]))).stage,
        first_problem(changing(lambda X, w: X @ w * np.nan)).stage,
        first_problem(changing(lambda X, w: X @ w * 5 + 3)).stage,
        first_problem(changing(lambda X, w: (X - 1) @ w)).stage,
    ]
    assert stages == [
        *("defined", "callable", "ran", "returned", "returned", "type", "shape", "finite", "value"),
        "unchanged",
    ]


def test_returning_none_for_one_of_two_values_names_it():
    two = question([case(SMALL)], outputs=["weights", "bias"])
    assert "None for bias" in first_problem(lambda X, w: (w, None), two).what
    assert "weights, bias" in first_problem(lambda X, w: (w, 1, 2), two).what


def test_a_wrong_shape_is_shown_beside_the_right_one():
    problem = first_problem(lambda X, w: X * w)
    assert (problem.got_shape, problem.expected_shape) == ((2, 2), (2,))


def test_a_tensor_is_asked_for_where_the_question_is_about_torch():
    card = question(library="torch")
    assert judged(lambda X, w: X @ w, card).points == 2.0
    problem = first_problem(lambda X, w: (X @ w).numpy(), card)
    assert (problem.stage, "tensor" in problem.what) == ("type", True)


def test_a_refusal_must_be_the_right_one():
    card = question([case(SMALL, raises="ValueError")])

    def refuse(error):
        def f(X, w):
            raise error("no")

        return f

    assert judged(refuse(ValueError), card).points == 2.0
    assert judged(refuse(type("BadShape", (ValueError,), {})), card).points == 2.0
    assert "raises KeyError" in first_problem(refuse(KeyError), card).what
    assert "returns None" in first_problem(lambda X, w: None, card).what
    assert "returns a value" in first_problem(right, card).what


# Not attempted


def unwritten(X, w):
    raise NotImplementedError()


unwritten.__code__ = unwritten.__code__.replace(co_name="score")


def test_an_untouched_function_is_not_attempted_and_no_mistake():
    verdict = judged(unwritten)
    assert (verdict.status, verdict.points, verdict.hint) == ("not attempted", 0.0, None)
    assert all(part.problem is None for part in verdict.parts)
    assert "NotImplementedError" not in as_text(verdict)


def test_a_call_to_an_unwritten_function_is_said_to_be_one():
    def helper(X, w):
        raise NotImplementedError()

    verdict = judged(lambda X, w: helper(X, w))
    assert verdict.status == "failed"
    assert "calls helper, which is not written yet" in as_text(verdict)
    assert "NotImplementedError" not in as_text(verdict)


# Hints


def bools_subtracted(X, w):
    return (X @ w > 0) - (X @ w < 0)


def returned_in_the_loop(X, w):
    for row in X:
        return row @ w
    return None


def hint_about(words):
    """The hint for an error that has these words."""
    (hint,) = {hint for hint in errors.FOR_ERRORS.values() if words in f"{hint.mistake} {hint.way_out}"}
    return hint


def module_not_set_up(X, w):
    class Model(torch.nn.Module):
        def __init__(self):
            self.layer = torch.nn.Linear(2, 1)

    return Model()


def forward_without_self(X, w):
    class Model(torch.nn.Module):
        def forward(x):
            return x

    return Model()(X)


HINTED = {
    "rows of two lengths": (lambda X, w: [[1.0], [2.0, 3.0]], hints.RAGGED),
    "printed, not returned": (lambda X, w: print(X @ w), hints.RETURN),
    "all pairs by broadcasting": (lambda X, w: (X @ w).reshape(-1, 1) + X @ w, hints.TABLE),
    "argument changed": (lambda X, w: np.multiply(X, w, out=X).sum(axis=1), hints.CHANGED),
    "one number, by a return in a loop": (returned_in_the_loop, hints.ONE_NUMBER),
    "a method without parentheses": (lambda X, w: (X @ w).sum, hints.NOT_CALLED),
    "fractions cut off": (lambda X, w: (X @ w).astype(int), hints.INTEGERS),
    "booleans subtracted": (bools_subtracted, hint_about("NumPy doesn't subtract")),
    "a power as in mathematics": (lambda X, w: X @ w + X[:, 0] ^ 2, hint_about("write **")),
    "a module that is not set up": (module_not_set_up, hint_about("isn't set up yet")),
    "forward without self": (forward_without_self, hint_about("forward is a method")),
    "if on an array": (lambda X, w: 1 if X @ w > 0 else 0, hint_about("a whole array")),
    "close, but for rounding": (lambda X, w: (X @ w) * (1 + 1e-3 * np.arange(1, len(X) + 1)), hints.CLOSE),
    "right in the example alone": (
        lambda X, w: X @ w if len(X) < 5 else np.zeros(len(X)),
        hints.EXAMPLE_ONLY,
    ),
}


@pytest.mark.parametrize(("answer", "hint"), HINTED.values(), ids=HINTED)
def test_a_general_mistake_is_told_its_hint(answer, hint):
    verdict = judged(answer)
    assert verdict.points == 0.0
    assert (verdict.hint, verdict.way_out) == (hint.mistake, hint.way_out)


def test_a_list_of_what_is_no_number_is_not_said_to_be_ragged():
    assert judged(lambda X, w: [Decimal(8), Decimal(2)]).hint != hints.RAGGED.mistake


@pytest.mark.parametrize("nothing", [True, False])
def test_a_flag_and_no_wording_leads_to_the_hint_about_return(nothing):
    card = question()
    seen = observe_all(card.calls, {"score": lambda X, w: X @ w + 1})
    words = "is something else" if nothing else "returns None"
    problem = Problem("returned", words, nothing_returned=nothing)
    assert (hints.general_hint(card, seen, [(problem, card.cases[0])]) is hints.RETURN) == nothing


def test_the_flag_is_set_where_nothing_comes_back_and_nowhere_else():
    assert first_problem(lambda X, w: None).nothing_returned
    assert not first_problem(lambda X, w: "returns None").nothing_returned
    two = question([case(SMALL)], outputs=["weights", "bias"])
    assert not first_problem(lambda X, w: (w, None), two).nothing_returned


def test_the_same_answer_whatever_the_inputs_is_told_so():
    card = question([case({"X": SMALL["X"] + i, "w": SMALL["w"]}) for i in range(3)])
    assert judged(lambda X, w: np.array([8.0, -8.0]), card).hint == hints.SAME_ANSWER.mistake


def test_one_value_where_two_are_asked_for_is_not_called_the_same_answer():
    card = question([case({"X": SMALL["X"] + i, "w": SMALL["w"]}) for i in range(3)], outputs=["a", "b"])
    verdict = judged(lambda X, w: X @ w, card)
    assert "should return 2 values" in verdict.parts[0].problem.what
    assert verdict.hint != hints.SAME_ANSWER.mistake


@pytest.mark.parametrize("mixed", [lambda X, w: X @ w.float(), lambda X, w: X @ w.to(dtype=w.dtype).half()])
def test_mixed_number_types_in_torch_are_told(mixed):
    assert "number types" in judged(mixed, question(library="torch")).told


def test_booleans_subtracted_in_torch_are_told():
    hint = judged(bools_subtracted, question(library="torch")).told
    assert "PyTorch doesn't subtract True and False" in hint


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda X, w: torch.tensor([X[0] @ w, X @ w]), "torch.stack"),
        (lambda X, w: (X @ w).item(), "single number"),
        (lambda X: X.sum(dim=1), "stays as it was given"),
        (lambda X, w: torch.nn.Module()(X), "its method forward"),
        (lambda X, w: X @ torch.ones(len(w)), "different number types"),
        (lambda X, w: torch.heaviside(X @ w, torch.ones(())), "different number types"),
        (
            lambda X, w: torch.nn.functional.binary_cross_entropy(X @ w / 20, torch.ones(len(X))),
            "different number types",
        ),
    ],
    ids=[
        *("a tensor of tensors", "item of many", "an argument taken out", "a module without forward"),
        *("a product of float64 and float32", "heaviside of float64 and float32", "a loss of float64 and float32"),
    ],
)
def test_an_error_of_a_general_kind_is_explained(answer, words):
    assert words in judged(answer, question(library="torch")).told


def one_number(**how):
    """The card of a question whose answer is one number, in PyTorch."""
    return question([case(SMALL, answer=lambda X, w: (X @ w).sum())], library="torch", **how)


def test_a_plain_number_is_no_tensor():
    problem = first_problem(lambda X, w: (X @ w).sum().item(), one_number())
    assert problem.what == "should return a tensor for score, but returns a float"
    assert first_problem(lambda X, w: (X @ w).sum(), one_number()) is None


def test_a_hint_about_numpy_is_not_for_an_answer_that_is_a_tensor():
    pair = [
        replace(case(SMALL), call=Call(SMALL, 2), outputs=["score", "bias"], expected=[right(**SMALL), np.array(1.0)])
    ]
    card = question(pair, library="torch")
    numpy = Mistake("numpy", "This goes through NumPy.", None, True, observe_all(card.calls, {"score": through_numpy}))
    card = replace(card, mistakes=[numpy])
    assert judged(through_numpy, card).told == "This goes through NumPy."
    assert judged(lambda X, w: (X @ w, 1.0), card).mistake is None


def through_numpy(X, w):
    return (X @ w).numpy(), 1.0


def by_autograd(answer):
    """The hint for a function whose slope autograd is asked for."""
    scores = Case("3 scores", {"x": np.array([1.0, 2.0, -3.0])}, public=True)
    part = Part("the slope", 1, (scores,), driver="autograd.value_and_slope")
    reference = "torch_ref.vanishing_slopes.relu_for_autograd"
    asked = Question("score", "a slope", reference, ("value", "slope"), (part,), library="torch")
    return judged(answer, make_card(asked, seed=None)).told


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda x: np.maximum(0, x), "autograd can't follow"),
        (lambda x: torch.relu_(x), "A tensor is overwritten"),
        (lambda x: torch.relu(x.detach()), "cut off from the input"),
        (lambda x: torch.relu(x.detach()).requires_grad_(), "cut off from the input"),
    ],
    ids=["through NumPy", "in place", "detached", "a new leaf"],
)
def test_what_keeps_autograd_from_a_slope_is_told(answer, words):
    assert words in by_autograd(answer)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda x: None, "without `return`"),
        (lambda x: "1.0", "Text comes back"),
        (lambda x: torch.relu, "A function comes back"),
        (lambda x: {"value": x}, "A dictionary comes back"),
    ],
    ids=["nothing", "text", "a function", "a dictionary"],
)
def test_what_has_no_slope_is_told_by_what_it_is(answer, words):
    assert words in by_autograd(answer)


@pytest.mark.parametrize(("far", "named"), [(36.0, "turned"), (np.inf, "turned"), (7.0, None)])
def test_a_known_mistake_is_known_whatever_stands_for_infinity(far, named):
    card = question([case(SMALL), replace(case(LARGE), within=(16.0, np.inf))])

    def turned(far):
        return lambda X, w: -X @ w if len(X) == 2 else X @ w * 0 - far

    outcomes = [*observe_all(card.calls, {"score": turned(np.inf)})]
    card = replace(card, mistakes=[Mistake("turned", "The sign is turned.", None, True, outcomes)])
    assert judged(turned(far), card).mistake == named


@pytest.mark.parametrize(
    "odd",
    {
        "nothing": np.zeros(0),
        "no columns": np.zeros((2, 0)),
        "not a number": np.full(2, np.nan),
        "infinite": np.full(2, -np.inf),
        "the largest": np.full(2, 1e308),
        "whole numbers": np.full(2, 2**62),
        "truth values": np.array([True, False]),
        "one number": np.array(3.0),
        "many axes": np.zeros((1, 2, 1, 2)),
    }.items(),
    ids=lambda odd: odd[0],
)
@pytest.mark.filterwarnings("error")
def test_nobody_is_warned_while_a_mistake_is_looked_for(odd):
    card = question()
    outcomes = [*observe_all(card.calls, {"score": lambda X, w: X.sum(axis=1)})]
    card = replace(card, mistakes=[Mistake("no_weights", "The weights are left out.", None, True, outcomes)])
    verdict = judged(lambda X, w: odd[1], card)
    assert verdict.points == 0


def test_a_known_mistake_comes_before_a_general_hint():
    card = question()
    observed = observe_all(card.calls, {"score": lambda X, w: X @ w - 1})
    card = replace(card, mistakes=[Mistake("one_less", "One is lost.", "Look for it.", True, observed)])
    verdict = judged(lambda X, w: -1 + X @ w, card)
    assert (verdict.mistake, verdict.hint, verdict.way_out) == ("one_less", "One is lost.", "Look for it.")
    assert verdict.told == "One is lost. Look for it."
    assert judged(lambda X, w: X @ w - 2, card).mistake is None
    assert judged(right, card).mistake is None


@pytest.mark.parametrize("count", [0, 2, 20])
def test_another_number_of_values_than_was_asked_for_earns_nothing(count):
    card = question()
    seen = observe_all(card.calls, {"score": right})
    seen = [replace(each, values=each.values * count, kinds=each.kinds * count) for each in seen]
    verdict = verdict_of(card, seen)
    assert (verdict.points, verdict.status) == (0.0, "failed")


def test_unused_names_cost_the_points_of_a_right_answer():
    verdict = judged(right, unused_names=["perceptron"])
    assert verdict.points == 0.0
    assert "should get its answers from perceptron" in as_text(verdict)


# What is shown


def test_the_smallest_public_failing_case_is_shown():
    tiny = {"X": np.array([[1.0]]), "w": np.array([2.0])}
    cases = [
        case(tiny, about="hidden, the smallest", public=False),
        case(LARGE, about="public, large"),
        case(SMALL, about="public, small"),
        case(tiny, lambda X, w: X @ w - 1, about="public, smaller, right"),
    ]
    assert first_problem(lambda X, w: X @ w - 1, question(cases)).about == "public, small"


def test_a_public_case_shows_inputs_answer_and_expected_value():
    text = as_text(judged(lambda X, w: X @ w + 0.25))
    for shown in ("4.5", "0.25, 1.75", "0. , 1.5"):
        assert shown in text


@pytest.mark.parametrize(
    "answer",
    [
        lambda X, w: X @ w + 1,
        lambda X, w: X * w,
        lambda X, w: X @ w * np.nan,
        lambda X, w: None,
        lambda X, w: "text",
        lambda X, w: print(X, w, X @ w),
        lambda X, w: X.nothing,
    ],
)
def test_a_hidden_case_shows_neither_inputs_nor_expected_values(answer):
    secret = {"X": np.array([[0.7654321, 2.0]]), "w": np.array([0.1234567, 1.0])}
    hidden = question([case(SMALL)], [case(secret, public=False, about="a hidden one")])
    verdict = judged(lambda X, w: right(X, w) if len(X) == 2 else answer(X, w), hidden)
    assert verdict.points == 2.0
    for text in (as_text(verdict), as_html(verdict), json.dumps(encode(verdict))):
        assert "a hidden one" in text
        assert not any(number in text for number in ("76543", "12345", "2.0944"))


@pytest.mark.parametrize("show", [as_text, as_html])
def test_a_refusal_on_a_hidden_case_does_not_give_it_away(show):
    secret = {"X": np.array([[0.7654321, 2.0]]), "w": np.array([0.1234567, 1.0])}
    card = question([case(secret, public=False, raises="ValueError")])
    assert "0944" not in show(judged(right, card))


def test_a_page_escapes_what_a_student_returns():
    evil = "<script>alert(1)</script>"

    def raises(X, w):
        raise ValueError(evil)

    def prints(X, w):
        print(evil)

    for answer in (lambda X, w: evil, raises, prints, type(evil, (), {})()):
        page = as_html(judged(answer))
        assert "<script" not in page
        assert as_text(judged(answer))


@pytest.mark.parametrize("show", [as_text, as_html])
def test_a_case_that_is_called_like_its_part_is_named_once(show):
    told = show(judged(lambda X, w: X @ w + 1, question([case(SMALL, about="part 0")])))
    assert told.count("part 0") == 1 and "Case:" not in told


@pytest.mark.parametrize("show", [as_text, as_html])
def test_a_hidden_case_is_said_to_be_one_when_it_is_called_like_its_part(show):
    told = show(judged(lambda X, w: X @ w + 1, question([case(SMALL, about="part 0", public=False)])))
    assert told.count("part 0") == 1 and "Case: a hidden one." in told


@pytest.mark.parametrize("show", [as_text, as_html])
@pytest.mark.parametrize("answer", [None, 3], ids=["not defined", "a number"])
def test_that_there_is_no_such_function_is_said_once_and_without_a_case(answer, show):
    told = show(judged(answer, question([case(SMALL)], [case(LARGE)], [case(OTHER, public=False)])), public_only=True)
    assert told.count("score is not") == 1
    assert "Case:" not in told and "part 0" not in told and "too" not in told


@pytest.mark.parametrize(
    ("message", "end"),
    [("", "ValueError."), ("no ", "ValueError: no."), ("A line.", "ValueError: A line."), ("Why?", "ValueError: Why?")],
    ids=["no message", "a space at the end", "a sentence", "a question"],
)
def test_an_error_is_told_as_one_sentence(message, end):
    def stops(X, w):
        raise ValueError(*filter(None, [message]))

    assert f"score stops with {end} Case:" in as_text(judged(stops))
    assert f"but raises {end} Case:" in as_text(judged(stops, question([case(SMALL, raises="KeyError")])))


@pytest.mark.parametrize(
    ("value", "words"), [(np.array([1.0]), "an ndarray"), (1, "an int"), ([1], "a list of 1"), ("text", "a str")]
)
def test_a_type_stands_with_its_article(value, words):
    two = question([case(SMALL)], outputs=["weights", "bias"])
    assert f"but returns {words}." in as_text(judged(lambda X, w: value, two))


def test_arguments_that_change_are_listed():
    def changes(X, w):
        right_answer = X @ w
        X += 1
        w += 1
        return right_answer

    assert "score changes its arguments X and w." in as_text(judged(changes))


def test_three_values_that_are_asked_for_are_listed():
    card = question([case(SMALL)], outputs=["W", "X", "b"])
    assert "three are asked for: W, X and b." in judged(lambda X, w: (1, 2), card).told


def test_a_function_of_numpy_that_is_not_called_is_told_to_be_one():
    assert judged(lambda X, w: np.sum).hint == hints.NOT_CALLED.mistake


def test_what_stands_between_backticks_is_code_on_a_page():
    told = judged(lambda X, w: None)
    assert "without `return`." in as_text(told)
    assert "without <code>return</code>." in as_html(told)


def test_what_stands_between_backticks_is_escaped_too():
    def stops(X, w):
        raise ValueError("`<b>`")

    assert "<code>&lt;b&gt;</code>" in as_html(judged(stops))


def test_the_headline_says_how_many_points():
    assert "2 of 2 points" in as_text(judged(right))
    assert as_text(judged(right), public_only=True).endswith("For most tasks the grader tries others too.")


# Gates: any weights that give the table


def gate():
    rows = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    the_table = cards.Case("the table", True, Call({}), ["score"], "gate.table", rows=rows, table=[0, 0, 0, 1])
    return question([the_table], outputs=["weights", "bias"], compare="gate.table")


@pytest.mark.parametrize("answer", [([1, 1], -1.5), ([2.0, 3.0], -5), (np.array([[1.0], [1.0]]), np.array([-2.0]))])
def test_any_weights_that_give_the_table_are_right(answer):
    assert judged(lambda: answer, gate()).points == 2.0


@pytest.mark.parametrize(
    ("answer", "stage"),
    [
        (([1, 1], -0.5), "value"),
        (([0, 0], 0), "value"),
        (([1, 1, 1], -1), "shape"),
        (([1, 1], [1, 2]), "shape"),
        (([np.nan, 1], -1), "finite"),
        (([1, 1], None), "returned"),
        ((["a", "b"], 1), "type"),
    ],
)
def test_a_wrong_gate_is_told_what_is_wrong(answer, stage):
    assert first_problem(lambda: answer, gate()).stage == stage


@pytest.mark.parametrize(
    ("answer", "words"),
    [(([1, 1], -0.5), "2 of 4 rows of the table are"), (([1, 1], -3), "1 of 4 rows of the table is")],
)
def test_the_rows_that_a_gate_gets_wrong_are_counted(answer, words):
    assert f"{words} wrong: for (" in first_problem(lambda: answer, gate()).what


def test_a_function_that_always_raises_does_not_earn_the_part_that_asks_for_an_error():
    def boundary_x2(x1, weights, bias):
        raise ValueError("no")

    question = specification("acceptance").question("boundary_x2")
    card = make_card(question, seed=1)
    verdict = verdict_of(card, observe_all(card.calls, {"boundary_x2": boundary_x2}))
    assert verdict.points == 0
    assert "for every input" in verdict.parts[1].problem.what


def test_an_array_that_calls_itself_a_tensor_is_none():
    class Tensor(np.ndarray):
        pass

    card = make_card(specification("acceptance").question("score_torch"), seed=1)

    def score_torch(X, weights, bias):
        return (X.numpy() @ weights.numpy() + bias.numpy()).view(Tensor)

    verdict = verdict_of(card, observe_all(card.calls, {"score_torch": score_torch}))
    assert verdict.points == 0
