"""Finding what was handed in: where it should be and elsewhere, and every file is used or named."""

import os
import unicodedata
from dataclasses import replace
from pathlib import Path

import nbformat
import numpy as np
import pytest

from autograder.intake import files, submissions
from autograder.intake.files import walk
from autograder.intake.submissions import Submissions
from autograder.specs.course import assignment
from autograder.specs.settings import settings

CHAPTERS = ("acceptance", "perceptrons-and-logic")
SLUG = assignment("acceptance").slug
OTHER = assignment("perceptrons-and-logic").slug
NOTEBOOK = f"{SLUG}.ipynb"
PLACE = f"{SLUG}/{NOTEBOOK}"


@pytest.fixture(scope="module")
def solved(notebook_of, references):
    return nbformat.writes(notebook_of(SLUG, references(SLUG))).encode()


@pytest.fixture(scope="module")
def untouched(notebook_of):
    return nbformat.writes(notebook_of(SLUG)).encode()


@pytest.fixture(scope="module")
def foreign(notebook_of, references):
    return nbformat.writes(notebook_of(OTHER, references(OTHER))).encode()


@pytest.fixture
def put(tmp_path):
    """Write a file of the student ada."""

    def write(name, content=b"", student="ada"):
        path = tmp_path / student / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    return write


@pytest.fixture
def taken(tmp_path):
    def read(student="ada", slug=SLUG):
        return Submissions(tmp_path).take(student, slug)

    return read


# Where it is found

ELSEWHERE = [
    NOTEBOOK,
    "01-Acceptance/01-acceptance.ipynb",
    "acceptance/01-acceptance.ipynb",
    "Acceptance (1)/x.ipynb",
    "01_acceptance/x.ipynb",
    "Notebook 01/x.ipynb",
    "Assignment1/x.ipynb",
    "upload/01-acceptance/x.ipynb",
    "upload/01-acceptance.ipynb",
    "homework.ipynb",
    "my work/homework.ipynb",
    f"{SLUG}/homework.ipynb",
    f"{SLUG}/{SLUG}/{NOTEBOOK}",
    f"{SLUG}/a/b/c/{NOTEBOOK}",
    f"{SLUG}/{NOTEBOOK}.txt",
    f"{SLUG}/{SLUG}.IPYNB",
    f"{SLUG}/{NOTEBOOK}.json",
    f"{SLUG}/{SLUG} (1).ipynb",
    f"{SLUG}/{SLUG}-Copy1.ipynb",
    f"{SLUG}/{NOTEBOOK} (1)",
    f"{SLUG}/.ipynb_checkpoints/{SLUG}-checkpoint.ipynb",
    f"{SLUG}/{SLUG}",
    f"{SLUG}/{SLUG}.json",
    f"{SLUG}/{NOTEBOOK}/{NOTEBOOK}",
]


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_notebook_is_found_where_it_is_and_this_is_said(name, put, taken, solved, tmp_path):
    put(name, solved)
    assert list(Submissions(tmp_path).of(SLUG)) == ["ada"]
    assert list(Submissions(tmp_path).of(OTHER)) == []
    handed = taken()
    assert handed.content == solved
    (note,) = handed.notes
    assert name.removeprefix(f"{SLUG}/") in note
    assert "it was taken for" in note


ASTRAY = {
    "by name and content": (NOTEBOOK, "solved"),
    "by content": ("homework.ipynb", "solved"),
    "by content, under the name of the other": (f"{OTHER}.ipynb", "solved"),
    "by content, without labels": (f"{OTHER}.ipynb", "stripped"),
    "by name": (NOTEBOOK, "broken"),
    "deeper": (f"a/b/{NOTEBOOK}", "solved"),
}


