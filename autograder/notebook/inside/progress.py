"""How far a notebook has come: which exercises are solved, what is next, and what to hand in."""

import time
from collections.abc import Sequence
from html import escape
from pathlib import Path

from autograder.checking.render import CELL, LOOKS
from autograder.checking.words import many
from autograder.contract.verdicts import Verdict

Row = tuple[str, str, float, Verdict | None]  # title, name, points to win, and the verdict if there is one


class Progress:
    """The exercises of a notebook and what became of each, as text or HTML."""

    def __init__(self, rows: Sequence[Row], notebook: str) -> None:
        self.rows = rows
        self.notebook = notebook

    @property
    def points(self) -> float:
        """The points reached so far on the public cases."""
        return sum(verdict.points for *_, verdict in self.rows if verdict)

    @property
    def lines(self) -> list[str]:
        """What there is to say below the table."""
        possible = many(sum(points for _, _, points, _ in self.rows), "point")
        lines = [f"{self.points:g} of {possible} on the public cases; for most tasks the grader tries others too."]
        left = [name for _, name, _, verdict in self.rows if verdict is None or verdict.status != "passed"]
        lines.append(f'Next: check("{left[0]}").' if left else "Everything here is solved.")
        return [*lines, self._handing_in()]

    def _handing_in(self) -> str:
        file = f"{self.notebook}.ipynb"
        try:
            saved = time.localtime(Path(file).stat().st_mtime)
        except OSError:
            return f"To hand in: save this notebook (in Colab: File, Download) and upload {file}."
        when = time.strftime("%B, %H:%M", saved)
        return f"To hand in: save, then upload {file}; it was last saved on {saved.tm_mday} {when}."

    def _repr_html_(self) -> str:
        head = "".join(f"<th scope='col' style='{CELL}'>{each}</th>" for each in ("exercise", "points", ""))
        body = "".join(_row_as_html(*row) for row in self.rows)
        table = f"<table style='border-collapse:collapse'><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        below = "".join(f"<p style='margin:.4em 0'>{escape(line)}</p>" for line in self.lines)
        return f"<div role='status'>{table}{below}</div>"

    def __repr__(self) -> str:
        rows = [
            f"{words(verdict):18}{reached(verdict):g} of {points:g}  {title} ({name})"
            for title, name, points, verdict in self.rows
        ]
        return "\n".join([*rows, "", *self.lines])


def _row_as_html(title: str, name: str, points: float, verdict: Verdict | None) -> str:
    """A row of the table, in which a name may be broken after an underscore where the page is narrow."""
    heading = escape(title if title.endswith("?") else f"{title}:")
    answer = escape(name).replace("_", "_<wbr>")
    return (
        f"<tr><th scope='row' style='{CELL};font-weight:normal'>{heading} <code>{answer}</code></th>"
        f"<td style='{CELL}'>{reached(verdict):g} of {points:g}</td><td style='{CELL}'>{words(verdict)}</td></tr>"
    )


def reached(verdict: Verdict | None) -> float:
    """The points of a verdict, if there is one."""
    return verdict.points if verdict else 0.0


def words(verdict: Verdict | None) -> str:
    """What became of an exercise."""
    if verdict is None:
        return "○ Not checked yet"
    mark, text, _ = LOOKS[verdict.status]
    return f"{mark} {text}"
