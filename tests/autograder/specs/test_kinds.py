"""What every question of a kind has to hold to: a value to predict, rows to find, a result to reach."""

import ast
import json
import time
from itertools import product

import numpy as np
import pytest

from autograder.checking.domain import arguments_of
from autograder.checking.predictions import text_of
from autograder.checking.programs import outcome, run
from autograder.checking.verdict import verdict_of
from autograder.contract.observations import Unreadable
from autograder.contract.trials import Catch, Measure
from autograder.contract.wire import encode
from autograder.grading.cards import try_answer
from autograder.specs.course import assignments
from autograder.specs.known_answers import alternatives_of, misconceptions_of
from autograder.specs.question import load
from autograder.specs.settings import settings, specification
from autograder.specs.sources import solution_source
from autograder.student.probe import MOST_ROWS, observe
from solutions.answers import Answer
from tests.conftest import card_of

LONGEST = 0.1  # seconds of CPU that a program of the course may take on a row
NEARLY = [1 + 1e-9, 1 - 1e-9]  # what two ways of computing the same may differ by
ALL = {f"{each.slug} {q.function}": q for each in assignments() for q in each.questions if q.holds}


def of_kind(kind):
    found = {name: question for name, question in ALL.items() if question.kind == kind}
    return pytest.mark.parametrize("question", found.values(), ids=found)


every_one = pytest.mark.parametrize("question", ALL.values(), ids=ALL)
predicted, found, tried = of_kind("predict"), of_kind("find"), of_kind("experiment")


# Predictions


def seen_value(question, value):
    call = card_of(question, None).cases[0].call
    return observe({question.function: value}, question.function, call).values


def scaled(value, factor):
    if isinstance(value, (list, tuple)):
        return type(value)(scaled(item, factor) for item in value)
    return value if isinstance(value, (str, bool, int)) else value * factor


@predicted
def test_a_predicted_value_is_seen_whole(question):
    (seen,) = seen_value(question, load(question.reference)())
    assert not isinstance(seen, Unreadable) or not seen.what.endswith("...")


@predicted
def test_a_predicted_value_is_not_on_the_edge_of_its_rounding(question):
    """Whoever rounds it, or works it out in another order, has the same."""
    value = load(question.reference)()
    texts = {text_of(seen_value(question, scaled(value, factor)), question.decimals) for factor in (1, *NEARLY)}
    assert len(texts) == 1


@predicted
def test_the_known_values_are_different_ones(question):
    right = text_of(seen_value(question, load(question.reference)()), question.decimals)
    wrong = [text_of(seen_value(question, each.function()), question.decimals) for each in misconceptions_of(question)]
    assert len({right, *wrong}) == len(wrong) + 1


@predicted
def test_a_notebook_tells_a_prediction_by_its_digest_alone(question):
    card = card_of(question, None)
    assert [case.expected for case in card.cases] == [None] * len(card.cases)
    right = Answer("right", question.function, load(question.reference), held=True)
    assert verdict_of(card, try_answer(card, right)).status == "passed"


# Rows


@found
def test_no_more_rows_are_asked_for_than_are_looked_at(question):
    assert all(part.trial.most <= MOST_ROWS for part in question.parts)


@found
def test_the_parts_of_a_search_ask_for_the_same_rows(question):
    """What is handed in is looked at once, for all parts."""
    assert len({json.dumps(encode(part.trial)["fields"]) for part in question.parts}) == 1
    assert len({part.trial.most for part in question.parts}) == 1


@every_one
def test_known_answers_that_are_not_refused_are_in_the_domain(question):
    """An alternative that can't be used would say nothing."""
    if question.kind == "predict":
        return
    card = card_of(question, None)
    for answer in alternatives_of(question):
        (seen, *_) = try_answer(card, answer)
        assert all(arguments_of(row, question.parts[0].trial.fields) for row in seen.rows)


def fills(field):
    """The numbers that an extreme value of a field is made of, inside of its bounds."""
    middle = [0, 1, -1] if field.whole else [0, 1, -1, 5e-324, -1e-9, 0.1]
    clipped = np.clip([field.low, field.high, *middle], field.low, field.high)
    if field.whole:
        clipped = np.clip(np.round(clipped), np.ceil(field.low), np.floor(field.high))
    return sorted(set(clipped.tolist()))


