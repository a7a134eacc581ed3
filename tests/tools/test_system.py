"""Programs of the operating system: what is installed, by whom, and what a person is told to type."""

import io
import os
import shutil
import sys

import pytest
import system

APT_GET = """\
#!/bin/sh
echo "${0##*/} $* [$DEBIAN_FRONTEND]" >> {log}
for name; do :; done  # the last argument is a package
if [ -f {room}/refuse-$name ]; then cat {room}/refuse-$name >&2; exit 100; fi
[ "$name" = update ] || touch {room}/has-$name
"""
SUDO = """\
#!/bin/sh
echo "sudo $*" >> {log}
[ "$1" = -n ] && shift
exec "$@"
"""


class Machine:
    """A Debian on which nothing is installed, with an apt-get that writes down what it is asked for."""

    def __init__(self, room, monkeypatch):
        self.room, self.monkeypatch = room, monkeypatch
        self.programs = room / "bin"
        self.programs.mkdir()
        self.add("apt-get", APT_GET)
        for program in ("env", "cat", "touch"):
            (self.programs / program).symlink_to(shutil.which(program))
        monkeypatch.setenv("PATH", str(self.programs))
        monkeypatch.delenv("SYSTEM", raising=False)
        monkeypatch.setattr(sys, "platform", "linux")
        self.is_user(1000)
        self.calls_itself("debian")

    def add(self, name, text):
        place = self.programs / name
        place.write_text(text.replace("{log}", str(self.room / "log")).replace("{room}", str(self.room)))
        place.chmod(0o755)

    def is_user(self, number):
        self.monkeypatch.setattr(os, "geteuid", lambda: number, raising=False)

    def calls_itself(self, *names):
        self.monkeypatch.setattr(system, "distribution", lambda: set(names))

    def refuses(self, package, words):
        (self.room / f"refuse-{package}").write_text(words)

    def lacks(self, *names):
        places = {name: self.room / f"has-{name}" for name in names}
        return [system.Need(name, f"what {name} is for", "1 MB", place.exists) for name, place in places.items()]

    @property
    def log(self):
        return (self.room / "log").read_text().splitlines() if (self.room / "log").exists() else []


@pytest.fixture
def machine(tmp_path, monkeypatch):
    return Machine(tmp_path, monkeypatch)


def words(capsys):
    return " ".join(capsys.readouterr().out.split())


def names(needs):
    return [need.package for need in needs]


def test_where_everything_is_there_nothing_is_said_and_nothing_done(machine, capsys):
    machine.is_user(0)
    needs = machine.lacks("one")
    (machine.room / "has-one").touch()
    assert system.provide(needs, "make test") == []
    assert (words(capsys), machine.log) == ("", [])


def test_root_gets_what_is_missing_and_hears_what_for_and_what_it_costs(machine, capsys):
    machine.is_user(0)
    needs = machine.lacks("one", "two", "three")
    (machine.room / "has-two").touch()
    assert system.provide(needs, "make test") == []
    said = words(capsys)
    assert "packages of the system: one and three (through apt-get, as root; SYSTEM=no" in said
    assert "one, what one is for: 1 MB done in" in said
    assert "two" not in said
    assert [line.split()[-2] for line in machine.log] == ["update", "one", "three"]


def test_apt_get_asks_nothing(machine):
    machine.is_user(0)
    system.provide(machine.lacks("one"), "make test")
    assert all("-qq" in line and line.endswith("[noninteractive]") for line in machine.log)
    assert "install -y" in machine.log[1]


def test_anybody_else_is_told_in_one_sentence_what_to_type(machine, capsys):
    machine.add("sudo", SUDO)
    missing = system.provide(machine.lacks("one", "two", "three"), "make test")
    assert names(missing) == ["one", "two", "three"]
    assert words(capsys) == (
        "one, two and three were not found. "
        "Type: sudo apt-get install one two three (or let the command do it: make test SYSTEM=yes)"
    )
    assert machine.log == []


def test_where_there_is_no_sudo_the_sentence_says_who_must_type(machine, capsys):
    machine.monkeypatch.setenv("SYSTEM", "yes")
    system.provide(machine.lacks("one"), "make course")
    assert words(capsys) == "one was not found. Type, as root (there is no sudo here): apt-get install one"


def test_sudo_is_used_where_the_person_says_so(machine, capsys):
    machine.add("sudo", SUDO)
    machine.monkeypatch.setenv("SYSTEM", "yes")
    assert system.provide(machine.lacks("one"), "make course") == []
    assert "with sudo, as SYSTEM=yes allows" in words(capsys)
    assert [line.startswith("sudo") for line in machine.log] == [True, False, True, False]


def test_sudo_asks_for_no_password_where_nobody_can_type_one(machine):
    machine.add("sudo", SUDO)
    machine.monkeypatch.setenv("SYSTEM", "yes")
    machine.monkeypatch.setattr(sys, "stdin", io.StringIO())
    assert system.way_to_install() == ["sudo", "-n"]


def test_the_system_is_left_alone_where_the_person_says_so_even_by_root(machine, capsys):
    machine.is_user(0)
    machine.monkeypatch.setenv("SYSTEM", "no")
    assert names(system.provide(machine.lacks("one"), "make course")) == ["one"]
    assert words(capsys) == "one was not found. Type: apt-get install one"
    assert machine.log == []


