"""What one observation knows: values read, values derived, conditions in three values.

In: the cells of a row, already read. Out: a value (a code, a set of codes, a `Fraction`, a date), or a `Missing` that says
its reason.
"""

import datetime
from fractions import Fraction

from referential import bands, named

NOT_CONCERNED = "not-concerned"


class Missing:
    """No value, and why. `blank` where nothing at all was written."""

    def __init__(self, reason, blank=False):
        self.reason, self.blank = reason, blank

    def __repr__(self):
        return f"_{self.reason}"

    def __eq__(self, other):
        return isinstance(other, Missing) and other.reason == self.reason

    def __hash__(self):
        return hash(self.reason)


def known(value):
    return not isinstance(value, Missing)


def rounded(number, decimals):
    """Half away from zero."""
    scaled = abs(number) * 10**decimals
    whole = int(scaled + Fraction(1, 2))
    return Fraction(whole if number >= 0 else -whole, 10**decimals)


def worst(missing):
    """One reason for several: a part that was not answered says nothing of who is concerned, so it comes first."""
    return next((value for value in missing if value.reason != NOT_CONCERNED), missing[0])


class Observation:
    def __init__(self, scope, association, source, cells):
        self.scope, self.association, self.source, self.cells = scope, association, source, cells
        self.period = self.wave = self.respondent = None
        self.raw = self.weight = self.capped = None
        self.memory = {}

    def get(self, name):
        if name not in self.memory:
            self.memory[name] = self.compute(self.scope.variables[name])
        return self.memory[name]

    def compute(self, variable):
        if variable.id in self.cells:
            value = self.cells[variable.id]
            asked = variable.written.get("asked-when")
            # What says that nothing was answered is as good as a blank.
            silent = not known(value) and (value.blank or value.reason == "no-answer")
            if asked is not None and silent and self.meets(asked)[0] is False:
                return Missing(NOT_CONCERNED)
            return value
        if variable.derived is None:
            return Missing("no-answer", blank=True)
        form, of = variable.derived
        value = FORMS[form](self, variable, of)
        if known(value) and variable.limits and not within(value, variable.limits):
            return Missing("invalid")
        return value

    def number(self, name):
        """A variable as a number: a coded one counts by the value of its code."""
        variable, value = self.scope.variables[name], self.get(name)
        if known(value) and variable.kind == "code":
            value = variable.codelist.codes[value].value
            return Missing("invalid") if value is None else value
        return value

    def meets(self, condition):
        """(True, False or None, the missing values that it speaks of)."""
        parts = [self.part(key, value) for key, value in condition.items()]
        return conjunction(parts), self.missing(condition)

    def missing(self, *conditions):
        held = [self.get(name) for condition in conditions for name in sorted(named(condition))]
        return [value for value in held if not known(value)]

    def part(self, key, value):
        """True, False, or None where it touches a missing value and that settles it."""
        if key == "all":
            return conjunction([self.meets(part)[0] for part in value])
        if key == "any":
            parts = [self.meets(part)[0] for part in value]
            return True if True in parts else None if None in parts else False
        if key == "not":
            met = self.meets(value)[0]
            return None if met is None else not met
        held = self.get(key)
        if not known(held):
            return None
        variable = self.scope.variables[key]
        if isinstance(value, dict):
            if variable.kind == "date":
                bounds = {name: datetime.date.fromisoformat(text) for name, text in value.items()}
                return bounds.get("min", held) <= held <= bounds.get("max", held)
            if variable.kind == "code":
                held = variable.codelist.codes[held].value
            return within(held, value)
        codes = {held} if isinstance(held, str) else set(held)
        # A finer code is also the common one it falls back into.
        codes |= {variable.codelist.common(code) for code in codes}
        return bool(codes & set(value))


def conjunction(parts):
    return False if False in parts else None if None in parts else True


def within(number, limits):
    if "min" in limits and number < Fraction(limits["min"]):
        return False
    return not ("max" in limits and number > Fraction(limits["max"]))


def enough(values, requires, total):
    """The values there are, or the missing one that stops the whole."""
    needed = total if requires in (None, "all") else int(requires)
    found = [value for value in values if known(value)]
    if len(found) >= needed:
        return found, None
    return None, worst([value for value in values if not known(value)])


def bins(row, variable, of):
    value = row.number(of["of"])
    if not known(value):
        return value
    if value < 0:
        return Missing("invalid")
    names = list(variable.codelist.codes) if variable.written.get("type") else bands(of["breaks"])
    return names[sum(value >= Fraction(limit) for limit in of["breaks"] if Fraction(limit))]


def score(row, variable, of):
    return row.number(of["of"])


def added(row, variable, of):
    parts = [part if isinstance(part, dict) else {"variable": part} for part in of["of"]]
    values = []
    for part in parts:
        value = row.number(part["variable"])
        values.append(value * Fraction(part.get("times", "1")) if known(value) else value)
    found, missing = enough(values, of.get("requires"), len(values))
    return missing or sum(found) + Fraction(of.get("plus", "0"))


def mean(row, variable, of):
    values = [row.number(name) for name in of["of"]]
    found, missing = enough(values, of.get("requires"), len(values))
    return missing or rounded(Fraction(sum(found), len(found)), int(of.get("decimals", "2")))


def whole(row, names, compute):
    values = [row.number(name) for name in names]
    found, missing = enough(values, "all", len(values))
    return missing or compute(*found)


def difference(row, variable, of):
    return whole(row, [of["of"], of["less"]], lambda more, less: more - less)


def product(row, variable, of):
    def multiplied(*values):
        found = Fraction(1)
        for value in values:
            found *= value
        return found

    return whole(row, of["of"], multiplied)


def quotient(row, variable, of):
    def divided(over, under):
        return Missing("invalid") if under == 0 else rounded(over / under, int(of.get("decimals", "2")))

    return whole(row, [of["of"], of["by"]], divided)


def counted(row, variable, of):
    value = row.get(of["of"])
    return Fraction(len(value - set(of.get("except", [])))) if known(value) else value


def days(row, variable, of):
    dates = [row.get(of["from"]), row.get(of["to"])]
    found, missing = enough(dates, "all", 2)
    if missing:
        return missing
    elapsed = (found[1] - found[0]).days
    return Missing("invalid") if elapsed < 0 else Fraction(elapsed)


def regroup(row, variable, of):
    value = row.get(of["of"])
    if not known(value):
        return value
    codelist = row.scope.variables[of["of"]].codelist
    group = codelist.codes[codelist.common(value)].within
    return Missing("not-concerned") if group is None else group


def case(row, variable, of):
    for part in of:
        if "otherwise" in part:
            return part["otherwise"]
        met, _ = row.meets(part["when"])
        if met is None:
            return worst(row.missing(*(part["when"] for part in of if "when" in part)))
        if met:
            return part["then"]
    return Missing("no-answer")


FORMS = {
    "bins": bins, "score": score, "sum": added, "mean": mean, "difference": difference, "product": product,
    "quotient": quotient, "count-codes": counted, "days-between": days, "regroup": regroup, "case": case,
}
