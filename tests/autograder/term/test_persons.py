"""class/term.toml: who has more time, who is excused, and the mistakes that are made there."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from autograder.roster import class_list
from autograder.roster.people import Person
from autograder.specs.toml import SettingsError
from autograder.term import persons
from autograder.term.people import people_of, persons_of
from autograder.term.rules import Rules

COURSE = ("acceptance", "probability")
TERM = """\
[extensions]
ada = { acceptance = 2, probability = 2026-10-30 }
"Müller, Jana" = { acceptance = 2026-10-21T12:00:00 }

[excused]
"ben" = ["acceptance"]  # was in hospital
"""
DUE = {"acceptance": datetime(2026, 10, 24, 18, tzinfo=UTC), "probability": datetime(2026, 10, 26, 18, tzinfo=UTC)}


@pytest.fixture
def rules(term_of):
    from autograder.specs.settings import settings

    due = "\n".join(f"{name} = {moment:%Y-%m-%dT%H:%M:%S}Z" for name, moment in DUE.items())
    term_of(f'[term]\nzone = "Europe/Berlin"\n[due]\n{due}')
    return settings().term


@pytest.fixture
def said(rules, tmp_path):
    def read(text=TERM):
        (tmp_path / "term.toml").write_text(text, encoding="utf-8")
        return persons.read(tmp_path, rules)

    return read


def test_extensions_are_days_or_until_when(said, rules):
    found = said(TERM.replace("2026-10-21", "2026-10-25"))

    def until(student, chapter):
        return found.deadline(student, chapter, DUE[chapter], rules)

    assert until("ada", "acceptance") == DUE["acceptance"] + timedelta(days=2, hours=1)  # clocks change in between
    assert until("ada", "probability") == datetime(2026, 10, 30, 22, 59, 59, tzinfo=UTC)
    assert until("Müller, Jana", "acceptance") == datetime(2026, 10, 25, 11, tzinfo=UTC)
    assert until("ben", "acceptance") is None
    assert found.excused == {"ben": ("acceptance",)}


@pytest.mark.parametrize(
    "text",
    {
        "a table for each": "[extensions.ada]\nacceptance = 2\n[excused]\n[extensions.ben]\nacceptance = 3",
        "dots": "[extensions]\nada.acceptance = 2\nben.acceptance = 3",
        "the number of the chapter": "[extensions]\nada = { SLUG = 2 }\nben = { acceptance = 3 }",
    }.values(),
)
def test_other_ways_to_write_it_mean_the_same(said, text):
    from autograder.specs.settings import settings

    found = said(text.replace("SLUG", settings().chapter("acceptance").slug))
    assert found.extensions == {"ada": {"acceptance": 2}, "ben": {"acceptance": 3}}


def test_accents_may_be_stored_in_either_way(said):
    import unicodedata

    assert said(unicodedata.normalize("NFD", LATER)).extensions.keys() == {"ada", "Müller, Jana"}


def test_without_a_file_nobody_has_anything(rules, tmp_path):
    assert persons.read(tmp_path, rules) == persons.Persons()


DAYS = "an extension is a whole number of days, at least 1, or until when"
LATER = TERM.replace("2026-10-21", "2026-10-25")
MISTAKES = {
    "an unknown table": ("[excused]", "[excuse]", 5, 'no setting "excuse"; did you mean "excused"?'),
    "a chapter with a slip": ("{ acceptance = 2,", "{ aceptance = 2,", 2, 'there is no chapter "aceptance"; did you'),
    "an excuse from no chapter": (
        '["acceptance"]',
        '["aceptance"]',
        6,
        'there is no chapter "aceptance"; did you mean',
    ),
    "an excuse that is no list": ('["acceptance"]', '"acceptance"', 6, 'write "ada" = ["acceptance"]'),
    "an excuse from a number": ('["acceptance"]', "[1]", 6, 'write "ada" = ["acceptance"]'),
    "an extension of nothing": ("acceptance = 2,", "acceptance = 0,", 2, DAYS),
    "an extension back": ("acceptance = 2,", "acceptance = -2,", 2, DAYS),
    "half a day": ("acceptance = 2,", "acceptance = 0.5,", 2, DAYS),
    "a yes": ("acceptance = 2,", "acceptance = true,", 2, DAYS),
    "days in words": ("acceptance = 2,", 'acceptance = "two",', 2, "acceptance needs a day, and perhaps a time"),
    "a date before it is due": (
        "2026-10-30",
        "2026-10-25",
        2,
        'extension of "probability" ends before it is due for all',
    ),
    "the chapter first": ("ada = {", "[extensions.acceptance]\nada = {", 3, "there is no chapter"),
    "the chapter alone": ("ada = {", "probability = 2\nada = {", 2, "write the student first, then the chapter"),
    "a student with a number": ("ada = {", "eve = 2\nada = {", 2, 'write "ada" = { acceptance = 2 }'),
    "a student twice": ("[excused]", "ada = { acceptance = 1 }\n[excused]", 5, "every key stands once"),
}


@pytest.mark.parametrize("there, written, line, what", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_reported_with_its_line_and_what_to_do(said, there, written, line, what):
    assert LATER.count(there) == 1
    with pytest.raises(SettingsError) as raised:
        said(LATER.replace(there, written))
    assert what in str(raised.value)
    assert re.search(r"term\.toml, line (\d+)", str(raised.value))[1] == str(line)


# Who there is


def test_somebody_whom_the_roster_has_not_is_named_with_the_line_and_who_was_meant(said, rules, tmp_path):
    said(LATER.replace("ada =", "adda ="))
    class_list.write(tmp_path, [Person("ada"), Person("ben"), Person("Müller, Jana", withdrawn=True)])
    with pytest.raises(SettingsError, match='line 2: there is no student "adda"; did you mean "ada"'):
        persons_of(tmp_path, rules, [])
    assert persons_of(tmp_path, rules, ["adda"])[1] == []  # one who handed in is known


def test_without_a_roster_a_stranger_is_a_remark(said, rules, tmp_path):
    said(LATER)
    _, remarks = persons_of(tmp_path, rules, ["ada"])
    assert [re.search(r"line (\d+): there is no student (.*);", each).groups() for each in remarks] == [
        ("3", '"Müller, Jana"'),
        ("6", '"ben"'),
    ]


def test_who_withdrew_is_in_no_list_and_who_is_new_is_in_it(tmp_path):
    class_list.write(tmp_path, [Person("zoe", "Z"), Person("ben", withdrawn=True), Person("ada", "L")])
    people = people_of(tmp_path, [Person("ben"), Person("eve"), Person("ada")])
    assert people == (Person("ada", "L"), Person("eve"), Person("zoe", "Z"))


def test_rules_alone_say_nothing_of_persons(tmp_path):
    assert persons.read(tmp_path, Rules()) == persons.Persons()
