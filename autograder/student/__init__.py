"""UNTRUSTED: runs in the same process as a student's code, in the sandbox and in the student's notebook.

It calls the student's functions and writes down what happened. Whatever it says may be forged, so it decides nothing
and knows nothing: no expected value, no hint, no point. It imports from `contract` alone, and NumPy.
`probe` calls and observes; `drivers` are ways to call a function that needs a model, a loader or another function.
"""
