"""The book: its chapters, its figures and its Sphinx extensions."""
