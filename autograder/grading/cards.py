"""Make the card of a question: its cases drawn, the expected values computed, the known mistakes tried out."""

import json
from contextlib import suppress
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from autograder.checking.comparisons.gate import gate_outputs
from autograder.checking.must_use import unused_in
from autograder.checking.predictions import digest_of, others_of, text_of
from autograder.contract.calls import Call
from autograder.contract.cards import BEGINNING, Card, Case, Mistake, Part, Telltale
from autograder.contract.observations import Facts, Observation, Returned, TimedOut
from autograder.contract.plain import from_plain, rounded, to_plain
from autograder.contract.trials import Measure
from autograder.contract.wire import decode, encode
from autograder.paths import CARDS
from autograder.records.store import fingerprint_of_course, write_whole
from autograder.specs import question as spec
from autograder.specs.known_answers import misconceptions_of, telltales_of
from autograder.specs.question import Question, load
from autograder.specs.repaired import telltales_of_repair
from autograder.student import drivers
from autograder.student.probe import as_argument, as_array, observe
from solutions.answers import Answer


def make_card(question: Question, seed: int | None) -> Card:
    """Make the card of a question.

    Parameters
    ----------
    question : Question
        The specification.
    seed : int or None
        Draws the hidden cases; None leaves them out.
    """
    if question.fixed and seed is not None:  # then its hidden cases do not depend on the seed
        return _fixed_card(question)
    return _with_mistakes(question, draw_card(question, seed))


@cache
def _fixed_card(question: Question) -> Card:
    """The card of a question whose known answers take seconds: kept in a file, for other processes and later runs.

    Public cards are not kept: what a notebook is built of follows from the sources alone.
    """
    worth = "-".join(f"{part.points:g}" for part in question.parts)
    place = CARDS / f"{question.function}-{worth}-{question.seconds:g}-{fingerprint_of_course()}.json"
    with suppress(OSError, ValueError):  # there is none, or what is there is none of ours
        kept: Card = decode(Card, json.loads(place.read_text(encoding="utf-8")))
        return kept
    card = _with_mistakes(question, draw_card(question, seed=0))
    with suppress(OSError):  # what can't be kept is made again
        place.parent.mkdir(parents=True, exist_ok=True)
        for older in place.parent.glob(f"{question.function}-*.json"):
            older.unlink(missing_ok=True)
        write_whole(place, json.dumps(encode(card)))
    return card


def _with_mistakes(question: Question, card: Card) -> Card:
    telltales = [Telltale(each.shows, each.lacks, each.hint, each.way_out) for each in telltales_of(question)]
    telltales += telltales_of_repair(question)
    return replace(card, mistakes=[_mistake(card, known) for known in misconceptions_of(question)], telltales=telltales)


def draw_card(question: Question, seed: int | None) -> Card:
    """The card of a question without its known mistakes."""
    if question.fixed and seed is not None:
        seed = 0
    rng = None if seed is None else np.random.default_rng([seed, *question.function.encode()])
    parts = []
    for part in question.parts:
        cases = part.public if rng is None else part.cases(rng)
        parts.append(Part(part.title, part.points, [_case(question, part, case) for case in cases]))
    return Card(
        question.function,
        question.title,
        question.library,
        list(question.must_use),
        question.seconds,
        question.compare,
        parts,
    )


def _case(question: Question, part: spec.Part, case: spec.Case) -> Case:
    inputs = {name: from_plain(to_plain(value)) for name, value in case.inputs.items()}
    if question.holds:
        return _held(question, part, case, inputs)
    outputs = list(part.outputs or question.outputs)
    made = Case(
        about=case.about,
        public=case.public,
        call=Call(inputs, len(outputs), part.driver, case.careful),
        outputs=outputs,
        compare=part.compare or question.compare,
        exact_shape=question.exact_shape,
        raises=case.raises,
        within=case.within,
    )
    if case.raises:
        return made
    if case.expected is not None:
        return replace(made, expected=[np.asarray(item) for item in case.expected])
    with np.errstate(all="ignore"):
        value = _expected(question, part, inputs)
    expected = [_as_numbers(item) for item in ([value] if len(outputs) == 1 else value)]
    if question.compare == "gate.table":  # any weights that give the table are right: the reference's are not shown
        rows = np.array(question.rows, dtype=float)
        return replace(made, rows=[list(row) for row in question.rows], table=gate_outputs(expected, rows) or [])
    return replace(made, expected=list(expected))


def _held(question: Question, part: spec.Part, case: spec.Case, data: dict[str, Any]) -> Case:
    """A case of a name that holds a value: what is tried with it, or the digest of the right one.

    The data of a measure are those of its notebook, to as many digits.
    """
    data = {name: from_plain(rounded(to_plain(value))) for name, value in data.items()}
    name, trial = question.function, part.trial
    fields = [field.name for field in trial.fields] if trial else []
    call = Call({}, holds=question.holds, fields=fields)
    made = Case(case.about, case.public, call, [name], question.compare, decimals=question.decimals)
    if trial:
        return replace(made, trial=replace(trial, data=data) if isinstance(trial, Measure) else trial)
    right = observe({name: question.expected()}, name, call, seconds=None)
    assert isinstance(right, Returned), "a name holds a value"
    values = right.values or []
    others = [digest_of(name, text)[:BEGINNING] for text in others_of(values, question.decimals)]
    return replace(made, digest=digest_of(name, text_of(values, question.decimals)), others=others)


def _as_numbers(value: Any) -> np.ndarray:
    array = as_array(value)
    assert array is not None, "a reference returns numbers"
    return np.array(array)


def _expected(question: Question, part: spec.Part, inputs: dict[str, Any]) -> Any:
    """What the reference returns, or what a driver makes of the question's solution."""
    inputs = {name: from_plain(to_plain(value)) for name, value in inputs.items()}  # what it writes into is its own
    if part.driver:
        given = [as_argument(value, question.library) for value in inputs.values()]
        return drivers.find(part.driver)(load(question.solution), *given)
    return question.expected(**inputs)


def try_answer(card: Card, answer: Answer) -> list[Observation]:
    """What a known answer gives on every case of a card."""
    observations: list[Observation] = []
    for case in card.cases:
        if answer.endless_on and answer.endless_on in case.about:
            observations.append(TimedOut(card.seconds))
            continue
        namespace = {card.function: answer.function() if answer.held else answer.function}
        observations.append(observe(namespace, card.function, case.call, card.library, seconds=None))
    return observations


def _mistake(card: Card, known: Answer) -> Mistake:
    uses_all = not (card.must_use and unused_in(known.source, card.function, card.must_use))
    assert known.hint is not None
    outcomes: list[Observation | Facts] = [*try_answer(card, known)]
    return Mistake(known.name, known.hint, known.way_out, uses_all, outcomes, known.constant, list(known.speaks_of))