@pytest.mark.parametrize(("name", "kind"), ASTRAY.values(), ids=ASTRAY)
def test_a_notebook_in_the_folder_of_another_assignment_is_found(name, kind, put, solved, foreign, tmp_path):
    stripped = nbformat.reads(solved.decode(), 4)
    for cell in stripped.cells:
        cell.metadata = {}
    content = {"solved": solved, "stripped": nbformat.writes(stripped).encode(), "broken": b"{"}[kind]
    is_alone = name.startswith(OTHER)
    put(f"{OTHER}/{name}", content)
    put(f"{OTHER}/timestamp.txt", b"2026-10-01 12:00:00 UTC")
    if not is_alone:
        put(f"{OTHER}/{OTHER}.ipynb", foreign)
    found = Submissions(tmp_path)
    assert list(found.of(SLUG)) == ["ada"]
    ours = found.take("ada", SLUG)
    assert ours.content == content
    assert f"`{OTHER}/{name}`" in ours.notes[0]
    if "/" not in name:
        assert ours.timestamp == "2026-10-01 12:00:00 UTC"
        assert found.exchange_file("ada", SLUG, "timestamp.txt") == tmp_path / "ada" / OTHER / "timestamp.txt"
    theirs = found.take("ada", OTHER)
    assert theirs.content == (content if is_alone else foreign)
    assert is_alone or f"`{name}`" in " ".join(theirs.notes)


def test_a_notebook_astray_is_found_though_there_is_a_folder_with_something_else(put, taken, solved):
    put(f"{SLUG}/notes.txt", b"see the other folder")
    put(f"{OTHER}/{NOTEBOOK}", solved)
    assert taken().content == solved
    assert "`notes.txt`" in " ".join(taken().notes)


@pytest.mark.parametrize("own", [PLACE, f"{SLUG}/x.ipynb", "homework.ipynb", f"{SLUG}/{SLUG}.json"])
def test_a_notebook_astray_is_not_taken_where_there_is_another(own, put, taken, solved, untouched):
    put(own, untouched)
    put(f"{OTHER}/{NOTEBOOK}", solved)
    assert taken().content == untouched
    assert f"`{NOTEBOOK}`" in " ".join(taken(slug=OTHER).notes)


def test_where_it_should_be_nothing_is_said(put, taken, solved):
    put(PLACE, solved)
    assert (taken().content, taken().notes) == (solved, [])


BESIDE = {
    "._01-acceptance.ipynb": "Left by a program",
    ".DS_Store": "Left by a program",
    "__MACOSX/01-acceptance/._01-acceptance.ipynb": "Left by a program",
    ".ipynb_checkpoints/01-acceptance-checkpoint.ipynb": "Older versions that Jupyter keeps",
    "work.zip": "hand in the notebook itself",
    "01-acceptance.ipynb.gz": "hand in the notebook itself",
    "plot.png": "Other files, not used",
    "helper.py": "Other files, not used",
    "data/table.csv": "Other files, not used",
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_lies_beside_the_notebook_is_named(name, put, taken, solved):
    put(PLACE, solved)
    put(f"{SLUG}/{name}", b"x")
    assert taken().content == solved
    (note,) = taken().notes
    assert note.startswith(BESIDE[name]) or BESIDE[name] in note
    assert f"`{name}`" in note


@pytest.mark.parametrize("name", [name for name in BESIDE if "checkpoint" not in name])
@pytest.mark.parametrize("folder", [f"{SLUG}/", ""], ids=["in its folder", "below the student"])
def test_where_there_is_no_notebook_the_message_names_what_is_there(name, folder, put, taken):
    put(f"{SLUG}/timestamp.txt", b"2026-10-01 12:00:00 UTC")
    put(f"{folder}{name}", b"x")
    assert taken().content is None
    assert f"`{name}`" in " ".join(taken().notes)


def test_a_student_who_left_only_an_archive_has_handed_in_something(put, taken, tmp_path):
    put("homework.zip", b"PK")
    assert list(Submissions(tmp_path).of(SLUG)) == ["ada"]
    assert taken().notes == ["Archives, which were not unpacked (hand in the notebook itself): `homework.zip`."]


@pytest.mark.parametrize("name", ["acceptance.png", "notes on acceptance.txt", "lib/torch/acceptance.py", ".DS_Store"])
def test_a_file_that_is_no_notebook_is_no_submission_because_of_its_name(name, put, tmp_path, foreign):
    put(f"{OTHER}/{OTHER}.ipynb", foreign)
    put(name, b"x")
    found = Submissions(tmp_path)
    assert (list(found.of(SLUG)), list(found.of(OTHER))) == ([], ["ada"])
    assert f"`{name}`" in " ".join(found.take("ada", OTHER).notes)


def test_plain_files_beside_the_notebook_can_be_asked_for(put, taken, solved):
    put(PLACE, solved)
    put(f"{SLUG}/helper.py")
    assert [entry.name for entry in taken().others] == ["helper.py"]


# Several notebooks


@pytest.mark.parametrize("name", [f"{SLUG}-Copy1.ipynb", "a.ipynb", "z/z.ipynb", f"{SLUG} (1).ipynb"])
def test_of_two_notebooks_the_solved_one_is_taken_and_this_is_said(name, put, taken, solved, untouched):
    put(PLACE, untouched)
    put(f"{SLUG}/{name}", solved)
    assert taken().content == solved
    said = " ".join(taken().notes)
    assert f"`{name}` was taken, because it has more answers ({len(assignment(SLUG).questions)}, not 0)" in said
    assert f"Other notebooks, not used: `{NOTEBOOK}`" in said


def test_of_two_solved_ones_it_is_the_one_in_its_place(put, taken, solved):
    put(f"{SLUG}/a.ipynb", solved + b" ")
    put(PLACE, solved)
    assert taken().content == solved
    assert "no other has more answers, and it lies where it should be" in taken().notes[0]


@pytest.mark.parametrize("broken", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000], ids=lambda content: repr(content[:4]))
def test_one_that_can_be_read_is_taken_before_one_that_can_not(broken, put, taken, solved):
    put(PLACE, broken)
    put(f"{SLUG}/b.ipynb", solved)
    assert taken().content == solved


