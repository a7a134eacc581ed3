"""TRUSTED: starts the sandbox, sends it the cells and calls of a submission, and receives what came of them.

`bubblewrap` says what of the machine can be seen inside; `client` runs submissions one by one, repeats what the machine
spoiled, and has what they may use as constants at its top; `cleaning` cuts what arrived to what a result can hold. It
imports from `contract`, and never what runs inside: it knows that only by its name.
"""
