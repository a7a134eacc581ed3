"""Lists of a class as platforms hand them out; each follows the page or the source that it names."""

import csv
import unicodedata

import pytest

from autograder.__main__ import main
from autograder.roster import class_list
from autograder.roster.people import Person
from autograder.roster.tables import read_table

# https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_exporter.rb
CANVAS = """Student,ID,SIS User ID,SIS Login ID,Section,01 Acceptance (77),Current Score
,,,,,Manual Posting,
    Points Possible,,,,,8,(read only)
"Lovelace, Ada",101,0007,ada,Tutorial 1,7,90
"Müller, Jörg",102,0008,jmueller,Tutorial 1 and Tutorial 2,,
"O'Neil-Smith, Ben",103,0009,boneil,Tutorial 2,,
"Student, Test",199,,4f3a,Tutorial 1,,
"""
CANVAS_IN_PARTS = """LastName,FirstName,ID,SIS User ID,SIS Login ID,Section
Lovelace,Ada,101,0007,ada,Tutorial 1
Student,Test,199,,4f3a,Tutorial 1
"""
# https://github.com/instructure/canvas-lms/blob/master/doc/api/group_category_csv.md
CANVAS_GROUPS = """name,canvas_user_id,user_id,login_id,sections,group_name,canvas_group_id,group_id
"Lovelace, Ada",101,0007,ada,Tutorial 1,Engines,5,
"Müller, Jörg",102,0008,jmueller,Tutorial 1,Engines,5,
"""
# https://github.com/moodle/moodle/blob/main/user/action_redir.php
MOODLE = """First name,Last name,ID number,Email address,Groups
Ada,Lovelace,0007,ada@uni.edu,Tutorial 1
Jörg,Müller,0008,joerg@uni.edu,Tutorial 2
Ben,O'Neil-Smith,0009,ben@uni.edu,
"""
# https://github.com/moodle/moodle/blob/main/mod/assign/gradingtable.php
WORKSHEET = """Identifier,Full name,Email address,Status,Grade,Maximum grade,Last modified (submission)
Participant 4711,Ada Lovelace,ada@uni.edu,Submitted for grading,,8,"Wednesday, 10 June 2026, 2:14 PM"
Participant 4712,Jörg Müller,joerg@uni.edu,No submission,,8,-
"""
# http://library.blackboard.com/ref/36ba3329-e441-488a-93ce-7a55543cc999/Content/Grade%20Center
BLACKBOARD = """"Last Name"\t"First Name"\t"Username"\t"Student ID"\t"Last Access"\t"Availability"\t"Acceptance [8]"
"Lovelace"\t"Ada"\t"ada"\t"0007"\t"2026-10-01 10:00:00"\t"Yes"\t""
"Müller"\t"Jörg"\t"jmueller"\t"0008"\t""\t"Yes"\t"7"
"""
# what *Download* gives above the roster of a classroom: https://github.com/education/classroom
GITHUB = """"identifier","github_username","github_id","name"
"ada@uni.edu","ada-gh","1",""
"Jörg Müller","","",""
"nobody@uni.edu","octocat","2","Octo Cat"
"""


@pytest.fixture
def place(tmp_path):
    return Place(tmp_path)


class Place:
    """A class folder, and a function that takes lists over."""

    def __init__(self, folder):
        self.folder, self.number = folder, 0

    def write(self, text, encoding="utf-8"):
        self.number += 1
        path = self.folder / f"list-{self.number}.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        return str(path)

    def roster(self, *lists, options=()):
        files = [self.write(each) if isinstance(each, bytes) or "\n" in each else each for each in lists]
        return main(["roster", *files, "--class", str(self.folder / "class"), *options])

    @property
    def people(self):
        return {person.id: person for person in class_list.read(self.folder / "class")}

    def students(self):
        from nbgrader.api import Gradebook

        with Gradebook(f"sqlite:///{self.folder / 'class/gradebook.db'}") as book:
            return {each.id: (each.first_name, each.last_name, each.email) for each in book.students}


def test_canvas_names_its_people_and_two_rows_are_nobodys(place, capsys):
    assert place.roster(CANVAS) == 0
    assert list(place.people) == ["ada", "boneil", "jmueller"]
    ada = place.people["ada"]
    assert (ada.last_name, ada.first_name, ada.section) == ("Lovelace", "Ada", "Tutorial 1")
    assert ada.elsewhere == {"canvas_id": "101", "canvas_name": "Lovelace, Ada", "sis_id": "0007", "sis_login": "ada"}
    assert place.students()["jmueller"] == ("Jörg", "Müller", "")
    said = capsys.readouterr().out
    assert "SIS Login ID -> sis_login, and what new people are called by" in said
    assert "the points possible" in said
    assert "Canvas's Test Student" in said
    assert "3 new, 0 changed, 0 withdrawn" in said


