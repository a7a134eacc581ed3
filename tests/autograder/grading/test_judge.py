"""The judge of whole notebooks: the worker computes, the verdict is written into the cells."""

import json
from dataclasses import replace
from types import SimpleNamespace

import nbformat
import pytest

from autograder.contract.observations import Returned
from autograder.contract.wire import encode
from autograder.grading import examination
from autograder.grading.judge import Judge, message
from autograder.specs.course import assignment

CHAPTERS = ("perceptron-algorithm",)
SLUG = assignment("perceptron-algorithm").slug
QUESTIONS = [question.function for question in assignment(SLUG).questions]
FUNCTION = next(question.function for question in assignment(SLUG).questions if not question.holds)  # the first


@pytest.fixture(scope="module")
def judge(worker):
    return Judge(assignment(SLUG), worker, seed=1)


def judged(judge, notebook):
    """The verdicts by question."""
    return {verdict.function: verdict for verdict in judge.judge(notebook).verdicts}


def results(notebook):
    """What nbgrader reads: the plain text of the results of the graded cells."""
    graded = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    return [cell.outputs[0].data["text/plain"] for cell in graded]


def test_the_references_get_full_marks(judge, notebook_of, references):
    judgement = judge.judge(notebook_of(SLUG, references(SLUG)))
    assert all(verdict.status == "passed" for verdict in judgement.verdicts)
    assert sum(verdict.points for verdict in judgement.verdicts) == assignment(SLUG).points
    assert results(judgement.notebook) == [repr(float(question.points)) for question in assignment(SLUG).questions]
    nbformat.validate(judgement.notebook)


def test_what_was_left_as_it_came_is_not_attempted(judge, notebook_of):
    judgement = judge.judge(notebook_of(SLUG))
    assert {verdict.status for verdict in judgement.verdicts} == {"not attempted"}
    assert set(results(judgement.notebook)) == {"0.0"}


def test_a_program_that_was_changed_and_has_its_fault_still_is_wrong(judge, notebook_of, misconception):
    (asked,) = (question for question in assignment(SLUG).questions if question.broken)
    fault = misconception(SLUG, asked.broken)
    judgement = judge.judge(notebook_of(SLUG, {asked.function: fault.source + "\n# looked at"}))
    verdict = next(each for each in judgement.verdicts if each.function == asked.function)
    assert (verdict.status, verdict.mistake) == ("failed", asked.broken)


def test_a_mistake_is_named_in_its_cell(judge, notebook_of, references, misconception):
    wrong = misconception(SLUG, "sign_turned")
    judgement = judge.judge(notebook_of(SLUG, {**references(SLUG), wrong.question: wrong.source}))
    verdict = next(v for v in judgement.verdicts if v.function == wrong.question)
    assert verdict.mistake == wrong.name
    (output,) = next(cell for cell in judgement.notebook.cells if cell.id == f"check-{wrong.question}").outputs
    assert "<b>Hint.</b>" in output.data["text/html"]


def test_a_mistake_costs_only_the_question_in_which_it_is_made(judge, notebook_of, references):
    sources = {**references(SLUG), "perceptron_step": "def perceptron_step(*arguments):\n    return 0, 0"}
    verdicts = judged(judge, notebook_of(SLUG, sources))
    assert verdicts["perceptron_step"].points == 0.0
    for name in ("perceptron_epoch", "perceptron_fit"):
        assert verdicts[name].points == verdicts[name].max_points
        assert any("the course's own perceptron_step" in remark for remark in verdicts[name].remarks)


def test_a_function_that_was_left_out_costs_only_itself(judge, notebook_of, references):
    sources = {name: source for name, source in references(SLUG).items() if name != "perceptron_step"}
    verdicts = judged(judge, notebook_of(SLUG, sources))
    assert verdicts["perceptron_step"].status == "not attempted"
    assert verdicts["perceptron_fit"].status == "passed"


def test_a_mistake_of_its_own_is_not_forgiven(judge, notebook_of, references):
    broken = {"perceptron_step": "def perceptron_step(*arguments):\n    return 0, 0"}
    one_point = "return perceptron_step(X[0], y[0], weights, bias, 1)"
    epoch = f"def perceptron_epoch(X, y, weights, bias, learning_rate):\n    {one_point}"
    verdicts = judged(judge, notebook_of(SLUG, {**references(SLUG), **broken, "perceptron_epoch": epoch}))
    assert verdicts["perceptron_epoch"].points == 0.0


