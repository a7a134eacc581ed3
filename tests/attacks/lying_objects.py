# ruff: noqa: PLW1641
"""Objects that claim to be whatever they are compared with, and objects that nobody can look at."""


def equals_everything():
    """The answer says that it equals everything."""

    class Liar:
        __eq__ = __le__ = __lt__ = __ge__ = __gt__ = lambda self, other: True
        __sub__ = __rsub__ = __abs__ = lambda self, *others: 0.0
        __bool__ = __contains__ = __call__ = lambda self, *others: True

    def score(X, weights, bias):
        return Liar()

    score_torch = score


def number_without_a_difference():
    """The answer is a float whose difference from every other number is 0."""

    class Near(float):
        __eq__ = __le__ = __ge__ = lambda self, other: True
        __sub__ = __rsub__ = __abs__ = lambda self, *others: 0.0

    def score(X, weights, bias):
        return [Near(7)] * len(X)


def array_that_changes_its_mind():
    """The answer gives other numbers each time it is turned into an array."""

    class Changing:
        calls = 0

        def __array__(self, *args, **kwargs):
            import numpy as np

            Changing.calls += 1
            return np.full(3 + Changing.calls % 5, float(Changing.calls))

    def score(X, weights, bias):
        return Changing()


def array_with_its_own_functions():
    """The answer is an array that answers for np.allclose and all other functions."""
    import numpy as np

    class Own(np.ndarray):
        def __array_function__(self, function, types, args, kwargs):
            return True

        def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
            return True

    def score(X, weights, bias):
        return np.zeros(len(X)).view(Own)


def array_with_false_attributes():
    """The answer is an array that lies about its shape, its data type and its numbers."""
    import numpy as np

    class False_(np.ndarray):
        shape = property(lambda self: [])
        size = property(lambda self: 0)
        dtype = property(lambda self: np.dtype(bool))
        tolist = ravel = astype = tobytes = lambda self, *others: [True]

    def score(X, weights, bias):
        return np.zeros(len(X)).view(False_)


def array_of_objects_that_equal_everything():
    """The answer is an array of objects that equal everything."""
    import numpy as np

    class Liar:
        __eq__ = lambda self, other: True  # noqa: E731

    def score(X, weights, bias):
        return np.array([Liar() for _ in X], dtype=object)


def masked_array():
    """The answer is an array in which every entry is masked, so that no comparison fails."""
    import numpy as np

    def score(X, weights, bias):
        return np.ma.masked_all(len(X))


def not_a_number():
    """The answer is nan, inf or nothing at all, in the right shape and in others."""
    import numpy as np

    def score(X, weights, bias):
        return np.full(len(X), np.nan)

    def predict(X, weights, bias):
        return np.full(len(X), np.inf)

    def score_torch(X, weights, bias):
        import torch

        return torch.empty(0)


def broadcast_answer():
    """The answer is a view of one number that has any shape."""
    import numpy as np

    def score(X, weights, bias):
        return np.broadcast_to(np.array(0.0), (len(X),))

    def predict(X, weights, bias):
        return np.array(1)


def tensor_with_its_own_functions():
    """The answer is a tensor that answers for all functions of PyTorch."""
    import torch

    class Own(torch.Tensor):
        @classmethod
        def __torch_function__(cls, function, types, args=(), kwargs=None):
            return True

    def score_torch(X, weights, bias):
        return torch.zeros(len(X)).as_subclass(Own)


def pretends_to_be_a_tensor():
    """The answer only looks like a tensor: it can be detached, and gives the inputs back."""

    class Tensor:
        detach = cpu = lambda self: self
        numpy = lambda self: [[0]]  # noqa: E731

    def score_torch(X, weights, bias):
        return Tensor()


def claims_another_class():
    """The answer claims to be an array, a tensor and a float by its class."""
    import numpy as np

    class Chameleon:
        __class__ = property(lambda self: np.ndarray)
        __array_interface__ = {"shape": (3,), "typestr": "<f8", "data": (0, False), "version": 3}

    def score(X, weights, bias):
        return Chameleon()


def array_over_foreign_memory():
    """The answer is an array that claims memory which isn't its own."""
    import numpy as np

    class Wild:
        __array_interface__ = {"shape": (5,), "typestr": "<f8", "data": (8, False), "version": 3}

    def score(X, weights, bias):
        return np.asarray(Wild())


def raises_when_looked_at():
    """The answer raises at every touch: its text, its length, its attributes."""

    class Untouchable:
        def refuse(self, *others):
            raise SystemExit(0)

        __repr__ = __str__ = __len__ = __iter__ = __array__ = __getattr__ = __eq__ = refuse

    def score(X, weights, bias):
        return Untouchable()


def text_without_end():
    """The answer has a text that is never finished."""

    class Endless:
        def __repr__(self):
            while True:
                pass

    def score(X, weights, bias):
        return Endless()


def list_without_end():
    """The answer is a list that contains itself, or has a next entry for ever."""

    class Endless(list):
        __len__ = lambda self: 10**18  # noqa: E731

        def __iter__(self):
            while True:
                yield self

    def score(X, weights, bias):
        return Endless([1.0])

    def predict(X, weights, bias):
        itself = []
        itself.append(itself)
        return itself


def error_that_lies():
    """The function raises an error that calls itself whatever was asked for."""

    class Error(Exception):
        __name__ = "Passed"
        __str__ = lambda self: "</pre><script>alert(1)</script>"  # noqa: E731

    Error.__name__ = "AssertionError"

    def score(X, weights, bias):
        raise Error


def name_that_equals_all_names():
    """The notebook has a name that equals every name that is looked up."""

    class AnyName(str):
        __eq__ = lambda self, other: True  # noqa: E731
        __hash__ = lambda self: hash("score")  # noqa: E731

    globals()[AnyName("predict")] = lambda *args: 1.0
