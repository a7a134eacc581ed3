"""Non-linear regions: two lines, a third unit, hard and soft, by the references and on the built page."""

import itertools

import numpy as np
import pytest
import torch

from solutions.numpy_ref.backpropagation import train_step
from solutions.numpy_ref.feedforward import add_bias, forward
from solutions.numpy_ref.non_linear_regions import region
from solutions.numpy_ref.perceptrons_and_logic import perceptron, step, xor
from solutions.numpy_ref.probability import sigmoid, stable_sigmoid
from solutions.torch_ref import non_linear_regions as twin
from tests.book.shown import run_what_is_shown

CHAPTERS = ("non-linear-regions",)
PAGE = f"book/{CHAPTERS[0]}.html"
CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
OR, NAND, AND = ((np.array(weights), bias) for weights, bias in [([1, 1], -0.5), ([-1, -1], 1.5), ([1, 1], -1.5)])
RULE, MINIMUM = (np.array([2.0, 1.0]), -18.0), (np.array([0.0, 1.0]), -4.0)


# By the references


def test_xor_is_two_lines_and_and():
    assert region(CORNERS, OR, NAND, AND).tolist() == xor(CORNERS).tolist() == [0, 1, 1, 0]


def test_a_student_on_the_corner_is_accepted_and_one_with_low_grades_is_not():
    students = np.array([[9.0, 8.0], [3.0, 4.0], [7.0, 6.0], [9.0, 0.0], [7.0, 4.0]])
    assert region(students, RULE, MINIMUM, AND).tolist() == [1, 0, 1, 0, 1]


def test_a_third_unit_makes_all_tables_but_two():
    values = np.arange(-2, 2.5, 0.5)
    units = itertools.product(values, values, values)
    tables = {tuple(perceptron(CORNERS, np.array([w1, w2]), b).tolist()) for w1, w2, b in units}
    assert set(itertools.product([0, 1], repeat=4)) - tables == {(0, 1, 1, 0), (1, 0, 0, 1)}


def test_pytorch_draws_the_same_region_and_mixes_no_kinds_of_numbers():
    units = [(torch.from_numpy(weights.astype(float)), bias) for weights, bias in (OR, NAND, AND)]
    assert twin.region(torch.from_numpy(CORNERS), *units).tolist() == [0, 1, 1, 0]
    with pytest.raises(RuntimeError):
        torch.tensor([[0, 1]]) @ torch.tensor([1.0, 1.0])  # whole numbers and fractions


def test_an_and_of_h_lines_needs_all_of_them():
    for h in range(1, 9):
        answers = np.array(list(itertools.product([0, 1], repeat=h)))
        said = perceptron(answers, np.ones(h), -(h - 0.5))
        assert said.tolist() == (answers.sum(axis=1) == h).astype(int).tolist()


def soft(points, sharpness):
    """The university's network with sigmoids."""
    hidden = np.column_stack([sigmoid(sharpness * (points @ w + b)) for w, b in (RULE, MINIMUM)])
    return sigmoid(sharpness * (hidden @ AND[0] + AND[1]))


@pytest.mark.parametrize(("sharpness", "at_the_corner"), [(1, 0.3775), (10, 0.0067)])
def test_a_soft_corner_is_rounded_off(sharpness, at_the_corner):
    assert soft(np.array([[7.0, 4.0]]), sharpness)[0] == pytest.approx(at_the_corner, abs=5e-5)
    inside = np.array([[9.0, 8.0]])
    assert soft(inside, sharpness)[0] > 0.5


def test_small_weights_make_timid_answers():
    assert soft(np.array([[1e6, 1e6]]), 1)[0] == pytest.approx(0.6225, abs=5e-5)


def test_soft_answers_stay_between_what_no_and_two_yes_give():
    points = np.random.default_rng(4).uniform(-100, 100, size=(1000, 2))
    points = points[np.abs(points @ RULE[0] + RULE[1]) < 100]  # a sigmoid overflows far away, without harm
    for sharpness, least, most in [(1, 0.1824, 0.6225), (3, 0.0110, 0.8176)]:
        answers = soft(points, sharpness)
        assert least <= answers.min() + 5e-5
        assert answers.max() <= most + 5e-5


def ring():
    rng = np.random.default_rng(18)
    angles = rng.uniform(0, 2 * np.pi, 120)
    radii = np.concatenate([np.sqrt(rng.uniform(0, 1, 60)), rng.uniform(1.5, 2.1, 60)])
    return np.column_stack([radii * np.cos(angles), radii * np.sin(angles)]), np.repeat([1, 0], 60)


def fence_wrong(count):
    X, y = ring()
    turns = 2 * np.pi * np.arange(count) / count + np.pi / 2
    hidden = step(X @ -np.array([np.cos(turns), np.sin(turns)]) + 1.25)
    return int((perceptron(hidden, np.ones(count), -(count - 0.5)) != y).sum())


