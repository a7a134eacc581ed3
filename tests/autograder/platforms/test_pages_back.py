"""Feedback pages on their way back: each student gets their own page, or nobody gets it."""

import csv
import io
import random
import re
import zipfile
from dataclasses import replace
from html import escape

import pytest

from autograder.platforms import archives, moodle, places
from autograder.platforms.pages_back import Account, pages_of
from autograder.records.arrivals import Arrival
from autograder.roster import class_list
from autograder.roster.people import Person
from tests.autograder.platforms import readers
from tests.autograder.platforms.classes import PEOPLE, SLUGS, WAITING, marks_of, moodle_worksheet

CHAPTERS = ("start-here", "acceptance")
SLUG = SLUGS[1]
READY = [person for person in PEOPLE if person is not WAITING]
ALL_READY = sorted(person.id for person in READY)


@pytest.fixture
def class_folder(tmp_path):
    """A class whose pages are there; each says whose it is."""
    folder = tmp_path / "class"
    for person in PEOPLE:
        write_page(folder, person.id, person.id)
    return folder


def write_page(folder, student, whose, slug=SLUG):
    (folder / "autograded" / student / slug).mkdir(parents=True, exist_ok=True)
    place = folder / "feedback" / student / slug
    place.mkdir(parents=True, exist_ok=True)
    meta = f'<meta name="student" content="{escape(whose)}">\n<meta name="assignment" content="{slug}">'
    (place / f"{slug}.html").write_text(f"<html><head>{meta}</head>page of {whose}.", encoding="utf-8")


def pages_in(folder, account, failed=frozenset(), marks=None):
    return pages_of(folder, SLUG, marks or marks_of(), failed, account)


def from_moodle(person, number, **changed):
    folder = f"{person.name}_{number}_assignsubmission_file_"
    elsewhere = {"moodle_participant": str(number), "moodle_folder": folder, "file": f"{SLUG}.ipynb"}
    made = Arrival("all.zip", f"{folder}/{SLUG}.ipynb", "moodle", person.id, SLUG, 1, None, None, "0", "used")
    return replace(made, elsewhere=elsewhere, **changed)


def from_canvas(person, user, attachment, late=False, **changed):
    name = f"{re.sub('[^a-z]', '', person.name.lower())}_{'LATE_' * late}{user}_{attachment}_{SLUG}-1.ipynb"
    elsewhere = {"canvas_user": str(user), "canvas_submission": str(attachment), "canvas_file": name}
    made = Arrival("submissions.zip", name, "canvas", person.id, SLUG, 1, None, late, "0", "used", elsewhere=elsewhere)
    return replace(made, **changed)


def in_archive(account):
    """The files of the only archive by name, and that nothing was lost on the way."""
    account.check()
    (path,) = account.files
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def to_moodle(folder, arrivals, numbers=None, **more):
    account = Account()
    archives.write_for_moodle(SLUG, pages_in(folder, account, **more), arrivals, numbers or {}, folder, account)
    return account


def to_canvas(folder, arrivals, origins=None, made=None, **more):
    account = Account()
    pages = pages_in(folder, account, **more)

    def notebook(page):
        if made is not None:
            made.append(page.person.id)
        return page.content().decode()

    archives.write_for_canvas(SLUG, pages, arrivals, notebook, origins or {}, folder, account)
    return account


def test_moodle_gives_every_participant_their_own_page(class_folder):
    arrivals = [from_moodle(person, 4000 + number) for number, person in enumerate(PEOPLE)]
    account = to_moodle(class_folder, arrivals)
    files = in_archive(account)
    taken = readers.moodle_feedback(files, range(4000, 4030))
    assert {number: files[name] for name, (number, _) in taken.items()} == {
        4000 + number: files[f"{person.name}_{4000 + number}_assignsubmission_file_/{SLUG}.html"]
        for number, person in enumerate(PEOPLE)
        if person is not WAITING
    }
    assert all(f"page of {PEOPLE[number - 4000].id}." in files[name] for name, (number, _) in taken.items())
    assert {shown for _, shown in taken.values()} == {f"{SLUG}.html"}
    assert [line.partition(":")[0] for line in account.kept_back] == [f"{WAITING.id} ({WAITING.name}), {SLUG}"]


def test_where_nothing_was_collected_the_worksheet_says_whose_number_it_is(class_folder, tmp_path):
    template = tmp_path / "worksheet.csv"
    template.write_bytes(moodle_worksheet())
    numbers, remarks = moodle.participants_in(template, PEOPLE)
    assert remarks == []
    files = in_archive(to_moodle(class_folder, [], numbers))
    taken = readers.moodle_feedback(files, range(4000, 4030))
    assert len(taken) == len(READY)
    assert all(f"page of {PEOPLE[number - 4000].id}." in files[name] for name, (number, _) in taken.items())


