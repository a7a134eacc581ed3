"""Pages put where students or a program for mail find them: into clones of their repositories, or into one folder."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from autograder.platforms.pages_back import Account, Page, claims_of, sole, used
from autograder.records.arrivals import Arrival
from autograder.records.store import write_whole
from autograder.records.tables import safe

FEEDBACK = "feedback"  # the folder in a clone


def write_into_clones(
    slug: str, pages: list[Page], arrivals: Iterable[Arrival], clones: Path, account: Account
) -> None:
    """Put each page into the clone that its work came from; nothing is committed or pushed."""
    there = {clone.name: clone for clone in _clones_in(clones)}
    repositories = claims_of(used(arrivals, slug, "github"), "github_repository")
    for page, repository in sole(pages, repositories, "repository", account):
        clone = there.get(repository)
        folder = None if clone is None else clone / FEEDBACK
        if folder is None:
            account.keep_back(page.person, slug, f"there is no clone {repository} in {clones}")
        elif folder.is_symlink() or (folder / page.name).is_symlink() or (folder.exists() and not folder.is_dir()):
            account.keep_back(page.person, slug, f"{folder} is a link or a file: a page isn't written through it")
        else:
            write_whole(folder / page.name, page.content())
            account.given += 1
            account.files.append(folder / page.name)


def write_for_mail(pages: list[Page], folder: Path, account: Account) -> None:
    """Write the pages side by side, and ``addresses.csv``, which says to whom each is attached."""
    rows: dict[str, list[str]] = {}
    slugs = list(dict.fromkeys(page.slug for page in pages))
    for page in pages:
        email = page.person.email
        if not email or email != safe(email):
            why = f"the address {email!r} would be taken for a formula" if email else "no address is known for them"
            account.keep_back(page.person, page.slug, why)
            continue
        name = f"{page.slug}_{page.person.id}.html"
        write_whole(folder / name, page.content())
        about = [email, safe(page.person.first_name), safe(page.person.last_name), safe(page.person.id)]
        rows.setdefault(page.person.id, about + [""] * len(slugs))[len(about) + slugs.index(page.slug)] = safe(name)
        account.given += 1
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerows(
        [["email", "first_name", "last_name", "id", *slugs], *rows.values()]
    )
    write_whole(folder / "addresses.csv", file.getvalue().encode("utf-8-sig"))
    account.files.append(folder / "addresses.csv")


def _clones_in(folder: Path) -> Iterator[Path]:
    """The clones in a folder, or in the folders of it, as GitHub Classroom's own tool leaves them."""
    for place in sorted(folder.iterdir()):
        if place.is_dir() and not place.is_symlink():
            if (place / ".git").exists():
                yield place
            else:
                yield from (
                    each for each in sorted(place.iterdir()) if (each / ".git").is_dir() and not each.is_symlink()
                )
