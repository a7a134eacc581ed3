"""``{chapter-card}`` and ``{exercise-card}``: where a chapter stands, what it gives, where its notebook is.

Points and functions come from the grader's own description of the assignment, so that the book can't promise
others than the grader gives. The notebooks of all cards are copied into ``notebooks/`` of the site.
"""

import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from book import reading
from book._ext.implementation import implementation_nodes, shows_solutions
from book._ext.reveal import make_reveal
from book.chapters import points_in_words

logger = logging.getLogger(__name__)

FOLDER = "notebooks"  # in the site
CHECKS = (
    "Run the check below each answer, as often as you like. It works at once and offline. It gives a hint where it "
    "knows the mistake, and shows the smallest case that fails: what your function returned and what was expected, "
    "with both shapes where they differ. A part that you have not tried yet is not an error. "
    "The grader uses the same checks, for most tasks on other numbers as well."
)


class notebook_link(nodes.General, nodes.Element):
    """The link that downloads a notebook from the site; attribute ``slug``."""


def notebook_path(slug):
    """Return where the notebook of an assignment lies in the repository."""
    return f"exercises/{slug}/{slug}.ipynb"


def colab_address(repository, branch, slug):
    """Return the address that opens a notebook in Colab, or None if the repository isn't on GitHub.

    Examples
    --------
    >>> colab_address("https://github.com/uni/course", "main", "01-acceptance")
    'https://colab.research.google.com/github/uni/course/blob/main/exercises/01-acceptance/01-acceptance.ipynb'
    """
    parts = urlsplit(repository or "")
    if parts.hostname != "github.com":
        return None
    path = parts.path.strip("/").removesuffix(".git")
    return f"https://colab.research.google.com/github/{path}/blob/{branch}/{notebook_path(slug)}"


class Card(SphinxDirective):
    """What both cards share."""

    def assignment(self, name):
        """Return the grader's description of the assignment of a chapter."""
        try:
            from autograder.specs.course import assignment

            return assignment(name)
        except (LookupError, ImportError) as error:
            raise self.error(f"{self.name}: {error.args[0]}") from error

    def notebook_links(self, slug):
        """Return a paragraph with the ways to open a notebook."""
        if Path(self.env.srcdir, notebook_path(slug)).is_file():
            self.env.note_dependency(str(Path(self.env.srcdir, notebook_path(slug))))
        else:
            logger.warning("no notebook %s", notebook_path(slug), location=self.get_location(), type="cards")
        line = nodes.paragraph("", "", notebook_link(slug=slug), classes=["notebook-links"])
        theme = self.config.html_theme_options
        address = colab_address(theme.get("repository_url"), theme.get("repository_branch") or "main", slug)
        if address:
            line += [
                nodes.Text(" "),
                nodes.reference("", "Open in Colab", refuri=address, classes=["button"]),
            ]
        return line

    def sentence(self, markup):
        """Return the inline nodes of a line of Markdown."""
        holder = nodes.Element()
        self.state.nested_parse(StringList([markup], self.state.document["source"]), self.content_offset, holder)
        return holder.children[0].children if holder.children else []


class ChapterCard(Card):
    """The directive ``chapter-card``, below a chapter's title; its body is the list of objectives."""

    has_content = True
    option_spec = {
        "slides": directives.unchanged_required,
        "exercise": directives.unchanged_required,
        "needs": directives.unchanged_required,
    }

    def run(self):
        self.assert_has_content()
        facts = nodes.definition_list(classes=["card-facts"])
        if slides := self.options.get("slides"):
            one = not re.search("[–,]", slides)
            facts += self.fact("Mirrors", f"{{ref}}`{'slide' if one else 'slides'} {slides} <slide-map>`")
        text = Path(self.env.doc2path(self.env.docname)).read_text(encoding="utf-8")
        facts += self.fact("Takes", f"about {reading.minutes(text)} minutes to read")
        if needs := self.options.get("needs"):
            facts += self.fact("Builds on", needs)
        goals = nodes.container(classes=["card-goals"])
        goals += nodes.paragraph("", "", nodes.strong(text="After this chapter you can"))
        self.state.nested_parse(self.content, self.content_offset, goals)
        card = nodes.container("", facts, goals, classes=["card-chapter"])
        if name := self.options.get("exercise"):
            card += self.notebook_links(self.assignment(name).slug)
        self.set_source_info(card)
        return [card]

    def fact(self, name, markup):
        """Return one entry of the list of facts."""
        value = nodes.paragraph("", "", *self.sentence(markup))
        return nodes.definition_list_item("", nodes.term(text=name), nodes.definition("", value))


