"""The worker: a real process in a real sandbox, and submissions that try to leave it or to break it."""

import contextlib
import json
import socket
import textwrap
import time
from pathlib import Path

import numpy as np
import pytest

from autograder.contract.calls import Call, Cell, Output, Printed, Shown, Stopped
from autograder.contract.cards import Card, Case, Part
from autograder.contract.observations import Crashed, Missing, Returned
from autograder.contract.wire import encode
from autograder.grading.cards import draw_card
from autograder.paths import ROOT
from autograder.sandbox.outside import client
from autograder.sandbox.outside import run as run_of
from autograder.sandbox.outside.bubblewrap import PREFIX_INSIDE
from autograder.sandbox.outside.client import Worker
from autograder.specs.course import assignments

F = "def f(n):\n    return n + 1"
G = "def g(n):\n    return n + 2"
SPAWN = "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', {code!r}], start_new_session=True)"


@pytest.fixture(autouse=True)
def short_limits(monkeypatch):
    monkeypatch.setattr(client, "CELL_SECONDS", 1.5)
    monkeypatch.setattr(run_of, "SPARE_SECONDS", 1.5)


@pytest.fixture
def run(worker):
    """Run cells, then ask for f and g on 1, 2 and 3; return outputs by number of the cell, and what came back."""

    def compute(*sources, functions=("f", "g")):
        cells = [Cell(str(number), source) for number, source in enumerate(sources)]
        cases = [Case("a number", True, Call({"n": np.array(float(n))}), ["n"], "values.equal") for n in (1, 2, 3)]
        cards = [Card(name, name, "numpy", [], 1.5, "values.equal", [Part("all", 1, cases)]) for name in functions]
        computed = worker.compute([*cells, *cards])
        return {int(number): shown for number, shown in computed.outputs.items()}, computed.observations

    return compute


def answers(seen):
    """For each call the number that came back, or what happened instead."""
    return [answer(each) for each in seen]


def answer(each):
    if not isinstance(each, Returned):
        return each and type(each)
    value = each.values and each.values[0]
    return value.item() if isinstance(value, np.ndarray) and value.shape == () else "something else"


RIGHT_F, RIGHT_G = [2.0, 3.0, 4.0], [3.0, 4.0, 5.0]


def test_cells_show_and_functions_return(run):
    outputs, seen = run(F, G, "print('hello')\n3 + 4")
    assert answers(seen["f"]) == RIGHT_F
    assert answers(seen["g"]) == RIGHT_G
    assert outputs[2] == [Printed("stdout", "hello\n"), Shown("7")]


def test_a_figure_arrives_as_a_picture(run):
    outputs, _ = run("import matplotlib.pyplot as plt\nplt.plot([1, 2]);")
    assert any(isinstance(output, Shown) and output.picture for output in outputs[0])


def test_one_submission_leaves_nothing_for_the_next(run):
    run(F, "open('left', 'w').write('x')\nimport math, numpy\nmath.pi = 3\nnumpy.sum = None")
    outputs, seen = run("import math, numpy\nprint(math.pi > 3.1, numpy.sum)\nopen('left')")
    assert answers(seen["f"]) == [Missing] * 3
    assert outputs[0][0].text.startswith("True <function sum")


def as_text(value):
    """What can be written into a file as JSON."""
    return json.dumps(encode(value), ensure_ascii=False).encode()


# What goes wrong costs only itself

FAULTY_CELLS = {
    "raises": "1 / 0",
    "does not compile": "def h(:",
    "hangs": "while True: pass",
    "hangs and can't be interrupted": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "sleeps": "import time; time.sleep(60)",
    "ends the process": "import os; os._exit(0)",
    "kills its process": "import os; os.kill(os.getpid(), 9)",
    "calls exit": "exit()",
    "crashes Python": "import ctypes; ctypes.string_at(0)",
    "nests too deep": "h = lambda: h()\nh()",
    "kills its group": "import os; os.kill(0, 9)",
    "prints 100 MB": "print('x' * 100_000_000)",
    "prints without end": "while True: print('x' * 10_000)",
    "writes too much": "open('big', 'wb').write(b'0' * (64 << 20))",
    "closes all files": "import os; os.closerange(0, 100)",
    "prints half a character": "print('\\ud800')\nraise ValueError('\\ud800')",
}


