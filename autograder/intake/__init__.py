"""TRUSTED, but reads what anybody may have handed in: files of every kind, in whatever state.

`submissions` finds the files without following links, `reading` reads what may be a notebook, `normalise` rebuilds it
on the released one. `grade` and nbgrader's own commands have no other way to a submission. Nothing here runs or
imports what a student wrote, nothing raises for a file's sake, and what had to be mended is written down in words for
the student. It does not know how answers are judged.
"""
