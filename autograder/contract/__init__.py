"""What both sides of the sandbox agree on: types, and how they travel. Trusted by both, so it trusts nobody.

Here live the cards of questions, the trials of what students hand in as data, the calls that are asked for, the
observations that come back, the verdicts, and frames of JSON text. It needs NumPy alone and imports nothing else of the
grader; notebooks carry it too.
What may not live here: anything that runs a student's code, decides, or knows a question of the course.
"""