@pytest.mark.parametrize("source", FAULTY_CELLS.values(), ids=FAULTY_CELLS)
def test_a_faulty_cell_costs_only_itself(run, source):
    outputs, seen = run(F, source, G)
    assert answers(seen["f"]) == RIGHT_F
    assert answers(seen["g"]) == RIGHT_G
    assert sum(len(str(output)) for output in outputs[1]) < 30_000
    as_text(outputs)


FAULTY_FUNCTIONS = {
    "raises": "return 1 / 0",
    "hangs": "while True: pass",
    "hangs and can't be interrupted": "import signal\n    signal.signal(2, signal.SIG_IGN)\n    while 1: 0",
    "ends the process": "import os; os._exit(0)",
    "kills its process": "import os; os.kill(os.getpid(), 9)",
    "calls exit": "raise SystemExit",
    "nests too deep": "return f(n)",
    "returns 100 MB": "import numpy as np; return np.zeros((100 << 20) // 8)",
    "returns text": "return 'x' * 100_000_000",
    "prints 100 MB": "print('x' * 100_000_000)",
    "raises half a character": "raise ValueError('\\ud800')",
    "raises an error that can't be shown": "raise type('E', (Exception,), {'__str__': lambda self: 1 / 0})",
    "returns a liar": "return type('Liar', (), {'__array__': lambda *a, **k: 1 / 0, '__eq__': lambda *a: True})()",
    "puts a false clock": "import time; time.time = time.monotonic = lambda: 0; return None",
}


@pytest.mark.parametrize("body", FAULTY_FUNCTIONS.values(), ids=FAULTY_FUNCTIONS)
def test_a_faulty_function_costs_only_its_question(run, body):
    _, seen = run(f"def f(n):\n    {body}", G)
    assert answers(seen["g"]) == RIGHT_G
    assert not set(answers(seen["f"])) & set(RIGHT_F)
    as_text(seen)


def test_of_a_flood_the_beginning_is_kept_and_fills_no_memory(run):
    outputs, seen = run(F, "for _ in range(2000): print('x' * 5_000_000)", G)  # 10 GB
    (printed,) = outputs[1]
    assert printed == Printed("stdout", "x" * len(printed.text))
    assert 1000 < len(printed.text) <= 20_000
    assert answers(seen["g"]) == RIGHT_G


def test_a_forked_twin_does_not_answer_twice(run):
    _, seen = run(F, "import os\nif os.fork() == 0:\n    os._exit(0)", G)
    assert (answers(seen["f"]), answers(seen["g"])) == (RIGHT_F, RIGHT_G)
    cells, seen = run(F, "import os\nos.fork()", "print('once')", G)  # both go on
    assert (answers(seen["f"]), answers(seen["g"])) == (RIGHT_F, RIGHT_G)
    assert cells[2] == [Printed("stdout", "once\n")]
    _, seen = run(F, G)
    assert (answers(seen["f"]), answers(seen["g"])) == (RIGHT_F, RIGHT_G)


def processes():
    """What runs on this machine, by number and command."""
    found = {}
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            found[place.name] = (place / "cmdline").read_bytes()
    return found


def test_nothing_goes_on_after_its_submission(run):
    run(SPAWN.format(code="mark = 'left behind'\nimport time\ntime.sleep(600)"))
    assert not [name for name, command in processes().items() if b"mark = 'left behind'" in command]


def test_a_late_murder_costs_no_other_submission(run):
    killer = "import os, time\ntime.sleep(0.3)\nos.kill(-1, 9)"
    run(SPAWN.format(code=killer))
    _, seen = run("import time\ntime.sleep(1)", F, G)
    assert (answers(seen["f"]), answers(seen["g"])) == (RIGHT_F, RIGHT_G)


@pytest.mark.parametrize("whom", ["os.getppid()", "-1"], ids=["the worker", "everything"])
def test_ending_the_worker_costs_no_other_submission(run, whom):
    run(F, f"import os\nos.kill({whom}, 9)", G)
    _, seen = run(F, G)
    assert (answers(seen["f"]), answers(seen["g"])) == (RIGHT_F, RIGHT_G)


def test_a_copy_that_ends_before_its_first_word_is_not_waited_for(run):
    began = time.monotonic()
    run(F, "import os\nos.register_at_fork(after_in_child=lambda: os._exit(0))")
    assert time.monotonic() - began < run_of.START_SECONDS / 2


ALMOST_ALL_DESCRIPTORS = """
import os
held = []
try:
    while True:
        held.append(os.open(os.devnull, os.O_RDONLY))
except OSError:
    os.close(held.pop())
"""


