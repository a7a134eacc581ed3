"""The border: `inside` runs beside a student's code and is UNTRUSTED, `outside` is its trusted end.

They talk in frames of `contract`; `outside` starts the process, limits it and checks all that comes out of it.
Nothing from `outside` may be imported `inside`: of the course the sandbox has `contract`, `student` and `inside` alone,
as whole folders. Nothing that comes out is unpickled or evaluated.
"""
