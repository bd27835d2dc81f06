#!/usr/bin/env python3
"""Makes two sets of exports of generated rows, and referentials over them: `one` association with one big file, `many` with a
part each. Quarters are written as their first month, which is as many bytes.
usage: prepare.py GENERATED DIR   -> DIR/{one,many}/{exports,referentials}"""
import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).parent
TEMPLATE = (HERE / "association.yaml").read_text()
MONTHS = [(f"-T{quarter},".encode(), f"-{month:02},".encode()) for quarter, month in [(1, 1), (2, 4), (3, 7), (4, 10)]]


def copy(file, to):
    rows = file.read_bytes()
    for quarter, month in MONTHS:
        rows = rows.replace(quarter, month)
    to.write_bytes(rows)


def write(folder, files):
    exports, referentials = folder / "exports", folder / "referentials"
    exports.mkdir(parents=True, exist_ok=True)
    referentials.mkdir(exist_ok=True)
    shutil.copy(HERE / "common.yaml", referentials)
    for file in files:
        copy(file, exports / file.name)
        name = file.stem.replace("_", "-")
        text = TEMPLATE.replace("ASSOCIATION", name).replace("FILE", file.name)
        (referentials / f"{name}.yaml").write_text(text)


generated, out = map(pathlib.Path, sys.argv[1:])
write(out / "one", [generated / "survey.csv"])
write(out / "many", sorted((generated / "parts").glob("*.csv")))
