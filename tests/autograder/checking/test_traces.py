"""What stands in the source of wrong answers alone: told where no known mistake fits, and never of a right answer."""

import ast
import functools
import re

import numpy as np
import pytest

from autograder.checking.source import functions_in, source_of
from autograder.checking.traces import MOST_SAID, traced
from autograder.checking.verdict import verdict_of
from autograder.contract.calls import Call
from autograder.contract.cards import Card, Case, Part, Trace
from autograder.intake.submissions import release_of
from autograder.specs.course import assignments
from autograder.specs.known_answers import alternatives_of, traces_of
from autograder.specs.sources import solution_source
from autograder.student.probe import observe

TRACES = [
    Trace(r"axis=0", "The sum goes down.", "Look at the axis."),
    Trace(r"log2", "The base is 2."),
    Trace(r"(?s)^(?!.*abs)", "The size isn't taken."),
]
WITH_TRACES = [each for each in assignments() if any(map(traces_of, each.tasks))]


def nested(function, _):
    function.body[-1].value = ast.UnaryOp(ast.USub(), function.body[-1].value)
    return function


def source(text):
    return source_of("f", functions_in(text))


def told(text):
    hint = traced(source(text), TRACES)
    return hint and (hint.mistake, hint.way_out)


def test_what_is_in_the_source_is_told():
    assert told("def f(x): return abs(x.sum(axis = 0))") == ("The sum goes down.", "Look at the axis.")
    assert told("def f(x): return x") == ("The size isn't taken.", None)
    assert told("def f(x): return abs(x)") is None
    assert told("f = lambda x: abs(log2(x))") == ("The base is 2.", None)


def test_two_are_told_at_most():
    hint, _ = told("def f(x): return log2(x.sum(axis=0))")
    assert MOST_SAID == 2 and hint == "The sum goes down. The base is 2."


def test_words_are_no_code_but_a_function_that_is_called_is():
    assert told('def f(x):\n    "abs? no: log2, axis=0"\n    return abs(x)  # axis=0') is None
    assert told("def f(x): return abs(g(x))\ndef g(x): return log2(x)") == ("The base is 2.", None)


def test_a_value_that_has_the_name_of_a_function_is_none():
    assert told("def f(x):\n    g = abs(x)\n    return g\ndef g(x): return log2(x)") is None


def test_of_a_source_that_is_nested_too_deeply_to_be_written_again_nothing_is_told():
    assert told("def f(x): return " + "-" * 10 + "x") == ("The size isn't taken.", None)
    deep = source_of("f", {"f": functools.reduce(nested, range(3000), functions_in("def f(x): return x")["f"])})
    assert traced(deep, TRACES) is None


def judged(text, traces):
    namespace = {"np": np, "log2": np.log2}
    exec(text, namespace)
    cases = [
        Case(str(size), True, Call({"x": np.ones((size, 3))}), ["sums"], "values.equal", expected=[np.full(size, 3.0)])
        for size in (2, 4)
    ]
    card = Card("f", "sums", "numpy", [], 2.0, "values.equal", [Part("sums", 1.0, cases)], traces=traces)
    return verdict_of(card, [observe(namespace, "f", case.call, seconds=2.0) for case in cases], source=source(text))


def test_a_trace_is_told_of_a_wrong_answer_alone():
    assert judged("def f(x): return x.sum(axis=1)", [Trace("sum", "This is a sum.")]).hint is None
    assert judged("def f(x): return x.sum(axis=0) + 1", TRACES[:2]).hint == "The sum goes down."


def test_where_shapes_do_not_fit_it_is_told_in_place_of_the_error_and_else_beside_it():
    assert judged("def f(x): return x @ x.sum(axis=0)[:2]", TRACES[:1]).hint == "The sum goes down."
    beside = judged("def f(x): return x.sum(axis=0).nothing", TRACES[:1]).hint
    assert beside.startswith("The sum goes down. An array of NumPy has no .nothing.")


@pytest.mark.parametrize("assignment", WITH_TRACES, ids=lambda each: each.slug)
def test_no_right_answer_has_a_trace(assignment):
    cells = [cell.source for cell in release_of(assignment.slug).cells if cell.cell_type == "code"]
    given = {name: tree for cell in cells for name, tree in functions_in(cell).items()}
    found = []
    for question in assignment.tasks:
        rights = {"reference": solution_source(question)}
        rights |= {answer.name: answer.source for answer in alternatives_of(question)}
        for name, text in rights.items():
            right = source_of(question.function, {**given, **functions_in(text)})
            found += [(question.function, name, each.pattern) for each in traces_of(question) if traced(right, [each])]
    assert found == []


@pytest.mark.parametrize("assignment", WITH_TRACES, ids=lambda each: each.slug)
def test_a_trace_is_a_pattern_with_whole_sentences(assignment):
    for question in assignment.tasks:
        for each in traces_of(question):
            assert re.compile(each.pattern), each.pattern
            assert each.hint.endswith((".", "?")), each.hint
