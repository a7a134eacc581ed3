"""Give the assignments of a class the numbers that their chapters have now, with all that was kept of them.

What was handed in stays as it lies there: it is found by the names of the chapters. It may be interrupted at any
moment, and done again.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from nbgrader.api import Assignment, Notebook
from sqlalchemy import select, update

from autograder.nbgrader.gradebook import ClassBook
from autograder.records.store import write_whole
from autograder.refused import Refused, reading, writing
from autograder.specs.settings import settings

LINES = ("results.jsonl", "moved.jsonl", "appeals.jsonl", "arrivals.jsonl")
UNDERWAY = "renumbered-"  # two notebooks may have changed their numbers


def other_numbers(slugs: set[str]) -> dict[str, str]:
    """What assignments are called now, by what a class calls them, where that differs."""
    now = {chapter.name: chapter.slug for chapter in settings().chapters}
    found = {slug: now.get(slug.partition("-")[2], slug) for slug in sorted(slugs)}
    return {old: new for old, new in found.items() if old != new}


def renumber(folder: Path, db_url: str | None = None) -> dict[str, str]:
    """Give all assignments of a class their numbers; return the new names by the old ones.

    Raises
    ------
    Refused
        If an assignment was graded under both.
    """
    with ClassBook(folder, db_url) as book:
        there = set(book.db.scalars(select(Assignment.name)))
        names = other_numbers(there | _in_lines(folder))
        if both := [(old, new) for old, new in names.items() if {old, new} <= there and new not in names]:
            old, new = both[0]
            raise Refused(
                f"This class has marks of {old} and of {new}, which are one chapter. Remove one of them first."
            )
        book.back_up()
        steps = ({old: UNDERWAY + new for old, new in names.items()}, {UNDERWAY + new: new for new in names.values()})
        for step in steps:
            for old, new in step.items():
                for table in (Assignment, Notebook):
                    book.db.execute(update(table).where(table.name == old).values(name=new))
        book.db.commit()
    for step in steps:
        _rename_files(folder, step)
    for name in LINES:
        _rewrite(folder / name, names)
    _rename_keys(folder / "seeds.json", names)
    _rename_keys(folder / "editions.json", names, inside=("kept", "told"))
    return names


def _in_lines(folder: Path) -> set[str]:
    path = folder / LINES[0]
    return {str(line["assignment"]) for line in _lines(path) if "assignment" in line}


def _lines(path: Path) -> list[dict[str, object]]:
    """The lines of a file; what is none of ours is left to who reads it."""
    if not path.exists():
        return []
    with reading(path):
        texts = path.read_text(encoding="utf-8").splitlines()
    found = []
    for text in texts:
        try:
            line = json.loads(text)
        except (ValueError, RecursionError):
            continue
        found += [line] if isinstance(line, dict) else []
    return found


def _rewrite(path: Path, names: Mapping[str, str]) -> None:
    lines = _lines(path)
    if any(line.get("assignment") in names for line in lines):
        changed = [
            {**line, "assignment": names.get(str(line.get("assignment")), line.get("assignment"))} for line in lines
        ]
        write_whole(path, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in changed))


def _rename_keys(path: Path, names: Mapping[str, str], inside: tuple[str, ...] = ()) -> None:
    if path.exists():
        content = json.loads(path.read_text(encoding="utf-8"))
        for table in [content[name] for name in inside] or [content]:
            for old, value in [(old, table.pop(old)) for old in list(table) if old in names]:
                table[names[old]] = value
        write_whole(path, json.dumps(content, indent=1) + "\n")


def _rename_files(folder: Path, names: Mapping[str, str]) -> None:
    """Rename the folders of graded notebooks and pages, and the files in them."""
    for old, new in names.items():
        for place in [*folder.glob(f"autograded/*/{old}"), *folder.glob(f"feedback/*/{old}")]:
            with writing(place):
                for file in place.glob(f"{old}.*"):
                    file.rename(file.with_name(new + file.suffix))
                place.rename(place.with_name(new))