def test_canvas_gives_every_user_their_own_feedback_under_the_name_that_they_handed_in(class_folder):
    arrivals = [from_canvas(person, 9000 + n, 77000 + n, late=n % 3 == 0) for n, person in enumerate(PEOPLE)]
    files = in_archive(to_canvas(class_folder, arrivals))
    handed = {str(77000 + number): (str(9000 + number), f"{SLUG}.ipynb") for number in range(30)}
    taken = readers.canvas_feedback(files, handed)
    assert len(taken) == len(READY)
    for name, (user, shown) in taken.items():
        assert f"page of {PEOPLE[int(user) - 9000].id}." in files[name]
        assert shown == f"{SLUG}.ipynb"


@pytest.fixture
def twice(class_folder):
    """Give back to Canvas, change something, and give back again: whose notebooks were made the second time."""
    arrivals = [from_canvas(person, 9000 + n, 77000 + n) for n, person in enumerate(PEOPLE)]
    origins = {(SLUG, person.id): f"{n:032x}" for n, person in enumerate(PEOPLE)}
    archive = class_folder / f"canvas-{SLUG}-feedback.zip"

    def run(change):
        first, again = [], []
        files = in_archive(to_canvas(class_folder, arrivals, origins, first))
        assert sorted(first) == ALL_READY
        before = archive.read_bytes()
        change(origins, archive)
        assert in_archive(to_canvas(class_folder, arrivals, origins, again)) == files
        assert archive.read_bytes() == before or again
        return sorted(again)

    return run


def test_a_notebook_for_canvas_is_kept_where_its_feedback_did_not_change(twice):
    assert twice(lambda origins, archive: None) == []


def test_of_the_notebooks_for_canvas_those_are_made_again_whose_feedback_changed(twice):
    assert twice(lambda origins, archive: origins.update({(SLUG, READY[3].id): "another"})) == [READY[3].id]


def test_without_a_digest_a_notebook_for_canvas_is_made_each_time(twice):
    assert twice(lambda origins, archive: origins.clear()) == ALL_READY


def damaged(origins, archive):
    archive.write_bytes(archive.read_bytes()[:200])


def lost(origins, archive):
    archive.unlink()


def packed_by_others(origins, archive):
    """As a program does that unpacks and packs: the same files, with one of them changed, and no note."""
    with zipfile.ZipFile(archive) as before:
        contents = {name: before.read(name) for name in before.namelist()}
    with zipfile.ZipFile(archive, "w") as after:
        for name, content in contents.items():
            after.writestr(name, content + b" changed")


@pytest.mark.parametrize("change", [damaged, lost, packed_by_others], ids=lambda change: change.__name__)
def test_an_archive_that_is_not_as_it_was_written_is_made_anew(twice, change):
    assert twice(change) == ALL_READY


def test_a_notebook_for_canvas_that_somebody_changed_is_made_again(twice):
    def change(origins, archive):
        with zipfile.ZipFile(archive) as before:
            infos = {info: before.read(info) for info in before.infolist()}
        with zipfile.ZipFile(archive, "w") as after:
            for place, (info, content) in enumerate(infos.items()):
                after.writestr(info, content if place else b"somebody else's")

    assert len(twice(change)) == 1


def test_an_anonymous_submission_goes_back_by_its_word(class_folder):
    arrival = from_canvas(PEOPLE[0], 0, 0)
    name = f"anon_5aG8x_77000_{SLUG}.ipynb"
    arrival = replace(arrival, elsewhere={"canvas_user": "anon_5aG8x", "canvas_file": name})
    files = in_archive(to_canvas(class_folder, [arrival]))
    assert readers.canvas_feedback(files, {"77000": ("5aG8x", "x.ipynb")}) == {name: ("5aG8x", "x.ipynb")}


