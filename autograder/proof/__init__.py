"""Shows that the checks do their work: with answers whose true marks are known. No grading run needs it.

`matrix` tries every known answer, right or wrong, on its question, `trivial` answers that compute nothing;
`sample_class` makes a class whose marks follow from its construction, broken and odd files included.
"""
