"""A question made concrete: its cases drawn, the expected values computed, the misconceptions tried out.

A card is plain data. The grader makes one for a run, with hidden cases; the notebook carries one with the
public cases alone.
"""

import numpy as np

from autograder.means import codes_in, missing_means
from autograder.misconceptions import misconceptions_of
from autograder.probe import cases_of, observe
from autograder.spec import Question
from autograder.values import from_plain, to_plain
from autograder.verdict import gate_outputs


def make_card(question: Question, seed: int | None) -> dict:
    """Make the card of a question.

    Parameters
    ----------
    question : Question
        The specification.
    seed : int or None
        Draws the hidden cases; None leaves them out.

    Returns
    -------
    dict
        Plain data, ready for JSON.
    """
    rng = None if seed is None else np.random.default_rng([seed, *question.function.encode()])
    parts = []
    for part in question.parts:
        cases = part.public if rng is None else part.cases(rng)
        parts.append(
            {
                "title": part.title,
                "points": part.points,
                "cases": [_plain_case(question, case) for case in cases],
            }
        )
    card = {
        "function": question.function,
        "title": question.title,
        "outputs": list(question.outputs),
        "compare": question.compare,
        "library": question.library,
        "means": list(question.means),
        "seconds": question.seconds,
        "parts": parts,
    }
    card["misconceptions"] = [_known_wrong(question, card, known) for known in misconceptions_of(question)]
    return card


def _plain_case(question, case):
    plain = {"about": case.about, "public": case.public, "raises": case.raises}
    plain["inputs"] = {name: to_plain(value) for name, value in case.inputs.items()}
    if case.raises:
        return {**plain, "expected": None}
    inputs = {name: from_plain(value) for name, value in plain["inputs"].items()}
    value = question.expected(**inputs)
    values = [value] if len(question.outputs) == 1 else list(value)
    expected = [to_plain(np.asarray(item)) for item in values]
    if question.compare == "gate":  # any weights that give the table are right: the reference's are not shown
        rows = np.array(question.rows, dtype=float)
        return {**plain, "rows": [list(row) for row in question.rows], "table": gate_outputs(expected, rows)}
    return {**plain, "expected": expected}


def _known_wrong(question, card, known):
    """What a misconception gives on every case of the card."""
    outcomes = []
    for case in cases_of(card):
        if known.endless_on and known.endless_on in case["about"]:
            outcomes.append({"status": "timeout"})
            continue
        seen = observe(
            {question.function: known.function},
            question.function,
            case["inputs"],
            len(card["outputs"]),
            card["library"],
        )
        seen = {
            key: seen[key]
            for key in ("status", "kind", "length", "values", "changed", "error", "message")
            if key in seen
        }
        outcomes.append(seen)
    means = bool(missing_means(question.function, codes_in(known.source), question.means))
    return {"name": known.name, "hint": known.hint, "means": means, "outcomes": outcomes}
