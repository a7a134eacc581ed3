"""What a reader copies from a page: the code that it shows, from top to bottom, run in a namespace of its own."""

import re

from book._ext.implementation import asked_in, code_without_docstrings, find_definition
from tests.book.pages import BOOK, ROOT

BLOCK = re.compile(
    r"^```\{code-cell\} ipython3\n(?P<cell>.*?)^```$|^```\{implementation\} (?P<name>\S+)$", re.MULTILINE | re.DOTALL
)
HIDDEN = re.compile(r"^:tags: \[.*(?:remove-cell|remove-input|hide-input)", re.MULTILINE)


def shown_code(chapter):
    """The cells and the references that a chapter shows, as source, in their order; of twins NumPy's.

    What a notebook asks for isn't shown where it is used: cells import it.
    """
    text = (BOOK / f"{chapter}.md").read_text(encoding="utf-8")
    for block in BLOCK.finditer(text):
        if block["cell"] is None:
            if not asked_in(block["name"]):
                yield reference(block["name"])
        elif not HIDDEN.search(block["cell"]):
            yield re.sub(r"^:tags: .*\n", "", block["cell"], flags=re.MULTILINE)


def reference(qualified_name):
    module, _, name = qualified_name.rpartition(".")
    paths = (ROOT / "solutions" / library / f"{module}.py" for library in ("numpy_ref", "torch_ref"))
    path = next(path for path in paths if find_definition(path, name))
    return code_without_docstrings(path, find_definition(path, name))


def run_what_is_shown(chapter, **given):
    """Run the shown code of a chapter as in a fresh interpreter; return its names.

    ``given`` are names that the page says come from elsewhere, such as a notebook's ``check``.
    """
    names = {"__name__": "__main__", **given}
    for code in shown_code(chapter):
        exec(compile(code, f"<{chapter}>", "exec"), names)
    return names
