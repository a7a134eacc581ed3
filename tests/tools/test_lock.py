"""The versions of the packages: pinned in requirements.txt, and all of them in requirements.lock."""

import re
import sysconfig
from importlib.metadata import distributions

import lock
import pytest

REQUIREMENTS = lock.REQUIREMENTS.read_text(encoding="utf-8")
LOCKED = [line for line in lock.LOCK.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def test_requirements_are_pinned_exactly():
    pins = [line.split("#")[0].strip() for line in REQUIREMENTS.splitlines() if line.split("#")[0].strip()]
    assert pins
    for pin in pins:
        assert re.fullmatch(r"[A-Za-z0-9._-]+(\[[a-z]+\])?==[0-9][0-9A-Za-z.]*(,<[0-9.]+)?", pin), pin
    assert len(lock.pins(REQUIREMENTS)) == len(pins)


def test_the_lock_file_has_each_of_them_in_the_same_version():
    assert lock.differences() == [], "requirements.txt has changed: make lock"


def test_a_package_is_locked_in_one_version_for_all_systems_and_pythons():
    for line in LOCKED:
        assert re.match(r"[a-z0-9-]+==[0-9][0-9A-Za-z.]*( ; [^#]+?)? *  # via ", line), line
    assert len(lock.pins("\n".join(LOCKED))) == len(LOCKED)


def test_the_lock_file_names_no_host_and_brings_nothing_for_graphics_cards():
    text = "\n".join(LOCKED)
    assert "://" not in text
    assert "--" not in text
    assert not re.search(r"^(nvidia|cuda|triton)", text, re.MULTILINE)


def test_what_is_installed_is_what_is_locked():
    locked = lock.pins("\n".join(LOCKED))
    here = {sysconfig.get_path(kind) for kind in ("purelib", "platlib")}  # not what a package has packed into itself
    found = distributions(path=list(here))
    installed = {re.sub(r"[-_.]+", "-", package.name).lower(): package.version for package in found}
    other = {
        name: (version, locked[name])
        for name, version in installed.items()
        if name in locked and version.split("+")[0] != locked[name]  # PyTorch's CPU build is 2.13.0+cpu
    }
    assert other == {}, "installed and locked; `make course` brings them together"


@pytest.fixture
def files(monkeypatch, tmp_path):
    """Two files of our own."""
    monkeypatch.setattr(lock, "REQUIREMENTS", tmp_path / "requirements.txt")
    monkeypatch.setattr(lock, "LOCK", tmp_path / "requirements.lock")

    def write(requirements, locked):
        lock.REQUIREMENTS.write_text(requirements)
        lock.LOCK.write_text(locked)

    return write


@pytest.mark.parametrize(
    ("requirements", "different"),
    [
        ("a==1  # why\nb[extra]==2\n", []),
        ("a==1\n", ["b"]),
        ("a==1.1\nb==2\n", ["a"]),
        ("a==1\nb==2\nd==4\n", ["d"]),
    ],
)
def test_a_lock_file_that_is_out_of_date_is_noticed(files, requirements, different):
    files(requirements, "a==1      # via c, -r requirements.txt\nb==2  # via -r requirements.txt\nc==3  # via a\n")
    assert lock.differences() == different
    if different:
        with pytest.raises(SystemExit, match=rf"differ \({different[0]}\).*make lock"):
            lock.require_lock()


def test_no_lock_file_at_all_is_out_of_date_too(files):
    files("a==1\n", "")
    lock.LOCK.unlink()
    assert lock.differences() == ["a"]


def test_the_newest_versions_are_looked_for_within_the_bounds_that_stand_there():
    text = "# Why\na==1.0.post1,<2   # a reason\nb[extra]==3\n"
    assert lock.without_versions(text) == "# Why\na<2   # a reason\nb[extra]\n"


def test_other_versions_leave_the_reasons_in_their_column():
    text = "# Why\na==1.0.post1,<2   # a reason\nb[extra]==3        # another\nc==4\n"
    renewed = lock.with_versions(text, {"a": "1.1", "b": "10.12", "c": "5"})
    assert renewed == "# Why\na==1.1,<2         # a reason\nb[extra]==10.12    # another\nc==5\n"