def extreme_rows(fields):
    """Rows in the corners of a domain: the smallest and the largest sizes, and numbers at the bounds, and at 0."""
    rng = np.random.default_rng(0)
    names = sorted({name for field in fields for name in field.shape if not name.isdigit()})
    smallest = max(field.smallest for field in fields)
    largest = min(field.largest for field in fields)
    for sizes in product((smallest, largest), repeat=len(names)):
        size = dict(zip(names, sizes))
        shapes = [[int(each) if each.isdigit() else size[each] for each in field.shape] for field in fields]
        for number in range(max(len(fills(field)) for field in fields)):
            yield [np.full(shape, fills(field)[number % len(fills(field))]) for shape, field in zip(shapes, fields)]
        for _ in range(12):
            yield [np.full(shape, rng.choice(fills(field))) for shape, field in zip(shapes, fields)]
            yield [rng.choice(fills(field), shape) for shape, field in zip(shapes, fields)]


def programs_of(trial):
    return [*trial.right, trial.wrong] if isinstance(trial, Catch) else []


def seconds_of(function, *arguments, **data):
    """The shorter of two tries, since others use the machine too."""
    tries = []
    for _ in range(2):
        started = time.process_time()
        function(*arguments, **data)
        tries.append(time.process_time() - started)
    return min(tries)


@found
def test_every_program_ends_soon_on_every_row_of_its_domain_and_the_right_ones_without_error(question):
    programs = list(dict.fromkeys(each for part in question.parts for each in programs_of(part.trial)))
    right = set(question.parts[0].trial.right)
    fields = question.parts[0].trial.fields
    for row in extreme_rows(fields):
        arguments = arguments_of(row, fields)
        for program in programs:
            ended = outcome(program, arguments)
            assert not isinstance(ended, str) or program not in right, (program.name, ended, row)
            assert seconds_of(outcome, program, arguments) < LONGEST, (program.name, row)


@tried
def test_a_measure_ends_soon_on_every_row_of_its_domain_with_a_number(question):
    for seed in (None, 0):
        (part,) = card_of(question, seed).parts
        trial = part.cases[-1].trial
        assert isinstance(trial, Measure)
        for row in extreme_rows(trial.fields):
            arguments = arguments_of(row, trial.fields)
            assert isinstance(float(run(trial.program, arguments, **trial.data)), float)
            assert seconds_of(run, trial.program, arguments, **trial.data) < LONGEST, row
            assert trial.says.format(measured=float("nan"), bar=trial.bar)


@tried
def test_hidden_data_of_an_experiment_stay_with_the_grader(question):
    card = card_of(question, seed=0)
    asked = json.dumps(encode(card.calls))
    for case in card.cases:
        for data in case.trial.data.values():
            numbers = json.dumps(encode(np.asarray(data)).get("array") if np.size(data) > 1 else [])
            assert numbers == "[]" or numbers[1:-1] not in asked
        assert case.call.inputs == {}


@tried
def test_a_result_is_judged_on_what_its_notebook_has_too(question):
    assert any(case.public for case in card_of(question, None).cases)


# What a notebook is made of

# as it is specified: a course may give other points
notebook = pytest.mark.parametrize("topic", [chapter.topic for chapter in settings().chapters])


@notebook
def test_at_most_half_of_the_points_are_for_functions_that_are_written_from_their_description(topic):
    assignment = specification(topic)
    written = sum(question.points for question in assignment.questions if question.kind == "implement")
    assert written <= assignment.points / 2


@notebook
def test_there_are_three_kinds_of_task_and_two_where_the_course_is_explained(topic):
    kinds = {question.kind for question in specification(topic).questions}
    assert len(kinds) >= (2 if topic == "start_here" else 3)


@every_one
def test_what_a_name_should_hold_is_written_as_a_student_would(question):
    answer = solution_source(question).partition(" = ")[2]
    assert ast.literal_eval(answer) is not None
