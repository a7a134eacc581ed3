"""The questions of one submission: each asked where its check stands, and judged with what was seen there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from autograder.checking.dependence import comes_from_units
from autograder.checking.must_use import unused_names
from autograder.checking.verdict import Observations, verdict_of
from autograder.contract.calls import Cell
from autograder.contract.cards import Card
from autograder.contract.observations import Crashed, Missing, NotCallable, Observation, Raised
from autograder.contract.verdicts import Verdict
from autograder.grading.sources import binds, codes_of
from autograder.sandbox.outside.client import Ask

AT_THE_END = "Judged as it was at the end of the notebook: where its check stands it was not ready yet."
UNREADY = ("NameError", "UnboundLocalError", "NotImplementedError")
Codes = dict[str, set[str]]  # the functions of the notebook, and the names that each uses


@dataclass(frozen=True)
class Ground:
    """What a verdict rests on: what was seen, and what stood in for the student's own functions then."""

    card: Card
    seen: Observations
    codes: Codes
    prelude: str = ""

    @property
    def verdict(self) -> Verdict:
        """The verdict of one question: an answer that the comparison itself stumbles over is wrong, and ends no run."""
        unused = unused_names(self.card.function, self.codes, self.card.must_use)
        private = bool(self.prelude)  # where functions of the course are in the process, no text of its is shown
        try:
            return verdict_of(self.card, self.seen, unused, private)
        except Exception as error:
            stumbled = Crashed(f"gives back what can't be compared ({type(error).__name__})")
            return verdict_of(self.card, [stumbled] * len(self.seen), unused, private)


@dataclass
class Examination:
    """Asks the questions of a submission and remembers what each is judged on.

    Parameters
    ----------
    steps : sequence of Cell or Card
        The cells of the notebook and its questions, in their order.
    builds_on : mapping of str to mapping of str to str
        For each question the earlier functions that it is meant to call, with the course's own source of each.
    seed : int
        Draws what is made up, to see where an answer comes from.
    """

    steps: Sequence[Cell | Card]
    builds_on: Mapping[str, Mapping[str, str]]
    seed: int
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    grounds: dict[str, Ground] = field(default_factory=dict)

    def at_check(self, card: Card, ask: Ask) -> None:
        """Ask a question where its check stands; once more with the course's own of what it builds on, if it fails."""
        codes = {name: used for cell in self.before(card) for name, used in codes_of(cell.source).items()}
        self._consider(Ground(card, ask(card), codes))
        called = self._called(card, codes)
        if called and not self._is_full(card):
            prelude = self._prelude(card)
            remark = f"Judged with the course's own {' and '.join(called)}, which it calls."
            self._consider(Ground(card, ask(card, prelude), codes, prelude), remark)
        self._require_units(card, ask)

    def at_end(self, ask: Ask) -> None:
        """Ask once more for what was not ready where its check stands: in a notebook one may go up and down."""
        cells = [step for step in self.steps if isinstance(step, Cell)]
        for card in self._cards():
            if self._is_full(card) or not self._may_be_ready_later(card):
                continue
            codes = {name: used for cell in cells for name, used in codes_of(cell.source).items()}
            self._consider(Ground(card, ask(card), codes), AT_THE_END)
            self._require_units(card, ask)

    def before(self, card: Card) -> Iterator[Cell]:
        """The cells above the check of a question."""
        for step in self.steps:
            if step is card:
                return
            if isinstance(step, Cell):
                yield step

    def judge_lost(self, lost: Mapping[str, Sequence[Observation | None]]) -> None:
        """Judge the questions that ended the process, and those that no run came to."""
        for card in self._cards():
            if card.function not in self.grounds:
                seen = lost.get(card.function) or [None] * len(card.cases)
                self._consider(Ground(card, list(seen), {}))

    def _consider(self, ground: Ground, remark: str | None = None) -> None:
        """Take what was seen as the ground of the verdict, if it tells more than what was seen before."""
        name = ground.card.function
        verdict = ground.verdict
        if remark:
            verdict = replace(verdict, remarks=[*verdict.remarks, remark])
        if name not in self.verdicts or _tells_more(verdict, self.verdicts[name]):
            self.verdicts[name], self.grounds[name] = verdict, ground

    def _require_units(self, card: Card, ask: Ask) -> None:
        """See whether a right answer comes from what it must use; a name in its source is no proof, nor needed."""
        ground = self.grounds[card.function]
        right = replace(ground, card=replace(card, must_use=[])).verdict
        if not card.must_use or right.status != "passed":
            return
        remarks = [each for each in self.verdicts[card.function].remarks if each not in right.remarks]
        if comes_from_units(card, ground.codes, lambda trial: ask(trial, ground.prelude), self.seed):
            verdict = right
        else:
            verdict = verdict_of(card, ground.seen, card.must_use, bool(ground.prelude))
        self.verdicts[card.function] = replace(verdict, remarks=[*verdict.remarks, *remarks])

    def _called(self, card: Card, codes: Codes) -> list[str]:
        """The earlier functions that an answer is meant to call, and does.

        A mistake costs the question in which it is made, not the ones that build on it. But only what the reference
        itself calls: what a student did not write may not solve another question.
        """
        if card.function not in codes:
            return []
        return [name for name in self.builds_on[card.function] if not unused_names(card.function, codes, [name])]

    def _prelude(self, card: Card) -> str:
        libraries = ["import numpy as np"] + (["import torch"] if card.library == "torch" else [])
        return "\n\n".join([*libraries, *self.builds_on[card.function].values()])

    def _may_be_ready_later(self, card: Card) -> bool:
        """Whether a function was not there yet, or not what it calls, or is written anew below its check."""
        ground = self.grounds[card.function]
        if any(isinstance(seen, (Missing, NotCallable)) for seen in ground.seen):
            return True
        if any(isinstance(seen, Raised) and seen.error in UNREADY for seen in ground.seen):
            return True
        above = {id(cell) for cell in self.before(card)}
        below = [step for step in self.steps if isinstance(step, Cell) and id(step) not in above]
        return any(binds(cell.source, card.function) for cell in below)

    def _is_full(self, card: Card) -> bool:
        return self.verdicts[card.function].points == card.points

    def _cards(self) -> list[Card]:
        return [step for step in self.steps if isinstance(step, Card)]


def _tells_more(new: Verdict, old: Verdict) -> bool:
    """Whether a verdict gives more points, or the same and the name of the mistake."""
    named = new.mistake is not None and old.mistake is None
    return new.points > old.points or (new.points == old.points and named)
