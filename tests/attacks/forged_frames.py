"""Frames written to the socket of the grader, which every process can find among its descriptors.

They are written as the contract has them (see ``autograder.contract.calls``), rightly and wrongly: what is refused, and
what is taken, earns nothing.
"""

MAY_COST_THE_NEIGHBOUR = True  # who talks over the own answers loses them


def prelude():
    """Find the sockets to the grader."""
    import json
    import os
    import socket
    import stat

    def links():
        for number in range(3, 64):
            try:
                if stat.S_ISSOCK(os.fstat(number).st_mode):
                    yield socket.socket(fileno=os.dup(number))
            except OSError:
                pass

    def send(*contents):
        for link in links():
            for content in contents:
                text = content if isinstance(content, bytes) else json.dumps(content).encode()
                link.sendall(len(text).to_bytes(4, "little") + text)

    def returned(*values, **more):
        return {"is": "Returned", "kind": "float", "values": list(values), "kinds": ["float"] * len(values), **more}

    def answer(seen, **more):
        return {"is": "Called", "seen": seen, **more}

    ZERO = {"array": [0.0], "dtype": "float64", "shape": []}
    END = {"is": "Buried", "code": 0}
    TURN = {"is": "CellRan"}  # the turn of the cell that is running


def the_end_at_once():
    """The submission says that it is done, before anything was asked and after each cell."""
    send(END, TURN, END)


def the_end_with_full_points():
    """The end carries points, and the word for it in the old language of frames."""
    send({**END, "points": 8, "status": "passed"}, {"done": True, "points": 8})


def the_end_in_the_middle_of_the_calls():
    """After its first call the function says that all is done, so that no other case is asked."""

    def score(X, weights, bias):
        send(END)
        return X @ weights + bias

    predict = score_torch = score


def points_for_every_question():
    """The submission sends verdicts in place of observations."""
    send(TURN)
    for name in ("score", "predict", "score_torch"):
        verdict = {"is": "Verdict", "function": name, "status": "passed", "points": 2.0, "max_points": 2.0}
        send(verdict, answer(verdict), answer(returned(ZERO), verdict=verdict))


def points_beside_an_answer():
    """A true answer is sent with fields that it does not have: points, facts, what is expected."""

    def score(X, weights, bias):
        for more in ({"points": 2.0}, {"facts": {"status": "passed"}}, {"expected": [ZERO]}, {"is": "Verdict"}):
            send(answer({**returned(ZERO), **more}))
        return 0.0


def answers_before_the_questions():
    """The submission answers all questions before they are asked, each position with a 0."""
    send(TURN)
    for name in ("score", "predict", "score_torch"):
        for position in range(9):
            send(answer(returned(ZERO), function=name, position=position), answer(returned(ZERO)))


def answers_that_count_backwards():
    """The positions are negative, far off, fractions, text, and True."""

    def score(X, weights, bias):
        position = next(positions)
        send(answer(returned(ZERO), position=position))
        return 0.0

    positions = iter([-1, -6, 10**30, 0.5, "0", True, None, [0], {"is": "int"}] * 9)
    predict = score_torch = score


def answers_to_questions_that_nobody_asked():
    """The answers are to functions of other notebooks, to no function, and to a name that is not text."""

    def score(X, weights, bias):
        send(answer(returned(ZERO), function=next(names)))
        return 0.0

    names = iter(["forward", "", "score\x00", "SCORE", None, 5, ["score"], "score" * 100_000] * 9)
    predict = score_torch = score


def answers_to_another_question():
    """The answer to one case is sent as the answer to all that follow, as if a question in PyTorch had been asked."""

    def score(X, weights, bias):
        import numpy as np

        right = {"array": np.ravel(X @ weights + bias).tolist(), "dtype": "float64", "shape": [len(X)]}
        for _ in range(6):
            send(answer({**returned(right), "kind": "Tensor", "kinds": ["Tensor"]}))
        return 0.0


def the_last_answer_again_and_again():
    """One answer is sent many times, from the function itself."""

    def score(X, weights, bias):
        send(*[answer(returned(ZERO))] * 120)
        return 0.0


