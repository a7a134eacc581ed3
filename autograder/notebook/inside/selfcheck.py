"""What ``check(...)`` does in a student's notebook: run the public cases and say what is wrong.

The builder packs this module, the rooms that it imports from and the data of one assignment into the notebook, so
that a notebook works alone, with NumPy and without a network.
"""

import sys
from dataclasses import replace
from functools import cache
from typing import Any

from autograder.checking.dependence import comes_from_units
from autograder.checking.must_use import names_used, unused_names
from autograder.checking.render import as_html, as_text
from autograder.checking.verdict import verdict_of
from autograder.contract.cards import Card
from autograder.contract.verdicts import Verdict
from autograder.contract.wire import decode
from autograder.student.probe import observe_all

CARDS: dict[str, Any] = {}  # the builder fills in the cards of one assignment, public cases only


class Result(float):
    """The points reached on the public cases; shown as text or HTML.

    A plain number to nbgrader, which reads the last value of a graded cell as its points. ``verdict`` gives the
    points, what there is to win, and the hint as a student reads it, by their names.
    """

    _verdict: Verdict

    def __new__(cls, verdict: Verdict) -> "Result":
        result = super().__new__(cls, verdict.points)
        result._verdict = verdict
        return result

    @property
    def verdict(self) -> dict[str, Any]:
        verdict = self._verdict
        return {"points": verdict.points, "max_points": verdict.max_points, "hint": verdict.told}

    @property
    def text(self) -> str:
        return as_text(self._verdict, public_only=True)

    def _repr_html_(self) -> str:
        return as_html(self._verdict, public_only=True)


def check(function: Any) -> Result:
    """Try one of your answers on the public cases and show the smallest that fails.

    Parameters
    ----------
    function : str
        The name of the answer, in quotes: ``check("score")``.

    Returns
    -------
    float
        The points reached on the public cases.
    """
    name = getattr(function, "__name__", function)
    if not isinstance(name, str) or name not in CARDS:
        raise ValueError(f"check() knows no exercise {name!r} here; it knows {', '.join(CARDS)}")
    namespace = vars(sys.modules["__main__"])
    codes = {key: used for key, value in namespace.items() if (used := names_used(value)) is not None}
    verdict = _verdict(name, codes, namespace)
    if verdict.status in ("partial", "failed"):
        called = _wrong_function_called(name, codes, namespace)
        if called:
            hint = f"{name} calls {called}, which does not pass its own check yet."
            verdict = replace(verdict, hint=hint, way_out=f'Begin there: check("{called}").', mistake=None)
    return Result(verdict)


@cache
def _card(name: str) -> Card:
    card: Card = decode(Card, CARDS[name])
    return card


def _verdict(name: str, codes: dict[str, set[str]], namespace: dict[str, Any]) -> Verdict:
    card = _card(name)
    seen = observe_all(card.calls, namespace)
    unused = unused_names(name, codes, card.must_use)
    if card.must_use and verdict_of(card, seen).status == "passed":
        shown = comes_from_units(card, codes, lambda asked: observe_all(asked.calls, namespace), seed=0)
        unused = [] if shown else card.must_use
    return verdict_of(card, seen, unused)


def _wrong_function_called(name: str, codes: dict[str, set[str]], namespace: dict[str, Any]) -> str | None:
    """The first function of another exercise that this one calls and that is not right itself."""
    for other in CARDS:
        if other == name or name not in codes or unused_names(name, codes, [other]):
            continue
        if _verdict(other, codes, namespace).status in ("partial", "failed"):
            return other
    return None
