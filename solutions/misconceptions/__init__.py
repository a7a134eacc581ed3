"""The known wrong answers, one module per topic: small functions with the hint that each earns.

A misconception is executable. The grader runs it on the cases of its question; a submission that fails and
gives the same outcomes is told its hint. Most of them are edits of a right answer; where the whole function is
clearer, it is written out.
"""

from collections.abc import Iterable
from itertools import combinations

from solutions.answers import Answer
from solutions.edits import Base, Edit, edited, edited_together
from solutions.operators import replaced

NUMBERS = {2: "Two", 3: "Three", 4: "Four"}


class Register(list):
    """Collects the wrong answers of one topic, in order: where two fit, the first one's hint is told."""

    def __call__(self, question, hint, way_out=None, endless_on=None):
        """Register the decorated function as a wrong answer to ``question``.

        Parameters
        ----------
        question : str
            The function that the student was asked for.
        hint : str
            What a student who wrote this is told: the mistake.
        way_out : str or None
            What the student should look at or do, but not the line to type.
        endless_on : str or None
            Part of the description of the cases on which this answer never ends.
        """

        def register(function):
            self.append(Answer(function.__name__, question, function, hint, way_out, endless_on))
            return function

        return register

    def edits(self, of, question=None):
        """Begin a series of edits of a right answer.

        Parameters
        ----------
        of : str
            The right answer, as ``"torch_ref.training_loop.evaluate"`` or ``"alternatives.training_loop.decorated"``.
        question : str or None
            The function that the student was asked for; None where it has the name of that answer.
        """
        return Edits(self, Base(of, question or of.rpartition(".")[2]))


class Edits:
    """Registers edits of one right answer, and those that are made together."""

    def __init__(self, register: Register, base: Base):
        self._register, self._base = register, base
        self._made: dict[str, Edit] = {}

    def __call__(self, name, *changes, hint, way_out=None, endless_on=None):
        """Register an edit as a wrong answer.

        Parameters
        ----------
        name : str
            What the mistake is called.
        changes : pair of str, or Change
            What becomes what: ``("scores >= 0", "scores > 0")`` stands for ``replaced("scores >= 0", "scores > 0")``.
        hint, way_out, endless_on
            As for a function that is written out.
        """
        made = tuple(replaced(*change) if isinstance(change, tuple) else change for change in changes)
        edit = self._made[name] = Edit(name, self._base, made, hint, way_out)
        self._register.append(Answer(name, self._base.question, edited([edit]), hint, way_out, endless_on))

    def together(self, *names, at_most=2, but_not=()):
        """Register what comes of these edits when two of them (or more) are made together.

        Those that can't stand beside each other are left out.

        Parameters
        ----------
        names : str
            Edits that were registered before.
        at_most : int
            How many of them are made together, at most.
        but_not : sequence of tuple of str
            Edits that give nothing new beside each other: one of them hides the other, or both are another mistake.
        """
        apart = [set(each) for each in but_not]
        for name in {*names}.union(*apart) - {*self._made}:
            raise KeyError(f"there is no edit {name} of {self._base.name}")
        for size in range(2, at_most + 1):
            for edits in combinations([self._made[name] for name in names], size):
                here = {edit.name for edit in edits}
                code = None if any(each <= here for each in apart) else edited_together(edits)
                if code:
                    hint = f"{NUMBERS[size]} things. {_listed(edit.hint for edit in edits)}"
                    way_out = _listed(edit.way_out for edit in edits)
                    self._register.append(Answer(code.name, self._base.question, code, hint, way_out))


def _listed(sentences: Iterable[str | None]) -> str:
    return " ".join(f"{number}: {each}" for number, each in enumerate(sentences, start=1) if each)
