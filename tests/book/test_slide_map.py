"""The slide map: every slide has its row, and every row leads to a place that exists."""

import re
from pathlib import Path

import numpy as np
import pytest

from book._ext.links import moving_labels
from book.chapters import chapters, left_out
from tests.book.pages import read, words

BOOK = Path(__file__).parents[2] / "book"
TEXT = (BOOK / "slide-map.md").read_text(encoding="utf-8")
ENTRY = re.compile(r"^Slide (\d+): .+\n: \*In the book:\* (.+)\n\n  (.+)$", re.MULTILINE)
ENTRIES = [(int(number), place, text) for number, place, text in ENTRY.findall(TEXT)]
each_slide = pytest.mark.parametrize(
    ("number", "place", "text"), ENTRIES, ids=[f"slide {number}" for number, _, _ in ENTRIES]
)

PLACES = {  # slide: chapters that treat it
    1: {"start-here", "training-loop"},
    **dict.fromkeys((2, 3, 4, 5), {"acceptance"}),
    6: {"perceptrons-and-logic"},
    **dict.fromkeys((7, 8), {"perceptron-algorithm"}),
    9: {"perceptrons-and-logic", "probability"},
    10: {"activation-functions", "vanishing-slopes"},
    11: {"probability"},
    12: {"maximum-likelihood"},
    13: {"maximum-likelihood", "cross-entropy"},
    **dict.fromkeys((14, 15, 16), {"cross-entropy"}),
    17: {"gradient-descent", "descent-in-practice"},
    18: {"non-linear-regions", "many-classes", "feedforward"},
    **dict.fromkeys((19, 20), {"feedforward"}),
    21: {"backpropagation"},
    22: {"overfitting", "dropout"},
}
NAMES = {chapter.label: chapter.name for chapter in [*chapters(), *left_out()]}


def test_every_slide_has_one_row_in_order():
    assert [number for number, _, _ in ENTRIES] == list(range(1, 23))


@each_slide
def test_a_row_names_its_chapters_and_corrects_the_slide(number, place, text):
    assert {NAMES[label] for label in re.findall(r"\{ref\}`(ch-[a-z-]+)`", place)} == PLACES[number]
    assert len(text) > 50


def test_a_slide_leads_to_its_chapters_in_the_course_and_names_the_others():
    text, links = words("book/slide-map.html"), read("book/slide-map.html").links
    for chapter in chapters():
        assert (f"{chapter.name}.html#{chapter.label}" in links) == (chapter.name in set().union(*PLACES.values()))
    for chapter in left_out():
        assert not any(link.startswith(f"{chapter.name}.html") for link in links)
        assert (chapter.title in text) == (chapter.name in set().union(*PLACES.values()))


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
    assert set(links) <= labels | moving_labels().keys()


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
