"""Values as plain data: what is written can be read back, and nothing else can."""

import json

import numpy as np
import pytest

from autograder.contract.plain import DTYPES, from_plain, rounded, to_plain

TOO_MANY = 100_001  # numbers: more than a sound answer has
SHAPES = [(), (0,), (4,), (1, 1), (2, 3), (2, 0, 3), (2, 1, 3, 2)]


def sent(value):
    """The value after its journey as JSON text."""
    return from_plain(json.loads(json.dumps(to_plain(value))))


def same(a, b):
    return type(a) is type(b) and a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()


@pytest.mark.parametrize("shape", SHAPES, ids=str)
@pytest.mark.parametrize("dtype", DTYPES)
def test_an_array_arrives_as_it_was_sent(dtype, shape):
    rng = np.random.default_rng(len(shape))
    array = np.asarray(rng.uniform(0, 200, size=shape)).astype(dtype)
    assert same(sent(array), array)


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_numbers_at_the_edge_arrive_exactly(dtype):
    limits = np.finfo(dtype)
    edge = np.array([np.nan, np.inf, -np.inf, -0.0, 0.1, limits.max, limits.tiny, limits.eps], dtype=dtype)
    assert same(sent(edge), edge)


def test_the_order_in_memory_does_not_matter():
    table = np.arange(12.0).reshape(3, 4)
    np.testing.assert_array_equal(sent(np.asfortranarray(table)), table)
    np.testing.assert_array_equal(sent(table[::-1, ::2]), table[::-1, ::2])


@pytest.mark.parametrize("value", [None, True, 3, -2.5, "text", [1, [2.0, "three"], None]])
def test_simple_values_arrive_as_they_are(value):
    assert sent(value) == value


@pytest.mark.parametrize(("dtype", "wider"), [("float16", "float64"), ("int8", "int64"), ("uint16", "int64")])
def test_unusual_number_types_are_widened(dtype, wider):
    arrived = sent(np.array([1, 2, 3], dtype=dtype))
    assert arrived.dtype == wider
    assert arrived.tolist() == [1, 2, 3]


@pytest.mark.parametrize(
    "value", [np.array([1j]), np.array(["a"]), np.array([object()]), np.array(["2026-01-01"], dtype="M8[D]"), {1}]
)
def test_what_is_not_an_array_of_numbers_is_not_sent(value):
    with pytest.raises(TypeError, match="not an array of numbers"):
        to_plain(value)


def test_an_array_that_is_too_large_is_not_sent():
    with pytest.raises(TypeError, match="too large"):
        to_plain(np.zeros(TOO_MANY, dtype="uint8"))


def plain(numbers=(1.0, 2.0), dtype="float64", shape=(2,)):
    return {"array": list(numbers), "dtype": dtype, "shape": list(shape)}


HOSTILE = {
    "too few numbers": plain([1.0]),
    "too many numbers": plain([1.0, 2.0, 3.0]),
    "a negative size": plain(shape=(-2,)),
    "two negative sizes": plain(shape=(-1, -2)),
    "a size that is no whole number": plain(shape=(2.0,)),
    "a size that is True": plain([1.0], shape=(True,)),
    "a shape that is a number": {**plain(), "shape": 2},
    "more dimensions than NumPy has": plain([1.0], shape=[1] * 65),
    "sizes whose product overflows": plain([], shape=[2**62, 2**62, 0]),
    "a size beyond any integer": plain([], shape=[10**30, 0]),
    "objects": plain(dtype="object"),
    "objects by letter": plain(dtype="O"),
    "a record": plain(dtype="f8,f8"),
    "dates": plain(dtype="datetime64[s]"),
    "a data type that is a list": plain(dtype=["float64"]),
    "no data type": {"array": [1.0], "shape": [1]},
    "no numbers": {"dtype": "float64", "shape": [0]},
    "numbers as text": plain(["1.0", "2.0"]),
    "code as text": plain(["__import__('os')._exit(1)", 2.0]),
    "nothing among numbers": plain([None, 1.0]),
    "lists among numbers": plain([[1.0], [2.0]]),
    "dictionaries among numbers": plain([{}, 1.0]),
    "text for a list": {**plain(), "array": "12"},
    "a number too large for a float": plain([10**400, 1.0]),
    "a number too large for its type": plain([300, 1], dtype="uint8"),
    "nan as a whole number": plain([float("nan"), 1.0], dtype="int64"),
    "inf as a whole number": plain([float("inf"), 1.0], dtype="int64"),
    "a huge list": plain([0] * (TOO_MANY), shape=(TOO_MANY,)),
    "an empty dictionary": {},
}


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
def test_hostile_data_are_refused(value):
    with pytest.raises(ValueError):
        from_plain(value)
    with pytest.raises(ValueError):
        from_plain([1, [value]])


def test_what_is_rounded_does_not_depend_on_the_last_bits():
    sums = np.array([0.1 + 0.2, 1e-300 / 3, -1234.5])
    plain = to_plain(sums)
    assert rounded(plain) == rounded(to_plain(np.nextafter(sums, 1.0)))
    np.testing.assert_allclose(from_plain(rounded(plain)), sums, rtol=1e-9)
    assert rounded(to_plain([np.array([1, 2]), True, None, "text"])) == to_plain([np.array([1, 2]), True, None, "text"])
