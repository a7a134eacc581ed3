"""What ``course.toml`` sets of the book: title, author, copyright, addresses, which solutions are shown, due dates.

It is read before anything else is, and a change in it makes every page be read again. The table of contents is made
from the same file beforehand, so a build refuses one that is out of date.
"""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sphinx.errors import ConfigError

from autograder.paths import CLASS
from autograder.specs.settings import SettingsError, settings
from autograder.term.rules import Rules
from autograder.term.solutions import shown
from book import toc


def now():
    """The time of the build, by which solutions are shown whose due date is past."""
    return datetime.now(UTC)


def apply(app, config):
    """Give Sphinx and the theme what the course's settings say."""
    try:
        course = settings()
        solutions = shown(course, CLASS, now())
    except SettingsError as error:
        raise ConfigError(str(error)) from error
    config.html_title, config.author, config.copyright = course.title, course.author, course.copyright
    config.html_baseurl = course.site
    config.show_solutions = solutions if isinstance(solutions, bool) else list(solutions)
    config.myst_substitutions = {**config.myst_substitutions, "title": course.title}
    config.course = repr(replace(course, term=Rules(course.term.zone, course.term.due)))  # the rest is in no page
    add_repository(config.html_theme_options, course.repository, course.branch)


def add_repository(theme, repository, branch):
    """Give the theme the repository and its buttons, or neither where there is no repository."""
    if repository:
        theme.update(repository_url=repository, repository_branch=branch)
        theme.update(use_repository_button=True, use_issues_button=True)
    else:
        theme.pop("repository_url", None)


def check_contents(app, config):
    """Refuse a table of contents that the settings don't give."""
    path = Path(app.srcdir, config.external_toc_path)
    if path.read_text(encoding="utf-8") != toc.text():
        raise ConfigError(f"{path.name} is not what course.toml gives: run `python -m autograder build`")


def setup(app):
    app.add_config_value("course", "", "env", types=[str])
    app.connect("config-inited", apply, priority=100)
    app.connect("config-inited", check_contents)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
