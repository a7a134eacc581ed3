"""What the directives of the book put on a page. No browser: the pages in a browser are tested elsewhere."""

import re
from types import SimpleNamespace

import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook

from book._ext import implementation, kernels, light_theme
from book._ext.math_svg import Renderer, TexError
from book._ext.speech import speak
from book.figures import NEG, POS, glue_number, new_figure, show

QUIZ = """
```{quiz}
1. Which score has the student at $(6, 6)$?
   - [ ] Six.
     > That is a coordinate.
   - [x] Zero.
     > The point lies **on** the line.
```
"""


@pytest.fixture(scope="module")
def renderer(tmp_path_factory):
    return Renderer(tmp_path_factory.mktemp("formulas") / "cache.json")


# Formulas


def test_a_formula_is_a_picture_with_a_name_in_the_colour_of_the_text(renderer):
    svg = renderer.render(r"\hat{y} = w_1 x_1 + b")["svg"]
    assert 'role="img"' in svg
    assert 'aria-label="y hat equals w sub 1 x sub 1 plus b"' in svg
    assert 'fill="currentColor"' in svg
    assert "script" not in svg
    assert "style=" in svg


def test_every_glyph_of_a_page_is_defined_once(renderer):
    page = renderer.render("x + x")["svg"] + renderer.render("x^2")["svg"]
    definitions = renderer.definitions(page)
    ids = re.findall(r'id="([^"]+)"', page + definitions)
    assert len(ids) == len(set(ids)) > 0
    assert set(re.findall(r'href="#([^"]+)"', page)) == set(ids)


def test_bad_tex_is_refused_with_the_reason(renderer):
    with pytest.raises(TexError, match="Missing close brace"):
        renderer.render(r"\frac{1")


def test_pictures_are_remembered_between_builds(tmp_path):
    first = Renderer(tmp_path / "cache.json")
    picture = first.render("a + b")
    first.save()
    second = Renderer(tmp_path / "cache.json")
    assert second.render("a + b") == picture
    assert "engine" not in vars(second), "nothing was new, so MathJax was not started"


@pytest.mark.parametrize(
    ("mathml", "words"),
    [
        ("<msup><mi>x</mi><mn>2</mn></msup>", "x squared"),
        ("<mfrac><mn>1</mn><mi>m</mi></mfrac>", "1 over m"),
        ("<mover><mi>y</mi><mo>^</mo></mover><mo>≥</mo><mn>0</mn>", "y hat is at least 0"),
        (
            "<munderover><mo>∑</mo><mi>i</mi><mi>m</mi></munderover><msub><mi>y</mi><mi>i</mi></msub>",
            "the sum from i to m of y sub i",
        ),
        ("<msup><mi>W</mi><mrow><mo>(</mo><mn>1</mn><mo>)</mo></mrow></msup>", "W with index 1"),
    ],
)
def test_formulas_are_spoken_in_words(mathml, words):
    assert speak(f"<math>{mathml}</math>") == words


def test_an_equation_has_a_number_that_links_to_it(build):
    page, warnings = build("$$\ns = w x + b\n$$ (eq-score)\n\nSee {eq}`eq-score`.")
    assert warnings == ""
    assert 'id="equation-eq-score"' in page
    assert re.search(r'href="#equation-eq-score">\(1\)</a>', page)


def test_bad_tex_is_a_warning_with_file_and_line(build):
    _, warnings = build("First.\n\n$\\frac{1$")
    assert re.search(r"index\.md:\d+: WARNING: bad TeX: Missing close brace", warnings)


def test_only_a_wide_formula_can_be_focused(build):
    wide = " + ".join(f"x_{{{i}}}" for i in range(20))
    page, _ = build(f"$$x$$\n\n$$\n{wide}\n$$")
    assert page.count('<div class="math-scroll">') == 1
    assert page.count('<div class="math-scroll" tabindex="0" role="group"') == 1


def test_punctuation_stays_with_its_formula(build):
    page, _ = build("It is $x$, and more.")
    assert "</svg>,</span>" in page


# Quiz


def test_a_quiz_is_native_radio_buttons_with_a_status_region(build):
    page, warnings = build(QUIZ)
    assert warnings == ""
    assert page.count('<input type="radio" name="quiz-0"') == 2
    assert 'role="status"' in page
    assert "quiz.js" in page


def test_without_a_script_the_explanations_of_a_quiz_are_in_a_reveal(build):
    page, _ = build(QUIZ)
    reveal = page[page.index("<details") : page.index("</details>")]
    assert "Answers" in reveal
    assert "That is a coordinate." in reveal
    assert "The point lies <strong>on</strong> the line." in reveal


def test_pages_without_a_quiz_or_an_explorable_load_no_script_for_them(build):
    page, _ = build("Only text.")
    assert "quiz.js" not in page
    assert "explorables" not in page


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (QUIZ.replace("[x]", "[ ]"), "exactly one right answer"),
        (QUIZ.replace("[ ] ", ""), "starts with neither"),
        (QUIZ.replace("     > That is a coordinate.\n", ""), "has no explanation"),
        ("```{quiz}\nNo list.\n```", "one numbered list"),
    ],
)
def test_a_quiz_with_a_fault_is_refused_with_the_reason(build, fault, message):
    _, warnings = build(fault)
    assert message in warnings


# Implementations


