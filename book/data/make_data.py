"""Make the admissions data of the book: fictional students, drawn at random.

``python -m book.data.make_data`` writes the CSV files and their checksums beside this file. The files are
committed, so nobody has to run it; a test runs it and compares.

- ``admissions.csv``: the university follows its rule, 2 * test + grades - 18 >= 0, without exception.
- ``admissions_noisy.csv``: the same students, but chance has a say. A student with score s is accepted with
  probability 1 / (1 + exp(-s)): surely far from the boundary, by the toss of a coin on it.
"""

import hashlib
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent
SEED = 1957  # the year of Rosenblatt's report on the perceptron
N_SAMPLES = 100


def students(rng):
    """Return the test and the grades of all students, from 0 to 10 in steps of 0.1.

    Parameters
    ----------
    rng : numpy.random.Generator

    Returns
    -------
    ndarray of shape (n_samples, 2)
        In tenths, as integers: whole numbers have no rounding, so a student on the line is exactly on it.
    """
    ability = rng.normal(60, 18, N_SAMPLES)  # who is good at the test tends to have good grades
    both = ability[:, None] + rng.normal(0, 14, (N_SAMPLES, 2))
    return np.clip(np.round(both), 0, 100).astype(int)


def tables():
    """Return the text of every file by its name."""
    rng = np.random.default_rng(SEED)
    tenths = students(rng)
    score = (2 * tenths[:, 0] + tenths[:, 1] - 180) / 10
    labels = {
        "admissions.csv": score >= 0,
        "admissions_noisy.csv": rng.random(N_SAMPLES) < 1 / (1 + np.exp(-score)),
    }
    return {
        name: "test,grades,accepted\n"
        + "".join(
            f"{test / 10:.1f},{grades / 10:.1f},{int(label)}\n"
            for (test, grades), label in zip(tenths, accepted, strict=True)
        )
        for name, accepted in labels.items()
    }


def checksums(files):
    """Return the lines that ``sha256sum --check`` reads."""
    return "".join(f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n" for name, text in files.items())


def main():
    """Write all files."""
    files = tables()
    for name, text in {**files, "SHA256SUMS": checksums(files)}.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
