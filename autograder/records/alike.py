"""Wrong answers that have no name yet, those together that did the same: the mistakes that next term makes too.

What did the same has the same ``behaviour`` in ``results.jsonl``. Of each group a report shows how many gave it, what
they were told, and one of the answers; from there it is five minutes to a known mistake with a hint.
"""

import ast
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from autograder.records.results import Line
from autograder.records.tables import seen
from autograder.specs.question import Question

WIDTH = 80  # of sentences, and of the lines of a short example
INDENT = " " * 8
MOST = 6  # groups that are shown unless all are asked for
SHORT = 8  # lines of an example
NAME, HINT, WAY_OUT = "name_of_the_mistake", "What is wrong, in a student's terms.", "What to look at, or to do."
NOT_COMPARED = "judged by an earlier version: `grade --again` finds out which are alike"
Example = Callable[[Line], str | None]  # the source of an answer, where it was kept


@dataclass(frozen=True)
class Group:
    """Wrong answers to one question that did the same; without ``behaviour``, those of which that isn't known."""

    assignment: str
    cell: str
    behaviour: str | None
    lines: Sequence[Line]

    @property
    def function(self) -> str:
        return self.cell.removeprefix("check-")

    @property
    def students(self) -> list[str]:
        return sorted(line.student for line in self.lines)

    @property
    def told(self) -> str:
        """What most of them were told: the hint that fits any question, or what is wrong with the smallest case."""
        return Counter(map(_told, self.lines)).most_common(1)[0][0]

    def example(self, example: Example) -> tuple[str, str] | None:
        """One of the students and the source, the shortest of a few: what is beside the mistake is in the way."""
        found = [(line.student, source) for line in self.lines[:5] if (source := example(line))]
        return min(found, key=lambda pair: len(pair[1]), default=None)


def _told(line: Line) -> str:
    if line.hint:
        return f"Hint: {seen(line.hint)}"
    first = (line.message.splitlines() or [""])[0].partition(" Case: ")[0]
    return f"No hint. {seen(first)}".strip()


def groups_of(lines: Iterable[Line]) -> list[Group]:
    """The groups, the largest first."""
    found: defaultdict[tuple[str, str, str | None], list[Line]] = defaultdict(list)
    for line in lines:
        if line.status in ("failed", "partial") and not line.mistake:
            found[line.assignment, line.cell, line.behaviour].append(line)
    groups = [Group(*which, alike) for which, alike in found.items()]
    return sorted(groups, key=lambda group: -len(group.lines))  # equal ones as they came


def groups_in_words(groups: Sequence[Group], everything: bool, example: Example | None, options: str) -> list[str]:
    """The rows of a report: for each group its question and students, what they were told, and one of the answers.

    Parameters
    ----------
    groups : sequence of Group
        The largest first.
    everything : bool
        Whether to show all groups with all students.
    example : callable or None
        Finds the source of an answer.
    options : str
        What the command is called with to read the same class.
    """
    if not groups:
        return []
    shown = groups if everything else groups[:MOST]
    rows = ["", "wrong in a way that has no name yet, what did the same together"]
    for group in shown:
        rows += _who(group, everything)
        if group.behaviour is None:
            rows += _wrapped(NOT_COMPARED)
            continue
        rows += _wrapped(group.told) if everything else _one_line(group.told)
        if example and (found := group.example(example)):
            rows += _short(found[1])
        rows += [f"{INDENT}python -m autograder report {group.assignment}{options} --like {group.behaviour}"]
    if rest := groups[len(shown) :]:
        count = len(rest[0].lines)
        rows.append(f"{INDENT}and {len(rest)} more, given by at most {count} each: --all shows them")
    return rows


def group_in_words(group: Group, question: Question, example: Example, options: str) -> str:
    """All about one group: its students, what they read, an answer, and how its mistake gets a name.

    Parameters
    ----------
    group : Group
        Wrong answers that did the same.
    question : Question
        What was asked.
    example : callable
        Finds the source of an answer.
    options : str
        What the command is called with to find the same class.
    """
    found = group.example(example)
    rows = [f"{group.function} of {group.assignment}: {len(group.lines)} with answers that did the same", ""]
    rows += _wrapped("given by " + ", ".join(group.students), "")
    rows += ["", "what most of them were told", *_wrapped(group.told)]
    rows += ["", "what one of them read", *(f"{INDENT}{seen(row)}" for row in group.lines[0].message.splitlines())]
    if found is None:
        return "\n".join([*rows, "", "None of these answers was kept: look into the notebooks of these students."])
    rows += ["", f"the answer of {found[0]}", textwrap.indent(found[1], INDENT), ""]
    rows += [
        f"A hint for it is a known mistake, at the end of solutions/misconceptions/{question.topic}.py.",
        "Write it in your own words: `matrix` runs what stands there with your rights.",
        "",
        as_known_mistake(question, found[1]),
        "",
        f"python -m autograder matrix {group.function}",
        f"python -m autograder grade {group.assignment}{options}",
    ]
    return "\n".join(rows)


def as_known_mistake(question: Question, source: str) -> str:
    """An answer as it stands among the known mistakes, with places for its name, the hint and the way out.

    Parameters
    ----------
    question : Question
        What was asked.
    source : str
        The answer.
    """
    try:
        *helpers, answer = ast.parse(source).body
    except SyntaxError:  # it was cut
        return textwrap.indent(source, "# ")
    if question.holds and isinstance(answer, ast.Assign):
        return f'wrong.value("{question.function}", "{NAME}", {ast.unparse(answer.value)}, "{HINT}", "{WAY_OUT}")'
    if isinstance(answer, ast.Assign) and isinstance(answer.value, ast.Lambda):
        returned = ast.Return(answer.value.body)
        answer = ast.FunctionDef(NAME, answer.value.args, [returned], [], lineno=1)
    if isinstance(answer, ast.FunctionDef):
        answer.name = NAME
    called = [ast.unparse(node) for node in helpers]
    return "\n\n\n".join([*called, f'@wrong("{question.function}", "{HINT}", "{WAY_OUT}")\n{ast.unparse(answer)}'])


def _who(group: Group, everything: bool) -> list[str]:
    """How many students, the question, and some of them by name."""
    names = group.students
    few = names if everything else names[:3]
    more = f" and {len(names) - len(few)} more" if len(names) > len(few) else ""
    text = f"{len(names):5d}  {group.function}: {', '.join(few)}{more}"
    return _wrapped(text, "") if everything else [text]


def _short(source: str) -> list[str]:
    lines = source.splitlines()
    shown = lines if len(lines) <= SHORT else [*lines[: SHORT - 1], "..."]
    room = WIDTH - len(INDENT) - 4
    return [f"{INDENT}    {line if len(line) <= room else line[: room - 1] + '…'}".rstrip() for line in shown]


def _one_line(text: str) -> list[str]:
    return [INDENT + textwrap.shorten(text, WIDTH - len(INDENT), placeholder=" …")]


def _wrapped(text: str, indent: str = INDENT) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=INDENT, break_on_hyphens=False)
