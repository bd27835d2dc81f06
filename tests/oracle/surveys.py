#!/usr/bin/env python3
"""Recompute the figures of two public surveys from their raw exports, and compare with what the tool says.

    impact consolidate FOLDER -r tests/surveys/polls --audience working --format csv | python3 tests/oracle/surveys.py FOLDER

FOLDER holds `steak/*.csv` and `thanksgiving/*.csv`, the files as their makers published them; they are not part of this
repository. Nothing is shared with the tool. Prints what differs; exits 1 where anything does.
"""

import collections
import csv
import pathlib
import sys
from fractions import Fraction

import tidy

REGIONS = {"New England": "NE", "Middle Atlantic": "MA", "East North Central": "ENC", "West North Central": "WNC",
           "South Atlantic": "SA", "East South Central": "ESC", "West South Central": "WSC", "Mountain": "MT",
           "Pacific": "PAC"}
INCOMES = ["0-24999", "25000-49999", "50000-99999", "100000-149999", "150000-plus"]
PIE = "Which type of pie is typically served at your Thanksgiving dinner? Please select all that apply. - "
PIES = {"Apple": "apple", "Pecan": "pecan", "Pumpkin": "pumpkin", "Sweet Potato": "sweet-potato", "None": "none"}
YES = {"Yes": True, "No": False}


def answers(folder, heads):
    """Rows by heading; where a heading stands twice, its first column."""
    (path,) = sorted(pathlib.Path(folder).glob("*.csv"))
    with open(path, encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    names = rows[0]
    return [{name: row[at] for at, name in reversed(list(enumerate(names)))} for row in rows[heads:]]


def income(text):
    """The coarse band of the lowest amount written."""
    if text in {"", "Prefer not to answer"}:
        return None
    lowest = int(text.split()[0].strip("$+").replace(",", ""))
    return INCOMES[sum(lowest >= bound for bound in (25_000, 50_000, 100_000, 150_000))]


def observations(folder):
    ages = {"18-29": "18-29", "30-44": "30-44", "45-60": "45-59", "> 60": "60-plus",
            "18 - 29": "18-29", "30 - 44": "30-44", "45 - 59": "45-59", "60+": "60-plus"}
    genders = {"Female": "F", "Male": "M"}
    found = []
    for row in answers(folder / "steak", 2):
        found.append({
            "association": "steak", "gender": genders.get(row["Gender"]), "age": ages.get(row["Age"]),
            "region": REGIONS.get(row["Location (Census Region)"]), "income": income(row["Household Income"]),
            "gambling": YES.get(row["Do you ever gamble?"]), "smoking": YES.get(row["Do you ever smoke cigarettes?"]),
            "steak-eating": YES.get(row["Do you eat steak?"]),
        })
    for row in answers(folder / "thanksgiving", 1):
        found.append({
            "association": "thanksgiving", "gender": genders.get(row["What is your gender?"]), "age": ages.get(row["Age"]),
            "region": REGIONS.get(row["US Region"]),
            "income": income(row["How much total combined money did all members of your HOUSEHOLD earn last year?"]),
            "praying": YES.get(row["Do you typically pray before or after the Thanksgiving meal?"]),
            "celebrating": YES.get(row["Do you celebrate Thanksgiving?"]),
            "pies": {code for name, code in PIES.items() if row[PIE + name]},
        })
    return found


def groups(rows, dimensions, sector=True):
    found = collections.defaultdict(list)
    for row in rows:
        for association in [row["association"]] + ([None] if sector else []):
            for dimension in [()] + dimensions:
                splits = tidy.split_key((name, row[name] or "_U") for name in dimension)
                found[association, splits].append(row)
    return found


def recomputed(folder):
    expected = {}
    found = observations(folder)
    gender, age, region = ("gender",), ("age",), ("region",)
    for (association, splits), rows in groups(found, [gender, age, region, ("gender", "age")]).items():
        key = ("respondents", "2015", None, association, splits, "count", None)
        expected[key] = {"n": len(rows), "numerator": None, "denominator": None, "value": len(rows)}
    for (association, splits), rows in groups(found, [gender]).items():
        known = [row["income"] for row in rows if row["income"]]
        for code in INCOMES:
            key = ("household-income", "2015", None, association, splits, "distribution", code)
            expected[key] = part(known.count(code), len(known), len(rows))
    for indicator, dimensions, sector in (
        ("gambling", [gender, age], True), ("praying", [gender, age], True), ("steak.smoking", [gender], False),
        ("steak.steak-eating", [gender, age], False), ("thanksgiving.celebrating", [gender, age], False),
    ):
        name = indicator.rpartition(".")[2]
        for (association, splits), rows in groups([row for row in found if name in row], dimensions, sector).items():
            known = [row[name] for row in rows if row[name] is not None]
            key = (indicator, "2015", None, association, splits, "share", None)
            expected[key] = part(sum(known), len(known), len(rows))
    asked = [row["pies"] for row in found if "pies" in row]
    # « None » beside a pie is no answer; nothing checked at all is none either.
    known = [pies for pies in asked if pies and not ("none" in pies and len(pies) > 1)]
    for code in PIES.values():
        key = ("thanksgiving.pies-served", "2015", None, "thanksgiving", (), "distribution", code)
        expected[key] = part(sum(code in pies for pies in known), len(known), len(asked))
    return expected


def part(hits, n, rows):
    return {"n": n, "numerator": hits, "denominator": n, "no_answer": rows - n,
            "value": Fraction(100 * hits, n) if n else None}


def main(arguments):
    if not arguments:
        raise SystemExit(__doc__)
    rows = tidy.read(arguments[1] if len(arguments) > 1 else None)
    expected = recomputed(pathlib.Path(arguments[0]))
    return tidy.report(tidy.differences(expected, rows), expected, rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
