"""The lines of results: what a killed run leaves of one goes, and nothing else does."""

from dataclasses import replace

import pytest

from autograder.records import results

LINE = results.Line("01-x", "ada", "check-f", 1.0, 2.0, "partial", None, "Zwölf.", 0.5, 7, True, "key")
LINES = [replace(LINE, student=name) for name in ("ada", "ben", "cem")]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "results.jsonl"


def test_a_line_that_was_cut_anywhere_goes_and_the_next_ones_are_whole(path):
    results.append(path, LINES)
    whole = path.read_bytes()
    last = whole.rstrip(b"\n").rfind(b"\n") + 1
    for end in range(last, len(whole) - 1):
        path.write_bytes(whole[:end])
        assert results.read(path) == LINES[:2]
        results.append(path, LINES[2:])
        assert path.read_bytes() == whole


def test_a_whole_line_that_an_editor_has_left_without_an_end_stays(path):
    results.append(path, LINES[:2])
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert results.read(path) == LINES[:2]
    results.append(path, LINES[2:])
    assert results.read(path) == LINES


def test_an_empty_line_is_none(path):
    results.append(path, LINES)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\n\r\n"))
    assert results.read(path) == LINES