def test_more_lines_fence_the_ring_in():
    assert [fence_wrong(count) for count in (1, 3, 4, 8)] == [48, 17, 2, 0]


def test_no_line_gets_fewer_than_30_of_the_ring_wrong():
    """One direction between any two at which points change places stands for all that lie there."""
    X, y = ring()
    first, second = np.triu_indices(len(X), k=1)
    difference = X[first] - X[second]
    change = np.sort((np.arctan2(difference[:, 1], difference[:, 0]) + np.pi / 2) % np.pi)
    turns = np.concatenate([change, change + np.pi, change[:1] + 2 * np.pi])
    turns = (turns[:-1] + turns[1:]) / 2
    labels = y[np.argsort(X @ np.array([np.cos(turns), np.sin(turns)]), axis=0)]  # in the order along each direction
    wrong = 60 + np.cumsum(2 * labels - 1, axis=0)  # the circles before the line, and the squares behind it
    assert wrong.min() == 30


def test_the_or_of_two_lines_has_a_dent():
    points = np.array([[9.0, 0.0], [0.0, 4.0], [4.5, 2.0]])  # the last one is halfway between the others
    assert region(points, RULE, MINIMUM, OR).tolist() == [1, 1, 0]


def learned(units, seed):
    X, y = ring()
    rng = np.random.default_rng(seed)
    W1, W2 = rng.normal(size=(3, units)), rng.normal(size=(units + 1, 1))
    for _ in range(1000):
        W1, W2 = train_step(X, y[:, None], W1, W2, 1.0)
    return W1, W2


def test_descent_finds_three_soft_lines_and_their_rounded_corners_matter():
    X, y = ring()
    W1, W2 = learned(3, seed=0)
    assert ((forward(X, W1, W2)[:, 0] >= 0.5) == y).all()
    inside = step(add_bias(X[y == 1]) @ W1) == [0, 1, 1]  # the first unit says 1 on the outer side of its line
    assert inside.all(axis=1).sum() == 58
    assert np.sign(W2[:-1, 0]).tolist() == [-1, 1, 1]
    hard = step(add_bias(step(add_bias(X) @ W1)) @ W2)[:, 0]
    assert (hard != y).sum() == 4
    assert np.linalg.norm(W1[:-1], axis=0).round(1).tolist() == [3.9, 5.5, 6.2]


def test_two_soft_lines_are_not_enough():
    X, y = ring()
    wrong = [int(((forward(X, *learned(2, seed))[:, 0] >= 0.5) != y).sum()) for seed in range(3)]
    assert min(wrong) > 10


def test_a_staircase_of_sigmoids_follows_a_curve():
    def curve(x):
        return x + 0.5 * np.sin(2 * np.pi * x)

    x, greatest = np.linspace(0, 1, 2001), []
    for units in (5, 20, 80):
        places, heights = (np.arange(units) + 0.5) / units, np.diff(curve(np.arange(units + 1) / units))
        stairs = curve(0) + stable_sigmoid(12 * units * (x[:, None] - places)) @ heights
        greatest.append(np.abs(stairs - curve(x)).max())
    np.testing.assert_allclose(greatest, [0.1899, 0.0451, 0.0112], atol=5e-5)


def test_what_the_page_shows_runs_in_a_fresh_interpreter():
    names = run_what_is_shown(CHAPTERS[0])
    units = (names["or_line"], names["nand_line"], names["and_both"])
    assert names["region"](names["corners"], *units).tolist() == [0, 1, 1, 0]
    assert names["count_weights"]([1024, 16, 16, 3]) == 16723


# On the page


@pytest.fixture
def words(shared_page):
    """Return the text of the chapter, with single spaces."""
    return " ".join(shared_page(PAGE).locator("article").inner_text().split())


def test_the_page_shows_what_the_references_give(words):
    assert "array([0, 1, 1, 0])" in words  # XOR, computed by a cell
    assert "CAT, DOG and BIRD" in words
    for sizes in [[2, 2, 1], [2, 8, 1], [1024, 16, 16, 3]]:
        assert f"{sizes} {sum((n + 1) * h for n, h in itertools.pairwise(sizes))}" in words
    assert "We tried all weights and biases from −2 to 2 in steps of one half, and found 14." in words
    assert "Eight lines get 0 of the 120 points wrong, four get 2." in words
    assert "4 of the points end up on the wrong side" in words
    assert (
        "ours gets 48 wrong, the one that gradient descent finds gets 50, and no line at all gets fewer than 30"
        in words
    )
    for distance in ("0.1899", "0.0451", "0.0112"):
        assert distance in words


def test_what_the_theorem_leaves_open_is_not_said_to_be_open_for_ever(words):
    assert "no theorem" not in words
    assert "Barron" in words.split("at least as important", 1)[1].split("Having none is a limit")[0]


def test_the_history_names_all_three_proofs_of_1989(words):
    history = words.split("History", 1)[1].split("What to remember")[0]
    for author in ("Cybenko", "Funahashi", "Hornik", "Leshno"):
        assert author in history
