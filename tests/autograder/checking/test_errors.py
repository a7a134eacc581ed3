"""Errors of Python, NumPy and PyTorch are told in a student's words, with the names and shapes that a case may show."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from autograder.checking.errors import STOPS, error_hint
from autograder.checking.source import functions_in, source_of
from autograder.checking.verdict import verdict_of
from autograder.contract import cards
from autograder.contract.calls import Call
from autograder.contract.cards import Card
from autograder.contract.observations import Raised
from autograder.student.probe import observe_all

INPUTS = {"X": np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]), "weights": np.array([0.5, 1.0, 2.0]), "rate": 0.5}


def card_of(public=True, library="numpy", careful=False):
    call = Call(INPUTS, careful=careful)
    case = cards.Case("a case", public, call, ["found"], "values.equal", expected=[np.ones(2)])
    return Card("f", "A function", library, [], 1.0, "values.equal", [cards.Part("all", 1, [case])])


def hint_for(body, card=None, head="X, weights, rate"):
    card = card or card_of()
    source = f"def f({head}):\n    {body}\n"
    namespace = {"np": np, "torch": torch}
    exec(source, namespace)
    return error_hint(card, observe_all(card.calls, namespace), source_of("f", functions_in(source)))


ERRORS = {
    "np after a restart": ("return plt.sqrt(X)", "since the kernel was started"),
    "a name misspelt": ("weihgts = 1; return X @ weigths", "`weigths` isn't known"),
    "a name from nowhere": ("return my_sum(X)", "no cell that has run"),
    "set too late": ("for row in []: total = 0\n    return total", "`total` is used before it has a value"),
    "a product": ("return weights @ X", "Here 2 meets 3. The arguments have the shapes X (2, 3) and weights (3,)."),
    "np.dot": ("return np.dot(X, X)", "Here (2, 3) meets (2, 3)"),
    "entry by entry": ("return X[:, 0] - weights", "Here (2,) meets (3,)"),
    "no such axis": ("return weights.sum(axis=1)", "Axis 1 is asked for"),
    "past the end": ("return weights[3]", "index 3 where there are 3"),
    "past the end of a list": ("return [1][3]", "isn't there"),
    "too many indices": ("return weights[0, 1]", "more indices than the array has axes"),
    "a module that isn't there": ("import pandass", "pandass isn't installed here"),
    "a keyword of the other library": ("return np.sum(X, dim=0)", "it is called axis"),
    "None": ("return None + X", "None is used as if"),
    "an attribute of a list": ("return [1, 2].shape", "A list has no .shape"),
    "an attribute of PyTorch": ("return X.clone()", "Here that is copy."),
    "no such function": ("return np.sofmax(X)", "NumPy has no sofmax"),
    "lists": ("return [1.0] - rate", "A list doesn't compute"),
    "a pair": ("return rate / X.shape", "pair of numbers"),
    "a function of math": ("import math; return math.exp(X)", "Use NumPy's version"),
    "a number of an array": ("return float(X)", "A whole array stands where one number"),
    "division by zero": ("return rate / 0", "divided by 0"),
    "without end": ("return f(X, weights, rate)", "calls itself"),
    "no power": ("return rate ^ 2", "write **"),
    "two names": ("a, b = weights\n    return a", "taken apart into several values"),
    "a fraction as index": ("return weights[len(weights) / 2]", "whole number"),
    "in place": ("w = np.arange(3); w += 0.5 * weights; return w", "`+=` writes into the array"),
    "in place by another operator": ("w = np.arange(3); w -= 0.5 * weights; return w", "`-=` writes into the array"),
    "a driver's own": (
        "raise TypeError('a module should come back, not a list')",
        "A module should come back, not a list.",
    ),
    "anything else": ("return {}['x']", STOPS.mistake),
}


@pytest.mark.parametrize(("body", "words"), ERRORS.values(), ids=ERRORS)
def test_an_error_is_told_in_words(body, words):
    hint = hint_for(body)
    assert words in f"{hint.mistake} {hint.way_out}"


TENSORS = {
    "a product": ("return torch.ones(2, 3) @ torch.ones(2, 1)", "Here 2x3 meets 2x1"),
    "entry by entry": ("return torch.ones(2) - torch.ones(3)", "Here 2 meets 3"),
    "no such axis": ("return torch.ones(2).sum(dim=1)", "Axis 1 is asked for"),
    "an attribute of NumPy": ("return torch.ones(2).astype(float)", "Here that is to."),
}


@pytest.mark.parametrize(("body", "words"), TENSORS.values(), ids=TENSORS)
def test_so_is_an_error_of_pytorch(body, words):
    hint = hint_for(body)
    assert words in f"{hint.mistake} {hint.way_out}"


@pytest.mark.parametrize("body", [body for body, _ in ERRORS.values()], ids=ERRORS)
def test_of_a_hidden_case_nothing_is_told_that_the_code_has_chosen(body):
    hint = hint_for(body, card_of(public=False))
    said = f"{hint.mistake} {hint.way_out}"
    for secret in ("(2, 3)", "(3,)", "weigths", "my_sum", "total", "pandass", "sofmax", "clone", "index 3", "a list"):
        assert secret not in said


def test_an_argument_under_its_own_name_is_told_from_that_of_the_student():
    hint = hint_for("return table @ weights", head="table, w, rate")
    assert hint.mistake == "`weights` isn't known here: the function's arguments are called table, w and rate."


def test_a_warning_counts_after_everything_else():
    card = card_of(careful=True)
    body = "return np.exp(X * 1000)"
    assert hint_for(body, card) is None
    source = f"def f(X, weights, rate):\n    {body}\n"
    namespace = {"np": np}
    exec(source, namespace)
    seen = observe_all(card.calls, namespace)
    assert "exp of a large number" in verdict_of(card, seen).hint
    plain = replace(card.parts[0].cases[0], call=Call(INPUTS))
    both = replace(card, parts=[replace(card.parts[0], cases=[*card.parts[0].cases, plain])])
    assert "exp of a large number" in verdict_of(both, [*seen, *seen]).hint


def test_an_error_that_the_answer_itself_raises_is_told_as_its_own():
    card = card_of()
    seen = [Raised("ValueError", "vertical", line="raise ValueError('vertical')")] * len(card.cases)
    assert error_hint(card, seen, None).mistake.startswith("Your own `raise` stops the function")
