"""The known wrong answers, one module per topic: small functions with the hint that each earns.

A misconception is executable. The grader runs it on the cases of its question; a submission that fails and
gives the same outcomes is told its hint.
"""

from collections.abc import Callable

from solutions.answers import Answer, Function


class Register(list[Answer]):
    """Collects the wrong answers of one topic, in order: where two fit, the first one's hint is told."""

    def __call__(self, question: str, hint: str, endless_on: str | None = None) -> Callable[[Function], Function]:
        """Register the decorated function as a wrong answer to ``question``.

        Parameters
        ----------
        question : str
            The function that the student was asked for.
        hint : str
            What a student who wrote this is told: the mistake, then the way out.
        endless_on : str or None
            Part of the description of the cases on which this answer never ends.
        """

        def register(function: Function) -> Function:
            self.append(Answer(function.__name__, question, function, hint, endless_on))
            return function

        return register
