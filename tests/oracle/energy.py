"""Energy and carbon of one plateau, in the order of magnitude.

Source: public-sector.md section 8.1 (I25, I26).
"""

from collections import defaultdict

HOURS_PER_YEAR = 8760
KILO = 1000

PUE_OWN_ROOM = 1.58
PUE_CLOUD = 1.2

# Watts per virtual processor, and the share of the time that it works.
VCPU_IDLE_W, VCPU_BUSY_W, LOAD = 0.74, 3.5, 0.5
WATTS_PER_TB = {"ssd": 1.2, "hdd": 0.65, "tape": 0}
KWH_PER_GB = 0.001
MONTHS = 12

# kgCO2e per kWh.
EMISSION = {"FR": 0.098, "IE": 0.384, "NL": 0.45, "DE": 0.422}
EMISSION_EUROPE = 0.38
COUNTRY_OF_TRANSFERS = "FR"

CLOUD = ("cloud_service", "saas_service")
WITHOUT_ESTIMATE = CLOUD + ("firewall", "switch", "router", "hypervisor", "storage", "backup_vault")


class Energy:
    """kWh per year, by term and by country, and what could not be estimated."""

    def __init__(self, plateau):
        self.terms = dict.fromkeys(("equipment", "compute", "storage", "transfers"), 0.0)
        self.by_country = defaultdict(float)
        self.estimated = []
        for element in plateau.elements.values():
            term, watts = power(element)
            if term:
                self.add(term, watts * HOURS_PER_YEAR / KILO * pue(plateau, element), country(plateau, element))
                self.estimated.append(element.id)
        per_year = sum(flow.get("volume_gb_month") or 0 for flow in plateau.flows) * MONTHS
        self.add("transfers", per_year * KWH_PER_GB, COUNTRY_OF_TRANSFERS)
        self.not_estimated = [
            element.id
            for element in plateau.elements.values()
            if element.id not in self.estimated and self.should_count(plateau, element)
        ]

    def add(self, term, kwh, where):
        self.terms[term] += kwh
        self.by_country[where] += kwh

    def should_count(self, plateau, element):
        """Services, equipment, and servers that no counted equipment carries."""
        if element.kind != "logical_server":
            return element.kind in WITHOUT_ESTIMATE
        hosts = plateau.targets("hosted_on", element.id)
        hosts += [member for host in hosts for member in plateau.members(host)]
        return not any(host in self.estimated for host in hosts)

    @property
    def total(self):
        return sum(self.terms.values())

    @property
    def carbon(self):
        return {where: kwh * EMISSION.get(where, EMISSION_EUROPE) for where, kwh in self.by_country.items()}


def power(element):
    """The term that an element falls under, and its watts before the PUE: the first that applies."""
    if element.get("power_w") is not None:
        return "equipment", element.get("power_w")
    if element.kind in CLOUD and element.get("vcpu") is not None:
        return "compute", element.get("vcpu") * (VCPU_IDLE_W + LOAD * (VCPU_BUSY_W - VCPU_IDLE_W))
    if element.get("capacity_tb") is not None and element.get("media") in WATTS_PER_TB:
        replicas = 2 if element.get("replicated") is True else 1
        return "storage", element.get("capacity_tb") * WATTS_PER_TB[element.get("media")] * replicas
    return None, 0


def pue(plateau, element):
    found = plateau.nearest(element.id, "pue")
    if found is not None:
        return found
    kinds = {plateau.elements[name].kind for name in plateau.containers(element.id)}
    return PUE_CLOUD if "provider" in kinds else PUE_OWN_ROOM


def country(plateau, element):
    return plateau.nearest(element.id, "country") or "unknown"
