"""The tasks about likelihood that are no functions: what they ask for takes some thought, and luck won't do."""

import ast

import numpy as np
import pytest

from autograder.checking.verdict import verdict_of
from autograder.grading.cards import try_answer
from autograder.paths import NOTEBOOK_SOURCES, ROOT
from autograder.specs.maximum_likelihood import ASSIGNMENT
from solutions.answers import Answer
from solutions.numpy_ref.maximum_likelihood import (
    HOURS,
    PASSED,
    log_likelihood,
    most_likely_share,
    telling_decision,
    top_of_the_hill,
    where_products_die,
)
from tests.conftest import card_of

CHAPTERS = ("maximum-likelihood", "probability")
POOR_TABLES = {
    "an ordinary student and threshold": (([[9, 8]], [2, 1], -18, 0.5), 0),
    "another threshold": (([[7, 6]], [2, 1], -18, 0.9), 0.25),
    "no bias": (([[1]], [1], 0, 0.9), 0),
    "a threshold of 1 and an ordinary student": (([[7, 6]], [2, 1], -18, 1), 0),
    "another student": (([[9, 8]], [2, 1], -18, 0.9), 0),
    "a tie at one half": (([[6, 6]], [2, 1], -18, 0.5), 0.5),
    "a tie at 1, without need of the bias": (([[10, 10]], [2, 2], -2, 1), 0.5),
    "zeros": (([[0, 0]], [0, 0], 0, 0), 0),
    "ones": (([[1, 1]], [1, 1], 1, 1), 0),
    "two students": (([[6, 6], [6, 6]], [2, 1], -18, 0.5), 0),
    "a threshold above 1": (([[6, 6]], [2, 1], -18, 5), 0),
    "no weights": (([[6, 6]], [], -18, 0.5), 0),
    "a list of students alone": ([[6, 6]], 0),
}


def points_of(name, value, seed=0):
    """What a value earns."""
    card = card_of(ASSIGNMENT.question(name), seed)
    return verdict_of(card, try_answer(card, Answer("tried", name, lambda: value, held=True))).points


def test_one_student_finds_out_all_three_programs():
    assert points_of("telling_decision", telling_decision()) == 1


@pytest.mark.parametrize(("row", "points"), POOR_TABLES.values(), ids=POOR_TABLES)
def test_a_poor_table_finds_out_those_programs_that_it_can(row, points):
    assert points_of("telling_decision", row) == points


def test_no_random_student_finds_out_all_programs_and_few_find_out_more_than_one():
    rng, earned = np.random.default_rng(0), []
    for _ in range(200):
        row = (rng.uniform(0, 10, (1, 2)), rng.uniform(-3, 3, 2), rng.uniform(-30, 3), rng.random())
        earned.append(points_of("telling_decision", row))
    assert max(earned) < 1
    assert np.mean(np.array(earned) > 0.25) < 0.1


def multiplied_until_0(factor, kind):
    """How many equal factors it takes, each product rounded to a type."""
    product, count = kind(1), 0
    while product > 0:
        product, count = product * kind(factor), count + 1
    return count


def test_the_products_die_where_it_is_said():
    quarters, eighths = (0.25, np.float32), (0.125, np.float64)
    found = multiplied_until_0(*quarters), multiplied_until_0(0.25, np.float64), multiplied_until_0(*eighths)
    assert found == where_products_die()


def test_the_top_of_the_hill_stands_out_from_its_neighbours_by_far_more_than_rounding():
    weight, bias = top_of_the_hill()
    steps = [(dw, db) for dw in (-0.1, 0, 0.1) for db in (-0.1, 0, 0.1) if (dw, db) != (0, 0)]
    top, *others = (
        log_likelihood(PASSED, 1 / (1 + np.exp(-((weight + dw) * HOURS + bias + db)))) for dw, db in [(0, 0), *steps]
    )
    assert top > max(others) + 0.005


def test_the_notebook_has_the_students_of_the_reference():
    source = (NOTEBOOK_SOURCES / "maximum_likelihood.py").read_text()
    names = {"hours": HOURS, "passed": PASSED}
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in names:
            found[node.targets[0].id] = eval(ast.unparse(node.value), {"np": np})
    assert found.keys() == names.keys()
    assert all(np.array_equal(found[name], names[name]) for name in names)


@pytest.mark.parametrize(("yes", "no"), [(9, 3), (7, 3), (20, 19), (5, 5), (3, 5), (0, 4), (4, 0)])
def test_no_share_makes_the_answers_more_probable_than_the_one_that_is_derived(yes, no):
    answers = np.array([1] * yes + [0] * no)
    shares = np.append(np.linspace(0, 1, 1001), most_likely_share(answers))
    heights = ((1 + shares) / 2) ** yes * ((1 - shares) / 2) ** no
    assert heights[-1] >= heights.max() * (1 - 1e-12)
    assert abs(shares[np.argmax(heights)] - shares[-1]) < 1e-3


def test_what_is_to_be_predicted_stands_on_no_page():
    pages = "\n".join(page.read_text() for page in (ROOT / "book").glob("*.md"))
    assert not any(f" {count} " in pages for count in where_products_die()[1:])
    assert "{}, {}".format(*top_of_the_hill()) not in pages.replace("−", "-")
