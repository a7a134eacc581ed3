"""Marks for platforms: what each of them would take from the file, and what is said of all that is kept back."""

import csv
import io
import random
import re
from dataclasses import replace

import pytest

from autograder.platforms import blackboard, canvas, moodle, plain
from autograder.platforms.marks_out import Class
from autograder.records.arrivals import Arrival
from autograder.refused import Refused
from autograder.roster.people import Person
from autograder.term.marks import Mark, Marks
from tests.autograder.platforms import readers
from tests.autograder.platforms.classes import (
    EXCUSED,
    MISSING,
    PEOPLE,
    POINTS,
    SLUGS,
    WAITING,
    blackboard_download,
    canvas_export,
    marks_of,
    moodle_worksheet,
    whole_marks,
)

CHAPTERS = ("start-here", "acceptance")
FIRST, SECOND = SLUGS
CANVAS_IDS = {int(person.elsewhere["canvas_id"]): person.id for person in PEOPLE}


@pytest.fixture
def class_():
    return Class(marks_of(), SLUGS)


@pytest.fixture
def second():
    return Class(marks_of(), (SECOND,))


def kept(tmp_path, content, name="template.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def to_canvas(tmp_path, class_, content, **options):
    named = options.pop("named", {SECOND: "Accepting students"})
    return canvas.write_gradebook(class_, kept(tmp_path, content), tmp_path, named, **options)


def in_canvas(account, before=None):
    """What Canvas then has, by assignment and student of ours."""
    users = [*CANVAS_IDS, 9999]
    grades = before or {501: dict.fromkeys(users, ""), 502: dict.fromkeys(users, "")}
    after = readers.canvas(account.files[0].read_bytes(), users, {**grades, 777: dict.fromkeys(users, 7.0)})
    return {
        slug: {CANVAS_IDS.get(user, user): grade for user, grade in after[number].items()}
        for slug, number in zip(SLUGS, (501, 502))
    }


def test_canvas_has_every_whole_mark_and_nothing_for_those_who_have_none(tmp_path, class_):
    account = to_canvas(tmp_path, class_, canvas_export())
    has = in_canvas(account)
    for slug in SLUGS:
        whole = whole_marks(class_.marks, slug)
        assert {who: grade for who, grade in has[slug].items() if isinstance(grade, float)} == pytest.approx(whole)
    assert has[SECOND][MISSING.id] == has[SECOND][WAITING.id] == ""
    assert has[SECOND][EXCUSED.id] == "EX"
    assert (account.sent, account.missing, account.excused, len(account.waiting)) == (57, 1, 1, 1)
    assert account.waiting == [f"{WAITING.id}, {SECOND}"]


def test_canvas_keeps_what_it_has_where_the_class_has_no_mark(tmp_path, class_):
    account = to_canvas(tmp_path, class_, canvas_export(cells={MISSING.id: ("", "3.00"), WAITING.id: ("1.00", "2.00")}))
    has = in_canvas(account)
    assert (has[SECOND][MISSING.id], has[SECOND][WAITING.id]) == (3.0, 2.0)
    assert f"{MISSING.id}, {SECOND}: Canvas has 3.00, here it is 'missing'; that stays" in account.remarks
    assert f"{WAITING.id}, {SECOND}: Canvas has 2.00, here it is 'waits for a person'; that stays" in account.remarks


def test_canvas_gets_no_other_assignment_and_no_column_of_its_own_sums(tmp_path, class_):
    (path,) = to_canvas(tmp_path, class_, canvas_export()).files
    header = next(csv.reader(path.read_text(encoding="utf-8").splitlines()))
    about = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"]
    assert header == [*about, f"{FIRST} (501)", "Accepting students (502)"]
    assert path.read_text(encoding="utf-8").splitlines()[1].startswith("    Points Possible,")


def test_a_semicolon_and_a_comma_in_canvas_stay_what_they_are(tmp_path, class_):
    account = to_canvas(tmp_path, class_, canvas_export(comma=True))
    assert in_canvas(account)[FIRST][PEOPLE[0].id] == pytest.approx(points(0, FIRST))
    assert f";{points(0, FIRST)}".replace(".", ",") in account.files[0].read_text(encoding="utf-8")


def points(number, slug):
    return whole_marks(marks_of(), slug)[PEOPLE[number].id]


def test_two_of_the_same_name_are_told_apart_by_their_numbers_and_nobody_by_guess(tmp_path, class_):
    has = in_canvas(to_canvas(tmp_path, class_, canvas_export()))
    assert has[FIRST]["s006"] != has[FIRST]["s007"]
    unknown = [replace(person, elsewhere={}, email="", id=f"x{person.id}") for person in PEOPLE]
    marks = marks_of(unknown)
    account = to_canvas(tmp_path, Class(marks, (FIRST,)), canvas_export())
    lost = "\n".join(account.lost)
    assert "xs006 (Anna Smith)" in lost
    assert "xs007 (Anna Smith)" in lost
    assert "several people of the class have this name" in "\n".join(account.remarks)
    assert in_canvas(account)[FIRST]["s006"] == ""
    assert in_canvas(account)[FIRST]["s000"] == pytest.approx(points(0, FIRST))  # her name alone is enough


def test_a_row_whose_columns_are_of_two_people_is_nobodys(tmp_path, class_):
    swapped = list(PEOPLE)
    swapped[0] = replace(PEOPLE[0], elsewhere={**PEOPLE[0].elsewhere, "sis_id": PEOPLE[1].elsewhere["sis_id"]})
    account = to_canvas(tmp_path, class_, canvas_export(swapped))
    assert any("columns are of several people" in remark and "s001" in remark for remark in account.remarks)
    assert [line.split(" ")[0] for line in account.lost] == ["s000", "s000"]


def test_two_rows_of_one_person_are_nobodys(tmp_path, class_):
    account = to_canvas(tmp_path, class_, canvas_export([*PEOPLE, PEOPLE[0]]))
    assert "left as they are in template.csv: 2 rows that could be s000" in account.remarks
    assert [line.split(" ")[0] for line in account.lost] == ["s000", "s000"]


def test_what_two_people_have_in_common_says_whose_row_it_is_of_neither(tmp_path):
    people = [replace(person, id=f"x{person.id}", elsewhere={}, email="family@example.org") for person in PEOPLE[:2]]
    class_ = Class(marks_of(people, (SECOND,)), (SECOND,))
    sheet = moodle_worksheet([replace(PEOPLE[0], email="family@example.org")]).replace(b"Ada Lovelace", b"A. L.")
    account = moodle.write_worksheet(class_, kept(tmp_path, sheet), tmp_path, {}, [])
    assert account.sent == 0
    assert len(account.lost) == 2


def test_who_is_not_in_canvas_or_not_assigned_is_listed_with_the_mark(tmp_path, class_):
    account = to_canvas(tmp_path, class_, canvas_export(PEOPLE[1:], cells={"s002": ("N/A", "")}))
    assert len(account.lost) == 3
    assert f"s000 (Ada Lovelace), {FIRST}, {points(0, FIRST):g}: template.csv has no row" in account.lost[0]
    assert f"s002 (Cathy O'Neil), {FIRST}" in account.lost[1]
    assert "'N/A' stands in the cell" in account.lost[1]


def test_what_is_no_student_of_ours_is_left_alone(tmp_path, class_):
    account = to_canvas(tmp_path, class_, canvas_export())
    assert any("Student, Test" in remark for remark in account.remarks)
    assert "Test" not in account.files[0].read_text(encoding="utf-8")


def test_other_points_in_canvas_are_refused_or_scaled(tmp_path, class_):
    content = canvas_export(possible=[100, 100])
    with pytest.raises(Refused, match=f"counts '{FIRST} .501.' out of 100, the course out of {POINTS[FIRST]:g}"):
        to_canvas(tmp_path, class_, content)
    has = in_canvas(to_canvas(tmp_path, class_, content, scaled=True))
    assert has[FIRST]["s000"] == pytest.approx(100 / 32, abs=0.02)


def test_a_column_that_is_not_clear_is_asked_for(tmp_path, class_):
    with pytest.raises(Refused, match="no column that is clearly") as said:
        to_canvas(tmp_path, class_, canvas_export(), named={})
    assert "Accepting students (502)" in str(said.value)
    assert f'--column {SECOND}="ITS TITLE"' in str(said.value)
    account = to_canvas(tmp_path, class_, canvas_export(), named={SECOND: "Accepting students (502)"})
    assert account.sent == 57


def in_worksheet(account, highest=POINTS[SECOND], first=4000):
    taken = readers.moodle_worksheet(account.files[0].read_bytes(), highest)
    return {PEOPLE[number - first].id: grade for number, grade in taken.items()}


def test_moodle_takes_every_whole_mark_from_the_worksheet_and_nothing_else_has_changed(tmp_path, second):
    for comma in (False, True):
        template = kept(tmp_path, moodle_worksheet(comma=comma))
        account = moodle.write_worksheet(second, template, tmp_path, {}, [])
        assert in_worksheet(account) == pytest.approx(whole_marks(second.marks, SECOND))
        before, after = (
            list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
            for path in (template, account.files[0])
        )
        grade = before[0].index("Grade")
        for old, new in zip(before, after, strict=True):
            same = [cell.lstrip("'") for at, cell in enumerate(new) if at != grade]
            assert same == [cell for at, cell in enumerate(old) if at != grade]
            assert new[-1] == old[-1], "a comment is imported as it stands"
        assert {"," in row[grade] for row in after[1:] if "875" in row[grade]} <= {comma}
        assert account.files[0].read_bytes().startswith(b"\xef\xbb\xbf")


def test_in_blind_marking_the_download_says_whose_number_it_is(tmp_path, second):
    template = kept(tmp_path, moodle_worksheet(blind=True))
    account = moodle.write_worksheet(second, template, tmp_path, {}, [])
    assert account.sent == 0
    assert len(account.lost) == 27
    arrivals = [arrival(person, str(4000 + number)) for number, person in enumerate(PEOPLE)]
    random.Random(0).shuffle(arrivals)
    account = moodle.write_worksheet(second, template, tmp_path, {}, arrivals)
    assert in_worksheet(account) == pytest.approx(whole_marks(second.marks, SECOND))


def arrival(person, participant):
    elsewhere = {"moodle_participant": participant}
    return Arrival("all.zip", "x", "moodle", person.id, SECOND, 1, None, None, "0", "used", elsewhere=elsewhere)


def test_a_mark_that_moodle_would_leave_out_without_a_word_is_named(tmp_path, second):
    template = kept(tmp_path, moodle_worksheet())
    mark = replace(second.marks.marks["s000", SECOND], points=POINTS[SECOND] + 1)
    second.marks.marks["s000", SECOND] = mark
    account = moodle.write_worksheet(second, template, tmp_path, {}, [])
    assert [line.partition(",")[0] for line in account.lost] == ["s000 (Ada Lovelace)"]
    assert "leaves out what is more" in account.lost[0]


def test_a_worksheet_in_another_language_is_filled_by_the_name_of_its_column(tmp_path, second):
    german = moodle_worksheet().decode("utf-8-sig").replace("Identifier", "ID").replace("Participant", "Teilnehmer/in")
    german = german.replace(",Grade,", ",Bewertung,").replace("Email address", "E-Mail-Adresse")
    template = kept(tmp_path, german.encode())
    with pytest.raises(Refused, match="no column 'Grade'"):
        moodle.write_worksheet(second, template, tmp_path, {}, [])
    account = moodle.write_worksheet(second, template, tmp_path, {SECOND: "Bewertung"}, [])
    assert account.sent == 27


@pytest.mark.parametrize("by, field", [("email", "Email address"), ("id", "ID number")])
def test_the_import_of_moodles_gradebook_has_those_alone_who_have_a_mark(tmp_path, class_, by, field):
    account = moodle.write_imports(class_, tmp_path, by)
    for slug, path in zip(SLUGS, account.files, strict=True):
        key = {person.id: person.email if by == "email" else person.elsewhere["moodle_id"] for person in PEOPLE}
        taken = readers.moodle_import(path.read_bytes(), field, set(key.values()))
        assert taken == pytest.approx({key[who]: mark for who, mark in whole_marks(class_.marks, slug).items()})


def test_who_cannot_be_found_in_moodle_is_in_no_row_of_the_import(tmp_path):
    people = [replace(PEOPLE[0], email=""), replace(PEOPLE[1], email="=cmd@example.org"), *PEOPLE[2:]]
    account = moodle.write_imports(Class(marks_of(people), (FIRST,)), tmp_path)
    assert [line.rpartition(": ")[2] for line in account.lost] == [
        "the class list has no Email address",
        "their Email address '=cmd@example.org' would be taken for a formula",
    ]
    taken = readers.moodle_import(account.files[0].read_bytes(), "Email address", {each.email for each in PEOPLE})
    assert len(taken) == 28


def test_blackboard_takes_every_whole_mark_in_its_own_encoding(tmp_path, second):
    template = kept(tmp_path, blackboard_download(), "gc_course_fullgc.xls")
    account = blackboard.write_grade_centre(second, template, tmp_path, {})
    usernames = {person.elsewhere["blackboard_login"]: person.id for person in PEOPLE}
    taken = readers.blackboard(account.files[0].read_bytes(), usernames)
    assert {number for number, _ in taken} == {88001}
    ours = {usernames[name]: mark for (_, name), mark in taken.items()}
    assert ours == pytest.approx(whole_marks(second.marks, SECOND))
    assert account.files[0].name == "blackboard.xls"


@pytest.mark.parametrize("semicolons", [False, True], ids=["commas", "semicolons"])
def test_the_plain_table_is_read_by_excel_and_blank_where_there_is_no_whole_mark(tmp_path, class_, semicolons):
    account = plain.write_table(class_, tmp_path, semicolons)
    content = account.files[0].read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=",;"[semicolons]))
    assert len(rows) == 30
    for slug in SLUGS:
        has = {row["id"]: float(row[slug].replace(",", ".")) for row in rows if row[slug]}
        assert has == pytest.approx(whole_marks(class_.marks, slug))
    assert {row["total_percent"] for row in rows} == {"50"}


