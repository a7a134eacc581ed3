"""What is handed in where a value is asked for: objects that lie, that are too much, and that do things when seen.

What an attack calls ``value`` is handed in for a prediction, for rows, and as a result.
"""


def prelude():
    """Beside the values frames can be written, as an attack on functions writes them."""
    import json
    import os
    import socket
    import stat

    RIGHT_FORM = ([[9.0, 8.0]], [2.0, 1.0], -18.0)

    def send(*contents):
        for number in range(3, 64):
            try:
                if not stat.S_ISSOCK(os.fstat(number).st_mode):
                    continue
                link = socket.socket(fileno=os.dup(number))
            except OSError:
                continue
            for content in contents:
                text = json.dumps(content).encode()
                link.sendall(len(text).to_bytes(4, "little") + text)

    def seen(**more):
        return {"is": "Called", "seen": {"is": "Returned", "kind": "tuple", "values": None, **more}}

    def forging(answer):
        """A list that writes a frame when it is looked at."""

        class Forging(list):
            def __iter__(self):
                send(answer)
                return iter([])

        return Forging([1])

    ZERO = {"array": [0.0], "dtype": "float64", "shape": []}


def an_array_that_lies_about_its_shape():
    """The array says that it is a number, or a table, of any size."""
    import numpy as np

    class Lying(np.ndarray):
        shape = property(lambda self: (1, 2))
        ndim = property(lambda self: 0)
        size = property(lambda self: 1)
        __len__ = lambda self: 3

    value = (np.zeros(7).view(Lying), np.zeros(9).view(Lying), np.zeros((3, 3)).view(Lying))


def a_row_that_lies_about_its_length():
    """The tuple has three values when it is counted, and others when they are read."""

    class Lying(tuple):
        __len__ = lambda self: 3
        __iter__ = lambda self: iter(range(10**9))
        __getitem__ = lambda self, where: self

    value = Lying(RIGHT_FORM)


def an_array_that_is_another_one_each_time():
    """Whoever turns it into an array gets another one each time, until there are too many numbers."""
    import numpy as np

    class Changing:
        looks = 0

        def __array__(self, *args, **kwargs):
            Changing.looks += 1
            return np.zeros(10**Changing.looks)

    value = (Changing(), Changing(), Changing())


def a_class_that_says_it_is_another():
    """The object says that it is a list, a dictionary, an array, a number, text and the dots."""

    class Everything:
        __class__ = property(lambda self: next(kinds))
        __getattr__ = lambda self, name: self
        __call__ = __getitem__ = lambda self, *others: self
        __iter__ = lambda self: iter([self] * 3)
        __len__ = lambda self: 3
        __eq__ = __le__ = __ge__ = lambda self, other: True
        __hash__ = lambda self: 0
        __float__ = lambda self: 4.0

    kinds = iter([list, dict, tuple, float, str, type(...)] * 10**4)
    value = Everything()


def a_kind_that_is_called_dots():
    """The type has the name of the dots, or one so long that it fills the page."""
    value = [type("ellipsis", (), {})(), type("x" * 10**6, (), {})(), 0]


def a_billion_numbers():
    """The arrays have a billion numbers, of which one is stored."""
    import numpy as np

    huge = np.broadcast_to(np.float16(0), (10**9,))
    value = (huge, huge, huge)


def a_million_rows():
    """There are a million rows, each in the right form."""
    value = [RIGHT_FORM] * 10**6


def a_text_as_long_as_a_book():
    """The text is longer than what a frame holds, and so is each key of a dictionary."""
    value = {"X": "0" * (1 << 24), "weights": ["1" * (1 << 24)], "bias": "2" * (1 << 24)}


def lists_that_hold_themselves():
    """The lists are rows of rows of themselves."""
    value = [[1.0], [2.0], 3.0]
    value[0].append(value)
    value[1].append(value[0])
    value[2] = value


def lists_deeper_than_python_goes():
    """A hundred thousand lists stand one in the other."""
    value = []
    for _ in range(10**5):
        value = [value, value, value]


def dictionaries_with_odd_keys():
    """The dictionaries have keys that are no text, that lie about equality, and that are too many."""

    class Key(str):
        __eq__ = lambda self, other: True
        __hash__ = lambda self: hash("X")

    value = {Key("a"): [[1]], None: 1, (1, 2): 2, 1.5: 3, **{str(number): number for number in range(10**5)}}


def a_dictionary_that_has_every_key():
    """Whatever key is asked for, it is there, and it is another dictionary."""

    class Every(dict):
        keys = lambda self: ["X", "weights", "bias"]
        __iter__ = lambda self: iter(["X", "weights", "bias"])
        __missing__ = lambda self, key: Every()

    value = Every(X=0, weights=0, bias=0)


