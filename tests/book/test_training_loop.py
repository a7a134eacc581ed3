"""The training loop: its numbers by PyTorch, and as the built page shows them."""

import re
from itertools import permutations

import numpy as np
import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from solutions.numpy_ref.gradient_descent import descend
from solutions.numpy_ref.probability import sigmoid
from solutions.torch_ref.training_loop import evaluate, make_model, train_epoch
from tests.book.pages import words
from tests.book.shown import run_what_is_shown

CHAPTERS = ("training-loop",)
PAGE = f"book/{CHAPTERS[0]}.html"
W1 = np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]])
W2 = np.array([[1.0], [-1.0], [0.5]])


# The references


def filled(W1, W2):
    model = make_model(len(W1) - 1, len(W2) - 1, W2.shape[1]).double()
    with torch.no_grad():
        for layer, W in ((model[0], W1), (model[2], W2)):
            layer.weight.copy_(torch.from_numpy(W[:-1].T))
            layer.bias.copy_(torch.from_numpy(W[-1]))
    return model


def with_ones(X):
    return np.column_stack([X, np.ones(len(X))])


def test_the_worked_example_has_the_score_0_55188():
    score = filled(W1, W2)(torch.tensor([[1.0, 2.0]], dtype=torch.float64)).item()
    assert (round(score, 5), round(float(sigmoid(score)), 5)) == (0.55188, 0.63457)


@pytest.mark.parametrize("seed", range(10))
def test_the_model_is_two_products_with_a_sigmoid_between(seed):
    rng = np.random.default_rng(seed)
    m, n, h, k = rng.integers(1, 8, size=4)
    X, W1, W2 = rng.normal(size=(m, n)), rng.normal(size=(n + 1, h)), rng.normal(size=(h + 1, k))
    expected = with_ones(sigmoid(with_ones(X) @ W1)) @ W2
    np.testing.assert_allclose(filled(W1, W2)(torch.from_numpy(X)).detach(), expected)


@pytest.mark.parametrize("seed", range(10))
def test_an_epoch_with_one_batch_is_a_step_of_gradient_descent(seed):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(7, 3)), rng.integers(0, 2, size=7).astype(float)
    weights, bias = rng.normal(size=3), rng.normal()
    model = nn.Linear(3, 1, dtype=torch.float64)
    with torch.no_grad():
        model.weight.copy_(torch.from_numpy(weights[np.newaxis]))
        model.bias.fill_(bias)
    batches = [(torch.from_numpy(X), torch.from_numpy(y[:, np.newaxis]))]
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    for _ in range(3):
        train_epoch(model, batches, nn.BCEWithLogitsLoss(), optimizer)
    expected = descend(X, y, weights, bias, 0.5, 3)
    np.testing.assert_allclose(model.weight.detach()[0], expected[0])
    np.testing.assert_allclose(model.bias.item(), expected[1])


def test_the_size_of_the_batches_does_not_change_an_evaluation():
    torch.manual_seed(1)
    data = TensorDataset(torch.randn(11, 2), torch.randint(0, 2, (11, 1)).float())
    model = make_model(2, 4, 1)
    found = [evaluate(model, DataLoader(data, batch_size=size), nn.BCEWithLogitsLoss()) for size in (1, 3, 4, 11)]
    np.testing.assert_allclose(found, [found[-1]] * 4, rtol=1e-6)


def test_training_and_evaluation_set_the_mode_of_the_model():
    model = nn.Sequential(nn.Linear(1, 1), nn.Dropout(0.5))
    batches = [(torch.ones(2, 1), torch.ones(2, 1))]
    evaluate(model, batches, nn.BCEWithLogitsLoss())
    assert not model[1].training
    train_epoch(model, batches, nn.BCEWithLogitsLoss(), torch.optim.SGD(model.parameters(), lr=0.1))
    assert model[1].training


@pytest.mark.parametrize(("kind", "full"), [(torch.float32, 16.6), (torch.float64, 36.7)])
def test_a_sigmoid_is_full_from_where_the_chapter_says(kind, full):
    assert torch.sigmoid(torch.tensor(full - 0.2, dtype=kind)) < 1
    assert torch.sigmoid(torch.tensor(full + 0.2, dtype=kind)) == 1


def test_a_second_sigmoid_or_softmax_puts_a_floor_under_the_loss():
    scores = torch.linspace(-30, 30, 601, dtype=torch.float64).reshape(-1, 1)
    ones, zeros = torch.ones_like(scores), torch.zeros_like(scores)
    loss = nn.BCEWithLogitsLoss(reduction="none")
    assert loss(torch.sigmoid(scores), ones).min() == pytest.approx(np.log1p(np.exp(-1)))
    assert loss(torch.sigmoid(scores), zeros).min() == pytest.approx(np.log(2))
    sure = torch.tensor([[1.0, 0.0, 0.0]], dtype=torch.float64)
    assert nn.CrossEntropyLoss()(sure, torch.tensor([0])) == pytest.approx(np.log(np.e + 2) - 1)


LINES = (
    "optimizer.zero_grad()",
    "scores = model(X)",
    "loss = loss_fn(scores, y)",
    "loss.backward()",
    "optimizer.step()",
)


