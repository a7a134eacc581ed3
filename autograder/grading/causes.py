"""Why a name isn't there where it is asked for: what ended the cell that should have made it."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from autograder.contract.calls import Cell, Output, Stopped
from autograder.contract.observations import Missing, Observation, Raised
from autograder.contract.verdicts import PartVerdict, Verdict
from autograder.grading.sources import binds, fills

NO_MODULE = re.compile(r"No module named '([\w.]{1,60})'")
NO_NAME = re.compile(r"name '(\w{1,60})' is not defined")
MAGIC = re.compile(r"\s*(%%\w{1,20})")
NO_FILE = re.compile(r"No such file or directory: '([^']{1,80})'")
LACKS_SOMETHING = ("KeyError", "IndexError", "AttributeError")  # what only a part is there of gives these
LONGEST, LONGEST_LINE = 200, 60  # characters of an error, and of a line, that are told again

MODULES = (
    "The grader has Python's own modules, NumPy, Matplotlib and PyTorch, and no file beside the notebook unless the "
    "assignment names it."
)
WAYS_OUT = {
    "google.colab": "Google's own modules are on Colab alone. Leave them out of what you hand in.",
    "input": "Nobody answers input() while a notebook is graded. Write the value into the cell.",
    "network": "Nothing on the internet can be reached while a notebook is graded. Write what is needed into the cell.",
    "magic": "Lines with % or ! are commands of Jupyter, and not all of them work elsewhere. Leave this one out.",
}


def with_cause(
    verdict: Verdict,
    cells: Sequence[Cell],
    outputs: Mapping[str, list[Output]],
    seen: Sequence[Observation | None],
    used: Collection[str] = (),
) -> Verdict:
    """The verdict on a function that isn't there, or misses a name, with what ended the cell that defines it.

    Parameters
    ----------
    verdict : Verdict
        What is said until now.
    cells : sequence of Cell
        The cells of the notebook above the check, in their order.
    outputs : mapping of str to list of Output
        What each of them showed.
    seen : sequence of Observation or None
        What the verdict rests on.
    used : collection of str
        The names that the function uses, and those that these use.
    """
    name = _missing_name(verdict.function, seen)
    failed = [(cell, end) for cell in cells if (end := _end_of(outputs.get(cell.id, []))) is not None]
    if verdict.mistake is not None:
        return verdict
    if name is None:
        return _with_half_made(verdict, failed, used, seen)
    if lost := _lost_to_magic(name, cells):
        hint = f"{name} is not there. Its cell begins with `{lost}`, and what such a cell defines is gone after it."
        parts = [_without_advice(part) for part in verdict.parts]
        return replace(verdict, parts=parts, hint=hint, way_out=WAYS_OUT["magic"])
    own = _first_cause(name, failed)
    if own:
        first, end = own
        too = "" if first == name else f", nor is {name}, which needs it"
        hint = (
            f"The cell of {first} stopped before it was through, so {first} is not there{too}. It said: {_said(end)}."
        )
    elif failed:
        cell, end = failed[0]
        first = next((line.strip() for line in cell.source.splitlines() if line.strip()), "")[:LONGEST_LINE]
        hint = f"{name} is not there. Further up a cell stopped, the one that begins with `{first}`: {_said(end)}."
    else:
        return verdict
    parts = [_without_advice(part) for part in verdict.parts]
    return replace(verdict, parts=parts, hint=hint, way_out=_way_out(end))


def _with_half_made(
    verdict: Verdict,
    failed: Sequence[tuple[Cell, Stopped]],
    used: Collection[str],
    seen: Sequence[Observation | None],
) -> Verdict:
    """The verdict on a function that ends with an error, where a cell stopped that makes something of what it uses."""
    if not all(isinstance(each, Raised) and each.error in LACKS_SOMETHING for each in seen):
        return verdict
    for cell, end in failed:
        for name in sorted(used):
            if fills(cell.source, name):
                hint = (
                    f"{verdict.function} uses {name}, and the cell of {name} stopped before it was through. It said: "
                )
                return replace(verdict, hint=f"{hint}{_said(end)}.", way_out=_way_out(end))
    return verdict


def _lost_to_magic(name: str, cells: Sequence[Cell]) -> str | None:
    """The command at the head of the cell that should have made a name, where it is one for a whole cell."""
    for cell in reversed(cells):
        command = MAGIC.match(cell.source)
        if command and binds(cell.source, name):
            return command[1]
    return None


def _first_cause(name: str, failed: Sequence[tuple[Cell, Stopped]]) -> tuple[str, Stopped] | None:
    """The name whose cell stopped for a reason of its own, and what ended it: other cells only missed that name."""
    names = [name]
    while ends := [end for cell, end in failed if binds(cell.source, names[-1])]:
        end = ends[-1]
        missed = NO_NAME.search(end.message) if end.error == "NameError" else None
        if not missed or missed[1] in names or not any(binds(cell.source, missed[1]) for cell, _ in failed):
            return names[-1], end
        names.append(missed[1])
    return None


def _without_advice(part: PartVerdict) -> PartVerdict:
    """The part, without the advice to run a cell: it was run, and stopped."""
    if part.problem is None or part.problem.stage != "defined":
        return part
    return replace(part, problem=replace(part.problem, what="is not defined"))


def _end_of(outputs: Sequence[Output]) -> Stopped | None:
    """The error that ended a cell, if one did."""
    return next((output for output in outputs if isinstance(output, Stopped)), None)


def _said(stopped: Stopped) -> str:
    said = f"{stopped.error}: {stopped.message}" if stopped.message else stopped.error
    return " ".join(said.split())[:LONGEST].rstrip(".")


def _missing_name(function: str, seen: Sequence[Observation | None]) -> str | None:
    """The function itself where it isn't defined, or the name that it didn't find."""
    for each in seen:
        if isinstance(each, Missing):
            return function
        if isinstance(each, Raised) and each.error == "NameError" and (found := NO_NAME.search(each.message)):
            return found[1]
    return None


def _way_out(stopped: Stopped) -> str | None:
    message = stopped.message
    if stopped.error in ("CellTimeout", "CellCrashed", "NotRun"):
        return "Take what only tries something out, or takes long, into a cell of its own."
    if found := NO_MODULE.search(message):
        return WAYS_OUT["google.colab"] if found[1].startswith("google") else MODULES
    if stopped.error == "FileNotFoundError" or NO_FILE.search(message):
        return MODULES
    if stopped.error == "URLError" or stopped.error.startswith("Connection") or "name resolution" in message:
        return WAYS_OUT["network"]
    if stopped.error in ("EOFError", "StdinNotImplementedError"):
        return WAYS_OUT["input"]
    if stopped.error == "UsageError" or "magic function" in message:
        return WAYS_OUT["magic"]
    return None
