"""TRUSTED, but reads what platforms hand out: who is in the class, and what each platform calls them.

`people` says what is known of a person, `class_list` keeps the class in ``class/roster.csv``. `tables` reads a list in
whatever form, `columns` know what its columns mean, and `merging` brings it together with the class. Nothing here knows
nbgrader, and nobody's work is ever touched: who leaves is marked as withdrawn.
"""
