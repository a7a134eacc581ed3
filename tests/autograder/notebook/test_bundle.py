"""What a notebook carries is short, is the same whatever Python builds it, and says what the sources say."""

import ast
import json
from statistics import median

import pytest

from autograder.checking.known import portable
from autograder.contract.wire import encode
from autograder.grading.cards import make_card
from autograder.notebook.inside.reading import read
from autograder.notebook.shake import shake
from autograder.notebook.shorter import shorten, without_words
from autograder.notebook.writing import written
from autograder.specs.course import assignment, assignments
from tests.autograder.proof.snippets import packed, packed_line
from tools.check_times import milliseconds

FIRST = "acceptance"
SLUGS = {each.topic: each.slug for each in assignments()}

# The characters of the packed line at commit cca79a7.
BEFORE = {
    **{"start_here": 35023, "acceptance": 38294, "perceptrons_and_logic": 42470, "perceptron_algorithm": 42817},
    **{"probability": 46807, "activation_functions": 45267, "maximum_likelihood": 42775, "cross_entropy": 47155},
    **{"gradient_descent": 48574, "descent_in_practice": 42474, "non_linear_regions": 36614, "many_classes": 52095},
    **{"feedforward": 62632, "backpropagation": 75328, "vanishing_slopes": 46934, "training_loop": 62622},
    **{"overfitting": 66740, "dropout": 125340, "capstone": 192965},
}
GROWN = 1.3  # times as long it may be
SHORT, SHORT_GROWN = 70_000, 1.66  # where that is too little: what tells of any answer is most of a short line


@pytest.mark.parametrize("topic", SLUGS)
def test_the_packed_line_is_hardly_longer_than_it_was(topic):
    before = BEFORE[topic]
    assert len(packed_line(SLUGS[topic])) <= before * (SHORT_GROWN if before < SHORT else GROWN)


@pytest.mark.parametrize("topic", SLUGS)
def test_packed_sources_are_the_same_whatever_python_packs_them(topic):
    """Versions of Python differ in how they write f-strings, and some can't read what others write."""
    sources, _ = packed(SLUGS[topic])
    assert sources
    for name, source in sources.items():
        nodes = list(ast.walk(ast.parse(source)))
        assert not any(isinstance(node, ast.JoinedStr) for node in nodes), name


def test_a_card_that_was_written_is_read_as_it_was():
    for question in assignment(FIRST).questions:
        card = portable(make_card(question, seed=None))
        plain = encode(card)
        assert json.dumps(encode(read(*written(plain)))) == json.dumps(plain)


def test_what_is_named_in_a_text_stays_and_what_is_not_used_goes():
    source = """
from math import exp, log
KINDS = {"far": 1}
def near(x): return getattr(Tools, "pick")(exp(x))
def far(x): return log(x)
class Tools:
    def pick(x): return x
    def drop(x): return x
"""
    tree = ast.parse(source)
    shake({"m": tree}, ["near"])
    assert ast.unparse(tree).split("\n") == [
        *("from math import exp", "", "def near(x):", "    return getattr(Tools, 'pick')(exp(x))", ""),
        *("class Tools:", "", "    def pick(x):", "        return x"),
    ]


def test_short_names_do_the_same():
    source = """
FACTORS = {"two": 2}
def scaled(values, by="two", *, shift=0):
    '''What a person reads.'''
    def one(value):
        return value * FACTORS[by] + shift
    try:
        return f"{[one(value) for value in values]!r:>{len(by)}} {{}} {sum(values):.1f}"
    except TypeError as problem:
        return str(problem)
def _twice(numbers, places):
    return [round(2 * number, places) for number in numbers]
def both(numbers):
    return scaled(numbers, shift=1), scaled(values=numbers, by="two"), _twice(numbers, places=1), scaled(3)
"""
    texts = shorten({"m": without_words(ast.parse(source))}, explained=(), called=(), kept=())
    assert "FACTORS" not in texts["m"] and "problem" not in texts["m"] and "def both(a)" in texts["m"]
    long, short = {}, {}
    exec(source, long)
    exec(texts["m"], short)
    assert short["both"]([1.0, 2.25]) == long["both"]([1.0, 2.25])


def test_a_right_answer_in_numpy_is_checked_in_the_blink_of_an_eye():
    times = milliseconds(SLUGS[FIRST])
    assert times and median(times.values()) < 20
