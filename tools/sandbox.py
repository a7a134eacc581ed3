"""Whether the grader's sandbox can be set up on this machine: exit status 0, or 3 and the reason.

Run by the Python of the virtual environment, since the grader itself is asked.
"""

import sys

from autograder.sandbox.outside.client import NoSandbox, Worker

NOT_HERE = 3


def main() -> None:
    try:
        Worker(preload=()).close()
    except NoSandbox as refused:
        print(refused)
        sys.exit(NOT_HERE)


if __name__ == "__main__":
    main()
