"""Answers by authors who knew neither the checks nor the library: what the check says to them.

There are eight sets, each written from the notebooks' texts alone, with what is wrong in each answer, before the check
saw any of them, and one of right answers in unusual forms. A hint names it where it has one of the words that a good
one would have, and none that would blame what isn't in the code; so words are counted here, not sense.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.paths import ROOT
from autograder.specs.course import assignments

NAMES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "right")
SETS = [Path(__file__).with_name(f"{name}.jsonl") for name in NAMES]
ANSWERS = [json.loads(line) for path in SETS for line in path.read_text("utf-8").splitlines()]
SLUGS = sorted({answer["assignment"] for answer in ANSWERS} & {each.slug for each in assignments()})
SOME = SLUGS[:1]  # the others with --all
every = [pytest.param(slug, marks=() if slug in SOME else pytest.mark.exhaustive) for slug in SLUGS]
NAMED = 0.8  # of the wrong answers to each notebook, at least


@pytest.fixture(scope="module", params=every)
def told(request):
    """The answers to a notebook, each with what the check says to it."""
    answers = [answer for answer in ANSWERS if answer["assignment"] == request.param]
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "unseen" / "told.py"), request.param],
        input="".join(json.dumps(answer) + "\n" for answer in answers),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return list(zip(answers, map(json.loads, done.stdout.splitlines()), strict=True))


def names(answer, hint):
    """Whether a hint has a word that names the mistake, and none that blames what isn't there."""
    words = " ".join((hint or "").lower().split())

    def has(stem):
        return re.search((r"(?<!\w)" if stem[:1].isalnum() else "") + re.escape(stem.lower()), words)

    return any(map(has, answer["says"])) and not any(map(has, answer["must_not_say"]))


def test_a_right_answer_gets_full_marks_and_no_hint(told):
    right = [(answer["id"], said) for answer, said in told if answer["truth"] == "right"]
    assert right
    assert [(name, said) for name, said in right if said["hint"] or said["points"] < said["max_points"]] == []


def test_most_wrong_answers_are_named(told):
    wrong = [names(answer, said["hint"]) for answer, said in told if answer["truth"] == "wrong"]
    assert sum(wrong) >= NAMED * len(wrong)
