"""No task pays for what stands in a notebook or on a page: neither for its code nor for its numbers, packed or not.

The pages are those of a term, without the solutions that are folded into them. Answers that compute nothing are in
test_trivial.
"""

import ast
import copy
from functools import cache
from importlib import import_module

import numpy as np
import pytest

from autograder.checking.domain import Outside, arguments_of
from autograder.checking.predictions import text_of
from autograder.checking.verdict import verdict_of
from autograder.contract.calls import Call
from autograder.contract.trials import Catch
from autograder.grading.cards import draw_card
from autograder.specs.course import assignments
from autograder.specs.question import load
from autograder.specs.sources import inlined_source
from autograder.student.probe import observe
from tests.autograder.proof.snippets import (
    functions_in,
    leaves,
    notebook_texts,
    numbers_in,
    packed_cards,
    packed_earlier,
    packed_modules,
    page_texts,
    sequences_in,
    values_in,
)
from tests.conftest import cell_of, one_in

ALL = {assignment.slug: assignment for assignment in assignments()}
ALL_QUESTIONS = {question.function: question for each in ALL.values() for question in each.questions}
MOST = 300  # rows put together from values of the same text
LATER = {"backpropagation": "feedforward"}  # a course may have the one first, which shows what the other asks for
each_notebook = pytest.mark.parametrize("assignment", ALL.values(), ids=ALL)
one_in_three = pytest.mark.parametrize("assignment", one_in(3, ALL.values()), ids=ALL)


def held(*kinds):
    """Parameters: the values of these kinds; of each kind the first of every five always, the others with --all."""
    cases = []
    for kind in kinds:
        those = [(each, question) for each in ALL.values() for question in each.questions if question.kind == kind]
        for place, (each, question) in enumerate(those):
            marks = () if place % 5 == 0 else pytest.mark.exhaustive
            cases.append(pytest.param(each, question, id=f"{each.slug} {question.function}", marks=marks))
    return pytest.mark.parametrize("assignment, question", cases)


@cache
def all_texts():
    """The texts of all notebooks and pages."""
    return list(dict.fromkeys(text for each in ALL.values() for text in [*texts_of(each)]))


def texts_of(assignment):
    return [*notebook_texts(assignment.slug), *page_texts(assignment.topic)]


@cache
def values_of(text):
    return values_in(text)


def texts_for(assignment, request):
    """What is near a task: its notebook, its page, and those before; with --all those of the whole course."""
    if request.config.getoption("--all"):
        return all_texts()
    return list(dict.fromkeys(text for each in up_to(assignment) for text in texts_of(each)))


def up_to(assignment):
    """The assignments up to one."""
    names = list(ALL)
    return [ALL[name] for name in names[: names.index(assignment.slug) + 1]]


def earned(card, value):
    seen = [observe({card.function: value}, card.function, case.call, card.library, seconds=1.0) for case in card.cases]
    return verdict_of(card, seen).points


# Values


def runs_of(numbers, size):
    """Numbers that stand one after the other in a text, as a tuple."""
    return (tuple(numbers[start : start + size]) for start in range(len(numbers) - size + 1))


@held("predict")
def test_no_value_that_is_written_somewhere_is_the_predicted_one(assignment, question, request):
    call = Call({}, holds="value")

    def text(value):
        return text_of(observe({"name": value}, "name", call, seconds=None).values, question.decimals)

    answer = load(question.reference)()
    right, size = text(answer), np.size(answer) if not isinstance(answer, (list, tuple)) else len(answer)
    several = isinstance(answer, (list, tuple))
    for each in texts_for(assignment, request):
        written = [value for value in values_of(each) if isinstance(value, (list, tuple)) or not several]
        for value in [*written, *(runs_of(numbers_in(each), size) if several else ())]:
            assert text(value) != right, (value, each)


def as_array(value):
    """A value as an array of numbers, or None."""
    try:
        return np.asarray(value, dtype=float)
    except (ValueError, TypeError):
        return None


@cache
def arrays_in(text):
    """The arrays that are written in a text, each once; and what is read in one breath."""
    values = {repr(value): as_array(value) for value in values_of(text)}
    breaths = [[as_array(value) for value in each] for each in sequences_in(text)]
    as_one = [[as_array(each) for each in value] for value in values_of(text) if isinstance(value, (list, tuple))]
    return [array for array in values.values() if array is not None], breaths, as_one


def fitted(array, field):
    """An array as a field takes it, or as the only row of its table; None if it can't be."""
    if array is None or not array.size or array.min() < field.low or array.max() > field.high:
        return None
    if 0 < array.ndim < len(field.shape):
        array = array.reshape((1,) * (len(field.shape) - array.ndim) + array.shape)
    return array if array.ndim == len(field.shape) and in_domain([array], [field]) else None


