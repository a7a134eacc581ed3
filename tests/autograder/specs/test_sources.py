"""What stands in a student's notebook in place of an answer, and what the docstring above it tells."""

import ast
import re

import pytest

from autograder.intake.submissions import release_of
from autograder.specs import sources
from autograder.specs.course import assignments
from autograder.specs.question import load
from autograder.specs.sources import BEGIN, inlined_source, solution_source, stub_of
from tests.conftest import answer_cell

QUESTIONS = {f"{each.slug} {q.function}": (each, q) for each in assignments() for q in each.tasks}
CODE = re.compile(r"``(.+?)``", re.DOTALL)
each_question = pytest.mark.parametrize("assignment, question", QUESTIONS.values(), ids=QUESTIONS)


def released(assignment, question):
    return answer_cell(release_of(assignment.slug), question.function).source


@each_question
def test_what_a_student_gets_tells_neither_a_formula_nor_where_it_stands(assignment, question):
    if question.holds:
        return
    stub, _, _ = inlined_source(question.solution, question.function).partition(BEGIN)
    assert "Source:" not in stub
    told = load(question.solution).__doc__
    formulas = [paragraph for paragraph in told.split("\n\n")[1:] if paragraph.lstrip().startswith("``")]
    for formula in (found for paragraph in formulas for found in CODE.findall(paragraph) if "=" in found):
        assert " ".join(formula.split()) not in " ".join(stub.split())


@each_question
def test_what_a_student_gets_is_python_and_no_answer(assignment, question):
    stub = released(assignment, question)
    *_, last = ast.parse(stub).body
    if question.holds:
        assert ast.unparse(last) == f"{question.function} = ..."
    else:
        assert isinstance(last, (ast.FunctionDef, ast.ClassDef))
        assert ast.dump(last) != ast.dump(ast.parse(solution_source(question)).body[-1])
        assert ("raise NotImplementedError()" in stub) == (not question.broken)


@each_question
def test_a_docstring_keeps_its_first_sentence_and_its_sections(assignment, question):
    if question.holds:
        return
    told = ast.get_docstring(ast.parse(inlined_source(question.solution)).body[0])
    original = load(question.solution).__doc__
    assert told.split("\n")[0] == original.strip().split("\n")[0]
    for section in ("Parameters\n", "Returns\n", "Examples\n"):
        assert (section in original) == (section in told)


@each_question
def test_a_broken_program_is_the_known_wrong_answer_and_stands_where_it_should(assignment, question):
    if not question.broken:
        assert question.holds or stub_of(question) is None
        return
    body = ast.parse(released(assignment, question)).body[-1].body[1:]  # without the docstring
    assert ast.unparse(body) == ast.unparse(ast.parse(stub_of(question)).body)


def test_a_value_that_takes_long_to_find_is_found_once(monkeypatch):
    question = next(question for _, question in QUESTIONS.values() if question.holds)
    found = []
    monkeypatch.setattr(sources, "load", lambda name: lambda: found.append(name) or 4)
    sources._value.cache_clear()
    assert {solution_source(question) for _ in range(3)} == {f"{question.function} = 4"}
    assert len(found) == 1
    sources._value.cache_clear()
