"""One run of a submission: its cells one by one, and the questions where their checks stand.

The process of the submission does what it is asked for; how long it may take, and how much it may use, is watched
here. Everything that arrives is checked before it is used.
"""

from __future__ import annotations

import os
import signal
import socket
import struct
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from autograder.checking.words import many
from autograder.contract.calls import (
    Buried,
    Called,
    Cell,
    CellRan,
    Ended,
    Message,
    NotStarted,
    Output,
    Question,
    Report,
    Started,
    Stopped,
)
from autograder.contract.cards import Card, Case
from autograder.contract.frames import BadFrame, Hoarding, frame_of, read_frame
from autograder.contract.observations import Crashed, Observation, Raised, TimedOut
from autograder.sandbox.outside.cleaning import clean_observation, clean_outputs
from autograder.sandbox.outside.watch import Clock, crowd_at_a_core, resident, use_of

START_SECONDS = 120.0
LEAST_SECONDS = 1.0  # for a process to answer that has let the grader wait long enough before
END_SECONDS = 10.0  # for the kernel to end the processes of a submission
SPARE_SECONDS = 3.0  # for a cell or a call to end that was interrupted
LOOK_SECONDS = 0.2  # between two looks at what a submission uses: most of them end before the first
LARGEST_AHEAD = 1 << 14  # bytes of cases that are sent together: on Linux a socket holds far more
LARGEST_RUN = 32 << 20  # bytes that one run may send
LARGEST = 2 * LARGEST_RUN  # that all runs of a submission may send together: one that floods each is not run on and on
LARGEST_MEMORY = 4 << 30  # bytes of all processes of a submission together
MOST_PROCESSES = 8  # of a submission that is excused while it waits for a core
CPU_SECONDS = 300.0  # of all processes of a run together: more than its own time only where there are several

ENDED = "ended its process"
KILLED = "was killed from outside"
TOO_MUCH_MEMORY = f"used more than {LARGEST_MEMORY >> 30} GB of memory, with all that it had started"
TOO_MUCH_CPU = f"used more than {CPU_SECONDS:g} seconds of CPU, with all that it had started"
CREDENTIALS = struct.Struct("3i")  # of the process that has sent something: its number, its user, its group


class MachineFault(Exception):
    """Something went wrong that no submission is to blame for."""


class Closed(BadFrame):
    """The process of a submission has closed its end of a link, mostly because it has ended."""


class UsedTooMuch(Exception):
    """The processes of a submission together use more than they may; the message goes on after its name."""


class Gone(Exception):
    """The process of a submission has ended, or no longer does what it is asked for.

    ``how`` says what ended it; ``killed`` that it was somebody else, perhaps.
    """

    def __init__(self, how: TimedOut | Crashed, killed: bool = False) -> None:
        super().__init__(how)
        self.how = how
        self.killed = killed


@dataclass
class Budget:
    """The seconds that a submission has, and the bytes that it may send, in all its runs together.

    Seconds for its cells, for its questions, and for answering at all where it has nothing else to do: on a busy
    machine that may take a while once, and a submission that is silent on purpose is waited for no longer than that.
    """

    cells: float = 180.0
    questions: float = 90.0
    waits: float = START_SECONDS
    bytes: float = LARGEST


