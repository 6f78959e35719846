"""Differences between two plateaus and the work packages that claim them.

Source: impact-semantics.md section 11; public-sector.md section 8 (I29, I30).
"""


def differences(before, after):
    """Added, removed and changed elements and relations; `moved` ones are also among the changed."""
    return {
        "elements": compare(before.elements, after.elements, element_facts),
        "relations": compare(before.relations, after.relations, relation_facts),
    }


def element_facts(element):
    return element.kind, element.label, element.parent, comparable(element.attributes)


def relation_facts(relation):
    return relation.kind, relation.source, relation.target, comparable(relation.attributes)


def comparable(attributes):
    return {name: value for name, value in attributes.items() if value is not None}


def compare(before, after, facts):
    kept = [name for name in before if name in after]
    parents = [{name: getattr(thing, "parent", None) for name, thing in side.items()} for side in (before, after)]
    return {
        "added": [name for name in after if name not in before],
        "removed": [name for name in before if name not in after],
        "changed": [name for name in kept if facts(before[name]) != facts(after[name])],
        "moved": [name for name in kept if parents[0][name] != parents[1][name]],
    }


def each(found):
    """Every difference once, as (what, how, id)."""
    return [
        (what, how, name)
        for what in ("elements", "relations")
        for how in ("added", "removed", "changed")
        for name in found[what][how]
    ]


CLAIM = {"added": "delivers", "removed": "removes", "changed": "changes"}


def claims(document, before, after):
    """What the work packages of the step name, as (list of the work package, id)."""
    return {
        (how, name)
        for package in document["work_packages"]
        if (package["from_plateau"], package["to_plateau"]) == (before.id, after.id)
        for how in CLAIM.values()
        for name in package.get(how, [])
    }
