#!/usr/bin/env python3
"""Count the rows and the answers of real exports, by hand and by position, and compare with what the tool says.

    impact ingest FOLDER -r tests/surveys/files -o OBSERVATIONS; python3 tests/oracle/accounts.py FOLDER OBSERVATIONS

FOLDER holds the files as their makers published them; they are not part of this repository. Nothing is shared with the tool,
nor with the other scripts: a column is a number here, not a heading. Prints what differs; exits 1 where anything does.
"""

import collections
import csv
import pathlib
import sys

csv.field_size_limit(1 << 30)
NONE = "_no-answer"


def one(at, codes, missing=(("", NONE),)):
    """One answer: a code, a reason, else invalid."""
    return lambda row: {**codes, **dict(missing)}.get(row[at].strip(), "_invalid")


def boxes(columns, checked=None, unchecked=("",), blank=("",)):
    """One column an answer, each checked by `checked`, else by anything that is not blank."""
    def read(row):
        if all(row[at] in blank for at in columns):
            return NONE
        found = [code for at, code in columns.items() if row[at] not in blank and row[at] not in unchecked]
        assert checked is None or all(row[at] in {checked, *unchecked, *blank} for at in columns), row
        return " ".join(found) or "_none"
    return read


def joined(at, answers, mark):
    """Several answers in one cell, some of which hold the mark: taken away one by one, the longest first."""
    def read(row):
        left, found = mark + row[at] + mark, set()
        for label in sorted(answers, key=len, reverse=True):
            while mark + label + mark in left:
                left = left.replace(mark + label + mark, mark, 1)
                found.add(label)
        if left.strip(mark):
            return "_invalid"
        return " ".join(code for label, code in answers.items() if label in found) or NONE
    return read


def number(at, decimal="."):
    def read(row):
        text = row[at].replace(decimal, ".")
        return (text.rstrip("0").rstrip(".") if "." in text else text) or NONE
    return read


YES = {"Yes": "yes", "No": "no"}
INTEREST = {"Nicht interessant": "i1", "Kaum interessant": "i2", "Mäßig interessant": "i3", "Interessant": "i4", "Sehr interessant": "i5"}
WHO5 = ["At no time (0)", "Some of the time (1)", "Less than half of the time (2)", "More than half of the time (3)",
        "Most of the time (4)", "All of the time (5)"]
LEVELS = {
    "Introductory undergraduate (freshman and sophmores)": "introductory",
    "Intermediate undergraduate (sophmores and juniors)": "intermediate",
    "Advanced undergraduate (juniors and seniors)": "advanced", "Graduate": "graduate", "High school (ages 14-18)": "high-school",
    "Mixed (conferences, workshops, Software Carpentry style events, etc.)": "mixed",
}
STUDENTS = ["Less than 10", "10 - 25", "25 - 50", "50 - 100", "100 - 250", "250 - 500", "More than 500"]
SIZES = {"Self-employed or not working": "alone", "2-50": "s50", "51-250": "s250", "251-1,000": "s1000", "1,000-10,000": "s10000",
         "Greater than\u00a010,000": "more"}
ADM = {name: name for name in ("same_adm3", "diff_adm3", "diff_adm2", "diff_adm1", "diff_adm0")}
REGIONS = ["capitalcentral", "north", "northeast", "east", "southeast", "south", "west"]

