"""What arrives from the process of a submission, at its worst: it is read soon, in little memory, without an error.

Here the frames come from no process. They go the way that all frames go: read, cut, and compared with the cards.
"""

import resource
import struct
import time

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.contract.calls import Called, Cell, CellRan, Message
from autograder.contract.cards import Card
from autograder.contract.frames import LARGEST_FRAME, BadFrame, read_frame
from autograder.contract.observations import Returned
from autograder.contract.wire import BadData, decode
from autograder.grading.cards import make_card
from autograder.sandbox.outside.cleaning import clean_observation, clean_outputs
from autograder.specs.settings import specification

NOTHING = b'{"array":[],"dtype":"bool","shape":[0]}'


def called(seen: bytes) -> bytes:
    return b'{"is":"Called","seen":' + seen + b"}"


def returned(values: bytes) -> bytes:
    return called(b'{"is":"Returned","kind":"float","kinds":["float"],"values":' + values + b"}")


def cell(outputs: bytes) -> bytes:
    return b'{"is":"CellRan","outputs":' + outputs + b"}"


def many(each: bytes, size: int = LARGEST_FRAME - 1000) -> bytes:
    return b"[" + b",".join([each] * (size // (len(each) + 1))) + b"]"


REFUSED = {
    "brackets": b"[" * LARGEST_FRAME,
    "nested": b"[" * 10_000 + b"]" * 10_000,
    "nested a little": returned(b"[" * 900 + b"]" * 900),
    "nested mappings": b'{"seen":' * 10_000 + b"1" + b"}" * 10_000,
    "outputs": cell(many(b'{"is":"Shown"}')),
    "mappings": cell(many(b"{}")),
    "lists": cell(many(b"[]")),
    "texts": called(b'{"is":"Raised","error":"E","message":"m","bases":' + many(b'"E"') + b"}"),
    "arrays": returned(many(NOTHING)),
    "arrays in a list": returned(b"[" + many(NOTHING) + b"]"),
    "arrays in an array": returned(b'[{"array":' + many(NOTHING) + b',"dtype":"bool","shape":[1]}]'),
    "numbers": returned(b'[{"array":' + many(b"1.5") + b',"dtype":"float64","shape":[1]}]'),
    "sizes": returned(b'[{"array":[],"dtype":"float64","shape":' + many(b"0") + b"}]"),
    "sizes of nothing": returned(b'[{"array":[],"dtype":"float64","shape":[0,1000000000000000000]}]'),
    "names": b'{"is":"Done",' + b",".join(b'"%d":0' % n for n in range(600_000)) + b"}",
    "a long number": returned(b"[" + b"9" * 1_000_000 + b"]"),
    "a number for a time": called(b'{"is":"TimedOut","seconds":' + b"9" * 4000 + b"}"),
    "a long name": b'{"is":"' + b"x" * (LARGEST_FRAME - 100) + b'"}',
    "a truth for a number": b'{"is":"Buried","code":true}',
    "a crash": called(b'{"is":"Crashed","message":"m"}'),
    "facts": called(b'{"is":"Facts","facts":{}}'),
    "no text": b"\xff\xfe\xff",
}


class Given:
    """A link from which some bytes come."""

    def __init__(self, content: bytes):
        self.content = struct.pack("<I", len(content)) + content

    def recv(self, count: int, /) -> bytes:
        part, self.content = self.content[:count], self.content[count:]
        return part


@pytest.mark.parametrize("name", REFUSED)
def test_a_frame_that_is_no_answer_is_refused_at_once_and_costs_little(name):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    with pytest.raises(BadFrame, match="sent what can't be read"):
        read_frame(Given(REFUSED[name][:LARGEST_FRAME]), Message)
    assert time.process_time() - started < 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 500_000  # kilobytes


def test_a_refusal_names_what_is_wrong_in_a_few_words():
    for plain in ({"is": "Cell", "id": "x" * 10_000, "source": ["y" * 10_000] * 100}, {"is": "Cell", "z" * 10_000: 0}):
        with pytest.raises(BadData) as raised:
            decode(Cell, plain)
        assert len(str(raised.value)) < 200


LONG = "\ud800</pre>" * 20_000


def test_texts_are_cut_and_hold_whole_characters_alone():
    shown = {"is": "Shown", "text": LONG, "picture": "A" * 1_500_000}
    printed = {"is": "Printed", "stream": LONG, "text": LONG}
    outputs = [shown, printed, {"is": "Stopped", "error": LONG, "message": LONG}]
    ran = decode(CellRan, {"is": "CellRan", "outputs": outputs * 30})
    for output in clean_outputs(ran.outputs):
        for name, text in vars(output).items():
            text.encode()
            assert len(text) <= (1_000_000 if name == "picture" else 20_000)
    assert len(clean_outputs(ran.outputs)) <= 20
    raised = {"is": "Raised", "error": LONG, "message": LONG, "bases": [LONG] * 300, "line": LONG, "printed": LONG}
    unreadable = {"is": "Unreadable", "what": LONG}
    names = {"kind": LONG, "kinds": [LONG], "changed": [LONG] * 300, "printed": LONG}
    for seen in (
        {**raised, "raised_in": LONG},
        {"is": "NotCallable", "kind": LONG},
        {"is": "Returned", **names, "values": [unreadable]},
        {"is": "Returned", **names, "values": None, "length": 10**4000},
    ):
        message = decode(Called, {"is": "Called", "seen": seen})
        text = str(clean_observation(message.seen, 1, 5.0))
        text.encode()
        assert len(text) < 40_000


@pytest.mark.parametrize("values, kinds", [(0, 0), (1, 1), (3, 3), (5000, 5000), (2, 1), (2, 3), (2, 0)])
def test_an_answer_has_as_many_values_as_were_asked_for_and_a_kind_for_each(values, kinds):
    with pytest.raises(ValueError, match="not as many values as were asked for"):
        clean_observation(Returned("tuple", [np.zeros(2)] * values, ["ndarray"] * kinds), 2, 5.0)


def test_how_long_a_call_may_take_is_not_for_the_submission_to_say():
    for seconds in (-1, 0.5, float("nan"), float("inf"), 1e308):
        message = decode(Called, {"is": "Called", "seen": {"is": "TimedOut", "seconds": seconds}})
        assert clean_observation(message.seen, 1, 5.0).seconds == 5.0


# What is an array of numbers, and no answer


ODD = [
    np.array(0.0),
    np.array(np.nan),
    np.array(True),
    np.array([]),
    np.zeros((0, 3)),
    np.zeros((0, 100_000)),
    np.zeros((100_000, 0)),
    np.zeros(100_000),
    np.zeros((1, 100_000), dtype="uint8"),
    np.zeros((100_000, 1), dtype="float32"),
    np.zeros((100, 1000), dtype=bool),
    np.full((3, 3), np.inf),
    np.full((41, 60), np.nan),
    np.full(5, 2**63 - 1),
    np.full(5, -(2**63)),
    np.full(5, 1e308),
    np.zeros([1] * 32),
    np.zeros([2] * 16),
]


# One function for each way to compare; those that train networks look at the shape first, like random_labels
CASES = {
    "values.equal": ("acceptance", "score"),
    "gate.table": ("perceptrons_and_logic", "and_unit"),
    "random_splits": ("overfitting", "split"),
    "random_masks": ("dropout", "dropout"),
    "random_masks.backward": ("dropout", "dropout_backward"),
}


@pytest.fixture(scope="module", params=CASES)
def card(request) -> Card:
    topic, function = CASES[request.param]
    return make_card(specification(topic).question(function), 3)


def test_arrays_that_are_no_answer_are_compared_soon_and_are_wrong(card):
    for odd in ODD:
        started = time.process_time()
        counts = [case.call.outputs for case in card.cases]
        seen = [Returned("Tensor", [odd] * count, ["Tensor"] * count, None, "", []) for count in counts]
        assert verdict_of(card, seen).status == "failed", odd.shape
        assert time.process_time() - started < 3, odd.shape


def test_arrays_of_the_right_shape_with_wild_numbers_are_wrong(card):
    for wild in (np.nan, np.inf, -1e308, 2.0**53 + 1, -1.0):
        for dtype in ("float64", "float32", "int64", "uint8", "bool"):
            with np.errstate(all="ignore"):
                seen = [filled(case, wild, dtype) for case in card.cases]
                assert verdict_of(card, seen).status in ("failed", "partial")


def filled(case, number, dtype):
    """An answer of the shapes that were expected, with one number everywhere."""
    shapes = [np.shape(each) for each in case.expected or [0.0] * case.call.outputs]
    values = [np.full(shape, number).astype(dtype) for shape in shapes]
    return Returned("Tensor", values, ["Tensor"] * len(values))


def test_all_that_is_asked_can_be_sent_whatever_characters_a_notebook_has(worker):
    """A million characters are let in; as JSON each of these is twelve."""
    cells = [Cell(str(number), "# " + "\N{GRINNING FACE}" * 199_000 + "\nprint(1)") for number in range(5)]
    assert [output.text for shown in worker.compute(cells, []).outputs.values() for output in shown] == ["1\n"] * 5
