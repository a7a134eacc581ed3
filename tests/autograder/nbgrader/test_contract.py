"""What this course takes for granted of nbgrader and nbconvert beyond what they promise: one test for each fact.

A new version that differs fails here, with a sentence that says why it matters and where to look. All of it is used in
``autograder/nbgrader`` and nowhere else.
"""

import ast
import inspect
import logging
import sqlite3
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import nbformat
import nbgrader
import pytest
from nbconvert.exporters import HTMLExporter
from nbgrader import api, utils
from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde, GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import BaseConverter
from nbgrader.plugins import ExportPlugin
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets.config import Config

from autograder.nbgrader import configuration, database, feedback, summary
from autograder.nbgrader.gradebook import _create_tables
from autograder.paths import ROOT

KNOWN = "0.9.6"


def because(sentence, where):
    """What is said when a fact is no longer one."""
    versions = f"nbgrader {version('nbgrader')}, known: {KNOWN}"
    return f"{sentence} Look at autograder/nbgrader/{where} ({versions})."


def test_only_one_room_imports_it():
    private = {"nbgrader", "nbconvert", "alembic", "sqlalchemy"}
    found = []
    for file in sorted(path for room in ("autograder", "book", "solutions") for path in (ROOT / room).rglob("*.py")):
        imported = set()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                imported.add((node.module or "").split(".")[0])
            elif isinstance(node, ast.Import):
                imported |= {each.name.split(".")[0] for each in node.names}
        if imported & private and file.parent != ROOT / "autograder" / "nbgrader":
            found.append(str(file.relative_to(ROOT)))
    assert found == []


# configuration.py


def test_the_steps_of_autograde_can_be_read_and_have_this_order():
    steps = Autograde.autograde_preprocessors.default_args[0]
    assert [step.__name__ for step in steps] == [
        *("Execute", "IgnorePattern", "ClearMetadataPreprocessor", "LimitOutput"),
        *("SaveAutoGrades", "AssignLatePenalties", "CheckCellMetadata"),
    ], because("The judge takes the place of Execute, before SaveAutoGrades.", "configuration.py")
    judged = configuration._judged_steps()
    assert judged[0] == "autograder.nbgrader.plugin.JudgeCells"
    assert len(judged) == len(steps)


@pytest.mark.parametrize("converter", [Autograde, GenerateAssignment, GenerateFeedback])
def test_a_converter_is_made_of_a_course_directory_and_started(converter):
    said = because("Converters are started without their command line.", "configuration.py")
    assert issubclass(converter, BaseConverter), said
    assert not inspect.signature(converter.start).parameters.keys() - {"self"}, said
    assert {"coursedir", "config"} <= {*inspect.signature(converter.__init__).parameters, "config"}, said
    assert isinstance(converter(config=Config()).log, logging.Logger | logging.LoggerAdapter), said


@pytest.mark.parametrize(
    ("name", "traits"),
    {
        "CourseDirectory": [
            *("course_id", "root", "source_directory", "release_directory", "submitted_directory"),
            *("autograded_directory", "feedback_directory", "db_url", "assignment_id", "student_id"),
        ],
        "ClearSolutions": ["code_stub", "text_stub"],
        "GenerateAssignment": ["force", "exporter_class"],
        "GenerateFeedback": ["force", "exporter_class"],
        "Autograde": ["autograde_preprocessors"],
        "Exchange": ["root"],
    }.items(),
)
def test_what_is_configured_is_there_to_be_configured(name, traits):
    from nbgrader.coursedir import CourseDirectory
    from nbgrader.exchange.default import Exchange
    from nbgrader.preprocessors import ClearSolutions

    known = (CourseDirectory, ClearSolutions, GenerateAssignment, GenerateFeedback, Autograde, Exchange)
    there = {each.__name__: each for each in known}[name]
    missing = [trait for trait in traits if not there.class_traits(config=True).get(trait)]
    assert missing == [], because(
        f"{name} gets these settings; unknown ones are ignored in silence.", "configuration.py"
    )


# plugin.py


def test_submissions_are_read_by_methods_that_are_replaced():
    said = because("Autograde and formgrader read clean copies, by other methods of these names.", "clean_copies.py")
    assert "self.init_notebooks()" in inspect.getsource(BaseConverter.start), said
    assert "self.assignments" in inspect.getsource(BaseConverter.convert_notebooks), said
    assert "self.coursedir.submitted_directory" in inspect.getsource(Autograde._input_directory.fget), said
    for name in ("get_submitted_students", "get_submitted_timestamp"):
        assert callable(getattr(NbGraderAPI, name)), said
    assert "get_submitted_timestamp(" in inspect.getsource(NbGraderAPI.get_autograded_students), said


