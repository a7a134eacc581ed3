"""What the process of a submission sent, cut to what a result can hold; its types were checked when it arrived."""

from dataclasses import replace

from autograder.contract.calls import Output, Printed, Shown, Stopped
from autograder.contract.observations import NotCallable, Observation, Raised, Returned, TimedOut, Unreadable, Value

TEXT_LIMIT = 20_000  # characters kept of one output of a cell
PICTURE_LIMIT = 1_000_000  # of one picture, in base 64
SAID_LIMIT = 2_000  # of a message, or of what a function printed
NAME_LIMIT = 80
LONGEST = 10**9  # a tuple of which the length is told
MOST_ROWS = 50  # of those that a name holds
MOST = 20  # outputs of a cell, values of an answer, names in a list


def clean_observation(seen: Observation, count: int, seconds: float) -> Observation:
    """Cut an observation to its limits; raise ``ValueError`` where it isn't an answer to the question.

    Either as many values as were asked for came back, or none at all; and a call is stopped after ``seconds`` alone.
    """
    match seen:
        case TimedOut():
            return TimedOut(seconds)
        case NotCallable():
            return NotCallable(seen.kind[:NAME_LIMIT])
        case Raised():
            return Raised(
                seen.error[:SAID_LIMIT],
                seen.message[:SAID_LIMIT],
                _names(seen.bases),
                seen.raised_in[:SAID_LIMIT],
                seen.line[:SAID_LIMIT],
                seen.printed[:SAID_LIMIT],
            )
        case Returned():
            if seen.values is not None and not len(seen.kinds) == len(seen.values) == count:
                raise ValueError("not as many values as were asked for")
            return Returned(
                seen.kind[:NAME_LIMIT],
                None if seen.values is None else [_value(value) for value in seen.values],
                _names(seen.kinds),
                seen.length if seen.length is None or 0 <= seen.length <= LONGEST else None,
                seen.printed[:SAID_LIMIT],
                _names(seen.changed),
                None if seen.rows is None else [list(map(_value, row[:MOST])) for row in seen.rows[:MOST_ROWS]],
            )
    return seen


def clean_outputs(outputs: list[Output]) -> list[Output]:
    """Cut the outputs of a cell to their limits."""
    return [_output(output) for output in outputs[:MOST]]


def _output(output: Output) -> Output:
    match output:
        case Printed():
            return Printed("stderr" if output.stream == "stderr" else "stdout", output.text[:TEXT_LIMIT])
        case Shown():
            return Shown(output.text[:TEXT_LIMIT], output.picture[:PICTURE_LIMIT])
        case Stopped():
            return replace(output, error=output.error[:TEXT_LIMIT], message=output.message[:TEXT_LIMIT])


def _value(value: Value) -> Value:
    return Unreadable(value.what[:200]) if isinstance(value, Unreadable) else value


def _names(names: list[str]) -> list[str]:
    return [name[:NAME_LIMIT] for name in names[:MOST]]
