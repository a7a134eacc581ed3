"""The version of the course: what CHANGELOG.md says of it, what notebooks carry, what a class was graded with."""

VERSION = "0.2.0"
