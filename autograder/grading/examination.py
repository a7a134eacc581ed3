"""The questions of one submission: each asked where its check stands, and judged with what was seen there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

from autograder.checking.dependence import comes_from_units
from autograder.checking.known import Observations
from autograder.checking.must_use import unused_names
from autograder.checking.source import Source, source_of
from autograder.checking.verdict import verdict_of
from autograder.contract.calls import Cell
from autograder.contract.cards import Card
from autograder.contract.observations import Crashed, Observation, TimedOut
from autograder.contract.verdicts import Verdict
from autograder.grading.quiet import is_quiet
from autograder.grading.sources import binds, codes_of, data_in_cell, functions_in_cell
from autograder.sandbox.outside.client import Ask

AT_THE_END = "Judged as it was at the end of the notebook: where its check stands it was not ready yet."
HELPERS = ("Thread", "Pool", "Executor", "asyncio", "DataLoader")  # whose work goes on beside a cell's
LONG = 15.0  # seconds: a question that may take so long is asked alone at once, so that it isn't asked twice
Codes = dict[str, set[str]]  # the functions of the notebook, and the names that each uses


@dataclass(frozen=True)
class Ground:
    """What a verdict rests on: what was seen, and what stood in for the student's own functions then.

    ``private`` where the process held what no text of its may tell: hidden cases, or functions of the course.
    """

    card: Card
    seen: Observations
    cells: Sequence[Cell]
    prelude: str = ""
    private: bool = False

    @cached_property
    def codes(self) -> Codes:
        """The functions of the cells, and the names that each uses."""
        return {name: used for cell in self.cells for name, used in codes_of(cell.source).items()}

    @cached_property
    def source(self) -> Source | None:
        """The source of the answer, with what it calls."""
        defined = {name: tree for cell in self.cells for name, tree in functions_in_cell(cell.source).items()}
        data = {name for cell in self.cells for name in data_in_cell(cell.source)}
        return source_of(self.card.function, defined, data - defined.keys())

    @property
    def verdict(self) -> Verdict:
        """The verdict of one question: an answer that the comparison itself stumbles over is wrong, and ends no run."""
        unused = unused_names(self.card.function, self.codes, self.card.must_use)
        try:
            return self.judged(unused)
        except Exception as error:
            stumbled = Crashed(f"gives back what can't be compared ({type(error).__name__})")
            return verdict_of(self.card, [stumbled] * len(self.seen), unused, self.private)

    def judged(self, unused: Sequence[str]) -> Verdict:
        """The verdict where these names should be used and aren't."""
        return verdict_of(self.card, self.seen, unused, self.private, self.source)


@dataclass(frozen=True)
class _Asked:
    """What the public cases of a question gave, who was asked, and whether it was the first to be in its copy."""

    public: Sequence[Observation | None]
    ask: Ask
    first: bool


def _by_witness(cards: Sequence[Card], asked: Mapping[str, _Asked]) -> Iterator[list[Card]]:
    """The questions that were asked together, of one witness and in one copy of it."""
    for _, together in groupby(cards, key=lambda card: id(asked[card.function].ask)):
        yield from _in_copies(list(together))