class Conversation:
    """A socket to a process of a submission, which is interrupted when it takes too long.

    Parameters
    ----------
    link : socket
        The grader's end.
    received : callable
        Told how many bytes arrive; raises ``BadFrame`` where they are too many.
    """

    def __init__(self, link: socket.socket, received: Callable[[int], None]) -> None:
        self.link = link
        self.received = received
        self.number: int | None = None
        self.root: int | None = None  # the process with which everything of the submission ends
        self.shared = 0
        self.interrupted = False
        self.coming = Hoarding(self)
        self.clock = Clock(None)
        if hasattr(socket, "SO_PASSCRED"):
            link.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)

    def begin(self, seconds: float) -> None:
        """Wait for the first message and learn the number of the process that sends it: from the kernel, if it says."""
        self.link.settimeout(seconds)
        _, about, _, _ = self.link.recvmsg(1, socket.CMSG_SPACE(CREDENTIALS.size), socket.MSG_PEEK)
        told: list[int] = [CREDENTIALS.unpack(data)[0] for _, kind, data in about if kind == _credentials_kind()]
        message = self.read(seconds)
        if not isinstance(message, Started):
            raise BadFrame("sent something else")
        self.number = told[0] if told and told[0] > 0 else message.number
        self.clock = Clock(self.number)

    def write(self, content: Any) -> None:
        """Send a value of the contract."""
        self.send(frame_of(content))

    def send(self, frame: bytes) -> None:
        """Send frames."""
        self.link.settimeout(START_SECONDS)
        try:
            self.link.sendall(frame)
        except ConnectionError:
            raise Closed(ENDED) from None

    def read(self, seconds: float) -> Message:
        """The next message; after ``seconds`` the process is interrupted, and then it has little time left.

        Raises
        ------
        TimeoutError
            If the message isn't there in time, however it trickles.
        UsedTooMuch
            If the submission uses more than it may meanwhile.
        """
        self.clock, self.limit, self.interrupted = Clock(self.number, self.clock), seconds, False
        self.next_look = time.monotonic() + min(LOOK_SECONDS, seconds)
        message: Message = read_frame(self.coming, Message)
        return message

    def recv(self, count: int) -> bytes:
        """Receive bytes for the next message, and look meanwhile what the submission uses."""
        while True:
            self.link.settimeout(max(0.001, self.next_look - time.monotonic()))
            try:
                part = self.link.recv(count)
            except TimeoutError:
                part = None
            except ConnectionError:  # it had not read all that was sent
                part = b""
            if part is None or time.monotonic() >= self.next_look:
                self._look()
            if part == b"":
                raise Closed(ENDED)
            if part is not None:
                self.received(len(part))
                return part

    def _look(self) -> None:
        """See whether the process is in time, and what all of the submission use."""
        passed = self.clock.seconds
        if self.root is not None:
            used = use_of(self.root, self.shared)
            if used.memory > LARGEST_MEMORY:
                raise UsedTooMuch(TOO_MUCH_MEMORY)
            if used.seconds > CPU_SECONDS:
                raise UsedTooMuch(TOO_MUCH_CPU)
            if used.processes > MOST_PROCESSES:  # what it waits for is its own
                passed = self.clock.passed
        if passed >= self.limit and self.interrupted:
            raise TimeoutError
        if passed >= self.limit:
            self.interrupted = True
            self.limit = passed + SPARE_SECONDS
            self.signal(signal.SIGINT)
        self.next_look = time.monotonic() + min(LOOK_SECONDS, max(0.01, self.limit - passed))

    def signal(self, number: int) -> None:
        """Send a signal to the process, if its number is known and it is still there."""
        if self.number is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(self.number, number)


def _has_ended(error: Exception) -> bool:
    """Whether an error says that nobody is there any more: who sends what can't be read was not killed."""
    return isinstance(error, (Closed, OSError))


def _credentials_kind() -> int:
    return getattr(socket, "SCM_CREDENTIALS", -1)