def test_the_resources_say_whose_a_submission_is():
    said = because("The judge learns from the resources of which assignment a notebook is.", "plugin.py")
    resources = inspect.getsource(BaseConverter.init_single_notebook_resources)
    for key in ("student", "assignment"):
        assert f"resources['nbgrader']['{key}']" in resources, said
    assert list(inspect.signature(NbGraderPreprocessor.preprocess).parameters) == ["self", "nb", "resources"], said


def test_the_points_of_a_check_are_the_result_of_its_cell():
    said = because("A verdict is written as the result of its cell, and there nbgrader reads the points.", "plugin.py")
    marks = {"grade": True, "solution": False, "locked": True, "grade_id": "check-f", "points": 2, "schema_version": 3}
    for text, points in {"1.5": 1.5, "0.0": 0.0, "2.0": 2.0}.items():
        cell = nbformat.v4.new_code_cell("check('f')", metadata={"nbgrader": {**marks, "task": False}})
        data = {"text/plain": text, "text/html": "<p>words</p>"}
        cell.outputs = [nbformat.v4.new_output("execute_result", data=data)]
        assert utils.determine_grade(cell) == (points, 2.0), said
    cell.outputs = [nbformat.v4.new_output("error", ename="E", evalue="e", traceback=[])]
    assert utils.determine_grade(cell) == (0, 2.0), said


# labels.py


def test_an_answer_that_is_as_it_was_released_has_its_old_checksum():
    said = because("Whether a student wrote anything is seen from nbgrader's own checksum.", "labels.py")
    marks = {"grade": False, "solution": True, "locked": False, "task": False, "grade_id": "f", "schema_version": 3}
    cell = nbformat.v4.new_code_cell("raise NotImplementedError()", metadata={"nbgrader": marks})
    before = utils.compute_checksum(cell)
    cell.outputs, cell.execution_count = [nbformat.v4.new_output("stream", text="x")], 7
    assert utils.compute_checksum(cell) == before, said
    cell.source += "\n"
    assert utils.compute_checksum(cell) != before, said


def test_a_time_is_read_as_utc_without_a_zone():
    said = because("Times of submissions go into the gradebook as nbgrader reads them.", "labels.py")
    time = utils.parse_utc("2026-01-02 03:04:05 CET")
    assert time.tzinfo is None, said
    assert utils.parse_utc("2026-01-02 03:04:05 UTC").isoformat() == "2026-01-02T03:04:05", said


# gradebook.py


COLUMNS = {
    "Student": {"id", "first_name", "last_name", "email"},
    "SubmittedAssignment": {"id", "assignment_id", "student_id", "timestamp"},
    "SubmittedNotebook": {"id", "assignment_id", "notebook_id"},
    "Grade": {"cell_id", "notebook_id", "auto_score", "manual_score", "needs_manual_grade"},
    "Comment": {"cell_id", "notebook_id", "auto_comment"},
    "BaseCell": {"id", "name", "type", "notebook_id"},
}


@pytest.mark.parametrize("table", COLUMNS)
def test_the_rows_that_we_write_have_these_columns(table):
    there = {column.key for column in inspect.unwrap(getattr(api, table)).__mapper__.column_attrs}
    assert COLUMNS[table] <= there, because("Rows are written without nbgrader's methods.", "gradebook.py")


def test_what_else_the_rows_need_has_a_default():
    said = because("A row is made with these columns alone, so every other one needs a default.", "gradebook.py")
    written = {
        "SubmittedAssignment": {"id", "assignment_id", "student_id"},
        "SubmittedNotebook": {"id", "assignment_id", "notebook_id"},
        "Grade": {"cell_id", "notebook_id"},
        "Comment": {"cell_id", "notebook_id"},
    }
    for table, columns in written.items():
        needed = {
            column.key
            for column in getattr(api, table).__table__.columns
            if not (column.nullable or column.default or column.server_default)
        }
        assert needed - {"id"} <= columns, said


def test_cells_are_told_apart_by_these_types():
    said = because("Which cells get a grade and which a comment is read from their type.", "gradebook.py")
    types = {each.__mapper_args__["polymorphic_identity"] for each in (api.GradeCell, api.SolutionCell, api.TaskCell)}
    assert types == {"GradeCell", "SolutionCell", "TaskCell"}, said


def test_identifiers_are_made_by_nbgrader():
    said = because("Rows of ours have identifiers as nbgrader gives them.", "gradebook.py")
    assert len({api.new_uuid() for _ in range(9)}) == 9, said
    assert all(type(api.new_uuid()) is str and len(api.new_uuid()) == 32 for _ in range(9)), said


