"""Write a card as it is packed into a notebook: as ``contract.wire`` does, but for arrays, which are most of it.

An array is a text of its numbers, with its data type and shape where these are not the usual ones; a long one that
comes more than once stands in a table, and its place there in the card.
"""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

LONG = 40  # characters of an array from which on a place in the table is shorter


def written(plain: Any) -> tuple[Any, list[Any]]:
    """Plain data of the contract in a shorter form, and the table of arrays; ``inside.reading`` reads it.

    Examples
    --------
    >>> written({"x": {"array": [0.5, -2.0], "dtype": "float64", "shape": [2]}})
    ({'x': {'array': '.5 -2'}}, [])
    """
    short = _short(plain)
    counts = Counter(map(json.dumps, _arrays(short)))
    table = {
        text: place for place, text in enumerate(text for text in counts if counts[text] > 1 and len(text) >= LONG)
    }
    return _placed(short, table), [json.loads(text) for text in table]


def _short(plain: Any) -> Any:
    if isinstance(plain, list):
        return [_short(each) for each in plain]
    if not isinstance(plain, dict):
        return plain
    if "array" not in plain:
        return {name: _short(each) for name, each in plain.items()}
    numbers, dtype, shape = plain["array"], plain["dtype"], plain["shape"]
    unusual = {"dtype": dtype} if dtype != "float64" else {}
    return {
        "array": " ".join(map(_number, numbers)),
        **unusual,
        **({"shape": shape} if shape != [len(numbers)] else {}),
    }


def _number(number: float) -> str:
    """A number without what says nothing: 0.5 as .5, 2.0 as 2, True as 1."""
    text = repr(number if isinstance(number, float) else int(number)).removesuffix(".0")
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def _arrays(short: Any) -> Iterator[Any]:
    """The arrays in order."""
    if isinstance(short, dict) and "array" in short:
        yield short
    elif isinstance(short, (dict, list)):
        for each in short.values() if isinstance(short, dict) else short:
            yield from _arrays(each)


def _placed(short: Any, table: dict[str, int]) -> Any:
    """The same with places in the table for the arrays that are in it."""
    if isinstance(short, list):
        return [_placed(each, table) for each in short]
    if not isinstance(short, dict):
        return short
    if "array" in short:
        place = table.get(json.dumps(short))
        return short if place is None else {"array": place}
    return {name: _placed(each, table) for name, each in short.items()}