def _in_copies(cards: Sequence[Card]) -> list[list[Card]]:
    """The questions that are asked in one copy of the process: those that take little time; then each other alone."""
    short = [card for card in cards if card.seconds < LONG]
    return [group for group in (short, *([card] for card in cards if card.seconds >= LONG)) if group]


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
    _asked: dict[str, _Asked] = field(default_factory=dict)

    def at_checks(self, cards: Sequence[Card], ask: Ask) -> None:
        """Ask the public cases of questions, together; what can tell of nothing hidden."""
        for together in _in_copies(cards):
            seen = ask(together, public=True)
            for card in together:
                self._asked[card.function] = _Asked(seen[card.function], ask, first=card is together[0])

    def at_end(self, cards: Sequence[Card], ask: Ask) -> None:
        """Ask the rest, now that no cell can tell of it; what fails is asked once more.

        First come ``cards``, for which nothing has changed since their checks: of theirs the public cases may still be
        told, so nothing hidden can have been asked before.
        """
        earlier = [card for card in self._cards() if card.function in self._asked]
        now = ask(cards) if cards else {}
        for card in cards:
            self._asked[card.function] = _Asked(now[card.function], ask, first=len(cards) == 1)
            self._judge(card, now[card.function], ask)
        for together in _by_witness(earlier, self._asked):
            whom = self._asked[together[0].function].ask
            hidden = whom(together, public=False, before={name: each.public for name, each in self._asked.items()})
            for card in together:
                seen = [a or b for a, b in zip(self._asked[card.function].public, hidden[card.function], strict=True)]
                self._judge(card, seen, whom)
        self._ask_at_the_end(ask)
        self._ask_with_stand_ins()

    def _ask_at_the_end(self, ask: Ask) -> None:
        """Ask what isn't right once more as it is below the last cell: in a notebook one may go up and down."""
        left = [card for card in self._cards() if card.function in self.verdicts and self._may_be_right_later(card)]
        if not left:
            return
        seen = ask(left)
        for card in left:
            self._consider(Ground(card, seen[card.function], self._cells(), private=True), AT_THE_END)
            self._require_units(card, ask)
        for card in left:
            if self._has_helpers and not self._is_full(card) and _is_endless(self.grounds[card.function].seen):
                seen = ask([card], alone=False)
                self._consider(Ground(card, seen[card.function], self._cells(), private=True), AT_THE_END)
                self._require_units(card, ask)

    def _judge(self, card: Card, seen: list[Observation | None], ask: Ask) -> None:
        """Judge what was seen; ask what failed once more, alone."""
        cells = list(self.before(card))
        self._consider(Ground(card, seen, cells))
        follows = not self._asked[card.function].first
        if follows and self._may_be_helped(card) and not _is_endless(seen) and not self._is_quiet:
            self._consider(Ground(card, ask([card])[card.function], cells, private=True))  # another may have spoilt it
        self._require_units(card, ask)

    def _ask_with_stand_ins(self) -> None:
        """Ask what isn't right once more, with the course's own of what it builds on.

        This comes last: a process that has seen the course's functions could tell others of them, so nothing is asked
        without them afterwards.
        """
        for card in [card for card in self._cards() if card.function in self._asked and self._may_be_helped(card)]:
            cells = list(self.before(card))
            if called := self._called(card, Ground(card, [], cells).codes):
                prelude, ask = self._prelude(card), self._asked[card.function].ask
                remark = f"Judged with the course's own {' and '.join(called)}, which it calls."
                seen = ask([card], prelude)[card.function]
                self._consider(Ground(card, seen, cells, prelude, private=True), remark)
                self._require_units(card, ask)

    def _may_be_helped(self, card: Card) -> bool:
        """Whether there is an answer that isn't right as it was judged."""
        return not self._is_full(card) and self.verdicts[card.function].status != "not attempted"

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
                self._consider(Ground(card, list(seen), []))

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
        if not card.must_use:
            return
        ground = self.grounds[card.function]
        right = replace(ground, card=replace(card, must_use=[])).verdict
        if right.status != "passed":
            return
        remarks = [each for each in self.verdicts[card.function].remarks if each not in right.remarks]
        if comes_from_units(card, ground.codes, lambda trial: ask([trial], ground.prelude)[trial.function], self.seed):
            verdict = right
        else:
            verdict = ground.judged(card.must_use)
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

    def _may_be_right_later(self, card: Card) -> bool:
        """Whether an answer isn't right, and something below its check may have changed that."""
        if self._is_full(card):
            return False
        above = {id(cell) for cell in self.before(card)}
        below = [cell for cell in self._cells() if id(cell) not in above]
        if self.verdicts[card.function].status == "not attempted":
            return any(binds(cell.source, card.function) for cell in below)
        if self._has_helpers or any(binds(cell.source, card.function) for cell in below):
            return True
        return any(not cell.keeps for cell in below) and not _is_endless(self.grounds[card.function].seen)

    @cached_property
    def _is_quiet(self) -> bool:
        return is_quiet([cell.source for cell in self._cells()], [card.function for card in self._cards()])

    @property
    def _has_helpers(self) -> bool:
        """Whether the notebook speaks of threads or processes, which a copy of its own doesn't have."""
        return any(word in cell.source for cell in self._cells() for word in HELPERS)

    def _cells(self) -> list[Cell]:
        return [step for step in self.steps if isinstance(step, Cell)]

    def _is_full(self, card: Card) -> bool:
        return self.verdicts[card.function].points == card.points

    def _cards(self) -> list[Card]:
        return [step for step in self.steps if isinstance(step, Card)]


def _is_endless(seen: Observations) -> bool:
    """Whether a call did not end, or ended its process."""
    return any(isinstance(each, (TimedOut, Crashed)) for each in seen)


def _tells_more(new: Verdict, old: Verdict) -> bool:
    """Whether a verdict gives more points, or the same and the name of the mistake."""
    named = new.mistake is not None and old.mistake is None
    return new.points > old.points or (new.points == old.points and named)
