"""What a class did: for each question how many solved it, and which mistakes were made.

A class is summarised from the lines of ``results.jsonl`` alone. The known mistakes are those of ``solutions``.
"""

import textwrap
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.checking.words import many
from autograder.records.alike import INDENT, WIDTH, Example, groups_in_words, groups_of
from autograder.records.results import Line
from autograder.specs.question import Assignment

# status: heading, and how it is drawn in the bar; "missing" is counted apart
STATUSES = {
    "passed": ("solved", "█"),
    "partial": ("partly", "▓"),
    "failed": ("wrong", "░"),
    "not attempted": ("not tried", "·"),
    "unreadable": ("unreadable", "×"),
    "by hand": ("by hand", "?"),
}
RARE = ("unreadable", "by hand")  # left out where there is none
BAR = 16  # characters
MOST = 8  # mistakes that are shown unless all are asked for
NO_RESULTS = "There are no results yet: run `python -m autograder grade` first."


@dataclass
class Made:
    """A known mistake that was made in a class: the cell, its name, who made it, and what they were told."""

    cell: str
    mistake: str
    students: list[str] = field(default_factory=list)
    hint: str = ""

    @property
    def words(self) -> str:
        return f"{_name(self.cell)}: {_words(self.mistake)}"


def class_report(
    lines: list[Line],
    everything: bool = False,
    notes: Mapping[str, Sequence[str]] | None = None,
    example: Example | None = None,
    options: str = "",
) -> str:
    """Summarise a class: an overview where there are several assignments, then each of them.

    Parameters
    ----------
    lines : list of Line
        The lines of ``results.jsonl``, the last of each student and cell.
    everything : bool
        Whether to show every mistake, each with its whole hint and the students who made it.
    notes : mapping of str to sequence of str or None
        Lines that stand first, by assignment.
    example : callable or None
        Finds the source of an answer, to show one of those that are wrong alike.
    options : str
        What the command was called with to find this class, with a space before it.
    """
    notes = notes or {}
    slugs = sorted({line.assignment for line in lines})
    if not slugs:
        return NO_RESULTS
    chosen = {slug: [line for line in lines if line.assignment == slug] for slug in slugs}
    sections = [_overview(chosen)] if len(slugs) > 1 else []
    for slug in slugs:
        unnamed = groups_in_words(groups_of(chosen[slug]), everything, example, options)
        sections.append(_assignment_report(slug, chosen[slug], everything, notes.get(slug, ()), unnamed))
    return "\n\n\n".join(sections)


def known_mistakes(assignments: Iterable[Assignment], with_source: bool = False) -> str:
    """List the known mistakes of some assignments, each with the hint that its student reads, and its source."""
    from autograder.specs.known_answers import misconceptions_of

    rows = []
    for assignment in assignments:
        count = sum(len(misconceptions_of(question)) for question in assignment.questions)
        rows += ["", f"{assignment.slug}: {assignment.title}, {many(count, 'known mistake')}"]
        for question in assignment.questions:
            rows += ["", f"{question.function} ({question.title.lower()}, {many(question.points, 'point')})"]
            for answer in misconceptions_of(question):
                rows.append(f"  {_words(answer.name)}")
                rows += _wrapped(answer.told, INDENT)
                rows += ["", textwrap.indent(answer.source, INDENT), ""] if with_source else []
    return "\n".join(rows[1:])


def _overview(chosen: dict[str, list[Line]]) -> str:
    """A line for each assignment."""
    width = max(len(slug) for slug in chosen)
    rows = [f"{'assignment':{width}}{'students':>10}{'nothing':>9}{'mean':>8}{'of':>6}   the most frequent mistake"]
    for slug, lines in chosen.items():
        handed_in, missing = _split(lines)
        students = {line.student for line in handed_in}
        mean, maximum = _means(handed_in, len(students))
        mistakes = _mistakes(handed_in)
        most = f"{mistakes[0].words} ({len(mistakes[0].students)})" if mistakes else ""
        rows.append(f"{slug:{width}}{len(students):10d}{len(missing):9d}{mean:8.2f}{maximum:6g}   {most}".rstrip())
    return "\n".join(rows)


def _assignment_report(
    slug: str, lines: list[Line], everything: bool, notes: Sequence[str], unnamed: Sequence[str]
) -> str:
    lines, missing = _split(lines)
    students = {line.student for line in lines}
    if not lines:
        return "\n".join([f"{slug}: nobody of {many(len(missing), 'student')} handed it in", *notes])
    mean, maximum = _means(lines, len(students))
    without = f" ({len(missing)} handed in nothing)" if missing else ""
    handed_in = f"{many(len(students), 'student')}{without}"
    rows = [f"{slug}: {handed_in}, mean {mean:.2f} of {many(maximum, 'point')}", *notes, ""]
    rows += _questions(lines)
    rows += _mistakes_shown(lines, len(students), everything)
    rows += unnamed
    if missing and everything:
        rows += ["", *_wrapped("handed in nothing: " + ", ".join(sorted(missing)), "")]
    return "\n".join(rows)