def words_that_only_the_grader_says():
    """The observation says that the process crashed, or holds the facts of a known wrong answer, or is a card."""

    def score(X, weights, bias):
        send(answer(next(words)))
        return 0.0

    words = iter(
        [
            {"is": "Crashed", "message": "has full marks"},
            {"is": "Facts", "facts": {"status": "passed"}},
            {"is": "Mistake", "name": "", "hint": "", "way_out": None, "uses_all": True, "outcomes": []},
            {"is": "Card", "points": 1000},
            {"is": "Computed"},
            {"is": "object"},
            {"is": "Any"},
            {"is": ["Returned"]},
            {"is": None},
            {},
            [],
            None,
            True,
            2.0,
        ]
        * 3
    )
    predict = score_torch = score


def as_many_values_as_nobody_asked_for():
    """An answer has more values than were asked for, none at all, or as many kinds as it likes."""

    def score(X, weights, bias):
        send(answer(next(answers)))
        return 0.0

    answers = iter(
        [
            returned(),
            returned(ZERO, ZERO),
            returned(*[ZERO] * 5_000),
            {**returned(ZERO), "kinds": []},
            {**returned(ZERO), "kinds": ["float"] * 100_000},
            {**returned(), "values": None, "length": 10**4000},
            {**returned(), "values": None, "length": -1},
            {**returned(), "values": {"0": ZERO}},
        ]
        * 3
    )
    predict = score_torch = score


def values_that_are_no_numbers():
    """A value is nothing, a text that is unreadable, a list of lists of arrays, an array in an array, or True."""

    def score(X, weights, bias):
        send(answer(returned(next(values))))
        return 0.0

    page = "</pre><script>alert('forged')</script>"
    values = iter(
        [
            None,
            {"is": "Unreadable", "what": page * 1000},
            {"is": "Unreadable", "what": 5},
            [[[ZERO, ZERO], []]] * 100,
            [],
            {**ZERO, "array": [ZERO]},
            {**ZERO, "array": [[0.0]]},
            {**ZERO, "is": "ndarray"},
            True,
            0.0,
            "0.0",
        ]
        * 3
    )
    predict = score_torch = score


def an_error_in_place_of_an_answer():
    """The answers are errors of every name, with a page as their message, and names by the thousand."""
    page = "</pre><script>alert('forged')</script>"
    long = {"is": "Raised", "error": page * 1000, "message": page * 1000, "line": page * 1000, "printed": page * 1000}

    def score(X, weights, bias):
        for count in (1, 300, 10_000):
            bases = ["AssertionError", "ValueError", "NotImplementedError"] * count
            send(answer({**long, "bases": bases, "raised_in": "score"}))
        return 0.0


def time_limits_of_other_worlds():
    """The calls were stopped after a time that is no time, or no number that a float can hold."""

    def score(X, weights, bias):
        send(answer({"is": "TimedOut", "seconds": next(seconds)}))
        return 0.0

    seconds = iter([10**400, -1, float("nan"), float("inf"), True, "5", None, 1e308] * 3)
    predict = score_torch = score


def half_characters():
    """Every text of a frame holds half a character, a zero, and codes that move the cursor or turn the text."""
    text = "\ud800\udfff\x00\x1b[2J\u202e\udc00"
    send({**TURN, "outputs": [{"is": "Printed", "stream": text, "text": text}, {"is": "Shown", "text": text}]})

    def score(X, weights, bias):
        seen = {"is": "Raised", "error": text, "message": text, "bases": [text], "line": text, "printed": text}
        send(answer(seen))
        unreadable = returned({"is": "Unreadable", "what": text}, printed=text, changed=[text])
        send(*[answer(unreadable)] * 2)

    def predict(X, weights, bias):
        send(answer({"is": "NotCallable", "kind": text}))


def a_frame_of_four_gigabytes():
    """A frame announces four gigabytes."""
    for link in links():
        link.sendall(b"\xff\xff\xff\xff")


