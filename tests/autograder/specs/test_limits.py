"""Time limits of the settings: they take the place of those of the specifications; what they change is judged anew."""

import pytest

from autograder.contract.calls import Cell
from autograder.grading.cards import make_card
from autograder.grading.judge import Judge
from autograder.intake.submissions import release_of
from autograder.records import store
from autograder.sandbox.outside.client import Computed
from autograder.sandbox.outside.run import Budget
from autograder.specs import course
from autograder.specs.settings import BUDGET

CHAPTERS = ("acceptance", "probability")


@pytest.fixture
def limits(term_of):
    """Set limits; what was worked out with others is forgotten, then and in the end."""

    def forget():
        course.assignments.cache_clear()
        store.fingerprint.cache_clear()

    def have(lines):
        term_of(lines)
        forget()
        return course.assignment("acceptance")

    yield have
    forget()


def test_a_function_has_the_seconds_of_the_settings(limits):
    usual = limits("").question("score").seconds
    there = limits("[seconds]\nscore = 7.5")
    assert (there.question("score").seconds, there.question("predict").seconds) == (7.5, usual)
    assert make_card(there.question("score"), seed=1).seconds == 7.5


def test_a_submission_has_the_budget_of_the_settings_and_is_told_when_it_is_used_up(limits):
    each = limits("[budget]\ncells = 33\nquestions = 12")
    given = []

    class UsesAllUp:
        def compute(self, steps, examiner, budget):
            given.append((budget.cells, budget.questions))
            budget.cells, budget.questions, budget.bytes = 0.0, 0.0, -1
            assert any(isinstance(step, Cell) for step in steps)
            return Computed()

    judgement = Judge(each, UsesAllUp(), seed=1).judge(release_of(each.slug))
    assert given == [(33, 12)]
    assert "its cells took the 33 seconds" in judgement.told[0]
    assert "its questions took the 12 seconds" in judgement.told[1]
    assert "more than all of a notebook can show" in judgement.told[2]


def test_the_usual_budget_is_that_of_the_sandbox():
    assert Budget(**BUDGET) == Budget()


def test_other_limits_are_another_judgement_and_other_dates_are_not(limits):
    slug = limits("").slug
    usual = store.fingerprint(slug)
    for lines in ("[seconds]\nscore = 7.5", "[budget]\nquestions = 60"):
        limits(lines)
        assert store.fingerprint(slug) != usual
    for lines in ('[cancelled]\nscore = "x"', "[late]\npercent_per_day = 10", '[term]\nzone = "UTC"'):
        limits(lines)
        assert store.fingerprint(slug) == usual
