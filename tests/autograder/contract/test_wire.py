"""Types as JSON and back: each arrives as it was sent, and what is of no type, or of another, is refused."""

import dataclasses
import json
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import numpy as np
import pytest

from autograder.contract import calls, cards, observations, trials, verdicts
from autograder.contract.calls import Buried, Called, Calls, Cell, CellRan, Message, Printed, Report
from autograder.contract.cards import Case
from autograder.contract.frames import BadFrame, read_frame, write_frame
from autograder.contract.observations import Facts, Observation, Returned, TimedOut, Unreadable, Value
from autograder.contract.plain import DTYPES
from autograder.contract.verdicts import Problem, Verdict
from autograder.contract.wire import BadData, decode, encode
from autograder.records.outcome import Mark, Outcome

TYPES = {
    kind.__name__: kind
    for module in (calls, cards, observations, trials, verdicts)
    for kind in vars(module).values()
    if dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__
}
KEPT = {"Mark": Mark, "Outcome": Outcome}  # of another room, but stored by the same way

TEXTS = ["", "score", "is", "a\nline\x00", "ä 中 \U0001f600", "</script>", "x" * 300]
FLOATS = [0.0, -0.0, 1 / 3, 1e-308, -1.7e308, float("nan"), float("inf"), -float("inf")]
WHOLE = [0, -1, 1, 7, 2**31, -(2**53)]
SHAPES = [(), (0,), (3,), (1, 2), (2, 0, 1)]


def made(kind, rng, depth=0):
    """A random value of a type of the contract."""

    def one_of(values):
        return values[int(rng.integers(len(values)))]

    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Any:
        return made(one_of([str, int, float, bool, NoneType, np.ndarray, list[np.ndarray], list[int]]), rng)
    if origin in (Union, UnionType):
        return made(one_of(arguments), rng, depth)
    if origin is Literal:
        return one_of(arguments)
    if origin in (list, tuple):
        return origin(made(arguments[0], rng, depth + 1) for _ in range(rng.integers(max(1, 4 - depth))))
    if origin is dict:
        return {one_of(TEXTS): made(arguments[1], rng, depth + 1) for _ in range(rng.integers(4))}
    if kind is np.ndarray:
        array = np.asarray(rng.uniform(0, 200, size=one_of(SHAPES))).astype(one_of(DTYPES))
        return np.full_like(array, np.nan) if array.dtype.kind == "f" and rng.random() < 0.2 else array
    if dataclasses.is_dataclass(kind):
        types = get_type_hints(kind)
        given = [field for field in dataclasses.fields(kind) if not _has_default(field) or rng.random() < 0.6]
        return kind(**{field.name: made(types[field.name], rng, depth) for field in given})
    simple = {str: TEXTS, float: [*FLOATS, *WHOLE], int: WHOLE, bool: [True, False], NoneType: [None]}
    return one_of(simple[kind])


def _has_default(field):
    return not field.default is field.default_factory is dataclasses.MISSING


def sent(kind, value):
    """A value after its journey as JSON text."""
    return decode(kind, json.loads(json.dumps(encode(value))))


@pytest.mark.parametrize("name", [*TYPES, *KEPT])
def test_what_is_sent_arrives(name):
    kind = {**TYPES, **KEPT}[name]
    for seed in range(60):
        value = made(kind, np.random.default_rng(seed))
        arrived = sent(kind, value)
        assert json.dumps(encode(arrived)) == json.dumps(encode(value))  # every digit of every number
        assert repr(arrived) == repr(value)  # and every type


@pytest.mark.parametrize("kind", [Message, Observation, Value, Report], ids=str)
def test_one_of_several_types_says_which_it_is(kind):
    for each in get_args(kind):
        value = made(each, np.random.default_rng(1))
        assert type(sent(kind, value)) is type(value)


def test_what_has_its_default_is_left_out_and_comes_back():
    case = Case("a case", True, calls.Call({}), ["score"], "values.equal")
    assert set(encode(case)) == {"is", "about", "public", "call", "outputs", "compare"}
    assert sent(Case, case) == case


def test_a_list_that_was_not_given_is_nobody_elses():
    first, second = (sent(Returned, Returned("int", None)) for _ in range(2))
    first.kinds.append("int")
    assert second.kinds == []


