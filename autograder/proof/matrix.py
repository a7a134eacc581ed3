"""The check of the checks: every known answer against the cases of its question.

Accepted answers must get full marks and no hint; misconceptions must be rejected and named by their own hint;
the student's stub must count as not attempted. For any seed the verdicts are the same.
"""

import ast
from dataclasses import dataclass
from functools import cache
from typing import Any

from autograder.checking.known import Observations
from autograder.checking.must_use import unused_in
from autograder.checking.source import functions_in, source_of
from autograder.checking.verdict import verdict_of
from autograder.checking.words import many
from autograder.contract.cards import Card
from autograder.contract.observations import Facts
from autograder.grading.cards import draw_card, make_card, try_answer
from autograder.specs.known_answers import alternatives_of, misconceptions_of
from autograder.specs.question import Function, Question, load
from autograder.specs.sources import solution_source
from solutions.answers import Answer

FEWEST_MISCONCEPTIONS, FEWEST_ALTERNATIVES = 3, 1


@dataclass(frozen=True)
class Row:
    """One known answer and what the checks make of it."""

    question: str
    answer: str
    kind: str  # "reference", "alternative", "misconception" or "stub"
    parts: tuple[bool, ...]
    status: str
    points: float
    max_points: float
    named: str | None
    hint: str | None

    @property
    def fault(self) -> str | None:
        """What is wrong with this verdict, if anything."""
        if self.kind == "stub":
            good = self.status == "not attempted" and self.points == 0 and self.hint is None
            return None if good else "the stub does not count as not attempted"
        if self.kind == "misconception":
            if self.status == "passed":
                return "a misconception got full marks"
            return None if self.named == self.answer else f"named {self.named or 'nothing'}"
        good = self.status == "passed" and self.hint is None and self.named is None
        return None if good else "a right answer lost points or got a hint"


def rows_of(question: Question, seed: int | None) -> list[Row]:
    """The known answers to one question, judged on the cases of one seed."""
    if question.fixed and seed is not None:  # then no seed makes a difference
        return list(_rows_of_fixed(question))
    return _rows_of(question, seed)


@cache
def _rows_of_fixed(question: Question) -> list[Row]:
    return _rows_of(question, seed=0)


def _rows_of(question: Question, seed: int | None) -> list[Row]:
    card = make_card(question, seed)
    reference = Answer("reference", question.function, load(question.solution), held=bool(question.holds))
    found = [_row(card, "reference", reference, try_answer(card, reference), solution_source(question))]
    for answer in alternatives_of(question):
        found.append(_row(card, "alternative", answer, try_answer(card, answer), answer.source))
    for answer, known in zip(misconceptions_of(question), card.mistakes, strict=True):
        seen = [outcome for outcome in known.outcomes if not isinstance(outcome, Facts)]  # notebooks alone have facts
        found.append(_row(card, "misconception", answer, seen, answer.source))
    if not question.broken:  # a program to be repaired is one of the wrong answers
        stub = Answer("stub", question.function, _stub(question), held=bool(question.holds))
        found.append(_row(card, "stub", stub, try_answer(card, stub), ""))
    return found


def points_of(question: Question, answer: Answer) -> float:
    """The points that a known answer gets; the other known mistakes, which could only give it a name, aren't tried."""
    card = _card_without_mistakes(question)
    return verdict_of(card, try_answer(card, answer), unused_in(answer.source, card.function, card.must_use)).points


@cache
def _card_without_mistakes(question: Question) -> Card:
    return make_card(question, seed=0) if question.fixed else draw_card(question, seed=0)  # a fixed one is kept


def too_few(question: Question) -> str | None:
    """What a question lacks, in a sentence, where it knows too few right answers or too few wrong ones."""
    right, wrong = len(alternatives_of(question)), len(misconceptions_of(question))
    if right >= FEWEST_ALTERNATIVES and wrong >= FEWEST_MISCONCEPTIONS:
        return None
    return (
        f"{question.function}: FAULT: {wrong} misconceptions and {right} other right answers; "
        f"a question needs at least {FEWEST_MISCONCEPTIONS} and {FEWEST_ALTERNATIVES}"
    )


def table(found: list[Row]) -> str:
    """The matrix as text: one line per answer, one mark per part of its question."""
    lines = []
    for row in found:
        marks = "".join("✔" if passed else "✘" for passed in row.parts)
        line = f"{row.question:20}{row.kind:15}{row.answer:42}{marks:5}{row.points:g}/{row.max_points:g}"
        lines.append(line + (f"   FAULT: {row.fault}" if row.fault else ""))
    faults = sum(row.fault is not None for row in found)
    kinds = [row.kind for row in found]
    lines.append(
        f"{many(kinds.count('misconception'), 'misconception')}, {many(kinds.count('alternative'), 'alternative')}, "
        f"{many(kinds.count('reference'), 'reference')}, {many(faults, 'fault')}"
    )
    return "\n".join(lines)


def _row(card: Card, kind: str, answer: Answer, observations: Observations, source: str) -> Row:
    read = source_of(card.function, functions_in(source))
    verdict = verdict_of(card, observations, unused_in(source, card.function, card.must_use), source=read)
    return Row(
        card.function,
        answer.name,
        kind,
        tuple(part.problem is None for part in verdict.parts),
        verdict.status,
        verdict.points,
        verdict.max_points,
        verdict.mistake,
        verdict.told,
    )


def _stub(question: Question) -> Function:
    """The function as the student gets it, or what a name holds that has no value yet."""
    if question.holds:
        return lambda: ...
    name = question.function
    (definition,) = ast.parse(solution_source(question)).body
    assert isinstance(definition, ast.FunctionDef)
    code = f"def {name}({ast.unparse(definition.args)}):\n    raise NotImplementedError()"
    namespace: dict[str, Any] = {}
    exec(compile(code, "<stub>", "exec"), namespace)
    stub: Function = namespace[name]
    return stub
