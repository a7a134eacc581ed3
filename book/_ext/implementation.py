"""``{implementation} module.function``: the reference code, NumPy and PyTorch side by side.

The code is read from ``solutions/numpy_ref`` and ``solutions/torch_ref`` by ``ast``, never imported and
never copied into a chapter. Docstrings are cut out of the code; the function's own can be opened below it.
A page is read again when a reference that it shows has changed.

What a notebook asks for isn't given away before: such a function is shown without its code, by what it takes and
returns. Its code is folded up below the exercise card, unless ``show_solutions`` in ``course.toml`` leaves it out.
"""

import ast
import textwrap
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from book._ext.reveal import make_reveal

LIBRARIES = {"numpy_ref": "NumPy", "torch_ref": "PyTorch"}
SHORT_LINE = 46  # characters; two columns of such lines fit beside the sidebars of a laptop


def find_definition(path, name):
    """Return the ``ast`` node that defines ``name`` at the top level of a file, or None.

    Parameters
    ----------
    path : Path
        A Python file; it need not exist.
    name : str
        The name of a function or a class.
    """
    if not path.is_file():
        return None
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name:
            return node
    return None


def code_without_docstrings(path, definition):
    """Return the lines of a definition as they stand in the file, without its docstrings."""
    lines = path.read_text(encoding="utf-8").splitlines()
    cut = set()
    for node in ast.walk(definition):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            text = node.body[0]
            cut.update(range(text.lineno, text.end_lineno + 1))
            if not lines[text.end_lineno].strip():
                cut.add(text.end_lineno + 1)
    start = min([definition.lineno, *(decorator.lineno for decorator in definition.decorator_list)])
    kept = [lines[i - 1] for i in range(start, definition.end_lineno + 1) if i not in cut]
    return textwrap.dedent("\n".join(kept))


def shows_solutions(config, assignment):
    """Tell whether the book shows the solutions of an assignment; the setting is a truth or names of chapters."""
    shown = config.show_solutions
    return shown if isinstance(shown, bool) else assignment.topic.replace("_", "-") in shown


def asked_in(qualified_name):
    """Return the first assignment that asks for a function, or None."""
    from autograder.specs.course import assignments

    for assignment in assignments():
        if qualified_name in {question.solution.split(".", 1)[1] for question in assignment.tasks}:
            return assignment
    return None


def asked_nodes(config, assignment, name):
    """Return the line that stands where a function would be given away."""
    words = f" is yours to write, in notebook {assignment.slug}."
    line = nodes.paragraph("", "", nodes.literal(text=name), nodes.Text(words))
    if shows_solutions(config, assignment):
        line += nodes.Text(" Our way to write it is folded up below the exercise card.")
    return nodes.container("", line, classes=["implementation-asked"])


def implementation_nodes(env, qualified_name, asked=None):
    """Return the block that shows one reference, and note the files it depends on.

    Parameters
    ----------
    env : BuildEnvironment
        Sphinx's environment; the references lie in its source folder.
    qualified_name : str
        Module and function, such as ``acceptance.score``.
    asked : Assignment, optional
        The assignment that asks for the function, if its code is not to be shown here.

    Raises
    ------
    LookupError
        If no library defines that name.
    """
    module, _, name = qualified_name.rpartition(".")
    columns = nodes.container(classes=["implementation-columns"])
    docstring = None
    longest = 0
    for library, label in LIBRARIES.items():
        relative = f"solutions/{library}/{module}.py"
        path = Path(env.srcdir, relative)
        if path.is_file():  # a dependency that isn't there would make the page new in every build
            env.note_dependency(str(path))
        definition = find_definition(path, name)
        if definition is None:
            continue
        docstring = docstring or ast.get_docstring(definition)
        code = code_without_docstrings(path, definition)
        longest = max(longest, *map(len, code.splitlines()))
        heading = nodes.paragraph("", "", nodes.strong(text=label), nodes.Text(" "), nodes.literal(text=relative))
        heading["classes"].append("implementation-heading")
        block = nodes.literal_block(code, code, language="python")
        columns += nodes.container("", heading, block, classes=["implementation-column"])
    if not columns.children:
        raise LookupError(f"no module in solutions/ defines {qualified_name}")
    if longest > SHORT_LINE:
        columns["classes"].append("implementation-long")  # the style sheet needs more room to set these in columns
    if asked:
        columns = asked_nodes(env.config, asked, name)
    node = nodes.container("", columns, classes=["implementation"])
    if docstring:
        text = nodes.literal_block(docstring, docstring, language="text")
        node += make_reveal(f"What {name} takes and returns", text, classes=["docstring"])
    return node


class ImplementationDirective(SphinxDirective):
    """The directive ``implementation``: one argument, ``module.function``."""

    required_arguments = 1

    def run(self):
        try:
            node = implementation_nodes(self.env, self.arguments[0], asked_in(self.arguments[0]))
        except LookupError as error:
            raise self.error(f"implementation: {error.args[0]}") from error
        self.set_source_info(node)
        return [node]


def setup(app):
    app.add_config_value("show_solutions", True, "env", types=[bool, list])
    app.add_directive("implementation", ImplementationDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
