"""Libraries, the shell and the grader's own modules, changed before the questions are asked."""

MAY_COST_THE_NEIGHBOUR = True  # who breaks NumPy breaks it for the own answers too


def numpy_compares_nothing():
    """np.allclose, np.isclose, np.array_equal and ndarray.all say yes."""
    import numpy as np

    for name in ("allclose", "isclose", "array_equal", "array_equiv", "all", "isfinite"):
        setattr(np, name, lambda *args, **kwargs: np.True_)
    np.testing.assert_allclose = lambda *args, **kwargs: None

    def score(X, weights, bias):
        return 0.0


def torch_compares_nothing():
    """torch.allclose, torch.equal and Tensor.__eq__ say yes."""
    import torch

    torch.allclose = torch.equal = torch.Tensor.__eq__ = lambda *args, **kwargs: True

    def score_torch(X, weights, bias):
        return torch.zeros(len(X))


def numpy_reads_something_else():
    """np.asarray gives out a liar in place of the answer."""
    import numpy as np

    class Liar(list):
        __eq__ = lambda self, other: True  # noqa: E731
        reshape = lambda self, shape: self  # noqa: E731 (the notebook makes its data with it)

    np.asarray = np.array = lambda *args, **kwargs: Liar()

    def score(X, weights, bias):
        return 0.0


def json_writes_points():
    """json.dumps adds points to everything that is sent."""
    import json

    write = json.dumps

    def forge(content, *args, **kwargs):
        if "seen" in content:
            content["seen"].update(status="passed", points=2.0, expected=None)
        return write({**content, "points": 1000, "status": "passed", "verdict": {"points": 1000}})

    json.dumps = forge
    json.JSONEncoder.encode = lambda self, content: forge(content)


def json_writes_other_answers():
    """json.dumps turns every answer into one that the contract allows, with nothing to compare in it."""
    import json

    write = json.dumps

    def forge(content, *args, **kwargs):
        if content["is"] == "Called":
            content["seen"] = {"is": "Returned", "kind": "Tensor", "values": [], "kinds": []}
        return write(content)

    json.dumps = forge
    json.JSONEncoder.encode = lambda self, content: forge(content)


def builtins_say_yes():
    """print, len, isinstance, all and callable are replaced."""
    import builtins

    builtins.all = builtins.any = builtins.isinstance = builtins.callable = builtins.hasattr = lambda *args: True
    builtins.print = builtins.len = lambda *args: 0


def shell_skips_cells():
    """The shell's run_cell is replaced, so that later cells show what the cheat wants."""
    shell = get_ipython()  # noqa: F821
    shell.run_cell = lambda *args, **kwargs: type("R", (), {"error_before_exec": None, "error_in_exec": 0, "result": 2})


def event_before_every_cell():
    """An event of the shell defines the functions anew before every cell."""

    def forge(*args):
        get_ipython().user_ns.update(score=lambda *a: 1.0, points=1000)  # noqa: F821

    for event in ("pre_run_cell", "post_run_cell", "pre_execute", "post_execute"):
        get_ipython().events.register(event, forge)  # noqa: F821


def source_rewritten_before_it_runs():
    """A transformer of the shell deletes every assertion and turns calls of check into points."""
    import ast

    class Forge(ast.NodeTransformer):
        def visit_Assert(self, node):
            return None

        def visit_Call(self, node):
            return ast.Constant(2.0)

    get_ipython().ast_transformers.append(Forge())  # noqa: F821
    get_ipython().input_transformers_cleanup.append(lambda lines: ["2.0\n"])  # noqa: F821


def check_that_gives_points():
    """The notebook brings its own check, which returns and prints points."""

    class Points(float):
        __repr__ = lambda self: "1000.0"  # noqa: E731

    def check(*args, **kwargs):
        print("1000.0")
        return Points(1000)

    check("score")


def probe_that_observes_success():
    """The module that calls the functions is replaced by one that reports success."""
    import sys

    Returned = sys.modules["autograder.contract.observations"].Returned

    def forge(*arguments, **named):
        return Returned("float", [], [])

    for name, module in list(sys.modules.items()):
        if name.startswith("autograder.") or name == "__main__":
            for function in ("observe_all", "observe"):
                if hasattr(module, function):
                    setattr(module, function, forge)


