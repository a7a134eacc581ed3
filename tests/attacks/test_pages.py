"""The pages that people read: nothing that a student printed, drew or wrote runs as a script in them."""

from html.parser import HTMLParser

import nbformat
import pytest

from tests.attacks import forged_frames, pages
from tests.attacks.tables import attacks_of
from tests.attacks.test_attacks import SLUG

CHAPTERS = ("acceptance",)  # as test_attacks, whose notebook is used here
FORGED = "alert('forged')"
ATTACKS = [*attacks_of(pages), *(attack for attack in attacks_of(forged_frames) if FORGED in attack.source)]
LINKS = (
    f"[a](javascript:{FORGED})",
    f"[b](javascript&colon;{FORGED})",
    f"[c](javascript\\:{FORGED})",
    f"[d](&#106;avascript:{FORGED})",
    f"[e][r]\n\n[r]: vbscript&#58;{FORGED}",
    "![f](http://other.example/forged.png)",
    "![g][r]",
    "![h](attachment:forged.png)",
    "| a |\n|---|\n| ![i](//other.example/forged.png) |",
    r"$\href{javascript:forged}{x}$",
)
TEXT = "\n\n".join([f'<script>{FORGED}</script><img src=x onerror="{FORGED}">', *LINKS])
NAME = "[x](javascript&colon;forged) <img src=forged onerror=forged>.ipynb"


@pytest.fixture(scope="module")
def page(tmp_path_factory, hand_in, notebook_of, command, typed):
    """The feedback page of a submission with all of these attacks, one to a cell."""
    folder = tmp_path_factory.mktemp("class")
    notebook = notebook_of(SLUG)
    notebook.cells[:0] = [nbformat.v4.new_code_cell(attack.source) for attack in ATTACKS]
    notebook.cells.append(nbformat.v4.new_markdown_cell(TEXT))
    hand_in(folder, "mallory", SLUG, notebook)
    place = folder / "submitted" / "mallory" / SLUG
    (place / f"{SLUG}.ipynb").rename(place / NAME)
    graded = typed("grade", SLUG, "--class", folder, "--jobs", 1)
    assert graded.returncode == 0, graded.stderr
    made = command("nbgrader", "generate_feedback", SLUG, COURSE_CLASS=str(folder))
    assert made.returncode == 0, made.stderr
    return (folder / "feedback" / "mallory" / SLUG / f"{SLUG}.html").read_text(encoding="utf-8")


def test_what_was_printed_is_shown_as_text(page):
    assert "&lt;script&gt;" in page


class Live(HTMLParser):
    """What of a page would run or be asked for with the forged text in it."""

    def __init__(self):
        super().__init__()
        self.found, self.in_script = [], False

    def handle_starttag(self, tag, attributes):
        self.in_script = tag == "script"
        for name, value in attributes:
            loads = name == "src" and not value.startswith("data:")
            lively = name.startswith("on") or loads or "script:" in (value or "").lower()
            if lively and "forged" in (value or ""):
                self.found.append((tag, name, value))

    def handle_endtag(self, tag):
        self.in_script = self.in_script and tag != "script"

    def handle_data(self, text):
        if self.in_script and "forged" in text:
            self.found.append(text)


def test_no_script_of_a_student_runs_in_the_feedback_page(page):
    live = Live()
    live.feed(page)
    assert live.found == []
    assert "alert(" in page, "what the student wrote is still there to be read"
    assert r"\href" not in page
