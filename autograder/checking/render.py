"""A verdict in words: as text for a terminal, as HTML for the notebook and for nbgrader's feedback page."""

import re
from dataclasses import replace
from html import escape

from autograder.checking.words import many
from autograder.contract.plain import show
from autograder.contract.verdicts import Problem, Verdict

LOOKS = {  # status: mark, words, colour
    "passed": ("✔", "Correct", "#1b7a3d"),
    "partial": ("◐", "Partly correct", "#a86500"),
    "failed": ("✘", "Not right yet", "#b3261e"),
    "not attempted": ("○", "Not attempted", "#6b7280"),
    "unreadable": ("✘", "Not readable", "#b3261e"),
    "not run": ("○", "Not run", "#6b7280"),
}


ABOUT_VALUES = ("shape", "finite", "value")  # problems that name what they speak of
CELL = "text-align:left;padding:.1em 1em .1em 0"
NAME = f"{CELL};vertical-align:top;white-space:nowrap"
LINES = "display:inline-block;white-space:pre-wrap;overflow-wrap:anywhere"  # no first line is indented alone in a block
CODE = re.compile(r"`([^`]+)`")


def as_text(verdict: Verdict, public_only: bool = False, more: bool = False) -> str:
    """The verdict as plain text, one fact a line.

    Parameters
    ----------
    verdict : Verdict
        What became of a question.
    public_only : bool
        Whether it is said in a notebook, where the public cases alone are known.
    more : bool
        Whether there is a way out that is told on request.
    """
    lines = [_headline(verdict)]
    if verdict.told:
        lines.append(f"  Hint: {verdict.told}")
    for title, problem in _problems(verdict):
        lines.append("  " + ": ".join(filter(None, [title, _sentence(verdict, title, problem)])))
        lines += [f"    {name}: {text}".replace("\n", "\n      ") for name, text in _facts(problem)]
    lines += [f"  Remark: {remark}" for remark in verdict.remarks]
    lines += [f"  {line}" for line in _closing(verdict, public_only, more)]
    return "\n".join(lines)


def as_html(verdict: Verdict, public_only: bool = False, more: bool = False) -> str:
    """The verdict as HTML that reads well on light and dark pages and needs no style sheet.

    In a notebook the smallest case is shown and the other parts are folded up; ``public_only`` and ``more`` as in
    ``as_text``.
    """
    colour = LOOKS[verdict.status][2]
    rows = []
    if verdict.told:
        rows.append(f"<p style='margin:.4em 0'><b>Hint.</b> {_prose(verdict.told)}</p>")
    parts = [_part_as_html(verdict, title, problem) for title, problem in _problems(verdict)]
    if public_only and len(parts) > 1 and not verdict.holds:
        what = "One other part fails" if len(parts) == 2 else f"{len(parts) - 1} other parts fail"
        rest = "".join(parts[1:])
        parts[1:] = [f"<details style='margin:.4em 0'><summary>{what} too</summary>{rest}</details>"]
    rows += parts
    rows += [f"<p style='margin:.4em 0'><b>Remark.</b> {_prose(remark)}</p>" for remark in verdict.remarks]
    rows += [f"<p style='margin:.4em 0'>{_prose(line)}</p>" for line in _closing(verdict, public_only, more)]
    heard = " role='status'" if public_only else ""  # a screen reader says what has just come
    return (
        f"<div{heard} style='border-left:.35em solid {colour};padding:.2em 1em;margin:.3em 0'>"
        f"<p style='margin:.3em 0'><b>{escape(_headline(verdict))}</b></p>{''.join(rows)}</div>"
    )


def _prose(text: str) -> str:
    """A text of a verdict as HTML, with what stands between backticks as code."""
    return CODE.sub(r"<code>\1</code>", escape(text))


def _part_as_html(verdict: Verdict, title: str, problem: Problem) -> str:
    """A part that fails: what is wrong, and the case that shows it."""
    bold = f"<b>{escape(title)}</b>: " if title else ""
    said = f"<p style='margin:.4em 0'>{bold}{_prose(_sentence(verdict, title, problem))}</p>"
    facts = "".join(
        f"<tr style='background:none'><th scope='row' style='{NAME}'>{escape(name)}</th>"
        f"<td style='{CELL}'><code style='{LINES}'>{escape(text)}</code></td></tr>"
        for name, text in _facts(problem)
    )
    table = f"<table style='margin:.2em 0 .6em 0;border-collapse:collapse'><tbody>{facts}</tbody></table>"
    return said + (table if facts else "")


def _problems(verdict: Verdict) -> list[tuple[str, Problem]]:
    """The problems, each with the title of its part: a public case before a hidden one, a small one before a large one.

    What keeps an answer from being tried at all is said once, and without a case.
    """
    found = [(part.title, part.problem) for part in verdict.parts if part.problem]
    untried = [problem for _, problem in found if _is_untried(verdict, problem)]
    if len(untried) == len(verdict.parts) and len({problem.private or problem.what for problem in untried}) == 1:
        return [("", replace(untried[0], about="", inputs={}))]
    return sorted(found, key=lambda pair: (not pair[1].public, len(str(_facts(pair[1])))))


def _is_untried(verdict: Verdict, problem: Problem) -> bool:
    """Whether an answer was not looked at in any case: there is no such function, or no value that can be used."""
    return problem.stage not in ABOUT_VALUES if verdict.holds else problem.stage in ("defined", "callable")


def _headline(verdict: Verdict) -> str:
    mark, words, _ = LOOKS[verdict.status]
    points = f", {verdict.points:g} of {many(verdict.max_points, 'point')}" if verdict.max_points else ""
    return f"{mark} {words}: {verdict.function}{points}"


def _closing(verdict: Verdict, public_only: bool, more: bool) -> list[str]:
    if more:
        return [f'What to do about it: `check("{verdict.function}", help=True)` says more.']
    if verdict.status == "not attempted" and public_only:
        answer = (
            "your answer in place of the dots"
            if verdict.holds
            else "your code in place of `raise NotImplementedError()`"
        )
        return [f"Write {answer}, run that cell, then this one."]
    if verdict.status == "passed" and public_only and not verdict.max_points:
        return ["There are no points for this one, and the grader doesn't look at it."]
    if verdict.status == "passed" and public_only and not verdict.holds:
        return ["These are the public cases. For most tasks the grader tries others too."]
    if verdict.status == "not attempted":
        return ["This was left as it came."]
    return []


def _sentence(verdict: Verdict, title: str, problem: Problem) -> str:
    """What is wrong, and in which case, unless the title of the part has said so."""
    sentence = problem.what if problem.stage in ABOUT_VALUES else f"{verdict.function} {problem.what}"
    sentence += "" if sentence.endswith((".", "?", "!")) else "."
    if problem.about and problem.about != title:
        sentence += f" Case: {problem.about}" + ("." if problem.public else " (a hidden case).")
    elif problem.about and not problem.public:
        sentence += " Case: a hidden one."
    return sentence


def _facts(problem: Problem) -> list[tuple[str, str]]:
    """What a table shows of a problem: pairs of a name and a text."""
    facts = [(name, show(value)) for name, value in problem.inputs.items()]
    if problem.got is not None:
        facts.append(("your answer", problem.got))
    if problem.expected is not None:
        facts.append(("expected", problem.expected))
    if problem.stage == "shape" and problem.got_shape is not None:
        facts.append(("its shape", str(problem.got_shape)))
        facts.append(("expected shape", str(problem.expected_shape)))
    if problem.line:
        facts.append(("line", problem.line))
    if problem.printed and problem.public:
        facts.append(("it printed", problem.printed.rstrip()))
    return facts
