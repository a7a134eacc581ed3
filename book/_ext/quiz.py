"""``{quiz}``: questions with one right answer each, and a word on every answer.

The body is a numbered list of questions; below each, a list of answers marked ``[x]`` or ``[ ]``, each with
its explanation as a quotation. In HTML the answers are native radio buttons; ``quiz.js`` puts the explanation
of the chosen one into a status region. Without JavaScript, on paper and in other builders, the explanations
stand in a reveal below the question.
"""

import re
from html import escape

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from book._ext.reveal import make_reveal

MARK = re.compile(r"\s*\[([ xX])\]\s+")


class quiz(nodes.General, nodes.Element):
    """All questions of one directive."""


class quiz_question(nodes.General, nodes.Element):
    """One question: prompt, further blocks, choices, feedback, the reveal with all explanations."""


class quiz_prompt(nodes.General, nodes.TextElement):
    """The sentence that asks."""


class quiz_choice(nodes.General, nodes.TextElement):
    """One answer to choose; attributes ``group`` and ``index``."""


class quiz_feedback(nodes.General, nodes.Element):
    """Where the explanation of the chosen answer appears."""


class QuizDirective(SphinxDirective):
    """The directive ``quiz``."""

    has_content = True

    def run(self):
        self.assert_has_content()
        body = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, body)
        questions = [child for child in body.children if not isinstance(child, nodes.comment)]
        if len(questions) != 1 or not isinstance(questions[0], nodes.enumerated_list):
            raise self.error("quiz: the body must be one numbered list of questions")
        node = quiz()
        self.set_source_info(node)
        for number, item in enumerate(questions[0], start=1):
            group = f"quiz-{self.env.new_serialno('quiz')}"
            node += self.question(item, number, group)
        return [node]

    def question(self, item, number, group):
        """Turn the list item of one question into its node."""
        prompt, *blocks = item.children or [None]
        if not isinstance(prompt, nodes.paragraph) or not blocks or not isinstance(blocks[-1], nodes.bullet_list):
            raise self.error(f"quiz: question {number} needs a sentence and, below it, a list of answers")
        node = quiz_question("", quiz_prompt("", "", *prompt.children), *blocks[:-1])
        explanations = nodes.definition_list()
        for index, answer in enumerate(blocks[-1]):
            right, text, why = self.answer(answer, number)
            node += quiz_choice("", "", *text, group=group, index=index)
            term = nodes.term("", "", nodes.strong(text="Right: " if right else "Wrong: "))
            term["classes"].append("quiz-right" if right else "quiz-wrong")
            term += [child.deepcopy() for child in text]
            explanations += nodes.definition_list_item("", term, nodes.definition("", *why))
        if sum("quiz-right" in term["classes"] for term in explanations.findall(nodes.term)) != 1:
            raise self.error(f"quiz: question {number} needs exactly one right answer, marked [x]")
        node += quiz_feedback()
        node += make_reveal("Answers", explanations, classes=["quiz-answers"])
        return node

    def answer(self, item, number):
        """Return whether the answer is right, its inline nodes, and the blocks of its explanation."""
        sentence = item.children[0] if item.children else None
        start = sentence.children[0] if isinstance(sentence, nodes.paragraph) else None
        mark = MARK.match(start.astext()) if isinstance(start, nodes.Text) else None
        if not mark:
            raise self.error(f"quiz: an answer of question {number} starts with neither [x] nor [ ]")
        quotation = item.children[-1]
        if not isinstance(quotation, nodes.block_quote):
            raise self.error(f"quiz: an answer of question {number} has no explanation (a line with >)")
        text = [nodes.Text(start.astext()[mark.end() :]), *sentence.children[1:]]
        return mark[1] in "xX", text, quotation.children


def visit_quiz(self, node):
    self.body.append('<div class="quiz">')


def depart_quiz(self, node):
    self.body.append("</div>\n")


def visit_question(self, node):
    self.body.append('<fieldset class="quiz-question">')


def depart_question(self, node):
    self.body.append("</fieldset>\n")


def visit_prompt(self, node):
    self.body.append("<legend>")


def depart_prompt(self, node):
    self.body.append("</legend>\n")


def visit_choice(self, node):
    radio = f'<input type="radio" name="{escape(node["group"])}" value="{node["index"]}" autocomplete="off">'
    self.body.append(f'<label class="quiz-choice">{radio}<span>')


def depart_choice(self, node):
    self.body.append("</span></label>\n")


def visit_feedback(self, node):
    self.body.append('<div class="quiz-feedback" role="status">')


def depart_feedback(self, node):
    self.body.append("</div>\n")


def visit_block(self, node):
    """Show a container's children as they are (other builders)."""


def depart_block(self, node):
    pass


def visit_sentence(self, node):
    self.visit_paragraph(node)


def depart_sentence(self, node):
    self.depart_paragraph(node)


def add_page_assets(app, pagename, templatename, context, doctree):
    """Load the script on pages that hold a quiz."""
    if doctree and next(doctree.findall(quiz), None) is not None:
        app.add_js_file("quiz.js", loading_method="defer")


def setup(app):
    block, sentence = (visit_block, depart_block), (visit_sentence, depart_sentence)
    for node, html, other in [
        (quiz, (visit_quiz, depart_quiz), block),
        (quiz_question, (visit_question, depart_question), block),
        (quiz_prompt, (visit_prompt, depart_prompt), sentence),
        (quiz_choice, (visit_choice, depart_choice), sentence),
        (quiz_feedback, (visit_feedback, depart_feedback), block),
    ]:
        app.add_node(node, html=html, latex=other, text=other, man=other, texinfo=other)
    app.add_directive("quiz", QuizDirective)
    app.connect("html-page-context", add_page_assets)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
