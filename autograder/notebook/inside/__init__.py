"""Runs in a student's notebook alone: `check(...)` and `use_mine(...)`, from packed rooms and public cases."""
