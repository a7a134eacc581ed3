"""What a notebook carries: whole rooms of the grader and the public cases of an assignment, as one line of text.

Of drivers and comparisons, which are a module per topic or kind, it carries those that its cases name, and what these
need; of docstrings, comments and annotations, which would be a third of it, those of ``check`` and ``use_mine`` alone.
Where a student may go on with functions of earlier notebooks, it carries their public cases too.
"""

import ast
import base64
import bz2
import json
import re
from collections.abc import Sequence
from functools import cache
from graphlib import TopologicalSorter
from itertools import takewhile
from pathlib import Path
from typing import Any

from autograder.checking.known import portable
from autograder.contract.cards import Card
from autograder.contract.plain import rounded
from autograder.contract.wire import encode
from autograder.grading.cards import draw_card, make_card
from autograder.paths import ROOT
from autograder.specs.course import assignments
from autograder.specs.question import Assignment, Question

ROOMS = ("contract", "student", "checking", "notebook/inside")  # of autograder
NAMED = (  # modules that a case has to name, and those that such modules alone need
    *("autograder.student.drivers.", "autograder.checking.comparisons.", "autograder.checking.dependence"),
    *("autograder.checking.domain", "autograder.checking.predictions", "autograder.checking.programs"),
)
CHECK = "autograder.notebook.inside.selfcheck"
OWN = "autograder.notebook.inside.own"
FEWER_DIGITS = 8  # of a wrong number, which is only compared with others


def package(assignment: Assignment) -> str:
    """What autograder is called in a notebook: another one may be installed, and another notebook run beside it."""
    return f"course_check_{assignment.topic}"


def check_module(assignment: Assignment) -> str:
    """The module that has ``check`` in a notebook.

    Examples
    --------
    >>> from autograder.specs.course import assignments
    >>> check_module(assignments()[0]).startswith("course_check_")
    True
    """
    return _renamed(CHECK, package(assignment))


def own_module(assignment: Assignment) -> str:
    """The module that has ``use_mine`` in a notebook whose students may go on with functions of their own."""
    return _renamed(OWN, package(assignment))


def bundle(assignment: Assignment) -> str:
    """The self-check of an assignment: the sources of its modules by name, each after those that it imports."""
    cards = [make_card(question, seed=None) for question in assignment.tasks]
    earlier = {
        name: (slug, draw_card(question, seed=None)) for name, (slug, question) in earlier_of(assignment).items()
    }
    paths = _modules([*cards, *(card for _, card in earlier.values())])
    sources = {
        name: path.read_text(encoding="utf-8") for name, path in paths.items() if name != OWN or assignment.earlier
    }
    sources[CHECK] = _with_data(sources[CHECK], {card.function: _as_data(card) for card in cards})
    sources[CHECK] = sources[CHECK].replace('= ""  #', f"= {assignment.slug!r}  #", 1)
    if assignment.earlier:
        known = {name: {"notebook": slug, "card": _as_data(card)} for name, (slug, card) in earlier.items()}
        sources[OWN] = _with_data(sources[OWN], known)
    order = TopologicalSorter(
        {name: sorted(_imports(source) & sources.keys()) for name, source in sorted(sources.items())}
    )
    ours = package(assignment)
    packed = {}
    for name in order.static_order():
        packed[_renamed(name, ours)] = _renamed(_bare(sources[name], name in (CHECK, OWN)), ours)
    return pack(json.dumps(packed).encode())


def pack(content: bytes) -> str:
    """Bytes as a line of text."""
    return base64.b85encode(bz2.compress(content)).decode()  # bz2 gives the same bytes everywhere; zlib does not


def earlier_of(assignment: Assignment) -> dict[str, tuple[str, Question]]:
    """The questions of notebooks before this one with whose functions a student may go on, and their notebooks."""
    before = takewhile(lambda each: each.slug != assignment.slug, assignments())
    asked = {question.function: (each.slug, question) for each in before for question in each.questions}
    return {name: asked[name] for name in assignment.earlier if name in asked}


def _with_data(source: str, data: Any) -> str:
    """A module whose first empty dictionary has been filled."""
    packed = json.dumps(data, separators=(",", ":"))
    return source.replace("= {}  #", f"= __import__('json').loads({packed!r})  #", 1)


def _modules(cards: Sequence[Card]) -> dict[str, Path]:
    """The modules of the rooms by their names, without those that no case names."""
    named = {CHECK, "autograder.checking.comparisons.values"}
    if any(card.must_use for card in cards):
        named |= {"autograder.checking.dependence", "autograder.student.drivers.dependence"}
    for case in (case for card in cards for case in card.cases):
        named.add("autograder.checking.comparisons." + case.compare.split(".")[0])
        if case.call.driver:
            named.add("autograder.student.drivers." + case.call.driver.split(".")[0])
    found = {}
    for room in ROOMS:
        for path in (ROOT / "autograder" / room).rglob("*.py"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = path
    wanted, waiting = set(), [name for name in found if not name.startswith(NAMED) or name in named]
    while waiting:  # what a named one imports comes along
        name = waiting.pop()
        wanted.add(name)
        waiting += sorted(_imports(found[name].read_text(encoding="utf-8")) & found.keys() - wanted)
    return {name: found[name] for name in sorted(wanted)}


@cache  # most modules are in every notebook
def _imports(source: str) -> frozenset[str]:
    """The modules of the grader that a module needs as soon as it is imported."""
    names: set[str] = set()
    for node in ast.parse(source).body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("autograder."):
            names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return frozenset(names)


@cache
def _bare(source: str, explained: bool = False) -> str:
    """A source without comments, docstrings and the annotations of functions; those of dataclasses are read.

    Where it is ``explained``, the functions that a student calls keep their docstrings.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if explained and isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            continue
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node) is not None:
            node.body[0] = ast.copy_location(ast.Pass(), node.body[0])
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        if isinstance(node, ast.arg):
            node.annotation = None
    return ast.unparse(tree)


def _renamed(text: str, ours: str) -> str:
    return re.sub(r"^( *from )?autograder(?=\.)", rf"\g<1>{ours}", text, flags=re.MULTILINE)


def _as_data(card: Card) -> Any:
    """The card with the same figures wherever it is computed."""
    plain = encode(portable(card))
    for part in plain["parts"]:
        for case in part["cases"]:
            case.update({"expected": rounded(case["expected"])} if "expected" in case else {})
    return {**plain, "mistakes": rounded(plain.get("mistakes", []), FEWER_DIGITS)}
