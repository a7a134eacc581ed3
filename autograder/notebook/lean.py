"""A card with that of its known mistakes alone that ``check`` looks at when it compares an answer with them."""

from dataclasses import replace

from autograder.checking.known import Outcome, wording
from autograder.contract.cards import BEGINNING, Card
from autograder.contract.observations import Facts, Raised, Returned


def lean(card: Card) -> Card:
    """The card without the names of its known mistakes, and without what no comparison of their outcomes needs.

    Left out are the messages of errors but for the words that are compared, the kinds of values that aren't tensors,
    what was printed, and all but the beginning of digests.
    """
    return replace(
        card,
        mistakes=[
            replace(each, name="", outcomes=[_lean(outcome, card.library == "torch") for outcome in each.outcomes])
            for each in card.mistakes
        ],
    )


def _lean(outcome: Outcome, torch: bool) -> Outcome:
    if isinstance(outcome, Raised):
        return Raised(outcome.error, wording(outcome.message))
    if isinstance(outcome, Facts):
        digest = outcome.facts.get("digest")
        return replace(outcome, facts={**outcome.facts, "digest": digest[:BEGINNING]}) if digest else outcome
    if isinstance(outcome, Returned) and outcome.values is not None:
        kinds = [kind if kind == "Tensor" else "" for kind in outcome.kinds] if torch else []
        return replace(outcome, kind="", kinds=kinds, printed="")
    return replace(outcome, printed="") if isinstance(outcome, Returned) else outcome
