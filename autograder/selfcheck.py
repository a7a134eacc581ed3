"""What ``check(...)`` does in a student's notebook: run the public cases and say what is wrong.

The builder joins this module with the modules that it imports and with the data of one assignment, and puts
the whole into the notebook, so that a notebook works alone, with NumPy and without a network.
"""

import sys

from autograder.means import missing_means, names_used
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
    namespace = vars(sys.modules["__main__"])
    codes = {key: used for key, value in namespace.items() if (used := names_used(value)) is not None}
    verdict = _verdict(name, codes, namespace)
    if verdict["status"] in ("partial", "failed"):
        called = _wrong_function_called(name, codes, namespace)
        if called:
            hint = f'{name} calls {called}, which does not pass its own check yet. Begin there: check("{called}").'
            verdict.update(hint=hint, misconception=None)
    return Result(verdict)


def _verdict(name, codes, namespace):
    card = CARDS[name]
    return judge(card, observe_all(card, namespace), missing_means(name, codes, card["means"]))


def _wrong_function_called(name, codes, namespace):
    """The first function of another exercise that this one calls and that is not right itself."""
    for other in CARDS:
        if other == name or name not in codes or missing_means(name, codes, [other]):
            continue
        if _verdict(other, codes, namespace)["status"] in ("partial", "failed"):
            return other
    return None
