"""Imported first where a short start counts: the command line, the processes that judge.

jsonschema, which nbformat uses, reads the whole grammar of internationalised web addresses when it is loaded, for
about a second. No notebook has one: it goes without when it doesn't find that package.

A process uses one core: the arrays are small, and PyTorch's threads would wait for one another.
"""

import os
import sys
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
MODULES: dict[str, Any] = sys.modules  # None is how Python says of a module: not there
MODULES.setdefault("rfc3987_syntax", None)
