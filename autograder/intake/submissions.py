"""What lies in the folder of submissions: who handed in what for which assignment, and when. Links are not followed.

A notebook is found where it should be, ``student/assignment/assignment.ipynb``, and where it should not be: directly
below the student, under another name, in a folder in the folder. Of several the one with the most answers is taken.
What lies in the folder of another assignment is found if there is nothing else. Every file is either used or named in
a sentence for the student. Nothing can end a run: what can't be read is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.intake.files import DEEPEST, MOST_FILES, Entry, entries_of, entry_at, read_file, walk
from autograder.intake.names import accents_of, one_form, shown, why_no_student
from autograder.intake.reading import LARGEST_FILE
from autograder.intake.recognise import assignment_in, assignment_named, has_label_of
from autograder.paths import EXERCISES
from autograder.specs.settings import settings

if TYPE_CHECKING:  # a command starts its processes before it loads what is slow
    from nbformat import NotebookNode

LONGEST_TIMESTAMP = 100  # bytes
TIMESTAMP, SECRET = "timestamp.txt", "submission_secret.txt"  # nbgrader's exchange writes them
REQUESTS = ("request.txt", "request.md")  # what a student asks to be looked at again
LONGEST_REQUEST = 10_000  # bytes
LARGEST_BESIDE = 1 << 20  # bytes of a file beside a notebook
MOST_NOTEBOOKS = 20  # that are compared
MOST_NAMED = 12  # in a sentence
CHECKPOINTS = ".ipynb_checkpoints"
LITTER = {
    *(".ds_store", "__macosx", ".spotlight-v100", ".fseventsd", ".temporaryitems", ".localized", ".apdisk"),
    *("thumbs.db", "desktop.ini", ".directory", ".cache", ".stfolder", ".stversions", ".dropbox", ".dropbox.cache"),
    *("__pycache__", ".idea", ".vscode", ".venv", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".virtual_documents"),
    *(
        ".git",
        ".gitignore",
        ".gitattributes",
        ".gitkeep",
        ".gitmodules",
        ".github",
        ".svn",
        ".hg",
        ".trash",
        ".trashes",
    ),
}
LITTERED = ("._", ".~lock.", ".trash-", ".nfs0", ".documentrevisions-")  # how names of it begin
ARCHIVES = (".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz")
UNNAMED = ("", ".txt", ".json")  # what a notebook is called where a program takes its ending away

# Why a file is not used, as the sentence that names it begins
LINK = "Links, which were not followed"
DEVICE = "Pipes, sockets or devices, which were not opened"
DEEP = f"Folders deeper than {DEEPEST}, which were not looked into"
MORE = f"Folders with more than {MOST_FILES} files, of which the rest was not looked at"
ARCHIVE = "Archives, which were not unpacked (hand in the notebook itself)"
LEFT = "Left by a program, not used"
CHECKPOINT = "Older versions that Jupyter keeps, not used"
NOTEBOOK = "Other notebooks, not used"
FOREIGN = "Notebooks of another assignment, not used"
OTHER = "Other files, not used"
NO_TIME = "No time that can be read"
LARGE = f"Not read: more than {LARGEST_FILE >> 20} MB. Clear the outputs (Edit, Clear All Outputs) and hand it in again"
TOO_LARGE = f"Not used: more than {LARGEST_BESIDE >> 20} MB"
SHARED = "One file with that of another student (a hard link), not read"
KINDS = {"link": LINK, "device": DEVICE, "deep": DEEP, "more": MORE}


@dataclass(frozen=True)
class Found:
    """What a student handed in for an assignment, as it lies there.

    Parameters
    ----------
    slug : str
        The assignment.
    entries : list of Entry
        What was handed in for it.
    beside : list of Entry
        What lies in the student's folder and belongs to no assignment.
    """

    slug: str
    entries: list[Entry]
    beside: list[Entry] = field(default_factory=list)


@dataclass
class HandedIn:
    """What was handed in for an assignment: the notebook, and every other file with why it isn't used.

    Parameters
    ----------
    content : bytes or None
        The notebook; None where there is none that can be read.
    used : list of Entry
        The notebook and what nbgrader's exchange wrote beside it.
    named : dict of Entry to str
        Each other one and how the sentence begins that names it.
    notes : list of str
        What is to be said to the student.
    timestamp : str or None
        When it was handed in, as nbgrader's exchange notes it; None where that can't be read.
    files : dict of str to bytes
        What the assignment may use beside the notebook, by name.
    exchange : dict of str to Entry
        The files of nbgrader's exchange that count, by name, be they as they may.
    request : str
        The text of a file in which the student asks for another look at a mark; empty where there is none.
    """

    content: bytes | None = None
    used: list[Entry] = field(default_factory=list)
    named: dict[Entry, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    timestamp: str | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    exchange: dict[str, Entry] = field(default_factory=dict)
    request: str = ""

    @property
    def others(self) -> list[Entry]:
        """The plain files beside the notebook."""
        return [entry for entry, reason in self.named.items() if reason == OTHER]

    @property
    def secret(self) -> Path | None:
        """The file by which nbgrader's exchange knows a submission again."""
        return next((entry.path for entry in self.used if entry.name == SECRET), None)