ARRAY = {"array": [1.0, 2.0], "dtype": "float64", "shape": [2]}
CELL = {"is": "Cell", "id": "1", "source": "x = 1"}
CALLED = {"is": "Called", "seen": {"is": "Missing"}}
BURIED = {"is": "Buried", "code": 0}
ASKED = {"is": "Calls", "function": "f", "library": "numpy", "seconds": 1, "parts": []}
RETURNED = {"is": "Returned", "kind": "int", "values": [ARRAY], "kinds": ["int"]}
VERDICT = {"is": "Verdict", "function": "f", "status": "passed", "points": 1.0, "max_points": 1.0}

BAD = {  # what is asked for, what arrives, and a word of what is said
    "nothing": (Cell, None, "no Cell"),
    "a number": (Cell, 3, "no Cell"),
    "text": (Cell, "Cell", "no Cell"),
    "a list": (Cell, [CELL], "no Cell"),
    "no type": (Cell, {"id": "1", "source": "x"}, "no Cell"),
    "another type": (Cell, {"is": "Buried"}, "no Cell"),
    "a type that nobody knows": (Message, {**CELL, "is": "Passed"}, "is none of Started, CellRan, Called, Buried"),
    "a type of another direction": (Message, ASKED, "is none of"),
    "a type that is a list": (Message, {"is": ["Buried"]}, "is none of"),
    "a type that is a dictionary": (Message, {"is": {}}, "is none of"),
    "what the trusted side alone may say": (
        Called,
        {**CALLED, "seen": {"is": "Crashed", "message": ""}},
        "Called.seen",
    ),
    "facts from a student": (Called, {**CALLED, "seen": {"is": "Facts", "facts": {}}}, "Called.seen"),
    "a field that is not there": (Cell, {"is": "Cell", "id": "1"}, "lacks one of source"),
    "a field too much": (Cell, {**CELL, "points": 100}, "Cell has no points"),
    "a field too much where there are none": (Buried, {**BURIED, "points": 100}, "Buried has no points"),
    "a private name": (Cell, {**CELL, "__class__": "Verdict"}, "Cell has no __class__"),
    "a number for text": (Cell, {**CELL, "source": 1}, "Cell.source: 1 is no str"),
    "nothing for text": (Cell, {**CELL, "source": None}, "Cell.source"),
    "a list for text": (Cell, {**CELL, "source": ["x"]}, "Cell.source"),
    "a boolean for a whole number": (Buried, {**BURIED, "code": True}, "Buried.code: True is no int"),
    "a fraction for a whole number": (Buried, {**BURIED, "code": 0.0}, "Buried.code"),
    "infinity for a whole number": (Buried, {**BURIED, "code": float("inf")}, "Buried.code"),
    "text for a whole number": (Buried, {**BURIED, "code": "0"}, "Buried.code"),
    "a boolean for a number": (TimedOut, {"is": "TimedOut", "seconds": True}, "TimedOut.seconds: True is no float"),
    "text for a number": (TimedOut, {"is": "TimedOut", "seconds": "1"}, "TimedOut.seconds"),
    "a number beyond all floats": (TimedOut, {"is": "TimedOut", "seconds": 10**400}, "TimedOut.seconds"),
    "a number for yes or no": (Cell, {**CELL, "own": 1}, "Cell.own: 1 is no bool"),
    "a dictionary for a list": (Calls, {**ASKED, "parts": {}}, "no list"),
    "text for a list": (Returned, {**RETURNED, "kinds": "int"}, "no list"),
    "a list for a dictionary": (Facts, {"is": "Facts", "facts": []}, "no mapping"),
    "one bad item in a list": (Returned, {**RETURNED, "kinds": ["int", 1]}, "Returned.kinds: 1 is no str"),
    "a bad field far inside": (
        Calls,
        {**ASKED, "parts": [[{"is": "Call", "inputs": {}, "outputs": "1"}]]},
        "Calls.parts: Call.outputs: '1' is no int",
    ),
    "an output of no known kind": (CellRan, {"is": "CellRan", "outputs": [{"is": "Html"}]}, "is none of"),
    "a word that is none of the words": (Verdict, {**VERDICT, "status": "perfect"}, "Verdict.status: none of"),
    "a list for a word": (Verdict, {**VERDICT, "status": ["passed"]}, "Verdict.status"),
    "a number where a value may be missing": (Verdict, {**VERDICT, "hint": 3}, "Verdict.hint"),
    "text for a value": (Returned, {**RETURNED, "values": ["2"]}, "no array"),
    "a number for a value": (Returned, {**RETURNED, "values": [2.0]}, "no array"),
    "a list for a value": (Returned, {**RETURNED, "values": [[2.0]]}, "no array"),
    "a value of objects": (Returned, {**RETURNED, "values": [{**ARRAY, "dtype": "object"}]}, "not an array"),
    "a value of another shape": (Returned, {**RETURNED, "values": [{**ARRAY, "shape": [7]}]}, "does not fit"),
    "an array that says a type": (Returned, {**RETURNED, "values": [{**ARRAY, "is": "ndarray"}]}, "is none of"),
    "a type among inputs": (
        Problem,
        {"is": "Problem", "stage": "ran", "what": "", "inputs": {"x": CELL}},
        "not an array",
    ),
    "a mark of no known status": (
        Mark,
        {"is": "Mark", "cell": "c", "points": None, "max_points": 1.0, "status": "lost", "message": ""},
        "Mark.status: none of",
    ),
}


