"""What runs on GitHub: the workflows are well formed, call what there is, and name the Pythons of the course."""

import re
import subprocess
import tomllib

import pytest
import yaml

from autograder.paths import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CLASSIFIER = re.compile(r"Programming Language :: Python :: (3\.\d+)")
PYTHONS = [found[1] for line in PROJECT["project"]["classifiers"] if (found := CLASSIFIER.fullmatch(line))]
SPAN = f"Python {PYTHONS[0]} to {PYTHONS[-1]}"
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
WORKFLOWS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FILES}
JOBS = [(f"{name}-{job}", content) for name, workflow in WORKFLOWS.items() for job, content in workflow["jobs"].items()]
STEPS = [(name, step) for name, job in JOBS for step in job["steps"]]
COMMANDS = [(name, step["run"]) for name, step in STEPS if "run" in step]
TARGETS = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
MAKE = re.compile(r"\bmake ([\w-]+)")


def test_the_project_names_every_python_from_the_oldest_to_the_newest():
    minors = [int(python.split(".")[1]) for python in PYTHONS]
    assert minors == list(range(minors[0], minors[-1] + 1))
    assert PROJECT["project"]["requires-python"] == f">={PYTHONS[0]}"
    assert PROJECT["tool"]["ruff"]["target-version"] == f"py{PYTHONS[0].replace('.', '')}"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "requirements.txt"])
def test_the_files_for_people_name_the_same_pythons(name):
    assert SPAN in (ROOT / name).read_text(encoding="utf-8")


def test_the_tests_run_with_each_of_them_and_a_student_has_the_oldest_or_the_newest():
    jobs = WORKFLOWS["tests"]["jobs"]
    assert jobs["linux"]["strategy"]["matrix"]["python"] == PYTHONS
    assert jobs["student"]["strategy"]["matrix"]["python"] == [PYTHONS[0], PYTHONS[-1]]


def test_no_job_runs_with_another_python():
    for name, job in JOBS:
        named = job.get("strategy", {}).get("matrix", {}).get("python", [])
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/setup-python@"):
                version = step["with"]["python-version"]
                assert version in ("${{ matrix.python }}", *PYTHONS), name
        assert set(named) <= set(PYTHONS), name


def test_the_parts_of_a_step_are_ones_that_github_knows():
    known = {"name", "id", "if", "uses", "with", "run", "shell", "env", "working-directory", "timeout-minutes"}
    for name, step in STEPS:
        assert set(step) <= known, name
        assert ("run" in step) != ("uses" in step), name


def test_every_expression_names_something_that_its_job_has():
    for name, job in JOBS:
        matrix = job.get("strategy", {}).get("matrix", {})
        for expression in re.findall(r"\$\{\{ (.*?) \}\}", str(job)):
            place, key = expression.split(".", 1)
            assert (place, key) in {("steps", "deployment.outputs.page_url"), *(("matrix", key) for key in matrix)}, (
                name
            )


def test_jobs_have_a_time_limit_and_read_the_repository_alone():
    for name, workflow in WORKFLOWS.items():
        assert workflow["permissions"] == {"contents": "read"}, name
    for name, job in JOBS:
        assert name == "site-publish" or job["timeout-minutes"] <= 180, name


@pytest.mark.parametrize(("name", "command"), COMMANDS)
def test_every_command_is_shell_and_calls_a_target_that_there_is(name, command):
    assert subprocess.run(["bash", "-n"], input=command, text=True).returncode == 0
    assert set(MAKE.findall(command)) <= TARGETS


def test_every_target_that_is_promised_runs_somewhere():
    called = {target for _, command in COMMANDS for target in MAKE.findall(command)}
    assert {"course", "test", "test-all", "lock"} <= called


@pytest.mark.parametrize("name", ["nightly", "newest"])
def test_what_is_slow_runs_at_a_time_of_its_own(name):
    (plan,) = WORKFLOWS[name][True]["schedule"]  # YAML reads the word "on" as true
    minute, hour, *rest = plan["cron"].split()
    assert 0 < int(minute) < 60  # at full hours everybody's runs begin
    assert 0 <= int(hour) < 24
    assert rest == (["*", "*", "*"] if name == "nightly" else ["*", "*", "1"])


def test_what_is_kept_between_runs_hangs_on_the_lock_file():
    for name, step in STEPS:
        if "cache" in step.get("with", {}):
            assert step["with"]["cache-dependency-path"] == "requirements.lock", name


def test_students_get_packages_that_are_locked():
    (install,) = [command for _, command in COMMANDS if "pip install" in command]
    packages = install.split("requirements.lock ")[1].split()
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert [name for name in packages if not re.search(rf"^{name}==", locked, re.MULTILINE)] == []


def test_a_commit_is_looked_at_by_what_the_project_has_already():
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook for repository in config["repos"] for hook in repository["hooks"]]
    assert [repository["repo"] for repository in config["repos"]] == ["local"]  # no second set of versions
    assert all(hook["language"] == "system" for hook in hooks)
    named = {word for hook in hooks for word in hook["entry"].split() if word.startswith("tests/")}
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_the_tests_that_a_workflow_names_are_there():
    named = [path for _, command in COMMANDS for path in re.findall(r"\btests/[\w/]+\.py\b", command)]
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
