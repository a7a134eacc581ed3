"""The only room that knows nbgrader: its configuration, its gradebook, its feedback pages, its converters.

Whatever of nbgrader is private, or merely happens to be so in the pinned version, is used here and nowhere else;
`tests/autograder/nbgrader/test_contract.py` fails where a new version differs. `stubs` leaves in a student's
notebook what stands in place of each answer, `plugin` puts the judge into nbgrader's own commands, `entries` reads the
gradebook for `autograder.term`, `dates` and `late` enter into it what the rules of the term give, `labels` answers
questions of other rooms, so that they need not import nbgrader.
"""
