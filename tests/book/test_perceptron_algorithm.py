"""The perceptron algorithm: what the page says of the score, of stopping, of the limit and of the rate."""

import numpy as np
import pytest

from solutions.misconceptions.perceptron_algorithm import ANSWERS
from solutions.numpy_ref import perceptron_algorithm
from solutions.numpy_ref.acceptance import predict, score
from solutions.numpy_ref.perceptron_algorithm import perceptron_epoch, perceptron_fit, perceptron_step
from tests.book.shown import run_what_is_shown

CHAPTERS = ("perceptron-algorithm",)
PAGE = f"book/{CHAPTERS[0]}.html"
predicts_minus_one = next(answer.function for answer in ANSWERS if answer.name == "predicts_minus_one")
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND, XOR = np.array([0, 0, 0, 1]), np.array([0, 1, 1, 0])


def distance(point, weights, bias):
    """Return how far a point is from a line."""
    return abs(score(point, weights, bias)) / np.linalg.norm(weights)


def updates_in_epochs(X, y, weights, bias, learning_rate):
    """Return how many updates each epoch makes, up to the one that makes none."""
    counts = [-1]
    while counts[-1] != 0:
        counts.append(0)
        for x_i, y_i in zip(X, y):
            counts[-1] += int(predict(x_i, weights, bias) != y_i)
            weights, bias = perceptron_step(x_i, y_i, weights, bias, learning_rate)
    return counts[1:]


# The references


@pytest.mark.parametrize("seed", range(20))
def test_an_update_moves_the_score_of_a_wrong_point_the_right_way(seed):
    rng = np.random.default_rng(seed)
    x, weights, bias, rate = rng.normal(size=2), rng.normal(size=2), rng.normal(), rng.uniform(0.01, 1)
    y = 1 - int(predict(x, weights, bias))
    change = score(x, *perceptron_step(x, y, weights, bias, rate)) - score(x, weights, bias)
    assert change == pytest.approx((1 if y else -1) * rate * (x @ x + 1))


def test_the_line_can_move_away_from_the_point_that_it_is_updated_for():
    x, line = np.array([1.0, 0.0]), (np.array([1.0, 0.0]), 5.0)
    after = perceptron_step(x, 0, *line, 0.5)
    assert (after[0].tolist(), after[1]) == ([0.5, 0.0], 4.5)
    assert (score(x, *line), score(x, *after)) == (6, 5)
    assert (distance(x, *line), distance(x, *after)) == (6, 10)

    x, line, distances = np.array([-0.6, -0.8]), (np.array([3.0, 4.0]), -10.0), []
    for _ in range(5):
        distances.append(distance(x, *line))
        line = perceptron_step(x, 1, *line, 1.0)
    np.testing.assert_allclose(distances, [3, 3.25, 11 / 3, 4.5, 7])


def test_at_a_small_rate_most_lines_come_nearer_and_at_a_large_one_they_need_not():
    rng = np.random.default_rng(0)
    x, weights, bias = rng.normal(size=(5000, 2)), rng.normal(size=(5000, 2)), rng.normal(size=5000)
    scores = (weights * x).sum(axis=1) + bias
    signs = np.where(scores >= 0, -1, 1)  # every point is taken for a wrong one

    def nearer(rate):
        new = weights + rate * signs[:, None] * x
        after = np.abs((new * x).sum(axis=1) + bias + rate * signs) / np.linalg.norm(new, axis=1)
        return (after < np.abs(scores) / np.linalg.norm(weights, axis=1)).mean()

    assert nearer(0.1) > 0.8
    assert nearer(1.0) < 0.5


def test_the_full_update_of_the_slide_takes_the_line_out_of_the_picture():
    line = perceptron_step(np.array([4.0, 5.0]), 0, np.array([3.0, 4.0]), -10.0, 1.0)
    corners = np.array([[-1.0, -1.0], [-1.0, 7.0], [7.0, -1.0], [7.0, 7.0]])  # of the explorable's plane
    assert set(predict(corners, *line)) == {0}


def test_the_smallest_rate_of_the_explorable_needs_no_more_updates_than_its_limit():
    x = np.linspace(-1, 7, 801)
    plane = np.stack(np.meshgrid(x, x), axis=-1).reshape(-1, 2)
    needed = np.abs(score(plane, np.array([3.0, 4.0]), -10.0)) / (0.01 * ((plane**2).sum(axis=1) + 1))
    assert 1059 < needed.max() < 1060


def test_an_epoch_with_an_update_can_end_with_a_line_that_separates():
    counts = updates_in_epochs(CORNERS, AND, np.zeros(2), 0.0, 1.0)
    line = np.zeros(2), 0.0
    for _ in counts[:-1]:
        line = perceptron_epoch(CORNERS, AND, *line, 1.0)
    assert counts[-2] > 0
    assert predict(CORNERS, *line).tolist() == AND.tolist()


def test_a_rate_that_is_rounded_can_part_from_the_others():
    """What ``show_fit`` of the notebook shows: rates 0.5 and 2 find the same line, 0.1 another one."""
    rng = np.random.default_rng(3)
    students = rng.integers(0, 21, size=(60, 2)) / 2
    scores = 2 * students[:, 0] + students[:, 1] - 15
    students, scores = students[np.abs(scores) >= 1], scores[np.abs(scores) >= 1]
    lines = []
    for rate in (0.5, 2.0, 0.1):
        weights, bias = perceptron_fit(students, scores >= 0, np.zeros(2), 0.0, rate, 500)
        assert np.array_equal(predict(students, weights, bias), scores >= 0)
        lines.append(weights / -bias)
    np.testing.assert_array_equal(lines[0], lines[1])
    assert not np.allclose(lines[0], lines[2], rtol=1e-3)


