"""What the capstone asks of dropout can't be had without it: modules, trainings and experiments are looked at."""

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
import torch
from torch import nn

from autograder.checking.programs import outcome
from autograder.checking.verdict import verdict_of
from autograder.grading.cards import draw_card
from autograder.paths import DATA_FILES, ROOT
from autograder.specs import programs
from autograder.specs.capstone import digits
from autograder.specs.settings import specification
from autograder.student.probe import observe_all
from solutions.measures.capstone import ways_unnoticed
from solutions.numpy_ref.capstone import (
    initial_matrices,
    learned_when,
    noisy_labels,
    own_labels,
    scores,
    silent_slopes,
    train,
)
from solutions.numpy_ref.dropout import dropout_backward
from solutions.torch_ref.capstone import fit as fit_torch
from tests.conftest import card_of

CHAPTERS = ("capstone",)
PROJECT = specification("capstone")
PICTURES = "pictures that only a trained network sorts"
NOTEBOOK = (ROOT / "solutions/notebooks/capstone.py").read_text(encoding="utf-8")


def points_of(name, function, seed=0):
    """The points of each part, on the cases of a seed."""
    card = draw_card(PROJECT.question(name), seed)
    verdict = verdict_of(card, observe_all(card.calls, {name: function}))
    return [part.points for part in verdict.parts]


def module(forward):
    """A network whose hidden units go through ``forward(hidden, p, training)``."""

    def network_torch(n_features, n_hidden, n_classes, p):
        class Network(nn.Module):
            def __init__(self):
                super().__init__()
                self.hidden, self.output = nn.Linear(n_features, n_hidden), nn.Linear(n_hidden, n_classes)

            def forward(self, X):
                return self.output(forward(torch.relu(self.hidden(X)), p, self.training))

        return Network()

    return network_torch


def masked(hidden, p):
    return hidden * (torch.rand_like(hidden) >= p)


MODULES = {
    "the factor is missing": lambda H, p, training: masked(H, p) if training else H,
    "at work at p = 1 alone": lambda H, p, training: H * 0 if training and p == 1 else H,
    "units are made smaller in place of dropped": lambda H, p, training: H * (1 - p) if training else H,
    "half are dropped, whatever p is": lambda H, p, training: H * round(1 - p) if p in (0, 1) else masked(H, 0.5) * 2,
    "divided by p": lambda H, p, training: masked(H, p) / p if training and p else H,
    "one mask for all rows": lambda H, p, training: H * nn.functional.dropout(torch.ones(H.shape[1]), p, training),
    "whole rows": lambda H, p, training: H * nn.functional.dropout(torch.ones(len(H), 1), p, training),
}
RIGHT_MODULES = {
    "by bernoulli": lambda H, p, training: (
        H * torch.bernoulli(torch.full(H.shape, 1 - p)) / max(1 - p, 1e-12) if training else H
    ),
    "by where": lambda H, p, training: (
        torch.where(torch.rand(H.shape) < p, 0.0, H / (1 - p)) if training and p < 1 else H * (not training)
    ),
    "by NumPy": lambda H, p, training: (
        H * torch.from_numpy(np.random.random(tuple(H.shape)) >= p) / max(1 - p, 1e-9) if training else H
    ),
}


@pytest.mark.parametrize(("wrong", "words"), [(1, "labels 1 is wrong"), (2, "labels 2 are wrong")])
def test_the_labels_that_are_wrong_are_counted(wrong, words):
    def few(y, share, n_classes, rng):
        return np.where(np.arange(len(y)) < wrong, (y + 1) % n_classes, y)

    card = draw_card(PROJECT.question("noisy_labels"), 0)
    assert words in verdict_of(card, observe_all(card.calls, {"noisy_labels": few})).parts[0].problem.what


@pytest.mark.parametrize("name", MODULES)
def test_a_module_whose_dropout_is_another_loses_the_part_of_training(name):
    for seed in range(3):
        assert points_of("network_torch", module(MODULES[name]), seed)[1] == 0


@pytest.mark.parametrize("name", RIGHT_MODULES)
def test_dropout_of_ones_own_is_dropout(name):
    for seed in range(10):
        assert sum(points_of("network_torch", module(RIGHT_MODULES[name]), seed)) == 1


def nearest(X_train, y_train, X_test, count):
    apart = (X_test**2).sum(axis=1)[:, np.newaxis] - 2 * X_test @ X_train.T + (X_train**2).sum(axis=1)
    votes = y_train[apart.argsort(axis=1)[:, :count]]
    return (votes[:, :, np.newaxis] == np.arange(10)).sum(axis=1).argmax(axis=1)


