"""Answers that do nothing, or next to nothing: no part of a question may pay for one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checking.verdict import verdict_of
from autograder.contract.cards import Card
from autograder.contract.trials import Measure
from autograder.grading.cards import draw_card, make_card
from autograder.specs.question import Function, Question
from autograder.student.probe import observe

CONSTANTS: tuple[Any, ...] = (0, 1, 0.0, 0.5, 1.0, True, float("inf"), float("-inf"), float("nan"), "", [])


@dataclass(frozen=True)
class Gift:
    """A part of a question that a trivial answer passes."""

    question: str
    part: str
    points: float
    body: str

    def __str__(self) -> str:
        return f"{self.question}: FAULT: {self.body!r} earns {self.points:g} for {self.part!r}"


def gifts(question: Question, seed: int | None) -> list[Gift]:
    """What trivial answers earn on the cases of one seed; of the answers to a part the first one is told."""
    card = make_card(question, seed) if question.fixed else draw_card(question, seed)
    found: dict[str, Gift] = {}
    for body, answer in trivial_values(card) if card.holds else trivial_answers(card):
        namespace = {card.function: answer}
        seen = [observe(namespace, card.function, case.call, card.library, seconds=None) for case in card.cases]
        verdict = verdict_of(card, seen)
        for part in verdict.parts if verdict.status != "not attempted" else ():
            if part.problem is None:
                found.setdefault(part.title, Gift(card.function, part.title, part.points, body))
    return list(found.values())


def trivial_answers(card: Card) -> Iterator[tuple[str, Function]]:
    """Functions that compute nothing, each with its body in words."""
    width = max(len(case.outputs) for case in card.cases)
    most = max(len(case.call.inputs) for case in card.cases)
    yield "return None", lambda *given: None
    yield "return all arguments", lambda *given: given
    yield "raise ValueError", _refuse
    for constant in CONSTANTS:
        yield f"return {constant!r}", _returning([constant] * width)
    for place in range(most):
        for what, made in (("", _same), ("zeros like ", _zeros_like), ("ones like ", _ones_like)):
            yield f"return {what}argument {place}", _of_one(place, width, made)
            if width > 1:
                yield f"return {what}the arguments from {place} on", _of_several(place, width, made)
    for case in card.cases:
        if case.public and case.expected is not None:
            yield f"return the answer to {case.about!r}", _returning([np.array(value) for value in case.expected])


def trivial_values(card: Card) -> Iterator[tuple[str, Any]]:
    """Values that nobody has thought about, each as it is written: alone, and in place of all that is asked for."""
    several = max(len(case.call.fields) for case in card.cases)
    for value in (None, *CONSTANTS, (), {}):
        yield f"{card.function} = {value!r}", value
        yield f"{card.function} = [{value!r}]", [value]
    trials = [case.trial for case in card.cases if case.trial]
    for constant in CONSTANTS:
        for trial in trials[:1]:
            yield f"{card.function} = [{constant!r}] * {several}", [constant] * several
            if isinstance(trial, Measure):
                for size in (1, 2, 3, 5, 10):
                    row = [_of_shape(field.shape, size, constant) for field in trial.fields]
                    yield f"{card.function} = {constant!r} everywhere, of size {size}", row


def _of_shape(shape: list[str], size: int, constant: Any) -> Any:
    """A value of a field's shape, with the same constant everywhere; its sizes are all the same."""
    made = constant
    for each in reversed(shape):
        made = [made] * (int(each) if each.isdigit() else size)
    return made


def _refuse(*given: Any) -> None:
    raise ValueError("refused")


def _returning(values: list[Any]) -> Function:
    return lambda *given: values[0] if len(values) == 1 else tuple(values)


def _of_one(place: int, width: int, made: Function) -> Function:
    return lambda *given: made(given[place]) if width == 1 else (made(given[place]),) * width


def _of_several(place: int, width: int, made: Function) -> Function:
    return lambda *given: tuple(made(value) for value in given[place : place + width])


def _same(value: Any) -> Any:
    return value


def _zeros_like(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_zeros_like(item) for item in value]
    return value * 0 if hasattr(value, "shape") or isinstance(value, (int, float)) else value


def _ones_like(value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return [_ones_like(item) for item in value]
    return value * 0 + 1 if hasattr(value, "shape") or isinstance(value, (int, float)) else value
