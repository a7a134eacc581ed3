"""``appeals.jsonl`` of a class: what students asked, what was answered, and the marks that were given by hand.

Of several entries about the same cell the last counts, and a request is open until it is answered.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from autograder.records.journal import Journal, now

Kind = Literal["asked", "granted", "declined", "withdrawn"]


@dataclass(frozen=True)
class Event:
    """One line: what happened about a mark, and who said what.

    Parameters
    ----------
    when : str
        The time, in UTC.
    kind : str
        Asked by the student; granted with points, which is also a mark that nobody asked for; declined; or withdrawn,
        which leaves the mark to the judge again.
    student, assignment, cell : str
        Whose mark; the cell is empty for a request that names no question.
    words : str
        The request, cleaned, or the reason of the answer.
    points : float or None
        What was given.
    who : str
        Who answered.
    comment : str
        What was written on the student's page.
    """

    when: str
    kind: Kind
    student: str
    assignment: str
    cell: str
    words: str
    points: float | None = None
    who: str = ""
    comment: str = ""

    @property
    def about(self) -> tuple[str, str, str]:
        return self.assignment, self.student, self.cell

    @property
    def name(self) -> str:
        """The function or the text that it is about, as people call it."""
        return name_of(self.cell)


class Docket(Journal[Event]):
    """The requests, answers and marks by hand of a class, in the order in which they came."""

    def __init__(self, class_folder: Path) -> None:
        super().__init__(class_folder / "appeals.jsonl", Event)

    def note(self, student: str, assignment: str, asked: dict[str, str]) -> int:
        """Note what a student asks, by cell; return how many requests are new.

        What was asked in the same words before is no new request, so it isn't open again once it was answered.
        """
        known = {(event.about, event.words) for event in self.entries if event.kind == "asked"}
        new = [
            Event(now(), "asked", student, assignment, cell, words)
            for cell, words in asked.items()
            if ((assignment, student, cell), words) not in known
        ]
        self.add(new)
        return len(new)

    def open(self) -> list[Event]:
        """The requests that wait for an answer, the oldest first."""
        waiting: dict[tuple[str, str, str], Event] = {}
        for event in self.entries:
            waiting.pop(event.about, None)
            if event.kind == "asked":
                waiting[event.about] = event
            else:  # whoever answered has read what names no question, too
                waiting.pop((event.assignment, event.student, ""), None)
        return list(waiting.values())

    def answer(self, assignment: str, student: str, cell: str) -> Event | None:
        """The last answer about a cell, or the mark that was given without a request."""
        about = assignment, student, cell
        return next((each for each in reversed(self.entries) if each.kind != "asked" and each.about == about), None)


def name_of(cell: str) -> str:
    """What people call a cell: the function, or the text.

    Examples
    --------
    >>> name_of("check-score"), name_of("report-experiment")
    ('score', 'experiment')
    """
    return cell.removeprefix("check-").removeprefix("report-")
