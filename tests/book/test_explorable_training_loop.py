"""The explorable on the training loop in a real browser, compared with PyTorch."""

import itertools

import numpy as np
import pytest
import torch
from playwright.sync_api import expect
from torch import nn

from tests.book.driving import alive, call, centre, drag, fresh, middle, press, swipe

CHAPTERS = ("training-loop",)
PAGE = f"book/{CHAPTERS[0]}.html"
CODE = {
    "zero": "optimizer.zero_grad()",
    "forward": "scores = model(X)",
    "loss": "loss = loss_fn(scores, y)",
    "backward": "loss.backward()",
    "step": "optimizer.step()",
}
NAMES = list(CODE)
RIGHT = "zero forward loss backward step"
ORDERS = [list(order) for count in range(6) for order in itertools.permutations(range(5), count)]


# Helpers


@pytest.fixture
def loop(shared_page):
    """Return the five lines, on a wide page."""
    return fresh(shared_page(PAGE), "training-loop")


def said(root, key):
    return root.evaluate("(root, key) => root.dataset[key]", key)


def row(root, name):
    return root.locator(".xp-code-line", has_text=CODE[name])


def in_torch(order, passes, model):
    """Run the lines of an order with PyTorch: the losses after each pass, or the name that is not defined."""
    X = torch.tensor([-2.5, -1.5, -0.5, 0.5, 1.5, 2.5], dtype=torch.float64).reshape(-1, 1)
    y = torch.tensor([0, 0, 1, 0, 1, 1], dtype=torch.float64).reshape(-1, 1)
    loss_fn = nn.BCEWithLogitsLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    names = {"model": model, "X": X, "y": y, "optimizer": optimizer, "loss_fn": loss_fn}
    program = compile("\n".join(CODE[NAMES[line]] for line in order), "<loop>", "exec")
    losses = [loss_fn(model(X), y).item()]
    for _ in range(passes):
        try:
            exec(program, names)
        except NameError as error:
            return losses, error.name
        losses.append(loss_fn(model(X), y).item())
    return losses, None


def a_line():
    model = nn.Linear(1, 1, dtype=torch.float64)
    with torch.no_grad():
        model.weight.fill_(-1.0)
        model.bias.fill_(1.0)
    return model


# The model


def test_every_order_does_what_it_does_in_pytorch(loop):
    found = call(loop.page, "training-loop", "return a[0].map((order) => m.run(order, 12));", ORDERS)
    for order, ours in zip(ORDERS, found, strict=True):
        losses, failed = in_torch(order, 12, a_line())
        assert ours["failed"] == failed, order
        np.testing.assert_allclose(ours["errors"], losses, rtol=1e-9)


def test_the_words_fit_what_the_loss_does(loop):
    runs = call(loop.page, "training-loop", "return a[0].map((order) => m.run(order));", ORDERS)
    words = call(loop.page, "training-loop", "return a[0].map((order) => m.verdict(order));", ORDERS)
    right = call(loop.page, "training-loop", "return m.run(a[0]).errors;", [0, 1, 2, 3, 4])
    assert right == sorted(right, reverse=True)
    seen = set()
    for order, run, word in zip(ORDERS, runs, words, strict=True):
        losses = run["errors"]
        seen.add(word)
        if word.startswith("no ") and run["failed"]:
            assert word == f"no {run['failed']}", order
        elif word in ("no step", "no slopes", "thrown away"):
            assert losses == [losses[0]] * 41, order
        elif word == "right":
            assert losses == right, order
        elif word == "late":  # the right steps, each a pass later
            assert losses == [right[0], *right[:-1]], order
        elif word == "stale":
            assert losses[1] == right[0], order
            assert losses != [right[0], *right[:-1]], order
        else:
            assert word.startswith("adds up"), order
            assert max(losses[10:]) > 3 * right[-1], order
    assert seen == {
        *("right", "no step", "no slopes", "no scores", "no loss", "thrown away"),
        *("adds up", "adds up, late", "late", "stale"),
    }


def test_with_a_hidden_layer_stale_scores_are_an_error_in_pytorch():
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(1, 3), nn.Sigmoid(), nn.Linear(3, 1)).double()
    stale = [NAMES.index(name) for name in ("forward", "loss", "step", "zero", "backward")]
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        in_torch(stale, 2, model)


# The view


def test_it_begins_with_the_right_order(loop):
    assert (said(loop, "order"), said(loop, "verdict")) == (RIGHT, "right")
    assert loop.locator("li code").all_inner_texts() == list(CODE.values())


@pytest.mark.parametrize(
    ("name", "order", "verdict"),
    [
        ("no zero_grad", "forward loss backward step", "adds up"),
        ("zero_grad before step", "forward loss backward zero step", "thrown away"),
        ("step before backward", "forward loss step zero backward", "stale"),
        ("the right order", RIGHT, "right"),
    ],
)
def test_the_famous_mistakes_are_one_press_away(loop, name, order, verdict):
    press(loop, name)
    assert (said(loop, "order"), said(loop, "verdict")) == (order, verdict)
    assert loop.get_by_role("button", name=name, exact=True).get_attribute("aria-pressed") == "true"


def test_buttons_move_a_line_and_leave_it_out(loop):
    press(loop, f"Down: {CODE['zero']}")
    assert said(loop, "order") == "forward zero loss backward step"
    press(loop, f"Up: {CODE['zero']}")
    assert said(loop, "order") == RIGHT
    press(loop, f"Leave out: {CODE['step']}")
    assert (said(loop, "order"), said(loop, "verdict")) == ("zero forward loss backward", "no step")
    assert "Nothing moves" in loop.locator(".xp-readout").inner_text()
    press(loop, f"Leave out: {CODE['step']}")
    assert said(loop, "order") == RIGHT


def test_arrow_keys_move_the_line_that_has_the_focus_and_it_keeps_it(loop):
    button = loop.get_by_role("button", name=f"Up: {CODE['backward']}", exact=True)
    button.focus()
    for _ in range(2):
        loop.page.keyboard.press("ArrowUp")
    assert (said(loop, "order"), said(loop, "verdict")) == ("zero backward forward loss step", "no loss")
    assert "name 'loss' is not defined" in loop.locator(".xp-readout").inner_text()
    assert button.evaluate("node => node === document.activeElement")
    loop.page.keyboard.press("ArrowDown")
    assert said(loop, "order") == "zero forward backward loss step"


@pytest.mark.parametrize("touch", [False, True])
def test_a_line_is_dragged_by_its_grip(open_page, touch):
    loop = alive(open_page(PAGE, width=360 if touch else 1280, touch=touch), "training-loop")
    centre(loop.locator(".xp-code"))
    grip, target = row(loop, "zero").locator(".xp-grip"), row(loop, "backward").bounding_box()
    x, y = middle(grip)
    goal = target["y"] + 0.8 * target["height"]
    if touch:
        swipe(loop.page, (x, y), (x, goal), steps=12)
    else:
        drag(grip, (0, goal - y), steps=12)
    expect(loop).to_have_attribute("data-order", "forward loss backward zero step")
    assert said(loop, "verdict") == "thrown away"


def test_reset_brings_the_right_order_back(loop):
    press(loop, "no zero_grad")
    press(loop, f"Down: {CODE['forward']}")
    press(loop, "Reset")
    assert (said(loop, "order"), said(loop, "verdict")) == (RIGHT, "right")
    assert loop.locator("li code").all_inner_texts() == list(CODE.values())
