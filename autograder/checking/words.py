"""Counted things, as people write them: one has no plural."""


def many(count: float, one: str, more: str = "") -> str:
    """A number and what it counts.

    Parameters
    ----------
    count : int or float
        How many.
    one, more : str
        What a single one is called, and several; by default with an "s".

    Examples
    --------
    >>> many(1, "page"), many(0, "page"), many(2.50, "point"), many(2, "person", "people")
    ('1 page', '0 pages', '2.5 points', '2 people')
    """
    number = str(count) if isinstance(count, int) else f"{round(count, 2):g}"
    return f"{number} {one if number == '1' else more or one + 's'}"
