"""The Sphinx extensions of the book: one small module for each thing that a page can hold or must not."""
