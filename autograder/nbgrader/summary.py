"""The first screen of a feedback page: what was reached, what was lost where, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from nbformat import NotebookNode

from autograder.checking.render import LOOKS
from autograder.checking.words import many
from autograder.intake.cells import labels_of
from autograder.intake.names import shown as named
from autograder.specs.settings import settings, specification
from autograder.term.marks import Mark
from autograder.term.rules import Rules

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
        The verdict, such as "Partly correct", or why it has no say.
    waits, cancelled : bool
        Whether a person has yet to give points, and whether it isn't counted.
    commented : str
        The label of the cell with a comment of a person; empty where there is none.
    """

    label: str
    name: str
    is_code: bool
    score: float
    points: float
    words: str = ""
    waits: bool = False
    cancelled: bool = False
    commented: str = ""

    @property
    def anchor(self) -> str:
        return self.label

    @property
    def comment_anchor(self) -> str:
        return f"comment-{self.commented}" if self.commented else ""

    @property
    def is_full(self) -> bool:
        return not self.waits and not self.cancelled and self.score >= self.points

    @property
    def is_lost(self) -> bool:
        return not self.waits and not self.cancelled and self.score < self.points

    @property
    def in_words(self) -> str:
        """The verdict and the points, or why there are none."""
        points = of_points(self.points) if self.waits or self.cancelled else of(self.score, self.points)
        return f"{self.words}, {points}" if self.words else points


@dataclass(frozen=True)
class When:
    """When a work came, by when it was due for all, and until when this student had; in UTC, None where unknown."""

    came: datetime | None = None
    due: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Summary:
    """What a page says first.

    Parameters
    ----------
    student, assignment, title : str
        Whose it is, and for what.
    lines : tuple of Line
        The exercises.
    reached, out_of : float
        The points that count, and what there was to reach so far.
    remarks : tuple of str
        What has to be said about the points.
    came : str
        When the work was handed in; empty where nobody knows.
    about_file : bool
        Whether there is something to say about the file.
    """

    student: str
    assignment: str
    title: str
    lines: tuple[Line, ...]
    reached: float
    out_of: float
    remarks: tuple[str, ...] = ()
    came: str = ""
    about_file: bool = False

    def line(self, label: str | None) -> Line | None:
        """The exercise whose cell has this label."""
        return next((line for line in self.lines if line.label == label), None)

    @property
    def groups(self) -> list[tuple[str, list[Line]]]:
        """The exercises by what became of them, each group with its headline."""
        lost = [line for line in self.lines if line.is_lost]
        count = "One exercise" if len(lost) == 1 else f"{len(lost)} exercises"
        groups = [
            (f"{count} lost points:", lost),
            ("A person has yet to give points:", self.waiting),
            ("Full points:", [line for line in self.lines if line.is_full]),
            ("Not counted:", [line for line in self.lines if line.cancelled]),
        ]
        return [(headline, lines) for headline, lines in groups if lines]

    @property
    def lost(self) -> list[Line]:
        return [line for line in self.lines if line.is_lost]

    @property
    def waiting(self) -> list[Line]:
        return [line for line in self.lines if line.waits]

    @property
    def headline(self) -> str:
        """The points, as far as they are there."""
        return of(self.reached, self.out_of) + (" so far" if self.waiting else "")

    @property
    def next(self) -> str:
        """What the student does now."""
        if not self.lost:
            return "wait for the texts." if self.waiting else "nothing. All of it is right."
        if all(line.words == LOOKS["unreadable"][1] for line in self.lost):
            return "hand in a notebook that opens in Jupyter. Why this one can't be read stands below."
        tried = [line for line in self.lost if line.words != LOOKS["not attempted"][1]]
        if not tried and len(self.lost) == len(self.lines):
            return "look at your file. No answer was found in it: is it the notebook that you worked in?"
        first = (tried or self.lost)[0]
        if not tried:
            return f"answer {first.name}: it is as it came."
        if not first.is_code:
            return f"read what stands about {first.name}."
        return f"look at {first.name}. What is wrong stands there; mend it in your notebook and run its check again."

    def as_markdown(self) -> str:
        """The first screen as a cell of a notebook."""
        parts = [f"# {self.title}: {self.headline}", f"Feedback for {named(self.student)}", *self.remarks]
        parts.append(f"**Next:** {self.next}")
        for headline, lines in self.groups:
            parts += [headline, "\n".join(f"- `{line.name}`: {line.in_words}" for line in lines)]
        return "\n\n".join(parts)


