"""Read the cards that a notebook carries: they come from the builder, so nothing is looked at twice."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.contract import calls, cards, observations, trials

KINDS = {**vars(calls), **vars(cards), **vars(observations), **vars(trials)}


def read(plain: Any, arrays: Sequence[dict[str, Any]]) -> Any:
    """What ``notebook.writing`` has written: a card, or a part of one.

    Examples
    --------
    >>> read({"is": "Facts", "facts": {"a": {"array": 0}}}, [{"array": ".5 2", "shape": [2, 1]}]).facts
    {'a': array([[0.5],
           [2. ]])}
    """
    if isinstance(plain, list):
        return [read(each, arrays) for each in plain]
    if not isinstance(plain, dict):
        return plain
    if "array" in plain:
        return _array(plain if isinstance(plain["array"], str) else arrays[plain["array"]])
    made = {name: read(each, arrays) for name, each in plain.items() if name != "is"}
    return KINDS[plain["is"]](**made) if "is" in plain else made


def _array(plain: dict[str, Any]) -> np.ndarray:
    numbers = np.array([float(number) for number in plain["array"].split()])
    return numbers.astype(plain.get("dtype", "float64")).reshape(plain.get("shape", -1))
