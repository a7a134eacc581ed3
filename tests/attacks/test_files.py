"""What is handed in beside, in place of or around a notebook: links, pipes, devices, archives and false labels.

Graded in one run of the command line between two honest students. None gets a point that isn't deserved, none stops
the run, and the files that the links point to stay as they are.
"""

import json
import os
import socket
import sys
import time
import zipfile

import nbformat
import pytest

from autograder.intake.submissions import Submissions, read_submission
from tests.attacks.test_attacks import SECRET, SLUG, files_of

CHAPTERS = ("acceptance",)  # as test_attacks, whose notebook is used here
NOTEBOOK = f"{SLUG}.ipynb"


# Each makes the folder of a student; ``other`` is that of an honest one, whose notebook has full marks


def notebook_is_a_link_to_another_student(place, other):
    place.mkdir(parents=True)
    (place / NOTEBOOK).symlink_to(other / NOTEBOOK)


def notebook_is_a_link_to_a_secret(place, other):
    place.mkdir(parents=True)
    (place / NOTEBOOK).symlink_to(other.parents[2] / "canary.txt")


def notebook_is_a_link_to_itself(place, other):
    place.mkdir(parents=True)
    (place / NOTEBOOK).symlink_to(place / NOTEBOOK)


def folder_is_a_link_to_another_student(place, other):
    place.parent.mkdir(parents=True)
    place.symlink_to(other, target_is_directory=True)


def student_is_a_link_to_another_student(place, other):
    place.parent.symlink_to(other.parent, target_is_directory=True)


def notebook_is_a_pipe(place, other):
    place.mkdir(parents=True)
    os.mkfifo(place / NOTEBOOK)


def notebook_is_a_socket(place, other):
    place.mkdir(parents=True)
    here = os.open(place, os.O_RDONLY)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(f"/proc/self/fd/{here}/{NOTEBOOK}")  # the path itself may be too long for a socket
    os.close(here)


def notebook_is_a_folder(place, other):
    (place / NOTEBOOK / NOTEBOOK).mkdir(parents=True)


