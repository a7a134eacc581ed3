"""What the sandbox takes for granted of IPython beyond what it promises: a new version that differs fails here."""

import inspect

from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import ExecutionResult, InteractiveShell
from IPython.utils.capture import RichOutput, capture_output

WHERE = "Look at make_shell and run_cell in autograder/sandbox/inside/process.py."


def test_what_a_cell_shows_goes_through_these_methods_of_the_hook():
    called = inspect.getsource(DisplayHook.__call__)
    for name in ("write_output_prompt", "write_format_data", "finish_displayhook", "update_user_ns"):
        assert f"self.{name}(" in called, f"They are replaced, so that a value is kept and not printed. {WHERE}"


def test_errors_are_printed_by_these_methods_of_the_shell():
    for name in ("showtraceback", "showsyntaxerror"):
        assert callable(getattr(InteractiveShell, name)), f"They are replaced, so that nothing is printed. {WHERE}"


def test_a_cell_that_was_run_tells_its_errors_and_its_value():
    said = f"Whether a cell failed, and its last value, are read from what run_cell returns. {WHERE}"
    assert {"error_before_exec", "error_in_exec", "result"} <= set(dir(ExecutionResult)), said
    assert "store_history" in inspect.signature(InteractiveShell.run_cell).parameters, said


def test_a_cell_is_run_in_the_loop_where_this_method_says_so():
    called = inspect.getsource(InteractiveShell._run_cell)
    assert "self.should_run_async(" in called, f"It is replaced, so that every cell finds a running loop. {WHERE}"


def test_what_is_displayed_is_captured_with_its_data():
    said = f"Figures and rich outputs of a cell are read from what was captured. {WHERE}"
    assert isinstance(RichOutput(data={"text/plain": "1"}).data, dict), said
    assert "outputs" in dir(capture_output().__enter__().__class__), said
