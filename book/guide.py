"""What the instructor guide says of the whole course, read where it is written: chapters, notebooks, known mistakes.

Nothing here is kept by hand, so the guide stays true when a chapter is added or changed.
"""

import json
from dataclasses import asdict
from html import escape
from itertools import groupby
from math import ceil
from typing import get_args

import numpy as np

from autograder.checking.known import PAIR
from autograder.checking.source import functions_in, source_of
from autograder.checking.verdict import verdict_of
from autograder.checking.words import many
from autograder.contract.verdicts import Verdict
from autograder.grading.cards import make_card, try_answer
from autograder.grading.judge import message
from autograder.paths import DATA_FILES
from autograder.records.outcome import Mark, mark_of
from autograder.records.results import Line
from autograder.specs.course import assignment, assignments
from autograder.specs.known_answers import misconceptions_of
from autograder.specs.minutes import minutes as minutes_of
from autograder.specs.minutes import statements
from autograder.specs.question import Kind, load
from autograder.specs.settings import settings
from book.chapters import Chapter, chapters, points_in_words
from solutions.answers import Answer

LONG = 240  # minutes; what takes longer gets weeks of its own
WEEK = 180  # minutes of such a week
DAY = 360  # minutes of a day of a compact course
RUBRIC = "sec-rubric"  # the label of the section with the rubric
NOT_TRIED, WRONG = 0.05, 0.3  # shares of the answers of the made-up class


def time_of(minutes: int) -> str:
    """Minutes as people say them, in one line.

    Examples
    --------
    >>> [time_of(minutes).split() for minutes in (45, 120, 150)]
    [['45', 'min'], ['2', 'h'], ['2', 'h', '30']]
    """
    hours, rest = divmod(minutes, 60)
    words = f"{minutes} min" if hours < 2 and rest else f"{hours} h" + (f" {rest:02d}" if rest else "")
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def spread(loads: list[float], groups: int) -> list[list[int]]:
    """Split a row into neighbouring groups such that the heaviest is as light as it can be.

    Parameters
    ----------
    loads : list of float
        What each item weighs, in their order.
    groups : int
        How many groups at most; each holds an item.

    Returns
    -------
    list of list of int
        The positions of the items of each group.

    Examples
    --------
    >>> spread([3, 1, 1, 4], 3)
    [[0], [1, 2], [3]]
    """
    count = len(loads)
    groups = min(groups, count)
    best = {(0, 0): (0.0, 0.0, [])}  # by items and groups: the heaviest group, the sum of squares, the groups
    for end in range(1, count + 1):
        for used in range(1, groups + 1):
            ways = []
            for start in range(end):
                if (start, used - 1) in best:
                    heaviest, squares, before = best[start, used - 1]
                    load = sum(loads[start:end])
                    ways.append((max(heaviest, load), squares + load**2, [*before, list(range(start, end))]))
            if ways:
                best[end, used] = min(ways)
    return best[count, groups][2]


def term(weeks: int) -> list[tuple[str, list[Chapter]]]:
    """Spread the chapters over the weeks of a term: the name of each week, or of several, and its chapters.

    A long chapter has weeks of its own. Between the long ones, the weeks go where the heaviest week is.
    """
    runs = [list(run) for _, run in groupby(chapters(), key=lambda each: each.name if each.minutes > LONG else None)]
    given = [ceil(run[0].minutes / WEEK) if run[0].minutes > LONG else 1 for run in runs]
    short = [i for i, run in enumerate(runs) if run[0].minutes <= LONG]
    while short and sum(given) < weeks:
        given[max(short, key=lambda i: _heaviest(runs[i], given[i]))] += 1
    named, week = [], 1
    for run, length in zip(runs, given):
        if run[0].minutes > LONG:
            named.append((str(week) if length == 1 else f"{week}–{week + length - 1}", run))
            week += length
            continue
        for group in _spread(run, length):
            named.append((str(week), group))
            week += 1
    return named