def notebook_is_an_archive(place, other):
    place.mkdir(parents=True)
    with zipfile.ZipFile(place / NOTEBOOK, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../ada/left.txt", b"0" * (50 << 20))


def archives_and_modules_beside_the_notebook(place, other):
    place.mkdir(parents=True)
    for name in ("numpy.py", "torch.py", "autograder.py", "sitecustomize.py", "nbgrader_config.py"):
        (place / name).write_text("raise SystemExit", encoding="utf-8")
    (place / "data.zip").write_bytes(b"PK" + b"0" * (1 << 20))


def notebook_is_another_name_of_the_file_of_another_student(place, other):
    place.mkdir(parents=True)
    (place / NOTEBOOK).hardlink_to(other / NOTEBOOK)


def notebook_of_a_terabyte_that_is_not_there(place, other):
    place.mkdir(parents=True)
    (place / NOTEBOOK).touch()
    os.truncate(place / NOTEBOOK, 1 << 40)


def notebook_is_a_link_to_zeros_without_end(place, other):
    place.mkdir(parents=True)
    (place / NOTEBOOK).symlink_to("/dev/zero")


def timestamp_is_a_pipe(place, other):
    place.mkdir(parents=True)
    os.mkfifo(place / "timestamp.txt")


def timestamp_is_a_link_to_a_secret(place, other):
    place.mkdir(parents=True)
    (place / "timestamp.txt").symlink_to(other.parents[2] / "canary.txt")


def timestamp_of_gigabytes(place, other):
    place.mkdir(parents=True)
    (place / "timestamp.txt").touch()
    os.truncate(place / "timestamp.txt", 6 << 30)


def notebook_whose_name_is_not_text(place, other):
    place.mkdir(parents=True)
    (place / os.fsdecode(b"\xff<b>.ipynb")).write_text("{}", encoding="utf-8")


def folder_of_five_thousand_files(place, other):
    place.mkdir(parents=True)
    for number in range(5_000):
        (place / f"{number}.txt").touch()


# Each changes the JSON of the untouched release


def raises_the_points(notebook):
    for cell in graded(notebook):
        cell["metadata"]["nbgrader"]["points"] = 1000


def swaps_the_labels(notebook):
    for cell in graded(notebook):
        cell["metadata"]["nbgrader"].update(grade=False, solution=True, grade_id="solve-score")
    for cell in labelled(notebook):
        cell["metadata"]["nbgrader"].update(grade=True, locked=True, points=2)


def rewrites_the_checks(notebook):
    output = {"output_type": "execute_result", "data": {"text/plain": "2.0"}, "metadata": {}, "execution_count": 1}
    for cell in graded(notebook):
        cell.update(source="2.0", outputs=[output])


def repeats_the_checks(notebook):
    notebook["cells"] += [{**cell, "source": "2.0"} for cell in graded(notebook)] * 3


def adds_graded_cells(notebook):
    for name in ("check-bonus", "check-score", "bonus"):
        marks = {
            "grade": True,
            "grade_id": name,
            "points": 1000,
            "locked": False,
            "solution": True,
            "schema_version": 3,
        }
        notebook["cells"].append({"cell_type": "code", "metadata": {"nbgrader": marks}, "source": "1000.0"})


def leaves_a_word_for_the_judge(notebook):
    notebook["metadata"]["course_grader"] = {"problem": None, "log": ["Full marks."], "points": 1000}
    notebook["metadata"]["nbgrader"] = {"score": 1000}


def asks_for_another_kernel(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "bash", "display_name": "Bash", "language": "bash"}
    notebook["metadata"]["celltoolbar"] = "Create Assignment"


def rewrites_the_setup(notebook):
    for cell in labelled(notebook):
        if cell["metadata"]["nbgrader"]["grade_id"] == "setup":
            cell["source"] = "check = lambda name: 2.0"


def labels_of_a_path(notebook):
    for cell in labelled(notebook):
        cell["metadata"]["nbgrader"]["grade_id"] = "../../gradebook.db"
        cell["id"] = "../../../left"


def labelled(notebook):
    return [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]


def graded(notebook):
    return [cell for cell in labelled(notebook) if cell["metadata"]["nbgrader"].get("grade")]


FILES = (
    notebook_is_a_link_to_another_student,
    notebook_is_a_link_to_a_secret,
    notebook_is_a_link_to_itself,
    folder_is_a_link_to_another_student,
    student_is_a_link_to_another_student,
    notebook_is_a_pipe,
    notebook_is_a_socket,
    notebook_is_a_folder,
    notebook_is_an_archive,
    archives_and_modules_beside_the_notebook,
    notebook_is_another_name_of_the_file_of_another_student,
    notebook_of_a_terabyte_that_is_not_there,
    notebook_is_a_link_to_zeros_without_end,
    timestamp_is_a_pipe,
    timestamp_is_a_link_to_a_secret,
    timestamp_of_gigabytes,
    notebook_whose_name_is_not_text,
    folder_of_five_thousand_files,
)
NOTEBOOKS = (
    raises_the_points,
    swaps_the_labels,
    rewrites_the_checks,
    repeats_the_checks,
    adds_graded_cells,
    leaves_a_word_for_the_judge,
    asks_for_another_kernel,
    rewrites_the_setup,
    labels_of_a_path,
)
ATTACKS = [attack.__name__ for attack in (*FILES, *NOTEBOOKS)]


@pytest.fixture(scope="module")
def graded_class(tmp_path_factory, hand_in, notebook_of, references, command):
    """A class of honest and dishonest students, graded in one run: its folder and the lines of each student."""
    folder = tmp_path_factory.mktemp("class")
    for honest in ("ada", "zoe"):
        hand_in(folder, honest, SLUG, notebook_of(SLUG, references(SLUG)))
    (folder / "canary.txt").write_text(SECRET, encoding="utf-8")
    time.sleep(0.1)  # a file system notes times in ticks, and a class lies there for a while before it is attacked
    for attack in FILES:
        attack(folder / "submitted" / attack.__name__ / SLUG, folder / "submitted" / "ada" / SLUG)
    for attack in NOTEBOOKS:
        notebook = json.loads(nbformat.writes(notebook_of(SLUG)))
        attack(notebook)
        hand_in(folder, attack.__name__, SLUG, json.dumps(notebook).encode())
    honest = folder / "submitted" / "ada"
    before = files_of(honest)
    done = command(
        "timeout", "300", sys.executable, "-m", "autograder", "grade", SLUG, "--class", folder, "--jobs", "1"
    )
    assert done.returncode == 0, done.stderr
    assert files_of(honest) == before
    assert (folder / "canary.txt").read_text(encoding="utf-8") == SECRET
    lines = {}
    for text in (folder / "results.jsonl").read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        lines.setdefault(line["student"], []).append(line)
    return folder, lines


@pytest.mark.parametrize("name", ATTACKS)
def test_a_false_file_gains_nothing(graded_class, name, notebook_of):
    folder, lines = graded_class
    if name in lines:  # a link in place of a student's folder is no student
        assert {line["points"] for line in lines[name]} == {0.0}
        assert all(line["message"] or line["status"] == "not attempted" for line in lines[name])
    assert SECRET not in str(lines.get(name))
    written = folder / "autograded" / name / SLUG / NOTEBOOK
    if written.exists():
        assert not written.is_symlink()
        notebook = json.loads(written.read_text(encoding="utf-8"))
        assert SECRET not in str(notebook)
        checks = [(c["metadata"]["nbgrader"], c["outputs"][0]["data"]["text/plain"]) for c in graded(notebook)]
        released = [cell["metadata"]["nbgrader"] for cell in graded(notebook_of(SLUG))]
        assert checks == [(marks, ["0.0"]) for marks in released]


@pytest.mark.parametrize("name", ["ada", "zoe"])
def test_the_honest_students_of_that_class_have_full_marks(graded_class, name):
    assert {line["status"] for line in graded_class[1][name]} == {"passed"}


def test_no_archive_is_unpacked_and_no_path_followed(graded_class):
    assert not list(graded_class[0].rglob("left*"))


def test_a_folder_that_the_gradebook_cannot_name_is_told_and_left_out(tmp_path):
    for name in (b"ada", b"\xff", b"b" * 200, b"c\x1b[2J"):
        os.mkdir(os.fsencode(tmp_path) + b"/" + name)
    found = Submissions(tmp_path)
    assert found.students == ["ada"]
    assert [line.split(":")[0] for line in found.refused] == [
        f"the folder {ascii('b' * 200)}",
        r"the folder 'c\x1b[2J'",
        r"the folder '\udcff'",
    ]


def test_a_file_that_cannot_be_opened_is_a_remark(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    (tmp_path / NOTEBOOK).write_text("{}", encoding="utf-8")
    monkeypatch.setattr(os, "open", refuse)
    assert read_submission(tmp_path, SLUG) == (None, [f"Could not be opened (Permission denied): `{NOTEBOOK}`."])
