"""TRUSTED: judges submissions, many at once. Here cards, sandbox and checking come together.

`cards` make a question concrete, `judge` judges a notebook, `jobs` are what one process does for one submission,
`pool` keeps processes busy, `run` grades a class.
Only `run` writes files and the gradebook. No student's code runs here.
"""
