"""A Data Package as frictionless reads it: valid, with the figures of the CSV, and no longer valid once one digit has changed.

Usage: package.py FIGURES.csv FOLDER
"""

import json
import pathlib
import sys

import frictionless

import rows

figures, folder = sys.argv[1], pathlib.Path(sys.argv[2])
descriptor = folder / "datapackage.json"
report = frictionless.validate(str(descriptor))
if not report.valid:
    raise SystemExit(str(report.flatten(["title", "rowNumber", "fieldName", "type", "note"])[:20]))
if len(report.tasks) != 3:
    raise SystemExit(f"{len(report.tasks)} tables were checked")
package = frictionless.Package(str(descriptor))
read = [row.to_dict() for row in package.get_resource("figures").read_rows()]
print("valid;", rows.compare(rows.read(figures), read, rows.NUMBERS))

# Every code of a figure has its words beside it, in both languages.
words = {(row["column"], row["indicator"] or "", row["code"]) for row in package.get_resource("codes").read_rows()}
described = {column for column, _, _ in words}
for row in read:
    for column in described:
        key = (column, row["indicator"] if column == "code" else "", row[column])
        if key not in words and not (column == "code" and row[column] == "_Z"):
            raise SystemExit(f"{key} is not in the table of codes")

# The digests of the descriptor are those of what was written: a changed digit is found.
table = folder / json.loads(descriptor.read_text(encoding="utf-8"))["resources"][0]["path"]
text = table.read_text(encoding="utf-8")
at = max(place for place, digit in enumerate(text) if digit in "12345678")
table.write_text(text[:at] + str(int(text[at]) + 1) + text[at + 1:], encoding="utf-8")
if frictionless.validate(str(descriptor)).valid:
    raise SystemExit("a changed digit was not found")