def _spread(run, groups):
    return [[run[i] for i in group] for group in spread([chapter.minutes for chapter in run], groups)]


def _heaviest(run, groups):
    """The minutes of the heaviest week of a run; nothing where more weeks make none of them lighter."""
    if groups >= len(run):
        return 0
    return max(sum(chapter.minutes for chapter in group) for group in _spread(run, groups))


def days() -> list[tuple[str, list[Chapter]]]:
    """Spread the chapters over as few days as hold them; what takes longer than half a day is left for later."""
    rest = [chapter for chapter in chapters() if chapter.minutes <= LONG]
    groups = _spread(rest, ceil(sum(chapter.minutes for chapter in rest) / DAY))
    return [(str(day), group) for day, group in enumerate(groups, start=1)]


def assignment_html(each) -> str:
    """What an assignment asks as a reveal: for each function its parts and their points."""
    rows = []
    for question in each.questions:
        for part in question.parts:
            first = part is question.parts[0]
            name = f"<code>{question.function}</code>" if first else ""
            total = f"{question.points:g}" if first else ""
            rows.append(
                f"<tr><td>{name}</td><td>{total}</td><td>{escape(part.title)}</td><td>{part.points:g}</td></tr>"
            )
    for written in by_hand(each):
        rows += [
            f"<tr><td>{escape(written.title) if i == 0 else ''}</td><td>{f'{written.points:g}' if i == 0 else ''}</td>"
            f"<td>{escape(about)} (by hand)</td><td>{points:g}</td></tr>"
            for i, (points, about) in enumerate(written.rubric)
        ]
    head = "".join(f"<th scope='col'>{name}</th>" for name in ("Name", "Points", "Part", "Points"))
    summary = f"{escape(each.slug)}: {escape(each.title)}, {points_in_words(each.points)}"
    page = settings().chapter(each.slug).name
    link = f"<p><a href='{page}.html'>The chapter</a></p>"
    table = f"<table class='table'><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    table = f"<div class='pst-scrollable-table-container'>{table}</div>"
    return f'<details class="reveal points"><summary>{summary}</summary>{table}{link}</details>'


def kinds_markdown() -> str:
    """For each notebook: its tasks, the points of each kind, how much the references have, and the minutes."""
    kinds = [kind for kind in get_args(Kind) if any(q.kind == kind for each in assignments() for q in each.questions)]
    texts = ["report"] if any(map(by_hand, assignments())) else []
    titles = ["Notebook", "Tasks", *kinds, *texts, "Lines", "Minutes"]
    lines = ["| " + " | ".join(titles) + " |", "|---|" + "--:|" * (len(titles) - 1)]
    for each in assignments():
        points = {kind: sum(q.points for q in each.questions if q.kind == kind) for kind in kinds}
        written = [sum(text.points for text in by_hand(each)) for _ in texts]
        length = sum(statements(question) for question in each.questions)
        row = [f"`{each.slug}`", f"{len(each.questions) + len(by_hand(each))}"]
        row += [f"{value:g}" if value else "–" for value in [*points.values(), *written]]
        row += [f"{length}", "{} / {}".format(*minutes_of(each))]
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines)


def first_answers_markdown() -> str:
    """What a language model's first answers earned, by kind of task."""
    rows = json.loads((DATA_FILES / "first_answers.json").read_text(encoding="utf-8"))
    lines = ["| Kind | Tasks | Solved | Points | of |", "|---|--:|--:|--:|--:|"]
    kinds = [kind for kind in get_args(Kind) if any(row["kind"] == kind for row in rows)]
    for title, of_kind in [*((kind, [row for row in rows if row["kind"] == kind]) for kind in kinds), ("all", rows)]:
        solved = sum(row["points"] == row["out_of"] for row in of_kind)
        points = [sum(row[key] for row in of_kind) for key in ("points", "out_of")]
        lines.append(f"| {title} | {len(of_kind)} | {solved} | " + " | ".join(f"{each:g}" for each in points) + " |")
    return "\n".join(lines)


