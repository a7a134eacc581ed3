"""A pool goes on when one of its processes is killed, whatever is under way."""

import os
import signal

from autograder.grading.pool import Pool

LARGE = bytes(200_000)  # more than a pipe holds, so that whoever sends it waits for a reader


def ended(content):
    """A call that ends its process."""
    os.kill(os.getpid(), signal.SIGKILL)


def test_calls_that_wait_to_be_sent_do_not_hold_up_a_pool_whose_process_was_killed():
    with Pool(processes=1) as pool:
        pool.submit("first", ended, LARGE)
        pool.submit("second", len, LARGE)
        pool.submit("third", len, LARGE)
        results = {}
        while pool.busy:
            results.update(pool.finished())
    assert "was killed 3 times" in str(results.pop("first"))
    assert results == {"second": len(LARGE), "third": len(LARGE)}
