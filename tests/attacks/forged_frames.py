"""Frames written to the socket of the grader, which every process can find among its descriptors."""

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

    def answer(question, position, value, **more):
        seen = {"status": "returned", "printed": "", "changed": [], "kind": "float", "kinds": ["float"]}
        return {"question": question, "position": position, "seen": {**seen, "values": [value], **more}}

    ZERO = {"array": [0.0], "dtype": "float64", "shape": []}


def the_end_at_once():
    """The submission says that it is done, with full points."""
    send({"done": True, "points": 8, "status": "passed"})  # noqa: F821


def points_for_every_question():
    """The submission sends verdicts in place of observations."""
    for name in ("score", "predict", "score_torch"):
        verdict = {"function": name, "status": "passed", "points": 2.0, "parts": [], "remarks": []}
        send({"question": name, "position": 0, "seen": verdict, **verdict})  # noqa: F821


def answers_before_the_questions():
    """The submission answers all questions before they are asked, each position with a 0."""
    for name in ("score", "predict", "score_torch"):
        for position in range(9):
            send(answer(name, position, ZERO))  # noqa: F821


def answers_that_count_backwards():
    """The positions are negative, far off, fractions and text."""
    send(*[answer("score", position, ZERO) for position in (-1, -6, 10**30, 0.5, "0", True)])  # noqa: F821


def the_last_answer_again_and_again():
    """One answer is sent many times, from the function itself."""

    def score(X, weights, bias):
        send(*[answer("score", position, ZERO) for position in range(6)] * 20)  # noqa: F821
        return 0.0


def a_frame_of_four_gigabytes():
    """A frame announces four gigabytes."""
    for link in links():  # noqa: F821
        link.sendall(b"\xff\xff\xff\xff")


def half_a_frame():
    """A frame ends in the middle, and the process goes on without a word."""
    import time

    for link in links():  # noqa: F821
        link.sendall(b"\x00\x10\x00\x00{")
    time.sleep(60)


def numbers_that_json_does_not_have():
    """The values are NaN, Infinity and a whole number with thousands of digits."""
    for number in ("NaN", "Infinity", "-Infinity", "9" * 4000, "1e999"):
        text = json.dumps(answer("score", 0, ZERO)).replace("0.0", number)  # noqa: F821
        send(text.encode())  # noqa: F821


def json_nested_without_end():
    """The frame is nested a hundred thousand times."""
    send(b'{"seen": ' + b"[" * 100_000 + b"]" * 100_000 + b"}")  # noqa: F821


def arrays_of_impossible_shapes():
    """The arrays have negative shapes, shapes of nothing, and shapes larger than all memory."""
    for shape in ([-1], [-1, -1], [0], [1] * 64, [10**9, 10**9], [[3]], ["3"], None):
        send(answer("score", 0, {"array": [], "dtype": "float64", "shape": shape}))  # noqa: F821


def arrays_of_forbidden_types():
    """The arrays claim data types that would be unpickled or that equal anything."""
    for dtype in ("object", "O", "str", "V8", "M8[ns]", "float128", "float64, float64", ["f", "f8"], {}):
        send(answer("score", 0, {"array": [0.0], "dtype": dtype, "shape": []}))  # noqa: F821


def the_kind_of_another_answer():
    """The frame lies about the kind of the answer and about what changed."""

    def score_torch(X, weights, bias):
        send(*[answer("score_torch", i, ZERO, kind="Tensor", kinds=["Tensor"], changed=[{}]) for i in range(6)])  # noqa: F821


def points_in_the_cell_of_the_check():
    """The frame shows the output of the check's cell, with a score and a script."""
    shown = {"text/plain": "1000.0", "text/html": "<script>alert('forged')</script>"}
    outputs = [{"output_type": "execute_result", "data": shown, "metadata": {}, "execution_count": 1}]
    for cell in ("5", "6", "check-score", 6):
        send({"cell": cell, "outputs": outputs, "expired": False, "points": 1000})  # noqa: F821


def a_picture_that_is_a_script():
    """The frame shows a picture and a text that are pieces of a page."""
    page = "\"><script>alert('forged')</script>"
    pictures = [{"output_type": "display_data", "data": {"image/png": page, "text/plain": page}, "metadata": {}}]
    pictures += [{"output_type": "error", "ename": page, "evalue": page, "traceback": [page]}]
    send({"cell": "0", "outputs": pictures, "expired": False})  # noqa: F821


def an_output_of_fifty_megabytes():
    """The frame holds an error whose traceback would fill the class's disk."""
    lines = ["x" * 1_000_000] * 50
    error = {"output_type": "error", "ename": "E", "evalue": "e", "traceback": lines}
    send({"cell": "0", "outputs": [error], "expired": False})  # noqa: F821


def tracebacks_of_thirty_megabytes():
    """Each of four cells shows an error whose traceback has as many long lines as a frame can hold."""
    for number in range(4):
        error = {"output_type": "error", "ename": "E", "evalue": "e", "traceback": ["x" * 20_000] * 390}
        send({"cell": str(number), "outputs": [error], "expired": False})  # noqa: F821


def sockets_shut_to_the_grader():
    """The submission shuts its sockets in the middle of the questions."""

    def score(X, weights, bias):
        for link in links():  # noqa: F821
            link.shutdown(2)


def descriptors_sent_to_the_grader():
    """The submission passes its own descriptors over every socket, so that the grader keeps them open."""
    for link in links():  # noqa: F821
        try:
            socket.send_fds(link, [b"x"], [link.fileno()] * 200)  # noqa: F821
        except OSError:
            pass
