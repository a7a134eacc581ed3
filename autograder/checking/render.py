"""A verdict in words: as text for a terminal, as HTML for the notebook and for nbgrader's feedback page."""

from html import escape

from autograder.contract.plain import show
from autograder.contract.verdicts import Problem, Verdict

LOOKS = {  # status: mark, words, colour
    "passed": ("✔", "Correct", "#1b7a3d"),
    "partial": ("◐", "Partly correct", "#a86500"),
    "failed": ("✘", "Not right yet", "#b3261e"),
    "not attempted": ("○", "Not attempted", "#6b7280"),
    "unreadable": ("✘", "Not readable", "#b3261e"),
}


ABOUT_VALUES = ("shape", "finite", "value")  # problems that name what they speak of
CELL = "text-align:left;padding:.1em 1em .1em 0"


def as_text(verdict: Verdict, public_only: bool = False) -> str:
    """The verdict as plain text, one fact a line."""
    lines = [_headline(verdict)]
    for title, problem in _problems(verdict):
        lines.append(f"  {title}{_sentence(verdict, problem)}")
        lines += [f"    {name}: {text}".replace("\n", "\n      ") for name, text in _facts(problem)]
    if verdict.told:
        lines.append(f"  Hint: {verdict.told}")
    lines += [f"  Remark: {remark}" for remark in verdict.remarks]
    lines += [f"  {line}" for line in _closing(verdict, public_only)]
    return "\n".join(lines)


def as_html(verdict: Verdict, public_only: bool = False) -> str:
    """The verdict as HTML that reads well on light and dark pages and needs no style sheet."""
    colour = LOOKS[verdict.status][2]
    rows = []
    for title, problem in _problems(verdict):
        bold = f"<b>{escape(title.removesuffix(': '))}</b>: " if title else ""
        rows.append(f"<p style='margin:.4em 0'>{bold}{escape(_sentence(verdict, problem))}</p>")
        facts = "".join(
            f"<tr><th scope='row' style='{CELL};vertical-align:top'>{escape(name)}</th>"
            f"<td style='{CELL}'><code style='white-space:pre-wrap'>{escape(text)}</code></td></tr>"
            for name, text in _facts(problem)
        )
        if facts:
            rows.append(f"<table style='margin:.2em 0 .6em 0;border-collapse:collapse'><tbody>{facts}</tbody></table>")
    if verdict.told:
        rows.append(f"<p style='margin:.4em 0'><b>Hint.</b> {escape(verdict.told)}</p>")
    rows += [f"<p style='margin:.4em 0'><b>Remark.</b> {escape(remark)}</p>" for remark in verdict.remarks]
    rows += [f"<p style='margin:.4em 0'>{escape(line)}</p>" for line in _closing(verdict, public_only)]
    return (
        f"<div style='border-left:.35em solid {colour};padding:.2em 1em;margin:.3em 0'>"
        f"<p style='margin:.3em 0'><b>{escape(_headline(verdict))}</b></p>{''.join(rows)}</div>"
    )


def _headline(verdict: Verdict) -> str:
    mark, words, _ = LOOKS[verdict.status]
    points = f"{verdict.points:g} of {verdict.max_points:g} points"
    return f"{mark} {words}: {verdict.function}, {points}"


def _closing(verdict: Verdict, public_only: bool) -> list[str]:
    if verdict.status == "not attempted" and public_only:
        here = (
            "Write your answer in place of the dots"
            if verdict.holds
            else "Replace the line `raise NotImplementedError()` with your code"
        )
        return [f"{here}, run that cell, then this one."]
    if verdict.status == "passed" and public_only and not verdict.holds:
        return ["These are the public cases. For most tasks the grader tries others too."]
    if verdict.status == "not attempted":
        return ["This was left as it came."]
    return []


def _problems(verdict: Verdict) -> list[tuple[str, Problem]]:
    """The problems, each with how its line begins: what keeps a value from being tried at all is said once."""
    found = [(f"{part.title}: ", part.problem) for part in verdict.parts if part.problem]
    untried = [problem for _, problem in found if verdict.holds and problem.stage not in ABOUT_VALUES]
    alike = len({_sentence(verdict, problem) for problem in untried}) == 1
    return [("", untried[0])] if alike and len(untried) == len(verdict.parts) else found


def _sentence(verdict: Verdict, problem: Problem) -> str:
    sentence = problem.what if problem.stage in ABOUT_VALUES else f"{verdict.function} {problem.what}"
    sentence += "" if sentence.endswith("?") else "."
    if problem.about:
        sentence += f" Case: {problem.about}" + ("." if problem.public else " (a hidden case).")
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
