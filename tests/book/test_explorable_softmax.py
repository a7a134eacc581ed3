"""The explorable on softmax in a real browser: scores, their powers and softmax, as in the reference."""

import json

import numpy as np
import pytest
from playwright.sync_api import expect

from solutions.numpy_ref.many_classes import class_cross_entropy, one_hot, softmax
from tests.book.driving import fresh

CHAPTERS = ("many-classes",)
PAGE = f"book/{CHAPTERS[0]}.html"
CLASSES = ["cat", "dog", "bird"]


# Helpers


@pytest.fixture
def root(shared_page):
    """Return the explorable as a locator, alive and in the middle of the window."""
    return fresh(shared_page(PAGE), "softmax")


def cells(root):
    """Return the columns of the table: texts of cat, dog, bird and the sum."""
    rows = [row.locator("td").all_inner_texts() for row in root.locator("tbody tr").all()]
    names = ["z", "power", "below", "below_power", "softmax"]
    return dict(zip(names, zip(*rows)))


def checked(root):
    """Check what is shown against the reference; return scores and probabilities."""
    data = root.evaluate("root => ({...root.dataset})")
    z, p = (np.array([float(data[f"{letter}{i}"]) for i in range(3)]) for letter in "zp")
    expected = softmax(z[None])[0]
    np.testing.assert_allclose(p, expected, atol=1e-8)
    loss = class_cross_entropy(one_hot(np.array([int(data["label"])]), 3), z[None])
    assert float(data["loss"]) == pytest.approx(loss, abs=1e-8)
    table = cells(root)
    assert table["softmax"] == tuple(f"{value:.4f}" for value in expected) + ("1",)
    assert [float(text.replace("−", "-")) for text in table["below"][:3]] == pytest.approx((z - z.max()).tolist())
    for name, value in zip(CLASSES, expected):
        assert f"{name} {value:.4f}" in root.get_by_role("img").get_attribute("aria-label")
    heights = root.locator(".xp-bar").evaluate_all("bars => bars.map(bar => Number(bar.getAttribute('height')))")
    np.testing.assert_allclose(heights, 190 * expected, atol=0.01)
    return z, p


# What it shows


def test_it_starts_with_the_numbers_of_the_chapter(root):
    z, p = checked(root)
    assert z.tolist() == [2, 1, 0]
    assert p.round(4).tolist() == [0.6652, 0.2447, 0.0900]
    assert cells(root)["power"] == ("7.389", "2.718", "1", "11.107")
    assert "cat, with 0.6652" in root.locator(".xp-readout").inner_text()
    assert root.locator(".xp-equation").inner_text() == "loss: −ln 0.6652 = 0.4076"


def test_scores_are_moved_by_sliders(root):
    root.get_by_label("Score of bird").fill("3.5")
    z, p = checked(root)
    assert z.tolist() == [2, 1, 3.5]
    assert p.argmax() == 2
    assert "bird" in root.locator(".xp-readout").inner_text()


@pytest.mark.parametrize("shift", ["-9.5", "4", "10"])
def test_the_same_for_all_changes_the_powers_but_no_probability(root, shift):
    before = cells(root)
    root.get_by_label("Add the same to all").fill(shift)
    z, p = checked(root)
    assert z.tolist() == [2 + float(shift), 1 + float(shift), float(shift)]
    assert p.round(4).tolist() == [0.6652, 0.2447, 0.0900]
    after = cells(root)
    assert after["power"] != before["power"]
    assert (after["below"], after["below_power"]) == (before["below"], before["below_power"])


def test_a_thousand_more_overflows_only_where_the_greatest_is_not_subtracted(root):
    root.get_by_role("button", name="1000 more for all").click()
    z, p = checked(root)
    assert z.tolist() == [1002, 1001, 1000]
    assert cells(root)["power"] == ("overflow",) * 4
    assert p.round(4).tolist() == [0.6652, 0.2447, 0.0900]
    assert root.evaluate("root => root.dataset.naive") == "overflow"
    root.get_by_role("button", name="1000 more for all").click()
    assert root.evaluate("root => root.dataset.naive") == "fine"


def test_the_sliders_say_what_was_added(root):
    values = root.locator(".xp-value")
    assert values.all_inner_texts() == ["2", "1", "0", "0"]
    root.get_by_role("button", name="1000 more for all").click()
    assert values.all_inner_texts() == ["2 + 1000 = 1002", "1 + 1000 = 1001", "0 + 1000 = 1000", "0"]
    assert root.get_by_label("Score of dog").get_attribute("aria-valuetext") == "1 + 1000 = 1001"
    root.get_by_role("button", name="1000 more for all").click()
    root.get_by_label("Add the same to all").fill("-3.5")
    assert values.all_inner_texts() == ["2 − 3.5 = −1.5", "1 − 3.5 = −2.5", "0 − 3.5 = −3.5", "−3.5"]
    assert cells(root)["z"][:3] == ("−1.5", "−2.5", "−3.5")


def test_the_label_chooses_the_loss(root):
    for k, name in enumerate(CLASSES):
        root.get_by_role("button", name=name, exact=True).click()
        checked(root)
        assert root.locator(".xp-equation").inner_text().endswith(f"= {0.4076 + k:.4f}")


def test_the_loss_of_a_small_probability_does_not_claim_that_ln_0_is_a_number(root):
    for name, score in zip(CLASSES, ("-5", "5", "-5")):
        root.get_by_label(f"Score of {name}").fill(score)
    checked(root)
    assert root.locator(".xp-equation").inner_text() == "loss: −ln 4.5·10⁻⁵ = 10.0001"


def test_equal_scores_are_a_tie(root):
    root.get_by_label("Score of cat").fill("1")
    checked(root)
    assert "A tie: cat and dog" in root.locator(".xp-readout").inner_text()
    assert root.locator(".xp-best").count() == 2


def test_it_listens_to_keys(root):
    page = root.page
    root.get_by_label("Score of dog").focus()
    page.keyboard.press("ArrowRight")
    assert checked(root)[0].tolist() == [2, 1.1, 0]
    expect(root.get_by_role("status")).to_contain_text("The prediction is cat")


# The model


def test_the_model_is_the_reference(root):
    rng = np.random.default_rng(3)
    Z = np.vstack([rng.normal(scale=scale, size=(10, 4)) for scale in (1, 30, 1000)])
    labels = rng.integers(4, size=len(Z))
    script = """([Z, y]) => { const {softmax, loss} = Explorables.models.softmax;
                              return Z.map((z, i) => [...softmax(z), loss(y[i], z)]); }"""
    got = np.array(root.page.evaluate(script, json.loads(json.dumps([Z.tolist(), labels.tolist()]))))
    np.testing.assert_allclose(got[:, :4], softmax(Z), rtol=1e-12, atol=1e-300)
    losses = [class_cross_entropy(one_hot(labels[i : i + 1], 4), Z[i : i + 1]) for i in range(len(Z))]
    np.testing.assert_allclose(got[:, 4], losses, rtol=1e-12, atol=1e-14)
