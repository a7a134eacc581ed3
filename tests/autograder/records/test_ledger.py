"""What counts, whether it moved, and why: one reason for each cell, and nothing told that is as it was."""

from dataclasses import replace

import pytest

from autograder.records.ledger import Counted, Ledger, Source, entry_of

SOURCE = Source("file-1", "checks-1", "1.0")
OLD = Counted(
    {"check-score": 0.0, "check-predict": 1.0, "report-all": None},
    {"check-score": 2.0, "check-predict": 1.0, "report-all": 3.0},
)
GIVEN = {"check-score": 2.0}


def known():
    return entry_of(None, "01", "ada", OLD, SOURCE, {})


def now(points=(), source=SOURCE, reasons=(), **changes):
    counted = replace(OLD, points={**OLD.points, **dict(points)}, **changes)
    return entry_of(known(), "01", "ada", counted, source, dict(reasons))


WHY = {
    "the file": (now(GIVEN, replace(SOURCE, submission="file-2")), "the submission changed"),
    "the checks": (now(GIVEN, replace(SOURCE, checks="checks-2")), "the checks changed"),
    "a version": (now(GIVEN, Source("file-1", "checks-2", "1.1")), "the checks changed (version 1.0 → 1.1)"),
    "both": (now(GIVEN, Source("file-2", "checks-2", "1.0")), "the submission and the checks changed"),
    "neither": (now(GIVEN), "judged anew"),
    "a person with a reason": (
        now(
            GIVEN,
            replace(SOURCE, checks="checks-2"),
            {"check-score": "by hand, “It is right.”"},
            by_hand=("check-score",),
        ),
        "by hand, “It is right.”",
    ),
    "a person in formgrader": (now(GIVEN, by_hand=("check-score",)), "by hand, in formgrader"),
    "points": (
        now(GIVEN, replace(SOURCE, checks="checks-2"), out_of={**OLD.out_of, "check-score": 4.0}),
        "it is worth 4 points now, not 2",
    ),
    "what was decided": (
        now(GIVEN, reasons={"check-score": "the question was cancelled"}),
        "the question was cancelled",
    ),
}


@pytest.mark.parametrize("entry, why", WHY.values(), ids=WHY)
def test_a_moved_cell_says_why(entry, why):
    assert [(each.cell, each.before, each.after, each.why) for each in entry.moved] == [("check-score", 0, 2, why)]
    assert entry.is_told
    assert str(entry) == f"ada  01  1 → 3  (score 0 → 2: {why})"


def test_what_counts_as_before_is_no_entry_and_a_first_one_tells_nothing():
    assert now() is None
    assert not known().is_told


def test_a_changed_file_with_the_same_points_is_noted_and_not_told():
    entry = now(source=replace(SOURCE, submission="file-2"))
    assert entry.source.submission == "file-2"
    assert not entry.is_told


def test_a_cell_that_is_new_or_gone_is_told_with_its_reason():
    fewer = replace(
        OLD, points={"check-predict": 1.0, "check-new": 1.0}, out_of={"check-predict": 1.0, "check-new": 2.0}
    )
    entry = entry_of(known(), "01", "ada", fewer, SOURCE, {"check-score": "the question was cancelled"})
    whys = {each.cell: each.why for each in entry.moved}
    assert whys == {
        "check-new": "it is asked since now",
        "check-score": "the question was cancelled",
        "report-all": "it isn't asked any more",
    }


def test_late_work_is_a_reason_of_its_own():
    entry = now(taken_off=0.5)
    assert str(entry) == "ada  01  1 → 0.5  (late work: 0.5 points taken off, not 0)"
    both = now({"check-score": 2.0}, taken_off=0.5)
    assert str(both) == "ada  01  1 → 2.5  (score 0 → 2: judged anew; late work: 0.5 points taken off, not 0)"


def test_more_taken_off_than_there_is_leaves_nothing():
    assert now(taken_off=5.0).counted.total == 0


def test_a_text_that_is_graded_for_the_first_time_is_not_told():
    entry = now({"report-all": 3.0}, by_hand=("report-all",))
    assert entry.moved[0].why == "graded by hand"
    assert not entry.is_told


def test_what_is_not_read_in_a_run_is_as_it_was():
    assert now(source=Source()) is None
    assert entry_of(known(), "01", "ada", replace(OLD, taken_off=1.0), Source(), {}).source == SOURCE


def test_a_mark_that_is_taken_back_is_named():
    by_hand = entry_of(
        known(), "01", "ada", replace(OLD, points={**OLD.points, **GIVEN}, by_hand=("check-score",)), SOURCE, {}
    )
    back = entry_of(by_hand, "01", "ada", OLD, SOURCE, {})
    assert str(back) == "ada  01  3 → 1  (score 2 → 0: no longer by hand)"


def test_a_ledger_keeps_its_entries_and_the_last_one_counts(tmp_path):
    ledger = Ledger(tmp_path)
    assert not ledger.knows("01")
    ledger.add([known()])
    ledger.add([now(GIVEN)])
    again = Ledger(tmp_path)
    assert again.entries == ledger.entries
    assert again.knows("01")
    assert again.latest["01", "ada"].counted.total == 3
    assert [str(entry) for entry in again.told()] == ["ada  01  1 → 3  (score 0 → 2: judged anew)"]
