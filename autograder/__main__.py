"""The command line: ``python -m autograder``."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import autograder.quickstart  # noqa: F401 (first)
from autograder.paths import CLASS, SAMPLE_CLASS
from autograder.records.closed import close, close_within, write_closed
from autograder.refused import Refused

if TYPE_CHECKING:  # a command loads what it needs
    from autograder.grading.run import ClassFolders, Summary
    from autograder.specs.question import Question

STATUSES = """\
exit status: 0 if all is well, 1 if something could not be judged or made or is not as it should be, 2 if the command
was called wrongly or can't go on as things are (it says why), 130 if it was interrupted
"""
TRIED = ("function", "status", "points", "max_points", "mistake", "hint", "way_out")  # what `try --json` tells


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit status."""
    options = _parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        return status
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m autograder",
        description=__doc__,
        epilog=STATUSES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser("build", help="build the notebooks from their sources")
    build.add_argument("--check", action="store_true", help="change nothing; fail where exercises/ is out of date")
    build.set_defaults(run=_build)

    grade = commands.add_parser("grade", help="grade the submissions of assignments")
    _class_options(grade)
    grade.add_argument("--submitted", type=Path, help="submissions, as STUDENT/ASSIGNMENT/ASSIGNMENT.ipynb")
    grade.add_argument("--seed", type=_natural, help="draw these hidden cases, in this run, instead of the class's own")
    grade.add_argument("--trust", action="store_true", help="run students' code without a sandbox if there is none")
    grade.add_argument("--again", action="store_true", help="judge everything, not only what has changed")
    grade.add_argument("--jobs", type=_positive, help="how many processes judge (one for each core)")
    grade.add_argument("--scheduler", metavar="ADDRESS", help="judge on the workers of this Dask scheduler instead")
    grade.set_defaults(run=_grade)

    feedback = commands.add_parser("feedback", help="make nbgrader's feedback pages")
    _class_options(feedback)
    feedback.add_argument("--jobs", type=_positive, help="how many processes make them (one for each core)")
    feedback.set_defaults(run=_feedback)

    report = commands.add_parser("report", help="summarise a class: marks and mistakes")
    _class_options(report, many="*")
    report.add_argument("--all", action="store_true", help="every mistake, with its whole hint and who made it")
    report.set_defaults(run=_report)

    mistakes = commands.add_parser("mistakes", help="list the known mistakes and the hints that students read")
    mistakes.add_argument(
        "assignments", nargs="*", metavar="ASSIGNMENT", help="such as acceptance, or 01-acceptance (all)"
    )
    mistakes.add_argument("--source", action="store_true", help="with the whole wrong function of each")
    mistakes.set_defaults(run=_mistakes)

    loose = commands.add_parser("try", help="judge loose answers: a Python file with functions of the course")
    loose.add_argument("file", metavar="FILE", help="the file; - reads from standard input")
    loose.add_argument("--hidden", action="store_true", help="try the hidden cases too, not what students see alone")
    loose.add_argument("--seed", type=_natural, default=0, help="draw these hidden cases (0)")
    loose.add_argument("--json", action="store_true", help="a line of JSON for each function")
    loose.add_argument("--trust", action="store_true", help="run the code without a sandbox if there is none")
    loose.set_defaults(run=_try)

    matrix = commands.add_parser("matrix", help="try every known answer on the checks of its question")
    matrix.add_argument("names", nargs="*", metavar="NAME", help="of a question or an assignment (all)")
    matrix.add_argument("--seeds", type=int, default=1, help="how many draws of hidden cases (1)")
    matrix.set_defaults(run=_matrix)

    sample = commands.add_parser("sample-class", help="make a class whose true marks are known")
    sample.add_argument("--class", dest="folder", type=Path, default=SAMPLE_CLASS, help="where (_build/sample-class)")
    sample.set_defaults(run=_sample_class)
    return parser


def _class_options(parser: argparse.ArgumentParser, many: str = "+") -> None:
    parser.add_argument("assignments", nargs=many, metavar="ASSIGNMENT", help="such as acceptance, or 01-acceptance")
    parser.add_argument(
        "--class", dest="folder", type=Path, default=CLASS, help="the class folder (class, or $COURSE_CLASS)"
    )
    parser.add_argument("--db", help="the gradebook's database URL (SQLite in the class folder)")


