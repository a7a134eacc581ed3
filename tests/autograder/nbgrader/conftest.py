"""formgrader, served for a class as JupyterLab serves it."""

import os
import socket
import subprocess
import sys
from contextlib import closing, contextmanager
from time import sleep

import pytest

from autograder.paths import ROOT


@pytest.fixture(scope="session")
def formgrader(tmp_path_factory):
    """A context in which formgrader shows a class: its address."""

    @contextmanager
    def serve(folder):
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        own = tmp_path_factory.mktemp("jupyter")
        places = {f"JUPYTER_{kind}_DIR": str(own / kind.lower()) for kind in ("CONFIG", "DATA", "RUNTIME")}
        extensions = "{'nbgrader.server_extensions.formgrader': True, 'jupyterlab': False, 'notebook': False}"
        arguments = [f"--port={port}", "--no-browser", "--allow-root", "--ServerApp.port_retries=0"]
        arguments += [f"--ServerApp.jpserver_extensions={extensions}", f"--ServerApp.root_dir={ROOT}"]
        arguments += ["--IdentityProvider.token="]
        log = own / "log"
        with (
            log.open("w") as file,
            subprocess.Popen(
                [sys.executable, "-m", "jupyter_server", *arguments],
                cwd=ROOT,
                env={**os.environ, **places, "COURSE_CLASS": str(folder)},
                stderr=file,
            ) as process,
        ):
            try:
                while "is running at" not in log.read_text():
                    if process.poll() is not None:
                        pytest.fail(log.read_text())
                    sleep(0.1)
                yield f"http://127.0.0.1:{port}/formgrader"
            finally:
                process.terminate()

    return serve