def summary_of(notebook: NotebookNode, student: str, slug: str, mark: Mark | None, when: When, rules: Rules) -> Summary:
    """Work out what a page says first.

    Parameters
    ----------
    notebook : NotebookNode
        The graded notebook, with points and comments in the labels of its cells.
    student, slug : str
        Whose it is, and for what.
    mark : Mark or None
        What counts; None for an assignment that is none of the course's.
    when : When
        The times of the work.
    rules : Rules
        The rules of the term.
    """
    lines = _lines(notebook, slug, rules)
    there = [line for line in lines if not line.waits and not line.cancelled]
    reached = sum(line.score for line in there) if mark is None else mark.counted
    return Summary(
        student=student,
        assignment=slug,
        title=title_of(slug),
        lines=tuple(lines),
        reached=reached,
        out_of=sum(line.points for line in there),
        remarks=tuple(_remarks(lines, mark, when, rules)),
        came=rules.shown(when.came.replace(tzinfo=UTC)) if when.came else "",
        about_file=any(cell.get("id") == ABOUT_FILE for cell in notebook.cells),
    )


def title_of(slug: str) -> str:
    """What an assignment is called on its pages."""
    try:
        return specification(settings().chapter(slug).topic).title  # the others take a second to load
    except KeyError:  # none of this course's
        return slug


def _lines(notebook: NotebookNode, slug: str, rules: Rules) -> list[Line]:
    """The exercises of a notebook in their order. What a person writes to an answer belongs to the check below it."""
    lines, commented = [], ""
    for cell in notebook.cells:
        label = labels_of(cell)
        if label.get("solution") and label.get("comment"):
            commented = label["grade_id"]
        if label.get("grade"):
            lines.append(_line(cell, label, commented, rules))
            commented = ""
    return lines


def _line(cell: NotebookNode, label: dict[str, Any], commented: str, rules: Rules) -> Line:
    identifier = label["grade_id"]
    name = identifier.removeprefix(CHECK).removeprefix(REPORT)
    score, points, waits = float(label.get("score") or 0.0), float(label.get("points") or 0.0), bool(label.get("waits"))
    words = "by a person" if label.get("by_hand") else "" if waits else _words(cell, label)
    cancelled = name in rules.cancelled
    if cancelled:
        words = rules.cancelled[name]
    elif name in rules.full_points:
        score, words, waits = max(score, points), f"full points for all, {rules.full_points[name]}", False
    is_code = identifier.startswith(CHECK)
    return Line(identifier, name, is_code, score, points, words, waits and not cancelled, cancelled, commented)


def _remarks(lines: Iterable[Line], mark: Mark | None, when: When, rules: Rules) -> list[str]:
    said = []
    if mark is not None and mark.state == "excused":
        said.append("You are excused from this notebook: it doesn't count.")
    elif mark is not None:
        said += late_in_words(mark, when, rules)
    if waiting := [line for line in lines if line.waits]:
        more = of_points(sum(line.points for line in waiting))
        said.append(f"A person has yet to read {listed([line.name for line in waiting])}: up to {more} more.")
    return said


def late_in_words(mark: Mark, when: When, rules: Rules) -> list[str]:
    """What is to be said about when a work came.

    Examples
    --------
    >>> due = datetime(2026, 10, 1, 20)
    >>> mark = Mark("ada", "01", 6.0, 1.5, 8.0, "graded", days_late=2)
    >>> late_in_words(mark, When(datetime(2026, 10, 2, 23), due, due), Rules())
    ['It came 1 day and 3 hours late: 1.5 points are taken off.']
    """
    off = mark.taken_off
    cost = f"{of_points(off)} {'is' if off == 1 else 'are'} taken off" if off else "nothing is taken off"
    if when.came is None or when.until is None:
        return [f"It came late: {cost}."] if off else []
    said, late = [], when.came > when.until
    if when.due is not None and when.until > when.due:
        said.append(f"You had an extension until {rules.shown(when.until.replace(tzinfo=UTC))}.")
    if late or off:
        spent = f"{mark.late_days} of your late days pay for it, and " if mark.late_days > 1 else ""
        spent = "one of your late days pays for it, and " if mark.late_days == 1 else spent
        said.append(f"It came {duration(when.came - when.until)} late: {spent}{cost}.")
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
    told = [many(count, unit) for unit, count in units.items() if count]
    return " and ".join(told[:2]) or "less than a minute"


def of(score: float, points: float) -> str:
    """Points out of others, such as "2 of 4 points"."""
    return f"{_number(score)} of {of_points(points)}"


def of_points(points: float) -> str:
    return many(points, "point")


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


def _words(cell: NotebookNode, label: dict[str, Any]) -> str:
    """What the verdict below a cell says in words."""
    for output in cell.get("outputs", []):
        page = str(output.get("data", {}).get("text/html", ""))
        for mark, words, _ in LOOKS.values():
            if f"<b>{mark} {words}: " in page:
                return words
    return LOOKS["not attempted"][1] if label.get("unanswered") else ""