def test_canvas_with_names_in_two_columns(place):
    place.roster(CANVAS_IN_PARTS)
    assert [(each.last_name, each.first_name) for each in place.people.values()] == [("Lovelace", "Ada")]


def test_a_person_who_is_called_test_student_is_one(place):
    place.roster(CANVAS.replace('"Student, Test",199,,4f3a', '"Student, Test",199,0010,tstudent'))
    assert "tstudent" in place.people


def test_the_second_time_nothing_changes(place, capsys):
    place.roster(CANVAS, MOODLE, GITHUB)
    before = [(place.folder / "class" / name).read_bytes() for name in ("roster.csv", "gradebook.db")]
    capsys.readouterr()
    place.roster(CANVAS, MOODLE, GITHUB)
    assert [(place.folder / "class" / name).read_bytes() for name in ("roster.csv", "gradebook.db")] == before
    assert "0 new, 0 changed, 0 withdrawn" in capsys.readouterr().out


@pytest.mark.parametrize("together", [True, False], ids=["in one run", "one after the other"])
def test_lists_of_several_platforms_are_of_the_same_people(place, together, capsys):
    lists = (CANVAS, MOODLE, WORKSHEET, GITHUB, CANVAS_GROUPS)
    for each in [lists] if together else [[one] for one in lists]:
        place.roster(*each)
    assert list(place.people) == ["ada", "boneil", "jmueller"]
    ada, jörg = place.people["ada"], place.people["jmueller"]
    assert (ada.email, ada.elsewhere["moodle_id"], ada.elsewhere["github"]) == ("ada@uni.edu", "0007", "ada-gh")
    assert ada.elsewhere["moodle_name"] == "Ada Lovelace"
    assert (jörg.elsewhere["group"], jörg.elsewhere["canvas_id"]) == ("Engines", "102")
    assert not any(person.withdrawn for person in place.people.values())
    assert "Octo Cat is nobody on the list" in capsys.readouterr().out


def test_blackboard_saves_tabs_in_utf_16(place):
    place.roster(place.write(BLACKBOARD, "utf-16"))
    assert place.people["jmueller"] == Person(
        "jmueller", "Müller", "Jörg", elsewhere={"blackboard_login": "jmueller", "blackboard_id": "0008"}
    )


def test_a_roster_of_github_alone_is_a_class(place):
    place.roster(GITHUB)
    assert {key: person.elsewhere.get("github", "") for key, person in place.people.items()} == {
        "ada@uni.edu": "ada-gh",
        "Jörg Müller": "",
        "nobody@uni.edu": "octocat",
    }


PLAIN = "id,last_name,first_name\n007,Müller,Zoë\n012,Čapek,Ada\n"


TABLES = {
    "UTF-8": PLAIN.encode(),
    "with a mark": PLAIN.encode("utf-8-sig"),
    "UTF-16": PLAIN.encode("utf-16"),
    "UTF-16, the other way round": b"\xfe\xff" + PLAIN.encode("utf-16-be"),
    "UTF-16 without a mark": PLAIN.encode("utf-16-le"),
    "semicolons": PLAIN.replace(",", ";").encode(),
    "tabs": PLAIN.replace(",", "\t").encode(),
    "semicolons, as Excel says": ("sep=;\r\n" + PLAIN.replace(",", ";").replace("\n", "\r\n")).encode(),
    "accents apart": unicodedata.normalize("NFD", PLAIN).encode(),
    "all in quotation marks": '"id","last_name","first_name"\n"007","Müller","Zoë"\n012,Čapek,Ada'.encode(),
    "empty lines": ("\n" + PLAIN.replace("\n", "\n,,\n\n")).encode(),
}


@pytest.mark.parametrize("content", TABLES.values(), ids=TABLES)
def test_a_table_is_read_as_it_was_saved(place, content):
    place.roster(content)
    assert place.people == {"007": Person("007", "Müller", "Zoë"), "012": Person("012", "Čapek", "Ada")}


def test_what_is_not_utf_8_is_the_encoding_of_windows(place):
    place.roster("id;last_name\n1;Müller–Lüdenscheidt\n".encode("cp1252"))
    assert place.people["1"].last_name == "Müller–Lüdenscheidt"


def test_any_table_is_understood_where_its_columns_are_named(place):
    text = "Matrikel;Nachname;Vorname;Gruppe\n007;Müller;Zoë;B\n"
    names = ["--id", "Matrikel", "--last-name", "Nachname", "--first-name", "Vorname", "--section-from", "Gruppe"]
    place.roster(text, options=names)
    assert place.people == {"007": Person("007", "Müller", "Zoë", section="B")}