def _natural(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("at least 0")
    return number


def _positive(text: str) -> int:
    if (number := _natural(text)) < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


def _build(options: argparse.Namespace) -> int:
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


def _grade(options: argparse.Namespace) -> int:
    from autograder.grading.run import ClassFolders, Options, grade

    write_closed()
    slugs = _slugs(options.assignments)
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
    print("\n".join(done.changes), end="\n" if done.changes else "")
    if done.interrupted:
        ready = done.graded + done.unchanged
        print(f"Stopped: {ready} of {done.submissions} submissions are done. The same command goes on from there.")
        return 130
    counts = [f"graded {done.graded} submissions"]
    counts += [f"{done.unchanged} unchanged"] if done.unchanged else []
    counts += [f"{done.missing} not handed in"] if done.missing else []
    print(f"{', '.join(counts)}; results in {places.results}")
    for stray in done.strays:
        print(f"left out: {stray}", file=sys.stderr)
    for remark in done.remarks:
        print(remark, file=sys.stderr)
    for failure in done.failures:
        print(f"not judged: {failure}", file=sys.stderr)
    if done.failures:
        print(f"{len(done.failures)} could not be judged and have no new mark. Run the command again.", file=sys.stderr)
    return 1 if done.failures else 0


def _feedback(options: argparse.Namespace) -> int:
    from autograder.grading.feedback import make_pages

    write_closed()
    slugs = _slugs(options.assignments)
    pages = make_pages(slugs, _existing(options.folder), options.db, options.jobs)
    if pages.interrupted:
        print(f"interrupted: {pages.made} of {pages.asked} pages are made; the same command makes all of them")
        return 130
    for failure in pages.failures:
        print(f"no page: {failure}", file=sys.stderr)
    return 1 if pages.failures else 0


def _report(options: argparse.Namespace) -> int:
    from autograder.records import results
    from autograder.records.report import class_report

    slugs = _slugs(options.assignments)
    lines = results.read(_existing(options.folder) / "results.jsonl")
    wanted = slugs or {line.assignment for line in lines}
    print(class_report([line for line in lines if line.assignment in wanted], options.all))
    return 0


def _mistakes(options: argparse.Namespace) -> int:
    from autograder.records.report import known_mistakes
    from autograder.specs.course import assignment, assignments

    chosen = [assignment(slug) for slug in _slugs(options.assignments)] or assignments()
    print(known_mistakes(chosen, with_source=options.source))
    return 0


def _try(options: argparse.Namespace) -> int:
    import json

    from autograder.checking.render import as_text
    from autograder.grading.loose import judge_loose, names_in
    from autograder.specs.course import assignments

    source = _text_of(options.file)
    name = "standard input" if options.file == "-" else options.file
    judged = 0
    for found in judge_loose(source, options.hidden, options.seed, options.trust):
        for error in found.errors:
            print(f"{name}: the code itself stops with {error}", file=sys.stderr)
        for verdict in found.verdicts:
            judged += 1
            if options.json:
                print(json.dumps({name: getattr(verdict, name) for name in TRIED}), flush=True)
            else:
                print(as_text(verdict, public_only=not options.hidden), flush=True)
    if not judged:
        known = {question.function for each in assignments() for question in each.questions}
        there = names_in(source)
        raise Refused(_no_answer(name, there, known))
    return 0


def _text_of(name: str) -> str:
    """The text of a file, or of standard input for ``-``."""
    try:
        content = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return content.decode("utf-8-sig")
    except OSError as error:
        raise Refused(f"{name} can't be read: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise Refused(f"{name} is not text in UTF-8. Is it a Python file? A notebook is graded by `grade`.") from None


def _no_answer(name: str, there: list[str], known: set[str]) -> str:
    import difflib

    if not there:
        return f"{name} defines no function. Write the function as its notebook asks for it: def score(X, ...): ..."
    near = [(each, close[0]) for each in there if (close := difflib.get_close_matches(each, known, n=1))]
    meant = f" Did you mean {near[0][1]} in place of {near[0][0]}?" if near else ""
    return f"{name} defines no function that the course asks for, only {', '.join(there[:5])}.{meant}"


def _matrix(options: argparse.Namespace) -> int:
    from autograder.proof.matrix import rows_of, table, too_few
    from autograder.proof.trivial import gifts

    questions = _questions(options.names)
    faults = 0
    for seed in range(options.seeds):
        found = [row for question in questions for row in rows_of(question, seed)]
        bad = [row for row in found if row.fault]
        faults += len(bad)
        if seed == 0:
            print(table(found))
            complaints = [said for question in questions if (said := too_few(question))]
            complaints += [str(gift) for question in questions for gift in gifts(question, seed)]
            print("\n".join(complaints), end="\n" if complaints else "")
            faults += len(complaints)
        elif bad:
            print(f"seed {seed}\n{table(bad)}")
    return 1 if faults else 0


def _questions(names: Sequence[str]) -> list[Question]:
    """The questions of these names, or of the assignments of these names; all where there is none."""
    from autograder.specs.course import assignments

    everything = {question.function: question for each in assignments() for question in each.questions}
    by_assignment = {
        name: each.questions for each in assignments() for name in (each.slug, each.slug.partition("-")[2])
    }
    chosen: list[Question] = []
    for name in names:
        if name not in everything and name not in by_assignment:
            raise Refused(f"There is no question and no assignment {name!r} in this course.{_near(name, everything)}")
        chosen += by_assignment.get(name) or [everything[name]]
    return chosen or list(everything.values())


def _near(name: str, known: Iterable[str]) -> str:
    """A question whether another name was meant, if one is like it."""
    import difflib

    near = difflib.get_close_matches(name, list(known), n=1)
    return f" Did you mean {near[0]}?" if near else ""


def _sample_class(options: argparse.Namespace) -> int:
    from autograder.proof.sample_class import write_sample_class

    count = write_sample_class(options.folder)
    print(f"{count} submissions in {options.folder / 'submitted'}")
    return 0


def _existing(folder: Path) -> Path:
    """The folder of a class that should be there."""
    if not folder.is_dir():
        raise Refused(f"There is no class folder {folder}.")
    return folder.resolve()


def _slugs(names: Iterable[str]) -> list[str]:
    """The slugs of assignments that may have been named without their numbers."""
    from autograder.specs.course import assignment

    try:
        return [assignment(name).slug for name in names]
    except KeyError as error:
        raise Refused(str(error.args[0])) from None


if __name__ == "__main__":
    try:
        exit_status = main()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left that Ctrl+C could stop
        sys.exit(exit_status)
    except BrokenPipeError:  # the output went into a pager that was closed
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