# File: encoding, delimiter, rows of headings, whether a row is left out, variables.
FILES = {
    "surveymonkey-2rows-steak": ("utf-8", ",", 2, None, {
        "gender": one(10, {"Female": "F", "Male": "M"}), "smokes": one(2, YES)}),
    "surveymonkey-1row-thanksgiving": ("utf-8", ",", 1, None, {
        "celebrates": one(1, YES), "pies": boxes({26: "apple", 34: "pumpkin"})}),
    "surveymonkey-2rows-cnswp": ("utf-8", ",", 2, None, {
        "read": one(34, {"0-24%": "q1", "25-49%": "q2", "50-74%": "q3", "75-100%": "q4"}, [("N/A", "_not-concerned")]),
        "heard": boxes({35: "blog", 36: "media", 37: "slack", 38: "survey"})}),
    "surveymonkey-serial-dates-ospo2018": ("utf-8", ",", 2, None, {
        "size": one(10, SIZES, [("Don't know", "_dont-know"), ("", NONE)]),
        "journey": boxes({4: "consuming", 5: "contributing", 8: "none"}),
        "placed": one(36, {"IT": "it", "Legal": "legal", "Software Engineering and Development": "engineering"},
                      [("", NONE), ("Don't know", "_invalid")])}),
    "cncf-leading-blank-rows": ("utf-8", ",", 2, None, {
        "projects": boxes({12: "kubernetes", 13: "prometheus", 14: "opentracing"})}),
    "dtm-malawi-null-literal": ("utf-8", ",", 1, None, {
        "sex": one(3, {"male": "male", "female": "female"}, [("pnta", "_refused")]), "arrivals": one(5, ADM, [("NULL", NONE)])}),
    "fr-cp1252-communes": ("cp1252", ";", 1, None, {
        "territory": one(2, {"HORS GP": "out", "T12": "orly", "T2": "south", "T7": "envol"})}),
    "fr-excel-decimal-comma": ("utf-8", ";", 1, None, {
        "weight-index": number(2, ","), "tobacco": one(4, {"1": "yes", "0": "no"})}),
    "fr-lss-questionnaire-bom": ("utf-8-sig", ";", 1, None, {
        "age": one(5, {"18-24": "a18", "25-34": "a25", "35-44": "a35", "45-54": "a45", "55-64": "a55"}),
        "nets": boxes({7: "tremail", 8: "maillant", 9: "versatile-tremail", 10: "versatile-maillant"}, "Oui", ("Non",)),
        "afe1": number(11)}),
    "googleforms-en-multiline": ("utf-8", ",", 1, None, {
        "students": one(7, {label: f"c{at}" for at, label in enumerate(STUDENTS, 1)}), "level": joined(8, LEVELS, ", ")}),
    "kobo-reach-mcna-somalia": ("cp1252", ",", 1, None, {
        "group": one(1, {"host": "host", "IDP": "IDP", "returnee": "returnee"}),
        "changes": boxes({106: "none", 107: "crying", 108: "aggressive"}, "TRUE", ("FALSE",), ("NA",)),
        "spending": boxes({23: "father", 24: "mother"}, "TRUE", ("FALSE",), ("NA",))}),
    "kobo-reach-wide": ("cp1252", ",", 1, None, {
        "region": one(6, {name: name for name in REGIONS}), "informal": one(11, {"yes": "yes", "no": "no"})}),
    "limesurvey-code-and-label-headings": ("utf-8", ",", 1, None, {
        "gender": one(123, {"Female": "F", "Male": "M", "Diverse/Non-binary": "D"}, [("Prefer not to say", "_refused")]),
        "cheerful": one(118, {label: f"w{at}" for at, label in enumerate(WHO5)}),
        "activity": boxes({127: "student", 128: "part-student", 129: "job", 130: "part-job", 131: "intern"}, "Yes", ("No",))}),
    "limesurvey-de-scicom": ("utf-8", ",", 1, None, {"viewer": one(1, INTEREST), "creator": one(2, INTEREST)}),
    "ona-select-multiple": ("utf-8", ",", 1, None, {
        "tenure": one(12, {"informal": "informal"}),
        "sanitation": joined(17, {name: name for name in ("flash", "pit_latrine", "blair", "bucket", "bush")}, " ")}),
    "ona-nested-repeats": ("utf-8", ",", 1, None, {"has-kids": one(0, {"1": "yes", "0": "no"})}),
    "ona-non-utf8-mac": ("mac-roman", ",", 1, None, {
        "kind": one(6, {"CSCOM": "CSCOM", "CSREF": "CSREF", "Hôpital": "hospital"}), "villages": number(8)}),
    "surveygizmo-partial": ("utf-8", ",", 1, lambda row: row[2] == "Partial", {
        "often": one(3, {"Daily": "daily", "Weekly": "weekly", "Monthly": "monthly"}),
        "long": one(5, {"Less than one year": "less", "One year or more": "more"})}),
}


def counted(folder, name):
    """The account of a file, and how often each variable has each answer."""
    encoding, delimiter, heads, left_out, variables = FILES[name]
    with open(folder / f"{name}.csv", encoding=encoding, newline="") as stream:
        rows = [row for row in csv.reader(stream, delimiter=delimiter) if row][heads:]
    kept = [row for row in rows if not (left_out and left_out(row))]
    account = {"read": len(rows), "kept": len(kept), "excluded": len(rows) - len(kept), "duplicate": 0, "rejected": 0}
    return account, {variable: collections.Counter(map(read, kept)) for variable, read in variables.items()}


def told(folder):
    """The same, as the tool wrote it."""
    accounts, answers = {}, {}
    with open(folder / "qualite.csv", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if not row["variable"]:
                account = accounts.setdefault(row["file"].removesuffix(".csv"), collections.Counter())
                account[row["what"]] += int(row["count"])
    for name in FILES:
        with open(folder / "observations" / name / "answers.csv", encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        answers[name] = {
            heading.removeprefix(f"{name}."): collections.Counter(row[heading] for row in rows)
            for heading in rows[0] if heading not in {"period", "wave", "respondent"}
        }
    return accounts, answers


def main(arguments):
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    exports, observations = map(pathlib.Path, arguments)
    accounts, answers = told(observations)
    found, rows, cells = [], 0, 0
    if accounts.keys() != FILES.keys():
        found.append(f"files: {sorted(accounts.keys() ^ FILES.keys())}")
    for name in sorted(accounts.keys() & FILES.keys()):
        account, wanted = counted(exports, name)
        rows += account["read"]
        for what, count in account.items():
            if accounts[name][what] != count:
                found.append(f"{name}: {what} is {accounts[name][what]}, {count} expected")
        if wanted.keys() != answers[name].keys():
            found.append(f"{name}: variables {sorted(wanted.keys() ^ answers[name].keys())}")
        for variable in wanted.keys() & answers[name].keys():
            cells += sum(wanted[variable].values())
            for answer in sorted(wanted[variable] | answers[name][variable]):
                there, here = answers[name][variable][answer], wanted[variable][answer]
                if there != here:
                    found.append(f"{name}: {variable} {answer}: {there}, {here} expected")
    print(*found, sep="\n")
    print(f"{len(accounts)} files, {rows} rows, {cells} answers: {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
