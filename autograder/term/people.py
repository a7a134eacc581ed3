"""Who is in a class: those of the roster, those of the gradebook, and what is said of them."""

from collections.abc import Collection, Iterable
from pathlib import Path

from autograder.roster import class_list
from autograder.roster.people import Person
from autograder.specs.toml import SettingsError
from autograder.term import persons
from autograder.term.persons import Persons
from autograder.term.rules import Rules


def people_of(class_folder: Path, entered: Iterable[Person]) -> tuple[Person, ...]:
    """The people of a class by their ids: whom the roster or the gradebook has, without those who withdrew."""
    found = {person.id: person for person in entered}
    found |= {person.id: person for person in class_list.read(class_folder)}
    return tuple(person for _, person in sorted(found.items()) if not person.withdrawn)


def persons_of(class_folder: Path, rules: Rules, students: Collection[str]) -> tuple[Persons, list[str]]:
    """What is said of persons, and complaints of names that nobody has.

    Parameters
    ----------
    class_folder : Path
        Has ``term.toml`` and the roster.
    rules : Rules
        The rules for everybody.
    students : collection of str
        The students who are known from elsewhere: of the gradebook, or of the submissions.

    Raises
    ------
    SettingsError
        If the file can't be used, or names somebody whom the roster should have. Without a roster it may be one who
        hasn't handed in anything yet.
    """
    said = persons.read(class_folder, rules)
    roster = {person.id for person in class_list.read(class_folder)}
    complaints = [str(each) for each in said.unknown(roster | set(students))]
    if roster and complaints:
        raise SettingsError("\n".join(complaints))
    return said, complaints
