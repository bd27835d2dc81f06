"""The rows of `impact consolidate --format csv`, and whether another format says the same.

In: the CSV, and rows read back by a public tool as dictionaries of the same columns. Out: how many cells agree; the first that does
not stops the run. Numbers are compared as the doubles that they read as, which is every digit; words as they are written.
"""

import csv


def read(path):
    with open(path, encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def is_empty(cell):
    return cell is None or cell == "" or cell != cell


def same(expected, found, numeric):
    if is_empty(expected) or is_empty(found):
        return is_empty(expected) and is_empty(found)
    return float(expected) == float(found) if numeric else expected == str(found)


def compare(expected, found, numbers):
    """Every row in order, every column of the CSV."""
    if len(expected) != len(found):
        raise SystemExit(f"{len(expected)} rows in the CSV, {len(found)} read back")
    if not expected:
        raise SystemExit("the CSV has no row: nothing is proved")
    cells = 0
    for line, (row, other) in enumerate(zip(expected, found), start=2):
        for column, cell in row.items():
            if column not in other:
                raise SystemExit(f"{column}: not read back")
            if not same(cell, other[column], column in numbers):
                raise SystemExit(f"line {line}, {column}: {cell!r} in the CSV, {other[column]!r} read back")
            cells += not is_empty(cell)
    return f"{len(expected)} rows, {cells} cells agree"


NUMBERS = {
    "value", "ci_low", "ci_high", "ci_level", "n", "n_effective", "numerator", "denominator", "no_answer", "not_concerned",
    "unmatched_before", "unmatched_after", "associations", "associations_expected", "mean_of_associations", "min_association",
    "max_association",
}
