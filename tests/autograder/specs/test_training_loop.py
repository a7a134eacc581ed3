"""An epoch hands on its loss and an evaluation evaluates: who does neither earns nothing by leaving no trace."""

import pytest
import torch

from autograder.checking.verdict import verdict_of
from autograder.grading.cards import draw_card
from autograder.specs.settings import specification
from autograder.student.probe import observe_all
from solutions.torch_ref.training_loop import evaluate, train_epoch
from solutions.torch_ref.training_loop import make_model as make_layers

CHAPTERS = ("training-loop",)
TRACE = "without a trace"


def earned(name, function, seed=0):
    """The points of each part by its title."""
    card = draw_card(specification("training_loop").question(name), seed)
    return {part.title: part.points for part in verdict_of(card, observe_all(card.calls, {name: function})).parts}


@pytest.mark.parametrize("returned", [None, 0.0, (0.0, 0.0), (0.5, 1.0)], ids=str)
def test_an_evaluation_that_looks_at_no_batch_earns_nothing(returned):
    assert sum(earned("evaluate", lambda *_: returned).values()) == 0


def test_an_evaluation_of_the_first_batch_alone_leaves_a_trace_of_what_is_missing():
    def first_batch(model, batches, loss_fn):
        return evaluate(model, [next(iter(batches))], loss_fn)

    assert earned("evaluate", first_batch)[TRACE] == 0


@pytest.mark.parametrize("training", [True, False], ids=["training", "evaluation"])
def test_a_model_that_gives_probabilities_in_one_of_its_modes_loses_the_scores(training):
    class Model(torch.nn.Sequential):
        def forward(self, X):
            scores = super().forward(X)
            return torch.sigmoid(scores) if self.training == training else scores

    def make_model(*sizes):
        return Model(*make_layers(*sizes))

    assert earned("make_model", make_model)["the scores"] == 0


def test_an_evaluation_leaves_the_model_in_evaluation_mode():
    def back_in_training(model, batches, loss_fn):
        found = evaluate(model, batches, loss_fn)
        model.train()
        return found

    points = earned("evaluate", back_in_training)
    assert [title for title in points if not points[title]] == ["in evaluation mode"]


def test_each_batch_may_be_shown_twice_and_all_rows_at_once():
    def at_once(model, batches, loss_fn):
        X, y = (torch.cat(each) for each in zip(*batches, strict=True))
        evaluate(model, batches, loss_fn)
        return evaluate(model, [(X, y)], loss_fn)

    assert all(earned("evaluate", at_once).values())


def test_an_epoch_that_trains_and_returns_nothing_earns_nothing():
    assert sum(earned("train_epoch", lambda *given: [train_epoch(*given), None][1]).values()) == 0


def test_an_epoch_with_another_loss_keeps_its_training():
    assert sum(earned("train_epoch", lambda *given: 2 * train_epoch(*given)).values()) == 3