def half_a_frame():
    """A frame ends in the middle, and the process goes on without a word."""
    import time

    for link in links():
        link.sendall(b"\x00\x10\x00\x00{")
    time.sleep(60)


def a_frame_that_trickles():
    """A frame arrives byte by byte, each in time."""
    import time

    for link in links():
        link.sendall(b"\x00\x00\x01\x00")
        while True:
            link.sendall(b"[")
            time.sleep(0.005)


def frames_that_are_no_text():
    """The frames are empty, bytes of no alphabet, texts in other alphabets, and half of a text."""

    def score(X, weights, bias):
        send(next(texts))
        return 0.0

    done = json.dumps(END)
    texts = iter(
        [b"", b"\xff\xfe", b"\x00" * 1000, done.encode("utf-16"), done[:-1].encode(), b"null", b"[]", b'"Buried"'] * 3
    )
    predict = score_torch = score


def numbers_that_json_does_not_have():
    """The values are NaN, Infinity and a whole number with thousands of digits."""

    def score(X, weights, bias):
        text = json.dumps(answer(returned(ZERO))).replace("0.0", next(numbers))
        send(text.encode())
        return 0.0

    numbers = iter(["NaN", "Infinity", "-Infinity", "9" * 4000, "9" * 100_000, "1e999", "0x1", "00"] * 3)
    predict = score_torch = score


def json_nested_without_end():
    """The frame is nested a hundred thousand times, as a whole, as a value, and as an output of a cell."""
    for start, end in ((b"", b""), (b'{"is": "CellRan", "cell": "0", "outputs": ', b"}")):
        send(start + b"[" * 100_000 + b"]" * 100_000 + end, b"[" * (8 << 20))


def values_nested_as_deep_as_a_reader_goes():
    """A value is nested a few hundred times: what reads the text gets to its end, and what reads the value may not."""

    def score(X, weights, bias):
        depth = next(depths)
        opened = b"[" * depth + b"]" * depth
        text = json.dumps(answer(returned("HERE"))).encode()
        send(text.replace(b'"HERE"', opened))
        return 0.0

    depths = iter([100, 300, 480, 490, 700, 900, 980] * 3)
    predict = score_torch = score