class Run:
    """One run of a submission: its link, and the leash that ends it.

    Leaving it waits until the kernel has ended all that the submission has started.

    Parameters
    ----------
    control : socket
        To the process that forks one for each submission.
    budget : Budget
        What the submission may still take.

    Raises
    ------
    MachineFault
        If the run did not begin, or nobody can tell how it ended.
    """

    def __init__(self, control: socket.socket, budget: Budget) -> None:
        self.budget = budget
        self.received = 0
        self.report: Ended | None = None
        self._others: list[socket.socket] = []  # to witnesses and copies
        ours, theirs = socket.socketpair()
        self.leash, leash = socket.socketpair()
        self.link = Conversation(ours, self.count)
        try:
            with theirs, leash:
                socket.send_fds(control, [b"j"], [theirs.fileno(), leash.fileno()])
            self.link.begin(START_SECONDS)
        except (OSError, BadFrame):
            self._end()
            raise MachineFault("a process was not started") from None
        self.link.root = self.link.number
        self.link.shared = resident(self.link.number) if self.link.number else 0

    def cell(self, cell: Cell, seconds: float) -> tuple[list[Output], bool]:
        """Run a cell; return what it showed, and whether it was stopped.

        Raises
        ------
        Gone
            If the process of the submission ended with it.
        """
        try:
            self.link.link.sendall(b"c")
            self.link.write(cell)
            message = self.link.read(seconds)
            if not isinstance(message, CellRan):
                raise ValueError("something else than a cell")
            outputs = clean_outputs(message.outputs)
        except Exception as error:  # whatever arrived is the submission's fault, never the run's
            raise self.gone(error, seconds) from None
        finally:
            self.budget.cells -= self.link.clock.seconds
        if self.link.interrupted:
            shown: list[Output] = [output for output in outputs if not isinstance(output, Stopped)]
            return [*shown, stopped(TimedOut(seconds))], True
        return outputs, False

    def require(self) -> None:
        """See that the process is still there, and does what it is asked for.

        Raises
        ------
        Gone
            If it ended.
        """
        try:
            with self._waiting() as seconds:
                self.link.link.sendall(b"p")
                self.link.read(seconds)
        except Exception as error:
            raise self.gone(error, START_SECONDS) from None

    def witness(self) -> Conversation:
        """Have the process leave a fork that stays as it is now.

        Raises
        ------
        Gone
            If the process of the submission ended.
        """
        return self.fork(self.link, b"w")

    def questions(
        self,
        cards: Sequence[Card],
        prelude: str = "",
        public: bool | None = None,
        witness: Conversation | None = None,
        alone: bool = True,
        before: Mapping[str, Sequence[Observation | None]] | None = None,
    ) -> dict[str, list[Observation | None]]:
        """Ask for functions as they are now; the cases that a student may see come first.

        A call that hangs or ends its copy of the process costs the rest of its part.

        Parameters
        ----------
        cards : sequence of Card
            The questions; their expected values stay here.
        prelude : str
            Source that is run before: functions of the course in place of a student's own.
        public : bool or None
            Whether to ask the cases that a student may see, or the others; None asks all.
        witness : Conversation or None
            Who is asked; None is the process of the submission itself.
        alone : bool
            Whether to ask a copy of it, which has none of its threads; else it answers itself, and what it does stays.
        before : mapping of str to sequence of Observation or None, or None
            What was seen before: a part that did not end in time, or ended its copy, isn't asked again.

        Returns
        -------
        dict of str to list of Observation or None
            For each function what was seen in each case; None where it was not run.
        """
        places = [_Place(card, number, position) for card in cards for position, number in enumerate(_parts(card))]
        places = [place for place in places if public in (None, place.case.public)]
        known = before or {}
        lost = {(card.function, part) for card in cards for part in _lost_parts(card, known.get(card.function, ()))}
        places = [place for place in places if (place.card.function, place.part) not in lost]
        seen: dict[str, list[Observation | None]] = {card.function: [None] * len(card.cases) for card in cards}
        order = sorted(places, key=lambda place: not place.case.public)
        again: set[_Place] = set()  # what was killed from outside is asked once more
        while order and self.budget.questions > 0:
            try:
                ended = self._ask(order, prelude, seen, witness or self.link, b"q" if alone else b"d")
            except Gone as gone:
                for place in order:  # what ended the process was a question, or what ended a witness a cell below it
                    seen[place.card.function][place.position] = gone.how
                return seen
            if ended is None:  # all is answered, or the rest needs a fresh copy
                continue
            place, how, killed = ended
            if killed and place not in again:
                again.add(place)
                continue
            seen[place.card.function][place.position] = how
            order[:] = [each for each in order if each.card is not place.card or each.part != place.part]
        return seen

    def _ask(
        self,
        order: list[_Place],
        prelude: str,
        seen: dict[str, list[Observation | None]],
        whom: Conversation,
        how: bytes,
    ) -> tuple[_Place, Observation, bool] | None:
        """Put questions to a copy of the process, case by case; tell what ended it early, if anything.

        Where it did, there is the place, what happened there, and whether somebody else did it perhaps.
        """
        with _Copy(self, whom, how, prelude) as copy:
            while order and self.budget.questions > 0:
                place = order[0]
                card = place.card
                try:
                    answer = copy.call(order)
                except TimeoutError:
                    return place, TimedOut(card.seconds), False
                except UsedTooMuch as excess:
                    return place, Crashed(str(excess)), False
                except Exception as error:  # whatever arrived is the submission's fault, never the run's
                    if copy.talk.interrupted:
                        return place, TimedOut(card.seconds), False
                    said = str(error) if isinstance(error, BadFrame) else "sent what can't be read"
                    killed = _has_ended(error) and copy.was_killed()
                    return place, Crashed(KILLED if killed else said), killed
                if isinstance(answer, TimedOut):
                    return place, answer, False
                order.pop(0)
                seen[card.function][place.position] = answer
                if copy.talk.interrupted:  # it went on all the same, and was in time
                    break
        return None

    def fork(self, whom: Conversation, what: bytes) -> Conversation:
        """Have a process fork a witness, or a copy, and talk to that."""
        ours, theirs = socket.socketpair()
        talk = Conversation(ours, self.count)
        try:
            with self._waiting() as seconds:
                with theirs:  # then the process alone has it: where it ends, or gets none, that is seen at once
                    socket.send_fds(whom.link, [what], [theirs.fileno()])
                talk.begin(seconds)
        except (OSError, BadFrame) as error:
            ours.close()
            raise self.gone(error, START_SECONDS) from None
        talk.root, talk.shared = self.link.root, self.link.shared
        self._others.append(ours)
        return talk

    @contextmanager
    def _waiting(self) -> Iterator[float]:
        """The seconds in which a process that has nothing else to do has to answer; all such waits are added up.

        Where several processes want each core, a wait counts less by as much: it isn't this one's doing.
        """
        began, crowd = time.monotonic(), crowd_at_a_core()
        try:
            yield max(LEAST_SECONDS, self.budget.waits) * crowd
        finally:
            self.budget.waits -= (time.monotonic() - began) / crowd

    def count(self, number: int) -> None:
        """Add up what arrives of this run; raise ``BadFrame`` when it is too much."""
        self.received += number
        self.budget.bytes -= number
        if self.received > LARGEST_RUN or self.budget.bytes < 0:
            raise BadFrame("sent too much")

    def gone(self, error: Exception, seconds: float) -> Gone:
        """What an error says of how the process of the submission ended."""
        if isinstance(error, TimeoutError):
            return Gone(TimedOut(seconds))
        if isinstance(error, UsedTooMuch):
            return Gone(Crashed(str(error)))
        said = str(error) if isinstance(error, BadFrame) else "sent what can't be read"
        killed = _has_ended(error) and self._was_killed()
        return Gone(Crashed(KILLED if killed else said), killed)

    def _was_killed(self) -> bool:
        """Whether the submission was ended from outside: its first process can't do that, nor its limits."""
        self._read_report(1.0)  # of one that has closed its link and goes on there is none
        if self.report is None:
            return False
        used_up = self.report.seconds >= CPU_SECONDS - 1
        return self.report.code == -signal.SIGKILL and not self.report.released and not used_up

    def _read_report(self, seconds: float) -> None:
        if self.report is not None:
            return
        self.leash.settimeout(seconds)
        try:
            report: Report = read_frame(self.leash, Report)
        except TimeoutError:
            return
        if isinstance(report, NotStarted):
            raise MachineFault(report.reason)
        self.report = report

    def _end(self) -> None:
        """Let go of the leash and wait for the report."""
        try:
            self.leash.shutdown(socket.SHUT_WR)
            self._read_report(END_SECONDS)
        except (OSError, BadFrame):
            self.report = None
        finally:
            for link in (self.link.link, *self._others, self.leash):
                link.close()
        if self.report is None:
            raise MachineFault("a process of the sandbox was gone")

    def __enter__(self) -> Run:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()


