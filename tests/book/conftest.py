"""Pages that are built for a test, and the site in a real browser: served on this machine, and strict about what a page
asks for and says.
"""

import functools
import http.server
import io
import sys
import threading
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from autograder.specs.settings import settings
from tests.book.pages import ROOT, SITE, WITH_RULES
from tests.book.visits import PHONE, WIDE, look_at

BROWSER_FIXTURES = {"site", "browser", "open_page", "shared_page", "facts_of"}


def pytest_collection_modifyitems(items):
    """Mark what needs a browser, so that `-m "not browser"` leaves it out."""
    for item in items:
        if Path(__file__).parent not in item.path.parents:
            continue
        if BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def build(tmp_path):
    """Return a function that builds pages with the book's directives, and returns their text and the warnings."""
    (tmp_path / "solutions").symlink_to(ROOT / "solutions")
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "assets").symlink_to(ROOT / "book" / "assets")
    for chapter in settings().chapters:
        (tmp_path / "exercises" / chapter.slug).mkdir(parents=True)
        (tmp_path / "exercises" / chapter.slug / f"{chapter.slug}.ipynb").write_text("{}")

    def build(text, builder="html", **config):
        (tmp_path / "index.md").write_text(f"(slide-map)=\n# Page\n\n{text}\n", encoding="utf-8")
        names = ["links", "reveal", "math_svg", "explorable", "quiz", "implementation", "cards", "accessibility"]
        values = {
            "extensions": ["myst_parser", *(f"book._ext.{name}" for name in names)],
            "exclude_patterns": ["solutions", "book", "exercises"],
            "myst_enable_extensions": ["dollarmath", "amsmath"],
            "html_math_renderer": "math_svg",
            "html_static_path": ["book/assets"],
            "html_theme": "basic",
            "nitpicky": True,
        } | config
        output, warnings = tmp_path / builder, io.StringIO()
        with docutils_namespace():
            app = Sphinx(tmp_path, None, output, tmp_path / "doctrees", builder, values, None, warnings)
            app.build()
        page = output / ("index.txt" if builder == "text" else "index.html")
        return page.read_text(encoding="utf-8"), warnings.getvalue()

    return build


@pytest.fixture(scope="session")
def site():
    """The address of the built site, served on this machine."""
    if not (SITE / "index.html").exists():
        pytest.fail(f"The site is not built: there is no {SITE / 'index.html'}. Run `make course SERVE=no` first.")

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    class Server(http.server.ThreadingHTTPServer):
        def handle_error(self, request, client_address):
            if not isinstance(sys.exception(), ConnectionError):  # a page that is closed stops reading
                super().handle_error(request, client_address)

    handler = functools.partial(Quiet, directory=str(SITE))
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def watch(page, site):
    """The list into which go requests to other hosts, errors of scripts and what is not there."""
    faults = []

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
    return faults


@pytest.fixture(scope="session")
def window(site, browser):
    """A context in which there is a window without a page, as Playwright's page, and the list of its faults."""

    @contextmanager
    def window(width=1280, color_scheme="light", touch=False):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme=color_scheme, has_touch=touch, is_mobile=touch
        )
        try:
            page = context.new_page()
            yield page, watch(page, site)
        finally:
            context.close()

    return window


@pytest.fixture(scope="session")
def visit(site, window):
    """A context in which a page is open in a window of its own: the page, and the list of its faults."""

    @contextmanager
    def visit(path, withhold=None, **how):
        with window(**how) as (page, faults):
            if withhold:
                page.route(withhold, lambda route: route.abort())
            page.goto(f"{site}/{path}", wait_until="load")
            yield page, faults

    return visit


@pytest.fixture
def open_page(visit):
    """Open a page of the site; the test fails if it asks another host for anything or reports an error."""
    noted = []
    with ExitStack() as stack:

        def open(path, **window):
            page, faults = stack.enter_context(visit(path, **window))
            noted.append(faults)
            return page

        yield open
    assert [fault for faults in noted for fault in faults] == []


@pytest.fixture(scope="module")
def pages_of_a_file(visit):
    """Pages that the tests of one file share, each with its faults, by address and window."""
    with ExitStack() as stack:
        yield functools.cache(lambda path, **window: stack.enter_context(visit(path, **window)))


@pytest.fixture
def shared_page(pages_of_a_file):
    """Open a page once for all tests of a file; a test fails by what happens on it while this test runs.

    For tests that only read, or that bring what they move back first: see ``driving.fresh``.
    """
    used = []

    def shared(path, **window):
        page, faults = pages_of_a_file(path, **window)
        used.append((page, faults))
        return page

    yield shared
    noted = []
    for page, faults in used:
        page.evaluate("0")  # what the page has reported by now has arrived when this returns
        noted += faults
        faults.clear()
    assert noted == []


@pytest.fixture(scope="session")
def facts_of(site, window, request):
    """What there is to see on a page, light and wide or dark and on a phone, or as asked for; each is loaded once.

    The pages come one after the other into the same window, which has what they share. The rules of accessibility are
    asked about pages of each kind; about all with --all.
    """
    everywhere = request.config.getoption("--all")
    with ExitStack() as stack:

        @functools.cache
        def window_of(color_scheme, width):
            return stack.enter_context(window(width, color_scheme, touch=width == PHONE))

        @functools.cache
        def seen(path, color_scheme, width):
            page, faults = window_of(color_scheme, width)
            page.emulate_media(media="screen")  # the page before it was printed
            page.goto(f"{site}/{path}", wait_until="load")
            facts = look_at(page, faults, rules=everywhere or path in WITH_RULES)
            noted = replace(facts, faults=[*faults])
            faults.clear()
            return noted

        def of(path, color_scheme="light", width=None):
            return seen(path, color_scheme, width or (PHONE if color_scheme == "dark" else WIDE))

        yield of
