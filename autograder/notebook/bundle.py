"""What a notebook carries: whole rooms of the grader and the public cases of an assignment, as one line of text.

Of drivers and comparisons, which are a module per topic or kind, it carries those that its cases name, and what these
need; of all modules what is used (``shake``), with short names (``shorter``); of docstrings, comments and annotations,
which would be a third of it, those of ``check`` and ``use_mine`` alone. Of known wrong answers it carries what is
compared (``lean``), and arrays as text (``writing``). Where a student may go on with functions of earlier notebooks,
it carries their public cases too.
"""

import ast
import base64
import bz2
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from graphlib import TopologicalSorter
from itertools import takewhile
from pathlib import Path
from typing import Any

from autograder.checking.known import portable
from autograder.contract.cards import Card, Case
from autograder.contract.plain import rounded
from autograder.contract.wire import encode
from autograder.grading.cards import draw_card, make_card
from autograder.notebook.lean import lean
from autograder.notebook.shake import shake
from autograder.notebook.shorter import shorten, without_words
from autograder.notebook.writing import written
from autograder.paths import ROOT
from autograder.specs.course import assignments
from autograder.specs.question import Assignment, Question

ROOMS = ("contract", "student", "checking", "notebook/inside")  # of autograder
DRIVERS, COMPARISONS = "autograder.student.drivers.", "autograder.checking.comparisons."
NAMED = (  # modules that a case has to name, and those that such modules alone need
    *(DRIVERS, COMPARISONS, "autograder.checking.dependence"),
    *("autograder.checking.domain", "autograder.checking.predictions", "autograder.checking.programs"),
)
CHECK = "autograder.notebook.inside.selfcheck"
OWN = "autograder.notebook.inside.own"
STARTS = ("check", "use_mine")  # what a student calls
FEWER_DIGITS = 7  # of a wrong number, which is only compared with others


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
    """The self-check of an assignment: the sources of its modules, each after those that it imports, and their data.

    A character 0 stands between them. Each source has the name of its module in the line above; the data are JSON.
    """
    cards = [make_card(question, seed=None) for question in assignment.tasks]
    earlier = {
        name: (slug, draw_card(question, seed=None)) for name, (slug, question) in earlier_of(assignment).items()
    }
    data = {CHECK: {"CARDS": {card.function: _as_data(card) for card in cards}, "NOTEBOOK": assignment.slug}}
    if assignment.earlier:
        data[OWN] = {
            "EARLIER": {name: {"notebook": slug, "card": _as_data(card)} for name, (slug, card) in earlier.items()}
        }
    ours = package(assignment)
    sources = _sources([*cards, *(card for _, card in earlier.values())], data)
    known = {_renamed(name, ours): values for name, values in data.items()}
    modules = [f"{_renamed(name, ours)}\n{_renamed(source, ours)}" for name, source in sources.items()]
    texts = [*modules, json.dumps(known, ensure_ascii=False, separators=(",", ":"))]
    return pack("\0".join(texts).encode())


def pack(content: bytes) -> str:
    """Bytes as a line of text."""
    return base64.b85encode(bz2.compress(content)).decode()  # bz2 gives the same bytes everywhere; zlib does not


def earlier_of(assignment: Assignment) -> dict[str, tuple[str, Question]]:
    """The questions of notebooks before this one with whose functions a student may go on, and their notebooks."""
    before = takewhile(lambda each: each.slug != assignment.slug, assignments())
    asked = {question.function: (each.slug, question) for each in before for question in each.questions}
    return {name: asked[name] for name in assignment.earlier if name in asked}


def _sources(cards: Sequence[Card], data: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """What a notebook uses of the rooms, each module after those that it imports; ``data`` are what it fills in."""
    named = _named_by(cards)
    paths = {name: path for name, path in _modules(named).items() if name != OWN or name in data}
    modules = {name: ast.parse(_bare(path, name in data)) for name, path in paths.items()}
    words = [word for case in _cases(cards) for word in (case.compare, case.call.driver or "")]
    kinds = re.findall(r'"is": "(\w+)"', json.dumps(data))
    shake(modules, {*STARTS, *kinds, *(part for word in words for part in word.split("."))})
    needs = {name: sorted(_imports(tree) & modules.keys()) for name, tree in modules.items()}
    used = _with_needs({*data, *named}, needs)
    order = [name for name in TopologicalSorter(needs).static_order() if name in used]
    return shorten(
        {name: modules[name] for name in order},
        explained=data,
        called=[name for name in order if name.startswith(DRIVERS)],
        kept={constant for known in data.values() for constant in known},
    )


def _cases(cards: Sequence[Card]) -> list[Case]:
    return [case for card in cards for case in card.cases]


def _named_by(cards: Sequence[Card]) -> set[str]:
    """The modules that cases name."""
    named = {f"{COMPARISONS}values"}
    if any(card.must_use for card in cards):
        named |= {"autograder.checking.dependence", f"{DRIVERS}dependence"}
    for case in _cases(cards):
        named.add(COMPARISONS + case.compare.split(".")[0])
        if case.call.driver:
            named.add(DRIVERS + case.call.driver.split(".")[0])
    return named


def _modules(named: Collection[str]) -> dict[str, Path]:
    """The modules of the rooms by their names, without those that only others would name."""
    found = {}
    for room in ROOMS:
        for path in (ROOT / "autograder" / room).rglob("*.py"):
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = path
    needs = {name: _imports(ast.parse(_bare(path))) & found.keys() for name, path in found.items()}
    wanted = _with_needs([name for name in found if not name.startswith(NAMED) or name in named], needs)
    return {name: found[name] for name in sorted(wanted)}


def _with_needs(names: Iterable[str], needs: Mapping[str, Iterable[str]]) -> set[str]:
    """Modules with all that they import, and what this imports."""
    wanted: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.add(name)
            waiting += needs[name]
    return wanted


@cache  # most modules are in every notebook
def _bare(path: Path, explained: bool = False) -> str:
    return ast.unparse(without_words(ast.parse(path.read_text(encoding="utf-8")), explained))


def _imports(tree: ast.Module) -> set[str]:
    """The modules of the grader that a module needs as soon as it is imported."""
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("autograder."):
            names |= {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
    return names


def _renamed(text: str, ours: str) -> str:
    return re.sub(r"^( *from )?autograder(?=\.)", rf"\g<1>{ours}", text, flags=re.MULTILINE)


def _as_data(card: Card) -> Any:
    """The card with the same figures wherever it is computed."""
    plain = encode(lean(portable(card)))
    for part in plain["parts"]:
        for case in part["cases"]:
            case.update({"expected": rounded(case["expected"])} if "expected" in case else {})
    mistakes = rounded(plain.get("mistakes", []))  # first: a 5 in the next place is one on every processor then
    return written({**plain, "mistakes": rounded(mistakes, FEWER_DIGITS)})
