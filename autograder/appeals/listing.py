"""The requests that wait, with what there is to decide on them; the answers; and the marks that people gave."""

import shlex
import textwrap
from collections.abc import Iterable
from pathlib import Path

from autograder.appeals.docket import Docket, Event, name_of
from autograder.checking.words import many
from autograder.intake.names import is_unseen
from autograder.records import results
from autograder.records.ledger import Ledger

WIDTH = 100
INDENT = "    "
MOST_LINES, MOST_LETTERS = 10, 400  # of what the judge says
NOTHING = "Nobody has asked for another look, and no mark was given by hand."


def listing(folder: Path, slugs: Iterable[str] = (), everything: bool = False) -> str:
    """All of a class in words: open requests, marks by hand; and on request what was answered and what moved.

    Parameters
    ----------
    folder : Path
        The class.
    slugs : iterable of str
        The assignments to look at; none for all.
    everything : bool
        Whether to list answered requests and all that moved, too.
    """
    wanted = set(slugs)
    docket, ledger = Docket(folder), Ledger(folder)
    lines = {(line.assignment, line.student, line.cell): line for line in results.read(folder / "results.jsonl")}
    ours = [event for event in docket.entries if not wanted or event.assignment in wanted]
    sections = []
    waiting = [event for event in docket.open() if event in ours]
    if waiting:
        heading = f"{many(len(waiting), 'request')} for another look"
        sections.append("\n\n".join([heading, *(_asked(event, lines.get(event.about)) for event in waiting)]))
    if given := _marks_by_hand(docket, ledger, wanted):
        sections.append("\n".join([f"{many(len(given), 'mark')} given by hand", "", *given]))
    if everything:
        answered = [event for event in ours if event.kind != "asked"]
        if answered:
            sections.append("\n".join(["answers, the oldest first", "", *map(_answered, answered)]))
        moved = [entry for entry in ledger.told() if not wanted or entry.assignment in wanted]
        if moved:
            sections.append("\n".join(["what moved, and why", "", *(f"{entry.when}  {entry}" for entry in moved)]))
    return "\n\n\n".join(sections) or NOTHING


def _asked(event: Event, line: results.Line | None) -> str:
    """A request: whose, the words, and what the judge said."""
    points = f"{_points(line.points)} of {many(line.max_points, 'point')}" if line else "which question isn't clear"
    rows = [f"{event.student}  {event.assignment}  {event.name or '?'}  {points}  (asked {event.when})"]
    rows += _wrapped("asks: ", f"“{event.words}”")
    rows += _wrapped("the judge: ", _begin(line.message)) if line and line.message else []
    name = event.name or "NAME"
    worth = f"{line.max_points:g}" if line else "POINTS"
    whose = f"{shlex.quote(event.student)} {event.assignment} {name}"
    rows.append(f'{INDENT}python -m autograder mark {whose} {worth} --because "…"')
    rows.append(f'{INDENT}python -m autograder decline {whose} --because "…"')
    return "\n".join(rows)


def _begin(message: str) -> str:
    """The hint and the smallest case that fails; what a student's code says in it is only text."""
    lines = message.splitlines()[:MOST_LINES]
    return "\n".join("".join(letter for letter in line if not is_unseen(letter))[:MOST_LETTERS] for line in lines)


def _marks_by_hand(docket: Docket, ledger: Ledger, wanted: set[str]) -> list[str]:
    """A row for each mark of a check that a person gave, and for each text that `mark` gave points for."""
    rows = []
    for (slug, student), entry in sorted(ledger.latest.items()):
        counts = entry.counted.points if not wanted or slug in wanted else {}  # what was cancelled does not
        for cell in (cell for cell in entry.counted.by_hand if cell in counts):
            answer = docket.answer(slug, student, cell)
            points = counts[cell]
            if answer and answer.kind == "granted" and answer.points == points:
                said = f"{answer.who}, {answer.when}: {answer.words}"
            elif cell.startswith("check-"):
                said = "in formgrader"
            else:  # texts are always graded there
                continue
            rows.append(
                f"{student}  {slug}  {name_of(cell)}  {_points(points)} of {entry.counted.out_of[cell]:g}  {said}"
            )
    return rows


def _answered(event: Event) -> str:
    given = f" {many(event.points, 'point')}" if event.points is not None else ""
    about = f"{event.student}  {event.assignment}  {event.name}"
    return f"{event.when}  {about}  {event.kind}{given} by {event.who}: {event.words}"


def _points(points: float | None) -> str:
    return "no" if points is None else f"{points:g}"


def _wrapped(head: str, text: str) -> list[str]:
    indent = INDENT + " " * len(head)
    rows = [textwrap.wrap(line, WIDTH, initial_indent=indent, subsequent_indent=indent) for line in text.split("\n")]
    flat = [row for lines in rows for row in lines]
    return [INDENT + head + flat[0].removeprefix(indent), *flat[1:]] if flat else []
