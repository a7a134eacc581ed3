"""TRUSTED: judges submissions, many at once. Here cards, sandbox and checking come together.

`cards` make a question concrete, `judge` judges a notebook: `examination` asks each question where its check stands,
`causes` say why a function isn't there, `sources` read what a cell defines, `behaviour` tells wrong answers that do the
same. `jobs` are what one process does for one submission, `pool` keeps processes busy, `run` grades a class, `feedback`
makes its pages, and `examples` find an answer again. Only `run` writes results and the gradebook. No student's code
runs here.
"""
