"""The instructor guide: what it reads from the course is what the course says, and what it shows is true."""

from types import SimpleNamespace

import nbformat
import pytest

from autograder.checking.verdict import verdict_of
from autograder.grading.cards import make_card, try_answer
from autograder.paths import EXERCISES, ROOT
from autograder.records.report import class_report
from autograder.records.results import read
from autograder.specs.course import assignment, assignments
from autograder.specs.known_answers import misconceptions_of
from autograder.specs.question import load
from book._ext import derived
from book.chapters import chapters, example, left_out, points_in_words
from book.guide import LONG, days, judged, line_of, made_up_class, spread, term
from solutions.answers import Answer
from tests.book.pages import words

COURSE = chapters()
each_chapter = pytest.mark.parametrize("chapter", COURSE, ids=lambda chapter: chapter.name)


def page(name):
    """The text of a built page."""
    return words(f"book/{name}.html")


# The plan


@each_chapter
def test_a_chapter_says_all_that_the_plan_needs(chapter):
    assert chapter.reading > 0
    assert chapter.solving > 0
    assert chapter.slug in {each.slug for each in assignments()}
    assert {label for label in chapter.needs} <= {other.label for other in [*COURSE, *left_out()]}
    assert chapter.explorables or chapter.question
    assert all(f"({label})=" in chapter.text for _, label in chapter.explorables)
    assert chapter.text.count("```{explorable}") == len(chapter.explorables)


@each_chapter
def test_a_notebook_states_the_points_that_it_gives(chapter):
    first = nbformat.read(EXERCISES / chapter.slug / f"{chapter.slug}.ipynb", as_version=4).cells[0].source
    assert f"{chapter.assignment.points:g} point" in first


def test_every_assignment_has_a_chapter():
    assert [chapter.slug for chapter in COURSE] == [each.slug for each in assignments()]


@pytest.mark.parametrize("loads", [[1], [5, 1, 1, 1], [2, 2, 2, 9, 1], [3, 1, 4, 1, 5, 9, 2, 6]])
@pytest.mark.parametrize("groups", [1, 2, 3, 20])
def test_a_spread_keeps_the_order_and_is_as_even_as_can_be(loads, groups):
    def splits(start, left):
        if left == 1:
            yield [loads[start:]]
            return
        for end in range(start + 1, len(loads) - left + 2):
            for rest in splits(end, left - 1):
                yield [loads[start:end], *rest]

    found = spread(loads, groups)
    count = min(groups, len(loads))
    assert [i for group in found for i in group] == list(range(len(loads)))
    assert len(found) == count
    assert max(sum(loads[i] for i in group) for group in found) == min(max(map(sum, way)) for way in splits(0, count))


@pytest.mark.parametrize("weeks", [10, 12, 14])
def test_a_term_has_every_chapter_in_order_and_no_week_too_many(weeks):
    plan = term(weeks)
    assert [chapter.name for _, week in plan for chapter in week] == [chapter.name for chapter in COURSE]
    assert int(plan[-1][0].split("–")[-1]) <= weeks


def test_what_takes_long_is_not_in_the_compact_course():
    assert [each for _, day in days() for each in day] == [each for each in COURSE if each.minutes <= LONG]


def test_the_page_shows_the_minutes_and_points_of_every_chapter():
    text = page("instructor-plan")
    for each in COURSE:
        numbers = f"{each.reading} {each.solving} {each.assignment.points:g}"
        assert f"{each.number}. {each.title} {each.slides or '–'} {numbers}" in text
        assert all(title in text for title, _ in each.explorables)


def test_the_plan_is_read_again_when_a_chapter_has_changed():
    chapter = COURSE[0].page
    book = SimpleNamespace(found_docs={"book/instructor-plan", chapter})
    assert derived.read_again(None, book, set(), {chapter}, set()) == ["book/instructor-plan"]
    assert derived.read_again(None, book, set(), {"book/glossary"}, set()) == []
    for name in derived.DERIVED:
        assert "execution_mode: force" in (ROOT / f"{name}.md").read_text(encoding="utf-8")


# Answers and mistakes


@pytest.mark.parametrize("each", assignments(), ids=lambda each: each.slug)
def test_the_page_lists_functions_points_and_hints_of_every_assignment(each):
    text = page("instructor-answers")
    assert f"{each.slug}: {each.title}, {points_in_words(each.points)}" in text
    mistakes = [answer for question in each.questions for answer in misconceptions_of(question)]
    assert f"{each.slug}: {each.title}, {len(mistakes)} mistakes" in text
    single = [answer for answer in mistakes if not answer.told.startswith(("Two things.", "Several things."))]
    assert len(single) > len(mistakes) / 10
    for answer in single:
        assert f"{answer.name.replace('_', ' ')} : {' '.join(answer.told.split())}" in text
    for question in each.questions:
        assert question.function in text


def test_the_page_counts_what_there_is():
    text = page("instructor-answers")
    count = sum(len(misconceptions_of(question)) for each in assignments() for question in each.questions)
    assert f"Each of the {count:,} is a small program" in text
    assert f"Together: {sum(each.points for each in assignments()):g} points" in text
    assert f"functions and values and {sum(len(each.written) for each in assignments())} texts in" in text


def test_the_report_on_the_page_is_that_of_the_made_up_class():
    report = class_report(made_up_class(example().name, students=300, seed=1))
    assert report.startswith(f"{example().slug}: 300 students, mean ")
    assert " ".join(report.split()) in page("instructor-answers")


@pytest.mark.chapters("start-here")
def test_the_made_up_class_is_judged_as_grading_judges(tmp_path, hand_in, notebook_of, references, typed):
    name, seed = "start-here", 5
    slug = assignment(name).slug
    question = assignment(name).questions[0]
    card = make_card(question, seed)
    wrong = misconceptions_of(question)
    right = Answer("reference", question.function, load(question.solution))
    expected = [line_of(slug, "reference", question, verdict_of(card, try_answer(card, right)))]
    hand_in(tmp_path, "reference", slug, notebook_of(name, references(name)))
    for known, answer in zip(card.mistakes, wrong):
        student = answer.name.replace("_", "-")
        expected.append(line_of(slug, student, question, judged(card, known.outcomes, answer.source)))
        hand_in(tmp_path, student, slug, notebook_of(name, {question.function: answer.source}))
    done = typed("grade", slug, "--class", tmp_path, "--seed", seed, "--jobs", 1)
    assert done.returncode == 0, done.stderr
    graded = {line.student: line for line in read(tmp_path / "results.jsonl") if line.cell == expected[0].cell}
    for line in expected:
        assert what_is_told(graded[line.student]) == what_is_told(line)


def what_is_told(line):
    """What a line says of an answer, without the line of code at which it stopped: only a notebook has that."""
    told = [part for part in line.message.splitlines() if not part.startswith("line: ")]
    return line.points, line.max_points, line.status, line.mistake, line.hint, line.way_out, told