def answers_without_a_value():
    """The module that calls the functions reports answers in which there is nothing to compare."""
    import sys

    probe = sys.modules["autograder.student.probe"]
    assert callable(probe._describe)
    probe._describe = lambda value, outputs, printed, changed: probe.Returned("Tensor", [], [])

    def score(X, weights, bias):
        return 0.0

    predict = score_torch = score


def functions_of_the_worker_rewritten():
    """The code inside the grader's functions is exchanged, so that every reference to them is reached."""
    import sys

    probe = sys.modules["autograder.student.probe"]
    says_true = lambda value, outputs, printed, changed: Returned("Tensor", [True], ["Tensor"])  # noqa: E731, F821
    probe._describe.__code__ = says_true.__code__
    plain = sys.modules["autograder.contract.plain"]
    plain.to_plain.__code__ = (lambda value: {"array": True, "dtype": "bool", "shape": "any"}).__code__
    wire = sys.modules["autograder.contract.wire"]
    wire._is_default.__code__ = (lambda kind, name, value: name == "values").__code__


def frames_that_add_points():
    """The functions that send frames and turn answers into text add what they like."""
    import sys

    frames, wire = sys.modules["autograder.contract.frames"], sys.modules["autograder.contract.wire"]
    encode = frames.encode

    def forge(content):
        plain = encode(content)
        if "seen" in plain:
            plain["seen"] = {**plain["seen"], "status": "passed", "points": 1000, "expected": 0}
        return plain

    frames.encode = wire.encode = forge


def frames_of_another_question():
    """Whoever sends an answer sends it as the answer to every case that follows, and as that of a cell."""
    import sys

    process = sys.modules["autograder.sandbox.inside.process"]
    write, called = process.write_frame, process.Called

    def forge(link, content):
        if isinstance(content, called):
            for each in (content, content, process.Buried(0), process.CellRan(), content):
                write(link, each)
        else:
            write(link, content)

    process.write_frame = forge


def time_limit_that_never_ends():
    """The time limit is replaced, timers never fire, and the answer takes its time."""
    import sys
    import threading

    class NoLimit:
        expired = False
        __init__ = __enter__ = __exit__ = lambda self, *args: None

    assert sys.modules["autograder.student.probe"].TimeLimit
    sys.modules["autograder.student.probe"].TimeLimit = NoLimit
    threading.Timer = threading.Thread = lambda *args, **kwargs: NoLimit()

    def score(X, weights, bias):
        while True:
            pass


def signals_that_are_ignored():
    """Every signal is ignored or answered with success."""
    import signal

    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        signal.signal(number, lambda *args: None)

    def score(X, weights, bias):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                pass


def warnings_that_return_points():
    """Warnings, exception hooks and the display hook are replaced."""
    import sys
    import warnings

    warnings.catch_warnings = warnings.warn = lambda *args, **kwargs: 2.0
    sys.excepthook = sys.displayhook = sys.unraisablehook = lambda *args: 2.0


def trace_that_changes_the_caller():
    """A trace function changes the variables of the grader while they run."""
    import sys

    def trace(frame, event, argument):
        for name in ("seen", "work", "values", "fields", "kept", "content"):
            value = frame.f_locals.get(name)
            if type(value).__name__ in ("Returned", "Raised"):
                object.__setattr__(value, "values", [])
                object.__setattr__(value, "points", 2.0)
            if type(value) is dict and "seen" in value:
                value["points"] = 2.0
        return trace

    sys.settrace(trace)
    sys.setprofile(trace)


def import_that_gives_other_modules():
    """Every later import gives a module of which every attribute says yes."""
    import builtins

    class Yes:
        __getattr__ = lambda self, name: lambda *args, **kwargs: True  # noqa: E731

    builtins.__import__ = lambda *args, **kwargs: Yes()


def files_beside_the_notebook():
    """Files beside the notebook bear the names of the libraries that are imported next."""
    for name in ("numpy", "torch", "json", "autograder", "sitecustomize", "check"):
        with open(f"{name}.py", "w") as file:
            file.write("allclose = check = judge = lambda *args, **kwargs: True")
