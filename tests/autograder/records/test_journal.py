"""Files that only grow: what was written is read again, and a line that was cut off costs itself alone."""

from dataclasses import dataclass

import pytest

from autograder.records.journal import Journal
from autograder.refused import Refused


@dataclass(frozen=True)
class Note:
    words: str
    points: float | None = None
    cells: tuple[str, ...] = ()


NOTES = [Note("a", 1.5), Note("b\n\u2028ü", None, ("x", "y")), Note("c", 0.0)]


def journal(folder):
    return Journal(folder / "notes.jsonl", Note)


def test_what_was_added_is_read_again_in_its_order(tmp_path):
    first = journal(tmp_path)
    first.add(NOTES[:1])
    first.add(NOTES[1:])
    assert first.entries == journal(tmp_path).entries == NOTES
    first.add([])
    assert journal(tmp_path).entries == NOTES


@pytest.mark.parametrize("cut", [1, 5, 10**6], ids=["its end", "a part", "all of it"])
def test_a_line_that_was_cut_off_is_as_if_it_were_not_there(cut, tmp_path):
    journal(tmp_path).add(NOTES)
    path = tmp_path / "notes.jsonl"
    content = path.read_bytes()
    last = content[:-1].rfind(b"\n") + 1
    path.write_bytes(content[: max(last, len(content) - cut)])
    again = journal(tmp_path)
    assert again.entries == NOTES[:2]
    again.add(NOTES[2:])
    assert journal(tmp_path).entries == NOTES


@pytest.mark.parametrize("line", [b"no JSON", b"[]", b'{"is": "Note"}', b'{"is": "Note", "words": 1}', b"[" * 99999])
def test_any_other_line_is_pointed_out(line, tmp_path):
    journal(tmp_path).add(NOTES)
    path = tmp_path / "notes.jsonl"
    lines = path.read_bytes().splitlines()
    path.write_bytes(b"\n".join([lines[0], line, *lines[1:]]) + b"\n")
    with pytest.raises(Refused, match="notes.jsonl, line 2, is none that a command wrote"):
        journal(tmp_path)