def test_the_notebook_of_another_assignment_is_told_apart(put, taken, solved, foreign):
    put(PLACE, foreign)
    put(f"{SLUG}/mine.ipynb", solved)
    assert taken().content == solved
    assert f"Notebooks of another assignment, not used: `{NOTEBOOK}`." in taken().notes


def test_a_loose_notebook_counts_for_the_assignment_that_it_is(put, foreign, tmp_path):
    put("homework.ipynb", foreign)
    found = Submissions(tmp_path)
    assert (list(found.of(SLUG)), list(found.of(OTHER))) == ([], ["ada"])


def test_two_folders_that_only_macos_tells_apart_are_one_students(put, tmp_path, solved, untouched):
    composed = "Ren\u00e9 o'Neil"
    put(PLACE, untouched, student=composed)
    put(PLACE, solved, student=unicodedata.normalize("NFD", composed))
    found = Submissions(tmp_path)
    assert found.students == [composed]
    handed = found.take(composed, SLUG)
    assert handed.content == solved
    assert "There were 2 notebooks" in handed.notes[0]
    assert found.remarks[0].startswith(f"{composed}: two folders were taken for one student's")


def test_of_two_folders_of_one_student_it_is_said_which(put, tmp_path, solved):
    composed = "Jos\u00e9"
    put(PLACE, solved, student=composed)
    put(PLACE, solved + b" ", student=unicodedata.normalize("NFD", composed))
    taken, unused = Submissions(tmp_path).take(composed, SLUG).notes
    where = [f"`{NOTEBOOK}` (in the folder whose accents are stored {how})" for how in ("apart", "with their letters")]
    assert where[0] in taken
    assert where[1] in unused


def test_a_folder_that_is_alone_is_not_explained(put, tmp_path, solved):
    name = "Jose\u0301"
    put(PLACE, solved, student=name)
    put(f"{SLUG}/a.txt", student=name)
    found = Submissions(tmp_path)
    assert found.take(unicodedata.normalize("NFC", name), SLUG).notes == ["Other files, not used: `a.txt`."]
    assert found.remarks == []


# The time


@pytest.mark.parametrize(
    ("time", "notebook"),
    [(f"{SLUG}/timestamp.txt", PLACE), (f"{SLUG}/timestamp.txt", f"{SLUG}/a/x.ipynb"), ("timestamp.txt", NOTEBOOK)],
)
def test_the_time_is_read_where_the_notebook_is_or_above_it(time, notebook, put, taken, solved):
    put(time, b"2026-10-01 12:00:00 UTC\n")
    put(notebook, solved)
    assert taken().timestamp == "2026-10-01 12:00:00 UTC"