EXPORTS = {
    "canvas": lambda class_, path: to_canvas(path, class_, canvas_export()),
    "moodle worksheet": lambda class_, path: moodle.write_worksheet(
        Class(class_.marks, (SECOND,)), kept(path, moodle_worksheet()), path, {}, []
    ),
    "moodle import": lambda class_, path: moodle.write_imports(class_, path),
    "blackboard": lambda class_, path: blackboard.write_grade_centre(
        Class(class_.marks, (SECOND,)), kept(path, blackboard_download(), "b.xls"), path, {}
    ),
    "csv": plain.write_table,
}


@pytest.mark.parametrize("write", EXPORTS.values(), ids=EXPORTS)
def test_no_name_becomes_a_formula(write, class_, tmp_path):
    for path in write(class_, tmp_path).files:
        content = path.read_bytes()
        text = content.decode("utf-16" if content[:2] == b"\xff\xfe" else "utf-8-sig")
        delimiter = "\t" if "\t" in text else ","
        cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) for cell in row]
        formulas = [cell for cell in cells if re.match(r"\s*[=+@]", cell)]
        assert "Mallory" in text
        assert formulas == []


@pytest.mark.parametrize("write", EXPORTS.values(), ids=EXPORTS)
def test_who_has_withdrawn_is_in_no_table(write, class_, tmp_path):
    people = [replace(PEOPLE[0], withdrawn=True), *PEOPLE[1:]]
    account = write(Class(marks_of(people), SLUGS), tmp_path)
    assert not any("s000" in line for line in (*account.lost, *account.waiting))
    assert account.sent < 58


