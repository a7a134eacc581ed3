"""formgrader as JupyterLab serves it, in a real browser: with names that are markup and texts that would run."""

import json
import urllib.request
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import nbformat
import pytest

from autograder.nbgrader.gradebook import ClassBook
from autograder.nbgrader.safe_pages import TEMPLATES, safe_templates
from autograder.paths import ROOT
from autograder.records.outcome import Outcome
from autograder.specs.course import assignment

pytestmark = pytest.mark.browser
left_to_all = pytest.mark.exhaustive
CHAPTERS = ("acceptance",)
SLUG = assignment("acceptance").slug
STUDENT = "<img src=x onerror=alert(1)>"  # a folder may be called so
LAST, FIRST = "</script><script>alert(2)</script>", '"; alert(3); "\\'
MAIL = "'\"><svg onload=alert(4)>"
ASSIGNMENT = "<script>alert(5)</script>"
TEXT = """Mine: $x^2$ ![](https://example.org/pixel.png) <img src=x onerror=alert(6)> <script>alert(7)</script>
[click](javascript:alert(8)) <iframe src="https://example.org"></iframe> <a href="own.html">mine</a>"""


@pytest.fixture(scope="module")
def graded(notebook_of):
    """A class with such names; as if the judge let a student's text through as it is."""
    notebook = notebook_of(SLUG)
    notebook.cells.insert(1, nbformat.v4.new_markdown_cell(TEXT))
    build = ROOT / "_build"  # formgrader shows files of the repository's folder alone
    build.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=build) as place, ClassBook(folder := Path(place, "class")) as book:
        book.save(SLUG, STUDENT, Outcome(nbformat.writes(notebook), [], [], True, {}))
        book.gradebook.update_or_create_student(STUDENT, first_name=FIRST, last_name=LAST, email=MAIL)
        book.gradebook.add_assignment(ASSIGNMENT)
        submission = book.gradebook.find_submission_notebook(SLUG, SLUG, STUDENT).id
        (book.path_of(SLUG, STUDENT).parent / "own.html").write_text("<script>alert(9)</script>", encoding="utf-8")
        yield folder, submission


@pytest.fixture(scope="module")
def server(graded, formgrader):
    """The address of formgrader for this class."""
    with formgrader(graded[0]) as address:
        yield address


@pytest.fixture(params=[False, True], ids=["with the browser's help", "by escaping alone"])
def page(request, browser, server):
    """A page, and what went wrong on it; the browser's help can be turned off."""
    with closing(browser.new_context(bypass_csp=request.param)) as context:
        shown = context.new_page()
        faults = []

        def ran(dialog):
            faults.append(f"ran alert({dialog.message})")
            dialog.dismiss()

        def asked(request):
            if not request.url.startswith((server.removesuffix("/formgrader"), "data:")):
                faults.append(f"asked {request.url}")

        shown.on("dialog", ran)
        shown.on("request", asked)
        shown.on("pageerror", lambda error: faults.append(f"error {error}"))
        yield shown, faults, request.param


NAMES = {  # on each page, below the address of formgrader
    "manage_assignments": [SLUG],
    "gradebook": [SLUG],
    "manage_students": [STUDENT, f"{LAST}, {FIRST}", MAIL],
    f"manage_submissions/{SLUG}": [STUDENT, f"{LAST}, {FIRST}"],
    f"manage_submissions/{quote(ASSIGNMENT, safe='')}": [],
    f"gradebook/{SLUG}/{SLUG}": [f"{LAST}, {FIRST}"],
    f"gradebook/{quote(FIRST, safe='')}": [FIRST],
    f"manage_students/{quote(STUDENT, safe='')}": [STUDENT],
    f"manage_students/{quote(STUDENT, safe='')}/{SLUG}": [STUDENT],
    f"manage_students/{quote(FIRST, safe='')}": [FIRST],
}
ALONE = [pytest.param(True, path, id=f"by escaping alone {path[:40]}") for path in NAMES]
HELPED = [  # escaping alone has to be enough: the browser's help is tried on every third page, and on all with --all
    pytest.param(False, path, id=f"with the browser's help {path[:40]}", marks=() if place % 3 == 0 else left_to_all)
    for place, path in enumerate(NAMES)
]


@pytest.mark.parametrize(("page", "path"), ALONE + HELPED, indirect=["page"])
def test_a_name_that_is_markup_is_shown_as_it_is_typed(page, server, path):
    shown, faults, _ = page
    shown.goto(f"{server}/{path}", wait_until="networkidle")
    assert faults == []
    text = shown.locator("body").text_content()
    assert [name for name in NAMES[path] if name not in text] == []


@pytest.mark.parametrize("page", [False], indirect=True)  # its text is let through here: the judge escapes it
def test_a_submission_is_graded_on_a_page_that_runs_nothing_of_it(page, server, graded):
    shown, faults, _ = page
    folder, submission = graded
    shown.goto(f"{server}/submissions/{submission}/", wait_until="networkidle")
    shown.get_by_text("click", exact=True).click()
    shown.locator(".glyphicon-eye-open").click()  # an attribute of formgrader's own does run
    assert f"{LAST}, {FIRST}" in shown.locator(".name-shown").first.inner_text()
    assert shown.locator("mjx-container").count() > 0  # formulas are set, from this server
    score = shown.locator("input.score").first
    score.fill("1")
    with shown.expect_response("**/api/grade/*"):
        score.press("Tab")
    # the browser says what it has stopped; that is no request and no script
    assert [fault for fault in faults if not fault.startswith("asked https://example.org")] == []
    with ClassBook(folder) as book:
        assert 1 in [grade.manual_score for grade in book.gradebook.find_submission_notebook_by_id(submission).grades]


def test_a_file_that_was_handed_in_is_shown_without_its_scripts(page, server, graded):
    shown, faults, unprotected = page
    address = f"{server}/submissions/{graded[1]}/own.html"
    if not unprotected:
        shown.goto(address, wait_until="networkidle")
        assert faults == []
    with urllib.request.urlopen(address) as answer:
        assert answer.headers["Content-Security-Policy"].startswith("sandbox;")


def test_the_buttons_of_a_page_work(page, server):
    shown, faults, _ = page
    shown.goto(f"{server}/manage_students", wait_until="networkidle")
    shown.get_by_text("Add new student...").click()
    shown.locator("#add-student-modal input.id").wait_for()
    shown.goto(f"{server}/gradebook/{SLUG}/{SLUG}", wait_until="networkidle")
    shown.get_by_role("button", name="Show All Names").click()
    assert shown.locator(".name-shown", has_text=FIRST).first.is_visible()
    assert faults == []


def test_no_value_is_left_in_a_script_or_a_page_as_it_is():
    """What is mended is nbgrader's own text: a new version may have other places."""
    for folder in (TEMPLATES / "formgrade", TEMPLATES):
        for name, text in safe_templates(folder, "").items():
            assert "<head>" not in text or 'http-equiv="Content-Security-Policy"' in text, name
            assert '= "{{' not in text, name
            plain = json.dumps([part.split("}}")[0] for part in text.split("{{ resources.")[1:]])
            assert all(" | " in part or "+ 1" in part or "(" in part for part in json.loads(plain)), (name, plain)
