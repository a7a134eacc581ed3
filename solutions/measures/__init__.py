"""The data of experiments, and how good a result is: one module per topic, functions that need NumPy alone."""
