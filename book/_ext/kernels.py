"""The kernels that run the chapters: the same for everyone who builds the book, and quiet.

They start without the start-up files of whoever builds it. Without this they also write a notice about
encryption on the loopback device for every chapter, which looks like a warning of the book.

What a cell prints is one output, however long it takes: a kernel sends what was printed 0.2 seconds after it began, so
that on a busy machine a line would be broken in the middle. At the end of a cell it is sent in any case.
"""

import os
from pathlib import Path

CONFIG = """\
c.IPKernelApp.log_level = 'ERROR'
c.IPKernelApp.exec_lines = ["import sys; sys.stdout.flush_interval = sys.stderr.flush_interval = 86400"]
"""


def isolate(app):
    """Give the kernels a profile of their own, beside the cache of the build."""
    folder = Path(app.doctreedir, "ipython")
    profile = folder / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text(CONFIG, encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(folder)


def setup(app):
    app.connect("builder-inited", isolate)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
