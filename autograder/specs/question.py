"""What a question asks for, as data: the cases, what is compared, and what each part is worth.

Nothing here runs a student's code. A specification can be used in the notebook, in the grader and in the
tests; who computes the answers and who compares them are different processes.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module
from itertools import pairwise
from typing import Any, Literal

from numpy.random import Generator
from numpy.typing import ArrayLike

from autograder.checking.words import many
from autograder.contract.trials import Trial

Inputs = dict[str, Any]  # of one call, by the names of the arguments
Kind = Literal["implement", "derive", "predict", "find", "repair", "experiment"]
Function = Callable[..., Any]  # what a question asks for, or a reference


@dataclass(frozen=True)
class Case:
    """One call of the function: its inputs and what the student is told about it.

    A public case shows its inputs and the expected value; of a hidden one only ``about`` is shown.

    Where conventions differ, as they do for a loss at a probability of 1, ``within`` asks for less than equality:
    only that every value lies between two bounds; with a bound of infinity, infinity is right too. With ``careful``
    NumPy raises an error where it would otherwise warn of an overflow, a division by 0 or a value that is not a number.
    """

    about: str
    inputs: Inputs
    public: bool = False
    raises: str | None = None  # the name of the exception that the function must raise, if it must
    within: tuple[float, float] | None = None
    careful: bool = False
    expected: tuple[ArrayLike, ...] | None = None  # what no function computes: labels that the judge alone has


Draw = Callable[[Generator], Sequence[Case]]


@dataclass(frozen=True)
class Part:
    """A share of a question's points, lost or won as a whole.

    ``draw`` makes the hidden cases from a local generator before any student's code runs.

    A part may look at a function otherwise than by calling it: ``driver`` names a function of
    ``autograder.student.drivers``, as ``"dropout.one_call"``, which gets the student's function and the inputs and
    returns what is compared. What is expected is then what the driver makes of the question's own solution. ``outputs``
    and ``compare`` take the place of the question's. Of data that a student hands in, ``trial`` says what is tried with
    it; the inputs of a case are then the data of a measure.
    """

    title: str
    points: float
    public: Sequence[Case] = ()
    draw: Draw = lambda rng: ()
    driver: str | None = None
    outputs: tuple[str, ...] | None = None
    compare: str | None = None
    trial: Trial | None = None

    def cases(self, rng: Generator) -> list[Case]:
        return [*self.public, *self.draw(rng)]


@dataclass(frozen=True, eq=False)
class Question:
    """One function that students write, or one name that they give a value.

    Parameters
    ----------
    function : str
        Its name in the notebook.
    title : str
        What it does, in a few words.
    reference : str
        The reference that gives the expected values, as ``"numpy_ref.acceptance.score"``. Where PyTorch alone has one,
        it is that one, and every part has a driver.
    outputs : tuple of str
        The names of what it returns, in order.
    parts : tuple of Part
        What is checked and what it is worth.
    compare : str
        The comparison: a name of ``autograder.checking.comparisons``, such as ``"values.equal"``.
    library : str
        ``"numpy"`` or ``"torch"``: what the inputs are when the function is called.
    rows : tuple of tuple of float
        The inputs of the truth table, where ``compare`` is ``"gate.table"``.
    exact_shape : bool
        Whether a column (m, 1) in place of (m,) is a mistake: it is for gradients, where it spreads when it is used.
    must_use : tuple of str
        Functions from which the answers must come, directly or through others of the notebook. They say 0 or 1, and
        the question is of a table with two columns of zeros and ones (see ``checking.dependence``).
    seconds : float
        The time limit of one call.
    fixed : bool
        Whether the hidden cases are the same for every seed, as for a question whose known answers take seconds: its
        card is then made once in a process.
    kind : str
        What students do: ``"implement"``, or as the functions of ``specs.kinds`` make it. Where they give a name a
        value, the reference is a function without arguments that returns it.
    decimals : int
        Where a value is predicted: to how many decimals.
    broken : str
        Where a program is repaired: the known wrong answer that stands in the notebook.
    """

    function: str
    title: str
    reference: str
    outputs: tuple[str, ...]
    parts: tuple[Part, ...]
    compare: str = "values.equal"
    library: str = "numpy"
    rows: tuple[tuple[float, ...], ...] = ()
    exact_shape: bool = False
    must_use: tuple[str, ...] = ()
    seconds: float = 2.0
    fixed: bool = False
    kind: Kind = "implement"
    decimals: int = 0
    broken: str = ""

    @property
    def holds(self) -> Literal["", "value", "row", "rows"]:
        """What its name holds, where it isn't a function."""
        trial = self.parts[0].trial
        if trial:
            return "row" if trial.most == 1 else "rows"
        return "value" if self.kind == "predict" else ""

    @property
    def points(self) -> float:
        return sum(part.points for part in self.parts)

    def worth(self, points: float) -> "Question":
        """The same question for other points: its parts keep their proportions, as nearly as quarters of a point can.

        Only where a part would be left with nothing, the points are divided more finely. The sum is always exact.

        Examples
        --------
        >>> question = Question("f", "", "", (), (Part("most", 2), Part("some", 1), Part("rest", 1)))
        >>> [part.points for part in question.worth(10).parts]
        [5.0, 2.5, 2.5]
        >>> [part.points for part in question.worth(1).parts]
        [0.5, 0.25, 0.25]
        >>> [part.points for part in question.worth(0.5).parts]
        [0.25, 0.125, 0.125]
        """
        shares = [
            points * sum(part.points for part in self.parts[: end + 1]) / self.points for end in range(len(self.parts))
        ]
        grid = 4
        while True:
            ends = [0.0, *(round(share * grid) / grid for share in shares[:-1]), points]
            worths = [after - before for before, after in pairwise(ends)]
            if min(worths) > 0:
                return replace(self, parts=tuple(replace(part, points=each) for part, each in zip(self.parts, worths)))
            grid *= 2

    def part(self, title: str) -> Part:
        """The part of a title; ``KeyError`` names the ones there are."""
        for part in self.parts:
            if part.title == title:
                return part
        raise KeyError(f"{self.function} has no part {title!r}; it has {', '.join(part.title for part in self.parts)}")

    @property
    def topic(self) -> str:
        return self.reference.split(".")[1]

    @property
    def solution(self) -> str:
        """The reference that is written into the notebook: the torch one for a torch question."""
        if self.library == "torch":
            return self.reference.replace("numpy_ref", "torch_ref")
        return self.reference

    @cached_property
    def expected(self) -> Function:
        """The reference function that gives the expected values."""
        return load(self.reference)


