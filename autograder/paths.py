"""Where things lie in the repository."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK_SOURCES = ROOT / "solutions" / "notebooks"
EXERCISES = ROOT / "exercises"
BUILD = ROOT / "_build" / "nbgrader"
SOURCE = BUILD / "source"  # instructor notebooks, with solutions: what nbgrader reads
CLASS = ROOT / "class"  # submitted, autograded, feedback, gradebook.db: never part of the repository
