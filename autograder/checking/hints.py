"""Hints for mistakes that are not special to one exercise."""

import re
from collections.abc import Sequence

import numpy as np

from autograder.checking.comparisons import find
from autograder.checking.domain import listed
from autograder.checking.errors import VAGUE, error_hint
from autograder.checking.relations import WITH_COLUMNS, related
from autograder.checking.source import Source
from autograder.checking.telltale import endless, of_question, perhaps, surely
from autograder.contract.cards import Card, Case
from autograder.contract.observations import Missing, Observation, Raised, Returned, TimedOut, Unreadable
from autograder.contract.verdicts import Hint, Problem

TEXT_INSIDE = re.compile(r"str |(?:list|tuple|ndarray) \W*['\"]|array\(\['")
LIST_INSIDE = re.compile(r"(?:list|tuple) [\[(](?:.*[ \[(,])?(?:\[|\(|array\()")  # Decimal('1') is none
BARE_FACTOR = re.compile(
    r"Every number (of \w+ )?is [-\d.]+ times what is expected\."
)  # a number that nothing explains
WHERE = "The numbers are wrong where "  # and right elsewhere: this says nothing of the reason
NUMBER_AS_TEXT = re.compile(r"str '[-\d.,\s()\[\]]+'$")


MISSING = Hint(
    "Its cell has not run, or has stopped before its end.",
    "An error stops it, such as the import of a module that isn't installed here.",
)
RETURN = Hint("The function ends without `return`.", "print shows a value to you; return hands it to whoever called.")
RETURN_MISSED = Hint("The function ends without reaching a `return`.", "Does every way through it hand something back?")
BROADCAST = Hint(
    "A column of shape (m, 1) meets a row of shape (m,), and broadcasting makes a table of all pairs.",
    "Print both shapes just before that line.",
)
COLUMNS = (
    "reshape",
    "None",
    "newaxis",
    "expand_dims",
    "unsqueeze",
    "view",
    "keepdims",
    "keepdim",
    "outer",
    "atleast_2d",
)
TABLE = Hint(
    "A whole table comes back, with a row for every entry that is asked for.",
    "Does a whole row stand where one entry of it belongs, x in place of x[i]?",
)
ONE_NUMBER = Hint(
    "One number comes back where many are asked for.", "Collect the values, or work on all entries at once."
)
FUNCTIONS = {  # kinds of what has no parentheses
    *("function", "method", "builtin_function_or_method", "ufunc", "type"),
    *("_ArrayFunctionDispatcher", "method_descriptor", "wrapper_descriptor"),
}
NOT_CALLED = Hint("A function comes back, not what it computes.", "To call it, write parentheses after its name.")
LAZY_KINDS = {"generator", "map", "zip", "filter"}  # kinds of what gives its values only when it is asked
LAZY = Hint("What comes back holds no values yet: it would give them one by one.", "Put list(...) around it.")
CHANGED = Hint(
    "The function changes an array that it was given, so the caller's data are different afterwards.",
    "x += ... writes into x itself, x = x + ... makes a new one. Copy an array before you write into its entries.",
)
HELD = {  # by the kind of what a name holds
    **dict.fromkeys(FUNCTIONS, Hint("It holds a function, not what that gives.", NOT_CALLED.way_out)),
    **dict.fromkeys(LAZY_KINDS, Hint("It holds no values yet: it would give them one by one.", LAZY.way_out)),
    "set": Hint("A set, in braces, has no order.", "Write a list or a tuple."),
    "NoneType": Hint(
        "It holds None, which is what a call gives of a function that draws or prints and returns nothing.",
        "Read off what it shows, and write it down.",
    ),
}
TEXT = Hint("It holds text, because of the quotes around it.", "Numbers stand without them.")
SAME_ANSWER = Hint(
    "In all cases that were tried the same answer comes back.", "Where should the arguments make a difference?"
)
DICT = Hint("A dictionary comes back.", "Hand back its values alone, in the order in which they are asked for.")
TEXT_FOR_NUMBERS = Hint("Text comes back, because of the quotes, where numbers are asked for.", TEXT.way_out)
TRUTH = Hint("True or False comes back where a number is asked for.")
RAGGED = Hint("A list comes back whose parts differ in length, so it is no array.", "How long should each part be?")
NUMPY_FOR_TORCH = Hint(
    "What comes back isn't a tensor.", "Stay with tensors from beginning to end. What gives several things back?"
)
CLOSE = Hint(
    "Most numbers are right in their first digits alone.",
    "Are they rounded, or of single precision?",
)
NAN = Hint(
    "nan or inf comes back. log(0) and exp of a large number are infinite; 0 / 0, 0 times infinity and the log of a "
    "negative number are nan.",
    "Which step meets such numbers with these inputs?",
)
INTEGERS = Hint("The fractions are cut off: somewhere the numbers are stored as integers.", "Use floats.")
WHOLE = Hint(
    "The array that comes back can hold nothing but whole numbers, and fractions are asked for.",
    "Is it a copy of an array of whole numbers? That cuts off fractions that are written into it. Make one of floats.",
)
EXAMPLE_ONLY = Hint(
    "The example in the notebook comes out right, other inputs don't.",
    "Does the function rely on something that only the example has: a number, or how many rows and columns there are?",
)


