"""The known answers in ``solutions.misconceptions`` and ``solutions.alternatives``, read for one question."""

from importlib import import_module

from autograder.specs.question import Question
from solutions.answers import Answer, Trace
from solutions.misconceptions import Register


def misconceptions_of(question: Question) -> list[Answer]:
    """The known wrong answers to a question, most particular first."""
    return [answer for answer in _register(question, "misconceptions") if answer.question == question.function]


def traces_of(question: Question) -> list[Trace]:
    """What stands in the source of wrong answers to a question alone."""
    register = _register(question, "misconceptions")
    found = register.traces if isinstance(register, Register) else []
    return [trace for trace in found if trace.question == question.function]


def alternatives_of(question: Question) -> list[Answer]:
    """The accepted ways to answer a question, beside the reference."""
    return [answer for answer in _register(question, "alternatives") if answer.question == question.function]


def _register(question: Question, kind: str) -> list[Answer]:
    answers: list[Answer] = import_module(f"solutions.{kind}.{question.topic}").ANSWERS
    return answers
