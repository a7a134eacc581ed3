"""A step is run when what it reads has changed."""

import sys

import pytest
import steps


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch, tmp_path):
    monkeypatch.setattr(steps, "ROOT", tmp_path)
    monkeypatch.setattr(steps, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(steps, "PYTHON", tmp_path)  # there is a virtual environment
    monkeypatch.setattr(steps, "REPORT_EVERY", 0.01)


def test_a_step_is_left_out_until_what_it_reads_changes(tmp_path, capsys):
    ran = []
    for text in ("one", "one", "two"):
        (tmp_path / "input.txt").write_text(text)
        steps.step("a step", "quick", ("*.txt",), lambda text=text: ran.append(text))
    assert ran == ["one", "two"]
    assert capsys.readouterr().out.count("nothing has changed") == 1


def test_a_step_runs_again_where_the_environment_is_gone(monkeypatch, tmp_path):
    ran = []
    for folder in (tmp_path, tmp_path / "gone"):
        monkeypatch.setattr(steps, "PYTHON", folder)
        steps.step("a step", "quick", (), lambda: ran.append("again"))
    assert ran == ["again", "again"]


def test_a_step_that_fails_runs_again():
    tries = []

    def fail():
        tries.append(1)
        sys.exit("failed")

    for _ in range(2):
        with pytest.raises(SystemExit):
            steps.step("a step", "quick", (), fail)
    assert len(tries) == 2


def test_a_command_that_fails_ends_everything_and_is_named():
    with pytest.raises(SystemExit, match=r"This failed \(exit status 3\): .*-c raise SystemExit\(3\)"):
        steps.call([sys.executable, "-c", "raise SystemExit(3)"])


def test_a_command_that_may_fail_gets_its_text_and_gives_back_its_own():
    done = steps.attempt([sys.executable, "-c", "print(input()[::-1])"], "abc")
    assert (done.returncode, done.stdout) == (0, "cba\n")


# Beside others


def beside(folder, program):
    """A step that runs a program beside others, and its log."""
    log = folder / "a.log"
    return steps.step_beside("a step", "quick", (), lambda: steps.begin([sys.executable, "-c", program], log), log)


def test_a_step_beside_others_is_seen_to_its_end_after_them_and_is_left_out_then(tmp_path, capsys):
    for _ in range(2):
        with beside(tmp_path, "import time; print('under way', flush=True); time.sleep(0.3)"):
            print("the other one")
    said = capsys.readouterr().out
    assert said.index("== a step begins") < said.index("the other one") < said.index("s  under way")
    assert said.count("   done in ") == 1
    assert said.endswith("the other one\n\n== a step (quick)\n   nothing has changed\n")


def test_a_step_beside_others_that_fails_ends_everything_and_says_how(tmp_path, capsys):
    failed = r"This failed \(exit status 1\): .*-c raise SystemExit\('no page'\)"
    with pytest.raises(SystemExit, match=failed), beside(tmp_path, "raise SystemExit('no page')"):
        print("the other one")
    assert capsys.readouterr().out.endswith("\nno page\n")
    assert not steps.is_done("a step", ())


def test_a_step_beside_one_that_fails_is_ended(tmp_path):
    slow = beside(tmp_path, "import time; time.sleep(60)")
    with pytest.raises(SystemExit, match="the other one failed"), slow as begun:
        sys.exit("the other one failed")
    assert begun.wait(10) != 0
    assert not steps.is_done("a step", ())