class Submissions:
    """The folder of submissions of a class.

    Parameters
    ----------
    place : Path
        Has a folder for each student, and in it one for each assignment.
    """

    def __init__(self, place: Path) -> None:
        self.folders: dict[str, list[Path]] = {}  # by student: two that only macOS tells apart are one student's
        self.refused: list[str] = []  # folders that can't be a student's, and why
        self.strays: list[str] = []  # what lies between the students' folders
        self.remarks: list[str] = []  # what was taken, but not as somebody may expect
        self._meant: dict[Path, str | None] = {}  # what notebooks in a wrong place were found to be
        self._misplaced: dict[str, dict[str | None, list[Entry]]] = {}  # by student and assignment, once it was asked
        for entry in entries_of(place, most=10**6) if place.is_dir() else []:
            why = why_no_student(entry.name)
            if is_litter(entry.parts) or entry.name == CHECKPOINTS:
                continue
            if entry.kind != "folder":
                self.strays.append(f"{ascii(entry.name)} is no folder of a student's; it was not looked at")
            elif why:
                self.refused.append(f"the folder {ascii(entry.name)}: {why}; give it another")
            else:
                self.folders.setdefault(one_form(entry.name), []).append(entry.path)
        for student, roots in self.folders.items():
            if len(roots) > 1:
                count = {2: "two"}.get(len(roots), str(len(roots)))
                self.remarks.append(
                    f"{student}: {count} folders were taken for one student's, since their names differ only in how "
                    "accents are stored. If they are two people, give one of the folders another name."
                )

    @property
    def students(self) -> list[str]:
        """The students who have a folder, in order."""
        return sorted(self.folders)

    def of(self, slug: str) -> dict[str, Found]:
        """What was handed in for an assignment, by student, in order."""
        found = {student: self.find(student, slug) for student in self.students}
        return {student: each for student, each in found.items() if each is not None}

    def find(self, student: str, slug: str) -> Found | None:
        """What a student handed in for an assignment; None where there is nothing that can be meant for it."""
        ours: list[Entry] = []
        loose: list[Entry] = []
        anything = there = False  # recognised at all; a folder for this assignment, be it empty
        for root in self.folders.get(student, []):
            for entry in _with(entries_of(root), root, (), slug):
                meant = assignment_named(entry.name) if entry.kind == "folder" else None
                found = [entry]
                if entry.kind == "folder":
                    found = _all_in(entry, slug if meant else None) if meant in (None, slug) else []
                found = [self._placed(each, root, student) for each in found]
                anything = anything or meant is not None
                there = there or meant == slug
                for each in found:
                    what = meant or self._meant_by(each)
                    anything = anything or what is not None
                    if what in (None, slug):
                        (ours if what else loose).append(each)
        if not any(self._can_be_taken(each, slug) for each in ours):
            astray = self._astray(student, slug)
            ours += astray
            anything = anything or bool(astray)
        if ours or there:
            return Found(slug, ours, loose)
        strange = [entry for entry in loose if not is_litter(entry.parts) and entry.name not in (TIMESTAMP, SECRET)]
        return Found(slug, loose) if strange and not anything else None

    def take(self, student: str, slug: str) -> HandedIn:
        """Read what a student handed in for an assignment."""
        found = self.find(student, slug)
        handed = take(found, partial(self._is_shared, student)) if found else HandedIn()
        if SHARED in handed.named.values():  # whose it is only a person can tell
            self.strays.append(
                f"{student} {slug}: one file with that of another student (a hard link); copy it to mend it"
            )
        self.remarks += [
            f"{student} {slug}: {_shown(entry, slug)} tells no time; only a file that is called {TIMESTAMP} does."
            for entry in handed.named
            if entry.kind == "file" and entry.name != TIMESTAMP and _is_like_timestamp(entry.name)
        ]
        return handed

    def exchange_file(self, student: str, slug: str, name: str) -> Path | None:
        """Where a file of nbgrader's exchange lies that came with a submission: of several the one that counts."""
        found = self.find(student, slug)
        there = [each for each in [*found.entries, *found.beside] if each.name == name] if found else []
        if found and len(there) > 1 and (counts := take(found).exchange.get(name)):
            return counts.path
        return min(there, key=_from_its_place(slug)).path if there else None

    def _placed(self, entry: Entry, root: Path, student: str) -> Entry:
        """An entry with the folder in which it lies, where its student has several."""
        return replace(entry, within=accents_of(root.name)) if len(self.folders[student]) > 1 else entry

    def _astray(self, student: str, slug: str) -> list[Entry]:
        """What lies in the folders of other assignments and is meant for this one, with the time beside it."""
        if student not in self._misplaced:
            self._misplaced[student] = defaultdict(list)
            for root in self.folders.get(student, []):
                for folder in entries_of(root):
                    there = assignment_named(folder.name) if folder.kind == "folder" else None
                    inside = _all_in(folder, None) if there else []
                    for each in filter(_may_be_meant, inside):
                        if (meant := self._meant_astray(each, there)) not in (None, there):
                            time = [other for other in inside if other.parts == (*each.parts[:-1], TIMESTAMP)]
                            found = [self._placed(entry, root, student) for entry in [each, *time]]
                            self._misplaced[student][meant] += found
        return list(dict.fromkeys(self._misplaced[student][slug]))

    def _meant_astray(self, entry: Entry, there: str | None) -> str | None:
        """The assignment that a file in a folder of an assignment means: by what is in it, else by its name."""
        named = [slug for part in entry.parts[1:] if (slug := assignment_named(part))]
        if not _is_notebook(entry):
            return named[-1] if named else None
        if there and named == [there] and entry.path not in self._meant:  # nearly all are: not parsed for a list
            content, _ = _read(entry)
            if content is not None and has_label_of(content, there):
                return there
        return self._meant_within(entry) or (named[-1] if named else None)

    def _meant_by(self, entry: Entry) -> str | None:
        """The assignment that a file means which lies in no folder of one: by its path, else by what is in it."""
        speaks = entry.kind != "file" or _why_unused(entry) in (NOTEBOOK, ARCHIVE)  # dropout.png is no submission
        parts = entry.parts if speaks else entry.parts[:-1]
        named = [slug for part in parts if (slug := assignment_named(part))]
        if named:
            return named[0]
        return self._meant_within(entry) if entry.kind == "file" and _is_notebook(entry) else None

    def _can_be_taken(self, entry: Entry, slug: str) -> bool:
        """Whether a file that was handed in for an assignment is a notebook, by its name or by what is in it."""
        return _is_first_choice(entry) or (_is_unnamed(entry) and self._meant_within(entry) == slug)

    def _meant_within(self, entry: Entry) -> str | None:
        """The assignment whose notebook a file is, if it is one."""
        if entry.path not in self._meant:
            content, _ = _read(entry)
            self._meant[entry.path] = assignment_in(content) if content is not None else None
        return self._meant[entry.path]

    def _is_shared(self, student: str, path: Path) -> bool:
        """Whether a file has an older name in the folder of another student.

        A folder is changed when a name is made in it, so the one that was changed first has the older name. Where that
        can't be told nobody loses, and a person has to look.
        """
        about = path.lstat()
        folders = self._names[about.st_dev, about.st_ino] if about.st_nlink > 1 else {}
        if len(folders) < 2:
            return False
        changed = {each: folder.lstat().st_mtime_ns for each, folder in folders.items()}
        first = [each for each, time in changed.items() if time == min(changed.values())]
        if len(first) > 1:
            remark = f"{' and '.join(sorted(folders))} have one file, by a hard link, and whose it is can't be told"
            self.remarks += [] if remark in self.remarks else [remark]
            return False
        return first != [student]

    @cached_property
    def _names(self) -> dict[tuple[int, int], dict[str, Path]]:
        """The folder of each student in which a file lies, for files that have several names."""
        folders: dict[tuple[int, int], dict[str, Path]] = defaultdict(dict)
        for student, roots in self.folders.items():
            for entry in (entry for root in roots for entry in walk(root) if entry.kind == "file"):
                about = entry.path.lstat()
                if about.st_nlink > 1:
                    folders[about.st_dev, about.st_ino][student] = entry.path.parent
        return folders


