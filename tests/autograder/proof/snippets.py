"""What can be copied out of notebooks and pages: code, and values as they are written there."""

import ast
import base64
import bz2
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import nbformat

from autograder.contract.wire import encode
from autograder.notebook.inside.reading import read
from autograder.paths import EXERCISES, ROOT

FENCE = re.compile(r"^```+\{?([\w-]*)\}?.*?\n(.*?)^```+$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"(?<![\w}`])`([^`\n]+)`")
PACKED = re.compile(r'^packed = "(.+)"$', re.MULTILINE)
NUMBER = re.compile(r"(?<![\w.])-?\d+(?:,\d{3})*(?:\.\d+)?(?:e-?\d+)?(?![\w])")
NEAR = 30  # characters between values that belong together
LONGEST = 400  # characters of a value that is written between brackets
Literal = object


@cache
def notebook_texts(slug: str) -> list[str]:
    """The cells of a released notebook, code and prose."""
    notebook = nbformat.read(EXERCISES / slug / f"{slug}.ipynb", as_version=4)
    return [PACKED.sub("", cell.source) for cell in notebook.cells]


@cache
def page_texts(topic: str) -> list[str]:
    """The pieces of a page without the solutions that are folded into it: its code, and its paragraphs."""
    path = ROOT / "book" / f"{topic.replace('_', '-')}.md"
    text = path.read_text(encoding="utf-8")
    return [*(body for _, body in FENCE.findall(text)), *FENCE.sub("\n\n", text).split("\n\n")]


@cache
def packed_line(slug: str) -> str:
    """The long line of a released notebook."""
    notebook = nbformat.read(EXERCISES / slug / f"{slug}.ipynb", as_version=4)
    (setup,) = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "setup"]
    return PACKED.search(setup.source)[1]


@cache
def packed(slug: str) -> tuple[dict[str, str], dict[str, dict]]:
    """What a released notebook carries: sources, and the data of some, by the names of their modules."""
    *modules, data = bz2.decompress(base64.b85decode(packed_line(slug))).decode().split("\0")
    return dict(each.split("\n", 1) for each in modules), json.loads(data)


def packed_modules(slug: str) -> dict[str, str]:
    """The sources that a released notebook carries, by the names of their modules."""
    return packed(slug)[0]


@cache
def packed_cards(slug: str) -> dict[str, dict]:
    """The cards that a released notebook carries, by question, as plain data."""
    return {name: _plain(card) for name, card in _packed_data(slug, "CARDS").items()}


@cache
def packed_earlier(slug: str) -> dict[str, dict]:
    """What a released notebook carries of earlier ones, by question: their names, and the cards, as plain data."""
    return {name: each | {"card": _plain(each["card"])} for name, each in _packed_data(slug, "EARLIER").items()}


def _packed_data(slug: str, name: str) -> dict[str, Any]:
    return {key: value for known in packed(slug)[1].values() for key, value in known.get(name, {}).items()}


def _plain(card: list) -> dict[str, Any]:
    """A packed card as plain data, in which its mistakes are named also where there are none."""
    return {"mistakes": [], **encode(read(*card))}


def leaves(data: object) -> Iterator[object]:
    """Everything in plain data: each list, each number, each text; an array as a list of its numbers."""
    yield data
    if isinstance(data, dict):
        for value in data.values():
            yield from leaves(value)
    elif isinstance(data, list):
        for value in data:
            yield from leaves(value)


def trees(text: str) -> Iterator[ast.Module]:
    """What of a text is Python: the whole, or what is marked as code in it."""
    for piece in (text, *(body for _, body in FENCE.findall(text)), *INLINE.findall(text)):
        try:
            yield ast.parse(re.sub(r"^%.*$", "", piece, flags=re.MULTILINE).replace("\N{MINUS SIGN}", "-"))
        except (SyntaxError, ValueError):
            continue


def values_in(text: str) -> list[Literal]:
    """The values that are written in a text: those of code and those of prose and comments, in their order."""
    found: list[Literal] = []
    for tree in trees(text):
        for node in ast.walk(tree):
            if isinstance(node, (ast.Constant, ast.UnaryOp, ast.Tuple, ast.List)):
                found += _literal(ast.unparse(node))
    plain = text.replace("\N{MINUS SIGN}", "-")
    for start in range(len(plain)):
        found += _literal(_bracketed(plain, start))
    return found + [value for number in NUMBER.findall(plain) for value in _literal(number.replace(",", ""))]


def sequences_in(text: str) -> list[list[Literal]]:
    """The numbers and the bracketed values of a text as they are read: those of one breath together."""
    plain, place, end = text.replace("\N{MINUS SIGN}", "-"), 0, 0
    found: list[list[Literal]] = [[]]
    while place < len(plain):
        written = _bracketed(plain, place)
        if not written or not _literal(written):
            number = NUMBER.match(plain, place)
            written = number[0] if number else ""
        values = _literal(written.replace(",", "") if written[:1] not in ("(", "[") else written)
        if values and place - end > NEAR:
            found.append([])
        found[-1] += values
        place += len(written) or 1
        end = place if values else end
    return found


def numbers_in(text: str) -> list[float]:
    """The numbers of a text in the order in which they are read."""
    plain = text.replace("\N{MINUS SIGN}", "-")
    return [float(number.replace(",", "")) for number in NUMBER.findall(plain)]


def functions_in(text: str) -> Iterator[ast.FunctionDef]:
    """The functions that a text defines."""
    for tree in trees(text):
        yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _bracketed(text: str, start: int) -> str:
    """What stands between brackets from a place on, with them; nothing where there is none, or an index, or a call."""
    if text[start] not in "([" or re.match(r"[\w)\]]", text[start - 1 : start]):
        return ""
    depth = 0
    for place, character in enumerate(text[start : start + LONGEST], start=start):
        depth += (character in "([{") - (character in ")]}")
        if depth == 0:
            return text[start : place + 1]
    return ""


def _literal(text: str) -> list[Literal]:
    try:
        value = ast.literal_eval(text)
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        return []
    return [] if value is None or value is ... else [value]
