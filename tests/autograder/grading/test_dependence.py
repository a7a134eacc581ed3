"""What must be used has to bring the answer about: told by the grader and by the notebook's own check alike."""

import dataclasses
import sys
from types import ModuleType

import numpy as np
import pytest

from autograder.checking import dependence
from autograder.checking.known import portable
from autograder.contract.wire import encode
from autograder.grading.cards import make_card
from autograder.grading.judge import Judge
from autograder.intake.cells import is_check
from autograder.notebook.inside import selfcheck
from autograder.notebook.writing import written
from autograder.specs.course import assignment
from autograder.student.drivers.dependence import answers
from tests.conftest import one_in

CHAPTERS = ("perceptrons-and-logic",)
SLUG = assignment("perceptrons-and-logic").slug
XOR = assignment(SLUG).question("xor")
FULL = XOR.points

NETWORK = """
def xor(X):
    hidden = [perceptron(X, np.array([1.0, 1.0]), -0.5), perceptron(X, np.array([-1.0, -1.0]), 1.5)]
    return perceptron(np.column_stack(hidden), np.array([1.0, 1.0]), -1.5)
"""
UNIT = "    return np.where(np.asarray(X) @ np.asarray(weights) + bias >= 0, 1, 0)\n"
PERCEPTRONS = {  # ways to write the unit
    "in try": f"try:\n    def perceptron(X, weights, bias):\n    {UNIT}except NameError:\n    pass",
    "in if": f"if True:\n    def perceptron(X, weights, bias):\n    {UNIT}",
    "in with": f"with np.errstate():\n    def perceptron(X, weights, bias):\n    {UNIT}",
    "an annotated lambda": "from typing import Callable\n"
    "perceptron: Callable = lambda X, weights, bias: (X @ weights + bias >= 0).astype(int)",
    "a lambda that gives booleans": "perceptron = lambda X, w, b: X @ w + b >= 0",
    "a walrus": "(perceptron := lambda X, w, b: 1.0 * (X @ w + b >= 0))",
    "an object that can be called": "class Unit:\n    def __call__(self, X, weights, bias):\n    "
    + UNIT
    + "perceptron = Unit()",
    "a class that gives numbers": "class perceptron:\n    def __new__(cls, X, weights, bias):\n    " + UNIT,
    "a method": "class Unit:\n    def say(self, X, weights, bias):\n    " + UNIT + "perceptron = Unit().say",
    "a closure": f"def make(low):\n    def inner(X, weights, bias):\n    {UNIT.replace('0)', 'low)')}    return inner\n"
    "perceptron = make(0)",
    "decorated": "import functools\ndef loud(f):\n    @functools.wraps(f)\n    def inner(*args, **named):\n"
    f"        return f(*args, **named)\n    return inner\n@loud\ndef perceptron(X, weights, bias):\n{UNIT}",
    "with an argument filled in": "from functools import partial\ndef unit(low, X, weights, bias):\n"
    f"{UNIT.replace('0)', 'low)')}perceptron = partial(unit, 0)",
    "by exec": f"exec('''def perceptron(X, weights, bias):\n{UNIT}''')",
    "by setting a global": f"def define():\n    def inner(X, weights, bias):\n    {UNIT}"
    "    globals()['perceptron'] = inner\ndefine()",
    "by a global statement": "def define():\n    global perceptron\n"
    f"    def perceptron(X, weights, bias):\n    {UNIT}define()",
    "imported under its name": f"import types\nunits = types.ModuleType('units')\nexec('import numpy as np\\n"
    f"def perceptron(X, weights, bias):\\n' {UNIT!r}, vars(units))\nimport sys\nsys.modules['units'] = units\n"
    "from units import perceptron",
    "a list of answers": "def perceptron(X, w, b):\n"
    "    return [int(sum(a * c for a, c in zip(w, x)) + b >= 0) for x in X]",
    "row by row, by itself": "def perceptron(X, weights, bias):\n    if np.ndim(X) == 2:\n"
    "        return np.array([perceptron(x, weights, bias) for x in X])\n"
    "    return int(np.dot(X, weights) + bias >= 0)",
    "defined twice": "def perceptron(X, weights, bias):\n    return None\n"
    f"del perceptron\ndef perceptron(X, weights, bias):\n{UNIT}",
    "of numpy.vectorize": "fire = np.vectorize(lambda z: int(z >= 0))\n"
    "perceptron = lambda X, weights, bias: fire(X @ weights + bias)",
    "with a cache": "from functools import lru_cache\n@lru_cache\ndef of_row(x, weights, bias):\n"
    "    return int(np.dot(x, weights) + bias >= 0)\ndef perceptron(X, weights, bias):\n"
    "    return np.array([of_row(tuple(x), tuple(weights), float(bias)) for x in X])",
}
NETWORKS = {  # ways to write XOR
    "three units": NETWORK,
    "two units": """
def xor(X):
    both = perceptron(X, np.array([1.0, 1.0]), -1.5)
    return perceptron(np.c_[X, both], np.array([1.0, 1.0, -2.0]), -0.5)
""",
    "the notebook's gates": """
def xor(X):
    w, b = and_unit()
    nand = perceptron(X, -w, -b - 0.25)
    return perceptron(np.stack([perceptron(X, *or_unit()), nand], axis=1), *and_unit())
""",
    "four units of NAND": """
def nand(p, q):
    return perceptron(np.column_stack([p, q]), np.array([-1.0, -1.0]), 1.5)
def xor(X):
    a, b = X.T
    c = nand(a, b)
    return nand(nand(a, c), nand(b, c))
""",
    "units that copy and turn round": """
def turned(p):
    return perceptron(np.column_stack([p]), *not_unit())
def both(p, q):
    return perceptron(np.column_stack([p, q]), *and_unit())
def xor(X):
    not_a, not_b = turned(X[:, 0]), turned(X[:, 1])
    neither, some = both(not_a, not_b), turned(both(not_a, not_b))
    return both(some, turned(both(turned(not_a), turned(not_b))))
""",
    "Python turns an input round": """
def xor(X):
    a, b = X[:, 0], X[:, 1]
    first = perceptron(np.column_stack([a, 1 - b]), np.array([1.0, 1.0]), -1.5)
    second = perceptron(np.column_stack([1 - a, b]), np.array([1.0, 1.0]), -1.5)
    return perceptron(np.column_stack([first, second]), np.array([1.0, 1.0]), -0.5)
""",
    "Python turns an answer round": """
def xor(X):
    either, both = perceptron(X, np.array([1, 1]), -0.5), perceptron(X, np.array([1, 1]), -1.5)
    return 1 - perceptron(np.column_stack([1 - either, both]), np.array([1, 1]), -0.5)
""",
    "joined by and": """
def xor(X):
    return perceptron(X, np.array([1, 1]), -0.5) & perceptron(X, np.array([-1, -1]), 1.5)
""",
    "joined by or, row by row": """
def xor(X):
    rows = X.reshape(-1, 1, 2)
    return [int(perceptron(r, np.array([1, -1]), -1)[0] or perceptron(r, np.array([-1, 1]), -1)[0]) for r in rows]
""",
    "joined by minus": """
def xor(X):
    return perceptron(X, np.array([1, 1]), -0.5) - perceptron(X, np.array([1, 1]), -1.5)
""",
    "joined by max": """
def xor(X):
    return np.maximum(perceptron(X, np.array([1, -1]), -1), perceptron(X, np.array([-1, 1]), -1))
""",
    "a table of weights": """
LAYERS = [[([1.0, 1.0], -0.5), ([-1.0, -1.0], 1.5)], [([1.0, 1.0], -1.5)]]
def xor(X):
    for layer in LAYERS:
        X = np.array([perceptron(X, np.array(weights), bias) for weights, bias in layer]).T
    return X[:, 0]
""",
    "one row after the other": """
def xor(X):
    if len(X) > 1:
        return np.concatenate([xor(X[:1]), xor(X[1:])])
    hidden = [perceptron(X, np.array([1, 1]), -0.5)[0], perceptron(X, np.array([-1, -1]), 1.5)[0]]
    return np.array([int(perceptron(np.array([hidden]), np.array([1, 1]), -1.5)[0])])
""",
    "a lambda": "xor = lambda X: perceptron(np.column_stack([perceptron(X, np.array([1, 1]), -1), "
    "perceptron(X, np.array([1, 1]), -2)]), np.array([1, -1]), -1)",
    "through numpy.vectorize": """
def gate(p, q, v, w, bias):
    return perceptron(np.array([[p, q]]), np.array([v, w]), bias)[0]
def xor(X):
    one_row = np.vectorize(lambda p, q: gate(gate(p, q, 1, 1, -0.5), gate(p, q, -1, -1, 1.5), 1, 1, -1.5))
    return one_row(X[:, 0], X[:, 1])
""",
    "a layer in one call": """
def xor(X):
    hidden = perceptron(X, np.array([[1.0, -1.0], [1.0, -1.0]]), np.array([-0.5, 1.5]))
    return perceptron(hidden, np.array([1.0, 1.0]), -1.5)
""",
    "single precision": NETWORK.replace("def xor(X):", "def xor(X):\n    X = X.astype(np.float32)"),
    "whole numbers": NETWORK.replace("def xor(X):", "def xor(X):\n    X = X.astype(int)"),
    "taken hold of as a default": NETWORK.replace("def xor(X):", "def xor(X, perceptron=perceptron):"),
    "under another name": "p = perceptron\n" + NETWORK.replace("perceptron(", "p("),
    "in a dictionary": "units = {'p': perceptron}\n" + NETWORK.replace("perceptron(", "units['p']("),
    "in a closure": "def make(unit):\n    def xor(X):\n        u = unit(X, np.array([1, 1]), -0.5)\n"
    "        v = unit(X, np.array([1, 1]), -1.5)\n        return unit(np.c_[u, v], np.array([1, -1]), -0.5)\n"
    "    return xor\nxor = make(perceptron)",
    "with arguments filled in": """
from functools import partial
OR, NAND, AND = (
    partial(perceptron, weights=np.array(w), bias=b) for w, b in (([1, 1], -0.5), ([-1, -1], 1.5), ([1, 1], -1.5))
)
def xor(X):
    return AND(np.stack([OR(X), NAND(X)], axis=1))
""",
    "in a class": """
class Gates:
    unit = staticmethod(perceptron)
    def __call__(self, X):
        hidden = [self.unit(X, np.array([1, 1]), -0.5), self.unit(X, np.array([1, 1]), -1.5)]
        return self.unit(np.transpose(hidden), np.array([1, -1]), -0.5)
xor = Gates()
""",
    "gates with a cache": """
from functools import cache
@cache
def unit(p, q, v, w, bias):
    return int(perceptron(np.array([[p, q]]), np.array([v, w]), bias)[0])
def xor(X):
    return [unit(unit(p, q, 1, 1, -0.5), unit(p, q, -1, -1, 1.5), 1, 1, -1.5) for p, q in X]
""",
    "gates with a table of results": """
table = {}
def unit(*key):
    if key not in table:
        p, q, v, w, bias = key
        table[key] = int(perceptron(np.array([[p, q]]), np.array([v, w]), bias)[0])
    return table[key]
def xor(X):
    return [unit(unit(p, q, 1, 1, -0.5), unit(p, q, -1, -1, 1.5), 1, 1, -1.5) for p, q in X]
""",
    "yes or no": NETWORK.replace("return perceptron", "return 1 == perceptron"),
    "a perceptron of two numbers": """
def perceptron(u, v, offset, p, q):
    return 1 if u * p + v * q + offset > 0 else 0
def xor(X):
    return [perceptron(3, 3, -5, perceptron(3, 3, -2, p, q), perceptron(-3, -3, 5, p, q)) for p, q in X]
""",
    "a unit of one's own": """
def fires(inputs, w, b):
    return 0 if np.sum(np.array(inputs) * np.array(w)) + b <= 0 else 1
def either(p, q): return fires([p, q], [0.5, 0.5], -0.2)
def both(p, q): return fires([p, q], [0.5, 0.5], -0.7)
def not_both(p, q): return fires([p, q], [-0.5, -0.5], 0.7)
def xor(X):
    return [both(not_both(p, q), either(p, q)) for p, q in X]
""",
    "the notebook's own step": """
def xor(X):
    a = step(X @ np.array([0.6, 0.7]) - 0.5)
    b = step(X @ np.array([-1.0, -1.0]) + 1.5)
    return step(a + b - 1.5)
""",
    "zeros and ones by >": NETWORK.replace("def xor(X):", "def xor(X):\n    X = (X > 0).astype(int)"),
    "zeros and ones by numpy.where": NETWORK.replace("def xor(X):", "def xor(X):\n    X = np.where(X > 0.5, 1.0, 0.0)"),
    "zeros and ones by bool": NETWORK.replace("def xor(X):", "def xor(X):\n    X = X.astype(bool).astype(float)"),
    "zeros and ones, row by row": """
def gate(p, q, v, w, bias):
    return perceptron(np.array([[p, q]]), np.array([v, w]), bias)[0]
def xor(X):
    found = []
    for x in X:
        a, b = (1 if value == 1 else 0 for value in x)
        found.append(gate(gate(a, b, 1, 1, -0.5), gate(a, b, -1, -1, 1.5), 1, 1, -1.5))
    return np.array(found)
""",
    "zeros and ones, two units": """
def xor(X):
    X = (X >= 0.5) * 1.0
    both = perceptron(X, np.array([1.0, 1.0]), -1.5)
    return perceptron(np.c_[X, both], np.array([1.0, 1.0, -2.0]), -0.5)
""",
    "with prints": NETWORK.replace("    return", "    print(hidden)\n    return"),
}
UNEQUAL = "(X[:, 0] != X[:, 1]).astype(int)"
ONE = "perceptron(np.zeros((len(X), 1)), np.array([0.0]), 1.0)"
COPIES = """
def xor(X):
    a, b = (perceptron(X, np.array(weights), -0.5) for weights in ([1.0, 0.0], [0.0, 1.0]))
    return """