def generators_without_end():
    """Numbers come one by one, for ever."""
    import itertools

    value = (itertools.count(), map(float, itertools.repeat(1)), (number for number in itertools.count()))


def numbers_in_quotes():
    """The numbers are text, bytes and code."""
    value = ("[[9, 8]]", b"[2, 1]", "__import__('os').system('true')")


def numbers_of_other_kinds():
    """The numbers are complex, objects, dates, records, and larger than any float."""
    import numpy as np

    value = (
        np.array([[1 + 2j, 3]]),
        np.array([10**400, None], dtype=object),
        np.array([(1, 2.0)], dtype=[("a", int), ("b", float)]),
    )


def numbers_that_are_none():
    """The numbers are nan, infinity, and the largest that there are."""
    import numpy as np

    value = ([[np.nan, 1e308]], [np.inf, -np.inf], -1e308)


def numbers_just_outside():
    """The numbers are beyond the bounds by as little as can be."""
    import numpy as np

    value = ([[np.nextafter(100, 101), -100]], [np.nextafter(-100, -101), 1], np.nextafter(1000, 1001))


def masks_and_matrices():
    """The arrays are masked, matrices and memory of others."""
    import numpy as np

    value = (np.ma.masked_all((1, 2)), np.matrix([[1, 2]]), memoryview(b"12345678").cast("d"))


def looks_for_ever():
    """Whoever looks at the list never comes back."""

    class Endless(list):
        def __iter__(self):
            while True:
                pass

        __len__ = __repr__ = __iter__

    value = Endless([1])


def ends_the_process_when_seen():
    """Whoever looks at the list ends the process."""

    class Ends(list):
        def __iter__(self):
            os._exit(0)

        __len__ = __repr__ = __iter__

    value = Ends([1])


def raises_what_no_except_catches():
    """Whoever looks at the list is interrupted, or asked to leave."""
    kinds = iter([KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError, RecursionError] * 100)

    class Raises(list):
        def __iter__(self):
            raise next(kinds)

        __len__ = __repr__ = __array__ = __iter__

    value = Raises([1])


def takes_all_memory_when_seen():
    """Whoever looks at the list has no memory left."""

    class Grows(list):
        def __iter__(self):
            kept = []
            while True:
                kept.append(bytearray(1 << 26))

    value = Grows([1])


def looks_around_when_seen():
    """The list looks for bars, digests, data and programs among the objects and frames of the process."""
    import gc
    import sys

    class Looks(list):
        def __iter__(self):
            secrets = {"digest", "trial", "slack", "bar", "wrong", "expected"}
            frame = sys._getframe()
            while frame:
                if secrets & set(frame.f_locals):
                    print("found the secret-of-the-" + "grader")
                frame = frame.f_back
            for each in gc.get_objects():
                if type(each).__module__.startswith("autograder.") and secrets & set(getattr(each, "__dict__", ())):
                    print("found the secret-of-the-" + "grader")
            return iter([])

    value = Looks([1])


def a_name_that_is_a_module():
    """The name is a module that gives everything."""
    import types

    class Yes(types.ModuleType):
        def __getattr__(self, name):
            return Yes("yes")

    value = Yes("yes")


def forged_rows_of_wrong_types():
    """A frame says that the rows are text, numbers, objects and rows of rows."""
    value = forging(seen(rows=["text", 5, None, {"is": "Card"}, [[[[ZERO]]]]]))


def forged_rows_of_wrong_shapes():
    """A frame has an array with more numbers than its shape, and a shape below zero."""
    value = forging(seen(rows=[[{"array": [1.0] * 9, "dtype": "float64", "shape": [-3, -3]}]]))


def forged_rows_without_number():
    """A frame has many thousand rows, each of many values."""
    value = forging(seen(rows=[[None] * 500] * 2000))


def forged_lengths():
    """A frame says that there are fewer than no rows, and more than there can be."""
    value = [forging(seen(rows=[[ZERO]], length=-1)), forging(seen(rows=[[ZERO] * 3], length=10**30))]


def forged_kinds():
    """A frame says that the name still holds dots, that it raised, that it can't be called, and is a verdict."""
    value = forging({"is": "Called", "seen": {"is": "NotCallable", "kind": "full points"}})


def forged_points():
    """A frame has points, a digest, and the facts of a known wrong answer."""
    value = forging(seen(rows=[[ZERO] * 3], points=2.0, digest="", facts={"digest": ""}))


def forged_values_and_rows():
    """A frame has values, rows and kinds at once, and none of them fits the others."""
    value = forging(seen(values=[ZERO, ZERO], kinds=["float"], rows=[], changed=["X"] * 5000))
