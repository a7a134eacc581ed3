"""No part of any question pays for an answer that computes nothing."""

from dataclasses import replace

import pytest

from autograder.proof.trivial import gifts
from autograder.specs.course import assignments
from autograder.specs.settings import specification
from tests.conftest import one_in

QUESTIONS = {f"{each.slug} {q.function}": q for each in assignments() for q in each.tasks}


@pytest.mark.parametrize("name", one_in(5, QUESTIONS))
def test_no_part_pays_for_an_answer_that_does_nothing(name):
    found = gifts(QUESTIONS[name], seed=0)
    assert not found, "\n".join(map(str, found))


def test_a_part_that_the_arguments_themselves_pass_is_found():
    step = specification("perceptron_algorithm").question("perceptron_step")
    part = step.part("a point that is right changes nothing")
    right_points = [case for case in part.public if "right" in case.about or "label 1" in case.about]
    (gift,) = gifts(replace(step, parts=(replace(part, public=right_points, draw=lambda rng: ()),)), seed=0)
    assert (gift.points, gift.body) == (part.points, "return the arguments from 2 on")