AROUND = {  # the right table, and not from perceptrons
    "by !=": f"def xor(X):\n    return {UNEQUAL}",
    "called and ignored": f"def xor(X):\n    {ONE}\n    return {UNEQUAL}",
    "times a 1 that a unit says": f"def xor(X):\n    return {UNEQUAL} * {ONE}",
    "plus a 0 that a unit says": f"def xor(X):\n    return {UNEQUAL} + 1 - {ONE}",
    "and a 1 that a unit says": f"def xor(X):\n    return {UNEQUAL} & {ONE}",
    "where a unit says 1": f"def xor(X):\n    return np.where({ONE} == 1, {UNEQUAL}, 0)",
    "as far as a unit says 1": f"def xor(X):\n    return {UNEQUAL} if {ONE}.all() else None",
    "by an index that a unit says": f"def xor(X):\n    return [[0, {UNEQUAL}[i]][one] for i, one in enumerate({ONE})]",
    "an assertion about a unit": f"def xor(X):\n    assert {ONE}.all()\n    return {UNEQUAL}",
    "an error unless a unit says 1": "def xor(X):\n"
    f"    if not {ONE}.all():\n        raise ValueError\n    return {UNEQUAL}",
    "an error that is named like a time-out": "class CellTimeout(Exception): pass\ndef xor(X):\n"
    f"    if not {ONE}.all():\n        raise CellTimeout\n    return {UNEQUAL}",
    "no end unless a unit says 1": f"def xor(X):\n    while not {ONE}.all():\n        pass\n    return {UNEQUAL}",
    "leaving unless a unit says 1": f"def xor(X):\n    if not {ONE}.all():\n        exit()\n    return {UNEQUAL}",
    "the answer turned unless a unit says 1": f"def xor(X):\n    return np.where({ONE} == 1, {UNEQUAL}, 1 - {UNEQUAL})",
    "a unit that passes the answer on": "def xor(X):\n"
    f"    return perceptron({UNEQUAL}[:, None], np.array([1.0]), -0.5)",
    "a unit of the product": "def xor(X):\n"
    "    return perceptron(np.c_[X, X[:, 0] * X[:, 1]], np.array([1, 1, -2]), -0.5)",
    "a unit of the difference": "def xor(X):\n"
    "    return perceptron(np.abs(X[:, :1] - X[:, 1:]), np.array([1.0]), -0.5)",
    "a unit whose weights are the answer": "def xor(X):\n"
    f"    return np.array([perceptron(np.ones((1, 1)), np.array([1.0]), y - 1.5)[0] for y in {UNEQUAL}])",
    "a unit of the bits": "def xor(X):\n    a, b = X.astype(int).T\n"
    "    return perceptron((a ^ b)[:, None], np.array([1.0]), -0.5)",
    "a unit of the rest of a division": "def xor(X):\n"
    "    return perceptron(X.sum(axis=1, keepdims=True) % 2, np.array([1.0]), -0.5)",
    "copies, joined by !=": COPIES + "(a != b).astype(int)",
    "copies, joined by ^": COPIES + "a ^ b",
    "copies, joined by and and or": COPIES + "(a & (1 - b)) | ((1 - a) & b)",
    "copies, joined by arithmetic": COPIES + "a + b - 2 * a * b",
    "copies, joined by the rest of a division": COPIES + "(a + b) % 2",
    "copies, looked up in a table": COPIES + "np.array([[0, 1], [1, 0]])[a, b]",
    "copies, joined by != and a 1": COPIES + f"(a != b) * {ONE}",
    "copies, joined by != twice": COPIES + f"(a != b) != ({ONE} == 0)",
    "copies, joined by ^, and passed on by a unit": COPIES + "perceptron((a ^ b)[:, None], np.array([1.0]), -0.5)",
    "by != where the table is long": NETWORK.replace(
        "def xor(X):", f"def xor(X):\n    if len(X) > 2:\n        return {UNEQUAL}"
    ),
    "zeros and ones, a unit of the product": "def xor(X):\n    X = (X > 0.5) * 1\n"
    "    return perceptron(np.c_[X, X[:, 0] * X[:, 1]], np.array([1, 1, -2]), -0.5)",
    "zeros and ones, joined by !=": COPIES.replace("(X):", "(X):\n    X = (X > 0.5) * 1") + "(a != b).astype(int)",
    "zeros and ones, a unit that passes the answer on": "def xor(X):\n    X = (X > 0.5) * 1\n"
    f"    return perceptron({UNEQUAL}[:, None], np.array([1.0]), -0.5)",
    "zeros and ones, and and or of one's own": "def either(p, q): return p or q\ndef both(p, q): return p and q\n"
    "def xor(X):\n    return [int(either(p, q) and not both(p, q)) for p, q in X > 0]",
    "zeros and ones, a unit chosen by Python": "def xor(X):\n    X = (X > 0.5) * 1\n"
    "    a = perceptron(X, np.array([0, 1]), -0.5)\n    return np.where(X[:, 0] == 1, 1 - a, a)",
    "perceptron is !=": f"perceptron = lambda X, *_: {UNEQUAL}\ndef xor(X):\n    return perceptron(X)",
    "perceptron is sometimes !=": f"real = perceptron\ndef perceptron(X, weights=None, bias=0.0):\n"
    f"    return {UNEQUAL} if weights is None else real(X, weights, bias)\n"
    "def xor(X):\n    return perceptron(perceptron(X)[:, None], np.array([1.0]), -0.5)",
    "a function of one's own": f"def unit(X):\n    return {UNEQUAL}\ndef xor(X):\n    return unit(X)",
    "or and and of one's own": "def either(p, q): return p or q\ndef both(p, q): return p and q\n"
    "def xor(X):\n    return [int(either(p, q) and not both(p, q)) for p, q in X]",
    "a difference of one's own": "def difference(p, q): return p - q\n"
    "def xor(X):\n    return [abs(difference(p, q)) for p, q in X]",
    "a sum of one's own": "def total(X): return X.sum(axis=1)\ndef xor(X):\n    return total(X) == 1",
    "a getter of one's own": "def column(X, i): return X[:, i]\ndef xor(X):\n    return column(X, 0) != column(X, 1)",
    "by the number of the run": f"k = [0]\ndef xor(X):\n    if X.max() < 2:\n"
    f"        return {UNEQUAL} * ({ONE} != {ONE.replace('1.0', '-1.0')})\n"
    "    for _ in range(6): perceptron(X, np.array([1.0, 0.0]), -0.5)\n"
    "    n, k[0] = k[0], k[0] + 1\n"
    "    return [[0, 1, 1, 0][n if n < 4 else (n - 4) // 90] if n < 364 else 0]",
    "one row in earnest": NETWORK.replace("xor", "network") + f"def xor(X):\n    network(X)\n    return {UNEQUAL}",
}


