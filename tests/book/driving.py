"""How an explorable is driven: by mouse, keys and fingers; what it publishes, and what its model computes."""

import json

import numpy as np

from tests.book.visits import frames


def alive(page, name):
    """Return an explorable as a locator, alive and in the middle of the window."""
    root = page.locator(f'[data-explorable="{name}"][data-ready]').first
    root.wait_for()
    centre(root.locator(".xp-board"))
    return root


def centre(locator):
    """Bring an element into the middle of the window."""
    locator.evaluate("node => node.scrollIntoView({block: 'center', behavior: 'instant'})")
    frames(locator.page)


def fresh(page, name):
    """Return an explorable of a shared page as it was when the page was opened, alive and in the middle."""
    page.mouse.move(0, 0)
    root = alive(page, name)
    first, now = root.evaluate(
        """root => {
            root.atFirst ??= JSON.stringify(root.dataset);
            document.activeElement?.blur();
            root.explorable.reset();
            return [root.atFirst, JSON.stringify(root.dataset)];
        }"""
    )
    assert json.loads(now) == json.loads(first), "Reset has not brought back what was there at first"
    return root


def published(root):
    """Return what an explorable publishes, numbers as numbers."""

    def read(text):
        try:
            return float(text)
        except ValueError:
            return text

    return {key: read(text) for key, text in root.evaluate("root => ({...root.dataset})").items()}


def call(page, model, body, *arguments):
    """Evaluate JavaScript with the functions of a model in reach as ``m`` and the arguments as ``a``."""
    script = f"a => {{ const m = Explorables.models[{json.dumps(model)}]; {body} }}"
    return page.evaluate(script, json.loads(json.dumps(arguments)))


def press(root, name):
    """Click a button."""
    root.get_by_role("button", name=name, exact=True).click()


def push(root, name, times=1):
    """Click a button so many times, also where it says that it does nothing now."""
    for _ in range(times):
        root.get_by_role("button", name=name, exact=True).click(force=True)


def middle(locator):
    """Return the middle of a locator in the window."""
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(locator, by, steps=8):
    """Drag with the mouse by so many pixels, to the right and downwards, in several steps."""
    x, y = middle(locator)
    mouse = locator.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + by[0], y + by[1], steps=steps)
    mouse.up()


def swipe(page, start, stop, steps=8):
    """Move one finger from start to stop, through the browser's own touch input."""
    session = page.context.new_cdp_session(page)

    def touch(kind, *points):
        fingers = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
        frames(page)  # the browser takes in what fingers do once for each picture

    touch("touchStart", start)
    for part in np.linspace(0, 1, steps + 1)[1:]:
        touch("touchMove", tuple(np.array(start) + part * (np.array(stop) - np.array(start))))
    touch("touchEnd")
