"""SDMX as pysdmx reads it: the structure holds to its XSD, the data to the structure, and the figures are those of the CSV.

Usage: sdmx.py FIGURES.csv FOLDER
"""

import csv
import pathlib
import sys

import pysdmx.io
from pysdmx.model.dataflow import Role

import rows

figures, folder = sys.argv[1], pathlib.Path(sys.argv[2])
data = next(folder.glob("figures*.csv"))
structure = folder / "structure.xml"

# Against the XSD of SDMX 3.0, which pysdmx brings.
message = pysdmx.io.read_sdmx(str(structure), validate=True)
(dataset,) = pysdmx.io.get_datasets(str(data), str(structure))
components = dataset.structure.components

table = dataset.data.astype(object)
table = table.where(table.notna(), "")
if list(table.columns) != [component.id for component in sorted(components, key=lambda it: list(table.columns).index(it.id))]:
    raise SystemExit("the columns are not the components")
coded = 0
for component in components:
    codes = component.enumeration and {code.id for code in component.enumeration.codes}
    cells = set(table[component.id]) - {""}
    if codes and cells - codes:
        raise SystemExit(f"{component.id}: {sorted(cells - codes)[:5]} are in no codelist")
    coded += bool(codes)
    if component.role == Role.DIMENSION and "" in set(table[component.id]):
        raise SystemExit(f"{component.id}: a dimension is empty")
    if component.id != "TIME_PERIOD" and component.role == Role.DIMENSION and not codes:
        raise SystemExit(f"{component.id}: a dimension without a codelist")
keys = [component.id for component in components if component.role == Role.DIMENSION]
if table.duplicated(keys).any():
    raise SystemExit("two observations have the same key")

# Back to the columns of the CSV, by the rules that the documentation gives. pandas may have read numbers: the text is read again.
with open(data, encoding="utf-8", newline="") as stream:
    written = list(csv.DictReader(stream))
if len(written) != len(table):
    raise SystemExit(f"pysdmx reads {len(table)} observations of {len(written)}")
for column in table.columns:
    for cell, text in zip(table[column], (row[column] for row in written)):
        if cell != text and abs(float(cell) - float(text)) > 1e-15 * abs(float(text)):
            raise SystemExit(f"{column}: pysdmx reads {cell!r} where {text!r} is written")
expected = rows.read(figures)
special = {"unit": "UNIT_MEASURE", "value": "OBS_VALUE", "period": "TIME_PERIOD"}
name = {column: special.get(column, column.upper().replace("-", "_").replace(".", "__")) for column in expected[0]}
original = {id: column for column, id in name.items()}
dimensions = {original[id] for id in keys} - {"period"}
found = []
for row in written:
    version = row["STRUCTURE_ID"].split("(")[1].rstrip(")")
    back = {"referential": expected[0]["referential"], "version": version}
    for column, id in name.items():
        if column not in back:
            cell = row[id]
            back[column] = cell.replace("@", ".").replace("$", ">") if column in dimensions else cell
    found.append(back)
print(f"valid, {coded} codelists;", rows.compare(expected, found, rows.NUMBERS))

# The XSD is there and is looked at: a structure that it does not allow is refused.
wrong = structure.read_text(encoding="utf-8").replace("<mes:Test>false</mes:Test>", "<mes:Essai>false</mes:Essai>")
try:
    pysdmx.io.read_sdmx(wrong, validate=True)
except Exception:
    pass
else:
    raise SystemExit("a structure that is not valid was not found")
