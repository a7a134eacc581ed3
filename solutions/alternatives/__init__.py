"""Accepted answers, one module per topic: other correct ways that must get full marks and no hint."""

from solutions.answers import Answer


class Register(list):
    """Collects the accepted answers of one topic."""

    def __call__(self, question):
        """Register the decorated function as a right answer to ``question``."""

        def register(function):
            self.append(Answer(function.__name__, question, function))
            return function

        return register
