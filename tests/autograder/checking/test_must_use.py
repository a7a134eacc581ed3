"""What must be used: XOR must be made from perceptrons, in whichever way the code is arranged."""

import time

import pytest

from autograder.checking.must_use import codes_in, names_used, unused_names


def missing(source):
    return unused_names("xor", codes_in(source), ["perceptron"])


USES = {
    "directly": "def xor(X):\n    return perceptron(X)",
    "through a helper": "def unit(X):\n    return perceptron(X)\ndef xor(X):\n    return unit(X)",
    "through a helper's helper": "def a(X): return perceptron(X)\ndef b(X): return a(X)\ndef xor(X): return b(X)",
    "in a lambda inside": "def xor(X):\n    unit = lambda Z: perceptron(Z)\n    return unit(X)",
    "as a lambda": "xor = lambda X: perceptron(X)",
    "through a lambda": "unit = lambda X: perceptron(X)\nother = lambda X: X\ndef xor(X):\n    return unit(X)",
    "in a nested function": "def xor(X):\n    def unit(Z):\n        return perceptron(Z)\n    return unit(X)",
    "in a comprehension": "def xor(X):\n    return [perceptron(row) for row in X]",
    "as a method": "def xor(X):\n    return units.perceptron(X)",
    "under another name": "def xor(X):\n    p = perceptron\n    return p(X)",
    "with a decorator": "@cache\ndef xor(X):\n    return perceptron(X)",
    "in endless recursion": "def xor(X):\n    return xor(X) or perceptron(X)",
}
AVOIDS = {
    "by !=": "def xor(X):\n    return X[:, 0] != X[:, 1]",
    "only in a comment": "def xor(X):\n    # perceptron\n    return X[:, 0] != X[:, 1]",
    "only in a text": "def xor(X):\n    'perceptron'\n    return X[:, 0] != X[:, 1]",
    "as the name of an argument": "def xor(X, perceptron=None):\n    return perceptron or X[:, 0] != X[:, 1]",
    "as the name of a result": "def xor(X):\n    perceptron = X[:, 0] != X[:, 1]\n    return perceptron",
    "in a function that is not called": "def unit(X): return perceptron(X)\ndef xor(X): return X[:, 0] != X[:, 1]",
}


@pytest.mark.parametrize("source", USES.values(), ids=USES)
def test_a_perceptron_is_found_wherever_it_is_used(source):
    assert missing(source) == []


@pytest.mark.parametrize("source", AVOIDS.values(), ids=AVOIDS)
def test_a_way_around_perceptrons_is_named(source):
    assert missing(source) == ["perceptron"]


@pytest.mark.parametrize("source", ["def xor(:", "\0", "(" * 10_000, "x = 1", "", "def other(): pass"])
def test_source_without_the_function_misses_nothing(source):
    assert missing(source) == []


def nested_finally(depth):
    lines = [" " * level + "try: pass\n" + " " * level + "finally:\n" for level in range(1, depth)]
    return "def perceptron():\n" + "".join(lines) + " " * depth + "pass"


BOMBS = {
    "blocks that the compiler copies": nested_finally(60),
    "a long sum": "def perceptron(): return " + "1 + " * 2_000 + "1",
    "texts that the compiler would join": "def perceptron(): return " + " + ".join(['"a" * 4096'] * 900),
    "many minus signs": "perceptron = " + "-" * 500 + "1",
    "a long chain": "perceptron = a" + ".b" * 60_000,
    "a number too long to be written": "perceptron = 0x" + "f" * 100_000,
}


@pytest.mark.parametrize("source", BOMBS.values(), ids=BOMBS)
def test_no_source_keeps_the_judge_busy_or_ends_it(source):
    started = time.process_time()
    codes_in(source)
    assert time.process_time() - started < 2


VALUES = {
    "a function": "def unit(X):\n    return perceptron(X)",
    "a function with one argument filled in": "from functools import partial\nunit = partial(perceptron, bias=1.5)",
    "an object": "class Unit:\n    def __call__(self, X):\n        return perceptron(X)\nunit = Unit()",
}


@pytest.mark.parametrize("source", VALUES.values(), ids=VALUES)
def test_a_notebook_finds_what_must_be_used_in_what_it_has_defined(source):
    namespace = {"__name__": "__main__"}
    exec("def perceptron(X, bias=0.0):\n    return X\ndef xor(X):\n    return unit(X)\n" + source, namespace)
    codes = {name: used for name, value in namespace.items() if (used := names_used(value)) is not None}
    assert unused_names("xor", codes, ["perceptron"]) == []
    assert unused_names("perceptron", codes, ["xor"]) == ["xor"]
