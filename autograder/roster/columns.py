"""What the columns of a list mean: by who made the list, by their names, or as the command line says.

Canvas: https://github.com/instructure/canvas-lms/blob/master/lib/gradebook_exporter.rb, the CSV of a set of groups as
https://canvas.instructure.com/doc/api/file.group_category_csv.html has its columns. Moodle: ``user/action_redir.php``
for participants and ``mod/assign/gradingtable.php`` for the grading worksheet in https://github.com/moodle/moodle.
Blackboard: http://library.blackboard.com/ref/36ba3329-e441-488a-93ce-7a55543cc999, *Uploading External Grade Center
Items*. GitHub Classroom: the file that *Download* above its roster gives.
"""

from collections.abc import Mapping
from dataclasses import dataclass

FIELDS = ("id", "last_name", "first_name", "name", "email", "section")  # "name" is a whole name in one column
IDS = (  # the columns that can be a person's id in the class, the best first
    *("id", "sis_login", "moodle_login", "blackboard_login", "sis_id", "moodle_id", "blackboard_id"),
    *("email", "github_identifier", "canvas_id", "github"),
)


@dataclass(frozen=True)
class Origin:
    """Who makes a list of a kind, how it is known, and what its columns mean.

    Parameters
    ----------
    name : str
        The platform, as a sentence can have it.
    signs : set of str
        Columns that it has, in small letters.
    meanings : dict of str to str
        What its columns mean, in small letters, beside those whose names say it.
    whole : bool
        Whether it lists a class, so that whoever isn't on it has left.
    """

    name: str
    signs: frozenset[str]
    meanings: Mapping[str, str]
    whole: bool = True


ORIGINS = (
    Origin(
        "Canvas's gradebook",
        frozenset({"id", "sis login id", "section"}),
        {"id": "canvas_id", "student": "canvas_name", "lastname": "last_name", "firstname": "first_name"},
    ),
    Origin(
        "Canvas's groups",
        frozenset({"canvas_user_id", "group_name"}),
        {"name": "canvas_name", "sections": "section", "user_id": "sis_id", "login_id": "sis_login"},
        whole=False,
    ),
    Origin(
        "Canvas's list of users",
        frozenset({"canvas_user_id", "login_id"}),
        {"user_id": "sis_id", "login_id": "sis_login", "sortable_name": "canvas_name", "full_name": ""},
    ),
    Origin(
        "Moodle's grading worksheet",
        frozenset({"identifier", "full name", "status"}),
        {"identifier": "", "full name": "moodle_name", "username": "moodle_login", "id number": "moodle_id"},
        whole=False,
    ),
    Origin(
        "Moodle's participants",
        frozenset({"first name", "email address"}),
        {"username": "moodle_login", "id number": "moodle_id", "groups": "section", "group": "section"},
    ),
    Origin(
        "Blackboard's grade center",
        frozenset({"last name", "first name", "username", "availability"}),
        {"username": "blackboard_login", "student id": "blackboard_id", "group": ""},
    ),
    Origin(
        "GitHub Classroom's roster",
        frozenset({"identifier", "github_username"}),
        {"identifier": "github_identifier", "name": "github_name"},
        whole=False,
    ),
)
ANY = Origin("a table", frozenset(), {})
NAMES = {  # of columns, in small letters, and what they mean on any list
    "id": "id",
    **dict.fromkeys(("student_id", "student id", "student number", "matriculation number", "username", "login"), "id"),
    **dict.fromkeys(("last_name", "last name", "lastname", "surname", "family name"), "last_name"),
    **dict.fromkeys(("first_name", "first name", "firstname", "given name", "given names"), "first_name"),
    **dict.fromkeys(("name", "full name", "full_name", "student", "student name"), "name"),
    **dict.fromkeys(("email", "e-mail", "mail", "email address", "e-mail address"), "email"),
    **dict.fromkeys(("section", "sections", "tutorial"), "section"),
    **dict.fromkeys(("group", "group_name", "team"), "group"),
    **dict.fromkeys(("github", "github username", "github_username"), "github"),
    "sis user id": "sis_id",
    "sis login id": "sis_login",
    "integration id": "integration_id",
    "root account": "root_account",
    "canvas_user_id": "canvas_id",
    "withdrawn": "withdrawn",
}


def origin_of(columns: list[str]) -> Origin:
    """Who made a list with these columns."""
    there = {column.casefold() for column in columns}
    return next((origin for origin in ORIGINS if origin.signs <= there), ANY)


def meanings_of(columns: list[str], origin: Origin, said: Mapping[str, str]) -> dict[str, str]:
    """What columns mean, by column; of those that mean the same the first counts.

    Parameters
    ----------
    columns : list of str
        The names of the columns.
    origin : Origin
        Who made the list.
    said : dict of str to str
        The columns that the command line names, by what they mean.
    """
    known = {**NAMES, **origin.meanings}
    named = {column: meaning for meaning, column in said.items() if column in columns}
    found: dict[str, str] = {}
    for column in columns:
        meaning = named.get(column) or known.get(column.casefold(), "")
        if meaning and meaning not in found.values() and (column in named or meaning not in named.values()):
            found[column] = meaning
    return found
