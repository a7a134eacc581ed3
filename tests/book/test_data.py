"""The data of the book is what its generator makes, and what the chapters say of it holds."""

import hashlib

import numpy as np
import pytest

from book.data import make_data
from solutions.numpy_ref.acceptance import predict, score

WEIGHTS, BIAS = np.array([2.0, 1.0]), -18.0  # the rule of the slides


def load(name):
    """Return features and labels of one file."""
    table = np.loadtxt(make_data.FOLDER / name, delimiter=",", skiprows=1)
    return table[:, :2], table[:, 2]


@pytest.mark.parametrize("name", make_data.tables())
def test_generator_reproduces_the_file(name):
    assert (make_data.FOLDER / name).read_bytes().decode() == make_data.tables()[name]


def test_checksums_hold():
    lines = (make_data.FOLDER / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    sums = dict(reversed(line.split()) for line in lines)
    assert set(sums) == {path.name for path in make_data.FOLDER.glob("*.csv")}
    for name, expected in sums.items():
        assert hashlib.sha256((make_data.FOLDER / name).read_bytes()).hexdigest() == expected


def digits(name):
    """The pixels and the labels of a set of digits."""
    table = np.loadtxt(make_data.FOLDER / f"{name}.csv", delimiter=",", skiprows=1, dtype=int)
    return table[:, :64], table[:, 64]


def test_digits_are_1797_pictures_of_8_by_8_numbers_from_0_to_16():
    X, y = digits("digits")
    assert X.shape == (1797, 64)
    assert (X.min(), X.max()) == (0, 16)
    assert np.bincount(y).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]


def test_the_sets_of_digits_have_no_picture_in_common_and_one_training_label_in_five_is_wrong():
    X, y = digits("digits")
    known = {row.tobytes(): label for row, label in zip(X, y)}
    assert len(known) == len(X)
    sets = {name: digits(f"digits_{name}") for name in ("training", "validation", "test")}
    assert len({row.tobytes() for X, _ in sets.values() for row in X}) == 1797
    wrong = {name: sum(known[row.tobytes()] != label for row, label in zip(*each)) for name, each in sets.items()}
    assert wrong == {"training": 60, "validation": 0, "test": 0}


def test_the_digits_come_with_their_source_and_their_licence():
    text = (make_data.FOLDER / "DIGITS.md").read_text(encoding="utf-8")
    for words in ("Alpaydin", "Kaynak", "The scikit-learn developers", "Redistributions of source code must retain"):
        assert words in text


def test_clean_labels_follow_the_rule_also_in_floating_point():
    X, y = load("admissions.csv")
    assert X.shape == (100, 2)
    assert X.min() >= 0
    assert X.max() <= 10
    np.testing.assert_array_equal(predict(X, WEIGHTS, BIAS), y)


def test_noisy_labels_differ_only_where_the_score_is_small():
    X, y = load("admissions.csv")
    X_noisy, y_noisy = load("admissions_noisy.csv")
    np.testing.assert_array_equal(X, X_noisy)
    different = y != y_noisy
    assert 3 <= different.sum() <= 20
    assert np.abs(score(X, WEIGHTS, BIAS))[different].max() < 6
