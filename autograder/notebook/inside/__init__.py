"""Runs in a student's notebook alone: `check(...)`, from packed rooms and the public cases of one assignment."""
