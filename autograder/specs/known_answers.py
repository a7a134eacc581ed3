"""The known answers in ``solutions.misconceptions`` and ``solutions.alternatives``, read for one question."""

from importlib import import_module

from autograder.specs.question import Question
from solutions.answers import Answer, Telltale
from solutions.misconceptions import Register


def misconceptions_of(question: Question) -> list[Answer]:
    """The known wrong answers to a question, most particular first."""
    return [answer for answer in _register(question, "misconceptions") if answer.question == question.function]


def alternatives_of(question: Question) -> list[Answer]:
    """The accepted ways to answer a question, beside the reference."""
    return [answer for answer in _register(question, "alternatives") if answer.question == question.function]


def telltales_of(question: Question) -> list[Telltale]:
    """What the sources of wrong answers to a question show, the most telling first."""
    register: Register = import_module(f"solutions.misconceptions.{question.topic}").ANSWERS
    return [each for each in register.telltales if each.question == question.function]


def _register(question: Question, kind: str) -> list[Answer]:
    answers: list[Answer] = import_module(f"solutions.{kind}.{question.topic}").ANSWERS
    return answers
