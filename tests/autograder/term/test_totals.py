"""The mark of a term: weights, groups, and what is dropped."""

import random

import pytest

from autograder.term.rules import Group, Rules
from autograder.term.totals import Reached, total

ALL = {"a": Reached(8, 10), "b": Reached(1, 5), "c": Reached(10, 10), "d": Reached(0, 20)}
TWO = (Group("homework", 60, ("a", "b", "c"), drop_lowest=1), Group("project", 40, ("d",)))


def test_without_weights_every_point_counts_the_same():
    assert total(ALL, Rules()) == (pytest.approx(100 * 19 / 45), ())


def test_weights_count_shares_and_nothing_else():
    rules = Rules(weights={"a": 50, "c": 25, "d": 25})
    assert total(ALL, rules) == (pytest.approx(50 * 0.8 + 25), ())


def test_each_group_has_its_weight_and_drops_its_own_lowest():
    assert total(ALL, Rules(groups=TWO)) == (pytest.approx(60 * 18 / 20), ("b",))


def test_what_is_not_there_is_not_counted_and_the_rest_counts_for_it():
    without = {name: each for name, each in ALL.items() if name != "d"}
    assert total(without, Rules(groups=TWO)) == (pytest.approx(90), ("b",))
    assert total(without, Rules(weights={"a": 50, "d": 50})) == (pytest.approx(80), ())
    assert total({}, Rules(groups=TWO)) == (0, ())
    assert total({}, Rules(drop_lowest=2)) == (0, ())


def test_something_is_always_left():
    assert total({"a": Reached(3, 10)}, Rules(drop_lowest=1)) == (pytest.approx(30), ())
    assert total({"a": Reached(3, 10), "b": Reached(1, 10)}, Rules(drop_lowest=5)) == (pytest.approx(30), ("b",))


def test_the_smallest_share_is_dropped_and_not_the_fewest_points():
    reached = {"short": Reached(2, 2), "long": Reached(5, 20), "usual": Reached(6, 10)}
    assert total(reached, Rules(drop_lowest=1))[1] == ("long",)


def test_of_equal_shares_the_last_is_dropped():
    assert total(dict.fromkeys("abc", Reached(0, 8)), Rules(drop_lowest=2))[1] == ("b", "c")


@pytest.mark.parametrize("seed", range(5))
def test_a_total_is_a_percentage_and_dropping_never_harms(seed):
    draw = random.Random(seed)
    names = [f"chapter-{number}" for number in range(8)]
    for _ in range(100):
        reached = {name: Reached(draw.uniform(0, out), out) for name in names if (out := draw.choice([0.25, 5, 20]))}
        shares = [draw.random() for _ in names]
        weights = {name: 100 * share / sum(shares) for name, share in zip(names, shares)}
        for rules in (Rules(), Rules(weights=weights)):
            plain, _ = total(reached, rules)
            dropped, gone = total(reached, Rules(weights=rules.weights, drop_lowest=draw.randint(1, 9)))
            assert 0 <= plain <= dropped + 1e-9 <= 100 + 1e-6
            assert len(gone) < len(names)
        shuffled = {name: reached[name] for name in draw.sample(names, len(names))}
        assert total(shuffled, Rules(weights=weights))[0] == pytest.approx(total(reached, Rules(weights=weights))[0])
