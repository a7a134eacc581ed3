"""Every known answer can be written into its notebook as it stands: nothing else is needed there."""

import ast
import builtins
import dis
from functools import cache
from types import CodeType

import pytest

from autograder.intake.submissions import release_of
from autograder.specs.course import assignments
from autograder.specs.known_answers import alternatives_of, misconceptions_of
from autograder.specs.settings import known_chapters, specification
from solutions.answers import Answer

QUESTIONS = {f"{each.slug} {q.function}": (each, q) for each in assignments() for q in each.tasks}
each_question = pytest.mark.parametrize("assignment, question", QUESTIONS.values(), ids=QUESTIONS)


@each_question
def test_a_known_answer_needs_no_name_that_its_notebook_lacks(assignment, question):
    there = names_in_notebook(assignment.slug)
    for answer in [*misconceptions_of(question), *alternatives_of(question)]:
        missing = names_looked_up(answer.source) - names_defined(answer.source) - there
        assert not missing, f"{answer.name} needs {missing}"


@each_question
def test_a_known_answer_does_not_call_itself_for_the_right_one(assignment, question):
    """Under the name of its question it would."""
    for answer in [*misconceptions_of(question), *alternatives_of(question)]:
        assert question.function not in names_looked_up(answer.source), answer.name


def test_the_source_of_an_answer_brings_the_functions_of_its_module_along():
    source = Answer("thrice", "triple", _thrice).source
    assert source.startswith("def _twice(x):")
    namespace = {}
    exec(source, namespace)
    assert namespace["triple"](5) == 15


def test_the_source_of_an_answer_keeps_a_decorator_that_belongs_to_it():
    questions = [question for topic in known_chapters() for question in specification(topic).questions]
    answers = [answer for question in questions for answer in alternatives_of(question) if answer.name == "decorated"]
    assert answers
    assert all(answer.source.startswith("@torch.no_grad()\ndef ") for answer in answers)


def _thrice(x):
    return x + _twice(x)


def _twice(x):
    return 2 * x


@cache
def names_in_notebook(slug):
    cells = [cell.source for cell in release_of(slug).cells if cell.cell_type == "code"]
    return {*vars(builtins), "__name__", "__module__", "__qualname__"}.union(*map(names_defined, cells))


def names_defined(source):
    """The names that a cell gives a meaning to, outside its functions; what it tries is taken to succeed."""
    names, nodes = set(), ast.parse(source).body
    while nodes:
        node, *nodes = nodes
        if isinstance(node, ast.Try):
            nodes = [*node.body, *nodes]
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            names |= {(alias.asname or alias.name).split(".")[0] for alias in node.names}
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.Assign):
            names |= {each.id for target in node.targets for each in ast.walk(target) if isinstance(each, ast.Name)}
    return names


def names_looked_up(source):
    """The names that a source and its functions look for in the notebook."""
    codes, names = [compile(source, "<answer>", "exec")], set()
    while codes:
        code = codes.pop()
        names |= {step.argval for step in dis.get_instructions(code) if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")}
        codes += [inner for inner in code.co_consts if isinstance(inner, CodeType)]
    return names
