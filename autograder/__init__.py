"""The grader: builds the notebooks, checks answers, and writes nbgrader's gradebook.

A room is a folder, and its docstring says what lives there, whom it trusts and what may not be in it. The border
between a student's code and what judges it runs between `student` and `sandbox/inside` on one side and all else.
"""
