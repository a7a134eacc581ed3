"""The grader: builds the notebooks, checks answers, and writes nbgrader's gradebook."""
