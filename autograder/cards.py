"""A question made concrete: its cases drawn, the expected values computed, the misconceptions tried out.

A card is plain data. The grader makes one for a run, with hidden cases; the notebook carries one with the
public cases alone.
"""

from copy import deepcopy

import numpy as np

from autograder import drivers
from autograder.answers import misconceptions_of
from autograder.comparisons.gate import gate_outputs
from autograder.means import codes_in, missing_means
from autograder.probe import as_argument, as_array, cases_of, observe_case
from autograder.spec import Question, load
from autograder.values import from_plain, to_plain
from solutions.answers import Answer


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
    if question.fixed:
        return deepcopy(_fixed_card(question, seed is not None))
    return _make_card(question, seed)


def _fixed_card(question, hidden):
    """The card of a question whose hidden cases do not depend on the seed, made when it is needed first."""
    name = "_card_with_hidden_cases" if hidden else "_card"
    if name not in vars(question):
        vars(question)[name] = _make_card(question, 0 if hidden else None)
    return vars(question)[name]


def _make_card(question, seed):
    rng = None if seed is None else np.random.default_rng([seed, *question.function.encode()])
    parts = []
    for part in question.parts:
        cases = part.public if rng is None else part.cases(rng)
        parts.append(
            {
                "title": part.title,
                "points": part.points,
                "cases": [_plain_case(question, part, case) for case in cases],
            }
        )
    card = {
        "function": question.function,
        "title": question.title,
        "outputs": list(question.outputs),
        "compare": question.compare,
        "library": question.library,
        "exact_shape": question.exact_shape,
        "means": list(question.means),
        "seconds": question.seconds,
        "parts": parts,
    }
    card["misconceptions"] = [_known_wrong(card, known) for known in misconceptions_of(question)]
    return card


def _plain_case(question, part, case):
    plain = {"about": case.about, "public": case.public, "raises": case.raises}
    plain["inputs"] = {name: to_plain(value) for name, value in case.inputs.items()}
    unusual = {"driver": part.driver, "outputs": part.outputs, "compare": part.compare}
    unusual |= {"within": case.within, "careful": case.careful}
    plain |= {key: value for key, value in unusual.items() if value}
    if case.raises:
        return {**plain, "expected": None}
    if case.expected is not None:
        return {**plain, "expected": [to_plain(np.asarray(item)) for item in case.expected]}
    with np.errstate(all="ignore"):
        value = _expected(question, part, plain["inputs"])
    values = [value] if len(part.outputs or question.outputs) == 1 else list(value)
    expected = [to_plain(as_array(item)) for item in values]
    if question.compare == "gate.table":  # any weights that give the table are right: the reference's are not shown
        rows = np.array(question.rows, dtype=float)
        return {**plain, "rows": [list(row) for row in question.rows], "table": gate_outputs(expected, rows)}
    return {**plain, "expected": expected}


def _expected(question, part, inputs):
    """What the reference returns, or what a driver makes of the question's solution."""
    if part.driver and not part.reference:
        given = [as_argument(from_plain(value), question.library) for value in inputs.values()]
        return drivers.find(part.driver)(load(question.solution), *given)
    function = load(part.reference) if part.reference else question.expected
    return function(**{name: from_plain(value) for name, value in inputs.items()})


def try_answer(card: dict, answer: Answer) -> list[dict]:
    """What a known answer gives on every case of a card."""
    observations = []
    for case in cases_of(card):
        if answer.endless_on and answer.endless_on in case["about"]:
            observations.append({"status": "timeout", "seconds": card["seconds"]})
            continue
        observations.append(observe_case(card, case, {card["function"]: answer.function}, seconds=None))
    return observations


def _known_wrong(card, known):
    means = bool(missing_means(card["function"], codes_in(known.source), card["means"]))
    return {"name": known.name, "hint": known.hint, "means": means, "outcomes": try_answer(card, known)}
