"""The known answers in ``solutions.misconceptions`` and ``solutions.alternatives``, read for one question."""

from importlib import import_module

from solutions.answers import Answer


def misconceptions_of(question) -> list[Answer]:
    """The known wrong answers to a question, most particular first."""
    return [answer for answer in _register(question, "misconceptions") if answer.question == question.function]


def alternatives_of(question) -> list[Answer]:
    """The accepted ways to answer a question, beside the reference."""
    return [answer for answer in _register(question, "alternatives") if answer.question == question.function]


def _register(question, kind):
    return import_module(f"solutions.{kind}.{question.topic}").ANSWERS