@pytest.mark.parametrize("text", [b"", b"never", b"\xff", b"1" * 1000], ids=lambda text: repr(text[:5]))
def test_what_is_no_time_is_named(text, put, taken, solved):
    put(PLACE, solved)
    put(f"{SLUG}/timestamp.txt", text)
    assert (taken().timestamp, taken().notes) == (None, ["No time that can be read: `timestamp.txt`."])


@pytest.mark.parametrize(
    "name",
    [
        *("Timestamp.txt", "timestamp.txt.txt", "TIMESTAMP.TXT", "timestamp", "timestamp (1).txt", "time_stamp.txt"),
        "01-folder\\timestamp.txt",
    ],
)
def test_an_instructor_hears_of_a_time_under_another_name(name, put, tmp_path, solved):
    put(PLACE, solved)
    put(f"{SLUG}/{name}", b"2026-10-01 12:00:00 UTC")
    found = Submissions(tmp_path)
    assert found.take("ada", SLUG).timestamp is None
    (remark,) = found.remarks
    shown = name.replace("\\", "?")
    assert remark.startswith(f"ada {SLUG}: `{shown}` tells no time")


def test_of_several_times_the_nearest_above_the_notebook_counts(put, taken, tmp_path, solved):
    put(f"{SLUG}/timestamp.txt", b"2026-10-01 12:00:00 UTC")
    near = put(f"{SLUG}/a/timestamp.txt", b"2026-10-02 12:00:00 UTC")
    put(f"{SLUG}/b/timestamp.txt", b"2026-10-03 12:00:00 UTC")
    put(f"{SLUG}/a/x.ipynb", solved)
    assert taken().timestamp == "2026-10-02 12:00:00 UTC"
    assert Submissions(tmp_path).exchange_file("ada", SLUG, "timestamp.txt") == near


# What is not opened


def link_to_zeros(path):
    path.symlink_to("/dev/zero")


def link_to_the_other(path):
    path.symlink_to(path.parents[2] / "ben" / PLACE)


def pipe(path):
    os.mkfifo(path)


def terabyte(path):
    path.touch()
    os.truncate(path, 1 << 40)


def hard_link(path):
    path.hardlink_to(path.parents[2] / "ben" / PLACE)


NOT_OPENED = {
    link_to_zeros: "Links, which were not followed",
    link_to_the_other: "Links, which were not followed",
    pipe: "Pipes, sockets or devices, which were not opened",
    terabyte: "Not read: more than 20 MB. Clear the outputs",
    hard_link: "One file with that of another student",
}


@pytest.mark.parametrize("make", NOT_OPENED)
@pytest.mark.parametrize("name", [PLACE, f"{SLUG}/a.ipynb"], ids=["in its place", "beside one"])
def test_what_is_no_file_of_the_student_is_not_read_and_named(make, name, put, taken, solved, untouched):
    put(PLACE, untouched, student="ben")
    put(f"{SLUG}/timestamp.txt", b"2026-10-01 12:00:00 UTC")
    if name != PLACE:
        put(PLACE, solved)
    path = put("x").parent / name
    (path.parent.parent / "x").unlink()
    make(path)
    handed = taken()
    assert handed.content == (None if name == PLACE else solved)
    (note,) = handed.notes
    assert note.startswith(NOT_OPENED[make])
    assert f"`{path.name}`" in note


def test_a_file_with_two_names_is_its_students_whose_folder_is_older(put, taken, tmp_path, solved):
    older = put(PLACE, solved, student="ben")
    put(f"{SLUG}/x").unlink()
    while True:  # the clock of the file system has ticked
        hard = tmp_path / "ada" / PLACE
        hard.hardlink_to(older)
        if older.lstat().st_ctime_ns > older.parent.lstat().st_ctime_ns:
            break
        hard.unlink()
    assert (taken("ben").content, taken("ada").content) == (solved, None)


@pytest.mark.parametrize("name", [SLUG, f"{SLUG}/inside"])
def test_a_folder_that_is_a_link_is_not_looked_into(name, put, taken, solved, tmp_path):
    put(PLACE, solved, student="ben")
    path = tmp_path / "ada" / name
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "ben" / SLUG, target_is_directory=True)
    assert taken().content is None
    assert taken().notes == [f"Links, which were not followed: `{path.name}`."]


