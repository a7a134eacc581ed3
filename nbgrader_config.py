"""nbgrader reads this file when it runs in the repository's folder; the settings are in autograder."""

from autograder.nbgrader.configuration import course_config

c = get_config()  # noqa: F821 (nbgrader defines it)
c.merge(course_config())