def schema(path):
    """All that makes up a gradebook before anybody is in it: its tables with their columns, and its version."""
    with closing(sqlite3.connect(path)) as book:
        tables = {
            name: sorted(tuple(row[1:]) for row in book.execute(f"pragma table_info({name})"))
            for (name,) in book.execute("select name from sqlite_master where type = 'table'")
        }
        return tables, book.execute("select version_num from alembic_version").fetchall()


def test_a_gradebook_made_here_is_one_that_nbgrader_has_made(tmp_path):
    said = because("An empty gradebook is made here, to save a second. It must be nbgrader's.", "gradebook.py")
    configuration.course_config(tmp_path)  # puts alembic where nbgrader finds it
    _create_tables(f"sqlite:///{tmp_path / 'ours.db'}")
    api.Gradebook(f"sqlite:///{tmp_path / 'theirs.db'}").close()
    assert schema(tmp_path / "ours.db") == schema(tmp_path / "theirs.db"), said
    assert (Path(nbgrader.__file__).parent / "alembic" / "versions").is_dir(), said


def test_a_notebook_is_found_by_its_name_and_assignment_and_knows_its_graded_cells(tmp_path):
    said = because("Whether the gradebook has the assignment of today is seen from its graded cells.", "gradebook.py")
    _create_tables(f"sqlite:///{tmp_path / 'gradebook.db'}")
    with api.Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}", "course") as book:
        with pytest.raises(api.MissingEntry):
            book.find_notebook("f", "01")
        book.add_assignment("01")
        book.add_notebook("f", "01")
        book.add_grade_cell("check-f", "f", "01", max_score=2, cell_type="code")
        notebook = book.find_notebook("f", "01")
        assert {cell.name: cell.max_score for cell in notebook.grade_cells} == {"check-f": 2}, said
        assert book.find_assignment("01").id == notebook.assignment_id, said
        assert hasattr(book, "db"), said


# database.py


def test_the_tables_have_the_version_that_is_asked_for(tmp_path):
    said = because("Whether a gradebook can be used is seen from its version.", "database.py")
    _create_tables(f"sqlite:///{tmp_path / 'gradebook.db'}")
    tables, found = schema(tmp_path / "gradebook.db")
    assert found == [(database.VERSION,)], said
    assert tables.keys() >= database.TABLES, said


# export.py


def test_an_export_is_told_where_to_and_of_whom():
    said = because("The table of marks is an export of nbgrader's, with its options.", "export.py")
    traits = ExportPlugin.class_traits(config=True)
    assert {"to", "student", "assignment"} <= traits.keys(), said
    plugin = ExportPlugin()
    assert (plugin.to, plugin.student, plugin.assignment) == ("", [], []), said
    assert list(inspect.signature(ExportPlugin.export).parameters) == ["self", "gradebook"], said


def test_a_submission_has_a_score_and_what_is_taken_off(tmp_path):
    said = because("A mark is the score less the penalty for what came late.", "export.py")
    _create_tables(f"sqlite:///{tmp_path / 'gradebook.db'}")
    with api.Gradebook(f"sqlite:///{tmp_path / 'gradebook.db'}", "course") as book:
        book.add_assignment("01")
        book.add_student("ada")
        with pytest.raises(api.MissingEntry):
            book.find_submission("01", "ada")
        book.add_submission("01", "ada")
        submission = book.find_submission("01", "ada")
        assert (submission.score, submission.late_submission_penalty or 0.0) == (0.0, 0.0), said
        assert [each.name for each in book.assignments] == ["01"], said
        assert [each.id for each in book.students] == ["ada"], said


# feedback.py


def test_a_page_is_made_from_our_template_and_by_our_step(tmp_path):
    said = because("Our template has the name of nbconvert's, and comes before it.", "feedback.py")
    page = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("$x$")])
    page.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    converter = GenerateFeedback(config=configuration.course_config(tmp_path))
    assert converter.preprocessors == ["autograder.nbgrader.pages.Grades"], because("Its steps are set.", "pages.py")
    about = summary.Summary("<b>", "01", "<i>", (), 1.0, 2.0)
    exporter = feedback.FeedbackPage(config=converter.config)
    ours, _ = exporter.from_notebook_node(page, resources={"nbgrader": {"summary": about}})
    assert "<title>&lt;i&gt;: 1 of 2 points</title>" in ours, said
    assert "mathjax" not in ours.casefold(), said
    assert "extra_loaders" in inspect.signature(HTMLExporter.__init__).parameters or (
        "extra_loaders" in inspect.getsource(HTMLExporter.__mro__[1].__init__)
    ), because("A template of ours is found first.", "safe_pages.py")


# build.py writes the labels of cells


def test_labels_of_cells_have_the_version_that_we_write():
    from nbgrader.nbgraderformat import SCHEMA_VERSION

    assert SCHEMA_VERSION == 3, because("Cells are labelled by `_mark` in autograder/notebook/build.py.", "labels.py")
