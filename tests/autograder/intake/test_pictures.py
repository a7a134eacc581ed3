"""Pictures that were pasted into a text: plain ones are kept, and nothing else comes along with them."""

import base64
import json

import nbformat
import pytest
from nbconvert.exporters import HTMLExporter

from autograder.intake import pictures
from autograder.intake.normalise import normalise
from autograder.intake.pictures import Pictures
from autograder.specs.course import assignment

CHAPTERS = ("acceptance",)
SLUG = assignment("acceptance").slug
BYTES = {
    "image/png": b"\x89PNG\r\n\x1a\n123",
    "image/jpeg": b"\xff\xd8\xff\xe0",
    "image/gif": b"GIF89a1",
    "image/webp": b"RIFF1234WEBP",
}
PNG = {"image/png": base64.b64encode(BYTES["image/png"]).decode()}


@pytest.mark.parametrize("kind", BYTES)
def test_a_picture_is_kept_under_a_name_of_its_content(kind):
    data = base64.b64encode(BYTES[kind]).decode()
    text, kept = Pictures().of("Look: ![my plot](attachment:a%20b.png)", {"a b.png": {kind: data}})
    ((name, bundle),) = kept.items()
    assert (text, bundle) == (f"Look: ![my plot](attachment:{name})", {kind: data})


@pytest.mark.parametrize(
    "text",
    [
        "![](attachment:plot.png)",
        "![Screen shot (1).png](attachment:plot.png)",
        f"![pasted](data:image/png;base64,{PNG['image/png']})",
        '<img src="attachment:plot.png" width=200>',
        "no word of it",
    ],
    ids=["attached", "with parentheses", "inside the text", "as HTML", "not mentioned"],
)
def test_a_picture_is_on_the_page_however_it_was_pasted(text, notebook_of):
    content = json.loads(nbformat.writes(notebook_of(SLUG)))
    cell = {"cell_type": "markdown", "metadata": {}, "source": text, "attachments": {"plot.png": PNG}}
    content["cells"].append(cell if "data:" not in text else {**cell, "attachments": {}})
    submission = normalise(json.dumps(content).encode(), notebook_of(SLUG))
    nbformat.validate(submission.notebook)
    page, _ = HTMLExporter().from_notebook_node(submission.notebook)
    assert f"data:image/png;base64,{PNG['image/png']}" in page
    assert submission.log == []


@pytest.mark.parametrize(
    "bundle",
    [
        {"image/svg+xml": "<svg onload='alert(1)'/>"},
        {"text/html": "<script>alert(1)</script>"},
        {"image/png": base64.b64encode(b"<svg onload='alert(1)'/>").decode()},
        {"image/png": "no base64!"},
        {"image/png": None},
        {"image/png": {"a": 1}},
        {},
        None,
        "text",
    ],
    ids=repr,
)
def test_what_is_no_picture_is_left_out_and_said_so(bundle):
    found = Pictures()
    assert found.of("![x](attachment:x.png).", {"x.png": bundle}) == (".", {})
    assert found.log == ["The picture `x.png` was left out: it is not a PNG, JPEG, GIF or WebP file."]


@pytest.mark.parametrize("name, most", [("LARGEST_PICTURE", 5), ("LARGEST_SUM", 5), ("MOST_PICTURES", 0)])
def test_pictures_are_bounded_in_size_and_number(name, most, monkeypatch):
    monkeypatch.setattr(pictures, name, most)
    found = Pictures()
    assert found.of("", {"x.png": PNG}) == ("", {})
    assert "left out" in found.log[0]


def test_a_picture_inside_the_text_does_not_cut_the_text_off(notebook_of):
    large = base64.b64encode(BYTES["image/png"] + b"0" * 100_000).decode()
    content = json.loads(nbformat.writes(notebook_of(SLUG)))
    text = f"Before ![](data:image/png;base64,{large}) and after."
    content["cells"].append({"cell_type": "markdown", "metadata": {}, "source": text})
    own = normalise(json.dumps(content).encode(), notebook_of(SLUG)).notebook.cells[-1]
    assert own.source.endswith("and after.")


@pytest.mark.parametrize("text", ["![x](plot.png)", "![x](http://host/x.png)", "[x](attachment:x.png)", "![x][1]"])
def test_no_other_reference_is_left_whole(text, notebook_of):
    content = json.loads(nbformat.writes(notebook_of(SLUG)))
    content["cells"].append({"cell_type": "markdown", "metadata": {}, "source": text})
    own = normalise(json.dumps(content).encode(), notebook_of(SLUG)).notebook.cells[-1]
    assert "](" not in own.source
    assert "][" not in own.source


def test_a_name_of_ours_that_was_made_up_is_no_reference(notebook_of):
    content = json.loads(nbformat.writes(notebook_of(SLUG)))
    text = "![x](attachment:picture-0123456789ab.png)"
    content["cells"].append({"cell_type": "markdown", "metadata": {}, "source": text})
    own = normalise(json.dumps(content).encode(), notebook_of(SLUG)).notebook.cells[-1]
    assert "attachment" not in own.source
