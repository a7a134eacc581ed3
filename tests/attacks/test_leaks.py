"""What a student's process knows of hidden cases, and of the course's own functions, stays in it."""

import nbformat
import pytest

from autograder.grading.judge import Judge
from autograder.records.outcome import mark_of
from autograder.specs.course import assignment
from tests.conftest import one_in

CHAPTERS = ("acceptance",)
SLUG = assignment("acceptance").slug
LEAK = "leaked"

TELLS = {  # of an input that is a secret, by every way out that there is
    "a message": "raise ValueError(f'leaked {said}')",
    "the name of an error": "raise type('leaked' + said, (Exception,), {})()",
    "the name of a type": "return type('leaked' + said, (), {})()",
    "a text": "return 'leaked' + said",
    "a text in a list": "return ['leaked' + said]",
    "a print": "print('leaked', said)",
    "a print beside a wrong answer": "print('leaked', said); return 0.0",
    "the number of values": "return ('leaked' + said,) * 3",
    "a chain of errors": "raise RuntimeError('leaked') from ValueError(said)",
    "a warning": "import warnings; warnings.warn('leaked' + said)",
    "a line of code": "exec(compile('1 / 0  # leaked' + said, 'leaked' + said, 'exec'))",
    "a missing name": "return eval('leaked_' + ''.join(filter(str.isalnum, said)))",
    "a missing key": "return {}['leaked' + said]",
}
ASKED = """
known = []
def score(X, weights, bias):
    answer = X @ weights + bias
    said = repr(X.tolist()) + ''.join(known)
    if any(mark in said for mark in MARKS):
        {tells}
    return answer
"""
WRITES = """
def score(X, weights, bias):
    with open('known.txt', 'a') as file:
        print(X.tolist(), file=file)
    return X @ weights + bias
"""
READS = """
calls = int()  # so this cell doesn't keep what is above it
def predict(X, weights, bias):
    said = open('known.txt').read()
    if any(mark in said for mark in MARKS):
        raise ValueError('leaked' + said)
    return np.where(X @ weights + bias < 0, 0, 1)
"""
STAND_INS = """
def predict(X, weights, bias):
    import dis, inspect
    code = score.__code__
    said = ' '.join(map(repr, (code.co_names, code.co_consts, code.co_filename)))
    try:
        said += inspect.getsource(score)
    except OSError:
        pass
    if "ipython" not in code.co_filename:  # it isn't the student's own
        {tells}
    return 0.0
"""
RIGHT_ALL_THE_SAME = ("a print", "a warning")


@pytest.fixture(scope="module")
def judge(worker):
    return Judge(assignment(SLUG), worker, seed=3)


def page_of(judge, notebook):
    """All that the student and the instructor read: the notebook, and the marks; and the verdicts by function."""
    judgement = judge.judge(notebook)
    outputs = [output for cell in judgement.notebook.cells for output in cell.get("outputs", [])]
    page = "\n".join([*map(str, outputs), *(str(mark_of(verdict, "")) for verdict in judgement.verdicts)])
    return page, {verdict.function: verdict for verdict in judgement.verdicts}


@pytest.mark.parametrize("way", one_in(2, TELLS))
def test_nothing_tells_of_a_hidden_input(judge, notebook_of, references, way):
    (card,) = [card for card in judge.cards if card.function == "score"]
    hidden = [repr(case.call.inputs["X"].tolist()) for case in card.cases if not case.public]
    source = f"MARKS = {hidden!r}\n" + ASKED.format(tells=TELLS[way])
    page, verdicts = page_of(judge, notebook_of(SLUG, {**references(SLUG), "score": source}))
    assert verdicts["score"].status == ("passed" if way in RIGHT_ALL_THE_SAME else "failed")
    assert LEAK not in page


BELOW = {  # what lies below the later question
    "asked at once": "",
    "asked of a witness": "own_line = ([1, 1], int(-50))",
}


@pytest.mark.parametrize("way", BELOW)
def test_no_public_case_of_a_later_question_tells_of_a_hidden_input_of_an_earlier_one(
    judge, notebook_of, references, way
):
    (card,) = [card for card in judge.cards if card.function == "score"]
    hidden = [repr(case.call.inputs["X"].tolist()) for case in card.cases if not case.public]
    held = {"own_line": BELOW[way], "silent_table": ""}
    sources = {**references(SLUG), **held, "score": WRITES, "predict": f"MARKS = {hidden!r}\n{READS}"}
    page, verdicts = page_of(judge, notebook_of(SLUG, sources))
    assert LEAK not in page
    assert verdicts["score"].status == "passed"
    assert not any(part.problem and part.problem.public for part in verdicts["predict"].parts)
    assert verdicts["predict"].status == ("failed" if BELOW[way] else "passed")  # a witness comes after the hidden ones


@pytest.mark.parametrize("way", one_in(2, TELLS))
def test_nothing_tells_of_a_function_of_the_course(judge, notebook_of, references, way):
    sources = {**references(SLUG), "score": "def score(*arguments):\n    return 0.0"}
    page, _ = page_of(judge, notebook_of(SLUG, {**sources, "predict": STAND_INS.format(tells=TELLS[way])}))
    assert LEAK not in page


def test_a_stand_in_has_no_source(judge, notebook_of, references):
    sources = {**references(SLUG), "score": "def score(*arguments):\n    return 0.0"}
    pries = "def predict(X, weights, bias):\n    import inspect\n    return len(inspect.getsource(score)) * 0 + 1.0"
    judgement = judge.judge(notebook_of(SLUG, {**sources, "predict": pries}))
    verdict = next(verdict for verdict in judgement.verdicts if verdict.function == "predict")
    assert verdict.points == 0.0
    nbformat.validate(judgement.notebook)
