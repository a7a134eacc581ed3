"""Values as plain data: what travels between the process of a student and the process that judges.

Numbers, text, lists and dictionaries, as JSON has them; an array is its data type, its shape and its numbers.
Reading them back evaluates nothing.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

DIGITS = 10  # of a number that is written into a notebook: the last of 17 differ from one processor to the next
DTYPES = ("float64", "float32", "int64", "int32", "uint8", "bool")
LARGEST = 100_000  # numbers in one array
MOST_AXES = 4  # of an array that is shown
SHOWN = 6  # digits of a number that is shown


def to_plain(value: Any) -> Any:
    """Turn a value into plain data; raise ``TypeError`` where that can't be done.

    Examples
    --------
    >>> to_plain(np.array([1.0, 2.0]))
    {'array': [1.0, 2.0], 'dtype': 'float64', 'shape': [2]}
    """
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return [to_plain(item) for item in value]
    array = as_known_type(np.asarray(value))
    return {"array": array.ravel().tolist(), "dtype": array.dtype.name, "shape": list(array.shape)}


def as_known_type(array: np.ndarray) -> np.ndarray:
    """The array in one of ``DTYPES``; raise ``TypeError`` where it holds no numbers, or too many.

    Examples
    --------
    >>> as_known_type(np.array([1.0], dtype="float16")).dtype.name
    'float64'
    """
    if _extent(array.shape) > LARGEST:
        raise TypeError(f"an array of shape {array.shape}, which is too large")
    if array.dtype.name not in DTYPES:
        widest = {"f": "float64", "i": "int64", "u": "int64"}.get(array.dtype.kind)
        if widest is None:
            raise TypeError(f"an array of {array.dtype}, which is not an array of numbers")
        array = array.astype(widest)
    return array


def from_plain(value: Any) -> Any:
    """Turn plain data back into a value; raise ``ValueError`` where it isn't what ``to_plain`` writes.

    Examples
    --------
    >>> from_plain({'array': [1.0, 2.0], 'dtype': 'float64', 'shape': [2]})
    array([1., 2.])
    """
    if isinstance(value, list):
        return [from_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    numbers, dtype, shape = value.get("array"), value.get("dtype"), value.get("shape")
    if dtype not in DTYPES or not isinstance(numbers, list) or not isinstance(shape, list):
        raise ValueError("not an array")
    if len(shape) > 32 or not all(type(size) is int and size >= 0 for size in shape) or _extent(shape) > LARGEST:
        raise ValueError("not a shape")
    if len(numbers) > LARGEST or not all(type(number) in (int, float, bool) for number in numbers):
        raise ValueError("not numbers")
    if math.prod(shape) != len(numbers):
        raise ValueError("the shape does not fit the numbers")
    try:
        with np.errstate(all="ignore"):  # a number that is too large for its type becomes inf
            return np.array(numbers, dtype=dtype).reshape(shape)
    except OverflowError:
        raise ValueError("a number does not fit its data type") from None


def _extent(shape: Sequence[int]) -> int:
    """The most numbers that anything along some of the axes can have: an array of shape (0, n) has sums of length n."""
    return math.prod(max(size, 1) for size in shape)


def rounded(plain: Any, digits: int = DIGITS) -> Any:
    """Plain data with its fractions rounded to so many significant digits.

    The last bits of a sum depend on the processor; what is built from it must not.

    Examples
    --------
    >>> rounded({'array': [0.1 + 0.2, 2], 'dtype': 'float64', 'shape': [2]})
    {'array': [0.3, 2], 'dtype': 'float64', 'shape': [2]}
    """
    if isinstance(plain, dict):
        return {key: rounded(value, digits) for key, value in plain.items()}
    if isinstance(plain, list):
        return [rounded(value, digits) for value in plain]
    return float(f"{plain:.{digits}g}") if isinstance(plain, float) else plain


def show_apart(one: np.ndarray, other: np.ndarray) -> tuple[str, str]:
    """Two arrays as a student reads them, with as many digits as it takes to tell them apart.

    Examples
    --------
    >>> print(*show_apart(np.array(0.25), np.array(0.25000001)))
    0.25 0.25000001
    """
    for digits in (SHOWN, 9, 12, 17):
        texts = show(one, digits), show(other, digits)
        if texts[0] != texts[1]:
            break
    return texts


def show(value: Any, digits: int = SHOWN) -> str:
    """A value as a student reads it: arrays with six digits and their commas, lists of arrays one below the other.

    Examples
    --------
    >>> print(show([np.array([1.0, -0.0]), np.array([0.25])]))
    [1., 0.]
    [0.25]
    """
    if isinstance(value, list) and any(isinstance(item, (list, np.ndarray)) for item in value):
        return "\n".join(show(item, digits) for item in value)
    if not isinstance(value, np.ndarray):
        return repr(value)
    if value.ndim > MOST_AXES:  # NumPy shortens each axis to six entries, and six to a high power are many
        return f"an array of shape {value.shape}"
    shown = value + 0.0 if value.dtype.kind == "f" else value  # -0. becomes 0.
    return np.array2string(shown, precision=digits, separator=", ", threshold=40, max_line_width=90)
