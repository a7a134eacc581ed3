"""Archives and folders that are made to do harm: nothing in them is obeyed, and all else in them is taken."""

import io
import os
import stat
import zipfile

import pytest

from autograder.collect import members
from autograder.collect.members import Unusable, open_download
from autograder.refused import Refused


@pytest.fixture
def archive(tmp_path):
    """An archive, as a function that is given pairs of members and contents and returns what is found in it."""

    def write(entries, compression=zipfile.ZIP_DEFLATED):
        path = tmp_path / "download.zip"
        with zipfile.ZipFile(path, "w", compression) as file:
            for info, content in entries:
                file.writestr(info, content)
        return open_download(path)

    return write


def mode(name, kind):
    info = zipfile.ZipInfo(name)
    info.create_system = 3
    info.external_attr = (kind | 0o777) << 16
    return info


def zipped(entries):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as inner:
        for name, content in entries:
            inner.writestr(name, content)
    return file.getvalue()


REFUSED = {
    "up and out": ("../../etc/cron.d/x", "its name leads out of the archive"),
    "up in the middle": ("a/../../x.ipynb", "its name leads out of the archive"),
    "absolute": ("/etc/passwd", "its name leads out of the archive"),
    "a drive": ("C:/windows/x.ipynb", "its name leads out of the archive"),
    "Windows's way up": ("..\\..\\x.ipynb", "its name leads out of the archive"),
    "too deep": ("/".join("abcdefghijklmnop") + "/x.ipynb", "it lies more than 12 folders deep"),
    "a link": (mode("link.ipynb", stat.S_IFLNK), "a link"),
    "a device": (mode("zero.ipynb", stat.S_IFCHR), "no file"),
    "a pipe": (mode("pipe.ipynb", stat.S_IFIFO), "no file"),
}


@pytest.mark.parametrize(("name", "why"), REFUSED.values(), ids=REFUSED)
def test_what_leads_elsewhere_is_not_taken_and_the_rest_is(archive, name, why):
    found = archive([(name, b"x"), ("ada.ipynb", b"y")])
    assert [each.refused for each in found.members] == [why, ""]
    assert found.members[1].read() == b"y"
    for each in found.members:
        assert not {"", ".", ".."} & set(each.parts)
        assert not any("/" in part or "\\" in part for part in each.parts)


def test_a_file_that_unpacks_to_far_more_than_its_size_is_not_taken(archive):
    found = archive([("bomb.ipynb", bytes(10 << 20)), ("ada.ipynb", b"y" * 5000)])
    assert [each.refused for each in found.members] == ["it unpacks to more than 200 times its size", ""]


def test_a_large_file_is_not_taken(archive):
    found = archive([("large.ipynb", os.urandom(1) * (21 << 20))], zipfile.ZIP_STORED)
    assert [each.refused for each in found.members] == ["it has more than 20 MB"]


def test_a_size_that_is_a_lie_helps_nobody(tmp_path):
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb.ipynb", os.urandom(1000) * 20_000)
    content = path.read_bytes()
    path.write_bytes(content.replace((20_000_000).to_bytes(4, "little"), (500).to_bytes(4, "little")))
    (bomb,) = open_download(path).members
    with pytest.raises(Unusable, match="can't be unpacked"):
        bomb.read()


def test_an_archive_has_a_sum_as_well(archive, monkeypatch):
    monkeypatch.setattr(members, "LARGEST_SUM", 25_000)
    monkeypatch.setattr(members, "SUM_RATIO", 1)
    found = archive([(f"{number}.ipynb", b"x" * 10_000) for number in range(4)])
    assert [each.refused for each in found.members] == ["", "", *["the archive unpacks to too much"] * 2]


def test_what_is_encrypted_is_said_to_be(tmp_path):
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("secret.ipynb", b"x")
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert [each.refused for each in open_download(path).members] == ["it is encrypted"]


def test_a_damaged_file_is_told_and_the_others_are_read(tmp_path):
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.ipynb", b"content of a")
        file.writestr("b.ipynb", b"content of b")
    path.write_bytes(path.read_bytes().replace(b"content of a", b"damaged of a", 1))
    first, second = open_download(path).members
    with pytest.raises(Unusable):
        first.read()
    assert second.read() == b"content of b"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_files_of_one_name_both_are_there(archive):
    found = archive([("ada.ipynb", b"one"), ("ada.ipynb", b"two")])
    assert [(each.name, each.read()) for each in found.members] == [("ada.ipynb", b"one"), ("ada.ipynb (2)", b"two")]


