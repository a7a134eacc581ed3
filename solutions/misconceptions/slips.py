"""Wrong values of several parts that go wrong at some of them: by one slip, or by two at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from solutions.misconceptions import Register


@dataclass(frozen=True)
class Slip:
    """What stands at some places, counted from 0, in place of what is right there."""

    changes: Mapping[int, Any]
    hint: str
    way_out: str | None = None


def register_slips(
    register: Register,
    question: str,
    right: Sequence[Any],
    slips: Mapping[str, Slip],
    together: Sequence[str] = (),
    form: Callable[[list[Any]], Any] = tuple,
) -> None:
    """Register a wrong value for each slip that isn't known yet, and for any two that are made at different places.

    Parameters
    ----------
    register : Register
        The wrong answers of the topic.
    question : str
        The name that should hold the value.
    right : sequence
        The parts of the right value.
    slips : mapping of str to Slip
        The slips by their names.
    together : sequence of str
        Those of them that are made in pairs too.
    form : callable
        Makes the value of its parts.
    """
    known = [answer.function() for answer in register if answer.question == question]
    for name, slip in slips.items():
        if (value := form(_made(right, [slip]))) not in known:
            register.value(question, name, value, slip.hint, slip.way_out)
    register_pairs(register, question, right, {name: slips[name] for name in together}, form)


def register_pairs(
    register: Register,
    question: str,
    right: Sequence[Any],
    slips: Mapping[str, Slip],
    form: Callable[[list[Any]], Any] = tuple,
) -> None:
    """Register a wrong value for any two slips that are made at different places, if it isn't known yet.

    Parameters
    ----------
    register, question, right, slips, form
        As for single slips.
    """
    known = [answer.function() for answer in register if answer.question == question]
    for names in combinations(slips, 2):
        one, other = (slips[name] for name in names)
        value = form(_made(right, [one, other]))
        if one.changes.keys() & other.changes.keys() or value in known:
            continue
        ways_out = [
            f"For the {place}: {slip.way_out}" for place, slip in (("first", one), ("second", other)) if slip.way_out
        ]
        hint = f"Two things. 1. {one.hint} 2. {other.hint}"  # as a notebook makes it again of the two
        register.value(question, "_and_".join(names), value, hint, " ".join(ways_out) or None)


def _made(right: Sequence[Any], slips: Sequence[Slip]) -> list[Any]:
    parts = list(right)
    for slip in slips:
        for place, part in slip.changes.items():
            parts[place] = part
    return parts
