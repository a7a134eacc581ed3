"""The explorable on dropout in a real browser, compared with the reference."""

import numpy as np
import pytest

from solutions.numpy_ref.dropout import dropout
from tests.book.driving import alive, fresh, push

CHAPTERS = ("dropout",)
PAGE = f"book/{CHAPTERS[0]}.html"
X = np.array([1.0, 2.0, 3.0, 4.0])
TICK = 150  # milliseconds between draws; that nothing moves can be seen only by waiting longer than that


class Generator:
    """The small generator of the explorable, as an ``rng`` of the reference."""

    def __init__(self, seed):
        self.last = seed

    def random(self, shape):
        numbers = np.empty(shape)
        for place in np.ndindex(shape):
            self.last = (1664525 * self.last + 1013904223) % 2**32
            numbers[place] = self.last / 2**32
        return numbers


@pytest.fixture
def layer(shared_page):
    """Return the explorable, on a wide page."""
    return fresh(shared_page(PAGE), "dropout")


@pytest.fixture
def moving(open_page):
    """Return the explorable on a page of its own, since these tests change what the system says of motion."""
    return alive(open_page(PAGE), "dropout")


def data(root):
    """Return what the explorable publishes, lists of numbers as arrays."""
    values = root.evaluate("root => ({...root.dataset})")
    return {
        key: np.array(text.split(), dtype=float) if key in ("out", "mean") else text for key, text in values.items()
    }


def expected(seed, p, draws):
    """The last output and mask, and the mean of all outputs, by the reference."""
    rng = Generator(seed)
    outs, masks = zip(*(dropout(X, p, rng, training=True) for _ in range(draws)))
    return outs[-1], masks[-1], np.mean(outs, axis=0)


def agrees(root, p, draws):
    seed = root.evaluate("() => Explorables.models.dropout.SEED")
    shown, (out, mask, mean) = data(root), expected(seed, p, draws)
    assert shown["draws"] == str(draws)
    np.testing.assert_allclose(shown["out"], out, atol=1e-6)
    np.testing.assert_allclose(shown["mean"], mean, atol=1e-6)
    assert shown["mask"] == "".join("y" if stays else "n" for stays in mask)


def test_it_begins_with_the_numbers_of_the_chapter(layer):
    agrees(layer, 0.25, 1)
    assert data(layer)["mask"] == "ynyy"
    np.testing.assert_allclose(data(layer)["out"], [4 / 3, 0, 4, 16 / 3], atol=1e-6)
    assert layer.locator(".xp-unit.xp-fallen").count() == 1
    assert "1 of 4 units has fallen" in layer.locator(".xp-readout").inner_text()


def test_draws_agree_with_the_reference_and_the_mean_goes_to_x(layer):
    push(layer, "Draw")
    agrees(layer, 0.25, 2)
    for _ in range(10):
        push(layer, "100 draws")
    agrees(layer, 0.25, 1002)
    np.testing.assert_allclose(data(layer)["mean"], X, rtol=0.05)
    assert layer.locator(".xp-readout").get_attribute("data-tone") == "ok"


def test_the_keyboard_draws_too(layer):
    layer.get_by_role("button", name="Draw", exact=True).focus()
    layer.page.keyboard.press("Enter")
    layer.page.keyboard.press("Space")
    agrees(layer, 0.25, 3)


def test_another_p_begins_anew(layer):
    push(layer, "100 draws")
    layer.get_by_label("Chance of falling, p").fill("0.7")
    agrees(layer, 0.7, 1)
    layer.get_by_label("Chance of falling, p").fill("0")
    np.testing.assert_allclose(data(layer)["out"], X)
    assert "nothing falls" in layer.locator(".xp-readout").inner_text()


def test_in_evaluation_nothing_falls_and_nothing_can_be_drawn(layer):
    push(layer, "Evaluation")
    shown = data(layer)
    assert (shown["mask"], shown["mode"]) == ("yyyy", "evaluation")
    np.testing.assert_allclose(shown["out"], X)
    push(layer, "Draw")
    assert data(layer)["draws"] == "1"
    push(layer, "Training")
    agrees(layer, 0.25, 1)


def test_it_runs_by_itself_until_it_is_paused(moving):
    moving.page.emulate_media(reduced_motion="no-preference")
    push(moving, "Run")
    moving.page.wait_for_function("root => Number(root.dataset.draws) > 3", arg=moving.element_handle())
    push(moving, "Pause")
    draws = data(moving)["draws"]
    moving.page.wait_for_timeout(2 * TICK)
    assert data(moving)["draws"] == draws
    agrees(moving, 0.25, int(draws))


def test_nothing_moves_by_itself_where_less_motion_is_asked_for(moving):
    moving.page.emulate_media(reduced_motion="reduce")
    moving.evaluate("root => root.explorable.set({})")
    push(moving, "Run")
    moving.page.wait_for_timeout(2 * TICK)
    assert (data(moving)["draws"], data(moving)["running"]) == ("1", "false")
    assert moving.get_by_role("button", name="Run", exact=True).get_attribute("aria-disabled") == "true"


def test_the_model_is_the_reference(layer):
    for p in (0.1, 0.5, 0.9):
        for seed in (1, 77):
            script = "a => Explorables.models.dropout.run([1, 2, 3, 4], a[0], a[1], 50)"
            got = layer.page.evaluate(script, [p, seed])
            out, mask, mean = expected(seed, p, 50)
            np.testing.assert_allclose([got["out"], got["mean"]], [out, mean], atol=1e-12)
            assert got["mask"] == mask.tolist()