def test_another_answer_than_yes_and_no_is_refused(machine):
    machine.monkeypatch.setenv("SYSTEM", "maybe")
    with pytest.raises(SystemExit, match="SYSTEM can be yes .* or no .*, and not 'maybe'"):
        system.provide(machine.lacks("one"), "make course")


def test_a_linux_without_apt_get_is_told_to_use_its_own_ways(machine, capsys):
    machine.is_user(0)
    (machine.programs / "apt-get").unlink()
    assert names(system.provide(machine.lacks("one"), "make course")) == ["one"]
    assert words(capsys) == "one was not found. Install what your system calls it, then run `make course` again."


def test_another_system_than_linux_is_told_what_works_there(machine, capsys):
    (machine.programs / "apt-get").unlink()
    machine.monkeypatch.setattr(sys, "platform", "darwin")
    assert names(system.provide(machine.lacks("one"), "make course")) == ["one"]
    assert words(capsys).endswith("book and notebooks work as they are.")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("E: Unable to locate package one\n", "the package lists of this system don't have it."),
        ("E: Package 'one' has no installation candidate\n", "the package lists of this system don't have it."),
        ("W: x\nE: Failed to fetch http://a/b Could not resolve 'a'\n", "the servers of the packages can't be reached"),
        ("E: Could not open lock file /var/lib/dpkg/lock - open (13: Permission denied)\n", "it takes root's rights."),
        ("E: Could not get lock /var/lib/dpkg/lock. It is held by process 7\n", "another package manager is at work"),
        ("E: You don't have enough free space in /var/cache/apt/archives/.\n", "the disk is full."),
        ("sudo: a password is required\n", "sudo didn't allow it."),
        ("E: dpkg was interrupted\n", "This failed: apt-get says: E: dpkg was interrupted"),
        ("", "This failed: apt-get doesn't say why"),
    ],
)
def test_a_failure_is_told_in_a_sentence_with_the_words_of_apt_get(machine, capsys, said, told):
    machine.is_user(0)
    machine.refuses("one", said)
    assert names(system.provide(machine.lacks("one"), "make test")) == ["one"]
    heard = words(capsys)
    assert told in heard
    assert next((line for line in said.splitlines() if line.startswith(("E:", "sudo:"))), "") in heard


def test_lists_that_can_not_be_fetched_are_the_reason_why_a_package_is_unknown(machine, capsys):
    machine.is_user(0)
    machine.refuses("update", "W: Failed to fetch http://a/b  Temporary failure resolving 'a'\n")
    machine.refuses("one", "E: Unable to locate package one\n")
    system.provide(machine.lacks("one"), "make test")
    assert "the servers of the packages can't be reached from here" in words(capsys)


def test_a_package_that_can_not_be_had_keeps_no_other_away(machine):
    machine.is_user(0)
    machine.refuses("one", "E: Unable to locate package one\n")
    assert names(system.provide(machine.lacks("one", "two"), "make test")) == ["one"]


def test_ubuntus_chromium_is_a_snap(machine, capsys):
    chromium = system.CHROMIUM._replace(found=lambda: None)
    machine.monkeypatch.setattr(system, "CHROMIUM", chromium)
    machine.calls_itself("ubuntu", "debian")
    machine.add("sudo", SUDO)
    system.provide([*machine.lacks("one"), chromium], "make test")
    assert "Type: sudo apt-get install one && sudo snap install chromium" in words(capsys)
    machine.is_user(0)
    assert system.provide([chromium], "make test") == [chromium]
    assert "Ubuntu has it as a snap alone. Type: snap install chromium" in words(capsys)
    assert [line for line in machine.log if "install" in line] == []


def test_a_distribution_says_its_own_name_and_the_one_that_it_comes_from(tmp_path):
    release = tmp_path / "os-release"
    release.write_text('NAME="Linux Mint"\nID=linuxmint\nID_LIKE="ubuntu debian"\n')
    assert system.distribution(release) == {"linuxmint", "ubuntu", "debian"}
    assert system.distribution(tmp_path / "nothing") == set()


def test_python_needs_its_venv_package_until_there_is_an_environment(monkeypatch, tmp_path):
    monkeypatch.setattr(system.steps, "PIP", tmp_path / "pip")
    monkeypatch.setattr(system.importlib.util, "find_spec", lambda name: None)
    assert not system.can_make_an_environment()
    (tmp_path / "pip").touch()
    assert system.can_make_an_environment()


@pytest.mark.parametrize(("platform", "can"), [("linux", False), ("darwin", True)])
def test_playwright_wants_a_library_of_linux_alone(monkeypatch, platform, can):
    def missing(name):
        raise OSError(f"{name}: cannot open shared object file")

    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(system.ctypes, "CDLL", missing)
    assert system.can_drive_a_browser() is can


def test_the_letters_of_the_site_are_looked_for_on_linux_alone(monkeypatch, tmp_path):
    monkeypatch.setattr(system, "FONTS", tmp_path)
    monkeypatch.setattr(sys, "platform", "linux")
    assert not system.has_letters()
    (tmp_path / "liberation").mkdir()
    (tmp_path / "liberation" / "LiberationSans-Regular.ttf").touch()
    assert system.has_letters()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(system, "FONTS", tmp_path / "nowhere")
    assert system.has_letters()


def test_the_tests_find_the_browser_that_is_named(monkeypatch):
    monkeypatch.setenv("CHROMIUM", "my-browser")
    assert system.browser() == "my-browser"
