"""What keeps a command from going on, said in a sentence: how it was called, or a file that can't be used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Refused(Exception):
    """A command can't go on, for how it was called or for what it found; the message says what to do.

    A mistake of the program is never one of these: its traceback is needed.
    """


class InTheWay(Refused):
    """A file can't be written for what lies in its own place; others may well be."""


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Say in a sentence what keeps a file from being read."""
    try:
        yield
    except OSError as error:
        raise Refused(f"{error.filename or path} can't be read: {_reason(error)}.") from error


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say in a sentence what keeps a file, or a folder's files, from being written.

    A hidden file is one of ours, such as the part that a file is written to first: nobody has heard of it.
    """
    try:
        yield
    except OSError as error:
        known = error.filename and not Path(error.filename).name.startswith(".")
        alone = isinstance(error, (FileExistsError, IsADirectoryError, NotADirectoryError, PermissionError))
        raise (InTheWay if alone else Refused)(
            f"{error.filename if known else path} can't be written: {_reason(error)}. Mend that and run the command "
            "again; what is done stays done."
        ) from error


def _reason(error: OSError) -> str:
    """What the system says, such as "no space left on device"."""
    said = error.strerror or type(error).__name__
    return said[:1].lower() + said[1:]