SIGNS = Hint("Some of the outputs are -1, as from a sign function.", "Only 0 and 1 are asked for.")
NOT_BINARY = Hint("Other numbers than 0 and 1 come back.", "Each output is one of these two. What decides which?")
NO_PROBABILITY = Hint(
    "Some of these numbers are below 0 or above 1, so they are no probabilities.",
    "Which function makes probabilities of scores? Nothing should be added to what it gives, or taken from it.",
)
WITHOUT_SIGN = ("abs", "absolute", "fabs", "**", "square")
SIGN_LOST = Hint(
    "None of the numbers is negative, but some should be.", "Is the sign lost on the way, by abs or a square?"
)
ROUNDING = 1e-9


def general_hint(
    card: Card,
    observations: Sequence[Observation | None],
    faults: Sequence[tuple[Problem, Case | None]],
    source: Source | None = None,
    failing: Sequence[int] = (),
) -> Hint | None:
    """The hint for a mistake that isn't special to one exercise, or None.

    Parameters
    ----------
    card : Card
        The question.
    observations : sequence of Observation or None
        What was seen, one per case.
    faults : sequence of (Problem, Case or None)
        The problem of each part that has one.
    source : Source or None
        The answer's source; without it nothing is said that needs one.
    failing : sequence of int
        The cases that fail.
    """
    run = [seen for seen in observations if seen is not None]
    if run and all(isinstance(seen, Missing) for seen in run):
        return MISSING
    shown = of_question(source, card) if source else None
    if any(isinstance(seen, TimedOut) for seen in run):
        return endless(source)
    if wrong := error_hint(card, observations, source):
        if shown and (wrong in VAGUE or any(_is_of_shapes(seen) for seen in run)):
            return shown
        return Hint(f"{shown.mistake} {wrong.mistake}", shown.way_out or wrong.way_out) if shown else wrong
    returned = [seen for seen in run if isinstance(seen, Returned)]
    if any(FUNCTIONS & set(seen.kinds) for seen in returned):
        return NOT_CALLED
    if any(LAZY_KINDS & {seen.kind, *seen.kinds} for seen in returned):
        return LAZY
    if any(problem.nothing_returned for problem, _ in faults):
        return RETURN_MISSED if source and source.has("return") else RETURN
    if source and (meant := surely(source)):
        return meant
    said = related(card, observations)
    if form := _of_form(card, observations):
        return form
    for problem, _ in faults:
        if problem.stage == "unchanged":
            return CHANGED
        shape, wanted = problem.got_shape, problem.expected_shape
        if problem.stage == "shape" and wanted and len(wanted) == 1 and shape == wanted * 2 and said != WITH_COLUMNS:
            return BROADCAST if source and source.has(*COLUMNS) else TABLE
    if _same_answer(card, returned):
        return SAME_ANSWER
    if _one_number(card, observations):
        return ONE_NUMBER
    if _truncated(card, observations):
        return INTEGERS
    if said and not (shown and BARE_FACTOR.fullmatch(said)):
        if shown and said.startswith((WHERE, WITH_COLUMNS)):
            return Hint(f"{said} {shown.mistake}", shown.way_out)
        return Hint(said)
    if shown:
        return shown
    if outside := _outside(card, observations, source):
        return outside
    if told := _of_comparison(card, observations, faults):
        return told
    if source and (likely := perhaps(source, card, failing)):
        return likely
    if _whole_numbers_alone(card, observations, failing):
        return WHOLE
    if _is_close(observations, card, failing):
        return CLOSE
    if refused := _of_refusal(card, failing):
        return refused
    if wrong := error_hint(card, observations, source, careful=True):
        return wrong
    if any(problem.stage == "finite" for problem, _ in faults):
        return NAN
    if all(case is not None and not case.public for _, case in faults):
        return EXAMPLE_ONLY
    return None