def read_submission(folder: Path, slug: str) -> tuple[bytes | None, list[str]]:
    """The bytes of a notebook in a folder of its own, without following links, and what is to be said about it."""
    place = entry_at(folder, (slug,))
    if place is None:
        return None, []
    handed = take(Found(slug, _all_in(place, slug) if place.kind == "folder" else [place]))
    return handed.content, handed.notes


def take(found: Found, is_shared: Callable[[Path], bool] = lambda path: False) -> HandedIn:
    """Read what was handed in: choose the notebook, and say of every other file why it isn't used.

    Parameters
    ----------
    found : Found
        What lies there.
    is_shared : callable
        Whether a file is one with another student's.
    """
    handed = HandedIn(named={entry: _why_unused(entry) for entry in [*found.entries, *found.beside]})
    notebook = None
    for is_candidate in (_is_first_choice, _is_checkpoint, _is_unnamed):
        candidates = sorted((each for each in found.entries if is_candidate(each)), key=_from_its_place(found.slug))
        notebook = _choose(found.slug, candidates[:MOST_NOTEBOOKS], handed, is_shared)
        if candidates and is_candidate is not _is_unnamed:
            break
    if notebook is not None:
        handed.used.append(notebook)
        handed.notes[:0] = _where(notebook, found.slug)
        handed.used += _take_files(notebook, found.slug, handed)
    for name in (TIMESTAMP, SECRET):
        nearest = _nearest(name, notebook, handed.named)
        if nearest is not None:
            handed.exchange[name] = nearest
            if name == SECRET or _take_time(nearest, handed):
                handed.used.append(nearest)
    for entry in [each for each in handed.named if each.name.casefold() in REQUESTS and each.kind == "file"]:
        if _take_request(entry, handed):
            handed.used.append(entry)
    for entry in handed.used:
        del handed.named[entry]
    handed.notes += _sentences(handed.named, found.slug)
    assert {*handed.used, *handed.named} == {*found.entries, *found.beside}, "every file is used or named"
    return handed


