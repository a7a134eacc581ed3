"""What ``check(...)`` does in a student's notebook: run the public cases and say what is wrong.

The builder joins this module with the modules that it imports and with the data of one assignment, and puts
the whole into the notebook, so that a notebook works alone, with NumPy and without a network.
"""

import sys

from autograder.means import missing_means, names_of
from autograder.probe import observe_all
from autograder.render import as_html, as_text
from autograder.verdict import judge

CARDS = {}  # the builder fills in the cards of one assignment, public cases only


class Result(float):
    """The points reached on the public cases; shown as text or HTML.

    A plain number to nbgrader, which reads the last value of a graded cell as its points.
    """

    def __new__(cls, verdict):
        result = super().__new__(cls, verdict["points"])
        result.verdict = verdict
        return result

    @property
    def text(self):
        return as_text(self.verdict, public_only=True)

    def _repr_html_(self):
        return as_html(self.verdict, public_only=True)


def check(function):
    """Try one of your functions on the public cases and show the first that fails.

    Parameters
    ----------
    function : str
        The name of the function, in quotes: ``check("score")``.

    Returns
    -------
    float
        The points reached on the public cases.
    """
    name = getattr(function, "__name__", function)
    if name not in CARDS:
        raise ValueError(f"check() knows no exercise {name!r} here; it knows {', '.join(CARDS)}")
    card, namespace = CARDS[name], vars(sys.modules["__main__"])
    observations = observe_all(card, namespace)
    codes = {key: names_of(value.__code__) for key, value in namespace.items() if hasattr(value, "__code__")}
    return Result(judge(card, observations, missing_means(name, codes, card["means"])))
