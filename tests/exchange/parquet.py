"""Parquet as pyarrow reads it: the columns of the CSV, of their types, cell by cell.

Usage: parquet.py FIGURES.csv FIGURES.parquet
"""

import sys

import pyarrow.parquet

import rows

figures, file = sys.argv[1:3]
expected = rows.read(figures)
read = pyarrow.parquet.ParquetFile(file)
table = read.read()
table.validate(full=True)
if table.column_names != list(expected[0]):
    raise SystemExit(f"columns: {table.column_names}")
whole = {
    "ci_level", "n", "no_answer", "not_concerned", "unmatched_before", "unmatched_after", "associations", "associations_expected",
}
for field in table.schema:
    wanted = "int64" if field.name in whole else "double" if field.name in rows.NUMBERS else "string"
    if str(field.type) != wanted:
        raise SystemExit(f"{field.name}: {field.type}, and not {wanted}")
metadata = table.schema.metadata
if not metadata[b"description"] or metadata[b"audience"] not in {b"public", b"members", b"working"}:
    raise SystemExit(str(metadata))
print("read;", rows.compare(expected, table.to_pylist(), rows.NUMBERS))