def release_of(slug: str) -> NotebookNode:
    """The student version of an assignment, as a notebook of nbformat."""
    import nbformat

    release: NotebookNode = nbformat.read(EXERCISES / slug / f"{slug}.ipynb", as_version=4)
    return release


def _all_in(folder: Entry, slug: str | None) -> list[Entry]:
    """All that is in a folder; what has the names that are looked for even where there is more than is looked at."""
    entries = list(walk(folder.path, folder.parts))
    return _with(entries, folder.path, folder.parts, f"{slug}.ipynb", TIMESTAMP, SECRET) if slug else entries


def _with(entries: list[Entry], place: Path, parts: tuple[str, ...], *names: str) -> list[Entry]:
    """Some entries of a place, with those of some names where it has more than were looked at."""
    if not any(entry.kind == "more" for entry in entries):
        return entries
    there = {entry.path for entry in entries}
    wanted = [entry_at(place / name, (*parts, name)) for name in names if place / name not in there]
    return [*entries, *(entry for entry in wanted if entry is not None)]


def _why_unused(entry: Entry) -> str:
    """How the sentence begins that names a file which is not the notebook."""
    if entry.kind == "closed":
        return f"Could not be opened ({entry.why})"
    if entry.kind != "file":
        return KINDS[entry.kind]
    if is_litter(entry.parts):
        return LEFT
    if CHECKPOINTS in entry.parts:
        return CHECKPOINT
    if _is_notebook(entry):
        return NOTEBOOK
    return ARCHIVE if entry.name.casefold().endswith(ARCHIVES) else OTHER


