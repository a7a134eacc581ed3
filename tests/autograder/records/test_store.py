"""Verdicts are kept by all that they depend on, and what is kept comes back or nothing does."""

import json
import subprocess
import sys

from autograder.paths import ROOT
from autograder.records import store
from autograder.records.outcome import Mark, Outcome
from autograder.records.store import write_whole
from autograder.specs.course import assignment

CHAPTERS = ("start-here", "acceptance")
SLUG = assignment("start-here").slug
OTHER = assignment("acceptance").slug


def test_a_verdict_depends_on_all_that_it_is_made_of(monkeypatch):
    keys = {store.key_of(SLUG, content, [], 1) for content in (None, b"", b"x")}
    keys |= {
        store.key_of(SLUG, b"x", ["renamed"], 1),
        store.key_of(SLUG, b"x", [], 2),
        store.key_of(OTHER, b"x", [], 1),
    }
    assert len(keys) == 6
    assert store.key_of(SLUG, b"x", [], 1) in keys
    forget()
    monkeypatch.setattr(store.metadata, "version", lambda name: "0.0")
    assert store.key_of(SLUG, b"x", [], 1) not in keys
    monkeypatch.undo()
    forget()


def forget():
    store.fingerprint.cache_clear()
    store.fingerprint_of_course.cache_clear()


def test_a_store_gives_back_what_it_was_given_and_nothing_else(tmp_path):
    kept = store.Store(tmp_path)
    outcome = Outcome(
        "{}",
        [Mark("check-x", 1.0, 2.0, "partial", "a part: it is wrong.", "one_less", "One is lost.", "Look for it.")],
        ["solve-x"],
        True,
        {"read": 0.5},
    )
    kept.put("one", outcome)
    (tmp_path / "two.json").write_text('{"notebook": ')
    (tmp_path / "three.json").write_text("[]")
    assert [kept.get(key) for key in ("one", "two", "three", "four")] == [outcome, None, None, None]


def test_the_seed_is_drawn_once(tmp_path):
    seed = store.seed_of(SLUG, tmp_path)
    assert store.seed_of(SLUG, tmp_path) == seed
    store.seed_of(OTHER, tmp_path)
    assert json.loads((tmp_path / "seeds.json").read_text())[SLUG] == seed


def test_an_interrupted_writer_leaves_what_was_there_before(tmp_path):
    """A limit on the size of its files ends the process in the middle of one."""
    path = tmp_path / "kept.json"
    write_whole(path, "as before")
    write = (
        "import resource, pathlib, sys\n"
        "from autograder.records.store import write_whole\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "write_whole(pathlib.Path(sys.argv[1]), 'x' * 100_000)\n"
    )
    done = subprocess.run([sys.executable, "-c", write, path], cwd=ROOT, capture_output=True)
    assert done.returncode != 0
    assert path.read_text(encoding="utf-8") == "as before"