def _is_of_shapes(seen: Observation) -> bool:
    """Whether an error may come of shapes that don't fit: then what is wrong may stand in another line."""
    return isinstance(seen, Raised) and seen.error in ("ValueError", "IndexError", "RuntimeError")


def _whole_numbers_alone(card: Card, observations: Sequence[Observation | None], failing: Sequence[int]) -> bool:
    """Whether wherever it fails arrays of integers come back, and most of what is right there has fractions."""
    cases = [(card.cases[at], observations[at]) for at in failing]
    arrays = [each for _, seen in cases if isinstance(seen, Returned) for each in seen.arrays or ()]
    right = [
        np.asarray(each)
        for case, seen in cases
        if isinstance(seen, Returned) and case.compare == "values.equal"
        for each in case.expected or ()
        if isinstance(each, np.ndarray)
    ]
    cut = [each for each in right if (each != np.trunc(each)).any()]
    whole = bool(arrays) and all(each.dtype.kind == "i" and each.ndim for each in arrays)
    return whole and len(arrays) == len(right) and 2 * len(cut) > len(right)


def _is_close(observations: Sequence[Observation | None], card: Card, failing: Sequence[int]) -> bool:
    """Whether in most of what fails most numbers are wrong, and all by little."""
    close = 0
    for at in failing:
        seen, right = observations[at], card.cases[at].expected
        if isinstance(seen, Returned) and seen.arrays and right and card.cases[at].compare == "values.equal":
            pairs = [(got, np.asarray(each, dtype=float)) for got, each in zip(seen.arrays, right)]
            if all(got.shape == each.shape for got, each in pairs):
                off = np.hstack([np.ravel(got - each) / np.abs(each).max(initial=1e-9) for got, each in pairs])
                close += bool((abs(off) <= 0.02).all() and np.mean(abs(off) > 1e-6) > 0.5)
    return close > 1 and 3 * close >= 2 * len(failing)


def _of_form(card: Card, observations: Sequence[Observation | None]) -> Hint | None:
    """The hint for values in a form in which they can't be compared, or None."""
    for case, seen in zip(card.cases, observations, strict=True):
        if not isinstance(seen, Returned) or seen.kind == "NoneType" or case.raises:
            continue
        if "dict" in (seen.kind, *seen.kinds):
            return DICT
        if seen.values is None:
            return _of_number(case, seen)
        texts = [value.what for value in seen.values if isinstance(value, Unreadable)]
        if any(TEXT_INSIDE.match(text) for text in texts):
            return TEXT_FOR_NUMBERS
        if any(LIST_INSIDE.match(text) for text in texts):
            return RAGGED
        arrays, expected = seen.arrays or [], case.expected or []
        if card.library == "torch" and arrays and not case.call.driver and set(seen.kinds) != {"Tensor"}:
            return NUMPY_FOR_TORCH
        if any(
            got.dtype == bool and isinstance(right, np.ndarray) and not np.isin(right, (0, 1)).all()
            for got, right in zip(arrays, expected)
        ):
            return TRUTH
    return None


def _outside(card: Card, observations: Sequence[Observation | None], source: Source | None) -> Hint | None:
    """The hint for numbers that no answer can have: others than 0 and 1 for outputs, or than a probability is."""
    got, right, names = [], [], set()
    for case, seen in zip(card.cases, observations, strict=True):
        if seen is None or case.raises or case.within:
            continue
        arrays = seen.arrays if isinstance(seen, Returned) else None
        if case.compare != "values.equal" or not arrays or len(case.outputs) != 1 or not case.expected:
            return None
        got.append(arrays[0].astype(float).ravel())
        right.append(np.asarray(case.expected[0], dtype=float).ravel())
        names |= {*case.outputs}
    if not got:
        return None
    came, wanted = np.concatenate(got), np.concatenate(right)
    if set(wanted) == {0.0, 1.0} and not np.isin(came, (0, 1)).all():
        return SIGNS if -1 in came and np.isin(came, (-1, 0, 1)).all() else NOT_BINARY
    if all("probab" in name for name in names) and ((came < -ROUNDING) | (came > 1 + ROUNDING)).any():
        return NO_PROBABILITY
    lost = sum(bool((a < 0).any()) and a.shape == b.shape for a, b in zip(right, got))
    if lost > 1 and (came >= 0).all() and source and source.has(*WITHOUT_SIGN):
        return SIGN_LOST
    return None


def _of_refusal(card: Card, failing: Sequence[int]) -> Hint | None:
    """The hint for an answer to what has none, or None."""
    for at in failing:
        if error := card.cases[at].raises:
            return Hint(
                f"There is no answer to some inputs: the function should stop with {error} there.",
                "`raise` ends a function with an error; printing or returning something doesn't.",
            )
    return None