def is_litter(parts: Sequence[str]) -> bool:
    """Whether a path is of a file that a program has left, and not its user."""
    names = [part.casefold() for part in parts]
    return any(name.startswith(LITTERED) or name in LITTER for name in names)


def _may_be_meant(entry: Entry) -> bool:
    """Whether a file can be what an assignment asks for, or hold it."""
    return _why_unused(entry) in (NOTEBOOK, ARCHIVE)


def _is_like_timestamp(name: str) -> bool:
    """Whether a name is one that somebody may have meant to be that of the time; Windows' folders may stand in it."""
    last = name.casefold().rsplit("\\")[-1]
    letters = "".join(letter for letter in last if letter.isalpha())
    return letters.startswith("timestamp")


def _is_notebook(entry: Entry) -> bool:
    """Whether a name says that it is a notebook; browsers put another ending behind, or a number."""
    name = entry.name.casefold()
    return ".ipynb" in name and not name.endswith(ARCHIVES)


def _is_first_choice(entry: Entry) -> bool:
    return _why_unused(entry) == NOTEBOOK


def _is_checkpoint(entry: Entry) -> bool:
    return _why_unused(entry) == CHECKPOINT and _is_notebook(entry)


def _is_unnamed(entry: Entry) -> bool:
    return (
        _why_unused(entry) == OTHER
        and entry.path.suffix.casefold() in UNNAMED
        and entry.name not in (TIMESTAMP, SECRET)
        and entry.name.casefold() not in REQUESTS
    )


def _from_its_place(slug: str) -> Callable[[Entry], tuple[bool, bool, int, tuple[str, ...]]]:
    """The order of notebooks: where it should be, in the folder where it should be, and then the nearest."""
    place = (slug, f"{slug}.ipynb")
    return lambda entry: (entry.parts != place, entry.parts[0] != slug, len(entry.parts), entry.parts)


def _choose(slug: str, candidates: list[Entry], handed: HandedIn, is_shared: Callable[[Path], bool]) -> Entry | None:
    """Choose a notebook and read it into ``handed``; of several the one with the most answers."""
    contents: dict[Entry, bytes] = {}
    for entry in candidates:
        content, why = _read(entry, is_shared)
        if content is None:
            handed.named[entry] = why
        else:
            contents[entry] = content
    if not contents:
        return None
    chosen = next(iter(contents))
    if len(set(contents.values())) == 1 and handed.named[chosen] != OTHER:
        handed.content = contents[chosen]
        return chosen
    from autograder.intake.normalise import answers_in

    release = release_of(slug)
    answers = {entry: answers_in(content, release) for entry, content in contents.items()}
    chosen = max(contents, key=lambda entry: answers[entry])  # the first of the best
    if handed.named[chosen] == OTHER and answers[chosen] < 0:
        return None
    for entry in contents:
        if answers[entry] < 0 <= answers[chosen] and assignment_in(contents[entry]) not in (None, slug):
            handed.named[entry] = FOREIGN
    handed.content = contents[chosen]
    handed.notes += _why_chosen(chosen, answers, slug)
    return chosen


def _why_chosen(chosen: Entry, answers: dict[Entry, int], slug: str) -> list[str]:
    """Why a notebook was taken and not another."""
    others = [number for entry, number in answers.items() if entry is not chosen]
    if not others:
        return []
    if max(others) < 0 <= answers[chosen]:
        why = "it is the only one of this assignment that can be read"
    elif max(others) < answers[chosen]:
        why = f"it has more answers ({answers[chosen]}, not {max(others)})"
    elif chosen.parts == (slug, f"{slug}.ipynb"):
        why = "no other has more answers, and it lies where it should be"
    else:
        why = "no other has more answers, and it comes first by its place and name"
    return [f"There were {len(answers)} notebooks; {_shown(chosen, slug)} was taken, because {why}."]


