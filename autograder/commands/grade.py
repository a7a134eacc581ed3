"""``grade``: the submissions of assignments."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.checking.words import many
from autograder.commands.arguments import Commands, class_options, natural, positive, slugs_of
from autograder.records.closed import close, close_within, write_closed
from autograder.refused import Refused

if TYPE_CHECKING:  # a command loads what it needs
    from autograder.grading.run import ClassFolders, Summary


def add(commands: Commands) -> None:
    parser = commands.add_parser("grade", help="grade the submissions of assignments")
    class_options(parser)
    parser.add_argument("--submitted", type=Path, help="submissions, as STUDENT/ASSIGNMENT/ASSIGNMENT.ipynb")
    parser.add_argument("--seed", type=natural, help="draw these hidden cases, in this run, instead of the class's own")
    parser.add_argument("--trust", action="store_true", help="run students' code without a sandbox if there is none")
    parser.add_argument("--again", action="store_true", help="judge everything, not only what has changed")
    parser.add_argument("--jobs", type=positive, help="how many processes judge (one for each core)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="judge on the workers of this Dask scheduler instead")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.grading.run import ClassFolders, Options, grade

    write_closed()
    slugs = slugs_of(options.assignments)
    submitted = options.submitted or options.folder / "submitted"
    if not os.access(submitted, os.R_OK | os.X_OK) or not submitted.is_dir():
        raise Refused(
            f"There is no folder {submitted} that can be read. Submissions are expected there, as "
            "STUDENT/ASSIGNMENT/ASSIGNMENT.ipynb."
        )
    if options.folder.exists() and not options.folder.is_dir():
        raise Refused(f"{options.folder} is a file. Name a folder for the class.")
    close(options.folder)
    close_within(options.folder)
    places = ClassFolders(options.folder.resolve(), submitted.resolve(), options.db)
    how = Options(options.seed, options.trust, options.again, options.jobs, options.scheduler)
    done = grade(slugs, places, how)
    if not done.submissions:
        raise Refused(f"No student in {submitted} handed in {', '.join(slugs)}.")
    return _say(done, places)


def _say(done: Summary, places: ClassFolders) -> int:
    """Tell what a grading run did; return the exit status."""
    for lines in (done.notices, done.changes):
        print("\n".join(lines), end="\n" if lines else "")
    if done.interrupted:
        ready = done.graded + done.unchanged
        so_far = f"{ready} of {many(done.submissions, 'submission')} {'is' if ready == 1 else 'are'} done"
        print(f"Stopped: {so_far}. The same command goes on from there.")
        return 130
    counts = [f"graded {many(done.graded, 'submission')}"]
    counts += [f"{done.unchanged} unchanged"] if done.unchanged else []
    counts += [f"{done.missing} not handed in"] if done.missing else []
    counts += [f"{done.withdrawn} left out, of withdrawn students"] if done.withdrawn else []
    print(f"{', '.join(counts)}; results in {places.results}")
    if done.requests:
        who = many(done.requests, "student asks", "students ask")
        print(f"{who} for another look: python -m autograder appeals")
    for stray in done.strays:
        print(f"left out: {stray}", file=sys.stderr)
    for remark in done.remarks:
        print(remark, file=sys.stderr)
    for failure in done.failures:
        print(f"not judged: {failure}", file=sys.stderr)
    if done.failures:
        failed = many(len(done.failures), "submission")
        print(f"{failed} could not be judged: there is no new mark. Run the command again.", file=sys.stderr)
    return 1 if done.failures else 0