def test_folders_are_no_files(archive):
    assert [each.name for each in archive([("ada/", b""), ("ada/x.ipynb", b"x")]).members] == ["ada/x.ipynb"]


ENCODED = {"UTF-8 with its mark": ("utf-8", True), "UTF-8 without": ("utf-8", False), "the old one": ("cp437", False)}


@pytest.mark.parametrize(("encoding", "marked"), ENCODED.values(), ids=ENCODED)
def test_accents_are_read_in_either_encoding(tmp_path, encoding, marked):
    path = tmp_path / "download.zip"
    stand_in = "x" * len("Müller.ipynb".encode(encoding))
    with zipfile.ZipFile(path, "w") as file:
        file.writestr(stand_in, b"x")
    content = bytearray(path.read_bytes().replace(stand_in.encode(), "Müller.ipynb".encode(encoding)))
    if marked:
        content[7] |= 8
        content[content.index(b"PK\x01\x02") + 9] |= 8
    path.write_bytes(content)
    assert [each.name for each in open_download(path).members] == ["Müller.ipynb"]


def test_an_archive_that_was_handed_in_is_looked_into(archive):
    inner = zipped([("work/x.ipynb", b"x"), ("../out.ipynb", b"y"), ("deeper.zip", zipped([("z.ipynb", b"z")]))])
    found = {each.name: each for each in archive([("ada.zip", inner), ("ben.ipynb", b"b")]).members}
    assert set(found) == {"ada.zip/work/x.ipynb", "ada.zip/out.ipynb", "ada.zip/deeper.zip", "ben.ipynb"}
    assert found["ada.zip/work/x.ipynb"].read() == b"x"
    assert found["ada.zip/out.ipynb"].refused
    assert found["ben.ipynb"].read() == b"b"


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut off", b"Rar!", b"", zipped([])], ids=["cut", "rar", "0", "empty"])
def test_what_is_no_archive_is_a_file(archive, content):
    (only,) = archive([("ada.zip", content)]).members
    assert (only.name, only.read()) == ("ada.zip", content)


def test_an_archive_with_thousands_of_files_is_not_looked_into(archive):
    inner = zipped([(f"{number}.txt", b"") for number in range(members.MOST_WITHIN + 1)])
    assert [each.name for each in archive([("ada.zip", inner)]).members] == ["ada.zip"]


def test_a_name_has_nothing_that_is_not_seen(archive):
    (only,) = archive([("a\x1b[2J\u202eb.ipynb", b"x")]).members
    assert only.name.isprintable()


def test_links_and_pipes_in_a_folder_are_not_opened(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret").write_text("secret")
    (folder / "link.ipynb").symlink_to(tmp_path / "secret")
    (folder / "around").symlink_to(folder)
    os.mkfifo(folder / "pipe.ipynb")
    (folder / "ada.ipynb").write_text("x")
    found = {each.name: each.refused for each in open_download(folder).members}
    assert found == {"link.ipynb": "a link", "around": "a link", "pipe.ipynb": "no file", "ada.ipynb": ""}


def test_a_name_on_a_disk_may_be_no_text(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / os.fsdecode(b"ada\xff\x1b.ipynb")).write_bytes(b"x")
    (member,) = open_download(tmp_path / "folder").members
    assert (member.name, member.read()) == ("ada??.ipynb", b"x")


def test_a_file_that_becomes_a_link_is_not_read(tmp_path):
    (tmp_path / "secret").write_text("secret")
    (tmp_path / "folder").mkdir()
    path = tmp_path / "folder/ada.ipynb"
    path.write_text("x")
    (member,) = open_download(tmp_path / "folder").members
    path.unlink()
    path.symlink_to(tmp_path / "secret")
    with pytest.raises(Unusable):
        member.read()


def test_a_pipe_is_no_download(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match="neither a file nor a folder"):
        open_download(tmp_path / "pipe")