def test_a_crash_costs_only_its_question(judge, notebook_of, references):
    crash = "def perceptron_epoch(*arguments):\n    import os\n    os._exit(0)"
    verdicts = judged(judge, notebook_of(SLUG, {**references(SLUG), "perceptron_epoch": crash}))
    statuses = {name: verdict.status for name, verdict in verdicts.items()}
    assert statuses.pop("perceptron_epoch") == "failed"
    assert set(statuses.values()) == {"passed"}


def test_an_answer_that_the_comparison_stumbles_over_is_wrong_and_ends_no_run(
    judge, notebook_of, references, monkeypatch
):
    """No such answer is known; should there be one, it costs its own question."""
    sound = examination.verdict_of

    def stumble(card, observations, unused, private, source=None):
        if card.function == FUNCTION and any(isinstance(seen, Returned) for seen in observations):
            raise ZeroDivisionError
        return sound(card, observations, unused, private, source)

    monkeypatch.setattr(examination, "verdict_of", stumble)
    verdicts = judged(judge, notebook_of(SLUG, references(SLUG)))
    assert (verdicts[FUNCTION].status, verdicts[FUNCTION].points) == ("failed", 0.0)
    assert "can't be compared (ZeroDivisionError)" in message(verdicts[FUNCTION])
    assert all(verdicts[name].status == "passed" for name in QUESTIONS if name != FUNCTION)


def test_the_cells_are_run_once_however_often_a_question_is_judged(worker, notebook_of, references):
    wrong = {name: f"def {name}(*arguments):\n    return 0, 0" for name in QUESTIONS}
    notebook = notebook_of(SLUG, wrong)
    runs = []

    def compute(steps, examiner, budget):
        runs.append(steps)
        return worker.compute(steps, examiner, budget)

    Judge(assignment(SLUG), SimpleNamespace(compute=compute), seed=1).judge(notebook)
    assert len(runs) == 1


# What the student saw is what is judged

LATER = {
    "its result takes its name": "{name} = {name}",
    "it is deleted": "del {name}",
    "its name is a number": "{name} = 3",
    "it is written anew, and wrong": "def {name}(*arguments):\n    return None",
    "everything is deleted": "%reset -f",
    "NumPy's name is taken": "np = None",
}


def with_cells(notebook, *sources, above=None):
    """The notebook with own cells at its end, or above the cell of a label."""
    labels = [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells]
    place = labels.index(above) if above else len(labels)
    notebook.cells[place:place] = [nbformat.v4.new_code_cell(source) for source in sources]
    return notebook


@pytest.mark.parametrize("source", LATER.values(), ids=LATER)
def test_what_a_later_cell_does_to_a_function_changes_nothing(judge, notebook_of, references, source):
    notebook = with_cells(notebook_of(SLUG, references(SLUG)), *(source.format(name=name) for name in QUESTIONS))
    assert {verdict.status for verdict in judge.judge(notebook).verdicts} == {"passed"}


def test_what_one_question_does_to_the_notebook_changes_no_other(judge, notebook_of, references):
    sources = references(SLUG)
    spoils = sources["perceptron_step"] + "\n_step = perceptron_step\ndef perceptron_step(*arguments):\n"
    spoils += "    global np\n    answer = _step(*arguments)\n    np = None\n    return answer"
    verdicts = judged(judge, notebook_of(SLUG, {**sources, "perceptron_step": spoils}))
    assert verdicts["perceptron_step_torch"].status == "passed"


READY_LATER = {
    "a helper below the check": (
        "    return _help(*arguments)",
        "def _help(*arguments):\n    return _whole(*arguments)",
    ),
    "the function itself below the check": (None, "def {name}(*arguments):\n    return _whole(*arguments)"),
    "a wrong one that is written anew": ("    return 0", "{name} = _whole"),
}


