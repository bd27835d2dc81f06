"""Exports read by the documentation alone: files to rows, rows to observations, and every row accounted for.

In: a `Sector` and folders of exports. Out: observations, and by file how many rows were read, kept, excluded, duplicate
and rejected.
"""

import collections
import csv
import datetime
import fnmatch
import io
import os
import pathlib
import re
from dataclasses import dataclass, field
from fractions import Fraction

from referential import normal
from variables import Missing, Observation, known, within

csv.field_size_limit(1 << 30)

BLANK = Missing("no-answer", blank=True)
INVALID = Missing("invalid")
# How fine a period is known, from the coarsest.
GRAINS = ["year", "half-year", "quarter", "month", "day", "moment"]
# Who is counted once in a period: what is finer may come several times for one person, and a site is none.
ONCE = {"person", "household"}


@dataclass(frozen=True, order=True)
class Period:
    start: datetime.datetime
    grain: int

    @property
    def end(self):
        """When what comes after it begins."""
        months = {0: 12, 1: 6, 2: 3, 3: 1}.get(self.grain)
        if months is None:
            return self.start + (datetime.timedelta(days=1) if self.grain == 4 else datetime.timedelta(seconds=1))
        ahead = self.start.month - 1 + months
        return datetime.datetime(self.start.year + ahead // 12, ahead % 12 + 1, 1)

    def published(self, every):
        """As SDMX writes it; none where the period is known too coarsely."""
        if GRAINS.index(every) > self.grain:
            return None
        year, month = self.start.year, self.start.month
        return {
            "year": f"{year:04}", "half-year": f"{year:04}-S{(month + 5) // 6}",
            "quarter": f"{year:04}-Q{(month + 2) // 3}", "month": f"{year:04}-{month:02}",
        }[every]


def period_of(text):
    """A period as it is written in a referential."""
    found = re.fullmatch(r"(\d{4})(?:-(?:S([12])|[TQ]([1-4])|(\d\d)(?:-(\d\d))?))?", text)
    year, half, quarter, month, day = found.groups()
    if half:
        return Period(datetime.datetime(int(year), 6 * int(half) - 5, 1), 1)
    if quarter:
        return Period(datetime.datetime(int(year), 3 * int(quarter) - 2, 1), 2)
    grain = 4 if day else 3 if month else 0
    return Period(datetime.datetime(int(year), int(month or 1), int(day or 1)), grain)


def moment(text, written):
    """A date in the format declared; the name of a time zone tells nothing of the day where it was written."""
    if written.endswith(("%Z", "%z")):
        written, text = written[:-2].strip(), re.sub(r"\s+[A-Z]*(?:[-+−]\d[\d:]*)?$", "", text)
    try:
        found = datetime.datetime.strptime(text, written)
    except ValueError:
        return None
    return found.replace(tzinfo=None)


def grain(written):
    """How fine a date is, by what its format holds."""
    if re.search(r"%[HIMSTRXc]", written):
        return 5
    if re.search(r"%[deDxFj]", written):
        return 4
    return 3 if re.search(r"%[mbB]", written) else 0


@dataclass
class Account:
    association: str
    source: str
    read: int = 0
    kept: int = 0
    duplicate: int = 0
    rejected: int = 0
    excluded: collections.Counter = field(default_factory=collections.Counter)


def decoded(data, declared):
    if data.startswith(b"\xef\xbb\xbf"):
        return data[3:].decode("utf-8")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    if declared:
        return data.decode({"windows-1252": "cp1252"}.get(declared.lower(), declared))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def records(text, dialect):
    """Cells of every record that is not blank; a delimiter that nothing declares is the most frequent in the first ones."""
    delimiter = {"tab": "\t", "\\t": "\t"}.get(dialect.get("delimiter"), dialect.get("delimiter"))
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        delimiter, text = delimiter or first.strip()[4], rest
    if delimiter is None:
        sample = re.sub(r'"[^"]*"', "", "\n".join(text.splitlines()[:20]))
        delimiter = max(",;\t|", key=sample.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    rows = rows[int(dialect.get("skip-rows", "0")):]
    # A line without one cell is no row; a row of blank cells is one, and says nothing.
    return [row for row in rows if row]


class Header:
    """Columns by what addresses them."""

    def __init__(self, rows, path):
        upper = [filled(row, len(rows[-1])) for row in rows[:-1]]
        lower = [normal(cell) for cell in rows[-1]]
        self.width, self.path = len(lower), path
        self.whole = [
            " | ".join(part for part in [*(row[at] for row in upper), heading] if part) for at, heading in enumerate(lower)
        ]
        self.lower = lower if len(rows) > 1 else []

    def find(self, name):
        """The column of a heading: the whole one, else the lowest, else the end of a path."""
        wanted = " | ".join(normal(part) for part in name.split("|"))
        ends = [heading == wanted or heading.endswith(self.path + wanted) for heading in self.whole] if self.path else []
        for names in ([heading == wanted for heading in self.whole], [heading == wanted for heading in self.lower], ends):
            places = [at for at, same in enumerate(names) if same]
            if len(places) == 1:
                return places[0]
            if places:
                raise SystemExit(f"the heading {name!r} stands twice")
        raise SystemExit(f"no column {name!r}")

    def coded(self, code):
        """The column whose heading carries a code: alone, or before its text."""
        places = [
            at for at, heading in enumerate(self.whole)
            if heading == code or re.match(re.escape(code) + r"(?:[.:)]|\s)", heading)
        ]
        if len(places) != 1:
            raise SystemExit(f"no single column of code {code!r}")
        return places[0]


def filled(row, width):
    """An upper row of headings: what is empty is filled from the left."""
    found, last = [], ""
    for at in range(width):
        last = normal(row[at]) if at < len(row) and normal(row[at]) else last
        found.append(last)
    return found


class Reader:
    """Cells of one source, as its referential says to read them."""

    def __init__(self, association, source):
        self.association, self.source = association, source
        self.scope = association.scope
        self.dialect = source.get("dialect", {})
        self.missing = {"": "no-answer", **source.get("missing", {})}
        recodes = source.get("recodes", []) + association.document.get("recodes", [])
        self.recodes = {recode["id"]: recode["codes"] for recode in recodes}
        self.mappings = list(source.get("mappings", []))
        for fill in source.get("fill", []):
            for column, variable in fill["columns"].items():
                codes = self.recodes[fill["recode"]] if "recode" in fill else {}
                self.mappings.append({"variable": variable, "column": column, "recoded": codes})
        self.filled = [m for m in self.mappings if "undetermined" not in m and "impossible" not in m]

    def answers(self, variable, mapping):
        """What each cell of a coded variable means: a code, or a reason for none."""
        found = {}
        for code in variable.codelist.codes.values():
            names = [code.name] if self.source.get("answers") == "codes" or not code.labels else code.labels
            if mapping.get("answers", self.source.get("answers")) == "labels":
                names = code.labels
            for name in names:
                found[normal(name)] = code.name
        for reasons in (self.missing,):
            found.update((normal(cell), Missing(reason, cell == "")) for cell, reason in reasons.items())
        for codes in (mapping.get("recoded", {}), mapping.get("codes", {})):
            found.update((normal(cell), code) for cell, code in codes.items())
        found.update((normal(cell), Missing(reason, cell == "")) for cell, reason in mapping.get("missing", {}).items())
        for cell, code in found.items():
            if known(code) and variable.codelist.codes[code].missing:
                found[cell] = Missing(variable.codelist.codes[code].missing)
        return found

    def reasons(self, mapping):
        found = {normal(cell): Missing(reason, cell == "") for cell, reason in self.missing.items()}
        found.update((normal(cell), Missing(reason, cell == "")) for cell, reason in mapping.get("missing", {}).items())
        return found

    def reading(self, mapping, header):
        """A function from the cells of a row to a value."""
        variable = self.scope.variables[mapping["variable"]]
        if "constant" in mapping:
            value = self.constant(variable, mapping)
            return lambda cells: value
        if "columns" in mapping:
            return self.checks(variable, mapping, header)
        if "first-of" in mapping:
            read = self.cell(variable, mapping)
            places = [header.find(name) for name in mapping["first-of"]]
            return lambda cells: first(read(normal(cells[at])) for at in places)
        at = header.coded(mapping["code"]) if "code" in mapping else header.find(mapping["column"])
        read = self.cell(variable, mapping)
        return lambda cells: read(normal(cells[at]))

    def constant(self, variable, mapping):
        text = mapping["constant"]
        if variable.kind == "code":
            reason = variable.codelist.codes[text].missing
            return Missing(reason) if reason else text
        if variable.kind == "several":
            return frozenset([text])
        if variable.kind == "date":
            return datetime.date.fromisoformat(text)
        return Fraction(text)

    def cell(self, variable, mapping):
        if variable.kind == "code":
            answers = self.answers(variable, mapping)
            return lambda text: answers.get(text, INVALID)
        if variable.kind == "several":
            return self.pieces(variable, mapping)
        reasons = self.reasons(mapping)
        if variable.kind == "date":
            def read(text):
                if text in reasons:
                    return reasons[text]
                found = moment(text, mapping.get("format", "%Y-%m-%d"))
                return INVALID if found is None else found.date()
            return read
        exceptions = {normal(cell): Fraction(value) for cell, value in mapping.get("codes", {}).items()}
        return lambda text: reasons[text] if text in reasons else self.number(variable, mapping, exceptions, text)

    def number(self, variable, mapping, exceptions, text):
        if text in exceptions:
            value = exceptions[text]
        else:
            value = self.amount(text)
            if value is None:
                return INVALID
            value *= Fraction(mapping.get("convert", {}).get("times", "1"))
        decimals = int(variable.limits.get("decimals", "2")) if variable.kind == "decimal" else 0
        if (variable.kind in {"integer", "decimal"} or variable.derived[0] in {"score", "count-codes", "days-between"}) and (value * 10**decimals).denominator != 1:
            return INVALID
        return value if within(value, variable.limits) else INVALID

    def amount(self, text):
        suffix, group = normal(self.dialect.get("suffix", "")), self.dialect.get("group")
        if suffix and text.endswith(suffix):
            text = text[: -len(suffix)].strip()
        mark = re.escape(self.dialect.get("decimal", "."))
        whole = r"\d+" if group is None else rf"(?:\d{{1,3}}(?:{re.escape(normal(group) or ' ')}\d{{3}})+|\d+)"
        found = re.fullmatch(rf"([-+]?)({whole})(?:{mark}(\d+))?", text)
        if not found:
            return None
        sign, units, decimals = found.groups()
        value = Fraction(re.sub(r"\D", "", units) + "." + (decimals or "0"))
        return -value if sign == "-" else value

    def checks(self, variable, mapping, header):
        """One column an answer."""
        places = [(header.find(name), code) for name, code in mapping["columns"].items()]
        checked = {normal(text) for text in mapping.get("checked", self.source.get("checked", []))}
        unchecked = {normal(text) for text in mapping.get("unchecked", self.source.get("unchecked", []))}
        reasons = self.reasons(mapping)

        def read(cells):
            held, missing, blank = set(), [], True
            for at, code in places:
                text = normal(cells[at])
                if text:
                    blank = False
                if text in checked:
                    held.add(code)
                elif text in unchecked or text == "":
                    continue
                else:
                    missing.append(reasons.get(text, INVALID))
            if blank:
                return reasons.get("", BLANK)
            if INVALID in missing:
                return INVALID
            # What is checked is an answer, whatever the other columns do not say.
            return missing[0] if missing and not held else self.held(variable, held)

        return read

    def pieces(self, variable, mapping):
        """Several answers in one cell, cut by the longest answer known."""
        answers = self.answers(variable, mapping)
        answers = {cell: answer for cell, answer in answers.items() if cell}
        reasons = self.reasons(mapping)
        marks = mapping.get("split", self.source.get("split"))
        marks = [normal(mark) or " " for mark in ([marks] if isinstance(marks, str) else marks)]
        longest = sorted(answers, key=len, reverse=True)

        def read(text):
            if text in reasons:
                return reasons[text]
            found = []
            while text:
                for answer in longest:
                    rest = text[len(answer):]
                    if text.startswith(answer) and (not rest or any(begins(rest, mark) for mark in marks)):
                        found.append(answers[answer])
                        text = rest
                        break
                else:
                    if not any(begins(text, mark) for mark in marks):
                        return INVALID
                mark = next((mark for mark in marks if begins(text, mark)), "")
                text = text.lstrip().removeprefix(mark).lstrip()
            missing = [value for value in found if not known(value)]
            if missing:
                return missing[0] if len(found) == 1 else INVALID
            return self.held(variable, set(found))

        return read

    def held(self, variable, held):
        missing = [code for code in held if variable.codelist.codes[code].missing]
        if missing:
            return Missing(variable.codelist.codes[missing[0]].missing) if len(held) == 1 else INVALID
        if held & variable.exclusive and len(held) > 1:
            return INVALID
        return frozenset(held)


def begins(text, mark):
    return text.startswith(" ") if mark == " " else text.lstrip().startswith(mark)


def first(values):
    """The first column that holds an answer."""
    found = list(values)
    for value in found:
        if known(value) or value == INVALID:
            return value
    for value in found:
        if not value.blank:
            return value
    return found[-1]


def files_of(folders, patterns):
    """Files below the folders that a pattern names, in order; `*` stays in one folder."""
    found = {}
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*")):
            name = path.relative_to(folder).as_posix()
            for pattern in patterns:
                parts, asked = name.split("/"), pattern.split("/")
                if len(parts) == len(asked) and all(map(fnmatch.fnmatchcase, parts, asked)) and path.is_file():
                    found[name] = path
    return sorted(found.items())


def read_source(association, source, finest, folders, accounts):
    """The observations of one source."""
    reader, drafts = Reader(association, source), []
    for name, path in files_of(folders, source["files"]):
        account = accounts[name] = Account(association.id, source["id"])
        rows = records(decoded(path.read_bytes(), reader.dialect.get("encoding")), reader.dialect)
        heads = int(reader.dialect.get("header-rows", "1"))
        header = Header(rows[:heads], reader.dialect.get("path"))
        settle = rows_of(reader, source, header)
        readings = [(mapping["variable"], reader.reading(mapping, header)) for mapping in reader.filled]
        for at, row in enumerate(rows[heads:]):
            account.read += 1
            if at == 0 and source.get("tags") and any(row) and all(cell.startswith("#") for cell in row if cell):
                account.excluded["row of tags"] += 1
                continue
            if not any(map(normal, row)):
                account.excluded["blank row"] += 1
                continue
            if len(row) != header.width:
                account.rejected += 1
                continue
            kept = settle(row)
            if isinstance(kept, str):
                account.excluded[kept] += 1
            elif kept is None:
                account.rejected += 1
            else:
                cells = {variable: read(row) for variable, read in readings}
                draft = Observation(association.scope, association.id, source, cells)
                draft.period, draft.wave, draft.respondent = kept
                drafts.append((draft, account))
    kept = once(source, finest, drafts)
    for draft, account in drafts:
        account.kept += draft in kept
    return [draft for draft, _ in drafts if draft in kept]


def rows_of(reader, source, header):
    """What becomes of a row: why it is excluded, none where it is rejected, else its period, wave and respondent."""
    keep = [(header.find(rule["column"]), set(map(normal, rule["is"])), rule["because"])
            for rule in source.get("rows", {}).get("keep", [])]
    drop = [(header.find(rule["column"]), set(map(normal, rule["is"])), rule["because"])
            for rule in source.get("rows", {}).get("drop", [])]
    period = source["period"]
    constant = period_of(period["constant"]) if "constant" in period else None
    dated = None if constant else header.find(period["column"])
    formats = period.get("format", "%Y-%m-%d")
    formats = formats if isinstance(formats, list) else [formats]
    wave = source.get("wave")
    waves = {normal(cell): code for cell, code in wave["codes"].items()} if isinstance(wave, dict) else {}
    waved = header.find(wave["column"]) if isinstance(wave, dict) else None
    respondent = source.get("respondent", "anonymous")
    numbered = header.find(respondent["column"]) if isinstance(respondent, dict) else None

    def settle(row):
        for at, values, because in keep:
            if normal(row[at]) not in values:
                return because
        for at, values, because in drop:
            if normal(row[at]) in values:
                return because
        when = constant
        for written in formats if when is None else []:
            found = moment(normal(row[dated]), written)
            if found is not None:
                when = Period(found, grain(written))
                break
        then = wave if waved is None else waves.get(normal(row[waved]))
        if when is None or (waved is not None and then is None):
            return None
        who = None
        if numbered is not None and normal(row[numbered]) and not scientific(normal(row[numbered])):
            who = (reader.association.id, respondent.get("space", source["id"]), normal(row[numbered]))
        return when, then, who

    return settle


def scientific(text):
    """A number that a spreadsheet has destroyed."""
    return re.fullmatch(r"\d[.,]\d+E\+\d+", text, re.IGNORECASE) is not None


def once(source, finest, drafts):
    """The observations left once each is counted as often as it should: the others are duplicates, or rejected."""
    rule = source.get("duplicates")
    groups, kept = collections.defaultdict(list), set()
    for draft, account in drafts:
        key = repeated(source, rule, finest, draft)
        if key is None:
            kept.add(draft)
        else:
            groups[key].append((draft, account))
    for group in groups.values():
        if len(group) == 1:
            kept.add(group[0][0])
        elif rule is None:
            for _, account in group:
                account.rejected += 1
        else:
            chosen(rule, group, kept)
    return kept


def repeated(source, rule, finest, draft):
    """What would make two rows the same; none where nothing can."""
    if rule is None:
        if draft.respondent is None or source.get("observes", "person") not in ONCE:
            return None
        return draft.respondent, draft.wave, draft.period.published(finest)
    key = []
    for name in rule["by"]:
        part = {"respondent": draft.respondent, "wave": draft.wave or "", "period": draft.period.published(finest)}[name] \
            if name in {"respondent", "wave", "period"} else draft.get(name)
        if part is None:
            return None
        key.append(part)
    return tuple(key)


def chosen(rule, group, kept):
    """The one row that a rule keeps."""
    order = rule.get("order")
    # A row without the value that orders never counts before one that has it.
    dated = [(draft.get(order), draft, account) for draft, account in group] if order else []
    dated = [part for part in dated if known(part[0])]
    if dated:
        best = (max if rule["keep"] == "last" else min)(value for value, _, _ in dated)
        tied = [(draft, account) for value, draft, account in dated if value == best]
    else:
        tied = group
    same = len({alike(draft) for draft, _ in tied}) == 1
    if len(tied) > 1 and not same:
        for _, account in tied:
            account.rejected += 1
        others = [account for draft, account in group if (draft, account) not in tied]
    else:
        kept.add(tied[0][0])
        others = [account for draft, account in group if draft is not tied[0][0]]
    for account in others:
        account.duplicate += 1


def alike(draft):
    """All that is read of a row."""
    return draft.period, draft.wave, draft.respondent, tuple(sorted((name, repr(value)) for name, value in draft.cells.items()))


def read(sector, folders, finest):
    """Observations of every source, by association and source; and the account of every file.

    `finest` says how fine the periods of a source are: it names the finest published of what the source feeds."""
    accounts, found = {}, {}
    for association in sector.associations:
        for source in association.sources:
            found[association.id, source["id"]] = read_source(
                association, source, finest(association, source), list(map(os.fspath, folders)), accounts
            )
    return found, accounts
