"""The workbooks of the tests, written by openpyxl: données fictives, all of them.

    python3 tests/workbooks/make.py

writes them where the tests read them. Dates of creation are fixed, so that the same script gives the same bytes.
"""

import csv
import datetime
import gzip
import io
import pathlib
import zipfile

import openpyxl
from openpyxl.styles import Font

HERE = pathlib.Path(__file__).parent
CASES = HERE.parent / "cmd"
NEAR = HERE.parent / "near"
THEN = datetime.datetime(2025, 1, 1)


def stored(members):
    """A package of these members, without a clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members:
            package.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def saved(book):
    book.properties.creator, book.properties.created = "données fictives", THEN
    out = io.BytesIO()
    book.save(out)
    members = []
    with zipfile.ZipFile(out) as package:
        for name in package.namelist():
            data = package.read(name)
            if name == "docProps/core.xml":
                at, end = data.index(b"<dcterms:modified"), data.index(b"</dcterms:modified>")
                data = data[:at] + b'<dcterms:modified xsi:type="dcterms:W3CDTF">2025-01-01T00:00:00Z' + data[end:]
            members.append((name, data))
    return stored(members)


def put(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def book(*sheets):
    """A workbook of (name, state, rows); a cell (value, format) has that format."""
    out = openpyxl.Workbook()
    out.remove(out.active)
    for name, state, rows in sheets:
        sheet = out.create_sheet(name)
        sheet.sheet_state = state
        for at, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                value, shape = cell if isinstance(cell, tuple) else (cell, None)
                if value is not None:
                    written = sheet.cell(at, column, value)
                    if shape:
                        written.number_format = shape
    return out


def day(year, month, date):
    return (datetime.date(year, month, date), "dd/mm/yyyy")


def moment(*parts):
    return (datetime.datetime(*parts), "dd/mm/yyyy hh:mm:ss")


HEADINGS = ["N° de dossier", "Saisie le", "Sexe", "Âge", "Dette", "Droits", "Logé", "Entrée"]

# The same table twice: as a sheet holds it, and as a French Excel saves it.
TABLE = [
    ("A001", moment(2025, 3, 4, 10, 12, 5), "Femme", 34, 450.5, "RSA;CSS", True, day(2024, 11, 2)),
    ("A002", moment(2025, 3, 5, 9, 0, 0), "Homme", 51, 0, "RSA", False, day(2024, 2, 29)),
    ("A003", moment(2025, 3, 6, 23, 59, 59), "Femme", 28, 0.1 + 0.2, None, True, None),
    ("A004", moment(2025, 4, 1, 0, 0, 0), "Ne sait pas", None, None, "CSS", None, day(2025, 1, 1)),
    (None,) * 8,
    ("A005", moment(2025, 4, 2, 8, 30, 0), "Homme", 67, 1234567.89, "Aucun", False, day(2023, 12, 31)),
    ("A006", moment(2025, 4, 2, 8, 30, 0), "Femme", 19, -12, "RSA ; Aucun", True, day(2025, 3, 30)),
    ("A007", moment(2025, 5, 9, 17, 45, 0), "Fame", 430, "douze", "RSA", True, "le 3 mars"),
]


def as_csv(rows):
    """What a French Excel saves of a table."""
    def cell(it):
        value, shape = it if isinstance(it, tuple) else (it, None)
        if value is None:
            return ""
        if isinstance(value, bool):
            return "VRAI" if value else "FAUX"
        if isinstance(value, datetime.datetime):
            return value.strftime("%d/%m/%Y %H:%M:%S")
        if isinstance(value, datetime.date):
            return value.strftime("%d/%m/%Y")
        if isinstance(value, float):
            return f"{value:.15g}".replace(".", ",")
        return str(value)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([[cell(it) for it in row] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def twins():
    """`exports/…/enquete.xlsx`, and the CSV of the same."""
    guide = [["Comment remplir"], ["données fictives"]]
    table = [HEADINGS, *TABLE]
    made = book(("Listes", "hidden", [["Femme"], ["Homme"]]), ("Réponses", "visible", table), ("Notice", "visible", guide))
    for row in made["Réponses"].iter_rows(max_row=1):
        for cell in row:
            cell.font = Font(bold=True)
    made["Réponses"].row_dimensions[4].hidden = True
    # Formats alone, far away, make no cell.
    made["Réponses"].cell(40, 30).font = Font(bold=True)
    put(HERE / "exports/xlsx/enquete.xlsx", saved(made))
    put(HERE / "exports/csv/enquete.csv", as_csv(table))
    # Two rows of headings, the upper one merged, below a title.
    upper = ["", "Logement", None, "Ressources"]
    lower = ["N°", "Statut", "Durée", "Montant"]
    rows = [["Suivi 2025 (données fictives)"], upper, lower, ["B1", "Hébergé", 3, 530], ["B2", "Logé", 12, 607.75]]
    made = book(("Suivi", "visible", rows))
    made["Suivi"].merge_cells("B2:C2")
    put(HERE / "exports/xlsx/suivi.xlsx", saved(made))
    rows = [row + [None] * (4 - len(row)) for row in rows]
    put(HERE / "exports/csv/suivi.csv", as_csv(rows))


def kinds():
    """One of each kind of cell, read by no one but `inspect`; and a workbook since 1904."""
    rows = [
        ["texte", "entier", "nombre", "taux", "jour", "moment", "heure", "durée", "logique", "erreur", "identifiant"],
        *(
            [
                "a;b", number, number / 4, (number / 8, "0.0%"), day(2025, 3, number), moment(2025, 3, number, 10, 20),
                (datetime.time(10, number), "hh:mm"), (datetime.timedelta(hours=30, minutes=number), "[h]:mm:ss"),
                number % 2 == 0, "#N/A", 123456789012345678 + number,
            ]
            for number in range(1, 13)
        ),
    ]
    put(HERE / "kinds.xlsx", saved(book(("Feuil1", "visible", rows))))
    made = book(("Feuil1", "visible", [["jour"], *([day(2025, 3, number)] for number in range(1, 13))]))
    made.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    put(HERE / "since-1904.xlsx", saved(made))


def ages(*more):
    return [["Âge"], [34], [51], *more]


def cases():
    """What is refused, or told of."""
    exports = CASES / "exports"
    whole = saved(book(("Feuil1", "visible", ages())))
    put(exports / "format-not-csv.in/exports/enquete.csv", whole)
    put(exports / "workbook-damaged.in/exports/enquete.xlsx", spoiled(whole))
    several = [("Consignes", "visible", [["Lisez ceci"]]), ("Réponses", "visible", ages()), ("Bilan", "visible", [["Total"]])]
    put(exports / "sheet-unknown.in/exports/enquete.xlsx", saved(book(*several)))
    put(exports / "sheet-several.in/exports/enquete.xlsx", saved(book(("Réponses", "visible", ages()), *several[::2])))
    rows = [
        HEADINGS, *TABLE[:3],
        ("A008", 45720, "Femme", "12,5", "#N/A", "RSA", "oui", 45720),
        ("A009", day(2025, 3, 4), True, "=1+1", 12.345, "RSA", "VRAI", day(2025, 3, 4)),
    ]
    put(exports / "workbook.in/exports/enquete.xlsx", saved(book(("Réponses", "visible", rows), ("Listes", "hidden", ages()))))
    put(exports / "workbook.in/exports/~$enquete.xlsx", b"\x0bdonn\xe9es fictives" + b" " * 150)
    refused = exports / "format-refused.in/exports"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    put(refused / "ancien.xls", ole)
    put(refused / "secret.xlsx", ole + "EncryptedPackage".encode("utf-16-le"))
    put(refused / "binaire.xlsb", stored([("[Content_Types].xml", ""), ("xl/workbook.bin", "")]))
    put(refused / "libre.ods", stored([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "")]))
    put(refused / "envoi.zip", stored([("enquete.csv", "Âge\n34\n")]))
    put(refused / "enquete.csv.gz", gzip.compress("Âge\n34\n".encode(), mtime=0))
    put(refused / "coupe.xlsx", whole[: len(whole) // 2])
    put(refused / "renomme.txt", whole)
    put(refused / "vide.xlsx", saved(book(("Feuil1", "visible", []), ("Brouillon", "hidden", ages()))))
    inspected = CASES / "inspect/workbook.in"
    rows = [[f"A{at:03}", (datetime.date(2025, 3, 1 + at), "dd/mm/yyyy"), "Femme" if at % 2 else "Homme", 20 + at, 450.5, at % 2 == 0] for at in range(24)]
    headings = ["N° de dossier", "Date", "Sexe", "Âge", "Dette", "Logé"]
    sheets = [("Consignes", "visible", [["Lisez ceci (données fictives)"]]), ("Réponses", "visible", [headings, *rows]), ("Listes", "hidden", ages()), ("Vide", "visible", [])]
    put(inspected / "enquete.xlsx", saved(book(*sheets)))
    put(CASES / "new/workbook.in/exports/amis/enquete-2025.xlsx", saved(book(*sheets[1:3])))
    near()


def near():
    """What comes near, and is no fault."""
    put(NEAR / "workbook-damaged/exports/enquete.xlsx", saved(book(("Feuil1", "visible", ages([None], [67])))))
    put(NEAR / "sheet-unknown/exports/enquete.xlsx", saved(book(("Re\u0301ponses ", "visible", ages()), ("Bilan", "visible", ages()))))
    sheets = [("Listes", "hidden", ages()), ("Vide", "visible", []), ("Réponses", "visible", ages())]
    put(NEAR / "sheet-several/exports/enquete.xlsx", saved(book(*sheets)))


def spoiled(whole):
    """A workbook whose sheet is cut in the middle of a cell."""
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        members = [(name, package.read(name)) for name in package.namelist()]
    return stored([(name, data[: len(data) // 2] if "worksheets/" in name else data) for name, data in members])


if __name__ == "__main__":
    twins()
    kinds()
    cases()
