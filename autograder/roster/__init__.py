"""TRUSTED, but reads what platforms hand out: who is in the class, and what each platform calls them.

`people` says what is known of a person, `class_list` keeps the class in ``class/roster.csv``. Nothing here knows
nbgrader, and nobody's work is ever touched: who leaves is marked as withdrawn.
"""
