"""The tables of course.toml that are about the term: what they mean, and the mistakes that are made in them."""

import re
from datetime import UTC, datetime
from math import nan
from zoneinfo import ZoneInfo

import pytest

from autograder.sandbox.outside.run import Budget
from autograder.specs.settings import SettingsError, read
from autograder.term.rules import Group, Late, Rules

TERM = """\
title = "A term"
show_solutions = true
[[parts]]
chapters = ["acceptance", "probability", "dropout"]
[term]
zone = "Europe/Berlin"
drop_lowest = 1
[due]
acceptance = 2026-10-19
probability = 2026-10-26T18:00:00
[late]
percent_per_day = 10
late_days = 3
[weights]
acceptance = 60
dropout = 40
[cancelled]
score = "two readings"
[full_points]
predict = "a wrong check"
[seconds]
score = 7.5
[budget]
questions = 60
"""
GROUPS = """\
[[groups]]
title = "Homework"
weight = 70
drop_lowest = 1
chapters = ["acceptance", "probability"]
[[groups]]
title = "Project"
weight = 30
chapters = ["dropout"]
"""
WEIGHTS = "drop_lowest = 1\n", "[weights]\nacceptance = 60\ndropout = 40\n"


@pytest.fixture
def settings_of(tmp_path):
    """Read a text as a file of settings."""

    def of(text):
        path = tmp_path / "course.toml"
        path.write_text(text, encoding="utf-8")
        return read(path)

    return of


def with_groups(text=TERM):
    for each in WEIGHTS:
        text = text.replace(each, "")
    return text + GROUPS


def utc(*moment):
    return datetime(*moment, tzinfo=UTC)


def test_the_settings_of_a_term_are_read(settings_of):
    found = settings_of(TERM)
    assert found.term == Rules(
        zone=ZoneInfo("Europe/Berlin"),
        due={"acceptance": utc(2026, 10, 19, 21, 59, 59), "probability": utc(2026, 10, 26, 17)},  # clocks changed
        late=Late(percent_per_day=10, late_days=3),
        weights={"acceptance": 60, "dropout": 40},
        drop_lowest=1,
        cancelled={"score": "two readings"},
        full_points={"predict": "a wrong check"},
    )
    assert found.seconds == {"score": 7.5}
    assert found.budget == {"cells": 180, "questions": 60}


def test_without_a_line_of_it_nothing_changes(settings_of):
    found = settings_of('title = "A"\n[[parts]]\nchapters = ["dropout"]\n[term]\n[due]\n[late]\n[weights]\n')
    assert (found.term, found.seconds) == (Rules(), {})
    assert Budget(**found.budget) == Budget()


def test_groups_are_read(settings_of):
    groups = settings_of(with_groups()).term.groups
    assert groups == (Group("Homework", 70, ("acceptance", "probability"), 1), Group("Project", 30, ("dropout",)))


@pytest.mark.parametrize(
    ("written", "expected"),
    {
        "a day": ("2026-10-20", utc(2026, 10, 20, 21, 59, 59)),
        "a time": ("2026-10-20T20:00:00", utc(2026, 10, 20, 18)),
        "a time with a space": ("2026-10-20 20:00:00", utc(2026, 10, 20, 18)),
        "a time with an offset": ("2026-10-20T20:00:00-05:00", utc(2026, 10, 21, 1)),
        "a day in quotes": ('"2026-10-20"', utc(2026, 10, 20, 21, 59, 59)),
        "a time in quotes": ('"2026-10-20 20:00"', utc(2026, 10, 20, 18)),
        "the hour that comes twice": ("2026-10-25T02:30:00", utc(2026, 10, 25, 1, 30)),  # the later is meant
    }.values(),
)
def test_a_due_date_is_in_the_zone_of_the_course(settings_of, written, expected):
    text = TERM.replace("= 2026-10-19\n", f"= {written}\n")
    assert settings_of(text).term.due["acceptance"] == expected


def test_the_due_date_of_a_chapter_that_is_left_out_does_no_harm(settings_of):
    assert settings_of(TERM.replace("[late]", "overfitting = 2020-01-01\n[late]")).term.due["overfitting"]


# Mistakes: what stands in the file, what somebody writes in its place, the line that is named, and what is said of it