def test_what_the_hint_says_of_predictions_of_minus_one_is_so():
    x, weights, bias = np.array([2.0, 1.0]), np.array([1.0, 1.0]), -2.0  # the score is 1
    right_positive, false_positive = (predicts_minus_one(x, y, weights, bias, 0.5) for y in (1, 0))
    false_negative, right_negative = (predicts_minus_one(x, y, -weights, -bias, 0.5) for y in (1, 0))
    np.testing.assert_array_equal(right_positive[0], weights)
    np.testing.assert_array_equal(false_positive[0], weights - 0.5 * x)
    np.testing.assert_array_equal(false_negative[0], -weights + 2 * 0.5 * x)
    np.testing.assert_array_equal(right_negative[0], -weights + 0.5 * x)


def test_the_line_of_the_slide_is_right_for_both_points_when_its_sides_are_exchanged():
    points = np.array([[4.0, 5.0], [1.0, 1.0]])
    assert predict(points, np.array([3.0, 4.0]), -10.0).tolist() == [1, 0]
    assert predict(points, np.array([-3.0, -4.0]), 10.0).tolist() == [0, 1]


def test_on_xor_an_epoch_makes_updates_and_ends_with_the_line_it_began_with():
    lines = [(np.zeros(2), 0.0)]
    for _ in range(3):
        lines.append(perceptron_epoch(CORNERS, XOR, *lines[-1], 1.0))
    np.testing.assert_array_equal(np.append(*lines[2]), np.append(*lines[3]))
    assert (predict(CORNERS, *lines[3]) != XOR).sum() == 2


def test_the_fit_stops_where_every_point_is_right_and_runs_to_the_cap_on_xor(monkeypatch):
    epochs = []

    def epoch(*inputs):
        epochs.append(inputs)
        return perceptron_epoch(*inputs)

    monkeypatch.setattr(perceptron_algorithm, "perceptron_epoch", epoch)
    perceptron_fit(CORNERS, XOR, np.zeros(2), 0.0, 1.0, max_epochs=20)
    assert len(epochs) == 20
    epochs.clear()
    perceptron_fit(CORNERS, AND, np.zeros(2), 0.0, 1.0, max_epochs=20)
    with_updates = [count for count in updates_in_epochs(CORNERS, AND, np.zeros(2), 0.0, 1.0) if count]
    assert len(epochs) == len(with_updates) < 20


@pytest.mark.parametrize("seed", range(30))
def test_who_compares_lines_ends_with_the_same_line_as_who_counts_updates(seed):
    """An epoch that ends where it began is repeated for ever, so both answers to the exercise are right."""
    rng = np.random.default_rng(seed)
    X, y = rng.integers(-2, 3, size=(5, 2)).astype(float), rng.integers(0, 2, size=5)
    weights, bias = rng.integers(-2, 3, size=2).astype(float), float(rng.integers(-2, 3))
    expected = perceptron_fit(X, y, weights, bias, 0.5, max_epochs=40)
    for _ in range(40):
        new_weights, new_bias = perceptron_epoch(X, y, weights, bias, 0.5)
        if np.array_equal(new_weights, weights) and new_bias == bias:
            break
        weights, bias = new_weights, new_bias
    np.testing.assert_array_equal(np.append(weights, bias), np.append(*expected))


@pytest.mark.parametrize(("rate", "epochs"), [(1.0, 9), (0.1, 42), (0.01, 396)])
def test_a_small_rate_delays_the_end_when_the_start_is_not_zero(rate, epochs):
    assert len(updates_in_epochs(CORNERS, AND, np.array([3.0, 4.0]), 10.0, rate)) == epochs


@pytest.mark.parametrize(("rate", "updates"), [(1.0, 23), (0.1, 175)])
def test_the_two_points_of_the_slide_need_fewer_updates_at_a_large_rate(rate, updates):
    points, labels = np.array([[4.0, 5.0], [1.0, 1.0]]), np.array([0, 1])
    assert sum(updates_in_epochs(points, labels, np.array([3.0, 4.0]), -10.0, rate)) == updates


@pytest.mark.parametrize("rate", [0.25, 1.0, 4.0])
def test_from_zero_the_rate_changes_no_update(rate):
    assert updates_in_epochs(CORNERS, AND, np.zeros(2), 0.0, rate) == updates_in_epochs(
        CORNERS, AND, np.zeros(2), 0.0, 1.0
    )


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    names = run_what_is_shown(CHAPTERS[0])
    assert predict(names["rows"], names["weights"], names["bias"]).tolist() == [0, 0, 0, 1]


# The page


def test_the_page_prints_the_limit_of_the_line_with_the_most_room(shared_page):
    rows = shared_page(PAGE).locator("table", has_text="9,922,786").locator("tbody tr").all_inner_texts()
    assert [row.split() for row in rows] == [
        ["AND", "1.73", "0.2425", "51", "11"],
        ["clean", "14.18", "0.0045", "9,922,786", "701"],
    ]


def test_the_page_prints_how_a_line_moves_away_from_its_point(shared_page):
    words = " ".join(shared_page(PAGE).locator("article").inner_text().split())
    assert "its distance from the point has grown from 6 to 10" in words
    assert "4.4 away from (4, 5), after it 14.1" in words
    assert "ends with exactly the line with which it began" in words
