"""What the kernel tells of a process, read from files that say so."""

import pytest

from autograder.sandbox.outside import watch


@pytest.fixture
def told(tmp_path, monkeypatch):
    """Let the kernel tell how long process 7 has computed and waited, and what time it is."""
    clock = [100.0]
    (tmp_path / "7").mkdir()
    monkeypatch.setattr(watch, "PROC", tmp_path)
    monkeypatch.setattr(watch.time, "monotonic", lambda: clock[0])

    def tell(waited, now):
        (tmp_path / "7" / "schedstat").write_text(f"123 {round(waited * 1e9)} 4\n")
        clock[0] = now

    return tell


def test_the_clock_of_a_process_stands_while_it_waits_for_a_core(told):
    told(waited=2.0, now=100.0)
    clock = watch.Clock(7)
    told(waited=7.0, now=106.0)
    assert clock.seconds == pytest.approx(1.0)
    assert clock.passed == pytest.approx(6.0)


def test_it_does_not_stand_while_the_process_sleeps(told):
    told(waited=2.0, now=100.0)
    clock = watch.Clock(7)
    told(waited=2.0, now=106.0)
    assert clock.seconds == pytest.approx(6.0)


def test_what_was_waited_in_a_short_time_comes_off_the_next_long_one(told):
    told(waited=2.0, now=100.0)
    first = watch.Clock(7)
    told(waited=2.01, now=100.015)
    assert first.seconds == pytest.approx(0.015)
    second = watch.Clock(7, first)
    told(waited=5.0, now=106.015)
    assert second.seconds == pytest.approx(6.0 - 3.0)


def test_nobody_waits_for_ever(told):
    told(waited=0.0, now=100.0)
    clock = watch.Clock(7)
    told(waited=200.0, now=300.0)
    assert clock.seconds == pytest.approx(200 / watch.MOST_WAITING)


def test_of_a_process_that_nobody_tells_of_all_seconds_count(told):
    told(waited=0.0, now=100.0)
    clock = watch.Clock(8)
    told(waited=5.0, now=106.0)
    assert clock.seconds == pytest.approx(6.0)
    assert watch.use_of(8) == watch.Use(1, 0, 0.0)


@pytest.mark.parametrize(
    ("lately", "crowd"),
    {"nobody": (0.0, 1.0), "one for each core": (4.0, 1.0), "five": (20.0, 5.0), "a thousand": (4000.0, 20.0)}.values(),
    ids=["nobody", "one for each core", "five", "a thousand"],
)
def test_a_crowd_is_those_who_want_a_core(monkeypatch, lately, crowd):
    monkeypatch.setattr(watch.os, "getloadavg", lambda: (lately, 0.0, 0.0))
    monkeypatch.setattr(watch.os, "cpu_count", lambda: 4)
    assert watch.crowd_at_a_core() == crowd