def test_whole_names_are_parted(place):
    place.roster('id,name\n1,"de la Cruz, Ana María"\n2,Ada Lovelace\n3,Sukarno\n')
    assert [(each.first_name, each.last_name) for each in place.people.values()] == [
        ("Ana María", "de la Cruz"),
        ("Ada", "Lovelace"),
        ("", ""),
    ]


def test_equal_names_are_told_apart(place, capsys):
    place.roster("id,name,email\nas1,Anna Schmidt,a1@uni.edu\nas2,Anna Schmidt,a2@uni.edu\n")
    place.roster("First name,Last name,Email address\nAnna,Schmidt,a2@uni.edu\nAnna,Schmidt,a1@uni.edu\n")
    assert {key: person.email for key, person in place.people.items()} == {"as1": "a1@uni.edu", "as2": "a2@uni.edu"}
    assert "2 people are called Anna Schmidt: as1, as2" in capsys.readouterr().out


def test_a_name_that_two_have_decides_nothing(place, capsys):
    place.roster("id,name\nas1,Anna Schmidt\nas2,Anna Schmidt\n")
    before = place.people
    assert place.roster("First name,Last name,Email address\nAnna,Schmidt,a2@uni.edu\n", options=["--part"]) == 2
    assert "is the name of several people" in capsys.readouterr().err
    assert place.people == before


def test_the_same_name_with_another_address_is_somebody_else(place):
    place.roster("id,name,email\nas1,Anna Schmidt,a1@uni.edu\n")
    place.roster("id,name,email\nas2,Anna Schmidt,a2@uni.edu\n", options=["--part"])
    assert list(place.people) == ["as1", "as2"]


TWICE = {  # the rows of one person, without their names
    "the same row": ("ada,ada@uni.edu,A", "ada,ada@uni.edu,A", "A"),
    "letters of another size": ("ada,ada@uni.edu,A", "ada,ADA@uni.edu,A", "A"),
    "in two sections": ("ada,ada@uni.edu,A", "ada,ada@uni.edu,B", "A and B"),
    "what the other leaves out": ("ada,,A", "ada,ada@uni.edu,", "A"),
    "by the address alone": (",ada@uni.edu,A", ",Ada@Uni.edu,B", "A and B"),
}


@pytest.mark.parametrize(("first", "second", "section"), TWICE.values(), ids=TWICE)
def test_who_is_on_a_list_twice_is_one_person(place, first, second, section):
    text = f"Login,Email,Section,Name\n{first},Ada Lovelace\nben,ben@uni.edu,B,Ben Lee\n{second},Ada Lovelace\n"
    text = text if first.startswith("ada") else text.replace("\nben,", "\n,")
    for _ in range(2):
        assert place.roster(text) == 0
        (ada,) = (person for person in place.people.values() if person.first_name == "Ada")
        assert (ada.email.casefold(), ada.section) == ("ada@uni.edu", section)
        assert len(place.people) == 2


def test_one_address_of_several_people_makes_them_no_one(place):
    assert place.roster("id,name,email\n1,Ada Lovelace,office@uni.edu\n2,Ben Lee,office@uni.edu\n") == 0
    assert list(place.people) == ["1", "2"]


# Leaving and coming back


def test_who_is_no_longer_on_the_list_has_withdrawn_and_comes_back(place, capsys):
    place.roster(CANVAS)
    without = "".join(line for line in CANVAS.splitlines(keepends=True) if "Lovelace" not in line)
    place.roster(without)
    assert [key for key, person in place.people.items() if person.withdrawn] == ["ada"]
    assert "ada" in place.students()
    assert "1 withdrawn\n    withdrawn: ada" in capsys.readouterr().out
    place.roster(CANVAS)
    assert not place.people["ada"].withdrawn
    assert "1 back" in capsys.readouterr().out


def test_the_list_of_a_section_withdraws_nobody_of_another(place):
    place.roster("id,section\na,1\nb,1\nc,2\n")
    place.roster("id\na\nd\n", options=["--section", "1"])
    assert {key: (person.section, person.withdrawn) for key, person in place.people.items()} == {
        "a": ("1", False),
        "b": ("1", True),
        "c": ("2", False),
        "d": ("1", False),
    }


@pytest.mark.parametrize("text", [GITHUB, WORKSHEET, CANVAS_GROUPS], ids=["GitHub", "a worksheet", "groups"])
def test_a_list_that_is_not_of_a_class_withdraws_nobody(place, text):
    place.roster(CANVAS)
    place.roster(text)
    assert not any(person.withdrawn for person in place.people.values())


