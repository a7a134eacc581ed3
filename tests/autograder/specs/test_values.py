"""What a docstring promises is asked for, and what is asked for is announced: scores of any size, and whole numbers."""

from functools import cache

import numpy as np
import pytest
import torch

from autograder.checking.verdict import verdict_of
from autograder.paths import ROOT
from autograder.specs.question import load
from autograder.specs.settings import known_chapters, specification
from autograder.student.probe import observe_all
from tests.conftest import card_of

FAR = 800  # beyond what exp can bear
NUMBERS = {"x", "X", "z", "Z", "W", "weights", "W1", "W2"}  # arrays that mostly hold fractions; labels never do
SCORES = {"x", "z", "Z"}
QUESTIONS = {
    question.function: (topic, question)
    for topic in known_chapters()
    for question in specification(topic).tasks
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
        if part.points and "whole numbers" not in part.title:
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


def holds(cases, name, test):
    return any(test(case.inputs[name]) for case in cases if name in case.inputs)


@cache
def all_cases():
    return {function: [case for part in q.parts for case in cases_of(part)] for function, (_, q) in QUESTIONS.items()}


def asked_with(name):
    """The questions that get an argument of this name, and all their cases."""
    return {function: cases for function, cases in all_cases().items() if all(name in case.inputs for case in cases)}


@pytest.mark.parametrize("name", asked_with("alpha"))
def test_an_alpha_may_be_above_1(name):
    shown, hidden = ([case for case in asked_with("alpha")[name] if case.public == public] for public in (True, False))
    assert holds(shown, "alpha", lambda alpha: alpha > 1)
    assert holds(hidden, "alpha", lambda alpha: alpha > 1)


@pytest.mark.parametrize("name", asked_with("y_hat"))
def test_probabilities_may_be_certain_and_right(name):
    right = [case.inputs for case in asked_with("y_hat")[name] if set(case.inputs) == {"y", "y_hat"}]
    assert any(((each["y_hat"] == each["y"]) & (each["y"] == label)).any() for each in right for label in (0, 1))


AUTOGRAD = [name for name in QUESTIONS if name.endswith("_for_autograd")]


@pytest.mark.parametrize("shifted", [lambda y: y + 1, lambda y: y - y.detach()], ids=["one more", "nothing"])
@pytest.mark.parametrize("name", AUTOGRAD)
def test_a_right_slope_of_wrong_values_is_not_enough(name, shifted):
    question = QUESTIONS[name][1]
    solution = load(question.solution)
    card = card_of(question, seed=0)
    wrong = observe_all(card.calls, {name: lambda *given: shifted(solution(*given))})
    assert verdict_of(card, wrong).points == 0


@pytest.mark.parametrize(
    ("answer", "cut"),
    [
        (lambda x, alpha: torch.where(x >= 0, x, (alpha * x).detach()), "negative"),
        (lambda x, alpha: torch.where(x >= 0, x.detach(), alpha * x), "positive"),
    ],
    ids=["the leak", "the line"],
)
def test_a_side_that_is_cut_off_from_autograd_is_not_taken_for_another_function(answer, cut):
    card = card_of(QUESTIONS["leaky_relu_for_autograd"][1], seed=0)
    verdict = verdict_of(card, observe_all(card.calls, {"leaky_relu_for_autograd": answer}))
    assert f"those of the {cut} scores are cut off" in verdict.hint


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("stable_sigmoid", lambda z: np.where(z < -20, 0, 1 / (1 + np.exp(-np.clip(z, -500, 500))))),
        ("likelihood", lambda y, y_hat: np.round(np.prod(np.where(y == 1, y_hat, 1 - y_hat)), 10)),
    ],
    ids=["a sigmoid that becomes 0", "a product that is rounded"],
)
def test_a_small_number_is_not_0(name, answer):
    card = card_of(QUESTIONS[name][1], seed=0)
    assert verdict_of(card, observe_all(card.calls, {name: answer})).points < card.points