def names_of_a_loop():
    """The names that the five lines need, for the six students."""
    model = nn.Linear(1, 1)
    X, y = torch.arange(6.0).reshape(6, 1) - 2.5, torch.tensor([0.0, 0, 1, 0, 1, 1]).reshape(6, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    return {"model": model, "X": X, "y": y, "optimizer": optimizer, "loss_fn": nn.BCEWithLogitsLoss()}


def test_an_order_that_lacks_a_name_is_stopped_by_backward_where_the_right_order_has_run_before():
    stopped = 0
    for order in permutations(LINES):
        if sorted(order, key=LINES.index)[1:4] == [line for line in order if line in LINES[1:4]]:
            continue  # scores before loss before backward: no name is missing
        with pytest.raises(NameError):
            exec("\n".join(order), names_of_a_loop())
        names = names_of_a_loop()
        exec("\n".join(LINES), names)
        with pytest.raises(RuntimeError, match="backward through the graph a second time"):
            exec("\n".join([*order, *order]), names)
        stopped += 1
    assert stopped == 100


def test_without_biases_hidden_lines_go_through_the_origin_and_the_border_of_the_network_does_not():
    hidden, output = nn.Linear(2, 3, bias=False), nn.Linear(3, 1, bias=False)
    origin = torch.zeros(1, 2)
    assert (hidden(origin) == 0).all()
    torch.testing.assert_close(output(torch.sigmoid(hidden(origin))), output.weight.sum().reshape(1, 1) / 2)


def test_cross_entropy_loss_takes_class_numbers_and_rows_of_probabilities():
    scores, loss = torch.tensor([[2.0, 1.0, 0.0]]), nn.CrossEntropyLoss()
    assert loss(scores, torch.tensor([0])) == loss(scores, torch.tensor([[1.0, 0.0, 0.0]]))


def test_slopes_that_change_their_sign_cancel_in_the_velocity_but_not_wholly():
    velocity = 0.0
    for step in range(1000):
        velocity = 0.9 * velocity + (-1) ** step
    assert abs(velocity) == pytest.approx(1 / 1.9)


def test_the_next_number_after_1_in_float32_is_where_the_chapter_says():
    one = torch.tensor(1.0)
    assert torch.nextafter(one, torch.tensor(2.0)).item() - 1 == pytest.approx(0.00000012, abs=5e-9)


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    names = run_what_is_shown(CHAPTERS[0])
    assert names["curve"][-1][0] < 0.2


# The built page


@pytest.fixture(scope="module")
def page_text():
    """The text of the built chapter."""
    return words(PAGE)


def test_the_page_shows_the_score_and_its_probability(page_text):
    assert re.search(r"The score of \(1, 2\) is 0\.55188 ?, and its probability 0\.63457", page_text)


def test_the_page_shows_what_float32_does_at_22(page_text):
    assert re.search(r"the score 22 on the line", page_text)
    assert re.search(r"six decimals it is 22\.000000 ?, and its slope along the score is 1\.000000", page_text)
    assert re.search(r"the probability 1\.0 and the logarithm -inf", page_text)
    assert re.search(r"BCELoss 100\.0 slope 0\.0", page_text)
    assert re.search(r"BCEWithLogitsLoss 22\.0 slope 1\.0", page_text)
    assert re.search(r"z = 16\.6 on in float32 ?, and from 36\.7 on in float64", page_text)


def test_the_page_shows_the_message_of_mixed_number_types(page_text):
    assert re.search(r"must have the same dtype, but got Double and Float", page_text)


def test_the_page_weighs_batches_with_their_size(page_text):
    assert re.search(r"plain mean is 0\.6667", page_text)
    assert re.search(r"above it gives 0\.6000", page_text)


def test_the_page_shows_that_both_ways_end_at_the_same_line(page_text):
    hours, passed = np.arange(6.0)[:, np.newaxis] - 2.5, np.array([0, 0, 1, 0, 1, 1])
    (weight,), bias = descend(hours, passed, np.array([-1.0]), 1.0, 0.5, 40)
    shown = re.findall(r"(\d\.\d{14,}) (-?\d\.\d{14,})", page_text)
    assert len(shown) == 2
    np.testing.assert_allclose([[float(number) for number in pair] for pair in shown], [[weight, bias]] * 2, rtol=1e-7)


def test_the_page_counts_the_orders_that_fail_and_those_that_are_silently_wrong(page_text):
    assert re.search(r"100 of the 120 orders end so", page_text)
    assert re.search(r"stops all of these 100 ?, with Trying to backward through the graph a second time", page_text)
    assert re.search(r"The other 20 run [^,]*, which is a single layer, and only 4 of them are right", page_text)


def test_the_history_names_who_recorded_a_running_program_before(page_text):
    history = page_text.split("History", 1)[1]
    assert all(name in history for name in ("Chainer", "DyNet", "HIPS autograd"))


def test_the_network_learns_what_no_line_can(page_text):
    (right,) = re.findall(r"and (\d+) % of them are right", page_text)
    (line,) = re.findall(r"the best that we tried is right on (\d+) % of the points", page_text)
    assert int(line) < 80 < 95 <= int(right)
