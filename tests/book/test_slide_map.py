"""The slide map: every slide has its row, and every row leads to a place that exists."""

import re
from pathlib import Path

import numpy as np
import pytest

BOOK = Path(__file__).parents[2] / "book"
TEXT = (BOOK / "slide-map.md").read_text(encoding="utf-8")
ENTRY = re.compile(r"^Slide (\d+): .+\n: \*In the book:\* (.+)\n\n  (.+)$", re.MULTILINE)
ENTRIES = [(int(number), place, text) for number, place, text in ENTRY.findall(TEXT)]
each_slide = pytest.mark.parametrize(
    ("number", "place", "text"), ENTRIES, ids=[f"slide {number}" for number, _, _ in ENTRIES]
)

PLACES = {  # slide: chapters that treat it
    **{1: {0, 12}, 2: {1}, 3: {1}, 4: {1}, 5: {1}, 6: {2}, 7: {3}, 8: {3}, 9: {2, 4}, 10: {5}, 11: {4}},
    **{12: {6}, 13: {6, 7}, 14: {7}, 15: {7}, 16: {7}, 17: {8}, 18: {9}, 19: {10}, 20: {10}},
    **{21: {11}, 22: {13, 14}},
}
CHAPTER_LABELS = {
    **{"ch-start-here": 0, "ch-acceptance": 1, "ch-perceptrons": 2, "ch-perceptron-algorithm": 3},
    **{"ch-probability": 4, "ch-activations": 5, "ch-likelihood": 6, "ch-cross-entropy": 7},
    **{"ch-gradient-descent": 8, "ch-regions": 9, "ch-feedforward": 10},
    **{"ch-backpropagation": 11, "ch-training-loop": 12},
    **{"ch-overfitting": 13, "ch-dropout": 14},
}


def chapter_file(number):
    """Return the file of a chapter, or None while it is planned."""
    return next(BOOK.glob(f"{number:02d}-*.md"), None)


def chapters_of(place):
    """Return the numbers of the chapters that a row names, by link or as planned."""
    linked = {CHAPTER_LABELS[label] for label in re.findall(r"\{ref\}`(ch-[a-z-]+)`", place)}
    return linked | {int(number) for number in re.findall(r"chapter (\d+), \*", place)}


def test_every_slide_has_one_row_in_order():
    assert [number for number, _, _ in ENTRIES] == list(range(1, 23))


@each_slide
def test_a_row_names_its_chapters_and_corrects_the_slide(number, place, text):
    assert chapters_of(place) == PLACES[number]
    assert len(text) > 50


@each_slide
def test_a_chapter_is_linked_if_it_exists_and_marked_planned_if_not(number, place, text):
    for chapter in map(int, re.findall(r"chapter (\d+), \*", place)):
        assert chapter_file(chapter) is None, f"chapter {chapter} exists now: link to it"
        assert "(planned)" in place
    for label in re.findall(r"\{ref\}`(ch-[a-z-]+)`", place):
        assert chapter_file(CHAPTER_LABELS[label]), f"{label} is linked, but its chapter isn't there"


@pytest.mark.parametrize("page", ["index", "notation", "slide-map", "references"])
def test_every_link_leads_to_a_label_of_the_book(page):
    labels = {
        label
        for path in BOOK.glob("*.md")
        for label in re.findall(r"^\(([a-z0-9-]+)\)=$", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    text = (BOOK / f"{page}.md").read_text(encoding="utf-8")
    links = re.findall(r"\{ref\}`(?:[^`<]*<)?([a-z0-9-]+)>?`", text)
    assert links
    assert set(links) <= labels


def test_every_number_of_the_map_is_computed_on_the_page():
    used = set(re.findall(r"\{glue:text\}`(map-[a-z0-9-]+)`", TEXT))
    patterns = [re.sub(r"\{[^}]+\}", "[a-z0-9]+", name) for name in re.findall(r'glue_number\(f?"(map-[^"]+)"', TEXT)]
    assert used
    assert all(any(re.fullmatch(pattern, name) for pattern in patterns) for name in used)


def test_sign_and_round_are_no_step_at_zero():
    """What the row of slide 9 says."""
    assert np.sign(0) == 0
    assert round(0.5) == 0


def test_torch_keeps_the_weights_of_a_layer_transposed():
    """What the notation page says: weight = W[:-1].T and bias = W[-1]."""
    import torch

    rng = np.random.default_rng(1)
    X, W = rng.normal(size=(5, 3)), rng.normal(size=(4, 2))  # three inputs and a bias row, two units
    layer = torch.nn.Linear(3, 2, dtype=torch.float64)
    assert tuple(layer.weight.shape) == (2, 3)
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(W[:-1].T))
        layer.bias.copy_(torch.from_numpy(W[-1]))
        got = layer(torch.from_numpy(X)).numpy()
    np.testing.assert_allclose(got, np.column_stack([X, np.ones(5)]) @ W)
