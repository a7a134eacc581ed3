"""Rules about the means of a solution: which names a function must use. Code is read, never run."""

from types import CodeType


def codes_in(source: str) -> dict[str, CodeType]:
    """Compile source, without running it, and return the code of its top-level functions by name.

    Source that does not compile has no functions.

    Examples
    --------
    >>> sorted(codes_in("def f(x): return x\\ng = lambda x: f(x)"))
    ['f', 'g']
    """
    try:
        module = compile(source, "<submission>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return {}
    functions = [constant for constant in module.co_consts if isinstance(constant, CodeType)]
    named = {code.co_name: code for code in functions if code.co_name != "<lambda>"}
    lambdas = [code for code in functions if code.co_name == "<lambda>"]
    for name in module.co_names:  # f = lambda ...: which name got which lambda is not told, so all of them
        if name not in named and lambdas:
            named[name] = lambdas[0] if len(lambdas) == 1 else module
    return named


def missing_means(function: str, codes: dict[str, CodeType], names) -> list[str]:
    """Return those of ``names`` that a function uses neither itself nor through functions that it calls.

    Parameters
    ----------
    function : str
        The function that must use them.
    codes : dict of str to code
        The functions of the notebook.
    names : sequence of str
        What must be used.

    Returns
    -------
    list of str
        The names that are not used; empty where the function is not there at all.

    Examples
    --------
    >>> missing_means("f", codes_in("def f(x): return g(x)\\ndef g(x): return perceptron(x)"), ["perceptron"])
    []
    >>> missing_means("f", codes_in("def f(a, b): return a != b"), ["perceptron"])
    ['perceptron']
    """
    if function not in codes:
        return []
    used, waiting = set(), [codes[function]]
    while waiting:
        code = waiting.pop()
        waiting += [constant for constant in code.co_consts if isinstance(constant, CodeType)]
        for name in set(code.co_names) - used:
            used.add(name)
            if name in codes:
                waiting.append(codes[name])
    return [name for name in names if name not in used]
