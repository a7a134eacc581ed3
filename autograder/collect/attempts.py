"""The attempts of a student at an assignment, in order, and the files of each."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from autograder.collect.platform_names import without_again
from autograder.intake.recognise import assignment_named
from autograder.records.arrivals import Arrival

LONGEST_PART = 200  # bytes of a file's name: a disk has 255, and a number may come before it
ENDING = 20  # letters of it that stay
DEEPEST = 5  # folders in a submission
FORBIDDEN = str.maketrans(dict.fromkeys('/\\:*?"<>|', "_"))


@dataclass(frozen=True)
class Attempt:
    """What a student handed in at once.

    Parameters
    ----------
    when : tuple
        The time, as far as it is known, and the platform's own number: what comes later has more.
    arrivals : tuple of Arrival
        The record of its files.
    """

    when: tuple[str, int, str]
    arrivals: tuple[Arrival, ...]

    @property
    def digests(self) -> set[str]:
        return {each.digest for each in self.arrivals}

    @property
    def handed_in(self) -> str | None:
        """When, if that was told."""
        return max((each.handed_in for each in self.arrivals if each.handed_in), default=None)

    @property
    def folder(self) -> str:
        """What its folder is called where it isn't the attempt that counts."""
        everything = hashlib.sha256("".join(sorted(self.digests)).encode()).hexdigest()
        return f"{as_name(self.when[0])}-{everything[:6]}"


def attempts_of(arrivals: Iterable[Arrival]) -> list[Attempt]:
    """The attempts of a student at an assignment, the first one first."""
    together: defaultdict[tuple[str, str, str], list[Arrival]] = defaultdict(list)
    for each in arrivals:
        together[each.download, each.elsewhere.get("made", ""), each.elsewhere.get("submission", "")].append(each)
    layers = [layer for group in together.values() for layer in _layers(group)]
    return sorted(map(attempt_of, layers), key=lambda attempt: attempt.when)


def attempt_of(arrivals: Sequence[Arrival]) -> Attempt:
    """The attempt that some files are."""
    return Attempt(max(map(_when, arrivals)), tuple(arrivals))


def paths_of(attempt: Attempt, slug: str) -> list[tuple[Arrival, PurePosixPath]]:
    """Where the files of an attempt lie in the folder of its assignment.

    A notebook that is the only one, and is called like its assignment in some way, has the name that it should have.
    """
    names = [_parts(each) for each in attempt.arrivals]
    while len({parts[0] for parts in names}) == 1 and all(len(parts) > 1 for parts in names):
        names = [parts[1:] for parts in names]
    notebooks = [number for number, each in enumerate(attempt.arrivals) if is_notebook(each)]
    if len(notebooks) == 1:
        (only,) = notebooks
        *folders, name = names[only]
        canvas = attempt.arrivals[only].platform == "canvas"
        if assignment_named(without_again(name) if canvas else name) == slug:
            names[only] = (*folders, f"{slug}.ipynb")
    taken: set[str] = set()  # names of files, in small letters
    folders_there: set[str] = set()
    paths = []
    for each, parts in zip(attempt.arrivals, names):
        path, number = PurePosixPath(*parts), 1
        if any(str(above).casefold() in taken for above in path.parents):  # a folder here, and a file there
            path = PurePosixPath("_".join(parts))
        while str(path).casefold() in taken | folders_there:
            number += 1
            path = path.with_name(f"{number}-{parts[-1]}")
        taken.add(str(path).casefold())
        folders_there |= {str(above).casefold() for above in path.parents}
        paths.append((each, path))
    return paths


def is_notebook(arrival: Arrival) -> bool:
    return ".ipynb" in arrival.elsewhere.get("file", "").casefold()


def as_name(moment: str) -> str:
    """A time as a name of a folder can have it, such as 2026-10-01-200000."""
    return moment[:19].replace(":", "").replace("T", "-")


def _layers(arrivals: list[Arrival]) -> list[list[Arrival]]:
    """The attempts in what a platform hands out as one: Canvas numbers the name of a notebook that comes again."""
    again: defaultdict[str, list[Arrival]] = defaultdict(list)
    others = []
    for each in arrivals:
        if each.platform == "canvas" and is_notebook(each):
            again[without_again(each.elsewhere["file"])].append(each)
        else:
            others.append(each)
    for copies in again.values():
        copies.sort(key=_when, reverse=True)
    depth = max(map(len, again.values()), default=1)
    layers = [[copies[number] for copies in again.values() if len(copies) > number] for number in range(depth)]
    return [[*others, *layers[0]], *layers[1:]]


def _when(arrival: Arrival) -> tuple[str, int, str]:
    number = arrival.elsewhere.get("canvas_submission", "0")
    time = arrival.handed_in or arrival.elsewhere.get("made", "")
    return time, int(number) if number.isdecimal() else 0, arrival.download


def _parts(arrival: Arrival) -> tuple[str, ...]:
    """The name that a student gave a file, such that every system can have it."""
    parts = arrival.elsewhere.get("file", "file").translate(FORBIDDEN | {ord("/"): "/"}).split("/")
    return tuple([_short(part) for part in parts if part not in ("", ".", "..")][-DEEPEST:]) or ("file",)


def _short(part: str) -> str:
    if len(part.encode()) <= LONGEST_PART:
        return part
    ending = part[-ENDING:]
    return part.encode()[: LONGEST_PART - len(ending.encode())].decode(errors="ignore") + ending
