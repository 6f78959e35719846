"""Where things lie: hosting closure, sovereignty, stores, zones, filters.

Source: public-sector.md sections 4, 6.4, 8 (I03, I06) and 9; impact-semantics.md section 8.3.
"""


def reach(plateau, start, follow):
    found = [start]
    for name in found:
        found += [other for other in follow(name) if other in plateau.elements and other not in found]
    return found


def hosting_closure(plateau, name):
    """The element, what it is hosted on, the members of groups, and the containers of them all."""
    def follow(name):
        return plateau.targets("hosted_on", name) + plateau.members(name) + plateau.containers(name)

    return reach(plateau, name, follow)


def support(plateau, store):
    """Section 8.3: what carries a store, its storage included."""
    def is_storage(name):
        return any(plateau.elements[part].kind == "storage" for part in [name, *plateau.members(name)])

    def follow(name):
        storages = [
            link.target
            for link in plateau.links("depends_on", source=name)
            if link.get("strength") != "soft" and is_storage(link.target)
        ]
        return plateau.targets("hosted_on", name) + plateau.members(name) + plateau.containers(name) + storages

    return reach(plateau, store, follow)


def providers(plateau, name):
    return [other for other in hosting_closure(plateau, name) if plateau.elements[other].kind == "provider"]


def sovereignty(plateau, name):
    """σ: the lowest level among the providers, 4 on own premises; None if a level is unknown."""
    levels = [plateau.elements[provider].get("sovereignty_level") for provider in providers(plateau, name)]
    return None if None in levels else min(levels, default=4)


def stores(plateau, data_set):
    return plateau.targets("stored_in", data_set)


def all_stores(plateau):
    return sorted({link.target for link in plateau.links("stored_in")})


def units(plateau, store):
    """What must comply for a store to comply: a group stands for every one of its members."""
    if plateau.elements[store].kind == "redundancy_group":
        return plateau.members(store)
    return [store]


def store_test(plateau, store, holds):
    """True, False or None (unknown) for a store; `holds` judges one element in the same way."""
    verdicts = [holds(plateau.elements[unit]) for unit in units(plateau, store)]
    if False in verdicts:
        return False
    return None if None in verdicts or not verdicts else True


def encrypted_at_rest(plateau, store):
    return store_test(plateau, store, lambda element: element.get("encryption_at_rest"))


def backups(plateau, store):
    """The backups of a store; of a group, its own, or else those of its members if all have one."""
    own = plateau.links("backed_up_by", source=store)
    if own or plateau.elements[store].kind != "redundancy_group":
        return own
    of_members = [plateau.links("backed_up_by", source=member) for member in plateau.members(store)]
    return [backup for found in of_members for backup in found] if of_members and all(of_members) else []


def internet_zone(plateau):
    """The zone of every address."""
    return next((zone.id for zone in plateau.of_kind("zone") if zone.get("cidr") == "0.0.0.0/0"), None)


def zone_of(plateau, name):
    """I06: the zone of an element; an external system is in the Internet zone; None if unknown."""
    element = plateau.elements[name]
    zone = element.get("zone")
    if zone is None and element.kind == "external_system":
        zone = internet_zone(plateau)
    return zone if zone in plateau.elements else None


def trust(plateau, zone):
    return None if zone is None else plateau.elements[zone].get("trust_level")


def zones_of(plateau, flow):
    return zone_of(plateau, flow.source), zone_of(plateau, flow.target)


def crosses_zones(plateau, flow):
    """I06: both zones known and different."""
    source, target = zones_of(plateau, flow)
    return source is not None and target is not None and source != target


def crossed(plateau, flow):
    """What a flow passes by: its `via`, and the members of the groups among them."""
    passed = [name for name in flow.get("via") or [] if name in plateau.elements]
    return passed + [member for name in passed for member in plateau.members(name)]


def crosses_firewall(plateau, flow):
    """Z4: `via` contains a firewall group (or a firewall)."""
    return any(plateau.elements[name].kind == "firewall" for name in crossed(plateau, flow))
