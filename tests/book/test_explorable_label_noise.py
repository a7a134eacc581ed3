"""The explorable of the capstone: as many labels are wrong as the slider says, on pictures of the data."""

import numpy as np
import pytest

from autograder.specs.capstone import digits
from tests.book.driving import fresh

CHAPTERS = ("capstone",)
PAGE = f"book/{CHAPTERS[0]}.html"
X, Y = digits("validation")


def labels(root):
    return np.array([int(letter) for letter in root.get_attribute("data-labels")])


@pytest.fixture
def root(shared_page):
    return fresh(shared_page(PAGE), "label-noise")


def test_the_pictures_are_the_first_of_the_validation_set(root):
    pictures = root.evaluate("() => Explorables.models['label-noise'].PICTURES")
    assert [[int(letter, 17) for letter in picture] for picture in pictures] == X[:20].tolist()
    assert root.evaluate("() => Explorables.models['label-noise'].LABELS") == Y[:20].tolist()


@pytest.mark.parametrize("share", [0, 0.05, 0.2, 0.35, 0.5])
def test_as_many_labels_are_wrong_as_the_slider_says(root, share):
    slider = root.locator("input[type=range]")
    slider.fill(str(share))
    assert (labels(root) != Y[:20]).sum() == round(20 * share) == int(root.get_attribute("data-wrong"))
    assert f"{round(20 * share)} of 20" in root.locator(".xp-readout").inner_text()
    assert root.locator(".xp-wrong").count() == round(20 * share)


def test_another_draw_hits_other_labels_and_reset_brings_the_first_back(root):
    first = labels(root)
    root.get_by_role("button", name="Draw again").click()
    assert (labels(root) != first).any()
    root.get_by_role("button", name="Reset").click()
    assert (labels(root) == first).all()


def test_a_hidden_truth_shows_labels_alone(root):
    root.get_by_role("button", name="Hide the truth").click()
    assert root.locator(".xp-wrong").count() == 0
    assert "←" not in root.locator("svg").first.get_attribute("aria-label")


def test_the_new_class_is_drawn_evenly_from_the_others(root):
    drawn = root.evaluate(
        "() => { const m = Explorables.models['label-noise']; const y = m.LABELS;"
        "const draws = Array.from({length: 2000}, (_, s) => m.noisyLabels(y, 0.5, s));"
        "return draws.map((n) => n.map((v, k) => (v - y[k] + 10) % 10)); }"
    )
    counts = np.bincount(np.ravel(drawn), minlength=10)
    assert counts[0] == 20_000
    assert np.abs(counts[1:] - 20_000 / 9).max() < 6.5 * np.sqrt(20_000 / 9)
