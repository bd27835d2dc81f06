"""What the workbook of `impact consolidate` says, beside the CSV of the same figures.

`figures_workbook.py WORKBOOK CSV AUDIENCE`: every row of the sheet of data, then every line of the sheets of themes and of key
figures, is read with openpyxl and looked for in the CSV; how each sheet begins, prints and stays in sight is looked at too.
`--bare WORKBOOK COPY` writes a copy without what formulas gave; `--computed WORKBOOK COPY` holds what they gave in the first beside
what a spreadsheet computed in the second. Prints what differs, and how much.
"""

import csv
import re
import sys
import warnings
import zipfile
from collections import Counter

import openpyxl

warnings.simplefilter("ignore")

FIRST = {
    "public": ("diffusion publique", "public release"),
    "members": ("diffusion aux membres", "release to the members"),
    "working": ("document de travail, non protégé", "working document, not protected"),
}
APART = {"Sommaire", "Contents", "Couverture", "Coverage", "Comparabilité", "Comparability", "Méthode", "Method",
         "Données", "Data", "Tracés", "Drawn"}
COMPUTED = {"Couverture", "Coverage", "Tracés", "Drawn"}
KEY = {"Chiffres clés", "Key figures"}
# Pixels of the paper between its margins, A4 on its side.
ACROSS = (297 / 25.4 - 0.8) * 96


def number(text):
    return float(text) if text else None


def named(book, *names):
    return next(book[name] for name in names if name in book.sheetnames)


def data(book, headings, rows):
    """The sheet of data, cell by cell."""
    sheet = named(book, "Données", "Data")
    (table,) = sheet.tables.values()
    if table.autoFilter is None:
        yield "the table has no filter"
    held = sheet[table.ref]
    if [cell.value for cell in held[0]] != headings:
        yield "headings differ"
    if len(held) - 1 != len(rows):
        yield f"{len(held) - 1} rows, {len(rows)} in the CSV"
    text = headings.index("value") - 3
    words = {at for at, name in enumerate(headings) if at < text + 3 or name in
             ("ci_method", "comparability", "flags", "obs_status", "conf_status")}
    for cells, row in zip(held[1:], rows):
        for at, (cell, wanted) in enumerate(zip(cells, row)):
            if at in words:
                same = (cell.value or "") == wanted and cell.data_type in ("s", "n")
            else:
                same = cell.value == number(wanted)
            if not same:
                yield f"{cell.coordinate}: {cell.value!r}, {wanted!r} in the CSV"


def expected(figures):
    """What the lines of totals must say, and the values of those that are split by one variable."""
    kinds = {}
    for figure in figures:
        if figure["measure"] not in ("change", "stratified"):
            kinds[figure["indicator"]] = figure["measure"], figure["unit"]
    lines, parts = Counter(), set()
    for figure in figures:
        (kind, unit), n = kinds[figure["indicator"]], number(figure["n"])
        value, low, high = (number(figure[name]) for name in ("value", "ci_low", "ci_high"))
        change = figure["measure"] == "change"
        few = value is not None and (
            (kind in ("share", "distribution") and n < 30)
            or (kind == "nps" and n < 30 and (change or not figure["n_effective"]))
            or (kind == "ratio" and unit == "percent" and number(figure["denominator"]) < 30)
        )
        shown = "s" if figure["conf_status"] == "C" else "nd" if value is None else "few" if few else value
        split = [name for name in figure if name in DIMENSIONS and figure[name] != "_T"]
        if len(split) == 1:
            parts.add((shown, n))
        if split:
            continue
        if figure["measure"] == "stratified" and (shown == "s" or few):
            continue
        bounds = ("census", "census") if figure["ci_method"] == "census" else (low, high)
        if isinstance(shown, str) and bounds[0] != "census":
            bounds = (None, None)
        sector = figure["association"] == "_T" and shown != "s"
        associations = (number(figure["associations"]), number(figure["associations_expected"])) if sector else (None, None)
        period = figure["period"]
        lines[(period, shown, *bounds, n, *associations)] += 1
    return lines, parts


def shown(value):
    if not isinstance(value, str):
        return value
    text = value.replace("\xa0", " ")
    if text in ("nd", "na", "non comparable", "not comparable"):
        return "nd"
    return "few" if re.search(r"\b(sur|of) \d", text) else text


def said(book):
    """What the lines of totals say, and the values of those that are split."""
    lines, parts, key = Counter(), set(), Counter()
    for sheet in book.worksheets:
        if sheet.title in APART:
            continue
        for row in sheet.iter_rows(values_only=True):
            row = list(row) + [None] * 10
            period = row[1]
            if isinstance(period, str) and re.match(r"\d{4}", period):
                low, high = row[4], row[5]
                if low in ("recensement", "census"):
                    low = high = "census"
                line = (period.replace("T", "Q"), shown(row[2]), low, high, row[6], row[7], row[8])
                (key if sheet.title in KEY else lines)[line] += 1
            elif isinstance(row[0], str) and period is None and row[2] is not None and not re.search("[(]", str(row[2])):
                for value, n in ((row[at], row[at + 1]) for at in (2, 4, 6)):
                    if value is not None and value not in ("Valeur", "Value"):
                        parts.add((shown(value), n))
    return lines, parts, key