WRONG = {  # a file that is not what was asked for, and what is said
    "nothing": (b"", "has no row below its first line"),
    "no text": (b"\xff\xff\x00", "is text neither in UTF-8 nor in UTF-16"),
    "a header alone": (b"Student,ID,Section\n", "has no row below its first line"),
    "a cell without an end": (b'Student,ID,Section\n"a,1,b\n' + b"x" * 200_000, "can't be read as a table"),
    "another table": (b"a,b,c\n1,2,3\n", "is no gradebook of Canvas"),
    "no points possible": (b"Student,ID,Section\nA,1,b\n", "has no row `Points Possible`"),
}


@pytest.mark.parametrize("content, words", WRONG.values(), ids=WRONG)
def test_a_file_that_is_no_gradebook_is_refused_in_a_sentence(content, words, class_, tmp_path):
    with pytest.raises(Refused, match=re.escape(words)):
        to_canvas(tmp_path, class_, content)


def test_every_mark_is_accounted_for_whatever_the_states_are():
    states = ("graded", "missing", "excused", "waits for a person")
    draw = random.Random(1)
    for _ in range(200):
        people = tuple(Person(f"p{n}", email=draw.choice(["", f"p{n}@x.org"])) for n in range(draw.randrange(1, 8)))
        marks = {}
        for person in people:
            state = draw.choice(states)
            points = None if state == "missing" else 1.0
            if draw.random() < 0.9:
                marks[person.id, FIRST] = Mark(person.id, FIRST, points, 0.0, 2.0, state)
        account = Class(Marks(people, (FIRST,), marks, {}), (FIRST,)).account()
        ready = list(Class(Marks(people, (FIRST,), marks, {}), (FIRST,)).ready(account))
        account.sent = len(ready)
        account.check()


