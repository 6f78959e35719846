"""Rules EX-01 to EX-15 at one plateau.

Source: public-sector.md section 9.

A rule is a function of the `Situation` that yields, for each subject it applies to, the subject
and its faults: pairs (place of the fault, whether it is only an unknown attribute).
"""

from math import inf

import hosting
import settings
from dependence import DOWN, Dependences
from recovery import data_losses, recovery_times


class Situation:
    """A plateau with what several rules and indicators need of it, computed once."""

    def __init__(self, plateau):
        self.plateau = plateau
        self.dependences = Dependences(plateau)
        self.points = self.dependences.single_points_of_failure()
        self.principal_site = settings.principal_site(plateau)
        lost = [self.principal_site] if self.principal_site else []
        self.after_site_loss = self.dependences.propagate(*lost)
        self.times_after_site_loss = recovery_times(self.dependences, *lost)
        self.losses_after_site_loss = data_losses(self.dependences, *lost)

    def data_sets(self, *categories):
        return [data for data in self.plateau.data_sets if not categories or data.get("category") in categories]

    def stores(self, data):
        return hosting.stores(self.plateau, data.id)


def fault(place, verdict):
    """No fault if the verdict is true; else the place, unknown if the verdict is None."""
    return [] if verdict is True else [(place, verdict is None)]


def at_stores(situation, data, holds):
    """The faults of a test that every store must pass; a data set without store is unknown."""
    stores = situation.stores(data)
    if not stores:
        return [(data.id, True)]
    return [found for store in stores for found in fault(store, holds(store))]


def unencrypted_flows(situation, data):
    return [found for flow in situation.plateau.carrying(data.id) for found in fault(flow.id, flow.encrypted)]


def processing(situation, data, holds):
    """The faults of a test that every processing application must pass."""
    applications = situation.plateau.processing(data.id)
    if not applications:
        return [(data.id, True)]
    elements = situation.plateau.elements
    return [found for name in applications for found in fault(name, holds(elements[name]))]


def ex01(situation):
    """All stores encrypted at rest and no flow carrying it unencrypted."""
    for data in situation.data_sets(*settings.PERSONAL):
        at_rest = at_stores(situation, data, lambda store: hosting.encrypted_at_rest(situation.plateau, store))
        yield data.id, at_rest + unencrypted_flows(situation, data)


def access_controlled(element):
    control = element.get("access_control")
    return None if control is None else control != "aucun"


def ex02(situation):
    """Every store has access control; every processing application has mfa or depends on the sign-on."""
    plateau = situation.plateau

    def authenticated(application):
        needed = [plateau.elements[name] for name in plateau.targets("depends_on", application.id)]
        return any(other.mentions(*settings.SINGLE_SIGN_ON) for other in needed) or application.get("mfa")

    for data in situation.data_sets(*settings.PERSONAL):
        access = at_stores(situation, data, lambda store: hosting.store_test(plateau, store, access_controlled))
        yield data.id, access + processing(situation, data, authenticated)


def ex03(situation):
    """Every processing application has mfa."""
    for data in situation.data_sets("financial"):
        yield data.id, processing(situation, data, lambda application: application.get("mfa"))


def ex04(situation):
    """Every store has a backup with an interval of 24 h at most."""
    def backed_up(store):
        intervals = [backup.get("interval_h") for backup in hosting.backups(situation.plateau, store)]
        if any(interval is not None and interval <= 24 for interval in intervals):
            return True
        return None if None in intervals else False

    for data in situation.data_sets("public"):
        yield data.id, at_stores(situation, data, backed_up)


def ex05(situation):
    """No unencrypted flow carries it and every inter-zone flow carrying it crosses a firewall group."""
    plateau = situation.plateau
    for data in situation.data_sets("financial"):
        unfiltered = [
            (flow.id, False)
            for flow in plateau.carrying(data.id)
            if hosting.crosses_zones(plateau, flow) and not hosting.crosses_firewall(plateau, flow)
        ]
        yield data.id, unencrypted_flows(situation, data) + unfiltered


def archiving(plateau):
    """The archiving service: the application and all that it is hosted on."""
    applications = [
        application.id for application in plateau.applications if application.mentions(*settings.ARCHIVING_SERVICE)
    ]
    return {name for application in applications for name in hosting.hosting_closure(plateau, application)}


