"""The kinds of question beside the function that is written from a description.

Each makes a ``Question``. What a student predicts, finds or tries out is a value that a name holds; what is repaired
or derived is a function like any other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from autograder.contract.trials import Catch, Field, Measure, Program
from autograder.specs.question import Case, Draw, Inputs, Part, Question

YOURS = (Case("", {}, public=True),)  # there is nothing to say of it beside what is handed in


def predicts(function: str, title: str, reference: str, points: float, decimals: int = 0) -> Question:
    """A value that is worked out before anything is run; a notebook holds its digest alone.

    Parameters
    ----------
    function : str
        The name that holds it.
    title : str
        What it is, in a few words.
    reference : str
        A function without arguments that computes it.
    points : float
        What it is worth.
    decimals : int
        To how many decimals.
    """
    part = Part("the value", points, YOURS)
    return Question(
        function, title, reference, (function,), (part,), "predictions.same", kind="predict", decimals=decimals
    )


def finds(
    function: str,
    title: str,
    reference: str,
    fields: Sequence[Field],
    most: int,
    right: Sequence[Program],
    wrong: Mapping[str, tuple[Program, float, str]],
) -> Question:
    """Inputs on which wrong programs give themselves away; each that is caught earns its points.

    Parameters
    ----------
    function : str
        The name that holds the rows.
    title : str
        What is looked for, in a few words.
    reference : str
        A function without arguments that returns rows which catch all.
    fields : sequence of Field
        The values of a row: the arguments of the programs.
    most : int
        How many rows there may be.
    right : sequence of Program
        Programs that must agree on every row.
    wrong : mapping of str to tuple of Program, float and str
        By what each does wrong: the program, the points for catching it, and the only inputs that can, in words.
    """
    parts = tuple(
        Part(title, points, YOURS, trial=Catch(list(fields), most, list(right), program, only_where))
        for title, (program, points, only_where) in wrong.items()
    )
    return Question(function, title, reference, (function,), parts, "trials.held", kind="find")


def experiments(
    function: str,
    title: str,
    reference: str,
    measure: Measure,
    points: float,
    data: Inputs | None = None,
    draw: Draw = lambda rng: (),
) -> Question:
    """A student's own result, judged by computing anew how good it is.

    Parameters
    ----------
    function : str
        The name that holds it.
    title : str
        What is tried out, in a few words.
    reference : str
        A function without arguments that returns one that is good enough.
    measure : Measure
        What is computed of it, and the bar.
    points : float
        What it is worth.
    data : dict or None
        What the measure gets beside, in the notebook.
    draw : callable
        Makes the hidden cases; their inputs are the data of the measure.
    """
    part = Part("the result", points, (replace(YOURS[0], inputs=data or {}),), draw, trial=measure)
    return Question(function, title, reference, (function,), (part,), "trials.held", kind="experiment")


def repairs(
    function: str,
    title: str,
    reference: str,
    outputs: tuple[str, ...],
    points: float,
    broken: str,
    public: Sequence[Case],
    draw: Draw,
) -> Question:
    """A program with one fault, to be mended: it stands in the notebook.

    Parameters
    ----------
    function : str
        Its name in the notebook.
    title : str
        What it does, in a few words.
    reference : str
        The program without the fault.
    outputs : tuple of str
        The names of what it returns.
    points : float
        What it is worth, as a whole: much of a broken program is right.
    broken : str
        The known wrong answer to this question that is to be mended.
    public, draw
        The cases, as those of a ``Part``.
    """
    part = Part("the program", points, tuple(public), draw)
    return Question(function, title, reference, outputs, (part,), kind="repair", broken=broken)


def stretches(
    function: str,
    title: str,
    reference: str,
    outputs: tuple[str, ...],
    public: Sequence[Case],
    driver: str | None = None,
) -> Question:
    """A function for those who want more: its notebook alone tries it, and there is nothing to earn.

    Parameters
    ----------
    function : str
        Its name in the notebook.
    title : str
        What it does, in a few words.
    reference : str
        The program.
    outputs : tuple of str
        The names of what it returns.
    public : sequence of Case
        All cases: no grader has others.
    driver : str or None
        As that of a ``Part``.
    """
    part = Part(title, 0, tuple(public), driver=driver)
    return Question(function, title, reference, outputs, (part,))


def derives(question: Question) -> Question:
    """The same question, where no page and no notebook has the formula: it is to be derived."""
    return replace(question, kind="derive")
