"""Reading the tool's tidy output, and comparing it with figures recomputed elsewhere.

In: rows of `impact consolidate … --format csv`, and expected figures. Out: a list of differences, in words.
Counts, numerators and denominators are compared as exact fractions; values, which the tool computes in floating point, as
the double nearest to the exact fraction.
"""

import collections
import csv
import pathlib
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


def differences(expected, rows, every_row=False):
    """What differs, one line each. Unless `every_row`, a figure that one side lacks is the same as one whose base is empty."""
    found = []
    for key in sorted(expected.keys() | rows.keys(), key=lambda key: tuple(map(str, key))):
        figure, row = expected.get(key), rows.get(key)
        if row is None:
            if every_row or figure["n"]:
                found.append(f"{show(key)}: not in the output, n = {figure['n']} expected")
            continue
        if figure is None:
            if every_row or row["n"] not in {"", "0"} or row["no_answer"] not in {"", "0"}:
                found.append(f"{show(key)}: n = {row['n']}, no figure expected")
            continue
        for name, wanted in figure.items():
            cell = row[name]
            if isinstance(wanted, str):
                same = cell == wanted
            elif wanted is None or cell == "":
                same = wanted is None and cell == ""
            elif name in {"ci_low", "ci_high", "mean_of_associations", "n_effective"} or (name == "value" and key[5].partition(":")[0] in {"stratified", "standardised"}):
                same = abs(float(cell) - wanted) <= 1e-9 * max(1, abs(wanted))
            elif name in {"value", "min_association", "max_association"}:
                # The shortest decimal that reads back as the correctly rounded quotient.
                same = float(cell) == float(wanted)
                wanted = repr(float(wanted))
            else:
                same = Fraction(cell) == wanted
            if not same:
                found.append(f"{show(key)}: {name} is {cell or 'empty'}, {'nothing' if wanted is None else wanted} expected")
    return found


def accounts(expected, folder):
    """What differs in the account of each file, as `impact ingest` wrote it."""
    said = {}
    with open(pathlib.Path(folder) / "qualite.csv", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["variable"] == "":
                said.setdefault(row["file"], {})[row["what"], row["reason"]] = int(row["count"])
    found = []
    for file in sorted(expected.keys() | said.keys()):
        account = expected.get(file)
        wanted = {}
        if account is not None:
            wanted = {(what, ""): getattr(account, what) for what in ("read", "kept", "duplicate", "rejected")}
            wanted |= {("excluded", because): count for because, count in account.excluded.items()}
        there = dict(said.get(file, {}))
        rejected = sum(there.pop(key) for key in list(there) if key[0] == "rejected")
        there["rejected", ""] = rejected
        # Reasons that no referential gives are said in the reader's language.
        own = {key for key in wanted if key[1] in {"blank row", "row of tags", "unfinished"}}
        said_so = {key for key in there if key[0] == "excluded" and key not in wanted} | (own & there.keys())
        for figures, keys in ((wanted, own), (there, said_so)):
            figures["excluded", "by itself"] = sum(figures.pop(key) for key in keys)
        for key in sorted(wanted.keys() | there.keys()):
            if wanted.get(key, 0) != there.get(key, 0):
                found.append(f"{file}: {' '.join(key).strip()} is {there.get(key, 0)}, {wanted.get(key, 0)} expected")
    return found


def observations(expected, folder):
    """What differs in the observations that `impact ingest` wrote, respondents left aside: they are numbered."""
    found = []
    for (association, source), rows in sorted(expected.items()):
        path = pathlib.Path(folder) / "observations" / association / f"{source}.csv"
        there, names = collections.Counter(), []
        if path.exists():
            with open(path, encoding="utf-8", newline="") as stream:
                for row in csv.DictReader(stream):
                    names = sorted(row.keys() - {"period", "wave", "respondent"})
                    start = row["period"] + "-01T00:00:00" if len(row["period"]) == 7 else row["period"]
                    there[(start, row["wave"], *(row[name] for name in names))] += 1
        wanted = collections.Counter((when(row), row.wave or "", *(cell(row, name) for name in names)) for row in rows)
        for line, count in sorted((there - wanted).items()):
            found.append(f"{association}/{source}: {count} × {line} not expected")
        for line, count in sorted((wanted - there).items()):
            found.append(f"{association}/{source}: {count} × {line} expected")
    return found


def when(row):
    return f"{row.period.start:%Y-%m-%dT%H:%M:%S}"


def cell(row, name):
    """A value as observations write it."""
    if name == "weight" and row.raw is not None:
        return decimal(row.raw)
    value = row.get(name.rpartition(".")[2])
    if isinstance(value, Fraction):
        return decimal(value)
    if isinstance(value, frozenset):
        codes = row.scope.variables[name.rpartition(".")[2]].codelist.codes
        return " ".join(code for code in codes if code in value) or "_none"
    return str(value)


def decimal(value):
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.9f}".rstrip("0")


def report(found, expected, rows):
    """Prints what differs; the exit code."""
    for line in found[:SHOWN]:
        print(line)
    if len(found) > SHOWN:
        print(f"… and {len(found) - SHOWN} more")
    compared = sum(1 for key in expected if key in rows)
    print(f"{compared} figures compared of {len(expected)} recomputed, {len(found)} differences")
    return 1 if found or not compared else 0
