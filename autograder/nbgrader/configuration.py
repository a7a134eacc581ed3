"""How nbgrader is set up for this course: one configuration for its commands, formgrader and our own."""

import os
import sys
import warnings
from copy import deepcopy
from pathlib import Path

from traitlets.config import Config

from autograder.paths import CLASS, EXERCISES, ROOT, SOURCE
from autograder.specs.settings import settings

TEXT_STUB = "*Write here, in place of this line.*"
STUB = "# Write your code here.\nraise NotImplementedError()"


def course_config(class_folder: Path = CLASS, db_url: str | None = None) -> Config:
    """Return nbgrader's configuration for this repository.

    Parameters
    ----------
    class_folder : Path
        Where submitted, autograded and feedback files and the gradebook lie.
    db_url : str or None
        The gradebook's database; by default a SQLite file in the class folder.
    """
    # nbgrader 0.9.6 reads an object's relations before it adds the object to the session; SQLAlchemy 2 remarks on it
    warnings.filterwarnings("ignore", message=".*not in session, add operation along", module="nbgrader")
    # nbgrader creates neither the folder of its database nor its exchange, and calls alembic by name
    (class_folder / "exchange").mkdir(parents=True, exist_ok=True)
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
    config.GenerateAssignment.force = True  # exercises/ is generated: writing it again is the point
    config.Autograde.autograde_preprocessors = _judged_steps()
    _read_safely()
    config.GenerateFeedback.exporter_class = "autograder.nbgrader.feedback.FeedbackPage"
    config.Exchange.root = str(class_folder / "exchange")
    return config


def _judged_steps() -> list[str]:
    """nbgrader's steps of grading with the judge in place of ``Execute``."""
    from nbgrader.converters import Autograde
    from nbgrader.preprocessors import Execute

    steps = Autograde.autograde_preprocessors.default_args[0]
    judged = "autograder.nbgrader.plugin.JudgeCells"
    # by name: formgrader shows its configuration as JSON
    return [judged if step is Execute else f"{step.__module__}.{step.__name__}" for step in steps]


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
