"""What the names in a download say: whose a file is, which attempt, and what the student called it.

Canvas: ``lib/content_zipper.rb`` in https://github.com/instructure/canvas-lms. Moodle:
``mod/assign/classes/downloader.php`` in https://github.com/moodle/moodle. Blackboard: as
https://github.com/jeroendoggen/blackboard-analysis-tools and https://github.com/timdrysdale/parselearn have met it.
GitHub Classroom: ``cmd/gh-classroom/clone/student-repos`` in https://github.com/github/gh-classroom. Each is known by
one part of the path, a folder or the file; what is below it is the student's own, and so is the rest of the name behind
what the platform put before it: whatever stands there, the first that can be the platform's is.
"""

import re
from collections.abc import Set
from dataclasses import dataclass, field, replace

from autograder.intake.recognise import assignment_named

MOODLE = re.compile(
    r"(?P<name>.+?)_(?P<participant>\d+)_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<file>.*))?", re.DOTALL
)
BLACKBOARD = re.compile(r"(?P<who>.+?)_attempt_(?P<time>\d{4}(?:-\d\d){5})(?:_(?P<file>.+)|\.txt)", re.DOTALL)
CANVAS = re.compile(
    r"(?:(?P<name>[^\W_].*?)_)??(?:(?P<late>LATE)_)?(?P<user>\d+|anon_[A-Za-z0-9]+)_(?P<submission>\d+)_(?P<file>.+)",
    re.DOTALL,
)
CANVAS_TEXT = re.compile(
    r"(?:(?P<name>[^\W_].*?)_)??(?:(?P<late>LATE)_)?(?P<user>\d+|anon_[A-Za-z0-9]+)_(?P<file>(?:text|link)\.html)"
)
AGAIN = re.compile(r"-\d+(?=\.[^.]+$|$)")  # Canvas puts it behind a name that the student has used before
TIMESTAMP = "timestamp.txt"


@dataclass(frozen=True)
class Said:
    """What a name says.

    Parameters
    ----------
    platform : str
        Who gave it.
    below : tuple of str
        What the student called the file; empty for the platform's own note on a submission.
    submission : str
        The part of the path that files of one submission share.
    ids : dict of str to str
        Identifiers of whoever handed it in, by the column of the list that has them; a ``login`` may be any of them.
    name : str
        Their name, or their group's.
    assignment : str or None
        The assignment that it means.
    time : str
        When it was handed in, without a zone.
    late : bool or None
        Whether it came late.
    order : int
        A number that is higher for what came later.
    elsewhere : dict of str to str
        What the record keeps of it.
    depth : int
        The number of the part of the path that says so.
    """

    platform: str
    below: tuple[str, ...]
    submission: str = ""
    ids: dict[str, str] = field(default_factory=dict)
    name: str = ""
    assignment: str | None = None
    time: str = ""
    late: bool | None = None
    order: int = 0
    elsewhere: dict[str, str] = field(default_factory=dict)
    depth: int = 0


def said_by(
    parts: tuple[str, ...], clones: Set[tuple[str, ...]], ids: Set[str], logins: Set[str], canvas: bool = True
) -> Said:
    """What the name of a file in a download says.

    Parameters
    ----------
    parts : tuple of str
        Its folders and itself.
    clones : set of tuple of str
        The folders that are clones of Git repositories.
    ids : set of str
        The ids of the class, which name the folders of nbgrader's own layout.
    logins : set of str
        Their logins, in small letters, as Blackboard's names have them.
    canvas : bool
        Whether names like Canvas's are Canvas's: others have words and numbers with underlines, too.
    """
    for depth in range(1, len(parts)):
        if parts[:depth] in clones:
            repository = parts[depth - 1]
            elsewhere = {"github_repository": repository}
            return Said(
                "github", parts[depth:], repository, {"github": repository}, elsewhere=elsewhere, depth=depth - 1
            )
    for number, part in enumerate(parts):
        rest = parts[number + 1 :]
        if said := _moodle(part, rest) or _blackboard(part, rest, logins):
            return replace(said, depth=number)
        named = assignment_named(rest[0]) if part in ids and len(rest) > 1 else None
        if named:
            below = () if rest[1:] == (TIMESTAMP,) else rest[1:]
            return Said("nbgrader", below, "/".join(parts[: number + 2]), {"id": part}, assignment=named, depth=number)
        if canvas and (said := _canvas(part, rest)):
            return replace(said, depth=number)
    return Said("", parts)


def _moodle(part: str, rest: tuple[str, ...]) -> Said | None:
    found = MOODLE.fullmatch(part)
    if not found or not (found["file"] or rest):
        return None
    below = (found["file"], *rest) if found["file"] else rest
    folder = part.removesuffix(found["file"] or "")
    elsewhere = {"moodle_participant": found["participant"], "moodle_folder": folder, "moodle_name": found["name"]}
    who = f"{found['name']}_{found['participant']}"
    return Said("moodle", below, who, {"participant": found["participant"]}, found["name"], elsewhere=elsewhere)


def _blackboard(part: str, rest: tuple[str, ...], logins: Set[str]) -> Said | None:
    found = BLACKBOARD.fullmatch(part)
    if not found:
        return None
    words = found["who"].split("_")
    ends = ["_".join(words[number:]) for number in range(1, len(words))]
    login = next((end for end in ends if end.casefold() in logins), ends[-1] if ends else found["who"])
    title = found["who"].removesuffix(login).rstrip("_")
    day, clock = found["time"][:10], found["time"][11:].replace("-", ":")
    return Said(
        "blackboard",
        (found["file"], *rest) if found["file"] else (),
        f"{found['who']}_attempt_{found['time']}",
        {"login": login},
        login,
        assignment=assignment_named(title) if title else None,
        time=f"{day} {clock}",
        elsewhere={"blackboard_user": login},
    )


def _canvas(part: str, rest: tuple[str, ...]) -> Said | None:
    found = CANVAS.fullmatch(part) or CANVAS_TEXT.fullmatch(part)
    if not found or not (found["name"] or found["user"].startswith("anon_")):
        return None
    number = found.groupdict().get("submission") or "0"
    user, name = found["user"], found["name"] or ""
    elsewhere = {"canvas_user": user, "canvas_submission": number, "canvas_name": name, "canvas_file": part}
    return Said(
        "canvas",
        (found["file"], *rest),
        f"{name}_{user}",
        {"canvas_id": user},
        name,
        late=found["late"] is not None,
        order=int(number[:18]),
        elsewhere={key: text for key, text in elsewhere.items() if text},
    )


def without_again(name: str) -> str:
    """The name of a file as it was before Canvas numbered it.

    Examples
    --------
    >>> without_again("01-acceptance-2.ipynb"), without_again("01-acceptance.ipynb")
    ('01-acceptance.ipynb', '01-acceptance.ipynb')
    """
    return AGAIN.sub("", name)
