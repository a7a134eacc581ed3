"""The site in a real browser: served on this machine, and strict about what a page asks for and says."""

import functools
import http.server
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "_build" / "html"
LAUNCH = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
BROWSER_FIXTURES = {"site", "browser", "open_page"}


def pytest_collection_modifyitems(items):
    """Mark what needs a browser, so that `-m "not browser"` leaves it out."""
    for item in items:
        if Path(__file__).parent in item.path.parents and BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site():
    """The address of the built site, served on this machine."""
    if not (SITE / "index.html").exists():
        pytest.fail(f"The site is not built: there is no {SITE / 'index.html'}. Run `make course SERVE=no` first.")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = functools.partial(Quiet, directory=str(SITE))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser():
    """Chromium, the one that tools/system.py finds."""
    import system
    from playwright.sync_api import sync_playwright

    executable = system.browser()
    if executable is None:
        pytest.fail("No Chromium was found. Install it, name it in CHROMIUM, or leave these out: -m 'not browser'")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=LAUNCH)
        yield started
        started.close()


@pytest.fixture
def open_page(site, browser):
    """Open a page of the site; the test fails if it asks another host for anything or reports an error."""
    contexts, faults = [], []

    def watch(page):
        def request(asked):
            if not asked.url.startswith((f"{site}/", "data:", "blob:")):
                faults.append(f"asked another host: {asked.url}")

        def response(answered):
            if answered.status >= 400:
                faults.append(f"{answered.status}: {answered.url}")

        def console(message):
            # what is not there is noticed by `response`; what a test itself withholds is no fault
            if message.type == "error" and not message.text.startswith("Failed to load resource"):
                faults.append(f"console error: {message.text}")

        page.on("request", request)
        page.on("response", response)
        page.on("console", console)
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))

    def open(path, width=1280, color_scheme="light", touch=False):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=color_scheme, has_touch=touch, is_mobile=touch
        )
        contexts.append(context)
        page = context.new_page()
        watch(page)
        page.goto(f"{site}/{path}", wait_until="load")
        return page

    yield open
    for context in contexts:
        context.close()
    assert faults == []