@dataclass(frozen=True, eq=False)
class _Place:
    """A case of a question, and the part that it belongs to."""

    card: Card
    part: int
    position: int

    @property
    def case(self) -> Case:
        return self.card.cases[self.position]


def _parts(card: Card) -> list[int]:
    """The number of the part of each case."""
    return [number for number, part in enumerate(card.parts) for _ in part.cases]


def _lost_parts(card: Card, seen: Sequence[Observation | None]) -> set[int]:
    """The parts of a question in which a call did not end, or ended its process."""
    return {part for part, each in zip(_parts(card), seen) if isinstance(each, (TimedOut, Crashed))}


class _Copy:
    """A copy of the process of a submission, as it is now, that answers questions and is gone afterwards."""

    def __init__(self, run: Run, whom: Conversation, how: bytes, prelude: str) -> None:
        self.run, self.whom, self.prelude = run, whom, prelude
        self.alone = how == b"q"
        self.code: int | None = None
        self.asked: Card | None = None
        self.ahead = 0  # cases that were sent and not yet answered
        self.talk = run.fork(whom, how)

    def call(self, order: Sequence[_Place]) -> Observation:
        """What comes of the call of the first of some cases; those after it are sent together with it, if public.

        So the copy need not wait for each of them. Of what must stay hidden it has one case at a time.
        """
        case, seconds = order[0].case, order[0].card.seconds
        try:
            if not self.ahead:
                self._send(order)
            message = self.talk.read(seconds)
            self.ahead -= 1
        finally:
            self.run.budget.questions -= self.talk.clock.seconds
        if not isinstance(message, Called):
            raise ValueError("something else than an answer")
        if isinstance(message.seen, TimedOut) and not self.talk.interrupted:  # only the grader stops a call
            return Raised("KeyboardInterrupt", "")
        return clean_observation(message.seen, case.call.outputs, seconds)

    def _send(self, order: Sequence[_Place]) -> None:
        """Send the first of some cases, and public ones after it."""
        frames: list[bytes] = []
        for place in order:
            frame = place.case.frame
            together = self.alone and place.case.public and sum(map(len, frames)) + len(frame) <= LARGEST_AHEAD
            if frames and not together:
                break
            if place.card is not self.asked:
                frames.append(frame_of(Question(place.card.function, place.card.library, self.prelude)))
                self.asked, self.prelude = place.card, ""
            frames.append(frame)
            self.ahead += 1
        self.talk.send(b"".join(frames))

    def was_killed(self) -> bool:
        """Whether it was ended by a signal that isn't the grader's."""
        with suppress(OSError, BadFrame, UsedTooMuch):
            self._bury(1.0)  # of one that has closed its socket and goes on there is no word
        return self.code == -signal.SIGKILL

    def _bury(self, seconds: float) -> None:
        """Wait until the process says how its copy ended."""
        message = self.whom.read(seconds)
        if not isinstance(message, Buried):
            raise BadFrame("sent something else")
        self.code = message.code

    def __enter__(self) -> _Copy:
        return self

    def __exit__(self, *_: object) -> None:
        self.talk.link.close()  # then it ends by itself
        if self.code is not None:
            return
        if self.talk.interrupted or (self.alone and self.ahead):  # else it would go on with what it has
            self.talk.signal(signal.SIGKILL)
        try:
            try:
                self._bury(1.0)
            except TimeoutError:
                self.talk.signal(signal.SIGKILL)
                self._bury(END_SECONDS)
        except (OSError, BadFrame, UsedTooMuch) as error:
            raise self.run.gone(error, END_SECONDS) from None


def stopped(how: TimedOut | Crashed) -> Stopped:
    """What stands below a cell that did not come to its end."""
    if isinstance(how, TimedOut):
        seconds = many(how.seconds, "second")
        return Stopped("CellTimeout", f"this cell was still running after {seconds} and was stopped")
    return Stopped("CellCrashed", f"this cell {how.message}")
