"""Cells of one source: what each mapping reads in a row.

In: a source as its referential writes it, and the cells of a row. Out: a value, or a `Missing` with its reason.
"""

import datetime
import re
from fractions import Fraction

from referential import normal
from variables import Missing, known, within

BLANK = Missing("no-answer", blank=True)
INVALID = Missing("invalid")


def moment(text, written):
    """A date in the format declared; the name of a time zone tells nothing of the day where it was written."""
    if written.endswith(("%Z", "%z")):
        written, text = written[:-2].strip(), re.sub(r"\s+[A-Z]*(?:[-+−]\d[\d:]*)?$", "", text)
    try:
        found = datetime.datetime.strptime(text, written)
    except ValueError:
        return None
    return found.replace(tzinfo=None)


class Reader:
    """Cells of one source, as its referential says to read them."""

    def __init__(self, association, source):
        self.association, self.source = association, source
        self.scope = association.scope
        self.year = None  # of the period of the row at hand
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
        # Where cells may hold the one or the other, the first prevails.
        for held in reversed(self.source.get("answers", "labels").split(", ")):
            for code in variable.codelist.codes.values():
                names = [code.name] if held == "codes" or not code.labels else code.labels
                found.update((normal(name), code.name) for name in names)
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
        if mapping.get("convert", {}).get("from") == "birth-year":
            return lambda text: reasons[text] if text in reasons else self.age(variable, exceptions, text)
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

    def age(self, variable, exceptions, text):
        """The year of the row's period less the year of birth that the cell holds."""
        if text in exceptions:
            return exceptions[text] if within(exceptions[text], variable.limits) else INVALID
        born = self.amount(text)
        if born is None or born.denominator != 1 or not 1900 <= born <= self.year:
            return INVALID
        return self.year - born if within(self.year - born, variable.limits) else INVALID

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
        codes = variable.codelist.codes
        own = {code: {normal(name) for name in [*codes[code].labels, code]} - unchecked for _, code in places}
        named = self.source.get("names-options")

        def read(cells):
            held, missing, blank = set(), [], True
            for at, code in places:
                text = normal(cells[at])
                if text:
                    blank = False
                name = header.lower[at] if named and header.lower else None
                if text in checked or ("checked" not in mapping and text in own[code]) or (text and text == name):
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
