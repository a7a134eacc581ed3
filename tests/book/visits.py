"""What is noted of a page while it is open: once, for all the tests that ask about it."""

import time
from contextlib import suppress
from dataclasses import dataclass

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import TimeoutError as TookTooLong

WIDE, PHONE = 1280, 360  # the widths, in pixels, in which pages are looked at
PATIENCE = 500  # milliseconds in which a page that has come to life may still move
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALL = """nodes => nodes.map(node => [node.outerHTML.slice(0, 80), node.getBoundingClientRect()])
                      .filter(([, box]) => box.width < 24 || box.height < 24)"""
TARGETS = ".xp-target, button, select, input[type=number], input[type=range]"
HEIGHTS = "nodes => nodes.map(node => node.getBoundingClientRect().height)"
SHIFT = """(patience) => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
      .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), patience);
})"""
ASLEEP = """() => [...document.querySelectorAll("[data-explorable]:not([data-ready])")]
                 .map(node => node.dataset.explorable)"""
# Two texts have the same contrast if they have the same style and lie on the same backgrounds. What is positioned
# may lie on something else than its parents, so each positioned element counts as a background of its own.
ONE_OF_EACH_LOOK = """() => {
    const known = new Map([[null, ""]]), looks = new Set();
    const backgrounds = (element) => {
        if (!known.has(element)) {
            const style = getComputedStyle(element);
            const own = [style.backgroundColor, style.backgroundImage, style.opacity, style.filter, style.mixBlendMode];
            const plain = own.join() === "rgba(0, 0, 0, 0),none,1,none,normal";
            const moved = !["static", "relative"].includes(style.position) || style.transform !== "none";
            const below = backgrounds(element.parentElement);
            known.set(element, below + (plain ? "" : own) + (moved ? `#${known.size}` : ""));
        }
        return known.get(element);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement, style = getComputedStyle(element);
        const look = [backgrounds(element), style.color, style.fontSize, style.fontWeight, style.textShadow].join("|");
        if (!texts.currentNode.data.trim() || !element.checkVisibility() || looks.has(look)) continue;
        looks.add(look);
        element.dataset.look = "";
    }
    axe.configure({rules: [{id: "color-contrast", selector: "[data-look], input, select, textarea"}]});
}"""
CARD_TABLES = ".card-exercise .pst-scrollable-table-container"
SCROLLED = "nodes => nodes.filter(node => node.scrollWidth > node.clientWidth).length"
NAVIGATION = ".bd-sidebar-primary, .bd-header-article, .xp-panel button"


@dataclass(frozen=True)
class Facts:
    """A page as it was seen."""

    faults: list  # requests to other hosts, errors of scripts, what is not there
    asleep: list  # explorables that have not come to life
    explorables: list  # for each: name, label, how many buttons Reset and how many status regions it has
    heights: list  # of the explorables, in pixels
    small: list  # what is to be pressed or dragged in an explorable and is smaller than 24 pixels
    violations: list | None  # of the rules of accessibility, with the beginning of the element; None: not asked
    overflow: int  # pixels by which the page is wider than its window
    scrolled: int  # how many tables of exercise cards are wider than their place
    shift: float  # by how much things moved while the page loaded
    addresses: list  # of all that was loaded
    text_on_paper: bool  # whether the article is printed
    navigation_on_paper: int  # how many parts of the navigation are printed
    code_on_paper: list  # the colours of printed code


def wait_until_alive(page):
    """Wait until every explorable has come to life; return the names of those that have not."""
    with suppress(TookTooLong):  # which they are is a fact of the page, and a test says so
        page.wait_for_function(f"() => !({ASLEEP})().length", timeout=10_000)
    return page.evaluate(ASLEEP)


def shift(page):
    """By how much things have moved since the page began to load."""
    wait_until_alive(page)
    return shift_since(page, time.monotonic())


def shift_since(page, alive):
    """By how much things have moved since the page began to load, which came to life at a time.

    That nothing moves any more is no event: the page is given so many milliseconds after it has come to life.
    """
    return page.evaluate(SHIFT, max(0.0, PATIENCE - 1000 * (time.monotonic() - alive)))


def frames(page):
    """Wait until the browser has painted twice, so that layout and its observers have had their turn."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def resize(page, width):
    """Make the window so wide, and wait until sidebars that come or go with it have arrived."""
    page.set_viewport_size({"width": width, "height": 800})
    frames(page)
    page.wait_for_function("() => document.getAnimations().every(each => each.playState !== 'running')")


def heights(page):
    """The heights of the explorables."""
    return page.locator(".explorable").evaluate_all(HEIGHTS)


def violations(page):
    """The rules of accessibility that a page breaks, and where.

    Most of the time goes into contrast, which axe works out anew for each of some thousand pieces of code. It is
    asked about one text of each look; all other rules are asked about everything.
    """
    page.evaluate(AXE_SCRIPT)
    page.evaluate(ONE_OF_EACH_LOOK)
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = page.evaluate("(options) => axe.run(document, options).then(found => found.violations)", options)
    return [(fault["id"], node["html"][:120]) for fault in found for node in fault["nodes"]]


def look_at(page, faults, rules=True):
    """Note what there is to see on a page, the rules of accessibility if asked for; it is on paper when this returns.

    Of all this the rules take longest.
    """
    asleep, alive = wait_until_alive(page), time.monotonic()
    explorables = [
        {
            "name": root.get_attribute("data-explorable"),
            "label": root.get_attribute("aria-label"),
            "resets": root.get_by_role("button", name="Reset").count(),
            "statuses": root.get_by_role("status").count(),
        }
        for root in page.locator("[data-explorable]").all()
    ]
    tall, small = heights(page), page.locator(f".explorable :is({TARGETS})").evaluate_all(SMALL)
    broken = violations(page) if rules else None
    overflow = page.evaluate("(html => html.scrollWidth - html.clientWidth)(document.documentElement)")
    scrolled = page.locator(CARD_TABLES).evaluate_all(SCROLLED)
    moved = shift_since(page, alive)
    addresses = page.evaluate("[location.href, ...performance.getEntriesByType('resource').map(entry => entry.name)]")
    page.emulate_media(media="print")
    return Facts(
        faults=faults,
        asleep=asleep,
        explorables=explorables,
        heights=tall,
        small=small,
        violations=broken,
        overflow=overflow,
        scrolled=scrolled,
        shift=moved,
        addresses=addresses,
        text_on_paper=page.locator("article, .bd-article").first.is_visible(),
        navigation_on_paper=page.locator(NAVIGATION).filter(visible=True).count(),
        code_on_paper=page.evaluate(
            "() => [...document.querySelectorAll('div.highlight span')].map(span => getComputedStyle(span).color)"
        ),
    )
