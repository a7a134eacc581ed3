"""The rooms of the grader: what each may import, read from the sources, so that who trusts whom can be seen."""

import ast
import sys
from graphlib import TopologicalSorter

import pytest

from autograder.notebook import bundle
from autograder.paths import ROOT
from autograder.sandbox.outside import bubblewrap

GRADER = ROOT / "autograder"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(GRADER.rglob("*.py"))
}
ROOMS = [name for name, path in MODULES.items() if path.name == "__init__.py"]
INSIDE = "autograder.sandbox.inside"

# A room, and the rooms that it may know; itself is one of them.
MAY_IMPORT = {
    "autograder.contract": {"autograder.contract"},
    "autograder.student": {"autograder.contract", "autograder.student"},
    "autograder.checking": {"autograder.contract", "autograder.checking"},
    INSIDE: {"autograder.contract", "autograder.student", INSIDE},
    "autograder.notebook.inside": {
        *("autograder.contract", "autograder.student", "autograder.checking", "autograder.notebook.inside"),
    },
}
LEAN = ("autograder.contract", "autograder.student", "autograder.checking")  # a notebook and the sandbox have them
LIBRARIES = {"numpy"}
LATE = {"torch"}  # what may be missing in a notebook: loaded by the functions that need it


def is_in(name, room):
    return name == room or name.startswith(room + ".")


def imported(tree):
    """The modules that a source imports. ``from a import b`` may mean the module ``a.b`` or a name in ``a``."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports say where they begin"
            names |= {
                name if (name := f"{node.module}.{alias.name}") in MODULES else node.module for alias in node.names
            }
    return names


def tree_of(name):
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def at_the_top(tree):
    """The source without its functions: what is imported when the module is."""
    body = [node for node in tree.body if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))]
    return ast.Module(body, [])


def modules_of(room):
    found = [name for name in MODULES if is_in(name, room)]
    assert found, f"there is no {room}"
    return found


def foreign(names):
    """What is neither Python's own nor the grader's."""
    packages = {name.partition(".")[0] for name in names}
    return packages - set(sys.stdlib_module_names) - {"autograder"}


def test_imports_are_found_at_any_depth():
    source = (
        "import os.path\ndef f():\n    from autograder.paths import ROOT\n    from autograder.checking import verdict"
    )
    assert imported(ast.parse(source)) == {"os.path", "autograder.paths", "autograder.checking.verdict"}
    assert imported(at_the_top(ast.parse(source))) == {"os.path"}
    assert foreign(["os.path", "numpy.linalg", "autograder.paths", "solutions.answers"]) == {"numpy", "solutions"}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_a_room_knows_only_the_rooms_that_it_may(room):
    for module in modules_of(room):
        known = {name for name in imported(tree_of(module)) if is_in(name, "autograder")}
        strange = {name for name in known if not any(is_in(name, each) for each in MAY_IMPORT[room])}
        assert not strange, f"{module} may not import {strange}"


def test_the_trusted_end_of_the_sandbox_imports_nothing_of_the_other():
    for module in modules_of("autograder.sandbox.outside"):
        for name in imported(tree_of(module)):
            assert not is_in(name, "autograder.student"), module
            assert not is_in(name, INSIDE), module


@pytest.mark.parametrize("room", LEAN)
def test_what_travels_needs_numpy_alone_and_pytorch_where_it_is_used(room):
    for module in modules_of(room):
        tree = tree_of(module)
        assert foreign(imported(at_the_top(tree))) <= LIBRARIES, module
        assert foreign(imported(tree)) <= LIBRARIES | LATE, module


def test_the_solutions_are_out_of_reach_where_a_student_looks():
    for room in MAY_IMPORT:
        for module in modules_of(room):
            assert not {"solutions", "book", "nbgrader"} & foreign(imported(tree_of(module))), module


def test_nbgrader_is_known_in_one_room():
    sources = [
        path for folder in ("autograder", "solutions", "book", "tools") for path in (ROOT / folder).rglob("*.py")
    ]
    for path in sources:
        if not path.is_relative_to(GRADER / "nbgrader"):
            names = imported(ast.parse(path.read_text(encoding="utf-8")))
            assert "nbgrader" not in foreign(names), path


def test_no_module_needs_itself():
    TopologicalSorter({name: imported(tree_of(name)) & MODULES.keys() for name in MODULES}).prepare()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_lives_there(room):
    assert ast.get_docstring(tree_of(room))


def test_every_folder_with_sources_is_a_room():
    assert {path.parent for path in MODULES.values()} == {MODULES[room].parent for room in ROOMS}


@pytest.mark.parametrize("rooms", [bubblewrap.ROOMS, bundle.ROOMS], ids=["the sandbox", "the notebook"])
def test_what_is_bound_and_what_is_packed_are_folders(rooms):
    for room in rooms:
        assert (GRADER / room).is_dir()
        assert f"autograder.{room.replace('/', '.')}" in MAY_IMPORT, "its imports are looked at above"


def test_all_that_a_bound_or_packed_room_may_import_comes_along():
    """Else an import would fail in the sandbox or in a notebook, and only there."""
    for rooms in (bubblewrap.ROOMS, bundle.ROOMS):
        names = {f"autograder.{room.replace('/', '.')}" for room in rooms}
        assert set().union(*(MAY_IMPORT[name] for name in names)) <= names