@pytest.mark.parametrize("seed", range(40))
def test_nobody_gets_the_page_of_another_however_the_arrivals_are_shuffled(class_folder, seed):
    """Older attempts, files that were left, two students who claim one place, pages that were swapped on the disk."""
    draw = random.Random(seed)
    numbers = dict(zip((person.id for person in PEOPLE), draw.sample(range(4000, 9000), 30)))
    arrivals = []
    for person in PEOPLE:
        arrivals.append(from_moodle(person, numbers[person.id]))
        arrivals.append(from_canvas(person, numbers[person.id], 70000 + numbers[person.id]))
        if draw.random() < 0.3:  # what is not used says nothing
            other = draw.choice(PEOPLE)
            state = draw.choice(["older", "unmatched", "left"])
            arrivals.append(from_moodle(person, numbers[other.id], state=state))
            arrivals.append(from_canvas(person, numbers[other.id], 1, state=state))
        if draw.random() < 0.1:  # somebody's place is claimed by another, too
            claimed = draw.choice(PEOPLE)
            arrivals.append(from_moodle(person, numbers[claimed.id]))
    draw.shuffle(arrivals)
    if draw.random() < 0.5:
        first, second = draw.sample(READY, 2)
        write_page(class_folder, first.id, second.id)
        write_page(class_folder, second.id, first.id)
    owner = {number: student for student, number in numbers.items()}
    account = to_moodle(class_folder, arrivals)
    files = in_archive(account)
    for name, (number, _) in readers.moodle_feedback(files, set(owner)).items():
        assert f"page of {owner[number]}." in files[name]
    assert len(files) > 10
    account = to_canvas(class_folder, arrivals)
    files = in_archive(account)
    handed = {str(70000 + number): (str(number), "x") for number in owner}
    for name, (user, _) in readers.canvas_feedback(files, handed).items():
        assert f"page of {owner[int(user)]}." in files[name]


def test_two_who_claim_one_place_both_get_nothing(class_folder):
    arrivals = [from_moodle(person, 4000) for person in PEOPLE[:2]] + [from_moodle(PEOPLE[2], 4002)]
    account = to_moodle(class_folder, arrivals)
    assert len(in_archive(account)) == 1
    assert sum("is also that of another student" in line for line in account.kept_back) == 2


def test_who_is_said_to_have_two_numbers_gets_nothing_by_either(class_folder):
    arrivals = [from_moodle(PEOPLE[0], 4000), from_moodle(PEOPLE[0], 4001), from_moodle(PEOPLE[2], 4002)]
    account = to_moodle(class_folder, arrivals)
    assert [name for name in in_archive(account) if "_4002_" not in name] == []
    assert any(line.startswith("s000 ") and "4000, 4001" in line for line in account.kept_back)


KEPT_BACK = {  # why a page stays, and what is said
    "somebody else's": (lambda folder: write_page(folder, "s000", "s001"), {}, "says that it is somebody else's"),
    "of another assignment": (
        lambda folder: (folder / "feedback/s000" / SLUG / f"{SLUG}.html").write_text(
            '<meta name="student" content="s000"><meta name="assignment" content="99">'
        ),
        {},
        "says that it is somebody else's",
    ),
    "not there": (
        lambda folder: (folder / "feedback/s000" / SLUG / f"{SLUG}.html").unlink(),
        {},
        "there is no page of theirs",
    ),
    "of old": (lambda folder: None, {"failed": {("s000", SLUG)}}, "there is no page of theirs"),
    "of nobody in the class": (lambda folder: None, {"marks": marks_of(PEOPLE[1:])}, "they are not in the class"),
}


@pytest.mark.parametrize("spoil, how, words", KEPT_BACK.values(), ids=KEPT_BACK)
def test_a_page_that_is_not_certainly_theirs_stays_and_is_named(class_folder, spoil, how, words):
    spoil(class_folder)
    arrivals = [from_moodle(person, 4000 + number) for number, person in enumerate(PEOPLE)]
    account = to_moodle(class_folder, arrivals, **how)
    assert [line for line in account.kept_back if line.startswith("s000 ") and words in line]
    assert not any("_4000_" in name for name in in_archive(account))


def test_whoever_has_left_gets_no_page_and_that_is_no_fault(class_folder):
    class_list.write(class_folder, [replace(PEOPLE[0], withdrawn=True), *PEOPLE[1:]])
    arrivals = [from_moodle(person, 4000 + number) for number, person in enumerate(PEOPLE)]
    account = to_moodle(class_folder, arrivals, marks=marks_of(PEOPLE[1:]))
    assert (account.left, account.given) == (1, len(PEOPLE) - 2)
    assert not any("_4000_" in name for name in [*in_archive(account), *account.kept_back])


ODD = [
    "../../evil_4000_assignsubmission_file_",
    "a/b_4000_assignsubmission_file_",
    "x",
    "Ada_4001_assignsubmission_file_",
]


@pytest.mark.parametrize("odd", ODD)
def test_a_name_that_moodle_would_not_read_is_made_anew(class_folder, odd):
    arrival = from_moodle(PEOPLE[0], 4000)
    arrival = replace(arrival, elsewhere={**arrival.elsewhere, "moodle_folder": odd})
    files = in_archive(to_moodle(class_folder, [arrival]))
    assert list(files) == [f"Ada Lovelace_4000_assignsubmission_file/{SLUG}.html"]


