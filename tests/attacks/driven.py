"""Attacks on drivers: they call the student's functions where the student's code runs, and read what comes back."""


def drivers_that_say_what_is_wanted():
    """Every driver is replaced by one that calls nothing and returns the inputs plus 1, as many as are wanted."""
    import importlib
    import pkgutil
    import sys

    package = sys.modules["autograder.student.drivers"]
    for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
        module = importlib.import_module(found.name)  # those that are found later would be the course's own
        for key, value in list(vars(module).items()):
            if callable(value):
                setattr(module, key, lambda function, x, *others: (x + 1, x))

    def dropout(x, p, rng, training):
        return x, x

    def make_dropout_model(n_features, n_hidden, p):
        import torch

        return torch.nn.Linear(n_features, 1)


def labels_looked_for_around_the_driver():
    """The answers are looked for in the frames of the driver, and among all objects and files."""

    def dropout(x, p, rng, training):
        import gc
        import glob
        import sys

        secrets = {"expected", "about", "outcomes", "mistakes"}
        frame = sys._getframe()
        while frame:
            for value in frame.f_locals.values():
                if secrets & (set(value) if isinstance(value, dict) else set(getattr(value, "__dict__", ()))):
                    print("found the secret-of-the-" + "grader")
            frame = frame.f_back
        for value in gc.get_objects():
            if type(value).__module__.startswith("autograder.") and secrets & set(getattr(value, "__dict__", ())):
                print("found the secret-of-the-" + "grader")
        for name in ("digits_test.csv", "misconceptions", "numpy_ref", "checking", "specs", "grading"):
            if glob.glob(f"/grader/autograder/**/{name}", recursive=True) or glob.glob(f"/*/{name}"):
                print("found the secret-of-the-" + "grader")
        return x + 1, x


def generators_that_count():
    """Every generator gives the same numbers, so that whatever falls can be foreseen."""
    import numpy as np

    class Foreseen:
        random = uniform = lambda self, size=None: np.resize([0.1, 0.9], size)

    np.random.default_rng = lambda *seeds: Foreseen()

    def dropout(x, p, rng, training):
        mask = rng.random(x.shape) >= p
        return x * mask + 1, mask


def array_that_is_another_one_each_time():
    """What comes back is an array that shows another content to each function that looks at it."""
    import numpy as np

    class Changing(np.ndarray):
        def __array_finalize__(self, other):
            self.looks = getattr(other, "looks", 0) + 1

        def __array_function__(self, function, types, args, kwargs):
            return np.zeros(self.shape) if self.looks % 2 else np.ones(self.shape)

        __eq__ = __ne__ = lambda self, other: np.ones(self.shape, dtype=bool)

    def dropout(x, p, rng, training):
        return (x + 1).view(Changing), x.view(Changing)


def tensor_that_answers_for_torch():
    """The scores are a tensor that answers for torch.stack and all other functions."""
    import torch

    class Own(torch.Tensor):
        @classmethod
        def __torch_function__(cls, function, types, args=(), kwargs=None):
            return True

    class Model(torch.nn.Linear):
        def forward(self, X):
            return torch.zeros(len(X), 1).as_subclass(Own)

    def make_dropout_model(n_features, n_hidden, p):
        return Model(n_features, 1)


def model_without_end():
    """The model has parameters without end, and their shapes are what they are compared with."""
    import torch

    class Model(torch.nn.Module):
        def parameters(self, recurse=True):
            while True:
                yield torch.nn.Parameter(torch.zeros(1))

    def make_dropout_model(n_features, n_hidden, p):
        return Model()


def module_that_calls_nothing():
    """Every module of PyTorch returns its input, and every layer of dropout says that it has dropped."""
    import torch

    torch.nn.Module.__call__ = lambda self, *args, **kwargs: args[0]
    torch.nn.Dropout.forward = lambda self, x: x
    torch.stack = lambda tensors: tensors[0]

    def make_dropout_model(n_features, n_hidden, p):
        return torch.nn.Sequential(torch.nn.Linear(n_features, n_hidden), torch.nn.Linear(n_hidden, 1))


def exits_in_the_middle_of_the_calls():
    """The second call of a driver ends the process, raises what no except catches, or leaves a generator."""
    calls = []

    def dropout(x, p, rng, training):
        import os

        calls.append(p)
        if len(calls) == 2:
            raise GeneratorExit
        if len(calls) > 4:
            os._exit(0)
        return (each for each in (x, x))

    def make_dropout_model(n_features, n_hidden, p):
        raise KeyboardInterrupt


def writes_beyond_its_arguments():
    """The function changes the variables of the driver that has called it."""

    def dropout(x, p, rng, training):
        import ctypes
        import sys

        frame = sys._getframe(1)
        frame.f_locals.update(calls=1, outs=[], masks=[], returned=(x, x))
        ctypes.pythonapi.PyFrame_LocalsToFast(ctypes.py_object(frame), ctypes.c_int(0))
        return x + 1, x


def answers_larger_than_anything():
    """The answers are arrays of a billion numbers that share one, and a text that takes their place."""
    import numpy as np

    def dropout(x, p, rng, training):
        return np.broadcast_to(np.float64(0), (1 << 30,)), "0" * (1 << 26)


def modules_of_the_same_names():
    """The notebook brings its own torch, numpy and drivers, found before the real ones."""
    import sys
    import types

    class Yes(types.ModuleType):
        def __getattr__(self, name):
            return lambda *args, **kwargs: Yes("yes")

    for name in ("autograder.student.drivers.dropout", "autograder.contract.plain", "torch", "json"):
        sys.modules[name] = Yes(name)

    def dropout(x, p, rng, training):
        return x, x
