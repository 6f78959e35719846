"""Comparison with the published reference values (metropole-expected.json)."""

from changes import differences
from dependence import DEGRADED, DOWN
from recovery import data_losses, recovery_times

TOLERANCE = {"availability": 1e-9, "indicators": 5e-5}


def comparisons(published, plateaus, situations, results):
    """Yields (what, published value, own value, whether they agree)."""
    situation = situations[published["plateau"]]
    yield from of_counts(published["counts"], situation.plateau)
    for scenario in published["scenarios"]:
        yield from of_scenario(scenario, situation)
    for service, points in published["single_points_of_failure"].items():
        yield same(f"single points of {service}", points, sorted(situation.points[service]))
    own = results[published["plateau"]]["indicators"]
    for service, value in published["availability"].items():
        found = own["I14"]["parts"]["availability"][service]
        yield f"availability of {service}", value, found, abs(value - found) <= TOLERANCE["availability"]
    yield from of_indicators(published["indicators"], own)
    for step, expected in published["differences"].items():
        before, after = (next(found for found in plateaus if found.id == name) for name in step.split("->"))
        found = differences(before, after)
        for what, counts in expected.items():
            yield same(f"{step} {what}", counts, {how: len(found[what][how]) for how in counts})


def same(what, published, own):
    return what, published, own, published == own


def of_counts(counts, plateau):
    yield same("elements", counts["elements"], len(plateau.elements))
    yield same("relations", counts["relations"], len(plateau.relations))
    yield same("flows", counts["flows"], len(plateau.flows))


def of_scenario(scenario, situation):
    plateau, dependences = situation.plateau, situation.dependences
    lost = scenario["injected"]
    name = "loss of " + ", ".join(lost)
    state = dependences.propagate(*lost)

    def in_state(wanted, *kinds):
        return [element for element, found in state.items()
                if found == wanted and (not kinds or plateau.elements[element].kind in kinds)]

    yield same(f"{name}: down", scenario["down_total"], len(in_state(DOWN)))
    yield same(f"{name}: degraded", scenario["degraded_total"], len(in_state(DEGRADED)))
    yield same(f"{name}: applications down", scenario["applications_down"], in_state(DOWN, "application"))
    yield same(f"{name}: services down", scenario["services_down"], in_state(DOWN, "business_service"))
    yield same(f"{name}: services degraded", scenario["services_degraded"], in_state(DEGRADED, "business_service"))
    yield same(f"{name}: data sets down", scenario["data_sets_down"], in_state(DOWN, "data_set"))
    flows = sum(dependences.flow_state(flow, state) == DOWN for flow in plateau.flows)
    yield same(f"{name}: flows down", scenario["flows_down"], flows)
    times = recovery_times(dependences, *lost)
    own = {service: round(times[service], 4) for service in in_state(DOWN, "business_service")}
    yield same(f"{name}: RTO", scenario["rto_h"], own)
    losses = {data: hours for data, hours in data_losses(dependences, *lost).items() if hours}
    own = {data: "lost" if hours == float("inf") else hours for data, hours in losses.items()}
    yield same(f"{name}: RPO", scenario["rpo_h"], own)
    groups = [
        {"group": group, "available": sum(state[member] != DOWN for member in members),
         "k": dependences.threshold(group), "n": len(members)}
        for group, members in dependences.members.items()
        if state[group] != DOWN and any(state[member] == DOWN for member in members)
    ]
    yield same(f"{name}: redundancy lost", scenario["redundancy_lost"], groups)


def fraction(figure):
    return f"{figure['numerator']}/{figure['denominator']}"


def of_indicators(published, own):
    at_rest = own["I08"]["parts"]
    exact = {
        "I01_hosting_counts": own["I01"]["parts"]["per_model"],
        "I06_interzone_flows": own["I06"]["denominator"],
        "I07_sensitive_flows": own["I07"]["denominator"],
        "I08_at_rest_count": f"{at_rest['data_sets_conforming']}/{at_rest['data_sets']}",
        "I09_mfa": fraction(own["I09"]),
        "I17_obsolete": fraction(own["I17"]),
        "I22_volume_gb": own["I22"]["value"],
        "I22_by_category": own["I22"]["parts"]["per_category"],
        "I23_register_complete": fraction(own["I23"]),
        "I28_flow_doc": fraction(own["I28"]),
    }
    rounded = {
        "I01_offprem_ratio": own["I01"]["value"],
        "I02_hybridisation_index": own["I02"]["value"],
        "I03_sovereignty_apps": own["I03"]["value"],
        "I06_interzone_encrypted": own["I06"]["value"],
        "I07_sensitive_encrypted": own["I07"]["value"],
        "I08_at_rest_volume": own["I08"]["value"],
    }
    for name, value in published.items():
        if name in exact:
            yield same(name, value, exact[name])
        elif name in rounded:
            yield name, value, rounded[name], abs(value - rounded[name]) <= TOLERANCE["indicators"]
        else:  # I22_volume_3y_gb, to a tenth
            found = own["I22"]["parts"]["projection"]
            yield name, value, found, abs(value - found) <= 0.05
