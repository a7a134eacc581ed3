"""An epoch hands on its loss and an evaluation evaluates: who does neither earns nothing by leaving no trace.

A network that tells the spirals apart isn't found by habit or by luck, and tells others apart too.
"""

import numpy as np
import pytest
import torch

from autograder.checking.verdict import verdict_of
from autograder.grading.cards import draw_card
from autograder.paths import ROOT
from autograder.specs.settings import specification
from autograder.specs.training_loop import ASSIGNMENT, new_points, points_of
from autograder.student.probe import observe_all
from solutions.measures.training_loop import share_told_apart
from solutions.numpy_ref.training_loop import my_network, weights_left
from solutions.torch_ref.training_loop import evaluate, step_in_parts, train_epoch
from solutions.torch_ref.training_loop import make_model as make_layers
from tests.conftest import one_in

CHAPTERS = ("training-loop",)
TRACE = "without a trace"
SPIRALS = ASSIGNMENT.question("my_network").parts[0].trial
POINTS = points_of(1, 200)
BY_HABIT = {
    "as it stands": {},
    "as in the chapter": {"n_hidden": 6, "learning_rate": 0.2, "momentum": 0.9},
    "more hidden units alone": {"n_hidden": 16},
    "more epochs alone": {"n_epochs": 200},
    "momentum alone": {"momentum": 0.9},
    "a larger rate alone": {"learning_rate": 1.0},
    "a rate far too large": {"n_hidden": 16, "learning_rate": 30.0, "momentum": 0.9, "n_epochs": 100},
    "many units without momentum": {"n_hidden": 16, "learning_rate": 0.1, "n_epochs": 100},
}
GOOD = {"n_hidden": 16, "learning_rate": 0.5, "momentum": 0.9, "n_epochs": 200}


def learned(n_hidden=4, learning_rate=0.1, momentum=0.0, batch_size=32, n_epochs=40, seed=0):
    """What ``learn`` of the notebook returns."""
    torch.manual_seed(seed)
    X, y = torch.tensor(POINTS["X"]).float(), torch.tensor(POINTS["y"]).float().reshape(-1, 1)
    data = torch.utils.data.TensorDataset(X, y)
    batches = torch.utils.data.DataLoader(data, batch_size=batch_size, shuffle=True)
    model = make_layers(2, n_hidden, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=learning_rate, momentum=momentum)
    for _ in range(n_epochs):
        train_epoch(model, batches, torch.nn.BCEWithLogitsLoss(), optimizer)
    return [parameter.detach().numpy() for parameter in model.parameters()]


def share(network, points=POINTS):
    with np.errstate(over="ignore"):  # of a sigmoid that is 0
        return share_told_apart(*map(np.asarray, network), **points)


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
    assert sum(earned("train_epoch", lambda *given: 2 * train_epoch(*given)).values()) == 1.5


def test_a_batch_in_parts_is_no_epoch_and_an_epoch_no_batch_in_parts():
    assert sum(earned("train_epoch", step_in_parts).values()) == 0
    assert sum(earned("step_in_parts", train_epoch).values()) == 0


@pytest.mark.parametrize("habit", one_in(3, BY_HABIT))
def test_settings_of_habit_leave_the_spirals_entangled(habit):
    assert share(learned(**BY_HABIT[habit])) < SPIRALS.bar - 0.05


@pytest.mark.parametrize("scale", [1, 10, 1000])
def test_a_thousand_guesses_leave_the_spirals_entangled(scale):
    rng = np.random.default_rng(2)
    guesses = ([rng.uniform(-scale, scale, shape) for shape in ((16, 2), 16, (1, 16), 1)] for _ in range(1000))
    assert max(map(share, guesses)) < SPIRALS.bar - SPIRALS.slack


@pytest.mark.parametrize("network", [my_network(), learned(**GOOD), learned(**GOOD, seed=1)], ids=["NumPy", "0", "1"])
def test_what_is_learned_here_is_good_for_other_points(network):
    assert share(network) >= SPIRALS.bar
    for seed in range(10):
        (case,) = new_points(np.random.default_rng(seed))
        assert share(network, case.inputs) >= SPIRALS.bar - SPIRALS.slack


def test_what_is_predicted_stands_in_no_text_of_the_book():
    text = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "book").glob("*.md"))
    assert not any(f"{weight:g}, {other:g}" in text for weight, other in zip(weights_left(), weights_left()[1:]))
