"""``build``: the notebooks from their sources."""

import argparse

from autograder.commands.arguments import Commands


def add(commands: Commands) -> None:
    parser = commands.add_parser("build", help="build the notebooks from their sources")
    parser.add_argument("--check", action="store_true", help="change nothing; fail where exercises/ is out of date")
    parser.set_defaults(run=_run)


def _run(options: argparse.Namespace) -> int:
    from autograder.notebook.build import drift, write_exercises
    from book import toc

    if options.check:
        stale = [f"exercises/{name} is not what its source and course.toml give" for name in drift()]
        stale += ["_toc.yml is not what course.toml gives"] if toc.is_stale() else []
        for complaint in stale:
            print(f"{complaint}; run `python -m autograder build`")
        return 1 if stale else 0
    done = write_exercises()
    if toc.write():
        done.append("wrote _toc.yml")
    print("\n".join(done) or "exercises/ and _toc.yml are up to date")
    return 0
