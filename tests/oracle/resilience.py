"""Indicators I11 to I16: single points of failure, losses, availability, recovery.

Source: public-sector.md section 8; impact-semantics.md sections 6 to 8.
"""

from math import inf

import settings
from availability import availability
from dependence import DOWN
from figures import figure, ids, ratio, share
from recovery import recovery_times


def indicators(situation):
    return {
        "I11": single_points(situation),
        "I12": loss_of_the_main_site(situation),
        "I13": worst_supplier(situation),
        "I14": lowest_availability(situation),
        "I15": rto_compliance(situation),
        "I16": rpo_compliance(situation),
    }


def single_points(situation):
    """Distinct single points of failure of at least one service of S4; and count per service."""
    vital = ids(situation.plateau.vital_services)
    points = {name for service in vital for name in situation.points[service]}
    parts = {
        "per_service": {service: len(found) for service, found in situation.points.items()},
        "points": {service: sorted(found) for service, found in situation.points.items()},
    }
    return figure(len(points) if vital else None, len(points), len(vital), "elements", parts=parts, members=points)


def loss_of_the_main_site(situation):
    """Services of S4 Down when the principal site is lost / |S4|."""
    vital = ids(situation.plateau.vital_services) if situation.principal_site else []
    down = [service for service in vital if situation.after_site_loss[service] == DOWN]
    parts = {
        "principal_site": situation.principal_site,
        "services_down": situation.dependences.services_down(situation.after_site_loss),
    }
    return share(down, vital, parts=parts)


def worst_supplier(situation):
    """Max over providers of services Down when it is lost / |S|."""
    services = situation.plateau.services
    down = {
        provider.id: situation.dependences.services_down(situation.dependences.propagate(provider.id))
        for provider in situation.plateau.of_kind("provider")
    }
    if not services or not down:
        return figure(None, None, None, "ratio")
    worst = max(down, key=lambda provider: len(down[provider]))
    parts = {"provider": worst, "services_down": {provider: len(found) for provider, found in down.items()}}
    return ratio(len(down[worst]), len(services), parts=parts, members=down[worst])


def lowest_availability(situation):
    """Min over S4 of computed availability; with the quantified share q/n of that service."""
    found = {
        service.id: availability(situation.dependences, service.id) for service in situation.plateau.services
    }
    vital = {service: found[service] for service in ids(situation.plateau.vital_services)}
    if not vital:
        return figure(None, None, None, "probability")
    lowest = min(vital, key=lambda service: vital[service][0])
    value, quantified, elements = vital[lowest]
    parts = {
        "service": lowest,
        "availability": {service: result[0] for service, result in found.items()},
        "quantified": {service: list(result[1:]) for service, result in found.items()},
    }
    return figure(value, quantified, elements, "probability", parts=parts, members=[lowest])


def rto_compliance(situation):
    """(Service, scenario) pairs with service not Down or RTO ≤ DMIA / pairs."""
    services = situation.plateau.services
    scenarios = settings.loss_scenarios(situation.plateau)
    failing = {}
    for lost in scenarios:
        times = recovery_times(situation.dependences, lost)
        failing[lost] = {
            service.id: times[service.id]
            for service in services
            if service.id in times and not in_time(times[service.id], service.get("dmia_h"))
        }
    pairs = len(services) * len(scenarios)
    missed = sum(len(found) for found in failing.values())
    parts = {
        "scenarios": scenarios,
        "failing": {lost: len(found) for lost, found in failing.items()},
        "failing_rto_h": failing,
    }
    members = [f"{service} / {lost}" for lost, found in failing.items() for service in found]
    return ratio(pairs - missed, pairs, parts=parts, members=members, of="non-conforming")


def in_time(hours, need):
    return need is not None and hours <= need


def rpo_compliance(situation):
    """Data sets with RPO(main site loss) ≤ PDMA / |D|."""
    if not situation.principal_site:
        return figure(None, None, None, "ratio")
    losses = situation.losses_after_site_loss
    data_sets = situation.plateau.data_sets
    conforming = [data.id for data in data_sets if in_time(losses[data.id], data.get("pdma_h"))]
    parts = {"rpo_h": {name: "lost" if hours == inf else hours for name, hours in losses.items()}}
    return share(conforming, ids(data_sets), parts=parts, failing=True)
