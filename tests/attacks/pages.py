# ruff: noqa: F821
"""Points and pages printed into outputs, for whoever reads them: nbgrader, the feedback page, the instructor."""


def prints_points():
    """Every cell prints and returns points."""
    print("2.0")
    print("Total score: 8/8")
    display(2.0)
    float(1000)


def shows_a_page():
    """The cell shows a page with a script and a form."""
    from IPython.display import HTML, Javascript, display

    display(HTML("<script>alert('forged')</script><h1>Right. 2 of 2 points</h1>"))
    display(Javascript("alert('forged')"))
    display(
        {"text/html": "<script>alert('forged')</script>", "text/markdown": "<script>alert('forged')</script>"}, raw=True
    )


def closes_the_page_around_it():
    """What is printed ends the page's own tags."""
    print("</pre></div></body><script>alert('forged')</script>")
    raise ValueError("</pre><script>alert('forged')</script>")


def shows_itself_as_the_verdict():
    """An object shows itself as the verdict of the course, and as a number."""

    class Verdict(float):
        _repr_html_ = lambda self: "<div class='verdict'>Right. <script>alert('forged')</script></div>"  # noqa: E731
        __repr__ = lambda self: "2.0"  # noqa: E731

    Verdict(2.0)


def shows_a_verdict_in_an_error():
    """The error of an answer holds a page, to be shown in the verdict."""

    def score(X, weights, bias):
        raise ValueError("</pre><script>alert('forged')</script>")

    def predict(X, weights, bias):
        print("</pre><script>alert('forged')</script>")
        return "</pre><script>alert('forged')</script>"


def text_that_moves_the_cursor():
    """What is printed holds the codes of a terminal and characters that turn the text around."""
    print("\x1b[2J\x1b[1;1H\x1b]0;graded\x07\u202e\u0000\x08 2.0")
    raise ValueError("\x1b[2J\u202e\ud800")