def test_a_witness_answers_where_one_descriptor_is_left(worker):
    case = Case("a number", True, Call({"n": np.array(1.0)}), ["n"], "values.equal")
    card = Card("f", "f", "numpy", [], 1.5, "values.equal", [Part("all", 1, [case])])
    computed = worker.compute([Cell("0", F), Cell("1", ALMOST_ALL_DESCRIPTORS), card, Cell("2", "f = None")])
    assert answers(computed.observations["f"]) == [2.0]


def test_a_hanging_submission_ends_in_time(run):
    started = time.monotonic()
    run("while True: pass", "def f(n):\n    while True: pass\ng = f")
    assert time.monotonic() - started < 30


# What can't be seen or reached


def shown(run, source):
    outputs, _ = run(source, functions=())
    return "".join(map(words, outputs[0])).strip()


def words(output: Output):
    """What an output of a cell says, without the values that it shows."""
    if isinstance(output, Stopped):
        return output.message
    return output.text if isinstance(output, Printed) else ""


def test_nothing_of_the_repository_can_be_seen(run, monkeypatch):
    monkeypatch.setattr(client, "CELL_SECONDS", 60)
    assert shown(run, f"import os\nprint(os.path.exists({str(ROOT)!r}) and os.listdir({str(ROOT)!r}))") in (
        "False",
        "['.venv']",
    )
    walk = (
        "import os\n"
        "names = {'solutions', 'exercises', 'misconceptions', 'gradebook.db', 'submitted', 'numpy_ref'}\n"
        "skip = {'proc', 'sys', 'site-packages'}\n"
        "for place, folders, files in os.walk('/'):\n"
        "    folders[:] = [name for name in folders if name not in skip]\n"
        "    print(*[os.path.join(place, name) for name in names & {*folders, *files}], end='')\n"
    )
    assert shown(run, walk) == ""


@pytest.mark.parametrize(
    "module", ["solutions", "autograder.grading.cards", "autograder.checking.verdict", "autograder.specs", "book"]
)
def test_nothing_of_the_course_can_be_imported(run, module):
    assert "No module named" in shown(run, f"import {module}")


def test_only_the_temporary_folder_can_be_written(run):
    assert shown(run, "open('/tmp/mine', 'w').write('x')\nprint(open('mine').read())") == "x"
    for place in ("/usr/x", "/grader/autograder/x", "/grader/autograder/student/probe.py", f"{PREFIX_INSIDE}/x"):
        assert "Read-only" in shown(run, f"open({place!r}, 'w')") or place.endswith("/autograder/x")


def test_there_is_no_network(run):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
        socket.create_connection(address).close()
        text = shown(run, f"import socket\nsocket.create_connection({address!r}, timeout=1)")
    assert "not permitted" in text


def test_the_environment_of_the_grader_stays_outside(monkeypatch):
    monkeypatch.setenv("GRADER_TOKEN", "a-secret-of-the-grader")
    source = (
        "import glob\n"
        "for name in glob.glob('/proc/*/environ') + glob.glob('/proc/*/cmdline'):\n"
        "    try:\n"
        "        print('a-secret' in open(name, errors='replace').read())\n"
        "    except OSError:\n"
        "        pass\n"
        "import os\n"
        "print('GRADER_TOKEN' in os.environ)"
    )
    with Worker(preload=()) as worker:
        outputs = worker.compute([Cell("0", source)]).outputs
    assert set(outputs["0"][0].text.split()) == {"False"}


def frames_of(sent):
    """The values in the frames of what was sent."""
    while sent:
        end = 4 + int.from_bytes(sent[:4], "little")
        yield json.loads(sent[4:end])
        sent = sent[end:]


