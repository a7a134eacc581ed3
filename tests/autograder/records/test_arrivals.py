"""What arrived is written down and read again."""

import pytest

from autograder.records import arrivals
from autograder.records.arrivals import Arrival
from autograder.refused import Refused

LINE = Arrival(
    "d.zip", "ä\n.ipynb", "canvas", "ada", "01-a", 2, None, True, "00", "used", elsewhere={"canvas_user": "1"}
)


def test_what_is_written_is_read_again(tmp_path):
    assert arrivals.read(tmp_path) == []
    arrivals.write(tmp_path, [LINE, LINE])
    assert arrivals.read(tmp_path) == [LINE, LINE]


@pytest.mark.parametrize(
    "line", ["no JSON", "{}", '{"is": "Arrival"}', "[" * 100_000], ids=["text", "{}", "less", "deep"]
)
def test_another_line_is_pointed_out(tmp_path, line):
    arrivals.write(tmp_path, [LINE])
    with (tmp_path / "arrivals.jsonl").open("a") as file:
        file.write(line + "\n")
    with pytest.raises(Refused, match="line 2, is no line of `collect`"):
        arrivals.read(tmp_path)