@pytest.mark.parametrize(("body", "below"), READY_LATER.values(), ids=READY_LATER)
def test_what_is_ready_only_below_its_check_counts_all_the_same(judge, notebook_of, references, body, below):
    name = FUNCTION
    sources = references(SLUG)
    whole = sources[name].replace(f"def {name}", "def _whole")
    first = f"def {name}(*arguments):\n{body}" if body else "pass"
    notebook = with_cells(notebook_of(SLUG, {**sources, name: first}), whole, below.format(name=name))
    verdict = judged(judge, notebook)[name]
    assert verdict.status == "passed"
    assert any("at the end of the notebook" in remark for remark in verdict.remarks)


# What a copy of the process doesn't have, and what comes in another order

POOLS = {
    "a pool of threads": (
        "from concurrent.futures import ThreadPoolExecutor\npool = ThreadPoolExecutor(1)\npool.submit(max, 1, 2)"
    ),
    "a pool of multiprocessing": (
        "from multiprocessing.pool import ThreadPool\npool = ThreadPool(2)\npool.apply_async(max, (1, 2))"
    ),
}


@pytest.fixture(scope="module")
def impatient(worker):
    """A judge of one question that waits a second for a call: in a copy of the process the threads never answer."""
    asked = assignment(SLUG)
    return Judge(replace(asked, questions=(replace(asked.question(FUNCTION), seconds=1.0),)), worker, seed=1)


