"""Indicators I17 to I30: obsolescence, documentation, requirements, data, energy, change.

Source: public-sector.md section 8.
"""

from collections import Counter, defaultdict

import hosting
import settings
from changes import CLAIM, claims, differences, each
from energy import Energy
from exposure import volume
from figures import figure, ids, ratio, share


def indicators(situation, violations, applicable, maturity, document):
    plateau = situation.plateau
    energy = Energy(plateau)
    return {
        "I17": obsolescence(plateau, lambda eol: eol < plateau.start.isoformat()),
        "I18": obsolescence(plateau, lambda eol: plateau.start.isoformat() <= eol < in_two_years(plateau)),
        "I19": documentation_maturity(maturity),
        "I20": requirement_coverage(document, violations, applicable),
        "I21": non_conformities(document, violations),
        "I22": data_volume(plateau),
        "I23": register_completeness(situation),
        "I24": volume_years(plateau),
        "I25": energy_use(energy),
        "I26": carbon(energy),
        "I27": backup_coverage(plateau),
        "I28": flow_documentation(plateau),
    }


def in_two_years(plateau):
    start = plateau.start
    return f"{start.year + 2:04}-{start.month:02}-{start.day:02}"


def obsolescence(plateau, counts):
    """Components whose end of support falls in the span / components with eol known; with coverage."""
    known = [element for element in plateau.elements.values() if element.filled("eol")]
    components = plateau.of_kind(*settings.COMPONENTS)
    per_kind = defaultdict(lambda: [0, 0])
    for component in components:
        per_kind[component.kind][0] += component.filled("eol")
        per_kind[component.kind][1] += 1
    parts = {
        "coverage": ratio(len([found for found in components if found.filled("eol")]), len(components))["value"],
        "coverage_by_kind": dict(per_kind),
        "components": len(components),
    }
    return share([element.id for element in known if counts(element.get("eol"))], ids(known), parts=parts)


def documentation_maturity(maturity):
    """Conforming objects / objects in scope, per level; the value is that of level 1."""
    parts = {
        level: ratio(found["conforming"], found["in_scope"])["value"] for level, found in maturity.items()
    }
    first = maturity["1"]
    return ratio(
        first["conforming"], first["in_scope"], parts={"levels": parts}, members=first["missing"], of="non-conforming"
    )


def requirement_coverage(document, violations, applicable):
    """Σ severity × (applicable − violations) / Σ severity × applicable."""
    severity = {requirement["id"]: requirement["severity"] for requirement in document["requirements"]}
    weight = sum(severity[rule] * applicable[rule] for rule in severity)
    missed = sum(severity[rule] * len(violations[rule]) for rule in severity)
    return ratio(weight - missed, weight, members=[rule for rule in severity if violations[rule]], of="non-conforming")


def non_conformities(document, violations):
    """Number per requirement and per level."""
    per_requirement, per_level = {}, Counter()
    for requirement in document["requirements"]:
        number = len(violations[requirement["id"]])
        per_requirement[requirement["id"]] = number
        per_level[requirement["level"]] += number
    total = sum(per_requirement.values())
    parts = {"per_requirement": per_requirement, "per_level": dict(per_level)}
    members = [rule for rule, number in per_requirement.items() if number]
    return figure(total, total, len(per_requirement), "violations", parts=parts, members=members)


def data_volume(plateau):
    """Σ v(d), per category; projection at n years Σ v(d)(1 + g_d)ⁿ."""
    if not plateau.data_sets:
        return figure(None, None, None, "GB")
    per_category = Counter()
    for data in plateau.data_sets:
        per_category[data.get("category")] += volume(data)
    years = settings.PROJECTION_YEARS
    projection = sum(volume(data) * (1 + (data.get("growth_pct") or 0) / 100) ** years for data in plateau.data_sets)
    total = sum(per_category.values())
    parts = {"per_category": dict(per_category), "projection_years": years, "projection": projection}
    return figure(total, total, len(plateau.data_sets), "GB", parts=parts, members=ids(plateau.data_sets))


