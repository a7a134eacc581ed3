"""Which attempt comes after which, and where its files lie: inside its folder, whatever they are called."""

from pathlib import PurePosixPath

import pytest

from autograder.collect.attempts import attempt_of, attempts_of, paths_of
from autograder.records.arrivals import Arrival
from autograder.specs.settings import settings

SLUG = settings().chapters[1].slug


def arrival(file, platform="", digest="0", time=None, **elsewhere):
    elsewhere = {"file": file, "made": "2026-10-05T00:00:00+00:00", **elsewhere}
    return Arrival("d.zip", file, platform, "ada", SLUG, 0, time, None, digest, "older", elsewhere=elsewhere)


def paths(*files, platform=""):
    return [str(path) for _, path in paths_of(attempt_of([arrival(file, platform) for file in files]), SLUG)]


NAMES = {
    "the only notebook": ([f"{SLUG} (1).ipynb", "data.csv"], [f"{SLUG}.ipynb", "data.csv"]),
    "a name of its own": (["homework.ipynb"], ["homework.ipynb"]),
    "several notebooks": ([f"{SLUG}.ipynb", f"{SLUG} copy.ipynb"], [f"{SLUG}.ipynb", f"{SLUG} copy.ipynb"]),
    "a folder around all": (["work/x/a.ipynb", "work/x/b.csv"], ["a.ipynb", "b.csv"]),
    "a folder around some": (["work/a.csv", "b.csv"], ["work/a.csv", "b.csv"]),
    "one name twice": (["a.csv", "A.csv"], ["a.csv", "2-A.csv"]),
    "a file and a folder of one name": (["a", "a/b"], ["a", "a_b"]),
    "a folder and a file of one name": (["a/b", "a"], ["a/b", "2-a"]),
    "a way out": (["../../a.csv", "b.csv"], ["a.csv", "b.csv"]),
    "what Windows can't have": (['a:b?"c".csv'], ["a_b__c_.csv"]),
    "a name of nothing": (["./..//", "b"], ["file", "b"]),
}


@pytest.mark.parametrize(("files", "places"), NAMES.values(), ids=NAMES)
def test_every_file_has_a_place_of_its_own_in_the_folder(files, places):
    found = paths(*files)
    assert found == places
    assert not any(PurePosixPath(path).is_absolute() or ".." in path for path in found)


@pytest.mark.parametrize("letter", ["a", "ä", "\N{SNAKE}"])
def test_a_name_is_never_too_long_for_a_disk(letter):
    (path,) = paths(letter * 300 + ".ipynb")
    assert len(path.encode()) <= 255
    assert path.endswith(".ipynb")


def test_attempts_are_in_the_order_of_their_times_and_else_of_canvas_numbers():
    late = arrival("c", time="2026-10-03T00:00:00+00:00", submission="c")
    early = arrival("b", time="2026-10-01T00:00:00+00:00", submission="b")
    downloaded = arrival("a", submission="a")
    assert [each.arrivals[0] for each in attempts_of([downloaded, late, early])] == [early, late, downloaded]
    first, second = (
        arrival(name, "canvas", canvas_submission=number) for name, number in (("x.ipynb", "99"), ("x-1.ipynb", "100"))
    )
    assert [each.arrivals for each in attempts_of([second, first])] == [(first,), (second,)]


def test_what_canvas_has_of_two_names_is_one_attempt():
    files = [arrival(name, "canvas", canvas_submission=n) for name, n in (("x.ipynb", "1"), ("y.ipynb", "2"))]
    assert [each.arrivals for each in attempts_of(files)] == [tuple(files)]
