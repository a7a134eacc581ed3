"""What a time means: in which zone, and what is no time."""

from datetime import datetime

import pytest

from autograder.nbgrader.labels import time_of

EIGHT = datetime(2026, 10, 2, 8)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-10-02 08:00 UTC", "2026-10-02 08:00:00.000000 UTC", "2026-10-02 08:00:00 GMT"),
        *("2026-10-02T08:00:00Z", "2026-10-02T08:00:00.000Z", "2026-10-02 08:00", "2026-10-02T08:00:00,000000\n"),
        *("2026-10-02 10:00:00 CEST", "2026-10-02 09:00 CET", "2026-10-02 11:00 eest", "2026-10-02 10:00 MESZ"),
        *("2026-10-02 03:00 EST", "2026-10-02 04:00 EDT", "2026-10-02 01:00 PDT", "2026-10-02 02:00 MDT"),
        *("2026-10-02 10:00 +0200", "2026-10-02T10:00:00+02:00", "2026-10-02 10:00 +02", "2026-10-01 22:00 -1000"),
        *("2026-10-02 10:00 Europe/Berlin", "2026-10-02 04:00:00 America/New_York", "2026-10-02 13:30 Asia/Kolkata"),
    ],
)
def test_a_time_is_brought_to_utc(text):
    assert time_of(text) == EIGHT


@pytest.mark.parametrize("zone", ["CST", "IST", "BST", "XYZ", "local", "UTC+2", "Europe/Nowhere", "../etc/passwd", "/"])
def test_a_zone_that_is_unknown_or_means_several_is_never_taken_for_utc(zone):
    with pytest.raises(ValueError, match=r"zone|is not a time"):
        time_of(f"2026-10-02 08:00 {zone}")


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "08:00", "2026-10-02", "10/02/2026 08:00", "2026-13-02 08:00", "2026-10-02 25:00"),
        *("0001-01-01 00:00 CEST", "9999-12-31 23:59 -0500", "2026-10-02 08:00 +2500", "2026-10-02 08:00 UTC UTC"),
        *("\x00", "٢٠٢٦-10-02 08:00", "2026-10-02 08:00 " + "A/" * 50),
    ],
)
def test_what_is_no_time_is_an_error_that_says_so(text):
    with pytest.raises(ValueError, match=r"is not a time|zone"):
        time_of(text)
