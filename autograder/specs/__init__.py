"""The specifications of the questions, one module per topic."""
