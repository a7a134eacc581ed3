"""Cells run in a running event loop, as in Jupyter, and what they leave in it keeps nothing waiting."""

import asyncio
import time

import numpy as np
import pytest

from autograder.contract.calls import Call, Cell, Printed, Stopped
from autograder.contract.cards import Card, Case, Part
from autograder.contract.observations import Returned
from autograder.sandbox.outside import client

F = "def f(n):\n    return n + 1"
COUNT = "async def count(n):\n    for _ in range(n): await asyncio.sleep(0)\n    return n"
START = f"import asyncio\n{COUNT}\ntask = asyncio.create_task(count(100))"


@pytest.fixture
def run(worker, monkeypatch):
    """Run cells, then ask for f(1); return the outputs by number of the cell, and what came back."""
    monkeypatch.setattr(client, "CELL_SECONDS", 1.5)
    case = Case("a number", True, Call({"n": np.array(1.0)}), ["n"], "values.equal")
    card = Card("f", "f", "numpy", [], 1.5, "values.equal", [Part("all", 1, [case])])

    def compute(*sources):
        computed = worker.compute([*(Cell(str(number), source) for number, source in enumerate(sources)), card])
        (seen,) = computed.observations["f"]
        came = seen.values[0].item() if isinstance(seen, Returned) else seen
        return {int(number): shown for number, shown in computed.outputs.items()}, came

    return compute


def printed(outputs):
    return "".join(output.text for output in outputs if isinstance(output, Printed))


def errors(outputs):
    return [output.error for shown in outputs.values() for output in shown if isinstance(output, Stopped)]


JUPYTER = {  # cells, and what the last of them prints
    "a task is awaited in its cell": ([f"{START}\nprint(await task)"], "100"),
    "a task is awaited in a later cell": ([START, "print(await task)"], "100"),
    "a task is done when a later cell asks": ([START, "1", "print(task.result())"], "100"),
    "the loop is there": (["import asyncio\nprint(asyncio.get_running_loop().is_running())"], "True"),
    "the loop is the same": (
        ["import asyncio\nloop = asyncio.get_running_loop()", "print(loop is asyncio.get_running_loop())"],
        "True",
    ),
    "the old way to the loop": ([f"{START}\nfuture = asyncio.ensure_future(task)", "print(await future)"], "100"),
    "in a function": (
        [f"{START}\ndef begin(): return asyncio.create_task(count(3))", "print(await begin())"],
        "3",
    ),
    "a queue between cells": (
        [
            "import asyncio\nqueue = asyncio.Queue()\n"
            "async def double():\n    while True: print(2 * await queue.get()); queue.task_done()\n"
            "worker = asyncio.create_task(double())",
            "await queue.put(4)\nawait queue.join()",
        ],
        "8",
    ),
    "a shell's script": (["%%bash\necho there"], "there"),
    "a program": (["!echo there"], "there"),
    "a task that fails": (["import asyncio\nasync def f(): 1 / 0\ntask = asyncio.create_task(f())", "print(7)"], "7"),
    "a task that exits": (["import asyncio\nasync def f(): exit()\ntask = asyncio.create_task(f())", "print(7)"], "7"),
}


@pytest.mark.parametrize("cells, said", JUPYTER.values(), ids=JUPYTER)
def test_a_cell_finds_the_loop_that_it_has_in_jupyter(cells, said, run):
    outputs, seen = run(*cells, F)
    assert printed(outputs[len(cells) - 1]).strip() == said
    assert seen == 2.0


def test_what_jupyter_refuses_is_refused(run):
    outputs, _ = run(f"{START}\nasyncio.run(count(3))")
    assert errors(outputs) == ["RuntimeError"]


ENDLESS = {
    "sleeps": "while True: await asyncio.sleep(1)",
    "waits": "await asyncio.Event().wait()",
    "spins": "while True: await asyncio.sleep(0)",
    "can't be cancelled": "while True:\n        try: await asyncio.sleep(1)\n        except BaseException: pass",
}


@pytest.mark.parametrize("body", ENDLESS.values(), ids=ENDLESS)
def test_a_task_that_never_ends_keeps_nobody_waiting(body, run):
    started = time.monotonic()
    outputs, seen = run(
        f"import asyncio\nasync def g():\n    {body}\ntask = asyncio.create_task(g())", "print(5)", F, "print(6)"
    )
    assert errors(outputs) == []
    assert (printed(outputs[1]), printed(outputs[3])) == ("5\n", "6\n")
    assert seen == 2.0
    assert time.monotonic() - started < 20


def test_a_cell_that_awaits_for_ever_is_stopped_and_is_not_taken_up_again(run):
    outputs, seen = run("import asyncio\nawait asyncio.sleep(2.5)\nprint('late')", F, "await asyncio.sleep(1.2)")
    assert errors(outputs) == ["CellTimeout"]
    assert all("late" not in printed(shown) for shown in outputs.values())
    assert seen == 2.0


def test_a_function_may_run_a_loop_of_its_own(run):
    body = "async def more():\n        await asyncio.sleep(0)\n        return n + 1\n    return asyncio.run(more())"
    _, seen = run(START, f"def f(n):\n    {body}")
    assert seen == 2.0


def test_the_loop_of_ipython_is_the_one_that_runs():
    from IPython.core import async_helpers

    async def here():
        return async_helpers.get_asyncio_loop() is asyncio.get_running_loop()

    assert asyncio.run(here()), "Look at event_loop in autograder/sandbox/inside/process.py."
