"""What is foreseen and tried out about dropout: no guess is right, and what was learned by heart isn't good enough."""

import re
from functools import cache

import numpy as np
import pytest
import torch
from torch import nn

from autograder.checking.verdict import verdict_of
from autograder.grading.cards import draw_card
from autograder.paths import ROOT
from autograder.specs.dropout import NETWORK, VALIDATION, chosen_cases
from autograder.specs.settings import specification
from autograder.student.probe import observe_all
from solutions.measures.dropout import examples, share_right
from solutions.numpy_ref.dropout import alike_at_a_half, dropout, scores_of_a_layer
from solutions.torch_ref.dropout import make_dropout_model
from tests.conftest import card_of, one_in

CHAPTERS = ("dropout",)
ASSIGNMENT = specification("dropout")
TEXTS = [
    path.read_text(encoding="utf-8")
    for path in [*(ROOT / "book").glob("*.md"), ROOT / "solutions/notebooks/dropout.py"]
]


def points_for(function, value):
    card = card_of(ASSIGNMENT.question(function), seed=0)
    return verdict_of(card, observe_all(card.calls, {function: value})).points


def test_at_most_half_of_the_points_are_for_functions_from_a_description():
    written = sum(question.points for question in ASSIGNMENT.questions if question.kind == "implement")
    assert written <= ASSIGNMENT.points / 2
    assert len({question.kind for question in ASSIGNMENT.questions}) >= 4


# scores_of_a_layer


def test_what_becomes_of_the_score_is_what_many_masks_make_of_it():
    rng = np.random.default_rng(0)
    h = np.array([4.0, 1.0, 2.0])
    drawn = np.array([dropout(h, 0.2, rng, training=True)[0] for _ in range(20_000)]) @ [0.5, -1, 2] + 1
    evaluated, mean, largest, chance = scores_of_a_layer()
    assert evaluated == dropout(h, 0.2, rng, training=False)[0] @ [0.5, -1, 2] + 1
    assert abs(drawn.mean() - mean) < 5 * drawn.std() / np.sqrt(len(drawn))
    assert np.isclose(drawn.max(), largest)
    assert abs(np.isclose(drawn, largest).mean() - chance) < 5 * np.sqrt(chance / len(drawn))


@pytest.mark.parametrize("answer", [scores_of_a_layer()[2:], alike_at_a_half()], ids=["scores", "programs"])
def test_the_answers_stand_nowhere(answer):
    found = r"\W+".join(re.escape(f"{number:g}") for number in answer)
    assert not [text[:40] for text in TEXTS if re.search(rf"(?<![\w.]){found}\b", text)]


# alike_at_a_half


def right(entries, p, rng):
    return (rng.random(entries.shape) >= p) / (1 - p)


PROGRAMS = {  # by their numbers: the factor of each entry in training, and what is done in evaluation
    1: (lambda x, p, rng: (rng.random(x.shape) >= p) / p, 1),
    2: (lambda x, p, rng: (rng.random(x.shape) >= p) * 1.0, 1),
    3: (lambda x, p, rng: rng.permuted(np.arange(x.size) >= round(p * x.size)).reshape(x.shape) / (1 - p), 1),
    4: (lambda x, p, rng: (rng.random(x.shape) < p) / p, 1),
    5: (lambda x, p, rng: (rng.random(x.shape) >= p) / (1 - p), 0.5),
    6: (lambda x, p, rng: (rng.random(x.shape) >= p) * 2.0, 1),
    7: (lambda x, p, rng: (rng.random(x.shape) >= p) * 1.0, 0.5),
    8: (lambda x, p, rng: (rng.random(x.shape) < p) / (1 - p), 1),
}


