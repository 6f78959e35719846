"""The form of an indicator: value, numerator, denominator, and the list behind it.

Source: public-sector.md section 8. A ratio with an empty denominator is not applicable.
"""


def figure(value, numerator, denominator, unit, parts=None, members=(), of="numerator"):
    """`of` says what the list holds: what the numerator counts, or what does not conform."""
    applicable = value is not None
    return {
        "value": tidy(value),
        "numerator": tidy(numerator) if applicable else None,
        "denominator": tidy(denominator) if applicable else None,
        "unit": unit,
        "applicable": applicable,
        "parts": tidy(parts or {}),
        "list": sorted(members),
        "list_of": of,
    }


def ratio(numerator, denominator, unit="ratio", parts=None, members=(), of="numerator"):
    value = numerator / denominator if denominator else None
    return figure(value, numerator, denominator, unit, parts, members, of)


def share(members, among, parts=None, failing=False):
    """The share of `among` that is in `members`; the list is of those, or of the others."""
    if failing:
        others = [name for name in among if name not in members]
        return ratio(len(members), len(among), parts=parts, members=others, of="non-conforming")
    return ratio(len(members), len(among), parts=parts, members=members)


def tidy(value):
    """Numbers without the noise of their last digits, keys in order."""
    if isinstance(value, float):
        rounded = round(value, 10)
        return int(rounded) if rounded == int(rounded) and abs(rounded) < 1e15 else rounded
    if isinstance(value, dict):
        return {key: tidy(value[key]) for key in sorted(value)}
    if isinstance(value, list | tuple):
        return [tidy(item) for item in value]
    return value


def ids(things):
    return [thing.id for thing in things]