ORDER = '"probability" is due before "acceptance", which comes earlier in the course'
ZONE = 'zone = "Europe/Berlin"'
MISTAKES = {
    "a zone with a slip": (ZONE, 'zone = "Europe/Berlni"', 6, 'no zone "Europe/Berlni"; did you mean "Europe/Berlin"?'),
    "a zone like no other": (ZONE, 'zone = "ZZZ"', 6, 'there is no zone "ZZZ"; write a place such as'),
    "a zone that leads elsewhere": (ZONE, 'zone = "../../etc/passwd"', 6, "there is no zone"),
    "a zone that is a number": (ZONE, "zone = 2", 6, "zone is a text in quotes"),
    "a date without a zone": (ZONE, "", 9, "is a time in no zone: in the settings of the course, write below [term]"),
    "a chapter with a slip": ("acceptance = 2026-10-19", "acceptanc = 2026-10-19", 9, 'did you mean "acceptance"?'),
    "a chapter with its number": ("acceptance = 2026", "00-acceptance = 2026", 9, 'did you mean "acceptance"?'),
    "dates in the wrong order": ("2026-10-19", "2026-11-19", 10, ORDER),
    "a wrong year": ("2026-10-26T", "2025-10-26T", 10, ORDER),
    "a time without seconds": ("T18:00:00", "T18:00", 10, "a time needs its seconds: write 2026-10-19 for the end"),
    "a date in words": ("2026-10-19", '"next Monday"', 9, "acceptance needs a day, and perhaps a time"),
    "a date that is a number": ("2026-10-19", "19", 9, "acceptance needs a day, and perhaps a time"),
    "a date alone that is none": ("2026-10-19", '"2026-02-30"', 9, "acceptance needs a day, and perhaps a time"),
    "only a time": ("2026-10-26T18:00:00", "18:00:00", 10, "probability needs a day, and perhaps a time"),
    "an hour that isn't there": ("2026-10-19", "2026-03-29T02:30:00", 9, "clocks are put forward then"),
    "the end of all years": ("2026-10-26T18:00:00", "9999-12-31T23:59:59-12:00", 10, "there is no such year"),
    "a negative percentage": ("percent_per_day = 10", "percent_per_day = -1", 12, "a number from 0 to 100"),
    "more than all": ("percent_per_day = 10", "percent_per_day = 101", 12, "a number from 0 to 100"),
    "a share of something else": ("late_days = 3", 'percent_of = "total"', 13, 'percent_of is "reached", the points'),
    "half a late day": ("late_days = 3", "late_days = 1.5", 13, "late_days is a whole number"),
    "late days that are a yes": ("late_days = 3", "late_days = true", 13, "late_days is a whole number"),
    "grace for days": ("late_days = 3", "grace_minutes = 2000", 13, "grace_minutes is a number from 0 to 1440"),
    "an unknown rule": ("late_days", "late_day", 13, 'no setting "late_day"; did you mean "late_days"?'),
    "weights that aren't all": ("dropout = 40", "dropout = 30", 14, "the weights are 90 percent together, and have to"),
    "a weight of no chapter": ("dropout = 40", "droput = 40", 16, 'did you mean "dropout"?'),
    "a weight of what is left out": ("dropout = 40", "overfitting = 40", 14, "without overfitting, which the course"),
    "a weight below 0": ("dropout = 40", "dropout = -40", 16, "dropout is a number from 0 to 100"),
    "a weight in words": ("dropout = 40", 'dropout = "40 %"', 16, "dropout is a number from 0 to 100"),
    "nothing is left": (
        "drop_lowest = 1",
        "drop_lowest = 2",
        7,
        "drop_lowest is 2, and 2 count: nothing would be left",
    ),
    "half an assignment": ("drop_lowest = 1", "drop_lowest = 0.5", 7, "drop_lowest is a whole number"),
    "a question with a slip": ('score = "', 'scor = "', 18, 'no chapter asks for "scor"; did you mean "score"?'),
    "no reason": ('"two readings"', '""', 18, "score needs the reason in quotes"),
    "a reason that is a yes": ('"two readings"', "true", 18, "score needs the reason in quotes"),
    "cancelled and given": ("predict = ", "score = ", 20, "it is either not counted, or has full points"),
    "seconds of no function": (
        "score = 7.5",
        "scores = 7.5",
        22,
        'no chapter asks for a function "scores"; did you mean',
    ),
    "more seconds than there are": ("= 7.5", "= 61", 22, "the seconds of score are a number above 0 and at most 60"),
    "no second": ("= 7.5", "= 0", 22, "the seconds of score are a number above 0 and at most 60"),
    "too much for a submission": ("questions = 60", "questions = 100", 24, "together at most 270"),
    "an unknown budget": ("questions = 60", "question = 60", 24, 'no setting "question"; did you mean "questions"?'),
    "a table that is a number": ("[due]", "[x]\n[due]", 8, 'there is no setting "x"'),
    "solutions after no date": ("true", '"after due date"', 2, "show_solutions is true, false, or a list of chapters"),
}
NO_GROUP = 'the chapter "dropout" is in none of the groups: add it to one'
GROUP_MISTAKES = {
    "a chapter in none": ('["dropout"]', '["overfitting"]', 21, NO_GROUP),
    "a chapter in two": ('["dropout"]', '["dropout", "acceptance"]', 29, '"acceptance" is in a group already'),
    "a chapter twice": ('["dropout"]', '["dropout", "dropout"]', 29, '"dropout" is in a group already'),
    "a chapter with a slip": ('["dropout"]', '["droput"]', 29, 'did you mean "dropout"?'),
    "weights that aren't all": ("weight = 30", "weight = 20", 21, "the weights are 90 percent together"),
    "no weight": ("weight = 30\n", "", 26, "this group has no weight: add a line such as weight = 70"),
    "no title": ('title = "Project"\n', "", 26, 'this group has no title: add a line such as title = "Homework"'),
    "nothing is left": ("drop_lowest = 1", "drop_lowest = 2", 24, "and 2 count: nothing would be left"),
    "an unknown key": ("weight = 30", "wieght = 30", 28, 'did you mean "weight"?'),
    "weights of chapters too": (
        "[cancelled]",
        "[weights]\nacceptance = 100\n[cancelled]",
        13,
        "take one of the two away",
    ),
    "dropped from all": ("[due]", "drop_lowest = 1\n[due]", 7, "each has its own drop_lowest"),
    "one bracket": ('[[groups]]\ntitle = "Homework"', '[groups]\ntitle = "Homework"', None, "this is there already"),
}


