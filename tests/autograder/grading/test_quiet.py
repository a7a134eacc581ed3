"""When a wrong answer need not be asked once more by itself: no other question can have spoilt it."""

import pytest

from autograder.grading.quiet import is_quiet

NUMPY = "import numpy as np"
QUIET = {
    "works with what it is given": "def f(x):\n    y = np.array(x)\n    y[0] += 1\n    return y.sum()",
    "changes what it is given": "def f(x):\n    x[0] = 1\n    x.append(2)\n    return x",
    "calls another": "def g(x): return -x\ndef f(x): return g(x)",
    "reads a number": "rate = 0.1\ndef f(x): return rate * x",
    "draws from a generator of its own": "def f(x):\n    rng = np.random.default_rng(0)\n    return rng.random(x)",
    "has a function and a list inside": (
        "def f(x):\n    seen = []\n    def add(y): seen.append(y)\n    add(x)\n    return seen"
    ),
    "is a class that keeps to itself": (
        "class f:\n    def __init__(self, x):\n        self.x = x\n    def __call__(self):\n        return self.x"
    ),
    "stands beside another that disturbs": "seen = []\ndef g(x): seen.append(x)\ndef f(x): return x",
    "is a list": "f = [1, 2]",
    "raises": "def f(x):\n    raise NotImplementedError",
}
DISTURBS = {
    "fills a list of the notebook": "seen = []\ndef f(x): seen.append(x)",
    "changes a name of the notebook": "n = 0\ndef f(x):\n    global n\n    n += 1\n    return n",
    "calls one that does": "seen = {}\ndef g(x): seen[x] = 1\ndef f(x): return g(x)",
    "keeps something in a default value": "def f(x, seen=[]):\n    seen.append(x)\n    return seen",
    "keeps something at itself": "def f(x):\n    f.seen = x\n    return x",
    "keeps something at its class": "class f:\n    seen = []\n    def g(self, x): self.seen.append(x)",
    "exchanges a function of NumPy": "def f(x):\n    np.sum = max\n    return x",
    "exchanges one under another name": "def f(x):\n    module = np\n    module.sum = max\n    return x",
    "sets what an error does": "def f(x):\n    np.seterr(all='raise')\n    return x",
    "draws from the generator of all": "def f(x): return np.random.rand(x)",
    "draws through a name for it": "from numpy import random as r\ndef f(x): return r.choice(x)",
    "draws by a function for it": "from numpy.random import choice\ndef f(x): return choice(x)",
    "imports inside": "def f(x):\n    import os\n    os.chdir('/')",
    "reaches the names": "def f(x):\n    globals()['g'] = x",
    "reaches them by what has them": "def f(x):\n    f.__globals__['g'] = x",
    "is what a call has made": "def make():\n    return max\nf = make()",
    "is a call that is remembered": "from functools import cache\n@cache\ndef f(x): return x",
    "is defined where a module is": "try:\n    import thing\nexcept ImportError:\n    def f(x): return thing(x)",
    "is not there as far as one can see": "exec('def f(x): return x')",
    "is no Python": "def f(x) return x",
    "has one name for two things": "def g(x): return x\ng = [1]\ndef f(x): g.append(x)",
    "makes layers, which draw": "import torch\ndef f(x): return torch.nn.Linear(1, 1)(x)",
}


@pytest.mark.parametrize("source", QUIET.values(), ids=QUIET)
def test_a_function_is_quiet_that(source):
    assert is_quiet([NUMPY, source], ["f"])


@pytest.mark.parametrize("source", DISTURBS.values(), ids=DISTURBS)
def test_a_function_may_disturb_another_that(source):
    assert not is_quiet([NUMPY, source], ["f"])