class ExerciseCard(Card):
    """The directive ``exercise-card``, at the end of a chapter; its argument is the chapter's name."""

    required_arguments = 1

    def run(self):
        assignment = self.assignment(self.arguments[0])
        title = nodes.paragraph("", "", nodes.strong(text=f"{assignment.title}: {points_in_words(assignment.points)}"))
        title["classes"].append("card-title")
        questions = table_of(
            ["Part", "Name", "Points"],
            [
                [nodes.Text(question.title), nodes.literal(text=question.function), points(question.points)]
                for question in assignment.questions
            ],
        )
        links = self.notebook_links(assignment.slug)
        check = nodes.paragraph("", "", nodes.strong(text="What the check tells you. "), nodes.Text(CHECKS))
        card = nodes.container("", title, questions, *more(assignment), links, check, classes=["card-exercise"])
        if shows_solutions(self.config, assignment):
            card += self.solutions(assignment)
        self.set_source_info(card)
        return [card]

    def solutions(self, assignment):
        """Return a reveal for each reference that the questions have, each of them once."""
        names = dict.fromkeys(question.solution.split(".", 1)[1] for question in assignment.tasks)
        advice = nodes.paragraph(text="Open these after you have tried. There are other right ways than ours.")
        reveals = (
            make_reveal(f"Our {name.rpartition('.')[2]}", implementation_nodes(self.env, name)) for name in names
        )
        return [advice, *reveals]


def more(assignment):
    """Return a paragraph on what there is for those who want more; none where there is nothing."""
    if not assignment.stretch:
        return []
    line = nodes.paragraph("", "", nodes.strong(text="If you want more. "))
    for question in assignment.stretch:
        line += [nodes.Text(f"{question.title}, "), nodes.literal(text=question.function)]
        line += nodes.Text(": with a check, and without points. ")
    return [line]


def points(number):
    """Return points as text, without a needless decimal."""
    return nodes.Text(f"{number:g}")


def table_of(header, rows):
    """Return a table node from inline nodes (or texts, for the header)."""

    def row_of(cells):
        return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", cell)) for cell in cells))

    group = nodes.tgroup("", *(nodes.colspec(colwidth=30) for _ in header), cols=len(header))
    group += nodes.thead("", row_of(nodes.Text(title) for title in header))
    group += nodes.tbody("", *map(row_of, rows))
    return nodes.table("", group, classes=["card-questions"])


def visit_link_html(self, node):
    text = "Download the notebook"
    if self.builder.name == "epub" or not Path(self.builder.srcdir, notebook_path(node["slug"])).is_file():
        self.body.append(
            f"<span>{text.replace('Download the', 'The')} <code>{notebook_path(node['slug'])}</code></span>"
        )
    else:
        up = "../" * self.builder.current_docname.count("/") if self.builder.name == "html" else ""
        address = f"{up}{FOLDER}/{node['slug']}.ipynb"
        self.body.append(f'<a class="button button-main" href="{address}" download>{text}</a>')
    raise nodes.SkipNode


def visit_link_other(self, node):
    node += nodes.literal(text=notebook_path(node["slug"]))


def depart_link_other(self, node):
    pass


def copy_notebooks(app, exception):
    """Copy the notebooks of the exercises into the site, those that changed since the last build."""
    if exception or app.builder.format != "html" or app.builder.name == "epub":
        return
    for source in Path(app.srcdir).glob("exercises/*/*.ipynb"):
        target = Path(app.outdir, FOLDER, source.name)
        if not target.is_file() or target.read_bytes() != source.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)


def setup(app):
    other = (visit_link_other, depart_link_other)
    app.add_node(notebook_link, html=(visit_link_html, None), latex=other, text=other, man=other, texinfo=other)
    app.setup_extension("book._ext.implementation")
    app.add_directive("chapter-card", ChapterCard)
    app.add_directive("exercise-card", ExerciseCard)
    app.connect("build-finished", copy_notebooks)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
