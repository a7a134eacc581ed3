"""TRUSTED, but reads what anybody may have handed in: files of every kind, in whatever state.

`submissions` finds the files without following links, `normalise` rebuilds a notebook on the released one. Nothing
here runs or imports what a student wrote, nothing raises for a file's sake, and what had to be mended is written down
in words for the student. It does not know how answers are judged.
"""
