"""The list of the class: what is written is read again, and a table that somebody has edited is read or refused."""

import pytest

from autograder.refused import Refused
from autograder.roster import class_list
from autograder.roster.people import Person


def test_what_is_written_is_read_again(tmp_path):
    people = [
        Person("007", 'Ö"Brien, the first', "Zoë\u0301", "z@uni.edu", "1", elsewhere={"github": "zo"}),
        Person("ada", withdrawn=True, elsewhere={"canvas_id": "0012"}),
    ]
    class_list.write(tmp_path, reversed(people))
    assert class_list.read(tmp_path) == people
    assert class_list.withdrawn(tmp_path) == {"ada"}


def test_without_a_list_there_is_nobody(tmp_path):
    assert class_list.read(tmp_path) == []
    assert class_list.withdrawn(tmp_path) == set()


def test_a_list_that_excel_has_saved_is_read(tmp_path):
    (tmp_path / "roster.csv").write_bytes(b"\xef\xbb\xbfid,withdrawn\r\nada,Yes\r\n\r\nben,\r\n")
    assert class_list.read(tmp_path) == [Person("ada", withdrawn=True), Person("ben")]


REFUSED = {
    "no ids": (b"name\nAda\n", "has no column `id`"),
    "an id twice": (b"id\nada\nada\n", "has 'ada' twice as an id"),
    "an empty id": (b"id,email\n,a@b.c\n", "it is empty"),
    "another encoding": ("id\nJörg\n".encode("cp1252"), "is not text in UTF-8"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_list_is_refused(tmp_path, content, words):
    (tmp_path / "roster.csv").write_bytes(content)
    with pytest.raises(Refused, match=words):
        class_list.read(tmp_path)
