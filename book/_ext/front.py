"""The parts of the front page that are counted or listed: ``{fact}``, ``{chapter-list}`` and ``{slide-strip}``.

What they show is read from the settings of the course, the chapters, the slide map and the grader's specifications
(``book/facts.py``). The page that uses them is read again at every build, so that it can't fall behind.
"""

from itertools import groupby

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.docutils import SphinxDirective, SphinxRole

from book import facts
from book.chapters import chapters, left_out, points_in_words


class Fact(SphinxRole):
    """The role ``fact``: a number of the course by its name."""

    def run(self):
        self.env.note_reread()
        known = facts.facts()
        if self.text not in known:
            message = self.inliner.reporter.error(f"there is no fact {self.text!r}; there are {', '.join(known)}")
            return [self.inliner.problematic(self.rawtext, self.rawtext, message)], [message]
        return [nodes.inline(text=known[self.text], classes=["fact"])], []


class Listing(SphinxDirective):
    """What both lists share."""

    def inline(self, markup):
        """Return the inline nodes of a line of Markdown."""
        holder = nodes.Element()
        self.state.nested_parse(StringList([markup], self.state.document["source"]), self.content_offset, holder)
        return holder.children[0].children

    def listing(self, rows, name):
        """Return a list whose entries are single paragraphs."""
        self.env.note_reread()
        entries = [nodes.list_item("", nodes.paragraph("", "", *row)) for row in rows]
        return nodes.bullet_list("", *entries, classes=[name])


class ChapterList(Listing):
    """The directive ``chapter-list``: a line ``label: what you will be able to do`` for each chapter that there is.

    Those of the course are listed by its parts, each with its title; what has none stands before the part that follows.
    """

    has_content = True

    def run(self):
        self.assert_has_content()
        sentences = dict(line.split(": ", 1) for line in self.content if line.strip())
        known = {chapter.label for chapter in [*chapters(), *left_out()]}
        if unknown := sorted(sentences.keys() ^ known):
            raise self.error(f"chapter-list: one line for each chapter, please; see {', '.join(unknown)}")
        parts = []
        for title, group in groupby(chapters(), key=lambda chapter: chapter.part):
            if not parts or parts[-1][0] is not None:
                parts.append([title, []])
            parts[-1][0] = title
            parts[-1][1] += [self.row(chapter, sentences[chapter.label]) for chapter in group]
        return [self.part(title, rows) for title, rows in parts]

    def part(self, title, rows):
        """Return the list of a part of the course, in a section of its own where it has a title."""
        rows = self.listing(rows, "chapter-list")
        if title is None:
            return rows
        name = nodes.fully_normalize_name(title)
        section = nodes.section("", nodes.title(text=title), rows, ids=[nodes.make_id(title)], names=[name])
        self.set_source_info(section)
        return section

    def row(self, chapter, sentence):
        costs = [f"{chapter.reading} min", points_in_words(chapter.assignment.points)]
        if chapter.slides:
            costs.append(f"{'slide' if chapter.slides.isdigit() else 'slides'} {chapter.slides}")
        return [
            nodes.inline(text=f"{chapter.number}", classes=["chapter-number"]),
            nodes.inline("", "", *self.inline(f"{{ref}}`{chapter.label}`"), classes=["chapter-title"]),
            nodes.inline("", "", *self.inline(sentence), classes=["chapter-goal"]),
            nodes.inline(text=" · ".join(costs), classes=["chapter-costs"]),
        ]


class SlideStrip(Listing):
    """The directive ``slide-strip``: a box for each run of slides with links to their chapters in the course."""

    def run(self):
        numbers = {chapter.label: chapter.number for chapter in chapters()}
        runs = [list(run) for _, run in groupby(facts.slides(), key=lambda slide: slide.chapters)]
        rows = []
        for run in runs:
            row = [nodes.inline(text=numbered(run), classes=["slide-number"])]
            for label in (each for each in run[0].chapters if each in numbers):
                row += [nodes.Text(" "), *self.inline(f"{{ref}}`ch. {numbers[label]} <{label}>`")]
            rows.append(row)
        strip = self.listing(rows, "slide-strip")
        for entry, run in zip(strip, runs):
            entry["classes"].append(f"slides-{min(len(run), 4)}")
        return [strip]


def numbered(run):
    """Return the numbers of slides that follow each other, as ``2–5``."""
    first, last = run[0].number, run[-1].number
    return f"{first}" if first == last else f"{first}–{last}"


def setup(app):
    app.add_role("fact", Fact())
    app.add_directive("chapter-list", ChapterList)
    app.add_directive("slide-strip", SlideStrip)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
