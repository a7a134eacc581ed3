"""A person of the class, as far as the course needs to know."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Person:
    """Somebody on the list of the class.

    Parameters
    ----------
    id : str
        The name of the folder in ``submitted``, and the student's id in nbgrader's gradebook.
    last_name, first_name, email, section : str
        What a list says; empty where it says nothing.
    withdrawn : bool
        Whether they have left the class; their work stays.
    elsewhere : dict of str to str
        What platforms call them, by column: ``canvas_id``, ``canvas_name``, ``sis_id``, ``sis_login``, ``moodle_id``,
        ``moodle_name``, ``github`` and others.
    """

    id: str
    last_name: str = ""
    first_name: str = ""
    email: str = ""
    section: str = ""
    withdrawn: bool = False
    elsewhere: dict[str, str] = field(default_factory=dict, hash=False)

    @property
    def name(self) -> str:
        """The whole name, or the id where there is none."""
        return " ".join(filter(None, [self.first_name, self.last_name])) or self.id
