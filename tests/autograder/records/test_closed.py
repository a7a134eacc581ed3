"""What a class leaves behind is closed to everybody else."""

import grp
import os
import shutil

import pytest

from autograder.records.closed import close, close_within, make_closed, write_closed
from autograder.refused import Refused


def mode(path):
    return path.stat().st_mode & 0o7777


@pytest.fixture
def old(tmp_path):
    """A class as it was made before: everybody may read it."""
    folder = tmp_path / "class"
    (folder / "feedback" / "ada").mkdir(parents=True)
    for name in ("gradebook.db", "results.jsonl", "seeds.json"):
        (folder / name).write_text("{}", encoding="utf-8")
        (folder / name).chmod(0o644)
    for place in (folder, folder / "feedback", folder / "feedback" / "ada"):
        place.chmod(0o755)
    return folder


def test_a_class_from_earlier_times_is_closed(old):
    close(old)
    assert mode(old) == 0o700
    assert {mode(path) for path in old.iterdir() if path.is_file()} == {0o600}
    close_within(old)
    assert {mode(old / "feedback"), mode(old / "feedback" / "ada")} == {0o700}


def test_a_new_class_is_closed_from_its_first_moment(tmp_path):
    before = os.umask(0)
    try:
        close(tmp_path / "new")
        assert mode(tmp_path / "new") == 0o700
        write_closed()
        (tmp_path / "new" / "verdicts").mkdir()
        (tmp_path / "new" / "seeds.json").touch()
    finally:
        os.umask(before)
    assert (mode(tmp_path / "new" / "verdicts"), mode(tmp_path / "new" / "seeds.json")) == (0o700, 0o600)


def test_a_group_may_share_a_class_and_nobody_else(old, monkeypatch):
    monkeypatch.setenv("COURSE_GROUP", grp.getgrgid(os.getgid()).gr_name)
    close(old)
    close_within(old)
    assert {mode(old), mode(old / "feedback" / "ada")} == {0o2770}
    assert {mode(path) for path in old.iterdir() if path.is_file()} == {0o660}


@pytest.mark.parametrize("name", ["no such group", "12345", "x\x00y"], ids=ascii)
def test_a_group_that_is_none_is_refused_in_a_sentence(name, monkeypatch, old):
    monkeypatch.setattr(os, "environ", {"COURSE_GROUP": name})  # the system's own can't hold every one of these
    for command in (write_closed, lambda: close(old)):
        with pytest.raises(Refused, match="no group of that name"):
            command()


def test_a_group_that_one_is_no_member_of_is_refused_in_a_sentence(monkeypatch, old):
    def refuse(path, **owner):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setenv("COURSE_GROUP", grp.getgrgid(os.getgid()).gr_name)
    monkeypatch.setattr(shutil, "chown", refuse)
    with pytest.raises(Refused, match="are you a member"):
        close(old)


def test_links_are_not_followed(old, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "inner").mkdir(parents=True)
    elsewhere.chmod(0o755)
    (old / "linked").symlink_to(elsewhere)
    (old / "seeds.json").unlink()
    (elsewhere / "file").touch(0o644)
    (elsewhere / "file").chmod(0o644)
    (old / "seeds.json").symlink_to(elsewhere / "file")
    close(old)
    close_within(old)
    assert (mode(elsewhere), mode(elsewhere / "file")) == (0o755, 0o644)


def test_a_folder_that_was_there_is_not_closed_to_its_other_users(tmp_path):
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk").chmod(0o755)  # whatever this process takes away from new folders
    make_closed(tmp_path / "desk")
    make_closed(tmp_path / "new" / "folder")

    assert mode(tmp_path / "desk") == 0o755
    assert mode(tmp_path / "new" / "folder") == 0o700


def test_a_file_in_the_place_of_a_folder_is_said_in_a_sentence(tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(Refused, match="can't be written: file exists"):
        make_closed(tmp_path / "file")
