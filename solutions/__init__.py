"""The reference solutions, the known wrong answers and the sources of the notebooks."""