@pytest.mark.parametrize("pool", POOLS.values(), ids=POOLS)
def test_a_function_that_waits_for_threads_of_the_notebook_is_asked_where_they_are(
    impatient, notebook_of, references, pool
):
    name = FUNCTION
    waits = references(SLUG)[name].replace(f"def {name}", "def _whole")
    waits += f"\ndef {name}(*arguments):\n    answer = pool.submit(_whole, arguments[0], *arguments[1:])"
    if "multiprocessing" in pool:
        waits = waits.replace(
            "pool.submit(_whole, arguments[0], *arguments[1:])", "pool.apply_async(_whole, arguments)"
        )
        waits += "\n    return answer.get()"
    else:
        waits += "\n    return answer.result()"
    notebook = with_cells(notebook_of(SLUG, {**references(SLUG), name: waits}), pool, above=f"solve-{name}")
    others = [f"check-{each}" for each in QUESTIONS if each != name]
    notebook.cells = [c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") not in others]
    assert judged(impatient, notebook)[name].status == "passed"


def test_a_cell_that_comes_before_what_it_needs_is_run_once_more(judge, notebook_of, references):
    name = FUNCTION
    body = references(SLUG)[name].replace(f"def {name}", "def _whole")
    sources = {**references(SLUG), name: f"start = one_more_name\n{body}\n{name} = _whole"}
    notebook = with_cells(notebook_of(SLUG, sources), "one_more_name = 1")
    assert judged(judge, notebook)[name].status == "passed"


def test_a_cell_that_ends_the_process_when_it_is_run_once_more_costs_only_itself(judge, notebook_of, references):
    exits = ("import os\nos._exit(one_more_name)", "one_more_name = 1")
    notebook = with_cells(notebook_of(SLUG, references(SLUG)), *exits)
    assert {verdict.status for verdict in judge.judge(notebook).verdicts} == {"passed"}


# Why a function isn't there

CAUSES = {
    "a module of Colab": ("from google.colab import drive", "No module named 'google", "Colab"),
    "a module that the grader hasn't": (
        "import a_module_of_nobody",
        "No module named 'a_module_of_nobody'",
        "grader has",
    ),
    "a file beside the notebook": ("text = open('my_data.csv').read()", "my_data.csv", "no file beside"),
    "a file that NumPy reads": ("table = np.loadtxt('my_data.csv')", "my_data.csv", "no file beside"),
    "a page of the internet": (
        "import urllib.request\nurllib.request.urlopen('https://example.org')",
        "URLError",
        "internet",
    ),
    "an answer at the keyboard": ("rate = float(input('rate? '))", "EOFError", "input()"),
    "a command of Jupyter": ("%a_magic_of_nobody", "a_magic_of_nobody", "commands of Jupyter"),
    "an error": ("1 / 0", "ZeroDivisionError", ""),
}


@pytest.mark.parametrize(("line", "said", "way_out"), CAUSES.values(), ids=CAUSES)
def test_a_function_that_its_cell_did_not_come_to_says_why(judge, notebook_of, references, line, said, way_out):
    name = FUNCTION
    sources = {**references(SLUG), name: f"{line}\n{references(SLUG)[name]}"}
    verdict = judged(judge, notebook_of(SLUG, sources))[name]
    assert verdict.points == 0.0
    assert f"The cell of {name} stopped" in verdict.hint
    assert "Run the cell" not in message(verdict)  # it was run
    assert said in verdict.hint
    assert way_out in (verdict.way_out or "")


@pytest.mark.parametrize("command", ["%%timeit", "%%bash"])
def test_a_function_whose_cell_a_command_of_jupyter_swallows_says_so(judge, notebook_of, references, command):
    sources = {**references(SLUG), FUNCTION: f"{command}\n{references(SLUG)[FUNCTION]}"}
    verdict = judged(judge, notebook_of(SLUG, sources))[FUNCTION]
    assert f"begins with `{command}`" in verdict.hint
    assert "Leave this one out" in verdict.way_out


@pytest.mark.parametrize("line", ["kept['half'] = 1 / 0", "kept = {'one': 1}; kept['half'] = 1 / 0"])
def test_a_function_that_uses_what_a_stopped_cell_filled_in_part_says_so(judge, notebook_of, references, line):
    sources = {**references(SLUG), FUNCTION: f"def {FUNCTION}(*arguments):\n    return kept['half']"}
    notebook = with_cells(notebook_of(SLUG, sources), "kept = {}", line, above=f"solve-{FUNCTION}")
    verdict = judged(judge, notebook)[FUNCTION]
    assert verdict.hint.startswith(f"{FUNCTION} uses kept, and the cell of kept stopped")
    assert "ZeroDivisionError" in verdict.hint


def test_of_cells_that_miss_each_other_the_first_is_told(judge, notebook_of, references):
    name = FUNCTION
    sources = {**references(SLUG), name: f"def {name}(*arguments):\n    return second"}
    cells = ("import a_module_of_nobody\nfirst = 1", "second = first + 1")
    verdict = judged(judge, with_cells(notebook_of(SLUG, sources), *cells, above=f"solve-{name}"))[name]
    assert verdict.hint.startswith("The cell of first stopped before it was through")
    assert "nor is second" in verdict.hint
    assert "grader has" in verdict.way_out


FORMS = {
    "by a star": ("from a_module_of_nobody import *", "helper()"),
    "in a pair": ("helper, other = 1 / 0, 2", "helper()"),
    "in a loop": ("for helper in 1 / 0: pass", "helper()"),
    "by exec": ("exec(open('my_helpers.py').read())", "helper()"),
}


@pytest.mark.parametrize(("source", "call"), FORMS.values(), ids=FORMS)
def test_the_cell_that_stopped_is_told_whatever_it_should_have_made(judge, notebook_of, references, source, call):
    name = FUNCTION
    sources = {**references(SLUG), name: f"def {name}(*arguments):\n    return {call}"}
    notebook = with_cells(notebook_of(SLUG, sources), source, above=f"solve-{name}")
    hint = judged(judge, notebook)[name].hint
    assert "stopped" in hint
    assert any(error in hint for error in ("ModuleNotFoundError", "ZeroDivisionError", "FileNotFoundError"))


def test_a_slip_in_a_function_is_not_blamed_on_a_cell_that_has_such_a_name_of_its_own(judge, notebook_of, references):
    name = FUNCTION
    sources = {**references(SLUG), name: f"def {name}(*arguments):\n    return wieghts"}
    local = "def tried():\n    wieghts = 1\n    return wieghts\ntried(wieghts=3)"
    hint = judged(judge, with_cells(notebook_of(SLUG, sources), local, above=f"solve-{name}"))[name].hint
    assert "The cell of wieghts" not in (hint or "")


def test_what_lies_beside_the_notebook_is_there_when_it_runs(judge, notebook_of, references):
    name = FUNCTION
    sources = {**references(SLUG), name: f"from helper import {name}"}
    files = {"helper.py": f"import numpy as np\n{references(SLUG)[name]}".encode(), "data.csv": b"1,2\n"}
    notebook = with_cells(notebook_of(SLUG, sources), "print(open('data.csv').read())")
    verdicts = {verdict.function: verdict for verdict in judge.judge(notebook, files).verdicts}
    assert verdicts[name].status == "passed"
    assert any("1,2" in output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", []))


def test_a_function_whose_helper_failed_is_told_of_the_helper_s_cell(judge, notebook_of, references):
    name = FUNCTION
    helper = "import a_module_of_nobody\ndef helper():\n    return 1"
    source = f"def {name}(*arguments):\n    return helper()"
    notebook = with_cells(notebook_of(SLUG, {**references(SLUG), name: source}), helper, above=f"solve-{name}")
    assert "The cell of helper stopped" in judged(judge, notebook)[name].hint


def test_an_unreadable_file_gets_no_points_and_the_reason(judge, notebook_of):
    judgement = judge.unreadable(notebook_of(SLUG), "The file is <empty>.")
    assert {verdict.status for verdict in judgement.verdicts} == {"unreadable"}
    assert set(results(judgement.notebook)) == {"0.0"}
    assert "The file is &lt;empty&gt;." in str(judgement.notebook)


def test_a_graded_cell_without_a_specification_is_an_error_of_the_course(judge, notebook_of):
    notebook = notebook_of(SLUG)
    check = next(cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade"))
    check.metadata.nbgrader.grade_id = "check-nothing"
    with pytest.raises(KeyError, match="no specification"):
        judge.judge(notebook)


@pytest.mark.chapters("start-here")
def test_a_new_judge_draws_new_cases_and_says_which(worker):
    first, second = (Judge(assignment("start-here"), worker) for _ in range(2))
    assert first.seed != second.seed
    again = Judge(assignment("start-here"), worker, first.seed)
    assert json.dumps(encode(again.cards)) == json.dumps(encode(first.cards))  # as text: a nan is not equal to itself


def test_what_was_not_written_for_one_question_does_not_solve_another(judge, notebook_of):
    wraps = """import torch
def perceptron_step_torch(x, y, w, b, rate):
    weights, bias = perceptron_step(x.numpy(), float(y), w.numpy(), float(b), rate)
    return torch.as_tensor(weights), torch.as_tensor(bias)"""
    assert judged(judge, notebook_of(SLUG, {"perceptron_step_torch": wraps}))["perceptron_step_torch"].points == 0


LOGIC = "perceptrons-and-logic"
XOR = """def xor(X):
    perceptron{call}
    return (X[:, 0] != X[:, 1]).astype(int)"""


@pytest.mark.chapters(LOGIC)
@pytest.mark.parametrize("call", ["", "(X, np.array([1.0, 1.0]), -0.5)"], ids=["mentioned", "called and ignored"])
def test_what_only_mentions_what_it_must_use_earns_nothing(worker, notebook_of, references, call):
    sources = {**references(LOGIC), "xor": XOR.format(call=call)}
    verdict = judged(Judge(assignment(LOGIC), worker, seed=1), notebook_of(LOGIC, sources))["xor"]
    assert (verdict.points, verdict.mistake) == (0.0, "xor_without_perceptrons")


@pytest.mark.chapters(LOGIC)
@pytest.mark.parametrize(
    "perceptron",
    [
        "perceptron = lambda X, w, b: (X @ w + b >= 0)",
        "def perceptron(X, w, b):\n    return [1 if sum(a * c for a, c in zip(w, x)) + b >= 0 else 0 for x in X]",
    ],
    ids=["a lambda that gives booleans", "a function that gives a list"],
)
def test_who_takes_hold_early_of_what_must_be_used_uses_it_all_the_same(worker, notebook_of, references, perceptron):
    sources = references(LOGIC)
    early = sources["xor"].replace("def xor(X)", "def xor(X, perceptron=perceptron)")
    sources = {**sources, "perceptron": perceptron, "xor": early}
    assert judged(Judge(assignment(LOGIC), worker, seed=1), notebook_of(LOGIC, sources))["xor"].status == "passed"


@pytest.mark.chapters(LOGIC)
def test_a_perceptron_that_says_the_opposite_does_not_cost_what_is_made_of_it(worker, notebook_of, references):
    opposite = "def perceptron(X, weights, bias):\n    return np.where(X @ weights + bias < 0, 1, 0)"
    notebook = notebook_of(LOGIC, {**references(LOGIC), "perceptron": opposite})
    verdicts = judged(Judge(assignment(LOGIC), worker, seed=1), notebook)
    assert verdicts["perceptron"].points == 0.0
    assert verdicts["xor"].status == "passed"
    assert any("the course's own" in remark for remark in verdicts["xor"].remarks)
