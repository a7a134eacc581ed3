"""Builds the notebooks, and holds what a notebook carries of its own: `inside`.

`build` makes the instructor's notebook from its source and, with nbgrader, the student's; `bundle` packs whole rooms
(`contract`, `student`, `checking`, `inside`) with the public cases into one line of it, as short as `shake`, `shorter`,
`lean` and `writing` make it. A student can read all that is packed, so nothing of hidden cases may get there.
"""
