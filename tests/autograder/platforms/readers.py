"""What platforms do with a file of marks, written from what is public of them.

Canvas: https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_importer.rb
Moodle, grading worksheet: https://github.com/moodle/moodle/blob/main/mod/assign/feedback/offline/locallib.php and
importgradeslib.php beside it
Moodle, gradebook: https://github.com/moodle/moodle/blob/main/grade/import/csv/classes/load_data.php
Blackboard: https://help.blackboard.com/Learn/Instructor/Original/Grade/Grading_Tasks/Work_Offline_With_Grade_Data
"""

import csv
import io
import re


def canvas(content, users, assignments):
    """The grades that Canvas has after an import.

    ``users`` has its numbers of students, ``assignments`` the numbers of assignments, each with the grades that it has
    for them by the number of the student; what is not assigned to somebody has no entry.
    """
    lines = content.decode("utf-8").splitlines()[:3]
    delimiter = ";" if len({line.count(";") for line in lines}) == 1 and lines[0].count(";") > 2 else ","
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), delimiter=delimiter))
    header = rows[0]
    assert len(header) > 3
    assert "Student" in header[0]
    assert "ID" in header[1]
    about = 3 + sum(name in header for name in ("SIS User ID", "SIS Login ID", "Root Account", "Integration ID"))
    assert header[about - 1] == "Section", "the last column about a student"
    after = {number: dict(grades) for number, grades in assignments.items()}
    places = {}
    for place, title in enumerate(header[about:], about):
        found = re.fullmatch(r".* \((\d+)\)", title)
        assert found is not None and int(found[1]) in assignments, f"Canvas would make a new assignment {title!r}"
        places[int(found[1])] = place
    for row in rows[1:]:
        if "Points Possible" in row[0] or all(re.fullmatch(r"\s*(Muted|Manual Posting.*)?\s*", cell) for cell in row):
            continue
        user = int(row[1])
        assert user in users, f"Canvas would ask who {row[0]!r} is"
        for number, place in places.items():
            cell = row[place].strip().replace(",", ".")
            if user in after[number]:
                after[number][user] = cell if cell in ("EX", "") else float(cell)
    return after


def moodle_worksheet(content, highest):
    """The grades that Moodle takes from a grading worksheet, by the number of the participant."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    header = rows[0]
    identifier, grade, _ = (header.index(name) for name in ("Identifier", "Grade", "Last modified (grade)"))
    taken = {}
    for row in rows[1:]:
        text = row[grade].strip().replace(",", ".")
        if text and 0 <= float(text) <= highest:
            taken[int(row[identifier][len("Participant ") :])] = float(text)
    return taken


def moodle_import(content, field, users):
    """The grades that the import of Moodle's gradebook takes: by user, those that are blank as None.

    A user whom nobody knows ends all of it; where the field is blank, the user of the row above is still meant.
    """
    rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
    place = rows[0].index(field)
    taken, user = {}, None
    for row in rows[1:]:
        if row[place].strip():
            user = row[place].strip()
        assert user in users, "the whole import ends here"
        taken[user] = float(row[-1]) if row[-1].strip() not in ("", "-") else None
    return taken


def blackboard(content, usernames):
    """The marks that Blackboard takes, by the number of the column and the user's name."""
    assert content[:2] in (b"\xff\xfe", b"\xfe\xff"), "its own downloads are UTF-16"
    rows = list(csv.reader(io.StringIO(content.decode("utf-16"), newline=""), delimiter="\t"))
    username = rows[0].index("Username")
    numbered = {place: int(found[1]) for place, title in enumerate(rows[0]) if (found := re.search(r"\|(\d+)$", title))}
    taken = {}
    for row in rows[1:]:
        assert row[username] in usernames
        for place, number in numbered.items():
            if row[place].strip():
                taken[number, row[username]] = float(row[place].replace(",", "."))
    return taken


def moodle_feedback(names, participants):
    """Which participant gets which file of an archive, and what the student sees it called.

    https://github.com/moodle/moodle/blob/main/mod/assign/feedback/file/importziplib.php
    """
    taken = {}
    for name in names:
        parts = name.split("/")
        if parts[-1].startswith((".", "~")):
            continue
        while parts:
            info = parts.pop(0).split("_", 4)
            if len(info) < 4 or not info[1].isdigit() or int(info[1]) not in participants:
                continue
            assert (info[2], info[3]) == ("assignsubmission", "file"), "there is no such plugin"
            taken[name] = int(info[1]), "/".join([*info[4:], *parts]).lstrip("/")
            break
    return taken


def canvas_feedback(names, attachments):
    """Which user gets which file of an archive, and what the student sees it called.

    ``attachments`` has, for the number of an attachment, the user who handed it in and its name in Canvas.
    https://github.com/instructure/canvas-lms/blob/master/app/models/abstract_assignment.rb
    """
    taken = {}
    for name in names:
        parts = [part for part in name.split("/")[-1].split("_") if part != "LATE"]
        if parts[0] == "anon":
            user, attachment = parts[1], parts[2]
        else:
            user, attachment = [part for part in parts if re.fullmatch(r"\d+", part)][:2]
        owner, shown = attachments.get(attachment, (None, None))
        if owner == user:
            taken[name] = user, shown
    return taken
