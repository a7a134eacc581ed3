"""Verdicts kept by content: what was judged once is not judged again, until something of it has changed.

A verdict depends on the submitted file, on the specification (the grader, the references, the released notebook),
on the versions of what computes, and on the seed. Its name is the digest of all these.
"""

import hashlib
import json
import os
import platform
import secrets
from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path

from autograder.contract.wire import decode, encode
from autograder.paths import DATA_FILES, EXERCISES, ROOT
from autograder.records.outcome import Outcome
from autograder.refused import Refused, reading, writing
from autograder.specs.course import assignment
from autograder.specs.editions import cells_of
from autograder.specs.settings import settings

COMPUTES = ("numpy", "torch", "ipython")


class Store:
    """The verdicts of a class, one JSON file each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> Outcome | None:
        """A verdict by its key, if there is one."""
        try:
            outcome: Outcome = decode(Outcome, json.loads((self.folder / f"{key}.json").read_text(encoding="utf-8")))
            return outcome
        except (OSError, ValueError, TypeError, RecursionError):  # none, or not one of ours
            return None

    def put(self, key: str, outcome: Outcome) -> None:
        """Keep a verdict."""
        write_whole(self.folder / f"{key}.json", json.dumps(encode(outcome), ensure_ascii=False))


def key_of(
    slug: str,
    content: bytes | None,
    notes: list[str],
    seed: int,
    files: Mapping[str, bytes] | None = None,
    cells: Mapping[str, float] | None = None,
) -> str:
    """The digest of everything that a verdict depends on."""
    digest = None if content is None else hashlib.sha256(content).hexdigest()
    beside = {name: hashlib.sha256(data).hexdigest() for name, data in sorted((files or {}).items())}
    everything = [
        slug,
        digest,
        list(notes),
        seed,
        fingerprint(slug),
        beside,
        *([cells_of(slug, cells)] if cells else []),
    ]
    return hashlib.sha256(json.dumps(everything).encode()).hexdigest()[:32]


@cache
def fingerprint(slug: str) -> str:
    """The digest of an assignment's specification and of the environment that it is judged in."""
    released = (EXERCISES / slug / f"{slug}.ipynb").read_bytes()
    questions = assignment(slug).questions
    worth = [part.points for question in questions for part in question.parts]  # in this course
    limits = [[question.seconds for question in questions], settings().budget]
    ours = json.dumps([worth, limits]).encode()
    return hashlib.sha256(fingerprint_of_course().encode() + ours + released).hexdigest()


@cache
def fingerprint_of_course() -> str:
    """The digest of all that judges: the sources of the grader, the solutions, the data, and what computes."""
    versions = [platform.python_version(), *(f"{name} {metadata.version(name)}" for name in COMPUTES)]
    digest = hashlib.sha256(" ".join(versions).encode())
    sources = [path for room in ("autograder", "solutions") for path in (ROOT / room).rglob("*.py")]
    sources += DATA_FILES.glob("*.csv")  # some cases are made of them
    for path in sorted(sources):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def seed_of(slug: str, folder: Path) -> int:
    """The seed of a class and assignment: drawn the first time, then always the same."""
    path = folder / "seeds.json"
    seeds = _seeds(path)
    if slug not in seeds:
        seeds[slug] = secrets.randbelow(2**32)
        write_whole(path, json.dumps(seeds, indent=1) + "\n")
    return seeds[slug]


def _seeds(path: Path) -> dict[str, int]:
    """The seeds of a class. What can't be read is never drawn again: everybody would get other hidden cases."""
    if not path.exists():
        return {}
    with reading(path):
        content = path.read_bytes()
    try:
        seeds = json.loads(content)
    except (ValueError, RecursionError):
        seeds = None
    if not isinstance(seeds, dict) or not all(type(seed) is int and seed >= 0 for seed in seeds.values()):
        raise Refused(
            f"{path} should hold the number that drew the hidden cases of each assignment, as "
            '{"01-acceptance": 7}, and can\'t be read so. Put it right: the numbers are also in results.jsonl, as '
            '"seed". Without the file others are drawn, and everybody is judged anew on other cases.'
        )
    return seeds


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file such that it is there in whole or, after an interruption, as it was before."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")  # two processes may write the same
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
