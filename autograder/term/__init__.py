"""The rules of a term, and the marks that they give: due dates, late work, extensions, weights, who is excused.

What holds for everybody stands in the course's settings (`autograder.specs.settings`), what names persons in the
class folder. Marks are worked out from what is true now, each time they are asked for, and kept nowhere.
"""
