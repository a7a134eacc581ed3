"""What ``check(...)`` does in a student's notebook: run the public cases and say what is wrong.

The builder packs this module, the rooms that it imports from and the data of one assignment into the notebook, so
that a notebook works alone, with NumPy and without a network.
"""

import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import Any

from autograder.checking.known import unfolded
from autograder.checking.must_use import names_below, names_used, unused_names
from autograder.checking.render import as_html, as_text
from autograder.checking.verdict import verdict_of
from autograder.contract.cards import Card
from autograder.contract.verdicts import PartVerdict, Problem, Verdict
from autograder.notebook.inside.progress import Progress
from autograder.notebook.inside.reading import read
from autograder.notebook.inside.sources import read_source
from autograder.notebook.inside.versions import is_left_behind, version_of
from autograder.student.probe import observe_all

CARDS: dict[str, Any] = {}  # the builder fills in the cards of one assignment, public cases only
NOTEBOOK: str = ""  # and its name
SLOW = 5.0  # seconds of a call from which on check() without a name leaves an exercise as it was seen last
LEFT_BEHIND = (
    "A later cell defines this function again, but has not run to its end: is there an error below it? What is judged "
    "here is the version before."
)

_seen: dict[str, tuple[str, Verdict]] = {}  # by name: the version that was checked last, and the verdict


class Result(float):
    """The points reached on the public cases; shown as text or HTML.

    A plain number to nbgrader, which reads the last value of a graded cell as its points. ``verdict`` gives the
    points, what there is to win, and the hint as a student reads it, by their names.
    """

    _verdict: Verdict
    _shown: Verdict
    _more: bool

    def __new__(cls, verdict: Verdict, whole: bool = True) -> "Result":
        result = super().__new__(cls, verdict.points)
        result._verdict = verdict
        result._more = not whole and verdict.way_out is not None
        result._shown = replace(verdict, way_out=None) if result._more else verdict
        return result

    @property
    def verdict(self) -> dict[str, Any]:
        verdict = self._verdict
        return {"points": verdict.points, "max_points": verdict.max_points, "hint": verdict.told}

    @property
    def text(self) -> str:
        return as_text(self._shown, public_only=True, more=self._more)

    def _repr_html_(self) -> str:
        return as_html(self._shown, public_only=True, more=self._more)


def check(function: Any = None, help: bool = False) -> Result | Progress:
    """Try one of your answers on the public cases and show the smallest that fails.

    Parameters
    ----------
    function : str or None
        The name of the answer, in quotes: ``check("score")``. Without a name: how far the notebook has come.
    help : bool
        Whether to say what to do, too. It is said anyway when the same mistake is seen again in a changed answer.

    Returns
    -------
    float or Progress
        The points reached on the public cases.
    """
    if function is None:
        progress = Progress([_row(name) for name in CARDS if _card(name).points], NOTEBOOK)
        _say(str(progress))
        return progress
    name = getattr(function, "__name__", function)
    if not isinstance(name, str) or name not in CARDS:
        raise ValueError(f"check() knows no exercise {name!r} here; it knows {', '.join(CARDS)}")
    version, (before, last) = _version(name), _seen.get(name, ("", None))
    verdict = _judge(name)
    again = last is not None and last.hint == verdict.hint and before != version
    result = Result(verdict, whole=help or again)
    _say(result.text)
    return result


def _say(text: str) -> None:
    """Print a result where no notebook shows it by itself."""
    if "ipykernel" not in sys.modules:
        print(text)


def _row(name: str) -> tuple[str, str, float, Verdict | None]:
    """An exercise for the table of all: judged now, or, where that takes long, as it was seen last."""
    card = _card(name)
    version, verdict = _seen.get(name, ("", None))
    if card.seconds <= SLOW:
        verdict = _judge(name)
    elif version != _version(name):
        verdict = None
    return card.title, name, card.points, verdict


def _judge(name: str) -> Verdict:
    """The verdict on an answer as it is now, which is remembered."""
    namespace = vars(sys.modules["__main__"])
    card = _card(name)
    if card.library == "torch" and (why := without_torch()):
        return _not_run(card, why)
    codes = _codes(namespace)
    verdict = _verdict(name, codes, namespace)
    if verdict.status in ("partial", "failed"):
        called = _wrong_function_called(name, codes, namespace)
        if called:
            hint = f"{name} calls {called}, which does not pass its own check yet."
            verdict = replace(verdict, hint=hint, way_out=f'Begin there: `check("{called}")`.', mistake=None)
    cells: Sequence[Any] = namespace.get("In") or ()
    if is_left_behind(name, namespace.get(name), cells):
        verdict = replace(verdict, remarks=[LEFT_BEHIND, *verdict.remarks])
    _seen[name] = (_version(name), verdict)
    return verdict


def _version(name: str) -> str:
    return version_of(vars(sys.modules["__main__"]).get(name))


def without_torch() -> str | None:
    """Why PyTorch can't be used, or None where it can."""
    try:
        import_module("torch")
    except ModuleNotFoundError:
        return "which is not installed here"
    except Exception:  # a library of it that is missing, or a first import that was interrupted
        return "which can't be loaded here: restart the kernel, and if that doesn't help, install it again"
    return None


def _not_run(card: Card, why: str) -> Verdict:
    """What is said where PyTorch can't be used."""
    others = [name for name in CARDS if _card(name).library != "torch"]
    missing = Problem("not run", f"needs PyTorch, {why}")
    parts = [PartVerdict(part.title, 0.0, part.points, missing) for part in card.parts[:1]]
    remarks = [f"These exercises need none: {', '.join(others)}."] if others else []
    return Verdict(card.function, "not run", 0.0, card.points, parts, remarks=remarks)


@cache
def _card(name: str) -> Card:
    card: Card = read(*CARDS[name])
    return unfolded(card)


def _verdict(name: str, codes: dict[str, set[str]], namespace: dict[str, Any]) -> Verdict:
    card = _card(name)
    seen = observe_all(card.calls, namespace)
    unused = unused_names(name, codes, card.must_use)
    if card.must_use and verdict_of(card, seen).status == "passed":
        from autograder.checking.dependence import comes_from_units  # packed only where a card needs it

        shown = comes_from_units(card, codes, lambda asked: observe_all(asked.calls, namespace), seed=0)
        unused = [] if shown else card.must_use
    return verdict_of(card, seen, unused, source=read_source(name, codes, namespace))


def _codes(namespace: dict[str, Any], attributes: bool = True) -> dict[str, set[str]]:
    """The functions of the notebook, and the names that each uses."""
    used = {name: names_used(value, attributes) for name, value in namespace.items()}
    return {name: names for name, names in used.items() if names is not None}


def _wrong_function_called(name: str, codes: dict[str, set[str]], namespace: dict[str, Any]) -> str | None:
    """The first function of another exercise that this one calls and that is not right itself."""
    called = names_below(name, _codes(namespace, attributes=False))  # torch.relu isn't the relu of a notebook
    for other in CARDS:
        if other != name and other in called and _verdict(other, codes, namespace).status in ("partial", "failed"):
            return other
    return None