@pytest.mark.parametrize("count", [1, 3, 5])
def test_neighbours_sort_hardly_any_of_the_made_pictures(count):
    for case in PROJECT.question("experiment").part(PICTURES).cases(np.random.default_rng(count)):
        inputs = case.inputs
        found = nearest(inputs["X_train"], inputs["y_train"], inputs["X_test"], count)
        assert np.mean(found == case.expected[0]) < 0.5


def network_of(X, y, p, seed, units=64, steps=200):
    rng = np.random.default_rng(seed)
    return train(X, y, *initial_matrices(X.shape[1], units, 10, rng), p, 0.2, 0.9, steps, rng)


def fewer_units(X, y, X_test, p, seed):
    return scores(X_test, *network_of(X, y, p, seed, units=64 if p else 16)).argmax(axis=1)


def more_steps(X, y, X_test, p, seed):
    return scores(X_test, *network_of(X, y, p, seed, steps=200 if p else 400)).argmax(axis=1)


def five_networks(X, y, X_test, p, seed):
    networks = [network_of(X, y, p, [seed, each]) for each in range(5 if p else 1)]
    return sum(scores(X_test, *network) for network in networks).argmax(axis=1)


def answers_made_worse(X, y, X_test, p, seed):
    found = scores(X_test, *network_of(X, y, p, seed))
    first, second = np.sort(found, axis=1)[:, :-3:-1].T
    return np.where((p == 0) & (first - second < 0.7), found.argsort(axis=1)[:, -2], found.argmax(axis=1))


def noise_in_a_loop_of_its_own(X, y, X_test, p, seed):
    torch.manual_seed(seed)
    hidden, output = nn.Linear(X.shape[1], 64), nn.Linear(64, 10)
    optimizer = torch.optim.SGD([*hidden.parameters(), *output.parameters()], lr=0.2, momentum=0.9)
    X, y, X_test = torch.tensor(X).float(), torch.tensor(y), torch.tensor(X_test).float()
    for _ in range(200):
        H = torch.relu(hidden(X))
        H = H * (1 + torch.randn_like(H) * (p / (1 - p)) ** 0.5)
        optimizer.zero_grad()
        nn.functional.cross_entropy(output(H), y).backward()
        optimizer.step()
    return output(torch.relu(hidden(X_test))).argmax(dim=1)


def fit_of(module):
    """An experiment in PyTorch with a module of its own, by the notebook's ``fit_torch``."""

    def run(X, y, X_test, p, seed):
        torch.manual_seed(seed)
        model = fit_torch(module(64, 64, 10, p), torch.tensor(X).float(), torch.tensor(y), 0.2, 0.9, 200)
        return model(torch.tensor(X_test).float()).argmax(dim=1)

    return run


UNFAIR = {
    fewer_units: "number of weights was 1210",
    more_steps: "number of steps was 400",
    five_networks: "number of trainings was 5",
    answers_made_worse: "not those of the network",
    noise_in_a_loop_of_its_own: "neither your function train",
}
MASKS = {
    "one mask for all rows": (MODULES["one mask for all rows"], "needs a mask of its own"),
    "nothing is dropped": (lambda H, p, training: H, "needs a mask of its own"),
    "dropped with p = 0, too": (lambda H, p, training: nn.functional.dropout(H, max(p, 0.1), training), "units fall"),
}


@pytest.mark.parametrize("run", UNFAIR, ids=lambda run: run.__name__)
def test_a_comparison_counts_where_p_alone_differs(run):
    assert UNFAIR[run] in problem_of_the_comparison(run)


@pytest.mark.parametrize("name", MASKS)
def test_a_comparison_counts_where_the_module_has_a_mask_for_each_example(name):
    forward, words = MASKS[name]
    assert words in problem_of_the_comparison(fit_of(module(forward)))


def test_dropout_of_ones_own_is_dropout_in_the_comparison_too():
    assert problem_of_the_comparison(fit_of(module(RIGHT_MODULES["by where"]))) is None


def problem_of_the_comparison(run):
    """What the public case says of an experiment that gets no points for it; None if it gets them."""
    card = draw_card(PROJECT.question("experiment"), 0)
    part = card.parts[-1]
    card = replace(card, seconds=600, parts=[replace(part, cases=part.cases[:1])])  # the machine may be busy
    (found,) = verdict_of(card, observe_all(card.calls, {"experiment": run})).parts
    assert (found.points == 0) == (found.problem is not None)
    return found.problem and found.problem.what


def test_at_most_half_of_the_points_are_for_functions_from_a_description():
    written = sum(question.points for question in PROJECT.questions if question.kind == "implement")
    assert written <= PROJECT.points / 2
    assert sum(question.points for question in PROJECT.questions) == 12


# own_labels


