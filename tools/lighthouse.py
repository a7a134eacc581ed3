"""Score the chapters of the built site with Lighthouse, as a phone sees them: `make lighthouse`.

Needs Node.js and npm; Lighthouse itself is fetched by npx in the version below.
"""

import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from steps import BUILD
from system import browser

LIGHTHOUSE = "lighthouse@12.8.2"  # the last that runs on Node.js 20
LEAST = 90
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"


def main() -> None:
    if shutil.which("npx") is None:
        sys.exit("make lighthouse needs Node.js with npm (npx was not found).")
    if browser() is None:
        sys.exit("make lighthouse needs Chromium; see the README.")
    pages = sys.argv[1:] or sorted(f"book/{page.name}" for page in (BUILD / "html" / "book").glob("[0-9]*.html"))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Compressed, directory=BUILD / "html"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    scores = {page: score(f"http://127.0.0.1:{server.server_port}/{page}") for page in pages}
    print(f"{'page':44}{'performance':>12}{'accessibility':>15}{'best practices':>16}{'layout shift':>14}{'KiB':>6}")
    for page, row in scores.items():
        print(f"{page:44}{row[0]:12.0f}{row[1]:15.0f}{row[2]:16.0f}{row[3]:14.3f}{row[4]:6.0f}")
    if any(row[0] < LEAST for row in scores.values()):
        sys.exit(f"A page scores under {LEAST} for a phone.")


def score(address: str) -> tuple:
    """The scores of one page, its layout shift and its weight."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = ["npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={report}"]
        command += ["--only-categories=performance,accessibility,best-practices", f"--chrome-flags={FLAGS}"]
        subprocess.run(command, check=True, cwd=folder, env={**os.environ, "CHROME_PATH": browser()})
        result = json.loads(report.read_text(encoding="utf-8"))
    marks = [100 * result["categories"][name]["score"] for name in ("performance", "accessibility", "best-practices")]
    audits = result["audits"]
    shift, weight = audits["cumulative-layout-shift"]["numericValue"], audits["total-byte-weight"]["numericValue"]
    return (*marks, shift, weight / 1024)


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Serves texts compressed, as every web host does."""

    def log_message(self, *_):
        pass

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        if path.suffix not in {".html", ".css", ".js", ".svg", ".json"} or not path.is_file():
            return super().do_GET()
        content = gzip.compress(path.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=3600")
        self.end_headers()
        self.wfile.write(content)
        return None


if __name__ == "__main__":
    main()