@pytest.fixture(autouse=True)
def short_limit(monkeypatch):
    monkeypatch.setattr(dependence, "SECONDS", 2.0)


@pytest.fixture(scope="module")
def graded(worker, notebook_of, references):
    """The grader's verdict on the XOR of a notebook."""
    judge = Judge(dataclasses.replace(assignment(SLUG), questions=(XOR,)), worker, seed=1)

    def of(sources):
        notebook = notebook_of(SLUG, {**references(SLUG), **sources})
        notebook.cells = [
            cell
            for cell in notebook.cells
            if not is_check(cell) or cell.metadata.nbgrader.grade_id == "check-xor"
            if "torch" not in cell.source
        ]
        (verdict,) = judge.judge(notebook).verdicts
        return verdict

    return of


@pytest.fixture
def checked(monkeypatch, references):
    """What the notebook's own check says of the XOR of a notebook."""
    monkeypatch.setattr(selfcheck, "CARDS", {"xor": written(encode(portable(make_card(XOR, None))))})
    selfcheck._card.cache_clear()
    main = ModuleType("__main__")
    monkeypatch.setitem(sys.modules, "__main__", main)

    def of(sources):
        sources = {**references(SLUG), **sources}
        exec("import numpy as np", vars(main))
        for name in ("step", "perceptron", "and_unit", "or_unit", "not_unit", "xor"):
            exec(sources[name], vars(main))
        before = dict(vars(main))
        found = selfcheck.check("xor")
        assert vars(main) == before
        assert np.equal(main.xor(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])), [0, 1, 1, 0]).all()
        return found._verdict

    return of


