"""The numbers of the chapter on dropout, by the references and as the built page shows them."""

import re
from itertools import product

import numpy as np
import pytest
import torch

from solutions.numpy_ref.dropout import dropout, dropout_backward
from solutions.torch_ref.dropout import dropout as dropout_in_torch
from solutions.torch_ref.dropout import make_dropout_model
from tests.book.pages import words
from tests.book.shown import shown_code

CHAPTERS = ("dropout",)
PAGE = f"book/{CHAPTERS[0]}.html"
X = np.array([1.0, 2.0, 3.0, 4.0])


# The references


def test_the_example_of_the_chapter():
    out, mask = dropout(X, 0.25, np.random.default_rng(15), training=True)
    assert mask.tolist() == [1, 0, 1, 1]
    np.testing.assert_allclose(out, [4 / 3, 0, 4, 16 / 3])


def test_the_mean_over_all_masks_is_x_and_the_variance_as_derived():
    for p in (0.2, 0.5, 0.75):
        masks = np.array(list(product([0, 1], repeat=4)))
        chances = np.prod(np.where(masks == 1, 1 - p, p), axis=1)
        outs = X * masks / (1 - p)
        np.testing.assert_allclose(chances @ outs, X)
        np.testing.assert_allclose(chances @ (outs - X) ** 2, p / (1 - p) * X**2)


@pytest.mark.parametrize("p", [0.2, 0.7])
def test_numpy_and_torch_let_the_same_share_fall_and_scale_alike(p):
    x = np.ones((200, 300))
    ours, mask = dropout(x, p, np.random.default_rng(2), training=True)
    generator = torch.Generator().manual_seed(2)
    theirs, their_mask = dropout_in_torch(torch.from_numpy(x), p, generator, training=True)
    layer = torch.nn.Dropout(p)(torch.from_numpy(x))
    far = 6 * np.sqrt(p * (1 - p) / x.size)
    for out in (ours, theirs.numpy(), layer.numpy()):
        assert abs((out == 0).mean() - p) < far
        np.testing.assert_allclose(out[out != 0], 1 / (1 - p))
    assert ((ours != 0) == mask).all()
    assert ((theirs != 0) == their_mask).all()


@pytest.mark.parametrize("p", [0.0, 1.0])
def test_the_ends_are_finite(p):
    out, mask = dropout(X, p, np.random.default_rng(1), training=True)
    np.testing.assert_array_equal(out, X * (1 - p))
    np.testing.assert_array_equal(dropout_backward(X, mask, p), X * (1 - p))
    np.testing.assert_array_equal(torch.nn.Dropout(p)(torch.from_numpy(X)), out)


def test_the_way_back_agrees_with_autograd():
    rng = np.random.default_rng(3)
    x, dout = rng.normal(size=(2, 6, 5))
    leaf = torch.tensor(x, requires_grad=True)
    out, mask = dropout_in_torch(leaf, 0.3, torch.Generator().manual_seed(1), training=True)
    out.backward(torch.from_numpy(dout))
    np.testing.assert_allclose(dropout_backward(dout, mask.numpy(), 0.3), leaf.grad)


def test_the_model_is_random_in_training_alone():
    torch.manual_seed(0)
    model, example = make_dropout_model(3, 40, 0.5), torch.ones(1, 3)
    assert not model.train()(example).equal(model(example))
    assert model.eval()(example).equal(model(example))


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    names = {"__name__": "__main__"}
    for code in shown_code(CHAPTERS[0]):
        exec(code.replace("range(5)", "range(1)"), names)  # one run of each kind, to be quick
    assert names["mask"].tolist() == [1, 0, 1, 1]
    assert names["results"][0.5][0, 1] > names["results"][0][0, 1]


def test_two_masks_are_alike_as_seldom_as_the_page_says():
    for p in (0.25, 0.5):
        masks = np.array(list(product([0, 1], repeat=5)))
        chances = np.prod(np.where(masks == 1, 1 - p, p), axis=1)
        assert (chances**2).sum() == pytest.approx(((1 - p) ** 2 + p**2) ** 5)
    assert f"{100_000 * (0.75**2 + 0.25**2) ** 20:.0f}" == "8"


def test_a_score_that_falls_teaches_nothing():
    torch.manual_seed(0)
    score = torch.full((200,), 1.5, requires_grad=True)
    out = torch.nn.Dropout(0.25)(score)
    torch.nn.functional.binary_cross_entropy_with_logits(out, torch.zeros(200)).backward()
    assert ((score.grad == 0) == (out == 0)).all()
    assert (out == 0).any()


def test_dropout_outside_of_the_modules_stays_on_in_evaluation():
    class Model(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.listed = [torch.nn.Dropout(0.5)]

        def forward(self, x, which):
            if which == "list":
                return self.listed[0](x)
            return torch.nn.Dropout(0.5)(x) if which == "anew" else torch.nn.functional.dropout(x, 0.5)

    model = Model().eval()
    for which in ("list", "anew", "function"):
        assert (model(torch.ones(1000), which) == 0).any()


# The built page


@pytest.fixture(scope="module")
def page_text():
    """The text of the built chapter."""
    return words(PAGE)


def test_the_page_shows_the_example(page_text):
    assert re.search(r"mask 1 0 1 1 out 1\.333 0 4 5\.333", page_text)
    assert "alike in about 8 of 100,000 cases" in page_text
    assert re.search(r"mean of out 1 2 3 4 mean without the division 0\.75 1\.5 2\.25 3 ", page_text)


def test_the_page_shows_that_dropout_helps_and_must_be_switched_off(page_text):
    rows = re.findall(r" (0|0\.25|0\.5|0\.75)" + 3 * r" (\d\.\d{3}) ± (\d\.\d{3})", page_text)
    assert [row[0] for row in rows] == ["0", "0.25", "0.5", "0.75"]
    test, left_on = ([float(row[k]) for row in rows] for k in (3, 5))
    assert test == sorted(test)
    assert test[-1] - test[0] > 0.05
    assert all(on < off - 0.02 for on, off in zip(left_on[2:], test[2:]))


def test_the_page_says_what_the_shortcut_costs(page_text):
    weights = np.array([0.5, -1.0, 0.25, 0.75])
    masks = np.array(list(product([0, 1], repeat=4)))
    scores = (X * masks / 0.75) @ weights
    mean = np.prod(np.where(masks == 1, 0.75, 0.25), axis=1) @ (1 / (1 + np.exp(-scores)))
    assert f"{1 / (1 + np.exp(-X @ weights)):.4f} in place of {mean:.4f}" in page_text