def test_an_implementation_shows_both_libraries_without_docstrings(build):
    page, warnings = build("```{exercise-card} acceptance\n```")
    assert warnings == ""
    score = page[page.index("Our score") : page.index("Our predict")]
    columns = score[score.index("implementation-columns") : score.index("<details")]
    assert "NumPy" in columns
    assert "PyTorch" in columns
    assert "solutions/numpy_ref/acceptance.py" in columns
    assert "Parameters" not in columns
    assert "Parameters" in score[score.index("<details") :]


def test_a_function_without_a_twin_has_one_column(build):
    page, _ = build("```{implementation} capstone.scores\n```")
    assert page.count("implementation-heading") == 1


def test_an_unknown_function_is_refused(build):
    _, warnings = build("```{implementation} acceptance.scroe\n```")
    assert "no module in solutions/ defines acceptance.scroe" in warnings


def test_code_is_shown_as_it_stands_in_the_file_without_its_docstring(tmp_path):
    path = tmp_path / "module.py"
    path.write_text('def double(x):\n    """Return 2 x.\n\n    More.\n    """\n    return 2 * x  # twice\n')
    definition = implementation.find_definition(path, "double")
    shown = implementation.code_without_docstrings(path, definition)
    assert shown == "def double(x):\n    return 2 * x  # twice"


# Explorables


def test_an_explorable_holds_its_fallback_and_loads_its_script(build):
    page, warnings = build("```{explorable} boundary\n:label: A plane with a line\n:title: Move it\nThe line.\n```")
    assert warnings == ""
    assert 'data-explorable="boundary" role="group" aria-label="A plane with a line"' in page
    assert "<p>The line.</p>" in page
    assert page.index("explorables/kit.js") < page.index("explorables/boundary.js")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("```{explorable} boundary\nThe line.\n```", "give it a :label:"),
        ("```{explorable} boundary\n:label: A plane\n```", "give it a body"),
        ("```{explorable} bondary\n:label: A plane\nThe line.\n```", "there is no explorables/bondary.js"),
    ],
)
def test_an_explorable_with_a_fault_is_refused_with_the_reason(build, text, message):
    _, warnings = build(text)
    assert message in warnings


def test_the_text_builder_shows_figures_and_quizzes(build):
    explorable = "```{explorable} boundary\n:label: A plane\n:title: Move it\nThe line.\n```"
    text, warnings = build(f"{explorable}\n\n{QUIZ}", builder="text")
    assert warnings == ""
    for part in ["Move it", "The line.", "Zero."]:
        assert part in text


# Theme and pages


def test_the_light_style_sheet_keeps_the_icons_in_use_and_drops_the_others():
    css = light_theme.light_styles()
    assert ".fa-bars:before" in css
    assert ".fa-dragon:before" not in css
    assert css.count("@font-face") == len(re.findall("data:font/woff;base64,[A-Za-z0-9+/=]+", css)) == 2
    assert "woff2" not in css
    assert len(css) < len(light_theme.STYLES.read_text(encoding="utf-8"))


def test_an_empty_corner_of_a_table_is_no_heading(build):
    page, _ = build("|   | x |\n|---|---|\n| a | 1 |")
    assert "<th" in page
    assert not re.search(r"<th[^>]*>(<p></p>)?</th>", page)
    assert re.search(r'<th class="stub"><p>a</p></th>', page)


# Figures


def drawing():
    figure, axes = new_figure(3, 2)
    axes.plot([0, 1], [0, 1], color=POS, label="up")
    axes.plot([0, 1], [1, 0], color=NEG)
    axes.set(xlabel="$x_1$", title="Two lines")
    return figure


def test_a_figure_needs_an_alt_text():
    with pytest.raises(ValueError, match="alt text"):
        show(drawing(), alt=" ")


def test_a_figure_has_an_alt_text_a_caption_and_text_that_stays_text():
    html = show(drawing(), alt='Two "crossing" lines', caption="Up & down").data
    assert 'role="img" aria-label="Two &quot;crossing&quot; lines"' in html
    assert "<figcaption>Up &amp; down</figcaption>" in html
    assert "Two lines</text>" in html


def test_a_figure_takes_its_colours_from_the_page():
    html = show(drawing(), alt="Two lines").data
    assert "var(--xp-pos)" in html
    assert "var(--xp-neg)" in html
    assert POS not in html


def test_the_same_figure_gives_the_same_text_and_two_figures_share_no_id():
    first, again = show(drawing(), alt="One").data, show(drawing(), alt="One").data
    other = show(drawing(), alt="Two").data
    assert first == again
    ids = [set(re.findall(r'id="([^"]+)"', html)) for html in (first, other)]
    assert ids[0].isdisjoint(ids[1])


def test_glued_numbers_keep_their_zeros_and_have_a_real_minus_sign(monkeypatch):
    published = {}
    monkeypatch.setattr("book.figures.display", lambda data, **_: published.update(data))
    glue_number("loss", -1.196, ".4f")
    assert published == {"application/papermill.record/text/plain": "'−1.1960'"}


def test_a_line_that_takes_long_to_print_is_one_output(tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", "set by what is tried")
    kernels.isolate(SimpleNamespace(doctreedir=tmp_path))
    slow = "import time\nfor part in 'abc':\n    print(part, end=' ')\n    time.sleep(0.3)"
    notebook = new_notebook(cells=[new_code_cell(slow)])
    NotebookClient(notebook, kernel_name="python3").execute()
    assert [each.text for each in notebook.cells[0].outputs] == ["a b c "]
    assert notebook.cells[0].execution_count == 1
