"""The book follows course.toml: contents, numbers, and links to chapters that a course moves or leaves out."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from sphinx.errors import ConfigError
from sphinx_external_toc.parsing import parse_toc_yaml

from autograder import __main__ as commands
from autograder.notebook import build as notebooks
from autograder.specs import settings as course
from autograder.term.rules import Late, Rules
from book import guide, toc
from book._ext import examples, leftovers, links, settings
from book.chapters import chapters, example, left_out


@pytest.fixture
def course_of(monkeypatch):
    """Make the book one of another course: a list of parts, each a title and names of chapters."""

    def have(*parts, **others):
        listed = [(name, title) for title, names in parts for name in names]
        placed = tuple(course.Chapter(name, number, title) for number, (name, title) in enumerate(listed))
        values = {"title": "Our course", "author": "We", "copyright": "2027", "repository": "", "branch": "main"}
        values |= {"site": "", "show_solutions": True, "points": {}, "chapters": placed, **others}
        made = course.Settings(**values)
        for module in (course, settings, leftovers):
            monkeypatch.setattr(module, "settings", lambda: made)
        return made

    return have


SOME = [(None, ["dropout"]), ("Über: alles", ["acceptance", "start-here"])]


# The table of contents


def test_the_table_of_contents_is_what_the_settings_give():
    assert not toc.is_stale(), "run `python -m autograder build`"


def test_parts_and_chapters_are_listed_in_their_order_and_the_reference_behind_them(course_of, tmp_path):
    course_of(*SOME)
    (tmp_path / "_toc.yml").write_text(toc.text(), encoding="utf-8")
    contents = parse_toc_yaml(tmp_path / "_toc.yml")
    assert list(contents)[: len(toc.pages())] == toc.pages()
    assert toc.pages()[:5] == ["book/index", "book/dropout", "book/acceptance", "book/start-here", "book/notation"]
    assert [part.caption for part in contents.root.subtrees][:3] == [None, "Über: alles", "Reference"]


def test_a_table_of_contents_that_is_out_of_date_is_reported_and_written_anew(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(toc, "FILE", tmp_path / "_toc.yml")
    monkeypatch.setattr(notebooks, "drift", list)
    monkeypatch.setattr(notebooks, "write_exercises", list)
    assert commands.main(["build", "--check"]) == 1
    assert "_toc.yml is not what course.toml gives; run `python -m autograder build`" in capsys.readouterr().out
    assert commands.main(["build"]) == 0
    assert "wrote _toc.yml" in capsys.readouterr().out
    assert commands.main(["build", "--check"]) == 0


def test_a_build_refuses_a_table_of_contents_that_is_out_of_date(tmp_path):
    app = SimpleNamespace(srcdir=tmp_path)
    config = SimpleNamespace(external_toc_path="_toc.yml")
    (tmp_path / "_toc.yml").write_text(toc.text(), encoding="utf-8")
    settings.check_contents(app, config)
    (tmp_path / "_toc.yml").write_text(toc.text() + "# edited\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="run `python -m autograder build`"):
        settings.check_contents(app, config)


# What Sphinx and the theme are told


def config(**theme):
    return SimpleNamespace(html_theme_options=theme, myst_substitutions={})


def test_title_author_and_addresses_are_those_of_the_settings(course_of):
    course_of(*SOME, repository="https://github.com/uni/course", branch="2027", site="https://uni.example/course/")
    told = config()
    settings.apply(None, told)
    assert (told.html_title, told.author, told.copyright) == ("Our course", "We", "2027")
    assert told.html_baseurl == "https://uni.example/course/"
    assert told.myst_substitutions == {"title": "Our course"}
    assert told.html_theme_options == {
        "repository_url": "https://github.com/uni/course",
        "repository_branch": "2027",
        "use_repository_button": True,
        "use_issues_button": True,
    }


def test_without_a_repository_there_are_no_buttons_for_it(course_of):
    course_of(*SOME)
    told = config(repository_url="https://github.com/executablebooks/jupyter-book")
    settings.apply(None, told)
    assert told.html_theme_options == {}


@pytest.mark.parametrize(("shown", "said"), [(True, True), (False, False), (("dropout",), ["dropout"])])
def test_solutions_are_shown_as_the_settings_say(course_of, shown, said):
    course_of(*SOME, show_solutions=shown)
    told = config()
    settings.apply(None, told)
    assert told.show_solutions == said


def test_a_build_shows_the_solutions_whose_due_date_is_past(course_of, monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "CLASS", tmp_path)
    due = {"acceptance": datetime(2026, 10, 19, tzinfo=UTC), "dropout": datetime(2026, 10, 26, tzinfo=UTC)}
    course_of(*SOME, show_solutions="after the due date", term=Rules(due=due))
    for day, shown in {18: [], 20: ["acceptance"], 27: ["acceptance", "dropout"]}.items():
        monkeypatch.setattr(settings, "now", lambda day=day: datetime(2026, 10, day, tzinfo=UTC))
        told = config()
        settings.apply(None, told)
        assert told.show_solutions == shown


def test_what_a_page_does_not_show_makes_no_page_new(course_of):
    told = []
    for term in (Rules(), Rules(late=Late(percent_per_day=10), cancelled={"score": "x"})):
        course_of(*SOME, term=term)
        told.append(config())
        settings.apply(None, told[-1])
    assert told[0].course == told[1].course


def test_a_mistake_in_the_settings_ends_the_build_in_its_own_words(monkeypatch):
    def broken():
        raise course.SettingsError("course.toml, line 3: this is wrong")

    monkeypatch.setattr(settings, "settings", broken)
    with pytest.raises(ConfigError, match="course.toml, line 3: this is wrong"):
        settings.apply(None, config())


# Numbers and links

TARGETS = "".join(f"({label})=\n\n## About {label}\n\n" for label in ("ch-dropout", "ch-acceptance", "sec-run"))


def test_a_chapter_is_named_by_its_number_in_this_course(build, course_of):
    course_of(("One", ["dropout"]), ("Two", ["start-here", "acceptance"]))
    page, warnings = build(f"{TARGETS}See {{chapter}}`ch-dropout` and {{chapter}}`ch-acceptance`.")
    assert warnings == ""
    assert '<a class="reference internal" href="#ch-dropout"><span class="std std-ref">chapter 0</span></a>' in page
    assert 'href="#ch-acceptance"><span class="std std-ref">chapter 2</span></a>' in page


def test_the_first_chapter_in_a_part_without_a_title_is_named_by_its_title(build, course_of):
    course_of(*SOME)
    page, warnings = build(f"{TARGETS}See {{chapter}}`ch-dropout`.")
    assert warnings == ""
    assert 'href="#ch-dropout"><span class="std std-ref">Dropout</span></a>' in page


def test_a_chapter_that_is_left_out_is_named_by_its_title_without_a_link(build, course_of):
    course_of(*SOME)
    links_to_it = ["{chapter}`ch-cross-entropy`", "{ref}`ch-cross-entropy`", "{ref}`sec-ce-formula`"]
    links_to_it += ["{ref}`the mean <sec-ce-sum-or-mean>`", "{eq}`eq-cross-entropy`"]
    page, warnings = build("; ".join(links_to_it))
    assert warnings == ""
    section = links.titles_left_out()["sec-ce-formula"]
    for shown in ("Cross-entropy", section, "the mean", "(Cross-entropy)"):
        assert f'<span class="left-out">{shown}</span>' in page
    assert "cross-entropy.html" not in page


def test_a_label_that_no_chapter_has_is_still_a_warning(build):
    _, warnings = build("{ref}`sec-nothing`; {chapter}`ch-nothing`")
    assert "undefined label" in warnings
    assert "there is no chapter 'ch-nothing'" in warnings


@pytest.mark.parametrize(
    ("names", "first", "how"),
    [
        (["dropout", "start-here"], "ch-dropout", "sec-run"),
        (["acceptance", "dropout"], "ch-acceptance", "ch-acceptance"),
    ],
)
def test_the_front_page_leads_to_the_first_chapter_and_to_how_to_run_a_notebook(build, course_of, names, first, how):
    course_of(("All", names))
    page, warnings = build(f"{TARGETS}{{ref}}`Read <first-chapter>` {{ref}}`Solve <first-steps>`")
    assert warnings == ""
    assert f'href="#{first}"><span class="std std-ref">Read</span></a>' in page
    assert f'href="#{how}"><span class="std std-ref">Solve</span></a>' in page


def test_every_chapter_is_in_the_course_or_left_out(course_of):
    course_of(*SOME)
    assert [chapter.name for chapter in chapters()] == ["dropout", "acceptance", "start-here"]
    names = {chapter.name for chapter in [*chapters(), *left_out()]}
    assert names == {topic.replace("_", "-") for topic in course.known_chapters()}


# What is left over, and what is made for instructors


def test_pages_and_notebooks_of_an_earlier_build_are_removed(course_of, tmp_path):
    course_of(*SOME)
    (tmp_path / "book").mkdir()
    (tmp_path / "notebooks").mkdir()
    for name in ("dropout", "cross-entropy"):
        (tmp_path / "book" / f"{name}.html").touch()
    for slug in ("00-dropout", "14-dropout"):
        (tmp_path / "notebooks" / f"{slug}.ipynb").touch()
    env = SimpleNamespace(found_docs={"book/dropout"})
    leftovers.remove(SimpleNamespace(builder=SimpleNamespace(name="html"), outdir=tmp_path, env=env), None)
    assert {path.name for path in tmp_path.glob("*/*")} == {"dropout.html", "00-dropout.ipynb"}


def test_commands_for_instructors_name_the_notebook_as_this_course_does(course_of):
    course_of(("All", ["dropout", "start-here", "acceptance"]))
    text = ["grade 01-acceptance; class/submitted/ada/01-acceptance/01-acceptance.ipynb"]
    examples.name_example(None, "book/instructor-guide", text)
    assert text == ["grade 02-acceptance; class/submitted/ada/02-acceptance/02-acceptance.ipynb"]
    course_of(("All", ["dropout"]))
    assert example().name == "dropout"


def test_a_long_chapter_keeps_its_place_in_the_term(course_of):
    course_of(("All", ["dropout", "overfitting", "capstone", "acceptance", "start-here"]))
    plan = guide.term(8)
    assert [chapter.name for _, week in plan for chapter in week] == [chapter.name for chapter in chapters()]
    assert [name for name, week in plan if week[0].name == "capstone"] == ["3–4"]
