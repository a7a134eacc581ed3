"""What a cell defines and uses, read without being held up by it."""

import time

import pytest

from autograder.grading import sources
from autograder.grading.sources import READER_SECONDS, binds, codes_of, names_of, only_adds

SLOW = {
    "one text with many fields": "x = f'" + "{x}" * 65_000 + "'",
    "many texts in a line": "x = " + " + ".join(["f'{x}{x}'"] * 20_000),
    "nested lists": "x = " + "[" * 90 + "1," * 60_000 + "]" * 90,
    "a number without end": "x = " + "9" * 190_000,
    "parentheses that don't close": "(" * 190_000,
}


@pytest.mark.parametrize("source", SLOW.values(), ids=SLOW)
def test_no_source_holds_the_reader_up(source):
    started = time.process_time(), time.monotonic()
    assert codes_of(f"{source}\ndef f(x): return g(x)") in ({}, {"f": {"g"}})
    assert time.process_time() - started[0] < 1  # here; the reader is another process
    assert time.monotonic() - started[1] < 20 * READER_SECONDS


def test_a_large_cell_that_is_no_trap_is_read_like_a_small_one():
    large = "data = [" + "1.0, " * 20_000 + "]\ndef f(x): return g(x)"
    assert codes_of(large) == codes_of("def f(x): return g(x)") == {"f": {"g"}}


def test_a_large_cell_is_read_once_however_many_questions_ask(monkeypatch):
    large = "data = [" + "2.0, " * 20_000 + "]\ndef f(x): return g(x)"
    codes_of(large)
    monkeypatch.setattr(sources.subprocess, "run", None)  # who would read it
    assert codes_of(large) == {"f": {"g"}}


BINDS = {
    "a function": "def k(): pass",
    "a class": "class k: pass",
    "an assignment": "k = 1",
    "a chain": "a = k = 1",
    "a pair": "a, k = 1, 2",
    "an annotation": "k: int = 1",
    "an import": "from numpy import (\n    sum as k,\n)",
    "a loop": "for k in range(3): pass",
    "a file": "with open('a') as k: pass",
    "a try": "try:\n    k = 1\nexcept ValueError:\n    pass",
    "a walrus": "print(k := 1)",
    "a deletion": "del k",
    "a magic below it": "%matplotlib inline\nk = 1",
}
DOES_NOT = {
    "a use": "print(k)",
    "a comparison": "k == 1",
    "a name of a function": "def f():\n    k = 1",
    "an argument": "f(k=1)",
    "a parameter": "def f(k): pass",
    "a comprehension": "[k for k in range(3)]",
    "an attribute": "a.k = 1",
}


@pytest.mark.parametrize("source", BINDS.values(), ids=BINDS)
def test_a_name_that_a_cell_gives_a_meaning_is_found(source):
    assert binds(source, "k")


@pytest.mark.parametrize("source", DOES_NOT.values(), ids=DOES_NOT)
def test_a_name_of_another_place_is_not_taken_for_it(source):
    assert not binds(source, "k")


def test_a_cell_only_adds_where_nothing_that_was_there_can_change():
    taken = names_of("import numpy as np\ndef f(x): return np.sum(g(x))")
    assert taken == {"np", "f", "x", "g"}
    for source in (
        "def h(a): return a",
        "import numpy as np\n\n'words'\ndef h(a=None): return np",
        "",
        "h = k = ([0.25, -5], [1] * 20, {'a': 2 / 3})",
    ):
        assert only_adds(source, taken)
    for source in (
        "def g(a): return a",
        "g = 1",
        "h = [g]",
        "h = f(1)",
        "h = i, g = 1, 2",
        "h.i = 1",
        "__builtins__ = {}",
        "import os as np",
        "@f\ndef h(): pass",
        "def h(a=f(1)): pass",
        "f(1)",
        "%x",
    ):
        assert not only_adds(source, taken)
