"""Where things lie in the repository."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# another file of settings for the same course, as tests need it
SETTINGS = Path(os.environ.get("COURSE_SETTINGS", ROOT / "course.toml")).resolve()
NOTEBOOK_SOURCES = ROOT / "solutions" / "notebooks"
EXERCISES = ROOT / "exercises"
DATA_FILES = ROOT / "book" / "data"
BUILD = ROOT / "_build" / "nbgrader"
SOURCE = BUILD / "source"  # instructor notebooks, with solutions: what nbgrader reads
CARDS = ROOT / "_build" / "cards"  # kept by fingerprint
# submitted, autograded, feedback, gradebook.db: never part of the repository
CLASS = Path(os.environ.get("COURSE_CLASS", ROOT / "class")).resolve()
SAMPLE_CLASS = ROOT / "_build" / "sample-class"
