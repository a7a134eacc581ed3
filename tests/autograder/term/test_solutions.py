"""Solutions that are shown after the due date: when nobody can hand in for points any more."""

from datetime import UTC, datetime, timedelta

import pytest

from autograder.specs.settings import settings
from autograder.term.solutions import last_moment, shown

COURSE = ("acceptance", "probability")
TERM = '[term]\nzone = "Europe/Berlin"\n[due]\nacceptance = 2026-10-19\nprobability = 2026-10-26\n'
FIRST = datetime(2026, 10, 19, 21, 59, 59, tzinfo=UTC)
SECOND = datetime(2026, 10, 26, 22, 59, 59, tzinfo=UTC)
AFTER = 'show_solutions = "after the due date"'


@pytest.fixture
def shows(term_of, tmp_path):
    """What is shown at a time, by a term's rules and a class's extensions."""

    def at(now, rules="", persons="", top=AFTER):
        term_of(TERM + rules, top)
        (tmp_path / "term.toml").write_text(persons, encoding="utf-8")
        return shown(settings(), tmp_path, now)

    return at


@pytest.mark.parametrize("answer", [True, False, ["acceptance"]], ids=str)
def test_what_is_said_outright_is_shown_at_any_time(shows, answer):
    top = f"show_solutions = {str(answer).lower() if isinstance(answer, bool) else answer}"
    expected = answer if isinstance(answer, bool) else tuple(answer)
    assert shows(FIRST - timedelta(days=99), top=top) == expected


def test_a_chapter_shows_its_solutions_a_second_after_it_is_due(shows):
    assert shows(FIRST) == ()
    assert shows(FIRST + timedelta(seconds=1)) == ("acceptance",)
    assert shows(SECOND + timedelta(seconds=1)) == ("acceptance", "probability")


@pytest.mark.parametrize(
    ("rules", "persons", "days"),
    {
        "an extension": ("", "[extensions]\nada = { acceptance = 5 }\nben = { acceptance = 2 }", 5),
        "an extension of another": ("", "[extensions]\nada = { probability = 5 }", 0),
        "late work that has points": ("[late]\npercent_per_day = 10\nno_points_after_days = 7", "", 7),
        "late days": ("[late]\nlate_days = 3", "", 3),
        "both": ("[late]\nno_points_after_days = 2", "[extensions]\nada = { acceptance = 3 }", 5),
        "late work that always has some": ("[late]\npercent_per_day = 10", "", 0),
    }.values(),
)
def test_it_waits_for_everybody_who_can_still_hand_in(shows, rules, persons, days):
    shows(FIRST, rules, persons)
    before = FIRST + timedelta(days=days)
    last = before if days < 6 else before + timedelta(hours=1)  # clocks are changed on the 25th
    assert shows(last, rules, persons) == ()
    assert shows(last + timedelta(seconds=1), rules, persons)[:1] == ("acceptance",)


def test_without_a_class_the_date_alone_counts(term_of, tmp_path):
    term_of(TERM, AFTER)
    assert last_moment(settings(), tmp_path / "nowhere", "acceptance") == FIRST
