"""How nbgrader is set up for this course: one configuration for its commands, formgrader and our own."""

import os
import sys
import warnings
from contextvars import ContextVar
from copy import deepcopy
from pathlib import Path

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.paths import CLASS, EXERCISES, ROOT, SOURCE
from autograder.records.closed import close, group
from autograder.specs.settings import settings

_read_for = ContextVar("the class that nbgrader_config.py is read for", default=CLASS)

TEXT_STUB = "*Write here, in place of this line.*"
STUB = "# Write your code here.\nraise NotImplementedError()"


def course_config(class_folder: Path | None = None, db_url: str | None = None) -> Config:
    """Return nbgrader's configuration for this repository.

    Parameters
    ----------
    class_folder : Path or None
        Where submitted, autograded and feedback files and the gradebook lie; by default the class folder.
    db_url : str or None
        The gradebook's database; by default a SQLite file in the class folder.
    """
    # nbgrader 0.9.6 reads an object's relations before it adds the object to the session; SQLAlchemy 2 remarks on it
    warnings.filterwarnings("ignore", message=".*not in session, add operation along", module="nbgrader")
    class_folder = class_folder or _read_for.get()
    # nbgrader creates neither the folder of its database nor its exchange, and calls alembic by name
    close(class_folder)
    exchange = exchange_of(class_folder)
    if not exchange.exists():
        exchange.mkdir(parents=True)
        exchange.chmod(0o755)  # whatever this process closes
    scripts = str(Path(sys.executable).parent)
    if scripts not in os.environ["PATH"].split(os.pathsep):
        os.environ["PATH"] = scripts + os.pathsep + os.environ["PATH"]

    config = Config()
    config.CourseDirectory.course_id = settings().identifier
    config.CourseDirectory.root = str(ROOT)
    config.CourseDirectory.source_directory = str(SOURCE)
    config.CourseDirectory.release_directory = str(EXERCISES)
    config.CourseDirectory.submitted_directory = str(class_folder / "submitted")
    config.CourseDirectory.autograded_directory = str(class_folder / "autograded")
    config.CourseDirectory.feedback_directory = str(class_folder / "feedback")
    config.CourseDirectory.db_url = db_url or f"sqlite:///{class_folder / 'gradebook.db'}"
    config.ClearSolutions.code_stub = {"python": STUB}
    config.ClearSolutions.text_stub = TEXT_STUB
    config.GenerateAssignment.preprocessors = _released_steps()
    config.GenerateAssignment.force = True  # exercises/ is generated: writing it again is the point
    config.Autograde.exporter_class = "autograder.nbgrader.plugin.PreparingExporter"
    config.Autograde.autograde_preprocessors = _judged_steps()
    _read_safely()
    config.GenerateFeedback.preprocessors = ["autograder.nbgrader.pages.Grades"]
    config.GenerateFeedback.exporter_class = "autograder.nbgrader.feedback.FeedbackPage"
    config.ExportApp.plugin_class = "autograder.nbgrader.export.EverySubmission"
    config.Exchange.root = str(exchange)
    config.ExchangeFactory.release_feedback = "autograder.nbgrader.exchange.ReleaseFeedback"
    config.CourseDirectory.groupshared = group() is not None
    if "nbgrader.server_extensions.formgrader.formgrader" in sys.modules:  # this process shows formgrader
        from autograder.nbgrader.formgrader import make_safe

        make_safe()
    return config


def whole_config(class_folder: Path, db_url: str | None = None) -> Config:
    """Return the configuration of a class as nbgrader's commands have it, with what an instructor has added to it.

    Parameters
    ----------
    class_folder : Path
        Where submitted, autograded and feedback files and the gradebook lie.
    db_url : str or None
        The gradebook's database; by default the configured one.
    """
    token = _read_for.set(class_folder)
    try:
        config = PyFileConfigLoader("nbgrader_config.py", str(ROOT)).load_config()
    finally:
        _read_for.reset(token)
    if db_url:
        config.CourseDirectory.db_url = db_url
    return config


def exchange_of(class_folder: Path) -> Path:
    """Where students hand in and fetch: beside the class folder, since they can't look into that."""
    return Path(os.environ.get("COURSE_EXCHANGE") or f"{class_folder}-exchange").resolve()


def _released_steps() -> list[str]:
    """nbgrader's steps of a release, with stubs that differ from cell to cell, for a course that may change."""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.preprocessors import ClearSolutions, SaveCells

    steps = GenerateAssignment.preprocessors.default_args[0]
    ours = {ClearSolutions: "stubs.LeaveStubs", SaveCells: "cells.KeepSubmissions"}
    return [
        f"autograder.nbgrader.{ours[step]}" if step in ours else f"{step.__module__}.{step.__name__}" for step in steps
    ]


def _judged_steps() -> list[str]:
    """nbgrader's steps of grading, with the judge in place of ``Execute`` and late work seen as we see it."""
    from nbgrader.converters import Autograde
    from nbgrader.preprocessors import AssignLatePenalties, Execute

    steps = Autograde.autograde_preprocessors.default_args[0]
    ours = {Execute: "plugin.JudgeCells", AssignLatePenalties: "late.LatePenalties"}
    # by name: formgrader shows its configuration as JSON
    return [
        f"autograder.nbgrader.{ours[step]}" if step in ours else f"{step.__module__}.{step.__name__}" for step in steps
    ]


def _read_safely() -> None:
    """Give nbgrader's own commands the intake; a setting for it there is not."""
    from autograder.nbgrader.clean_copies import read_through_the_intake

    read_through_the_intake()


def generate_assignment(slug: str, config: Config) -> None:
    """Release one assignment: write the student's notebook and enter its cells into the gradebook."""
    import logging

    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory

    config = deepcopy(config)  # `copy` shares its sections
    config.CourseDirectory.assignment_id = slug
    converter = GenerateAssignment(coursedir=CourseDirectory(config=config), config=config)
    converter.log.setLevel(logging.ERROR)
    converter.start()