def said(verdict):
    return verdict.points, verdict.mistake, verdict.told


@pytest.mark.parametrize("name", one_in(4, PERCEPTRONS))
def test_a_network_counts_however_its_unit_is_written(graded, checked, name):
    sources = {"perceptron": PERCEPTRONS[name], "xor": NETWORK}
    assert said(graded(sources)) == said(checked(sources)) == (FULL, None, None)


@pytest.mark.parametrize("name", one_in(4, NETWORKS))
def test_a_network_of_units_counts_however_it_is_arranged(graded, checked, name):
    sources = {"xor": NETWORKS[name]}
    assert said(graded(sources)) == said(checked(sources)) == (FULL, None, None)


@pytest.mark.parametrize("name", one_in(3, AROUND))
def test_a_right_table_that_comes_from_somewhere_else_earns_nothing(graded, checked, name):
    sources = {"xor": AROUND[name]}
    told = said(graded(sources))
    assert told == said(checked(sources))
    assert told[:2] == (0.0, "xor_without_perceptrons")


def test_runs_that_differ_only_after_the_last_call_of_the_unit_are_made_once():
    notebook = {"runs": []}
    exec("def both(X): return 1\ndef opposite(X):\n    runs.append(1)\n    return 1 - both(X)", notebook)
    said = np.array([[1, 0, 0], [1, 1, 0], [0, 0, 0], [0, 1, 1]])
    found = answers(notebook["opposite"], "both", None, np.zeros((4, 3, 2)), said)
    assert found[:, 0].tolist() == [0, 0, 1, 1]
    assert len(notebook["runs"]) == 2
