"""What a notebook's check says to answers: ``python tests/unseen/told.py 07-cross-entropy < first.jsonl``.

Each answer stands in a fresh ``__main__``, beside the references of the other functions of its notebook and the cells
that the notebook gives. A line of JSON comes back for each: its points, and what was said.
"""

import contextlib
import io
import json
import linecache
import sys
import types
import warnings

from autograder.intake.cells import label_of
from autograder.intake.submissions import release_of
from autograder.specs.course import assignment
from autograder.specs.sources import solution_source

warnings.simplefilter("ignore")


def main(slug):
    references = {f"solve-{each.function}": solution_source(each) for each in assignment(slug).questions}
    cells = [cell for cell in release_of(slug).cells if cell.cell_type == "code"]
    given = [references.get(label_of(cell), cell.source) for cell in cells if not _is_check(cell)]
    answers = [json.loads(line) for line in sys.stdin]
    namespace = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for source in given:
            namespace = _run(source, namespace, "<given>")
    for answer in answers:
        print(json.dumps(_told(answer, namespace)), flush=True)


def _is_check(cell):
    return (label_of(cell) or "").startswith("check-")


def _main(namespace):
    """A fresh ``__main__`` with these names: there the check looks for an answer."""
    module = sys.modules["__main__"] = types.ModuleType("__main__")
    vars(module).update(namespace)
    return vars(module)


def _run(source, namespace, name):
    namespace = _main({key: value for key, value in namespace.items() if not key.startswith("__")})
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    exec(compile(source, name, "exec"), namespace)
    return namespace


def _told(answer, given):
    """Points and words. An answer that can't even be defined leaves its name without a meaning."""
    name, without = answer["function"], {key: value for key, value in given.items() if key != answer["function"]}
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            namespace = _run(answer["source"], without, f"<{answer['id']}>")
        except Exception:
            namespace = vars(sys.modules["__main__"])
        result = namespace["check"](name)
    verdict = result.verdict
    words = {key: verdict[key] for key in ("points", "max_points", "hint")}
    return {"id": answer["id"], **words, "text": result.text}


if __name__ == "__main__":
    main(sys.argv[1])
