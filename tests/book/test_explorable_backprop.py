"""The explorables on backpropagation in a real browser, compared with the references."""

import numpy as np
import pytest

from solutions.numpy_ref.backpropagation import backward, numerical_gradient, train_step
from solutions.numpy_ref.feedforward import forward
from tests.book.driving import call, fresh, push
from tests.book.driving import published as data

CHAPTERS = ("backpropagation",)
PAGE = f"book/{CHAPTERS[0]}.html"
X, Y = np.array([[1.0, 2.0]]), np.array([[1]])
W1, W2 = np.array([[0.5, -0.5], [0.25, 0.75], [0.0, -0.25]]), np.array([[1.0], [-1.0], [0.5]])


def loss(X, y, W1, W2):
    y_hat = forward(X, W1, W2)
    return -np.sum(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)) / len(X)


@pytest.fixture
def graph(shared_page):
    return fresh(shared_page(PAGE), "backprop")


@pytest.fixture
def check(shared_page):
    return fresh(shared_page(PAGE), "gradient-check")


# The graph


def test_the_graph_computes_what_the_references_compute(graph):
    rng = np.random.default_rng(11)
    for _ in range(20):
        x, y = rng.uniform(-3, 3, size=2), int(rng.integers(2))
        first, second = rng.normal(size=(3, 2)), rng.normal(size=(3, 1))
        given = {"x": x.tolist(), "y": y, "W1": first.tolist(), "W2": second.ravel().tolist()}
        got = call(graph.page, "backprop", "return m.pass(a[0]);", given)
        moved = call(graph.page, "backprop", "return m.step(a[0], a[1]);", given, 0.75)
        dW1, dW2 = backward(x[np.newaxis], np.array([[y]]), first, second)
        new1, new2 = train_step(x[np.newaxis], np.array([[y]]), first, second, 0.75)
        np.testing.assert_allclose(got["dW1"], dW1, atol=1e-12)
        np.testing.assert_allclose(got["dW2"], dW2.ravel(), atol=1e-12)
        np.testing.assert_allclose(moved["W1"], new1, atol=1e-12)
        np.testing.assert_allclose(moved["W2"], new2.ravel(), atol=1e-12)
        assert got["loss"] == pytest.approx(loss(x[np.newaxis], np.array([[y]]), first, second))


def test_the_steps_show_the_worked_example(graph):
    said = {4: "0.63457", 5: "0.45481", 6: "−0.36543", 7: "−0.26715", 9: "−0.07185"}
    for stage in range(12):
        assert data(graph)["stage"] == stage
        if stage in said:
            assert graph.locator(".xp-equation").inner_text().endswith(said[stage])
        if stage < 11:
            push(graph, "Step")
    assert "from 0.45481 to 0.20858" in graph.locator(".xp-readout").inner_text()
    shown = data(graph)
    assert (shown["delta11"], shown["delta12"]) == pytest.approx((-0.07185, 0.07963), abs=5.1e-6)
    push(graph, "Go on")
    assert data(graph)["steps"] == 1
    assert data(graph)["loss"] == pytest.approx(loss(X, Y, *train_step(X, Y, W1, W2, 1.0)), abs=1e-8)


def edges(graph, kind):
    """How many edges are drawn as one kind."""
    return graph.locator(f'.xp-edge[data-kind="{kind}"]').count()


def test_on_the_way_to_the_hidden_units_the_weights_of_the_output_are_shown_and_the_edge_of_the_1_is_not_lit(graph):
    for stage in (8, 9):
        graph.page.evaluate("([element, stage]) => element.explorable.set({ stage })", [graph.element_handle(), stage])
        assert (edges(graph, "now"), edges(graph, "slope")) == (2, 0)
        labels = graph.locator(".xp-edge-label").all_text_contents()[-3:]
        assert labels == ["1", "−1", "0.5"]


def test_the_last_stage_shows_the_new_network_whole(graph):
    graph.page.evaluate("(element) => element.explorable.set({ stage: 11 })", graph.element_handle())
    new = train_step(X, Y, W1, W2, 1.0)
    shown = " ".join(graph.locator(".xp-node-text").all_text_contents())
    assert f"ŷ {forward(X, *new).item():.3f}" in shown
    assert f"loss {loss(X, Y, *new):.3f}" in shown
    assert "δ" not in shown