@pytest.mark.parametrize("number", PROGRAMS)
def test_the_check_of_dropout_tells_a_program_at_a_half_as_the_answer_says(number):
    """What can be counted in many calls is compared: how large, how often, how much that varies, and evaluation."""
    factors, evaluation = PROGRAMS[number]
    x = np.ones((5, 4))
    ours, theirs = (
        np.array([each(x, 0.5, np.random.default_rng([seed, 1])) for seed in range(4000)]) for each in (factors, right)
    )
    trains = all(
        abs(statistic(ours) - statistic(theirs)) < 0.1 * statistic(theirs)
        for statistic in (np.max, np.mean, lambda out: out.mean(axis=(1, 2)).std(), lambda out: out.mean(axis=2).std())
    )
    assert alike_at_a_half()[number - 1] == (not trains) + 2 * (evaluation != 1)


# chosen_rate


def test_no_single_run_that_is_shown_has_the_mean_of_its_rate():
    runs = ASSIGNMENT.question("chosen_rate").parts[0].public[0].inputs
    best = runs["validation"].mean(axis=1).argmax()
    assert not np.isclose(runs["test"][best], runs["test"][best].mean()).any()


@pytest.mark.parametrize("seed", range(20))
def test_the_best_mean_the_luckiest_run_and_the_best_test_lie_in_different_rows(seed):
    *several, alone = chosen_cases(np.random.default_rng(seed))
    for case in several:
        validation, test = case.inputs["validation"], case.inputs["test"]
        rows = validation.mean(axis=1).argmax(), validation.argmax() // validation.shape[1], test.mean(axis=1).argmax()
        assert len(set(rows)) == 3
    assert alone.inputs["validation"].shape[1] == 1


# own_network


def guess(rng, reach):
    units = int(rng.integers(1, 101))
    shapes = [[units if size == "h" else int(size) for size in field.shape] for field in NETWORK]
    return [rng.uniform(-reach, reach, size=shape) for shape in shapes]


@pytest.mark.parametrize("reach", [1, 1000])
def test_a_thousand_random_networks_miss_the_bar(reach):
    rng = np.random.default_rng(0)
    (part,) = ASSIGNMENT.question("own_network").parts
    fewer = {**VALIDATION, "count": 250}  # to save time: a bar for all of them lies farther off
    assert max(share_right(*guess(rng, reach), **fewer) for _ in range(1000)) < part.trial.bar - 0.05


@cache
def trained(p, steps, seed=0):
    """The tables of a network after some steps on the examples of the notebook."""
    X, y = (torch.tensor(each, dtype=torch.float32) for each in examples(seed=1, count=400, wrong=0.2))
    torch.manual_seed(seed)
    model = make_dropout_model(20, 100, p)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    for _ in range(steps):
        optimizer.zero_grad()
        nn.BCEWithLogitsLoss()(model(X)[:, 0], y).backward()
        optimizer.step()
    return list(model.parameters())


@pytest.mark.parametrize("seed", one_in(3, range(3)))
@pytest.mark.parametrize(("p", "steps"), [(0.0, 150), (0.25, 150), (0.5, 150), (0.0, 400)])
def test_who_tries_the_default_and_150_steps_isnt_there_yet(p, steps, seed):
    assert points_for("own_network", trained(p, steps, seed)) == 0


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("p", "steps"), [(0.8, 50), (0.0, 10)], ids=["much dropout", "stopped early"])
def test_more_than_one_remedy_leads_there_and_holds_later(p, steps, seed):
    question = ASSIGNMENT.question("own_network")
    for drawn in range(5):
        card = draw_card(question, drawn)
        tables = {"own_network": trained(p, steps, seed)}
        assert verdict_of(card, observe_all(card.calls, tables)).points == question.points


def test_no_straight_line_is_good_enough():
    X, y = examples(seed=1, count=400, wrong=0.2)
    with_one = np.hstack([X, np.ones((len(X), 1))])
    *weights, bias = np.linalg.lstsq(with_one, 2.0 * y - 1, rcond=None)[0]
    line = [np.array([weights]), np.array([bias + 100]), np.ones((1, 1)), np.array([-100.0])]  # never at rest
    assert 0.75 < share_right(*line, **VALIDATION) < 0.85