def test_the_same_pages_make_the_same_archive(class_folder):
    arrivals = [from_moodle(person, 4000 + number) for number, person in enumerate(PEOPLE)]
    first = to_moodle(class_folder, arrivals).files[0].read_bytes()
    assert to_moodle(class_folder, arrivals[::-1]).files[0].read_bytes() == first


def from_github(person, repository):
    elsewhere = {"github_repository": repository, "file": f"{SLUG}.ipynb"}
    made = Arrival("clones", f"{repository}/{SLUG}.ipynb", "github", person.id, SLUG, 1, None, None, "0", "used")
    return replace(made, elsewhere=elsewhere)


def to_github(folder, arrivals, clones):
    account = Account()
    places.write_into_clones(SLUG, pages_in(folder, account), arrivals, clones, account)
    account.check()
    return account


def test_each_clone_has_the_page_of_its_student_and_nothing_else_is_touched(class_folder, tmp_path):
    clones = tmp_path / "clones"
    for person in PEOPLE[:3]:
        (clones / "acceptance-submissions" / f"acceptance-{person.id}" / ".git").mkdir(parents=True)
    account = to_github(class_folder, [from_github(each, f"acceptance-{each.id}") for each in PEOPLE[:5]], clones)
    found = {path.relative_to(clones).parts[1]: path.read_text() for path in clones.rglob("*") if path.is_file()}
    assert {name: text.split("page of ")[1] for name, text in found.items()} == {
        f"acceptance-{person.id}": f"{person.id}." for person in PEOPLE[:3]
    }
    assert sum("there is no clone acceptance-s004" in line for line in account.kept_back) == 1


@pytest.mark.parametrize("kind", ["the folder", "the page"])
def test_no_page_is_written_through_a_link_in_a_clone(class_folder, tmp_path, kind):
    clone, outside = tmp_path / "clones" / "acceptance-s000", tmp_path / "outside"
    (clone / ".git").mkdir(parents=True)
    outside.mkdir()
    if kind == "the folder":
        (clone / "feedback").symlink_to(outside)
    else:
        (clone / "feedback").mkdir()
        (clone / "feedback" / f"{SLUG}.html").symlink_to(outside / "x")
    account = to_github(class_folder, [from_github(PEOPLE[0], "acceptance-s000")], tmp_path / "clones")
    assert list(outside.iterdir()) == []
    assert account.given == 0
    assert any("isn't written through it" in line for line in account.kept_back)


def test_the_folder_to_mail_has_a_page_and_an_address_for_each(class_folder, tmp_path):
    people = [replace(PEOPLE[0], email=""), replace(PEOPLE[1], email="=x@example.org"), *PEOPLE[2:]]
    account = Account()
    pages = pages_in(class_folder, account, marks=marks_of(people))
    places.write_for_mail(pages, tmp_path / "mail", account)
    account.check()
    text = (tmp_path / "mail" / "addresses.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) == account.given == 27
    for row in rows:
        page = (tmp_path / "mail" / row[SLUG]).read_text(encoding="utf-8")
        assert f"page of {row['id']}." in page
        assert row["email"] == f"{row['id']}@example.org"
    assert {path.name for path in (tmp_path / "mail").iterdir()} == {"addresses.csv", *(row[SLUG] for row in rows)}
    assert not any(cell.startswith(("=", "+")) for row in rows for cell in row.values())


def test_a_page_of_one_of_several_assignments_has_its_own_column(class_folder, tmp_path):
    for person in PEOPLE[:4]:
        write_page(class_folder, person.id, person.id, SLUGS[0])
    account = Account()
    pages = [*pages_of(class_folder, SLUGS[0], marks_of(), frozenset(), account), *pages_in(class_folder, account)]
    places.write_for_mail(pages, tmp_path / "mail", account)
    text = (tmp_path / "mail" / "addresses.csv").read_text(encoding="utf-8-sig")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert rows["s000"][SLUGS[0]] == f"{SLUGS[0]}_s000.html"
    assert rows["s003"][SLUG] == ""  # a text of it waits for a person
    assert rows["s010"][SLUGS[0]] == ""


def test_nothing_to_give_is_no_file(class_folder):
    account = to_canvas(class_folder, [])
    assert account.files == []
    assert account.given == 0
    assert len(account.kept_back) == len(PEOPLE)


def test_a_student_whom_nobody_knows_keeps_the_page_from_going_anywhere(class_folder):
    write_page(class_folder, "stranger", "stranger")
    account = to_moodle(class_folder, [from_moodle(Person("stranger"), 4999)])
    assert any(line.startswith("stranger ") and "not in the class" in line for line in account.kept_back)
    assert account.files == []