def test_most_of_a_class_leave_only_if_that_is_said(place, capsys):
    place.roster("id\n" + "".join(f"s{number}\n" for number in range(20)))
    assert place.roster("id\ns1\n") == 2
    assert "19 of 20 people of the class are not on list-2.csv" in capsys.readouterr().err
    assert not any(person.withdrawn for person in place.people.values())
    assert place.roster("id\ns1\n", options=["--whole"]) == 0
    assert sum(person.withdrawn for person in place.people.values()) == 19


def test_the_class_list_itself_can_be_read(place):
    place.roster("id,name\n1,Ada Lovelace\n2,Ben Bit\n3,Cy Clone\n")
    place.roster("id,name\n1,Ada Lovelace\n2,Ben Bit\n")
    before = place.people
    place.roster(str(place.folder / "class/roster.csv"))
    assert place.people == before


def test_people_who_were_written_by_hand_are_the_class(place):
    (place.folder / "class").mkdir()
    (place.folder / "class/roster.csv").write_text("id,first_name,last_name,email\nada,Ada,Lovelace,ada@uni.edu\n")
    place.roster(MOODLE)
    assert place.people["ada"].elsewhere["moodle_id"] == "0007"


# What can't be understood


REFUSED = {
    "no column that tells people apart": (b"colour,size\nred,1\n", "no column that tells people apart; it has colour"),
    "nothing below the columns": (b"id,name\n", "no rows below the names of its columns"),
    "an empty file": (b"", "no rows below"),
    "a workbook": (b"PK\x03\x04rest", "not a table in text but a workbook: open it and save it as CSV"),
    "two columns of a name": (b"id,email,email\n1,a@b.c,d@e.f\n", "two columns that are called 'email'"),
    "a cell too many": (b"id,name\n1,Ada,Lovelace\n", "line 2, has more cells than there are columns"),
    "a quotation mark too few": (b'id,name\n1,"Ada\n2,Ben\n', "can't be read as a table"),
    "an id that leads elsewhere": (b"id\n../../etc\n", "can't be the id of a person"),
    "an id with a slash": (b"id\na/b\n", "its name has a slash"),
    "an id with markup": (b"id\n<b>\n", "can't be the id of a person"),
    "an id that is a formula": (b"id\n=1+1\n", "would take it for a formula"),
    "one id twice": (b"id,name\n1,Ada\n1,Ben\n", "line 2, and line 3 have the same id, '1', and contradict each other"),
    "one login with two addresses": (
        b"Username,First name,Email address\nada,Ada,ada@uni.edu\nben,Ben,ben@uni.edu\nADA,Ada,ada@mail.example\n",
        "line 2, and line 4 have the same Username, 'ada', and contradict each other: correct one of them",
    ),
    "a person without an id": (b"id,name\n1,Ada Bit\n,Ben Bit\n", "has nothing that can be the id of a person"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_understood_is_said_and_nothing_is_written(place, content, words, capsys):
    assert place.roster(content) == 2
    said = capsys.readouterr().err
    assert words in said
    assert said.count("\n") == 1
    assert not (place.folder / "class/roster.csv").exists()
    assert not (place.folder / "class/gradebook.db").exists()


def test_a_column_that_is_not_there_is_said(place, capsys):
    assert place.roster(MOODLE, options=["--id", "Number"]) == 2
    assert "There is no column 'Number'" in capsys.readouterr().err


def test_a_row_that_could_be_two_people_is_said(place, capsys):
    place.roster("id,email\nada,ada@uni.edu\nben,ben@uni.edu\n")
    assert place.roster("id,email\nada,ben@uni.edu\n", options=["--part"]) == 2
    assert "this can mean ada and ben" in capsys.readouterr().err


def test_nothing_in_a_name_is_obeyed(place):
    place.roster('id,name,email\n1,"=HYPERLINK(""x""), <img src=x onerror=alert(1)>\u202e\x1b[2J",@SUM(1)\n')
    text = (place.folder / "class/roster.csv").read_text()
    assert not set("<>\u202e\x1b") & set(text)
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_large_file_is_not_read(tmp_path):
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(Exception, match="more than 20 MB"):
        read_table(path)


def test_a_column_with_a_name_of_endless_length_is_refused_in_a_sentence(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text(f"{'a' * 200_000},b\n1,2\n")

    assert main(["roster", str(path), "--class", str(tmp_path / "class")]) == 2
    assert "can't be read as a table" in capsys.readouterr().err


def test_a_column_of_addresses_without_an_address_is_refused(tmp_path, capsys):
    path = tmp_path / "list.csv"
    path.write_text("id,Nachname,Mail\n1,Lovelace,ada@uni.edu\n2,Byron,\n")

    assert main(["roster", str(path), "--email", "Nachname", "--class", str(tmp_path / "class")]) == 2
    assert "'Nachname' has an @" in capsys.readouterr().err
