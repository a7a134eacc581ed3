"""What a class did: for each question how many solved it, and which mistakes were made."""

from collections import Counter

STATUSES = ("passed", "partial", "failed", "not attempted", "unreadable", "by hand")  # "missing" is counted apart


def class_report(lines: list[dict]) -> str:
    """Summarise the lines of ``results.jsonl`` as a table for each assignment."""
    sections = []
    for slug in sorted({line["assignment"] for line in lines}):
        sections.append(_assignment_report(slug, [line for line in lines if line["assignment"] == slug]))
    return "\n\n".join(sections) if sections else "There are no results yet: run `python -m autograder grade` first."


def _assignment_report(slug, lines):
    missing = {line["student"] for line in lines if line["status"] == "missing"}
    lines = [line for line in lines if line["status"] != "missing"]
    if not lines:
        return f"{slug}: nobody of {len(missing)} students handed it in"
    students = {line["student"] for line in lines}
    total = sum(line["points"] or 0 for line in lines) / len(students)
    maximum = sum(line["max_points"] for line in lines) / len(students)
    without = f" ({len(missing)} handed in nothing)" if missing else ""
    rows = [f"{slug}: {len(students)} students{without}, mean {total:.2f} of {maximum:g} points", ""]
    rows.append(f"{'question':24}{'mean':>6}{'of':>4}  " + "".join(f"{status:>14}" for status in STATUSES))
    mistakes = []
    for cell in dict.fromkeys(line["cell"] for line in lines):
        answers = [line for line in lines if line["cell"] == cell]
        counts = Counter(line["status"] for line in answers)
        mean = sum(line["points"] or 0 for line in answers) / len(answers)
        name = cell.removeprefix("check-")
        rows.append(
            f"{name:24}{mean:6.2f}{answers[0]['max_points']:4g}  "
            + "".join(f"{counts[status]:14d}" for status in STATUSES)
        )
        named = Counter(line["misconception"] for line in answers if line["misconception"])
        mistakes += [(count, name, mistake) for mistake, count in named.items()]
    waiting = sum(line["status"] == "by hand" for line in lines)
    if waiting:
        rows += ["", f"{waiting} texts are graded by hand, in formgrader; the means above leave them out"]
    if mistakes:
        rows += ["", "mistakes that were named"]
        rows += [
            f"{count:4d}  {name}: {mistake.replace('_', ' ')}"
            for count, name, mistake in sorted(mistakes, key=lambda row: (-row[0], row[1:]))
        ]
    return "\n".join(rows)
