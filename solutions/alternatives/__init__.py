"""Accepted answers, one module per topic: other correct ways that must get full marks and no hint."""

from collections.abc import Callable

from solutions.answers import Answer, Function


class Register(list[Answer]):
    """Collects the accepted answers of one topic."""

    def __call__(self, question: str) -> Callable[[Function], Function]:
        """Register the decorated function as a right answer to ``question``."""

        def register(function: Function) -> Function:
            self.append(Answer(function.__name__, question, function))
            return function

        return register

    def value(self, question: str, name: str, value: object) -> None:
        """Register a value as a right answer to a question that asks for one: another form, or another choice."""
        self.append(Answer(name, question, lambda: value, held=True))
