"""Serve the built site on this machine only."""

from __future__ import annotations  # so that an old Python gets as far as the message about its age

import http.server
import os
import threading
from functools import partial

from steps import BUILD


def serve() -> None:
    """Serve the site until interrupted; where the port is taken, on another one."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    handler = partial(Quiet, directory=str(BUILD / "html"))
    try:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "8000"))), handler)
    except OSError:  # the port is taken
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_port}"
    print(f"  the book               {address}/\n  the slides' map        {address}/book/slide-map.html")
    print("\nCtrl+C ends it.", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        server.shutdown()
