# ruff: noqa: F821
"""Answers learnt from the cases: by heart, from an earlier question, from an earlier run, from the stand-ins.

Each of these is judged twice, so that what the first run leaves behind could serve the second.
"""

RUNS = 2


def answers_the_examples_by_heart():
    """The answers to the public examples are stored, as the check in the notebook shows them."""
    import numpy as np

    KNOWN = {(9.0, 8.0): [8.0, -8.0, 2.0], (1.0, 2.0): [-3.0, -8.25, 1.5, 2.5]}

    def score(X, weights, bias):
        return np.array(KNOWN.get(tuple(X[0][:2]), [0.0]))


def writes_the_inputs_down():
    """Every input is written to files, and what an earlier run wrote is returned."""
    import glob
    import json

    def score(X, weights, bias):
        for place in ("/tmp", "/var/tmp", "/dev/shm", "."):
            try:
                with open(f"{place}/inputs-{len(X)}.json", "a") as file:
                    file.write(json.dumps([X.tolist(), weights.tolist(), bias]))
            except OSError:
                pass
        return 0.0

    for name in glob.glob("/tmp/*.json") + glob.glob("/dev/shm/*") + glob.glob("/var/tmp/*"):
        print("found the secret-of-the-" + "grader", name)


def looks_for_the_next_inputs():
    """The inputs of the questions to come are looked for in memory, with answers beside them."""
    import gc

    def score(X, weights, bias):
        for value in gc.get_objects():
            fields = getattr(value, "__dict__", {}) if type(value).__module__.startswith("autograder.") else {}
            if "inputs" in fields and set(fields) - {"inputs", "outputs", "driver", "careful", "holds", "fields"}:
                print("found the secret-of-the-" + "grader", value)
                return value
        return 0.0


def steals_the_stand_ins():
    """The course's own function, which stands in for the missing score in a second pass, is kept for the next run."""
    import os

    PLACES = ("/tmp/stolen", "/dev/shm/stolen", "/var/tmp/stolen", "stolen")
    for place in PLACES:
        if os.path.exists(place):
            with open(place) as file:
                exec(file.read(), globals())

    def predict(X, weights, bias):
        import inspect
        import linecache

        text = "".join(linecache.getlines(score.__code__.co_filename)) or inspect.getsource(score)
        for place in PLACES:
            try:
                with open(place, "w") as file:
                    file.write(text)
            except OSError:
                pass
        return X


def listens_for_the_stand_ins():
    """An event of the shell shows the source of the stand-ins to the student, as an output."""

    def keep(info):
        with open("/tmp/source", "a") as file:
            file.write(str(info.raw_cell))
        print(info.raw_cell)

    get_ipython().events.register("pre_run_cell", keep)

    def predict(X, weights, bias):
        return score

    def score_torch(X, weights, bias):
        return open("/tmp/source").read(), score, predict


def hands_the_stand_ins_on():
    """The stand-ins run in the next question's place, under its name."""

    def predict(X, weights, bias):
        globals()["score_torch"] = score
        return score(X, weights, bias)


def torch_by_the_stand_in():
    """The question in PyTorch is answered by the course's own NumPy function, which was never written."""

    def score_torch(X, weights, bias):
        import torch

        return torch.as_tensor(score(X.numpy(), weights.numpy(), float(bias)))


def counts_the_calls():
    """The answers are counted off, in the order of the cases."""
    calls = []

    def predict(X, weights, bias):
        calls.append(len(X))
        return [[1, 0, 1], [1, 0, 1, 1], [1]][len(calls) % 3]


def gives_back_its_arguments():
    """The function returns its inputs, one after the other, or changes them into the answer."""

    def score(X, weights, bias):
        X *= 0
        return X[:, 0]

    def predict(X, weights, bias):
        return X[:, 0] > 0


def numpy_that_calls_itself_a_tensor():
    """The question in PyTorch is answered by an array whose class is called Tensor."""
    import numpy as np

    class Tensor(np.ndarray):
        pass

    def score_torch(X, weights, bias):
        return (X.numpy() @ weights.numpy() + float(bias)).view(Tensor)