# Every file is used or named


def anything(rng, place, contents, depth=0):
    """Fill a folder at random with files of all kinds and names."""
    names = [
        SLUG,
        OTHER,
        NOTEBOOK,
        "a.ipynb",
        "timestamp.txt",
        "x.zip",
        ".DS_Store",
        "._x",
        "é.txt",
        "01_Acceptance",
        "n`o*t",
    ]
    for name in rng.choice(names, size=rng.integers(5), replace=False):
        path = place / str(name)
        kind = rng.integers(4 if depth < 3 else 2)
        if kind >= 2:
            path.mkdir()
            anything(rng, path, contents, depth + 1)
        elif kind == 1 and rng.integers(3) == 0:
            path.symlink_to("/dev/zero") if rng.integers(2) else os.mkfifo(path)
        else:
            path.write_bytes(contents[rng.integers(len(contents))])


@pytest.mark.parametrize("seed", range(40))
def test_every_file_is_used_or_named(seed, tmp_path, solved, untouched, foreign):
    rng = np.random.default_rng(seed)
    root = tmp_path / "ada"
    root.mkdir()
    anything(rng, root, [solved, untouched, foreign, b"", b"{"])
    everything = {entry.path for entry in walk(root)}
    found = Submissions(tmp_path)
    accounted, read = set(), set()
    for each in (SLUG, OTHER):
        handed = found.take("ada", each)
        used, named = {entry.path for entry in handed.used}, {entry.path for entry in handed.named}
        assert not used & named
        assert bool(handed.content) <= bool(used)
        accounted |= used | named
        read |= {each} if used | named else set()
    assert not read or accounted == everything


# Bounds


@pytest.mark.parametrize("place", ["", f"{SLUG}/", f"{SLUG}/inside/"])
def test_a_folder_with_too_many_files_costs_no_notebook_that_is_in_its_place(place, put, taken, solved, monkeypatch):
    monkeypatch.setattr(files, "MOST_FILES", 20)
    monkeypatch.setattr(files.entries_of, "__defaults__", ((), 20))
    put(PLACE, solved)
    for number in range(100):
        put(f"{place}{number}.txt")
    handed = taken()
    assert handed.content == solved
    assert any(note.startswith("Folders with more than") for note in handed.notes)


def test_folders_are_looked_into_to_a_depth(put, taken):
    put(f"{SLUG}/" + "a/" * 20 + NOTEBOOK)
    assert taken().content is None
    assert "deeper than" in taken().notes[0]


def test_a_sentence_names_a_few_and_counts_the_others(put, taken, solved):
    put(PLACE, solved)
    for number in range(50):
        put(f"{SLUG}/{number:02d}.txt")
    assert "`11.txt`, and 38 more." in taken().notes[0]


def test_a_folder_that_cannot_be_opened_is_a_sentence(put, taken, solved, monkeypatch):
    put(PLACE, solved)
    scandir = os.scandir

    def refuse(folder):
        if Path(folder).name == SLUG:
            raise PermissionError(13, "Permission denied")
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert taken().notes == [f"Could not be opened (Permission denied): `{SLUG}`."]


# Names

REFUSED = {
    "a*b": "has one of the characters",
    "<img src=x onerror=alert(1)>": "has one of the characters",
    "a&lt;b": "has one of the characters",
    'say "hi"': "has one of the characters",
    "x\x9b31m": "can't be seen",
    "x\x1b[2J": "can't be seen",
    "new\nline": "can't be seen",
    "left\u202eright": "can't be seen",
    "zero\u200bwidth": "can't be seen",
    "soft\u00adhyphen": "can't be seen",
    "\ufeffada": "can't be seen",
    "line\u2028end": "can't be seen",
    " ada": "begins or ends with a space",
    "ada ": "begins or ends with a space",
    "ada\u00a0": "begins or ends with a space",
    "a" * 129: "longer than",
    ".dotted": "begins with a dot",
    "..x": "begins with a dot",
    ".gitte": "begins with a dot",
    ".trashy": "begins with a dot",
    os.fsdecode(b"\xff"): "not text",
}
HONEST = [
    *("o'neil_12", "smith[2]", "Müller, Anna", "José (group 3)", "名前", "anna-lena.b", "a+b@uni.edu", "ab12#4", "{x}"),
    *("Ngọc Ánh", "Ж", "x=1", "50%", "a" * 128),
]


