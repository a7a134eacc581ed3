"""The commands of ``python -m autograder``, one in each file: how it is called, what it says, how it ends.

A command loads what it needs when it runs, so that the others start fast; what it does is done in the other rooms.
"""
