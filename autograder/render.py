"""A verdict in words: as text for a terminal, as HTML for the notebook and for nbgrader's feedback page."""

from html import escape

from autograder.values import from_plain, show

LOOKS = {  # status: mark, words, colour
    "passed": ("✔", "Correct", "#1b7a3d"),
    "partial": ("◐", "Partly correct", "#a86500"),
    "failed": ("✘", "Not right yet", "#b3261e"),
    "not attempted": ("○", "Not attempted", "#6b7280"),
    "unreadable": ("✘", "Not readable", "#b3261e"),
}


CELL = "text-align:left;padding:.1em 1em .1em 0"


def as_text(verdict, public_only=False):
    """The verdict as plain text, one fact a line."""
    lines = [_headline(verdict)]
    for part in verdict["parts"]:
        problem = part["problem"]
        if problem is None:
            continue
        lines.append(f"  {part['title']}: {_sentence(verdict, problem)}")
        lines += [f"    {name}: {text}".replace("\n", "\n      ") for name, text in _facts(problem)]
    if verdict["hint"]:
        lines.append(f"  Hint: {verdict['hint']}")
    lines += [f"  Remark: {remark}" for remark in verdict["remarks"]]
    lines += [f"  {line}" for line in _closing(verdict, public_only)]
    return "\n".join(lines)


def as_html(verdict, public_only=False):
    """The verdict as HTML that reads well on light and dark pages and needs no style sheet."""
    colour = LOOKS[verdict["status"]][2]
    rows = []
    for part in verdict["parts"]:
        problem = part["problem"]
        if problem is None:
            continue
        rows.append(
            f"<p style='margin:.4em 0'><b>{escape(part['title'])}</b>: {escape(_sentence(verdict, problem))}</p>"
        )
        facts = "".join(
            f"<tr><th scope='row' style='{CELL};vertical-align:top'>{escape(name)}</th>"
            f"<td style='{CELL}'><code style='white-space:pre-wrap'>{escape(text)}</code></td></tr>"
            for name, text in _facts(problem)
        )
        if facts:
            rows.append(f"<table style='margin:.2em 0 .6em 0;border-collapse:collapse'><tbody>{facts}</tbody></table>")
    if verdict["hint"]:
        rows.append(f"<p style='margin:.4em 0'><b>Hint.</b> {escape(verdict['hint'])}</p>")
    rows += [f"<p style='margin:.4em 0'><b>Remark.</b> {escape(remark)}</p>" for remark in verdict["remarks"]]
    rows += [f"<p style='margin:.4em 0'>{escape(line)}</p>" for line in _closing(verdict, public_only)]
    return (
        f"<div style='border-left:.35em solid {colour};padding:.2em 1em;margin:.3em 0'>"
        f"<p style='margin:.3em 0'><b>{escape(_headline(verdict))}</b></p>{''.join(rows)}</div>"
    )


def _headline(verdict):
    mark, words, _ = LOOKS[verdict["status"]]
    points = f"{verdict['points']:g} of {verdict['max_points']:g} points"
    return f"{mark} {words}: {verdict['function']}, {points}"


def _closing(verdict, public_only):
    if verdict["status"] == "not attempted" and public_only:
        return ["Replace the line `raise NotImplementedError()` with your code, run that cell, then this one."]
    if verdict["status"] == "passed" and public_only:
        return ["These are the public cases. The grader tries others too."]
    if verdict["status"] == "not attempted":
        return ["This function was left as it came."]
    return []


def _sentence(verdict, problem):
    about_values = problem["stage"] in ("shape", "finite", "value")  # these name what they speak of
    sentence = problem["what"] if about_values else f"{verdict['function']} {problem['what']}"
    sentence += "" if sentence.endswith("?") else "."
    if problem.get("about"):
        sentence += f" Case: {problem['about']}" + ("." if problem["public"] else " (a hidden case).")
    return sentence


def _facts(problem):
    """What a table shows of a problem: pairs of a name and a text."""
    facts = []
    for name, value in (problem.get("inputs") or {}).items():
        facts.append((name, show(from_plain(value))))
    if "got" in problem:
        facts.append(("your answer", problem["got"]))
    if "expected" in problem:
        facts.append(("expected", problem["expected"]))
    if problem.get("got_shape") is not None and problem["stage"] == "shape":
        facts.append(("its shape", str(tuple(problem["got_shape"]))))
        facts.append(("expected shape", str(tuple(problem["expected_shape"]))))
    if problem.get("line"):
        facts.append(("line", problem["line"]))
    if problem.get("printed") and problem.get("public"):
        facts.append(("it printed", problem["printed"].rstrip()))
    return facts
