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

import weights
from readings import Reader, moment
from referential import normal
from variables import Observation, known

csv.field_size_limit(1 << 30)

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
        """When what comes after it begins: the hour of one day does not tell which of two came first."""
        months = {0: 12, 1: 6, 2: 3, 3: 1}.get(self.grain)
        if months is None:
            return datetime.datetime(self.start.year, self.start.month, self.start.day) + datetime.timedelta(days=1)
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

    def __init__(self, rows, source):
        own = [[normal(row[at]) if at < len(row) else "" for at in range(len(rows[-1]))] for row in rows]
        upper = [filled(row) for row in own[:-1]]
        self.width, self.path = len(own[-1]), source.get("dialect", {}).get("path")
        self.whole, self.upper, lowest = [], [], []
        for at, heading in enumerate(own[-1]):
            # A column that has no cell of its own has no heading either.
            parts = [*(row[at] for row in upper), heading] if any(row[at] for row in own) else []
            parts = [part for part in parts if part]
            self.whole.append(" | ".join(parts))
            self.upper.append(" | ".join(parts[:-1]) if heading in source.get("fillers", []) else "")
            lowest.append(next((row[at] for row in reversed(own) if row[at]), ""))
        self.lower = lowest if len(rows) > 1 else []
        self.parts = source.get("parts", False)

    def find(self, name):
        """The column of a heading: the whole one, else the lowest, else the end of a path."""
        wanted = " | ".join(normal(part) for part in name.split("|"))
        ends = [heading == wanted or heading.endswith(self.path + wanted) for heading in self.whole] if self.path else []
        for names in (
            [heading == wanted for heading in self.whole], [heading == wanted for heading in self.lower], ends,
            [heading == wanted for heading in self.upper],
        ):
            places = [at for at, same in enumerate(names) if same]
            if len(places) == 1:
                return places[0]
            if places:
                raise SystemExit(f"the heading {name!r} stands twice")
        if self.parts and either_way(wanted):
            return self.coded(wanted)
        raise SystemExit(f"no column {name!r}")

    def coded(self, code):
        """The column whose heading carries a code: alone, or before its text; that of a part, written either way."""
        for asked in [code, either_way(code)] if self.parts and either_way(code) else [code]:
            places = [
                at for at, heading in enumerate(self.whole)
                if heading == asked or re.match(re.escape(asked) + r"(?:[.:)]|\s)", heading)
            ]
            if places:
                break
        if len(places) != 1:
            raise SystemExit(f"no single column of code {code!r}")
        return places[0]

    def own(self, names):
        """The first column that a tool adds under one of these names, or under one of these codes before a text."""
        for name in names:
            for at, heading in enumerate(self.lower or self.whole):
                if name in (heading, heading.partition(". ")[0]):
                    return at
        return None


def either_way(code):
    """The code of a part written the other way: `Q1_SQ001` for `Q1[SQ001]`, and the reverse."""
    if found := re.fullmatch(r"([A-Za-z0-9]+)\[([A-Za-z0-9]\w*)\]", code, re.ASCII):
        return f"{found[1]}_{found[2]}"
    if found := re.fullmatch(r"([A-Za-z0-9]+)_([A-Za-z0-9]\w*)", code, re.ASCII):
        return f"{found[1]}[{found[2]}]"
    return None


def filled(row):
    """An upper row of headings: what is empty is filled from the left."""
    found, last = [], ""
    for cell in row:
        last = cell or last
        found.append(last)
    return found


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
        header = Header(rows[:heads], source)
        settle, weight = rows_of(reader, source, header), weights.read(reader, header)
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
            elif kept is None or (weight and weight(row) is None):
                account.rejected += 1
            else:
                reader.year = kept[0].start.year
                cells = {variable: read(row) for variable, read in readings}
                draft = Observation(association.scope, association.id, source, cells)
                draft.period, draft.wave, draft.respondent = kept
                draft.raw = weight and weight(row)
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
    names, unfinished = source.get("unfinished", ([], []))
    ended = header.own(names)
    if ended in {at for at, _, _ in keep + drop}:
        ended = None  # the source says itself which rows count

    def settle(row):
        for at, values, because in keep:
            if normal(row[at]) not in values:
                return because
        for at, values, because in drop:
            if normal(row[at]) in values:
                return because
        if ended is not None and normal(row[ended]) in unfinished:
            return "unfinished"
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
        named = normal(row[numbered]) if numbered is not None else ""
        if named and named not in source.get("nobody", []) and not scientific(named):
            who = (reader.association.id, respondent.get("space", source["id"]), named)
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
    return draft.period, draft.wave, draft.respondent, draft.raw, tuple(sorted((name, repr(value)) for name, value in draft.cells.items()))


def read(sector, folders, finest):
    """Observations of every source, by association and source; and the account of every file.

    `finest` says how fine the periods of a source are: it names the finest published of what the source feeds."""
    accounts, found = {}, {}
    for association in sector.associations:
        for source in association.sources:
            every = finest(association, source)
            rows = read_source(association, source, every, list(map(os.fspath, folders)), accounts)
            weights.weigh(source, rows, every)
            found[association.id, source["id"]] = rows
    return found, accounts
