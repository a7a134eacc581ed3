"""TRUSTED, but reads what students say: requests to look at a mark again, and the answers of people.

`requests` reads them in a notebook or a file, `docket` keeps them with the answers and the marks that were given by
hand, in `appeals.jsonl` of the class, `answering` gives an answer, and `listing` shows all of it. What a student wrote
is cut to a length, cleaned, and never anything but text.
"""
