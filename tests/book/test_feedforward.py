"""The numbers of the chapter on feedforward: slides 18 to 20, by the references and as the built page shows them."""

import ast
import re

import numpy as np
import pytest
import torch

from autograder.specs.feedforward import XOR as CASE
from solutions.misconceptions import feedforward as wrong
from solutions.numpy_ref.feedforward import add_bias, forward, mlp
from solutions.numpy_ref.many_classes import softmax
from solutions.numpy_ref.perceptrons_and_logic import step, xor
from solutions.numpy_ref.probability import sigmoid
from solutions.torch_ref.feedforward import to_linear
from tests.book.pages import ROOT
from tests.book.shown import run_what_is_shown

CHAPTERS = ("feedforward",)
PAGE = f"book/{CHAPTERS[0]}.html"
X = np.array([[1.0, 2.0]])
W1 = np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]])
W2 = np.array([[1.0], [-1.0], [0.5]])
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_W1 = np.array([[1.0, -1.0], [1.0, -1.0], [-0.5, 1.5]])
XOR_W2 = np.array([[1.0], [1.0], [-1.5]])
HEAD = np.array([[1.0, -1.0, 0.5], [-1.0, 1.5, 0.0], [0.5, 0.0, -0.5]])  # cat, dog, bird
WRONG = {
    wrong.without_hidden_activation: 0.67918,
    wrong.without_output_activation: 0.55188,
    wrong.hidden_bias_lost: 0.62246,
    wrong.output_bias_lost: 0.51297,
    wrong.bias_row_first: 0.63175,
    wrong.sigmoid_of_the_one: 0.60286,
    wrong.hidden_tanh: 0.65168,
}


# By the references


def test_the_worked_example_goes_through_step_by_step():
    z = add_bias(X) @ W1
    H = sigmoid(z)
    assert z.tolist() == [[1.0, 0.75]]
    np.testing.assert_allclose(H, [[0.73106, 0.67918]], atol=5e-6)
    np.testing.assert_allclose(add_bias(H) @ W2, [[0.55188]], atol=5e-6)
    np.testing.assert_allclose(forward(X, W1, W2), [[0.63457]], atol=5e-6)


@pytest.mark.parametrize(("answer", "value"), WRONG.items(), ids=[each.__name__ for each in WRONG])
def test_a_mistake_gives_its_number(answer, value):
    assert answer(X, W1, W2).item() == pytest.approx(value, abs=5e-6)


def test_a_reshape_is_not_a_transpose():
    assert wrong.reshape_for_transpose(X, W1, W2).item() == pytest.approx(0.57819, abs=5e-6)


def test_the_slide_as_printed_does_not_multiply():
    with pytest.raises(ValueError, match="mismatch"):
        W1 @ add_bias(X).T
    with pytest.raises(ValueError, match="mismatch"):
        sigmoid(add_bias(X) @ W1) @ W2


def test_the_tables_of_xor_are_xor_hard_and_soft():
    hard = step(add_bias(step(add_bias(CORNERS) @ XOR_W1)) @ XOR_W2)[:, 0]
    assert hard.tolist() == xor(CORNERS).tolist()
    soft = forward(CORNERS, 20 * XOR_W1, 20 * XOR_W2)[:, 0]
    np.testing.assert_allclose(soft, xor(CORNERS), atol=1e-3)


def test_the_notebook_says_how_much_larger_its_tables_for_xor_are():
    prose = (ROOT / "solutions/notebooks/feedforward.py").read_text(encoding="utf-8")
    shown = {
        name: np.array(ast.literal_eval(rows))
        for name, rows in re.findall(r"^(xor_W\d) = np.array\((.*)\)$", prose, re.M)
    }
    np.testing.assert_array_equal(shown["xor_W1"], 20 * XOR_W1)
    np.testing.assert_array_equal(shown["xor_W2"], 20 * XOR_W2)
    assert "each number is twenty times that of the chapter" in prose.replace("\n# ", " ")
    np.testing.assert_array_equal(CASE["W1"], 2 * XOR_W1)
    np.testing.assert_array_equal(CASE["W2"], 2 * XOR_W2)
    assert "with each number doubled" in prose


def test_the_notebook_follows_one_example_with_these_numbers():
    prose = (ROOT / "solutions/notebooks/feedforward.py").read_text(encoding="utf-8")
    H = sigmoid(add_bias(X) @ W1)[0]
    score = (H @ W2[:-1] + W2[-1]).item()
    assert f"about {H[0]:.4f} and {H[1]:.4f}." in prose
    assert f"{H[0]:.4f}·1 + {H[1]:.4f}·(−1) + 1·0.5 = {score:.4f}" in prose
    assert f"σ({score:.4f}) = {sigmoid(score):.4f}." in prose


def test_a_batch_is_its_examples_one_by_one():
    rng = np.random.default_rng(10)
    matrices = [rng.normal(size=shape) for shape in [(4, 5), (6, 2), (3, 7)]]
    batch = rng.normal(size=(9, 3))
    np.testing.assert_allclose(mlp(batch, matrices), np.vstack([mlp(x[None], matrices) for x in batch]), rtol=1e-12)


def test_one_hidden_layer_is_a_network_of_two_tables():
    rng = np.random.default_rng(11)
    batch, first, second = rng.normal(size=(6, 3)), rng.normal(size=(4, 5)), rng.normal(size=(6, 2))
    np.testing.assert_array_equal(mlp(batch, [first, second]), forward(batch, first, second))


def test_a_layer_of_pytorch_computes_the_product_with_the_table():
    rng = np.random.default_rng(12)
    batch, W = rng.normal(size=(6, 3)), rng.normal(size=(4, 5))
    layer = to_linear(torch.from_numpy(W))
    assert tuple(layer.weight.shape) == (5, 3)
    np.testing.assert_allclose(layer(torch.from_numpy(batch)).detach(), add_bias(batch) @ W, rtol=1e-12)