def a_million_small_things():
    """A frame of eight megabytes is a list of outputs, of mappings, of lists, or of arrays of nothing."""
    nothing = b'{"array":[],"dtype":"bool","shape":[0]}'
    for each in (b'{"is":"Shown"}', b"{}", b"[]", b'""'):
        outputs = b"[" + b",".join([each] * ((8 << 20) // (len(each) + 1) - 10)) + b"]"
        send(b'{"is":"CellRan","cell":"0","outputs":' + outputs + b"}")
    values = b"[" + b",".join([nothing] * 200_000) + b"]"
    text = json.dumps(answer({**returned(), "values": "HERE"})).encode()
    send(text.replace(b'"HERE"', values))


def arrays_of_impossible_shapes():
    """The arrays have negative shapes, shapes of nothing, and shapes larger than all memory."""

    def score(X, weights, bias):
        shape = next(shapes)
        numbers = [] if isinstance(shape, list) and 0 in shape else [0.0]
        send(answer(returned({"array": numbers, "dtype": "float64", "shape": shape})))
        return 0.0

    huge = [0, 10**18], [10**9, 0], [0, 10**9, 10**9], [0, 10**30], [0] * 32, [0] * 100_000, [10**4000] * 32
    odd = [-1], [-1, -1], [0], [1] * 33, [1] * 64, [10**9, 10**9], [[3]], ["3"], [True], [1.0], None, {}, 1, "1"
    shapes = iter([*huge, *odd] * 3)
    predict = score_torch = score


def arrays_of_forbidden_types():
    """The arrays claim data types that would be unpickled or that equal anything, or numbers that don't fit in."""

    def score(X, weights, bias):
        array = next(arrays)
        send(answer(returned({**ZERO, **array})))
        return 0.0

    types = ("object", "O", "str", "V8", "M8[ns]", "float128", "float64, float64", ["f", "f8"], {}, None, 5)
    numbers = {"uint8": [300, -1, 0.5], "int32": [2**40], "int64": [2**70, 1e300], "float32": [1e300], "bool": [5]}
    unfit = [{"dtype": dtype, "array": [number]} for dtype, all_ in numbers.items() for number in all_]
    arrays = iter([*({"dtype": dtype} for dtype in types), *unfit] * 3)
    predict = score_torch = score


def the_kind_of_another_answer():
    """The frame lies about the kind of the answer and about what changed."""

    def score_torch(X, weights, bias):
        lies = returned(ZERO, changed=["X", "</pre>"] * 1000, printed="x" * 100_000)
        send(*[answer({**lies, "kind": "Tensor", "kinds": ["Tensor"]})] * 6)
        send(answer({**lies, "changed": [{}]}))


def points_in_the_cell_of_the_check():
    """The frame shows the output of the check's cell, with a score and a script."""
    page = "1000.0 <script>alert('forged')</script>"
    for cell in ("5", "6", "check-score", 6):
        send({**TURN, "cell": cell, "outputs": [{"is": "Shown", "text": page}]})
        send({**TURN, "cell": cell, "points": 1000})


def outputs_as_a_notebook_has_them():
    """The outputs are those of a notebook, with a script as HTML, and a result that nbgrader would read."""
    shown = {"text/plain": "1000.0", "text/html": "<script>alert('forged')</script>"}
    result = {"output_type": "execute_result", "data": shown, "metadata": {}, "execution_count": 1}
    send({**TURN, "outputs": [result]})
    send({**TURN, "outputs": [{"is": "Shown", **shown}]})


def a_picture_that_is_a_script():
    """The frame shows a picture, a text, a stream and an error that are pieces of a page."""
    page = "\"><script>alert('forged')</script>"
    outputs = [{"is": "Shown", "picture": page, "text": page}, {"is": "Printed", "stream": page, "text": page}]
    outputs.append({"is": "Stopped", "error": page, "message": f"{page}\n{page}"})
    send({**TURN, "outputs": outputs})


def cells_that_took_too_long():
    """The submission says of all its cells that they were stopped, so that nobody runs them again."""
    for number in range(12):
        send({**TURN, "cell": str(number), "expired": True})


def an_output_of_fifty_megabytes():
    """The frames hold errors whose texts would fill the class's disk."""
    error = {"is": "Stopped", "error": "E" * 1_000_000, "message": "x\n" * 1_000_000}
    send(*[{**TURN, "outputs": [error] * 2}] * 9)


def outputs_of_thirty_megabytes():
    """Each of four cells shows errors with as many long lines as a frame can hold, and pictures without end."""
    for number in range(4):
        errors = [{"is": "Stopped", "error": "E", "message": "x" * 20_000}] * 190
        pictures = [{"is": "Shown", "picture": "A" * 3_900_000}]
        send({**TURN, "cell": str(number), "outputs": errors + pictures})


def reports_on_the_leash():
    """Every socket that is left in a variable or among all objects gets the report that the machine is at fault."""
    import gc
    import sys

    reports = [{"is": "NotStarted", "reason": "forged"}, {"is": "Ended", "code": -9, "seconds": 0.0, "released": False}]

    def score(X, weights, bias):
        found = [value for value in gc.get_objects() if isinstance(value, socket.socket)]
        frame = sys._getframe()
        while frame:
            found += [value for value in frame.f_locals.values() if isinstance(value, socket.socket)]
            frame = frame.f_back
        for link in found:
            for report in reports:
                text = json.dumps(report).encode()
                try:
                    link.send(len(text).to_bytes(4, "little") + text)
                except OSError:
                    pass
        send(*reports)
        return 0.0

    predict = score_torch = score


def sockets_shut_to_the_grader():
    """The submission shuts its sockets in the middle of the questions."""

    def score(X, weights, bias):
        for link in links():
            link.shutdown(2)


def descriptors_sent_to_the_grader():
    """The submission passes its own descriptors over every socket, so that the grader keeps them open."""
    for link in links():
        try:
            socket.send_fds(link, [b"x"], [link.fileno()] * 200)
        except OSError:
            pass
