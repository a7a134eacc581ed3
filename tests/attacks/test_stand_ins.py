"""The course's own functions, which stand in for an earlier answer: they solve no question that is not made of them."""

import pytest

from autograder.grading.judge import Judge, builds_on
from autograder.specs.course import assignment, assignments

BY_NUMPY = {
    "probability": """
def predict_proba_torch(X, weights, bias):
    import torch
    return torch.as_tensor(sigmoid((X @ weights + bias).numpy()))
""",
    "backpropagation": """
def backward_torch(X, y, W1, W2):
    import torch
    return tuple(map(torch.as_tensor, backward(X.numpy(), y.numpy(), W1.numpy(), W2.numpy())))
""",
}


@pytest.mark.parametrize("chapter", [pytest.param(each, marks=pytest.mark.chapters(each)) for each in BY_NUMPY])
def test_a_question_in_pytorch_is_not_solved_by_a_numpy_function_that_was_never_written(chapter, worker, notebook_of):
    name = BY_NUMPY[chapter].split("(")[0].removeprefix("\ndef ")
    judgement = Judge(assignment(chapter), worker, seed=3).judge(notebook_of(chapter, {name: BY_NUMPY[chapter]}))
    assert {verdict.points for verdict in judgement.verdicts} == {0.0}


def test_no_question_in_pytorch_is_meant_to_build_on_one_in_numpy_or_the_other_way():
    for each in assignments():
        for question in each.questions:
            libraries = {each.question(name).library for name in builds_on(each, question)}
            assert libraries <= {question.library}, question.function


LISTENING = """
import pathlib, sys  # a Thread, so that it is asked again below the last cell

inside = sys.modules["autograder.sandbox.inside.process"]
observe, heard = inside.observe, pathlib.Path("/tmp/heard")

def telling(namespace, name, call, *rest, **named):
    if heard.exists():
        exec(heard.read_text(), namespace)
    return observe(namespace, name, call, *rest, **named)

def listening(source, *rest):
    heard.write_text(source)
    return compile(source, *rest)

inside.observe, inside.compile = telling, listening

def perceptron_step(x, y, weights, bias, learning_rate):
    return weights, bias
"""
ITS_OWN = """
def perceptron_epoch(X, y, weights, bias, learning_rate):
    for point, label in zip(X, y):
        weights, bias = perceptron_step(point, label, weights, bias, learning_rate)
    return weights, bias
"""


@pytest.mark.chapters("perceptron-algorithm")
def test_what_a_process_hears_of_the_courses_functions_answers_no_question(worker, notebook_of):
    asked = assignment("perceptron-algorithm")
    notebook = notebook_of("perceptron-algorithm", {"perceptron_step": LISTENING, "perceptron_epoch": ITS_OWN})
    verdicts = {each.function: each for each in Judge(asked, worker, seed=3).judge(notebook).verdicts}
    assert verdicts["perceptron_step"].points == 0
    assert verdicts["perceptron_epoch"].points == verdicts["perceptron_epoch"].max_points  # it is right, and was heard
