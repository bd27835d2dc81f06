"""Whether conditions that are drawn can be met, so that no referential is drawn that the tool would refuse: a population
that nobody is of, a share that is always 0 or always 100, a code of a numerator outside its denominator.

In: conditions as they are written, and what each variable can hold. Out: yes or no, by trying every way in which the
variables answer.
"""

import itertools

ASKED = {"suite": {"oui": ["oui"]}}
EXCLUSIVE = {"droits": ["aucun"]}
SEVERAL = {"droits"}


def tests(condition):
    """Each test on one variable, as (variable, codes or bounds)."""
    for key, value in condition.items():
        if key in {"all", "any"}:
            for part in value:
                yield from tests(part)
        elif key == "not":
            yield from tests(value)
        else:
            yield key, value


def holds(test, value):
    if isinstance(test, list):
        return bool(set(test) & (value if isinstance(value, frozenset) else {value}))
    return float(test.get("min", "-inf")) <= value <= float(test.get("max", "inf"))


def truth(condition, held):
    """True, False, or None where a missing value decides."""
    found = []
    for key, value in condition.items():
        if key == "all":
            found.append(least([truth(part, held) for part in value]))
        elif key == "any":
            found.append(opposite(least([opposite(truth(part, held)) for part in value])))
        elif key == "not":
            found.append(opposite(truth(value, held)))
        else:
            found.append(None if held[key] is None else holds(value, held[key]))
    return least(found)


def opposite(known):
    return None if known is None else not known


def least(found):
    if any(known is False for known in found):
        return False
    return None if None in found else True


def values(name, codes, on):
    """What a variable can hold, one value for each way in which it meets the tests on it."""
    if name in SEVERAL:
        free = [code for code in codes[name] if code not in EXCLUSIVE[name]]
        held = [frozenset(some) for count in range(len(free) + 1) for some in itertools.combinations(free, count)]
        held += [frozenset({code}) for code in EXCLUSIVE[name]]
    elif name in codes:
        held = list(codes[name])
    else:
        ends = [float(test[end]) for test in on for end in ("min", "max") if end in test]
        held = [end + step for end in ends for step in (-1, 0, 1)] or [0.0]
    kinds = {tuple(holds(test, value) for test in on): value for value in held}
    return [None, *kinds.values()]


def possible(codes, wants, known=()):
    """Whether some observation meets every (condition, True or False), and has a value of each variable of `known`."""
    asked = [ASKED[name] for name in {name for condition, _ in wants for name, _ in tests(condition)} | set(known) if name in ASKED]
    on = {name: [] for name in known}
    for condition in [*(condition for condition, _ in wants), *asked]:
        for name, test in tests(condition):
            on.setdefault(name, []).append(test)
    each = {name: values(name, codes, some) for name, some in on.items()}
    for some in itertools.product(*each.values()):
        held = dict(zip(each, some))
        if any(held.get(name) is not None and truth(when, held) is False for name, when in ASKED.items() if name in held):
            continue
        if all(held[name] is not None for name in known) and all(truth(condition, held) is wanted for condition, wanted in wants):
            return True
    return False


def counted(condition):
    """The codes that a numerator names, those under a `not` aside."""
    for key, value in condition.items():
        if key in {"all", "any"}:
            for part in value:
                yield from counted(part)
        elif key != "not" and isinstance(value, list):
            yield from ((key, code) for code in value)


def sensible(codes, measure, among):
    """Whether a measure can be something else than nothing, everything or nobody."""
    base = [(among, True)] if among else []
    if not possible(codes, base):
        return False
    (kind, written), = measure.items()
    if kind != "share":
        read = [written[key] for key in ("of", "over") if key in written]
        return all(possible(codes, base, [name]) for name in read if name in ASKED)
    if "base" in written:
        base = [*base, (written["base"], True)]
    dead = [one for one in counted(written["of"]) if not possible(codes, [*base, ({one[0]: [one[1]]}, True)])]
    return not dead and possible(codes, [*base, (written["of"], True)]) and possible(codes, [*base, (written["of"], False)])
