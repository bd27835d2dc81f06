"""Checks by plain addition the tables that `impact audit --witness` writes.

Takes the witness, then the releases. Shares nothing with the program: in each table, numbers are not below 0, the parts of each
disaggregation that is published add up to their margin, what is counted and what is not add up to the base, and associations
add up to the sector; what is published is read from the releases. A number that neither tells is one that the audit fails, and
its equation is left. Prints how many equations hold, how many rows have two tables that give them two bases, and how many have not.
Variables of several codes do not add up to their margin: no disaggregation of the releases may be by one.
"""

import csv
import sys
from collections import defaultdict

QUANTITIES = ("n", "no_answer", "not_concerned", "numerator")


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main(witness, *releases):
    tables = read(witness)
    heading = list(tables[0])
    dimensions = heading[heading.index("association") + 1:heading.index("code")]
    published, withheld, shown = {}, set(), defaultdict(set)
    values, given = defaultdict(set), defaultdict(set)

    def place(row):
        return tuple(row[name] for name in dimensions)

    for row in [row for path in releases for row in read(path)]:
        series = (row["indicator"], row["period"], row["wave"])
        who, code, at = row["association"], row["code"], place(row)
        shown[series, who].add(tuple(split != "_T" for split in at))
        given[series, who].add((at, code))
        for dimension, split in enumerate(at):
            if split != "_T":
                values[series, dimension].add(split)
        if row["conf_status"] == "C":
            withheld.add((series, who, at, code))
            continue
        # A share that nobody answered has no numerator: nobody is counted.
        for quantity in QUANTITIES:
            key = (series, who, at, code if quantity == "numerator" else "_Z", quantity)
            text = row[quantity] or ("0" if row["n"] == "0" else "")
            if text.lstrip("-").isdigit():
                published[key] = int(text)
    withheld -= {key for key in withheld if (*key[:3], "_Z", "n") in published}

    parts = defaultdict(dict)
    for row in tables:
        series = (row["indicator"], row["period"], row["wave"])
        key = (series, row["association"], place(row), row["code"], row["quantity"])
        assert int(row["value"]) >= 0, key
        parts[row["component"], row["table"]][key] = int(row["value"])

    holds, left, bases = 0, 0, defaultdict(set)
    for name, table in parts.items():
        everyone = defaultdict(set)
        for series, who, at, code, quantity in table:
            everyone[series].add(who)

        def number(series, who, at, code, quantity):
            key = (series, who, at, code, quantity)
            if key in table:
                return table[key]
            if key in published:
                return published[key]
            pattern = tuple(split != "_T" for split in at)
            code = code if quantity == "numerator" else None
            there = any(place == at and code in (None, its) for place, its in given[series, who])
            if not there and who != "_O" and pattern in shown[series, "_T"]:
                return 0  # The disaggregation is there, and this row is not.
            return None

        equations = set()
        for series, who, at, code, quantity in table:
            for dimension, split in enumerate(at):
                for margin in (at, at[:dimension] + ("_T",) + at[dimension + 1:]):
                    pattern = tuple(it != "_T" for it in margin)
                    finer = pattern[:dimension] + (True,) + pattern[dimension + 1:]
                    if margin[dimension] == "_T" and finer in shown[series, "_T"] and quantity in QUANTITIES:
                        equations.add((series, who, margin, code, quantity, dimension))
        for series, who, margin, code, quantity, dimension in equations:
            every = [margin[:dimension] + (split,) + margin[dimension + 1:] for split in values[series, dimension]]
            every = [number(series, who, at, code, quantity) for at in every]
            whole = number(series, who, margin, code, quantity)
            if whole is None or None in every:
                left += 1
                continue
            assert sum(every) == whole, (name, series, who, margin, code, quantity)
            holds += 1
        for series, who, at, code, quantity in table:
            if quantity == "complement":
                counted = number(series, who, at, code, "numerator")
                base = number(series, who, at, "_Z", "n")
                if counted is None or base is None:
                    left += 1
                    continue
                assert counted + table[series, who, at, code, quantity] == base, (name, series, at)
                holds += 1
            elif quantity == "n":
                bases[series, who, at].add(table[series, who, at, code, quantity])
            if quantity in QUANTITIES and len(everyone[series]) > 1:
                each = [number(series, one, at, code, quantity) for one in everyone[series] - {"_T"}]
                others = {one for key, one in given if key == series} - {"_T"} - everyone[series]
                each += [number(series, one, at, code, quantity) for one in others]
                whole = number(series, "_T", at, code, quantity)
                if whole is None or None in each:
                    left += 1
                    continue
                assert sum(each) == whole, (name, series, at, code, quantity)
                holds += 1
    rows = {key[:3] for key in withheld}
    proved = sum(len(bases[key]) > 1 for key in rows)
    print(f"{holds} equations hold, {left} left; {proved} bases of {len(rows)} have two values")


main(*sys.argv[1:])
