"""Numbers as the pages write them, and the tables that cells make of them."""

from IPython.display import Markdown


def text(value, form="g"):
    """Return a number as text, with a true minus sign; what differs from a round number by rounding alone is round.

    Examples
    --------
    >>> text(-2.5), text(0.1 + 0.2), text(-1e-17)
    ('−2.5', '0.3', '0')
    """
    return format(round(float(value), 12) + 0.0, form).replace("-", "\N{MINUS SIGN}")


def power(value, digits=1):
    """Return a very small or very large number as a product with a power of ten.

    Examples
    --------
    >>> power(0.000335)
    '$3.4 \\\\cdot 10^{-4}$'
    """
    factor, exponent = f"{value:.{digits}e}".split("e")
    return f"${factor} \\cdot 10^{{{int(exponent)}}}$"


def table(header, rows):
    """Return a table for the page: what a row is about on the left, the other columns centred. The cells are texts."""
    lines = [header, [":--", *[":-:"] * (len(header) - 1)], *rows]
    return Markdown("\n".join("| " + " | ".join(line) + " |" for line in lines))