def by_hand(each) -> tuple:
    """The texts of an assignment that people grade."""
    return each.written


def hand_markdown() -> str:
    """Which assignments the machine judges alone, and which have texts for people to grade."""
    texts = [(each, written) for each in assignments() for written in by_hand(each)]
    if not texts:
        return "All functions are judged by machine; nothing in these notebooks needs a mark by hand."
    lines = ["All functions are judged by machine. These texts are graded by hand, in formgrader:", ""]
    lines += ["| Text | What it asks | Points |", "|---|---|--:|"]
    lines += [f"| `{each.slug}`, {text.title} | {text.asks} | {text.points:g} |" for each, text in texts]
    if any(f"({RUBRIC})=" in chapter.text for chapter in chapters()):
        lines += ["", f"What earns each point: {{ref}}`{RUBRIC}`."]
    return "\n".join(lines)


def mistakes_html(each) -> str:
    """The known mistakes of an assignment as a reveal: for each function the hints, most particular first.

    Two that are made at once are counted alone: what is told of them is put together from their hints.
    """
    count = sum(len(misconceptions_of(question)) for question in each.questions)
    parts = [f"<summary>{escape(each.slug)}: {escape(each.title)}, {many(count, 'mistake')}</summary>"]
    for question in each.questions:
        known = misconceptions_of(question)
        single = [answer for answer in known if not PAIR.match(answer.told)]
        items = "".join(f"<li><b>{escape(words(answer.name))}</b>: {escape(answer.told)}</li>" for answer in single)
        if pairs := len(known) - len(single):
            items += f"<li>{many(pairs, 'pair')} of mistakes that are made at once</li>"
        parts.append(f"<p><code>{question.function}</code>, {escape(question.title.lower())}</p><ul>{items}</ul>")
    return f'<details class="reveal mistakes">{"".join(parts)}</details>'


def words(name: str) -> str:
    """The name of a mistake as the report writes it."""
    return name.replace("_", " ")


def made_up_class(name: str, students: int, seed: int) -> list[Line]:
    """The lines of ``results.jsonl`` for a class that isn't there, by the judge itself.

    Each student gives to each question the reference, one of the known wrong answers, or none. The first mistakes
    of a question are made more often than the last. Only answers of the course run, so no sandbox is needed.
    """
    rng = np.random.default_rng(seed)
    each = assignment(name)
    lines = {student: [] for student in range(students)}
    for question in each.questions:
        card = make_card(question, seed)
        right = Answer("reference", question.function, load(question.solution), held=bool(question.holds))
        verdicts = [None, verdict_of(card, try_answer(card, right))]
        wrong_answers = zip(card.mistakes, misconceptions_of(question), strict=True)
        verdicts += [judged(card, known.outcomes, answer.source) for known, answer in wrong_answers]
        wrong = 0.6 ** np.arange(len(verdicts) - 2)
        likely = [NOT_TRIED, 1 - NOT_TRIED - WRONG, *(WRONG * wrong / wrong.sum())]
        for student, choice in enumerate(rng.choice(len(verdicts), size=students, p=likely)):
            lines[student].append(line_of(each.slug, f"student-{student:03d}", question, verdicts[choice]))
    return [line for each in lines.values() for line in each]


def judged(card, observations, source) -> Verdict:
    """The verdict on a known answer, whose source is there to be looked into."""
    return verdict_of(card, observations, source=source_of(card.function, functions_in(source)))


def line_of(slug, student, question, verdict) -> Line:
    """A line as grading writes it; without a verdict the question was not attempted."""
    if verdict is None:
        mark = Mark(f"check-{question.function}", 0.0, question.points, "not attempted", message="")
    else:
        mark = mark_of(verdict, message(verdict))
    return Line(slug, student, **asdict(mark), seconds=0.0, seed=0, sandboxed=None, verdict=None)
