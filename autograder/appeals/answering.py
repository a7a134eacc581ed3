"""Answer a student, or give points by hand: gradebook, docket, ledger, and what the student's page says."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from autograder.appeals.docket import Docket, Event, Kind, name_of
from autograder.checking.words import many
from autograder.grading.counting import count
from autograder.intake.submissions import Submissions
from autograder.nbgrader.database import examine, said_plainly
from autograder.nbgrader.gradebook import ClassBook
from autograder.records.editions import Editions
from autograder.records.journal import now
from autograder.records.ledger import Entry, Ledger
from autograder.records.lock import only_one
from autograder.refused import Refused
from autograder.specs.editions import cells_of


@dataclass(frozen=True)
class Answer:
    """What a person says about a mark.

    Parameters
    ----------
    kind : str
        ``"granted"`` with points, ``"declined"``, or ``"withdrawn"``.
    student, slug, name : str
        Whose function or text, of which assignment.
    because : str
        The reason, for the student.
    who : str
        Who answers.
    points : float or None
        What is given.
    """

    kind: Kind
    student: str
    slug: str
    name: str
    because: str
    who: str
    points: float | None = None


def give(answer: Answer, folder: Path, db_url: str | None = None) -> list[Entry]:
    """Give an answer; return what moved by it.

    Raises
    ------
    Refused
        If there is no such mark, or the points can't be given.
    """
    cell = _cell_of(answer, cells_of(answer.slug, Editions(folder).cells(answer.slug)))
    if not answer.because.strip():
        raise Refused('Say why, for the student: --because "…".')
    with only_one(folder, "python -m autograder mark"), said_plainly(folder, db_url):
        examine(folder, db_url)
        docket, ledger = Docket(folder), Ledger(folder)
        with ClassBook(folder, db_url) as book:
            worth = _worth(book, answer, cell)
            if not ledger.knows(answer.slug):
                count(book, answer.slug, ledger, docket, {})
            asked = any(event.about == (answer.slug, answer.student, cell) for event in docket.open())
            before = docket.answer(answer.slug, answer.student, cell)
            comment = _comment(answer, worth, asked)
            event = Event(
                now(),
                answer.kind,
                answer.student,
                answer.slug,
                cell,
                " ".join(answer.because.split()),
                answer.points,
                answer.who,
                comment,
            )
            where = answer.slug, answer.student, cell
            old = before.comment if before else ""
            if answer.kind == "declined":
                book.comment(*where, comment, old)
            else:
                book.give(*where, answer.points, comment, old)
            docket.add([event])
            book.settle(answer.slug, Submissions(folder / "submitted"))
            return count(book, answer.slug, ledger, docket, {})


def _cell_of(answer: Answer, asked: Iterable[str]) -> str:
    """The cell of a function or a text; ``Refused`` names those that there are."""
    cells = {name_of(cell): cell for cell in asked}
    name = name_of(answer.name)
    if name in cells:
        return cells[name]
    near = get_close_matches(name, cells, 1)
    advice = f"Did you mean {near[0]}?" if near else f"It asks for {', '.join(cells)}."
    raise Refused(f"{answer.slug} doesn't ask for {name!r}. {advice}")


def _worth(book: ClassBook, answer: Answer, cell: str) -> float:
    """What there is to reach; ``Refused`` where the student handed nothing in, or the points are too many."""
    counted = book.counted(answer.slug)
    if answer.student not in counted:
        near = get_close_matches(answer.student, counted, 1)
        advice = f"Did you mean {near[0]}?" if near else "Put what came into `submitted`, and run `grade` first."
        raise Refused(f"The gradebook has no notebook {answer.slug} of {answer.student!r}. {advice}")
    worth = counted[answer.student].out_of[cell]
    if answer.points is not None and not 0 <= answer.points <= worth:
        raise Refused(
            f"{name_of(cell)} is worth {many(worth, 'point')}, and {answer.points:g} can't be given. Points beyond "
            "that are extra credit, which formgrader gives."
        )
    return worth


def _comment(answer: Answer, worth: float, asked: bool) -> str:
    """What the student reads."""
    reason = answer.because.strip()
    if answer.kind == "withdrawn":
        return ""
    if answer.kind == "declined":
        return f"**You asked to have {answer.name} looked at again.** The points stay as they are: {reason}"
    looked = f"**You asked to have {answer.name} looked at again.** " if asked else ""
    return f"{looked}**A person gave {answer.points:g} of {many(worth, 'point')} for {answer.name}:** {reason}"
