"""PURE: compares observations with what is expected and puts the result into words. The grader trusts it.

It reads no file, runs no student's code and knows no question of the course: all it needs is on the card. It imports
from `contract` alone, and NumPy, because notebooks carry it too. `verdict` judges with the `comparisons`, `hints` are
for mistakes of any exercise, `must_use` reads which names a source uses, `dependence` tells whether an answer comes
from them, `render` writes text and HTML, `words` are for what is counted. `predictions` makes the digest of a value;
`domain` tells whether data that a student hands in are what was asked for, before `programs` runs the course's own on
them.
"""
