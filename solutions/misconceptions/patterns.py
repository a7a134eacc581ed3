"""Pieces of source that stand in wrong answers to many questions alone, as patterns of what ``ast.unparse`` writes.

Whether they do in right answers to a question too, a test says.
"""

_INSIDE = r"\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)"  # brackets, and those inside

RELU = r"\brelu|ReLU|maximum\(|clamp\(|clip\(\w+, 0|where\(\w+ >=? 0(\.0)?, [a-zA-Z]\w*, 0|if \w+ >=? 0 else 0"
TANH = r"(?s)\A(?!.*(/ 2|0\.5)).*\b[Tt]anh\("
SOFTMAX = r"softmax|Softmax|/ \w+\.sum\(|/ (np|torch)\.sum\("
STEP = r"heaviside|sign\(|np\.round|\.round\(|>=? 0\.5\b|(?s:\A(?!.*exp).*>=? 0(\.0)?\b)"
IDENTITY = r"return (add_bias\(\w+\)|\w+) @ [^\n]*\Z"
FIRST_ROW = r"\bW\w*\[0\](?!\[)|\bW\w*\[1:\]|\[:, 1:\]|\bW\w*\[0, :\]|\bW\w*\[1:, :\]"
ONES_IN_FRONT = (
    r"insert\([^,\n]*, 0,|[\[(](?:bias|\w*ones\w*|(?:np\.|torch\.)?\w*ones(?:_like)?" + _INSIDE + r"), [XHAahx]\w*[\])]"
)
TANH_OF_ALL = (  # the sigmoid is made of the tanh of half a score
    r"(?s)\A(?!.*(?:/ 2|0\.5)[^\n]*\n.*tanh)"
    r".*(?:1(?:\.0)? \+ (?:np|torch)\.tanh\(\w+\)|(?:np|torch)\.tanh\(\w+\) \+ 1)"
)
RESHAPED = r"(?s)\A(?!.*(axis=|dim=|\.T\b|None|newaxis)).*reshape\([^\n]*(-1|len\(X\)|X\.shape\[0\]|m|n), (2|-1)\)"
BASE = r"log2\(|log10\(|/ (np|math)\.log\((2|10)"
DOWN_THE_COLUMNS = r"(?s)\A(?!.*(\.T\b|transpose|\bt\(\)|\bfor\b)).*((axis|dim)=0|(sum|mean|max|softmax)\((Z, )?0\b)"
SUM_OF_ALL = rf"(?s)\A(?!.*(\bfor\b|apply_along|vmap)).*(\w\.sum\(\)|(np|torch)\.sum\((?:[^(),]|{_INSIDE})*\))"
AXIS_LOST = (
    r"(?s)\A(?!.*(keepdim|None|newaxis|reshape|expand_dims|unsqueeze|\.T\b|\bfor\b|einsum|transpose))"
    r".*sum\((\w+, )?(axis|dim)=(1|-1)\)"
)
NO_MEAN = r"(?s)\A(?!.*(/|mean|\*\* -1|average))"
PICKED = r"take_along_axis|gather\(|choose\(|\[\w+, "  # what an index that was found is good for
