"""What the report of a class says, on lines that are written down here."""

import pytest

from autograder.records.report import MOST, WIDTH, class_report, known_mistakes
from autograder.records.results import Line
from autograder.specs.course import assignment, assignments
from autograder.specs.known_answers import misconceptions_of

SLUG = "01-acceptance"


def line(student, cell, status, points, mistake=None, hint=None, slug=SLUG):
    message = "a part: it is wrong." if hint else ""
    how = {"seconds": 0.1, "seed": 1, "sandboxed": True, "verdict": None}
    return Line(slug, student, f"check-{cell}", points, 2, status, mistake, message, hint=hint, **how)


def large_class():
    """300 students and one question: 150 right, 90 and 30 with a mistake, 10 with another, 20 have not tried."""
    lines = [line(f"right-{i:03d}", "score", "passed", 2.0) for i in range(150)]
    lines += [line(f"forgot-{i:03d}", "score", "failed", 0.0, "bias_forgotten", "The bias. " * 30) for i in range(90)]
    lines += [line(f"swapped-{i:03d}", "score", "partial", 1.0, "weights_swapped", "Look.") for i in range(30)]
    lines += [line(f"else-{i:03d}", "score", "failed", 0.0) for i in range(10)]
    lines += [line(f"late-{i:03d}", "score", "not attempted", 0.0) for i in range(20)]
    return [*lines, line("gone", "score", "missing", 0.0)]


def row_of(report, start):
    return next(row for row in report.splitlines() if row.startswith(start))


def test_a_report_counts_where_the_students_stand():
    report = class_report(large_class())
    assert report.startswith(f"{SLUG}: 300 students (1 handed in nothing), mean 1.10 of 2 points")
    heading, row = row_of(report, "question").split(), row_of(report, "score").split()
    assert heading == ["question", "mean", "of", "solved", "partly", "wrong", "not", "tried"]
    assert row[:-1] == ["score", "1.10", "2", "150", "30", "100", "20"]


def test_the_bar_has_the_shares_of_the_counts():
    bar = row_of(class_report(large_class()), "score").split()[-1]
    assert {mark: bar.count(mark) for mark in "█▓░·"} == {"█": 8, "▓": 2, "░": 5, "·": 1}


def test_the_most_frequent_mistake_comes_first_with_a_short_hint():
    rows = class_report(large_class()).splitlines()
    first = next(i for i, row in enumerate(rows) if "bias forgotten" in row)
    second = next(i for i, row in enumerate(rows) if "weights swapped" in row)
    assert rows[first].split()[:3] == ["90", "30", "%"]
    assert rows[second].split()[:3] == ["30", "10", "%"]
    assert second == first + 2
    assert rows[first + 1].strip().startswith("The bias.")
    assert rows[first + 1].endswith("…")
    assert rows[second + 1].strip() == "Look."


def test_wrong_answers_without_a_name_are_counted_and_some_of_their_students_named():
    report = class_report(large_class())
    assert "   10  score: else-000, else-001, else-002 and 7 more" in report
    assert "else-009" in class_report(large_class(), everything=True)


def test_no_line_is_wider_than_a_terminal():
    for everything in (False, True):
        assert max(map(len, class_report(large_class(), everything).splitlines())) <= WIDTH


def test_rare_mistakes_are_left_out_unless_they_are_asked_for():
    mistakes = [f"mistake_{number:02d}" for number in range(MOST + 3)]
    lines = [
        line(f"s{number}-{i}", "score", "failed", 0.0, mistake, "A hint.")
        for number, mistake in enumerate(mistakes)
        for i in range(len(mistakes) - number)
    ]
    report = class_report(lines)
    assert all(mistake.replace("_", " ") in report for mistake in mistakes[:MOST])
    assert not any(mistake.replace("_", " ") in report for mistake in mistakes[MOST:])
    assert "and 3 more, made by at most 3 each: --all shows them" in report
    whole = class_report(lines, everything=True)
    assert all(mistake.replace("_", " ") in whole for mistake in mistakes)
    assert "made by s10-0" in whole
    assert "--all" not in whole


def test_several_assignments_begin_with_an_overview():
    lines = [*large_class(), line("ada", "center_columns", "passed", 2.0, slug="00-start-here")]
    report = class_report(lines)
    first, second = report.splitlines()[1:3]
    assert first.split()[:5] == ["00-start-here", "1", "0", "2.00", "2"]
    assert second.split()[:5] == [SLUG, "300", "1", "1.10", "2"]
    assert second.endswith("score: bias forgotten (90)")
    assert "overview" not in class_report(large_class())
    assert not class_report(large_class()).startswith("assignment")


def test_texts_that_are_graded_by_hand_count_in_no_mean():
    lines = [line("ada", "score", "passed", 2.0), line("ada", "essay", "by hand", None)]
    report = class_report(lines)
    assert "mean 2.00 of 2 points" in report
    assert row_of(report, "essay").split()[1] == "–"
    assert "graded by hand" in report
    assert "graded by hand" not in class_report(lines[:1])


def test_a_class_that_handed_in_nothing_is_said_to_have_done_so():
    assert class_report([line("ada", "score", "missing", 0.0)]) == f"{SLUG}: nobody of 1 student handed it in"


@pytest.mark.parametrize("slug", [each.slug for each in assignments()])
def test_every_known_mistake_is_listed_with_its_hint(slug):
    each = assignment(slug)
    listed = " ".join(known_mistakes([each]).split())
    for question in each.questions:
        for answer in misconceptions_of(question):
            assert f"{answer.name.replace('_', ' ')} {' '.join(answer.hint.split())}" in listed


def test_the_command_lists_one_assignment_or_all(typed):
    first, *others = (each.slug for each in assignments())
    one = typed("mistakes", first)
    assert one.returncode == 0
    assert one.stdout.startswith(f"{first}: ")
    every = typed("mistakes").stdout
    for other in others:
        assert f"\n{other}: " not in one.stdout
        assert f"\n{other}: " in every
    without_number = typed("mistakes", first.partition("-")[2])
    assert without_number.stdout == one.stdout
    assert typed("mistakes", "99-nothing").returncode == 2
