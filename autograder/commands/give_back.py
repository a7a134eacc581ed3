"""``give-back``: feedback pages as platforms take them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.checking.words import many
from autograder.commands.arguments import Commands, class_options, existing, positive, slugs_of
from autograder.records.closed import make_closed, write_closed
from autograder.refused import Refused

if TYPE_CHECKING:  # a command loads what it needs
    from autograder.grading.feedback import Pages
    from autograder.platforms.pages_back import Account, Page
    from autograder.term.marks import Marks

PLATFORMS = ("canvas", "moodle", "nbgrader", "github", "mail")


def add(commands: Commands) -> None:
    parser = commands.add_parser("give-back", help="make feedback pages, and pack them for a platform")
    parser.add_argument(
        "platform", choices=PLATFORMS, metavar="PLATFORM", help="canvas, moodle, nbgrader, github, or mail"
    )
    class_options(parser)
    parser.add_argument("--to", type=Path, metavar="FOLDER", help="where the files are written (CLASS/exports)")
    parser.add_argument("--clones", type=Path, metavar="FOLDER", help="github: where the clones of the students are")
    parser.add_argument(
        "--template", type=Path, metavar="FILE", help="moodle: the grading worksheet, where nothing was collected"
    )
    parser.add_argument("--jobs", type=positive, help="how many processes make pages (one for each core)")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.grading.feedback import make_pages
    from autograder.platforms.pages_back import Account
    from autograder.term.marks import marks_of

    write_closed()
    slugs = slugs_of(options.assignments)
    folder = existing(options.folder)
    if options.platform == "github" and (options.clones is None or not options.clones.is_dir()):
        raise Refused("Say with --clones FOLDER where the clones of your students' repositories are.")
    if options.template is not None and (options.platform != "moodle" or len(slugs) != 1):
        raise Refused("--template is for Moodle and one assignment: its numbers differ from one to the next.")
    made = make_pages(slugs, folder, options.db, options.jobs)
    if made.interrupted:
        print("interrupted: nothing was given back; the same command goes on from there")
        return 130
    account = Account()
    to = options.to or folder / "exports"
    make_closed(to)
    _give_back(slugs, folder, to, options, made, marks_of(folder, options.db), account)
    account.check()
    return _say(account, made, options.platform)


def _give_back(
    slugs: list[str], folder: Path, to: Path, options: argparse.Namespace, made: Pages, marks: Marks, account: Account
) -> None:
    """Bring the pages of each assignment to where the platform takes them."""
    from autograder.platforms import archives, moodle, places
    from autograder.platforms.pages_back import pages_of
    from autograder.records import arrivals

    collected = arrivals.read(folder)
    together: list[Page] = []
    for slug in slugs:
        pages = pages_of(folder, slug, marks, made.without, account)
        if options.platform == "mail":
            together += pages
        elif options.platform == "nbgrader":
            _release(slug, folder, pages, account)
        elif options.platform == "github":
            places.write_into_clones(slug, pages, collected, options.clones, account)
        elif options.platform == "canvas":
            notebook = _notebooks(folder, options.db)
            archives.write_for_canvas(slug, pages, collected, notebook, made.origins, to, account)
        else:
            numbers: dict[str, str] = {}
            if options.template is not None:
                numbers, remarks = moodle.participants_in(options.template, marks.people)
                account.remarks += remarks
            archives.write_for_moodle(slug, pages, collected, numbers, to, account)
    if together:
        places.write_for_mail(together, to / "mail", account)


def _release(slug: str, folder: Path, pages: list[Page], account: Account) -> None:
    from autograder.nbgrader.exchange import release

    released = release(slug, folder, {page.person.id for page in pages})
    for page in pages:
        if page.person.id in released:
            account.given += 1
        else:
            account.keep_back(page.person, slug, "it was not handed in through the exchange")


def _notebooks(folder: Path, db_url: str | None) -> Callable[[Page], str]:
    from autograder.nbgrader.configuration import whole_config
    from autograder.nbgrader.pages import PageMaker

    maker = PageMaker(whole_config(folder, db_url))
    return lambda page: maker.notebook(page.slug, page.person.id)


def _say(account: Account, made: Pages, platform: str) -> int:
    """Tell what became of the pages; return the exit status."""
    for failure in made.failures:
        print(f"no page: {failure}", file=sys.stderr)
    for remark in account.remarks:
        print(remark, file=sys.stderr)
    for kept in account.kept_back:
        print(f"not given back: {kept}", file=sys.stderr)
    kept_back = f", {len(account.kept_back)} kept back, see above" if account.kept_back else ""
    if platform == "github":
        where = " in as many clones: commit and push them yourself" if account.given else ""
    else:
        where = f": {', '.join(map(str, account.files))}" if account.files else ""
    left = many(account.left, "of somebody who has left stays here", "of people who have left stay here")
    left = f", {left}" if account.left else ""
    print(f"{many(account.given, 'page')}{left}{kept_back}{where}")
    return 1 if account.kept_back else 0
