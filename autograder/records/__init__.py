"""TRUSTED: what grading leaves behind, and how it is read again.

`outcome` is what came of one submission, `store` keeps verdicts by content, `results` are the lines of
results.jsonl, `ledger` has what counts and why it moved, `arrivals` what `collect` found, `editions` what was handed
out, `journal` how such files grow, `report` summarises a class, `alike` wrong
answers that did the same, `lock` keeps it to one command at a time, `tables`
makes text safe in a table. Everything is plain JSON and survives an interruption at any moment.
Nothing here judges, and nothing knows nbgrader: its gradebook is in `nbgrader`.
"""
