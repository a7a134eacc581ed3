"""nbgrader's exchange from hand-out to fetched feedback, with our grading in between; and the files that it leaves."""

import os
from pathlib import Path

import pytest

from autograder.nbgrader.exchange import LONGEST, SECRET, TIME, copy_small, read_small
from autograder.specs.course import assignment
from autograder.specs.settings import settings

CHAPTERS = ("start-here",)
SLUG = assignment("start-here").slug
STUDENTS_CONFIG = "c = get_config()\nc.CourseDirectory.course_id = {course!r}\nc.Exchange.root = {exchange!r}\n"


@pytest.fixture(scope="module")
def round_trip(tmp_path_factory, command, typed, hand_in, notebook_of):
    """A class in which one student used the exchange and one did not; what was said at the end."""
    place = tmp_path_factory.mktemp("round")
    folder, home = place / "class", place / "home"
    hand_in(folder, "by hand", SLUG, notebook_of(SLUG))
    home.mkdir()
    config = STUDENTS_CONFIG.format(course=settings().identifier, exchange=f"{folder}-exchange")
    (home / "nbgrader_config.py").write_text(config, encoding="utf-8")
    places = {"COURSE_CLASS": str(folder), "JUPYTER_DATA_DIR": str(place / "data")}
    places |= {"JUPYTER_CONFIG_DIR": str(place / "config")}

    def run(*arguments, cwd=None):
        at = ("env", f"--chdir={cwd}") if cwd else ()
        done = command(*at, *arguments, **places)
        assert done.returncode == 0, done.stderr
        return done

    run("nbgrader", "release_assignment", SLUG)
    run("nbgrader", "fetch_assignment", SLUG, cwd=home)
    run("nbgrader", "submit", SLUG, cwd=home)
    run("nbgrader", "collect", SLUG)
    for ours in ("grade", "feedback"):
        done = typed(ours, SLUG, "--class", folder, "--jobs", 1)
        assert done.returncode == 0, done.stderr
    released = run("nbgrader", "release_feedback", SLUG)
    run("nbgrader", "fetch_feedback", SLUG, cwd=home)
    return folder, home, released.stderr


def test_the_student_has_the_page(round_trip):
    _, home, _ = round_trip
    (page,) = (home / SLUG / "feedback").glob(f"*/{SLUG}.html")
    assert "Not attempted" in page.read_text(encoding="utf-8")


def test_other_users_can_read_a_page_whose_name_they_know_and_list_none(round_trip):
    folder, *_ = round_trip
    place = folder.parent / "class-exchange" / settings().identifier / "feedback"
    assert place.stat().st_mode & 0o005 == 0o001
    assert {page.stat().st_mode & 0o777 for page in place.glob("*.html")} == {0o644}


def test_give_back_releases_the_same_page_and_names_who_cannot_be_reached(round_trip, typed):
    folder, home, _ = round_trip
    (page,) = (folder.parent / "class-exchange" / settings().identifier / "feedback").glob("*.html")
    page.unlink()
    done = typed("give-back", "nbgrader", SLUG, "--class", folder, "--jobs", 1)
    assert done.returncode == 1, done.stderr
    assert f"not given back: by hand (by hand), {SLUG}: it was not handed in through the exchange" in done.stderr
    assert "1 page, 1 kept back" in done.stdout
    assert page.stat().st_mode & 0o777 == 0o644
    assert "Not attempted" in page.read_text(encoding="utf-8")


def test_who_was_put_there_by_hand_is_named_and_stops_nobody(round_trip):
    assert f"/by hand/{SLUG} was not handed in through the exchange" in round_trip[2]


def test_the_class_is_closed_and_the_exchange_is_not_in_it(round_trip):
    folder = round_trip[0]
    places = [Path(place) for place, _, _ in os.walk(folder)]
    open_to_others = [str(place) for place in places if place.stat().st_mode & 0o077]
    assert [place for place in open_to_others if "/submitted/" not in place] == []
    for name in ("gradebook.db", "results.jsonl", "seeds.json"):
        assert (folder / name).stat().st_mode & 0o777 == 0o600
    assert not (folder / "exchange").exists()
    assert (folder.parent / "class-exchange").stat().st_mode & 0o005 == 0o005  # nbgrader opens it further itself


@pytest.mark.parametrize("name", [TIME, SECRET])
@pytest.mark.parametrize("kind", ["link", "pipe", "folder", "endless", "link to the folder", "nothing"])
def test_what_is_no_plain_file_is_not_read(tmp_path, kind, name):
    folder = tmp_path / "submitted" / "ada"
    folder.mkdir(parents=True)
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    if kind == "link":
        (folder / name).symlink_to(tmp_path / "secret")
    elif kind == "pipe":
        os.mkfifo(folder / name)
    elif kind == "folder":
        (folder / name).mkdir()
    elif kind == "endless":
        (folder / name).symlink_to("/dev/zero")
    elif kind == "link to the folder":
        (folder / name).write_text("text", encoding="utf-8")
        (tmp_path / "submitted" / "link").symlink_to(folder)
        folder = tmp_path / "submitted" / "link"
    assert read_small(folder / name) is None


@pytest.mark.parametrize("text", ["", "x" * 2000, "sécret", "a\ufeffb"])
def test_what_nbgrader_could_stumble_over_is_not_handed_on(tmp_path, text):
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    (source / SECRET).write_text(text, encoding="utf-8")
    copy_small(source / SECRET, target)
    assert list(target.iterdir()) == []


def test_what_the_exchange_wrote_is_copied_as_it_is(tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    texts = {TIME: "2026-10-02 08:00:00.123456 UTC", SECRET: "0f" * 64}
    assert texts.keys() == LONGEST.keys()
    for name, text in texts.items():
        (source / name).write_text(text, encoding="utf-8")
    for name in texts:
        copy_small(source / name, target)
    assert {path.name: path.read_text(encoding="utf-8") for path in target.iterdir()} == texts
