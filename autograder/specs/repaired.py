"""What is told of a program that is to be mended, where something else of it has changed: a line, or the order."""

import re
from collections.abc import Sequence

from autograder.checking.source import functions_in, source_of
from autograder.contract.cards import Telltale
from autograder.specs.known_answers import misconceptions_of
from autograder.specs.question import Question
from autograder.specs.sources import solution_source

LOOK = "There is one fault in the program. The rest is right as it stood."


def telltales_of_repair(question: Question) -> list[Telltale]:
    """The telltales of a program that is to be mended: one for each line that stays; none for other questions."""
    if not question.broken:
        return []
    (broken,) = (each.source for each in misconceptions_of(question) if each.name == question.broken)
    mended = _lines(solution_source(question), question.function)
    kept = [line for line in _lines(broken, question.function) if line in mended]
    changed = [
        Telltale(
            _all_of([each for each in kept if each != line]),
            _line(line),
            f"The line `{line}` was right, and is changed or gone.",
            LOOK,
        )
        for line in kept
    ]
    if kept != [line for line in mended if line in kept]:  # their order was the fault
        return changed
    order = "(?s)" + ".*".join(map(_line, kept))
    return [*changed, Telltale(_all_of(kept), order, "The lines stand in another order now.", LOOK)]


def _lines(source: str, function: str) -> list[str]:
    """The lines of a function's body as Python writes them, without their indentation."""
    read = source_of(function, functions_in(source))
    assert read is not None, "the function stands in its source"
    return [line.strip() for line in read.text.splitlines()[1:]]


def _all_of(lines: Sequence[str]) -> str:
    return r"(?s)\A" + "".join(f"(?=.*{_line(line)})" for line in lines)


def _line(line: str) -> str:
    """A pattern of a whole line, however far it is indented."""
    return rf"\n *{re.escape(line)}(?=\n|\Z)"
