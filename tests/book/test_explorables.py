"""Every explorable of the book in a real browser: it comes to life, keeps its place, and can be reset."""

from functools import cache

import pytest

from tests.book.driving import alive, press
from tests.book.pages import EXPLORABLES, OF_EACH_KIND
from tests.book.visits import PHONE, WIDE, heights, resize, wait_until_alive
from tests.conftest import chosen_of, one_in

each_page = pytest.mark.parametrize("path", EXPLORABLES)
ON_A_PHONE = chosen_of(OF_EACH_KIND, EXPLORABLES)
TABLET = 768
LOOKED_AT = [path for path in EXPLORABLES if path in OF_EACH_KIND][1::2]  # wide and on a phone; all else with --all
SEEN = {WIDE: "light", PHONE: "dark"}  # in what colours a page is looked at anyway
IN_WIDTHS = [
    pytest.param(path, width, marks=() if path in LOOKED_AT and width in SEEN else pytest.mark.exhaustive)
    for path in EXPLORABLES
    for width in (PHONE, TABLET, WIDE)
]


@each_page
def test_every_explorable_comes_to_life(facts_of, path):
    assert facts_of(path).asleep == []
    assert {each["name"] for each in facts_of(path).explorables} == set(EXPLORABLES[path])


@pytest.fixture(scope="module")
def waiting_heights(visit, request):
    """The heights of the places of a page's explorables while their scripts are not there, by width."""
    widths = [PHONE, *([TABLET] if request.config.getoption("--all") else []), WIDE]

    @cache
    def of(path):
        found = {}
        with visit(path, withhold="**/explorables/*.js*") as (page, faults):
            for width in widths:
                resize(page, width)
                found[width] = heights(page)
        assert faults == []
        return found

    return of


@pytest.mark.parametrize("path, width", IN_WIDTHS)
def test_nothing_moves_when_the_script_runs(facts_of, open_page, waiting_heights, path, width):
    if width in SEEN:
        running = facts_of(path, SEEN[width]).heights
    else:
        page = open_page(path, width=width)
        assert wait_until_alive(page) == []
        running = heights(page)
    waiting = waiting_heights(path)[width]
    assert running == pytest.approx(waiting, abs=1), "mend --xp-wide or --xp-narrow in explorables.css"


@each_page
def test_every_explorable_has_reset_and_a_status(facts_of, path):
    for each in facts_of(path).explorables:
        assert each["resets"] == 1, each
        assert each["statuses"] >= 1, each
        assert each["label"], each


@pytest.mark.parametrize("path", ON_A_PHONE)
def test_targets_are_large_enough_on_a_phone(facts_of, path):
    assert facts_of(path, "dark", PHONE).small == []


@pytest.mark.parametrize("path", one_in(5, EXPLORABLES))  # each file of an explorable resets it before each test
def test_reset_undoes_everything(open_page, path):
    page = open_page(path)
    for name in EXPLORABLES[path]:
        root = alive(page, name)
        start = root.evaluate("root => ({...root.dataset})")
        for each in root.locator(".xp-handle").all():
            each.focus()
            page.keyboard.press("ArrowUp")
            page.keyboard.press("Shift+ArrowRight")
        for each in root.locator("input[type=range]").all():
            each.focus()
            page.keyboard.press("ArrowRight")
        press(root, "Reset")
        assert root.evaluate("root => ({...root.dataset})") == start
