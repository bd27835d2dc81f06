"""Exports drawn for referentials that exist: every source gets files in the shape it says, filled with its own answers.

In: a `Sector` and a folder. Out: files there. Everything is invented, and means nothing.
"""

import csv
import datetime

from readings import Reader
from variables import known


def write(sector, folder, draw, rows=60):
    for association in sector.associations:
        for source in association.sources:
            path = folder / source["files"][0].replace("**/", "").replace("*", "1")
            path.parent.mkdir(parents=True, exist_ok=True)
            dialect = source.get("dialect", {})
            columns = drawn(association, source, draw)
            names = list(columns)
            lines = [[""] * len(names)] * int(dialect.get("skip-rows", "0"))
            lines = [["Titre", *line[1:]] for line in lines]
            lines += headings(names, int(dialect.get("header-rows", "1")))
            for _ in range(rows):
                moment = datetime.datetime(2025, 1, 1) + datetime.timedelta(minutes=draw.randint(0, 525000))
                known_of = {"who": f"P{draw.randint(1, rows // 2):03}", "when": moment, "blank": draw.random() < 0.1}
                lines.append([columns[name](known_of) for name in names])
            delimiter = {"tab": "\t", None: ","}.get(dialect.get("delimiter"), dialect.get("delimiter"))
            encoding = {"utf-8": "utf-8-sig", None: "utf-8"}.get(dialect.get("encoding"), dialect.get("encoding"))
            with open(path, "w", encoding=encoding, newline="", errors="replace") as stream:
                csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(lines)


def headings(names, count):
    """Rows of headings: the parts of `upper | lower`, the lower one last."""
    parts = [[part.strip() for part in name.split("|")] for name in names]
    parts = [[""] * (count - len(part)) + part for part in parts]
    rows = []
    for level in range(count):
        row, last = [], ""
        for part in parts:
            # What is empty would be filled from the left.
            row.append("" if level < count - 1 and part[level] == last else part[level] or ("–" if level < count - 1 else ""))
            last = part[level] if level < count - 1 else ""
        rows.append(row)
    return rows


def drawn(association, source, draw):
    """What writes each column."""
    reader, columns = Reader(association, source), {}

    def put(name, write):
        columns.setdefault(name, write)

    period = source["period"]
    if "column" in period:
        put(period["column"], dated(period["format"], draw))
    wave = source.get("wave")
    if isinstance(wave, dict):
        words = list(wave["codes"])
        put(wave["column"], lambda row: draw.choice(words))
    if isinstance(source.get("respondent"), dict):
        put(source["respondent"]["column"], lambda row: row["who"])
    for rule in source.get("rows", {}).get("keep", []) + source.get("rows", {}).get("drop", []):
        put(rule["column"], lambda row, rule=rule: draw.choice(rule["is"]) if draw.random() < 0.3 else "autre")
    for mapping in reader.filled:
        variable = reader.scope.variables[mapping["variable"]]
        if "columns" in mapping:
            checked = mapping.get("checked", source.get("checked", []))
            unchecked = mapping.get("unchecked", source.get("unchecked", [])) or [""]
            for name, code in mapping["columns"].items():
                rare = code in variable.exclusive

                def tick(row, rare=rare, checked=checked, unchecked=unchecked):
                    if row["blank"]:
                        return ""
                    return draw.choice(checked) if draw.random() < (0.03 if rare else 0.3) else draw.choice(unchecked)

                put(name, tick)
        elif "column" in mapping or "code" in mapping or "first-of" in mapping:
            names = mapping.get("first-of") or [mapping.get("column") or mapping["code"]]
            for name in names:
                put(name, cell(reader, variable, mapping, draw))
    return columns


def dated(written, draw):
    written = written.replace("%Z", "UTC+1")
    return lambda row: row["when"].strftime(written)


def cell(reader, variable, mapping, draw):
    reasons = [text for text in reader.missing if text != "NaN"]
    if variable.kind == "date":
        written = mapping.get("format", "%Y-%m-%d")
        return lambda row: (row["when"] - datetime.timedelta(days=draw.randint(0, 900))).strftime(written)
    if variable.kind in {"code", "several"}:
        words = [text for text, answer in reader.answers(variable, mapping).items() if known(answer)] or [""]
        others = [text for text, answer in reader.answers(variable, mapping).items() if not known(answer)] + ["???"]
        marks = mapping.get("split", reader.source.get("split", ";"))
        mark = marks if isinstance(marks, str) else marks[0]

        def write(row):
            if draw.random() < 0.08:
                return draw.choice(others)
            if variable.kind == "several":
                return mark.join(draw.sample(words, min(len(words), draw.randint(1, 3))))
            return draw.choice(words)

        return write
    low, high = int(float(variable.limits.get("min", "0"))), int(float(variable.limits.get("max", "100")))
    decimals = int(variable.limits.get("decimals", "2")) if variable.kind == "decimal" else 0

    def number(row):
        if draw.random() < 0.06:
            return draw.choice([*reasons, "999999", "abc"])
        value = f"{draw.uniform(low, min(high, low + 3000)):.{decimals}f}"
        return value.replace(".", reader.dialect.get("decimal", "."))

    return number