def register_completeness(situation):
    """Personal and health data sets with legal basis, data subjects and retention / all of them."""
    data_sets = situation.data_sets(*settings.PERSONAL)
    needed = ("legal_basis", "data_subjects", "retention_years")
    complete = [data.id for data in data_sets if all(data.filled(name) for name in needed)]
    return share(complete, ids(data_sets), failing=True)


def volume_years(plateau):
    """Σ v(d) × min(retention, 99) / 1000."""
    known = [data for data in plateau.data_sets if data.filled("retention_years") and data.filled("volume_gb")]
    if not known:
        return figure(None, None, None, "TB·years")
    total = sum(volume(data) * min(data.get("retention_years"), 99) for data in known) / 1000
    return figure(total, total, len(known), "TB·years", members=ids(known))


def energy_use(energy):
    """Sum of the four terms."""
    parts = {
        "terms": energy.terms,
        "by_country": dict(energy.by_country),
        "estimated": energy.estimated,
        "not_estimated": energy.not_estimated,
    }
    total, counted = energy.total, len(energy.estimated)
    return figure(total, total, counted, "kWh/year", parts, energy.not_estimated, "not estimated")


def carbon(energy):
    """Σ over countries kWh × emission factor."""
    total = sum(energy.carbon.values())
    return figure(total, total, len(energy.carbon), "kgCO2e/year", {"by_country": energy.carbon}, energy.carbon)


def backup_coverage(plateau):
    """Stores with a backup / stores; and with an immutable or offline backup."""
    stores = hosting.all_stores(plateau)
    vaults = {
        store: [plateau.elements[backup.target] for backup in hosting.backups(plateau, store)] for store in stores
    }
    saved = [store for store in stores if vaults[store]]
    safe = [
        store for store in stores
        if any(vault.get("immutable") is True or vault.get("offline") is True for vault in vaults[store])
    ]
    parts = {"immutable_or_offline": len(safe), "immutable_or_offline_ratio": ratio(len(safe), len(stores))["value"],
             "without_immutable_or_offline": [store for store in stores if store not in safe]}
    return share(saved, stores, parts=parts, failing=True)


def flow_documentation(plateau):
    """Flows with protocol, port, encryption, authentication and justification / |F|."""
    needed = ("protocol", "port", "encryption", "auth", "justification")
    documented = [flow.id for flow in plateau.flows if all(flow.filled(name) for name in needed)]
    return share(documented, ids(plateau.flows), failing=True)


def of_the_step(document, before, after):
    """I29 and I30, for the step from the plateau before; not applicable to the first one."""
    if before is None:
        return {"I29": figure(None, None, None, "differences"), "I30": figure(None, None, None, "ratio")}
    found = differences(before, after)
    ends = {raw["id"]: {raw["from"], raw["to"]} for raw in document["relations"]}
    return {"I29": change_volume(found), "I30": roadmap_coverage(found, claims(document, before, after), ends)}


def change_volume(found):
    """Added + removed + changed elements and relations between two plateaus."""
    total = len(each(found))
    parts = {what: {how: len(names) for how, names in found[what].items()} for what in found}
    return figure(total, total, 1, "differences", parts=parts, members=[name for _, _, name in each(found)])


def roadmap_coverage(found, claimed, ends):
    """Differences claimed by a work package / differences; `ends` are those of the relations."""
    names = {name for _, name in claimed}
    all_of_them = each(found)
    covered = [name for _, _, name in all_of_them if name in names]
    elements = [name for what, _, name in all_of_them if what == "elements"]
    differing = {name for _, _, name in all_of_them}
    parts = {
        "elements_claimed": len([name for name in elements if name in names]),
        "elements": len(elements),
        "relations_claimed": len(covered) - len([name for name in elements if name in names]),
        "relations": len(all_of_them) - len(elements),
        "relations_at_a_claimed_element": len(
            [name for what, _, name in all_of_them if what == "relations" and names & ends[name]]
        ),
        "elements_unclaimed": [name for name in elements if name not in names],
        "claims_without_difference": sorted(names - differing),
        "claims_of_another_kind": sorted(
            name for _, how, name in all_of_them if name in names and (CLAIM[how], name) not in claimed
        ),
    }
    return ratio(len(covered), len(all_of_them), parts=parts, members=covered)
