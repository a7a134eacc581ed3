"""Ctrl+C while a class is written: noted when it comes, acted upon where nothing is half done.

Python raises ``KeyboardInterrupt`` wherever the main thread happens to be: in the midst of a submission, or in a
callback of a library, where it is printed and lost.
"""

import os
import signal
import threading
from queue import SimpleQueue
from types import FrameType

INTERRUPTED = 130  # the exit status of what Ctrl+C has ended


class Interruption:
    """Notes Ctrl+C as long as it is entered; a second one ends the process at once.

    In another thread than the main one nothing can be noted, and where Ctrl+C is ignored, as a job in the background
    of a script ignores it, it goes on being ignored.
    """

    def __init__(self) -> None:
        self.wake: SimpleQueue[None] = SimpleQueue()  # a handler may put into it whatever it interrupts
        self._noted = False

    def __enter__(self) -> "Interruption":
        self._before = signal.getsignal(signal.SIGINT)
        self._notes = threading.current_thread() is threading.main_thread() and callable(self._before)
        if self._notes:
            signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        if self._notes:
            signal.signal(signal.SIGINT, self._before)

    def check(self) -> None:
        """Raise ``KeyboardInterrupt`` if there was a Ctrl+C: to be called where nothing is half done."""
        if self._noted:
            raise KeyboardInterrupt

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        if self._noted:
            os._exit(INTERRUPTED)  # what is done has its lines; the processes end with this one
        self._noted = True
        self.wake.put(None)
