"""Reference implementations in NumPy, one module per topic."""
