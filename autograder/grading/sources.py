"""What a student's cells define and use. Sources are read, never run, and none holds the reader up for long."""

import json
import re
import subprocess
import sys

from autograder.checking.must_use import codes_in
from autograder.paths import ROOT

LARGEST_READ_HERE = 8_000  # characters: Python's parser reads any such source in a fraction of a second
READER_SECONDS = 3  # of CPU, for a larger one, in a process of its own
READER_MEMORY = 1 << 30  # bytes
READER = (
    "import json, resource, sys\n"
    f"resource.setrlimit(resource.RLIMIT_CPU, ({READER_SECONDS}, {READER_SECONDS}))\n"
    f"resource.setrlimit(resource.RLIMIT_AS, ({READER_MEMORY}, {READER_MEMORY}))\n"
    f"sys.path.insert(0, {str(ROOT)!r})\n"
    "from autograder.checking.must_use import codes_in\n"
    "source = sys.stdin.buffer.read().decode()\n"
    "print(json.dumps({name: sorted(used) for name, used in codes_in(source).items()}))\n"
)


def codes_of(source: str) -> dict[str, set[str]]:
    """The top-level functions of a cell, and the names that each uses; none where reading it takes too long.

    There are sources for which Python's parser takes hours. A large one is read in a process that is ended in time.

    Examples
    --------
    >>> codes_of("def f(x): return g(x)")
    {'f': {'g'}}
    """
    if len(source) <= LARGEST_READ_HERE:
        return codes_in(source)
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", READER],
            input=source.encode(),
            capture_output=True,
            timeout=20 * READER_SECONDS,
            check=True,
        )
    except (subprocess.SubprocessError, OSError):
        return {}
    return {name: set(used) for name, used in json.loads(done.stdout).items()}


def binds(source: str, name: str) -> bool:
    """Whether a source gives a name a meaning at its top level or in one of its blocks, as far as one line tells.

    Examples
    --------
    >>> binds("try:\\n    score = lambda X: X\\nexcept: pass", "score"), binds("score(X)", "score")
    (True, False)
    """
    word = re.escape(name)
    forms = [
        rf"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+{word}\b",
        rf"^[ \t]*{word}[ \t]*(?::[^=\n]*)?=(?!=)",
        rf"^[ \t]*(?:from|import)\b[^\n]*\b{word}\b",
        rf"^[ \t]*del\b[^\n]*\b{word}\b",
    ]
    return re.search("|".join(forms), source, re.MULTILINE) is not None
