"""What `impact inspect` tells of real exports, counted again with Python's csv.

`inspected.py PROGRAM FOLDER`: every CSV of the folder. The encoding is not taken from the program but tried; the
delimiter is that of the two whose first record has the most cells. Prints what differs, and how many files agree.
"""

import csv
import io
import json
import pathlib
import subprocess
import sys


def counted(bytes_):
    try:
        text = bytes_.decode("utf-8-sig")
    except UnicodeDecodeError:
        # One sign a byte: no count depends on which.
        text = bytes_.decode("latin-1")
    read = {mark: list(csv.reader(io.StringIO(text, newline=""), delimiter=mark)) for mark in ";,"}
    delimiter = max(read, key=lambda mark: len(next(row for row in read[mark] if row)))
    # Text on both sides of nothing is nothing: the lines without a cell are none, the records without an answer are blank.
    records = [row for row in read[delimiter] if row]
    return delimiter, len(records[0]), records


def main(program, folder):
    csv.field_size_limit(1 << 24)
    agree = differ = 0
    for path in sorted(pathlib.Path(folder).glob("*.csv")):
        delimiter, columns, records = counted(path.read_bytes())
        said = subprocess.run([program, "inspect", path, "--format", "json"], capture_output=True, check=True).stdout
        told = json.loads(said)["files"][0]
        top = told["skip_rows"] + told["header_rows"]
        below = records[told["header_rows"]:]
        filled = sum(any(cell.strip() for cell in row) for row in below)
        rows = told["rows"] + sum(kind["count"] for kind in told["misshapen"])
        fills = [sum(at < len(row) and bool(row[at].strip(" \t\r\n\u00a0")) for row in below if len(row) == columns) for at in range(columns)]
        wrong = []
        if (told["delimiter"], len(told["columns"])) != (delimiter, columns):
            wrong.append(f"{told['delimiter']!r} × {len(told['columns'])}, counted {delimiter!r} × {columns}")
        # A row of tags below the headings is no row of answers.
        if rows not in (filled, filled - 1) or (rows != filled and not any(cell.startswith("#") for cell in below[0])):
            wrong.append(f"{rows} rows, counted {filled} below {top}")
        if not told["misshapen"] and [column["filled"] for column in told["columns"]] != fills:
            at = next(at for at, column in enumerate(told["columns"]) if column["filled"] != fills[at])
            wrong.append(f"column {at + 1} filled {told['columns'][at]['filled']}, counted {fills[at]}")
        agree += not wrong
        differ += bool(wrong)
        for line in wrong:
            print(f"{path.name}: {line}")
    print(f"{agree} files agree, {differ} differ")


main(*sys.argv[1:])
