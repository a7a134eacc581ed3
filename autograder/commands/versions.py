"""``versions``: the version of the course, and those of a class's notebooks."""

import argparse
from pathlib import Path

from autograder.commands.arguments import Commands, class_options, existing, slugs_of
from autograder.records.closed import write_closed
from autograder.refused import Refused


def add(commands: Commands) -> None:
    parser = commands.add_parser("versions", help="the version of the course, and of what a class was handed out")
    class_options(parser, many="*")
    parser.add_argument("--adopt", action="store_true", help="from now on, grade these by the course's own version")
    parser.add_argument("--renumber", action="store_true", help="give a class the numbers that the chapters have now")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.grading.editions import editions_of, in_words, is_other
    from autograder.records.editions import Editions
    from autograder.records.lock import only_one
    from autograder.specs.course import assignments
    from autograder.specs.editions import current
    from autograder.version import VERSION

    write_closed()
    slugs = slugs_of(options.assignments)
    folder = existing(options.folder)
    editions = Editions(folder)
    if options.adopt and not slugs:
        raise Refused("Name the assignments whose new notebook you have handed out: versions ASSIGNMENT --adopt.")
    print(f"The course is version {VERSION}; CHANGELOG.md says what is new.")
    if options.renumber:
        return _renumber(folder, options.db)
    if options.adopt:
        with only_one(folder, "python -m autograder versions"):
            for slug in slugs:
                editions.keep(slug, current(slug))
        print(f"From now on this counts for {', '.join(slugs)}: python -m autograder grade {' '.join(slugs)}")
        return 0
    known = {slug: edition for slug, edition in editions_of(folder).items() if not slugs or slug in slugs}
    now = {each.slug.partition("-")[2]: each.slug for each in assignments()}
    for slug, edition in known.items():
        here = now.get(slug.partition("-")[2])
        if here is None:
            print(f"{slug}: version {edition.version}; the course doesn't have it any more, and its marks stay.")
        elif here != slug:
            print(f"{slug} is called {here} now: python -m autograder versions --renumber")
        else:
            print(in_words(slug, edition) if is_other(slug, edition) else f"{slug}: as in version {VERSION}")
    if not known:
        print("No notebook of this class was graded yet.")
    return 0


def _renumber(folder: Path, db_url: str | None) -> int:
    from autograder.nbgrader.database import examine, said_plainly
    from autograder.nbgrader.renumber import renumber
    from autograder.records.lock import only_one

    with only_one(folder, "python -m autograder versions"), said_plainly(folder, db_url):
        examine(folder, db_url)
        names = renumber(folder, db_url)
    for old, new in names.items():
        print(f"{old} is {new} now, with its marks, pages and results. What was handed in stays where it lies.")
    if not names:
        print("All assignments of this class have the numbers of their chapters.")
    return 0
