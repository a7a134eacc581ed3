"""nbgrader's own ``autograde`` in the process of the tests, which has loaded nbgrader and has a warm sandbox."""

import io
import logging

import pytest
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory

from autograder.nbgrader import clean_copies, late, plugin
from autograder.nbgrader.configuration import whole_config
from tests.at_once import worker_of


def autograde(folder, slug, students="*", force=False, **plugin_of_late_work):
    """Grade an assignment of a class; return what was said."""
    config = whole_config(folder)
    config.CourseDirectory.assignment_id, config.CourseDirectory.student_id = slug, students
    config.Autograde.force = force
    config.LateSubmissionPlugin.update(plugin_of_late_work)
    said = io.StringIO()
    listens = logging.StreamHandler(said)
    with pytest.MonkeyPatch.context() as patch:
        for module in (clean_copies, late, plugin):  # they read once in whose class a process is
            patch.setattr(module, "CLASS", folder)
        patch.setattr(plugin, "worker_with", worker_of)
        plugin.judge_for.cache_clear()
        converter = Autograde(coursedir=CourseDirectory(config=config), config=config)
        log = getattr(converter.log, "logger", converter.log)
        patch.setattr(log, "level", logging.WARNING)  # `generate_assignment` has made it quieter for all
        log.addHandler(listens)
        try:
            converter.start()
        finally:
            log.removeHandler(listens)
            plugin.judge_for.cache_clear()
    return said.getvalue()
