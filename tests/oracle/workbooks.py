"""What `impact inspect` tells of workbooks, counted again with openpyxl.

`workbooks.py PROGRAM FILE…`: of each, its sheets, which are shown and which hold anything; of every sheet that does, how
many rows stand below the headings, and in how many each column is filled. Prints what differs, and how many agree.
"""

import json
import subprocess
import sys

import openpyxl


def cells(sheet):
    """The rows that hold something, up to the last column that does in any of them."""
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    width = max((at + 1 for row in rows for at, cell in enumerate(row) if cell), default=0)
    return [row[:width] for row in rows]


def compared(program, path):
    book = openpyxl.load_workbook(path)
    held = {sheet.title: cells(sheet) for sheet in book.worksheets}
    sheets = [
        {"name": sheet.title, "visible": sheet.sheet_state == "visible", "filled": any(map(any, held[sheet.title]))}
        for sheet in book.worksheets
    ]
    for sheet in sheets:
        if not sheet["filled"]:
            continue
        said = subprocess.run(
            [program, "inspect", path, "--sheet", sheet["name"], "--profile", "plain", "--format", "json"],
            capture_output=True, check=True,
        ).stdout
        told = json.loads(said)["files"][0]
        if told["sheets"] != sheets or told["sheet"] != sheet["name"]:
            yield f"the sheets of {sheet['name']}: {told['sheets']}, counted {sheets}"
        below = [row for row in held[sheet["name"]][told["skip_rows"] + told["header_rows"]:] if any(row)]
        rows = told["rows"] + sum(kind["count"] for kind in told["misshapen"])
        if rows != len(below):
            yield f"{sheet['name']}: {rows} rows, counted {len(below)}"
        fills = [sum(bool(row[at].strip()) for row in below) for at in range(len(told["columns"]))]
        if not told["misshapen"] and [column["filled"] for column in told["columns"]] != fills:
            yield f"{sheet['name']}: {[column['filled'] for column in told['columns']]}, counted {fills}"


def main(program, *paths):
    agree = differ = 0
    for path in paths:
        wrong = list(compared(program, path))
        agree += not wrong
        differ += bool(wrong)
        for line in wrong:
            print(f"{path}: {line}")
    print(f"{agree} workbooks agree, {differ} differ")


main(*sys.argv[1:])
