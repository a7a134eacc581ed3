"""What the course asks: one module per topic with its `ASSIGNMENT`, its questions, cases and points.

A specification is data; nothing here runs a student's code or compares anything. `question` has the types, `course` the
assignments in their order, `settings` what `course.toml` says and `toml` how its mistakes are told, `kinds` makes the
questions that ask for other things than a function, `programs`, `known_answers` and `sources` read `solutions`. To
change what is asked, or for how many points, this room and `solutions` are all there is to read. A new kind of rule
goes through more rooms, as `must_use` does: `contract.cards`, `student.drivers`, `checking.must_use`, `dependence` and
`verdict`, `grading.cards` and `judge`, `proof.matrix`, and the notebook's `bundle` and `selfcheck`.
"""
