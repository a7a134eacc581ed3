"""UNTRUSTED: the process in which students' code runs, and how it shuts itself in before it begins.

`process` is started once and forks a child for each submission; `isolation` gives up, for good, all that the child
can do without. It imports `contract` and `student` and nothing else of the course: of the course, that is all there is.
What is said from here may be forged. No expected value, no hint and no point may get here.
"""
