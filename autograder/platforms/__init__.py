"""TRUSTED, but reads what platforms hand out: marks and feedback pages as Canvas, Moodle and others take them back.

`sheets` are a platform's own tables, read and written in the same way, `matching` finds whose row one is, `marks_out`
fills them in: `canvas`, `moodle` and `blackboard` say how theirs look, `plain` is for all others. `pages_back` packs
pages for each of them. A mark or a page that finds nobody is named with the reason; nothing goes to somebody by guess.
"""
