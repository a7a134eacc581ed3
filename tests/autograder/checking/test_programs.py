"""The course's programs run on what students hand in, and no way in which they end stops a run."""

import warnings

import numpy as np
import pytest

from autograder.checking.programs import outcome, run
from autograder.contract.trials import Program


def program(body):
    return Program("f", f"def f(x):\n    {body}")


ENDS = {
    "a number": ("return 2", [2.0]),
    "several": ("return x, 1", [[1.0, 2.0], 1.0]),
    "lists that differ in length": ("return [x, x[:1]]", [[1.0, 2.0], [1.0]]),
    "an error": ("return x[9]", "IndexError"),
    "an error of the course's own": ("raise ValueError('the right answer is 4')", "ValueError"),
    "no end of calls": ("return f(x)", "RecursionError"),
    "nothing": ("pass", "TypeError"),
    "text": ("return 'text'", "TypeError"),
    "an object": ("return {1: x}", "TypeError"),
    "what is no number": ("return x * 1j", "TypeError"),
}


@pytest.mark.parametrize("body, ended", ENDS.values(), ids=ENDS)
def test_an_outcome_is_numbers_or_the_name_of_an_error(body, ended):
    found = outcome(program(body), [np.array([1.0, 2.0])])
    if isinstance(ended, str):
        assert found == ended
    else:
        assert [array.tolist() for array in found] == ended


def test_a_program_can_not_change_what_it_was_given():
    x, data = np.zeros(2), {"y": np.zeros(2)}
    writing = Program("f", "def f(x, y):\n    x += 1\n    y += 1\n    return x + y")
    assert run(writing, [x], **data).tolist() == [2, 2]
    assert not x.any()
    assert not data["y"].any()


def test_nothing_is_said_of_an_overflow():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = run(program("return np.exp(x) - np.mean(x[:0])"), [np.array([1e4])])
    assert np.isnan(found).all()
