"""What a docstring promises is asked for, and what is asked for is announced: scores of any size, and whole numbers."""

import numpy as np
import pytest

from autograder.paths import ROOT
from autograder.specs.question import load
from autograder.specs.settings import known_chapters, specification

FAR = 800  # beyond what exp can bear
NUMBERS = {"x", "X", "z", "Z", "W", "weights", "W1", "W2"}  # arrays that mostly hold fractions; labels never do
SCORES = {"x", "z", "Z"}
QUESTIONS = {
    question.function: (topic, question)
    for topic in known_chapters()
    for question in specification(topic).questions
    if not question.fixed
}
PROMISING = [name for name, (_, question) in QUESTIONS.items() if "any size" in (load(question.solution).__doc__ or "")]
WHOLE = [
    (name, part.title)
    for name, (_, question) in QUESTIONS.items()
    for part in question.parts
    if "whole numbers" in part.title
]


def cases_of(part, seed=0):
    return part.cases(np.random.default_rng(seed))


def holds_whole_numbers(case):
    arrays = [value for name, value in case.inputs.items() if name in NUMBERS and isinstance(value, np.ndarray)]
    return any(array.dtype.kind == "i" for array in arrays)


def loses_fractions(question, case):
    """Whether an array of whole numbers comes in from which fractions should come out."""
    if not holds_whole_numbers(case):
        return False
    answer = question.expected(**case.inputs)
    values = [answer] if len(question.outputs) == 1 else answer
    return any(not np.array_equal(value, np.trunc(value)) for value in values)


@pytest.mark.parametrize("name", QUESTIONS)
def test_whole_numbers_that_become_fractions_have_a_part_of_their_own(name):
    question = QUESTIONS[name][1]
    for part in question.parts:
        if "whole numbers" not in part.title:
            assert not [case.about for case in cases_of(part) if loses_fractions(question, case)], part.title


@pytest.mark.parametrize(("name", "title"), WHOLE)
def test_a_part_for_whole_numbers_is_small_and_the_notebook_tells_its_points(name, title):
    topic, question = QUESTIONS[name]
    part = question.part(title)
    assert all(map(holds_whole_numbers, cases_of(part)))
    assert part.points <= question.points / 3
    assert f"{{points: {name}, {title}}}" in (ROOT / f"solutions/notebooks/{topic}.py").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PROMISING)
def test_where_scores_may_have_any_size_very_low_and_very_high_ones_are_asked_for(name):
    parts = QUESTIONS[name][1].parts
    for cases in ([*part.public] for part in parts), (part.draw(np.random.default_rng(0)) for part in parts):
        scores = np.concatenate(
            [np.ravel(case.inputs[key]) for each in cases for case in each for key in SCORES & {*case.inputs}]
        )
        assert scores.min() <= -FAR
        assert scores.max() >= FAR
