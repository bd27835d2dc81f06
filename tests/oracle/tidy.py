"""Reading the tool's tidy output, and comparing it with figures recomputed elsewhere.

In: rows of `impact consolidate … --format csv`, and expected figures. Out: a list of differences, in words.
Counts, numerators and denominators are compared as exact fractions; values, which the tool computes in floating point,
to four units in the last place.
"""

import csv
import sys
from fractions import Fraction

FIXED = {
    "referential", "version", "indicator", "period", "wave", "association", "measure", "code", "unit", "value", "ci_low",
    "ci_high", "ci_level", "ci_method", "n", "n_effective", "numerator", "denominator", "no_answer", "not_concerned",
    "unmatched_before", "unmatched_after", "associations", "associations_expected", "mean_of_associations",
    "min_association", "max_association", "comparability", "flags", "obs_status", "conf_status",
}
NONE = {"", "_T", "_Z"}

# Past this many, the first ones say enough.
SHOWN = 40


def split_key(pairs):
    return tuple(sorted((name, code) for name, code in pairs if code not in NONE))


def read(argument):
    """Rows by what they speak of: indicator, period, wave, association, splits, measure, code."""
    stream = sys.stdin if argument in (None, "-") else open(argument, encoding="utf-8", newline="")
    lines = [line for line in stream if not line.startswith("#")]
    rows = {}
    for row in csv.DictReader(lines):
        if None in row or None in row.values():
            raise SystemExit("a row of the output has not the cells of its heading")
        wave = None if row["wave"] in NONE else row["wave"]
        association = None if row["association"] in NONE else row["association"]
        splits = split_key((name, cell) for name, cell in row.items() if name not in FIXED)
        code = None if row["code"] in NONE else row["code"]
        key = (row["indicator"], row["period"], wave, association, splits, row["measure"], code)
        if key in rows:
            raise SystemExit(f"the output says twice {show(key)}")
        rows[key] = row
    return rows


def show(key):
    indicator, period, wave, association, splits, measure, code = key
    parts = [indicator, period, wave or "no wave", association or "sector", measure]
    parts += [f"{name}={value}" for name, value in splits]
    return " / ".join(parts + ([f"code {code}"] if code else []))


def differences(expected, rows):
    """What differs, one line each. A figure that one side lacks is the same as one whose base is empty."""
    found = []
    for key in sorted(expected.keys() | rows.keys(), key=lambda key: tuple(map(str, key))):
        figure, row = expected.get(key), rows.get(key)
        if row is None:
            if figure["n"]:
                found.append(f"{show(key)}: not in the output, n = {figure['n']} expected")
            continue
        if figure is None:
            if row["n"] not in {"", "0"} or row["no_answer"] not in {"", "0"}:
                found.append(f"{show(key)}: n = {row['n']}, no figure expected")
            continue
        for name, wanted in figure.items():
            cell = row[name]
            if wanted is None:
                if cell != "":
                    found.append(f"{show(key)}: {name} is {cell}, nothing expected")
            elif cell == "":
                found.append(f"{show(key)}: {name} is empty, {wanted} expected")
            elif name == "value":
                if float(cell) != float(wanted):
                    found.append(f"{show(key)}: value is {cell}, {float(wanted)!r} expected")
            elif Fraction(cell) != wanted:
                found.append(f"{show(key)}: {name} is {cell}, {wanted} expected")
    return found


def report(expected, rows):
    """Prints what differs; the exit code."""
    found = differences(expected, rows)
    for line in found[:SHOWN]:
        print(line)
    if len(found) > SHOWN:
        print(f"… and {len(found) - SHOWN} more")
    compared = sum(1 for key in expected if key in rows)
    print(f"{compared} figures compared of {len(expected)} recomputed, {len(found)} differences")
    return 1 if found or not compared else 0
