"""What a report says of the rules of the term."""

from autograder.roster.people import Person
from autograder.specs.settings import settings
from autograder.term.marks import Mark, Marks
from autograder.term.notes import notes_on

CHAPTERS = ("acceptance", "probability")


def marks(slug, *states):
    people = tuple(Person(f"student-{number}") for number, _ in enumerate(states))
    found = {(each.id, slug): Mark(each.id, slug, **state) for each, state in zip(people, states)}
    return Marks(people, (slug,), found, {})


def of(taken_off=0.0, state="graded", **late):
    return {"points": 8.0, "taken_off": taken_off, "out_of": 8.0, "state": state, **late}


def test_a_report_says_when_it_was_due_and_how_many_came_late(term_of):
    term_of('[term]\nzone = "Europe/Berlin"\n[due]\nacceptance = 2026-10-19')
    slug = settings().chapter("acceptance").slug
    late = marks(
        slug,
        of(),
        of(2.0, days_late=1),
        of(days_late=1, late_days=1),
        of(1.0, days_late=2, late_days=1),
        of(state="excused"),
    )
    assert notes_on(slug, late) == [
        "due 2026-10-19 23:59 Europe/Berlin, 3 late, 1 of them by late days alone, 1 excused"
    ]
    assert notes_on(slug, marks(slug, of())) == ["due 2026-10-19 23:59 Europe/Berlin"]
    assert notes_on(settings().chapter("probability").slug, late) == []


def test_a_report_names_what_is_cancelled_in_this_assignment(term_of):
    term_of('[cancelled]\nscore = "two readings"\n[full_points]\npredict = "a wrong check"\n')
    slug = settings().chapter("acceptance").slug
    assert notes_on(slug, marks(slug)) == [
        "cancelled: score (two readings)",
        "full points for all who handed in: predict (a wrong check)",
    ]
    assert notes_on(settings().chapter("probability").slug, marks(slug)) == []