def _questions(lines: list[Line]) -> list[str]:
    """A line for each question: its mean, how many stand where, and the same as a bar."""
    cells = list(dict.fromkeys(line.cell for line in lines))
    found = {line.status for line in lines}
    statuses = [status for status in STATUSES if status not in RARE or status in found]
    width = max(len("question"), *(len(_name(cell)) for cell in cells))
    heads = "".join(f"{STATUSES[status][0]:>{_room(status)}}" for status in statuses)
    legend = "   ".join(f"{STATUSES[status][1]} {STATUSES[status][0]}" for status in statuses)
    rows = [f"{'question':{width}}{'mean':>6}{'of':>6}{heads}"]
    for cell in cells:
        answers = [line for line in lines if line.cell == cell]
        counts = Counter(line.status for line in answers)
        judged = [line.points for line in answers if line.points is not None]
        mean = f"{sum(judged) / len(judged):.2f}" if judged else "–"
        numbers = "".join(f"{counts[status]:{_room(status)}d}" for status in statuses)
        rows.append(f"{_name(cell):{width}}{mean:>6}{answers[0].max_points:6g}{numbers}  {_bar(counts, len(answers))}")
    rows.append(f"bars: {legend}")
    if "by hand" in statuses:
        rows += ["", "What is graded by hand is not in these means: open formgrader, and see the marks there."]
    return rows


def _room(status: str) -> int:
    return max(len(STATUSES[status][0]) + 2, 7)


def _bar(counts: Counter[str], total: int) -> str:
    """The shares of the statuses as a bar; the ends are rounded, so that the whole has always one length.

    Examples
    --------
    >>> _bar(Counter({"passed": 2, "failed": 1, "not attempted": 1}), 4)
    '████████░░░░····'
    """
    drawn, seen = "", 0
    for status, (_, mark) in STATUSES.items():
        seen += counts[status]
        drawn += mark * (round(BAR * seen / total) - len(drawn))
    return drawn


def _mistakes_shown(lines: list[Line], students: int, everything: bool) -> list[str]:
    mistakes = _mistakes(lines)
    if not mistakes:
        return []
    shown = mistakes if everything else mistakes[:MOST]
    rows = ["", "mistakes with a name, and how many made them"]
    for made in shown:
        count = len(made.students)
        rows.append(f"{count:5d} {100 * count / students:4.0f} %  {made.words}")
        if everything:
            rows += _wrapped(made.hint)
            rows += _wrapped("made by " + ", ".join(sorted(made.students)))
        elif made.hint:
            rows.append(INDENT + textwrap.shorten(made.hint, WIDTH - len(INDENT), placeholder=" …"))
    if len(mistakes) > len(shown):
        rest = mistakes[len(shown) :]
        rows.append(f"{INDENT}and {len(rest)} more, made by at most {len(rest[0].students)} each: --all shows them")
    return rows


def _mistakes(lines: list[Line]) -> list[Made]:
    """The mistakes with a name; those that most students made come first."""
    found: dict[tuple[str, str], Made] = {}
    for line in lines:
        if line.mistake:
            made = found.setdefault((line.cell, line.mistake), Made(line.cell, line.mistake))
            made.students.append(line.student)
            made.hint = " ".join(filter(None, [line.hint, line.way_out]))
    return sorted(found.values(), key=lambda made: -len(made.students))  # equal ones as they came


def _split(lines: list[Line]) -> tuple[list[Line], set[str]]:
    """The lines of what was handed in, and the students who handed in nothing."""
    missing = {line.student for line in lines if line.status == "missing"}
    return [line for line in lines if line.status != "missing"], missing


def _means(lines: list[Line], students: int) -> tuple[float, float]:
    """The mean of the points, and what there was to win; what is graded by hand counts in neither."""
    judged = [line for line in lines if line.points is not None]
    if not judged:
        return 0.0, 0.0
    reached = sum(line.points or 0.0 for line in judged)
    return reached / students, sum(line.max_points for line in judged) / students


def _name(cell: str) -> str:
    return cell.removeprefix("check-")


def _words(mistake: str) -> str:
    return mistake.replace("_", " ")


def _wrapped(text: str, indent: str = INDENT) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=INDENT, break_on_hyphens=False)
