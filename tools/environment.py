"""The virtual environment with the packages of the course."""

from __future__ import annotations  # so that an old Python gets as far as the message about its age

import os
import sys
from pathlib import Path

import steps

TORCH_CPU_INDEX = "https://download.pytorch.org/whl/cpu"
PIP_INSTALL = (str(steps.PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--no-compile")
COMPILE = "import compileall, sysconfig; compileall.compile_dir(sysconfig.get_path('purelib'), quiet=2, workers=0)"


def make() -> None:
    """Make the virtual environment, unless it is there; one without pip was begun and never finished."""
    if not steps.PIP.exists():
        steps.call([sys.executable, "-m", "venv", "--clear", str(steps.VENV)])


def pip(*arguments: str) -> None:
    """Install something."""
    steps.call([*PIP_INSTALL, *arguments])


def install(locked: Path, torch: str) -> None:
    """Install the locked packages and the course itself, PyTorch in its CPU build."""
    make()
    if os.environ.get("TORCH", "cpu") == "cpu" and sys.platform == "linux":
        install_torch_for_cpus(torch)
    pip("-r", str(locked))
    # what builds the course is locked as well, so it isn't fetched a second time for that alone
    pip("--no-deps", "--no-build-isolation", "--config-settings", "editable_mode=compat", "-e", ".")
    compile_packages()


def compile_packages() -> None:
    """Compile what was installed, on all cores; pip would do it on one."""
    steps.attempt([str(steps.PYTHON), "-c", COMPILE])  # a file that can't be compiled stops nothing, as with pip


def install_torch_for_cpus(version: str) -> None:
    """From wherever pip looks, else from PyTorch's own index; PyPI's build for Linux brings gigabytes of CUDA."""
    wanted = f"torch=={version}+cpu"
    if steps.attempt([*PIP_INSTALL, "--no-deps", wanted]).returncode != 0:
        steps.attempt([*PIP_INSTALL, "--no-deps", "--retries", "0", "--index-url", TORCH_CPU_INDEX, wanted])
