"""What a screen reader says for a formula, from its MathML.

A spoken label on a picture is read by every screen reader in the same way. Hidden MathML would be the
alternative, but some readers say only its letters without their structure ("y 2" for a square), and its
text would be copied with the page's. So formulas here are pictures with a name: this module makes the name.
"""

import re
import xml.etree.ElementTree as ElementTree

# fmt: off
SPOKEN = {
    "=": "equals", "≠": "is not", "≈": "is about", "<": "is less than", ">": "is greater than",
    "≤": "is at most", "≥": "is at least", "+": "plus", "−": "minus", "-": "minus", "±": "plus or minus",
    "×": "times", "⋅": "dot", "∗": "star", "/": "over", "⊙": "elementwise times", "⊤": "transposed",
    "′": "prime",
    "(": "open parenthesis", ")": "close parenthesis", "‖": "norm", "∥": "norm", "⌊": "floor of", "⌋": "",
    "∈": "in", "∉": "not in", "→": "to", "←": "becomes", "⇒": "implies", "⟹": "implies", "∀": "for all",
    "∃": "there is", "⟺": "if and only if", "⇔": "if and only if", "∧": "and", "∨": "or", "¬": "not",
    "⊕": "x or", "∑": "the sum", "∏": "the product", "∂": "partial", "∇": "gradient", "∞": "infinity",
    "…": "and so on", "⋯": "and so on", "⋮": "and so on", "ℝ": "the real numbers",
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ϵ": "epsilon", "ε": "epsilon", "η": "eta",
    "θ": "theta", "λ": "lambda", "μ": "mu", "ρ": "rho", "σ": "sigma", "φ": "phi", "ϕ": "phi", "π": "pi",
    "Δ": "Delta", "Σ": "Sigma",
}
# fmt: on
# Marks without a sound: invisible operators, and fences that the order of words already tells.
SILENT = {"\u2061", "\u2062", "\u2063", "\u2064", "", "{", "}"}
ACCENTS = {
    "^": "hat",
    "ˆ": "hat",
    "¯": "bar",
    "―": "bar",
    "‾": "bar",
    "~": "tilde",
    "˜": "tilde",
    "→": "vector",
}
SUPERSCRIPTS = {"2": "squared", "3": "cubed", "⊤": "transposed", "T": "transposed", "′": "prime", "∗": "star"}


def speak(mathml):
    """Return a formula in words.

    Parameters
    ----------
    mathml : str
        The ``<math>`` element of the formula.

    Examples
    --------
    >>> speak("<math><msub><mi>w</mi><mn>1</mn></msub><mo>+</mo><mi>b</mi><mo>≥</mo><mn>0</mn></math>")
    'w sub 1 plus b is at least 0'
    """
    words = _say(ElementTree.fromstring(mathml))
    return re.sub(r"\s+([,;.])", r"\1", re.sub(r"\s+", " ", words)).strip()


def _say(node):
    """Return the words of one element."""
    tag = node.tag.rpartition("}")[2]
    parts = list(node)
    if tag in ("mi", "mo", "mn", "mtext"):
        text = (node.text or "").strip()
        return "" if text in SILENT else SPOKEN.get(text, text)
    if tag == "mfrac":
        above, below = map(_say, parts)
        short = len(above.split()) == len(below.split()) == 1
        return f"{above} over {below}" if short else f"the fraction {above} over {below}, end of fraction,"
    if tag == "msqrt":
        return f"the square root of {_all(parts)}, end of root,"
    if tag == "msub":
        return f"{_say(parts[0])} sub {_say(parts[1])}"
    if tag == "msup":
        return f"{_say(parts[0])} {_power(parts[1])}"
    if tag == "msubsup":
        if _is_large(parts[0]):
            return f"{_say(parts[0])} from {_say(parts[1])} to {_say(parts[2])} of"
        return f"{_say(parts[0])} sub {_say(parts[1])} {_power(parts[2])}"
    if tag == "munderover":
        return f"{_say(parts[0])} from {_say(parts[1])} to {_say(parts[2])} of"
    if tag == "munder":
        text = "".join(parts[1].itertext()).strip()
        return _say(parts[0]) if text in "_⏟―" else f"{_say(parts[0])} over {_say(parts[1])} of"
    if tag == "mover":
        text = "".join(parts[1].itertext()).strip()
        return f"{_say(parts[0])} {ACCENTS.get(text, _say(parts[1]))}"
    if tag == "mtable":
        rows = [", ".join(filter(None, (_say(cell).strip() for cell in row))) for row in parts]
        return "; ".join(rows)
    if tag in ("mspace", "mphantom", "annotation", "none"):
        return ""
    return _all(parts)


def _all(nodes):
    return " ".join(_say(node) for node in nodes)


def _power(node):
    text = "".join(node.itertext()).strip()
    words = _say(node).strip()
    if text in SUPERSCRIPTS:
        return SUPERSCRIPTS[text]
    return f"with index {text.strip('()')}" if text.startswith("(") else f"to the {words}"


def _is_large(node):
    return "".join(node.itertext()).strip() in ("∑", "∏")