def test_a_forgotten_transpose_is_refused_unless_there_are_as_many_inputs_as_units():
    rng = np.random.default_rng(14)
    for n, h in [(3, 4), (4, 3), (2, 1)]:
        with torch.no_grad(), pytest.raises(RuntimeError):
            torch.nn.Linear(n, h).weight.copy_(torch.from_numpy(rng.normal(size=(n, h))))
    batch, W = rng.normal(size=(6, 3)), torch.from_numpy(rng.normal(size=(4, 3)))
    layer = to_linear(W)
    with torch.no_grad():
        layer.weight.copy_(W[:-1])
    assert not np.allclose(layer(torch.from_numpy(batch)).detach(), add_bias(batch) @ W.numpy())


def scores_of_the_head(X):
    return add_bias(sigmoid(add_bias(X) @ W1)) @ HEAD


def test_the_head_makes_three_probabilities_of_three_scores():
    Z = scores_of_the_head(X)
    np.testing.assert_allclose(Z, [[0.55188, 0.28771, -0.13447]], atol=5e-6)
    np.testing.assert_allclose(softmax(Z), [[0.4403, 0.3381, 0.2216]], atol=5e-5)
    assert sigmoid(Z).sum() == pytest.approx(1.6724, abs=5e-5)


def test_a_softmax_behind_sigmoids_keeps_the_order_and_fades():
    rng = np.random.default_rng(13)
    Z = 100 * rng.normal(size=(200, 3))
    Z[0] = [100, -100, -100]
    behind = softmax(sigmoid(Z / 100))
    assert np.array_equal(behind.argsort(axis=1), Z.argsort(axis=1))
    with np.errstate(over="ignore"):
        assert softmax(sigmoid(Z)).max() <= np.e / (np.e + 2) + 1e-12
    assert np.e / (np.e + 2) == pytest.approx(0.5761, abs=5e-5)
    assert softmax(sigmoid(scores_of_the_head(X)))[0, 0] == pytest.approx(0.3592, abs=5e-5)


def test_pytorch_ends_with_the_scores_and_softmax_follows():
    layers = [to_linear(torch.from_numpy(W1)), torch.nn.Sigmoid(), to_linear(torch.from_numpy(HEAD))]
    scores = torch.nn.Sequential(*layers)(torch.from_numpy(X))
    np.testing.assert_allclose(scores.detach(), scores_of_the_head(X), rtol=1e-12)
    np.testing.assert_allclose(torch.softmax(scores, dim=1).detach(), softmax(scores_of_the_head(X)), rtol=1e-12)


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    names = run_what_is_shown(CHAPTERS[0])
    assert names["Y_hat"].shape == (5, 3)  # five pictures, three classes
    np.testing.assert_allclose(names["Y_hat"].sum(axis=1), 1)
    assert sum(W.size for W in names["matrices"]) == 16723


# As the page shows them


@pytest.fixture
def page(shared_page):
    return shared_page(PAGE)


def table_with(page, head):
    """The cells of the table whose header has this text, row by row."""
    table = page.locator("table").filter(has=page.locator("th", has_text=head)).first
    return [row.locator("td").all_inner_texts() for row in table.locator("tbody tr").all()]


def test_the_page_shows_the_worked_example(page):
    rows = table_with(page, "inputs times weights")
    assert [row[2] for row in rows] == ["1", "0.75", "0.55188"]
    assert [row[3] for row in rows] == ["0.73106", "0.67918", "0.63457"]


def test_the_page_shows_the_wrong_answers_with_their_numbers(page):
    rows = table_with(page, "what was done")
    shown = [float(row[-1]) for row in rows]
    expected = [forward(X, W1, W2).item(), *WRONG.values(), wrong.reshape_for_transpose(X, W1, W2).item()]
    np.testing.assert_allclose(shown, expected, atol=6e-6)


def test_the_page_shows_that_two_layers_without_activation_are_one(page):
    assert "True (2, 1) (1,)" in page.locator("main").inner_text()
    assert "401 numbers do the work of 3" in page.locator("main").inner_text()


def test_the_example_is_named_with_its_numbers(page):
    sentence = page.locator("main p", has_text="We send in the example").inner_text()
    assert "= (1, 2)" in sentence


def test_the_page_shows_the_same_answer_three_ways(page):
    code = page.locator(".cell", has_text="by_hand = ").first
    answers = np.array(code.locator(".cell_output").inner_text().split(), dtype=float)
    np.testing.assert_allclose(answers, forward(X, W1, W2).item(), rtol=1e-12)
    assert len(answers) == 3


def test_the_page_shows_the_head_beside_a_sigmoid_each(page):
    rows = table_with(page, "a sigmoid each")
    assert [row[1] for row in rows] == ["0.55188", "0.28771", "−0.13447", ""]
    assert [row[2] for row in rows] == ["0.6346", "0.5714", "0.4664", "1.6724"]
    assert [row[3] for row in rows] == ["0.4403", "0.3381", "0.2216", "1.0000"]


def test_the_page_shows_the_shapes_from_pixels_to_classes(page):
    code = page.locator(".cell", has_text="pictures = ").first.locator(".cell_output").inner_text()
    for shapes in ["hidden (1025, 16) -> (5, 16)", "hidden (17, 16) -> (5, 16)", "scores (17, 3) -> (5, 3)"]:
        assert shapes in code
    assert "sums [1. 1. 1. 1. 1.]" in " ".join(code.split())
    assert "16723 numbers turn 1024 pixels into three probabilities" in page.locator("main").inner_text()
