"""Late work: days that have begun, late days that are spent, and what is taken off."""

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from autograder.term.late import Lateness, Work, days_late, lateness, taken_off
from autograder.term.rules import Late, later_by

BERLIN = ZoneInfo("Europe/Berlin")
DUE = datetime(2026, 10, 19, 20, tzinfo=BERLIN).astimezone(UTC)


def work(name, came, due=DUE, extension=timedelta()):
    return Work(name, due, due + extension, came)


def days(came, due=DUE, clock=BERLIN, **rule):
    return days_late(work("a", came, due), Late(**rule), clock)


@pytest.mark.parametrize(
    ("after", "expected"),
    {
        "long before": (timedelta(days=-9), 0),
        "at the deadline": (timedelta(0), 0),
        "in the second of the deadline": (timedelta(microseconds=999_999), 0),
        "a second after it": (timedelta(seconds=1), 1),
        "a day after it": (timedelta(days=1), 1),
        "a day and a second": (timedelta(days=1, seconds=1), 2),
        "a week": (timedelta(days=7), 7),
    }.values(),
)
def test_a_day_of_being_late_begins_with_the_deadline_and_each_day_after_it(after, expected):
    assert days(DUE + after) == expected
    assert days(DUE + after, clock=UTC) == expected


@pytest.mark.parametrize("day", range(3))
def test_grace_is_given_after_the_deadline_and_after_each_day(day):
    end = DUE + timedelta(days=day, minutes=15)
    assert days(end, grace_minutes=15) == day
    assert days(end + timedelta(seconds=1), grace_minutes=15) == day + 1


def test_the_clock_on_the_wall_counts_when_clocks_are_changed():
    winter = datetime(2026, 10, 24, 20, tzinfo=BERLIN).astimezone(UTC)  # the night has an hour more
    assert days(winter + timedelta(hours=25), due=winter) == 1
    assert days(winter + timedelta(hours=25, seconds=1), due=winter) == 2
    assert days(winter + timedelta(hours=25), due=winter, clock=UTC) == 2
    summer = datetime(2026, 3, 28, 20, tzinfo=BERLIN).astimezone(UTC)  # and this one an hour less
    assert days(summer + timedelta(hours=23), due=summer) == 1
    assert days(summer + timedelta(hours=23, seconds=1), due=summer) == 2


def test_without_a_deadline_or_a_time_nothing_is_late():
    late = Late(percent_per_day=10)
    assert days_late(Work("a", None, None, DUE), late, UTC) == 0
    assert days_late(Work("a", DUE, DUE, None), late, UTC) == 0


def test_late_days_are_spent_on_what_was_due_first_and_the_rest_costs():
    works = [
        work("second", DUE + timedelta(days=9), due=DUE + timedelta(days=7)),
        work("first", DUE + timedelta(days=2)),
        work("third", DUE + timedelta(days=14, hours=1), due=DUE + timedelta(days=14)),
    ]
    found = lateness(works, Late(late_days=3), BERLIN)
    assert found == {"first": Lateness(2, 2), "second": Lateness(2, 1), "third": Lateness(1, 0)}


def test_no_late_day_is_spent_where_there_are_no_points_any_more():
    works = [work("lost", DUE + timedelta(days=4)), work("saved", DUE + timedelta(days=1), due=DUE)]
    found = lateness(works, Late(late_days=3, no_points_after_days=3), BERLIN)
    assert found == {"lost": Lateness(4, 0, True), "saved": Lateness(1, 1)}


@pytest.mark.parametrize(
    ("how_late", "rule", "expected"),
    {
        "in time": (Lateness(), {"percent_per_day": 10}, 0),
        "a day": (Lateness(1), {"percent_per_day": 10}, 0.6),
        "a day of all points": (Lateness(1), {"percent_per_day": 10, "percent_of": "possible"}, 0.8),
        "many days": (Lateness(30), {"percent_per_day": 10}, 6),
        "many days with a limit": (Lateness(30), {"percent_per_day": 10, "at_most_percent": 50}, 3),
        "more than there is": (Lateness(9), {"percent_per_day": 10, "percent_of": "possible"}, 6),
        "paid for": (Lateness(3, 3), {"percent_per_day": 10}, 0),
        "paid for in part": (Lateness(3, 1), {"percent_per_day": 10}, 1.2),
        "closed": (Lateness(8, 0, True), {"percent_per_day": 0}, 6),
    }.values(),
)
def test_what_is_taken_off_of_six_of_eight_points(how_late, rule, expected):
    assert taken_off(6, 8, how_late, Late(**rule)) == pytest.approx(expected)


# Whatever the rule, the times and the order


def any_rule(draw):
    return Late(
        grace_minutes=draw.choice([0, 15, 24 * 60]),
        percent_per_day=draw.choice([0, 5, 33.3, 100]),
        percent_of=draw.choice(["reached", "possible"]),
        at_most_percent=draw.choice([0, 50, 100]),
        no_points_after_days=draw.choice([None, 0, 3, 30]),
        late_days=draw.randint(0, 6),
    )


def any_works(draw):
    works = []
    for name in "abcdef":
        due = DUE + timedelta(days=draw.randint(0, 60))
        came = due + timedelta(seconds=draw.randint(-(10**5), 10**6))
        works.append(work(name, draw.choice([came, came, None]), due, timedelta(days=draw.choice([0, 0, 2]))))
    return works


@pytest.mark.parametrize("seed", range(5))
def test_late_days_stay_within_the_budget_and_points_within_what_there_is(seed):
    draw = random.Random(seed)
    for _ in range(100):
        late, works = any_rule(draw), any_works(draw)
        found = lateness(works, late, BERLIN)
        assert sum(each.spent for each in found.values()) <= late.late_days
        for each in found.values():
            reached = draw.uniform(0, 8)
            assert 0 <= each.spent <= each.days
            assert 0 <= taken_off(reached, 8, each, late) <= reached
            assert taken_off(0, 8, each, late) == 0


@pytest.mark.parametrize("seed", range(5))
def test_the_order_in_which_work_is_looked_at_changes_nothing(seed):
    draw = random.Random(seed)
    for _ in range(50):
        late, works = any_rule(draw), any_works(draw)
        assert lateness(draw.sample(works, len(works)), late, BERLIN) == lateness(works, late, BERLIN)


@pytest.mark.parametrize("seed", range(5))
def test_who_hands_in_later_never_has_more_of_it(seed):
    draw = random.Random(seed)
    for _ in range(100):
        late = any_rule(draw)
        sooner, later = sorted(draw.randint(-(10**5), 10**6) for _ in range(2))
        costs = []
        for seconds in (sooner, later):
            found = lateness([work("a", DUE + timedelta(seconds=seconds))], late, BERLIN)["a"]
            costs.append(taken_off(6, 8, found, late))
        assert costs[0] <= costs[1]


@pytest.mark.parametrize("seed", range(3))
def test_the_days_are_the_fewest_that_reach_the_time_it_came(seed):
    draw = random.Random(seed)
    for _ in range(200):
        due = datetime(2026, 3, 20, tzinfo=UTC) + timedelta(minutes=draw.randint(0, 400_000))
        came = due + timedelta(minutes=draw.randint(-3000, 20_000))
        found = days(came, due=due)
        assert came <= later_by(due, found, BERLIN)
        assert found == 0 or came > later_by(due, found - 1, BERLIN)