@pytest.mark.parametrize("ours", ["canvas_name", "name"])
def test_who_has_a_students_name_and_another_number_does_not_get_the_mark(tmp_path, ours):
    ada = Person("ada", "Lovelace", "Ada", "ada@uni.edu", elsewhere={"canvas_id": "7"})
    ada = replace(ada, elsewhere={**ada.elsewhere, "canvas_name": "Lovelace, Ada"}) if ours == "canvas_name" else ada
    other = replace(ada, elsewhere={"canvas_id": "666", "sis_id": "", "sis_login": ""})

    account = to_canvas(tmp_path, Class(marks_of([ada]), SLUGS), canvas_export([other]))
    assert account.sent == 0
    assert any("'666' is another's" in remark for remark in account.remarks)


def test_another_address_in_moodle_says_that_a_name_is_somebody_elses(tmp_path):
    ada = Person("ada", "Lovelace", "Ada", "ada@uni.edu")
    other = replace(ada, email="other@uni.edu", elsewhere={"moodle_id": ""})

    template = kept(tmp_path, moodle_worksheet([other]))
    account = moodle.write_worksheet(Class(marks_of([ada]), (SECOND,)), template, tmp_path, {}, [])
    assert account.sent == 0
    assert any("'other@uni.edu' is another's" in remark for remark in account.remarks)


def test_a_new_login_of_a_known_number_is_still_theirs(tmp_path):
    ada = Person("ada", "Lovelace", "Ada", elsewhere={"canvas_id": "7", "sis_login": "ada"})
    now = replace(ada, last_name="Byron", elsewhere={"canvas_id": "7", "sis_id": "", "sis_login": "byron"})

    assert to_canvas(tmp_path, Class(marks_of([ada]), SLUGS), canvas_export([now])).sent == 2