def test_on_paper_the_graph_has_its_numbers(graph):
    graph.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert "loss 0.455" in " ".join(graph.locator(".xp-node-text").all_text_contents())
    graph.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert data(graph)["stage"] == 0


def test_the_stage_goes_by_slider_and_keys_and_back(graph):
    slider = graph.get_by_label("Stage")
    slider.focus()
    graph.page.keyboard.press("End")
    assert data(graph)["stage"] == 11
    graph.page.keyboard.press("ArrowLeft")
    assert data(graph)["stage"] == 10
    push(graph, "Back")
    assert data(graph)["stage"] == 9
    assert slider.get_attribute("aria-valuetext").startswith("9 of 11")


def test_another_example_gives_other_numbers(graph):
    graph.get_by_label("x₁").fill("-1")
    graph.get_by_label("Label y").select_option("0")
    expected = loss(np.array([[-1.0, 2.0]]), np.array([[0]]), W1, W2)
    assert data(graph)["loss"] == pytest.approx(expected, abs=1e-8)
    assert data(graph)["delta2"] == pytest.approx(forward(np.array([[-1.0, 2.0]]), W1, W2).item(), abs=1e-8)


# The gradient check


def arrays(page):
    given = call(page, "gradient-check", "return m.DATA;")
    return [np.array(given[name]) for name in ("X", "Y", "W1", "W2")]


def test_computed_and_measured_slopes_are_those_of_the_references(check):
    X, y, W1, W2 = arrays(check.page)
    for got, expected in zip(call(check.page, "gradient-check", "return m.backward(0);"), backward(X, y, W1, W2)):
        np.testing.assert_allclose(got, expected, rtol=1e-10, atol=1e-14)
    for h in (0.1, 1e-3):
        got = call(check.page, "gradient-check", "return m.measured(a[0]);", h)
        np.testing.assert_allclose(
            got[0], numerical_gradient(lambda W: loss(X, y, W, W2), W1, h), rtol=1e-8, atol=1e-11
        )
        np.testing.assert_allclose(
            got[1], numerical_gradient(lambda W: loss(X, y, W1, W), W2, h), rtol=1e-8, atol=1e-11
        )


def test_a_right_backward_pass_stays_dark_but_for_a_bad_step(check):
    assert data(check)["lit"] == 0
    assert data(check)["all"] < -8
    assert "is right" in check.locator(".xp-readout").inner_text()
    slider = check.get_by_label("Step h, as a power of ten")
    slider.fill("0")
    assert data(check)["lit"] > 10
    assert "too large" in check.locator(".xp-readout").inner_text()
    slider.fill("-13")
    assert data(check)["lit"] > 10
    assert "too small" in check.locator(".xp-readout").inner_text()
    assert slider.get_attribute("aria-valuetext") == "1.0 · 10⁻¹³"


@pytest.mark.parametrize(
    ("mistake", "lit"),
    [
        ("σ′ missing", 16),  # the first matrix, all of it
        ("h for h(1 − h)", 16),
        ("σ′ at h", 16),
        ("first row of W2 dropped", 16),
        ("squared error", 26),
        ("wrong sign", 26),
        ("1/m missing", 26),
        ("bias slopes 0", 6),  # the last rows
        ("1/m missing in ∂W⁽¹⁾", 16),  # after δ₁, and yet the first matrix alone
        ("[1, X] for [X, 1]", 16),
    ],
)
def test_a_mistake_lights_up_where_it_is(check, mistake, lit):
    check.get_by_label("Mistake").select_option(mistake)
    assert data(check)["lit"] == lit
    assert f"{lit} of 26 slopes are wrong" in check.locator(".xp-readout").inner_text()
    dashed = check.locator('.xp-heat[data-lit="true"]').count()
    assert dashed == lit


def test_with_a_bad_step_the_lit_slopes_are_not_called_wrong(check):
    check.get_by_label("Mistake").select_option("bias slopes 0")
    check.get_by_label("Step h, as a power of ten").fill("0")
    assert data(check)["lit"] == 26
    said = check.locator(".xp-readout").inner_text()
    assert "are wrong" not in said
    assert "near 10⁻⁵" in said


def test_a_cell_says_how_far_two_slopes_are_apart(check):
    for difference, words in [(1, "100 %"), (0.666, "67 %"), (0.004, "10⁻²"), (3e-10, "10⁻¹⁰"), (0, "0")]:
        assert call(check.page, "gradient-check", "return m.part(a[0]);", difference) == words
