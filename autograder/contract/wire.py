"""Types as JSON and back: what is read is of the type that was asked for, or it is refused.

Reading evaluates nothing and makes nothing but the types that are named. A type that is one of several says which
under "is"; arrays and lists are as in ``plain``.
"""

import dataclasses
import reprlib
from collections.abc import Callable
from functools import cache, partial
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import numpy as np

from autograder.contract.plain import from_plain, to_plain

Reader = Callable[[Any], Any]  # raises BadData
LARGEST_WHOLE = 2**53  # that every float near it can tell from its neighbours
LONGEST = 1_000  # things in a list or mapping of types: a submission must not keep the reader busy


class BadData(ValueError):
    """What arrived is not of the type that was asked for."""


def encode(value: Any) -> Any:
    """Turn a value of the contract into plain data; fields that have their default are left out.

    Examples
    --------
    >>> from autograder.contract.calls import Cell
    >>> encode(Cell("1", "x = 1"))
    {'is': 'Cell', 'id': '1', 'source': 'x = 1'}
    """
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        kept = {name: encode(each) for name, each in fields.items() if not _is_default(type(value), name, each)}
        return {"is": type(value).__name__, **kept}
    if isinstance(value, dict):
        return {name: encode(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [encode(each) for each in value]
    return to_plain(value)


def decode(kind: Any, plain: Any) -> Any:
    """Read plain data as a type of the contract, or one of several.

    Raises
    ------
    BadData
        If it is anything else.

    Examples
    --------
    >>> from autograder.contract.calls import Cell
    >>> decode(Cell, {"is": "Cell", "id": "1", "source": "x = 1"})
    Cell(id='1', source='x = 1', own=False, keeps=False)
    >>> decode(Cell, {"is": "Cell", "id": 1, "source": "x = 1"})
    Traceback (most recent call last):
    autograder.contract.wire.BadData: Cell.id: 1 is no str
    """
    return _reader(kind)(plain)


@cache
def _reader(kind: Any) -> Reader:
    """What reads one type: found once, since a frame of a few numbers asks for it some twenty times."""
    if kind is Any:
        return _plain
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return partial(_one_of, inner)
    if dataclasses.is_dataclass(kind):
        return partial(_dataclass, kind)
    if origin in (list, tuple):
        return partial(_list, origin, _reader(inner[0]))
    if origin is dict:
        return partial(_mapping, _reader(inner[1]))
    if origin is Literal:
        return partial(_literal, inner)
    return partial(_simple, kind)


def _list(kind: type, item: Reader, plain: Any) -> Any:
    if not isinstance(plain, list) or len(plain) > LONGEST:
        raise BadData("no list, or too long")
    return kind(map(item, plain))


def _mapping(item: Reader, plain: Any) -> Any:
    if not isinstance(plain, dict) or len(plain) > LONGEST:
        raise BadData("no mapping, or too long")
    return {_text(name): item(each) for name, each in plain.items()}


def _literal(values: tuple[Any, ...], plain: Any) -> Any:
    if plain not in values:
        raise BadData(f"none of {values}")
    return plain


def _simple(kind: Any, plain: Any) -> Any:
    if kind is np.ndarray:
        if not isinstance(plain, dict):
            raise BadData("no array")
        value: Any = _plain(plain)
        return value
    if kind is float and type(plain) is int and abs(plain) <= LARGEST_WHOLE:
        return plain
    if type(plain) is not kind:
        raise BadData(f"{reprlib.repr(plain)[:80]} is no {kind.__name__}")
    return _text(plain) if kind is str else plain


def _one_of(kinds: tuple[Any, ...], plain: Any) -> Any:
    if plain is None and NoneType in kinds:
        return None
    name = plain.get("is") if isinstance(plain, dict) else None
    named, others = _by_name(kinds)
    if isinstance(name, str) and name in named:
        return _dataclass(named[name], plain)
    if name is None and len(others) == 1:
        return decode(others[0], plain)
    if name is None and others and all(get_origin(kind) is Literal for kind in others):
        return decode(Literal[tuple(others)], plain)  # nested ones are joined
    raise BadData(f"is none of {', '.join(kind.__name__ for kind in kinds)}")


@cache
def _by_name(kinds: tuple[Any, ...]) -> tuple[dict[str, Any], list[Any]]:
    """The types by the names that they are told apart by, and those that have none."""
    named: list[Any] = [kind for kind in kinds if dataclasses.is_dataclass(kind)]
    others = [kind for kind in kinds if kind not in named and kind is not NoneType]
    return {kind.__name__: kind for kind in named}, others


def _dataclass(kind: Any, plain: Any) -> Any:
    if not isinstance(plain, dict) or plain.get("is") != kind.__name__:
        raise BadData(f"no {kind.__name__}")
    types = _readers(kind)
    if unknown := [name for name in plain if name != "is" and name not in types]:
        raise BadData(f"{kind.__name__} has no {str(unknown[0])[:80]}")
    values = {}
    for name in types.keys() & plain.keys():
        try:
            values[name] = types[name](plain[name])
        except BadData as problem:
            raise BadData(f"{kind.__name__}.{name}: {problem}") from None
    try:
        return kind(**values)
    except TypeError:
        missing = sorted(types.keys() - plain.keys() - _defaults(kind).keys())
        raise BadData(f"{kind.__name__} lacks one of {', '.join(missing)}") from None


def _plain(plain: Any) -> Any:
    try:
        return from_plain(plain)
    except ValueError as problem:
        raise BadData(str(problem)) from None


def _text(text: object) -> str:
    """Text that every file can hold: JSON knows half characters, UTF-8 doesn't."""
    return str(text).encode(errors="replace").decode()


@cache
def _readers(kind: Any) -> dict[str, Reader]:
    hints = get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)}


@cache
def _defaults(kind: Any) -> dict[str, Any]:
    found = {}
    for field in dataclasses.fields(kind):
        if field.default is not dataclasses.MISSING:
            found[field.name] = field.default
        elif field.default_factory is not dataclasses.MISSING:
            found[field.name] = field.default_factory()
    return found


def _is_default(kind: Any, name: str, value: Any) -> bool:
    default = _defaults(kind).get(name, dataclasses.MISSING)
    alike = type(value) is type(default) and not isinstance(value, np.ndarray) and bool(value == default)
    return alike and repr(value) == repr(default)  # -0.0 is no 0.0
