"""Indicators I01 to I10: hosting, sovereignty, encryption, authentication, exposure.

Source: public-sector.md section 8.
"""

from collections import Counter, defaultdict

import hosting
import settings
from figures import figure, ids, ratio, share


def indicators(situation):
    plateau = situation.plateau
    return {
        "I01": hybridisation_ratio(plateau),
        "I02": hybridisation_index(plateau),
        "I03": sovereign_applications(plateau),
        "I04": sovereign_personal_data(situation),
        "I05": supplier_concentration(plateau),
        "I06": encryption([flow for flow in plateau.flows if hosting.crosses_zones(plateau, flow)]),
        "I07": encryption([flow for flow in plateau.flows if sensitive(plateau, flow)]),
        "I08": encryption_at_rest(situation),
        "I09": strong_authentication(plateau),
        "I10": exposed_applications(plateau),
    }


def models(plateau):
    counts = Counter(application.get("hosting") for application in plateau.applications)
    return {model: counts.get(model, 0) for model in settings.HOSTING_MODELS}


def hybridisation_ratio(plateau):
    """|{a ∈ A : hosting ≠ on_prem}| / |A|; plus counts per model."""
    outside = [application.id for application in plateau.applications if application.get("hosting") != "on_prem"]
    return share(outside, ids(plateau.applications), parts={"per_model": models(plateau)})


def hybridisation_index(plateau):
    """(1 − Σ pₘ²) / (1 − 1/4)."""
    counts = models(plateau)
    total = sum(counts.values())
    if not total:
        return figure(None, None, None, "index")
    spread = 1 - sum((count / total) ** 2 for count in counts.values())
    return figure(spread / 0.75, spread, 0.75, "index", parts={"per_model": counts})


def sovereign_applications(plateau):
    """Share of a with σ(a) ≥ 3."""
    levels = {name: hosting.sovereignty(plateau, name) for name in ids(plateau.applications)}
    conforming = [name for name, level in levels.items() if level is not None and level >= 3]
    return share(conforming, list(levels), parts={"level": levels}, failing=True)


def volume(data):
    return data.get("volume_gb") or 0


def by_volume(data_sets, conforms):
    """The share, by volume, of the data sets that conform."""
    conforming = [data for data in data_sets if conforms(data)]
    return ratio(
        sum(volume(data) for data in conforming),
        sum(volume(data) for data in data_sets),
        parts={"data_sets_conforming": len(conforming), "data_sets": len(data_sets)},
        members=[data.id for data in data_sets if data not in conforming],
        of="non-conforming",
    )


def sovereign_personal_data(situation):
    """Σ v(d) for personal and health d whose stores all have σ ≥ 3 / Σ v(d) over those d."""
    def sovereign(data):
        levels = [hosting.sovereignty(situation.plateau, store) for store in situation.stores(data)]
        return bool(levels) and all(level is not None and level >= 3 for level in levels)

    return by_volume(situation.data_sets(*settings.PERSONAL), sovereign)


def supplier_concentration(plateau):
    """HHI: Σ s_p², an application on several providers counting for 1/number."""
    shares = defaultdict(float)
    for application in plateau.applications:
        found = hosting.providers(plateau, application.id) or ["internal"]
        for provider in found:
            shares[provider] += 1 / len(found)
    total = len(plateau.applications)
    if not total:
        return figure(None, None, None, "index")
    return figure(
        sum((count / total) ** 2 for count in shares.values()),
        sum(count ** 2 for count in shares.values()), total ** 2, "index",
        parts={"applications": dict(shares)}, members=shares,
    )


def encryption(flows):
    """Flows with encryption ≠ aucun / flows."""
    return share([flow.id for flow in flows if flow.encrypted], ids(flows), failing=True)


def sensitive(plateau, flow):
    """I07: the flow carries a data set with C ≥ 3."""
    carried = [plateau.elements[data] for data in flow.get("data") or [] if data in plateau.elements]
    return any(((data.get("dict") or {}).get("c") or 0) >= 3 for data in carried)


def encryption_at_rest(situation):
    """Σ v(d) with all stores encrypted / Σ v(d), over personal, health, financial."""
    def encrypted(data):
        found = situation.stores(data)
        return bool(found) and all(hosting.encrypted_at_rest(situation.plateau, store) is True for store in found)

    return by_volume(situation.data_sets(*settings.SENSITIVE_AT_REST), encrypted)


def strong_authentication(plateau):
    """Applications of criticality ≥ 3 with mfa / applications of criticality ≥ 3."""
    critical = [application for application in plateau.applications if (application.get("criticality") or 0) >= 3]
    return share([found.id for found in critical if found.get("mfa") is True], ids(critical), failing=True)


def exposed_applications(plateau):
    """Applications receiving a flow from a zone of trust 0 other than their own."""
    exposed = set()
    for flow in plateau.flows:
        source, target = hosting.zones_of(plateau, flow)
        if plateau.elements[flow.target].kind == "application":
            if hosting.trust(plateau, source) == 0 and source != target:
                exposed.add(flow.target)
    total = len(plateau.applications)
    return figure(len(exposed) if total else None, len(exposed), total, "applications", members=exposed)
