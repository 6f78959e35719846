"""Documentation maturity at levels 1 to 3.

Source: public-sector.md section 2, "On the sample map the equivalents are".
"""

import hosting
import settings

# Items by kind and level: fields of the object, or what LINKS tells how to find.
REQUIRED = {
    "application": {
        1: ("label", "group", "hosting", "owner_role", "zone", "host", "business_service"),
        2: ("dict", "criticality", "dmia_h", "pdma_h"),
    },
    "database": {1: ("engine", "zone", "host")},
    "logical_server": {1: ("os", "zone", "host")},
    "flow": {
        1: ("emitter", "receiver", "justification"),
        2: ("protocol", "port", "encryption", "auth"),
    },
    "data_set": {1: ("category", "store"), 2: ("dict", "legal_basis", "data_subjects")},
}
OF_PERSONAL_DATA = ("legal_basis", "data_subjects")
OF_COMPONENTS = ("eol", "availability")


def group(plateau, application):
    return application.parent in plateau.elements and plateau.elements[application.parent].kind == "application_group"


# Items that are not a field of the object itself.
LINKS = {
    "label": lambda plateau, element: bool(element.label),
    "group": group,
    "host": lambda plateau, element: bool(plateau.targets("hosted_on", element.id)),
    "business_service": lambda plateau, element: bool(plateau.links("requires", target=element.id)),
    "store": lambda plateau, element: bool(hosting.stores(plateau, element.id)),
    "backup": lambda plateau, element: bool(hosting.backups(plateau, element.id)),
    "emitter": lambda plateau, flow: flow.source in plateau.elements,
    "receiver": lambda plateau, flow: flow.target in plateau.elements,
}


def items(plateau, thing, level):
    """Everything required of an object up to the level."""
    required = REQUIRED.get(thing.kind, {})
    found = [item for step in range(1, level + 1) for item in required.get(step, ())]
    if thing.kind == "data_set" and thing.get("category") not in settings.PERSONAL:
        found = [item for item in found if item not in OF_PERSONAL_DATA]
    if level == 3 and thing.kind in settings.COMPONENTS:
        found += OF_COMPONENTS
    if level == 3 and plateau.links("stored_in", target=thing.id):
        found.append("backup")
    return found


def present(plateau, thing, item):
    return LINKS[item](plateau, thing) if item in LINKS else thing.filled(item)


def maturity(plateau):
    """Per level: conforming objects, objects in scope, and what each of the others misses."""
    levels = {}
    for level in (1, 2, 3):
        missing, per_kind = {}, {}
        for thing in [*plateau.elements.values(), *plateau.flows]:
            required = items(plateau, thing, level)
            if required:
                absent = [item for item in required if not present(plateau, thing, item)]
                if absent:
                    missing[thing.id] = absent
                counts = per_kind.setdefault(thing.kind, {"conforming": 0, "in_scope": 0})
                counts["in_scope"] += 1
                counts["conforming"] += not absent
        in_scope = sum(counts["in_scope"] for counts in per_kind.values())
        levels[str(level)] = {
            "conforming": in_scope - len(missing),
            "in_scope": in_scope,
            "by_kind": dict(sorted(per_kind.items())),
            "missing": dict(sorted(missing.items())),
        }
    return levels
