"""The known wrong answers, one module per topic: small functions with the hint that each earns.

A misconception is executable. The grader runs it on the cases of its question; a submission that fails and
gives the same outcomes is told its hint.
"""

from solutions.answers import Answer


class Register(list):
    """Collects the wrong answers of one topic, in order: where two fit, the first one's hint is told."""

    def __call__(self, question, hint, endless_on=None):
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

        def register(function):
            self.append(Answer(function.__name__, question, function, hint, endless_on))
            return function

        return register
