"""The explorable on scaling, batches and momentum in a real browser, compared with the references."""

import numpy as np
import pytest

from solutions.numpy_ref.cross_entropy import model_error
from solutions.numpy_ref.descent_in_practice import stochastic_step
from solutions.numpy_ref.gradient_descent import descend, gradient
from solutions.numpy_ref.probability import sigmoid
from tests.book.driving import call, fresh, press, push
from tests.book.driving import published as data
from tests.book.pages import BOOK
from tests.conftest import one_in

CHAPTERS = ("descent-in-practice",)
PAGE = f"book/{CHAPTERS[0]}.html"
STUDENTS = np.loadtxt(BOOK / "data" / "admissions_noisy.csv", delimiter=",", skiprows=1)
TEST, ACCEPTED = STUDENTS[:, :1], STUDENTS[:, 2]
START = np.zeros(1), 3.0
VERSIONS = [(unit, centre, divide) for unit in (0, 1) for centre in (False, True) for divide in (False, True)]
each_version = pytest.mark.parametrize("version", one_in(3, VERSIONS), ids=str)
ALL, ONE, TEN = 2, 0, 1  # the batches, by their place


def feature(unit, centre, divide):
    """The test as the model gets it, in points or percent."""
    x = TEST * (1, 10)[unit]
    x, deviation = x - centre * x.mean(), x.std()
    return x / deviation if divide else x


def least():
    """The least error of all versions, and its place for the test that is centred and divided."""
    x = feature(0, True, True)
    line = descend(x, ACCEPTED, np.zeros(1), 0.0, 10.0, 1000)
    return model_error(x, ACCEPTED, *line), line


@pytest.fixture
def valley(shared_page):
    """Return the explorable, on a wide page."""
    return fresh(shared_page(PAGE), "valley")


def say(root, **changes):
    """Change the state from outside, as the handle allows."""
    root.evaluate("(root, changes) => root.explorable.set(changes)", changes)


def told(root):
    """What the sentence says."""
    return root.locator(".xp-readout").inner_text()


def test_the_students_are_those_of_the_file(valley):
    tenths, accepted = (call(valley.page, "valley", f"return m.{name};") for name in ("TENTHS", "ACCEPTED"))
    np.testing.assert_allclose(np.array(tenths) / 10, TEST[:, 0])
    assert accepted == ACCEPTED.tolist()


@each_version
def test_every_version_is_the_same_landscape_in_other_coordinates(valley, version):
    unit, centre, divide = version
    now = {"unit": unit, "centre": centre, "divide": divide}
    x = feature(unit, centre, divide)
    np.testing.assert_allclose(call(valley.page, "valley", "return m.feature(a[0]);", now), x[:, 0], atol=1e-9)
    rng = np.random.default_rng(1)
    for place in rng.uniform(-4, 4, size=(5, 2)).tolist():
        w, b = call(valley.page, "valley", "return m.seen(a[0], a[1]);", now, place)
        expected = model_error(feature(0, True, True), ACCEPTED, np.array([place[0]]), place[1])
        assert model_error(x, ACCEPTED, np.array([w]), b) == pytest.approx(expected)
        assert call(valley.page, "valley", "return m.error(m.feature(a[0]), a[1]);", now, [w, b]) == pytest.approx(
            expected
        )


@each_version
def test_the_cross_stands_where_the_error_is_least(valley, version):
    unit, centre, divide = version
    now = {"unit": unit, "centre": centre, "divide": divide}
    w, b = call(valley.page, "valley", "return m.seen(a[0], m.BOTTOM);", now)
    (dw,), db = gradient(feature(unit, centre, divide), ACCEPTED, np.array([w]), b)
    np.testing.assert_allclose([dw, db], 0, atol=1e-9)
    assert call(valley.page, "valley", "return m.LEAST;") == pytest.approx(least()[0])


@each_version
def test_the_ratio_is_that_of_the_curvatures(valley, version):
    unit, centre, divide = version
    say(valley, unit=unit, centre=centre, divide=divide)
    (w,), b = least()[1]
    at = sigmoid(feature(0, True, True)[:, 0] * w + b)
    ones = np.column_stack([feature(unit, centre, divide), np.ones(len(TEST))])
    bends = np.linalg.eigvalsh(ones.T @ (ones * (at * (1 - at))[:, np.newaxis]) / len(TEST))
    assert data(valley)["ratio"] == pytest.approx(bends[-1] / bends[0], rel=1e-5)


def test_every_ring_has_one_height(valley):
    x, lowest = feature(0, True, True), least()[0]
    for height, ring in zip(
        [5, 2.4, 1.2, 0.6, 0.25, 0.1, 0.03], call(valley.page, "valley", "return m.RINGS;"), strict=True
    ):
        errors = [model_error(x, ACCEPTED, np.array([w]), b) for w, b in ring]
        np.testing.assert_allclose(errors, lowest + height, atol=1e-3)


