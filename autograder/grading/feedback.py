"""Make the feedback pages of a class that aren't there as they should be.

What keeps one page from being made keeps back no other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tqdm import tqdm

from autograder.grading.interruption import Interruption
from autograder.grading.jobs import make_feedback
from autograder.grading.pool import Pool
from autograder.nbgrader.database import examine
from autograder.nbgrader.exchange import BESIDE
from autograder.nbgrader.origins import origins_of
from autograder.records.lock import only_one
from autograder.records.pages import PageRecord
from autograder.refused import Refused

PRELOAD = ("autograder.quickstart", "autograder.nbgrader.pages")


@dataclass
class Pages:
    """What came of the pages: how many there should be, how many were made or are as they were, and why others aren't.

    ``without`` are the students and assignments of the others: what lies in the place of their page is of old.
    ``origins`` are the digests of what pages are made from, by assignment and student.
    """

    asked: int
    made: int = 0
    unchanged: int = 0
    failures: list[str] = field(default_factory=list)
    without: set[tuple[str, str]] = field(default_factory=set)
    interrupted: bool = False
    origins: dict[tuple[str, str], str] = field(default_factory=dict)


def make_pages(slugs: list[str], folder: Path, db_url: str | None = None, processes: int | None = None) -> Pages:
    """Have a page for everybody whose notebook was graded: one that would come out as it is stays.

    Parameters
    ----------
    slugs : list of str
        Assignments, as ``"01-acceptance"``.
    folder : Path
        The class.
    db_url : str or None
        The gradebook's database, where it isn't the class folder's own.
    processes : int or None
        How many processes make them; None is one for each core.
    """
    graded = folder / "autograded"
    wanted = [(slug, path.parent.name) for slug in slugs for path in sorted(graded.glob(f"*/{slug}"))]
    if not wanted or (db_url is None and not (folder / "gradebook.db").exists()):
        raise Refused(f"Nothing is graded in {folder}: run `python -m autograder grade` first.")
    pages = Pages(len(wanted))
    with Interruption() as interruption, only_one(folder, "python -m autograder feedback"):
        examine(folder, db_url)
        record, origins = PageRecord(folder, BESIDE), origins_of(wanted, folder, db_url)
        outdated = [page for page in wanted if not record.is_current(*page, origins[page])]
        pages.unchanged, pages.origins = len(wanted) - len(outdated), origins
        if not outdated:
            return pages
        try:
            with (
                Pool(processes, preload=PRELOAD, interruption=interruption) as pool,
                tqdm(total=len(outdated), unit="page", desc="feedback") as bar,
            ):
                for page in outdated:
                    pool.submit((*page, origins[page]), make_feedback, *page, folder, db_url)
                    while pool.full:
                        _receive(pool, pages, record, bar)
                while pool.busy:
                    _receive(pool, pages, record, bar)
        except KeyboardInterrupt:
            pages.interrupted = True
        finally:
            record.save()
    return pages


def _receive(pool: Pool, pages: Pages, record: PageRecord, bar: tqdm[None]) -> None:
    for (slug, student, origin), error in pool.finished():
        bar.update()
        if error is None:
            pages.made += 1
            record.note(slug, student, origin)
        else:
            said = str(error) if isinstance(error, Refused) else f"{type(error).__name__}: {error}"
            pages.failures.append(f"{student}, {slug}: {said}")
            pages.without.add((student, slug))
