"""Wrong values of several parts that go wrong at some of them: by one slip, or by two at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from solutions.misconceptions import PLACES, Register, told_together


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
    """Register a wrong value for each slip, and for any two that are made at different places, if it isn't known yet.

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
    known = _known(register, question)
    for name, slip in slips.items():
        value = form(_made(right, [slip]))
        if value not in known:
            register.value(question, name, value, slip.hint, slip.way_out)
    register_pairs(register, question, right, {name: slips[name] for name in together}, form)


def register_pairs(
    register: Register,
    question: str,
    right: Sequence[Any],
    slips: Mapping[str, Slip],
    form: Callable[[list[Any]], Any] = tuple,
    count: int = 2,
) -> None:
    """Register a wrong value for any two slips that are made at different places, if it isn't known yet.

    Parameters
    ----------
    register, question, right, slips, form
        As for single slips.
    count : int
        Three, where as many are made at once.
    """
    known = _known(register, question)
    for names in combinations(slips, count):
        made = [slips[name] for name in names]
        value = form(_made(right, made))
        places = [place for each in made for place in each.changes]
        if len({*places}) < len(places) or value in known:
            continue
        hint, way_out = told_together([(each.hint, each.way_out) for each in made])
        if count == 2:  # as a notebook makes it again of the two
            hint = f"Two things. 1. {made[0].hint} 2. {made[1].hint}"
            ways = [(place, each.way_out) for place, each in zip(PLACES, made) if each.way_out]
            if len({way for _, way in ways}) == len(ways):  # what is for both is told so
                way_out = " ".join(f"For the {place}: {way}" for place, way in ways) or None
            else:
                way_out = f"For both: {made[0].way_out}"
        register.value(question, "_and_".join(names), value, hint, way_out)


def register_choices(
    register: Register, question: str, right: Sequence[int], wrong: Mapping[int, tuple[str, str]], hint: str
) -> None:
    """Register, for a list of numbers that are to be chosen, what comes of one to three that are judged wrongly.

    Parameters
    ----------
    register, question
        As for single slips.
    right : sequence of int
        The numbers that should be chosen, in rising order.
    wrong : mapping of int to pair of str
        What each number is about, and what to look at there.
    hint : str
        The sentence into which that is put, in place of ``{}``.
    """
    slips = {
        f"{number}_{'missing' if number in right else 'chosen'}": Slip(
            {place: number not in right}, hint.format(about), look
        )
        for place, (number, (about, look)) in enumerate(wrong.items())
    }

    def chosen(flags: Sequence[bool]) -> list[int]:
        return [number for number, flag in zip(wrong, flags) if flag]

    flags = [number in right for number in wrong]
    register_slips(register, question, flags, slips, list(slips), chosen)
    register_pairs(register, question, flags, slips, chosen, count=3)


def _known(register: Register, question: str) -> list[Any]:
    return [answer.function() for answer in register if answer.question == question]


def _made(right: Sequence[Any], slips: Sequence[Slip]) -> list[Any]:
    parts = list(right)
    for slip in slips:
        for place, part in slip.changes.items():
            parts[place] = part
    return parts