def _read(entry: Entry, is_shared: Callable[[Path], bool] = lambda path: False) -> tuple[bytes | None, str]:
    """The content of a file, or why it can't be read."""
    try:
        if entry.path.lstat().st_size > LARGEST_FILE:
            return None, LARGE
        if is_shared(entry.path):
            return None, SHARED
        return read_file(entry.path, LARGEST_FILE + 1), ""
    except OSError as error:
        return None, f"Could not be opened ({error.strerror})"


def _where(notebook: Entry, slug: str) -> list[str]:
    """Where the notebook was, if it was not where it should be."""
    if notebook.parts == (slug, f"{slug}.ipynb"):
        return []
    if len(notebook.parts) == 2 and notebook.parts[0] == slug:
        return [f"The notebook was called {_shown(notebook, slug)}; it was taken for {slug}.ipynb."]
    return [f"The notebook was found at {_shown(notebook, slug)}; it was taken for {slug}/{slug}.ipynb."]


def _nearest(name: str, notebook: Entry | None, named: dict[Entry, str]) -> Entry | None:
    """The file of a name beside a notebook or nearest above it; without one, in the folder of the assignment."""
    files = [entry for entry in named if entry.name == name and entry.kind == "file"]
    if notebook is not None:
        files = [entry for entry in files if notebook.parts[: len(entry.parts) - 1] == entry.parts[:-1]]
        return max(files, key=lambda entry: len(entry.parts), default=None)
    return min(files, key=lambda entry: -len(entry.parts) if len(entry.parts) < 3 else len(entry.parts), default=None)


def _take_time(file: Entry, handed: HandedIn) -> bool:
    """Read when it was handed in; whether that could be read."""
    from autograder.nbgrader.labels import time_of

    try:
        text = read_file(file.path, LONGEST_TIMESTAMP + 1).decode().strip()
        if text and len(text) <= LONGEST_TIMESTAMP and time_of(text):
            handed.timestamp = text
            return True
    except Exception:  # a reader of dates is not made for texts like these
        pass
    handed.named[file] = NO_TIME
    return False


def _take_request(file: Entry, handed: HandedIn) -> bool:
    """Read what the student asks to be looked at again; whether that is text of a bounded length."""
    try:
        content = read_file(file.path, LONGEST_REQUEST + 1)
    except OSError as error:
        handed.named[file] = f"Could not be opened ({error.strerror})"
        return False
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = content[:LONGEST_REQUEST].decode(encoding, errors="replace")
    handed.request += f"{text}\n\n"
    return True


def _take_files(notebook: Entry, slug: str, handed: HandedIn) -> list[Entry]:
    """Read what the assignment may use beside the notebook, as the settings of the course say."""
    wanted = settings().files.get(settings().chapter(slug).name, ())
    beside = [entry for entry in handed.named if entry.parts[:-1] == notebook.parts[:-1] and entry.kind == "file"]
    taken = [entry for entry in beside if entry.name in wanted]
    for entry in list(taken):
        try:
            content = read_file(entry.path, LARGEST_BESIDE + 1)
        except OSError as error:
            handed.named[entry] = f"Could not be opened ({error.strerror})"
        else:
            if len(content) <= LARGEST_BESIDE:
                handed.files[entry.name] = content
                continue
            handed.named[entry] = TOO_LARGE
        taken.remove(entry)
    return taken


def _sentences(named: dict[Entry, str], slug: str) -> list[str]:
    """A sentence for each reason, with the names of the files that were not used for it."""
    by_reason: dict[str, list[str]] = {}
    for entry, reason in named.items():
        by_reason.setdefault(reason, []).append(_shown(entry, slug))
    sentences = []
    for reason, names in by_reason.items():
        more = [f"and {len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else []
        sentences.append(f"{reason}: {', '.join([*names[:MOST_NAMED], *more])}.")
    return sentences


def _shown(entry: Entry, slug: str) -> str:
    """Where an entry lies, for its student: below the folder of the assignment, or below the student's own."""
    below = entry.parts[1:] if entry.parts[:1] == (slug,) and len(entry.parts) > 1 else entry.parts
    name = shown("/".join(below) or entry.name)
    return f"{name} (in the folder {entry.within})" if entry.within else name