def _of_number(case: Case, seen: Returned) -> Hint:
    """The hint for more or fewer values than are asked for."""
    names, count = listed(case.outputs), _in_words(len(case.outputs))
    came = "One value comes" if seen.length in (None, 1) else f"{_in_words(seen.length or 0).capitalize()} values come"
    return Hint(
        f"{came} back, where {count} are asked for: {names}.", "Hand back just these, with a comma between them."
    )


def _in_words(count: int) -> str:
    return dict(enumerate(("no", "one", "two", "three", "four", "five", "six"))).get(count, str(count))


def held_hint(
    card: Card, observations: Sequence[Observation | None], faults: Sequence[tuple[Problem, Case | None]]
) -> Hint | None:
    """The hint for a name that holds what is no answer to its question, or None.

    Parameters
    ----------
    card : Card
        The question.
    observations : sequence of Observation or None
        What was seen, one per case.
    faults : sequence of (Problem, Case or None)
        The problem of each part that has one.
    """
    if kind := _of_kind(observations):
        return kind
    told = _of_comparison(card, observations, faults)
    return told or next((Hint(each.hint, each.way_out) for each in card.telltales), None)


def _of_comparison(
    card: Card, observations: Sequence[Observation | None], faults: Sequence[tuple[Problem, Case | None]]
) -> Hint | None:
    """The hint of the question's own way to compare, or None."""
    seen = next((each for each in observations if isinstance(each, Returned)), None)
    tell = find(card.compare).tell
    if not seen or not tell:
        return None
    public = [(part.title, case) for part in card.parts for _, case in faults if case in part.cases and case.public]
    return tell(public, seen) if public else None


def _of_kind(observations: Sequence[Observation | None]) -> Hint | None:
    """The hint for a kind of value that answers no question, or None."""
    for seen in observations:
        if not isinstance(seen, Returned):
            continue
        if seen.kind in HELD:
            return HELD[seen.kind]
        values = [*(seen.values or []), *(value for row in seen.rows or [] for value in row)]
        if any(isinstance(value, Unreadable) and NUMBER_AS_TEXT.match(value.what) for value in values):
            return TEXT
    return None


def _alike(one: Returned, other: Returned) -> bool:
    """Whether two answers are the same, number by number and type by type."""
    if one.values is None or other.values is None or len(one.values) != len(other.values):
        return False
    for a, b in zip(one.values, other.values, strict=True):
        if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
            if a.dtype != b.dtype or not np.array_equal(a, b):
                return False
        elif type(a) is not type(b) or a != b:
            return False
    return True


def _same_answer(card: Card, returned: Sequence[Returned]) -> bool:
    """Whether three answers at least are one and the same, without a driver that may have chosen the inputs."""
    answers = [seen for seen in returned if seen.values]
    plain = card.compare == "values.equal" and not any(case.call.driver for case in card.cases)
    return plain and len(answers) > 2 and all(_alike(answers[0], each) for each in answers)


def _one_number(card: Card, observations: Sequence[Observation | None]) -> bool:
    """Whether a single number came back wherever a function should have returned several."""
    shapes = []
    for case, seen in zip(card.cases, observations, strict=True):
        expected = case.expected or []
        if seen is None or case.call.driver or len(expected) != 1 or _shape_of(expected[0]) in ((), (1,), None):
            continue
        if not isinstance(seen, Returned) or not seen.values:
            return False
        shapes.append(_shape_of(seen.values[0]))
    several = len(shapes) > 1  # a single (1,) may be a row of which the rest is missing
    return bool(shapes) and all(shape == () or several and shape == (1,) for shape in shapes)


def _shape_of(value: np.ndarray | Unreadable | None) -> tuple[int, ...] | None:
    return value.shape if isinstance(value, np.ndarray) else None


def _truncated(card: Card, observations: Sequence[Observation | None]) -> bool:
    """Whether every answer is what is expected without its fractions."""
    cut = some = False
    for case, seen in zip(card.cases, observations, strict=True):
        if not isinstance(seen, Returned) or not seen.values or case.compare != "values.equal":
            continue
        for got, expected in zip(seen.values, case.expected or (), strict=False):
            if not isinstance(got, np.ndarray) or not isinstance(expected, np.ndarray):
                return False
            if got.shape != expected.shape or not np.array_equal(got, np.trunc(expected)):
                return False
            cut, some = cut or not np.array_equal(got, expected), some or bool(got.any())
    return cut and some  # nothing but zeros has another reason