@pytest.mark.parametrize(("kind", "plain", "words"), BAD.values(), ids=BAD)
def test_bad_data_are_refused(kind, plain, words):
    with pytest.raises(BadData) as refused:
        decode(kind, plain)
    assert words in str(refused.value)
    assert len(str(refused.value)) < 500


def test_a_whole_number_may_stand_for_a_fraction():
    assert decode(TimedOut, {"is": "TimedOut", "seconds": 2}) == TimedOut(2.0)


def test_half_a_character_becomes_one_that_every_file_can_hold():
    arrived = decode(list[str], json.loads(r'["a\ud800b", "\ud83d\ude00"]'))
    assert arrived == ["a?b", "\U0001f600"]
    assert decode(Printed, json.loads(r'{"is": "Printed", "stream": "stdout", "text": "\ud800"}')).text == "?"
    assert decode(dict[str, int], json.loads(r'{"\udfff": 1}')) == {"?": 1}


def test_nan_and_infinity_are_numbers_of_an_array():
    numbers = json.loads('{"array": [NaN, Infinity, -Infinity], "dtype": "float64", "shape": [3]}')
    np.testing.assert_array_equal(decode(Value, numbers), [np.nan, np.inf, -np.inf])


def test_what_is_unreadable_stays_words():
    assert decode(Value, {"is": "Unreadable", "what": "a Model"}) == Unreadable("a Model")
    assert decode(Value, None) is None


# Frames


class Line:
    """A link whose other end is a list of bytes."""

    def __init__(self, data=b""):
        self.data = data

    def sendall(self, data):
        self.data += data

    def recv(self, count):
        part, self.data = self.data[:count], self.data[count:]
        return part


def frame(content):
    return len(content).to_bytes(4, "little") + content


def test_a_frame_arrives_as_it_was_sent_and_the_next_one_too():
    line = Line()
    for text in ("1", "2"):
        write_frame(line, CellRan([Printed("stdout", text)]))
    assert [read_frame(line, Message).outputs[0].text for _ in range(2)] == ["1", "2"]
    with pytest.raises(BadFrame, match="ended its process"):
        read_frame(line, Message)


FRAMES = {
    "nothing": (b"", "ended its process"),
    "half a length": (b"\x01\x00", "ended its process"),
    "half a frame": (frame(b'{"is": "Buried", "code": 0}')[:-1], "ended its process"),
    "too much": (b"\xff\xff\xff\xff", "sent too much"),
    "no JSON": (frame(b"hello"), "sent what can't be read"),
    "no UTF-8": (frame(b"\xff\xfe"), "sent what can't be read"),
    "another type": (frame(b'{"is": "Cell"}'), "sent what can't be read"),
    "lists nested without end": (frame(b"[" * 100_000), "sent what can't be read"),
    "lists in a value, nested deep": (
        frame(
            b'{"is": "Called", "seen": {"is": "Returned", "kind": "list", "kinds": [],'
            b' "values": [' + b"[" * 900 + b"]" * 900 + b"]}}"
        ),
        "sent what can't be read",
    ),
    "a number of ten thousand digits": (
        frame(b'{"is": "Buried", "code": ' + b"9" * 10_000 + b"}"),
        "sent what can't be read",
    ),
}


@pytest.mark.parametrize(("data", "words"), FRAMES.values(), ids=FRAMES)
def test_what_is_no_frame_is_the_senders_fault(data, words):
    with pytest.raises(BadFrame, match=words):
        read_frame(Line(data), Message)
