"""``arrivals.jsonl``: every file that ``collect`` found in a download, and what became of it; one line each."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from autograder.contract.wire import BadData, decode, encode
from autograder.records.store import write_whole
from autograder.refused import Refused, reading

NAME = "arrivals.jsonl"


@dataclass(frozen=True)
class Arrival:
    """A file of a download.

    Parameters
    ----------
    download, member : str
        The name of the download, and of the file in it.
    platform : str
        Who made the download, such as ``"canvas"``.
    student, assignment : str or None
        Whose it is and for what; None where that is not known.
    attempt : int
        Which attempt of this student at this assignment: 1 is the first.
    handed_in : str or None
        When, in ISO 8601 with an offset; None where nothing tells it.
    late : bool or None
        Whether the platform says that it came late; None where it says nothing.
    digest : str
        The SHA-256 of its content.
    state : str
        ``"used"`` lies in the class, ``"older"`` was replaced by a later attempt, ``"unmatched"`` belongs to nobody or
        to no assignment, ``"left"`` is no part of a submission.
    reason : str
        Why it isn't used.
    elsewhere : dict of str to str
        What the platform's names said: ``canvas_user``, ``canvas_submission``, ``canvas_name``,
        ``moodle_participant``, ``moodle_folder`` and others.
    """

    download: str
    member: str
    platform: str
    student: str | None
    assignment: str | None
    attempt: int
    handed_in: str | None
    late: bool | None
    digest: str
    state: Literal["used", "older", "unmatched", "left"]
    reason: str = ""
    elsewhere: dict[str, str] = field(default_factory=dict, hash=False)


def read(class_folder: Path) -> list[Arrival]:
    """What has arrived in a class so far; nothing where nothing was collected."""
    path = class_folder / NAME
    if not path.exists():
        return []
    with reading(path):
        lines = path.read_bytes().splitlines()
    found = []
    for number, line in enumerate(lines, 1):
        try:
            found.append(decode(Arrival, json.loads(line)))
        except (BadData, ValueError, RecursionError):
            raise Refused(
                f"{path}, line {number}, is no line of `collect`. Delete it: only which attempt came when is lost."
            ) from None
    return found


def write(class_folder: Path, arrivals: Iterable[Arrival]) -> None:
    """Write all that has arrived, in one piece."""
    text = "".join(json.dumps(encode(each), ensure_ascii=False) + "\n" for each in arrivals)
    write_whole(class_folder / NAME, text)