def stands(book, path, audience, notice):
    """How each sheet begins, prints and stays in sight."""
    for sheet in book.worksheets:
        first = [str(sheet.cell(row, 1).value or "") for row in range(1, 6)]
        if not first[0].replace("\xa0", " ").startswith(FIRST[audience]):
            yield f"{sheet.title} begins with {first[0]!r}"
        if not any(notice in line for line in first):
            yield f"{sheet.title} does not say of what data it is made"
        if str(sheet.page_setup.paperSize) != "9" or sheet.page_setup.orientation != "landscape":
            yield f"{sheet.title} is not for A4"
        if "&P" not in str(sheet.oddFooter.right.text) or notice[:20] not in str(sheet.oddFooter.left.text):
            yield f"{sheet.title} has no foot"
        fits = sheet.sheet_properties.pageSetUpPr is not None and sheet.sheet_properties.pageSetUpPr.fitToPage
        if not fits:
            scale = (sheet.page_setup.scale or 100) / 100
            width = sum(sheet.column_dimensions[letter].width * 7 + 5 for letter in "ABCDEFGHIJ"[:sheet.max_column])
            width += max((16 + 410 for chart in sheet._charts if chart.anchor._from.col > 9), default=0)
            if width * scale > ACROSS:
                yield f"{sheet.title} is {width * scale:.0f} pixels across, the paper {ACROSS:.0f}"
        if sheet.title not in ("Sommaire", "Contents", "Méthode", "Method", "Tracés", "Drawn"):
            if sheet.freeze_panes is None:
                yield f"nothing stays in sight of {sheet.title}"
            if not sheet.print_title_rows:
                yield f"the headings of {sheet.title} are on one page alone"
        seen, block = set(), None
        for row in sheet.iter_rows(max_col=2):
            words, period = row
            if words.font.b:
                block = words.value
            line = block, words.value, period.value
            if words.alignment.indent == 1 and period.value and sheet.title not in APART | KEY:
                if line in seen:
                    yield f"{sheet.title}: two lines cannot be told apart: {line}"
                seen.add(line)
        formulas = sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
        if bool(formulas) != (sheet.title in COMPUTED):
            yield f"{sheet.title} has {formulas} formulas"
    if sum(len(sheet._charts) for sheet in book.worksheets) < 10:
        yield "there are few charts"
    with zipfile.ZipFile(path) as archive:
        formats = re.search(r'<numFmts count="(\d+)"', archive.read("xl/styles.xml").decode())
    if int(formats.group(1)) > 150:
        yield f"{formats.group(1)} formats, Excel holds some 200"


def compared(path, figures, audience):
    book = openpyxl.load_workbook(path)
    with open(figures, encoding="utf-8", newline="") as file:
        headings, *rows = csv.reader(file)
    global DIMENSIONS
    DIMENSIONS = set(headings[6:headings.index("measure")])
    yield from data(book, headings, rows)
    lines, parts = expected([dict(zip(headings, row)) for row in rows])
    told, split, key = said(book)
    for line, count in (lines - told).items():
        yield f"not in the workbook, {count} times: {line}"
    for line, count in (told - lines).items():
        yield f"not in the CSV, {count} times: {line}"
    for line in set(key) - set(lines):
        yield f"key, and not in the CSV: {line}"
    for part in split - parts - {("s", None)}:
        yield f"split, and not in the CSV: {part}"
    if len(told) < 100 or len(split) < 50 or len(key) < 10:
        yield f"too little is told: {len(told)}, {len(split)}, {len(key)}"
    yield from stands(book, path, audience, "Données fictives")


def bare(path, copy):
    openpyxl.load_workbook(path).save(copy)


def computed(path, copy):
    formulas = openpyxl.load_workbook(path)
    here, there = (openpyxl.load_workbook(it, data_only=True) for it in (path, copy))
    count = 0
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                count += 1
                said, found = (book[sheet.title][cell.coordinate].value for book in (here, there))
                if not isinstance(found, (int, float)) or abs(said - found) > 1e-9 * max(1, abs(said)):
                    yield f"{sheet.title} {cell.coordinate}: {said}, computed {found}"
    if count < 250:
        yield f"{count} formulas"


def main(*arguments):
    if arguments[0] == "--bare":
        bare(*arguments[1:])
        return
    wrong = list(computed(*arguments[1:]) if arguments[0] == "--computed" else compared(*arguments))
    for line in wrong[:40]:
        print(line)
    print(f"{len(wrong)} differ")


main(*sys.argv[1:])
