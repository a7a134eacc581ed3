"""The first screen of a feedback page: what was reached, what was lost where, and what to do next."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from nbformat import NotebookNode

from autograder.checking.render import LOOKS
from autograder.intake.cells import labels_of
from autograder.specs.course import assignment

CHECK, REPORT = "check-", "report-"  # how the labels of graded cells begin
ABOUT_FILE = "about-your-file"


@dataclass(frozen=True)
class Line:
    """An exercise and what became of it.

    Parameters
    ----------
    label : str
        The label of its cell.
    name : str
        A function, or the title of a text.
    is_code : bool
        Whether the name is one that stands in code.
    score, points : float
        What was reached, and what there was.
    words : str
        The verdict, such as "Partly correct".
    waits : bool
        Whether a person has yet to give points.
    commented : str
        The label of a cell with a comment of a person; empty where there is none.
    """

    label: str
    name: str
    is_code: bool
    score: float
    points: float
    words: str = ""
    waits: bool = False
    commented: str = ""

    @property
    def anchor(self) -> str:
        return self.label

    @property
    def comment_anchor(self) -> str:
        return f"comment-{self.commented}" if self.commented else ""

    @property
    def is_full(self) -> bool:
        return not self.waits and self.score >= self.points

    @property
    def is_lost(self) -> bool:
        return not self.waits and self.score < self.points

    @property
    def points_in_words(self) -> str:
        """The points, or that a person has yet to give them."""
        return f"{self.points:g} points wait for a person" if self.waits else of(self.score, self.points)


@dataclass(frozen=True)
class Summary:
    """What a page says first.

    ``penalty`` is what being late cost, ``remarks`` are sentences about lateness and the like, ``came`` is when the
    work was handed in.
    """

    student: str
    assignment: str
    title: str
    lines: tuple[Line, ...]
    penalty: float = 0.0
    came: str = ""
    late: tuple[str, ...] = ()
    about_file: bool = False

    def line(self, label: str | None) -> Line | None:
        """The exercise whose cell has this label."""
        return next((line for line in self.lines if line.label == label), None)

    @property
    def lost(self) -> list[Line]:
        return [line for line in self.lines if line.is_lost]

    @property
    def full(self) -> list[Line]:
        return [line for line in self.lines if line.is_full]

    @property
    def waiting(self) -> list[Line]:
        return [line for line in self.lines if line.waits]

    @property
    def headline(self) -> str:
        """The points, as far as they are there."""
        there = [line for line in self.lines if not line.waits]
        score = max(0.0, sum(line.score for line in there) - self.penalty)
        return of(score, sum(line.points for line in there)) + (" so far" if self.waiting else "")

    @property
    def remarks(self) -> list[str]:
        """What has to be said about the points."""
        said = list(self.late)
        if self.waiting:
            names = listed([line.name for line in self.waiting])
            more = sum(line.points for line in self.waiting)
            said.append(f"A person has yet to read {names}: up to {of_points(more)} more.")
        return said

    @property
    def lost_headline(self) -> str:
        count = len(self.lost)
        return f"{'One exercise' if count == 1 else f'{count} exercises'} lost points:"

    @property
    def next(self) -> str:
        """What the student does now."""
        if not self.lost:
            return "wait for the texts." if self.waiting else "nothing. All of it is right."
        if all(line.words == LOOKS["unreadable"][1] for line in self.lost):
            return "find out why your file can't be read: what was found stands below. Hand in one that opens in Jupyter."
        tried = [line for line in self.lost if line.words != LOOKS["not attempted"][1]]
        first = (tried or self.lost)[0]
        if tried:
            return f"look at {first.name}. What is wrong stands there; mend it in your notebook and run its check again."
        if len(self.lost) == len(self.lines):
            return "look at your file. No answer was found in it: is it the notebook that you worked in?"
        return f"answer {first.name}: it is as it came."


def summary_of(notebook: NotebookNode, about: Mapping[str, Any]) -> Summary:
    """Work out what a page says first.

    Parameters
    ----------
    notebook : NotebookNode
        The graded notebook, with points and comments in the labels of its cells.
    about : mapping
        ``student``, ``assignment``, and of the submission ``late_penalty``, ``came``, ``due`` and ``extension``.
    """
    slug = str(about["assignment"])
    titles, title = {}, slug
    try:
        course = assignment(slug)
        title, titles = course.title, {f"{REPORT}{text.name}": text.title for text in course.written}
    except KeyError:  # not of this course: the page goes by what the notebook says
        pass
    lines: list[Line] = []
    commented = ""
    for cell in notebook.cells:
        label = labels_of(cell)
        if label.get("solution") and label.get("comment"):
            commented = label["grade_id"]
        if not label.get("grade"):
            continue
        name = label["grade_id"]
        is_code = name.startswith(CHECK)
        lines.append(
            Line(
                label=name,
                name=titles.get(name, name.removeprefix(CHECK)),
                is_code=is_code,
                score=float(label.get("score") or 0.0),
                points=float(label.get("points") or 0.0),
                words=_words(cell),
                waits=bool(label.get("waits")),
                commented=commented,
            )
        )
        commented = ""
    penalty = float(about.get("late_penalty") or 0.0)
    return Summary(
        student=str(about["student"]),
        assignment=slug,
        title=title,
        lines=tuple(lines),
        penalty=penalty,
        came=shown(about["came"]) if about.get("came") else "",
        late=tuple(late_in_words(penalty, about.get("came"), about.get("due"), about.get("extension"))),
        about_file=any(cell.get("id") == ABOUT_FILE for cell in notebook.cells),
    )


def late_in_words(
    penalty: float, came: datetime | None, due: datetime | None, extension: timedelta | None
) -> list[str]:
    """What is to be said about when a work came.

    Examples
    --------
    >>> due = datetime(2026, 10, 1, 20)
    >>> late_in_words(1.5, datetime(2026, 10, 2, 23), due, None)
    ['It came 1 day and 3 hours late: 1.5 points are taken off.']
    >>> late_in_words(0.0, datetime(2026, 10, 2, 23), due, timedelta(days=2))
    ['You had an extension until 2026-10-03 20:00 UTC, and it came in time.']
    """
    said = []
    if due is None:
        return [f"{of_points(penalty)} are taken off for lateness."] if penalty else []
    until = due + (extension or timedelta())
    late = came is not None and came > until
    if extension:
        said.append(f"You had an extension until {shown(until)}" + ("." if late else ", and it came in time."))
    if late and came is not None:
        cost = f"{of_points(penalty)} {'is' if penalty == 1 else 'are'} taken off" if penalty else "nothing is taken off"
        said.append(f"It came {duration(came - until)} late: {cost}.")
    return said


def duration(time: timedelta) -> str:
    """A length of time in its two largest units.

    Examples
    --------
    >>> duration(timedelta(days=2, hours=1, minutes=5)), duration(timedelta(seconds=20))
    ('2 days and 1 hour', 'less than a minute')
    """
    minutes = int(time.total_seconds()) // 60
    units = {"day": minutes // 1440, "hour": minutes // 60 % 24, "minute": minutes % 60}
    told = [f"{count} {unit}{'' if count == 1 else 's'}" for unit, count in units.items() if count]
    return " and ".join(told[:2]) or "less than a minute"


def shown(time: datetime) -> str:
    """A time of the gradebook, which is in UTC."""
    return f"{time:%Y-%m-%d %H:%M} UTC"


def of(score: float, points: float) -> str:
    """Points out of others, such as "2 of 4 points"."""
    return f"{_number(score)} of {of_points(points)}"


def of_points(points: float) -> str:
    return f"{_number(points)} point{'' if points == 1 else 's'}"


def listed(names: list[str]) -> str:
    """Names as they stand in a sentence.

    Examples
    --------
    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _words(cell: NotebookNode) -> str:
    """What the verdict below a cell says in words."""
    for output in cell.get("outputs", []):
        page = str(output.get("data", {}).get("text/html", ""))
        for mark, words, _ in LOOKS.values():
            if f"<b>{mark} {words}: " in page:
                return words
    return ""