@pytest.mark.parametrize("there, written, line, said", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_reported_with_its_line_and_what_to_do(settings_of, there, written, line, said):
    check(settings_of, TERM, there, written, line, said)


@pytest.mark.parametrize("there, written, line, said", GROUP_MISTAKES.values(), ids=GROUP_MISTAKES)
def test_a_mistake_in_the_groups_is_reported_with_its_line_and_what_to_do(settings_of, there, written, line, said):
    check(settings_of, with_groups(), there, written, line, said)


def check(settings_of, text, there, written, line, said):
    assert text.count(there) == 1
    with pytest.raises(SettingsError) as raised:
        settings_of(text.replace(there, written))
    assert said in str(raised.value)
    place = re.search(r"course\.toml(?:, line (\d+))?", str(raised.value))
    assert line is None or place[1] == str(line)


@pytest.mark.parametrize("value", [nan, float("inf"), -1, True, "1"], ids=str)
@pytest.mark.parametrize("key", ["grace_minutes", "percent_per_day", "at_most_percent", "no_points_after_days"])
def test_what_is_no_number_is_refused_wherever_one_stands(settings_of, key, value):
    written = repr(value).lower() if not isinstance(value, str) else f'"{value}"'
    text = re.sub(r"\[late\]\n(.*\n){2}", f"[late]\n{key} = {written}\n", TERM)
    with pytest.raises(SettingsError, match=f"course.toml, line 12: {key} is a (whole )?number"):
        settings_of(text)


def test_solutions_after_the_due_date_need_one(settings_of):
    text = TERM.replace("= true", '= "after the due date"')
    assert settings_of(text).show_solutions == "after the due date"
    with pytest.raises(SettingsError, match="course.toml, line 2: .*no chapter has one: write them below .due."):
        settings_of(re.sub(r"(acceptance|probability) = 2026.*\n", "", text))
