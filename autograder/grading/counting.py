"""What counts for the submissions of a class, whether it moved, and why: `grade` and `mark` end with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from autograder.appeals.docket import Docket, name_of
from autograder.records.ledger import Counted, Entry, Ledger, Source, entry_of
from autograder.records.store import fingerprint
from autograder.specs.settings import settings
from autograder.version import VERSION

if TYPE_CHECKING:  # nbgrader is loaded while others judge already
    from autograder.nbgrader.gradebook import ClassBook


def count(
    book: ClassBook, slug: str, ledger: Ledger, docket: Docket, sources: Mapping[tuple[str, str], Source]
) -> list[Entry]:
    """Enter into the ledger what counts for an assignment now; return what moved.

    Parameters
    ----------
    book : ClassBook
        The gradebook.
    slug : str
        The assignment.
    ledger : Ledger
        What counted before.
    docket : Docket
        Has the reasons of marks that were given by hand.
    sources : mapping
        What was read in this run, by assignment and student.
    """
    given = {event.about: event for event in docket.entries if event.kind in ("granted", "withdrawn")}
    entries = []
    for student, counted in book.counted(slug).items():
        reasons = {
            cell: f"by hand, “{event.words}”"
            for cell in counted.by_hand
            if (event := given.get((slug, student, cell))) and event.points == counted.points[cell]
        }
        counted = _by_the_rules(counted, reasons)
        known = ledger.latest.get((slug, student))
        entry = entry_of(known, slug, student, counted, sources.get((slug, student), Source()), reasons)
        entries += [entry] if entry else []
    ledger.add(entries)
    return [entry for entry in entries if entry.is_told]


def _by_the_rules(counted: Counted, reasons: dict[str, str]) -> Counted:
    """What counts by the rules of the term, which may cancel a question; the reasons are added."""
    rules = settings().term
    points, out_of = {}, {}
    for cell, reached in counted.points.items():
        if reason := rules.cancelled.get(name_of(cell)):
            reasons[cell] = f"the question was cancelled, “{reason}”"
            continue
        points[cell], out_of[cell] = reached, counted.out_of[cell]
        if reason := rules.full_points.get(name_of(cell)):
            reasons[cell] = f"full points for everybody, “{reason}”"
            points[cell] = out_of[cell]
    return replace(counted, points=points, out_of=out_of)


def source_of(
    slug: str, content: bytes | None, notes: Sequence[str], files: Mapping[str, bytes] | None = None
) -> Source:
    """What the mark of a submission comes from, as digests."""
    parts = [content or b"", json.dumps(list(notes)).encode()]
    parts += [part for name, data in sorted((files or {}).items()) for part in (name.encode(), data)]
    digests = "".join(hashlib.sha256(part).hexdigest() for part in parts)
    return Source(hashlib.sha256(digests.encode()).hexdigest()[:16], fingerprint(slug)[:16], VERSION)