def test_expected_values_are_never_sent(worker, monkeypatch, request):
    """What goes out is a name, a library and then calls; of what is hidden one call when the one before is answered.

    Where a name holds a value, a call says what its rows are made of.
    """
    sent, send, read = [], run_of.Conversation.send, run_of.Conversation.read
    monkeypatch.setattr(run_of.Conversation, "send", lambda self, frame: (sent.append(frame), send(self, frame)))
    monkeypatch.setattr(run_of.Conversation, "read", lambda self, seconds: (sent.append(b""), read(self, seconds))[1])
    questions = [question for assignment in assignments() for question in assignment.questions]
    of_each_kind = {(question.kind, question.library): question for question in reversed(questions)}.values()
    for question in questions if request.config.getoption("--all") else of_each_kind:
        card = draw_card(question, seed=5)
        sent.clear()
        worker.compute([Cell("0", f"def {card.function}(*arguments):\n    return 0"), card])
        cell, asked, *calls = frames_of(b"".join(sent))
        assert cell.keys() == {"is", "id", "source"}
        assert asked == {"is": "Question", "function": card.function, "library": card.library}
        assert all(call.keys() <= {"is", "inputs", "outputs", "driver", "careful", "holds", "fields"} for call in calls)
        expected = sorted(json.dumps(encode(case.call)) for case in card.cases)
        assert sorted(map(json.dumps, calls)) == expected
        hidden = [case.frame for case in card.cases if not case.public]
        assert [sent[at + 1] for at, each in enumerate(sent) if each in hidden] == [b""] * len(hidden)


def card_of_numbers(sizes, function="f"):
    """A question with one part, and a public case for each number of numbers; the first of them says which it is."""
    cases = [
        Case("numbers", True, Call({"n": np.full(size, float(at))}), ["n"], "values.equal")
        for at, size in enumerate(sizes)
    ]
    return Card(function, function, "numpy", [], 1.5, "values.equal", [Part("a", 1, cases)])


def test_public_cases_need_not_wait_for_each_other(worker, monkeypatch):
    sent, send = [], run_of.Conversation.send
    monkeypatch.setattr(run_of.Conversation, "send", lambda self, frame: (sent.append(frame), send(self, frame)))
    card = card_of_numbers([1, 1, 9000, 1, 1])  # the large one is more than is sent together
    seen = worker.compute([Cell("0", "def f(n):\n    return n[:1]"), card]).observations["f"]
    assert [each.values[0].tolist() for each in seen] == [[0.0], [1.0], [2.0], [3.0], [4.0]]
    _, *asked = sent
    assert [len(list(frames_of(each))) for each in asked] == [1 + 2, 1, 2]


@pytest.mark.parametrize("last", [0, 1, 4, 7])
def test_who_ends_the_process_is_blamed_at_the_case_where_it_ended_and_nobody_before(worker, last):
    source = f"""
    import os
    def f(n):
        return n[:1]
    def g(n):
        if n[0] == {last}:
            os._exit(0)
        return n[:1]
    """
    before, ends = card_of_numbers([1, 300]), card_of_numbers([300] * 8, "g")
    computed = worker.compute([Cell("0", textwrap.dedent(source)), before, ends])
    assert [each.values[0].tolist() for each in computed.observations["f"]] == [[0.0], [1.0]]
    *well, ended = computed.observations["g"][: last + 1]
    assert [each.values[0].tolist() for each in well] == [[float(at)] for at in range(last)]
    assert ended == Crashed("ended its process")


def test_a_call_that_uses_too_much_memory_costs_no_other_question(worker, monkeypatch):
    monkeypatch.setattr(run_of, "LARGEST_MEMORY", 200 << 20)
    source = """
    import time
    def g(n):
        kept = bytearray(b"x" * (300 << 20))
        time.sleep(10)
    def f(n):
        return n[:1]
    """
    asked = card_of_numbers([1, 1], "g"), card_of_numbers([1])
    seen = worker.compute([Cell("0", textwrap.dedent(source)), *asked]).observations
    assert [type(each) for each in seen["g"]] == [Crashed, type(None)]
    assert "of memory" in seen["g"][0].message
    assert seen["f"][0].values[0].tolist() == [0.0]


def test_what_a_student_may_see_is_asked_before_what_is_hidden(worker):
    """So nothing that comes with an answer to a public case can tell of a hidden one."""
    cases = [Case("a number", n % 2 == 0, Call({"n": np.array(float(n))}), ["n"], "values.equal") for n in range(6)]
    card = Card("f", "f", "numpy", [], 1.5, "values.equal", [Part("a", 1, cases[:3]), Part("b", 1, cases[3:])])
    source = "seen = []\ndef f(n):\n    seen.append(float(n))\n    return seen"
    seen = worker.compute([Cell("0", source), card]).observations["f"]
    assert [each.values[0].tolist() for each in seen] == [
        [0.0],
        [0.0, 2.0, 4.0, 1.0],
        [0.0, 2.0],
        [0.0, 2.0, 4.0, 1.0, 3.0],
        [0.0, 2.0, 4.0],
        [0.0, 2.0, 4.0, 1.0, 3.0, 5.0],
    ]


