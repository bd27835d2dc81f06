"""Breaks of series: which figures do not compare with the one before, and which answers may not be compared.

In: the ledger of the common referential, and figures recomputed without it. Out: their status and flags; for two answers,
whether a break keeps them apart.
"""

import exports

WORDS = {"M": "no-data", "U": "low-reliability"}
MONTHS = {"year": 12, "half-year": 6, "quarter": 3, "month": 1}


def of(sector, indicator):
    """When the series of a statistic breaks."""
    if not indicator.common:
        return []
    ledger = [entry for entry in sector.document.get("breaks", []) if entry["indicator"] in (indicator.id, indicator.published)]
    return sorted(exports.period_of(entry["from"]).start for entry in ledger)


def between(moments, earlier, later):
    """Whether a break lies between two answers: `across`, `beside` where their dates leave it open, none where it does not."""
    for moment in moments:
        if earlier.end <= moment <= later.start:
            return "across"
    for moment in moments:
        surely_before = earlier.end <= moment and later.end <= moment
        surely_after = moment <= earlier.start and moment <= later.start
        if not surely_before and not surely_after:
            return "beside"
    return None


def month_of(moment):
    return moment.year * 12 + moment.month - 1


def mark(sector, found):
    """Gives status and flags to every figure; they stand there without breaks, with what a change left out under `apart`."""
    ledgers, waiting = {}, {}
    for indicator in sector.indicators:
        ledgers[indicator.published] = [month_of(moment) for moment in of(sector, indicator)], MONTHS[indicator.key("every")]
    for key, figure in found.items():
        waiting.setdefault((key[0], *key[2:]), {})[key[1]] = figure
    for (published, *_), series in waiting.items():
        months, length = ledgers.get(published, ([], 12))
        before = None
        for period in sorted(series, key=lambda period: exports.period_of(period).start):
            figure, start = series[period], month_of(exports.period_of(period).start)
            since = start - length if before is None else before
            before, flags = start, []
            if any(start < month < start + length for month in months):
                flags.append("mixed-definitions")
            if any(since < month < start + length for month in months):
                if figure["obs_status"] in WORDS:
                    flags.append(WORDS[figure["obs_status"]])
                figure["obs_status"] = "B"
            if figure.pop("reached", None) == "indication" and figure["ci_low"] is not None:
                flags.append("indication")
            flags += [f"{name}-break:{count}" for name, count in figure.pop("apart", {}).items() if count]
            flags += figure.pop("beside")
            figure["flags"] = " ".join(flags)
