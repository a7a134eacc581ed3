"""Start here: what the page says of shapes, of kinds of numbers and of PyTorch, and that its code runs."""

import numpy as np
import pytest
import torch

from autograder.specs.course import assignments
from autograder.specs.question import Part
from book.demonstration import setup_of
from tests.book.shown import run_what_is_shown

CHAPTERS = ("start-here",)


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    notebook = {}
    exec(setup_of("start_here"), notebook)
    names = run_what_is_shown(CHAPTERS[0], check=notebook["check"])
    assert names["errors"].shape == (4, 4)
    np.testing.assert_array_equal(names["mine"].sum(axis=0), [0, 0])


def test_a_new_array_can_be_of_a_kind_that_loses_something():
    counts = np.array([9, 3, 6])
    assert np.zeros_like(counts).dtype == counts.dtype
    assert (np.array([2**62]) * 4).tolist() == [0]
    assert (counts - 0.5).dtype == np.float64


def test_kinds_of_numbers_differ_in_pytorch():
    assert torch.tensor([1.5]).dtype == torch.float32
    with pytest.raises(RuntimeError):
        torch.tensor([1, 2]).mean()
    assert np.array([1, 2]).mean() == 1.5


def test_the_share_of_right_predictions_is_wrong_where_all_pairs_are_compared():
    y, y_hat = np.array([1, 0, 1, 1]), np.array([[1], [0], [0], [1]])
    assert (y - y_hat).shape == (y == y_hat).shape == (4, 4)
    assert (np.mean(y_hat == y), np.mean(y_hat[:, 0] == y)) == (0.5, 0.75)


def test_many_tasks_have_parts_and_most_have_cases_that_the_notebook_does_not_show():
    questions = [question for assignment in assignments() for question in assignment.questions]
    parts = sum(len(question.parts) > 1 for question in questions)
    hidden = sum(any(part.draw is not Part.draw for part in question.parts) for question in questions)
    assert parts > len(questions) / 4
    assert len(questions) / 2 < hidden