def copies(plateau, store):
    """1 + replicated + number of backups."""
    replicated = plateau.elements[store].get("replicated") is True or plateau.links("replicates_to", source=store)
    return 1 + bool(replicated) + len(hosting.backups(plateau, store))


def ex06(situation):
    """Stored in the archiving service or a flow carries it there, and two copies of each store."""
    plateau = situation.plateau
    service = archiving(plateau)
    for data in situation.data_sets("archive"):
        stored = any(store in service for store in situation.stores(data))
        sent = any(flow.target in service for flow in plateau.carrying(data.id))
        few = at_stores(situation, data, lambda store: copies(plateau, store) >= 2)
        yield data.id, fault(data.id, stored or sent) + few


def ex07(situation):
    """Every store has antivirus."""
    for data in situation.data_sets("public"):
        yield data.id, at_stores(
            situation,
            data,
            lambda store: hosting.store_test(situation.plateau, store, lambda element: element.get("antivirus")),
        )


def ex08(situation):
    """Flows of administration or remote maintenance: authentication uses a bastion."""
    for flow in situation.plateau.flows:
        if (flow.get("justification") or "").strip().lower() in settings.ADMINISTRATION_REASONS:
            authentication = flow.get("auth")
            known = authentication not in (None, "")
            yield flow.id, fault(flow.id, settings.BASTION in authentication.lower() if known else None)


def ex09(situation):
    """Every store has σ ≥ 3."""
    def sovereign(store):
        level = hosting.sovereignty(situation.plateau, store)
        return None if level is None else level >= 3

    for data in situation.data_sets(*settings.PERSONAL):
        yield data.id, at_stores(situation, data, sovereign)


def filled(data, *names):
    return [(data.id, False)] if not all(data.filled(name) for name in names) else []


def ex10(situation):
    """Legal basis, data subjects, retention filled."""
    for data in situation.data_sets(*settings.PERSONAL):
        yield data.id, filled(data, "legal_basis", "data_subjects", "retention_years")


def ex11(situation):
    """On own premises, or every provider in the hosting closure is certified for health data."""
    plateau = situation.plateau

    def certified(store):
        lists = [plateau.elements[provider].get("qualifications") for provider in hosting.providers(plateau, store)]
        if any(found is not None and "HDS" not in found for found in lists):
            return False
        return None if None in lists else True

    for data in situation.data_sets("health"):
        yield data.id, at_stores(situation, data, certified)


def ex12(situation):
    """No single point of failure that is equipment, link, power or provider."""
    elements = situation.plateau.elements
    for service in situation.plateau.vital_services:
        points = situation.points[service.id]
        yield service.id, [(name, False) for name in points if elements[name].kind in settings.SINGLE_POINT_TYPES]


def ex13(situation):
    """Not Down when the principal site is lost, or RTO ≤ DMIA."""
    if situation.principal_site is None:
        return
    for service in situation.plateau.vital_services:
        verdict = situation.after_site_loss[service.id] != DOWN
        if not verdict:
            need = service.get("dmia_h")
            verdict = None if need is None else situation.times_after_site_loss.get(service.id, inf) <= need
        yield service.id, fault(situation.principal_site, verdict)


def ex14(situation):
    """End of support not before the start of the plateau."""
    for element in situation.plateau.elements.values():
        if element.filled("eol"):
            yield element.id, fault(element.id, element.get("eol") >= situation.plateau.start.isoformat())


def ex15(situation):
    """Retention and volume filled."""
    for data in situation.data_sets():
        yield data.id, filled(data, "retention_years", "volume_gb")


RULES = {
    "EX-01": ex01, "EX-02": ex02, "EX-03": ex03, "EX-04": ex04, "EX-05": ex05,
    "EX-06": ex06, "EX-07": ex07, "EX-08": ex08, "EX-09": ex09, "EX-10": ex10,
    "EX-11": ex11, "EX-12": ex12, "EX-13": ex13, "EX-14": ex14, "EX-15": ex15,
}


def evaluate(rules, situation):
    """Per rule the violations, by subject, and the number of subjects it applies to."""
    violations, applicable = {}, {}
    for name, rule in rules.items():
        judged = list(rule(situation))
        applicable[name] = len(judged)
        violations[name] = sorted(
            (violation(subject, faults) for subject, faults in judged if faults), key=lambda found: found["subject"]
        )
    return violations, applicable


def violation(subject, faults):
    found = {"subject": subject, "at": sorted({place for place, _ in faults})}
    if all(unknown for _, unknown in faults):
        found["unknown"] = True
    return found