def test_the_digits_of_the_first_figure_are_those_of_the_data():
    (first,) = re.findall(r"^show_digits\(X_train, y_train, first=(\d+)\)", NOTEBOOK, flags=re.MULTILINE)
    X, y = (each[int(first) : int(first) + 12] for each in digits("training"))
    rows = np.loadtxt(DATA_FILES / "digits.csv", delimiter=",", skiprows=1, dtype=int)
    truth = {row[:64].tobytes(): int(row[64]) for row in rows}
    assert [truth[picture.tobytes()] for picture in X] == own_labels()
    assert np.sum(y != own_labels()) == 5


@pytest.mark.parametrize("answer", [own_labels(), learned_when()], ids=["labels", "sentences"])
def test_the_answers_stand_nowhere(answer):
    found = re.compile(r"(?<![\w.])" + r"\W+".join(map(str, answer)) + r"\b")
    texts = [NOTEBOOK, *(path.read_text(encoding="utf-8") for path in (ROOT / "book").glob("*.md"))]
    assert not [text[:40] for text in texts if found.search(text)]


# silent_slopes

HALF = [1, 1, 0, 0, 0, 0, 1, 1]
POOR = {
    "the example": (range(1, 9), [1] * 7 + [0], 0.25),
    "a half and nothing else": (range(1, 9), HALF, 0.5),
    "read one way": ([1, 2, 8, -4, 3, 4, -3, -1], [1, 1, 0, 0] * 2, 0.5),
    "zeros": ([0] * 8, HALF, 0.5),
    "nothing fell": (range(1, 9), [1] * 8, 0.5),
    "nothing stayed": (range(1, 9), [0] * 8, 0.5),
    "nothing where it fell": ([1, 2, 0, 0, 0, 0, 3, 4], HALF, 0.5),
    "some slopes twice": ([1, 1, 3, 1, 1, 1, 1, 1], HALF, 0.5),
    "tiny slopes": (np.array([1, 2, 7, -4, -3, -1, 3, 4]) * 1e-6, HALF, 0.5),
    "half a unit": ([1, 2, 8, -4, -3, -1, 3, 4], [0.5, *HALF[1:]], 0.5),
    "two entries": ([1, 3**0.5], [1, 0], 0.5),
}


@pytest.mark.parametrize(("dout", "mask", "p"), POOR.values(), ids=POOR)
def test_a_case_that_gives_a_way_back_away_earns_nothing(dout, mask, p):
    card = card_of(PROJECT.question("silent_slopes"), seed=0)
    case = [float(slope) for slope in dout], mask, p
    assert verdict_of(card, observe_all(card.calls, {"silent_slopes": case})).points == 0


def test_on_a_silent_case_the_known_wrong_ways_are_right():
    dout, mask, p = (np.array(each) for each in silent_slopes())
    right = dropout_backward(dout, mask, p)
    for name in ("slopes_always_doubled", "slopes_divided_by_the_share", "slopes_divided_by_p"):
        (slopes,) = outcome(programs.wrong("dropout", "dropout_backward", name), [dout, mask, float(p)])
        assert slopes == pytest.approx(right)


@pytest.mark.parametrize("p", [0.25, 0.5])
def test_no_case_of_thousands_that_nobody_has_thought_about_is_silent(p):
    rng = np.random.default_rng(0)
    for _ in range(2000):
        slopes = rng.choice([*range(-9, 0), *range(1, 10)], size=8, replace=False)
        assert ways_unnoticed(slopes, rng.integers(0, 2, size=8), p) < 4
        assert ways_unnoticed(rng.uniform(-100, 100, size=8), np.array(HALF), p) < 4


# learned_when


@cache
def learned_over_time(p, seed):
    """Shares by the number of steps: right labels, wrong labels, the true digits of these, and the new pictures."""
    X, truth = digits("validation")
    X, y = X / 16, noisy_labels(truth[:300], 0.2, 10, np.random.default_rng(100 + seed))
    wrong = y != truth[:300]
    found = {}
    for steps in (20, 30, 200):
        answers = scores(X, *network_of(X[:300], y, p, seed, steps=steps)).argmax(axis=1)
        old, new = answers[:300], answers[300:]
        shares = (old == y)[~wrong], (old == y)[wrong], (old == truth[:300])[wrong], new == truth[300:]
        found[steps] = [share.mean() for share in shares]
    return found


@pytest.mark.parametrize("seed", range(4))
def test_the_sentences_that_are_true_are_so_by_far_whatever_the_seed(seed):
    none, half, most = (learned_over_time(p, seed) for p in (0.0, 0.5, 0.8))
    sentences = [  # how far each is from the point where it would change
        none[20][1] - 0.5,
        none[20][2] - 0.5,
        none[200][1] - 0.85,
        none[200][3] - none[30][3],
        0.1 - half[200][1],
        min(half[200][1] - most[200][1], none[200][1] - half[200][1]),
        most[20][0] - none[20][0],
        none[30][3] - none[200][3],
    ]
    assert [number for number, far in enumerate(sentences, start=1) if far > 0] == learned_when()
    assert min(map(abs, sentences)) > 0.05
