"""The known wrong answers, one module per topic: small functions with the hint that each earns.

A misconception is executable. The grader runs it on the cases of its question; a submission that fails and
gives the same outcomes is told its hint. Most of them are edits of a right answer; where the whole function is
clearer, it is written out.
"""

from collections.abc import Callable, Sequence
from itertools import chain, combinations, product

from solutions.answers import Answer, Function, Telltale
from solutions.edits import Base, Change, Edit, edited, edited_together
from solutions.operators import replaced

PROPER_NAMES = ("Python",)
PLACES = ("first", "second")  # of the mistakes that are told


class Register(list[Answer]):
    """Collects the wrong answers of one topic, in order: where two fit, the first one's hint is told.

    Beside them stand its ``telltales``, which are asked where no wrong answer explains what was seen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.telltales: list[Telltale] = []

    def __call__(
        self,
        question: str,
        hint: str,
        way_out: str | None = None,
        endless_on: str | None = None,
        constant: float | None = None,
        speaks_of: Sequence[str] = (),
    ) -> Callable[[Function], Function]:
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
        constant : float or None
            A number that stands in this answer, and for which any other would be the same mistake. Where it is in the
            hint, a student reads the own one there.
        speaks_of : sequence of str
            What the hint says is there, and its words alone don't tell, or, as ``no imag``, what must not be there: see
            ``autograder.checking.source``.
        """

        def register(function: Function) -> Function:
            name, speaks = function.__name__, tuple(speaks_of)
            self.append(Answer(name, question, function, hint, way_out, endless_on, False, constant, speaks))
            return function

        return register

    def value(self, question: str, name: str, value: object, hint: str, way_out: str | None = None) -> None:
        """Register a value as a wrong answer to a question that asks for one.

        Parameters
        ----------
        question : str
            The name that should hold the right value.
        name : str
            What the mistake is called.
        value : object
            The wrong value.
        hint, way_out
            As for a function.
        """
        self.append(Answer(name, question, lambda: value, hint, way_out, held=True))

    def telltale(self, question: str, hint: str, way_out: str | None = None, shows: str = "", lacks: str = "") -> None:
        """Register what a source shows, or lacks, as the reason why an answer to a question is wrong.

        Parameters
        ----------
        question : str
            The function that the student was asked for.
        hint, way_out
            As for a function.
        shows, lacks : str
            A pattern that is found in the source, as ``ast.unparse`` writes it, and one that isn't.
        """
        self.telltales.append(Telltale(question, shows, lacks, hint, way_out))

    def edits(self, of: str, question: str | None = None) -> "Edits":
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

    def __init__(self, register: Register, base: Base) -> None:
        self._register, self._base = register, base
        self._made: dict[str, Edit] = {}
        self._made_together: set[str] = set()

    def __call__(
        self,
        name: str,
        *changes: tuple[str, str] | Change,
        hint: str,
        way_out: str | None = None,
        brief: str | None = None,
        endless_on: str | None = None,
        constant: float | None = None,
        speaks_of: Sequence[str] = (),
    ) -> None:
        """Register an edit as a wrong answer.

        Parameters
        ----------
        name : str
            What the mistake is called.
        changes : pair of str, or Change
            What becomes what: ``("scores >= 0", "scores > 0")`` stands for ``replaced("scores >= 0", "scores > 0")``.
        hint, way_out, endless_on, constant, speaks_of
            As for a function that is written out.
        brief : str or None
            A shorter hint, for a list of several mistakes; None where the hint is short enough.
        """
        made = tuple(replaced(*change) if isinstance(change, tuple) else change for change in changes)
        edit = self._made[name] = Edit(name, self._base, made, hint, way_out, brief)
        question, code, speaks = self._base.question, edited([edit]), tuple(speaks_of)
        self._register.append(Answer(name, question, code, hint, way_out, endless_on, False, constant, speaks))

    def together(self, *groups: Sequence[str], at_most: int = 2, but_not: Sequence[tuple[str, ...]] = ()) -> None:
        """Register what comes of edits that are made together, at most one of each group.

        Those that can't stand beside each other are left out.

        Parameters
        ----------
        groups : sequence of str
            Edits that were registered before, those in a group being about the same thing.
        at_most : int
            How many edits are made together, at most.
        but_not : sequence of tuple of str
            Edits that give nothing new beside each other: one hides the other, or both are another mistake.
        """
        apart = [set(names) for names in but_not]
        for name in {*chain(*groups, *but_not)} - {*self._made}:
            raise KeyError(f"there is no edit {name} of {self._base.name}")
        for size in range(2, at_most + 1):
            for names in chain.from_iterable(product(*chosen) for chosen in combinations(groups, size)):
                if not any(each <= {*names} for each in apart):
                    self._register_together([self._made[name] for name in names])

    def _register_together(self, edits: Sequence[Edit]) -> None:
        code = edited_together(edits)
        if code and code.name not in self._made_together:
            self._made_together.add(code.name)
            hint, way_out = told_together([(each.brief or each.hint, each.way_out) for each in edits])
            self._register.append(Answer(code.name, self._base.question, code, hint, way_out))


def told_together(mistakes: Sequence[tuple[str, str | None]]) -> tuple[str, str | None]:
    """The hint for mistakes that are made at once, and the way out of them, where there is one.

    Examples
    --------
    >>> told_together([("The sign is wrong.", "Turn it round."), ("X comes back.", None)])
    ('Two things. 1: the sign is wrong. 2: X comes back.', 'For the first: turn it round.')
    >>> told_together([("The sign is wrong.", "Look at it."), ("X comes back.", "Look at it.")])[1]
    'For both: look at it.'
    """
    told = list(zip(PLACES, mistakes))  # the others wait: nobody mends more than two things at once
    hints = [f"{number}: {inside(hint)}" for number, (_, (hint, _)) in enumerate(told, start=1)]
    ways = [way_out for _, (_, way_out) in told]
    if ways[0] and len(ways) == len(PLACES) and len({*ways}) == 1:
        ways_out = [f"For both: {inside(ways[0])}"]
    else:
        ways_out = [f"For the {place}: {inside(way_out)}" for place, (_, way_out) in told if way_out]
    how_many = "Two" if len(mistakes) == len(PLACES) else "Several"
    return " ".join([f"{how_many} things.", *hints]), " ".join(ways_out) or None


def inside(sentence: str) -> str:
    """A sentence as it begins after a colon; a name keeps its capital.

    Examples
    --------
    >>> print(inside("The sign is wrong."), inside("X comes back."), inside("NumPy warns."))
    the sign is wrong. X comes back. NumPy warns.
    """
    first = sentence.split()[0]
    begins = first == "A" or first not in PROPER_NAMES and first.isalpha() and first[1:].islower()
    return sentence[0].lower() + sentence[1:] if begins else sentence