@each_version
def test_steps_with_all_points_agree_with_the_reference(valley, version):
    unit, centre, divide = version
    say(valley, unit=unit, centre=centre, divide=divide, rate=0.002)
    for steps in (1, 2, 12):
        push(valley, "Ten steps" if steps == 12 else "Step")
        (w,), b = descend(feature(unit, centre, divide), ACCEPTED, *START, 0.002, steps)
        np.testing.assert_allclose([data(valley)["w"], data(valley)["b"]], [w, b], atol=1e-8)
        assert data(valley)["steps"] == steps


def test_momentum_keeps_a_part_of_the_velocity(valley):
    say(valley, rate=0.05, momentum=0.8, steps=15)
    x, (weights, bias), velocity = feature(0, False, False), START, (np.zeros(1), 0.0)
    for _ in range(15):
        velocity = tuple(0.8 * v + slope for v, slope in zip(velocity, gradient(x, ACCEPTED, weights, bias)))
        weights, bias = weights - 0.05 * velocity[0], bias - 0.05 * velocity[1]
    np.testing.assert_allclose([data(valley)["w"], data(valley)["b"]], [weights[0], bias], atol=1e-8)


def test_an_epoch_has_every_student_once_and_the_next_has_another_order(valley):
    body = "const next = m.batches(a[0]); return Array.from({length: a[1]}, () => [...next()]);"
    for size, count in ((1, 100), (10, 10)):
        drawn = np.array(call(valley.page, "valley", body, size, 2 * count)).reshape(2, 100)
        assert sorted(drawn[0]) == sorted(drawn[1]) == list(range(100))
        assert drawn[0].tolist() != drawn[1].tolist()


def test_single_steps_agree_with_the_reference(valley):
    say(valley, centre=True, divide=True, rate=0.3, batch=ONE, steps=40)
    body = "const next = m.batches(1); return Array.from({length: 40}, () => next()[0]);"
    x, line = feature(0, True, True), START
    for row in call(valley.page, "valley", body):
        line = stochastic_step(x[row], ACCEPTED[row], *line, 0.3)
    np.testing.assert_allclose([data(valley)["w"], data(valley)["b"]], [line[0][0], line[1]], atol=1e-8)


@pytest.mark.parametrize(
    ("unit", "centre", "divide", "rate", "momentum", "low", "high"),
    [
        (0, False, False, 0.5, 0, 900, 1300),
        (0, False, False, 0.5, 0.9, 20, 120),
        (0, True, False, 4, 0, 5, 30),
        (0, True, True, 7, 0, 5, 30),
        (1, True, False, 0.25, 0, 120, 180),
        (1, True, True, 7, 0, 5, 30),
    ],
)
def test_run_goes_on_until_it_arrives_and_says_after_how_many_steps(
    valley, unit, centre, divide, rate, momentum, low, high
):
    say(valley, unit=unit, centre=centre, divide=divide, rate=rate, momentum=momentum)
    press(valley, "Run")
    shown = data(valley)
    assert low <= shown["steps"] == shown["arrived"] <= high
    assert shown["error"] <= least()[0] + 1e-3
    assert f"Arrived after {int(shown['steps']):,} steps" in told(valley)


def test_what_does_not_arrive_is_said(valley):
    say(valley, unit=1, rate=0.005)
    press(valley, "Run")
    assert (data(valley)["steps"], data(valley)["arrived"]) == (3000, -1)
    assert "Not there after 3,000 steps" in told(valley)
    press(valley, "To the start")
    assert data(valley)["steps"] == 0


def test_a_single_point_with_a_large_rate_leaves_the_bottom_again(valley):
    say(valley, centre=True, divide=True, rate=3, batch=ONE)
    press(valley, "Run")
    arrived = data(valley)["steps"]
    errors = [call(valley.page, "valley", "return m.walk(a[0], a[1]).errors;", state(valley), arrived + 300)]
    assert max(errors[0][int(arrived) :]) > least()[0] + 0.01
    push(valley, "Ten steps", times=3)
    assert f"Arrived after {int(arrived):,} step" in told(valley)


def state(root):
    """The state of the explorable."""
    return root.evaluate("root => root.explorable.state()")


def test_another_version_begins_at_the_start_and_can_be_stepped_down(valley):
    press(valley, "Run")
    for name in ("centre", "divide", "percent, 0 to 100"):
        press(valley, "Ten steps")
        press(valley, name)
        assert data(valley)["steps"] == 0
        push(valley, "Ten steps")
        assert data(valley)["steps"] == 10
    pressed = valley.locator('button[aria-pressed="true"]').all_inner_texts()
    assert pressed == ["percent, 0 to 100", "centre", "divide", "all 100"]


def test_the_rate_moves_along_its_logarithm_and_momentum_as_it_is(valley):
    valley.get_by_label("Learning rate").fill("-2")
    valley.get_by_label("Momentum").fill("0.5")
    assert (data(valley)["rate"], data(valley)["momentum"]) == (0.01, 0.5)
    assert valley.get_by_label("Learning rate").get_attribute("aria-valuetext") == "0.01"


def test_a_place_off_the_map_is_said_to_be(valley):
    assert data(valley)["map"] == "on"
    say(valley, centre=True, rate=30, steps=1)
    assert data(valley)["map"] == "off"
    assert "off the map" in valley.locator(".xp-equation").inner_text()
