"""How questions are asked: which of them in one copy of the process, and which once more."""

from autograder.contract.observations import Raised
from autograder.grading.cards import draw_card
from autograder.grading.examination import LONG, Examination
from autograder.specs.settings import specification

CHAPTERS = ("capstone",)


def test_what_may_take_long_is_asked_by_itself_and_so_not_again_where_it_fails():
    cards = [draw_card(question, seed=0) for question in specification("capstone").questions]
    short = [card.function for card in cards if card.seconds < LONG]
    asked = []

    def ask(cards, prelude="", public=None, before=None):
        asked.append((public, [card.function for card in cards]))
        return {card.function: [Raised("ValueError", "")] * len(card.cases) for card in cards}

    examination = Examination(cards, {card.function: {} for card in cards}, seed=0)
    examination.at_checks(cards, ask)
    examination.at_end([], ask)
    for public in (True, False):
        assert [names for when, names in asked if when is public] == [short, ["train"], ["experiment"]]
    assert [names for when, names in asked if when is None] == [[name] for name in short[1:]]