@pytest.mark.parametrize("name", REFUSED, ids=ascii)
def test_a_name_that_a_page_or_a_terminal_would_obey_is_refused(name, put, tmp_path, solved):
    put(PLACE, solved, student=name)
    found = Submissions(tmp_path)
    assert found.students == []
    (sentence,) = found.refused
    assert REFUSED[name] in sentence
    assert ascii(name) in sentence
    assert sentence.isprintable()


@pytest.mark.parametrize("name", HONEST)
def test_a_name_that_is_honest_is_let_in(name, put, tmp_path, solved):
    put(PLACE, solved, student=name)
    found = Submissions(tmp_path)
    assert (found.students, found.refused) == ([unicodedata.normalize("NFC", name)], [])
    assert found.take(found.students[0], SLUG).content == solved


@pytest.mark.parametrize("name", ["x\x9b.txt", "`<b>`.txt", "](x).txt", "\u202etxt.exe", "\x1b[2J", "a\nb"], ids=ascii)
def test_the_name_of_a_file_is_shown_such_that_it_does_nothing(name, put, taken, solved):
    put(PLACE, solved)
    put(f"{SLUG}/{name}")
    (note,) = taken().notes
    assert note.isprintable()
    assert not set("<>\u202e\x9b") & set(note)
    assert note.count("`") == 2


def test_what_lies_between_the_students_is_told(put, tmp_path, solved):
    put(PLACE, solved)
    (tmp_path / "readme.txt").touch()
    (tmp_path / "link").symlink_to(tmp_path / "ada")
    (tmp_path / ".DS_Store").touch()
    found = Submissions(tmp_path)
    assert found.students == ["ada"]
    assert [line.split()[0] for line in found.strays] == ["'link'", "'readme.txt'"]


@pytest.mark.parametrize(
    "name", [".ipynb_checkpoints", ".git", ".DS_Store", "._ada", ".Trash", ".Trash-1000", "__MACOSX"]
)
def test_what_programs_leave_is_no_student_and_not_worth_a_word(name, put, tmp_path, solved):
    put(PLACE, solved)
    put(PLACE, solved, student=name)
    found = Submissions(tmp_path)
    assert (found.students, found.refused, found.strays) == (["ada"], [], [])


def test_every_reason_has_a_sentence_of_its_own():
    reasons = [value for name, value in vars(submissions).items() if name.isupper() and isinstance(value, str)]
    assert len(set(reasons)) == len(reasons)


# Files that an assignment may use


@pytest.fixture
def may_use(monkeypatch):
    def setting(*names):
        wanted = replace(settings(), files={"acceptance": names})
        monkeypatch.setattr(submissions, "settings", lambda: wanted)

    return setting


def test_a_file_that_the_assignment_names_is_taken_and_others_are_named(put, taken, solved, may_use):
    may_use("helper.py", "data.csv")
    put(PLACE, solved)
    put(f"{SLUG}/helper.py", b"x = 1")
    put(f"{SLUG}/other.py", b"y = 1")
    put(f"{SLUG}/deeper/data.csv", b"1")
    handed = taken()
    assert handed.files == {"helper.py": b"x = 1"}
    assert {entry.name for entry in handed.others} == {"data.csv", "other.py"}
    assert not any("helper.py" in note for note in handed.notes)


def test_a_file_that_is_too_large_or_a_link_is_named_and_not_taken(put, taken, solved, may_use, tmp_path):
    may_use("large.csv", "link.py")
    put(PLACE, solved)
    put(f"{SLUG}/large.csv", b"1" * (1 << 20) + b"1")
    secret = put("secret.py", b"a secret", student="grace")
    (tmp_path / "ada" / SLUG / "link.py").symlink_to(secret)
    handed = taken()
    assert handed.files == {}
    assert any("large.csv" in note and "1 MB" in note for note in handed.notes)
    assert any("link.py" in note for note in handed.notes)
