"""Rules Z1 to Z6 on flows at one plateau.

Source: public-sector.md section 4. A flow is judged by the zones of its two ends; a flow with an
end in no known zone is not judged. In the form of `rules`.
"""

import settings
from hosting import crossed, crosses_firewall, crosses_zones, internet_zone, trust, zone_of, zones_of
from rules import fault

INTERNAL_TRUST = 2
HIGH_TRUST = 3


def inter_zone(situation):
    return [flow for flow in situation.plateau.flows if crosses_zones(situation.plateau, flow)]


def in_zone(plateau, zone, words):
    return zone is not None and plateau.elements[zone].mentions(*words)


def by_the_dmz(plateau, flow):
    """A flow is not direct when something that it passes by stands in a DMZ."""
    return any(
        in_zone(plateau, zone_of(plateau, name), settings.DEMILITARISED_ZONE) for name in crossed(plateau, flow)
    )


def z1(situation):
    """No flow from trust 0 directly to trust ≥ 3: it ends in a DMZ or an exposed service."""
    plateau = situation.plateau
    for flow in inter_zone(situation):
        source, target = zones_of(plateau, flow)
        if trust(plateau, source) == 0:
            allowed = (
                (trust(plateau, target) or 0) < HIGH_TRUST
                or plateau.elements[flow.target].get("exposed") is True
                or by_the_dmz(plateau, flow)
            )
            yield flow.id, fault(flow.id, allowed)


def z2(situation):
    """The DMZ opens no connection towards internal zones, except declared ones: with a justification."""
    plateau = situation.plateau
    for flow in inter_zone(situation):
        source, target = zones_of(plateau, flow)
        from_dmz = in_zone(plateau, source, settings.DEMILITARISED_ZONE)
        if from_dmz and (trust(plateau, target) or 0) >= INTERNAL_TRUST:
            yield flow.id, fault(flow.id, flow.filled("justification"))


def z3(situation):
    """Administration protocols start from the administration zone or a bastion."""
    plateau = situation.plateau
    for flow in plateau.flows:
        if (flow.get("protocol") or "").upper().startswith(settings.ADMINISTRATION_PROTOCOLS):
            source = zone_of(plateau, flow.source)
            bastion = (
                plateau.elements[flow.source].mentions(settings.BASTION)
                or settings.BASTION in (flow.get("auth") or "").lower()
            )
            known = None if source is None else in_zone(plateau, source, settings.ADMINISTRATION_ZONE)
            yield flow.id, fault(flow.id, bastion or known)


def z4(situation):
    """Inter-zone flows cross a filtering element."""
    for flow in inter_zone(situation):
        yield flow.id, fault(flow.id, crosses_firewall(situation.plateau, flow))


def z5(situation):
    """A zone of objects or video never reaches data zones directly."""
    plateau = situation.plateau
    for flow in inter_zone(situation):
        source, target = zones_of(plateau, flow)
        if in_zone(plateau, source, settings.OBJECT_OR_VIDEO_ZONE):
            reaches = in_zone(plateau, target, settings.DATA_ZONE)
            yield flow.id, fault(flow.id, not reaches or by_the_dmz(plateau, flow))


def z6(situation):
    """Outgoing Internet access passes by a proxy or gateway."""
    plateau = situation.plateau
    for flow in inter_zone(situation):
        source, target = zones_of(plateau, flow)
        if target == internet_zone(plateau) and trust(plateau, source) != 0:
            passes = any(
                plateau.elements[name].mentions(*settings.PROXY_OR_GATEWAY) for name in crossed(plateau, flow)
            )
            yield flow.id, fault(flow.id, passes)


ZONING = {"Z1": z1, "Z2": z2, "Z3": z3, "Z4": z4, "Z5": z5, "Z6": z6}
