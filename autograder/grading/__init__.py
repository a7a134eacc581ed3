"""TRUSTED: judges submissions, many at once. Here cards, sandbox and checking come together.

`cards` make a question concrete, `judge` judges a notebook: `examination` asks each question where its check stands,
`causes` say why a function isn't there, `sources` read what a cell defines. `jobs` are what one process does for one
submission, `pool` keeps processes busy, `run` grades a class, and `feedback` makes its pages. Only `run` writes results
and the gradebook. No student's code runs here.
"""
