"""The gradebook's database: whether it can be used, copies of it, and what it says in a sentence.

A SQLite file is looked at, and copied, without the libraries that nbgrader needs: a command has not loaded them yet.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.refused import Refused, writing

if TYPE_CHECKING:
    from sqlalchemy.engine import URL

VERSION = "e43177bfe90b"  # of the tables of nbgrader 0.9.6
KEPT = 5  # copies
TABLES = {"alembic_version", "assignment", "base_cell", "comment", "grade", "student", "submitted_assignment"}
WAIT = 5.0  # seconds for another program to be done


def examine(folder: Path, db_url: str | None = None) -> None:
    """Look at the gradebook of a class before a run; one that isn't there yet is as good as one that can be used.

    Raises
    ------
    Refused
        If it can't be used.
    """
    if db_url is None and (odd := sorted(set(str(folder)) & set("?%"))):
        raise Refused(
            f"The class folder {folder} has {' and '.join(odd)} in its path, which the address of a gradebook can't "
            "have: call it otherwise."
        )
    path = folder / "gradebook.db" if db_url is None else file_of(db_url)
    if path is None and db_url and _url(db_url).get_backend_name() == "sqlite":
        raise Refused(f"--db {db_url} names no file: write sqlite:/// and the whole path of one.")
    if path is None:
        _reach(_url(db_url or ""))
    elif not path.exists() and not path.parent.is_dir():
        raise Refused(f"There is no folder {path.parent} for the gradebook {path.name}: make it first.")
    elif path.exists():
        with said_plainly(folder, db_url):
            _examine_file(path)


def file_of(db_url: str) -> Path | None:
    """The file of a SQLite database; None where it is another one."""
    url = _url(db_url)
    is_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    return Path(url.database or "") if is_file else None


def back_up(path: Path) -> None:
    """Put a copy of a gradebook beside it, named after the time; only the newest stay."""
    copy = path.with_name(f"{path.stem}-{datetime.now():%Y-%m-%d-%H%M%S}{path.suffix}")
    part = copy.with_name(f".{copy.name}.part")
    with writing(copy):
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as book, closing(sqlite3.connect(part)) as other:
            book.backup(other)
        part.replace(copy)
        for old in copies_of(path)[:-KEPT]:
            old.unlink()


def copies_of(path: Path) -> list[Path]:
    """The copies that were made of a gradebook, the newest last."""
    name = re.compile(re.escape(path.stem) + r"-\d{4}-\d\d-\d\d-\d{6}" + re.escape(path.suffix))
    return sorted(each for each in path.parent.iterdir() if name.fullmatch(each.name))


@contextmanager
def said_plainly(folder: Path, db_url: str | None = None) -> Iterator[None]:
    """Say in a sentence what a database doesn't do; mistakes in what it was asked stay what they are."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise Refused(_sentence(folder, db_url, str(error))) from error
    except Exception as error:
        from sqlalchemy import exc

        of_the_program = (exc.ProgrammingError, exc.DataError, exc.NotSupportedError)
        if not isinstance(error, exc.DatabaseError) or isinstance(error, of_the_program):
            raise
        raise Refused(_sentence(folder, db_url, str(error.orig))) from error


def _examine_file(path: Path) -> None:
    with closing(sqlite3.connect(path.absolute().as_uri() + "?mode=rw", WAIT, uri=True)) as book:
        book.execute("BEGIN IMMEDIATE")  # it fails where another program has the database
        tables = {name for (name,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return
        whole = tables >= TABLES
        if not whole or book.execute("SELECT version_num FROM alembic_version").fetchall() != [(VERSION,)]:
            raise Refused(
                f"{path} is not a gradebook of the nbgrader that is installed here. If an older one made it, keep a "
                f"copy and run `nbgrader db upgrade --db sqlite:///{path}`; else move it away."
            )
        faults = book.execute("PRAGMA quick_check(1)").fetchone()[0]
        if faults != "ok":
            raise sqlite3.DatabaseError(faults)
        for (time,) in book.execute("SELECT timestamp FROM submitted_assignment WHERE timestamp IS NOT NULL"):
            try:
                datetime.fromisoformat(time)
            except (TypeError, ValueError):
                raise sqlite3.DatabaseError(f"{time!r} is no time of a submission") from None
        for table in ("grade", "comment"):
            if book.execute(f"PRAGMA foreign_key_check({table})").fetchone():
                raise sqlite3.DatabaseError(f"rows of the table {table} belong to nothing")


def _reach(url: "URL") -> None:
    """Ask a database that isn't a file for an answer."""
    from sqlalchemy import create_engine, exc

    try:
        engine = create_engine(url)
        with engine.connect():
            pass
        engine.dispose()
    except exc.DBAPIError as error:
        raise Refused(f"The gradebook's database {url} can't be reached: {_first_line(str(error.orig))}") from error
    except ImportError as error:
        raise Refused(f"For the database {url} Python has no driver: {error}. Install it, or name another.") from error


def _url(db_url: str) -> "URL":
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        url = make_url(db_url)
        url.get_dialect()
    except ArgumentError as error:
        raise Refused(
            f"--db takes the address of a database, as sqlite:////home/ada/gradebook.db or "
            f"postgresql+psycopg://user@host/name, and not {db_url!r}: {_first_line(str(error))}"
        ) from error
    except ImportError:  # of its driver: said when it is to be reached
        pass
    return url


def _sentence(folder: Path, db_url: str | None, said: str) -> str:
    """What is wrong with the gradebook, and what to do about it."""
    path = folder / "gradebook.db" if db_url is None else file_of(db_url)
    said = _first_line(said)
    if path is None:
        return f"The gradebook's database {_url(db_url or '')} doesn't do what it should: {said}"
    if "locked" in said:
        return (
            f"The gradebook {path} is locked by another program, perhaps one that shows databases. Close it there, "
            "and run the command again."
        )
    if any(word in said for word in ("full", "readonly", "unable to open", "disk I/O")):
        return f"The gradebook {path} can't be written: {said}. Mend that and run the command again."
    copies = copies_of(path)
    newest = f"Put its newest copy, {copies[-1].name}, in its place" if copies else "Put a copy in its place"
    return (
        f"The gradebook {path} is damaged, or was changed by hand: {said}. {newest}; or move it away, and `grade` "
        "makes it again from the verdicts, but without what was given by hand."
    )


def _first_line(text: str) -> str:
    return next(iter(text.strip().splitlines()), "no reason was given").rstrip(".")