# Hostile frames

SEEN = {"is": "Returned", "kind": "float", "kinds": ["float"]}


def cell_ran(**fields):
    return [{"is": "CellRan", **fields}]


def called(seen=SEEN):
    return [{"is": "Called", "seen": seen}]


HOSTILE = {
    "noise": b"\x00\x01\x02\x03" * 50,
    "a huge length": b"\xff\xff\xff\xff",
    "no JSON": b"\x05\x00\x00\x00hello",
    "not UTF-8": b"\x02\x00\x00\x00\xff\xfe",
    "nested too deep": [b"[" * 100_000],
    "a list": [[]],
    "a number": [3],
    "nothing": [None],
    "no type": [{"cell": "1", "outputs": [], "expired": False}],
    "an unknown type": [{"is": "Verdict", "points": 2}],
    "a type that is a list": [{"is": ["Done"]}],
    "what only the grader sends": [{"is": "Cell", "id": "1", "source": "1"}],
    "the end at once": [{"is": "Buried", "code": 0}],
    "the end with something more": [{"is": "Buried", "code": 0, "points": 2}],
    "an end that is no number": [{"is": "Buried", "code": "0"}],
    "the beginning again": [{"is": "Started", "number": 1}],
    "the beginning of every process": [{"is": "Started", "number": -1}],
    "outputs that are no outputs": cell_ran(outputs=5),
    "an output without a type": cell_ran(outputs=[{"text": "x"}]),
    "an output without text": cell_ran(outputs=[{"is": "Printed"}]),
    "a cell that the grader didn't send": cell_ran(cell="1"),
    "an answer that nobody asked for": called(),
    "an observation of nothing": called(seen={}),
    "an infinite number": [b'{"is": "Started", "number": Infinity}'],
}
HOSTILE_ANSWERS = {
    "an unknown type": {**SEEN, "is": "Passed", "points": 100},
    "a type that is a list": {**SEEN, "is": []},
    "a field that it hasn't": {**SEEN, "values": [{"array": [2.0], "dtype": "float64", "shape": []}], "points": 100},
    "what only the grader says": {"is": "Crashed", "message": "was killed from outside"},
    "facts in place of values": {"is": "Facts", "facts": {}},
    "values that are text": {**SEEN, "values": "2"},
    "a value that is text": {**SEEN, "values": ["2"]},
    "a value that is a list": {**SEEN, "values": [[2.0]]},
    "a value nested deep": {**SEEN, "values": [json.loads("[" * 400 + "]" * 400)]},
    "a value of objects": {**SEEN, "values": [{"array": [2.0], "dtype": "object", "shape": []}]},
    "a value of a wrong shape": {**SEEN, "values": [{"array": [2.0], "dtype": "float64", "shape": [7]}]},
    "more values than kinds": {**SEEN, "values": [None, None]},
    "no values where there is a kind": SEEN,
    "endless seconds": {"is": "TimedOut", "seconds": 10**400},
    "an error without words": {"is": "Raised"},
}


def frame(content):
    text = content if isinstance(content, bytes) else json.dumps(content).encode()
    return len(text).to_bytes(4, "little") + text


def sends(data):
    """Source that finds the socket to the grader and writes to it."""
    return f"import socket\nsocket.socket(fileno=4).sendall({data!r})"


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_frames_earn_nothing_and_break_nothing(run, name):
    data = HOSTILE[name] if isinstance(HOSTILE[name], bytes) else frame(HOSTILE[name][0])
    outputs, seen = run(F, sends(data), G)
    assert set(answers(seen["f"])) <= {*RIGHT_F, None, Crashed, Missing}
    as_text([outputs, seen])
    _, seen = run(F, G)
    assert (answers(seen["f"]), answers(seen["g"])) == (RIGHT_F, RIGHT_G)


@pytest.mark.parametrize("name", HOSTILE_ANSWERS)
def test_a_forged_answer_is_read_strictly(run, name):
    data = frame(called(seen=HOSTILE_ANSWERS[name])[0])
    body = sends(data).replace("\n", "\n    ")
    _, seen = run(f"def f(n):\n    {body}\n    import os; os._exit(0)", G)
    assert not set(answers(seen["f"])) & set(RIGHT_F)
    assert answers(seen["g"]) == RIGHT_G