def in_domain(row, fields):
    try:
        return len(row) == len(fields) and bool(arguments_of(row, fields))
    except Outside:
        return False


def rows_in(text, fields):
    """The rows that are written in a text: as one value, or with their values in a row."""
    arrays, breaths, as_one = arrays_in(text)
    one_by_one = [each[start : start + len(fields)] for each in breaths for start in range(len(each))]
    for written in [*one_by_one, *as_one, *([each] for each in arrays if len(fields) == 1)]:
        if len(written) == len(fields):
            row = [fitted(value, field) for value, field in zip(written, fields)]
            if all(value is not None for value in row) and in_domain(row, fields):
                yield row


def mixtures_of(texts, fields, rng):
    """Rows whose values come from anywhere in the same text."""
    for text in texts:
        fitting = [
            [each for value in arrays_in(text)[0] if (each := fitted(value, field)) is not None] for field in fields
        ]
        for _ in range(MOST // 10 if all(fitting) else 0):
            row = [values[rng.integers(len(values))] for values in fitting]
            if in_domain(row, fields):
                yield row


def as_handed_in(question, row):
    several = isinstance(question.parts[0].trial, Catch) and question.parts[0].trial.most > 1
    return [row] if several else row


@held("find", "experiment")
def test_no_data_that_are_written_somewhere_earn_a_point(assignment, question, request):
    card = draw_card(question, seed=0)
    paid = {}
    for text in texts_for(assignment, request):
        for row in rows_in(text, question.parts[0].trial.fields):
            if points := earned(card, as_handed_in(question, row)):
                paid.setdefault(f"{[each.tolist() for each in row]} earns {points:g}", text)
    assert not paid, "\n\n".join(f"{what} in:\n{text}" for what, text in paid.items())


@held("find", "experiment")
def test_data_put_together_from_what_is_written_earn_half_at_most(assignment, question, request):
    """An experiment has a bar, and pays nothing; of what is searched a mixture may show something up."""
    card = draw_card(question, seed=0)
    most = question.points / 2 if question.kind == "find" else 0
    texts = texts_for(assignment, request)
    rows = list(mixtures_of(texts, question.parts[0].trial.fields, np.random.default_rng(0)))
    some = rows if request.config.getoption("--all") else rows[:: len(rows) // MOST + 1]
    for row in some:
        points = earned(card, as_handed_in(question, row))
        assert points <= most, f"{[each.tolist() for each in row]} earns {points:g}"


# Code


def defined_in(texts):
    """The functions that texts define, by name, each once."""
    found = {}
    for text in texts:
        for node in functions_in(text):
            found.setdefault(node.name, {})[ast.unparse(node)] = node
    return found


@one_in_three
def test_no_function_that_is_written_up_to_there_earns_a_point(assignment):
    """A later chapter shows what an earlier one has asked for: by then it is handed in."""
    before = [each for each in up_to(assignment) if LATER.get(each.topic) != assignment.topic]
    written = defined_in(dict.fromkeys(text for each in before for text in texts_of(each)))
    for question in assignment.questions:
        if question.holds:
            continue
        for source, node in written.get(question.function, {}).items():
            if _unwritten(node):
                continue
            namespace = {"np": np, question.library: import_module(question.library)}
            exec(compile(source, "<pasted>", "exec"), namespace)
            points = earned(draw_card(question, seed=0), namespace[question.function])
            assert points == 0, source


def _unwritten(node):
    return "NotImplementedError" in ast.unparse(node.body[-1])


@one_in_three
def test_a_notebook_as_it_came_earns_nothing(assignment, notebook_of):
    notebook = notebook_of(assignment.slug)
    for question in assignment.questions:
        if question.holds or question.broken:
            namespace = {"np": np}
            exec(cell_of(notebook, f"solve-{question.function}").source, namespace)
            assert earned(draw_card(question, seed=0), namespace[question.function]) == 0


# What is packed


class Anonymous(ast.NodeTransformer):
    """Gives all names of a function that it binds itself the same names in every function."""

    def __init__(self, bound):
        self.names = {name: f"name{number}" for number, name in enumerate(bound)}

    def visit_Name(self, node):
        return ast.Name(self.names.get(node.id, node.id), node.ctx)

    def visit_arg(self, node):
        return ast.arg(self.names.get(node.arg, node.arg))


def body_of(function):
    """The body of a function without its docstring and without the names that were chosen in it."""
    function = copy.deepcopy(function)
    bound = [argument.arg for argument in function.args.args]
    bound += [each.id for each in ast.walk(function) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)]
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    renamed = [Anonymous(dict.fromkeys(bound)).visit(statement) for statement in body]
    return "\n".join(map(ast.unparse, renamed))


def bodies_in(source):
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return set()
    return {body_of(node) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@cache
def bodies_of(question):
    return bodies_in(inlined_source(question.solution, question.function, markers=False))


@cache
def packed_bodies(slug):
    data = [*leaves(packed_cards(slug)), *leaves(packed_earlier(slug))]
    texts = [each for each in data if isinstance(each, str) and "def " in each]
    return {body for source in [*packed_modules(slug).values(), *texts] for body in bodies_in(source)}


@one_in_three
def test_what_is_packed_has_no_reference_of_this_notebook_or_a_later_one(assignment):
    later = list(ALL.values())[list(ALL).index(assignment.slug) :]
    for each in later:
        for question in each.tasks:
            if not question.holds:
                assert not bodies_of(question) & packed_bodies(assignment.slug), question.function


@each_notebook
def test_what_is_packed_has_no_value_that_earns_points(assignment):
    """Of known wrong answers, which may be partly right, there are digests."""
    cards = packed_cards(assignment.slug)
    for question in (question for question in assignment.questions if question.holds):
        card = cards[question.function]
        outcomes = [outcome for mistake in card["mistakes"] for outcome in mistake["outcomes"]]
        assert {outcome["is"] for outcome in outcomes} == {"Facts"}
        assert all(set(outcome["facts"]) == {"digest"} for outcome in outcomes)
        for case in (case for part in card["parts"] for case in part["cases"]):
            assert not {"expected", "table", "rows"} & case.keys()
            assert not case["call"]["inputs"]


@each_notebook
def test_what_is_packed_has_no_line_of_a_known_wrong_answer(assignment):
    """Where one stops, its last line may be the right one of a later question."""
    for card in packed_cards(assignment.slug).values():
        outcomes = [outcome for mistake in card["mistakes"] for outcome in mistake["outcomes"]]
        assert not any(outcome.get("line") for outcome in outcomes if isinstance(outcome, dict))


@one_in_three
def test_what_is_packed_has_no_value_that_is_predicted_here_or_later(assignment):
    later = list(ALL.values())[list(ALL).index(assignment.slug) :]
    answers = {q.function: load(q.reference)() for each in later for q in each.questions if q.kind == "predict"}
    several = {name: list(value) for name, value in answers.items() if isinstance(value, (list, tuple))}
    packed = [*leaves(packed_cards(assignment.slug)), *leaves(packed_earlier(assignment.slug))]
    for name, value in several.items():
        assert not any(each == value for each in packed if isinstance(each, list)), name


@each_notebook
def test_what_is_packed_of_earlier_notebooks_is_what_they_show_of_functions(assignment):
    """Nothing of a later one, and none of the known wrong answers, which may be partly right."""
    packed = packed_earlier(assignment.slug)
    assert set(packed) <= set(assignment.earlier)
    before = {question.function for each in up_to(assignment)[:-1] for question in each.questions if not question.holds}
    assert packed.keys() <= before
    for name, each in packed.items():
        assert each["card"].get("mistakes", []) == []
        cards = packed_cards(each["notebook"])
        assert each["card"]["parts"] == cards[name]["parts"], "the earlier notebook has the same"


# Whether the tests above would see something


def test_a_value_is_found_in_code_in_a_comment_and_in_prose():
    planted = ([[9, 8]], [2, 1], -18)
    for text in (
        "x = ([[9, 8]], [2, 1], -18)",
        "# as ([[9, 8]], [2, 1], -18)\nx = ...",
        "the row `([[9, 8]], [2, 1], -18)`",
        "It is ([[9, 8]], [2, 1], \N{MINUS SIGN}18) here.",
        "print(([[9, 8]], [2, 1], -18))",
    ):
        assert planted in values_in(text), text
    assert {-18.5, 1000, 3e-05} <= {
        value for value in values_in("\N{MINUS SIGN}18.5, 1,000 or 3e-05") if not isinstance(value, tuple)
    }
    assert [3] not in values_in("x[3]")  # an index


@pytest.mark.chapters("perceptron-algorithm")
def test_data_that_are_planted_in_a_sentence_are_found():
    question = ALL_QUESTIONS["telling_student"]
    text = "A student (2, 1, 1), the weights (\N{MINUS SIGN}2, \N{MINUS SIGN}1, 3) and the bias 2."
    card = draw_card(question, seed=0)
    assert question.points in [earned(card, row) for row in rows_in(text, question.parts[0].trial.fields)]


@pytest.mark.chapters("acceptance")
def test_a_function_that_is_planted_is_found_under_other_names():
    source = inlined_source("numpy_ref.acceptance.score", markers=False)
    other = source.replace("score", "f").replace("weights", "w").replace("X", "inputs")
    assert bodies_in(source) == bodies_in(other)
    (name,) = defined_in([f"Look:\n```python\n{source}\n```\n"])
    assert name == "score"
    namespace = {"np": np}
    exec(source, namespace)
    assert earned(draw_card(ALL_QUESTIONS["score"], seed=0), namespace["score"]) == ALL_QUESTIONS["score"].points