@dataclass(frozen=True)
class Written:
    """A text that students write and people grade.

    ``asks`` says in a sentence what belongs into it. ``rubric`` are pairs of points and of what earns them: they are
    added up, and their sum is what the text is worth.
    """

    name: str
    title: str
    asks: str
    rubric: tuple[tuple[float, str], ...]

    @property
    def points(self) -> float:
        return sum(points for points, _ in self.rubric)

    @property
    def heading(self) -> str:
        """The first line of its cell, by which it is found when the cell has lost its label."""
        return f"### Report: {self.title} ({many(self.points, 'point')})"


@dataclass(frozen=True)
class Assignment:
    """One notebook: its title, its questions, and the texts that people grade.

    ``loads`` names modules that right answers may need and that take long to load: the worker loads them once.
    ``stretch`` are questions for those who want more: they have a check and no points, and nobody grades them.
    ``earlier`` names functions of notebooks before this one with which students may go on, if theirs are right.
    ``slug``, such as ``"01-acceptance"``, has the place in the course: it is empty in a specification, and given by
    ``course.assignments``.
    """

    title: str
    questions: tuple[Question, ...] = field(default=())
    loads: tuple[str, ...] = ()
    written: tuple[Written, ...] = ()
    stretch: tuple[Question, ...] = ()
    earlier: tuple[str, ...] = ()
    slug: str = ""

    @property
    def tasks(self) -> tuple[Question, ...]:
        """All that has a check in the notebook, with points or without."""
        return (*self.questions, *self.stretch)

    @property
    def preload(self) -> tuple[str, ...]:
        """What to load before any submission runs."""
        torch = any(question.library == "torch" for question in self.questions)
        drivers = {part.driver.split(".")[0] for question in self.questions for part in question.parts if part.driver}
        return (
            *(["torch"] if torch else []),
            *self.loads,
            *(f"autograder.student.drivers.{name}" for name in sorted(drivers)),
        )

    @property
    def cells(self) -> dict[str, float]:
        """The labels of the graded cells and their points: checks, then texts."""
        checks = {f"check-{question.function}": question.points for question in self.questions}
        return checks | {f"report-{written.name}": written.points for written in self.written}

    @property
    def names(self) -> list[str]:
        """What it asks for, as students call it: the functions, then the texts."""
        return [*(question.function for question in self.questions), *(written.name for written in self.written)]

    @property
    def points(self) -> float:
        return sum(self.cells.values())

    @property
    def topic(self) -> str:
        return self.questions[0].topic

    def question(self, function: str) -> Question:
        for question in self.tasks:
            if question.function == function:
                return question
        raise KeyError(f"{self.title} has no question {function!r}; they stand in autograder/specs/{self.topic}.py")


def load(name: str) -> Function:
    """Import a function of ``solutions`` by its dotted name.

    Examples
    --------
    >>> load("numpy_ref.acceptance.score").__name__
    'score'
    """
    module, function = name.rsplit(".", 1)
    found: Function = getattr(import_module(f"solutions.{module}"), function)
    return found
