"""Reference implementations in PyTorch, one module per topic, with the same names as in NumPy."""
